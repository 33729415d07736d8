"""The last moment that could have saved everybody: where it is looked for, and what it is found to be."""

from collections.abc import Generator
from itertools import pairwise
from pathlib import Path

import pytest

from game.debrief.rescue import AFTER, COARSE, NEAR, Rescue, acts, latest, searched, tried_moments
from game.model import body
from game.session.run import opened, run
from game.session.session import Session

LEVELS = Path(__file__).parents[2] / "levels"
FIRST_STEPS = (LEVELS / "first_steps" / "level.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 8, 20])
@pytest.mark.parametrize("first", range(0, 21, 3))
def test_the_latest_good_one_is_found_wherever_it_is(count: int, first: int) -> None:
    asked: list[int] = []

    def good(at: int) -> Generator[None, None, bool]:
        asked.append(at)
        yield
        return at >= first

    steps = latest(count, good)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found = done.value
            break
    assert found == (first if first < count else -1)
    assert len(asked) <= 12


def test_all_of_the_last_hour_is_tried_and_the_rest_the_more_coarsely_the_longer_ago_it_is(hut: Path) -> None:
    plan = hut / "quiet.plan"
    plan.write_text("level hut   format 1\n20:00:00  end\n", encoding="utf-8")
    script, world = opened(plan, hut.parent)
    keyframes = run(script, world).keyframes
    died = keyframes[-1].habitat.tick + 10
    ticks = [each.habitat.tick for each in tried_moments(keyframes, died)]
    every = keyframes[1].habitat.tick - keyframes[0].habitat.tick
    assert ticks == sorted(ticks, reverse=True)
    assert [each for each in ticks if died - each <= NEAR] == list(range(died - 10, died - NEAR, -every))
    assert all(one - other <= (died - other) / COARSE + every for one, other in pairwise(ticks))
    assert len(ticks) < len(keyframes) / 2
    assert ticks[-1] < died / 6


@pytest.fixture(scope="module")
def hut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hut with no oxygen of its own: who works there all day dies of it, who lies down does not so soon."""
    folder = tmp_path_factory.mktemp("levels") / "hut"
    folder.mkdir()
    level = FIRST_STEPS.replace("id: first_steps", "id: hut").replace("own_oxygen: 0.4 kg/h, ", "")
    level = level.replace('judged: ["done.mend and co2_kpa < 0.8", "first_limit is not none"]', "judged: [dead > 3]")
    level = (
        level.replace('latest_end: "13:00"', 'latest_end: "31:00"')
        .replace("18 m3", "12 m3")
        .replace("clock >= 08:10 and not", "clock >= 30:00 and not")
    )
    (folder / "level.yaml").write_text(level, encoding="utf-8")
    return folder


def test_it_is_a_moment_from_which_what_is_told_does_save_everybody(hut: Path) -> None:
    plan = hut / "it.plan"
    plan.write_text("level hut   format 1\n08:01:00  do crew heavy\n17:00:00  end\n", encoding="utf-8")
    script, world = opened(plan, hut.parent)
    died = -1

    def listen(session: Session, *_: object) -> None:
        nonlocal died
        if died < 0 and body.DEAD in session.state.habitat.people.status:
            died = session.now

    result = run(script, world, listen)
    assert died > 0
    given = [(line.time - world.start, line.command) for line in script.lines if line.command]
    found = searched(world, result.keyframes, given, died)
    assert isinstance(found, Rescue)
    assert 0 <= found.tick < died
    keyframe = next(each for each in result.keyframes if each.habitat.tick == found.tick)
    session = Session(world, keyframe)
    for act in acts(world, keyframe):
        for command in act:
            session.apply(command)
    while session.now < died + AFTER:
        session.tick()
    assert body.DEAD not in session.state.habitat.people.status
    assert found.words
