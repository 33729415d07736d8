"""The shape of level.yaml: every key, its unit and its default.

Look for: `LevelFile` (the whole), and the models under it; `build.py` turns one into a world.
"""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from game.level.bench_schema import BenchFile
from game.level.play_schema import (
    CartFile,
    CauseFile,
    DecisionFile,
    EndingFile,
    FactFile,
    FaultFile,
    HouseFile,
    ObjectiveFile,
    RuleFile,
    StopWorkFile,
    TaskFile,
    WillingFile,
)
from game.level.shapes import (
    AnySeconds,
    Area,
    BodyMass,
    Capacity,
    Clock,
    Condition,
    Conductance,
    Current,
    Energy,
    Formula,
    Id,
    Length,
    Mass,
    MassFlow,
    Power,
    Pressure,
    Rate,
    Seconds,
    Share,
    Strict,
    Temperature,
    Truth,
    Volume,
    VolumeFlow,
    Whole,
)
from game.model.metabolism import ACTIVITIES


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
    """Partial pressure in the living module below which the house calls out."""
    co2: Pressure
    """Partial pressure in the living module above which it does."""
    h2_in_o2: Share
    """Display of any stack above which it does."""


class ModuleFile(Strict):
    """A well-mixed volume and what is built into it."""

    name: str
    """As people call it."""
    volume: Volume
    """Free volume of gas."""
    pressure: Pressure = 70.3e3
    """Total pressure at the start, and what the nitrogen make-up holds."""
    oxygen: Share = 0.265
    """Share of the gas at the start; in the living module and the bay `difficulties` say."""
    co2: Pressure = 400.0
    """Partial pressure at the start."""
    humidity: Share = 0.40
    """Relative humidity at the start."""
    temperature: Temperature = 295.0
    """Of the gas at the start."""
    leak: Rate = 0.0005 / 86400.0
    """Share of the gas lost in a time; BVAD's 0.05 %/d."""
    makeup: MassFlow = 1.0 / 3600.0
    """Largest nitrogen make-up."""
    relief: Pressure = 72.5e3
    """Total pressure above which the relief valve lets gas out."""
    condense_above: Share = 0.40
    """Relative humidity above which the condenser works."""
    condenser: MassFlow = 0.0
    """Largest flow of water that it takes out of the air; 0: there is none."""
    cabin_power: Power = 2000.0
    """Most heat that the cabin's exchanger moves, either way."""
    cabin_temperature: Temperature = 295.0
    """What the exchanger holds."""
    wall_capacity: Capacity = 6.0e6
    """Heat capacity of the walls and all that is fixed to them."""
    wall_film: Conductance = 300.0
    """Between gas and walls."""
    mars_film: Conductance = 6.0
    """Between walls and outside."""
    mars_temperature: Temperature = 215.0
    """What the walls lose heat to."""
    people: Annotated[int, Whole(0, 200)] = 0
    """Residents counted as one load (bodies of their own are under `people:` of the level)."""
    own_oxygen: MassFlow = 0.0
    """Largest flow of the module's own oxygen supply."""
    own_oxygen_pressure: Pressure = 18.63e3
    """Partial pressure of oxygen that its own supply holds."""
    beds: dict[Id, MassFlow] = {}
    """CO2 beds and what each takes up at and above 0.40 kPa."""
    bed_health: Share = 1.0
    """Share of their flow that its beds take up, all alike."""


class LinkFile(Strict):
    """An opening between two modules."""

    between: tuple[Id, Id] = Field(strict=False)
    """The two modules that it joins, in a list."""
    fan: VolumeFlow = 0.0
    """Gas that its fan moves, each way; 0: it has none."""
    fan_on: Truth = False
    """The fan runs at the start."""
    open: Truth = False
    """The door stands open at the start."""
    open_flow: VolumeFlow = 0.0
    """Gas exchanged through the open door, each way."""
    shut_flow: VolumeFlow = 0.0
    """Gas exchanged past the shut door, each way."""
    ease: Seconds = 3.0
    """Time in which pressures even out when open."""
    shut_ease: AnySeconds = 0.0
    """The same when shut; 0 s is tight."""


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


class PersonFile(Strict):
    """A body of its own."""

    name: str
    """As people call them."""
    mass: BodyMass
    """Body mass; the need of oxygen grows with it."""
    class_: str = Field(default="normal", alias="class", pattern="^(sensitive|normal|tolerant)$")
    """How strongly they breathe against thin air: `sensitive` people desaturate first."""
    at: Id
    """Place at the start."""
    doing: str = Field(default="nominal", pattern=f"^({'|'.join(ACTIVITIES)})$")
    """Activity at the start."""
    skills: dict[Id, Annotated[float, Field(gt=0, le=5)]] = {}
    """Factor on the time of tasks by trade; 1 where none is written, less is quicker."""
    orders: list[str] = []
    """Standing orders, "HH:MM activity" or "HH:MM activity in PLACE"."""
    personal_oxygen: Pressure | None = None
    """A personal mark on the oxygen curve; not a house limit."""


class PlaceFile(Strict):
    """Where people are and work, other than a module itself."""

    name: str
    """As people call it."""
    in_: Id = Field(alias="in")
    """The module whose air they breathe there."""


class LevelFile(Strict):
    """level.yaml."""

    format: Annotated[int, Whole(1, 1)]
    """Of this file; this program reads format 1."""
    id: Id
    """The folder's name; plans begin with it."""
    title: str
    """As people read it."""
    start: Clock
    """When the level opens."""
    latest_end: Clock
    """When it ends at the latest; hours past 23 are the next day's."""
    living: Id
    """The module whose oxygen and CO2 the limits speak of."""
    bay: Id
    """The module whose hydrogen they speak of; it may be the same."""
    limits: Limits
    """House limits."""
    alarms: Alarms
    """Values at which the house calls out."""
    refuge_candles: Annotated[int, Whole(0, 100)] = 0
    """Oxygen candles that there are."""
    candle_oxygen: Mass = 0.30
    """What one candle gives."""
    candle_time: Seconds = 480.0
    """How long it burns."""
    torch_argon: VolumeFlow = 12e-3 / 60.0
    """While a torch is on, at 15 °C and 101.3 kPa as bottled gas is metered."""
    difficulties: dict[Id, Share] = Field(min_length=1)
    """Oxygen at the start in the living module and the bay."""
    modules: dict[Id, ModuleFile] = Field(min_length=1)
    """Every volume of air by its id."""
    links: dict[Id, LinkFile] = {}
    """Doors and ducts between modules."""
    places: dict[Id, PlaceFile] = {}
    """Places inside modules; every module is a place of its own name."""
    walks: list[str] = []
    """"place - place minutes"; longer ways are put together from these."""
    transit: Id
    """The module whose air people breathe on the way."""
    histories: dict[Id, list[HistoryBlock]] = {}
    """Service of membranes: equal cycles in blocks, oldest first; `[]` is new."""
    stacks: dict[Id, StackFile] = {}
    """Electrolyser stacks."""
    network: NetworkFile
    """Power and coolant."""
    groups: dict[Id, list[Id]] = {}
    """People who can be named together."""
    people: dict[Id, PersonFile] = Field(min_length=1)
    """Everybody who has a body of their own."""
    story_seed: Annotated[int, Whole(0, 999_999_999)] = 16
    """The seed with which the first cause holds and drawn facts keep their start."""
    causes: dict[Id, CauseFile] = {}
    """Why it broke: one of these, the first for the story's seed."""
    rules: dict[Id, RuleFile] = {}
    """What a plan's head can switch with `rule NAME on|off`."""
    by_task: list[Id] = []
    """Commands that only tasks carry out, while the rule `work` is on."""
    facts: dict[Id, FactFile] = {}
    """Facts that the level keeps itself; effects set them."""
    derived: dict[Id, Formula] = {}
    """Facts that follow from others by a formula (a number) or a condition (yes or no)."""
    tasks: dict[Id, TaskFile] = {}
    """What people can do."""
    bench: BenchFile | None = None
    """A weld bench, where the player's own hands can do the work."""
    cart: CartFile | None = None
    """A cart with room for some of the parts."""
    willing: dict[Id, WillingFile] = {}
    """By group: what its people must have been told before they help."""
    houses: dict[Id, HouseFile] = {}
    """Modules that take guests."""
    hatch: AnySeconds = 0.0
    """Time between one walker of a group and the next."""
    stop_work: StopWorkFile | None = None
    """When people put their work down; none: never."""
    faults: dict[Id, FaultFile] = {}
    """What goes wrong, or happens, by itself."""
    objectives: dict[Id, ObjectiveFile] = {}
    """What there is to learn."""
    judged: list[Condition] = []
    """Conditions at the first of which the level is decided; none: when somebody is dead, or `stabilised`."""
    endings: dict[Id, EndingFile] = {}
    """In this order: the first whose condition holds when the level is decided."""
    bill: list[Id] = []
    """Number facts that count what it cost, and whom."""
    decisions: dict[Id, DecisionFile] = {}
    """Critical decisions and the ways to take them, for `check --explore`."""

    @field_validator("latest_end")
    @classmethod
    def _ends_after_it_starts(cls, value: int, info: ValidationInfo) -> int:
        if value <= info.data.get("start", -1):
            raise ValueError("must be later than start; hours past 24 are the next day's")
        return value
