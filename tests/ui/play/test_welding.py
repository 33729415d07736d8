"""Beads are laid through the window, one led by the mouse and one by keys alone, in a game that plays back the same.

In the default run events are posted to a window that nobody sees. The long one is under Xvfb: a real window, and
the display's own mouse and keyboard, moved by xdotool.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import stages
from tests.ui.games import ROOT
from tests.ui.play.fingers import Posted
from tests.ui.play.playing import SAVES
from tests.ui.play.welding import Welder, laid_by_keys, led_by_mouse, left_there

PROGRAMS = ("Xvfb", "xdotool")
LONGEST = 180
"""Real seconds for a game on a display."""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return left_there(tmp_path_factory.mktemp("left"))


def test_a_bead_is_led_by_the_mouse_and_plays_back(left: Path, saves: Path) -> None:
    shutil.copy(left, saves)
    led_by_mouse(Welder(stages.app(), Posted(), mouse=True), saves)


def test_a_bead_is_laid_by_keys_alone_and_plays_back(left: Path, saves: Path) -> None:
    shutil.copy(left, saves)
    laid_by_keys(Welder(stages.app(), Posted(), mouse=False), saves)


@pytest.fixture
def display() -> Iterator[str]:
    """An X display that nobody looks at."""
    for program in PROGRAMS:
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing, so no bead can be laid in a real window: install xvfb and xdotool")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read, encoding="ascii") as told:
        number = told.readline().strip()
    if not number:
        pytest.fail("Xvfb was started and opened no display")
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.long
@pytest.mark.parametrize("hand", ["mouse", "keys"])
def test_a_bead_is_laid_in_a_real_window(hand: str, left: Path, saves: Path, display: str) -> None:
    shutil.copy(left, saves)
    there = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy", SAVES: str(saves)}
    # A process of its own: a display that breaks takes those with it that look at it.
    command = [sys.executable, "-m", "tests.ui.play.on_display", hand, str(saves)]
    found = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert found.returncode == 0, found.stdout[-6000:] + found.stderr[-6000:]
    assert "laid, and played back" in found.stdout
