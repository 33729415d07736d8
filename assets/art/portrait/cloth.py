"""Clothes and hands in the room's space: torsos, collars, straps, scarves, and what is held.

Look for: ``torso``, ``folds``, ``stand_collar``, ``overall``, ``hands``-free pieces, all as distances.
"""

import numpy as np

from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, Vec, chain, common, cut, egg, ring, rod, slab, union


def torso(p: Spot, mood: Expression, wide: float = 15.0, drop: float = 0.0, bulk: float = 1.0) -> Field:
    """Shoulders, chest and upper arms; wide is where the shoulder ends."""
    q, lift = p.mirrored(), mood.shoulders
    shoulder = rod(q, (3.0, -16.6 - drop * 0.4, -3.6), (wide, -20.2 + lift - drop, -3.8), 3.6 * bulk, 4.6 * bulk)
    whole = union(shoulder, egg(p, (0, -31, -1.5), (wide * 1.02, 14, 8.4 * bulk)), 3.5)
    arm = rod(q, (wide, -21 + lift - drop, -3.6), (wide + 2.5, -40, -1.0), 4.6 * bulk, 5.2 * bulk)
    return union(whole, arm, 2.0)


def folds(p: Spot, deep: float = 0.16) -> Field:
    wave = np.sin(p.x * 0.55 + p.y * 0.9 + 1.6 * np.sin(p.y * 0.35 + p.x * 0.2))
    return deep * wave * np.sin(p.y * 0.42 - p.x * 0.31 + 2)


def knit(p: Spot, deep: float = 0.10) -> Field:
    """Rows of stitches."""
    made: Field = deep * np.sin(p.x * 4.2 + 0.6 * np.sin(p.y * 7)) * np.sin(p.y * 6.5)
    return made


def stand_collar(
    p: Spot, radius: float = 6.6, high: float = 2.6, foot: float = -14.6, gap: float = 2.2, lean: float = 0.32
) -> Field:
    """A pipe that leans round the neck, open at the throat, higher behind."""
    z = p.z + 1.6
    up = p.y - foot + lean * z * 0.45
    x = p.x * 0.98
    across = np.abs(np.sqrt(x * x + z * z) - (radius - 0.30 * up)) - 0.34
    pipe = slab(across, np.abs(up) - high * 0.5, 0.14)
    throat = np.maximum(gap + 0.28 * up, 0.2)
    return cut(pipe, np.maximum(np.abs(p.x) - throat, -z), 0.3)


def rolled_collar(p: Spot, radius: float, foot: float = -14.4, thick: float = 1.2) -> Field:
    """A roll-neck or a scarf's turn round the neck."""
    q = Spot(p.x, p.y - 0.18 * p.z, p.z)
    upper = ring(q, (0, foot, -1.2), radius, thick, "y")
    return union(upper, ring(q, (0, foot - 1.7, -0.6), radius + 1.0, thick * 1.2, "y"), 0.5)


def neckband(base: Field, p: Spot, face: Face, mood: Expression) -> Field:
    """A band that lies on the body where the neck comes out of it."""
    q = Spot(p.x, p.y + 0.9, p.z - 0.7)
    return common(
        np.abs(base - 0.05) - 0.42,
        np.abs(rod(q, (0, -7, -1.4), (0, -22, -1.8), face.neck + 1.5, face.neck + 2.4)) - 0.6,
        0.3,
    )


def hung(p: Spot, thick: float, low: float) -> Field:
    """Something soft laid round the neck from behind, its ends hanging in front down to low."""
    path: list[Vec] = [(0, -13.6, -7.5), (5.6, -14.2, -4.0), (7.0, -16.4, 2.6), (5.6, -20.0, 7.8), (5.2, low, 10.0)]
    return chain(p.mirrored(), path, [thick * 1.2, thick * 1.2, thick, thick, thick * 0.8], thick)


def behind_neck(p: Spot, radius: float, thick: float) -> Field:
    """A bow round the back of the neck."""
    return cut(ring(Spot(p.x, p.y - 0.1 * p.z, p.z), (0, -14.6, -2.2), radius, thick, "y"), 3.4 - p.z, 0.3)


def open_front(shape: Field, p: Spot, half: float, spread: float, bottom: float = -16.0) -> Field:
    """A coat that hangs open: nothing between its two edges in front."""
    return cut(shape, np.maximum(np.abs(p.x) - half - spread * (p.y - bottom), -p.z - 1), 0.3)


def vee(shape: Field, p: Spot, bottom: float = -24.0, spread: float = 0.42) -> Field:
    up = p.y - bottom
    return cut(shape, np.maximum(np.maximum(np.abs(p.x) - up * spread, -p.z), -up), 0.3)


def strap_over(base: Field, p: Spot, x: float, half: float, slope: float = 0.12, mirrored: bool = True) -> Field:
    """A band that lies on a body, x from the middle."""
    off = np.abs((np.abs(p.x) if mirrored else p.x) - x - slope * (p.y + 20)) - half
    return common(off, np.abs(base - 0.05) - 0.30, 0.15)


def zip_line(base: Field, p: Spot, x: float = 0.1, half: float = 0.26) -> Field:
    return common(np.abs(p.x - x) - half, base - 0.22, 0.1)


def apron(base: Field, p: Spot, half: float = 8.5, top: float = -20.0) -> Field:
    return common(base - 0.45, np.maximum(np.abs(p.x) - half, p.y - top - 0.02 * p.x * p.x), 0.3)


def from_point(origin: Vec, at: Vec) -> Vec:
    return origin[0] + at[0], origin[1] + at[1], origin[2] + at[2]
