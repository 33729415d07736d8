"""What hangs, as chains of points: leads sag, swing and come to rest, in fixed steps (Verlet's, with distances put
right a few times in each: Jakobsen 2001, "Advanced character physics").

Look for: `Ropes` (its `hang` and `advance`), `Line` (the points of one part).
"""

import math
import random

from game.ui.patch.hang import ARM, BODY, SHORT, Hanging, Node, Strand

LEFT, RIGHT, ASIDE = 556.0, 752.0, 0.9
"""What hangs before a panel slides off it into the gap, so that it covers no port: from where on, and how strongly."""
STEP = 1.0 / 120.0
"""Seconds."""
PULL = 1500.0
"""Units of the stage per s2, downwards."""
KEEPS = 0.925
"""Of its speed, from one step to the next: a lead is at rest after less than half a second."""
TIMES = 10
"""How often distances are put right in a step."""
PIECES = 12
"""Of a lead."""
STILL = 0.03
"""Units in a step: slower than that, it rests."""
LONGEST = 1.4
"""Seconds after which it is taken to be at rest, whatever it does."""
AT_ONCE = 90
"""Steps at most in which what is seen for the first time comes to rest, before it is seen."""

Spot = tuple[float, float]


class Line:
    """The points of one part, from its first end to its last."""

    def __init__(self, strand: Strand, points: list[list[float]]) -> None:
        self.strand = strand
        self.points = points
        """Each (x, y, x before, y before)."""

    def spots(self) -> list[Spot]:
        return [(point[0], point[1]) for point in self.points]


class Ropes:
    """Everything that hangs on the page."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.lines: dict[str, Line] = {}
        """By part."""
        self._ends: list[list[float]] = []
        """The points of nodes; those of lines that end there are the same objects."""
        self._pins: list[tuple[list[float], Spot]] = []
        self._links: list[tuple[list[float], list[float], float, float, float]] = []
        """Two points, their distance, and how freely each moves."""
        self._owed = 0.0
        self._since = 0.0
        self._resting = True
        self.version = 0
        """Counts what has been drawn anew."""

    @property
    def resting(self) -> bool:
        return self._resting

    def node(self, number: int) -> Spot:
        """Where a node is now."""
        point = self._ends[number]
        return point[0], point[1]

    def hang(self, hanging: Hanging, settled: bool) -> None:
        """From now on it is these; what hung already goes on from where it was. `settled`: all at rest at once."""
        before = self.lines
        guess = _guessed(hanging)
        self._ends = []
        for number, node in enumerate(hanging.nodes):
            x, y = _kept(node, before) or guess[number]
            self._ends.append([x, y, x, y])
        self._pins = [
            (self._ends[number], node.pin) for number, node in enumerate(hanging.nodes) if node.pin is not None
        ]
        free = [0.0 if node.pin is not None else 1.0 for node in hanging.nodes]
        self.lines, self._links = {}, []
        for strand in hanging.strands:
            self.lines[strand.part.name] = self._line(strand, before.get(strand.part.name), free)
        self._since, self._resting = 0.0, False
        self.version += 1
        if settled:
            self.settle()

    def _line(self, strand: Strand, before: Line | None, free: list[float]) -> Line:
        ends = [self._ends[node] for node in strand.nodes]
        if not strand.lead:
            if len(ends) > 1:
                a, b = strand.nodes[:2]
                self._links.append((ends[0], ends[1], BODY, free[a], free[b]))
            if len(ends) > 2:
                c = strand.nodes[2]
                for at, share in ((0, ARM), (1, 1.0 - ARM)):
                    arm = math.hypot(share * BODY, SHORT)
                    self._links.append((ends[at], ends[2], arm, free[strand.nodes[at]], free[c]))
            return Line(strand, ends)
        first, last = ends[0], ends[-1]
        inner: list[list[float]]
        if before is not None and before.strand.lead:
            inner = before.points[1:-1]
            if before.strand.nodes and math.hypot(before.points[0][0] - first[0], before.points[0][1] - first[1]) > 400:
                inner = []
        else:
            inner = []
        if not inner:
            far = math.hypot(last[0] - first[0], last[1] - first[1])
            sag = math.sqrt(max(0.0, 0.375 * far * (strand.length - far)))
            for n in range(1, PIECES):
                t = n / PIECES
                x: float = first[0] + (last[0] - first[0]) * t
                y: float = first[1] + (last[1] - first[1]) * t + sag * 4 * t * (1 - t)
                inner.append([x, y, x + 0.02 * (self._chance.random() - 0.5), y])
        points = [first, *inner, last]
        piece = strand.length / PIECES
        for at in range(PIECES):
            one = free[strand.nodes[0]] if at == 0 else 1.0
            other = free[strand.nodes[-1]] if at == PIECES - 1 else 1.0
            self._links.append((points[at], points[at + 1], piece, one, other))
        return Line(strand, points)

    def advance(self, seconds: float) -> bool:
        """Time passes; whether anything has moved."""
        if self._resting:
            return False
        self._owed = min(self._owed + seconds, 6 * STEP)
        self._since += seconds
        while self._owed >= STEP:
            self._owed -= STEP
            self._pinned()
            if self._step() < STILL and self._since > 0.15:
                self._resting = True
        if self._since > LONGEST:
            self._resting = True
        self.version += 1
        return True

    def settle(self) -> None:
        """All of it rests at once, for those who want no motion."""
        self._pinned()
        for _ in range(AT_ONCE):
            if self._step() < 4.0 * STILL:
                break
        self._resting = True
        self.version += 1

    def _pinned(self) -> None:
        for point, (x, y) in self._pins:
            point[0], point[1], point[2], point[3] = x, y, x, y

    def _step(self) -> float:
        """One step; how far the fastest point went."""
        held = {id(point) for point, _ in self._pins}
        down = PULL * STEP * STEP
        fastest = 0.0
        for point in self._points():
            if id(point) in held:
                continue
            x, y = point[0], point[1]
            point[0] = x + KEEPS * (x - point[2])
            point[1] = y + KEEPS * (y - point[3]) + down
            if x < LEFT:
                point[0] += ASIDE * down
            elif x > RIGHT:
                point[0] -= ASIDE * down
            point[2], point[3] = x, y
        for _ in range(TIMES):
            for one, other, long, free_one, free_other in self._links:
                dx, dy = other[0] - one[0], other[1] - one[1]
                far = math.sqrt(dx * dx + dy * dy) or 1e-6
                off = (far - long) / far / ((free_one + free_other) or 1.0)
                one[0] += dx * off * free_one
                one[1] += dy * off * free_one
                other[0] -= dx * off * free_other
                other[1] -= dy * off * free_other
        for point in self._points():
            fastest = max(fastest, abs(point[0] - point[2]), abs(point[1] - point[3]))
        return fastest

    def _points(self) -> list[list[float]]:
        inner = [point for line in self.lines.values() if line.strand.lead for point in line.points[1:-1]]
        return [*self._ends, *inner]


def _kept(node: Node, before: dict[str, Line]) -> Spot | None:
    """Where one of its ends was, if its part hung before."""
    for end in node.ends:
        name, _, own = end.rpartition(".")
        line = before.get(name)
        if line is not None:
            at = next((n for n, each in enumerate(line.strand.part.ends) if each.name == own), -1)
            point = line.points[-1 if line.strand.lead and at else at]
            return point[0], point[1]
    return None


def _guessed(hanging: Hanging) -> list[Spot]:
    """Where nodes will hang, about: along the sag between what holds them, or beside what does."""
    spots: list[Spot | None] = [node.pin for node in hanging.nodes]
    pins = [number for number, node in enumerate(hanging.nodes) if node.pin is not None]
    for at, first in enumerate(pins):
        for second in pins[at + 1 :]:
            _between(hanging, first, second, spots)
    for _ in range(8):
        for strand in hanging.strands:
            known = next((spots[n] for n in strand.nodes if spots[n] is not None), None)
            for number in strand.nodes:
                if spots[number] is None and known is not None:
                    way = 1.0 if known[0] < 654.0 else -1.0
                    third = len(strand.nodes) > 2 and number == strand.nodes[2]
                    far = 0.8 * strand.length if strand.lead else BODY * (ARM if third else 1.0)
                    spots[number] = (known[0] + way * far, known[1] + (SHORT if third else 8.0))
    return [each if each is not None else (654.0, 280.0) for each in spots]


def _between(hanging: Hanging, first: int, second: int, spots: list[Spot | None]) -> None:
    """Places the nodes on the way from one pin to another, by the lengths of what hangs there."""
    came: dict[int, tuple[int, float]] = {first: (first, 0.0)}
    todo = [first]
    while todo:
        here = todo.pop(0)
        for strand in hanging.strands:
            if here in strand.nodes:
                for other in strand.nodes:
                    if other not in came:
                        came[other] = (here, strand.length)
                        todo.append(other)
    if second not in came:
        return
    way = [(second, 0.0)]
    while way[-1][0] != first:
        before, long = came[way[-1][0]]
        way.append((before, way[-1][1] + long))
    start, end, whole = spots[second], spots[first], way[-1][1]
    assert start is not None
    assert end is not None
    far = math.hypot(start[0] - end[0], start[1] - end[1])
    sag = math.sqrt(max(0.0, 0.375 * far * (whole - far)))
    for number, gone in way[1:-1]:
        if spots[number] is None:
            t = gone / max(1.0, whole)
            y = start[1] + (end[1] - start[1]) * t + 4.0 * sag * t * (1.0 - t)
            # Between two ports of one panel it stands out into the gap.
            out = 4.0 * BODY * t * (1.0 - t) if abs(start[0] - end[0]) < BODY else 0.0
            spots[number] = (start[0] + (end[0] - start[0]) * t + (out if start[0] < 654.0 else -out), y)
