"""The parts box: what goes on the cart beside the machine, what it weighs, how much two can move.

Look for: `PartsBox`.
"""

from collections.abc import Sequence
from functools import partial

from game.session.readers import cart_kg
from game.ui.board_entries import parts
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import bar, button, key_hint, label, panel, paragraph
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import alarm_chip, alarm_on
from game.ui.widgets.head import stamp

FRAME = Rect(140.0, 96.0, 1000.0, 600.0)
LEFT, TOP, WIDE, ACROSS = 164.0, 226.0, 470.0, 482.0


class PartsBox:
    """Lies over whatever it was opened from."""

    name = "parts"

    def __init__(self) -> None:
        self._made: tuple[object, list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        """Nothing is packed by opening it."""
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """To choose costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """The scene below, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        """A button for each part; the load above them."""
        play = self.ui.play
        if play is None:
            return ()
        state = (play.session, len(play.orders), play.now // 5, self.ui.stretch, self.ui.refused, stamp(play))
        if self._made is None or self._made[0] != state:
            self._made = (state, self._all())
        return self._made[1]

    def _all(self) -> list[Widget]:
        ui, play = self.ui, self.ui.play
        if play is None:
            return []
        say = ui.texts.say
        load, limit = cart_kg(play.world, play.session.state), play.world.plot.cart_limit
        over = load > limit
        told = say("ui_salvage.load", kg=f"{load:.1f}", limit=f"{limit:.0f}")
        made = [
            panel("parts", FRAME),
            label("parts.title", LEFT, FRAME.y + 14, say("ui_salvage.box"), 28, font="bodyb", inside="parts"),
            label("parts.load", LEFT, 150, told, 22, "alarm" if over else "text", "ui", inside="parts"),
            bar(
                "parts.bar", Rect(LEFT, 190, 952, 16), load / (1.2 * limit), "alarm" if over else "ok", "parts", 1 / 1.2
            ),
        ]
        y = [TOP, TOP]
        packed = play.session.state.course.packed
        for n, (entry, on) in enumerate(zip(parts(play, ui.texts), packed, strict=True)):
            column = n % 2
            key = str((n + 1) % 10) if n < 10 else ""
            r = Rect(LEFT + ACROSS * column, y[column], WIDE, 44.0)
            one = button(
                f"parts.{entry.id}", r, entry.words, entry.id, key, entry.note, not entry.refusal, entry.refusal,
                "parts", "ok" if on else "",
            )  # fmt: skip
            if on:
                one = one._replace(paint=partial(_loaded, one), look=("on", one.look))
            made.append(one)
            y[column] = one.rect.bottom + 8
        if ui.refused:
            # Why a part can't be put on, or the box no longer opened.
            words = ui.texts.shown(ui.refused)
            made.append(
                paragraph("parts.refused", Rect(LEFT, max(y) + 4, 952, 0), words, 20, "caution", inside="parts")
            )
        made.append(key_hint("parts.back", LEFT, 652, "escape", say("ui_salvage.back"), "back", inside="parts"))
        gauge = instrument.chip(ui)
        room = Rect(FRAME.x, gauge.rect.y, gauge.rect.x - 10 - FRAME.x, gauge.rect.h)
        return [*made, alarm_chip(ui, room), gauge]

    def on(self, action: str) -> None:
        """Packs, unpacks, or goes."""
        play = self.ui.play
        if play is None or action == "back":
            self.ui.pop()
            return
        if alarm_on(self.ui, action) or opened(self.ui, action):
            return
        for entry in parts(play, self.ui.texts):
            if entry.id == action:
                self.ui.refused = play.apply(entry.command)


def _loaded(one: Widget, canvas: Canvas, r: Rect, focused: bool) -> None:
    """What lies on the cart has a bar at its edge, as well as its words."""
    if one.paint is not None:
        one.paint(canvas, r, focused)
    canvas.rect(Rect(r.right - 8, r.y + 6, 4, r.h - 12), fill="ok", radius=1)
