"""What a scene says is on the screen: for drawing, for the focus, for bots and for tests alike.

Look for: `Widget`, `Text`, `set_text`.
"""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple

from game.ui import type as measure
from game.ui.geometry import Rect

if TYPE_CHECKING:
    from game.ui.canvas import Canvas


class Text(NamedTuple):
    """One drawn line."""

    words: str
    rect: Rect
    """Its real extent."""
    size: float
    colour: str
    font: str
    on: str
    """The colour behind it, by name."""


class Widget(NamedTuple):
    """One thing on the screen."""

    id: str
    rect: Rect
    role: str
    """panel, text, button, gauge, picture or row."""
    texts: tuple[Text, ...] = ()
    """Every text that it shows."""
    paint: "Callable[[Canvas, Rect, bool], None] | None" = None
    """Draws what is under its texts; the flag says whether it has the focus."""
    look: Hashable = None
    """All that `paint` depends on: while it, the texts and the rectangle stay equal, the drawn picture is kept."""
    action: str = ""
    """What the scene gets when it is clicked, or Enter or Space is pressed on it."""
    key: str = ""
    """A key that does the same, shown on it."""
    enabled: bool = True
    """If not, it can still have the focus, and says why not."""
    why_not: str = ""
    inside: str = ""
    """The panel in which it lies; widgets overlap only with what they are inside of."""


def set_text(
    words: str, x: float, y: float, size: float, colour: str = "text", font: str = "body", on: str = "panel",
    anchor: str = "lt",
) -> Text:  # fmt: skip
    """A line with its extent; the anchor is l, c or r, then t, m or b: which point of it lies at (x, y)."""
    wide, high = measure.width(words, size, font), measure.line_height(size)
    left = x - wide * {"l": 0.0, "c": 0.5, "r": 1.0}[anchor[0]]
    top = y - high * {"t": 0.0, "m": 0.5, "b": 1.0}[anchor[1]]
    return Text(words, Rect(left, top, wide, high), size, colour, font, on)
