"""The shape of level.yaml: every key, its unit and its default.

Look for: `LevelFile` (the whole), and the models under it; `build.py` turns one into a world.
"""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from game.model.metabolism import ACTIVITIES
from game.model.units import quantity


def _quantity(kind: str) -> BeforeValidator:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError(f"a {kind} is a number with a unit, written as text")
        return quantity(str(value), kind)

    return BeforeValidator(read)


Volume = Annotated[float, _quantity("volume"), Field(gt=0)]
Pressure = Annotated[float, _quantity("pressure"), Field(gt=0)]
MassFlow = Annotated[float, _quantity("mass flow"), Field(ge=0)]
VolumeFlow = Annotated[float, _quantity("volume flow"), Field(ge=0)]
Power = Annotated[float, _quantity("power"), Field(ge=0)]
Energy = Annotated[float, _quantity("energy"), Field(ge=0)]
Conductance = Annotated[float, _quantity("conductance"), Field(ge=0)]
Capacity = Annotated[float, _quantity("heat capacity"), Field(gt=0)]
Temperature = Annotated[float, _quantity("temperature"), Field(gt=150, lt=400)]
Share = Annotated[float, _quantity("share"), Field(ge=0, le=1)]
Rate = Annotated[float, _quantity("rate"), Field(ge=0)]
Mass = Annotated[float, _quantity("mass"), Field(gt=30, lt=200)]
Current = Annotated[float, _quantity("current"), Field(gt=0)]
Area = Annotated[float, _quantity("area"), Field(gt=0)]
Length = Annotated[float, _quantity("length"), Field(gt=0)]
Seconds = Annotated[float, _quantity("time"), Field(gt=0)]

ID = r"^[a-z][a-z0-9_]{0,30}$"
Id = Annotated[str, Field(pattern=ID)]


def clock_seconds(text: Any) -> int:
    """Seconds since midnight of "HH:MM" or "HH:MM:SS"; hours past 23 are the next day's. Raises ValueError."""
    match = re.fullmatch(r"(\d{2}):([0-5]\d)(?::([0-5]\d))?", text) if isinstance(text, str) else None
    if match is None or int(match[1]) > 71:
        raise ValueError(f"{text!r} is not a time of day; write it as HH:MM or HH:MM:SS, in quotes")
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)


Clock = Annotated[int, BeforeValidator(clock_seconds)]


class Strict(BaseModel):
    """No unknown keys, no NaN or infinity."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, frozen=True)


class Limits(Strict):
    """House limits that `first_limit` may name."""

    oxygen: Pressure
    """Partial pressure in the living module, lower limit."""
    co2: Pressure
    """Upper limit, living module."""
    hydrogen_bay: Share
    """Upper limit, share of the bay's gas."""
    h2_in_o2: Share
    """Upper limit, any stack's display."""


class Alarms(Strict):
    """When the house calls out."""

    oxygen: Pressure
    co2: Pressure
    h2_in_o2: Share


class ModuleFile(Strict):
    """A well-mixed volume and what is built into it."""

    name: str
    volume: Volume
    pressure: Pressure = 70.3e3
    oxygen: Share = 0.265
    """Share of the gas at the start."""
    co2: Pressure = 400.0
    humidity: Share = 0.40
    temperature: Temperature = 295.0
    leak: Rate = 0.0005 / 86400.0
    """Share of the gas lost in a time; BVAD's 0.05 %/d."""
    makeup: MassFlow = 1.0 / 3600.0
    """Largest nitrogen make-up."""
    relief: Pressure = 72.5e3
    condense_above: Share = 0.40
    condenser: MassFlow = 0.0
    cabin_power: Power = 2000.0
    cabin_temperature: Temperature = 295.0
    wall_capacity: Capacity = 6.0e6
    wall_film: Conductance = 300.0
    mars_film: Conductance = 6.0
    mars_temperature: Temperature = 215.0
    people: int = Field(default=0, ge=0, le=200)
    """Residents counted as one load (bodies of their own are under `people:` of the level)."""
    own_oxygen: MassFlow = 0.0
    """Largest flow of the module's own oxygen supply."""
    own_oxygen_pressure: Pressure = 18.63e3
    beds: dict[Id, MassFlow] = {}
    """CO2 beds and what each takes up at and above 0.40 kPa."""
    bed_health: Share = 1.0


class LinkFile(Strict):
    """An opening between two modules."""

    between: tuple[Id, Id]
    fan: VolumeFlow = 0.0
    fan_on: bool = False
    open: bool = False
    open_flow: VolumeFlow = 0.0
    shut_flow: VolumeFlow = 0.0
    ease: Seconds = 3.0
    """Time in which pressures even out when open."""
    shut_ease: Annotated[float, _quantity("time"), Field(ge=0)] = 0.0
    """The same when shut; 0 s is tight."""


class HistoryBlock(Strict):
    """Equal cycles that a membrane has been through."""

    cycles: float = Field(ge=0, le=1e9)
    warming: float = Field(ge=0, le=100)
    drying: float = Field(ge=0, le=20)
    note: str = ""


class StackFile(Strict):
    """An electrolyser stack."""

    name: str
    cells: int = Field(ge=1, le=500)
    area: Area = 100e-4
    current: Current
    running_at: Share = 0.0
    """Share of full current at which it has been running when the level opens; 0: off."""
    history: Id
    cracked_cells: int = Field(default=1, ge=1)
    misfit: float = Field(default=12.0, gt=0, le=100)
    first_crack: Length = 0.2e-3
    longest_crack: Length = 12e-3
    gape: float = Field(default=0.0049, gt=0, le=0.1)
    """Opening of a crack as a share of its length."""
    standby: Share = 0.10
    dead_time: Seconds = 120.0
    anode_volume: Volume = 1.0e-3
    cathode_volume: Volume = 1.0e-3
    anode_pressure: Pressure = 0.8e5
    cathode_pressure: Pressure = 1.3e5
    heat_capacity: Capacity = 8.0e3
    thermostat: Temperature = 318.15
    """Coolant begins to pass here and passes fully 10 K above."""
    ambient: Conductance = 2.0
    auxiliary: Power = 469.0
    supply_efficiency: Share = 0.95
    sensor_lag: Seconds = 40.0
    trip_h2_in_o2: Share = 0.03
    trip_temperature: Temperature = 341.15
    trip_water: float = Field(default=7.0, ge=0, le=25)
    """lambda of the membrane at which it trips as dry."""
    purge_volume_time: Seconds = 96.0
    """Time for one volume of purge nitrogen."""
    safe_purge: Seconds = 30.0
    feed: float = Field(default=60.0, gt=0)
    """mol of water in its feed chamber."""
    feed_rate: MassFlow = 3.0 / 3600.0
    bottle: float = Field(default=1.0, ge=0)
    """mol of purge nitrogen."""
    trapped_hydrogen: Share = 0.0
    """Hydrogen in a stack that stands unused, share of the gas on both sides."""
    site: Id | None = None
    """Module where it is connected; none: not installed."""


class LoadFile(Strict):
    """A consumer on the bus."""

    watts: Power = 0.0
    priority: int = Field(ge=1, le=99)
    """The highest number is shed first."""
    serves: Id | None = None
    """The bed, link (its fan), module (its condenser), stack or `pump` that it feeds."""
    heats: Id | None = None
    """Module that its heat warms, where that does not follow from `serves`."""


class NetworkFile(Strict):
    """The fixed power and coolant network."""

    source: Power
    battery: Energy = 0.0
    battery_power: Power = 0.0
    battery_charge: Share = 1.0
    loads: dict[Id, LoadFile] = {}
    coolant_flow: MassFlow = 0.03
    coolant_effectiveness: Share = 0.30
    coolant_capacity: Capacity = 60e3
    coolant_sink: Conductance = 150.0
    sink_temperature: Temperature = 288.0
    tank: float = Field(default=12000.0, ge=0)
    """mol of water."""


class PersonFile(Strict):
    """A body of its own."""

    name: str
    mass: Mass
    class_: str = Field(default="normal", alias="class", pattern="^(sensitive|normal|tolerant)$")
    at: Id
    doing: str = Field(default="nominal", pattern=f"^({'|'.join(ACTIVITIES)})$")
    orders: list[str] = []
    """Standing orders, "HH:MM activity" or "HH:MM activity in module"."""
    personal_oxygen: Pressure | None = None
    """A personal mark on the oxygen curve; not a house limit."""


class LevelFile(Strict):
    """level.yaml."""

    format: int = Field(ge=1, le=1)
    id: Id
    title: str
    start: Clock
    latest_end: Clock
    living: Id
    bay: Id
    limits: Limits
    alarms: Alarms
    refuge_candles: int = Field(default=0, ge=0, le=100)
    candle_oxygen: Annotated[float, _quantity("mass"), Field(gt=0)] = 0.30
    candle_time: Seconds = 480.0
    torch_argon: VolumeFlow = 12e-3 / 60.0
    """While a torch is on, at 15 °C and 101.3 kPa as bottled gas is metered."""
    difficulties: dict[Id, Share]
    """Oxygen at the start in the living module and the bay."""
    modules: dict[Id, ModuleFile] = Field(min_length=1)
    links: dict[Id, LinkFile] = {}
    walks: list[str] = []
    """"module - module minutes"."""
    transit: Id
    histories: dict[Id, list[HistoryBlock]] = {}
    stacks: dict[Id, StackFile] = {}
    network: NetworkFile
    groups: dict[Id, list[Id]] = {}
    people: dict[Id, PersonFile] = Field(min_length=1)

    @field_validator("latest_end")
    @classmethod
    def _ends_after_it_starts(cls, value: int, info: ValidationInfo) -> int:
        if value <= info.data.get("start", -1):
            raise ValueError("must be later than start; hours past 24 are the next day's")
        return value
