"""What happens by itself when its condition holds: faults, evidence for objectives, and the end.

Look for: `happen`, `judge`, `first_course`.
"""

from game.level.plot import Plot
from game.session.moment import Course, changed
from game.session.stage import Stage


def first_course(plot: Plot, stacks: int) -> Course:
    """Nothing has happened yet."""
    none = (-1,) * len(plot.faults)
    ticks = tuple((-1,) * len(each.ticks) for each in plot.objectives)
    return Course(plot.values, plot.packed, (False,) * stacks, none, none, ticks, (False,) * len(plot.objectives))


def faults(stage: Stage) -> None:
    """Faults whose condition holds, and has held for long enough, happen."""
    for at, fault in enumerate(stage.world.plot.faults):
        course = stage.state.course
        if course.fault_at[at] >= 0 and (fault.again < 0 or stage.now - course.fault_at[at] < fault.again):
            continue
        since = course.fault_since[at]
        if not stage.facts.holds(fault.when, stage.state):
            if since >= 0:
                stage.state.course = course._replace(fault_since=tuple(changed(list(course.fault_since), at, -1)))
            continue
        if since < 0:
            since = stage.now
            course = course._replace(fault_since=tuple(changed(list(course.fault_since), at, since)))
            stage.state.course = course
        if stage.now - since >= fault.held:
            stage.state.course = course._replace(
                fault_since=tuple(changed(list(course.fault_since), at, -1)),
                fault_at=tuple(changed(list(course.fault_at), at, stage.now)),
            )
            stage.happen(fault.do)


def evidence(stage: Stage) -> None:
    """Objectives whose evidence is there are ticked off."""
    course = stage.state.course
    for at, objective in enumerate(stage.world.plot.objectives):
        seen = course.ticks[at]
        for tick, (_, when) in enumerate(objective.ticks):
            if seen[tick] < 0 and stage.facts.holds(when, stage.state):
                seen = (*seen[:tick], stage.now, *seen[tick + 1 :])
        if seen is not course.ticks[at]:
            course = course._replace(ticks=(*course.ticks[:at], seen, *course.ticks[at + 1 :]))
        if (
            objective.unneeded is not None
            and not course.unneeded[at]
            and stage.facts.holds(objective.unneeded, stage.state)
        ):
            course = course._replace(unneeded=tuple(changed(list(course.unneeded), at, True)))
    stage.state.course = course


def judge(stage: Stage) -> None:
    """Decides the level, once, when one of its conditions for that holds."""
    plot, watch = stage.world.plot, stage.state.watch
    if watch.ending >= 0 or not any(stage.facts.holds(when, stage.state) for when in plot.judged):
        return
    for at, ending in enumerate(plot.endings):
        if stage.facts.holds(ending.when, stage.state):
            watch.ending, watch.judged_at = at, stage.now
            text = f"@ending.{ending.id}" if f"ending.{ending.id}" in stage.world.texts else ending.id
            stage.tell("event.judged", ending=text)
            stage.stir()
            return
