"""One head for everybody: skull, jaw, nose, lips, lids and ears from a few dozen numbers, bent by an expression.

Look for: ``Face`` (what stays), ``Expression`` (what moves), ``head``, ``ears``, ``eyeballs``, ``teeth``, ``neck``,
``Opening`` (the almond between the lids, which the painter needs too), ``mouth_line``.
"""

import math
from typing import NamedTuple

import numpy as np

from assets.art.portrait.form import (
    Field,
    Spot,
    ball,
    bump,
    chain,
    cut,
    egg,
    noise,
    ramp,
    rod,
    to_segment,
    union,
)

EYE = (3.12, 0.0, 6.05)
EYE_RADIUS = 1.22


class Face(NamedTuple):
    """Centimetres, the origin between the eyes; shares from 0 to 1 where nothing is said."""

    skull: float = 7.3
    """Half the width of the skull."""
    top: float = 8.4
    width: float = 6.1
    """Half the width at the cheeks."""
    jaw: float = 4.2
    """Half the width between the corners of the jaw, less its thickness."""
    jaw_y: float = -6.4
    jaw_round: float = 1.6
    chin: float = 1.3
    chin_y: float = -9.9
    chin_z: float = 7.0
    brow: float = 0.5
    nose_long: float = 0.0
    nose_wide: float = 1.0
    nose_bridge: float = 0.0
    nose_tip: float = 0.95
    nose_bend: float = 0.0
    eye_wide: float = 1.5
    eye_high: float = 0.54
    eye_tilt: float = 0.10
    fold: float = 0.0
    """Of the inner eyelid."""
    lips_wide: float = 2.3
    lip_upper: float = 0.42
    lip_lower: float = 0.55
    cheek: float = 0.55
    gaunt: float = 0.15
    age: float = 0.2
    neck: float = 4.6
    ear: float = 0.92
    lean: float = 0.12
    """cm: the jaw off the middle; nobody is symmetrical."""
    fat: float = 0.0


class Expression(NamedTuple):
    """Degrees for the head, centimetres for brows and lips, else shares."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    lid_left: float = 0.97
    """The viewer's left; 1 is wide awake, 0.05 shut."""
    lid_right: float = 0.95
    squint: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    inner: float = 0.0
    outer: float = 0.0
    frown: float = 0.0
    corner_left: float = 0.0
    corner_right: float = 0.0
    wide: float = 0.0
    open: float = 0.0
    press: float = 0.0
    cheeks: float = 0.0
    grooves: float = 0.0
    sweat: float = 0.12
    pale: float = 0.0
    blue: float = 0.0
    shoulders: float = 0.0
    flush: float = 0.0


def head(p: Spot, face: Face, mood: Expression, fine: bool) -> Field:
    x, y, z = p
    seamless = p.mirrored(0.6)
    drop = mood.open * 0.9
    skin = egg(p, (0, 11.6 - face.top, -1.2), (face.skull, face.top, 9.2))
    skin = union(skin, egg(p, (0, -3.5, 2.1), (face.width, 7.6, 6.6)), 3.0)
    corner, chin = (face.jaw, face.jaw_y - drop * 0.3, 1.2), (face.chin, face.chin_y - drop, face.chin_z - 0.4)
    skin = union(skin, rod(seamless, corner, chin, face.jaw_round, face.jaw_round * 0.85), 2.4)
    skin = union(skin, ball(seamless, (0.35, face.chin_y - 0.1 - drop, face.chin_z), 1.4), 1.5)
    if face.fat:
        skin = union(skin, egg(p, (0, -9.4, 2.2), (5.4, 1.2 + 2.0 * face.fat, 5.4)), 3.0)
    if float(skin.min()) > 3 or float(z.max()) < -2:
        return skin - 0.9 if float(z.max()) >= -2 else skin
    ax = p.mirrored(0.04).x
    skin = skin - _relief(ax, x, y, z, face, mood, drop) * ramp(1.5, 4.5, z) * np.float32(0.85)
    if float(y.max()) > -7 and float(y.min()) < 4:
        skin = _nosed(skin, p, seamless, face)
    if float(y.max()) > -10.5 and float(y.min()) < -4.5:
        skin = _mouthed(skin, p, ax, face, mood, drop)
    if float(y.max()) > -2.4 and float(y.min()) < 2.8:
        eye = opening(p, face, mood)
        skin = union(skin, eye.from_ball - 1.37, 0.45)
        skin = cut(skin, np.maximum(np.maximum(eye.outside * 0.85, eye.from_ball - 2.0), 5.0 - z), 0.07)
    if fine:
        skin = skin - 0.014 * noise(x * 5.5, y * 5.5, z * 5.5) - 0.010 * noise(x * 11, y * 11, z * 11)
    return skin


def _relief(ax: Field, x: Field, y: Field, z: Field, face: Face, mood: Expression, drop: float) -> Field:
    """What stands out of the plain head, seen from the front; hollows are negative."""
    lift = 0.5 * mood.cheeks
    r = bump(ax - 4.3, y + 2.5 - lift, 1.55, 1.2) * (face.cheek + 0.6 * mood.cheeks)
    r -= 1.1 * face.gaunt * bump(ax - 4.3, y + 6.3, 1.3, 1.9)
    arch = y - 1.75 - 0.10 * ax
    r += face.brow * bump(ax - 2.8, arch - 0.25 * mood.outer, 2.0, 0.75)
    r += face.brow * 0.5 * bump(ax, y - 1.7, 1.0, 0.8)
    r -= 1.05 * bump(ax - 2.95, y - 0.15, 1.35, 0.95) + 0.45 * bump(ax - 1.3, y - 0.2, 0.5, 0.8)
    r -= 0.25 * bump(ax - 6.2, y - 3.0, 1.0, 2.0)  # temples
    bag, _ = to_segment(ax, y, (1.8, -1.25), (3.9, -1.55))
    r -= (0.06 + 0.22 * face.age) * bump(bag, 0, 0.38)
    crease, along = to_segment(ax, y, (1.75, -4.1), (3.05 + 0.3 * mood.wide, -6.9))
    groove = 0.04 + 0.30 * face.age + mood.grooves * (0.22 + 0.30 * face.age)
    r -= groove * bump(crease, 0, 0.30) * (1 - 0.3 * along)
    pad, _ = to_segment(ax, y, (2.5, -3.9), (3.9, -6.4))
    r += groove * 0.6 * bump(pad, 0, 0.65)
    r += 1.10 * bump(ax, y + 7.0, 2.3, 1.7)  # the teeth behind the lips
    r -= 0.20 * bump(ax, y + 5.75, 0.24, 0.5)
    r -= 0.32 * bump(ax, y + 8.75 + drop * 0.6, 1.5, 0.40)
    r -= 0.16 * mood.frown * bump(ax - 0.45, y - 1.8, 0.19, 0.75) + 0.08 * face.age * bump(ax - 0.5, y - 1.8, 0.2, 0.6)
    if face.age > 0.3 or mood.inner > 0.1:
        wave = np.clip(np.sin((y - 0.05 * ax * ax + 0.1 * np.sin(x * 1.3)) * 4.6), 0, 1)
        depth = 0.055 * face.age + 0.07 * max(0.0, mood.inner)
        r -= depth * wave * wave * ramp(2.8, 3.8, y) * ramp(7.4, 5.8, y) * ramp(5.2, 3, ax)
    if face.age > 0.3 or mood.cheeks > 0.3:
        feet = np.clip(np.sin(np.arctan2(y - 0.1, ax - 3.6) * 9), 0, 1)
        r -= (0.06 * face.age + 0.03 * mood.cheeks) * feet * bump(ax - 5.4, y - 0.1, 0.7, 1.1)
    return r


def _nosed(skin: Field, p: Spot, seamless: Spot, face: Face) -> Field:
    long, wide = face.nose_long, face.nose_wide
    bent = Spot(p.x - face.nose_bend * np.sin(np.clip((p.y + 4) / 5, 0, 1) * np.float32(math.pi)), p.y, p.z)
    bridge = [(0.0, 1.0, 7.25), (0.0, -1.2, 8.5 + face.nose_bridge), (0.0, -3.5 - long, 9.65)]
    skin = union(skin, chain(bent, bridge, [0.58 * wide, 0.58 * wide, 0.74 * wide], 0.3), 1.1)
    skin = union(skin, egg(p, (0, -3.75 - long, 9.65), (face.nose_tip, 0.86, 0.95)), 0.6)
    skin = union(skin, egg(seamless, (1.28 * wide, -4.1 - long * 0.9, 8.65), (0.68, 0.66, 0.95)), 0.5)
    return cut(skin, egg(seamless, (0.62 * wide, -4.95 - long, 9.25), (0.38, 0.36, 0.60)), 0.25)


class MouthLine(NamedTuple):
    """Where the lips meet, for every point: how far out it lies (0 to 1 at the corner), how high the line is there."""

    out: Field
    lifted: Field
    """cm by which a corner is raised."""
    half: Field
    """Half the gap between the lips."""
    middle: Field


def mouth_line(x: Field, ax: Field, face: Face, mood: Expression) -> MouthLine:
    wide = face.lips_wide + 0.45 * mood.wide
    out = np.clip(ax / wide, 0, 1.2)
    inside = np.clip(1 - out * out, 0, 1)
    corner = np.where(x < 0, np.float32(mood.corner_left), np.float32(mood.corner_right))
    lifted = corner * out * out * np.float32(0.75)
    drop = mood.open * 0.9
    middle = -6.95 + lifted - 0.06 * face.lean * x - drop * 0.5 * inside
    return MouthLine(out, lifted, 0.035 + drop * 0.55 * inside, middle)


def _mouthed(skin: Field, p: Spot, ax: Field, face: Face, mood: Expression, drop: float) -> Field:
    line = mouth_line(p.x, ax, face, mood)
    wide = face.lips_wide + 0.45 * mood.wide
    full = 1 - 0.55 * mood.press
    raised = p.y - line.lifted
    upper = rod(Spot(ax, raised, p.z), (0.55, -6.55, 8.70), (wide, -6.98, 7.55), face.lip_upper * full, 0.14)
    dropped = raised + drop * np.clip(1 - line.out * line.out, 0, 1)
    lower = rod(Spot(ax, dropped, p.z), (0, -7.50, 8.55), (wide - 0.2, -7.08, 7.6), face.lip_lower * full, 0.18)
    skin = union(skin, np.minimum(upper, lower), 0.45)
    slit = np.maximum(np.abs(p.y - line.middle) - line.half, ax - wide - 0.05)
    skin = cut(skin, np.maximum(slit, 6.3 - p.z), 0.16)
    corner = np.where(p.x < 0, np.float32(mood.corner_left), np.float32(mood.corner_right))
    dimple = bump(ax - wide - 0.28, p.y + 6.95 - corner * 0.75, 0.28, 0.32)
    return skin + 0.10 * dimple * (1 + 2 * abs(mood.press) + 0.8 * mood.cheeks)


class Opening(NamedTuple):
    outside: Field
    """cm outside of the almond between the lids, in the frontal plane."""
    up: Field
    """cm over the middle of the eye."""
    from_ball: Field
    """cm from the centre of the eyeball."""
    upper: Field
    lower: Field


def opening(p: Spot, face: Face, mood: Expression) -> Opening:
    x, y, z = p
    across, deep = np.abs(x) - EYE[0], z - EYE[2]
    from_ball = np.sqrt(across * across + y * y + deep * deep)
    lid = np.where(x < 0, np.float32(mood.lid_left), np.float32(mood.lid_right))
    t = np.clip(across / face.eye_wide, -1.2, 1.2)
    tilt = face.eye_tilt * t - face.fold * bump(t + 1, 0, 0.38) * 0.35
    high = face.eye_high * 1.22 * (1.35 * lid - 0.35)
    low = face.eye_high * (0.80 - 0.45 * mood.squint) * np.where(lid < 0.15, np.float32(0.9), np.float32(1))
    square = t * t
    upper = tilt + high * np.clip(1 - square * np.sqrt(np.abs(t)), 0, 1) * (1 - 0.12 * t) - 0.04
    lower = tilt - low * np.clip(1 - square, 0, 1) * (1 + 0.18 * t) - 0.04
    outside = np.maximum(np.maximum(y - upper, lower - y), np.abs(across) - face.eye_wide)
    return Opening(outside, y, from_ball, upper, lower)


def eyeballs(p: Spot) -> Field:
    return ball(p.mirrored(), EYE, EYE_RADIUS)


def teeth(p: Spot, mood: Expression) -> Field:
    """The upper row, and the lower one which goes down with the jaw."""
    upper = egg(p, (0, -6.60, 5.0), (2.9, 0.78, 3.25))
    return np.minimum(upper, egg(p, (0, -7.75 - mood.open * 0.9, 4.4), (2.5, 0.62, 3.0)))


def ears(p: Spot, face: Face) -> Field:
    """The front edge on the skull, the back edge standing off; rim, fold and bowl."""
    size = face.skull / 7.3
    off = np.abs(p.x) + 0.40 * (p.z - 0.2)
    shape = egg(Spot(off, p.y - 0.10 * p.z, p.z), (7.2 * face.ear * size + 0.25, -1.25, -1.0), (0.58, 2.75, 1.65))
    if float(shape.min()) > 2:
        return shape
    up, back = (p.y + 1.15) * (1 / 2.25), (p.z + 0.95) * (1 / 1.32)
    r = np.sqrt(up * up + back * back)
    return (
        shape + 0.46 * bump(r, 0, 0.36) - 0.18 * bump(r - 1.0, 0, 0.106) - 0.14 * bump(r - 0.64, 0, 0.07) * (p.y > -2.2)
    )


def neck(p: Spot, face: Face, mood: Expression) -> Field:
    trunk = rod(p, (0, -7, -1.4), (0, -17.5, -3.0), face.neck * 0.97, face.neck * 1.10)
    cord = rod(p.mirrored(0.5), (4.5, -6.5, -0.9), (1.5, -16.8, 2.2), 0.75, 0.85)
    trunk = union(trunk, cord, 1.2)
    trunk = union(trunk, ball(p, (0, -12.2, 2.3), 1.1), 2.0)
    slope = rod(p.mirrored(0.5), (2.0, -14.2, -4.0), (8.5, -18.2 + mood.shoulders * 0.6, -4.8), 3.0, 2.2)
    return union(trunk, slope, 3.0)
