"""The wall of the weld bench: its plates and holes, the two rails, chalk marks, the rack for stock, lamps one can see.

Look for: `wall`, `ORIGIN`, `PER_MM` (where a point of the wall lies in the picture), `RACK`, `LAMP`, `BEACON`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Bounds, Spot
from assets.art.relief import Relief

ORIGIN: Spot = (464.0, 338.0)
PER_MM = 1.0
"""The picture's unit for a millimetre of the wall: (x, y) mm lies at ORIGIN + PER_MM (x, -y). The picture carries both
as points; game/ui/weld_place.py has the same numbers."""
RAIL_Y, RAIL_LONG, RAIL_WIDE = 206.0, 900.0, 40.0
FEET: tuple[Spot, ...] = ((-250.0, 190.0), (250.0, 190.0), (-250.0, -190.0), (250.0, -190.0))
"""Where the studs of the machine belong, mm: the rails are 412 apart, its feet 380."""
RACK: Bounds = (184.0, 222.0, 744.0, 448.0)
"""The tray in which plates lie that are not on the wall."""
LAMP: Spot = (62.0, 300.0)
BEACON: Spot = (884.0, 356.0)
STRIP: Bounds = (300.0, 8.0, 620.0, 16.0)
WALL, STEEL, CHALK = "3B4146", "6A737B", "D8D3C6"


def placed(x: float, y: float) -> Spot:
    """A point of the wall, mm, in the picture."""
    return ORIGIN[0] + PER_MM * x, ORIGIN[1] - PER_MM * y


def wall(relief: Relief) -> None:
    """Everything that stays."""
    _plates(relief)
    _holes(relief)
    for y, name in ((RAIL_Y, "UPPER RAIL"), (-RAIL_Y, "LOWER RAIL")):
        _rail(relief, y, name)
    _chalk(relief)
    _rack(relief)
    _rods(relief)
    _lamps(relief)
    _cables(relief)


def _plates(relief: Relief) -> None:
    """Sheets of the bay, with the wear of twenty years of things hung on them."""
    relief.colour *= (1 + 0.10 * relief.noise("rough") + 0.09 * relief.noise("streak"))[..., None]
    relief.gloss[:] = 0.30
    relief.height += 0.09 * relief.noise("rough")
    for y in (34.0, 222.0, 454.0, 640.0):
        relief.rect(-10, y, 1300, 7, "14171A", 1, top=-9, bevel=3)
        relief.rect(-10, y - 3, 1300, 2, "555C61", 0, raise_=1.2, bevel=1)
    for x in (-4.0, 318.0, 640.0, 962.0):
        relief.rect(x, -10, 6, 740, "14171A", 1, top=-9, bevel=3)
        relief.rect(x - 3, -10, 2, 740, "50575C", 0, raise_=1.0, bevel=1)
    chance = np.random.default_rng(41)
    for _ in range(44):
        x, y, reach = chance.random() * 1280, chance.random() * 720, 10 + 58 * chance.random() ** 2
        relief.disc(x, y, reach, "17110E", alpha=0.10 + 0.22 * chance.random(), soft=reach * 0.7)
    for n in range(300):
        x, y = chance.random() * 1280, chance.random() * 720
        turn, long = chance.random() * 6.28, 4 + 58 * chance.random() ** 3
        relief.capsule(
            x, y, x + long * math.cos(turn), y + long * math.sin(turn), 0.35, "7E878C" if n % 2 else "191C1E",
            alpha=0.5, raise_=-0.4, bevel=0.6,
        )  # fmt: skip
    relief.grime((0, 0, 1280, 720), "2A1C14", 0.45, 0.5, "fbm")
    relief.grime((0, 470, 1280, 720), "4A2C1A", 0.35, 0.2, "cloud")


def _holes(relief: Relief) -> None:
    """The grid to which the bay bolts its machines."""
    for y in (84.0, 186.0, 490.0, 598.0, 676.0):
        for k in range(18):
            x = 30.0 + 74 * k
            relief.disc(x, y, 9.5, "5A6166", raise_=1.0, bevel=2)
            relief.disc(x, y, 7.5, "0A0C0E", top=-16, bevel=4)


def _rail(relief: Relief, y: float, name: str) -> None:
    """A bar 40 wide on stand-offs, with the bolts that hold it and the holes of the old machine's feet."""
    left, top = placed(-RAIL_LONG / 2, y + RAIL_WIDE / 2)
    wide, high = RAIL_LONG * PER_MM, RAIL_WIDE * PER_MM
    relief.rect(left - 4, top + 6, wide + 10, high + 8, "000000", 6, alpha=0.55, soft=9)
    relief.rect(left, top, wide, high, STEEL, 2, top=16, bevel=3.5, gloss=0.5, texture=0.07, noise="hstreak")
    relief.rect(left + 2, top + high / 2 - 0.6, wide - 4, 1.2, "3A4147", 0, raise_=-0.6, bevel=0.6)
    for k in range(10):
        x = left + 38 + k * (wide - 76) / 9
        if k % 3 == 0:
            relief.disc(x, top + high / 2, 12, "545C63", top=18, bevel=3, gloss=0.5)
            relief.polygon(_hexagon(x, top + high / 2, 8.5, 0.3 * k), "8A939A", 1, top=24, bevel=3, gloss=0.7)
        else:
            relief.ring(x, top + high / 2, 8, 2.5, "7C868D", raise_=0.8, bevel=1.2)
            relief.disc(x, top + high / 2, 7, "07080A", top=-4, bevel=3)
    relief.grime((left, top, left + wide, top + high), "6E3B20", 0.5, 0.55, "fbm")
    below = y > 0
    at = top + high + 5 if below else top - 27
    relief.words(f"{name}   PITCH 412", left + (18 if below else 300), at, 22, "C9C4B4", alpha=0.42)


def _hexagon(x: float, y: float, radius: float, turn: float) -> list[Spot]:
    turns = [turn + k * math.pi / 3 for k in range(6)]
    return [(x + radius * math.cos(each), y + radius * math.sin(each)) for each in turns]


def _chalk(relief: Relief) -> None:
    """Where the new machine's studs come to lie: a cross in chalk at each foot, and the size of its footprint."""
    for x, y in FEET:
        cx, cy = placed(x, y)
        for dx, dy in ((62.0, 0.0), (0.0, 44.0)):
            for way in (-1.0, 1.0):
                relief.capsule(
                    cx + way * dx * 0.22, cy + way * dy * 0.22, cx + way * dx, cy + way * dy, 0.9, CHALK, alpha=0.5,
                    texture=0.35,
                )  # fmt: skip
        relief.ring(cx, cy, 8, 1.6, CHALK, alpha=0.55, texture=0.35)
    left, top = placed(-250, 116)
    relief.words("BACKUP 500 x 380", left + 346, top - 5, 22, CHALK, alpha=0.36, turn=-1.5)


def _rack(relief: Relief) -> None:
    """A tray of folded sheet, hung on the wall by its lip; rubber on its floor."""
    left, top, right, bottom = RACK
    wide, high = right - left, bottom - top
    relief.rect(left - 6, top + 4, wide + 16, high + 14, "000000", 10, alpha=0.6, soft=16)
    relief.rect(left - 12, top - 12, wide + 24, high + 24, "4C4A40", 8, top=26, bevel=5, gloss=0.35, texture=0.05)
    relief.rect(left, top, wide, high, "26292B", 4, top=6, bevel=9, gloss=0.10, texture=0.10)
    for k in range(14):
        relief.rect(left + 14 + k * (wide - 28) / 14, top + 10, 3, high - 20, "1A1D1F", 1, raise_=-1.2, bevel=1.2)
    for x in (left + 24.0, right - 24.0):
        relief.rect(x - 18, top - 26, 36, 18, "4C4A40", 4, top=30, bevel=4, gloss=0.35)
        relief.screw(x, top - 17, 5, "8A939A")
    relief.words("STOCK", (left + right) / 2, bottom + 1, 18, CHALK, "ct", alpha=0.7)
    relief.grime((left - 12, top - 12, right + 12, bottom + 12), "6E3B20", 0.4, 0.5, "fbm")


def _rods(relief: Relief) -> None:
    """Wire in its tube, a square and soapstone on a magnet strip."""
    relief.rect(96, 404, 62, 16, "3A2420", 4, top=14, bevel=4, gloss=0.3)
    for k in range(4):
        relief.capsule(104 + k * 13, 398 - 10 * (k % 2), 106 + k * 13, 500, 1.5, "B9A183", top=16, bevel=1.5, gloss=0.9)
    relief.rect(92, 452, 70, 76, "4A3A2C", 5, top=24, bevel=10, gloss=0.15, texture=0.08)
    relief.words("ER70S", 127, 490, 18, CHALK, "cm", alpha=0.6)
    relief.polygon([(792, 420), (866, 420), (866, 432), (804, 432), (804, 500), (792, 500)], "949DA3", 0, top=9,
                   bevel=1.5, gloss=0.8)  # fmt: skip
    for k in range(7):
        relief.rect(808 + k * 8, 421, 0.8, 5 if k % 5 else 8, "15181A", 0)


def _lamps(relief: Relief) -> None:
    """A work lamp on a magnet foot, a beacon, and the edge of a cold strip."""
    x, y = LAMP
    relief.capsule(16, 420, 34, 356, 5, "2C3237", top=34, bevel=5, gloss=0.4)
    relief.capsule(34, 356, x - 14, y + 10, 5, "2C3237", top=40, bevel=5, gloss=0.4)
    relief.disc(34, 356, 9, "59636B", top=46, bevel=4, gloss=0.6)
    relief.rect(-2, 410, 34, 30, "20252A", 4, top=34, bevel=5, gloss=0.4)
    relief.polygon([(x - 26, y - 16), (x + 10, y - 34), (x + 22, y + 8), (x - 14, y + 20)], "B08A2C", 3, top=58,
                   bevel=6, gloss=0.4)  # fmt: skip
    relief.polygon([(x + 7, y - 30), (x + 16, y - 32), (x + 28, y + 6), (x + 19, y + 8)], "FFF0CC", 1, top=60, bevel=2,
                   emit=(4.6, 3.7, 2.3), group="lamp")  # fmt: skip
    bx, by = BEACON
    relief.disc(bx, by, 25, "2A2F33", top=14, bevel=4, gloss=0.4)
    relief.disc(bx, by, 18, "6A1C10", top=38, bevel=15, gloss=0.8)
    relief.disc(bx, by, 12, None, emit=(3.2, 0.55, 0.14), group="beacon", soft=5)
    left, top, right, bottom = STRIP
    relief.rect(left - 8, top - 6, right - left + 16, bottom - top + 12, "23282D", 4, top=30, bevel=4, gloss=0.4)
    relief.rect(left, top, right - left, bottom - top, "C8DCF0", 3, top=32, bevel=2, emit=(0.85, 1.15, 1.5))


def _cables(relief: Relief) -> None:
    """Argon hose and torch lead, along the foot of the wall."""
    for k, (colour, radius) in enumerate((("22282C", 9.0), ("6E3424", 6.0))):
        way = field.spline(
            [(-10, 652 + 14 * k), (150, 668 + 10 * k), (360, 650 + 16 * k), (620, 676 + 8 * k), (930, 652 + 16 * k)], 10
        )
        relief.path(way, radius + 2, "000000", alpha=0.4, soft=7)
        relief.path(way, radius, colour, top=26, bevel=radius, gloss=0.3, texture=0.06)
