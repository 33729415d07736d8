"""The whole rig solved: electric side, bus, coolant, water and gas together, and what of it reaches the stack.

Everything follows from rig, state and asks alone. What only the wiring decides is compiled once and kept; electric
and hydraulic solutions are kept apart, so that a stack which asks for more only has its circuit solved again.

Look for: `solved`, `key` and `rounded` (asks by their quanta), `passed` (what time does to it, from wear.py), `NOTES`;
`electric` and `liquid` (the networks by themselves, for whoever writes them down).
"""

from typing import NamedTuple, TypeVar

from game.rig import bus, current, faults, gas_lines, networks, parts, plumbing, shedding
from game.rig.current import Electric
from game.rig.gas_lines import Lines
from game.rig.networks import Standing
from game.rig.parts import COOLANT, WATER, Cable, Converter, Part, Rig, Rigged
from game.rig.plumbing import Plumbing, Wet
from game.rig.readout import put_electric, put_gas, put_liquid
from game.rig.shedding import Powered
from game.rig.solved import Asks, At, Delivery, Flow, Said, Solved
from game.rig.solving import gases
from game.rig.wear import WARM, passed

__all__ = ["NOTES", "electric", "forget", "key", "liquid", "passed", "rounded", "solved"]

NOTES = {
    "undervoltage": "a load has let go for too low a voltage",
    "collapsed": "a load has let go: it would take more than the wiring can bring at any voltage",
    "shed": "a load was shed for another behind something that gives all it can",
    "holds": "a load that has let go could come back and stay",
    "reversed": "the input of a load, motor or converter has plus and minus changed over",
    "overvoltage": "an input has more than it bears",
    "limited": "a source or converter gives all it can",
    "shock": "the case of a load is at a voltage that is dangerous to touch",
    "stray": "current flows into a case and by its strap to earth",
    "hot": "a cable is more than 60 K over the room",
    "air": "air blocks a cold plate",
    "dry": "a pump that is on has nothing to pump",
    "backwards": "coolant goes through a plate the wrong way",
    "leak": "coolant or water leaks at a part",
    "blocked": "gas from an outlet has nowhere to go",
    "open": "a hose with gas in it hangs open",
    "bare": "a hose with hydrogen in it has no arrestor",
    "echo": "a bus is not terminated as it should be",
    "shorted": "the two wires of a bus touch",
}
"""Ids of what a solution notes, each with the name of a part."""
WATTS, SHARE, AMPERES, KELVIN = 25.0, 0.01, 0.5, 1.0
"""Quanta of what is asked."""
WARMTH, LOCK, LIQUID = 5.0, 0.01, 5.0
"""Quanta: K of a cable, share of air and of fines, K of the liquids."""
AIRY = 0.05
"""Share of air in the coolant from which it is noted."""
KEPT, SOLUTIONS = 6, 64
"""How many wirings are kept, and how many solutions of each."""


def rounded(asks: Asks) -> Asks:
    """What is asked, to the nearest quantum."""
    return Asks(
        _to(asks.watts, WATTS),
        _to(asks.volts, SHARE),
        _to(asks.making, AMPERES),
        _to(asks.kelvin, KELVIN),
        1.0 if asks.purging > 0.0 else 0.0,
    )


def key(asks: Asks) -> tuple[float, ...]:
    """Two asks with the same key have the same solution."""
    return tuple(rounded(asks))


def _to(value: float, quantum: float) -> float:
    return quantum * int(value / quantum + 0.5) if value > 0.0 else 0.0


class _Wiring(NamedTuple):
    """All that follows from what is plugged into what and turned on, and solutions of it so far."""

    rig: Rig
    structure: tuple[object, ...]
    stands: Standing
    lines: Lines
    purge: float
    """Share of the purge flow that arrives when it is asked for."""
    data: bus.Bus
    cables: tuple[str, ...]
    converters: tuple[str, ...]
    litres: float
    """Of coolant that can be lost."""
    supply: str
    """The load that is the stack's supply."""
    plate: Part | None
    feed: Part | None
    blank: tuple[dict[str, Flow], dict[str, At]]
    electrics: dict[tuple[object, ...], Electric]
    powers: dict[tuple[object, ...], Powered]
    pipes: dict[tuple[object, ...], Plumbing]
    wets: dict[tuple[object, ...], Wet]
    gas: dict[tuple[object, ...], gases.Solution]
    whole: dict[tuple[object, ...], Solved]


_kept: list[_Wiring] = []
Found = TypeVar("Found")


def _wiring(rig: Rig, rigged: Rigged) -> _Wiring:
    structure = (rigged.joints, rigged.on, rigged.blown, rigged.faults, rigged.addresses)
    for each in _kept:
        if each.rig is rig and each.structure == structure:
            return each
    # Air is no part of the structure: kept here would be that of whoever asked first.
    stands = networks.standing(rig, rigged._replace(air=0.0))
    lines = gas_lines.compiled(stands)
    every = tuple(stands.parts.values())

    def of_stack(kind: type) -> list[Part]:
        return [part for part in every if isinstance(part.body, kind) and getattr(part.body, "stack", "") == rig.stack]

    supplies, plates, feeds = of_stack(parts.Load), of_stack(parts.Plate), of_stack(parts.Feed)
    held = 0.0
    for part in every:
        if isinstance(part.body, parts.Reservoir) and part.ends[0].medium == COOLANT:
            held += part.body.litres
    made = _Wiring(
        rig,
        structure,
        stands,
        lines,
        gases.purge_share(lines),
        bus.compiled(stands),
        tuple(part.name for part in rig.parts if isinstance(part.body, Cable)),
        tuple(part.name for part in rig.parts if isinstance(part.body, Converter)),
        held,
        supplies[0].name if supplies else "",
        plates[0] if plates else None,
        feeds[0] if feeds else None,
        ({part.name: Flow() for part in every}, {end: At() for end in stands.ends}),
        {}, {}, {}, {}, {}, {},
    )  # fmt: skip
    _kept.insert(0, made)
    del _kept[KEPT:]
    return made


def _room(memory: dict[tuple[object, ...], Found]) -> None:
    """So that no memory grows without end; what it holds can be had again at any time."""
    if len(memory) >= SOLUTIONS:
        memory.clear()


def forget() -> None:
    """Forgets all solutions, not what is compiled: for whoever measures how long one takes."""
    for wiring in _kept:
        for memory in (wiring.powers, wiring.wets, wiring.gas, wiring.whole):
            memory.clear()


# ---- The parts of a solution ------------------------------------------------------------------------------------


def _powered(wiring: _Wiring, rigged: Rigged, asks: Asks) -> tuple[Electric, Powered]:
    warmth = tuple(_to(each, WARMTH) for each in rigged.warmth)
    resting = tuple(name for name in wiring.converters if name in rigged.latched)
    drawn = (warmth, resting)
    electric = wiring.electrics.get(drawn)
    if electric is None:
        _room(wiring.electrics)
        electric = current.compiled(wiring.stands, dict(zip(wiring.cables, warmth, strict=False)), resting)
        wiring.electrics[drawn] = electric
    asked = (drawn, asks.watts, asks.volts, rigged.latched)
    powered = wiring.powers.get(asked)
    if powered is None:
        _room(wiring.powers)
        powered = shedding.solved(electric, asks.watts, asks.volts, rigged.latched)
        wiring.powers[asked] = powered
    return electric, powered


def _wet(wiring: _Wiring, rigged: Rigged, medium: str, kelvin: float, running: tuple[str, ...]) -> Wet:
    stands = wiring.stands
    air = _to(stands.rigged.air if stands.rigged.air > rigged.air else rigged.air, LOCK) if medium == COOLANT else 0.0
    fines = _to(rigged.fines, LOCK) if medium == WATER else 0.0
    empty = medium == COOLANT and rigged.lost >= wiring.litres
    laid = (medium, air, fines, empty)
    pipes = wiring.pipes.get(laid)
    if pipes is None:
        _room(wiring.pipes)
        pipes = plumbing.compiled(stands, medium, air, fines, empty)
        wiring.pipes[laid] = pipes
    warm = _to(kelvin, LIQUID)
    asked = (laid, warm, running)
    wet = wiring.wets.get(asked)
    if wet is None:
        _room(wiring.wets)
        wet = plumbing.solved(pipes, warm, running)
        wiring.wets[asked] = wet
    return wet


def _gas(wiring: _Wiring, asks: Asks) -> gases.Solution:
    asked = (asks.making, asks.purging)
    found = wiring.gas.get(asked)
    if found is None:
        _room(wiring.gas)
        found = gases.solved(wiring.lines, asks.making, asks.purging > 0.0)
        wiring.gas[asked] = found
    return found


# ---- All of it --------------------------------------------------------------------------------------------------


def solved(rig: Rig, rigged: Rigged, asks: Asks) -> Solved:
    """The networks of a rig in this state, at what is asked (to the nearest quantum)."""
    asks = rounded(asks)
    wiring = _wiring(rig, rigged)
    asked = (asks, *_amounts(wiring, rigged))
    found = wiring.whole.get(asked)
    if found is None:
        _room(wiring.whole)
        found = wiring.whole[asked] = _solved(wiring, rigged, asks)
    return found


def _amounts(wiring: _Wiring, rigged: Rigged) -> tuple[object, ...]:
    """All that a solution takes from how the rig stands besides its structure: by its quantum, and by what is noted."""
    return (
        tuple(_to(each, WARMTH) for each in rigged.warmth),
        tuple(each > WARM for each in rigged.warmth),
        rigged.latched,
        _to(rigged.air, LOCK),
        rigged.air > AIRY,
        _to(rigged.fines, LOCK),
        rigged.lost >= wiring.litres,
    )


def _solved(wiring: _Wiring, rigged: Rigged, asks: Asks) -> Solved:
    electric, powered = _powered(wiring, rigged, asks)
    dry = rigged.lost >= wiring.litres
    turned = _turned(wiring, powered)
    coolant = _wet(wiring, rigged, COOLANT, asks.kelvin, turned)
    water = _wet(wiring, rigged, WATER, asks.kelvin, turned)
    gas = _gas(wiring, asks)
    dead = {
        part.name: True
        for part in wiring.stands.parts.values()
        if isinstance(part.body, parts.Load) and part.name not in powered.powered
    }
    said = bus.said(wiring.data, dead)
    flows, ends = wiring.blank[0].copy(), wiring.blank[1].copy()
    put_electric(electric, powered, flows, ends)
    put_liquid(coolant, flows, ends)
    put_liquid(water, flows, ends)
    put_gas(wiring.lines, gas, asks, flows, ends)
    found = powered.solution
    return Solved(
        flows,
        ends,
        said,
        _delivery(wiring, rigged, electric, powered, coolant, water, gas, said),
        _notes(wiring, rigged, powered, (coolant, water), gas, turned if dry else ()),
        found.source_watts,
        found.heat_watts,
        found.load_watts,
    )


def _turned(wiring: _Wiring, powered: Powered) -> tuple[str, ...]:
    """Pumps that run."""
    stands = wiring.stands
    pumps = [name for name in powered.powered if isinstance(stands.parts[name].body, parts.Pump)]
    return tuple(name for name in pumps if name in stands.on)


def electric(rig: Rig, rigged: Rigged, asks: Asks) -> tuple[Electric, Powered]:
    """The circuit of a rig in this state, and what it comes to."""
    return _powered(_wiring(rig, rigged), rigged, rounded(asks))


def liquid(rig: Rig, rigged: Rigged, asks: Asks, medium: str) -> tuple[Wet, float, tuple[str, ...]]:
    """The pipes of a rig with one liquid and what flows there, its temperature, and which pumps run."""
    asks, wiring = rounded(asks), _wiring(rig, rigged)
    running = _turned(wiring, _powered(wiring, rigged, asks)[1])
    return _wet(wiring, rigged, medium, asks.kelvin, running), _to(asks.kelvin, LIQUID), running


def _own(powered: Powered, electric: Electric, supply: str) -> float:
    """W of the stack's supply."""
    return next((powered.solution.taken[each.element] for each in electric.takers if each.part == supply), 0.0)


def _delivery(
    wiring: _Wiring, rigged: Rigged, electric: Electric, powered: Powered, coolant: Wet, water: Wet,
    gas: gases.Solution, said: tuple[Said, ...],
) -> Delivery:  # fmt: skip
    rig, found = wiring.rig, powered.solution
    burden, other = 1.0, found.source_watts
    if found.load_watts > 1.0:
        burden, other = found.source_watts / found.load_watts, found.load_watts - _own(powered, electric, wiring.supply)
    through, effectiveness = 0.0, 0.0
    if wiring.plate is not None and isinstance(wiring.plate.body, parts.Plate):
        through = coolant.litres.get(wiring.plate.name, 0.0)
        effectiveness = wiring.plate.body.effectiveness if through >= 0.0 else wiring.plate.body.backwards
    feed = 0.0
    if wiring.feed is not None and isinstance(wiring.feed.body, parts.Feed):
        reaches = plumbing.moles(water.litres.get(wiring.feed.name, 0.0), water.density)
        feed = min(wiring.feed.body.rate, max(reaches, 0.0))
    given = Delivery(
        1.0 if wiring.supply in powered.powered else 0.0,
        burden,
        other,
        abs(through) / 6.0e4 * coolant.density,
        effectiveness,
        feed,
        wiring.purge,
        gas.lost,
        gas.spill,
        gas.blocked,
        bus.heard(wiring.data, said, rig.stack),
    )
    return faults.deceived(rig, rigged.faults, given)


def _notes(
    wiring: _Wiring, rigged: Rigged, powered: Powered, wets: tuple[Wet, Wet], gas: gases.Solution, dry: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    notes = list(powered.notes)
    notes += [("hot", name) for name, warmth in zip(wiring.cables, rigged.warmth, strict=False) if warmth > WARM]
    plate = wiring.plate
    if plate is not None:
        if max(rigged.air, wiring.stands.rigged.air) > AIRY:
            notes.append(("air", plate.name))
        if wets[0].litres.get(plate.name, 0.0) < 0.0:
            notes.append(("backwards", plate.name))
    notes += [("dry", name) for name in dry]
    notes += [
        ("leak", wiring.stands.owner[end]) for wet in wets for end, litres in wet.leaking if litres > plumbing.SPLASH
    ]
    notes += [
        ("blocked", origin.part) for origin in wiring.lines.outlets if gas.pressures[origin.node] > origin.pressure
    ]
    notes += [("open", wiring.stands.owner[end]) for end in wiring.lines.open]
    notes += [("bare", name) for name in wiring.lines.bare]
    if wiring.data.master is not None:
        if wiring.data.shorted:
            notes.append(("shorted", wiring.data.master.name))
        elif len(wiring.data.devices) > 0 and not wiring.data.ended:
            notes.append(("echo", wiring.data.master.name))
    return tuple(notes)
