"""The list of steps at the lower right, which can be followed or not; under it the oxygen, and how long there is of it.

Look for: `checklist`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.view import Oxygen, PanelView, Step
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.oxygen import WHY, WHY_KEY
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph

ROW, ROWS = 31.0, 6
FOOT = 46.0
SIZES = (20.0, 19.0, 18.0)


def checklist(ui: Ui, view: PanelView) -> list[Widget]:
    """The panel, its rows, the last line."""
    r = layout.LIST
    made = [Widget("list", r, "panel", (), _ground)]
    first = _first(view.steps)
    for n, step in enumerate(view.steps[first : first + ROWS]):
        made.append(_row(ui, first + n, step, Rect(r.x + 10, r.y + 5 + n * ROW, r.w - 16, ROW - 1)))
    made.append(_oxygen(ui, view.oxygen, Rect(r.x + 8, r.bottom - FOOT, r.w - 14, FOOT - 4)))
    return made


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    for spread, dark in ((9, 0.07), (6, 0.09), (3, 0.12)):
        canvas.rect(r.inset(-spread).moved(0, 2), fill=(0, 0, 0), radius=6 + spread, alpha=dark)
    field(canvas, r)
    canvas.rect(Rect(r.x, r.y + 6, 4, r.h - 12), fill="advisory", radius=2)


def _first(steps: Sequence[Step]) -> int:
    """With which row the list begins, so that the next step is among those that are seen."""
    if len(steps) <= ROWS:
        return 0
    now = next((n for n, step in enumerate(steps) if step.state == "next"), len(steps) - 1)
    return min(len(steps) - ROWS, max(0, now - ROWS + 2))


def _row(ui: Ui, n: int, step: Step, r: Rect) -> Widget:
    """Tick, number or lock; what is to be done; its value."""
    now = step.state == "next"
    words, value = ui.texts.shown(step.words), step.value or ui.texts.say(f"ui_panel.step_{step.state}")
    tail = set_text(value, r.right - 10, r.cy, 18, "text" if now else "dim", "uib" if now else "ui", "panel2", "rm")
    room = tail.rect.x - 10 - (r.x + 46)
    font = "bodyb" if now else "body"
    texts: list[Text] = [tail]
    size = next((each for each in SIZES if measure.width(words, each, font) <= room), SIZES[-1])
    if measure.width(words, size, font) > room:
        if not now:
            # The sign at the left says whether it is done; the words are worth more than the value.
            texts, room = [], r.right - 10 - (r.x + 46)
        words = _shortened(words, room, size, font)
    texts.append(
        set_text(words, r.x + 46, r.cy, size, "text" if step.state in ("done", "next") else "dim", font, "panel2", "lm")
    )
    if step.state not in ("done", "past"):
        number = set_text(str(n + 1), r.x + 22, r.cy, 18, "selected" if now else "dim", "uib", "panel2", "cm")
        texts.append(number)
    look = (step.state, tuple(texts))
    return Widget(f"step.{n}", r, "row", tuple(texts), partial(_paint, step.state), look, inside="list")


def _shortened(words: str, room: float, size: float, font: str) -> str:
    while " " in words and measure.width(f"{words} …", size, font) > room:
        words = words.rpartition(" ")[0]
    return f"{words} …"


def _paint(state: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    x, y = r.x + 22, r.cy
    if state == "next":
        canvas.rect(r, fill="raised", line="selected", width=2, radius=4)
    if state == "done":
        canvas.circle(x, y, 12, fill="ok")
        canvas.line([(x - 6, y), (x - 1, y + 5), (x + 7, y - 5)], "ink", 3)
    elif state == "past":
        canvas.circle(x, y, 13, line="mute", width=2)
        canvas.line([(x - 6, y), (x + 6, y)], "dim", 2.5)
    else:
        canvas.circle(x, y, 13, line="selected" if state == "next" else "mute", width=2)


def _oxygen(ui: Ui, now: Oxygen, r: Rect) -> Widget:
    """Pressure at the left, time to the limit at the right; it opens why that is so."""
    box, letter = key_box(WHY_KEY, r.x + 6, r.cy, 26.0)
    say = ui.texts.say
    colour = (now.tone if now.state != "none" else "") or "text"
    texts: list[Text] = [
        letter,
        set_text(f"O₂ {now.pressure} kPa", box.right + 36, r.cy, 19, "text", "uib", "panel", "lm"),
    ]
    limit = say(f"ui_oxygen.{now.limit}") if now.limit else ""
    told = say(f"ui_panel.to_limit_{now.state}", left=now.left, limit=limit)
    room = r.right - 10 - texts[-1].rect.right - 10
    for words in (told, ui.texts.shown(now.left)):
        size = next((each for each in (19.0, 18.0) if measure.width(words, each, "uib") <= room), 0.0)
        if size:
            texts.append(set_text(words, r.right - 10, r.cy, size, colour, "uib", "panel", "rm"))
            break
    look = (now, box)
    return Widget("oxygen.chip", r, "gauge", tuple(texts), partial(_foot, now, box), look, WHY, WHY_KEY, inside="list")


def _foot(now: Oxygen, box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.line([(r.x + 4, r.y - 1), (r.right - 4, r.y - 1)], "line", 1)
    draw_key(canvas, box, focused)
    mark = {"alarm": "alarm", "caution": "diamond"}.get(now.tone, "ring")
    glyph(canvas, mark, box.right + 19, r.cy, 9, now.tone or "ok")
    if focused:
        canvas.rect(r, line="selected", width=2.5)
