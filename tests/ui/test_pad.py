"""A game pad does what keys do: in menus, and at the weld bench with an arc in hand. Without one nothing happens."""

from typing import Any

import pygame
import pytest

from game.ui.app import App
from game.ui.pad import AT_THE_BENCH, BUTTONS, CARRYING, Pad, layout
from game.ui.play import Play
from tests.ui.stages import FRAME, Plain, app
from tests.ui.test_app import rows
from tests.ui.test_weld import ran, shown
from tests.ui.test_weld_hands import play as to_be_welded

A, B, X, LB, RB = 0, 1, 2, 4, 5
"""Of a joystick."""
play = to_be_welded


def tell(window: App, kind: int, **more: Any) -> None:
    """Something of a pad happens, and a frame passes."""
    pygame.event.post(pygame.event.Event(kind, instance_id=7, **more))
    window.frame(FRAME)


def push(window: App, button: int, controller: bool = False) -> None:
    """A button goes down and up."""
    if controller:
        tell(window, pygame.CONTROLLERBUTTONDOWN, button=button)
        tell(window, pygame.CONTROLLERBUTTONUP, button=button)
    else:
        tell(window, pygame.JOYBUTTONDOWN, button=button)
        tell(window, pygame.JOYBUTTONUP, button=button)


def test_buttons_move_the_focus_press_and_go_back() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(Plain())
    window.ui.push(scene)
    window.frame(FRAME)
    push(window, RB)
    assert window.ui.focus == "row.1"
    push(window, A)
    push(window, LB)
    push(window, A)
    assert scene.done == ["do 1", "do 0"]
    push(window, B)
    assert window.ui.top is not scene


@pytest.mark.parametrize("how", ["hat", "stick", "controller"])
def test_hat_and_stick_are_arrows_one_step_for_each_push(how: str) -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    window.frame(FRAME)

    def lean(y: float) -> None:
        if how == "hat":
            tell(window, pygame.JOYHATMOTION, hat=0, value=(0, -round(y)))
        elif how == "stick":
            tell(window, pygame.JOYAXISMOTION, axis=1, value=y)
        else:
            tell(window, pygame.CONTROLLERAXISMOTION, axis=1, value=round(32767 * y))

    for y in (1.0, 1.0, 0.9 if how != "hat" else 1.0):
        lean(y)
    assert window.ui.focus == "row.1"
    assert "down" in window.ui.held
    lean(0.0)
    assert "down" not in window.ui.held
    lean(-1.0)
    assert window.ui.focus == "row.0"


def test_an_arrow_that_is_held_goes_on_through_a_list() -> None:
    window, scene = app(), Plain(*rows(8))
    window.ui.push(scene)
    window.frame(FRAME)
    tell(window, pygame.JOYHATMOTION, hat=0, value=(0, -1))
    ran(window, 0.3)
    assert window.ui.focus == "row.1"
    ran(window, 0.5)
    assert window.ui.focus in ("row.4", "row.5")
    tell(window, pygame.JOYHATMOTION, hat=0, value=(0, 0))
    before = window.ui.focus
    ran(window, 1.0)
    assert window.ui.focus == before


def test_a_controller_is_laid_out_as_sdl_says() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    window.frame(FRAME)
    push(window, 10, controller=True)
    push(window, 12, controller=True)
    assert window.ui.focus == "row.2"
    push(window, 0, controller=True)
    assert scene.done == ["do 2"]


def test_a_trembling_stick_is_not_pressed_again_and_again() -> None:
    window, scene = app(), Plain(*rows(5))
    window.ui.push(scene)
    window.frame(FRAME)
    for value in (0.6, 0.5, 0.6, 0.4, 0.6):
        tell(window, pygame.JOYAXISMOTION, axis=1, value=value)
    assert window.ui.focus == "row.1"


def test_an_arc_is_struck_steered_and_put_out(play: Play) -> None:
    window, scene = shown(play)
    push(window, X)
    assert scene.burn is not None
    assert scene.burn.burning
    before = scene.burn.torch.held
    tell(window, pygame.JOYAXISMOTION, axis=0, value=1.0)
    tell(window, pygame.JOYAXISMOTION, axis=5, value=1.0)
    tell(window, pygame.JOYAXISMOTION, axis=3, value=-1.0)
    ran(window, 1.0)
    for axis in (0, 5, 3):
        tell(window, pygame.JOYAXISMOTION, axis=axis, value=0.0)
    held = scene.burn.torch.held
    assert held.speed > before.speed + 0.0004
    assert held.arc > before.arc + 0.0008
    assert held.travel < before.travel - 5.0
    push(window, X)
    ran(window, 1.5)
    assert play.orders[-1][1].verb == "stroke"


def test_a_plate_is_carried_and_turned(play: Play) -> None:
    window, scene = shown(play)
    scene.on("mode:fit")
    scene.on("plate:0")
    scene.on("take")
    assert layout(scene) is CARRYING
    assert scene.carry is not None
    before = scene.carry
    tell(window, pygame.JOYHATMOTION, hat=0, value=(1, 0))
    tell(window, pygame.JOYHATMOTION, hat=0, value=(0, 0))
    tell(window, pygame.JOYAXISMOTION, axis=3, value=-1.0)
    tell(window, pygame.JOYAXISMOTION, axis=3, value=0.0)
    assert scene.carry.x == pytest.approx(before.x + 0.001)
    assert scene.carry.angle == before.angle + 1.0


def test_a_key_comes_up_as_it_went_down_wherever_one_is_by_then() -> None:
    pad = Pad()
    down = pygame.event.Event(pygame.JOYAXISMOTION, instance_id=1, axis=5, value=1.0)
    up = pygame.event.Event(pygame.JOYAXISMOTION, instance_id=1, axis=5, value=-1.0)
    assert [(key.name, key.down) for key in pad.heard(down, AT_THE_BENCH)] == [("up", True)]
    assert [(key.name, key.down) for key in pad.heard(up, BUTTONS)] == [("up", False)]


def test_a_pad_that_is_pulled_out_lets_go_of_all_its_keys() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    tell(window, pygame.JOYBUTTONDOWN, button=X)
    assert "space" in window.ui.held
    tell(window, pygame.JOYDEVICEREMOVED)
    assert "space" not in window.ui.held


def test_without_a_pad_nothing_happens_and_strange_buttons_are_nothing() -> None:
    window, scene = app(), Plain(*rows())
    window.pad.open()
    window.ui.push(scene)
    window.frame(FRAME)
    for button in (8, 25):
        push(window, button)
    tell(window, pygame.JOYAXISMOTION, axis=11, value=1.0)
    assert scene.done == []
    assert window.ui.held == set()


def test_every_layout_has_a_key_for_every_button() -> None:
    assert set(BUTTONS) == set(AT_THE_BENCH) == set(CARRYING)
