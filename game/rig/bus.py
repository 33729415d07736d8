"""The data bus: two wires that master and slaves share (RS-485), walked from the master through cables and adapters.

A slave is heard if there is a way to it, its two wires are not changed over, it talks as fast as the master, it is
alive, and nobody else answers at the address where it is asked. Reflections: the wave resistance of the cable wants
120 ohm across the wires at the two ends of the bus and nowhere else (TIA/EIA-485-A; the senders carry two of them and
no third); otherwise some answers are lost. At 19,200 baud a bus of a few metres would forgive that; this one runs
through the walls of a house, with a sender whose edges are as steep as they come (assumed).

Look for: `Bus` and `compiled`, `said`, `heard`.
"""

from typing import NamedTuple

from game.rig import parts, wiring
from game.rig.networks import Standing
from game.rig.parts import DATA, Part
from game.rig.solved import Said

NEAR = 0.3
"""m: a terminator so near to an end of the bus is at that end (assumed: a stub as long as a hand)."""
TALKS = (parts.Master, parts.Slave)


class Device(NamedTuple):
    """What hangs on the bus."""

    part: str
    crossed: bool
    """Its two wires are changed over."""


class Bus(NamedTuple):
    """The bus as it is plugged together."""

    master: Part | None
    devices: tuple[Device, ...]
    """Slaves with a way to the master, in the order in which they are met."""
    shorted: bool
    """The two wires are joined to each other."""
    ended: bool
    """120 ohm at both ends and nowhere else."""
    terminators: int
    slaves: tuple[Part, ...]
    """All that there are, as they really are."""
    asked: tuple[int, ...]
    """At which address the panel asks for each."""


def compiled(stands: Standing) -> Bus:
    """Of the first master."""
    master = next((part for part in stands.parts.values() if isinstance(part.body, parts.Master)), None)
    slaves, asked = [], []
    wrong = [fault.part for fault in stands.rigged.faults if fault.kind == "wrong_address"]
    for part in stands.rig.parts:
        if isinstance(part.body, parts.Slave):
            number = wiring.address(stands.rigged, part)
            really = stands.parts[part.name]
            if part.name not in wrong:
                really = really._replace(body=part.body._replace(address=number))
            slaves.append(really)
            asked.append(number)
    if master is None:
        return Bus(None, (), False, False, 0, tuple(slaves), tuple(asked))
    crossed, shorted = _walked(stands, master)
    devices = tuple(
        Device(stands.owner[end], over)
        for end, over in crossed.items()
        if isinstance(stands.parts[stands.owner[end]].body, parts.Slave)
    )
    ended, count = _ended(stands, tuple(crossed))
    return Bus(master, devices, shorted, ended, count, tuple(slaves), tuple(asked))


def _ways(stands: Standing, end: str) -> list[tuple[str, bool, float]]:
    """Where it goes on from an end: (end, whether the wires change over, m)."""
    found = [(wiring.partner(joint, end), joint.swapped, 0.0) for joint in stands.mates.get(end, ())]
    part = stands.parts[stands.owner[end]]
    over, metres = False, 0.0
    match part.body:
        case parts.Cable(length=length):
            metres = length
        case parts.Adapter(crossed=crossed):
            over = crossed
        case parts.Switch() | parts.Breaker():
            if part.name not in stands.on or part.name in stands.blown:
                return found
        case parts.Tee():
            pass
        case _:
            return found
    return found + [(part.end(other.name), over, metres) for other in part.ends if part.end(other.name) != end]


def _walked(stands: Standing, master: Part) -> tuple[dict[str, bool], bool]:
    """Every end that is reached and whether its wires are changed over; whether two ways contradict each other."""
    start = master.end("bus")
    found = {start: False}
    shorted = False
    waiting = [start]
    while waiting:
        end = waiting.pop(0)
        for other, over, _ in _ways(stands, end):
            if stands.ends[other].medium != DATA:
                continue
            if other not in found:
                found[other] = found[end] != over
                waiting.append(other)
            elif found[other] != (found[end] != over):
                shorted = True
    return found, shorted


def _distances(stands: Standing, start: str) -> dict[str, float]:
    found: dict[str, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        waiting.sort(reverse=True)
        metres, end = waiting.pop()
        if end not in found:
            found[end] = metres
            waiting += [(metres + more, other) for other, _, more in _ways(stands, end) if other not in found]
    return found


def _ended(stands: Standing, reached: tuple[str, ...]) -> tuple[bool, int]:
    """Whether the bus is terminated as it should be; how many terminators hang on it."""
    talking = [end for end in reached if isinstance(stands.parts[stands.owner[end]].body, TALKS)]
    closing = []
    for end in reached:
        body = stands.parts[stands.owner[end]].body
        if isinstance(body, parts.Terminator) or (isinstance(body, TALKS) and body.terminated):
            closing.append(end)
    if len(closing) != 2:
        return False, len(closing)
    far, one, other = -1.0, talking[0], talking[0]
    for end in talking:
        metres = _distances(stands, end)
        for there in talking:
            if metres.get(there, -1.0) > far:
                far, one, other = metres[there], end, there
    from_one, from_other = _distances(stands, one), _distances(stands, other)
    first, second = closing
    straight = from_one[first] <= NEAR and from_other[second] <= NEAR
    return straight or (from_one[second] <= NEAR and from_other[first] <= NEAR), 2


def said(bus: Bus, dead: dict[str, bool]) -> tuple[Said, ...]:
    """What comes of asking each slave; `dead` are loads without power."""
    return tuple(
        Said(slave.name, _state(bus, slave, asked, dead)) for slave, asked in zip(bus.slaves, bus.asked, strict=True)
    )


def _state(bus: Bus, slave: Part, asked: int, dead: dict[str, bool]) -> str:
    own = next((device for device in bus.devices if device.part == slave.name), None)
    body = slave.body
    assert isinstance(body, parts.Slave)
    if own is None or bus.shorted or bus.master is None:
        return "silent"
    if body.supply in dead:
        return "dead"
    if own.crossed:
        return "swapped"
    if not _as_fast(bus, body):
        return "baud"
    others = [other for other in bus.slaves if other is not slave and _answers(bus, other, asked, dead)]
    if others:
        return "clash"
    if body.address != asked:
        return "address"
    return "ok" if bus.ended else "echo"


def _as_fast(bus: Bus, body: parts.Slave) -> bool:
    return bus.master is not None and isinstance(bus.master.body, parts.Master) and body.baud == bus.master.body.baud


def _answers(bus: Bus, slave: Part, address: int, dead: dict[str, bool]) -> bool:
    """Whether this one can be heard at an address."""
    body = slave.body
    return (
        isinstance(body, parts.Slave)
        and body.address == address
        and body.supply not in dead
        and _as_fast(bus, body)
        and any(device.part == slave.name and not device.crossed for device in bus.devices)
    )


def heard(bus: Bus, answers: tuple[Said, ...], stack: str) -> float:
    """What the interlocks of a stack see: 1 its sensors, 0 nothing, -1 another device's."""
    best = 0.0
    for slave, answer in zip(bus.slaves, answers, strict=True):
        if isinstance(slave.body, parts.Slave) and slave.body.stack == stack:
            if answer.state in ("ok", "echo"):
                return 1.0
            if answer.state == "clash":
                best = -1.0
    return best
