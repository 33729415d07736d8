"""Panels and words on them.

Look for: `panel`, `label`, `paragraph`.
"""

from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.widget import Text, Widget, set_text

PADDING = 16.0
SOLID = 0.94
"""A panel lets a little of the world through: too little to cost a letter its contrast."""


def panel(id_: str, rect: Rect, title: str = "", accent: str = "", inside: str = "", alpha: float = SOLID) -> Widget:
    """A calm grey field; the accent, if any, is a coloured bar at its left edge and an outline: shape and colour."""
    texts: tuple[Text, ...] = ()
    if title:
        room = rect.w - 2 * PADDING
        size = next((s for s in (20.0, 19.0, 18.0) if measure.width(title, s, "uib") <= room), 18.0)
        lines = measure.wrapped(title, room, size, "uib")
        texts = tuple(
            set_text(line, rect.x + PADDING, rect.y + 10 + n * measure.line_height(size), size, "dim", "uib")
            for n, line in enumerate(lines)
        )
    return Widget(id_, rect, "panel", texts, partial(_field, accent, alpha), (accent, alpha), inside=inside)


def title_bottom(made: Widget) -> float:
    """Where a panel's title ends, so that what is in it can begin."""
    return made.texts[-1].rect.bottom + 6 if made.texts else made.rect.y + PADDING


def _field(accent: str, alpha: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    for spread, dark in ((9, 0.07), (6, 0.09), (3, 0.12)):
        canvas.rect(r.inset(-spread).moved(0, 2), fill=(0, 0, 0), radius=6 + spread, alpha=dark)
    field(canvas, r, alpha)
    if focused or accent:
        canvas.rect(r, line="selected" if focused else accent, width=2.5 if focused else 1.5)
    if accent:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=accent, radius=2)


def field(
    canvas: Canvas, r: Rect, alpha: float = SOLID, radius: float = 6, focused: bool = False, edge: str = "line"
) -> None:
    """The ground of panels and buttons: a trace lighter above than below, with a fine edge; the focus raises it."""
    top, bottom = ("raised", "panel2") if focused else ("panel2", "panel")
    canvas.graded(r, top, bottom, radius, 1.0 if focused else alpha)
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=radius)
    else:
        canvas.rect(r, line=edge, width=1.5, radius=radius)
        canvas.rect(Rect(r.x + radius, r.y + 1.5, r.w - 2 * radius, 1), fill="mute", radius=0, alpha=0.18)


def label(
    id_: str, x: float, y: float, words: str, size: float = 20, colour: str = "text", font: str = "body",
    on: str = "panel", anchor: str = "lt", inside: str = "",
) -> Widget:  # fmt: skip
    """One line of words at a point."""
    text = set_text(words, x, y, size, colour, font, on, anchor)
    return Widget(id_, text.rect, "text", (text,), inside=inside)


def paragraph(
    id_: str, rect: Rect, words: str, size: float = 20, colour: str = "text", font: str = "body", on: str = "panel",
    inside: str = "", leading: float = 1.0,
) -> Widget:  # fmt: skip
    """Words in as many lines as they need; the height of the widget is what they need, whatever `rect.h` was."""
    lines = measure.wrapped(words, rect.w, size, font)
    step = measure.line_height(size) * leading
    texts = tuple(
        set_text(line, rect.x, rect.y + n * step, size, colour, font, on) for n, line in enumerate(lines) if line
    )
    high = (len(lines) - 1) * step + measure.line_height(size)
    return Widget(id_, Rect(rect.x, rect.y, rect.w, high), "text", texts, inside=inside)
