"""Where everything of the start-up panel is on the stage; assets/art/scenes/panel_plan.py has the same numbers.

Look for: the plates (`BUS` …), `row`, `cell`, `tile`, `button`, `key` (boxes by their number).
"""

from game.ui.geometry import Rect

BUS = Rect(24, 72, 268, 370)
STACK = Rect(304, 72, 562, 370)
GAS = Rect(880, 24, 376, 418)
SEQUENCE = Rect(24, 454, 540, 204)
LOCKS = Rect(576, 454, 290, 204)
LIST = Rect(880, 454, 376, 242)
HEAD = Rect(24, 24, 842, 40)
HINTS_Y = 664.0

BREAKERS = ("q1", "q5", "q3", "q4", "q6")
GAUGE, GAUGE_R = (436.0, 228.0), 98.0
SWEEP = (-220.0, 260.0)
"""Degrees of the low end of the gauge, clockwise from the right, and of its whole sweep."""
DIALS = ("amperes", "ramp")
KNOBS = {"amperes": (608.0, 178.0), "ramp": (608.0, 336.0)}
KNOB_R = 30.0
TURN = (-225.0, 270.0)
"""The same of a knob."""
READOUT = Rect(316, 352, 240, 80)
STRIPS = (686.0, 750.0, 814.0)
TUBE_TOP, TUBE_HIGH, TUBE_END = 118.0, 256.0, 20.0
SCREEN = Rect(904, 80, 328, 206)
TOGGLES = ("purge", "p201", "enable", "outlet")
GUARDED = "enable"
STORY = Rect(588, 500, 266, 80)
DOOR = Rect(588, 590, 266, 58)
JUMPERS = ("h2", "hot", "dry", "signal", "outlet")
BUTTONS = ("ack", "test", "trip", "reset")
WINDOWS = ("h2", "hot", "dry", "power", "signal", "outlet")
"""Of the annunciator."""


def title(plate: Rect) -> Rect:
    """The engraved bar at the head of a plate."""
    return Rect(plate.x + 12, plate.y + 10, plate.w - 24, 28)


def row(n: int) -> Rect:
    """Of a breaker."""
    return Rect(36, 116 + 64 * n, 244, 60)


def breaker(n: int) -> Rect:
    """The frame in which its handle moves."""
    return Rect(130, row(n).y + 2, 84, 56)


def cell(n: int) -> Rect:
    """Of a toggle."""
    return Rect(36 + 132 * n, 498, 120, 150)


def toggle(n: int) -> Rect:
    """What its lever and its guard can cover."""
    place = cell(n)
    return Rect(place.x + 4, place.y + 2, 76, 122)


def tile(n: int) -> Rect:
    """A window of the annunciator."""
    return Rect(894 + 118 * (n % 3), 310 + 36 * (n // 3), 112, 32)


def button(n: int) -> Rect:
    return Rect(894 + 88 * n, 384, 84, 52)


def key(n: int) -> Rect:
    """A jumper's key, behind the door."""
    return Rect(590 + 52 * n, 590, 52, 36)


def knob(name: str) -> Rect:
    """A knob with all that belongs to it."""
    x, y = KNOBS[name]
    return Rect(x - 50, y - 64, 100, 158)


def small(name: str, n: int) -> Rect:
    """One of the two small keys under a knob: 0 turns it back, 1 on."""
    place = knob(name)
    return Rect(place.x + 4 + 48 * n, place.y + 128, 44, 30)


def strip(n: int) -> Rect:
    """A tube with its scale and its name."""
    return Rect(STRIPS[n] - 24, TUBE_TOP - 8, 64, 320)
