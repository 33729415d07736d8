"""What one decision changes, all else equal: pairs of games that differ in one decision only.

Look for: `Contrast`, `contrast_jobs`, `contrasts`, `doubtful`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.check.bots import SKILLS, Policy, drawn_policy
from game.check.figures import Interval, Measure, game, interval, measures
from game.check.games import Outcome
from game.level.world import World

STORY_PAIRS = 24
"""Pairs of games that tell what one decision changes."""
DOUBTFUL_PAIRS = 48
"""As many in all for a decision that the first pairs have not told from nothing."""
TWO_LOOKS = 2.178 / 1.960
"""Intervals are wider by this, since a doubtful decision is looked at twice: 95 % for both together (Pocock 1977)."""


class Job(NamedTuple):
    """One game of a pair."""

    decision: str
    way: str
    policy: Policy


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


def contrast_jobs(world: World, seed: int, pairs: range, decisions: Sequence[str] = ()) -> list[Job]:
    """Games of these pairs: competent and expert players in turn, each pair alike but for one decision.

    Without `decisions`, for every decision of the level.
    """
    jobs = []
    for name, ways in world.plot.decisions:
        if decisions and name not in decisions:
            continue
        for pair in pairs:
            base = drawn_policy(world, seed + 7000 + pair, SKILLS[1 + pair % 2])
            for way in ways:
                kept = tuple((each, way.id if each == name else old) for each, old in base.ways)
                jobs.append(Job(name, way.id, base._replace(ways=kept)))
    return jobs


def contrasts(world: World, games: Sequence[tuple[Job, Outcome]]) -> list[Contrast]:
    """Each decision's ways against its first, in every measure. A job and what came of it, pair after pair."""
    by_way: dict[tuple[str, str], list[Outcome]] = {}
    for job, outcome in games:
        by_way.setdefault((job.decision, job.way), []).append(outcome)
    found = []
    won = Measure("games won", lambda each: float(each.wins), True)
    for decision, known in world.plot.decisions:
        for each in known[1:]:
            both = zip(by_way[decision, known[0].id], by_way[decision, each.id], strict=True)
            different = list({(game(a), game(b)): (a, b) for a, b in both}.values())
            for measure in [won, *measures(world)]:
                changes = interval([measure.of(b) - measure.of(a) for a, b in different])
                wider = changes._replace(half=TWO_LOOKS * changes.half)
                found.append(Contrast(decision, known[0].id, each.id, measure.name, len(different), wider))
    return found


def doubtful(found: Sequence[Contrast]) -> list[str]:
    """Decisions that move no measure apart from nothing."""
    apart = [each.decision for each in found if each.apart]
    return [name for name in dict.fromkeys(each.decision for each in found) if name not in apart]
