"""The stacks of a level: their designs, and their state as the level finds them, aged by their history.

Look for: `stack_designs`, `stacks_found`.
"""

from game.level.machine_schema import StackFile
from game.level.schema import LevelFile
from game.model import coolant, electrolyser, membrane, stack
from game.model.habitat import Design
from game.model.units import GAS_CONSTANT


def stack_designs(stacks: list[StackFile]) -> stack.Designs:
    volume = [x.anode_pressure * x.anode_volume / (GAS_CONSTANT * 333.15) for x in stacks]
    return stack.Designs(
        cells=[float(x.cells) for x in stacks],
        area=[x.area * 1e4 for x in stacks],
        current=[x.current for x in stacks],
        standby=[x.standby for x in stacks],
        dead_time=[x.dead_time for x in stacks],
        anode_volume=[x.anode_volume for x in stacks],
        cathode_volume=[x.cathode_volume for x in stacks],
        anode_pressure=[x.anode_pressure for x in stacks],
        cathode_pressure=[x.cathode_pressure for x in stacks],
        heat_capacity=[x.heat_capacity for x in stacks],
        warm=[x.thermostat for x in stacks],
        ambient=[x.ambient for x in stacks],
        auxiliary=[x.auxiliary for x in stacks],
        supply=[x.supply_efficiency for x in stacks],
        sensor_tau=[x.sensor_lag for x in stacks],
        trip_share=[x.trip_h2_in_o2 for x in stacks],
        trip_kelvin=[x.trip_temperature for x in stacks],
        trip_lambda=[x.trip_water for x in stacks],
        purge_flow=[n / x.purge_volume_time for n, x in zip(volume, stacks, strict=True)],
        safe_purge=[x.safe_purge for x in stacks],
        feed=[x.feed for x in stacks],
        misfit=[x.misfit for x in stacks],
        first_crack=[x.first_crack for x in stacks],
        longest_crack=[x.longest_crack for x in stacks],
        gape=[x.gape for x in stacks],
        cracked_cells=[float(x.cracked_cells) for x in stacks],
        wear_hour=[0.97e-6 for _ in stacks],
        wear_start=[148e-6 for _ in stacks],
    )


def stacks_found(file: LevelFile, stacks: tuple[str, ...], design: Design) -> stack.Stacks:
    """Stacks as the level finds them: aged by their history, and settled if they run."""
    count = len(stacks)
    kinds = [file.stacks[stack] for stack in stacks]
    worn = [_aged(file, kind, design.crack_law) for kind in kinds]
    running = [kind.running_at > 0.0 for kind in kinds]
    kelvin = [328.15 if on else 295.0 for on in running]
    full_a = [k.anode_pressure * k.anode_volume / (GAS_CONSTANT * t) for k, t in zip(kinds, kelvin, strict=True)]
    full_c = [k.anode_pressure * k.cathode_volume / (GAS_CONSTANT * t) for k, t in zip(kinds, kelvin, strict=True)]
    hydrogen = [kind.trapped_hydrogen for kind in kinds]
    wet = design.cell_law.wet
    state = stack.Stacks(
        mode=[stack.RUN if on else stack.OFF for on in running],
        clock=[0.0] * count,
        ramp=[600.0] * count,
        base=[0.0] * count,
        setting=[kind.running_at for kind in kinds],
        deaf=[0.0] * count,
        choked=[0.0] * count,
        current=[0.0] * count,
        voltage=[0.0] * count,
        kelvin=kelvin,
        water=[wet] * count,
        feed=[kind.feed for kind in kinds],
        anode_o2=[n if on else 0.2 * (1.0 - h) * n for n, h, on in zip(full_a, hydrogen, running, strict=True)],
        anode_h2=[h * n for n, h in zip(full_a, hydrogen, strict=True)],
        anode_n2=[0.0 if on else 0.8 * (1.0 - h) * n for n, h, on in zip(full_a, hydrogen, running, strict=True)],
        cathode_h2=[n if on else h * n for n, h, on in zip(full_c, hydrogen, running, strict=True)],
        cathode_n2=[0.0 if on else (1.0 - h) * n for n, h, on in zip(full_c, hydrogen, running, strict=True)],
        bottle=[kind.bottle for kind in kinds],
        sensor=[0.0] * count,
        cause=[stack.NO_TRIP] * count,
        damage=[wear.damage for wear in worn],
        crack=[wear.crack for wear in worn],
        driest=[wet] * count,
        coolest=list(kelvin),
        hours=[0.0] * count,
        starts=[0.0] * count,
        drift=[0.0] * count,
        made=[0.0] * count,
    )
    branch = coolant.branch(design.loop, 1.0, 0.0, 1.0)
    for s in range(count):
        if running[s]:
            for _ in range(3600):
                electrolyser.step_stack(
                    state, design.stacks, design.cell_law, design.crack_law, s,
                    1.0, 295.0, 1.0, branch, design.loop.sink_kelvin + 4.0, 1.0, 0.0,
                    stack.ALL_JUMPERED, stack.OPEN_LINE,
                )  # fmt: skip
            state.clock[s] = state.hours[s] = state.drift[s] = state.made[s] = 0.0
    return state


def _aged(file: LevelFile, stack: StackFile, law: membrane.MembraneLaw) -> membrane.Wear:
    wear = membrane.Wear(0.0, 0.0)
    for block in file.histories[stack.history]:
        cycles = membrane.Block(block.cycles, block.warming, block.drying)
        wear = membrane.aged(law, wear, stack.misfit, stack.first_crack, stack.longest_crack, cycles)
    return wear
