"""A scene can be drawn at any moment of a plan, with no display."""

from pathlib import Path

import pygame
import pytest

from game.arguments import LEVELS
from game.cli import main
from game.ui.shot import Moment, played
from tests.ui.stages import ui


def test_a_picture_of_a_scene_is_written_at_its_scale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "loading.png"
    assert main(["shot", "loading", "--at", "06:32:00", "--scale", "1.5", "-o", str(out)]) == 0
    assert pygame.image.load(out).get_size() == (1920, 1080)
    assert capsys.readouterr().out == ""


def test_a_moment_of_a_plan_is_played_to_with_its_level(tmp_path: Path) -> None:
    play = played(Moment(LEVELS, LEVELS / "g7" / "plans" / "saves.plan", "06:40:00"))
    assert play.session.clock == 6 * 3600 + 40 * 60
    assert play.orders
    shared = ui()
    shared.opened(play)
    assert shared.staging.player in play.world.people
    assert shared.complaint == ""
    shared.opened(None)
    assert shared.staging.player == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["shot", "nowhere", "-o", "x.png"], "these scenes: "),
        (["shot", "loading", "--at", "noon", "-o", "x.png"], "time"),
        (["shot", "loading", "--plan", "no.plan", "-o", "x.png"], "no.plan"),
    ],
)
def test_what_can_not_be_drawn_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(words)
    except SystemExit as stopped:
        code = int(str(stopped.code))
    assert code == 2
    assert told in capsys.readouterr().err
