"""A small vocabulary with a state to read it from, for the tests of conditions and formulas.

Look for: `VOCABULARY`, `STATE`, `look_up`, `evaluated`.
"""

from collections.abc import Callable
from typing import Any

from game.words.conditions import Entry, Formula, bound
from game.words.diagnostic import nearest

State = dict[str, Any]

VOCABULARY = {
    "o2_percent": Entry("number"),
    "o2_percent.bay": Entry("number"),
    "o2_kpa": Entry("number"),
    "minutes_left": Entry("number"),
    "walkout_min": Entry("number"),
    "dead": Entry("number"),
    "flaws.weld": Entry("number"),
    "told": Entry("word", ("none", "chime", "part", "all")),
    "stack.backup": Entry("word", ("off", "starting", "ramp", "running", "tripped")),
    "chose.help": Entry("word", ("none", "open", "yes", "no", "never", "min", "in")),
    "clock": Entry("time"),
    "first_limit_at": Entry("time"),
    "stabilised_at": Entry("time"),
    "done.cells": Entry("truth"),
    "done.lockout": Entry("truth"),
    "stabilised": Entry("truth"),
}
STATE: State = {
    "o2_percent": 19.25,
    "o2_percent.bay": 20.0,
    "o2_kpa": 13.5,
    "minutes_left": 20.0,
    "walkout_min": 12,
    "dead": 0,
    "flaws.weld": 0.25,
    "told": "part",
    "stack.backup": "running",
    "chose.help": "no",
    "clock": 8 * 3600 + 600,
    "first_limit_at": "none",
    "stabilised_at": 8 * 3600,
    "done.cells": True,
    "done.lockout": False,
    "stabilised": False,
}


def look_up(name: str, subject: str) -> Entry | str:
    written = f"{name}.{subject}" if subject else name
    return VOCABULARY.get(written) or f"'{written}' is no fact.{nearest(written, VOCABULARY)}"


def getter_of(name: str, subject: str) -> Callable[[State], Any]:
    written = f"{name}.{subject}" if subject else name
    return lambda state: state[written]


def evaluated(read: Formula, state: State = STATE) -> Any:
    return bound(read, getter_of)(state)
