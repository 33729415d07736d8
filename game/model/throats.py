"""What a weld's cells are used to: throat and fused faces under a load, root and toe under a vibration.

Throat: the vector sum of its stress against the filler's strength by direction (AISC 360 J2-5). `Cell.throat` is what
carries after all defects, so nothing is taken off twice. Turning about its own line bends the throat; both together
are a rectangle's full plasticity, u = (m + sqrt(m^2 + 4 n^2)) / 2 from m/u + (n/u)^2 = 1 (Neal 1977).

Faces: what the throat carries also passes the fused face of each leg, against that metal's own strength by the same
rule (AISC 360 J2.4: the base metal's strength on its area); aluminium there is softened.

Fatigue: nominal stress range, FAT 36 at the root on the throat, FAT 63 at the toe on the leg, slope 3 (IIW; recalled),
for other metals in proportion to Young's modulus (12 and 22 for aluminium in the same tables). An undercut is a notch
with the reference radius of 1 mm: 1 + 2 sqrt(depth / radius) (Inglis 1913); a cracked crater halves both (assumed).

Look for: `Mark`, `marks`, `Peak`, `strained`, `tired`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model.joints import Joint
from game.model.statics import Field
from game.model.structure import SHEAR_SHARE
from game.model.weldment import METALS

FAT_ROOT, FAT_TOE = 36.0e6, 63.0e6
"""Stress ranges that steel stands 2 million times, Pa."""
FAT_STIFFNESS = 2.0e11
"""Young's modulus of the metal that they are for, Pa."""
NOTCH_RADIUS = 0.001
"""m."""
CRACKED = 0.5


class Mark(NamedTuple):
    """What is asked of a cell, worked out once."""

    along: float
    """m."""
    throat: float
    """m."""
    shear: float
    """What the throat stands along the weld, Pa."""
    face: float
    """Use of the weaker fused face, as a multiple of the throat's."""
    softened: bool
    """Whether that face is softened metal."""
    root: float
    """FAT class of the throat, Pa."""
    toe: float
    """FAT class at the toe, in terms of the throat's stress, Pa."""


class Peak(NamedTuple):
    """The worst cell."""

    use: float
    """Share of what it stands."""
    along: float
    """Where, m from the line's beginning."""
    what: str
    """throat, face, softened; root, toe."""


def marks(joint: Joint) -> tuple[Mark, ...]:
    """Of the cells that carry anything."""
    found = []
    plate, other = METALS[joint.metal], METALS[joint.onto]
    for cell in joint.cells:
        if cell.throat <= 0.0:
            continue
        faces = []
        for leg, metal in ((cell.leg_piece, plate), (cell.leg_other, other)):
            area = max(leg * cell.fused, 1e-6)
            faces.append((cell.throat * plate.filler / (area * metal.tensile * metal.softened), metal.softened < 1.0))
        share, soft = max(faces)
        weaker = METALS[joint.metal].stiffness / FAT_STIFFNESS * (CRACKED if cell.crack else 1.0)
        notch = 1.0 + 2.0 * math.sqrt(cell.undercut / NOTCH_RADIUS)
        leg = max(min(cell.leg_piece, cell.leg_other), 1e-6)
        toe = FAT_TOE * weaker / notch * leg / cell.throat
        shear = SHEAR_SHARE * plate.filler
        found.append(Mark(cell.along, cell.throat, shear, share, soft, FAT_ROOT * weaker, toe))
    return tuple(found)


def strained(joint: Joint, asked: Sequence[Mark], fields: Sequence[Field]) -> Peak:
    """The worst cell under the worst of some loads."""
    best = Peak(0.0, 0.0, "throat")
    sqrt, ux, uy = math.sqrt, joint.ux, joint.uy
    most = max((max(1.0, mark.face) / mark.shear for mark in asked), default=0.0)
    thick = max((mark.throat for mark in asked), default=0.0)
    for f in fields:
        # Stress is linear along the line, so no cell's is larger than at an end: a load that can't be the worst is
        # passed over.
        if asked and (_largest(f, asked) + abs(f.own) * thick) * most <= best.use:
            continue
        for mark in asked:
            s = mark.along
            x, y, z = f.x + s * f.along_x, f.y + s * f.along_y, f.z + s * f.along_z
            square = x * x + y * y + z * z
            if square > 0.0:
                lengthwise = x * ux + y * uy
                sine = sqrt(max(0.0, 1.0 - lengthwise * lengthwise / square))
                force = sqrt(square) / (mark.shear * (1.0 + 0.5 * sine * sqrt(sine)))
            else:
                force = 0.0
            bent = abs(f.own) * mark.throat / (4.5 * mark.shear)
            throat = (bent + sqrt(bent * bent + 4.0 * force * force)) / 2.0
            face = force * mark.face
            if throat > best.use and throat >= face:
                best = Peak(throat, s, "throat")
            elif face > best.use:
                best = Peak(face, s, "softened" if mark.softened else "face")
    return best


def _largest(f: Field, asked: Sequence[Mark]) -> float:
    largest = 0.0
    for s in (asked[0].along, asked[-1].along):
        x, y, z = f.x + s * f.along_x, f.y + s * f.along_y, f.z + s * f.along_z
        largest = max(largest, x * x + y * y + z * z)
    return math.sqrt(largest)


def tired(asked: Sequence[Mark], ranges: Sequence[Field]) -> Peak:
    """The worst cell under the worst of some stress ranges, as a share of its FAT class (of 2 million cycles)."""
    best = Peak(0.0, 0.0, "root")
    for f in ranges:
        for mark in asked:
            s = mark.along
            x, y, z = f.x + s * f.along_x, f.y + s * f.along_y, f.z + s * f.along_z
            stress = math.sqrt(x * x + y * y + z * z) + abs(f.own) * mark.throat / 2.0
            if stress / mark.root > best.use:
                best = Peak(stress / mark.root, s, "root")
            if stress / mark.toe > best.use:
                best = Peak(stress / mark.toe, s, "toe")
    return best
