"""A recording plays back as it was; every kind of damage to one is caught, and the sentence names it.

Look for: RECORDED_PLAN (what is recorded), DAMAGES (each makes one change to the text), `changed`, `line_of`.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from game.arguments import LEVELS
from game.cli import main
from game.level.read import read_level
from game.model import VERSION
from game.session.record import Recorder
from game.session.run import Listener, opened, run
from game.session.session import Session
from game.session.stage import Event
from game.words.verbs import Command

PLAN = """level g7   seed 16   difficulty standard   format 1   rule work off   rule kwan off
06:31:00  do ivan rest
06:35:00  breaker lights open
06:41:00  do daniel work
06:44:30  fan bay_hatch off
06:44:30  expect refused fan bay_hatch off
06:52:00  stop primary
06:55:00  start primary 10
07:05:00  end
"""
"""Pins fall at 06:40, 06:50 and 07:00."""

pytestmark = pytest.mark.usefixtures("forget_levels")


class Recorded(NamedTuple):
    """A recording, and the digest of its session at the start and at every tick."""

    text: str
    digests: list[str]


def noting(digests: list[str]) -> Listener:
    """A listener that takes down the digest of every tick."""

    def note(session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        digests.append(session.state.digest.hex())

    return note


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """What playing PLAN records."""
    path = tmp_path_factory.mktemp("plan") / "a.plan"
    path.write_text(PLAN, encoding="utf-8")
    script, world = opened(path, LEVELS)
    recorder, digests = Recorder(world), list[str]()
    result = run(script, world, noting(digests), recorder)
    assert (result.held, result.failed) == (1, ())
    return Recorded(recorder.text(), digests)


def line_of(text: str, start: str) -> int:
    """Number of the first line that starts so."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def changed(pattern: str, to: str, text: str) -> str:
    """The text with the one place that matches `pattern` replaced."""
    after, count = re.subn(pattern, to, text, count=1, flags=re.MULTILINE)
    assert count == 1
    return after


# Playing back


def test_a_recording_plays_back_with_the_same_digest_at_every_tick(recorded: Recorded, tmp_path: Path) -> None:
    path = tmp_path / "a.replay"
    path.write_text(recorded.text, encoding="utf-8")
    script, world = opened(path, LEVELS)
    again, digests = Recorder(world), list[str]()
    result = run(script, world, noting(digests), again)
    assert len(digests) == 35 * 60 + 1
    assert digests == recorded.digests
    assert len(set(digests)) == len(digests)
    assert again.text() == recorded.text
    assert (result.held, result.failed) == (3 * 5 + 2, ())


def test_the_command_line_records_and_plays_back(recorded: Recorded, tmp_path: Path) -> None:
    plan, replay = tmp_path / "a.plan", tmp_path / "a.replay"
    plan.write_text(PLAN, encoding="utf-8")
    assert main(["playback", str(plan), "--record", str(replay)]) == 0
    assert replay.read_text(encoding="utf-8") == recorded.text
    assert main(["playback", str(replay)]) == 0


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff# from Kwan’s desk\n\n" + text.replace("  ", "\t   ").replace("\n", "   # …\n"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["CRLF", "BOM, tabs, spaces and comments", "no newline at the end"],
)
def test_what_an_editor_does_to_spaces_is_no_damage(
    rewritten: Callable[[str], str], recorded: Recorded, tmp_path: Path
) -> None:
    path = tmp_path / "a.replay"
    path.write_bytes(rewritten(recorded.text).encode())
    assert main(["playback", str(path)]) == 0


# Damage

PIN = r"^07:00:00  = .*\n"


class Damage(NamedTuple):
    """One change to the recording."""

    name: str
    make: Callable[[str], str]
    start: str
    """How the line begins that the complaint must point at."""
    words: tuple[str, ...]
    """What the sentence must say."""


def damage(name: str, pattern: str, to: str, start: str, *words: str) -> Damage:
    """One match of `pattern` replaced."""
    return Damage(name, lambda text: changed(pattern, to, text), start, words)


def digit(match: "re.Match[str]") -> str:
    """The match with its last digit made another."""
    return match[0][:-1] + ("0" if match[0][-1] != "0" else "1")


def redigited(pattern: str) -> Callable[[str], str]:
    """Changes the last digit of one match of `pattern`."""
    return lambda text: re.sub(pattern, digit, text, count=1, flags=re.MULTILINE)


AFTER_IVAN = "the nearest command before is 'do ivan rest' in line 3"
AFTER_FAN = "the nearest command before is 'fan bay_hatch off' in line 7"
AFTER_START = "the nearest command before is 'start primary 10.0' in line 10"

DAMAGES = [
    # Commands
    damage("a command deleted", r"^06:35:00 .*\n", "", "06:40:00  =", "digest is ", AFTER_IVAN),
    damage("the first command deleted", r"^06:31:00 .*\n", "", "06:40:00  =", "o2_load is 0.", "in line 3"),
    damage(
        "a command added", r"^06:41", "06:40:30  do petra rest\n06:41", "06:50:00  =", "o2_percent is ", "in line 8"
    ),
    damage("a harmless command added", r"^07:05", "07:04:00  breaker galley open\n07:05", "end", "digest is "),
    damage(
        "a command doubled", r"^(06:35:00 .*\n)", r"\1\1", "06:35:00", "is refused here (", "open already", "line 4"
    ),
    damage("a command a second later", "^06:44:30", "06:44:31", "06:50:00  =", "digest is ", AFTER_FAN),
    damage("a command a second earlier", "^06:44:30", "06:44:29", "06:50:00  =", "digest is ", AFTER_FAN),
    damage("another person", "do ivan rest", "do rustam rest", "06:40:00  =", "o2_", "line 4"),
    damage("another activity", "daniel work", "daniel heavy", "06:50:00  =", "o2_", "in line 7"),
    damage(
        "another ramp", "primary 10.0", "primary 10.1", "07:00:00  =", "digest is ", "'start primary 10.1' in line 10"
    ),
    damage("a switch turned round", "open$", "closed", "06:35:00", "is refused here (", "closed already", AFTER_IVAN),
    damage(
        "two commands swapped",
        r"^(06:31:00)(.*\n)(06:35:00)(.*\n)",
        r"\1\4\3\2",
        "06:40:00  =",
        "digest is ",
        "'do ivan rest' in line 4",
    ),
    damage("a command behind the next pin", r"^(06:35:00.*\n)(06:40:00.*\n)", r"\2\1", "06:35:00", "line 4 is later"),
    damage("a command in capitals", "  stop", "  Stop", "06:52:00", "'Stop' is no command", "mean 'stop'?"),
    damage("a person in capitals", "ivan", "Ivan", "06:31:00", "'Ivan' is no person", "mean 'ivan'?"),
    damage("a first command that can't be", "do ivan rest", "stop backup", "06:31:00", "no command stands before it"),
    # Times
    damage("a time with a wrong digit", "^06:41:00", "06:61:00", "06:61:00", "'06:61:00'", "minutes and seconds to 59"),
    damage("a time with a letter O", "^06:41:00", "O6:41:00", "O6:41:00", "'O6:41:00' is not a time"),
    damage("a command in the past", "^06:52:00", "05:52:00", "05:52:00", "too early", "line 8 is later"),
    damage("a command in the future", "^06:44:30", "16:44:30", "06:50:00", "too early", "line 7 is later"),
    damage("a later end", "^07:05:00", "07:05:01", "end", "digest is ", AFTER_START),
    damage("an earlier end", "^07:05:00", "07:04:59", "end", "digest is ", AFTER_START),
    damage("an end before its last commands", "^06:44:30  fan.*", "06:44:30  end", "06:50:00", "line 7 ends the plan"),
    # Pins
    Damage(
        "a pin's value changed",
        redigited(r"^07:00:00  = o2_percent [\d.]+"),
        "07:00:00",
        ("o2_percent is ", AFTER_START),
    ),
    Damage(
        "a second pin's value changed",
        redigited(r"^06:40:00 .* spo2_worst \d+"),
        "06:40:00",
        ("spo2_worst is ", "line 4"),
    ),
    damage("a pin rounded", r"^(07:00:00  = o2_percent \d+\.\d)\d", r"\1", "07:00:00", "just as it is shown"),
    damage("a pin renamed", "^(07:00:00  = )o2_percent", r"\1o2_kpa", "07:00:00", "o2_kpa is ", AFTER_START),
    damage("a pin misnamed", "^(07:00:00  = )o2_percent", r"\1o2_prcent", "07:00:00", "'o2_prcent' is no fact"),
    Damage("a digit of a pinned digest", redigited(r"^06:50:00 .*digest \w+"), "06:50:00", ("digest is ", AFTER_FAN)),
    damage("a pinned digest in capitals", r"digest \w+$", "digest DEADBEEFABCD", "06:40:00", "is no digest", "a to f"),
    damage("a pin line deleted", PIN, "", "end", "has 10 lines, not 11", "added or lost"),
    damage("a pin line doubled", f"({PIN})", r"\1\1", "end", "has 12 lines, not 11", "added or lost"),
    damage(
        "pin lines exchanged", r"^(06:40:00)(.*)\n([^=]*)^(06:50:00)(.*)$", r"\1\5\n\3\4\2", "06:40:00", " is ", " here"
    ),
    damage("an expectation added", "^07:05", "07:04:00  expect dead 0\n07:05", "end", "has 12 lines, not 11"),
    # The end
    damage("no end", r"^07:05:00  end\n", "", "end", "cut off", "'HH:MM:SS  end' is missing"),
    damage("no last line", r"^end .*\n", "", "07:05:00  end", "cut off", "last line"),
    damage("no number of lines", r"  lines \d+", "", "end", "cut off", "last line"),
    damage("no last digest", r"digest \w+  lines", "lines", "end", "cut off", "last line"),
    Damage("a digit of the last digest", redigited(r"^end  = digest \w+"), "end", ("digest is ", AFTER_START)),
    damage("another number of lines", r"lines 11", "lines 10", "end", "has 11 lines, not 10"),
    # The head
    damage("another seed", "seed 16", "seed 17", "06:40:00", " is ", " here, not ", "line 4"),
    damage("another difficulty", "standard", "hard", "06:40:00", "o2_percent is ", " here, not "),
    damage(
        "no difficulty of the level", "standard", "standart", "level", "no difficulty 'standart'", "mean 'standard'?"
    ),
    damage("no level of the game", "level g7", "level g6", "level", "no level 'g6'", "Levels: "),
    damage("another format", "format 1", "format 2", "level", "format 2", "reads format 1"),
    damage("another model version", r"model \w+", "model 999", "recorded", "version 999", f"has version {VERSION}"),
    damage(
        "another text of the level",
        r"world \w+",
        "world 00000000",
        "recorded",
        "level 'g7'",
        "00000000",
        "level here is",
    ),
    damage("half a recorded line", r"   world \w+", "", "recorded", "'world' and its value are missing"),
    damage(
        "head and recorded line exchanged", r"^(level.*)\n(recorded.*)$", r"\2\n\1", "recorded", "a plan begins with"
    ),
    damage("no head", r"^level.*\n", "", "recorded", "'recorded' stands first", "a plan begins with"),
    # The file
    Damage("cut off between lines", lambda text: text[: text.index("06:52:00")], "06:50:00", ("cut off",)),
    Damage("cut off in a word", lambda text: text[: text.index("primary 10")], "06:55:00", ("'start' needs a stack",)),
    Damage("cut off in a pin", lambda text: text[: text.index("  spo2_worst")], "06:40:00", ("cut off",)),
    Damage("cut off in the last number", lambda text: text.rstrip()[:-1], "end", ("has 11 lines, not 1:",)),
    Damage("cut off after the head", lambda text: text[: text.index("06:31:00")], "recorded", ("cut off",)),
    damage("foreign text", "^06:44:30", "Dear Kwan,\n06:44:30", "Dear", "'Dear' is not a time"),
    damage("foreign letters", "daniel work", "daniel работа", "06:41:00", "'р' (U+0440)", "only comments"),
    damage("marks of a merge", "^06:44:30", "<<<<<<< HEAD\n06:44:30", "<<<<<<<", "'<<<<<<<' is not a time"),
]


def complaint_of(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Plays a file that must be refused: the line that is named, and the sentence."""
    code = main(["playback", str(path)])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert code == 2
    place = re.match(re.escape(str(path)) + r":(\d+):(\d+): (.+)", said.err)
    assert place, said.err
    assert said.err.count(str(path)) == 1, said.err
    return int(place[1]), place[3]


@pytest.mark.parametrize("each", DAMAGES, ids=[each.name for each in DAMAGES])
def test_damage_is_caught_and_named(
    each: Damage, recorded: Recorded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = each.make(recorded.text)
    assert text != recorded.text
    path = tmp_path / "damaged.replay"
    path.write_text(text, encoding="utf-8")
    number, sentence = complaint_of(path, capsys)
    assert text.splitlines()[number - 1].startswith(each.start), f"{number}: {sentence}"
    assert [word for word in each.words if word not in sentence + ":"] == [], sentence


def test_there_are_more_than_twenty_kinds_of_damage() -> None:
    assert len({each.name for each in DAMAGES}) == len(DAMAGES) > 20


def test_broken_encoding_is_caught_at_its_letter(
    recorded: Recorded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "damaged.replay"
    path.write_bytes(recorded.text.encode().replace(b"daniel", b"dani\xebl"))
    number, sentence = complaint_of(path, capsys)
    assert (number, sentence) == (line_of(recorded.text, "06:41:00"), "this is not UTF-8; save the file as UTF-8")


def test_a_level_that_changed_since_is_named(
    recorded: Recorded, forget_levels: Callable[[], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "g7"
    shutil.copytree(LEVELS / "g7", folder)
    path = folder / "a.replay"
    path.write_text(recorded.text, encoding="utf-8")
    assert main(["playback", str(path)]) == 0
    capsys.readouterr()
    level = (folder / "level.yaml").read_text(encoding="utf-8")
    (folder / "level.yaml").write_text(level + "# a comment more\n", encoding="utf-8")
    here = read_level(folder).digest
    forget_levels()
    number, sentence = complaint_of(path, capsys)
    assert number == 2
    assert "another version of level 'g7'" in sentence
    assert f"the level here is {here}" in sentence


def test_a_recording_of_another_model_is_refused_before_its_level_is_read(
    recorded: Recorded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.replay"
    path.write_text(
        changed("level g7", "level gone", changed(r"model \w+", "model 0", recorded.text)), encoding="utf-8"
    )
    _, sentence = complaint_of(path, capsys)
    assert sentence == (
        f"this was recorded with model version 0; this program has version {VERSION}, which would play it differently"
    )


# Without its second line a recording is a plan with pins: still checked, but each difference is a failed expectation.


def test_a_recording_without_its_recorded_line_is_a_plan_whose_pins_hold(
    recorded: Recorded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.plan"
    path.write_text(changed(r"^recorded.*\n", "", recorded.text), encoding="utf-8")
    assert main(["playback", str(path)]) == 0
    assert "Expectations: 17 held" in capsys.readouterr().out


def test_such_a_plan_fails_where_its_pins_differ_or_a_command_is_refused(
    recorded: Recorded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = changed(r"^recorded.*\n", "", recorded.text)
    text = changed("ivan rest", "rustam rest", text)
    text = changed("^06:35:00.*", "06:35:00  breaker lights closed", text)
    path = tmp_path / "a.plan"
    path.write_text(text, encoding="utf-8")
    assert main(["playback", str(path)]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    refused = "06:35:00  breaker lights closed: refused, the breaker of the lights is closed already"
    assert f"{path}:3: {refused}" in said.out
    assert f"{path}:4: 06:40:00  o2_load " in said.out
    assert re.search(r"digest \w+: it is \w+", said.out)
