"""A weld bench for tests and pictures: four brackets of steel, one welded well, one badly, and two in the rack.

Look for: `sample`, `bead_on` (a bead of made-up cells).
"""

from typing import Any

from game.model.seams import seams
from game.model.weldment import Bar, Bead, Cell, Knot, Machine, Piece, Seam, Stroke, Tack, Weldment

MACHINE = Machine(
    200.0, 0.30, 0.0, 0.0, ((-0.25, 0.19), (0.25, 0.19), (-0.25, -0.19), (0.25, -0.19)), 0.02, 0.003, 2.0e6, 4.0e5, 6.0,
    1.5, 24.0, 2.0e-4,
)  # fmt: skip
BARS = (Bar("upper", 0.0, 0.206, 0.9, 0.04, 0.01, 0), Bar("lower", 0.0, -0.206, 0.9, 0.04, 0.01, 0))


def piece(name: str, x: float, y: float, layer: int, angle: float = 0.0, dirt: float = 0.8, **more: Any) -> Piece:
    plain = Piece(
        name, "steel", 0, 0.12, 0.07, 0.006, dirt, 0.0, -0.0, True, x, y, angle, layer, False, 0.0, 0.0, 293.0
    )
    return plain._replace(**more)


def bead_on(seam: Seam, good: bool, share: float = 1.0) -> Bead:
    """Cells of 1.5 mm: even and bright, or wandering, porous and notched."""
    count = int(share * seam.length / 0.0015)
    cells = []
    for n in range(count):
        wave = (n * 37 % 11) / 11.0 - 0.5
        if good:
            other = 0.005 + 0.0003 * wave
            at = (n + 0.5) * 0.0015
            cells.append(Cell(at, 0.0015, 5.5e5, 0.005, other, 0.001, 0.0, 0.0, 1.0, False, False, 0.0035))
        else:
            notch, pores = (0.0008 if n % 9 > 3 else 0.0), (0.14 if n % 7 > 2 else 0.03)
            cells.append(
                Cell((n + 0.5) * 0.0015, 0.0015, 8.5e5, 0.004, 0.0052 + 0.0022 * wave, 0.0004, notch, pores, 0.5,
                     n == count // 2, n == count - 1, 0.002)
            )  # fmt: skip
    stroke = Stroke(
        seam.name, 150.0, 0.0124, (Knot(0.0, 0.0, 0.0, 0.0025, 45, 10), Knot(20.0, seam.length, 0.0, 0.0025, 45, 10))
    )
    return Bead(seam.name, stroke, tuple(cells), 0.2, 16, 1.0 if good else 0.7, seam.x0, seam.y0, seam.x1, seam.y1)


def sample() -> Weldment:
    """Plates hang by their upper edge on the lower rail, by their lower edge on the upper one."""
    pieces = (
        piece("b1", -0.25, 0.181, 1, dirt=0.1, hole_y=0.009),
        piece("b2", 0.25, 0.182, 1, 1.2, hole_y=0.008, clamped=True),
        piece("b3", -0.25, -0.183, 1, hole_y=-0.007),
        piece("b4", 0.25, -0.200, 0, hole_y=-0.007, dirt=0.1, stock="rail"),
        piece("c1", 0.25, -0.200, 0, metal=1, stock="aluminium", dirt=0.1),
        piece("s1", 0.0, 0.0, 0, length=0.09, width=0.05, hole=False),
        piece("s2", 0.0, 0.0, 0, length=0.10, width=0.06, hole=False),
    )
    bench = Weldment(BARS, pieces, (), (), MACHINE, 3.71)
    found = {seam.name: seam for seam in seams(bench)}
    ways = sorted(found)
    good = [name for name in ways if name.startswith("b1.")]
    bad = [name for name in ways if name.startswith("b2.")]
    beads = tuple(bead_on(found[name], True) for name in good[:2]) + tuple(
        bead_on(found[name], False, 0.7) for name in bad[:1]
    )
    tacks = tuple(
        Tack(name, "b3", found[name].other, found[name].x0 * (1 - k) + found[name].x1 * k,
             found[name].y0 * (1 - k) + found[name].y1 * k, 0.006, 0.003)
        for name in ways if name.startswith("b3.") for k in (0.15, 0.85)
    )  # fmt: skip
    return bench._replace(beads=beads, tacks=tacks)
