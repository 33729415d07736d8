"""`run.py build`: which steps it takes, and where it stops."""

from pathlib import Path

import pytest

import run


def an_art(root: Path, key: str) -> None:
    """What draws, as far as a build asks it."""
    (root / "assets").mkdir(exist_ok=True)
    (root / "assets" / "key.py").write_text(f"def key(scale): return '{key}'\n")


def test_a_build_bakes_each_scale_and_then_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[list[str]] = []
    monkeypatch.setattr(run, "prepare", lambda root, which: done.append([which]))

    def carried_out(command: list[str], folder: Path) -> tuple[int, bool]:
        done.append(command[1:])
        return 0, False

    monkeypatch.setattr(run, "foreground", carried_out)
    an_art(tmp_path, "abc")
    assert run.main(["build"], tmp_path) == 0
    assert done[0] == ["build"]
    assert [step[-1] for step in done[1:-1]] == list(run.BAKED)
    assert [step[3] for step in done[1:-1]] == [str(tmp_path / "build/baked/abc" / scale) for scale in run.BAKED]
    assert done[-1][:2] == ["-m", "PyInstaller"]
    assert done[-1][-1] == "build.spec"


def test_a_build_goes_on_with_what_is_baked_until_what_draws_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "prepare", lambda root, which: None)
    monkeypatch.setattr(run, "foreground", lambda command, folder: (0, False))
    baked = tmp_path / "build" / "baked" / "abc" / "1" / "title.json"
    baked.parent.mkdir(parents=True)
    baked.write_text("{}")
    an_art(tmp_path, "abc")
    assert run.main(["build"], tmp_path) == 0
    assert baked.exists()
    an_art(tmp_path, "def")
    assert run.main(["build"], tmp_path) == 0
    assert not baked.exists()


def test_a_build_stops_at_the_step_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(run, "prepare", lambda root, which: None)

    def failing(command: list[str], folder: Path) -> tuple[int, bool]:
        steps.append(command[2])
        return 3, False

    monkeypatch.setattr(run, "foreground", failing)
    an_art(tmp_path, "abc")
    assert run.main(["build"], tmp_path) == 3
    assert steps == ["assets.bake"]
