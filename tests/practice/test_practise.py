"""`main.py weld --practice`: what it prints, what it refuses, and that it has words for everything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.model.procedure import VARIABLES
from game.practice.strokes import Entry, text
from game.ui.app import NoDisplay
from game.ui.scenes.practice import Practice
from game.words.message import catalogue
from game.workshop.causes import CAUSES
from game.workshop.exercises import EXERCISES, exercise
from game.workshop.marks import BARE, HAND, SIDES, SPOTS
from game.workshop.trial import WELDERS, shown

BLANK = "arc p.s.upper 150 12.4\nstroke 0,0,0,25,45,10 300,600,0,25,45,10\n"


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests run: where there is a display a window would open."""
    monkeypatch.setattr("game.ui.app.run", no_display)


def no_display(first: Callable[[], Practice]) -> int:
    raise NoDisplay("nobody looks")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["weld", "--practice", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_all_exercises_are_welded_by_three_welders_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys)
    for name in EXERCISES:
        assert f"({name})" in out
    assert out.count("   skilled ") == out.count("   hasty ") == out.count("   beginner ") == len(EXERCISES)
    assert all(len(line) <= 110 for line in out.split("\n"))
    assert not [line for line in out.split("\n") if line != line.rstrip()]


def test_an_exercise_is_named_by_its_number_or_its_name_and_comes_out_the_same_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    by_number = printed(capsys, "--exercise", "2", "--seed", "5")
    assert by_number == printed(capsys, "--exercise", "rusty", "--seed", "5")
    assert by_number != printed(capsys, "--exercise", "rusty", "--seed", "6")
    assert "(lap)" not in by_number


def test_it_says_what_trainers_say_and_the_load_and_what_was_lost_by_what(capsys: pytest.CaptureFixture[str]) -> None:
    hasty = printed(capsys, "--exercise", "lap").split("   hasty ")[1].split("   beginner ")[0]
    assert "It breaks at" in hasty
    assert "too fast, from 0 to 60 mm" in hasty
    assert "root not melted from" in hasty
    assert "by cause: travel speed" in hasty


def test_strokes_of_a_file_are_welded_with_its_seed_or_with_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine"
    path.write_text(text(Entry("lap", shown(exercise("lap"), "beginner", 4), 4)), encoding="utf-8")
    out = printed(capsys, "--stroke", str(path))
    assert "   you " in out
    assert "   skilled " not in out
    assert out == printed(capsys, "--stroke", str(path), "--exercise", "1", "--seed", "4")
    assert out != printed(capsys, "--stroke", str(path), "--seed", "9")
    theirs = printed(capsys, "--exercise", "lap", "--seed", "4").split("   beginner ")[1]
    assert theirs.split() == out.split("   you ")[1].split(), "the same strokes by the same hand"


def test_a_bare_stroke_needs_an_exercise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine"
    path.write_text(BLANK, encoding="utf-8")
    assert "(lap)" in printed(capsys, "--stroke", str(path), "--exercise", "lap")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--exercise", "7"], "'7' is no exercise. There are 1 (lap), 2 (rusty)"),
        (["--exercise", "gab"], "'gab' is no exercise. Did you mean 'gap'?"),
        (["--exercise", "²"], "'²' is no exercise."),
        (["--stroke", "nowhere.strokes"], "nowhere.strokes: this file can't be read"),
        (["--seed", "0"], "'0' is not a whole number"),
        (["--stroke", "{mine}", "--exercise", "gap"], "{mine}: nothing in it is done in the exercise 'gap'."),
        (["--stroke", "{bare}"], "{bare}:1:1: this is done in no exercise yet"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, bare = tmp_path / "mine", tmp_path / "bare"
    mine.write_text(f"exercise lap\n{BLANK}", encoding="utf-8")
    bare.write_text(BLANK, encoding="utf-8")
    try:
        code: object = main(["weld", "--practice", *(word.format(mine=mine, bare=bare) for word in words)])
    except SystemExit as stopped:
        code = stopped.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert sentence.format(mine=mine, bare=bare) in err
    assert len([line for line in err.splitlines() if not line.startswith(" ")]) == 1


def test_a_seam_that_was_pulled_open_before_its_arc_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_open(*_: object) -> None:
        raise ValueError("there is no seam p.s.upper as the plates lie now")

    monkeypatch.setattr("game.practice.practise.tried", pulled_open)
    mine = tmp_path / "mine"
    mine.write_text(f"exercise lap\n{BLANK}", encoding="utf-8")
    assert main(["weld", "--practice", "--stroke", str(mine)]) == 2
    sentence = f"{mine}: this can't be done in the exercise 'lap': there is no seam p.s.upper as the plates lie now\n"
    assert capsys.readouterr() == ("", sentence)


def test_without_practice_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["weld"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_there_are_words_for_all_that_can_come_of_it() -> None:
    wanted = [f"{kind}_{name}" for kind in ("title", "about") for name in EXERCISES]
    wanted += [f"variable_{name}" for name in VARIABLES]
    wanted += [f"side_{name}_{side}" for name, sides in SIDES.items() if name != BARE for side in sides if side]
    wanted += [f"cause_{name}" for name in CAUSES]
    wanted += [f"welder_{name}" for name in (*WELDERS, "you")]
    wanted += [f"flaw_{name}" for name in (*SPOTS, "cold", "porous", "notched")]
    reasons = ("holds", "no_bracket", "no_hole", "misfit", "no_bead", "broken", "tilts", "falls")
    wanted += [f"why_{name}" for name in reasons]
    assert [name for name in wanted if f"practice.{name}" not in catalogue()] == []


def test_on_a_display_a_window_opens_unless_strokes_or_a_seed_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Practice] = []

    def opened(first: Callable[[], Practice]) -> int:
        seen.append(first())
        return 0

    monkeypatch.setattr("game.ui.app.run", opened)
    assert main(["weld", "--practice", "--exercise", "3"]) == 0
    assert [scene.chosen for scene in seen] == ["gap"]
    assert capsys.readouterr().out == ""
    mine = tmp_path / "mine.txt"
    mine.write_text(f"exercise lap\n{BLANK}", encoding="utf-8")
    for words in (["--stroke", str(mine)], ["--exercise", "lap", "--seed", "3"]):
        assert main(["weld", "--practice", *words]) == 0
        assert "(lap)" in capsys.readouterr().out
    assert main(["weld", "--practice", "--exercise", "6"]) == 2
    assert len(seen) == 1


def test_the_window_has_words_for_every_cause_and_every_side() -> None:
    known = catalogue("en")
    for variable, sides in SIDES.items():
        for side in (each for each in sides if each and variable != "bare"):
            assert f"ui_practice.word_{variable}_{side}" in known
            assert f"ui_practice.out_{variable}_{side}" in known or variable not in HAND
    for cause in CAUSES:
        assert cause in SIDES or f"ui_practice.word_{cause}" in known
