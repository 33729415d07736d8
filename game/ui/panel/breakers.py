"""The breakers of the bus: name, rating, handle, I or 0, lamp; one that has opened by itself says so.

Look for: `breakers`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, plain, plate_title, ring, shadowed
from game.ui.panel.view import Breaker
from game.ui.scene import Ui
from game.ui.widget import Text, Widget


def breakers(ui: Ui, shown: Sequence[Breaker]) -> list[Widget]:
    """The plate and a row for each."""
    made = plate_title(ui, "bus", layout.BUS, "bus")
    for n, (place, each) in enumerate(zip(layout.BREAKERS, shown, strict=False)):
        r = layout.row(n)
        name = cut(
            plain(ui, each.label) if each.label else engraved(ui, f"breaker_{place}"),
            r.x + 12,
            r.y + 17,
            80,
            "lm",
            22.0,
        )
        if each.tripped:
            under = cut(engraved(ui, "tripped"), r.x + 12, r.y + 44, 80, "lm", 20.0, "caution")
        else:
            under = cut(f"{each.amperes:g} A", r.x + 12, r.y + 44, 80, "lm", 20.0, "dim")
        mark = cut("I" if each.on and not each.tripped else "0", r.x + 190, r.cy, 20, "cm", 24.0)
        texts = (name, under, mark)
        paint = partial(_row, texts)
        made.append(Widget(f"breaker.{each.name}", r, "button", texts, paint, texts, f"turn:{each.name}", inside="bus"))
    return made


def _row(texts: tuple[Text, ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    shadowed(texts, canvas)
    ring(canvas, r.inset(1), focused)
