"""The whole habitat and its one step: the order in which its parts act on each other, written once.

Look for: `Habitat` (state), `Design` (what does not change), `Controls` (what people have set), `Flows` (what the
networks deliver), `step`.
"""

from typing import NamedTuple

from game.model import atmosphere, body, cell, coolant, electrolyser, membrane, physiology, power, stack
from game.model.atmosphere import BODY_H2O, BODY_O2, HEAT_BODY, LATENT, TISSUE_CO2
from game.model.body import DEAD, FIT
from game.model.metabolism import CO2_MADE, DRY_HEAT, HEAVY, NOMINAL, O2_USE, VAPOUR_MADE, WORK, possible
from game.model.physiology import breathe, labour
from game.model.units import (
    CO2_HEAT,
    GAS_CONSTANT,
    H2_HEAT,
    H2O_HEAT,
    N2_HEAT,
    O2_HEAT,
    PASCAL_PER_MMHG,
    STPD_MOLAR_LITRES,
    WATER_LATENT_HEAT,
)

PASCAL_TO_MMHG = 1.0 / PASCAL_PER_MMHG
MOL_TO_LITRES_MIN = 60.0 * STPD_MOLAR_LITRES
"""L/min STPD for one mol/s."""


class Habitat(NamedTuple):
    """Everything that changes; every list is replaced, never altered, once it is in here."""

    tick: int
    """Seconds since the level began."""
    air: atmosphere.Air
    bed_health: list[float]
    """Share of its capacity that each CO2 bed has left."""
    people: body.People
    stacks: stack.Stacks
    stack_watts: list[float]
    """What each stack drew in the last second, W."""
    lock: list[float]
    """Share of each coolant branch that air blocks."""
    loop_kelvin: float
    battery: float
    """J"""
    tank: float
    """mol of water, for the stacks and from the condensers."""
    ledger: list[float]
    """What has crossed the boundary so far; rows in atmosphere.py."""


class Design(NamedTuple):
    """Everything that a level fixes."""

    modules: atmosphere.Modules
    links: atmosphere.Links
    beds: atmosphere.Beds
    traits: body.Traits
    body_law: physiology.BodyLaw
    body_rates: physiology.Rates
    breath: int
    """Seconds between the breaths of a person; they take turns."""
    stacks: stack.Designs
    cell_law: cell.CellLaw
    crack_law: membrane.MembraneLaw
    loop: coolant.Loop
    bus: power.Bus
    bed_load: list[int]
    """Index on the bus of each bed (-1: not on this bus, always powered), and so on."""
    fan_load: list[int]
    condenser_load: list[int]
    stack_load: list[int]
    rigged: list[float]
    """1 for a stack that a rig feeds: what reaches it stands in `Flows.fed`, and is not made from the controls."""
    pump_load: int
    load_module: list[int]
    """Where each load's heat goes (-1: nowhere in the air)."""


class Controls(NamedTuple):
    """What people, or a level's faults, have set; constant within a tick."""

    place: list[int]
    """Module of each person."""
    activity: list[int]
    """Index into metabolism.ACTIVITIES."""
    makeup: list[float]
    """Nitrogen make-up of each module, 0 or 1."""
    condenser: list[float]
    supply: list[float]
    """Own oxygen supply of each module."""
    torch: list[float]
    """Argon into each module, mol/s."""
    bed: list[float]
    fan: list[float]
    """0 to 1 for each link."""
    door: list[float]
    """0 shut, 1 open."""
    pace: list[int]
    """Seconds between the steps of each module."""
    site: list[int]
    """Module where each stack stands connected; -1 for one that is not installed."""
    purge: list[float]
    bypass: list[float]
    """Mask of each stack's jumpered interlocks (stack.ALL_JUMPERED: all)."""
    hold: list[float]
    """1 while a stack is kept on standby."""
    outlet: list[float]
    """1 while a stack's oxygen valve is open; 0: it vents its oxygen."""
    spill: list[float]
    """Share of the hydrogen that each stack vents which escapes into the module where it stands, 0 to 1."""
    cooled: list[float]
    """1 where a stack's coolant branch is connected."""
    feed: list[float]
    """mol/s of water that reaches each stack."""
    pump: float
    breaker: list[float]
    """1 closed, 0 open, for each load."""


class Fed(NamedTuple):
    """What reaches each stack by whatever feeds it; columns."""

    power: list[float]
    """1 while its supply has a voltage in range."""
    burden: list[float]
    """W at the house's bus for each W that it takes."""
    other: list[float]
    """W at the bus besides: its pumps, controls, heaters."""
    coolant: list[float]
    """W/K of coolant past its cold plate."""
    feed: list[float]
    """mol/s of water at most."""
    purge: list[float]
    """Share of its purge flow that arrives."""
    lost: list[float]
    """Share of its oxygen that goes outside instead of into the module."""
    spill: list[float]
    """Share of its vented hydrogen that goes into the module instead of outside."""
    blocked: list[float]
    """As in stack.Line, and so on."""
    signal: list[float]
    h2_gain: list[float]
    h2_bias: list[float]
    hot_bias: list[float]


class Flows(NamedTuple):
    """What the networks deliver to each consumer until they are solved again."""

    load: list[float]
    """Share of its demand that each load gets."""
    bed: list[float]
    """1 for each CO2 bed that is on and has power."""
    condenser: list[float]
    """The same for each module's condenser."""
    exchange: list[float]
    """m3/s each way through each link: fan, draught, gaps."""
    ease: list[float]
    """Seconds in which the pressures at its ends even out; 0: they don't."""
    stack: list[float]
    branch: list[float]
    """W/K of cooling for each stack."""
    pump: float
    steady: float
    """W drawn by all loads but the stacks."""
    heat: list[float]
    """W of that which warm each module."""
    fed: Fed


def zeros(count: int) -> list[float]:
    """A new column; where the step is compiled, this one function is replaced by the compiler's own."""
    return [0.0] * count


def step(state: Habitat, design: Design, controls: Controls, flows: Flows) -> Habitat:
    """The habitat one second later."""
    air = atmosphere.copied(state.air)
    ledger = state.ledger.copy()
    tank = state.tank
    drawn = flows.steady

    stacks = state.stacks
    watts = state.stack_watts
    gained = 0.0
    if _any_stack_due(stacks, controls, state.tick):
        stacks = stack.copied(stacks)
        watts = zeros(len(stacks.mode))
        for s in range(len(stacks.mode)):
            dt = _stack_due(stacks, controls, state.tick, s)
            if dt > 0.0:
                given = _run_stack(air, stacks, design, controls, flows, state.loop_kelvin, s, dt, tank, ledger)
                tank -= given.water
                watts[s] = given.electric / dt
                drawn += given.electric
                gained += given.coolant
    loop_kelvin = coolant.loop_kelvin(design.loop, state.loop_kelvin, gained, flows.pump, 1.0)
    ledger[atmosphere.SINK] -= design.loop.sink * (loop_kelvin - design.loop.sink_kelvin)
    battery = power.settle(design.bus, state.battery, drawn, 1.0)
    ledger[atmosphere.ELECTRIC] += drawn + battery - state.battery

    links = design.links
    for k in range(len(links.one)):
        flow = flows.exchange[k]
        if flow > 0.0 or flows.ease[k] > 0.0:
            atmosphere.step_link(air, design.modules, links.one[k], links.other[k], flow, flows.ease[k], 1.0)

    pace = controls.pace
    waited = air.waited
    leaking = float(LEAK_PACE) if state.tick % LEAK_PACE == 0 else 0.0
    for r in range(len(pace)):
        if (state.tick + r) % pace[r] == 0:
            tank += atmosphere.step_module(
                air,
                design.modules,
                design.beds,
                state.bed_health,
                flows.bed,
                r,
                waited[r] + 1.0,
                leaking if pace[r] == 1 else waited[r] + 1.0,
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
        else:
            waited[r] += 1.0

    people = _breathed(state, design, controls, air, ledger)
    return Habitat(
        state.tick + 1,
        air,
        state.bed_health,
        people,
        stacks,
        watts,
        state.lock,
        loop_kelvin,
        battery,
        tank,
        ledger,
    )


LEAK_PACE = 10
"""Seconds of leak let out at once from a module that is stepped every second."""
IDLE_PACE = 20
"""Seconds between the steps of a stack that is off and left alone."""
SETTLED = 120.0
"""Seconds after a trip at which its own purge is over and its hydrogen vented."""


def _stack_due(stacks: stack.Stacks, controls: Controls, tick: int, s: int) -> float:
    """Seconds by which stack `s` is stepped now: 1 while anything happens, `IDLE_PACE` now and then while it is off."""
    mode = stacks.mode[s]
    idle = mode == stack.OFF or (mode == stack.TRIPPED and stacks.clock[s] >= SETTLED)
    if idle and controls.purge[s] == 0.0:
        return float(IDLE_PACE) if (tick + s) % IDLE_PACE == 0 else 0.0
    return 1.0


def _any_stack_due(stacks: stack.Stacks, controls: Controls, tick: int) -> bool:
    due = False
    for s in range(len(stacks.mode)):
        due = due or _stack_due(stacks, controls, tick, s) > 0.0
    return due


def _run_stack(
    air: atmosphere.Air,
    stacks: stack.Stacks,
    design: Design,
    controls: Controls,
    flows: Flows,
    loop_kelvin: float,
    s: int,
    dt: float,
    tank: float,
    ledger: list[float],
) -> stack.Yield:
    """Steps one stack and puts its gas and heat where they go."""
    site = controls.site[s]
    room_kelvin = air.kelvin[site] if site >= 0 else stacks.kelvin[s]
    fed = flows.fed
    given = electrolyser.step_stack(
        stacks,
        design.stacks,
        design.cell_law,
        design.crack_law,
        s,
        dt,
        room_kelvin,
        flows.stack[s],
        flows.branch[s],
        loop_kelvin,
        fed.feed[s] if tank > 100.0 else 0.0,
        controls.purge[s] * fed.purge[s],
        controls.bypass[s],
        line(controls, fed, s),
    )
    o2_out = given.o2_vented
    h2_out = given.h2_vented
    n2_out = given.n2_vented
    if site >= 0:
        astray = fed.lost[s] * given.o2
        air.o2[site] += given.o2 - astray
        o2_out += astray
        spilt = fed.spill[s] * given.h2_vented
        h2_out -= spilt
        h2 = given.h2 + spilt
        air.h2[site] += h2
        air.n2[site] += given.n2
        carried = room_kelvin * (O2_HEAT * (given.o2 - astray) + H2_HEAT * h2 + N2_HEAT * given.n2)
        air.heat[site] += carried + given.room
        ledger[atmosphere.HEAT_PRODUCT] += carried
    else:
        o2_out += given.o2
        h2_out += given.h2
        n2_out += given.n2
    ledger[atmosphere.VENT_O2] -= o2_out
    ledger[atmosphere.VENT_H2] -= h2_out
    ledger[atmosphere.VENT_N2] -= n2_out
    ledger[atmosphere.CHEMICAL] -= given.chemical
    return given


def line(controls: Controls, fed: Fed, s: int) -> stack.Line:
    """How stack `s` is led, and what its interlocks see."""
    return stack.Line(
        controls.hold[s], controls.outlet[s],
        fed.blocked[s], fed.signal[s], fed.h2_gain[s], fed.h2_bias[s], fed.hot_bias[s],
    )  # fmt: skip


def _breathed(
    state: Habitat, design: Design, controls: Controls, air: atmosphere.Air, ledger: list[float]
) -> body.People:
    """The people after those whose turn it is have breathed; their gas and heat go to and from the air they are in."""
    people = body.copied(state.people)
    breath = design.breath
    dt = float(breath)
    o2, n2, co2, h2, h2o, ar = air.o2, air.n2, air.co2, air.h2, air.h2o, air.ar
    traits, law, rates = design.traits, design.body_law, design.body_rates
    place, activities, needs, status = controls.place, controls.activity, traits.need, people.status
    o2_taken = 0.0
    co2_made = 0.0
    h2o_made = 0.0
    warmed = 0.0
    for i in range((breath - state.tick % breath) % breath, len(status), breath):
        condition = status[i]
        if condition == DEAD:
            continue
        activity = possible(activities[i], condition)
        r = place[i]
        need = needs[i]
        kelvin = air.kelvin[r]
        oxygen = o2[r]
        n = oxygen + n2[r] + co2[r] + h2[r] + h2o[r] + ar[r]
        barometric = n * GAS_CONSTANT * kelvin / design.modules.volume[r] * PASCAL_TO_MMHG
        used = need * O2_USE[activity]
        made = need * CO2_MADE[activity]
        vo2 = used * MOL_TO_LITRES_MIN
        vco2 = made * MOL_TO_LITRES_MIN
        out = breathe(people, traits, law, rates, i, barometric, oxygen / n, co2[r] / n, vo2, vco2)
        if condition == FIT and WORK <= activity <= HEAVY:
            labour(people, i, dt)
        used *= dt
        if used > 0.5 * oxygen:
            used = 0.5 * oxygen
        moist = need * VAPOUR_MADE[activity] * dt
        exhaled = out / MOL_TO_LITRES_MIN * dt
        o2[r] = oxygen - used
        co2[r] += exhaled
        h2o[r] += moist
        sensible = need * DRY_HEAT[activity] * dt
        sensible += kelvin * (CO2_HEAT * exhaled + H2O_HEAT * moist - O2_HEAT * used)
        air.heat[r] += sensible
        o2_taken += used
        co2_made += made * dt
        h2o_made += moist
        warmed += sensible
    ledger[BODY_O2] -= o2_taken
    ledger[TISSUE_CO2] += co2_made
    ledger[BODY_H2O] += h2o_made
    ledger[HEAT_BODY] += warmed
    ledger[LATENT] += WATER_LATENT_HEAT * h2o_made
    return people
