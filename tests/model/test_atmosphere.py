"""Gas and heat in modules, against closed forms."""

import math

import pytest

from game.model import atmosphere, escape
from game.model.atmosphere import Air, Beds, Modules
from game.model.units import GAS_CONSTANT, H2_HEAT

KELVIN = 295.0
N2, CO2 = 1, 2


def modules(count: int = 1, **changes: float) -> Modules:
    """Tight, unpeopled modules of 100 m3 at 70 kPa without anything built in, but for `changes`."""
    plain: dict[str, float] = dict.fromkeys(Modules._fields, 0.0)
    plain |= {
        "volume": 100.0, "pressure": 70e3, "relief": 1e6, "wall_capacity": 1e6, "cabin_kelvin": KELVIN,
        "mars_kelvin": 215.0, "candle_rate": 1.0, "first_bed": 0, "last_bed": 0,
    }  # fmt: skip
    plain |= changes
    return Modules(**{name: [value] * count for name, value in plain.items()})  # type: ignore[arg-type]


def air(*shares: tuple[float, float, float, float, float, float], volume: float = 100.0, pascal: float = 70e3) -> Air:
    """Modules filled with the given mole fractions at 295 K."""
    total = pascal * volume / (GAS_CONSTANT * KELVIN)
    gases = [[share[gas] * total for share in shares] for gas in range(6)]
    count = len(shares)
    o2, n2, co2, h2, h2o, ar = gases
    full = Air(
        o2, n2, co2, h2, h2o, ar, [0.0] * count, [KELVIN] * count, [KELVIN] * count, [0.0] * count, [0.0] * count
    )
    return full._replace(heat=[KELVIN * atmosphere.heat_capacity(full, r) for r in range(count)])


AIR = (0.22, 0.76, 0.006, 0.0, 0.014, 0.0)
NO_BEDS = Beds([], [])


def step(
    state: Air,
    design: Modules,
    seconds: int,
    dt: float = 1.0,
    makeup: float = 0.0,
    condenser: float = 0.0,
    supply: float = 0.0,
    torch: float = 0.0,
    equipment: float = 0.0,
    beds: Beds = NO_BEDS,
    health: float = 1.0,
) -> list[float]:
    """Steps module 0; returns the ledger."""
    ledger = [0.0] * atmosphere.LEDGER_ROWS
    count = len(beds.capacity)
    for _ in range(int(seconds / dt)):
        atmosphere.step_module(
            state, design, beds, [health] * count, [1.0] * count, 0, dt, dt, makeup, condenser, supply, torch,
            equipment, 1.78e-2 / 60, 1.64e-2 / 60, 6.53e-2 / 60, 91.4, ledger,
        )  # fmt: skip
    return ledger


def total(state: Air, r: int = 0) -> float:
    return sum(column[r] for column in state[:6])


def test_a_leak_empties_exponentially_and_leaves_the_mixture_as_it_is() -> None:
    state, rate = air(AIR), 1e-4
    before, share = total(state), state.o2[0] / total(state)
    step(state, modules(leak=rate), 3600)
    assert total(state) == pytest.approx(before * math.exp(-rate * 3600), rel=1e-4)
    assert state.o2[0] / total(state) == pytest.approx(share, rel=1e-12)


def test_nitrogen_make_up_holds_the_pressure_and_only_nitrogen_comes() -> None:
    state = air(AIR, pascal=69e3)
    oxygen = state.o2[0]
    ledger = step(state, modules(makeup=1.0), 1200, makeup=1.0)
    assert atmosphere.pressure(state, modules(), 0) == pytest.approx(70e3, rel=1e-3)
    assert state.o2[0] == oxygen
    assert ledger[atmosphere.MAKEUP_N2] > 0.0


def test_a_shut_make_up_valve_lets_the_pressure_stay_low() -> None:
    state = air(AIR, pascal=69e3)
    step(state, modules(makeup=1.0), 1200, makeup=0.0)
    assert atmosphere.pressure(state, modules(), 0) == pytest.approx(69e3, rel=1e-6)


def test_relief_opens_above_its_set_point_and_lets_go_no_further() -> None:
    state = air(AIR, pascal=75e3)
    step(state, modules(relief=72e3), 1200)
    assert atmosphere.pressure(state, modules(), 0) == pytest.approx(72e3, rel=2e-3)


def test_a_co2_bed_takes_its_rate_above_its_rating_and_in_proportion_below() -> None:
    beds = Beds([2e-3], [400.0])
    design = modules(last_bed=1)
    rich = air((0.22, 0.76, 0.010, 0.0, 0.010, 0.0))
    before = rich.co2[0]
    step(rich, design, 100, beds=beds)
    assert before - rich.co2[0] == pytest.approx(0.2, rel=1e-9)
    thin = air((0.22, 0.766, 200.0 / 70e3, 0.0, 0.011, 0.0))
    before = thin.co2[0]
    step(thin, design, 10, beds=beds)
    assert before - thin.co2[0] == pytest.approx(0.01, rel=0.01)


def test_a_worn_co2_bed_takes_less() -> None:
    state = air((0.22, 0.76, 0.010, 0.0, 0.010, 0.0))
    before = state.co2[0]
    step(state, modules(last_bed=1), 100, beds=Beds([2e-3], [400.0]), health=0.5)
    assert before - state.co2[0] == pytest.approx(0.1, rel=1e-9)


def test_a_candle_gives_all_its_oxygen_and_then_is_out() -> None:
    state = air(AIR)._replace(candle=[9.375])
    before = state.o2[0]
    step(state, modules(candle_rate=9.375 / 480.0), 600)
    assert state.o2[0] - before == pytest.approx(9.375, rel=1e-12)
    assert state.candle[0] == 0.0


def test_a_torch_adds_argon_and_so_thins_the_oxygen() -> None:
    state = air(AIR)
    share = state.o2[0] / total(state)
    step(state, modules(), 600, torch=0.0085)
    assert state.ar[0] == pytest.approx(5.1, rel=1e-9)
    assert state.o2[0] / total(state) < share


def test_the_condenser_holds_its_humidity_and_gives_water() -> None:
    state = air((0.22, 0.745, 0.006, 0.0, 0.029, 0.0))
    design = modules(condenser=0.02, humidity=0.40, cabin_power=5000.0)
    step(state, design, 7200, condenser=1.0)
    humidity = state.h2o[0] / total(state) * atmosphere.pressure(state, design, 0)
    humidity /= atmosphere.saturation_pressure(state.kelvin[0])
    assert humidity == pytest.approx(0.40, abs=0.02)


def test_saturation_pressure_is_that_of_the_steam_tables() -> None:
    # CRC Handbook: 2.339 kPa at 20 °C, 3.169 kPa at 25 °C.
    assert atmosphere.saturation_pressure(293.15) == pytest.approx(2339.0, rel=0.005)
    assert atmosphere.saturation_pressure(298.15) == pytest.approx(3169.0, rel=0.005)


def test_neighbours_hold_their_oxygen_with_their_own_supply() -> None:
    state = air((0.265, 0.72, 0.006, 0.0, 0.009, 0.0))
    design = modules(own_people=10.0, supply=0.01, supply_pressure=18.5e3, cabin_power=4000.0)
    step(state, design, 3600, supply=1.0)
    assert state.o2[0] / total(state) * atmosphere.pressure(state, design, 0) == pytest.approx(18.5e3, rel=0.01)


def test_walls_and_air_settle_where_heat_in_is_heat_out() -> None:
    state = air(AIR)
    design = modules(wall_film=500.0, mars_film=10.0, wall_capacity=1e4)
    step(state, design, 86400, dt=10.0, equipment=700.0)
    wall = 215.0 + 700.0 / 10.0
    assert state.wall[0] == pytest.approx(wall, abs=0.01)
    assert state.kelvin[0] == pytest.approx(wall + 700.0 / 500.0, abs=0.01)


def test_the_cabin_exchanger_holds_the_temperature() -> None:
    state = air(AIR)
    step(state, modules(cabin_power=3000.0, wall_film=300.0, mars_film=5.0), 7200, equipment=1500.0)
    assert state.kelvin[0] == pytest.approx(KELVIN, abs=1.0)


def mixed(seconds: int, flow: float, ease: float, dt: float = 1.0) -> tuple[Air, Modules]:
    rich, poor = (0.30, 0.70, 0.0, 0.0, 0.0, 0.0), (0.10, 0.90, 0.0, 0.0, 0.0, 0.0)
    state, design = air(rich, poor), modules(2)
    for _ in range(int(seconds / dt)):
        atmosphere.step_link(state, design, 0, 1, flow, ease, dt)
    return state, design


def test_a_fan_mixes_two_modules_with_the_time_constant_of_their_volumes() -> None:
    state, _ = mixed(600, 0.05, 0.0)
    gap = state.o2[0] / total(state, 0) - state.o2[1] / total(state, 1)
    assert gap == pytest.approx(0.20 * math.exp(-600 * 0.05 * (1 / 100 + 1 / 100)), rel=2e-3)


def test_mixing_loses_no_molecule_and_no_heat() -> None:
    before, _ = mixed(0, 0.05, 20.0)
    after, _ = mixed(600, 0.05, 20.0)
    for gas in range(7):
        assert sum(after[gas]) == pytest.approx(sum(before[gas]), rel=1e-12)


def test_bulk_flow_evens_out_pressure_and_carries_the_gas_of_the_fuller_side() -> None:
    state, design = air(AIR, (0.0, 1.0, 0.0, 0.0, 0.0, 0.0)), modules(2)
    for gas in range(7):
        state[gas][0] *= 1.1
    oxygen = state.o2[0]
    for _ in range(300):
        atmosphere.step_link(state, design, 0, 1, 0.0, 5.0, 1.0)
    assert atmosphere.pressure(state, design, 0) == pytest.approx(atmosphere.pressure(state, design, 1), rel=1e-3)
    assert state.o2[1] == pytest.approx(oxygen - state.o2[0])
    assert state.o2[1] == pytest.approx(oxygen * 0.05 / 1.1, rel=0.02)


def test_without_an_opening_pressures_stay_apart() -> None:
    state, design = mixed(600, 0.0, 0.0)
    assert state.o2 == [0.30 * total(state, 0), 0.10 * total(state, 1)]
    assert atmosphere.pressure(state, design, 0) == pytest.approx(70e3)


@pytest.mark.parametrize("share", [0.001, 0.04, 0.5])
def test_a_release_raises_the_share_of_hydrogen_by_just_that_much(share: float) -> None:
    state = air((0.22, 0.72, 0.006, 0.04, 0.014, 0.0))
    others, heat, added = total(state) - state.h2[0], state.heat[0], -state.h2[0]
    ledger = [0.0] * atmosphere.LEDGER_ROWS
    escape.release(state, modules(), 0, share, ledger)
    added += state.h2[0]
    assert state.h2[0] / total(state) == pytest.approx(0.04 + share, rel=1e-12)
    assert total(state) - state.h2[0] == pytest.approx(others, rel=1e-12)
    assert state.heat[0] - heat == pytest.approx(H2_HEAT * atmosphere.SUPPLY_KELVIN * added, rel=1e-9)
    expected = [0.0] * atmosphere.LEDGER_ROWS
    expected[atmosphere.RELEASE_H2] = added
    expected[atmosphere.HEAT_RELEASE] = H2_HEAT * atmosphere.SUPPLY_KELVIN * added
    assert ledger == pytest.approx(expected, rel=1e-9)


def test_a_release_goes_no_further_than_nearly_pure_hydrogen_and_takes_none_away() -> None:
    state, ledger = air(AIR), [0.0] * atmosphere.LEDGER_ROWS
    escape.release(state, modules(), 0, 1.0, ledger)
    assert state.h2[0] / total(state) == pytest.approx(escape.RICHEST, rel=1e-12)
    escape.release(state, modules(), 0, 1.0, ledger)
    assert state.h2[0] / total(state) == pytest.approx(escape.RICHEST, rel=1e-12)
    before = atmosphere.copied(state)
    for share in (0.0, -0.1):
        escape.release(state, modules(), 0, share, ledger)
    assert state == before
