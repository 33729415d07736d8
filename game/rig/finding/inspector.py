"""How the rig stands, in sentences: what a good mate beside you would say who sees what can be seen and reads the
instruments. Never a hidden fault itself, only what it does. Worst first, and never nothing.

Look for: `told`, `Told`; `book_solved` (what the book would deliver), `as_by_the_book`. cause.py: why nothing comes.
"""

from typing import NamedTuple

from game.rig import faults, parts, plant, wiring
from game.rig.finding import cause, tracing
from game.rig.finding.cause import Values
from game.rig.finding.meters import called
from game.rig.parts import Part, Rig, Rigged
from game.rig.solved import Asks, At, Flow, Said, Solved


class Told(NamedTuple):
    """One sentence."""

    id: str
    """Of a message: what, then what to do."""
    values: Values
    weight: float
    """How bad it is: 90 and more endangers people, 70 stops the stack, 40 wears something, 0 is good news."""


ENOUGH = 0.85
"""Share of what the book would deliver that counts as that."""
LITTLE = 0.05
"""L/min of coolant that count as none."""
WARM = 40.0
"""K over the room at which a hand on a cable is taken away (assumed: 60 °C skin contact, ISO 13732-1)."""
SAG = 0.95
"""Share of its source's voltage under which a load's is remarked upon."""
TOUCH = 50.0
"""V that a case may have over earth: the limit for touch, for alternating current, taken for direct, too (assumed)."""

_books: list[tuple[Rig, Solved]] = []


def book_solved(rig: Rig) -> Solved:
    """What the rig delivers wired by the book, with air bled, in standby; kept for the few that were asked for last."""
    for known, found in _books:
        if known is rig:
            return found
    rigged = tracing.by_the_book(rig)
    for part in rig.parts:
        if isinstance(part.body, parts.Slave) and part.body.stack == rig.stack:
            rigged = rigged._replace(addresses=((part.name, _free(rig, part.name)),))
    found = plant.solved(rig, rigged, Asks(500.0, 1.0, 5.0, 295.0, 1.0))
    _books.insert(0, (rig, found))
    del _books[4:]
    return found


def _free(rig: Rig, name: str) -> int:
    """An address where nobody else answers."""
    taken = [part.body.address for part in rig.parts if isinstance(part.body, parts.Slave) and part.name != name]
    return next(number for number in range(1, 248) if number not in taken)


def as_by_the_book(solved: Solved, book: Solved) -> bool:
    """Whether it delivers what the book would, however it is wired."""
    one, other = solved.delivery, book.delivery
    return (
        one.power >= other.power
        and one.coolant * one.effectiveness >= ENOUGH * other.coolant * other.effectiveness
        and one.feed >= ENOUGH * other.feed
        and one.lost <= other.lost + 0.01
        and one.spill <= other.spill + 0.001
        and one.blocked <= other.blocked
        and one.signal >= other.signal
    )


def told(rig: Rig, rigged: Rigged, solved: Solved) -> tuple[Told, ...]:
    """All there is to say, worst first; at least one sentence."""
    book = book_solved(rig)
    found = [
        *_hydrogen_and_oxygen(rig, rigged, solved),
        *_power(rig, rigged, solved),
        *_leads(rig, rigged, solved),
        *_earth(rig, rigged, solved),
        *_coolant(rig, rigged, solved, book),
        *_water(rig, rigged, solved, book),
        *_purge(rig, rigged),
        *_data(rig, rigged, solved),
    ]
    found += [Told(f"inspect.jumper_{name}", (), 80.0) for name in rigged.jumpers]
    if not found:
        found = [_sum_up(rig, rigged, solved, book)]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.id, each.values)))


def _sum_up(rig: Rig, rigged: Rigged, solved: Solved, book: Solved) -> Told:
    flows, expected = _litres(rig, rigged, solved), _litres(rig, rigged._replace(faults=()), book)
    values: Values = (("volts", _number(_load_volts(rig, rigged, solved), 1)), ("litres", _number(flows, 1)))
    values += (("book", _number(expected, 1)),)
    if not as_by_the_book(solved, book):
        return Told("inspect.unlike_book", values, 20.0)
    alike = rigged.joints == tracing.by_the_book(rig).joints
    return Told("inspect.in_order" if alike else "inspect.in_order_otherwise", values, 0.0)


def _number(value: float, places: int) -> str:
    text = f"{value:.{places}f}"
    return text if float(text) != 0.0 else text.lstrip("-")


def _of(rig: Rig, kind: type) -> tuple[Part, ...]:
    """Parts of this kind that belong to the stack, or to none."""
    return tuple(
        part for part in rig.parts if isinstance(part.body, kind) and getattr(part.body, "stack", "") in ("", rig.stack)
    )


def _first(rig: Rig, kind: type) -> Part | None:
    """The stack's own part of this kind."""
    own = [part for part in rig.parts if isinstance(part.body, kind) and getattr(part.body, "stack", "") == rig.stack]
    return own[0] if own else None


def _instrument(rig: Rig, rigged: Rigged, shows: str, at: str, value: float) -> float:
    """A value as the panel shows it, if an instrument hangs there on the panel itself; else the value."""
    for sensor in rig.sensors:
        if sensor.shows == shows and sensor.at == at and not sensor.over_bus:
            return faults.shown(sensor, rigged.faults, value)
    return value


def _load_volts(rig: Rig, rigged: Rigged, solved: Solved) -> float:
    load = _first(rig, parts.Load)
    if load is None:
        return 0.0
    end = load.end("in")
    volts = solved.ends.get(end, At()).volts
    return volts if volts < 0.0 else _instrument(rig, rigged, "volts", end, volts)


def _litres(rig: Rig, rigged: Rigged, solved: Solved) -> float:
    plate = _first(rig, parts.Plate)
    if plate is None:
        return 0.0
    litres = solved.flows.get(plate.name, Flow()).litres
    return _instrument(rig, rigged, "flow", plate.name, max(litres, -litres))


def _why(
    rig: Rig, rigged: Rigged, trouble: str, weight: float, end: str, goals: tuple[type, ...], values: Values = ()
) -> list[Told]:
    """That nothing comes to `end` from any of `goals`, and why not by handles and plugs; [] if it should come."""
    why = cause.cause(rig, rigged, end, goals)
    return [Told(f"inspect.{trouble}_{why.kind}", (*why.values, *values), weight)] if why is not None else []


# ---- Electric ---------------------------------------------------------------------------------------------------


def _power(rig: Rig, rigged: Rigged, solved: Solved) -> list[Told]:
    found: list[Told] = []
    for part in rig.parts:
        if isinstance(part.body, parts.Breaker) and part.name in rigged.blown:
            found.append(Told("inspect.opened", (("part", called(rig, part.name)),), 75.0))
        if isinstance(part.body, parts.Source | parts.Converter) and ("limited", part.name) in solved.notes:
            found.append(Told("inspect.limited", (("part", called(rig, part.name)),), 78.0))
    load = _first(rig, parts.Load)
    if load is None or not isinstance(load.body, parts.Load):
        return found
    end = load.end("in")
    volts = _load_volts(rig, rigged, solved)
    lowest = load.body.lowest
    values: Values = (("load", called(rig, load.name)), ("volts", _number(volts, 1)), ("lowest", _number(lowest, 0)))
    if load.name in rigged.blown:
        return [*found, Told("inspect.ruined", values, 95.0)]
    if volts < -1.0:
        return [*found, Told("inspect.reversed", values, 97.0)]
    if volts < 1.0:
        why = _why(rig, rigged, "power", 80.0, end, (parts.Source, parts.Converter), values)
        if not why:
            houses = [part.end("out") for part in rig.parts if isinstance(part.body, parts.Source)]
            dark = all(solved.ends.get(each, At()).volts < 1.0 for each in houses)
            why = [Told("inspect.power_dark" if dark else "inspect.power_hidden", values, 80.0)]
        return found + why
    if solved.delivery.power > 0.0 and volts < lowest:
        found.append(Told("inspect.disagrees", values, 46.0))
    elif ("shed", load.name) in solved.notes:
        found.append(Told("inspect.shed", values, 82.0))
    elif volts >= lowest and any((why, load.name) in solved.notes for why in ("undervoltage", "collapsed")):
        found.append(Told("inspect.collapsed", values, 82.0))
    elif load.name in rigged.latched or volts < lowest:
        found.append(Told("inspect.let_go", (*values, ("back", _number(1.05 * lowest, 0))), 82.0))
    elif solved.delivery.power < 1.0:
        found.append(Told("inspect.out_of_range", values, 81.0))
    elif volts < SAG * _highest(rig):
        lost = _number(_highest(rig) - volts, 1)
        found.append(Told("inspect.sags", (*values, ("lost", lost)), 45.0))
    return found


def _highest(rig: Rig) -> float:
    return max((part.body.volts for part in rig.parts if isinstance(part.body, parts.Source)), default=0.0)


def _leads(rig: Rig, rigged: Rigged, solved: Solved) -> list[Told]:
    """Cables that are too thin, and joints that are only clamped."""
    found: list[Told] = []
    names = sorted(part.name for part in rig.parts if isinstance(part.body, parts.Cable))
    warmth = dict(zip(names, rigged.warmth, strict=False))
    for part in rig.parts:
        if not isinstance(part.body, parts.Cable) or part.body.area == 0.0:
            continue
        amperes = solved.flows.get(part.name, Flow()).amperes
        amperes = max(amperes, -amperes)
        values: Values = (("cable", called(rig, part.name)), ("amperes", _number(amperes, 1)))
        values += (("limit", _number(part.body.amperes, 0)), ("kelvin", _number(warmth.get(part.name, 0.0), 0)))
        if amperes > part.body.amperes:
            found.append(Told("inspect.overloaded", values, 77.0))
        elif warmth.get(part.name, 0.0) > WARM:
            found.append(Told("inspect.hot", values, 60.0))
    for joint in rigged.joints:
        if joint.makeshift:
            ends = (("one", called(rig, joint.one)), ("other", called(rig, joint.other)))
            found.append(Told("inspect.makeshift", ends, 42.0))
    for port in wiring.strained(rig, rigged):
        found.append(Told("inspect.strained", (("port", called(rig, port)),), 58.0))
    return found


def _earth(rig: Rig, rigged: Rigged, solved: Solved) -> list[Told]:
    found: list[Told] = []
    for part in _of(rig, parts.Stud):
        if not isinstance(part.body, parts.Stud) or not part.body.chassis:
            continue
        volts = solved.ends.get(part.end("a"), At()).volts
        values: Values = (("case", called(rig, part.body.chassis)), ("volts", _number(volts, 0)))
        reached = tracing.reach(rig, rigged, part.end("a")).stops
        houses = [stop.part for stop in reached if stop.why == "there" and stop.part != part.name]
        if max(volts, -volts) > TOUCH:
            found.append(Told("inspect.case_live", values, 93.0))
        elif not houses:
            found.append(Told("inspect.unearthed", values, 41.0))
    return found


# ---- Liquid -----------------------------------------------------------------------------------------------------


def _coolant(rig: Rig, rigged: Rigged, solved: Solved, book: Solved) -> list[Told]:
    plate = _first(rig, parts.Plate)
    if plate is None:
        return []
    found: list[Told] = []
    if rigged.lost > 0.05:
        found.append(Told("inspect.leaked", (("litres", _number(rigged.lost, 1)),), 65.0))
    sound = rigged._replace(faults=())
    flows, expected = _litres(rig, rigged, solved), _litres(rig, sound, book)
    meter = next((s.label for s in rig.sensors if s.shows == "flow" and s.at == plate.name), called(rig, plate.name))
    values: Values = (("meter", meter), ("book", _number(expected, 1)), ("litres", _number(flows, 1)))
    if flows >= ENOUGH * expected:
        if solved.flows.get(plate.name, Flow()).litres < 0.0:
            found.append(Told("inspect.backwards", values, 55.0))
        elif rigged.air > 0.05:
            found.append(Told("inspect.air_little", values, 44.0))
        return found
    none = flows < LITTLE
    # A stack that is fed and not cooled is in danger; one that is not fed yet only waits for its hoses.
    weight = (86.0 if solved.delivery.power > 0.0 else 72.0) if none else 50.0
    pump = cause.driving(rig, rigged, plate)
    if pump is None:
        ways = _why(rig, rigged, "coolant_in", weight, plate.end("in"), (parts.Pump,), values)
        ways += _why(rig, rigged, "coolant_out", weight, plate.end("out"), (parts.Pump, parts.Reservoir), values)
        return found + (ways[:1] or [Told("inspect.coolant_hidden", values, weight)])
    values = (*values, ("pump", called(rig, pump.name)))
    if pump.name not in rigged.on:
        return [*found, Told("inspect.pump_off", values, weight)]
    if ("dry", pump.name) in solved.notes:
        return [*found, Told("inspect.pump_dry", values, 87.0)]
    volts = solved.ends.get(pump.end("power"), At()).volts
    if isinstance(pump.body, parts.Pump) and volts < pump.body.lowest:
        why = _why(rig, rigged, "pump_power", weight, pump.end("power"), (parts.Source, parts.Converter), values)
        return found + (why or [Told("inspect.pump_power_hidden", values, weight)])
    ways = _why(rig, rigged, "coolant_in", weight, plate.end("in"), (parts.Pump, parts.Reservoir), values)
    ways += _why(rig, rigged, "coolant_out", weight, plate.end("out"), (parts.Pump, parts.Reservoir), values)
    if ways:
        return found + ways[:1]
    if cause.turned_round(rig, rigged, plate):
        return [*found, Told("inspect.turned_round", values, weight)]
    if rigged.air > 0.05:
        return [*found, Told("inspect.air_none" if none else "inspect.air_little", values, weight)]
    return [
        *found,
        Told("inspect.coolant_hidden" if none else "inspect.coolant_little", values, weight),
    ]


def _water(rig: Rig, rigged: Rigged, solved: Solved, book: Solved) -> list[Told]:
    feed = _first(rig, parts.Feed)
    if feed is None or solved.delivery.feed >= ENOUGH * book.delivery.feed:
        return []
    values: Values = (("feed", called(rig, feed.name)),)
    values += (("percent", _number(100.0 * solved.delivery.feed / max(book.delivery.feed, 1e-12), 0)),)
    why = _why(rig, rigged, "water", 56.0, feed.end("in"), (parts.Reservoir,), values)
    return why or [Told("inspect.water_hidden", values, 56.0)]


# ---- Gas and data -----------------------------------------------------------------------------------------------


def _hydrogen_and_oxygen(rig: Rig, rigged: Rigged, solved: Solved) -> list[Told]:
    found: list[Told] = []
    delivery = solved.delivery
    for part in _of(rig, parts.Outlet):
        if not isinstance(part.body, parts.Outlet) or part.body.stack != rig.stack:
            continue
        hydrogen = part.body.gas == "hydrogen"
        wanted = (parts.Vent,) if hydrogen else (parts.Duct,)
        values: Values = (("outlet", called(rig, part.name)), ("percent", _number(100.0 * delivery.lost, 0)))
        why = cause.cause(rig, rigged, part.end("out"), wanted)
        weight = (96.0 if delivery.spill > 0.001 else 84.0) if hydrogen else (73.0 if delivery.blocked else 62.0)
        where = cause.arrives(rig, rigged, part.end("out"))
        if hydrogen and any(isinstance(each.body, parts.Duct) for each in where):
            found.append(Told("inspect.hydrogen_in_duct", values, 99.0))
        elif not hydrogen and any(isinstance(each.body, parts.Vent) for each in where):
            found.append(Told("inspect.oxygen_outside", values, 74.0))
        elif why is not None:
            found.append(Told(f"inspect.{part.body.gas}_{why.kind}", (*why.values, *values), weight))
        elif hydrogen and delivery.spill > 0.001:
            found.append(Told("inspect.hydrogen_hidden", values, 98.0))
        elif hydrogen and not cause.arrested(rig, rigged, part):
            found.append(Told("inspect.no_arrestor", values, 43.0))
        elif not hydrogen and delivery.lost > 0.01:
            found.append(Told("inspect.oxygen_lost", values, 63.0))
    if delivery.blocked and not found:
        found.append(Told("inspect.blocked", (), 88.0))
    return found


def _purge(rig: Rig, rigged: Rigged) -> list[Told]:
    inlet = _first(rig, parts.Inlet)
    return _why(rig, rigged, "purge", 35.0, inlet.end("in"), (parts.Bottle,)) if inlet is not None else []


def _data(rig: Rig, rigged: Rigged, solved: Solved) -> list[Told]:
    slave = _first(rig, parts.Slave)
    said: Said | None = next((each for each in solved.said if slave is not None and each.slave == slave.name), None)
    if slave is None or (said is not None and said.state == "ok"):
        return []
    state = said.state if said is not None else "silent"
    values: Values = (("device", called(rig, slave.name)), ("address", str(wiring.address(rigged, slave))))
    if state == "silent":
        why = _why(rig, rigged, "data", 54.0, slave.end("bus"), (parts.Master,), values)
        return why or [Told("inspect.data_hidden", values, 54.0)]
    if state == "dead" and isinstance(slave.body, parts.Slave) and slave.body.supply:
        if _load_volts(rig, rigged, solved) < 1.0:
            return []
        supply = (parts.Source, parts.Converter)
        why = _why(rig, rigged, "data_dead", 54.0, f"{slave.body.supply}.in", supply, values)
        return why or [Told("inspect.data_dead_hidden", values, 54.0)]
    return [Told(f"inspect.data_{state}", values, 40.0 if state == "echo" else 54.0)]
