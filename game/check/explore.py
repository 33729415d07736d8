"""Lets bots of differing skill and temperament play a level, and says what saves whom and at what price.

Look for: `explore` (the command), `Outcome`, `played` (one bot), `contrasts` (what a decision changes, all else equal).
"""

import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.check.bots import SKILLS, Bot, Policy, drawn_policy
from game.level.build import build
from game.level.read import read_level, usual_difficulty
from game.level.world import World
from game.model import stack
from game.session import readers
from game.session.record import Recorder
from game.session.session import Session
from game.words.facts import clock_text

STORY_PAIRS = 6
"""Pairs of games that tell what one decision changes."""
TAKE_OVER_STEP = 1800
"""Seconds between the moments from which an expert tries to save what nobody has touched."""


class Outcome(NamedTuple):
    """What one game came to."""

    policy: Policy
    ending: str
    wins: bool
    dead: int
    hurt: int
    harmed: int
    """People hurt, unconscious or dead at some time."""
    lowest_o2: float
    minutes: float
    """Minutes left when the machine was last started; -1: never."""
    started: int
    """Seconds since midnight; -1."""
    bill: tuple[float, ...]
    beats: tuple[int, ...]


_WORLD: dict[str, World] = {}


def _world(folder: str, seed: int, difficulty: str) -> World:
    key = f"{folder} {seed} {difficulty}"
    if key not in _WORLD:
        _WORLD[key] = build(read_level(Path(folder)), seed, difficulty)
    return _WORLD[key]


def played(world: World, policy: Policy, recorder: Recorder | None = None, from_tick: int = 0) -> Outcome:
    """One game of one bot, which takes over at `from_tick`."""
    session, bot = Session(world), Bot(world, policy)
    minutes, started = -1.0, -1
    harmed: list[int] = []
    while not session.judged and session.now < world.last_tick:
        before = session.state.stack_started
        if session.now >= from_tick:
            for command in bot.orders(session):
                refusal, _ = session.apply(command)
                if refusal is None and recorder is not None:
                    recorder.command(session, command)
        if recorder is not None:
            recorder.ticked(session)
        session.tick()
        state = session.state
        if state.stack_started != before and stack.DEAD_TIME in state.habitat.stacks.mode:
            minutes, started = float(session.read("minutes_left")), session.clock
        people = state.habitat.people
        if session.now % 60 == 0:
            for i, status in enumerate(people.status):
                if (status >= 2.0 or people.injury[i] > 0.0) and i not in harmed:
                    harmed.append(i)
    if recorder is not None:
        recorder.ended(session)
    ending = readers.ending(world, session.state)
    wins = session.judged and world.plot.endings[session.state.watch.ending].wins
    return Outcome(
        policy, ending, wins, int(session.read("dead")), readers.hurt(session.state), len(harmed),
        session.state.watch.lowest_o2, minutes, started,
        tuple(float(session.read(name)) for name in world.plot.bill),
        tuple(at for at, tick in enumerate(session.state.tale.said) if tick >= 0),
    )  # fmt: skip


def _task(job: tuple[str, int, str, Policy, int]) -> Outcome:
    folder, seed, difficulty, policy, from_tick = job
    return played(_world(folder, seed, difficulty), policy, None, from_tick)


class Interval(NamedTuple):
    """A mean with its 95 % interval."""

    mean: float
    half: float
    """Infinite where one value is all there is."""

    def as_json(self) -> dict[str, float | None]:
        """Mean and half-width; null for a width that nobody knows."""
        return {"mean": self.mean, "half": self.half if math.isfinite(self.half) else None}


STUDENT = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11)
"""Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom; beyond them 2.1 is on the safe side."""


def game(outcome: Outcome) -> tuple[object, ...]:
    """What tells one game from another. Bots that lean alike and draw nothing by chance play the very same one."""
    return tuple(outcome[1:])


def distinct(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Each game once: the same game played again is no further evidence."""
    return list({game(each): each for each in outcomes}.values())


def interval(values: Sequence[float]) -> Interval:
    """Mean and half-width of the 95 % interval by Student's t, for values of games that differ."""
    count = len(values)
    if count == 0:
        return Interval(0.0, 0.0)
    mean = math.fsum(values) / count
    if count < 2:
        return Interval(mean, math.inf)
    variance = math.fsum((value - mean) * (value - mean) for value in values) / (count - 1)
    quantile = STUDENT[count - 2] if count - 2 < len(STUDENT) else 2.1
    return Interval(mean, quantile * math.sqrt(variance / count))


def share(hits: int, count: int) -> tuple[float, float, float]:
    """Share in % with its 95 % interval (Wilson 1927)."""
    if count == 0:
        return 0.0, 0.0, 100.0
    z = 1.96
    p = hits / count
    centre = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return 100.0 * p, 100.0 * max(0.0, centre - half), 100.0 * min(1.0, centre + half)


class Measure(NamedTuple):
    """Something that an outcome is good or bad in."""

    name: str
    of: Callable[[Outcome], float]
    more: bool
    """More is better."""


def measures(world: World) -> list[Measure]:
    """Lives, minutes, oxygen, and each line of the level's bill."""
    found = [
        Measure("people harmed", lambda each: float(each.harmed), False),
        Measure("minutes left at the start", lambda each: min(each.minutes, 600.0), True),
        Measure("lowest oxygen %", lambda each: each.lowest_o2, True),
    ]
    for at, name in enumerate(world.plot.bill):
        found.append(Measure(name, lambda each, at=at: each.bill[at], False))  # type: ignore[misc]
    return found


class Contrast(NamedTuple):
    """What one decision changes, all else equal: the second way less the first."""

    decision: str
    first: str
    second: str
    measure: str
    pairs: int
    """Pairs of games that differ from each other."""
    change: Interval

    @property
    def apart(self) -> bool:
        """Whether the interval leaves out zero."""
        return abs(self.change.mean) > self.change.half


def contrast_jobs(world: World, seed: int) -> list[tuple[str, str, Policy]]:
    """(decision, way, policy): competent players who differ in one decision only."""
    jobs = []
    for name, ways in world.plot.decisions:
        for pair in range(STORY_PAIRS):
            base = drawn_policy(world, seed + 7000 + pair, SKILLS[1 + pair % 2])
            for way in ways:
                kept = tuple((each, way.id if each == name else old) for each, old in base.ways)
                jobs.append((name, way.id, base._replace(ways=kept)))
    return jobs


def contrasts(world: World, jobs: Sequence[tuple[str, str, Policy]], outcomes: Sequence[Outcome]) -> list[Contrast]:
    """Each decision's ways against its first, in every measure."""
    by_way: dict[tuple[str, str], list[Outcome]] = {}
    for (decision, way, _), outcome in zip(jobs, outcomes, strict=True):
        by_way.setdefault((decision, way), []).append(outcome)
    found = []
    won = Measure("games won", lambda each: float(each.wins), True)
    for decision, known in world.plot.decisions:
        for each in known[1:]:
            both = zip(by_way[decision, known[0].id], by_way[decision, each.id], strict=True)
            different = list({(game(a), game(b)): (a, b) for a, b in both}.values())
            for measure in [won, *measures(world)]:
                changes = interval([measure.of(b) - measure.of(a) for a, b in different])
                found.append(Contrast(decision, known[0].id, each.id, measure.name, len(different), changes))
    return found


def dominates(one: Outcome, other: Outcome, by: Sequence[Measure]) -> bool:
    """Whether one game was no worse in anything and better in something."""
    better = False
    for measure in by:
        a, b = measure.of(one), measure.of(other)
        if not measure.more:
            a, b = -a, -b
        if a < b:
            return False
        better = better or a > b
    return better


def explore(
    folder: Path, count: int, seed: int, jobs: int, difficulty: str, replays: Path | None, as_json: bool, out: TextIO
) -> int:
    """Plays `count` bots, then pairs for each decision; prints what came of it. 0; 2 for a level that can't be used."""
    text = read_level(folder)
    difficulty = difficulty or usual_difficulty(text)
    world = build(text, text.file.story_seed, difficulty)
    place = (str(folder), text.file.story_seed, difficulty)
    policies = [drawn_policy(world, seed + at, SKILLS[at % len(SKILLS)]) for at in range(count)]
    paired = contrast_jobs(world, seed)
    expert = drawn_policy(world, seed, SKILLS[-1])
    best_ways = tuple((name, ways[0].id) for name, ways in world.plot.decisions)
    moments = list(range(0, 9 * 3600, TAKE_OVER_STEP))
    takeovers = [expert._replace(ways=best_ways) for _ in moments]
    work = [(*place, policy, 0) for policy in policies]
    work += [(*place, policy, 0) for _, _, policy in paired]
    work += [(*place, policy, moment) for policy, moment in zip(takeovers, moments, strict=True)]
    outcomes = _all(work, jobs or os.cpu_count() or 1)
    free, rest = outcomes[:count], outcomes[count:]
    found = contrasts(world, paired, rest[: len(paired)])
    late = [moment for moment, each in zip(moments, rest[len(paired) :], strict=True) if each.wins]
    result = _summary(world, free, found, world.start + max(late) if late else -1)
    if replays is not None:
        result["replays"] = _recorded(world, free, replays)
    if as_json:
        print(json.dumps(result, indent=2, ensure_ascii=False), file=out)
    else:
        _tell(result, out)
    return 0


def _all(work: list[tuple[str, int, str, Policy, int]], jobs: int) -> list[Outcome]:
    """Plays them all, on several cores, with a bar that grows on the error stream."""
    found = []
    total = len(work)

    def shown(done: int) -> None:
        if sys.stderr.isatty() or done == total:
            filled = 40 * done // total
            bar = "#" * filled + "." * (40 - filled)
            print(f"\r  [{bar}] {done}/{total} games", end="" if done < total else "\n", file=sys.stderr, flush=True)

    if jobs <= 1:
        for at, job in enumerate(work, 1):
            found.append(_task(job))
            shown(at)
        return found
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for at, outcome in enumerate(pool.map(_task, work, chunksize=2), 1):
            found.append(outcome)
            shown(at)
    return found


def _summary(world: World, free: Sequence[Outcome], found: Sequence[Contrast], latest: int) -> dict[str, Any]:
    by = measures(world)
    skills = {}
    for skill in SKILLS:
        played_by = [each for each in free if each.policy.skill.name == skill.name]
        mine = distinct(played_by)
        p, low, high = share(len([1 for each in mine if each.wins]), len(mine))
        skills[skill.name] = {
            "games": len(played_by),
            "different_games": len(mine),
            "won_percent_of_games": round(share(len([1 for each in played_by if each.wins]), len(played_by))[0], 1),
            "won_percent": round(p, 1),
            "won_interval": [round(low, 1), round(high, 1)],
            **{m.name: interval([m.of(each) for each in mine]).as_json() for m in by},
        }
    endings: dict[str, int] = {}
    for each in free:
        endings[each.ending] = endings.get(each.ending, 0) + 1
    front = [each for each in free if not any(dominates(other, each, by) for other in free)]
    best = {m.name: (max if m.more else min)(m.of(each) for each in free) for m in by} if free else {}
    kings = [each for each in free if all(m.of(each) == best[m.name] for m in by)]
    beats = {at for each in free for at in each.beats}
    reached = set(endings)
    alive = [each for each in free if each.dead == 0 and each.started < 0]
    return {
        "level": world.level,
        "games": len(free),
        "by_skill": skills,
        "endings": dict(sorted(endings.items(), key=lambda each: -each[1])),
        "best_in_everything": [each.policy.text() for each in kings],
        "not_dominated": [each.policy.text() for each in front[:12]],
        "not_dominated_count": len(front),
        "everybody_alive_without_a_start": dict(_counted(each.ending for each in alive)),
        "decisions": [
            {
                "decision": each.decision, "from": each.first, "to": each.second, "measure": each.measure,
                "pairs": each.pairs, "change": each.change.as_json(), "apart": each.apart,
            }
            for each in found
        ],
        "decisions_that_move_nothing": sorted(
            {each.decision for each in found} - {each.decision for each in found if each.apart}
        ),
        "latest_moment_saved": clock_text(latest) if latest >= 0 else "none",
        "beats_never_heard": [beat.id for at, beat in enumerate(world.plot.beats) if at not in beats],
        "endings_never_reached": [each.id for each in world.plot.endings if each.id not in reached],
    }  # fmt: skip


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return sorted(found.items())


def _recorded(world: World, free: Sequence[Outcome], folder: Path) -> list[str]:
    """Recordings of the game with most minutes, of the worst, and of the first for each ending."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen: dict[str, Outcome] = {}
    for each in free:
        chosen.setdefault(f"ending_{each.ending}", each)
    if free:
        chosen["most_minutes"] = max(free, key=lambda each: each.minutes)
        chosen["lowest_oxygen"] = min(free, key=lambda each: each.lowest_o2)
    names = []
    for name, each in chosen.items():
        recorder = Recorder(world)
        played(world, each.policy, recorder)
        path = folder / f"{name}.plan"
        path.write_text(recorder.text(), encoding="utf-8", newline="\n")
        names.append(f"{path}: {each.policy.text()}")
    return names


def _tell(result: dict[str, Any], out: TextIO) -> None:
    def say(line: str = "") -> None:
        print(line, file=out)

    say(f"{result['level']}: {result['games']} games")
    for name, row in result["by_skill"].items():
        low, high = row["won_interval"]
        won = f"won {row['won_percent']:5.1f} %  ({low:.1f} to {high:.1f})"
        say(f"  {name:<10} {row['games']:4d} games, {row['different_games']} of them different   {won} of these")
        for measure, value in row.items():
            if isinstance(value, dict):
                say(f"      {measure:<28} {_spread(value)}")
    say("  endings: " + ", ".join(f"{name} {count}" for name, count in result["endings"].items()))
    kings = result["best_in_everything"]
    say("  best in everything: " + ("; ".join(kings) if kings else "nobody: no policy is best in all of it"))
    say(f"  not dominated by any other game: {result['not_dominated_count']}")
    for policy in result["not_dominated"][:4]:
        say(f"      {policy}")
    alive = result["everybody_alive_without_a_start"]
    say("  everybody alive without a start: " + (", ".join(f"{k} {v}" for k, v in alive.items()) or "never"))
    say("  what a decision changes, all else equal (95 % interval leaves out zero):")
    for row in result["decisions"]:
        if row["apart"]:
            change = f"{_spread(row['change'])}  ({row['pairs']} pairs)"
            say(f"      {row['decision']:<14} {row['from']} -> {row['to']:<12} {row['measure']:<28} {change}")
    say("  decisions that move nothing: " + (", ".join(result["decisions_that_move_nothing"]) or "none"))
    say(f"  latest moment from which an expert still won: {result['latest_moment_saved']}")
    say("  beats never heard: " + (", ".join(result["beats_never_heard"]) or "none"))
    say("  endings never reached: " + (", ".join(result["endings_never_reached"]) or "none"))
    for line in result.get("replays", []):
        say(f"  {line}")


def _spread(value: dict[str, float | None]) -> str:
    half = value["half"]
    return f"{value['mean']:+9.2f} ± {'?' if half is None else f'{half:.2f}'}"
