"""A stretch of play as somebody plays it, for what it costs: a new game that is saved, every answer and order of a plan
given, whatever can be opened opened again and again, the pointer never at rest; by real events, at full frame rate.

Look for: `stint`, `Frame`.
"""

import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pygame

from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import baking
from game.ui.app import FRAMES, App
from game.ui.opening import opening
from game.ui.pictures import Pictures
from game.ui.speech import REPLY_TO
from game.ui.walk import OVER_HUB
from game.ui.widget import Widget
from game.words.verbs import Command

OPENED = (*OVER_HUB, "salvage", "weld")
BEGINNING = {"title": ("new",), "beginning": ("start",), "briefing": ("start",), "loading": ()}
ENDED = {"ending": ("go_on", "debrief"), "debrief": ("page people", "page why", "page learnt", "page day", "leave")}
"""What is pressed, one after the other, until another scene is there."""
THOUGHT, LOOKED, APART, STEP = 2.0, 3.0, 10.0, 0.5
"""Real seconds before an answer, for which a scene is looked at, between two of them, between two steps in one."""
TURN = 0.0005
"""Seconds that other threads get after a frame: they read pictures."""


class Frame(NamedTuple):
    """One frame."""

    milliseconds: float
    """CPU time of the thread of the window."""
    told: str
    """The scene that was open at its end, and what had been done last."""


class Stint:
    """Somebody who plays."""

    def __init__(self, app: App, plan: Path, levels: Path) -> None:
        script, world = opened(plan, levels)
        given = [(line.time - world.start, line.command) for line in script.lines if line.command]
        self.app = app
        self.answers = {each.words[0]: each.words[1] for _, each in given if each.verb == "choose"}
        self.plan = [each for each in given if each[1].verb != "choose" and each[0] + world.start != FINALLY]
        self.told = "start"
        self.answered = 0
        self.counted: Counter[str] = Counter()
        self._orders: list[tuple[int, Command]] = []
        self._since = 0.0
        """Real seconds since something was pressed last."""
        self._visited = 0.0
        """Real seconds since a scene over the hub was closed."""

    def act(self, seconds: float) -> None:
        """What is done before the next frame, if anything."""
        self._since += seconds
        top = self.app.ui.top
        name = top.name if top is not None else ""
        if name == "hub":
            self._visited += seconds
            self._in_hub()
        elif self._since < STEP:
            return
        elif name in BEGINNING or name in ENDED:
            self._next({**BEGINNING, **ENDED}[name])
        elif self._since >= LOOKED:
            self._key("escape")
            self._visited = 0.0
        else:
            self._key("tab", first=False)

    def _in_hub(self) -> None:
        play = self.app.ui.play
        if play is None:
            return
        if play.now == 0 and not play.orders:
            self._orders = list(self.plan)
        while self._orders and self._orders[0][0] <= play.now:
            play.apply(self._orders.pop(0)[1])
        question = play.question
        if question is not None and self._since >= THOUGHT:
            replies = {each.action.rpartition(".")[2]: each for each in self._there(REPLY_TO) if each.enabled}
            if replies:
                chosen = self.answers.get(question.id, "")
                self._click(replies.get(chosen) or next(iter(replies.values())))
                self.answered += 1
        elif question is None and self._visited >= APART:
            self._next(sorted(OPENED, key=lambda each: self.counted[each]))

    def _next(self, actions: tuple[str, ...] | list[str]) -> None:
        """Presses the one of these that was pressed least, if it is there."""
        there = {each.action: each for each in self._there("") if each.enabled}
        found = [action for action in actions if action in there]
        if found:
            chosen = min(found, key=lambda action: self.counted[action])
            self.counted[chosen] += 1
            self._click(there[chosen])

    def _there(self, begins: str) -> list[Widget]:
        top = self.app.ui.top
        return [each for each in top.widgets() if each.action.startswith(begins)] if top is not None else []

    def _click(self, widget: Widget) -> None:
        self.told = widget.action
        self._since = 0.0
        at = self._pixel(widget.rect.cx, widget.rect.cy)
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at))

    def _key(self, name: str, first: bool = True) -> None:
        if first:
            self.told = name
            self._since = 0.0
        key = pygame.key.key_code(name)
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0))

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        scale, stage = self.app.canvas.scale, self.app.stage
        return round(stage.x + x * scale), round(stage.y + y * scale)


def wander(app: App, seconds: float) -> None:
    """Moves the pointer, as a hand does that is never at rest."""
    wide, high = app.screen.get_size()
    at = (round(wide * (0.5 + 0.45 * math.sin(0.37 * seconds))), round(high * (0.5 + 0.4 * math.sin(0.61 * seconds))))
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))


def stint(
    plan: Path, levels: Path, seconds: float, size: tuple[int, int] = (1280, 720)
) -> Iterator[tuple[Frame, Stint]]:
    """Each frame of that many seconds of play, from the first that shows the hub on."""
    app = App(size, pictures=Pictures(baking.folders(), patient=False))
    app.ui.chance = random.Random(16)
    app.ui.pictures.wait("title")
    app.ui.push(opening(app.ui))
    player, played = Stint(app, plan, levels), 0.0
    while played < seconds and app.ui.top is not None:
        player.act(1 / FRAMES)
        wander(app, played)
        began = time.thread_time()
        app.frame(1 / FRAMES)
        took = 1000 * (time.thread_time() - began)
        time.sleep(TURN)
        if app.ui.play is not None:
            played += 1 / FRAMES
            yield Frame(took, f"{app.ui.top.name if app.ui.top else ''} after {player.told}"), player
    if app.ui.play is not None:
        app.ui.play.leave()
