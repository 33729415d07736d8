"""Whoever holds a torch reads nothing; what eased the work is noted; what is told of a foot says which one."""

from pathlib import Path

import pygame
import pytest

from game.model.bracing import verdict
from game.ui.play import Play
from game.ui.scenes.help import Help
from game.ui.scenes.weld import Weld
from game.ui.weld_source import Played
from game.ui.weld_torch import Way
from tests.session import bench_level
from tests.ui import stages
from tests.ui.sound_layout import assert_sound
from tests.ui.test_weld import by_id, given, in_hand, ran, shown
from tests.ui.weld_sample import sample


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """One bracket is tacked and to be welded, by the player's hands."""
    made = in_hand(tmp_path)
    for name, (x, y, angle) in bench_level.PLACES.items():
        given(made, f"place {name} {x} {y} {angle} lower")
    for seam in ("b1.n.upper", "b2.n.upper", "b3.n.lower", "b4.n.lower"):
        given(made, f"tack {seam} 15")
    given(made, "finish", "assign ada weld")
    for _ in range(20):
        made.second()
    given(made, "hands ada weld")
    return made


def words_of(scene: Weld, id_: str) -> str:
    return " ".join(text.words for text in by_id(scene)[id_].texts)


@pytest.mark.parametrize("opens", [pygame.K_F1, pygame.K_o, "alarm.list", "board"])
def test_whatever_is_opened_over_an_arc_puts_it_out_first_as_a_stroke_and_says_so(play: Play, opens: int | str) -> None:
    window, scene = shown(play)
    scene.on("arc")
    ran(window, 2.0)

    def open_() -> None:
        if isinstance(opens, str):
            scene.on(opens)
        else:
            stages.press(window, opens)

    open_()
    assert window.ui.top is scene
    assert scene.burn is not None
    assert not scene.burn.burning
    assert "arc goes out first" in words_of(scene, "refused.text")
    assert_sound(scene.widgets())
    ran(window, 1.5)
    assert play.orders[-1][1].verb == "stroke"
    assert "arc goes out first" in words_of(scene, "refused.text")
    if opens != "alarm.list":
        open_()
        assert window.ui.top is not scene


def test_the_bench_is_not_left_before_the_stroke_is_given(play: Play) -> None:
    window, scene = shown(play)
    scene.on("arc")
    ran(window, 2.0)
    scene.on("back")
    scene.on("back")
    assert window.ui.top is scene
    ran(window, 1.5)
    assert play.orders[-1][1].verb == "stroke"
    scene.on("back")
    assert window.ui.top is not scene


def test_time_that_stood_between_steps_is_noted_for_the_debrief(play: Play) -> None:
    window, scene = shown(play)
    while scene.way is not Way.STEPS:
        scene.on("way")
    scene.on("arc")
    ran(window, 2.0)
    scene.on("arc")
    ran(window, 6.0)
    scene.on("board")
    ran(window, 1.5)
    assert [note.kind for note in play.notes] == ["stepped"]
    assert float(play.notes[0].value) == pytest.approx(3.0, abs=0.5)


def test_keys_aim_off_the_root_and_somebody_says_so(play: Play) -> None:
    window, scene = shown(play)
    scene.on("arc")
    ran(window, 0.2)
    assert scene.burn is not None
    for _ in range(12):
        stages.press(window, pygame.K_u)
    assert scene.burn.torch.held.off == pytest.approx(-0.0024)
    assert "-2.4" in words_of(scene, "off.value")
    assert "on the rail" in words_of(scene, "coach")
    for _ in range(12):
        stages.press(window, pygame.K_i)
    assert scene.burn.torch.held.off == pytest.approx(0.0)
    window.ui.push(Help())
    assert any("Aim farther" in text.words for row in window.ui.scenes[-1].widgets() for text in row.texts)


def test_a_foot_is_told_by_where_it_is_and_by_how_much_its_hole_is_off(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, scene = shown(play)
    weldment = sample()
    pieces = tuple(each._replace(x=each.x + 0.0062) if each.name == "b1" else each for each in weldment.pieces)
    pieces = tuple(each._replace(layer=1, y=-0.183) if each.name == "b4" else each for each in pieces)
    for bench, says in (
        (weldment, "The lower right foot has no bracket."),
        (weldment._replace(pieces=pieces), "mm off; 3.0 mm is allowed"),
    ):
        found = verdict(bench)
        monkeypatch.setattr(Played, "verdict", lambda _, found=found: found)
        scene.on("mode:load")
        assert says in words_of(scene, "load.text")
