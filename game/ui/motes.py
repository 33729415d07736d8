"""Dust in the air of the module: drifts slowly, shines where a lamp reaches it.

Look for: `Motes`.
"""

import random

import pygame

from game.ui.canvas import Canvas
from game.ui.figures import Lamps, Probes, Tint
from game.ui.geometry import Rect

COUNT = 70
SHINES = 6
"""Steps of brightness."""


class Motes:
    """Seventy specks in a rectangle."""

    def __init__(self, within: Rect, chance: random.Random) -> None:
        self.within = within
        self._specks = [
            [
                within.x + chance.random() * within.w,
                within.y + chance.random() * within.h,
                (chance.random() - 0.5) * 5.0,
                (chance.random() - 0.6) * 3.0,
                0.25 + 0.75 * chance.random() ** 2,
            ]
            for _ in range(COUNT)
        ]
        self._dots: dict[tuple[Tint, int], pygame.Surface | None] = {}

    def advance(self, seconds: float) -> None:
        """They drift, and come back on the other side."""
        area = self.within
        for speck in self._specks:
            speck[0] += speck[2] * seconds
            speck[1] += speck[3] * seconds
            if speck[0] < area.x or speck[0] > area.right:
                speck[0] = area.x if speck[0] > area.right else area.right
            if speck[1] < area.y or speck[1] > area.bottom:
                speck[1] = area.y if speck[1] > area.bottom else area.bottom

    def draw(self, canvas: Canvas, probes: Probes, lamps: Lamps) -> None:
        """Each speck in the light of its place."""
        drawn = []
        for x, y, _, _, bright in self._specks:
            light = probes.tint(x, y, lamps)
            dot = self._dot(light, round(bright * SHINES), canvas.scale)
            if dot:
                drawn.append((dot, canvas.at(x, y)))
        canvas.surface.fblits(drawn, pygame.BLEND_RGB_ADD)

    def _dot(self, light: Tint, bright: int, scale: float) -> pygame.Surface | None:
        key = (light, bright)
        if key not in self._dots:
            if len(self._dots) > 3000:
                self._dots.clear()
            colour = tuple(min(170, round(170 * (light[k] + light[k + 3]) / 40.0 * bright / SHINES)) for k in range(3))
            self._dots[key] = _speck((colour[0], colour[1], colour[2]), scale) if max(colour) > 10 else None
        return self._dots[key]


def _speck(colour: tuple[int, int, int], scale: float) -> pygame.Surface:
    """A bright point with a faint cross round it."""
    third = max(1, round(scale))
    dot = pygame.Surface((3 * third, 3 * third))
    red, green, blue = colour
    for x, y in ((0, 1), (1, 0), (2, 1), (1, 2)):
        dot.fill((red // 4, green // 4, blue // 4), (x * third, y * third, third, third))
    dot.fill(colour, (third, third, third, third))
    return dot
