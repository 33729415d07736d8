"""The lower deck of the cutaway: tanks, lock, stores, tool wall, and the rack with the dead oxygen generator.

Look for: `bay`, `frame` (the open half of the rack, empty: what is seen once the dead stack has been slid out).
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Grid
from assets.art.relief import Relief
from assets.art.scenes.cutaway_plan import BEACONS, LOCK, LOWER, RACK, STRIP, STRIPS_BAY, STRIPS_TOP, TANKS, UPPER


def bay(relief: Relief) -> None:
    """Everything that stands on the lower deck, then lamp housings of both."""
    _tanks(relief)
    _lock(relief)
    _stores(relief)
    _tool_wall(relief)
    _pipes(relief)
    _rack(relief)
    frame(relief, RACK[0], RACK[1])
    _stack(relief)
    _panel(relief)
    _tool_roll(relief)
    _hoist(relief)
    for k, (x, y) in enumerate(BEACONS, 1):
        relief.rect(x - 9, y - 13, 18, 6, "2A3036", radius=2, top=30, bevel=2)
        relief.rect(x - 7, y - 8, 14, 15, "5A1208", radius=5, top=34, bevel=6, gloss=0.8)
        relief.rect(x - 7, y - 8, 14, 15, None, radius=5, emit=(2.6, 0.42, 0.10), group=f"beacon_{k}")
    for x, y in [(x, 124.0) for x in STRIPS_TOP] + [(x, 362.0) for x in STRIPS_BAY]:
        relief.rect(x - STRIP / 2 - 3, y - 5, STRIP + 6, 6, "2A3036", radius=2, top=14, bevel=2, gloss=0.3)
        relief.rect(x - STRIP / 2, y - 2, STRIP, 3.4, "56606A", radius=1, top=16, bevel=1)
        group = "strips_top" if y < UPPER else "strips_bay"
        relief.rect(x - STRIP / 2, y - 2, STRIP, 3.4, None, radius=1, emit=(0.26, 0.34, 0.42), group=group)


def _tanks(relief: Relief) -> None:
    for k, x in enumerate(TANKS):
        relief.rect(x - 26, 362, 52, 142, ("75818A", "6C7880")[k], radius=24, top=40, bevel=26, gloss=0.5, texture=0.05)
        for y in (392, 476):
            relief.rect(x - 27, y, 54, 5, "3B444B", radius=2, top=42, bevel=2, gloss=0.4)
        relief.words(("H2O", "N2")[k], x, 424, 20, "D8D2C2", anchor="ct", alpha=0.75)
        relief.disc(x + 4, 382, 6, "C8CDD0", top=46, bevel=2, gloss=0.6)
        relief.capsule(x + 4, 382, x + 7, 379, 0.7, "201010", raise_=1)
    relief.path(
        [(TANKS[0], 362), (TANKS[0], 346), (TANKS[1], 346), (TANKS[1], 362)], 4, "8A949B", top=30, bevel=4, gloss=0.6
    )


def _lock(relief: Relief) -> None:
    x, y, wide, high = LOCK
    middle = x + wide / 2
    relief.rect(x, y, wide, high, "2C343A", radius=30, top=6, bevel=4, gloss=0.3)
    relief.rect(x + 7, y + 7, wide - 14, high - 7, "4E5961", radius=24, top=12, bevel=5, gloss=0.4, texture=0.05)
    for k in range(5):
        relief.disc(x + 4, y + 34 + k * 20, 1.8, "8A949B", top=10, bevel=1.8, gloss=0.6)
        relief.disc(x + wide - 4, y + 34 + k * 20, 1.8, "8A949B", top=10, bevel=1.8, gloss=0.6)
    relief.ring(middle, y + 72, 13, 4, "B08A3A", top=18, bevel=2, gloss=0.6)
    for a in (0.4, 0.4 + math.pi / 2):
        dx, dy = 13 * math.cos(a), 13 * math.sin(a)
        relief.capsule(middle - dx, y + 72 - dy, middle + dx, y + 72 + dy, 1.8, "B08A3A", top=18, bevel=1.8, gloss=0.5)
    relief.rect(middle - 16, y + 22, 32, 22, "12181C", radius=4, top=14, bevel=2, emit=(0.02, 0.05, 0.075))
    relief.words("LOCK 2", middle, y - 8, 13, "C9C2AE", anchor="cm", alpha=0.6)


def _stores(relief: Relief) -> None:
    """Crates of the storm's stores, a bench, oxygen candles in their rack."""
    for x, y, wide, high, colour in (
        (528, 480, 26, 26, "5F6A58"),
        (718, 478, 46, 28, "7A6A45"),
        (728, 456, 34, 22, "5F6A58"),
        (770, 484, 40, 22, "6A5845"),
        (648, 484, 20, 22, "6A5845"),
    ):
        relief.rect(x, y, wide, high, colour, radius=3, top=22, bevel=3, gloss=0.12, texture=0.08)
        relief.rect(x + 4, y + high * 0.4, wide - 8, 2.4, "1D1A16", radius=1, raise_=-2)
        relief.rect(x + wide * 0.35, y + 3, wide * 0.3, 5, "C9C2AE", radius=1, alpha=0.5)
    for k in range(3):
        left = 714 + k * 17
        relief.rect(left, 396, 12, 34, "9AA4AB", radius=5, top=16, bevel=5, gloss=0.6)
        relief.rect(left + 1, 406, 10, 7, "B0402C", radius=1, alpha=0.9)
    relief.rect(710, 426, 56, 6, "3A434A", radius=1, top=20, bevel=2, gloss=0.4)


def _tool_wall(relief: Relief) -> None:
    """Pegboard with tools behind the open floor, a notice, a fire bottle."""
    relief.rect(780, 384, 82, 56, "2F3840", radius=3, top=5, bevel=2, gloss=0.2)
    for row in range(5):
        for column in range(9):
            relief.disc(786 + column * 9, 390 + row * 11, 0.9, "14181B", raise_=-1, bevel=0.9)
    for x, y, long, colour in (
        (792, 392, 24, "AEB6BC"),
        (802, 392, 30, "B8862B"),
        (813, 392, 20, "8A949B"),
        (825, 394, 26, "A5532B"),
        (838, 392, 22, "AEB6BC"),
        (850, 394, 32, "6B757C"),
    ):
        relief.capsule(x, y, x, y + long, 1.8, colour, top=12, bevel=1.8, gloss=0.6)
        relief.ring(x, y + long + 3, 3.2, 2, colour, top=12, bevel=1, gloss=0.6)
    relief.rect(872, 400, 11, 32, "A83222", radius=5, top=22, bevel=5, gloss=0.5)
    relief.rect(875, 395, 5, 6, "1D1A16", radius=1, top=22, bevel=1.5)


def _pipes(relief: Relief) -> None:
    left, top, _, _ = RACK
    relief.path([(528, 470), (546, 470), (546, 352), (926, 352)], 4.5, "5E7F8A", top=18, bevel=4.5, gloss=0.55)
    relief.path([(left + 40, top), (left + 40, 336), (933, 336), (933, 128)], 5, "9AA4AB", top=26, bevel=5, gloss=0.65)
    relief.path([(left + 150, top), (left + 150, 324)], 6, "5E7F8A", top=28, bevel=6, gloss=0.6)
    for x, y in ((left + 40, 340), (933, 240), (left + 150, 340), (933, 160)):
        relief.rect(x - 8, y - 5, 16, 9, "B9C0C5", radius=2, top=34, bevel=3, gloss=0.7)
    for k in range(3):
        points = field.spline([(908, 356 + k * 5), (916 + k * 6, 376 + k * 12), (934, 370 + k * 9)], 8)
        relief.path(points, 1.6, ("A5532B", "3A6E8F", "22282C")[k], top=14, bevel=1.6, gloss=0.3)


def _rack(relief: Relief) -> None:
    x, y, wide, high = RACK
    relief.rect(x - 6, y - 4, wide + 12, high + 4, "2A3238", radius=4, top=22, bevel=4, gloss=0.4)
    relief.rect(x, y, wide, high, "6C757B", radius=4, top=30, bevel=4, gloss=0.4, texture=0.05)

    def stripes(px: Grid, py: Grid) -> Grid:
        return np.maximum(field.box(px, py, x - 6, 499, wide + 12, 7, 1), np.abs((px + py) % 14.0 - 7.0) - 3.5)

    relief.rect(x - 6, 499, wide + 12, 7, "1B1A17", radius=1, top=33, bevel=1)
    relief.put((x - 6, 498, x + wide + 6, 508), stripes, "B8862B", top=34, bevel=1)


def frame(relief: Relief, x: float, y: float) -> None:
    """The open half with its rails, nothing on them."""
    relief.rect(x + 6, y + 6, 84, 148, "14191D", radius=3, top=6, bevel=3)
    for k in range(5):
        relief.rect(x + 12, y + 20 + k * 27, 72, 2, "20272C", radius=0, top=7, bevel=1)
    for rail in (x + 14.0, x + 76.0):
        relief.rect(rail, y + 10, 6, 140, "59636B", radius=1, top=16, bevel=2, gloss=0.5)
        for k in range(9):
            relief.disc(rail + 3, y + 18 + k * 15, 1.4, "14181B", raise_=-2, bevel=1.4)


def _stack(relief: Relief) -> None:
    """Plates of the cells, four of them out of line, and the crack through them."""
    x, y, _, _ = RACK
    for k in range(15):
        bad = k in (6, 7)
        relief.rect(
            x + 16 + (7 if bad else 0),
            y + 26 + k * 7.2,
            62,
            5.0,
            ("8F9BA2", "A58A4A")[k % 2],
            radius=1,
            top=30 if bad else 24,
            bevel=2,
            gloss=0.6,
        )
    relief.rect(x + 12, y + 16, 72, 8, "7E888F", radius=2, top=34, bevel=3, gloss=0.6)
    relief.rect(x + 12, y + 136, 72, 9, "7E888F", radius=2, top=34, bevel=3, gloss=0.6)
    for rod in (x + 18, x + 74):
        relief.capsule(rod, y + 18, rod, y + 142, 2.2, "C4CBD0", top=36, bevel=2.2, gloss=0.8)
    crack = [(20, 74), (32, 71), (41, 77), (52, 72), (62, 79), (84, 74)]
    points = [(x + dx, y + dy) for dx, dy in crack]
    relief.path(points, 1.0, "050505", raise_=-6, bevel=1)
    relief.path(points, 0.5, None, emit=(1.6, 0.30, 0.06), group="panel")


def _panel(relief: Relief) -> None:
    x, y, _, _ = RACK
    relief.rect(x + 98, y + 8, 108, 66, "79838A", radius=3, top=36, bevel=3, gloss=0.45, texture=0.04)
    relief.rect(x + 98, y + 80, 108, 72, "717B82", radius=3, top=36, bevel=3, gloss=0.45, texture=0.04)
    for sx, sy in ((103, 13), (201, 13), (103, 69), (201, 69), (103, 85), (201, 85), (103, 147), (201, 147)):
        relief.screw(x + sx, y + sy, 2.2)
    relief.rect(x + 108, y + 18, 56, 34, "07090A", radius=2, top=30, bevel=2)
    relief.rect(x + 108, y + 18, 56, 34, None, radius=2, emit=(0.10, 0.012, 0.004), group="panel")
    relief.words("O2 0.0", x + 112, y + 19, 15, None, emit=(1.4, 0.25, 0.08), group="panel", font="B612-Bold.otf")
    relief.words("E-07", x + 112, y + 35, 12, None, emit=(1.2, 0.22, 0.08), group="panel", font="B612-Regular.otf")
    for k in range(3):
        relief.disc(x + 180, y + 22 + k * 13, 3.2, "1A0A08", top=40, bevel=3, gloss=0.5)
    relief.disc(x + 180, y + 22, 3.2, None, emit=(1.8, 0.25, 0.05), group="panel")
    relief.words("OGS-1", x + 110, y + 54, 16, "14181B", alpha=0.9)
    for k, turn in enumerate((2.6, 2.2, -0.6)):
        cx, cy = x + 120 + k * 32, y + 104
        relief.disc(cx, cy, 12, "3A4349", top=42, bevel=3, gloss=0.6)
        relief.disc(cx, cy, 9.4, "D9D5C8", top=40, bevel=1)
        relief.capsule(cx, cy, cx + 7 * math.cos(turn), cy + 7 * math.sin(turn), 0.9, "8B1E10", raise_=1, bevel=1)
    for k in range(5):
        relief.rect(x + 106 + k * 19, y + 126, 13, 18, "22282C", radius=2, top=40, bevel=2)
        low = 128 if k in (1, 4) else 135
        relief.rect(x + 109 + k * 19, y + low, 7, 8, "C9CED2", radius=1, top=48, bevel=2, gloss=0.5)


def _hoist(relief: Relief) -> None:
    """A trolley on a rail before the rack, its chain and hook."""
    relief.rect(722, 354, 262, 4, "8A6A2A", radius=1, top=38, bevel=1.5, gloss=0.3)
    relief.rect(874, 352, 26, 9, "B8862B", radius=2, top=44, bevel=2.5, gloss=0.3)
    for wheel in (880.0, 894.0):
        relief.disc(wheel, 355, 3, "1C1F22", top=46, bevel=2, gloss=0.4)
    for link in range(7):
        relief.ring(887, 363 + link * 4.4, 1.7, 1.1, "AEB6BC", top=42, bevel=1, gloss=0.6)
    relief.ring(887, 396, 4, 2.2, "C4CBD0", top=44, bevel=1.2, gloss=0.7)
    relief.rect(884, 388, 6, 5, "B8862B", radius=1, top=44, bevel=1.5, gloss=0.4)


def _tool_roll(relief: Relief) -> None:
    relief.rect(884, 501, 34, 5, "4A3A2A", radius=2, top=40, bevel=2)
    for k in range(6):
        relief.capsule(887 + k * 5, 501, 888 + k * 5, 497, 0.9, "B8BEC2", top=42)
    relief.rect(918, 486, 9, 20, "2B3238", radius=3, top=40, bevel=3)
    relief.capsule(922, 504, 912, LOWER, 1.2, "1D1A16", top=41)
    relief.disc(925, 487, 4, "9A968C", top=44, bevel=2)
    relief.disc(925, 487, 4, None, emit=(3.2, 2.9, 2.3), group="work")
