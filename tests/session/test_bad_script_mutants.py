"""Five hundred single faults in the shipped plans and in a recording: each is told at its place, or does no harm.

Look for: FAULTS (what can happen to a text), `mutants` (the five hundred, always the same), `Outcome`.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.arguments import LEVELS
from game.level.world import World
from game.session.record import Recorder
from game.session.run import opened, run
from game.session.script import Script
from game.words.diagnostic import BadInput, Diagnostic

COUNT = 500
SEED = 16

MORNING = """level g7   seed 16   difficulty standard   format 1   rule work off   rule kwan off
06:30:00  do ivan nominal
06:31:00  do petra rest
06:33:20  send daniel ring
06:35:00  breaker lights open
06:36:10  fan bay_hatch off
06:39:00  stop primary
06:40:30  start primary 10
06:42:00  condenser living off
06:44:00  expect spo2.rustam > 60
06:45:00  end
"""
"""What is recorded: its pins fall at 06:40."""

GARBAGE = (
    *(
        "xyzzy",
        "§§",
        "{}",
        "%s",
        "'",
        '"',
        "\\",
        "..",
        ".",
        "=",
        "<",
        "-",
        "--",
        "0x10",
        "None",
        "none",
        "end",
        "expect",
    ),
    *("\0", "\x1b[31m", "\N{BYTE ORDER MARK}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LINE SEPARATOR}", "\r", "\t", "#"),
)
FOREIGN = ("работа", "Ελένη", "燃料", "مرحبا", "ivаn", "２０", "٣", "ⅷ", "é", "o\N{COMBINING DIAERESIS}", "🙂", "½")
NUMBERS = (
    "nan",
    "inf",
    "-inf",
    "1e999",
    "-0",
    "-1",
    "0",
    "1e3",
    "1_000",
    "9" * 400,
    "0." + "0" * 300 + "1",
    "1,5",
    "+.",
)


class Mutant(NamedTuple):
    """A text with one fault."""

    name: str
    text: str
    first: int
    """Number of the first line that the fault touches."""
    last: int


class Outcome(NamedTuple):
    """What reading a mutant came to."""

    mutant: Mutant
    path: Path
    script: Script | None
    world: World | None
    diagnostics: tuple[Diagnostic, ...]
    error: Exception | None
    """Anything raised that is no BadInput."""

    @property
    def place(self) -> str:
        """For the message of a test that fails."""
        told = self.diagnostics[0].text() if self.diagnostics else repr(self.error)
        return f"{self.mutant.name} in line {self.mutant.first}: {told}"


# Faults: each takes a sequence of letters, words or lines and changes one place of it.


def deleted(draw: random.Random, parts: list[str], at: int) -> None:
    """One is gone."""
    del parts[at]


def doubled(draw: random.Random, parts: list[str], at: int) -> None:
    """One stands there twice."""
    parts.insert(at, parts[at])


def swapped(draw: random.Random, parts: list[str], at: int) -> None:
    """Two neighbours have changed places."""
    other = min(at + 1, len(parts) - 1)
    parts[at], parts[other] = parts[other], parts[at]


def strayed(draw: random.Random, parts: list[str], at: int) -> None:
    """One more has come from elsewhere in the same line or file."""
    parts.insert(at, draw.choice(parts))


def garbled(draw: random.Random, parts: list[str], at: int) -> None:
    """One has become garbage."""
    parts[at] = draw.choice(GARBAGE)


def translated(draw: random.Random, parts: list[str], at: int) -> None:
    """One is written in another script."""
    parts[at] = draw.choice(FOREIGN)


def miscounted(draw: random.Random, parts: list[str], at: int) -> None:
    """A number, if there is one, has become another kind of number."""
    numbers = [index for index, part in enumerate(parts) if part.replace(".", "").isdigit()] or [at]
    parts[draw.choice(numbers)] = draw.choice(NUMBERS)


def cased(draw: random.Random, parts: list[str], at: int) -> None:
    """Small letters have become capitals."""
    parts[at] = parts[at].upper()


def recounted(draw: random.Random, parts: list[str], at: int) -> None:
    """One is another of its kind: a digit or a letter."""
    parts[at] = draw.choice("0123456789" if parts[at].isdigit() else "abcdefghijklmnopqrstuvwxyz :.=#")


Fault = Callable[[random.Random, list[str], int], None]
LETTERS: tuple[Fault, ...] = (deleted, doubled, swapped, strayed, recounted, garbled, translated)
WORDS: tuple[Fault, ...] = (deleted, doubled, swapped, strayed, garbled, translated, cased, miscounted, miscounted)
LINES: tuple[Fault, ...] = (deleted, doubled, swapped, strayed, garbled)
FAULTS = [*(("letter", fault) for fault in LETTERS), *(("word", fault) for fault in WORDS)]
FAULTS += [("line", fault) for fault in LINES]


def mutant(draw: random.Random, name: str, text: str) -> Mutant:
    """`text` with one fault."""
    if draw.random() < 0.06:
        text = text[: draw.randrange(len(text.rstrip()))]
        return Mutant(f"{name} cut off", text, text.count("\n") + 1, text.count("\n") + 1)
    kind, fault = draw.choice(FAULTS)
    lines = text.splitlines()
    row = draw.choice([index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")])
    if kind == "line":
        fault(draw, lines, row)
    else:
        parts = list(lines[row]) if kind == "letter" else lines[row].split(" ")
        spots = [at for at, part in enumerate(parts) if part.strip()]
        fault(draw, parts, draw.choice(spots))
        lines[row] = ("" if kind == "letter" else " ").join(parts)
    touched = row + 2 if kind == "line" and fault is swapped else row + 1
    return Mutant(f"{name}: a {kind} {fault.__name__}", "\n".join(lines) + "\n", row + 1, touched)


def mutants(recording: str) -> list[Mutant]:
    """The five hundred."""
    draw = random.Random(SEED)
    plans = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(LEVELS.glob("*/plans/*.plan"))]
    sources = [("recording", recording), *plans]
    return [mutant(draw, *(sources[0] if index % 3 == 0 else draw.choice(sources))) for index in range(COUNT)]


# Reading them


def recording_of(plan: Path) -> tuple[str, str]:
    """The recording of a plan, and the digest at its end."""
    script, world = opened(plan, LEVELS)
    recorder = Recorder(world)
    result = run(script, world, None, recorder)
    assert (result.held, result.failed) == (1, ())
    return recorder.text(), result.session.state.digest.hex()


class Tried(NamedTuple):
    """The five hundred, read."""

    outcomes: list[Outcome]
    digest: str
    """What the recording ends with."""


@pytest.fixture(scope="module")
def tried(forget_levels: Callable[[], None], tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Every mutant, read."""
    folder = tmp_path_factory.mktemp("mutants")
    plan = folder / "morning.plan"
    plan.write_text(MORNING, encoding="utf-8")
    recording, digest = recording_of(plan)
    return Tried([read(each, folder / f"{number}.plan") for number, each in enumerate(mutants(recording))], digest)


def read(each: Mutant, path: Path) -> Outcome:
    """Reads one mutant, without playing it."""
    path.write_bytes(each.text.encode())
    try:
        script, world = opened(path, LEVELS)
    except BadInput as bad:
        return Outcome(each, path, None, None, bad.diagnostics, None)
    except Exception as error:
        return Outcome(each, path, None, None, (), error)
    return Outcome(each, path, script, world, (), None)


def test_nothing_but_bad_input_is_ever_raised(tried: Tried) -> None:
    assert len(tried.outcomes) == COUNT
    assert [each.place for each in tried.outcomes if each.error] == []


def test_the_faults_are_many_and_most_are_refused(tried: Tried) -> None:
    assert len({each.mutant.text for each in tried.outcomes}) > 0.9 * COUNT
    refused = [each for each in tried.outcomes if each.diagnostics]
    assert len(refused) > 0.6 * COUNT
    assert len({each.diagnostics[0].sentence.split("'")[0] for each in refused}) > 15


def test_what_is_refused_is_told_in_a_sentence_at_a_place_in_the_file(tried: Tried) -> None:
    for each in tried.outcomes:
        lines = each.mutant.text.split("\n")
        for told in each.diagnostics:
            assert told.file == str(each.path)
            assert 1 <= told.line <= len(lines), each.place
            assert 1 <= told.column <= len(lines[told.line - 1]) + 1, each.place
            assert 15 < len(told.sentence) < 400, each.place
            assert told.sentence.isprintable(), each.place
            assert told.text().startswith(f"{each.path}:{told.line}:{told.column}: {told.sentence}")


def test_the_first_thing_told_is_within_a_line_of_the_fault(tried: Tried) -> None:
    refused = [each for each in tried.outcomes if each.diagnostics]
    astray = [
        each.place for each in refused if not each.mutant.first - 1 <= each.diagnostics[0].line <= each.mutant.last + 1
    ]
    assert len(astray) <= 0.05 * len(refused), "\n".join(astray)


def test_one_fault_is_told_once_or_twice(tried: Tried) -> None:
    """One sentence per mistake; a word that moved may be missing here and too many there."""
    counts = [len(each.diagnostics) for each in tried.outcomes if each.diagnostics]
    assert sum(count == 1 for count in counts) >= 0.95 * len(counts)
    assert [each.place for each in tried.outcomes if len(each.diagnostics) > 2] == []


def test_what_is_accepted_can_be_read_again_from_its_own_lines(tried: Tried) -> None:
    for each in tried.outcomes:
        if each.script:
            sources = {line.number: line.source for line in each.script.lines}
            lines = each.mutant.text.split("\n")
            assert all(lines[number - 1].startswith(source) for number, source in sources.items()), each.place


def test_no_fault_in_the_recording_plays_back_as_something_else(tried: Tried) -> None:
    """Read without complaint, it is refused while it plays, or plays to the very same end; as a plan it may fail."""
    astray = []
    caught = harmless = 0
    for each in tried.outcomes:
        if not (each.script and each.world and each.mutant.name.startswith("recording")):
            continue
        try:
            result = run(each.script, each.world)
        except BadInput:
            caught += 1
            continue
        if result.session.state.digest.hex() == tried.digest and not result.failed:
            harmless += 1
        elif each.script.recorded:
            astray.append(each.place)
    assert astray == []
    assert caught > 5
    assert harmless > 0
