"""The plan of G-7's cutaway: where walls, decks, furniture and lamps are, and where people stand, sit, lie and work.

Look for: `SPOTS` (every place of a person, with the way they face), `points`, the rectangles of the rooms.
"""

from typing import NamedTuple

INSIDE = (396.0, 118.0, 836.0, 400.0)
"""x, y, width, height of the room within the hull."""
CORNER = 74.0
UPPER, LOWER = 300.0, 506.0
"""The two floors."""
METRE = 53.0
COLUMNS, BUNK = (432.0, 545.0), 108.0
TIERS = (170.0, 212.0, 254.0, 297.0)
"""Tops of the mattresses."""
RIBS = (658.0, 896.0)
LADDER = 689.0
TABLE = (728.0, 264.0, 118.0)
SHELVES = (946.0, 176.0, 100.0)
WINDOW = (1098.0, 204.0, 33.0)
BENCH = (1156.0, 266.0, 66.0)
LOCK = (556.0, 380.0, 84.0, 126.0)
TANKS = (436.0, 502.0)
RACK = (938.0, 346.0, 214.0, 160.0)
BEACONS = ((1176.0, 358.0), (664.0, 146.0))
STRIPS_TOP = (490.0, 757.0, 1010.0)
STRIPS_BAY = (600.0, 845.0)
STRIP = 58.0
WORK_LAMP = (925.0, 487.0)
ARC = (937.0, 462.0)


class Spot(NamedTuple):
    """Where the feet (or the mattress) of somebody are, and which way they face."""

    x: float
    y: float
    facing: int


def _bunks() -> dict[str, Spot]:
    """The bed at the aisle and the one behind it in each bunk, from the top left downwards."""
    spots: dict[str, Spot] = {}
    for c, x in enumerate(COLUMNS):
        for t, y in enumerate(TIERS):
            k = 2 * (c * len(TIERS) + t)
            spots[f"lie.{k}"] = Spot(x + 50.0, y + 1.0, 1)
            spots[f"lie.{k + 1}"] = Spot(x + 58.0, y - 8.0, 1)
    return spots


SPOTS: dict[str, Spot] = {
    **_bunks(),
    "sit.0": Spot(716.0, 302.0, 1),
    "sit.1": Spot(854.0, 302.0, -1),
    "sit.2": Spot(752.0, 303.0, 1),
    "sit.3": Spot(820.0, 303.0, -1),
    "sit.4": Spot(962.0, 302.0, 1),
    "sit.5": Spot(1030.0, 302.0, -1),
    "stand.0": Spot(1070.0, 302.0, 1),
    "stand.1": Spot(1124.0, 302.0, -1),
    "stand.2": Spot(790.0, 305.0, 1),
    "stand.3": Spot(932.0, 302.0, 1),
    "stand.4": Spot(640.0, 303.0, 1),
    "stand.5": Spot(1052.0, 303.0, -1),
    "stand.6": Spot(604.0, 304.0, -1),
    "stand.7": Spot(708.0, 305.0, -1),
    "stand.8": Spot(540.0, 304.0, 1),
    "stand.9": Spot(998.0, 304.0, 1),
    "work.0": Spot(1146.0, 302.0, 1),
    "work.1": Spot(1172.0, 304.0, 1),
    "work.2": Spot(1214.0, 302.0, -1),
    "work.3": Spot(1080.0, 304.0, 1),
    "exercise.0": Spot(884.0, 300.0, 1),
    "floor.0": Spot(470.0, 304.0, 1),
    "floor.1": Spot(580.0, 304.0, -1),
    "floor.2": Spot(520.0, 305.0, -1),
    "floor.3": Spot(660.0, 305.0, -1),
    "bay.0": Spot(904.0, 508.0, 1),
    "bay.1": Spot(1046.0, 510.0, -1),
    "bay.2": Spot(850.0, 507.0, 1),
    "bay.3": Spot(1168.0, 508.0, -1),
    "bay.4": Spot(826.0, 508.0, 1),
    "bay.5": Spot(786.0, 507.0, -1),
    "bay.6": Spot(1098.0, 509.0, -1),
    "bay.7": Spot(748.0, 508.0, 1),
    "bay.8": Spot(716.0, 507.0, 1),
    "bay.9": Spot(660.0, 508.0, 1),
    "rest.0": Spot(1200.0, 507.0, -1),
    "rest.1": Spot(534.0, 507.0, 1),
    "rest.2": Spot(806.0, 509.0, -1),
    "rest.3": Spot(640.0, 509.0, -1),
    "rest.4": Spot(470.0, 509.0, 1),
    "rest.5": Spot(696.0, 510.0, 1),
    "hatch": Spot(598.0, 505.0, 1),
    "ladder.top": Spot(LADDER, 300.0, 1),
    "ladder.bottom": Spot(LADDER, 506.0, 1),
}


KNEELING = ("bay.0", "bay.1", "work.1")
"""Where one works on one's knees."""


def points() -> dict[str, tuple[float, float]]:
    """Places by name, as the window reads them; `NAME.to` lies ahead of whoever is at NAME,
    there is a `NAME.kneel` where one works on one's knees, and from `sway.K` to `sway.K.to` leaves move."""
    found: dict[str, tuple[float, float]] = {}
    for name, spot in SPOTS.items():
        found[name] = (spot.x, spot.y)
        found[f"{name}.to"] = (spot.x + 10.0 * spot.facing, spot.y)
        if name in KNEELING:
            found[f"{name}.kneel"] = (spot.x, spot.y)
    left, top, wide = SHELVES
    for k in range(3):
        found[f"sway.{k}"] = (left + 3.0, top + 37.0 * k - 22.0)
        found[f"sway.{k}.to"] = (left + wide - 3.0, top + 37.0 * k - 9.0)
    x, y, _, _ = RACK
    found |= {
        "rack": (x + 48.0, y + 80.0),
        "lamp.beacon_1": BEACONS[0],
        "lamp.beacon_2": BEACONS[1],
        "lamp.work": WORK_LAMP,
        "arc": ARC,
        "window": WINDOW[:2],
        "part.rails": (x + 2.0, y + 2.0),
        "part.brackets": (x + 2.0, y + 2.0),
        "part.backup": (x + 2.0, y + 2.0),
        "part.cart": (796.0, 430.0),
    }
    return found
