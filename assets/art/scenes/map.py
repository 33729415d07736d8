"""The colony as a relief table seen from above: trays for rooms, low blocks for what stands in them, one lamp over it.

The level says where its rooms lie on the screen; a test compares that with `ROOMS`.

Look for: `draw`, `ROOMS`.
"""

from assets.art.baked import Baked, developed
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes.map_rooms import FURNITURE, Area

TABLE: Area = (24.0, 78.0, 868.0, 460.0)
ROOMS: dict[str, Area] = {
    "ops": (34, 88, 168, 126),
    "clinic": (216, 88, 138, 126),
    "g5": (368, 88, 156, 126),
    "g9": (538, 88, 156, 126),
    "gh1": (708, 88, 174, 126),
    "ring": (34, 250, 848, 68),
    "commons": (34, 354, 142, 174),
    "workshop": (188, 354, 142, 174),
    "living": (342, 354, 262, 174),
    "bay": (644, 354, 104, 174),
    "greenhouse": (760, 354, 122, 174),
}
FLOORS = {"greenhouse": "40342E", "gh1": "38423A", "living": "4C463F", "bay": "443832", "ring": "343C42"}
FLOOR = 4.0
WARM, COLD, RED = (1.0, 0.90, 0.72), (0.42, 0.60, 0.82), (1.0, 0.15, 0.035)
PURPLE = (0.75, 0.22, 0.85)
GROWING = ("gh1", "greenhouse")


def draw(scale: float) -> Baked:
    """The whole picture; each room has a lamp of its own, and one for an alarm."""
    relief = Relief(scale, ground="0C0F12")
    x, y, wide, high = TABLE
    relief.rect(x, y, wide, high, "1E252A", 10, top=3, bevel=7, gloss=0.25, texture=0.05)
    for area in ROOMS.values():
        _rim(relief, area)
    for name, area in ROOMS.items():
        relief.rect(*area, FLOORS.get(name, "3C454B"), 6, top=FLOOR, bevel=1, gloss=0.14, texture=0.06)
    _passages(relief)
    for name, furnish in FURNITURE.items():
        furnish(relief, ROOMS[name])
    relief.grime((x, y, x + wide, y + high), amount=0.3)
    light = lit(relief, _lamps(), (0.05, 0.056, 0.064), bump=0.9)
    return developed(light.base, light.additions, scale, exposure=1.15, corners=0.22)


def _lamps() -> list[Light]:
    """Two large ones over the table; in each room a small one, and a red one."""
    over = [
        Light(330, 40, 330, 520, WARM, 0.95, everywhere=True, sharp=26),
        Light(300, 640, 300, 420, WARM, 0.5, everywhere=True, shadow=0.0),
        Light(900, 420, 200, 380, COLD, 0.4, everywhere=True, shadow=0.0),
    ]
    for name, (x, y, wide, high) in ROOMS.items():
        at = (x + wide / 2, y + high * 0.66)
        own = PURPLE if name in GROWING else WARM
        over.append(Light(*at, 60, 0.5 * min(wide, high * 1.2), own, 0.4, f"room.{name}", shadow=0.3))
        over.append(Light(*at, 56, 0.5 * min(wide, high * 1.2), RED, 1.3, f"alarm.{name}", sharp=20, shadow=0.5))
    return over


def _rim(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    relief.rect(x - 5, y - 5, wide + 10, high + 10, "59636B", 9, top=14, bevel=3.5, gloss=0.45, texture=0.05)


def _passages(relief: Relief) -> None:
    """Every room opens to the ring, but the bay: to the house beside it."""
    _, ring, _, across = ROOMS["ring"]
    for name, (x, y, wide, high) in ROOMS.items():
        if name in ("ring", "bay"):
            continue
        top, bottom = (y + high - 1, ring + 1) if y < ring else (ring + across - 1, y + 1)
        relief.rect(x + wide / 2 - 22, top, 44, bottom - top, "59636B", 1, top=14, bevel=3, gloss=0.45)
        relief.rect(x + wide / 2 - 17, top - 6, 34, bottom - top + 12, "3A4248", 1, top=FLOOR, bevel=0, gloss=0.2)
    x, y, wide, high = ROOMS["living"]
    end = ROOMS["bay"][0]
    relief.rect(x + wide - 1, y + high / 2 - 22, end - x - wide + 2, 44, "59636B", 1, top=14, bevel=3, gloss=0.45)
    relief.rect(x + wide - 6, y + high / 2 - 17, end - x - wide + 12, 34, "3A4248", 1, top=FLOOR, bevel=0, gloss=0.2)
