"""Who is at a task of the rig, and could lay it into the player's hands.

Look for: `AtIt`, `rig_tasks`.
"""

from typing import NamedTuple

from game.retelling.wording import you
from game.session.moment import RUNNING
from game.ui.play import Play


class AtIt(NamedTuple):
    """Somebody who is at a task of the rig."""

    who: int
    task: int


def rig_tasks(play: Play) -> list[AtIt]:
    """Everybody who is at one, where the rig is: the player first."""
    design, state = play.world.plot.rig, play.session.state
    if design is None or state.rig is None:
        return []
    found = [
        AtIt(i, t)
        for t in design.tasks
        for i, each in enumerate(state.duty.task)
        if each == t and state.work.status[t] == RUNNING and state.duty.place[i] == design.place
    ]
    me = you(play.world)
    return sorted(found, key=lambda each: (each.who != me, each.task, each.who))
