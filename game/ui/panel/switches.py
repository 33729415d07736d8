"""The toggles of the start sequence, one of them under a guard that has to be lifted first.

Look for: `switches`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, plate_title, ring, shadowed
from game.ui.panel.view import Switch
from game.ui.scene import Ui
from game.ui.widget import Text, Widget


def switches(ui: Ui, shown: Sequence[Switch], lifted: bool) -> list[Widget]:
    """The plate and a cell for each."""
    made = plate_title(ui, "sequence", layout.SEQUENCE, "sequence")
    for n, each in enumerate(shown[: len(layout.TOGGLES)]):
        r = layout.cell(n)
        covered = each.name == layout.GUARDED and not lifted and not each.on
        texts: list[Text] = [
            cut(engraved(ui, "on"), r.x + 79, r.y + 61, 39, "lm", 20.0, "text" if each.on else "dim"),
            cut(engraved(ui, "off"), r.x + 79, r.y + 93, 39, "lm", 20.0, "dim" if each.on else "text"),
            cut(engraved(ui, f"switch_{each.name}"), r.cx, r.y + 136, r.w - 6, "cm", 23.0),
        ]
        raised: tuple[Text, ...] = ()
        if covered:
            lift = cut(engraved(ui, "lift"), r.x + 42, r.y + 64, 56, "cm", 22.0, "text", "rust")
            raised = (lift,)
        paint = partial(_cell, tuple(texts))
        look = (tuple(texts), raised)
        action = "lift" if covered else f"turn:{each.name}"
        made.append(
            Widget(f"switch.{each.name}", r, "button", (*texts, *raised), paint, look, action, inside="sequence")
        )
    return made


def _cell(texts: tuple[Text, ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    shadowed(texts, canvas)
    ring(canvas, r.inset(1), focused)
