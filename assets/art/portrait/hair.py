"""Hair, beards, headwear and glasses in the head's space, as distances.

Look for: ``scalp`` (close hair with a hairline), ``helmet`` (fuller hair with an opening for the face), ``locks``,
``beard``, ``moustache``, ``scarf``, ``skullcap``, ``beanie``, ``band``, ``round_glasses``,
``square_glasses``, ``goggles``.
"""

import math
from collections.abc import Sequence

import numpy as np

from assets.art.portrait import anatomy
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import (
    Field,
    Spot,
    Vec,
    ball,
    block,
    chain,
    common,
    cut,
    egg,
    noise,
    ramp,
    rod,
    slab,
    strands,
    union,
)

Lock = tuple[Sequence[Vec], float]
"""A path and how thick it begins; it ends thin."""


def scalp(p: Spot, face: Face, line: Field, thick: float = 0.3, fine: bool = False, grain: float = 0.1) -> Field:
    """A shell over the skull above the hairline."""
    shell = egg(p, (0, 11.6 - face.top, -1.35), (face.skull + thick, face.top + thick, 9.2 + thick * 0.5))
    shell = common(shell, line - p.y, 0.35)
    return shell - grain * (noise(p.x * 5, p.y * 5, p.z * 5) - 0.5) if fine else shell


def hairline(p: Spot, front: float = 7.4, recede: float = 0.3, ear: float = -1.5) -> Field:
    """Height of the edge of the hair at each point: high in front, down to the ear, low behind."""
    ax = np.abs(p.x)
    edge = front + recede * np.maximum(ax - 2.2, 0) - 0.5 * np.exp(-ax * ax * np.float32(0.3))
    edge = edge - ramp(4.2, 6.4, ax) * (front - 2.5) * ramp(4.5, 1.5, p.z)
    behind = np.maximum(edge - (3.0 - p.z) * 3.2, ear - 3.5 * ramp(-1, -4, p.z))
    return np.where(p.z > 3.0, edge, behind)


def helmet(
    p: Spot, radii: Vec, half: float, top: float, bottom: float, narrow: float = 0.0, full: float = 0.0
) -> Field:
    """A mass of hair with an opening for the face: half wide, up to top; cut off at bottom, where it may be full."""
    mass = egg(p, (0, 12.9 - radii[1], -1.7), radii)
    if full:
        mass = union(mass, egg(p, (0, bottom + 3.0, -2.2), (full, 7.5, radii[2] * 0.84)), 2.0)
    ax = np.abs(p.x)
    face = np.maximum(np.maximum(ax - half + narrow * np.maximum(p.y - 1, 0), p.y - top + 0.05 * p.x * p.x), 0.5 - p.z)
    return common(cut(mass, face, 0.9), bottom - p.y, 0.8)


def locks(p: Spot, several: Sequence[Lock], blend: float = 0.12, end: float = 0.04, smooth: bool = True) -> Field:
    """Strands of hair as chains; smooth ones bend between their points."""
    whole: Field | None = None
    for rough, thick in several:
        middle, reach = _ball_round(rough, thick)
        away = ball(p, middle, reach)
        near = float(away.min()) < 0.6
        if near:
            path = _smooth(rough) if smooth else rough
            steps = len(path) - 1
            radii = [thick + (end - thick) * (i / steps) ** 1.5 for i in range(steps + 1)]
            away = chain(p, path, radii, min(0.2, 0.3 * thick))
        else:
            away = away + 0.3
        if whole is None:
            whole = away
        else:
            whole = union(whole, away, blend) if near else np.minimum(whole, away)
    assert whole is not None
    return whole


def _ball_round(path: Sequence[Vec], thick: float) -> tuple[Vec, float]:
    """The middle of a path, and how far from it the lock can reach."""
    x, y, z = ((min(at[k] for at in path) + max(at[k] for at in path)) / 2 for k in range(3))
    return (x, y, z), max(math.dist((x, y, z), at) for at in path) + thick + 0.3


def _smooth(path: Sequence[Vec]) -> list[Vec]:
    """A point more between any two, on the Catmull-Rom spline."""
    ends = [path[0], *path, path[-1]]
    out = []
    for i in range(1, len(path)):
        a, b, c, d = ends[i - 1 : i + 3]
        x, y, z = ((9 * (b[k] + c[k]) - a[k] - d[k]) / 16 for k in range(3))
        out += [path[i - 1], (x, y, z)]
    return [*out, path[-1]]


def braid(p: Spot, path: Sequence[Vec], thick: float) -> Field:
    """A chain of knots of like size."""
    rope = chain(p, path, [thick] * len(path), 0.3)
    return rope - 0.32 * thick * np.abs(np.sin(p.y * (1.9 / thick) + p.x * 0.9)) * ramp(1.5, 0.3, rope)


def beard(p: Spot, face: Face, mood: Expression, full: float, fine: bool, edge: float = -6.3) -> Field:
    """The face pushed out below a ragged line; sideburns thin out up to the ear, the lips stay free."""
    x, y, z = p
    ax = p.mirrored(0.05).x
    rag = 0.8 * (noise(x * 1.3, y * 1.3, z * 1.3) - 0.5) + 0.5 * (noise(x * 4, y * 4, z * 4) - 0.5)
    line = np.minimum(edge + 0.42 * np.square(np.maximum(ax - 2.7, 0)) + rag, 0.8)
    below = ramp(0.9, -1.5, y - line) * ramp(-2.5, 0.5, z)
    free_y = (y + 7.35 + mood.open * 0.4) * (1 / (0.68 + mood.open * 0.45))
    free_x = x * (1 / (2.0 + 0.4 * mood.wide))
    lips = ramp(0.30, -0.20, np.sqrt(free_x * free_x + free_y * free_y) - 1)
    chin = ramp(-6.5, -11, y) * ramp(6, 2.5, ax)
    thick = below * (0.30 + 0.85 * full * chin) * (1 - lips)
    upper = ramp(0.35, -0.25, np.abs(y + 5.95 + 0.085 * ax * ax + 0.2 * rag) - 0.58) * ramp(4.0, 2.6, ax)
    skin = anatomy.head(p, face, mood, False) + 0.10 - np.maximum(thick, upper * 0.55)
    if full > 0.5:
        skin = union(skin, egg(p, (0, -11.4 - mood.open * 0.8, 5.4), (4.2, 1.0 + 1.5 * full, 3.3)), 1.2)
    if fine:
        side = np.sign(x)
        skin = skin - 0.20 * strands(x * 1.2 + 0.25 * y * side + 0.5 * np.sin(y * 0.9), 2.3, 3)
    made: Field = skin
    return made


def bare(p: Spot, edge: float = -6.3) -> Field:
    """How much skin shows through a beard at its upper edge, 0 to 1."""
    ax = np.abs(p.x)
    line = np.minimum(edge + 0.42 * np.square(np.maximum(ax - 2.7, 0)), 0.8)
    hairs = noise(p.x * 7, p.y * 3, p.z * 7) - 0.5
    cheek = ramp(-1.4, 0.5, p.y - line + 1.8 * hairs) * ramp(-5.6, -4.6, p.y)
    return cheek * ramp(2.2, 3.4, ax)


def moustache(p: Spot, mood: Expression, thick: float, long: float, droop: float, fine: bool) -> Field:
    q = p.mirrored(0.05)
    up = 0.2 * mood.corner_right
    path = [(0.0, -5.55, 9.2), (1.5, -5.85 + up, 9.05), (long, -6.5 - droop + up, 7.7)]
    brush = chain(q, path, [thick, thick * 1.05, thick * 0.30], 0.4)
    return brush - 0.10 * strands(q.x * 1.3 + p.y * 0.6, 3.0) if fine else brush


def scarf(p: Spot, half: float = 5.5, top: float = 7.2, fine: bool = False) -> Field:
    """Cloth round the head, closed under the chin, falling to the shoulders."""
    mass = egg(p, (0, 3.2, -1.5), (8.15, 9.2, 10.1))
    mass = union(mass, egg(p, (0, -7.5, -1.0), (6.9, 7.5, 7.6)), 3.0)
    mass = union(mass, egg(p, (0, -15.5, 0.0), (9.5, 4.0, 7.8)), 3.0)
    v = p.y + 1.9
    u = p.x * (1 / half)
    w = v * (1 / np.where(v > 0, np.float32(top + 1.9), np.float32(9.3)))
    oval = (np.sqrt(u * u + w * w) - 1) * half * 0.8
    mass = cut(mass, np.maximum(oval, -p.z), 0.5)
    if not fine:
        return mass
    drape = np.sin(p.y * 1.1 + 0.55 * np.abs(p.x) + 0.8 * np.sin(p.x * 0.6)) * ramp(-6, -10, p.y)
    crown = np.sin(np.arctan2(p.x, p.y + 6) * 14 + p.y * 0.3) * ramp(3, 6, p.y) * 0.4
    made: Field = mass - 0.16 * drape - 0.12 * crown
    return made


def skullcap(p: Spot, face: Face, edge: float = 6.6) -> Field:
    shell = egg(p, (0, 11.4 - face.top, -1.5), (face.skull + 0.55, face.top + 1.25, 9.5))
    return common(shell, edge + 0.10 * (p.z - 7) - p.y, 0.3)


def beanie(p: Spot, face: Face, fine: bool, edge: float = 5.8) -> Field:
    shell = egg(p, (0, 11.8 - face.top, -1.5), (face.skull + 0.7, face.top + 1.2, 9.8))
    shell = common(shell, edge + 0.12 * (p.z - 7) - p.y, 0.5)
    cuff = np.abs(egg(p, (0, 11.6 - face.top, -1.5), (face.skull + 0.8, face.top + 0.9, 9.9)) - 0.1) - 0.42
    cuff = common(cuff, np.abs(p.y - edge - 0.9 - 0.12 * (p.z - 7)) - 1.35, 0.5)
    whole = union(shell, cuff, 0.15)
    return whole - 0.16 * np.sin(np.arctan2(p.x, p.z + 1.5) * 34) * np.sin(p.y * 3.0) if fine else whole


def band(p: Spot, face: Face, height: float, half: float, thick: float = 0.16, tilt: float = 0.05) -> Field:
    """A strap round the head."""
    shell = egg(p, (0, 11.6 - face.top, -1.2), (face.skull + 0.55, face.top + 0.36, 9.7))
    off = p.y - height - 0.05 * p.z + tilt * p.x
    return common(common(np.abs(shell) - thick, np.abs(off) - half, 0.2), -p.z - 3, 0.3)


def round_glasses(p: Spot, radius: float = 2.25, y: float = -0.05, z: float = 9.0) -> Field:
    q = p.mirrored()
    curve = z - 0.055 * np.square(q.x - 1)
    u, v = (q.x - 3.25) * (1 / 1.08), p.y - y
    off, deep = np.sqrt(u * u + v * v) - radius, q.z - curve
    return _bridged(np.sqrt(off * off + deep * deep) - 0.17, q, y, z)


def square_glasses(p: Spot, wide: float = 2.45, high: float = 1.55, y: float = -0.25, z: float = 9.0) -> Field:
    q = p.mirrored()
    curve = z - 0.055 * np.square(q.x - 1)
    off = block(Spot(q.x, p.y, q.z * 0), (3.3, y, 0), (wide, high, 3.0), 0.6)
    deep = q.z - curve
    return _bridged(np.sqrt(off * off + deep * deep) - 0.20, q, y, z)


def _bridged(rims: Field, q: Spot, y: float, z: float) -> Field:
    v, w = q.y - y - 0.55 + 0.18 * q.x * q.x, q.z - z - 0.15
    bridge = np.sqrt(v * v + w * w) - 0.15 + np.maximum(q.x - 1.0, 0)
    return np.minimum(np.minimum(rims, bridge), rod(q, (5.6, 0.4, 7.1), (7.9, 0.6, 0), 0.16))


def goggles(p: Spot, y: float, z: float, radius: float = 2.0) -> tuple[Field, Field]:
    """Two cups and their bridge pushed up on the forehead, and the glass in them."""
    q = p.mirrored()
    u, v = q.x - 2.7, p.y - y
    tilted = q.z - z + 0.10 * np.square(q.x) * 0.6 + 0.25 * v
    r = np.sqrt(u * u + v * v)
    cups = slab(np.abs(r - radius) - 0.28, np.abs(tilted) - 1.0, 0.12)
    cups = np.minimum(cups, rod(q, (0, y, z + 0.3), (1.0, y, z + 0.2), 0.38))
    return cups, slab(r - radius, np.abs(tilted - 0.45) - 0.12, 0.05)
