"""What `main.py playback` prints, returns and writes."""

import json
from pathlib import Path

import pytest

from game.cli import main

PLANS = Path(__file__).parents[1] / "levels" / "g7" / "plans"
SHORT = "level g7   seed 16   format 1   rule work off   rule kwan off\n"
SHORT += "06:31:00  do ivan rest\n06:40:00  expect o2_percent > 21\n06:40:00  end\n"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.plan"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_the_full_log_shows_orders_events_readings_result_and_reasons(
    short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["playback", str(short), "--full", "--every", "300"]) == 0
    out = capsys.readouterr().out
    for part in (
        "06:31:00    > do ivan rest",
        "06:30:01    G-7 primary oxygen generator TRIPPED",
        "06:35:00  O2 21.",
        "Ending, 06:40. Open",
        "First limit: none",
        "of its membranes' life used",
        "Expectations: 1 held",
    ):
        assert part in out


def test_json_has_an_object_for_each_file_in_the_documented_shape(
    short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["playback", str(short), str(PLANS / "restart_broken.plan"), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    for result in (first, second):
        assert {
            "level", "ending", "seconds", "first_limit", "lowest", "highest", "expectations", "balance", "digest",
            "times_real_time",
        } <= set(result)  # fmt: skip
        assert set(result["lowest"]) == {"o2_percent", "spo2_worst"}
        assert set(result["highest"]) == {"co2_kpa", "h2_percent"}
        assert set(result["lowest"]["o2_percent"]) == {"value", "at"}
        assert set(result["balance"]) == {"oxygen", "hydrogen", "carbon", "nitrogen", "argon", "energy"}
    assert (first["level"], first["seconds"], first["ending"], first["first_limit"]) == ("g7", 600, "open", None)
    assert first["expectations"] == {"held": 1, "failed": []}


def test_a_crossed_limit_is_named_with_its_time_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hard.plan"
    head = "level g7   seed 16   difficulty hard   format 1   rule kwan off\n"
    path.write_text(f"{head}11:40:00  end\n", encoding="utf-8")
    assert main(["playback", str(path), "--json"]) == 0
    [result] = json.loads(capsys.readouterr().out)
    assert result["first_limit"]["name"] == "oxygen"
    assert result["first_limit"]["at"].startswith("11:")
    assert result["ending"] == "open"


def test_an_expectation_that_fails_gives_one_and_says_what_was_found(
    short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short.write_text(SHORT.replace("> 21", "> 22"), encoding="utf-8")
    assert main(["playback", str(short)]) == 1
    assert f"{short}:3: 06:40:00  o2_percent > 22: it is 21.4" in capsys.readouterr().out


def test_a_recording_is_written_and_plays_back(short: Path, tmp_path: Path) -> None:
    record = tmp_path / "made.plan"
    assert main(["playback", str(short), "--record", str(record)]) == 0
    assert record.read_text(encoding="utf-8").splitlines()[1].startswith("recorded   model ")
    assert main(["playback", str(record)]) == 0


@pytest.mark.parametrize("where", ["", ".", "/", "nowhere/made.plan", "ITSELF"])
def test_a_recording_that_cannot_be_written_is_refused_before_playing(
    where: str, short: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["playback", str(short), "--record", str(short) if where == "ITSELF" else where]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert short.read_text(encoding="utf-8") == SHORT


def test_the_bench_runs_and_reports_in_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from game import bench

    monkeypatch.setattr(bench, "REPEATS", 1)
    monkeypatch.setattr(bench, "HOURS", 0.05)
    monkeypatch.setattr(bench, "RIG_PLAN", "short_purge.plan")
    assert main(["bench", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {"habitat_step_us", "digest", "playback_times_real_time", "rig_solve_us", "memory_mb"} <= set(figures)
    assert "16 bodies, 2 modules" in figures["habitat_step_condition"]
