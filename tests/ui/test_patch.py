"""The patch bay on the screen: what is done with mouse or keys is a command, and nothing is spent before it is told."""

from pathlib import Path

import pygame
import pytest

from game.ui import pad
from game.ui.play import Play
from game.ui.scenes.hub_ways import opened, work_way
from game.ui.settings import Settings
from tests.ui import stages
from tests.ui.patch_scene import at_the_wiring, by_id, dragged, free, joints, last, point, ran, shown, told
from tests.ui.sound_layout import STRETCHES, assert_sound


@pytest.fixture
def play(tmp_path: Path) -> Play:
    return at_the_wiring(tmp_path)


@pytest.fixture
def mine(play: Play) -> Play:
    """It is in the player's hands."""
    assert told(play, "hands ada wire") == ""
    return play


def test_it_opens_from_the_hub_while_somebody_is_at_the_rig(play: Play) -> None:
    window, _ = shown(play)
    assert work_way(window.ui, play) == "patch"
    assert opened(window.ui, "patch")
    assert window.ui.top is not None
    assert window.ui.top.name == "patch"


def test_somebodys_work_is_taken_over_with_a_key(play: Play) -> None:
    window, scene = shown(play)
    assert by_id(scene)["whose.take"].key == "h"
    stages.press(window, pygame.K_h)
    assert last(play) == "hands ada wire"
    assert "whose.take" not in by_id(scene)


def test_a_lead_is_connected_with_keys_alone(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "box:cable_1"
    stages.press(window, pygame.K_RETURN)
    assert scene.hand.end == "cable_1.a"
    assert window.ui.focus == "port:k1.b"
    stages.press(window, pygame.K_RETURN)
    assert joints(mine) == [("cable_1.a", "k1.b")]
    assert scene.hand.end == "cable_1.b"
    free(window, mine)
    assert window.ui.focus == "port:q4.a"
    stages.press(window, pygame.K_LEFT)
    assert window.ui.focus == "port:k1.b"
    stages.press(window, pygame.K_RIGHT)
    assert window.ui.focus == "port:q4.a"
    stages.press(window, pygame.K_RETURN)
    assert joints(mine) == [("cable_1.a", "k1.b"), ("cable_1.b", "q4.a")]
    assert scene.hand.end == ""


def test_a_lead_is_connected_by_dragging_its_ends(mine: Play) -> None:
    window, scene = shown(mine)
    made = by_id(scene)
    dragged(window, made["box:cable_1"], made["port:k1.b"])
    assert joints(mine) == [("cable_1.a", "k1.b")]
    free(window, mine)
    made = by_id(scene)
    point(window, pygame.MOUSEMOTION, made["port:q4.a"].rect.cx, made["port:q4.a"].rect.cy)
    point(window, pygame.MOUSEBUTTONDOWN, made["port:q4.a"].rect.cx, made["port:q4.a"].rect.cy)
    assert joints(mine) == [("cable_1.a", "k1.b"), ("cable_1.b", "q4.a")]


def test_what_is_seated_while_the_hands_are_busy_is_seated_when_they_are_free(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "box:cable_1"
    stages.press(window, pygame.K_RETURN)
    stages.press(window, pygame.K_RETURN)
    window.ui.focus = "port:q4.a"
    stages.press(window, pygame.K_RETURN)
    assert scene.waiting == ("cable_1.b", "q4.a", "straight")
    free(window, mine)
    window.frame(stages.FRAME)
    assert joints(mine) == [("cable_1.a", "k1.b"), ("cable_1.b", "q4.a")]


def test_what_does_not_fit_is_said_before_anything_is_spent(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "box:cable_1"
    stages.press(window, pygame.K_RETURN)
    port = by_id(scene)["port:v202.b"]
    assert (port.look, port.why_not) == ("not", "That is coolant, this is power.")
    orders = len(mine.orders)
    window.ui.focus = "port:v202.b"
    stages.press(window, pygame.K_RETURN)
    assert len(mine.orders) == orders
    assert window.ui.refused == "That is coolant, this is power."


def test_a_lead_that_is_too_short_is_refused_with_both_lengths(mine: Play) -> None:
    window, scene = shown(mine)
    scene.hand.take("short.a")
    window.ui.focus = "port:v202.b"
    stages.press(window, pygame.K_RETURN)
    free(window, mine)
    assert scene.hand.end == "short.b"
    assert "too short" in by_id(scene)["port:plate.in"].why_not


@pytest.mark.parametrize("key", [pygame.K_DELETE, pygame.K_BACKSPACE])
def test_delete_and_backspace_unplug_what_has_the_focus(mine: Play, key: int) -> None:
    assert told(mine, "connect k1.b cable_1.a") == ""
    for _ in range(40):
        mine.second()
    window, _ = shown(mine)
    window.ui.focus = "port:k1.b"
    window.frame(stages.FRAME)
    stages.press(window, key)
    assert last(mine) == "disconnect k1.b"
    assert joints(mine) == []


def test_pressing_a_plug_only_tells_of_it_and_says_how_it_comes_off(mine: Play) -> None:
    assert told(mine, "connect k1.b cable_1.a") == ""
    for _ in range(40):
        mine.second()
    window, scene = shown(mine)
    window.ui.focus = "port:k1.b"
    stages.press(window, pygame.K_RETURN)
    port = by_id(scene)["port:k1.b"]
    point(window, pygame.MOUSEMOTION, port.rect.cx, port.rect.cy)
    point(window, pygame.MOUSEBUTTONDOWN, port.rect.cx, port.rect.cy)
    point(window, pygame.MOUSEBUTTONUP, port.rect.cx, port.rect.cy)
    assert joints(mine) == [("cable_1.a", "k1.b")]
    assert scene.hand.end == ""
    act = by_id(scene)["act.delete"]
    point(window, pygame.MOUSEMOTION, 654.0, 300.0)
    point(window, pygame.MOUSEMOTION, act.rect.cx, act.rect.cy)
    point(window, pygame.MOUSEBUTTONDOWN, act.rect.cx, act.rect.cy)
    assert joints(mine) == []


def test_a_plug_that_is_drawn_off_is_in_the_hand_until_escape(mine: Play) -> None:
    assert told(mine, "connect k1.b cable_1.a") == ""
    for _ in range(40):
        mine.second()
    window, scene = shown(mine)
    port = by_id(scene)["port:k1.b"]
    point(window, pygame.MOUSEMOTION, port.rect.cx, port.rect.cy)
    point(window, pygame.MOUSEBUTTONDOWN, port.rect.cx, port.rect.cy)
    point(window, pygame.MOUSEMOTION, 654.0, 300.0)
    assert last(mine) == "disconnect cable_1.a"
    assert scene.hand.end == "cable_1.a"
    stages.press(window, pygame.K_ESCAPE)
    assert scene.hand.end == ""
    stages.press(window, pygame.K_ESCAPE)
    assert window.ui.top is scene
    ran(window, 0.7)
    stages.press(window, pygame.K_ESCAPE)
    assert window.ui.top is not scene


def test_a_plug_is_dragged_from_one_port_to_another(mine: Play) -> None:
    for text in ("connect v202.b hose_1.a", "connect hose_1.b plate.out"):
        assert told(mine, text) == ""
        for _ in range(40):
            mine.second()
    window, scene = shown(mine)
    made = by_id(scene)
    dragged(window, made["port:plate.out"], made["port:plate.in"])
    free(window, mine)
    assert joints(mine) == [("hose_1.a", "v202.b"), ("hose_1.b", "plate.in")]


def test_what_somebody_else_plugs_in_leaves_the_hand(mine: Play) -> None:
    window, scene = shown(mine)
    scene.hand.take("cable_1.a")
    assert told(mine, "connect k1.b cable_1.a") == ""
    window.frame(stages.FRAME)
    assert scene.hand.end == ""


def test_on_a_pad_one_button_unplugs(mine: Play) -> None:
    window, _ = shown(mine)
    assert pad.layout(window.ui.top)["y"] == "delete"
    assert pad.layout(window.ui.top)["a"] == "return"


def test_a_lug_can_be_turned_round_before_it_is_seated(mine: Play) -> None:
    window, scene = shown(mine)
    scene.hand.take("strap.a")
    scene.page = 1
    window.ui.focus = "port:ground.a"
    window.frame(stages.FRAME)
    stages.press(window, pygame.K_r)
    assert scene.hand.swapped
    stages.press(window, pygame.K_RETURN)
    assert last(mine) == "connect strap.a ground.a swapped"


def test_a_breaker_is_turned_where_it_is_drawn(mine: Play) -> None:
    window, _ = shown(mine)
    window.ui.focus = "sign:k1.power"
    stages.press(window, pygame.K_RETURN)
    assert last(mine) == "turn k1 on"


def test_what_an_act_takes_is_told_with_it(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "sign:k1.power"
    window.frame(stages.FRAME)
    words = " ".join(text.words for widget in scene.widgets() if widget.inside == "acts" for text in widget.texts)
    assert "Turn on 3 s" in words
    assert "Mend 5 min" in words


def test_a_tool_is_held_to_an_end_and_its_reading_stands_there(mine: Play) -> None:
    window, scene = shown(mine)
    stages.press(window, pygame.K_2)
    window.ui.focus = "tool:volts"
    stages.press(window, pygame.K_RETURN)
    window.ui.focus = "port:k1.b"
    stages.press(window, pygame.K_RETURN)
    assert last(mine) == "measure volts k1.b"
    free(window, mine)
    window.ui.focus = "port:k1.b"
    window.frame(stages.FRAME)
    words = [text.words for text in by_id(scene)["acts"].texts]
    assert any("0.0 V" in each and "06:0" in each for each in words), words
    assert [text.words for text in by_id(scene)["read:k1.b"].texts] == ["0.0 V", "06:00"]


def test_what_is_refused_is_said_in_words(mine: Play) -> None:
    window, scene = shown(mine)
    stages.press(window, pygame.K_2)
    window.ui.focus = "tool:clamp"
    stages.press(window, pygame.K_RETURN)
    window.ui.focus = "port:v202.b"
    stages.press(window, pygame.K_RETURN)
    assert "clamp" in " ".join(text.words for text in by_id(scene)["acts"].texts)


def test_a_device_gets_another_address(mine: Play) -> None:
    window, scene = shown(mine)
    window.ui.focus = "sign:cpu.data"
    window.frame(stages.FRAME)
    stages.press(window, pygame.K_k)
    assert window.ui.focus == "sign:cpu.data"
    assert scene.number == 9
    stages.press(window, pygame.K_RETURN)
    assert last(mine) == "address cpu 9"


def test_the_other_page_has_gases_and_earth(mine: Play) -> None:
    window, scene = shown(mine)
    assert "port:k1.b" in by_id(scene)
    stages.press(window, pygame.K_p)
    made = by_id(scene)
    assert "port:k1.b" not in made
    assert {"port:duct.in", "port:vent.in", "port:v401.b", "port:ground.a"} <= set(made)


def test_what_is_not_in_the_box_says_why(mine: Play) -> None:
    _, scene = shown(mine)
    scene.on("lane:power")
    scene.first = 5
    found = [widget for widget in scene.widgets() if widget.id.startswith("box:") and widget.why_not]
    for step in range(4):
        scene.first = 5 * step
        found += [widget for widget in scene.widgets() if widget.id.startswith("box:") and widget.why_not]
    spare = next(widget for widget in found if widget.id == "box:spare")
    assert "not here" in spare.why_not


def test_with_less_motion_a_lead_hangs_still_at_once(mine: Play) -> None:
    window, scene = shown(mine, chosen=Settings(reduced_motion=True))
    assert told(mine, "connect k1.b cable_1.a") == ""
    window.frame(stages.FRAME)
    assert scene.ropes.resting


@pytest.mark.parametrize("stretch", STRETCHES)
def test_it_has_room_in_the_middle_of_work(mine: Play, stretch: float) -> None:
    window, scene = shown(mine, stretch)
    for hand, tool, focus in (
        ("", "", "box:cable_1"), ("cable_1.a", "", "port:k1.b"), ("cable_1.a", "", "port:v202.b"),
        ("", "volts", "port:k1.b"), ("", "", "sign:cpu.data"), ("", "", "sign:v202.coolant"),
    ):  # fmt: skip
        scene.hand.end, scene.hand.tool = hand, tool
        scene.mode = "tools" if tool else "parts"
        window.ui.focus = focus
        ran(window, 0.1)
        assert_sound(list(scene.widgets()))
