"""What a plate is used to where it bends between its welds and its stud: as a beam, cut across its own two axes.

A cut is put at the hole, to both sides, and beside the ends of each weld on the side of the hole; what acts on one
side of it is carried by its section: w t^2/6 against bending out of the plane, t w^2/6 in the plane, w t^2/3 against
twist, w t against pull and shear; von Mises at the worst corner against the metal's yield, softened where a weld is
near. A plate welded on top, to both sides of the cut, makes the section thicker. The load is spread over the whole
width and the hole is not taken off: small ones, near the middle, are meant.

Look for: `Cut`, `cuts`, `Bent`, `bent`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model.joints import Joint
from game.model.outline import corners, turn
from game.model.seams import height
from game.model.statics import Field, Frame, Motion, Place, field, stud_force
from game.model.weldment import METALS, Piece, Weldment

BESIDE = 1e-4
"""How far from the end of a weld the cut runs, m."""
APART = 1e-3
"""Cuts nearer than that are one, m."""
GRIP = 0.005
"""How far a plate on top must be welded beyond a cut to help there, m (assumed)."""


class Cut(NamedTuple):
    """A section, and what it passes on for each basis load."""

    piece: str
    x: float
    """Its middle on the wall, m."""
    y: float
    strength: float
    """Yield, Pa."""
    softened: bool
    area: float
    """m2."""
    out: float
    """Section modulus against bending out of the plane, m3."""
    inside: float
    """And in it, m3."""
    twist: float
    """And against twist, m3."""
    passed: tuple[tuple[float, ...], ...]
    """For each basis load: pull, shear in and out of the plane (N), twist, bending out of and in the plane (N m)."""


class Bent(NamedTuple):
    """The worst of a plate's cuts."""

    use: float
    x: float
    y: float
    what: str
    """plate; softened."""


class _Part(NamedTuple):
    """One of a plate's welds in the cut's own axis: forces by basis load, and where each cell is."""

    joint: Joint
    sign: float
    fields: tuple[Field, ...]
    """One for each basis load."""
    start: float
    """Of its line along the axis, m from the plate's middle."""
    slope: float
    """m along the axis per m along the line."""


def cuts(weldment: Weldment, held: Frame, basis: Sequence[Motion], growths: Sequence[float]) -> list[Cut]:
    """Of all plates that bear a stud."""
    pieces = {piece.name: piece for piece in weldment.pieces}
    found: list[Cut] = []
    for stud in held.studs:
        piece = pieces[stud.piece]
        forces = [stud_force(held, stud, motion, growth) for motion, growth in zip(basis, growths, strict=True)]
        welds = [joint for joint in held.joints if piece.name in (joint.piece, joint.other)]
        fields = [tuple(field(held, joint, motion) for motion in basis) for joint in welds]
        middle = height(weldment, piece) + piece.thickness / 2.0
        c, s = turn(piece.angle)
        for ex, ey, across in ((c, s, piece.width), (-s, c, piece.length)):
            parts = []
            for joint, by in zip(welds, fields, strict=True):
                start = (joint.x - piece.x) * ex + (joint.y - piece.y) * ey
                sign = -1.0 if joint.piece == piece.name else 1.0
                parts.append(_Part(joint, sign, by, start, joint.ux * ex + joint.uy * ey))
            hole = (stud.x - piece.x) * ex + (stud.y - piece.y) * ey
            for u, with_stud in _places(parts, hole):
                place = (piece.x + u * ex, piece.y + u * ey, middle)
                passed = []
                for n, push in enumerate(forces):
                    force, moment = _below(parts, n, u, place)
                    if with_stud:
                        lever = (stud.x - place[0], stud.y - place[1], stud.z - middle)
                        force = _plus(force, push)
                        moment = _plus(moment, _cross(lever, push))
                    passed.append(
                        (
                            force[0] * ex + force[1] * ey, force[1] * ex - force[0] * ey, force[2],
                            moment[0] * ex + moment[1] * ey, moment[1] * ex - moment[0] * ey, moment[2],
                        )
                    )  # fmt: skip
                found.append(_cut(piece, pieces, parts, u, across, place, tuple(passed), (ex, ey)))
    return found


def _places(parts: Sequence[_Part], hole: float) -> list[tuple[float, bool]]:
    """Where to cut, and whether the stud is below."""
    places = [(hole, False), (hole, True)]
    for part in parts:
        ends = [part.start + part.slope * cell.along for cell in (part.joint.cells[0], part.joint.cells[-1])]
        for end in ends:
            u = end + BESIDE if end < hole else end - BESIDE
            if all(abs(u - known) > APART for known, _ in places):
                places.append((u, u > hole))
    return places


def _below(parts: Sequence[_Part], basis: int, u: float, place: Place) -> tuple[Place, Place]:
    """Force and moment about a place of the welds on the lower side of a cut, on the plate."""
    force = moment = (0.0, 0.0, 0.0)
    for part in parts:
        area = first = second = own = 0.0
        for cell in part.joint.cells:
            if part.start + part.slope * cell.along < u:
                each, s = cell.throat * cell.length, cell.along
                area += each
                first += each * s
                second += each * (s * s + cell.length * cell.length / 12.0)
                own += each * cell.throat * cell.throat / 12.0
        if area == 0.0:
            continue
        f, j, sign = part.fields[basis], part.joint, part.sign
        area, first, second, own = sign * area, sign * first, sign * second, sign * own
        push = (f.x * area + f.along_x * first, f.y * area + f.along_y * first, f.z * area + f.along_z * first)
        rest = (f.x * first + f.along_x * second, f.y * first + f.along_y * second, f.z * first + f.along_z * second)
        force = _plus(force, push)
        moment = _plus(moment, _cross((j.x - place[0], j.y - place[1], j.z - place[2]), push))
        moment = _plus(moment, _cross((j.ux, j.uy, 0.0), rest))
        moment = _plus(moment, (j.ux * f.own * own, j.uy * f.own * own, 0.0))
    return force, moment


def _plus(a: Place, b: Place) -> Place:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _cross(a: Place, b: Place) -> Place:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _cut(
    piece: Piece, pieces: dict[str, Piece], parts: Sequence[_Part], u: float, across: float, place: Place,
    passed: tuple[tuple[float, ...], ...], direction: tuple[float, float],
) -> Cut:  # fmt: skip
    """With the section that is there. `direction` is that of the axis, across the cut."""
    metal, t = METALS[piece.metal], piece.thickness
    soft = False
    reach: dict[str, tuple[float, float]] = {}
    for part in parts:
        ends = [part.start + part.slope * cell.along for cell in (part.joint.cells[0], part.joint.cells[-1])]
        low, high = min(ends), max(ends)
        if low - metal.softened_width <= u <= high + metal.softened_width and metal.softened < 1.0:
            soft = True
        if part.joint.other == piece.name:
            was = reach.get(part.joint.piece, (low, high))
            reach[part.joint.piece] = (min(was[0], low), max(was[1], high))
    area, out, inside, twist = across * t, across * t * t / 6.0, t * across * across / 6.0, across * t * t / 3.0
    for name, (low, high) in reach.items():
        if low + GRIP <= u <= high - GRIP:
            more = pieces[name].thickness
            width = min(across, _extent(pieces[name], direction))
            area += width * more
            out += width * ((t + more) * (t + more) - t * t) / 6.0
            twist += width * ((t + more) * (t + more) - t * t) / 3.0
            inside += more * width * width / 6.0
    strength = metal.yields * (metal.softened if soft else 1.0)
    return Cut(piece.name, place[0], place[1], strength, soft, area, out, inside, twist, passed)


def _extent(piece: Piece, direction: tuple[float, float]) -> float:
    """How wide a plate lies along a cut, m."""
    off = [direction[0] * y - direction[1] * x for x, y in corners(piece)]
    return max(off) - min(off)


def bent(cut: Cut, shares: Sequence[float]) -> Bent:
    """How far a cut is used when its basis loads act with these factors."""
    pull, shear, lift, turn_, out, inside = (_mixed(cut, shares, k) for k in range(6))
    normal = abs(pull) / cut.area + abs(out) / cut.out + abs(inside) / cut.inside
    sheared = math.sqrt(shear * shear + lift * lift) / cut.area + abs(turn_) / cut.twist
    use = math.sqrt(normal * normal + 3.0 * sheared * sheared) / cut.strength
    return Bent(use, cut.x, cut.y, "softened" if cut.softened else "plate")


def _mixed(cut: Cut, shares: Sequence[float], k: int) -> float:
    total = 0.0
    for share, passed in zip(shares, cut.passed, strict=True):
        total += share * passed[k]
    return total
