"""Why brackets that were welded at the bench held or let go, or had to be done again: in sentences.

The post-mortem is made when it is told, from the bench as it stands then; nothing here is part of play.

Look for: `bracket_reasons` (all of it), `bracket_note` (in one sentence); faults.py words a single fault.
"""

import math
from collections.abc import Iterator, Sequence

from game.level.world import World
from game.model.bracing import Break, Use, Verdict, uses
from game.model.postmortem import Fault, causes, healed, wrongs
from game.model.seams import hole_place, misfit, served
from game.model.weldment import Piece, Weldment
from game.retelling.faults import fault_text, place_text
from game.retelling.notebook import Notebook, Scrape
from game.retelling.wording import at, capital, lasting, number
from game.session.bench import Bench, verdict_of
from game.session.moment import State
from game.session.plates import edge_words, plate_id, plate_words
from game.words.message import message, said

PULLED = 0.5
"""Share of a hole's error from which it is told as the pull of its welds."""
LONG = 1000.0
"""Hours of running that nobody counts."""


def _say(id_: str, **values: object) -> str:
    return said(message(f"bench.{id_}", **values))


def bracket_reasons(book: Notebook, state: State) -> list[str]:
    """Sentences; none where nothing was welded."""
    bench = state.bench
    if bench is None:
        return []
    found = [capital(_scraped(book, scrape)) for scrape in book.scrapes]
    found += [capital(text) for text in _ground(book)]
    if bench.weldment.beads:
        found += [capital(text) for text in _judged(book.world, bench)]
    return found


def bracket_note(world: World, state: State) -> str:
    """What the brackets came to, in one sentence; "" where nothing is welded."""
    bench, design = state.bench, world.plot.bench
    if bench is None or design is None or not bench.weldment.beads:
        return ""
    verdict = verdict_of(bench.weldment, bench.set_down, design.hours)
    first = verdict.broken[0] if verdict.broken and bench.broken else None
    target = first.use if first else verdict.worst
    if target is None:
        return capital(_say("unhung"))
    faults = causes(bench.weldment, verdict) if first else ()
    where = edge_words(world, bench.weldment, target.seam or target.piece)
    when = _when(first) if first else _say(f"case_{target.case}")
    because = _say("because", fault=fault_text(faults[0])) if faults else ""
    percent = f"{100.0 * target.use:.0f}"
    return capital(_say("note", where=where, percent=percent, when=when, because=because))


def _judged(world: World, bench: Bench) -> Iterator[str]:
    """First what came of them, then the one thing that would have helped most."""
    design = world.plot.bench
    assert design is not None
    verdict = verdict_of(bench.weldment, bench.set_down, design.hours)
    # What has let go so far is the beginning of what will.
    first = verdict.broken[0] if verdict.broken and bench.broken else None
    target = first.use if first else verdict.worst
    if target is None:
        yield _say("unhung")
        return
    where = edge_words(world, bench.weldment, target.seam or target.piece)
    percent, what = f"{100.0 * target.use:.0f}", _say(f"what_{target.what}")
    if first:
        came = _say("came_falls" if bench.fallen and verdict.state == "falls" else
                    "came_tilts" if bench.fallen else "came_hangs")  # fmt: skip
        yield _say("let_go", where=where, when=_when(first), percent=percent, what=what, came=came)
    elif bench.set_down <= 0.0:
        yield _say("never_hung", where=where, percent=percent, what=what, when=_say(f"case_{target.case}"))
    else:
        yield _say("held", where=where, percent=percent, what=what, when=_say(f"case_{target.case}"))
        if verdict.life < LONG:
            yield _say("life", hours=f"{verdict.life:.0f}")
    yield from _cause(world, bench.weldment, verdict, target)


def _when(gone: Break) -> str:
    if gone.use.case == "run":
        return _say("after", time=lasting(60.0 * gone.hours))
    return _say(f"when_{gone.use.case}")


def _cause(world: World, weldment: Weldment, verdict: Verdict, target: Use) -> Iterator[str]:
    """The one thing that would have helped most."""
    faults = causes(weldment, verdict)
    if not faults:
        if verdict.broken:
            yield _say("too_little")
        return
    named = faults[0].variable
    # Where it is told: on the seam that let go, if it was wrong there too.
    told = next((each for each in faults if each.variable == named and each.seam == target.seam), faults[0])
    beads = [at for at in range(len(weldment.beads)) if any(each.variable == named for each in wrongs(weldment, at))]
    better = weldment
    for bead in beads:
        better = healed(better, bead, named)
    again = uses(better, target.case, verdict.set_down, verdict.hours)
    use = next((each.use for each in again if (each.seam, each.piece) == (target.seam, target.piece)), target.use)
    others = len({weldment.beads[bead].seam for bead in beads} - {told.seam})
    yield _say(
        "cause" if verdict.broken else "could",
        fault=fault_text(told),
        place=place_text(world, weldment, told),
        more=_say("more_one") if others == 1 else _say("more", count=number(others)) if others else "",
        percent=f"{100.0 * use:.0f}",
    )


def _ground(book: Notebook) -> Iterator[str]:
    """What was ground out, each plate once, with what was wrong with its welds."""
    told: list[str] = []
    for ground in book.ground:
        name = ground.seam.split(".")[0]
        if name in told:
            continue
        told.append(name)
        seams = [each.seam for each in book.ground if each.seam.split(".")[0] == name]
        fault = _worst(ground.weldment, seams)
        plate = _plate(book.world, ground.weldment, name)
        clock = at(book.world, ground.tick)
        if fault is None:
            # Then it was for its place, which the scrape has told.
            if not book.scrapes:
                yield _say("ground", plate=plate, clock=clock)
        else:
            where = edge_words(book.world, ground.weldment, fault.seam)
            yield _say("ground_for", plate=plate, clock=clock, where=where, fault=fault_text(fault))


def _worst(weldment: Weldment, seams: Sequence[str]) -> Fault | None:
    """The fault of some seams that cost most, if the machine could be hung at all; None: none was out of its band."""
    found = [each for each in causes(weldment, verdict_of(weldment, 0.0, 1.0)) if each.seam in seams]
    return found[0] if found else None


def _scraped(book: Notebook, scrape: Scrape) -> str:
    """Which holes were off, and by what."""
    world, weldment = book.world, scrape.weldment
    clock, play = at(world, scrape.tick), f"{1e3 * weldment.machine.play:.1f}"
    texts = []
    for piece, off in zip(served(weldment), misfit(weldment), strict=True):
        if piece < 0 or math.isinf(off):
            return _say("no_hole", clock=clock)
        if off > weldment.machine.play:
            texts.append(_off(world, scrape, weldment.pieces[piece], off))
    return _say("scraped", clock=clock, play=play, holes=" ".join(texts))


def _off(world: World, scrape: Scrape, piece: Piece, off: float) -> str:
    plate, mm = _plate(world, scrape.weldment, piece.name), f"{1e3 * off:.1f}"
    before = next((each for each in scrape.laid if each.plate.name == piece.name), None)
    if before is None:
        return _say("off", plate=plate, mm=mm)
    (x, y), (was_x, was_y) = hole_place(piece), hole_place(before.plate)
    pulled = math.sqrt((x - was_x) * (x - was_x) + (y - was_y) * (y - was_y))
    if pulled < PULLED * off:
        return _say("misplaced", plate=plate, mm=mm)
    held = _say("tack_one") if before.tacks == 1 else _say("tacks", count=number(before.tacks))
    clamp = _say("clamp_on" if before.plate.clamped else "clamp_off")
    return _say("pulled", plate=plate, mm=mm, pulled=f"{1e3 * pulled:.1f}", held=held, clamp=clamp)


def _plate(world: World, weldment: Weldment, name: str) -> str:
    return plate_words(world, plate_id(world, weldment, name).partition(".")[2])
