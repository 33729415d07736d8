"""`run.py build`: which steps it takes, and where it stops."""

from pathlib import Path

import pytest

import run


def test_a_build_bakes_each_scale_afresh_and_then_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[list[str]] = []
    monkeypatch.setattr(run, "prepare", lambda root, which: done.append([which]))

    def carried_out(command: list[str], folder: Path) -> tuple[int, bool]:
        done.append(command[1:])
        return 0, False

    monkeypatch.setattr(run, "foreground", carried_out)
    stale = tmp_path / "build" / "baked" / "1" / "title.json"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}")
    assert run.main(["build"], tmp_path) == 0
    assert not stale.exists()
    assert done[0] == ["build"]
    assert [step[-1] for step in done[1:-1]] == list(run.BAKED)
    assert done[-1][:2] == ["-m", "PyInstaller"]
    assert done[-1][-1] == "build.spec"


def test_a_build_stops_at_the_step_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(run, "prepare", lambda root, which: None)

    def failing(command: list[str], folder: Path) -> tuple[int, bool]:
        steps.append(command[2])
        return 3, False

    monkeypatch.setattr(run, "foreground", failing)
    assert run.main(["build"], tmp_path) == 3
    assert steps == ["assets.bake"]
