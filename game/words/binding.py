"""Makes one quick closure of a tree: composed once, called with many states.

Look for: `bound`. What is met often, a fact against a constant, is one closure over the fact's own getter.
"""

from collections.abc import Callable
from typing import assert_never

from game.words.terms import (
    NONE,
    Binary,
    Comparison,
    Constant,
    Formula,
    Getter,
    Joined,
    Node,
    OneOf,
    Pick,
    Reading,
    Unary,
)

LONG_AGO = 1e9
"""Minutes between two times of which one has not been."""
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "is": "is", "is not": "is not"}

GetterOf = Callable[[str, str], Getter]
"""(name, subject) -> what reads that fact off a state."""


def bound(formula: Formula, getter_of: GetterOf) -> Getter:
    """What takes a state and gives the formula's value: float or int, str, bool; a time is int seconds or 'none'."""
    return _closure(formula.tree, getter_of)


def _closure(node: Node, getter_of: GetterOf) -> Getter:
    match node:
        case Constant(value):
            return lambda _: value
        case Reading(name, subject):
            return getter_of(name, subject)
        case Unary("not", OneOf(fact, (word,))):
            read = getter_of(*fact)
            return lambda state: read(state) != word
        case Unary(sign, inner):
            return _single(sign, _closure(inner, getter_of))
        case Binary(sign, left, right):
            return _arithmetic(sign, _closure(left, getter_of), _closure(right, getter_of))
        case Comparison(sign, left, Constant(value), timed):
            return _against(sign, _closure(left, getter_of), value, timed)
        case Comparison(sign, Constant(value), right, timed):
            return _against(_TURNED[sign], _closure(right, getter_of), value, timed)
        case Comparison(sign, left, right, timed):
            return _between(sign, _closure(left, getter_of), _closure(right, getter_of), timed)
        case OneOf(fact, words):
            return _one_of(getter_of(*fact), words)
        case Joined(sign, parts):
            return _joined(sign, tuple(_closure(part, getter_of) for part in parts))
        case Pick(when, one, other):
            holds, first, second = (_closure(part, getter_of) for part in (when, one, other))
            return lambda state: first(state) if holds(state) else second(state)
    assert_never(node)


def _single(sign: str, inner: Getter) -> Getter:
    match sign:
        case "not":
            return lambda state: not inner(state)
        case "abs":
            return lambda state: abs(inner(state))
        case _:
            return lambda state: -inner(state)


def _arithmetic(sign: str, left: Getter, right: Getter) -> Getter:
    match sign:
        case "+":
            return lambda state: left(state) + right(state)
        case "-":
            return lambda state: left(state) - right(state)
        case "*":
            return lambda state: left(state) * right(state)
        case "/":
            return lambda state: left(state) / divisor if (divisor := right(state)) else 0.0
        case "min":
            return lambda state: min(left(state), right(state))
        case "max":
            return lambda state: max(left(state), right(state))
        case _:
            return lambda state: _minutes(left(state), right(state))


def _minutes(later: int | str, earlier: int | str) -> float:
    """Between two times."""
    if isinstance(later, str) or isinstance(earlier, str):
        return LONG_AGO
    return (later - earlier) / 60.0


def _one_of(read: Getter, words: tuple[str, ...]) -> Getter:
    if len(words) == 1:
        word = words[0]
        return lambda state: read(state) == word
    return lambda state: read(state) in words


def _against(sign: str, left: Getter, value: float | int | str, timed: bool) -> Getter:
    """Something against a constant. What has not been is neither before nor after anything."""
    limit: float = 0.0 if isinstance(value, str) else value
    match sign:
        case "is":
            return lambda state: left(state) == value
        case "is not":
            return lambda state: left(state) != value
        case "<" if timed:
            return lambda state: (time := left(state)) != NONE and time < limit
        case "<=" if timed:
            return lambda state: (time := left(state)) != NONE and time <= limit
        case ">" if timed:
            return lambda state: (time := left(state)) != NONE and time > limit
        case ">=" if timed:
            return lambda state: (time := left(state)) != NONE and time >= limit
        case "<":
            return lambda state: left(state) < limit
        case "<=":
            return lambda state: left(state) <= limit
        case ">":
            return lambda state: left(state) > limit
        case _:
            return lambda state: left(state) >= limit


def _between(sign: str, left: Getter, right: Getter, timed: bool) -> Getter:
    """The same of two that both change."""
    match sign:
        case "is":
            return lambda state: left(state) == right(state)
        case "is not":
            return lambda state: left(state) != right(state)
        case _ if timed:
            before = _between(sign, lambda pair: pair[0], lambda pair: pair[1], False)
            return lambda state: NONE not in (pair := (left(state), right(state))) and before(pair)
        case "<":
            return lambda state: left(state) < right(state)
        case "<=":
            return lambda state: left(state) <= right(state)
        case ">":
            return lambda state: left(state) > right(state)
        case _:
            return lambda state: left(state) >= right(state)


def _joined(sign: str, parts: tuple[Getter, ...]) -> Getter:
    """All of them or one of them, from the left, and no further than it takes."""
    first, second = parts[0], parts[1]
    match sign, len(parts):
        case "and", 2:
            return lambda state: first(state) and second(state)
        case "or", 2:
            return lambda state: first(state) or second(state)
        case "and", 3:
            third = parts[2]
            return lambda state: first(state) and second(state) and third(state)
        case "or", 3:
            third = parts[2]
            return lambda state: first(state) or second(state) or third(state)
    stops = sign == "or"

    def value(state: object) -> bool:
        for part in parts:
            if bool(part(state)) is stops:
                return stops
        return not stops

    return value
