"""Looks at each second for what is worth noticing: extremes, limits, alarms, personal marks, the turn of the oxygen.

Look for: `Watcher`.
"""

from game.level.world import World
from game.model import body, stack
from game.model.units import GAS_CONSTANT
from game.session import readers
from game.session.stage import Stage
from game.words.message import Message, message

STABLE_MINUTES = 20
"""Minutes for which oxygen must rise before the level is stabilised."""


class Watcher:
    """Watches one run; all that it remembers beyond a moment follows from the moment."""

    def __init__(self) -> None:
        self._called: tuple[tuple[bool, ...], tuple[int, ...]] = ((), ())

    def watch(self, stage: Stage) -> None:
        """Notes extremes, limits, alarms and the turn of the oxygen."""
        world, state = stage.world, stage.state
        habitat = state.habitat
        air, now = habitat.air, habitat.tick
        living, bay = world.living, world.bay
        watch = state.watch
        o2_mol = air.o2[living]
        share = o2_mol / (o2_mol + air.n2[living] + air.co2[living] + air.h2[living] + air.h2o[living] + air.ar[living])
        o2 = 100.0 * share
        # p V = n R T, for each gas by itself.
        per_mol = GAS_CONSTANT * air.kelvin[living] / world.design.modules.volume[living]
        oxygen, co2 = o2_mol * per_mol, air.co2[living] * per_mol
        h2 = air.h2[bay]
        if h2 > 0.0:
            h2 /= air.o2[bay] + air.n2[bay] + air.co2[bay] + h2 + air.h2o[bay] + air.ar[bay]
        spo2 = min(habitat.people.displayed)
        if spo2 < watch.worst_spo2:
            spo2 = readers.worst_spo2(state)
        if o2 < watch.lowest_o2:
            watch.lowest_o2, watch.lowest_o2_at = o2, now
        if oxygen < watch.lowest_oxygen:
            watch.lowest_oxygen = oxygen
        if spo2 < watch.worst_spo2:
            watch.worst_spo2, watch.worst_spo2_at = spo2, now
        if co2 > watch.highest_co2:
            watch.highest_co2, watch.highest_co2_at = co2, now
        if h2 > watch.highest_h2:
            watch.highest_h2, watch.highest_h2_at = h2, now
        if watch.started_at >= 0 and o2 < watch.low_since_start:
            watch.low_since_start, watch.low_since_start_at = o2, now
        limits = world.limits
        stacks = habitat.stacks
        sensor = 0.0
        warned: tuple[int, ...] = ()
        for s, mode in enumerate(stacks.mode):
            if stack.DEAD_TIME <= mode <= stack.RUN:
                if stacks.sensor[s] > sensor:
                    sensor = stacks.sensor[s]
                if stacks.sensor[s] > world.alarm_h2_in_o2:
                    warned += (s,)
        crossed = (
            oxygen < limits[0][1],
            co2 > limits[1][1],
            h2 > limits[2][1],
            sensor > limits[3][1],
            oxygen < world.alarm_oxygen,
            co2 > world.alarm_co2,
        )
        if (crossed, warned) != self._called:
            # What is called out follows from the state alone: a session that goes on from a keyframe looks afresh.
            self._called = (crossed, warned)
            _call_out(stage, crossed, warned, o2, oxygen, co2)
        if now % 10 == 0:
            _read_out(stage, o2)
        if now % 60 == 0:
            _turn(stage, o2, not any(crossed[:4]))
            _homes(stage)
            if body.DEAD in habitat.people.status:
                stage.stir()


def _once(stage: Stage, key: str, said: Message) -> None:
    if key not in stage.state.raised:
        stage.state.raised = (*stage.state.raised, key)
        stage.tell(said.id, **dict(said.values))
        stage.stir()


def _call_out(
    stage: Stage, crossed: tuple[bool, ...], warned: tuple[int, ...], percent: float, oxygen: float, co2: float
) -> None:
    """Limits and alarms, each once (hydrogen in oxygen once for each start of a stack)."""
    world, state = stage.world, stage.state
    living, bay = world.module_names[world.living], world.module_names[world.bay]
    kpa, share = f"{oxygen / 1e3:.2f}", f"{percent:.1f}"
    if crossed[4]:
        limit = f"{world.alarm_oxygen / 1e3:.1f}"
        said = message("event.alarm_oxygen", module=living, kpa=kpa, percent=share, limit=limit)
        _once(stage, "alarm oxygen", said)
    if crossed[5]:
        limit = f"{world.alarm_co2 / 1e3:.2f}"
        said = message("event.alarm_co2", module=living, kpa=f"{co2 / 1e3:.2f}", limit=limit)
        _once(stage, "alarm co2", said)
    sensors = state.habitat.stacks.sensor
    worst = ""
    for s in sorted(warned, key=lambda s: -sensors[s]):
        worst = worst or world.stack_names[s]
        h2 = f"{100.0 * sensors[s]:.1f}"
        said = message("event.alarm_h2_in_o2", stack=world.stack_names[s], percent=h2)
        _once(stage, f"alarm h2 {s} {state.stack_started[s]}", said)
    for index, (name, value) in enumerate(world.limits):
        if crossed[index]:
            limit = f"{value / 1e3:.2f}" if index < 2 else f"{100.0 * value:.0f}"
            module = bay if index == 2 else living
            said = message(f"event.limit_{name}", module=module, percent=share, limit=limit, stack=worst)
            _once(stage, f"limit {name}", said)
            if state.watch.first_limit < 0:
                state.watch.first_limit, state.watch.first_limit_at = index, stage.now


def _read_out(stage: Stage, percent: float) -> None:
    """Oxygen at each new half percent, and personal marks."""
    world, state = stage.world, stage.state
    watch = state.watch
    half = int(percent * 2.0) / 2.0
    if half < watch.announced:
        if watch.announced < 100.0:
            stage.tell("event.percent", module=world.module_names[world.living], percent=f"{half + 0.5:.1f}")
            stage.stir()
        watch.announced = half
    for person, mark in world.marks:
        place = state.controls.place[person]
        if readers.partial(world, state, state.habitat.air.o2, place) < mark:
            share = f"{100.0 * readers.share(state, state.habitat.air.o2, place):.1f}"
            kpa = f"{mark / 1e3:.1f}"
            said = message("event.mark", person=world.people_names[person], kpa=kpa, percent=share)
            _once(stage, f"mark {person}", said)


def _turn(stage: Stage, percent: float, safe: bool) -> None:
    """Once a minute: is oxygen rising; is it stabilised."""
    world, state = stage.world, stage.state
    watch, habitat = state.watch, state.habitat
    watch.rising = watch.rising + 1 if percent > watch.minute_o2 else 0
    watch.minute_o2 = percent
    if watch.rising == 2 and watch.started_at >= 0:
        minutes = f"{(watch.low_since_start_at - watch.started_at) / 60.0:.0f}"
        low = f"{watch.low_since_start:.2f}"
        said = message("event.turned", module=world.module_names[world.living], percent=low, minutes=minutes)
        _once(stage, f"turned {watch.started_at}", said)
    if watch.stabilised_at >= 0 or watch.rising < STABLE_MINUTES or not safe:
        return
    modes = habitat.stacks.mode
    delivering = stack.RUN in modes or stack.RAMP in modes
    if delivering and state.outlook is not None and state.outlook.standing().limit < 0:
        watch.stabilised_at = stage.now
        stage.tell("event.stabilised")
        stage.stir()


def _homes(stage: Stage) -> None:
    """Once a minute: is anybody at home; has another house passed a limit."""
    world, state = stage.world, stage.state
    watch = state.watch
    home = readers.at_home(world, state)
    if home > 0:
        watch.empty_since = -1
    elif watch.empty_since < 0:
        watch.empty_since = stage.now
    if watch.overrun < 0:
        watch.overrun = _overrun(world, stage)
        if watch.overrun >= 0:
            stage.tell("event.overrun", module=world.module_names[watch.overrun])
            stage.stir()


def _overrun(world: World, stage: Stage) -> int:
    """The first other module with people in it whose oxygen or carbon dioxide is past the house limits; -1."""
    state, air = stage.state, stage.state.habitat.air
    people = world.design.modules.own_people
    for r in range(len(world.modules)):
        if r in (world.living, world.bay) or (people[r] == 0.0 and r not in state.controls.place):
            continue
        oxygen = readers.partial(world, state, air.o2, r)
        if oxygen < world.limits[0][1] or readers.partial(world, state, air.co2, r) > world.limits[1][1]:
            return r
    return -1
