"""A plate is carried somewhere on the wall: pushed against what is in its way, and let go.

Look for: `fit_up` (what a command does, at once), `Workbench` (the same live, for a window).
"""

import math

from game.model.weldment import Piece, Weldment
from game.workshop.groups import groups
from game.workshop.poses import Pose, apart, of, placed, pose
from game.workshop.wall import HERTZ, Wall

CARRY = 0.05
"""Speed of a hand that pushes, m/s (assumed)."""
QUIET = 0.3
"""What has not moved for so long is at rest, s: by then what sank in on landing has come out."""
PRESS = 1.0
"""How long it presses a plate against what is in its way, s (assumed)."""
LONGEST = 8.0
"""What has not come to rest until then is stopped, s."""
REACH = 1.2
"""Speed with which a hand follows a mouse, m/s (assumed)."""
BACK = 0.002
"""Steps in which room is looked for on the way, m."""
FAR = 0.3
"""So far before the place a plate is laid on the wall at most, m."""


def fit_up(
    weldment: Weldment,
    piece: str,
    x: float,
    y: float,
    angle: float,
    layer: int,
    *,
    held: bool = False,
    hertz: int = HERTZ,
) -> tuple[Pose, ...]:
    """Where the plates lie after one was carried to a pose (m, degrees): all that lie elsewhere now, by name.

    The hand carries it before the wall. Where there is room it is laid down at once; otherwise as near as there is
    room, and pushed from there. A clamped plate, or one that is `held`, stays where the
    hand got it; any other is let go. What is welded to a bar, or clamped with another plate, is not moved at all.
    ValueError for a piece that is not there, or a layer that is not 0, 1 or 2.
    """
    old = next((each for each in weldment.pieces if each.name == piece), None)
    if old is None:
        raise ValueError(f"there is no plate '{piece}' on the bench")
    if layer not in (0, 1, 2):
        raise ValueError(f"a plate lies in the rack (0), on the bars (1) or on other plates (2), not in layer {layer}")
    goal = pose(piece, x, y, angle)
    if old.layer and not _loose(weldment, piece):
        return ()
    wall = Wall(placed(weldment, (), piece, layer), hertz, piece)
    if layer:
        _carry(wall, old, goal)
        if not (held or old.clamped):
            wall.release()
    _settle(wall)
    found = [each for each in wall.poses() if each.piece != piece and _moved(weldment, each)]
    mine = next((each for each in wall.poses() if each.piece == piece), goal)
    if layer != old.layer or _moved(weldment, mine):
        found.append(mine)
    return tuple(sorted(found))


def _loose(weldment: Weldment, piece: str) -> bool:
    """Whether a hand can move a plate when its own clamp is open."""
    return any(
        not group.fixed and any(each.name == piece for each in group.pieces) for group in groups(weldment, piece)
    )


def _moved(weldment: Weldment, now: Pose) -> bool:
    return any(each.name == now.piece and apart(of(each), now) for each in weldment.pieces)


def _carry(wall: Wall, old: Piece, goal: Pose) -> None:
    """Lays the plate down and pushes it to its goal, or as far as it goes."""
    left, low, right, high = wall.room
    goal = goal._replace(x=min(max(goal.x, left), right), y=min(max(goal.y, low), high))
    start = _start(wall, old, goal)
    wall.put(*start)
    wall.take(goal.piece)
    there = start == goal
    steps = int(wall.hertz * (0.1 if there else PRESS + math.dist(start[1:3], goal[1:3]) / CARRY))
    for _ in range(steps):
        wall.aim(goal.x, goal.y, goal.angle, CARRY)
        wall.step()


def _start(wall: Wall, old: Piece, goal: Pose) -> Pose:
    """The place nearest to the goal where there is room for the plate: on the way there, or along an axis."""
    dx, dy = old.x - goal.x, old.y - goal.y
    way = math.hypot(dx, dy)
    ways = [(dx / way, dy / way)] if way > BACK else []
    for step in range(int(FAR / BACK)):
        for ux, uy in [*ways, (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0), (0.0, -1.0)]:
            place = goal._replace(x=goal.x + ux * BACK * step, y=goal.y + uy * BACK * step)
            if wall.put(*place):
                return place
    return goal


def _settle(wall: Wall) -> None:
    """Lets everything come to rest."""
    quiet = 0
    for _ in range(int(LONGEST * wall.hertz)):
        if quiet >= QUIET * wall.hertz:
            return
        wall.step()
        quiet = quiet + 1 if wall.rests() else 0


class Workbench:
    """The wall under somebody's hands: stepped as time passes, for a window.

    What it shows is not what is logged: that is `fit_up` to the pose where the hand let go.
    """

    def __init__(self, weldment: Weldment) -> None:
        self._weldment = weldment
        self._wall = Wall(weldment)
        self._spare = 0.0
        self._piece = ""
        self._layer = 1
        self._goal = Pose("", 0.0, 0.0, 0.0)
        self._lifted = False

    def grab(self, piece: str, layer: int = 0) -> bool:
        """Takes hold of a plate, to bring it to a layer (0: its own, from the rack the first); False if it is fixed."""
        self.let_go()
        old = next(each for each in self._weldment.pieces if each.name == piece)
        if old.layer and not _loose(self._weldment, piece):
            return False
        self._layer = layer or old.layer or 1
        self._rebuild(piece)
        self._piece, self._goal = piece, of(old)
        # From the rack, and to another layer, it is carried before the rest; on the wall it slides.
        self._lifted = old.layer != self._layer
        self._wall.take(piece, firmly=True)
        self._wall.lift(piece, self._lifted)
        return True

    def drag(self, x: float, y: float, angle: float, lifted: bool = False) -> None:
        """Where the hand wants it now (m, degrees); lifted, it strikes nothing on the way."""
        self._goal = Pose(self._piece, x, y, angle)
        if self._piece and lifted != self._lifted and (lifted or self._wall.room_for(self._piece)):
            self._lifted = lifted
            self._wall.lift(self._piece, lifted)

    def step(self, seconds: float) -> None:
        """Lets time pass, in steps that do not depend on the window's."""
        self._spare = min(self._spare + seconds, 0.1)
        while self._spare >= 1.0 / self._wall.hertz:
            self._spare -= 1.0 / self._wall.hertz
            if self._piece:
                self._wall.aim(self._goal.x, self._goal.y, self._goal.angle, REACH)
            if self._piece or not self._wall.rests():
                self._wall.step()

    def let_go(self) -> Pose | None:
        """The hand lets go; where the plate was then, if it held one."""
        if not self._piece:
            return None
        left = next(each for each in self._wall.poses() if each.piece == self._piece)
        self._wall.lift(self._piece, False)
        self._wall.release()
        self._piece = ""
        return left

    def poses(self) -> tuple[Pose, ...]:
        """Of every plate on the wall, by name."""
        return self._wall.poses()

    def _rebuild(self, piece: str) -> None:
        """A new wall with everything where it is, and the clamp of one plate open."""
        self._weldment = placed(self._weldment, self._wall.poses(), piece, self._layer)
        self._wall = Wall(self._weldment, loose=piece)
