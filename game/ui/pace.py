"""How fast the colony's time runs in the window: by what there is to read, to decide and to wait for.

None of it is in a recording: a session knows ticks alone, and the same commands at the same ticks are the same morning.

Look for: `pace`, `Slowness` (what the player has asked for), `reading_seconds`.
"""

from typing import NamedTuple

from game.retelling.wording import you
from game.session.moment import RUNNING, SETTLING
from game.session.session import Session
from game.session.telling import LINE_SECONDS

BASE, BUSY, CHOOSING, CLOSE, WAITED, SKIPPED = 30.0, 60.0, 1.0, 4.0, 600.0, 60.0
"""Colony seconds in a real one: usually; while everyone in the crew is at work; while a question is open; within the
last minutes; while the player waits for something to happen; while a line that was read runs out."""
PATIENCE, IMPATIENT = 60.0, 8.0
"""Real seconds for which a question that nobody answers holds time back, and the pace after that: silence becomes an
answer, as it would."""
EASED = 8.0
"""Real seconds for which the pace of a scene that was left stays, before that of the hub comes back."""
CLOSE_MINUTES = 8.0
"""Left to a limit, from which on time runs at CLOSE."""
SECONDS_A_LETTER, SHORTEST_LINE = 0.06, 1.6
SLOWEST, FASTEST = 0.25, 1.0
"""What the player may do to all of it."""
CREW = "crew"


class Situation(NamedTuple):
    """What the pace depends on."""

    words: str
    """What is being said; '' while nobody speaks."""
    asked: bool
    """A question is open."""
    thought: bool
    """It has been for PATIENCE."""
    left: float
    """Minutes to the earliest limit."""
    busy: bool
    """Everyone in the crew who can act is at something."""


def situation(session: Session, words: str, asked: bool, thought: bool) -> Situation:
    """How things stand in a session; `words` are those spoken last."""
    speaking = session.state.tale.beat >= 0
    return Situation(
        words if speaking else "", asked, thought, float(session.read("minutes_left")), _crew_busy(session)
    )


def pace(now: Situation) -> float:
    """Colony seconds in a real one."""
    if now.words:
        return LINE_SECONDS / reading_seconds(now.words)
    if now.asked:
        return IMPATIENT if now.thought else CHOOSING
    if 0.0 < now.left < CLOSE_MINUTES:
        return CLOSE
    return BUSY if now.busy else BASE


def reading_seconds(words: str) -> float:
    """Real seconds for which a line must stand, to be read."""
    return max(SHORTEST_LINE, SECONDS_A_LETTER * len(words))


def _crew_busy(session: Session) -> bool:
    world, state = session.world, session.state
    me = you(world)
    crew = world.groups.get(CREW, (me,) if me >= 0 else ())
    walking = {travel[1] for travel in state.travels}
    able = [i for i in crew if state.habitat.people.status[i] == 0.0]
    return bool(able) and all(_at_work(session, i) or i in walking for i in able)


def _at_work(session: Session, i: int) -> bool:
    task = session.state.duty.task[i]
    return task >= 0 and session.state.work.status[task] in (RUNNING, SETTLING)
