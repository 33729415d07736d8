"""A task is taken in the player's hands, given back, or said to be done: at the weld bench and at the rig alike.

Look for: `HANDS_GIVEN` (by verb). benchwork.py and rigwork.py have what hands do with a task.
"""

from collections.abc import Callable

from game.session import benchtime, benchwork, hands, labour, rigtime, rigwork
from game.session.stage import Stage
from game.words.message import Message, message

Words = tuple[str, ...]


def _hands(stage: Stage, words: Words) -> Message | None:
    i, t = stage.world.people.index(words[0]), stage.world.names.kinds["task"].index(words[1])
    if _at_bench(stage, t):
        return benchwork.taken(stage, i, t)
    if _at_rig(stage, t):
        return rigwork.taken(stage, i, t)
    return message("refusal.hands_no_task", task=labour.task_name(stage.world.plot.tasks[t]))


def _let(stage: Stage, words: Words) -> Message | None:
    i = stage.world.people.index(words[0])
    who, t = hands.holder(stage)
    if who != i:
        return message("refusal.hands_not_held", person=stage.person(i))
    if _at_bench(stage, t):
        benchtime.given_back(stage)
    else:
        rigtime.given_back(stage)
    return None


def _finish(stage: Stage, words: Words) -> Message | None:
    who, t = hands.holder(stage)
    if who < 0:
        return message("refusal.hands_empty")
    return benchwork.finish(stage) if _at_bench(stage, t) else rigwork.finish(stage)


def _at_bench(stage: Stage, t: int) -> bool:
    design = stage.world.plot.bench
    return design is not None and design.kind(t) >= 0


def _at_rig(stage: Stage, t: int) -> bool:
    design = stage.world.plot.rig
    return design is not None and t in design.tasks


def _given(carry: Callable[[Stage, Words], Message | None]) -> Callable[[Stage, Words], Message | None]:
    def carried(stage: Stage, words: Words) -> Message | None:
        bench = stage.state.bench
        if bench is None and stage.state.rig is None:
            return message("refusal.hands_none")
        if bench is not None and bench.unsettled is not None:
            benchtime.settle(stage)
        return carry(stage, words)

    return carried


HANDS_GIVEN: dict[str, Callable[[Stage, Words], Message | None]] = {
    "hands": _given(_hands),
    "let": _given(_let),
    "finish": _given(_finish),
}
