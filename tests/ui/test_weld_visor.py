"""The visor at the weld bench on the screen: a key moves it, and only behind it is anything of an arc seen."""

from pathlib import Path

import pygame
import pytest

from game.ui.app import App
from game.ui.geometry import Rect
from game.ui.play import Play
from tests.session import bench_level
from tests.ui import stages
from tests.ui.sound_layout import assert_sound
from tests.ui.test_weld import by_id, given, last, ran, shown


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Brackets that somebody has tacked are to be welded, by the player's hands."""
    made = Play(bench_level.world(tmp_path))
    given(made, "assign ada tack")
    while made.session.read("task", "tack") != "done":
        made.second()
    given(made, "assign ada weld")
    for _ in range(20):
        made.second()
    given(made, "hands ada weld")
    return made


def brightness(window: App) -> float:
    """Of the wall's middle, where neither panels nor plates are: 0 to 255."""
    place = window.canvas.pixels(Rect(420.0, 240.0, 300.0, 200.0))
    red, green, blue, _ = pygame.transform.average_color(window.canvas.surface, place)
    return (red + green + blue) / 3.0


@pytest.mark.parametrize("stretch", [1.0, 1.4])
def test_a_key_moves_the_visor_before_and_while_an_arc_burns(play: Play, stretch: float) -> None:
    window, scene = shown(play, stretch)
    ran(window, 0.1)
    assert window.ui.focus != "visor.h"
    assert "visor down" in by_id(scene)["visor.h"].texts[1].words
    scene.on("arc")
    ran(window, 0.5)
    dark = brightness(window)
    stages.press(window, pygame.K_h)
    ran(window, 0.5)
    assert last(play) == "visor off"
    assert "visor up" in by_id(scene)["visor.h"].texts[1].words
    assert scene.burn is not None
    assert scene.burn.burning
    assert brightness(window) > 1.5 * dark
    assert_sound(scene.widgets())
    stages.press(window, pygame.K_h)
    ran(window, 0.5)
    assert last(play) == "visor on"
    assert brightness(window) == pytest.approx(dark, abs=3.0)
