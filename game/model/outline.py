"""Plates and bars as convex shapes on the wall: corners, edges, what lies over what.

Look for: `corners`, `Edge`, `edges`, `over`, `overlap`, `covers`, `on_wall`, `turn`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model import det
from game.model.weldment import Bar, Piece

EDGES = ("s", "e", "n", "w")
"""In the order of `corners`: edge k runs from corner k to the next."""
TINY = 1e-9
"""m that count as nothing."""

Point = tuple[float, float]
Span = tuple[float, float]
"""Of an edge: from and to, m from its beginning."""


class Edge(NamedTuple):
    """One edge of a shape, which lies on its left."""

    x: float
    """Its beginning, m."""
    y: float
    ux: float
    """Its direction."""
    uy: float
    length: float
    """m."""

    def at(self, along: float, out: float = 0.0) -> Point:
        """A place on it, or `out` beside it, m."""
        return self.x + self.ux * along + self.uy * out, self.y + self.uy * along - self.ux * out

    def over(self, shape: Sequence[Point], out: float = 0.0) -> Span | None:
        """What part of it, moved outward by `out`, lies over a shape."""
        return _inside(self.at(0.0, out), self.at(self.length, out), shape)


def turn(angle: float) -> tuple[float, float]:
    """Cosine and sine of an angle in degrees; exact for quarters."""
    quarters = math.floor(angle / 90.0 + 0.5)
    rest = (angle - 90.0 * quarters) * math.pi / 180.0
    c, s = det.cos(rest), det.sin(rest)
    return ((c, s), (-s, c), (-c, -s), (s, -c))[quarters % 4]


def on_wall(piece: Piece, x: float, y: float) -> Point:
    """A place in a piece's own axes, on the wall, m."""
    c, s = turn(piece.angle)
    return piece.x + c * x - s * y, piece.y + s * x + c * y


def corners(part: Piece | Bar) -> tuple[Point, ...]:
    """Of a plate or a bar, counter-clockwise from its own lower left, m."""
    a, b = part.length / 2.0, part.width / 2.0
    if isinstance(part, Bar):
        return tuple((part.x + x, part.y + y) for x, y in ((-a, -b), (a, -b), (a, b), (-a, b)))
    return tuple(on_wall(part, x, y) for x, y in ((-a, -b), (a, -b), (a, b), (-a, b)))


def edges(shape: Sequence[Point]) -> tuple[Edge, ...]:
    """Of a shape, in the order of its corners."""
    found = []
    for k, (x, y) in enumerate(shape):
        bx, by = shape[(k + 1) % len(shape)]
        length = math.sqrt((bx - x) * (bx - x) + (by - y) * (by - y))
        found.append(Edge(x, y, (bx - x) / length, (by - y) / length, length))
    return tuple(found)


def _inside(start: Point, end: Point, shape: Sequence[Point]) -> Span | None:
    """What part of a straight line lies over a convex shape (Cyrus and Beck 1978); its rim belongs to it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.sqrt(dx * dx + dy * dy)
    low, high = 0.0, length
    for k, (ax, ay) in enumerate(shape):
        bx, by = shape[(k + 1) % len(shape)]
        side = math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay))
        ex, ey = (bx - ax) / side, (by - ay) / side
        depth = ex * (start[1] - ay) - ey * (start[0] - ax)
        rise = (ex * dy - ey * dx) / length
        if abs(rise) < 1e-12:
            if depth < -TINY:
                return None
        elif rise > 0.0:
            low = max(low, -depth / rise)
        else:
            high = min(high, -depth / rise)
    return (low, high) if high > low else None


def overlap(a: Sequence[Point], b: Sequence[Point]) -> list[Point]:
    """The corners of what two convex shapes have in common (Sutherland and Hodgman 1974)."""
    left = list(a)
    for k, (ax, ay) in enumerate(b):
        bx, by = b[(k + 1) % len(b)]
        depths = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in left]
        kept: list[Point] = []
        for n, (x, y) in enumerate(left):
            (px, py), d, e = left[n - 1], depths[n], depths[n - 1]
            if (d < 0.0) != (e < 0.0):
                share = e / (e - d)
                kept.append((px + share * (x - px), py + share * (y - py)))
            if d >= 0.0:
                kept.append((x, y))
        left = kept
    return left


def over(a: Sequence[Point], b: Sequence[Point]) -> bool:
    """Whether they have more than a rim in common."""
    shape = overlap(a, b)
    twice = 0.0
    for k, (x, y) in enumerate(shape):
        twice += shape[k - 1][0] * y - shape[k - 1][1] * x
    return twice > 2e-9


def covers(shape: Sequence[Point], point: Point) -> bool:
    """Whether a shape covers a place."""
    for k, (ax, ay) in enumerate(shape):
        bx, by = shape[(k + 1) % len(shape)]
        if (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) < 0.0:
            return False
    return True
