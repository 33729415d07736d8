"""Plays plans, replays and saves with no window, and has told what happened and why.

Look for: `playback` (the command), `Summary` (what a run came to).
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.level.world import World
from game.model import balance
from game.retelling.log import Log
from game.retelling.notebook import Notebook
from game.retelling.page import Page
from game.retelling.story import opening, story
from game.retelling.verdict import accounts, verdict
from game.session import readers
from game.session.record import Recorder
from game.session.run import Run, opened, run
from game.session.session import Session
from game.session.stage import Event
from game.words.diagnostic import BadInput, complaint
from game.words.facts import clock_text
from game.words.verbs import Command

STORY, FULL, JSON = "story", "full", "json"
"""How a playback is told: to be read, line by line, or to programs."""


class Summary(NamedTuple):
    """What playing one file came to."""

    path: str
    world: World
    run: Run
    seconds: float
    """Real time that it took."""

    def as_json(self) -> dict[str, Any]:
        """The shape that `--json` prints; values are unrounded, times are HH:MM:SS."""
        session, world = self.run.session, self.world
        watch = session.state.watch

        def at(tick: int) -> str:
            return clock_text(world.start + tick)

        first = None
        if watch.first_limit >= 0:
            first = {"name": world.limits[watch.first_limit][0], "at": at(watch.first_limit_at)}
        failed = [
            {"line": each.line, "at": clock_text(min(each.clock, session.clock)), "text": each.text}
            for each in self.run.failed
        ]
        gaps = balance.residuals(world.habitat, session.state.habitat, world.design)
        return {
            "file": self.path,
            "level": world.level,
            "seed": world.seed,
            "difficulty": world.difficulty,
            "ending": readers.ending(world, session.state),
            "seconds": session.now,
            "first_limit": first,
            "lowest": {
                "o2_percent": {"value": watch.lowest_o2, "at": at(watch.lowest_o2_at)},
                "spo2_worst": {"value": round(watch.worst_spo2), "at": at(watch.worst_spo2_at)},
            },
            "highest": {
                "co2_kpa": {"value": watch.highest_co2 / 1e3, "at": at(watch.highest_co2_at)},
                "h2_percent": {"value": 100.0 * watch.highest_h2, "at": at(watch.highest_h2_at)},
            },
            "expectations": {"held": self.run.held, "failed": failed},
            "balance": dict(zip(balance.ELEMENTS, gaps, strict=True)),
            "digest": session.state.digest.hex(),
            "times_real_time": session.now / self.seconds if self.seconds > 0.0 else 0.0,
        }


def playback(
    paths: Sequence[Path],
    levels: Path,
    how: str,
    every: int,
    record: Path | None,
    out: TextIO,
    err: TextIO,
) -> int:
    """Plays each file and tells it, as one of STORY, FULL and JSON.

    0: all expectations held; 1: one did not; 2: a file can't be used (the others are played).
    """
    results: list[dict[str, Any]] = []
    worst = 0
    for at, path in enumerate(paths):
        if at and how != JSON:
            print(file=out)
        try:
            summary = _played(path, levels, how, every, record, out)
        except BadInput as error:
            print(error, file=err)
            worst = 2
            continue
        if summary.run.failed:
            worst = max(worst, 1)
        if how == JSON:
            results.append(summary.as_json())
    if how == JSON:
        print(json.dumps(results, indent=2, ensure_ascii=False), file=out)
    return worst


def _played(path: Path, levels: Path, how: str, every: int, record: Path | None, out: TextIO) -> Summary:
    if record is not None:
        _checked(record, path)
    script, world = opened(path, levels)
    recorder = Recorder(world) if record is not None else None
    book, log = Notebook(world, every), Log(world, every, out)
    if how == FULL:
        log.title()

    def listen(session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        book.listen(session, events, commands)
        if how == FULL:
            log.listen(session, events, commands)

    before = time.perf_counter()
    result = run(script, world, None if how == JSON else listen, recorder)
    summary = Summary(str(path), world, result, time.perf_counter() - before)
    if recorder is not None and record is not None:
        _write(record, recorder.text())
    if how != JSON:
        page = Page()
        if how == STORY:
            opening(page, book)
            story(page, book, result.session.now)
        else:
            print(file=out)
        verdict(page, book, result.session)
        accounts(page, book, result, summary.path, summary.seconds)
        print(page.text(), end="", file=out)
    return summary


def _checked(record: Path, playing: Path) -> None:
    """Whether a recording may be written there, before anything is played. Raises BadInput."""
    shown = str(record)
    if record.is_dir() or not record.name:
        raise complaint(shown, "is a folder; name the file that the recording should be written to")
    if record.exists() and not record.is_file():
        # What is written takes its place: a device or a pipe would be gone.
        raise complaint(shown, "is no ordinary file; name one that the recording can be written to")
    if not record.parent.is_dir():
        raise complaint(shown, f"can't be written: there is no folder '{record.parent}'")
    if record.exists() and playing.exists() and record.samefile(playing):
        raise complaint(shown, "is the file that is being played; a recording there would lose what a person wrote")


def _write(path: Path, text: str) -> None:
    """Writes beside the target and moves it there, so that nothing old is lost if it fails."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except (OSError, ValueError) as error:
        beside.unlink(missing_ok=True)
        reason = getattr(error, "strerror", "") or str(error)
        raise complaint(str(path), f"can't be written: {reason.lower()}") from None
