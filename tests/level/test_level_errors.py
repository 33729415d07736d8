"""A level's mistakes are named with file, line and column, all in one pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.words.diagnostic import BadInput

G7 = Path(__file__).parents[2] / "levels" / "g7"
GOOD = (G7 / "level.yaml").read_text(encoding="utf-8")


def complaints(text: str, folder: Path) -> list[tuple[int, int, str]]:
    """(line, column, sentence) of each mistake."""
    (folder / "level.yaml").write_text(text, encoding="utf-8")
    for beside in ("story.yaml", "en.toml"):
        (folder / beside).write_bytes((G7 / beside).read_bytes())
    with pytest.raises(BadInput) as caught:
        build(read_level(folder), 16, "standard")
    return [(each.line, each.column, each.sentence) for each in caught.value.diagnostics]


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


CASES: list[tuple[str, str, str, str]] = [
    ("volume: 107 m3", "volume: 107", "volume: 107", "no unit"),
    ("volume: 107 m3", "volume: 107 kPa", "volume: 107 kPa", "is a pressure, but a volume"),
    ("volume: 107 m3", "volume: -107 m3", "volume: -107", "greater than 0"),
    ("volume: 107 m3", "volume: .nan", "volume: .nan", "number"),
    ("volume: 107 m3", "volume: 1e999 m3", "volume: 1e999", "too large"),
    ("volume: 107 m3", "volumen: 107 m3", "volumen", "Did you mean 'volume'?"),
    ("volume: 107 m3", "volume: [107]", "volume: [107]", "number with a unit"),
    ("living: living  ", "living: livign  ", "living: livign", "Did you mean 'living'?"),
    ("between: [living, bay]", "between: [living, bya]", "bya", "Did you mean 'bay'?"),
    ("between: [living, bay]", "between: [living, living]", "living, living", "two different modules"),
    ("06:43 work in bay", "06:43 wrok in bay", "wrok", "Did you mean 'work'?"),
    ("06:43 work in bay", "06:43 work in boy", "in boy", "Did you mean 'bay'?"),
    ("06:43 work in bay", "05:43 work in bay", "05:43", "before the level starts"),
    ("06:43 work in bay", "6:43 work in bay", "6:43", "HH:MM"),
    ("06:43 work in bay", "work", '"work"', "HH:MM activity"),
    ("class: tolerant, at", "class: tolerent, at", "tolerent", "Did you mean 'tolerant'?"),
    ("mass: 61 kg", "mass: 610 kg", "mass: 610", "less than 200"),
    ("history: storm_and_deferral", "history: storm", "history: storm", "no history"),
    ("serves: bed_a}", "serves: bed_aa}", "bed_aa", "Did you mean 'bed_a'?"),
    ("bay_fan: {watts: 55 W, priority: 1, serves: bay_hatch, heats: bay}",
     "bay_fan: {watts: 55 W, priority: 1, serves: bay_hatch}", "bay_fan:", "'heats' is missing"),
    ("living - ring 6", "living - ring", "- living - ring", "place - place minutes"),
    ("living - ring 6", "living - rnig 6", "rnig", "Did you mean 'ring'?"),
    ("living - ring 6", "living - ring 6\n  - ring - living 7", "ring - living 7", "stands here twice"),
    ('start: "06:30"', 'start: "6.30"', "6.30", "HH:MM"),
    ('latest_end: "32:00"', 'latest_end: "05:00"', "05:00", "later than start"),
    ("format: 1", "format: 2", "format: 2", "less than or equal to 1"),
    ("  crew: [yuki, hassan, kwan]", "  crew: [yuki, hasan, kwan]", "hasan", "Did you mean 'hassan'?"),
    ("  everyone: [", "  yuki: [", "  yuki: [elena", "is a person too"),
    ("running_at: 40 %", "running_at: 140 %", "140 %", "less than or equal to 1"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "where", "words"), CASES, ids=[f"{case[1][:40]}" for case in CASES])
def test_one_mistake_is_told_once_at_its_line(good: str, bad: str, where: str, words: str, tmp_path: Path) -> None:
    assert good in GOOD
    text = GOOD.replace(good, bad, 1)
    told = complaints(text, tmp_path)
    assert len(told) == 1, told
    line, column, sentence = told[0]
    assert line == line_of(text, where)
    assert 1 <= column <= len(text.split("\n")[line - 1]) + 1
    assert words in sentence


BROKEN: list[tuple[str, Callable[[str], str], str]] = [
    ("duplicate key", lambda text: text.replace("  bay:\n", "  living:\n", 1), "duplicate"),
    ("alias", lambda text: text + "\nmore: &a [1]\nless: *a\n", "aliases"),
    ("deep nesting", lambda text: text + "\nmore: " + "[" * 40 + "]" * 40 + "\n", "deeper"),
    ("tab", lambda text: text.replace("  living:\n", "\tliving:\n", 1), ""),
    ("unclosed quote", lambda text: text.replace('"06:30"', '"06:30', 1), ""),
    ("a list", lambda text: "- 1\n- 2\n", "mapping"),
    ("nothing", lambda text: "", "mapping"),
    ("too large", lambda text: text + "# " + "x" * 1_000_001, "bytes"),
]


@pytest.mark.parametrize(("name", "broken", "words"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_is_no_level_at_all_is_told_in_one_sentence(
    name: str, broken: Callable[[str], str], words: str, tmp_path: Path
) -> None:
    told = complaints(broken(GOOD), tmp_path)
    assert len(told) == 1
    assert words in told[0][2]
    assert "\n" not in told[0][2]


def test_two_mistakes_are_told_in_one_pass(tmp_path: Path) -> None:
    text = GOOD.replace("volume: 107 m3", "volume: 107", 1).replace("mass: 61 kg", "mass: 61 lb", 1)
    assert [line for line, _, _ in complaints(text, tmp_path)] == [
        line_of(text, "volume: 107"),
        line_of(text, "61 lb"),
    ]


def test_wrong_encoding_names_the_place(tmp_path: Path) -> None:
    raw = GOOD.encode("utf-8").replace("Lucía".encode(), "Lucía".encode("latin-1"))
    (tmp_path / "level.yaml").write_bytes(raw)
    with pytest.raises(BadInput) as caught:
        read_level(tmp_path)
    [only] = caught.value.diagnostics
    assert only.line == line_of(GOOD, "Lucía")
    assert "UTF-8" in only.sentence


def test_a_missing_level_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read"):
        read_level(tmp_path / "nowhere")
