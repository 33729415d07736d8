"""After a death: the last moment at which something could still have saved everybody, and the least that would have.

From keyframes before the death the run is gone on with as it was, but for what is tried: tasks that send people away,
lay them down or light a candle, and the same as plain orders. That takes many runs: whoever asks has it done in steps.

Look for: `Rescue`, `search` (yields between steps), `searched` (all at once), `latest`, `first_death`.
"""

from collections.abc import Callable, Generator, Sequence
from typing import NamedTuple

from game.level.plot import Task
from game.level.world import World
from game.model import body
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


def first_death(book: Notebook) -> int:
    """Its tick; -1: nobody died."""
    died = [each.tick for each in book.entries if isinstance(each, Happening) and each.id == "person_dead"]
    return min(died, default=-1)


def search(world: World, keyframes: Sequence[Moment], given: Given, died: int) -> Generator[None, None, Rescue | None]:
    """The last keyframe before the death from which anything helps; then whether one thing alone does."""
    before = [each for each in keyframes if each.habitat.tick < died]
    before.reverse()

    def all_tried(at: int) -> Steps:
        return _survived(world, before[at], acts(world, before[at]), given, died + AFTER)

    at = yield from latest(len(before), all_tried)
    if at < 0:
        return None
    tried = acts(world, before[at])
    for act in tried:
        if (yield from _survived(world, before[at], [act], given, died + AFTER)):
            return Rescue(before[at].habitat.tick, tuple(told_orders(world, act)), True)
    words = [text for act in tried for text in told_orders(world, act)]
    return Rescue(before[at].habitat.tick, tuple(dict.fromkeys(words)), False)


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
    """Whether nobody is dead at `until`. What was tried is not undone by what was ordered to the same people later."""
    session = Session(world, moment)
    spared: set[int] = set()
    for command in (each for act in tried for each in act):
        refusal, _ = session.apply(command)
        if refusal is None:
            spared |= _named(world, command)
    left = [each for each in given if each[0] >= session.now and not spared & _named(world, each[1])]
    at = 0
    while session.now < min(until, world.last_tick):
        while at < len(left) and left[at][0] <= session.now:
            session.apply(left[at][1])
            at += 1
        session.tick()
        if session.now % STEP == 0:
            if body.DEAD in session.state.habitat.people.status:
                return False
            yield
    return body.DEAD not in session.state.habitat.people.status


def _named(world: World, command: Command) -> set[int]:
    """The people that a command is given to."""
    word = command.words[0]
    if VERBS[command.verb].takes[0] != "who":
        return set()
    return {world.people.index(word)} if word in world.people else set(world.groups[word])
