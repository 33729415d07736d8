"""What happened, in the level's own words, over the house as it is now, with a light for everybody who breathes.

Then the debrief.

Look for: `Ending`.
"""

import math
from collections.abc import Sequence

import pygame

from game.debrief.report import Report, report
from game.model import body
from game.retelling.outcome import outcome
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.cutaway import Cutaway
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Ui
from game.ui.widget import Widget
from game.ui.widgets import button, paragraph

PERIOD = 4.0
"""Seconds of a breath at rest."""
APART, ABOVE, SMALL, LARGE = 46.0, 34.0, 3.4, 7.4
QUIET = 1.2
"""Seconds until words come."""
WIDE = 860.0
LOW, FOOT = 376.0, 40.0
"""Where the words begin if they are few, and what stays free under them."""
LIGHT, DIM, SOFT = 0.95, 0.11, 150.0
"""How much of the house is seen above the words, and behind them; and how far it takes from one to the other."""


class Ending:
    """A quiet screen."""

    name = "ending"

    def __init__(self) -> None:
        self._clock = 0.0
        self._house: Cutaway | None = None
        self._begin: tuple[tuple[int, float], float] | None = None
        self._kept: tuple[object, list[Widget]] | None = None
        self._shade: tuple[tuple[float, tuple[int, int]], pygame.Surface] | None = None

    def enter(self, ui: Ui) -> None:
        """After the game, and again after whatever was opened from here."""
        self.ui = ui
        self._begin = self._kept = None
        self._house = Cutaway(ui) if ui.play is not None else None

    def advance(self, seconds: float) -> None:
        """The lights breathe, and so do those who are still in the house."""
        self._clock += seconds
        if self._house is not None:
            self._house.advance(seconds)

    def draw(self, canvas: Canvas) -> None:
        """The house, dark where words are; sixteen lights, or as many as there are people, a ring for who is dead."""
        top = self._top()
        if self._house is not None and self.ui.pictures.get("cutaway") is not None:
            self._house.draw(canvas)
            canvas.surface.blit(self._shaded(canvas, top), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        else:
            canvas.graded(STAGE, "ink", "panel", 0)
        play = self.ui.play
        if play is None:
            return
        people = play.session.state.habitat.people
        left = STAGE.cx - WIDE / 2 + LARGE + 3
        row = top - ABOVE
        for i, (status, spo2) in enumerate(zip(people.status, people.displayed, strict=True)):
            x = left + APART * i
            canvas.circle(x, row, LARGE + 5, fill="ink", alpha=0.8)
            if status != body.DEAD:
                period = PERIOD * max(0.5, min(1.0, spo2 / 96.0)) ** 2
                turn = 0.25 if self.ui.settings.reduced_motion else self._clock / period + 0.37 * i
                deep = 0.5 - 0.5 * math.cos(2.0 * math.pi * turn)
                canvas.circle(x, row, SMALL + (LARGE - SMALL) * deep, fill="breath", alpha=0.5 + 0.5 * deep)
            canvas.circle(x, row, LARGE + 3, line="mute", width=1.5)

    def _shaded(self, canvas: Canvas, top: float) -> pygame.Surface:
        """What the house is multiplied with, so that words can be read on it."""
        size = canvas.surface.get_size()
        if self._shade is None or self._shade[0] != (top, size):
            strip = pygame.Surface((4, 72))
            for row in range(72):
                share = max(0.0, min(1.0, (top - ABOVE - 14 - row * 10) / SOFT))
                light = DIM + (LIGHT - DIM) * share * share * (3 - 2 * share)
                strip.fill((round(255 * light),) * 3, (0, row, 4, 1))
            self._shade = ((top, size), pygame.transform.smoothscale(strip, size))
        return self._shade[1]

    def _top(self) -> float:
        """Where the words begin: as low as they leave room for what is under them."""
        state = (self.ui.play.changed if self.ui.play else -1, self.ui.stretch)
        if self._begin is None or self._begin[0] != state:
            self._begin = (state, self._lowest())
        return self._begin[1]

    def _lowest(self) -> float:
        words = self._words(0.0)
        return min(LOW, STAGE.h - FOOT - 48.0 - 20.0 - words[-1].rect.bottom) if words else LOW

    def _words(self, y: float) -> list[Widget]:
        """When, what, why, and how many are breathing."""
        ui, play = self.ui, self.ui.play
        if play is None:
            return []
        found, say = outcome(play.world, play.session), ui.texts.say
        x = STAGE.cx - WIDE / 2
        made = [paragraph("ending.clock", Rect(x, y, WIDE, 0), found.clock, 22, "dim", "ui", "ink")]
        at = Rect(x, made[-1].rect.bottom + 2, WIDE, 0)
        colour = "ok" if found.wins else "text"
        made.append(paragraph("ending.name", at, ui.texts.shown(found.name), 44, colour, "bodyb", "ink"))
        why = found.why or say("ui_ending.open")
        at = Rect(x, made[-1].rect.bottom + 8, WIDE, 0)
        made.append(paragraph("ending.why", at, ui.texts.shown(why), 23, "text", "body", "ink", leading=1.05))
        people = play.session.state.habitat.people
        alive = len([1 for status in people.status if status != body.DEAD])
        at = Rect(x, made[-1].rect.bottom + 14, WIDE, 0)
        words = say("ui_ending.breathing", count=alive, all=len(people.status))
        tint = "ok" if alive == len(people.status) else "alarm"
        made.append(paragraph("ending.people", at, words, 22, tint, "bodyb", "ink"))
        return made

    def widgets(self) -> Sequence[Widget]:
        """The ending's name, why it came to that, and two ways on."""
        ui, say = self.ui, self.ui.texts.say
        if ui.play is None or self._clock < QUIET:
            return [
                button("ending.go_on", Rect(STAGE.cx - 180, 630, 360, 48), say("ui_ending.go_on"), "go_on", "space")
            ]
        top = self._top()
        if self._kept is None or self._kept[0] != self._begin:
            self._kept = (self._begin, self._made(top))
        return self._kept[1]

    def _made(self, top: float) -> list[Widget]:
        say = self.ui.texts.say
        made = self._words(top)
        x, y = STAGE.cx - WIDE / 2, STAGE.h - FOOT - 48.0
        wide = max(measure.width(say("ui_ending.debrief"), 22), measure.width(say("ui_ending.title"), 22)) + 130
        made.append(button("ending.debrief", Rect(x, y, wide, 48), say("ui_ending.debrief"), "debrief", "return"))
        made.append(button("ending.title", Rect(x + wide + 16, y, wide, 48), say("ui_ending.title"), "title", "escape"))
        return made

    def on(self, action: str) -> None:
        """On to the report, or away."""
        ui = self.ui
        if action == "go_on":
            self._clock = max(self._clock, QUIET)
        elif action == "debrief" and ui.play is not None:
            from game.ui.scenes.debrief import Debrief

            ui.replace(Debrief(self.told()))
        elif action == "title":
            from game.ui.opening import title

            ui.opened(None)
            ui.restart(title())

    def told(self) -> Report:
        """The report of the game that is open."""
        play = self.ui.play
        if play is None:
            raise ValueError("an ending is shown only of a game that is open")
        return report(play.notebook, play.session, play.samples, play.notes)
