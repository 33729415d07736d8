"""The land round the module: a low sun with its blue aureole, ridges in haze, solar arrays, a mast, stones, the soil.

Look for: `land` (drawn as light, far behind), `soil` (what the module stands in), `foreground` (what is nearer).
"""

import math
from typing import Any

import numpy as np

from assets.art import field
from assets.art.field import Grid, mix, step
from assets.art.relief import Relief
from assets.art.tone import glow, linear

SUN = (196.0, 420.0)


def land(relief: Relief) -> None:
    """Sky and plain to the horizon and up to the module, by their own light."""
    x, y = relief.grid()
    _sky(relief, x, y)
    for base, swell, seed, colour, far, mesa in (
        (404.0, 20.0, 2, "7A4430", 0.50, 12.0),
        (434.0, 15.0, 9, "63321F", 0.22, 14.0),
        (466.0, 9.0, 5, "4C281C", 0.06, 0.0),
    ):
        _ridge(relief, x, y, base, swell, seed, colour, far, mesa)
    _ripples(relief, x, y)
    veil = step(330, 470, y) * step(640, 480, y) * (0.5 + 0.5 * np.clip(relief.noise("hstreak") * 0.6 + 0.5, 0, 1))
    relief.emission[:] = mix(relief.emission, linear("B97748"), (veil * 0.22)[..., None]).astype(np.float32)
    chance = np.random.default_rng(4)
    for _ in range(170):
        down = 472 + chance.random() ** 1.4 * 200
        size = (1.0 + (down - 470) / 42) * (0.5 + 1.1 * chance.random() ** 2)
        _stone(relief, chance.random() * 1280, down, size, chance)
    _arrays(relief)
    _mast(relief)


def _sky(relief: Relief, x: Grid, y: Grid) -> None:
    up = np.clip(y / 470, 0, 1)[..., None]
    sky = mix(linear("2A1A1A"), linear("8C5638"), up**1.2)
    sky = mix(sky, linear("D99A62"), step(0.55, 1.0, up) * 0.8)
    away = np.hypot(x - SUN[0], (y - SUN[1]) * 1.25)
    sky = sky + linear("8FB6E8") * (np.exp(-(away / 120)) * 0.75)[..., None]
    sky = sky + linear("DCEBFF") * (np.exp(-((away / 36) ** 1.4)) * 0.8)[..., None]
    sky = sky + linear("F2F6FF") * (step(8.5, 6.5, away) * 3)[..., None]
    sky = sky * (1 + 0.10 * relief.noise("cloud") * step(500, 120, y))[..., None]
    relief.colour[:] = 0.02
    relief.emission[:] = sky


def _ridge(
    relief: Relief, x: Grid, y: Grid, base: float, swell: float, seed: int, colour: str, far: float, mesa: float
) -> None:
    chance = np.random.default_rng(seed)
    line = np.zeros_like(relief.across)
    for k in range(1, 9):
        wave, shift = k * 0.0052 * (1 + chance.random() * 0.5), chance.random() * 9
        line += swell / k**1.25 * np.sin(relief.across * wave + shift)
    if mesa:
        line = np.where(line < -mesa, -mesa + (line + mesa) * 0.12, line)
    depth = y - (base + line)[None, :]
    cover = np.clip(depth * relief.scale + 0.5, 0, 1)
    tint: Any = mix(linear(colour), linear("B87046"), far) * (1 + 0.16 * relief.noise("fbm") * (1 - far))[..., None]
    tint = tint * (1.0 - 0.30 * np.clip(depth / 90, 0, 1)[..., None])
    edge = np.exp(-np.clip(depth, 0, 99) / 2.2) * np.exp(-np.abs(x - SUN[0]) / 260)
    tint = tint + linear("F0C9A0") * (edge * 0.55)[..., None]
    relief.emission[:] = mix(relief.emission, tint, cover[..., None]).astype(np.float32)


def _ripples(relief: Relief, x: Grid, y: Grid) -> None:
    """Wind ripples on the plain, narrower towards the horizon; their sunward sides shine."""
    near = np.clip((y - 470) / 240, 0.0, 1.0)
    phase = 26.0 * np.log1p(near * 22.0) + 0.012 * x + 1.1 * relief.noise("fbm")
    crest = np.sin(phase) * step(0.0, 0.05, near) * (0.35 + 0.65 * np.clip(relief.noise("cloud") + 0.3, 0, 1))
    relief.emission[:] *= (1 + 0.20 * crest + 0.09 * relief.noise("rough") * step(0.0, 0.2, near))[..., None]


def _dark(relief: Relief, bounds: field.Bounds, distance: field.Distance, colour: str, alpha: float = 1.0) -> None:
    """A silhouette in the land's own light."""
    window = relief.window(bounds)
    cover = np.clip(0.5 - distance(*relief.grid(window)) * relief.scale, 0, 1) * alpha
    relief.emission[window] = mix(relief.emission[window], linear(colour), cover[..., None])


def _stone(relief: Relief, x: float, y: float, size: float, chance: np.random.Generator) -> None:
    """A stone, its long shadow away from the sun, its lit shoulder."""
    aside = 1.0 if x > SUN[0] else -1.0
    wide, lump = 1.7 * size, chance.random() * 6.0
    long = 3.6 * wide
    bounds = (x - long - wide, y - 2 * size, x + long + wide, y + 2 * size)

    def shadow(u: Grid, v: Grid) -> Grid:
        return field.segment(u, v, x, y + 0.3 * size, x + aside * long * 0.8, y + 0.6 * size, 0.7 * size, 0.1)

    def stone(u: Grid, v: Grid) -> Grid:
        return field.ellipse(u, v, x, y - 0.2 * size, wide, 1.05 * size) + 0.14 * size * np.sin(u * 4 / size + lump)

    def shoulder(u: Grid, v: Grid) -> Grid:
        ellipse = field.ellipse(u, v, x - aside * 0.3 * size, y - 0.5 * size, 1.2 * size, 0.6 * size)
        return np.maximum(ellipse, stone(u, v) + 0.2)

    _dark(relief, bounds, shadow, "1E0F0A", 0.55)
    _dark(relief, bounds, stone, "32190F")
    _dark(relief, bounds, shoulder, "B5704A", 0.62)


def _bar(relief: Relief, a: field.Spot, b: field.Spot, radius: float, colour: str) -> None:
    """A thin silhouette."""

    def bar(u: Grid, v: Grid) -> Grid:
        return field.segment(u, v, *a, *b, radius)

    _dark(relief, field.bounds_of([a, b], radius + 1), bar, colour)


def _sheet(relief: Relief, points: list[field.Spot], colour: str) -> None:
    _dark(relief, field.bounds_of(points, 1), lambda u, v: field.polygon(u, v, points), colour)


def _arrays(relief: Relief) -> None:
    for k in range(5):
        x, y = 22.0 + k * 66, 476.0 + k * 3
        _bar(relief, (x + 16, y + 16), (x + 84, y + 17), 2.4, "3A1E12")
        _bar(relief, (x + 28, y), (x + 28, y + 15), 1.4, "1C1518")
        _sheet(relief, [(x + 4, y), (x + 16, y - 19), (x + 54, y - 19), (x + 42, y)], "1C1518")
        _sheet(relief, [(x + 6, y - 2), (x + 17, y - 18), (x + 52, y - 18), (x + 41, y - 2)], "5A463F")
        for line in range(1, 4):
            _bar(relief, (x + 17 + line * 8.75, y - 18), (x + 6 + line * 8.75, y - 2), 0.4, "1C1518")
        _bar(relief, (x + 11, y - 10), (x + 47, y - 10), 0.4, "1C1518")


def _mast(relief: Relief) -> None:
    bounds = (296.0, 326.0, 336.0, 486.0)
    _bar(relief, (322, 336), (322, 480), 1.2, "24130F")
    for y in (350.0, 366.0, 384.0):
        reach = (y - 330) / 9
        _bar(relief, (322 - reach, y), (322 + reach, y), 0.7, "24130F")

    def dish(u: Grid, v: Grid) -> Grid:
        return np.maximum(field.disc(u, v, 311, 342, 9), -field.disc(u, v, 306, 339, 9.5))

    _dark(relief, bounds, dish, "24130F")
    glow(relief.emission, relief.scale, 322, 334, 2.2, "FF4A2A", 2.5)


def soil(relief: Relief, chance: np.random.Generator) -> None:
    """The cut through the ground beside and under the module, with strata and stones."""
    x, y = relief.grid()
    ground = 508 + 46 * step(372, 40, x) + 5 * np.sin(x * 0.02) + 3 * np.sin(x * 0.061 + 1)
    cover = np.clip((y - ground) * relief.scale, 0, 1)
    strata = 0.8 + 0.25 * np.sin(y * 0.16 + relief.noise("fbm") * 1.2) + 0.16 * relief.noise("rough")
    relief.colour[:] = mix(relief.colour, linear("5A3122") * strata[..., None], cover[..., None])
    relief.emission *= (1 - cover)[..., None]
    relief.height += (cover * (6 + 1.0 * relief.noise("rough") + 3 * relief.noise("fbm"))).astype(np.float32)
    lip = np.exp(-np.clip(y - ground, 0, 99) / 2.5) * cover
    relief.colour[:] = mix(relief.colour, linear("C07A50"), (lip * 0.8)[..., None])
    for k in range(110):
        cx, cy, size = chance.random() * 1280, 526 + chance.random() * 184, 2 + chance.random() ** 2 * 9

        def stone(u: Grid, v: Grid, cx: float = cx, cy: float = cy, size: float = size) -> Grid:
            return field.ellipse(u, v, cx, cy, size * 1.6, size * 0.8) + 0.35 * np.sin(u * 0.8 + cy)

        bounds = (cx - size * 2, cy - size, cx + size * 2, cy + size)
        relief.put(bounds, stone, ("5A382B", "4A2A20", "64483A")[k % 3], top=16, bevel=size * 0.7, texture=0.1)


def foreground(relief: Relief) -> None:
    """Stones, a pipe on trestles and a cable, between us and the module: nearly black, a rim from the sun."""
    chance = np.random.default_rng(12)
    for x, y, size in (
        (-6.0, 716.0, 46.0),
        (66, 726, 34),
        (150, 732, 26),
        (1296, 708, 44),
        (1238, 730, 30),
        (372, 734, 20),
    ):
        outline: list[field.Spot] = []
        for k in range(14):
            turn = 2 * math.pi * k / 14
            reach = size * (0.82 + 0.34 * chance.random())
            outline.append((x + 1.5 * reach * math.cos(turn), y + 0.8 * reach * math.sin(turn)))
        curve = field.spline(outline, 5, closed=True)
        relief.polygon(curve, "2A1710", top=40, bevel=size * 0.5, gloss=0.04, texture=0.2, rim=1.0)
    relief.capsule(-20, 523, 402, 531, 4.5, "3A2A24", top=34, bevel=4.5, gloss=0.4, rim=1.0)
    for x in (40.0, 150.0, 262.0, 352.0):
        relief.rect(x - 3, 526, 6, 30, "241813", radius=1, top=30, bevel=2, rim=1.0)
        relief.rect(x - 6, 518, 12, 6, "3A2A24", radius=2, top=38, bevel=2, gloss=0.4, rim=1.0)
    sag = field.spline([(-20, 502), (90, 512), (200, 506), (300, 514), (398, 504)], 10)
    relief.path(sag, 1.3, "1C100C", top=36, bevel=1.3, rim=1.0)
