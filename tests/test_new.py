"""A level of one's own: made whole under its name, or not at all, with one sentence that says why."""

import errno
import io
import os
import re
import shutil
from pathlib import Path

import pytest

from game.cli import main
from game.level.read import read_level
from game.new import MADE, REFUSED, new, usual_place
from game.session.run import opened

LEVELS = Path(__file__).parents[1] / "levels"
OUTPOST = Path(__file__).parent / "level" / "outpost"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A level with plans, and with what may lie beside them."""
    folder = tmp_path / "from" / "outpost"
    shutil.copytree(OUTPOST, folder)
    (folder / "plans").mkdir()
    (folder / "plans" / "one.plan").write_bytes(b"# level outpost\r\nlevel outpost   format 1\r\n07:00:00  end\r\n")
    (folder / "plans" / "two.plan").write_bytes(b"  level\toutpost seed 3 format 1 # level outpost\n07:00:00  end\n")
    (folder / "__pycache__").mkdir()
    (folder / ".hidden").write_text("x")
    return folder


class Told:
    """What came of `new`."""

    def __init__(self, name: str, template: Path, into: Path) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.code = new(name, template, into, out, err)
        self.out, self.err = out.getvalue(), err.getvalue()


def test_the_copy_is_the_template_under_its_own_name(template: Path, tmp_path: Path) -> None:
    told = Told("mine_2", template, tmp_path)
    assert (told.code, told.err) == (MADE, "")
    made = tmp_path / "mine_2"
    files = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    assert files == ["en.toml", "level.yaml", "plans/one.plan", "plans/two.plan", "story.yaml"]
    assert read_level(made).file.id == "mine_2"
    plans = [(made / "plans" / name).read_bytes() for name in ("one.plan", "two.plan")]
    assert plans[0] == b"# level outpost\r\nlevel mine_2   format 1\r\n07:00:00  end\r\n"
    assert plans[1].startswith(b"  level\tmine_2 seed 3 format 1 # level outpost\n")
    for name in ("en.toml", "story.yaml"):
        assert (made / name).read_bytes() == (template / name).read_bytes()
    old = (template / "level.yaml").read_bytes()
    assert (made / "level.yaml").read_bytes() == old.replace(b"\nid: outpost\n", b"\nid: mine_2\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["from", "mine_2"]


def test_what_to_do_next_can_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my_hut", "--into", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for path in re.findall(r"(/\S*my_hut\S*?|\S+REFERENCE\.md)(?=[ ,\n])", said):
        assert Path(path).exists(), path
    for plan in sorted((tmp_path / "my_hut" / "plans").glob("*.plan")):
        _, world = opened(plan, LEVELS)
        assert world.level == "my_hut"
    assert read_level(tmp_path / "my_hut").file.id == "my_hut"
    assert "run.py check" in said
    assert "run.py playback" in said


NO_IDS = ["", "My", "1st", "a-b", "a b", "../up", "a/b", "..", "é", "a" * 32, "a\n", "_a", "-x"]


@pytest.mark.parametrize("name", NO_IDS)
def test_a_name_that_is_no_id_is_refused(name: str, template: Path, tmp_path: Path) -> None:
    refused(Told(name, template, tmp_path), tmp_path, "can't name a level")


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_there_already_is_left_alone(kind: str, template: Path, tmp_path: Path) -> None:
    taken = tmp_path / "mine"
    if kind == "folder":
        taken.mkdir()
    elif kind == "file":
        taken.write_text("mine")
    else:
        taken.symlink_to(tmp_path / "nowhere")
    refused(Told("mine", template, tmp_path), tmp_path, "is there already", "mine")
    assert kind != "file" or taken.read_text() == "mine"


def test_a_place_that_is_not_there_is_refused(template: Path, tmp_path: Path) -> None:
    refused(Told("mine", template, tmp_path / "nowhere"), tmp_path, "There is no folder")


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = Told("mine", tmp_path / "outpost", tmp_path)
    assert told.code == REFUSED
    assert "came incomplete" in told.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("at", ["mkdir", "write_bytes", "rename"])
def test_where_nothing_can_be_written_nothing_half_made_is_left(
    at: str, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step fails in its turn: an unwritable folder, a disk that is full, somebody who was quicker."""
    usual, calls = getattr(Path, at), []

    def fails(path: Path, *rest: object) -> object:
        calls.append(path)
        if at != "write_bytes" or len(calls) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return usual(path, *rest)

    monkeypatch.setattr(Path, at, fails)
    told = Told("mine", template, tmp_path)
    monkeypatch.undo()
    assert calls
    refused(told, tmp_path, "can't be made (no space left on device)")


def refused(told: Told, folder: Path, words: str, *others: str) -> None:
    assert told.code == REFUSED
    assert told.out == ""
    assert words in told.err
    assert told.err.count("\n") == 1 + told.err.count("'a\n'")
    assert sorted(path.name for path in folder.iterdir()) == ["from", *others]


def test_levels_are_made_here_where_the_program_may_not_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert usual_place(LEVELS, tmp_path) == LEVELS
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert usual_place(LEVELS, tmp_path) == tmp_path
