"""What heat leaves to be seen on a plate: temper colours beside a bead, and the glow of what is still hot.

Look for: `reach` (how far from a bead a temperature was), `TEMPER`, `bands`, `glow`.
"""

import math
from typing import NamedTuple

from game.model.weldment import METALS, Cell, Metal

ROOM = 293.0
"""K."""
TEMPER: tuple[tuple[float, tuple[int, int, int]], ...] = (
    (493.0, (196, 164, 92)),
    (513.0, (168, 116, 54)),
    (538.0, (132, 76, 76)),
    (563.0, (96, 66, 128)),
    (583.0, (62, 84, 150)),
    (613.0, (104, 132, 158)),
    (673.0, (92, 96, 102)),
)
"""Peak temperature in K from which mild steel has that colour: straw, brown, purple, blue, pale blue, grey (oxide that
has grown in some minutes in air: the tempering colours of the smiths' tables, as every handbook has them)."""


class Band(NamedTuple):
    """A stripe beside a bead."""

    far: float
    """From the bead's middle line to its outer edge, m."""
    colour: tuple[int, int, int]


def reach(heat: float, thickness: float, metal: Metal, kelvin: float) -> float:
    """How far from the bead's middle a plate was once as hot as `kelvin`, m.

    For a plate that is warm through its thickness (Adams 1958, as in the Welding Handbook):
    1 / (Tp - T0) = 4.13 rho c t Y / H + 1 / (Tm - T0), solved for the distance Y; `heat` in J/m.
    """
    if kelvin >= metal.melts:
        return 0.0
    volume = 4.13 * metal.density * metal.specific_heat * thickness
    return max(0.0, heat / volume * (1.0 / (kelvin - ROOM) - 1.0 / (metal.melts - ROOM)))


def bands(cell: Cell, thickness: float, metal: int) -> list[Band]:
    """The temper colours beside a cell, the outermost first; aluminium shows none, its oxide has no colour."""
    if METALS[metal].name != "steel" or cell.heat <= 0.0:
        return []
    # A lap joint has two plates below the arc on one side of it: about half the heat goes each way, in twice the metal.
    return [Band(reach(cell.heat, 2.0 * thickness, METALS[metal], kelvin), colour) for kelvin, colour in TEMPER]


def glow(seconds: float, heat: float) -> float:
    """How bright a place still glows so long after the arc has passed, 0 to 1: for the eye only, not a temperature."""
    lasts = 1.2 + min(4.0, heat / 3.0e5)
    return math.exp(-seconds / lasts) if seconds >= 0.0 else 0.0
