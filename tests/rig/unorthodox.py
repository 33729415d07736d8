"""A rig that nobody would draw and that works: wirings of a box drawn by chance, and the one least like the book.

For each kind of line (power; data; coolant; ...) joints are drawn as somebody would plug who tries whatever fits: from
a port of the house onwards, each end into any that it goes into, until a port of the machine is met, nothing fits or
they have had enough. A wiring counts if with it the rig gives all that the book gives, at full demand, for an hour,
and there is nothing to note. How like the book it is, is how many joints and parts it has in common with it; parts of
one kind are alike, and so are the two ends of a hose.

Look for: `Found` and `found` (by seed), `works`, `kept`, `alike`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model import chance
from game.rig import faults, parts, plant, wiring
from game.rig.finding import tracing
from game.rig.parts import COOLANT, DATA, EARTH, HYDROGEN, NITROGEN, OXYGEN, POWER, WATER, Joint, Part, Rig, Rigged
from game.rig.solved import Asks, Delivery

LINES = ((POWER,), (DATA,), (COOLANT,), (WATER,), (OXYGEN, HYDROGEN), (NITROGEN,), (EARTH,))
"""Kinds of line that have parts in common."""
FULL = Asks(watts=2970.0, volts=1.0, making=45.9, kelvin=295.0, purging=0.0)
"""The stack at full current."""
HOUR, STRIDE = 3600, 10
TRIES = 200
"""Wirings that are drawn of each kind of line."""
ENOUGH, SWAPS, STARTS = 0.08, 0.3, 0.7
"""How likely it is that somebody has had enough at an end; puts bare wire on the wrong way round; begins at a port."""


class Kept(NamedTuple):
    """What a wiring has in common with the book."""

    joints: int
    parts: int


class Found(NamedTuple):
    """The wiring that is least like the book."""

    rigged: Rigged
    kept: Kept
    of: Kept
    """All that the book has."""
    working: tuple[int, ...]
    """How many different wirings of each of LINES work."""


def found(rig: Rig, start: Rigged, absent: Sequence[str], seed: int, tries: int = TRIES) -> Found:
    """Of this seed, from a rig on which nothing is plugged; `absent` are parts that are not in the box."""
    book = by_the_book(rig, start)
    best, usual, working = book, plant.solved(rig, book, FULL).delivery, []
    for line in LINES:
        bare = _without(rig, book, line)
        ways: dict[tuple[Joint, ...], Kept] = {}
        for draw in range(tries):
            rigged = _drawn(rig, bare, line, absent, seed, f"{line[0]}.{draw}")
            if rigged.joints not in ways and _plugged(rig, rigged, line) and gives(rig, rigged, usual):
                ways[rigged.joints] = kept(rig, rigged.joints)
        working.append(len(ways))
        for joints in sorted(ways, key=lambda each: (ways[each].joints + ways[each].parts, len(each))):
            trial = _turned(rig, _without(rig, best, line)._replace(joints=_with(rig, best, line, joints)))
            if works(rig, trial, usual):
                best = trial
                break
    return Found(best, kept(rig, best.joints), kept(rig, book.joints), tuple(working))


def by_the_book(rig: Rig, start: Rigged) -> Rigged:
    """The same rig by the book, bled, and with the newcomer at an address of its own."""
    book = tracing.by_the_book(rig)
    return faults.bled(start._replace(joints=book.joints, on=book.on, addresses=(("cpu", 8),)))


# ---- What is drawn ----------------------------------------------------------------------------------------------


def _medium(rig: Rig, joint: Joint, line: tuple[str, ...]) -> bool:
    return wiring.layout(rig).ends[joint.one].medium in line


def _without(rig: Rig, rigged: Rigged, line: tuple[str, ...]) -> Rigged:
    return rigged._replace(joints=tuple(joint for joint in rigged.joints if not _medium(rig, joint, line)))


def _with(rig: Rig, rigged: Rigged, line: tuple[str, ...], joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    others = [joint for joint in rigged.joints if not _medium(rig, joint, line)]
    return tuple(sorted([*others, *(joint for joint in joints if _medium(rig, joint, line))]))


def _turned(rig: Rig, rigged: Rigged) -> Rigged:
    """With every loose valve open that is plugged in."""
    used = [wiring.layout(rig).parts[end] for joint in rigged.joints for end in (joint.one, joint.other)]
    valves = [part.name for part in used if isinstance(part.body, parts.Valve) and part.name not in rigged.on]
    return rigged._replace(on=tuple(sorted((*rigged.on, *dict.fromkeys(valves, True)))))


def _drawn(rig: Rig, rigged: Rigged, line: tuple[str, ...], absent: Sequence[str], seed: int, name: str) -> Rigged:
    """With joints of this kind of line drawn by chance."""
    at = wiring.layout(rig)
    ends = [end for end, each in at.ends.items() if each.medium in line and at.parts[end].name not in absent]
    ends = [end for end in ends if at.ends[end].side or not at.parts[end].fixed]
    waiting = [end for end in ends if at.ends[end].side == "habitat" and chance.uniform(seed, f"{name}.{end}") < STARTS]
    for step in range(40):
        if not waiting:
            break
        end, drawn = waiting.pop(), f"{name}.{step}"
        if chance.uniform(seed, f"{drawn}.stop") < ENOUGH:
            continue
        fits = [other for other in ends if wiring.refusal(rig, rigged, end, other) is None]
        if not fits:
            continue
        other = fits[int(chance.uniform(seed, drawn) * len(fits))]
        bare = wiring.BARE in (at.ends[end].shape, at.ends[other].shape)
        swapped = bare and chance.uniform(seed, f"{drawn}.swapped") < SWAPS
        rigged = wiring.joined(rig, rigged, end, other, swapped)
        part = at.parts[other]
        if not part.fixed:
            waiting += [part.end(each.name) for each in part.ends if part.end(each.name) != other]
    return faults.bled(_turned(rig, rigged))


def _plugged(rig: Rig, rigged: Rigged, line: tuple[str, ...]) -> bool:
    """Whether each port of the machine for this kind of line has something in it; saves solving most of the others."""
    ends = wiring.layout(rig).ends.items()
    ports = [name for name, end in ends if end.side == "machine" and end.medium in line]
    taken = [end for joint in rigged.joints for end in (joint.one, joint.other)]
    return all(port in taken for port in ports)


# ---- Whether it works -------------------------------------------------------------------------------------------


def gives(rig: Rig, rigged: Rigged, book: Delivery) -> bool:
    """Whether at full demand the stack gets what it gets by the book, its case is earthed, and nothing is noted."""
    solved = plant.solved(rig, rigged, FULL)
    return _as_good(solved.delivery, book) and solved.notes == () and _earthed(rig, rigged)


def _as_good(one: Delivery, book: Delivery) -> bool:
    cooling, usual = one.coolant * one.effectiveness, book.coolant * book.effectiveness
    return (
        one.power == 1.0
        and one.signal == 1.0
        and cooling >= 0.9 * usual
        and one.coolant >= 0.9 * book.coolant
        and one.feed >= book.feed
        and one.purge >= 0.9
        and (one.lost, one.spill, one.blocked) == (0.0, 0.0, 0.0)
    )


def _earthed(rig: Rig, rigged: Rigged) -> bool:
    """Whether each case with a stud has its strap to the house's earth."""
    studs = [part for part in rig.parts if isinstance(part.body, parts.Stud)]
    houses = [part.name for part in studs if isinstance(part.body, parts.Stud) and not part.body.chassis]
    cases = [part for part in studs if part.name not in houses]
    reached = [tracing.reach(rig, rigged, case.end("a")).stops for case in cases]
    return all(any(stop.part in houses for stop in stops) for stops in reached)


def works(rig: Rig, rigged: Rigged, book: Delivery) -> bool:
    """Whether it gives all that for an hour, and nothing has given way then."""
    for _ in range(HOUR // STRIDE):
        if not gives(rig, rigged, book):
            return False
        rigged = plant.passed(rig, rigged, plant.solved(rig, rigged, FULL), float(STRIDE))
    return (rigged.blown, rigged.latched, rigged.lost) == ((), (), 0.0)


# ---- How like the book it is ------------------------------------------------------------------------------------


def kept(rig: Rig, joints: Sequence[Joint]) -> Kept:
    """What these joints have in common with those of the book."""
    book, own = tracing.by_the_book(rig).joints, tuple(joints)
    return Kept(
        _common(alike(rig, book), alike(rig, own)),
        _common(_used(rig, book), _used(rig, own)),
    )


def _common(one: list[str], other: list[str]) -> int:
    left = list(one)
    for each in other:
        if each in left:
            left.remove(each)
    return len(one) - len(left)


def _kind(rig: Rig, part: Part) -> str:
    """The first part that is just like it."""
    shapes = [(end.shape, end.sex) for end in part.ends]
    for each in rig.parts:
        alike = each.fixed == part.fixed and each.body == part.body and each.label == part.label
        if alike and [(end.shape, end.sex) for end in each.ends] == shapes and (not part.fixed or each is part):
            return each.name
    return part.name


def alike(rig: Rig, joints: Sequence[Joint]) -> list[str]:
    """The joints, sorted, written so that they are the same for any parts and ends that are alike."""
    found = []
    for joint in joints:
        places = sorted(_place(rig, end) for end in (joint.one, joint.other))
        found.append(" - ".join(places) + (" swapped" if joint.swapped else ""))
    return sorted(found)


def _place(rig: Rig, full: str) -> str:
    part, end = wiring.layout(rig).parts[full], wiring.layout(rig).ends[full]
    name = end.name
    if isinstance(part.body, parts.Cable | parts.Hose | parts.Tee):
        name = next(each.name for each in part.ends if (each.shape, each.sex) == (end.shape, end.sex))
    return f"{_kind(rig, part)}.{name}"


def _used(rig: Rig, joints: Sequence[Joint]) -> list[str]:
    """The loose parts that are joined to something, by what they are like."""
    used: dict[str, Part] = {}
    for joint in joints:
        for end in (joint.one, joint.other):
            part = wiring.layout(rig).parts[end]
            if not part.fixed:
                used[part.name] = part
    return [_kind(rig, part) for part in used.values()]
