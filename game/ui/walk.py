"""Everything opened once as a player opens it: the title, a level, its first minutes, every scene, the debrief.

Pictures and modules are not there beforehand, as in a game that was just started, so that what a first time costs is
seen. Look for: `walk`, `Step`.
"""

import random
import time
from collections.abc import Iterator
from typing import NamedTuple

from game.ui import baking, focus
from game.ui.app import FRAMES, App
from game.ui.opening import opening
from game.ui.pictures import Pictures
from game.ui.widgets.alarm_bar import LIST
from game.ui.widgets.oxygen import WHY

PLAYED = 60.0
"""Real seconds of the game before the end."""
OVER_HUB = ("board", "map", "vitals", "log", "place", "backlog", LIST, WHY, "help", "pause")
AT_TITLE = ("levels", "settings", "credits", "help")
PATIENCE = 60.0
"""Real seconds for which a level may be built."""
LOOKED = 1.0
"""Real seconds for which each scene is looked at."""


class Step(NamedTuple):
    """The frames after something was done."""

    told: str
    frames: tuple[float, ...]
    """Milliseconds of CPU time in the thread of the window."""
    waited: float
    """Milliseconds of real time of the longest: other threads of the game are in it, and other programs too."""

    @property
    def longest(self) -> float:
        return max(self.frames)


def walk(size: tuple[int, int] = (1280, 720), played: float = PLAYED) -> Iterator[Step]:
    """Opens the window on nothing and goes through it all; real time passes, and a game is saved."""
    app = App(size, pictures=Pictures(baking.folders(), patient=False))
    app.ui.chance = random.Random(16)
    app.ui.pictures.wait("title")
    app.ui.push(opening(app.ui))
    yield _acted(app, "title", "", 2.0)
    for action in AT_TITLE:
        yield _acted(app, f"title: {action}", action, LOOKED)
        yield _acted(app, f"title: from {action}", "escape", 0.1)
    yield _acted(app, "new", "new", LOOKED)
    yield _acted(app, "briefing", "start", LOOKED)
    yield from _game(app, played)


def _game(app: App, played: float) -> Iterator[Step]:
    yield _acted(app, "hub, dark", "start", 2.0, until="hub")
    yield _acted(app, "hub, light", "wake", 5.0)
    for action in OVER_HUB:
        yield _acted(app, f"hub: {action}", action, LOOKED)
        yield _acted(app, f"hub: from {action}", "escape", 0.1)
    yield _acted(app, "hub, play", "", played)
    yield _acted(app, "pause again", "pause", 0.2)
    yield _acted(app, "end?", "end", 0.1)
    yield _acted(app, "ending", "end", 2.0)
    yield _acted(app, "debrief", "debrief", LOOKED)
    for page in ("people", "why", "learnt", "day"):
        yield _acted(app, f"debrief: {page}", f"page {page}", LOOKED)
    yield _acted(app, "title again", "leave", LOOKED)


def _acted(app: App, told: str, action: str, seconds: float, until: str = "") -> Step:
    """Does something, and lets time pass; with `until` no more of it than that scene needs to be open."""
    frames: list[float] = []
    waited, began = 0.0, time.perf_counter()
    while not frames or time.perf_counter() - began < (PATIENCE if until else seconds):
        of_thread, of_clock = time.thread_time(), time.perf_counter()
        if not frames and action:
            _do(app, action)
        app.frame(1 / FRAMES)
        frames.append(1000 * (time.thread_time() - of_thread))
        took = time.perf_counter() - of_clock
        waited = max(waited, 1000 * took)
        if until and app.ui.top is not None and app.ui.top.name == until:
            until = ""
            began = time.perf_counter()
        time.sleep(max(0.0, 1 / FRAMES - took))
    return Step(told, tuple(frames), waited)


def _do(app: App, action: str) -> None:
    """What the widget with this action does, or the one of the key escape."""
    scene = app.ui.top
    if scene is None:
        return
    back = focus.keyed(list(scene.widgets()), action) if action == "escape" else None
    if action != "escape":
        scene.on(action)
    elif back is not None:
        scene.on(back.action)
    else:
        app.ui.pop()
