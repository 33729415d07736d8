"""Stacks of electrolysis cells: production, gas, heat, interlocks, start, ramp and trip.

Water is split at the anode side; hydrogen leaves by the
vent, oxygen goes to the module only when the stack ramps or runs. Hydrogen that crosses the membrane, or leaks
through its cracks, is what makes a low current dangerous.

Look for: `step_stack`, `begin`, `redial`, `halt`, `fail`; stack.py has the columns, cell.py the law of one cell.
"""

from game.model import det, membrane
from game.model.cell import CellLaw, crossing, polarisation, thermoneutral
from game.model.stack import (
    BLOCKED_AFTER,
    DEAD_TIME,
    DEAF_AFTER,
    NO_TRIP,
    OFF,
    RAMP,
    RUN,
    TRIP_DRY,
    TRIP_FAULT,
    TRIP_H2_IN_O2,
    TRIP_HOT,
    TRIP_OUTLET,
    TRIP_POWER,
    TRIP_SIGNAL,
    TRIPPED,
    Designs,
    Line,
    Stacks,
    Yield,
)
from game.model.units import FARADAY, GAS_CONSTANT


def step_stack(
    stacks: Stacks,
    designs: Designs,
    law: CellLaw,
    crack_law: membrane.MembraneLaw,
    s: int,
    dt: float,
    room_kelvin: float,
    power: float,
    coolant: float,
    coolant_kelvin: float,
    feed: float,
    purge: float,
    bypass: float,
    line: Line,
) -> Yield:
    """Advances stack `s` by `dt` seconds in place; returns what it exchanged.

    `power` is the share of its demand that the bus serves, `coolant` W/K at `coolant_kelvin`, `feed` mol/s of
    water that its pump can bring, `purge` the share of the purge flow that comes, `bypass` a mask of jumpered
    interlocks (bit 1 << cause).
    """
    mode = stacks.mode[s]
    on = DEAD_TIME <= mode <= RUN
    kelvin = stacks.kelvin[s]
    water = stacks.water[s]

    current = wanted_current(stacks, designs, s) * power if on else 0.0
    stacks.current[s] = current
    cells = designs.cells[s]
    area = designs.area[s]
    density = current / area

    # Water feed: what the pump can bring tops up the chamber; a falling chamber dries the membrane.
    full = designs.feed[s]
    chamber = stacks.feed[s]
    brought = full - chamber
    most = feed * dt * (power if on else 0.0)
    if brought > most:
        brought = most
    chamber += brought
    share = chamber / full
    wetness = law.wet * (share if share > 0.2 else 0.2) if on else water
    water += (wetness - water) * (dt / (90.0 + dt))

    # Electrolysis, less the oxygen that crosses and burns back to water.
    voltage = 0.0
    split = 0.0
    if current > 0.0:
        pressures = (_log_bar(designs.cathode_pressure[s]) + 0.5 * _log_bar(designs.anode_pressure[s])) / 1.5
        voltage = polarisation(law, kelvin, pressures, density, water, share) + stacks.drift[s]
        back = law.o2_permeability * (designs.anode_pressure[s] * 1e-5 + law.o2_supersaturation * density)
        back *= cells * area / law.thickness_cm
        split = cells * current / (2.0 * FARADAY) - 2.0 * back
        if split < 0.0:
            split = 0.0
        split *= dt
        if split > chamber:
            split = chamber
        chamber -= split
    stacks.voltage[s] = voltage
    stacks.water[s] = water
    stacks.feed[s] = chamber

    exchanged = _gases(stacks, designs, law, crack_law, s, dt, kelvin, density, split, on, mode, purge, line)

    # Heat, implicitly: stable for any dt, and what leaves is booked at the new temperature.
    electric = 0.0
    chemical = 0.0
    if on:
        used = cells * current * voltage * dt
        electric = used / designs.supply[s] + designs.auxiliary[s] * power * dt
        chemical = split * 2.0 * FARADAY * thermoneutral(kelvin)
    capacity = designs.heat_capacity[s]
    ambient = designs.ambient[s]
    opened = (kelvin - designs.warm[s]) * 0.1
    coolant *= 0.0 if opened < 0.0 else (1.0 if opened > 1.0 else opened)
    warm = kelvin * capacity + electric - chemical + dt * (ambient * room_kelvin + coolant * coolant_kelvin)
    kelvin = warm / (capacity + dt * (ambient + coolant))
    stacks.kelvin[s] = kelvin
    if kelvin < stacks.coolest[s]:
        stacks.coolest[s] = kelvin
    if water < stacks.driest[s]:
        stacks.driest[s] = water

    _advance(stacks, designs, crack_law, s, dt, power, bypass, line)
    return Yield(
        exchanged.o2,
        exchanged.h2,
        exchanged.n2,
        exchanged.o2_vented,
        exchanged.h2_vented,
        exchanged.n2_vented,
        brought,
        electric,
        chemical,
        dt * coolant * (kelvin - coolant_kelvin),
        dt * ambient * (kelvin - room_kelvin),
    )


def _log_bar(pascal: float) -> float:
    return det.log(pascal * 1e-5)


def wanted_current(stacks: Stacks, designs: Designs, s: int) -> float:
    """A that stack `s`, being on, asks for: standby in the dead time, then a straight ramp to the setting."""
    mode = stacks.mode[s]
    standby = designs.standby[s]
    share = standby
    if mode == RAMP:
        ramp = stacks.ramp[s]
        progress = stacks.clock[s] / ramp if ramp > 0.0 else 1.0
        base = stacks.base[s]
        share = base + (stacks.setting[s] - base) * (progress if progress < 1.0 else 1.0)
    elif mode == RUN:
        share = stacks.setting[s]
    return designs.current[s] * share


def _gases(
    stacks: Stacks,
    designs: Designs,
    law: CellLaw,
    crack_law: membrane.MembraneLaw,
    s: int,
    dt: float,
    kelvin: float,
    density: float,
    split: float,
    on: bool,
    mode: float,
    purge: float,
    line: Line,
) -> Yield:
    """Moves gas: production, crossover, leak, purge, and what the two outlets let go."""
    anode_o2 = stacks.anode_o2[s] + 0.5 * split
    anode_h2 = stacks.anode_h2[s]
    anode_n2 = stacks.anode_n2[s]
    cathode_h2 = stacks.cathode_h2[s] + split
    cathode_n2 = stacks.cathode_n2[s]
    per_pascal = 1.0 / (GAS_CONSTANT * kelvin)
    anode_full = designs.anode_pressure[s] * designs.anode_volume[s] * per_pascal

    # Through the membrane: diffusion by partial pressure, and viscous flow of the mixture through a crack.
    # The pressure is that before this step's hydrogen, which the vent has not let go yet.
    cathode = cathode_h2 + cathode_n2
    if cathode_h2 > 0.0:
        pressure = (cathode - split) / (designs.cathode_volume[s] * per_pascal)
        hydrogen = cathode_h2 / cathode
        through = crossing(law, kelvin, pressure * hydrogen * 1e-5, density, law.thickness_cm)
        anode = anode_o2 + anode_h2 + anode_n2
        if not on and anode > 0.0:
            through -= crossing(law, kelvin, designs.anode_pressure[s] * anode_h2 / anode * 1e-5, 0.0, law.thickness_cm)
        through *= designs.cells[s] * designs.area[s] * dt
        crack = stacks.crack[s]
        if crack > 0.0:
            opening = designs.gape[s] * crack
            leak = membrane.slit_leak(
                crack_law, crack, opening, law.thickness_cm * 0.01, kelvin, pressure, designs.anode_pressure[s]
            )
            leak *= designs.cracked_cells[s] * dt
            through += leak * hydrogen
            nitrogen = leak * (1.0 - hydrogen)
            nitrogen = cathode_n2 if nitrogen > cathode_n2 else nitrogen
            cathode_n2 -= nitrogen
            anode_n2 += nitrogen
        through = cathode_h2 if through > cathode_h2 else through
        through = -anode_h2 if through < -anode_h2 else through
        cathode_h2 -= through
        anode_h2 += through

    if purge > 0.0 or (mode == TRIPPED and stacks.clock[s] < designs.safe_purge[s]):
        flow = designs.purge_flow[s] * dt * (8.0 if mode == TRIPPED else purge)
        if 2.0 * flow > stacks.bottle[s]:
            flow = 0.5 * stacks.bottle[s]
        stacks.bottle[s] -= 2.0 * flow
        anode_n2 += flow
        cathode_n2 += flow

    # The vent holds the cathode's pressure while hydrogen is made, and lets it down to the anode's otherwise.
    held = designs.cathode_pressure[s] if on else designs.anode_pressure[s]
    spill = (cathode_h2 + cathode_n2) - held * designs.cathode_volume[s] * per_pascal
    h2_vented = 0.0
    n2_vented = 0.0
    if spill > 0.0:
        part = spill / (cathode_h2 + cathode_n2)
        if not on:
            part *= dt / (5.0 + dt)
        h2_vented = part * cathode_h2
        n2_vented = part * cathode_n2
        cathode_h2 -= h2_vented
        cathode_n2 -= n2_vented

    # The oxygen outlet: to the module from the ramp on, to the vent before.
    o2 = 0.0
    h2 = 0.0
    n2 = 0.0
    o2_vented = 0.0
    total = anode_o2 + anode_h2 + anode_n2
    if total > anode_full:
        part = (total - anode_full) / total
        o2 = part * anode_o2
        h2 = part * anode_h2
        n2 = part * anode_n2
        anode_o2 -= o2
        anode_h2 -= h2
        anode_n2 -= n2
        if (mode != RAMP and mode != RUN) or line.outlet == 0.0:
            o2_vented = o2
            h2_vented += h2
            n2_vented += n2
            o2 = 0.0
            h2 = 0.0
            n2 = 0.0
    stacks.made[s] += o2

    stacks.anode_o2[s] = anode_o2
    stacks.anode_h2[s] = anode_h2
    stacks.anode_n2[s] = anode_n2
    stacks.cathode_h2[s] = cathode_h2
    stacks.cathode_n2[s] = cathode_n2
    total = anode_o2 + anode_h2 + anode_n2
    true = anode_h2 / total if total > 0.0 else 0.0
    seen = line.h2_gain * true + line.h2_bias
    if mode == OFF:
        # The sensor has no supply while the stack is off, and begins at zero again.
        stacks.sensor[s] = 0.0
    else:
        stacks.sensor[s] += (seen - stacks.sensor[s]) * (dt / (designs.sensor_tau[s] + dt))
    return Yield(o2, h2, n2, o2_vented, h2_vented, n2_vented, 0.0, 0.0, 0.0, 0.0, 0.0)


def _advance(
    stacks: Stacks,
    designs: Designs,
    crack_law: membrane.MembraneLaw,
    s: int,
    dt: float,
    power: float,
    bypass: float,
    line: Line,
) -> None:
    """Interlocks first, then the sequence dead time -> ramp -> run, and age."""
    mode = stacks.mode[s]
    stacks.clock[s] += dt
    if mode < DEAD_TIME or mode > RUN:
        return
    stacks.hours[s] += dt / 3600.0
    stacks.drift[s] += designs.wear_hour[s] * dt / 3600.0

    # What stands here first is named first; a supply that fails stops the stack whatever is jumpered.
    stacks.deaf[s] = stacks.deaf[s] + dt if line.signal == 0.0 else 0.0
    stacks.choked[s] = stacks.choked[s] + dt if line.blocked > 0.0 and stacks.current[s] > 0.0 else 0.0
    sees = line.signal > 0.0
    jumpered = int(bypass)
    cause = NO_TRIP
    if sees and stacks.sensor[s] >= designs.trip_share[s] and not _bit(jumpered, TRIP_H2_IN_O2):
        cause = TRIP_H2_IN_O2
    elif sees and stacks.kelvin[s] + line.hot_bias >= designs.trip_kelvin[s] and not _bit(jumpered, TRIP_HOT):
        cause = TRIP_HOT
    elif stacks.water[s] <= designs.trip_lambda[s] and mode != DEAD_TIME and not _bit(jumpered, TRIP_DRY):
        cause = TRIP_DRY
    elif stacks.deaf[s] >= DEAF_AFTER and not _bit(jumpered, TRIP_SIGNAL):
        cause = TRIP_SIGNAL
    elif stacks.choked[s] >= BLOCKED_AFTER and not _bit(jumpered, TRIP_OUTLET):
        cause = TRIP_OUTLET
    elif power < 0.5:
        cause = TRIP_POWER
    if cause != NO_TRIP:
        _trip(stacks, s, cause)
    elif mode == DEAD_TIME and stacks.clock[s] >= designs.dead_time[s] and line.hold == 0.0:
        stacks.mode[s] = RAMP
        stacks.base[s] = designs.standby[s]
        stacks.clock[s] = 0.0
    elif mode == RAMP and stacks.clock[s] >= stacks.ramp[s]:
        stacks.mode[s] = RUN
        stacks.clock[s] = 0.0
        # A fast ramp is a thermal shock: the swing counts in proportion to how much faster than ten minutes it came.
        swing = stacks.kelvin[s] - stacks.coolest[s]
        rise = (stacks.setting[s] - stacks.base[s]) / (1.0 - designs.standby[s])
        hurry = 600.0 * (rise if rise > 0.0 else 0.0) / stacks.ramp[s] if stacks.ramp[s] > 0.0 else 10.0
        _tire(stacks, designs, crack_law, s, membrane.Block(1.0, swing * hurry, 0.0))


def _bit(mask: int, cause: float) -> bool:
    """Whether an interlock is jumpered."""
    return (mask >> int(cause)) & 1 == 1


def _trip(stacks: Stacks, s: int, cause: float) -> None:
    stacks.mode[s] = TRIPPED
    stacks.clock[s] = 0.0
    stacks.current[s] = 0.0
    stacks.cause[s] = cause


def _tire(stacks: Stacks, designs: Designs, crack_law: membrane.MembraneLaw, s: int, block: membrane.Block) -> None:
    wear = membrane.aged(
        crack_law,
        membrane.Wear(stacks.damage[s], stacks.crack[s]),
        designs.misfit[s],
        designs.first_crack[s],
        designs.longest_crack[s],
        block,
    )
    stacks.damage[s] = wear.damage
    stacks.crack[s] = wear.crack


def begin(stacks: Stacks, designs: Designs, law: CellLaw, crack_law: membrane.MembraneLaw, s: int, ramp: float) -> None:
    """Starts stack `s` (from OFF): the rest it had was one cycle of drying and cooling."""
    dried = law.wet - stacks.driest[s]
    cooled = 333.15 - stacks.coolest[s]
    _tire(
        stacks,
        designs,
        crack_law,
        s,
        membrane.Block(1.0, cooled if cooled > 0.0 else 0.0, dried if dried > 0.0 else 0.0),
    )
    stacks.starts[s] += 1.0
    stacks.drift[s] += designs.wear_start[s]
    stacks.mode[s] = DEAD_TIME
    stacks.clock[s] = 0.0
    stacks.ramp[s] = ramp
    stacks.base[s] = designs.standby[s]
    stacks.deaf[s] = 0.0
    stacks.choked[s] = 0.0
    stacks.cause[s] = NO_TRIP
    stacks.driest[s] = stacks.water[s]
    stacks.coolest[s] = stacks.kelvin[s]


def redial(stacks: Stacks, designs: Designs, s: int, share: float, seconds: float) -> None:
    """Asks stack `s` for another `share` of its full current, to be reached in `seconds`; on standby it waits there."""
    stacks.setting[s] = share
    stacks.ramp[s] = seconds
    if stacks.mode[s] == RAMP or stacks.mode[s] == RUN:
        stacks.base[s] = stacks.current[s] / designs.current[s]
        stacks.mode[s] = RAMP
        stacks.clock[s] = 0.0


def halt(stacks: Stacks, s: int) -> None:
    """Switches stack `s` off, or resets it after a trip."""
    stacks.mode[s] = OFF
    stacks.clock[s] = 0.0
    stacks.current[s] = 0.0
    stacks.voltage[s] = 0.0
    stacks.sensor[s] = 0.0


def fail(stacks: Stacks, s: int) -> None:
    """Trips stack `s` for a fault outside it; one that is off or has tripped already is left as it is."""
    if DEAD_TIME <= stacks.mode[s] <= RUN:
        _trip(stacks, s, TRIP_FAULT)
