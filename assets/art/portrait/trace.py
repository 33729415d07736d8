"""Rays into a sculpture of solids: which is hit, where, how it faces, what light reaches it.

Look for: ``Solid``, ``Sculpture``, ``Hits``, ``traced``, ``normals``, ``open_sky``, ``sunlit``, ``spread``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assets.art.portrait.form import Field, Spot, Vec

CAMERA = 110.0
"""cm: a long lens, so that noses stay small."""
MIDDLE = -1.8
"""cm: height of the picture's middle over the eyes."""
VIEW = 31.2
"""cm: what the picture is wide and high."""
_NEAR, _FAR = 19.0, -18.0
_CHUNK = 2400
_BLOCKS = (12, 4, 1)
_BOLD = 0.86
"""Share of a distance that a ray dares to go: relief and smooth unions bend distances a little."""


class Solid(NamedTuple):
    material: str
    distance: Callable[[Spot, bool], Field]
    """Of points, in the head's own space or in the room's; True asks for its finest relief too."""
    centre: Vec
    """In the room."""
    radius: float
    of_head: bool = True


class Sculpture(NamedTuple):
    solids: tuple[Solid, ...]
    to_head: Callable[[Spot], Spot]


class Hits(NamedTuple):
    mask: NDArray[np.bool_]
    """(size, size): where anything is hit; the rest is given for these pixels only, row by row."""
    at: Spot
    solid: NDArray[np.int16]


def traced(sculpture: Sculpture, size: int, window: tuple[int, int, int, int] | None = None) -> Hits:
    """All pixels of a square picture, or only those inside the window (left, top, right, bottom)."""
    left, top, right, bottom = window or (0, 0, size, size)
    reach = np.full((size, size), CAMERA - _NEAR, np.float32)
    alive = np.zeros((size, size), bool)
    alive[top:bottom, left:right] = True
    solid = np.zeros((size, size), np.int16)
    for side in _BLOCKS:
        rows = np.arange(top // side, -(-bottom // side), dtype=np.int32)
        columns = np.arange(left // side, -(-right // side), dtype=np.int32)
        for ys, xs in _tiles(rows, columns, max(36, 108 // side)):
            _march(sculpture, size, side, ys, xs, reach, alive, solid)
    ys_hit, xs_hit = np.nonzero(alive)
    return Hits(alive, _points(size, xs_hit + 0.5, ys_hit + 0.5, reach[alive]), solid[alive])


def _tiles(
    rows: NDArray[np.int32], columns: NDArray[np.int32], side: int
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    for y in range(0, len(rows), side):
        for x in range(0, len(columns), side):
            yield rows[y : y + side], columns[x : x + side]


def _slopes(size: int, x: Field, y: Field) -> tuple[Field, Field]:
    """How far a ray goes aside for one centimetre of depth."""
    unit = VIEW / size / CAMERA
    return (x - size / 2) * np.float32(unit), (size / 2 - y) * np.float32(unit)


def _points(size: int, x: Field, y: Field, reach: Field) -> Spot:
    u, v = _slopes(size, x.astype(np.float32), y.astype(np.float32))
    return Spot(u * reach, MIDDLE + v * reach, CAMERA - reach)


def _march(
    sculpture: Sculpture,
    size: int,
    side: int,
    rows: NDArray[np.int32],
    columns: NDArray[np.int32],
    reach: Field,
    alive: NDArray[np.bool_],
    solid: NDArray[np.int16],
) -> None:
    """Takes the cone of each block of pixels as far as nothing is near it; a block that meets nothing is dead."""
    y0, x0 = int(rows[0]) * side, int(columns[0]) * side
    y1, x1 = min(size, (int(rows[-1]) + 1) * side), min(size, (int(columns[-1]) + 1) * side)
    within = alive[y0:y1:side, x0:x1:side]
    ys, xs = np.nonzero(within)
    if not len(ys):
        return
    ys, xs = ys * side + y0, xs * side + x0
    t = reach[ys, xs].copy()
    u, v = _slopes(size, (xs + side / 2).astype(np.float32), (ys + side / 2).astype(np.float32))
    half = 0.0 if side == 1 else VIEW / size * side * 0.72
    least = 0.02 if side == 1 else 0.0  # so that a ray that grazes a cheek comes past it
    some = _in_view(sculpture.solids, size, (x0, y0, x1, y1), half)
    met = np.zeros(len(t), bool)
    which = np.zeros(len(t), np.int16)
    left = np.arange(len(t), dtype=np.int32)
    for _ in range(90 if side == 1 else 40):
        if not len(left) or not some:
            break
        here = t[left]
        gap, nearest = _nearest(sculpture, some, Spot(u[left] * here, MIDDLE + v[left] * here, CAMERA - here))
        close = gap < half + 0.014
        met[left[close]] = True
        which[left[close]] = nearest[close]
        t[left] = here + np.where(close, 0, np.maximum((gap - half) * _BOLD, least))
        left = left[~close & (here < CAMERA - _FAR)]
    if side > 1:
        met[left] = t[left] < CAMERA - _FAR
    for dy in range(side):
        for dx in range(side):
            yy, xx = np.minimum(ys + dy, size - 1), np.minimum(xs + dx, size - 1)
            reach[yy, xx] = t
            alive[yy, xx] &= met
            solid[yy, xx] = which


def _in_view(solids: Sequence[Solid], size: int, box: tuple[int, int, int, int], margin: float) -> list[int]:
    """Solids that a ray of these pixels can meet at all: their bounding ball, seen, touches the box."""
    found = []
    unit = VIEW / size
    for number, one in enumerate(solids):
        scale = CAMERA / (CAMERA - one.centre[2] - one.radius * 0.5)
        x, y = size / 2 + one.centre[0] * scale / unit, size / 2 - (one.centre[1] - MIDDLE) * scale / unit
        radius = (one.radius * scale * 1.04 + margin) / unit
        dx = max(box[0] - x, 0, x - box[2])
        dy = max(box[1] - y, 0, y - box[3])
        if dx * dx + dy * dy < radius * radius:
            found.append(number)
    return found


def _nearest(sculpture: Sculpture, some: Sequence[int], at: Spot) -> tuple[Field, NDArray[np.int16]]:
    best: Field | None = None
    which = np.zeros(len(at.x), np.int16)
    head: Spot | None = None
    for number in some:
        one = sculpture.solids[number]
        if one.of_head and head is None:
            head = sculpture.to_head(at)
        gap = one.distance(head if one.of_head and head is not None else at, False)
        if best is None:
            best = gap
            which[:] = number
        else:
            which[gap < best] = number
            best = np.minimum(best, gap)
    return (best if best is not None else np.full(len(at.x), 99, np.float32)), which


def nearest(sculpture: Sculpture, at: Spot) -> Field:
    """Distance to whatever is next, far solids by their bounding ball."""
    best: Field | None = None
    head: Spot | None = None
    for one in sculpture.solids:
        x, y, z = at.x - one.centre[0], at.y - one.centre[1], at.z - one.centre[2]
        away = np.sqrt(x * x + y * y + z * z) - one.radius
        if float(away.min()) > 1.0:
            gap = away + 0.4
        else:
            if one.of_head and head is None:
                head = sculpture.to_head(at)
            gap = one.distance(head if one.of_head and head is not None else at, False)
        best = gap if best is None else np.minimum(best, gap)
    assert best is not None
    return best


def normals(sculpture: Sculpture, hits: Hits, step: float = 0.02) -> Spot:
    """From four distances of the solid that was hit, with its finest relief."""
    out = Spot(*(np.zeros(len(hits.solid), np.float32) for _ in range(3)))
    for number, one in enumerate(sculpture.solids):
        mine = np.nonzero(hits.solid == number)[0]
        for near in _together(hits.at.some(mine)):
            part = mine[near]
            at = hits.at.some(part)
            x: Field = np.zeros(len(part), np.float32)
            y = z = x
            for sx, sy, sz in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
                moved = Spot(at.x + sx * step, at.y + sy * step, at.z + sz * step)
                gap = one.distance(sculpture.to_head(moved) if one.of_head else moved, True)
                x, y, z = x + sx * gap, y + sy * gap, z + sz * gap
            length = np.sqrt(x * x + y * y + z * z) + np.float32(1e-9)
            out.x[part], out.y[part], out.z[part] = x / length, y / length, z / length
    return out


def open_sky(sculpture: Sculpture, at: Spot, normal: Spot) -> Field:
    """How little stands around a point, 0 to 1: the gaps found along its normal at four heights."""
    out = np.ones(len(at.x), np.float32)
    for part in _together(at):
        p, n = at.some(part), normal.some(part)
        shut = np.zeros(len(p.x), np.float32)
        for height, weight in ((0.35, 0.9), (0.9, 0.8), (2.0, 0.55), (4.0, 0.32)):
            gap = nearest(sculpture, Spot(p.x + n.x * height, p.y + n.y * height, p.z + n.z * height))
            shut += np.clip(height - gap, 0, height) * np.float32(weight / height)
        out[part] = np.clip(1 - shut * np.float32(0.42), 0.06, 1)
    return out


def sunlit(sculpture: Sculpture, at: Spot, normal: Spot, towards: Vec, hardness: float = 8.0) -> Field:
    """Soft shadow, 0 to 1: the narrowest gap beside the way to the light, for its distance."""
    out = np.zeros(len(at.x), np.float32)
    facing = normal.x * towards[0] + normal.y * towards[1] + normal.z * towards[2]
    lit = np.nonzero(facing > -0.4)[0]
    for near in _together(at.some(lit)):
        part = lit[near]
        p, n = at.some(part), normal.some(part)
        x, y, z = p.x + n.x * 0.1, p.y + n.y * 0.1, p.z + n.z * 0.1
        way = np.full(len(part), 0.12, np.float32)
        light = np.ones(len(part), np.float32)
        left = np.arange(len(part), dtype=np.int32)
        for _ in range(14):
            t = way[left]
            gap = nearest(sculpture, Spot(x[left] + towards[0] * t, y[left] + towards[1] * t, z[left] + towards[2] * t))
            light[left] = np.minimum(light[left], np.clip(0.5 + 0.5 * hardness * gap / t, 0, 1))
            way[left] = t + np.clip(gap, 0.14, 3.0)
            left = left[(light[left] > 0.02) & (way[left] < 24)]
            if not len(left):
                break
        out[part] = light * light * (3 - 2 * light)
    return out


def _together(at: Spot) -> Iterator[NDArray[np.int64]]:
    """Numbers of the points, a few neighbours at a time: then most solids are far from all of them."""
    tile = np.floor(at.y * np.float32(0.3)).astype(np.int32) * 64 + np.floor(at.x * np.float32(0.3)).astype(np.int32)
    order = np.argsort(tile, kind="stable")
    for start in range(0, len(order), _CHUNK):
        yield order[start : start + _CHUNK]


def spread(mask: NDArray[np.bool_], depth: Field, sparse: NDArray[np.bool_], values: Field) -> Field:
    """Values known at every second pixel (sparse), for all pixels of the mask: the near ones of like depth."""
    size = mask.shape[0]
    half = -(-size // 2)
    grid = np.zeros((half + 1, half + 1), np.float32)
    known = np.zeros((half + 1, half + 1), np.float32)
    deep = np.zeros((half + 1, half + 1), np.float32)
    flat = np.zeros((size, size), np.float32)
    flat[mask] = depth
    ys, xs = np.nonzero(sparse)
    grid[ys // 2, xs // 2] = values
    known[ys // 2, xs // 2] = 1
    deep[ys // 2, xs // 2] = flat[ys, xs]
    ys, xs = np.nonzero(mask)
    low_y, low_x = ys // 2, xs // 2
    part_y, part_x = (ys % 2) * np.float32(0.5), (xs % 2) * np.float32(0.5)
    total = np.full(len(ys), 1e-6, np.float32)
    out = np.full(len(ys), 0.7e-6, np.float32)
    for dy in (0, 1):
        for dx in (0, 1):
            off = np.abs(deep[low_y + dy, low_x + dx] - depth)
            near = (part_y if dy else 1 - part_y) * (part_x if dx else 1 - part_x) + np.float32(0.02)
            weight = known[low_y + dy, low_x + dx] * near / (np.float32(0.03) + off * off)
            total += weight
            out += weight * grid[low_y + dy, low_x + dx]
    return out / total
