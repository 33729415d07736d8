"""What the circuit comes to once every load has let go that has not the volts it needs, one at a time.

A load lets go below its lowest volts, with its polarity reversed or above its highest; where a source or converter
gives all it can and some load behind it has too little, the load behind it with the highest priority number is shed
first, whichever it is. Each round drops one load and solves again, so that there are at most as many as loads. Whoever
has let go before comes back with 5 % more than it needs, if it would hold then: a real one would try again and again,
which counts as off.

Look for: `Powered` and `solved`.
"""

from typing import NamedTuple

from game.rig.current import Electric, Taker
from game.rig.solving import operating
from game.rig.solving.outcome import Solution

SHOCK = 60.0
"""V of a case over earth that are dangerous to touch (IEC 60364-4-41: 60 V of smooth direct current, indoors, dry)."""
STRAY = 0.03
"""A into a case that are more than a bond carries in good order: what a residual-current device acts on."""
BACK = 1.05
"""Of its lowest volts at which a load or converter that has let go comes back."""
DEAD = 1.0
"""V below which an input has no supply at all, rather than too little."""
REVERSED = -5.0
"""V at an input that mean that it is the wrong way round, and not merely what a neighbour's current leaves there."""


class Powered(NamedTuple):
    """What flows, and who has what it needs."""

    solution: Solution
    powered: tuple[str, ...]
    """Loads and motors with volts in range, those that take nothing now included."""
    notes: tuple[tuple[str, str], ...]


def solved(electric: Electric, asked: float, share: float, latched: tuple[str, ...]) -> Powered:
    """With `asked` W for the stack's supply, the house's bus at `share` of its volts, and loads that stay off."""
    watts = [0.0 if taker.part in latched else (asked if taker.stack else taker.watts) for taker in electric.takers]
    volts = None if share == 1.0 else [share * each for each in electric.sources]
    notes: list[tuple[str, str]] = []
    limited: dict[str, bool] = {}
    places = {giver.element: giver.part for giver in electric.givers}
    let_go: list[str] = []
    found = operating.solved(electric.ready, watts, volts)
    while True:
        limited.update((places[element], True) for element in found.limited if element in places)
        number, why = _worst(electric, found, watts, let_go)
        if number < 0:
            break
        taker, wanted, before = electric.takers[number], watts[number], found
        watts[number] = 0.0
        let_go.append(taker.part)
        found = operating.solved(electric.ready, watts, volts)
        if why == "undervoltage" and _hopeless(taker, wanted, before, found):
            why = "collapsed"
        notes.append((why, taker.part))
    off = (*latched, *let_go)
    notes += [("holds", part) for part in _holding(electric, found, asked, watts, volts, latched)]
    notes += [("limited", part) for part in limited]
    notes += [("undervoltage", places[element]) for element in found.collapsed if element in places]
    for load, case, ways in electric.cases:
        if abs(found.volts[case]) > SHOCK:
            notes.append(("shock", load))
        elif abs(_into(found, ways)) > STRAY:
            notes.append(("stray", load))
    notes += [
        ("reversed", part)
        for part, plus, minus, _, _ in electric.inputs
        if found.volts[plus] - found.volts[minus] < REVERSED
    ]
    notes += [
        ("overvoltage", part)
        for part, plus, minus, _, highest in electric.inputs
        if found.volts[plus] - found.volts[minus] > highest
    ]
    powered = tuple(
        taker.part
        for taker in electric.takers
        if taker.part not in off and taker.lowest <= found.volts[taker.plus] - found.volts[taker.minus] <= taker.highest
    )
    return Powered(found, powered, tuple(notes))


def _holding(
    electric: Electric, found: Solution, asked: float, watts: list[float], volts: list[float] | None,
    latched: tuple[str, ...],
) -> list[str]:  # fmt: skip
    """Of those that had let go before, the ones that have 5 % more than they need and would keep what they need."""
    holding = []
    for number, taker in enumerate(electric.takers):
        if taker.part in latched and found.volts[taker.plus] - found.volts[taker.minus] >= BACK * taker.lowest:
            trial = list(watts)
            trial[number] = asked if taker.stack else taker.watts
            tried = operating.solved(electric.ready, trial, volts)
            if _worst(electric, tried, trial, [])[0] < 0:
                holding.append(taker.part)
    return holding


def _hopeless(taker: Taker, wanted: float, before: Solution, after: Solution) -> bool:
    """Whether the wiring cannot bring what a load wants at any volts: P > E^2 / 4 R, with its volts E after it has let
    go and the R by which they had fallen before."""
    fallen = before.volts[taker.plus] - before.volts[taker.minus]
    full = after.volts[taker.plus] - after.volts[taker.minus]
    amperes = before.amperes[taker.element]
    return amperes > 0.0 and 4.0 * wanted * (full - fallen) / amperes > full * full


def _into(found: Solution, ways: tuple[int, ...]) -> float:
    total = 0.0
    for element in ways:
        total += found.amperes[element]
    return total


def _worst(electric: Electric, found: Solution, watts: list[float], gone: list[str]) -> tuple[int, str]:
    """The next load to let go and why; -1 if none has to."""
    lowest, worst = 1.0, -1
    for number, taker in enumerate(electric.takers):
        if taker.part in gone:
            continue
        volts = found.volts[taker.plus] - found.volts[taker.minus]
        if volts < REVERSED:
            return number, "reversed"
        if volts > taker.highest:
            return number, "overvoltage"
        if watts[number] > 0.0 and DEAD < volts < lowest * taker.lowest:
            lowest, worst = volts / taker.lowest, number
    if worst < 0:
        return -1, ""
    behind = _behind(electric, found, electric.takers[worst])
    if behind:
        each = [
            number for number, taker in enumerate(electric.takers) if watts[number] > 0.0 and taker.island in behind
        ]
        first = max(each, key=lambda number: (electric.takers[number].priority, -number), default=worst)
        if first != worst:
            return first, "shed"
    return worst, "undervoltage"


def _behind(electric: Electric, found: Solution, taker: Taker) -> list[int]:
    """Islands fed by what is at its limit, where the load is in one of them; else none."""
    for giver in electric.givers:
        if giver.element in found.limited:
            islands = [giver.island]
            for other in electric.givers:
                if other.within in islands and other.island not in islands:
                    islands.append(other.island)
            if taker.island in islands:
                return islands
    return []
