"""The rig as it really stands: parts with their faults, joints by end, and which ends are one node of a network.

The networks themselves are compiled from that: current.py (electric), plumbing.py (liquids), gases.py, bus.py.

Look for: `Standing`, `standing`, `nodes`.
"""

from typing import NamedTuple

from game.rig import faults, wiring
from game.rig.parts import End, Joint, Part, Rig, Rigged

STRAIN = 0.4e-3
"""m: diameter of the gap that opens at a port when a lead pulls at it (assumed)."""


class Standing(NamedTuple):
    """A rig as it really is."""

    rig: Rig
    rigged: Rigged
    """With stuck valves where they are, and so on."""
    parts: dict[str, Part]
    """As their faults have made them, in the order of their names."""
    ends: dict[str, End]
    """By full name."""
    owner: dict[str, str]
    """The part of every end."""
    mates: dict[str, tuple[Joint, ...]]
    """The joints at every end that has any, those of the plant first."""
    holes: dict[str, float]
    """m: diameter of what leaks at an end."""
    ohms: dict[str, float]
    """In series with the plus conductor at an end, inside its part."""
    earths: dict[str, float]
    """Ohm from the plus conductor to the case."""
    on: dict[str, bool]
    blown: dict[str, bool]


def standing(rig: Rig, rigged: Rigged) -> Standing:
    """Of this rig in this state."""
    true = faults.afflicted(rig, rigged)
    found = faults.effects(rig, true.faults)
    struck = [fault.part for fault in true.faults]
    parts = {part.name: faults.altered(part, true.faults) if part.name in struck else part for part in rig.parts}
    ends = {part.end(end.name): end for part in parts.values() for end in part.ends}
    owner = {part.end(end.name): part.name for part in parts.values() for end in part.ends}
    mates: dict[str, tuple[Joint, ...]] = {}
    for joint in (*rig.joints, *true.joints):
        for end in (joint.one, joint.other):
            mates[end] = (*mates.get(end, ()), joint)
    holes = dict(found.holes)
    for port in wiring.strained(rig, true):
        holes[port] = max(holes.get(port, 0.0), STRAIN)
    on = dict.fromkeys(true.on, True)
    return Standing(
        rig, true, parts, ends, owner, mates, holes, found.ohms, found.earths, on, dict.fromkeys(true.blown, True)
    )


def nodes(stands: Standing, media: tuple[str, ...]) -> dict[str, int]:
    """The node of every end of these media: ends that are joined are one node. Numbered in the order of the ends."""
    found: dict[str, int] = {}
    count = 0
    for start, end in stands.ends.items():
        if end.medium not in media or start in found:
            continue
        found[start] = count
        waiting = [start]
        while waiting:
            for joint in stands.mates.get(waiting.pop(), ()):
                for other in (joint.one, joint.other):
                    if other not in found:
                        found[other] = count
                        waiting.append(other)
        count += 1
    return found


def ends_of(part: Part) -> tuple[str, ...]:
    """Full names, in the order in which it lets things through."""
    return tuple(part.end(end.name) for end in part.ends)
