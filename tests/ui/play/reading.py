"""What somebody sees who sits before the window, and the two ways in which they can answer: keys and mouse.

Nothing but the widgets of the top scene is read, and nothing but events is sent.

Look for: `Screen`, `look`, `Hands`, `by_keys`, `by_mouse`, `free_point`, `press`, `press_key`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import pygame
from pygame.event import Event

from game.ui import focus
from game.ui.app import App
from game.ui.widget import Widget

Hands = Callable[[App, Widget], Event]
"""Puts a finger on a widget, by events alone, and leaves it there; returns the event that lifts it."""
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_CLOCKS = ("alarm.time", "board", "place")
"""Widgets that tell the time, each in its scene."""


class Screen(NamedTuple):
    """What is on the screen."""

    name: str
    focus: str
    widgets: tuple[Widget, ...]

    def has(self, id_: str) -> Widget | None:
        """The widget of this id."""
        return next((widget for widget in self.widgets if widget.id == id_), None)

    def words(self, id_: str) -> str:
        """What a widget says."""
        found = self.has(id_)
        return " ".join(text.words for text in found.texts) if found else ""

    def starting(self, prefix: str) -> list[Widget]:
        """Widgets whose ids begin so."""
        return [widget for widget in self.widgets if widget.id.startswith(prefix)]

    @property
    def minute(self) -> int:
        """Minutes since midnight by the clock that is shown; -1 where there is none."""
        return next((minute for id_ in _CLOCKS if (minute := minute_in(self.words(id_))) >= 0), -1)

    def told(self) -> str:
        """All that can be read, a widget to a line."""
        lines = [f"scene {self.name}, focus {self.focus or 'nowhere'}"]
        for widget in self.widgets:
            shown = " | ".join(text.words for text in widget.texts)
            lines.append(f"  {widget.id}{'' if widget.enabled else ' (refused)'}: {shown}")
        return "\n".join(lines)


def minute_in(words: str) -> int:
    """Minutes since midnight of the first clock in some words; -1 where there is none."""
    shown = _CLOCK.search(words)
    return int(shown[1]) * 60 + int(shown[2]) if shown else -1


def look(window: App) -> Screen:
    """The screen as it stands."""
    scene = window.ui.top
    return Screen("", "", ()) if scene is None else Screen(scene.name, window.ui.focus, tuple(scene.widgets()))


def by_keys(window: App, widget: Widget) -> Event:
    """Its own key, if it has one; else the focus goes to it from one to the next, and Enter."""
    seen = look(window).widgets
    at = focus.keyed(seen, widget.key) if widget.key else None
    if at is not None and at.id == widget.id:
        return _down(pygame.key.key_code(widget.key))
    can = [each.id for each in seen if each.action]
    here = focus.resting(seen, window.ui.focus)
    for _ in range((can.index(widget.id) - can.index(here)) % len(can)):
        pygame.event.post(_down(pygame.K_TAB))
    return _down(pygame.K_RETURN)


def by_mouse(window: App, widget: Widget) -> Event:
    """A click on a point at which nothing lies over it."""
    at = free_point(window, widget)
    pygame.event.post(Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
    pygame.event.post(Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    return Event(pygame.MOUSEBUTTONUP, pos=at, button=1)


def free_point(window: App, widget: Widget) -> tuple[int, int]:
    """A pixel of the window at which nothing lies over a widget."""
    seen, r = look(window).widgets, widget.rect
    points = [(r.x + r.w * x / 8, r.y + r.h * y / 8) for y in (4, 2, 6, 1, 7) for x in (4, 2, 6, 1, 7, 3, 5)]
    free = [each for each in points if (top := focus.under(seen, *each)) is not None and top.id == widget.id]
    if not free:
        raise AssertionError(f"{widget.id} can't be clicked: something lies over it\n{look(window).told()}")
    scale, stage = window.canvas.scale, window.stage
    return round(stage.x + free[0][0] * scale), round(stage.y + free[0][1] * scale)


def press(window: App, hands: Hands, widget: Widget) -> None:
    """Presses it, and lets it go."""
    pygame.event.post(hands(window, widget))


def press_key(name: str) -> None:
    """Presses a key, whatever it means here."""
    pygame.event.post(_down(pygame.key.key_code(name)))


def _down(code: int) -> Event:
    """A key goes down; returns how it comes up."""
    pygame.event.post(Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
    return Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0)
