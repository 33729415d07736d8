"""Dr Martinez, 37: a cloud of dark curls parted on one side, round steel glasses, white coat, a stethoscope.

Look for: ``MARTINEZ``.
"""

import math

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, Vec, bump, chain, common, cut, egg, noise, ramp, union
from assets.art.portrait.paint import tinted
from assets.art.portrait.person import Brows, Colours, Lamp, Lamps, Patch, Person, Room, Tint
from assets.art.portrait.trace import Solid


def _curl(start: Vec, end: Vec, thick: float, turns: int, wide: float, phase: float) -> hair.Lock:
    path: list[Vec] = []
    for k in range(turns + 1):
        t, angle = k / turns, k * 1.9 + phase
        x, y, z = (a + (b - a) * t for a, b in zip(start, end, strict=True))
        path.append((x + wide * math.sin(angle), y, z + wide * math.cos(angle)))
    return tuple(path), thick


_FRONT: tuple[hair.Lock, ...] = (
    _curl((-2.2, 9.4, 6.2), (-7.0, 0.2, 4.6), 0.85, 9, 0.50, 0.0),
    _curl((-3.4, 9.6, 4.8), (-7.9, -3.6, 3.2), 0.90, 10, 0.55, 1.0),
    _curl((-2.0, 9.0, 7.0), (-6.1, 3.4, 6.4), 0.70, 6, 0.40, 2.2),
    _curl((-1.4, 9.6, 6.4), (6.0, 4.4, 6.4), 0.85, 8, 0.50, 2.0),
    _curl((-1.2, 9.0, 7.2), (4.0, 6.2, 8.0), 0.65, 6, 0.40, 0.6),
    _curl((-0.6, 10.2, 5.0), (7.6, 0.6, 4.6), 0.95, 11, 0.55, 0.5),
    _curl((5.6, 6.0, 5.8), (7.6, -3.6, 3.4), 0.85, 8, 0.50, 1.4),
)


def _mass(p: Spot, fine: bool) -> Field:
    x, y, z = p
    big = np.sin(x * 1.55 + 1.3 * np.sin(z * 0.9 + y * 0.5)) * np.sin(y * 1.5 + 1.1 * np.sin(x * 0.8 + 2))
    big = big * np.sin(z * 1.4 + 1.2 * np.sin(y * 0.9))
    small = np.sin(x * 3.3 + z + 2) * np.sin(y * 3.1 - z * 1.2) * np.sin(z * 2.7 + x)
    cloud = union(egg(p, (0.6, 4.6, -3.2), (10.2, 8.8, 8.8)), egg(p, (1.5, -4.0, -5.0), (9.2, 8.0, 5.6)), 3.0)
    cloud = cloud - 0.80 * (big + 0.30 * small)
    cloud = cloud + 0.9 * bump(x + 1.8 + 0.15 * (y - 9), 0, 0.55) * ramp(6, 9, y) * ramp(-6, 0, z)  # the parting
    half = np.abs(x + 0.3) - 6.1 + 0.11 * np.power(np.maximum(y - 1, 0), np.float32(1.5))
    face = np.maximum(np.maximum(half, y - 7.6 + 0.035 * x * x), 0.8 - z)
    cloud = cut(cloud, np.maximum(face, -14 - y), 0.8)
    return (
        cloud - 0.16 * np.sin(x * 5 + 3 * np.sin(y * 2.3 + z)) * np.sin(y * 5.5 + 2 * np.sin(x * 2.2))
        if fine
        else cloud
    )


def _worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def front(p: Spot, fine: bool) -> Field:
        curls = hair.locks(p, _FRONT, 0.3, 0.12, smooth=False)
        return curls - 0.12 * np.sin(p.y * 5 + p.x * 3) * np.sin(p.x * 4) if fine else curls

    return (
        Solid(
            "fuzz",
            lambda p, fine: hair.scalp(p, face, 6.9 - 0.45 * np.maximum(p.x - 0.5, 0), 0.25, fine, 0.3),
            (0, 5, -1),
            11.0,
        ),
        Solid("fuzz", _mass, (1, 1.5, -3.2), 14.5),
        Solid("fuzz", front, (0, 4.5, 5.5), 10.5),
        Solid("frame", lambda p, fine: hair.round_glasses(p), (0, 0, 5), 9.5),
    )


def _clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def body(p: Spot) -> Field:
        return cloth.torso(p, mood, 14.0, 0, 0.9)

    def tunic(p: Spot, fine: bool) -> Field:
        shape = cloth.vee(body(p), p)
        return shape - cloth.folds(p, 0.12) if fine else shape

    def coat(p: Spot, fine: bool) -> Field:
        shape = cloth.open_front(body(p) - 0.55, p, 4.2, 0.22)
        return shape - cloth.folds(p, 0.14) if fine else shape

    def lapels(p: Spot) -> Field:
        q = p.mirrored()
        edge = np.abs(q.x - 5.2 - 0.30 * (p.y + 16)) - 1.3
        return common(common(edge, np.abs(body(p) - 0.9) - 0.22, 0.1), np.maximum(-1.5 - p.z, p.y + 15.5), 0.3)

    def stethoscope(p: Spot) -> Field:
        path: list[Vec] = [(6.1, -13.6, -2), (5.9, -16.2, 3.6), (5.0, -19.6, 6.9), (3.6, -26, 8.6)]
        return chain(p.mirrored(), path, [0.46] * 4, 0.3)

    return (
        Solid("teal", tunic, (0, -32, -2), 26, False),
        Solid("white", coat, (0, -32, -2), 27, False),
        Solid("white", lambda p, fine: lapels(p), (0, -22, 4), 12, False),
        Solid("rubber", lambda p, fine: stethoscope(p), (0, -20, 2.5), 11, False),
    )


def _paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material == "fuzz":
        return tinted(colours, "5A3420", 0.45 * ramp(0.5, 0.9, noise(p.x * 1.2, p.y * 1.2, p.z * 1.2)))
    return colours


MARTINEZ = Person(
    "martinez",
    Face(
        skull=7.2, width=6.1, jaw=3.6, jaw_round=1.5, chin=1.0, chin_y=-9.6, chin_z=6.8, brow=0.32, nose_long=-0.15,
        nose_tip=1.0, eye_wide=1.52, eye_high=0.58, eye_tilt=0.08, lips_wide=2.15, lip_upper=0.52, lip_lower=0.70,
        cheek=0.70,
        gaunt=0.05, age=0.15, neck=4.1,
    ),
    Tint("96653F", "A8482E", "87443A", "3E2412", "1E130E", "1A100B"),
    Brows(0.42, -0.05, 0.30, 2.0),
    Expression(yaw=-11, roll=-4, corner_left=0.12, corner_right=0.06),
    _worn,
    _clad,
    Room(
        "20302F",
        (
            Patch(0, 0.08, 0.26, 0.5, "3F5E5A"), Patch(0.3, 0, 0.7, 0.07, "E0F0E8", 1.1),
            Patch(0.74, 0.12, 1, 0.62, "36524E"),
            Patch(0.80, 0.20, 0.94, 0.34, "8FD3B6", 0.8), Patch(0.05, 0.58, 0.22, 0.62, "C8D8D0", 0.7),
        ),
        0.03,
    ),
    Lamps(
        Lamp((0.55, 0.58, 0.60), (1.0, 0.90, 0.78), 1.55),
        Lamp((-0.75, -0.05, 0.65), (0.36, 0.56, 0.58), 0.36),
        Lamp((-0.80, 0.35, -0.55), (0.6, 0.85, 0.85), 1.2),
    ),
    _paint,
    {"relieved": {"cheeks": 0.45, "squint": 0.65, "wide": 0.8}},
)  # fmt: skip
