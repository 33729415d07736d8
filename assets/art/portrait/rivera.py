"""Commander Rivera, 62, lean and upright: silver hair cut close, a long grooved face, a high collar with two bars.

Look for: ``RIVERA``.
"""

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, block, common, noise, ramp, strands, union
from assets.art.portrait.paint import tinted
from assets.art.portrait.person import Brows, Colours, Lamp, Lamps, Patch, Person, Room, Tint
from assets.art.portrait.trace import Solid

_SWEEP: tuple[hair.Lock, ...] = (
    (((-2.6, 8.2, 6.9), (-1.0, 9.6, 6.6), (2.0, 10.2, 4.8), (5.0, 9.0, 2.0), (6.9, 5.6, -1.0)), 1.0),
    (((-3.0, 8.6, 6.2), (-1.6, 10.6, 5.2), (1.4, 11.4, 3.0), (4.6, 10.4, 0.0), (6.6, 7.0, -3.0)), 1.15),
    (((-1.4, 7.9, 7.6), (0.6, 8.8, 7.5), (3.2, 8.9, 6.0), (5.6, 7.2, 3.6), (7.0, 3.6, 0.6)), 0.85),
    (((-0.4, 7.6, 8.1), (1.8, 8.0, 7.9), (4.0, 7.4, 6.6), (5.9, 5.2, 4.6), (6.9, 2.0, 2.2)), 0.65),
    (((-3.4, 8.2, 6.2), (-5.0, 7.6, 4.8), (-6.4, 5.2, 2.6), (-7.1, 1.6, 0.6)), 0.85),
    (((-3.2, 9.0, 5.4), (-5.2, 9.0, 3.2), (-6.9, 6.2, 0.6), (-7.3, 2.4, -1.4)), 1.0),
)


def _crop(p: Spot, face: Face, fine: bool) -> Field:
    line = hair.hairline(p, 7.7, 0.0, -2.2)
    shell = hair.scalp(p, face, line, 0.5)
    return shell - 0.16 * strands(p.y * 0.7 + p.z * 0.9 + p.x * 0.1, 2.6) if fine else shell


def _swept(p: Spot, fine: bool) -> Field:
    mass = hair.locks(p, _SWEEP, 1.1, 0.35)
    return mass - 0.20 * strands(p.y * 1.0 + p.z * 0.8 - p.x * 0.25, 2.4) if fine else mass


def _worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    return (
        Solid("hair", lambda p, fine: _crop(p, face, fine), (0, 3, -1), 11.5),
        Solid("hair", _swept, (0, 6.5, 2.4), 9.5),
    )


def _clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def body(p: Spot) -> Field:
        return cloth.torso(p, mood, 14.4, 0, 0.92)

    def coat(p: Spot, fine: bool) -> Field:
        return body(p) - cloth.folds(p, 0.07) if fine else body(p)

    def bars(p: Spot) -> Field:
        return np.minimum(
            block(p, (3.2, -14.8, 5.2), (0.9, 0.24, 0.5), 0.1), block(p, (3.3, -15.6, 5.3), (0.9, 0.24, 0.5), 0.1)
        )

    def tabs(p: Spot) -> Field:
        q = p.mirrored()
        return common(np.abs(body(p) - 0.1) - 0.25, np.maximum(np.abs(q.x - 11.2) - 2.8, np.abs(p.z + 2.8) - 1.7), 0.2)

    def collar(p: Spot, fine: bool) -> Field:
        return union(
            cloth.stand_collar(p, 5.9, 4.4, -14.3, 0.75, 0.20), cloth.stand_collar(p, 6.0, 1.0, -12.4, 0.9, 0.20), 0.2
        )

    return (
        Solid("navy", coat, (0, -32, -2), 27, False),
        Solid("slate", collar, (0, -14.4, -1.6), 9.2, False),
        Solid("brass", lambda p, fine: bars(p), (3.2, -15.2, 5.2), 1.9, False),
        Solid("brass", lambda p, fine: block(p, (-3.3, -15.2, 5.2), (0.55, 0.55, 0.5)), (-3.3, -15.2, 5.2), 1.3, False),
        Solid("grey", lambda p, fine: tabs(p), (0, -18, -2.8), 17, False),
        Solid(
            "brass", lambda p, fine: common(cloth.zip_line(body(p), p, 0.5, 0.14), -p.z, 0.1), (0, -26, 4), 12, False
        ),
    )


def _paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material == "hair":
        dark = 0.40 * ramp(3.5, -1, p.y) + 0.30 * ramp(0.5, 0.85, noise(p.x * 1.5, p.y * 1.5, p.z * 1.5))
        return tinted(colours, "3A332E", dark)
    return colours


RIVERA = Person(
    "rivera",
    Face(
        skull=7.0, width=5.55, jaw=3.3, jaw_y=-6.3, jaw_round=1.4, chin=0.95, chin_y=-10.1, chin_z=7.0, brow=0.42,
        nose_wide=1.02, nose_tip=1.0, nose_long=0.2, nose_bridge=0.15, eye_wide=1.5, eye_high=0.54, eye_tilt=0.06,
        lips_wide=2.3, lip_upper=0.46, lip_lower=0.62, cheek=0.92, gaunt=0.42, age=0.85, neck=4.0, ear=0.88, lean=0.16,
    ),
    Tint("7E5238", "7A3422", "74383A", "23130B", "A4A5A2", "6A6560"),
    Brows(0.34, 0.0, 0.30, 2.0),
    Expression(yaw=8, pitch=-2, corner_left=-0.04, corner_right=0.06),
    _worn,
    _clad,
    Room(
        "131C24",
        (
            Patch(0, 0.14, 0.30, 0.46, "2C5878", 0.9), Patch(0.70, 0.10, 1, 0.40, "24506E", 0.8),
            Patch(0.72, 0.5, 1, 0.8, "1D3A4E"), Patch(0, 0.56, 0.26, 0.80, "20384A"),
            Patch(0.30, 0, 0.70, 0.05, "C8DCEC", 0.9),
        ),
        0.03,
    ),
    Lamps(
        Lamp((-0.55, 0.62, 0.56), (1.0, 0.90, 0.78), 1.9),
        Lamp((0.8, -0.1, 0.6), (0.34, 0.55, 0.80), 0.34),
        Lamp((0.85, 0.3, -0.45), (0.5, 0.7, 1.0), 1.2),
        Lamp((-0.85, 0.2, -0.5), (0.5, 0.65, 0.9), 0.6),
    ),
    _paint,
    {"relieved": {"open": 0.2, "corner_left": 0.5, "corner_right": 0.6, "wide": 0.5, "roll": 4}},
)  # fmt: skip
