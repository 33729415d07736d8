"""A stroke as somebody of some skill would mean it: for work that is delegated, for tests and for searches.

The best of the card, with a slow wander that shrinks with skill. Lack of oxygen makes corrections late: the wander
grows with the reaction time, and now and then a drift goes unnoticed until the next look (all assumed). Tremor is
not in here: the bead adds it (`hand.py`).

Look for: `Welder`, `CAREFUL`, `HASTY`, `BEGINNER`, `stroke`, `meant` (the same, for a seam that you have).
"""

import math
from typing import NamedTuple

from game.model.chance import uniform
from game.model.hand import Shake, reaction
from game.model.procedure import procedure
from game.model.seams import seam as seam_of
from game.model.weldment import METALS, Knot, Metal, Piece, Seam, Stroke, Weldment

LOOK = 0.005
"""Length of seam from one look at the puddle to the next, m."""
MOST_KNOTS = 80
"""In one stroke."""
WANDER = Shake(0.35, 0.0012, 0.0015, 12.0, 14.0)
"""Of somebody without any skill, one standard deviation: here `along` is a share of the speed (assumed)."""
LAPSE = Shake(0.2, 0.0018, 0.0025, 12.0, 8.0)
"""How far off they are when a drift goes unnoticed (assumed)."""
LAPSES = 1.2
"""Share of looks that are missed, per impairment (assumed); at most nine of ten."""
KEPT = 0.6
"""Of a drift, from one look to the next."""
FILL = 0.8
"""How long a crater is filled, s."""
WARMING = 1.0
"""How long an arc on aluminium stands before it moves, s."""


class Welder(NamedTuple):
    """Somebody who welds."""

    skill: float
    """0 has never held a torch, 1 never errs."""
    haste: float = 0.0
    """0 as the card says, 1 as fast as the puddle lets them: 60 % faster at the same current, and off at the end."""


CAREFUL = Welder(0.95)
HASTY = Welder(0.95, 1.0)
BEGINNER = Welder(0.3)


def stroke(weldment: Weldment, seam: str, welder: Welder, impairment: float, seed: int) -> Stroke:
    """What they mean to do along a whole seam; ValueError where there is none."""
    place = seam_of(weldment, seam)
    if place is None:
        raise ValueError(f"there is no seam {seam} as the plates lie now")
    plate = next(each for each in weldment.pieces if each.name == place.piece)
    return meant(place, plate, METALS[plate.metal], welder, impairment, seed)


def meant(place: Seam, plate: Piece, metal: Metal, welder: Welder, impairment: float, seed: int) -> Stroke:
    """The same, quantised as a stroke is logged."""
    card = procedure(metal, plate.thickness)
    slack = (1.0 - welder.skill) * (1.0 + 1.5 * impairment) * reaction(impairment)
    looks = min(MOST_KNOTS - 4, max(2, math.ceil(place.length / LOOK)))
    speed = card.speed.best * (1.0 + 0.6 * welder.haste)
    arc = card.arc.best + 0.0003 * welder.haste
    # A beginner errs to one side for the whole stroke as well as from look to look.
    habit = Shake(*(0.7 * each for each in _drawn(seed, "habit")))
    drift = Shake(*_drawn(seed, "first"))
    t, knots = 0.0, []
    for look in range(looks + 1):
        missed = uniform(seed, f"{look}/missed") < min(0.9, LAPSES * impairment)
        error = Shake(*(_error(slack, missed, *each) for each in zip(WANDER, LAPSE, drift, habit, strict=True)))
        along = math.floor(place.length * look / looks * 1e4 + 0.5) / 1e4
        along = min(along, math.floor(place.length * 1e4) / 1e4)
        knots.append(_knot(t, along, error, arc))
        if look == 0 and metal.name == "aluminium" and welder.skill >= 0.5:
            t += WARMING
            knots.append(_knot(t, along, error, arc))
        t += place.length / looks / (speed * max(0.4, 1.0 + error.along))
        fresh = Shake(*_drawn(seed, f"{look}"))
        drift = Shake(*(KEPT * old + 0.8 * new for old, new in zip(drift, fresh, strict=True)))
    if welder.haste < 0.5 and welder.skill >= 0.5:
        last = knots[-1]
        knots.append(last._replace(t=math.floor((last.t + FILL) * 10.0 + 0.5) / 10.0))
    return Stroke(place.name, card.amperes.best, card.feed.best, tuple(knots))


def _drawn(seed: int, name: str) -> list[float]:
    """One even draw with standard deviation 1 for each direction."""
    return [3.4641016151377544 * (uniform(seed, f"welder/{name}/{each}") - 0.5) for each in Shake._fields]


def _error(slack: float, missed: bool, wander: float, lapse: float, drift: float, habit: float) -> float:
    error = slack * wander * (drift + habit)
    if missed:
        error += lapse if drift + habit >= 0.0 else -lapse
    return error


def _knot(t: float, along: float, error: Shake, arc: float) -> Knot:
    return Knot(
        math.floor(t * 10.0 + 0.5) / 10.0,
        along,
        math.floor(error.off * 1e4 + 0.5) / 1e4,
        max(0.0, math.floor((arc + error.arc) * 1e4 + 0.5) / 1e4),
        float(math.floor(45.0 + error.work + 0.5)),
        float(math.floor(10.0 + error.travel + 0.5)),
    )
