"""A command as somebody gives it: refused with a sentence, or carried out.

Look for: `given`, `VERB_NAMES`.
"""

from collections.abc import Callable

from game.rig import wiring
from game.session import benchtime, labour, telling
from game.session.benchwork import BENCH_GIVEN
from game.session.effects import PEOPLE_VERBS, do, take
from game.session.handwork import HANDS_GIVEN
from game.session.moment import DONE, SKIPPED, changed
from game.session.orders import MACHINE_VERBS, carried_out
from game.session.readers import cart_kg
from game.session.rigwork import RIG_GIVEN
from game.session.stage import Stage
from game.session.walking import send
from game.words.message import Message, message
from game.words.verbs import Command


def given(stage: Stage, command: Command) -> Message | None:
    """Carries out a command, or says why not: then nothing has changed. Its words must be names of this world."""
    verb = command.verb
    if verb in stage.world.plot.by_task:
        return message("refusal.by_task", verb=verb)
    if verb in HANDS_GIVEN:
        refusal = HANDS_GIVEN[verb](stage, command.words)
    elif verb in RIG_GIVEN:
        none = message("refusal.rig_none") if stage.state.rig is None else None
        refusal = none or RIG_GIVEN[verb](stage, command.words)
    elif verb in BENCH_GIVEN:
        refusal = _at_the_bench(stage, command)
    elif verb in _GIVEN:
        refusal = _GIVEN[verb](stage, command.words)
    else:
        outcome = carried_out(stage.world, stage.state.frozen(), command)
        if isinstance(outcome, Message):
            return outcome
        take(stage, outcome.moment)
        for each in outcome.events:
            stage.tell(each.id, **dict(each.values))
        if verb == "install":
            _by_the_book(stage, command.words[0])
        refusal = None
    if refusal is None:
        stage.stir()
    return refusal


def _by_the_book(stage: Stage, name: str) -> None:
    """Where a stack is installed by a mere order, all that the book of its rig joins to it comes with it."""
    design, rig = stage.world.plot.rig, stage.state.rig
    if design is None or rig is None or design.rig.stack != name:
        return
    rigged = rig.rigged
    for group, joints, _ in design.rig.book:
        if not any(wiring.plugged(rigged, end) for joint in joints for end in (joint.one, joint.other)):
            rigged = wiring.wired(design.rig, rigged, group)
    stage.state.rig = rig._replace(rigged=rigged)
    stage.state.stale = True


def _at_the_bench(stage: Stage, command: Command) -> Message | None:
    bench = stage.state.bench
    if bench is None:
        return message("refusal.bench_none")
    if bench.unsettled is not None and command.verb != "settled":
        benchtime.settle(stage)
    return BENCH_GIVEN[command.verb](stage, command.words)


def _able(stage: Stage, word: str) -> "tuple[int, ...] | Message":
    """Those of the named who can act; a refusal if none can."""
    people = stage.named(word)
    able = tuple(i for i in people if stage.fit(i))
    return able or stage.unfit(people[0])


def _do(stage: Stage, words: tuple[str, ...]) -> Message | None:
    people = _able(stage, words[0])
    if isinstance(people, Message):
        return people
    activity = stage.world.names.kinds["activity"].index(words[1])
    stage.relieve(people)
    for i in people:
        labour.put_down(stage, i, forget=True)
        do(stage, i, activity, words[0] in stage.world.people)
    return None


def _send(stage: Stage, words: tuple[str, ...]) -> Message | None:
    people = _able(stage, words[0])
    if isinstance(people, Message):
        return people
    refusal = send(stage, people, stage.world.places.index(words[1]), ordered=True)
    if refusal is None:
        for i in people:
            labour.put_down(stage, i, forget=True)
    return refusal


def _people(verb: str) -> Callable[[Stage, tuple[str, ...]], Message | None]:
    def carry(stage: Stage, words: tuple[str, ...]) -> Message | None:
        people = _able(stage, words[0])
        return people if isinstance(people, Message) else PEOPLE_VERBS[verb](stage, people, words)

    return carry


def _drop(stage: Stage, words: tuple[str, ...]) -> Message | None:
    people = _able(stage, words[0])
    if isinstance(people, Message):
        return people
    duty = stage.state.duty
    if not any(duty.task[i] >= 0 or duty.booked[i] for i in people):
        return message("refusal.nothing_to_drop", person=stage.person(people[0]))
    for i in people:
        labour.put_down(stage, i, forget=True)
    return None


def _skip(stage: Stage, words: tuple[str, ...]) -> Message | None:
    return labour.skip(stage, stage.world.names.kinds["task"].index(words[0]))


def _packs(on: bool) -> Callable[[Stage, tuple[str, ...]], Message | None]:
    def carry(stage: Stage, words: tuple[str, ...]) -> Message | None:
        plot, course = stage.world.plot, stage.state.course
        at = stage.world.names.kinds["part"].index(words[0])
        if plot.cart_closed_by >= 0 and stage.state.work.status[plot.cart_closed_by] in (DONE, SKIPPED):
            return message("refusal.cart_closed", task=labour.task_name(plot.tasks[plot.cart_closed_by]))
        if course.packed[at] == on:
            return message("refusal.packed" if on else "refusal.unpacked", part=f"@part.{words[0]}")
        total = cart_kg(stage.world, stage.state) + plot.part_mass[at]
        if on and total > plot.cart_limit:
            limit = f"{plot.cart_limit:.0f}"
            return message("refusal.cart_full", part=f"@part.{words[0]}", kg=f"{total:.1f}", limit=limit)
        stage.state.course = course._replace(packed=tuple(changed(list(course.packed), at, on)))
        return None

    return carry


def _choose(stage: Stage, words: tuple[str, ...]) -> Message | None:
    c = stage.world.names.kinds["choice"].index(words[0])
    return telling.answer(stage, c, stage.world.names.options[words[0]].index(words[1]))


_GIVEN: dict[str, Callable[[Stage, tuple[str, ...]], Message | None]] = {
    "do": _do,
    "send": _send,
    "assign": _people("assign"),
    "book": _people("book"),
    "drop": _drop,
    "unbook": _people("unbook"),
    "skip": _skip,
    "pack": _packs(True),
    "unpack": _packs(False),
    "choose": _choose,
}

VERB_NAMES = (*_GIVEN, *MACHINE_VERBS, *HANDS_GIVEN, *BENCH_GIVEN, *RIG_GIVEN)
"""Every verb that can be carried out; the vocabulary and this agree (a test says so)."""
