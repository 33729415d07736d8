"""Fingers on a mouse and on keys: as events that are posted to the window, or as real ones of an X display.

Look for: `Fingers`, `Posted`, `Real` (with xdotool), `hands_of`.
"""

import subprocess
from typing import Protocol

import pygame
from pygame.event import Event

from game.ui import focus
from game.ui.app import App
from game.ui.widget import Widget
from tests.ui.play.reading import Hands, free_point, look

NAMES = {"escape": "Escape", "return": "Return", "tab": "Tab", "up": "Up", "down": "Down"}
"""Of keys, as X has them."""


class Fingers(Protocol):
    """What can be done with them."""

    def move(self, at: tuple[int, int]) -> None:
        """The mouse, to a pixel of the window."""

    def button(self, at: tuple[int, int], down: bool) -> None:
        """Its left button, where it is."""

    def key(self, name: str, down: bool) -> None:
        """A key, as pygame names it."""


class Posted:
    """Events: nobody sits there."""

    def move(self, at: tuple[int, int]) -> None:
        pygame.event.post(Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))

    def button(self, at: tuple[int, int], down: bool) -> None:
        pygame.event.post(Event(pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP, pos=at, button=1))

    def key(self, name: str, down: bool) -> None:
        kind, code = pygame.KEYDOWN if down else pygame.KEYUP, pygame.key.key_code(name)
        pygame.event.post(Event(kind, key=code, mod=0, unicode="", scancode=0))


class Real:
    """The display's own mouse and keyboard; `window` is the number that X has given the window."""

    def __init__(self, window: int) -> None:
        self._window = str(window)
        _xdotool("windowfocus", "--sync", self._window)

    def move(self, at: tuple[int, int]) -> None:
        _xdotool("mousemove", "--window", self._window, *map(str, at))

    def button(self, at: tuple[int, int], down: bool) -> None:
        self.move(at)
        _xdotool("mousedown" if down else "mouseup", "1")

    def key(self, name: str, down: bool) -> None:
        _xdotool("keydown" if down else "keyup", NAMES.get(name, name))


def _xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=10)


def hands_of(fingers: Fingers, mouse: bool) -> Hands:
    """Presses widgets with those fingers: by clicks, or by keys alone."""

    def clicks(window: App, widget: Widget) -> Event:
        at = free_point(window, widget)
        fingers.move(at)
        fingers.button(at, True)
        fingers.button(at, False)
        return Event(pygame.USEREVENT)

    def types(window: App, widget: Widget) -> Event:
        seen = look(window).widgets
        keyed = focus.keyed(seen, widget.key) if widget.key else None
        names = [widget.key]
        if keyed is None or keyed.id != widget.id:
            can = [each.id for each in seen if each.action]
            here = focus.resting(seen, window.ui.focus)
            names = ["tab"] * ((can.index(widget.id) - can.index(here)) % len(can)) + ["return"]
        for name in names:
            fingers.key(name, True)
            fingers.key(name, False)
        return Event(pygame.USEREVENT)

    return clicks if mouse else types
