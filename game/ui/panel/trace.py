"""What the instruments of a rig have shown during the last ten minutes: for the monitor's curve, and for the story of a
trip.

It follows from the session alone, so a game that is gone on with has it too.

Look for: `Trace`, `instruments` (what they show now), `EVERY`.
"""

from collections import deque

from game.rig import panel
from game.session.rigged import solved_of
from game.session.session import Session

EVERY = 5
"""Seconds between two looks."""
KEPT = 600
"""Seconds that are looked back."""
Shown = tuple[float | None, ...]


def instruments(session: Session) -> Shown:
    """What each shows now, in the order of the rig's sensors; nothing in a level without a rig."""
    world, state = session.world, session.state
    if world.plot.rig is None or state.rig is None:
        return ()
    rig, solved = world.plot.rig.rig, solved_of(world, state)
    return panel.shown(rig, state.rig.needles, solved, world.seed, session.now)


class Trace:
    """(tick, what was shown), the oldest first."""

    def __init__(self, looks: "tuple[tuple[int, Shown], ...]" = ()) -> None:
        self.looks: deque[tuple[int, Shown]] = deque(looks, maxlen=KEPT // EVERY + 1)

    def look(self, session: Session) -> None:
        """A second has passed."""
        if session.now % EVERY == 0 and session.state.rig is not None:
            self.looks.append((session.now, instruments(session)))

    def until(self, tick: int) -> "Trace":
        """As it was then."""
        return Trace(tuple(each for each in self.looks if each[0] <= tick))

    def at(self, tick: int) -> Shown:
        """What was shown when that tick had come; () where nobody has looked."""
        return next((shown for when, shown in self.looks if when >= tick), ())
