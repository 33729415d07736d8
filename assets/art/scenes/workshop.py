"""The workshop: a bench with a vice, a band saw, the welding set with its bottles, a wall of tools, racks of stock.

Look for: `draw`.
"""

from assets.art import field
from assets.art.baked import Baked
from assets.art.light import Cone, Light
from assets.art.relief import Relief
from assets.art.scenes.place_room import (
    COLD,
    WARM,
    Halo,
    Room,
    beacon,
    cable,
    crate,
    finished,
    pendant,
    shell,
    strip,
    stripes,
)

ROOM = Room(wall="454641", side="34352F", floor="3B362F", ceiling="22241F", panel=138.0)
LAMPS = (
    Light(560, 150, 120, 280, COLD, 1.7, "strips", shadow=0.5),
    Light(1060, 130, 120, 280, COLD, 1.6, "strips", shadow=0.5),
    Light(760, 214, 110, 280, WARM, 2.8, "lamp", Cone(0.0, 1.0, 0.30, -0.6, 0.38), shadow=0.7),
    Light(458, 250, 70, 110, (1.0, 0.86, 0.62), 1.0, "work", shadow=0.6),
    Light(1188, 190, 70, 170, (1.0, 0.15, 0.035), 3.0, "beacon", sharp=26, shadow=0.5),
)
HALOS = (
    Halo("lamp", 760, 214, 24, "FFE2B0", 0.9),
    Halo("work", 470, 254, 9, "FFF0D8", 0.35),
    Halo("beacon", 1188, 190, 36, "FF4A1E", 0.5),
)
THINGS = {"bench": (720.0, 358.0), "saw": (472.0, 300.0), "welder": (1086.0, 352.0), "stock": (930.0, 190.0)}


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="14150F")
    shell(relief, ROOM)
    _board(relief)
    _stock(relief)
    _saw(relief)
    _bench(relief)
    _welder(relief)
    beacon(relief, 1188, 190)
    strip(relief, 560, 108, 220)
    strip(relief, 1060, 92, 220)
    pendant(relief, 760, 204)
    for k, colour in enumerate(("A5532B", "3A6E8F")):
        cable(relief, [(400, 70 + k * 9), (560, 120 + k * 8), (700, 76 + k * 9), (1000, 110 + k * 8), (1240, 60)], 3,
              colour, 26)  # fmt: skip
    crate(relief, 376, 520, 92, 46, "7A6A45")
    _shavings(relief)
    return finished(relief, LAMPS, _near, HALOS, THINGS)


def _board(relief: Relief) -> None:
    """Tools over the bench, each with the outline of where it hangs."""
    relief.rect(572, 178, 300, 120, "5A4A34", 4, top=12, bevel=4, gloss=0.15, texture=0.10, noise="hstreak")
    tools = ("wrench", "wrench", "hammer", "saw", "driver", "driver", "wrench", "square")
    for k, tool in enumerate(tools):
        x = 596.0 + k * 36
        if k == 4:
            relief.capsule(x, 200, x, 262, 5, "3A3024", alpha=0.7)
            continue
        match tool:
            case "wrench":
                relief.capsule(x, 202, x, 264, 4, "9AA4AB", top=24, bevel=4, gloss=0.6)
                relief.ring(x, 202, 8, 6, "AEB6BC", top=26, bevel=3, gloss=0.6)
                relief.ring(x, 268, 7, 5, "AEB6BC", top=26, bevel=2.5, gloss=0.6)
            case "hammer":
                relief.capsule(x, 204, x, 274, 4, "8A5A34", top=24, bevel=4)
                relief.rect(x - 16, 194, 32, 14, "6B757C", 3, top=30, bevel=5, gloss=0.5)
            case "saw":
                relief.polygon([(x - 10, 198), (x + 12, 198), (x + 3, 262), (x - 4, 262)], "AEB6BC", 0, top=18, bevel=1,
                               gloss=0.7)  # fmt: skip
                relief.rect(x - 9, 258, 20, 24, "8A3A24", 7, top=26, bevel=5)
            case "driver":
                relief.capsule(x, 202, x, 232, 7, "A83222", top=26, bevel=6, gloss=0.4)
                relief.capsule(x, 236, x, 276, 2, "C4CBD0", top=22, bevel=2, gloss=0.7)
            case _:
                relief.rect(x - 14, 198, 7, 76, "AEB6BC", 1, top=20, bevel=2, gloss=0.7)
                relief.rect(x - 14, 198, 34, 8, "8A5A34", 1, top=24, bevel=2)


def _stock(relief: Relief) -> None:
    """Bars and rails on arms at the wall: one of them will do."""
    for x in (902.0, 1012.0):
        relief.rect(x, 168, 9, 150, "3A434A", 1, top=16, bevel=3, gloss=0.3)
        for row in range(4):
            relief.rect(x - 4, 190 + row * 34, 30, 7, "4A535A", 2, top=24, bevel=3, gloss=0.3)
    for row, (colour, radius) in enumerate((("8A949B", 6.0), ("7A4A30", 7.5), ("AEB6BC", 5.0), ("59636B", 8.0))):
        y = 184.0 + row * 34
        relief.rect(882, y - radius, 170 + 9 * (row % 2), 2 * radius, colour, 1, top=32, bevel=radius * 0.6, gloss=0.5,
                    texture=0.08)  # fmt: skip
        relief.rect(890, y - radius - 9, 130, 9, "6B757C", 1, top=30, bevel=3, gloss=0.5)


def _saw(relief: Relief) -> None:
    """A band saw: two wheels in their case, the table, the blade."""
    relief.rect(386, 474, 150, 18, "040506", 8, alpha=0.6, soft=9)
    relief.rect(404, 320, 100, 160, "3F5A4A", 5, top=38, bevel=6, gloss=0.35, texture=0.05)
    relief.rect(396, 186, 112, 74, "4A6A56", 18, top=44, bevel=9, gloss=0.4, texture=0.05)
    relief.rect(398, 220, 30, 120, "3F5A4A", 5, top=40, bevel=6, gloss=0.35)
    relief.disc(460, 224, 25, "3F5A4A", top=50, bevel=6, gloss=0.4)
    relief.ring(460, 224, 25, 4, "8A949B", top=52, bevel=2, gloss=0.5)
    relief.rect(476, 256, 4, 66, "C4CBD0", 0, top=40, bevel=1, gloss=0.9)
    relief.rect(470, 258, 16, 28, "8A949B", 2, top=46, bevel=3, gloss=0.6)
    relief.rect(384, 318, 158, 13, "8A949B", 3, top=56, bevel=4, gloss=0.6)
    relief.disc(430, 366, 13, "9C2A1C", top=52, bevel=6, gloss=0.6)
    relief.disc(466, 366, 9, "2F7F6A", top=48, bevel=4, gloss=0.6)
    relief.words("BAND SAW 2", 454, 400, 22, "D8D2C2", "cm", alpha=0.7)
    stripes(relief, 398, 466, 112, 12, 42)
    relief.capsule(508, 250, 524, 240, 3, "4A535A", top=48, bevel=3)
    relief.disc(468, 252, 6, None, emit=(1.8, 1.5, 1.0), group="work")


def _bench(relief: Relief) -> None:
    relief.rect(556, 478, 340, 22, "040506", 9, alpha=0.6, soft=10)
    for x in (572.0, 860.0):
        relief.rect(x, 382, 20, 110, "4A3A2A", 2, top=34, bevel=4, texture=0.08)
    relief.rect(600, 396, 252, 76, "2A2622", 3, top=16, bevel=4)
    for k in range(3):
        relief.rect(604 + k * 84, 400, 78, 32, "6A5A40", 3, top=30, bevel=4, texture=0.08, noise="hstreak")
        relief.rect(632 + k * 84, 412, 22, 6, "8A949B", 2, top=38, bevel=2, gloss=0.6)
    relief.rect(552, 362, 348, 26, "7A5C38", 3, top=58, bevel=5, gloss=0.2, texture=0.14, noise="hstreak")
    relief.rect(604, 342, 62, 22, "59636B", 4, top=64, bevel=5, gloss=0.5)
    relief.rect(590, 322, 26, 26, "6B757C", 3, top=68, bevel=5, gloss=0.5)
    relief.rect(650, 322, 24, 26, "6B757C", 3, top=68, bevel=5, gloss=0.5)
    relief.capsule(676, 336, 704, 336, 4, "AEB6BC", top=66, bevel=4, gloss=0.7)
    relief.capsule(703, 318, 703, 354, 3, "C4CBD0", top=68, bevel=3, gloss=0.7)
    relief.rect(618, 312, 34, 10, "A07848", 1, top=66, bevel=2)
    relief.rect(740, 336, 70, 28, "3A6E8F", 4, top=66, bevel=4, gloss=0.35)
    relief.rect(758, 326, 34, 12, "2A3036", 4, top=66, bevel=3)
    relief.rect(826, 344, 20, 20, "D8D2C2", 5, top=66, bevel=4, gloss=0.4)
    relief.ring(850, 354, 6, 3, "D8D2C2", top=66, bevel=1.5)


def _welder(relief: Relief) -> None:
    """The welding set on wheels, two bottles chained behind it, a mask on its hook."""
    for x, colour, name in ((1128.0, "4A5A78", "AR"), (1168.0, "6A3A30", "O2")):
        relief.rect(x - 18, 244, 36, 220, colour, 17, top=44, bevel=17, gloss=0.5, texture=0.04)
        relief.rect(x - 6, 228, 12, 18, "B8862B", 2, top=42, bevel=3, gloss=0.6)
        relief.words(name, x, 300, 24, "E0DACA", "cm", alpha=0.75)
    relief.rect(1106, 352, 84, 5, "AEB6BC", 2, top=64, bevel=2, gloss=0.6)
    relief.rect(1008, 472, 120, 20, "040506", 8, alpha=0.6, soft=9)
    relief.rect(1016, 342, 98, 130, "A5642A", 7, top=58, bevel=7, gloss=0.35, texture=0.06)
    relief.rect(1026, 354, 78, 44, "22282C", 3, top=50, bevel=4)
    relief.words("TIG 200", 1036, 358, 19, "D8D2C2", alpha=0.8)
    relief.rect(1036, 380, 40, 12, None, 1, emit=(0.12, 0.30, 0.22), group="screens")
    for k in range(5):
        relief.rect(1028, 410 + k * 9, 74, 4, "4A2A14", 1, raise_=-4, bevel=2)
    for x in (1036.0, 1096.0):
        relief.disc(x, 478, 13, "14161A", top=60, bevel=6)
        relief.disc(x, 478, 5, "8A949B", top=64, bevel=3, gloss=0.6)
    cable(relief, [(1040, 470), (1000, 505), (940, 500), (930, 452), (960, 420)], 5, "1D1A16", 50)
    relief.ellipse(1066, 316, 24, 28, "1A1D20", top=66, bevel=14, gloss=0.5)
    relief.rect(1048, 306, 38, 15, "0A1410", 3, top=62, bevel=2, gloss=0.9)


def _shavings(relief: Relief) -> None:
    """What falls from a saw."""
    for k in range(26):
        x, y = 400.0 + (k * 71) % 190, 496.0 + (k * 37) % 34
        relief.capsule(x, y, x + 5 - (k % 5) * 2, y + 2, 1.2, ("AEB6BC", "A07848")[k % 2], top=5, bevel=1, gloss=0.6)


def _near(relief: Relief) -> None:
    """The edge of a second bench, with a grinder and a spool."""
    relief.rect(900, 652, 470, 80, "3A2C1C", 5, top=32, bevel=9, gloss=0.2, texture=0.1, rim=0.5)
    relief.rect(1170, 600, 90, 54, "4A535A", 10, top=40, bevel=10, gloss=0.5, rim=0.6)
    for x in (1150.0, 1280.0):
        relief.disc(x, 622, 34, "59584E", top=42, bevel=7, gloss=0.3, rim=0.6)
        relief.disc(x, 622, 8, "AEB6BC", top=46, bevel=4, gloss=0.7, rim=0.6)
    relief.path(field.spline([(30, 720), (60, 650), (140, 640), (210, 690), (330, 700)], 8), 11, "22282C", top=30,
                bevel=11, gloss=0.4, rim=0.6)  # fmt: skip
