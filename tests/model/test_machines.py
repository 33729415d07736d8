"""Stacks, bus and coolant: what they make, when they trip, and why."""

import math
from itertools import pairwise
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.model import atmosphere, cell, coolant, electrolyser, habitat, membrane, power, stack
from game.model.habitat import Habitat
from game.model.stack import DEAD_TIME, OFF, RAMP, RUN, TRIPPED
from game.model.units import FARADAY, H2_HEAT

LEVEL = read_level(Path(__file__).parents[2] / "levels" / "g7")
WORLD = build(LEVEL, 16, "standard", rules={"work": False, "kwan": False})
BAY = WORLD.modules.index("bay")
BACKUP, PRIMARY = WORLD.stacks.index("backup"), WORLD.stacks.index("primary")


def stacks() -> stack.Stacks:
    return stack.copied(WORLD.habitat.stacks)


def run(
    state: stack.Stacks,
    s: int,
    seconds: int,
    power_share: float = 1.0,
    cooling: float = 37.6,
    feed: float = 0.05,
    purge: float = 0.0,
    bypass: float = 0.0,
) -> list[stack.Yield]:
    design = WORLD.design
    return [
        electrolyser.step_stack(
            state, design.stacks, design.cell_law, design.crack_law, s, 1.0, 295.0,
            power_share, cooling, 292.0, feed, purge, bypass, stack.OPEN_LINE,
        )
        for _ in range(seconds)
    ]  # fmt: skip


def begun(s: int = BACKUP, minutes: float = 10.0, purge_s: int = 480) -> stack.Stacks:
    state = stacks()
    electrolyser.halt(state, s)
    run(state, s, purge_s, purge=1.0)
    design = WORLD.design
    state.setting[s] = 1.0
    electrolyser.begin(state, design.stacks, design.cell_law, design.crack_law, s, 60.0 * minutes)
    return state


def test_the_backup_makes_its_nameplate_oxygen_at_its_nameplate_power() -> None:
    state = begun()
    run(state, BACKUP, 7200)
    last = run(state, BACKUP, 3600)
    kilograms = sum(each.o2 for each in last) * 0.031998
    assert kilograms == pytest.approx(0.383, rel=0.01)
    assert sum(each.electric for each in last) / 3600.0 == pytest.approx(2970.0, rel=0.02)


def test_oxygen_comes_after_two_minutes_and_in_full_after_twelve() -> None:
    state = begun()
    dead = run(state, BACKUP, 119)
    assert sum(each.o2 for each in dead) == 0.0
    assert sum(each.o2_vented for each in dead) > 0.0
    run(state, BACKUP, 2)
    assert state.mode[BACKUP] == RAMP
    run(state, BACKUP, 600)
    assert state.mode[BACKUP] == RUN
    assert state.current[BACKUP] == pytest.approx(45.87)


def test_electricity_in_is_chemical_energy_and_heat_out() -> None:
    state = begun()
    before = state.kelvin[BACKUP]
    given = run(state, BACKUP, 1800)
    stored = WORLD.design.stacks.heat_capacity[BACKUP] * (state.kelvin[BACKUP] - before)
    out = sum(each.chemical + each.coolant + each.room for each in given)
    assert sum(each.electric for each in given) == pytest.approx(out + stored, rel=1e-9)


def test_water_in_is_hydrogen_and_oxygen_out() -> None:
    def hydrogen(state: stack.Stacks) -> float:
        return state.anode_h2[BACKUP] + state.cathode_h2[BACKUP] + state.feed[BACKUP]

    state = begun()
    before = hydrogen(state)
    given = run(state, BACKUP, 1800)
    gone = sum(each.h2 + each.h2_vented for each in given)
    assert sum(each.water for each in given) - gone == pytest.approx(hydrogen(state) - before, abs=1e-9)


@pytest.mark.parametrize("volumes", [1, 2, 5])
def test_a_purge_dilutes_exponentially(volumes: int) -> None:
    state = stacks()
    before = state.anode_h2[BACKUP] / (state.anode_h2[BACKUP] + state.anode_n2[BACKUP] + state.anode_o2[BACKUP])
    run(state, BACKUP, 96 * volumes, purge=1.0)
    after = state.anode_h2[BACKUP] / (state.anode_h2[BACKUP] + state.anode_n2[BACKUP] + state.anode_o2[BACKUP])
    # 333 K in the nominal time of a volume, 295 K in the stack: 13 % more gas to move.
    assert after / before == pytest.approx(math.exp(-volumes * 295.0 / 333.15), rel=0.06)


def test_an_empty_bottle_purges_nothing() -> None:
    state = stacks()
    state.bottle[BACKUP] = 0.0
    before = state.anode_n2[BACKUP] + state.cathode_n2[BACKUP]
    run(state, BACKUP, 300, purge=1.0)
    assert state.anode_n2[BACKUP] + state.cathode_n2[BACKUP] <= before + 1e-12


def test_low_current_is_the_dangerous_state_of_a_sound_stack() -> None:
    state = begun()
    run(state, BACKUP, 7200)
    high = state.sensor[BACKUP]
    state.setting[BACKUP] = 0.10
    run(state, BACKUP, 7200)
    assert state.mode[BACKUP] == RUN
    assert state.sensor[BACKUP] > 2.5 * high


def test_hydrogen_in_oxygen_of_a_running_stack_is_the_published_value() -> None:
    state = begun()
    run(state, BACKUP, 7200)
    density = 45.87 / 100.0
    law = cell.CELL_LAW
    kelvin = state.kelvin[BACKUP]
    through = cell.crossing(law, kelvin, 1.3, density, law.thickness_cm)
    assert state.sensor[BACKUP] == pytest.approx(through / (through + density / (4.0 * 96485.33212)), rel=0.03)


def test_the_sensor_lags_and_sleeps_while_the_stack_is_off() -> None:
    state = begun(purge_s=180)
    assert state.sensor[BACKUP] == 0.0
    true = state.anode_h2[BACKUP] / (state.anode_h2[BACKUP] + state.anode_n2[BACKUP] + state.anode_o2[BACKUP])
    run(state, BACKUP, 10)
    assert 0.0 < state.sensor[BACKUP] < 0.5 * true


def test_a_starved_stack_dries_and_trips_as_dry() -> None:
    state = begun()
    run(state, BACKUP, 7200, feed=0.0)
    assert state.mode[BACKUP] == TRIPPED
    assert state.cause[BACKUP] == stack.TRIP_DRY
    assert state.water[BACKUP] < cell.CELL_LAW.wet


def test_a_drier_membrane_needs_more_voltage() -> None:
    law = cell.CELL_LAW
    assert cell.polarisation(law, 333.0, 0.0, 0.5, 8.0, 1.0) > cell.polarisation(law, 333.0, 0.0, 0.5, 16.0, 1.0) + 0.03


def test_a_stack_without_power_trips_for_want_of_it() -> None:
    state = begun()
    run(state, BACKUP, 300)
    run(state, BACKUP, 2, power_share=0.0)
    assert state.mode[BACKUP] == TRIPPED
    assert state.cause[BACKUP] == stack.TRIP_POWER


@pytest.mark.parametrize("mode", [DEAD_TIME, RAMP, RUN])
def test_a_fault_outside_trips_a_stack_that_is_on(mode: float) -> None:
    state = begun()
    run(state, BACKUP, {DEAD_TIME: 60, RAMP: 300, RUN: 900}[mode])
    assert state.mode[BACKUP] == mode
    electrolyser.fail(state, BACKUP)
    assert (state.mode[BACKUP], state.clock[BACKUP], state.current[BACKUP]) == (TRIPPED, 0.0, 0.0)
    assert state.cause[BACKUP] == stack.TRIP_FAULT
    assert sum(each.electric for each in run(state, BACKUP, 60)) == 0.0


def test_a_fault_outside_leaves_a_stack_alone_that_is_off_or_has_tripped() -> None:
    off = stacks()
    electrolyser.halt(off, BACKUP)
    dry = begun()
    run(dry, BACKUP, 7200, feed=0.0)
    assert dry.cause[BACKUP] == stack.TRIP_DRY
    for state in (off, dry):
        before = stack.copied(state)
        electrolyser.fail(state, BACKUP)
        assert state == before


def test_jumpered_interlocks_let_hydrogen_past_the_trip() -> None:
    state = begun(PRIMARY, purge_s=60)
    run(state, PRIMARY, 600, bypass=stack.ALL_JUMPERED)
    assert state.mode[PRIMARY] == RAMP
    assert max(each.h2 / each.o2 for each in run(state, PRIMARY, 60, bypass=stack.ALL_JUMPERED)) > 0.012


def test_the_storm_breaks_the_membrane_and_a_quiet_year_does_not() -> None:
    assert WORLD.habitat.stacks.crack[PRIMARY] > 1e-3
    assert WORLD.habitat.stacks.sensor[PRIMARY] > 0.03
    primary = LEVEL.file.stacks["primary"].model_copy(update={"history": "quiet_year"})
    calm = LEVEL.file.model_copy(update={"stacks": {**LEVEL.file.stacks, "primary": primary}})
    world = build(LEVEL._replace(file=calm), 16, "standard", rules={"work": False, "kwan": False})
    assert world.habitat.stacks.crack[PRIMARY] == 0.0
    assert world.habitat.stacks.damage[PRIMARY] < 1.0
    assert world.habitat.stacks.sensor[PRIMARY] < 0.01


def test_a_crack_starts_when_damage_reaches_one_and_grows_ever_faster() -> None:
    law = membrane.MEMBRANE_LAW
    block = membrane.Block(10.0, 40.0, 11.0)
    wear, lengths = membrane.Wear(0.0, 0.0), []
    for _ in range(60):
        wear = membrane.aged(law, wear, 12.0, 0.2e-3, 12e-3, block)
        lengths.append(wear.crack)
    started = next(index for index, length in enumerate(lengths) if length > 0.0)
    assert sum(length == 0.0 for length in lengths) == started
    assert 10.0 * started == pytest.approx(membrane.fatigue_life(membrane.cycle_stress(law, 12.0, 40.0, 11.0)), abs=10)
    grown = [after - before for before, after in pairwise(lengths[started:])]
    grown = [step for step in grown if step > 0.0]
    assert all(after > before for before, after in pairwise(grown[:-1]))
    assert lengths[-1] == 12e-3


def test_growth_in_one_block_is_growth_in_its_parts() -> None:
    law = membrane.MEMBRANE_LAW
    whole = membrane.grown(law, 0.3e-3, 200.0, 20.0, 12e-3)
    parts = 0.3e-3
    for _ in range(20):
        parts = membrane.grown(law, parts, 200.0, 1.0, 12e-3)
    assert parts == pytest.approx(whole, rel=1e-9)


def test_the_leak_of_a_crack_grows_with_the_fourth_power_of_its_length() -> None:
    law = membrane.MEMBRANE_LAW

    def leak(length: float) -> float:
        return membrane.slit_leak(law, length, 0.004 * length, 178e-6, 333.0, 1.3e5, 0.8e5)

    assert leak(2e-3) == pytest.approx(16.0 * leak(1e-3), rel=1e-12)


def test_a_fast_ramp_tires_the_membrane_more_than_a_slow_one() -> None:
    fast, slow = begun(minutes=4.0), begun(minutes=20.0)
    run(fast, BACKUP, 1500)
    run(slow, BACKUP, 1500)
    assert fast.damage[BACKUP] > 2.0 * slow.damage[BACKUP]


def test_hours_and_starts_age_the_cells() -> None:
    state = begun()
    run(state, BACKUP, 3600)
    assert state.starts[BACKUP] == 1.0
    assert state.hours[BACKUP] == pytest.approx(1.0, abs=0.001)
    assert state.drift[BACKUP] == pytest.approx(148e-6 + 0.97e-6, rel=0.01)


def bus() -> power.Bus:
    return power.Bus(1000.0, 3.6e6, 500.0, [0.0] * 3, [2, 1, 0])


def test_the_least_important_load_is_shed_first() -> None:
    share = [0.0] * 3
    served = power.served(bus(), [600.0, 600.0, 600.0], [1.0] * 3, [1.0] * 3, 0.0, share)
    assert share == [1.0, 0.0, 0.0]
    assert served == 600.0


def test_a_charged_battery_carries_what_the_source_cannot() -> None:
    share = [0.0] * 3
    power.served(bus(), [600.0, 600.0, 200.0], [1.0] * 3, [1.0] * 3, 3.6e6, share)
    assert share == [1.0, 1.0, 1.0]


def test_an_open_breaker_takes_no_power() -> None:
    share = [0.0] * 3
    served = power.served(bus(), [600.0, 100.0, 100.0], [0.0, 1.0, 1.0], [1.0] * 3, 0.0, share)
    assert (served, share) == (200.0, [0.0, 1.0, 1.0])


def test_a_load_that_was_shed_comes_back_only_with_a_margin() -> None:
    share = [0.0] * 3
    power.served(bus(), [500.0, 480.0, 0.0], [1.0] * 3, [1.0, 0.0, 1.0], 0.0, share)
    assert share[1] == 0.0
    power.served(bus(), [500.0, 440.0, 0.0], [1.0] * 3, [1.0, 0.0, 1.0], 0.0, share)
    assert share[1] == 1.0


def test_the_battery_gives_and_takes_within_its_bounds() -> None:
    assert power.settle(bus(), 1e6, 1400.0, 1.0) == 1e6 - 400.0
    assert power.settle(bus(), 1e6, 100.0, 1.0) == 1e6 + 500.0
    assert power.settle(bus(), 3.6e6, 100.0, 1.0) == 3.6e6
    assert power.settle(bus(), 100.0, 1400.0, 1.0) == 0.0


def loop() -> coolant.Loop:
    return coolant.Loop(0.03, 0.3, 60e3, 150.0, 288.0, 90.0)


def test_the_coolant_loop_settles_where_the_sink_takes_all_that_comes() -> None:
    kelvin = 288.0
    for _ in range(7200):
        kelvin = coolant.loop_kelvin(loop(), kelvin, 1000.0, 1.0, 1.0)
    assert kelvin == pytest.approx(288.0 + 1090.0 / 150.0, abs=0.01)


def test_an_air_lock_or_a_stopped_pump_takes_the_cooling_away() -> None:
    full = coolant.branch(loop(), 1.0, 0.0, 1.0)
    assert full == pytest.approx(0.3 * 0.03 * 4180.0)
    assert coolant.branch(loop(), 1.0, 0.97, 1.0) == pytest.approx(0.03 * full)
    assert coolant.branch(loop(), 1.0, 0.0, 0.0) == 0.0
    assert coolant.branch(loop(), 0.0, 0.0, 1.0) == 0.0


def test_an_unused_stack_changes_nothing() -> None:
    state = stacks()
    state.cathode_h2[BACKUP] = state.anode_h2[BACKUP] = 0.0
    given = run(state, BACKUP, 600)
    assert state.mode[BACKUP] == OFF
    assert all(each.electric == 0.0 and each.o2 == 0.0 for each in given)


def hydrogen_after(spill: float, seconds: int, site: int = BAY) -> tuple[float, float, Habitat]:
    """mol in all modules and mol vented outside, while the backup runs warm at full current in tight rooms."""
    running = begun()
    run(running, BACKUP, 7200)
    for s in range(len(running.mode)):
        if s != BACKUP:
            running.mode[s] = OFF
            running.cathode_h2[s] = running.anode_h2[s] = 0.0
    count = len(WORLD.modules)
    tight = WORLD.design.modules._replace(leak=[0.0] * count, relief=[1e6] * count)
    cooled = [37.6 if s == BACKUP else 0.0 for s in range(len(running.mode))]
    reaching = WORLD.flows.fed._replace(
        spill=[spill if s == BACKUP else 0.0 for s in range(len(running.mode))], feed=[0.05] * len(running.mode)
    )
    flows = WORLD.flows._replace(stack=[1.0] * len(running.mode), branch=cooled, fed=reaching)
    chosen = WORLD.controls._replace(
        site=[site if s == BACKUP else -1 for s in range(len(running.mode))],
    )
    state = WORLD.habitat._replace(stacks=running)
    for _ in range(seconds):
        state = habitat.step(state, WORLD.design._replace(modules=tight), chosen, flows)
    assert state.stacks.mode[BACKUP] == RUN
    return sum(state.air.h2), -state.ledger[atmosphere.VENT_H2], state


def test_what_a_running_stack_spills_is_all_the_hydrogen_that_it_makes() -> None:
    seconds = 600
    room, vented, state = hydrogen_after(1.0, seconds)
    # Faraday: I/2F in every cell, less what burns with the oxygen that crosses over, two for each.
    law, designs = cell.CELL_LAW, WORLD.design.stacks
    amperes, area = designs.current[BACKUP], designs.area[BACKUP]
    oxygen = law.o2_permeability * (designs.anode_pressure[BACKUP] * 1e-5 + law.o2_supersaturation * amperes / area)
    made = designs.cells[BACKUP] * (amperes / (2.0 * FARADAY) - 2.0 * oxygen * area / law.thickness_cm)
    assert room == pytest.approx(made * seconds, rel=1e-3)
    assert state.air.h2[BAY] == room
    assert vented == 0.0


def test_without_a_spill_only_what_crosses_over_comes_into_the_room() -> None:
    room, vented, state = hydrogen_after(0.0, 600)
    assert room / state.air.o2[BAY] < 0.01
    assert room == pytest.approx(state.stacks.sensor[BACKUP] * vented / 2.0, rel=0.02)


def test_a_spill_takes_its_share_from_the_vent() -> None:
    none, outside, _ = hydrogen_after(0.0, 600)
    some, rest, _ = hydrogen_after(0.25, 600)
    assert some - none == pytest.approx(0.25 * outside, rel=1e-6)
    assert rest == pytest.approx(0.75 * outside, rel=1e-6)


def test_what_is_spilt_brings_its_heat_into_the_room() -> None:
    cool, warm = hydrogen_after(0.0, 1), hydrogen_after(1.0, 1)
    carried = [state.ledger[atmosphere.HEAT_PRODUCT] for _, _, state in (cool, warm)]
    kelvin = WORLD.habitat.air.kelvin[BAY]
    assert carried[1] - carried[0] == pytest.approx(H2_HEAT * kelvin * cool[1], rel=1e-9)


def test_a_stack_that_stands_nowhere_vents_all_its_hydrogen() -> None:
    room, vented, _ = hydrogen_after(1.0, 60, site=-1)
    tight, outside, _ = hydrogen_after(0.0, 60)
    assert room == 0.0
    assert vented == pytest.approx(tight + outside, rel=1e-3)
