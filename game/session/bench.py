"""The weld bench as a moment keeps it: what lies there, whose task is in the player's hands, and the arc that burns.

Look for: `Bench` (all of it, frozen), `Arc`, `Unsettled`, `first_bench`; what follows from it: `verdict_of`,
`bench_use`, `brackets`, `worst_off`.
"""

from typing import TYPE_CHECKING, NamedTuple

from game.level.plot import Plot
from game.level.world import World
from game.model.bracing import Verdict, verdict
from game.model.seams import misfit, served
from game.model.weldment import Piece, Weldment

if TYPE_CHECKING:
    from game.session.moment import State

MOST_USED = 99.0


class Arc(NamedTuple):
    """An arc that burns."""

    seam: str
    amperes: float
    feed: float
    """m/s of wire."""
    since: int
    """Tick at which it was struck."""
    impairment: float
    """Of the welder's hand, added up over its seconds."""
    seconds: int
    """For which that was added up."""


class Unsettled(NamedTuple):
    """A plate that a hand has carried somewhere, and nobody knows yet where it came to lie."""

    piece: str
    x: float
    """m, as all it was meant to be."""
    y: float
    angle: float
    layer: int
    told: tuple[str, ...]
    """Plates of which it has been told."""


class Bench(NamedTuple):
    """All that is known of the bench."""

    weldment: Weldment
    cooled_at: int
    """Tick at which its temperatures are as they stand there."""
    who: int
    """Whose task is in the player's hands, -1."""
    task: int
    busy_until: int
    """Tick until which whoever works there is at the last thing that was asked."""
    arc: Arc | None
    unsettled: Unsettled | None
    strokes: int
    """Tacks and strokes so far: their tremor is drawn by this number."""
    by_hand: tuple[tuple[int, int], ...]
    """(task, tick) that the player's hands have done."""
    scrapes: int
    """Times that the machine was lowered and the holes were off."""
    set_down: float
    """m/s at which it came down on its studs; 0 while it does not hang there."""
    shaken: int
    """Seconds for which it has run since."""
    fallen: bool
    broken: tuple[str, ...]
    """Seams that gave way, in order."""
    visor: bool = True
    """Whether whoever works there has it down."""
    glare: tuple[tuple[int, int], ...] = ()
    """(person, seconds) for which somebody has looked into an arc with the visor up."""


def first_bench(plot: Plot) -> Bench | None:
    """Nothing lies there yet; None in a level without a bench."""
    if plot.bench is None:
        return None
    return Bench(plot.bench.empty, 0, -1, -1, 0, None, None, 0, (), 0, 0.0, 0, False, ())


_judged: list[tuple[Weldment, float, float, Verdict]] = []
"""The last few verdicts: each follows from its weldment alone, and takes long."""
REMEMBERED = 4


def verdict_of(weldment: Weldment, set_down: float, hours: float) -> Verdict:
    """What the brackets carry, as `bracing.verdict` says; asked again of the same bench it is not worked out anew."""
    for known, speed, span, found in _judged:
        if known is weldment and speed == set_down and span == hours:
            return found
    found = verdict(weldment, set_down, hours)
    _judged.insert(0, (weldment, set_down, hours, found))
    del _judged[REMEMBERED:]
    return found


def bench_use(world: World, moment: "State", _: int = 0) -> float:
    """The predicted worst use of what is welded on the bench; 0 without a bead, MOST_USED where nothing can be hung."""
    bench, design = moment.bench, world.plot.bench
    if bench is None or design is None or not bench.weldment.beads:
        return 0.0
    worst = verdict_of(bench.weldment, bench.set_down, design.hours).worst
    return MOST_USED if worst is None else min(MOST_USED, worst.use)


def brackets(weldment: Weldment) -> tuple[Piece, ...]:
    """The plates whose holes serve a foot, each once."""
    return tuple(weldment.pieces[at] for at in dict.fromkeys(served(weldment)) if at >= 0)


def tacked(weldment: Weldment, piece: Piece) -> bool:
    """Whether a plate is held by a weld of any kind."""
    return any(piece.name in (tack.piece, tack.other) for tack in weldment.tacks) or beaded(weldment, piece)


def beaded(weldment: Weldment, piece: Piece) -> bool:
    """Whether a bead lies along an edge of a plate, or of another plate on it."""
    return any(piece.name in (names[0], names[2]) for names in (bead.seam.split(".") for bead in weldment.beads))


def worst_off(weldment: Weldment) -> float:
    """How far the worst hole is off, m; infinite where a foot has none, 0 while nothing is welded."""
    return max(misfit(weldment)) if weldment.beads else 0.0
