"""Colours in the head's space: skin with its warm and dark places, lips, lashes, brows, eyes, and every material.

Look for: ``MATERIALS``, ``tinted``, ``skin``, ``eye``, ``hair_colour``, ``smudge``.
"""

from typing import NamedTuple

import numpy as np

from assets.art.portrait.anatomy import EYE, Expression, Face, mouth_line, opening
from assets.art.portrait.form import Field, Spot, bump, noise, noise_line, ramp
from assets.art.portrait.person import Brows, Colours, Person, Tint
from assets.art.portrait.shade import linear


class Material(NamedTuple):
    colour: str
    """sRGB; empty where the person has it."""
    gloss: float
    shine: float
    through: float
    glow: float = 0.0


MATERIALS = {
    "skin": Material("", 0.30, 14, 1.0),
    "eye": Material("", 0.25, 60, 0.2),
    "teeth": Material("EDE6DA", 0.35, 40, 0.2, 0.16),
    "hair": Material("", 0.55, 16, 0.05),
    "fuzz": Material("", 0.22, 10, 0.08),
    "orange": Material("A65E26", 0.10, 8, 0.10),
    "dark_orange": Material("8F4F1F", 0.12, 8, 0.10),
    "metal": Material("8B959B", 1.3, 26, 0.0),
    "steel": Material("5F6A71", 1.1, 24, 0.0),
    "brass": Material("B48A3C", 1.2, 22, 0.0),
    "rubber": Material("1C2023", 0.35, 12, 0.0),
    "strap": Material("CFC6AE", 0.10, 8, 0.15),
    "webbing": Material("3A3A34", 0.15, 10, 0.0),
    "lens": Material("B8C4CC", 1.8, 60, 0.2),
    "dark_lens": Material("1A2A24", 0.7, 60, 0.0),
    "navy": Material("2A3946", 0.12, 8, 0.05),
    "slate": Material("35474F", 0.14, 8, 0.05),
    "canvas": Material("4A4A40", 0.08, 8, 0.10),
    "leather": Material("5A3A24", 0.30, 12, 0.10),
    "enamel": Material("C9C2B2", 0.9, 40, 0.2),
    "indigo": Material("33485A", 0.08, 8, 0.10),
    "dark_indigo": Material("22303C", 0.08, 8, 0.10),
    "grey": Material("6C747A", 0.12, 8, 0.10),
    "white": Material("B4B8B4", 0.12, 8, 0.20),
    "teal": Material("2F6460", 0.10, 8, 0.10),
    "green": Material("4A6238", 0.10, 8, 0.10),
    "leaf": Material("5E8A3A", 0.35, 14, 0.40),
    "wine": Material("6E2A34", 0.10, 8, 0.10),
    "mustard": Material("A67A2C", 0.08, 8, 0.10),
    "rust": Material("8A4526", 0.10, 8, 0.10),
    "oat": Material("9C8C72", 0.06, 8, 0.15),
    "frame": Material("20262B", 1.5, 50, 0.0),
    "wood": Material("B98A4C", 0.25, 14, 0.05),
    "blue_light": Material("6CC4FF", 0.0, 8, 0.0, 1.6),
    "amber_light": Material("E69F00", 0.0, 8, 0.0, 1.6),
}


def tinted(colours: Colours, colour: str, share: Field) -> Colours:
    made: Field = colours + (np.array(linear(colour), np.float32) - colours) * np.clip(share, 0, 1)[:, None]
    return made


def plain(colour: str, p: Spot) -> Colours:
    """One colour, a little uneven with wear."""
    uneven = 1 + 0.22 * (noise(p.x * 0.9, p.y * 0.9, p.z * 0.9) - 0.5) + 0.16 * (noise(p.x * 5, p.y * 5, p.z * 5) - 0.5)
    return np.array(linear(colour), np.float32)[None, :] * uneven[:, None]


def smudge(p: Spot, x: float, y: float, wide: float, high: float) -> Field:
    """Dirt on the front of a face."""
    return bump(p.x - x, p.y - y, wide, high) * (p.z > 0) * np.clip(0.4 + noise(p.x * 2.2, p.y * 3, p.z * 2), 0, 1)


def hair_colour(person: Person, strand: Field) -> Colours:
    return np.array(linear(person.tint.hair), np.float32)[None, :] * (0.5 + 1.0 * strand)[:, None]


def skin(p: Spot, person: Person, mood: Expression) -> Colours:
    face, tint = person.face, person.tint
    x, y, z = p
    ax, front = np.abs(x), ramp(1.0, 4.0, z)
    colours: Colours = np.repeat(np.array(linear(tint.skin), np.float32)[None, :], len(x), 0)
    blotch = noise(x * 0.55 + 4, y * 0.55, z * 0.55) - 0.5
    fine = noise(x * 3.2, y * 3.2, z * 3.2) - 0.5
    pores = noise(x * 9, y * 9, z * 9) - 0.5
    colours = colours * (1 + 0.16 * blotch + 0.12 * fine + 0.10 * pores)[:, None]
    # Faces have three zones: a sallow forehead, red cheeks and nose, a greyer jaw.
    colours = tinted(colours, "B99A52", front * 0.10 * ramp(2.2, 5.0, y))
    colours = tinted(colours, "55524E", front * (0.06 + 0.05 * face.age) * ramp(-6.8, -9.0, y))
    rosy = bump(ax - 4.1, y + 2.9, 1.7, 1.4) * (0.8 + 0.5 * blotch)
    colours = tinted(colours, tint.warm, front * (0.26 + 0.5 * mood.flush) * (rosy + 0.9 * bump(ax, y + 3.9, 1.2, 1.0)))
    spots = noise(x * 2.3 + 11, y * 2.3, z * 2.3)
    colours = tinted(colours, tint.warm, front * 0.30 * ramp(0.74, 0.92, spots) * (0.5 + fine))
    if tint.freckles:
        specks = ramp(0.66, 0.80, noise(x * 3.4, y * 3.4, z * 3.4 + 5)) * bump(ax - 2.8, y + 2.2, 3.2, 1.9)
        colours = tinted(colours, "7A4020", front * tint.freckles * specks)
    if face.age > 0.6:
        colours = tinted(colours, "3A261C", 0.35 * face.age * ramp(0.80, 0.95, noise(x * 1.7 + 3, y * 1.7, z * 1.7)))
    colours = _ears(colours, p, tint)
    colours = tinted(
        colours, "4A2E2A", front * (0.16 + 0.20 * face.age + 0.25 * mood.pale) * bump(ax - 3, y + 1, 1.3, 0.45)
    )
    colours = tinted(colours, "3A2620", front * 0.20 * bump(ax - 1.7, y - 0.3, 0.6, 0.9))
    if tint.stubble:
        below = ramp(-4.4, -6.2, y - 0.18 * ax) * (0.65 + 0.6 * (noise(x * 9, y * 9, z * 9) - 0.3))
        colours = tinted(colours, "23201F", front * tint.stubble * below * (1 - 0.8 * bump(ax, y + 7.0, 1.9, 0.7)))
    colours = _lips(colours, p, ax, face, tint, mood)
    colours = tinted(
        colours, "2A1512", 0.75 * bump(ax - 0.66 * face.nose_wide, y + 4.95 + face.nose_long, 0.30, 0.15) * front
    )
    colours = tinted(colours, "8C8B80", np.full(len(x), 0.38 * mood.pale, np.float32))
    colours = tinted(colours, "57607A", np.full(len(x), 0.12 * mood.blue, np.float32))
    colours = _lashes(colours, p, face, mood)
    return _brows(colours, p, face, person.brows, tint, mood)


def _ears(colours: Colours, p: Spot, tint: Tint) -> Colours:
    ax = np.abs(p.x)
    up, back = (p.y + 1.15) * (1 / 2.25), (p.z + 0.95) * (1 / 1.32)
    r = np.sqrt(up * up + back * back)
    side = ramp(5.9, 6.5, ax) * (p.z < 2.2)
    colours = tinted(colours, tint.warm, 0.28 * ramp(6.2, 7.2, ax) * ramp(3, 1, p.y) * ramp(-5.5, -4, p.y))
    return tinted(colours, "3A1C14", side * (0.62 * bump(r, 0, 0.36) + 0.30 * bump(r - 0.8, 0, 0.075)))


def _lips(colours: Colours, p: Spot, ax: Field, face: Face, tint: Tint, mood: Expression) -> Colours:
    line = mouth_line(p.x, ax, face, mood)
    k, full, drop = line.out, 1 - 0.45 * mood.press, mood.open * 0.9
    inside = np.clip(1 - k * k, 0, 1)
    rest = -6.95 + line.lifted
    bow = 0.78 * (1 - np.clip(k, 0, 1) * np.sqrt(np.clip(k, 0, 1))) - 0.16 * bump(ax, 0, 0.35)
    top = rest + bow * full * face.lip_upper / 0.4
    bottom = rest - drop * inside - 1.0 * np.sqrt(inside) * full * face.lip_lower / 0.52
    lips = ramp(0.18, -0.12, np.maximum(p.y - top, bottom - p.y)) * (p.z > 4) * (k < 1.05)
    lips = lips * (0.85 + 0.4 * (noise_line(p.x * 5 + 40) - 0.5))
    colours = tinted(colours, tint.lip, 0.82 * lips)
    colours = tinted(colours, "4A4E68", 0.75 * mood.blue * lips)
    gap = np.abs(p.y - line.middle) - (line.half + 0.015)
    return tinted(colours, "1E0B0A", ramp(0.12, -0.04, gap) * (k < 1.04) * (p.z > 4) * 0.9)


def _lashes(colours: Colours, p: Spot, face: Face, mood: Expression) -> Colours:
    eye = opening(p, face, mood)
    t = (np.abs(p.x) - EYE[0]) / face.eye_wide
    near = (np.abs(t) < 1.22) * (p.z > 4.5)
    over = eye.up - eye.upper
    thick = 0.095 + 0.035 * np.clip(t, 0, 1)
    lash = np.exp(-0.5 * ((over - 0.05) / thick) ** 2) * (over > -0.12)
    colours = tinted(colours, "0E0807", near * lash * 0.96 * ramp(1.24, 0.96, np.abs(t)))
    colours = tinted(
        colours, "2A1612", near * 0.45 * bump(eye.up - eye.lower + 0.05, 0, 0.07) * ramp(1.05, 0.8, np.abs(t))
    )
    crease = 0.36 - 0.16 * face.fold + 0.10 * face.age
    return tinted(colours, "2A1510", near * 0.50 * bump(over - crease, 0, 0.08) * ramp(1.15, 0.7, np.abs(t)))


def _brows(colours: Colours, p: Spot, face: Face, brows: Brows, tint: Tint, mood: Expression) -> Colours:
    x, y, z = p
    ax = np.abs(x)
    arch = brows.arch * np.sin(np.clip((ax - 1.0) * (1 / 4.2), 0, 1) * np.float32(2.5))
    middle = 2.02 + brows.lift + 0.25 * mood.outer * np.clip((ax - 2.2) / 2, 0, 1) + arch
    middle = middle + 0.48 * mood.inner * np.clip((3.2 - ax) / 2, 0, 1)
    middle = middle - 0.34 * mood.frown * np.clip((3.4 - ax) / 2, 0, 1)
    middle = middle + np.where(x < 0, np.float32(0.10), np.float32(-0.05)) * (face.lean * 4)
    along = (ax - (1.15 - 0.22 * mood.frown)) / (brows.long * 1.9)
    thick = brows.thick * np.clip(1.25 - along * 0.95, 0.12, 1) * ramp(-0.06, 0.12, along)
    hairs = noise_line(x * 6 + y * 5 + 70) * 0.75 + 0.5 * noise_line(x * 13 - y * 6)
    mask = ramp(0.22, -0.10, np.abs(y - middle) - thick + 0.14 * (hairs - 0.5)) * ramp(1.02, 0.92, along)
    mask = mask * (along > -0.06) * (z > 3.5)
    return tinted(colours, tint.brow, mask * (0.74 + 0.30 * hairs))


def eye(p: Spot, person: Person, mood: Expression) -> tuple[Colours, Field]:
    """Colours of the eyeballs, and their catchlights."""
    x, y, _ = p
    side = np.where(x < 0, np.float32(-1), np.float32(1))
    across = x - side * EYE[0]
    u = across - (mood.gaze_x - 0.06 * side)  # a little cross-eyed, or the stare is fixed
    v = y - EYE[1] - mood.gaze_y - 0.03
    r = np.sqrt(u * u + v * v)
    colours: Colours = np.repeat(np.array(linear("C4BEB6"), np.float32)[None, :], len(x), 0)
    colours = tinted(colours, "8C5A50", 0.5 * ramp(0.8, 1.5, np.abs(across)))
    colours = tinted(colours, "0B0706", ramp(0.70, 0.58, r))
    rays = 0.70 + 0.5 * noise_line(np.arctan2(v, u) * 9 + 30) + 0.55 * (v < 0) * ramp(0.2, 0.5, r)
    colours = tinted(colours, person.tint.iris, ramp(0.60, 0.50, r) * rays)
    colours = tinted(colours, "040303", ramp(0.29 + 0.06 * mood.blue, 0.23, r))
    lid = opening(p, person.face, mood)
    colours = colours * (1 - 0.60 * ramp(0.45, 0.0, lid.upper - lid.up))[:, None]
    a, b = u + 0.20, v - 0.24
    spark = ramp(0.22, 0.13, np.sqrt(a * a + b * b)) * (lid.upper - lid.up > 0.02)
    c, d = u - 0.26, v + 0.24
    return colours, spark + 0.22 * ramp(0.16, 0.08, np.sqrt(c * c + d * d))
