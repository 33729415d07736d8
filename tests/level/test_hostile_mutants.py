"""Two thousand single faults in the small level's three files: each is told at its line, or does no harm.

The same with G-7 is among the long tests.

Look for: FAULTS (what can happen to a file), `mutants` (always the same), `Outcome`.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from game.arguments import LEVELS
from game.level import read as read_module
from game.level.build import build
from game.level.read import read_level, usual_difficulty
from game.words.diagnostic import BadInput, Diagnostic

SMALL = Path(__file__).parent / "small"
COUNT, CHUNK = 2000, 100
FILES = ("level.yaml", "story.yaml", "en.toml")
FEWEST_AT_THE_LINE, MOST_ACCEPTED = 0.95, 0.35
KEY = re.compile(r"(?P<before>\s*(?:- )?)(?P<key>[a-z0-9_]+)(?P<sign>:| =)(?= |$)")
WORD = re.compile(r"[a-z][a-z0-9_]+")
JUNK = ("???", "x y z", "[]", "[1, 2]", "{}", "{a: 1}", "7", "-3", "1e300", "0630", "null", '""', "yes", ".nan")
TEXT_JUNK = ("???", "[]", "{}", "7", "x", '""', "true", "2020-01-01", '"{nobody}"', '"{"', '"\\q"')
UNITS = ("kPa", "m3", "kg", "kg/h", "%", "min", "W", "K", "A", "h")


class Mutant(NamedTuple):
    """One file with one fault."""

    name: str
    file: str
    text: str
    right: frozenset[tuple[str, int]]
    """File and line of all that may be to blame; empty where that can't be said."""


class Outcome(NamedTuple):
    """What reading a mutant came to."""

    mutant: Mutant
    diagnostics: tuple[Diagnostic, ...]
    error: Exception | None
    """Anything raised that is no BadInput."""

    @property
    def accepted(self) -> bool:
        """Whether it was taken for a good level."""
        return not self.diagnostics and self.error is None

    @property
    def told_at_the_line(self) -> bool:
        """Whether the first thing told is at a place that may be to blame."""
        return (Path(self.diagnostics[0].file).name, self.diagnostics[0].line) in self.mutant.right

    @property
    def place(self) -> str:
        """For the message of a test that fails."""
        lines = sorted(f"{file}:{line}" for file, line in self.mutant.right)[:8]
        told = self.diagnostics[0].text() if self.diagnostics else repr(self.error)
        return f"{self.mutant.name} in {self.mutant.file}, at {', '.join(lines)}: {told}"


class Files(NamedTuple):
    """The good files of a level, by lines."""

    lines: dict[str, list[str]]

    def naming(self, word: str) -> set[tuple[str, int]]:
        """Every line that has a word."""
        pattern = re.compile(rf"(?<![a-z0-9_]){re.escape(word)}(?![a-z0-9_])")
        return {
            (file, number)
            for file, lines in self.lines.items()
            for number, line in enumerate(lines, 1)
            if pattern.search(line)
        }

    def above(self, file: str, row: int) -> set[tuple[str, int]]:
        """The lines that hold what stands in a row: all the keys above it that are less indented."""
        found = set()
        indent = _indent(self.lines[file][row])
        for at in range(row - 1, -1, -1):
            line = self.lines[file][at]
            if line.strip() and not line.lstrip().startswith("#") and _indent(line) < indent:
                found.add((file, at + 1))
                indent = _indent(line)
        return found | {(file, 1)}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class Spot(NamedTuple):
    """Where a fault strikes."""

    files: Files
    file: str
    row: int

    @property
    def line(self) -> str:
        """The good line."""
        return self.files.lines[self.file][self.row]

    def near(self, *rows: int) -> set[tuple[str, int]]:
        """Lines by their distance from the spot; rows count from it."""
        return {(self.file, self.row + 1 + each) for each in rows}

    def with_line(self, *lines: str) -> str:
        """The file with other lines here."""
        good = self.files.lines[self.file]
        return "\n".join((*good[: self.row], *lines, *good[self.row + 1 :]))

    def defined(self) -> set[tuple[str, int]]:
        """Lines that name what this line may define or ask for: its key, and the words and the lists in it."""
        match = KEY.match(self.line)
        names = {match["key"]} if match else set()
        if re.search(r"words:|\{|say:|^ +- ", self.line):
            names |= set(WORD.findall(self.line))
        if self.line.startswith("["):
            # The head of a table: what is under it belongs elsewhere without it.
            rest = self.files.lines[self.file][self.row + 1 :]
            names |= {line.partition(" ")[0] for line in rest[: [*rest, ""].index("")]}
        found = set()
        for name in names:
            found |= self.files.naming(name)
        return found


Made = tuple[str, set[tuple[str, int]]] | None
"""The text, and the lines that may be to blame; None where the fault can't strike there."""
Fault = Callable[[random.Random, Spot], Made]


def line_gone(draw: random.Random, spot: Spot) -> Made:
    """A line is deleted: what stood there is missing above, or wherever it is named."""
    right = spot.near(-1, 0, 1) | spot.files.above(spot.file, spot.row) | spot.defined()
    here = {(file, line - (file == spot.file and line > spot.row + 1)) for file, line in right}
    return spot.with_line(), here | right


def line_twice(draw: random.Random, spot: Spot) -> Made:
    """A line stands there twice."""
    return spot.with_line(spot.line, spot.line), spot.near(0, 1) | spot.files.above(spot.file, spot.row)


def key_misspelt(draw: random.Random, spot: Spot) -> Made:
    """A letter of a key is another, is gone, or stands twice."""
    match = KEY.match(spot.line)
    if match is None:
        return None
    key = _misspelt(draw, match["key"])
    line = f"{match['before']}{key}{spot.line[match.end('key') :]}"
    return spot.with_line(line), spot.near(0) | spot.defined()


def id_renamed(draw: random.Random, spot: Spot) -> Made:
    """Something is called otherwise where it is defined, and nowhere else."""
    match = KEY.match(spot.line)
    if match is None or len(spot.files.naming(match["key"])) < 2:
        return None
    line = f"{match['before']}quite_other{spot.line[match.end('key') :]}"
    return spot.with_line(line), spot.near(0) | spot.defined()


def word_misspelt(draw: random.Random, spot: Spot) -> Made:
    """A letter of a word after the key is wrong."""
    words = _words(spot)
    if not words:
        return None
    match = draw.choice(words)
    line = spot.line[: match.start()] + _misspelt(draw, match[0]) + spot.line[match.end() :]
    right = spot.near(0)
    if "words:" in spot.line or spot.line[match.end() :].startswith(":"):
        right |= spot.files.naming(match[0])
    return spot.with_line(line), right


def words_swapped(draw: random.Random, spot: Spot) -> Made:
    """Two words of a condition, an effect or a list have changed places."""
    words = _words(spot)
    if len(words) < 2 or spot.file == "en.toml":
        return None
    at = draw.randrange(len(words) - 1)
    one, other = words[at], words[at + 1]
    line = spot.line
    line = line[: one.start()] + other[0] + line[one.end() : other.start()] + one[0] + line[other.end() :]
    return spot.with_line(line), spot.near(0) | spot.defined()


def unit_changed(draw: random.Random, spot: Spot) -> Made:
    """A quantity has another unit, or none."""
    found = list(re.finditer(r"(?<=\d) ([A-Za-z%][A-Za-z0-9/%]*)(?=[,}\s]|$)", spot.line))
    if not found or spot.file == "en.toml":
        return None
    match = draw.choice(found)
    unit = draw.choice([f" {each}" for each in UNITS if each != match[1]] + [""] * 4)
    return spot.with_line(spot.line[: match.start()] + unit + spot.line[match.end() :]), spot.near(0)


def sign_gone(draw: random.Random, spot: Spot) -> Made:
    """A quote, a bracket, a comma or a colon is gone."""
    found = list(re.finditer(r"[\"\[\]{}():,=]", spot.line))
    if not found:
        return None
    match = draw.choice(found)
    line = spot.line[: match.start()] + spot.line[match.end() :]
    return spot.with_line(line), spot.near(-1, 0, 1) | spot.defined() | spot.files.above(spot.file, spot.row)


def value_junk(draw: random.Random, spot: Spot) -> Made:
    """What stands after a key is something else altogether."""
    match = KEY.match(spot.line)
    if match is None or not spot.line[match.end() :].strip():
        return None
    junk = draw.choice(TEXT_JUNK if spot.file == "en.toml" else JUNK)
    return spot.with_line(f"{spot.line[: match.end()]} {junk}"), spot.near(0, 1) | spot.defined()


def indented(draw: random.Random, spot: Spot) -> Made:
    """A line stands further to the right or to the left: what it held, or what holds it, is another."""
    if spot.file == "en.toml":
        return None
    by = draw.choice((-2, -1, 1, 2))
    if by < 0 and _indent(spot.line) < -by:
        return None
    line = " " * by + spot.line if by > 0 else spot.line[-by:]
    right = spot.near(-1, 0, 1) | spot.defined() | spot.files.above(spot.file, spot.row)
    return spot.with_line(line), right


def letter_strange(draw: random.Random, spot: Spot) -> Made:
    """A sign that nobody meant has come in before a word."""
    found = list(re.finditer(r"(?<=[ \[{\"])[a-z]", spot.line))
    if not found:
        return None
    at = draw.choice(found).start()
    sign = draw.choice(("@", "%", "&", "*", "!", "\t", "'", '"', "]", "{", ": ", "\0", "\N{NO-BREAK SPACE}", "|", "`"))
    right = spot.near(-1, 0, 1) | spot.defined() | spot.files.above(spot.file, spot.row)
    return spot.with_line(spot.line[:at] + sign + spot.line[at:]), right


def cut_off(draw: random.Random, spot: Spot) -> Made:
    """The file ends there: what is missing may be missed anywhere."""
    lines = spot.files.lines[spot.file][: spot.row]
    return "\n".join([*lines, spot.line[: draw.randrange(len(spot.line) + 1)]]), set()


FAULTS: tuple[Fault, ...] = (
    *(line_gone, line_twice, key_misspelt, key_misspelt, id_renamed, word_misspelt, word_misspelt, words_swapped),
    *(unit_changed, unit_changed, sign_gone, sign_gone, value_junk, value_junk, indented, letter_strange, cut_off),
)


def _words(spot: Spot) -> list[re.Match[str]]:
    """The words after the key of a line."""
    match = KEY.match(spot.line)
    start = match.end() if match else 0
    return [each for each in WORD.finditer(spot.line, start) if len(each[0]) > 2]


def _misspelt(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    letter = draw.choice([each for each in "abcdefghijklmnopqrstuvwxyz" if each != word[at]])
    return word[:at] + draw.choice((letter, "", word[at] * 2)) + word[at + 1 :]


@cache
def good(folder: Path) -> Files:
    """The files of a level."""
    return Files({name: (folder / name).read_text(encoding="utf-8").split("\n") for name in FILES})


def mutants(folder: Path, chunk: int) -> list[Mutant]:
    """One chunk of them; always the same."""
    draw = random.Random(1000 + chunk)
    files = good(folder)
    spots = [
        Spot(files, file, row)
        for file, lines in files.lines.items()
        for row, line in enumerate(lines)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    found: list[Mutant] = []
    while len(found) < CHUNK:
        spot, fault = draw.choice(spots), draw.choice(FAULTS)
        made = fault(draw, spot)
        if made is None or made[0] == "\n".join(files.lines[spot.file]):
            continue
        found.append(Mutant(f"{fault.__name__} (line {spot.row + 1})", spot.file, made[0], frozenset(made[1])))
    return found


@pytest.fixture(scope="module")
def _good_files_are_read_once() -> Iterator[None]:
    read = read_module._read
    known: dict[tuple[Path, str], Any] = {}

    def remembered(shape: Any, path: Path, text: str, found: list[Diagnostic]) -> Any:
        key = (path, text)
        if key not in known:
            before = len(found)
            result = read(shape, path, text, found)
            if len(found) > before or not any(text == "\n".join(good(each).lines[path.name]) for each in (SMALL, G7)):
                return result
            known[key] = result
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read_module, "_read", remembered)
        yield


G7 = LEVELS / "g7"


def tried(source: Path, chunk: int, scratch: Path) -> list[Outcome]:
    """A chunk of mutants, each read and built."""
    folder = shutil.copytree(source, scratch / source.name, ignore=shutil.ignore_patterns("plans"))
    outcomes = []
    for each in mutants(source, chunk):
        path = folder / each.file
        path.write_bytes(each.text.encode())
        outcomes.append(read_and_built(folder, each))
        path.write_bytes("\n".join(good(source).lines[each.file]).encode())
    return outcomes


def read_and_built(folder: Path, each: Mutant) -> Outcome:
    """Reads and builds a mutant, without playing it."""
    try:
        text = read_level(folder)
        build(text, text.file.story_seed, usual_difficulty(text))
    except BadInput as bad:
        return Outcome(each, bad.diagnostics, None)
    except Exception as error:
        return Outcome(each, (), error)
    return Outcome(each, (), None)


def judge(outcomes: list[Outcome]) -> None:
    """What must hold of any hundred of them."""
    assert [each.place for each in outcomes if each.error] == []
    for each in outcomes:
        for told in each.diagnostics:
            assert 12 < len(told.sentence) < 400, each.place
            assert told.sentence.isprintable(), each.place
            assert "nput should" not in told.sentence, each.place
            if told.line and Path(told.file).name == each.mutant.file:
                lines = each.mutant.text.replace("\r", "\n").split("\n")
                assert told.line <= len(lines), each.place
                assert 1 <= told.column <= len(lines[told.line - 1]) + 1, each.place
    accepted = [each for each in outcomes if each.accepted]
    assert len(accepted) <= MOST_ACCEPTED * len(outcomes)
    judged = [each for each in outcomes if each.diagnostics and each.mutant.right]
    astray = [each.place for each in judged if not each.told_at_the_line]
    assert len(astray) <= (1.0 - FEWEST_AT_THE_LINE) * len(judged), astray


@pytest.mark.usefixtures("_good_files_are_read_once")
@pytest.mark.parametrize("chunk", range(COUNT // CHUNK))
def test_a_hundred_faults_are_told_at_their_lines(chunk: int, tmp_path: Path) -> None:
    judge(tried(SMALL, chunk, tmp_path))


@pytest.mark.long
@pytest.mark.usefixtures("_good_files_are_read_once")
@pytest.mark.parametrize("chunk", range(COUNT // CHUNK))
def test_a_hundred_faults_in_g7_are_told_at_their_lines(chunk: int, tmp_path: Path) -> None:
    judge(tried(G7, chunk, tmp_path))
