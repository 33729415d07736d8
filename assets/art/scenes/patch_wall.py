"""The wall of the patch bay: sheets of the bay with their grid, the two panels of ports, the lamp, the shelf for parts.

Look for: `wall`, `PANELS`, `SHELF`, `LAMP` (where they are; game/ui/patch/bay.py has the same numbers).
"""

import math

import numpy as np

from assets.art.field import Bounds
from assets.art.relief import Relief

PANELS: tuple[tuple[float, str, str], ...] = ((452.0, "59646B", "habitat"), (764.0, "8A6232", "machine"))
"""Left edge, colour and side of each."""
WIDE, TOP, BOTTOM = 92.0, 60.0, 508.0
SHELF: Bounds = (24.0, 514.0, 704.0, 608.0)
"""The tray in which loose parts lie."""
LAMP: Bounds = (588.0, 4.0, 720.0, 13.0)
CHALK = "D8D3C6"


def wall(relief: Relief) -> None:
    """Everything that stays."""
    _sheets(relief)
    for x, colour, side in PANELS:
        _panel(relief, x, colour, side)
    _ducts(relief)
    _shelf(relief)
    _lamp(relief)


def _sheets(relief: Relief) -> None:
    """Painted sheet, ruled every 40 so that leads can be laid straight; wear where hands and hoses have been."""
    relief.colour *= (1 + 0.03 * relief.noise("rough") + 0.06 * relief.noise("fbm"))[..., None]
    relief.height[:] = 4.0
    relief.height += 0.05 * relief.noise("rough")
    relief.gloss[:] = 0.07
    x, y = relief.grid()
    ruled = (np.abs((x % 40) - 20) > 19.3) | (np.abs((y % 40) - 20) > 19.3)
    relief.colour[ruled] *= 1.26
    relief.height[ruled] -= 0.25
    for left in (6.0, 440.0, 868.0):
        relief.rect(left, -10, 3, 740, "15191C", 1, top=-2, bevel=2)
        relief.rect(left + 4, -10, 1.4, 740, "69757D", 0, raise_=0.6, bevel=1)
    for k in range(9):
        for left in (14.0, 432.0, 877.0, 1262.0):
            relief.screw(left, 44.0 + 84 * k, 3.4, "5F6A71", turn=0.4 + 1.3 * k + left)
    chance = np.random.default_rng(46)
    for _ in range(40):
        cx, cy, reach = chance.random() * 1280, chance.random() * 720, 12 + 70 * chance.random() ** 2
        relief.disc(cx, cy, reach, "0E1215", alpha=0.08 + 0.16 * chance.random(), soft=reach * 0.8)
    for n in range(190):
        cx, cy = chance.random() * 1280, chance.random() * 720
        turn, long = chance.random() * 6.28, 3 + 44 * chance.random() ** 3
        relief.capsule(cx, cy, cx + long * math.cos(turn), cy + long * math.sin(turn), 0.35,
                       "7E8A91" if n % 2 else "1B2023", alpha=0.4, raise_=-0.3, bevel=0.6)  # fmt: skip
    # Where leads have swung for years, between the panels: rubbed arcs.
    for k in range(11):
        at, sag = 108 + 36 * k, 24 + 20 * chance.random()
        arc = [(548 + 212 * t, at + sag * 4 * t * (1 - t)) for t in np.linspace(0.12, 0.88, 14)]
        relief.path(arc, 2.2 + 2 * chance.random(), "161B1E", alpha=0.16, soft=3)
    relief.grime((0, 0, 1280, 720), "2A1C14", 0.30, 0.7, "fbm")
    relief.grime((0, 400, 1280, 720), "3C2619", 0.30, 0.3, "cloud")


def _panel(relief: Relief, x: float, colour: str, side: str) -> None:
    """A strip of thick plate on the wall, screwed at its corners; sockets are put on it at run time."""
    high = BOTTOM - TOP
    relief.rect(x - 5, TOP + 2, WIDE + 14, high + 12, "000000", 9, alpha=0.6, soft=12)
    relief.rect(x, TOP, WIDE, high, colour, 7, top=28, bevel=5, gloss=0.42, texture=0.06)
    relief.rect(x + 5, TOP + 5, WIDE - 10, high - 10, None, 5, raise_=-1.2, bevel=2)
    relief.grime((x, TOP, x + WIDE, BOTTOM), "1A110A", 0.5, 0.4, "fbm")
    relief.grime((x, TOP, x + WIDE, BOTTOM), "7A4A2C", 0.35, 0.8, "streak")
    for cy in (TOP + 10, BOTTOM - 10):
        relief.screw(x + 11, cy, 5, turn=x + cy)
        relief.screw(x + WIDE - 11, cy, 5, turn=x - cy)
    chance = np.random.default_rng(round(x))
    for _ in range(36):
        cx, cy = x + 6 + chance.random() * (WIDE - 12), TOP + 6 + chance.random() * (high - 12)
        turn, long = chance.random() * 6.28, 2 + 16 * chance.random() ** 2
        relief.capsule(cx, cy, cx + long * math.cos(turn), cy + long * math.sin(turn), 0.4, "B9B4A6", alpha=0.28,
                       raise_=-0.4, bevel=0.6)  # fmt: skip
    # Its edge is worn bright on the side where leads are drawn over it.
    inner = x + WIDE - 2.4 if side == "habitat" else x + 0.8
    relief.rect(inner, TOP + 12, 1.6, high - 24, "C9C2B0", 0, alpha=0.35, texture=0.5, noise="streak")


def _ducts(relief: Relief) -> None:
    """Trays behind which the lines of the plant come to the panels."""
    for left, right in ((-10.0, 26.0), (1254.0, 1290.0)):
        relief.rect(left, 60, right - left, 448, "30383E", 3, top=16, bevel=4, gloss=0.3, texture=0.05)
        for k in range(13):
            relief.rect(left + 4, 74 + 34 * k, right - left - 8, 12, "14181B", 3, top=6, bevel=2)


def _shelf(relief: Relief) -> None:
    """A tray of folded sheet with rubber on its floor; its lip throws a shadow on what lies in it."""
    left, top, right, bottom = SHELF
    wide, high = right - left, bottom - top
    relief.rect(left - 6, top - 2, wide + 14, high + 14, "000000", 10, alpha=0.55, soft=14)
    relief.rect(left, top, wide, high, "474A46", 7, top=30, bevel=5, gloss=0.35, texture=0.05)
    relief.rect(left + 7, top + 7, wide - 14, high - 14, "23272A", 4, top=8, bevel=8, gloss=0.08, texture=0.10)
    for k in range(int((wide - 24) / 22)):
        relief.rect(left + 14 + 22 * k, top + 11, 2.4, high - 22, "191C1E", 1, raise_=-1.0, bevel=1.2)
    relief.grime((left, top, right, bottom), "5E3520", 0.35, 0.5, "fbm")


def _lamp(relief: Relief) -> None:
    """A tube in its hood over the gap between the panels."""
    left, top, right, bottom = LAMP
    relief.rect(left - 16, -12, right - left + 32, 29, "22282D", 6, top=46, bevel=6, gloss=0.5)
    relief.rect(left, top, right - left, bottom - top, "FFF1D6", 4, top=40, bevel=3, emit=(2.6, 2.25, 1.7),
                group="lamp")  # fmt: skip
    for x in (left - 8, right + 8):
        relief.screw(x, 9, 3.4, "8A939A")
