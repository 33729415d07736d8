"""What goes on at the weld bench between two commands: a plate comes to rest, an arc burns, metal cools, welds break.

Look for: `passes` (each second), `settle`, `cooled`, `burns`, `given_back`, `finished`, `lowered`. What people do there
by themselves is in benchalone.py.
"""

from game.model import chance, shrinkage, stack
from game.model.bracing import CASES
from game.model.weldment import Weldment
from game.session import benchharm, hands
from game.session.bench import Arc, verdict_of, worst_off
from game.session.benched import bench_of, design_of, held
from game.session.effects import take
from game.session.orders import carried_out
from game.session.plates import spot
from game.session.stage import Stage
from game.words.message import Message
from game.words.verbs import Command, quantised

LOOK = 10
"""Seconds between two looks at what the machine's shaking does to the welds."""
SEEDS = 2147483647
HANGING = ("set_down", "hang")
"""Load cases that come with the machine's weight,"""
RISING = (*HANGING, "start")
"""by the time it runs up,"""
RUNNING = CASES
"""and while it runs."""


def passes(stage: Stage) -> None:
    """One second begins."""
    if bench_of(stage).unsettled is not None:
        settle(stage)
    bench = bench_of(stage)
    if bench.who >= 0:
        if not held(stage):
            _lost(stage)
        elif bench.arc is not None:
            arc = bench.arc
            arc = arc._replace(impairment=arc.impairment + impaired(stage), seconds=arc.seconds + 1)
            stage.state.bench = bench._replace(arc=arc)
            benchharm.looked_into(stage)
            if _starved(stage, arc):
                burns(stage, False)
                stage.state.bench = bench_of(stage)._replace(arc=None)
                stage.tell("event.bench_no_power")
                stage.stir()
    if stage.now % LOOK == 0:
        _shakes(stage)


def _starved(stage: Stage, arc: Arc) -> bool:
    """Whether the bus gives the welder nothing: its load is shed. It has a second to be served at all."""
    load = design_of(stage).load
    return load >= 0 and stage.now - arc.since > 1 and stage.state.flows.load[load] == 0.0


def settle(stage: Stage) -> None:
    """The plate that was carried somewhere comes to rest; where, is noted for whoever writes a recording."""
    bench = bench_of(stage)
    carried = bench.unsettled
    assert carried is not None
    if not carried.told:
        from game.workshop.fitting import fit_up

        poses = fit_up(bench.weldment, carried.piece, carried.x, carried.y, carried.angle, carried.layer)
        found = {each.piece: (each.x, each.y, each.angle) for each in poses}
        old = next(piece for piece in bench.weldment.pieces if piece.name == carried.piece)
        found.setdefault(carried.piece, (old.x, old.y, old.angle))
        for piece in sorted(found):
            x, y, angle = found[piece]
            words = (
                piece,
                quantised("x", f"{1e3 * x:.3f}"),
                quantised("y", f"{1e3 * y:.3f}"),
                quantised("angle", f"{angle:.4f}"),
            )
            lies(stage, piece, 1e-3 * float(words[1]), 1e-3 * float(words[2]), float(words[3]))
            stage.settled.append((stage.now, Command("settled", words)))
    stage.state.bench = bench_of(stage)._replace(unsettled=None)


def lies(stage: Stage, name: str, x: float, y: float, angle: float) -> None:
    """A plate has come to rest there, after one was carried."""
    bench = bench_of(stage)
    carried = bench.unsettled
    assert carried is not None
    pieces = []
    for piece in bench.weldment.pieces:
        if piece.name == name:
            layer = carried.layer if name == carried.piece else piece.layer
            piece = piece._replace(x=round(x * 1e4) / 1e4, y=round(y * 1e4) / 1e4, angle=angle, layer=layer)
        pieces.append(piece)
    stage.state.bench = bench._replace(
        weldment=bench.weldment._replace(pieces=tuple(pieces)), unsettled=carried._replace(told=(*carried.told, name))
    )


def cooled(stage: Stage) -> Weldment:
    """The bench with its plates as warm as they are now."""
    bench = bench_of(stage)
    seconds = stage.now - bench.cooled_at
    return shrinkage.cooled(bench.weldment, float(seconds)) if seconds > 0 and bench.weldment.pieces else bench.weldment


def tremor(seed: int, number: int) -> int:
    """The seed of a hand's tremor in its so-manieth tack or stroke."""
    return int(chance.uniform(seed, f"stroke/{number}") * SEEDS)


def impaired(stage: Stage) -> float:
    """What hypoxia, injury and dazzled eyes take of the hand that works at the bench now."""
    bench = bench_of(stage)
    return benchharm.impairment(bench, stage.state.habitat.people, bench.who)


def burns(stage: Stage, on: bool) -> None:
    """The arc begins or ends to draw argon, and power if the welder hangs on the bus."""
    world, design = stage.world, design_of(stage)
    module = world.modules[world.place_module[design.place]]
    orders = [Command("torch", (module, "on" if on else "off"))]
    if design.load >= 0:
        orders.append(Command("breaker", (world.loads[design.load], "closed" if on else "open")))
    for order in orders:
        outcome = carried_out(world, stage.state.frozen(), order)
        if not isinstance(outcome, Message):
            take(stage, outcome.moment)


def given_back(stage: Stage) -> None:
    """Whoever is at the task goes on by themselves."""
    t = bench_of(stage).task
    _put_away(stage)
    stage.happen(stage.world.plot.tasks[t].begin, stage.state.work.by[t])


def _lost(stage: Stage) -> None:
    """Whoever worked there was called away, or can't any more."""
    bench = bench_of(stage)
    stage.tell("event.bench_lost_arc" if bench.arc else "event.bench_lost", person=stage.person(bench.who))
    _put_away(stage)
    stage.stir()


def _put_away(stage: Stage) -> None:
    """Nothing is in hand any more; an arc goes out, and what it had laid is lost with its crater."""
    if bench_of(stage).arc is not None:
        burns(stage, False)
    # What was asked last takes its time all the same, also if somebody is handed the work again at once.
    busy = max(stage.now, bench_of(stage).busy_until)
    stage.state.bench = bench_of(stage)._replace(who=-1, task=-1, arc=None, busy_until=busy)


def finished(stage: Stage) -> None:
    """The task in hand is done."""
    t = bench_of(stage).task
    _put_away(stage)
    bench = bench_of(stage)
    stage.state.bench = bench._replace(by_hand=hands.noted(bench.by_hand, t, stage.now))
    hands.finished(stage, t)


def lowered(stage: Stage, speed: float) -> None:
    """The machine comes down on its studs, with m/s."""
    bench = bench_of(stage)
    stage.state.bench = bench._replace(weldment=cooled(stage), cooled_at=stage.now, set_down=speed)
    _asked(stage, HANGING)


def undermined(stage: Stage) -> None:
    """A weld was ground out: a machine that hangs there already asks at once what is left."""
    bench = bench_of(stage)
    if bench.set_down > 0.0 and not bench.fallen:
        _asked(stage, HANGING)


def shield(stage: Stage) -> float:
    """How much of the torch's gas stays over a weld now, 0 to 1."""
    return min(1.0, max(0.0, float(stage.facts.value(design_of(stage).shield, stage.state))))


def told_off(stage: Stage) -> None:
    """That the holes are not where the studs are."""
    weldment = bench_of(stage).weldment
    off = worst_off(weldment)
    if off < 1.0:
        stage.tell("event.bench_scrapes", mm=f"{1e3 * off:.1f}", play=f"{1e3 * weldment.machine.play:.1f}")
    else:
        stage.tell("event.bench_no_hole")


def _shakes(stage: Stage) -> None:
    """While the machine runs it shakes its brackets: at once as it runs up, then warm, and until a weld is tired."""
    bench, design = bench_of(stage), design_of(stage)
    if bench.set_down <= 0.0 or bench.fallen or design.stack < 0:
        return
    mode = stage.state.habitat.stacks.mode[design.stack]
    if mode in (stack.OFF, stack.TRIPPED):
        return
    stage.state.bench = bench._replace(shaken=bench.shaken + LOOK)
    _asked(stage, RUNNING if mode == stack.RUN else RISING)


def _asked(stage: Stage, cases: tuple[str, ...]) -> None:
    """What lets go in the load cases so far, and whether the machine still hangs."""
    bench, design = bench_of(stage), design_of(stage)
    found = verdict_of(bench.weldment, bench.set_down, design.hours)
    hours = bench.shaken / 3600.0
    gone = [each for each in found.broken if each.use.case in cases and each.hours <= hours]
    broken = tuple(each.use.seam or each.use.piece for each in gone)
    falls = found.state == "apart" or (found.fails in cases and len(gone) == len(found.broken))
    if broken == bench.broken and not falls:
        return
    fresh = [each for each in broken if each not in bench.broken]
    if not falls and fresh:
        # Of several in the same look the first is told: the others follow from it.
        where = spot(stage.world, bench.weldment, fresh[0])
        if where.side:
            stage.tell(f"event.bench_cracks_{where.side}", plate=where.plate, other=where.other)
        else:
            stage.tell("event.bench_yields", plate=where.plate)
    elif falls:
        stage.tell("event.bench_fell" if found.state != "tilts" else "event.bench_tilts")
    stage.state.bench = bench._replace(fallen=falls, broken=broken)
    stage.stir()
