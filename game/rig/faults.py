"""Faults: kinds of thing that can be wrong with a part where nobody sees it, and what each changes.

A fault is never a special case of a solver. It is a different part (`altered`), a different setting (`afflicted`), a
resistance, hole or path to earth at an end (`effects`), or an instrument that is off (`shown`, `deceived`).

Look for: `KINDS`, `may_befall`, `misfit` (of a fault that a level writes), `drawn`, `mended`, `bled`.
"""

from typing import NamedTuple

from game.model import chance
from game.rig import parts
from game.rig.finding import tracing
from game.rig.parts import Fault, Part, Rig, Rigged, Sensor
from game.rig.solved import Delivery


class Kind(NamedTuple):
    """One kind of fault."""

    meaning: str
    befalls: tuple[type, ...]
    """Bodies of parts that can have it; () for sensors."""
    media: tuple[str, ...]
    """What the first end of such a part carries; () for anything."""
    low: float
    """Range of the amount; `low` = `high` where there is nothing to say about it."""
    high: float
    step: float
    """The amount is a multiple of this."""
    either: bool
    """The amount can be of either sign."""
    unit: str
    symptom: str
    """What somebody notices, in one sentence."""
    mend: str
    """How `mend` ends it."""


WIRED = (parts.Source, parts.Cable, parts.Breaker, parts.Fuse, parts.Switch, parts.Diode, parts.Converter, parts.Load,
         parts.Adapter, parts.Tee)  # fmt: skip
PIPED = (parts.Hose, parts.Adapter, parts.Tee, parts.Valve, parts.Check, parts.Filter, parts.Plate, parts.Reservoir,
         parts.Feed, parts.Outlet, parts.Inlet, parts.Bottle, parts.Pump)  # fmt: skip
POWERED = (parts.POWER,)
FLUID = parts.LIQUIDS + parts.GASES
LEAKS = (parts.COOLANT, parts.WATER, parts.HYDROGEN, parts.NITROGEN)
"""What is missed where it leaks: oxygen goes into the room anyway."""

KINDS: dict[str, Kind] = {
    "blown_fuse": Kind(
        "a fuse has melted", (parts.Fuse,), (), 1.0, 1.0, 1.0, False, "",
        "there is voltage before it and none behind it", "a new fuse is put in",
    ),
    "resistive_joint": Kind(
        "the contact at the first end of a part resists", WIRED, POWERED, 0.3, 2.0, 0.05, False, "ohm",
        "voltage sags behind it as soon as current flows, and it gets warm", "the contact is cleaned and reseated",
    ),
    "stuck_valve": Kind(
        "a valve stays shut (0) or open (1) whatever its handle says", (parts.Valve,), (), 0.0, 1.0, 1.0, False, "",
        "its handle turns and the flow does not follow", "it is worked until it moves",
    ),
    "air_lock": Kind(
        "air stands in a cold plate and blocks a share of it", (parts.Plate,), (), 0.3, 1.0, 0.05, False, "",
        "the pump runs and little or nothing flows", "it is bled (`bleed_off` does the same)",
    ),
    "dead_sensor": Kind(
        "an instrument shows the bottom of its scale", (), (), 1.0, 1.0, 1.0, False, "",
        "its needle lies at the bottom and never moves", "a new one is put in",
    ),
    "biased_sensor": Kind(
        "an instrument shows too much or too little, by a share of its scale", (), (), 0.1, 0.3, 0.01, True, "",
        "it disagrees with what is measured beside it", "it is set to zero again",
    ),
    "clogged_filter": Kind(
        "fines block a share of a filter", (parts.Filter,), (), 0.8, 0.98, 0.01, False, "",
        "pressure stands before it and little gets through", "it is cleaned",
    ),
    "wrong_address": Kind(
        "a bus device answers at another address than its switch says",
        (parts.Slave,), (), 10.0, 247.0, 1.0, False, "",
        "nobody answers at the address where it belongs, or two do", "its switch is set back (`address` does the same)",
    ),
    "weak_converter": Kind(
        "a converter gives only a share of its current", (parts.Converter,), (), 0.2, 0.6, 0.05, False, "",
        "it holds its voltage unloaded and sags under load", "it is replaced",
    ),
    "leaking_fitting": Kind(
        "the first end of a part has a hole", PIPED, LEAKS, 0.3, 1.2, 0.05, False, "mm",
        "spray bubbles there under pressure; coolant is lost, gas gets into the room", "the fitting is sealed anew",
    ),
    "backwards_check": Kind(
        "a check valve was put in the wrong way round", (parts.Check,), (), 1.0, 1.0, 1.0, False, "",
        "full pressure before it and no flow", "it is turned round",
    ),
    "earth_fault": Kind(
        "the plus conductor touches the case at the first end of a part",
        (parts.Cable, parts.Adapter, parts.Converter, parts.Load), POWERED, 100.0, 2000.0, 50.0, False, "ohm",
        "current flows to earth that no load takes, and a case without earth is live", "it is insulated anew",
    ),
}  # fmt: skip


def middle(kind: str) -> float:
    """The amount in the middle of a kind's range, as a multiple of its step."""
    about = KINDS[kind]
    return about.low + about.step * int(0.5 * (about.high - about.low) / about.step + 0.5)


def may_befall(rig: Rig, kind: str) -> tuple[str, ...]:
    """Names of the parts (of the sensors, for a kind that befalls those) that can have it, in the order of the rig."""
    about = KINDS[kind]
    if not about.befalls:
        return tuple(sensor.name for sensor in rig.sensors)
    return tuple(
        part.name
        for part in rig.parts
        if isinstance(part.body, about.befalls) and (not about.media or part.ends[0].medium in about.media)
    )


def misfit(rig: Rig, fault: Fault) -> str:
    """Why there can be no such fault in this rig, for whoever wrote it; '' when there can."""
    if fault.kind not in KINDS:
        return f"there is no kind of fault {fault.kind}; there are {', '.join(KINDS)}"
    about, places = KINDS[fault.kind], may_befall(rig, fault.kind)
    if fault.part not in places:
        return f"{fault.kind} cannot befall {fault.part}; here it can befall {', '.join(places) or 'nothing'}"
    size = -fault.amount if about.either and fault.amount < 0.0 else fault.amount
    if not about.low <= size <= about.high:
        span = f"{about.low:g} to {about.high:g}" + (f" {about.unit}" if about.unit else "")
        return f"the amount of {fault.kind} is {span}" + (", or minus that" if about.either else "")
    if (fault.kind in ("stuck_valve", "wrong_address")) and fault.amount != int(fault.amount):
        return f"the amount of {fault.kind} is a whole number"
    return ""


_used: list[tuple[Rig, tuple[str, ...]]] = []


def in_use(rig: Rig) -> tuple[str, ...]:
    """Names of parts that matter by the book (the plant's and those that it plugs in, of the electric ones those that
    current flows through), and of the sensors, in order; kept for the few rigs that were asked for last."""
    for known, found in _used:
        if known is rig:
            return found
    found = _in_use(rig)
    _used.insert(0, (rig, found))
    del _used[4:]
    return found


def _in_use(rig: Rig) -> tuple[str, ...]:
    book = tracing.by_the_book(rig)
    joined = [end.partition(".")[0] for joint in book.joints for end in (joint.one, joint.other)]
    names = [
        part.name
        for part in rig.parts
        if (part.fixed or part.name in joined) and (part.ends[0].medium != parts.POWER or _carries(rig, book, part))
    ]
    return (*names, *(sensor.name for sensor in rig.sensors))


TAKES = (parts.Load, parts.Pump, parts.Converter)
GIVES = (parts.Source, parts.Converter)


def _carries(rig: Rig, rigged: Rigged, part: Part) -> bool:
    """Whether current flows through it: something that gives lies one way from it, something that takes another."""
    if tracing.open_handle(part, rigged):
        return False
    gives, takes = [isinstance(part.body, GIVES)], [isinstance(part.body, TAKES)]
    for end in part.ends:
        met = [rig.part(stop.part) for stop in tracing.reach(rig, rigged, part.end(end.name), outward=True).stops]
        bodies = [each.body for each in met if each is not None and each.name != part.name]
        gives.append(any(isinstance(body, GIVES) for body in bodies))
        takes.append(any(isinstance(body, TAKES) for body in bodies))
    return any(one and two for at, one in enumerate(gives) for to, two in enumerate(takes) if at != to)


def never_low(rig: Rig, name: str) -> bool:
    """Whether this is an instrument that chance never lets show too little: hydrogen stands so near the bottom of its
    scale that one that shows too little could not be told from a dead one."""
    return any(sensor.name == name and sensor.shows == "h2_in_o2" for sensor in rig.sensors)


def drawn(rig: Rig, seed: int) -> Fault:
    """A fault by chance, on something that matters by the book: first its kind, then its place, then how bad it is.

    A valve is drawn stuck shut, never open: one that stays open is not noticed until somebody wants it shut.
    """
    used = in_use(rig)
    places = {kind: tuple(name for name in may_befall(rig, kind) if name in used) for kind in KINDS}
    kinds = tuple(kind for kind in KINDS if places[kind])
    kind = kinds[int(chance.uniform(seed, "fault/kind") * len(kinds))]
    place = places[kind][int(chance.uniform(seed, f"fault/{kind}/place") * len(places[kind]))]
    about = KINDS[kind]
    if kind == "stuck_valve":
        return Fault(kind, place, 0.0)
    steps = int((about.high - about.low) / about.step + 0.5)
    amount = about.low + about.step * int(chance.uniform(seed, f"fault/{kind}/amount") * (steps + 1))
    if kind == "wrong_address":
        amount = _elsewhere(rig, place, int(amount))
    if about.either and not never_low(rig, place) and chance.uniform(seed, f"fault/{kind}/sign") < 0.5:
        amount = -amount
    return Fault(kind, place, amount)


def _elsewhere(rig: Rig, place: str, address: int) -> float:
    """`address`, or the next one if that is where the device belongs anyway."""
    part = rig.part(place)
    if part is not None and isinstance(part.body, parts.Slave) and part.body.address == address:
        return float(address % 247 + 1)
    return float(address)


# ---- What they change -------------------------------------------------------------------------------------------


def altered(part: Part, faults: tuple[Fault, ...]) -> Part:
    """The part as it really is. A check valve put in backwards has its two ends in the other order (names kept)."""
    for fault in faults:
        if fault.part != part.name:
            continue
        body = part.body
        match fault.kind, body:
            case "clogged_filter", parts.Filter():
                part = part._replace(body=body._replace(loss=clogged(body.loss, fault.amount)))
            case "wrong_address", parts.Slave():
                part = part._replace(body=body._replace(address=int(fault.amount)))
            case "weak_converter", parts.Converter():
                part = part._replace(body=body._replace(amperes=body.amperes * fault.amount))
            case "backwards_check", parts.Check():
                part = part._replace(ends=part.ends[::-1])
    return part


def clogged(loss: float, share: float) -> float:
    """Velocity heads of a filter of which fines block `share`.

    The same flow goes through an area of 1 - share, so it is faster by 1 / (1 - share), and head goes with the square
    (Darcy–Weisbach's minor loss). At 0.99 and more it counts as 0.99.
    """
    free = 1.0 - (share if share < 0.99 else 0.99)
    return loss / (free * free)


def afflicted(rig: Rig, rigged: Rigged) -> Rigged:
    """How it really stands: a stuck valve is not where its handle is, a blown fuse is open, air stands in the plate.

    For solving only. What is kept stays as the player set it, so that mending brings that back.
    """
    on, blown, air = rigged.on, rigged.blown, rigged.air
    for fault in rigged.faults:
        match fault.kind:
            case "stuck_valve":
                on = tuple(name for name in on if name != fault.part)
                if fault.amount >= 0.5:
                    on = tuple(sorted((*on, fault.part)))
            case "blown_fuse" if fault.part not in blown:
                blown = tuple(sorted((*blown, fault.part)))
            case "air_lock":
                air = max(air, fault.amount)
    if on is rigged.on and blown is rigged.blown and air == rigged.air:
        return rigged
    return rigged._replace(on=on, blown=blown, air=air)


class Effects(NamedTuple):
    """What faults add at ends, by the full name of the end."""

    ohms: dict[str, float]
    """Ohm in series with the plus conductor, between that end and the rest of its part."""
    holes: dict[str, float]
    """m: diameter of a hole to the room there."""
    earths: dict[str, float]
    """Ohm from the plus conductor to the case (and by that to earth, if the case is earthed)."""


DISCHARGE = 0.61
"""Coefficient of a sharp-edged hole: π / (π + 2), the contraction of a free jet from a slot (Kirchhoff 1869)."""


def effects(rig: Rig, faults: tuple[Fault, ...]) -> Effects:
    """What is wrong at ends."""
    found = Effects({}, {}, {})
    for fault in faults:
        part = rig.part(fault.part)
        if part is None:
            continue
        end = part.end(part.ends[0].name)
        match fault.kind:
            case "resistive_joint":
                found.ohms[end] = found.ohms.get(end, 0.0) + fault.amount
            case "leaking_fitting":
                found.holes[end] = max(found.holes.get(end, 0.0), 0.001 * fault.amount)
            case "earth_fault":
                found.earths[end] = min(found.earths.get(end, fault.amount), fault.amount)
    return found


def shown(sensor: Sensor, faults: tuple[Fault, ...], value: float) -> float:
    """What an instrument shows of a true `value`: within its scale, and off if it has a fault."""
    for fault in faults:
        if fault.part == sensor.name:
            match fault.kind:
                case "dead_sensor":
                    return sensor.low
                case "biased_sensor":
                    value += fault.amount * (sensor.high - sensor.low)
    return min(max(value, sensor.low), sensor.high)


COLD = -1000.0
"""K that a dead temperature sensor shows too much: it never sees heat."""


def deceived(rig: Rig, faults: tuple[Fault, ...], delivery: Delivery) -> Delivery:
    """The delivery with what its interlocks are made to believe by faulty sensors of the stack."""
    gain, bias, hot = 1.0, 0.0, 0.0
    for sensor in rig.sensors:
        if sensor.shows not in ("h2_in_o2", "celsius") or sensor.at != rig.stack:
            continue
        for fault in faults:
            if fault.part != sensor.name:
                continue
            off = fault.amount * (sensor.high - sensor.low)
            match fault.kind, sensor.shows:
                case "dead_sensor", "h2_in_o2":
                    gain, bias = 0.0, 0.0
                case "dead_sensor", _:
                    hot = COLD
                case "biased_sensor", "h2_in_o2":
                    bias += 0.01 * off  # the instrument shows percent, the model counts in shares
                case "biased_sensor", _:
                    hot += off
    return delivery._replace(h2_gain=gain, h2_bias=bias, hot_bias=hot)


# ---- What ends them ---------------------------------------------------------------------------------------------


def mended(rig: Rig, rigged: Rigged, name: str) -> Rigged:
    """After `mend`: the part or sensor has no fault, a melted fuse or ruined input is new, a filter is clean."""
    part = rig.part(name)
    faults = tuple(fault for fault in rigged.faults if fault.part != name)
    rigged = rigged._replace(faults=faults, blown=tuple(each for each in rigged.blown if each != name))
    match part.body if part is not None else None:
        case parts.Filter():
            return rigged._replace(fines=0.0)
        case parts.Plate():
            return rigged._replace(air=0.0)
        case parts.Fuse():
            protective = sorted(p.name for p in rig.parts if isinstance(p.body, parts.Fuse | parts.Breaker))
            if len(rigged.stress) == len(protective):
                at = protective.index(name)
                return rigged._replace(stress=(*rigged.stress[:at], 0.0, *rigged.stress[at + 1 :]))
    return rigged


def bled(rigged: Rigged) -> Rigged:
    """After `bleed_off`: no air in the coolant, whatever brought it there."""
    return rigged._replace(air=0.0, faults=tuple(each for each in rigged.faults if each.kind != "air_lock"))
