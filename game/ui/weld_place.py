"""Where what is on the weld bench lies on the stage: one unit for a millimetre, the wall's middle at ORIGIN.

The picture of the bench was drawn with the same numbers and carries them as points; a test compares them.

Look for: `spot` (wall to stage), `on_wall` (stage to wall), `slot` (in the rack), `outline`, `seam_line`, `WALL`.
"""

import math

from game.model.weldment import Piece, Seam, Weldment
from game.ui.geometry import Rect

ORIGIN = (464.0, 338.0)
"""Where the middle of the wall lies on the stage."""
PER_M = 1000.0
"""Units of the stage for a metre of the wall."""
RACK = Rect(184.0, 222.0, 560.0, 226.0)
"""The tray for what is not on the wall."""
WALL = Rect(0.0, 78.0, 916.0, 552.0)
"""What of the stage is wall that can be worked on."""
ACROSS, DOWN = 4, 2
"""Places in the tray at the least."""

Spot = tuple[float, float]


def spot(x: float, y: float) -> Spot:
    """A point of the wall, m, on the stage."""
    return ORIGIN[0] + PER_M * x, ORIGIN[1] - PER_M * y


def on_wall(px: float, py: float) -> Spot:
    """A point of the stage on the wall, m."""
    return (px - ORIGIN[0]) / PER_M, (ORIGIN[1] - py) / PER_M


def pose(weldment: Weldment, piece: Piece) -> tuple[float, float, float]:
    """Where a plate's middle is seen, and its angle: in its place of the rack as long as it is not on the wall."""
    if piece.layer == 0:
        x, y = slot(weldment, piece)
        return x, y, 0.0
    return (*spot(piece.x, piece.y), piece.angle)


def slot(weldment: Weldment, piece: Piece) -> Spot:
    """The middle of a plate's place in the rack: every plate has its own, as long as the game lasts."""
    names = [each.name for each in weldment.pieces]
    across = max(ACROSS, math.ceil(math.sqrt(2.0 * len(names))))
    down = max(DOWN, math.ceil(len(names) / across))
    at = names.index(piece.name)
    wide, high = RACK.w / across, RACK.h / down
    return RACK.x + (at % across + 0.5) * wide, RACK.y + (at // across + 0.5) * high


def outline(weldment: Weldment, piece: Piece) -> list[Spot]:
    """The corners of a plate on the stage, from its upper left one clockwise as it lies unturned."""
    x, y, angle = pose(weldment, piece)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half, low = PER_M * piece.length / 2, PER_M * piece.width / 2
    return [(x + c * u + s * v, y - s * u + c * v) for u, v in ((-half, -low), (half, -low), (half, low), (-half, low))]


def hole(weldment: Weldment, piece: Piece) -> Spot | None:
    """Where its stud hole is on the stage."""
    if not piece.hole:
        return None
    x, y, angle = pose(weldment, piece)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    u, v = PER_M * piece.hole_x, -PER_M * piece.hole_y
    return x + c * u + s * v, y - s * u + c * v


def covers(weldment: Weldment, piece: Piece, px: float, py: float, more: float = 0.0) -> bool:
    """Whether a point of the stage lies on a plate, or so near to it."""
    x, y, angle = pose(weldment, piece)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    u, v = c * (px - x) - s * (py - y), s * (px - x) + c * (py - y)
    return abs(u) <= PER_M * piece.length / 2 + more and abs(v) <= PER_M * piece.width / 2 + more


def seam_line(seam: Seam) -> tuple[Spot, Spot]:
    """A seam's ends on the stage."""
    return spot(seam.x0, seam.y0), spot(seam.x1, seam.y1)


def along_seam(seam: Seam, along: float) -> Spot:
    """The point of the stage so many m from a seam's beginning."""
    share = along / seam.length if seam.length > 0.0 else 0.0
    return spot(seam.x0 + (seam.x1 - seam.x0) * share, seam.y0 + (seam.y1 - seam.y0) * share)


def nearest_along(seam: Seam, px: float, py: float) -> tuple[float, float]:
    """How far along a seam a point of the stage is, and how far beside it on to the plate, m."""
    x, y = on_wall(px, py)
    dx, dy, long = seam.x1 - seam.x0, seam.y1 - seam.y0, seam.length
    if long <= 0.0:
        return 0.0, 0.0
    ux, uy = dx / long, dy / long
    return (x - seam.x0) * ux + (y - seam.y0) * uy, -(x - seam.x0) * uy + (y - seam.y0) * ux
