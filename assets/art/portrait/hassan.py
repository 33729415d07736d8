"""Hassan, 57, broad: faded indigo welder's cap, grey-shot beard, laughter lines, an enamel mug in his hand.

Look for: ``HASSAN``.
"""

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, Vec, ball, bump, chain, common, egg, noise, pipe, ramp, strands, union
from assets.art.portrait.paint import tinted
from assets.art.portrait.person import Brows, Colours, Lamp, Lamps, Patch, Person, Room, Tint
from assets.art.portrait.trace import Solid

_MUG = (9.2, -15.2, 9.2)


def _o(x: float, y: float, z: float) -> Vec:
    return cloth.from_point(_MUG, (x, y, z))


def _crown(p: Spot, fine: bool) -> Field:
    cap = common(egg(p, (0.2, 6.4, -1.6), (8.1, 6.4, 9.5)), 4.9 + 0.05 * p.z - p.y, 0.5)
    return (
        cap - 0.10 * np.sin(np.arctan2(p.x, p.z + 1.6) * 6) * ramp(12, 8, p.y) - cloth.folds(p, 0.12) if fine else cap
    )


def _band(p: Spot) -> Field:
    shell = np.abs(egg(p, (0.2, 6.4, -1.6), (8.2, 6.5, 9.6))) - 0.16
    return common(shell, np.abs(p.y - 5.6 - 0.05 * p.z) - 0.75, 0.15)


def _brim(p: Spot) -> Field:
    v = p.y - 5.5 - 0.18 * (p.z - 7) - 0.10 * p.x + 0.035 * p.x * p.x
    a, b = p.x * (1 / 6.3), (p.z - 6.2) * (1 / 6.0)
    return common(np.abs(v) - 0.26, np.sqrt(a * a + b * b) * 4 - 4, 0.3)


def _worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def under_cap(p: Spot, fine: bool) -> Field:
        line = 9 - 9.6 * ramp(5.0, 6.2, np.abs(p.x)) - 3 * ramp(0, -2, p.z)
        return hair.scalp(p, face, line + 3 * ramp(3.4, 4.6, p.z), 0.28, fine, 0.1)

    return (
        Solid("hair", under_cap, (0, 3, -1), 11),
        Solid("fuzz", lambda p, fine: hair.beard(p, face, mood, 1.0, fine), (0, -7, 2), 10.5),
        Solid("indigo", _crown, (0, 7, -1.6), 10.5),
        Solid("dark_indigo", lambda p, fine: _band(p), (0, 5.6, -1), 10.5),
        Solid("indigo", lambda p, fine: _brim(p), (0, 5.3, 9), 7.5),
    )


def _hand(p: Spot) -> Field:
    palm = egg(p, _o(4.6, -0.2, -1.2), (1.5, 3.4, 2.6))
    palm = union(palm, chain(p, [_o(4.8, -2.2, -1.8), _o(7.6, -10, -4)], [2.6, 3.2]), 1.0)
    thumb = chain(
        p, [_o(4.2, 2.0, -0.4), _o(3.9, 4.4, 0.8), _o(2.3, 5.0, 2.2), _o(0.9, 4.6, 3.2)], [1.25, 1.05, 0.92, 0.66], 0.25
    )
    palm = union(palm, thumb, 0.32)
    for y, long, r in ((2.2, 1.0, 1.0), (0.65, 1.05, 1.04), (-0.9, 1.0, 0.98), (-2.35, 0.9, 0.84)):
        path = [_o(4.3, y, 0.2), _o(3.5, y + 0.1, 3.0), _o(0.6 * long, y + 0.05, 4.15), _o(-1.9 * long, y - 0.1, 3.55)]
        palm = union(palm, chain(p, path, [1.02 * r, 0.98 * r, 0.90 * r, 0.72 * r], 0.25), 0.32)
        palm = union(palm, ball(p, _o(3.6, y + 0.1, 3.12), 0.9 * r), 0.3)
    return palm


def _clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def body(p: Spot) -> Field:
        return cloth.torso(p, mood, 17.5, 0.4, 1.18)

    def shirt(p: Spot, fine: bool) -> Field:
        return body(p) - cloth.folds(p, 0.16) if fine else body(p)

    def mug(p: Spot) -> Field:
        return np.minimum(pipe(p, _MUG, 3.15, 3.9, 0.16), pipe(p, _o(0, -0.2, 0), 2.9, 3.5))

    return (
        Solid("canvas", shirt, (0, -32, -2), 29, False),
        Solid("leather", lambda p, fine: cloth.apron(body(p), p), (0, -30, 3), 16, False),
        Solid("canvas", lambda p, fine: cloth.stand_collar(p, 7.4, 2.6, -14.9, 2.6, 0.5), (0, -14.9, -1.6), 10, False),
        Solid("skin", lambda p, fine: _hand(p), _o(3, -1, 0), 10.5, False),
        Solid("enamel", lambda p, fine: mug(p), _MUG, 5.6, False),
    )


def _paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    x, y, _ = p
    if material == "fuzz":
        ax = np.abs(x)
        grey = 0.50 * bump(ax - 1.2, y + 10.8, 1.0, 2.4) + 0.16 + 0.25 * bump(ax - 5.6, y + 5, 1.0, 2.5)
        colours = tinted(colours, HASSAN.tint.skin, 0.9 * hair.bare(p))
        colours = tinted(
            colours,
            "A8A29A",
            (1 - hair.bare(p)) * grey * (0.35 + 0.9 * strands(x * 1.2 + 0.25 * y * np.sign(x), 4.6, 9)),
        )
    if material == "hair":
        colours = tinted(colours, "A8A29A", 0.25 + 0.4 * ramp(0.4, 0.8, noise(x * 5, y * 2, p.z * 5)))
    if material == "enamel":
        colours = tinted(colours, "3C6E9E", ramp(0.22, 0.10, np.abs(room.y + 11.45)))
        chips = ramp(0.72, 0.8, noise(room.x * 1.7, room.y * 1.7, room.z * 1.7))
        colours = tinted(colours, "2A1E16", 0.7 * chips)
    if material == "indigo":
        dots = np.sin(x * 3.1 + y * 0.8) * np.sin(y * 3.1 - x * 0.8) * 0.5 + 0.5
        colours = tinted(colours, "6E8290", 0.55 * ramp(0.80, 0.9, dots))
    return colours


HASSAN = Person(
    "hassan",
    Face(
        skull=7.7, width=6.6, jaw=4.8, jaw_round=1.9, chin=1.9, chin_y=-10.0, chin_z=7.1, brow=0.70, nose_wide=1.16,
        nose_tip=1.15, nose_long=0.15, nose_bridge=0.25, nose_bend=-0.10, eye_wide=1.42, eye_high=0.50, eye_tilt=-0.02,
        lips_wide=2.35, lip_upper=0.36, lip_lower=0.6, cheek=0.80, gaunt=0.0, age=0.8, neck=5.6, fat=0.8, ear=0.92,
        lean=-0.22,
    ),
    Tint("A06E4C", "B24A34", "8A4E44", "3A2414", "2E2927", "1E1917"),
    Brows(0.52, -0.15, 0.18, 2.1),
    Expression(yaw=-9, roll=3, grooves=0.15, corner_left=0.22, corner_right=0.30, cheeks=0.2, squint=0.25),
    _worn,
    _clad,
    Room(
        "1E1712",
        (
            Patch(0, 0, 0.22, 0.75, "35261A"), Patch(0.26, 0.12, 0.55, 0.16, "6A5038"),
            Patch(0.62, 0, 0.95, 0.55, "2B2019"),
            Patch(0.74, 0.16, 0.80, 0.22, "BFD9FF", 2.2), Patch(0.05, 0.2, 0.14, 0.25, "FFD9A0", 1.4),
            Patch(0.60, 0.44, 1, 0.47, "54402C"),
        ),
        0.032,
    ),
    Lamps(
        key=Lamp((0.58, 0.56, 0.58), (1.0, 0.80, 0.58), 1.55),
        rim=Lamp((-0.85, 0.3, -0.4), (0.62, 0.78, 1.0), 1.0),
    ),
    _paint,
    {"relieved": {"open": 0.52, "lid_left": 0.66, "lid_right": 0.60}, "strained": {"inner": 0.1}},
)  # fmt: skip
