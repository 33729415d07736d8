"""Residents whom the morning finds in their bunks, in the galley and in the corridor.

Look for: ``ELENA``, ``RUSTAM``, ``NOOR``, ``SAMIRA``, ``LUCIA``, ``GABRIEL``.
"""

import numpy as np

from assets.art.portrait import cloth, hair
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot, Vec, block, chain, egg, noise, pipe, ramp, strands, union
from assets.art.portrait.paint import tinted
from assets.art.portrait.person import Brows, Colours, Person, Tint
from assets.art.portrait.trace import Solid
from assets.art.portrait.wardrobe import BUNKS, COOL, DESK, GALLEY, SIDE, WARM, Build, Collar, dressed


def _elena_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Dark hair drawn back from a middle parting, a braid over one shoulder, a pencil behind the ear."""

    def drawn_back(p: Spot, fine: bool) -> Field:
        ax = np.abs(p.x)
        line = np.where(p.z > 1.5, 6.9 - 0.55 * ax - 0.05 * ax * ax + 0.8 * ramp(0.5, 0.0, ax), np.float32(-5.5))
        shell = hair.scalp(p, face, line, 0.75)
        shell = shell + 0.35 * ramp(0.4, 0.0, ax) * ramp(4, 6, p.y)
        return shell - 0.2 * strands(p.y * 0.5 - ax * 0.5 + p.z * 0.8, 2.4) if fine else shell

    def rope(p: Spot, fine: bool) -> Field:
        path: list[Vec] = [(6.0, -3.5, -1.5), (6.8, -7.5, 0.6), (6.9, -11.5, 4.2), (6.4, -16, 7.4), (5.8, -24, 9.0)]
        return hair.braid(p, path, 1.55) - (0.12 * strands(p.x + p.y * 0.6, 3.0) if fine else 0)

    def pencil(p: Spot, fine: bool) -> Field:
        return chain(p, [(-7.9, 0.6, -1.5), (-7.2, 2.6, 4.6)], [0.34, 0.34])

    return (
        Solid("hair", drawn_back, (0, 2, -1), 12),
        Solid("hair", rope, (6.4, -13, 3.5), 13.5),
        Solid("wood", pencil, (-7.5, 1.6, 1.5), 4),
    )


ELENA = Person(
    "elena",
    Face(
        skull=7.1, width=6.0, jaw=3.5, jaw_round=1.45, chin=0.95, chin_y=-9.6, brow=0.32, nose_wide=0.94, nose_long=0.1,
        eye_wide=1.54, eye_high=0.57, eye_tilt=0.05, lips_wide=2.15, lip_upper=0.44, lip_lower=0.6, cheek=0.6,
        gaunt=0.12,
        age=0.28, neck=4.0, ear=0.84,
    ),
    Tint("C39477", "BA5644", "A2544C", "4A5A44", "2E1A10", "2A180F", freckles=0.12),
    Brows(0.36, -0.05, 0.28, 1.95),
    Expression(yaw=10, roll=3, pitch=1, corner_left=0.10, corner_right=0.16, lid_left=0.90, lid_right=0.88),
    _elena_worn,
    dressed("oat", Build(13.8, 0.88), Collar("roll", "oat"), knitted=True),
    BUNKS,
    SIDE,
)  # fmt: skip


def _rustam_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """An embroidered skullcap over grey stubble, a moustache like a brush."""

    def sides(p: Spot, fine: bool) -> Field:
        return hair.scalp(p, face, hair.hairline(p, 7.8, 0.4, -3.0), 0.22, fine, 0.2)

    return (
        Solid("fuzz", sides, (0, 3, -1), 11.5),
        Solid("dark_indigo", lambda p, fine: hair.skullcap(p, face, 6.4), (0, 8, -1.5), 11),
        Solid("fuzz", lambda p, fine: hair.moustache(p, mood, 0.92, 3.4, 0.5, fine), (0, -6, 8), 4.8),
    )


def _rustam_muffs(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def muffs(p: Spot, fine: bool) -> Field:
        q = p.mirrored()
        return union(egg(q, (7.8, -16.0, 3.6), (2.6, 2.9, 1.9)), cloth.behind_neck(p, 8.2, 0.5), 0.5)

    return (Solid("mustard", muffs, (0, -15.4, 0), 13, False),)


def _rustam_paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material != "dark_indigo":
        return colours
    turn = np.arctan2(p.x, p.z + 1.5)
    petals = np.sin(turn * 8) * np.sin((p.y - 7.0) * 1.7)
    band = ramp(0.6, 0.3, np.abs(p.y - 6.9 - 0.10 * (p.z - 7)))
    colours = tinted(colours, "C8BEA4", 0.8 * ramp(0.55, 0.75, petals) * ramp(7.2, 7.8, p.y))
    return tinted(colours, "B88A3C", 0.75 * band * ramp(-0.2, 0.2, np.sin(turn * 30)))


RUSTAM = Person(
    "rustam",
    Face(
        skull=7.6, width=6.6, jaw=4.7, jaw_round=1.8, chin=1.7, brow=0.65, nose_wide=1.14, nose_tip=1.1, nose_long=0.2,
        nose_bridge=0.2, eye_wide=1.44, eye_high=0.46, eye_tilt=0.12, fold=0.35, lips_wide=2.3, lip_upper=0.32,
        lip_lower=0.5,
        cheek=0.9, gaunt=0.15, age=0.85, neck=5.5, fat=0.55, ear=0.94, lean=-0.15,
    ),
    Tint("9E6A48", "A84A34", "84493F", "2A180E", "7A7874", "3A3632", stubble=0.22),
    Brows(0.50, -0.1, 0.12, 2.1),
    Expression(yaw=-8, roll=-2, pitch=2, lid_left=0.78, lid_right=0.74),
    _rustam_worn,
    dressed("canvas", Build(17.0, 1.14, 0.3), Collar("round", "grey"), more=_rustam_muffs),
    BUNKS,
    WARM,
    _rustam_paint,
)  # fmt: skip


def _noor_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    return (Solid("teal", lambda p, fine: hair.scarf(p, 5.6, 7.0, fine), (0, -3.5, -1), 17.5),)


def _noor_watch(face: Face, mood: Expression) -> tuple[Solid, ...]:
    at = (6.4, -20.4, 8.2)

    def watch(p: Spot, fine: bool) -> Field:
        face_ = egg(p, at, (1.35, 1.35, 0.55))
        return np.minimum(face_, block(p, (at[0], at[1] + 2.0, at[2] - 0.4), (0.3, 1.0, 0.3)))

    return (Solid("lens", watch, at, 3.4, False),)


NOOR = Person(
    "noor",
    Face(
        skull=7.0, width=5.85, jaw=3.4, jaw_round=1.4, chin=0.9, chin_y=-9.6, brow=0.34, nose_wide=0.98, nose_long=0.15,
        nose_bridge=0.2, eye_wide=1.60, eye_high=0.60, eye_tilt=0.10, lips_wide=2.15, lip_upper=0.50, lip_lower=0.66,
        cheek=0.6,
        age=0.1, neck=4.0, ear=0.66,
    ),
    Tint("B98562", "B4543E", "96483F", "2E1B0E", "17100C", "17100C"),
    Brows(0.46, -0.05, 0.34, 2.0),
    Expression(yaw=-10, roll=2, inner=0.15, lid_left=1.0, lid_right=0.97),
    _noor_worn,
    dressed("white", Build(14.0, 0.9), Collar("none"), more=_noor_watch),
    GALLEY,
    WARM,
)  # fmt: skip


def _samira_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Grey-shot waves to the shoulder, narrow reading glasses low on the nose, their chain."""

    def waves(p: Spot, fine: bool) -> Field:
        wide = 0.5 * np.sin(p.y * 0.8 + np.abs(p.x) * 0.3)
        mass = hair.helmet(p, (8.7, 11.0, 9.9), 5.7, 7.0, -12.0, 0.10, 8.8)
        mass = mass - wide * 0.5
        return mass - 0.26 * strands(np.abs(p.x) * 0.9 + p.z * 0.7 + 0.6 * np.sin(p.y * 0.8), 2.0) if fine else mass

    def links(p: Spot, fine: bool) -> Field:
        return chain(p.mirrored(), [(7.4, 0.2, 2.0), (7.6, -5.5, 3.6), (6.6, -11.5, 5.0)], [0.13, 0.13, 0.13])

    return (
        Solid("hair", waves, (0.3, -1.0, -2.2), 15),
        Solid("frame", lambda p, fine: hair.square_glasses(p, 1.95, 0.85, -1.3, 9.6), (0, -0.8, 5), 9.5),
        Solid("brass", links, (0, -5.6, 3.4), 11),
    )


def _greying(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material != "hair":
        return colours
    white = 0.75 * ramp(0.52, 0.85, noise(np.abs(p.x) * 2.2 + p.z, p.y * 0.25, p.z * 1.2))
    return tinted(colours, "A8A49E", white + 0.35 * ramp(2.4, 0.4, np.abs(p.x + 1.5)) * ramp(5, 9, p.y))


SAMIRA = Person(
    "samira",
    Face(
        skull=7.15, width=6.0, jaw=3.7, jaw_round=1.55, chin=1.1, chin_y=-9.8, brow=0.38, nose_wide=1.04,
        nose_long=0.25,
        nose_bridge=0.3, nose_tip=1.0, eye_wide=1.5, eye_high=0.54, eye_tilt=0.03, lips_wide=2.25, lip_upper=0.40,
        lip_lower=0.56, cheek=0.65, gaunt=0.2, age=0.62, neck=4.3, fat=0.25,
    ),
    Tint("AE7C58", "AE5038", "8E463E", "2E1B0E", "2A211C", "241B16"),
    Brows(0.38, -0.05, 0.26, 2.0),
    Expression(yaw=9, roll=-3, inner=0.25, corner_left=0.12, corner_right=0.16, gaze_y=-0.06),
    _samira_worn,
    dressed("wine", Build(14.2, 0.94), Collar("roll", "mustard"), knitted=True),
    GALLEY,
    SIDE,
    _greying,
)  # fmt: skip


def _lucia_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """Long dark red hair on one side, a lock over the brow, big headphones slipped to the neck."""

    def long(p: Spot, fine: bool) -> Field:
        mass = hair.helmet(p, (8.4, 10.6, 9.8), 5.6, 6.9, -8.0, 0.12, 8.2)
        fall = chain(
            p, [(-6.6, 1.0, 0.5), (-7.8, -5.0, 1.2), (-8.0, -11, 3.4), (-7.4, -19, 6.6)], [2.2, 2.7, 2.6, 1.8], 1.5
        )
        mass = union(mass, fall, 2.0) - 0.25 * np.sin(p.y * 0.9 + p.x * 0.4)
        return mass - 0.26 * strands(p.x * 0.9 + p.z * 0.8 + 0.5 * np.sin(p.y * 0.7), 2.2) if fine else mass

    def fringe(p: Spot, fine: bool) -> Field:
        several: list[hair.Lock] = [
            ([(2.4, 8.6, 6.8), (-1.0, 8.2, 8.4), (-4.2, 5.2, 8.0), (-6.2, 1.2, 6.2), (-6.9, -3.0, 5.0)], 1.1),
            ([(2.6, 9.2, 6.0), (5.0, 7.0, 6.4), (6.6, 3.0, 5.4), (7.0, -2.0, 4.2)], 1.0),
        ]
        mass = hair.locks(p, several, 0.6, 0.15)
        return mass - 0.16 * strands(p.y * 0.9 + p.x * 0.7, 2.4) if fine else mass

    return (Solid("hair", long, (-1.6, -2.0, 0), 17), Solid("hair", fringe, (0, 3, 6), 9.5))


def _lucia_phones(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def phones(p: Spot, fine: bool) -> Field:
        q = p.mirrored()
        return union(egg(q, (6.4, -16.0, 4.8), (2.1, 2.9, 2.3)), cloth.behind_neck(p, 7.4, 0.6), 0.6)

    def lights(p: Spot, fine: bool) -> Field:
        return egg(p.mirrored(), (7.4, -15.4, 6.2), (0.9, 1.2, 0.9))

    return (
        Solid("rubber", phones, (0, -15, 1), 11.5, False),
        Solid("blue_light", lights, (0, -15.4, 6.2), 9.0, False),
    )


LUCIA = Person(
    "lucia",
    Face(
        skull=7.0, width=5.8, jaw=3.4, jaw_round=1.35, chin=0.85, chin_y=-9.5, brow=0.30, nose_wide=0.92,
        nose_long=-0.05,
        eye_wide=1.58, eye_high=0.58, eye_tilt=0.12, lips_wide=2.15, lip_upper=0.50, lip_lower=0.68, cheek=0.6,
        age=0.12,
        neck=3.9,
    ),
    Tint("C49473", "BC5844", "A04A48", "3A2A14", "4A1C10", "2A140C"),
    Brows(0.34, 0.0, 0.30, 2.0),
    Expression(yaw=-12, roll=4, lid_left=0.78, lid_right=0.74, corner_left=0.10, corner_right=0.20),
    _lucia_worn,
    dressed("slate", Build(13.4, 0.86), Collar("none"), more=_lucia_phones),
    DESK,
    COOL,
)  # fmt: skip


def _gabriel_worn(face: Face, mood: Expression) -> tuple[Solid, ...]:
    """A cook's white cap that has lost its height, a close beard gone grey, a wide smile."""

    def toque(p: Spot, fine: bool) -> Field:
        puff = egg(p, (0.6, 10.6, -1.6), (8.4, 3.6, 8.8))
        if fine:
            puff = puff - 0.35 * np.abs(np.sin(np.arctan2(p.x, p.z + 1.6) * 8)) * ramp(13.5, 11, p.y)
        return union(puff, hair.band(p, face, 7.0, 1.2, 0.34, 0.0), 0.5)

    return (
        Solid(
            "fuzz",
            lambda p, fine: hair.scalp(p, face, hair.hairline(p, 7.6, 0.1, -2.4), 0.16, fine, 0.2),
            (0, 3, -1),
            11,
        ),
        Solid("white", toque, (0.3, 8.6, -1.5), 11.5),
        Solid("fuzz", lambda p, fine: hair.beard(p, face, mood, 0.25, fine, -7.2), (0, -7, 2), 10.5),
    )


def _gabriel_paint(material: str, colours: Colours, p: Spot, room: Spot) -> Colours:
    if material != "fuzz":
        return colours
    colours = tinted(colours, GABRIEL.tint.skin, 0.9 * hair.bare(p, -7.2) * (p.y < 1))
    return tinted(colours, "9A968E", 0.6 * ramp(0.35, 0.7, noise(p.x * 5, p.y * 3, p.z * 5)) * ramp(-5, -8, p.y))


def _gabriel_spoon(face: Face, mood: Expression) -> tuple[Solid, ...]:
    def spoon(p: Spot, fine: bool) -> Field:
        return union(
            chain(p, [(10.6, -24, 8), (9.6, -12.4, 8.4)], [0.55, 0.5]), egg(p, (9.3, -9.6, 8.5), (1.7, 2.6, 0.7)), 0.6
        )

    def mug(p: Spot, fine: bool) -> Field:
        return pipe(p, (10.4, -21.5, 8.2), 3.0, 3.0, 0.3)

    return (Solid("wood", spoon, (10, -15, 8.2), 9.5, False), Solid("steel", mug, (10.4, -21.5, 8.2), 5.2, False))


GABRIEL = Person(
    "gabriel",
    Face(
        skull=7.5, width=6.5, jaw=4.5, jaw_round=1.8, chin=1.6, brow=0.50, nose_wide=1.26, nose_tip=1.16,
        nose_bridge=-0.2,
        eye_wide=1.48, eye_high=0.54, eye_tilt=0.05, lips_wide=2.5, lip_upper=0.62, lip_lower=0.78, cheek=0.8,
        age=0.5, neck=5.3,
        fat=0.6, ear=0.86, gaunt=0.0,
    ),
    Tint("54341F", "6A2E20", "5E3230", "180E08", "16120F", "120D0A"),
    Brows(0.44, 0.05, 0.20, 2.0),
    Expression(
        yaw=9, roll=-4, corner_left=0.66, corner_right=0.78, wide=0.6, open=0.36, cheeks=0.55, squint=0.45,
        grooves=0.25,
        lid_left=0.88, lid_right=0.86, outer=0.25,
    ),
    _gabriel_worn,
    dressed("grey", Build(16.4, 1.12, 0.2), Collar("stand", "white", 2.2), bib="white", more=_gabriel_spoon),
    GALLEY,
    WARM,
    _gabriel_paint,
)  # fmt: skip
