"""What one decision changes: pairs alike but for it, and a second look where the first one tells nothing."""

from pathlib import Path

import pytest

from game.check.contrasts import Job, contrast_jobs, contrasts, doubtful
from game.check.games import Outcome
from game.level.build import build
from game.level.read import read_level, usual_difficulty
from game.level.world import World

LEVEL = read_level(Path(__file__).parents[1] / "levels" / "g7")


@pytest.fixture(scope="module")
def world() -> World:
    """G-7, whose `stock` has three ways."""
    return build(LEVEL, LEVEL.file.story_seed, usual_difficulty(LEVEL))


def test_a_pair_is_alike_but_for_the_decision(world: World) -> None:
    jobs = contrast_jobs(world, 1, range(3), ["stock"])
    ways = [way.id for way in dict(world.plot.decisions)["stock"]]
    assert [(job.decision, job.way) for job in jobs] == [("stock", way) for _ in range(3) for way in ways]
    for at in range(0, len(jobs), len(ways)):
        pair = jobs[at : at + len(ways)]
        others = [tuple(each for each in job.policy.ways if each[0] != "stock") for job in pair]
        assert len(set(others)) == 1
        assert {job.policy.seed for job in pair} == {pair[0].policy.seed}
        assert [dict(job.policy.ways)["stock"] for job in pair] == ways


def test_the_second_look_plays_other_pairs_than_the_first(world: World) -> None:
    first = contrast_jobs(world, 1, range(2), ["stock"])
    assert contrast_jobs(world, 1, range(2, 4), ["stock"])[0].policy.seed not in {job.policy.seed for job in first}
    assert {job.decision for job in contrast_jobs(world, 1, range(1))} == {name for name, _ in world.plot.decisions}


def games(world: World, change: float, spread: float) -> list[tuple[Job, Outcome]]:
    """Eight pairs for each decision; the lowest oxygen changes by `change`, one pair more and the next less."""
    said = []
    for job in contrast_jobs(world, 1, range(8)):
        first = job.way == dict(world.plot.decisions)[job.decision][0].id
        sign = 1.0 if job.policy.seed % 2 else -1.0
        lowest = 19.0 + 1e-6 * job.policy.seed + (0.0 if first else change + sign * spread)
        bill = tuple(0.0 for _ in world.plot.bill)
        said.append((job, Outcome(job.policy, "held", True, 0, 0, 0, lowest, 30.0, 40_000, 0, bill, ())))
    return said


def test_a_change_wider_than_its_interval_is_no_doubt_and_a_narrow_one_is(world: World) -> None:
    assert doubtful(contrasts(world, games(world, 0.2, 0.1))) == []
    assert doubtful(contrasts(world, games(world, 0.05, 0.1))) == [name for name, _ in world.plot.decisions]


def test_two_looks_widen_the_interval(world: World) -> None:
    found = [each for each in contrasts(world, games(world, 0.2, 0.1)) if each.measure == "lowest oxygen %"]
    # Student's t for seven degrees of freedom, 2.36, a standard deviation of 0.1 sqrt(8/7), and Pocock's 2.178/1.960.
    assert found[0].change.half == pytest.approx(2.36 * 0.1 * (8 / 7) ** 0.5 / 8**0.5 * 2.178 / 1.960, rel=1e-3)
