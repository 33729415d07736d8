"""The colony as a relief table seen from above: trays for rooms let into rock, low blocks for what stands in them.

The level says where its rooms lie on the screen; a test compares that with `ROOMS`.

Look for: `draw`, `ROOMS`.
"""

from assets.art.baked import Baked, developed
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes.map_rooms import FURNITURE, Area

TABLE: Area = (12.0, 72.0, 892.0, 472.0)
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
"""Left, top, width, height."""
PART_OF_RING = ("commons", "workshop", "greenhouse")
"""Open to it, without a hatch."""
GROWING = ("gh1", "greenhouse")
STRIPS = (206.0, 477.0, 757.0)
"""Where the strips of the ring hang."""
FLOORS = {"greenhouse": "38322F", "gh1": "2F342F", "living": "48443C", "bay": "443832", "ring": "343C42"}
RIM, FLOOR, ROCK = 15.0, 4.0, 9.0
WARM, COLD, RED, PURPLE = (1.0, 0.90, 0.72), (0.42, 0.60, 0.82), (1.0, 0.15, 0.035), (0.62, 0.16, 0.92)


def draw(scale: float) -> Baked:
    """The whole picture; each room has a lamp of its own, and one for an alarm."""
    relief = Relief(scale, ground="0C0F12")
    _table(relief)
    for area in ROOMS.values():
        _rim(relief, area)
    for name, area in ROOMS.items():
        _floor(relief, name, area)
    _passages(relief)
    for name, furnish in FURNITURE.items():
        furnish(relief, ROOMS[name])
    _strips(relief)
    x, y, wide, high = TABLE
    relief.grime((x, y, x + wide, y + high), amount=0.28)
    light = lit(relief, _lamps(), (0.040, 0.046, 0.054), bump=0.9)
    return developed(light.base, light.additions, scale, exposure=1.25, corners=0.22)


def _lamps() -> list[Light]:
    """Two large ones over the table; in each room a small one, and a red one."""
    over = [
        Light(120, 20, 300, 420, WARM, 0.66, everywhere=True, sharp=26),
        Light(430, 280, 420, 520, WARM, 0.62, everywhere=True, shadow=0.4),
        Light(900, 620, 220, 380, COLD, 0.55, everywhere=True, shadow=0.0),
    ]
    for name, (x, y, wide, high) in ROOMS.items():
        red = (x + wide / 2, y + high * 0.68)
        if name == "ring":
            over += [Light(strip, y + 40, 46, 66, WARM, 0.85, "room.ring", shadow=0.2) for strip in STRIPS]
        else:
            own, strength = (PURPLE, 2.2) if name in GROWING else (WARM, 1.05)
            lamp = (x + wide / 2, y + high * 0.44)
            over.append(Light(*lamp, 52, 0.40 * min(wide, high * 1.1), own, strength, f"room.{name}", shadow=0.4))
            if name in GROWING:
                over.append(Light(x + wide / 2, y + high * 0.70, 60, 60, WARM, 0.75, f"room.{name}", shadow=0.4))
        over.append(Light(*red, 52, 0.42 * min(wide, high), RED, 1.5, f"alarm.{name}", sharp=20, shadow=0.5))
    return over


def _table(relief: Relief) -> None:
    """A frame, and in it the rock that the house is dug into."""
    x, y, wide, high = TABLE
    relief.rect(x, y, wide, high, "20262B", 10, top=RIM + 2, bevel=5, gloss=0.4, texture=0.05)
    relief.rect(x + 6, y + 6, wide - 12, high - 12, "3A2A20", 7, top=ROCK, bevel=1, gloss=0.05, texture=0.45)
    inner = relief.window((x + 6, y + 6, x + wide - 6, y + high - 6))
    relief.height[inner] += 1.0 * relief.noise("rough")[inner] + 1.5 * relief.noise("fbm")[inner]
    for at in ((x + 6, y + 6), (x + wide - 6, y + 6), (x + 6, y + high - 6), (x + wide - 6, y + high - 6)):
        relief.screw(*at, radius=2.6)


def _rim(relief: Relief, area: Area) -> None:
    x, y, wide, high = area
    relief.rect(x - 4, y - 4, wide + 8, high + 8, "060708", 10, alpha=0.5, soft=5)
    relief.rect(x - 1, y - 1, wide + 2, high + 2, "59636B", 8, top=RIM, bevel=3, gloss=0.45, texture=0.05)


def _floor(relief: Relief, name: str, area: Area) -> None:
    """Plates; the ring has lines to walk by."""
    x, y, wide, high = (area[0] + 4, area[1] + 4, area[2] - 8, area[3] - 8)
    relief.rect(x, y, wide, high, FLOORS.get(name, "3C454B"), 5, top=FLOOR, bevel=1, gloss=0.16, texture=0.06)
    plates = max(2, round(wide / 62))
    for n in range(1, plates):
        relief.rect(x + wide * n / plates - 0.5, y, 1, high, "14181B", 0, raise_=-1, bevel=0.5, alpha=0.8)
    if name == "ring":
        for n in range(12):
            relief.rect(x + 22 + n * 71, y + high * 0.66, 18, 1.8, "9A7A34", 0.6)


def _passages(relief: Relief) -> None:
    """A hatch to the ring from every house, from the bay to the house beside it; what is part of the ring is open."""
    _, ring, _, across = ROOMS["ring"]
    for name, (x, y, wide, high) in ROOMS.items():
        if name in ("ring", "bay"):
            continue
        top, bottom = (y + high - 2, ring + 2) if y < ring else (ring + across - 2, y + 2)
        if name in PART_OF_RING:
            _open_way(relief, x + 12, top, wide - 24, bottom - top)
        else:
            _hatch(relief, x + wide / 2 - 24, top, 48, bottom - top)
    x, y, wide, high = ROOMS["living"]
    _hatch(relief, x + wide - 2, y + high / 2 - 28, ROOMS["bay"][0] - x - wide + 4, 56)


def _open_way(relief: Relief, x: float, y: float, wide: float, high: float) -> None:
    relief.rect(x - 4, y, wide + 8, high, "59636B", 1, top=RIM, bevel=3, gloss=0.45)
    relief.rect(x, y - 6, wide, high + 12, "343C42", 1, top=FLOOR, bevel=0, gloss=0.16, texture=0.06)


def _hatch(relief: Relief, x: float, y: float, wide: float, high: float) -> None:
    """A frame with a sunken plate, on which the screen shows how the door stands."""
    relief.rect(x, y, wide, high, "4A535A", 2, top=RIM - 2, bevel=3, gloss=0.45, texture=0.05)
    relief.rect(x + 5, y + 5, wide - 10, high - 10, "1A1F23", 3, top=FLOOR, bevel=2, gloss=0.25)


def _strips(relief: Relief) -> None:
    _, y, _, _ = ROOMS["ring"]
    for strip in STRIPS:
        relief.rect(strip - 23, y + 15, 46, 5, "20262B", 2, top=12, bevel=2)
        relief.rect(strip - 21, y + 16.5, 42, 2.2, None, 1, emit=(1.2, 1.15, 1.0), group="room.ring")
