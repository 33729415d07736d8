"""Strokes as text: written and read back the same, and every mistake named with its place."""

from pathlib import Path

import pytest

from game.model.weldment import Stroke
from game.practice.strokes import MOST_BYTES, Entry, read, text
from game.words.diagnostic import BadInput
from game.workshop.exercises import EXERCISES, exercise
from game.workshop.trial import WELDERS, Tacking, shown, tried

GOOD = """\
# mine
exercise rusty   seed 7   marks 88.5   use 0.812

clean p              # before all else
tack p.e.upper 12.5
arc p.s.upper 150 12.4
stroke 0,0,0,25,45,10 500,1000,-3,25,45,10
"""


def written(folder: Path, words: str) -> Path:
    path = folder / "mine.strokes"
    path.write_bytes(words.encode())
    return path


def told(folder: Path, words: str, wanted: str = "") -> list[str]:
    path = written(folder, words)
    with pytest.raises(BadInput) as bad:
        read(path, wanted)
    lines = [each.text().splitlines()[0].removeprefix(str(path)) for each in bad.value.diagnostics]
    assert all(str(path) in each.text() for each in bad.value.diagnostics)
    return lines


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("welder", WELDERS)
def test_what_is_written_comes_back_the_same_and_welds_the_same(tmp_path: Path, name: str, welder: str) -> None:
    acts = (*shown(exercise(name), welder, 3),)
    entry = Entry(name, acts, 3, 71.5, 1.25)
    (back,) = read(written(tmp_path, text(entry)))
    assert text(back) == text(entry)
    assert back._replace(acts=()) == entry._replace(acts=())
    assert tried(exercise(name), back.acts, 0.0, 3).marks == tried(exercise(name), acts, 0.0, 3).marks


def test_a_file_may_hold_several_exercises_with_remarks_and_windows_line_ends(tmp_path: Path) -> None:
    path = written(tmp_path, (GOOD + "exercise lap\narc p.s.upper 140 12\nstroke 0,0,0,25,45,10 300,600,0,25,45,10\n")
                   .replace("\n", "\r\n"))  # fmt: skip
    rusty, lap = read(path)
    assert (rusty.exercise, rusty.seed, rusty.marks, rusty.use) == ("rusty", 7, 88.5, 0.812)
    assert rusty.acts[1] == Tacking("p.e.upper", 0.0125)
    assert (lap.exercise, lap.seed, lap.marks) == ("lap", None, None)
    stroke = rusty.acts[2]
    assert isinstance(stroke, Stroke)
    assert stroke.knots[1].off == pytest.approx(-0.0003)


def test_strokes_without_a_head_are_for_the_exercise_that_is_asked_for(tmp_path: Path) -> None:
    words = "arc p.s.upper 150 12.4\nstroke 0,0,0,25,45,10 300,600,0,25,45,10\n"
    assert read(written(tmp_path, words), "lap")[0].exercise == "lap"
    assert told(tmp_path, words)[0].startswith(":1:1: this is done in no exercise yet; write 'exercise NAME'")


BAD = [
    ("exercise\n", ":1:9: the name of an exercise must follow: lap"),
    ("exercise lab\n", ":1:10: 'lab' is no exercise. Did you mean 'lap'?"),
    ("exercise lap\n", ":1:1: nothing is done in this exercise"),
    ("exercise lap  sead 3\nclean p\n", ":1:15: 'sead' can't stand here. Did you mean 'seed'?"),
    ("exercise lap  seed 3.5\nclean p\n", ":1:20: after 'seed' stands a whole number from 1 to 999999"),
    ("exercise lap  seed\nclean p\n", ":1:19: after 'seed' stands a whole number"),
    ("exercise lap  marks 101\nclean p\n", ":1:21: after 'marks' stands a number from 0 to 100"),
    ("exercise lap  use nan\nclean p\n", ":1:19: after 'use' stands a number"),
    ("exercise lap  seed 3 seed 4\nclean p\n", ":1:22: 'seed' can't stand here."),
    (GOOD + "exercise rusty\nclean p\n", ":8:10: 'rusty' stands in this file already"),
    ("exercise lap\nweld p\n", ":2:1: 'weld' is nothing that is done here."),
    ("exercise lap\ngouge p.s.upper\n", ":2:1: 'gouge' is nothing that is done here."),
    ("exercise lap\nclean q\n", ":2:7: 'q' is not the plate of this exercise, which is p"),
    ("exercise lap\nclean p p\n", ":2:9: 'p' is one word too many"),
    ("exercise lap\ntack p.e.upper 90\n", ":2:16: 90.0 mm is beyond the end of p.e.upper, which is 30.0 mm long"),
    ("exercise lap\ntack p.n.upper 9\n", ":2:6: 'p.n.upper' is not a seam of this exercise. Did you mean"),
    ("exercise lap\narc p.e.upper 150 12\n", ":2:5: 'p.e.upper' is not a seam of this exercise."),
    ("exercise lap\narc p.s.upper 900 12\n", ":2:15: 900 amperes is out of range; it may be 1 to 400"),
    ("exercise lap\narc p.s.upper 150\n", ":2:18: 'arc' needs a number of mm/s of wire here"),
    ("exercise lap\narc p.s.upper 150 12\n", ":2:1: this arc has no 'stroke' after it to end it"),
    ("exercise lap\narc p.s.upper 150 12\nclean p\n", ":3:1: the arc still burns; end it with 'stroke' first"),
    ("exercise lap\nstroke 0,0,0,25,45,10 9,9,0,25,45,10\n", ":2:1: no arc burns; a line 'arc SEAM AMPERES WIRE'"),
    ("exercise lap\narc p.s.upper 150 12\nstroke 0,0,0,25,45,10\n", ":3:22: 'stroke' needs a knot"),
    ("exercise lap\narc p.s.upper 150 12\nstroke 0,0,0,25,45,10 9,9,0,25,45\n", ":3:23: '9,9,0,25,45' is no knot"),
    ("exercise lap\narc p.s.upper 150 12\nstroke 5,0,0,25,45,10 5,9,0,25,45,10\n", ":3:23: this knot is at 5 tenths"),
    ("exercise lap\narc p.s.upper 150 12\nstroke 0,0,0,25,45,10 9,700,0,25,45,10\n", ":3:23: 70.0 mm is beyond"),
    ("exercise lap\narc p.s.upper 150 12\nstroke 0,0,0,25,45,10 9,9,0,25,95,10\n", ":3:32: 95 degrees of work angle"),
    ("", ": there is no exercise in it; write 'exercise NAME'"),
    ("# nothing\n", ": there is no exercise in it"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), BAD)
def test_a_mistake_is_named_with_its_place_and_what_would_be_right(tmp_path: Path, words: str, sentence: str) -> None:
    lines = told(tmp_path, words)
    assert lines[0].startswith(sentence)
    assert len(lines) == 1


def test_all_mistakes_are_named_in_one_pass(tmp_path: Path) -> None:
    words = GOOD.replace("clean p ", "clean x ").replace("12.5", "412.5").replace("150", "1500") + "exercise knot\n"
    # The stroke after a wrong arc is not to blame.
    assert [line.split(": ")[0] for line in told(tmp_path, words)] == [":4:7", ":5:16", ":6:15", ":8:10"]


def test_a_file_that_is_none_of_ours_is_refused_with_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "mine.strokes"
    for raw, sentence in ((b"\xff\xfe", "UTF-8"), (b"x" * (MOST_BYTES + 1), "has more than"), (b"\0" * 50, "nothing")):
        path.write_bytes(raw)
        with pytest.raises(BadInput, match=sentence):
            read(path)
    for missing in (tmp_path / "none", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(BadInput, match="can't be read"):
            read(missing)


def test_no_damage_of_one_letter_ends_otherwise_than_in_an_entry_or_a_sentence(tmp_path: Path) -> None:
    refused = 0
    for at in range(len(GOOD)):
        for letter in ("", "9", "\n"):
            path = written(tmp_path, GOOD[:at] + letter + GOOD[at + 1 :])
            try:
                entries = read(path)
            except BadInput as error:
                refused += all(each.sentence for each in error.diagnostics)
                continue
            for entry in entries:
                assert text(read(written(tmp_path, text(entry)))[0]) == text(entry)
    assert refused > len(GOOD)
