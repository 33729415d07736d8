"""The start-up panel without anything that moves: the wall behind it, five plates with screws, frames, dial, tubes.

Look for: `plates`, `worn` (dirt and scratches over all of it), `LAMP_OFF`.
"""

import math

import numpy as np

from assets.art.relief import Relief
from assets.art.scenes import panel_plan as plan
from assets.art.scenes.panel_plan import Box
from assets.art.tone import blur, linear

PLATE, WELL, BAR, STEEL, CREAM = "5A656B", "14181B", "161B1E", "9BA4A9", "E4E0D2"
LAMP_OFF = {"ok": "1E4A38", "caution": "5C4310", "alarm": "5A1A10"}


def plates(relief: Relief) -> None:
    """Everything that stays."""
    relief.colour[:] = linear("4E585D")
    relief.colour *= (1 + 0.05 * relief.noise("rough") + 0.06 * relief.noise("fbm"))[..., None]
    relief.gloss[:] = 0.20
    relief.height[:] = 20 + 0.12 * relief.noise("rough")
    for plate in plan.PLATES:
        _plate(relief, plate)
    for n in range(len(plan.BREAKERS)):
        _breaker(relief, n)
    _gauge(relief)
    relief.rect(*plan.KNOB_FIELD, "3F484D", 5, top=22, bevel=3, gloss=0.2)
    for x, y in plan.KNOBS.values():
        _knob(relief, x, y)
    _readout(relief, plan.READOUT)
    for x, tint in zip(plan.STRIPS, ("5A6468", "2E6A58", "46606E"), strict=True):
        _tube(relief, x, tint)
    _screen(relief)
    for n in range(plan.TILES):
        window = plan.tile(n)
        relief.rect(window.x - 3, window.y - 3, window.w + 6, window.h + 6, "20262A", 4, top=30, bevel=3, gloss=0.4)
        relief.rect(window.x, window.y, window.w, window.h, "171B1E", 3, top=24, bevel=3, gloss=0.5)
    for n in range(len(plan.BUTTONS)):
        place = plan.button(n)
        relief.rect(place.x - 1, place.y - 1, place.w + 2, place.h + 2, "1B2023", 7, top=18, bevel=4, gloss=0.3)
    for n in range(len(plan.TOGGLES)):
        _socket(relief, n)
    _readout(relief, plan.STORY)
    relief.rect(plan.DOOR.x - 3, plan.DOOR.y - 3, plan.DOOR.w + 6, plan.DOOR.h + 6, "22282B", 5, top=20, bevel=3)


def _plate(relief: Relief, box: Box) -> None:
    x, y, wide, high = box
    relief.rect(x - 3, y - 3, wide + 6, high + 6, "121619", 8, top=15, bevel=4)
    relief.rect(x, y, wide, high, PLATE, 7, top=26, bevel=3.5, gloss=0.25, texture=0.04)
    bar = plan.title(box)
    relief.rect(*bar, BAR, 3, top=25, bevel=1.5, gloss=0.2)
    for n, (sx, sy) in enumerate(((9, 9), (wide - 9, 9), (9, high - 9), (wide - 9, high - 9))):
        relief.screw(x + sx, y + sy, 4.6, "8A949A", 0.4 + 0.9 * n)


def lamp(relief: Relief, x: float, y: float, dark: str, radius: float = 7.0) -> None:
    """A lamp in its ring, unlit."""
    relief.disc(x, y, radius + 3.5, "22282B", top=31, bevel=3, gloss=0.7)
    relief.disc(x, y, radius, dark, top=34, bevel=radius, gloss=0.9)


def _breaker(relief: Relief, n: int) -> None:
    relief.rect(*plan.row(n), "434D52", 4, top=22, bevel=3, gloss=0.2)
    lamp(relief, *plan.breaker_lamp(n), LAMP_OFF["ok"])


def _gauge(relief: Relief) -> None:
    """Bezel and face; its scale is the instrument's, and is put on it at run time."""
    (x, y), radius = plan.GAUGE, plan.GAUGE_R
    relief.disc(x + 4, y + 8, radius + 16, "000000", alpha=0.5, soft=12)
    relief.disc(x, y, radius + 13, "2A3135", top=40, bevel=12, gloss=0.9)
    relief.ring(x, y, radius + 7, 5, "AEB7BC", top=44, bevel=2.5, gloss=1.0)
    relief.disc(x, y, radius + 2, CREAM, top=26, bevel=2, gloss=0.05)


def _knob(relief: Relief, x: float, y: float) -> None:
    """A knurled skirt and its cap; the pointer on it is put there at run time."""
    radius = plan.KNOB_R
    for tick in range(11):
        turn = math.radians(-225 + tick * 27)
        c, s = math.cos(turn), math.sin(turn)
        relief.capsule(
            x + (radius + 6) * c, y + (radius + 6) * s, x + (radius + 12) * c, y + (radius + 12) * s, 1.3, "D8DCD8"
        )
    relief.disc(x + 4, y + 7, radius + 2, "000000", alpha=0.5, soft=9)
    relief.disc(x, y, radius, "23282B", top=64, bevel=9, gloss=0.45)
    for flute in range(36):
        turn = flute * math.pi / 18
        c, s = math.cos(turn), math.sin(turn)
        near, far = radius - 5, radius
        relief.capsule(x + near * c, y + near * s, x + far * c, y + far * s, 1.3, None, raise_=-6, bevel=1.4)
    relief.disc(x, y, radius - 10, "434C51", top=84, bevel=7, gloss=0.8)


def _readout(relief: Relief, box: Box) -> None:
    x, y, wide, high = box
    relief.rect(x - 5, y - 5, wide + 10, high + 10, "1A1E21", 7, top=34, bevel=5, gloss=0.5)
    relief.rect(x, y, wide, high, "07090B", 4, top=14, bevel=4, gloss=0.05, emit=(0.003, 0.006, 0.008))


def _tube(relief: Relief, x: float, tint: str) -> None:
    top, high = plan.TUBE_TOP, plan.TUBE_HIGH
    relief.rect(x - 20, top, 40, high, "2A3034", 6, top=34, bevel=5, gloss=0.5)
    relief.rect(x - 12, top + 10, 24, high - 20, "AEBBC0", 10, top=20, bevel=5, gloss=0.9)
    relief.rect(x - 9, top + 14, 18, high - 28, tint, 8, top=16, bevel=6)
    span = high - 2 * plan.TUBE_END
    for tick in range(21):
        y = top + plan.TUBE_END + tick * span / 20
        relief.capsule(x - 9, y, x - 9 + (10 if tick % 5 == 0 else 6), y, 0.8, "F2F4F2", alpha=0.9)
    relief.capsule(x - 7, top + 16, x - 7, top + high - 18, 1.5, "FFFFFF", alpha=0.22)
    for y in (top - 4, top + high + 4):
        relief.rect(x - 14, y - 6, 28, 12, STEEL, 3, top=42, bevel=4, gloss=0.9)


def _screen(relief: Relief) -> None:
    x, y, wide, high = plan.SCREEN
    relief.rect(x - 12, y - 12, wide + 24, high + 24, "1A1E21", 12, top=38, bevel=8, gloss=0.5)
    relief.rect(x, y, wide, high, "05080A", 8, top=10, bevel=5, gloss=0.05, emit=(0.004, 0.010, 0.014))


def _socket(relief: Relief, n: int) -> None:
    relief.rect(*plan.cell(n), "3A4347", 5, top=20, bevel=3, gloss=0.2)
    lamp(relief, *plan.toggle_lamp(n), LAMP_OFF["caution" if plan.TOGGLES[n] == plan.GUARDED else "ok"])


def worn(relief: Relief) -> None:
    """Grime in what lies low, bright edges where gloves come past, scratches, rust that has run down."""
    everything = (0.0, 0.0, relief.width, relief.high)
    relief.grime(everything, "1A110A", 0.55, 0.55, "fbm", 1.0)
    relief.grime(everything, "8A5A38", 0.30, 0.9, "streak", 1.2)
    edge = np.clip(blur(relief.height, 2 * relief.scale) - relief.height, -3, 0)
    bare = np.clip((-edge - 0.55) * 1.1, 0, 1) * np.clip(relief.noise("rough") * 0.5 + 0.35, 0, 1) * np.float32(0.35)
    relief.colour += (linear("B9C0C2") - relief.colour) * bare[..., None]
    # Somebody has wiped the glass before the dial.
    relief.disc(*plan.GAUGE, plan.GAUGE_R, CREAM, alpha=0.5)
    chance = np.random.default_rng(5)
    for _ in range(80):
        x, y = chance.random() * relief.width, chance.random() * relief.high
        turn, long = chance.normal() * 0.5, 8 + 70 * chance.random() ** 2
        relief.capsule(
            x, y, x + long * math.cos(turn), y + long * math.sin(turn), 0.4, "AEB6B8", alpha=0.4, raise_=-0.5, bevel=0.5
        )
