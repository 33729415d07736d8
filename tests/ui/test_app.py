"""The loop: events of SDL come in, the top scene is asked to do what they mean, and an unchanged frame is cheap."""

from pathlib import Path

import pygame

from game.ui.geometry import Rect
from game.ui.settings import Settings, load
from game.ui.widgets import button, panel
from tests.ui.stages import FRAME, Plain, app, click, press


def rows(count: int = 3, enabled: bool = True) -> list:  # type: ignore[type-arg]
    return [
        button(f"row.{n}", Rect(100, 100 + 60 * n, 300, 44), f"Row {n}", f"do {n}", str(n), enabled=enabled,
               why_not="" if enabled else "the bay is shut")
        for n in range(count)
    ]  # fmt: skip


def test_a_key_that_a_widget_names_does_what_the_widget_does() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    press(window, pygame.K_2)
    press(window, pygame.K_KP1)
    assert scene.done == ["do 2", "do 1"]


def test_tab_and_arrows_move_the_focus_and_enter_presses() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    window.frame(FRAME)
    assert window.ui.focus == "row.0"
    press(window, pygame.K_TAB)
    assert window.ui.focus == "row.1"
    press(window, pygame.K_DOWN)
    press(window, pygame.K_RETURN)
    press(window, pygame.K_DOWN)
    press(window, pygame.K_SPACE)
    press(window, pygame.K_TAB, pygame.KMOD_LSHIFT)
    assert scene.done == ["do 2", "do 0"]
    assert window.ui.focus == "row.2"


def test_the_mouse_focuses_what_it_is_over_and_a_click_presses_it() -> None:
    window, scene = app((1920, 1200)), Plain(*rows())
    window.ui.push(scene)
    window.frame(FRAME)
    click(window, 250, 180)
    assert scene.done == ["do 1"]
    assert window.ui.focus == "row.1"
    click(window, 700, 600)
    assert scene.done == ["do 1"]


def test_a_window_of_another_shape_keeps_the_stage_in_its_middle() -> None:
    window = app((1920, 1200))
    assert (window.stage.size, window.stage.topleft) == ((1920, 1080), (0, 60))
    assert window.ui.scale == 1.5


def test_what_is_not_enabled_says_why_and_does_nothing() -> None:
    window, scene = app(), Plain(*rows(enabled=False))
    window.ui.push(scene)
    window.frame(FRAME)
    press(window, pygame.K_1)
    assert scene.done == []
    assert window.ui.refused == "the bay is shut"


def test_escape_closes_what_lies_over_another_scene_and_the_focus_is_where_it_was() -> None:
    window, under, over = app(), Plain(*rows()), Plain(*rows())
    window.ui.push(under)
    window.frame(FRAME)
    press(window, pygame.K_TAB)
    window.ui.push(over)
    window.frame(FRAME)
    assert window.ui.focus == "row.0"
    press(window, pygame.K_ESCAPE)
    assert window.ui.top is under
    assert (window.ui.focus, under.entered) == ("row.1", 2)
    press(window, pygame.K_ESCAPE)
    assert window.ui.top is under


def test_a_key_that_was_put_elsewhere_is_pressed_there_and_no_longer_here() -> None:
    window, scene = app(chosen=Settings(keys={"1": "x"})), Plain(*rows())
    window.ui.push(scene)
    press(window, pygame.K_x)
    press(window, pygame.K_1)
    assert scene.done == ["do 1"]


def test_a_long_frame_counts_as_a_short_one() -> None:
    window, scene = app(), Plain(*rows())
    window.ui.push(scene)
    window.frame(30.0)
    assert scene.seconds == 0.25


def test_closing_the_window_ends_the_loop() -> None:
    window = app()
    window.ui.push(Plain(*rows()))
    assert window.frame(FRAME)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert not window.frame(FRAME)


def test_a_key_is_held_until_it_goes_up() -> None:
    window = app()
    window.ui.push(Plain())
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_w, mod=0, unicode="w", scancode=0))
    window.frame(FRAME)
    assert window.ui.held == {"w"}
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=pygame.K_w, mod=0, unicode="w", scancode=0))
    window.frame(FRAME)
    assert window.ui.held == set()


def test_f11_fills_the_screen_and_is_remembered(tmp_path: Path) -> None:
    window = app()
    window.ui._keep = tmp_path / "settings.toml"
    window.ui.push(Plain())
    press(window, pygame.K_F11)
    window.frame(FRAME)
    assert load(tmp_path / "settings.toml") == (Settings(full_screen=True), "")
    press(window, pygame.K_F11)
    assert not load(tmp_path / "settings.toml")[0].full_screen


def test_f2_silences_everything_and_again_lets_it_be_heard() -> None:
    window = app()
    window.ui.push(Plain())
    press(window, pygame.K_F2)
    assert window.ui.settings.mute
    press(window, pygame.K_F2)
    assert not window.ui.settings.mute


def test_unchanged_widgets_cost_a_blit_each() -> None:
    painted: list[str] = []
    window = app()
    rows = [button(f"b.{n}", Rect(20 + 120 * (n % 10), 20 + 60 * (n // 10), 110, 44), "Row", "x") for n in range(60)]
    counted = [row._replace(paint=lambda canvas, r, focused: painted.append("once"), look=row.id) for row in rows]
    window.ui.push(Plain(panel("p", Rect(0, 0, 1280, 720)), *counted))
    for _ in range(50):
        window.frame(FRAME)
    assert 60 <= len(painted) <= 62, "each once, and whichever had the focus once more"
