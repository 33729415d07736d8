"""The drawing of what the panels' ports lead to, laid out by itself: a lane for each medium, both sides of the wall.

From each port its line goes outwards, part after part; what branches off goes on a level below. Where two lines of a
lane come to the same part, it stands between them, once. Instruments hang where there is room on their part's line.

Look for: `drawing` (of one page), `Drawing`, `Symbol`, `Run`, `Balloon`.
"""

from functools import lru_cache
from typing import NamedTuple

from game.rig.parts import DATA, Load, Part, Pump, Rig, Sensor
from game.ui import type as measure
from game.ui.geometry import Rect
from game.ui.patch import graph
from game.ui.patch.bay import HABITAT, LEVEL, PITCH, Bay, Lane, Port, row_y
from game.ui.patch.graph import Tree
from game.ui.patch.symbols import size

EDGES = {HABITAT: 452.0, "machine": 856.0}
"""Where the panels begin, seen from the drawing;"""
OUTER = {HABITAT: 34.0, "machine": 1246.0}
"""and how far it goes."""
NAME = 18.0
NEAR = 16.0
"""From the panel, or where a line branches off, to the first part."""
ONE_MORE = 124.0
"""Room that an instrument takes of the line of a lane that has no other room."""
NEAR_BUS = 30.0
"""From the panel to a device of the bus: a terminator has room there."""
FIRST_OF_LOOP, LOOP = 108.0, 92.0
"""To a part with two ports in its lane; from its middle to where the line from its other end goes down."""
BALLOON = 24.0
STACKED = "stack"
VALUES = {
    "flow": 88.0,
    "o2_out": 88.0,
    "n2_flow": 88.0,
    "water": 84.0,
    "amperes": 66.0,
    "celsius": 58.0,
    "h2_in_o2": 58.0,
}
VALUE = 76.0
"""Room for what an instrument shows, by what that is, and else."""
HALVES = ((30.0, 450.0), (858.0, 1254.0))
"""From left to right, on both sides."""
RAILS = ("source", "bottle", "reservoir")
TANKS = ("reservoir", "bottle")
BESIDE = ("source", "converter", *TANKS)
"""Whose name stands beside them, not under them."""

Spot = tuple[float, float]


class Symbol(NamedTuple):
    """A part in the drawing."""

    id: str
    """One of its kind on the page; a pump stands in two lanes."""
    part: str
    kind: str
    x: float
    y: float
    label: str
    under: float
    """Where its label begins, downwards; 0: within it."""
    flip: bool
    """Its first end is to the right."""
    medium: str
    beside: int
    """Its label stands to the right of it (1), or to the left (-1); 0: under it, or within it."""


class Run(NamedTuple):
    """A line."""

    points: tuple[Spot, ...]
    end: str
    """Of the plant, on this line: what stands there says how it is drawn,"""
    part: str
    """and what flows in this part."""
    medium: str
    port: str
    """Of a line that comes from a port: which; ''."""


class Balloon(NamedTuple):
    """An instrument."""

    sensor: Sensor
    x: float
    y: float
    stem: tuple[Spot, Spot]
    value: Spot
    """The middle of what it shows."""
    medium: str


class Drawing(NamedTuple):
    """One page."""

    symbols: tuple[Symbol, ...]
    runs: tuple[Run, ...]
    balloons: tuple[Balloon, ...]


class _Laying:
    """A page while it is laid out."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.symbols: list[Symbol] = []
        self.runs: list[Run] = []
        self.balloons: list[Balloon] = []
        self.lanes: list[Lane] = []
        self.taken: list[Rect] = []

    def free(self, r: Rect) -> bool:
        return not any(r.overlaps(other) for other in self.taken)


@lru_cache(maxsize=4)
def drawing(rig: Rig, bay: Bay, page: int) -> Drawing:
    """The page of a rig, whatever is plugged there: what flows is drawn into it."""
    laid = _Laying(rig)
    for lane in bay.lanes:
        if lane.page != page:
            continue
        laid.lanes.append(lane)
        for side in EDGES:
            _lane(laid, bay, lane, side)
    for sensor in rig.sensors:
        _balloon(laid, sensor)
    return Drawing(tuple(laid.symbols), tuple(laid.runs), tuple(laid.balloons))


def head(lane: Lane) -> Rect:
    """Where the name of a lane stands: on the rule above it, under the title of the first."""
    y = row_y(lane.row) - PITCH / 2 + (1.0 if lane.row == 0 else -6.0)
    return Rect(28.0, y, 150.0, 24.0)


def _lane(laid: _Laying, bay: Bay, lane: Lane, side: str) -> None:
    if side == HABITAT:
        laid.taken.append(head(lane))
    ports = [port for port in bay.ports if port.page == lane.page and port.side == side]
    ports = [port for port in ports if port.end.medium == lane.medium]
    known: dict[str, Symbol] = {}
    for port in ports:
        shared = len([other for other in ports if other.part == port.part]) > 1
        _from_port(laid, port, lane, known, shared)


def _from_port(laid: _Laying, port: Port, lane: Lane, known: dict[str, Symbol], shared: bool) -> None:
    """The line of one port. `shared`: its part has another port in this lane."""
    y = row_y(port.row)
    way = -1.0 if port.side == HABITAT else 1.0
    edge = EDGES[port.side]
    if port.part in known:
        # The other end of a part that a port above has: its line goes round to it.
        other = known[port.part]
        out = other.x + way * LOOP
        points = ((edge, y), (out, y), (out, other.y), (other.x + way * size(other.kind)[0] / 2, other.y))
        laid.runs.append(Run(points, port.name, port.part, lane.medium, port.name))
        return
    chain = graph.chain(graph.behind(laid.rig, port.name))
    room = abs(OUTER[port.side] - edge) - NEAR
    _chain(laid, chain, (edge, y), way, room, lane, known, port.name, FIRST_OF_LOOP if shared else 0.0)


def _wide(laid: _Laying, tree: Tree, medium: str, beside: bool) -> float:
    kind = kind_in(tree.part, medium)
    label = measure.width(_label(tree.part, kind), NAME, "ui") if not inside(kind) else 0.0
    if kind in BESIDE or beside:
        return size(kind)[0] + (label + 5.0 if label else 0.0)
    return max(size(kind)[0], label)


def _chain(
    laid: _Laying, chain: list[Tree], begin: Spot, way: float, room: float, lane: Lane, known: dict[str, Symbol],
    port: str = "", first: float = 0.0,
) -> None:  # fmt: skip
    """Parts one after the other from a point outwards; then what branches off them, each on a level of its own."""
    medium = lane.medium
    branch = not port
    stack = _stack(chain)
    widths = [_wide(laid, tree, medium, branch) for tree in chain]
    want = sum(widths) + (size(STACKED)[0] if stack else 0.0)
    count = len(chain) + (1 if stack else 0)
    most = 10.0 if branch else 64.0 if count > 2 else 84.0 if way < 0 else 110.0
    between = max(4.0, min(most, (room - want) / max(1, count)))
    hung = len([each for each in laid.rig.sensors if lane.rows == 1 and graph.place_of(laid.rig, each)[1] == medium])
    ahead = NEAR_BUS if medium == DATA and way < 0 else max(between, ONE_MORE * hung + 34.0 if way > 0 else 0.0)
    ahead = min(ahead, max(between, room - want)) if port else NEAR
    x, y = begin[0] + way * (first or ahead), begin[1]
    last = begin
    branches: list[tuple[float, Tree, Symbol]] = []
    for n, (tree, wide) in enumerate(zip(chain, widths, strict=True)):
        name = tree.part.name
        if name in known:
            # Two lines meet at one part: it stands between them.
            other = known[name]
            meets = (last, (other.x, y), (other.x, other.y + size(other.kind)[1] / 2))
            laid.runs.append(Run(meets, tree.via, _carrier(chain, n), medium, port))
            return
        kind = kind_in(tree.part, medium)
        half = size(kind)[0] / 2
        beside = (kind in BESIDE or branch) and not inside(kind)
        # A name beside its symbol stands to the right of it; of a tank to the left, where its line does not come.
        side = 0 if not beside else -1 if way < 0 and kind in TANKS and lane.rows == 1 else 1
        at = x + way * (wide / 2 if not side else half if side * way > 0 else wide - half)
        place = Symbol(
            f"{name}.{medium}", name, kind, at, y, _label(tree.part, kind),
            0.0 if inside(kind) or beside else y + size(kind)[1] / 2 + 1, _flipped(tree, way), medium, side,
        )  # fmt: skip
        if kind == "reservoir" and lane.rows > 1:
            # Between the lines that come to it.
            place = place._replace(y=y + PITCH / 2, under=0.0, beside=1)
        _put(laid, place, known)
        points = (last, (at, y)) if place.y == y else (last, (at, y), (at, place.y - size(kind)[1] / 2))
        laid.runs.append(Run(points, tree.via, _carrier(chain, n), medium, port if n == 0 else ""))
        branches += [(at, more, place) for more in tree.further[1:]]
        branches += [
            (at, more, place)
            for more in tree.back
            if more.part.name not in known and not graph.comes_back(more, lane.medium)
        ]
        last = (x + way * wide if beside and way > 0 else at, y)
        x += way * (wide + between)
    if stack:
        at = min(x + size(STACKED)[0] / 2, OUTER["machine"] - size(STACKED)[0] / 2)
        at = at if way > 0 else x - size(STACKED)[0] / 2
        place = Symbol(f"{stack}.stack", chain[-1].part.name, STACKED, at, y, stack.upper(), 0.0, False, medium, 0)
        _put(laid, place, known)
        laid.runs.append(Run((last, (at, y)), chain[-1].via, chain[-1].part.name, medium, ""))
    level = y
    for at, tree, origin in branches:
        level += LEVEL
        turn = -way if origin.kind in RAILS else way
        far = abs((OUTER["machine"] if turn > 0 else OUTER[HABITAT]) - at) - NEAR
        laid.runs.append(Run(((at, origin.y), (at, level)), tree.via, tree.part.name, medium, ""))
        _chain(laid, graph.chain(tree), (at, level), turn, min(far, 300.0), lane, known)


def _put(laid: _Laying, place: Symbol, known: dict[str, Symbol]) -> None:
    known[place.part] = place
    laid.symbols.append(place)
    wide, high = size(place.kind)
    laid.taken.append(Rect(place.x - wide / 2, place.y - high / 2, wide, high))
    if place.label and not inside(place.kind):
        laid.taken.append(label_box(place))


def label_box(place: Symbol) -> Rect:
    """Of the name of a symbol: under it, or beside it."""
    wide, high = measure.width(place.label, NAME, "ui"), measure.line_height(NAME)
    if place.kind == "source":
        # Under the line, beside the bar.
        return Rect(place.x + 8.0, place.y + 5.0, wide, high)
    if place.beside:
        half = size(place.kind)[0] / 2 + 4.0
        left = place.x + half if place.beside > 0 else place.x - half - wide
        return Rect(left, place.y - high / 2, wide, high)
    return Rect(place.x - wide / 2, place.under, wide, high)


def kind_in(part: Part, medium: str) -> str:
    """How a part is drawn in the lane of a medium: a pump's motor hangs on a line of power."""
    if isinstance(part.body, Pump) and medium == "power":
        return "motor"
    if isinstance(part.body, Load) and part.body.stack:
        return "converter"
    return type(part.body).__name__.lower()


def inside(kind: str) -> bool:
    """Whether a part's name stands in its symbol."""
    return kind in ("master", "slave", STACKED)


def _label(part: Part, kind: str) -> str:
    return "" if kind == "tee" else part.label or part.name.upper()


def _flipped(tree: Tree, way: float) -> bool:
    """Whether its first end is to the right of its last: the way goes from the panel outwards."""
    first = tree.part.end(tree.part.ends[0].name) == tree.via
    return first == (way < 0)


def _carrier(chain: list[Tree], n: int) -> str:
    """The part whose flow is that of the line before the n-th part: the one after it, or the last that has a flow."""
    part = chain[n].part
    return part.name if len(part.ends) > 1 or n == 0 else chain[n - 1].part.name


def _stack(chain: list[Tree]) -> str:
    body = chain[-1].part.body
    return body.stack if isinstance(body, Load) else ""


def _balloon(laid: _Laying, sensor: Sensor) -> None:
    """On a line of its part, or beside it: in the first place that is free."""
    name, medium = graph.place_of(laid.rig, sensor)
    own = [each for each in laid.symbols if each.part == name and each.medium == medium]
    if not own:
        return
    at = next((each for each in own if each.kind == STACKED), own[0])
    left, right = HALVES[at.x > 654.0]
    lane = next(each for each in laid.lanes if each.medium == medium)
    top = row_y(lane.row) - PITCH / 2 + 1.0
    inner = Rect(left, top, right - left, PITCH * lane.rows + 4.0)
    for foot, centre in _places(laid, sensor, at, lane):
        x, y = centre
        bubble = Rect(x - BALLOON - 1, y - BALLOON - 1, 2 * BALLOON + 2, 2 * BALLOON + 2)
        inline = centre == foot
        if not (inner.holds(bubble) and laid.free(bubble)) or (_crossed(laid, bubble) and not inline):
            continue
        for value in _values(foot, centre, VALUES.get(sensor.shows, VALUE)):
            if inner.holds(value) and laid.free(value) and not _crossed(laid, value):
                reach = max(1.0, abs(foot[0] - x) + abs(foot[1] - y))
                rim = foot if inline else (x + (foot[0] - x) * BALLOON / reach, y + (foot[1] - y) * BALLOON / reach)
                laid.balloons.append(Balloon(sensor, x, y, (rim, foot), (value.cx, value.cy), medium))
                laid.taken += [bubble, value]
                return


def _values(foot: Spot, centre: Spot, wide: float) -> tuple[Rect, ...]:
    """Where what a balloon shows may stand: beside it, across its line, under it; of one in its line above that."""
    x, y = centre
    if centre == foot:
        return (Rect(x + BALLOON - 6.0, y - 40.0, wide, 25.0), Rect(x - BALLOON + 6.0 - wide, y - 40.0, wide, 25.0))
    return (
        Rect(x + BALLOON + 3, y - 13.0, wide, 26.0),
        Rect(x - BALLOON - 3 - wide, y - 13.0, wide, 26.0),
        Rect(foot[0] - wide / 2, foot[1] - 40.0 if y > foot[1] else foot[1] + 14.0, wide, 26.0),
        Rect(x - wide / 2, y + BALLOON + 1, wide, 25.0),
    )


def _places(laid: _Laying, sensor: Sensor, at: Symbol, lane: Lane) -> list[tuple[Spot, Spot]]:
    """Where an instrument may hang on its line, and where its balloon is then: the nearest to its part first."""
    found: list[tuple[float, Spot, Spot]] = []
    for run in laid.runs:
        if run.medium != lane.medium or (sensor.at not in (run.end, run.part) and run.part != at.part):
            continue
        wanted = 0.0 if run.end == sensor.at else 40.0
        for (ax, ay), (bx, by) in zip(run.points, run.points[1:], strict=False):
            long = abs(ax - bx) + abs(ay - by)
            for n in range(1, int(long / 12.0)):
                foot = (ax + (bx - ax) * n * 12.0 / long, ay + (by - ay) * n * 12.0 / long)
                far = wanted + abs(foot[0] - at.x) + abs(foot[1] - at.y)
                for off in (44.0, -44.0, 34.0):
                    centre = (foot[0], foot[1] + off) if ay == by else (foot[0] + off, foot[1])
                    found.append((far, foot, centre))
                if lane.rows == 1 and ay == by and run.port and min(abs(foot[0] - ax), abs(foot[0] - bx)) > 32.0:
                    found.append((far + 100.0, foot, foot))
    wide, high = size(at.kind)
    if at.kind == STACKED:
        found = []
    aside = wide / 2 - BALLOON if at.kind == STACKED else 0.0
    for n in range(6):
        for way in (1.0, -1.0):
            foot = (at.x + aside, at.y + way * high / 2)
            found.append((60.0 + 40.0 * n, foot, (foot[0], at.y + way * (high / 2 + 28.0 + 25.5 * n))))
    found.sort(key=lambda each: each[0])
    return [(foot, centre) for _, foot, centre in found]


def _crossed(laid: _Laying, r: Rect) -> bool:
    """Whether a line goes through a box."""
    for run in laid.runs:
        for (ax, ay), (bx, by) in zip(run.points, run.points[1:], strict=False):
            line = Rect(min(ax, bx) - 2, min(ay, by) - 2, abs(ax - bx) + 4, abs(ay - by) + 4)
            if r.overlaps(line):
                return True
    return False
