"""What stands in the rooms of the map, as low blocks seen from above; nothing in the upper half, where words are.

Look for: `FURNITURE` (room -> what furnishes it), `Area`.
"""

from collections.abc import Callable

from assets.art.relief import Relief

Area = tuple[float, float, float, float]
"""Left, top, width, height."""
CLOTHS = ("8A6A44", "4E6478", "7A7F6A", "8A6A44", "6A4E48", "56705E")


def _block(
    relief: Relief, x: float, y: float, wide: float, high: float, colour: str, top: float = 12, gloss: float = 0.25
) -> None:
    relief.rect(x - 1.5, y, wide + 3, high + 3, "060708", radius=3, alpha=0.5, soft=3)
    relief.rect(x, y, wide, high, colour, radius=2.5, top=top, bevel=2.5, gloss=gloss, texture=0.06)


def _bunks(relief: Relief, x: float, y: float, count: int, pitch: float, high: float, first: int = 0) -> None:
    """Beds with their blankets."""
    for n in range(count):
        left = x + n * pitch
        _block(relief, left, y, pitch - 7, high, "3E464C", 10)
        relief.rect(left + 2, y + 2, pitch - 11, high * 0.24, "B8B2A0", radius=2, top=13, bevel=2, gloss=0.1)
        cloth = CLOTHS[(n + first) % len(CLOTHS)]
        relief.rect(
            left + 1.5, y + high * 0.32, pitch - 10, high * 0.62, cloth, radius=2, top=13, bevel=3, gloss=0.05,
            texture=0.10,
        )  # fmt: skip


def _trays(relief: Relief, x: float, y: float, columns: int, rows: int, pitch: float, room: str) -> None:
    """Beds of plants, and over each row the lamp that they grow by."""
    for row in range(rows):
        relief.rect(
            x, y + row * 19 - 3.5, columns * pitch - 6, 1.6, None, radius=0.8, emit=(0.75, 0.26, 1.05),
            group=f"room.{room}",
        )  # fmt: skip
        for column in range(columns):
            left, top = x + column * pitch, y + row * 19
            _block(relief, left, top, pitch - 6, 12, "2C3034", 8)
            for leaf in range(int((pitch - 8) // 5)):
                lx = left + 3.5 + leaf * 5
                size = 2.2 + ((leaf * 7 + row * 3 + column * 5) % 3) * 0.5
                relief.disc(lx, top + 5.5 + (leaf % 2), size, "6E9A54", top=13, bevel=2, gloss=0.2, texture=0.2)


def _ops(relief: Relief, area: Area) -> None:
    x, y, _, high = area
    for n in range(3):
        left = x + 18 + n * 48
        _block(relief, left, y + high - 42, 38, 13, "434C54", 14)
        relief.rect(left + 4, y + high - 39, 30, 4, "0C1418", radius=1, top=15, bevel=1)
        relief.rect(left + 5, y + high - 38.4, 28, 2.6, None, radius=1, emit=(0.10, 0.34, 0.50), group="room.ops")
        _block(relief, left + 12, y + high - 23, 14, 10, "2E343A", 9)


def _clinic(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _bunks(relief, x + 16, y + high - 48, 2, 34, 38, 1)
    _block(relief, x + wide - 42, y + high - 46, 26, 34, "5A646A", 13, 0.4)
    relief.rect(x + wide - 32, y + high - 38, 5, 17, "A83A2C", radius=1, raise_=1, bevel=1)
    relief.rect(x + wide - 38, y + high - 32, 17, 5, "A83A2C", radius=1, raise_=1, bevel=1)


def _house(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _bunks(relief, x + 14, y + high - 48, 4, (wide - 22) / 4, 38, round(x) % 5)


def _gardens(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _trays(relief, x + 14, y + high - 54, 4, 2, (wide - 24) / 4, "gh1")


def _greenhouse(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _trays(relief, x + 12, y + high - 92, 3, 2, (wide - 22) / 3, "greenhouse")
    # The backup, in its corner.
    _block(relief, x + 14, y + high - 48, 46, 34, "6E6248", 15, 0.35)
    for n in range(5):
        relief.rect(x + 18 + n * 8, y + high - 45, 3, 28, "3A342A", radius=1, raise_=-2, bevel=1)
    relief.rect(x + 68, y + high - 44, 34, 26, "3A4046", radius=3, top=9, bevel=3, gloss=0.4)


def _commons(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    for n in range(2):
        left, top = x + 22 + n * 56, y + high - 74
        _block(relief, left, top, 40, 22, "6A5236", 13)
        for seat in range(3):
            for side in (-8, 24):
                relief.disc(left + 7 + seat * 13, top + side + 3, 4.2, "3A4248", top=8, bevel=2, gloss=0.3)
    _block(relief, x + 14, y + high - 26, wide - 28, 13, "4A525A", 12, 0.4)
    for n in range(3):
        relief.ring(x + 34 + n * 36, y + high - 19.5, 4, 1.4, "20262B", raise_=1)


def _workshop(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _block(relief, x + 14, y + high - 82, 70, 22, "73522F", 15)
    relief.rect(x + 22, y + high - 76, 24, 3, "A8B0B6", radius=1, raise_=2, bevel=1, gloss=0.7)
    relief.rect(x + 54, y + high - 73, 20, 5, "5A1E16", radius=1, raise_=3, bevel=1)
    _block(relief, x + 14, y + high - 38, 52, 24, "73522F", 15)
    relief.disc(x + 40, y + high - 26, 7, "6A737A", raise_=3, bevel=3, gloss=0.6)
    _block(relief, x + wide - 42, y + high - 82, 28, 68, "454E56", 18, 0.4)
    for n in range(4):
        relief.rect(x + wide - 39, y + high - 76 + n * 16, 22, 1.6, "14181B", radius=0.8, raise_=-1.5, bevel=0.8)


def _living(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    _bunks(relief, x + 14, y + high - 46, 6, 27, 36)
    _block(relief, x + 190, y + high - 44, 56, 22, "6A5236", 13)
    for seat in range(4):
        relief.disc(x + 197 + seat * 14, y + high - 15, 4.2, "3A4248", top=8, bevel=2, gloss=0.3)
    _block(relief, x + wide - 22, y + 50, 12, 62, "4A525A", 13, 0.4)
    relief.rect(x + 14, y + high - 56, 152, 2.4, "55606A", radius=1, top=8, bevel=1, gloss=0.4)


def _bay(relief: Relief, area: Area) -> None:
    """The generator: end plates, forty cells, its coolant branch."""
    x, y, _, high = area
    left, top = x + 20, y + high - 90
    _block(relief, left - 6, top - 6, 56, 84, "2A3036", 10, 0.4)
    _block(relief, left, top, 44, 8, "7A858E", 20, 0.6)
    _block(relief, left, top + 64, 44, 8, "7A858E", 20, 0.6)
    for n in range(13):
        relief.rect(left + 3, top + 10 + n * 4.1, 38, 2.5, "8A6A4A", radius=1, top=17, bevel=1, gloss=0.5)
        relief.rect(
            left + 5, top + 10.4 + n * 4.1, 34, 1.4, None, radius=0.6, emit=(1.1, 0.20, 0.05), group="alarm.bay"
        )
    relief.path([(left + 50, top + 10), (left + 60, top + 10), (left + 60, top + 66), (left + 50, top + 66)], 2.6,
                "2E6E5C", top=14, bevel=2.6, gloss=0.6)  # fmt: skip
    for dx in (4, 40):
        relief.screw(left + dx, top + 4, 2.2)
        relief.screw(left + dx, top + 68, 2.2)


FURNITURE: dict[str, Callable[[Relief, Area], None]] = {
    "ops": _ops,
    "clinic": _clinic,
    "g5": _house,
    "g9": _house,
    "gh1": _gardens,
    "commons": _commons,
    "workshop": _workshop,
    "living": _living,
    "bay": _bay,
    "greenhouse": _greenhouse,
}
