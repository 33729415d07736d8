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

from game.level.grammar import tokens_of
from game.level.world import World
from game.session.lines import FINALLY, Line, read_line
from game.words.diagnostic import BadInput, Diagnostic, complaint, decoded, nearest
from game.words.facts import clock, clock_text

FORMAT = 1
MOST_BYTES = 20_000_000
LONGEST_LINE = 2000
LONGEST_WORD = 64
MOST_MISTAKES = 50
"""Reading stops there."""
_BEGINS = "a plan begins with a line such as 'level g7   seed 16   format 1'"


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
    cause: str = ""
    """Why it broke; '' for what the seed says."""
    rules: tuple[tuple[str, bool], ...] = ()
    """Rules that are switched otherwise than the level says."""


class Script(NamedTuple):
    """A replay, save or plan."""

    path: str
    head: Head
    lines: tuple[Line, ...]
    recorded: bool


class HeadWord(NamedTuple):
    """A word of the head, and where it stands."""

    word: str
    line: int
    column: int
    source: str


class Draft(NamedTuple):
    """A script whose head has been read; its lines wait for the world that they speak of."""

    path: str
    head: Head
    rest: tuple[tuple[int, str], ...]
    """(line number, text)"""
    recorded: bool
    values: dict[str, HeadWord]
    """The head as it is written: 'level', 'seed', ... 'world'."""

    def mistake(self, key: str, sentence: str) -> BadInput:
        """What is wrong with a value of the head."""
        value = self.values.get(key, self.values["level"])
        return BadInput([Diagnostic(self.path, value.line, value.column, sentence, value.source)])


def draft(path: Path) -> Draft:
    """Reads a file as far as its head. Raises BadInput."""
    shown = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise complaint(shown, f"can't be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise complaint(shown, f"is not the name of a file: {error}") from None
    if len(raw) > MOST_BYTES:
        raise complaint(shown, f"is larger than {MOST_BYTES} bytes; that is no plan or replay")
    words: list[tuple[int, str]] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(decoded(shown, raw).split("\n"), 1):
        line = line.rstrip("\r")
        bare = line.split("#", 1)[0]
        mistake = _unfit(line, bare)
        if mistake:
            found.append(Diagnostic(shown, number, *mistake))
        elif bare.strip():
            words.append((number, bare))
        if len(found) >= MOST_MISTAKES:
            break
    if found:
        raise BadInput(found)
    return _headed(shown, words)


def _unfit(line: str, bare: str) -> tuple[int, str] | None:
    """Column and sentence for a line that nobody should have to read; `bare` is the line without its comment."""
    if len(line) > LONGEST_LINE:
        return LONGEST_LINE + 1, f"this line is longer than {LONGEST_LINE} letters; begin another here"
    for at, letter in enumerate("" if line.isascii() and line.isprintable() else line):
        code, in_comment = f"(U+{ord(letter):04X})", at >= len(bare)
        if letter != "\t" and (letter < " " or not (in_comment or letter.isprintable())):
            return at + 1, f"an unprintable character {code} stands here; put a space, or nothing, in its place"
        if not (in_comment or letter.isascii()):
            return at + 1, f"'{letter}' {code} stands here; only comments may have letters and signs beyond ASCII"
    for column, word in tokens_of(bare) if len(bare) > LONGEST_WORD else ():
        if len(word) > LONGEST_WORD:
            return column, f"this word has {len(word)} letters; none that means anything has more than {LONGEST_WORD}"
    return None


def _headed(shown: str, words: list[tuple[int, str]]) -> Draft:
    if not words:
        raise BadInput([Diagnostic(shown, 1, 1, f"there is nothing to play in this file; {_BEGINS}")])
    found: list[Diagnostic] = []
    number, text = words[0]
    column, first = tokens_of(text)[0]
    if first != "level":
        raise BadInput([Diagnostic(shown, number, column, f"'{first}' stands first, but {_BEGINS}", text)])
    text, rules = _without_rules(shown, number, text, found)
    known = ("level", "seed", "difficulty", "format", "cause")
    values = _pairs(shown, number, text, 0, known, ("level", "format"), found)
    if "format" in values and values["format"].word != str(FORMAT):
        sentence = f"this file is of format {values['format'].word}; this program reads format {FORMAT}"
        raise BadInput([Diagnostic(shown, number, values["format"].column, sentence, text)])
    if not found and "seed" in values and not ((seed := values["seed"].word).isdigit() and len(seed) <= 9):
        sentence = f"the seed '{seed}' is no whole number from 0 to 999999999"
        found.append(Diagnostic(shown, number, values["seed"].column, sentence, text))
    rest = words[1:]
    recorded = bool(rest) and tokens_of(rest[0][1])[0][1] == "recorded"
    if recorded:
        values |= _pairs(shown, *rest[0], 1, ("model", "world"), ("model", "world"), found)
        rest = rest[1:]
    if found:
        raise BadInput(found)
    written = {key: value.word for key, value in values.items()}
    head = Head(
        written["level"],
        int(written.get("seed", "16")),
        written.get("difficulty", "standard"),
        written.get("model", ""),
        written.get("world", ""),
        number,
        written.get("cause", ""),
        tuple((name.word, on) for name, on in rules),
    )
    for name, _ in rules:
        values[f"rule {name.word}"] = name
    return Draft(shown, head, tuple(rest), recorded, values)


def _without_rules(
    shown: str, number: int, text: str, found: list[Diagnostic]
) -> tuple[str, list[tuple[HeadWord, bool]]]:
    """The head with its `rule NAME on|off` blanked out, and what they say."""
    rules: list[tuple[HeadWord, bool]] = []
    tokens = tokens_of(text)
    rest = text
    for index, (column, word) in enumerate(tokens):
        if word != "rule" or (index and tokens[index - 1][1] in ("level", "difficulty", "cause", "rule")):
            continue
        after = tokens[index + 1 : index + 3]
        if len(after) < 2 or after[1][1] not in ("on", "off"):
            at = after[1][0] if len(after) > 1 else len(text.rstrip()) + 1
            found.append(Diagnostic(shown, number, at, "a rule is written 'rule NAME on' or 'rule NAME off'", text))
            end = len(text) if len(after) < 2 else after[1][0] + len(after[1][1]) - 1
        else:
            name = HeadWord(after[0][1], number, after[0][0], text)
            if any(each.word == name.word for each, _ in rules):
                found.append(Diagnostic(shown, number, name.column, f"rule '{name.word}' stands here twice", text))
            rules.append((name, after[1][1] == "on"))
            end = after[1][0] + len(after[1][1]) - 1
        rest = rest[: column - 1] + " " * (end - column + 1) + rest[end:]
    return rest, rules


def _pairs(
    shown: str,
    number: int,
    text: str,
    skip: int,
    known: tuple[str, ...],
    needed: tuple[str, ...],
    found: list[Diagnostic],
) -> dict[str, HeadWord]:
    """`key value key value` of a line, after `skip` words."""
    tokens = tokens_of(text)[skip:]
    values: dict[str, HeadWord] = {}
    before = len(found)
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
            values[key] = HeadWord(tokens[index + 1][1], number, tokens[index + 1][0], text)
    for missing in needed if len(found) == before else ():
        if missing not in values:
            sentence = f"'{missing}' and its value are missing from this line"
            found.append(Diagnostic(shown, number, len(text.rstrip()) + 1, sentence, text))
    return values


def parsed(what: Draft, world: World) -> Script:
    """The script, every word checked against the world. Raises BadInput with every mistake."""
    found: list[Diagnostic] = []
    lines: list[Line] = []
    last, last_number = world.start, 0
    ended = final = 0
    """Numbers of the line that ends the plan, and of the first that begins with `end`."""
    for number, text in what.rest:
        if len(found) >= MOST_MISTAKES:
            found.append(Diagnostic(what.path, number, 1, f"after {MOST_MISTAKES} mistakes, reading stopped here"))
            break
        tokens = tokens_of(text)
        column, first = tokens[0]

        def wrong(at: int, sentence: str, number: int = number, text: str = text) -> None:
            found.append(Diagnostic(what.path, number, at, sentence, text))

        if first == "end":
            time, final = FINALLY, final or number
        else:
            try:
                time = clock(first)
            except ValueError as error:
                wrong(column, _no_time(first, str(error)))
                continue
            if time > world.start + world.last_tick:
                wrong(column, f"{first} is after the level's last moment, {clock_text(world.start + world.last_tick)}")
                continue
            early = time < last
            if early and last_number:
                wrong(column, f"{first} is too early: line {last_number} is later")
            elif early:
                wrong(column, f"{first} is too early: the level starts at {clock_text(world.start)}")
            elif ended or final:
                why = "ends the plan" if ended else "begins with 'end', and such lines stand last"
                wrong(column, f"line {ended or final} {why}; nothing timed may follow")
            # Each is told once: the lines after it are measured by this one.
            if time >= world.start:
                last, last_number = time, number
            if early or ended or final:
                ended = final = 0
                continue
        line = read_line(world, number, time, text, tokens[1:], wrong)
        if line is not None:
            lines.append(line)
            ended = number if line.ends else ended
    if what.recorded and not found:
        found += _cut_off(what, lines)
    if found:
        raise BadInput(found)
    return Script(what.path, what.head, tuple(lines), what.recorded)


def _no_time(word: str, sentence: str) -> str:
    if word in ("level", "recorded"):
        return f"'{word}' stands at the head of a file and nowhere else: 'level' first, 'recorded' on the line after it"
    hint = nearest(word, ("end", "recorded"))
    return f"{sentence}.{hint}" if hint else sentence


def _cut_off(what: Draft, lines: list[Line]) -> list[Diagnostic]:
    """What a recording must have at its end, so that nobody can take a piece of one for the whole."""
    number, text = what.rest[-1] if what.rest else (what.head.line + 1, "")
    last = {pin.name for line in lines if line.time == FINALLY for pin in line.pins}
    if not any(line.ends for line in lines):
        sentence = "this recording was cut off: after this, a line 'HH:MM:SS  end' is missing"
    elif not {"digest", "lines"} <= last:
        sentence = "this recording was cut off: its last line, 'end  = digest …  lines …', is missing or not whole"
    else:
        return []
    return [Diagnostic(what.path, number, len(text.rstrip()) + 1, sentence, text)]
