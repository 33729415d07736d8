"""What conditions and formulas are made of: the nodes of their trees, and what each kind of operand may be used for.

Look for: `Formula`, `Node` and its kinds, `Entry` and `Lookup` (what a vocabulary says), `Mistake`; for the reader of
texts `Operand`, `truth` and `number`.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from game.words.diagnostic import nearest
from game.words.facts import Value

NONE = "none"
"""The time of what has not happened."""
Getter = Callable[[Any], Any]
"""Takes a state, gives a value."""


class Entry(NamedTuple):
    """What a vocabulary says of a fact that a condition names."""

    kind: str
    """'number', 'word', 'time' or 'truth'."""
    words: tuple[str, ...] = ()
    """What a word fact may be."""


Lookup = Callable[[str, str], "Entry | str"]
"""(name, subject after the dot or '') -> the entry, or the sentence that says what is wrong with the name."""


class Mistake(Exception):
    """What is wrong with a text, and where in it."""

    def __init__(self, column: int, sentence: str) -> None:
        super().__init__(column, sentence)
        self.column = column
        """1-based, within the text."""
        self.sentence = sentence

    def __str__(self) -> str:
        return f"column {self.column}: {self.sentence}"


class Constant(NamedTuple):
    """A number, a time, a word, or always and never."""

    value: Value


class Reading(NamedTuple):
    """A fact of the state."""

    name: str
    subject: str


class Unary(NamedTuple):
    """`not`, `-` or `abs` of something."""

    sign: str
    inner: "Node"


class Binary(NamedTuple):
    """`+`, `-`, `*`, `/`, `min` or `max` of two numbers, or `minutes` between two times."""

    sign: str
    left: "Node"
    right: "Node"


class Comparison(NamedTuple):
    """Two numbers or two times compared: `<`, `<=`, `>`, `>=`, `is` or `is not`."""

    sign: str
    left: "Node"
    right: "Node"
    timed: bool


class OneOf(NamedTuple):
    """A word fact that is one of some words."""

    fact: Reading
    words: tuple[str, ...]


class Joined(NamedTuple):
    """Conditions that must all hold (`and`), or one of them (`or`)."""

    sign: str
    parts: "tuple[Node, ...]"


class Pick(NamedTuple):
    """One number while a condition holds, another while it does not."""

    when: "Node"
    one: "Node"
    other: "Node"


# No two kinds of node that may stand at one place have the same shape, so equal trees of one kind mean the same.
Node = Constant | Reading | Unary | Binary | Comparison | OneOf | Joined | Pick


class Formula(NamedTuple):
    """A condition or a formula, read and checked."""

    text: str
    """As it was written."""
    kind: str
    """'truth' of a condition; else 'number', 'word' or 'time'."""
    tree: Node
    facts: tuple[tuple[str, str], ...]
    """(name, subject) of what it reads, in order of appearance, each once."""
    size: int
    """How specific it is: its comparisons and the truths that stand alone."""


class Operand(NamedTuple):
    """A piece of a text that was read."""

    node: Node
    kind: str
    """As in Entry."""
    column: int
    """1-based, where it begins."""
    source: str
    """As it was written."""
    words: tuple[str, ...] = ()
    """What it may be, of a word fact."""

    @property
    def said(self) -> str:
        """What it is, for a sentence."""
        return f"'{cut(self.source)}' is {_KINDS[self.kind]}"


_KINDS = {"number": "a number", "word": "a word", "time": "a time of day", "truth": "true or not"}


def truth(operand: Operand) -> Node:
    """The node of a condition. Raises Mistake where it is none."""
    if operand.kind == "truth":
        return operand.node
    example = {"number": "> 0", "time": ">= 08:10"}.get(operand.kind, f"is {_example(operand)}")
    how = f"it, as in '{cut(operand.source)} {example}'"
    if isinstance(operand.node, Constant):
        how = "a fact with it"
    raise Mistake(operand.column, f"{operand.said} and no condition; compare {how}")


def number(operand: Operand) -> Node:
    """The node of a number. Raises Mistake where it is none."""
    source = cut(operand.source)
    match operand.kind:
        case "number":
            return operand.node
        case "time":
            hint = "only the minutes between two times are one, as in 'clock - 08:10'"
        case "word":
            hint = f"write 'pick({source} is {_example(operand)}, 1, 0)'"
        case _:
            hint = f"write 'pick({source}, 1, 0)'"
    raise Mistake(operand.column, f"a number must stand here, but {operand.said}; {hint}")


def _example(operand: Operand) -> str:
    return operand.words[0] if operand.words else "…"


def cut(text: str) -> str:
    """`text`, short enough to stand in a sentence on one line."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def listed(words: Iterable[str]) -> str:
    """Words for a sentence, at most twenty."""
    known = tuple(words)
    return ", ".join(known[:20]) + (" …" if len(known) > 20 else "")


def hint_at(word: str, words: tuple[str, ...]) -> str:
    """What may have been meant by a word that is none of `words`."""
    return nearest(word, words) or f" There are {listed(words)}"
