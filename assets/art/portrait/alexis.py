"""Alexis Kwan, 46: grey-shot hair swept from a cropped side, headset, scarred brow, a steel arm with a wrench in it.

Look for: ``ALEXIS``.
"""

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import (
    Field,
    Spot,
    Vec,
    ball,
    block,
    bump,
    chain,
    common,
    egg,
    noise,
    noise_line,
    ramp,
    rod,
    strands,
    to_segment,
    union,
)
from assets.art.portrait.paint import tinted
from assets.art.portrait.person import Brows, Colours, Lamp, Lamps, Patch, Person, Room, Tint
from assets.art.portrait.trace import Solid

_SWEEP: tuple[hair.Lock, ...] = (
    (((-3.8, 10.2, 4.6), (-1, 9.6, 7.4), (2.4, 7.6, 8.6), (5.4, 4.6, 7.2), (7.2, 0.8, 4.8), (7.4, -3.0, 3.8)), 1.15),
    (((-3.9, 9.8, 5.0), (-1.2, 8.9, 7.8), (1.8, 7.0, 8.7), (4.6, 4.6, 7.9), (6.5, 1.6, 6.0), (7.0, -1.2, 5.2)), 0.85),
    (((-3.6, 10.8, 3.8), (0, 10.9, 6.0), (4.2, 8.9, 6.4), (7.0, 4.8, 4.4), (8.0, -0.4, 2.4), (7.8, -4.6, 2.0)), 1.25),
    (((-3.4, 11.2, 2.6), (1, 11.7, 3.6), (5.6, 9.2, 3.4), (8.1, 4.2, 1.6), (8.6, -1.5, 0.2), (8.0, -5.4, 0.2)), 1.3),
    (((-4.1, 9.2, 5.6), (-2.0, 8.2, 7.6), (0.6, 6.6, 8.7), (3.0, 5.0, 8.5), (4.6, 3.6, 8.0)), 0.5),
)
_EAR = (-7.9, -0.9, -0.4)
_HAND = (-9.6, -11.4, 8.6)


def _o(x: float, y: float, z: float) -> Vec:
    return cloth.from_point(_HAND, (x, y, z))


def _top(p: Spot, fine: bool) -> Field:
    mass = egg(p, (0.5, 6.9, -1.2), (7.55, 5.9, 9.1))
    line = 6.6 - 0.72 * (p.x + 3.0) + 0.5 * np.maximum(p.z - 2, 0)
    mass = common(mass, line - p.y, 0.6)
    return mass - 0.20 * strands(p.y * 0.8 - p.x * 0.35 + p.z * 0.15, 1.7, p.z * 0.2) if fine else mass


def _sweep(p: Spot, fine: bool) -> Field:
    mass = hair.locks(p, _SWEEP, 0.7)
    return mass - 0.17 * strands(p.y * 0.9 + p.z * 0.5 - p.x * 0.2, 2.6) if fine else mass


def _headset(p: Spot) -> Field:
    u, v = p.y - _EAR[1], p.z - _EAR[2]
    cup = np.maximum(np.abs(p.x - _EAR[0]) - 0.85, np.sqrt(u * u + v * v) - 2.5) - 0.25
    over: list[Vec] = [
        (-8, 1.2, -0.6), (-8.1, 6.2, -1.6), (-5.6, 11.2, -2), (0, 12.9, -2), (5.6, 11.6, -2), (8.2, 7, -1.6),
        (8.5, 2, -1),
    ]  # fmt: skip
    return union(cup, chain(p, over, [0.55] * 7), 0.4)


def _boom(p: Spot) -> Field:
    arm = chain(p, [(-8.2, -2.6, 0.4), (-7.6, -5.4, 4.6), (-5.2, -7.6, 8.4)], [0.24, 0.2, 0.2], 0.2)
    return union(arm, egg(p, (-4.7, -7.8, 8.9), (0.85, 0.55, 0.6)), 0.2)


def _light(p: Spot) -> Field:
    u, v = p.y - _EAR[1], p.z - _EAR[2]
    return np.maximum(np.abs(np.sqrt(u * u + v * v) - 1.75) - 0.16, np.abs(p.x - _EAR[0] + 1.05) - 0.25)


def _worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    return (
        Solid("hair", _top, (0, 6, -1), 10.5),
        Solid("hair", _sweep, (2, 4, 4), 11.0),
        Solid("rubber", lambda p, fine: _headset(p), (0, 5, -1.5), 10.5),
        Solid("rubber", lambda p, fine: _boom(p), (-6.5, -5.4, 4.6), 6.2),
        Solid("blue_light", lambda p, fine: _light(p), _EAR, 3.2),
    )


def _digits() -> list[tuple[list[Vec], list[float]]]:
    fingers = []
    for y, long, thick in ((2.1, 1.0, 1.0), (0.7, 1.1, 1.06), (-0.7, 1.1, 1.0), (-2.0, 0.95, 0.86)):
        path = [_o(-2.1, y, -1.6), _o(-2 * long, y + 0.05, 1.6 * long), _o(0.5, y, 2.6 * long), _o(2, y - 0.05, 1.3)]
        fingers.append(([*path, _o(1.5, y, -0.3)], [r * thick for r in (0.86, 0.80, 0.74, 0.66, 0.5)]))
    thumb = [_o(-1.2, 1.0, -2.0), _o(0.6, 3.4, 0.2), _o(1.4, 3.5, 2.3), _o(1.0, 3.2, 3.7)]
    return [*fingers, (thumb, [1.05, 0.88, 0.76, 0.56])]


def _steel(p: Spot) -> Field:
    hand = egg(p, _o(-1.7, -0.1, -1.6), (1.5, 3.2, 2.0))
    for path, radii in _digits():
        hand = np.minimum(hand, chain(p, path, radii))
    return np.minimum(hand, rod(p, _o(-2.2, -4.0, -2.2), _o(-5.6, -12, -5.5), 2.1, 2.9))


def _joints(p: Spot) -> Field:
    rubber = rod(p, _o(-1.9, -3.1, -1.8), _o(-2.3, -4.3, -2.3), 2.0)
    for path, radii in _digits():
        for at, r in zip(path[1:-1], radii[1:-1], strict=True):
            rubber = np.minimum(rubber, np.maximum(ball(p, at, r * 1.12), np.abs(p.y - at[1]) - r * 0.62))
    return rubber


def _wrench(p: Spot) -> Field:
    shaft = rod(p, _o(0.9, -7.0, 0.5), _o(-1.5, 7.4, 0.5), 0.62, 0.55)
    u, v = p.x - _o(-1.7, 0, 0)[0], p.y - _o(0, 8.5, 0)[1]
    eye = np.maximum(np.abs(np.sqrt(u * u + v * v) - 1.05) - 0.52, np.abs(p.z - _o(0, 0, 0.5)[2]) - 0.55) - 0.1
    return np.minimum(shaft, eye)


def _clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def jacket(p: Spot, fine: bool) -> Field:
        body = cloth.torso(p, mood, 15.0, 0, 0.95)
        return body - cloth.folds(p, 0.12) if fine else body

    def rods(p: Spot) -> Field:
        inner = rod(p, _o(-1.2, -4.4, -0.2), _o(-4.2, -12, -2.6), 0.38)
        return np.minimum(inner, rod(p, _o(-3.6, -4.2, -0.6), _o(-6.8, -12, -3.0), 0.38))

    lamp = _o(-3.6, -7.2, -0.3)
    return (
        Solid("slate", jacket, (0, -32, -2), 27, False),
        Solid("navy", lambda p, fine: cloth.stand_collar(p, 6.0, 3.4, -14.4, 1.9), (0, -14.4, -1.6), 8.8, False),
        Solid("steel", lambda p, fine: _steel(p), _o(-1.6, -4, -1.5), 11.5, False),
        Solid("rubber", lambda p, fine: _joints(p), _o(-0.4, 0, 0.5), 6.5, False),
        Solid("metal", lambda p, fine: _wrench(p), _o(0.2, 1.2, 0.5), 10.0, False),
        Solid("metal", lambda p, fine: rods(p), _o(-4, -8, -1.6), 6.5, False),
        Solid("amber_light", lambda p, fine: block(p, lamp, (0.32, 1.2, 0.3)), lamp, 1.5, False),
    )


def _paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    x, y, z = p
    if material == "hair":
        u = y * 0.9 + z * 0.5 - x * 0.2
        streak = bump(u - 12.2, 0, 0.75) * ramp(-3.6, -1.5, x) * ramp(11.6, 10.2, y) * (0.5 + noise_line(u * 7))
        colours = tinted(colours, "8F8C88", 0.8 * streak + 0.5 * ramp(0.78, 0.95, noise_line(u * 5 + 30)))
    if material == "skin":
        front = np.where(z < 4.0, 3.5 * ramp(4.0, 0.0, z), 0.20 * -np.abs(z - 3))
        cropped = ramp(-2.0, -3.2, x + 0.10 * z) * ramp(4.4, 5.6, y + front)
        colours = tinted(colours, "1A1614", 0.86 * cropped * (0.7 + 0.5 * noise(x * 9, y * 9, z * 9)))
        over, _ = to_segment(x, y, (-4.0, 4.3), (-3.3, 1.0))
        under, _ = to_segment(x, y, (-3.5, -1.9), (-3.7, -3.6))
        colours = tinted(colours, "E0B498", 0.7 * (z > 3) * (ramp(0.15, 0.05, over) + ramp(0.13, 0.04, under)))
    return colours


ALEXIS = Person(
    "alexis",
    Face(
        skull=7.2, width=5.9, jaw=3.95, jaw_round=1.5, chin=1.1, chin_z=7.0, brow=0.42, nose_wide=0.95, nose_long=-0.05,
        nose_bend=0.14, eye_wide=1.5, eye_high=0.52, eye_tilt=0.14, fold=0.3, lips_wide=2.2, lip_upper=0.36,
        lip_lower=0.5,
        cheek=0.72, gaunt=0.40, age=0.42, neck=4.3, ear=0.85, lean=0.20,
    ),
    Tint("B5835F", "B4553F", "86483F", "2A1A12", "131012"),
    Brows(0.36, -0.12, 0.34, 2.0),
    Expression(yaw=12, roll=1, lid_left=0.94, lid_right=0.88, corner_left=0.05, corner_right=-0.04),
    _worn,
    _clad,
    Room(
        "18242C",
        (
            Patch(0, 0, 0.14, 1, "22343E"), Patch(0.2, 0, 0.38, 1, "1E2E38"), Patch(0.56, 0, 0.72, 1, "263A46"),
            Patch(0.8, 0, 0.93, 1, "2B4250"), Patch(0, 0.30, 1, 0.33, "3B5462"), Patch(0, 0.60, 1, 0.63, "31485A"),
            Patch(0.60, 0.08, 0.68, 0.14, "9CC4E6", 1.3), Patch(0.83, 0.40, 0.90, 0.44, "FFB000", 0.9),
        ),
        0.03,
    ),
    Lamps(Lamp((0.60, 0.58, 0.56), (1.0, 0.86, 0.72), 1.45)),
    _paint,
)  # fmt: skip
