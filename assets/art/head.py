"""Draws a head at the size of a thumbnail: skull, face, hair, beard, and what is worn on it.

Look for: `head`.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assets.art import field
from assets.art.field import Grid
from assets.art.relief import Relief

if TYPE_CHECKING:
    from assets.art.figure import Stance

INK = "120D0B"
Mark = Callable[[Grid, Grid], Grid]


class _Skull(NamedTuple):
    """A frame in the head: `u` to the crown, `f` to the face; lengths in metres."""

    relief: Relief
    x: float
    y: float
    metre: float
    f: tuple[float, float]
    u: tuple[float, float]

    def at(self, front: float, up: float) -> tuple[float, float]:
        m = self.metre
        return (
            self.x + (self.f[0] * front + self.u[0] * up) * m,
            self.y + (self.f[1] * front + self.u[1] * up) * m,
        )

    def own(self, x: Grid, y: Grid) -> tuple[Grid, Grid]:
        """Metres to the front and to the crown."""
        dx, dy = (x - self.x) / self.metre, (y - self.y) / self.metre
        return dx * self.f[0] + dy * self.f[1], dx * self.u[0] + dy * self.u[1]

    def put(
        self, mark: Mark, colour: str, top: float, bevel: float = 0.05, gloss: float = 0.08, rim: float = 1.0
    ) -> None:
        """Draws a shape that is given in the head's own metres."""
        m, reach = self.metre, 0.42 * self.metre

        def distance(x: Grid, y: Grid) -> Grid:
            return mark(*self.own(x, y)) * m

        bounds = (self.x - reach, self.y - reach, self.x + reach, self.y + reach)
        self.relief.put(bounds, distance, colour, top=top, bevel=bevel * m, gloss=gloss, rim=rim, depth=1.0)

    def stroke(
        self,
        a: tuple[float, float],
        b: tuple[float, float],
        r0: float,
        r1: float,
        colour: str,
        top: float,
        gloss: float = 0.08,
    ) -> None:
        def mark(x: Grid, y: Grid) -> Grid:
            return field.segment(x, y, a[0], a[1], b[0], b[1], r0, r1)

        self.put(mark, colour, top, bevel=max(r0, r1), gloss=gloss)


def head(relief: Relief, stance: "Stance", lift: float) -> None:
    """Neck and head of the person."""
    pose, look = stance.pose, stance.look
    hx, hy = stance.at(pose.head)
    nx, ny = stance.at(pose.neck)
    dx, dy = hx - nx, hy - ny
    length = math.hypot(dx, dy) or 1.0
    turn = math.radians(pose.nod) * stance.facing
    ux, uy = dx / length, dy / length
    ux, uy = ux * math.cos(turn) - uy * math.sin(turn), ux * math.sin(turn) + uy * math.cos(turn)
    front = (-uy * stance.facing, ux * stance.facing)
    skull = _Skull(relief, hx, hy, stance.metre * 1.06, front, (ux, uy))
    neck = (nx - hx) / skull.metre, (ny - hy) / skull.metre
    foot = (neck[0] * front[0] + neck[1] * front[1], neck[0] * ux + neck[1] * uy)
    skull.stroke(foot, (-0.015, -0.06), 0.062, 0.055, look.skin, lift)
    if look.style in ("long", "tail", "braids", "scarf"):
        _behind(skull, look.style, look.hair, lift + 1.0)
    skull.put(_face, look.skin, lift + 4.0, bevel=0.10, gloss=0.12, rim=1.2)
    _features(skull, look.skin, look.hair, lift + 4.0)
    _beard(skull, look.beard, look.hair, lift + 6.0)
    _hair(skull, look.style, look.hair, look.accent, lift + 7.0)
    for thing in look.things:
        _worn(skull, thing, look.accent, lift + 9.0)


def _face(x: Grid, y: Grid) -> Grid:
    crown = field.ellipse(x, y, -0.005, 0.015, 0.098, 0.112)
    jaw = field.segment(x, y, 0.025, -0.03, 0.048, -0.092, 0.062, 0.040)
    nose = field.segment(x, y, 0.088, 0.015, 0.112, -0.028, 0.010, 0.017)
    return field.smooth_union(field.smooth_union(crown, jaw, 0.04), nose, 0.016)


def _features(skull: _Skull, skin: str, hair: str, top: float) -> None:
    dark = "".join(f"{int(int(skin[i : i + 2], 16) * 0.60):02X}" for i in (0, 2, 4))
    lips = "".join(f"{int(int(skin[i : i + 2], 16) * k):02X}" for i, k in ((0, 0.72), (2, 0.48), (4, 0.46)))
    skull.stroke((0.052, 0.006), (0.078, 0.004), 0.015, 0.011, dark, top - 0.5)
    skull.stroke((0.062, 0.005), (0.072, 0.004), 0.0085, 0.0085, INK, top)
    skull.stroke((0.040, 0.043), (0.090, 0.036), 0.0075, 0.005, hair if hair > "30" else INK, top)
    skull.stroke((0.060, -0.072), (0.092, -0.068), 0.009, 0.007, lips, top)
    skull.stroke((0.022, -0.030), (0.036, -0.060), 0.008, 0.005, dark, top - 0.5)
    skull.stroke((-0.030, 0.006), (-0.024, -0.028), 0.024, 0.017, skin, top + 2.0)


def _behind(skull: _Skull, style: str, hair: str, top: float) -> None:
    """Hair that hangs behind the neck."""
    match style:
        case "long":
            skull.stroke((-0.070, 0.02), (-0.075, -0.20), 0.062, 0.036, hair, top, 0.16)
        case "tail":
            skull.stroke((-0.110, 0.05), (-0.165, -0.13), 0.034, 0.018, hair, top, 0.16)
        case "braids":
            skull.stroke((-0.085, 0.0), (-0.105, -0.22), 0.026, 0.020, hair, top, 0.16)
            skull.stroke((-0.045, -0.05), (-0.060, -0.24), 0.024, 0.018, hair, top, 0.16)
        case _:
            skull.stroke((-0.030, -0.07), (-0.020, -0.19), 0.092, 0.112, hair, top)


def _hair(skull: _Skull, style: str, hair: str, accent: str, top: float) -> None:
    def shell(grow: float, front: float, low: float) -> Mark:
        def mark(x: Grid, y: Grid) -> Grid:
            outer = field.ellipse(x, y, -0.014, 0.026, 0.098 + grow, 0.106 + grow)
            face = field.ellipse(x, y, front, -0.060 + low, 0.135, 0.140)
            return np.maximum(outer, -face)

        return mark

    def put(mark: Mark) -> None:
        skull.put(mark, hair, top, bevel=0.045, gloss=0.18, rim=1.8)

    match style:
        case "bald":
            put(lambda x, y: np.maximum(shell(0.004, 0.080, 0.05)(x, y), y - 0.012))
        case "fringe":
            put(lambda x, y: np.maximum(shell(0.008, 0.085, 0.04)(x, y), y - 0.075))
        case "crop":
            put(shell(0.006, 0.105, 0.0))
        case "short" | "tail" | "braids" | "swept":
            put(shell(0.016, 0.108, -0.012))
            if style == "swept":
                skull.stroke((0.075, 0.105), (-0.08, 0.10), 0.030, 0.044, hair, top + 1.0, 0.18)
        case "long":
            put(shell(0.020, 0.112, -0.010))
        case "knot" | "bun":
            put(shell(0.012, 0.106, -0.006))
            up, back = (0.150, -0.055) if style == "knot" else (0.045, -0.138)
            skull.stroke((back, up), (back, up), 0.050, 0.050, hair, top, 0.18)
        case "curls":
            put(_curls)
        case "cap":
            put(lambda x, y: np.maximum(shell(0.008, 0.100, -0.01)(x, y), y - 0.05))
            skull.put(_dome, accent, top + 1.0, bevel=0.05, gloss=0.05, rim=1.4)
            skull.stroke((0.075, 0.062), (0.160, 0.050), 0.018, 0.012, accent, top + 2.0)
        case "scarf":
            skull.put(shell(0.022, 0.098, 0.012), hair, top, bevel=0.06, rim=1.4)
            skull.stroke((-0.035, -0.055), (0.048, -0.128), 0.050, 0.036, hair, top)
        case _:
            raise ValueError(f"no hair of the style {style!r}")


def _curls(x: Grid, y: Grid) -> Grid:
    lumps = ((0.045, 0.118), (-0.01, 0.145), (-0.07, 0.125), (-0.115, 0.07), (-0.128, 0.005), (-0.105, -0.06))
    cloud = field.ellipse(x, y, -0.045, 0.06, 0.085, 0.085)
    for cx, cy in lumps:
        cloud = field.smooth_union(cloud, field.disc(x, y, cx, cy, 0.042), 0.012)
    return np.maximum(cloud, -field.ellipse(x, y, 0.095, -0.05, 0.115, 0.130))


def _dome(x: Grid, y: Grid) -> Grid:
    return np.maximum(field.ellipse(x, y, -0.008, 0.040, 0.112, 0.098), 0.050 - y)


def _beard(skull: _Skull, beard: str, hair: str, top: float) -> None:
    def full(x: Grid, y: Grid) -> Grid:
        mass = field.segment(x, y, 0.012, -0.045, 0.058, -0.105, 0.058, 0.056)
        mouth = field.segment(x, y, 0.055, -0.030, 0.110, -0.026, 0.036, 0.030)
        return np.maximum(mass, -mouth)

    match beard:
        case "full":
            skull.put(full, hair, top, bevel=0.04, gloss=0.10, rim=1.6)
            skull.stroke((0.060, -0.052), (0.100, -0.052), 0.014, 0.010, hair, top + 1.0)
        case "short":
            skull.stroke((0.020, -0.085), (0.062, -0.105), 0.034, 0.030, hair, top - 1.5)
        case "moustache":
            skull.stroke((0.052, -0.058), (0.104, -0.050), 0.018, 0.013, hair, top)
        case _:
            pass


def _worn(skull: _Skull, thing: str, accent: str, top: float) -> None:
    match thing:
        case "lamp":
            skull.stroke((-0.105, 0.050), (0.088, 0.062), 0.014, 0.014, accent, top)
            skull.stroke((0.098, 0.062), (0.108, 0.062), 0.024, 0.022, "E8ECEE", top + 2.0, 0.5)
        case "band":
            skull.stroke((-0.105, 0.050), (0.088, 0.066), 0.013, 0.013, accent, top)
        case "headset" | "headphones":
            at = (-0.026, -0.010) if thing == "headset" else (-0.02, -0.135)
            skull.stroke(at, at, 0.036, 0.036, "2A3036", top, 0.4)
            skull.stroke(at, at, 0.016, 0.016, accent, top + 1.0, 0.4)
            if thing == "headset":
                skull.stroke((-0.02, 0.02), (-0.01, 0.135), 0.010, 0.010, "2A3036", top)
                skull.stroke((-0.01, -0.03), (0.085, -0.085), 0.006, 0.009, "2A3036", top)
        case "glasses":
            skull.stroke((0.066, 0.006), (0.074, 0.006), 0.026, 0.024, "1A2026", top, 0.6)
            skull.stroke((0.068, 0.006), (0.074, 0.006), 0.017, 0.016, "9FB6C4", top + 0.5, 0.7)
            skull.stroke((0.045, 0.010), (-0.03, 0.014), 0.006, 0.006, "1A2026", top)
        case "goggles":
            skull.stroke((-0.09, 0.070), (0.06, 0.092), 0.014, 0.014, "2A2622", top)
            skull.stroke((0.062, 0.090), (0.078, 0.080), 0.030, 0.028, accent, top + 2.0, 0.6)
        case "spots":
            for front, up in ((-0.07, 0.085), (-0.01, 0.112), (0.05, 0.085), (-0.02, 0.07), (0.08, 0.066)):
                skull.stroke((front, up), (front, up), 0.010, 0.010, "E6D8C2", top)
        case _:
            pass
