"""The greenhouse extension, looking back to its door: the racks and hoops of the salvage, seen from the other end.

Look for: `draw`.
"""

from assets.art.baked import Baked
from assets.art.field import Spot
from assets.art.light import Light
from assets.art.relief import Relief
from assets.art.scenes.place_room import Halo, cable, crate, finished, hatch
from assets.art.scenes.salvage import LAMPS as SEEN_LAMPS
from assets.art.scenes.salvage_house import LAMP, SPOT, house, near

WIDE = 1280.0
FEET: tuple[Spot, ...] = (
    (700.0, 524.0), (560.0, 530.0), (980.0, 526.0), (840.0, 532.0), (1110.0, 530.0), (470.0, 524.0), (1200.0, 526.0),
)  # fmt: skip
THINGS = {"door": (748.0, 330.0), "bus": (456.0, 216.0), "cart": (1150.0, 470.0), "racks": (1010.0, 330.0)}
HALOS = (
    Halo("work", WIDE - SPOT[0] - 30, SPOT[1] - 2, 13, "FFF0D0", 0.8),
    Halo("lamp", WIDE - LAMP[0], LAMP[1] + 8, 16, "FFF0D0", 0.8),
)


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="1A1816")
    house(relief)
    near(relief)
    _turn(relief)
    hatch(relief, 664, 236, 112, 414, "RING", "lamp")
    _board(relief)
    for box in ((640.0, 452.0, 46.0, 30.0, "5F6A58"), (778.0, 444.0, 40.0, 26.0, "7A6A45")):
        crate(relief, *box)
    _trays(relief)
    return finished(relief, [_turned(lamp) for lamp in SEEN_LAMPS], _near, HALOS, THINGS, exposure=1.4, feet=FEET)


def _turn(relief: Relief) -> None:
    """What was at the left is at the right."""
    for name in ("colour", "height", "gloss", "emission", "depth", "rim", "cover", "source"):
        buffer = getattr(relief, name)
        buffer[:] = buffer[:, ::-1].copy()


def _turned(lamp: Light) -> Light:
    cone = lamp.cone._replace(x=-lamp.cone.x) if lamp.cone else None
    return lamp._replace(x=WIDE - lamp.x, cone=cone)


def _board(relief: Relief) -> None:
    """The box of the bus from behind: a plate with where its cables go."""
    relief.rect(394, 90, 128, 112, "4E5961", 5, top=70, bevel=5, gloss=0.35, texture=0.05)
    relief.rect(402, 98, 112, 26, "14181B", 3, top=68, bevel=2)
    relief.words("BUS Q4", 458, 111, 22, "E2DCCB", "cm", alpha=0.9)
    for k in range(4):
        relief.disc(414 + k * 29, 150, 9, "22282C", top=78, bevel=4, gloss=0.4)
        relief.disc(414 + k * 29, 150, 5, "B77E12", top=82, bevel=3, gloss=0.4)
    relief.words("120 V DC", 458, 184, 18, "E2B64A", "cm", alpha=0.9)
    for k, colour in enumerate(("A5532B", "22282C", "B77E12", "3A6E8F")):
        cable(
            relief,
            [(414 + k * 29, 200), (424 + k * 20, 240), (430 + k * 14, 300), (408 + k * 10, 380)],
            3.4,
            colour,
            60,
        )


def _trays(relief: Relief) -> None:
    """The first seedlings, on a rack that was finished ahead of the others."""
    for x, y, wide in ((958.0, 336.0, 120.0), (958.0, 442.0, 120.0)):
        relief.rect(x, y, wide, 12, "3A2C20", 2, top=46, bevel=3)
        for k in range(13):
            stem = x + 6 + k * wide / 13
            tall = 7 + (k * 7) % 9
            for lean in (-4.0, 3.0):
                relief.capsule(stem, y, stem + lean, y - tall, 1.8, ("4F8A3A", "3F7432")[k % 2], 0.8, top=52, bevel=2)


def _near(relief: Relief) -> None:
    """The handle of a cart, and what lies on the floor of a building site."""
    for x in (1120.0, 1290.0):
        relief.capsule(x, 730, x + 26, 560, 9, "6B757C", top=40, bevel=9, gloss=0.5, rim=0.6)
    relief.capsule(1142, 566, 1320, 566, 10, "7E888F", top=44, bevel=10, gloss=0.5, rim=0.6)
    relief.rect(1060, 676, 300, 22, "9A7A34", 3, top=36, bevel=7, gloss=0.3, rim=0.5)
    for k in range(3):
        relief.capsule(40, 668 + k * 17, 330 + k * 20, 690 + k * 14, 8, ("8A8F8A", "7A5C3C", "59636B")[k], top=30,
                       bevel=8, gloss=0.4, rim=0.6)  # fmt: skip
