"""Figures from few games: means and shares with 95 % intervals, and what a game is good or bad in.

Look for: `Interval`, `interval`, `share`, `Measure`, `measures`, `distinct`, `dominates`.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from game.check.games import Outcome
from game.level.world import World


class Interval(NamedTuple):
    """A mean with its 95 % interval."""

    mean: float
    half: float
    """Infinite where one value is all there is."""

    def as_json(self) -> dict[str, float | None]:
        """Mean and half-width; null for a width that nobody knows."""
        return {"mean": self.mean, "half": self.half if math.isfinite(self.half) else None}


STUDENT = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11)
"""Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom; beyond them 2.1 is on the safe side."""


def game(outcome: Outcome) -> tuple[object, ...]:
    """What tells one game from another. Bots that lean alike and draw nothing by chance play the very same one."""
    return tuple(outcome[1:])


def distinct(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Each game once: the same game played again is no further evidence."""
    return list({game(each): each for each in outcomes}.values())


def interval(values: Sequence[float]) -> Interval:
    """Mean and half-width of the 95 % interval by Student's t, for values of games that differ."""
    count = len(values)
    if count == 0:
        return Interval(0.0, 0.0)
    mean = math.fsum(values) / count
    if count < 2:
        return Interval(mean, math.inf)
    variance = math.fsum((value - mean) * (value - mean) for value in values) / (count - 1)
    quantile = STUDENT[count - 2] if count - 2 < len(STUDENT) else 2.1
    return Interval(mean, quantile * math.sqrt(variance / count))


def share(hits: int, count: int) -> tuple[float, float, float]:
    """Share in % with its 95 % interval (Wilson 1927)."""
    if count == 0:
        return 0.0, 0.0, 100.0
    z = 1.96
    p = hits / count
    centre = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return 100.0 * p, 100.0 * max(0.0, centre - half), 100.0 * min(1.0, centre + half)


class Measure(NamedTuple):
    """Something that an outcome is good or bad in."""

    name: str
    of: Callable[[Outcome], float]
    more: bool
    """More is better."""


def measures(world: World) -> list[Measure]:
    """Lives, minutes, oxygen, and each line of the level's bill."""
    found = [
        Measure("people harmed", lambda each: float(each.harmed), False),
        Measure("minutes left at the start", lambda each: min(each.minutes, 600.0), True),
        Measure("lowest oxygen %", lambda each: each.lowest_o2, True),
    ]
    if world.plot.objectives:
        found.append(Measure("evidence of objectives", lambda each: float(each.evidence), True))
    for at, name in enumerate(world.plot.bill):
        found.append(Measure(name, lambda each, at=at: each.bill[at], False))  # type: ignore[misc]
    return found


def dominates(one: Outcome, other: Outcome, by: Sequence[Measure]) -> bool:
    """Whether one game was no worse in anything and better in something."""
    better = False
    for measure in by:
        a, b = measure.of(one), measure.of(other)
        if not measure.more:
            a, b = -a, -b
        if a < b:
            return False
        better = better or a > b
    return better
