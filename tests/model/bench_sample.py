"""A bench to test on: two rails, four steel brackets, and the machine that hangs on them.

Look for: `MACHINE`, `RAILS`, `bracket`, `bench`, `WELDED` (three seams of each bracket), `found`, `even_bead`,
`welded`, `hung`.
"""

import math

from game.model.seams import seam
from game.model.weldment import Bar, Bead, Cell, Knot, Machine, Piece, Seam, Stroke, Weldment

MARS = 3.71
FEET = ((-0.25, 0.19), (0.25, 0.19), (-0.25, -0.19), (0.25, -0.19))
MACHINE = Machine(
    mass=200.0, depth=0.30, rise=0.0, aside=0.0, feet=FEET, standoff=0.065, play=0.0015, stud_stiffness=2.0e6,
    set_down=8.0e6, start_shake=20.5, run_shake=0.75, run_hertz=50.0, growth=2.0e-4,
)  # fmt: skip
"""Mounts 65 mm long and of 2e6 N/m each, four of them 8e6 N/m, on which 200 kg have their resonance at 32 Hz: running
up to 50 Hz it passes that with 2 g, and runs with 0.75 m/s2 (2.4 mm/s peak, a smooth machine of its class in ISO
10816). It grows as steel does that is 17 K warmer than the wall. So neat welds of `hung()` have a use of 0.45."""
RAILS = (Bar("lower", 0.0, -0.206, 0.9, 0.04, 0.01, 0), Bar("upper", 0.0, 0.206, 0.9, 0.04, 0.01, 0))


def bracket(name: str, x: float, y: float, angle: float = 0.0, metal: int = 0, layer: int = 1) -> Piece:
    """A plate of 120 x 70 x 6 mm with its hole 6 mm above its middle, which is on the wall at (x, y)."""
    return Piece(
        name, "plate", metal, 0.12, 0.07, 0.006, 0.1, 0.0, 0.006, True, x, y, angle, layer, False, 0.0, 0.0, 293.0
    )


def doubler(name: str, x: float, y: float, length: float = 0.1, width: float = 0.05, thickness: float = 0.006) -> Piece:
    """A plate without a hole, in layer 2."""
    return Piece(name, "scrap", 0, length, width, thickness, 0.1, 0.0, 0.0, False, x, y, 0.0, 2, False, 0.0, 0.0, 293.0)


def bench(*pieces: Piece, machine: Machine = MACHINE) -> Weldment:
    """Four brackets as they belong, 33 mm of each on its rail; or other pieces."""
    if not pieces:
        pieces = (
            bracket("b1", -0.25, 0.184), bracket("b2", 0.25, 0.184),
            bracket("b3", -0.25, -0.184, 180.0), bracket("b4", 0.25, -0.184, 180.0),
        )  # fmt: skip
    return Weldment(RAILS, pieces, (), (), machine, MARS)


BARS = (("b1", "upper"), ("b2", "upper"), ("b3", "lower"), ("b4", "lower"))
WELDED = tuple(f"{name}.{edge}.{bar}" for name, bar in BARS for edge in "enw")
"""A lower bracket lies upside down: its n edge is the one on the rail."""


def shallow(metal: int = 0, thickness: float = 0.01) -> Weldment:
    """Four plates with a hole near the edge: only 12 mm of each lie on its rail, so that welds govern, not plates."""
    pieces = []
    for (name, bar), (x, y) in zip(BARS, FEET, strict=True):
        angle = 0.0 if bar == "upper" else 180.0
        piece = bracket(name, x, 0.163 if y > 0.0 else -0.163, angle, metal)
        pieces.append(piece._replace(hole_y=0.027, thickness=thickness))
    return bench(*pieces)


def hung(leg: float = 0.005, metal: int = 0, thickness: float = 0.01) -> Weldment:
    """Those, neatly welded."""
    return welded(shallow(metal, thickness), WELDED, leg)


def found(weldment: Weldment, name: str) -> Seam:
    """The seam of a name, which must be there."""
    place = seam(weldment, name)
    assert place is not None, name
    return place


def even_bead(place: Seam, leg: float = 0.005, throat: float | None = None, cell: float = 0.0015) -> Bead:
    """A sound bead of one size all along a seam."""
    count = max(1, math.ceil(place.length / cell - 1e-9))
    each = place.length / count
    effective = 0.707 * leg if throat is None else throat
    cells = tuple(
        Cell((n + 0.5) * each, each, 6.0e5, leg, leg, 0.001, 0.0, 0.0, 1.0, False, False, effective)
        for n in range(count)
    )
    knots = (
        Knot(0.0, 0.0, 0.0, 0.0025, 45.0, 10.0),
        Knot(round(place.length / 0.002, 1), place.length, 0.0, 0.0025, 45.0, 10.0),
    )
    stroke = Stroke(place.name, 150.0, 0.0124, knots)
    return Bead(place.name, stroke, cells, 0.0, 16, 1.0, place.x0, place.y0, place.x1, place.y1)


def welded(weldment: Weldment, names: tuple[str, ...] = WELDED, leg: float = 0.005) -> Weldment:
    """With even beads on some seams."""
    beads = []
    for name in names:
        beads.append(even_bead(found(weldment, name), leg))
    return weldment._replace(beads=tuple(beads))
