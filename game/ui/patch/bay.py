"""Where the ports of a rig are: two panels, a row for each medium's ports, as many pages as that needs.

Look for: `Bay`, `bay`, `Port`, `Lane`, `spot` (on the stage), `LOOKS` (a medium's colour, letter and shape).
"""

import math
from typing import NamedTuple

from game.rig.parts import (
    COOLANT,
    DATA,
    EARTH,
    HYDROGEN,
    MEDIA,
    NITROGEN,
    OXYGEN,
    POWER,
    WATER,
    End,
    Rig,
)
from game.ui.geometry import Rect
from game.ui.patch import graph
from game.ui.theme import COLOURS, Colour

PANEL_WIDE, TOP, BOTTOM = 92.0, 60.0, 508.0
"""As assets/art/scenes/patch_wall.py has them."""
LEFT_X, RIGHT_X = 498.0, 810.0
"""Middle of the column of ports on the habitat's side, and on the machine's."""
INNER = Rect(544.0, TOP, 220.0, BOTTOM - TOP)
"""Between the panels: here leads hang."""
FIRST, PITCH, ROWS = 98.0, 88.0, 5
"""The first row of a page, from one to the next, and how many a page has."""
LEVEL = 53.0
"""From a line of the drawing to the next one below it that branches off."""
HABITAT, MACHINE = "habitat", "machine"

Spot = tuple[float, float]


class Look(NamedTuple):
    """How a medium is told apart: never by its colour alone."""

    colour: Colour
    letter: str


LOOKS: dict[str, Look] = {
    POWER: Look(COLOURS["power"], "P"),
    DATA: Look(COLOURS["data"], "D"),
    COOLANT: Look((24, 176, 132), "C"),
    WATER: Look((92, 156, 226), "W"),
    OXYGEN: Look(COLOURS["forecast"], "O"),
    HYDROGEN: Look(COLOURS["hydrogen"], "H"),
    NITROGEN: Look((169, 180, 188), "N"),
    EARTH: Look((140, 198, 63), "E"),
}


class Port(NamedTuple):
    """One port."""

    name: str
    """Of its end: `k1.b`."""
    part: str
    end: End
    side: str
    row: int
    """On its page."""
    page: int


class Lane(NamedTuple):
    """The rows of one medium."""

    medium: str
    page: int
    row: int
    """The first."""
    rows: int


class Bay(NamedTuple):
    """All ports, from above."""

    ports: tuple[Port, ...]
    lanes: tuple[Lane, ...]
    pages: int

    def port(self, name: str) -> Port | None:
        """By the full name of its end."""
        return next((port for port in self.ports if port.name == name), None)

    def lane(self, medium: str) -> Lane | None:
        return next((lane for lane in self.lanes if lane.medium == medium), None)

    def page_of(self, medium: str) -> int:
        lane = self.lane(medium)
        return lane.page if lane is not None else 0


def bay(rig: Rig) -> Bay:
    """The ports of a rig in rows: a medium's stay on one page, if it has no more than a page has room for."""
    found: dict[tuple[str, str], list[tuple[float, str, str, End]]] = {}
    for part in rig.parts:
        for end in part.ends:
            if end.side in (HABITAT, MACHINE):
                found.setdefault((end.medium, end.side), []).append((-end.y, part.end(end.name), part.name, end))
    ports: list[Port] = []
    lanes: list[Lane] = []
    page, row = 0, 0
    for medium in MEDIA:
        sides = {side: sorted(found.get((medium, side), ()), key=lambda each: each[:2]) for side in (HABITAT, MACHINE)}
        if not any(sides.values()):
            continue
        rows = max(_rows(rig, [name for _, name, _, _ in each]) for each in sides.values())
        if row and row + rows > ROWS:
            page, row = page + 1, 0
        lanes.append(Lane(medium, page, row, rows))
        for side, each in sides.items():
            for n, (_, name, part_name, end) in enumerate(each):
                at = row + n
                ports.append(Port(name, part_name, end, side, at % ROWS, page + at // ROWS))
        page, row = page + (row + rows) // (ROWS + 1), (row + rows) % (ROWS + 1)
    return Bay(tuple(ports), tuple(lanes), page + 1)


def _rows(rig: Rig, ports: list[str]) -> int:
    """Rows that ports need: one each, and more where what branches off behind them needs its levels."""
    under = max((graph.branches(graph.behind(rig, port), medium_of(rig, port)) for port in ports), default=0)
    return max(len(ports), 1 + math.ceil(max(0.0, under * LEVEL + 14.0 - PITCH / 2) / PITCH))


def medium_of(rig: Rig, port: str) -> str:
    """What comes out of a port."""
    part = rig.part(port.rpartition(".")[0])
    return next((end.medium for end in part.ends if part.end(end.name) == port), "") if part is not None else ""


def row_y(row: int) -> float:
    """The line of a row on the stage."""
    return FIRST + PITCH * row


def spot(port: Port) -> Spot:
    """The middle of its socket on the stage, while its page is shown."""
    return (LEFT_X if port.side == HABITAT else RIGHT_X), row_y(port.row)


def inwards(port: Port) -> float:
    """The way from it to the gap between the panels: 1 to the right, -1 to the left."""
    return 1.0 if port.side == HABITAT else -1.0


def beyond(port: Port, page: int) -> Spot:
    """Where a lead leaves the page to a port of another one."""
    x, _ = spot(port)
    return x + 80.0 * inwards(port), (TOP - 40.0 if port.page < page else BOTTOM + 40.0)
