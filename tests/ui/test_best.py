"""The best strokes are kept: only better ones replace them, and a file that can't be read is told of and stays."""

from itertools import pairwise
from pathlib import Path

from game.practice.strokes import Entry
from game.ui.best import better, keep, load
from game.workshop.exercises import exercise
from game.workshop.trial import shown

ACTS = shown(exercise("lap"), "skilled", 1)
CARRIES, BREAKS = Entry("lap", ACTS, 1, 80.0, 0.9), Entry("lap", ACTS, 1, 95.0, 1.1)


def test_who_carries_the_load_goes_first_then_more_marks_then_the_lower_use() -> None:
    order = [
        BREAKS._replace(use=None),
        BREAKS,
        CARRIES,
        CARRIES._replace(marks=81.0),
        CARRIES._replace(marks=81.0, use=0.7),
    ]
    for worse, finer in pairwise(order):
        assert better(finer, worse)
        assert not better(worse, finer)
    assert better(BREAKS, None)
    assert not better(CARRIES, CARRIES)


def test_the_better_try_of_each_exercise_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "strokes.txt"
    assert load(path) == ({}, "")
    rusty = Entry("rusty", shown(exercise("rusty"), "skilled", 1), 2, 60.0, 0.95)
    for entry in (rusty, CARRIES, BREAKS):
        assert keep(path, entry) == ""
    found, wrong = load(path)
    assert wrong == ""
    assert list(found) == ["lap", "rusty"]
    assert found["lap"].marks == 80.0
    assert found["rusty"].use == 0.95
    before = path.read_bytes()
    assert keep(path, found["lap"]) == ""
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["strokes.txt"]


def test_a_file_that_cannot_be_read_is_told_of_in_one_sentence_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "strokes.txt"
    path.write_text("exercise lap\nclean q\n", encoding="utf-8")
    found, wrong = load(path)
    assert found == {}
    assert f"{path}:2:7: " in wrong
    assert wrong.count("\n") == 0
    assert keep(path, CARRIES) == wrong
    assert path.read_text(encoding="utf-8") == "exercise lap\nclean q\n"


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "can't be kept" in keep(tmp_path / "file" / "strokes.txt", CARRIES)
