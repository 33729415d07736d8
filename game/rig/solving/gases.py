"""What flows in the gas lines: where the stack's oxygen and hydrogen come out, and whether nitrogen reaches it.

Pressures follow from one set of straight lines, which is solved again a few times where there are holes or check
valves; then every gas is followed along the flows.

Look for: `Solution` and `solved`, `gas_at`, `purge_share`; the lines themselves are in gas_lines.py.
"""

from typing import NamedTuple

from game.model.units import FARADAY
from game.rig import parts
from game.rig.gas_lines import HELD, MODULE, NORMAL, OUTSIDE, SEEP, STACK, Lines, hole
from game.rig.parts import GASES
from game.rig.solving import elimination

PURGE = 1.6e-3
"""mol/s that a purge connection takes at full flow (assumed: twice a volume of 2 L at 0.8 bar in 96 s)."""
LEAST = 1e-7
"""mol/s at which a line is tried while the stack makes nothing."""
TRACE = 1e-3
"""A gas of less than this share is not there."""
STRONGEST = 1e6
"""Pa that is shown at most: a line that is shut off has lifted its relief long before."""


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
    supplied: tuple[float, ...] = ()
    """mol/s from each bottle; () while no nitrogen is asked for."""


def gas_at(solution: Solution, node: int) -> str:
    """What stands at a node: names joined by +."""
    shares = [stream[node] for stream in solution.streams]
    all_of_it = shares[0] + shares[1] + shares[2]
    return "+".join(gas for gas, share in zip(GASES, shares, strict=True) if share > TRACE * all_of_it)


class _Running(NamedTuple):
    pressures: list[float]
    tubes: list[float]
    sinks: list[float]
    supplied: list[float]
    """mol/s from each bottle."""


def solved(lines: Lines, making: float, purging: bool) -> Solution:
    """While the stack makes gas with so many A; `purging` while the panel asks for nitrogen."""
    given_off = rates(lines, making)
    running = _run(lines, given_off, purging)
    ways = _ways(lines, running)
    streams = [_stream(lines, ways, _given(lines, given_off, running, gas)) for gas in GASES]
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
    return Solution(
        pressures, streams_kept, tuple(running.tubes), tuple(running.sinks), lost, spill, blocked,
        tuple(running.supplied),
    )  # fmt: skip


def rates(lines: Lines, making: float) -> list[float]:
    """mol/s from each outlet: Faraday's I / 4F of oxygen and twice that of hydrogen for each cell."""
    found = []
    moles = lines.cells * making / (4.0 * FARADAY)
    for origin in lines.outlets:
        rate = moles if origin.gas == parts.OXYGEN else 2.0 * moles
        found.append(rate if rate > LEAST else LEAST)
    return found


def _run(lines: Lines, given_off: list[float], purging: bool) -> _Running:
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
        leaks = [sink.conductance or hole(sink.bore, pressures[sink.node]) for sink in lines.sinks]
        values += leaks
        for origin, rate in zip(lines.outlets, given_off, strict=True):
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


def _given(lines: Lines, given_off: list[float], running: _Running, gas: str) -> list[float]:
    given = [0.0] * lines.size
    for origin, rate in zip(lines.outlets, given_off, strict=True):
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


def purge_share(lines: Lines) -> float:
    """Share of the purge flow that arrives at the stack when it is asked for: of nitrogen alone."""
    if not lines.bottles:
        return 0.0
    given_off = rates(lines, 0.0)
    running = _run(lines, given_off, True)
    ways = _ways(lines, running)
    stream = _stream(lines, ways, _given(lines, given_off, running, parts.NITROGEN))
    arrived = 0.0
    for sink, flow in zip(lines.sinks, running.sinks, strict=True):
        if sink.to == STACK and flow > 0.0:
            arrived += stream[sink.node] * flow / ways[1][sink.node]
    return min(arrived / PURGE, 1.0)
