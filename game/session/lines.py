"""The lines of a script: commands, pins and expectations, every word checked against the world.

Look for: `Line`, `Pin`, `Expectation`, `read_line`.
"""

from typing import NamedTuple

from game.level.grammar import Token, Wrong, command_of, fact_of, number, value_fits
from game.level.world import World
from game.words.diagnostic import nearest
from game.words.facts import TIME, TRUTH, WORD, clock, shown_as
from game.words.verbs import Command

COMPARISONS = ("<", "<=", ">", ">=", "is", "not")
FINALLY = 1 << 40
"""Time of lines that begin with `end`."""
_HEX = frozenset("0123456789abcdef")


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


_AFTER_END = "'=' or 'expect' must follow 'end'; to end the plan at a time, write 'HH:MM:SS  end'"


def read_line(world: World, number: int, time: int, text: str, tokens: list[Token], wrong: Wrong) -> Line | None:
    """The line after its time; None when something is wrong with it, which `wrong` has been told."""
    if not tokens:
        what = "a command, '=', 'expect' or 'end' must follow the time"
        wrong(len(text.rstrip()) + 1, _AFTER_END if time == FINALLY else what)
        return None
    column, word = tokens[0]
    if word == "=":
        pins = _pins(world, tokens[1:], wrong, column + 1)
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
        wrong(column, _AFTER_END)
        return None
    command = command_of(world.names, tokens, wrong)
    return Line(number, time, text, command=command) if command else None


def _pins(world: World, tokens: list[Token], wrong: Wrong, at: int) -> tuple[Pin, ...]:
    pins = []
    if not tokens:
        wrong(at, "facts and values must follow '='")
    for index in range(0, len(tokens), 2):
        column, word = tokens[index]
        if index + 1 == len(tokens):
            wrong(column + len(word), f"'{word}' needs its value after it")
            return ()
        value_column, value = tokens[index + 1]
        if word in ("digest", "lines"):
            if not _counted(word, value, value_column, wrong):
                return ()
            pins.append(Pin(word, "", value, value_column))
            continue
        fact = fact_of(world.names, tokens[index], wrong)
        if fact is None or not value_fits(world.names, *fact, tokens[index + 1], wrong):
            return ()
        kind = world.names.facts[fact[0]]
        if kind.decimals >= 0 and (rounded := shown_as(kind, float(value))) != value:
            wrong(value_column, f"after '=' stands the value just as it is shown: '{rounded}', not '{value}'")
            return ()
        pins.append(Pin(fact[0], fact[1], value, value_column))
    return tuple(pins)


def _counted(name: str, value: str, column: int, wrong: Wrong) -> bool:
    """Whether a word can be what `digest` or `lines` pin."""
    if name == "digest" and not (8 <= len(value) <= 32 and _HEX.issuperset(value)):
        wrong(column, f"'{value}' is no digest; one is written in 8 to 32 of the signs 0 to 9 and a to f")
        return False
    if name == "lines" and not value.isdigit():
        wrong(column, f"'{value}' is no number of lines")
        return False
    return True


def _expectation(world: World, tokens: list[Token], wrong: Wrong, at: int) -> Expectation | None:
    if not tokens:
        wrong(at, "a fact and what it should be must follow 'expect'")
        return None
    text = " ".join(word for _, word in tokens)
    if tokens[0][1] == "refused":
        if len(tokens) == 1:
            wrong(tokens[0][0] + 7, "the command that should be refused must follow")
            return None
        command = command_of(world.names, tokens[1:], wrong)
        return Expectation("", "", "", "", 0.0, command, text) if command else None
    if tokens[0][1] == "line":
        return _line_expected(world, tokens, wrong, text)
    fact = fact_of(world.names, tokens[0], wrong)
    if fact is None:
        return None
    name, subject = fact
    rest = tokens[1:]
    comparison = "is"
    if rest and rest[0][1] in COMPARISONS:
        comparison = rest[0][1]
        rest = rest[1:]
    elif rest and set(rest[0][1]) <= set("<>=!~"):
        wrong(rest[0][0], f"'{rest[0][1]}' is no comparison; there are {', '.join(COMPARISONS)}")
        return None
    if not rest:
        wrong(tokens[-1][0] + len(tokens[-1][1]), f"the value that '{name}' should have must follow")
        return None
    if not value_fits(world.names, name, subject, rest[0], wrong):
        return None
    kind = world.names.facts[name].decimals
    if kind in (WORD, TRUTH) and comparison not in ("is", "not"):
        wrong(tokens[1][0], f"'{name}' is a word; only 'is' and 'not' compare words")
        return None
    if rest[0][1] == "none" and comparison not in ("is", "not"):
        wrong(tokens[1][0], "nothing is before or after 'none'; only 'is' and 'not' compare it")
        return None
    tolerance = 0.0
    if len(rest) > 1:
        if rest[1][1] != "within" or len(rest) > 3:
            column = rest[1][0] if rest[1][1] != "within" else rest[3][0]
            wrong(column, "after the value stands nothing, or 'within' and a tolerance")
            return None
        if len(rest) == 2:
            wrong(rest[1][0] + 6, "a tolerance must follow 'within'")
            return None
        if comparison != "is" or kind in (WORD, TRUTH) or rest[0][1] == "none":
            wrong(rest[1][0], "only a number or a time that is compared with 'is' takes a tolerance")
            return None
        column, word = rest[2]
        if kind == TIME:
            try:
                tolerance = float(clock(word))
            except ValueError:
                wrong(column, f"the tolerance of a time is a time: write 00:06:00 for six minutes, not '{word}'")
                return None
        else:
            value = number(word)
            if value is None or value < 0.0:
                wrong(column, f"the tolerance '{word}' is not a number of 0 or more")
                return None
            tolerance = value
    return Expectation(name, subject, comparison, rest[0][1], tolerance, None, text)


def _line_expected(world: World, tokens: list[Token], wrong: Wrong, text: str) -> Expectation | None:
    """`line kwan.number`, or `line not kwan.number`."""
    rest = tokens[1:]
    comparison = "is"
    if rest and rest[0][1] == "not":
        comparison, rest = "not", rest[1:]
    if len(rest) != 1:
        wrong(tokens[-1][0] + len(tokens[-1][1]), "after 'line' stands the id of one line, such as 'kwan.number'")
        return None
    known = [line for beat in world.plot.beats for line in beat.say]
    column, word = rest[0]
    if word not in known:
        wrong(column, f"'{word}' is no line of this level's story.{nearest(word, known)}")
        return None
    return Expectation("line", "", comparison, word, 0.0, None, text)
