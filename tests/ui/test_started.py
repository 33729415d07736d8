"""A started game draws nothing itself: the real window, played from its title through every scene, loads no module of
the art. It runs in a fresh process, which says at the end what it has loaded.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.ui import baking
from game.ui.journal import OWN
from game.ui.show import SCENES

ROOT = Path(__file__).parents[2]
WAYS = {"title": "title.new", "beginning": "beginning.start", "briefing": "briefing.start"}
"""What is clicked in which scene, on the way to a game."""
FRAME = 1 / 60

if __name__ == "__main__":
    import time
    from unittest.mock import patch

    from game.ui import app as window
    from tests.ui.stages import click

    real = window.App.frame
    met: list[str] = []

    def through(app: window.App) -> None:
        """From the title to the hub with the mouse, and then into every scene that there is."""
        clicked: set[str] = set()
        while (scene := app.ui.top) is not None and scene.name != "hub":
            if scene.name not in met:
                met.append(scene.name)
            way = next((each for each in scene.widgets() if each.id == WAYS.get(scene.name)), None)
            if way is not None and way.enabled and way.id not in clicked:
                clicked.add(way.id)
                click(app, way.rect.cx, way.rect.cy)
            else:
                # Levels are read and built on threads of their own.
                time.sleep(0.002)
                app.frame(FRAME)
        for name in sorted(SCENES.keys() - set(met)):
            for opened in SCENES[name](app.ui):
                app.ui.push(opened)
                app.frame(FRAME)
            met.append(name)

    def once(app: window.App, seconds: float) -> bool:
        """A frame; after the first one of the loop comes the whole play, and then the window closes."""
        goes_on = real(app, seconds)
        if met:
            return goes_on
        through(app)
        return False

    with patch.object(window.App, "frame", once):
        window.run()
    print(json.dumps({"met": met, "loaded": sorted(sys.modules)}))


def test_a_started_game_never_loads_what_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(baking.OWN, raising=False)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "HOME", OWN):
        monkeypatch.setenv(name, str(tmp_path))
    folder = baking.folders()[1.0]
    assert folder.is_relative_to(tmp_path)
    # Something lies under the name of each picture, so that no process is started to draw it.
    folder.mkdir(parents=True)
    for name in baking.names():
        (folder / f"{name}.json").write_text("{}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    ran = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert {"title", "beginning", "briefing", *SCENES} <= set(told["met"])
    assert "game.ui.scenes.hub" in told["loaded"]
    assert [name for name in told["loaded"] if name.split(".")[0] == "assets"] == []
