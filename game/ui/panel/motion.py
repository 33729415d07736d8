"""How things on the panel move: levers spring over, the needle has mass, lamps take a moment to burn.

All of it is the window's own: what is shown follows from what is, a little later. With reduced motion it follows at
once.

Look for: `Motion` (its `follow`), `SPRING`.
"""

from collections.abc import Mapping

SPRING = 0.08
"""Seconds from one stop of a switch to the other."""
WARM, COOL = 0.16, 0.10
"""Seconds until a lamp burns, and until it is dark."""
SWING, DAMPING = 9.0, 0.62
"""The needle: radians a second at which it would swing freely, and how much of the critical damping it has."""
STEP = 0.01
"""Seconds; the needle is led in such steps, so that a late frame does not throw it."""


class Motion:
    """Where everything stands, on its way to where it belongs."""

    def __init__(self) -> None:
        self.switches: dict[str, float] = {}
        """0 off, 0.5 in the middle, 1 on."""
        self.lamps: dict[str, float] = {}
        """How bright, 0 to 1."""
        self.needle = 0.0
        """Share of the gauge's sweep."""
        self._speed = 0.0

    def follow(
        self, switches: Mapping[str, float], lamps: Mapping[str, float], needle: float, seconds: float, still: bool
    ) -> None:
        """A frame passes; `still`: nothing is seen to move."""
        for name, wanted in switches.items():
            at = self.switches.get(name, wanted)
            self.switches[name] = wanted if still else _towards(at, wanted, seconds / SPRING)
        for name in sorted({*lamps, *self.lamps}):
            wanted = lamps.get(name, 0.0)
            at = self.lamps.get(name, wanted)
            by = seconds / (WARM if wanted > at else COOL)
            self.lamps[name] = wanted if still else _towards(at, wanted, by)
        if still:
            self.needle, self._speed = needle, 0.0
            return
        left = min(seconds, 0.25)
        while left > 0.0:
            step = min(STEP, left)
            pull = SWING * SWING * (needle - self.needle) - 2.0 * DAMPING * SWING * self._speed
            self._speed += pull * step
            self.needle += self._speed * step
            left -= step
            if not -0.02 <= self.needle <= 1.02:
                self.needle = min(1.02, max(-0.02, self.needle))
                self._speed *= -0.3


def _towards(at: float, wanted: float, by: float) -> float:
    return min(wanted, at + by) if wanted > at else max(wanted, at - by)


def eased(share: float) -> float:
    """Slow over the dead point, quick to the stop: as a spring throws a lever."""
    return share * share * (3.0 - 2.0 * share)
