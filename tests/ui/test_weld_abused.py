"""What is pressed at the weld bench is never more than a plan could say, and a list that has changed breaks nothing."""

from pathlib import Path

import pytest

from game.ui.play import Play
from game.ui.scenes.weld import Weld
from tests.session import bench_level
from tests.ui import stages


@pytest.fixture
def scene(tmp_path: Path) -> Weld:
    """Ada's tacking is in the player's hands."""
    play = Play(bench_level.world(tmp_path))
    for text, seconds in (("assign ada tack", 20), ("hands ada tack", 1)):
        assert play.apply(bench_level.command(play.world, text)) == ""
        for _ in range(seconds):
            play.second()
    window = stages.app()
    window.ui.opened(play)
    made = Weld()
    window.ui.push(made)
    return made


def test_a_plate_is_not_sawn_away_while_no_length_was_chosen(scene: Weld) -> None:
    scene.on("mode:fit")
    scene.on("plate:4")
    scene.on("cut")
    assert "can only be made shorter" in scene.ui.refused
    assert scene.weldment is not None
    assert scene.weldment.pieces[4].length == 0.06


def test_a_plate_is_not_led_out_of_sight(scene: Weld) -> None:
    scene.on("mode:fit")
    scene.on("take")
    for _ in range(3000):
        scene.on("nudge:right")
        scene.on("nudge:up")
    assert scene.carry is not None
    assert (scene.carry.x, scene.carry.y) == pytest.approx((0.452, 0.260))


@pytest.mark.parametrize("action", ["seam:0", "seam:12", "plate:5"])
def test_a_line_of_a_list_that_is_no_longer_there_chooses_nothing(scene: Weld, action: str) -> None:
    before = scene.piece, scene.seam
    scene.on(action)
    assert (scene.piece, scene.seam) == before
