"""The electric side of a rig as a circuit: two conductors for every power end, one for every earth end.

Earth is node 0, and the minus of every source is tied to it. Only what some source can reach is in the circuit. The
case of a load that has a stud hangs on the load's own minus inside, by what bleeds its filters, so that the case of a
load that is connected the wrong way round, or whose plus touches it, is live, and carries current to earth instead
once its strap is on.

Look for: `Electric` and `compiled`, `conductor_ohm`.
"""

from typing import NamedTuple

from game.rig import parts
from game.rig.networks import Standing, ends_of
from game.rig.parts import EARTH, ELECTRIC, POWER, Joint, Part
from game.rig.solving import circuit

CONTACT = 1e-3
"""ohm of each conductor of a joint, of a closed breaker or switch pole, and of a fuse (assumed; clean plugs have 0.2 to
2 milliohm)."""
MAKESHIFT = 20e-3
"""ohm of each conductor where wire is clamped under something that was not made for it (assumed)."""
MELTED = 20e-3
"""ohm between the conductors of a cable whose insulation is gone (assumed)."""
BOND = 3e3
"""ohm between a machine's minus and its case (assumed: what bleeds charge off its filters)."""
COPPER = 1.724e-8
"""ohm m at 20 C (IEC 60028: annealed copper, 1/58 ohm mm2/m)."""
RISE = 0.00393
"""Of that, per K (IEC 60028)."""
ROOM = 20.0
"""C for which COPPER holds; the room counts as so warm."""


class Taker(NamedTuple):
    """A load or motor."""

    part: str
    element: int
    plus: int
    minus: int
    watts: float
    """0 for the stack's supply: what the stack asks for."""
    lowest: float
    highest: float
    priority: int
    island: int
    stack: str


class Giver(NamedTuple):
    """A source or a converter's output."""

    part: str
    element: int
    island: int
    within: int
    """The island of a converter's input; -1 of a source."""


class Through(NamedTuple):
    """A part and its elements."""

    part: str
    main: int
    """The element whose current is the part's."""
    sign: float
    elements: tuple[int, ...]


class Electric(NamedTuple):
    """The circuit, and what its numbers mean."""

    ready: circuit.Compiled
    plus: dict[str, int]
    """Node of the plus conductor of every end in the circuit, and of an earth end's only one."""
    minus: dict[str, int]
    takers: tuple[Taker, ...]
    """In the order of the circuit's loads."""
    givers: tuple[Giver, ...]
    sources: tuple[float, ...]
    """V of the sources, in the order of the circuit."""
    through: tuple[Through, ...]
    cases: tuple[tuple[str, int, tuple[int, ...]], ...]
    """Loads with a stud: (load, node of the case, elements through which current gets into it)."""
    inputs: tuple[tuple[str, int, int, float, float], ...]
    """Converters: (part, plus and minus at the input, V it needs, V too much)."""


def conductor_ohm(body: parts.Cable, warmth: float) -> float:
    """ohm of one conductor of a cable so many K over the room."""
    return COPPER * (1.0 + RISE * warmth) * body.length / (1e-6 * body.area)


class _Drawn:
    """The circuit while it is drawn."""

    def __init__(self, stands: Standing) -> None:
        self.stands = stands
        self.nodes = 1
        self.elements: list[circuit.Element] = []
        self.plus: dict[str, int] = {}
        self.minus: dict[str, int] = {}
        self.inner: dict[str, int] = {}
        self.through: list[Through] = []

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def add(self, element: circuit.Element) -> int:
        self.elements.append(element)
        return len(self.elements) - 1

    def line(self, a: int, b: int, ohm: float) -> int:
        return self.add(circuit.Resistor(a, b, ohm))

    def pole(self, end: str) -> int:
        """The plus conductor behind what resists at this end."""
        ohm = self.stands.ohms.get(end, 0.0)
        if ohm == 0.0:
            return self.plus[end]
        if end not in self.inner:
            self.inner[end] = self.node()
            self.line(self.plus[end], self.inner[end], ohm)
        return self.inner[end]

    def both(self, part: Part, ohm: float, over: bool = False) -> None:
        """Two conductors alike from its first end to its second."""
        one, other = ends_of(part)[:2]
        there = (self.minus[other], self.pole(other)) if over else (self.pole(other), self.minus[other])
        first = self.line(self.pole(one), there[0], ohm)
        self.through.append(Through(part.name, first, 1.0, (first, self.line(self.minus[one], there[1], ohm))))


def compiled(stands: Standing, warmth: dict[str, float], resting: tuple[str, ...]) -> Electric:
    """Of all that a source can reach; `warmth` of cables in K, `resting` converters that have let go."""
    live = _live(stands)
    drawn = _Drawn(stands)
    for end in live:
        source = isinstance(stands.parts[stands.owner[end]].body, parts.Source)
        earth = isinstance(stands.parts[stands.owner[end]].body, parts.Stud) and _house(stands, end)
        drawn.plus[end] = 0 if earth else drawn.node()
        if stands.ends[end].medium == POWER:
            drawn.minus[end] = 0 if source else drawn.node()
    for joint in (*stands.rig.joints, *stands.rigged.joints):
        if joint.one in drawn.plus and joint.other in drawn.plus:
            _join(drawn, joint)
    island = _islands(stands, live)
    takers: list[Taker] = []
    givers: list[Giver] = []
    sources: list[float] = []
    inputs: list[tuple[str, int, int, float, float]] = []
    for part in stands.parts.values():
        full = [end for end in ends_of(part) if end in drawn.plus]
        if not full:
            continue
        match part.body:
            case parts.Source(volts=volts, ohm=ohm, amperes=amperes):
                element = drawn.add(circuit.Volts(drawn.pole(full[0]), drawn.minus[full[0]], volts, ohm, amperes))
                drawn.through.append(Through(part.name, element, -1.0, (element,)))
                givers.append(Giver(part.name, element, island[full[0]], -1))
                sources.append(volts)
            case parts.Converter(lowest=lowest):
                inputs.append((part.name, drawn.plus[full[0]], drawn.minus[full[0]], lowest, TOO_MUCH * lowest))
                if part.name not in resting and part.name not in stands.blown:
                    givers.append(_convert(drawn, part, island))
            case parts.Load(watts=watts, lowest=lowest, highest=highest, stack=stack, priority=priority):
                if part.name not in stands.blown:
                    taker = Taker(part.name, 0, 0, 0, watts, lowest, highest, priority, island[full[0]], stack)
                    takers.append(_take(drawn, full[0], taker))
            case parts.Pump(watts=watts, lowest=lowest):
                if part.name not in stands.blown:
                    running = watts if part.name in stands.on else 0.0
                    taker = Taker(part.name, 0, 0, 0, running, lowest, 2.0 * lowest, 0, island[full[0]], "")
                    takers.append(_take(drawn, full[0], taker))
            case _:
                _draw(drawn, part, warmth)
    cases = _cases(drawn)
    ready = circuit.compiled(circuit.Circuit(drawn.nodes, tuple(drawn.elements)))
    return Electric(
        ready, drawn.plus, drawn.minus, tuple(takers), tuple(givers), tuple(sources), tuple(drawn.through), cases,
        tuple(inputs),
    )  # fmt: skip


TOO_MUCH = 2.5
"""A converter's input is gone above so many times the least it needs (assumed: made for 22 V, it bears 55)."""


def _ways(stands: Standing, part: Part, end: str) -> list[str]:
    """Ends to which at least one conductor leads inside the part."""
    match part.body:
        case parts.Breaker() | parts.Switch():
            if part.name not in stands.on or part.name in stands.blown:
                return []
        case parts.Cable():
            if part.name in stands.blown:
                return []
        case parts.Pump():
            return []
    return [other for other in ends_of(part) if other != end and stands.ends[other].medium in ELECTRIC]


def _live(stands: Standing) -> dict[str, bool]:
    """Ends that a source, or the house's earth, can reach, in the order in which they are met."""
    found: dict[str, bool] = {}
    waiting = [
        end
        for part in stands.parts.values()
        for end in ends_of(part)
        if isinstance(part.body, parts.Source) or (isinstance(part.body, parts.Stud) and _house(stands, end))
    ]
    while waiting:
        end = waiting.pop()
        if end in found:
            continue
        found[end] = True
        part = stands.parts[stands.owner[end]]
        for joint in stands.mates.get(end, ()):
            waiting += [joint.one, joint.other]
        waiting += _ways(stands, part, end)
        match part.body:
            case parts.Load():
                waiting += [
                    stud.end("a")
                    for stud in stands.parts.values()
                    if isinstance(stud.body, parts.Stud) and stud.body.chassis == part.name
                ]
    return found


def _house(stands: Standing, end: str) -> bool:
    body = stands.parts[stands.owner[end]].body
    return isinstance(body, parts.Stud) and not body.chassis


def _islands(stands: Standing, live: dict[str, bool]) -> dict[str, int]:
    """Ends that hang together without a converter between them, by number."""
    found: dict[str, int] = {}
    count = 0
    for start in live:
        if start in found:
            continue
        waiting = [start]
        while waiting:
            end = waiting.pop()
            if end in found:
                continue
            found[end] = count
            part = stands.parts[stands.owner[end]]
            for joint in stands.mates.get(end, ()):
                waiting += [joint.one, joint.other]
            if not isinstance(part.body, parts.Converter):
                waiting += _ways(stands, part, end)
        count += 1
    return found


def _join(drawn: _Drawn, joint: Joint) -> None:
    ohm = MAKESHIFT if joint.makeshift else CONTACT
    one, other = joint.one, joint.other
    if one not in drawn.minus or other not in drawn.minus:
        drawn.line(drawn.plus[one], drawn.plus[other], ohm)
        return
    there = (drawn.minus[other], drawn.plus[other]) if joint.swapped else (drawn.plus[other], drawn.minus[other])
    drawn.line(drawn.plus[one], there[0], ohm)
    drawn.line(drawn.minus[one], there[1], ohm)


def _take(drawn: _Drawn, end: str, taker: Taker) -> Taker:
    plus, minus = drawn.pole(end), drawn.minus[end]
    element = drawn.add(circuit.Load(plus, minus, taker.watts, taker.lowest))
    drawn.through.append(Through(taker.part, element, 1.0, (element,)))
    return taker._replace(element=element, plus=plus, minus=minus)


def _convert(drawn: _Drawn, part: Part, island: dict[str, int]) -> Giver:
    body, (into, out) = part.body, ends_of(part)
    assert isinstance(body, parts.Converter)
    element = drawn.add(
        circuit.Converter(
            drawn.pole(into), drawn.minus[into], drawn.pole(out), drawn.minus[out],
            body.volts, body.ohm, body.amperes, body.efficiency, body.lowest,
        )
    )  # fmt: skip
    drawn.through.append(Through(part.name, element, 1.0, (element,)))
    return Giver(part.name, element, island[out], island[into])


def _draw(drawn: _Drawn, part: Part, warmth: dict[str, float]) -> None:
    """The parts that only lead somewhere."""
    stands = drawn.stands
    full = ends_of(part)
    if any(end not in drawn.plus for end in full):
        if isinstance(part.body, parts.Cable) and part.name in stands.blown:
            _short(drawn, part)
        return
    match part.body:
        case parts.Cable() if part.name in stands.blown:
            _short(drawn, part)
        case parts.Cable() as body:
            ohm = conductor_ohm(body, warmth.get(part.name, 0.0))
            if part.ends[0].medium == EARTH:
                wire = drawn.line(drawn.plus[full[0]], drawn.plus[full[1]], ohm)
                drawn.through.append(Through(part.name, wire, 1.0, (wire,)))
            else:
                drawn.both(part, ohm)
        case parts.Breaker() | parts.Switch():
            if part.name in stands.on and part.name not in stands.blown:
                drawn.both(part, CONTACT)
        case parts.Fuse():
            back = drawn.line(drawn.minus[full[0]], drawn.minus[full[1]], CONTACT)
            if part.name not in stands.blown:
                wire = drawn.line(drawn.pole(full[0]), drawn.plus[full[1]], CONTACT)
                drawn.through.append(Through(part.name, wire, 1.0, (wire, back)))
        case parts.Diode():
            back = drawn.line(drawn.minus[full[0]], drawn.minus[full[1]], CONTACT)
            valve = drawn.add(circuit.Diode(drawn.pole(full[0]), drawn.plus[full[1]]))
            drawn.through.append(Through(part.name, valve, 1.0, (valve, back)))
        case parts.Adapter(ohm=ohm, crossed=crossed):
            drawn.both(part, ohm or CONTACT, crossed)
        case parts.Tee():
            middle = drawn.pole(full[0])
            wires = [drawn.line(middle, drawn.plus[end], CONTACT) for end in full[1:]]
            backs = [drawn.line(drawn.minus[full[0]], drawn.minus[end], CONTACT) for end in full[1:]]
            drawn.through.append(Through(part.name, wires[0], 1.0, (*wires, *backs)))


def _short(drawn: _Drawn, part: Part) -> None:
    """What is left of a cable whose insulation has melted: its conductors touch at both ends."""
    for end in ends_of(part):
        if end in drawn.minus:
            drawn.line(drawn.plus[end], drawn.minus[end], MELTED)


def _cases(drawn: _Drawn) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    """Cases that have a stud, bonded to the minus of their load; and what touches a case."""
    stands = drawn.stands
    found = []
    machine = 0
    for part in stands.parts.values():
        load = part.body.chassis if isinstance(part.body, parts.Stud) else ""
        if load and part.end("a") in drawn.plus:
            machine = drawn.plus[part.end("a")]
            bond = [drawn.line(drawn.minus[end], machine, BOND) for end in (f"{load}.in",) if end in drawn.minus]
            touched = [
                drawn.line(drawn.plus[end], machine, ohm)
                for end, ohm in stands.earths.items()
                if end in drawn.plus and _side(stands, end) == "machine"
            ]
            found.append((load, machine, (*bond, *touched)))
    for end, ohm in stands.earths.items():
        if end in drawn.plus and (machine == 0 or _side(stands, end) != "machine"):
            drawn.line(drawn.plus[end], 0, ohm)
    return tuple(found)


def _side(stands: Standing, start: str) -> str:
    """On which side of the wall a part of the plant stands: that of the first port that hangs on it behind the wall."""
    seen: dict[str, bool] = {}
    waiting = [start]
    while waiting:
        end = waiting.pop(0)
        part = stands.parts[stands.owner[end]]
        if end in seen or not part.fixed:
            continue
        seen[end] = True
        if stands.ends[end].side:
            return stands.ends[end].side
        waiting += ends_of(part)
        waiting += [name for joint in stands.mates.get(end, ()) for name in (joint.one, joint.other)]
    return ""
