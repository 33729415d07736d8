"""What the instruments of a rig have shown during the last ten minutes: for the monitor's curve, and for the story of a
trip.

It follows from the session alone, so a game that is gone on with has it too.

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

    def __init__(self, looks: Iterable[Look] = (), trips: Iterable[Look] = ()) -> None:
        self.looks: deque[Look] = deque(looks, maxlen=KEPT // EVERY + 1)
        self.trips: list[Look] = list(trips)
        """When the stack tripped, for as long as there is a story to tell."""

    def look(self, session: Session) -> None:
        """A second has passed."""
        state = session.state
        if state.rig is None:
            return
        if session.now % EVERY == 0:
            self.looks.append((session.now, instruments(session)))
        tripped = state.stack_tripped[stack_of(session.world)]
        if tripped >= 0 and (not self.trips or self.trips[-1][0] != tripped):
            self.trips.append((tripped, instruments(session)))

    def until(self, tick: int) -> "Trace":
        """As it was then."""
        return Trace(*([each for each in row if each[0] <= tick] for row in (self.looks, self.trips)))

    def at_trip(self, tick: int) -> Shown:
        """What was shown when it tripped at that tick; () where nobody has looked."""
        return next((shown for when, shown in self.trips if when == tick), ())
