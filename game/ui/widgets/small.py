"""Small things: hints which key does what, bars, chips.

Look for: `key_hint`, `key_hints`, `bar`, `chip`, `glyph`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.widget import Widget, set_text
from game.ui.widgets.button import draw_key, key_box

HINT_HEIGHT = 30.0


def key_hint(
    id_: str, x: float, y: float, key: str, words: str, action: str = "", on: str = "panel", inside: str = ""
) -> Widget:
    """A key and what it does, on a ground of its own; with an action it can be clicked like a button."""
    box, named = key_box(key, x + 4, y + HINT_HEIGHT / 2)
    text = set_text(words, box.right + 8, box.cy, 18, "dim", "body", on, "lm")
    r = Rect(x, y, text.rect.right + 8 - x, HINT_HEIGHT)
    role = "button" if action else "text"
    pressed = key if action else ""
    return Widget(id_, r, role, (named, text), partial(_hint, box), box, action, pressed, inside=inside)


def _hint(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="panel", radius=5, alpha=0.86)
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=5)
    draw_key(canvas, box, focused)


def key_hints(
    id_: str, x: float, y: float, hints: Sequence[tuple[str, str, str]], right: float = 1256.0, inside: str = ""
) -> list[Widget]:
    """A row of hints (key, words, action or ""), which goes on in a second row above `y` where the first is full."""
    made: list[Widget] = []
    at, row = x, y
    for key, words, action in hints:
        one = key_hint(f"{id_}.{key}", at, row, key, words, action, inside=inside)
        if one.rect.right > right and at > x:
            at, row = x, row - HINT_HEIGHT - 6
            one = key_hint(f"{id_}.{key}", at, row, key, words, action, inside=inside)
        made.append(one)
        at = one.rect.right + 12
    return made


def bar(
    id_: str, rect: Rect, share: float | None, colour: str = "ok", inside: str = "", limit: float | None = None
) -> Widget:
    """How far something is, 0 to 1; hatched when nobody knows its end. `limit` marks a share."""
    shown = None if share is None else round(max(0.0, min(1.0, share)), 3)
    return Widget(id_, rect, "gauge", (), partial(_bar, shown, colour, limit), (shown, colour, limit), inside=inside)


def _bar(share: float | None, colour: str, limit: float | None, canvas: Canvas, r: Rect, focused: bool) -> None:
    round_ = r.h / 2
    canvas.rect(r, fill="ink", line="edge", width=1, radius=round_)
    inner = r.inset(1)
    if share is None:
        canvas.hatch(inner, "mute", 0.9, step=max(5.0, r.h))
    elif share > 0:
        canvas.rect(Rect(inner.x, inner.y, max(inner.h, inner.w * share), inner.h), fill=colour, radius=round_)
    if limit is not None:
        x = inner.x + inner.w * limit
        canvas.line([(x, r.y - 3), (x, r.bottom + 3)], "text", 2)
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=round_)


def chip(
    id_: str, x: float, y: float, words: str, colour: str = "text", mark: str = "", action: str = "", key: str = "",
    inside: str = "", high: float = 32.0,
) -> Widget:  # fmt: skip
    """Words in a pill; `mark` (see `glyph`) is a shape before them, so that the colour never speaks alone."""
    before = 24.0 if mark else 0.0
    text = set_text(words, x + 14 + before, y + high / 2, 18, colour, "uib", "panel", "lm")
    r = Rect(x, y, text.rect.right + 14 - x, high)
    role = "button" if action else "text"
    return Widget(
        id_, r, role, (text,), partial(_chip, colour, mark, bool(action)), (colour, mark), action, key, inside=inside
    )


def _chip(colour: str, mark: str, pressed: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    edge = "selected" if focused else "edge" if pressed else "line"
    canvas.rect(r, fill="panel", line=edge, width=2.5 if focused else 1.5, radius=r.h / 2, alpha=0.94)
    glyph(canvas, mark, r.x + 22, r.cy, 8, colour)


def glyph(canvas: Canvas, mark: str, x: float, y: float, r: float, colour: str) -> None:
    """A shape that says what a colour says too."""
    match mark:
        case "dot":
            canvas.circle(x, y, r * 0.7, fill=colour)
        case "ring":
            canvas.circle(x, y, r * 0.8, line=colour, width=2)
        case "up":
            canvas.poly([(x - r, y + r * 0.7), (x, y - r * 0.8), (x + r, y + r * 0.7)], fill=colour)
        case "down":
            canvas.poly([(x - r, y - r * 0.7), (x + r, y - r * 0.7), (x, y + r * 0.8)], fill=colour)
        case "right":
            canvas.poly([(x - r * 0.7, y - r), (x + r * 0.9, y), (x - r * 0.7, y + r)], fill=colour)
        case "level":
            canvas.line([(x - r, y), (x + r, y)], colour, 2.5)
        case "tick":
            canvas.line([(x - r, y), (x - r * 0.3, y + r * 0.7), (x + r, y - r * 0.8)], colour, 2.5)
        case "cross":
            canvas.line([(x - r * 0.8, y - r * 0.8), (x + r * 0.8, y + r * 0.8)], colour, 2.5)
            canvas.line([(x - r * 0.8, y + r * 0.8), (x + r * 0.8, y - r * 0.8)], colour, 2.5)
        case "alarm":
            canvas.poly([(x, y - r), (x + r * 1.1, y + r * 0.9), (x - r * 1.1, y + r * 0.9)], fill=colour)
            canvas.line([(x, y - r * 0.35), (x, y + r * 0.3)], "ink", 2)
            canvas.circle(x, y + r * 0.6, 1.3, fill="ink")
        case "lock":
            canvas.arc(x, y - r * 0.1, r * 0.55, 180, 360, colour, 2)
            canvas.rect(Rect(x - r * 0.85, y - r * 0.15, r * 1.7, r * 1.1), fill=colour, radius=2)
        case "diamond":
            canvas.poly([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=colour)
