"""Catalogues: every sentence of a level by its id, a file for each language beside the level.

Look for: `Catalogue`, `read_catalogues`, `holes` (ids that are missing, or that nothing asks for).
"""

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from game.level.guarded import file_text
from game.level.names import Names, entry_of
from game.words.diagnostic import BadInput, Diagnostic, complaint

LONGEST_LINE = 4000
MOST_DOTS = 20
"""In an id; the parser's time grows with their square."""
MOST_TEXTS = 5000
MOST_TOLD = 30
"""Mistakes told in one pass."""
MAIN = "en"
"""The language that every level has."""
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)?)(?::(\d))?\}")
"""`{o2_percent}` or `{o2_percent.bay:1}`: a fact, perhaps with the places after its point."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?")
_NAME = re.compile(r"[a-z0-9_]{1,40}")
CATALOGUE_TABLES = (
    "task", "task_refusal", "objective", "tick", "ending", "ending_why", "speaker", "choice", "option", "level", "cast",
    "bill", "bed", "load", "link", "group", "part", "plate", "bar", "gear", "difficulty", "difficulty_says",
)  # fmt: skip
"""Tables of what the level's files define; the others hold lines of speakers."""
_NEVER_CLOSED = "the text that begins here is never closed; put three quotes at its end"
_PLAIN = (
    ("Cannot overwrite a value", "this stands here twice; take one of them out"),
    ("Duplicate inline table key", "this stands here twice; take one of them out"),
    ("Cannot (declare|redefine|mutate)", "this table stands here twice; put its entries together"),
    (r"Illegal character '\\n'", "the text is not closed on its line; put a quote at its end"),
    ("Illegal character", "an invisible character stands here; take it out"),
    ("Unterminated string|Expected .(\"\"\"|''')", _NEVER_CLOSED),
    ("Unescaped|[Hh]ex|Escaped character", r"a backslash begins a special character; write \\ for a backslash"),
    ("Expected '='", 'after an id stands =, as in id = "text"'),
    ("Expected newline or end of document", r"the text ends before this; inside a text, write \" for a quote"),
    ("Invalid value", 'a text in quotes should stand here, as in id = "text"'),
    ("Invalid (statement|initial character)", 'an entry is written id = "text", and a table [name]'),
    ("Expected .?\\]|Unclosed", "a bracket is not closed here"),
)
"""What the parser of TOML says, and the same for those who write catalogues."""


class Catalogue(NamedTuple):
    """The sentences of one language."""

    path: str
    texts: dict[str, str]
    lines: dict[str, int]
    """Line of each id, and of the head of each table (`task.`), from 1."""
    source: tuple[str, ...]

    def diagnostic(self, id_: str, sentence: str) -> Diagnostic:
        """A mistake in the text of an id."""
        last = id_.rpartition(".")[2]
        line = self.lines.get(id_) or next((at for at, text in enumerate(self.source, 1) if last in text), 1)
        source = self.source[line - 1]
        return Diagnostic(self.path, line, min(source.find("=") + 3, len(source) + 1), sentence, source)


SCREEN = "screen.toml"
"""How the window shows the level: not a language."""


def read_catalogues(folder: Path) -> dict[str, Catalogue]:
    """By language. Raises BadInput with the mistakes of every file that can't be read."""
    found: list[Diagnostic] = []
    catalogues: dict[str, Catalogue] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == SCREEN:
            continue
        try:
            if not _LANGUAGE.fullmatch(path.stem):
                raise complaint(str(path), "is named after no language; call it en.toml, or de.toml for German")
            catalogues[path.stem] = _read(path)
        except BadInput as error:
            found += error.diagnostics
    if found:
        raise BadInput(found)
    return catalogues


def _read(path: Path) -> Catalogue:
    shown = str(path)
    text = file_text(path)
    source = tuple(text.split("\n"))
    for number, line in enumerate(source, 1):
        if len(line) > LONGEST_LINE:
            sentence = f"this line has {len(line)} characters; a line of a catalogue has at most {LONGEST_LINE}"
            raise BadInput([Diagnostic(shown, number, 1, sentence)])
        if line.partition("=")[0].count(".") > MOST_DOTS:
            raise BadInput([Diagnostic(shown, number, 1, "this is nested too deeply to be a catalogue", line)])
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput([_broken(shown, source, str(error))]) from None
    except RecursionError:
        deepest = max(range(len(source)), key=lambda at: source[at].count("[") + source[at].count("{"))
        sentence = "this is nested too deeply to be a catalogue"
        raise BadInput([Diagnostic(shown, deepest + 1, 1, sentence, source[deepest])]) from None
    except ValueError as error:
        raise complaint(shown, f"is not TOML: {str(error).splitlines()[0]}") from None
    found: list[Diagnostic] = []
    catalogue = Catalogue(shown, {}, _lines(source), source)
    _flatten(tables, "", catalogue, found)
    if len(catalogue.texts) > MOST_TEXTS:
        sentence = f"has {len(catalogue.texts)} sentences; a catalogue has at most {MOST_TEXTS}"
        raise complaint(shown, sentence)
    if found:
        raise BadInput(found)
    return catalogue


def _broken(shown: str, source: tuple[str, ...], told: str) -> Diagnostic:
    """What the parser of TOML says, in the words of those who write catalogues."""
    at = re.search(r"\(at line (\d+), column (\d+)\)", told)
    problem = re.sub(r" \(at .*\)$", "", told)
    if at:
        line, column = int(at[1]), int(at[2])
    else:
        # The file ends too early: what is unfinished is a text in three quotes, or the last line with anything in it.
        last = max((number for number, each in enumerate(source, 1) if each.strip()), default=1)
        line, column = _opened(source) or (last, len(source[last - 1]) + 1)
    sentence = f"this is not TOML: {problem[0].lower()}{problem[1:]}"
    sentence = next((plain for pattern, plain in _PLAIN if re.match(pattern, problem)), sentence)
    if sentence == _NEVER_CLOSED and not _opened(source):
        sentence = "the text is not closed on its line; put a quote at its end"
    text = source[min(line, len(source)) - 1]
    return Diagnostic(shown, line, max(1, min(column, len(text) + 1)), sentence, text)


def _opened(source: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a text in three quotes begins that is never closed."""
    began = None
    for number, line in enumerate(source, 1):
        for match in re.finditer("\"\"\"|'''", line):
            began = None if began else (number, match.start() + 1)
    return began


def _flatten(tables: dict[str, Any], before: str, catalogue: Catalogue, found: list[Diagnostic]) -> None:
    for name, value in tables.items():
        id_ = f"{before}{name}"
        if len(found) >= MOST_TOLD:
            return
        if not _NAME.fullmatch(name):
            sentence = f"{name[:60]!r} is no id; use small letters, digits and _"
            found.append(catalogue.diagnostic(id_, sentence)._replace(column=1))
        elif isinstance(value, dict) and before.count(".") < 2:
            _flatten(value, f"{id_}.", catalogue, found)
        elif isinstance(value, str):
            catalogue.texts[id_] = value
        else:
            found.append(catalogue.diagnostic(id_, f"'{id_}' is no text; write it in quotes"))


def _lines(source: tuple[str, ...]) -> dict[str, int]:
    """Line of each id, as catalogues are written: a table's head, then `name = "text"`."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(source, 1):
        head = re.match(r"\s*\[([A-Za-z0-9_.\- \"]+)\]", line)
        entry = re.match(r"\s*([A-Za-z0-9_.\-\"]+)\s*=", line)
        if head:
            table = head[1].replace(" ", "").replace('"', "") + "."
            found.setdefault(table, number)
        elif entry:
            found.setdefault(table + entry[1].replace('"', ""), number)
    return found


def holes(catalogues: dict[str, Catalogue], wanted: Iterable[tuple[str, Diagnostic]], names: Names) -> list[Diagnostic]:
    """What is wrong with the catalogues: a sentence is missing, nothing asks for one, or one names no fact.

    `wanted` are the ids that the level asks for, each with the place that does, should the main language lack it.
    """
    asked = dict(wanted)
    main = catalogues.get(MAIN)
    if main is None:
        if not asked:
            return []
        id_, place = next(iter(asked.items()))
        more = f", and {len(asked) - 1} more" if len(asked) > 1 else ""
        sentence = f"the file {MAIN}.toml is missing; it would hold the sentence '{id_}'{more}"
        return [Diagnostic(str(Path(place.file).with_name(f"{MAIN}.toml")), 0, 0, sentence)]
    found, told = _strange_tables(main, asked)
    spare = [id_ for id_ in main.texts if id_ not in asked and id_ not in told]
    for id_, place in asked.items():
        if id_ in main.texts or id_ in told or len(found) >= MOST_TOLD:
            continue
        close = _close(id_, spare)
        told.add(close)
        if close and id_.partition(".")[0] in CATALOGUE_TABLES:
            # What the level defines is right, and what the catalogue calls it is not; with lines it is the other way.
            sentence = f"nothing in the level says '{close}', and '{id_}' is missing. Did you mean '{id_}'?"
            found.append(main.diagnostic(close, sentence)._replace(column=1))
        else:
            hint = f" Did you mean '{close}'?" if close else ""
            found.append(place._replace(sentence=f"the sentence '{id_}' is missing from {MAIN}.toml.{hint}"))
    for language, catalogue in catalogues.items():
        for id_, text in catalogue.texts.items():
            if id_ not in asked and id_ not in told:
                sentence = f"nothing in the level says '{id_}'; take it out"
                found.append(catalogue.diagnostic(id_, sentence)._replace(column=1))
            found += [catalogue.diagnostic(id_, sentence) for sentence in _misfits(text, names)]
            if len(found) >= MOST_TOLD:
                return found
        for id_ in asked if language != MAIN else ():
            if id_ in main.texts and id_ not in catalogue.texts:
                found.append(Diagnostic(catalogue.path, 0, 0, f"the sentence '{id_}' is missing from {language}.toml"))
    return found[:MOST_TOLD]


def _strange_tables(main: Catalogue, asked: dict[str, Diagnostic]) -> tuple[list[Diagnostic], set[str]]:
    """Tables of which nothing is asked, each told once at its head; and the ids with which that is said."""
    found: list[Diagnostic] = []
    told: set[str] = set()
    wanted = {id_.rpartition(".")[0] for id_ in asked}
    there = {id_.rpartition(".")[0] for id_ in main.texts}
    for table in sorted(there - wanted):
        line = main.lines.get(f"{table}.")
        if line is None or len(found) >= MOST_TOLD:
            continue
        inside = [id_ for id_ in main.texts if id_.rpartition(".")[0] == table]
        meant = difflib.get_close_matches(table, sorted(wanted - there), n=1, cutoff=0.7)
        hint = f" Did you mean [{meant[0]}]?" if meant else " Take it out"
        sentence = f"nothing in the level says what stands in [{table}].{hint}"
        found.append(Diagnostic(main.path, line, 1, sentence, main.source[line - 1]))
        told.update(inside)
        told.update(id_ for id_ in asked if meant and id_.rpartition(".")[0] == meant[0])
    return found, told


def _close(id_: str, spare: list[str]) -> str:
    """The spare entry that must have been meant; '' if none is close. One of the same table comes first."""
    table = id_.rpartition(".")[0]
    for known in ([each for each in spare[:200] if each.rpartition(".")[0] == table], spare[:200]):
        alike = difflib.get_close_matches(id_, known, n=1, cutoff=0.75)
        if alike:
            return alike[0]
    return ""


def _misfits(text: str, names: Names) -> list[str]:
    found = []
    for match in PLACEHOLDER.finditer(text):
        name, _, subject = match[1].partition(".")
        entry = entry_of(names, name, subject)
        if isinstance(entry, str):
            found.append(f"{{{match[1]}}}: {entry}")
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        found.append("a brace stands alone; write a fact as {o2_percent}, or {o2_percent:1} for one decimal")
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text):
        found.append("there is an invisible character in this sentence; take it out")
    if not text.strip():
        found.append("this sentence is empty")
    return found
