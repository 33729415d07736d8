"""Stacks of electrolysis cells: what they are and what state they are in, as columns.

Primary and backup are two rows of the same columns.

Look for: `Designs`, `Stacks` (state), `Yield` (what one gave and took in a step), `copied`. What changes them is
electrolyser.py.
"""

from typing import NamedTuple

OFF, DEAD_TIME, RAMP, RUN, TRIPPED = 0.0, 1.0, 2.0, 3.0, 4.0
"""`Stacks.mode`. In the dead time pump and separator come up, a standby current flows and the gas is vented."""
NO_TRIP, TRIP_H2_IN_O2, TRIP_HOT, TRIP_DRY, TRIP_POWER, TRIP_FAULT, TRIP_SIGNAL, TRIP_OUTLET = (
    0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0,
)  # fmt: skip
"""`Stacks.cause`: the interlock that acted first; TRIP_FAULT: a fault outside the stack itself (controller, sensor,
feeder); TRIP_SIGNAL: the interlocks see no sensor; TRIP_OUTLET: gas has nowhere to go."""
ALL_JUMPERED = 255.0
"""Every interlock as a mask, in which bit 1 << cause is that of a cause."""
DEAF_AFTER = 10.0
"""Seconds without a sensor after which the interlocks act (assumed: three polls missed)."""
BLOCKED_AFTER = 20.0
"""Seconds for which gas may have nowhere to go before the relief's switch acts (assumed)."""


class Line(NamedTuple):
    """How a stack is led, and what its interlocks see of it; a stack that no rig feeds has `OPEN_LINE`."""

    hold: float
    """1: it stays on standby instead of ramping up."""
    outlet: float
    """1: its oxygen goes to the module; 0: to the vent."""
    blocked: float
    """1: oxygen or hydrogen has nowhere to go."""
    signal: float
    """1: its interlocks see its sensors; 0: nothing; -1: another device's, which are in order."""
    h2_gain: float
    """The hydrogen sensor shows gain * share + bias."""
    h2_bias: float
    hot_bias: float
    """K by which the temperature sensor shows too much."""


OPEN_LINE = Line(0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0)


class Designs(NamedTuple):
    """What the stacks are, as columns, one entry per stack in the order of their ids."""

    cells: list[float]
    area: list[float]
    """Active area of a cell, cm2."""
    current: list[float]
    """Full current, A."""
    standby: list[float]
    """Share of it that flows in the dead time."""
    dead_time: list[float]
    """s"""
    anode_volume: list[float]
    """Gas volume on the oxygen side up to the sensor, m3."""
    cathode_volume: list[float]
    """m3"""
    anode_pressure: list[float]
    """Pa, held by the outlet."""
    cathode_pressure: list[float]
    """Pa, held by the vent while hydrogen is made."""
    heat_capacity: list[float]
    """J/K of stack, separator and cold plate."""
    warm: list[float]
    """K at which the thermostat begins to let coolant through; open 10 K above."""
    ambient: list[float]
    """W/K to the room."""
    auxiliary: list[float]
    """W of pump, separator and controls: all of it heats the assembly."""
    supply: list[float]
    """Efficiency of the current supply; its loss heats the assembly."""
    sensor_tau: list[float]
    """Lag of the hydrogen sensor, s."""
    trip_share: list[float]
    """Hydrogen in oxygen at which the interlock trips."""
    trip_kelvin: list[float]
    trip_lambda: list[float]
    purge_flow: list[float]
    """mol/s of nitrogen to each side."""
    safe_purge: list[float]
    """Seconds for which a trip purges by itself."""
    feed: list[float]
    """mol of water in a full feed chamber."""
    misfit: list[float]
    """Stress concentration at the membrane's frame."""
    first_crack: list[float]
    """m, length at which a crack starts."""
    longest_crack: list[float]
    """m"""
    gape: list[float]
    """Opening of a crack as a share of its length."""
    cracked_cells: list[float]
    """Cells that crack alike."""
    wear_hour: list[float]
    """V per cell and hour of operation (NREL: 0.97e-6 at 1.9 V)."""
    wear_start: list[float]
    """V per cell and start (NREL: 148e-6)."""


class Stacks(NamedTuple):
    """State, as columns in the same order."""

    mode: list[float]
    clock: list[float]
    """Seconds in this mode."""
    ramp: list[float]
    """Seconds that the ramp takes."""
    base: list[float]
    """Share of full current from which it ramps."""
    setting: list[float]
    """Share of full current asked for."""
    deaf: list[float]
    """Seconds for which its interlocks have seen nothing."""
    choked: list[float]
    """Seconds for which its gas has had nowhere to go."""
    current: list[float]
    """A"""
    voltage: list[float]
    """V per cell, 0 when no current flows."""
    kelvin: list[float]
    water: list[float]
    """lambda of the membrane."""
    feed: list[float]
    """mol of water in the feed chamber."""
    anode_o2: list[float]
    """mol, and so on."""
    anode_h2: list[float]
    anode_n2: list[float]
    cathode_h2: list[float]
    cathode_n2: list[float]
    bottle: list[float]
    """mol of purge nitrogen left."""
    sensor: list[float]
    """Hydrogen in oxygen as displayed, share of the gas."""
    cause: list[float]
    """Why it tripped."""
    damage: list[float]
    """Miner's sum of the membrane."""
    crack: list[float]
    """m"""
    driest: list[float]
    """Lowest lambda since the last start."""
    coolest: list[float]
    """Lowest K since the last start."""
    hours: list[float]
    """h of operation."""
    starts: list[float]
    drift: list[float]
    """V per cell lost to age."""
    made: list[float]
    """mol of oxygen delivered to the module so far."""


def copied(stacks: Stacks) -> Stacks:
    """New columns with the same values."""
    return Stacks(
        stacks.mode.copy(),
        stacks.clock.copy(),
        stacks.ramp.copy(),
        stacks.base.copy(),
        stacks.setting.copy(),
        stacks.deaf.copy(),
        stacks.choked.copy(),
        stacks.current.copy(),
        stacks.voltage.copy(),
        stacks.kelvin.copy(),
        stacks.water.copy(),
        stacks.feed.copy(),
        stacks.anode_o2.copy(),
        stacks.anode_h2.copy(),
        stacks.anode_n2.copy(),
        stacks.cathode_h2.copy(),
        stacks.cathode_n2.copy(),
        stacks.bottle.copy(),
        stacks.sensor.copy(),
        stacks.cause.copy(),
        stacks.damage.copy(),
        stacks.crack.copy(),
        stacks.driest.copy(),
        stacks.coolest.copy(),
        stacks.hours.copy(),
        stacks.starts.copy(),
        stacks.drift.copy(),
        stacks.made.copy(),
    )


class Yield(NamedTuple):
    """What one stack gave and took in one step: mol and J."""

    o2: float
    """To the module."""
    h2: float
    n2: float
    o2_vented: float
    """Outside."""
    h2_vented: float
    n2_vented: float
    water: float
    """Taken from the tank."""
    electric: float
    """J drawn from the bus."""
    chemical: float
    """J that left as hydrogen and oxygen."""
    coolant: float
    """J to the coolant."""
    room: float
    """J to the room."""
