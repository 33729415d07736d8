"""What comes of a movement on the wall, quantised as it is logged.

Look for: `Pose`, `pose`, `of`, `apart`, `placed`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model.weldment import Piece, Weldment

PER_METRE = 10_000
"""Steps of a place: 0.1 mm."""
PER_DEGREE = 50
"""Steps of an angle: 0.02 degrees."""


class Pose(NamedTuple):
    """Where a plate came to lie."""

    piece: str
    x: float
    """Of its middle on the wall, m, a multiple of 0.1 mm."""
    y: float
    angle: float
    """Degrees over -180 up to 180, counter-clockwise, a multiple of 0.02."""


def pose(piece: str, x: float, y: float, angle: float) -> Pose:
    """The nearest that can be logged."""
    steps, turn = round(angle * PER_DEGREE), 360 * PER_DEGREE
    steps -= turn * ((steps + turn // 2 - 1) // turn)
    return Pose(piece, round(x * PER_METRE) / PER_METRE, round(y * PER_METRE) / PER_METRE, steps / PER_DEGREE)


def of(piece: Piece) -> Pose:
    """Where it is now."""
    return pose(piece.name, piece.x, piece.y, piece.angle)


def apart(one: Pose, other: Pose) -> bool:
    """Whether a plate has moved, and not only been rounded: by more than one step."""
    turned = abs(one.angle - other.angle)
    return (
        max(abs(one.x - other.x), abs(one.y - other.y)) > 1.5 / PER_METRE
        or min(turned * PER_DEGREE, (360.0 - turned) * PER_DEGREE) > 1.5
    )


def placed(weldment: Weldment, poses: Sequence[Pose], piece: str = "", layer: int = 0) -> Weldment:
    """The bench with its plates where they came to lie, and one of them in the layer it was taken to."""
    found = {each.piece: each for each in poses}
    pieces = []
    for each in weldment.pieces:
        if each.name == piece:
            each = each._replace(layer=layer)
        if each.name in found:
            _, x, y, angle = found[each.name]
            each = each._replace(x=x, y=y, angle=angle)
        pieces.append(each)
    return weldment._replace(pieces=tuple(pieces))
