"""What a welded joint carries: fillet strength by direction, the elastic weld group, and fatigue of its worst place.

A weld is lines in one plane, each with a throat. The group is elastic: forces spread over its area, moments over its
second moments, all about its centroid (Shigley, "welded joints in torsion and in bending"; AISC Manual part 8). The
convention is the vector sum, sqrt(n^2 + t^2), of what acts on the throat: not the maximum shear sqrt((n/2)^2 + t^2),
which some textbooks use and which promises up to twice as much in pure bending.

Strength does not come from a solver of moving bodies: there, redundant welds share a load by the order in which they
were added, and the peak of an impact depends on the time step.

Look for: `Line`, `Load`, `Group`, `group`, `stresses`, `worst`, `fillet_stress`, `fillet_strength`,
`mixed_strength`, `fatigue_life`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model import det

SHEAR_SHARE = 0.60
"""Strength of weld metal in shear, of its tensile strength (AISC 360, table J2.5)."""
THROAT_OF_LEG = 0.707
"""The throat of a fillet with equal legs, as the standards round it."""
DIRECTION_GAIN = 0.5
"""How much stronger a transverse fillet is than a longitudinal one (AISC 360, equation J2-5)."""
CLASS_CYCLES = 2.0e6
"""A FAT class is the stress range that a weld stands so often (IIW; recalled)."""


class Line(NamedTuple):
    """A straight piece of weld in the plane of its group."""

    x0: float
    """m, as all lengths."""
    y0: float
    x1: float
    y1: float
    throat: float

    @property
    def length(self) -> float:
        """m."""
        dx, dy = self.x1 - self.x0, self.y1 - self.y0
        return math.sqrt(dx * dx + dy * dy)


class Load(NamedTuple):
    """What a group carries, about its centroid; z points out of its plane. Forces in N, moments in N m."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    """Pulls the joint apart."""
    about_x: float = 0.0
    about_y: float = 0.0
    about_z: float = 0.0
    """Turns in the plane."""

    @staticmethod
    def at(force: tuple[float, float, float], place: tuple[float, float, float]) -> "Load":
        """A force (N) that acts at a place (m from the centroid)."""
        (fx, fy, fz), (x, y, z) = force, place
        return Load(fx, fy, fz, y * fz - z * fy, z * fx - x * fz, x * fy - y * fx)


class Group(NamedTuple):
    """The properties of a weld group."""

    area: float
    """Of its throats, m2."""
    x: float
    """The centroid, m."""
    y: float
    xx: float
    """Second moment about the x axis, the sum of y^2 dA, m4."""
    yy: float
    xy: float

    @property
    def polar(self) -> float:
        """Second moment about z, m4."""
        return self.xx + self.yy


class Stress(NamedTuple):
    """On the throat at one place, Pa."""

    line: int
    """Which line it is on."""
    x: float
    """Where, m."""
    y: float
    shear_x: float
    shear_y: float
    normal: float

    @property
    def resultant(self) -> float:
        """The vector sum, Pa."""
        return math.sqrt(self.shear_x * self.shear_x + self.shear_y * self.shear_y + self.normal * self.normal)


def group(lines: Sequence[Line]) -> Group:
    """The group that some lines make together; each counts as thin. ValueError without a line of any area."""
    area = first_x = first_y = 0.0
    for line in lines:
        part = line.throat * line.length
        area += part
        first_x += part * (line.x0 + line.x1) / 2.0
        first_y += part * (line.y0 + line.y1) / 2.0
    if area <= 0.0:
        raise ValueError("a weld group needs a line that has a length and a throat")
    x, y = first_x / area, first_y / area
    xx = yy = xy = 0.0
    for line in lines:
        part = line.throat * line.length
        dx, dy = line.x1 - line.x0, line.y1 - line.y0
        ax, ay = (line.x0 + line.x1) / 2.0 - x, (line.y0 + line.y1) / 2.0 - y
        xx += part * (ay * ay + dy * dy / 12.0)
        yy += part * (ax * ax + dx * dx / 12.0)
        xy += part * (ax * ay + dx * dy / 12.0)
    return Group(area, x, y, xx, yy, xy)


def stresses(lines: Sequence[Line], load: Load) -> list[Stress]:
    """On both ends of every line, where an elastic group's stress is largest.

    ValueError for a moment that the lines, all on one straight line, have no second moment against.
    """
    whole = group(lines)
    bends = load.about_x != 0.0 or load.about_y != 0.0
    slope_x, slope_y = _bending(whole, load.about_x, load.about_y) if bends else (0.0, 0.0)
    twist = load.about_z / whole.polar if load.about_z else 0.0
    found = []
    for at, line in enumerate(lines):
        for x, y in ((line.x0, line.y0), (line.x1, line.y1)):
            dx, dy = x - whole.x, y - whole.y
            found.append(
                Stress(
                    at, x, y, load.x / whole.area - twist * dy, load.y / whole.area + twist * dx,
                    load.z / whole.area + slope_x * dx + slope_y * dy,
                )
            )  # fmt: skip
    return found


def _bending(whole: Group, about_x: float, about_y: float) -> tuple[float, float]:
    """How the normal stress grows with x and with y, Pa/m: n = a x + b y with the moments of n dA as given."""
    determinant = whole.xx * whole.yy - whole.xy * whole.xy
    if determinant > 1e-12 * whole.polar * whole.polar:
        a = (-about_y * whole.xx - about_x * whole.xy) / determinant
        return a, (about_x * whole.yy + about_y * whole.xy) / determinant
    # All on one straight line: it resists bending along itself only.
    along = whole.polar
    if whole.xx >= whole.yy:
        cx, cy = whole.xy / whole.xx, 1.0
    else:
        cx, cy = 1.0, whole.xy / whole.yy
    size = math.sqrt(cx * cx + cy * cy)
    cx, cy = cx / size, cy / size
    along_itself, across = about_x * cx + about_y * cy, about_x * cy - about_y * cx
    if abs(along_itself) > 1e-9 * (abs(about_x) + abs(about_y)):
        raise ValueError("a single straight weld has nothing against a moment about itself")
    return across / along * cx, across / along * cy


def worst(lines: Sequence[Line], load: Load, strength: Sequence[float]) -> tuple[float, Stress]:
    """Utilisation, and where: the largest share that the resultant has of a line's strength by direction.

    `strength` is the tensile strength of each line's weld metal, Pa. From 1 on the joint breaks, and there first.
    """
    used = [
        (each.resultant / fillet_stress(strength[each.line], _across(lines[each.line], each)), each)
        for each in stresses(lines, load)
    ]
    return max(used, key=lambda each: each[0])


def _across(line: Line, stress: Stress) -> float:
    """Sine of the angle between the weld's axis and what acts on it."""
    whole = stress.resultant
    if whole == 0.0:
        return 0.0
    dx, dy = line.x1 - line.x0, line.y1 - line.y0
    along = (stress.shear_x * dx + stress.shear_y * dy) / (line.length * whole)
    return math.sqrt(max(0.0, 1.0 - along * along))


def fillet_stress(tensile: float, sine: float) -> float:
    """Strength on the throat, in the unit of `tensile`: 0.60 F (1 + 0.50 sin^1.5 of the angle); AISC 360 J2-5.

    `sine` is that of the angle between the load and the weld's axis, 0 to 1. The gain is not safe for one-sided
    welds on hollow sections.
    """
    return SHEAR_SHARE * tensile * (1.0 + DIRECTION_GAIN * sine * math.sqrt(sine))


def fillet_strength(tensile: float, leg: float, length: float, angle: float) -> float:
    """Nominal strength of one fillet, N: tensile strength in Pa, leg and length in m, angle in rad (AISC 360 J2-4).

    A designer would take 0.75 of it (LRFD) or half of it (ASD).
    """
    return fillet_stress(tensile, abs(det.sin(angle))) * THROAT_OF_LEG * leg * length


def mixed_strength(longitudinal: float, transverse: float) -> float:
    """Of a group with welds along the load and across it, each without its gain, in their unit; AISC 360 J2-10.

    The larger of L + T and 0.85 L + 1.5 T: fillets along the load give way only after those across it have broken.
    """
    return max(longitudinal + transverse, 0.85 * longitudinal + 1.5 * transverse)


def fatigue_life(range_mpa: float, fat_class: float) -> float:
    """Cycles of a stress range (MPa) that a weld of a FAT class stands: 2e6 (FAT / range)^3 (IIW; recalled)."""
    if range_mpa <= 0.0:
        return math.inf
    ratio = fat_class / range_mpa
    return CLASS_CYCLES * ratio * ratio * ratio
