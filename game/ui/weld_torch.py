"""The torch in the player's hand: led by the mouse, by keys against the clock, or step by step without one.

Look for: `Torch`, `Held` (how it is held), `Way` (who leads it), `lag` (of a hand that gets too little oxygen).
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from game.model.hand import reaction
from game.model.procedure import Procedure
from game.ui.weld_stroke import Moment

STEP = 0.010
"""What one press lays in steps, m."""
POOL = 1.0
"""Seconds for which whoever leads the torch stands at first, until there is a pool."""
FILL = 1.0
"""Seconds at the end of a seam in which the crater fills: one press in steps."""
LINGER = 0.35
"""Seconds over which the travel speed is told."""
LOOSE_END = 0.004
"""So far beyond its ends the torch can be led, m."""
RATES = {"arc": 0.0015, "work": 12.0, "travel": 12.0, "speed": 0.0008, "off": 0.002}
"""By how much a key that is held changes each, per second."""
TAPS = {"arc": 0.0002, "work": 2.0, "travel": 2.0, "speed": 0.0001, "off": 0.0002}
"""By how much a key that is tapped changes it."""
BOUNDS = {
    "arc": (0.0003, 0.009),
    "work": (0.0, 90.0),
    "travel": (-45.0, 45.0),
    "speed": (0.0003, 0.008),
    "off": (-0.005, 0.005),
}


SIMPLE = 0.25
"""Seconds of a simple reaction to something that is seen, rested (a textbook's round value)."""


def lag(impairment: float) -> float:
    """Seconds by which a hand of an impairment is later than the player's own: by what its reaction takes longer."""
    return SIMPLE * (reaction(impairment) - 1.0)


class Way(Enum):
    """How the torch is led."""

    FREE = "free"
    """The pointer leads it."""
    TIMED = "timed"
    """It goes by itself; keys steer it."""
    STEPS = "steps"
    """It goes one step and waits, and time with it."""


class Held(NamedTuple):
    """How it is held: all that the player sets."""

    arc: float
    """m."""
    work: float
    """Degrees."""
    travel: float
    """Degrees."""
    speed: float
    """m/s, where it goes by itself."""
    off: float
    """m."""


class Torch:
    """One torch over one seam."""

    def __init__(self, length: float, card: Procedure, way: Way = Way.TIMED) -> None:
        self.length = length
        """Of the seam, m."""
        self.card = card
        self.way = way
        self.held = Held(card.arc.best, card.work.best, card.travel.best, card.speed.best, 0.0)
        self.along = 0.0
        """m."""
        self.burning = False
        self.seconds = 0.0
        """Since the arc was struck."""
        self._target: float | None = None
        """Up to where the step goes that is being laid."""
        self._begun = 0.0
        """m along, where the arc was struck."""
        self._stood = 0.0
        """Seconds at the end of the seam."""
        self._fills = False
        """A step goes on that moves nothing: the crater fills."""
        self._trail: list[tuple[float, float]] = []
        """(seconds, along) of the last moments."""
        self.late = 0.0
        """Seconds by which the hand does later what it is led to do, while the arc burns: see `lag`."""
        self._coming: list[tuple[float, Callable[[], None]]] = []
        """What it will do, and when."""

    def strike(self) -> None:
        """The arc burns from now on."""
        self.burning, self.seconds, self._trail, self._target = True, 0.0, [(0.0, self.along)], None
        self._begun, self._stood, self._fills = self.along, 0.0, False
        self._coming.clear()

    def quench(self) -> None:
        """It goes out."""
        self.burning, self._target = False, None
        self._coming.clear()

    def step(self) -> None:
        """One press: the next STEP of the seam; at its end FILL seconds on the crater."""
        if self.ended:
            self._fills = True
        elif self._target is None:
            self._target = min(self.length, self.along + STEP)

    @property
    def waits(self) -> bool:
        """Whether nothing moves until the next press: time stands still too."""
        return self.way is Way.STEPS and self._target is None and not self._fills

    @property
    def ended(self) -> bool:
        """Whether the seam is at its end: whoever leads it may have begun at the far one."""
        if self.way is Way.FREE and self._begun > self.length / 2:
            return self.along <= 1e-6
        return self.along >= self.length - 1e-6

    @property
    def stands(self) -> bool:
        """Whether it is right that a torch which is led does not move: there is no pool yet, or the crater fills."""
        return self.burning and self.way is Way.FREE and (self.seconds < POOL or self.ended)

    @property
    def filled(self) -> bool:
        """Whether it has stood there long enough."""
        return self._stood >= FILL

    def change(self, what: str, by: float) -> None:
        """One of the things it is held by, within bounds."""
        self._do(lambda: self._change(what, by))

    def _change(self, what: str, by: float) -> None:
        low, high = BOUNDS[what]
        value = min(high, max(low, getattr(self.held, what) + by))
        self.held = self.held._replace(**{what: value})

    def point(self, along: float, off: float) -> None:
        """The pointer leads it there."""
        self._do(lambda: self._point(along, off))

    def _do(self, what: Callable[[], None]) -> None:
        """At once, or as late as the hand is; in steps nobody has to be quick."""
        if self.burning and self.late > 0.0 and self.way is not Way.STEPS:
            self._coming.append((self.seconds + self.late, what))
        else:
            what()

    def _point(self, along: float, off: float) -> None:
        self.along = min(self.length + LOOSE_END, max(-LOOSE_END, along))
        if self.seconds < LINGER:
            self._begun = self.along
        low, high = BOUNDS["off"]
        self.held = self.held._replace(off=min(high, max(low, off)))

    def advance(self, seconds: float) -> None:
        """So much time of the colony passes for the hand."""
        if not self.burning or self.waits:
            return
        self.seconds += seconds
        while self._coming and self._coming[0][0] <= self.seconds:
            self._coming.pop(0)[1]()
        if self.way is not Way.FREE:
            end = self.length if self._target is None else self._target
            self.along = min(end, self.along + seconds * self.held.speed)
            if self._target is not None and self.along >= self._target - 1e-9:
                self._target = None
        self._stood = self._stood + seconds if self.ended else 0.0
        self._fills = self._fills and not self.filled
        self._trail.append((self.seconds, self.along))
        while len(self._trail) > 2 and self._trail[1][0] < self.seconds - LINGER:
            self._trail.pop(0)

    @property
    def speed(self) -> float:
        """As it goes now, m/s; where it goes by itself, or does not go yet, as it is set."""
        if self.way is not Way.FREE or not self.burning:
            return self.held.speed
        (first, start), (last, end) = self._trail[0] if self._trail else (0.0, 0.0), (self.seconds, self.along)
        return abs(end - start) / (last - first) if last - first > 0.05 else 0.0

    def moment(self) -> Moment:
        """For whoever writes it down."""
        held = self.held
        return Moment(self.seconds, max(0.0, self.along), held.off, held.arc, held.work, held.travel)
