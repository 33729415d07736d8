"""What joins the plates on a bench, as springs: beads and tacks, and the machine's studs in their holes.

Look for: `Joint`, `joints`, `Stud`, `studs`, `sides`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.model.outline import EDGES, corners, edges
from game.model.seams import height, hole_place, served
from game.model.weldment import EITHER, METALS, Cell, Piece, Weldment

GIVES = 0.005
"""How much of the metal a weld's stiffness stands for, m: a fillet with as much of the plates (assumed). What two
welds share is by their areas alone; this only weighs them against the studs."""


LEAST = 1e-4
"""Throat of a cell without which a bead is no joint, m (assumed)."""


class Joint(NamedTuple):
    """One bead or tack as a spring."""

    seam: str
    piece: str
    other: str
    """The plate it is joined to; empty: a bar."""
    tack: bool
    x: float
    """Where its line begins, m."""
    y: float
    z: float
    """Over the bars' face, m."""
    ux: float
    """Its direction."""
    uy: float
    cells: tuple[Cell, ...]
    stiffness: float
    """N/m per m2 of throat."""
    metal: int = 0
    """Of the plate, and of its wire: index into METALS."""
    onto: int = 0
    """Of the other part."""


class Stud(NamedTuple):
    """One foot of the machine in its bracket."""

    foot: int
    piece: str
    x: float
    y: float
    z: float
    """Where it bears, m over the bars' face."""


def joints(weldment: Weldment) -> tuple[Joint, ...]:
    """What holds fitted plates: beads with some throat, and tacks (a bead takes in those it covers: shrinkage.py)."""
    fitted = {piece.name: piece for piece in weldment.pieces if piece.layer >= 1}
    bars = [bar.name for bar in weldment.bars]
    found = []
    for bead in weldment.beads:
        piece, other = sides(bead.seam)
        if piece in fitted and _holds(bead.cells) and (other in fitted or other in bars):
            dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
            size = math.sqrt(dx * dx + dy * dy)
            place = (bead.x0, bead.y0, dx / size, dy / size)
            found.append(_joint(weldment, fitted, bead.seam, place, bead.cells, False))
    for tack in weldment.tacks:
        piece, other = sides(tack.seam)
        if piece in fitted and (other in fitted or other in bars):
            edge = edges(corners(fitted[piece]))[EDGES.index(tack.seam.split(".")[1])]
            half, leg = tack.length / 2.0, tack.throat * math.sqrt(2.0)
            place = (tack.x - edge.ux * half, tack.y - edge.uy * half, edge.ux, edge.uy)
            cell = Cell(half, tack.length, 0.0, leg, leg, 0.0, 0.0, 0.0, 1.0, False, False, tack.throat)
            found.append(_joint(weldment, fitted, tack.seam, place, (cell,), True))
    return tuple(sorted(found))


def _holds(cells: Sequence[Cell]) -> bool:
    return any(cell.throat >= LEAST for cell in cells)


def sides(seam: str) -> tuple[str, str]:
    """The plate and the other part of a seam, from its name."""
    names = seam.split(".")
    return names[0], names[2]


def _joint(
    weldment: Weldment, fitted: dict[str, Piece], seam: str, place: tuple[float, float, float, float],
    cells: tuple[Cell, ...], tack: bool,
) -> Joint:  # fmt: skip
    piece, other = sides(seam)
    upper, lower = fitted[piece], fitted.get(other)
    if lower is None:
        z = 0.0
    elif lower.layer < upper.layer:
        z = height(weldment, lower) + lower.thickness
    else:
        z = height(weldment, upper) + upper.thickness / 2.0
    x, y, ux, uy = place
    stiffness = METALS[upper.metal].stiffness / GIVES
    onto = lower.metal if lower else next(bar.metal for bar in weldment.bars if bar.name == other)
    onto = upper.metal if onto == EITHER else onto
    return Joint(seam, piece, other if lower else "", tack, x, y, z, ux, uy, cells, stiffness, upper.metal, onto)


def studs(weldment: Weldment) -> tuple[Stud, ...]:
    """By foot, of those that have a hole."""
    found = []
    for foot, at in enumerate(served(weldment)):
        if at >= 0:
            piece = weldment.pieces[at]
            x, y = hole_place(piece)
            z = height(weldment, piece) + piece.thickness + weldment.machine.standoff
            found.append(Stud(foot, piece.name, x, y, z))
    return tuple(found)
