"""Collects the names of a level from its files.

Look for: `level_names`.
"""

from game.level.names import WALKING, Names
from game.level.play_schema import StoryFile
from game.level.rig_schema import RigFile
from game.level.schema import LevelFile
from game.model.metabolism import ACTIVITIES
from game.rig.parts import ENDS, KINDS, TURNED
from game.words.facts import (
    FACTS,
    LIMIT_WORDS,
    OBJECTIVE_WORDS,
    SIGNAL_WORDS,
    STACK_WORDS,
    STATUS_WORDS,
    TASK_WORDS,
    TRIP_WORDS,
    TRUTH,
    WORD,
    Fact,
)
from game.words.verbs import CHOICES, TOGGLES

DEFAULT_ENDINGS = ("lost", "limit", "stabilised")
"""Of a level that has none of its own."""


def level_names(file: LevelFile, story: StoryFile | None) -> Names:
    """The names of a level and its story."""
    modules = tuple(sorted(file.modules))
    places = (*modules, *sorted(file.places))
    people = tuple(sorted(file.people))
    endings = tuple(file.endings) or DEFAULT_ENDINGS
    choices = story.choices if story else {}
    stocks = file.bench.stock if file.bench else {}
    kinds: dict[str, tuple[str, ...]] = {
        "module": modules,
        "place": places,
        "person": people,
        "group": tuple(sorted(file.groups)),
        "who": (*people, *sorted(file.groups)),
        "link": tuple(sorted(file.links)),
        "fan": tuple(sorted(file.links)),
        "bed": tuple(bed for module in modules for bed in sorted(file.modules[module].beds)),
        "stack": tuple(sorted(file.stacks)),
        "load": tuple(sorted(file.network.loads)),
        "activity": ACTIVITIES,
        "task": tuple(file.tasks),
        "part": tuple(file.cart.parts) if file.cart else (),
        "piece": tuple(sorted({piece for stock in stocks.values() for piece in stock.pieces})),
        "bar": tuple(sorted(file.bench.bars)) if file.bench else (),
        **_rig_kinds(file.rig),
        "choice": tuple(choices),
        "option": tuple(dict.fromkeys(option for choice in choices.values() for option in choice.options)),
        "beat": tuple(story.beats) if story else (),
        "objective": tuple(file.objectives),
        "rule": tuple(file.rules),
        "fact": tuple(file.facts),
        "ending": endings,
        **CHOICES,
    }
    own = {name: _own_fact(name, file) for name in file.facts}
    # A derived fact's kind is found when its formula is read (plot.py): until then it is a number.
    own |= {name: Fact("", 1, "", "", "follows from others") for name in file.derived}
    words = {
        "status": STATUS_WORDS,
        "place": (*places, WALKING),
        "activity": ACTIVITIES,
        "stack": STACK_WORDS,
        "trip": TRIP_WORDS,
        "first_limit": ("none", *LIMIT_WORDS),
        "next_limit": ("none", *LIMIT_WORDS),
        "overrun": ("none", *modules),
        "ending": ("open", *endings),
        "task": TASK_WORDS,
        "busy": ("none", *kinds["task"]),
        "bench_hand": ("none", *people),
        "rig_hand": ("none", *people),
        "telemetry": SIGNAL_WORDS,
        "objective": OBJECTIVE_WORDS,
        "difficulty": tuple(sorted(file.difficulties)),
        "cause": tuple(file.causes) or ("none",),
    }
    words |= {name: tuple(fact.words) for name, fact in file.facts.items() if fact.words}
    options = {name: tuple(choice.options) for name, choice in choices.items()}
    return Names(kinds, FACTS | own, words, options)


def _rig_kinds(file: RigFile | None) -> dict[str, tuple[str, ...]]:
    """What commands to a rig name: open ends, what can be turned, what has an address, and what can be measured."""
    parts = sorted({**file.plant, **file.box}.items()) if file else []
    sensors = tuple(file.sensors) if file else ()
    ends = tuple(f"{name}.{end}" for name, part in parts for end in ENDS[KINDS[part.kind]])
    openings = {f"{name}.{end}": True for name, part in parts for end in (*part.ports, *part.ends)}
    names = tuple(name for name, _ in parts)
    return {
        "end": tuple(end for end in ends if end in openings),
        "turnable": (*(name for name, part in parts if KINDS[part.kind] in TURNED), *(TOGGLES if file else ())),
        "slave": tuple(name for name, part in parts if part.kind == "slave"),
        "gear": (*names, *sensors),
        "where": (*ends, *names, *(("bay",) if file else ())),
        "wiring": tuple(file.book) if file else (),
        "sensor": sensors,
    }


def _own_fact(name: str, file: LevelFile) -> Fact:
    fact = file.facts[name]
    if fact.words:
        return Fact("", WORD, "", "", fact.meaning, tuple(fact.words))
    if isinstance(fact.at_start, bool):
        return Fact("", TRUTH, "", "", fact.meaning)
    return Fact(fact.unit, fact.decimals, "", "", fact.meaning)
