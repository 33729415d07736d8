"""The close-ups of the salvage: for each movement of the hands a ground, and a gloved hand with what it moves.

Look for: `closeups`.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from assets.art import field
from assets.art.baked import Pixels, sprite
from assets.art.field import Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief

WIDE, HIGH, REACH = 340.0, 220.0, 260.0
LEATHER, STRAP = "8A6238", "3A3A34"
Drawing = Callable[[Relief], None]


class Move(NamedTuple):
    """A movement: what stays, what the hand moves, about which point, along which way, from which angle to which."""

    ground: Drawing
    thing: Callable[[Relief, float, float], None]
    """Draws at (x, y), the point about which it turns, and returns nothing; the glove comes after it."""
    grasp: Spot
    """Where the hand is, from that point."""
    pivot: Spot
    way: Spot
    turn: Spot


def closeups(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Points and pictures of every movement."""
    points: dict[str, Spot] = {}
    parts: dict[str, Pixels] = {}
    for name, move in MOVES.items():
        ground = Relief(scale, WIDE, HIGH, "1C2124")
        ground.rect(3, 3, WIDE - 6, HIGH - 6, "9FA5A4", 4, top=8, bevel=3, gloss=0.4, texture=0.03)
        ground.grime((4, 4, WIDE - 4, HIGH - 4), "5A4232", 0.35, 0.3, "fbm", 1.4)
        move.ground(ground)
        parts[f"close.{name}"] = _shown(ground, WIDE, HIGH)[..., :3]
        hand = Relief(scale, 2 * REACH, 2 * REACH, "000000")
        hand.height[:] = 50
        move.thing(hand, REACH, REACH)
        _glove(hand, REACH + move.grasp[0], REACH + move.grasp[1])
        parts[f"close.{name}.hand"] = _shown(hand, WIDE, HIGH)
        points[f"close.{name}.pivot"], points[f"close.{name}.way"] = move.pivot, move.way
        points[f"close.{name}.turn"] = move.turn
    return points, parts


def _shown(relief: Relief, wide: float, high: float) -> Pixels:
    key = Light(wide * 0.2, -10, 260, 330, (1.0, 0.90, 0.72), 1.9, everywhere=True, sharp=26)
    cool = Light(wide, high, 240, 260, (0.42, 0.60, 0.82), 0.45, shadow=0.0, everywhere=True)
    light = lit(relief, [key, cool], (0.05, 0.05, 0.055), bump=0.9)
    return sprite(light.base, relief.cover, exposure=1.15)


def _glove(relief: Relief, x: float, y: float) -> None:
    """From the right: cuff, palm, three fingers behind what is held, the thumb over it."""
    relief.capsule(
        x + 54, y + 26, x + 170, y + 96, 40, LEATHER, 52, top=100, bevel=34, texture=0.10, gloss=0.06, rim=0.4
    )
    for a, b in (((96, 56), (112, 26)), ((70, 84), (96, 52))):
        relief.capsule(x + a[0], y + a[1], x + b[0], y + b[1], 8, STRAP, top=112, bevel=6, texture=0.08)
    fingers = ((30, -16, -8, -30, -26, -14), (34, 6, -8, -10, -30, 4), (36, 26, -2, 14, -24, 24))
    for k, (ax, ay, bx, by, ex, ey) in enumerate(fingers):
        finger = [(x + ax + 20, y + ay + 8), (x + ax, y + ay), (x + bx, y + by), (x + ex, y + ey)]
        relief.path(
            field.spline(finger, 8),
            12.5 - 0.6 * k,
            LEATHER,
            top=104 - 3 * k,
            bevel=11,
            texture=0.10,
            gloss=0.06,
            rim=0.4,
        )
        mx, my = x + (ax + bx) / 2, y + (ay + by) / 2
        relief.capsule(mx - 3, my - 9, mx + 4, my + 9, 1.6, "4A3218", raise_=-2, bevel=1.5)
    thumb = field.spline([(x + 62, y + 46), (x + 34, y + 52), (x + 6, y + 38), (x - 8, y + 16)], 8)
    relief.path(thumb, 14, LEATHER, top=118, bevel=12, texture=0.10, gloss=0.06, rim=0.4)


def _hexagon(x: float, y: float, radius: float) -> list[Spot]:
    return [
        (x + radius * math.cos(k * math.pi / 3 + 0.5), y + radius * math.sin(k * math.pi / 3 + 0.5)) for k in range(6)
    ]


def _screws(relief: Relief) -> None:
    for x in (22.0, WIDE - 22):
        for y in (22.0, HIGH - 22):
            relief.screw(x, y, 6, "8F989E")


def _port(relief: Relief, x: float, y: float) -> None:
    """A coolant port, with the hose that leaves it."""
    hose = field.spline([(x - 112, y + 64), (x - 78, y + 48), (x - 46, y + 22), (x - 10, y)], 12)
    relief.path(hose, 24, "0B6B50", top=46, bevel=22, gloss=0.3)
    for spot in hose[::3]:
        relief.disc(*spot, 25.4, "064534", top=50, bevel=16, gloss=0.2)
    relief.polygon(_hexagon(x, y, 56), "009E73", 2, top=26, bevel=6, gloss=0.3)
    relief.polygon(_hexagon(x, y, 47), "8F989E", 2, top=52, bevel=14, gloss=0.8, texture=0.03)
    relief.disc(x, y, 30, "6C757B", top=64, bevel=12, gloss=0.8)
    relief.disc(x, y, 17, "0F7A5C", top=70, bevel=9, gloss=0.5)


def _cock_ground(relief: Relief) -> None:
    _screws(relief)
    _port(relief, 104, 112)
    relief.capsule(144, 98, 196, 104, 13, "B48A3C", top=50, bevel=13, gloss=0.8)
    relief.disc(196, 104, 26, "B48A3C", top=64, bevel=14, gloss=0.8)
    relief.disc(196, 104, 12, "6A4E1E", top=72, bevel=5, gloss=0.8)
    relief.capsule(196, 124, 198, 152, 8, "B48A3C", 6, top=46, bevel=8, gloss=0.8)
    for y, r in ((165, 4.2), (178, 2.8)):
        relief.disc(198, y, r, "2FA584", top=40, bevel=4, gloss=0.9)
    relief.rect(174, 184, 50, 34, "C8D0D2", 8, top=26, bevel=10, gloss=0.9, alpha=0.55)
    relief.words("DRAIN", 116, 30, 22, "15181A", anchor="cm")


def _lever(relief: Relief, x: float, y: float) -> None:
    relief.capsule(x, y, x + 62, y - 24, 9, "A8241A", 11, top=78, bevel=8, gloss=0.5)


def _breaker_ground(relief: Relief) -> None:
    _screws(relief)
    relief.rect(130, 26, 96, 160, "3A4349", 8, top=24, bevel=6, gloss=0.4)
    relief.rect(146, 40, 44, 132, "0C0E10", 6, top=8, bevel=6)
    relief.words("I", 210, 46, 28, "E2DCCB", anchor="ct")
    relief.words("O", 210, 138, 28, "E2DCCB", anchor="ct")
    relief.words("BUS Q4", 70, 36, 24, "15181A", anchor="ct")
    relief.words("120 V", 70, 66, 20, "8A2A1C", anchor="ct")
    relief.ring(70, 132, 18, 8, "AEB6BC", top=40, bevel=4, gloss=0.8)


def _handle(relief: Relief, x: float, y: float) -> None:
    relief.rect(x - 18, y - 14, 36, 28, "6C747A", 4, top=60, bevel=5, gloss=0.6)
    relief.capsule(x - 6, y, x + 60, y, 11, "A8241A", top=82, bevel=9, gloss=0.5)


def _hasp_ground(relief: Relief) -> None:
    _screws(relief)
    relief.rect(40, 34, 150, 44, "5A666E", 5, top=24, bevel=5, gloss=0.4)
    relief.rect(82, 48, 56, 14, "0C0E10", 4, top=8, bevel=4)
    relief.ring(110, 92, 34, 13, "B9C0C5", top=52, bevel=6, gloss=0.8)
    relief.rect(66, 104, 88, 76, "6C747A", 10, top=62, bevel=12, gloss=0.7)
    relief.disc(110, 140, 9, "15181A", top=54, bevel=4)
    relief.rect(107, 140, 6, 20, "15181A", 2, top=54, bevel=2)


def _cutter(relief: Relief, x: float, y: float) -> None:
    for way in (-1.0, 1.0):
        relief.polygon(
            [(x - 44, y + 3 * way), (x + 6, y + 20 * way), (x + 6, y)], "2A3036", 2, top=78, bevel=4, gloss=0.5
        )
        relief.capsule(x + 4, y + 9 * way, x + 150, y + 22 * way, 8, "A8241A", top=76, bevel=7, gloss=0.4)
    relief.disc(x + 4, y, 9, "8A949B", top=86, bevel=4, gloss=0.7)


def _floor_ground(relief: Relief) -> None:
    relief.rect(3, 120, WIDE - 6, HIGH - 123, "4A3A2E", 2, top=14, bevel=4, texture=0.10)
    for x in (40.0, 236.0):
        relief.rect(x, 74, 62, 60, "C4CCD0", 4, top=40, bevel=6, gloss=0.5)
        relief.rect(x - 8, 126, 78, 16, "6C747A", 3, top=48, bevel=4, gloss=0.5)
        relief.polygon(_hexagon(x + 31, 134, 9), "A8241A", 1, top=62, bevel=4, gloss=0.6)
    relief.rect(32, 155, 120, 10, "D9C24A", 1, top=52, bevel=2, gloss=0.3)
    for k in range(12):
        relief.rect(34 + 10 * k, 155, 1.6, 9 if k % 5 == 0 else 5, "15181A", 0, raise_=0.5)


def _tape(relief: Relief, x: float, y: float) -> None:
    relief.rect(x - 120, y - 5, 124, 10, "D9C24A", 1, top=56, bevel=2, gloss=0.3)
    for k in range(12):
        relief.rect(x - 116 + 10 * k, y - 5, 1.6, 9 if k % 5 == 0 else 5, "15181A", 0, raise_=0.5)
    relief.rect(x - 6, y - 24, 48, 48, "2A3036", 8, top=86, bevel=8, gloss=0.5)


def _plug_ground(relief: Relief) -> None:
    _screws(relief)
    relief.rect(52, 50, 108, 96, "E69F00", 8, top=26, bevel=4)
    relief.rect(60, 58, 92, 80, "1A1E21", 6, top=14, bevel=5)
    for x in (82.0, 106.0, 130.0):
        relief.rect(x - 5, 84, 10, 28, "B48A3C", 2, top=30, bevel=3, gloss=0.8)
    relief.words("120 V DC", 106, 152, 19, "15181A", anchor="ct")


def _label(relief: Relief, x: float, y: float) -> None:
    relief.rect(x - 34, y - 26, 60, 52, "2A2420", 5, top=66, bevel=6, gloss=0.3)
    relief.capsule(x + 20, y, x + 150, y - 60, 17, "B77E12", top=62, bevel=16, gloss=0.3)
    tag = [(x - 30, y + 20), (x + 6, y + 26), (x - 2, y + 84), (x - 38, y + 78)]
    relief.polygon(tag, "D8D2C4", 2, top=94, bevel=2)
    relief.polygon([(x - 30, y + 20), (x + 6, y + 26), (x + 4, y + 42), (x - 32, y + 36)], "A8241A", 2, top=95, bevel=2)
    for k in range(3):
        relief.capsule(x - 28, y + 50 + 9 * k, x - 6 - 4 * k, y + 54 + 9 * k, 1.6, "4A443C", raise_=0.6, bevel=1)


def _cap_ground(relief: Relief) -> None:
    _screws(relief)
    relief.polygon(_hexagon(112, 106, 62), "009E73", 2, top=26, bevel=6, gloss=0.3)
    relief.polygon(_hexagon(112, 106, 52), "8F989E", 2, top=52, bevel=14, gloss=0.8, texture=0.03)
    relief.disc(112, 106, 34, "6C757B", top=62, bevel=10, gloss=0.8)
    relief.disc(112, 106, 24, "0C1412", top=30, bevel=8, gloss=0.4)
    relief.words("RETURN", 112, 186, 20, "15181A", anchor="cm")


def _cap(relief: Relief, x: float, y: float) -> None:
    relief.disc(x, y, 36, "B8862B", top=84, bevel=14, gloss=0.5)
    for k in range(12):
        a = k * math.pi / 6
        relief.disc(x + 33 * math.cos(a), y + 33 * math.sin(a), 4, "6A4E1E", raise_=-4, bevel=3)


def _bolt_ground(relief: Relief) -> None:
    relief.rect(3, 140, WIDE - 6, 77, "8A5A22", 3, top=20, bevel=6, gloss=0.4, texture=0.06)
    relief.rect(40, 70, 150, 104, "6C747A", 6, top=34, bevel=8, gloss=0.5, texture=0.03)
    relief.disc(118, 122, 34, "4A5258", top=40, bevel=5, gloss=0.6)
    relief.polygon(_hexagon(118, 122, 24), "A8241A", 2, top=60, bevel=8, gloss=0.6)
    for x in (66.0, 168.0):
        relief.disc(x, 92, 6, "15181A", top=24, bevel=3)


def _wrench(relief: Relief, x: float, y: float) -> None:
    relief.ring(x, y, 32, 14, "AEB6BB", top=76, bevel=6, gloss=0.8)
    relief.capsule(x + 36, y - 6, x + 140, y - 24, 10, "AEB6BB", 12, top=74, bevel=8, gloss=0.8)


def _lift_ground(relief: Relief) -> None:
    relief.rect(3, 176, WIDE - 6, 41, "7A8288", 3, top=16, bevel=6, gloss=0.5, texture=0.05)
    for k in range(9):
        x = 6.0 + 38 * k
        relief.polygon([(x + 12, 196), (x + 30, 196), (x + 18, 214), (x, 214)], "B8862B", top=18, bevel=1)


def _grip(relief: Relief, x: float, y: float) -> None:
    relief.rect(x - 180, y - 120, 214, 150, "E2E4E0", 10, top=58, bevel=8, gloss=0.5)
    relief.rect(x - 100, y - 26, 124, 46, "1A1E21", 10, top=52, bevel=8)
    relief.capsule(x - 84, y - 4, x + 8, y - 4, 9, "5A6066", top=80, bevel=8, gloss=0.5)


def _pack_ground(relief: Relief) -> None:
    relief.rect(34, 82, 200, 122, "5F6A58", 6, top=26, bevel=6, gloss=0.15, texture=0.06)
    relief.rect(48, 96, 172, 94, "12140F", 4, top=6, bevel=8)
    relief.rect(58, 132, 60, 50, "9AA4AB", 8, top=22, bevel=8, gloss=0.5)
    relief.path(field.spline([(130, 180), (150, 150), (190, 156), (206, 180)], 8), 8, "0B6B50", top=20, bevel=8)
    relief.words("PARTS", 134, 62, 24, "15181A", anchor="cm")


def _fitting(relief: Relief, x: float, y: float) -> None:
    relief.polygon(_hexagon(x - 6, y, 24), "B48A3C", 2, top=80, bevel=8, gloss=0.8)
    relief.capsule(x - 6, y, x - 46, y + 4, 14, "B48A3C", top=74, bevel=10, gloss=0.8)


MOVES: dict[str, Move] = {
    "turn": Move(_cock_ground, _lever, (58, -22), (196, 104), (0, 0), (-16, 62)),
    "pull": Move(_breaker_ground, _handle, (52, -4), (168, 64), (0, 84), (0, 6)),
    "cut": Move(_hasp_ground, _cutter, (86, -6), (206, 84), (-26, 0), (4, -3)),
    "tape": Move(_floor_ground, _tape, (30, -6), (150, 160), (86, 0), (0, 0)),
    "label": Move(_plug_ground, _label, (40, -14), (150, 92), (44, -10), (0, 4)),
    "cap": Move(_cap_ground, _cap, (28, 2), (186, 96), (-74, 10), (24, -22)),
    "bolt": Move(_bolt_ground, _wrench, (112, -22), (118, 122), (0, 0), (-26, 24)),
    "lift": Move(_lift_ground, _grip, (-10, -2), (210, 150), (0, -46), (0, -3)),
    "pack": Move(_pack_ground, _fitting, (14, -4), (190, 66), (-36, 74), (-6, 10)),
}
