"""Which plates on the wall move as one because they are tacked or welded, and what holds each to its place.

Look for: `Group`, `groups`, `pull`, `under`, `stops`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from game.model.joints import joints
from game.model.outline import Point, corners, overlap
from game.model.weldment import METALS, STEEL, Bar, Piece, Weldment

MAGNET = 75.0
"""With how much a pair of welding magnets presses a steel plate on steel, N (assumed: two small ones through 6 mm)."""
FOOT = 8.0e-4
"""Area that the magnets need under the plate for all of it, m2 (assumed: two feet of 20 by 20 mm)."""
PROUD = 1.0e-3
"""A bar that stands so much over the lowest one's face is a stop to the plates that lie there, m."""


class Group(NamedTuple):
    """Plates that move as one."""

    pieces: tuple[Piece, ...]
    """By name."""
    fixed: bool
    """Whether something holds it that no hand overcomes: a clamp, or a weld to a bar."""


def groups(weldment: Weldment, loose: str = "") -> tuple[Group, ...]:
    """Everything on the wall, by the name of each group's first plate; the clamp of `loose` is open."""
    fitted = sorted((piece for piece in weldment.pieces if piece.layer >= 1), key=lambda piece: piece.name)
    root = {piece.name: piece.name for piece in fitted}
    welded = []
    for joint in joints(weldment):
        one, other = joint.piece, joint.other
        if other:
            first, second = sorted((_root(root, one), _root(root, other)))
            root[second] = first
        else:
            welded.append(one)
    held = [_root(root, name) for name in welded]
    held += [_root(root, piece.name) for piece in fitted if piece.clamped and piece.name != loose]
    found = []
    for piece in fitted:
        if root[piece.name] == piece.name:
            together = tuple(each for each in fitted if _root(root, each.name) == piece.name)
            found.append(Group(together, piece.name in held))
    return tuple(found)


def _root(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        name = root[name]
    return name


def stops(bars: Sequence[Bar]) -> list[Bar]:
    """The bars that stand over the others' faces: a plate of the first layer strikes them."""
    lowest = min((bar.thickness for bar in bars), default=0.0)
    return sorted((bar for bar in bars if bar.thickness > lowest + PROUD), key=lambda bar: bar.name)


def under(weldment: Weldment, piece: Piece) -> tuple[str, float]:
    """The name of the steel on which most of a plate lies ("" for bars), and over how much of it, m2."""
    shape = corners(piece)
    high = stops(weldment.bars)
    best = "", _area(overlap(shape, corners(bar)) for bar in weldment.bars if bar not in high and _steel(bar))
    if piece.layer == 1:
        return best
    below = [each for each in weldment.pieces if 1 <= each.layer < piece.layer]
    if any(overlap(shape, corners(each)) for each in below):
        best = "", 0.0
    for each in sorted(below, key=lambda other: other.name):
        area = _area([overlap(shape, corners(each))]) if _steel(each) else 0.0
        if area > best[1]:
            best = each.name, area
    return best


def pull(piece: Piece, area: float) -> float:
    """With how much its magnets press a plate on so much steel, N: nothing for aluminium."""
    return MAGNET * min(1.0, area / FOOT) if _steel(piece) else 0.0


def _steel(part: Piece | Bar) -> bool:
    return METALS[part.metal] is STEEL


def _area(shapes: Iterable[Sequence[Point]]) -> float:
    """Of several polygons, m2 (Gauss's formula)."""
    twice = 0.0
    for shape in shapes:
        for k, (x, y) in enumerate(shape):
            twice += shape[k - 1][0] * y - shape[k - 1][1] * x
    return twice / 2.0
