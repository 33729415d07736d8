"""Tools that measure: what a multimeter, clamp, gauge, leak spray, gas sniffer and bus tester read. They read true.

Look for: `TOOLS`, `read`, `Reading`, `called`. A tool that cannot be used there answers with a Refusal, as plugs do.
"""

from typing import NamedTuple

from game.rig import current, faults, parts
from game.rig.finding import tracing
from game.rig.parts import End, Joint, Part, Rig, Rigged
from game.rig.solved import At, Flow, Solved
from game.rig.wiring import Refusal, strained

Values = tuple[tuple[str, str], ...]


class Reading(NamedTuple):
    """What a tool shows, and the sentence that says so."""

    tool: str
    where: str
    value: float
    """In `unit`; `OPEN` for no continuity; of the spray and the sniffer 1 or 0; of the bus tester how many answer."""
    unit: str
    id: str
    values: Values


TOOLS = ("volts", "ohms", "clamp", "gauge", "spray", "sniffer", "bus")
OPEN = 1e9
"""Ohm that stand for no continuity."""
LIVE = 1.0
"""V above which resistance cannot be measured."""
BUBBLES = 200.0
"""Pa over the room that make the spray bubble: some cm of water, what soap film shows (assumed)."""


def called(rig: Rig, where: str) -> str:
    """A part or end as people call it: what is fixed by its label, what is in the box by the level's name for it."""
    name, _, end = where.partition(".")
    part = rig.part(name)
    if part is None or not part.fixed or not part.label:
        return f"@gear.{name}"
    return part.label if not end or len(part.ends) == 1 else f"{part.label} {end}"


def read(rig: Rig, rigged: Rigged, solved: Solved, tool: str, where: str, room: float = 0.0) -> Reading | Refusal:
    """What the tool shows at an end (`q1.b`), a part (`q1`) or, of the sniffer, `bay`, whose hydrogen is `room`."""
    name, _, short = where.partition(".")
    if tool == "sniffer" and where == "bay":
        return _share(where, room)
    part = rig.part(name)
    end = next((each for each in part.ends if each.name == short), None) if part is not None else None
    if part is None or (short and end is None) or tool not in TOOLS:
        return _refused(rig, "rig_no_place", where)
    match tool:
        case "volts":
            return _volts(rig, solved, where, end)
        case "ohms":
            return _ohms(rig, rigged, solved, where, part, end)
        case "clamp":
            return _amperes(rig, solved, where, part)
        case "gauge":
            return _gauge(rig, solved, where, end)
        case "spray":
            return _bubbles(rig, rigged, solved, where, part, end)
        case "sniffer":
            return _sniffed(rig, rigged, solved, where, part, end)
        case _:
            return _bus(rig, rigged, solved, where, part, end)


def _refused(rig: Rig, id_: str, where: str, **values: str) -> Refusal:
    return Refusal(id_, (("where", called(rig, where)), *values.items()))


def _reading(rig: Rig, tool: str, where: str, value: float, unit: str, id_: str, **values: str) -> Reading:
    return Reading(tool, where, value, unit, id_, (("where", called(rig, where)), *values.items()))


# ---- Electric ---------------------------------------------------------------------------------------------------


def _volts(rig: Rig, solved: Solved, where: str, end: End | None) -> Reading | Refusal:
    if end is None or end.medium not in parts.ELECTRIC:
        return _refused(rig, "rig_volts_where", where)
    at = solved.ends.get(where, At())
    if end.medium == parts.EARTH:
        return _reading(rig, "volts", where, at.volts, "V", "reading.volts_case", volts=_text(at.volts, 1))
    kind = "reading.volts"
    if at.volts < -LIVE:
        kind = "reading.volts_reversed"
    elif at.volts < LIVE:
        kind = "reading.volts_none"
    return _reading(rig, "volts", where, at.volts, "V", kind, volts=_text(at.volts, 1), earth=_text(at.earth, 1))


def _ohms(rig: Rig, rigged: Rigged, solved: Solved, where: str, part: Part, end: End | None) -> Reading | Refusal:
    measured = (end,) if end is not None else part.ends
    for each in measured:
        at = solved.ends.get(part.end(each.name), At())
        if max(at.volts, -at.volts) > LIVE:
            return _refused(rig, "rig_live", where, volts=_text(at.volts, 1))
    if end is not None:
        return _to_earth(rig, rigged, where, end)
    if part.ends[0].medium not in (*parts.ELECTRIC, parts.DATA):
        return _refused(rig, "rig_ohms_where", where)
    through = _through(rig, rigged, part)
    if through is None:
        return _refused(rig, "rig_ohms_where", where)
    if through >= OPEN:
        return _reading(rig, "ohms", where, OPEN, "ohm", "reading.open")
    kind = "reading.crossed" if isinstance(part.body, parts.Adapter) and part.body.crossed else "reading.ohms"
    return _reading(rig, "ohms", where, through, "ohm", kind, ohms=_text(through, 2))


def _through(rig: Rig, rigged: Rigged, part: Part) -> float | None:
    """Ohm through one conductor of a part, of a load, source or converter across its contact only; None: no way."""
    if tracing.interrupted(part, faults.afflicted(rig, rigged)):
        return OPEN
    own = 0.0
    match part.body:
        case parts.Cable() as cable:
            own = current.conductor_ohm(cable, 0.0) if cable.area > 0.0 else 0.0
        case parts.Adapter(ohm=ohm):
            own = ohm
        case parts.Breaker() | parts.Fuse() | parts.Switch() | parts.Tee():
            pass
        case parts.Terminator():
            own = 120.0
        case parts.Load() | parts.Source() | parts.Converter() | parts.Stud():
            pass
        case _:
            return None
    return own + faults.effects(rig, rigged.faults).ohms.get(part.end(part.ends[0].name), 0.0)


def _to_earth(rig: Rig, rigged: Rigged, where: str, end: End) -> Reading | Refusal:
    """From a part's plus to its case, the part lifted off for it; or from a case to the house's earth."""
    if end.medium not in parts.ELECTRIC:
        return _refused(rig, "rig_ohms_where", where)
    if end.medium == parts.EARTH:
        found = tracing.reach(rig, rigged, where).ends
        home = [part for part in rig.parts if isinstance(part.body, parts.Stud) and not part.body.chassis]
        earthed = any(part.end(each.name) in found for part in home for each in part.ends)
        kind = "reading.earthed" if earthed else "reading.unearthed"
        return _reading(rig, "ohms", where, 0.0 if earthed else OPEN, "ohm", kind)
    name = where.partition(".")[0]
    faulty = [ohm for place, ohm in faults.effects(rig, rigged.faults).earths.items() if place.startswith(f"{name}.")]
    if not faulty:
        return _reading(rig, "ohms", where, OPEN, "ohm", "reading.insulated")
    return _reading(rig, "ohms", where, faulty[0], "ohm", "reading.to_earth", ohms=_text(faulty[0], 0))


def _amperes(rig: Rig, solved: Solved, where: str, part: Part) -> Reading | Refusal:
    if part.ends[0].medium not in parts.ELECTRIC:
        return _refused(rig, "rig_clamp_where", where)
    amperes = solved.flows.get(part.name, Flow()).amperes
    return _reading(rig, "clamp", where, amperes, "A", "reading.amperes", amperes=_text(amperes, 1))


# ---- Liquid and gas ---------------------------------------------------------------------------------------------


def _gauge(rig: Rig, solved: Solved, where: str, end: End | None) -> Reading | Refusal:
    if end is None or end.medium not in faults.FLUID:
        return _refused(rig, "rig_gauge_where", where)
    kpa = 0.001 * solved.ends.get(where, At()).pascal
    return _reading(rig, "gauge", where, kpa, "kPa", "reading.kpa", kpa=_text(kpa, 1))


def _places(part: Part, end: End | None) -> tuple[End, ...]:
    return tuple(each for each in ((end,) if end is not None else part.ends) if each.medium in faults.FLUID)


def _leaking(rig: Rig, rigged: Rigged, part: Part, ends: tuple[End, ...]) -> tuple[str, ...]:
    """Full names of the ends where it leaks: a hole, a joint that does not fit, a port at which a lead pulls."""
    holes = faults.effects(rig, rigged.faults).holes
    names = [part.end(end.name) for end in ends]
    ill = [end for joint in (*rig.joints, *rigged.joints) if joint.makeshift for end in (joint.one, joint.other)]
    ill += _pulled(rig, rigged)
    return tuple(name for name in names if name in holes or name in ill)


_strained: list[tuple[Rig, tuple[Joint, ...], tuple[str, ...]]] = []


def _pulled(rig: Rig, rigged: Rigged) -> tuple[str, ...]:
    """Ports at which a lead pulls; kept for the few wirings that were asked for last."""
    for known, joints, found in _strained:
        if known is rig and joints == rigged.joints:
            return found
    found = strained(rig, rigged)
    _strained.insert(0, (rig, rigged.joints, found))
    del _strained[4:]
    return found


def _bubbles(rig: Rig, rigged: Rigged, solved: Solved, where: str, part: Part, end: End | None) -> Reading | Refusal:
    ends = _places(part, end)
    if not ends:
        return _refused(rig, "rig_spray_where", where)
    most = max(solved.ends.get(part.end(each.name), At()).pascal for each in ends)
    if most < BUBBLES:
        return _reading(rig, "spray", where, 0.0, "", "reading.spray_no_pressure")
    for name in _leaking(rig, rigged, part, ends):
        if solved.ends.get(name, At()).pascal >= BUBBLES:
            return _reading(rig, "spray", where, 1.0, "", "reading.bubbles")
    return _reading(rig, "spray", where, 0.0, "", "reading.no_bubbles")


def _share(where: str, room: float) -> Reading:
    percent = _text(100.0 * room, 2)
    return Reading("sniffer", where, 100.0 * room, "%", "reading.hydrogen_room", (("percent", percent),))


def _sniffed(rig: Rig, rigged: Rigged, solved: Solved, where: str, part: Part, end: End | None) -> Reading | Refusal:
    ends = tuple(each for each in _places(part, end) if each.medium in parts.GASES)
    if not ends:
        return _refused(rig, "rig_sniffer_where", where)
    ways = tracing.together(rig, rigged)
    leaking = _leaking(rig, rigged, part, ends)
    for each in ends:
        name = part.end(each.name)
        gas = solved.ends.get(name, At()).gas
        comes_out = name in leaking or name not in ways or isinstance(part.body, parts.Duct)
        if "hydrogen" in gas and comes_out and not isinstance(part.body, parts.Vent):
            return _reading(rig, "sniffer", where, 1.0, "", "reading.hydrogen")
    return _reading(rig, "sniffer", where, 0.0, "", "reading.no_hydrogen")


# ---- Data -------------------------------------------------------------------------------------------------------


def _bus(rig: Rig, rigged: Rigged, solved: Solved, where: str, part: Part, end: End | None) -> Reading | Refusal:
    """The tester asks at every address and both ways round, and measures across the pair."""
    start = end if end is not None else part.ends[0]
    if start.medium != parts.DATA:
        return _refused(rig, "rig_bus_where", where)
    found = tracing.reach(rig, rigged, part.end(start.name)).ends
    dead = [said.slave for said in solved.said if said.state == "dead"]
    moved = dict(rigged.addresses)
    for fault in rigged.faults:
        if fault.kind == "wrong_address":
            moved[fault.part] = int(fault.amount)
    heard: list[tuple[int, str]] = []
    ends = 0
    for each in rig.parts:
        if not any(each.end(one.name) in found for one in each.ends):
            continue
        match each.body:
            case parts.Slave(address=address, baud=baud, terminated=terminated):
                ends += terminated
                if each.name not in dead:
                    round_ = " ×" if found[each.end("bus")] else ""
                    heard.append((moved.get(each.name, address), f" ({baud} Bd){round_}"))
            case parts.Master(terminated=terminated):
                ends += terminated
            case parts.Terminator():
                ends += 1
    heard.sort()
    listed = ", ".join(f"{address}{how}" for address, how in heard)
    values = {"addresses": listed, "ohms": _text(120.0 / ends, 0) if ends else "–", "count": str(len(heard))}
    return _reading(
        rig, "bus", where, float(len(heard)), "", "reading.bus" if heard else "reading.bus_silent", **values
    )


def _text(value: float, places: int) -> str:
    """A number in a sentence; never a minus zero."""
    text = f"{value:.{places}f}"
    return text if float(text) != 0.0 else text.lstrip("-")
