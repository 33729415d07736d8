"""The modules of all scenes, loaded while the title stands there and nothing is asked of this program.

Look for: `begin`, `load`, `SCENES`.
"""

import importlib
import threading

SCENES = (
    "levels", "settings", "help", "briefing", "hub", "credits", "continuing", "board", "alarm_list", "backlog", "map",
    "vitals", "place", "why", "log", "pause", "salvage", "ending", "debrief",
)  # fmt: skip
"""Those that others open, in the order in which they are likely to be opened."""

_threads: list[threading.Thread] = []


def begin() -> None:
    """Loads them, once in a program, on a thread of its own."""
    if not _threads:
        _threads.append(threading.Thread(target=load, name="ahead", daemon=True))
        _threads[0].start()


def load() -> None:
    """Loads them, and what listens to a game; with each comes all that it needs of the model."""
    for name in ("ears", *(f"scenes.{scene}" for scene in SCENES)):
        importlib.import_module(f"game.ui.{name}")
