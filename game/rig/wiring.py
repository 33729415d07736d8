"""What can be plugged into what, and what the player's joints are after it has been.

Leads are as long as they are: between two fixed ports the shortest way through leads must be at least as long as the
wall is wide there, and within a tenth of that the ports are strained.

Look for: `Refusal` and `refusal`, `joined`, `parted`, `wired` (a group by the book) and `missing`, `route` (what hangs
behind an end), `strained`, `gap`.
"""

from math import sqrt
from typing import NamedTuple

from game.rig.parts import COOLANT, DATA, LEADS, POWER, Breaker, End, Joint, Part, Rig, Rigged, Slave

BARE = "bare"
"""The shape of stripped wire: it can be put on any terminal or into any socket for power, either way round."""
STRAINED = 1.1
"""Ports are strained where the lead between them is less than so many times as long as they are apart."""
AIR = 0.97
"""Share of the coolant's branch that air blocks once a coupling of it has been opened or closed, until it is bled."""


class Refusal(NamedTuple):
    """Why two ends cannot be joined."""

    id: str
    """Of the sentence: `rig_no_end`, `rig_inside`, `rig_itself`, `rig_shape`, `rig_sex`, `rig_medium`, `rig_in_use`,
    `rig_keyed`, `rig_short`."""
    values: tuple[tuple[str, str], ...]


class Layout(NamedTuple):
    """The ends of a rig by their full names, and whose they are."""

    ends: dict[str, End]
    parts: dict[str, Part]
    """The part of every end."""


_laid: list[tuple[Rig, Layout]] = []


def layout(rig: Rig) -> Layout:
    """Of this rig; kept for the few that were asked for last."""
    for known, found in _laid:
        if known is rig:
            return found
    ends = {part.end(end.name): end for part in rig.parts for end in part.ends}
    found = Layout(ends, {part.end(end.name): part for part in rig.parts for end in part.ends})
    _laid.insert(0, (rig, found))
    del _laid[4:]
    return found


def gap(rig: Rig, one: str, other: str) -> float:
    """m between two ends of the plant; 0 where one of them is loose."""
    at = layout(rig)
    if not (at.parts[one].fixed and at.parts[other].fixed):
        return 0.0
    return _apart(at.ends[one], at.ends[other])


def _apart(one: End, other: End) -> float:
    across, up = one.x - other.x, one.y - other.y
    return sqrt(across * across + up * up)


# ---- What fits --------------------------------------------------------------------------------------------------


def plugged(rigged: Rigged, end: str) -> Joint | None:
    """The player's joint at an end."""
    return next((joint for joint in rigged.joints if end in (joint.one, joint.other)), None)


def partner(joint: Joint, end: str) -> str:
    """The other end of a joint."""
    return joint.other if joint.one == end else joint.one


def refusal(rig: Rig, rigged: Rigged, one: str, other: str, swapped: bool = False) -> Refusal | None:
    """Why these two ends cannot be joined now, or None."""
    at = layout(rig)
    for end in (one, other):
        if end not in at.ends:
            return Refusal("rig_no_end", (("end", end),))
        if at.parts[end].fixed and not at.ends[end].side:
            return Refusal("rig_inside", (("end", end),))
    both = (("one", one), ("other", other))
    if at.parts[one] is at.parts[other]:
        return Refusal("rig_itself", (("part", at.parts[one].name), *both))
    misfit = _misfit(at.ends[one], at.ends[other], swapped)
    if misfit:
        return Refusal(misfit, both)
    for end in (one, other):
        joint = plugged(rigged, end)
        if joint is not None:
            return Refusal("rig_in_use", (("end", end), ("by", partner(joint, end))))
    return _short(rig, rigged, _made(at, one, other, swapped))


def _misfit(one: End, other: End, swapped: bool) -> str:
    if BARE in (one.shape, other.shape):
        if not (one.medium == other.medium == POWER) or "m" in (one.sex, other.sex):
            return "rig_shape"
        return ""
    if one.shape != other.shape:
        return "rig_shape"
    if (one.sex != "n" or other.sex != "n") and one.sex == other.sex:
        return "rig_sex"
    if one.medium != other.medium:
        return "rig_medium"
    if swapped and (one.sex != "n" or other.sex != "n"):
        return "rig_keyed"
    return ""


def _made(at: Layout, one: str, other: str, swapped: bool) -> Joint:
    makeshift = BARE in (at.ends[one].shape, at.ends[other].shape)
    return Joint(min(one, other), max(one, other), swapped, makeshift)


class Reach(NamedTuple):
    """A port of the plant that hangs on an end by loose parts."""

    port: str
    metres: float
    """By the shortest way."""


def _reach(rig: Rig, joints: tuple[Joint, ...], start: str) -> list[Reach]:
    """Ports of the plant from this end inwards: through its own part and on through all that hangs on it."""
    at = layout(rig)
    found: list[Reach] = []
    waiting = [(0.0, start)]
    seen: list[str] = []
    while waiting:
        waiting.sort(reverse=True)
        metres, end = waiting.pop()
        if end in seen:
            continue
        seen.append(end)
        part = at.parts[end]
        if part.fixed:
            found.append(Reach(end, metres))
            continue
        length = part.body.length if isinstance(part.body, LEADS) else 0.0
        for inner in part.ends:
            name = part.end(inner.name)
            if name == end:
                continue
            for joint in joints:
                if name in (joint.one, joint.other):
                    waiting.append((metres + length, partner(joint, name)))
    return found


def _short(rig: Rig, rigged: Rigged, joint: Joint) -> Refusal | None:
    at = layout(rig)
    for here in _reach(rig, rigged.joints, joint.one):
        for there in _reach(rig, rigged.joints, joint.other):
            if here.port == there.port:
                continue
            metres, needed = here.metres + there.metres, _apart(at.ends[here.port], at.ends[there.port])
            if metres < needed:
                values = (("one", here.port), ("other", there.port))
                return Refusal("rig_short", (*values, ("metres", f"{metres:.1f}"), ("needed", f"{needed:.1f}")))
    return None


_pulled: list[tuple[Rig, tuple[Joint, ...], tuple[str, ...]]] = []


def strained(rig: Rig, rigged: Rigged) -> tuple[str, ...]:
    """Ports at which a lead pulls that is hardly long enough, sorted; kept for the few that were asked for last."""
    for known, joints, found in _pulled:
        if known is rig and joints == rigged.joints:
            return found
    found = _strained(rig, rigged)
    _pulled.insert(0, (rig, rigged.joints, found))
    del _pulled[4:]
    return found


def _strained(rig: Rig, rigged: Rigged) -> tuple[str, ...]:
    at = layout(rig)
    pulled: dict[str, bool] = {}
    for joint in rigged.joints:
        for port, end in ((joint.one, joint.other), (joint.other, joint.one)):
            if not at.parts[port].fixed:
                continue
            for there in _reach(rig, rigged.joints, end):
                if there.port != port and there.metres < STRAINED * _apart(at.ends[port], at.ends[there.port]):
                    pulled[port] = pulled[there.port] = True
    return tuple(sorted(pulled))


# ---- What is joined after it ------------------------------------------------------------------------------------


def joined(rig: Rig, rigged: Rigged, one: str, other: str, swapped: bool = False) -> Rigged:
    """With these two ends joined, which must not be refused. A coupling of the coolant lets air in."""
    at = layout(rig)
    joints = tuple(sorted((*rigged.joints, _made(at, one, other, swapped))))
    return _aired(at, rigged, one)._replace(joints=joints)


def parted(rig: Rig, rigged: Rigged, end: str) -> Rigged:
    """With nothing of the player's at this end; unchanged if nothing was."""
    at = layout(rig)
    left = tuple(joint for joint in rigged.joints if end not in (joint.one, joint.other))
    if len(left) == len(rigged.joints):
        return rigged
    return _aired(at, rigged, end)._replace(joints=left)


def _aired(at: Layout, rigged: Rigged, end: str) -> Rigged:
    if at.ends[end].medium != COOLANT or rigged.air >= AIR:
        return rigged
    return rigged._replace(air=AIR)


def missing(rig: Rig, rigged: Rigged, group: str) -> tuple[tuple[Joint, ...], tuple[str, ...]]:
    """Joints of a group of the book that are not made, and what it turns on that is not on."""
    joints, turned = _group(rig, group)
    return (
        tuple(joint for joint in joints if joint not in rigged.joints),
        tuple(name for name in turned if name not in rigged.on),
    )


def wired(rig: Rig, rigged: Rigged, group: str) -> Rigged:
    """As the book says for a group: what stands in the way is parted, its joints are made, what it names is turned on.

    A breaker among that which had opened is closed again. A device that this brings on the data bus gets the next free
    address if its own is taken.
    """
    joints, turned = _group(rig, group)
    for joint in missing(rig, rigged, group)[0]:
        rigged = parted(rig, parted(rig, rigged, joint.one), joint.other)
        rigged = joined(rig, rigged, joint.one, joint.other, joint.swapped)
    breakers = [part.name for part in rig.parts if isinstance(part.body, Breaker)]
    rigged = rigged._replace(
        on=tuple(sorted((*rigged.on, *(name for name in turned if name not in rigged.on)))),
        blown=tuple(name for name in rigged.blown if not (name in turned and name in breakers)),
    )
    at = layout(rig)
    for joint in joints:
        for end in (joint.one, joint.other):
            if at.ends[end].medium == DATA and isinstance(at.parts[end].body, Slave):
                rigged = _addressed(rig, rigged, at.parts[end].name)
    return rigged


def _group(rig: Rig, group: str) -> tuple[tuple[Joint, ...], tuple[str, ...]]:
    return next(((joints, turned) for name, joints, turned in rig.book if name == group), ((), ()))


def address(rigged: Rigged, part: Part) -> int:
    """Where a slave is asked: as its switch was set last, or as it came."""
    assert isinstance(part.body, Slave)
    return next((number for name, number in rigged.addresses if name == part.name), part.body.address)


def _addressed(rig: Rig, rigged: Rigged, name: str) -> Rigged:
    taken = [address(rigged, part) for part in rig.parts if isinstance(part.body, Slave) and part.name != name]
    part = rig.part(name)
    assert part is not None
    own = free = address(rigged, part)
    while free in taken:
        free = free % 247 + 1
    if free == own:
        return rigged
    kept = [each for each in rigged.addresses if each[0] != name]
    return rigged._replace(addresses=tuple(sorted([*kept, (name, free)])))


def route(rig: Rig, rigged: Rigged, end: str) -> tuple[str, ...]:
    """Ends one after the other from this one outwards: across its joint and through loose parts with two ends of the
    player's, to a port of the plant, a part with other than two ends, or an end where nothing hangs."""
    at = layout(rig)
    way = [end]
    while True:
        joint = plugged(rigged, way[-1])
        if joint is None:
            return tuple(way)
        there = partner(joint, way[-1])
        if there in way:
            return tuple(way)
        way.append(there)
        part = at.parts[there]
        if part.fixed or len(part.ends) != 2:
            return tuple(way)
        way.append(next(part.end(each.name) for each in part.ends if part.end(each.name) != there))
