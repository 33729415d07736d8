"""What stands in a YAML file, as plain values, and where each of them stands.

Levels use the plain part of YAML: mappings, lists, text and numbers. Everything else (anchors, tags, merged keys,
several documents) is refused, and so is what can only be a slip: a key twice, a key with nothing after it.

Look for: `Tree`, `read_tree`.
"""

import re
from typing import Any, NamedTuple, NoReturn

from game.level.places import Location, Places, Spot
from game.words.diagnostic import BadInput, Diagnostic, complaint

MOST_NODES = 12_000
DEEPEST = 12
LONGEST_LINE = 4000
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_ALIASES = "anchors and aliases (&name, *name) are not used in levels; write it out, or put it in quotes"
_NOTHING = ("", "~", "null", "Null", "NULL")
_LIKE_A_KEY = re.compile(r"\s*(?:- )?\s*\{?[A-Za-z_][A-Za-z0-9_]*:(?:\s|$)|\s*- ")


class Tree(NamedTuple):
    """The content of one file."""

    root: dict[str, Any]
    """Mappings, lists, text, whole numbers and others; `yes`, `true` and their like are text."""
    places: Places


def read_tree(shown: str, text: str) -> Tree:
    """The content of a YAML file named `shown`. Raises BadInput."""
    lines = text.split("\n")
    _unusual(shown, lines)
    return _Reader(shown, text, lines).tree()


def _unusual(shown: str, lines: list[str]) -> None:
    """Refuses what no editor shows, and what no person has written."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            sentence = f"this line has {len(line)} characters; a line of a level has at most {LONGEST_LINE}"
            raise BadInput([Diagnostic(shown, number, 1, sentence)])
        if line.isprintable():
            continue
        for column, letter in enumerate(line, 1):
            if letter != "\t" and not letter.isprintable():
                sentence = f"an invisible character stands here (U+{ord(letter):04X}); take it out"
                raise BadInput([Diagnostic(shown, number, column, sentence)])


class _Open(NamedTuple):
    """A mapping or a list that is being read."""

    value: dict[str, Any] | list[Any]
    location: Location


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, shown: str, text: str, lines: list[str]) -> None:
        self._shown, self._text, self._lines = shown, text, lines
        self._spots: dict[Location, Spot] = {}
        self._open: list[_Open] = []
        self._key: str | None = None
        self._key_mark: Any = None
        self._root: Any = None
        self._documents = 0
        self._nodes = 0

    def tree(self) -> Tree:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            for event in YAML(typ="safe", pure=True).parse(self._text):
                self._take(event)
        except MarkedYAMLError as error:
            self._broken(error)
        except (YAMLError, ValueError, RecursionError, IndexError) as error:
            raise complaint(self._shown, f"is not YAML: {str(error).splitlines()[0]}") from None
        if not isinstance(self._root, dict):
            raise complaint(self._shown, "must be a mapping of keys such as 'format: 1'; it holds none")
        return Tree(self._root, Places(self._shown, self._lines, self._spots))

    def _at(self, mark: Any, sentence: str) -> Diagnostic:
        line = min(mark.line, len(self._lines) - 1)
        return Diagnostic(self._shown, line + 1, mark.column + 1, sentence, self._lines[line])

    def _wrong(self, mark: Any, sentence: str) -> NoReturn:
        raise BadInput([self._at(mark, sentence)]) from None

    def _take(self, event: Any) -> None:
        from ruamel.yaml.events import (
            AliasEvent,
            CollectionEndEvent,
            DocumentStartEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceStartEvent,
        )

        if isinstance(event, ScalarEvent):
            self._plain(event, event.style is None)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._plain(event, True)
            value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
            if self._awaits_key():
                self._wrong(event.start_mark, "a key is one word; a list or mapping can't be one. Is a value missing?")
            location = self._put(value, event.start_mark, "")
            self._open.append(_Open(value, location))
            if len(self._open) > DEEPEST:
                self._wrong(event.start_mark, f"this is nested deeper than {DEEPEST} levels")
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, AliasEvent):
            self._wrong(event.start_mark, _NO_ALIASES)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._wrong(event.start_mark, "a second document begins here; a file of a level has one, with no '---'")
            if event.version or event.tags:
                self._wrong(event.start_mark, "directives such as %YAML are not used in levels; leave it out")

    def _plain(self, event: Any, plain: bool) -> None:
        """Refuses anchors and tags, and more values than any level has."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._wrong(event.start_mark, f"a file of a level has at most {MOST_NODES} values; this is one more")
        if event.anchor is not None:
            self._wrong(event.start_mark, _NO_ALIASES)
        if event.ctag is not None:
            self._wrong(event.start_mark, f"tags such as {str(event.tag)[:40]} are not used in levels; leave it out")

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._key is None

    def _scalar(self, event: Any) -> None:
        mark, text = event.start_mark, event.value
        if event.style in ("'", '"') and event.end_mark.line > mark.line:
            inside = self._lines[mark.line + 1 : event.end_mark.line + 1]
            if any(_LIKE_A_KEY.match(line) for line in inside):
                self._wrong(mark, "the text that begins here is never closed; put a quote at its end")
        if not text.isprintable() and not text.replace("\n", "").isprintable():
            self._wrong(mark, "there is an invisible character in this text; take it out")
        if self._awaits_key():
            self._begin(text, mark, event.style is None)
        elif event.style is None:
            self._put(self._value(text, mark), mark, text)
        else:
            self._put(text, mark, text)

    def _begin(self, key: str, mark: Any, plain: bool) -> None:
        inside = self._open[-1].value
        if plain and key == "<<":
            self._wrong(mark, "merging keys (<<) is not used in levels; write them out")
        if plain and key in _NOTHING:
            self._wrong(mark, "a key is missing before this colon")
        if key in inside:
            line = self._spots[(*self._open[-1].location, key)].key_line + 1
            self._wrong(mark, f"'{key}' stands here twice; it is a duplicate of line {line}. Take one of them out")
        self._key, self._key_mark = key, mark

    def _value(self, text: str, mark: Any) -> str | int | float:
        """What a plain word means."""
        if text in _NOTHING:
            if self._key is not None:
                sentence = f"'{self._key}' has nothing after it; write its value, or take the key out"
                self._wrong(self._key_mark, sentence)
            self._wrong(mark, "a value is missing here")
        if _INTEGER.fullmatch(text):
            digits = text.lstrip("+-")
            if len(digits) > 1 and digits[0] == "0":
                time = f'; a time is written "{digits[:2]}:{digits[2:]}", in quotes' if len(digits) == 4 else ""
                self._wrong(mark, f"'{text}' begins with a zero, which may mean several numbers; leave it out{time}")
            return int(text)
        if _FLOAT.fullmatch(text) and len(text) < 40:
            return float(text)
        return text

    def _put(self, value: Any, mark: Any, raw: str) -> Location:
        if not self._open:
            self._root = value
            self._spots[()] = Spot(mark.line, mark.column, mark.line, mark.column, raw)
            return ()
        inside, above = self._open[-1]
        if isinstance(inside, dict):
            assert self._key is not None
            location = (*above, self._key)
            key = self._key_mark
            self._spots[location] = Spot(key.line, key.column, mark.line, mark.column, raw)
            inside[self._key] = value
            self._key = None
        else:
            location = (*above, len(inside))
            self._spots[location] = Spot(mark.line, mark.column, mark.line, mark.column, raw)
            inside.append(value)
        return location

    # What the parser of YAML says, in the words of those who write levels.

    def _broken(self, error: Any) -> NoReturn:
        mark = error.problem_mark or error.context_mark
        began = error.context_mark or mark
        problem = (error.problem or "").split("\n")[0]
        context = error.context or ""
        if mark is None:
            raise complaint(self._shown, f"is not YAML: {problem}") from None
        if "quoted scalar" in context:
            if "end of stream" in problem or "document separator" in problem:
                self._wrong(began, "the text that begins here is never closed; put a quote at its end")
            if "escape" in problem or "hexadecimal" in problem:
                self._wrong(mark, "a backslash in double quotes begins a special character; write \\\\ for a backslash")
        if "flow" in context:
            self._unclosed(began, mark)
        if "'\\t'" in problem or problem.endswith("'\t' that cannot start any token"):
            self._wrong(mark, "a tab stands here; indent with spaces")
        if "that cannot start any token" in problem:
            letter = self._lines[mark.line][mark.column : mark.column + 1]
            self._wrong(mark, f"no value begins with {letter}; put the text in quotes")
        if "mapping values are not allowed" in problem:
            self._wrong(
                mark, "a colon makes this a key and a value, and neither can stand here; "
                "put a text with a colon in quotes, and see that the indentation fits",
            )  # fmt: skip
        if "could not find expected ':'" in problem:
            self._wrong(began, "a colon is missing after this key; write 'key: value'")
        if "block" in context:
            here = self._lines[min(mark.line, len(self._lines) - 1)].strip()
            if here.startswith("- ") or here == "-":
                self._wrong(mark, "this entry of a list doesn't stand in one column with those above it")
            self._wrong(mark, "this doesn't fit what stands above it; see that indentation and quotes are right")
        if "undefined alias" in problem or "alias" in context:
            self._wrong(began, _NO_ALIASES)
        if "anchor" in context:
            self._wrong(began, _NO_ALIASES)
        if "tag" in context or "tag" in problem:
            self._wrong(began, "tags (!name) are not used in levels; leave it out, or put it in quotes")
        if "directive" in context or "directive" in problem:
            self._wrong(mark, "directives such as %YAML are not used in levels; leave it out")
        if "document start" in problem:
            self._wrong(mark, "this doesn't belong to what stands above it; see that its indentation is right")
        self._wrong(mark, f"this is not YAML: {problem}")

    def _unclosed(self, began: Any, mark: Any) -> NoReturn:
        """A bracket that is not closed, or something in it that can't stand there."""
        first = self._lines[began.line]
        opening = first[began.column : began.column + 1]
        closing = "}" if opening == "{" else "]"
        line = self._lines[min(mark.line, len(self._lines) - 1)]
        indent = len(line) - len(line.lstrip())
        if opening not in ("{", "["):
            self._wrong(began, "a bracket is opened above this, and not closed")
        if mark.line > began.line and (not line.strip() or indent <= len(first) - len(first.lstrip())):
            self._wrong(began, f"'{opening}' is not closed; '{closing}' is missing at the end")
        self._wrong(mark, f"a comma or '{closing}' should stand before this; put a text with commas in quotes")
