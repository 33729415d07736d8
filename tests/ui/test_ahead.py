"""What is loaded before the title stands there, and what is ready before it is opened: told by modules, not by time."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.ui import ahead
from game.ui.scene import LEVELS
from game.ui.scenes.levels import Levels
from game.ui.shelf import Shelf
from tests.ui.stages import ui

ROOT = Path(__file__).parents[2]
HEAVY = ("game.level.", "game.session.", "game.model.", "game.debrief.", "numpy", "pydantic", "ruamel", "assets")
"""What nothing of is needed for a title."""


def loaded(program: str) -> set[str]:
    """The modules that a fresh Python has after a program."""
    words = [sys.executable, "-c", f"{program}\nimport sys\nprint('\\n'.join(sys.modules))"]
    return set(subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split())


def test_the_title_loads_nothing_of_the_model() -> None:
    found = loaded("import game.ui.app, game.ui.scenes.title")
    assert not [name for name in sorted(found) if f"{name}.".startswith(HEAVY)]


def test_every_scene_is_loaded_ahead() -> None:
    found = loaded("from game.ui import ahead\nimport game.ui.scenes.title, game.ui.scenes.loading\nahead.load()")
    scenes = {f"game.ui.scenes.{file.stem}" for file in (ROOT / "game/ui/scenes").glob("*.py")}
    assert scenes - found == {"game.ui.scenes.__init__"}


def test_a_new_game_waits_for_the_levels_without_holding_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(LEVELS)
    monkeypatch.setattr(shelf, "begin", lambda: None)
    shared = ui()
    scene = Levels(shelf, straight=True)
    shared.push(scene)
    scene.advance(0.1)
    assert shared.top is scene
    monkeypatch.undo()
    shelf.wait()
    scene.advance(0.1)
    assert shared.top is not None
    assert shared.top.name == "beginning"


def test_scenes_are_loaded_once_in_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    monkeypatch.setattr(ahead, "load", lambda: times.append(1))
    monkeypatch.setattr(ahead, "_threads", [])
    ahead.begin()
    ahead.begin()
    for thread in ahead._threads:
        thread.join()
    assert times == [1]
