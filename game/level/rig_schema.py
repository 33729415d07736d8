"""The shape of `rig:` in level.yaml: the plant on both sides of the wall, the box of loose parts, and the book.

Look for: `RigFile` (the whole), `PartFile` (one part of any kind); rigging.py turns one into a `RigDesign`.
"""

from typing import Annotated

from pydantic import Field

from game.level.shapes import (
    Amount,
    AnySeconds,
    Bore,
    Condition,
    Current,
    Head,
    Id,
    LeadLength,
    MeltingEnergy,
    MolarFlow,
    Place,
    Power,
    Pressure,
    PumpFlow,
    Resistance,
    Share,
    Strict,
    Text,
    Truth,
    Voltage,
    Volume,
    Whole,
    WireArea,
)
from game.rig.parts import KINDS, MEDIA

Kind = Annotated[str, Field(pattern=f"^({'|'.join(KINDS)})$")]
Medium = Annotated[str, Field(pattern=f"^({'|'.join(MEDIA)})$")]
Side = Annotated[str, Field(pattern="^(habitat|machine)$")]
Gas = Annotated[str, Field(pattern="^(oxygen|hydrogen)$")]
Shows = Annotated[
    str, Field(pattern="^(amperes|volts|flow|pressure|celsius|h2_in_o2|o2_out|n2_flow|water)$")
]  # fmt: skip
Loss = Annotated[float, Field(ge=0, le=10_000)]
Address = Annotated[int, Whole(1, 247)]
Baud = Annotated[int, Whole(1200, 115_200)]


class PortFile(Strict):
    """An end of the plant into which something can be plugged."""

    shape: Text
    """Its shape and sex, such as "dc50 f": f, m, or n for what is neither (a stud, a terminal)."""
    x: Place
    """Where it is on the wall, to the right."""
    y: Place
    """And up."""
    side: Side
    """Whose it is: the habitat's or the machine's."""


class PartFile(Strict):
    """A part of the plant or of the box. Which of these keys it has is a matter of its kind."""

    kind: Kind
    """What it is."""
    label: str = Field(default="", max_length=40)
    """As it is marked, and shown in drawings: `Q1`."""
    ports: dict[Id, PortFile] = {}
    """Of a part of the plant: which of its ends are open, and where. Its other ends only the plant's joints reach."""
    ends: dict[Id, Text] = {}
    """Of a loose part: the shape and sex of each of its ends, such as "dc50 m"; a medium may follow."""
    when: Condition = "always"
    """Of a loose part: it lies in the box while this holds."""
    medium: Medium | None = None
    """What it carries, where neither its kind nor a shape says so."""
    volts: Voltage | None = None
    """Of a source without load; of a converter what it holds at its output."""
    ohm: Resistance | None = None
    """In series."""
    amperes: Current | None = None
    """Of a source or converter its limit; of a cable what it carries for good; of breaker and fuse what they stand."""
    melts: MeltingEnergy | None = None
    """At which a fuse does, beyond what it stands."""
    efficiency: Share | None = None
    """Of a converter."""
    lowest: Voltage | None = None
    """Below which a converter, load or motor lets go; 5 % more and it comes back."""
    highest: Voltage | None = None
    """Above which, or with its polarity reversed, a load is gone for good."""
    watts: Power | None = None
    """Of a load or motor. Of a stack's current supply, 0 W: it takes what the stack asks for."""
    priority: Annotated[int, Whole(0, 99)] | None = None
    """Of a load: of those behind one converter or source that gives way, the highest is shed first."""
    length: LeadLength | None = None
    """Of a cable, hose or plate."""
    area: WireArea | None = None
    """Of each conductor of a cable; none of one for data."""
    bore: Bore | None = None
    """Of what liquid or gas goes through."""
    pressure: Pressure | None = None
    """That a hose holds for good; of a bottle over ambient; of an outlet that at which its relief lifts."""
    arrestor: Truth | None = None
    """A hose has a flame arrestor in it."""
    crossed: Truth | None = None
    """In an adapter, plus and minus, or A and B, change places."""
    maybe_crossed: Share = 0.0
    """Chance that an adapter is crossed, as the seed draws it; the story's seed leaves it as it is."""
    head: Head | None = None
    """Of a pump at no flow; at which a reservoir stands."""
    flow: PumpFlow | None = None
    """Of a pump at no head."""
    loss: Loss | None = None
    """Of a valve, check valve or filter, in velocity heads."""
    effectiveness: Share | None = None
    """Of a plate with the flow as it is marked."""
    backwards: Share | None = None
    """Of a plate the other way round."""
    litres: Volume | None = None
    """What can leak out of a reservoir before it is empty."""
    rate: MolarFlow | None = None
    """Of water that a feed lets in at most."""
    gas: Gas | None = None
    """That comes out of an outlet."""
    moles: Amount | None = None
    """Of nitrogen in a bottle."""
    address: Address | None = None
    """On the data bus."""
    baud: Baud | None = None
    """Its speed there."""
    terminated: Truth | None = None
    """Its end of the bus has its resistor."""
    stack: Id | None = None
    """The stack to which it belongs."""
    supply: Id | None = None
    """Of a slave: the load that keeps it alive; none: it has a supply of its own."""
    chassis: Id | None = None
    """Of a stud: the part whose case it earths; none: it is the house's own earth."""


class GroupFile(Strict):
    """What somebody does at a rig who is left to it, in one task or part of one."""

    joints: list[Text] = []
    """What is plugged together: "k1.b - cable_1.a"; `swapped` may follow."""
    on: list[Id] = []
    """What is turned on then."""


class SensorFile(Strict):
    """An instrument of the start-up panel."""

    label: str = Field(default="", max_length=20)
    """As it is marked: `FT 204`."""
    shows: Shows
    """What it shows: A, V, L/min, Pa over ambient, °C, % of hydrogen in the oxygen, L/min of gas or water."""
    at: Text
    """Where it hangs: a part (amperes, flow), an end (volts, pressure), or the stack whose own it is (also amperes)."""
    over_bus: Truth = False
    """Its number comes over the data bus; else it hangs on the panel."""
    lag: AnySeconds = 0.0
    """In which it gets two thirds of the way."""
    noise: float = Field(default=0.0, ge=0, le=1e6)
    """One standard deviation, in its unit."""
    low: float = Field(default=0.0, ge=-1e7, le=1e7)
    """Where its scale begins."""
    high: float = Field(ge=-1e7, le=1e7)
    """Where its scale ends."""


class TroubleFile(Strict):
    """One thing that may be wrong with a part."""

    kind: Id
    """Which kind of fault."""
    part: Id
    """The part, or the instrument."""
    amount: float | None = Field(default=None, ge=-1e6, le=1e6)
    """How bad; none: the middle of what that kind can be."""


class RigFaultFile(Strict):
    """Something that is wrong with the rig and that nobody sees."""

    when: Condition = "always"
    """It is so while this holds, until somebody mends it."""
    one_of: list[TroubleFile] = Field(min_length=1, max_length=40)
    """What it is: one of these, the first for the story's seed."""


class RigSecondsFile(Strict):
    """What each command at the rig takes of whoever works there; what a measurement takes, by its tool."""

    connect: AnySeconds = 40.0
    """To plug two ends together."""
    disconnect: AnySeconds = 20.0
    """To pull them apart."""
    turn: AnySeconds = 3.0
    """To turn something."""
    dial: AnySeconds = 3.0
    """To set a dial."""
    press: AnySeconds = 1.0
    """To press a button."""
    jumper: AnySeconds = 60.0
    """To open the cabinet and jumper an interlock."""
    address: AnySeconds = 60.0
    """To find the little switches, and set them."""
    bleed_off: AnySeconds = 300.0
    """To bleed the coolant."""
    mend: AnySeconds = 300.0
    """To replace, clean, free or reseat a part."""
    volts: AnySeconds = 30.0
    """To measure a voltage."""
    ohms: AnySeconds = 60.0
    """To measure a resistance."""
    clamp: AnySeconds = 30.0
    """To measure a current."""
    gauge: AnySeconds = 90.0
    """To measure a pressure."""
    spray: AnySeconds = 60.0
    """To look for bubbles."""
    sniffer: AnySeconds = 45.0
    """To sniff for gas."""
    bus: AnySeconds = 60.0
    """To ask the data bus who is there."""


class RigFile(Strict):
    """A rig: what the player's own hands can plug together, start up and put right."""

    place: Id
    """The place where it is."""
    stack: Id
    """The stack that it feeds."""
    load: Id
    """The load on the house's bus that stands for all that its feeders give."""
    ready: Condition = "always"
    """From when its ports can be reached."""
    tasks: list[Id] = Field(min_length=1)
    """Which tasks can be done there by hand."""
    seconds: RigSecondsFile = RigSecondsFile()
    """What each command takes."""
    shapes: dict[Id, Medium] = Field(min_length=1)
    """Every shape of plug, and what goes through it."""
    plant: dict[Id, PartFile] = Field(min_length=1)
    """Parts that are fixed, on both sides of the wall."""
    joints: list[Text] = []
    """What is joined behind the wall: "feeder.out - q1.a"."""
    on: list[Id] = []
    """Parts of the plant that are turned on at the start."""
    box: dict[Id, PartFile] = {}
    """Loose parts."""
    book: dict[Id, GroupFile] = {}
    """How it is done by the book, in groups that effects can `wire`. Of two that use one port the first is usual."""
    sensors: dict[Id, SensorFile] = {}
    """Instruments of the panel."""
    faults: dict[Id, RigFaultFile] = {}
    """What is wrong with it."""
