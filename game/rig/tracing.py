"""Ways along joints and through parts, as somebody would follow them with a finger, and where they stop.

Look for: `together`, `reach` (everything that a way leads to), `Stop` and `stops` (where it goes no further, and why).
"""

from typing import NamedTuple

from game.rig import parts
from game.rig.parts import Part, Rig, Rigged

THROUGH = (parts.Cable, parts.Breaker, parts.Fuse, parts.Switch, parts.Diode, parts.Adapter, parts.Tee, parts.Hose,
           parts.Valve, parts.Check, parts.Filter, parts.Plate, parts.Pump)  # fmt: skip
"""What a way can lead through; all others are where it begins or ends."""

Ways = dict[str, tuple[tuple[str, bool], ...]]


def together(rig: Rig, rigged: Rigged) -> Ways:
    """By full name of an end: the ends joined to it, and whether the wrong way round."""
    found: Ways = {}
    for joint in (*rig.joints, *rigged.joints):
        found[joint.one] = (*found.get(joint.one, ()), (joint.other, joint.swapped))
        found[joint.other] = (*found.get(joint.other, ()), (joint.one, joint.swapped))
    return found


def open_handle(part: Part, rigged: Rigged) -> bool:
    """Whether its handle says that nothing goes through: a breaker, switch or valve that is off (a pump may stand)."""
    return isinstance(part.body, parts.Breaker | parts.Switch | parts.Valve) and (
        part.name not in rigged.on or (part.name in rigged.blown and isinstance(part.body, parts.Breaker))
    )


def interrupted(part: Part, rigged: Rigged) -> bool:
    """Whether nothing goes through it in truth, a melted fuse included."""
    return open_handle(part, rigged) or part.name in rigged.blown


def passage(part: Part) -> tuple[str, ...]:
    """Full names of the ends between which something can go through it."""
    if not isinstance(part.body, THROUGH):
        return ()
    return tuple(part.end(end.name) for end in part.ends if end.name != "power")


class Stop(NamedTuple):
    """Where a way goes no further."""

    why: str
    """`off` (a handle), `port` (a port with nothing in it), `loose` (a lead's end hangs), `there` (it has arrived)."""
    part: str
    end: str
    """Full name: of the end where it stops, or at which the shut part is met."""


def reach(rig: Rig, rigged: Rigged, start: str, true: bool = False) -> tuple[dict[str, bool], tuple[Stop, ...]]:
    """All ends that a way from `start` leads to, and whether crossed over on the way; and where it stops.

    As handles show it, or with `true` as it is (a melted fuse stops it too).
    """
    names = {part.name: part for part in rig.parts}
    ways = together(rig, rigged)
    plugged = [end for joint in rigged.joints for end in (joint.one, joint.other)]
    ports = [part.end(end.name) for part in rig.parts for end in part.ends if end.side]
    found: dict[str, bool] = {start: False}
    stops: list[Stop] = []
    todo = [start]
    while todo:
        end = todo.pop(0)
        part = names[end.partition(".")[0]]
        crossed = found[end]
        ahead = list(ways.get(end, ()))
        shut = interrupted(part, rigged) if true else open_handle(part, rigged)
        inner = passage(part)
        if end in inner:
            if shut:
                stops.append(Stop("off", part.name, end))
            else:
                over = isinstance(part.body, parts.Adapter) and part.body.crossed
                ahead += [(other, over) for other in inner if other != end]
        elif end != start:
            stops.append(Stop("there", part.name, end))
        if end in ports and end not in plugged:
            stops.append(Stop("port", part.name, end))
        elif end not in ways:
            stops.append(Stop("loose", part.name, end))
        for other, swapped in ahead:
            if other not in found:
                found[other] = crossed != swapped
                todo.append(other)
    return found, tuple(stops)
