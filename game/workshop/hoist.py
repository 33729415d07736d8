"""The machine on its chain: it is lowered before the wall until its studs lie in the holes, or scrape beside them.

The chain pays out evenly, so the machine meets its studs with the speed of the chain. How hard that is follows from a
contact stiffness and not from a time step: a mass m that meets a spring k with speed v, under its own weight, presses
it with at most m g + v sqrt(k m) (energy; the square root of the sum of squares is less, so this is safe). Whether the
studs go in follows from where the holes are. Both are portable, and only they are logged; swing, clicks and the scrape
are for eye and ear.

Look for: `Touch`, `lower`, `peak`, `TOP_SPEED`, `Descent` (step by step, for a window).
"""

import math
from itertools import pairwise
from typing import NamedTuple

import pymunk

from game.model.seams import hole_place, misfit, served
from game.model.weldment import Machine, Weldment
from game.workshop.wall import HERTZ, ITERATIONS, MM, RUBBING

TOP_SPEED = 0.3
"""Of the hoist, m/s (assumed)."""
CHAIN = 1.5
"""From the trolley to the machine's lug, m (assumed)."""
LUG = 0.25
"""Of the lug over the centre of gravity, m (assumed)."""
RAISED = 0.08
"""So far over its place the machine hangs at first, m (assumed)."""
SWING = 0.03
"""How far it swings to one side when it comes, m (assumed)."""
STEADYING = 0.3
"""Damping by two people who steady it, as a share of critical (assumed)."""
PATIENCE = 10.0
"""How long they wait at most until it swings by less than the studs' play, s (assumed)."""
STUD = 6.0
"""Radius of a stud, mm (assumed)."""
TAPER = 20.0
"""How far beside its hole a stud may come and is led in by its tapered end, mm (assumed)."""
RIM, SLOPE, FACE, STUDS = 1, 2, 3, 4
"""What touches: a hole's rim carries, on a stud's taper the machine slides in, on a plate's face it stays out."""


class Touch(NamedTuple):
    """How the machine was set down."""

    seated: bool
    """Whether every stud lies in its hole; otherwise the machine stays on the chain."""
    off: tuple[float, ...]
    """By foot, how far its hole is off, m; infinite without a hole."""
    impact: float
    """Largest force on all studs together, N; 0 if it is not seated."""
    swing: float
    """How far it still swung to one side when it came down, m; a multiple of 1 mm."""
    clicks: tuple[float, ...]
    """When one stud after the other went in, s from the beginning; multiples of 0.05."""
    scraped: bool
    """Whether a stud rubbed along a plate."""
    met: float
    """Speed with which the studs met the holes' rims, m/s; a multiple of 1 mm/s. 0 if nothing was met."""
    seconds: float
    """Until it lay still, or was stopped; a multiple of 0.05."""


def peak(machine: Machine, gravity: float, speed: float) -> float:
    """Largest force when a machine meets its studs with a speed (m/s), N."""
    return machine.mass * gravity + speed * math.sqrt(machine.set_down * machine.mass)


def lower(
    weldment: Weldment, speed: float, swing: float = SWING, patience: float = PATIENCE, hertz: int = HERTZ
) -> Touch:
    """Sets the machine down with a speed (m/s); `swing` is how far it swings at first, m, and `patience` how long
    they let it come to rest before the chain pays out, s.

    ValueError for a speed that is not over 0 and at most TOP_SPEED.
    """
    if not 0.0 < speed <= TOP_SPEED:
        raise ValueError(f"the hoist runs at more than 0 and at most {TOP_SPEED * MM:.0f} mm/s, not {speed * MM:g}")
    off, run = misfit(weldment), Descent(weldment, swing, patience, hertz)
    seated = bool(run.fits) and all(run.fits)
    while not run.over():
        run.step(speed)
    impact = peak(weldment.machine, weldment.gravity, speed) if seated else 0.0
    clicks = tuple(sorted(_twentieths(each) for each in run.clicks if each is not None)) if seated else ()
    return Touch(
        seated, off, impact, round(run.swing) / MM, clicks, run.scraped or not seated, round(run.met) / MM,
        _twentieths(run.steps / hertz),
    )  # fmt: skip


def _twentieths(seconds: float) -> float:
    return round(seconds * 20) / 20


class Descent:
    """The machine between its chain and the holes."""

    def __init__(
        self, weldment: Weldment, swing: float = SWING, patience: float = PATIENCE, hertz: int = HERTZ
    ) -> None:
        machine = weldment.machine
        self.hertz, self.steps = hertz, 0
        self.fits = [each <= machine.play for each in misfit(weldment)]
        """By foot."""
        self.swing = self.met = 0.0
        self.scraped = self.stopped = self._paying = False
        self.clicks: list[float | None] = [None] * len(machine.feet)
        self._still = 0
        self._waits = int(patience * hertz)
        self._rate = math.sqrt(weldment.gravity / (CHAIN + LUG))
        """Of the pendulum, 1/s."""
        self._play = machine.play * MM
        self.space = pymunk.Space(threaded=False)
        self.space.iterations = ITERATIONS
        self.space.gravity = 0.0, -weldment.gravity * MM
        self.space.collision_slop = 0.1
        self.holes = [hole_place(weldment.pieces[at]) if at >= 0 else None for at in served(weldment)]
        for at, hole in enumerate(self.holes):
            if hole is not None:
                self._build_hole(hole[0] * MM, hole[1] * MM, machine.play * MM, self.fits[at])
        self._build_machine(machine, swing)
        self._calm = math.exp(-2.0 * STEADYING * self._rate / hertz)
        """What two people leave of a swing's speed in one step."""

    def _build_machine(self, machine: Machine, swing: float) -> None:
        wide = max((abs(x) for x, _ in machine.feet), default=0.3) * 2 * MM + 120
        high = max((abs(y) for _, y in machine.feet), default=0.2) * 2 * MM + 120
        self.body = pymunk.Body(machine.mass, pymunk.moment_for_box(machine.mass, (wide, high)))
        self.body.center_of_gravity = machine.aside * MM, machine.rise * MM
        self.studs = []
        for x, y in machine.feet:
            stud = pymunk.Circle(self.body, STUD, (x * MM, y * MM))
            stud.collision_type, stud.friction = STUDS, math.sqrt(RUBBING)
            stud.filter = pymunk.ShapeFilter(group=1)
            self.studs.append(stud)
        lug = machine.aside * MM, (machine.rise + LUG) * MM
        self.hook = pymunk.Body(body_type=pymunk.Body.KINEMATIC)
        # The trolley stands where the holes want the machine; the machine swings out to the right.
        pairs = [(hole, foot) for hole, foot in zip(self.holes, machine.feet, strict=True) if hole is not None]
        right = sum(hole[0] - foot[0] for hole, foot in pairs) / max(1, len(pairs)) * MM
        up = max((hole[1] - foot[1] for hole, foot in pairs), default=0.0) * MM + RAISED * MM
        self.hook.position = lug[0] + right, lug[1] + up + CHAIN * MM
        self._lowest = self.hook.position.y - 3 * RAISED * MM
        out = min(0.5, swing / CHAIN)
        self.body.position = right + CHAIN * math.sin(out) * MM, up + CHAIN * (1.0 - math.cos(out)) * MM
        chain = pymunk.SlideJoint(self.hook, self.body, (0.0, 0.0), lug, 0.0, CHAIN * MM)
        self.space.add(self.hook, self.body, *self.studs, chain)

    def _build_hole(self, x: float, y: float, play: float, fits: bool) -> None:
        """The lower half of a hole's rim, and how a tapered stud slides into it; or a face that it can't get into."""
        radius, mouth = STUD + play, 2.0 * TAPER
        turns = [math.pi + math.pi * k / 12 for k in range(13)]
        rim = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
        left, right = (x - radius - TAPER, y + mouth), (x + radius + TAPER, y + mouth)
        if fits:
            lines = [(a, b, RIM) for a, b in pairwise(rim)] + [(left, rim[0], SLOPE), (rim[-1], right, SLOPE)]
        else:
            lines = [((left[0], y), (right[0], y), FACE)]
        for a, b, kind in lines:
            line = pymunk.Segment(self.space.static_body, a, b, 0.0)
            line.collision_type, line.friction = kind, math.sqrt(RUBBING)
            self.space.add(line)

    def step(self, speed: float) -> None:
        """One step of time."""
        if not self._paying:
            self._paying = self.steps >= self._waits or self._swinging() < self._play
        self.hook.velocity = 0.0, -speed * MM if self._paying and not self.stopped else 0.0
        before = self.body.velocity_at_world_point(self.body.local_to_world(self.body.center_of_gravity))
        if not (self.stopped or self.scraped or self.met):
            self.swing = self._swinging()
        self.body.velocity = self.body.velocity.x * self._calm, self.body.velocity.y
        self.body.angular_velocity *= self._calm
        self.space.step(1.0 / self.hertz)
        self.steps += 1
        self.body.each_arbiter(self._touching, -before.y)
        for at, hole in enumerate(self.holes):
            if hole is not None and self.fits[at] and self.clicks[at] is None:
                stud = self.body.local_to_world(self.studs[at].offset)
                if stud.y <= hole[1] * MM:
                    self.clicks[at] = self.steps / self.hertz

    def pose(self) -> tuple[float, float, float]:
        """Where the middle of the machine's feet is, m, and its angle, degrees."""
        return self.body.position.x / MM, self.body.position.y / MM, math.degrees(self.body.angle)

    def _swinging(self) -> float:
        """To how far beside its place it swings now, mm: amplitude from place and speed of a pendulum."""
        x = self.body.local_to_world(self.body.center_of_gravity).x - self.hook.position.x
        return math.hypot(x, self.body.velocity.x / self._rate)

    def _touching(self, arbiter: pymunk.Arbiter, speed: float) -> None:
        other = arbiter.shapes[0] if arbiter.shapes[1] in self.studs else arbiter.shapes[1]
        if other.collision_type == FACE:
            self.scraped = self.stopped = True
        elif not self.met:
            self.scraped = self.scraped or other.collision_type == SLOPE
            self.met = max(0.0, speed) if other.collision_type == RIM else 0.0

    def over(self) -> bool:
        """Whether it lies still, was stopped, or has missed everything."""
        missed = self.hook.position.y < self._lowest
        still = self.met > 0.0 and self.body.velocity.length < 1.0
        self._still = self._still + 1 if still else 0
        return missed or self.stopped or self._still > self.hertz // 2
