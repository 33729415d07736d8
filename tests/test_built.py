"""What is different in a build: its pictures lie in it, nothing is written into it, it has no source to speak of."""

from pathlib import Path

import pytest

from game import cli, new
from game.ui import baking

PLAN = "levels/first_steps/plans/nobody.plan"


def test_its_pictures_lie_in_it_and_nobody_draws_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(baking.OWN, raising=False)
    monkeypatch.setattr(baking, "BUILT", True)
    monkeypatch.setattr(baking, "ROOT", tmp_path)
    places = baking.folders()
    assert places[1.5] == tmp_path / "baked" / "1.5"
    work = baking.Baking(places, 1.0)
    work.start()
    assert not work.running
    assert work.share == 1.0


def test_it_keeps_its_folder_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.usual_place(tmp_path, Path("here")) == tmp_path
    monkeypatch.setattr(new, "BUILT", True)
    assert new.usual_place(tmp_path, Path("here")) == Path("here")
    monkeypatch.setattr(cli, "BUILT", True)
    shown = cli._writable(tmp_path / "shown")
    shown.rmdir()
    assert not (tmp_path / "shown").exists()
    with pytest.raises(SystemExit) as stopped:
        cli.main(["reference"])
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_plan_that_comes_with_the_program_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["playback", PLAN]) == 0
    mine = tmp_path / PLAN
    mine.parent.mkdir(parents=True)
    mine.write_text("nonsense\n")
    assert cli.main(["playback", PLAN]) == 2
    assert capsys.readouterr().err.startswith(f"{PLAN}:1:1: ")
