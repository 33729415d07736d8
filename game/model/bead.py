"""A stroke becomes a bead: time, heat and wire spread over short cells of the seam, and what the pool leaves in each.

Cells are a grid of about 1.5 mm from the seam's beginning. A stroke may go back and forth, stop and dwell: a cell
gets what is laid while the torch is over it, spread over the length of a pool. What is laid after the torch has been
away for a while is another pass: it adds metal, but only the longest pass counts for how deep it goes.

Plate and wire are taken to be of one metal; a plate of another metal than what it lies on is not told apart.

Look for: `lay` (a whole stroke), `partial` (one that still goes on), `cells` (the same, of a seam that you have),
`actual` (how the torch was held), `duration`, `capacity`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from game.model.hand import shake
from game.model.pool import Conditions, Joint, net_power, section
from game.model.seams import seam as seam_of
from game.model.weldment import METALS, Bead, Cell, Knot, Metal, Piece, Seam, Stroke, Weldment

CELL = 0.0015
"""m, about."""
POOL = (1.0 / 9.0, 2.0 / 9.0, 3.0 / 9.0, 2.0 / 9.0, 1.0 / 9.0)
"""How a pool of 5 mm or so spreads what the arc brings over the cell under it and two on each side."""
AWAY = 2.0
"""s after which coming back to a cell is another pass: its pool has set."""
FILL_TIME, FILL_WAY, FILL_SHARE = 0.5, 0.003, 0.35
"""A crater is filled by staying for that long (s) below that share of the stroke's speed, or by running back (m)."""
CRATER = 0.003
"""Length of a crater, m."""
CRACKED = 0.25
"""Share of the throat that a cracked crater carries (assumed)."""
BODY_SHARE = 0.3
"""Of the heat that stays in the plate while it is welded, and does not go into what it lies on (assumed)."""


class _Spent(NamedTuple):
    """Lists by cell."""

    time: list[float]
    sums: list[list[float]]
    """Time x (moment, arc, off, work, travel)."""
    longest: list[float]
    """The longest pass, s."""
    last: list[float]
    """When the torch was last there, s."""


class Held(NamedTuple):
    """How the torch was held over one cell, with its tremor."""

    along: float
    """Middle of the cell from the seam's beginning, m."""
    length: float
    """Of the cell, m."""
    pace: float
    """Time spent on it, s/m, in all passes; 1/pace is the travel speed."""
    arc: float
    """m."""
    off: float
    """m."""
    work: float
    """Degrees."""
    travel: float
    """Degrees."""
    since: float
    """s since the arc was struck."""


def duration(stroke: Stroke) -> float:
    """For how long the arc burns, s."""
    return stroke.knots[-1].t


def capacity(laid: Sequence[Cell]) -> float:
    """Area that carries, m2."""
    total = 0.0
    for cell in laid:
        total += cell.throat * cell.length
    return total


def lay(weldment: Weldment, stroke: Stroke, impairment: float, seed: int, shield: float) -> Bead:
    """The bead that a stroke leaves on its seam as it lies now; ValueError where there is none."""
    place, plate, other = _parts(weldment, stroke)
    laid = cells(
        stroke, place, plate, other, METALS[plate.metal], impairment, seed, shield,
        before=tuple(each for each in weldment.beads if each.seam == stroke.seam),
    )  # fmt: skip
    return Bead(
        stroke.seam, stroke, laid, impairment, seed, shield, place.x0, place.y0, place.x1, place.y1,
        place.gap0, place.gap1, place.askew, plate.dirt, plate.kelvin,
    )  # fmt: skip


def partial(
    weldment: Weldment, stroke: Stroke, impairment: float, seed: int, shield: float,
    known: Sequence[Cell] = (), since: float = 0.0,
) -> tuple[Cell, ...]:  # fmt: skip
    """The cells so far of a stroke that still goes on: its last knot is where the torch is now.

    `known` are the cells that an earlier call gave when the stroke had lasted `since` seconds; those that the torch
    has not come near again are taken over.
    """
    place, plate, other = _parts(weldment, stroke)
    before = tuple(each for each in weldment.beads if each.seam == stroke.seam)
    metal = METALS[plate.metal]
    return cells(stroke, place, plate, other, metal, impairment, seed, shield, before, False, known, since)


def _parts(weldment: Weldment, stroke: Stroke) -> tuple[Seam, Piece, float]:
    place = seam_of(weldment, stroke.seam)
    if place is None:
        raise ValueError(f"there is no seam {stroke.seam} as the plates lie now")
    plate = next(each for each in weldment.pieces if each.name == place.piece)
    others = [each.thickness for each in weldment.pieces if each.name == place.other]
    others += [each.thickness for each in weldment.bars if each.name == place.other]
    return place, plate, others[0]


def cells(
    stroke: Stroke, seam: Seam, plate: Piece, other_thickness: float, metal: Metal,
    impairment: float, seed: int, shield: float,
    before: Sequence[Bead] = (), ended: bool = True, known: Sequence[Cell] = (), since: float = 0.0,
) -> tuple[Cell, ...]:  # fmt: skip
    """What a stroke lays on a seam. `before`: earlier beads on it; `ended`: the arc has stopped, so craters count."""
    count, each = _grid(seam)
    spent = _smeared(_spent(stroke.knots, count, each))
    old = {math.floor(cell.along / each): cell for cell in known}
    legs = _before(before, count, each)
    crater = _crater(stroke) if ended else None
    joint = Joint(metal, plate.thickness, other_thickness, seam.groove, seam.askew)
    capacity_heat = plate.length * plate.width * plate.thickness * metal.density * metal.specific_heat
    found = []
    for n in range(count):
        if spent.time[n] <= 0.0:
            continue
        along = (n + 0.5) * each
        cracked = crater is not None and abs(along - crater) <= CRATER / 2.0 + each / 2.0
        if n in old and not cracked and max(spent.last[max(0, n - 4) : n + 5]) < since:
            found.append(old[n])
            continue
        held = _held(spent, n, each, impairment, seed)
        power = net_power(held.arc, stroke.amperes)
        at = along / seam.length
        conditions = Conditions(
            stroke.amperes, stroke.feed, held.pace, spent.longest[n], held.arc, held.off, held.work, held.travel,
            seam.gap0 + (seam.gap1 - seam.gap0) * at, plate.dirt, shield, held.since,
            plate.kelvin + BODY_SHARE * power * held.since / capacity_heat, legs[n][0], legs[n][1],
        )  # fmt: skip
        left = section(conditions, joint)
        found.append(
            Cell(
                along, each, power * held.pace, left.leg_piece, left.leg_other, left.penetration, left.undercut,
                left.pores, left.fused, left.through, cracked, left.throat * (CRACKED if cracked else 1.0),
            )
        )  # fmt: skip
    return tuple(found)


def actual(stroke: Stroke, seam: Seam, impairment: float, seed: int) -> tuple[Held, ...]:
    """What `cells` works with: how the torch was held over each cell that it came to."""
    count, each = _grid(seam)
    spent = _smeared(_spent(stroke.knots, count, each))
    return tuple(_held(spent, n, each, impairment, seed) for n in range(count) if spent.time[n] > 0.0)


def _grid(seam: Seam) -> tuple[int, float]:
    """How many cells a seam has, and how long each is, m."""
    count = max(1, math.floor(seam.length / CELL + 0.5))
    return count, seam.length / count


def _held(spent: _Spent, n: int, each: float, impairment: float, seed: int) -> Held:
    tremor, next_tremor = shake(seed, n, impairment), shake(seed, n + 1, impairment)
    time = spent.time[n]
    moment, arc, off, work, travel = (total / time for total in spent.sums[n])
    # What tremor along the seam brings here, it takes from the next cell.
    pace = time / each * (1.0 + (tremor.along - next_tremor.along) / each)
    return Held(
        (n + 0.5) * each, each, pace, max(0.0, arc + tremor.arc), off + tremor.off, work + tremor.work,
        travel + tremor.travel, moment,
    )  # fmt: skip


def _spent(knots: Sequence[Knot], count: int, each: float) -> _Spent:
    """The time that the torch spends over each cell, and how it is held there."""
    spent = _Spent([0.0] * count, [[0.0] * 5 for _ in range(count)], [0.0] * count, [-1e9] * count)
    running = [0.0] * count
    length = count * each

    def book(n: int, start: float, time: float, a: Knot, b: Knot, share: float) -> None:
        # `share`: how far between the two knots the middle of this piece is.
        middle = start + time / 2.0
        spent.time[n] += time
        sums = spent.sums[n]
        sums[0] += time * middle
        sums[1] += time * (a.arc + (b.arc - a.arc) * share)
        sums[2] += time * (a.off + (b.off - a.off) * share)
        sums[3] += time * (a.work + (b.work - a.work) * share)
        sums[4] += time * (a.travel + (b.travel - a.travel) * share)
        running[n] = time if start - spent.last[n] > AWAY else running[n] + time
        spent.last[n] = start + time
        spent.longest[n] = max(spent.longest[n], running[n])

    if knots[0].t > 0.0 and 0.0 <= knots[0].along <= length:
        book(min(count - 1, math.floor(knots[0].along / each)), 0.0, knots[0].t, knots[0], knots[0], 0.0)
    for a, b in pairwise(knots):
        time, way = b.t - a.t, b.along - a.along
        if time <= 0.0:
            continue
        if abs(way) < 1e-9:
            if 0.0 <= a.along <= length:
                book(min(count - 1, math.floor(a.along / each)), a.t, time, a, b, 0.5)
            continue
        low, high = max(0.0, min(a.along, b.along)), min(length, max(a.along, b.along))
        if high <= low:
            continue
        first, last = min(count - 1, math.floor(low / each)), min(count - 1, math.floor(high / each))
        order = range(first, last + 1) if way > 0.0 else range(last, first - 1, -1)
        for n in order:
            begin, end = max(low, n * each), min(high, (n + 1) * each)
            if end <= begin:
                continue
            if way < 0.0:
                begin, end = end, begin
            from_share, to_share = (begin - a.along) / way, (end - a.along) / way
            book(n, a.t + time * from_share, time * (to_share - from_share), a, b, (from_share + to_share) / 2.0)
    return spent


def _smeared(spent: _Spent) -> _Spent:
    """The same, spread by the pool; at the seam's ends surface tension holds it back. `longest` becomes a share."""
    count = len(spent.time)
    time, sums, longest = [0.0] * count, [[0.0] * 5 for _ in range(count)], [0.0] * count
    for n in range(count):
        if spent.time[n] <= 0.0:
            continue
        for k in range(5):
            to = n + k - 2
            to = -1 - to if to < 0 else (2 * count - 1 - to if to >= count else to)
            to = min(count - 1, max(0, to))
            share = POOL[k]
            time[to] += share * spent.time[n]
            longest[to] += share * spent.longest[n]
            for i in range(5):
                sums[to][i] += share * spent.sums[n][i]
    for n in range(count):
        longest[n] = longest[n] / time[n] if time[n] > 0.0 else 1.0
    return _Spent(time, sums, longest, spent.last)


def _before(beads: Sequence[Bead], count: int, each: float) -> list[tuple[float, float]]:
    """Legs that earlier beads have left, by cell."""
    legs = [(0.0, 0.0)] * count
    for bead in beads:
        for cell in bead.cells:
            n = math.floor(cell.along / each)
            if 0 <= n < count and cell.leg_piece * cell.leg_other > legs[n][0] * legs[n][1]:
                legs[n] = (cell.leg_piece, cell.leg_other)
    return legs


def _crater(stroke: Stroke) -> float | None:
    """Where the arc left an open crater, m along the seam; None if it was filled."""
    knots = stroke.knots
    end = knots[-1]
    farthest = nearest = end.along
    way, still = 0.0, 0.0
    for a, b in pairwise(knots):
        way += abs(b.along - a.along)
    mean = way / (end.t - knots[0].t) if end.t > knots[0].t else 0.0
    for a, b in reversed(tuple(pairwise(knots))):
        farthest, nearest = max(farthest, a.along), min(nearest, a.along)
        begin = max(a.t, end.t - FILL_TIME)
        if b.t > begin:
            still += abs(b.along - a.along) * (b.t - begin) / (b.t - a.t)
        if b.t < end.t - 10.0:
            break
    if end.t - knots[0].t >= FILL_TIME and still <= FILL_SHARE * mean * FILL_TIME:
        return None
    ahead = end.along > knots[0].along
    back = farthest - end.along if ahead else end.along - nearest
    return None if back >= FILL_WAY else end.along
