"""The head of the debrief: how many live, what it was called and when, the low points; and the house as it is now.

Look for: `head`, `House` (the picture).
"""

import math

import pygame

from game.debrief.report import Report
from game.model import body
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.cutaway import Cutaway
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Ui
from game.ui.theme import COLOURS
from game.ui.widget import Text, Widget, set_text

HEAD = Rect(24.0, 10.0, 548.0, 102.0)
BAND = Rect(0.0, 0.0, 1280.0, 112.0)
"""Where the picture is, and from where in it: the crowded deck."""
FROM = 206.0
DARK, CLEAR, LIGHT = 0.38, 0.60, 0.9
"""Shares of the width up to which there are words and from which the picture is as light as it gets."""
LARGE, ROW, CLOSEST, WIDEST = 34.0, 34.0, 15.5, 22.0
"""Size of the first line, where the lights beside it are, and how near to each other they may be."""
PERIOD = 4.0


def alive(ui: Ui, report: Report) -> str:
    """How many of all."""
    status = report.samples[-1].status
    count = len([1 for each in status if each < body.DEAD])
    return ui.texts.say("ui_debrief.alive", count=count, all=len(status))


def head(ui: Ui, report: Report) -> Widget:
    """Three lines, the first of them large."""
    say, outcome = ui.texts.say, report.outcome
    whole = not [1 for each in report.samples[-1].status if each >= body.DEAD]
    least, when = report.least
    point = say("ui_debrief.lowest_o2", kpa=f"{least:.2f}", clock=clock_at(report.world, when))
    lines = [(alive(ui, report), LARGE, "ok" if whole else "alarm", "uib")]
    named = f"{outcome.clock}  {ui.texts.shown(outcome.name)}"
    size = next((s for s in (23.0, 21.0, 19.0) if measure.width(named, s, "bodyb") <= HEAD.w), 18.0)
    lines += [(line, size, "ok" if outcome.wins else "caution", "bodyb") for line in
              measure.wrapped(named, HEAD.w, size, "bodyb")]  # fmt: skip
    if len(lines) < 3:
        lines += [(line, 18.0, "dim", "ui") for line in measure.wrapped(point, HEAD.w, 18, "ui")]
    texts: list[Text] = []
    y = HEAD.y
    for words, large, colour, font in lines:
        texts.append(set_text(words, HEAD.x, y, large, colour, font, "ink"))
        y += measure.line_height(large)
    return Widget("debrief.head", HEAD._replace(h=max(HEAD.h, y - HEAD.y)), "text", tuple(texts))


class House:
    """The house with whoever is in it, as the game left it, behind the head; and a light for everybody who breathes."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._kept: tuple[tuple[int, int], pygame.Surface] | None = None

    def advance(self, seconds: float) -> None:
        self._seconds += seconds

    def draw(self, canvas: Canvas, ui: Ui, report: Report) -> None:
        """Nothing but the ground where there is no picture, or no game."""
        canvas.rect(STAGE, fill="ink", radius=0)
        if ui.play is not None and ui.pictures.get("cutaway") is not None:
            size = canvas.pixels(STAGE).size
            if self._kept is None or self._kept[0] != size:
                self._kept = (size, _band(ui, size, canvas.scale))
            canvas.surface.blit(self._kept[1], canvas.pixels(BAND))
        self._lights(canvas, ui, report)

    def _lights(self, canvas: Canvas, ui: Ui, report: Report) -> None:
        """Beside the number, where it leaves room; who is dead keeps a ring."""
        sample = report.samples[-1]
        left = HEAD.x + measure.width(alive(ui, report), LARGE, "uib") + 30.0
        pitch = min(WIDEST, (HEAD.right - 8 - left) / max(1, len(sample.status) - 1))
        if pitch < CLOSEST:
            return
        for i, (status, spo2) in enumerate(zip(sample.status, sample.spo2, strict=True)):
            x = left + pitch * i
            if status < body.DEAD:
                period = PERIOD * max(0.5, min(1.0, spo2 / 96.0)) ** 2
                turn = 0.25 if ui.settings.reduced_motion else self._seconds / period + 0.37 * i
                deep = 0.5 - 0.5 * math.cos(2.0 * math.pi * turn)
                canvas.circle(x, ROW, 3.0 + 3.4 * deep, fill="breath", alpha=0.5 + 0.5 * deep)
            canvas.circle(x, ROW, 7.4, line="mute", width=1.2)


def _band(ui: Ui, size: tuple[int, int], scale: float) -> pygame.Surface:
    whole = pygame.Surface(size)
    module = Cutaway(ui)
    module.advance(0.0)
    module.draw(Canvas(whole, scale))
    box = Canvas(whole, scale).pixels(BAND.moved(0, FROM))
    band = whole.subsurface(box).copy()
    shade = pygame.Surface((64, 12))
    for column in range(64):
        for row in range(12):
            across = max(0.0, min(1.0, (column / 64 - DARK) / (CLEAR - DARK)))
            down = min(1.0, (11.5 - row) / 4)
            shade.set_at((column, row), (round(255 * LIGHT * across * across * (3 - 2 * across) * down),) * 3)
    band.blit(pygame.transform.smoothscale(shade, band.get_size()), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    band.fill(COLOURS["ink"], special_flags=pygame.BLEND_RGB_MAX)
    return band
