"""A circuit at one point of its solution: each law that is no straight line replaced by one, and the step from there.

Look for: `Point` (where the steps have come to), `step`.
"""

from collections.abc import Sequence

from game.model import det
from game.rig.solving.circuit import JUNCTION, Compiled, Converter, Element, Load, Volts
from game.rig.solving.elimination import finished

STEEP = 200.0
"""Beyond this exponent a diode's law goes on as a straight line."""
HOLDS, LIMITED, BLOCKED, SHUT = 0, 1, -1, 2
"""What a limited branch does: keep its volts, give its limit, give its least, nothing (a converter without volts)."""


class Point:
    """Where the steps have come to."""

    def __init__(self, ready: Compiled, elements: Sequence[Element]) -> None:
        self.unknowns = [0.0] * (ready.order.size + 1)
        self.states = [HOLDS] * len(ready.limited)
        self.did = self.states
        """As they were in the last step."""
        self.fell = [False] * len(ready.inputs)
        """Converters that had volts enough until something was taken."""
        self.bends = [0.0] * len(ready.junctions)
        """V at which each diode's law is replaced by its tangent; first where that is most curved."""
        self.volts = [_volts(elements[branch.element]) for branch in ready.limited]
        self.watts = [_watts(elements[pair.element]) for pair in ready.loads]
        self.seen: list[float] = []
        """V at which each load's, then each converter's law is replaced by a line; empty: nothing is taken."""
        self.lines: list[tuple[float, float]] = []
        """(S, A) of those lines, loads first, then diodes."""
        self.couplings: list[tuple[float, float, float, float]] = []
        """Of converters' inputs: A from V in, from A out, from V out, and A."""
        self.settled = False


def _volts(element: Element) -> float:
    return element.volts if isinstance(element, Volts | Converter) else 0.0


def _watts(element: Element) -> float:
    return max(0.0, element.watts) if isinstance(element, Load) else 0.0


def step(ready: Compiled, point: Point, base: Sequence[float], newton: bool) -> tuple[list[float], bool]:
    """The late unknowns with every law replaced by its line, and whether the network can hold its loads there."""
    numbers, right, at = list(ready.numbers), list(base), point.unknowns
    point.did = list(point.states)
    lines: list[tuple[float, float]] = []
    for place, (_, a, b, lowest, (aa, ab, ba, bb)) in enumerate(ready.loads):
        volts = point.seen[place] if point.seen else det.INF
        watts = point.watts[place]
        if newton and volts >= lowest:
            # P / V about V: the slope is -P / V^2.
            slope, rest = -watts / (volts * volts), 2.0 * watts / volts
            right[a] -= rest
            right[b] += rest
        else:
            volts = volts if volts > lowest else lowest
            slope, rest = watts / (volts * volts), 0.0
        numbers[aa] += slope
        numbers[ab] -= slope
        numbers[ba] -= slope
        numbers[bb] += slope
        lines.append((slope, rest))
    for place, (_, a, b, saturation, scale, _, (aa, ab, ba, bb)) in enumerate(ready.junctions):
        volts = point.bends[place]
        over = volts / scale - STEEP
        power = saturation * det.exp(STEEP + over if over < 0.0 else STEEP)
        slope = power / scale
        rest = (power if over < 0.0 else power * (1.0 + over)) - saturation - slope * volts
        slope += JUNCTION
        numbers[aa] += slope
        numbers[ab] -= slope
        numbers[ba] -= slope
        numbers[bb] += slope
        right[a] -= rest
        right[b] += rest
        lines.append((slope, rest))
    point.lines = lines
    for place, (_, _, _, current, ohm, limit, least, (one, other, own)) in enumerate(ready.limited):
        state = point.states[place]
        if state == HOLDS:
            numbers[one] += 1.0
            numbers[other] -= 1.0
            numbers[own] += ohm
            right[current] += point.volts[place]
        else:
            numbers[own] += 1.0
            right[current] += limit if state == LIMITED else least if state == BLOCKED else 0.0
    point.couplings = [
        _coupled(ready, point, at, place, newton) if point.seen else (0.0, 0.0, 0.0, 0.0)
        for place in range(len(ready.inputs))
    ]
    for (_, a, b, _, (aa, ab, ba, bb)), (_, _, (ai, ap, am, bi, bp, bm)), (slope, ampere, out, rest) in zip(
        ready.inputs, ready.couplings, point.couplings, strict=True
    ):
        numbers[aa] += slope
        numbers[ab] -= slope
        numbers[ba] -= slope
        numbers[bb] += slope
        numbers[ai] += ampere
        numbers[bi] -= ampere
        numbers[ap] += out
        numbers[am] -= out
        numbers[bp] -= out
        numbers[bm] += out
        right[a] -= rest
        right[b] += rest
    unknowns, held = finished(ready.order, numbers, right)
    unknowns.append(0.0)
    return unknowns, held


def _coupled(
    ready: Compiled, point: Point, at: Sequence[float], place: int, newton: bool
) -> tuple[float, float, float, float]:
    """What a converter's input takes, as a line: A from V in, from A out, from V out, and A.

    It takes (v + r i) i / (efficiency V): inside, volts times amperes; (v + r i) is what it holds, unless at its limit.
    """
    source, efficiency, _ = ready.couplings[place]
    branch, pair, state = ready.limited[source], ready.inputs[place], point.states[source]
    if state in (BLOCKED, SHUT):
        return 0.0, 0.0, 0.0, 0.0
    volts = max(pair.lowest, point.seen[len(ready.loads) + place])
    out = at[branch.a] - at[branch.b]
    holds = point.volts[source] if state == HOLDS else out + branch.ohm * branch.limit
    watts = max(0.0, holds * (at[branch.current] if state == HOLDS else branch.limit)) / efficiency
    if not newton or point.seen[len(ready.loads) + place] < pair.lowest:
        return watts / (volts * volts), 0.0, 0.0, 0.0
    if state == HOLDS:
        return -watts / (volts * volts), holds / (efficiency * volts), 0.0, watts / volts
    from_out = branch.limit / (efficiency * volts)
    return -watts / (volts * volts), 0.0, from_out, 2.0 * watts / volts - from_out * out
