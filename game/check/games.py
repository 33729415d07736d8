"""One game of one bot, and what it came to.

Look for: `Outcome`, `played`, `Place` (which level, as worker processes find it), `all_played`.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from game.check.bots import Bot, Policy
from game.level.build import build
from game.level.read import LevelText, read_level
from game.level.world import World
from game.model import stack
from game.session import readers
from game.session.record import Recorder
from game.session.session import Session


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
    evidence: int
    """Pieces of evidence that the level's objectives ask for and were seen."""
    bill: tuple[float, ...]
    beats: tuple[int, ...]


class Place(NamedTuple):
    """Which level is played."""

    folder: str
    difficulty: str
    cause: str
    """The same for every seed: what a decision is worth depends on it."""


_TEXTS: dict[str, LevelText] = {}


def world_of(place: Place, seed: int) -> World:
    """The level with the bodies of a seed."""
    if place.folder not in _TEXTS:
        _TEXTS[place.folder] = read_level(Path(place.folder))
    return build(_TEXTS[place.folder], seed, place.difficulty, place.cause)


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
        len([1 for ticks in session.state.course.ticks for tick in ticks if tick >= 0]),
        tuple(float(session.read(name)) for name in world.plot.bill),
        tuple(at for at, tick in enumerate(session.state.tale.said) if tick >= 0),
    )  # fmt: skip


def _task(job: tuple[Place, Policy, int]) -> Outcome:
    place, policy, from_tick = job
    return played(world_of(place, policy.seed), policy, None, from_tick)


def all_played(place: Place, work: Sequence[tuple[Policy, int]], jobs: int) -> list[Outcome]:
    """Plays them all, on several cores, with a bar that grows on the error stream. The same game is played once."""
    different = list(dict.fromkeys(work))
    found: dict[tuple[Policy, int], Outcome] = {}
    total = len(different)

    def shown(done: int) -> None:
        if sys.stderr.isatty() or done == total:
            filled = 40 * done // total
            bar = "#" * filled + "." * (40 - filled)
            print(f"\r  [{bar}] {done}/{total} games", end="" if done < total else "\n", file=sys.stderr, flush=True)

    tasks = [(place, *each) for each in different]
    jobs = jobs or os.cpu_count() or 1
    if jobs <= 1:
        for at, job in enumerate(tasks, 1):
            found[job[1:]] = _task(job)
            shown(at)
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            for at, (key, outcome) in enumerate(zip(different, pool.map(_task, tasks, chunksize=2), strict=True), 1):
                found[key] = outcome
                shown(at)
    return [found[each] for each in work]
