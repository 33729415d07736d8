"""Hostile levels and stories, each by name: one clear error at the right line, exit code 2, and no traceback.

Look for: WHOLE (files that are no level), CROWDS (too much of it); the single changes are in hostile_edits.py.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.arguments import ROOT
from game.cli import main
from game.level.build import build
from game.level.read import read_level
from tests.level.hostile_edits import EDITS, LEVEL, STORY, TEXTS, Edit

SMALL = Path(__file__).parent / "small"


class Told(NamedTuple):
    """One diagnostic as the command line shows it."""

    file: str
    line: int
    sentence: str


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[Told]:
    """What `check` tells of a folder; it must refuse it, quickly."""
    assert main(["check", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "nput should" not in err
    found = [
        Told(Path(match[1]).name, int(match[2] or 0), match[3])
        for line in err.splitlines()
        if (match := re.match(r"(\S[^:]*?(?:\.\w+|level|small)): ?(?:(?<=:)(\d+):\d+: )?(.*)$", line))
        and "nothing was played" not in line
    ]
    assert f"{len(found)} mistake" in err, err
    for each in found:
        assert 12 < len(each.sentence) < 400, each
    return found


def copied(folder: Path) -> Path:
    """A copy of the small level."""
    return shutil.copytree(SMALL, folder / "small")


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line) if part else 0


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_one_change_is_told_once_at_its_line(edit: Edit, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    path = folder / edit.file
    good = path.read_text(encoding="utf-8")
    assert edit.old in good
    path.write_bytes(good.replace(edit.old, edit.new, 1).encode())
    told = checked(folder, capsys)
    assert len(told) == edit.told, told
    where = folder / (edit.told_in or edit.file)
    assert told[0].file == where.name
    assert told[0].line == line_of(where.read_text(encoding="utf-8"), edit.where), told
    assert edit.words in told[0].sentence


def test_the_small_level_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(SMALL)])
    out, err = capsys.readouterr()
    assert err == ""
    assert "FAILED" not in out


def test_a_time_without_quotes_is_read_as_it_is_written(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / LEVEL).read_text(encoding="utf-8")
    (folder / LEVEL).write_text(text.replace('"06:30"', "06:30"), encoding="utf-8")
    assert read_level(folder).file.start == 6 * 3600 + 30 * 60


class Whole(NamedTuple):
    """A file that is replaced as a whole."""

    name: str
    file: str
    content: Callable[[bytes], bytes]
    """Of the good one."""
    line: int
    words: str


WHOLE = [
    Whole("empty", LEVEL, lambda good: b"", 0, "must be a mapping"),
    Whole("only a comment", STORY, lambda good: b"# nothing\n", 0, "must be a mapping"),
    Whole("a list", LEVEL, lambda good: b"- 1\n- 2\n", 0, "must be a mapping"),
    Whole("a word", STORY, lambda good: b"level\n", 0, "must be a mapping"),
    Whole("an empty catalogue", TEXTS, lambda good: b"", 0, "missing"),
    Whole("UTF-16", LEVEL, lambda good: good.decode().encode("utf-16"), 1, "UTF-8"),
    Whole("UTF-16 without mark", LEVEL, lambda good: good.decode().encode("utf-16-le"), 1, "invisible"),
    Whole("UTF-16 catalogue", TEXTS, lambda good: good.decode().encode("utf-16"), 1, "UTF-8"),
    Whole("Latin-1", STORY, lambda good: good.replace(b"# What", "# Wh\u00e4t".encode("latin-1")), 1, "UTF-8"),
    Whole("a picture", LEVEL, lambda good: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, 1, "UTF-8"),
    Whole("zeros", STORY, lambda good: b"\0" * 3000, 1, "invisible"),
    Whole("5 MB", LEVEL, lambda good: good + b"# x\n" * 1_250_000, 0, "larger than"),
    Whole("5 MB catalogue", TEXTS, lambda good: good + b"# x\n" * 1_250_000, 0, "larger than"),
    Whole("100,000 keys", LEVEL, lambda good: b"".join(b"k%d: 1\n" % n for n in range(100_000)), 6000, "at most 12000"),
    Whole(
        "100,000 sentences", TEXTS, lambda good: b"".join(b"k%d=''\n" % n for n in range(100_000)), 0, "at most 5000"
    ),
    Whole("brackets", LEVEL, lambda good: b"[" * 3999 + b"\n", 1, "deeper"),
    Whole("brackets in many lines", LEVEL, lambda good: b"[\n" * 400_000, 13, "deeper"),
    Whole("dashes", STORY, lambda good: b"- " * 1999 + b"\n", 1, "deeper"),
    Whole("braces", STORY, lambda good: b"{a: " * 900 + b"\n", 1, "deeper"),
    Whole("a question", STORY, lambda good: b"? " * 900 + b"\n", 1, ""),
    Whole("JSON that breaks off", LEVEL, lambda good: b'{"format": 1, "id": ', 1, "a bracket is opened"),
    Whole("TOML for YAML", LEVEL, lambda good: b'format = 1\nid = "small"\n', 0, "must be a mapping"),
    Whole("YAML for TOML", TEXTS, lambda good: b"desk:\n  call: Hello\n", 1, "="),
    Whole("a web page", LEVEL, lambda good: b"<!DOCTYPE html>\n<html><body>404: not found</body></html>\n", 2, ""),
    Whole("a program", STORY, lambda good: b"import os\nprint(os.name)\n", 0, "must be a mapping"),
]


@pytest.mark.parametrize("whole", WHOLE, ids=[whole.name for whole in WHOLE])
def test_a_file_that_is_none_is_told_in_one_sentence(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    path = folder / whole.file
    path.write_bytes(whole.content(path.read_bytes()))
    told = checked(folder, capsys)
    if whole.name != "an empty catalogue":
        assert len(told) == 1, told
        assert (told[0].file, told[0].line) == (whole.file, whole.line)
    assert whole.words in told[0].sentence


@pytest.mark.parametrize("change", [
    lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.replace(b"\n", b"\r"),
], ids=["byte order mark", "Windows line ends", "old Macintosh line ends"])  # fmt: skip
def test_what_editors_do_to_files_changes_nothing(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in (LEVEL, STORY, TEXTS):
        (folder / name).write_bytes(change((folder / name).read_bytes()))
    good, changed = read_level(SMALL), read_level(folder)
    assert changed.digest == good.digest
    assert changed.catalogues["en"].texts == good.catalogues["en"].texts
    build(changed, 16, "standard")


# What lies around the files.


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_link_out_of_the_folder_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    outside = tmp_path / "outside"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    assert checked(folder, capsys) == [
        Told(name, 0, "leads out of the level's folder; put the file itself there, not a link")
    ]


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_link_to_nowhere_or_to_itself_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "nowhere")
    [told] = checked(folder, capsys)
    assert (told.file, told.line) == (name, 0)
    assert "can't be read" in told.sentence
    (folder / name).unlink()
    (folder / name).symlink_to(folder / name)
    [told] = checked(folder, capsys)
    assert "can't be read" in told.sentence


@pytest.mark.parametrize("name", [LEVEL, STORY, TEXTS])
def test_a_folder_in_place_of_a_file_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    (folder / name).mkdir()
    assert checked(folder, capsys) == [Told(name, 0, "is a folder; a file of text should stand here")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of a name here")
def test_a_pipe_in_place_of_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / STORY).unlink()
    os.mkfifo(folder / STORY)
    [told] = checked(folder, capsys)
    assert "no plain file" in told.sentence


def test_a_level_that_is_a_file_or_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small"
    file.write_text("format: 1\n")
    [told] = checked(file, capsys)
    assert "can't be read: not a directory" in told.sentence
    file.unlink()
    file.mkdir()
    [told] = checked(file, capsys)
    assert "can't be read: no such file" in told.sentence


def test_a_catalogue_of_no_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / TEXTS).rename(folder / "english.toml")
    [told] = checked(folder, capsys)
    assert told.file == "english.toml"
    assert "en.toml" in told.sentence


def test_a_missing_catalogue_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    (folder / TEXTS).unlink()
    [told] = checked(folder, capsys)
    assert told.file == TEXTS
    assert "is missing; it would hold the sentence" in told.sentence


def test_a_translation_with_a_hole_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    text = (folder / TEXTS).read_text(encoding="utf-8")
    (folder / "de.toml").write_text(text.replace('fine = "Fine."\n', ""), encoding="utf-8")
    assert checked(folder, capsys) == [Told("de.toml", 0, "the sentence 'desk.fine' is missing from de.toml")]


@pytest.mark.parametrize("name", ["../small", "/etc", "..", "small/../small", "C:\\small"])
def test_a_plan_names_no_level_elsewhere(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    plan = folder / "plans" / "nothing.plan"
    plan.write_text(plan.read_text(encoding="utf-8").replace("level small", f"level {name}"), encoding="utf-8")
    [told] = checked(folder, capsys)
    assert (told.file, told.line) == ("nothing.plan", 1)


def test_mistakes_in_all_three_files_are_told_in_one_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(tmp_path)
    for name, old, new in ((LEVEL, "60 m3", "60"), (STORY, "wait: 3 min", "wait: 3"), (TEXTS, '"Fine."', "12")):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [told.file for told in checked(folder, capsys)] == [LEVEL, STORY, TEXTS]


CROWDS = [
    ("a thousand tasks that need nothing known", "tasks:\n", "tasks:\n" + "".join(
        f"  t{n}: {{who: [crew], minutes: 1, needs: [u{n}]}}\n" for n in range(1000)), "tasks"),
    ("a crowd", "people:\n", "people:\n" + "".join(
        f"  p{n}: {{name: P, mass: 70 kg, at: hall}}\n" for n in range(1000)), "people"),
    ("a town", "places:\n", "places:\n" + "".join(f"  p{n}: {{name: P, in: hall}}\n" for n in range(1500)), "places"),
    ("keys that nobody knows", "cart:\n", "".join(f"strange{n}: 1\n" for n in range(4000)) + "cart:\n", "strange"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "words"), CROWDS, ids=[case[0] for case in CROWDS])
def test_more_than_a_level_holds_is_refused_quickly(
    name: str, old: str, new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(tmp_path)
    text = (folder / LEVEL).read_text(encoding="utf-8")
    (folder / LEVEL).write_text(text.replace(old, new, 1), encoding="utf-8")
    told = checked(folder, capsys)
    assert 1 <= len(told) <= 31
    assert words in told[0].sentence


MEASURED = """
import sys
from game.cli import main
code = main(["check", sys.argv[1]])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print("peak", int(peak.split()[1]) * 1024)
sys.exit(code)
"""
"""A check that says how much memory it took at most; what the system counts for a child begins with its parent's."""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is measured by other means here")
def test_the_worst_of_them_take_no_more_memory_than_any_level(tmp_path: Path) -> None:
    for each in ("5 MB", "100,000 keys", "brackets in many lines", "100,000 sentences"):
        whole = next(case for case in WHOLE if case.name == each)
        folder = shutil.copytree(SMALL, tmp_path / str(len(each)) / "small")
        path = folder / whole.file
        path.write_bytes(whole.content(path.read_bytes()))
        words = [sys.executable, "-c", MEASURED, str(folder)]
        ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr
        assert 0 < int(ran.stdout.split()[-1]) < 200e6
