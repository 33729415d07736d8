"""What flows in a circuit that is solved: volts, amperes, and where the energy comes from and goes.

The currents are those of the last step's straight lines, not of the laws themselves: they meet Kirchhoff's laws to the
last bits, so that source = heat + load (B. Tellegen, Philips Res. Rep. 7, 1952) even where a step more would have
changed them.

Look for: `Solution`, `solution`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.rig.solving.circuit import LEAK, STIFF, Amps, Compiled, Converter, Element, Load, Resistor, Volts
from game.rig.solving.elimination import completed
from game.rig.solving.linearised import BLOCKED, LIMITED, Point


class Solution(NamedTuple):
    """What flows."""

    volts: tuple[float, ...]
    """Of every node over node 0."""
    amperes: tuple[float, ...]
    """Of every element from `a` to `b` through it (so a source that gives has less than 0); what a converter gives out
    of `out_a`."""
    drawn: tuple[float, ...]
    """A into a converter's `in_a`; 0 for all others."""
    given: tuple[float, ...]
    """W of every source; less than 0 where it is driven backwards."""
    heat: tuple[float, ...]
    """W that every element turns into heat."""
    taken: tuple[float, ...]
    """W of every load."""
    source_watts: float
    heat_watts: float
    """The leaks to node 0 counted."""
    load_watts: float
    """source = heat + load."""
    collapsed: tuple[int, ...]
    """Elements: loads and converters that would have volts enough if nothing were taken, and have not."""
    limited: tuple[int, ...]
    """Elements: sources and converters at their limit."""
    settled: bool
    """Whether the last step changed nothing worth telling; False: the circuit is beyond what this can solve."""


def solution(
    ready: Compiled, elements: Sequence[Element], point: Point, base: Sequence[float], free: Sequence[float]
) -> Solution:
    at = completed(ready.order, ready.numbers, base, point.unknowns)
    if not all(each - each == 0.0 for each in at):
        at = [0.0] * len(at)
    count = len(elements)
    amperes, drawn, given, heat, taken = [0.0] * count, [0.0] * count, [0.0] * count, [0.0] * count, [0.0] * count
    for place, element in enumerate(elements):
        match element:
            case Resistor(a, b, ohm) if ohm >= STIFF:
                volts = at[a - 1] - at[b - 1]
                amperes[place] = volts / ohm
                heat[place] = volts * amperes[place]
            case Amps(a, b, amps):
                amperes[place] = amps
                given[place] = (at[b - 1] - at[a - 1]) * amps
    for branch in (*ready.linear, *ready.limited):
        volts, amps = at[branch.a] - at[branch.b], at[branch.current]
        match elements[branch.element]:
            case Resistor():
                amperes[branch.element] = -amps
                heat[branch.element] = -volts * amps
            case Volts():
                amperes[branch.element] = -amps
                given[branch.element] = (volts + branch.ohm * amps) * amps
                heat[branch.element] = branch.ohm * amps * amps
            case Converter():
                amperes[branch.element] = amps
                heat[branch.element] = -volts * amps
    two = [(each.element, each.a, each.b) for each in ready.loads]
    two += [(each.element, each.a, each.b) for each in ready.junctions]
    for (place, a, b), (slope, rest) in zip(two, point.lines, strict=True):
        volts = at[a] - at[b]
        amperes[place] = slope * volts + rest
        (taken if isinstance(elements[place], Load) else heat)[place] = volts * amperes[place]
    for pair, coupling, (slope, ampere, out, rest) in zip(ready.inputs, ready.couplings, point.couplings, strict=True):
        branch = ready.limited[coupling.source]
        volts, over = at[pair.a] - at[pair.b], at[branch.a] - at[branch.b]
        drawn[pair.element] = slope * volts + ampere * at[branch.current] + out * over + rest
        heat[pair.element] += volts * drawn[pair.element]
    leaked = 0.0
    for node in ready.leaks:
        leaked += LEAK * at[node - 1] * at[node - 1]
    collapsed = [
        pair.element
        for pair, watts in zip(ready.loads, point.watts, strict=True)
        if watts > 0.0 and at[pair.a] - at[pair.b] < pair.lowest <= free[pair.a] - free[pair.b]
    ]
    collapsed += [pair.element for pair, fell in zip(ready.inputs, point.fell, strict=True) if fell]
    limited = [
        branch.element
        for branch, state in zip(ready.limited, point.did, strict=True)
        if state == LIMITED or (state == BLOCKED and branch.least < 0.0)
    ]
    return Solution(
        (0.0, *at[: ready.circuit.nodes - 1]),
        tuple(amperes),
        tuple(drawn),
        tuple(given),
        tuple(heat),
        tuple(taken),
        _total(given),
        _total(heat) + leaked,
        _total(taken),
        tuple(sorted(collapsed)),
        tuple(sorted(limited)),
        point.settled,
    )


def _total(watts: Sequence[float]) -> float:
    total = 0.0
    for each in watts:
        total += each
    return total
