"""Nobody waits for the bodies of the bench who does not stand at it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = (
    "import game.cli, game.session.session, game.ui.app, sys; print('pymunk' in sys.modules, 'cffi' in sys.modules)"
)


def test_starting_the_game_or_a_session_does_not_load_pymunk() -> None:
    said = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split()[-2:] == ["False", "False"]
    bench = LOADED.replace("game.cli", "game.workshop.fitting")
    said = subprocess.run([sys.executable, "-c", bench], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split()[-2] == "True"
