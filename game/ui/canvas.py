"""Crisp, antialiased drawing on a surface, in logical units at any scale.

Look for: `Canvas`.
"""

import math
from collections.abc import Sequence

import pygame

from game.ui import shape
from game.ui import type as measure
from game.ui.geometry import Rect
from game.ui.theme import COLOURS, Colour

Point = tuple[float, float]
Paint = str | Colour
"""A colour by name or by value."""


def colour_of(paint: Paint) -> Colour:
    return COLOURS[paint] if isinstance(paint, str) else paint


class Canvas:
    """Draws on `surface`, whose left upper corner is the logical point `origin`."""

    def __init__(self, surface: pygame.Surface, scale: float, origin: Point = (0.0, 0.0)) -> None:
        self.surface = surface
        self.scale = scale
        self.origin = origin

    def at(self, x: float, y: float) -> Point:
        """Where a logical point lies, in pixels."""
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    def pixels(self, r: Rect) -> pygame.Rect:
        """A rectangle in whole pixels, so that its edges are sharp."""
        left, top = self.at(r.x, r.y)
        right, bottom = self.at(r.right, r.bottom)
        return pygame.Rect(round(left), round(top), round(right) - round(left), round(bottom) - round(top))

    def rect(
        self, r: Rect, fill: Paint | None = None, line: Paint | None = None, width: float = 1.5, radius: float = 6,
        alpha: float = 1.0,
    ) -> None:  # fmt: skip
        """A rectangle with round corners, filled, outlined within its edges, or both."""
        box = self.pixels(r)
        if box.w <= 0 or box.h <= 0:
            return
        corner = min(round(radius * self.scale), box.w // 2, box.h // 2)
        if fill is not None:
            shape.rounded(self.surface, box, corner, colour_of(fill), alpha)
        if line is not None:
            shape.outline(self.surface, box, corner, max(1, round(width * self.scale)), colour_of(line), alpha)

    def graded(self, r: Rect, top: Paint, bottom: Paint, radius: float = 6, alpha: float = 1.0) -> None:
        """A rectangle with round corners, from one colour above to another below."""
        box = self.pixels(r)
        corner = min(round(radius * self.scale), box.w // 2, box.h // 2)
        shape.graded(self.surface, box, corner, colour_of(top), colour_of(bottom), alpha)

    def line(
        self, points: Sequence[Point], colour: Paint, width: float = 2, alpha: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A line through the points, perhaps dashed (length of a dash, of a gap)."""
        thick = max(1.0, width * self.scale)
        for run in shape.dashes(points, *dash) if dash else [points]:
            placed = [self.at(*point) for point in run]
            shape.polyline(self.surface, placed, thick, colour_of(colour), alpha)

    def poly(
        self, points: Sequence[Point], fill: Paint | None, line: Paint | None = None, width: float = 1.5,
        alpha: float = 1.0,
    ) -> None:  # fmt: skip
        """A polygon."""
        placed = [self.at(*point) for point in points]
        if fill is not None:
            shape.polygon(self.surface, placed, colour_of(fill), alpha)
        if line is not None:
            thick = max(1.0, width * self.scale)
            shape.polyline(self.surface, [*placed, placed[0]], thick, colour_of(line), alpha)

    def circle(
        self, x: float, y: float, r: float, fill: Paint | None = None, line: Paint | None = None, width: float = 1.5,
        alpha: float = 1.0,
    ) -> None:  # fmt: skip
        """A disc, a ring within its edge, or both."""
        cx, cy = self.at(x, y)
        if fill is not None:
            shape.disc(self.surface, cx, cy, r * self.scale, 0.0, colour_of(fill), alpha)
        if line is not None:
            thick = max(1.0, width * self.scale)
            shape.disc(self.surface, cx, cy, r * self.scale, thick, colour_of(line), alpha)

    def arc(
        self, x: float, y: float, r: float, start: float, stop: float, colour: Paint, width: float = 2,
        alpha: float = 1.0,
    ) -> None:  # fmt: skip
        """Part of a ring, degrees clockwise from the right."""
        steps = max(2, math.ceil(abs(stop - start) / 6))
        angles = [math.radians(start + (stop - start) * i / steps) for i in range(steps + 1)]
        self.line([(x + r * math.cos(a), y + r * math.sin(a)) for a in angles], colour, width, alpha)

    def hatch(self, r: Rect, colour: Paint, alpha: float, step: float = 13) -> None:
        """Slanting stripes over a rectangle: danger, or no known end."""
        shape.hatch(self.surface, self.pixels(r), max(3, round(step * self.scale)), colour_of(colour), alpha)

    def text(
        self, words: str, x: float, y: float, size: float, colour: Paint, font: str = "body", anchor: str = "lt",
        alpha: float = 1.0,
    ) -> float:  # fmt: skip
        """A line of words, anchored like `widget.set_text`; returns its width."""
        drawn = shape.lettering(words, font, int(size * self.scale + 0.01), colour_of(colour))
        px, py = self.at(x, y)
        px -= drawn.get_width() * {"l": 0.0, "c": 0.5, "r": 1.0}[anchor[0]]
        high = measure.line_height(size) * self.scale
        py += (high - drawn.get_height()) / 2 - high * {"t": 0.0, "m": 0.5, "b": 1.0}[anchor[1]]
        if alpha < 1:
            drawn = drawn.copy()
            drawn.set_alpha(round(255 * alpha))
        self.surface.blit(drawn, (round(px), round(py)))
        return drawn.get_width() / self.scale

    def picture(self, surface: pygame.Surface, r: Rect) -> None:
        """A picture, scaled to a rectangle."""
        box = self.pixels(r)
        if box.size != surface.get_size():
            surface = shape.resized(surface, box.size)
        self.surface.blit(surface, box)
