"""One text grammar for replay, save and plan.

    level g7   seed 16   difficulty standard   format 1
    recorded   model 1   world 5f0c2a91                      (a recording; a plan has no such line)
    06:43:00  do yuki work
    07:20:00  = o2_percent 20.31  spo2_worst 83              (facts pinned by the recorder)
    09:00:00  expect o2_percent 19.98 within 0.05            (what a person wrote)
    10:00:00  expect refused start backup 10.0
    12:45:00  end
    end       expect ending open

Look for: `Script`, `draft` (as far as the head), `parsed` (every mistake in one pass); lines.py has the lines.
"""

from pathlib import Path
from typing import NamedTuple

from game.level.build import World
from game.session.lines import FINALLY, Line, read_line, tokens_of
from game.words.diagnostic import BadInput, Diagnostic, complaint, nearest
from game.words.facts import clock, clock_text

FORMAT = 1
MOST_BYTES = 20_000_000
LONGEST_LINE = 2000
class Head(NamedTuple):
    """What a script is played on."""

    level: str
    seed: int
    difficulty: str
    model: str = ""
    """Model version of a recording; '' for a plan."""
    world: str = ""
    """Digest of the level that was recorded."""
    line: int = 1


class Script(NamedTuple):
    """A replay, save or plan."""

    path: str
    head: Head
    lines: tuple[Line, ...]
    recorded: bool


class Draft(NamedTuple):
    """A script whose head has been read; its lines wait for the world that they speak of."""

    path: str
    head: Head
    rest: tuple[tuple[int, str], ...]
    """(line number, text)"""
    recorded: bool


def draft(path: Path) -> Draft:
    """Reads a file as far as its head. Raises BadInput."""
    shown = str(path)
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise complaint(shown, f"can't be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise complaint(shown, f"is not the name of a file: {error}") from None
    if raw is None:
        raise complaint(shown, f"is larger than {MOST_BYTES} bytes; that is no plan or replay")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise BadInput([Diagnostic(shown, line, column, "this is not UTF-8; save the file as UTF-8")]) from None
    lines = [line.rstrip("\r") for line in text.split("\n")]
    found: list[Diagnostic] = []
    for number, each in enumerate(lines, 1):
        bad = next((at for at, letter in enumerate(each) if not letter.isprintable() and letter != "\t"), -1)
        if len(each) > LONGEST_LINE:
            found.append(Diagnostic(shown, number, LONGEST_LINE, f"this line is longer than {LONGEST_LINE} letters"))
        elif bad >= 0:
            found.append(Diagnostic(shown, number, bad + 1, f"a control character ({each[bad]!r}) stands here"))
    if found:
        raise BadInput(found)
    words = [(number, bare) for number, each in enumerate(lines, 1) if (bare := each.split("#", 1)[0]).strip()]
    return _headed(shown, words)


def _headed(shown: str, words: list[tuple[int, str]]) -> Draft:
    if not words:
        raise complaint(shown, "is empty; a plan begins with a line such as 'level g7   seed 16   format 1'")
    found: list[Diagnostic] = []
    number, text = words[0]
    tokens = tokens_of(text)
    if tokens[0][1] != "level":
        sentence = "a plan begins with a line such as 'level g7   seed 16   format 1'"
        raise BadInput([Diagnostic(shown, number, tokens[0][0], sentence, text)])
    values = _pairs(shown, number, text, ("level", "seed", "difficulty", "format"), found)
    for missing in ("level", "format"):
        if missing not in values and not found:
            found.append(Diagnostic(shown, number, len(text) + 1, f"'{missing}' is missing from this line", text))
    seed, seed_column = values.get("seed", ("16", 1))
    if not (seed.isascii() and seed.isdigit() and len(seed) <= 9):
        found.append(Diagnostic(shown, number, seed_column, f"the seed '{seed}' is no whole number below 10^9", text))
        seed = "0"
    form, form_column = values.get("format", ("1", 1))
    if form != str(FORMAT):
        sentence = f"this file is of format {form}; this program reads format {FORMAT}"
        found.append(Diagnostic(shown, number, form_column, sentence, text))
    recorded: dict[str, tuple[str, int]] = {}
    rest = words[1:]
    if rest and tokens_of(rest[0][1])[0][1] == "recorded":
        number, text = rest[0]
        recorded = _pairs(shown, number, " " * 9 + text.lstrip()[8:], ("model", "world"), found)
        for missing in ("model", "world"):
            if missing not in recorded and not found:
                found.append(Diagnostic(shown, number, len(text) + 1, f"'{missing}' is missing from this line", text))
        rest = rest[1:]
    if found:
        raise BadInput(found)
    head = Head(
        values["level"][0],
        int(seed),
        values.get("difficulty", ("standard", 1))[0],
        recorded.get("model", ("", 1))[0],
        recorded.get("world", ("", 1))[0],
        words[0][0],
    )
    return Draft(shown, head, tuple(rest), bool(recorded))


def _pairs(
    shown: str, number: int, text: str, known: tuple[str, ...], found: list[Diagnostic]
) -> dict[str, tuple[str, int]]:
    """`key value key value` of a line, with the column of each value."""
    tokens = tokens_of(text)
    values: dict[str, tuple[str, int]] = {}
    for index in range(0, len(tokens), 2):
        column, key = tokens[index]
        if key not in known:
            sentence = f"'{key}' is not known here; this line takes {', '.join(known)}.{nearest(key, known)}"
            found.append(Diagnostic(shown, number, column, sentence, text))
            break
        if key in values:
            found.append(Diagnostic(shown, number, column, f"'{key}' stands here twice", text))
        if index + 1 == len(tokens):
            found.append(Diagnostic(shown, number, column + len(key), f"'{key}' needs a value after it", text))
        else:
            values[key] = (tokens[index + 1][1], tokens[index + 1][0])
    return values


def parsed(what: Draft, world: World) -> Script:
    """The script, every word checked against the world. Raises BadInput with every mistake."""
    found: list[Diagnostic] = []
    lines: list[Line] = []
    last, last_number, ended = world.start, 0, 0
    for number, text in what.rest:
        tokens = tokens_of(text)
        column, first = tokens[0]

        def wrong(at: int, sentence: str, number: int = number, text: str = text) -> None:
            found.append(Diagnostic(what.path, number, at, sentence, text))

        if first == "end":
            time = FINALLY
        else:
            try:
                time = clock(first)
            except ValueError as error:
                wrong(column, str(error))
                continue
            if time < last:
                starts = f"the level starts at {clock_text(world.start)}"
                wrong(column, f"{first} is too early: " + (f"line {last_number} is later" if last_number else starts))
                continue
            if time > world.start + world.last_tick:
                wrong(column, f"{first} is after the level's last moment, {clock_text(world.start + world.last_tick)}")
                continue
            if ended:
                wrong(column, f"line {ended} ends the plan; nothing timed may follow")
                continue
            last, last_number = time, number
        if time != FINALLY and lines and lines[-1].time == FINALLY:
            wrong(column, "lines that begin with 'end' stand last")
            continue
        line = read_line(world, number, time, text, tokens[1:], wrong)
        if line is not None:
            lines.append(line)
            ended = number if line.ends else ended
    if what.recorded and not found and not any(line.ends for line in lines):
        number, text = what.rest[-1] if what.rest else (what.head.line, "")
        found.append(Diagnostic(what.path, number, 1, "this recording was cut off: it has no 'end' line", text))
    if found:
        raise BadInput(found)
    return Script(what.path, what.head, tuple(lines), what.recorded)
