"""The operating point of a compiled circuit, by Newton's method, with care for what has several answers or none.

A network with constant-power loads has several answers. Ours is the one that a bus comes to when everything is switched
on at once from its open-circuit volts: the highest. Every load's law lies above the line through 0 that meets it at a
higher voltage, so with each load as a resistance V^2 / P of the volts V it had last, V falls step by step and never
past the answer, whatever feeds it, for what a passive network delivers only grows as V falls. Those steps are safe
and slow; where one hardly changes anything any more and the network can hold the loads (all principal minors of
the matrix positive), Newton's own steps take over. At the nose, which is V = E / 2 and P = E^2 / 4R for one load behind
a resistance, they no longer are; beyond it the loads fall to where they are resistances, and are told as collapsed.

The steps begin where nothing flows, always, and their number is bounded. They end before where one more would only
swing the last bits; in portable arithmetic that, too, is the same everywhere.

Look for: `solved`.
"""

from collections.abc import Sequence

from game.model import det
from game.rig.solving.circuit import Compiled, Element, Pair, adjusted, sides
from game.rig.solving.linearised import BLOCKED, HOLDS, LIMITED, SHUT, Point, step
from game.rig.solving.outcome import Solution, solution

STEPS = 120
"""At most, with the loads off and again with them on; without diodes 1 and about 6 are enough."""
GENTLE = 0.95
"""Newton's steps begin when no load's volts have fallen to less than this share in a step."""
STILL, NEAR = 1e-11, 1e-6
"""Of itself, and of the largest there is: what a step may move to be the last; what the last may move and be told as
settled (a network that only its leak ties to node 0 never comes nearer, by rounding)."""
CALM, FAINT = 0.5, 5.0
"""In a diode's own volts (its scale): what a step may move it that is at rest; so far below its bend it carries nothing
that matters to a load, and may move as it likes."""
BOLD = 0.8
"""A step of Newton's after which a load would have less than this share of its volts is not taken."""
FALLING = 0.9
"""Where the network can't hold the loads, they are lowered by this much each step: nothing can be there to miss."""


def solved(ready: Compiled, watts: Sequence[float] | None = None, volts: Sequence[float] | None = None) -> Solution:
    """The operating point; `watts` of the loads and `volts` of the sources, each in the circuit's order, may be new."""
    elements: Sequence[Element] = ready.circuit.elements
    base: Sequence[float] = ready.sides
    if watts is not None or volts is not None:
        elements = adjusted(ready.circuit, watts, volts).elements
    if volts is not None:
        base = sides(ready, elements)
    point = Point(ready, elements)
    while True:
        point.seen = []
        _run(ready, point, base, STEPS)
        free = point.unknowns
        shut, taking = _short(ready, point), False
        if shut < 0 and (ready.loads or ready.inputs):
            point.seen = [free[pair.a] - free[pair.b] for pair in (*ready.loads, *ready.inputs)]
            _run(ready, point, base, STEPS)
            shut, taking = _short(ready, point), True
        if shut < 0:
            return solution(ready, elements, point, base, free)
        # One at a time, the worst off first: without it the others may have volts enough.
        point.fell[shut] = taking
        point.states = [SHUT if state == SHUT else HOLDS for state in point.states]
        point.states[ready.couplings[shut].source] = SHUT


def _short(ready: Compiled, point: Point) -> int:
    """The converter that has the least of the volts it needs, and is not shut; -1: all have enough."""
    worst, share = -1, 1.0
    for place, pair in enumerate(ready.inputs):
        has = (point.unknowns[pair.a] - point.unknowns[pair.b]) / pair.lowest
        if has < share and point.states[ready.couplings[place].source] != SHUT:
            worst, share = place, has
    return worst


def _run(ready: Compiled, point: Point, base: Sequence[float], steps: int) -> None:
    """Steps from where the point is, until they change nothing."""
    pairs = (*ready.loads, *ready.inputs) if point.seen else ()
    straight = not (pairs or ready.junctions)
    newton, weak, fresh = False, False, True
    for _ in range(steps):
        old = point.unknowns
        unknowns, held = step(ready, point, base, newton)
        if newton and not (held and _mild(pairs, unknowns, point.seen)):
            newton, weak = False, not held
            unknowns, _ = step(ready, point, base, False)
        rest = _at_rest(ready, point, unknowns)
        changed = _follow(ready, point, unknowns)
        point.settled = fresh and not changed and (straight or _still(unknowns, old, NEAR))
        if point.settled and (straight or _still(unknowns, old, STILL)):
            break
        # Only when diodes and limits are at rest is it known what the network delivers to the loads as they are.
        fresh = rest and not changed
        newton = newton and fresh
        if pairs and fresh:
            was, point.seen = point.seen, [unknowns[pair.a] - unknowns[pair.b] for pair in pairs]
            if not weak:
                newton = _gentle(pairs, point.seen, was)
            elif any(new < before for new, before in zip(point.seen, was, strict=True)):
                point.seen = [
                    FALLING * new if new < before else new for new, before in zip(point.seen, was, strict=True)
                ]
                fresh = False
            weak = False
        elif not pairs:
            fresh = True


def _gentle(pairs: Sequence[Pair], seen: Sequence[float], was: Sequence[float]) -> bool:
    """Whether no load that takes constant power has lost so many volts that Newton's steps should wait."""
    return all(
        new >= GENTLE * before or before < pair.lowest for pair, new, before in zip(pairs, seen, was, strict=True)
    )


def _mild(pairs: Sequence[Pair], unknowns: Sequence[float], seen: Sequence[float]) -> bool:
    """Whether no load has lost more volts than a step of Newton's may take from it."""
    return all(
        unknowns[pair.a] - unknowns[pair.b] >= BOLD * was or was < pair.lowest
        for pair, was in zip(pairs, seen, strict=True)
    )


def _still(unknowns: Sequence[float], old: Sequence[float], share: float) -> bool:
    """Whether a step has moved nothing by more than this share of itself and of the largest unknown."""
    most = share * (1e-3 + max(*unknowns, -min(unknowns)))
    return all(abs(new - was) <= most + share * abs(new) for new, was in zip(unknowns, old, strict=True))


def _at_rest(ready: Compiled, point: Point, unknowns: Sequence[float]) -> bool:
    """Whether every diode's line is still near its law where a step has led."""
    for each, bend in zip(ready.junctions, point.bends, strict=True):
        volts = unknowns[each.a] - unknowns[each.b]
        if abs(volts - bend) > CALM * each.scale and max(volts, bend) > each.bend - FAINT * each.scale:
            return False
    return True


def _follow(ready: Compiled, point: Point, unknowns: list[float]) -> bool:
    """Goes where a step leads; returns whether a branch does something else now or a diode was held back."""
    changed = False
    point.unknowns = unknowns
    for place, branch in enumerate(ready.limited):
        state, holds = point.states[place], unknowns[branch.a] - unknowns[branch.b]
        if state == HOLDS:
            amperes = unknowns[branch.current]
            new = LIMITED if amperes > branch.limit else BLOCKED if amperes < branch.least else HOLDS
        elif state == LIMITED:
            new = HOLDS if holds + branch.ohm * branch.limit > point.volts[place] else LIMITED
        elif state == BLOCKED:
            new = HOLDS if holds + branch.ohm * branch.least < point.volts[place] else BLOCKED
        else:
            new = state
        if new != state:
            point.states[place] = new
            changed = True
    for place, each in enumerate(ready.junctions):
        volts = unknowns[each.a] - unknowns[each.b]
        bend = _bent(volts, point.bends[place], each.scale, each.bend)
        changed = changed or bend != volts
        point.bends[place] = bend
    return changed


def _bent(volts: float, last: float, scale: float, bend: float) -> float:
    """Where a diode's law is replaced next: beyond its bend at most a step in the logarithm of the current.

    Source: L. Nagel, SPICE2, Memo ERL-M520, Berkeley 1975, and SPICE3's pnjlim.
    """
    if volts <= bend or abs(volts - last) <= 2.0 * scale:
        return volts
    if last <= 0.0:
        return scale * det.log(volts / scale)
    more = 1.0 + (volts - last) / scale
    return last + scale * det.log(more) if more > 0.0 else bend
