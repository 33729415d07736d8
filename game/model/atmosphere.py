"""Gas and heat in modules: leak, nitrogen make-up, relief, CO2 beds, condenser, candles, walls, and the links between.

A module is a well-mixed volume. Six gases are counted in moles, sensible heat in joules at constant pressure
(make-up and relief hold the pressure, so enthalpy is what a flow carries: gas that enters or leaves takes
c_p T with it). Modules that nothing disturbs are stepped every few seconds, the others every second.

Look for: `Air` (state), `Modules`, `Links`, `Beds` (what they are), `step_module`, `step_link`, the ledger's rows.
"""

from typing import NamedTuple

from game.model import det
from game.model.units import (
    AR_HEAT,
    CO2_HEAT,
    GAS_CONSTANT,
    H2_HEAT,
    H2O_HEAT,
    N2_HEAT,
    O2_HEAT,
    WATER_LATENT_HEAT,
    ZERO_CELSIUS,
)

# Rows of the ledger: everything that crosses the boundary of the habitat, summed since the start, in mol and J.
# Gases come in the order O2, N2, CO2, H2, H2O, Ar. Signs: + into the habitat.
LEAK, RELIEF = 0, 6
MAKEUP_N2, BED_CO2, CANDLE_O2, TORCH_AR = 12, 13, 14, 15
BODY_O2, TISSUE_CO2, BODY_H2O = 16, 17, 18
OWN_O2, OWN_CO2, OWN_H2O, OWN_SUPPLY = 19, 20, 21, 22
VENT_O2, VENT_H2, VENT_N2 = 23, 24, 25
HEAT_LEAK, HEAT_RELIEF, HEAT_MAKEUP, HEAT_BED, HEAT_CANDLE, HEAT_TORCH = 26, 27, 28, 29, 30, 31
HEAT_BODY, HEAT_OWN, HEAT_PRODUCT, HEAT_CONDENSER, HEAT_CABIN, HEAT_MARS = 32, 33, 34, 35, 36, 37
ELECTRIC, CHEMICAL, SINK, LATENT = 38, 39, 40, 41
RELEASE_H2, HEAT_RELEASE = 42, 43
LEDGER_ROWS = 44

CANDLE_HEAT = 47_000.0
"""J per mol of O2 from a chlorate candle, with the iron that keeps it burning (recalled)."""
SUPPLY_KELVIN = 293.15
"""Temperature of gas from bottles."""


class Air(NamedTuple):
    """State of the modules, as columns in the order of their ids."""

    o2: list[float]
    """mol, as are the next five."""
    n2: list[float]
    co2: list[float]
    h2: list[float]
    h2o: list[float]
    ar: list[float]
    heat: list[float]
    """Sensible enthalpy of the gas, J from 0 K."""
    wall: list[float]
    """K of the wall and everything fixed to it."""
    kelvin: list[float]
    """K of the gas as its last step began: heat / (n c_p)."""
    candle: list[float]
    """mol of oxygen left in burning candles."""
    waited: list[float]
    """Seconds since the module was last stepped."""


class Modules(NamedTuple):
    """What the modules are; the same order."""

    volume: list[float]
    """Free volume, m3."""
    leak: list[float]
    """Share of the gas lost per second."""
    pressure: list[float]
    """Pa that make-up holds."""
    makeup: list[float]
    """Largest nitrogen flow, mol/s."""
    relief: list[float]
    """Pa at which the relief valve opens."""
    humidity: list[float]
    """Relative humidity above which the condenser works, 0 to 1."""
    condenser: list[float]
    """Largest condensate flow, mol/s (0: none)."""
    first_bed: list[int]
    """Beds first_bed to last_bed - 1 stand here."""
    last_bed: list[int]
    wall_capacity: list[float]
    """J/K"""
    wall_film: list[float]
    """W/K between gas and wall."""
    mars_film: list[float]
    """W/K between wall and outside."""
    mars_kelvin: list[float]
    cabin_kelvin: list[float]
    """K that the cabin heat exchanger holds."""
    cabin_power: list[float]
    """Largest heat it moves either way, W."""
    own_people: list[float]
    """Residents who are not bodies of their own (neighbours)."""
    supply: list[float]
    """Largest own oxygen supply, mol/s (neighbours)."""
    supply_pressure: list[float]
    """Pa of oxygen that it holds."""
    candle_rate: list[float]
    """mol/s of oxygen from a burning candle."""


class Beds(NamedTuple):
    """CO2 beds, in the order of module and id."""

    capacity: list[float]
    """mol/s at full health."""
    rated: list[float]
    """Pa of CO2 at and above which they take up `capacity`."""


class Links(NamedTuple):
    """Openings between modules, in the order of their ids."""

    one: list[int]
    other: list[int]
    fan: list[float]
    """m3/s each way when its fan runs."""
    open_flow: list[float]
    """m3/s each way through the open door, by draught."""
    shut_flow: list[float]
    """m3/s each way past the shut door."""
    ease: list[float]
    """Seconds in which a pressure difference evens out, open."""
    shut_ease: list[float]
    """The same, shut (0: tight)."""


def copied(air: Air) -> Air:
    """New columns with the same values."""
    return Air(
        air.o2.copy(),
        air.n2.copy(),
        air.co2.copy(),
        air.h2.copy(),
        air.h2o.copy(),
        air.ar.copy(),
        air.heat.copy(),
        air.wall.copy(),
        air.kelvin.copy(),
        air.candle.copy(),
        air.waited.copy(),
    )


def pressure(air: Air, modules: Modules, r: int) -> float:
    """Pa in module `r`, by the ideal gas law."""
    n = air.o2[r] + air.n2[r] + air.co2[r] + air.h2[r] + air.h2o[r] + air.ar[r]
    return n * GAS_CONSTANT * air.kelvin[r] / modules.volume[r]


def heat_capacity(air: Air, r: int) -> float:
    """J/K of the gas in module `r`."""
    return (
        O2_HEAT * air.o2[r]
        + N2_HEAT * air.n2[r]
        + CO2_HEAT * air.co2[r]
        + H2_HEAT * air.h2[r]
        + H2O_HEAT * air.h2o[r]
        + AR_HEAT * air.ar[r]
    )


def saturation_pressure(kelvin: float) -> float:
    """Pa of water vapour over water: Magnus form, WMO No. 8 (611.2 exp(17.62 t/(243.12 + t)))."""
    celsius = kelvin - ZERO_CELSIUS
    return 611.2 * det.exp(17.62 * celsius / (243.12 + celsius))


def step_module(
    air: Air,
    modules: Modules,
    beds: Beds,
    bed_health: list[float],
    bed_on: list[float],
    r: int,
    dt: float,
    leaking: float,
    makeup: float,
    condenser: float,
    supply: float,
    torch: float,
    equipment: float,
    own_o2: float,
    own_co2: float,
    own_h2o: float,
    own_heat: float,
    ledger: list[float],
) -> float:
    """Advances module `r` by `dt` seconds in place, its leak by `leaking`; returns the mol of water condensed.

    `makeup`, `condenser`, `supply` are 0 to 1 (valve, power), `torch` mol/s of argon, `equipment` W from the bus,
    `own_*` mol/s and W per own resident. Everything that crosses the boundary is added to `ledger`.
    """
    volume = modules.volume[r]
    o2 = air.o2[r]
    n2 = air.n2[r]
    co2 = air.co2[r]
    h2 = air.h2[r]
    h2o = air.h2o[r]
    ar = air.ar[r]
    heat = air.heat[r]
    capacity = O2_HEAT * o2 + N2_HEAT * n2 + CO2_HEAT * co2 + H2_HEAT * h2 + H2O_HEAT * h2o + AR_HEAT * ar
    kelvin = heat / capacity
    n = o2 + n2 + co2 + h2 + h2o + ar
    per_mol = GAS_CONSTANT * kelvin / volume
    pascal = n * per_mol

    # What goes out as it is: leak, so slow that it is let out every ten seconds; relief above its set point.
    keep = 1.0
    if leaking > 0.0:
        part = modules.leak[r] * leaking
        ledger[LEAK] -= part * o2
        ledger[LEAK + 1] -= part * n2
        ledger[LEAK + 2] -= part * co2
        ledger[LEAK + 3] -= part * h2
        ledger[LEAK + 4] -= part * h2o
        ledger[LEAK + 5] -= part * ar
        ledger[HEAT_LEAK] -= part * (heat + WATER_LATENT_HEAT * h2o)
        keep -= part
    if pascal > modules.relief[r]:
        over = (pascal - modules.relief[r]) / pascal * (dt / (10.0 + dt))
        ledger[RELIEF] -= over * o2
        ledger[RELIEF + 1] -= over * n2
        ledger[RELIEF + 2] -= over * co2
        ledger[RELIEF + 3] -= over * h2
        ledger[RELIEF + 4] -= over * h2o
        ledger[RELIEF + 5] -= over * ar
        ledger[HEAT_RELIEF] -= over * (heat + WATER_LATENT_HEAT * h2o)
        keep -= over
    if keep < 1.0:
        o2 *= keep
        n2 *= keep
        co2 *= keep
        h2 *= keep
        h2o *= keep
        ar *= keep
        heat *= keep

    # Nitrogen holds the pressure, whatever was lost.
    if makeup > 0.0 and pascal < modules.pressure[r]:
        added = (modules.pressure[r] - pascal) / per_mol * (dt / (20.0 + dt))
        most = makeup * modules.makeup[r] * dt
        if added > most:
            added = most
        n2 += added
        heat += N2_HEAT * SUPPLY_KELVIN * added
        ledger[MAKEUP_N2] += added
        ledger[HEAT_MAKEUP] += N2_HEAT * SUPPLY_KELVIN * added

    # CO2 beds take up in proportion to the pressure of CO2, up to their rating.
    partial = co2 * per_mol
    for b in range(modules.first_bed[r], modules.last_bed[r]):
        if bed_on[b] > 0.0:
            share = partial / beds.rated[b]
            taken = beds.capacity[b] * bed_health[b] * bed_on[b] * (share if share < 1.0 else 1.0) * dt
            taken = co2 if taken > co2 else taken
            co2 -= taken
            heat -= CO2_HEAT * kelvin * taken
            ledger[BED_CO2] -= taken
            ledger[HEAT_BED] -= CO2_HEAT * kelvin * taken

    if air.candle[r] > 0.0:
        burnt = modules.candle_rate[r] * dt
        burnt = air.candle[r] if burnt > air.candle[r] else burnt
        air.candle[r] -= burnt
        o2 += burnt
        gained = burnt * (O2_HEAT * kelvin + CANDLE_HEAT)
        heat += gained
        ledger[CANDLE_O2] += burnt
        ledger[HEAT_CANDLE] += gained
    if torch > 0.0:
        ar += torch * dt
        heat += AR_HEAT * SUPPLY_KELVIN * torch * dt
        ledger[TORCH_AR] += torch * dt
        ledger[HEAT_TORCH] += AR_HEAT * SUPPLY_KELVIN * torch * dt

    # Neighbours breathe as one load, and their own supply holds their oxygen.
    people = modules.own_people[r]
    if people > 0.0:
        used = own_o2 * people * dt
        made = own_co2 * people * dt
        moist = own_h2o * people * dt
        o2 -= used
        co2 += made
        h2o += moist
        sensible = own_heat * people * dt + kelvin * (CO2_HEAT * made + H2O_HEAT * moist - O2_HEAT * used)
        heat += sensible
        ledger[OWN_O2] -= used
        ledger[OWN_CO2] += made
        ledger[OWN_H2O] += moist
        ledger[HEAT_OWN] += sensible
        ledger[LATENT] += WATER_LATENT_HEAT * moist
    if supply > 0.0:
        short = (modules.supply_pressure[r] - o2 * per_mol) / per_mol
        if short > 0.0:
            most = supply * modules.supply[r] * dt
            given = short if short < most else most
            o2 += given
            heat += O2_HEAT * kelvin * given
            ledger[OWN_SUPPLY] += given
            ledger[HEAT_OWN] += O2_HEAT * kelvin * given

    # The condenser works above its humidity; what condenses goes to the tank, its heat to the cooling loop.
    condensed = 0.0
    if condenser > 0.0 and modules.condenser[r] > 0.0:
        humid = h2o * per_mol / saturation_pressure(kelvin) - modules.humidity[r]
        if humid > 0.0:
            share = 10.0 * humid
            condensed = condenser * modules.condenser[r] * (share if share < 1.0 else 1.0) * dt
            condensed = h2o if condensed > h2o else condensed
            h2o -= condensed
            heat -= H2O_HEAT * kelvin * condensed
            ledger[HEAT_CONDENSER] -= (H2O_HEAT * kelvin + WATER_LATENT_HEAT) * condensed

    # Heat: cabin exchanger, wall, outside.
    wall = air.wall[r]
    most = modules.cabin_power[r]
    gain = 0.3 * capacity / dt
    cabin = (2.0 * most if 2.0 * most < gain else gain) * (modules.cabin_kelvin[r] - kelvin)
    cabin = most if cabin > most else (-most if cabin < -most else cabin)
    film = modules.wall_film[r] * (kelvin - wall)
    outside = modules.mars_film[r] * (wall - modules.mars_kelvin[r])
    heat += dt * (cabin + equipment - film)
    air.wall[r] = wall + dt * (film - outside) / modules.wall_capacity[r]
    ledger[HEAT_CABIN] += dt * cabin
    ledger[HEAT_MARS] -= dt * outside

    air.o2[r] = o2
    air.n2[r] = n2
    air.co2[r] = co2
    air.h2[r] = h2
    air.h2o[r] = h2o
    air.ar[r] = ar
    air.heat[r] = heat
    air.kelvin[r] = kelvin
    air.waited[r] = 0.0
    return condensed


def step_link(air: Air, modules: Modules, one: int, other: int, flow: float, ease: float, dt: float) -> None:
    """Exchanges gas between two joined modules in place.

    `flow` m3/s go each way (fan and draught). *Bulk* flow evens out the pressures in about `ease` seconds (0: no
    opening for it) and carries the gas of the fuller side: without it, oxygen made in one room is lost through
    relief there while make-up replaces it with nitrogen here.
    """
    exchanged = flow * dt
    out = exchanged / modules.volume[one]
    back = exchanged / modules.volume[other]
    if ease > 0.0:
        # p = n R T/V on both sides; moving dn evens out: p_one - p_other = dn (R T/V of the one + of the other).
        n_one = air.o2[one] + air.n2[one] + air.co2[one] + air.h2[one] + air.h2o[one] + air.ar[one]
        n_other = air.o2[other] + air.n2[other] + air.co2[other] + air.h2[other] + air.h2o[other] + air.ar[other]
        here = GAS_CONSTANT * air.kelvin[one] / modules.volume[one]
        there = GAS_CONSTANT * air.kelvin[other] / modules.volume[other]
        moved = (n_one * here - n_other * there) / (here + there) * (dt / (ease + dt))
        if moved > 0.0:
            out += moved / n_one
        else:
            back -= moved / n_other
    out = 0.5 if out > 0.5 else out
    back = 0.5 if back > 0.5 else back
    _swap(air.o2, one, other, out, back)
    _swap(air.n2, one, other, out, back)
    _swap(air.co2, one, other, out, back)
    _swap(air.h2, one, other, out, back)
    _swap(air.h2o, one, other, out, back)
    _swap(air.ar, one, other, out, back)
    _swap(air.heat, one, other, out, back)


def _swap(column: list[float], one: int, other: int, out: float, back: float) -> None:
    moved = out * column[one] - back * column[other]
    column[one] -= moved
    column[other] += moved
