"""Draws a whole person into a relief: limbs, clothes, boots, hands and the things they wear; the head is head.py's.

Look for: `figure`, `Stance` (metres of the body to places in the picture).
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from assets.art import field
from assets.art.field import Grid
from assets.art.head import head
from assets.art.looks import Look
from assets.art.poses import Limb, Pose, Spot
from assets.art.relief import Relief

BOOT, SOLE, STEEL, GLOVE = "26211D", "0F0D0C", "AEB6BC", "3A3026"
SHOULDER, FOREARM, WRIST = 0.080, 0.060, 0.044
THIGH, KNEE, ANKLE = 0.116, 0.084, 0.060


class Stance(NamedTuple):
    """Where a body is in the picture."""

    x: float
    y: float
    metre: float
    facing: int
    """1: to the right, -1: to the left."""
    look: Look
    pose: Pose

    def at(self, spot: Spot) -> Spot:
        """A place of the body in the picture."""
        tall = self.look.build.height
        return (self.x + self.facing * spot[0] * self.metre * tall, self.y - spot[1] * self.metre * tall)

    def beside(self, foot: Spot, tip: Spot, along: float, aside: float) -> Spot:
        """A place in the body's own frame: `along` metres from `foot` towards `tip`, `aside` metres to the front."""
        dx, dy = tip[0] - foot[0], tip[1] - foot[1]
        length = math.hypot(dx, dy) or 1.0
        ux, uy = dx / length, dy / length
        return (foot[0] + ux * along + uy * aside, foot[1] + uy * along - ux * aside)


class _Brush(NamedTuple):
    relief: Relief
    stance: Stance

    def blob(
        self,
        distance: Callable[[Grid, Grid], Grid],
        colour: str,
        top: float,
        bevel: float = 0.10,
        gloss: float = 0.06,
        rim: float = 1.0,
        alpha: float = 1.0,
    ) -> None:
        s = self.stance
        reach = 2.05 * s.metre
        bounds = (s.x - reach, s.y - reach, s.x + reach, s.y + 0.25 * s.metre)
        self.relief.put(
            bounds,
            distance,
            colour,
            top=top,
            bevel=bevel * s.metre,
            gloss=gloss,
            rim=rim,
            depth=1.0,
            alpha=alpha,
            texture=0.05,
        )

    def stroke(
        self, a: Spot, b: Spot, r0: float, r1: float, colour: str, top: float, gloss: float = 0.06, alpha: float = 1.0
    ) -> None:
        """A tapered stroke between two places of the body; widths in metres."""
        s = self.stance
        (ax, ay), (bx, by) = s.at(a), s.at(b)
        m = s.metre

        def distance(x: Grid, y: Grid) -> Grid:
            return field.segment(x, y, ax, ay, bx, by, r0 * m, r1 * m)

        self.blob(distance, colour, top, bevel=max(r0, r1), gloss=gloss, alpha=alpha)


def figure(relief: Relief, stance: Stance, lift: float = 26.0) -> None:
    """Draws the person, from what is furthest to what is nearest; `lift`: height of the body above the wall."""
    brush = _Brush(relief, stance)
    look, pose = stance.look, stance.pose
    _arm(brush, pose.far_arm, lift - 7.0, near=False)
    _leg(brush, pose.far_leg, lift - 5.0, shade(look.trousers, 0.72))
    seat = _torso(brush, lift)
    _leg(brush, pose.near_leg, lift + 1.0, look.trousers, seat)
    _wear(brush, lift)
    _belt(brush, lift)
    head(relief, stance, lift)
    _held(brush, lift)
    _arm(brush, pose.near_arm, lift + 7.0, near=True)
    if pose.holds == "blanket":
        _blanket(brush, lift + 8.0)


def shade(colour: str, by: float) -> str:
    """A hex colour made darker or lighter."""
    parts = [min(255, round(int(colour[i : i + 2], 16) * by)) for i in (0, 2, 4)]
    return "".join(f"{part:02X}" for part in parts)


def _torso(brush: _Brush, lift: float) -> field.Distance:
    """Returns the shape of the seat, which goes over into the nearer leg without a seam."""
    s = brush.stance
    build, pose, m = s.look.build, s.pose, s.metre
    hip, neck = pose.hip, pose.neck
    length = math.hypot(neck[0] - hip[0], neck[1] - hip[1])
    waist = s.beside(hip, neck, 0.36 * length, 0.01)
    chest = s.beside(hip, neck, 0.74 * length, 0.015)
    back = s.beside(hip, neck, 0.93 * length, -0.075 * build.shoulders)
    front = s.beside(hip, neck, 0.93 * length, 0.075 * build.shoulders)
    (hx, hy), (wx, wy), (cx, cy) = s.at(hip), s.at(waist), s.at(chest)
    (bx, by), (fx, fy) = s.at(back), s.at(front)
    girth = build.girth

    def distance(x: Grid, y: Grid) -> Grid:
        low = field.segment(x, y, hx, hy, wx, wy, 0.128 * build.hips * girth * m, 0.112 * girth * m)
        high = field.segment(x, y, wx, wy, cx, cy, 0.112 * girth * m, 0.150 * girth * m)
        yoke = field.segment(x, y, bx, by, fx, fy, 0.085 * m, 0.085 * m)
        return field.smooth_union(field.smooth_union(low, high, 0.07 * m), yoke, 0.09 * m)

    brush.blob(distance, s.look.top, lift, bevel=0.13)
    (px, py) = s.at(s.beside(hip, neck, 0.13 * length, 0.0))

    def seat(x: Grid, y: Grid) -> Grid:
        return np.maximum(distance(x, y), _below(x, y, px, py, s))

    return seat


def _below(x: Grid, y: Grid, px: float, py: float, s: Stance) -> Grid:
    """Distance to the side of the hip's line on which the legs are."""
    (hx, hy), (nx, ny) = s.at(s.pose.hip), s.at(s.pose.neck)
    dx, dy = nx - hx, ny - hy
    length = math.hypot(dx, dy) or 1.0
    below: Grid = ((x - px) * dx + (y - py) * dy) / length
    return below


def _wear(brush: _Brush, lift: float) -> None:
    """What is on the trunk: collars, aprons, braces, patches."""
    s = brush.stance
    hip, neck, accent = s.pose.hip, s.pose.neck, s.look.accent
    length = math.hypot(neck[0] - hip[0], neck[1] - hip[1])

    def on(along: float, aside: float) -> Spot:
        return s.beside(hip, neck, along * length, aside)

    for thing in s.look.things:
        match thing:
            case "apron":
                brush.stroke(on(0.74, 0.085), on(-0.10, 0.10), 0.05, 0.085, accent, lift + 2.0)
                brush.stroke(on(0.30, -0.13), on(0.30, 0.12), 0.016, 0.016, accent, lift + 3.0)
            case "braces":
                brush.stroke(on(0.98, 0.02), on(0.12, 0.07), 0.018, 0.018, accent, lift + 3.0)
            case "collar":
                brush.stroke(on(1.0, -0.06), on(0.97, 0.09), 0.034, 0.03, accent, lift + 3.0)
            case "roll":
                brush.stroke(on(1.04, -0.045), on(1.02, 0.065), 0.042, 0.04, accent, lift + 4.0)
            case "stripe":
                brush.stroke(on(0.72, -0.13), on(0.72, 0.145), 0.02, 0.02, accent, lift + 2.0)
            case "patch":
                brush.stroke(on(0.74, 0.055), on(0.74, 0.115), 0.014, 0.014, accent, lift + 3.0)
                brush.stroke(on(0.80, 0.085), on(0.68, 0.085), 0.014, 0.014, accent, lift + 3.0)
            case "hem":
                brush.stroke(on(-0.16, -0.10), on(-0.16, 0.11), 0.055, 0.055, s.look.top, lift + 1.0)
            case "shawl":
                brush.stroke(on(1.0, -0.10), on(0.80, 0.13), 0.055, 0.05, accent, lift + 4.0)
                brush.stroke(on(0.80, 0.12), on(0.42, 0.13), 0.045, 0.028, accent, lift + 4.0)
            case _:
                pass


def _belt(brush: _Brush, lift: float) -> None:
    s = brush.stance
    if "belt" not in s.look.things:
        return
    hip, neck = s.pose.hip, s.pose.neck
    back, front = s.beside(hip, neck, 0.075, -0.12), s.beside(hip, neck, 0.075, 0.13)
    brush.stroke(back, front, 0.024, 0.024, "1A1613", lift + 4.0)
    pouch = s.beside(hip, neck, 0.04, -0.03)
    brush.stroke(pouch, s.beside(hip, neck, -0.02, -0.03), 0.042, 0.036, "5A4430", lift + 6.0)


def _leg(brush: _Brush, leg: Limb, top: float, colour: str, seat: field.Distance | None = None) -> None:
    s = brush.stance
    m, girth = s.metre, 0.5 + 0.5 * s.look.build.girth
    (hx, hy), (kx, ky), (ax, ay) = s.at(s.pose.hip), s.at(leg[0]), s.at(leg[1])

    def distance(x: Grid, y: Grid) -> Grid:
        thigh = field.segment(x, y, hx, hy, kx, ky, THIGH * girth * m, KNEE * girth * m)
        shin = field.segment(x, y, kx, ky, ax, ay, KNEE * girth * m, ANKLE * m)
        whole = field.smooth_union(thigh, shin, 0.03 * m)
        return field.smooth_union(whole, seat(x, y), 0.06 * m) if seat else whole

    brush.blob(distance, colour, top, bevel=0.12)
    _boot(brush, leg, top)


def _boot(brush: _Brush, leg: Limb, top: float) -> None:
    """Shaft, foot and sole; the toes point to the front of the shin."""
    s = brush.stance
    knee, ankle = leg
    toe = s.beside(ankle, knee, -0.015, 0.155)
    heel = s.beside(ankle, knee, -0.02, -0.02)
    brush.stroke(s.beside(ankle, knee, 0.12, 0.0), ankle, 0.074, 0.066, BOOT, top + 1.0)
    brush.stroke(heel, toe, 0.062, 0.044, BOOT, top + 1.0)
    low, high = s.beside(ankle, knee, -0.062, -0.06), s.beside(ankle, knee, -0.052, 0.18)
    brush.stroke(low, high, 0.016, 0.014, SOLE, top + 1.0)


def _arm(brush: _Brush, arm: Limb, top: float, near: bool) -> None:
    s = brush.stance
    look, m, hip, neck = s.look, s.metre, s.pose.hip, s.pose.neck
    length = math.hypot(neck[0] - hip[0], neck[1] - hip[1])
    shoulder = s.beside(hip, neck, 0.89 * length, (-0.045 if near else 0.06) * look.build.shoulders)
    girth = (0.45 + 0.55 * look.build.girth) * (1.0 if near else 0.92)
    tone = 1.0 if near else 0.70
    steel = near and "steel" in look.things
    skin = STEEL if steel else shade(look.skin, tone)
    cloth = shade(look.top, 1.06 * tone)
    (sx, sy), (ex, ey), (hx, hy) = s.at(shoulder), s.at(arm[0]), s.at(arm[1])

    def upper(x: Grid, y: Grid) -> Grid:
        return field.segment(x, y, sx, sy, ex, ey, SHOULDER * girth * m, FOREARM * girth * m)

    def lower(x: Grid, y: Grid) -> Grid:
        return field.segment(x, y, ex, ey, hx, hy, FOREARM * girth * m, WRIST * m)

    bare = steel or look.sleeves != "long"
    gloss = 0.55 if steel else 0.10
    brush.blob(upper, skin if look.sleeves == "none" or steel else cloth, top, bevel=0.08, gloss=gloss)
    brush.blob(lower, skin if bare else cloth, top, bevel=0.07, gloss=gloss)
    if look.sleeves == "rolled" and not steel:
        brush.stroke(arm[0], _towards(arm[0], arm[1], 0.06), 0.068 * girth, 0.064 * girth, cloth, top + 1.5)
    if look.sleeves == "none" and not steel:
        brush.stroke(shoulder, _towards(shoulder, arm[0], 0.04), 0.084 * girth, 0.08 * girth, cloth, top + 1.0)
    if steel:
        brush.stroke(arm[0], arm[0], 0.05, 0.05, "59626A", top + 2.0, gloss=0.6)
    hand = GLOVE if "gloves" in look.things else skin
    ahead = _towards(arm[1], arm[0], -0.06)
    brush.stroke(arm[1], ahead, 0.046, 0.036, hand, top + 1.0, gloss=gloss)
    thumb = s.beside(arm[1], ahead, 0.03, -0.045)
    brush.stroke(arm[1], thumb, 0.022, 0.016, hand, top + 1.5, gloss=gloss)


def _blanket(brush: _Brush, top: float) -> None:
    """From the hip over the feet, with the edge turned back."""
    accent = brush.stance.look.accent
    wool = "".join(f"{round(0.22 * int(accent[k : k + 2], 16) + 0.34 * 0x60):02X}" for k in (0, 2, 4))
    brush.stroke((0.12, 0.13), (0.50, 0.17), 0.135, 0.135, wool, top)
    brush.stroke((0.50, 0.17), (0.92, 0.12), 0.135, 0.105, wool, top)
    brush.stroke((0.08, 0.02), (0.10, 0.24), 0.040, 0.036, shade(wool, 1.5), top + 1.0)


def _towards(a: Spot, b: Spot, by: float) -> Spot:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    return (a[0] + dx / length * by, a[1] + dy / length * by)


def _held(brush: _Brush, lift: float) -> None:
    """A crate in both arms."""
    s = brush.stance
    if s.pose.holds != "crate":
        return
    cx, cy = s.at((0.40, 1.10))
    m = s.metre

    def crate(x: Grid, y: Grid) -> Grid:
        return field.box(x, y, cx - 0.19 * m, cy - 0.15 * m, 0.38 * m, 0.30 * m, 0.02 * m)

    def lid(x: Grid, y: Grid) -> Grid:
        return field.box(x, y, cx - 0.19 * m, cy - 0.06 * m, 0.38 * m, 0.02 * m, 0.0)

    brush.blob(crate, "7A6A45", lift + 5.0, bevel=0.03)
    brush.blob(lid, "1D1A16", lift + 3.0, bevel=0.01)
