"""The reference is up to date, lists all that a level's files may say, and its examples are read as they stand."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from game.cli import main
from game.level.bench_reference import BENCH, BENCH_PLAN
from game.level.build import build
from game.level.effects import EFFECTS, EffectReader
from game.level.play_schema import StoryFile
from game.level.read import read_level
from game.level.reference import CONDITIONS, EFFECT_LINES, FORMULAS, PLAN, reference
from game.level.schema import LevelFile
from game.playback import STORY, playback
from game.words.facts import FACTS
from game.words.verbs import VERBS
from tests.session.bench_level import LEVEL

TEXT = reference()
TABLES = [
    [re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in block.strip().split("\n")[2:]]
    for block in re.findall(r"(?:^\|.*\n?)+", TEXT, re.M)
]
"""Rows of each table, without its head."""
LEVELS = Path(__file__).parent


def test_the_files_beside_the_levels_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """If this fails, run `python3 run.py reference`."""
    assert main(["reference", "--check"]) == 0
    assert "REFERENCE.md" in capsys.readouterr().out


def models(shape: Any) -> Iterator[type[BaseModel]]:
    """A model and all that stand under it."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
        for field in shape.model_fields.values():
            yield from models(field.annotation)
    for inner in get_args(shape):
        yield from models(inner)


MODELS = list(dict.fromkeys([*models(LevelFile), *models(StoryFile)]))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_listed_with_what_it_takes_and_means(model: type[BaseModel]) -> None:
    keys = [f"`{field.alias or name}`" for name, field in model.model_fields.items()]
    tables = [table for table in TABLES if [row[0] for row in table] == keys]
    assert tables, f"no table has just the keys {keys}"
    for table in tables:
        for row in table:
            assert len(row) == 4, row
            assert all(row), row


def test_all_the_parts_of_both_files_are_models_of_this_test() -> None:
    assert len(MODELS) > 25


def test_every_fact_command_and_effect_is_listed_with_its_meaning() -> None:
    listed = {(row[0].strip("`").split("`")[0], row[-1]) for table in TABLES for row in table}
    for name, fact in FACTS.items():
        assert (f"{name}.{fact.subject.upper()}" if fact.subject else name, fact.meaning) in listed
    begun = {(said.split(" ")[0], meaning) for said, meaning in listed}
    for verb, command in VERBS.items():
        assert (verb, command.meaning) in begun
    for verb, effect in EFFECTS.items():
        assert (verb, effect.meaning) in begun


def test_links_within_the_reference_lead_somewhere() -> None:
    heads = {re.sub(r"[^a-z0-9 ]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.*)$", TEXT, re.M)}
    links = re.findall(r"\]\(#([^)]+)\)", TEXT)
    assert links
    assert set(links) <= heads


@pytest.fixture(scope="module")
def reader() -> EffectReader:
    text = read_level(LEVELS / "outpost")
    return EffectReader(build(text, 16, "standard").names, text.places)


@pytest.mark.parametrize("text", [text for text, _ in CONDITIONS])
def test_the_conditions_shown_can_be_read(text: str, reader: EffectReader) -> None:
    assert reader.condition(text, "judged", 0).kind == "truth"
    assert not reader.found


@pytest.mark.parametrize("text", [text for text, _ in FORMULAS])
def test_the_formulas_shown_can_be_read(text: str, reader: EffectReader) -> None:
    assert reader.either(text, "walkout_min", []).kind == "number"
    assert not reader.found


def test_the_effects_shown_can_be_read(reader: EffectReader) -> None:
    lines = [text for text, _ in EFFECT_LINES]
    with reader.worker():
        assert len(reader.effects(lines, "judged")) == len(lines)
    assert not reader.found


def test_the_plan_shown_holds(tmp_path: Path) -> None:
    plan = tmp_path / "shown.plan"
    plan.write_text(PLAN, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    assert playback([plan], LEVELS, STORY, 1800, None, out, err) == 0, out.getvalue() + err.getvalue()
    assert f"Expectations: {PLAN.count('expect')} held" in out.getvalue()


def test_the_bench_shown_is_read_and_its_plan_holds(tmp_path: Path) -> None:
    (tmp_path / "bay").mkdir()
    (tmp_path / "bay" / "level.yaml").write_text(LEVEL.split("bench:\n")[0] + BENCH, encoding="utf-8")
    plan = tmp_path / "bay" / "shown.plan"
    head = "level bay   seed 16   difficulty standard   format 1\n"
    plan.write_text(head + BENCH_PLAN + "06:40:00  end\n", encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    assert playback([plan], tmp_path, STORY, 1800, None, out, err) == 0, out.getvalue() + err.getvalue()
    assert "Expectations: 1 held" in out.getvalue()


def test_reference_check_says_what_is_out_of_date_and_reference_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("game.cli.LEVELS", tmp_path)
    assert main(["reference", "--check"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())
    assert main(["reference"]) == 0
    assert main(["reference", "--check"]) == 0
    (tmp_path / "REFERENCE.md").write_bytes((tmp_path / "REFERENCE.md").read_bytes().replace(b"\n", b"\r\n"))
    assert main(["reference", "--check"]) == 0
    (tmp_path / "story.schema.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["reference", "--check"]) == 1
    assert capsys.readouterr().err.startswith("Out of date: story.schema.json;")
