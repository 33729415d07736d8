"""What hangs between the panels, drawn: leads as slices of a lit tube laid one over the next, bodies, plugs, shadows.

Look for: `Lay` (its `draw`).
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pygame

from game.rig.parts import Part
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.patch.bay import LOOKS, Bay, inwards
from game.ui.patch.hang import Hanging
from game.ui.patch.ropes import Line, Ropes
from game.ui.pictures import Picture
from game.ui.scene import Ui

PICTURE = "patch"
AREA = Rect(430.0, 56.0, 448.0, 462.0)
"""What of the stage leads are drawn on."""
ANGLES, STEP, CELL = 30, 2.0, 26.0
"""As assets/art/scenes/patch_leads.py has them."""
RADII = {"power": 8.5, "data": 5.0, "coolant": 10.0, "water": 7.0, "oxygen": 7.5, "hydrogen": 7.5, "nitrogen": 5.5,
         "earth": 6.0}  # fmt: skip
COARSE = 4
AT_PORT = 0.76
SMALL = 0.62
"""A plug between two loose parts, of one in a port."""
MIRRORED = "~"
"""After the name of a sprite: left is right."""
GLOWS = {"caution": 0.30, "alarm": 0.42}

Spot = tuple[float, float]


class Lay:
    """Keeps what it drew, as long as nothing moves."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._kept: tuple[object, pygame.Surface] | None = None
        self._surface: pygame.Surface | None = None
        self._sheets: dict[str, list[list[pygame.Surface]]] = {}
        self._for: tuple[int, float] = (0, 0.0)
        self._turned: dict[tuple[str, int, float], pygame.Surface] = {}

    @property
    def picture(self) -> Picture | None:
        return self.ui.pictures.get(PICTURE)

    def draw(self, canvas: Canvas, bay: Bay, hanging: Hanging, ropes: Ropes, glow: Mapping[str, str]) -> None:
        """All of it, over the panels. `glow`: parts that are too hot or carry too much, and the colour for it."""
        picture = self.picture
        key = (ropes.version, id(hanging), id(picture), canvas.scale, tuple(sorted(glow.items())))
        box = canvas.pixels(AREA)
        if self._kept is None or self._kept[0] != key:
            self._fit(picture, canvas.scale)
            if self._surface is None or self._surface.get_size() != box.size:
                self._surface = pygame.Surface(box.size, pygame.SRCALPHA)
            self._surface.fill((0, 0, 0, 0))
            self._all(Canvas(self._surface, canvas.scale, (AREA.x, AREA.y)), picture, bay, hanging, ropes, glow)
            self._kept = (key, self._surface)
        canvas.surface.blit(self._kept[1], box)

    def sample(self, canvas: Canvas, medium: str, points: Sequence[Spot]) -> None:
        """A piece of a lead along given points, for the shelf."""
        self._fit(self.picture, canvas.scale)
        self._tube(canvas, medium, points)

    def sprite(self, canvas: Canvas, name: str, at: Spot, turn: float = 0.0, by: float = 1.0) -> bool:
        """A sprite about its middle, turned by degrees clockwise; whether there is one."""
        picture = self.picture
        plain = name.removesuffix(MIRRORED)
        part = picture.parts.get(plain) if picture is not None else None
        if picture is None or part is None:
            return False
        self._fit(picture, canvas.scale)
        step = round(turn / 3.0) % 120
        key = (name, step, by)
        made = self._turned.get(key)
        if made is None:
            share = by * canvas.scale / picture.scale
            made = part
            if step or abs(share - 1.0) > 1e-6:
                size = (max(1, round(part.get_width() * share)), max(1, round(part.get_height() * share)))
                made = pygame.transform.smoothscale(part, size) if size != part.get_size() else part
                made = pygame.transform.rotozoom(made, -3.0 * step, 1.0) if step else made
            if plain != name:
                made = pygame.transform.flip(made, True, False)
            if len(self._turned) > 400:
                self._turned.clear()
            self._turned[key] = made
        x, y = canvas.at(*at)
        canvas.surface.blit(made, made.get_rect(center=(round(x), round(y))))
        return True

    def _fit(self, picture: Picture | None, scale: float) -> None:
        """Sheets and sprites of this picture at this scale."""
        if self._for == (id(picture), scale):
            return
        self._for = (id(picture), scale)
        self._sheets.clear()
        self._turned.clear()
        if picture is None:
            return
        side = round(CELL * scale)
        for medium in RADII:
            sheet = picture.parts.get(f"lead.{medium}")
            if sheet is None:
                continue
            steps = sheet.get_width() // round(CELL * picture.scale)
            if sheet.get_height() != ANGLES * side:
                sheet = pygame.transform.smoothscale(sheet, (steps * side, ANGLES * side))
            self._sheets[medium] = [
                [sheet.subsurface((column * side, row * side, side, side)) for column in range(steps)]
                for row in range(ANGLES)
            ]

    def _all(
        self, canvas: Canvas, picture: Picture | None, bay: Bay, hanging: Hanging, ropes: Ropes, glow: Mapping[str, str]
    ) -> None:
        lines = [ropes.lines[strand.part.name] for strand in hanging.strands if strand.part.name in ropes.lines]
        self._shadows(canvas, lines)
        for line in lines:
            colour = glow.get(line.strand.part.name)
            if colour and line.strand.lead:
                for wide in (26.0, 18.0):
                    canvas.line(line.spots(), colour, wide, GLOWS.get(colour, 0.3))
        for line in lines:
            if line.strand.lead:
                self._tube(canvas, line.strand.part.ends[0].medium, smooth(line.spots()))
        for line in lines:
            self._plugs(canvas, hanging, line)
        for line in lines:
            if not line.strand.lead:
                self._body(canvas, bay, hanging, line)

    def _shadows(self, canvas: Canvas, lines: Sequence[Line]) -> None:
        size = canvas.surface.get_size()
        small = pygame.Surface((size[0] // COARSE, size[1] // COARSE), pygame.SRCALPHA)
        for line in lines:
            wide = 2.0 * RADII.get(line.strand.part.ends[0].medium, 7.0) if line.strand.lead else 30.0
            spots = [canvas.at(x + 5.0, y + 13.0) for x, y in line.spots()]
            if len(spots) > 1:
                points = [(x / COARSE, y / COARSE) for x, y in spots]
                thick = max(1, round(wide * canvas.scale / COARSE))
                pygame.draw.lines(small, (0, 0, 0, 150), False, points, thick)
        canvas.surface.blit(pygame.transform.smoothscale(small, size), (0, 0))

    def _tube(self, canvas: Canvas, medium: str, points: Sequence[Spot]) -> None:
        sheet = self._sheets.get(medium)
        if sheet is None:
            canvas.line(points, LOOKS[medium].colour, 2.0 * RADII.get(medium, 6.0))
            return
        side = sheet[0][0].get_width() / 2
        steps = len(sheet[0])
        blits = []
        for n, (x, y, turn) in enumerate(walked(points, STEP)):
            px, py = canvas.at(x, y)
            slice_ = sheet[round(turn * ANGLES / math.pi) % ANGLES][n % steps]
            blits.append((slice_, (round(px - side), round(py - side))))
        canvas.surface.blits(blits, False)

    def _plugs(self, canvas: Canvas, hanging: Hanging, line: Line) -> None:
        """At each end that is plugged into a port, or free, or that joins a loose part."""
        strand = line.strand
        for at, (end, number) in enumerate(zip(strand.part.ends, strand.nodes, strict=True)):
            node = hanging.nodes[number]
            spot = line.points[-1 if strand.lead and at else at]
            place = (spot[0], spot[1])
            if not strand.lead and not node.port:
                continue
            by = AT_PORT if node.port else 0.8 if node.free else SMALL
            if not self.sprite(canvas, f"plug.{end.shape}", place, 0.0, by) and not self.sprite(
                canvas, f"plug.any_{end.medium}", place, 0.0, by
            ):
                canvas.circle(*place, 20.0 * by, fill="raised", line=LOOKS[end.medium].colour, width=3)

    def _body(self, canvas: Canvas, bay: Bay, hanging: Hanging, line: Line) -> None:
        place, turn = placed(line, bay, hanging)
        kind, medium = kind_of(line.strand.part), line.strand.part.ends[0].medium
        if len(line.strand.nodes) > 2 and line.points[1][0] < line.points[0][0]:
            medium += MIRRORED
            turn = -turn
        if not self.sprite(canvas, f"body.{kind}.{medium}", place, turn) and not self.sprite(
            canvas, "body.any.", place, turn
        ):
            canvas.rect(
                Rect(place[0] - 28, place[1] - 14, 56, 28),
                fill="raised",
                line=LOOKS[line.strand.part.ends[0].medium].colour,
                width=2,
            )


def kind_of(part: Part) -> str:
    """`adapter`, `tee`, `valve` …"""
    return type(part.body).__name__.lower()


def placed(line: Line, bay: Bay, hanging: Hanging) -> tuple[Spot, float]:
    """The middle of a body, and how it is turned (degrees clockwise from lying with its first end at the left)."""
    strand = line.strand
    ax, ay = line.points[0][:2]
    if len(strand.nodes) == 1:
        port = bay.port(hanging.nodes[strand.nodes[0]].port)
        if port is not None:
            way = inwards(port)
            return (ax + 42.0 * way, ay + 4.0), 0.0 if way > 0 else 180.0
        return (ax, ay + 30.0), 90.0
    bx, by = line.points[1][:2]
    share = 0.5
    if hanging.nodes[strand.nodes[0]].port:
        share = 0.58
    elif hanging.nodes[strand.nodes[1]].port:
        share = 0.42
    turn = math.degrees(math.atan2(by - ay, bx - ax))
    if len(strand.nodes) > 2 and abs(turn) > 90.0:
        turn -= math.copysign(180.0, turn)
    return (ax + share * (bx - ax), ay + share * (by - ay)), turn


def middle(line: Line, share: float = 0.5) -> Spot:
    """A point along a lead, by its share of the way."""
    points = line.spots()
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    left = share * sum(lengths)
    for (ax, ay), (bx, by), long in zip(points, points[1:], lengths, strict=False):
        if left <= long and long > 0.0:
            return ax + (bx - ax) * left / long, ay + (by - ay) * left / long
        left -= long
    return points[-1]


def smooth(points: Sequence[Spot]) -> list[Spot]:
    """The chain as a curve through its points (Catmull and Rom), without corners at them."""
    last = len(points) - 1
    made: list[Spot] = []
    for n in range(last):
        p, a, b, q = (points[max(0, min(last, n + k))] for k in (-1, 0, 1, 2))
        for k in range(3):
            t = k / 3.0
            made.append((_curved(p[0], a[0], b[0], q[0], t), _curved(p[1], a[1], b[1], q[1], t)))
    return [*made, points[-1]]


def _curved(p: float, a: float, b: float, q: float, t: float) -> float:
    return a + 0.5 * t * (b - p + t * (2 * p - 5 * a + 4 * b - q + t * (3 * (a - b) + q - p)))


def walked(points: Sequence[Spot], step: float) -> list[tuple[float, float, float]]:
    """Places along a line, a step apart, with the angle there."""
    made = []
    left = 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        long = math.hypot(bx - ax, by - ay)
        if long <= 0.0:
            continue
        turn = math.atan2(by - ay, bx - ax)
        while left <= long:
            made.append((ax + (bx - ax) * left / long, ay + (by - ay) * left / long, turn))
            left += step
        left -= long
    return made
