"""Before a game: what a level says of itself, and that the game which begins is the one that was chosen."""

from pathlib import Path

import pytest

from game.ui.scene import Ui
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.hub import Hub
from game.ui.settings import Settings
from tests.ui.games import g7
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import app, ui


def told(level: str, stretch: float = 1.0, difficulty: str = "standard", seed: int = 16) -> tuple[Ui, Briefing]:
    shared = ui(stretch)
    scene = Briefing(level, seed, difficulty)
    shared.push(scene)
    scene.wait()
    return shared, scene


def words(scene: Briefing) -> str:
    return " ".join(text.words for widget in scene.widgets() for text in widget.texts)


def test_it_says_where_one_is_who_one_is_and_who_stands_by() -> None:
    _, scene = told("g7")
    shown = words(scene)
    world = g7()
    assert world.title in shown
    assert world.texts["level.place"].split()[0] in shown
    assert world.texts["level.premise"].split()[-1] in shown
    for i in world.groups["crew"]:
        assert world.people_names[i] in shown
    assert "Standard, seed 16" in shown


def test_the_game_that_begins_is_the_one_that_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.scenes.briefing.folder", lambda: tmp_path)
    shared, scene = told("g7", difficulty="hard", seed=7)
    scene.on("start")
    scene.advance(0.1)
    scene.wait()
    scene.advance(0.1)
    assert shared.play is not None
    assert (shared.play.world.seed, shared.play.world.difficulty) == (7, "hard")
    assert [type(each) for each in shared.scenes] == [Hub]
    assert [path.name for path in tmp_path.iterdir()] == ["g7-0001.save"]


def test_whoever_is_eager_waits_until_the_level_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.scenes.briefing.folder", lambda: tmp_path)
    shared = ui()
    scene = Briefing("first_steps", 1, "standard")
    shared.push(scene)
    scene.on("start")
    assert "In a moment" in words(scene)
    for _ in range(2):
        scene.wait()
        scene.advance(0.1)
    assert shared.play is not None


def test_a_level_that_cannot_be_built_says_why_and_does_not_begin() -> None:
    shared, scene = told("nowhere")
    assert "can't be played" in words(scene)
    start = next(widget for widget in scene.widgets() if widget.action == "start")
    assert not start.enabled
    scene.on("start")
    scene.advance(0.1)
    assert shared.play is None
    scene.on("back")
    assert shared.scenes == []


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("level", ["g7", "first_steps", "nowhere"])
def test_it_reads_well(level: str, stretch: float) -> None:
    _, scene = told(level, stretch)
    assert_sound(list(scene.widgets()))


def test_everybody_can_be_looked_at_and_enter_still_begins_afterwards() -> None:
    shared, scene = told("g7")
    scene.on("cast")
    assert g7().people_names[-1] in words(scene)
    scene.on("back")
    assert shared.top is scene
    assert shared.focus == "briefing.start"


@pytest.mark.parametrize("stretch", STRETCHES)
def test_everybody_reads_well(stretch: float) -> None:
    _, scene = told("g7", stretch)
    for _ in range(3):
        scene.on("cast")
        assert_sound(list(scene.widgets()))


def test_it_is_drawn() -> None:
    window = app(chosen=Settings())
    window.ui.push(Briefing("g7", 16, "standard").wait())
    window.frame(1 / 60)
    assert window.screen.get_at((200, 200))[:3] != (0, 0, 0)
