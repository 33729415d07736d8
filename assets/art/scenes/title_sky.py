"""The sky of the title: Mars after sunset, with a blue aureole, bands of high dust, stars, two moons and far ridges.

Look for: `SUN`, `HORIZON`, `sky`, `aureole`.
"""

import math

import numpy as np

from assets.art.field import Grid, Spot, mix, step
from assets.art.relief import Relief
from assets.art.tone import glow, linear

SUN: Spot = (566.0, 414.0)
"""Where the sun has just gone down."""
HORIZON = 470.0
STARS = 420


def sky(relief: Relief) -> None:
    """Fills the whole picture with light of its own; the land is put over it."""
    x, y = relief.grid()
    high = np.clip(y / HORIZON, 0, 1)[..., None]
    light = mix(linear("07080E"), linear("241A1C"), high**1.5)
    light = mix(light, linear("74482F"), step(0.60, 1.0, high) * 0.72)
    light = light * (1 + 0.14 * relief.noise("cloud") * step(470, 60, y))[..., None]
    light = light + linear("5C8FD6") * (np.exp(-_from_sun(x, y) / 112) * 0.42)[..., None]
    relief.colour[:] = 0.02
    relief.emission[:] = light + linear("86A9D8") * (_bands(relief, x, y) * 0.22)[..., None]
    _stars(relief)
    _moon(relief, (1006, 128), (15, 12.5), -0.35, ((-0.45, 0.1, 0.35), (0.2, -0.3, 0.2), (0.3, 0.4, 0.18)), 0.85)
    _moon(relief, (1176, 70), (5, 4.2), 0.2, ((0.2, 0.1, 0.4),), 0.7)
    _ridge(relief, 438, 26, 21, "55362C", 0.82, cut=18)
    _ridge(relief, 452, 17, 5, "40261F", 0.46, cut=9)
    _ridge(relief, 464, 9, 14, "2E1B15", 0.16, cut=9)


def aureole(relief: Relief) -> Grid:
    """The light of the sun itself and of the air before it: what swells and fades slowly."""
    x, y = relief.grid()
    away = _from_sun(x, y)
    over = step(HORIZON + 8, HORIZON - 22, y)
    light = linear("5C8FD6") * (np.exp(-away / 100) * 0.22 * over)[..., None]
    light = light + linear("CFE3FF") * (np.exp(-((away / 40) ** 1.2)) * 0.80 * over)[..., None]
    disc = step(6.2, 5.0, np.hypot(x - SUN[0], y - SUN[1]))
    light = light + linear("F2F6FF") * (disc * 3.2)[..., None]
    light = light + linear("9FC0F2") * (_bands(relief, x, y) * 0.16)[..., None]
    return light.astype(np.float32)


def _from_sun(x: Grid, y: Grid) -> Grid:
    """The distance to the sun, flattened as the haze is."""
    return np.hypot((x - SUN[0]) * 0.8, (y - SUN[1]) * 1.25)


def _bands(relief: Relief, x: Grid, y: Grid) -> Grid:
    """High layers of dust, thinner away from the sun."""
    low = 0.5 * np.exp(-(((y - 392 - 14 * np.sin(x * 0.006 + 1)) / 16) ** 2))
    high = 0.3 * np.exp(-(((y - 352 - 10 * np.sin(x * 0.004)) / 8) ** 2))
    thin = 0.16 * np.exp(-(((y - 318 - 8 * np.sin(x * 0.005 + 2)) / 5) ** 2))
    near = np.exp(-np.abs(x - SUN[0]) / 280)
    return (low + high + thin) * near * np.clip(1 + 0.5 * relief.noise("hstreak"), 0, 2)  # type: ignore[no-any-return]


def _stars(relief: Relief) -> None:
    chance = np.random.default_rng(16)
    for _ in range(STARS):
        x, y, bright = chance.random() * 1280, chance.random() ** 1.5 * 340, chance.random() ** 4
        tint = ((1.0, 0.9, 0.8), (0.8, 0.88, 1.0), (1.0, 0.97, 0.93))[chance.integers(3)]
        drowned = min(1.0, math.hypot(x - SUN[0], y - SUN[1]) / 420) * (1 - y / 370)
        glow(relief.emission, relief.scale, x, y, 0.42 + 0.5 * bright, tint, (0.07 + 0.9 * bright) * drowned)


def _moon(
    relief: Relief,
    at: Spot,
    size: Spot,
    tilt: float,
    craters: tuple[tuple[float, float, float], ...],
    strength: float,
) -> None:
    """A lump of rock, lit from below by the sun."""
    (x, y), (across, down) = at, size
    window = relief.window((x - across - 4, y - across - 4, x + across + 4, y + across + 4))
    px, py = relief.grid(window)
    c, s = math.cos(tilt), math.sin(tilt)
    u, v = (px - x) * c + (py - y) * s, (py - y) * c - (px - x) * s
    u = u * (1 + 0.10 * np.sin(v / across * 3))
    far = (u / across) ** 2 + (v / down) ** 2
    bulge = np.sqrt(np.clip(1 - far, 0, 1))
    for cx, cy, radius in craters:
        bulge = bulge - 0.25 * np.exp(-(((u / across - cx) / radius) ** 2 + ((v / down - cy) / radius) ** 2))
    slope_y, slope_x = np.gradient(bulge)
    nx, ny = -slope_x * across * relief.scale, -slope_y * across * relief.scale
    length = math.hypot(SUN[0] - x, SUN[1] - y)
    sx, sy = (SUN[0] - x) / length, (SUN[1] - y) / length
    facing = np.clip((nx * sx + ny * sy) / np.sqrt(nx * nx + ny * ny + 1) + 0.08, 0, 1)
    cover = np.clip((1 - np.sqrt(far)) * across * relief.scale + 0.5, 0, 1)[..., None]
    face = linear("D8C6B2") * (facing * strength)[..., None] + linear("16110F")
    relief.emission[window] = mix(relief.emission[window], face, cover)


def _ridge(relief: Relief, level: float, rise: float, seed: int, colour: str, haze: float, cut: float) -> None:
    """A line of hills: mesas where it is cut off, paler with distance, with a bright edge below the sun."""
    x, y = relief.grid()
    chance = np.random.default_rng(seed)
    outline = np.zeros_like(relief.across)
    for wave in range(1, 13):
        pace, phase = 0.0049 * wave * (1 + chance.random() * 0.5), chance.random() * 9
        outline = outline + rise / wave**1.2 * np.sin(relief.across * pace + phase)
    outline = np.where(outline < -cut, -cut + (outline + cut) * 0.10, outline)
    below = y - (level + outline)[None, :]
    tint = mix(linear(colour), linear("66422F"), haze)
    gullies = 1 + (0.20 * relief.noise("fbm") + 0.07 * relief.noise("rough")) * (1 - haze)
    face = tint * (gullies * (1 - 0.35 * np.clip(below / 80, 0, 1)))[..., None]
    edge = np.exp(-np.clip(below, 0, 99) / 1.4) * np.exp(-np.abs(x - SUN[0]) / 150)
    face = face + linear("BBD2F5") * (edge * 0.42)[..., None]
    relief.emission[:] = mix(relief.emission, face, np.clip(below * relief.scale + 0.5, 0, 1)[..., None])
