"""The forecast: which house limit is crossed first if nobody gives another order, and when.

It runs the habitat's own flow functions ahead at coarse steps, in the living module, the bay and what is joined to
them. Bodies are what they use and make; stacks that start are followed through their ramp, and one that has settled
delivers what it does. Nothing new is decided on the way: what power is shed, who falls, what is out of gas.

Coarse steps need care in three places, since the step's own formulas are meant for a second. The temperature of a
module is held by a stiff exchanger and settles within minutes, so it is put where it settles. Gas that goes both ways
through a link is taken implicitly: stable at any step, and exact where nothing changes any more. And what one room
lags behind another depends on the step, so that steps are short again before a crossing.

Look for: `forecast`, `Forecast`, `Booked`, `HouseLimits`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model import atmosphere, electrolyser, stack
from game.model.body import DEAD
from game.model.habitat import Controls, Design, Flows, Habitat, line
from game.model.metabolism import CO2_MADE, DRY_HEAT, NOMINAL, O2_USE, VAPOUR_MADE, possible
from game.model.units import GAS_CONSTANT

OXYGEN, CO2, HYDROGEN, NONE = 0, 1, 2, -1
"""`Forecast.limit`."""


class Booked(NamedTuple):
    """Something that will change by itself."""

    tick: int
    person: int
    activity: int
    """Index into metabolism.ACTIVITIES; -1: as before."""
    place: int
    """Module; -1: as before."""


class HouseLimits(NamedTuple):
    """What the house must not cross."""

    living: int
    """Module whose oxygen and CO2 count."""
    bay: int
    """Module whose hydrogen counts."""
    oxygen: float
    """Pa, at least."""
    co2: float
    """Pa, at most."""
    hydrogen: float
    """Share of the bay's gas, at most."""


class Forecast(NamedTuple):
    """What is ahead."""

    limit: int
    """OXYGEN, CO2, HYDROGEN or NONE."""
    at: int
    """Tick at which it is crossed; the horizon's end for NONE."""
    curve: tuple[tuple[int, float, float], ...]
    """Tick, Pa of oxygen and Pa of CO2 in the living module, from now to `at`."""


FIRST_STRIDE, SHORT_STRIDE, LONG_STRIDE, LAST_STRIDE = 10.0, 60.0, 300.0, 600.0
"""Seconds of a step: at first, while things move, afterwards, and far ahead."""
CALMING = 3.0
"""After a change, a step is at most one in so many of the time since then."""
FAR = 6 * 3600
"""Seconds ahead from which steps may be as long as the last."""
STACK_STRIDE, RAMP_PARTS = 30.0, 30.0
"""Seconds of a step of a stack that is not settled, its thermostat would swing at longer ones; a slow ramp is taken in
so many parts."""
SETTLED_AFTER, SETTLED_DRIFT = 300.0, 5e-4
"""A stack is settled when it has run for so many seconds and its temperature moves by less than this, K/s."""
NEARING = 4.0
"""Steps are at most one in so many of the time left to the nearest limit."""
MOST_MIXED = 0.45
"""Share of a module's gas that may go through a link at once; `step_link` cuts off at 0.5."""


def forecast(
    state: Habitat,
    design: Design,
    controls: Controls,
    flows: Flows,
    booked: Sequence[Booked],
    limits: HouseLimits,
    seconds: int,
) -> Forecast:
    """The first limit crossed within `seconds`, nothing but `booked` (in the order of its ticks) changing."""
    air = atmosphere.copied(state.air)
    modules = design.modules
    rooms, openings = _joined(design.links, flows, limits)
    machines = _Machines(state, design, controls, flows, rooms)
    ledger = [0.0] * atmosphere.LEDGER_ROWS
    place, activity = controls.place.copy(), controls.activity.copy()
    living, bay = limits.living, limits.bay

    now, end = state.tick, state.tick + seconds
    was = _reading(air, modules, living, bay)
    curve = [(now, was.oxygen, was.co2)]
    crossed = _first_crossed(was, was, limits)
    if crossed.limit != NONE:
        return Forecast(crossed.limit, now, tuple(curve))

    turn = 0
    changed = now
    longest = FIRST_STRIDE
    loads = _loads(state, design, place, activity)
    while now < end:
        if turn < len(booked) and booked[turn].tick <= now:
            while turn < len(booked) and booked[turn].tick <= now:
                each = booked[turn]
                place[each.person] = each.place if each.place >= 0 else place[each.person]
                activity[each.person] = each.activity if each.activity >= 0 else activity[each.person]
                turn += 1
            loads = _loads(state, design, place, activity)
            changed = now
        stride = _stride(air, machines, rooms, now - changed, now - state.tick)
        stride = stride if stride < longest else longest
        until = min(now + int(stride), end, booked[turn].tick if turn < len(booked) else end)
        dt = float(until - now)

        for r in rooms:
            _hold(air, design, controls, flows, r, loads.heat[r])
            # Vapour with nothing to condense it drives the relief, which has to see it.
            wet = flows.condenser[r] * modules.condenser[r] == 0.0
            if wet:
                air.h2o[r] += loads.h2o[r] * dt
            atmosphere.step_module(
                air,
                modules,
                design.beds,
                state.bed_health,
                flows.bed,
                r,
                dt,
                dt,
                controls.makeup[r],
                flows.condenser[r],
                controls.supply[r],
                controls.torch[r],
                flows.heat[r],
                O2_USE[NOMINAL],
                CO2_MADE[NOMINAL],
                VAPOUR_MADE[NOMINAL],
                DRY_HEAT[NOMINAL],
                ledger,
            )
            air.o2[r] -= loads.o2[r] * dt
            air.co2[r] += loads.co2[r] * dt
            if not wet:
                air.h2o[r] += loads.h2o[r] * dt
        machines.run(air, dt)
        for k in openings:
            _mix(air, design, k, flows.exchange[k], flows.ease[k], dt)

        reading = _reading(air, modules, living, bay)
        crossed = _first_crossed(was, reading, limits)
        if crossed.limit != NONE:
            # Noticed at the first full second past it.
            at = now + int(crossed.share * dt) + 1
            at = until if at > until else at
            oxygen = was.oxygen + crossed.share * (reading.oxygen - was.oxygen)
            co2 = was.co2 + crossed.share * (reading.co2 - was.co2)
            return Forecast(crossed.limit, at, (*curve, (at, oxygen, co2)))
        longest = _time_left(was, reading, limits, dt) / NEARING
        longest = SHORT_STRIDE if longest < SHORT_STRIDE else longest
        longest = 2.0 * stride if 2.0 * stride < longest else longest
        now, was = until, reading
        curve.append((now, was.oxygen, was.co2))
    return Forecast(NONE, end, tuple(curve))


class _Reading(NamedTuple):
    oxygen: float
    co2: float
    hydrogen: float


class _Crossed(NamedTuple):
    limit: int
    share: float
    """Of the step, 0 to 1."""


class _Loads(NamedTuple):
    """What the bodies in each module take and give: mol/s and W."""

    o2: list[float]
    co2: list[float]
    h2o: list[float]
    heat: list[float]


def _joined(links: atmosphere.Links, flows: Flows, limits: HouseLimits) -> tuple[list[int], list[int]]:
    """The modules that matter, and the open links between them."""
    rooms = [limits.living] if limits.living == limits.bay else [limits.living, limits.bay]
    openings = [k for k in range(len(links.one)) if flows.exchange[k] > 0.0 or flows.ease[k] > 0.0]
    grown = True
    while grown:
        grown = False
        for k in openings:
            one, other = links.one[k], links.other[k]
            if (one in rooms) != (other in rooms):
                rooms.append(other if one in rooms else one)
                grown = True
    return sorted(rooms), [k for k in openings if links.one[k] in rooms]


def _loads(state: Habitat, design: Design, place: list[int], activity: list[int]) -> _Loads:
    """By activity and need, as the habitat's own step has it; CO2 is breathed out as it is made."""
    count = len(design.modules.volume)
    loads = _Loads([0.0] * count, [0.0] * count, [0.0] * count, [0.0] * count)
    needs = design.traits.need
    for i, condition in enumerate(state.people.status):
        if condition == DEAD:
            continue
        doing = possible(activity[i], condition)
        r, need = place[i], needs[i]
        loads.o2[r] += need * O2_USE[doing]
        loads.co2[r] += need * CO2_MADE[doing]
        loads.h2o[r] += need * VAPOUR_MADE[doing]
        loads.heat[r] += need * DRY_HEAT[doing]
    return loads


def _stride(air: atmosphere.Air, machines: "_Machines", rooms: list[int], since: int, ahead: int) -> float:
    """Seconds of the next step, `since` seconds after a change and `ahead` of now."""
    stride = LAST_STRIDE if ahead >= FAR else LONG_STRIDE
    if since < CALMING * stride:
        stride = since / CALMING
    if stride < SHORT_STRIDE or machines.moving or any(air.candle[r] > 0.0 for r in rooms):
        stride = SHORT_STRIDE
    return stride


def _time_left(was: _Reading, reading: _Reading, limits: HouseLimits, dt: float) -> float:
    """Seconds to the nearest limit, if all goes on as in the last step of `dt` seconds."""
    nearest = 1e9
    fall = was.oxygen - reading.oxygen
    if fall > 0.0:
        nearest = (reading.oxygen - limits.oxygen) / fall
    rise = reading.co2 - was.co2
    if rise > 0.0 and limits.co2 - reading.co2 < nearest * rise:
        nearest = (limits.co2 - reading.co2) / rise
    rise = reading.hydrogen - was.hydrogen
    if rise > 0.0 and limits.hydrogen - reading.hydrogen < nearest * rise:
        nearest = (limits.hydrogen - reading.hydrogen) / rise
    return nearest * dt


def _hold(air: atmosphere.Air, design: Design, controls: Controls, flows: Flows, r: int, bodies: float) -> None:
    """Puts module `r` at the temperature where it settles with its wall as it is and `bodies` W of warmth.

    step_module: cabin (gain (cabin_kelvin - T), at most its power) + bodies + equipment = film (T - wall).
    """
    modules = design.modules
    capacity = atmosphere.heat_capacity(air, r)
    load = bodies + flows.heat[r]
    if air.candle[r] > 0.0:
        load += modules.candle_rate[r] * atmosphere.CANDLE_HEAT
    load += modules.own_people[r] * DRY_HEAT[NOMINAL]
    most, film = modules.cabin_power[r], modules.wall_film[r]
    gain = 0.3 * capacity / controls.pace[r]
    gain = 2.0 * most if 2.0 * most < gain else gain
    if gain + film == 0.0:
        return
    load += film * air.wall[r]
    kelvin = (gain * modules.cabin_kelvin[r] + load) / (gain + film)
    cabin = gain * (modules.cabin_kelvin[r] - kelvin)
    if film > 0.0 and cabin > most:
        kelvin = (load + most) / film
    elif film > 0.0 and cabin < -most:
        kelvin = (load - most) / film
    air.kelvin[r] = kelvin
    air.heat[r] = capacity * kelvin


def _mix(air: atmosphere.Air, design: Design, k: int, flow: float, ease: float, dt: float) -> None:
    """`step_link`, implicitly: a difference d follows d' = -rate d, so one step leaves 1/(1 + rate dt) of it."""
    modules, links = design.modules, design.links
    one, other = links.one[k], links.other[k]
    small = modules.volume[one] if modules.volume[one] < modules.volume[other] else modules.volume[other]
    rate = flow * (1.0 / modules.volume[one] + 1.0 / modules.volume[other])
    parts = 1
    part = dt
    while flow * part > MOST_MIXED * small * (1.0 + rate * part) and parts < 8:
        parts += 1
        part = dt / parts
    if ease > 0.0:
        atmosphere.step_link(air, modules, one, other, 0.0, ease, dt)
    for _ in range(parts):
        atmosphere.step_link(air, modules, one, other, flow / (1.0 + rate * part), 0.0, part)


def _reading(air: atmosphere.Air, modules: atmosphere.Modules, living: int, bay: int) -> _Reading:
    per_mol = GAS_CONSTANT * air.kelvin[living] / modules.volume[living]
    hydrogen = air.h2[bay]
    if hydrogen > 0.0:
        hydrogen /= air.o2[bay] + air.n2[bay] + air.co2[bay] + hydrogen + air.h2o[bay] + air.ar[bay]
    return _Reading(air.o2[living] * per_mol, air.co2[living] * per_mol, hydrogen)


def _first_crossed(was: _Reading, reading: _Reading, limits: HouseLimits) -> _Crossed:
    """The limit that is crossed first on a straight way from `was` to `reading`."""
    limit, first = NONE, 2.0
    if reading.oxygen < limits.oxygen:
        fall = was.oxygen - reading.oxygen
        limit, first = OXYGEN, (was.oxygen - limits.oxygen) / fall if fall > 0.0 else 0.0
    if reading.co2 > limits.co2:
        rise = reading.co2 - was.co2
        share = (limits.co2 - was.co2) / rise if rise > 0.0 else 0.0
        if share < first:
            limit, first = CO2, share
    if reading.hydrogen > limits.hydrogen:
        rise = reading.hydrogen - was.hydrogen
        share = (limits.hydrogen - was.hydrogen) / rise if rise > 0.0 else 0.0
        if share < first:
            limit, first = HYDROGEN, share
    return _Crossed(limit, first)


class _Machines:
    """The stacks that are on: stepped while they start or warm up, and at a constant yield once settled.

    The coolant stays as warm as it is; that a tank runs dry is not foreseen.
    """

    def __init__(self, state: Habitat, design: Design, controls: Controls, flows: Flows, rooms: list[int]) -> None:
        self._design, self._controls, self._flows = design, controls, flows
        self._loop_kelvin, self._tank = state.loop_kelvin, state.tank
        self.moving = [
            s
            for s, mode in enumerate(state.stacks.mode)
            if stack.DEAD_TIME <= mode <= stack.RUN and controls.site[s] in rooms
        ]
        """Stacks that are on and not settled."""
        self._settled: list[tuple[int, float, float, float]] = []
        """Module, and mol/s of oxygen, hydrogen and nitrogen to it."""
        self._stacks = stack.copied(state.stacks) if self.moving else state.stacks

    def run(self, air: atmosphere.Air, dt: float) -> None:
        """Lets `dt` seconds of gas into the modules where the stacks stand."""
        for r, o2, h2, n2 in self._settled:
            air.o2[r] += o2 * dt
            air.h2[r] += h2 * dt
            air.n2[r] += n2 * dt
        self.moving = [s for s in self.moving if self._moved(air, s, dt)]

    def _moved(self, air: atmosphere.Air, s: int, dt: float) -> bool:
        """Steps stack `s`; whether it is on and not settled after that."""
        stacks, designs, r = self._stacks, self._design.stacks, self._controls.site[s]
        fed = self._flows.fed
        while dt > 0.0:
            mode, before = stacks.mode[s], stacks.kelvin[s]
            part = left = STACK_STRIDE
            held = mode == stack.DEAD_TIME and self._controls.hold[s] > 0.0
            if mode == stack.DEAD_TIME and not held:
                left = designs.dead_time[s] - stacks.clock[s]
            elif mode == stack.RAMP:
                left = stacks.ramp[s] - stacks.clock[s]
                slow = stacks.ramp[s] / RAMP_PARTS
                part = slow if slow > part else part
            if left < part:
                part = left if left > 1.0 else 1.0
            part = dt if dt < part else part
            dt -= part
            given = electrolyser.step_stack(
                stacks,
                designs,
                self._design.cell_law,
                self._design.crack_law,
                s,
                part,
                air.kelvin[r],
                self._flows.stack[s],
                self._flows.branch[s],
                self._loop_kelvin,
                fed.feed[s] if self._tank > 100.0 else 0.0,
                self._controls.purge[s] * fed.purge[s],
                self._controls.bypass[s],
                line(self._controls, fed, s),
            )
            h2 = given.h2 + fed.spill[s] * given.h2_vented
            o2 = given.o2 * (1.0 - fed.lost[s])
            air.o2[r] += o2
            air.h2[r] += h2
            air.n2[r] += given.n2
            if stacks.mode[s] == stack.TRIPPED:
                return False
            drift = stacks.kelvin[s] - before
            if (held or mode == stack.RUN) and stacks.clock[s] >= SETTLED_AFTER and abs(drift) < SETTLED_DRIFT * part:
                air.o2[r] += o2 / part * dt
                air.h2[r] += h2 / part * dt
                air.n2[r] += given.n2 / part * dt
                self._settled.append((r, o2 / part, h2 / part, given.n2 / part))
                return False
        return True
