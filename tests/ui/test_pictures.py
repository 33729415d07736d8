"""Pictures are read as they were baked, lit in steps, fitted to the window, and missed without harm."""

import json
import time
from pathlib import Path

import pygame
import pytest

from game.ui.canvas import Canvas
from game.ui.pictures import STEPS, Pictures, Still
from tests.ui.stages import app


def bake(folder: Path, name: str, scale: float = 1.0, grey: int = 40) -> None:
    """A flat picture with one lamp in its middle, in the files that the bake writes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = (round(1280 * scale), round(720 * scale))
    for file, area, colour in (
        (f"{name}.png", size, (grey, grey, grey)),
        (f"{name}.light.lamp.png", (size[0] // 4, size[1] // 4), (80, 40, 0)),
        (f"{name}.part.hand.png", (20, 10), (1, 2, 3)),
    ):
        surface = pygame.Surface(area)
        surface.fill(colour)
        pygame.image.save(surface, folder / file)
    told = {
        "scale": scale,
        "base": f"{name}.png",
        "lights": {"lamp": {"x": size[0] // 2, "y": size[1] // 2, "file": f"{name}.light.lamp.png"}},
        "parts": {"hand": f"{name}.part.hand.png"},
        "points": {"lamp": [640.0, 360.0]},
    }
    (folder / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")


def seen(pictures: Pictures, scale: float, weight: float) -> tuple[int, int, int]:
    """The colour in the light of the lamp."""
    screen = pygame.Surface((round(1280 * scale), round(720 * scale)))
    picture = pictures.get("room")
    assert picture
    picture.draw(Canvas(screen, scale), {"lamp": weight, "another": 1.0})
    red, green, blue, _ = screen.get_at((round(700 * scale), round(400 * scale)))
    return red, green, blue


@pytest.mark.parametrize("scale", [1.0, 1.37, 2.5])
def test_a_light_is_added_by_its_weight_at_every_size_of_the_window(tmp_path: Path, scale: float) -> None:
    app()
    bake(tmp_path, "room")
    pictures = Pictures({1.0: tmp_path})
    pictures.fit(scale)
    assert seen(pictures, scale, 0.0) == (40, 40, 40)
    assert seen(pictures, scale, 1.0) == (120, 80, 40)
    assert seen(pictures, scale, 0.5) == (80, 60, 40)
    assert seen(pictures, scale, 0.4 / STEPS) == (40, 40, 40)


def test_points_and_parts_come_with_it(tmp_path: Path) -> None:
    app()
    bake(tmp_path, "room")
    picture = Pictures({1.0: tmp_path}).get("room")
    assert picture
    assert picture.points == {"lamp": (640.0, 360.0)}
    assert picture.parts["hand"].get_size() == (20, 10)


def test_the_scale_is_taken_that_fits_the_window_and_another_where_it_is_not_baked(tmp_path: Path) -> None:
    app()
    folders = {scale: tmp_path / f"{scale}" for scale in (1.0, 1.5, 2.0)}
    bake(folders[1.0], "room", 1.0)
    bake(folders[1.5], "room", 1.5)
    pictures = Pictures(folders)
    for window, taken in ((0.8, 1.0), (1.0, 1.0), (1.2, 1.5), (1.5, 1.5), (2.0, 1.5)):
        pictures.fit(window)
        picture = pictures.get("room")
        assert picture
        assert picture.scale == taken


def test_what_is_not_baked_or_is_damaged_is_missed_without_harm(tmp_path: Path) -> None:
    app()
    pictures = Pictures({1.0: tmp_path})
    assert pictures.get("room") is None
    assert Pictures().get("room") is None
    bake(tmp_path, "room")
    (tmp_path / "room.png").write_bytes(b"half")
    assert pictures.get("room") is None
    bake(tmp_path, "room")
    pictures.forget("room")
    assert pictures.get("room")


def test_a_window_that_does_not_wait_gets_the_picture_a_little_later(tmp_path: Path) -> None:
    app()
    bake(tmp_path, "room")
    pictures = Pictures({1.0: tmp_path}, patient=False)
    assert pictures.get("room") is None
    end = time.monotonic() + 10
    while not pictures.ready("room") and time.monotonic() < end:
        time.sleep(0.005)
    assert pictures.get("room")


def test_memory_stays_within_its_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app()
    monkeypatch.setattr("game.ui.pictures.BUDGET", 10_000_000)
    pictures = Pictures({1.0: tmp_path})
    for number in range(5):
        bake(tmp_path, f"room{number}")
        assert pictures.get(f"room{number}")
        assert pictures.get("room0"), "what is on the screen stays"
        for _ in range(2):
            pictures.turned()
    assert [pictures.ready(f"room{number}") for number in range(5)] == [True, False, False, False, True]


def test_what_is_asked_for_in_each_frame_is_never_read_twice_though_it_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app()
    monkeypatch.setattr("game.ui.pictures.BUDGET", 5_000_000)
    pictures, names = Pictures({1.0: tmp_path}), [f"room{number}" for number in range(3)]
    for name in names:
        bake(tmp_path, name)
    first = [pictures.get(name) for name in names]
    for _ in range(5):
        pictures.turned()
        assert [pictures.get(name) for name in names] == first


def test_what_may_be_wanted_later_takes_no_room_from_what_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app()
    monkeypatch.setattr("game.ui.pictures.BUDGET", 10_000_000)
    pictures = Pictures({1.0: tmp_path}, patient=False)
    names = [f"room{number}" for number in range(5)]
    for name in names:
        bake(tmp_path, name)
    pictures.prepare(*names[:4])
    pictures.get(names[4])
    end = time.monotonic() + 10
    while pictures._coming and time.monotonic() < end:
        time.sleep(0.005)
    assert pictures.ready(names[4])
    assert not pictures.ready(names[3])


def test_a_still_picture_is_put_together_only_when_its_light_changes(tmp_path: Path) -> None:
    app()
    bake(tmp_path, "room")
    picture, still = Pictures({1.0: tmp_path}).get("room"), Still()
    assert picture
    screen = Canvas(pygame.Surface((1280, 720)), 1.0)
    drawn = still.of(picture, screen, {"lamp": 0.5})
    assert tuple(drawn.get_at((700, 400)))[:3] == (80, 60, 40)
    drawn.set_at((700, 400), (1, 2, 3))
    assert tuple(still.of(picture, screen, {"lamp": 0.51}).get_at((700, 400)))[:3] == (1, 2, 3)
    assert tuple(still.of(picture, screen, {"lamp": 1.0}).get_at((700, 400)))[:3] == (120, 80, 40)
