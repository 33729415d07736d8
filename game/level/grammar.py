"""Commands and facts as they are written, word by word checked against the names of a level.

Look for: `command_of`, `fact_of`, `value_fits`, `number`, `tokens_of`.
"""

from collections.abc import Callable

from game.level.names import Names, subject_mistake, words_of
from game.words.diagnostic import nearest
from game.words.facts import TIME, TRUTH, TRUTHS, WORD, clock
from game.words.program import NAME
from game.words.verbs import (
    CHOICES,
    EDGES,
    FEWEST_KNOTS,
    KNOT,
    LEAST_RAMP,
    MOST_KNOTS,
    NUMBERS,
    UNWRITTEN,
    VERBS,
    Command,
    quantised,
)

Wrong = Callable[[int, str], None]
"""Takes down a mistake: its column and its sentence."""
Token = tuple[int, str]
"""Column from 1, and word."""

_WHAT = {
    "who": "person or group",
    "place": "place",
    "module": "module",
    "activity": "activity",
    "link": "link between modules",
    "fan": "link between modules",
    "bed": "CO2 bed",
    "stack": "stack",
    "load": "load on the bus",
    "person": "person",
    "task": "task",
    "part": "part",
    "choice": "choice",
    "option": "option",
    "switch": "'on' or 'off'",
    "breaker": "'open' or 'closed'",
    "pace": "'normal' or 'haste'",
    "layer": "'rack', 'lower' or 'upper'",
    "way": "'straight' or 'swapped'",
    "dial": "'amperes' or 'ramp'",
    "button": "'trip', 'reset', 'ack' or 'test'",
    "interlock": "'h2', 'hot', 'dry', 'signal' or 'outlet'",
    "tool": "'volts', 'ohms', 'clamp', 'gauge', 'spray', 'sniffer' or 'bus'",
    "piece": "plate",
    "seam": "seam",
    "knots": "knot",
    "end": "end",
    "turnable": "part that can be turned",
    "slave": "part with an address",
    "gear": "part of the rig",
    "where": "end or part of the rig",
    **{kind: f"number of {each.what}" for kind, each in NUMBERS.items()},
}

_AN = ("activity", "option", "end", "where")
_OF_THE_RIG = ("end", "turnable", "slave", "gear", "where")


def tokens_of(text: str) -> list[Token]:
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


def choice_of(word: str, known: tuple[str, ...]) -> str:
    """What may have been meant by a word that is not known."""
    if not known:
        return ""
    return nearest(word, known) or f" There are {', '.join(known[:20])}{' …' if len(known) > 20 else ''}"


_SOME = ", ".join(tuple(VERBS)[:10])


def command_of(names: Names, tokens: list[Token], wrong: Wrong) -> Command | None:
    """The command that a line's words make; None when something is wrong, which `wrong` has been told."""
    column, verb = tokens[0]
    if verb not in VERBS:
        near = nearest(verb, (*VERBS, "expect", "end"))
        wrong(column, f"'{verb}' is no command.{near} Commands are listed by 'main.py words'; some: {_SOME}")
        return None
    takes = VERBS[verb].takes
    if takes == ("knots",):
        return _knots(verb, tokens, wrong)
    usage = f"write '{' '.join((verb, *(kind.upper() for kind in takes)))}'"
    least = len(takes) - (takes[-1:] != () and takes[-1] in UNWRITTEN)
    fits = least <= len(tokens) - 1 <= len(takes)
    words: list[str] = []
    bad = 0
    for index, kind in enumerate(takes):
        if index + 1 >= len(tokens):
            if kind in UNWRITTEN:
                words.append(UNWRITTEN[kind])
                continue
            article = "" if kind in CHOICES else "an " if kind in _AN else "a "
            wrong(tokens[-1][0] + len(tokens[-1][1]), f"'{verb}' needs {article}{_WHAT[kind]} here; {usage}")
            return None
        at, word = tokens[index + 1]
        if _is_a(names, kind, word, words, at, wrong):
            words.append(quantised(kind, word))
        elif fits and bad == 0:
            bad = 1
        else:
            # A word is missing, too many or astray: those after this one stand in each other's places.
            return None
    if len(tokens) > len(takes) + 1:
        wrong(tokens[len(takes) + 1][0], f"'{tokens[len(takes) + 1][1]}' is one word too many; {usage}")
        return None
    return None if bad else Command(verb, tuple(words))


def _is_a(names: Names, kind: str, word: str, before: list[str], at: int, wrong: Wrong) -> bool:
    """Whether a word is what a command takes; `before` are the words before it."""
    if kind in NUMBERS:
        low, high, _, _, what = NUMBERS[kind]
        if kind == "reading" and before[-1:] == ["ramp"]:
            low = LEAST_RAMP
        return in_range(word, low, high, what, at, wrong)
    if kind == "seam":
        return _is_a_seam(names, word, at, wrong)
    if kind in _OF_THE_RIG:
        return _is_of_the_rig(names, kind, word, at, wrong)
    known = names.options.get(before[-1], ()) if kind == "option" and before else names.kinds[kind]
    if word in known:
        return True
    if kind in CHOICES:
        wrong(at, f"'{word}' is not {_WHAT[kind]}.{nearest(word, known)}")
    else:
        wrong(at, f"'{word}' is no {_WHAT[kind]} of this level.{choice_of(word, known)}")
    return False


def _is_of_the_rig(names: Names, kind: str, word: str, at: int, wrong: Wrong) -> bool:
    """Whether a word names an end or a part of the rig; whether it lies in the box now only the session knows."""
    known, parts = names.kinds[kind], names.kinds["gear"]
    if word in known:
        return True
    what = _WHAT[kind]
    if not parts:
        wrong(at, f"'{word}' is no {what.removesuffix(' of the rig')}: this level has no rig")
        return False
    its = [each for each in known if each.startswith(f"{word}.")]
    if kind == "end" and its:
        wrong(at, f"'{word}' is a part; write which of its ends: {' or '.join(its)}")
    elif kind == "end" and word in names.kinds["where"]:
        sentence = f"'{word}' is built in: nothing can be plugged there" if "." in word else f"'{word}' has no open end"
        wrong(at, sentence)
    elif kind in ("turnable", "slave") and word in parts:
        said = "can't be turned" if kind == "turnable" else "has no address"
        wrong(at, f"'{word}' {said}.{choice_of(word, known)}")
    else:
        wrong(at, f"'{word}' is no {what}.{choice_of(word, known)}")
    return False


def _is_a_seam(names: Names, word: str, at: int, wrong: Wrong) -> bool:
    """Whether a word can name a seam; whether there is one now only the bench knows."""
    pieces, bars = names.kinds["piece"], names.kinds["bar"]
    if not pieces:
        wrong(at, f"'{word}' is no seam: this level has no weld bench")
        return False
    parts = word.split(".")
    if len(parts) not in (3, 4) or (len(parts) == 4 and parts[3] not in "23456789"):
        wrong(at, f"'{word}' is no seam; write PLATE.EDGE.OTHER, such as '{pieces[0]}.n.{(bars or pieces)[0]}'")
        return False
    plate, edge, other = parts[:3]
    known = (*bars, *(each for each in pieces if each != plate))
    if plate not in pieces:
        wrong(at, f"'{plate}' is no plate of this level.{choice_of(plate, pieces)}")
    elif edge not in EDGES:
        wrong(at + len(plate) + 1, f"'{edge}' is no edge of a plate; there are n, e, s and w: up, right, down and left")
    elif other not in known:
        wrong(at + len(plate) + len(edge) + 2, f"'{other}' is no rail or other plate.{choice_of(other, known)}")
    else:
        return True
    return False


def _knots(verb: str, tokens: list[Token], wrong: Wrong) -> Command | None:
    """A command that is followed by any number of knots."""
    knots = tokens[1:]
    usage = f"write '{verb}' and {FEWEST_KNOTS} to {MOST_KNOTS} knots such as '0,50,0,25,45,10'"
    if len(knots) < FEWEST_KNOTS:
        wrong(tokens[-1][0] + len(tokens[-1][1]), f"'{verb}' needs a knot here; {usage}")
        return None
    if len(knots) > MOST_KNOTS:
        wrong(knots[MOST_KNOTS][0], f"these are {len(knots)} knots, too many; {usage}")
        return None
    last = -1
    for at, word in knots:
        if not _is_a_knot(word, at, wrong):
            return None
        time = int(word.split(",")[0])
        if time <= last:
            wrong(at, f"this knot is at {time} tenths of a second, no later than the one before it, at {last}")
            return None
        last = time
    return Command(verb, tuple(quantised("knots", word) for _, word in knots))


def _is_a_knot(word: str, at: int, wrong: Wrong) -> bool:
    parts = word.split(",")
    if len(parts) != len(KNOT):
        wrong(at, f"'{word}' is no knot; write 'TIME,ALONG,OFF,ARC,WORK,TRAVEL', six whole numbers with no blank")
        return False
    for part, bounds in zip(parts, KNOT, strict=True):
        if "." in part or number(part) is None:
            wrong(at, f"'{part}' is not a whole number of {bounds.what}")
            return False
        if not in_range(part, bounds.low, bounds.high, bounds.what, at, wrong):
            return False
        at += len(part) + 1
    return True


def in_range(word: str, low: float, high: float, what: str, at: int, wrong: Wrong) -> bool:
    """Whether a word is a number from `low` to `high`."""
    value = number(word)
    if value is None:
        wrong(at, f"'{word}' is not a number of {what}")
        return False
    if not low <= value <= high:
        wrong(at, f"{word} {what} is out of range; it may be {low:g} to {high:g}")
        return False
    return True


def number(word: str) -> float | None:
    """The number that `word` is, in plain decimal notation; None for anything else."""
    bare = word[1:] if word[:1] in "+-" else word
    if not bare.replace(".", "", 1).isascii() or not bare.replace(".", "", 1).isdigit() or len(bare) > 15:
        return None
    return float(word)


def subject_of(word: str) -> tuple[str, str]:
    """`spo2.rustam` -> ("spo2", "rustam")."""
    name, _, subject = word.partition(".")
    return name, subject


def fact_of(names: Names, token: Token, wrong: Wrong) -> tuple[str, str] | None:
    """Name and subject of the fact that a word names."""
    column, word = token
    name, subject = subject_of(word)
    if name not in names.facts:
        hint = nearest(name, names.facts) or f" The facts are listed by '{NAME} words'"
        wrong(column, f"'{name}' is no fact.{hint}")
        return None
    fact = names.facts[name]
    if "." in word and not fact.subject:
        wrong(column + len(name), f"'{name}' takes nothing after it; write '{name}'")
        return None
    if word.endswith(".") and not subject and fact.default:
        wrong(column + len(word), f"a {fact.subject} must follow the dot; or write '{name}' for {fact.default}")
        return None
    mistake = subject_mistake(names, name, subject)
    if mistake:
        wrong(column + len(name) + 1 if subject else column, mistake)
        return None
    return name, subject


def value_fits(names: Names, name: str, subject: str, token: Token, wrong: Wrong) -> bool:
    """Whether a word can be a value of a fact."""
    column, word = token
    kind = names.facts[name].decimals
    if kind in (WORD, TRUTH):
        known = TRUTHS if kind == TRUTH else words_of(names, name, subject)
        if word not in known:
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
    if number(word) is None:
        wrong(column, f"'{word}' is not a number; '{name}' is measured in {names.facts[name].unit or 'plain numbers'}")
        return False
    return True
