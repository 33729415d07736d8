"""What the task board shows, as plain values: who does what, which tasks there are for somebody, what one would cost.

Look for: `rows` (people and groups), `cards` (tasks), `orders` (what can be ordered about a task), `particulars`.
"""

from typing import NamedTuple

from game.level.plot import NO_PLACE, Task
from game.level.world import World
from game.model import body, metabolism, physiology
from game.model.units import O2_MOLAR_MASS
from game.retelling.wording import at, called, listed, you
from game.session.labour import ALONE, HASTE, HELPED, LASTING, NORMAL, seconds_needed, why_not
from game.session.moment import DONE, OPEN, PAUSED, RUNNING, SETTLING, SKIPPED
from game.session.stage import Stage
from game.ui.pace import CREW
from game.ui.play import Play
from game.ui.tag import doing
from game.ui.texts import Texts
from game.words.message import Message
from game.words.verbs import Command

BUSY, WAITS, WALKS, FREE, STEADY, LOST = "busy", "waits", "walks", "free", "steady", "lost"
"""What a row says of somebody: at work; held up; on the way; to be given a task; as they are; unable to act."""
PACES = ("normal", "haste")


class Row(NamedTuple):
    """Somebody, or a group."""

    id: str
    name: str
    where: str
    what: str
    state: str
    left: float
    """Seconds; -1 where nobody knows."""
    share: float
    """Of the task that is done; -1 where there is none."""
    booked: tuple[str, ...]
    """Names of the tasks that come next."""


class Card(NamedTuple):
    """A task, for somebody."""

    task: str
    name: str
    minutes: float
    note: str
    possible: bool


class Entry(NamedTuple):
    """Something that can be ordered at once."""

    id: str
    words: str
    note: str
    command: Command
    refusal: str
    """Why not; "": it can be."""


def stage_of(play: Play) -> Stage:
    """For the questions that the session answers about its own state; nothing is changed through it."""
    return Stage(play.world, play.session.facts, play.session.state)


def named(world: World, who: str) -> tuple[int, ...]:
    """Whom an id means."""
    return (world.people.index(who),) if who in world.people else world.groups[who]


def name_of(world: World, texts: Texts, who: str) -> str:
    """What a person or a group is called."""
    if who in world.people:
        return texts.shown(world.people_names[world.people.index(who)])
    return texts.say("ui_board.group", name=_capital(called(world, "group", who)), count=len(world.groups[who]))


def task_name(world: World, texts: Texts, t: int) -> str:
    """The level's name for a task, without what follows a colon."""
    task = world.plot.tasks[t].id
    return texts.shown(world.texts.get(f"task.{task}", task.replace("_", " ").capitalize()).partition(":")[0])


def rows(play: Play, texts: Texts) -> list[Row]:
    """The player, the rest of the crew, the groups, everybody else."""
    world = play.world
    me, crew = you(world), world.groups.get(CREW, ())
    first = [i for i in (me, *crew) if i >= 0]
    order = [*dict.fromkeys(first)]
    others = [i for i in range(len(world.people)) if i not in order]
    stage = stage_of(play)
    return [
        *(_person(play, stage, texts, i) for i in order),
        *(_group(play, texts, group) for group in world.groups),
        *(_person(play, stage, texts, i) for i in others),
    ]


def _person(play: Play, stage: Stage, texts: Texts, i: int) -> Row:
    world, state = play.world, play.session.state
    duty, place = state.duty, state.duty.place[i]
    travel = next((each for each in state.travels if each[1] == i), None)
    where = world.place_names[place] if place >= 0 else texts.say("ui_board.on_the_way")
    booked = tuple(task_name(world, texts, t) for t, _ in duty.booked[i])
    row = Row(
        world.people[i], texts.shown(world.people_names[i]), texts.shown(where), "", STEADY, -1.0, -1.0, booked
    )  # fmt: skip
    told = texts.shown(_capital(doing(play.session, texts, i)))
    t = duty.task[i]
    if state.habitat.people.status[i] != body.FIT or duty.sits[i]:
        return row._replace(what=told, state=LOST)
    if t >= 0:
        return _worker(stage, texts, row._replace(what=task_name(world, texts, t)), i, t)
    if travel is not None:
        says = "packs" if travel[3] else "walks"
        what = texts.say(f"ui_board.{says}", place=world.place_names[travel[2]])
        return row._replace(what=what, state=WALKS, left=float(travel[0] - play.now))
    if booked:
        what = texts.say("ui_board.waits_for", task=booked[0])
        return row._replace(what=what, state=WAITS, booked=booked[1:])
    if i in world.groups.get(CREW, range(len(world.people))):
        return row._replace(what=texts.say("ui_board.free"), state=FREE)
    return row._replace(what=told)


def _worker(stage: Stage, texts: Texts, row: Row, i: int, t: int) -> Row:
    """Somebody who is on a task: under way to it, at it, or held up."""
    state, task = stage.state, stage.world.plot.tasks[t]
    work = state.work
    whole = task.haste_seconds if work.pace[t] else task.seconds
    share = 0.0 if work.left[t] < 0.0 or whole <= 0.0 else 1.0 - work.left[t] / whole
    row = row._replace(state=BUSY, left=_left(stage, i, t), share=min(1.0, max(0.0, share)))
    if work.status[t] == RUNNING or stage.under_way(i):
        return row._replace(state=BUSY if work.status[t] == RUNNING else WALKS)
    refusal = why_not(stage, i, t, state.duty.pace[i])
    if refusal is None and not task.both:
        # In a moment; as long as time stands, it looks so for longer.
        return row
    why = reason(stage, texts, refusal) if refusal else texts.say("ui_board.second") if task.both else ""
    return row._replace(state=WAITS, left=-1.0, what=f"{row.what}: {why}" if why else row.what)


def _left(stage: Stage, i: int, t: int) -> float:
    """Seconds for which somebody will be busy with their task, as things stand."""
    state, task = stage.state, stage.world.plot.tasks[t]
    hands = len([1 for each in state.duty.task if each == t])
    share = ALONE if hands < task.hands else HELPED if hands > task.hands else 1.0
    slow = physiology.work_pace(physiology.impairment(state.habitat.people, i))
    left = max(0.0, state.work.left[t]) * task.factors[i] * share / slow
    way = next((each[0] - stage.now for each in state.travels if each[1] == i), 0)
    return left + way


def _group(play: Play, texts: Texts, group: str) -> Row:
    world, state = play.world, play.session.state
    people = world.groups[group]
    fit = [i for i in people if state.habitat.people.status[i] == body.FIT]
    lying = [i for i in fit if state.controls.activity[i] <= metabolism.REST]
    counts = {"resting": len(lying), "awake": len(fit) - len(lying), "unable": len(people) - len(fit)}
    what = ", ".join(texts.say(f"ui_board.{name}", count=count) for name, count in counts.items() if count)
    return Row(group, name_of(world, texts, group), "", what, STEADY, -1.0, -1.0, ())


def cards(play: Play, texts: Texts, who: str) -> tuple[list[Card], list[Card]]:
    """The tasks that are possible for somebody now, and those that are not yet; what nobody will ever need is left
    out."""
    stage, world, state = stage_of(play), play.world, play.session.state
    people = named(world, who)
    left = float(play.session.read("minutes_left"))
    now: list[tuple[float, Card]] = []
    later: list[tuple[float, Card]] = []
    for t, task in enumerate(world.plot.tasks):
        able = [i for i in people if task.factors[i] > 0.0]
        if not able or (state.work.status[t] == DONE and not task.again):
            continue
        answers = [(why_not(stage, i, t, NORMAL), i) for i in able]
        doers = [i for refusal, i in answers if refusal is None]
        refusal = answers[0][0]
        minutes = min(seconds_needed(stage, i, t, NORMAL) for i in doers or able) / 60.0
        card = Card(task.id, task_name(world, texts, t), minutes, "", bool(doers))
        if doers:
            at_it = [i for i, each in enumerate(state.duty.task) if each == t]
            note = _about(stage, texts, doers[0], t, at_it)
            if 0.0 < left < minutes:
                long = texts.say("ui_board.too_long", left=_hours(left))
                note = f"{note}; {long}"
            # What nobody is at comes first, and of that the nearest.
            far = 1e3 * len(at_it) + _ahead(stage, doers[0], task)
            now.append((far, card._replace(note=_listed(stage, texts, people, t, note))))
        elif refusal is not None and refusal.id not in LASTING:
            note = _listed(stage, texts, people, t, reason(stage, texts, refusal))
            later.append((_missing(stage, t, refusal), card._replace(note=note)))
    return [card for _, card in sorted(now, key=_first)], [card for _, card in sorted(later, key=_first)]


def _first(each: tuple[float, Card]) -> float:
    return each[0]


def _listed(stage: Stage, texts: Texts, people: tuple[int, ...], t: int, note: str) -> str:
    """Before anything else, that it is on somebody's list already."""
    if any(t == booked for i in people for booked, _ in stage.state.duty.booked[i]):
        return texts.say("ui_board.listed", note=_capital(note))
    return note


def _hours(minutes: float) -> str:
    return f"{int(minutes) // 60}:{int(minutes) % 60:02d}"


def _about(stage: Stage, texts: Texts, i: int, t: int, at_it: list[int]) -> str:
    """Where it is done and who is at it."""
    task, status = stage.world.plot.tasks[t], stage.state.work.status[t]
    told = []
    if at_it:
        told.append(texts.say("ui_board.at_it", people=listed([stage.person(each) for each in at_it])))
    if status in (PAUSED, SKIPPED):
        told.append(texts.say("ui_board.paused" if status == PAUSED else "ui_board.left_out"))
    if task.where != NO_PLACE:
        told.append(_way(stage, texts, i, task))
    else:
        told.append(texts.say("ui_board.anywhere"))
    return "; ".join(told)


def _way(stage: Stage, texts: Texts, i: int, task: Task) -> str:
    """How far a task is for somebody. Whoever is under way turns round where people walk, and not where they came from;
    and may be on the way there already."""
    world, minutes = stage.world, _walk(stage, i, task)
    place = world.place_names[task.where]
    if stage.state.duty.place[i] >= 0:
        return texts.say("ui_board.there" if minutes else "ui_board.here", place=place, minutes=f"{minutes:.0f}")
    travel = next((each for each in stage.state.travels if each[1] == i), None)
    if travel is not None and travel[2] == task.where:
        return texts.say("ui_board.going", place=place, clock=at(world, travel[0]))
    here = world.place_names[world.transit]
    return texts.say("ui_board.from_way", place=place, minutes=f"{minutes:.0f}", here=here)


def _ahead(stage: Stage, i: int, task: Task) -> float:
    """Minutes of walking that somebody has not got before them anyway."""
    going = any(each[1] == i and each[2] == task.where for each in stage.state.travels)
    return 0.0 if going else _walk(stage, i, task)


def _walk(stage: Stage, i: int, task: Task) -> float:
    """Minutes to where a task is."""
    if task.where == NO_PLACE:
        return 0.0
    here = stage.state.duty.place[i] if stage.state.duty.place[i] >= 0 else stage.world.transit
    return stage.world.walks[here][task.where]


def unwilling(play: Play, texts: Texts, who: str) -> str:
    """Why nobody of those would do anything at all; "" if somebody would."""
    world, stage = play.world, stage_of(play)
    people = [i for i in named(world, who) if stage.fit(i)]
    terms = [world.plot.willing[i] for i in people]
    if not people or any(term is None or stage.facts.holds(term.tasks, stage.state) for term in terms):
        return ""
    return texts.say("ui_board.unwilling", person=name_of(world, texts, who))


def _missing(stage: Stage, t: int, refusal: Message) -> int:
    """How much must come before a task; the fewer, the nearer it is. What hangs on something else comes last."""
    if refusal.id.startswith("task_refusal."):
        return len(stage.world.plot.tasks)
    open_ = {t}
    todo = [t]
    while todo:
        for need in stage.world.plot.tasks[todo.pop()].needs:
            if need not in open_ and stage.state.work.status[need] not in (DONE, SKIPPED):
                open_.add(need)
                todo.append(need)
    return len(open_)


def reason(stage: Stage, texts: Texts, refusal: Message) -> str:
    """Why a task can't be taken on, and when that ends, as far as anybody knows."""
    if refusal.id != "refusal.needs":
        return _capital(texts.told(refusal))
    first = dict(refusal.values)["first"].rpartition(".")[2]
    t = next(t for t, task in enumerate(stage.world.plot.tasks) if task.id == first)
    return texts.say("ui_board.first", task=task_name(stage.world, texts, t)) + _until(stage, texts, t)


def _until(stage: Stage, texts: Texts, t: int) -> str:
    """Who is at a task, and until when."""
    state = stage.state
    if state.work.status[t] == SETTLING:
        return texts.say("ui_board.settles", clock=at(stage.world, state.work.at[t]))
    workers = [i for i, each in enumerate(state.duty.task) if each == t]
    if not workers:
        return ""
    who = listed([stage.person(i) for i in workers])
    if state.work.status[t] != RUNNING:
        return texts.say("ui_board.by", people=who)
    ends = stage.now + int(min(_left(stage, i, t) for i in workers)) + stage.world.plot.tasks[t].unattended
    return texts.say("ui_board.by_until", people=who, clock=at(stage.world, ends))


def orders(play: Play, texts: Texts, who: str, task: str) -> list[Entry]:
    """What can be ordered about a task."""
    stage, world = stage_of(play), play.world
    t = next(t for t, each in enumerate(world.plot.tasks) if each.id == task)
    each, people = world.plot.tasks[t], [i for i in named(world, who) if world.plot.tasks[t].factors[i] > 0.0]
    made = []
    for pace, word in enumerate(PACES):
        if not people or (pace == HASTE and each.haste_seconds < 0.0):
            continue
        # What is begun already keeps its length: haste would only shorten what is left of it.
        left = stage.state.work.left[t]
        needed = min(seconds_needed(stage, i, t, pace) for i in people)
        if pace == HASTE and left >= 0.0 and each.seconds > 0.0 and stage.state.work.pace[t] == NORMAL:
            needed -= left * (1.0 - each.haste_seconds / each.seconds)
        note = texts.say("ui_board.minutes", minutes=f"{needed / 60.0:.0f}")
        for verb in ("assign", "book"):
            words = texts.say(f"ui_board.{verb}_{word}")
            made.append(_entry(play, texts, f"{verb}_{word}", words, note, Command(verb, (who, task, word))))
    if each.skippable and stage.state.work.status[t] != SKIPPED:
        made.append(_entry(play, texts, "skip", texts.say("ui_board.skip"), "", Command("skip", (task,))))
    at_it = any(stage.state.duty.task[i] == t for i in people)
    if at_it or any(t == booked for i in people for booked, _ in stage.state.duty.booked[i]):
        words = texts.say("ui_board.put_it_down" if at_it else "ui_board.off_the_list")
        made.append(_entry(play, texts, "unbook", words, "", Command("unbook", (who, task))))
    return made


def _entry(play: Play, texts: Texts, id_: str, words: str, note: str, command: Command) -> Entry:
    refusal = play.session.refusal(command)
    return Entry(id_, words, note, command, reason(stage_of(play), texts, refusal) if refusal else "")


def particulars(play: Play, texts: Texts, who: str, task: str) -> list[str]:
    """What there is to know before somebody is given a task; one sentence each."""
    stage, world, state = stage_of(play), play.world, play.session.state
    t = next(t for t, each in enumerate(world.plot.tasks) if each.id == task)
    each = world.plot.tasks[t]
    people = [i for i in named(world, who) if each.factors[i] > 0.0]
    i = min(people, key=lambda one: seconds_needed(stage, one, t, NORMAL))
    left = state.work.left[t] if state.work.left[t] >= 0.0 else each.seconds
    work = left * each.factors[i]
    told = [_capital(_about(stage, texts, i, t, [j for j, on in enumerate(state.duty.task) if on == t]))]
    kg = world.design.traits.need[i] * metabolism.O2_USE[each.effort] * O2_MOLAR_MASS * work
    effort = texts.say(f"ui_board.effort_{metabolism.ACTIVITIES[each.effort]}")
    told.append(texts.say("ui_board.work", minutes=f"{work / 60.0:.0f}", effort=effort, grams=f"{kg * 1000.0:.0f}"))
    if len(people) > 2:
        told.append(texts.say("ui_board.two_go"))
    if each.hands > 1:
        told.append(texts.say("ui_board.both" if each.both else "ui_board.for_two", times=f"{ALONE:g}"))
    if each.unattended:
        told.append(texts.say("ui_board.unattended", minutes=f"{each.unattended / 60.0:.0f}"))
    missing = [need for need in each.needs if state.work.status[need] not in (DONE, SKIPPED)]
    for need in missing:
        told.append(texts.say("ui_board.first", task=task_name(world, texts, need)) + _until(stage, texts, need))
    parts = [called(world, "part", world.names.kinds["part"][p]) for p in each.parts if not state.course.packed[p]]
    if parts:
        told.append(texts.say("ui_board.parts", parts=listed(parts)))
    busy = [j for j in people if state.duty.task[j] not in (-1, t)]
    told += [
        texts.say("ui_board.leaves", person=stage.person(j), task=task_name(world, texts, state.duty.task[j]))
        for j in busy[:2]
    ]
    if state.work.status[t] not in (OPEN, RUNNING) and state.work.left[t] >= 0.0 and each.seconds > 0.0:
        told.append(texts.say("ui_board.begun", percent=f"{100.0 * (1.0 - left / each.seconds):.0f}"))
    after = [task_name(world, texts, n) for n, other in enumerate(world.plot.tasks) if t in other.needs]
    if after:
        told.append(texts.say("ui_board.leads", tasks="; ".join(after)))
    return told


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
