"""What the command line takes: its commands, their arguments, and how a wrong one is told.

Look for: `command_parser`, and what comes with the program: `LEVELS`, `FIRST_PLAN`, `TABLES`.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from game import __version__
from game.words.facts import clock
from game.words.program import BUILT, NAME

ROOT = Path(__file__).resolve().parent.parent
LEVELS = ROOT / "levels"
FIRST_PLAN = LEVELS / "g7" / "plans" / "saves.plan"
TABLES = ROOT / "validation" if BUILT else ROOT / "tests" / "validation"


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


def _clock(text: str) -> int:
    try:
        return clock(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _file(text: str) -> Path:
    """A file as it is named from here; or else one that came with the program, as that names it."""
    here, ours = Path(text), ROOT / text
    try:
        return ours if not here.exists() and ours.is_file() else here
    except (OSError, ValueError):
        return here  # no name of a file: whoever reads it will say so


def command_parser() -> argparse.ArgumentParser:
    """All of it."""
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

    play = commands.add_parser(
        "play",
        help="play in a window; where there is no display, tell a plan instead",
        description="Opens the window. With a file, plays that to a moment of it and goes on from there as a new game, "
        "which is kept among the saved ones; time stands until it is let run. "
        "Exit code 2: the file can't be used, or there is no display to go on with it on.",
    )
    play.add_argument("file", nargs="?", type=_file, metavar="FILE", help="a .plan, recording or save to go on with")
    play.add_argument("--at", type=_clock, metavar="HH:MM:SS", help="from that moment on (from its end)")

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

    solve = commands.add_parser(
        "solve",
        help="solve an electrical or a coolant network written as a SPICE netlist or an EPANET file",
        description="Solves the network of a file with the solvers of the rig, and prints node voltages and currents "
        "of a netlist (NAME.cir: R, V, I, D, and loads of constant power), heads and flows of pipes (NAME.inp). "
        "Exit code 2: the file can't be used.",
        epilog="A load of 50 W from node a to b is 'Bname a b I={50/V(a,b)}', or, a resistance below 9 V, "
        "'Bname a b I={50*V(a,b)/max(V(a,b),9)^2}'. A current is told from an element's first node to its second.",
    )
    solve.add_argument("file", type=_file, metavar="FILE", help="a .cir or an .inp")
    solve.add_argument("--json", action="store_true", help="print JSON")

    _add_rig(commands)
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

    _add_weld(commands)
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


def _add_rig(commands: Any) -> None:
    rig = commands.add_parser(
        "rig",
        help="tell how a rig stands at a moment of a plan, or write it for SPICE and EPANET",
        description="Plays a plan to a moment. Then says what is plugged into what, what is on, what flows at the "
        "ports, and what there is to say of it; or writes what the player has made of the electrical network as a "
        "SPICE netlist, and of the coolant's as a file for EPANET. "
        "Exit code 1: a line of the plan did not hold before; 2: it can't be done, and nothing was written.",
        epilog="The files are for your own tool ('ngspice -b out.cir'); "
        f"'{NAME} solve' reads them, too. Parts and ends have the names that plans have for them.",
    )
    rig.add_argument("level", metavar="LEVEL", help="a folder with a level.yaml, or a shipped level's id")
    rig.add_argument("--plan", type=_file, metavar="FILE", help="what is played (nobody gives an order)")
    rig.add_argument("--at", type=_clock, required=True, metavar="HH:MM:SS", help="the moment")
    rig.add_argument("--spice", type=Path, metavar="OUT.cir", help="write the electrical network there")
    rig.add_argument("--epanet", type=Path, metavar="OUT.inp", help="write the coolant network there")
    rig.add_argument("--json", action="store_true", help="print JSON")


def _add_weld(commands: Any) -> None:
    weld = commands.add_parser(
        "weld",
        help="practise welding: five exercises, marked as weld trainers do, and the load that the weld would carry",
        description="Opens the training view of the weld bench: no clock, five exercises, the best strokes kept to be "
        "compared with. Where there is no display, and with --stroke or --seed, it welds with no window: with the "
        "strokes of a file, or as somebody skilled, somebody hasty and a beginner would. Says how each variable kept "
        "to the procedure, where along the bead and how it did not, what the weld would carry, and what it has lost by "
        "what. "
        "Exit code 2: a file can't be used.",
        epilog="A file of strokes is text: 'exercise lap', then lines such as 'clean p', 'tack p.s.upper 30.0', "
        "'arc p.s.upper 150 12.4' (amperes, mm/s of wire) and 'stroke 0,0,0,25,45,10 300,600,0,25,45,10': knots of "
        "tenths of a second, tenths of a mm along, off the root and of arc, degrees of work and travel angle.",
    )
    weld.add_argument("--practice", action="store_true", required=True, help="the training view, without a level")
    weld.add_argument("--exercise", default="", metavar="N", help="one of 1 to 5, or its name (all)")
    weld.add_argument("--stroke", type=_file, metavar="FILE", help="what is done, instead of three welders")
    weld.add_argument("--seed", type=_count, metavar="S", help="of the hand's tremor (that of the file, or 16)")


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
