"""The machine in motion: on its chain it swings, comes down, seats or scrapes; when brackets let go it tilts or falls.

What is shown is moved by the workshop's bodies, step by step with the window's clock. What comes of it the session
says, and it may be asked at any time: nobody has to wait for the chain.

Look for: `Hook` (`lower`, `let_go`, `advance`, `at`), `Place`.
"""

from typing import TYPE_CHECKING, NamedTuple

from game.model.seams import served
from game.model.weldment import Weldment
from game.ui.scene import Noise

if TYPE_CHECKING:
    from game.workshop.falling import Rig
    from game.workshop.hoist import Descent

RAISED = 0.08
"""m over its place at which it waits on the hook: as the workshop has it."""
ASIDE = 0.03
"""m by which it swings when it comes."""
PULLED = 0.5
"""Seconds in which it is brought before the wall."""
PATIENCE = 3.0
"""Seconds for which they let it swing; in the workshop they may wait longer."""
BACK = 0.06
"""m/s at which it is drawn up again when its studs scrape."""
FLOOR = -0.42
"""m under the middle of the wall: where the picture ends, so that what lies there is seen."""
LONGEST = 12.0
"""Seconds after which what still rocks is left as it is."""
OUT = 1.2
"""Seconds for which it must be still: until then a side that comes off has come off."""
HURRIED = 60
"""Steps in a frame, for what fell before anybody looked."""


class Place(NamedTuple):
    """Where it is seen."""

    x: float
    """m to the right of its place on the studs."""
    y: float
    """m over it."""
    angle: float
    """Degrees, counter-clockwise."""
    chained: bool
    """It hangs on the hook."""
    off: float = 0.0
    """How far one side of it has come off the wall, turned about the studs of the other: -1 left to 1 right."""


class Hook:
    """One movement at a time; none at first."""

    def __init__(self) -> None:
        self.noises: list[Noise] = []
        """What is to be heard; whoever plays it takes it out."""
        self._descent: Descent | None = None
        self._rig: Rig | None = None
        self._gone: tuple[str, ...] = ()
        """Plates that let go, in order."""
        self._speed = 0.0
        self._spare = 0.0
        self._pulled = 0.0
        self._heard: set[str] = set()
        self._up: Place | None = None
        """On its way up again."""
        self._quiet = 0
        self._released = 0
        self._sides: dict[str, int] = {}
        """By bracket: whether it is at the left (-1) or the right."""
        self._lies: Place | None = None
        self._unseen = False
        self._off = 0.0

    # On the chain.

    def lower(self, weldment: Weldment, speed: float) -> None:
        """The chain begins to pay out, m/s."""
        from game.workshop.hoist import Descent

        self._descent = Descent(weldment, ASIDE, PATIENCE)
        self._speed, self._spare, self._pulled, self._up = speed, 0.0, 0.0, None
        self._heard = set()

    @property
    def lowering(self) -> bool:
        """Whether it is on its way down: what comes of it has not been asked yet."""
        return self._descent is not None

    def stop(self) -> None:
        """What comes of it is known: seated it is where it belongs, otherwise it is drawn up again."""
        if self._descent is not None and not all(self._descent.fits):
            self._up = self._hanging(self._descent)
        self._descent = None

    def _hanging(self, descent: "Descent") -> Place:
        x, y, angle = descent.pose()
        if self._pulled < PULLED:
            share = self._pulled / PULLED
            share *= share * (3.0 - 2.0 * share)
            return Place(share * x, RAISED + share * (y - RAISED), share * angle, True)
        return Place(x, y, angle, True)

    def _come_down(self, descent: "Descent", seconds: float) -> bool:
        """Whether it has ended."""
        if self._pulled < PULLED:
            self._pulled += seconds
            return False
        self._spare = min(self._spare + seconds, 0.1)
        while self._spare >= 1.0 / descent.hertz:
            self._spare -= 1.0 / descent.hertz
            descent.step(self._speed)
            self._listen(descent)
            if descent.over():
                return True
        return False

    def _listen(self, descent: "Descent") -> None:
        fits = all(descent.fits)
        studs = sum(each is not None for each in descent.clicks)
        if fits and studs and "stud" not in self._heard:
            self._make("stud", "stud")
        if fits and studs == len(descent.clicks) and "stud_last" not in self._heard and studs > 1:
            self._make("stud_last", "")
        if (descent.scraped and not fits) and "scrape" not in self._heard:
            self._make("scrape", "scrape")

    # Without brackets.

    def let_go(self, weldment: Weldment, gone: tuple[str, ...], unseen: bool = False) -> None:
        """Brackets let go, one after another; `unseen`: that was before anybody looked, and it lies as it lies."""
        from game.workshop.falling import Rig

        self._rig, self._gone = Rig(weldment, FLOOR), gone
        feet = weldment.machine.feet
        middle = sum(x for x, _ in feet) / max(1, len(feet))
        self._sides = {
            weldment.pieces[at].name: 1 if foot[0] > middle else -1
            for at, foot in zip(served(weldment), feet, strict=True) if at >= 0
        }  # fmt: skip
        self._descent, self._up, self._lies = None, None, None
        self._spare, self._quiet, self._released, self._unseen, self._off = 0.0, 0, 0, unseen, 0.0
        self._heard = set()

    @property
    def fallen(self) -> bool:
        """Whether it was let go."""
        return self._rig is not None or self._lies is not None

    def _fall(self, rig: "Rig", seconds: float) -> None:
        from game.workshop.falling import BETWEEN

        self._spare = min(self._spare + seconds, 0.1)
        steps = HURRIED if self._unseen else int(self._spare * rig.hertz)
        self._spare -= 0.0 if self._unseen else steps / rig.hertz
        for _ in range(steps):
            if self._released < len(self._gone) and rig.steps >= self._released * BETWEEN * rig.hertz:
                rig.release(self._gone[self._released])
                self._released += 1
                self._make("tear", "tear")
            rig.step()
            self._come_off(rig)
            if rig.met and "crash" not in self._heard:
                self._make("crash", "crash")
            self._quiet = self._quiet + 1 if self._released == len(self._gone) and rig.still() else 0
            if self._quiet > OUT * rig.hertz or rig.steps > LONGEST * rig.hertz:
                self._lies, self._rig = Place(*rig.pose(), False, self._off), None
                return

    def _come_off(self, rig: "Rig") -> None:
        """Studs of one side alone hold it in the wall's plane; they do not keep the other side at the wall."""
        left = [self._sides[name] for name in rig.bearing()]
        if self._released == len(self._gone) and len(left) > 1 and abs(sum(left)) == len(left):
            self._off -= (self._off + left[0]) * min(1.0, 4.0 / rig.hertz)

    def _make(self, sound: str, caption: str) -> None:
        self._heard.add(sound)
        if not self._unseen or self._rig is None:
            self.noises.append(Noise(sound, 1.0, caption))

    # Of both.

    def advance(self, seconds: float) -> bool:
        """Time passes; whether the chain has just come to its end."""
        if self._descent is not None:
            return self._come_down(self._descent, seconds)
        if self._rig is not None:
            self._fall(self._rig, seconds)
        elif self._up is not None:
            up = self._up
            rest = max(0.0, 1.0 - 3.0 * seconds)
            self._up = Place(up.x * rest, min(RAISED, up.y + BACK * seconds), up.angle * rest, True)
            if self._up.y >= RAISED:
                self._up = None
        return False

    def at(self) -> Place | None:
        """Where it is, as long as it moves or lies; None while it is where the session says."""
        if self._descent is not None:
            return self._hanging(self._descent)
        if self._rig is not None:
            return None if self._unseen else Place(*self._rig.pose(), False, self._off)
        return self._up or self._lies
