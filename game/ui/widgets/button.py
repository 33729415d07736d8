"""What can be pressed: buttons, rows of a menu, and the little boxes that name a key.

Look for: `button`, `menu_row`, `key_box`.
"""

from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.keys import key_label
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.panel import field

LOWEST = 42.0
"""Height of anything that is clicked."""
SIZES = (22.0, 21.0, 20.0, 19.0, 18.0)


def key_box(key: str, x: float, cy: float, high: float = 28.0) -> tuple[Rect, Text]:
    """The box round the name of a key that begins at x and is centred on cy, and the name in it."""
    words = key_label(key)
    wide = max(high, measure.width(words, 18, "uib") + 16)
    box = Rect(x, cy - high / 2, wide, high)
    return box, set_text(words, box.cx, cy, 18, "text", "uib", "raised", "cm")


def draw_key(canvas: Canvas, box: Rect, lit: bool = False) -> None:
    canvas.rect(box, fill="raised", line="selected" if lit else "mute", width=2.2 if lit else 1.5, radius=4)


def button(
    id_: str, rect: Rect, words: str, action: str, key: str = "", note: str = "", enabled: bool = True,
    why_not: str = "", inside: str = "", accent: str = "", largest: float = SIZES[0],
) -> Widget:  # fmt: skip
    """A button: its key, its words, a note at the right. Grows downwards if the words need more room.

    `largest` lets buttons that stand together have words of one size."""
    wide_key = key_box(key, 0, 0)[0].w + 12 if key else 0.0
    left = rect.x + 14 + wide_key
    room = rect.right - 14 - left
    beside = measure.width(note, 18, "ui") + 16 if note else 0.0
    under = bool(note) and beside > room * 0.55
    width = room if under else room - beside
    size = next((s for s in SIZES if s <= largest and measure.width(words, s, "body") <= width), SIZES[-1])
    lines = measure.wrapped(words, width, size, "body")
    notes = measure.wrapped(note, room, 18, "ui") if under else ()
    step, small = measure.line_height(size), measure.line_height(18)
    needed = len(lines) * step + len(notes) * small
    r = Rect(rect.x, rect.y, rect.w, max(rect.h, LOWEST, needed + 14))
    top = r.cy - needed / 2
    colour = "text" if enabled else "dim"
    texts = [set_text(line, left, top + n * step, size, colour, "body") for n, line in enumerate(lines)]
    after = top + len(lines) * step
    texts += [set_text(line, left, after + n * small, 18, "dim", "ui") for n, line in enumerate(notes)]
    if note and not under:
        texts.append(set_text(note, r.right - 14, r.cy, 18, "dim", "ui", anchor="rm"))
    boxes: tuple[Rect, ...] = ()
    if key:
        box, named = key_box(key, r.x + 12, r.cy)
        boxes = (box,)
        texts.append(named)
    paint = partial(_button, boxes, enabled, accent)
    return Widget(
        id_, r, "button", tuple(texts), paint, (boxes, enabled, accent), action, key, enabled, why_not, inside
    )


def _button(boxes: tuple[Rect, ...], enabled: bool, accent: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="edge")
    if not enabled:
        canvas.hatch(r.inset(3), "line", 0.30)
    if focused:
        canvas.rect(Rect(r.x + 3, r.y + 5, 4, r.h - 10), fill="selected", radius=1)
    elif accent:
        canvas.rect(r, line=accent, width=1.5, radius=4)
    for box in boxes:
        draw_key(canvas, box, focused)


def menu_row(
    id_: str, rect: Rect, words: str, action: str, note: str = "", key: str = "", enabled: bool = True,
    why_not: str = "", inside: str = "",
) -> Widget:  # fmt: skip
    """A row of a menu (44 high): one word and, at the right, one fact. The focus has four signs, a caret among them."""
    left, right = rect.x + 44, rect.right - 16
    room = right - left
    beside = measure.width(note, 18, "ui") + 16 if note else 0.0
    size = next((s for s in SIZES if measure.width(words, s, "bodyb") <= room - beside), SIZES[-1])
    under = bool(note) and measure.width(words, size, "bodyb") > room - beside
    if under:
        size = next((s for s in SIZES if measure.width(words, s, "bodyb") <= room), SIZES[-1])
    lines = measure.wrapped(words, room if under else room - beside, size, "bodyb")
    notes = measure.wrapped(note, room, 18, "ui") if under and note else ()
    step, small = measure.line_height(size), measure.line_height(18)
    needed = len(lines) * step + len(notes) * small
    r = Rect(rect.x, rect.y, rect.w, max(rect.h, LOWEST, needed + 12))
    top = r.cy - needed / 2
    colour = "text" if enabled else "dim"
    texts = [set_text(line, left, top + n * step, size, colour, "bodyb") for n, line in enumerate(lines)]
    after = top + len(lines) * step
    texts += [set_text(line, left, after + n * small, 18, "dim", "ui") for n, line in enumerate(notes)]
    if note and not under:
        texts.append(set_text(note, right, r.cy, 18, "dim", "ui", anchor="rm"))
    return Widget(
        id_, r, "button", tuple(texts), partial(_row, enabled), enabled, action, key, enabled, why_not, inside
    )


def _row(enabled: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, 0.88, radius=4, focused=focused, edge="edge")
    if not enabled:
        canvas.hatch(r.inset(3), "line", 0.30)
    if focused:
        canvas.rect(Rect(r.x + 3, r.y + 6, 5, r.h - 12), fill="selected", radius=1)
        canvas.poly([(r.x + 20, r.cy - 7), (r.x + 31, r.cy), (r.x + 20, r.cy + 7)], fill="selected")
