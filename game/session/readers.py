"""Reads the facts of the vocabulary, and those that a level adds, off a state.

Look for: `Facts` (read by name; conditions and formulas bound once).
"""

from collections.abc import Callable
from typing import Any

from game.level.names import WALKING
from game.level.world import World
from game.model import atmosphere, body, metabolism, physiology
from game.model.units import H2O_MOLAR_MASS, O2_MOLAR_MASS
from game.session.bench import bench_use, worst_off
from game.session.moment import DONE, RUNNING, SKIPPED, State
from game.session.rigged import coolant_flow, jumpered, solved_of, supply
from game.words.conditions import Formula, bound
from game.words.facts import (
    FAR,
    LIMIT_WORDS,
    OBJECTIVE_WORDS,
    SIGNAL_WORDS,
    STACK_WORDS,
    STATUS_WORDS,
    TASK_WORDS,
    TRIP_WORDS,
    TRUTH,
    WORD,
    Fact,
    Value,
)

Reader = Callable[[World, State, int], Value]


def share(moment: State, column: list[float], r: int) -> float:
    """Mole fraction of one gas in module `r`."""
    air = moment.habitat.air
    return column[r] / (air.o2[r] + air.n2[r] + air.co2[r] + air.h2[r] + air.h2o[r] + air.ar[r])


def _pressure(world: World, moment: State, r: int) -> float:
    return atmosphere.pressure(moment.habitat.air, world.design.modules, r)


def partial(world: World, moment: State, column: list[float], r: int) -> float:
    """Partial pressure of one gas in module `r`, Pa."""
    return share(moment, column, r) * _pressure(world, moment, r)


def _humidity(world: World, moment: State, r: int) -> float:
    air = moment.habitat.air
    return 100.0 * partial(world, moment, air.h2o, r) / atmosphere.saturation_pressure(air.kelvin[r])


def o2_load(world: World, moment: State) -> float:
    """kg/h used by the bodies in the living module and the bay."""
    total = 0.0
    people = moment.habitat.people
    for i, place in enumerate(moment.controls.place):
        if place in (world.living, world.bay) and people.status[i] != body.DEAD:
            doing = metabolism.possible(moment.controls.activity[i], people.status[i])
            total += world.design.traits.need[i] * metabolism.O2_USE[doing]
    return total * O2_MOLAR_MASS * 3600.0


def worst_spo2(moment: State) -> float:
    """Lowest displayed saturation of anyone alive, %; 0 when nobody is."""
    people = moment.habitat.people
    alive = [spo2 for spo2, status in zip(people.displayed, people.status, strict=True) if status != body.DEAD]
    return min(alive, default=0.0)


def _count(moment: State, status: float) -> int:
    return len([1 for each in moment.habitat.people.status if each >= status])


def _when(world: World, tick: int) -> Value:
    return "none" if tick < 0 else world.start + tick


def ending(world: World, moment: State) -> str:
    """The ending that was reached, or open."""
    at = moment.watch.ending
    return world.plot.endings[at].id if at >= 0 else "open"


def at_home(world: World, moment: State) -> int:
    """People alive in the living module and the bay."""
    status = moment.habitat.people.status
    home = (world.living, world.bay)
    return len([1 for i, place in enumerate(moment.controls.place) if place in home and status[i] != body.DEAD])


def _guests(moment: State, r: int) -> int:
    status = moment.habitat.people.status
    return len([1 for i, place in enumerate(moment.controls.place) if place == r and status[i] != body.DEAD])


def hurt(moment: State) -> int:
    """People with lasting injury, the dead among them."""
    people = moment.habitat.people
    return len([1 for i, status in enumerate(people.status) if status == body.DEAD or people.injury[i] > 0.0])


def cart_kg(world: World, moment: State) -> float:
    """Mass of the parts on the cart."""
    total = 0.0
    for mass, packed in zip(world.plot.part_mass, moment.course.packed, strict=True):
        total += mass if packed else 0.0
    return total


def _minutes_since(moment: State, tick: int) -> float:
    return (moment.habitat.tick - tick) / 60.0 if tick >= 0 else -1.0


def _over(moment: State, t: int) -> bool:
    return moment.work.status[t] in (DONE, SKIPPED)


def _flaws(moment: State, t: int) -> float:
    spent = moment.work.spent[t]
    return moment.work.flawed[t] / spent if spent > 0.0 else 0.0


def _chose(world: World, moment: State, c: int) -> str:
    option = moment.tale.chosen[c]
    if option >= 0:
        return world.plot.choices[c].options[option].id
    return "open" if moment.tale.asked[c] >= 0 else "none"


def objective(world: World, moment: State, o: int) -> str:
    """How far an objective was seen."""
    if moment.course.unneeded[o]:
        return OBJECTIVE_WORDS[3]
    ticks = moment.course.ticks[o]
    seen = len([1 for tick in ticks if tick >= 0])
    return OBJECTIVE_WORDS[2 if seen == len(ticks) else 1 if seen else 0]


def _left(moment: State, working: bool) -> float:
    """Minutes to the earliest house limit, by the forecast of the last full minute."""
    if moment.outlook is None:
        return FAR
    ahead = moment.outlook.working() if working else moment.outlook.standing()
    return (ahead.at - moment.habitat.tick) / 60.0 if ahead.limit >= 0 else FAR


def _next_limit(moment: State) -> str:
    at = moment.outlook.standing().limit if moment.outlook else -1
    return LIMIT_WORDS[at] if at >= 0 else "none"


def _trip_after(moment: State, s: int) -> float:
    started, tripped = moment.stack_started[s], moment.stack_tripped[s]
    return float(tripped - started) if started >= 0 and tripped >= 0 else -1.0


def _trip_after_ramp(world: World, moment: State, s: int) -> float:
    after = _trip_after(moment, s) - world.design.stacks.dead_time[s]
    return after / 60.0 if after >= 0.0 else -1.0


def _low_after(moment: State) -> float:
    watch = moment.watch
    return (watch.low_since_start_at - watch.started_at) / 60.0 if watch.started_at >= 0 else -1.0


_READERS: dict[str, Reader] = {
    "o2_percent": lambda w, m, r: 100.0 * share(m, m.habitat.air.o2, r),
    "o2_kpa": lambda w, m, r: 1e-3 * partial(w, m, m.habitat.air.o2, r),
    "co2_kpa": lambda w, m, r: 1e-3 * partial(w, m, m.habitat.air.co2, r),
    "h2_percent": lambda w, m, r: 100.0 * share(m, m.habitat.air.h2, r),
    "ar_percent": lambda w, m, r: 100.0 * share(m, m.habitat.air.ar, r),
    "rh_percent": _humidity,
    "temperature_c": lambda w, m, r: m.habitat.air.kelvin[r] - 273.15,
    "pressure_kpa": lambda w, m, r: 1e-3 * _pressure(w, m, r),
    "o2_load": lambda w, m, _: o2_load(w, m),
    "spo2_worst": lambda w, m, _: worst_spo2(m),
    "spo2": lambda w, m, i: m.habitat.people.displayed[i],
    "sao2": lambda w, m, i: m.habitat.people.saturation[i],
    "paco2": lambda w, m, i: m.habitat.people.arterial_co2[i],
    "ventilation": lambda w, m, i: physiology.minute_ventilation(w.design.body_law, m.habitat.people.ventilation[i]),
    "impairment": lambda w, m, i: physiology.impairment(m.habitat.people, i),
    "dose": lambda w, m, i: m.habitat.people.dose[i],
    "injury": lambda w, m, i: m.habitat.people.injury[i],
    "work_min": lambda w, m, i: m.habitat.people.work[i] / 60.0,
    "flaw_min": lambda w, m, i: m.habitat.people.flaws[i] / 60.0,
    "status": lambda w, m, i: STATUS_WORDS[int(m.habitat.people.status[i])],
    "place": lambda w, m, i: w.places[m.duty.place[i]] if m.duty.place[i] >= 0 else WALKING,
    "activity": lambda w, m, i: metabolism.ACTIVITIES[m.controls.activity[i]],
    "incapacitated": lambda w, m, _: _count(m, body.INCAPACITATED),
    "unconscious": lambda w, m, _: _count(m, body.UNCONSCIOUS),
    "dead": lambda w, m, _: _count(m, body.DEAD),
    "first_collapse": lambda w, m, _: _when(w, m.watch.first_collapse_at),
    "last_collapse": lambda w, m, _: _when(w, m.watch.last_collapse_at),
    "stack": lambda w, m, s: STACK_WORDS[int(m.habitat.stacks.mode[s])],
    "trip": lambda w, m, s: TRIP_WORDS[int(m.habitat.stacks.cause[s])],
    "trip_after_s": lambda w, m, s: _trip_after(m, s),
    "trip_after_ramp_min": _trip_after_ramp,
    "h2_in_o2": lambda w, m, s: 100.0 * m.habitat.stacks.sensor[s],
    "current_a": lambda w, m, s: m.habitat.stacks.current[s],
    "cell_v": lambda w, m, s: m.habitat.stacks.voltage[s],
    "stack_w": lambda w, m, s: m.habitat.stack_watts[s],
    "stack_c": lambda w, m, s: m.habitat.stacks.kelvin[s] - 273.15,
    "crack_mm": lambda w, m, s: 1e3 * m.habitat.stacks.crack[s],
    "damage": lambda w, m, s: m.habitat.stacks.damage[s],
    "made_kg": lambda w, m, s: m.habitat.stacks.made[s] * O2_MOLAR_MASS,
    "low_after_start_min": lambda w, m, _: _low_after(m),
    "low_after_start": lambda w, m, _: m.watch.low_since_start,
    "rising_min": lambda w, m, _: float(m.watch.rising),
    "battery_wh": lambda w, m, _: m.habitat.battery / 3600.0,
    "bus_w": lambda w, m, _: _bus_watts(m),
    "first_limit": lambda w, m, _: "none" if m.watch.first_limit < 0 else w.limits[m.watch.first_limit][0],
    "first_limit_at": lambda w, m, _: _when(w, m.watch.first_limit_at),
    "lowest_o2": lambda w, m, _: m.watch.lowest_o2,
    "ending": lambda w, m, _: ending(w, m),
    "clock": lambda w, m, _: w.start + m.habitat.tick,
    "difficulty": lambda w, m, _: w.difficulty,
    "cause": lambda w, m, _: w.plot.cause,
    "rule": lambda w, m, i: w.plot.rules[i],
    "minutes_left": lambda w, m, _: _left(m, False),
    "minutes_left_working": lambda w, m, _: _left(m, True),
    "next_limit": lambda w, m, _: _next_limit(m),
    "stabilised": lambda w, m, _: m.watch.stabilised_at >= 0,
    "stabilised_at": lambda w, m, _: _when(w, m.watch.stabilised_at),
    "at_home": lambda w, m, _: at_home(w, m),
    "empty_min": lambda w, m, _: _minutes_since(m, m.watch.empty_since),
    "guests": lambda w, m, r: _guests(m, r),
    "overrun": lambda w, m, _: "none" if m.watch.overrun < 0 else w.modules[m.watch.overrun],
    "hurt": lambda w, m, _: hurt(m),
    "candles": lambda w, m, _: m.candles,
    "fan": lambda w, m, k: m.controls.fan[k] > 0.0,
    "door": lambda w, m, k: m.controls.door[k] > 0.0,
    "task": lambda w, m, t: TASK_WORDS[m.work.status[t]],
    "done": lambda w, m, t: m.work.status[t] == DONE,
    "skipped": lambda w, m, t: m.work.status[t] == SKIPPED,
    "hasty": lambda w, m, t: m.work.status[t] == DONE and m.work.pace[t] == 1,
    "hurrying": lambda w, m, t: m.work.status[t] == RUNNING and m.work.pace[t] == 1,
    "since": lambda w, m, t: _minutes_since(m, m.work.at[t]) if _over(m, t) else -1.0,
    "done_at": lambda w, m, t: _when(w, m.work.at[t] if _over(m, t) else -1),
    "flaws": lambda w, m, t: _flaws(m, t),
    "busy": lambda w, m, i: "none" if m.duty.task[i] < 0 else w.plot.tasks[m.duty.task[i]].id,
    "idle_min": lambda w, m, i: max(0.0, _minutes_since(m, m.duty.idle_since[i])),
    "packed": lambda w, m, p: m.course.packed[p],
    "cart_kg": lambda w, m, _: cart_kg(w, m),
    "chose": _chose,
    "since_choice": lambda w, m, c: _minutes_since(m, m.tale.chosen_at[c]),
    "said": lambda w, m, b: m.tale.said[b] >= 0,
    "since_said": lambda w, m, b: _minutes_since(m, m.tale.said[b]),
    "by_hand": lambda w, m, t: m.work.status[t] == DONE and m.by_hand(t, m.work.at[t]),
    "bench_hand": lambda w, m, _: w.people[m.bench.who] if m.bench and m.bench.who >= 0 else "none",
    "bench_arc": lambda w, m, _: m.bench is not None and m.bench.arc is not None,
    "bench_beads": lambda w, m, _: len(m.bench.weldment.beads) if m.bench else 0,
    "bench_use": bench_use,
    "bench_off": lambda w, m, _: min(FAR, 1e3 * worst_off(m.bench.weldment)) if m.bench else 0.0,
    "bench_scrapes": lambda w, m, _: m.bench.scrapes if m.bench else 0,
    "bench_hung": lambda w, m, _: m.bench is not None and m.bench.set_down > 0.0 and not m.bench.fallen,
    "bench_fallen": lambda w, m, _: m.bench is not None and m.bench.fallen,
    "bench_broken": lambda w, m, _: len(m.bench.broken) if m.bench else 0,
    "rig_volts": lambda w, m, _: supply(w, m)[0],
    "rig_amperes": lambda w, m, _: supply(w, m)[1],
    "coolant_flow": lambda w, m, _: coolant_flow(w, m),
    "feed_flow": lambda w, m, _: 3600.0 * H2O_MOLAR_MASS * solved_of(w, m).delivery.feed if m.rig else 0.0,
    "purge_line": lambda w, m, _: m.rig is not None and solved_of(w, m).delivery.purge > 0.5,
    "telemetry": lambda w, m, _: SIGNAL_WORDS[int(solved_of(w, m).delivery.signal)] if m.rig else "silent",
    "rig_blown": lambda w, m, _: len(m.rig.rigged.blown) if m.rig else 0,
    "jumpered": lambda w, m, _: jumpered(w, m),
    "rig_hand": lambda w, m, _: w.people[m.rig.who] if m.rig and m.rig.who >= 0 else "none",
    "objective": objective,
}


def _bus_watts(moment: State) -> float:
    total = moment.flows.steady
    for watts in moment.habitat.stack_watts:
        total += watts
    return total


READ_FACTS = tuple(_READERS)
"""Every fact that can be read; the vocabulary and this agree (a test says so)."""

Getter = Callable[[State], Any]


class Facts:
    """The facts of one world, each found by its name once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._getters: dict[tuple[str, str], Getter] = {}
        self._formulas: dict[tuple[str, str], Getter] = {}

    def read(self, state: State, name: str, subject: str = "") -> Value:
        """The value of a fact; `subject` as after the dot. Raises KeyError for a name that there is none of."""
        value: Value = self.getter(name, subject)(state)
        return value

    def value(self, formula: Formula, state: State) -> Any:
        """The value of a formula or a condition."""
        key = (formula.kind, formula.text)
        getter = self._formulas.get(key)
        if getter is None:
            getter = self._formulas[key] = bound(formula, self.getter)
        return getter(state)

    def holds(self, when: Formula | None, state: State) -> bool:
        """Whether a condition holds; one that asks for nothing does."""
        return when is None or bool(self.value(when, state))

    def getter(self, name: str, subject: str) -> Getter:
        """What reads a fact off a state."""
        key = (name, subject)
        if key not in self._getters:
            self._getters[key] = self._made(name, subject)
        return self._getters[key]

    def _made(self, name: str, subject: str) -> Getter:
        world = self._world
        own = world.names.kinds["fact"]
        if name in own:
            at, fact = own.index(name), world.names.facts[name]
            if fact.decimals == WORD:
                return lambda state: fact.words[int(state.course.values[at])]
            if fact.decimals == TRUTH:
                return lambda state: state.course.values[at] != 0.0
            return lambda state: state.course.values[at]
        if name in world.plot.derived:
            return bound(world.plot.derived[name], self.getter)
        reader, index = _READERS[name], self._index(name, subject)
        return lambda state: reader(world, state, index)

    def _index(self, name: str, subject: str) -> int:
        world, fact = self._world, world_fact(self._world, name)
        subject = subject or fact.default
        if not fact.subject:
            if subject:
                raise KeyError(subject)
            return 0
        if fact.subject == "module" and subject == fact.default:
            return world.living if subject == "living" else world.bay
        known = world.names.kinds[fact.subject]
        if subject not in known:
            raise KeyError(subject)
        return known.index(subject)


def world_fact(world: World, name: str) -> Fact:
    """The vocabulary's entry for a fact."""
    return world.names.facts[name]
