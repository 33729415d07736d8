"""The hub's world: module G-7 cut open, two decks deep in the plain of Mars, with every group of its lamps apart.

Look for: `draw`, `LAMPS`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.baked import Baked, developed
from assets.art.field import Grid, step
from assets.art.light import Cone, Light, Lit, lit
from assets.art.probe import probes
from assets.art.relief import Relief
from assets.art.scenes.cutaway_bay import bay
from assets.art.scenes.cutaway_ground import WELL_LAMP, ground
from assets.art.scenes.cutaway_hull import hull, hull_field
from assets.art.scenes.cutaway_living import living
from assets.art.scenes.cutaway_mars import land, soil
from assets.art.scenes.cutaway_plan import (
    ARC,
    BEACONS,
    BUNK,
    COLUMNS,
    STRIPS_BAY,
    STRIPS_TOP,
    UPPER,
    WINDOW,
    WORK_LAMP,
    points,
)
from assets.art.scenes.cutaway_props import props
from assets.art.tone import glow, linear

AMBIENT = (0.034, 0.040, 0.052)
SEED = 7
RED, STRIP_BLUE, WARM = (1.0, 0.15, 0.035), (0.42, 0.60, 0.82), (1.0, 0.72, 0.42)
BETWEEN_DECKS = UPPER + 13.0

LAMPS: tuple[Light, ...] = (
    Light(1172, 372, 78, 150, RED, 5.2, "beacon_1", sharp=26),
    Light(652, 160, 70, 130, RED, 3.4, "beacon_2", sharp=26),
    Light(924, 474, 86, 92, (1.0, 0.90, 0.70), 3.3, "work", Cone(0.62, -0.62, 0.5, -0.3, 0.22), shadow=0.5),
    Light(1070, 380, 50, 30, (1.0, 0.2, 0.08), 1.3, "panel", shadow=0.0),
    Light(996, 214, 44, 46, (0.75, 0.22, 0.85), 1.2, "plants", shadow=0.0),
    Light(*ARC, 54, 92, (0.62, 0.78, 1.0), 2.7, "arc", shadow=0.85, sharp=30),
    Light(WINDOW[0], WINDOW[1], 56, 54, (1.0, 0.68, 0.42), 1.3, "window", shadow=0.0),
    Light(1064, 290, 40, 52, (1.0, 0.62, 0.36), 0.9, "window", shadow=0.4),
    Light(801, 150, 90, 120, WARM, 2.3, "warm", shadow=0.6),
    Light(488, 170, 60, 80, WARM, 0.7, "warm", shadow=0.4),
    Light(600, 190, 60, 80, WARM, 0.7, "warm", shadow=0.4),
    Light(1180, 160, 80, 90, WARM, 1.4, "warm", shadow=0.6),
    Light(760, 372, 90, 120, WARM, 1.8, "warm", shadow=0.6),
    Light(1010, 366, 90, 110, WARM, 1.3, "warm", shadow=0.6),
    *(Light(x, 138, 96, 122, STRIP_BLUE, 1.35, "strips_top", sharp=30, shadow=0.6) for x in STRIPS_TOP),
    *(Light(x, 382, 96, 122, STRIP_BLUE, 1.35, "strips_bay", sharp=30, shadow=0.6) for x in STRIPS_BAY),
    Light(470, 360, 80, 80, (0.36, 0.52, 0.72), 0.75, "strips_bay"),
    Light(598, 412, 42, 34, (0.35, 0.65, 0.9), 0.8, "", shadow=0.0),
)


def draw(scale: float) -> Baked:
    """The whole picture."""
    chance = np.random.default_rng(SEED)
    relief = Relief(scale, ground="151210")
    land(relief)
    view = relief.emission.copy()
    soil(relief, chance)
    ground(relief, np.random.default_rng(SEED + 1))
    hull(relief, chance)
    living(relief, chance)
    bay(relief)
    _porthole(relief, view)
    x, y = relief.grid()
    inside = np.clip(0.5 - hull_field(x, y) * scale, 0, 1).astype(np.float32)
    outside = 1 - inside
    sun = Light(-200, 330, 180, 900, (1.0, 0.66, 0.42), 1.0, everywhere=True, shadow=0.9, mask=outside)
    within = [lamp._replace(mask=inside) for lamp in LAMPS]
    light = lit(relief, [sun, WELL_LAMP._replace(mask=outside), *within], AMBIENT, bump=0.85)
    base = light.base + relief.colour * linear((0.16, 0.105, 0.075)) * outside[..., None]
    _air(relief, light, inside)
    _halos(light, scale)
    return developed(
        base,
        light.additions,
        scale,
        exposure=1.3,
        points=points(),
        parts={**props(scale), **probes(LAMPS, AMBIENT, _same_deck)},
    )


def _same_deck(light: Light, x: Grid, y: Grid) -> Grid:
    """A lamp of one deck does not reach the other; the bunks shade who lies in them."""
    same = (y < BETWEEN_DECKS) == (light.y < BETWEEN_DECKS)
    left, right = COLUMNS[0], COLUMNS[1] + BUNK
    bunk = (x > left - 8) & (x < right) & (y < UPPER - 20)
    reaches: Grid = (same * np.where(bunk & (light.group != "warm"), 0.55, 1.0)).astype(np.float32)
    return reaches


def _porthole(relief: Relief, view: Grid) -> None:
    """The plain through the window: what lies at the horizon further left, behind two panes."""
    cx, cy, r = WINDOW
    window = relief.window((cx - r, cy - r, cx + r, cy + r))
    x, y = relief.grid(window)
    cover = np.clip(0.5 - field.disc(x, y, cx, cy, r - 5) * relief.scale, 0, 1)
    down, aside = round((412 - cy) * relief.scale), round((cx - 250) * relief.scale)
    rows = slice(window.rows.start + down, window.rows.stop + down)
    columns = slice(window.columns.start - aside, window.columns.stop - aside)
    seen = view[rows, columns] * 0.7
    relief.emission[window] += (seen - relief.emission[window]) * cover[..., None]
    relief.colour[window] *= (1 - cover)[..., None]
    relief.gloss[window] *= 1 - cover

    def glare(u: Grid, v: Grid) -> Grid:
        streak = field.segment(u, v, cx - 20, cy + 20, cx + 20, cy - 20, 1.6)
        return np.maximum(streak, field.disc(u, v, cx, cy, r - 6))

    relief.put((cx - r, cy - r, cx + r, cy + r), glare, None, emit=(0.06, 0.055, 0.05))


def _air(relief: Relief, light: Lit, inside: Grid) -> None:
    """Beams in the dusty air of each deck."""
    x, y = relief.grid()
    dust = np.clip(0.75 + 0.3 * relief.noise("fbm") + 0.15 * relief.noise("cloud"), 0, 1.6) * inside

    def beam(
        at: tuple[float, float],
        angle: float,
        width: float,
        length: float,
        colour: str,
        strength: float,
        start: float = 0.0,
    ) -> Grid:
        dx, dy = x - at[0], y - at[1]
        away = np.hypot(dx, dy)
        along = (dx * math.cos(angle) + dy * math.sin(angle)) / (away + 1e-6)
        value = step(math.cos(width), 1.0, along) * np.exp(-away / length) * dust * (away > start)
        same = (y < BETWEEN_DECKS) if at[1] < BETWEEN_DECKS else (y > BETWEEN_DECKS + 10)
        shaft: Grid = linear(colour) * (value * same * strength)[..., None]
        return shaft.astype(np.float32)

    light.additions["beacon_1"][:] += beam(BEACONS[0], math.pi * 0.93, 0.34, 190, "FF5A2A", 0.42)
    light.additions["beacon_2"][:] += beam(BEACONS[1], 0.20, 0.34, 150, "FF5A2A", 0.28)
    light.additions["work"][:] += beam(WORK_LAMP, -0.90, 0.42, 80, "FFE9C8", 0.30)
    light.additions["arc"][:] += beam(ARC, -2.3, 0.9, 90, "CFE2FF", 0.14)
    light.additions["window"][:] += beam((WINDOW[0] + 8, WINDOW[1]), 2.0, 0.34, 90, "FFC890", 0.20, 38.0)
    for strip in STRIPS_TOP:
        light.additions["strips_top"][:] += beam((strip, 100), math.pi / 2, 0.42, 78, "9FC4E8", 0.16, 27.0)
    for strip in STRIPS_BAY:
        light.additions["strips_bay"][:] += beam((strip, 336), math.pi / 2, 0.42, 78, "9FC4E8", 0.16, 27.0)


def _halos(light: Lit, scale: float) -> None:
    for group, x, y, radius, colour, strength in (
        ("beacon_1", *BEACONS[0], 26.0, "FF4A1E", 0.55),
        ("beacon_2", *BEACONS[1], 22.0, "FF4A1E", 0.40),
        ("work", *WORK_LAMP, 9.0, "FFF0D8", 0.9),
        ("arc", *ARC, 6.0, "D8E8FF", 4.0),
        ("plants", 996.0, 200.0, 34.0, "B050D8", 0.05),
        ("warm", 801.0, 140.0, 20.0, "FFC890", 0.12),
    ):
        glow(light.additions[group], scale, x, y, radius, colour, strength)
