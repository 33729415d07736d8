"""Facts that are worked out from the state say what the model does."""

from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.model import body, metabolism
from game.model.units import O2_MOLAR_MASS
from game.session.session import Session

LEVELS = Path(__file__).parents[2] / "levels"


@pytest.mark.parametrize(
    ("status", "activity"),
    [(body.INCAPACITATED, metabolism.REST), (body.UNCONSCIOUS, metabolism.SLEEP), (body.DEAD, None)],
)
def test_somebody_at_work_who_collapses_counts_in_the_load_as_they_breathe(status: float, activity: int | None) -> None:
    session = Session(build(read_level(LEVELS / "g7"), 16, "standard"))
    session.tick()
    world, state = session.world, session.state
    worker = world.people.index("tomasz")
    assert state.controls.activity[worker] == metabolism.WORK
    before = float(session.read("o2_load"))
    state.habitat.people.status[worker] = status
    less = metabolism.O2_USE[metabolism.WORK] - (0.0 if activity is None else metabolism.O2_USE[activity])
    expected = before - world.design.traits.need[worker] * less * O2_MOLAR_MASS * 3600.0
    assert float(session.read("o2_load")) == pytest.approx(expected, abs=1e-9)
