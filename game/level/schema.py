"""The shape of level.yaml: every key, its unit and its default.

Look for: `LevelFile` (the whole), and the models under it; machine_schema.py has those of stacks, bus and coolant,
play_schema.py what happens; `build.py` turns one into a world.
"""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from game.level.bench_schema import BenchFile
from game.level.machine_schema import HistoryBlock, NetworkFile, StackFile
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
from game.level.rig_schema import RigFile
from game.level.shapes import (
    AnySeconds,
    BodyMass,
    Capacity,
    Clock,
    Condition,
    Conductance,
    Formula,
    Id,
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
    rig: RigFile | None = None
    """A rig, where the player's own hands can plug things together."""
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
