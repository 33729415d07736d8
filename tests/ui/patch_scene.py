"""The patch bay in a window, and what a player does there: for tests of it.

Look for: `shown`, `point`, `dragged`, `free`, `says`.
"""

from pathlib import Path

import pygame

from game.ui.app import App
from game.ui.play import Play
from game.ui.scenes.hub import Hub
from game.ui.scenes.patch import Patch
from game.ui.settings import Settings
from game.ui.widget import Widget
from tests.session import bench_level, rig_level
from tests.ui import stages


def at_the_wiring(folder: Path) -> Play:
    """Ada is at the wiring, and it is in nobody's hands yet."""
    made = Play(rig_level.world(folder))
    assert told(made, "assign ada wire") == ""
    for _ in range(20):
        made.second()
    return made


def told(play: Play, text: str) -> str:
    return play.apply(bench_level.command(play.world, text))


def shown(play: Play, stretch: float = 1.0, chosen: Settings | None = None) -> tuple[App, Patch]:
    window = stages.app(stretch=stretch, chosen=chosen)
    window.ui.opened(play)
    window.ui.push(Hub())
    scene = Patch()
    window.ui.push(scene)
    window.frame(stages.FRAME)
    return window, scene


def by_id(scene: Patch) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def last(play: Play) -> str:
    command = play.orders[-1][1]
    return " ".join((command.verb, *command.words))


def joints(play: Play) -> list[tuple[str, str]]:
    rig = play.session.state.rig
    assert rig is not None
    return [(joint.one, joint.other) for joint in rig.rigged.joints]


def ran(window: App, seconds: float) -> None:
    for _ in range(round(seconds * 60)):
        window.frame(stages.FRAME)


def free(window: App, play: Play) -> None:
    """Until the hands are free, and two frames more."""
    rig = play.session.state.rig
    while rig is not None and rig.busy_until > play.now:
        play.second()
        rig = play.session.state.rig
    window.frame(stages.FRAME)
    window.frame(0.2)


def point(window: App, kind: int, x: float, y: float) -> None:
    at = (round(window.stage.x + x * window.canvas.scale), round(window.stage.y + y * window.canvas.scale))
    if kind == pygame.MOUSEMOTION:
        pygame.event.post(pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    else:
        pygame.event.post(pygame.event.Event(kind, button=1, pos=at))
    window.frame(stages.FRAME)


def dragged(window: App, begin: Widget, end: Widget) -> None:
    """The button goes down on one widget and up on another."""
    point(window, pygame.MOUSEMOTION, begin.rect.cx, begin.rect.cy)
    point(window, pygame.MOUSEBUTTONDOWN, begin.rect.cx, begin.rect.cy)
    for n in range(1, 6):
        x = begin.rect.cx + (end.rect.cx - begin.rect.cx) * n / 5
        point(window, pygame.MOUSEMOTION, x, begin.rect.cy + (end.rect.cy - begin.rect.cy) * n / 5)
    point(window, pygame.MOUSEBUTTONUP, end.rect.cx, end.rect.cy)


def says(scene: Patch, panel: str) -> str:
    return " ".join(text.words for each in scene.widgets() if panel in (each.id, each.inside) for text in each.texts)
