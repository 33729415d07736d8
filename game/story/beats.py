"""Which beat is spoken next: the most specific one whose condition holds and that may be spoken now; then file order.

Look for: `next_beat`.
"""

from collections.abc import Callable, Sequence

from game.level.plot import Beat
from game.words.conditions import Formula

NEVER = -1


def next_beat(beats: Sequence[Beat], said: Sequence[int], now: int, holds: Callable[[Formula], bool]) -> int:
    """Index of the beat; -1 when none is due. `said` is the tick at which each was last begun, -1 for never."""
    best = NEVER
    for at, beat in enumerate(beats):
        last = said[at]
        if last >= 0 and (beat.again < 0 or now - last < beat.again):
            continue
        if (best == NEVER or beat.weight > beats[best].weight) and holds(beat.when):
            best = at
    return best
