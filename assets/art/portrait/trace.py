"""Rays into a sculpture of solids: which is hit, where, how it faces, what light reaches it.

Look for: ``Solid``, ``Sculpture``, ``Hits``, ``traced``, ``normals``, ``open_sky``, ``sunlit``, ``spread``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assets.art.portrait.form import Field, Spot, Vec, ball

CAMERA = 110.0
"""cm: a long lens, so that noses stay small."""
MIDDLE = -1.8
"""cm: height of the picture's middle over the eyes."""
VIEW = 31.2
"""cm: what the picture is wide and high."""
_NEAR, _FAR = 19.0, -18.0
_CHUNK = 2400
_BLOCKS = (12, 4, 1)
_TOUCH = 0.028
"""cm from a surface that count as a hit: less than half a pixel."""
_BOLD = 0.93
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
    """All pixels of a square picture, or only those inside the window (left, top, right, bottom).

    Blocks of pixels go ahead together, as cones, as far as nothing is near them; then smaller ones, then single rays.
    """
    left, top, right, bottom = window or (0, 0, size, size)
    reach = np.full((size, size), CAMERA - _NEAR, np.float32)
    alive = np.zeros((size, size), bool)
    alive[top // 12 * 12 : bottom, left // 12 * 12 : right] = True
    solid = np.zeros((size, size), np.int16)
    for side in _BLOCKS:
        rows, columns = np.nonzero(alive[::side, ::side])
        met, which, t = _marched(sculpture, size, side, rows * side, columns * side, reach)
        high = -(-size // side)
        for whole, blocks in ((reach, t), (alive, met), (solid, which)):
            small = np.zeros((high, high), whole.dtype)
            small[rows, columns] = blocks
            whole[:] = np.repeat(np.repeat(small, side, 0), side, 1)[:size, :size]
    ys, xs = np.nonzero(alive)
    u, v = _slopes(size, xs + 0.5, ys + 0.5)
    far = reach[alive]
    return Hits(alive, Spot(u * far, MIDDLE + v * far, CAMERA - far), solid[alive])


def _slopes(size: int, x: Field, y: Field) -> tuple[Field, Field]:
    """How far a ray goes aside for one centimetre of depth."""
    unit = VIEW / size / CAMERA
    return ((x - size / 2) * unit).astype(np.float32), ((size / 2 - y) * unit).astype(np.float32)


def _marched(
    sculpture: Sculpture, size: int, side: int, ys: NDArray[np.int64], xs: NDArray[np.int64], reach: Field
) -> tuple[NDArray[np.bool_], NDArray[np.int16], Field]:
    """Of each block: whether it meets anything, what, and how far it got."""
    u, v = _slopes(size, xs + side / 2, ys + side / 2)
    march = _March(
        u, v, reach[ys, xs], np.zeros(len(ys), bool), np.zeros(len(ys), np.int16),
        0.0 if side == 1 else VIEW / size * side * 0.72, 0.025 if side == 1 else 0.0,
    )  # fmt: skip
    span = max(54, 36 * side)
    tile = ys // span * 64 + xs // span
    order = np.argsort(tile, kind="stable")
    late = []
    for group in np.split(order, np.flatnonzero(np.diff(tile[order])) + 1):
        if not len(group):
            continue
        box = (int(xs[group].min()), int(ys[group].min()), int(xs[group].max()) + side, int(ys[group].max()) + side)
        late.append(_advance(sculpture, _in_view(sculpture.solids, size, box, march.half), march, group, 12))
    # Those few of all tiles that graze something go on together.
    rest = np.concatenate(late) if late else order
    everything = range(len(sculpture.solids))
    for start in range(0, len(rest), _CHUNK):
        lost = _advance(sculpture, everything, march, rest[start : start + _CHUNK], 50)
        march.met[lost] = side > 1
    return march.met, march.which, march.t


class _March(NamedTuple):
    u: Field
    v: Field
    t: Field
    met: NDArray[np.bool_]
    which: NDArray[np.int16]
    half: float
    """cm: half of a block's width."""
    least: float
    """cm of the smallest step, so that a ray that grazes a cheek comes past it."""


def _advance(
    sculpture: Sculpture, some: Sequence[int], march: _March, left: NDArray[np.int64], steps: int
) -> NDArray[np.int64]:
    """Takes rays some steps further; returns those that have neither met anything nor passed everything."""
    for _ in range(steps if some else 0):
        if not len(left):
            break
        here = march.t[left]
        at = Spot(march.u[left] * here, MIDDLE + march.v[left] * here, CAMERA - here)
        gap, nearest = _nearest(sculpture, some, at)
        close = gap < march.half + _TOUCH
        march.met[left[close]] = True
        march.which[left[close]] = nearest[close]
        march.t[left] = here + np.where(close, 0, np.maximum((gap - march.half) * _BOLD, march.least))
        left = left[~close & (here < CAMERA - _FAR)]
    return left if some else left[:0]


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
    """Distance to what is next, and which solid it is; solids whose bounding ball is further are passed over."""
    best: Field = np.full(len(at.x), 99, np.float32)
    which = np.zeros(len(at.x), np.int16)
    head: Spot | None = None
    furthest = 99.0
    for number in some:
        one = sculpture.solids[number]
        away = ball(at, one.centre, one.radius)
        if float(away.min()) >= furthest:
            continue
        if float(away.min()) > 1.0:
            gap = away + 0.4
        else:
            if one.of_head and head is None:
                head = sculpture.to_head(at)
            gap = one.distance(head if one.of_head and head is not None else at, False)
        which[gap < best] = number
        best = np.minimum(best, gap)
        furthest = float(best.max())
    return best, which


def nearest(sculpture: Sculpture, at: Spot) -> Field:
    return _nearest(sculpture, range(len(sculpture.solids)), at)[0]


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
