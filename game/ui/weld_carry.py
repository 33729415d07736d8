"""A plate in the player's hand: taken, moved, turned, let go; what becomes of it the session says.

Look for: `Carry`, `taken`, `topmost`, `words`.
"""

from typing import NamedTuple

from game.model.outline import corners, over
from game.model.weldment import Piece, Weldment
from game.ui import weld_place
from game.words.verbs import CHOICES, quantised

LAYERS = CHOICES["layer"]
RACK = 0


class Carry(NamedTuple):
    """One plate, on its way."""

    piece: str
    x: float
    """m, on the wall: its middle."""
    y: float
    angle: float
    """Degrees."""
    grip_x: float = 0.0
    """From the pointer to its middle, m."""
    grip_y: float = 0.0

    def moved(self, dx: float, dy: float) -> "Carry":
        """By so much, m; not out of sight."""
        left, top = weld_place.on_wall(weld_place.WALL.x, weld_place.WALL.y)
        right, bottom = weld_place.on_wall(weld_place.WALL.right, weld_place.WALL.bottom)
        x, y = min(max(self.x + dx, left), right), min(max(self.y + dy, bottom), top)
        return self._replace(x=x, y=y)

    def turned(self, by: float) -> "Carry":
        """By so many degrees, kept between -180 and 180."""
        angle = (self.angle + by + 180.0) % 360.0 - 180.0
        return self._replace(angle=angle)

    def pointed(self, px: float, py: float) -> "Carry":
        """The pointer leads it to a point of the stage."""
        x, y = weld_place.on_wall(px, py)
        return self._replace(x=x + self.grip_x, y=y + self.grip_y)


def taken(weldment: Weldment, piece: Piece, pointer: tuple[float, float] | None = None) -> Carry:
    """Takes a plate where it is seen: out of the rack, or off the wall."""
    px, py, angle = weld_place.pose(weldment, piece)
    if pointer is None:
        # What has fallen under the wall is taken up to where it is seen.
        py = min(py, weld_place.WALL.bottom - weld_place.PER_M * piece.width / 2)
    x, y = weld_place.on_wall(px, py)
    if pointer is None:
        return Carry(piece.name, x, y, angle)
    gx, gy = weld_place.on_wall(*pointer)
    return Carry(piece.name, x, y, angle, x - gx, y - gy)


def topmost(weldment: Weldment, px: float, py: float) -> Piece | None:
    """The plate that is seen at a point of the stage."""
    there = [piece for piece in weldment.pieces if weld_place.covers(weldment, piece, px, py)]
    return max(there, key=lambda each: each.layer) if there else None


def layer(weldment: Weldment, carry: Carry) -> int:
    """Where it goes when it is let go: into the rack, on the bars, or over plates that lie there."""
    piece = next(each for each in weldment.pieces if each.name == carry.piece)
    px, py = weld_place.spot(carry.x, carry.y)
    here = piece._replace(x=carry.x, y=carry.y, angle=carry.angle, layer=1)
    shape = corners(here)
    on_bars = any(over(shape, corners(bar)) for bar in weldment.bars)
    if not on_bars and weld_place.RACK.contains(px, py):
        return RACK
    below = [each for each in weldment.pieces if each.layer == 1 and each.name != carry.piece]
    # A plate that is only pushed against another one lies beside it: over it is what covers a good part of it.
    deep = [
        each for each in below if over(shape, corners(each._replace(length=0.5 * each.length, width=0.5 * each.width)))
    ]
    return 2 if deep else 1


def words(weldment: Weldment, carry: Carry) -> tuple[str, ...]:
    """Those of the command `place`."""
    return (
        carry.piece,
        quantised("x", f"{1000 * carry.x:.3f}"),
        quantised("y", f"{1000 * carry.y:.3f}"),
        quantised("angle", f"{carry.angle:.4f}"),
        LAYERS[layer(weldment, carry)],
    )
