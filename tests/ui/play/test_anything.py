"""Whatever is pressed: nothing breaks, everything that can be pressed can be clicked, and the game is still its file.

Look for: `pressed` (a child at the keys, for so many frames).
"""

import random
from pathlib import Path

import pytest

from game.ui.app import App
from game.ui.opening import opening
from tests.ui import stages
from tests.ui.play.bot import BLINK, Bot
from tests.ui.play.leading import Leading
from tests.ui.play.playing import plays_back
from tests.ui.play.reading import by_keys, by_mouse, look, press, press_key

LETTERS = "abcdefghijklmnopqrstuvwxyz1234567890-="
KEYS = (*LETTERS, "return", "space", "tab", "escape", "f1", "left", "right", "up", "down", "page down", "page up")
TWICE = ("help", "glossary")
"""They may lie over what was opened from them; of any other kind of scene only one is open."""
AWAY = ("pause.title", "pause.quit", "pause.end", "ending.title")
"""What would end the game."""


def pressed(window: App, seed: int, frames: int) -> list[str]:
    """Presses anything; returns what it was."""
    chance = random.Random(seed)
    told: list[str] = []
    for _ in range(frames):
        seen = look(window)
        can = [each for each in seen.widgets if each.action and each.id not in AWAY]
        widget, hand = (chance.choice(can) if can else None), chance.random()
        if seen.name == "pause" or widget is None or hand > 0.6:
            # In the menu only Esc: what stands there leads out of the game.
            key = "escape" if seen.name == "pause" else chance.choice(KEYS)
            told.append(f"{seen.name} {key}")
            press_key(key)
        else:
            told.append(f"{seen.name} {widget.id}")
            press(window, by_mouse if hand > 0.2 else by_keys, widget)
        window.frame(chance.choice((BLINK, 0.05, 0.25)))
        kinds = [scene.name for scene in window.ui.scenes if scene.name not in TWICE]
        assert kinds, "\n".join(told[-30:])
        assert len(kinds) == len(set(kinds)), f"{kinds}\n" + "\n".join(told[-30:])
    return told


@pytest.mark.long
@pytest.mark.parametrize(("seed", "stretch"), [(1, 1.0), (2, 1.4), (3, 1.0)])
def test_whatever_is_pressed(seed: int, stretch: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXTEEN_SAVES", str(tmp_path))
    window = stages.app(stretch=stretch)
    window.ui.push(opening(window.ui))
    Bot(window, by_keys, Leading()).reach_hub()
    play = window.ui.play
    assert play is not None
    told = pressed(window, seed, 400)
    assert window.ui.play is play, "\n".join(told[-30:])
    play.finish()
    assert play.journal is not None
    plays_back(play.journal.path, play.session.state.digest)
