"""What one decision changes, all else equal: pairs of games that differ in one decision only.

Look for: `Contrast`, `contrast_jobs`, `contrasts`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.check.bots import SKILLS, Policy, drawn_policy
from game.check.figures import Interval, Measure, game, interval, measures
from game.check.games import Outcome
from game.level.world import World

STORY_PAIRS = 24
"""Pairs of games that tell what one decision changes."""


class Contrast(NamedTuple):
    """What one decision changes, all else equal: the second way less the first."""

    decision: str
    first: str
    second: str
    measure: str
    pairs: int
    """Pairs of games that differ from each other."""
    change: Interval

    @property
    def apart(self) -> bool:
        """Whether the interval leaves out zero."""
        return abs(self.change.mean) > self.change.half


def contrast_jobs(world: World, seed: int) -> list[tuple[str, str, Policy]]:
    """(decision, way, policy): competent and expert players in turn, each pair alike but for one decision."""
    jobs = []
    for name, ways in world.plot.decisions:
        for pair in range(STORY_PAIRS):
            base = drawn_policy(world, seed + 7000 + pair, SKILLS[1 + pair % 2])
            for way in ways:
                kept = tuple((each, way.id if each == name else old) for each, old in base.ways)
                jobs.append((name, way.id, base._replace(ways=kept)))
    return jobs


def contrasts(world: World, jobs: Sequence[tuple[str, str, Policy]], outcomes: Sequence[Outcome]) -> list[Contrast]:
    """Each decision's ways against its first, in every measure."""
    by_way: dict[tuple[str, str], list[Outcome]] = {}
    for (decision, way, _), outcome in zip(jobs, outcomes, strict=True):
        by_way.setdefault((decision, way), []).append(outcome)
    found = []
    won = Measure("games won", lambda each: float(each.wins), True)
    for decision, known in world.plot.decisions:
        for each in known[1:]:
            both = zip(by_way[decision, known[0].id], by_way[decision, each.id], strict=True)
            different = list({(game(a), game(b)): (a, b) for a, b in both}.values())
            for measure in [won, *measures(world)]:
                changes = interval([measure.of(b) - measure.of(a) for a, b in different])
                found.append(Contrast(decision, known[0].id, each.id, measure.name, len(different), changes))
    return found
