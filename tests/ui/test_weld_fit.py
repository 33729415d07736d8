"""A plate in the hand is a body: it stops at what is clamped, pushes what is loose, and is put down where it got to."""

from pathlib import Path

import pytest

from game.session.moment import Moment
from game.ui.play import Play
from game.ui.scenes.weld import Weld
from game.ui.weld_fit import Fit
from game.ui.weld_torch import Way
from tests.session import bench_level
from tests.ui import stages
from tests.ui.test_weld import free, given, last, shown

BESIDE = "place b1 -250 182 0 lower"
"""Its right edge is at -190."""


@pytest.fixture
def play(tmp_path: Path) -> Play:
    made = Play(bench_level.world(tmp_path))
    given(made, "assign ada tack")
    for _ in range(20):
        made.second()
    given(made, "hands ada tack", "clamp b1 on", BESIDE)
    return made


def carried(scene: Weld, name: str, x: float, y: float, angle: float = 0.0) -> None:
    """Takes a plate and wants it somewhere."""
    if scene.carry is None:
        scene.piece = name
        scene.on("take")
    assert scene.carry is not None
    scene.carry = scene.carry._replace(x=x, y=y, angle=angle)


def test_a_plate_that_is_pushed_against_a_clamped_one_lies_flush_with_it_and_is_put_down_there(play: Play) -> None:
    window, scene = shown(play)
    carried(scene, "b2", -0.10, 0.182)
    for _ in range(60):
        window.frame(stages.FRAME)
    carried(scene, "b2", -0.138, 0.182)
    for _ in range(60):
        window.frame(stages.FRAME)
    assert scene.carry is not None
    assert scene.carry.x == pytest.approx(-0.138)
    assert scene.fit.pose(scene.carry).x == pytest.approx(-0.130, abs=0.0003)
    scene.on("take")
    verb, piece, x, _, angle, layer = last(play).split()
    assert (verb, piece, layer) == ("place", "b2", "lower")
    assert float(x) == pytest.approx(-130.0, abs=0.3)
    assert float(angle) == pytest.approx(0.0, abs=0.2)
    free(play)
    bench = play.session.state.bench
    assert bench is not None
    assert bench.weldment.pieces[1].x == pytest.approx(-0.130, abs=0.0005)


def test_far_enough_over_another_plate_it_is_lifted_on_to_it(play: Play) -> None:
    window, scene = shown(play)
    carried(scene, "s1", -0.15, 0.182)
    for _ in range(40):
        window.frame(stages.FRAME)
    carried(scene, "s1", -0.25, 0.182)
    for _ in range(40):
        window.frame(stages.FRAME)
    assert scene.carry is not None
    assert scene.fit.pose(scene.carry).x == pytest.approx(-0.25, abs=0.001)
    scene.on("take")
    assert last(play) == "place s1 -250.0 182.0 0.00 upper"


def test_what_is_loose_is_pushed_along_and_seen_where_it_is(play: Play) -> None:
    given(play, "clamp b1 off")
    window, scene = shown(play)
    carried(scene, "b2", -0.10, 0.182)
    for _ in range(60):
        window.frame(stages.FRAME)
    for n in range(90):
        carried(scene, "b2", -0.10 - 0.0008 * n, 0.182)
        window.frame(stages.FRAME)
    assert scene.weldment is not None
    pushed = scene.fit.pushed(scene.weldment)
    assert [each.piece for each in pushed] == ["b1"]
    assert pushed[0].x < -0.27
    scene.on("back")
    assert scene.carry is None
    assert not scene.fit.pushed(scene.weldment)


def test_what_is_put_back_was_never_moved_and_nothing_of_it_is_written_down(play: Play) -> None:
    window, scene = shown(play)
    before: Moment = play.session.freeze()
    carried(scene, "b2", 0.10, 0.182)
    for _ in range(30):
        window.frame(0.0)
    scene.on("back")
    assert play.session.freeze() == before
    assert scene.way is Way.TIMED


def test_frames_of_any_length_bring_it_to_the_same_place(play: Play) -> None:
    bench = play.session.state.bench
    assert bench is not None
    found = []
    for seconds in (1 / 144, 1 / 60, 1 / 20):
        _, scene = shown(play)
        carried(scene, "b2", -0.10, 0.190)
        fit = Fit()
        for _ in range(round(1.5 / seconds)):
            fit.follow(bench.weldment, scene.carry, seconds)
        carried(scene, "b2", -0.138, 0.182)
        assert scene.carry is not None
        found.append(fit.let_go(bench.weldment, scene.carry))
    assert all(each[1:3] == pytest.approx(found[0][1:3], abs=0.0003) for each in found)
