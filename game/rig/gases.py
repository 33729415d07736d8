"""Gas lines: where the stack's oxygen and hydrogen go, and how much nitrogen reaches its purge connection.

Pressures are a few pascals over ambient and flows slow, so that a hose is a laminar resistance. Its flow is that of
Hagen and Poiseuille at the density of the room's pressure,

    n = dp * pi r^4 p / (8 mu L R T)    [mol/s]

with one viscosity for all, oxygen's, the largest. Duct, vent and what hangs open are at ambient: the vent's own valve
holds it there (assumed). A port shuts itself when its plug is pulled; the end of a hose does not, and what comes out of
it is in the room.

Look for: `Lines` and `compiled`, `solved` and `Solution`, `gas_at`.
"""

from math import sqrt
from typing import NamedTuple

from game.model.units import FARADAY, GAS_CONSTANT
from game.rig import elimination, parts
from game.rig.networks import Standing, ends_of, nodes
from game.rig.parts import GASES, Part

PI = 3.141592653589793
VISCOSITY = 2.05e-5
"""Pa s, of oxygen at 22 °C."""
AMBIENT = 70.3e3
"""Pa in the room (assumed: that of the houses that such machines are made for)."""
FITTING = 0.3
"""m: an open valve, adapter, check or tee resists like so much hose of its own bore (assumed)."""
BORE = 0.008
"""m, of a fitting that says nothing."""
PURGE = 1.6e-3
"""mol/s that a purge connection takes at full flow (assumed: twice a volume of 2 L at 0.8 bar in 96 s)."""
NEEDLE = 1e-7
"""mol/s per Pa through the restriction in a purge connection (assumed: full flow from half the regulator's 30 kPa)."""
SEEP = 1e-13
"""mol/s per Pa that gets out of everything: it keeps a line that is shut off at a pressure, a very high one."""
LEAST = 1e-7
"""mol/s at which a line is tried while the stack makes nothing."""
TRACE = 1e-3
"""A gas of less than this share is not there."""
ORIFICE = 0.61
MOLAR_MASS = 0.032
"""kg/mol, for flow through a hole: oxygen's."""
WIDE = 0.02
"""m: the bore of duct and vent, and of an open end."""
HELD = 1.0
"""mol/s per Pa: a regulator holds its pressure so stiffly."""
NORMAL = 10.0
"""Pa: about what a line stands under; holes are reckoned with it first."""
STRONGEST = 1e6
"""Pa that is shown at most: a line that is shut off has lifted its relief long before."""
PASSES = 3
"""Solutions one after the other: holes and check valves are set by the pressures of the one before."""

MODULE, OUTSIDE, STACK = "module", "outside", "stack"


class Tube(NamedTuple):
    """What gas flows through, from one node to another."""

    part: str
    a: int
    b: int
    conductance: float
    """mol/s per Pa at 295 K."""
    one_way: bool


class Sink(NamedTuple):
    """Where it leaves."""

    node: int
    to: str
    conductance: float
    """mol/s per Pa; of a hole 0, which follows from its bore."""
    bore: float
    part: str
    """'' for a hole or an open end."""


class Origin(NamedTuple):
    """Where it comes from."""

    node: int
    gas: str
    part: str
    pressure: float
    """Pa: of an outlet where its relief lifts, of a bottle what its regulator holds."""


class Lines(NamedTuple):
    """The gas lines as they are plugged together: what can be reached from an outlet or a bottle."""

    node: dict[str, int]
    """Of every gas end that can be reached."""
    size: int
    tubes: tuple[Tube, ...]
    sinks: tuple[Sink, ...]
    outlets: tuple[Origin, ...]
    bottles: tuple[Origin, ...]
    orders: tuple[elimination.Ordered, elimination.Ordered]
    """The schedule of the equations, without nitrogen and with it."""
    passes: int
    """Solutions one after the other: one will do where nothing depends on pressure."""
    purge: float
    """Share of the purge flow that arrives when it is asked for."""
    bare: tuple[str, ...]
    """Hoses that carry hydrogen with no arrestor in them."""
    open: tuple[str, ...]
    """Ends that hang open."""


class Solution(NamedTuple):
    """What flows."""

    pressures: tuple[float, ...]
    """Pa over ambient, by node."""
    streams: tuple[tuple[float, ...], ...]
    """mol/s of oxygen, of hydrogen and of nitrogen through each node."""
    tubes: tuple[float, ...]
    """mol/s"""
    sinks: tuple[float, ...]
    lost: float
    """Share of the stack's oxygen that goes outside."""
    spill: float
    """Share of its hydrogen that goes into the module."""
    blocked: float
    """1 while one of them lifts its relief."""


def gas_at(solution: Solution, node: int) -> str:
    """What stands at a node: names joined by +."""
    shares = [stream[node] for stream in solution.streams]
    all_of_it = shares[0] + shares[1] + shares[2]
    return "+".join(gas for gas, share in zip(GASES, shares, strict=True) if share > TRACE * all_of_it)


def _tube(length: float, bore: float) -> float:
    """mol/s per Pa at 295 K."""
    square = 0.25 * bore * bore
    return PI * square * square * AMBIENT / (8.0 * VISCOSITY * length * GAS_CONSTANT * 295.0)


# ---- Compiled ---------------------------------------------------------------------------------------------------


def compiled(stands: Standing) -> Lines:
    """Of all gas ends."""
    everywhere = nodes(stands, GASES)
    tubes = [tube for part in stands.parts.values() for tube in _tubes(stands, part, everywhere)]
    origins = [origin for part in stands.parts.values() for origin in _origins(stands, part, everywhere)]
    number = {at: index for index, at in enumerate(sorted(_fed(tubes, [origin.node for origin in origins])))}
    node = {end: number[at] for end, at in everywhere.items() if at in number}
    tubes = [
        tube._replace(a=number[tube.a], b=number[tube.b]) for tube in tubes if tube.a in number and tube.b in number
    ]
    origins = [origin._replace(node=number[origin.node]) for origin in origins]
    hanging = tuple(end for end in node if end not in stands.mates and not stands.parts[stands.owner[end]].fixed)
    sinks = [sink for part in stands.parts.values() for sink in _sinks(stands, part, node)]
    sinks += [Sink(node[end], MODULE, 0.0, hole, "") for end, hole in stands.holes.items() if end in node]
    sinks += [Sink(node[end], MODULE, _tube(FITTING, WIDE), 0.0, "") for end in hanging]
    changing = any(tube.one_way for tube in tubes) or any(sink.bore > 0.0 for sink in sinks)
    bare = tuple(
        part.name
        for part in stands.parts.values()
        if isinstance(part.body, parts.Hose)
        and not part.body.arrestor
        and part.ends[0].medium == parts.HYDROGEN
        and all(end in node and end in stands.mates for end in ends_of(part))
    )
    outlets = tuple(origin for origin in origins if origin.gas != parts.NITROGEN)
    bottles = tuple(origin for origin in origins if origin.gas == parts.NITROGEN)
    orders = (_order(len(number), tubes, sinks, ()), _order(len(number), tubes, sinks, bottles))
    lines = Lines(
        node, len(number), tuple(tubes), tuple(sinks), outlets, bottles, orders, PASSES if changing else 1, 0.0, bare,
        hanging,
    )  # fmt: skip
    return lines._replace(purge=_purged(lines))


def _tubes(stands: Standing, part: Part, node: dict[str, int]) -> list[Tube]:
    at = [node[end] for end in ends_of(part) if end in node]
    if len(at) < 2:
        return []
    match part.body:
        case parts.Hose(length=length, bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(length, bore), False)]
        case parts.Adapter(bore=bore) | parts.Filter(bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore or BORE), False)]
        case parts.Valve(bore=bore) if part.name in stands.on:
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore), False)]
        case parts.Check(bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore), True)]
        case parts.Tee():
            half = _tube(0.5 * FITTING, BORE)
            return [Tube(part.name, at[0], at[1], half, False), Tube(part.name, at[0], at[2], half, False)]
    return []


def _origins(stands: Standing, part: Part, node: dict[str, int]) -> list[Origin]:
    match part.body:
        case parts.Outlet(stack=stack, gas=gas, pressure=pressure) if stack == stands.rig.stack:
            return [Origin(node[part.end("out")], gas, part.name, pressure)]
        case parts.Bottle(pressure=pressure, moles=moles) if moles > 0.0:
            return [Origin(node[part.end("out")], parts.NITROGEN, part.name, pressure)]
    return []


def _sinks(stands: Standing, part: Part, node: dict[str, int]) -> list[Sink]:
    at = node.get(ends_of(part)[0], -1)
    if at < 0:
        return []
    match part.body:
        case parts.Duct():
            return [Sink(at, MODULE, _tube(FITTING, WIDE), 0.0, part.name)]
        case parts.Vent():
            return [Sink(at, OUTSIDE, _tube(FITTING, WIDE), 0.0, part.name)]
        case parts.Inlet(stack=stack) if stack == stands.rig.stack:
            return [Sink(at, STACK, NEEDLE, 0.0, part.name)]
    return []


def _fed(tubes: list[Tube], origins: list[int]) -> dict[int, bool]:
    found: dict[int, bool] = {}
    waiting = list(origins)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = True
            waiting += [tube.b for tube in tubes if tube.a == here]
            waiting += [tube.a for tube in tubes if tube.b == here]
    return found


def _order(size: int, tubes: list[Tube], sinks: list[Sink], bottles: tuple[Origin, ...]) -> elimination.Ordered:
    entries = [(each, each) for each in range(size)]
    values = [SEEP] * size
    for tube in tubes:
        entries += [(tube.a, tube.a), (tube.b, tube.b), (tube.a, tube.b), (tube.b, tube.a)]
        values += [tube.conductance, tube.conductance, -tube.conductance, -tube.conductance]
    for sink in sinks:
        entries.append((sink.node, sink.node))
        values.append(sink.conductance or _hole(sink.bore, NORMAL))
    for bottle in bottles:
        entries.append((bottle.node, bottle.node))
        values.append(HELD)
    return elimination.ordered(size, entries, values)


# ---- Solved -----------------------------------------------------------------------------------------------------


class _Running(NamedTuple):
    pressures: list[float]
    tubes: list[float]
    sinks: list[float]
    supplied: list[float]
    """mol/s from each bottle."""


def solved(lines: Lines, making: float, purging: bool) -> Solution:
    """At so many ampere-cells of production; `purging` while the panel asks for nitrogen."""
    rates = _rates(lines, making)
    running = _run(lines, rates, purging)
    ways = _ways(lines, running)
    streams = [_stream(lines, ways, _given(lines, rates, running, gas)) for gas in GASES]
    lost = _share(lines, running, streams[0], ways, OUTSIDE)
    spill = _share(lines, running, streams[1], ways, MODULE)
    blocked = 0.0
    for origin in lines.outlets:
        if running.pressures[origin.node] > origin.pressure:
            blocked = 1.0
            if origin.gas == parts.OXYGEN:
                lost = 1.0
            else:
                spill = 0.0
    pressures = tuple(min(pressure, STRONGEST) for pressure in running.pressures)
    streams_kept = tuple(tuple(stream) for stream in streams)
    return Solution(pressures, streams_kept, tuple(running.tubes), tuple(running.sinks), lost, spill, blocked)


def _rates(lines: Lines, making: float) -> list[float]:
    """mol/s from each outlet: Faraday's I / 4F of oxygen and twice that of hydrogen for each cell."""
    rates = []
    for origin in lines.outlets:
        rate = making / (4.0 * FARADAY) if origin.gas == parts.OXYGEN else making / (2.0 * FARADAY)
        rates.append(rate if rate > LEAST else LEAST)
    return rates


def _run(lines: Lines, rates: list[float], purging: bool) -> _Running:
    """Pressures and flows, by a few solutions one after the other."""
    bottles = lines.bottles if purging else ()
    order = lines.orders[1 if purging else 0]
    pressures = [NORMAL] * lines.size
    shut = [False] * len(lines.tubes)
    leaks: list[float] = []
    for _ in range(lines.passes):
        values = [SEEP] * lines.size
        right = [0.0] * lines.size
        for number, tube in enumerate(lines.tubes):
            ease = 0.0 if shut[number] else tube.conductance
            values += (ease, ease, -ease, -ease)
        leaks = [sink.conductance or _hole(sink.bore, pressures[sink.node]) for sink in lines.sinks]
        values += leaks
        for origin, rate in zip(lines.outlets, rates, strict=True):
            right[origin.node] += rate
        for bottle in bottles:
            values.append(HELD)
            right[bottle.node] += HELD * bottle.pressure
        pressures = elimination.solution(order, values, right)
        shut = [tube.one_way and pressures[tube.a] < pressures[tube.b] for tube in lines.tubes]
    flows = [
        0.0 if shut[number] else tube.conductance * (pressures[tube.a] - pressures[tube.b])
        for number, tube in enumerate(lines.tubes)
    ]
    left = [ease * pressures[sink.node] for ease, sink in zip(leaks, lines.sinks, strict=True)]
    supplied = [HELD * (bottle.pressure - pressures[bottle.node]) for bottle in bottles]
    return _Running(pressures, flows, left, supplied)


def _hole(bore: float, pressure: float) -> float:
    """mol/s per Pa through a hole at about this pressure: n = C A sqrt(2 dp rho) / M, over dp."""
    about = min(max(pressure, 0.01), AMBIENT)
    density = AMBIENT * MOLAR_MASS / (GAS_CONSTANT * 295.0)
    return ORIFICE * 0.25 * PI * bore * bore * sqrt(2.0 * density / about) / MOLAR_MASS


class _Way(NamedTuple):
    start: int
    end: int
    share: float
    """Of what leaves `start`."""


def _ways(lines: Lines, running: _Running) -> tuple[tuple[_Way, ...], tuple[float, ...]]:
    """Along the flows, those from the highest pressure first; and mol/s that leave each node."""
    leaving = [0.0] * lines.size
    found = []
    for tube, flow in zip(lines.tubes, running.tubes, strict=True):
        start, end = (tube.a, tube.b) if flow > 0.0 else (tube.b, tube.a)
        if flow != 0.0:
            found.append((-running.pressures[start], start, end, abs(flow)))
            leaving[start] += abs(flow)
    for sink, flow in zip(lines.sinks, running.sinks, strict=True):
        leaving[sink.node] += max(flow, 0.0)
    found.sort()
    return tuple(_Way(start, end, flow / leaving[start]) for _, start, end, flow in found), tuple(leaving)


def _given(lines: Lines, rates: list[float], running: _Running, gas: str) -> list[float]:
    given = [0.0] * lines.size
    for origin, rate in zip(lines.outlets, rates, strict=True):
        if origin.gas == gas:
            given[origin.node] += rate
    if gas == parts.NITROGEN:
        for bottle, flow in zip(lines.bottles, running.supplied, strict=False):
            given[bottle.node] += max(flow, 0.0)
    return given


def _stream(lines: Lines, ways: tuple[tuple[_Way, ...], tuple[float, ...]], given: list[float]) -> list[float]:
    """mol/s of one gas through each node: flow runs from high to low pressure and mixes where it meets, so that in
    that order each node has all that it gets before it gives."""
    through = list(given)
    for way in ways[0]:
        through[way.end] += through[way.start] * way.share
    return through


def _share(
    lines: Lines, running: _Running, stream: list[float], ways: tuple[tuple[_Way, ...], tuple[float, ...]], to: str
) -> float:
    """Of one gas, what leaves by sinks of one kind, of what leaves by any but back into the stack."""
    there = total = 0.0
    for sink, flow in zip(lines.sinks, running.sinks, strict=True):
        if flow > 0.0 and sink.to != STACK:
            part = stream[sink.node] * flow / ways[1][sink.node]
            total += part
            there += part if sink.to == to else 0.0
    return min(there / total, 1.0) if total > 0.0 else 0.0


def _purged(lines: Lines) -> float:
    """Share of the purge flow that arrives at the stack when it is asked for: of nitrogen alone."""
    if not lines.bottles:
        return 0.0
    rates = _rates(lines, 0.0)
    running = _run(lines, rates, True)
    ways = _ways(lines, running)
    stream = _stream(lines, ways, _given(lines, rates, running, parts.NITROGEN))
    arrived = 0.0
    for sink, flow in zip(lines.sinks, running.sinks, strict=True):
        if sink.to == STACK and flow > 0.0:
            arrived += stream[sink.node] * flow / ways[1][sink.node]
    return min(arrived / PURGE, 1.0)
