"""The lines of a script: commands, pins and expectations, every word checked against the world.

Look for: `Line`, `Pin`, `Expectation`, `read_line`, `tokens_of`.
"""

from collections.abc import Callable
from typing import NamedTuple

from game.level.world import World
from game.model.metabolism import ACTIVITIES
from game.session.readers import ENDINGS, STACK_WORDS, STATUS_WORDS, TRIP_WORDS
from game.words.diagnostic import nearest
from game.words.facts import FACTS, TIME, WORD, clock, shown
from game.words.verbs import CHOICES, RAMP_LONGEST, RAMP_SHORTEST, VERBS, Command, quantised

Wrong = Callable[[int, str], None]
"""Takes down a mistake: its column and its sentence."""
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


def tokens_of(text: str) -> list[tuple[int, str]]:
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


def read_line(
    world: World, number: int, time: int, text: str, tokens: list[tuple[int, str]], wrong: Wrong
) -> Line | None:
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


def _choice(word: str, known: tuple[str, ...]) -> str:
    """What may have been meant by a word that is not known."""
    return nearest(word, known) or f" There are {', '.join(known)}"


def _command(world: World, tokens: list[tuple[int, str]], wrong: Wrong) -> Command | None:
    column, verb = tokens[0]
    if verb not in VERBS:
        wrong(column, f"'{verb}' is no command.{nearest(verb, (*VERBS, 'expect', 'end'))} Commands: {', '.join(VERBS)}")
        return None
    takes = VERBS[verb].takes
    usage = f"write '{' '.join((verb, *(kind.upper() for kind in takes)))}'"
    fits = len(takes) - ("ramp" in takes) <= len(tokens) - 1 <= len(takes)
    words = []
    good = True
    for index, kind in enumerate(takes):
        if index + 1 >= len(tokens):
            if kind == "ramp":
                words.append("10.0")
                continue
            article = "" if kind in CHOICES else "an " if kind == "activity" else "a "
            wrong(tokens[-1][0] + len(tokens[-1][1]), f"'{verb}' needs {article}{_WHAT[kind]} here; {usage}")
            return None
        at, word = tokens[index + 1]
        if _is_a(world, kind, word, at, wrong):
            words.append(quantised(kind, word))
        elif fits:
            good = False
        else:
            # A word is missing or too many: those after this one stand in each other's places.
            return None
    if len(tokens) > len(takes) + 1:
        wrong(tokens[len(takes) + 1][0], f"'{tokens[len(takes) + 1][1]}' is one word too many; {usage}")
        return None
    return Command(verb, tuple(words)) if good else None


def _is_a(world: World, kind: str, word: str, at: int, wrong: Wrong) -> bool:
    """Whether a word is what a command takes."""
    if kind == "ramp":
        return _number(word, RAMP_SHORTEST, RAMP_LONGEST, "minutes of ramp", at, wrong)
    known = _known(world, kind)
    if word in known:
        return True
    if kind in CHOICES:
        wrong(at, f"'{word}' is not {_WHAT[kind]}.{nearest(word, known)}")
    else:
        wrong(at, f"'{word}' is no {_WHAT[kind]} of this level.{_choice(word, known)}")
    return False


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
        hint = nearest(name, FACTS) or " The facts are listed by 'main.py words'"
        wrong(column, f"'{name}' is no fact.{hint}")
        return None
    fact = FACTS[name]
    if "." in word and not fact.subject:
        wrong(column + len(name), f"'{name}' takes nothing after it; write '{name}'")
        return None
    if word.endswith(".") and not subject and fact.default:
        wrong(column + len(word), f"a {fact.subject} must follow the dot; or write '{name}' for {fact.default}")
        return None
    if not subject and fact.subject and not fact.default:
        wrong(column, f"'{name}' needs a {fact.subject}: write '{name}.{_known(world, fact.subject)[0]}', say")
        return None
    if subject and subject not in (known := _known(world, fact.subject)):
        wrong(column + len(name) + 1, f"'{subject}' is no {fact.subject} of this level.{_choice(subject, known)}")
        return None
    return name, subject


def _pins(world: World, tokens: list[tuple[int, str]], wrong: Wrong, at: int) -> tuple[Pin, ...]:
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
        fact = _fact(world, tokens[index], wrong)
        if fact is None or not _value(world, fact[0], tokens[index + 1], wrong):
            return ()
        if FACTS[fact[0]].decimals >= 0 and (rounded := shown(fact[0], float(value))) != value:
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


def _words_of(world: World, name: str) -> tuple[str, ...]:
    """What a fact that is a word may be."""
    return {
        "status": STATUS_WORDS,
        "place": world.modules,
        "activity": ACTIVITIES,
        "stack": STACK_WORDS,
        "trip": TRIP_WORDS,
        "first_limit": ("none", *(limit for limit, _ in world.limits)),
        "ending": (*ENDINGS, "limit"),
    }[name]


def _value(world: World, name: str, token: tuple[int, str], wrong: Wrong) -> bool:
    """Whether a word can be a value of a fact."""
    column, word = token
    kind = FACTS[name].decimals
    if kind == WORD:
        if word not in (known := _words_of(world, name)):
            wrong(column, f"'{name}' is never '{word}'.{nearest(word, known)} It is one of {', '.join(known)}")
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
        wrong(at, "a fact and what it should be must follow 'expect'")
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
    elif rest and set(rest[0][1]) <= set("<>=!~"):
        wrong(rest[0][0], f"'{rest[0][1]}' is no comparison; there are {', '.join(COMPARISONS)}")
        return None
    if not rest:
        wrong(tokens[-1][0] + len(tokens[-1][1]), f"the value that '{name}' should have must follow")
        return None
    if not _value(world, name, rest[0], wrong):
        return None
    if FACTS[name].decimals == WORD and comparison not in ("is", "not"):
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
        if comparison != "is" or FACTS[name].decimals == WORD or rest[0][1] == "none":
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
