"""The player's stroke as it is written down: moments of the torch, thinned out to knots between which it went evenly.

A command takes at most MOST_KNOTS knots of whole numbers (tenths of s and mm, degrees). The thinned line stays within
LOOSE of those quanta of what the hand did; a stroke that is too restless for that is drawn a little looser.

Look for: `Moment`, `Recorder` (its `knots`, `words` and `so_far`), `thinned`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model.weldment import Knot, Stroke
from game.words.verbs import KNOT, MOST_KNOTS, knot_text

LOOSE = 0.6
"""Quanta by which a knot's line may miss a moment: rounding costs half a quantum anyway."""
LOOSER = 1.5
Whole = tuple[int, ...]
"""Tenths of s, tenths of mm along, off and of arc, degrees of work and travel."""


class Moment(NamedTuple):
    """Where the torch was meant to be, and when."""

    t: float
    """s since the arc was struck."""
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

    def whole(self) -> Whole:
        """In quanta, within the bounds of the command."""
        values = (int(self.t * 10 + 1e-6), self.along * 1e4, self.off * 1e4, self.arc * 1e4, self.work, self.travel)
        return tuple(int(min(max(round(value), kind.low), kind.high)) for value, kind in zip(values, KNOT, strict=True))


class Recorder:
    """Listens to a torch as long as its arc burns."""

    def __init__(self, seam: str, amperes: float, feed: float) -> None:
        self.seam = seam
        self.amperes = amperes
        self.feed = feed
        """m/s."""
        self._moments: list[Moment] = []
        self._whole: list[Whole] = []
        """The same in quanta."""

    def hear(self, moment: Moment) -> None:
        """The next moment; of those within one tenth of a second the first one counts, which is nearest to it."""
        if not self._moments or int(moment.t * 10 + 1e-6) > int(self._moments[-1].t * 10 + 1e-6):
            self._moments.append(moment)
            self._whole.append(moment.whole())

    @property
    def told(self) -> int:
        """How many moments it has heard."""
        return len(self._moments)

    @property
    def seconds(self) -> float:
        """For how long it has listened."""
        return self._moments[-1].t if self._moments else 0.0

    def knots(self, latest: float | None = None) -> list[Whole]:
        """At most MOST_KNOTS of them; none after `latest` s, which is as long as the arc has burnt."""
        end = None if latest is None else int(latest * 10 + 1e-6)
        whole = self._whole
        if end is not None and whole and whole[-1][0] > end:
            early = [each for each in whole if each[0] < end]
            last = next(each for each in whole if each[0] >= end)
            whole = [*early, (end, *last[1:])]
        return thinned(whole)

    def words(self, latest: float) -> tuple[str, ...]:
        """The words of the command `stroke`."""
        return tuple(knot_text(each) for each in self.knots(latest))

    def so_far(self) -> Stroke:
        """The stroke up to now, as it would be laid: for the bead that is drawn while it grows."""
        knots = tuple(
            Knot(t / 10.0, along / 1e4, off / 1e4, arc / 1e4, float(work), float(travel))
            for t, along, off, arc, work, travel in self.knots()
        )
        return Stroke(self.seam, self.amperes, self.feed, knots)


def thinned(moments: Sequence[Whole], most: int = MOST_KNOTS) -> list[Whole]:
    """The fewest of the moments that tell the same to within LOOSE, or looser if those were more than `most`."""
    if len(moments) <= 2:
        return list(moments)
    loose = LOOSE
    while True:
        kept = _within(moments, loose)
        if len(kept) <= most:
            return [moments[n] for n in kept]
        loose *= LOOSER


def _within(moments: Sequence[Whole], loose: float) -> list[int]:
    """Indices of the moments that stay: the ends, and wherever the straight line is missed most (Ramer 1972)."""
    kept = [0, len(moments) - 1]
    todo = [(0, len(moments) - 1)]
    while todo:
        first, last = todo.pop()
        worst, at = loose, -1
        for n in range(first + 1, last):
            miss = _miss(moments[first], moments[last], moments[n])
            if miss > worst:
                worst, at = miss, n
        if at >= 0:
            kept.append(at)
            todo += [(first, at), (at, last)]
    return sorted(kept)


def _miss(a: Whole, b: Whole, between: Whole) -> float:
    """By how many quanta the line from a to b misses a moment between them, in whatever it misses most."""
    share = (between[0] - a[0]) / (b[0] - a[0]) if b[0] > a[0] else 0.0
    return max(
        abs(one + (other - one) * share - value) for one, other, value in zip(a[1:], b[1:], between[1:], strict=True)
    )
