"""What is possible now, and why the rest is not: asked for when needed, never enumerated every second.

Look for: `prospects`, `Prospect`.
"""

from typing import NamedTuple

from game.session.labour import NORMAL, seconds_needed, why_not
from game.session.moment import DONE
from game.session.stage import Stage
from game.words.message import Message


class Prospect(NamedTuple):
    """One task for one person."""

    task: str
    person: str
    refusal: Message | None
    """Why not; None: possible."""
    minutes: float
    """Walking, work alone by the book, and what it takes unattended."""


def prospects(stage: Stage, person: str = "", task: str = "") -> tuple[Prospect, ...]:
    """Every task that is not over, for every person of its trade; or those of one person, or of one task."""
    world, state = stage.world, stage.state
    found = []
    for t, each in enumerate(world.plot.tasks):
        if task and each.id != task:
            continue
        if state.work.status[t] == DONE and not each.again:
            continue
        for i, name in enumerate(world.people):
            if each.factors[i] == 0.0 or (person and name != person):
                continue
            minutes = seconds_needed(stage, i, t, NORMAL) / 60.0
            found.append(Prospect(each.id, name, why_not(stage, i, t, NORMAL), minutes))
    return tuple(found)
