"""How a way is drawn on the map: out of a room by its door, along the middle of the ring, in by another door.

Look for: `route`.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from game.level.world import World
from game.ui.geometry import Rect
from game.ui.map_rows import Door

Point = tuple[float, float]
INSIDE = 26.0
"""How far into a room a way is reckoned."""
SHORT = 9.0
"""How far before the edge of a room it is drawn: there is room for its head, and words stay clear."""
LANE = 0.72
"""Where in the ring people walk, as a share of its height."""


def route(world: World, rects: Mapping[str, Rect], doors: Sequence[Door], here: int, there: int) -> tuple[Point, ...]:
    """The points of the way; none where the map doesn't show one."""
    modules = _modules(world, world.place_module[here], world.place_module[there])
    if here == there or not modules:
        return ()
    lane = rects[world.places[world.transit]]
    lane_y = lane.y + lane.h * LANE
    gates: list[Point] = []
    if world.place_module[here] != here:
        gates += _mouth(rects[world.places[here]], lane)
    for one, other in pairwise(modules):
        door = _door(world, doors, one, other)
        if door is None or door.rect is None:
            return ()
        gates += _through(door, rects[world.places[one]])
    if world.place_module[there] != there:
        gates += reversed(_mouth(rects[world.places[there]], lane))
    if not gates:
        return ()
    if here == world.transit:
        gates.insert(0, (lane.cx, lane_y))
    if there == world.transit:
        gates.append((lane.cx, lane_y))
    points = list(_cornered(gates, lane, lane_y))
    if here != world.transit:
        points[0] = _shortened(points[0], points[1])
    if there != world.transit:
        points[-1] = _shortened(points[-1], points[-2])
    return tuple(points)


def _shortened(end: Point, before: Point) -> Point:
    """An end of a way, drawn back out of its room."""
    (x, y), (from_x, from_y) = end, before
    long = math.hypot(from_x - x, from_y - y)
    back = INSIDE + SHORT
    return x + (from_x - x) / long * back, y + (from_y - y) / long * back


def _modules(world: World, one: int, other: int) -> list[int]:
    """The modules that a way leads through."""
    links = world.design.links
    ways = [[one]]
    seen = {one}
    for way in ways:
        if way[-1] == other:
            return way
        for a, b in zip(links.one, links.other, strict=True):
            follows = b if a == way[-1] else a if b == way[-1] else -1
            if follows >= 0 and follows not in seen:
                seen.add(follows)
                ways.append([*way, follows])
    return []


def _door(world: World, doors: Sequence[Door], one: int, other: int) -> Door | None:
    links = world.design.links
    for k, door in enumerate(doors):
        if {links.one[k], links.other[k]} == {one, other}:
            return door
    return None


def _through(door: Door, origin: Rect) -> list[Point]:
    """Out of one room and into the other."""
    assert door.rect is not None
    r = door.rect
    if door.upright:
        ends = [(r.x - INSIDE, r.cy), (r.right + INSIDE, r.cy)]
        return ends if origin.cx < r.cx else ends[::-1]
    ends = [(r.cx, r.y - INSIDE), (r.cx, r.bottom + INSIDE)]
    return ends if origin.cy < r.cy else ends[::-1]


def _mouth(room: Rect, lane: Rect) -> list[Point]:
    """Out of a room that is open to the ring, into the ring."""
    if room.cy > lane.cy:
        return [(room.cx, room.y + INSIDE), (room.cx, lane.bottom - 6)]
    return [(room.cx, room.bottom - INSIDE), (room.cx, lane.y + 6)]


def _cornered(gates: Sequence[Point], lane: Rect, lane_y: float) -> tuple[Point, ...]:
    """Only right angles: within the ring along its lane, elsewhere across low in the room."""
    made = [gates[0]]
    for x, y in gates[1:]:
        before_x, before_y = made[-1]
        if before_x != x and before_y != y:
            if lane.contains(before_x, before_y) or lane.contains(x, y):
                if lane.contains(before_x, before_y):
                    made[-1] = (before_x, lane_y)
                made.append((x, lane_y))
            else:
                # Below the words, which stand at the top of a room.
                made.append((before_x, y) if y > before_y else (x, before_y))
        if not (lane.contains(x, y) and y != lane_y and (x, lane_y) == made[-1]):
            made.append((x, y))
    return tuple(dict.fromkeys(made))
