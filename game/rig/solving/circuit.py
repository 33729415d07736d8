"""Direct-current networks of any shape, written down as modified nodal analysis: what they are made of, and compiled.

Unknown are the volts of every node over node 0 and the amperes of every element that fixes a voltage (C.-W. Ho,
A. Ruehli, P. Brennan, IEEE Trans. CAS 22, 1975). What only the wiring decides is done once, by `compiled`; what is left
is to be solved for the elements whose law is not a straight line (operating.py).

A group of nodes that no resistor or source without a limit ties to node 0 gets 1e-9 S to it, so that every voltage is a
number, even behind a diode that blocks; it is counted as heat.

Look for: `Resistor`, `Volts`, `Amps`, `Diode`, `Load`, `Converter`, `Circuit`, `adjusted`, `Compiled`, `compiled`;
operating.py.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model import det
from game.rig.solving.elimination import Ordered, begun, carried, ordered

THERMAL = 1.380649e-23 * 300.15 / 1.602176634e-19
"""V: k T / q at 27 C, SPICE's TNOM."""
JUNCTION = 1e-12
"""S beside every diode, SPICE's GMIN."""
USUAL = 1e-3
"""S of a diode, for the order of elimination."""
LEAK = 1e-9
"""S to node 0 from a group of nodes that nothing ties to it."""
STIFF = 1e-3
"""ohm: below this a resistor is an element whose current is an unknown, so that 0 is allowed, too."""
GROUND = -1
"""The unknown of node 0: the last number of a list that has one more for it, which is always 0."""


class Resistor(NamedTuple):
    a: int
    b: int
    ohm: float


class Volts(NamedTuple):
    """A source of volts, `a` over `b`."""

    a: int
    b: int
    volts: float
    ohm: float = 0.0
    """Behind this; 0: ideal."""
    limit: float = det.INF
    """A, either way, beyond which it is a source of that current."""


class Amps(NamedTuple):
    """A source of current that flows through it from `a` to `b`."""

    a: int
    b: int
    amperes: float


class Diode(NamedTuple):
    """Lets current through from `a` to `b` (W. Shockley, Bell Syst. Tech. J. 28, 1949)."""

    a: int
    b: int
    saturation: float = 1e-14
    """A"""
    ideality: float = 1.0


class Load(NamedTuple):
    """Takes constant power from `a` over `b`, whatever the volts.

    Below `lowest` volts, and with its polarity reversed, it is the resistance lowest^2 / watts, which takes less.
    """

    a: int
    b: int
    watts: float
    """At least 0."""
    lowest: float
    """V, above 0."""


class Converter(NamedTuple):
    """Takes power at `in_a` over `in_b` and holds volts at `out_a` over `out_b`; never takes any back from there.

    What it gives inside, volts times amperes, it takes divided by its efficiency, at whatever volts it is given. If
    those fall below `lowest`, it shuts off.
    """

    in_a: int
    in_b: int
    out_a: int
    out_b: int
    volts: float
    ohm: float
    """Its output's."""
    limit: float
    """A at its output, beyond which it is a source of that current."""
    efficiency: float
    lowest: float
    """V, above 0."""


Element = Resistor | Volts | Amps | Diode | Load | Converter


class Circuit(NamedTuple):
    """A network."""

    nodes: int
    """How many, node 0, the reference, counted."""
    elements: tuple[Element, ...]


def adjusted(circuit: Circuit, watts: Sequence[float] | None = None, volts: Sequence[float] | None = None) -> Circuit:
    """With other watts of all its loads, or volts of all its sources, each in the order of the circuit."""
    loads, sources = iter(watts or ()), iter(volts or ())
    elements: list[Element] = []
    for element in circuit.elements:
        match element:
            case Load() if watts is not None:
                elements.append(element._replace(watts=next(loads)))
            case Volts() if volts is not None:
                elements.append(element._replace(volts=next(sources)))
            case _:
                elements.append(element)
    return Circuit(circuit.nodes, tuple(elements))


Four = tuple[int, int, int, int]
"""Slots of a conductance between two unknowns: (a, a), (a, b), (b, a), (b, b)."""


class Branch(NamedTuple):
    """An element whose current is an unknown: what it gives into `a`."""

    element: int
    a: int
    b: int
    current: int
    """The unknown."""
    ohm: float
    limit: float
    least: float
    """A: the other end of what it may give, -limit, or 0 of a converter."""
    slots: tuple[int, int, int]
    """Of its own equation: at a, at b, at the current. Of use where it has a limit."""


class Pair(NamedTuple):
    """A load's two ends, or a converter's input."""

    element: int
    a: int
    b: int
    lowest: float
    slots: Four


class Junction(NamedTuple):
    """A diode."""

    element: int
    a: int
    b: int
    saturation: float
    scale: float
    """V: ideality times k T / q."""
    bend: float
    """V where its law is most curved, but at least `scale`."""
    slots: Four


class Coupling(NamedTuple):
    """A converter: what its input takes depends on what its output gives."""

    source: int
    """Place among the limited branches."""
    efficiency: float
    slots: tuple[int, int, int, int, int, int]
    """In the rows of in_a and in_b: at the output's current, at out_a, at out_b."""


class Compiled(NamedTuple):
    """A circuit made ready; only sources' volts and loads' watts may still change."""

    circuit: Circuit
    order: Ordered
    numbers: tuple[float, ...]
    """By slot, all that is linear, the head eliminated; one more for what concerns node 0."""
    right: tuple[float, ...]
    """Current that sources drive into each node."""
    linear: tuple[Branch, ...]
    """Sources without a limit, stiff resistors."""
    limited: tuple[Branch, ...]
    """Sources with a limit, then converters."""
    loads: tuple[Pair, ...]
    inputs: tuple[Pair, ...]
    """Of converters."""
    couplings: tuple[Coupling, ...]
    junctions: tuple[Junction, ...]
    leaks: tuple[int, ...]
    """Nodes with 1e-9 S to node 0."""
    sides: tuple[float, ...]
    """The right sides with the volts that the circuit states, the head eliminated."""


class _Book:
    """Entries of the matrix while they are collected."""

    def __init__(self) -> None:
        self.places: list[tuple[int, int]] = []
        self.values: list[float] = []
        """For the order."""
        self.fixed: list[float] = []
        """Without what the devices will add."""
        self.late: list[int] = []

    def put(self, row: int, column: int, value: float, device: bool = False) -> int:
        """Notes a number; returns its place in the list, or -1 where node 0 is concerned."""
        if row == GROUND or column == GROUND:
            return -1
        self.places.append((row, column))
        self.values.append(value)
        self.fixed.append(0.0 if device else value)
        return len(self.places) - 1

    def conductance(self, a: int, b: int, siemens: float, device: bool = False) -> Four:
        return (
            self.put(a, a, siemens, device),
            self.put(a, b, -siemens, device),
            self.put(b, a, -siemens, device),
            self.put(b, b, siemens, device),
        )

    def branch(self, a: int, b: int, current: int, ohm: float, device: bool) -> tuple[int, int, int]:
        """Into a flows the current, out of b; a over b and what is lost on ohm are the element's volts."""
        self.put(a, current, -1.0)
        self.put(b, current, 1.0)
        return (
            self.put(current, a, 1.0, device),
            self.put(current, b, -1.0, device),
            self.put(current, current, ohm, device),
        )

    def delay(self, *unknowns: int) -> None:
        self.late.extend(unknown for unknown in unknowns if unknown != GROUND)


def leaking(circuit: Circuit) -> tuple[int, ...]:
    """The first node of every group that no resistor or source without a limit ties to node 0."""
    roots = list(range(circuit.nodes))

    def root(node: int) -> int:
        while roots[node] != node:
            node = roots[node]
        return node

    for element in circuit.elements:
        match element:
            case Resistor(a, b) | Volts(a, b, limit=det.INF):
                one, other = sorted((root(a), root(b)))
                roots[other] = one
    return tuple(node for node in range(1, circuit.nodes) if root(node) == node)


def compiled(circuit: Circuit) -> Compiled:
    """The circuit made ready for `solved`."""
    book = _Book()
    right = [0.0] * (circuit.nodes - 1)
    linear: list[Branch] = []
    limited: list[Branch] = []
    pairs: list[Pair] = []
    inputs: list[Pair] = []
    couplings: list[Coupling] = []
    junctions: list[Junction] = []
    leaks = leaking(circuit)
    for node in leaks:
        book.put(node - 1, node - 1, LEAK)
    unknowns = circuit.nodes - 1
    # Sources with a limit come before converters, among the branches as in the circuit.
    places = sorted(range(len(circuit.elements)), key=lambda place: isinstance(circuit.elements[place], Converter))
    for place in places:
        match circuit.elements[place]:
            case Resistor(a, b, ohm) if ohm >= STIFF:
                book.conductance(a - 1, b - 1, 1.0 / ohm)
            case Resistor(a, b, ohm):
                slots = book.branch(a - 1, b - 1, unknowns, max(0.0, ohm), False)
                linear.append(Branch(place, a - 1, b - 1, unknowns, max(0.0, ohm), det.INF, -det.INF, slots))
                unknowns += 1
            case Amps(a, b, amperes):
                for node, sign in ((a, -1.0), (b, 1.0)):
                    if node > 0:
                        right[node - 1] += sign * amperes
            case Volts(a, b, _, ohm, limit):
                slots = book.branch(a - 1, b - 1, unknowns, ohm, limit < det.INF)
                branch = Branch(place, a - 1, b - 1, unknowns, ohm, limit, -limit, slots)
                if limit < det.INF:
                    book.delay(a - 1, b - 1, unknowns)
                    limited.append(branch)
                else:
                    linear.append(branch)
                unknowns += 1
            case Diode(a, b, saturation, ideality):
                four = book.conductance(a - 1, b - 1, USUAL, True)
                junctions.append(_junction(place, a - 1, b - 1, saturation, ideality * THERMAL, four))
                book.delay(a - 1, b - 1)
            case Load(a, b, _, lowest):
                four = book.conductance(a - 1, b - 1, 0.0, True)
                pairs.append(Pair(place, a - 1, b - 1, max(1e-6, lowest), four))
                book.delay(a - 1, b - 1)
            case Converter(in_a, in_b, out_a, out_b, _, ohm, limit, efficiency, lowest):
                slots = book.branch(out_a - 1, out_b - 1, unknowns, ohm, True)
                four = book.conductance(in_a - 1, in_b - 1, 0.0, True)
                ends = (unknowns, out_a - 1, out_b - 1)
                six = [book.put(row - 1, at, 0.0, True) for row in (in_a, in_b) for at in ends]
                couplings.append(Coupling(len(limited), efficiency, (six[0], six[1], six[2], six[3], six[4], six[5])))
                limited.append(Branch(place, out_a - 1, out_b - 1, unknowns, ohm, limit, 0.0, slots))
                inputs.append(Pair(place, in_a - 1, in_b - 1, max(1e-6, lowest), four))
                book.delay(in_a - 1, in_b - 1, *ends)
                unknowns += 1
    order = ordered(unknowns, book.places, book.values, book.late)
    numbers = begun(order, book.fixed)
    right += [0.0] * (unknowns - len(right))
    bare = Compiled(
        circuit, order, (*numbers, 0.0), tuple(right), tuple(linear), tuple(limited), tuple(pairs), tuple(inputs),
        tuple(couplings), tuple(junctions), leaks, (),
    )  # fmt: skip
    return _slotted(bare)._replace(sides=tuple(sides(bare, circuit.elements)))


def _junction(element: int, a: int, b: int, saturation: float, scale: float, slots: Four) -> Junction:
    # Where I + Is = scale / sqrt(2): there the curvature of Is (exp(V / scale) - 1) is greatest.
    bend = scale * det.log(scale / (1.4142135623730951 * saturation))
    return Junction(element, a, b, saturation, scale, max(scale, bend), slots)


def sides(ready: Compiled, elements: Sequence[Element]) -> list[float]:
    """The right sides, the head eliminated, one more for node 0; the volts are those of `elements`."""
    right = list(ready.right)
    for branch in ready.linear:
        match elements[branch.element]:
            case Volts(volts=volts):
                right[branch.current] = volts
    return [*carried(ready.order, ready.numbers, right), 0.0]


def _slotted(ready: Compiled) -> Compiled:
    """Places in the list of entries turned into slots; -1 stays what it is, the number for node 0."""
    slots = (*ready.order.slots, -1)

    def four(of: Four) -> Four:
        return slots[of[0]], slots[of[1]], slots[of[2]], slots[of[3]]

    return ready._replace(
        limited=tuple(
            each._replace(slots=(slots[each.slots[0]], slots[each.slots[1]], slots[each.slots[2]]))
            for each in ready.limited
        ),
        loads=tuple(each._replace(slots=four(each.slots)) for each in ready.loads),
        inputs=tuple(each._replace(slots=four(each.slots)) for each in ready.inputs),
        junctions=tuple(each._replace(slots=four(each.slots)) for each in ready.junctions),
        couplings=tuple(
            each._replace(slots=(*four(each.slots[:4]), slots[each.slots[4]], slots[each.slots[5]]))
            for each in ready.couplings
        ),
    )
