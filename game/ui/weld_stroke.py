"""The player's stroke as it is written down: moments of the torch, thinned out to knots between which it went evenly.

A command takes at most MOST_KNOTS knots of whole numbers (tenths of s and mm, degrees). The thinned line stays within
LOOSE of those quanta of what the hand did; of a stroke that is too restless for that the knots tell what matters most.

Look for: `Moment`, `Recorder` (its `knots`, `words` and `so_far`), `thinned`.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from game.model.weldment import Knot, Stroke
from game.words.verbs import KNOT, MOST_KNOTS, knot_text

LOOSE = 0.6
"""Quanta by which a knot's line may miss a moment: rounding costs half a quantum anyway."""
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
        self._knots: list[Knot] = []

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
        """The stroke up to now, moment by moment: for the bead that is drawn while it grows."""
        for moment in self._moments[len(self._knots) :]:
            self._knots.append(Knot(moment.t, *moment[1:]))
        return Stroke(self.seam, self.amperes, self.feed, tuple(self._knots))


def thinned(moments: Sequence[Whole], most: int = MOST_KNOTS) -> list[Whole]:
    """The fewest of the moments that tell the same to within LOOSE; or as many as may be, if that is not enough.

    The ends stay, and then again and again whatever the straight line between its neighbours misses most (Ramer 1972).
    """
    if len(moments) <= 2:
        return list(moments)
    kept = [0, len(moments) - 1]
    todo = [_worst(moments, 0, len(moments) - 1)]
    while todo and len(kept) < most:
        miss, at, first, last = heappop(todo)
        if -miss <= LOOSE:
            break
        kept.append(at)
        for part in ((first, at), (at, last)):
            if part[1] - part[0] > 1:
                heappush(todo, _worst(moments, *part))
    return [moments[n] for n in sorted(kept)]


def _worst(moments: Sequence[Whole], first: int, last: int) -> tuple[float, int, int, int]:
    """By how many quanta (below 0, so that the largest comes first) the line between two moments misses one, which one
    that is, and the two."""
    t0, x0, y0, z0, u0, v0 = moments[first]
    t1, x1, y1, z1, u1, v1 = moments[last]
    long = max(1, t1 - t0)
    worst, at = -1.0, first
    for n in range(first + 1, last):
        t, x, y, z, u, v = moments[n]
        part = (t - t0) / long
        miss = max(
            abs(x0 + (x1 - x0) * part - x), abs(y0 + (y1 - y0) * part - y), abs(z0 + (z1 - z0) * part - z),
            abs(u0 + (u1 - u0) * part - u), abs(v0 + (v1 - v0) * part - v),
        )  # fmt: skip
        if miss > worst:
            worst, at = miss, n
    return -worst, at, first, last
