"""Plays a script on a session: commands at their time, expectations and pins checked, keyframes kept.

Look for: `opened` (script and world of a file), `Run`, `run`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from game.level.build import build
from game.level.grammar import tokens_of
from game.level.read import LevelText, read_level
from game.level.world import World
from game.model import VERSION
from game.session.lines import FINALLY, Expectation, Line, Pin
from game.session.moment import Moment
from game.session.record import Recorder
from game.session.script import Draft, Script, draft, parsed
from game.session.session import Session
from game.session.stage import Event
from game.words.diagnostic import BadInput, Diagnostic, nearest
from game.words.facts import TIME, TRUTH, Fact, Value, clock, shown_as
from game.words.message import said
from game.words.verbs import Command

KEYFRAME_TICKS = 300
EPILOGUE_TICKS = 900
"""A level with a story plays on for so long once it is decided."""


class Failure(NamedTuple):
    """An expectation that did not hold."""

    line: int
    clock: int
    text: str
    """As written, and what was found instead."""


class Run(NamedTuple):
    """What playing a script came to."""

    session: Session
    held: int
    failed: tuple[Failure, ...]
    keyframes: tuple[Moment, ...]
    """The moment at the start and every `KEYFRAME_TICKS`."""


Listener = Callable[[Session, Sequence[Event], Sequence[Command]], None]
"""Called at the start and after every tick, with what happened and the commands carried out just before."""


def opened(path: Path, levels: Path, unfinished: bool = False) -> tuple[Script, World]:
    """The script in a file, and the world it plays on, from the folder of levels. Raises BadInput.

    `unfinished`: a recording that is still being written has no end yet, and its last line may not be whole.
    """
    what = draft(path)
    if unfinished and what.rest and what.rest[-1][0] == path.read_bytes().count(b"\n") + 1:
        what = what._replace(rest=what.rest[:-1])
    if what.recorded and what.head.model != VERSION:
        sentence = (
            f"this was recorded with model version {what.head.model}; this program has version {VERSION}, "
            "which would play it differently"
        )
        raise what.mistake("model", sentence)
    text = _level_of(what, levels)
    if what.recorded and what.head.world != text.digest:
        sentence = (
            f"this was recorded on another version of level '{text.file.id}' ({what.head.world}; "
            f"the level here is {text.digest})"
        )
        raise what.mistake("world", sentence)
    cause, rules = _cause(what, text), _rules(what, text)
    world = build(text, what.head.seed, _difficulty(what, text), cause, rules)
    if unfinished:
        return parsed(what._replace(recorded=False), world)._replace(recorded=what.recorded), world
    return parsed(what, world), world


def _level_of(what: Draft, levels: Path) -> LevelText:
    """Reads the level that a script names: the folder of that name, or the one that the script lies in."""
    name = what.head.level
    known = sorted(file.parent.name for file in levels.glob("*/level.yaml"))
    for folder in Path(what.path).resolve().parents[:2]:
        if folder.name == name and (folder / "level.yaml").is_file():
            return read_level(folder)
    if name not in known:
        raise what.mistake("level", f"there is no level '{name}'.{nearest(name, known)} Levels: {', '.join(known)}")
    return read_level(levels / name)


def _difficulty(what: Draft, text: LevelText) -> str:
    known = sorted(text.file.difficulties)
    name = what.head.difficulty
    if name not in known:
        sentence = f"level '{text.file.id}' has no difficulty '{name}'.{nearest(name, known)} It has {', '.join(known)}"
        raise what.mistake("difficulty", sentence)
    return name


def _cause(what: Draft, text: LevelText) -> str:
    name, known = what.head.cause, tuple(text.file.causes)
    if name and name not in known:
        has = f"It has {', '.join(known)}" if known else "It has one only, and no names for it"
        raise what.mistake("cause", f"level '{text.file.id}' has no cause '{name}'.{nearest(name, known)} {has}")
    return name


def _rules(what: Draft, text: LevelText) -> dict[str, bool]:
    known = tuple(text.file.rules)
    for name, _ in what.head.rules:
        if name not in known:
            has = f"It has {', '.join(known)}" if known else "It has none"
            sentence = f"level '{text.file.id}' has no rule '{name}'.{nearest(name, known)} {has}"
            raise what.mistake(f"rule {name}", sentence)
    return dict(what.head.rules)


def run(
    script: Script,
    world: World,
    listener: Listener | None = None,
    recorder: Recorder | None = None,
    start: Moment | None = None,
) -> Run:
    """Plays `script` from the start, or on from the keyframe `start` (whose lines until then are taken as played).

    Raises BadInput when a recording differs from what happens: it names the first fact that differs.
    """
    session = Session(world, start)
    lines = [line for line in script.lines if line.time != FINALLY and (start is None or line.time >= session.clock)]
    final = [line for line in script.lines if line.time == FINALLY]
    has_end = any(line.ends for line in lines)
    failed: list[Failure] = []
    keyframes: list[Moment] = []
    held = 0
    at = 0
    done = False
    last_command: Line | None = None
    events: list[Event] = []
    while True:
        carried: list[Command] = []
        if session.now % KEYFRAME_TICKS == 0:
            keyframes.append(session.freeze())
        while at < len(lines) and lines[at].time == session.clock:
            line = lines[at]
            at += 1
            if line.ends:
                done = True
                break
            if line.command is not None:
                refusal, more = session.apply(line.command)
                events += more
                if refusal is None:
                    carried.append(line.command)
                    if recorder:
                        recorder.command(session, line.command)
                else:
                    _refused(script, line, said(refusal, world.texts), last_command, failed)
                last_command = line
            else:
                held += _checked(script, session, line, last_command, failed)
        if listener:
            listener(session, events, carried)
        if recorder:
            recorder.ticked(session)
        if done or session.now >= world.last_tick or (told_out(session) and not has_end and at >= len(lines)):
            break
        events = session.tick()
    if recorder:
        recorder.ended(session)
    for line in final:
        held += _checked(script, session, line, last_command, failed)
    return Run(session, held, tuple(failed), tuple(keyframes))


def told_out(session: Session) -> bool:
    """Whether the level is decided, and what people say after that has been said."""
    epilogue = EPILOGUE_TICKS if session.world.plot.beats else 0
    return session.judged and session.now - session.state.watch.judged_at >= epilogue


def _refused(script: Script, line: Line, sentence: str, before: Line | None, failed: list[Failure]) -> None:
    if script.recorded:
        text = f"this command is refused here ({sentence}), so this is not what was recorded; {_nearest(before)}"
        raise BadInput([Diagnostic(script.path, line.number, tokens_of(line.source)[1][0], text, line.source)])
    command = line.command.text() if line.command else ""
    failed.append(Failure(line.number, line.time, f"{command}: refused, {sentence}"))


def _nearest(command: Line | None) -> str:
    if command is None or command.command is None:
        return "no command stands before it"
    return f"the nearest command before is '{command.command.text()}' in line {command.number}"


def _checked(script: Script, session: Session, line: Line, before: Line | None, failed: list[Failure]) -> int:
    """Checks the pins or the expectation of a line; returns how many held."""
    held = 0
    for pin in line.pins:
        found = _pinned(script, session, pin)
        if found == pin.text:
            held += 1
            continue
        name = f"{pin.name}.{pin.subject}" if pin.subject else pin.name
        if script.recorded:
            sentence = f"{name} is {found} here, not {pin.text}; {_nearest(before)}"
            if pin.name == "lines":
                sentence = f"this recording has {found} lines, not {pin.text}: a line was added or lost"
            raise BadInput([Diagnostic(script.path, line.number, pin.column, sentence, line.source)])
        failed.append(Failure(line.number, session.clock, f"{name} {pin.text}: it is {found}"))
    if line.expectation is not None:
        instead = _unmet(session, line.expectation)
        if instead is None:
            held += 1
        else:
            failed.append(Failure(line.number, session.clock, f"{line.expectation.text}: {instead}"))
    return held


def _pinned(script: Script, session: Session, pin: Pin) -> str:
    if pin.name == "digest":
        return session.state.digest.hex()[: len(pin.text)]
    if pin.name == "lines":
        return str(len(script.lines))
    return shown_as(session.world.names.facts[pin.name], session.read(pin.name, pin.subject))


def _unmet(session: Session, expected: Expectation) -> str | None:
    """None if the expectation holds, otherwise what was found."""
    if expected.refused is not None:
        return None if session.refusal(expected.refused) is not None else "it would be carried out"
    if expected.name == "line":
        spoken = expected.value in session.state.tale.lines
        return None if spoken != (expected.comparison == "not") else f"it was {'spoken' if spoken else 'not spoken'}"
    value = session.read(expected.name, expected.subject)
    fact = session.world.names.facts[expected.name]
    text = shown_as(fact, value)
    return None if _holds(expected, fact, value, text) else f"it is {text}"


def _holds(expected: Expectation, fact: Fact, value: Value, text: str) -> bool:
    kind = fact.decimals
    if isinstance(value, str) or kind == TRUTH or expected.value == "none":
        return (text == expected.value) != (expected.comparison == "not")
    wanted = float(clock(expected.value)) if kind == TIME else float(expected.value)
    if expected.comparison == "is":
        if expected.tolerance > 0.0:
            return abs(value - wanted) <= expected.tolerance * (1.0 + 1e-12)
        return text == expected.value or shown_as(fact, wanted) == text
    if expected.comparison == "not":
        return shown_as(fact, wanted) != text
    return {
        "<": value < wanted,
        "<=": value <= wanted,
        ">": value > wanted,
        ">=": value >= wanted,
    }[expected.comparison]
