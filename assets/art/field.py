"""Signed distances from places to shapes, in logical units: negative inside.

Look for: `Grid`; `box`, `disc`, `ellipse`, `segment`, `polygon`, `path`; `smooth_union`, `smooth_cut`; `spline`,
`bounds_of`; `step`, `mix`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[Any]
"""Floats, one for each pixel; float32 where it is big."""
Spot = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Distance = Callable[[Grid, Grid], Grid]
"""From the grids of x and y to the signed distance there."""


def box(x: Grid, y: Grid, left: float, top: float, width: float, height: float, radius: float = 0.0) -> Grid:
    """A rectangle with round corners."""
    radius = min(radius, width / 2, height / 2)
    across = np.abs(x - (left + width / 2)) - (width / 2 - radius)
    down = np.abs(y - (top + height / 2)) - (height / 2 - radius)
    outside = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return outside + np.minimum(np.maximum(across, down), 0) - radius


def disc(x: Grid, y: Grid, cx: float, cy: float, radius: float) -> Grid:
    """A circle, filled."""
    return np.hypot(x - cx, y - cy) - radius


def ellipse(x: Grid, y: Grid, cx: float, cy: float, across: float, down: float) -> Grid:
    """An ellipse by its half axes; exact at the edge, near enough elsewhere (Quilez, distance to an ellipsoid)."""
    dx, dy = x - cx, y - cy
    near = np.hypot(dx / across, dy / down)
    slope = np.hypot(dx / (across * across), dy / (down * down)) + 1e-9
    return near * (near - 1) / slope  # type: ignore[no-any-return]


def segment(
    x: Grid, y: Grid, ax: float, ay: float, bx: float, by: float, radius: float, end: float | None = None
) -> Grid:
    """A stroke with round ends, `radius` wide at a and `end` (or as wide) at b."""
    end = radius if end is None else end
    dx, dy = bx - ax, by - ay
    along = np.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
    return np.hypot(x - ax - along * dx, y - ay - along * dy) - (radius + (end - radius) * along)


def polygon(x: Grid, y: Grid, points: Sequence[Spot]) -> Grid:
    """Any closed polygon (Quilez, exact polygon distance)."""
    x, y = np.broadcast_arrays(x, y)
    square = np.full(x.shape, 1e18, np.float32)
    outside = np.ones(x.shape, bool)
    for at, (ax, ay) in enumerate(points):
        bx, by = points[at - 1]
        ex, ey = bx - ax, by - ay
        wx, wy = x - ax, y - ay
        along = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey + 1e-9), 0, 1)
        square = np.minimum(square, (wx - ex * along) ** 2 + (wy - ey * along) ** 2)
        below, above, left = y >= ay, y < by, ex * wy > ey * wx
        outside ^= (below & above & left) | ~(below | above | left)
    distance = np.sqrt(square)
    return np.where(outside, distance, -distance)


def path(x: Grid, y: Grid, points: Sequence[Spot], radius: float) -> Grid:
    """A stroke through all points."""
    (ax, ay), (bx, by) = points[0], points[1]
    nearest = segment(x, y, ax, ay, bx, by, radius)
    for (ax, ay), (bx, by) in pairwise(points[1:]):
        nearest = np.minimum(nearest, segment(x, y, ax, ay, bx, by, radius))
    return nearest


def smooth_union(a: Grid, b: Grid, blend: float) -> Grid:
    """Both shapes, with a fillet of about `blend` between them."""
    share = np.clip(0.5 + 0.5 * (b - a) / blend, 0, 1)
    return b + (a - b) * share - blend * share * (1 - share)


def smooth_cut(a: Grid, b: Grid, blend: float) -> Grid:
    """The first shape without the second, its edge rounded by about `blend`."""
    return -smooth_union(-a, b, blend)


def spline(points: Sequence[Spot], pieces: int = 10, closed: bool = False) -> list[Spot]:
    """A smooth curve through the points (Catmull-Rom), as a row of points."""
    count = len(points)

    def at(index: int) -> Spot:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    row = []
    for start in range(count if closed else count - 1):
        a, b, c, d = (at(start + step) for step in (-1, 0, 1, 2))
        for piece in range(pieces):
            t = piece / pieces
            row.append((_curved(a[0], b[0], c[0], d[0], t), _curved(a[1], b[1], c[1], d[1], t)))
    return row if closed else [*row, points[-1]]


def _curved(a: float, b: float, c: float, d: float, t: float) -> float:
    turn, bend = 2 * a - 5 * b + 4 * c - d, -a + 3 * b - 3 * c + d
    return 0.5 * (2 * b + (c - a) * t + turn * t * t + bend * t * t * t)


def bounds_of(points: Sequence[Spot], margin: float = 0.0) -> Bounds:
    """The rectangle round the points, larger by `margin`."""
    across, down = [point[0] for point in points], [point[1] for point in points]
    return (min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin)


def step(low: float, high: float, value: Grid) -> Grid:
    """From 0 at `low` to 1 at `high`, smoothly; `low` may be the larger one."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Any, b: Any, share: Any) -> Grid:
    """From a to b by `share`."""
    return a + (b - a) * share  # type: ignore[no-any-return]
