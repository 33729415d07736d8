"""The plant behind a port as a tree: what comes first, what follows it, what branches off.

Look for: `Tree`, `behind` (of a port), `chain`, `branches`, `place_of` (the part beside which an instrument is drawn).
"""

from functools import lru_cache
from typing import NamedTuple

from game.rig.parts import (
    COOLANT,
    NITROGEN,
    OXYGEN,
    POWER,
    WATER,
    Bottle,
    Feed,
    Inlet,
    Load,
    Outlet,
    Part,
    Plate,
    Reservoir,
    Rig,
    Sensor,
    Source,
)

RAILS = (Source, Reservoir, Bottle)
"""Where a line comes from: what else hangs on it goes back towards the panel."""


class Tree(NamedTuple):
    """A part of the plant, as it is met on the way from a port."""

    part: Part
    via: str
    """The full name of the end by which one comes to it."""
    further: tuple["Tree", ...]
    """What follows; the first goes on straight."""
    back: tuple["Tree", ...] = ()
    """Of a rail: what else it feeds."""


@lru_cache(maxsize=8)
def _joined(rig: Rig) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for joint in rig.joints:
        found.setdefault(joint.one, []).append(joint.other)
        found.setdefault(joint.other, []).append(joint.one)
    return {end: tuple(sorted(others)) for end, others in found.items()}


@lru_cache(maxsize=64)
def behind(rig: Rig, port: str) -> Tree:
    """The plant behind a port."""
    return _tree(rig, port, (port,))


def _tree(rig: Rig, via: str, seen: tuple[str, ...]) -> Tree:
    name = via.rpartition(".")[0]
    part = rig.part(name)
    assert part is not None
    medium = next(end.medium for end in part.ends if part.end(end.name) == via)
    ends = [part.end(end.name) for end in part.ends if end.medium == medium]
    seen = (*seen, *ends)
    others = [end for end in ends if end != via]
    rail = isinstance(part.body, RAILS)
    out = others if others else ends
    # A port's own lead is the player's: only what is joined behind the wall follows.
    found = []
    for end in out:
        near = [mate for mate in _joined(rig).get(end, ()) if mate not in seen]
        rails = [mate for mate in near if isinstance(_body(rig, mate), RAILS)]
        if rails and not rail:
            # All that hangs on a rail is told of there.
            near = rails
        found += near
    trees = []
    for mate in found:
        at_once = (*seen, *found)
        trees.append(_tree(rig, mate, at_once if not isinstance(_body(rig, mate), RAILS) else (*seen, *out)))
    trees.sort(key=lambda tree: (-_weight(tree), tree.part.name))
    return Tree(part, via, (), tuple(trees)) if rail else Tree(part, via, tuple(trees))


def _body(rig: Rig, end: str) -> object:
    part = rig.part(end.rpartition(".")[0])
    return part.body if part is not None else None


def _weight(tree: Tree) -> int:
    """The stack's own way goes straight on; else the longest."""
    own = 100 if isinstance(tree.part.body, Load) and tree.part.body.stack else 0
    return max([own, *(1 + _weight(each) for each in tree.further)])


def chain(tree: Tree) -> list[Tree]:
    """It, and what follows straight on."""
    found = [tree]
    while found[-1].further:
        found.append(found[-1].further[0])
    return found


def comes_back(tree: Tree, medium: str) -> bool:
    """Whether it leads to a port of this medium: that one's line draws it."""
    return any(end.side and end.medium == medium for each in chain(tree) for end in each.part.ends)


def branches(tree: Tree, medium: str) -> int:
    """How many lines branch off the straight one."""
    further = [each for step in chain(tree) for each in step.further[1:]]
    back = [each for step in chain(tree) for each in step.back if not comes_back(each, medium)]
    return sum(1 + branches(each, medium) for each in (*further, *back))


def place_of(rig: Rig, sensor: Sensor) -> tuple[str, str]:
    """(part, medium) beside which an instrument is drawn; ('', '') if there is none."""
    name = sensor.at.partition(".")[0]
    part = rig.part(name)
    if part is not None:
        if isinstance(part.body, Load):
            return name, POWER
        own = [end for end in part.ends if "." not in sensor.at or part.end(end.name) == sensor.at]
        return name, own[0].medium if own else part.ends[0].medium
    kinds: dict[str, tuple[type, str]] = {
        "celsius": (Plate, COOLANT), "h2_in_o2": (Outlet, OXYGEN), "o2_out": (Outlet, OXYGEN),
        "n2_flow": (Inlet, NITROGEN), "water": (Feed, WATER), "amperes": (Load, POWER), "volts": (Load, POWER),
    }  # fmt: skip
    kind, medium = kinds.get(sensor.shows, (type(None), ""))
    for each in rig.parts:
        if isinstance(each.body, kind) and getattr(each.body, "stack", "") == sensor.at:
            if isinstance(each.body, Outlet) and each.body.gas != "oxygen":
                continue
            return each.name, medium
    return "", ""
