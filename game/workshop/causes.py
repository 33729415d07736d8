"""What a try lost, and by which cause: it is laid again with one thing set right, and asked again what it carries.

What is set right, and how, is that of the post-mortem on brackets in play (`game.model.postmortem`); here it is asked
of all beads of the exercise at once, and of the order of its seams too. What acts together is not shared out: two
causes that each spoil all of a weld both lose little by themselves.

Look for: `Loss`, `losses`, `CAUSES`.
"""

import math
from typing import NamedTuple

from game.model.postmortem import healed, wrongs
from game.model.procedure import VARIABLES
from game.model.weldment import Stroke
from game.workshop.exercises import Exercise
from game.workshop.trial import Act, Trial, carried, tried

ORDER = "order"
"""The seams were welded in one that pulls the plate away."""
CAUSES = (*VARIABLES, "crater", "length", "hand", ORDER)
"""`crater`: the arc stopped on an open one; `length`: a part of a seam is bare; `hand`: an impaired one trembles."""
LEAST = 0.02
"""Of a loss that is told."""


class Loss(NamedTuple):
    """What one cause has cost."""

    cause: str
    """One of CAUSES."""
    share: float
    """Of what it would carry without it, 0 to 1."""


def losses(exercise: Exercise, acts: tuple[Act, ...], impairment: float, seed: int, trial: Trial) -> tuple[Loss, ...]:
    """The largest first; `trial` is what came of those acts."""
    beads = [at for at, bead in enumerate(trial.weldment.beads) if bead.seam in exercise.seams]
    wrong = {at: [each.variable for each in wrongs(trial.weldment, at)] for at in beads}
    uses = []
    for cause in CAUSES:
        better = trial.weldment
        for at in beads:
            if cause in wrong[at]:
                better = healed(better, at, cause)
        if better != trial.weldment:
            uses.append((cause, carried(exercise, better).use))
    ordered = _in_order(exercise, acts)
    if ordered != acts:
        uses.append((ORDER, _use(exercise, ordered, impairment, seed)))
    found = [Loss(cause, 1.0 - use / trial.carried.use) for cause, use in uses if not math.isinf(use)]
    return tuple(sorted((loss for loss in found if loss.share >= LEAST), key=lambda loss: -loss.share))


def _in_order(exercise: Exercise, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    strokes = [act for act in acts if isinstance(act, Stroke)]
    good = iter(sorted(strokes, key=lambda each: exercise.seams.index(each.seam)))
    return tuple(next(good) if isinstance(act, Stroke) else act for act in acts)


def _use(exercise: Exercise, acts: tuple[Act, ...], impairment: float, seed: int) -> float:
    try:
        return tried(exercise, acts, impairment, seed).carried.use
    except ValueError:
        return math.inf  # what was welded first has pulled the plate away from the next seam
