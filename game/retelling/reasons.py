"""Why a playback came out so, in sentences from the facts of this very one.

Look for: `reasons`.
"""

from collections.abc import Iterator, Sequence

from game.level.world import World
from game.retelling.brackets import bracket_reasons
from game.retelling.notebook import Answer, Happening, Job, Minute, Notebook, Order, Question, ahead
from game.retelling.orders import SILENT
from game.retelling.rig import rig_reasons
from game.retelling.wording import at, capital, lasting, listed, number, shortened, task_text
from game.session.moment import DONE, SKIPPED, State
from game.session.outlook import CREW
from game.session.session import Session
from game.words.facts import shown
from game.words.message import message, said

IDLE, IDLERS = 10, 3
"""Minutes from which idleness is told, and of how many people."""
LATE = 30 * 60
"""Seconds after which a first order is late."""
LINKS, LONGEST = 3, 3
"""Jobs in a row from which a chain is told, and how many of them are named."""
SPAN, SAVING, FALLS = 30, 0.05, 3
"""Minutes before and after a fall of the load over which it is averaged, kg/h from which it is told, and how many."""
SPOILT = 0.05
"""Share of a job's work from which its spoiling is told."""
FATES = ("person_dead", "person_unconscious", "person_incapacitated", "hurt")


def reasons(book: Notebook, session: Session) -> list[str]:
    """The sentences."""
    world, state = book.world, session.state
    watch = state.watch
    goal = watch.started_at if watch.started_at >= 0 else watch.judged_at if watch.ending >= 0 else -1
    until = goal if goal >= 0 else session.now
    before = [minute for minute in book.minutes if minute.tick <= until]
    return [
        *_broken(world),
        *_orders(book),
        *_late(book),
        *_idle(book, before),
        *(_chain(book, goal) if goal >= 0 else ()),
        *_care(world, state),
        *bracket_reasons(book, state),
        *(rig_reasons(book.rig, session) if book.rig is not None else ()),
        *_saving(world, before),
        *_margin(world, state, before),
        *_people(book),
    ]


def _why(id_: str, **values: object) -> str:
    return capital(said(message(f"why.{id_}", **values)))


def _broken(world: World) -> Iterator[str]:
    for s, name in enumerate(world.stack_names):
        if world.habitat.stacks.crack[s] > 0.0:
            used, mm = f"{100.0 * world.habitat.stacks.damage[s]:.0f}", f"{1e3 * world.habitat.stacks.crack[s]:.1f}"
            yield _why("worn", stack=name, used=used, mm=mm)


def _orders(book: Notebook) -> Iterator[str]:
    orders = [each for each in book.entries if isinstance(each, Order) and each.command.verb not in SILENT]
    answers = [each for each in book.entries if isinstance(each, Answer)]
    asked = len({each.choice for each in book.entries if isinstance(each, Question)})
    answered = len({each.choice for each in answers if each.text is not None})
    if orders:
        yield _why("first_order", clock=at(book.world, orders[0].tick))
    else:
        yield _why("no_orders")
    if asked > answered:
        count = asked - answered
        yield _why("silent", asked=asked, count=count) if answered else _why("mute", asked=asked)


def _crew(book: Notebook) -> tuple[int, ...]:
    """Those who are there to work."""
    world = book.world
    worked = {name for job in book.jobs for name in job.people}
    return world.groups.get(CREW) or tuple(i for i, name in enumerate(world.people_names) if name in worked)


def _late(book: Notebook) -> Iterator[str]:
    """Who of the crew was left out for long."""
    world = book.world
    for i in _crew(book):
        mine = [
            each.tick for each in book.entries if isinstance(each, Order) and world.people[i] in each.command.words[:1]
        ]
        if mine and min(mine) > LATE:
            yield _why("asked_late", person=world.people_names[i], clock=at(world, min(mine)))


def _idle(book: Notebook, minutes: Sequence[Minute]) -> Iterator[str]:
    """How long the crew had nothing to do, the most idle first."""
    if not book.jobs:
        return
    found = [(len([1 for minute in minutes if i in minute.idle]), book.world.people_names[i]) for i in _crew(book)]
    people = [
        said(message("why.link", task=name, minutes=lasting(idle)))
        for idle, name in sorted(found, reverse=True)[:IDLERS]
        if idle >= IDLE
    ]
    if people:
        yield _why("idle", people=listed(people))


def _chain(book: Notebook, goal: int) -> Iterator[str]:
    """The jobs that the goal had to wait for, one after another."""
    world = book.world
    jobs = [job for job in book.jobs if 0 <= job.end <= goal + 10]
    if not jobs:
        return
    links = [max(jobs, key=lambda job: job.end)]
    while True:
        before = _waited_for(world, jobs, links[-1])
        if before is None:
            break
        links.append(before)
    if len(links) < LINKS:
        return
    work = sum(job.end - job.begin for job in links)
    whole = links[0].end - links[-1].begin
    longest = sorted(links, key=lambda job: (job.begin - job.end, job.begin))[:LONGEST]
    named = [
        said(message("why.link", task=task_text(world, job.task), minutes=lasting((job.end - job.begin) / 60.0)))
        for job in longest
    ]
    yield _why(
        "chain",
        task=task_text(world, links[0].task),
        clock=at(world, links[0].end),
        count=number(len(links)),
        began=at(world, links[-1].begin),
        work=lasting(work / 60.0),
        rest=lasting((whole - work) / 60.0),
        longest=listed(named),
    )


def _waited_for(world: World, jobs: Sequence[Job], job: Job) -> Job | None:
    """The job that ended last of those without which this one could not begin: what it needs, and its people's own."""
    tasks = world.names.kinds["task"]
    needs = {tasks[need] for need in world.plot.tasks[tasks.index(job.task)].needs}
    before = [
        each
        for each in jobs
        if each.end <= job.begin and each is not job and (each.task in needs or set(each.people) & set(job.people))
    ]
    return max(before, key=lambda each: each.end, default=None)


def _care(world: World, state: State) -> Iterator[str]:
    """What was hurried, left out, or spoiled by want of air."""
    tasks, work = world.plot.tasks, state.work
    hasty = [task_text(world, task.id) for t, task in enumerate(tasks) if work.status[t] == DONE and work.pace[t] == 1]
    skipped = [task_text(world, task.id) for t, task in enumerate(tasks) if work.status[t] == SKIPPED]
    shares = [
        (work.flawed[t] / max(work.spent[t], 1.0), task_text(world, task.id))
        for t, task in enumerate(tasks)
        if work.status[t] == DONE
    ]
    spoilt = [
        said(message("why.share", task=text, percent=f"{100.0 * share:.0f}"))
        for share, text in sorted(shares, reverse=True)[:LONGEST]
        if share >= SPOILT
    ]
    if hasty:
        yield _why("hasty", tasks=shortened(hasty))
    if skipped:
        yield _why("skipped", tasks=shortened(skipped))
    if spoilt:
        yield _why("spoilt", tasks=listed(spoilt))


def _saving(world: World, minutes: Sequence[Minute]) -> Iterator[str]:
    """When breathing fell most, and stayed so."""
    loads = [minute.load for minute in minutes]

    def mean(from_: int) -> float:
        return sum(loads[from_ : from_ + SPAN]) / SPAN

    falls = [(mean(k - SPAN) - mean(k), k) for k in range(SPAN, len(loads) - SPAN)]
    told: list[int] = []
    for fall, k in sorted(falls, reverse=True):
        if fall >= SAVING and len(told) < FALLS and all(abs(k - other) > 2 * SPAN for other in told):
            told.append(k)
    if told:
        texts = [
            said(
                message(
                    "why.fall", clock=at(world, minutes[k].tick), one=f"{mean(k - SPAN):.2f}", other=f"{mean(k):.2f}"
                )
            )
            for k in sorted(told)
        ]
        yield _why("saving", falls=listed(texts))
    elif falls:
        yield _why("no_saving", load=f"{max(loads):.2f}")


def _margin(world: World, state: State, minutes: Sequence[Minute]) -> Iterator[str]:
    watch = state.watch
    if watch.first_limit >= 0:
        name = said(message(f"limit.{world.limits[watch.first_limit][0]}"))
        yield _why("crossed", limit=name, clock=at(world, watch.first_limit_at))
    else:
        tight = min((minute for minute in minutes if ahead(minute.left)), key=lambda each: each.left, default=None)
        if tight is not None:
            limit = said(message(f"limit.{tight.limit}"))
            yield _why("tightest", clock=at(world, tight.tick), left=lasting(tight.left), limit=limit)
    yield _why("lowest", percent=shown("lowest_o2", watch.lowest_o2), clock=at(world, watch.lowest_o2_at))


def _people(book: Notebook) -> Iterator[str]:
    """What befell whom, the worst that befell each."""
    world = book.world
    told: dict[str, tuple[str, int]] = {}
    for fate in FATES:
        for each in book.entries:
            if isinstance(each, Happening) and each.id == fate:
                told.setdefault(each.values["person"], (fate, each.tick))
    for fate in FATES:
        people = [
            said(message("why.when", person=name, clock=at(world, tick)))
            for name, (worst, tick) in sorted(told.items(), key=lambda item: item[1][1])
            if worst == fate
        ]
        if people:
            yield _why(fate, people=listed(people))
    if not told:
        yield _why("unharmed")
