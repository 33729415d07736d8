"""A try at an exercise: what was done, one thing after another, and what came of it.

Look for: `Clean`, `Tacking`, `Act`, `Trial`, `tried`, `after` (one act); `capacity` (of a seam along and
across it), `Carried`; `shown` (how somebody of a skill would do it), `WELDERS`.
"""

import math
from typing import NamedTuple

from game.model.bead import lay
from game.model.bracing import Verdict, verdict
from game.model.chance import uniform
from game.model.joints import joints
from game.model.seams import hole_place, seam
from game.model.shrinkage import cooled, tacked, welded
from game.model.statics import Case, Push, field, frame, motions
from game.model.throats import marks as asked_of
from game.model.throats import strained
from game.model.welder import BEGINNER, CAREFUL, HASTY, stroke
from game.model.weldment import Bead, Seam, Stroke, Weldment
from game.workshop.exercises import COOL, Exercise, Hang
from game.workshop.marks import Marks, marked, together

WELDERS = {"skilled": CAREFUL, "hasty": HASTY, "beginner": BEGINNER}
"""Somebody to compare oneself with."""
PROBE = 1.0e3
"""Force with which a seam is asked what it carries, N."""


class Clean(NamedTuple):
    """A plate's edges are ground clean."""

    piece: str


class Tacking(NamedTuple):
    """One more tack."""

    seam: str
    along: float
    """m."""


Act = Clean | Tacking | Stroke


class Carried(NamedTuple):
    """What trainers can't say."""

    holds: bool
    """It carries what is asked."""
    use: float
    """Of what is there by what is asked: from 1 on it breaks; infinite where nothing carries."""
    along: float
    """N that the seam carries along itself; of several seams the sum, each by itself."""
    across: float
    """N that it carries square to itself."""
    hole_off: float
    """How far the plate's stud hole has moved, m; 0 without one."""
    verdict: Verdict | None
    """On the whole bench, where the machine is hung."""


class Trial(NamedTuple):
    """What came of a try."""

    weldment: Weldment
    """Afterwards."""
    lines: tuple[Seam, ...]
    """The seams of the exercise, each as it lay when its first arc was struck, or lies now."""
    marks: Marks
    carried: Carried


def tried(exercise: Exercise, acts: tuple[Act, ...], impairment: float, seed: int) -> Trial:
    """Does all that, in order. ValueError for a seam, or a place on one, that there is not."""
    weldment, lines = _after(exercise, acts, impairment, seed)
    found, places = [], []
    for name in exercise.seams:
        # A seam that the others have pulled open before it was struck is marked as it lay at first.
        line = lines.get(name) or seam(weldment, name) or seam(exercise.weldment, name)
        assert line is not None
        places.append(line)
        found.append(marked(beads_of(weldment, name), line, exercise.card))
    return Trial(weldment, tuple(places), together(found), carried(exercise, weldment))


def _after(exercise: Exercise, acts: tuple[Act, ...], impairment: float, seed: int) -> tuple[Weldment, dict[str, Seam]]:
    """The bench then, and each seam as it lay when its first arc was struck."""
    weldment = exercise.weldment
    lines: dict[str, Seam] = {}
    for number, act in enumerate(acts):
        if isinstance(act, Stroke):
            line = seam(weldment, act.seam)
            if line is not None:
                lines.setdefault(act.seam, line)
        weldment = after(weldment, act, impairment, tremor_of(seed, number))
    return weldment, lines


def after(weldment: Weldment, act: Act, impairment: float, tremor: int) -> Weldment:
    """The bench with one more thing done, once what was welded before has cooled. ValueError as in `tried`."""
    weldment = cooled(weldment, COOL)
    match act:
        case Clean(piece=name):
            pieces = tuple(each._replace(dirt=0.0) if each.name == name else each for each in weldment.pieces)
            return weldment._replace(pieces=pieces)
        case Tacking(seam=name, along=along):
            return tacked(weldment, name, along, impairment, tremor)
        case Stroke():
            return welded(weldment, lay(weldment, act, impairment, tremor, 1.0))


def beads_of(weldment: Weldment, name: str) -> tuple[Bead, ...]:
    """What was laid on a seam, in order."""
    return tuple(bead for bead in weldment.beads if bead.seam == name)


def tremor_of(seed: int, number: int) -> int:
    """The seed of the hand's tremor in the act of a number."""
    return math.floor(uniform(seed, f"practice/{number}") * 2147483648.0)


def capacity(weldment: Weldment, name: str) -> tuple[float, float]:
    """The force (N) along a seam, and that square to it, under which its worst cell gives way; 0 of a bare one.

    Tacks do not count. The force acts in the plane of the faces through the middle of the seam's line as it lay when
    its first bead was laid: where the bead is missing or weak on one side, it turns the plate too, and what is left
    carries less (`statics.py`, `throats.py`). Stress grows in proportion to the force, so one probe is enough.
    """
    line = tuple(joint for joint in joints(weldment) if joint.seam == name and not joint.tack)
    if not line:
        return 0.0, 0.0
    held = frame(weldment, line, ())
    if line[0].piece not in held.parts:
        return 0.0, 0.0
    first = next(bead for bead in weldment.beads if bead.seam == name)
    x, y = (first.x0 + first.x1) / 2.0, (first.y0 + first.y1) / 2.0
    ux, uy, z = line[0].ux, line[0].uy, line[0].z
    carries = []
    for fx, fy in ((ux, uy), (-uy, ux)):
        push = Push(line[0].piece, x, y, z, PROBE * fx, PROBE * fy, 0.0)
        moved = motions(held, [Case((push,))])[0]
        use = max(strained(each, asked_of(each), [field(held, each, moved)]).use for each in line)
        carries.append(PROBE / use if use > 0.0 else 0.0)
    return carries[0], carries[1]


def carried(exercise: Exercise, weldment: Weldment) -> Carried:
    """What the bench carries of what the exercise asks."""
    along = across = 0.0
    for name in exercise.seams:
        each = capacity(weldment, name)
        along, across = along + each[0], across + each[1]
    match exercise.asked:
        case Hang(speed=speed, hours=hours):
            found = verdict(weldment, speed, hours)
            # The worst of all: the other brackets never err, and what this one does not carry they must.
            worst = found.worst.use if found.worst else math.inf
            off = _hole_off(exercise, weldment)
            return Carried(found.holds, worst, along, across, off, found)
        case pull:
            there = across if pull.across else along
            use = pull.force / there if there > 0.0 else math.inf
            return Carried(use < 1.0, use, along, across, 0.0, None)


def _hole_off(exercise: Exercise, weldment: Weldment) -> float:
    places = [
        hole_place(next(each for each in bench.pieces if each.name == exercise.piece))
        for bench in (exercise.weldment, weldment)
    ]
    dx, dy = places[1][0] - places[0][0], places[1][1] - places[0][1]
    return math.sqrt(dx * dx + dy * dy)


def shown(exercise: Exercise, welder: str, seed: int) -> tuple[Act, ...]:
    """What one of WELDERS would do: only the skilled one cleans first, and keeps to the order that is good."""
    who = WELDERS[welder]
    skilled = who is CAREFUL
    acts: list[Act] = []
    plates = exercise.weldment.pieces
    if skilled and any(each.name == exercise.piece and each.dirt > exercise.card.dirt.high for each in plates):
        acts.append(Clean(exercise.piece))
    names = exercise.seams if skilled else tuple(reversed(exercise.seams))
    for name in names:
        # They see where the plate lies by now.
        weldment = _after(exercise, tuple(acts), 0.0, seed)[0]
        acts.append(stroke(weldment, name, who, 0.0, tremor_of(seed, 1000 + len(acts))))
    return tuple(acts)
