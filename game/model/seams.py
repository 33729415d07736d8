"""Where two parts on the bench can be welded together, from their poses: seams, holes, and how far these are off.

A plate of layer 1 lies on the bars, one of layer 2 on plates of layer 1 (or, where there is none under it, on the
bars). The faces of the bars lie in one plane. Whoever asks gets the same seams in whatever order the pieces stand.

Look for: `seams`, `seam`, `corners`, `hole_place`, `served`, `misfit`, `height`; `outline.py` for shapes.
"""

import math

from game.model.outline import EDGES, TINY, Point, Span, corners, covers, edges, on_wall, over, overlap, turn
from game.model.weldment import Bar, Piece, Seam, Weldment

__all__ = ["corners", "height", "hole_place", "misfit", "seam", "seams", "served"]

SHORTEST = 0.008
"""Of what can be welded, m."""
WIDEST = 0.003
"""Gap that wire can bridge, m."""
FACE = 0.001
"""So much face must lie outside an edge, or a fillet has nothing to stand on, m (assumed)."""
PRESSED = 0.001
"""So far two plates may overlap by the rounding of their poses and by distortion, and still lie edge beside edge, m."""
PARALLEL = 0.9902680687415704
"""Cosine of the 8 degrees by which two edges of a groove may be askew."""
REACH = 0.1
"""A hole is meant for the foot next to it, but for none further away than this, m."""


def hole_place(piece: Piece) -> Point:
    """Where a piece's hole is on the wall, m."""
    return on_wall(piece, piece.hole_x, piece.hole_y)


def _fitted(weldment: Weldment) -> list[Piece]:
    return sorted((piece for piece in weldment.pieces if piece.layer >= 1), key=lambda piece: piece.name)


def height(weldment: Weldment, piece: Piece) -> float:
    """Of a plate's back over the bars' face, m: a layer-2 plate lies on the thickest under it."""
    high, shape = 0.0, corners(piece)
    for other in weldment.pieces:
        if 1 <= other.layer < piece.layer and other.thickness > high and over(shape, corners(other)):
            high = other.thickness
    return high


def _stand_off(weldment: Weldment, piece: Piece) -> tuple[float, float, float]:
    """How far a plate stands off by its slopes, a + b x + c y on the wall: 0 where it touches what it lies on."""
    cos, sin = turn(piece.angle)
    b = cos * piece.slope_x - sin * piece.slope_y
    c = sin * piece.slope_x + cos * piece.slope_y
    shape, high = corners(piece), height(weldment, piece)
    under: list[Piece | Bar]
    if high > 0.0:
        under = [each for each in weldment.pieces if 1 <= each.layer < piece.layer and each.thickness == high]
    else:
        under = list(weldment.bars)
    touched = [point for each in under for point in overlap(shape, corners(each))]
    return -min(b * x + c * y for x, y in touched or shape), b, c


def _less(spans: list[Span], cut: Span | None) -> list[Span]:
    """Some spans without one."""
    if cut is None:
        return spans
    left = []
    for low, high in spans:
        left += [(low, min(high, cut[0])), (max(low, cut[1]), high)]
    return [(low, high) for low, high in left if high - low > TINY]


def _within(span: Span, first: float, slope: float, low: float, high: float) -> Span | None:
    """The part of a span where first + slope * along lies between two values."""
    begin, end = span
    for limit, sign in ((low, 1.0), (high, -1.0)):
        rise, depth = sign * slope, sign * (first - limit) + TINY
        if abs(rise) < 1e-12:
            if depth < 0.0:
                return None
        elif rise > 0.0:
            begin = max(begin, -depth / rise)
        else:
            end = min(end, -depth / rise)
    return (begin, end) if end - begin >= SHORTEST - TINY else None


def _named(piece: str, edge: str, other: str, at: int) -> str:
    return f"{piece}.{edge}.{other}" + (f".{at}" if at > 1 else "")


def _laps(weldment: Weldment, piece: Piece, fitted: list[Piece], shapes: dict[str, tuple[Point, ...]]) -> list[Seam]:
    """Where edges of a plate lie on a face, and nothing is in the way of the torch."""
    found: list[Seam] = []
    high = height(weldment, piece)
    a, b, c = _stand_off(weldment, piece)
    below = [each for each in fitted if each.layer < piece.layer]
    beside = [each for each in fitted if each.layer == piece.layer and each.name != piece.name]
    above = [each for each in fitted if each.layer > piece.layer]
    faces: list[tuple[Piece | Bar, float]] = [(each, high - each.thickness) for each in below]
    faces += [(bar, high) for bar in sorted(weldment.bars, key=lambda bar: bar.name)]
    for k, letter in enumerate(EDGES):
        edge = edges(shapes[piece.name])[k]
        for other, step in faces:
            face = corners(other)
            span = edge.over(face)
            spans = [span] if span else []
            for each in beside:
                # Another plate so near that there is no room for a leg: there it is a groove.
                spans = _less(spans, edge.over(shapes[each.name], WIDEST)) if spans else spans
            for each in above + (below if isinstance(other, Bar) else []):
                spans = _less(spans, edge.over(shapes[each.name], FACE)) if spans else spans
            number = 0
            for low, upto in spans:
                x, y = edge.at(0.0)
                clear = _within((low, upto), step + a + b * x + c * y, b * edge.ux + c * edge.uy, -TINY, WIDEST)
                if clear is None or not covers(face, edge.at((clear[0] + clear[1]) / 2.0, FACE)):
                    continue
                number += 1
                (x0, y0), (x1, y1) = edge.at(clear[0]), edge.at(clear[1])
                g0, g1 = (max(0.0, step + a + b * x + c * y) for x, y in ((x0, y0), (x1, y1)))
                name = _named(piece.name, letter, other.name, number)
                found.append(Seam(name, piece.name, other.name, False, x0, y0, x1, y1, g0, g1, 0.0))
    return found


def _grooves(piece: Piece, other: Piece, fitted: list[Piece], shapes: dict[str, tuple[Point, ...]]) -> list[Seam]:
    """Where edges of two plates of one layer face each other."""
    found: list[Seam] = []
    for k, letter in enumerate(EDGES):
        edge, number = edges(shapes[piece.name])[k], 0
        for n in range(4):
            facing = edges(shapes[other.name])[n]
            if edge.ux * facing.ux + edge.uy * facing.uy > -PARALLEL:
                continue
            ends = []
            for x, y in (facing.at(facing.length), facing.at(0.0)):
                dx, dy = x - edge.x, y - edge.y
                ends.append((dx * edge.ux + dy * edge.uy, dx * edge.uy - dy * edge.ux))
            (from_along, from_gap), (to_along, to_gap) = ends
            slope = (to_gap - from_gap) / (to_along - from_along)
            first = from_gap - slope * from_along
            spans = [(max(0.0, from_along), min(edge.length, to_along))]
            for each in fitted:
                if each.layer > piece.layer:
                    spans = _less(spans, edge.over(shapes[each.name]))
            sine = edge.ux * facing.uy - edge.uy * facing.ux
            for span in spans:
                clear = _within(span, first, slope, -PRESSED, WIDEST)
                if clear is None:
                    continue
                number += 1
                (x0, y0), (x1, y1) = edge.at(clear[0]), edge.at(clear[1])
                g0, g1 = (max(0.0, first + slope * along) for along in clear)
                name, askew = _named(piece.name, letter, other.name, number), _degrees(abs(sine))
                found.append(Seam(name, piece.name, other.name, True, x0, y0, x1, y1, g0, g1, askew))
    return found


def _degrees(sine: float) -> float:
    """Of a small angle's sine: two terms of the series, within 0.001 degrees up to 8."""
    return sine * (1.0 + sine * sine / 6.0) * 180.0 / math.pi


def seams(weldment: Weldment) -> tuple[Seam, ...]:
    """All places that can be welded now, by name."""
    fitted = _fitted(weldment)
    shapes = {piece.name: corners(piece) for piece in fitted}
    found: list[Seam] = []
    for at, piece in enumerate(fitted):
        found += _laps(weldment, piece, fitted, shapes)
        for other in fitted[at + 1 :]:
            if other.layer == piece.layer:
                found += _grooves(piece, other, fitted, shapes)
    return tuple(sorted(found, key=lambda each: each.name))


def seam(weldment: Weldment, name: str) -> Seam | None:
    """The seam of a name, if it can be welded now."""
    for each in seams(weldment):
        if each.name == name:
            return each
    return None


def served(weldment: Weldment) -> tuple[int, ...]:
    """For each foot, the index of the piece whose hole is meant for it: the nearest first, each hole once; or -1.

    A hole under a plate of a higher layer takes no stud.
    """
    fitted = _fitted(weldment)
    pairs = []
    for piece in fitted:
        if piece.hole and not _hidden(piece, fitted):
            x, y = hole_place(piece)
            for foot, (fx, fy) in enumerate(weldment.machine.feet):
                off = math.sqrt((x - fx) * (x - fx) + (y - fy) * (y - fy))
                if off <= REACH:
                    pairs.append((off, piece.name, foot))
    index = {piece.name: at for at, piece in enumerate(weldment.pieces)}
    chosen = [-1] * len(weldment.machine.feet)
    for _, name, foot in sorted(pairs):
        if chosen[foot] < 0 and index[name] not in chosen:
            chosen[foot] = index[name]
    return tuple(chosen)


def _hidden(piece: Piece, fitted: list[Piece]) -> bool:
    place = hole_place(piece)
    return any(each.layer > piece.layer and covers(corners(each), place) for each in fitted)


def misfit(weldment: Weldment) -> tuple[float, ...]:
    """For each foot how far its hole is off, m, when the machine is shifted and turned as well as can be; or inf.

    The best rigid motion in the plane takes the feet's middle to the holes', and turns by the angle whose sine and
    cosine are as the sums of the cross and dot products about them (Procrustes; Umeyama 1991, in two dimensions).
    """
    feet, pieces = weldment.machine.feet, weldment.pieces
    pairs = [(foot, hole_place(pieces[at])) for foot, at in zip(feet, served(weldment), strict=True) if at >= 0]
    middle = [0.0, 0.0, 0.0, 0.0]
    for (fx, fy), (hx, hy) in pairs:
        for k, value in enumerate((fx, fy, hx, hy)):
            middle[k] += value / len(pairs)
    dot = cross = 0.0
    for (fx, fy), (hx, hy) in pairs:
        fx, fy, hx, hy = fx - middle[0], fy - middle[1], hx - middle[2], hy - middle[3]
        dot += fx * hx + fy * hy
        cross += fx * hy - fy * hx
    size = math.sqrt(dot * dot + cross * cross)
    c, s = (dot / size, cross / size) if size > 0.0 else (1.0, 0.0)
    found = []
    for (fx, fy), at in zip(feet, served(weldment), strict=True):
        if at < 0:
            found.append(math.inf)
            continue
        hx, hy = hole_place(pieces[at])
        fx, fy = fx - middle[0], fy - middle[1]
        dx, dy = middle[2] + c * fx - s * fy - hx, middle[3] + s * fx + c * fy - hy
        found.append(math.sqrt(dx * dx + dy * dy))
    return tuple(found)
