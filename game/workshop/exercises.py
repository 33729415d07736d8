"""Five exercises of the weld bench, from easy to hard: what is fitted up, what to weld, what it must then carry.

Plates are fitted and tacked already, and there is no clock: whatever was welded has cooled before the next arc. The
sentences about each are in the catalogue, by its id (`practice.title_…`, `practice.about_…`); `game/practice.py` says
them.

Look for: `EXERCISES` (their ids), `Exercise`, `exercise`, `Pull`, `Hang`; `trial.py` (what comes of a try), `marks.py`.
"""

from functools import cache
from typing import NamedTuple

from game.model.bead import lay
from game.model.procedure import Procedure, procedure
from game.model.shrinkage import cooled, tacked, welded
from game.model.welder import Welder, stroke
from game.model.weldment import METALS, Bar, Machine, Piece, Weldment

EXERCISES = ("lap", "rusty", "gap", "aluminium", "bracket")
"""In the order in which they get harder."""
STEEL_AT, ALUMINIUM_AT = 0, 1
ROOM = 293.0
COOL = 3600.0
"""Pause before every arc, s."""
PITCH = 0.412
"""Between the two rails, m, as in G-7."""
FEET = ((-0.25, 0.19), (0.25, 0.19), (-0.25, -0.19), (0.25, -0.19))
MACHINE = Machine(
    mass=200.0, depth=0.30, rise=0.0, aside=0.0, feet=FEET, standoff=0.065, play=0.0008, stud_stiffness=1.0e7,
    set_down=2.0e7, start_shake=20.5, run_shake=0.75, run_hertz=50.0, growth=2.0e-4,
)  # fmt: skip
"""A machine like G-7's backup, with less play: an exercise in keeping a hole where it is (all assumed)."""


class Pull(NamedTuple):
    """A force in the plane of the plates, through the middle of the seam."""

    force: float
    """N."""
    across: bool
    """Square to the seam; else along it."""


class Hang(NamedTuple):
    """The machine is hung on the brackets and runs."""

    speed: float
    """At which it is set down, m/s."""
    hours: float
    """For which it is to run."""


class Exercise(NamedTuple):
    """One of them."""

    id: str
    weldment: Weldment
    """As it lies there before the first arc."""
    piece: str
    """The plate that is welded."""
    seams: tuple[str, ...]
    """To be welded, in an order that keeps the plate where it is."""
    card: Procedure
    asked: Pull | Hang


@cache
def exercise(name: str) -> Exercise:
    """The exercise of an id; ValueError for none of EXERCISES."""
    match name:
        case "lap":
            return _lap(name, _plate(0.060), Pull(50e3, False))
        case "rusty":
            return _lap(name, _plate(0.100)._replace(dirt=0.9), Pull(82e3, False))
        case "gap":
            # It stands off at its right end, so that the gap opens from 0 to 1 mm along the seam.
            return _lap(name, _plate(0.080)._replace(slope_x=0.0125), Pull(92e3, True))
        case "aluminium":
            return _lap(name, _plate(0.080, ALUMINIUM_AT)._replace(thickness=0.004), Pull(18e3, False))
        case "bracket":
            return _bracket(name)
    raise ValueError(f"there is no exercise '{name}'; there are {', '.join(EXERCISES)}")


def _rails(metal: int) -> tuple[Bar, ...]:
    half = PITCH / 2.0
    return (
        Bar("lower", 0.0, -half, 0.9, 0.04, 0.01, metal),
        Bar("upper", 0.0, half, 0.9, 0.04, 0.01, metal),
    )


def _plate(length: float, metal: int = STEEL_AT) -> Piece:
    """A clean one that stands on the upper rail, 30 mm of it on the rail's face."""
    width = 0.07
    y = PITCH / 2.0 - 0.01 + width / 2.0
    return Piece("p", "stock", metal, length, width, 0.006, 0.0, 0.0, 0.0, False, 0.0, y, 0.0, 1, False, 0.0, 0.0, ROOM)


def _lap(name: str, plate: Piece, asked: Pull) -> Exercise:
    """A plate whose lower edge is to be welded along its whole length; its sides are tacked."""
    weldment = Weldment(_rails(plate.metal), (plate,), (), (), MACHINE, 3.71)
    for edge, along in (("e", 0.020), ("w", 0.010)):
        weldment = tacked(weldment, f"p.{edge}.upper", along, 0.0, 1)
    card = procedure(METALS[plate.metal], plate.thickness)
    return Exercise(name, weldment, "p", ("p.s.upper",), card, asked)


def _bracket(name: str) -> Exercise:
    """The first of four brackets; the others have been welded by somebody who never errs."""
    thick, lap = 0.008, 0.014
    pieces = []
    for number, (x, foot) in enumerate(FEET):
        # Its n edge is the one on the rail: a lower bracket lies upside down.
        y = PITCH / 2.0 - 0.02 + lap - 0.035
        side = 1.0 if foot > 0.0 else -1.0
        hole = abs(foot) - y
        angle = 0.0 if foot > 0.0 else 180.0
        pieces.append(
            Piece(
                f"b{number + 1}", "stock", STEEL_AT, 0.12, 0.07, thick, 0.1, 0.0, hole, True, x, side * y, angle, 1,
                False, 0.0, 0.0, ROOM,
            )
        )  # fmt: skip
    weldment = Weldment(_rails(STEEL_AT), tuple(pieces), (), (), MACHINE, 3.71)
    for plate, bar in (("b2", "upper"), ("b3", "lower"), ("b4", "lower")):
        weldment = tacked(tacked(weldment, f"{plate}.n.{bar}", 0.015, 0.0, 1), f"{plate}.n.{bar}", 0.105, 0.0, 1)
        for edge in "ewn":
            meant = stroke(weldment, f"{plate}.{edge}.{bar}", Welder(1.0), 0.0, 1)
            weldment = cooled(welded(weldment, lay(weldment, meant, 0.0, 1, 1.0)), COOL)
    weldment = tacked(weldment, "b1.n.upper", 0.015, 0.0, 1)
    seams = ("b1.e.upper", "b1.w.upper", "b1.n.upper")
    return Exercise(name, weldment, "b1", seams, procedure(METALS[STEEL_AT], thick), Hang(0.1, 72.0))
