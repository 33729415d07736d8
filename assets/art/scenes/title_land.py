"""The land of the title: a plain with ripples and dunes, rocks with shadows, a far greenhouse, a rover, tracks.

Look for: `land`, `rock`, `rover`, `tracks`.
"""

import math
from itertools import pairwise

import numpy as np

from assets.art import field
from assets.art.field import Grid, Spot, mix, step
from assets.art.relief import Relief
from assets.art.scenes.title_sky import HORIZON, SUN
from assets.art.tone import linear

STONE = ("5C3322", "6E3E29", "4A2A1E", "7A4730")


def land(relief: Relief) -> None:
    """From the horizon to the lower edge, far things first."""
    _plain(relief)
    for spot, size, lift in DUNES:
        _dune(relief, spot, size, lift)
    _greenhouse(relief)
    _rocks(relief)
    _pipeline(relief)


DUNES: tuple[tuple[Spot, Spot, float], ...] = (
    ((180, 500), (190, 15), 7),
    ((470, 512), (150, 15), 8),
    ((350, 536), (210, 22), 11),
    ((610, 548), (120, 18), 9),
    ((150, 572), (230, 28), 13),
    ((470, 600), (170, 24), 11),
    ((840, 640), (210, 26), 11),
    ((1190, 652), (170, 24), 10),
)


def _plain(relief: Relief) -> None:
    x, y = relief.grid()
    ground = np.clip((y - HORIZON) * relief.scale + 0.5, 0, 1)
    near = np.clip((y - HORIZON + 6) / 250, 0.02, 1.2)
    u, v = (x - 560) / (y - HORIZON + 22), 900 / np.maximum(y - HORIZON + 22, 1)
    warp = 0.9 * np.sin(u * 1.1 + v * 0.12) + 0.5 * np.sin(u * 2.3 - v * 0.23 + 1)
    ripples = np.sin(v * 6.5 + warp * 3 + u * 1.2) * np.clip(near * 1.6, 0, 1)
    ripples = ripples * step(1.0, 0.1, np.abs(np.sin(u * 0.33 + v * 0.05)))
    coarse, fine = relief.noise("fbm"), relief.noise("rough")
    relief.height[:] = mix(relief.height, (coarse * 3.6 + ripples * 1.5 + fine * 0.26) * near * 1.5, ground)
    sand = linear("834A2E") * (1 + 0.22 * coarse + 0.10 * fine)[..., None]
    relief.colour[:] = mix(relief.colour, np.clip(sand, 0.002, 1), ground[..., None])
    relief.emission *= (1 - ground)[..., None]
    relief.gloss[:] = mix(relief.gloss, 0.02, ground)
    # Dust over the far ground takes the colour of the sky, and of the sun below it.
    relief.emission += linear("66422F") * (ground * np.exp(-np.abs(y - HORIZON) / 30) * 0.5)[..., None]
    blue = np.exp(-np.clip(y - HORIZON, 0, 999) / 24) * np.exp(-np.abs(x - SUN[0]) / 150)
    relief.emission += linear("7FA2D8") * (ground * blue * 0.42)[..., None]


def _dune(relief: Relief, spot: Spot, size: Spot, lift: float) -> None:
    """A low crescent: a long slope to the wind, a sharp crest."""
    (cx, cy), (across, down) = spot, size

    def outline(x: Grid, y: Grid) -> Grid:
        bent = y + 0.16 * down * ((x - cx) / across) ** 2 * 4 + 2.2 * np.sin(x * 0.045 + cy)
        return np.maximum(field.ellipse(x, bent, cx, cy, across, down), -(bent - cy) - down * 0.55)

    bounds = (cx - across - 6, cy - down - 10, cx + across + 6, cy + down + 8)
    relief.put(bounds, outline, "91553A", raise_=lift, bevel=down * 1.1, gloss=0.02, soft=2, texture=0.10, alpha=0.8)


def rock(relief: Relief, x: float, y: float, size: float, chance: np.random.Generator, colour: str = "") -> None:
    """A boulder of a few facets, half in the sand, with its shadow away from the sun."""
    dx, dy = x - SUN[0], max(8.0, y - HORIZON)
    reach = size * (2.2 + 60 / (dy + 14))
    length = math.hypot(dx, dy * 1.6)
    tip = (x + dx / length * reach, y + size * 0.3 + dy / length * reach * 0.55)
    relief.capsule(x, y + size * 0.4, *tip, size * 0.72, "1A0D09", end=size * 0.25, alpha=0.62, soft=size * 0.4)
    turns = np.linspace(0, 2 * math.pi, 9)[:-1]
    outline = [
        (
            x + size * math.cos(turn) * (1 + 0.35 * chance.random()),
            y + size * 0.66 * math.sin(turn) * (1 + 0.3 * chance.random()),
        )
        for turn in turns.tolist()
    ]
    tint = colour or STONE[chance.integers(len(STONE))]
    how = {"gloss": 0.05, "texture": 0.22}
    relief.polygon(outline, tint, round_=size * 0.22, top=6 + size * 1.5, bevel=size * 0.9, **how)
    if size > 4:
        edge = chance.random() * 0.5 - 0.25
        facet = [outline[4], outline[5], outline[6], (x + size * edge, y - size * 0.05)]
        relief.polygon(facet, tint, round_=size * 0.06, raise_=size * 0.5, bevel=size * 0.35, **how)
    relief.ellipse(
        x, y + size * 0.62, size * 1.35, size * 0.26, "7A452C", soft=size * 0.3, alpha=0.7, raise_=1, bevel=2
    )


def _rocks(relief: Relief) -> None:
    """A field of stones, smaller with distance; none on the way to the lock and none before the portholes."""
    chance = np.random.default_rng(5)
    placed = []
    for _ in range(330):
        y = HORIZON + 8 + chance.random() ** 1.6 * 244
        x, grown = chance.random() * 1280, chance.random() ** 5
        size = (0.35 + (y - HORIZON) / 60) * (1.0 + 3.4 * grown)
        on_the_way = y > 556 and abs(x - (1010 - (y - 560) * 1.1)) < 28 + size * 2
        if not on_the_way and not (640 < x < 1262 and y < 590) and not (500 < x < 660 and 560 < y < 640):
            placed.append((y, x, size))
    for y, x, size in sorted([*placed, *BOULDERS]):
        rock(relief, x, y, size, chance)


BOULDERS: tuple[tuple[float, float, float], ...] = (
    (520.0, 96.0, 12.0), (528.0, 126.0, 7.0), (506.0, 252.0, 6.5), (546.0, 424.0, 9.5), (552.0, 443.0, 6.0),
    (642.0, 704.0, 13.0), (651.0, 732.0, 8.0), (668.0, 884.0, 17.0), (602.0, 1256.0, 11.0), (596.0, 52.0, 15.0),
)  # fmt: skip
"""Larger ones, where the eye rests: y, x, size."""


def _greenhouse(relief: Relief) -> None:
    """Far arches with growing lamps, dimmed to a third."""
    for k in range(7):
        x = 478 + k * 20
        relief.rect(x, 493, 21, 30, "3C3A3C", radius=10, top=10, bevel=9, gloss=0.25)
        relief.rect(x + 4, 499, 13, 17, "1A1018", radius=6, top=8, bevel=3, emit=(0.075, 0.020, 0.100))
        relief.rect(x + 19, 493, 2.4, 29, "57544F", radius=1, top=13, bevel=1)
    relief.rect(470, 518, 158, 8, "5E3825", radius=4, top=12, bevel=4, texture=0.2)
    relief.rect(612, 508, 66, 18, "4A423C", radius=8, top=14, bevel=8, gloss=0.15, texture=0.06)


def _pipeline(relief: Relief) -> None:
    """Cables on low trestles, from the array to the house."""
    feet = [(300 + k * 62, 668 - k * 15.5 - k * k * 0.2, 1.0 - k * 0.07) for k in range(7)]
    for x, y, size in feet:
        relief.capsule(x - 5 * size, y + 12 * size, x, y - 6 * size, 1.5 * size, "2A2622", top=14, bevel=1.2)
        relief.capsule(x + 5 * size, y + 12 * size, x, y - 6 * size, 1.5 * size, "2A2622", top=14, bevel=1.2)
    for shift, colour in ((0.0, "4C4A46"), (3.0, "6A4A2A")):
        line = []
        for (ax, ay, a), (bx, by, b) in pairwise(feet):
            line += [(ax, ay - 6 * a + shift * a), ((ax + bx) / 2, (ay + by) / 2 + (shift - 1.5) * (a + b) / 2)]
        relief.path(field.spline(line, 5), 1.4, colour, top=18, bevel=1.4, gloss=0.3)


def rover(relief: Relief, x: float = 606, y: float = 604, s: float = 1.05) -> None:
    """The rover, parked and dusty, its back to the sun."""
    relief.ellipse(x + 22 * s, y + 20 * s, 66 * s, 8 * s, "120906", soft=7 * s, alpha=0.7)
    for wheel in (-30, -4, 24):
        relief.disc(x + wheel * s, y + 10 * s, 9.5 * s, "17130F", top=20, bevel=3 * s, gloss=0.2)
        relief.disc(x + wheel * s, y + 10 * s, 4.6 * s, "4A443E", top=24, bevel=2 * s, gloss=0.4)
        for turn in range(6):
            c, w = math.cos(turn * 1.05 + wheel), math.sin(turn * 1.05 + wheel)
            relief.capsule(
                x + wheel * s,
                y + 10 * s,
                x + (wheel + 7.5 * c) * s,
                y + (10 + 7.5 * w) * s,
                0.8 * s,
                "2A2622",
                raise_=2,
            )
    relief.path([(x - 32 * s, y + 6 * s), (x - 16 * s, y - 2 * s), (x + 24 * s, y + 4 * s)], 2 * s, "6E6961", top=24)
    body = [(-40, 2), (-42, -12), (-20, -16), (-14, -32), (20, -34), (34, -16), (36, 2)]
    relief.polygon([(x + a * s, y + b * s) for a, b in body], "9C968B", round_=2 * s, top=34, bevel=6 * s, gloss=0.3)
    relief.rect(x - 38 * s, y - 8 * s, 76 * s, 3 * s, "A8622E", radius=1, raise_=1, bevel=1)
    relief.capsule(x + 10 * s, y - 35 * s, x + 10 * s, y - 58 * s, 0.9 * s, "3A3632", end=0.5 * s, top=34, bevel=1)
    relief.rect(x - 6 * s, y - 38 * s, 12 * s, 4 * s, "4A4640", radius=1.5, top=36, bevel=2, gloss=0.4)
    relief.rect(x - 41 * s, y - 10 * s, 3 * s, 3 * s, "300804", radius=1, emit=(0.9, 0.10, 0.03))

    def shell(u: Grid, v: Grid) -> Grid:
        return field.polygon(u, v, [(x + a * s, y + b * s) for a, b in body])

    relief.grime((x - 46 * s, y - 38 * s, x + 42 * s, y + 16 * s), "8A4E30", 0.34, 0.0, "fbm", 1.6, within=shell)
    glass = [(-13, -19), (-9, -29), (2, -30), (2, -19)]
    relief.polygon([(x + a * s, y + b * s) for a, b in glass], "0E1114", round_=1, top=36, bevel=2, gloss=0.9)
    pane = [(6, -19), (6, -30), (18, -31), (27, -19)]
    relief.polygon([(x + a * s, y + b * s) for a, b in pane], "0E1114", round_=1, top=36, bevel=2, gloss=0.9)


def tracks(relief: Relief) -> None:
    """Boot prints from the lower edge to the lock, and the rover's wheels."""
    for side in (-9.0, 9.0):
        line = field.spline(
            [
                (930 + side * 3.2, 722),
                (968 + side * 2.2, 664),
                (1046 + side * 1.4, 612),
                (1128 + side * 0.9, 588),
                (1184 + side * 0.7, 582),
            ],
            14,
        )
        for x, y in line[:-1]:
            size = 0.4 + (y - 575) / 130
            how = {"raise_": -3 * size, "bevel": 2.0, "alpha": 0.7, "soft": 0.8}
            relief.ellipse(x, y, 6.5 * size, 1.7 * size, "4A2A1C", **how)
    for shift in (0.0, 13.0):
        wheel = field.spline(
            [(600, 618 + shift), (700, 628 + shift), (850, 606 + shift * 0.8), (980, 590 + shift * 0.6)], 40
        )
        for at, (x, y) in enumerate(wheel):
            if at % 2 == 0:
                relief.ellipse(x, y, 2.8, 1.5, "4A2A1C", raise_=-1.6, bevel=1.5, alpha=0.6, soft=0.6)
