"""The plate of the interlocks: the story of a trip, and behind a small door the keys that jumper them.

Look for: `locks_plate`.
"""

from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, plate_title, ring, shadowed
from game.ui.panel.view import PanelView
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text

LINES = 3


def locks_plate(ui: Ui, view: PanelView, opened: bool, key: str, refused: bool = False) -> list[Widget]:
    """`opened`: the door; `key`: the jumper on which the focus is, whose risk is told instead of the story; `refused`:
    the story is why something was refused."""
    made = plate_title(ui, "locks", layout.LOCKS, "locks")
    say = ui.texts.say
    jumpered = [name for name, on in view.jumpers if on]
    if key:
        told, colour = say(f"ui_panel.risk_{key}"), "caution"
    elif view.story:
        told, colour = ui.texts.shown(view.story), "caution" if refused else "text"
    elif jumpered:
        told, colour = say("ui_panel.jumpered", names=", ".join(say(f"ui_panel.lock_{n}") for n in jumpered)), "caution"
    else:
        told, colour = say("ui_panel.in_order"), "dim"
    made.append(_story(told, colour))
    if opened:
        r = Rect(layout.LOCKS.right - 92, layout.LOCKS.y + 9, 80, 30)
        bar = made[1]
        made[1] = bar._replace(rect=bar.rect._replace(w=bar.rect.w - 86), texts=_left(bar))
        made[1] = made[1]._replace(paint=partial(_bar, made[1].texts))
        text = cut(engraved(ui, "shut_door"), r.cx, r.cy, r.w - 12, "cm", 19.0, "text", "raised")
        made += [_key(ui, n, name, on) for n, (name, on) in enumerate(view.jumpers)]
        made.append(Widget("door", r, "button", (text,), _shut, None, "door", inside="locks"))
        return made
    r = layout.DOOR
    text = cut(engraved(ui, "door"), r.x + 120, r.cy, 166, "cm", 22.0, "ink", "dust")
    made.append(
        Widget("door", r, "button", (text,), partial(_door, bool(jumpered)), bool(jumpered), "door", inside="locks")
    )
    return made


def _left(bar: Widget) -> tuple[Text, ...]:
    text = bar.texts[0]
    return (cut(text.words, bar.rect.x + 10, bar.rect.cy, bar.rect.w - 100, "lm", 20.0, on="ink"),)


def _bar(texts: tuple[Text, ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    shadowed(texts, canvas)


def _story(told: str, colour: str) -> Widget:
    """At most three lines."""
    r = layout.STORY
    room = r.w - 16
    lines = measure.wrapped(told, room, 18, "body")
    if len(lines) > LINES:
        lines = (*lines[: LINES - 1], _shortened(lines[LINES - 1], room))
    step = measure.line_height(18)
    top = r.cy - len(lines) * step / 2
    texts = tuple(set_text(line, r.x + 8, top + n * step, 18, colour, "body", "ink") for n, line in enumerate(lines))
    return Widget("story", r, "text", texts, inside="locks")


def _shortened(line: str, room: float) -> str:
    while line and measure.width(f"{line} …", 18, "body") > room:
        line = line.rpartition(" ")[0]
    return f"{line} …"


def _key(ui: Ui, n: int, name: str, on: bool) -> Widget:
    place = layout.key(n)
    r = Rect(place.x, place.y, place.w, 58)
    text = cut(engraved(ui, f"key_{name}"), r.cx, r.y + 46, r.w - 2, "cm", 18.0, "caution" if on else "text", "ink")
    return Widget(f"key.{name}", r, "button", (text,), _ringed, None, f"jumper:{name}", inside="locks")


def _ringed(canvas: Canvas, r: Rect, focused: bool) -> None:
    ring(canvas, r.inset(1), focused)


def _shut(canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="raised", line="selected" if focused else "edge", width=2.5 if focused else 1.5, radius=4)


def _door(some: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if some:
        # A tag hangs out of it: somebody has jumpered something.
        canvas.rect(Rect(r.right - 20, r.y - 4, 14, 22), fill="caution", line="ink", radius=2)
    ring(canvas, r, focused)
