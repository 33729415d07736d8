"""Why a seam broke: which one thing about which bead, set right, would have helped it most.

For each bead, each variable that left its band is healed by itself: the same stroke is laid again, on the same gap and
by the same hand, with that one at its best; then the case in which the first seam broke (or the worst was used most)
is asked again. What the use falls by is the gain.

Besides the card's variables (`procedure.VARIABLES`): `shield`, gas blown away; `hand`, tremor; `crater`, not filled;
`length`, a seam that is not welded to its ends.

Look for: `causes`, `Fault`, `healed`.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from game.model.bead import CELL
from game.model.bead import cells as laid
from game.model.bracing import Use, Verdict, uses
from game.model.joints import sides
from game.model.procedure import VARIABLES, Band, Procedure, procedure
from game.model.weldment import METALS, Bead, Knot, Piece, Seam, Stroke, Weldment

SHIELD = Band(0.9, 1.0, 1.0)
"""Share of the gas that may be lost (assumed)."""
HAND = Band(0.0, 0.0, 0.1)
"""Impairment that does not show (assumed)."""
DWELL = 1.5
"""Longer than that nobody stands still to warm up or to fill a crater, s (assumed)."""
NEAR = 0.005
"""Spans of a fault that are no further apart are one, m; so long is the pool."""
OPEN = 0.006
"""So much of a seam may stay bare, m."""
FILL = 1.0
"""How long a healed crater is filled, s."""
LEAST = 1e-3
"""Gains smaller than this share of the use are not told."""


class Fault(NamedTuple):
    """One thing that was wrong with one bead."""

    variable: str
    """As in `procedure.VARIABLES`; or shield, hand, crater, length."""
    seam: str
    bead: int
    """Index into the weldment's beads."""
    from_along: float
    """Where it was worst, m from the seam's beginning as it was then."""
    to_along: float
    gain: float
    """How much less the broken (or worst) seam would have been used."""
    value: float
    """The worst value there, in the variable's unit (length: m that are bare; crater: 0)."""
    band: Band
    """What it should have been."""


class Wrong(NamedTuple):
    """A variable out of its band, and where."""

    variable: str
    from_along: float
    to_along: float
    value: float
    band: Band


def causes(weldment: Weldment, verdict: Verdict) -> tuple[Fault, ...]:
    """The largest gain first; empty if nothing was hung, or nothing left its band."""
    target = verdict.broken[0].use if verdict.broken else verdict.worst
    if target is None:
        return ()
    found = []
    names = [piece.name for piece in weldment.pieces] + [bar.name for bar in weldment.bars]
    for at, bead in enumerate(weldment.beads):
        if not all(name in names for name in sides(bead.seam)):
            continue
        for wrong in wrongs(weldment, at):
            again = uses(healed(weldment, at, wrong.variable), target.case, verdict.set_down, verdict.hours)
            gain = target.use - _of(again, target)
            if gain > LEAST * target.use:
                found.append(Fault(wrong.variable, bead.seam, at, *wrong[1:3], gain, *wrong[3:]))
    return tuple(sorted(found, key=lambda fault: (-fault.gain, fault.seam, fault.bead, fault.variable)))


def _of(found: Sequence[Use], target: Use) -> float:
    for use in found:
        if (use.seam, use.piece) == (target.seam, target.piece):
            return use.use
    return target.use


def wrongs(weldment: Weldment, at: int) -> list[Wrong]:
    """What left its band while a bead was laid: as it was meant, without the tremor."""
    bead = weldment.beads[at]
    place, plate, _ = _parts(weldment, bead)
    card = procedure(METALS[plate.metal], plate.thickness)
    length, found = place.length, []
    whole = {
        "amperes": (bead.stroke.amperes, card.amperes), "feed": (bead.stroke.feed, card.feed),
        "dirt": (bead.dirt, card.dirt), "shield": (bead.shield, SHIELD), "hand": (bead.impairment, HAND),
    }  # fmt: skip
    ends = [knot.along for knot in bead.stroke.knots]
    low, high = max(0.0, min(ends)), min(length, max(ends))
    for name, (value, band) in whole.items():
        if band.error(value) != 0.0:
            found.append(Wrong(name, low, high, value, band))
    gaps = [(low, place.gap0, high, place.gap1)] if high > low else []
    tracks = {"gap": gaps, "speed": _paces(bead.stroke)}
    for name in ("arc", "work", "travel", "off"):
        pairs = zip(bead.stroke.knots, bead.stroke.knots[1:], strict=False)
        tracks[name] = [(a.along, float(getattr(a, name)), b.along, float(getattr(b, name))) for a, b in pairs]
    for name in VARIABLES:
        if name in tracks:
            wrong = _worst_span(name, tracks[name], getattr(card, name))
            if wrong is not None:
                found.append(wrong)
    for cell in bead.cells:
        if cell.crack:
            half = cell.length / 2.0
            found.append(Wrong("crater", cell.along - half, cell.along + half, 0.0, Band(0.0, 0.0, 0.0)))
            break
    bare = _bare(weldment, at, length)
    if bare is not None:
        found.append(bare)
    return found


Track = tuple[float, float, float, float]
"""From along, with a value, to along, with a value: evenly between."""


def _paces(stroke: Stroke) -> list[Track]:
    """Travel speed along the seam; standing still for long is a speed of nothing over a pool's length."""
    found = []
    for a, b in zip(stroke.knots, stroke.knots[1:], strict=False):
        time = b.t - a.t
        if a.along != b.along:
            pace = abs(b.along - a.along) / time if time > 0.0 else 1.0
            found.append((a.along, pace, b.along, pace))
        elif time > DWELL:
            found.append((a.along - NEAR / 2.0, 0.0, a.along + NEAR / 2.0, 0.0))
    return found


def _worst_span(variable: str, track: Sequence[Track], band: Band) -> Wrong | None:
    """Where a value is out of its band, as one span: the one with most error times length."""
    parts = []
    for from_along, first, to_along, last in track:
        if from_along > to_along:
            from_along, first, to_along, last = to_along, last, from_along, first
        cuts = [0.0, 1.0]
        for limit in (band.low, band.high):
            if (first - limit) * (last - limit) < 0.0:
                cuts.append((limit - first) / (last - first))
        cuts.sort()
        for a, b in itertools.pairwise(cuts):
            middle = band.error(first + (last - first) * (a + b) / 2.0)
            if middle != 0.0:
                values = (first + (last - first) * a, first + (last - first) * b)
                worst = max(values, key=lambda value: abs(band.error(value)))
                start, end = (from_along + (to_along - from_along) * share for share in (a, b))
                parts.append((start, end, abs(middle) * (end - start), worst))
    spans: list[tuple[float, float, float, float]] = []
    for start, end, weight, value in sorted(parts):
        if spans and start - spans[-1][1] <= NEAR:
            was = spans[-1]
            worse = max(was[3], value, key=lambda each: abs(band.error(each)))
            spans[-1] = (was[0], max(was[1], end), was[2] + weight, worse)
        else:
            spans.append((start, end, weight, value))
    if not spans:
        return None
    start, end, _, value = max(spans, key=lambda span: span[2])
    return Wrong(variable, start, end, value, band)


def _bare(weldment: Weldment, at: int, length: float) -> Wrong | None:
    """The longest part of the seam that no bead covers; the last bead on it is the one that should have."""
    bead = weldment.beads[at]
    if any(each.seam == bead.seam for each in weldment.beads[at + 1 :]):
        return None
    covered = sorted(cell.along for each in weldment.beads if each.seam == bead.seam for cell in each.cells)
    ends = [-CELL / 2.0, *covered, length + CELL / 2.0]
    gaps = [(b - a - CELL, a + CELL / 2.0, b - CELL / 2.0) for a, b in itertools.pairwise(ends)]
    longest, start, end = max(gaps)
    return Wrong("length", start, end, longest, Band(0.0, 0.0, OPEN)) if longest > OPEN else None


def _parts(weldment: Weldment, bead: Bead) -> tuple[Seam, Piece, float]:
    """The seam, the plate as they were when a bead was laid, and the thickness of what the plate was on."""
    piece, other = sides(bead.seam)
    plate = next(each for each in weldment.pieces if each.name == piece)
    groove = any(each.name == other and each.layer == plate.layer for each in weldment.pieces)
    thick = {piece.name: piece.thickness for piece in weldment.pieces} | {
        bar.name: bar.thickness for bar in weldment.bars
    }
    line = (bead.x0, bead.y0, bead.x1, bead.y1)
    place = Seam(bead.seam, piece, other, groove, *line, bead.gap0, bead.gap1, bead.askew)
    return place, plate._replace(dirt=bead.dirt, kelvin=bead.kelvin), thick[other]


def healed(weldment: Weldment, at: int, variable: str) -> Weldment:
    """With one bead laid again with one variable at its best, and all later ones on its seam as they were meant."""
    _, plate, _ = _parts(weldment, weldment.beads[at])
    card = procedure(METALS[plate.metal], plate.thickness)
    beads = list(weldment.beads)
    beads[at] = _better(beads[at], variable, card)
    for n in range(at, len(beads)):
        if beads[n].seam == beads[at].seam:
            beads[n] = _relaid(weldment, beads[n], [each for each in beads[:n] if each.seam == beads[n].seam])
    return weldment._replace(beads=tuple(beads))


def _better(bead: Bead, variable: str, card: Procedure) -> Bead:
    stroke = bead.stroke
    if variable in ("amperes", "feed"):
        return bead._replace(stroke=stroke._replace(**{variable: getattr(card, variable).best}))
    if variable in ("arc", "work", "travel", "off"):
        best = getattr(card, variable).best
        return bead._replace(stroke=_with(stroke, [knot._replace(**{variable: best}) for knot in stroke.knots]))
    if variable == "gap":
        return bead._replace(gap0=0.0, gap1=0.0)
    if variable == "dirt":
        return bead._replace(dirt=0.0)
    if variable == "shield":
        return bead._replace(shield=1.0)
    if variable == "hand":
        return bead._replace(impairment=0.0)
    if variable == "speed":
        return bead._replace(stroke=_with(stroke, _timed(stroke.knots, card.speed.best)))
    if variable == "crater":
        last = stroke.knots[-1]
        return bead._replace(stroke=_with(stroke, [*stroke.knots, last._replace(t=last.t + FILL)]))
    return bead._replace(stroke=_with(stroke, _stretched(bead)))


def _with(stroke: Stroke, knots: Sequence[Knot]) -> Stroke:
    return stroke._replace(knots=tuple(knots))


def _timed(knots: Sequence[Knot], speed: float) -> list[Knot]:
    """The same way at one speed; what stood still for no longer than it may, still does."""
    found, t = [knots[0]], knots[0].t
    for a, b in itertools.pairwise(knots):
        t += abs(b.along - a.along) / speed if a.along != b.along else min(b.t - a.t, DWELL)
        found.append(b._replace(t=t))
    return found


def _stretched(bead: Bead) -> list[Knot]:
    """The same stroke over the whole seam, at its own speed."""
    dx, dy = bead.x1 - bead.x0, bead.y1 - bead.y0
    knots = bead.stroke.knots
    low, high = min(knot.along for knot in knots), max(knot.along for knot in knots)
    if high <= low:
        return list(knots)
    length = Seam("", "", "", False, 0.0, 0.0, dx, dy, 0.0, 0.0, 0.0).length
    share = length / (high - low)
    return [knot._replace(t=knot.t * share, along=(knot.along - low) * share) for knot in knots]


def _relaid(weldment: Weldment, bead: Bead, before: Sequence[Bead]) -> Bead:
    place, plate, thick = _parts(weldment, bead)
    metal = METALS[plate.metal]
    again = laid(bead.stroke, place, plate, thick, metal, bead.impairment, bead.seed, bead.shield, before)
    return bead._replace(cells=again)
