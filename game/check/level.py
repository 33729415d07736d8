"""Checks one level: reads its files, looks for what can never be reached, plays every plan and says what they show.

Look for: `check` (the command), `Report`, `checked`.
"""

import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.level.build import build
from game.level.plot import Effects, Plot
from game.level.read import read_level, usual_difficulty
from game.session import readers
from game.session.moment import DONE, SKIPPED
from game.session.run import opened, run
from game.words.diagnostic import BadInput, Diagnostic, complaint
from game.words.facts import clock_text


class Played(NamedTuple):
    """What one plan came to."""

    plan: str
    ending: str
    lowest_o2: float
    """%"""
    lowest_at: str
    limit: str
    """The house limit that came nearest."""
    margin: float
    """How far from it, as a share of it; negative: past it."""
    held: int
    failed: tuple[str, ...]
    """`line: what was expected, and what was found`"""
    beats: tuple[str, ...]
    tasks: tuple[str, ...]
    options: tuple[str, ...]
    """`choice.option`"""
    faults: tuple[str, ...]


class Report(NamedTuple):
    """What is to be said of a level."""

    level: str
    problems: tuple[str, ...]
    """What nobody can ever reach."""
    played: tuple[Played, ...]
    unshown: dict[str, tuple[str, ...]]
    """Beats, tasks, options, faults and endings that no plan shows, by kind."""

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with it."""
        endings = self.unshown.get("endings", ())
        return not self.problems and not endings and not any(each.failed for each in self.played)

    def as_json(self) -> dict[str, Any]:
        """The shape that `--json` prints."""
        return {
            "level": self.level,
            "good": self.good,
            "problems": list(self.problems),
            "plans": [each._asdict() for each in self.played],
            "not_shown_by_any_plan": {kind: list(names) for kind, names in self.unshown.items()},
        }


def folder_of(word: str, levels: Path) -> Path:
    """The folder that an argument names: a path, a level.yaml, or the id of a shipped level. Raises BadInput."""
    path = Path(word)
    if path.name == "level.yaml":
        path = path.parent
    if path.is_dir() or path.exists():
        return path
    if (levels / word).is_dir():
        return levels / word
    known = sorted(each.parent.name for each in levels.glob("*/level.yaml"))
    raise complaint(word, f"is no folder of a level. Levels that come with the program: {', '.join(known)}")


def check(words: Sequence[str], levels: Path, jobs: int, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Checks each level. 0: nothing is wrong; 1: something is; 2: its files can't be used (the others are checked)."""
    worst = 0
    reports = []
    for word in words:
        try:
            report = checked(folder_of(word, levels), levels, jobs)
        except BadInput as error:
            print(error, file=err)
            count = len(error.diagnostics)
            print(f"{word}: {count} mistake{'s' if count > 1 else ''}; nothing was played", file=err)
            worst = 2
            continue
        reports.append(report)
        worst = max(worst, 0 if report.good else 1)
        if not as_json:
            _tell(report, out)
    if as_json:
        print(json.dumps([each.as_json() for each in reports], indent=2, ensure_ascii=False), file=out)
    return worst


def checked(folder: Path, levels: Path, jobs: int = 0) -> Report:
    """Reads a level and plays its plans. Raises BadInput with every mistake in its files and plans."""
    text = read_level(folder)
    world = build(text, text.file.story_seed, usual_difficulty(text))
    plans = sorted((folder / "plans").glob("*.plan"))
    found: list[Diagnostic] = []
    for plan in plans:
        try:
            opened(plan, levels)
        except BadInput as error:
            found += error.diagnostics
    if found:
        raise BadInput(found)
    workers = jobs or min(len(plans), os.cpu_count() or 1)
    if workers <= 1:
        played = [played_plan(plan, levels) for plan in plans]
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            played = list(pool.map(played_plan, plans, [levels] * len(plans)))
    return Report(world.level, tuple(problems(world.plot)), tuple(played), _unshown(world.plot, played))


def played_plan(plan: Path, levels: Path) -> Played:
    """Plays one plan."""
    script, world = opened(plan, levels)
    result = run(script, world)
    state = result.session.state
    watch, plot = state.watch, world.plot
    values = dict(world.limits)
    margins = {
        "oxygen": watch.lowest_oxygen / values["oxygen"] - 1.0,
        "co2": 1.0 - watch.highest_co2 / values["co2"],
        "hydrogen_bay": 1.0 - watch.highest_h2 / values["hydrogen_bay"],
    }
    nearest = min(margins, key=lambda name: margins[name])
    chosen = [
        f"{choice.id}.{choice.options[option].id}"
        for choice, option in zip(plot.choices, state.tale.chosen, strict=True)
        if option >= 0
    ]
    over = [t.id for t, status in zip(plot.tasks, state.work.status, strict=True) if status in (DONE, SKIPPED)]
    return Played(
        plan.name,
        readers.ending(world, state),
        watch.lowest_o2,
        clock_text(world.start + watch.lowest_o2_at),
        nearest,
        margins[nearest],
        result.held,
        tuple(f"{each.line}: {each.text}" for each in result.failed),
        tuple(beat.id for beat, at in zip(plot.beats, state.tale.said, strict=True) if at >= 0),
        tuple(over),
        tuple(chosen),
        tuple(fault.id for fault, at in zip(plot.faults, state.course.fault_at, strict=True) if at >= 0),
    )


def problems(plot: Plot) -> Iterable[str]:
    """What can be seen without playing: nobody can ever reach it, or nothing ever comes of it."""
    opened_choices = {beat.choice for beat in plot.beats}
    for at, choice in enumerate(plot.choices):
        if at not in opened_choices:
            yield f"choice '{choice.id}' is never asked: no beat has it"
    read = set(_facts_read(plot))
    for choice in plot.choices:
        if ("chose", choice.id) not in read:
            yield f"choice '{choice.id}' is never remembered: no condition looks at chose.{choice.id}"
    for task in plot.tasks:
        if not any(task.factors):
            yield f"task '{task.id}' can be done by nobody"
    for beat in plot.beats:
        if beat.when.text == "never":
            yield f"beat '{beat.id}' can never be spoken"
    for ending in plot.endings:
        if ending.when.text == "never":
            yield f"ending '{ending.id}' can never be reached"


def _facts_read(plot: Plot) -> Iterable[tuple[str, str]]:
    formulas = [beat.when for beat in plot.beats] + [ending.when for ending in plot.endings] + list(plot.judged)
    formulas += [fault.when for fault in plot.faults] + list(plot.derived.values())
    formulas += [when for objective in plot.objectives for _, when in objective.ticks]
    lists: list[Effects] = [beat.do for beat in plot.beats] + [fault.do for fault in plot.faults]
    for task in plot.tasks:
        formulas += [each for each in (task.when, task.over) if each is not None]
        lists += [task.begin, task.end, task.do, task.haste_do, task.skip_do]
    for choice in plot.choices:
        for option in choice.options:
            formulas += [option.when] if option.when is not None else []
            lists.append(option.do)
    for effects in lists:
        for effect in effects:
            formulas += [each for each in (effect.unless, effect.formula) if each is not None]
    for formula in formulas:
        yield from formula.facts


def _unshown(plot: Plot, played: Sequence[Played]) -> dict[str, tuple[str, ...]]:
    shown = {
        "endings": {each.ending for each in played},
        "beats": {name for each in played for name in each.beats},
        "tasks": {name for each in played for name in each.tasks},
        "options": {name for each in played for name in each.options},
        "faults": {name for each in played for name in each.faults},
    }
    known = {
        "endings": [each.id for each in plot.endings],
        "beats": [each.id for each in plot.beats],
        "tasks": [each.id for each in plot.tasks],
        "options": [f"{choice.id}.{option.id}" for choice in plot.choices for option in choice.options],
        "faults": [each.id for each in plot.faults],
    }
    missing = {kind: tuple(name for name in names if name not in shown[kind]) for kind, names in known.items()}
    return {kind: names for kind, names in missing.items() if names}


def _tell(report: Report, out: TextIO) -> None:
    print(f"{report.level}: {len(report.played)} plans", file=out)
    for problem in report.problems:
        print(f"  PROBLEM  {problem}", file=out)
    width = max((len(each.plan) for each in report.played), default=0)
    for each in report.played:
        state = f"{each.held} held" + (f", {len(each.failed)} FAILED" if each.failed else "")
        where = f"lowest O2 {each.lowest_o2:5.2f} % at {each.lowest_at}"
        margin = f"{100.0 * each.margin:+6.1f} % of {each.limit}"
        print(f"  {each.plan:<{width}}  {each.ending:<15} {where}   nearest limit {margin}   {state}", file=out)
        for line in each.failed:
            print(f"      {each.plan}:{line}", file=out)
    for kind, names in report.unshown.items():
        print(f"  {'PROBLEM ' if kind == 'endings' else 'no plan shows'} {kind}: {', '.join(names)}", file=out)
    print(f"  {'nothing is wrong' if report.good else 'not good yet'}", file=out)
