"""The small sign of a person in the picture: name, what they do, what it costs; and where one can point at them.

Look for: `tag`, `doing`, `apart` (rectangles to point at that don't overlap).
"""

from collections.abc import Sequence

from game.model import body, metabolism
from game.model.units import O2_MOLAR_MASS
from game.session.session import Session
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text

HULL = Rect(396.0, 118.0, 836.0, 400.0)
STRIP = Rect(HULL.x + 6.0, 300.0, HULL.w - 12.0, 28.0)
"""Between the decks, where nobody is: there the sign hangs."""
PAD, ROW = 10.0, 24.0
STATUS = ("fit", "incapacitated", "unconscious", "dead")


def doing(session: Session, texts: Texts, i: int) -> str:
    """What somebody does, in words."""
    state, world = session.state, session.world
    status = state.habitat.people.status[i]
    if status != body.FIT:
        return texts.say(f"ui_cutaway.{STATUS[int(status)]}")
    if state.duty.sits[i]:
        return texts.say("ui_cutaway.breathless")
    t = state.duty.task[i]
    if t >= 0:
        name = world.texts.get(f"task.{world.plot.tasks[t].id}", world.plot.tasks[t].id)
        return texts.shown(name[:1].lower() + name[1:])
    return texts.say(f"ui_cutaway.{metabolism.ACTIVITIES[state.controls.activity[i]]}")


def oxygen(session: Session, i: int) -> float:
    """kg of oxygen that somebody uses in an hour at what they do."""
    state, world = session.state, session.world
    status = state.habitat.people.status[i]
    if status == body.DEAD:
        return 0.0
    activity = metabolism.possible(state.controls.activity[i], status)
    return world.design.traits.need[i] * metabolism.O2_USE[activity] * O2_MOLAR_MASS * 3600.0


def tag(session: Session, texts: Texts, i: int, x: float) -> Widget:
    """The sign of person `i`, as near to `x` as it fits between the decks; longer words go on below."""
    name = set_text(session.world.people_names[i], 0.0, 0.0, 19, "text", "bodyb")
    uses = texts.say("ui_cutaway.uses", amount=f"{oxygen(session, i):.3f}")
    words = f"{doing(session, texts, i)} · {uses}"
    beside = measure.width(words, 18, "body") + name.rect.w + 3 * PAD <= STRIP.w
    rows = (words,) if beside else measure.wrapped(words, STRIP.w - 2 * PAD, 18, "body")
    lines = [set_text(row, 0.0, 0.0, 18, "dim", "body") for row in rows]
    broad = max(line.rect.w for line in lines)
    wide = name.rect.w + broad + 3 * PAD if beside else max(name.rect.w, broad) + 2 * PAD
    left = max(STRIP.x, min(STRIP.right - wide, x - wide / 2))
    box = Rect(left, STRIP.y, wide, STRIP.h + (0.0 if beside else len(lines) * ROW))
    shown = [_placed(name, left + PAD, STRIP.cy)]
    if beside:
        shown.append(_placed(lines[0], left + 2 * PAD + name.rect.w, STRIP.cy))
    else:
        shown += [_placed(line, left + PAD, STRIP.cy + (k + 1) * ROW) for k, line in enumerate(lines)]

    def paint(canvas: Canvas, r: Rect, focus: bool) -> None:
        canvas.rect(r, "panel", "selected", width=1.5, radius=4)

    return Widget("cutaway.tag", box, "text", tuple(shown), paint, ("tag", tuple(text.words for text in shown)))


def _placed(text: Text, x: float, cy: float) -> Text:
    return text._replace(rect=Rect(x, cy - text.rect.h / 2, text.rect.w, text.rect.h))


def apart(rects: Sequence[Rect]) -> list[Rect]:
    """The same rectangles, but where two overlap each gets half of what they share; none gets lost."""
    cut = list(rects)
    for k, one in enumerate(cut):
        for m in range(k):
            one, other = cut[k], cut[m]
            if one.overlaps(other):
                cut[k], cut[m] = _shared(one, other)
    return cut


def _shared(one: Rect, other: Rect) -> tuple[Rect, Rect]:
    """Both, cut along the middle of what they share, across its shorter way."""
    left, right = max(one.x, other.x), min(one.right, other.right)
    top, bottom = max(one.y, other.y), min(one.bottom, other.bottom)
    if right - left <= bottom - top:
        edge, first = (left + right) / 2, one.cx <= other.cx
        return _half(one, edge, first, True), _half(other, edge, not first, True)
    edge, first = (top + bottom) / 2, one.cy <= other.cy
    return _half(one, edge, first, False), _half(other, edge, not first, False)


def _half(r: Rect, edge: float, before: bool, across: bool) -> Rect:
    """What of `r` lies before an upright edge (`across`) or a level one, or beyond it."""
    if across:
        return Rect(r.x, r.y, edge - r.x, r.h) if before else Rect(edge, r.y, r.right - edge, r.h)
    return Rect(r.x, r.y, r.w, edge - r.y) if before else Rect(r.x, edge, r.w, r.bottom - edge)
