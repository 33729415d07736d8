"""Words that are engraved on the panel: set in the font of plates, with the shadow of their lower edge.

Look for: `engraved` and `plain` (the words), `cut` (one line, as large as there is room), `plate_title`, `ring`.
"""

from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text

FONT = "din"
DARK = (10, 12, 13)
SIZES = (24.0, 22.0, 21.0, 20.0, 19.0, 18.0)


def engraved(ui: Ui, name: str, **values: object) -> str:
    """A sentence of the panel's, for a plate: that font has no small figures."""
    return _plain(ui.texts.say(f"ui_panel.{name}", **values))


def plain(ui: Ui, words: str) -> str:
    """Any words, for a plate."""
    return _plain(ui.texts.shown(words))


def _plain(words: str) -> str:
    return words.replace("₂", "2").upper()


def cut(
    words: str, x: float, y: float, room: float, anchor: str = "cm", largest: float = 24.0, colour: str = "text",
    on: str = "panel",
) -> Text:  # fmt: skip
    """One line, as large as there is room for."""
    sizes = [size for size in SIZES if size <= largest]
    size = next((each for each in sizes if measure.width(words, each, FONT) <= room), sizes[-1])
    if measure.width(words, size, FONT) > room:
        while len(words) > 1 and measure.width(words, size, FONT) > room:
            words = words[:-1].rstrip()
    return set_text(words, x, y, size, colour, FONT, on, anchor)


def shadowed(texts: tuple[Text, ...], canvas: Canvas) -> None:
    """The shadow in the upper edge of every letter."""
    for text in texts:
        canvas.text(text.words, text.rect.x, text.rect.y + 1.2, text.size, DARK, text.font, alpha=0.8)


def ring(canvas: Canvas, r: Rect, focused: bool) -> None:
    """Where the focus is."""
    if focused:
        canvas.rect(r.inset(-1), line=(12, 15, 18), width=5, radius=6, alpha=0.7)
        canvas.rect(r, line="selected", width=2.5, radius=5)


def plate_title(ui: Ui, id_: str, plate: Rect, name: str) -> list[Widget]:
    """The plate, so that nothing behind it can be pressed, and what is engraved at its head."""
    bar = layout.title(plate)
    text = cut(engraved(ui, name), bar.cx, bar.cy, bar.w - 12, largest=20.0, on="ink")
    return [
        Widget(id_, plate, "panel"),
        Widget(f"{id_}.title", bar, "text", (text,), partial(_title, (text,)), inside=id_),
    ]


def _title(texts: tuple[Text, ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    shadowed(texts, canvas)
