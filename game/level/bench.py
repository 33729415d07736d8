"""A weld bench of a level, ready to be played.

Look for: `BenchDesign` (the whole), `Stock`, `Drawn`; benching.py makes it from the file.
"""

from typing import NamedTuple

from game.model.weldment import Bar, Machine, Piece, Weldment
from game.words.conditions import Formula

TACK, WELD, HANG = range(3)
"""What a task of the bench is."""
RACK = 0
"""The layer of plates that are not on the wall."""


class Stock(NamedTuple):
    """Plates that are alike."""

    id: str
    when: Formula | None
    """Condition under which they lie on the bench."""
    dirt: Formula
    piece: Piece
    """One of them, nameless, in the rack."""
    names: tuple[str, ...]


class Drawn(NamedTuple):
    """Where somebody who is left to it puts a plate, and how they weld it."""

    piece: str
    x: float
    """m"""
    y: float
    angle: float
    """Degrees."""
    tacks: tuple[tuple[str, float], ...]
    """Seam, and m along it."""
    beads: tuple[str, ...]
    """Seams, in the order in which they are welded; empty: all, by name."""


class BenchDesign(NamedTuple):
    """A weld bench."""

    place: int
    tasks: tuple[tuple[int, int], ...]
    """(task, TACK, WELD or HANG)"""
    stock: tuple[Stock, ...]
    empty: Weldment
    """Rails and machine, and no plate."""
    drawing: tuple[Drawn, ...]
    seconds: dict[str, int]
    """By verb."""
    shield: Formula
    load: int
    """Of the bus, -1."""
    stack: int
    """The stack that the machine is, -1."""
    hours: float
    hidden: bool
    """No use is predicted on the screen."""

    def kind(self, task: int) -> int:
        """TACK, WELD or HANG; -1 for a task that is not done at the bench."""
        return next((kind for t, kind in self.tasks if t == task), -1)


def empty(bars: tuple[Bar, ...], machine: Machine, gravity: float) -> Weldment:
    """A bench with nothing on it yet."""
    return Weldment(bars, (), (), (), machine, gravity)
