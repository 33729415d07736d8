"""What is done at the weld bench, command by command: refused with a sentence, or carried out.

Look for: `BENCH_GIVEN` (by verb), `taken` and `finish` (a task in hand, see handwork.py). benchtime.py has what goes on
between two commands.
"""

from collections.abc import Callable

from game.level.bench import HANG, RACK, TACK, WELD
from game.model import shrinkage
from game.model.bead import lay
from game.model.joints import sides
from game.model.seams import seam, seams
from game.model.weldment import EITHER, Knot, Piece, Stroke, Weldment
from game.session import benchharm, benchtime, hands, labour
from game.session.bench import Arc, Bench, Unsettled, beaded, brackets, tacked, worst_off
from game.session.benchalone import fitted, laid_out
from game.session.benched import bench_of, design_of, held
from game.session.stage import Stage
from game.words.message import Message, message
from game.words.verbs import CHOICES, knot_of

MANY = 12
"""Seams that a sentence names."""
TAKES_HOLD = ("cut", "clean", "clamp")
"""Besides `place`: what needs the plate, its first word, in the hands."""
ROUNDED = 0.00005
"""By so much a length that is told in tenths of a mm may be more than it is, m."""
LOOSE_END = 0.005
"""A stroke may go on so far beyond its seam, m."""

Words = tuple[str, ...]
Given = Callable[[Stage, Words], Message | None]
"""Carries out a command, or says why not."""
Carrier = Callable[[Stage, Words], Weldment | Message]
"""The bench as a command leaves it, or why not."""


def taken(stage: Stage, i: int, t: int) -> Message | None:
    """Somebody's task at the bench is in the player's hands from now on."""
    bench, design, task = bench_of(stage), design_of(stage), stage.world.plot.tasks[t]
    name = labour.task_name(task)
    refusal = hands.why_not(stage, i, t)
    if refusal is not None:
        return refusal
    weldment = laid_out(stage) if design.kind(t) == TACK else fitted(stage)
    if design.kind(t) != TACK and not any(tacked(weldment, piece) for piece in weldment.pieces):
        return message("refusal.bench_nothing_tacked", task=name)
    if design.kind(t) == HANG and not weldment.beads:
        return message("refusal.bench_nothing_welded", task=name)
    busy = max(stage.now, bench.busy_until)
    stage.state.bench = bench._replace(
        weldment=weldment, cooled_at=stage.now, who=i, task=t, busy_until=busy, arc=None, visor=True
    )
    # What the task switches on by itself, such as a torch, the hands switch from now on.
    stage.happen(task.end, stage.state.work.by[t])
    return None


def _task_in_hand(stage: Stage) -> str:
    return labour.task_name(stage.world.plot.tasks[bench_of(stage).task])


def _free(stage: Stage, verb: str, *kinds: int) -> Message | None:
    """Why the hands can't do this now; None if they can."""
    bench = bench_of(stage)
    if not held(stage):
        return message("refusal.bench_no_hands")
    person = stage.person(bench.who)
    if bench.arc is not None and verb != "stroke":
        return message("refusal.bench_arc_burns", person=person)
    if bench.busy_until > stage.now and bench.arc is None:
        return message("refusal.hands_busy", person=person, seconds=bench.busy_until - stage.now)
    if design_of(stage).kind(bench.task) not in kinds:
        return message("refusal.hands_other_task", task=_task_in_hand(stage))
    return None


def _works(*kinds: int) -> Callable[[Carrier], Given]:
    """A command that changes what lies on the bench, and takes its time."""

    def wrapped(carry: Carrier) -> Given:
        verb = getattr(carry, "__name__", "").strip("_")

        def carried(stage: Stage, words: Words) -> Message | None:
            refusal = _free(stage, verb, *kinds)
            if refusal is not None:
                return refusal
            outcome = carry(stage, words)
            if isinstance(outcome, Message):
                return outcome
            _took(stage, verb, bench_of(stage)._replace(weldment=outcome, cooled_at=stage.now))
            if verb in TAKES_HOLD:
                benchharm.taken(stage, words[0])
            if verb == "gouge":
                benchtime.undermined(stage)
            return None

        return carried

    return wrapped


def _took(stage: Stage, verb: str, bench: Bench) -> None:
    stage.state.bench = bench._replace(busy_until=stage.now + design_of(stage).seconds[verb])


def _piece(stage: Stage, name: str) -> Piece | Message:
    """A plate that is on the bench."""
    for piece in bench_of(stage).weldment.pieces:
        if piece.name == name:
            return piece
    return message("refusal.bench_no_piece", piece=name)


def _with(weldment: Weldment, piece: Piece) -> Weldment:
    return weldment._replace(pieces=tuple(piece if each.name == piece.name else each for each in weldment.pieces))


@_works(TACK, WELD)
def _cut(stage: Stage, words: Words) -> Weldment | Message:
    piece = _piece(stage, words[0])
    if isinstance(piece, Message):
        return piece
    length = 1e-3 * float(words[1])
    if piece.layer != RACK:
        return message("refusal.bench_cut_rack", piece=piece.name)
    if length > piece.length - 1e-4:
        return message("refusal.bench_too_short", piece=piece.name, mm=f"{1e3 * piece.length:.1f}")
    off = piece.length - length
    # The end that stays is the one with the hole; of a plate without, the left one.
    middle = -off / 2.0 if piece.hole_x <= 0.0 else off / 2.0
    hole_x = piece.hole_x - middle
    if piece.hole and abs(hole_x) >= length / 2.0:
        return message("refusal.bench_through_hole", piece=piece.name)
    return _with(benchtime.cooled(stage), piece._replace(length=length, hole_x=hole_x if piece.hole else 0.0))


@_works(TACK, WELD)
def _clamp(stage: Stage, words: Words) -> Weldment | Message:
    piece = _piece(stage, words[0])
    if isinstance(piece, Message):
        return piece
    on = words[1] == CHOICES["switch"][0]
    if piece.clamped == on:
        return message("refusal.bench_clamped" if on else "refusal.bench_unclamped", piece=piece.name)
    weldment = benchtime.cooled(stage)
    return _with(weldment, _of(weldment, piece.name)._replace(clamped=on))


@_works(TACK, WELD)
def _clean(stage: Stage, words: Words) -> Weldment | Message:
    piece = _piece(stage, words[0])
    if isinstance(piece, Message):
        return piece
    weldment = benchtime.cooled(stage)
    return _with(weldment, _of(weldment, piece.name)._replace(dirt=0.0))


def _of(weldment: Weldment, name: str) -> Piece:
    return next(each for each in weldment.pieces if each.name == name)


def _place(stage: Stage, words: Words) -> Message | None:
    refusal = _free(stage, "place", TACK, WELD)
    piece = _piece(stage, words[0]) if refusal is None else None
    if refusal is not None or isinstance(piece, Message):
        return refusal or piece  # type: ignore[return-value]
    assert piece is not None
    bench = bench_of(stage)
    if tacked(bench.weldment, piece):
        return message("refusal.bench_fast", piece=piece.name)
    x, y, angle = 1e-3 * float(words[1]), 1e-3 * float(words[2]), float(words[3])
    layer = CHOICES["layer"].index(words[4])
    unsettled = Unsettled(piece.name, round(x * 1e4) / 1e4, round(y * 1e4) / 1e4, angle, layer, ())
    _took(stage, "place", bench._replace(weldment=benchtime.cooled(stage), cooled_at=stage.now, unsettled=unsettled))
    benchharm.taken(stage, piece.name)
    return None


def _settled(stage: Stage, words: Words) -> Message | None:
    bench = bench_of(stage)
    if bench.unsettled is None:
        return message("refusal.bench_settled")
    piece = _piece(stage, words[0])
    if isinstance(piece, Message):
        return piece
    if piece.name in bench.unsettled.told:
        return message("refusal.bench_told", piece=piece.name)
    if piece.name != bench.unsettled.piece and piece.layer == RACK:
        return message("refusal.bench_in_rack", piece=piece.name)
    if piece.name != bench.unsettled.piece and tacked(bench.weldment, piece):
        return message("refusal.bench_fast", piece=piece.name)
    benchtime.lies(stage, piece.name, 1e-3 * float(words[1]), 1e-3 * float(words[2]), float(words[3]))
    return None


def _seam_there(stage: Stage, name: str) -> Message | None:
    """None if there is such a seam, and it can be welded; else what seams there are, or why not."""
    weldment = bench_of(stage).weldment
    there = [each.name for each in seams(weldment)]
    if name in there:
        return _unlike(weldment, *sides(name))
    if not there:
        return message("refusal.bench_no_seams", seam=name)
    plate = name.split(".")[0]
    first = sorted(there, key=lambda each: (each.split(".")[0] != plate, each))
    names = ", ".join(first[:MANY]) + (" …" if len(there) > MANY else "")
    return message("refusal.bench_no_seam", seam=name, seams=names)


def _unlike(weldment: Weldment, piece: str, other: str) -> Message | None:
    """Aluminium does not take to steel: what an arc joins of them is brittle."""
    metal = _of(weldment, piece).metal
    onto = next((bar.metal for bar in weldment.bars if bar.name == other), None)
    if onto is None:
        onto = _of(weldment, other).metal
    return None if onto in (EITHER, metal) else message("refusal.bench_unlike", piece=piece, other=other)


@_works(TACK, WELD)
def _tack(stage: Stage, words: Words) -> Weldment | Message:
    bench = bench_of(stage)
    refusal = _seam_there(stage, words[0])
    if refusal is not None:
        return refusal
    along = 1e-3 * float(words[1])
    line = seam(bench.weldment, words[0])
    assert line is not None
    if along > line.length + ROUNDED:
        return message("refusal.bench_seam_ends", seam=words[0], mm=f"{1e3 * line.length:.1f}")
    along = min(along, line.length)
    stage.state.bench = bench._replace(strokes=bench.strokes + 1)
    seed = benchtime.tremor(stage.world.seed, bench.strokes)
    return shrinkage.tacked(benchtime.cooled(stage), words[0], along, benchtime.impaired(stage), seed)


def _arc(stage: Stage, words: Words) -> Message | None:
    refusal = _free(stage, "arc", WELD) or _seam_there(stage, words[0])
    if refusal is not None:
        return refusal
    arc = Arc(words[0], float(words[1]), 1e-3 * float(words[2]), stage.now, 0.0, 0)
    weldment = benchtime.cooled(stage)
    stage.state.bench = bench_of(stage)._replace(weldment=weldment, cooled_at=stage.now, arc=arc)
    benchtime.burns(stage, True)
    return None


def _stroke(stage: Stage, words: Words) -> Message | None:
    refusal = _free(stage, "stroke", WELD)
    if refusal is not None:
        return refusal
    bench = bench_of(stage)
    arc = bench.arc
    if arc is None:
        return message("refusal.bench_no_arc")
    knots = tuple(
        Knot(t / 10.0, along / 1e4, off / 1e4, arc_length / 1e4, float(work), float(travel))
        for t, along, off, arc_length, work, travel in map(knot_of, words)
    )
    burnt = stage.now - arc.since
    if knots[-1].t > burnt:
        return message("refusal.bench_knot_late", t=f"{knots[-1].t:.1f}", seconds=burnt)
    line = seam(bench.weldment, arc.seam)
    assert line is not None, "nothing moves while an arc burns"
    if max(knot.along for knot in knots) > line.length + LOOSE_END:
        return message("refusal.bench_seam_ends", seam=arc.seam, mm=f"{1e3 * line.length:.1f}")
    impaired = arc.impairment / arc.seconds if arc.seconds else benchtime.impaired(stage)
    stroke = Stroke(arc.seam, arc.amperes, arc.feed, knots)
    seed = benchtime.tremor(stage.world.seed, bench.strokes)
    weldment = benchtime.cooled(stage)
    weldment = shrinkage.welded(weldment, lay(weldment, stroke, impaired, seed, benchtime.shield(stage)))
    benchtime.burns(stage, False)
    done = bench._replace(weldment=weldment, cooled_at=stage.now, arc=None, strokes=bench.strokes + 1)
    _took(stage, "stroke", done)
    return None


@_works(TACK, WELD)
def _gouge(stage: Stage, words: Words) -> Weldment | Message:
    weldment = bench_of(stage).weldment
    welded = sorted({*(bead.seam for bead in weldment.beads), *(tack.seam for tack in weldment.tacks)})
    if words[0] not in welded:
        there = ", ".join(welded[:MANY]) or "none"
        return message("refusal.bench_not_welded", seam=words[0], seams=there)
    return shrinkage.gouged(benchtime.cooled(stage), words[0])


def finish(stage: Stage) -> Message | None:
    """The task in hand is said to be done."""
    refusal = _free(stage, "finish", TACK, WELD, HANG)
    if refusal is not None:
        return refusal
    bench, design = bench_of(stage), design_of(stage)
    weldment, kind = bench.weldment, design.kind(bench.task)
    if kind == HANG:
        return message("refusal.bench_not_lowered")
    found = brackets(weldment)
    missing = len(weldment.machine.feet) - len(found)
    if missing:
        return message("refusal.bench_unserved", missing=missing, feet=len(weldment.machine.feet))
    loose = [piece for piece in found if not tacked(weldment, piece)]
    if loose:
        return message("refusal.bench_loose", pieces=_listed(loose))
    bare = [piece for piece in found if not beaded(weldment, piece)] if kind == WELD else []
    if bare:
        return message("refusal.bench_bare", pieces=_listed(bare))
    benchtime.finished(stage)
    return None


def _visor(stage: Stage, words: Words) -> Message | None:
    """A nod: even while an arc burns or the hands are busy."""
    bench, down = bench_of(stage), words[0] == "on"
    if not held(stage):
        return message("refusal.bench_no_hands")
    if bench.visor == down:
        return message("refusal.bench_visor_on" if down else "refusal.bench_visor_off", person=stage.person(bench.who))
    stage.state.bench = bench._replace(visor=down)
    return None


def _listed(pieces: list[Piece]) -> str:
    return ", ".join(piece.name for piece in pieces)


def _lower(stage: Stage, words: Words) -> Message | None:
    refusal = _free(stage, "lower", HANG)
    if refusal is not None:
        return refusal
    bench = bench_of(stage)
    weldment = benchtime.cooled(stage)
    off, play = worst_off(weldment), weldment.machine.play
    bench = bench._replace(weldment=weldment, cooled_at=stage.now)
    if off > play:
        _took(stage, "lower", bench._replace(scrapes=bench.scrapes + 1))
        benchtime.told_off(stage)
        return None
    benchtime.lowered(stage, 1e-3 * float(words[0]))
    if not bench_of(stage).fallen:
        stage.tell("event.bench_seated")
    benchtime.finished(stage)
    return None


BENCH_GIVEN: dict[str, Given] = {
    "cut": _cut,
    "place": _place,
    "settled": _settled,
    "clamp": _clamp,
    "clean": _clean,
    "tack": _tack,
    "arc": _arc,
    "stroke": _stroke,
    "gouge": _gouge,
    "lower": _lower,
    "visor": _visor,
}
