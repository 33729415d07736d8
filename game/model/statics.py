"""How a load goes through what has been welded together: rigid parts on elastic welds, and a machine on four studs.

Every plate is a rigid part with six degrees of freedom, the bars are the ground, the machine is one more part. A weld
is springs over its throat area, equally stiff in every direction: for one plate on the ground that is the elastic
weld group of `structure.py`, and a stress here is the same vector sum's components. What a line has besides, the
throat's own section against turning about the line itself (t^3/12 per length), is kept apart as `own`. A stud bears
at a point `standoff` before its plate and gives way in x, y and z; it holds both ways (it has a nut).

The order of pieces, beads and tacks never matters, to the last bit: everything is sorted before it is added up.

Look for: `Frame`, `frame`, `centre`, `Push`, `Case`, `motions`, `field`, `stud_force`; `joints.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.model.joints import Joint, Stud
from game.model.weldment import Machine, Weldment

MACHINE = "the machine"
"""Its name as a part."""

Place = tuple[float, float, float]
Row = list[float]
Six = list[Row]


class Frame(NamedTuple):
    """What holds together."""

    parts: tuple[str, ...]
    """The plates that something joins to the ground, by name."""
    fallen: tuple[str, ...]
    """Those that nothing holds."""
    joints: tuple[Joint, ...]
    """Those between held parts."""
    studs: tuple[Stud, ...]
    """Those in held plates."""
    stands: bool
    """Whether the machine can't turn: three studs that are not in line."""
    machine: Machine
    places: dict[str, Place]
    """The point to which the motion of each part refers, m; the machine too if it stands."""


class Push(NamedTuple):
    """A force on a part: name of the plate (or MACHINE), place in m, force in N."""

    part: str
    x: float
    y: float
    z: float
    fx: float
    fy: float
    fz: float


class Case(NamedTuple):
    """What is asked at once."""

    pushes: tuple[Push, ...]
    growth: float = 0.0
    """Strain by which the machine's feet are further apart."""


Motion = dict[str, tuple[float, ...]]
"""For each part how far its point of reference moves (m) and how it turns (rad): six numbers."""


class Field(NamedTuple):
    """Stress along a joint, Pa: at its beginning, and how it grows per m."""

    x: float
    y: float
    z: float
    """Pulls the parts from each other."""
    along_x: float
    along_y: float
    along_z: float
    own: float
    """By turning about the line itself, Pa per m from the middle of the throat."""


def frame(weldment: Weldment, held_by: Sequence[Joint], hung_on: Sequence[Stud]) -> Frame:
    """What those joints and studs hold; a plate without a way to the ground falls, and its stud holds nothing."""
    held: dict[str, bool] = {}
    more = True
    while more:
        more = False
        for joint in held_by:
            fixed = not joint.other or joint.other in held
            if fixed and joint.piece not in held:
                held[joint.piece] = more = True
            elif joint.other and joint.piece in held and joint.other not in held:
                held[joint.other] = more = True
    parts = tuple(sorted(held))
    fallen = sorted(piece.name for piece in weldment.pieces if piece.layer >= 1 and piece.name not in held)
    kept = tuple(joint for joint in sorted(held_by) if joint.piece in held)
    bearing = tuple(stud for stud in sorted(hung_on) if stud.piece in held)
    places = {piece.name: (piece.x, piece.y, 0.0) for piece in weldment.pieces if piece.name in held}
    stands = _stands(bearing)
    if stands:
        places[MACHINE] = (0.0, 0.0, 0.0)
    return Frame(parts, tuple(fallen), kept, bearing, stands, weldment.machine, places)


def _stands(bearing: Sequence[Stud]) -> bool:
    for n, b in enumerate(bearing):
        for c in bearing[n + 1 :]:
            a = bearing[0]
            if abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) > 1e-4:
                return True
    return False


def middle(machine: Machine) -> tuple[float, float]:
    """Of the machine's feet, m."""
    count = float(len(machine.feet))
    x = y = 0.0
    for fx, fy in machine.feet:
        x, y = x + fx / count, y + fy / count
    return x, y


def centre(held: Frame) -> Place:
    """Of the machine's gravity, m: it rests on the stud that stands out furthest."""
    machine = held.machine
    x, y = middle(machine)
    return x + machine.aside, y + machine.rise, max((stud.z for stud in held.studs), default=0.0) + machine.depth


def _lever(dx: float, dy: float, dz: float) -> Six:
    """How the motion of a point follows from that of the reference, which it is (dx, dy, dz) away from."""
    return [
        [1.0, 0.0, 0.0, 0.0, dz, -dy], [0.0, 1.0, 0.0, -dz, 0.0, dx], [0.0, 0.0, 1.0, dy, -dx, 0.0],
        [0.0, 0.0, 0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
    ]  # fmt: skip


def _turned(a: Six) -> Six:
    return [[row[k] for row in a] for k in range(6)]


def _product(a: Six, columns: Six) -> Six:
    return [
        [r[0] * c[0] + r[1] * c[1] + r[2] * c[2] + r[3] * c[3] + r[4] * c[4] + r[5] * c[5] for c in columns] for r in a
    ]


def _spring(joint: Joint) -> tuple[Place, Six]:
    """A joint's middle, and its stiffness there against moving and turning: second moments of its throats."""
    area = first = 0.0
    for cell in joint.cells:
        area += cell.throat * cell.length
        first += cell.throat * cell.length * cell.along
    middle = first / area if area > 0.0 else 0.0
    along = own = 0.0
    for cell in joint.cells:
        part = cell.throat * cell.length
        off = cell.along - middle
        along += part * (off * off + cell.length * cell.length / 12.0)
        own += part * cell.throat * cell.throat / 12.0
    k, ux, uy = joint.stiffness, joint.ux, joint.uy
    s, xx, xy, yy = k * area, k * along * ux * ux, k * along * ux * uy, k * along * uy * uy
    rows = [[s if n == m and n < 3 else 0.0 for m in range(6)] for n in range(6)]
    rows[3][3] = yy + k * own * ux * ux
    rows[4][4] = xx + k * own * uy * uy
    rows[3][4] = rows[4][3] = k * own * ux * uy - xy
    rows[5][5] = xx + yy
    return (joint.x + middle * ux, joint.y + middle * uy, joint.z), rows


def motions(held: Frame, cases: Sequence[Case]) -> list[Motion]:
    """How every part moves in each case. ValueError for a push on what nothing holds."""
    names = [*held.parts, *([MACHINE] if held.stands else [])]
    at = {name: 6 * n for n, name in enumerate(names)}
    places = held.places
    size = 6 * len(names)
    matrix = [[0.0] * (size + len(cases)) for _ in range(size)]

    def add(place: Place, spring: Six, sides: list[str]) -> None:
        levers = []
        for name in sides:
            x, y, z = places[name]
            levers.append(_turned(_lever(place[0] - x, place[1] - y, place[2] - z)))
        for n, a in enumerate(sides):
            half = _turned(_product(levers[n], spring))
            for m, b in enumerate(sides):
                block = _product(_turned(half), levers[m])
                sign = 1.0 if n == m else -1.0
                for i, values in enumerate(block):
                    row, to = matrix[at[a] + i], at[b]
                    for j, value in enumerate(values):
                        row[to + j] += sign * value

    for joint in held.joints:
        place, spring = _spring(joint)
        add(place, spring, [joint.piece, joint.other] if joint.other else [joint.piece])
    mount = held.machine.stud_stiffness
    point = [[mount if n == m and n < 3 else 0.0 for m in range(6)] for n in range(6)]
    for stud in held.studs if held.stands else ():
        add((stud.x, stud.y, stud.z), point, [stud.piece, MACHINE])
    for n, case in enumerate(cases):
        for push in (*case.pushes, *_spread(held, case.growth)):
            if push.part not in at:
                raise ValueError(f"nothing holds {push.part}: it can't be pushed")
            x, y, z = places[push.part]
            x, y, z = push.x - x, push.y - y, push.z - z
            fx, fy, fz = push.fx, push.fy, push.fz
            turns = (y * fz - z * fy, z * fx - x * fz, x * fy - y * fx)
            for i, value in enumerate((fx, fy, fz, *turns)):
                matrix[at[push.part] + i][size + n] += value
    solved = _solved(matrix, size)
    return [{name: tuple(solved[at[name] + i][n] for i in range(6)) for name in names} for n in range(len(cases))]


def _stretch(held: Frame, stud: Stud, growth: float) -> tuple[float, float]:
    """How far growth moves the machine's end of a stud, m."""
    x, y = middle(held.machine)
    return growth * (stud.x - x), growth * (stud.y - y)


def _spread(held: Frame, growth: float) -> list[Push]:
    """What studs that a growing machine stretches do to both their ends."""
    found = []
    if growth != 0.0 and held.stands:
        for stud in held.studs:
            dx, dy = _stretch(held, stud, growth)
            fx, fy = held.machine.stud_stiffness * dx, held.machine.stud_stiffness * dy
            found.append(Push(stud.piece, stud.x, stud.y, stud.z, fx, fy, 0.0))
            found.append(Push(MACHINE, stud.x, stud.y, stud.z, -fx, -fy, 0.0))
    return found


def _solved(matrix: list[Row], size: int) -> list[Row]:
    """Gauss' elimination with pivots by rows, of all right-hand sides at once; the matrix is used up."""
    for n in range(size):
        best = n
        for m in range(n + 1, size):
            if abs(matrix[m][n]) > abs(matrix[best][n]):
                best = m
        matrix[n], matrix[best] = matrix[best], matrix[n]
        pivot = matrix[n]
        if abs(pivot[n]) < 1e-6:
            raise ValueError("something in the frame can move freely, though everything seemed held")
        for m in range(n + 1, size):
            row = matrix[m]
            if row[n] != 0.0:
                factor = row[n] / pivot[n]
                matrix[m] = row[:n] + [a - factor * b for a, b in zip(row[n:], pivot[n:], strict=True)]
    answers: list[Row] = [[] for _ in range(size)]
    for n in range(size - 1, -1, -1):
        row = matrix[n]
        values = row[size:]
        for m in range(n + 1, size):
            if row[m] != 0.0:
                values = [a - row[m] * b for a, b in zip(values, answers[m], strict=True)]
        answers[n] = [a / row[n] for a in values]
    return answers


def _moved(held: Frame, motion: Motion, part: str, place: Place) -> Row:
    """How a point of a part moves, and how it turns."""
    if not part:
        return [0.0] * 6
    x, y, z = held.places[part]
    dx, dy, dz = place[0] - x, place[1] - y, place[2] - z
    u, v, w, a, b, c = motion[part]
    return [u + b * dz - c * dy, v + c * dx - a * dz, w + a * dy - b * dx, a, b, c]


def field(held: Frame, joint: Joint, motion: Motion) -> Field:
    """The stress along a joint."""
    start = (joint.x, joint.y, joint.z)
    here, there = _moved(held, motion, joint.piece, start), _moved(held, motion, joint.other, start)
    u, v, w, a, b, c = (joint.stiffness * (p - q) for p, q in zip(here, there, strict=True))
    ux, uy = joint.ux, joint.uy
    return Field(u, v, w, -c * uy, c * ux, a * uy - b * ux, a * ux + b * uy)


def stud_force(held: Frame, stud: Stud, motion: Motion, growth: float = 0.0) -> Place:
    """What the machine does to a plate at a stud, N; none from a machine that nothing holds."""
    if not held.stands:
        return 0.0, 0.0, 0.0
    place, mount = (stud.x, stud.y, stud.z), held.machine.stud_stiffness
    plate, machine = _moved(held, motion, stud.piece, place), _moved(held, motion, MACHINE, place)
    dx, dy = _stretch(held, stud, growth)
    return mount * (machine[0] - plate[0] + dx), mount * (machine[1] - plate[1] + dy), mount * (machine[2] - plate[2])
