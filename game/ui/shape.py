"""Antialiased shapes in pixels: each is drawn four times as large, shrunk, and kept where it is likely to come again.

Look for: `rounded`, `graded`, `outline`, `polyline`, `polygon`, `disc`, `hatch`, `lettering`, `resized`.
"""

import itertools
import math
from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.ui.theme import Colour
from game.ui.type import font_at

FINER = 4
TILE = 128
SMALL = 120_000
"""Pixels up to which many shaded rectangles are kept."""
LARGE = 500_000
"""Pixels above which twice as large is fine enough."""

Point = tuple[float, float]


def _blank(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Wholly transparent, but of the colour, so that shrinking mixes no black into the edges."""
    surface = pygame.Surface(size, pygame.SRCALPHA)
    surface.fill((*colour, 0))
    return surface


def _opaque(colour: Colour, alpha: float) -> tuple[int, int, int, int]:
    return (*colour, round(255 * max(0.0, min(1.0, alpha))))


@lru_cache(maxsize=1024)
def _ring(radius: int, thick: int, colour: Colour, alpha: float) -> pygame.Surface:
    """A disc (thick 0) or ring whose quarters are the corners of rectangles."""
    side = 2 * radius * FINER
    large = _blank((side, side), colour)
    pygame.draw.circle(large, _opaque(colour, alpha), (side / 2, side / 2), side / 2)
    if thick and radius > thick:
        pygame.draw.circle(large, (*colour, 0), (side / 2, side / 2), (radius - thick) * FINER)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


@lru_cache(maxsize=128)
def _solid(colour: tuple[int, int, int, int]) -> pygame.Surface:
    """A tile of a colour that lets through what is under it."""
    surface = pygame.Surface((TILE, TILE), pygame.SRCALPHA)
    surface.fill(colour)
    return surface


def _bar(surface: pygame.Surface, box: pygame.Rect, colour: Colour, alpha: float) -> None:
    if box.w <= 0 or box.h <= 0:
        return
    if alpha >= 1:
        surface.fill(colour, box)
    else:
        tile = _solid(_opaque(colour, alpha))
        across, down = range(box.left, box.right, TILE), range(box.top, box.bottom, TILE)
        for x, y in itertools.product(across, down):
            surface.blit(tile, (x, y), (0, 0, min(TILE, box.right - x), min(TILE, box.bottom - y)))


def _corners(surface: pygame.Surface, box: pygame.Rect, ring: pygame.Surface, radius: int) -> None:
    for x, dx in ((box.left, 0), (box.right - radius, radius)):
        for y, dy in ((box.top, 0), (box.bottom - radius, radius)):
            surface.blit(ring, (x, y), (dx, dy, radius, radius))


def rounded(surface: pygame.Surface, box: pygame.Rect, radius: int, colour: Colour, alpha: float) -> None:
    """A filled rectangle with round corners."""
    middle = box.inflate(0, -2 * radius)
    _bar(surface, middle, colour, alpha)
    if radius:
        wide = box.w - 2 * radius
        _bar(surface, pygame.Rect(box.left + radius, box.top, wide, radius), colour, alpha)
        _bar(surface, pygame.Rect(box.left + radius, box.bottom - radius, wide, radius), colour, alpha)
        _corners(surface, box, _ring(radius, 0, colour, alpha), radius)


def _shaded(size: tuple[int, int], radius: int, top: Colour, bottom: Colour, alpha: float) -> pygame.Surface:
    shade = pygame.Surface(size, pygame.SRCALPHA if radius or alpha < 1 else 0)
    wide, high = size
    for y in range(high):
        share = y / max(1, high - 1)
        red, green, blue = (round(one + (other - one) * share) for one, other in zip(top, bottom, strict=True))
        shade.fill((red, green, blue, round(255 * alpha)), (0, y, wide, 1))
    if radius:
        corner = _ring(radius, 0, (255, 255, 255), 1.0)
        for x, dx in ((0, 0), (wide - radius, radius)):
            for y, dy in ((0, 0), (high - radius, radius)):
                shade.blit(corner, (x, y), (dx, dy, radius, radius), special_flags=pygame.BLEND_RGBA_MULT)
    return shade


_graded = lru_cache(maxsize=48)(_shaded)
_graded_large = lru_cache(maxsize=2)(_shaded)
"""Grounds of whole scenes are drawn in every frame; panels are many, and are kept as widgets."""


def graded(surface: pygame.Surface, box: pygame.Rect, radius: int, top: Colour, bottom: Colour, alpha: float) -> None:
    """A rectangle with round corners that goes from one colour above to another below."""
    if box.w > 0 and box.h > 0:
        kept = _graded if box.w * box.h < SMALL else _graded_large
        surface.blit(kept(box.size, radius, top, bottom, alpha), box)


def outline(surface: pygame.Surface, box: pygame.Rect, radius: int, thick: int, colour: Colour, alpha: float) -> None:
    """The edge of such a rectangle, `thick` pixels inwards."""
    r = max(radius, thick)
    for x in (box.left, box.right - thick):
        _bar(surface, pygame.Rect(x, box.top + r, thick, box.h - 2 * r), colour, alpha)
    for y in (box.top, box.bottom - thick):
        _bar(surface, pygame.Rect(box.left + r, y, box.w - 2 * r, thick), colour, alpha)
    if radius > thick:
        _corners(surface, box, _ring(radius, thick, colour, alpha), radius)
    else:
        for x in (box.left, box.right - r):
            for y in (box.top, box.bottom - r):
                _bar(surface, pygame.Rect(x, y, r, r), colour, alpha)


def _stamp(
    surface: pygame.Surface, outlines: Sequence[Sequence[Point]], discs: Sequence[Point], radius: float, colour: Colour,
    alpha: float,
) -> None:  # fmt: skip
    """Polygons and discs as one shape, so that what overlaps in it is not darker."""
    points = [point for outline in outlines for point in outline] + list(discs)
    edge = math.ceil(radius) + 1
    left, top = math.floor(min(x for x, _ in points)) - edge, math.floor(min(y for _, y in points)) - edge
    right, bottom = math.ceil(max(x for x, _ in points)) + edge, math.ceil(max(y for _, y in points)) + edge
    box = pygame.Rect(left, top, right - left, bottom - top).clip(surface.get_rect())
    if box.w <= 0 or box.h <= 0:
        return
    finer = FINER if box.w * box.h < LARGE else 2
    large = _blank((box.w * finer, box.h * finer), colour)
    full = (*colour, 255)
    for outline in outlines:
        pygame.draw.polygon(large, full, [((x - box.x) * finer, (y - box.y) * finer) for x, y in outline])
    for x, y in discs:
        pygame.draw.circle(large, full, ((x - box.x) * finer, (y - box.y) * finer), radius * finer)
    small = pygame.transform.smoothscale(large, box.size)
    if alpha < 1:
        small.set_alpha(round(255 * max(0.0, alpha)))
    surface.blit(small, box)


def polyline(surface: pygame.Surface, points: Sequence[Point], thick: float, colour: Colour, alpha: float) -> None:
    """A line with butt ends and round joints; upright and level lines lie on whole pixels."""
    strokes = [(a, b) for a, b in itertools.pairwise(points) if a != b]
    if not strokes:
        return
    if len(strokes) == 1 and (box := _level(*strokes[0], max(1, round(thick)))):
        _bar(surface, box, colour, alpha)
        return
    half = thick / 2
    outlines = []
    for (ax, ay), (bx, by) in strokes:
        long = math.hypot(bx - ax, by - ay)
        nx, ny = -(by - ay) / long * half, (bx - ax) / long * half
        outlines.append([(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)])
    _stamp(surface, outlines, [b for _, b in strokes[:-1]], half, colour, alpha)


def _level(a: Point, b: Point, thick: int) -> pygame.Rect | None:
    if abs(a[1] - b[1]) < 0.01:
        left, right = sorted((round(a[0]), round(b[0])))
        return pygame.Rect(left, round(a[1] - thick / 2), right - left, thick)
    if abs(a[0] - b[0]) < 0.01:
        top, bottom = sorted((round(a[1]), round(b[1])))
        return pygame.Rect(round(a[0] - thick / 2), top, thick, bottom - top)
    return None


def polygon(surface: pygame.Surface, points: Sequence[Point], colour: Colour, alpha: float) -> None:
    _stamp(surface, [points], (), 0.0, colour, alpha)


@lru_cache(maxsize=512)
def _round(radius: float, thick: float, colour: Colour, dx: float, dy: float) -> pygame.Surface:
    half = math.ceil(radius) + 1
    side = 2 * half * FINER
    large = _blank((side, side), colour)
    centre = ((half + dx) * FINER, (half + dy) * FINER)
    pygame.draw.circle(large, (*colour, 255), centre, radius * FINER)
    if thick and radius > thick:
        pygame.draw.circle(large, (*colour, 0), centre, (radius - thick) * FINER)
    return pygame.transform.smoothscale(large, (2 * half, 2 * half))


def disc(
    surface: pygame.Surface, x: float, y: float, radius: float, thick: float, colour: Colour, alpha: float
) -> None:
    """A disc, or a ring `thick` pixels inwards; placed to a quarter of a pixel."""
    radius, thick = round(radius * 4) / 4, round(thick * 4) / 4
    if radius <= 0:
        return
    px, py = math.floor(x), math.floor(y)
    drawn = _round(radius, thick, colour, math.floor((x - px) * 4) / 4, math.floor((y - py) * 4) / 4)
    if alpha < 1:
        drawn = drawn.copy()
        drawn.set_alpha(round(255 * max(0.0, alpha)))
    half = drawn.get_width() // 2
    surface.blit(drawn, (px - half, py - half))


def dashes(points: Sequence[Point], dash: float, gap: float) -> list[list[Point]]:
    """The pieces of a line that are drawn."""
    runs: list[list[Point]] = []
    run: list[Point] = []
    left, drawing = dash, True
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        long = math.hypot(bx - ax, by - ay)
        gone = 0.0
        if drawing and not run:
            run = [(ax, ay)]
        while long - gone > left:
            gone += left
            at = (ax + (bx - ax) * gone / long, ay + (by - ay) * gone / long)
            if drawing:
                runs.append([*run, at])
            run = [] if drawing else [at]
            drawing = not drawing
            left = dash if drawing else gap
        left -= long - gone
        if drawing and run:
            run.append((bx, by))
    if drawing and len(run) > 1:
        runs.append(run)
    return runs


@lru_cache(maxsize=24)
def _stripes(size: tuple[int, int], step: int, colour: Colour, alpha: float) -> pygame.Surface:
    wide, high = size
    large = _blank((wide * 2, high * 2), colour)
    for x in range(-2 * high, 2 * wide + 2 * high, 2 * step):
        stripe = [(x, 2 * high), (x + step * 0.8, 2 * high), (x + step * 0.8 + 2 * high, 0), (x + 2 * high, 0)]
        pygame.draw.polygon(large, _opaque(colour, alpha), stripe)
    return pygame.transform.smoothscale(large, size)


def hatch(surface: pygame.Surface, box: pygame.Rect, step: int, colour: Colour, alpha: float) -> None:
    if box.w > 0 and box.h > 0:
        surface.blit(_stripes(box.size, step, colour, alpha), box)


@lru_cache(maxsize=768)
def lettering(words: str, font: str, pixels: int, colour: Colour) -> pygame.Surface:
    """Drawn words; not to be drawn on."""
    return font_at(font, pixels).render(words, True, colour)


@lru_cache(maxsize=24)
def _resized(surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    if surface.get_bitsize() < 24:
        return pygame.transform.scale(surface, size)
    return pygame.transform.smoothscale(surface, size)


def resized(surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The picture in another size; the last ones are kept."""
    return _resized(surface, (max(1, size[0]), max(1, size[1])))
