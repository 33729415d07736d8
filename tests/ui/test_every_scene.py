"""Every scene that can be pictured, at very different hours of several mornings: all of it has room and can be read."""

from functools import cache

import pytest

from game.ui.play import Play
from game.ui.shot import STATES, Moment, played
from game.ui.show import SCENES
from tests.ui.games import LEVELS
from tests.ui.sound_layout import STRETCHES, faults
from tests.ui.stages import FRAME, app

PLANS = LEVELS / "g7" / "plans"
HOURS = (
    pytest.param("do_nothing.plan", "06:30:02", marks=pytest.mark.long),
    ("saves.plan", "08:50:00"),
    pytest.param("every_corner_cut.plan", "11:10:00", marks=pytest.mark.long),
    ("do_nothing.plan", "16:50:00"),
)
DAY = "24:00:00"
"""What is shown after it takes long to play."""


@cache
def game(plan: str, at: str) -> Play:
    return played(Moment(LEVELS, PLANS / plan, at))


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize(("plan", "at"), HOURS)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_has_room_at_any_hour(name: str, plan: str, at: str, stretch: float) -> None:
    shown(name, plan, at, stretch)


@pytest.mark.parametrize(
    "state", [pytest.param(state, marks=pytest.mark.long) if STATES[state][2] > DAY else state for state in STATES]
)
def test_a_scene_has_room_in_every_state(state: str) -> None:
    name, plan, at = STATES[state]
    for stretch in STRETCHES:
        shown(name, plan, at, stretch)


def shown(name: str, plan: str, at: str, stretch: float) -> None:
    """Opens the scene and looks at it at once and a little later; a picture shows who is there, and says it in time."""
    window = app(stretch=stretch)
    window.ui.opened(game(plan, at))
    for scene in SCENES[name](window.ui):
        window.ui.push(scene)
    found = []
    for seconds in (0.0, FRAME):
        window.frame(seconds)
        top = window.ui.top
        assert top is not None
        found += list(faults(list(top.widgets())))
    assert not found, f"{name} at {at} of {plan}, words {stretch} times as long:\n" + "\n".join(found[:8])
