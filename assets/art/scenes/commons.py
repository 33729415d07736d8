"""A common room: the long table under two lamps, the galley, a wall of notices, plants, curtains before the bunks.

Look for: `draw`.
"""

from assets.art import field
from assets.art.baked import Baked
from assets.art.field import Spot
from assets.art.light import Cone, Light
from assets.art.relief import Relief
from assets.art.scenes.place_room import COLD, WARM, Halo, Room, beacon, finished, hatch, pendant, pipe, shell, strip

ROOM = Room(wall="4E4A42", side="3A3832", floor="40382E", ceiling="24241F", panel=121.0)
FEET: tuple[Spot, ...] = (
    (1096.0, 522.0), (452.0, 516.0), (1190.0, 528.0), (536.0, 532.0), (968.0, 534.0), (620.0, 540.0), (880.0, 540.0),
)  # fmt: skip
LAMPS = (
    Light(640, 214, 110, 250, WARM, 2.7, "lamp", Cone(0.0, 1.0, 0.3, -0.7, 0.42), shadow=0.6),
    Light(880, 214, 110, 250, WARM, 2.7, "lamp", Cone(0.0, 1.0, 0.3, -0.7, 0.42), shadow=0.6),
    Light(500, 140, 120, 270, COLD, 1.4, "strips", shadow=0.5),
    Light(1080, 140, 120, 270, COLD, 1.4, "strips", shadow=0.5),
    Light(752, 180, 70, 170, (1.0, 0.15, 0.035), 3.0, "beacon", sharp=26, shadow=0.5),
)
HALOS = (
    Halo("lamp", 640, 216, 20, "FFE2B0", 0.8),
    Halo("lamp", 880, 216, 20, "FFE2B0", 0.8),
    Halo("beacon", 760, 178, 34, "FF4A1E", 0.45),
)
THINGS = {"table": (760.0, 366.0), "galley": (1060.0, 310.0), "door": (450.0, 320.0), "notices": (640.0, 276.0)}


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="16150F")
    shell(relief, ROOM)
    hatch(relief, 396, 214, 116, 462, "OUT")
    pipe(relief, [(236, 160), (540, 160), (540, 148), (1204, 148)], 6, "8A8474", 22)
    _notices(relief)
    _galley(relief)
    _bunks(relief)
    beacon(relief, 760, 178)
    _table(relief)
    strip(relief, 500, 106, 190)
    strip(relief, 1080, 92, 220)
    pendant(relief, 640, 206)
    pendant(relief, 880, 206)
    return finished(relief, LAMPS, _near, HALOS, THINGS)


def _notices(relief: Relief) -> None:
    """Drawings, lists, a rota: whoever lives here has put them up."""
    relief.rect(560, 222, 150, 104, "6A563C", 3, top=12, bevel=3, texture=0.08)
    for x, y, wide, high, colour in (
        (568, 230, 36, 46, "D8D2C2"), (612, 228, 30, 30, "C8A858"), (650, 232, 50, 36, "A8B4BC"),
        (572, 284, 44, 34, "B8C4A8"), (624, 268, 34, 48, "D8D2C2"), (668, 278, 34, 40, "C9A08C"),
    ):  # fmt: skip
        relief.rect(x, y, wide, high, colour, 1, top=17, bevel=1.5)
        for k in range(int(high / 8) - 1):
            relief.rect(x + 4, y + 6 + k * 7, wide - 8 - 5 * (k % 3), 1.8, "3A3A38", 0, alpha=0.75)
        relief.disc(x + wide / 2, y + 2, 2.2, "A83222", top=22, bevel=2, gloss=0.5)


def _galley(relief: Relief) -> None:
    """Shelves with cups and jars over a counter, a kettle, a tap."""
    for y in (232.0, 284.0):
        relief.rect(964, y, 190, 8, "7A5C38", 1, top=32, bevel=3, texture=0.1, noise="hstreak")
        for k in range(9):
            x = 972.0 + k * 20
            colour = ("D8D2C2", "A83222", "3A6E8F", "B8862B", "6A7A58")[(k * 3 + int(y)) % 5]
            tall = 16.0 + (k * 7 + int(y)) % 15
            relief.rect(x, y - tall, 14, tall, colour, 3, top=38, bevel=4, gloss=0.4)
            if k % 3 == 0:
                relief.ring(x + 16, y - tall / 2, 4, 2.4, colour, top=38, bevel=1.2)
    relief.rect(950, 474, 222, 18, "040506", 8, alpha=0.6, soft=9)
    relief.rect(956, 366, 210, 112, "5A5246", 4, top=36, bevel=5, texture=0.05)
    for k in range(3):
        relief.rect(964 + k * 67, 378, 60, 92, "6A6252", 3, top=42, bevel=4, texture=0.06)
        relief.rect(984 + k * 67, 390, 20, 5, "9AA4AB", 2, top=48, bevel=2, gloss=0.6)
    relief.rect(948, 354, 226, 15, "8A949B", 3, top=56, bevel=4, gloss=0.6)
    relief.rect(1080, 320, 32, 34, "A8B0B6", 10, top=60, bevel=8, gloss=0.7)
    relief.ring(1096, 316, 12, 3, "22282C", top=58, bevel=1.5)
    relief.path(field.spline([(1010, 354), (1010, 322), (1030, 316), (1036, 332)], 8), 3.4, "C4CBD0", top=58, bevel=3.4,
                gloss=0.8)  # fmt: skip
    for k in range(4):
        relief.rect(1126 + k * 9, 340 - k % 2 * 2, 7, 14, ("3F6B3B", "D8D2C2")[k % 2], 2, top=60, bevel=2)


def _bunks(relief: Relief) -> None:
    """Curtains, one drawn back."""
    relief.rect(236, 196, 128, 262, "1A1814", 3, top=2, bevel=3)
    relief.capsule(232, 196, 372, 196, 4, "8A949B", top=26, bevel=4, gloss=0.6)
    for k in range(9):
        relief.rect(240 + k * 10.0, 200, 9, 252, ("6A3A34", "5A322E")[k % 2], 4, top=20, bevel=4.5, texture=0.06)
    relief.rect(330, 396, 36, 12, "7A7264", 3, top=16, bevel=4)


def _table(relief: Relief) -> None:
    """With what was left on it when the alarm began."""
    relief.rect(560, 490, 400, 26, "040506", 10, alpha=0.6, soft=12)
    for x in (598.0, 900.0):
        relief.rect(x, 408, 22, 96, "4A3C2A", 2, top=46, bevel=5)
    relief.rect(552, 386, 416, 26, "8A6840", 4, top=66, bevel=6, gloss=0.22, texture=0.13, noise="hstreak")
    relief.rect(566, 454, 388, 14, "7A5C38", 3, top=70, bevel=5, texture=0.12, noise="hstreak")
    for x in (600.0, 760.0, 904.0):
        relief.rect(x, 466, 14, 40, "4A3C2A", 2, top=64, bevel=4)
    for x, colour in ((612.0, "D8D2C2"), (700.0, "A83222"), (792.0, "3A6E8F"), (918.0, "D8D2C2")):
        relief.rect(x, 366, 18, 20, colour, 5, top=74, bevel=5, gloss=0.4)
        relief.ring(x + 21, 376, 5, 3, colour, top=74, bevel=1.5)
    relief.ellipse(660, 382, 22, 6, "C9C2AE", top=72, bevel=4, gloss=0.5)
    relief.ellipse(846, 382, 26, 7, "7A6A45", top=72, bevel=5)
    for k in range(5):
        relief.disc(832 + k * 7, 377 - k % 2 * 4, 5.5, ("A5532B", "8A9A3C")[k % 2], top=78, bevel=5, gloss=0.3)
    relief.rect(734, 380, 40, 6, "22282C", 2, top=72, bevel=2)
    relief.rect(737, 379, 34, 4, None, 1, emit=(0.06, 0.14, 0.2), group="strips")
    for x, y in ((746.0, 0.0), (752.0, 1.0), (758.0, 0.0)):
        relief.capsule(x, 352 + y, x - 5 + y * 6, 332, 2.2, "3F6B3B", 0.8, top=72, bevel=2)
    relief.rect(743, 350, 18, 30, "9A5A3A", 4, top=74, bevel=5)


def _near(relief: Relief) -> None:
    """A bench with a blanket, the leaves of a pot plant."""
    relief.rect(-10, 664, 380, 30, "6A5234", 6, top=36, bevel=9, texture=0.1, rim=0.5)
    relief.rect(60, 640, 150, 40, "7A3B32", 14, top=44, bevel=14, rim=0.5)
    for k, (dx, dy) in enumerate(((-96, -120), (-50, -170), (4, -190), (58, -160), (96, -100), (-20, -110), (40, -90))):
        tip = (1262.0 + dx, 690.0 + dy)
        relief.capsule(1262, 690, tip[0], tip[1], 5, "3F6B3B", top=40, bevel=4, rim=0.6)
        relief.ellipse(*tip, 20 + 4 * (k % 3), 11 + 3 * (k % 2), ("4F7A42", "3F6B3B")[k % 2], top=46, bevel=9, rim=0.7)
    relief.rect(1216, 672, 96, 60, "8A5236", 8, top=44, bevel=12, rim=0.5)
