"""Why nothing comes from one end to another, as far as handles and plugs show.

Look for: `cause` (and `Cause`), `arrives`, `driving` (the pump of a plate), `turned_round`, `arrested`.
"""

from typing import NamedTuple

from game.rig import parts, wiring
from game.rig.finding import tracing
from game.rig.finding.meters import called
from game.rig.parts import Part, Rig, Rigged

Values = tuple[tuple[str, str], ...]


class Cause(NamedTuple):
    """Why there is no way."""

    kind: str
    """`off` (a handle), `loose` (a lead hangs), `port` (nothing is plugged in)."""
    values: Values
    """`where` that is, and `to`: where it leads by the book."""


def cause(rig: Rig, rigged: Rigged, end: str, goals: tuple[type, ...]) -> Cause | None:
    """Why no way leads from `end` (away from its own part) to a part of one of these kinds; None if one does."""
    if _goal(rig, tracing.reach(rig, rigged, end, outward=True), end, goals) is not None:
        return None
    wide = tracing.reach(rig, _all_on(rig, rigged), end, outward=True)
    goal = _goal(rig, wide, end, goals)
    if goal is not None:
        for step in wide.way(goal):
            part = rig.part(step.partition(".")[0])
            if part is not None and tracing.open_handle(part, rigged):
                return Cause("off", (("where", called(rig, part.name)), ("to", "")))
    port = next((each for each in wide.ends if _side(rig, each)), end)
    hangs = [stop for stop in wide.stops if stop.why == "loose"]
    empty = [stop for stop in wide.stops if stop.why == "port"]
    if hangs:
        return Cause("loose", (("where", called(rig, hangs[0].part)), ("to", called(rig, leads_to(rig, port)))))
    at = empty[0].end if empty else port
    return Cause("port", (("where", called(rig, at)), ("to", called(rig, leads_to(rig, at)))))


def _all_on(rig: Rig, rigged: Rigged) -> Rigged:
    turned = tuple(part.name for part in rig.parts if isinstance(part.body, parts.TURNED))
    return rigged._replace(on=turned, blown=())


def _goal(rig: Rig, reached: tracing.Reached, start: str, goals: tuple[type, ...]) -> str | None:
    for end in reached.ends:
        part = rig.part(end.partition(".")[0])
        if end != start and part is not None and isinstance(part.body, goals):
            return end
    return None


def _side(rig: Rig, end: str) -> str:
    return wiring.layout(rig).ends[end].side


def leads_to(rig: Rig, port: str) -> str:
    """The port where the book's leads from this one end; itself where the book says nothing of it."""
    way = wiring.route(rig, tracing.by_the_book(rig), port)
    last = rig.part(way[-1].partition(".")[0])
    if last is not None and last.fixed:
        return way[-1]
    medium, side = wiring.layout(rig).ends[port].medium, _side(rig, port)
    for part in rig.parts:
        for end in part.ends:
            if end.side and end.side != side and end.medium == medium:
                return part.end(end.name)
    return port


def arrives(rig: Rig, rigged: Rigged, end: str) -> tuple[Part, ...]:
    """Parts where ways from this end come to their end, handles as they are."""
    home = end.partition(".")[0]
    stops = tracing.reach(rig, rigged, end, outward=True).stops
    found = (rig.part(stop.part) for stop in stops if stop.why == "there" and stop.part != home)
    return tuple(part for part in found if part is not None)


def driving(rig: Rig, rigged: Rigged, plate: Part) -> Part | None:
    """The pump nearest to a plate, with every handle open; None if it hangs on none."""
    for end in ("in", "out"):
        reached = tracing.reach(rig, _all_on(rig, rigged), plate.end(end), outward=True)
        goal = _goal(rig, reached, plate.end(end), (parts.Pump,))
        if goal is not None:
            return rig.part(goal.partition(".")[0])
    return None


def turned_round(rig: Rig, rigged: Rigged, plate: Part) -> bool:
    """Whether the pump pushes into the plate's outlet, as its hoses are plugged."""
    reached = tracing.reach(rig, _all_on(rig, rigged), plate.end("out"), outward=True)
    goal = _goal(rig, reached, plate.end("out"), (parts.Pump, parts.Reservoir))
    return goal is not None and goal.endswith(".out") and isinstance(_body(rig, goal), parts.Pump)


def _body(rig: Rig, end: str) -> parts.Body | None:
    part = rig.part(end.partition(".")[0])
    return part.body if part is not None else None


def arrested(rig: Rig, rigged: Rigged, outlet: Part) -> bool:
    """Whether a hose with a flame arrestor is on the way from an outlet."""
    reached = tracing.reach(rig, rigged, outlet.end("out"), outward=True)
    bodies = (_body(rig, end) for end in reached.ends)
    return any(isinstance(body, parts.Hose) and body.arrestor for body in bodies)
