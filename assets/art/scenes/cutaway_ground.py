"""What the module stands in, cut open like it: layers of soil, boulders, ice, and what people have put into the ground.

Look for: `ground`, `WELL_LAMP`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Grid, Spot, mix, step
from assets.art.light import Light
from assets.art.relief import Relief
from assets.art.tone import linear

TOP = 536.0
"""Under the module."""
CRUST, ICE = 578.0, 652.0
"""Where salt has cemented the soil, and where ice has, in the middle of the picture."""
PILES = (470.0, 640.0, 1010.0, 1160.0)
WELL, MELT = 838.0, (838.0, 704.0)
STEEL = "6F787E"
WELL_LAMP = Light(858, 556, 46, 70, (1.0, 0.86, 0.66), 2.4, shadow=0.7)


def ground(relief: Relief, chance: np.random.Generator) -> None:
    """All of it, over the bare soil."""
    _layers(relief)
    for _ in range(15):
        _boulder(relief, chance)
    for x in PILES:
        _pile(relief, x)
    _cable(relief)
    _pipe(relief)
    _well(relief)


def _layers(relief: Relief) -> None:
    x, y = relief.grid()
    roll = 9 * np.sin(x * 0.0061 + 1.0) + 4 * np.sin(x * 0.017) + 5 * relief.noise("fbm")
    under = step(-14, 4, y - (TOP + 12) - roll)
    crust = np.exp(-(((y - CRUST - roll) / 7.0) ** 2)) * under
    cracked = np.clip(0.75 + 0.5 * relief.noise("rough"), 0, 1.3)
    relief.colour[:] = mix(relief.colour, linear("A9734E") * cracked[..., None], (0.62 * crust)[..., None])
    deep = step(-6, 26, y - CRUST - 16 - 1.3 * roll)
    relief.colour[:] = mix(relief.colour, linear("3B2620") * cracked[..., None], (0.55 * deep)[..., None])
    icy = step(-10, 12, y - ICE - 2.2 * roll + 20 * np.cos((x - WELL) * 0.004))
    relief.colour[:] = mix(relief.colour, linear("4E5358") * cracked[..., None], (0.72 * icy)[..., None])
    vein = np.abs(np.sin(y * 0.19 + 0.02 * x + 2.6 * relief.noise("cloud")))
    ice = step(0.24, 0.04, vein) * icy * np.clip(relief.noise("fbm") + 0.25, 0, 1)
    relief.colour[:] = mix(relief.colour, linear("8FAEBF"), (0.75 * ice)[..., None])
    relief.gloss[:] = np.maximum(relief.gloss, (0.5 * ice).astype(np.float32))
    relief.height += (2.5 * crust + 2.0 * ice).astype(np.float32)


def _boulder(relief: Relief, chance: np.random.Generator) -> None:
    x, y = 30 + chance.random() * 1220, 590 + chance.random() * 110
    size = 6 + 16 * chance.random() ** 2
    outline: list[Spot] = []
    for k in range(9):
        turn = 2 * math.pi * k / 9
        reach = size * (0.75 + 0.4 * chance.random())
        outline.append((x + 1.35 * reach * math.cos(turn), y + 0.85 * reach * math.sin(turn)))
    relief.polygon(outline, "37302E", round_=2, top=15, bevel=size * 0.45, gloss=0.10, texture=0.16)


def _pile(relief: Relief, x: float) -> None:
    """A screw that holds the module down against its own air."""
    relief.capsule(x, TOP - 10, x, 632, 4.2, STEEL, 2.0, top=20, bevel=4.2, gloss=0.45, texture=0.08)
    for y in (592.0, 618.0):
        relief.capsule(x - 15, y + 3, x + 15, y - 3, 3.0, "596168", top=24, bevel=3, gloss=0.4)
    relief.rect(x - 11, TOP - 4, 22, 9, "4C545A", radius=1.5, top=26, bevel=2, gloss=0.35)


def _cable(relief: Relief) -> None:
    """Power from the arrays: thick, with black bands."""
    way = field.spline(
        [(-20.0, 578.0), (90.0, 586.0), (220.0, 574.0), (330.0, 582.0), (410.0, 560.0), (430.0, 530.0)], 12
    )
    relief.path(way, 4.4, "B07A10", top=21, bevel=4.4, gloss=0.25, texture=0.06)

    def bands(u: Grid, v: Grid) -> Grid:
        return np.maximum(field.path(u, v, way, 4.4), np.abs((u + 0.4 * v) % 22.0 - 11.0) - 3.2)

    relief.put(field.bounds_of(way, 5), bands, "1A1512", gloss=0.2)


def _pipe(relief: Relief) -> None:
    """The coolant's line to the other modules: ribbed, in clamps."""
    way = field.spline([(1204.0, 528.0), (1206.0, 566.0), (1222.0, 590.0), (1250.0, 596.0), (1300.0, 596.0)], 10)
    relief.path(way, 6.0, "2F6A54", top=22, bevel=6, gloss=0.35)

    def ribs(u: Grid, v: Grid) -> Grid:
        return np.maximum(field.path(u, v, way, 6.0), np.abs((u + v) % 7.0 - 3.5) - 1.1)

    relief.put(field.bounds_of(way, 7), ribs, None, raise_=-2, bevel=1.2)
    relief.rect(1196, 548, 20, 6, STEEL, radius=1.5, top=28, bevel=2, gloss=0.5)


def _well(relief: Relief) -> None:
    """A heated pipe into the ice, and the water that stands there; a lamp over its head."""
    mx, my = MELT

    def molten(u: Grid, v: Grid, grow: float) -> Grid:
        uneven = 3.5 * np.sin(u * 0.075 + 1.0) + 2.5 * np.sin(u * 0.17 + v * 0.11)
        return field.ellipse(u, v, mx, my, 62 + grow, 19 + grow) + uneven

    bounds = (mx - 90, my - 45, mx + 90, my + 45)
    relief.put(
        bounds, lambda u, v: molten(u, v, 12), "6F8794", top=6, bevel=14, soft=9, alpha=0.75, gloss=0.3, texture=0.25
    )
    relief.put(bounds, lambda u, v: molten(u, v, 0), "10303C", top=1, bevel=2, soft=1.5, gloss=0.9, emit="06161D")

    def gleam(u: Grid, v: Grid) -> Grid:
        return np.maximum(molten(u, v, -5), np.abs(v - my + 7 - 0.8 * np.sin(u * 0.3)) - 0.9)

    relief.put(bounds, gleam, None, emit="2F6478")
    relief.capsule(WELL, TOP - 8, WELL, my - 2, 8.0, "515A60", top=22, bevel=8, gloss=0.5, texture=0.06)
    relief.capsule(WELL - 2.5, TOP, WELL - 2.5, my - 4, 1.4, "8A5A3C", top=28, bevel=1.4, gloss=0.5)
    for y in range(576, 690, 34):
        relief.rect(WELL - 12, y, 24, 6, STEEL, radius=1.5, top=28, bevel=2, gloss=0.5)
    relief.rect(WELL - 34, TOP - 6, 68, 40, "1C1512", radius=4, top=4, bevel=3)
    relief.rect(WELL - 15, TOP - 4, 30, 30, "5A636A", radius=3, top=26, bevel=4, gloss=0.45, texture=0.06)
    relief.words("H2O", WELL, TOP + 11, 15, "C9C2AE", "cm", alpha=0.5)
    for x in (WELL - 11, WELL + 11):
        relief.screw(x, TOP + 22, 2.0)
    relief.rect(WELL + 16, TOP + 2, 9, 5, "2A2622", radius=1.5, top=30, bevel=1.5)
    relief.rect(WELL + 17, TOP + 6, 7, 3, "FFE9C8", radius=1.0, emit=(1.3, 1.05, 0.75))
