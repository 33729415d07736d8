"""Yuki Tanaka, 29, slight: a cream lamp strap, a high knot with escaped strands, orange suit, grease on one cheek.

Look for: ``YUKI``.
"""

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, block, common, egg, strands, union
from assets.art.portrait.paint import smudge, tinted
from assets.art.portrait.person import Brows, Colours, Lamp, Lamps, Patch, Person, Room, Tint
from assets.art.portrait.trace import Solid

_LOCKS: tuple[hair.Lock, ...] = (
    (((-5.0, 6.0, 6.2), (-6.3, 4.0, 5.3), (-6.75, 0, 4.6), (-6.2, -3.6, 4.8), (-5.5, -6.0, 5.4)), 0.30),
    (((-5.6, 5.8, 5.4), (-6.8, 3.2, 4.2), (-7.2, -1.4, 3.6), (-6.9, -5.0, 3.6)), 0.32),
    (((-6.2, 5.6, 4.4), (-7.0, 2.2, 3.4), (-7.5, -2.0, 2.6), (-7.4, -3.8, 2.8)), 0.28),
    (((5.4, 6.0, 5.8), (6.3, 4.2, 5.0), (6.9, 1.2, 4.2), (6.8, -2.2, 4.4)), 0.26),
    (((5.9, 5.8, 5.0), (6.7, 3.4, 4.2), (7.2, -0.4, 3.4), (7.3, -3.6, 3.0)), 0.28),
    (((2.6, 6.5, 8.4), (3.6, 5.4, 8.3), (4.6, 3.6, 7.8), (5.0, 1.9, 7.2)), 0.20),
    (((3.0, 6.5, 8.0), (4.2, 5.3, 7.8), (5.2, 3.4, 7.0), (5.6, 0.9, 6.2)), 0.17),
)
_KNOT: tuple[hair.Lock, ...] = (
    (((3.2, 12.4, -3), (5.0, 13.4, -2.8), (6.3, 12.9, -2.6)), 0.5),
    (((3.4, 11.6, -3), (5.4, 12.0, -3), (6.6, 10.9, -3)), 0.45),
    (((0.6, 13.2, -3), (-0.6, 14.2, -3.2), (-1.7, 13.9, -3)), 0.42),
)
_LAMP = (-1.7, 7.5, 8.6)


def _cap(p: Spot, face: Face, fine: bool) -> Field:
    line = 6.3 + 0.025 * p.x * p.x - 0.30 * np.abs(p.x) + 0.25 * np.sin(p.x * 2.3)
    shell = egg(p, (0, 11.9 - face.top, -1.5), (face.skull + 0.40, face.top + 0.25, 9.35))
    shell = common(shell, np.minimum(line - p.y, p.z - 0.4), 0.5)
    return shell - 0.16 * strands(np.arctan2(p.x - 1.5, 14 - p.y) * 9 + p.z * 0.12, 2.2) if fine else shell


def _sides(p: Spot, fine: bool) -> Field:
    shell = common(egg(p.mirrored(), (6.0, 2.6, -1.6), (1.25, 5.2, 4.4)), -1.2 - p.y, 0.6)
    return shell - 0.12 * strands(p.y * 0.5 + p.z * 0.9, 2.4) if fine else shell


def _knot(p: Spot, fine: bool) -> Field:
    bun = union(egg(p, (1.6, 11.9, -4.2), (3.2, 2.7, 3.2)), hair.locks(p, _KNOT), 0.3)
    return bun - 0.22 * strands(np.arctan2(p.y - 11.9, p.x - 1.6) * 2.2 + p.z * 0.6, 2.2) if fine else bun


def _worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    x, y, z = _LAMP

    return (
        Solid("hair", lambda p, fine: _cap(p, face, fine), (0, 4, -1), 11.5),
        Solid("hair", _sides, (0, 2, -1), 9.0),
        Solid("hair", lambda p, fine: hair.locks(p, _LOCKS, 0.05, 0.05), (0, 1, 5), 10.0),
        Solid("hair", _knot, (1.7, 12, -3), 6.0),
        Solid("strap", lambda p, fine: hair.band(p, face, 7.1, 0.85), (0, 6, 0), 11.5),
        Solid("rubber", lambda p, fine: block(p, _LAMP, (1.8, 1.25, 0.9), 0.45), _LAMP, 2.6),
        Solid("lens", lambda p, fine: egg(p, (x - 0.3, y, z + 0.85), (0.95, 0.95, 0.35)), _LAMP, 2.2),
    )


def _clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def body(p: Spot) -> Field:
        return cloth.torso(p, mood, 13.6, 0, 0.86)

    def suit(p: Spot, fine: bool) -> Field:
        return body(p) - cloth.folds(p, 0.14) if fine else body(p)

    return (
        Solid("orange", suit, (0, -32, -2), 26, False),
        Solid("dark_orange", lambda p, fine: cloth.stand_collar(p, 5.6, 3.0, -14.6, 1.6), (0, -14.4, -1.6), 8.4, False),
        Solid("metal", lambda p, fine: cloth.zip_line(body(p), p), (0, -26, 4), 12, False),
        Solid("webbing", lambda p, fine: cloth.strap_over(body(p), p, 8.2, 1.1), (0, -28, 2), 20, False),
    )


def _paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material != "skin":
        return colours
    return tinted(colours, "2A211C", 0.75 * smudge(p, 4.0, -3.4, 1.0, 0.35) + 0.45 * smudge(p, -3.4, 4.2, 0.6, 0.3))


YUKI = Person(
    "yuki",
    Face(
        skull=7.0, width=5.75, jaw=3.35, jaw_round=1.35, chin=0.8, chin_y=-9.5, chin_z=6.9, brow=0.30, nose_wide=0.86,
        nose_tip=0.84, nose_bridge=-0.15, nose_long=-0.35, eye_wide=1.58, eye_high=0.58, eye_tilt=0.17, fold=0.5,
        lips_wide=1.95, lip_upper=0.42, lip_lower=0.58, cheek=0.55, gaunt=0.10, age=0.05, neck=3.9, ear=0.82,
    ),
    Tint("C0906E", "B8503C", "9A4F46", "24140C", "0E0B0C"),
    Brows(0.36, -0.15, 0.20, 2.0),
    Expression(yaw=-13, roll=-2, pitch=1, corner_left=0.06, corner_right=0.16),
    _worn,
    _clad,
    Room(
        "1B1512",
        (
            Patch(0, 0, 0.32, 1, "2A1C15"), Patch(0.70, 0, 1, 0.7, "3A2416"),
            Patch(0.78, 0.10, 0.86, 0.22, "FF5A2A", 2.2),
            Patch(0.06, 0.12, 0.25, 0.18, "FFE2B0", 1.1), Patch(0, 0.62, 0.3, 0.66, "6B5038"),
        ),
        0.035,
    ),
    Lamps(
        Lamp((-0.62, 0.62, 0.50), (1.0, 0.86, 0.70), 1.3),
        Lamp((0.8, -0.05, 0.6), (0.34, 0.50, 0.72), 0.28),
        Lamp((-0.7, 0.5, -0.5), (0.45, 0.66, 1.0), 0.7),
        Lamp((0.9, 0.15, -0.42), (1.0, 0.25, 0.08), 1.0),
    ),
    _paint,
)  # fmt: skip
