"""The small sign of a person in the picture: name, what they do, what it costs; and where one can point at them.

Look for: `tag`, `doing`, `apart` (rectangles to point at that don't overlap).
"""

from game.model import body, metabolism
from game.model.units import O2_MOLAR_MASS
from game.session.session import Session
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Widget, set_text

HULL = Rect(396.0, 118.0, 836.0, 400.0)
STRIP = Rect(HULL.x + 6.0, 300.0, HULL.w - 12.0, 28.0)
"""Between the decks, where nobody is: there the sign hangs."""
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
    """The sign of person `i`, as near to `x` as it fits between the decks."""
    name = set_text(session.world.people_names[i], 0.0, 0.0, 19, "text", "bodyb")
    uses = texts.say("ui_cutaway.uses", amount=f"{oxygen(session, i):.3f}")
    rest = set_text(f"{doing(session, texts, i)} · {uses}", 0.0, 0.0, 18, "dim", "body")
    wide = name.rect.w + 10.0 + rest.rect.w + 20.0
    left = max(STRIP.x, min(STRIP.right - wide, x - wide / 2))
    box = Rect(left, STRIP.y, wide, STRIP.h)
    name = name._replace(rect=Rect(left + 10.0, box.cy - name.rect.h / 2, name.rect.w, name.rect.h))
    rest = rest._replace(rect=Rect(name.rect.right + 10.0, box.cy - rest.rect.h / 2, rest.rect.w, rest.rect.h))

    def paint(canvas: Canvas, r: Rect, focus: bool) -> None:
        canvas.rect(r, "panel", "selected", width=1.5, radius=4)

    return Widget("cutaway.tag", box, "text", (name, rest), paint, ("tag", name.words, rest.words))


def apart(rects: list[Rect]) -> list[Rect]:
    """The same rectangles, each cut back where it would overlap one before it; none gets lost."""
    cut: list[Rect] = []
    for r in rects:
        for other in cut:
            if not r.overlaps(other):
                continue
            r = _cut(r, other)
        cut.append(r)
    return cut


def _cut(r: Rect, other: Rect) -> Rect:
    """The largest part of `r` beside `other`; a sliver where it lies wholly within."""
    parts = [
        Rect(r.x, r.y, other.x - r.x, r.h),
        Rect(other.right, r.y, r.right - other.right, r.h),
        Rect(r.x, r.y, r.w, other.y - r.y),
        Rect(r.x, other.bottom, r.w, r.bottom - other.bottom),
    ]
    best = max(parts, key=lambda part: max(0.0, part.w) * max(0.0, part.h))
    return best if best.w > 0.0 and best.h > 0.0 else Rect(r.x, r.y, 0.0, 0.0)
