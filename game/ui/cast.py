"""Who is in the picture of the module, where, and in what attitude; walks people from one place to the next.

Places are the named points of the picture: `lie.3`, `sit.0`, `bay.2`, each with a `.to` ahead of whoever is there.
Look for: `Cast` (follows a state), `Actor`, `wanted` (what somebody would be seen doing).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from game.level.world import World
from game.model import body
from game.model.metabolism import ERGOMETER, HEAVY, RECOVERY, REST, SLEEP, WORK, possible
from game.session.moment import State

Point = tuple[float, float]
SPEED, CLIMB = 95.0, 60.0
"""Logical units per real second."""
BREATHS = 0.25
"""Per second, of somebody at rest whose saturation is full."""
STOOPING = 81.0
"""% of saturation below which whoever does nothing hangs their head."""
SHIFT = 13.0
"""Real seconds after which somebody who waits shifts their weight."""
IDLE_FROM = 4
"""The first places of the bay are for those who work there."""
AWAY = ""
BAY = ("bay.", "rest.")
HATCH, TOP, BOTTOM = "hatch", "ladder.top", "ladder.bottom"


class Wish(NamedTuple):
    """What somebody would be seen doing."""

    room: str
    """ "living", "bay", or "" for elsewhere."""
    kinds: tuple[str, ...]
    """Kinds of places that suit, the best first."""
    poses: tuple[str, ...]
    """In turn."""
    beat: float
    """Seconds that each of them is held."""
    spot: str = ""
    """The very place, where there is one."""
    falls: bool = False
    """They can go nowhere: they are seen where they were."""


@dataclass(slots=True)
class Actor:
    """One person in the picture."""

    person: int
    spot: str
    wish: Wish
    x: float
    y: float
    facing: int
    route: list[Point] = field(default_factory=list)
    leaving: bool = False
    strode: float = 0.0
    """Seconds on the way, for the legs."""


def wanted(world: World, state: State, i: int, tasks: Mapping[str, str]) -> Wish:
    """What person `i` would be seen doing; `tasks`: places of tasks in the picture."""
    place = state.duty.place[i]
    module = world.place_module[place] if place >= 0 else -1
    if module not in (world.living, world.bay):
        return Wish(AWAY, (), ("stand",), 1.0)
    room = "living" if module == world.living else "bay"
    status = state.habitat.people.status[i]
    if status != body.FIT:
        pose = "slump" if status == body.INCAPACITATED else "down"
        return Wish(room, ("floor",) if room == "living" else ("rest",), (pose,), 9.0, falls=True)
    activity = possible(state.controls.activity[i], status)
    t = state.duty.task[i]
    task = world.plot.tasks[t] if t >= 0 else None
    spot = tasks.get(task.id, "") if task else ""
    if state.duty.sits[i]:
        return Wish(room, ("floor", "sit") if room == "living" else ("rest",), ("floor",), 9.0)
    busy = task is not None or activity in (WORK, HEAVY)
    if room == "bay" and activity == HEAVY:
        return Wish("bay", ("bay",), ("carry", "work2"), 2.4, spot)
    return _in_bay(activity, busy, spot) if room == "bay" else _at_home(activity, busy, spot)


def _at_home(activity: int, busy: bool, spot: str) -> Wish:
    if busy:
        return Wish("living", ("work", "stand"), ("work1", "work2"), 0.8, spot)
    match activity:
        case _ if activity in (SLEEP, REST):
            return Wish("living", ("lie", "floor", "sit"), ("lie",), 9.0)
        case _ if activity == ERGOMETER:
            return Wish("living", ("exercise", "work"), ("exercise1", "exercise2"), 0.26)
        case _ if activity == RECOVERY:
            return Wish("living", ("floor", "sit", "stand"), ("floor",), 9.0)
        case _:
            return Wish("living", ("sit", "stand", "floor"), ("sit",), 9.0)


def _in_bay(activity: int, busy: bool, spot: str) -> Wish:
    if busy:
        return Wish("bay", ("bay",), ("work1", "work2"), 0.9, spot)
    if activity in (SLEEP, REST, RECOVERY):
        return Wish("bay", ("rest", "bay"), ("floor",), 9.0)
    return Wish("bay", ("bay", "rest"), ("stand",), 9.0)


class Cast:
    """Everybody in the picture. `points` and `homes` may be empty: then people stand in two plain rows."""

    def __init__(
        self,
        world: World,
        points: Mapping[str, Point],
        homes: Mapping[str, str] | None = None,
        tasks: Mapping[str, str] | None = None,
    ) -> None:
        self.world = world
        self.points = dict(points) if HATCH in points else plain_points()
        self.homes, self.tasks = dict(homes or {}), dict(tasks or {})
        self.actors: dict[int, Actor] = {}
        self.clock = 0.0
        self.saturation: Sequence[float] = ()
        """What everybody's finger shows, %: whoever lacks oxygen stoops before anybody says so."""
        self._seen: tuple[object, ...] = ()

    def follow(self, state: State, at_once: bool = False) -> None:
        """Sends people where the state says they are; `at_once` puts them there."""
        self.saturation = state.habitat.people.displayed
        seen = (state.duty, state.controls.activity, state.habitat.people.status)
        if self._seen and all(a is b for a, b in zip(seen, self._seen, strict=True)):
            return
        at_once = at_once or not self._seen
        self._seen = seen
        wishes = [wanted(self.world, state, i, self.tasks) for i in range(len(self.world.people))]
        claimed = {wish.spot for wish in wishes if wish.spot in self.points}
        staying = {i for i, actor in self.actors.items() if self._stays(actor, wishes[i], claimed)}
        taken = {self.actors[i].spot for i in staying}
        # Whoever has work at a certain place comes first; the idle have made way.
        for i in sorted(range(len(wishes)), key=lambda i: not wishes[i].spot):
            wish, actor = wishes[i], self.actors.get(i)
            if wish.room == AWAY:
                if actor and not actor.leaving:
                    self._leave(actor, at_once)
            elif i in staying and actor:
                actor.wish = wish
                actor.route = [] if wish.falls else actor.route
            else:
                spot = self._free(wish, i, taken)
                taken.add(spot)
                self._go(i, wish, spot, at_once)

    def _stays(self, actor: Actor, wish: Wish, claimed: set[str]) -> bool:
        """Whether the place that somebody has does for what they do now."""
        if actor.leaving or actor.wish.room != wish.room:
            return False
        if wish.falls:
            return True
        if actor.spot in claimed:
            return actor.spot == wish.spot
        if wish.spot in self.points and actor.wish.spot != wish.spot:
            return False
        return actor.spot.partition(".")[0] in self._kinds(wish, actor.person)[:2]

    def _home(self, wish: Wish, i: int) -> str:
        """Where somebody likes to be who has nothing to do there; "" if that is in the other room."""
        home = self.homes.get(self.world.people[i], "")
        in_bay = home.startswith(BAY)
        if home not in self.points or in_bay != (wish.room == "bay") or (in_bay and wish.poses != ("stand",)):
            return ""
        return home

    def _kinds(self, wish: Wish, i: int) -> tuple[str, ...]:
        """Whoever has nothing to do stays at what they like best, if the level says what that is."""
        home = self._home(wish, i)
        return (home.partition(".")[0], *wish.kinds) if home and wish.poses == ("sit",) else wish.kinds

    def _free(self, wish: Wish, i: int, taken: Iterable[str]) -> str:
        kinds, home = self._kinds(wish, i), self._home(wish, i)
        likely = [wish.spot] if wish.spot in self.points else []
        likely += [home] if home.partition(".")[0] == kinds[0] else []
        for kind in kinds:
            names = [name for name in self.points if name.startswith(kind + ".") and name.count(".") == 1]
            start = i % len(names) if kind in ("lie", "stand") and names else 0
            if kind == "bay" and wish.poses == ("stand",):
                start = min(IDLE_FROM, len(names))
            likely += names[start:] + names[:start]
        for name in likely:
            if name not in taken:
                return name
        return likely[0] if likely else HATCH

    def _go(self, i: int, wish: Wish, spot: str, at_once: bool) -> None:
        goal = self.points[spot]
        actor = self.actors.get(i)
        if actor is None:
            x, y = goal if at_once else self.points[HATCH]
            actor = self.actors[i] = Actor(i, spot, wish, x, y, 1)
        actor.spot, actor.wish, actor.leaving = spot, wish, False
        if at_once:
            actor.x, actor.y = goal
            actor.route = []
        else:
            actor.route = self._way((actor.x, actor.y), goal)
        self._settle(actor)

    def _leave(self, actor: Actor, at_once: bool) -> None:
        if at_once:
            del self.actors[actor.person]
            return
        actor.leaving, actor.spot = True, HATCH
        actor.route = self._way((actor.x, actor.y), self.points[HATCH])

    def _way(self, start: Point, goal: Point) -> list[Point]:
        """Down to the floor, along it, over the ladder where need be, and up to a bunk."""
        top, bottom = self.points[TOP], self.points[BOTTOM]
        middle = (top[1] + bottom[1]) / 2
        floors = (top[1] + 4.0, bottom[1] + 2.0)
        from_floor = floors[0] if start[1] < top[1] + 20 else floors[1]
        to_floor = floors[0] if goal[1] < top[1] + 20 else floors[1]
        way: list[Point] = []
        if abs(start[1] - from_floor) > 8 and start[1] < middle:
            way.append((start[0], from_floor))
        if from_floor != to_floor:
            way += [(top[0], from_floor), (top[0], to_floor)]
        if abs(goal[1] - to_floor) > 8:
            way.append((goal[0], to_floor))
        return [*way, goal]

    def _settle(self, actor: Actor) -> None:
        if not actor.route and actor.spot in self.points:
            ahead = self.points.get(f"{actor.spot}.to", (actor.x + 1.0, actor.y))
            actor.facing = 1 if ahead[0] >= actor.x else -1

    def advance(self, seconds: float) -> None:
        """Real seconds pass: whoever is on the way goes on."""
        self.clock += seconds
        for actor in list(self.actors.values()):
            if not actor.route:
                if actor.leaving:
                    del self.actors[actor.person]
                continue
            actor.strode += seconds
            left = seconds
            while actor.route and left > 0.0:
                left = _step(actor, left)
            self._settle(actor)

    def pose(self, actor: Actor) -> tuple[str, int]:
        """Name of the attitude, and the way they face."""
        if actor.route:
            goal = actor.route[0]
            if abs(goal[1] - actor.y) > abs(goal[0] - actor.x):
                return "climb", 1 if int(actor.strode * 4) % 2 else -1
            return ("walk1", "walk2", "walk3", "walk2")[int(actor.strode * 7) % 4], actor.facing
        poses = actor.wish.poses
        kind = actor.spot.partition(".")[0]
        beat = int(self.clock / actor.wish.beat + actor.person * 0.37)
        pose = poses[beat % len(poses)]
        turn = int(self.clock / SHIFT + actor.person * 1.7)
        if self.saturation[actor.person] < STOOPING:
            turn = 1
        if pose == "sit" and kind != "sit":
            upright = "lean" if turn % 3 == 1 else "stand"
            pose = {"stand": upright, "work": upright, "lie": "lie"}.get(kind, "floor")
        elif (pose == "sit" and turn % 3 == 1) or (pose == "lie" and kind == "sit"):
            pose = "brood"
        elif pose.startswith("work") and f"{actor.spot}.kneel" in self.points:
            pose = "kneel" if pose == "work1" else "kneel2"
        elif pose == "stand" and turn % 3 == 1:
            pose = "lean"
        elif pose.startswith("exercise") and kind != "exercise":
            pose = "work1"
        return pose, actor.facing

    def chest(self, actor: Actor) -> int:
        """1 while the chest is full; breaths come faster as saturation falls."""
        spo2 = self.saturation[actor.person]
        rate = BREATHS * (1.0 + max(0.0, 96.0 - spo2) / 14.0)
        return int((self.clock * rate + actor.person * 0.41) * 2) % 2


def _step(actor: Actor, seconds: float) -> float:
    """One leg of the way; returns the seconds that are left."""
    goal = actor.route[0]
    dx, dy = goal[0] - actor.x, goal[1] - actor.y
    steep = abs(dy) > abs(dx)
    length = (dx * dx + dy * dy) ** 0.5
    reach = (CLIMB if steep else SPEED) * seconds
    if dx and not steep:
        actor.facing = 1 if dx > 0 else -1
    if reach >= length:
        actor.x, actor.y = goal
        del actor.route[0]
        return seconds * (1.0 - length / reach) if reach > 0.0 else 0.0
    actor.x += dx / length * reach
    actor.y += dy / length * reach
    return 0.0


def plain_points() -> dict[str, Point]:
    """Places for as long as the picture is not there: two rows."""
    found: dict[str, Point] = {HATCH: (440.0, 500.0), TOP: (820.0, 300.0), BOTTOM: (820.0, 500.0)}
    for k in range(16):
        for kind, y in (("lie", 292.0), ("sit", 296.0), ("stand", 300.0), ("floor", 300.0), ("work", 300.0)):
            found[f"{kind}.{k}"] = (450.0 + 46.0 * k, y)
        found[f"bay.{k}"] = (450.0 + 46.0 * k, 500.0)
        found[f"rest.{k}"] = (450.0 + 46.0 * k, 504.0)
    found["exercise.0"] = (1210.0, 300.0)
    return found
