"""What happens in a level, ready to be played: tasks, faults, objectives, endings, beats and choices.

Look for: `Plot` (the whole), `Task`, `Effect`, `Fault`, `Beat`, `Choice`. plotting.py makes it from the files.
"""

from typing import NamedTuple

from game.level.bench import BenchDesign
from game.level.rig import RigDesign
from game.words.conditions import Formula
from game.words.verbs import Command

NO_PLACE = -1
"""A task that is done from anywhere; somebody who is on the way."""


class Effect(NamedTuple):
    """One line of what happens."""

    verb: str
    words: tuple[str, ...]
    """Names of the level, `worker` among them."""
    text: str
    command: Command | None = None
    """Where the verb is one of those that plans use."""
    formula: Formula | None = None
    """The value of `set`, `add`, `hurt`."""
    unless: Formula | None = None
    """Condition of `if CONDITION: …`, without which nothing happens."""


Effects = tuple[Effect, ...]


class Task(NamedTuple):
    """Something that people do."""

    id: str
    factors: tuple[float, ...]
    """By person: factor on the time; 0 for those who can't."""
    where: int
    """Place, or NO_PLACE."""
    to: int
    """Place where the workers are when it is done, or NO_PLACE."""
    needs: tuple[int, ...]
    when: Formula | None
    over: Formula | None
    seconds: float
    haste_seconds: float
    """-1 where it can't be done in haste."""
    unattended: int
    """Seconds."""
    hands: int
    both: bool
    effort: int
    """Index into ACTIVITIES."""
    parts: tuple[int, ...]
    skippable: bool
    again: bool
    family: str
    begin: Effects
    end: Effects
    do: Effects
    haste_do: Effects
    skip_do: Effects


class Willing(NamedTuple):
    """What a person must know before they help; None: nothing."""

    tasks: Formula | None
    moves: Formula | None
    packing: float
    """Seconds."""
    slow: Formula | None
    slow_by: float


class House(NamedTuple):
    """A module that takes guests."""

    room: int
    asked: int
    """Task that announces them, -1."""
    knock: float
    """Seconds."""


class StopWork(NamedTuple):
    """When somebody puts the work down."""

    below: float
    """% of displayed saturation."""
    after: float
    """Seconds."""
    back: float


class Fault(NamedTuple):
    """Something that happens when its condition holds."""

    id: str
    when: Formula
    held: int
    """Seconds."""
    again: int
    """Seconds; -1: once."""
    do: Effects


class Objective(NamedTuple):
    """Something to be learnt."""

    id: str
    ticks: tuple[tuple[str, Formula], ...]
    unneeded: Formula | None


class Ending(NamedTuple):
    """One way in which it ends."""

    id: str
    when: Formula
    wins: bool


class Way(NamedTuple):
    """One way to take a decision; tasks and choices by their ids."""

    id: str
    want: tuple[str, ...]
    avoid: tuple[str, ...]
    haste: tuple[str, ...]
    skip: tuple[str, ...]
    after: int
    """Seconds since midnight; 0: at once."""
    choose: tuple[tuple[str, str], ...]
    not_before: tuple[tuple[str, str], ...]
    stays: tuple[str, ...]
    times: int
    """How often what is wanted is done, where it can be done again."""
    sound: bool
    """Whether somebody who leads well might take it."""


class Beat(NamedTuple):
    """Something that is said."""

    id: str
    when: Formula
    weight: int
    """Specificity: comparisons in its condition, and what the author added."""
    say: tuple[str, ...]
    again: int
    """Seconds; -1: once."""
    do: Effects
    choice: int
    """-1: none."""


class Option(NamedTuple):
    """One answer."""

    id: str
    when: Formula | None
    costs: float
    """Seconds, as the trainee is told."""
    who: int
    """Person, -1."""
    do: Effects


class Choice(NamedTuple):
    """A question."""

    id: str
    options: tuple[Option, ...]
    wait: int
    """Seconds; -1: for ever."""
    silence: int
    """Option; -1: it just closes."""
    again: bool


class Plot(NamedTuple):
    """All of it."""

    cause: str
    cause_begin: Effects
    rules: tuple[bool, ...]
    by_task: tuple[str, ...]
    values: tuple[float, ...]
    """Of the level's own facts at the start: numbers, truths as 0 or 1, words as their index."""
    derived: dict[str, Formula]
    tasks: tuple[Task, ...]
    willing: tuple[Willing | None, ...]
    """By person."""
    houses: dict[int, House]
    """By module."""
    hatch: float
    stop_work: StopWork | None
    part_mass: tuple[float, ...]
    packed: tuple[bool, ...]
    cart_limit: float
    """kg"""
    cart_closed_by: int
    """Task, -1."""
    faults: tuple[Fault, ...]
    objectives: tuple[Objective, ...]
    judged: tuple[Formula, ...]
    endings: tuple[Ending, ...]
    decisions: tuple[tuple[str, tuple[Way, ...]], ...]
    bill: tuple[str, ...]
    """Facts that count what it cost."""
    speakers: dict[str, str]
    """Speaker and kind: person, voice, caption."""
    beats: tuple[Beat, ...]
    choices: tuple[Choice, ...]
    bench: BenchDesign | None
    """The weld bench, if there is one."""
    rig: RigDesign | None = None
    """The rig, if there is one."""
