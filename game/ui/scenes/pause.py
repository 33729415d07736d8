"""The menu over a game: time stands while it is open.

Look for: `Pause`.
"""

from collections.abc import Sequence

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import FASTEST, SLOWEST
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import key_hints, menu_row, panel, paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head
from game.ui.widgets.panel import title_bottom
from game.words.facts import clock_text

FRAME = Rect(406.0, 96.0, 468.0, 0.0)
ROW = 44.0
DAY = 24 * 3600


class Pause:
    """Go on, slow down, set, end, leave."""

    name = "pause"

    def __init__(self) -> None:
        self._stopped = self._was_paused = False
        self._sure = False

    def enter(self, ui: Ui) -> None:
        """The game stops; settings may have been changed while it was left for them."""
        self.ui = ui
        if ui.play is not None and not self._stopped:
            self._stopped, self._was_paused = True, ui.play.paused
            ui.play.pause(True)

    def advance(self, seconds: float) -> None:
        """Real time passes; the pause is counted."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds)

    def draw(self, canvas: Canvas) -> None:
        """The hub, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        """Rows; each carries one fact."""
        ui, play = self.ui, self.ui.play
        if play is None:
            return ()
        say = ui.texts.say
        clock = clock_text(play.session.clock % DAY)[:5]
        effects = "reduced" if ui.settings.reduced_effects else "whole"
        rows = [
            ("go_on", "go_on", clock),
            ("slow", "slow", say(f"ui_pause.pace_{play.slow * 100:.0f}")),
            ("effects", "effects", say(f"ui_pause.{effects}")),
            ("settings", "settings", ""),
            ("help", "help", ""),
            ("leave", "leave", say("ui_pause.kept") if play.journal and not play.journal.trouble else ""),
            ("sure" if self._sure else "end", "end", ""),
        ]
        title = panel("pause", FRAME, say("ui_pause.title", title=ui.texts.shown(play.world.title)))
        top_row = head(ui, "pause.head", say("ui_pause.head"))
        made: list[Widget] = [top_row.title]
        top = title_bottom(title) + 4
        for id_, action, note in rows:
            at = Rect(FRAME.x + 16, top, FRAME.w - 32, ROW)
            made.append(menu_row(f"pause.{action}", at, say(f"ui_pause.{id_}"), action, note, inside="pause"))
            top = made[-1].rect.bottom + 4
        if play.journal and play.journal.trouble:
            at = Rect(FRAME.x + 16, top + 4, FRAME.w - 32, 0)
            words = say("ui_pause.trouble", why=play.journal.trouble)
            made.append(paragraph("pause.trouble", at, words, 18, "caution", inside="pause"))
            top = made[-1].rect.bottom
        frame = FRAME._replace(h=top + 12 - FRAME.y)
        whole = panel("pause", frame, say("ui_pause.title", title=ui.texts.shown(play.world.title)))
        hints = [("escape", say("ui_pause.go_on"), "go_on")]
        return [whole, *made, *key_hints("pause.keys", FRAME.x, frame.bottom + 12, hints), *top_row.signs]

    def on(self, action: str) -> None:
        """What a row does."""
        ui, play = self.ui, self.ui.play
        if play is None:
            return
        match action:
            case "go_on":
                play.pause(self._was_paused)
                ui.pop()
            case "slow":
                play.slower(0.5 if play.slow > SLOWEST else FASTEST / SLOWEST)
            case "effects":
                reduced = not ui.settings.reduced_effects
                ui.choose(ui.settings._replace(reduced_effects=reduced))
                play.note("effects", "reduced" if reduced else "whole")
            case "settings":
                from game.ui.scenes.settings import SettingsScene

                ui.push(SettingsScene())
            case "leave":
                from game.ui.scenes.title import Title

                play.leave()
                ui.opened(None)
                ui.restart(Title())
            case "end" if not self._sure:
                self._sure = True
                return
            case "end":
                from game.ui.scenes.ending import Ending

                play.pause(False)
                play.finish()
                ui.pop()
                ui.push(Ending())
            case _ if alarm_on(ui, action) or opened(ui, action):
                return
        self._sure = False
