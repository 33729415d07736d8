"""The words and signs of a condition's or a formula's text, and what to write instead of those it does not have.

Look for: `Token`, `tokens_of`, `unit_mistake`.
"""

from typing import NamedTuple

from game.words.facts import clock
from game.words.terms import Mistake, cut

LONGEST = 500
"""Letters of a text."""


class Token(NamedTuple):
    """A word or sign of a text."""

    kind: str
    """'name', 'number', 'time', 'sign', or 'end' after the last."""
    text: str
    column: int
    """1-based."""

    @property
    def end(self) -> int:
        """Column after it."""
        return self.column + len(self.text)


BLANK = " \t\r\n"
_DIGITS = "0123456789"
_FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
_NAME = _FIRST + _DIGITS
_COMPARED = ("<", "<=", ">", ">=")
_SIGNS = (*_COMPARED, "+", "-", "*", "/", "(", ")", ",")
_SIGN_LETTERS = "<>=!&|*/~^"
_QUOTES = "'\"`´‘’‚“”„«»"
_INSTEAD = {
    "==": "equality is written 'is'",
    "=": "equality is written 'is'",
    "===": "equality is written 'is'",
    "!=": "write 'is not'",
    "<>": "write 'is not'",
    "~=": "write 'is not'",
    "=<": "write '<='",
    "=>": "write '>='",
    "&&": "write 'and'",
    "&": "write 'and'",
    "||": "write 'or'",
    "|": "write 'or'",
    "!": "write 'not'",
    "~": "write 'not'",
    "**": "there are no powers; multiply, as in 'a * a'",
    "^": "there are no powers; multiply, as in 'a * a'",
    "//": "division is written '/'",
    "%": "numbers stand without unit here, and there is no remainder; the signs of sums are + - * /",
    "[": "nothing is taken out of a list here; what a fact is about follows a dot, as in 'sao2.rustam'",
    "]": "nothing is taken out of a list here; what a fact is about follows a dot, as in 'sao2.rustam'",
    "?": "write 'pick(condition, a, b)'",
    "≤": "write '<='",
    "≥": "write '>='",
    "≠": "write 'is not'",
    "−": "write the minus sign of the keyboard, '-'",
    "–": "write the minus sign of the keyboard, '-'",
    "×": "write '*'",
    "·": "write '*'",
    "÷": "write '/'",
    "{": "brackets are round here: '(' and ')'",
    "}": "brackets are round here: '(' and ')'",
    ".": "a dot stands inside 'fact.subject', with no blank beside it, or inside a number such as 0.5",
    "\u00a0": "this blank is a wide one that only looks like a blank; write an ordinary one",
}


def tokens_of(text: str) -> list[Token]:
    """The words and signs of a text, with one of kind 'end' after them. Raises Mistake."""
    if len(text) > LONGEST:
        raise Mistake(LONGEST + 1, f"this is too long: at most {LONGEST} letters; make a derived fact of a part of it")
    found: list[Token] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter in BLANK:
            at += 1
            continue
        if letter in _FIRST:
            token = _name(text, at)
        elif letter in _DIGITS:
            token = _figure(text, at)
        else:
            token = _sign(text, at)
        found.append(token)
        at += len(token.text)
    return [*found, Token("end", "", len(text.rstrip(BLANK)) + 1)]


def unit_mistake(column: int, figure: str, unit: str) -> Mistake:
    """A number that carries a unit."""
    return Mistake(column, f"this fact is measured without unit here: write '{figure}', not '{figure} {cut(unit)}'")


def _run(text: str, at: int, letters: str) -> int:
    while at < len(text) and text[at] in letters:
        at += 1
    return at


def _name(text: str, at: int) -> Token:
    end = _run(text, at, _NAME)
    if text[end : end + 1] == ".":
        first = end + 1
        end = _run(text, first, _NAME)
        if end == first:
            raise Mistake(first + 1, f"after the dot of '{cut(text[at:first])}' the subject must follow, with no blank")
        if text[end : end + 1] == ".":
            raise Mistake(end + 1, f"one dot is enough: write 'fact.subject', such as '{cut(text[at:end])}'")
    return Token("name", text[at:end], at + 1)


def _figure(text: str, at: int) -> Token:
    end = _run(text, at, _NAME + ".:")
    run, column = text[at:end], at + 1
    if ":" in run:
        try:
            clock(run if run.count(":") > 1 else f"{run}:00")
        except ValueError:
            raise Mistake(
                column, f"'{cut(run)}' is no time; write HH:MM or HH:MM:SS, such as 06:30, hours up to 71"
            ) from None
        return Token("time", run, column)
    whole = _run(run, 0, _DIGITS)
    part = _run(run, whole + 1, _DIGITS) if run[whole : whole + 1] == "." else whole
    rest = run[part:]
    if part == whole + 1 or "." in rest:
        raise Mistake(column, f"'{cut(run)}' is no number; write one such as 12, 0.5 or 12.65")
    if rest[:1] in ("e", "E") and _run(rest, 1, _DIGITS) == len(rest):
        raise Mistake(column, f"'{cut(run)}' is no number here; write its zeros out, such as 1000 or 0.001")
    if rest[:1] == "_":
        raise Mistake(column, f"'{cut(run)}' is no number; write its digits without '_'")
    if rest:
        raise unit_mistake(column + part, cut(run[:part]), rest)
    if part > 15:
        raise Mistake(column, f"'{cut(run)}' is too long for a number; 15 letters are enough")
    return Token("number", run, column)


def _sign(text: str, at: int) -> Token:
    letter, column = text[at], at + 1
    if letter in _QUOTES:
        raise Mistake(column, "words stand bare, without quotes, as in 'told is all'")
    if letter == "." and _run(text, at + 1, _DIGITS) > at + 1:
        raise Mistake(column, "a number begins with a digit: write 0.5, not .5")
    end = _run(text, at, _SIGN_LETTERS) if letter in _SIGN_LETTERS else at + 1
    run = text[at:end]
    if run in _SIGNS:
        return Token("sign", run, column)
    shown = f"'{cut(run)}'" if run.isprintable() else f"the sign U+{ord(letter):04X}"
    if run in _INSTEAD:
        raise Mistake(column, f"{shown} is not written here: {_INSTEAD[run]}")
    raise Mistake(column, f"{shown} means nothing here; there are + - * / ( ) , and < <= > >=")
