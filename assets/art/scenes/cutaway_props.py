"""Things that come to G-7 in the course of a day, as sprites: empty rails, brackets, the backup on its cart and hung.

Look for: `props`.
"""

from collections.abc import Callable

from assets.art.baked import Pixels, sprite
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes.cutaway_bay import frame
from assets.art.scenes.cutaway_mars import foreground
from assets.art.sides import sides

NOTHING = "000000"


def props(scale: float) -> dict[str, Pixels]:
    """`NAME.l` and `NAME.r` of each; and what lies before everything, `foreground`."""
    made: dict[str, Pixels] = {}
    sizes: tuple[tuple[str, float, float, Callable[[Relief], None]], ...] = (
        ("rails", 96, 156, _rails),
        ("brackets", 96, 156, _brackets),
        ("backup", 96, 156, _hung),
        ("cart", 96, 78, _cart),
    )
    for name, wide, high, drawing in sizes:
        relief = Relief(scale, wide, high, NOTHING)
        drawing(relief)
        made[f"{name}.l"], made[f"{name}.r"] = sides(relief)
    made["foreground"] = _foreground(scale)
    return made


def _rails(relief: Relief) -> None:
    """The open half of the rack, the dead stack gone."""
    frame(relief, -2.0, -2.0)


def _brackets(relief: Relief) -> None:
    """Four arms welded across the rails; heat has left its colours beside the beads."""
    for y in (40.0, 108.0):
        for x in (10.0, 72.0):
            relief.rect(x, y, 14, 12, "8A8F94", radius=1, top=26, bevel=2, gloss=0.5)
            relief.rect(x + (10 if x < 40 else -14), y + 4, 18, 6, "9AA0A6", radius=1, top=30, bevel=2, gloss=0.5)
            relief.rect(x, y - 2, 14, 2, "6A4A7A", radius=1, top=26, bevel=1, gloss=0.5)
            relief.capsule(x + 1, y, x + 13, y, 1.2, "C4B8A8", top=29, bevel=1.2, gloss=0.7)


def _machine(relief: Relief, x: float, y: float) -> None:
    """The backup: smaller, clean, white, a stripe that has seen nothing yet."""
    relief.rect(x, y, 58, 92, "C4CCD0", radius=5, top=40, bevel=5, gloss=0.45, texture=0.02)
    relief.rect(x + 5, y + 6, 48, 34, "39424A", radius=3, top=36, bevel=3, gloss=0.3)
    for k in range(7):
        relief.rect(x + 9, y + 10 + k * 4.0, 40, 2.6, ("C8A858", "AEB6BC")[k % 2], radius=1, top=42, bevel=1, gloss=0.6)
    relief.rect(x, y + 46, 58, 6, "2F7F6A", radius=0, top=41, bevel=1)
    relief.words("OGS-B", x + 29, y + 56, 13, "2A3036", anchor="ct", alpha=0.9)
    relief.disc(x + 14, y + 80, 6, "3A4349", top=44, bevel=2, gloss=0.6)
    relief.disc(x + 14, y + 80, 4.4, "D9D5C8", top=43, bevel=1)
    for k in range(3):
        relief.rect(x + 27 + k * 9, y + 75, 6, 10, "22282C", radius=1, top=44, bevel=1.5)
    relief.rect(x + 22, y - 5, 14, 6, "8A949B", radius=2, top=38, bevel=2, gloss=0.6)


def _hung(relief: Relief) -> None:
    _machine(relief, 19.0, 32.0)
    for points in ([(48, 30), (48, 4)], [(30, 124), (30, 150)], [(64, 124), (66, 150)]):
        relief.path([(float(x), float(y)) for x, y in points], 2.4, "5E7F8A", top=34, bevel=2.4, gloss=0.5)


def _cart(relief: Relief) -> None:
    """The machine lying on its side on a hand cart, strapped."""
    relief.rect(4, 56, 88, 6, "B8862B", radius=2, top=34, bevel=2, gloss=0.3)
    relief.capsule(88, 58, 94, 22, 2.0, "6B757C", top=34, bevel=2, gloss=0.5)
    for x in (18.0, 76.0):
        relief.disc(x, 68, 8, "1C1F22", top=36, bevel=4)
        relief.disc(x, 68, 3, "8A949B", top=40, bevel=2, gloss=0.6)
    relief.rect(8, 10, 74, 46, "C4CCD0", radius=5, top=40, bevel=5, gloss=0.45)
    relief.rect(14, 15, 30, 34, "39424A", radius=3, top=36, bevel=3)
    for k in range(6):
        relief.rect(17 + k * 4.2, 18, 2.6, 28, ("C8A858", "AEB6BC")[k % 2], radius=1, top=42, bevel=1, gloss=0.6)
    relief.rect(50, 10, 6, 46, "2F7F6A", radius=0, top=41, bevel=1)
    for x in (24.0, 66.0):
        relief.rect(x, 8, 4, 50, "A5532B", radius=1, top=44, bevel=1.5)


def _foreground(scale: float) -> Pixels:
    """What is nearest, a little wider than the picture, since it slides; light from the sun and the module."""
    relief = Relief(scale, 1320, 720, NOTHING)
    foreground(relief)
    sun = Light(170, 380, 120, 500, (1.0, 0.62, 0.40), 0.9, everywhere=True, shadow=0.5, rim=0.6)
    light = lit(relief, [sun], (0.05, 0.035, 0.03), bump=0.8)
    return sprite(light.base, relief.cover, exposure=1.0)
