"""The command line: what `main.py` understands.

Look for: `main`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game.arguments import FIRST_PLAN, LEVELS, ROOT, TABLES, command_parser
from game.words.program import BUILT, COMMAND

SHOWN = ROOT / "build" / "shown"
"""Where a morning is left on a machine with no display; a build keeps its own folder as it is."""
SAID = ROOT / "selftest.txt"
"""What the self test of the source said: it goes with a build."""


def main(words: Sequence[str]) -> int:
    """Runs one command line; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _carried_out(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output has enough of it; say nothing and leave no traceback at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _carried_out(words: Sequence[str]) -> int:
    parser = command_parser()
    arguments = parser.parse_args(list(words))
    if arguments.selftest:
        return _selftest(arguments.against)
    if arguments.against is not None:
        parser.error("--against goes with --selftest")
    if arguments.command == "playback":
        from game.playback import FULL, JSON, STORY, playback

        if arguments.record is not None and len(arguments.files) > 1:
            parser.error("--record takes one file to play")
        how = JSON if arguments.json else FULL if arguments.full else STORY
        return playback(arguments.files, LEVELS, how, arguments.every, arguments.record, sys.stdout, sys.stderr)
    if arguments.command == "check":
        return _check(parser, arguments)
    if arguments.command == "validate":
        from game.validate import validate

        shipped = sorted(TABLES.glob("*.csv"))
        here = Path.cwd()
        tables = arguments.tables or [
            table.relative_to(here) if table.is_relative_to(here) else table for table in shipped
        ]
        return validate(tables, arguments.json, sys.stdout, sys.stderr)
    if arguments.command == "shot":
        return _shot(parser, arguments)
    if arguments.command == "bench":
        if arguments.first:
            from game.ui.first import first

            print(first())
            return 0
        if arguments.ui:
            from game.ui.bench import bench as bench_window

            return bench_window(LEVELS, arguments.json, sys.stdout)
        from game.bench import bench

        return bench(LEVELS, arguments.json, sys.stdout)
    if arguments.command == "debrief":
        return _debrief(arguments.file, arguments.out)
    if arguments.command == "weld":
        from game.practice.practise import practise

        if arguments.stroke is None and arguments.seed is None and (code := _practice(arguments.exercise)) is not None:
            return code
        return practise(arguments.exercise, arguments.stroke, arguments.seed, sys.stdout, sys.stderr)
    if arguments.command == "solve":
        from game.solve import solve

        return solve(arguments.file, arguments.json, sys.stdout, sys.stderr)
    if arguments.command == "rig":
        return _rig(arguments)
    if arguments.command == "words":
        return _words()
    if arguments.command == "new":
        from game.new import new, usual_place

        into = arguments.into or usual_place(LEVELS, Path.cwd())
        return new(arguments.name, LEVELS / "first_steps", into, sys.stdout, sys.stderr)
    if arguments.command == "reference":
        if BUILT:
            parser.error("reference is written by the source of the program, which a build has not")
        return _reference(LEVELS, arguments.check)
    if arguments.command == "play" and arguments.file is not None:
        return _go_on(arguments.file, arguments.at)
    if arguments.command == "play" and arguments.at is not None:
        parser.error("--at goes with a file: play FILE --at HH:MM:SS")
    return _play()


def _selftest(against: Path | None) -> int:
    from game.selftest import Wanted, selftest
    from game.words.diagnostic import BadInput

    try:
        return selftest(Wanted(LEVELS, FIRST_PLAN, against or (SAID if SAID.is_file() else None)), sys.stdout)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2


def _check(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from game.check.level import check, folder_of
    from game.words.diagnostic import BadInput

    if arguments.explore is None:
        return check(arguments.levels, LEVELS, arguments.jobs, arguments.json, sys.stdout, sys.stderr)
    if len(arguments.levels) > 1:
        parser.error("--explore takes one level")
    from game.check.explore import explore

    try:
        folder = folder_of(arguments.levels[0], LEVELS)
        return explore(
            folder, arguments.explore, arguments.seed, arguments.jobs, arguments.difficulty, arguments.replays,
            arguments.json, sys.stdout,
        )  # fmt: skip
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2


def _rig(arguments: argparse.Namespace) -> int:
    from game.check.level import folder_of
    from game.wired.rig import Wanted, rig
    from game.words.diagnostic import BadInput

    try:
        folder = folder_of(arguments.level, LEVELS)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    wanted = Wanted(folder, arguments.plan, arguments.at, arguments.spice, arguments.epanet, arguments.json)
    return rig(wanted, sys.stdout, sys.stderr)


def _reference(folder: Path, only_check: bool) -> int:
    import json

    from game.level.json_schema import level_schema, story_schema
    from game.level.reference import reference

    texts = {"REFERENCE.md": reference()}
    for name, schema in (("level", level_schema()), ("story", story_schema())):
        texts[f"{name}.schema.json"] = json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    try:
        old = [name for name, text in texts.items() if not _holds(folder / name, text)]
        if not old:
            print(f"{', '.join(texts)} are up to date.")
        elif only_check:
            print(f"Out of date: {', '.join(old)}; write them anew with 'main.py reference'.", file=sys.stderr)
            return 1
        for name in old:
            (folder / name).write_text(texts[name], encoding="utf-8", newline="\n")
            print(f"wrote {folder / name}")
    except OSError as error:
        print(f"{error.filename} can't be written: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return 2
    return 0


def _holds(path: Path, text: str) -> bool:
    """Whether a file says just this, whatever its line ends."""
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode()


def _shot(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from game.ui.shot import Moment, shot, shots
    from game.ui.show import SCENES
    from game.words.diagnostic import BadInput

    if not arguments.all and arguments.scene not in SCENES:
        parser.error(f"shot takes --all or one of these scenes: {', '.join(SCENES)}")
    moment = Moment(
        LEVELS, arguments.plan, arguments.at, arguments.scale, arguments.stretch, arguments.focus,
    )  # fmt: skip
    try:
        if arguments.all:
            print("\n".join(f"wrote {file}" for file in shots(moment, arguments.out)))
        else:
            shot(arguments.scene, moment, arguments.out)
    except (BadInput, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _play() -> int:
    from game.ui.app import NoDisplay, run

    try:
        return run()
    except NoDisplay as reason:
        return _told(str(reason))


def _go_on(file: Path, at: int | None) -> int:
    """A file, in a window, from a moment on."""
    from game.ui.app import NoDisplay, run
    from game.ui.journal import folder
    from game.ui.opening import going_on
    from game.ui.resuming import taken_up
    from game.words.diagnostic import BadInput

    try:
        resuming = taken_up(file, LEVELS, at, folder())
        return run(lambda: going_on(resuming))
    except BadInput as error:
        print(error, file=sys.stderr)
    except NoDisplay as reason:
        told = f"'{COMMAND} playback {file}' tells it without one"
        print(f"No window can be opened here ({reason}) to go on with {file}; {told}.", file=sys.stderr)
    return 2


def _practice(chosen: str) -> int | None:
    """The training view in a window; None where there is no display, or no such exercise: then it is told."""
    from game.practice.practise import id_of

    if chosen and not id_of(chosen):
        return None
    from game.ui.app import NoDisplay, run
    from game.ui.opening import practising

    try:
        return run(lambda: practising(id_of(chosen)))
    except NoDisplay:
        return None


def _debrief(file: Path, folder: Path | None) -> int:
    from game.debrief.played import debrief

    code = debrief(file, LEVELS, folder, sys.stdout, sys.stderr)
    if code or folder is None:
        return code
    from game.ui.gallery import debriefed

    return debriefed(file, LEVELS, folder, sys.stdout, sys.stderr)


def _writable(folder: Path) -> Path:
    """A folder, or where nothing can be written there, one among the temporary files."""
    import tempfile

    if BUILT:
        return Path(tempfile.mkdtemp(prefix="sixteen-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="sixteen-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="sixteen-"))


def _told(reason: str) -> int:
    """Where no window can be opened: plays the saving morning without one, and leaves what would have been seen."""
    from game.ui.gallery import gallery
    from game.words.diagnostic import BadInput

    folder = _writable(SHOWN)
    print(
        f"No window can be opened here ({reason}), so {FIRST_PLAN.relative_to(ROOT).as_posix()} is played without one; "
        f"its report and pictures go to {folder}.",
        flush=True,
    )
    try:
        gallery(FIRST_PLAN, LEVELS, folder, sys.stdout)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"\nThen try: {COMMAND} playback levels/g7/plans/saves.plan      (the same morning as a story)\n"
        f"          {COMMAND} debrief levels/g7/plans/do_nothing.plan    (nobody gives an order)\n"
        f"          {COMMAND} --help"
    )
    return 0


def _words() -> int:
    from game.words.facts import FACTS
    from game.words.verbs import CHOICES, VERBS

    print("Commands, after a time: 07:15:00  do residents rest\n")
    for name, verb in VERBS.items():
        takes = " ".join("|".join(CHOICES[kind]) if kind in CHOICES else kind.upper() for kind in verb.takes)
        print(f"  {name:<10} {takes:<16} {verb.meaning}")
    print("\nFacts: 09:00:00  expect o2_percent 19.98 within 0.05   (comparisons: is, not, <, <=, >, >=)\n")
    for name, fact in FACTS.items():
        shown = f"{name}.{fact.subject.upper()}" if fact.subject else name
        note = f" [{fact.default} if none is named]" if fact.default else ""
        print(f"  {shown:<28} {fact.unit:<6} {fact.meaning}{note}")
    return 0
