"""`--selftest`: plans are compared with what another copy of the program said, and whatever differs is named."""

import io
import shutil
from pathlib import Path

import pytest

from game import selftest
from game.cli import main
from game.selftest import Wanted

ROOT = Path(__file__).parents[1]
LEVELS, README = ROOT / "levels", ROOT / "README.md"


@pytest.fixture
def levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tutorial alone; pictures and scenes have tests of their own."""
    shutil.copytree(LEVELS / "first_steps", tmp_path / "levels" / "first_steps")
    monkeypatch.setattr(selftest, "_pictures", lambda out: [True])
    monkeypatch.setattr(selftest, "_scenes", lambda wanted, out: [True, True])
    return tmp_path / "levels"


def tried(levels: Path, against: Path | None = None) -> tuple[int, str]:
    out = io.StringIO()
    code = selftest.selftest(Wanted(levels, LEVELS, against, jobs=1), out)
    return code, out.getvalue()


def test_what_it_said_can_be_held_against_another_copy(levels: Path, tmp_path: Path) -> None:
    code, said = tried(levels)
    assert code == 0
    sums = "2 plans, 0 of them wrong; 1 plates, 0 of them stuck; 1 pictures, 0 of them damaged; 2 scenes, 0 of them bad"
    assert said.splitlines()[-1] == sums
    other = tmp_path / "said.txt"
    other.write_text(said)
    code, again = tried(levels, other)
    assert code == 0
    assert again.count("holds, the same, digest ") == 2
    assert again.endswith("; the digests are those of said.txt\n")


def test_another_digest_and_a_missing_plan_are_named(levels: Path, tmp_path: Path) -> None:
    lines = tried(levels)[1].splitlines()
    name, digest = lines[0].split()[1].rstrip(":"), lines[0].split()[-1]
    other = tmp_path / "said.txt"
    other.write_text(
        "\n".join([lines[0].replace(digest, "00" * 32), lines[1], "plan x/plans/y.plan: holds, digest ab"])
    )
    code, said = tried(levels, other)
    assert code == 1
    assert f"plan {name} differs, {'00' * 32} in {other}, digest {digest}" in said.replace(": differs", " differs")
    assert f"plan x/plans/y.plan: is missing, but stands in {other}" in said
    assert "3 plans, 2 of them wrong" in said


def test_a_plan_that_does_not_hold_fails(levels: Path) -> None:
    plan = sorted((levels / "first_steps" / "plans").glob("*.plan"))[0]
    plan.write_text(plan.read_text() + "end  expect o2_percent > 99\n")
    code, said = tried(levels)
    assert code == 1
    assert "1 expectations failed, digest " in said
    plan.write_text("nonsense\n")
    assert tried(levels)[0] == 1


def test_a_plate_that_does_not_go_where_it_is_carried_fails(levels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "plate p: lies where it was carried\n" in tried(levels)[1]
    monkeypatch.setattr("game.workshop.fitting.fit_up", lambda *_, **__: ())
    code, said = tried(levels)
    assert code == 1
    assert "1 plates, 1 of them stuck" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--selftest", "--against", "nowhere.txt"], "nowhere.txt: can't be read: no such file or directory\n"),
        (["--against", "nowhere.txt"], "main.py: --against goes with --selftest. See 'main.py --help'.\n"),
        (["--selftest", "--against", str(README)], f"{README}: holds no line of a self test: it is what "),
    ],
)
def test_bad_words_get_one_sentence(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(words)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert sentence.count("\n") <= 1
