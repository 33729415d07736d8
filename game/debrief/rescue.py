"""After a death: the last moment at which something could still have saved everybody, and the least that would have.

From keyframes before the death the run is gone on with as it was, but for what is tried: tasks that send people away,
lay them down or light a candle, and the same as plain orders. That takes many runs: whoever asks has it done in steps,
and it is made cheap: moments are tried the more coarsely the longer before the death they are (`tried_moments`), a
moment at which nobody can be asked for anything is lost without a run, and a run in which everybody has been well and
steady for a while (`STEADY`) is saved without its end, one in which somebody is far gone and sinking (`SUNK`) is lost.

Look for: `Rescue`, `search` (yields between steps), `searched` (all at once), `latest`, `first_death`.
"""

from collections.abc import Callable, Generator, Sequence
from typing import NamedTuple

from game.level.plot import Task
from game.level.world import World
from game.model import body
from game.model.body import People
from game.model.metabolism import ACTIVITIES, REST
from game.retelling.notebook import Happening, Notebook
from game.retelling.orders import told_orders
from game.session.moment import Moment
from game.session.session import Session
from game.words.verbs import VERBS, Command

AFTER = 3 * 3600
"""Seconds by which everybody must outlive the death that is looked at: put off is not saved."""
STEP = 60
"""Ticks between two rests of a search."""
NEAR = 3600
"""Seconds before the death within which every keyframe is tried; beyond, the further apart the earlier they are."""
COARSE = 12
"""The gap between two moments that are tried is at most the time to the death divided by this (and a keyframe)."""
STEADY, WELL, DROP = 5400, 76.0, 0.4
"""Everybody is saved who for so many seconds reads at least this %, and no more than so much less at their end."""
SINKING, SUNK = 3600, 68.0
"""Somebody is lost who reads less than this %, and less than so many seconds before, with no order to come."""
ALONE = 2
"""How many things are tried alone to the end."""
RELIEF = ("send", "do", "candle")
"""What a task may do that spares air or brings some."""

Given = Sequence[tuple[int, Command]]
"""What was ordered, with its tick."""
Steps = Generator[None, None, bool]


class Rescue(NamedTuple):
    """The last chance."""

    tick: int
    words: tuple[str, ...]
    """What would have been ordered."""
    enough: bool
    """One of these would do; if not, they were all needed."""


def tried_moments(keyframes: Sequence[Moment], died: int) -> list[Moment]:
    """Keyframes before the death, the last first: all of the last hour, then the fewer the earlier."""
    kept: list[Moment] = []
    for each in sorted(keyframes, key=lambda each: -each.habitat.tick):
        ago = died - each.habitat.tick
        if ago > 0 and (ago <= NEAR or not kept or kept[-1].habitat.tick - each.habitat.tick >= ago / COARSE):
            kept.append(each)
    return kept


def first_death(book: Notebook) -> int:
    """Its tick; -1: nobody died."""
    died = [each.tick for each in book.entries if isinstance(each, Happening) and each.id == "person_dead"]
    return min(died, default=-1)


def search(world: World, keyframes: Sequence[Moment], given: Given, died: int) -> Generator[None, None, Rescue | None]:
    """The last moment before the death from which anything helps; then whether one thing alone does.

    One thing alone is tried first for nobody being worse off by it, which is soon found out; then, of those that failed
    at that, the few that went well for longest are tried for everybody's life.
    """
    before = tried_moments(keyframes, died)

    def all_tried(at: int) -> Steps:
        return _survived(world, before[at], acts(world, before[at]), given, died + AFTER)

    at = yield from latest(len(before), all_tried)
    if at < 0:
        return None
    moment, tried = before[at], acts(world, before[at])
    lasted: list[tuple[int, list[Command]]] = []
    for act in tried:
        harmed = yield from _harmed(world, moment, act, given, died + AFTER)
        if harmed < 0:
            return Rescue(moment.habitat.tick, tuple(told_orders(world, act)), True)
        lasted.append((harmed, act))
    for _, act in sorted(lasted, key=lambda each: -each[0])[:ALONE]:
        if (yield from _survived(world, moment, [act], given, died + AFTER)):
            return Rescue(moment.habitat.tick, tuple(told_orders(world, act)), True)
    words = [text for act in tried for text in told_orders(world, act)]
    return Rescue(moment.habitat.tick, tuple(dict.fromkeys(words)), False)


def searched(world: World, keyframes: Sequence[Moment], given: Given, died: int) -> Rescue | None:
    """The same at once."""
    steps = search(world, keyframes, given, died)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Rescue | None = done.value
            return found


def latest(count: int, good: Callable[[int], Steps]) -> Generator[None, None, int]:
    """The first good one of `count`, all after which are good: by doubling strides, then by halves. -1: none."""
    bad, at = -1, 0
    while at < count and not (yield from good(at)):
        if at == count - 1:
            return -1
        bad, at = at, min(2 * at + 1, count - 1)
    if at >= count:
        return -1
    while at - bad > 1:
        middle = (at + bad) // 2
        if (yield from good(middle)):
            at = middle
        else:
            bad = middle
    return at


def acts(world: World, moment: Moment) -> list[list[Command]]:
    """What can be tried at a moment, the least first; each is given at once."""
    session = Session(world, moment)
    found = []
    for task in world.plot.tasks:
        if _relieves(task):
            able = [each for each in session.prospects(task=task.id) if each.refusal is None]
            if able:
                best = min(able, key=lambda each: each.minutes)
                found.append([Command("assign", (best.person, task.id, "normal"))])
    home = [i for i, place in enumerate(moment.controls.place) if place in (world.living, world.bay)]
    fit = [i for i in home if moment.habitat.people.status[i] == body.FIT]
    rest = [Command("do", (world.people[i], ACTIVITIES[REST])) for i in fit]
    out = _out(world, moment, fit)
    for plain in (rest, out):
        if plain and all(session.refusal(command) is None for command in plain[:1]):
            found.append(plain)
    return found


def _relieves(task: Task) -> bool:
    effects = (*task.begin, *task.end, *task.do)
    rests = ("sleep", "rest")
    return any(each.verb in RELIEF and (each.verb != "do" or each.words[-1] in rests) for each in effects)


def _out(world: World, moment: Moment, people: Sequence[int]) -> list[Command]:
    """As many as other houses have room for."""
    room = {
        place: house.room - len([1 for each in moment.controls.place if each == place])
        for place, house in world.plot.houses.items()
    }
    found = []
    for i in people:
        place = next((each for each, left in room.items() if left > 0), -1)
        if place < 0:
            break
        room[place] -= 1
        found.append(Command("send", (world.people[i], world.places[place])))
    return found


def _survived(world: World, moment: Moment, tried: Sequence[Sequence[Command]], given: Given, until: int) -> Steps:
    """Whether nobody is dead at `until`."""
    failed = yield from _failed(world, moment, tried, given, until, lambda people: body.DEAD in people.status)
    return failed < 0


def _harmed(
    world: World, moment: Moment, act: Sequence[Command], given: Given, until: int
) -> Generator[None, None, int]:
    """Until when nobody is worse off than at the moment; -1: to the end."""
    return (yield from _failed(world, moment, [act], given, until, lambda people: _worse(people.status, moment)))


def _failed(
    world: World, moment: Moment, tried: Sequence[Sequence[Command]], given: Given, until: int,
    bad: Callable[[People], bool],
) -> Generator[None, None, int]:  # fmt: skip
    """The tick at which it is bad, or lost; -1: not until the end. What was tried is not undone by later orders."""
    session = Session(world, moment)
    spared: set[int] = set()
    for command in (each for act in tried for each in act):
        refusal, _ = session.apply(command)
        if refusal is None:
            spared |= _named(world, command)
    if not spared:
        return session.now
    left = [each for each in given if each[0] >= session.now and not spared & _named(world, each[1])]
    people = session.state.habitat.people
    best, since = tuple(people.displayed), session.now
    before, looked = best, session.now
    at = 0
    while session.now < min(until, world.last_tick):
        while at < len(left) and left[at][0] <= session.now:
            session.apply(left[at][1])
            at += 1
        session.tick()
        if session.now % STEP:
            continue
        people = session.state.habitat.people
        if bad(people):
            return session.now
        best = tuple(map(max, people.displayed, best))
        if at < len(left) or not _well(people.displayed, best):
            best, since = tuple(people.displayed), session.now
        elif session.now - since >= STEADY:
            return -1
        if session.now - looked >= SINKING:
            if at == len(left) and _sunk(people.displayed, before):
                return session.now
            before, looked = tuple(people.displayed), session.now
        yield
    return session.now if bad(session.state.habitat.people) else -1


def _well(now: Sequence[float], best: Sequence[float]) -> bool:
    """Whether nobody reads badly, or has lost since they were best what would tell in the end."""
    return all(one >= max(WELL, other - DROP) for one, other in zip(now, best, strict=True))


def _worse(status: Sequence[float], moment: Moment) -> bool:
    return any(now > then for now, then in zip(status, moment.habitat.people.status, strict=True))


def _sunk(now: Sequence[float], before: Sequence[float]) -> bool:
    return any(one < min(SUNK, other) for one, other in zip(now, before, strict=True))


def _named(world: World, command: Command) -> set[int]:
    """The people that a command is given to."""
    if VERBS[command.verb].takes[:1] != ("who",):
        return set()
    word = command.words[0]
    return {world.people.index(word)} if word in world.people else set(world.groups[word])
