"""The grammar of conditions and formulas: goes through the words and signs of a text and makes a checked tree of them.

From loose to tight bind: or, and, not, comparisons (one, never a chain), + -, * /, unary minus.

Look for: `Reader`.
"""

from collections.abc import Callable

from game.words.facts import clock
from game.words.terms import (
    NONE,
    Binary,
    Comparison,
    Constant,
    Entry,
    Formula,
    Joined,
    Lookup,
    Mistake,
    Node,
    OneOf,
    Operand,
    Pick,
    Reading,
    Unary,
    cut,
    hint_at,
    listed,
    number,
    truth,
)
from game.words.tokens import Token, tokens_of, unit_mistake

DEEPEST = 20
"""Brackets, functions, `not` and minus signs inside each other."""
LARGEST = 60
"""Nodes of a tree: facts, constants and what joins them."""
JOINING = ("and", "or", "not", "is", "in")
"""Words of the language itself; where one of them may stand it is never a fact."""
FUNCTIONS = {"pick": "pick(condition, a, b)", "min": "min(a, b)", "max": "max(a, b)", "abs": "abs(a)"}
CONSTANTS = {"always": True, "never": False}

_ORDERED = ("<", "<=", ">", ">=")
_COMPARING = (*_ORDERED, "is", "in")
_COUNTS = {"pick": (3, "three parts"), "min": (2, "two parts"), "max": (2, "two parts"), "abs": (1, "one part")}


class Reader:
    """Goes through the words and signs of one text from left to right."""

    def __init__(self, text: str, look_up: Lookup) -> None:
        self._text, self._look_up = text, look_up
        self._tokens = tokens_of(text)
        self._at = 0
        self._depth = self._nodes = self._size = 0
        self._facts: dict[tuple[str, str], None] = {}
        self._last_word: tuple[str, tuple[str, ...]] = ("", ())
        """The word fact read last, and what it may be."""

    @property
    def token(self) -> Token:
        """The one to be read next; the last one is never passed."""
        return self._tokens[self._at]

    def formula(self, part: Operand) -> Formula:
        """What was read, with all that is known of it."""
        return Formula(self._text, part.kind, part.node, tuple(self._facts), self._size)

    def whole(self) -> Operand:
        """All of the text."""
        part = self._any()
        if self.token.kind != "end":
            raise self._unexpected()
        return part

    def _next(self) -> Token:
        token = self.token
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _source(self, column: int) -> str:
        """The text from there to what was read last."""
        return self._text[column - 1 : self._tokens[self._at - 1].end - 1]

    def _is(self, *texts: str) -> bool:
        return self.token.text in texts

    def _made(self, node: Node, kind: str, column: int, words: tuple[str, ...] = ()) -> Operand:
        self._nodes += 1
        if self._nodes > LARGEST:
            what = f"this is too much for one formula: at most {LARGEST} facts, constants and what joins them"
            raise Mistake(column, f"{what}; make a derived fact of a part")
        return Operand(node, kind, column, self._source(column), words)

    def _inside(self, column: int, read: Callable[[], Operand]) -> Operand:
        """What `read` reads one level deeper."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise Mistake(column, f"this is nested too deep: at most {DEEPEST} levels; make a derived fact of a part")
        part = read()
        self._depth -= 1
        return part

    def _any(self) -> Operand:
        return self._chain("or", self._all)

    def _all(self) -> Operand:
        return self._chain("and", self._negated)

    def _chain(self, sign: str, read: Callable[[], Operand]) -> Operand:
        first = read()
        if not self._is(sign):
            return first
        parts = [truth(first)]
        while self._is(sign):
            self._next()
            parts.append(truth(read()))
        return self._made(Joined(sign, tuple(parts)), "truth", first.column)

    def _negated(self) -> Operand:
        if not self._is("not"):
            return self._compared()
        column = self._next().column
        inner = truth(self._inside(column, self._negated))
        return self._made(Unary("not", inner), "truth", column)

    def _compared(self) -> Operand:
        left = self._sum()
        if not self._is(*_COMPARING):
            return left
        sign = self._next()
        if left.kind == "truth":
            alone = f"{left.said} and stands alone: write '{cut(left.source)}' or 'not {cut(left.source)}'"
            again = f"'{cut(left.source)}' is a condition already and can't be compared"
            raise Mistake(sign.column, alone if isinstance(left.node, Reading) else again)
        name = sign.text
        if name == "is" and self._is("not"):
            self._next()
            name = "is not"
        self._size += 1
        node = self._word_test(left, name, sign) if left.kind == "word" else self._test(left, name, sign)
        if self._is(*_COMPARING):
            chained = f"'{self.token.text}' can't follow a comparison: write 'a < b and b < c' instead of 'a < b < c'"
            raise Mistake(self.token.column, chained)
        return self._made(node, "truth", left.column)

    def _test(self, left: Operand, name: str, sign: Token) -> Node:
        """Numbers or times compared."""
        if name == "in" or self._is("in"):
            raise Mistake(sign.column, f"'in' is for words, but {left.said}; join comparisons with 'and' or 'or'")
        if left.kind == "time" and self._is(NONE):
            if name in _ORDERED:
                only = "nothing is before or after 'none'; only 'is' and 'is not' compare it"
                raise Mistake(self.token.column, only)
            self._next()
            right = self._made(Constant(NONE), "time", self._tokens[self._at - 1].column)
        else:
            right = self._sum()
        if left.kind != right.kind:
            how = "; write a time as HH:MM, such as 08:10" if (left.kind, right.kind) == ("time", "number") else ""
            raise Mistake(right.column, f"{left.said}, but {right.said}: they can't be compared{how}")
        return Comparison(name, left.node, right.node, left.kind == "time")

    def _word_test(self, left: Operand, name: str, sign: Token) -> Node:
        """A word fact compared with one word or with several."""
        assert isinstance(left.node, Reading)
        several = f"'{cut(left.source)} in ({', '.join(left.words[:2])})'"
        if name in _ORDERED:
            raise Mistake(sign.column, f"{left.said}; only 'is', 'is not' and 'in' compare words")
        if name != "in":
            if self._is("("):
                raise Mistake(self.token.column, f"one word follows '{name}', bare; for several write {several}")
            if self._is("in") and "in" not in left.words:
                raise Mistake(sign.column, f"write '{'not ' if name == 'is not' else ''}{several[1:]} without 'is'")
            one = OneOf(left.node, (self._word(left, name),))
            return one if name == "is" else Unary("not", one)
        if not self._is("("):
            raise Mistake(self.token.column, f"after 'in' the words stand in brackets, as in {several}")
        opening = self._next()
        words: list[str] = []
        while True:
            column = self.token.column
            word = self._word(left, "(" if not words else ",")
            if word in words:
                raise Mistake(column, f"'{word}' stands twice in this list")
            words.append(word)
            if not self._is(","):
                self._close(opening)
                return OneOf(left.node, tuple(words))
            self._next()

    def _word(self, left: Operand, after: str) -> str:
        token, source = self.token, cut(left.source)
        if token.kind == "name" and token.text in left.words:
            return self._next().text
        if token.kind == "end" or token.kind == "sign" or token.text in JOINING:
            raise Mistake(token.column, f"a word of '{source}' must follow '{after}': {listed(left.words)}")
        if token.kind == "name" and not isinstance(self._entry(token.text), str):
            other = f"'{cut(token.text)}' is another fact, but '{source}' is compared with one of its own words"
            raise Mistake(token.column, f"{other}: {listed(left.words)}")
        none = f"'{cut(token.text)}' is none of the words of '{source}'.{hint_at(token.text, left.words)}"
        raise Mistake(token.column, none)

    def _sum(self) -> Operand:
        left = self._product()
        while self._is("+", "-"):
            sign = self._next().text
            right = self._product()
            if sign == "-" and left.kind == "time" and right.kind == "time":
                node = Binary("minutes", left.node, right.node)
            else:
                node = Binary(sign, number(left), number(right))
            left = self._made(node, "number", left.column)
        return left

    def _product(self) -> Operand:
        left = self._signed()
        while self._is("*", "/"):
            sign = self._next().text
            right = self._signed()
            node = Binary(sign, number(left), number(right))
            left = self._made(node, "number", left.column)
        return left

    def _signed(self) -> Operand:
        if self._is("+"):
            raise Mistake(self.token.column, "a number needs no '+' before it")
        if not self._is("-"):
            return self._operand()
        column = self._next().column
        match number(self._inside(column, self._signed)):
            case Constant(float() as value):
                return self._made(Constant(-value), "number", column)
            case inner:
                return self._made(Unary("-", inner), "number", column)

    def _operand(self) -> Operand:
        token = self.token
        if token.kind == "end":
            raise Mistake(token.column, "the text ends where a fact or a value must follow")
        if token.text == "not":
            raise Mistake(token.column, "'not' goes before a whole condition, as in 'not (a < b)'")
        if token.text in JOINING or (token.kind == "sign" and token.text != "("):
            raise Mistake(token.column, f"a fact or a value must stand before '{token.text}'")
        self._next()
        match token.kind:
            case "number":
                self._no_unit(token)
                return self._made(Constant(float(token.text)), "number", token.column)
            case "time":
                seconds = clock(token.text if len(token.text) > 5 else f"{token.text}:00")
                return self._made(Constant(seconds), "time", token.column)
            case "name":
                return self._named(token)
        part = self._inside(token.column, self._any)
        self._close(token)
        return part._replace(column=token.column, source=self._source(token.column))

    def _no_unit(self, figure: Token) -> None:
        token = self.token
        if token.kind != "name" or token.text.lower() in (*JOINING, "if", "else"):
            return
        if token.text in FUNCTIONS or isinstance(self._entry(token.text), str):
            raise unit_mistake(token.column, figure.text, token.text)

    def _entry(self, text: str) -> Entry | str:
        name, _, subject = text.partition(".")
        return self._look_up(name, subject)

    def _named(self, token: Token) -> Operand:
        if self._is("("):
            return self._call(token)
        if token.text in FUNCTIONS:
            raise Mistake(token.column, f"'{token.text}' is a function: write '{FUNCTIONS[token.text]}'")
        if token.text in CONSTANTS:
            return self._made(Constant(CONSTANTS[token.text]), "truth", token.column)
        if token.text == NONE:
            only = "'none' stands only right after 'is' or 'is not', where a time or a word may be none"
            raise Mistake(token.column, only)
        entry = self._entry(token.text)
        if isinstance(entry, str):
            raise Mistake(token.column, self._unknown(token.text) or entry)
        name, _, subject = token.text.partition(".")
        self._facts[name, subject] = None
        if entry.kind == "word":
            self._last_word = (token.text, entry.words)
        self._size += entry.kind == "truth"
        return self._made(Reading(name, subject), entry.kind, token.column, entry.words)

    def _unknown(self, text: str) -> str:
        """A better sentence than that there is no such fact; '' where that is the best."""
        fact, words = self._last_word
        if text in words:
            other = next((word for word in words if word != text), text)
            several = f"for several, write '{fact} in ({other}, {text})'"
            return f"'{text}' is a word of '{fact}' and must follow its 'is'; {several}"
        if text.lower() in JOINING:
            return f"write '{text.lower()}' in small letters"
        return "write 'always' or 'never'" if text.lower() in ("yes", "no", "true", "false") else ""

    def _call(self, token: Token) -> Operand:
        name = token.text
        if name not in FUNCTIONS:
            raise Mistake(token.column, f"'{cut(name)}' is no function.{hint_at(name, tuple(FUNCTIONS))}")
        opening = self._next()
        count, said = _COUNTS[name]
        wrong = Mistake(token.column, f"'{name}' takes {said}: write '{FUNCTIONS[name]}'")
        parts: list[Node] = []
        for at in range(count):
            if self._is(")"):
                raise wrong
            part = self._inside(token.column, self._any)
            parts.append(truth(part) if (name, at) == ("pick", 0) else number(part))
            if at + 1 < count and self._is(","):
                self._next()
            elif at + 1 < count and not self._is(")"):
                self._close(opening)
        if self._is(","):
            raise wrong
        self._close(opening)
        match parts:
            case [when, one, other]:
                node: Node = Pick(when, one, other)
            case [left, right]:
                node = Binary(name, left, right)
            case _:
                node = Unary(name, parts[0])
        return self._made(node, "number", token.column)

    def _close(self, opening: Token) -> None:
        if self.token.kind == "end":
            raise Mistake(opening.column, "this '(' is never closed")
        if not self._is(")"):
            raise self._unexpected()
        self._next()

    def _unexpected(self) -> Mistake:
        """What stands next where the text should end, go on with a sign, or close a bracket."""
        column, text = self.token.column, self.token.text
        after = self._tokens[min(self._at + 1, len(self._tokens) - 1)].text
        if text == ")":
            return Mistake(column, "this ')' closes nothing")
        if text == ",":
            what = "a comma stands only between the parts of a function and the words of 'in (…)'"
            return Mistake(column, f"{what}; decimals take a point, as in 0.5")
        if text == "not" and after == "in":
            return Mistake(column, "'not' goes before the whole: write 'not told in (all, part)'")
        if text not in JOINING and text.lower() in JOINING:
            return Mistake(column, f"write '{text.lower()}' in small letters")
        if text in ("if", "else"):
            return Mistake(column, f"there is no '{text}' here: write '{FUNCTIONS['pick']}'")
        return Mistake(column, f"'{cut(text)}' can't follow here; 'and', 'or', a comparison or a sign is missing")
