"""What people do at the weld bench who are left to it: the same plates, tacks and beads as by the player's hands.

How good it comes out follows from who they are and from the hurry: their skill at the trade and their haste shape
the strokes that they mean (model/welder.py), lack of oxygen makes the hand shake, dirt and draught spoil the bead,
and what was tacked in a hurry lies askew and moves while it is welded. Nothing is tacked or laid here before it is
needed, so a task that is to be done again leaves nothing behind.

Look for: `left_alone` (once each second of work), `laid_out` (plates of the stocks that are there), `fitted`.
"""

import math

from game.level.bench import HANG, RACK, TACK, WELD, BenchDesign, Drawn
from game.model import chance, physiology, shrinkage
from game.model.bead import lay
from game.model.seams import REACH, hole_place, seam, seams
from game.model.welder import Welder, stroke
from game.model.weldment import Piece, Weldment
from game.session import benchharm, labour
from game.session.bench import brackets, tacked, worst_off
from game.session.benched import bench_of, design_of
from game.session.benchtime import SEEDS, cooled, lowered, shield, told_off, tremor
from game.session.moment import DONE
from game.session.stage import Stage

GENTLY = 0.1
"""m/s at which two people who are left to it let the machine down on its studs (assumed)."""
SKILLED, UNSKILLED, UNLEARNT = 0.95, 0.3, 0.5
"""Skill of somebody whose factor on the time is 1, the least there is, and what each 1 of the factor more takes of it
(assumed)."""
CLOSE, ROUGH = 0.0002, 0.0009
"""How far off a plate may be laid, each way, by somebody who measures, and by somebody in a hurry, m (assumed)."""
TURN = 57.29577951308232 / 0.06
"""Degrees by which a plate lies askew for each m that one of its ends, 60 mm from its middle, is off."""
BETWEEN = 60
"""Seconds from one bead to the next: the visor up, a look, the other side (assumed)."""


def left_alone(stage: Stage) -> None:
    """Tasks of the bench that somebody has just finished by themselves, before what follows from them happens."""
    work = stage.state.work
    for t, kind in design_of(stage).tasks:
        if work.at[t] != stage.now or work.status[t] != DONE or stage.state.by_hand(t, stage.now):
            continue
        if kind == TACK:
            # What the player had fitted up makes way; it is drawn when it is needed.
            stage.state.bench = bench_of(stage)._replace(weldment=design_of(stage).empty, cooled_at=stage.now)
        elif kind == WELD:
            others = [each for each, other in design_of(stage).tasks if other == WELD and each != t]
            _welds(stage, t, again=any(work.status[each] == DONE for each in others))
        elif kind == HANG:
            _hangs(stage)


def laid_out(stage: Stage) -> Weldment:
    """The bench as it is, with the plates of every stock that is there by now."""
    weldment = cooled(stage)
    pieces = {piece.name: piece for piece in weldment.pieces}
    for stock in design_of(stage).stock:
        if stage.facts.holds(stock.when, stage.state):
            dirt = min(1.0, max(0.0, float(stage.facts.value(stock.dirt, stage.state))))
            for name in stock.names:
                pieces.setdefault(name, stock.piece._replace(name=name, dirt=dirt))
    return weldment._replace(pieces=tuple(pieces[name] for name in sorted(pieces)))


def fitted(stage: Stage) -> Weldment:
    """The bench as it was fitted up: by hands, or as whoever had the task has left it."""
    weldment = laid_out(stage)
    if any(tacked(weldment, piece) for piece in weldment.pieces):
        return weldment
    work = stage.state.work
    for t, kind in design_of(stage).tasks:
        if kind == TACK and work.status[t] == DONE:
            return _drawn(stage, weldment, work.pace[t] == labour.HASTE, _impairment(stage, t))
    return _drawn(stage, weldment, False, 0.0)


def _impairment(stage: Stage, t: int) -> float:
    """Of the hands that did a task, on average over its time: what was spoiled, as `work_quality` spoils it."""
    work = stage.state.work
    share = work.flawed[t] / work.spent[t] if work.spent[t] > 0.0 else 0.0
    return share / (1.0 - physiology.work_quality(1.0)) + benchharm.dazzle(bench_of(stage), work.by[t])


def _drawn(stage: Stage, weldment: Weldment, haste: bool, impairment: float) -> Weldment:
    """Every plate of the drawing in its place, and tacked: in a hurry roughly, with one tack and no clamp."""
    planned = {each.piece: each for each in design_of(stage).drawing}
    seed = stage.world.seed
    weldment = weldment._replace(
        pieces=tuple(
            _placed(weldment, piece, planned[piece.name], seed, haste) if piece.name in planned else piece
            for piece in weldment.pieces
        )
    )
    for each in planned.values():
        for at, (name, along) in enumerate(each.tacks[:1] if haste else each.tacks):
            line = seam(weldment, name)
            if line is not None:
                number = int(chance.uniform(seed, f"tack/{name}/{at}") * SEEDS)
                weldment = shrinkage.tacked(weldment, name, min(along, line.length), impairment, number)
    return weldment


def _placed(weldment: Weldment, piece: Piece, plan: Drawn, seed: int, haste: bool) -> Piece:
    """A plate in its place, with its hole where its foot will be, as well as it is measured."""
    piece = piece._replace(x=plan.x, y=plan.y, angle=plan.angle, layer=1, clamped=not haste)
    x, y = piece.x, piece.y
    if piece.hole:
        hole_x, hole_y = hole_place(piece)
        off, foot_x, foot_y = min(
            (math.sqrt((fx - hole_x) * (fx - hole_x) + (fy - hole_y) * (fy - hole_y)), fx, fy)
            for fx, fy in weldment.machine.feet
        )
        if off <= REACH:
            x, y = x + foot_x - hole_x, y + foot_y - hole_y
    x_off, y_off, turned = (
        (ROUGH if haste else CLOSE) * (2.0 * chance.uniform(seed, f"place/{piece.name}/{way}") - 1.0)
        for way in ("x", "y", "turn")
    )
    return piece._replace(
        x=math.floor((x + x_off) * 1e4 + 0.5) / 1e4,
        y=math.floor((y + y_off) * 1e4 + 0.5) / 1e4,
        angle=math.floor((piece.angle + TURN * turned) * 50.0 + 0.5) / 50.0,
    )


def _welds(stage: Stage, t: int, again: bool) -> None:
    """Somebody has welded by themselves what was not welded yet; or all of it again, ground out and ground clean."""
    state = stage.state
    design, work = design_of(stage), state.work
    if again:
        weldment = cooled(stage)
        bare = tuple(
            each._replace(layer=RACK, dirt=0.0, slope_x=0.0, slope_y=0.0, clamped=False) for each in weldment.pieces
        )
        weldment = weldment._replace(pieces=bare, tacks=(), beads=())
        weldment = _drawn(stage, weldment, False, _impairment(stage, t))
    else:
        weldment = fitted(stage)
    factor = max(1.0, stage.world.plot.tasks[t].factors[work.by[t]])
    skill = max(UNSKILLED, SKILLED - UNLEARNT * (factor - 1.0))
    welder = Welder(skill, 1.0 if work.pace[t] == labour.HASTE else 0.0)
    impairment, gas = _impairment(stage, t), shield(stage)
    number = bench_of(stage).strokes
    for name in _meant(design, weldment):
        if seam(weldment, name) is None or any(bead.seam == name for bead in weldment.beads):
            continue
        seed = tremor(stage.world.seed, number)
        bead = lay(weldment, stroke(weldment, name, welder, impairment, seed), impairment, seed, gas)
        weldment = shrinkage.cooled(shrinkage.welded(weldment, bead), float(BETWEEN))
        number += 1
    weldment = weldment._replace(pieces=tuple(each._replace(clamped=False) for each in weldment.pieces))
    bench = bench_of(stage)._replace(weldment=weldment, cooled_at=stage.now, strokes=number)
    # Welded anew under a machine that hangs there already: nothing of it has been shaken yet.
    state.bench = bench._replace(broken=(), shaken=0) if again else bench


def _meant(design: BenchDesign, weldment: Weldment) -> tuple[str, ...]:
    """The seams of all brackets: as drawn, or where a plate is not drawn so, all that it has."""
    planned = {each.piece: each.beads for each in design.drawing}
    there = tuple(each.name for each in seams(weldment))
    found: list[str] = []
    for piece in brackets(weldment):
        drawn = tuple(name for name in planned.get(piece.name, ()) if name in there)
        found += drawn or (name for name in there if name.split(".")[0] == piece.name)
    return tuple(found)


def _hangs(stage: Stage) -> None:
    """Two people have hung the machine by themselves, or found that it does not go on."""
    bench = bench_of(stage)
    if not bench.weldment.beads:
        return
    if worst_off(bench.weldment) > bench.weldment.machine.play:
        stage.state.bench = bench._replace(scrapes=bench.scrapes + 1)
        told_off(stage)
    else:
        lowered(stage, GENTLY)
