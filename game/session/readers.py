"""Reads the facts of the vocabulary off a moment.

Look for: `read`.
"""

from collections.abc import Callable

from game.level.world import World
from game.model import atmosphere, body, metabolism, physiology
from game.model.units import O2_MOLAR_MASS
from game.session.moment import State
from game.words.facts import Value

STACK_WORDS = ("off", "starting", "ramp", "running", "tripped")
TRIP_WORDS = ("none", "h2_in_o2", "hot", "dry", "power")
STATUS_WORDS = ("fit", "incapacitated", "unconscious", "dead")
ENDINGS = ("open", "lost", "stabilised")

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
            total += world.design.traits.need[i] * metabolism.O2_USE[moment.controls.activity[i]]
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
    """What has been decided: lost, stabilised, limit (crossed and not mended) or open."""
    if moment.watch.judged:
        return ENDINGS[moment.watch.judged]
    return "limit" if moment.watch.first_limit >= 0 else "open"


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
    "place": lambda w, m, i: w.modules[m.controls.place[i]],
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
}


def _bus_watts(moment: State) -> float:
    total = moment.flows.steady
    for watts in moment.habitat.stack_watts:
        total += watts
    return total


def read(world: World, moment: State, name: str, subject: int) -> Value:
    """The value of fact `name`; `subject` is the index of its module, person or stack (ignored where it has none)."""
    return _READERS[name](world, moment, subject)


READ_FACTS = tuple(_READERS)
"""Every fact that can be read; the vocabulary and this agree (a test says so)."""

