"""One text grammar for replay, save and plan.

    level g7   seed 16   difficulty standard   format 1
    recorded   model 1   world 5f0c2a91                      (a recording; a plan has no such line)
    06:43:00  do yuki work
    07:20:00  = o2_percent 20.31  spo2_worst 83              (facts pinned by the recorder)
    09:00:00  expect o2_percent 19.98 within 0.05            (what a person wrote)
    10:00:00  expect refused start backup 10.0
    12:45:00  end
    end       expect ending open

Look for: `Script`, `parsed` (every mistake in one pass), `subject_of`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from game.level.build import World
from game.model.physiology import ACTIVITIES
from game.words.diagnostic import BadInput, Diagnostic, complaint, nearest
from game.words.facts import FACTS, TIME, WORD, clock, clock_text
from game.words.verbs import CHOICES, RAMP_LONGEST, RAMP_SHORTEST, VERBS, Command, quantised

FORMAT = 1
MOST_BYTES = 20_000_000
LONGEST_LINE = 2000
Wrong = Callable[[int, str], None]
"""Takes down a mistake: its column and its sentence."""
COMPARISONS = ("<", "<=", ">", ">=", "is", "not")
FINALLY = 1 << 40
"""Time of lines that begin with `end`."""


class Pin(NamedTuple):
    """A fact as the recorder wrote it."""

    name: str
    subject: str
    text: str
    column: int


class Expectation(NamedTuple):
    """What an instructor expects of a fact, or of a command."""

    name: str
    """Fact; '' when a refusal is expected."""
    subject: str
    comparison: str
    """One of COMPARISONS; 'is' may have a tolerance."""
    value: str
    tolerance: float
    refused: Command | None
    text: str


class Line(NamedTuple):
    """One line of a script: exactly one of its four contents is there."""

    number: int
    time: int
    """Seconds since midnight of the first day, or FINALLY."""
    source: str
    command: Command | None = None
    expectation: Expectation | None = None
    pins: tuple[Pin, ...] = ()
    ends: bool = False
    """`HH:MM:SS end`"""


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
    for number, line in enumerate(lines, 1):
        bad = next((at for at, letter in enumerate(line) if not letter.isprintable() and letter != "\t"), -1)
        if len(line) > LONGEST_LINE:
            found.append(Diagnostic(shown, number, LONGEST_LINE, f"this line is longer than {LONGEST_LINE} letters"))
        elif bad >= 0:
            found.append(Diagnostic(shown, number, bad + 1, f"a control character ({line[bad]!r}) stands here"))
    if found:
        raise BadInput(found)
    words = [(number, text) for number, line in enumerate(lines, 1) if (text := line.split("#", 1)[0]).strip()]
    return _headed(shown, words)


def _tokens(text: str) -> list[tuple[int, str]]:
    """(column, word) of a line; columns count from 1."""
    found = []
    start = -1
    for at, letter in enumerate(text + " "):
        if letter in " \t":
            if start >= 0:
                found.append((start + 1, text[start:at]))
            start = -1
        elif start < 0:
            start = at
    return found


def _headed(shown: str, words: list[tuple[int, str]]) -> Draft:
    if not words:
        raise complaint(shown, "is empty; a plan begins with a line such as 'level g7   seed 16   format 1'")
    found: list[Diagnostic] = []
    number, text = words[0]
    tokens = _tokens(text)
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
    if rest and _tokens(rest[0][1])[0][1] == "recorded":
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
    tokens = _tokens(text)
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
        tokens = _tokens(text)
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
                earlier = f"the level starts at {clock_text(world.start)}" if not last_number else f"line {last_number} is"
                wrong(column, f"{first} is too early: {earlier} later" if last_number else f"{first} is too early: {earlier}")
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
        line = _line(world, number, time, text, tokens[1:], wrong)
        if line is not None:
            lines.append(line)
            ended = number if line.ends else ended
    if what.recorded and not found and not any(line.ends for line in lines):
        number, text = what.rest[-1] if what.rest else (what.head.line, "")
        found.append(Diagnostic(what.path, number, 1, "this recording was cut off: it has no 'end' line", text))
    if found:
        raise BadInput(found)
    return Script(what.path, what.head, tuple(lines), what.recorded)


def _line(world: World, number: int, time: int, text: str, tokens: list[tuple[int, str]], wrong: Wrong) -> Line | None:
    if not tokens:
        wrong(len(text.rstrip()) + 1, "a command, '=', 'expect' or 'end' must follow the time")
        return None
    column, word = tokens[0]
    if word == "=":
        pins = _pins(world, tokens[1:], wrong, column)
        return Line(number, time, text, pins=pins) if pins else None
    if word == "expect":
        expectation = _expectation(world, tokens[1:], wrong, column + 6)
        return Line(number, time, text, expectation=expectation) if expectation else None
    if word == "end" and time != FINALLY:
        if len(tokens) > 1:
            wrong(tokens[1][0], "nothing follows 'end' on this line; expectations stand on lines that begin with 'end'")
            return None
        return Line(number, time, text, ends=True)
    if time == FINALLY:
        wrong(column, "after 'end' stands '=' or 'expect'")
        return None
    command = _command(world, tokens, wrong)
    return Line(number, time, text, command=command) if command else None


def _known(world: World, kind: str) -> tuple[str, ...]:
    return {
        "who": (*world.people, *world.groups),
        "module": world.modules,
        "activity": ACTIVITIES,
        "link": world.links,
        "fan": world.links,
        "bed": world.beds,
        "stack": world.stacks,
        "load": world.loads,
        "person": world.people,
        **CHOICES,
    }[kind]


_WHAT = {
    "who": "person or group",
    "module": "module",
    "activity": "activity",
    "link": "link between modules",
    "fan": "link between modules",
    "bed": "CO2 bed",
    "stack": "stack",
    "load": "load on the bus",
    "person": "person",
    "switch": "'on' or 'off'",
    "breaker": "'open' or 'closed'",
}


def _command(world: World, tokens: list[tuple[int, str]], wrong: Wrong) -> Command | None:
    column, verb = tokens[0]
    if verb not in VERBS:
        wrong(column, f"'{verb}' is no command.{nearest(verb, (*VERBS, 'expect', 'end'))} Commands: {', '.join(VERBS)}")
        return None
    takes = VERBS[verb].takes
    usage = f"write '{' '.join((verb, *(kind.upper() for kind in takes)))}'"
    words = []
    good = True
    for index, kind in enumerate(takes):
        if index + 1 >= len(tokens):
            if kind == "ramp":
                words.append("10.0")
                continue
            end = tokens[-1][0] + len(tokens[-1][1])
            wrong(end, f"'{verb}' needs a {kind} here; {usage}")
            return None
        at, word = tokens[index + 1]
        if kind == "ramp":
            good = _number(word, RAMP_SHORTEST, RAMP_LONGEST, "minutes of ramp", at, wrong) and good
        elif word not in (known := _known(world, kind)):
            what = _WHAT[kind]
            article = "" if kind in CHOICES else "no "
            sentence = f"'{word}' is not {what}" if not article else f"'{word}' is no {what} of this level"
            wrong(at, f"{sentence}.{nearest(word, known)}")
            good = False
        if good:
            words.append(quantised(kind, word))
    if len(tokens) > len(takes) + 1:
        wrong(tokens[len(takes) + 1][0], f"'{tokens[len(takes) + 1][1]}' is one word too many; {usage}")
        return None
    return Command(verb, tuple(words)) if good else None


def _number(word: str, low: float, high: float, what: str, at: int, wrong: Wrong) -> bool:
    value = _float(word)
    if value is None:
        wrong(at, f"'{word}' is not a number of {what}")
        return False
    if not low <= value <= high:
        wrong(at, f"{word} {what} is out of range; it may be {low:g} to {high:g}")
        return False
    return True


def _float(word: str) -> float | None:
    """The number that `word` is, in plain decimal notation; None for anything else."""
    bare = word[1:] if word[:1] in "+-" else word
    if not bare.replace(".", "", 1).isascii() or not bare.replace(".", "", 1).isdigit() or len(bare) > 15:
        return None
    return float(word)


def subject_of(word: str) -> tuple[str, str]:
    """`spo2.rustam` -> ("spo2", "rustam")."""
    name, _, subject = word.partition(".")
    return name, subject


def _fact(world: World, token: tuple[int, str], wrong: Wrong) -> tuple[str, str] | None:
    column, word = token
    name, subject = subject_of(word)
    if name not in FACTS:
        wrong(column, f"'{name}' is no fact.{nearest(name, FACTS)}")
        return None
    fact = FACTS[name]
    if "." in word and not fact.subject:
        wrong(column + len(name), f"'{name}' takes nothing after it; write '{name}'")
        return None
    if not subject and fact.subject and not fact.default:
        wrong(column, f"'{name}' needs a {fact.subject}: write '{name}.{_known(world, fact.subject)[0]}', say")
        return None
    if subject and subject not in (known := _known(world, fact.subject)):
        wrong(column + len(name) + 1, f"'{subject}' is no {fact.subject} of this level.{nearest(subject, known)}")
        return None
    return name, subject


def _pins(world: World, tokens: list[tuple[int, str]], wrong: Wrong, at: int) -> tuple[Pin, ...]:
    pins = []
    if not tokens:
        wrong(at + 1, "facts and values must follow '='")
    for index in range(0, len(tokens), 2):
        column, word = tokens[index]
        if index + 1 == len(tokens):
            wrong(column + len(word), f"'{word}' needs its value after it")
            return ()
        value_column, value = tokens[index + 1]
        if word in ("digest", "lines"):
            pins.append(Pin(word, "", value, value_column))
            continue
        fact = _fact(world, tokens[index], wrong)
        if fact is None or not _value(fact[0], tokens[index + 1], wrong):
            return ()
        pins.append(Pin(fact[0], fact[1], value, value_column))
    return tuple(pins)


def _value(name: str, token: tuple[int, str], wrong: Wrong) -> bool:
    """Whether a word can be a value of a fact."""
    column, word = token
    kind = FACTS[name].decimals
    if kind == WORD:
        if _float(word) is not None:
            wrong(column, f"'{name}' is a word, not a number")
            return False
        return True
    if kind == TIME:
        if word != "none":
            try:
                clock(word)
            except ValueError as error:
                wrong(column, str(error))
                return False
        return True
    if _float(word) is None:
        wrong(column, f"'{word}' is not a number; '{name}' is measured in {FACTS[name].unit or 'plain numbers'}")
        return False
    return True


def _expectation(world: World, tokens: list[tuple[int, str]], wrong: Wrong, at: int) -> Expectation | None:
    if not tokens:
        wrong(at + 1, "a fact and what it should be must follow 'expect'")
        return None
    text = " ".join(word for _, word in tokens)
    if tokens[0][1] == "refused":
        if len(tokens) == 1:
            wrong(tokens[0][0] + 7, "the command that should be refused must follow")
            return None
        command = _command(world, tokens[1:], wrong)
        return Expectation("", "", "", "", 0.0, command, text) if command else None
    fact = _fact(world, tokens[0], wrong)
    if fact is None:
        return None
    name, subject = fact
    rest = tokens[1:]
    comparison = "is"
    if rest and rest[0][1] in COMPARISONS:
        comparison = rest[0][1]
        rest = rest[1:]
    if not rest:
        wrong(tokens[-1][0] + len(tokens[-1][1]), f"the value that '{name}' should have must follow")
        return None
    if not _value(name, rest[0], wrong):
        return None
    if FACTS[name].decimals == WORD and comparison not in ("is", "not"):
        wrong(tokens[1][0], f"'{name}' is a word; only 'is' and 'not' compare words")
        return None
    tolerance = 0.0
    if len(rest) > 1:
        if rest[1][1] != "within" or len(rest) != 3:
            column = rest[1][0] if rest[1][1] != "within" else rest[-1][0]
            wrong(column, "after the value stands nothing, or 'within' and a tolerance")
            return None
        if comparison != "is" or FACTS[name].decimals == WORD:
            wrong(rest[1][0], "only a number or a time that is compared with 'is' takes a tolerance")
            return None
        column, word = rest[2]
        if FACTS[name].decimals == TIME:
            try:
                tolerance = float(clock(word))
            except ValueError:
                wrong(column, f"the tolerance of a time is a time: write 00:06:00 for six minutes, not '{word}'")
                return None
        else:
            value = _float(word)
            if value is None or value < 0.0:
                wrong(column, f"the tolerance '{word}' is not a number of 0 or more")
                return None
            tolerance = value
    return Expectation(name, subject, comparison, rest[0][1], tolerance, None, text)
