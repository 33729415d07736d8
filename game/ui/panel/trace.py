"""What the instruments of a rig have shown during the last ten minutes: for the monitor's curve, and for the story of a
trip.

It follows from the session alone, so a game that is gone on with has it too.

It knows, too, how far the stack was purged when current began to flow through it.

Look for: `Trace`, `instruments` (what they show now), `EVERY`.
"""

from collections import deque
from collections.abc import Iterable

from game.rig import panel
from game.session.rigged import solved_of, stack_of
from game.session.session import Session

EVERY = 5
"""Seconds between two looks."""
KEPT = 600
"""Seconds that are looked back."""
Shown = tuple[float | None, ...]
Look = tuple[int, Shown]
"""(tick, what was shown)"""


def instruments(session: Session) -> Shown:
    """What each shows now, in the order of the rig's sensors; nothing in a level without a rig."""
    world, state = session.world, session.state
    if world.plot.rig is None or state.rig is None:
        return ()
    rig, solved = world.plot.rig.rig, solved_of(world, state)
    return panel.shown(rig, state.rig.needles, solved, world.seed, session.now)


class Trace:
    """The last looks, the oldest first."""

    def __init__(
        self, looks: Iterable[Look] = (), trips: Iterable[Look] = (), starts: Iterable[tuple[int, float]] = ()
    ) -> None:
        self.looks: deque[Look] = deque(looks, maxlen=KEPT // EVERY + 1)
        self.trips: list[Look] = list(trips)
        """When the stack tripped, for as long as there is a story to tell."""
        self.starts: list[tuple[int, float]] = list(starts)
        """(tick at which current began to flow, volumes of nitrogen that had gone through by then)"""
        self._volumes = -1.0
        """Of nitrogen a second ago; -1 while current flows."""

    def look(self, session: Session) -> None:
        """A second has passed."""
        state = session.state
        if state.rig is None:
            return
        if session.now % EVERY == 0:
            self.looks.append((session.now, instruments(session)))
        self._count(session)
        tripped = state.stack_tripped[stack_of(session.world)]
        if tripped >= 0 and (not self.trips or self.trips[-1][0] != tripped):
            self.trips.append((tripped, instruments(session)))

    def _count(self, session: Session) -> None:
        """How far the stack is purged: what the session forgets as soon as current flows."""
        state = session.state
        flows = state.habitat.stacks.current[stack_of(session.world)] > 0.0
        if flows and self._volumes >= 0.0:
            self.starts.append((session.now, self._volumes))
        self._volumes = -1.0 if flows or state.rig is None else state.rig.volumes

    def until(self, session: Session) -> "Trace":
        """As it was when the session stood as it stands now."""
        tick = session.now
        looks, trips = ([each for each in row if each[0] <= tick] for row in (self.looks, self.trips))
        trace = Trace(looks, trips, [each for each in self.starts if each[0] <= tick])
        if session.state.rig is not None:
            trace._count(session)
        return trace

    def purged(self) -> float:
        """Volumes of nitrogen before the last start."""
        return self.starts[-1][1] if self.starts else 0.0

    def at_trip(self, tick: int) -> Shown:
        """What was shown when it tripped at that tick; () where nobody has looked."""
        return next((shown for when, shown in self.trips if when == tick), ())
