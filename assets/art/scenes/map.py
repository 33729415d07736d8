"""The colony as a relief table seen from above: trays for rooms, low blocks for what stands in them, one lamp over it.

The level says where its rooms lie on the screen; a test compares that with `ROOMS`.

Look for: `draw`, `ROOMS`.
"""

from collections.abc import Callable

from assets.art.baked import Baked, developed
from assets.art.light import Light, lit
from assets.art.relief import Relief

TABLE = (24.0, 84.0, 812.0, 476.0)
ROOMS: dict[str, tuple[float, float, float, float]] = {
    "ops": (40, 100, 150, 168),
    "commons": (204, 100, 136, 168),
    "workshop": (354, 100, 150, 168),
    "greenhouse": (518, 100, 162, 168),
    "gh1": (694, 100, 126, 168),
    "ring": (40, 286, 780, 56),
    "living": (40, 360, 250, 184),
    "bay": (312, 360, 130, 184),
    "g5": (464, 360, 110, 184),
    "g9": (588, 360, 104, 184),
    "clinic": (706, 360, 114, 184),
}
"""x, y, width, height."""
FLOORS = {"greenhouse": "40342E", "gh1": "38423A", "living": "4C463F", "bay": "443832", "ring": "343C42"}
FLOOR = 12.0
CLOTH = ("6A5A44", "55606A", "5F5348", "4E5A56", "66584A", "505A64")
WARM, COLD, RED = (1.0, 0.90, 0.72), (0.42, 0.60, 0.82), (1.0, 0.15, 0.035)


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="0C0F12")
    x, y, wide, high = TABLE
    relief.rect(x, y, wide, high, "1E252A", 10, top=8, bevel=7, gloss=0.25, texture=0.05)
    for at in ((x + 9, y + 9), (x + wide - 9, y + 9), (x + 9, y + high - 9), (x + wide - 9, y + high - 9)):
        relief.screw(*at, radius=3.4)
    for name, room in ROOMS.items():
        _tray(relief, *room, FLOORS.get(name, "3C454B"))
    _passages(relief)
    for name, furnish in FURNITURE.items():
        furnish(relief, *ROOMS[name][:2])
    relief.grime((x, y, x + wide, y + high), amount=0.35)
    light = lit(relief, _lamps(), (0.05, 0.056, 0.064), bump=0.9)
    return developed(light.base, light.additions, scale, exposure=1.15, corners=0.22)


def _lamps() -> list[Light]:
    return [
        Light(330, 40, 330, 520, WARM, 1.05, everywhere=True, sharp=26),
        Light(300, 640, 300, 420, WARM, 0.6, everywhere=True, shadow=0.0),
        Light(900, 420, 200, 380, COLD, 0.4, everywhere=True, shadow=0.0),
        Light(599, 190, 60, 80, (0.75, 0.22, 0.85), 0.35, shadow=0.0),
        Light(757, 190, 60, 70, (0.80, 0.45, 0.85), 0.55, shadow=0.0),
        Light(165, 480, 90, 130, (1.0, 0.80, 0.55), 0.35, shadow=0.0),
        Light(377, 440, 70, 84, RED, 1.5, "alarm", sharp=20, shadow=0.6),
    ]


def _tray(relief: Relief, x: float, y: float, wide: float, high: float, floor: str) -> None:
    """A rim, and the floor within it."""
    relief.rect(x - 5, y - 5, wide + 10, high + 10, "59636B", 9, top=26, bevel=3.5, gloss=0.45, texture=0.05)
    relief.rect(x, y, wide, high, floor, 6, top=FLOOR, bevel=1, gloss=0.14, texture=0.06)


def _passages(relief: Relief) -> None:
    """Every room opens to the ring, but the bay: to the house beside it."""
    ring_top, ring_bottom = ROOMS["ring"][1], ROOMS["ring"][1] + ROOMS["ring"][3]
    for name, (x, y, wide, high) in ROOMS.items():
        if name in ("ring", "bay"):
            continue
        above = y < ring_top
        top = y + high - 4 if above else ring_bottom - 4
        bottom = ring_top + 4 if above else y + 4
        relief.rect(x + wide / 2 - 18, top, 36, bottom - top, "3A4248", 2, top=13, bevel=0, gloss=0.2)
    x, y, wide, high = ROOMS["living"]
    relief.rect(x + wide - 4, y + high / 2 - 20, 30, 40, "3A4248", 2, top=13, bevel=0, gloss=0.2)


def _block(
    relief: Relief, x: float, y: float, wide: float, high: float, colour: str = "4A5359", top: float = 20.0
) -> None:
    relief.rect(x, y, wide, high, colour, 3, top=top, bevel=2.5, gloss=0.25, texture=0.07)


def _desks(relief: Relief, x: float, y: float) -> None:
    for k in range(3):
        _block(relief, x + 12 + k * 44, y + 74, 36, 14)
        _block(relief, x + 22 + k * 44, y + 92, 14, 12, "39424A", 17)


def _tables(relief: Relief, x: float, y: float) -> None:
    for k in range(2):
        relief.disc(x + 40 + k * 56, y + 92, 17, "6B6355", top=21, bevel=2.5, gloss=0.25, texture=0.07)
        for dx, dy in ((-22, 0), (22, 0), (0, -22), (0, 22)):
            relief.disc(x + 40 + k * 56 + dx, y + 92 + dy, 5, "4E565C", top=16, bevel=2)


def _benches(relief: Relief, x: float, y: float) -> None:
    _block(relief, x + 12, y + 70, 84, 20, "6B6152", 22)
    _block(relief, x + 112, y + 64, 26, 66, "474F55", 24)
    _block(relief, x + 12, y + 106, 62, 20, "5A5248")


def _planters(relief: Relief, x: float, y: float, across: int, leaf: str, glow: tuple[float, float, float]) -> None:
    for row in range(3):
        for k in range(across):
            left, top = x + 12 + k * 29, y + 64 + row * 23
            _block(relief, left, top, 24, 14, "3A3230", 17)
            relief.rect(left + 3, top + 4, 18, 6, leaf, 2, top=20, bevel=3, texture=0.4)
            relief.rect(left + 3, top + 2, 18, 1.5, "201A18", 1, emit=glow)


def _bunks(relief: Relief, x: float, y: float, across: int, pitch: float) -> None:
    for k in range(across):
        _block(relief, x + 10 + k * pitch, y + 70, 24, 34, CLOTH[k % len(CLOTH)], 17)
        _block(relief, x + 12 + k * pitch, y + 72, 20, 8, "8A857A")


def _house(relief: Relief, x: float, y: float) -> None:
    _bunks(relief, x, y, 6, 28)
    _block(relief, x + 186, y + 76, 50, 24, "6B6355", 21)


def _machine(relief: Relief, x: float, y: float) -> None:
    """The dead generator, its ribs, and the cabinet beside it."""
    _block(relief, x + 22, y + 62, 54, 62, "59636B", 34)
    for k in range(7):
        _block(relief, x + 29, y + 68 + k * 8, 40, 4, "8A7440", 38)
    _block(relief, x + 92, y + 72, 22, 46, top=28)


def _ring(relief: Relief, x: float, y: float) -> None:
    for k in range(13):
        relief.rect(x + 20 + k * 60, y + 26, 30, 3, "2A3137", 1, top=13, bevel=0.5)


FURNITURE: dict[str, Callable[[Relief, float, float], None]] = {
    "ops": _desks,
    "commons": _tables,
    "workshop": _benches,
    "greenhouse": lambda relief, x, y: _planters(relief, x, y, 5, "2E3428", (0.030, 0.010, 0.034)),
    "gh1": lambda relief, x, y: _planters(relief, x, y, 4, "3E5A34", (0.06, 0.03, 0.06)),
    "ring": _ring,
    "living": _house,
    "bay": _machine,
    "g5": lambda relief, x, y: _bunks(relief, x, y, 3, 32),
    "g9": lambda relief, x, y: _bunks(relief, x, y, 3, 30),
    "clinic": lambda relief, x, y: _bunks(relief, x, y, 3, 33),
}
