"""The shape of the machines in level.yaml: stacks with the service that their membranes have seen, bus and coolant.

Look for: `StackFile`, `HistoryBlock`, `NetworkFile`, `LoadFile`.
"""

from typing import Annotated

from pydantic import Field

from game.level.shapes import (
    Area,
    Capacity,
    Conductance,
    Current,
    Energy,
    Id,
    Length,
    MassFlow,
    Power,
    Pressure,
    Seconds,
    Share,
    Strict,
    Temperature,
    Volume,
    Whole,
)


class HistoryBlock(Strict):
    """Equal cycles that a membrane has been through."""

    cycles: float = Field(ge=0, le=1e9)
    """How many."""
    warming: float = Field(ge=0, le=100)
    """Swing of temperature in each, K."""
    drying: float = Field(ge=0, le=20)
    """Swing of the membrane's water content in each, in lambda (water molecules per acid group)."""
    note: str = ""
    """For people."""


class StackFile(Strict):
    """An electrolyser stack."""

    name: str
    """As people call it."""
    cells: Annotated[int, Whole(1, 500)]
    """Cells in series."""
    area: Area = 100e-4
    """Active area of a cell."""
    current: Current
    """Full current; with `cells` it makes the flow of oxygen."""
    running_at: Share = 0.0
    """Share of full current at which it has been running when the level opens; 0: off."""
    history: Id
    """Service that its membranes have seen, one of `histories`."""
    cracked_cells: Annotated[int, Whole(1, 500)] = 1
    """Cells that crack alike."""
    misfit: float = Field(default=12.0, gt=0, le=100)
    """Stress concentration where the membranes are framed; more ages them faster."""
    first_crack: Length = 0.2e-3
    """Length at which a crack starts."""
    longest_crack: Length = 12e-3
    """Length at which it stops growing."""
    gape: float = Field(default=0.0049, gt=0, le=0.1)
    """Opening of a crack as a share of its length."""
    standby: Share = 0.10
    """Share of full current that flows in the dead time."""
    dead_time: Seconds = 120.0
    """From the start to the ramp: pump and separator come up, the gas is vented."""
    anode_volume: Volume = 1.0e-3
    """Gas on the oxygen side, up to the sensor."""
    cathode_volume: Volume = 1.0e-3
    """Gas on the hydrogen side."""
    anode_pressure: Pressure = 0.8e5
    """Of the oxygen side."""
    cathode_pressure: Pressure = 1.3e5
    """Of the hydrogen side."""
    heat_capacity: Capacity = 8.0e3
    """Of stack, separator and cold plate."""
    thermostat: Temperature = 318.15
    """Coolant begins to pass here and passes fully 10 K above."""
    ambient: Conductance = 2.0
    """Heat lost to the room."""
    auxiliary: Power = 469.0
    """Power of its pump, separator and controls."""
    supply_efficiency: Share = 0.95
    """Of its current supply."""
    sensor_lag: Seconds = 40.0
    """Lag of the display of hydrogen in oxygen."""
    trip_h2_in_o2: Share = 0.03
    """Displayed hydrogen in oxygen at which it trips."""
    trip_temperature: Temperature = 341.15
    """Temperature at which it trips."""
    trip_water: float = Field(default=7.0, ge=0, le=25)
    """lambda of the membrane at which it trips as dry."""
    purge_volume_time: Seconds = 96.0
    """Time for one volume of purge nitrogen."""
    safe_purge: Seconds = 30.0
    """How long a trip purges by itself."""
    feed: float = Field(default=60.0, gt=0)
    """mol of water in its feed chamber."""
    feed_rate: MassFlow = 3.0 / 3600.0
    """Largest flow of water from the tank into the feed chamber."""
    bottle: float = Field(default=1.0, ge=0)
    """mol of purge nitrogen."""
    trapped_hydrogen: Share = 0.0
    """Hydrogen in a stack that stands unused, share of the gas on both sides."""
    site: Id | None = None
    """Module where it is connected; none: not installed."""


class LoadFile(Strict):
    """A consumer on the bus."""

    watts: Power = 0.0
    """What it draws when it is on. A stack's own demand is worked out; write none."""
    priority: Annotated[int, Whole(1, 99)]
    """The highest number is shed first."""
    serves: Id | None = None
    """The bed, link (its fan), module (its condenser), stack or `pump` that it feeds."""
    heats: Id | None = None
    """Module that its heat warms, where that does not follow from `serves`."""


class NetworkFile(Strict):
    """The fixed power and coolant network."""

    source: Power
    """Most power that comes in."""
    battery: Energy = 0.0
    """What the battery holds when full."""
    battery_power: Power = 0.0
    """Most power into or out of it."""
    battery_charge: Share = 1.0
    """How full it is at the start."""
    loads: dict[Id, LoadFile] = {}
    """Consumers, each behind a breaker of its name."""
    coolant_flow: MassFlow = 0.03
    """Through the branch of each stack."""
    coolant_effectiveness: Share = 0.30
    """Of a stack's cold plate."""
    coolant_capacity: Capacity = 60e3
    """Heat capacity of the coolant."""
    coolant_sink: Conductance = 150.0
    """Between coolant and radiator."""
    sink_temperature: Temperature = 288.0
    """Of the radiator."""
    tank: float = Field(default=12000.0, ge=0)
    """mol of water."""
