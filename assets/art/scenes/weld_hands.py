"""The welder's hands as the visor shows them: a gauntlet with the torch, another with the wire, each also in the light
of the arc. The point of a sprite is where the tungsten, or the wire, ends.

Look for: `hands`.
"""

import math
from collections.abc import Callable

import numpy as np

from assets.art import field
from assets.art.baked import Pixels, sprite
from assets.art.field import Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief

WIDE, HIGH = 470.0, 650.0
TIP: Spot = (48.0, 30.0)
"""Of the torch; the wire's is as far from the other edge."""
LEATHER, WORN, SEAM, SLEEVE = "84582F", "A37A48", "3A2412", "34383C"
Place = Callable[[float, float], Spot]
"""From a place along the tool and beside it (to the thumb's side) to the picture."""


def hands(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Points and sprites of both."""
    points: dict[str, Spot] = {}
    parts: dict[str, Pixels] = {}
    wire_tip = (WIDE - TIP[0], TIP[1] + 12)
    for name, tip, drawing in (("torch", TIP, _torch), ("wire", wire_tip, _wire)):
        relief = Relief(scale, WIDE, HIGH, "000000")
        relief.height[:] = 40.0
        drawing(relief, tip)
        for lit_by_arc in (False, True):
            parts[f"hand.{name}{'.lit' if lit_by_arc else ''}"] = _shown(relief, tip, lit_by_arc)
        points[f"hand.{name}.tip"] = tip
    return points, parts


def _shown(relief: Relief, tip: Spot, by_arc: bool) -> Pixels:
    lamp = Light(-420, 40, 330, 760, (1.0, 0.80, 0.54), 1.15, shadow=0.5, everywhere=True, sharp=22, rim=0.25)
    strip = Light(240, -260, 300, 500, (0.42, 0.60, 0.82), 0.55, shadow=0.0, everywhere=True, rim=0.25)
    beacon = Light(WIDE + 160, 420, 160, 300, (1.0, 0.16, 0.04), 0.9, shadow=0.0, everywhere=True, rim=0.5)
    lights = [lamp, strip, beacon]
    if by_arc:
        arc = Light(tip[0], tip[1], 96, 230, (0.60, 0.77, 1.0), 5.5, shadow=0.6, everywhere=True, sharp=20, rim=1.1)
        lights = [*(each._replace(strength=0.7 * each.strength) for each in lights), arc]
    light = lit(relief, lights, (0.035, 0.038, 0.044), bump=0.85, occlusion=1.1)
    return sprite(light.base, np.minimum(relief.cover, 1), exposure=1.3)


def _along(tip: Spot, degrees: float, side: float) -> Place:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return lambda u, v: (tip[0] + c * u - side * s * v, tip[1] + s * u + side * c * v)


def _torch(relief: Relief, tip: Spot) -> None:
    """Tungsten, ceramic cup, collar, head, handle; the lead leaves it along the arm."""
    at = _along(tip, 39, 1)
    lead = field.spline([at(236, 0), at(300, 12), (at(380, 60)[0], 420), (at(380, 60)[0] - 30, 540), (300, 700)], 10)
    relief.path(lead, 13, "1B1E21", top=66, bevel=12, gloss=0.25, rim=0.4)
    for spot in lead[::4]:
        relief.disc(*spot, 13.6, "101214", top=68, bevel=9, gloss=0.2)
    _arm(relief, at, (370, 760), 1)
    relief.capsule(*at(0, 0), *at(26, 0), 0.9, "C8D0D4", 2.4, top=58, bevel=2, gloss=1.0)
    relief.capsule(*at(25, 0), *at(58, 0), 9.5, "D9B8A4", 13.5, top=84, bevel=10, gloss=0.5, rim=0.6)
    relief.capsule(*at(24, 0), *at(26, 0), 7, "4A3028", top=66, bevel=4)
    for u in (38.0, 47.0):
        relief.capsule(*at(u, -11), *at(u, 11), 1.1, "9C7C6C", raise_=-1.5, bevel=1.2)
    relief.capsule(*at(61, 0), *at(70, 0), 14.5, "B48A3C", top=88, bevel=8, gloss=0.9, rim=0.6)
    relief.capsule(*at(74, 0), *at(104, 0), 16, "8A2F22", 17, top=94, bevel=14, gloss=0.5, rim=0.8)
    relief.capsule(*at(84, -6), *at(98, -34), 8, "7A2A1E", 7, top=92, bevel=7, gloss=0.5, rim=0.6)
    relief.capsule(*at(104, 0), *at(250, 2), 15, "3A4249", 14, top=92, bevel=13, gloss=0.45, rim=0.6)
    for k in range(7):
        relief.capsule(*at(116 + 9 * k, -14), *at(116 + 9 * k, 14), 1.3, "22282D", raise_=-2, bevel=1.4)
    _fist(relief, at)


def _wire(relief: Relief, tip: Spot) -> None:
    """The filler rod between thumb and finger; its other end stands out behind the hand."""
    at = _along(tip, 152, -1)
    _arm(relief, at, (96, 760), -1)
    relief.capsule(*at(0, 0), *at(330, -26), 1.5, "CDB79A", top=82, bevel=1.5, gloss=1.0, rim=0.4)
    _fist(relief, at)


def _arm(relief: Relief, at: Place, elbow: Spot, side: int) -> None:
    """Sleeve with folds, then the gauntlet's cuff with its binding and strap."""
    wrist = at(232, 12)
    dx, dy = elbow[0] - wrist[0], elbow[1] - wrist[1]
    long = math.hypot(dx, dy)
    ux, uy = dx / long, dy / long

    def on(u: float, v: float) -> Spot:
        return wrist[0] + ux * u - side * uy * v, wrist[1] + uy * u + side * ux * v

    relief.capsule(*on(150, 0), *on(long, 0), 54, SLEEVE, 66, top=62, bevel=50, gloss=0.05, texture=0.12, rim=0.5)
    for k in range(8):
        u, lean = 214.0 + 46 * k, 14.0 if k % 2 else -10.0
        fold = field.spline([on(u, -40), on(u + lean, -14), on(u - 4, 14), on(u + 1.6 * lean, 42)], 6)
        relief.path(fold, 9, "2A2E32", raise_=-5, bevel=9, alpha=0.6, soft=5)
        relief.path([(x, y + 15) for x, y in fold], 8, "43484D", raise_=5, bevel=8, alpha=0.5, soft=5)
    relief.capsule(*on(30, 0), *on(178, 0), 41, LEATHER, 60, top=84, bevel=36, gloss=0.07, texture=0.13, rim=0.7)
    relief.path([on(178 + 9 * math.cos(k / 5 - 1.6), 61 * math.sin(k / 5 - 1.6) * 1.0) for k in range(17)], 5, SEAM,
                top=82, bevel=5, gloss=0.08, rim=0.6)  # fmt: skip
    for v in (-20.0, 4.0, 26.0):
        crease = field.spline([on(66, v), on(104, v + 7), on(150, v + 3)], 6)
        relief.path(crease, 2.6, "6A4422", raise_=-4, bevel=2.6, alpha=0.8)
    strap = field.spline([on(38, -43), on(46, -14), on(46, 16), on(38, 43)], 8)
    relief.path(strap, 7, "2B2A28", top=92, bevel=5, gloss=0.2, texture=0.08, rim=0.5)
    bx, by = on(47, 6)
    relief.rect(bx - 9, by - 9, 18, 18, "8A939A", 3, top=98, bevel=3, gloss=0.8)
    relief.rect(bx - 5, by - 5, 10, 10, "2B2A28", 2, top=92, bevel=2)


def _fist(relief: Relief, at: Place) -> None:
    """Back of the hand, three fingers that hold, index and thumb along the tool."""
    for v0, v1, u, r in ((36.0, 20.0, 200.0, 14.0), (35.0, 17.0, 178.0, 14.5), (31.0, 13.0, 155.0, 14.5)):
        _finger(relief, [at(u + 18, v0 - 40), at(u + 6, v0 - 8), at(u - 8, v0), at(u - 18, v1)], r, 98)
    relief.put(
        field.bounds_of([at(130, -70), at(270, 70), at(130, 70), at(270, -70)], 10),
        lambda x, y: field.smooth_union(
            field.segment(x, y, *at(166, -12), *at(226, 0), 27, 38),
            field.segment(x, y, *at(188, -28), *at(236, 14), 19, 36), 18,
        ),
        LEATHER, top=110, bevel=24, gloss=0.07, texture=0.13, rim=0.7,
    )  # fmt: skip
    relief.disc(*at(204, -8), 34, WORN, alpha=0.55, soft=22, texture=0.15)
    for u, v in ((160.0, -24.0), (172.0, -6.0), (184.0, 12.0)):
        relief.disc(*at(u, v), 11, WORN, raise_=5, bevel=11, gloss=0.08, alpha=0.55, soft=4)
    for start, end in (((172, -17), (222, -14)), ((184, 2), (228, 6))):
        seam = field.spline([at(*start), at((start[0] + end[0]) / 2, start[1] + 4), at(*end)], 6)
        relief.path(seam, 1.2, SEAM, raise_=-2.5, bevel=1.4)
    _finger(relief, [at(190, -30), at(154, -27), at(126, -19), at(103, -9)], 12.5, 114)
    _finger(relief, [at(222, 30), at(190, 34), at(156, 25), at(124, 10)], 13.5, 120)


def _finger(relief: Relief, points: list[Spot], radius: float, top: float) -> None:
    """One finger of thick leather, with the seams of its joints."""
    way = field.spline(points, 8)
    relief.path(way, radius + 1.2, SEAM, top=top - 12, bevel=6, alpha=0.8)
    relief.path(way, radius, LEATHER, top=top, bevel=radius * 0.95, gloss=0.07, texture=0.13, rim=0.7)
    relief.path(way, radius * 0.45, WORN, alpha=0.5, soft=radius * 0.5, texture=0.15)
    for k in (len(way) // 3, 2 * len(way) // 3):
        (ax, ay), (bx, by) = way[k - 1], way[k]
        long = math.hypot(bx - ax, by - ay) + 1e-6
        nx, ny = -(by - ay) / long * radius * 0.8, (bx - ax) / long * radius * 0.8
        relief.capsule(bx - nx, by - ny, bx + nx, by + ny, 1.5, SEAM, raise_=-2.4, bevel=1.6, alpha=0.8)
