"""What the README shows works as it stands there."""

import re
from pathlib import Path

import pytest

from game.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def example(beginning: str) -> str:
    """The indented block that begins so."""
    block = re.search(rf"^    {re.escape(beginning)}.*\n(?:    .*\n)*", README, re.M)
    assert block
    return re.sub(r"^    ", "", block.group(0), flags=re.M)


def test_the_plan_in_the_readme_plays_and_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "my.plan"
    path.write_text(example("level g7"), encoding="utf-8")
    assert main(["playback", str(path)]) == 0
    assert "Expectations: 2 held" in capsys.readouterr().out


def test_the_table_in_the_readme_is_read_and_within_tolerance(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text(example("quantity,inputs"), encoding="utf-8")
    assert main(["validate", str(path)]) == 0


def test_the_links_in_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) > 8
    for link in links:
        assert (ROOT / link).exists(), link


def test_every_command_of_the_readme_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    for command in re.findall(r"^\| `(\w+)[ `]", README.split("## The commands")[1].split("## One")[0], re.M):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_the_quantities_of_the_readme_are_those_of_validate() -> None:
    from game.validate import QUANTITIES

    table = README.split("| quantity | inputs | unit |")[1].split("What is assumed")[0]
    named = {name for row in table.split("\n") if "|" in row for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == set(QUANTITIES)
