"""The ring: a passage seen from its side, arches, pipes along its wall, hatches of houses, lines to walk by.

It is also what passes while one walks, so its left and right edges look alike. Look for: `draw`.
"""

import numpy as np

from assets.art.baked import Baked
from assets.art.light import Light
from assets.art.relief import Relief
from assets.art.scenes.place_room import COLD, WARM, Halo, Room, beacon, cable, finished, hatch, shell, strip

ROOM = Room(left=-60.0, right=1340.0, top=128.0, bottom=452.0, wall="3E474D", panel=140.0, floor="3E3C3A")
LAMPS = (
    *(Light(x, 132, 120, 250, COLD, 1.9, "strips", shadow=0.5) for x in (160.0, 600.0, 1040.0)),
    Light(350, 300, 80, 170, WARM, 1.9, "lamp", shadow=0.4),
    Light(1010, 300, 80, 170, WARM, 1.9, "lamp", shadow=0.4),
    Light(720, 216, 70, 170, (1.0, 0.15, 0.035), 3.0, "beacon", sharp=26, shadow=0.5),
)
HALOS = (
    Halo("lamp", 350, 262, 15, "FFD8A0", 0.5),
    Halo("lamp", 1010, 262, 15, "FFD8A0", 0.5),
    Halo("beacon", 720, 216, 36, "FF4A1E", 0.5),
)
THINGS = {"hatch": (530.0, 380.0), "radio": (862.0, 330.0)}


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="14181B")
    shell(relief, ROOM)
    for y, radius, colour in ((156.0, 8.0, "8A949B"), (178.0, 6.0, "5E7F8A"), (194.0, 4.0, "A5532B")):
        relief.rect(-10, y - radius, 1300, 2 * radius, colour, 0, top=30, bevel=radius, gloss=0.5, texture=0.04)
        for x in np.arange(40.0, 1280.0, 160.0):
            relief.rect(float(x) - 7, y - radius - 3, 14, 2 * radius + 6, "6B757C", 2, top=36, bevel=3, gloss=0.5)
    hatch(relief, 458, 214, 144, 454, "G-5")
    hatch(relief, 1112, 214, 144, 454, "G-9")
    _arches(relief)
    _intercom(relief)
    _notices(relief)
    for x in (350.0, 1010.0):
        relief.rect(x - 13, 250, 26, 26, "4A4438", 6, top=30, bevel=5, gloss=0.4)
        relief.rect(x - 9, 254, 18, 18, None, 5, emit=(1.9, 1.4, 0.8), group="lamp")
    beacon(relief, 720, 216)
    for x in (160.0, 600.0, 1040.0):
        strip(relief, x, 100, 210)
    _lines(relief)
    return finished(relief, LAMPS, _near, HALOS, THINGS)


def _arches(relief: Relief) -> None:
    """Frames between the sections."""
    for x in (56.0, 416.0, 776.0):
        relief.rect(x - 20, 60, 40, 410, "4A545C", 3, top=38, bevel=8, gloss=0.4, texture=0.05)
        relief.rect(x - 9, 60, 18, 410, "2A3238", 1, top=30, bevel=3)
        for y in range(90, 460, 40):
            for side in (-14.0, 14.0):
                relief.disc(x + side, float(y), 3, "8A949B", top=42, bevel=3, gloss=0.6)
        relief.grime((x - 20, 300, x + 20, 470), "3A2418", 0.6, 0.4, "streak")
        relief.words(f"R {int(x) // 36:02d}", x, 246, 20, "D8D2C2", "cm", alpha=0.6, turn=90.0)


def _intercom(relief: Relief) -> None:
    relief.rect(836, 290, 56, 92, "59636B", 5, top=24, bevel=5, gloss=0.4)
    for row in range(5):
        for column in range(5):
            relief.disc(848 + column * 8, 304 + row * 8, 2, "14181B", raise_=-2, bevel=1.5)
    relief.disc(864, 360, 9, "9C2A1C", top=32, bevel=4, gloss=0.6)
    cable(relief, [(864, 382), (868, 410), (850, 432), (862, 454)], 3, "1D1A16", 22)


def _notices(relief: Relief) -> None:
    for x, y, wide, high, colour in (
        (660, 286, 40, 54, "C9C2AE"), (640, 350, 34, 42, "B8A878"), (686, 348, 44, 56, "A8B4BC"),
        (930, 300, 46, 60, "C9C2AE"), (184, 288, 46, 60, "A8B4BC"), (240, 300, 36, 48, "C9C2AE"),
    ):  # fmt: skip
        relief.rect(x, y, wide, high, colour, 1, top=13, bevel=2)
        for k in range(int(high / 9) - 1):
            relief.rect(x + 5, y + 7 + k * 8, wide - 10 - 6 * (k % 3), 2, "3A3A38", 0, alpha=0.8)


def _lines(relief: Relief) -> None:
    """A yellow line to walk by, worn."""
    for y, high in ((486.0, 5.0), (612.0, 11.0)):
        relief.rect(0, y, 1280, high, "9A7A34", 0, alpha=0.7)
    relief.grime((0, 480, 1280, 630), "2A2622", 0.9, 0.2, "rough")


def _near(relief: Relief) -> None:
    """A cable along the floor, a rail, the edge of a cart."""
    relief.rect(0, 668, 1360, 15, "59636B", 2, top=34, bevel=7, gloss=0.5, rim=0.5)
    for x in (90.0, 520.0, 950.0):
        relief.rect(x, 676, 18, 60, "4A535A", 2, top=30, bevel=6, gloss=0.4, rim=0.5)
    relief.capsule(180, 700, 470, 705, 7, "1D1A16", top=24, bevel=7, rim=0.4)
