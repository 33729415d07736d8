"""What brackets carry, worked out again by other code: one big set of equations from the logged cells, with numpy.

It shares nothing with game/model but the seams' geometry, the metals and the machine. Every cell is two springs (at
its Gauss points, which integrate a line exactly) and one against turning about the line; cuts are summed up on the
other side than the model does.

Look for: `Judged`, `judged`.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.model.seams import height, hole_place, served
from game.model.weldment import METALS, Bead, Cell, Piece, Weldment

Array = NDArray[np.float64]
GAUSS = 0.5 / math.sqrt(3.0)


class Judged(NamedTuple):
    """What came of it."""

    state: str
    broken: tuple[tuple[str, str], ...]
    """Seam (or plate) and case, in order."""
    uses: dict[tuple[str, str], float]
    """By case and seam, or plate: before anything broke in that case."""


class _Weld(NamedTuple):
    seam: str
    piece: str
    other: str
    start: Array
    way: Array
    cells: tuple[Cell, ...]


def _skew(r: Array) -> Array:
    """So that turning by w moves a point at r by _motion(r) @ (u, w)."""
    return np.array([[0.0, r[2], -r[1]], [-r[2], 0.0, r[0]], [r[1], -r[0], 0.0]])


def _motion(r: Array) -> Array:
    return np.hstack([np.eye(3), _skew(r)])


def _welds(bench: Weldment, beads: list[Bead]) -> list[_Weld]:
    pieces = {piece.name: piece for piece in bench.pieces}
    found = []
    for bead in beads:
        piece, _, other = bead.seam.split(".")[:3]
        z = 0.0
        if other in pieces:
            lower = pieces[other]
            z = height(bench, lower) + lower.thickness * (1.0 if lower.layer < pieces[piece].layer else 0.5)
        start, end = np.array([bead.x0, bead.y0, z]), np.array([bead.x1, bead.y1, z])
        way = (end - start) / np.linalg.norm(end - start)
        found.append(_Weld(bead.seam, piece, other if other in pieces else "", start, way, bead.cells))
    return found


class _Solution:
    """Motions of parts under unit loads: 1 m/s2 in x, y and z, and the growth."""

    def __init__(self, bench: Weldment, welds: list[_Weld], feet: dict[int, Piece]) -> None:
        self.bench, self.feet = bench, feet
        grounded = {""}
        for _ in welds:
            for weld in welds:
                if grounded & {weld.piece, weld.other} and (not weld.other or weld.other in grounded
                                                            or weld.piece in grounded):  # fmt: skip
                    grounded |= {weld.piece, weld.other}
        self.grounded = grounded
        self.welds = [weld for weld in welds if weld.piece in grounded]
        self.feet = {foot: piece for foot, piece in feet.items() if piece.name in grounded}
        spots = np.array([hole_place(piece) for piece in self.feet.values()])
        self.stands = len(spots) > 2 and bool(np.linalg.svd(spots - spots.mean(axis=0), compute_uv=False)[-1] > 1e-4)
        if self.stands:
            self._solve()

    def _solve(self) -> None:
        machine = self.bench.machine
        names = sorted(self.grounded - {""}) + ["*"]
        self.at = {name: slice(6 * n, 6 * n + 6) for n, name in enumerate(names)}
        size = 6 * len(names)
        k, f = np.zeros((size, size)), np.zeros((size, 4))
        self.bear = {}
        for foot, piece in self.feet.items():
            x, y = hole_place(piece)
            self.bear[foot] = np.array([x, y, height(self.bench, piece) + piece.thickness + machine.standoff])

        def rows(part: str, place: Array) -> Array:
            b = np.zeros((3, size))
            if part:
                b[:, self.at[part]] = _motion(place)
            return b

        self.rows = rows
        self.stiff = {metal: METALS[metal].stiffness / 0.005 for metal in (0, 1)}
        metals = {piece.name: piece.metal for piece in self.bench.pieces}
        self.k_weld = {weld.seam: self.stiff[metals[weld.piece]] for weld in self.welds}
        for weld in self.welds:
            for cell in weld.cells:
                spring = self.k_weld[weld.seam] * cell.throat * cell.length
                for side in (-GAUSS, GAUSS):
                    place = weld.start + weld.way * (cell.along + side * cell.length)
                    b = rows(weld.piece, place) - rows(weld.other, place)
                    k += spring / 2.0 * b.T @ b
                turn = self._turning(weld, size)
                k += spring * cell.throat**2 / 12.0 * np.outer(turn, turn)
        middle = np.mean(np.array(machine.feet), axis=0)
        self.grown = {}
        for foot, place in self.bear.items():
            b = rows("*", place) - rows(self.feet[foot].name, place)
            k += machine.stud_stiffness * b.T @ b
            gap = machine.growth * np.array([*(place[:2] - middle), 0.0])
            self.grown[foot] = gap
            f[:, 3] -= machine.stud_stiffness * b.T @ gap
        heavy = np.array([middle[0] + machine.aside, middle[1] + machine.rise,
                          max(place[2] for place in self.bear.values()) + machine.depth])  # fmt: skip
        f[:, :3] = machine.mass * rows("*", heavy).T
        scale = 1.0 / np.sqrt(np.diag(k))
        self.q = scale[:, None] * np.linalg.solve(k * np.outer(scale, scale), scale[:, None] * f)

    def _turning(self, weld: _Weld, size: int) -> Array:
        turn = np.zeros(size)
        turn[self.at[weld.piece]] = [0.0, 0.0, 0.0, *weld.way]
        if weld.other:
            turn[self.at[weld.other]] = [0.0, 0.0, 0.0, *(-weld.way)]
        return turn

    def stresses(self, weld: _Weld, alongs: Array) -> Array:
        """At some places of a weld, for each unit load: places x 3 x 4."""
        both = [self.at[name] for name in (weld.piece, weld.other) if name]
        found = []
        for along in alongs:
            place = weld.start + weld.way * along
            moved = _motion(place) @ self.q[both[0]]
            found.append(moved - _motion(place) @ self.q[both[1]] if len(both) > 1 else moved)
        return self.k_weld[weld.seam] * np.array(found)

    def own(self, weld: _Weld) -> Array:
        """Stress by turning about the line, per m from the middle of the throat, for each unit load."""
        return np.array(self.k_weld[weld.seam] * self._turning(weld, len(self.q)) @ self.q)

    def push(self, foot: int, load: Array) -> Array:
        """What the machine does to a plate."""
        place = self.bear[foot]
        b = self.rows("*", place) - self.rows(self.feet[foot].name, place)
        force: Array = self.bench.machine.stud_stiffness * (b @ self.q @ load + self.grown[foot] * load[3])
        return force


def _loads(bench: Weldment, case: str, speed: float) -> list[Array]:
    machine = bench.machine
    weight = np.array([0.0, -bench.gravity, 0.0, 0.0])
    ways = [sign * np.eye(4)[n] for n in range(3) for sign in (1.0, -1.0)]
    if case == "set_down":
        return [weight * (1.0 + speed * math.sqrt(machine.set_down * machine.mass) / (machine.mass * bench.gravity))]
    if case == "hang":
        return [weight]
    if case == "start":
        return [weight + machine.start_shake * way for way in ways]
    if case == "warm":
        return [weight + machine.run_shake * way + np.eye(4)[3] for way in ways]
    return [2.0 * machine.run_shake * way for way in ways[::2]]


def _column(weld: _Weld, name: str) -> Array:
    return np.array([float(getattr(cell, name)) for cell in weld.cells])


def _static(weld: _Weld, stress: Array, own: float, metals: tuple[int, int]) -> float:
    throat, fused = _column(weld, "throat"), _column(weld, "fused")
    size = np.linalg.norm(stress, axis=1)
    theta = np.arccos(np.minimum(1.0, np.abs(stress @ weld.way) / np.maximum(size, 1e-9)))
    wire = METALS[metals[0]].filler
    direction = 1.0 + 0.5 * np.sin(theta) ** 1.5
    force = size / (0.6 * wire * direction)
    # The limit surface of a rectangle, looked for by halving: own / full + (force / full)^2 = 1.
    moment = abs(own) * throat / 2.0 * 2.0 / 3.0 / (0.9 * wire)
    low, high = np.zeros(len(size)), force + moment + 1e-12
    for _ in range(50):
        use = (low + high) / 2.0
        more = moment / use + (force / use) ** 2 > 1.0
        low, high = np.where(more, use, low), np.where(more, high, use)
    for leg, metal in (("leg_piece", metals[0]), ("leg_other", metals[1])):
        strength = 0.6 * METALS[metal].tensile * METALS[metal].softened * direction
        high = np.maximum(high, size * throat / np.maximum(_column(weld, leg) * fused, 1e-6) / strength)
    return float(np.max(np.where(throat > 0.0, high, 0.0)))


def _tired(weld: _Weld, stress: Array, own: float, metal: int, cycles: float) -> float:
    throat = _column(weld, "throat")
    size = np.linalg.norm(stress, axis=1) + abs(own) * throat / 2.0
    class_share = METALS[metal].stiffness / 2.0e11 * np.where(_column(weld, "crack") > 0.0, 0.5, 1.0)
    toe = size * throat / np.maximum(np.minimum(_column(weld, "leg_piece"), _column(weld, "leg_other")), 1e-6)
    toe *= 1.0 + 2.0 * np.sqrt(_column(weld, "undercut") / 0.001)
    worst = np.maximum(size / 36.0e6, toe / 63.0e6) / class_share
    return float(np.max(np.where(throat > 0.0, worst, 0.0))) * float((cycles / 2.0e6) ** (1.0 / 3.0))


def _bent(solved: _Solution, foot: int, loads: list[Array]) -> float:
    """The worst cut of a plate, from what acts above it."""
    piece = solved.feet[foot]
    metal, t = METALS[piece.metal], piece.thickness
    turn = math.radians(piece.angle)
    axes = np.array([[math.cos(turn), math.sin(turn), 0.0], [-math.sin(turn), math.cos(turn), 0.0]])
    middle = np.array([piece.x, piece.y, height(solved.bench, piece) + t / 2.0])
    acts: list[tuple[float, Array, Array, Array]] = []
    mine = [weld for weld in solved.welds if piece.name in (weld.piece, weld.other)]
    for weld in mine:
        sign = -1.0 if weld.piece == piece.name else 1.0
        turning = np.outer(weld.way, solved.own(weld))
        for cell in weld.cells:
            area = sign * cell.throat * cell.length
            spots = np.array([cell.along - GAUSS * cell.length, cell.along + GAUSS * cell.length])
            for along, stress in zip(spots, solved.stresses(weld, spots), strict=True):
                own = turning * area / 2.0 * cell.throat**2 / 12.0
                acts.append((cell.along, weld.start + weld.way * along, stress * area / 2.0, own))
    where = np.array([point for _, point, _, _ in acts])
    force, own = np.array([each[2] for each in acts]), np.array([each[3] for each in acts])
    moment = _levers(where - middle, force) + own
    homes = np.array([point for weld in mine for cell in weld.cells
                      for point in [weld.start + weld.way * cell.along] * 2])  # fmt: skip
    push = np.stack([solved.push(foot, unit) for unit in np.eye(4)], axis=1)
    worst = 0.0
    for n in (0, 1):
        e, p = axes[n], np.array([-axes[n][1], axes[n][0], 0.0])
        across = piece.width if n == 0 else piece.length
        hole = float((solved.bear[foot] - middle) @ e)
        cuts = [(hole, True), (hole, False)]
        spans = []
        for weld in mine:
            ends = [
                float((weld.start + weld.way * cell.along - middle) @ e) for cell in (weld.cells[0], weld.cells[-1])
            ]
            spans.append((min(ends), max(ends)))
            for end in ends:
                u = end + (1e-4 if end < hole else -1e-4)
                if all(abs(u - each) > 1e-3 for each, _ in cuts):
                    cuts.append((u, u < hole))
        for u, with_stud in cuts:
            place = middle + u * e
            above = (homes - middle) @ e >= u
            total_force, total_moment = force[above].sum(axis=0), moment[above].sum(axis=0)
            if with_stud:
                total_force = total_force + push
                total_moment = total_moment + np.cross(solved.bear[foot] - middle, push, axisb=0, axisc=0)
            # From the plate's middle to the cut's.
            total_moment = total_moment - np.cross(place - middle, total_force, axisb=0, axisc=0)
            width = metal.softened_width
            soft = any(low - width <= u <= high + width for low, high in spans)
            strength = metal.yields * (metal.softened if soft else 1.0)
            for load in loads:
                f, m = total_force @ load, total_moment @ load
                normal = abs(f @ e) / (across * t) + 6 * abs(m @ p) / (across * t * t)
                normal += 6 * abs(m[2]) / (t * across * across)
                shear = math.hypot(f @ p, f[2]) / (across * t) + 3 * abs(m @ e) / (across * t * t)
                worst = max(worst, math.sqrt(normal**2 + 3 * shear**2) / strength)
    return worst


def _levers(where: Array, force: Array) -> Array:
    """Moments of forces (places x 3 x loads)."""
    return np.array([-_skew(r) @ f for r, f in zip(where, force, strict=True)])


def judged(bench: Weldment, speed: float = 0.0, hours: float = 24.0, plates: bool = True) -> Judged:
    """The verdict. Beads of one seam must lie end to end; no tacks, no plates welded on top of brackets."""
    alive = _welds(bench, [bead for bead in bench.beads if any(cell.throat >= 1e-4 for cell in bead.cells)])
    feet = {foot: bench.pieces[at] for foot, at in enumerate(served(bench)) if at >= 0}
    metals = {piece.name: piece.metal for piece in bench.pieces} | {bar.name: bar.metal for bar in bench.bars}
    uses: dict[tuple[str, str], float] = {}
    broken: list[tuple[str, str]] = []
    for case in ("set_down", "hang", "start", "warm", "run"):
        first = True
        while True:
            solved = _Solution(bench, alive, feet)
            if not solved.stands:
                return Judged("tilts" if solved.feet else "falls", tuple(broken), uses)
            found: dict[str, float] = {}
            loads = _loads(bench, case, speed)
            for weld in solved.welds:
                pair = (metals[weld.piece], metals[weld.seam.split(".")[2]])
                units, own = solved.stresses(weld, _column(weld, "along")), solved.own(weld)
                for load in loads:
                    stress, turned = units @ load, float(own @ load)
                    if case == "run":
                        use = _tired(weld, stress, turned, pair[0], bench.machine.run_hertz * 3600.0 * hours)
                    else:
                        use = _static(weld, stress, turned, pair)
                    found[weld.seam] = max(found.get(weld.seam, 0.0), use)
            for foot, piece in solved.feet.items() if plates and case != "run" else ():
                found[piece.name] = _bent(solved, foot, loads)
            if first:
                uses.update({(case, name): use for name, use in found.items()})
            first = False
            worst = max(found, key=lambda name: found[name])
            if found[worst] < 1.0:
                break
            broken.append((worst, case))
            alive = [weld for weld in alive if weld.seam != worst]
            feet = {foot: piece for foot, piece in feet.items() if piece.name != worst}
    return Judged("hangs", tuple(broken), uses)
