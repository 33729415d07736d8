"""The shape of what happens in a level: tasks, facts, faults, objectives, endings, and the story beside it.

Look for: `TaskFile`, `FactFile`, `FaultFile`, `EndingFile`, and for story.yaml `StoryFile`.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from game.level.shapes import (
    TAKES,
    AnySeconds,
    Clock,
    Condition,
    Effect,
    Id,
    Mass,
    Minutes,
    Seconds,
    Share,
    Strict,
    Text,
    Truth,
    Whole,
)
from game.model.metabolism import ACTIVITIES

Effects = list[Effect]
"""Lines such as `set told all`, `if told is all: do residents rest`, `start backup 10`."""
FAMILIES = ("time", "air", "tell", "evidence", "care", "other")


def _start(value: Any) -> str | float | bool:
    if value in ("yes", "no", "true", "false"):
        return value in ("yes", "true")
    if isinstance(value, bool | int | float | str) and (isinstance(value, str) or abs(value) < float("inf")):
        return value
    raise ValueError("a fact starts as a word, a number, or yes or no")


Start = Annotated[
    Any,
    BeforeValidator(_start),
    WithJsonSchema({"type": ["string", "number", "boolean"], TAKES: "word, number, or yes or no"}),
]


class CauseFile(Strict):
    """One reason why the level's machine broke."""

    histories: dict[Id, Id] = {}
    """Stack and the service history it has had instead of its own."""
    running: dict[Id, Share] = {}
    """Stack and the share of full current at which it has been running instead of its own."""
    begin: Effects = []
    """Carried out in the first second."""
    meaning: str = ""
    """For people."""


class RuleFile(Strict):
    """A rule of the level that a plan can switch off, or on."""

    at_start: Truth = True
    """It holds unless the plan's head says otherwise."""
    meaning: str
    """For people."""


class FactFile(Strict):
    """A fact that the level itself keeps: a word, a number, or yes and no."""

    words: list[Id] = []
    """What a word may be; none for a number or for yes and no."""
    at_start: Start
    """A word, a number, or yes or no (which makes it a truth)."""
    unit: str = ""
    """Of a number, for people."""
    decimals: Annotated[int, Whole(0, 4)] = 1
    """Places after the point at which a number is shown."""
    draw: Truth = False
    """The start is drawn by the seed among `words`; the story's seed keeps `at_start`."""
    meaning: str
    """For people: what it says."""


class HasteFile(Strict):
    """A task done in a hurry."""

    minutes: Minutes
    """Instead of the task's own `minutes`; fewer."""
    do: Effects = []
    """Before the task's own `do`."""


class SkipFile(Strict):
    """A task that may be left out, knowingly."""

    do: Effects = []
    """When it is skipped."""


class TaskFile(Strict):
    """Something that people do."""

    who: list[Text] = Field(min_length=1)
    """People and groups, each perhaps with a factor on the time: `residents x1.25`. One's own entry counts first."""
    where: Id | None = None
    """Place; none: by comm, from wherever they are."""
    to: Id | None = None
    """Where they are when it is done."""
    trade: Id | None = None
    """Which of people's `skills` scales its time."""
    needs: list[Id] = []
    """Tasks that must be done, or skipped, before it begins."""
    when: Condition | None = None
    """Must hold for it to begin; the catalogue's [task_refusal] says why not."""
    over: Condition | None = None
    """Once this holds there is no point in it any more."""
    minutes: Minutes
    """For one fit person of the trade, or two where it takes two."""
    unattended: Minutes = 0
    """Minutes after the work, with nobody there, before it is done."""
    hands: Annotated[int, Whole(1, 2)] = 1
    """People it is meant for: one alone takes 1.7 times as long, a second on a one-person task 0.6 times."""
    both: Truth = False
    """It can't be done by one."""
    effort: str = Field(default="nominal", pattern=f"^({'|'.join(ACTIVITIES)})$")
    """Activity of whoever does it."""
    parts: list[Id] = []
    """Parts of the cart without which it can't be done."""
    haste: HasteFile | None = None
    """How it is done in a hurry; none: it can't be."""
    skip: SkipFile | None = None
    """It may be left out, and then counts as met for `needs`; write `skip: {}` if that changes nothing."""
    begin: Effects = []
    """When work begins, or goes on after an interruption."""
    end: Effects = []
    """When work ends, or is interrupted."""
    do: Effects = []
    """When it is done."""
    again: Truth = False
    """It may be done again."""
    family: Literal["time", "air", "tell", "evidence", "care", "other"] = "other"
    """Which kind of move it is."""


class PartFile(Strict):
    """Something that may go on the cart."""

    name: str
    """As people call it."""
    mass: Mass
    """What it weighs."""
    at_start: Truth = False
    """It lies on the cart unless somebody takes it off."""


class CartFile(Strict):
    """A cart with room for so much."""

    limit: Mass
    """Most that it carries."""
    closed_by: Id
    """The task after which nothing is packed any more."""
    parts: dict[Id, PartFile] = Field(min_length=1)
    """What may go on it."""


class WillingFile(Strict):
    """What a group must know before it helps, and how quickly it moves."""

    tasks: Condition = "always"
    """Condition under which its people take on tasks."""
    moves: Condition = "always"
    """Condition under which they leave when they are sent."""
    packing: Minutes = 0
    """Before they set out."""
    slow: Condition = "never"
    """Condition under which they need `slow_by` longer."""
    slow_by: Minutes = 0
    """Minutes."""


class HouseFile(Strict):
    """A module that takes guests."""

    room: Annotated[int, Whole(0, 200)]
    """Guests that it takes."""
    asked: Id | None = None
    """The task that announces them."""
    knock: Minutes = 0
    """Minutes at a hatch where nobody has been announced."""


class StopWorkFile(Strict):
    """When somebody puts the work down: displayed saturation and time."""

    below: Share
    """Displayed saturation below which they stop."""
    after: Seconds
    """For which it has been below."""
    back: Share
    """Saturation at which they can go on."""


class FaultFile(Strict):
    """Something that happens when its condition holds."""

    when: Condition
    """Condition under which it happens."""
    held: Minutes = 0
    """Minutes for which it must hold without a break."""
    again: Minutes | None = None
    """Minutes after which it may happen again; none: once."""
    do: Effects = Field(min_length=1)
    """What happens."""


class ObjectiveFile(Strict):
    """Something to be learnt, and the evidence for it."""

    ticks: dict[Id, Condition] = Field(min_length=1)
    """Conditions; a tick stays once it was seen."""
    unneeded: Condition = "never"
    """Condition under which it no longer matters."""


class EndingFile(Strict):
    """One way in which it ends."""

    when: Condition
    """Under which this is the ending."""
    wins: Truth = False
    """The day is saved."""


class WayFile(Strict):
    """One way to take a decision, as something that can be played."""

    want: list[Id] = []
    """Tasks to be done."""
    avoid: list[Id] = []
    """Tasks not to be done."""
    haste: list[Id] = []
    """Tasks done in haste."""
    skip: list[Id] = []
    """Tasks left out."""
    after: Clock | None = None
    """What is wanted is not begun before this time."""
    choose: dict[Id, Id] = {}
    """Choice and the option taken."""
    not_before: dict[Id, Id] = {}
    """A task that waits until another is done."""
    stays: list[Id] = []
    """People who are given nothing to do."""
    times: Annotated[int, Whole(1, 9)] = 1
    """How often what is wanted is done, where it can be done again."""
    sound: Truth = False
    """Whether somebody who leads well might take it; where no way of a decision says so, the first is."""


DecisionFile = Annotated[dict[Id, WayFile], Field(min_length=2)]


class OptionFile(Strict):
    """One answer to a choice."""

    when: Condition = "always"
    """Condition under which it is offered."""
    costs: AnySeconds = 0.0
    """What it costs, as the trainee is told."""
    who: Id | None = None
    """Whom it occupies."""
    do: Effects = []
    """When it is chosen."""


class ChoiceFile(Strict):
    """A question that the trainee answers, or leaves unanswered."""

    options: dict[Id, OptionFile] = Field(min_length=2)
    """The answers."""
    wait: AnySeconds | None = None
    """After which silence is an answer; none: it stays open."""
    silence: Id | None = None
    """The option that silence takes."""
    again: Truth = False
    """It may be asked anew, and answered anew at any time after that."""


class BeatFile(Strict):
    """Something that is said when its condition holds."""

    when: Condition
    """Condition under which it is said."""
    say: list[Text] = []
    """Lines, one after another: SPEAKER.NAME."""
    again: AnySeconds | None = None
    """Time after which it may be said again; none: once."""
    weight: Annotated[int, Whole(-20, 20)] = 0
    """Added to the number of comparisons in its condition; the highest sum is the most specific."""
    do: Effects = []
    """After the last line."""
    choice: Id | None = None
    """Opened after the last line."""


class StoryFile(Strict):
    """story.yaml."""

    format: Annotated[int, Whole(1, 1)]
    """Of this file; this program reads format 1."""
    speakers: dict[Id, Literal["person", "voice", "caption"]] = Field(min_length=1)
    """Who speaks: `person` is one of the level's people, `voice` somebody else, `caption` a sound."""
    beats: dict[Id, BeatFile] = Field(min_length=1)
    """What is said, and when. Of those whose conditions hold, the most specific is said; of equals, the first."""
    choices: dict[Id, ChoiceFile] = {}
    """Questions."""
