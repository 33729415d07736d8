"""What a welder's hand adds to the stroke that was meant: tremor, by how much the air has taken from them.

Physiological tremor lies at 6 to 12 Hz and grows with altitude (Legros, Krause); no source gives how much, so the
growth a0 (1 + 1.5 z) and the rested amplitudes a0 below are assumed. Chance is a hash of the stroke's seed and the
cell, so that whoever draws the bead gets the same one.

Look for: `Shake`, `RESTED`, `shake` (by cell), `swing` (by time, for the picture of the torch), `reaction`.
"""

from typing import NamedTuple

from game.model import det
from game.model.chance import uniform

SLOWEST, FASTEST = 6.0, 12.0
"""Hz: the band of tremor."""
GROWTH = 1.5
"""Of the amplitude with impairment (assumed)."""
DELAY = 0.45
"""Of reaction and movement times with impairment (Fowler 1987)."""


class Shake(NamedTuple):
    """How far the torch is from where it was meant to be."""

    along: float
    """m."""
    off: float
    """m."""
    arc: float
    """m."""
    work: float
    """Degrees."""
    travel: float
    """Degrees."""


RESTED = Shake(0.00006, 0.00015, 0.00015, 1.0, 1.5)
"""Largest of each for a rested hand that is propped up (assumed)."""


def shake(seed: int, cell: int, impairment: float) -> Shake:
    """What is left of the tremor over one cell of a bead."""
    grown = 2.0 * (1.0 + GROWTH * impairment)
    return Shake(
        grown * RESTED.along * (uniform(seed, f"{cell}/along") - 0.5),
        grown * RESTED.off * (uniform(seed, f"{cell}/off") - 0.5),
        grown * RESTED.arc * (uniform(seed, f"{cell}/arc") - 0.5),
        grown * RESTED.work * (uniform(seed, f"{cell}/work") - 0.5),
        grown * RESTED.travel * (uniform(seed, f"{cell}/travel") - 0.5),
    )


def swing(seed: int, seconds: float, impairment: float) -> Shake:
    """The tremor at one moment: two waves within its band for each direction. Only to be looked at."""
    grown = 1.0 + GROWTH * impairment
    return Shake(*(grown * most * _wave(seed, name, seconds) for name, most in RESTED._asdict().items()))


def _wave(seed: int, name: str, seconds: float) -> float:
    total = 0.0
    for part in ("slow", "fast"):
        hertz = SLOWEST + (FASTEST - SLOWEST) * uniform(seed, f"{name}/{part}/hertz")
        turns = hertz * seconds + uniform(seed, f"{name}/{part}/phase")
        total += 0.5 * det.sin(6.283185307179586 * (turns - float(int(turns))))
    return total


def reaction(impairment: float) -> float:
    """How many times as long a correction takes."""
    return 1.0 + DELAY * impairment
