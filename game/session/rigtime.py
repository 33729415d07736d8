"""What goes on at the rig between two commands: what reaches the stack, what warms up, melts and leaks, what is shown.

Look for: `design_of` and `rig_of`, `passes` (each second, first), `Lines` (what is solved becomes what is delivered),
`given_back`, `finished`.
"""

from operator import is_

from game.level.rig import RigDesign
from game.level.world import World
from game.model.habitat import Fed, Flows
from game.rig import plant
from game.rig.panel import stepped
from game.rig.parts import Breaker, Cable, Fuse, Rigged
from game.rig.solved import Asks, Solved
from game.session import hands
from game.session.moment import changed
from game.session.rigged import (
    RigState,
    asked,
    called,
    kelvin_of,
    machine_of,
    purge_flow,
    row_of,
    solution,
    solved_of,
    stack_of,
    told_of,
    volume,
)
from game.session.stage import Stage

STRIDE = 10
"""Seconds between two looks at what the currents do to cables, fuses and couplings."""
SEEN = 2 * STRIDE
"""Seconds between two looks at whether a fault of the level has come about."""
URGENT = ("undervoltage", "collapsed", "reversed", "overvoltage")
"""What a solution notes that does not wait for the next of those looks."""
LUKEWARM = 0.5
"""K over the room from which a cable goes on to be reckoned with when nothing flows any more."""
FAINT = 1e-3
"""A, or L/min, that count as nothing."""


def design_of(stage: Stage) -> RigDesign:
    """The level's rig, where it has one."""
    assert stage.world.plot.rig is not None
    return stage.world.plot.rig


def rig_of(stage: Stage) -> RigState:
    """As it stands, where the level has one."""
    assert stage.state.rig is not None
    return stage.state.rig


def passes(stage: Stage) -> None:
    """One second begins."""
    rig = rig_of(stage)
    if rig.who >= 0 and not hands.held(stage, rig):
        stage.tell("event.rig_lost", person=stage.person(rig.who))
        _put_away(stage)
        stage.stir()
    if stage.now % STRIDE == 0:
        if stage.now % SEEN == 0:
            _struck(stage)
        _goes_on(stage)


def _struck(stage: Stage) -> None:
    """Faults of the level come about when their condition holds, each once, and go when it does not hold any more."""
    for at, (when, fault) in enumerate(design_of(stage).faults):
        rig = rig_of(stage)
        there, known = fault in rig.rigged.faults, at in rig.struck
        if when is None or (known and not there):
            continue
        holds = stage.facts.holds(when, stage.state)
        if holds and not known:
            rigged = rig.rigged._replace(faults=(*rig.rigged.faults, fault))
            stage.state.rig = rig._replace(rigged=rigged, struck=tuple(sorted((*rig.struck, at))))
        elif there and known and not holds:
            rest = tuple(each for each in rig.rigged.faults if each != fault)
            stage.state.rig = rig._replace(rigged=rig.rigged._replace(faults=rest))


_resting: list[tuple[Solved, Rigged]] = []
"""The last pair of which time has changed nothing; it would not change it the next time either."""


def _goes_on(stage: Stage) -> None:
    """What a stride of all that flows does to the rig itself."""
    rig, rigged = rig_of(stage), rig_of(stage).rigged
    solved = solved_of(stage.world, stage.state)
    if _resting and _resting[0][0] is solved and _resting[0][1] is rigged:
        return
    if not flowing(solved) and max(rigged.warmth, default=0.0) < LUKEWARM:
        return
    after = plant.passed(design_of(stage).rig, rigged, solved, float(STRIDE))
    if after is rigged:
        _resting[:] = [(solved, rigged)]
        return
    stage.state.rig = rig._replace(rigged=after)
    _told(stage, rigged, after)


def _gives_way(stage: Stage, solved: Solved) -> None:
    """What does so at once when something has changed: loads let go, inputs burn.

    Nothing but that is taken over, so that it is the same however often one looks. What comes back does so by and by.
    """
    rig, rigged = rig_of(stage), rig_of(stage).rigged
    after = plant.passed(design_of(stage).rig, rigged, solved, 0.0)
    blown, latched = _new(rigged.blown, after.blown), _new(rigged.latched, after.latched)
    if not blown and not latched and after.joints == rigged.joints:
        return
    gone = rigged._replace(
        joints=after.joints,
        blown=tuple(sorted((*rigged.blown, *blown))),
        latched=tuple(sorted((*rigged.latched, *latched))),
    )
    stage.state.rig = rig._replace(rigged=gone)
    _told(stage, rigged, gone)


_flows: list[tuple[Solved, bool]] = []


def flowing(solved: Solved) -> bool:
    """Whether anything flows anywhere; asked again of the same solution it is not looked for anew."""
    for known, found in _flows:
        if known is solved:
            return found
    found = any(
        abs(flow.amperes) > FAINT or abs(flow.litres) > FAINT or flow.moles != 0.0 for flow in solved.flows.values()
    )
    _flows[:] = [(solved, found)]
    return found


def _told(stage: Stage, before: Rigged, after: Rigged) -> None:
    """What has given way meanwhile."""
    events = len(stage.events)
    world, rig = stage.world, design_of(stage).rig
    for name in _new(before.blown, after.blown):
        part = rig.part(name)
        stage.tell(f"event.rig_{_blown(part.body if part else None)}", part=called(world, name))
    for name in _new(before.latched, after.latched):
        stage.tell("event.rig_latch", part=called(world, name))
    for joint in before.joints:
        if joint not in after.joints:
            stage.tell("event.rig_hose_off", one=called(world, joint.one), other=called(world, joint.other))
    if after.lost > 0.0 and before.lost == 0.0:
        stage.tell("event.rig_leak")
    if len(stage.events) > events:
        stage.stir()


def _new(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    return [name for name in after if name not in before] if after is not before else []


def _blown(body: object) -> str:
    """What it is that has given way."""
    match body:
        case Fuse():
            return "fuse"
        case Breaker():
            return "breaker"
        case Cable():
            return "insulation"
    return "input"


def given_back(stage: Stage) -> None:
    """Whoever is at the task goes on by themselves."""
    t = rig_of(stage).task
    _put_away(stage)
    stage.happen(stage.world.plot.tasks[t].begin, stage.state.work.by[t])


def finished(stage: Stage) -> None:
    """The task in hand is done."""
    t = rig_of(stage).task
    _put_away(stage)
    rig = rig_of(stage)
    stage.state.rig = rig._replace(by_hand=hands.noted(rig.by_hand, t, stage.now))
    hands.finished(stage, t)


def _put_away(stage: Stage) -> None:
    """Nothing is in hand any more; what was asked last takes its time all the same."""
    rig = rig_of(stage)
    stage.state.rig = rig._replace(who=-1, task=-1, busy_until=max(stage.now, rig.busy_until))


class Lines:
    """What reaches the stack and its panel, as it was worked out last; all of it follows from the state."""

    def __init__(self, world: World) -> None:
        design = world.plot.rig
        self._rig = design.rig if design is not None else None
        self._s = stack_of(world) if design is not None else -1
        self._load = world.loads.index(design.rig.load) if design is not None else -1
        self._from: tuple[object, ...] = (None,)
        self._idle: tuple[object, ...] = (None,)
        self._kelvin = -1
        self._asks: Asks | None = None
        self._solved: Solved | None = None
        self._seen: tuple[object, ...] = ()
        self._still: tuple[object, ...] = (None,)

    def feed(self, stage: Stage) -> None:
        """Puts what the rig delivers where the house's network takes it from, if it has changed."""
        world, state, rig = stage.world, stage.state, self._rig
        if rig is None or state.rig is None:
            return
        kelvin = kelvin_of(world, state, self._s)
        idle: tuple[object, ...] = (state.habitat.stacks, state.flows.load, state.controls, state.rig.rigged)
        if kelvin == self._kelvin and all(map(is_, idle, self._idle)):
            return
        self._kelvin, self._idle = kelvin, idle
        asks = asked(world, state, self._s, self._load)
        stands = (state.rig.rigged, state.controls.spill)
        if asks == self._asks and all(map(is_, stands, self._from)):
            return
        self._asks, self._from = asks, stands
        self._solved = solved = solution(rig, state.rig.rigged, asks)
        state.flows, stale = _with_row(state.flows, self._s, row_of(world, state, asks))
        state.stale = state.stale or stale
        if any(what in URGENT for what, _ in solved.notes):
            _gives_way(stage, solved)

    def show(self, stage: Stage) -> None:
        """The instruments of the panel follow what they hang on, each with its lag, and nitrogen is counted."""
        world, state, rig, solved, s = stage.world, stage.state, stage.state.rig, self._solved, self._s
        if rig is None or solved is None or self._rig is None:
            return
        stacks, controls = state.habitat.stacks, state.controls
        still: tuple[object, ...] = (solved, rig, stacks, controls)
        if all(map(is_, still, self._still)):
            return
        volumes = rig.volumes
        if stacks.current[s] > 0.0:
            volumes = 0.0
        elif controls.purge[s] > 0.0:
            volumes += purge_flow(world, state) / volume(world, state)
        # What instruments can tell of the stack: while none of it moves, needles that have arrived stay there.
        nitrogen = controls.purge[s] > 0.0 and stacks.bottle[s] > 0.0
        seen = (solved, rig.needles, rig.rigged.faults, nitrogen, *told_of(stacks, s))
        needles = rig.needles
        if seen != self._seen:
            machine = machine_of(world, state, rounded=True)
            needles = stepped(self._rig, rig.rigged, needles, solved, machine, 1.0)
            self._seen = seen if needles is rig.needles else ()
        if needles is not rig.needles or volumes != rig.volumes:
            state.rig = rig._replace(volumes=volumes, needles=needles)
            still = (None,)
        self._still = still


def _with_row(flows: Flows, s: int, row: tuple[float, ...]) -> tuple[Flows, bool]:
    """With this row, and whether it is another."""
    fed = flows.fed
    if all(column[s] == value for column, value in zip(fed, row, strict=True)):
        return flows, False
    new = Fed(*(changed(column, s, value) for column, value in zip(fed, row, strict=True)))
    return flows._replace(fed=new), True
