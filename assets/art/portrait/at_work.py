"""Residents whom the morning finds at the refit, at the window and in the gym.

Look for: ``INGRID``, ``MEILIN``, ``TOMASZ``, ``ADAEZE``, ``DANIEL``, ``IVAN``, ``PETRA``.
"""

import math

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
    ramp,
    ring,
    strands,
    union,
)
from assets.art.portrait.paint import smudge, tinted
from assets.art.portrait.person import Brows, Colours, Person, Tint
from assets.art.portrait.trace import Solid
from assets.art.portrait.wardrobe import COOL, DESK, GYM, REFIT, SIDE, WARM, WINDOW, Build, Collar, dressed


def _ingrid_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """A straw-coloured bob with a straight edge, safety glasses pushed up into it."""

    def bob(p: Spot, fine: bool) -> Field:
        mass = hair.helmet(p, (8.4, 10.6, 9.8), 5.7, 7.0, -7.4, 0.06, 8.7)
        return mass - 0.26 * strands(np.abs(p.x) * 0.8 + p.z * 0.8 + p.y * 0.08, 2.2) if fine else mass

    def parted(p: Spot, fine: bool) -> Field:
        several: list[hair.Lock] = [
            ([(3.0, 8.9, 6.8), (-0.6, 8.0, 8.4), (-4.2, 5.4, 8.0), (-6.3, 2.0, 6.4), (-7.2, -2.6, 5.0)], 1.2),
            ([(3.2, 9.0, 6.2), (5.4, 6.6, 6.4), (6.8, 2.4, 5.4), (7.4, -3.4, 4.4)], 1.1),
        ]
        mass = hair.locks(p, several, 0.6, 0.3)
        return mass - 0.16 * strands(p.y * 0.5 + np.abs(p.x) * 0.9, 2.4) if fine else mass

    cups, glass = hair.goggles, hair.goggles
    return (
        Solid("hair", bob, (0, 1.6, -1.6), 13),
        Solid("hair", parted, (0, 3, 6), 9.5),
        Solid("frame", lambda p, fine: cups(p, 9.4, 6.9, 2.1)[0], (0, 9.4, 6.5), 6.6),
        Solid("lens", lambda p, fine: glass(p, 9.4, 6.9, 2.1)[1], (0, 9.4, 6.5), 6.6),
    )


def _label(at: Vec, half: Vec) -> Solid:
    return Solid("strap", lambda p, fine: block(p, at, half, 0.1), at, max(half) * 1.5 + 0.5, False)


def _ingrid_labels(face: Face, mood: Expression) -> tuple[Solid, ...]:
    return _label((5.2, -22.0, 8.2), (2.4, 0.9, 0.5)), _label((-5.6, -19.4, 6.6), (1.5, 0.6, 0.5))


INGRID = Person(
    "ingrid",
    Face(
        skull=7.25, width=6.1, jaw=4.0, jaw_round=1.6, chin=1.2, chin_y=-10.0, brow=0.40, nose_wide=0.98, nose_tip=1.0,
        nose_long=-0.1, eye_wide=1.5, eye_high=0.52, eye_tilt=-0.02, lips_wide=2.35, lip_upper=0.34, lip_lower=0.5,
        cheek=0.75,
        gaunt=0.2, age=0.45, neck=4.5, lean=-0.14,
    ),
    Tint("C89A7C", "BA5448", "A65C52", "4A6A80", "B08A48", "8A6A3C", freckles=0.2),
    Brows(0.34, -0.05, 0.16, 2.0),
    Expression(yaw=-9, roll=1, corner_left=0.02, corner_right=0.12),
    _ingrid_worn,
    dressed("navy", Build(15.0, 0.98), Collar("stand", "navy"), straps="webbing", zipped=True,
            more=_ingrid_labels),
    REFIT,
    COOL,
)  # fmt: skip


def _meilin_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """A black chin-length cut with a full fringe; a seedling behind the ear."""

    def cut(p: Spot, fine: bool) -> Field:
        mass = hair.helmet(p, (8.2, 10.4, 9.7), 5.5, 4.6, -8.0, 0.0, 8.3)
        return mass - 0.2 * strands(np.abs(p.x) * 0.9 + p.z * 0.8, 2.3) if fine else mass

    def fringe(p: Spot, fine: bool) -> Field:
        shell = egg(p, (0, 11.7 - face.top, -1.2), (face.skull + 0.6, face.top + 0.5, 9.75))
        edge = 3.3 + 0.035 * p.x * p.x + 0.25 * np.sin(p.x * 2.6)
        shell = common(common(shell, edge - p.y, 0.3), np.maximum(2.0 - p.z, np.abs(p.x) - 6.2), 0.6)
        return shell - 0.18 * strands(p.x * 1.3, 2.4) if fine else shell

    def stalk(p: Spot, fine: bool) -> Field:
        return chain(p, [(7.4, -0.4, 3.4), (8.2, 2.4, 3.6), (8.6, 5.4, 3.4)], [0.28, 0.24, 0.2], 0.2)

    def leaves(p: Spot, fine: bool) -> Field:
        turned = Spot(p.x * 0.8 + p.y * 0.6, p.y * 0.8 - p.x * 0.6, p.z)
        other = Spot(p.x * 0.7 - p.y * 0.7, p.y * 0.7 + p.x * 0.7, p.z)
        a = egg(turned, (8.6 * 0.8 + 5.6 * 0.6 + 1.8, 5.6 * 0.8 - 8.6 * 0.6, 3.6), (2.1, 1.05, 0.4))
        b = egg(other, (8.6 * 0.7 - 5.6 * 0.7 - 1.6, 5.6 * 0.7 + 8.6 * 0.7, 3.6), (1.9, 0.95, 0.4))
        c = egg(turned, (8.2 * 0.8 + 2.6 * 0.6 + 1.3, 2.6 * 0.8 - 8.2 * 0.6, 3.8), (1.5, 0.75, 0.35))
        return np.minimum(np.minimum(a, b), c)

    return (
        Solid("hair", cut, (0, 1.6, -1.6), 13),
        Solid("hair", fringe, (0, 5, 5), 9.0),
        Solid("leaf", stalk, (8.2, 2.5, 3.4), 3.8),
        Solid("leaf", leaves, (8.8, 5.0, 3.6), 5.2),
    )


MEILIN = Person(
    "meilin",
    Face(
        skull=7.1, width=6.0, jaw=3.4, jaw_round=1.4, chin=0.85, chin_y=-9.5, brow=0.28, nose_wide=0.96, nose_tip=0.9,
        nose_bridge=-0.2, nose_long=-0.3, eye_wide=1.56, eye_high=0.52, eye_tilt=0.18, fold=0.6, lips_wide=2.0,
        lip_upper=0.44,
        lip_lower=0.58, cheek=0.75, age=0.18, neck=3.9,
    ),
    Tint("C99E78", "BC5C46", "A0524A", "21130C", "0D0B0D", "120D0C"),
    Brows(0.32, -0.1, 0.22, 1.95),
    Expression(yaw=11, roll=-2, pitch=1, corner_left=0.04, corner_right=-0.04),
    _meilin_worn,
    dressed("green", Build(13.4, 0.86), Collar("stand", "oat", 2.2), straps="canvas"),
    WINDOW,
    SIDE,
)  # fmt: skip


def _tomasz_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """A shaved head and a great red beard."""
    return (Solid("fuzz", lambda p, fine: hair.beard(p, face, mood, 1.35, fine, -5.8), (0, -7.5, 2), 11.5),)


def _tomasz_rag(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def rag(p: Spot, fine: bool) -> Field:
        body = cloth.torso(p, mood, 17.4, 0.3, 1.18)
        shape = common(
            np.abs(body - 0.5) - 0.4, np.abs(p.x + 10.5 + 0.12 * p.y + 2.2) - 2.9 - 0.5 * np.sin(p.y * 0.7), 0.5
        )
        return shape - cloth.folds(Spot(p.x * 2.4, p.y * 1.6, p.z), 0.3) if fine else shape

    return (Solid("rust", rag, (-10, -24, 0), 14, False),)


def _tomasz_paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material == "fuzz":
        colours = tinted(colours, TOMASZ.tint.skin, 0.9 * hair.bare(p, -5.8))
        return tinted(colours, "C47A3C", 0.4 * ramp(0.5, 0.9, noise(p.x * 2, p.y, p.z * 2)))
    if material == "skin":
        colours = tinted(colours, "5A3A28", 0.16 * ramp(4.2, 7.2, p.y - 0.35 * p.z + 2) * (p.z < 7.5) * (p.y > 3))
        return tinted(colours, "2A211C", 0.5 * smudge(p, -4.4, 4.4, 1.2, 0.3))
    return colours


TOMASZ = Person(
    "tomasz",
    Face(
        skull=7.6, width=6.5, jaw=4.6, jaw_round=1.8, chin=1.7, brow=0.6, nose_wide=1.08, nose_tip=1.1, nose_bend=0.12,
        eye_wide=1.46, eye_high=0.50, eye_tilt=0.0, lips_wide=2.3, lip_upper=0.34, lip_lower=0.56, cheek=0.7,
        age=0.35, neck=5.8,
        fat=0.4, ear=0.96, lean=0.2,
    ),
    Tint("C08E70", "B84E40", "A25A50", "5A7486", "8A4420", "8A4A24"),
    Brows(0.46, -0.05, 0.14, 2.0),
    Expression(yaw=10, roll=2, corner_left=0.2, corner_right=0.26, open=0.12, squint=0.2),
    _tomasz_worn,
    dressed("slate", Build(17.4, 1.18, 0.3), Collar("round", "dark_indigo"), more=_tomasz_rag),
    REFIT,
    WARM,
    _tomasz_paint,
)  # fmt: skip


def _adaeze_braids() -> tuple[hair.Lock, ...]:
    braids: list[hair.Lock] = []
    for k in range(9):
        angle = math.pi * (0.02 + 0.12 * k)
        x, y = math.cos(angle), math.sin(angle)
        braids.append(
            (((x * 3.0, 10.5 + y * 1.6, -3.5), (x * 5.6, 12.0 + y * 3.0, -4.4), (x * 8.2, 8.0 + y * 3.0, -5.4)), 0.75)
        )
    for k in range(4):
        x = 6.4 + 0.5 * k
        braids.append((((5.0, 10.8, -3.5), (x + 1.4, 6.0, -3.0), (x + 1.6, -1.0, -1.5), (x + 1.2, -9.0, 0.4 + k)), 0.7))
    return tuple(braids)


_BRAIDS = _adaeze_braids()


def _adaeze_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Cornrows into a high tail of braids, welding goggles on the forehead."""

    def rows(p: Spot, fine: bool) -> Field:
        shell = hair.scalp(p, face, hair.hairline(p, 6.9, -0.05, -2.0), 0.45)
        furrow = np.abs(np.sin(np.arctan2(p.x, 15 - p.y) * 15))
        return shell - 0.28 * furrow * (1 - 0.35 * np.abs(np.sin(p.z * 2.2 + p.y * 1.4))) if fine else shell

    def tail(p: Spot, fine: bool) -> Field:
        mass = hair.locks(p, _BRAIDS, 0.15, 0.5)
        return mass - 0.12 * np.abs(np.sin(p.y * 2.6 + p.x * 2.6)) if fine else mass

    return (
        Solid("fuzz", rows, (0, 4, -1), 11.5),
        Solid("fuzz", tail, (2.0, 6.5, -3), 16),
        Solid("mustard", lambda p, fine: ring(p, (0, 11.2, -3.6), 2.6, 0.9, "y"), (0, 11.2, -3.6), 4.2),
        Solid("leather", lambda p, fine: hair.band(p, face, 6.5, 0.7), (0, 6, 0), 11.5),
        Solid("rubber", lambda p, fine: hair.goggles(p, 6.6, 8.5, 2.15)[0], (0, 6.6, 8), 6.6),
        Solid("dark_lens", lambda p, fine: hair.goggles(p, 6.6, 8.5, 2.15)[1], (0, 6.6, 8), 6.6),
    )


ADAEZE = Person(
    "adaeze",
    Face(
        skull=7.0, width=5.9, jaw=3.5, jaw_round=1.4, chin=0.9, chin_y=-9.6, brow=0.34, nose_wide=1.16, nose_tip=1.02,
        nose_bridge=-0.25, nose_long=-0.2, eye_wide=1.58, eye_high=0.60, eye_tilt=0.10, lips_wide=2.3, lip_upper=0.60,
        lip_lower=0.76, cheek=0.75, age=0.05, neck=4.1, ear=0.84,
    ),
    Tint("5E3A24", "743222", "6A3634", "1A0F08", "15110F", "110C0A"),
    Brows(0.38, 0.0, 0.30, 2.0),
    Expression(yaw=-11, roll=-3, corner_left=0.34, corner_right=0.26, open=0.14, wide=0.25, outer=0.2, lid_left=1.0),
    _adaeze_worn,
    dressed("canvas", Build(14.4, 0.94), Collar("stand", "rust", 3.0), zipped=True),
    REFIT,
    SIDE,
)  # fmt: skip


def _daniel_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Black hair parted on one side and standing up a little, square dark glasses."""
    several: list[hair.Lock] = [
        ([(-3.4, 8.0, 6.6), (-1.0, 9.6, 7.6), (2.4, 9.2, 7.8), (5.2, 7.0, 6.6), (6.6, 4.4, 5.0)], 1.25),
        ([(-3.2, 9.4, 5.2), (-0.6, 11.0, 6.2), (3.0, 10.4, 6.2), (5.8, 8.0, 4.6)], 1.35),
        ([(-3.6, 8.4, 6.0), (-5.2, 6.8, 5.2), (-6.6, 4.2, 3.6), (-7.0, 1.6, 2.6)], 0.8),
        ([(-2.6, 10.6, 3.0), (0.6, 11.8, 3.6), (4.2, 10.8, 3.4), (6.8, 7.6, 1.6)], 1.4),
    ]

    def short(p: Spot, fine: bool) -> Field:
        shell = hair.scalp(p, face, hair.hairline(p, 7.2, -0.05, -2.4), 0.4)
        return shell - 0.16 * strands(p.y * 0.7 + p.z * 0.9, 2.8) if fine else shell

    def top(p: Spot, fine: bool) -> Field:
        mass = hair.locks(p, several, 0.8, 0.25)
        return mass - 0.18 * strands(p.y * 0.9 + p.z * 0.7 - p.x * 0.2, 2.5) if fine else mass

    return (
        Solid("hair", short, (0, 3, -1), 11.5),
        Solid("hair", top, (0, 7, 4.4), 9.5),
        Solid("frame", lambda p, fine: hair.square_glasses(p), (0, -0.2, 5), 9.5),
    )


def _daniel_strings(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def hood(p: Spot, fine: bool) -> Field:
        roll = cloth.hung(p, 1.8, -21.0)
        return roll - cloth.folds(Spot(p.x * 2, p.y * 1.5, p.z), 0.2) if fine else roll

    def strings(p: Spot, fine: bool) -> Field:
        return chain(p.mirrored(), [(2.8, -16.6, 6.2), (3.2, -21, 8.0), (3.0, -25, 9.0)], [0.3, 0.3, 0.36])

    return (Solid("grey", hood, (0, -17, 0), 13, False), Solid("strap", strings, (0, -21, 7.6), 7, False))


DANIEL = Person(
    "daniel",
    Face(
        skull=7.4, width=6.2, jaw=4.2, jaw_round=1.6, chin=1.3, brow=0.42, nose_wide=1.02, nose_bridge=-0.1,
        nose_long=-0.15,
        eye_wide=1.5, eye_high=0.48, eye_tilt=0.14, fold=0.55, lips_wide=2.25, lip_upper=0.40, lip_lower=0.54,
        cheek=0.6, age=0.12,
        neck=4.9, ear=0.92,
    ),
    Tint("C2946E", "B45A42", "94524A", "1E120B", "100D0E", "120E0D", stubble=0.06),
    Brows(0.46, -0.1, 0.14, 2.0),
    Expression(yaw=-8, roll=-2, inner=0.15, corner_left=0.10, corner_right=0.16),
    _daniel_worn,
    dressed("grey", Build(15.8, 1.04), Collar("none"), more=_daniel_strings),
    DESK,
    COOL,
)  # fmt: skip


def _ivan_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Cropped flat on top."""

    def flat(p: Spot, fine: bool) -> Field:
        shell = hair.scalp(p, face, hair.hairline(p, 7.3, 0.05, -2.6), 0.25)
        brush = common(
            egg(p, (0, 8.4, 0.4), (6.6, 4.2, 7.9)), np.maximum(p.y - 11.9, 7.5 - p.y + 0.03 * p.x * p.x), 0.6
        )
        whole = union(shell, brush, 0.8)
        return whole - 0.28 * (noise(p.x * 4, p.y * 1.6, p.z * 4) - 0.5) if fine else whole

    return (Solid("fuzz", flat, (0, 4, -1), 12),)


def _ivan_paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material == "fuzz":
        return tinted(colours, IVAN.tint.skin, 0.45 * ramp(7.2, 4.4, p.y) * (0.6 + noise(p.x * 8, p.y * 8, p.z * 8)))
    if material == "skin":
        return tinted(colours, "D8A890", 0.6 * bump(p.x - 3.4, p.y - 3.1 - 0.3 * (p.x - 3.4), 0.55, 0.10) * (p.z > 3))
    return colours


def _ivan_towel(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def towel(p: Spot, fine: bool) -> Field:
        return cloth.hung(p, 1.9, -32.0) - (cloth.knit(p, 0.07) if fine else 0)

    return (Solid("white", towel, (0, -21, 1), 17, False),)


IVAN = Person(
    "ivan",
    Face(
        skull=7.7, width=6.7, jaw=5.1, jaw_round=1.95, jaw_y=-6.8, chin=2.0, chin_y=-10.2, brow=0.85, nose_wide=1.16,
        nose_tip=1.1,
        nose_bend=-0.28, nose_bridge=0.15, eye_wide=1.42, eye_high=0.46, eye_tilt=-0.02, lips_wide=2.45, lip_upper=0.34,
        lip_lower=0.52, cheek=0.75, age=0.4, neck=6.2, ear=0.96, lean=-0.24,
    ),
    Tint("C2906E", "B8503C", "94504A", "3A4A4E", "3A2C20", "2E2218", stubble=0.28),
    Brows(0.54, -0.3, 0.06, 2.1),
    Expression(yaw=9, roll=2, frown=0.35, corner_left=-0.10, corner_right=-0.04, lid_left=0.92, lid_right=0.88),
    _ivan_worn,
    dressed("dark_indigo", Build(18.4, 1.26, 0.2), Collar("round", "dark_indigo"), more=_ivan_towel),
    GYM,
    WARM,
    _ivan_paint,
)  # fmt: skip


def _petra_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """A mustard knitted cap with a bobble, two fair plaits."""

    def bobble(p: Spot, fine: bool) -> Field:
        return ball(p, (0.4, 13.2, -2.4), 2.2) - (0.6 * noise(p.x * 2.2, p.y * 2.2, p.z * 2.2) if fine else 0.2)

    def plaits(p: Spot, fine: bool) -> Field:
        path: list[Vec] = [(6.2, 2.0, 1.6), (7.0, -4.0, 2.4), (7.2, -10, 3.6), (6.8, -18, 6.4)]
        return hair.braid(p.mirrored(), path, 1.15) - (0.1 * strands(p.x + p.y * 0.6, 3.0) if fine else 0)

    def front(p: Spot, fine: bool) -> Field:
        line = 5.2 - 1.2 * ramp(1.0, 5.5, np.abs(p.x)) - 6.0 * ramp(5.0, 6.4, np.abs(p.x))
        shell = hair.scalp(p, face, line, 0.32)
        return shell - 0.14 * strands(p.x * 1.2 + p.y * 0.4, 2.6) if fine else shell

    return (
        Solid("hair", front, (0, 3, 0), 11),
        Solid("mustard", lambda p, fine: hair.beanie(p, face, fine, 5.6), (0, 7, -1.5), 12),
        Solid("oat", bobble, (0.4, 13.2, -2.4), 3.2),
        Solid("hair", plaits, (0, -8, 3.6), 13.5),
    )


PETRA = Person(
    "petra",
    Face(
        skull=7.0, width=5.9, jaw=3.3, jaw_round=1.35, chin=0.8, chin_y=-9.4, brow=0.24, nose_wide=0.90, nose_tip=0.88,
        nose_bridge=-0.15, nose_long=-0.4, eye_wide=1.58, eye_high=0.60, eye_tilt=0.04, lips_wide=2.1, lip_upper=0.42,
        lip_lower=0.58, cheek=0.7, gaunt=0.0, age=0.0, neck=3.9,
    ),
    Tint("CDA082", "C25A4A", "B4645A", "4E6E5A", "B87A40", "9A6A3A", freckles=0.45),
    Brows(0.32, 0.05, 0.24, 1.9),
    Expression(
        yaw=-10, roll=4, corner_left=0.55, corner_right=0.45, open=0.30, wide=0.45, cheeks=0.35, squint=0.25, outer=0.2,
    ),
    _petra_worn,
    dressed("rust", Build(13.6, 0.88), Collar("roll", "teal"), knitted=True),
    GYM,
    SIDE,
)  # fmt: skip
