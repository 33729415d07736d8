"""Ways along joints and through parts, as somebody would follow them with a finger, and where they stop.

Look for: `by_the_book`, `together`, `reach` (everything that a way leads to: `Reached`), `Stop` (where it goes no
further, and why).
"""

from typing import NamedTuple

from game.rig import parts
from game.rig.parts import Joint, Part, Rig, Rigged

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


def by_the_book(rig: Rig) -> Rigged:
    """Plugged and turned on as the book says; of groups that want the same end, the first."""
    taken: dict[str, bool] = {}
    joints: list[Joint] = []
    on = list(rig.turned_on)
    for _, group, turned in rig.book:
        if not any(end in taken for joint in group for end in (joint.one, joint.other)):
            joints += group
            on += [name for name in turned if name not in on]
            taken.update((end, True) for joint in group for end in (joint.one, joint.other))
    return Rigged(tuple(sorted(joints)), tuple(sorted(on)))


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


class Reached(NamedTuple):
    """Everything that ways from one end lead to."""

    ends: dict[str, bool]
    """By full name, nearest first: whether crossed over on the way there."""
    before: dict[str, str]
    """The end before it on the shortest way; of the start: itself."""
    stops: tuple[Stop, ...]

    def way(self, end: str) -> tuple[str, ...]:
        """Ends from the start to this one."""
        back = [end]
        while self.before[back[-1]] != back[-1]:
            back.append(self.before[back[-1]])
        return tuple(reversed(back))


def reach(rig: Rig, rigged: Rigged, start: str, true: bool = False, outward: bool = False) -> Reached:
    """What ways from `start` lead to, as handles show it, or with `true` as it is (a melted fuse stops it too).

    `outward`: never through the part at which it starts.
    """
    names = {part.name: part for part in rig.parts}
    ways = together(rig, rigged)
    plugged = [end for joint in rigged.joints for end in (joint.one, joint.other)]
    ports = [part.end(end.name) for part in rig.parts for end in part.ends if end.side]
    home = start.partition(".")[0]
    found: dict[str, bool] = {start: False}
    before = {start: start}
    stops: list[Stop] = []
    todo = [start]
    while todo:
        end = todo.pop(0)
        part = names[end.partition(".")[0]]
        ahead = list(ways.get(end, ()))
        inner = passage(part)
        if outward and part.name == home:
            pass
        elif end not in inner:
            stops.append(Stop("there", part.name, end))
        elif interrupted(part, rigged) if true else open_handle(part, rigged):
            stops.append(Stop("off", part.name, end))
        else:
            over = isinstance(part.body, parts.Adapter) and part.body.crossed
            ahead += [(other, over) for other in inner if other != end]
        if end in ports and end not in plugged:
            stops.append(Stop("port", part.name, end))
        elif end not in ways:
            stops.append(Stop("loose", part.name, end))
        for other, swapped in ahead:
            if other not in found and not (outward and other.partition(".")[0] == home):
                found[other] = found[end] != swapped
                before[other] = end
                todo.append(other)
    return Reached(found, before, tuple(stops))
