"""Back in a saved game: where one was, while time stands until the player lets it run.

Look for: `Resumed`.
"""

from collections.abc import Iterator, Sequence

from game.retelling.wording import capital
from game.ui import board_rows, speech
from game.ui.board_rows import BUSY, WAITS, WALKS, Row
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.said import CAPTION, LINE
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import button, key_hints, panel, paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head
from game.words.facts import clock_text

FRAME = Rect(240.0, 96.0, 800.0, 0.0)
LEFT, WIDE = FRAME.x + 24, FRAME.w - 48
LOWEST = 640.0
MOST = 5
"""People whose work is told of."""
DAY = 24 * 3600


class Resumed:
    """A card over the hub."""

    name = "resumed"

    def __init__(self) -> None:
        self._kept: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        """Time stands, and goes on standing."""
        self.ui = ui
        if ui.play is not None:
            ui.play.pause(True)
        self._kept = None

    def advance(self, seconds: float) -> None:
        """Nothing passes: to come back is no pause of the player's."""

    def draw(self, canvas: Canvas) -> None:
        """The hub, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        play = self.ui.play
        if play is None:
            return ()
        state = (play.changed, self.ui.stretch, self.ui.settings)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made(play))
        return self._kept[1]

    def _made(self, play: Play) -> list[Widget]:
        say = self.ui.texts.say
        top = head(self.ui, "resumed.head", say("ui_resumed.title"))
        made: list[Widget] = []
        y = FRAME.y + 18
        for n, (words, size, colour, font) in enumerate(self._told(play)):
            line = paragraph(f"resumed.{n}", Rect(LEFT, y, WIDE, 0), words, size, colour, font, inside="resumed")
            if line.rect.bottom > LOWEST - 80:
                break
            made.append(line)
            y = line.rect.bottom + 6
        go = button(
            "resumed.run", Rect(LEFT, y + 10, WIDE, 50), say("ui_resumed.run"), "run", "space", inside="resumed",
            accent="selected",
        )  # fmt: skip
        frame = panel("resumed", FRAME._replace(h=go.rect.bottom + 16 - FRAME.y))
        hints = [("escape", say("ui_resumed.look"), "look")]
        # The button first: there the focus rests.
        keys = key_hints("resumed.keys", FRAME.x, frame.rect.bottom + 10, hints)
        return [top.title, frame, go, *made, *keys, *top.signs]

    def _told(self, play: Play) -> Iterator[tuple[str, float, str, str]]:
        """What one must know again: words, size, colour, font."""
        texts, clock = self.ui.texts, clock_text(play.session.clock % DAY)[:5]
        yield texts.say("ui_resumed.clock", clock=clock), 22.0, "text", "bodyb"
        last = next((each for each in reversed(play.said) if each.kind in (LINE, CAPTION)), None)
        if last is not None:
            at = clock_text((play.world.start + last.tick) % DAY)[:5]
            yield texts.say("ui_resumed.said", clock=at), 18.0, "dim", "uib"
            words = texts.say("ui_log.line", name=last.name, words=last.words) if last.name else texts.shown(last.words)
            yield words, 20.0, "text", "body"
        if (question := play.question) is not None:
            yield speech.asked(texts, question), 20.0, "selected", "bodyb"
        rows = [row for row in board_rows.rows(play, texts) if row.state in (BUSY, WALKS, WAITS)]
        yield texts.say("ui_resumed.under_way" if rows else "ui_resumed.nobody"), 18.0, "dim", "uib"
        for row in rows[:MOST]:
            yield self._row(row), 20.0, "text", "body"
        if len(rows) > MOST:
            yield texts.say("ui_resumed.more", count=len(rows) - MOST), 20.0, "dim", "body"

    def _row(self, row: Row) -> str:
        if row.left < 0.0:
            return self.ui.texts.say("ui_resumed.row", name=row.name, what=capital(row.what))
        minutes = max(1, round(row.left / 60.0))
        return self.ui.texts.say("ui_resumed.row_left", name=row.name, what=capital(row.what), minutes=minutes)

    def on(self, action: str) -> None:
        """Time runs; or it stays, and one looks round."""
        play = self.ui.play
        if play is None or action == "look":
            self.ui.pop()
        elif action == "run":
            play.pause(False)
            self.ui.pop()
        elif not alarm_on(self.ui, action):
            opened(self.ui, action)
