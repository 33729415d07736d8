"""The welding procedure (WPS) for a metal and a thickness: what each variable of a TIG weld should be, as bands.

Inside a band a variable costs the weld at most a tenth of what it carries; outside the weld gets worse the further
it is (tests/model/test_bead.py). The widths are those that trainers use, about 20 % of speed and 10 degrees.

Currents and speeds are assumed, in the range of published cards for manual TIG (25 A per mm of 6 mm steel, 40 A per mm
of 6 mm aluminium); the wire's speed follows from the leg that is wanted (`arc.leg_from_wire`).

Look for: `Band`, `Procedure`, `VARIABLES`, `procedure`.
"""

import math
from typing import NamedTuple

from game.model.weldment import Metal

VARIABLES = ("amperes", "feed", "speed", "arc", "work", "travel", "off", "gap", "dirt")
"""What can be wrong with a weld, as `Procedure` names it."""
WIRE = 0.0016
"""Diameter, m."""
LARGEST_LEG = 0.006
"""In one run, m."""


class Band(NamedTuple):
    """Of one variable, in its own unit."""

    low: float
    best: float
    high: float

    def error(self, value: float) -> float:
        """How far outside, in widths of the band's half on that side: 0 inside, -1 as far below as `low` is."""
        if value < self.low:
            return (value - self.low) / (self.best - self.low) if self.best > self.low else -1.0
        if value > self.high:
            return (value - self.high) / (self.high - self.best) if self.high > self.best else 1.0
        return 0.0


class Procedure(NamedTuple):
    """A card for one joint."""

    amperes: Band
    """A."""
    feed: Band
    """Of the wire, m/s."""
    speed: Band
    """Of travel, m/s."""
    arc: Band
    """Length, m."""
    work: Band
    """Degrees."""
    travel: Band
    """Degrees, push is positive."""
    off: Band
    """m beside the root."""
    gap: Band
    """m."""
    dirt: Band
    """0 ground clean to 1 rusty."""
    wire: float
    """Diameter, m."""
    leg: float
    """That is wanted, m."""


def procedure(metal: Metal, thickness: float) -> Procedure:
    """The card for plates of a thickness between 3 and 10 mm; beyond that it goes on as for the nearer one."""
    mm = 1000.0 * min(max(thickness, 0.003), 0.010)
    # As thick as a lap can take while 0.8 to 1 mm of its edge stays, so that the toe can be seen (AISC J2.2b).
    leg = math.floor(min(0.8 * mm + 0.2, 1000.0 * LARGEST_LEG) * 10.0 + 0.5) / 10000.0
    if metal.name == "aluminium":
        amperes, speed = float(math.floor(96.0 + 24.0 * min(mm, 8.0) + 0.5)), 0.003
    else:
        amperes, speed = float(math.floor(69.0 + 13.5 * min(mm, 8.0) + 0.5)), 0.002
    # Thick plates want more heat than current alone can bring.
    speed = math.floor((speed if mm <= 6.0 else speed * (1.0 - 0.06 * (mm - 6.0))) * 1e4 + 0.5) / 1e4
    # Wire of a leg's half square: feed pi/4 d^2 = speed z^2/2, to 0.1 mm/s as it is set on the machine.
    feed = math.floor(speed * leg * leg / 2.0 / (math.pi / 4.0 * WIRE * WIRE) * 1e4 + 0.5) / 1e4
    return Procedure(
        Band(0.9 * amperes, amperes, 1.1 * amperes),
        Band(0.85 * feed, feed, 1.15 * feed),
        Band(0.8 * speed, speed, 1.18 * speed),
        Band(0.0015, 0.0025, 0.0035),
        Band(35.0, 45.0, 55.0),
        Band(0.0, 10.0, 20.0),
        Band(-0.2 * leg, 0.0, 0.2 * leg),
        Band(0.0, 0.0, 0.1 * leg),
        Band(0.0, 0.0, 0.3),
        WIRE,
        leg,
    )
