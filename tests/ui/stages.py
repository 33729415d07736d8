"""A window for tests: no display, no sound, no pictures, a clock of its own.

Look for: `app`, `ui`, `Plain` (a scene of given widgets), `press`, `click`.
"""

import os
from collections.abc import Sequence

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.ui.app import App
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Ui
from game.ui.settings import Settings
from game.ui.texts import Texts
from game.ui.widget import Widget

FRAME = 1 / 60


def app(size: tuple[int, int] = (1280, 720), stretch: float = 1.0, chosen: Settings | None = None) -> App:
    """A window that nobody sees, with nothing open."""
    made = App(size, chosen, Texts(stretch))
    pygame.event.clear()
    return made


def ui(stretch: float = 1.0) -> Ui:
    """What scenes get, in such a window."""
    return app(stretch=stretch).ui


class Plain:
    """A scene that shows the widgets it is given, and notes what it is asked to do."""

    name = "plain"

    def __init__(self, *widgets: Widget) -> None:
        self.shown: Sequence[Widget] = widgets
        self.done: list[str] = []
        self.entered = 0
        self.seconds = 0.0

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        self.entered += 1

    def advance(self, seconds: float) -> None:
        self.seconds += seconds

    def widgets(self) -> Sequence[Widget]:
        return self.shown

    def draw(self, canvas: Canvas) -> None:
        canvas.rect(STAGE, fill="ink", radius=0)

    def on(self, action: str) -> None:
        self.done.append(action)


def press(window: App, key: int, mod: int = 0) -> None:
    """A key goes down and up, as the system says it, and a frame passes."""
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0))
    window.frame(FRAME)


def click(window: App, x: float, y: float) -> None:
    """The mouse goes to a point of the stage, presses, lets go, and a frame passes."""
    at = (round(window.stage.x + x * window.canvas.scale), round(window.stage.y + y * window.canvas.scale))
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
    window.frame(FRAME)
