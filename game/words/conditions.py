"""The language of conditions and formulas: `o2_percent < 19.5 and not done.lockout`, `pick(told is all, 12, 22)`.

Every name is asked of a vocabulary and every operand has a kind, so what can be read can be evaluated: a text gives a
`Formula` or a `Mistake`, and nothing else.

Look for: `condition`, `formula`, `value_of`, and what belongs to them: `bound` (binding.py), `Entry`, `Formula`,
`Lookup`, `Mistake` (terms.py). The grammar is in parsing.py.
"""

from collections.abc import Callable

from game.words.binding import bound
from game.words.facts import TRUTHS
from game.words.parsing import Reader
from game.words.terms import (
    NONE,
    Constant,
    Entry,
    Formula,
    Getter,
    Lookup,
    Mistake,
    Node,
    Operand,
    cut,
    hint_at,
    listed,
    number,
    truth,
)
from game.words.tokens import BLANK, tokens_of

__all__ = ["Entry", "Formula", "Getter", "Lookup", "Mistake", "Node", "bound", "condition", "formula", "value_of"]

_TIME = "a time must stand here, such as 08:10, or 'none'"


def condition(text: str, look_up: Lookup) -> Formula:
    """The condition that a text is. Raises Mistake."""
    return _read(text, look_up, "a condition must stand here, such as 'dead > 0'; 'always' asks for nothing", truth)


def formula(text: str, look_up: Lookup) -> Formula:
    """The formula of a number that a text is. Raises Mistake."""
    return _read(text, look_up, "a number or a formula must stand here, such as '0.4 * dead'", number)


def value_of(text: str, wanted: Entry, look_up: Lookup) -> Formula:
    """What gives a value to a fact of the kind of `wanted`. Raises Mistake."""
    bare = text.strip(BLANK)
    match wanted.kind:
        case "word":
            return _word_value(text, wanted.words)
        case "truth" if bare in TRUTHS:
            return Formula(text, "truth", Constant(bare == TRUTHS[0]), (), 0)
        case "truth":
            return condition(text, look_up)
        case "time" if bare == NONE:
            return Formula(text, "time", Constant(NONE), (), 0)
        case "time":
            return _read(text, look_up, _TIME, _time)
    return formula(text, look_up)


def _read(text: str, look_up: Lookup, missing: str, checked: Callable[[Operand], Node]) -> Formula:
    """The whole of a text; `missing` is said of an empty one, `checked` refuses what is of another kind."""
    reader = Reader(text, look_up)
    if reader.token.kind == "end":
        raise Mistake(1, missing)
    read = reader.whole()
    checked(read)
    return reader.formula(read)


def _time(operand: Operand) -> Node:
    if operand.kind == "time":
        return operand.node
    raise Mistake(operand.column, f"{_TIME}; {operand.said}")


def _word_value(text: str, words: tuple[str, ...]) -> Formula:
    first, *rest = tokens_of(text)
    if first.kind == "end":
        raise Mistake(1, f"a word must stand here: {listed(words)}")
    if first.text not in words:
        none = f"'{cut(first.text)}' is none of the words that may stand here"
        raise Mistake(first.column, f"{none}.{hint_at(first.text, words)}")
    if rest[0].kind != "end":
        raise Mistake(rest[0].column, f"nothing follows the word '{first.text}' here")
    return Formula(text, "word", Constant(first.text), (), 0)
