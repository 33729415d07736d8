"""The bake: which pictures there are, what changes their key, how failures are told, and the same bytes twice."""

import importlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assets import bake, key

ROOT = Path(__file__).parents[2]


def test_every_picture_has_a_module_that_draws_it() -> None:
    for name in set(key.NAMES) - {key.SOUND}:
        module = importlib.import_module(f"assets.art.scenes.{name.partition('.')[0]}")
        assert callable(module.draw), name
    assert key.NAMES[0] == "title"
    assert len(set(key.NAMES)) == len(key.NAMES)


def test_the_key_belongs_to_the_scale_and_to_every_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "a.py").write_text("a = 1\n")
    monkeypatch.setattr(key, "HERE", tmp_path)
    monkeypatch.setattr(key, "FONTS", tmp_path / "fonts")
    first = key.key(1.0)
    assert key.key(1.0) == first
    assert key.key(1.5) != first
    (tmp_path / "art" / "a.py").write_text("a = 2\n")
    assert key.key(1.0) != first


def test_the_key_is_told_without_anything_that_draws() -> None:
    asked = (
        "import sys, runpy; runpy.run_path('assets/key.py'); print('numpy' in sys.modules or 'pygame' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_picture_that_nobody_knows_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert bake.main(["--into", "nowhere", "moon"]) == 2
    assert "There is no picture 'moon'" in capsys.readouterr().err


def test_a_failure_is_one_sentence_with_its_place_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(scale: float) -> None:
        raise ValueError("no ink left")

    monkeypatch.setattr("assets.art.scenes.title.draw", failing)
    assert bake.main(["--into", str(tmp_path), "--jobs", "1", "title"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("The picture 'title' could not be baked: ValueError: no ink left")
    assert len(told.splitlines()) == 1
    assert not list(tmp_path.glob("*.json"))


def test_a_picture_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    """At a small scale, in two processes."""
    for run in ("one", "two"):
        words = [sys.executable, "-m", "assets.bake", "--into", str(tmp_path / run), "--scale", "0.25", "title"]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "baked title"
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert files == sorted(file.name for file in (tmp_path / "two").iterdir())
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


@pytest.mark.skipif(sys.platform != "linux", reason="whether a process is there, is asked of /proc")
def test_no_process_that_draws_is_left_behind() -> None:
    """Whoever gives the pictures out is ended at once, as with the window; those that draw end by themselves."""
    source = (
        "import os, time\nfrom assets.bake import pool_of\n"
        "if __name__ == '__main__':\n"
        "    pool = pool_of(1)\n    print(pool.submit(os.getpid).result(), flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", source], cwd=key.HERE.parent, stdout=subprocess.PIPE) as giving:
        assert giving.stdout
        drawing = Path("/proc") / giving.stdout.readline().decode().strip()
        assert drawing.is_dir()
        giving.kill()
    end = time.monotonic() + 20
    while drawing.is_dir() and time.monotonic() < end:
        time.sleep(0.01)
    assert not drawing.is_dir()
