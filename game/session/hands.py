"""Work in the player's hands: one task at a time, at the weld bench or at the rig, of one person who is at it.

Look for: `held` (whether it is so now), `holder`, `why_not` (why a task can't be taken in hand), `finished`, `noted`.
"""

from typing import TYPE_CHECKING

from game.session import labour
from game.session.moment import RUNNING, changed
from game.session.stage import Stage
from game.words.message import Message, message

if TYPE_CHECKING:
    from game.session.bench import Bench
    from game.session.rigged import RigState

NOBODY = (-1, -1)


def held(stage: Stage, work: "Bench | RigState | None") -> bool:
    """Whether a task of this work is in the player's hands, and whoever does it is fit and there."""
    return work is not None and work.who >= 0 and at_it(stage, work.who, work.task)


def at_it(stage: Stage, i: int, t: int) -> bool:
    """Whether a person is fit and there, and the task they are on is being done."""
    state, place = stage.state, stage.world.plot.tasks[t].where
    return state.duty.task[i] == t and state.work.status[t] == RUNNING and stage.fit(i) and stage.at_place(i, place)


def holder(stage: Stage) -> tuple[int, int]:
    """(person, task) that the player's hands are at; NOBODY."""
    for work in (stage.state.bench, stage.state.rig):
        if work is not None and held(stage, work):
            return work.who, work.task
    return NOBODY


def why_not(stage: Stage, i: int, t: int) -> Message | None:
    """Why a person's task can't be taken in hand now, of whichever work it is; None if it can."""
    who, task = holder(stage)
    if who >= 0:
        name = labour.task_name(stage.world.plot.tasks[task])
        return message("refusal.hands_held", person=stage.person(who), task=name)
    if not stage.fit(i):
        return stage.unfit(i)
    if not at_it(stage, i, t):
        name = labour.task_name(stage.world.plot.tasks[t])
        return message("refusal.hands_not_at_it", person=stage.person(i), task=name)
    return None


def finished(stage: Stage, t: int) -> None:
    """A task that was in hand, and has been put away, is done."""
    state, place = stage.state, stage.world.plot.tasks[t].where
    there = [i for i, each in enumerate(state.duty.task) if each == t and stage.fit(i) and stage.at_place(i, place)]
    # What haste would have spoiled is seen in what the hands have done.
    state.work = state.work._replace(pace=changed(state.work.pace, t, labour.NORMAL))
    labour.complete(stage, t, there)


def noted(by_hand: tuple[tuple[int, int], ...], t: int, now: int) -> tuple[tuple[int, int], ...]:
    """(task, tick) of all that the player's hands have done, this task's last time in place of the one before."""
    return (*(each for each in by_hand if each[0] != t), (t, now))
