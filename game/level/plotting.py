"""Makes a plot from the files of a level: every condition, formula and effect checked, all mistakes in one pass.

Look for: `plot`.
"""

import re
from collections.abc import Iterable

from game.level.benching import bench_design
from game.level.effects import EffectReader
from game.level.names import Names
from game.level.naming import DEFAULT_ENDINGS
from game.level.places import Places
from game.level.play_schema import OptionFile, StoryFile, TaskFile, WayFile
from game.level.plot import (
    Beat,
    Choice,
    Ending,
    Fault,
    House,
    Objective,
    Option,
    Plot,
    StopWork,
    Task,
    Way,
    Willing,
)
from game.level.rigging import rig_design
from game.level.rings import beat_rings, task_rings
from game.level.schema import LevelFile
from game.model import chance
from game.model.metabolism import ACTIVITIES
from game.words.conditions import Formula
from game.words.diagnostic import BadInput, nearest
from game.words.facts import TRUTH, Fact

_WHAT = {"who": "person or group"}
_LINE = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
WORK_RULE = "work"
"""The rule under which the verbs of `by_task` are the work of tasks."""


def plot(
    file: LevelFile, places: Places, story: StoryFile | None, story_places: Places | None, names: Names,
    seed: int, cause: str, rules: dict[str, bool], difficulty: str,
) -> tuple[Plot, Names]:  # fmt: skip
    """The plot, and the names with the kinds of derived facts known. Raises BadInput with every mistake."""
    level = EffectReader(names, places)
    derived = _derived(file, level)
    made = _Maker(file, level, seed)
    tasks = tuple(made.task(name, task) for name, task in file.tasks.items())
    made.cycles()
    parts = file.cart.parts if file.cart else {}
    closed_by = made.index(file.cart.closed_by, "task", "cart", "closed_by") if file.cart else -1
    for at, verb in enumerate(file.by_task):
        level.verb(verb, "by_task", at)
    for at, name in enumerate(file.bill):
        level.number_fact(name, "bill", at)
    faults = tuple(
        Fault(
            name,
            level.condition(fault.when, "faults", name, "when"),
            int(60 * fault.held),
            -1 if fault.again is None else int(60 * fault.again),
            level.effects(fault.do, "faults", name, "do"),
        )
        for name, fault in file.faults.items()
    )
    objectives = tuple(
        Objective(
            name,
            tuple(
                (tick, level.condition(when, "objectives", name, "ticks", tick)) for tick, when in each.ticks.items()
            ),
            level.optional(each.unneeded, "objectives", name, "unneeded", never=True),
        )
        for name, each in file.objectives.items()
    )
    judged, endings = _endings(file, level)
    found = level.found
    beats: tuple[Beat, ...] = ()
    choices: tuple[Choice, ...] = ()
    if story and story_places:
        told = EffectReader(level.names, story_places, level.unreadable)
        beats, choices = _story(story, told, file)
        found = found + told.found
    begin = {name: level.effects(each.begin, "causes", name, "begin") for name, each in file.causes.items()}
    result = Plot(
        cause=cause,
        cause_begin=begin.get(cause, ()),
        rules=tuple(rules.get(name, rule.at_start) for name, rule in file.rules.items()),
        by_task=tuple(file.by_task) if rules.get(WORK_RULE, True) else (),
        values=tuple(made.start_of(name) for name in file.facts),
        derived=derived,
        tasks=tasks,
        willing=made.willing(),
        houses=made.houses(),
        hatch=file.hatch,
        stop_work=StopWork(100 * file.stop_work.below, file.stop_work.after, 100 * file.stop_work.back)
        if file.stop_work
        else None,
        part_mass=tuple(part.mass for part in parts.values()),
        packed=tuple(part.at_start for part in parts.values()),
        cart_limit=file.cart.limit if file.cart else 0.0,
        cart_closed_by=closed_by,
        faults=faults,
        objectives=objectives,
        judged=judged,
        endings=endings,
        decisions=tuple(
            (name, tuple(made.way(name, way, each) for way, each in ways.items()))
            for name, ways in file.decisions.items()
        ),
        bill=tuple(file.bill),
        speakers=dict(story.speakers) if story else {},
        beats=beats,
        choices=choices,
        bench=bench_design(file.bench, level, difficulty),
        rig=rig_design(file, level, seed),
    )
    found = [*found, *(each for each in level.found if each not in found)]
    if found:
        raise BadInput(sorted(found, key=lambda each: (each.file, each.line, each.column)))
    return result, level.names


def _at(known: tuple[str, ...], name: str | None) -> int:
    return known.index(name) if name in known else -1


def _derived(file: LevelFile, level: EffectReader) -> dict[str, Formula]:
    """Derived facts, each of which may use those above it; their kinds go into the names."""
    found: dict[str, Formula] = {}
    for name, text in file.derived.items():
        later = [each for each in file.derived if each not in found]
        tree = level.either(text, name, later)
        found[name] = tree
        if tree.kind == "truth":
            facts = level.names.facts | {name: Fact("", TRUTH, "", "", "follows from others")}
            level.names = level.names._replace(facts=facts)
    return found


def _endings(file: LevelFile, level: EffectReader) -> tuple[tuple[Formula, ...], tuple[Ending, ...]]:
    if file.endings:
        judged = tuple(level.condition(text, "judged", at) for at, text in enumerate(file.judged))
        if not judged:
            judged = tuple(level.condition(text, "endings") for text in ("dead > 0", "stabilised"))
        endings = tuple(
            Ending(name, level.condition(each.when, "endings", name, "when"), each.wins)
            for name, each in file.endings.items()
        )
        return judged, endings
    texts = ("dead > 0", "first_limit is not none", "stabilised")
    whens = [level.condition(text, "format") for text in texts]
    endings = tuple(Ending(name, when, name == "stabilised") for name, when in zip(DEFAULT_ENDINGS, whens, strict=True))
    return (whens[0], whens[2]), endings


class _Maker:
    """Turns the parts of a level file that name each other into tuples of indices."""

    def __init__(self, file: LevelFile, level: EffectReader, seed: int) -> None:
        self.file, self.level, self.seed = file, level, seed

    def index(self, name: str | None, kind: str, *location: int | str, key: bool = False) -> int:
        """Index of a name of some kind; -1 and a mistake where there is none, -1 alone for None."""
        if name is None:
            return -1
        known = self.level.names.kinds[kind]
        if name in known:
            return known.index(name)
        wrong = self.level.wrong_key if key else self.level.wrong
        what = _WHAT.get(kind, kind)
        wrong(f"'{name}' is no {what} of this level.{nearest(name, known)}", *location)
        return -1

    def task(self, name: str, task: TaskFile) -> Task:
        """One task."""
        at = ("tasks", name)
        level = self.level
        needs = tuple(self.index(need, "task", *at, "needs", i) for i, need in enumerate(task.needs))
        if task.both and task.hands < 2:
            level.wrong(f"'{name}' needs both of two people, so write 'hands: 2'", *at, "both")
        if task.haste and task.haste.minutes >= task.minutes:
            sentence = f"in haste '{name}' must take less than the {task.minutes:g} minutes that it takes by the book"
            level.wrong(sentence, *at, "haste", "minutes")
        if task.trade and not any(task.trade in person.skills for person in self.file.people.values()):
            trades = sorted({trade for person in self.file.people.values() for trade in person.skills})
            level.wrong(f"nobody has the trade '{task.trade}' among their skills.{nearest(task.trade, trades)}", *at,
                        "trade")  # fmt: skip
        with level.worker():
            return Task(
                id=name,
                factors=self._factors(task, *at),
                where=self.index(task.where, "place", *at, "where"),
                to=self.index(task.to, "place", *at, "to"),
                needs=needs,
                when=level.optional(task.when, *at, "when"),
                over=level.optional(task.over, *at, "over"),
                seconds=60.0 * task.minutes,
                haste_seconds=60.0 * task.haste.minutes if task.haste else -1.0,
                unattended=int(60 * task.unattended),
                hands=task.hands,
                both=task.both,
                effort=ACTIVITIES.index(task.effort),
                parts=tuple(self.index(part, "part", *at, "parts", i) for i, part in enumerate(task.parts)),
                skippable=task.skip is not None,
                again=task.again,
                family=task.family,
                begin=level.effects(task.begin, *at, "begin"),
                end=level.effects(task.end, *at, "end"),
                do=level.effects(task.do, *at, "do"),
                haste_do=level.effects(task.haste.do, *at, "haste", "do") if task.haste else (),
                skip_do=level.effects(task.skip.do, *at, "skip", "do") if task.skip else (),
            )

    def _factors(self, task: TaskFile, *at: str) -> tuple[float, ...]:
        """By person: the factor of their own entry, or of a group of theirs, times their skill; 0: not them."""
        people = self.level.names.kinds["person"]
        by_name: dict[str, float] = {}
        for i, text in enumerate(task.who):
            name, _, written = text.partition(" x")
            try:
                value = float(written) if written else 1.0
                good = 0.05 <= value <= 20.0
            except ValueError:
                good, value = False, 1.0
            if not good:
                self.level.wrong(f"'{text}' is nobody; write a person or group, or 'NAME x1.25'", *at, "who", i)
            else:
                self.index(name, "who", *at, "who", i)
            if name in by_name:
                self.level.wrong(f"'{name}' stands here twice; take one of them out", *at, "who", i)
            by_name[name] = value
        factors = []
        for person in people:
            groups = [group for group, members in self.file.groups.items() if person in members]
            found = [by_name[group] for group in groups if group in by_name]
            factor = by_name.get(person, found[0] if found else 0.0)
            factors.append(factor * (self.file.people[person].skills.get(task.trade, 1.0) if task.trade else 1.0))
        return tuple(factors)

    def cycles(self) -> None:
        """Tasks that wait for each other in a ring can never begin."""
        for ring in task_rings({name: task.needs for name, task in self.file.tasks.items()}):
            *_, last, first = ring
            sentence = f"these tasks wait for each other and can never begin: {' needs '.join(ring)}"
            if last == first:
                sentence = f"'{first}' needs itself, and so can never begin"
            self.level.wrong(sentence, "tasks", last, "needs", self.file.tasks[last].needs.index(first))

    def start_of(self, name: str) -> float:
        """Value of a fact of the level's own at the start."""
        fact = self.file.facts[name]
        location = ("facts", name, "at_start")
        if fact.words:
            if fact.at_start not in fact.words:
                known = ", ".join(fact.words)
                given = {True: "yes", False: "no"}.get(fact.at_start, fact.at_start)
                hint = nearest(str(given), fact.words)
                self.level.wrong(f"'{given}' is none of the words of '{name}': {known}.{hint}", *location)
                return 0.0
            if fact.draw and self.seed != self.file.story_seed:
                return float(int(chance.uniform(self.seed, f"fact/{name}") * len(fact.words)))
            return float(fact.words.index(fact.at_start))
        if fact.draw:
            self.level.wrong(f"'{name}' is drawn among its 'words', and it has none", "facts", name, "draw")
        if isinstance(fact.at_start, str):
            sentence = f"'{fact.at_start}' is a word, and '{name}' has no 'words'; write a number, or yes or no"
            self.level.wrong(sentence, *location)
            return 0.0
        return float(fact.at_start)

    def willing(self) -> tuple[Willing | None, ...]:
        """By person: the terms of the first group of theirs that has any."""
        terms: dict[str, Willing] = {}
        level = self.level
        for group, each in self.file.willing.items():
            self.index(group, "group", "willing", group, key=True)
            at = ("willing", group)
            terms[group] = Willing(
                level.optional(each.tasks, *at, "tasks"),
                level.optional(each.moves, *at, "moves"),
                60.0 * each.packing,
                level.optional(each.slow, *at, "slow", never=True),
                60.0 * each.slow_by,
            )
        return tuple(
            next((terms[group] for group in terms if person in self.file.groups.get(group, [])), None)
            for person in level.names.kinds["person"]
        )

    def houses(self) -> dict[int, House]:
        """By module."""
        return {
            self.index(name, "module", "houses", name, key=True): House(
                house.room, self.index(house.asked, "task", "houses", name, "asked"), 60.0 * house.knock
            )
            for name, house in sorted(self.file.houses.items())
        }

    def way(self, decision: str, name: str, way: WayFile) -> Way:
        """One way to take a decision."""
        at = ("decisions", decision, name)
        for key, tasks in (("want", way.want), ("avoid", way.avoid), ("haste", way.haste), ("skip", way.skip)):
            for i, task in enumerate(tasks):
                self.index(task, "task", *at, key, i)
        for choice, option in way.choose.items():
            self.index(choice, "choice", *at, "choose", choice, key=True)
            options = self.level.names.options.get(choice, ())
            if options and option not in options:
                sentence = f"'{option}' is no option of '{choice}'.{nearest(option, options)}"
                self.level.wrong(sentence, *at, "choose", choice)
        for i, person in enumerate(way.stays):
            self.index(person, "person", *at, "stays", i)
        for task, other in way.not_before.items():
            self.index(task, "task", *at, "not_before", task, key=True)
            self.index(other, "task", *at, "not_before", task)
        return Way(
            name,
            tuple(way.want),
            tuple(way.avoid),
            tuple(way.haste),
            tuple(way.skip),
            way.after or 0,
            tuple(way.choose.items()),
            tuple(way.not_before.items()),
            tuple(way.stays),
            way.times,
            way.sound,
        )


def _story(story: StoryFile, told: EffectReader, file: LevelFile) -> tuple[tuple[Beat, ...], tuple[Choice, ...]]:
    names = told.names
    for speaker, kind in story.speakers.items():
        if (kind == "person") != (speaker in file.people):
            person = f"'{speaker}' is a person of the level, so write 'person' here"
            nobody = f"'{speaker}' is nobody of the level; write 'voice', or 'caption' for a sound."
            told.wrong(person if kind != "person" else nobody + nearest(speaker, file.people), "speakers", speaker)
    for name, sentence in beat_rings(story):
        told.wrong(sentence, "beats", name, "when")
    example = next(iter(story.speakers))
    beats = []
    for name, beat in story.beats.items():
        at = ("beats", name)
        when = told.condition(beat.when, *at, "when")
        for i, line in enumerate(beat.say):
            speaker, _, _ = line.partition(".")
            if not _LINE.fullmatch(line):
                told.wrong(f"'{line}' is no line; write SPEAKER.NAME, such as {example}.hello", *at, "say", i)
            elif speaker not in story.speakers:
                hint = nearest(speaker, story.speakers) or f" Speakers: {', '.join(story.speakers)}"
                told.wrong(f"'{speaker}' is no speaker of this story.{hint}", *at, "say", i)
        if not beat.say and not beat.do and not beat.choice:
            sentence = f"nothing happens in beat '{name}': give it lines to say, effects or a choice"
            told.wrong_key(sentence, "beats", name)
        choice = _named(told, beat.choice, names.kinds["choice"], "choice", *at, "choice")
        beats.append(
            Beat(
                name,
                when,
                when.size + beat.weight,
                tuple(beat.say),
                -1 if beat.again is None else int(beat.again),
                told.effects(beat.do, *at, "do"),
                choice,
            )
        )
    choices = []
    for name, each in story.choices.items():
        at = ("choices", name)
        options = tuple(_option(told, option, text, *at, "options") for option, text in each.options.items())
        silence = _named(told, each.silence, tuple(each.options), "option of this choice", *at, "silence")
        if each.silence is not None and each.wait is None:
            told.wrong("'silence' needs 'wait': after how long is no answer an answer?", *at, "silence")
        wait = -1 if each.wait is None else int(each.wait)
        choices.append(Choice(name, options, wait, silence, each.again))
    return tuple(beats), tuple(choices)


def _named(told: EffectReader, name: str | None, known: Iterable[str], kind: str, *location: int | str) -> int:
    names = tuple(known)
    if name is not None and name not in names:
        told.wrong(f"'{name}' is no {kind}.{nearest(name, names)}", *location)
    return _at(names, name)


def _option(told: EffectReader, name: str, option: OptionFile, *location: int | str) -> Option:
    at = (*location, name)
    return Option(
        name,
        told.optional(option.when, *at, "when"),
        option.costs,
        _named(told, option.who, told.names.kinds["person"], "person of this level", *at, "who"),
        told.effects(option.do, *at, "do"),
    )
