"""The hub's ways to everything: keys under the oxygen card, and over the picture one line of what there is to do.

Look for: `ways`.
"""

from functools import lru_cache, partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import SLOWEST
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import salvage_open, work_way
from game.ui.texts import Texts
from game.ui.widget import Widget, set_text
from game.ui.widgets.button import draw_key, key_box

WAIT, SLOWER = "wait", "slower"
ROW = Rect(376.0, 78.0, 880.0, 34.0)
NARROWEST = 250.0
"""Where the keys leave less beside them, the line stands under them."""
CELLS = (
    ("b", "board"), ("m", "map"), ("v", "vitals"), ("l", "log"), ("p", "place"), ("f1", "help"),
)  # fmt: skip
LOWEST = 532.0
"""Where the keys end, below the whole card."""
LEFT, TOP, WIDE, HIGH, ACROSS, DOWN = 24.0, 424.0, 164.0, 33.0, 172.0, 37.0


def ways(ui: Ui, play: Play, told: str, under: float, top: float = TOP) -> list[Widget]:
    """The keys from `top` downwards, and the line a little below `under`."""
    return list(_ways(ui.texts, play.waiting, play.slow, salvage_open(ui, play), work_way(ui, play), told, under, top))


@lru_cache(maxsize=4)
def _ways(
    texts: Texts, waiting: bool, slow: float, salvage: bool, work: str, told: str, under: float, top: float
) -> tuple[Widget, ...]:
    made = [
        _key(f"hub.{name}", Rect(LEFT + ACROSS * (n % 2), top + DOWN * (n // 2), WIDE, HIGH), key,
             texts.say(f"ui_hub.{name}"), name)
        for n, (key, name) in enumerate(CELLS)
    ]  # fmt: skip
    row = ROW._replace(y=max(ROW.y, under + 6))
    right = row.right
    hints = [("escape", "menu", "pause"), ("w", "waiting" if waiting else "until", WAIT)]
    hints.append(("-", "slower" if slow > SLOWEST else "as_usual", SLOWER))
    if salvage:
        hints.append(("s", "salvage", "salvage"))
    if work:
        hints.append(("x", work, work))
    for key, name, action in hints:
        words = texts.say(f"ui_hub.{name}")
        wide = key_box(key, 0, 0)[0].w + measure.width(words, 18) + 24
        made.append(_key(f"hub.{action}", Rect(right - wide, row.y, wide, row.h), key, words, action))
        right -= wide + 8
    if told:
        beside = Rect(row.x, row.y, right - row.x, row.h)
        made.append(_line(told, beside if beside.w >= NARROWEST else row._replace(y=row.bottom + 8)))
    return tuple(made)


def _key(id_: str, r: Rect, key: str, words: str, action: str) -> Widget:
    """A key and what it opens, in a field of its own."""
    box, named = key_box(key, r.x + 4, r.cy, 26.0)
    text = set_text(words, box.right + 8, r.cy, 18, "text", anchor="lm")
    return Widget(id_, r, "button", (named, text), partial(_field, box), box, action, key)


def _field(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(
        r, fill="panel", line="selected" if focused else "edge", width=2.5 if focused else 1, radius=5, alpha=0.92
    )
    draw_key(canvas, box, focused)


def _line(words: str, r: Rect) -> Widget:
    """Quiet words; in two rows if they need them."""
    lines = measure.wrapped(words, r.w - 24, 18, "bodyi")
    step = measure.line_height(18)
    high = max(r.h, len(lines) * step + 8)
    top = r.y + (high - len(lines) * step) / 2
    texts = tuple(set_text(line, r.x + 12, top + n * step, 18, "text", "bodyi") for n, line in enumerate(lines))
    wide = max(text.rect.w for text in texts) + 24
    return Widget("hub.line", Rect(r.x, r.y, wide, high), "text", texts, _quiet)


def _quiet(canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="panel", line="line", width=1, radius=5, alpha=0.92)
    canvas.rect(Rect(r.x + 3, r.y + 6, 3, r.h - 12), fill="selected", radius=1)
