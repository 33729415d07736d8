"""What could be measured on a rig, how each suspected fault would show, and what is the same as by the book.

Readings count by what somebody would say of them beside the sheet of the book: as it should be, too low, too high,
nothing there. So it need not be known how bad a fault is.

Look for: `State`, `Test`, `tests`, `Bench` and `bench`, `verdict` (of one test under one fault), `suspects`.
"""

from typing import NamedTuple

from game.rig import faults, parts, plant
from game.rig.finding import meters
from game.rig.finding.meters import Reading
from game.rig.parts import Fault, Part, Rig, Rigged, Sensor
from game.rig.solved import Asks, At, Flow, Solved
from game.rig.wiring import Refusal

STANDBY = Asks(700.0, 1.0, 4.6, 295.0, 1.0)
FULL = Asks(2975.0, 1.0, 45.9, 295.0, 0.0)
"""What a stack like G-7's backup asks for."""
SECONDS = {"volts": 30, "ohms": 60, "clamp": 30, "gauge": 90, "spray": 60, "sniffer": 45, "bus": 60}
"""To measure once, where a level does not say otherwise. A look at the panel is for nothing."""
LITRES_EACH = 0.098
"""L/min of oxygen for each ampere that it makes gas with: 4.5 at full current."""
SHARE, HOT, COOL, NITROGEN = 1.0, 48.0, 22.0, 2.3
"""% hydrogen and °C that a sound stack shows, °C of one that stands, L/min of a purge."""


class State(NamedTuple):
    """How the rig is run while something is measured."""

    name: str
    """`standby`, `full`, `off`, or `shut` and a valve."""
    rigged: Rigged
    asks: Asks
    seconds: int
    """To get there from standby."""


class Test(NamedTuple):
    """One thing to measure."""

    state: str
    tool: str
    """One of the tools, or `panel`, which costs nothing."""
    where: str


class Suspect(NamedTuple):
    """What could be wrong: a kind of fault at a place, however bad."""

    kind: str
    part: str
    sign: int
    """Of its amount; of a stuck valve 1 for open, -1 for shut."""

    def amounts(self) -> tuple[float, ...]:
        """From the least of it to the worst, in four steps."""
        about = faults.KINDS[self.kind]
        if self.kind == "stuck_valve":
            return (1.0 if self.sign > 0 else 0.0,)
        if about.low == about.high:
            return (about.low,)
        steps = int((about.high - about.low) / about.step + 0.5)
        return tuple(self.sign * (about.low + about.step * (steps * quarter // 4)) for quarter in range(5))


class Bench(NamedTuple):
    """A rig with all that can be asked of it; what has been found out is kept."""

    rig: Rig
    states: tuple[State, ...]
    seconds: dict[str, int]
    """By tool."""
    solutions: dict[tuple[str, tuple[Fault, ...]], Solved]
    verdicts: dict[tuple[Test, tuple[Fault, ...]], str]
    book: dict[Test, Reading | Refusal]
    """What each reads with no fault at all."""


def bench(rig: Rig, rigged: Rigged, seconds: dict[str, int] | None = None) -> Bench:
    """For a rig that is plugged and turned on as in `rigged`."""
    return Bench(rig, _states(rig, rigged), seconds or SECONDS, {}, {}, {})


def _states(rig: Rig, rigged: Rigged) -> tuple[State, ...]:
    sources = [part.end("out") for part in rig.parts if isinstance(part.body, parts.Source)]
    fed = [
        end.partition(".")[0]
        for joint in (*rig.joints, *rigged.joints)
        for end, other in ((joint.one, joint.other), (joint.other, joint.one))
        if other in sources
    ]
    found = [State("standby", rigged, STANDBY, 0), State("full", rigged, FULL, 600)]
    # Whoever switches off opens the breakers next to the sources, so that all that hangs on them can be measured.
    dark = tuple(name for name in rigged.on if name not in fed)
    found.append(State("off", rigged._replace(on=dark), Asks(0.0, 1.0, 0.0, 295.0, 0.0), 120))
    for part in rig.parts:
        if isinstance(part.body, parts.Valve) and part.name in rigged.on:
            shut = rigged._replace(on=tuple(name for name in rigged.on if name != part.name))
            found.append(State(f"shut {part.name}", shut, STANDBY, 60))
    return tuple(found)


def used(rig: Rig, rigged: Rigged) -> tuple[Part, ...]:
    """Parts of the plant, and of the box those that are plugged in."""
    joined = [end.partition(".")[0] for joint in rigged.joints for end in (joint.one, joint.other)]
    return tuple(part for part in rig.parts if part.fixed or part.name in joined)


def suspects(rig: Rig, rigged: Rigged) -> tuple[Suspect, ...]:
    """All that could be wrong with what is used, in the order of the kinds."""
    names = [part.name for part in used(rig, rigged)] + [sensor.name for sensor in rig.sensors]
    found: list[Suspect] = []
    for kind, about in faults.KINDS.items():
        for place in faults.may_befall(rig, kind):
            if place in names:
                found.append(Suspect(kind, place, -1 if kind == "stuck_valve" else 1))
                if about.either or kind == "stuck_valve":
                    found.append(Suspect(kind, place, 1 if kind == "stuck_valve" else -1))
    return tuple(found)


def tests(the: Bench) -> tuple[Test, ...]:
    """What a person could measure, in the order of states, tools and places; what the panel shows comes first."""
    found: list[Test] = []
    for state in the.states:
        found += [Test(state.name, "panel", sensor.name) for sensor in the.rig.sensors]
        if state.name.startswith("shut"):
            valve = state.name.partition(" ")[2]
            found.append(Test(state.name, "gauge", f"{valve}.b"))
        if state.name not in ("standby", "off"):
            continue
        for part in used(the.rig, state.rigged):
            for tool, where in _places(part, state.name):
                found.append(Test(state.name, tool, where))
    return tuple(found)


def _places(part: Part, state: str) -> list[tuple[str, str]]:
    """Tools, each with the places at a part where it is worth while."""
    found: list[tuple[str, str]] = []
    first = part.ends[0].medium
    if state == "off":
        if first == parts.POWER:
            found.append(("ohms", part.name))
        return found + [("ohms", part.end(end.name)) for end in part.ends[:1] if end.medium in parts.ELECTRIC]
    if first == parts.POWER:
        found.append(("clamp", part.name))
    for end in part.ends:
        if end.medium == parts.POWER:
            found.append(("volts", part.end(end.name)))
        elif end.medium in faults.FLUID:
            found.append(("gauge", part.end(end.name)))
    if first in faults.LEAKS:
        found.append(("spray", part.end(part.ends[0].name)))
    if first == parts.HYDROGEN:
        found.append(("sniffer", part.name))
    if isinstance(part.body, parts.Master):
        found.append(("bus", part.end("bus")))
    return found


# ---- How a fault shows ------------------------------------------------------------------------------------------


def seconds(the: Bench, was: str, test: Test) -> int:
    """What a test costs after another in state `was`: to change over, by way of standby, and to measure."""
    cost = the.seconds.get(test.tool, 0)
    if was != test.state:
        cost += _state(the, was).seconds + _state(the, test.state).seconds
    return cost


def _state(the: Bench, name: str) -> State:
    return next(state for state in the.states if state.name == name)


def verdict(the: Bench, test: Test, found: tuple[Fault, ...]) -> str:
    """What somebody would say of a reading with these faults, beside that of the book."""
    key = (test, found)
    if key not in the.verdicts:
        if test.tool == "panel":
            sensor = next(sensor for sensor in the.rig.sensors if sensor.name == test.where)
            is_, should = _shown(the, test.state, sensor, found), _shown(the, test.state, sensor, ())
            the.verdicts[key] = _panel(sensor, is_, should)
        else:
            if test not in the.book:
                the.book[test] = _read(the, test, ())
            the.verdicts[key] = _compared(test.tool, _read(the, test, found), the.book[test])
    return the.verdicts[key]


def solution(the: Bench, state: State, found: tuple[Fault, ...]) -> Solved:
    """The rig in a state with these faults. Where a fault cannot matter, that of the book is taken."""
    found = tuple(each for each in found if _matters(state.name, each))
    key = (state.name, found)
    if key not in the.solutions:
        the.solutions[key] = plant.solved(the.rig, state.rigged._replace(faults=found), state.asks)
    return the.solutions[key]


def _matters(state: str, fault: Fault) -> bool:
    """A sensor carries nothing; with the sources off nothing flows that a fault could change."""
    return fault.kind not in ("dead_sensor", "biased_sensor") and state != "off"


def _read(the: Bench, test: Test, found: tuple[Fault, ...]) -> Reading | Refusal:
    state = _state(the, test.state)
    rigged = state.rigged._replace(faults=found)
    return meters.read(the.rig, rigged, solution(the, state, found), test.tool, test.where)


COARSE = {"volts": (0.4, 0.005), "ohms": (0.1, 0.1), "clamp": (0.3, 0.03), "gauge": (1.0, 0.03)}
"""By tool: what it takes, and as a share of the reading, to be too low or too high (assumed: scale and hand)."""


def _compared(tool: str, is_: Reading | Refusal, should: Reading | Refusal) -> str:
    if isinstance(is_, Refusal) or isinstance(should, Refusal) or is_.id != should.id:
        return is_.id
    if tool == "bus":
        return _heard(dict(is_.values), dict(should.values))
    least, share = COARSE.get(tool, (0.5, 0.0))
    size = should.value if should.value > 0.0 else -should.value
    return _sided(is_.value - should.value, max(least, share * size))


def _heard(is_: dict[str, str], should: dict[str, str]) -> str:
    """Who is missed on the bus, whatever else answers there."""
    here, there = is_["addresses"].split(", "), should["addresses"].split(", ")
    missed = ", ".join(each for each in there if each not in here)
    return f"missing {missed}" if missed else ("as it should" if here == there else "more")


def _sided(off: float, least: float) -> str:
    if off < -least:
        return "low"
    return "high" if off > least else "as it should"


def _panel(sensor: Sensor, is_: float | None, should: float | None) -> str:
    """A needle at the very bottom is told from one that is too low; no number is told from any."""
    if is_ is None or should is None:
        return "none" if is_ is None else "a number"
    span = sensor.high - sensor.low
    if is_ <= sensor.low + 0.01 * span < should:
        return "bottom"
    return _sided(is_ - should, 0.03 * span)


def _shown(the: Bench, name: str, sensor: Sensor, found: tuple[Fault, ...]) -> float | None:
    """What an instrument shows in a state; None where it gets no numbers, or another device's."""
    state = _state(the, name)
    solved = solution(the, state, found)
    if sensor.over_bus and solved.delivery.signal != 1.0:
        return None
    return faults.shown(sensor, found, _true(sensor, solved, state.asks))


def _true(sensor: Sensor, solved: Solved, asks: Asks) -> float:
    delivery = solved.delivery
    runs = 1.0 if delivery.power > 0.0 and asks.making > 0.0 else 0.0
    match sensor.shows:
        case "amperes":
            flow = solved.flows.get(sensor.at)
            return flow.amperes if flow is not None else asks.making * runs
        case "volts":
            return solved.ends.get(sensor.at, At()).volts
        case "pressure":
            return solved.ends.get(sensor.at, At()).pascal
        case "flow":
            litres = solved.flows.get(sensor.at, Flow()).litres
            return litres if litres > 0.0 else -litres
        case "celsius":
            return HOT if runs > 0.0 else COOL
        case "h2_in_o2":
            return SHARE * runs
        case "o2_out":
            return LITRES_EACH * asks.making * runs * (1.0 - delivery.lost) * (1.0 - delivery.blocked)
        case "n2_flow":
            return NITROGEN * delivery.purge * asks.purging
        case _:
            return delivery.feed
