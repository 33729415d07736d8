"""The steps of taking a machine out, as a level's `[salvage]` lists them, and how each of them stands.

Look for: `craft` (what the level says), `standings` (how every step stands), `Step`, `Gauge`, `Standing`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from game.level.plot import Task
from game.session.labour import NORMAL, why_not
from game.session.moment import DONE, RUNNING, SETTLING, SKIPPED
from game.ui.board_rows import stage_of
from game.ui.play import Play
from game.ui.stagecraft import Part, holds
from game.ui.staging import Staging

OVER, LEFT_OUT, AT_WORK, BY_ITSELF, POSSIBLE, LATER = "over", "left_out", "at_work", "by_itself", "possible", "later"
"""What a step can be: done; skipped; somebody is at it; it goes on without hands; it could be begun; not yet."""


class Gauge(NamedTuple):
    """A number beside a step. It is a drawing of the task's progress: the model knows nothing of it."""

    name: str
    start: float
    end: float
    decimals: int
    unit: str
    limit: float
    """Below it things are well; -1: there is no such limit."""
    above: str
    below: str

    def at(self, share: float) -> float:
        """The number when so much of the task is done; what is counted goes down one by one."""
        return self.start + (self.end - self.start) * share


class Step(NamedTuple):
    """One step, in the level's words."""

    name: str
    tasks: tuple[str, ...]
    """Any of them does it; the one that is possible first."""
    done: tuple[str, ...]
    """Facts, each of which makes the step needless."""
    hand: str
    """What the hands do: the name of a close-up."""
    at: str
    """A point of the picture."""
    plate: tuple[str, ...]
    """Facts that hold as long as there is anything to see at that point."""
    about: str
    risks: Mapping[str, str]
    """What it can cost to do it in `haste`, or to `skip` it; words for `normal`, if it needs any."""
    gauge: Gauge | None


class Craft(NamedTuple):
    """All of `[salvage]`."""

    place: str
    picture: str
    title: str
    box: str
    """The task before which the cart is packed."""
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    lights: Mapping[str, tuple[str, ...]]
    """Lamps that shine only while facts hold."""


class Standing(NamedTuple):
    """How a step stands now."""

    step: Step
    task: str
    state: str
    share: float
    """Of it that is done."""
    people: tuple[int, ...]
    """Who is at it, or on the way to it."""


def craft(staging: Staging) -> Craft:
    """What the level says; nothing, where it says nothing."""
    told: Mapping[str, Any] = staging.more.get("salvage", {})
    return Craft(
        str(told.get("place", "")),
        str(told.get("picture", "")),
        str(told.get("title", "")),
        str(told.get("box", "")),
        tuple(_step(each) for each in told.get("step", ())),
        tuple(Part(str(each["name"]), tuple(each.get("when", ()))) for each in told.get("part", ())),
        {group: tuple(facts) for group, facts in told.get("lights", {}).items()},
    )


def _step(told: Mapping[str, Any]) -> Step:
    risks = {kind: str(told[kind]) for kind in ("normal", "haste", "skip") if kind in told}
    return Step(
        str(told["name"]),
        tuple(told["tasks"]),
        tuple(told.get("done", ())),
        str(told.get("hand", "")),
        str(told.get("at", "")),
        tuple(told.get("plate", ())),
        str(told.get("about", "")),
        risks,
        _gauge(told["gauge"]) if "gauge" in told else None,
    )


def _gauge(told: Mapping[str, Any]) -> Gauge:
    return Gauge(
        str(told.get("name", "")),
        float(told["from"]),
        float(told["to"]),
        int(told.get("decimals", 0)),
        str(told.get("unit", "")),
        float(told.get("limit", -1.0)),
        str(told.get("above", "")),
        str(told.get("below", "")),
    )


def standings(play: Play, steps: Sequence[Step], who: int) -> list[Standing]:
    """How every step stands; `who` decides which of several ways to do a step is offered."""
    index = {task.id: t for t, task in enumerate(play.world.plot.tasks)}
    return [_standing(play, step, [index[task] for task in step.tasks if task in index], who) for step in steps]


def _standing(play: Play, step: Step, tasks: Sequence[int], who: int) -> Standing:
    state, stage = play.session.state, stage_of(play)
    status = state.work.status
    refusals = {t: why_not(stage, who, t, NORMAL) for t in tasks}
    fit = [
        *(t for t in tasks if t in state.duty.task or status[t] in (RUNNING, SETTLING)),
        *(t for t in tasks if status[t] == DONE),
        *(t for t in tasks if status[t] == SKIPPED),
        *(t for t in tasks if refusals[t] is None),
        *reversed(tasks),
    ]
    t = fit[0]
    task = play.world.plot.tasks[t]
    people = tuple(i for i, each in enumerate(state.duty.task) if each == t)
    share = progress(play, t)
    if DONE in [status[each] for each in tasks] or any(holds(play.session, fact) for fact in step.done):
        return Standing(step, task.id, OVER, 1.0, ())
    if people:
        return Standing(step, task.id, AT_WORK, share, people)
    if status[t] == SETTLING:
        return Standing(step, task.id, BY_ITSELF, share, ())
    if status[t] == SKIPPED:
        return Standing(step, task.id, LEFT_OUT, 0.0, ())
    return Standing(step, task.id, POSSIBLE if refusals[t] is None else LATER, share, ())


def progress(play: Play, t: int) -> float:
    """How much of a task is done: hands first, then what goes on without them."""
    work, task = play.session.state.work, play.world.plot.tasks[t]
    if work.status[t] == DONE:
        return 1.0
    whole = _seconds(task, work.pace[t])
    every = whole + task.unattended
    if every <= 0.0:
        return 0.0
    if work.status[t] == SETTLING:
        return min(1.0, max(0.0, 1.0 - (work.at[t] - play.now) / every))
    return 0.0 if work.left[t] < 0.0 else min(1.0, max(0.0, (whole - work.left[t]) / every))


def _seconds(task: Task, pace: int) -> float:
    return task.haste_seconds if pace else task.seconds
