"""What a run came to, as facts for whoever tells it: the ending, and how far each objective was seen.

Look for: `Outcome` and `outcome`, `Evidence` and `evidence`, `ending_text`.
"""

import re
from typing import NamedTuple

from game.level.world import World
from game.retelling.brackets import bracket_note
from game.retelling.wording import DAY, at, capital
from game.session import readers
from game.session.session import Session
from game.words.facts import OBJECTIVE_WORDS
from game.words.message import catalogue, message, said

UNSEEN, PARTLY, SEEN, UNNEEDED = OBJECTIVE_WORDS
_BENCH = re.compile(r"\b(bench_|by_hand\b)")
"""What is to be seen at the weld bench asks for one of its facts."""


class Outcome(NamedTuple):
    """How it ended, or stands."""

    ending: str
    """Its id; open while nothing is decided."""
    name: str
    why: str
    """Why it came to that, in the level's words; "" where it says nothing."""
    tick: int
    """When it was decided; now, while it is open."""
    clock: str
    wins: bool


class Evidence(NamedTuple):
    """One objective."""

    id: str
    name: str
    seen: str
    """unseen, partly, seen or unneeded."""
    ticks: tuple[tuple[str, int], ...]
    """What was to be seen, and when it was; -1."""
    note: str = ""
    """What the brackets came to that were welded, where it is about them."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What was not seen, where some of it was."""
        return tuple(text for text, when in self.ticks if when < 0) if self.seen == PARTLY else ()


def outcome(world: World, session: Session) -> Outcome:
    """The ending."""
    watch = session.state.watch
    ending = readers.ending(world, session.state)
    tick = watch.judged_at if session.judged else session.now
    clock = at(world, tick)
    if world.start + tick >= DAY:
        clock = said(message("head.next_day", clock=clock))
    wins = session.judged and world.plot.endings[watch.ending].wins
    why = world.texts.get(f"ending_why.{ending}", "")
    return Outcome(ending, capital(ending_text(world, ending)), why, tick, clock, wins)


def ending_text(world: World, ending: str) -> str:
    """What the level calls its ending; what every level may have is said in general words."""
    if f"ending.{ending}" in world.texts:
        return world.texts[f"ending.{ending}"]
    general = f"result.ending_{ending}"
    return said(message(general)) if general in catalogue() else ending.replace("_", " ")


def evidence(world: World, session: Session) -> tuple[Evidence, ...]:
    """Of each objective, in the level's order."""
    state = session.state
    found = []
    for o, name in enumerate(world.names.kinds["objective"]):
        asked = world.plot.objectives[o].ticks
        ticks = tuple(
            (world.texts.get(f"tick.{name}.{tick}", tick.replace("_", " ")), when)
            for (tick, _), when in zip(asked, state.course.ticks[o], strict=True)
        )
        text = world.texts.get(f"objective.{name}", name.replace("_", " "))
        about = any(_BENCH.search(formula.text) for _, formula in asked)
        note = bracket_note(world, state) if about else ""
        found.append(Evidence(name, text, readers.objective(world, state, o), ticks, note))
    return tuple(found)
