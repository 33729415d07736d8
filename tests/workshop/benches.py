"""Benches for the tests: two rails of G-7's pitch, brackets by their poses, the backup as the machine.

Look for: `RAILS`, `MACHINE`, `plate`, `bench`, `welded`.
"""

from game.model.weldment import ALUMINIUM, METALS, STEEL, Bar, Machine, Piece, Tack, Weldment

STEEL_AT, ALUMINIUM_AT = METALS.index(STEEL), METALS.index(ALUMINIUM)
RAILS = (
    Bar("lower", 0.0, -0.206, 0.9, 0.04, 0.01, STEEL_AT),
    Bar("upper", 0.0, 0.206, 0.9, 0.04, 0.01, STEEL_AT),
)
FEET = ((-0.25, -0.19), (0.25, -0.19), (-0.25, 0.19), (0.25, 0.19))
MACHINE = Machine(200.0, 0.30, 0.0, 0.0, FEET, 0.02, 0.002, 2.0e6, 4.0e5, 4.0, 1.5, 24.0, 3.0e-4)
MARS = 3.71


def plate(
    name: str, x: float = 0.0, y: float = 0.0, angle: float = 0.0, layer: int = 1, metal: int = STEEL_AT
) -> Piece:
    """120 by 70 by 6 mm with a hole 45 mm to the right of its middle; x and y in mm."""
    return Piece(
        name, "stock", metal, 0.12, 0.07, 0.006, 0.1, 0.045, 0.0, True, x / 1000, y / 1000, angle, layer,
        False, 0.0, 0.0, 295.0,
    )  # fmt: skip


def bench(*pieces: Piece, tacks: tuple[Tack, ...] = (), bars: tuple[Bar, ...] = RAILS) -> Weldment:
    """A bench with these plates."""
    return Weldment(bars, tuple(sorted(pieces, key=lambda each: each.name)), tacks, (), MACHINE, MARS)


def tack(piece: str, other: str) -> Tack:
    """A tack somewhere."""
    return Tack(f"{piece}.s.{other}", piece, other, 0.0, 0.0, 0.006, 0.003)
