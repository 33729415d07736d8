"""What games through the window share: a folder of their own, and the test clock.

Look for: `saves`, `hurried`.
"""

from pathlib import Path

import pytest

from tests.ui.play.playing import MINUTE, SAVES


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the games are kept."""
    monkeypatch.setenv(SAVES, str(tmp_path))
    return tmp_path


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test clock: while one waits, a frame is a minute of the colony."""
    monkeypatch.setattr("game.ui.play.MOST_TICKS", MINUTE)
