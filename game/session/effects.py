"""Carries out the effects of tasks, faults and story.

Look for: `drain`, `harm`.
"""

from collections.abc import Callable

from game.level.plot import Effect
from game.level.world import World
from game.model import atmosphere, electrolyser, escape, stack
from game.rig import wiring
from game.rig.parts import Rig, Rigged
from game.session import labour
from game.session.moment import DONE, OPEN, SKIPPED, Moment, changed
from game.session.orders import carried_out
from game.session.rigged import called
from game.session.stage import Stage
from game.session.walking import send
from game.words.conditions import Formula
from game.words.facts import WORD
from game.words.message import Message
from game.words.verbs import CHOICES, Command


def drain(stage: Stage) -> None:
    """Everything that is pending happens, and what comes of it."""
    while stage.pending:
        effects, worker = stage.pending.pop(0)
        for effect in effects:
            if effect.unless is None or stage.facts.holds(effect.unless, stage.state):
                _happen(stage, effect, worker)
        stage.stir()


def _happen(stage: Stage, effect: Effect, worker: int) -> None:
    if effect.command is None:
        _OWN[effect.verb](stage, effect, worker)
        return
    verb, words = effect.command
    if verb in PEOPLE_VERBS:
        # What cannot be done to people as they are now is left undone: they may have walked off, or fallen.
        people = tuple(i for i in stage.named(words[0], worker) if stage.fit(i))
        if people:
            PEOPLE_VERBS[verb](stage, people, words)
        return
    if verb in ("pack", "unpack"):
        part = stage.world.names.kinds["part"].index(words[0])
        packed = changed(list(stage.state.course.packed), part, verb == "pack")
        stage.state.course = stage.state.course._replace(packed=tuple(packed))
        return
    outcome = carried_out(stage.world, stage.state.frozen(), Command(verb, words))
    if not isinstance(outcome, Message):
        take(stage, outcome.moment)


def take(stage: Stage, moment: Moment) -> None:
    """Goes on from what a command to the machines has made. A stack that starts begins a new low of the oxygen."""
    started = stage.state.stack_started
    stage.take(moment)
    if moment.stack_started != started:
        watch = stage.state.watch
        watch.started_at = watch.low_since_start_at = stage.now
        watch.low_since_start = 100.0


def _do(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    """They do this when nothing else is to be done; whoever is on a task finishes it first."""
    activity = stage.world.names.kinds["activity"].index(words[1])
    single = words[0] not in stage.world.groups
    for i in people:
        do(stage, i, activity, single)
    stage.relieve(people)
    return None


def do(stage: Stage, i: int, activity: int, woken: bool) -> None:
    """Sets what a person does with nothing to do. A group that is told to rest does not wake its sleepers."""
    from game.model.metabolism import REST, SLEEP

    duty, now = stage.state.duty, stage.state.controls.activity[i]
    if not woken and activity == REST and now == SLEEP:
        return
    stage.state.duty = duty._replace(base=changed(duty.base, i, activity))
    if duty.task[i] < 0 and not stage.under_way(i):
        stage.act(i, activity)


def _send(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    for i in people:
        labour.put_down(stage, i, forget=True)
    return send(stage, people, stage.world.places.index(words[1]), ordered=False)


def _task_of(stage: Stage, word: str) -> int:
    return stage.world.names.kinds["task"].index(word)


def _assign(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    return labour.take_up(stage, people, _task_of(stage, words[1]), CHOICES["pace"].index(words[2]))


def _book(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    return labour.book(stage, people, _task_of(stage, words[1]), CHOICES["pace"].index(words[2]))


def _drop(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    for i in people:
        labour.put_down(stage, i, forget=True)
    return None


def _unbook(stage: Stage, people: tuple[int, ...], words: tuple[str, ...]) -> Message | None:
    return labour.unbook(stage, people, _task_of(stage, words[1]))


PEOPLE_VERBS: dict[str, Callable[[Stage, tuple[int, ...], tuple[str, ...]], Message | None]] = {
    "do": _do,
    "send": _send,
    "assign": _assign,
    "book": _book,
    "drop": _drop,
    "unbook": _unbook,
}


def _set(stage: Stage, effect: Effect, worker: int) -> None:
    at = stage.world.names.kinds["fact"].index(effect.words[0])
    value = _number(stage.world, effect.words[0], stage.facts.value(_tree(effect), stage.state))
    if effect.verb == "add":
        value += stage.state.course.values[at]
    values = list(stage.state.course.values)
    values[at] = value
    stage.state.course = stage.state.course._replace(values=tuple(values))


def _number(world: World, name: str, value: float | str | bool) -> float:
    fact = world.names.facts[name]
    return float(fact.words.index(str(value))) if fact.decimals == WORD else float(value)


def _tree(effect: Effect) -> Formula:
    """The formula that the reader has made sure of."""
    assert effect.formula is not None
    return effect.formula


def _hurt(stage: Stage, effect: Effect, worker: int) -> None:
    harm(stage, stage.named(effect.words[0], worker), float(stage.facts.value(_tree(effect), stage.state)))


def harm(stage: Stage, hurt: tuple[int, ...], amount: float) -> None:
    """Lasting injury, 0 to 1, is added to what these people have."""
    people = stage.state.habitat.people
    injury = people.injury.copy()
    for i in hurt:
        injury[i] = min(1.0, injury[i] + max(0.0, amount))
        stage.tell("event.hurt", person=stage.person(i))
    stage.state.habitat = stage.state.habitat._replace(people=people._replace(injury=injury))


def _redo(stage: Stage, effect: Effect, worker: int) -> None:
    t = _task_of(stage, effect.words[0])
    for i, each in enumerate(stage.state.duty.task):
        if each == t:
            labour.put_down(stage, i)
    work = stage.state.work
    stage.state.work = work._replace(
        status=changed(work.status, t, OPEN), left=changed(work.left, t, -1.0), at=changed(work.at, t, -1)
    )


def _close(status: int) -> Callable[[Stage, Effect, int], None]:
    def closed(stage: Stage, effect: Effect, worker: int) -> None:
        t = _task_of(stage, effect.words[0])
        for i, each in enumerate(stage.state.duty.task):
            if each == t:
                labour.put_down(stage, i)
        if stage.state.work.status[t] not in (DONE, SKIPPED):
            labour.close(stage, t, status)

    return closed


def _free(stage: Stage, effect: Effect, worker: int) -> None:
    for i in stage.named(effect.words[0], worker):
        labour.put_down(stage, i, forget=True)


def _lose(stage: Stage, effect: Effect, worker: int) -> None:
    s = stage.world.stacks.index(effect.words[0])
    state = stage.state
    stacks = stack.copied(state.habitat.stacks)
    electrolyser.halt(stacks, s)
    state.habitat = state.habitat._replace(stacks=stacks)
    controls = state.controls
    state.controls = controls._replace(
        site=changed(controls.site, s, -1), cooled=changed(controls.cooled, s, 0.0), feed=changed(controls.feed, s, 0.0)
    )
    state.course = state.course._replace(lost=tuple(changed(list(state.course.lost), s, True)))
    state.stale = True
    stage.tell("event.lost", stack=stage.world.stack_names[s])


def _trip(stage: Stage, effect: Effect, worker: int) -> None:
    state = stage.state
    stacks = stack.copied(state.habitat.stacks)
    electrolyser.fail(stacks, stage.world.stacks.index(effect.words[0]))
    state.habitat = state.habitat._replace(stacks=stacks)
    state.stale = True


def _delay(stage: Stage, effect: Effect, worker: int) -> None:
    t = _task_of(stage, effect.words[0])
    work = stage.state.work
    left = work.left[t] if work.left[t] >= 0.0 else stage.world.plot.tasks[t].seconds
    more = 60.0 * float(stage.facts.value(_tree(effect), stage.state))
    stage.state.work = work._replace(left=changed(work.left, t, max(0.0, left + more)))


def _candles(stage: Stage, effect: Effect, worker: int) -> None:
    more = int(float(stage.facts.value(_tree(effect), stage.state)))
    stage.state.candles = max(0, stage.state.candles + more)


def _spill(stage: Stage, effect: Effect, worker: int) -> None:
    s = stage.world.stacks.index(effect.words[0])
    share = min(1.0, max(0.0, float(stage.facts.value(_tree(effect), stage.state))))
    controls = stage.state.controls
    stage.state.controls = controls._replace(spill=changed(controls.spill, s, share))
    stage.state.stale = True


def _release(stage: Stage, effect: Effect, worker: int) -> None:
    r = stage.world.modules.index(effect.words[0])
    share = min(0.5, max(0.0, float(stage.facts.value(_tree(effect), stage.state))))
    habitat = stage.state.habitat
    air = atmosphere.copied(habitat.air)
    ledger = habitat.ledger.copy()
    escape.release(air, stage.world.design.modules, r, share, ledger)
    stage.state.habitat = habitat._replace(air=air, ledger=ledger)


def _wire(stage: Stage, effect: Effect, worker: int) -> None:
    rig = stage.state.rig
    if rig is not None and stage.world.plot.rig is not None:
        wired = wiring.wired(stage.world.plot.rig.rig, rig.rigged, effect.words[0])
        stage.state.rig = rig._replace(rigged=wired)
        undone = _undone(stage.world, stage.world.plot.rig.rig, rig.rigged, wired)
        if undone and worker >= 0:
            stage.tell("event.rig_rewired", person=stage.person(worker), parts=", ".join(undone))
        elif undone:
            stage.tell("event.rig_rewired_so", parts=", ".join(undone))


def _undone(world: World, rig: Rig, before: Rigged, after: Rigged) -> list[str]:
    """What hands had plugged otherwise than the book has it and is no longer so: loose parts, as people call them."""
    book = [joint[:3] for _, joints, _ in rig.book for joint in joints]
    names: list[str] = []
    for joint in before.joints:
        if joint in after.joints or joint[:3] in book:
            continue
        ends = [end.partition(".")[0] for end in (joint.one, joint.other)]
        loose = [name for name in ends if (part := rig.part(name)) is not None and not part.fixed]
        names += [name for name in loose or ends if name not in names]
    return [called(world, name) for name in names]


_OWN: dict[str, Callable[[Stage, Effect, int], None]] = {
    "set": _set,
    "add": _set,
    "hurt": _hurt,
    "redo": _redo,
    "settle": _close(DONE),
    "forget": _close(SKIPPED),
    "free": _free,
    "lose": _lose,
    "trip": _trip,
    "spill": _spill,
    "delay": _delay,
    "candles": _candles,
    "release": _release,
    "wire": _wire,
}
