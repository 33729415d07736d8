"""The upper deck of the cutaway: bunks, table and galley, ergometer, plants, window, the refit corner.

Look for: `living`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Grid
from assets.art.relief import Relief
from assets.art.scenes.cutaway_plan import BENCH, BUNK, COLUMNS, SHELVES, TABLE, TIERS, UPPER, WINDOW

BEDDING = ("7F6A4E", "58656B", "6A5A55", "5A6650", "74604F", "4F5A6A", "6F5A5F", "7A7060")


def living(relief: Relief, chance: np.random.Generator) -> None:
    """All the furniture of the dwelling deck, back to front."""
    _bunks(relief, chance)
    _galley(relief, chance)
    _table(relief)
    _ergometer(relief)
    _plants(relief, chance)
    _window(relief)
    _refit(relief, chance)


def _bunks(relief: Relief, chance: np.random.Generator) -> None:
    """Two stacks of four, each two beds deep."""
    for c, x in enumerate(COLUMNS):
        relief.rect(x - 2, 148, BUNK + 4, 150, "1D2328", radius=3, top=2, bevel=3, gloss=0.1)
        for t, y in enumerate(TIERS):
            k = c * len(TIERS) + t
            relief.rect(x + 6, y - 16, BUNK - 8, 7, shaded(BEDDING[(k + 3) % 8], 0.6), radius=3, top=8, bevel=3)
            relief.rect(x + 12, y - 19, 20, 6, "8A8578", radius=3, top=9, bevel=3)
            _belongings(relief, x, y, chance)
            relief.rect(x - 1, y + 3, BUNK + 2, 6, "707A81", radius=2, top=22, bevel=2.5, gloss=0.4)
            relief.rect(x + 2, y - 4, BUNK - 4, 8, BEDDING[k], radius=4, top=20, bevel=4, gloss=0.03)
            relief.rect(x + 60, y - 5, BUNK - 64, 9, shaded(BEDDING[(k + 5) % 8], 0.85), radius=4, top=21, bevel=4)
            relief.rect(x + 4, y - 9, 22, 8, "A7A294", radius=4, top=21, bevel=4, gloss=0.02)
            relief.rect(x + BUNK - 14, y + 4, 10, 4, "C9C2AE", radius=1, top=23, bevel=1)
        for post in (x - 3, x + BUNK - 1):
            relief.rect(post, 146, 4, 154, "79838A", radius=1, top=25, bevel=2, gloss=0.5)
    for y in range(160, 296, 17):
        relief.capsule(COLUMNS[0] + BUNK + 1, y, COLUMNS[1] - 2, y, 1.2, "AEB6BC", top=26, bevel=1.2, gloss=0.6)


def shaded(colour: str, by: float) -> str:
    """A hex colour made darker."""
    return "".join(f"{round(int(colour[i : i + 2], 16) * by):02X}" for i in (0, 2, 4))


def _belongings(relief: Relief, x: float, y: float, chance: np.random.Generator) -> None:
    """A photograph, a book, a cup at the wall of each bed; now and then a curtain half drawn."""
    for _ in range(2):
        at = x + 34 + chance.random() * 58
        colour = ("B8AE94", "8E9BA0", "A88C5A", "96665A")[chance.integers(4)]
        relief.rect(at, y - 31, 7 + chance.random() * 4, 8, colour, radius=1, top=5, bevel=1)
    relief.rect(x + 5, y - 32, 9, 3, "2A3036", radius=1, top=10, bevel=1)
    relief.rect(x + 5, y - 30, 9, 2, None, radius=1, emit=(0.9, 0.55, 0.25), group="warm")
    if chance.random() < 0.5:
        fold = ("5A4A3A", "3F4F58", "5F4048")[chance.integers(3)]
        for k in range(4):
            relief.rect(x + BUNK - 22 + k * 5, y - 38, 5, 41, fold, radius=2, top=21, bevel=2.5)


def _galley(relief: Relief, chance: np.random.Generator) -> None:
    """Cupboards, hob, water point, sheets of paper on the wall."""
    for k in range(5):
        x = 722 + k * 27
        relief.rect(x, 206, 25, 26, ("566069", "5C6770", "515B64")[k % 3], radius=2, top=10, bevel=2, gloss=0.3)
        relief.rect(x + 17, 217, 3, 8, "AEB6BC", radius=1, top=13, bevel=1, gloss=0.6)
    relief.rect(776, 136, 50, 5, "2A3036", radius=2, top=18, bevel=2)
    relief.rect(778, 140, 46, 2, None, radius=1, emit=(1.1, 0.75, 0.42), group="warm")
    relief.rect(716, 236, 146, 5, "8A949B", radius=1, top=16, bevel=2, gloss=0.5)
    for x, wide, high, colour in ((726, 11, 12, "B0402C"), (742, 9, 15, "AEB6BC"), (757, 14, 8, "C9C2AE")):
        relief.rect(x, 236 - high, wide, high, colour, radius=2, top=20, bevel=3, gloss=0.4)
    for k in range(6):
        colour = ("C9C2AE", "7E8F99", "A5532B", "D8D2C2")[chance.integers(4)]
        relief.rect(786 + k * 9, 229, 6, 7, colour, radius=1.5, top=19, bevel=2, gloss=0.3)
    for k, (x, y, colour) in enumerate(
        ((776, 160, "B8AE94"), (797, 156, "8E9BA0"), (819, 164, "A88C5A"), (841, 158, "C2B8A0"), (1196, 178, "B8AE94"))
    ):
        relief.rect(x, y, 17, 22 + k % 2 * 4, colour, radius=1, top=6, bevel=1)
        for line in range(4):
            relief.rect(x + 3, y + 5 + line * 4, 11 - line % 2 * 3, 1, "2A2622", radius=0)


def _table(relief: Relief) -> None:
    x, y, wide = TABLE
    relief.rect(x + wide / 2 - 7, y + 5, 14, UPPER - y - 5, "4C545A", radius=1, top=22, bevel=3)
    relief.rect(x, y, wide, 7, "8A8174", radius=2, top=32, bevel=2.5, gloss=0.25)
    relief.rect(x + 1, y + 5, wide - 2, 2, "4F483F", radius=0, top=30, bevel=1)
    relief.rect(x + 22, y - 9, 12, 9, "B9B2A4", radius=2, top=34, bevel=3)
    relief.rect(x + 50, y - 12, 9, 12, "7E8F99", radius=2, top=34, bevel=3, gloss=0.5)
    relief.rect(x + 66, y - 3, 24, 3, "C9C2AE", radius=1, top=34, bevel=1)
    relief.rect(x + 96, y - 8, 8, 8, "A5532B", radius=2, top=34, bevel=3)
    for seat in (716.0, 854.0, 752.0, 820.0):
        relief.rect(seat - 12, UPPER - 24, 24, 6, "49525A", radius=3, top=20, bevel=3)
        relief.rect(seat - 2, UPPER - 18, 4, 18, "363E45", radius=1, top=16, bevel=2)


def _ergometer(relief: Relief) -> None:
    """A bicycle without wheels: flywheel, cranks, saddle, bar, screen."""
    x, floor = 884.0, UPPER
    relief.rect(x - 24, floor - 6, 62, 6, "2E363C", radius=2, top=24, bevel=2.5, gloss=0.4)
    relief.disc(x + 22, floor - 20, 16, "3A434A", top=22, bevel=4, gloss=0.5)
    relief.ring(x + 22, floor - 20, 13, 2.5, "B8862B", top=25, bevel=1.5, gloss=0.4)
    relief.capsule(x - 8, floor - 38, x - 8, floor - 6, 3, "5F6A72", top=22, bevel=3, gloss=0.5)
    relief.capsule(x - 16, floor - 40, x + 2, floor - 38, 3.6, "1C1F22", top=25, bevel=3)
    relief.capsule(x + 26, floor - 8, x + 34, floor - 58, 2.8, "5F6A72", top=22, bevel=2.8, gloss=0.5)
    relief.capsule(x + 26, floor - 56, x + 36, floor - 60, 2.4, "1C1F22", top=26, bevel=2.4)
    relief.rect(x + 30, floor - 80, 13, 14, "14191D", radius=2, top=24, bevel=2)
    relief.rect(x + 32, floor - 78, 9, 9, "0C1A16", radius=1, top=24, bevel=0, emit=(0.02, 0.10, 0.07))
    relief.disc(x + 8, floor - 17, 5, "8A949B", top=25, bevel=2, gloss=0.6)


def _plants(relief: Relief, chance: np.random.Generator) -> None:
    x, top, wide = SHELVES
    for y in (top, top + 37.0, top + 74.0):
        relief.rect(x - 2, y, wide + 4, 6, "6F797F", radius=1, top=18, bevel=2, gloss=0.4)
        relief.rect(x, y - 5, wide, 6, "3A2A1E", radius=2, top=16, bevel=2)
        relief.rect(x, y - 28, wide, 3, "20262A", radius=1, top=16, bevel=1)
        relief.rect(x + 3, y - 26, wide - 6, 2, None, radius=1, emit=(0.55, 0.16, 0.60), group="plants")
        for k in range(15):
            _plant(relief, x + 6 + k * (wide - 12) / 14 + chance.normal() * 1.2, y - 4, chance)
    for side in (x - 4, x + wide):
        relief.rect(side, top - 32, 4, UPPER - top + 32, "79838A", radius=1, top=20, bevel=2, gloss=0.4)
    relief.rect(x + 4, UPPER - 26, wide - 8, 6, "6A5845", radius=2, top=24, bevel=2.5, gloss=0.1)
    for leg in (x + 12, x + wide - 16):
        relief.rect(leg, UPPER - 20, 4, 20, "3A434A", radius=1, top=18, bevel=2)


def _plant(relief: Relief, x: float, y: float, chance: np.random.Generator) -> None:
    """A stem with leaves to both sides, narrower towards their tips; now and then a fruit."""
    high, lean = 8 + chance.random() * 10, chance.normal() * 1.6
    green = ("3F6B3B", "5B8A45", "37603A", "7A8A40", "4A7A52")[chance.integers(5)]
    relief.capsule(x, y, x + lean, y - high, 0.7, shaded(green, 0.8), top=16, bevel=0.7)
    leaves = 4 + int(chance.integers(4))
    for k in range(leaves):
        share = (k + 1) / leaves
        turn = (1 if k % 2 else -1) * (1.2 - 0.7 * share + 0.2 * chance.normal())
        long = (3.2 + 3.4 * chance.random()) * (1.15 - 0.5 * share)
        sx, sy = x + lean * share, y - high * share
        tip = (sx + long * math.sin(turn), sy - long * math.cos(turn))
        middle = (sx + 0.45 * long * math.sin(turn), sy - 0.55 * long * math.cos(turn))
        tone = shaded(green, 0.85 + 0.3 * share) if share < 0.5 else green
        relief.capsule(sx, sy, *middle, 0.5, tone, end=1.4, top=17 + share, bevel=1.3, gloss=0.12)
        relief.capsule(*middle, *tip, 1.4, tone, end=0.25, top=17.5 + share, bevel=1.3, gloss=0.12)
    if chance.random() < 0.3:
        relief.disc(x + lean * 0.6 + 1.5, y - high * 0.5, 1.7, "C2402E", top=20, bevel=1.7, gloss=0.4)


def _window(relief: Relief) -> None:
    x, y, r = WINDOW
    relief.ring(x, y, r, 9, "7B858C", top=16, bevel=4, gloss=0.7)
    for k in range(10):
        a = k * math.pi / 5
        relief.disc(x + r * math.cos(a), y + r * math.sin(a), 2, "2A3036", raise_=2, bevel=2)
    relief.disc(x, y, r - 5, "0B0D10", top=0, bevel=1)
    relief.rect(x - 26, y + 44, 52, 4, "6B757C", radius=1, top=18, bevel=1.5, gloss=0.4)
    relief.rect(x - 16, y + 35, 9, 9, "A5532B", radius=2, top=22, bevel=3)
    for lean in (-4.0, 0.0, 4.0):
        relief.capsule(x - 12, y + 36, x - 12 + lean, y + 26, 1.2, "5B8A45", top=22, bevel=1.2)


def _refit(relief: Relief, chance: np.random.Generator) -> None:
    """A wall that is being rebuilt: the panel is off, its cables hang, tools lie on the bench."""

    def hole(x: Grid, y: Grid) -> Grid:
        return field.box(x, y, 1160, 160, 54, 84, 4)

    relief.put((1156, 156, 1220, 250), hole, "14181B", top=-4, bevel=3)
    for k in range(4):
        relief.rect(1162, 172 + k * 19, 50, 3, "59636B", radius=1, top=-1, bevel=1.5, gloss=0.4)
    for k in range(7):
        colour = ("A5532B", "3A6E8F", "22282C", "B8862B", "5F7F58")[k % 5]
        sway = chance.normal() * 5
        points = field.spline([(1164 + k * 7, 164), (1166 + k * 7 + sway, 200), (1163 + k * 7 + sway / 2, 240)], 8)
        relief.path(points, 1.5, colour, top=8, bevel=1.5, gloss=0.3)
    relief.rect(1126, 236, 26, 64, "434D55", radius=3, top=12, bevel=2.5, gloss=0.25)
    for y in (244.0, 290.0):
        relief.screw(1131, y, 1.8)
        relief.screw(1147, y, 1.8)
    x, y, wide = BENCH
    relief.rect(x, y, wide, 6, "7A6A4A", radius=1, top=28, bevel=2, gloss=0.15)
    for leg in (x + 4, x + wide - 8):
        relief.rect(leg, y + 6, 4, UPPER - y - 6, "49525A", radius=1, top=22, bevel=2, gloss=0.4)
    relief.rect(x + 8, y + 16, 34, 18, "8A3A2A", radius=2, top=24, bevel=3, gloss=0.3)
    relief.rect(x + 22, y + 13, 8, 4, "2A2622", radius=1, top=25, bevel=1)
    for k, (dx, long, colour) in enumerate(
        ((6, 16, "AEB6BC"), (26, 10, "B8862B"), (40, 13, "8A949B"), (54, 8, "A5532B"))
    ):
        relief.capsule(x + dx, y - 2, x + dx + long * 0.8, y - 3 - k % 2, 1.6, colour, top=31, bevel=1.6, gloss=0.6)
