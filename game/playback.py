"""Plays plans, replays and saves with no window, and says what happened and why.

Look for: `playback` (the command), `Summary` (what a run came to, for people and for JSON).
"""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.level.world import World
from game.model import atmosphere, balance, body
from game.model.units import CO2_MOLAR_MASS, N2_MOLAR_MASS, O2_MOLAR_MASS
from game.session import readers
from game.session.record import Recorder
from game.session.run import Run, opened, run
from game.session.session import Session
from game.session.stage import Event
from game.words.diagnostic import BadInput, complaint
from game.words.facts import STACK_WORDS, STATUS_WORDS, TRIP_WORDS, clock_text, shown
from game.words.message import catalogue, message, said
from game.words.verbs import Command

_ROW = ("o2_percent", "o2_kpa", "co2_kpa", "spo2_worst", "o2_load")


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
    paths: Sequence[Path], levels: Path, as_json: bool, every: int, record: Path | None, out: TextIO, err: TextIO
) -> int:
    """Plays each file. 0: all expectations held; 1: one did not; 2: a file can't be used (the others are played)."""
    results: list[dict[str, Any]] = []
    worst = 0
    for path in paths:
        try:
            summary = _played(path, levels, every, record, None if as_json else out)
        except BadInput as error:
            print(error, file=err)
            worst = 2
            continue
        if summary.run.failed:
            worst = max(worst, 1)
        if as_json:
            results.append(summary.as_json())
    if as_json:
        print(json.dumps(results, indent=2, ensure_ascii=False), file=out)
    return worst


def _played(path: Path, levels: Path, every: int, record: Path | None, out: TextIO | None) -> Summary:
    if record is not None:
        _checked(record, path)
    script, world = opened(path, levels)
    recorder = Recorder(world) if record is not None else None
    told = _Teller(world, every, out) if out else None
    if told:
        told.title(str(path))
    before = time.perf_counter()
    result = run(script, world, told.tell if told else None, recorder)
    summary = Summary(str(path), world, result, time.perf_counter() - before)
    if recorder is not None and record is not None:
        _write(record, recorder.text())
    if out:
        _conclude(summary, out)
    return summary


def _checked(record: Path, playing: Path) -> None:
    """Whether a recording may be written there, before anything is played. Raises BadInput."""
    shown = str(record)
    if record.is_dir() or not record.name:
        raise complaint(shown, "is a folder; name the file that the recording should be written to")
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


class _Teller:
    """Prints the timeline as it happens."""

    def __init__(self, world: World, every: int, out: TextIO) -> None:
        self._world, self._every, self._out = world, every, out

    def title(self, path: str) -> None:
        world = self._world
        text = message("result.title", title=world.title, seed=world.seed, difficulty=world.difficulty)
        print(f"{path}\n{said(text)}\n", file=self._out)

    def tell(self, session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        if session.now % self._every == 0:
            values = [shown(name, session.read(name)) for name in _ROW]
            row = "O2 {} %  {} kPa   CO2 {} kPa   lowest SpO2 {} %   breathing {} kg O2/h".format(*values)
            print(f"{clock_text(session.clock)}  {row}", file=self._out)
        for command in commands:
            print(f"{clock_text(session.clock)}    > {command.text()}", file=self._out)
        for event in events:
            text = said(event.message, self._world.texts)
            print(f"{clock_text(self._world.start + event.tick)}    {text}", file=self._out)


def _conclude(summary: Summary, out: TextIO) -> None:
    """The result, and why."""
    world, session = summary.world, summary.run.session
    state, watch = session.state, session.state.watch
    lines = [""]

    def tell(id_: str, indent: str = "", **values: object) -> None:
        lines.append(indent + said(message(f"result.{id_}", **values)))

    def at(tick: int) -> str:
        return clock_text(world.start + tick)

    ending = readers.ending(world, state)
    tell("ending", ending=_ending_text(world, ending), clock=at(watch.judged_at if session.judged else session.now))
    if f"ending_why.{ending}" in world.texts:
        lines.append("    " + world.texts[f"ending_why.{ending}"])
    if watch.first_limit >= 0:
        tell("first_limit", name=world.limits[watch.first_limit][0], clock=at(watch.first_limit_at))
    else:
        tell("no_limit")
    tell(
        "lowest",
        percent=shown("lowest_o2", watch.lowest_o2),
        clock=at(watch.lowest_o2_at),
        spo2=shown("spo2_worst", watch.worst_spo2),
        spo2_clock=at(watch.worst_spo2_at),
    )
    tell(
        "highest",
        co2=shown("co2_kpa", watch.highest_co2 / 1e3),
        co2_clock=at(watch.highest_co2_at),
        h2=shown("h2_percent", 100.0 * watch.highest_h2),
        h2_clock=at(watch.highest_h2_at),
    )
    people = state.habitat.people
    hurt = [
        f"{name} ({STATUS_WORDS[int(people.status[i])]})"
        for i, name in enumerate(world.people_names)
        if people.status[i] != body.FIT or people.injury[i] > 0.0
    ]
    if hurt:
        tell("people_hurt", names=", ".join(hurt))
    else:
        tell("nobody_hurt")
    for at_, name in enumerate(world.names.kinds["objective"]):
        if at_ == 0:
            tell("objectives")
        seen = readers.objective(world, state, at_)
        tell("objective", "    ", objective=world.texts.get(f"objective.{name}", name), state=seen)
    tell("why")
    _reasons(summary, tell)
    gaps = balance.residuals(world.habitat, state.habitat, world.design)
    pairs = zip(balance.ELEMENTS, gaps, strict=True)
    tell("balance", residuals=", ".join(f"{name} {gap:.0e}" for name, gap in pairs))
    held, failed = summary.run.held, summary.run.failed
    tell("failed" if failed else "held", held=held, failed=len(failed))
    for each in failed:
        lines.append(f"    {summary.path}:{each.line}: {clock_text(min(each.clock, session.clock))}  {each.text}")
    tell(
        "speed",
        hours=f"{session.now / 3600.0:.2f}",
        seconds=f"{summary.seconds:.2f}",
        times=f"{session.now / summary.seconds:,.0f}",
        digest=state.digest.hex()[:12],
    )
    print("\n".join(lines), file=out)


def _ending_text(world: World, ending: str) -> str:
    """What the level calls its ending; what every level may have is said in general words."""
    if f"ending.{ending}" in world.texts:
        return world.texts[f"ending.{ending}"]
    general = f"result.ending_{ending}"
    return said(message(general)) if general in catalogue() else ending.replace("_", " ")


def _reasons(summary: Summary, tell: Callable[..., None]) -> None:
    """Where the oxygen went and came from, from the ledger."""
    world, state = summary.world, summary.run.session.state
    stacks = state.habitat.stacks
    ledger = state.habitat.ledger

    def kg(row: int, molar: float) -> str:
        return f"{abs(ledger[row]) * molar:.2f}"

    for s, name in enumerate(world.stack_names):
        if world.habitat.stacks.crack[s] > 0.0:
            damage, crack = f"{world.habitat.stacks.damage[s]:.2f}", f"{1e3 * world.habitat.stacks.crack[s]:.1f}"
            tell("why_crack", "    ", stack=name, damage=damage, mm=crack)
    tell("why_used", "    ", kg=kg(atmosphere.BODY_O2, O2_MOLAR_MASS))
    for s, name in enumerate(world.stack_names):
        made = f"{stacks.made[s] * O2_MOLAR_MASS:.3f}"
        word = STACK_WORDS[int(stacks.mode[s])]
        trip = TRIP_WORDS[int(stacks.cause[s])]
        tell("why_stack", "    ", stack=name, kg=made, state=f"{word}, {trip}" if word == "tripped" else word)
    if ledger[atmosphere.CANDLE_O2] > 0.0:
        tell("why_candles", "    ", kg=kg(atmosphere.CANDLE_O2, O2_MOLAR_MASS))
    tell("why_nitrogen", "    ", kg=kg(atmosphere.MAKEUP_N2, N2_MOLAR_MASS))
    tell("why_co2", "    ", kg=kg(atmosphere.BED_CO2, CO2_MOLAR_MASS))
    tell("why_load", "    ", load=f"{readers.o2_load(world, state):.3f}")
