"""The title and what lies behind its rows: each is reached by keys and by clicks, and reads well at any length."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pygame
import pytest

from game.ui import shelf
from game.ui.journal import begun
from game.ui.play import Play
from game.ui.scene import LEVELS, Scene
from game.ui.scenes.continuing import Continuing
from game.ui.scenes.credits import Credits
from game.ui.scenes.levels import Beginning, Levels
from game.ui.scenes.settings import Keys, SettingsScene
from game.ui.scenes.title import Title
from game.ui.settings import Settings
from game.ui.shelf import LeftOff, Shelf, left_off
from game.ui.show import SCENES
from tests.ui.games import MINUTE, ORDERS, g7
from tests.ui.sound_layout import assert_sound, assert_sound_scene
from tests.ui.stages import FRAME, app, press, ui

SHELF = Shelf(LEVELS)


@pytest.fixture(autouse=True)
def nothing_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.scenes.title.left_off", lambda: None)


def titled(stretch: float = 1.0) -> Title:
    scene = Title()
    given = ui(stretch)
    given.complaint = given.texts.shown("The settings can't be used; the usual ones hold until you change one.")
    given.push(scene)
    scene.shelf.wait()
    return scene


def opened(make: Callable[[], Scene], stretch: float) -> Scene:
    """The scene over the title."""
    scene = make()
    titled(stretch).ui.push(scene)
    return scene


def test_the_title_reads_well_with_and_without_a_game_to_go_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_sound_scene(titled)
    monkeypatch.setattr("game.ui.scenes.title.left_off", lambda: LeftOff(Path("g7-0001.save"), "g7", "07:42"))
    assert_sound_scene(titled)
    rows = [widget.id for widget in titled().widgets() if widget.role == "button"]
    assert rows[:2] == ["title.continue", "title.new"]


def test_every_row_of_the_title_opens_what_it_names() -> None:
    same = ("levels", "practice", "settings", "credits")
    for id_, name in (("new", "beginning"), *((each, each) for each in same)):
        scene = titled()
        scene.on(id_)
        assert scene.ui.top is not None
        assert scene.ui.top.name == name
    scene = titled()
    scene.on("quit")
    assert scene.ui.leaving


def test_what_lies_behind_the_title_reads_well() -> None:
    g7 = next(level for level in SHELF.wait().levels if level.has_story)

    over: tuple[Callable[[], Scene], ...] = (
        lambda: Levels(SHELF), lambda: Beginning(g7), SettingsScene, Keys, Credits,
    )  # fmt: skip
    for make in over:
        assert_sound_scene(partial(opened, make))


def test_every_page_of_the_licences_fits() -> None:
    given = ui(1.4)
    scene = Credits()
    given.push(scene)
    for _ in range(200):
        scene.advance(FRAME)
    assert len(scene._pages) > 10
    for _ in range(len(scene._pages)):
        assert_sound(scene.widgets())
        scene.on("next")
    words = " ".join(text.words for widget in scene.widgets() for text in widget.texts)
    assert "SIXTEEN" in words


def test_a_level_that_cannot_be_read_is_listed_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "level.yaml").write_text("format: 1\ntitle: [\n", encoding="utf-8")
    read = Shelf(tmp_path).wait()
    given = ui()
    given.push(Levels(read))
    rows = [widget for widget in given.scenes[-1].widgets() if widget.id == "levels.row:broken"]
    assert [row.enabled for row in rows] == [False]
    assert "broken" in rows[0].why_not
    assert_sound(given.scenes[-1].widgets())


def test_the_chosen_difficulty_is_said_in_words_and_the_seed_can_be_another() -> None:
    g7 = next(level for level in SHELF.wait().levels if level.has_story)
    scene = Beginning(g7)
    ui().push(scene)
    other = next(id_ for id_ in g7.difficulties if id_ != g7.usual)
    scene.on(f"hard:{other}")
    said = {
        text.words for widget in scene.widgets() for text in widget.texts if widget.id.startswith("beginning.hard.")
    }
    assert f"{other.capitalize()}, chosen" in said
    scene.on("another")
    assert scene.seed != 16
    assert any(str(scene.seed) in text.words for widget in scene.widgets() for text in widget.texts)
    scene.on("usual")
    assert scene.seed == 16


def test_settings_hold_at_once() -> None:
    window = app(chosen=Settings(volume=0.95))
    window.ui.push(SettingsScene())
    window.frame(FRAME)
    press(window, pygame.K_EQUALS)
    assert window.ui.settings.volume == 1.0
    press(window, pygame.K_EQUALS)
    assert window.ui.refused == "It is as loud as it goes."
    window.ui.scenes[-1].on("reduced_motion")
    assert window.ui.settings.reduced_motion
    press(window, pygame.K_k)
    assert window.ui.top is not None
    assert window.ui.top.name == "keys"


def test_a_key_is_put_elsewhere_and_the_two_change_places() -> None:
    window = app()
    window.ui.push(SettingsScene())
    window.ui.push(Keys())
    window.frame(FRAME)
    window.ui.scenes[-1].on("ask:m")
    press(window, pygame.K_b)
    assert window.ui.settings.keys == {"m": "b", "b": "m"}
    assert_sound(window.ui.scenes[-1].widgets())
    window.ui.scenes[-1].on("ask:m")
    press(window, pygame.K_ESCAPE)
    assert window.ui.settings.keys == {"m": "b", "b": "m"}
    assert window.ui.top is not None
    assert window.ui.top.name == "keys"
    window.ui.scenes[-1].on("ask:b")
    press(window, pygame.K_b)
    assert window.ui.settings.keys == {}


def test_a_save_that_cannot_be_used_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "g7-0001.save"
    path.write_text("level nowhere   seed 16   difficulty standard   format 1\nrecorded\n06:31:00  = digest 00\n")
    assert left_off(tmp_path) == shelf.LeftOff(path, "g7", "06:31")
    given = ui()
    scene = Continuing(path)
    given.push(scene)
    scene._thread.join(20)
    assert_sound(scene.widgets())
    words = " ".join(text.words for widget in scene.widgets() for text in widget.texts)
    assert "can't be gone on with" in words
    assert path.exists()


def test_there_is_nothing_to_go_on_with_where_nothing_is_saved(tmp_path: Path) -> None:
    assert left_off(tmp_path) is None


def test_a_saved_game_stands_where_it_was_left(tmp_path: Path) -> None:
    played = Play(g7(), begun(tmp_path, "g7"))
    played.run(ORDERS, 3 * MINUTE)
    played.leave()
    found = left_off(tmp_path)
    assert found is not None
    assert found.level == "g7"
    window = app()
    scene = Continuing(found.path)
    window.ui.push(scene)
    scene._thread.join(60)
    scene.advance(FRAME)
    assert window.ui.top is not None
    assert window.ui.play is not None
    assert window.ui.play.session.state.digest == played.session.state.digest
    # Nothing happens before the player lets it: a card says where one was.
    assert window.ui.top.name == "resumed"
    for _ in range(30):
        window.frame(FRAME)
    assert window.ui.play.now == played.now
    told = " ".join(text.words for widget in window.ui.top.widgets() for text in widget.texts)
    assert "06:33" in told
    assert "Alexis Kwan: Ask Agriculture" in told
    press(window, pygame.K_SPACE)
    assert window.ui.top is not None
    assert window.ui.top.name == "hub"
    assert not window.ui.play.paused


def test_whoever_comes_back_can_look_round_while_time_stands() -> None:
    window = app()
    window.ui.opened(Play.from_commands(g7(), ORDERS, 3 * MINUTE))
    for scene in SCENES["resumed"](window.ui):
        window.ui.push(scene)
    press(window, pygame.K_ESCAPE)
    assert window.ui.top is not None
    assert window.ui.top.name == "hub"
    for _ in range(10):
        window.frame(FRAME)
    assert window.ui.play is not None
    assert window.ui.play.paused
    assert window.ui.play.now == 3 * MINUTE


def test_people_still_breathe_when_motion_is_reduced() -> None:
    """The dots under the name, without any picture."""
    window = app(chosen=Settings(reduced_motion=True))
    window.ui.push(Title())
    window.frame(FRAME)
    before = pygame.image.tobytes(window.screen, "RGB")
    for _ in range(30):
        window.frame(FRAME)
    assert pygame.image.tobytes(window.screen, "RGB") != before
