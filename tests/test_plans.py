"""What holds for any seed and difficulty of G-7; the plans themselves are collected by levels/conftest.py."""

from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.session.session import Session

LEVELS = Path(__file__).parents[1] / "levels"


@pytest.mark.parametrize("seed", [1, 2, 3, *(pytest.param(n, marks=pytest.mark.long) for n in range(4, 11))])
def test_doing_nothing_meets_oxygen_first_at_half_past_twelve_for_any_seed(seed: int) -> None:
    world = build(read_level(LEVELS / "g7"), seed, "standard", "membrane", {"work": False, "kwan": False})
    session = Session(world)
    seven_minutes_before: list[float] = []
    while session.state.watch.first_limit < 0:
        session.tick()
        seven_minutes_before.append(float(session.read("o2_percent")))
    assert session.read("first_limit") == "oxygen"
    assert abs(session.clock - (12 * 3600 + 30 * 60)) <= 360
    assert f"{seven_minutes_before[-421]:.1f}" == "18.1"
    assert session.read("co2_kpa") == pytest.approx(0.97, abs=0.04)


@pytest.mark.parametrize(("difficulty", "at"), [("guided", "13:13"), ("hard", "11:27")])
def test_difficulty_moves_the_clock(difficulty: str, at: str) -> None:
    session = Session(build(read_level(LEVELS / "g7"), 16, difficulty, rules={"work": False, "kwan": False}))
    while session.state.watch.first_limit < 0:
        session.tick()
    hours, minutes = at.split(":")
    assert abs(session.clock - int(hours) * 3600 - int(minutes) * 60) <= 480
