"""What the machine does when brackets let go: it hangs on, tilts about the stud that is left, or falls.

Which plates let go, and in which order, is computed outside (`game.model.bracing`): a solver of moving bodies shares a
load among redundant joints by the order in which they were added. Here each bracket is a body that a pivot and a gear
hold to the wall at the centroid of its welds, and the machine hangs on it by a pivot at the stud; a bracket that lets
go loses all three, and what is left moves as it must.

Look for: `Fall`, `fall`, `Reaction`, `reactions`, `Rig` (step by step, for a window).
"""

import math
from typing import NamedTuple

import pymunk

from game.model.bracing import Verdict
from game.model.joints import joints, studs
from game.model.seams import hole_place
from game.model.statics import frame
from game.model.structure import Line, group
from game.model.weldment import Weldment
from game.workshop.groups import groups
from game.workshop.wall import HERTZ, ITERATIONS, MM, RUBBING

HANGS, TILTS, FALLS = "hangs", "tilts", "falls"
"""How it ends."""
BETWEEN = 0.15
"""From one break to the next, s (assumed: the load has to swing over)."""
DECK = -0.9
"""Of the floor under the middle of the wall, m (assumed)."""
MARGIN = 0.06
"""By which the machine is larger than its feet are apart, to each side, m (assumed)."""
HEAVY = 0.1
"""A bracket's body has so much of the machine's mass, and no weight: the solver can't hold 200 kg on 0.4 kg."""
STILLED = 4.0
"""Damping of its turning by hoses and by rubbing on the wall, 1/s (assumed)."""
LONGEST = 12.0
"""What is not at rest by then is left, s."""


class Fall(NamedTuple):
    """How it ended."""

    state: str
    """`hangs`, `tilts` or `falls`; follows from what is left, not from the movement."""
    x: float
    """Of the middle of its feet, m from where it belongs; a multiple of 5 mm."""
    y: float
    angle: float
    """Degrees, counter-clockwise; a multiple of 1."""
    seconds: float
    """From the first break until it lies still, a multiple of 0.1."""
    met: float
    """Speed with which it struck the deck, m/s; a multiple of 0.1. 0 if it did not."""
    swept: tuple[float, float, float, float]
    """What it passed over: from (x0, y0) to (x1, y1), m; multiples of 10 mm. Who stands there is struck."""


class Reaction(NamedTuple):
    """With what a bracket is held at the centroid of its welds."""

    bracket: str
    force: float
    """N, its size only: the solver does not say its direction."""
    moment: float
    """N m, its size only."""


def lost(verdict: Verdict) -> tuple[str, ...]:
    """The plates that carry no stud any more, in the order in which they let go."""
    order: dict[str, int] = {}
    for at, each in enumerate(verdict.broken):
        other = each.use.seam.split(".")[2] if each.use.seam else ""
        for name in (each.use.piece, other):
            if name in verdict.fallen or not each.use.seam:
                order[name] = at
    for name in verdict.fallen:
        order.setdefault(name, -1)
    order.pop("", None)
    return tuple(sorted(order, key=lambda name: (order[name], name)))


def fall(weldment: Weldment, verdict: Verdict, floor: float = DECK, hertz: int = HERTZ) -> Fall:
    """What happens when what the verdict names lets go, one after another.

    ValueError for a machine that was never hung.
    """
    if verdict.state == "apart":
        raise ValueError("a machine that was never hung can't fall: ask the verdict why it doesn't fit")
    rig, gone = Rig(weldment, floor, hertz), lost(verdict)
    x0, y0, x1, y1 = rig.extent()
    quiet = released = 0
    for step in range(int(LONGEST * hertz)):
        while released < len(gone) and step >= released * BETWEEN * hertz:
            rig.release(gone[released])
            released += 1
        rig.step()
        a, b, c, d = rig.extent()
        x0, y0, x1, y1 = min(x0, a), min(y0, b), max(x1, c), max(y1, d)
        quiet = quiet + 1 if released == len(gone) and rig.still() else 0
        if quiet > hertz // 2:
            break
    x, y, angle = rig.pose()
    state = HANGS if verdict.state == HANGS else TILTS if rig.bearing() else FALLS
    moved = max(0.0, (rig.steps - quiet) / hertz)
    swept = (_to(100, x0), _to(100, y0), _to(100, x1), _to(100, y1))
    return Fall(state, _to(200, x), _to(200, y), float(round(angle)), _to(10, moved), _to(10, rig.met), swept)


def _to(steps: int, value: float) -> float:
    return round(value * steps) / steps


def reactions(weldment: Weldment, seconds: float = 3.0, hertz: int = HERTZ) -> tuple[Reaction, ...]:
    """What holds each bracket when the machine has hung on them for a while.

    True where statics alone say it, as for one bracket; how several share a load is the solver's whim.
    """
    rig = Rig(weldment, hertz=hertz)
    for _ in range(int(seconds * hertz)):
        rig.step()
    return rig.reactions()


class Rig:
    """The machine on its brackets, as bodies."""

    def __init__(self, weldment: Weldment, floor: float = DECK, hertz: int = HERTZ) -> None:
        self.weldment, self.hertz, self.steps, self.met = weldment, hertz, 0, 0.0
        self.space = pymunk.Space(threaded=False)
        self.space.iterations = ITERATIONS
        self.space.gravity = 0.0, -weldment.gravity * MM
        machine, static = weldment.machine, self.space.static_body
        wide = 2.0 * (max((abs(x) for x, _ in machine.feet), default=0.25) + MARGIN) * MM
        high = 2.0 * (max((abs(y) for _, y in machine.feet), default=0.2) + MARGIN) * MM
        self.machine = pymunk.Body(machine.mass, pymunk.moment_for_box(machine.mass, (wide, high)))
        self.machine.center_of_gravity = machine.aside * MM, machine.rise * MM
        self.box = pymunk.Poly.create_box(self.machine, (wide, high))
        self.deck = pymunk.Segment(static, (-5e3, floor * MM - 100.0), (5e3, floor * MM - 100.0), 100.0)
        self.box.friction = self.deck.friction = math.sqrt(RUBBING)
        self.space.add(self.machine, self.box, self.deck)
        self._brackets: dict[str, tuple[pymunk.Body, list[pymunk.Constraint], bool]] = {}
        """By plate: its body, its joints, and whether its stud pulls the machine back to the wall."""
        held = frame(weldment, joints(weldment), studs(weldment))
        for stud in sorted(held.studs, key=lambda each: each.piece):
            self._build(stud.piece, machine.feet[stud.foot])

    def _build(self, name: str, foot: tuple[float, float]) -> None:
        """A bracket, held at the centroid of its welds to the bars, and its stud."""
        x, y = centroid(self.weldment, name)
        mass, static = HEAVY * self.weldment.machine.mass, self.space.static_body
        body = pymunk.Body(mass, mass * 100.0 * 100.0)
        body.position = x * MM, y * MM
        hole = hole_place(next(each for each in self.weldment.pieces if each.name == name))
        stud = pymunk.PivotJoint(
            body, self.machine, ((hole[0] - x) * MM, (hole[1] - y) * MM), (foot[0] * MM, foot[1] * MM)
        )
        # How far a hole is off within its play is not pulled together.
        stud.max_bias = 0.0
        made = [
            pymunk.PivotJoint(static, body, body.position, (0.0, 0.0)),
            pymunk.GearJoint(static, body, 0.0, 1.0),
            stud,
        ]
        self._brackets[name] = body, made, foot[1] > self.weldment.machine.rise
        self.space.add(body, *made)

    def release(self, name: str) -> None:
        """A plate lets go of the wall, or of its stud.

        The centre of gravity stands before the wall: without a stud over it that pulls it back, the machine leans out
        and comes off the others too.
        """
        gone = [name] if name in self._brackets else []
        if not any(over for each, (_, _, over) in self._brackets.items() if each not in gone):
            gone = sorted(self._brackets)
        for each in gone:
            body, made, _ = self._brackets.pop(each)
            self.space.remove(*made, body)

    def bearing(self) -> tuple[str, ...]:
        """The plates on which it still hangs."""
        return tuple(sorted(self._brackets))

    def step(self) -> None:
        """One step of time."""
        for body, _, _ in self._brackets.values():
            body.apply_force_at_world_point((0.0, body.mass * self.weldment.gravity * MM), body.position)
        self.machine.angular_velocity *= math.exp(-STILLED / self.hertz)
        speed = -self.machine.velocity.y / MM
        self.space.step(1.0 / self.hertz)
        self.steps += 1
        self.machine.each_arbiter(self._strike, speed)

    def _strike(self, contact: pymunk.Arbiter, speed: float) -> None:
        """The first thing that the machine touches, with a speed downward in m/s: there is only the deck."""
        if contact.is_first_contact and not self.met:
            self.met = max(0.0, speed)

    def extent(self) -> tuple[float, float, float, float]:
        """The machine's left, bottom, right and top, m."""
        box = self.box.cache_bb()
        return box.left / MM, box.bottom / MM, box.right / MM, box.top / MM

    def pose(self) -> tuple[float, float, float]:
        """Of the middle of its feet, m from where it belongs, and degrees."""
        return self.machine.position.x / MM, self.machine.position.y / MM, math.degrees(self.machine.angle)

    def still(self) -> bool:
        """Whether it moves by less than 5 mm and half a degree in a second."""
        return self.machine.velocity.length < 5.0 and abs(self.machine.angular_velocity) < 0.01

    def reactions(self) -> tuple[Reaction, ...]:
        """Of every bracket in the last step."""
        found = []
        for name, (_, made, _) in sorted(self._brackets.items()):
            # An impulse is mN s, one that turns mN mm s.
            force, moment = (joint.impulse * self.hertz / MM for joint in made[:2])
            found.append(Reaction(name, force, moment / MM))
        return tuple(found)


def centroid(weldment: Weldment, name: str) -> tuple[float, float]:
    """Of the welds that hold a plate, and what it is welded to, to the bars, m."""
    together = next(each.pieces for each in groups(weldment) if any(piece.name == name for piece in each.pieces))
    names = [piece.name for piece in together]
    lines = []
    for joint in joints(weldment):
        if joint.piece in names and not joint.other:
            for cell in joint.cells:
                if cell.throat > 0.0:
                    a, b = cell.along - cell.length / 2.0, cell.along + cell.length / 2.0
                    begin = joint.x + joint.ux * a, joint.y + joint.uy * a
                    lines.append(Line(*begin, joint.x + joint.ux * b, joint.y + joint.uy * b, cell.throat))
    whole = group(lines)
    return whole.x, whole.y
