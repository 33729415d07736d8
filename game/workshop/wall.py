"""The plates as bodies on the wall: what is loose slides, falls and pushes; a hand takes hold of one.

Lengths are millimetres in here, so that Chipmunk's tolerances are small beside a plate; forces are then mN. The wall
is upright, so a plate's weight pulls it along the wall, and only what presses it on, its magnets, gives it friction.

Look for: `Wall`.
"""

import math

import pymunk

from game.model.outline import corners
from game.model.weldment import METALS, Piece, Weldment
from game.workshop.groups import Group, groups, pull, stops, under
from game.workshop.poses import Pose, of, placed, pose

HERTZ = 240
"""Steps in a second."""
ITERATIONS = 30
"""Of the solver in one step."""
FIRM = 0.7**240
"""Share of how far a plate lags behind a firm hand that is left after a second."""
HAND = 40.0
"""Force with which a hand pushes a plate, N (assumed: one hand, over the head, with care)."""
WRIST = 0.6
"""Moment with which it holds its angle, N m (assumed: so that a plate that is pushed against an edge lies flush)."""
RUBBING = 0.3
"""Friction of steel on steel, and about that of aluminium, dry."""
EASED = 0.03
"""Friction along edges of a plate that a hand moves to and fro while it pushes (assumed)."""
SPREAD = 0.04
"""Arm of the magnets' friction against turning, m: how far apart their feet are."""
SEATED = 60
"""So often in a second it is looked up again on what each plate lies."""
TRAY = 0.3
"""Under the lowest bar, m: a ledge that catches what falls."""
BESIDE = 0.15
"""Room on the wall beside the bars, m."""
OVER = 0.4
"""Room on the wall over the highest bar, m."""
TOUCH = 0.1
"""Depth that the solver leaves two bodies in each other, mm: their shapes are larger by half of it all round."""
ROUNDED = 0.1
"""Depth beyond that which comes from rounded poses, mm."""
UNSUNK = 0.5**60
"""Share of a depth beyond that which is left after a second: what fell a little into a body is soon out of it."""
MM = 1000.0
FIXTURE = 4
"""Category of what stands out of the wall through all layers; layers 1 and 2 are categories 1 and 2."""


class Part:
    """A plate, and where it sits in the body that carries it."""

    def __init__(self, piece: Piece, body: pymunk.Body, x: float, y: float, angle: float) -> None:
        self.piece, self.body = piece, body
        self.x, self.y, self.angle = x, y, angle
        """Pose of its middle in the body's axes, mm and rad."""
        a, b = piece.length / 2 * MM + TOUCH / 2, piece.width / 2 * MM + TOUCH / 2
        c, s = math.cos(angle), math.sin(angle)
        self.shape = pymunk.Poly(
            body, [(x + c * u - s * v, y + s * u + c * v) for u, v in ((-a, -b), (a, -b), (a, b), (-a, b))]
        )
        self.shape.mass = piece.length * piece.width * piece.thickness * METALS[piece.metal].density
        self.shape.friction = math.sqrt(RUBBING)
        category = 1 if piece.layer == 1 else 2
        self.shape.filter = pymunk.ShapeFilter(categories=category, mask=category | FIXTURE)

    def place(self) -> tuple[float, float, float]:
        """Where it is on the wall, mm and rad."""
        x, y = self.body.local_to_world((self.x, self.y))
        return x, y, self.body.angle + self.angle

    def pose(self) -> Pose:
        """The same, quantised."""
        x, y, angle = self.place()
        return pose(self.piece.name, x / MM, y / MM, math.degrees(angle))


class Wall:
    """The bars, what is fixed to them, and what is loose."""

    def __init__(self, weldment: Weldment, hertz: int = HERTZ, loose: str = "") -> None:
        self.weldment, self.hertz = weldment, hertz
        self.space = pymunk.Space(threaded=False)
        self.space.iterations = ITERATIONS
        self.space.gravity = 0.0, -weldment.gravity * MM
        self.space.collision_slop = TOUCH
        self.space.collision_bias = UNSUNK
        self.parts: dict[str, Part] = {}
        """Of all plates on the wall, by name."""
        self.free: list[Group] = []
        """What can move."""
        self.steps = 0
        self._magnets: dict[str, list[pymunk.Constraint]] = {}
        self._grip: list[pymunk.Constraint] = []
        self._held: Group | None = None
        self._hand = pymunk.Body(body_type=pymunk.Body.KINEMATIC)
        self.space.add(self._hand)
        self._build_frame()
        for group in groups(weldment, loose):
            self._build(group)
        self._seat()

    def _build_frame(self) -> None:
        bars, static = self.weldment.bars, self.space.static_body
        left = min((bar.x - bar.length / 2 for bar in bars), default=-0.5) - BESIDE
        right = max((bar.x + bar.length / 2 for bar in bars), default=0.5) + BESIDE
        low = min((bar.y - bar.width / 2 for bar in bars), default=0.0) - TRAY
        high = max((bar.y + bar.width / 2 for bar in bars), default=0.0) + OVER
        self.room = left, low, right, high
        """Of the wall, m: from the tray up."""
        thick = 50.0
        frame: list[pymunk.Shape] = []
        for x0, y0, x1, y1 in ((left, low, right, low), (left, low, left, high), (right, low, right, high)):
            dx, dy = (thick, 0.0) if x0 == x1 else (0.0, thick)
            sign = 1.0 if x0 == right else -1.0
            a, b = (x0 * MM + sign * dx, y0 * MM - dy), (x1 * MM + sign * dx, y1 * MM - dy)
            frame.append(pymunk.Segment(static, a, b, thick + TOUCH / 2))
        for bar in stops(bars):
            stop = pymunk.Poly(static, [(x * MM, y * MM) for x, y in corners(bar)], radius=TOUCH / 2)
            frame.append(stop)
        for shape in frame:
            shape.friction = math.sqrt(RUBBING)
            high_up = isinstance(shape, pymunk.Segment)
            shape.filter = pymunk.ShapeFilter(categories=FIXTURE if high_up else 1, mask=3 if high_up else 1)
            self.space.add(shape)

    def _build(self, group: Group) -> None:
        first = group.pieces[0]
        if group.fixed:
            body = self.space.static_body
        else:
            body = pymunk.Body()
            body.position = first.x * MM, first.y * MM
            body.angle = math.radians(first.angle)
            self.free.append(group)
        parts = []
        for piece in group.pieces:
            x, y = body.world_to_local((piece.x * MM, piece.y * MM))
            part = Part(piece, body, x, y, math.radians(piece.angle) - body.angle)
            self.parts[piece.name] = part
            parts.append(part)
        self.space.add(*([] if group.fixed else [body]), *(part.shape for part in parts))

    # Magnets

    def _seat(self, everything: bool = True) -> None:
        """Looks up on what the loose plates lie, or those that move, and lets their magnets hold them there."""
        now = self._now()
        pieces = {piece.name: piece for piece in now.pieces}
        for group in self.free:
            for piece in group.pieces:
                known, body = self._magnets.get(piece.name, []), self.parts[piece.name].body
                if everything or _moves(body) or any(_moves(joint.a) for joint in known):
                    self.space.remove(*known)
                    known = [] if group is self._held else self._magnet(piece, *under(now, pieces[piece.name]))
                    self.space.add(*known)
                    self._magnets[piece.name] = known

    def _magnet(self, piece: Piece, beneath: str, area: float) -> list[pymunk.Constraint]:
        """The friction of a plate on what is beneath it."""
        force, body = RUBBING * pull(piece, area) * MM, self.parts[piece.name].body
        support = self.parts[beneath].body if beneath else self.space.static_body
        if force <= 0.0 or support is body:
            return []
        x, y, _ = self.parts[piece.name].place()
        slip = pymunk.PivotJoint(support, body, support.world_to_local((x, y)), body.world_to_local((x, y)))
        turn = pymunk.GearJoint(support, body, 0.0, 1.0)
        slip.max_force, turn.max_force = force, force * SPREAD * MM
        # It resists a movement and does not undo it.
        slip.max_bias = turn.max_bias = 0.0
        return [slip, turn]

    def _now(self) -> Weldment:
        """The bench as it lies now, not quantised."""
        poses = []
        for name, part in self.parts.items():
            x, y, angle = part.place()
            poses.append(Pose(name, x / MM, y / MM, math.degrees(angle)))
        return placed(self.weldment, poses)

    # The hand

    def take(self, name: str, firmly: bool = False) -> None:
        """A hand takes hold of a plate, which must be loose; `firmly`: it lags less behind a hand that moves fast."""
        self._held = next(group for group in self.free if any(piece.name == name for piece in group.pieces))
        part = self.parts[name]
        x, y, angle = part.place()
        self._hand.position, self._hand.angle = (x, y), angle
        pivot = pymunk.PivotJoint(self._hand, part.body, (0.0, 0.0), (part.x, part.y))
        gear = pymunk.GearJoint(self._hand, part.body, -part.angle, 1.0)
        pivot.max_force, gear.max_force = HAND * MM, WRIST * MM * MM
        pivot.max_bias, gear.max_bias = 300.0, 3.0
        if firmly:
            pivot.max_bias, gear.max_bias = 3000.0, 30.0
            pivot.error_bias = gear.error_bias = FIRM
        self._grip = [pivot, gear]
        for shape in part.body.shapes:
            shape.friction = EASED / math.sqrt(RUBBING)
        self.space.add(*self._grip)
        self._seat()

    def aim(self, x: float, y: float, angle: float, speed: float) -> bool:
        """Moves the hand toward a pose (m, degrees) with a speed (m/s) for one step; whether it is there."""
        dx, dy = x * MM - self._hand.position.x, y * MM - self._hand.position.y
        turn = math.remainder(math.radians(angle) - self._hand.angle, math.tau)
        # A turn counts as the way of a point half a hand's breadth out.
        way = max(math.hypot(dx, dy), 50.0 * abs(turn))
        share = min(1.0, speed * MM / self.hertz / way) if way > 1e-9 else 1.0
        self._hand.velocity = dx * share * self.hertz, dy * share * self.hertz
        self._hand.angular_velocity = turn * share * self.hertz
        return share == 1.0

    def release(self) -> None:
        """The hand lets go: gravity and the magnets have the plate now."""
        self.space.remove(*self._grip)
        for piece in self._held.pieces if self._held else ():
            self.parts[piece.name].shape.friction = math.sqrt(RUBBING)
        self._grip, self._held = [], None
        self._hand.velocity, self._hand.angular_velocity = (0.0, 0.0), 0.0
        self._seat()

    def lift(self, name: str, away: bool) -> None:
        """Whether a plate, with all that it is welded to, is carried before the others, where it strikes nothing."""
        body = self.parts[name].body
        for shape in body.shapes:
            shape.sensor = away

    def put(self, name: str, x: float, y: float, angle: float) -> bool:
        """Sets a loose plate to a pose (m, degrees), at rest; whether there is room for it."""
        part = self.parts[name]
        body = part.body
        body.angle = math.radians(angle) - part.angle
        body.position = (0.0, 0.0)
        ox, oy = body.local_to_world((part.x, part.y))
        body.position = x * MM - ox, y * MM - oy
        body.velocity, body.angular_velocity = (0.0, 0.0), 0.0
        self.space.reindex_shapes_for_body(body)
        return self.room_for(name)

    def room_for(self, name: str) -> bool:
        """Whether a plate, with all that it is welded to, is on the wall and strikes nothing where it is."""
        body = self.parts[name].body
        left, low, right, high = self.room
        x, y, _ = self.parts[name].place()
        if not (left * MM <= x <= right * MM and low * MM <= y <= high * MM):
            return False
        for shape in sorted(body.shapes, key=lambda each: each.bb.left):
            for hit in self.space.shape_query(shape):
                if hit.shape is None or hit.shape.body is body:
                    continue
                if any(point.distance < -TOUCH - ROUNDED for point in hit.contact_point_set.points):
                    return False
        return True

    # Time

    def step(self) -> None:
        """One step of time."""
        self.space.step(1.0 / self.hertz)
        self.steps += 1
        if self.steps % (self.hertz // SEATED) == 0 and not self.rests():
            self._seat(everything=False)

    def rests(self) -> bool:
        """Whether nothing moves."""
        return not any(_moves(self.parts[group.pieces[0].name].body) for group in self.free)

    def poses(self) -> tuple[Pose, ...]:
        """Of everything on the wall, by name; what is fixed has not moved."""
        fixed = self.space.static_body
        return tuple(of(part.piece) if part.body is fixed else part.pose() for _, part in sorted(self.parts.items()))


def _moves(body: pymunk.Body) -> bool:
    """By more than 0.3 mm or 0.3 degrees in a second."""
    return body.velocity.length > 0.3 or abs(body.angular_velocity) > 0.005
