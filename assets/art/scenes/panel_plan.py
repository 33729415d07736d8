"""Where everything of the start-up panel is, in units of the picture; game/ui/panel/layout.py has the same numbers.

Whole even numbers, so that what is cut out at any scale begins and ends with a pixel.

Look for: the plates (`BUS` …), `breaker`, `toggle`, `tile`, `button`, `key` (boxes by their number), `Box`.
"""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2


BUS = Box(24, 72, 268, 370)
STACK = Box(304, 72, 562, 370)
GAS = Box(880, 24, 376, 418)
SEQUENCE = Box(24, 454, 540, 204)
LOCKS = Box(576, 454, 290, 204)
PLATES = (BUS, STACK, GAS, SEQUENCE, LOCKS)

BREAKERS = ("q1", "q5", "q3", "q4", "q6")
GAUGE, GAUGE_R = (436.0, 228.0), 98.0
KNOBS = {"amperes": (608.0, 178.0), "ramp": (608.0, 336.0)}
KNOB_R = 30.0
KNOB_FIELD = Box(560, 114, 96, 320)
READOUT = Box(316, 352, 240, 80)
STRIPS = (686.0, 750.0, 814.0)
TUBE_TOP, TUBE_HIGH, TUBE_END = 118.0, 256.0, 20.0
"""A float goes from TUBE_END below the top of its tube to as much above its foot."""
SCREEN = Box(904, 80, 328, 206)
TOGGLES = ("purge", "p201", "enable", "outlet")
GUARDED = "enable"
STORY = Box(588, 500, 266, 80)
DOOR = Box(588, 590, 266, 58)
JUMPERS = ("h2", "hot", "dry", "signal", "outlet")
BUTTONS = ("ack", "test", "trip", "reset")
TILES = 6


def title(plate: Box) -> Box:
    """The engraved bar at the head of a plate."""
    return Box(plate.x + 12, plate.y + 10, plate.w - 24, 28)


def row(n: int) -> Box:
    """Of a breaker."""
    return Box(36, 116 + 64 * n, 244, 60)


def breaker(n: int) -> Box:
    """The frame in which its handle moves."""
    return Box(130, row(n).y + 2, 84, 56)


def breaker_lamp(n: int) -> tuple[float, float]:
    return 260.0, row(n).y + 30


def cell(n: int) -> Box:
    """Of a toggle."""
    return Box(36 + 132 * n, 498, 120, 150)


def toggle(n: int) -> Box:
    """What its lever and its guard can cover."""
    place = cell(n)
    return Box(place.x + 4, place.y + 2, 76, 122)


def pivot(n: int) -> tuple[float, float]:
    place = cell(n)
    return place.x + 42, place.y + 70


def toggle_lamp(n: int) -> tuple[float, float]:
    return cell(n).x + 98, cell(n).y + 26


def tile(n: int) -> Box:
    """A window of the annunciator."""
    return Box(894 + 118 * (n % 3), 310 + 36 * (n // 3), 112, 32)


def button(n: int) -> Box:
    return Box(894 + 88 * n, 384, 84, 52)


def key(n: int) -> Box:
    """A jumper's key, behind the door."""
    return Box(590 + 52 * n, 590, 52, 36)
