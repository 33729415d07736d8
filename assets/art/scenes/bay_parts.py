"""What a day brings to the bay, as sprites for its picture: empty rails, brackets, the backup on its cart and hung.

The same names as in the cutaway, so that a level tells of both at once. Look for: `parts`, `PLACES`.
"""

from collections.abc import Callable

from assets.art.baked import Pixels
from assets.art.field import Spot
from assets.art.relief import Relief
from assets.art.scenes.place_room import stripes
from assets.art.sides import sides

PLACES: dict[str, Spot] = {
    "rails": (790.0, 190.0), "brackets": (790.0, 190.0), "backup": (790.0, 190.0), "cart": (566.0, 372.0),
}  # fmt: skip
"""Left upper corners in the picture."""


def parts(scale: float) -> dict[str, Pixels]:
    """`NAME.l` and `NAME.r` of each."""
    made: dict[str, Pixels] = {}
    drawings: tuple[tuple[str, float, float, Callable[[Relief], None]], ...] = (
        ("rails", 146, 270, _rails), ("brackets", 146, 270, _brackets), ("backup", 146, 270, _hung),
        ("cart", 168, 152, _cart),
    )  # fmt: skip
    for name, wide, high, drawing in drawings:
        relief = Relief(scale, wide, high, "000000")
        drawing(relief)
        made[f"{name}.l"], made[f"{name}.r"] = sides(relief)
    return made


def _rails(relief: Relief) -> None:
    """The open half of the rack, the dead stack gone."""
    relief.rect(0, 0, 146, 270, "14191D", 4, top=8, bevel=4)
    for k in range(6):
        relief.rect(14, 30 + k * 40, 118, 3, "20272C", 0, top=10, bevel=1)
    for x in (8.0, 126.0):
        relief.rect(x, 6, 12, 256, "59636B", 2, top=24, bevel=3, gloss=0.5)
        for k in range(10):
            relief.disc(x + 6, 22 + k * 25, 2.6, "0C0F11", raise_=-4, bevel=2)


def _brackets(relief: Relief) -> None:
    """Four arms welded across the rails; heat has left its colours beside the beads."""
    for y in (66.0, 190.0):
        for x, way in ((4.0, 1.0), (122.0, -1.0)):
            relief.rect(x, y, 20, 20, "8A8F94", 2, top=32, bevel=3, gloss=0.5)
            relief.rect(x + (16 if way > 0 else -24), y + 6, 28, 10, "9AA0A6", 2, top=38, bevel=3, gloss=0.5)
            relief.rect(x, y - 4, 20, 4, "6A4A7A", 1, top=30, bevel=1, gloss=0.5)
            for k in range(5):
                relief.disc(x + 2 + k * 4, y, 2.4, "C4B8A8", top=36, bevel=2, gloss=0.7)


def _machine(relief: Relief, x: float, y: float) -> None:
    """The backup: smaller, clean, white, a stripe that has seen nothing yet."""
    relief.rect(x, y, 98, 150, "C4CCD0", 7, top=52, bevel=7, gloss=0.45, texture=0.02)
    relief.rect(x + 8, y + 10, 82, 58, "39424A", 4, top=46, bevel=4, gloss=0.3)
    for k in range(8):
        relief.rect(x + 15, y + 16 + k * 6.2, 68, 4, ("C8A858", "AEB6BC")[k % 2], 1, top=54, bevel=1.5, gloss=0.6)
    relief.rect(x, y + 76, 98, 9, "2F7F6A", 0, top=53, bevel=1)
    relief.words("OGS-B", x + 49, y + 92, 22, "2A3036", "ct", alpha=0.9)
    relief.disc(x + 23, y + 130, 10, "3A4349", top=58, bevel=3, gloss=0.6)
    relief.disc(x + 23, y + 130, 7.5, "D9D5C8", top=56, bevel=1.5)
    for k in range(3):
        relief.rect(x + 45 + k * 15, y + 122, 10, 17, "22282C", 2, top=58, bevel=2)


def _hung(relief: Relief) -> None:
    _machine(relief, 24.0, 56.0)
    for points in ([(90, 54), (90, 6)], [(48, 206), (48, 262)], [(104, 206), (108, 262)]):
        relief.path([(float(x), float(y)) for x, y in points], 4, "5E7F8A", top=44, bevel=4, gloss=0.5)


def _cart(relief: Relief) -> None:
    """The machine on a hand cart, strapped."""
    relief.rect(6, 126, 156, 18, "030405", 8, alpha=0.6, soft=7)
    _machine(relief, 30.0, -40.0)
    relief.rect(26, -40, 106, 34, "C4CCD0", 6, top=52, bevel=6, gloss=0.45)
    for y in (8.0, 78.0):
        relief.rect(26, y, 106, 7, "A5532B", 1, top=58, bevel=2)
    relief.capsule(150, 112, 158, 26, 3.4, "6B757C", top=50, bevel=3, gloss=0.5)
    relief.rect(10, 110, 146, 12, "4A535A", 2, top=56, bevel=3, gloss=0.4)
    stripes(relief, 10, 111, 146, 9, 58)
    for x in (36.0, 130.0):
        relief.disc(x, 132, 15, "1C1F22", top=60, bevel=7)
        relief.disc(x, 132, 6, "8A949B", top=66, bevel=3, gloss=0.6)
