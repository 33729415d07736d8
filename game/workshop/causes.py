"""What a try lost, and by which cause: it is done once more with one thing set right, and asked again what it carries.

What acts together is not shared out: two causes that each spoil all of a weld both lose little by themselves. Tremor is
not healed: nobody can will it away.

Look for: `Loss`, `losses`, `CAUSES`, `healed`.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from game.model.procedure import Procedure
from game.model.weldment import Knot, Stroke
from game.workshop.exercises import Exercise
from game.workshop.trial import Act, Clean, Trial, tried

CAUSES = ("off", "arc", "work", "travel", "speed", "amperes", "feed", "gap", "dirt", "crater", "order")
"""`crater`: the arc was stopped on an open one; `order`: the seams were welded in one that pulls the plate away."""
LEAST = 0.02
"""Of a loss that is told."""
FILL = 1.0
"""How long a healed end stands, s."""


class Loss(NamedTuple):
    """What one cause has cost."""

    cause: str
    """One of CAUSES."""
    share: float
    """Of what it would carry without it, 0 to 1."""


def losses(exercise: Exercise, acts: tuple[Act, ...], impairment: float, seed: int, trial: Trial) -> tuple[Loss, ...]:
    """The largest first; `trial` is what came of those acts."""
    found = []
    for cause in CAUSES:
        better_exercise, better = _without(cause, exercise, acts)
        if better_exercise is exercise and better == acts:
            continue
        use = tried(better_exercise, better, impairment, seed).carried.use
        if math.isinf(use):
            continue
        share = 1.0 - use / trial.carried.use
        if share >= LEAST:
            found.append(Loss(cause, share))
    return tuple(sorted(found, key=lambda loss: -loss.share))


def _without(cause: str, exercise: Exercise, acts: tuple[Act, ...]) -> tuple[Exercise, tuple[Act, ...]]:
    match cause:
        case "gap":
            pieces = tuple(each._replace(slope_x=0.0, slope_y=0.0) for each in exercise.weldment.pieces)
            if pieces == exercise.weldment.pieces:
                return exercise, acts
            return exercise._replace(weldment=exercise.weldment._replace(pieces=pieces)), acts
        case "dirt":
            dirty = any(each.name == exercise.piece and each.dirt > 0.0 for each in exercise.weldment.pieces)
            # Cleaned in the place of nothing: every later act keeps its number, and so its tremor.
            pieces = tuple(
                each._replace(dirt=0.0) if each.name == exercise.piece else each for each in exercise.weldment.pieces
            )
            if not dirty or any(isinstance(act, Clean) for act in acts):
                return exercise, acts
            return exercise._replace(weldment=exercise.weldment._replace(pieces=pieces)), acts
        case "order":
            strokes = [act for act in acts if isinstance(act, Stroke)]
            good = iter(sorted(strokes, key=lambda each: exercise.seams.index(each.seam)))
            return exercise, tuple(next(good) if isinstance(act, Stroke) else act for act in acts)
    return exercise, tuple(healed(cause, act, exercise.card) if isinstance(act, Stroke) else act for act in acts)


def healed(cause: str, stroke: Stroke, card: Procedure) -> Stroke:
    """A stroke with one variable as the card has it."""
    knots = stroke.knots
    match cause:
        case "amperes":
            return stroke._replace(amperes=card.amperes.best)
        case "feed":
            return stroke._replace(feed=card.feed.best)
        case "speed":
            return stroke._replace(knots=_even(knots, card.speed.best))
        case "crater":
            last = knots[-1]
            return stroke._replace(knots=(*knots, last._replace(t=_tenths(last.t + FILL))))
    set_right = _SET_RIGHT[cause]
    return stroke._replace(knots=tuple(set_right(knot, card) for knot in knots))


_SET_RIGHT: dict[str, Callable[[Knot, Procedure], Knot]] = {
    "off": lambda knot, card: knot._replace(off=card.off.best),
    "arc": lambda knot, card: knot._replace(arc=card.arc.best),
    "work": lambda knot, card: knot._replace(work=card.work.best),
    "travel": lambda knot, card: knot._replace(travel=card.travel.best),
}


def _even(knots: tuple[Knot, ...], speed: float) -> tuple[Knot, ...]:
    """The same way at one speed; where the torch stood, it stands."""
    t, found = knots[0].t, [knots[0]]
    for a, b in pairwise(knots):
        way = abs(b.along - a.along)
        t += way / speed if way > 1e-9 else b.t - a.t
        found.append(b._replace(t=max(_tenths(t), found[-1].t)))
    return tuple(found)


def _tenths(t: float) -> float:
    return math.floor(t * 10.0 + 0.5) / 10.0
