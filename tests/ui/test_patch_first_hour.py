"""What somebody meets who is new at the patch bay: standing time, free ends, what is missing, why it does not go."""

from pathlib import Path

import pygame
import pytest

from game.ui.at_rig import AtIt
from game.ui.patch import subject
from game.ui.patch.source import Played
from game.ui.play import Play
from game.ui.scenes.patch_whose import placed
from tests.session import rig_level
from tests.ui import stages
from tests.ui.patch_scene import at_the_wiring, by_id, dragged, free, joints, last, point, ran, says, shown, told


@pytest.fixture
def play(tmp_path: Path) -> Play:
    return at_the_wiring(tmp_path)


@pytest.fixture
def mine(play: Play) -> Play:
    """It is in the player's hands."""
    assert told(play, "hands ada wire") == ""
    return play


def test_standing_time_is_said_and_space_lets_it_run(mine: Play) -> None:
    mine.pause(True)
    window, scene = shown(mine)
    window.ui.focus = "port:k1.b"
    assert says(scene, "time") == "stopped SPACE"
    scene.on("box:cable_1")
    scene.on("end:k1.b")
    assert says(scene, "acts") == "Your hands are busy: 40 s Once time runs. W Let time run"
    assert by_id(scene)["act.w"].key == "w"
    stages.press(window, pygame.K_SPACE)
    assert not mine.paused
    assert "time" not in by_id(scene)


def test_waiting_lets_time_run_too(play: Play) -> None:
    play.pause(True)
    window, _ = shown(play)
    stages.press(window, pygame.K_w)
    assert (play.paused, play.waiting) == (False, True)


def test_what_the_book_has_and_is_missing_is_said_before_the_task_ends(mine: Play) -> None:
    window, scene = shown(mine)
    stages.press(window, pygame.K_f)
    words = says(scene, "acts")
    assert "K1" in words
    assert "F End it all the same" in words
    assert not [each for _, each in mine.orders if each.verb == "finish"]
    stages.press(window, pygame.K_f)
    assert last(mine) == "finish"


def test_after_an_end_seats_under_the_mouse_nothing_is_refused_until_it_moves(mine: Play) -> None:
    window, scene = shown(mine)
    made = by_id(scene)
    dragged(window, made["box:cable_1"], made["port:k1.b"])
    free(window, mine)
    assert scene.hand.end == "cable_1.b"
    assert "K1" not in says(scene, "acts")
    x, y = made["port:k1.b"].rect.cx, made["port:k1.b"].rect.cy
    point(window, pygame.MOUSEMOTION, x + 2.0, y)
    assert "K1" in says(scene, "acts")
    point(window, pygame.MOUSEMOTION, 654.0, 250.0)
    ran(window, 0.2)
    assert "K1" not in says(scene, "acts")


def test_an_empty_port_offers_what_hangs_free_and_fits(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "port:q4.a"
    stages.press(window, pygame.K_RETURN)
    assert "Take a part from the box" in window.ui.refused
    assert told(mine, "connect k1.b cable_1.a") == ""
    free(window, mine)
    stages.press(window, pygame.K_RETURN)
    assert (scene.hand.end, window.ui.focus) == ("cable_1.b", "port:q4.a")
    stages.press(window, pygame.K_RETURN)
    assert joints(mine) == [("cable_1.a", "k1.b"), ("cable_1.b", "q4.a")]


def test_whoever_leaves_for_the_hub_keeps_the_pace_for_a_while(mine: Play) -> None:
    window, _ = shown(mine)
    before = mine.pace
    stages.press(window, pygame.K_ESCAPE)
    begun = mine.now
    ran(window, 4.0)
    assert mine.now - begun <= 5
    ran(window, 6.0)
    assert mine.pace == before > 10.0


def test_what_the_inspector_says_of_the_work_in_hand_comes_first(mine: Play) -> None:
    _, scene = shown(mine)
    assert scene.source is not None
    first = subject.medium_of(scene.source.told()[0])
    assert first in scene.source.media


def test_what_is_on_the_other_page_says_so_and_leads_there(mine: Play) -> None:
    window, scene = shown(mine)
    assert scene.source is not None
    told_ = scene.source.told()
    scene.at = next(n for n, each in enumerate(told_) if scene.bay.page_of(subject.medium_of(each)) == 1)
    ran(window, 0.2)
    assert "page 2" in says(scene, "inspector")
    at = scene.at
    stages.press(window, pygame.K_i)
    assert (scene.page, scene.at) == (1, at)


def test_of_several_at_the_rig_each_keeps_their_number_and_is_taken_over_with_it(play: Play) -> None:
    window, scene = shown(play)
    assert told(play, "assign ben panel") == ""
    for _ in range(20):
        play.second()
    window.frame(0.2)
    assert "Ada" in says(scene, "whose.1")
    assert "Ben" in says(scene, "whose.2")
    stages.press(window, pygame.K_2)
    assert last(play) == "hands ben panel"


def test_a_number_is_nobody_elses_while_its_own_person_is_away() -> None:
    ada, ben, eve = AtIt(0, 1), AtIt(1, 2), AtIt(2, 3)
    assert placed((ada, ben), [ben, eve]) == (None, ben, eve)
    assert placed((ada, ben), [ada]) == (ada,)


def test_while_the_stack_runs_it_is_said_that_it_runs_on_what_is_plugged(tmp_path: Path) -> None:
    play = Play(rig_level.world(tmp_path))
    play.session = rig_level.running(play.world)
    source = Played(play)
    assert source.runs_on("cable_1")
    assert not source.runs_on("strap")
    stopped = Play(play.world)
    assert not Played(stopped).runs_on("cable_1")


def test_an_adapter_is_spoken_of_only_where_neither_end_fits_and_a_medium_where_that_is_why(tmp_path: Path) -> None:
    text = rig_level.LEVEL.replace("dc50: power,", "dc50: power, dc32: power,").replace(
        "  book:\n",
        "    bit: {kind: adapter, ends: {a: dc50 m, b: dc32 m}}\n"
        "    end: {kind: adapter, ends: {a: dc32 m, b: dc32 f}}\n  book:\n",
        1,
    )
    source = Played(Play(rig_level.world(tmp_path, text)))
    assert source.refusal("bit.b", "k1.b") == "Turn it round: its DC50 end fits here."
    assert source.refusal("end.a", "k1.b") == "DC32 does not go into DC50: look for an adapter."
    assert source.refusal("hose_1.a", "k1.b") == "That is power, this is coolant."
    assert source.refusal("bit.a", "k1.b") == ""
