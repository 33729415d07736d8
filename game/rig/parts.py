"""Everything that a rig is made of: parts with ends, joints between ends, and how it all is set, as plain tuples.

A fixed plant and the loose parts of a box are alike: parts with ends. The plant's ends are joined by the level, the
others by whoever plugs them. What flows follows from parts, joints and settings alone.

Look for: `End`, `Part` and its `Body` (one of the kinds), `Joint`, `Fault`, `Rig` (what a level fixes), `Rigged` (how
it stands, a part of every moment).
"""

from typing import NamedTuple

POWER, DATA, COOLANT, WATER, OXYGEN, HYDROGEN, NITROGEN, EARTH = (
    "power",
    "data",
    "coolant",
    "water",
    "oxygen",
    "hydrogen",
    "nitrogen",
    "earth",
)
MEDIA = (POWER, DATA, COOLANT, WATER, OXYGEN, HYDROGEN, NITROGEN, EARTH)
LIQUIDS = (COOLANT, WATER)
GASES = (OXYGEN, HYDROGEN, NITROGEN)
ELECTRIC = (POWER, EARTH)
"""A power end has two conductors, plus and minus; an earth end has one."""


class End(NamedTuple):
    """Where a part can be joined to another; its full name is `part.end`, as in `hose_2.a`."""

    name: str
    medium: str
    shape: str
    """What it mates with: an end of the same shape and the other sex, as in `dc50`. '' for one inside the plant."""
    sex: str
    """`f`, `m`, or `n` (neither: mates with any of its shape, a terminal or lug, and either way round)."""
    x: float = 0.0
    """m to the right on the wall, of a fixed part's open end; how long a lead must be follows from that."""
    y: float = 0.0
    side: str = ""
    """`habitat` or `machine` for a port that somebody can plug something into, '' for all others."""


# ---- Kinds ------------------------------------------------------------------------------------------------------
# The ends of each kind are named in its docstring; a part has exactly those, in that order.


class Source(NamedTuple):
    """A feeder (`out`): ideal volts behind a resistance, and a current at which it gives way."""

    volts: float
    ohm: float
    amperes: float


class Cable(NamedTuple):
    """A lead for power, data or earth (`a`, `b`)."""

    length: float
    """m"""
    area: float
    """mm2 of each conductor; 0 for data."""
    amperes: float
    """What it may carry for good."""


class Breaker(NamedTuple):
    """Opens by itself on too much current (`a`, `b`); can be turned on and off."""

    amperes: float


class Fuse(NamedTuple):
    """Melts, once (`a`, `b`)."""

    amperes: float
    melts: float
    """A2 s at which it does, beyond its rating."""


class Switch(NamedTuple):
    """A contactor or toggle in a power line (`a`, `b`)."""


class Diode(NamedTuple):
    """Lets current through from `a` to `b`."""


class Converter(NamedTuple):
    """DC to DC (`in`, `out`)."""

    volts: float
    ohm: float
    amperes: float
    """Its limit."""
    efficiency: float
    lowest: float
    """V at its input below which it shuts off; 5 % more and it comes back."""


class Load(NamedTuple):
    """Takes constant power while its voltage is in range (`in`); a stack's takes what the stack asks for."""

    watts: float
    lowest: float
    """V below which it lets go; 5 % more and it comes back."""
    highest: float
    """V above which, or with its polarity reversed, its input goes for good."""
    stack: str = ""
    """Id of the stack whose current supply this is."""
    priority: int = 0
    """Among loads behind one converter or source that gives way, the highest number is shed first."""


class Adapter(NamedTuple):
    """Joins ends of two shapes, perhaps of two media (`a`, `b`)."""

    ohm: float = 0.0
    bore: float = 0.0
    """m"""
    crossed: bool = False
    """Plus and minus, or A and B, change places; nobody sees it from outside."""


class Tee(NamedTuple):
    """Joins three ends of one medium (`a`, `b`, `c`)."""


class Hose(NamedTuple):
    """A lead for liquid or gas (`a`, `b`)."""

    length: float
    bore: float
    """m"""
    pressure: float
    """Pa that it may hold for good."""
    arrestor: bool = False
    """It has a flame arrestor in it."""


class Pump(NamedTuple):
    """`in` to `out`, and `power` for its motor; can be turned on and off."""

    head: float
    """m of its fluid at no flow."""
    flow: float
    """m3/s at no head: head falls with the square of the flow."""
    watts: float
    lowest: float
    """V that its motor needs."""


class Valve(NamedTuple):
    """`a` to `b`; can be turned on (open) and off (shut)."""

    bore: float
    loss: float
    """Velocity heads, open."""


class Check(NamedTuple):
    """Lets fluid through from `a` to `b` only."""

    bore: float
    loss: float


class Filter(NamedTuple):
    """`a` to `b`; fines clog it."""

    bore: float
    loss: float
    """Velocity heads, clean."""


class Plate(NamedTuple):
    """The cold plate of a stack, `in` to `out`."""

    stack: str
    length: float
    bore: float
    effectiveness: float
    """With the flow as marked; `backwards` the other way."""
    backwards: float


class Reservoir(NamedTuple):
    """Liquid at a given head (`out`): an accumulator, or a water tank."""

    head: float
    """m"""
    litres: float
    """What leaks can take before it is empty."""


class Feed(NamedTuple):
    """The water inlet of a stack (`in`), at head 0."""

    stack: str
    rate: float
    """mol/s that its own metering lets in at most."""


class Outlet(NamedTuple):
    """Where a stack's gas comes out (`out`)."""

    stack: str
    gas: str
    """`oxygen` or `hydrogen`."""
    pressure: float
    """Pa over ambient at which its relief lifts and its interlock acts."""


class Inlet(NamedTuple):
    """The purge connection of a stack (`in`)."""

    stack: str


class Duct(NamedTuple):
    """Gas that comes out here goes into the module where the machine stands (`in`)."""


class Vent(NamedTuple):
    """Gas that comes out here goes outside (`in`)."""


class Bottle(NamedTuple):
    """Nitrogen behind a regulator (`out`)."""

    pressure: float
    """Pa over ambient."""
    moles: float


class Master(NamedTuple):
    """The controller of a two-wire bus (`bus`), and where the panel gets its numbers."""

    address: int
    baud: int
    terminated: bool


class Slave(NamedTuple):
    """What answers on it (`bus`)."""

    address: int
    baud: int
    terminated: bool
    stack: str = ""
    """Whose sensors speak through it; '' for another device, whose answers belong to it alone."""
    supply: str = ""
    """The load that keeps it alive; '' for one with a supply of its own."""


class Terminator(NamedTuple):
    """120 ohm in a plug (`a`)."""


class Stud(NamedTuple):
    """Earth: a stud of the house or a lug of a chassis (`a`)."""

    chassis: str = ""
    """The part whose case this earths; '' for the house's own earth."""


Body = (
    Source | Cable | Breaker | Fuse | Switch | Diode | Converter | Load | Adapter | Tee | Hose | Pump | Valve | Check
    | Filter | Plate | Reservoir | Feed | Outlet | Inlet | Duct | Vent | Bottle | Master | Slave | Terminator | Stud
)  # fmt: skip
LEADS = (Cable, Hose)
TURNED = (Breaker, Switch, Pump, Valve)
"""What can be turned on and off."""
KINDS: dict[str, type] = {
    kind.__name__.lower(): kind
    for kind in (
        Source, Cable, Breaker, Fuse, Switch, Diode, Converter, Load, Adapter, Tee, Hose, Pump, Valve, Check, Filter,
        Plate, Reservoir, Feed, Outlet, Inlet, Duct, Vent, Bottle, Master, Slave, Terminator, Stud,
    )
}  # fmt: skip
ENDS: dict[type, tuple[str, ...]] = {
    Source: ("out",), Cable: ("a", "b"), Breaker: ("a", "b"), Fuse: ("a", "b"), Switch: ("a", "b"), Diode: ("a", "b"),
    Converter: ("in", "out"), Load: ("in",), Adapter: ("a", "b"), Tee: ("a", "b", "c"), Hose: ("a", "b"),
    Pump: ("in", "out", "power"), Valve: ("a", "b"), Check: ("a", "b"), Filter: ("a", "b"), Plate: ("in", "out"),
    Reservoir: ("out",), Feed: ("in",), Outlet: ("out",), Inlet: ("in",), Duct: ("in",), Vent: ("in",),
    Bottle: ("out",), Master: ("bus",), Slave: ("bus",), Terminator: ("a",), Stud: ("a",),
}  # fmt: skip


class Part(NamedTuple):
    """One part."""

    name: str
    body: Body
    ends: tuple[End, ...]
    fixed: bool
    """Of the plant; False: loose, in the box."""
    label: str = ""
    """As marked on it and in drawings: `Q1`, `F1 50 A`, `P-201`."""

    def end(self, name: str) -> str:
        """The full name of one of its ends."""
        return f"{self.name}.{name}"


class Joint(NamedTuple):
    """Two ends that are together."""

    one: str
    """Full names; `one` < `other`."""
    other: str
    swapped: bool = False
    """The wrong way round: possible where an end is of neither sex."""
    makeshift: bool = False
    """Of shapes that do not fit (bare wire, a clamped hose): resists, or leaks."""


class Fault(NamedTuple):
    """Something wrong with one part, that nobody sees from outside. Kinds: see faults.py."""

    kind: str
    part: str
    amount: float


class Sensor(NamedTuple):
    """An instrument of the panel, and what it hangs on."""

    name: str
    """As in `ft204`."""
    label: str
    """`FT 204`"""
    shows: str
    """`amperes`, `volts`, `flow`, `pressure`, `celsius`, `h2_in_o2`, `o2_out`, `n2_flow`, `water`"""
    at: str
    """The part (amperes, flow) or end (volts, pressure) where it hangs; a stack's id for what is its own."""
    over_bus: bool
    """Its number comes over the data bus; else it hangs on the panel directly."""
    lag: float
    """s"""
    noise: float
    """Of its unit, one standard deviation."""
    low: float
    high: float
    """Ends of its scale."""


class Rig(NamedTuple):
    """What a level fixes."""

    parts: tuple[Part, ...]
    """In the order of their names."""
    joints: tuple[Joint, ...]
    """Of the plant."""
    book: tuple[tuple[str, tuple[Joint, ...], tuple[str, ...]], ...]
    """By the book: (group, joints, what is turned on), as people do it who are left to it."""
    sensors: tuple[Sensor, ...]
    turned_on: tuple[str, ...]
    """Parts that are on at the start."""
    stack: str
    """The stack that this is about."""
    load: str
    """The load of the house's bus that stands for all that the feeder gives."""
    cells: int = 1
    """Of that stack, in series: each makes gas with its current."""

    def part(self, name: str) -> Part | None:
        """By its name."""
        return next((part for part in self.parts if part.name == name), None)


class Rigged(NamedTuple):
    """How it stands; what it means follows from it and the rig."""

    joints: tuple[Joint, ...]
    """The player's, sorted."""
    on: tuple[str, ...]
    """Parts that are turned on, sorted."""
    blown: tuple[str, ...] = ()
    """Fuses that have melted, breakers that have opened and inputs that are gone, sorted."""
    faults: tuple[Fault, ...] = ()
    addresses: tuple[tuple[str, int], ...] = ()
    """Of slaves whose switch has been set anew."""
    jumpers: tuple[str, ...] = ()
    """Interlocks that are jumpered, sorted."""
    latched: tuple[str, ...] = ()
    """Converters and loads that have let go for too low a voltage, sorted: they need 5 % more to come back."""
    warmth: tuple[float, ...] = ()
    """K over the room of every cable of the rig, in the order of their names."""
    stress: tuple[float, ...] = ()
    """What fuses and breakers have had, as a share of what opens them, in the order of their names."""
    lost: float = 0.0
    """Litres that have leaked from the coolant so far."""
    air: float = 0.0
    """Share of the coolant's branch that air blocks, 0 to 1."""
    fines: float = 0.0
    """Share of the feed filter that is clogged, 0 to 1."""
