"""Benches for the tests: the rails, plates and backup of G-7 as they stand in its level.

Look for: `RAILS`, `MACHINE`, `plate`, `bench`, `tack`, `BRACKETS`, `beaded`, `verdict_of`.
"""

import math

from game.model.bracing import Break, Use, Verdict, verdict
from game.model.seams import seams
from game.model.weldment import ALUMINIUM, METALS, STEEL, Bar, Bead, Cell, Machine, Piece, Seam, Stroke, Tack, Weldment

STEEL_AT, ALUMINIUM_AT = METALS.index(STEEL), METALS.index(ALUMINIUM)
RAILS = (
    Bar("lower", 0.0, -0.206, 0.9, 0.04, 0.01, STEEL_AT),
    Bar("upper", 0.0, 0.206, 0.9, 0.04, 0.01, STEEL_AT),
)
FEET = ((-0.25, 0.19), (0.25, 0.19), (-0.25, -0.19), (0.25, -0.19))
MACHINE = Machine(200.0, 0.30, 0.0, 0.0, FEET, 0.02, 0.0015, 2.0e7, 4.0e6, 6.0, 2.0, 25.0, 3.0e-4)
MARS = 3.71


def plate(
    name: str, x: float = 0.0, y: float = 0.0, angle: float = 0.0, layer: int = 1, metal: int = STEEL_AT
) -> Piece:
    """120 by 70 by 6 mm with a hole 8 mm over its middle; x and y in mm."""
    return Piece(
        name, "stock", metal, 0.12, 0.07, 0.006, 0.1, 0.0, 0.008, True, x / 1000, y / 1000, angle, layer,
        False, 0.0, 0.0, 295.0,
    )  # fmt: skip


def bench(*pieces: Piece, tacks: tuple[Tack, ...] = (), bars: tuple[Bar, ...] = RAILS) -> Weldment:
    """A bench with these plates."""
    return Weldment(bars, tuple(sorted(pieces, key=lambda each: each.name)), tacks, (), MACHINE, MARS)


def tack(piece: str, other: str) -> Tack:
    """A tack somewhere."""
    return Tack(f"{piece}.s.{other}", piece, other, 0.0, 0.0, 0.006, 0.003)


BRACKETS = bench(
    plate("b1", -250, 182), plate("b2", 250, 182), plate("b3", -250, -182, 180.0), plate("b4", 250, -182, 180.0)
)
"""Laid as G-7's drawing says."""


def beaded(weldment: Weldment, throat: float = 0.0035, edges: str = "new") -> Weldment:
    """The same with an even bead along each of these edges, in the order of their names."""
    laid = tuple(bead(each, throat) for each in seams(weldment) if each.name.split(".")[1] in edges)
    return weldment._replace(beads=laid)


def bead(seam: Seam, throat: float) -> Bead:
    """Of one throat from end to end, in cells of 2 mm and one that is shorter."""
    leg, cells, along = throat * math.sqrt(2.0), [], 0.0
    while along < seam.length - 1e-9:
        length = min(0.002, seam.length - along)
        cells.append(
            Cell(along + length / 2, length, 3e5, leg, leg, 0.001, 0.0, 0.0, 1.0, False, False, throat)
        )  # fmt: skip
        along += length
    stroke = Stroke(seam.name, 150.0, 0.0124, ())
    return Bead(seam.name, stroke, tuple(cells), 0.0, 1, 1.0, seam.x0, seam.y0, seam.x1, seam.y1)


def verdict_of(state: str, *gone: str) -> Verdict:
    """A verdict that these plates let go, one after another."""
    broken = tuple(Break(Use("start", f"{each}.n.upper", each, 1.0, 0.0, "throat", 0.0, 0.0), 0.0) for each in gone)
    return verdict(bench())._replace(holds=not gone, why=state, state=state, broken=broken, fallen=gone)
