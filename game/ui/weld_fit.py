"""Fit-up as it goes on: a plate in the hand pushes, slides along edges and is stopped by what is clamped, as bodies do.

The workshop moves it with the window's clock. What is written down is where the hand lets go: from there the session
says, in the same way wherever the game is played back, where everything comes to rest.

Look for: `Fit` (`follow`, `pose`, `pushed`, `let_go`).
"""

import math
from typing import TYPE_CHECKING

from game.model.weldment import Weldment
from game.ui import weld_carry
from game.ui.weld_carry import RACK, Carry

if TYPE_CHECKING:
    from game.workshop.fitting import Workbench
    from game.workshop.poses import Pose

NEAR, NEARLY = 0.0003, 0.1
"""m and degrees: so near to where it is wanted it counts as there."""
AHEAD = 1.5
"""Seconds that a hand which lets go at once is given to arrive."""
STALLED = 0.12
"""Seconds without getting nearer after which something is in the way."""
STEP = 1.0 / 60.0
FALLS = 0.8
"""Real seconds for which it is seen how a plate that was let go slides or falls."""
BUDGED = 0.0002
"""m or tenths of degrees by which a plate has moved that was pushed."""


class Fit:
    """The plates while one of them is in the hand, and a moment longer."""

    def __init__(self) -> None:
        self._live: Workbench | None = None
        self._piece = ""
        self._layer = 0
        self._weldment: Weldment | None = None
        self._now: dict[str, Pose] = {}
        self._left = 0.0
        """Seconds for which it is still seen after it was let go."""
        self._still = False
        """It was let go, and is clamped there."""

    def follow(self, weldment: Weldment, carry: Carry | None, seconds: float) -> None:
        """A frame passes; `carry`: what is in the hand, and where it is wanted."""
        if carry is None:
            self._after(seconds)
            return
        layer = weld_carry.layer(weldment, carry)
        if self._live is None or self._piece != carry.piece or self._left > 0.0:
            self._begin(weldment, carry, layer)
        elif layer not in (RACK, self._layer):
            # Far enough over another plate it is lifted on to it; and down again beside it.
            self._live.grab(self._piece, layer)
            self._layer = layer
        if self._live is not None:
            self._live.drag(carry.x, carry.y, carry.angle, layer == RACK)
            self._live.step(seconds)
            self._look()

    def _begin(self, weldment: Weldment, carry: Carry, layer: int) -> None:
        from game.workshop.fitting import Workbench

        pieces = tuple(
            each._replace(x=carry.x, y=carry.y, angle=carry.angle)
            if each.name == carry.piece and each.layer == RACK
            else each
            for each in weldment.pieces
        )
        live = Workbench(weldment._replace(pieces=pieces))
        self._piece, self._weldment, self._left, self._now = carry.piece, weldment, 0.0, {}
        self._layer = layer or 1
        old = next(each for each in weldment.pieces if each.name == carry.piece)
        # What is welded fast is not moved: the session says so when it is put down.
        self._live = live if live.grab(carry.piece, self._layer if old.layer != self._layer else 0) else None

    def _look(self) -> None:
        if self._live is not None:
            self._now = {each.piece: each for each in self._live.poses()}

    def _after(self, seconds: float) -> None:
        if self._live is None:
            return
        self._left -= seconds
        if self._left <= 0.0:
            self._live, self._now = None, {}
        elif not self._still:
            self._live.step(seconds)
            self._look()

    @property
    def seen(self) -> bool:
        """Whether plates are where this says."""
        return self._live is not None

    def pose(self, carry: Carry) -> Carry:
        """Where the plate in the hand really is."""
        at = self._now.get(carry.piece) if self._live is not None and self._piece == carry.piece else None
        return carry if at is None else carry._replace(x=at.x, y=at.y, angle=at.angle)

    def released(self) -> tuple[str, float, float, float] | None:
        """What was let go a moment ago, and where it is: name, m, m, degrees."""
        at = self._now.get(self._piece) if self._live is not None and self._left > 0.0 else None
        return None if at is None else (self._piece, at.x, at.y, at.angle)

    def pushed(self, weldment: Weldment) -> "list[Pose]":
        """Other plates that do not lie where they did."""
        if self._live is None or weldment is not self._weldment:
            return []
        found = []
        for each in weldment.pieces:
            at = self._now.get(each.name)
            if at is None or each.name == self._piece or each.layer == RACK:
                continue
            moved = math.dist((at.x, at.y), (each.x, each.y))
            if max(moved, 0.001 * abs(math.remainder(at.angle - each.angle, 360.0))) > BUDGED:
                found.append(at)
        return found

    def let_go(self, weldment: Weldment, carry: Carry) -> Carry:
        """The hand lets go: where it has got to. One that let go in a hurry is given time to arrive."""
        self.follow(weldment, carry, 0.0)
        live = self._live
        if live is None:
            return carry
        best, since, ahead = math.inf, 0.0, 0.0
        here = self.pose(carry)
        while ahead < AHEAD and since < STALLED and not _there(here, carry):
            live.step(STEP)
            self._look()
            here = self.pose(carry)
            far = math.dist((here.x, here.y), (carry.x, carry.y)) + 0.001 * abs(_turn(here, carry))
            best, since = (far, 0.0) if far < best - 1e-4 else (best, since + STEP)
            ahead += STEP
        end = carry if _there(here, carry) else here
        self._still = next(each.clamped for each in weldment.pieces if each.name == carry.piece)
        live.let_go()
        self._left = FALLS
        return end

    def drop(self) -> None:
        """It is put back where it was."""
        self._live, self._now, self._left = None, {}, 0.0


def _turn(one: Carry, other: Carry) -> float:
    return math.remainder(one.angle - other.angle, 360.0)


def _there(here: Carry, carry: Carry) -> bool:
    return math.dist((here.x, here.y), (carry.x, carry.y)) < NEAR and abs(_turn(here, carry)) < NEARLY
