"""What a solution of a rig says: what is asked of it, what flows where, and what reaches the machine.

Look for: `Asks` (in), `Solved` (out), `Flow` (in one part), `At` (at one end), `Delivery` (to the stack), `Said` (on
the data bus).
"""

from typing import NamedTuple


class Asks(NamedTuple):
    """What the world asks of the rig; it is solved again when one of these has moved by its quantum."""

    watts: float
    """What the stack's current supply takes now, its losses and its auxiliaries counted; 0 while it is off."""
    volts: float
    """Of the house's bus as a share of what it should be: 0 with its breaker open or shed."""
    making: float
    """A that the stack makes gas with."""
    kelvin: float
    """Of the room."""
    purging: float
    """1 while the panel asks for nitrogen."""


class Flow(NamedTuple):
    """In one part, from its first end to its second."""

    amperes: float = 0.0
    watts: float = 0.0
    """Turned into heat in the part; of a load or motor what it takes."""
    litres: float = 0.0
    """L/min of liquid."""
    moles: float = 0.0
    """mol/s of gas."""


class At(NamedTuple):
    """At one end."""

    volts: float = 0.0
    """Plus over minus; of an earth end over the house's earth."""
    earth: float = 0.0
    """V of the plus conductor over earth."""
    pascal: float = 0.0
    """Over ambient, of liquid or gas."""
    gas: str = ""
    """What stands in it, of a gas end that has any: `oxygen`, `hydrogen`, `nitrogen`, or several joined by `+`."""


class Said(NamedTuple):
    """What comes of asking a slave on the data bus."""

    slave: str
    """Its part."""
    state: str
    """`ok`, `silent` (no way to it), `swapped`, `baud`, `echo` (missing termination: some answers are lost), `clash`
    (two answer at one address: the panel shows the other one's numbers), `address` (nobody there), `dead`."""


class Delivery(NamedTuple):
    """What reaches the stack that the rig is about."""

    power: float = 0.0
    """1 while its supply has a voltage in range, else 0."""
    burden: float = 1.0
    """W that the house's bus gives for each W that all loads of the rig take."""
    other: float = 0.0
    """W of the rig's other loads: motors, controls, heaters."""
    coolant: float = 0.0
    """kg/s through its cold plate."""
    effectiveness: float = 0.0
    """Of the plate, the way it flows."""
    feed: float = 0.0
    """mol/s of water that reach it at most."""
    purge: float = 0.0
    """Share of its purge flow that arrives, 0 to 1."""
    lost: float = 0.0
    """Share of its oxygen that goes outside instead of into the module."""
    spill: float = 0.0
    """Share of its hydrogen that goes into the module instead of outside."""
    blocked: float = 0.0
    """1 while the oxygen or the hydrogen has nowhere to go."""
    signal: float = 0.0
    """What its interlocks see: 1 its sensors, 0 nothing, -1 another device's."""
    h2_gain: float = 1.0
    """Its hydrogen sensor shows gain * share + bias."""
    h2_bias: float = 0.0
    hot_bias: float = 0.0
    """K that its temperature sensor shows too much."""


class Solved(NamedTuple):
    """The networks of a rig at one set of inputs."""

    flows: dict[str, Flow]
    """By part."""
    ends: dict[str, At]
    """By full name of an end."""
    said: tuple[Said, ...]
    delivery: Delivery
    notes: tuple[tuple[str, str], ...] = ()
    """What the solution ran into: (id, part), as in ("collapsed", "u1"), ("limited", "bus"), ("reversed", "u1"),
    ("air", "plate"), ("dry", "p201")."""
    source_watts: float = 0.0
    """W that all sources of the electric network give."""
    heat_watts: float = 0.0
    """W that resistances, joints, diodes and converters turn into heat."""
    load_watts: float = 0.0
    """W that loads and motors take; source = heat + load."""
