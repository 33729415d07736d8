"""A validation table: comma-separated text in, checked rows and every mistake in it out.

A row is `quantity,inputs,expected,tolerance,unit,source`, one line of text. Positions are what an editor shows:
a mistake is `file:line:column`, the column that of the offending cell's first character. The text is split here
and not by the csv module because that keeps no positions; so a row never spans lines, and an unclosed quote is
blamed on the line that opens it. Lines that are empty or begin with # are skipped.

Look for: `Quantity` and `Input` (what a table may ask for), `groups`, `Row`, `Problem`, `read`.
"""

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS = ("quantity", "inputs", "expected", "tolerance", "unit", "source")
LARGEST = 5_000_000
"""Bytes. A longer file is not a table that somebody typed."""
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_LINE_END = re.compile(r"\r\n|\n|\r")


class Input(NamedTuple):
    """One thing that a quantity depends on, and the values for which its law holds."""

    name: str
    low: float = 0.0
    """In the unit that the name ends in."""
    high: float = math.inf
    above_low: bool = False
    """True: `low` itself is refused."""
    below_high: bool = False
    """True: `high` itself is refused."""
    words: tuple[str, ...] = ()
    """When not empty, one of these is written, in capitals or not, and its place in the tuple is the value."""
    parts: int = 0
    """When not 0, groups of so many numbers are written, `1:2;3:4` for two of two, and `groups` gives them back."""


class Quantity(NamedTuple):
    """Something that the model can work out and a table can therefore check."""

    unit: str
    inputs: tuple[Input, ...]
    value: Callable[[Mapping[str, float]], float]
    """In `unit`, by the function that play uses."""
    objection: Callable[[Mapping[str, float]], str] = lambda inputs: ""
    """What is wrong with inputs that are each in range but not together; "" when nothing is."""


def spread(name: str, written: Sequence[Sequence[float]]) -> dict[str, float]:
    """Groups of numbers as inputs: their count under the name, and each number under the name and its place."""
    found = {name: float(len(written))}
    for n, group in enumerate(written):
        found |= {f"{name}.{n}.{part}": number for part, number in enumerate(group)}
    return found


def groups(inputs: Mapping[str, float], entry: Input) -> list[tuple[float, ...]]:
    """The groups of numbers that were spread."""
    return [
        tuple(inputs[f"{entry.name}.{n}.{part}"] for part in range(entry.parts)) for n in range(int(inputs[entry.name]))
    ]


class Row(NamedTuple):
    """One published number, with the conditions that it holds for."""

    file: str
    line: int
    """1-based."""
    column: int
    """1-based, of the inputs cell."""
    quantity: str
    inputs: dict[str, float]
    written: str
    """The inputs as the table has them."""
    expected: float
    tolerance: float
    """In the quantity's unit, above 0; a percentage is already taken of `expected`."""
    source: str


class Problem(NamedTuple):
    """A mistake, for the person who wrote the table."""

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class Cell(NamedTuple):
    """The text of a cell without its quotes, and the 1-based column at which it starts, quote included."""

    column: int
    text: str


class Flaw(NamedTuple):
    """A mistake within a line."""

    column: int
    sentence: str


def read(path: Path, quantities: Mapping[str, Quantity]) -> tuple[list[Row], list[Problem]]:
    """The rows of a table and all its mistakes; rows with a mistake are left out."""
    text = _text(path)
    if isinstance(text, Problem):
        return [], [text]
    file = str(path)
    rows: list[Row] = []
    problems: list[Problem] = []
    order: list[str] = []
    line = 0
    records = 0
    for line, content in enumerate(_LINE_END.split(text), 1):
        if not content.strip() or content.startswith("#"):
            continue
        records += 1
        split = cells(content)
        if isinstance(split, Flaw):
            problems.append(Problem(file, line, *split))
            if not order:
                return [], problems
        elif not order:
            flaws = _header_flaws(split, content)
            if flaws:
                return [], [Problem(file, line, *flaw) for flaw in flaws]
            order = [cell.text.strip() for cell in split]
        else:
            checked = _row(file, line, split, content, order, quantities)
            if isinstance(checked, Row):
                rows.append(checked)
            else:
                problems += [Problem(file, line, *flaw) for flaw in checked]
    if records == 0:
        problems.append(Problem(file, 1, 1, f"the table is empty; its first line must be {','.join(COLUMNS)}"))
    elif records == 1:
        problems.append(Problem(file, line, 1, "there is a header but no row under it, so nothing would be checked"))
    return rows, problems


def _text(path: Path) -> str | Problem:
    """The file as text without its byte-order mark, or why it is none."""
    file = str(path)
    try:
        if path.is_dir():
            return Problem(file, 1, 1, "this is a folder, not a table; name the .csv files in it")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return Problem(file, 1, 1, f"there is no such file{_nearest(path.name, _neighbours(path))}")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Problem(file, 1, 1, f"the file cannot be read ({str(reason).lower()})")
    if len(raw) > LARGEST:
        return Problem(file, 1, 1, f"the file is larger than {LARGEST // 1_000_000} MB, too large for a table")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8"))
        return Problem(file, line, column, f"byte 0x{raw[error.start]:02x} is not UTF-8; save the table as UTF-8 text")
    if "\0" in text:
        line, column = _place(text[: text.index("\0")])
        return Problem(file, line, column, "there is a NUL byte here; save the table as plain UTF-8 text")
    return text


def _neighbours(path: Path) -> list[str]:
    """Names of the tables beside a missing one."""
    try:
        return sorted(other.name for other in path.parent.glob("*.csv"))
    except OSError:
        return []


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows the text `before`."""
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1


def cells(line: str) -> list[Cell] | Flaw:
    """A line split at its commas; a quoted cell may hold commas, and a quote written twice."""
    found: list[Cell] = []
    start = 0
    while True:
        if line.startswith('"', start):
            text, end = "", start + 1
            while True:
                close = line.find('"', end)
                if close < 0:
                    return Flaw(start + 1, "the quote that opens here is not closed on this line")
                text += line[end:close]
                end = close + 1
                if not line.startswith('"', end):
                    break
                text, end = text + '"', end + 1
            if end < len(line) and line[end] != ",":
                return Flaw(end + 1, 'text follows a closing quote; write a quote that belongs to the text twice ("")')
        else:
            end = line.find(",", start)
            end = len(line) if end < 0 else end
            text = line[start:end]
        found.append(Cell(start + 1, text))
        if end >= len(line):
            return found
        start = end + 1


def _header_flaws(header: list[Cell], line: str) -> list[Flaw]:
    """What is wrong with a first line; the order of its columns is free."""
    names = [cell.text.strip() for cell in header]
    if len(names) == 1 and re.search("[;\t]", line):
        mark = "tabs" if "\t" in line else "semicolons"
        return [Flaw(1, f"the columns are separated by {mark}; separate them by commas")]
    missing = [name for name in COLUMNS if name not in names]
    flaws: list[Flaw] = []
    for place, cell in enumerate(header):
        name = names[place]
        if name not in COLUMNS:
            flaws.append(Flaw(cell.column, f"{_shown(name)} is not a column of a table{_nearest(name, missing)}"))
        elif name in names[:place]:
            flaws.append(Flaw(cell.column, f"the column {name} is there twice"))
    if missing:
        listed = " and ".join(missing)
        flaws.append(Flaw(len(line) + 1, f"the first line lacks {listed}; it must be {','.join(COLUMNS)}"))
    return flaws


def _row(
    file: str, line: int, split: list[Cell], content: str, order: list[str], quantities: Mapping[str, Quantity]
) -> Row | list[Flaw]:
    if len(split) != len(COLUMNS):
        column = split[len(COLUMNS)].column if len(split) > len(COLUMNS) else len(content) + 1
        hint = "; put text that holds a comma in quotes" if len(split) > len(COLUMNS) else ""
        return [Flaw(column, f"this row has {_count(len(split), 'column')}, the header has {len(COLUMNS)}{hint}")]
    cell = {name: Cell(at, text.strip()) for name, (at, text) in zip(order, split, strict=True)}
    flaws: list[Flaw] = []
    inputs: dict[str, float] = {}
    name = cell["quantity"].text
    quantity = quantities.get(name)
    if quantity is None:
        what = f"the quantity is missing; it is one of {', '.join(quantities)}"
        if name:
            what = f"the model has no quantity {_shown(name)}{_nearest(name, quantities)}"
        flaws.append(Flaw(cell["quantity"].column, what))
    else:
        inputs, wrong = _inputs(cell["inputs"].text, name, quantity)
        flaws += [Flaw(cell["inputs"].column, sentence) for sentence in wrong]
        if cell["unit"].text != quantity.unit:
            said = f"not {_shown(cell['unit'].text)}" if cell["unit"].text else "which the row leaves out"
            flaws.append(Flaw(cell["unit"].column, f"{name} is in {quantity.unit}, {said}"))
    expected = _number(cell["expected"].text)
    if isinstance(expected, str):
        flaws.append(Flaw(cell["expected"].column, f"the expected value {expected}"))
    tolerance = _tolerance(cell["tolerance"].text, expected)
    if isinstance(tolerance, str):
        flaws.append(Flaw(cell["tolerance"].column, tolerance))
    if not cell["source"].text:
        flaws.append(Flaw(cell["source"].column, "the source is missing; say where the expected value comes from"))
    if flaws or isinstance(expected, str) or isinstance(tolerance, str):
        return sorted(flaws, key=lambda flaw: flaw.column)
    at, written = cell["inputs"]
    return Row(file, line, at, name, inputs, written, expected, tolerance, _printable(cell["source"].text))


def _inputs(text: str, name: str, quantity: Quantity) -> tuple[dict[str, float], list[str]]:
    """`po2_mmhg=40 ph=7.4` as numbers by name, and a sentence for each thing wrong with it."""
    known = {entry.name: entry for entry in quantity.inputs}
    seen: list[str] = []
    values: dict[str, float] = {}
    wrong: list[str] = []
    for word in text.split():
        key, equals, value = word.partition("=")
        if not equals or not key or not value:
            wrong.append(f"{_shown(word)} is not name=value; write inputs as {_example(quantity)}, without spaces at =")
        elif key in seen:
            wrong.append(f"the input {_shown(key)} is given twice")
        elif key not in known:
            wrong.append(f"{name} has no input {_shown(key)}{_nearest(key, known) or _choice(known)}")
        else:
            given = _groups(known[key], value) if known[key].parts else _input(known[key], value)
            if isinstance(given, str):
                wrong.append(given)
            elif isinstance(given, dict):
                values |= given
            else:
                values[key] = given
        seen.append(key)
    missing = [key for key in known if key not in seen]
    if missing:
        wrong.append(f"{name} also needs {' and '.join(missing)}")
    if not wrong and quantity.objection(values):
        wrong.append(quantity.objection(values))
    return values, wrong


def _groups(entry: Input, text: str) -> dict[str, float] | str:
    """`1:2;3:4` as inputs, or a sentence about the first thing wrong with it."""
    found = []
    for group in text.split(";"):
        numbers = [_input(entry, part) for part in group.split(":")]
        if wrong := [number for number in numbers if isinstance(number, str)]:
            return wrong[0]
        if len(numbers) != entry.parts:
            has = f"{entry.name} has {_count(len(numbers), 'number')} in {_shown(group)}"
            return f"{has}; write {entry.parts} with colons between them, and a semicolon before the next {entry.parts}"
        found.append([number for number in numbers if not isinstance(number, str)])
    return spread(entry.name, found)


def _input(entry: Input, text: str) -> float | str:
    if entry.words:
        if text.lower() in entry.words:
            return float(entry.words.index(text.lower()))
        return f"there is no {entry.name} {_shown(text)}{_nearest(text, entry.words) or _choice(entry.words)}"
    number = _number(text)
    if isinstance(number, str):
        return f"{entry.name} {number}"
    low = number <= entry.low if entry.above_low else number < entry.low
    high = number >= entry.high if entry.below_high else number > entry.high
    if low or high:
        least = f"{'above' if entry.above_low else 'at least'} {entry.low:.10g}"
        most = f"{'below' if entry.below_high else 'at most'} {entry.high:.10g}"
        return f"{entry.name} is {_shown(text)}, but the law holds for {least} and {most}"
    return number


def _number(text: str) -> float | str:
    """A finite decimal number, or what is wrong with it (to follow the name of the thing)."""
    if not text:
        return "is missing"
    if not _NUMBER.fullmatch(text):
        if re.fullmatch(r"[+-]?(nan|inf|infinity)", text.lower()):
            return f"is {text}, but must be a finite number"
        comma = "; write the decimal point as a point" if _NUMBER.fullmatch(text.replace(",", ".")) else ""
        return f"{_shown(text)} is not a number{comma}"
    number = float(text)
    return number if math.isfinite(number) else f"{_shown(text)} is too large for a number"


def _tolerance(text: str, expected: float | str) -> float | str:
    """`0.6`, `10%` or `10 %` as an absolute tolerance, or a sentence about it."""
    share = text.endswith("%")
    number = _number(text.removesuffix("%").rstrip())
    if isinstance(number, str):
        return f"the tolerance {number}; write an amount in the quantity's unit, like 0.6, or a share, like 10%"
    if number <= 0.0:
        return f"the tolerance is {_shown(text)}, but must be above 0"
    if not share or isinstance(expected, str):
        return number
    if expected == 0.0:
        return "a percentage of an expected 0 allows nothing; give the tolerance in the quantity's unit"
    absolute = abs(expected) * (number / 100.0)
    if not math.isfinite(absolute) or absolute == 0.0:
        return f"the tolerance {_shown(text)} of the expected value is out of reach of a number"
    return absolute


def _nearest(text: str, known: Iterable[str]) -> str:
    """`; did you mean X?`, or nothing when nothing is near."""
    lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(text.lower(), lower, 1, 0.6)
    return f"; did you mean {lower[close[0]]}?" if close else ""


def _choice(known: Iterable[str]) -> str:
    return f"; choose from {', '.join(known)}"


def _example(quantity: Quantity) -> str:
    return " ".join(f"{entry.name}=..." for entry in quantity.inputs)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shown(text: str) -> str:
    """A word from a table, in quotes and short enough for a sentence."""
    return f'"{_printable(text if len(text) <= 40 else text[:37] + "...")}"'


def _printable(text: str) -> str:
    """Text from a table, fit for a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
