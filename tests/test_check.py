"""`check` names what is wrong, plays plans, and lets bots play."""

import json
from pathlib import Path

import pytest

from game.check.bots import SKILLS, Policy
from game.check.figures import distinct, interval
from game.check.games import Outcome
from game.cli import main

LEVELS = Path(__file__).parents[1] / "levels"


def test_the_tutorial_level_has_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "first_steps", "--json", "--jobs", "1"]) == 0
    [report] = json.loads(capsys.readouterr().out)
    assert report["good"] is True
    assert {plan["ending"] for plan in report["plans"]} == {"breathing", "too_late"}


def test_the_tutorial_level_and_its_plans_have_at_most_sixty_lines() -> None:
    files = [LEVELS / "first_steps" / "level.yaml", *sorted((LEVELS / "first_steps" / "plans").glob("*.plan"))]
    assert len(files) == 3
    assert sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) <= 60


def test_an_ending_that_no_plan_reaches_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "level.yaml").write_bytes((LEVELS / "first_steps" / "level.yaml").read_bytes())
    (tmp_path / "plans").mkdir()
    assert main(["check", str(tmp_path), "--jobs", "1"]) == 1
    assert "PROBLEM  endings: too_late, breathing" in capsys.readouterr().out


def test_a_level_with_mistakes_is_told_with_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (LEVELS / "first_steps" / "level.yaml").read_text(encoding="utf-8")
    (tmp_path / "level.yaml").write_text(text.replace("minutes: 15", "minuets: 15"), encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "Did you mean 'minutes'?" in told
    assert "level.yaml:" in told


def test_bots_play_the_same_games_for_the_same_seed_and_what_is_printed_is_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = []
    for _ in range(2):
        assert main(["check", "first_steps", "--explore", "3", "--jobs", "1", "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert json.loads(said[0])["games"] == 3
    # One game for each skill has no interval: that is null, for JSON has no infinity.
    assert "Infinity" not in said[0]
    assert "NaN" not in said[0]


def test_a_level_that_is_not_there_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere"]) == 2
    assert "is no folder of a level" in capsys.readouterr().err


def outcome(seed: int, lowest: float) -> Outcome:
    policy = Policy(seed, SKILLS[-1], ())
    return Outcome(policy, "held", True, 0, 0, 0, lowest, 30.0, 40_000, 0, (), ())


def test_the_same_game_played_again_is_no_further_evidence() -> None:
    assert len(distinct([outcome(1, 19.0), outcome(2, 19.0), outcome(3, 19.1)])) == 2


def test_one_value_has_no_interval_and_few_have_a_wide_one() -> None:
    assert interval([5.0]).as_json() == {"mean": 5.0, "half": None}
    # Student's t for two degrees of freedom: 4.30 x 1/sqrt(3).
    assert interval([1.0, 2.0, 3.0]).half == pytest.approx(4.30 / 3**0.5)
