"""Somebody who has never welded is told what comes first, in every way of working, until it is done."""

from pathlib import Path

import pytest

from game.ui import weld_place
from game.ui.play import Play
from game.ui.scenes.weld import Weld
from game.ui.scenes.weld_coach import advice, fell
from game.ui.texts import Texts
from game.ui.weld_marks import refusal_words
from game.words.message import catalogue
from tests.session.bench_level import PLACES
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.test_weld import given, in_hand, ran, shown


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Ada's tacking is in the player's hands, and nothing is done yet."""
    return in_hand(tmp_path)


def told(scene: Weld) -> str:
    assert scene.source is not None
    return advice(scene, scene.source)


def test_from_the_first_plate_to_the_first_bead_there_is_always_a_next_thing(play: Play) -> None:
    window, scene = shown(play)
    assert told(scene) == "pick"
    scene.on("take")
    assert told(scene) == "carry_loose"
    scene.on("back")
    given(play, "place b1 -250 182 0 lower")
    assert told(scene) == "clamp"
    given(play, "clamp b1 on")
    assert told(scene) == "pick"
    scene.on("plate:1")
    given(play, "clamp b2 on")
    assert told(scene) == "take"
    scene.on("take")
    assert told(scene) == "carry"
    scene.on("back")
    for name, (x, y, angle) in PLACES.items():
        if name not in ("b1", "b2"):
            given(play, f"clamp {name} on")
        given(play, f"place {name} {x + (5 if name == 'b4' else 0)} {y} {angle} lower")
    assert told(scene) == "adjust"
    x, y, angle = PLACES["b4"]
    given(play, f"place b4 {x} {y} {angle} lower")
    assert told(scene) == "fitted"
    scene.on("mode:weld")
    assert told(scene) == "strike_timed"
    scene.on("mode:tack")
    assert told(scene) == "tack"
    for name in PLACES:
        rail = "upper" if name in ("b1", "b2") else "lower"
        given(play, f"tack {name}.n.{rail} 15", f"tack {name}.n.{rail} 105")
    assert told(scene) == "tacked"
    given(play, "finish", "assign ada weld")
    for _ in range(20):
        play.second()
    assert told(scene) == "none"
    given(play, "hands ada weld")
    scene.on("mode:weld")
    assert told(scene) == "strike_timed"
    scene.on("arc")
    ran(window, 1.0)
    assert told(scene) in ("steady", "dirty")
    scene.on("arc")
    ran(window, 1.5)
    assert told(scene) == "weld"


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_advice_has_room_beside_everything_else(play: Play, stretch: float) -> None:
    window, scene = shown(play, stretch)
    names = [name for name in catalogue("en") if name.startswith("ui_weld.coach_")]
    assert len(names) > 25
    longest = max(names, key=lambda name: len(Texts().say(name)))
    say = window.ui.texts.say
    window.ui.texts.say = lambda id_, **values: say(longest if id_.startswith("ui_weld.coach_") else id_, **values)  # type: ignore[method-assign]
    for mode in ("fit", "tack", "weld", "load"):
        scene.on(f"mode:{mode}")
        assert_sound(scene.widgets())


def test_hands_change_sides_where_a_seam_runs_to_the_right(play: Play) -> None:
    from game.ui.weld_lit import runs_right

    for name, (x, y, angle) in PLACES.items():
        given(play, f"place {name} {x} {y} {angle} lower")
    _, scene = shown(play)
    ways = {seam.name: runs_right(seam) for seam in scene.seams()}
    assert ways["b3.n.lower"] is not ways["b1.n.upper"]
    for seam in scene.seams():
        if abs(seam.x1 - seam.x0) > 0.01:
            start, end = weld_place.seam_line(seam)
            assert runs_right(seam) is (end[0] > start[0])


def test_a_plate_that_fell_under_the_wall_is_told_of_and_taken_up_to_where_it_is_seen(play: Play) -> None:
    _, scene = shown(play)
    given(play, "place b1 -250 -300 0 lower")
    assert scene.weldment is not None
    assert fell(scene.weldment, scene.weldment.pieces[0])
    assert told(scene) == "floor"
    scene.on("take")
    assert scene.carry is not None
    assert weld_place.WALL.contains(*weld_place.spot(scene.carry.x, scene.carry.y))


def test_a_refusal_calls_plates_and_seams_as_they_are_called_on_the_wall(play: Play) -> None:
    _, scene = shown(play)
    given(play, "clamp b1 on", "place b1 -250 182 0 lower")
    said = refusal_words(scene.ui, scene.weldment, "no bead yet on: b1, b2; b1.n.upper is bare")
    assert said == "No bead yet on: B1, B2; B1, top edge on upper rail is bare"
