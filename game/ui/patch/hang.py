"""Which loose parts hang together, from which ports, and where what is free is kept: by what is joined alone.

Look for: `Hanging`, `hanging`, `Strand` (a part that hangs), `Node` (where ends meet), `SLOTS`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from game.rig.parts import LEADS, Joint, Part, Rig
from game.ui.patch.bay import ROWS, Bay, Spot, beyond, inwards, row_y, spot

BODY = 84.0
"""Units from one end of an adapter to its other."""
SHORT, ARM = 30.0, 0.72
"""From the line of a tee to its third end, and where on the line that is."""
SLACK, SAG = 1.035, 10.0
"""How much longer than the way a lead is: times, and units more."""
LEAST = 64.0
SLOTS: tuple[float, ...] = (600.0, 654.0, 708.0)
"""Where a free end is kept in each row, across;"""
SLOT_DOWN = 4.0
"""and how far under its line."""


class Node(NamedTuple):
    """Where ends meet, or one is free."""

    ends: tuple[str, ...]
    """Full names of ends of loose parts, sorted."""
    port: str
    """The port that it is plugged into; ''."""
    pin: Spot | None
    """Where it is held; None where it hangs."""

    @property
    def free(self) -> bool:
        """Whether something can be plugged into it yet."""
        return not self.port and len(self.ends) == 1


class Strand(NamedTuple):
    """A loose part that hangs."""

    part: Part
    nodes: tuple[int, ...]
    """Of its ends."""
    length: float
    """Of a lead, in units of the stage; of another body the distance of its ends."""
    lead: bool


class Hanging(NamedTuple):
    """Everything that hangs on one page."""

    nodes: tuple[Node, ...]
    strands: tuple[Strand, ...]

    def node_of(self, end: str) -> int:
        """The number of the node of an end, or of a port; -1."""
        return next((n for n, node in enumerate(self.nodes) if end in node.ends or node.port == end), -1)


def hanging(
    rig: Rig, joints: tuple[Joint, ...], bay: Bay, page: int, held: Mapping[str, Spot] | None = None
) -> Hanging:
    """What hangs on a page. `held`: ends that a hand or the shelf has, and where; their parts hang too."""
    held = held or {}
    parts = {part.name: part for part in rig.parts if not part.fixed}
    mates: dict[str, str] = {}
    for joint in joints:
        mates[joint.one], mates[joint.other] = joint.other, joint.one
    hung = [part for name, part in parts.items() if any(end in mates or end in held for end in _ends(part))]
    groups = _together(hung, mates)
    nodes: list[Node] = []
    strands: list[Strand] = []
    taken: list[Spot] = []
    for group in groups:
        if _page_of(group, mates, bay, held, page) == page:
            _hang(group, mates, bay, page, held, nodes, strands, taken)
    return Hanging(tuple(nodes), tuple(strands))


def _ends(part: Part) -> list[str]:
    return [part.end(end.name) for end in part.ends]


def _together(hung: list[Part], mates: Mapping[str, str]) -> list[list[Part]]:
    """Parts that are joined to each other, in the order of their names."""
    by_name = {part.name: part for part in hung}
    left, groups = list(by_name), []
    while left:
        group, todo = [], [left[0]]
        while todo:
            name = todo.pop(0)
            if name not in left:
                continue
            left.remove(name)
            group.append(by_name[name])
            for end in _ends(by_name[name]):
                other = mates.get(end, "").rpartition(".")[0]
                if other in by_name:
                    todo.append(other)
        groups.append(group)
    return groups


def _page_of(group: list[Part], mates: Mapping[str, str], bay: Bay, held: Mapping[str, Spot], page: int) -> int:
    """The page that shows a group: this one, if one of its ports is here or somebody holds it."""
    ports = [bay.port(mates[end]) for part in group for end in _ends(part) if end in mates]
    pages = [port.page for port in ports if port is not None]
    if page in pages or any(end in held for part in group for end in _ends(part)):
        return page
    return pages[0] if pages else bay.page_of(group[0].ends[0].medium)


def _hang(
    group: list[Part], mates: Mapping[str, str], bay: Bay, page: int, held: Mapping[str, Spot], nodes: list[Node],
    strands: list[Strand], taken: list[Spot],
) -> None:  # fmt: skip
    number: dict[str, int] = {}
    for part in group:
        for end in _ends(part):
            mate = mates.get(end, "")
            if mate in number:
                number[end] = number[mate]
                at = nodes[number[mate]]
                nodes[number[mate]] = at._replace(ends=tuple(sorted((*at.ends, end))))
                continue
            port = bay.port(mate) if mate else None
            pin = held.get(end)
            if port is not None and pin is None:
                pin = spot(port) if port.page == page else beyond(port, page)
            number[end] = len(nodes)
            nodes.append(Node((end,), mate if port is not None else "", pin))
    own = [number[end] for part in group for end in _ends(part)]
    _park(group, number, nodes, bay, page, taken)
    strands += _strands(group, number, nodes, own)


def _park(
    group: list[Part], number: Mapping[str, int], nodes: list[Node], bay: Bay, page: int, taken: list[Spot]
) -> None:
    """Free ends are laid over hooks, so that they cover no port; a body at a port stands out from it."""
    anchor = next((nodes[number[end]].pin for part in group for end in _ends(part) if nodes[number[end]].pin), None)
    for part in group:
        ends = _ends(part)
        for end in ends[:2] if len(ends) > 1 else []:
            node = nodes[number[end]]
            if not node.free or node.pin is not None:
                continue
            others = [nodes[number[each]] for each in ends if each != end]
            port = next((bay.port(each.port) for each in others if each.port), None)
            if port is not None and port.page == page and not isinstance(part.body, LEADS):
                x, y = spot(port)
                nodes[number[end]] = node._replace(pin=(x + BODY * inwards(port), y + 6.0))
                continue
            near = next((each.pin for each in others if each.pin is not None), anchor)
            lane = bay.lane(part.ends[0].medium)
            near = near or (654.0, row_y(lane.row if lane is not None and lane.page == page else 0))
            place = slot(near, taken)
            taken.append(place)
            nodes[number[end]] = node._replace(pin=place)


def slot(near: Spot, taken: list[Spot]) -> Spot:
    """The nearest hook that nothing hangs on; the nearest one, if all are taken."""
    x, y = near
    hooks = [(at, row_y(row) + SLOT_DOWN) for row in range(ROWS) for at in SLOTS]
    free = [hook for hook in hooks if hook not in taken] or hooks
    # Well out between the panels: so short a lead as hangs close to its port would hang down over the ports under it.
    side = 130.0 if x < 654.0 else -130.0
    return min(free, key=lambda hook: (2.2 * abs(hook[1] - SLOT_DOWN - y) + abs(hook[0] - x - side), hook))


def _strands(group: list[Part], number: Mapping[str, int], nodes: list[Node], own: list[int]) -> list[Strand]:
    """Each part, a lead as long as its way wants it."""
    made = []
    ways = _ways(group, number, nodes, own)
    for part in group:
        at = tuple(number[end] for end in _ends(part))
        lead = isinstance(part.body, LEADS)
        made.append(Strand(part, at, ways.get(part.name, 130.0) if lead else BODY, lead))
    return made


def _ways(group: list[Part], number: Mapping[str, int], nodes: list[Node], own: list[int]) -> dict[str, float]:
    """How long each lead is, so that what hangs between two pins sags and is not taut."""
    found: dict[str, float] = {}
    pins = sorted({n for n in own if nodes[n].pin is not None}, key=lambda n: (not nodes[n].port, n))
    for at, first in enumerate(pins):
        for second in pins[at + 1 :]:
            way = _way(group, number, first, second)
            leads = [part for part in way if isinstance(part.body, LEADS)]
            if not leads or any(part.name in found for part in leads):
                continue
            a, b = nodes[first].pin, nodes[second].pin
            assert a is not None
            assert b is not None
            far = ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])) ** 0.5
            rest = max(0.0, far - BODY * (len(way) - len(leads)))
            for part in leads:
                found[part.name] = max(LEAST, (SLACK * rest + SAG) / len(leads))
    return found


def _way(group: list[Part], number: Mapping[str, int], first: int, second: int) -> list[Part]:
    """The parts on the shortest way from one node to another."""
    came: dict[int, tuple[int, Part | None]] = {first: (first, None)}
    todo = [first]
    while todo:
        at = todo.pop(0)
        for part in group:
            ends = [number[end] for end in _ends(part)]
            if at in ends:
                for other in ends:
                    if other not in came:
                        came[other] = (at, part)
                        todo.append(other)
    way: list[Part] = []
    at = second
    while at in came and came[at][1] is not None:
        before, between = came[at]
        assert between is not None
        way.append(between)
        at = before
    return way
