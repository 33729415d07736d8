"""The house's network: what breakers, battery, pump, fans and doors deliver. What reaches a stack comes by fixed lines,
or, where a rig feeds it, as that has been solved.

Look for: `fixed_flows` (solve it), `fed` (what reaches each stack), `signature` (the inputs by their quantum: solve
again only when it changes).
"""

from game.model import coolant, electrolyser, power, stack
from game.model.habitat import Controls, Design, Fed, Flows, Habitat, zeros

QUANTUM_WATTS = 25.0
"""A stack's demand must move by this much before the network is solved again."""


def stack_demand(state: Habitat, design: Design, s: int) -> float:
    """W that stack `s` would draw in its mode if it got all it asks for, rounded to the quantum."""
    stacks = state.stacks
    mode = stacks.mode[s]
    if mode != stack.DEAD_TIME and mode != stack.RAMP and mode != stack.RUN:
        return 0.0
    designs = design.stacks
    volts = stacks.voltage[s] if stacks.voltage[s] > 0.0 else 1.8
    wanted = electrolyser.wanted_current(stacks, designs, s)
    watts = wanted * volts * designs.cells[s] / designs.supply[s] + designs.auxiliary[s]
    return QUANTUM_WATTS * int(watts / QUANTUM_WATTS + 0.5)


def signature(state: Habitat, design: Design) -> tuple[float, ...]:
    """What the network depends on besides the controls, each input by its quantum."""
    demands = [stack_demand(state, design, s) for s in range(len(state.stacks.mode))]
    return (charged(state, design), *demands, *state.lock)


def charged(state: Habitat, design: Design) -> float:
    """1 while the battery can carry its full power for a minute."""
    return 1.0 if state.battery > 60.0 * design.bus.battery_power else 0.0


def fed(state: Habitat, design: Design, controls: Controls, was: Fed) -> Fed:
    """What reaches each stack: as in `was` where a rig feeds it, by fixed lines otherwise."""
    count = len(design.rigged)
    now = fixed_lines(count)
    for s in range(count):
        if design.rigged[s] > 0.0:
            for column, before in zip(now, was, strict=True):
                column[s] = before[s]
            continue
        now.coolant[s] = coolant.branch(design.loop, controls.cooled[s], state.lock[s], 1.0)
        now.feed[s] = controls.feed[s]
        now.spill[s] = controls.spill[s]
    return now


def fixed_lines(count: int) -> Fed:
    """Lines that deliver all but coolant and water."""
    ones, nothing = [1.0] * count, zeros(count)
    return Fed(
        ones, ones.copy(), nothing, nothing.copy(), nothing.copy(), ones.copy(), nothing.copy(), nothing.copy(),
        nothing.copy(), ones.copy(), ones.copy(), nothing.copy(), nothing.copy(),
    )  # fmt: skip


def fixed_flows(state: Habitat, design: Design, controls: Controls, was: Flows) -> Flows:
    """Solves the network; `was` is its last solution (a load that was shed needs a margin to come back), and tells what
    reaches the stacks that a rig feeds."""
    bus = design.bus
    now = fed(state, design, controls, was.fed)
    demand = zeros(len(bus.watts))
    for load in range(len(bus.watts)):
        demand[load] = bus.watts[load]
    for b, load in enumerate(design.bed_load):
        if load >= 0:
            demand[load] = bus.watts[load] * controls.bed[b]
    for k, load in enumerate(design.fan_load):
        if load >= 0:
            demand[load] = bus.watts[load] * controls.fan[k]
    for r, load in enumerate(design.condenser_load):
        if load >= 0:
            demand[load] = bus.watts[load] * controls.condenser[r]
    if design.pump_load >= 0:
        demand[design.pump_load] = bus.watts[design.pump_load] * controls.pump
    steady_share = 0.0
    for s, load in enumerate(design.stack_load):
        if load >= 0:
            demand[load] = now.burden[s] * stack_demand(state, design, s) * now.power[s] + now.other[s]
    share = zeros(len(demand))
    power.served(bus, demand, controls.breaker, was.load, state.battery, share)

    heat = zeros(len(controls.makeup))
    for load in range(len(demand)):
        if load not in design.stack_load and share[load] > 0.0:
            steady_share += demand[load]
            if design.load_module[load] >= 0:
                heat[design.load_module[load]] += demand[load]
    for s, load in enumerate(design.stack_load):
        site = controls.site[s]
        if load >= 0 and site >= 0 and design.rigged[s] > 0.0 and share[load] > 0.0:
            # What its rig takes besides, and loses on the way, the bus gives too; it warms the room where the rig is.
            besides = now.other[s] + (now.burden[s] - 1.0) * stack_demand(state, design, s) * now.power[s]
            steady_share += besides
            heat[site] += besides
    pump = controls.pump * _of(share, design.pump_load)
    branches = zeros(len(state.lock))
    for s in range(len(branches)):
        branches[s] = now.coolant[s] * pump if design.rigged[s] == 0.0 else now.coolant[s]
    links = design.links
    exchange, ease = zeros(len(links.one)), zeros(len(links.one))
    for k in range(len(exchange)):
        door = controls.door[k]
        exchange[k] = links.shut_flow[k] + door * (links.open_flow[k] - links.shut_flow[k])
        exchange[k] += controls.fan[k] * _of(share, design.fan_load[k]) * links.fan[k]
        ease[k] = links.ease[k] if door > 0.0 else links.shut_ease[k]
    return Flows(
        share,
        [on * _of(share, load) for on, load in zip(controls.bed, design.bed_load, strict=True)],
        [on * _of(share, load) for on, load in zip(controls.condenser, design.condenser_load, strict=True)],
        exchange,
        ease,
        [_of(share, load) * power for load, power in zip(design.stack_load, now.power, strict=True)],
        branches,
        pump,
        steady_share,
        heat,
        now,
    )


def no_flows(design: Design) -> Flows:
    """Before the first solution: everything served."""
    loads = len(design.bus.watts)
    return Flows(
        [1.0] * loads,
        [1.0] * len(design.bed_load),
        [1.0] * len(design.condenser_load),
        zeros(len(design.fan_load)),
        zeros(len(design.fan_load)),
        [1.0] * len(design.stack_load),
        zeros(len(design.stack_load)),
        1.0,
        0.0,
        zeros(len(design.condenser_load)),
        fixed_lines(len(design.stack_load)),
    )


def _of(share: list[float], load: int) -> float:
    return share[load] if load >= 0 else 1.0
