"""The command line: what `main.py` understands.

Look for: `main`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from game import __version__
from game.words.program import BUILT, COMMAND, NAME

ROOT = Path(__file__).resolve().parent.parent
LEVELS = ROOT / "levels"
FIRST_PLAN = LEVELS / "g7" / "plans" / "saves.plan"
SHOWN = ROOT / "build" / "shown"
"""Where a morning is left on a machine with no display; a build keeps its own folder as it is."""
TABLES = ROOT / "validation" if BUILT else ROOT / "tests" / "validation"
SAID = ROOT / "selftest.txt"
"""What the self test of the source said: it goes with a build."""


class _Parser(argparse.ArgumentParser):
    """Complains in one sentence, with a hint, and exit code 2; takes no abbreviated options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. See '{self.prog} --help'.", file=sys.stderr)
        raise SystemExit(2)


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 5 or not 1 <= int(text) <= 86400:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of seconds from 1 to 86400")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 6 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to 999999")
    return int(text)


def _file(text: str) -> Path:
    """A file as it is named from here; or else one that came with the program, as that names it."""
    here, ours = Path(text), ROOT / text
    return ours if not here.exists() and ours.is_file() else here


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=NAME,
        description="SIXTEEN: a crisis on Mars, sixteen people, six hours of air. With no command, plays.",
        epilog=("" if BUILT else "Start it with 'python3 run.py …', which sets everything up first. ")
        + "Every file that can't be used is named with line and column, exit code 2.",
    )
    parser.add_argument(
        "--selftest", action="store_true", help="play every plan that comes with it, draw every scene once, and say so"
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        help="with --selftest: compare the plans' digests with those in FILE, which another self test printed",
    )
    parser.add_argument("--version", action="version", version=f"SIXTEEN {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    commands.add_parser("play", help="play in a window; where there is no display, tell a plan instead")

    playback = commands.add_parser(
        "playback",
        help="play plans, replays or saves with no window; say what happened and why",
        description="Plays each file with no window and tells it as a story: who says and does what, the questions and "
        "their answers, how it ends, and why. "
        "Exit code 0: every expectation held; 1: one did not; 2: a file can't be used.",
        epilog="A plan is text: a head such as 'level g7   seed 16   format 1', then lines such as "
        "'07:15:00  do residents rest', '09:00:00  expect o2_percent 19.98 within 0.05' and '12:45:00  end'. "
        f"The words are listed by '{NAME} words'.",
    )
    playback.add_argument("files", nargs="+", type=_file, metavar="FILE", help="a .plan, replay or save")
    told = playback.add_mutually_exclusive_group()
    told.add_argument(
        "--full", action="store_true", help="print a line for each command, event and reading, with seconds"
    )
    told.add_argument("--json", action="store_true", help="print one JSON list, an object for each file")
    playback.add_argument(
        "--every",
        type=_seconds,
        default=1800,
        metavar="SECONDS",
        help="colony time between chapters, or rows of readings (1800)",
    )
    playback.add_argument("--record", type=Path, metavar="FILE", help="write a recording of the (one) file played")

    check = commands.add_parser(
        "check",
        help="check levels: their files, what can't be reached, and what their plans show",
        description="Reads each level, names every mistake with file, line and column, plays all its plans, and says "
        "what each ends in and how near it came to a limit. Exit code 0: nothing is wrong; 1: a plan's expectation "
        "fails or an ending is reached by no plan; 2: the files can't be used.",
    )
    check.add_argument("levels", nargs="+", metavar="LEVEL", help="a folder with a level.yaml, or a shipped level's id")
    check.add_argument("--json", action="store_true", help="print one JSON list, an object for each level")
    check.add_argument("--explore", type=_count, metavar="N", help="let N bots of differing skill play the (one) level")
    check.add_argument("--seed", type=_count, default=1, metavar="S", help="the bots' first seed (1)")
    check.add_argument("--jobs", type=_count, default=0, metavar="J", help="games at once (as many as there are cores)")
    check.add_argument("--difficulty", default="", metavar="NAME", help="of the level the bots play (standard)")
    check.add_argument("--replays", type=Path, metavar="DIR", help="write recordings of the telling games there")

    validate = commands.add_parser(
        "validate",
        help="check the model against published tables, or against your own",
        description="Computes every row of each table with the very functions that play uses. Exit code 0: all rows "
        "within their tolerance; 1: a row is out; 2: a table can't be used.",
        epilog="A table is CSV with columns quantity,inputs,expected,tolerance,unit,source; "
        "inputs like 'po2_mmhg=40 ph=7.4 temperature_c=37', tolerance like 0.6 or 10%%. "
        f"See {TABLES.relative_to(ROOT).as_posix()} for the tables that come with the program.",
    )
    validate.add_argument("tables", nargs="*", type=Path, metavar="TABLE.csv", help="default: all that come with it")
    validate.add_argument("--json", action="store_true", help="print JSON")

    bench = commands.add_parser("bench", help="measure: µs per step, playback against real time, memory")
    bench.add_argument("--ui", action="store_true", help="measure the window: time per frame of each scene, memory")
    bench.add_argument("--first", action="store_true", help="only start, out of sight; print the clock at frame one")
    bench.add_argument("--json", action="store_true", help="print JSON")

    _add_shot(commands)
    debrief = commands.add_parser(
        "debrief",
        help="play a plan, recording or save with no window; report on what it came to, and why",
        description="Plays a file and reports: outcome and reasons, the air and everybody's saturation over the day, "
        "the decisions, objectives with their evidence, what it cost. Exit code 2: a file can't be used.",
    )
    debrief.add_argument("file", type=_file, metavar="FILE", help="a .plan, recording or save")
    debrief.add_argument("--out", type=Path, metavar="DIR", help="write report.txt and pictures of the debrief there")

    commands.add_parser("words", help="list the commands and facts that plans are written in")

    new = commands.add_parser(
        "new",
        help="make a small level of your own to begin with",
        description="Copies the level first_steps under a new name and says what to do next. Exit code 2: it can't be "
        "made, and nothing was.",
    )
    new.add_argument("name", metavar="NAME", help="id of the level: small letters, digits and _")
    new.add_argument("--into", type=Path, metavar="FOLDER", help="where (levels/, or here if that can't be written to)")

    reference = commands.add_parser(
        "reference",
        help="write levels/REFERENCE.md and the JSON schemas beside it",
        description="Writes what may stand in a level's files, for people (REFERENCE.md) and for editors "
        "(level.schema.json, story.schema.json). Exit code 2: they can't be written.",
    )
    reference.add_argument("--check", action="store_true", help="write nothing; exit code 1 if they are out of date")
    return parser


def _add_shot(commands: Any) -> None:
    shot = commands.add_parser(
        "shot",
        help="draw a scene into a PNG file, with no display",
        description="Plays a plan to a moment and draws what a player would see. Pictures that are not baked yet are "
        "left out. Exit code 2: a file can't be used.",
    )
    shot.add_argument("scene", nargs="?", default="", metavar="SCENE", help="a scene (an unknown name lists them)")
    shot.add_argument("--all", action="store_true", help="every scene; --out is then a folder")
    shot.add_argument("--plan", type=_file, default=FIRST_PLAN, metavar="FILE", help="what is played (that of 'play')")
    shot.add_argument("--at", default="07:15:00", metavar="HH:MM:SS", help="the moment (07:15:00)")
    shot.add_argument("--scale", type=float, default=1.0, metavar="K", help="pixels per unit: 1 for 1280×720")
    shot.add_argument("--stretch", type=float, default=1.0, metavar="S", help="words S times as long, as translated")
    shot.add_argument("--focus", default="", metavar="ID", help="the widget that has the focus")
    shot.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help="the PNG file")


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
    parser = _parser()
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
