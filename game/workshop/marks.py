"""How well a seam was welded, as weld trainers score it: what the hand did against the bands of the card, cell by cell.

Trainers score position (aim), arc length, work angle, travel angle and travel speed, and put marks along the bead
(Lincoln's VRTEX, manual p. 37); their tolerances and sums are not published, so these are ours:

* a cell within a variable's band earns all of it; outside, credit falls in proportion to `Band.error` and is gone one
  half width of the band further out; a cell without a bead earns none;
* the total is the mean of the five, times the credit of the worse of the machine's two settings (current and wire):
  who welds at the wrong ones has practised another weld;
* near its ends a bead may be slow: an arc on a cold plate stands until there is a pool, and a crater is filled; the
  last few mm of one that ends early, where only the pool's rim comes to, have no speed;
* what was found (gap, dirt) is marked and takes nothing from the total: it is what the load is for.

What the hand did is the stroke that was meant with its tremor (`bead.actual`): what the bead was made of.

Look for: `HAND`, `SET`, `FOUND`, `SIDES`, `Mark`, `Flaw`, `Marks`, `marked`, `together`, `values` (along a seam).
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.model.bead import Held, actual
from game.model.procedure import Band, Procedure
from game.model.weldment import Bead, Cell, Seam

HAND = ("off", "arc", "work", "travel", "speed")
"""Scored, and in the total."""
SET = ("amperes", "feed")
"""Scored by the whole bead; the worse one is a factor of the total."""
FOUND = ("gap", "dirt")
"""Marked only."""
BARE = "bare"
"""The variable of a mark where no bead was laid."""
SIDES = {
    "off": ("other", "plate"), "arc": ("short", "long"), "work": ("plate", "other"), "travel": ("drag", "push"),
    "speed": ("slow", "fast"), "amperes": ("cold", "hot"), "feed": ("little", "much"), "gap": ("", "wide"),
    "dirt": ("", "dirty"), BARE: ("", ""),
}  # fmt: skip
"""What it is called to be below and above a band: the arc looks too far to the `other` part or to the `plate`; travel
angle drags or pushes too much."""
ENDS = 0.006
"""From an end of a bead, where being slow is no mistake, m."""
TAIL = 0.003
"""From an end that is not the seam's, where nothing is said of speed: only the pool's rim comes there, m."""
APART = 0.006
"""Marks that are nearer are one, m."""
SHORTEST = 0.0029
"""Of a mark, m: two cells. What is shorter costs its points and is not marked."""
COLD, POROUS, NOTCHED = 0.9, 0.10, 0.00025
"""A flaw: less of the root melted; a larger share of pores; a deeper undercut (m; AWS D1.1 for shaken joints)."""

SPOTS = ("through", "crack")
"""Flaws that count however short they are."""


class Mark(NamedTuple):
    """A length of seam where something was not as the card says."""

    variable: str
    side: str
    """One of SIDES."""
    seam: str
    from_along: float
    """m."""
    to_along: float
    worst: float
    """The value that is furthest out, in the variable's unit as in `Procedure`."""
    lost: float
    """Points of the variable, of 100 for the seam."""


class Flaw(NamedTuple):
    """A length of bead that is not sound."""

    kind: str
    """through, crack, cold, porous or notched."""
    seam: str
    from_along: float
    """m."""
    to_along: float


class Marks(NamedTuple):
    """All of it."""

    total: float
    """0 to 100."""
    scores: tuple[tuple[str, float], ...]
    """Of HAND and SET, 0 to 100 each."""
    marks: tuple[Mark, ...]
    """The one that cost most first."""
    flaws: tuple[Flaw, ...]
    """Along the seams."""
    length: float
    """Of the seam or seams, m."""

    def score(self, variable: str) -> float:
        """Of one variable."""
        return next(score for name, score in self.scores if name == variable)


class _Seen(NamedTuple):
    """One cell of the seam."""

    along: float
    """Of its middle, m."""
    length: float
    held: Held | None
    bead: Bead | None
    """The last that was laid over it."""
    end: float
    """How far the nearer end of that bead is, m."""
    inner: bool
    """That end is not one of the seam's."""


def credit(band: Band, value: float) -> float:
    """What a value earns, 0 to 1."""
    return max(0.0, 1.0 - abs(band.error(value)))


def marked(beads: Sequence[Bead], seam: Seam, card: Procedure) -> Marks:
    """Of what was laid on one seam; where beads lie over each other, the last counts."""
    cells = _cells(beads, seam)
    share = seam.length / len(cells)
    scores, marks = [], []
    for name in (*HAND, *SET, *FOUND):
        band: Band = getattr(card, name)
        value = _value(name, seam)
        errors, values, lost = [], [], 0.0
        for cell in cells:
            there = None if cell.held is None else value(cell)
            error = 0.0 if there is None else band.error(there)
            if name == "speed" and ((error < 0.0 and cell.end < ENDS) or (cell.inner and cell.end < TAIL)):
                error = 0.0
            lost += share * (1.0 if there is None else min(1.0, abs(error)))
            errors.append(error)
            values.append(0.0 if there is None else there)
        if name not in FOUND:
            scores.append((name, 100.0 * max(0.0, 1.0 - lost / seam.length)))
        marks += _marks(name, seam, cells, errors, values)
    bare = [0.0 if cell.held else 1.0 for cell in cells]
    marks += _marks(BARE, seam, cells, bare, bare)
    marks.sort(key=lambda mark: (-mark.lost, mark.from_along, mark.variable))
    covered = sum(cell.held is not None for cell in cells) / len(cells)
    return Marks(_total(scores, covered), tuple(scores), tuple(marks), _flaws(beads, seam), seam.length)


def values(beads: Sequence[Bead], seam: Seam, name: str) -> tuple[tuple[float, float], ...]:
    """What one variable was along a seam: m from its beginning, and the value; only where a bead lies."""
    of = _value(name, seam)
    return tuple((cell.along, of(cell)) for cell in _cells(beads, seam) if cell.held is not None)


def _cells(beads: Sequence[Bead], seam: Seam) -> list[_Seen]:
    """The seam's grid, with what was laid on it."""
    grid: list[_Seen] = []
    for bead in beads:
        held = actual(bead.stroke, seam, bead.impairment, bead.seed)
        each = held[0].length if held else 0.0
        if not grid and held:
            count = max(1, math.floor(seam.length / each + 0.5))
            grid = [_Seen((n + 0.5) * each, each, None, None, 0.0, False) for n in range(count)]
        for one in held:
            n = min(len(grid) - 1, math.floor(one.along / each))
            first, last = one.along - held[0].along, held[-1].along - one.along
            away = held[0].along if first < last else seam.length - held[-1].along
            grid[n] = _Seen(one.along, one.length, one, bead, min(first, last), away > each)
    return grid or [_Seen(seam.length / 2.0, seam.length, None, None, 0.0, False)]


def _value(name: str, seam: Seam) -> Callable[[_Seen], float]:
    """How a variable is read off a cell that has a bead."""

    def of(cell: _Seen) -> float:
        assert cell.held is not None
        assert cell.bead is not None
        match name:
            case "speed":
                return 1.0 / max(1e-9, cell.held.pace)
            case "amperes":
                return cell.bead.stroke.amperes
            case "feed":
                return cell.bead.stroke.feed
            case "gap":
                return cell.bead.gap0 + (cell.bead.gap1 - cell.bead.gap0) * cell.along / seam.length
            case "dirt":
                return cell.bead.dirt
        return float(getattr(cell.held, name))

    return of


def _marks(
    name: str, seam: Seam, cells: Sequence[_Seen], errors: Sequence[float], values: Sequence[float]
) -> list[Mark]:
    """Lengths on which a variable is out on the same side."""
    found = []
    for side, sign in zip(SIDES[name], (-1.0, 1.0), strict=True):
        runs: list[list[int]] = []
        for n, cell in enumerate(cells):
            if errors[n] * sign <= 0.0:
                continue
            if runs and cell.along - cells[runs[-1][-1]].along - cell.length <= APART:
                runs[-1].append(n)
            else:
                runs.append([n])
        for run in runs:
            first, last = cells[run[0]], cells[run[-1]]
            begin, end = first.along - first.length / 2.0, last.along + last.length / 2.0
            if end - begin < min(SHORTEST, seam.length):
                continue
            lost = 0.0
            for n in run:
                lost += 100.0 * min(1.0, abs(errors[n])) * cells[n].length / seam.length
            worst = values[max(run, key=lambda n: abs(errors[n]))]
            found.append(Mark(name, side, seam.name, begin, end, worst, lost))
    return found


def _flaws(beads: Sequence[Bead], seam: Seam) -> tuple[Flaw, ...]:
    found: list[Flaw] = []
    for bead in beads:
        for kind, has in _KINDS.items():
            runs: list[Flaw] = []
            for cell in bead.cells:
                if not has(cell):
                    continue
                begin, end = cell.along - cell.length / 2.0, cell.along + cell.length / 2.0
                if runs and begin - runs[-1].to_along <= APART:
                    runs[-1] = runs[-1]._replace(to_along=end)
                else:
                    runs.append(Flaw(kind, seam.name, begin, end))
            found += [run for run in runs if kind in SPOTS or run.to_along - run.from_along >= SHORTEST]
    return tuple(sorted(found, key=lambda flaw: (flaw.from_along, flaw.kind)))


_KINDS: dict[str, Callable[[Cell], bool]] = {
    "through": lambda cell: cell.through,
    "crack": lambda cell: cell.crack,
    "cold": lambda cell: cell.fused < COLD,
    "porous": lambda cell: cell.pores > POROUS,
    "notched": lambda cell: cell.undercut > NOTCHED,
}


def _total(scores: Sequence[tuple[str, float]], covered: float) -> float:
    """`covered`: share of the seam that has a bead; what is bare has cost the hand its points already."""
    hand = 0.0
    for name, score in scores:
        hand += score / len(HAND) if name in HAND else 0.0
    settings = min(score for name, score in scores if name in SET)
    return hand * settings / (100.0 * covered) if covered > 0.0 else 0.0


def together(several: Sequence[Marks]) -> Marks:
    """Of some seams as one, each by its length."""
    long = total = 0.0
    for each in several:
        long += each.length
        total += each.total * each.length
    scores = []
    for name, _ in several[0].scores:
        score = 0.0
        for each in several:
            score += each.score(name) * each.length / long
        scores.append((name, score))
    marks = [mark for each in several for mark in each.marks]
    lengths = {mark.seam: each.length for each in several for mark in each.marks}
    marks.sort(key=lambda mark: -mark.lost * lengths[mark.seam])
    flaws = tuple(flaw for each in several for flaw in each.flaws)
    return Marks(total / long, tuple(scores), tuple(marks), flaws, long)
