"""Tasks: who may take one on, when it begins, how it goes on, what is left when somebody is called away.

Progress is reckoned every `STRIDE` seconds. Somebody impaired works more slowly and spoils a share of it, one alone on
a task for two takes 1.7 times as long, a second on a task for one brings it down to 0.6.

Look for: `why_not` (why somebody can't), `take_up`, `book`, `unbook`, `put_down`, `skip`, `labour` (one stride),
`complete`.
"""

from game.level.plot import NO_PLACE, Task
from game.level.world import NO_WAY
from game.model import physiology
from game.model.metabolism import NOMINAL, WORK
from game.session.moment import DONE, OPEN, PAUSED, RUNNING, SETTLING, SKIPPED, WAITING, changed
from game.session.stage import Stage
from game.session.walking import walk
from game.words.message import Message, message

STRIDE = 10
"""Seconds between two reckonings of work."""
ALONE, HELPED = 1.7, 0.6
NORMAL, HASTE = 0, 1
LASTING = ("refusal.not_theirs", "refusal.task_over", "refusal.no_point", "refusal.no_haste")
"""Reasons that will not pass by themselves: what is booked in spite of one is dropped."""


def task_name(task: Task) -> str:
    """The level's own name of a task, as a reference into its catalogue."""
    return f"@task.{task.id}"


def why_not(stage: Stage, i: int, t: int, pace: int) -> Message | None:
    """Why person `i` can't take on task `t` now; None if they can."""
    world, state, facts = stage.world, stage.state, stage.facts
    task = world.plot.tasks[t]
    name = task_name(task)
    if not stage.fit(i):
        return stage.unfit(i)
    if task.factors[i] == 0.0:
        return message("refusal.not_theirs", person=stage.person(i), task=name)
    terms = world.plot.willing[i]
    if terms and not facts.holds(terms.tasks, state):
        return message("refusal.unwilling", person=stage.person(i))
    lasting = _over(stage, t) or _pointless(stage, t)
    if lasting:
        return lasting
    if pace == HASTE and task.haste_seconds < 0.0:
        return message("refusal.no_haste", task=name)
    if state.work.status[t] == SETTLING:
        return message("refusal.settling", task=name)
    hands = [j for j, each in enumerate(state.duty.task) if each == t and j != i]
    if len(hands) >= 2:
        return message("refusal.crowded", task=name, one=stage.person(hands[0]), other=stage.person(hands[1]))
    if state.duty.sits[i]:
        return message("refusal.weak", person=stage.person(i))
    if task.where != NO_PLACE:
        here = state.duty.place[i] if state.duty.place[i] >= 0 else world.transit
        if world.walks[here][task.where] >= NO_WAY:
            return message("refusal.no_way", here=world.place_names[here], there=world.place_names[task.where])
    return _not_yet(stage, t)


def _over(stage: Stage, t: int) -> Message | None:
    task, status = stage.world.plot.tasks[t], stage.state.work.status[t]
    return message("refusal.task_over", task=task_name(task)) if status == DONE and not task.again else None


def _pointless(stage: Stage, t: int) -> Message | None:
    task = stage.world.plot.tasks[t]
    if task.over is not None and stage.facts.holds(task.over, stage.state):
        return message("refusal.no_point", task=task_name(task))
    return None


def _not_yet(stage: Stage, t: int) -> Message | None:
    """What must come first."""
    world, state = stage.world, stage.state
    task = world.plot.tasks[t]
    missing = [need for need in task.needs if state.work.status[need] not in (DONE, SKIPPED)]
    if missing:
        first = task_name(world.plot.tasks[missing[0]])
        return message("refusal.needs", task=task_name(task), first=first)
    if not stage.facts.holds(task.when, state):
        return message(f"task_refusal.{task.id}" if world.texts else "refusal.when", task=task_name(task))
    lacking = [part for part in task.parts if not state.course.packed[part]]
    if lacking:
        return message("refusal.parts", task=task_name(task), part=f"@part.{world.names.kinds['part'][lacking[0]]}")
    return None


def seconds_needed(stage: Stage, i: int, t: int, pace: int) -> float:
    """Seconds that person `i` would take by themselves, from where they are."""
    world, state = stage.world, stage.state
    task = world.plot.tasks[t]
    left = state.work.left[t] if state.work.left[t] >= 0.0 else _length(task, pace)
    walk_minutes = 0.0
    if task.where != NO_PLACE:
        here = state.duty.place[i] if state.duty.place[i] >= 0 else world.transit
        walk_minutes = world.walks[here][task.where]
    slow = physiology.work_pace(physiology.impairment(state.habitat.people, i))
    return 60.0 * walk_minutes + left * task.factors[i] * (ALONE if task.hands > 1 else 1.0) / slow + task.unattended


def take_up(stage: Stage, people: tuple[int, ...], t: int, pace: int) -> Message | None:
    """People leave what they are doing and take on a task; why not, where the first of them can't."""
    refusals = [(i, why_not(stage, i, t, pace)) for i in people]
    able = [i for i, refusal in refusals if refusal is None]
    if not able:
        return refusals[0][1]
    stage.relieve(people)
    for i in able[:2]:
        put_down(stage, i)
        _begin_on(stage, i, t, pace)
    stage.stir()
    return None


def _begin_on(stage: Stage, i: int, t: int, pace: int) -> None:
    """Person `i` is on task `t` from now on, and goes where it is."""
    state, task = stage.state, stage.world.plot.tasks[t]
    work, duty = state.work, state.duty
    if work.status[t] in (OPEN, DONE, PAUSED, SKIPPED):
        fresh = work.status[t] != PAUSED
        state.work = work._replace(
            status=changed(work.status, t, WAITING),
            left=changed(work.left, t, _length(task, pace) if fresh else work.left[t]),
            pace=changed(work.pace, t, pace if fresh else max(pace, work.pace[t])),
            spent=changed(work.spent, t, 0.0) if fresh else work.spent,
            flawed=changed(work.flawed, t, 0.0) if fresh else work.flawed,
            by=changed(work.by, t, i) if fresh or work.by[t] < 0 else work.by,
        )
        if not fresh and pace == HASTE and work.pace[t] == NORMAL:
            hurried = work.left[t] * task.haste_seconds / task.seconds
            state.work = state.work._replace(left=changed(work.left, t, hurried))
    # Whoever takes something on leaves the bunk and the ergometer, and does not go back by themselves.
    base = duty.base[i] if duty.base[i] == WORK else NOMINAL
    state.duty = duty._replace(
        task=changed(duty.task, i, t),
        pace=changed(duty.pace, i, pace),
        base=changed(duty.base, i, base),
        idle_since=changed(duty.idle_since, i, -1),
    )
    stage.act(i, base)
    if not stage.at_place(i, task.where):
        walk(stage, i, task.where)


def _length(task: Task, pace: int) -> float:
    return task.haste_seconds if pace == HASTE else task.seconds


def book(stage: Stage, people: tuple[int, ...], t: int, pace: int) -> Message | None:
    """Adds a task to what people will do; why not, where it can never be."""
    task = stage.world.plot.tasks[t]
    refusal: Message | None = None
    taken = 0
    for i in people:
        refusal = why_not(stage, i, t, pace)
        if refusal is not None and (refusal.id in LASTING or not stage.fit(i)):
            continue
        duty = stage.state.duty
        if duty.task[i] == t or any(each == t for each, _ in duty.booked[i]):
            refusal = message("refusal.booked", person=stage.person(i), task=task_name(task))
            continue
        stage.state.duty = duty._replace(booked=changed(duty.booked, i, (*duty.booked[i], (t, pace))))
        stage.relieve((i,))
        taken += 1
    if taken:
        stage.stir()
        return None
    return refusal


def unbook(stage: Stage, people: tuple[int, ...], t: int) -> Message | None:
    """People put one task down or take it off their list, and keep the rest; why not, where nobody has it."""
    duty = stage.state.duty
    having = [i for i in people if duty.task[i] == t or any(each == t for each, _ in duty.booked[i])]
    if not having:
        return message("refusal.not_booked", person=stage.person(people[0]), task=task_name(stage.world.plot.tasks[t]))
    for i in having:
        duty = stage.state.duty
        kept = tuple(each for each in duty.booked[i] if each[0] != t)
        stage.state.duty = duty._replace(booked=changed(duty.booked, i, kept))
        if duty.task[i] == t:
            put_down(stage, i)
    return None


def put_down(stage: Stage, i: int, forget: bool = False) -> None:
    """Person `i` leaves their task as it is; `forget`: and what was booked."""
    state = stage.state
    t = state.duty.task[i]
    duty = state.duty
    idle = duty.idle_since[i] if duty.idle_since[i] >= 0 else stage.now
    state.duty = duty._replace(task=changed(duty.task, i, -1), idle_since=changed(duty.idle_since, i, idle))
    if forget and state.duty.booked[i]:
        booked = state.duty.booked.copy()
        booked[i] = ()
        state.duty = state.duty._replace(booked=booked)
    if t >= 0:
        stage.act(i, state.duty.base[i])
        if t not in state.duty.task:
            _stop(stage, t)


def _stop(stage: Stage, t: int) -> None:
    """Nobody is on a task any more."""
    state, task = stage.state, stage.world.plot.tasks[t]
    was = state.work.status[t]
    if was in (RUNNING, WAITING):
        begun = state.work.left[t] < _length(task, state.work.pace[t])
        status = PAUSED if begun or was == RUNNING else OPEN
        state.work = state.work._replace(status=changed(state.work.status, t, status))
    if was == RUNNING:
        stage.tell("event.task_paused", task=task_name(task))
        stage.happen(task.end, state.work.by[t])


def skip(stage: Stage, t: int) -> Message | None:
    """Leaves a task out; why not, where it can't be."""
    task = stage.world.plot.tasks[t]
    if not task.skippable:
        return message("refusal.no_skip", task=task_name(task))
    lasting = _over(stage, t) or _pointless(stage, t)
    if lasting:
        return lasting
    if stage.state.work.status[t] == SKIPPED:
        return message("refusal.skipped", task=task_name(task))
    if stage.state.work.status[t] == SETTLING:
        return message("refusal.settling", task=task_name(task))
    for i, each in enumerate(stage.state.duty.task):
        if each == t:
            put_down(stage, i)
    close(stage, t, SKIPPED)
    stage.tell("event.task_skipped", task=task_name(task))
    stage.happen(task.skip_do, -1)
    return None


def close(stage: Stage, t: int, status: int) -> None:
    """A task is done or skipped now."""
    work = stage.state.work
    stage.state.work = work._replace(
        status=changed(work.status, t, status), at=changed(work.at, t, stage.now), left=changed(work.left, t, -1.0)
    )
    stage.stir()


def labour(stage: Stage) -> None:
    """One stride of everybody's work."""
    _settle(stage)
    if stage.world.plot.stop_work is not None:
        _weaken(stage)
    for i, booked in enumerate(stage.state.duty.booked):
        if not booked or stage.state.duty.task[i] >= 0 or not stage.fit(i):
            continue
        if not stage.under_way(i) or stage.world.plot.tasks[booked[0][0]].where == NO_PLACE:
            _next(stage, i)
    for t in sorted({t for t in stage.state.duty.task if t >= 0}):
        _go_on(stage, t)


def _settle(stage: Stage) -> None:
    for t, status in enumerate(stage.state.work.status):
        if status == SETTLING and stage.state.work.at[t] <= stage.now:
            _finish(stage, t)


def _weaken(stage: Stage) -> None:
    """Somebody whose saturation has been too low for too long puts the work down until it is better."""
    rule = stage.world.plot.stop_work
    shown = stage.state.habitat.people.displayed
    if rule is None:
        return
    for i, spo2 in enumerate(shown):
        duty = stage.state.duty
        if duty.sits[i]:
            if spo2 >= rule.back:
                stage.state.duty = duty._replace(
                    sits=changed(duty.sits, i, 0), weak_since=changed(duty.weak_since, i, -1)
                )
            continue
        if spo2 >= rule.below or duty.task[i] < 0:
            if duty.weak_since[i] >= 0:
                stage.state.duty = duty._replace(weak_since=changed(duty.weak_since, i, -1))
        elif duty.weak_since[i] < 0:
            stage.state.duty = duty._replace(weak_since=changed(duty.weak_since, i, stage.now))
        elif stage.now - duty.weak_since[i] >= rule.after:
            again = (duty.task[i], duty.pace[i])
            put_down(stage, i)
            # They take it up again when they have their breath back.
            duty = stage.state.duty
            booked = changed(duty.booked, i, (again, *duty.booked[i]))
            stage.state.duty = duty._replace(sits=changed(duty.sits, i, 1), booked=booked)
            stage.tell("event.weak", person=stage.person(i), spo2=f"{spo2:.0f}")
            stage.stir()


def _next(stage: Stage, i: int) -> None:
    """Takes up the next booking of somebody who is free, or goes where it will be and waits."""
    duty = stage.state.duty
    t, pace = duty.booked[i][0]
    refusal = why_not(stage, i, t, pace)
    if refusal is not None and refusal.id not in LASTING:
        task = stage.world.plot.tasks[t]
        if refusal.id != "refusal.weak" and not stage.at_place(i, task.where):
            walk(stage, i, task.where)
        return
    booked = duty.booked.copy()
    booked[i] = booked[i][1:]
    stage.state.duty = duty._replace(booked=booked)
    if refusal is None:
        _begin_on(stage, i, t, pace)


def _go_on(stage: Stage, t: int) -> None:
    """One stride of one task."""
    state, task = stage.state, stage.world.plot.tasks[t]
    on_it = [i for i, each in enumerate(state.duty.task) if each == t and stage.fit(i)]
    there = [i for i in on_it if stage.at_place(i, task.where)]
    ready = bool(there) and not (task.both and len(there) < 2)
    if state.work.status[t] != RUNNING:
        if not ready or _not_yet(stage, t) is not None:
            return
        state.work = state.work._replace(status=changed(state.work.status, t, RUNNING))
        stage.tell("event.task_begun", task=task_name(task), people=" and ".join(stage.person(i) for i in there))
        stage.happen(task.begin, there[0])
        stage.stir()
        state = stage.state
    elif not ready:
        state.work = state.work._replace(status=changed(state.work.status, t, PAUSED))
        stage.tell("event.task_paused", task=task_name(task))
        stage.happen(task.end, state.work.by[t])
        for i in there:
            stage.act(i, state.duty.base[i])
        stage.stir()
        return
    speed = spoiled = 0.0
    people = state.habitat.people
    for i in there:
        stage.act(i, task.effort)
        z = physiology.impairment(people, i)
        speed += physiology.work_pace(z) / task.factors[i]
        spoiled += 1.0 - physiology.work_quality(z)
    count = len(there)
    speed /= count * (ALONE if count < task.hands else HELPED if count > task.hands else 1.0)
    work = state.work
    by_hand = state.in_hand == t
    left = work.left[t] - (0.0 if by_hand else STRIDE * speed)
    state.work = work._replace(
        left=changed(work.left, t, left),
        spent=changed(work.spent, t, work.spent[t] + STRIDE * count),
        flawed=changed(work.flawed, t, work.flawed[t] + STRIDE * spoiled),
        by=changed(work.by, t, there[0]) if work.by[t] not in there else work.by,
    )
    if left <= 1e-9 and not by_hand:
        complete(stage, t, there)


def complete(stage: Stage, t: int, there: list[int]) -> None:
    """The work on a task is done; the task itself, when what needs nobody is over."""
    task = stage.world.plot.tasks[t]
    stage.happen(task.end, stage.state.work.by[t])
    for i, each in enumerate(stage.state.duty.task):
        if each != t:
            continue
        duty = stage.state.duty
        stage.state.duty = duty._replace(
            task=changed(duty.task, i, -1), idle_since=changed(duty.idle_since, i, stage.now)
        )
        stage.act(i, stage.state.duty.base[i])
        if task.to != NO_PLACE and i in there:
            _moved(stage, i, task.to)
    if task.unattended:
        work = stage.state.work
        stage.state.work = work._replace(
            status=changed(work.status, t, SETTLING), at=changed(work.at, t, stage.now + task.unattended)
        )
        stage.tell("event.task_settling", task=task_name(task), minutes=f"{task.unattended / 60.0:.0f}")
        stage.stir()
    else:
        _finish(stage, t)


def _moved(stage: Stage, i: int, place: int) -> None:
    state = stage.state
    state.duty = state.duty._replace(place=changed(state.duty.place, i, place))
    places = state.controls.place.copy()
    places[i] = stage.world.place_module[place]
    state.controls = state.controls._replace(place=places)
    state.stale = True


def _finish(stage: Stage, t: int) -> None:
    task, work = stage.world.plot.tasks[t], stage.state.work
    close(stage, t, DONE)
    stage.tell("event.task_done", task=task_name(task))
    if work.pace[t] == HASTE:
        stage.happen(task.haste_do, work.by[t])
    stage.happen(task.do, work.by[t])
