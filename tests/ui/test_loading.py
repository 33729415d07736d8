"""Pictures are drawn by a process of its own; the window says how far it is, and goes on without, if it must."""

import sys
import time
from pathlib import Path

import pygame
import pytest

from game.ui import baking
from game.ui.baking import Baking, fitting, folders
from game.ui.scene import Ui
from game.ui.scenes.loading import Loading
from game.ui.staging import staged
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import FRAME, Plain, app, press

SOURCE = """
import sys, pathlib, time
folder = pathlib.Path(sys.argv[sys.argv.index("--into") + 1])
folder.mkdir(parents=True)
for name in ("title", "room"):
    (folder / f"{name}.json").write_text("{}")
    print("baked", name, flush=True)
print("a lamp is missing", file=sys.stderr, flush=True)
time.sleep(WAIT)
"""


def an_art(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: float) -> None:
    """Another `assets` in the place of ours: it draws nothing, at once."""
    art = tmp_path / "assets"
    art.mkdir()
    (art / "__init__.py").write_text("")
    (art / "bake.py").write_text(SOURCE.replace("WAIT", str(wait)))
    (art / "key.py").write_text('NAMES = ("title", "room")\ndef key(scale): return f"k{scale:g}"\n')
    monkeypatch.setattr(baking, "ROOT", tmp_path)
    monkeypatch.delenv(baking.OWN, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def until(done: object) -> None:
    end = time.monotonic() + 20
    while not done() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)


def test_what_is_missing_is_baked_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_art(tmp_path, monkeypatch, 0)
    work = Baking({scale: tmp_path / "out" / f"{scale:g}" for scale in baking.SCALES}, 1.2)
    work.start()
    until(lambda: not work.running and work.complaint)
    assert (work.scale, work.missing, work.share) == (1.5, [], 1.0)
    assert sorted(work.fresh) == ["room", "title"]
    assert work.complaint == "a lamp is missing"
    again = Baking({scale: tmp_path / "out" / f"{scale:g}" for scale in baking.SCALES}, 1.2)
    again.start()
    assert not again.running


def test_it_ends_with_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_art(tmp_path, monkeypatch, 60)
    work = Baking({scale: tmp_path / "out" / f"{scale:g}" for scale in baking.SCALES}, 1.0)
    work.start()
    assert work.running
    work.stop()
    assert not work.running


@pytest.mark.skipif(sys.platform != "linux", reason="where caches are, is said by a variable only there")
def test_pictures_lie_in_the_cache_by_the_key_of_their_art(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_art(tmp_path, monkeypatch, 0)
    assert folders()[1.5] == tmp_path / "cache" / "sixteen" / "art" / "k1.5"
    monkeypatch.setenv(baking.OWN, str(tmp_path / "own"))
    assert folders()[2.0] == tmp_path / "own" / "2"
    assert [fitting(scale) for scale in (0.5, 1.0, 1.3, 2.0, 4.0)] == [1.0, 1.0, 1.5, 2.0, 2.0]


def loading(stretch: float = 1.0, stays: bool = False) -> tuple[Ui, Loading, Plain]:
    window, title = app(stretch=stretch), Plain()
    scene = Loading(lambda: title, stays)
    window.ui.push(scene)
    return window.ui, scene, title


@pytest.mark.parametrize("stretch", STRETCHES)
def test_the_loading_scene_is_sound_and_moves(stretch: float) -> None:
    _, scene, _ = loading(stretch, stays=True)
    assert_sound(scene.widgets())
    before = scene.widgets()
    assert scene.widgets() is before
    scene.advance(3.0)
    assert scene.widgets() != before


def test_it_makes_way_when_nothing_is_being_baked() -> None:
    ui, scene, title = loading()
    scene.advance(FRAME)
    assert ui.top is title


def test_the_player_can_do_without_pictures() -> None:
    window, title = app(), Plain()
    window.ui.push(Loading(lambda: title, stays=True))
    window.frame(FRAME)
    press(window, pygame.K_RETURN)
    assert window.ui.top is title


def test_a_level_says_how_it_is_shown_and_plainly_where_it_does_not(tmp_path: Path) -> None:
    assert staged(tmp_path)[1] == ""
    (tmp_path / "screen.toml").write_text(
        'player = "ada"\n[room]\nbay = [1, 2, 3, 4]\n[picture]\nbay = "bay"\n[x]\ny=1'
    )
    staging, complaint = staged(tmp_path)
    assert (staging.player, staging.room["bay"].right, staging.picture, complaint) == ("ada", 4.0, {"bay": "bay"}, "")
    assert staging.more == {"x": {"y": 1}}
    for wrong in ("player", "[room]\nbay = 3", "picture = 3"):
        (tmp_path / "screen.toml").write_text(wrong)
        assert "shown plainly" in staged(tmp_path)[1], wrong
