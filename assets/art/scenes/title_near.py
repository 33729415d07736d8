"""What stands nearest on the title: dark rocks, the dead array under its dust; wider than the screen, for parallax.

Look for: `near`, `NEAR_WIDE`, `NEAR_HIGH`.
"""

from itertools import pairwise

import numpy as np

from assets.art import field
from assets.art.baked import Pixels, sprite
from assets.art.field import Grid, Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes.title_land import rock
from assets.art.tone import linear

NEAR_WIDE, NEAR_HIGH = 1440.0, 190.0
"""Logical size; its lower edge lies on the lower edge of the screen, or below."""


def near(scale: float) -> Pixels:
    """The strip, with alpha."""
    relief = Relief(scale, NEAR_WIDE, NEAR_HIGH, ground="1A0D08")
    chance = np.random.default_rng(7)
    for outline in OUTLINES:
        relief.polygon(field.spline(outline, 8), "45281B", round_=6, top=16, bevel=14, texture=0.3, gloss=0.03)
    crust = relief.cover * (relief.noise("fbm") * 5 + relief.noise("rough") * 0.25)
    relief.height += crust * np.clip(relief.grid()[1] / 60, 0, 1)
    for x, y, size in ((236.0, 66.0, 1.0), (392.0, 88, 1.18), (566, 112, 1.36)):
        _panel(relief, x, y, size)
    stones = []
    for _ in range(90):
        at, size = chance.random() * NEAR_WIDE, 2.5 + 22 * chance.random() ** 4
        ground = _ground(at)
        if ground < NEAR_HIGH:
            stones.append((ground + chance.random() * 70, at, size))
    for y, at, size in sorted(stones):
        rock(relief, at, y, size, chance, "5A3828")
    sun = Light(650, -120, 60, 520, (0.52, 0.68, 1.0), 1.5, everywhere=True, shadow=0.8, sharp=14)
    warm = Light(1040, -60, 90, 240, (1.0, 0.62, 0.30), 1.1, everywhere=True, shadow=0.6, sharp=20)
    light = lit(relief, [sun, warm], ambient=(0.045, 0.036, 0.036), bump=0.9)
    return sprite(light.base, relief.cover, exposure=1.35)


OUTLINES: tuple[tuple[Spot, ...], ...] = (
    ((-30, 230), (-30, 92), (40, 70), (96, 84), (150, 108), (236, 138), (330, 164), (420, 230)),
    ((1120, 230), (1180, 168), (1240, 132), (1304, 118), (1350, 92), (1420, 84), (1480, 110), (1480, 230)),
    ((560, 230), (640, 184), (760, 176), (860, 186), (930, 230)),
)


def _ground(x: float) -> float:
    """Where the nearest outline begins at x; below the strip, if there is none."""
    found = NEAR_HIGH
    for outline in OUTLINES:
        for (ax, ay), (bx, by) in pairwise(outline):
            if ax <= x < bx:
                found = min(found, ay + (by - ay) * (x - ax) / (bx - ax))
    return found


def _panel(relief: Relief, x: float, y: float, s: float) -> None:
    """A solar panel on its post, dead until the morning, dust on its lower edge."""
    wide, high = 104 * s, 42 * s
    corners = [(x, y), (x + wide, y - 9 * s), (x + wide + 18 * s, y + high - 11 * s), (x + 13 * s, y + high)]
    relief.capsule(
        x + wide * 0.55, y + high * 0.5, x + wide * 0.55, y + high + 60 * s, 2.6 * s, "30343A", top=18, bevel=2
    )
    relief.polygon(corners, "565E66", round_=1.6 * s, top=28, bevel=1.5, gloss=0.5)
    relief.polygon(corners, "141A24", top=30, bevel=1, gloss=0.7)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    for column in range(1, 8):
        t = column / 8
        upper, lower = (ax + (bx - ax) * t, ay + (by - ay) * t), (dx + (cx - dx) * t, dy + (cy - dy) * t)
        relief.capsule(*upper, *lower, 0.6 * s, "3E4650", raise_=0.6, bevel=0.5)
    for row in (1, 2):
        t = row / 3
        left, right = (ax + (dx - ax) * t, ay + (dy - ay) * t), (bx + (cx - bx) * t, by + (cy - by) * t)
        relief.capsule(*left, *right, 0.6 * s, "3E4650", raise_=0.6, bevel=0.5)
    window = relief.window((x - 4, y - 14, x + wide + 22 * s, y + high + 4))
    px, py = relief.grid(window)
    thick: Grid = np.clip(relief.noise("fbm")[window] * 0.45 + 0.38 + (py - y) / high * 0.55, 0, 1)
    on_it = np.clip(0.5 - field.polygon(px, py, corners) * relief.scale, 0, 1)
    share = (thick * on_it * 0.85).astype(np.float32)[..., None]
    relief.colour[window] += (linear("6E4028") - relief.colour[window]) * share
    relief.gloss[window] *= 1 - 0.9 * share[..., 0]
