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

ROOT = Path(__file__).resolve().parent.parent
LEVELS = ROOT / "levels"
FIRST_PLAN = LEVELS / "g7" / "plans" / "saves_outline.plan"


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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="SIXTEEN: a crisis on Mars, sixteen people, six hours of air. With no command, plays.",
        epilog="Start it with 'python3 run.py …', which sets everything up first. "
        "Every file that can't be used is named with line and column, exit code 2.",
    )
    parser.add_argument("--version", action="version", version=f"SIXTEEN {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    commands.add_parser("play", help="play (this version has no window yet: it shows a plan instead)")

    playback = commands.add_parser(
        "playback",
        help="play plans, replays or saves with no window; say what happened and why",
        description="Plays each file with no window and prints its timeline, its result and the reasons. "
        "Exit code 0: every expectation held; 1: one did not; 2: a file can't be used.",
        epilog="A plan is text: a head such as 'level g7   seed 16   format 1', then lines such as "
        "'07:15:00  do residents rest', '09:00:00  expect o2_percent 19.98 within 0.05' and '12:45:00  end'. "
        "The words are listed by 'main.py words'.",
    )
    playback.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a .plan, replay or save")
    playback.add_argument("--json", action="store_true", help="print one JSON list, an object for each file")
    playback.add_argument(
        "--every", type=_seconds, default=1800, metavar="SECONDS", help="colony time between rows of readings (1800)"
    )
    playback.add_argument("--record", type=Path, metavar="FILE", help="write a recording of the (one) file played")

    validate = commands.add_parser(
        "validate",
        help="check the model against published tables, or against your own",
        description="Computes every row of each table with the very functions that play uses. Exit code 0: all rows "
        "within their tolerance; 1: a row is out; 2: a table can't be used.",
        epilog="A table is CSV with columns quantity,inputs,expected,tolerance,unit,source; "
        "inputs like 'po2_mmhg=40 ph=7.4 temperature_c=37', tolerance like 0.6 or 10%%. "
        "See tests/validation for the tables that come with the program.",
    )
    validate.add_argument("tables", nargs="*", type=Path, metavar="TABLE.csv", help="default: tests/validation/*.csv")
    validate.add_argument("--json", action="store_true", help="print JSON")

    bench = commands.add_parser("bench", help="measure: µs per step, playback against real time, memory")
    bench.add_argument("--json", action="store_true", help="print JSON")

    commands.add_parser("words", help="list the commands and facts that plans are written in")
    return parser


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
    if arguments.command == "playback":
        from game.playback import playback

        if arguments.record is not None and len(arguments.files) > 1:
            parser.error("--record takes one file to play")
        return playback(
            arguments.files, LEVELS, arguments.json, arguments.every, arguments.record, sys.stdout, sys.stderr
        )
    if arguments.command == "validate":
        from game.validate import validate

        shipped = sorted((ROOT / "tests" / "validation").glob("*.csv"))
        here = Path.cwd()
        tables = arguments.tables or [
            table.relative_to(here) if table.is_relative_to(here) else table for table in shipped
        ]
        return validate(tables, arguments.json, sys.stdout, sys.stderr)
    if arguments.command == "bench":
        from game.bench import bench

        return bench(LEVELS, arguments.json, sys.stdout)
    if arguments.command == "words":
        return _words()
    return _play()


def _play() -> int:
    """Until there is a window: shows how a saving morning goes, and what to try next."""
    from game.playback import playback

    shown = FIRST_PLAN.relative_to(ROOT).as_posix()
    print(f"This version has no window yet. It plays {shown} for you, six hours in a few seconds:\n")
    code = playback([FIRST_PLAN], LEVELS, False, 1800, None, sys.stdout, sys.stderr)
    print(
        "\nThen try: python3 run.py playback levels/g7/plans/do_nothing.plan   (nobody gives an order)\n"
        "          python3 run.py words                                       (what plans are written in)\n"
        "          python3 run.py --help"
    )
    return code


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
