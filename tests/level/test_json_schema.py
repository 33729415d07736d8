"""The JSON Schemas say of a level and its story just what the reader of single keys says, for 2,000 mutants of them.

What a schema can't say, and no mutant here asks of it: that a name stands for something, that `latest_end` is later
than `start`, bounds that depend on the unit of a number (101 %, 5 K), that NaN and infinity are no numbers (JSON has
neither), whether conditions, formulas, effects, walks and standing orders can be read, and what YAML itself refuses:
a key twice, an alias, too deep a nesting, keys that are no text.

Look for: `mutant`, `FAULTS` and `HARMLESS` (how a file is changed), `disagreements`.
"""

import copy
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML

from game.level.json_schema import DRAFT, level_schema, story_schema
from game.level.play_schema import StoryFile
from game.level.schema import LevelFile
from game.model.units import UNITS

OUTPOST = Path(__file__).parent / "outpost"
LEVELS = Path(__file__).parents[2] / "levels"
SHAPES: dict[str, tuple[type[BaseModel], Callable[[], dict[str, Any]], int]] = {
    "level.yaml": (LevelFile, level_schema, 1600),
    "story.yaml": (StoryFile, story_schema, 400),
}
"""Model, schema and number of mutants."""
MOST = 20
"""Disagreements told."""
QUANTITY = re.compile(r"([0-9.]+) (\S+)")
CLOCK = re.compile(r"\d\d:\d\d")

Node = tuple[Any, Any]
"""A mapping or list, and the key or index of one of its values."""
Change = Callable[[random.Random, Any], Any]
"""Takes a value and gives another; raises Unfit where it has nothing to change."""


class Unfit(Exception):
    """This change says nothing of this value."""


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@cache
def accepted_by_schema(name: str) -> Callable[[Any], bool]:
    return compiled(SHAPES[name][1]())


def compiled(schema: dict[str, Any]) -> Callable[[Any], bool]:
    validate = fastjsonschema.compile(schema, use_default=False)

    def accepts(value: Any) -> bool:
        try:
            validate(value)
        except fastjsonschema.JsonSchemaException:
            return False
        return True

    return accepts


def accepted_by_reader(shape: type[BaseModel], value: Any) -> bool:
    try:
        shape.model_validate(value)
    except ValidationError:
        return False
    return True


def nodes(value: Any) -> Iterator[Node]:
    """Every value in a file, by what it stands in."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def quantity_of(value: Any) -> tuple[str, str]:
    match = QUANTITY.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[2] not in UNITS:
        raise Unfit
    return match[1], match[2]


def wrong_unit(chance: random.Random, value: Any) -> Any:
    number, unit = quantity_of(value)
    return f"{number} {chance.choice([name for name, each in UNITS.items() if each.kind != UNITS[unit].kind])}"


def no_unit(chance: random.Random, value: Any) -> Any:
    number, _ = quantity_of(value)
    return chance.choice([number, float(number)])


def unknown_unit(chance: random.Random, value: Any) -> Any:
    number, _ = quantity_of(value)
    return f"{number} {chance.choice(['lb', 'ft3', 'psi', '°C', 'm3 m3', 'KPA'])}"


def negative(chance: random.Random, value: Any) -> Any:
    if isinstance(value, str):
        quantity_of(value)
        return f"-{value}"
    if isinstance(value, bool) or not isinstance(value, int | float) or not value:
        raise Unfit
    return -value


def bad_clock(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, str) or CLOCK.match(value) is None or " " in value:
        raise Unfit
    return chance.choice(["6:30", "06:60", "72:00", "06:30:60", "06.30", "0630", 630, "06:30 ", "noon"])


def good_clock(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, str) or CLOCK.match(value) is None or " " in value:
        raise Unfit
    return f"{value[:5]}:{chance.randint(0, 5)}{chance.randint(0, 9)}"


def wrong_type(chance: random.Random, value: Any) -> Any:
    return chance.choice([7, 2.5, True, "some text", [], {}, ["x"], {"x": 1}, "3", -1, ""])


def wrapped(chance: random.Random, value: Any) -> Any:
    return chance.choice([[value], {"x": value}, {"x": {"x": value}}])


def unwrapped(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, list | dict) or not value:
        raise Unfit
    return next(iter(value.values())) if isinstance(value, dict) else value[0]


def listed_as_text(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, list):
        raise Unfit
    return ", ".join(str(each) for each in value)


def bad_word(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, str) or not value.isidentifier():
        raise Unfit
    return chance.choice([value.upper(), value + "x", value[::-1], f"{value} {value}", value * 12, f"_{value}"])


def nothing(chance: random.Random, value: Any) -> Any:
    return None


def other_unit(chance: random.Random, value: Any) -> Any:
    """The same amount, in a unit of the same kind."""
    number, unit = quantity_of(value)
    other = chance.choice([name for name, each in UNITS.items() if each.kind == UNITS[unit].kind])
    amount = float(number) * UNITS[unit].scale + UNITS[unit].offset
    written = repr((amount - UNITS[other].offset) / UNITS[other].scale)
    return f"{chance.choice(['', ' ', '+'])}{written}{chance.choice([' ', '  '])}{other}"


def less(chance: random.Random, value: Any) -> Any:
    number, unit = quantity_of(value)
    return f"{float(number) * chance.uniform(0.9, 1.0):.4f}{chance.choice(['', ' '])}{unit}" if unit != "1/h" else value


def truth_as_word(chance: random.Random, value: Any) -> Any:
    if value not in (True, False, "yes", "no") or isinstance(value, float):
        raise Unfit
    return chance.choice([True, False, "yes", "no", "true", "false"])


def whole_as_decimal(chance: random.Random, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit
    return float(value)


def other_text(chance: random.Random, value: Any) -> Any:
    """Another id, or another text."""
    if not isinstance(value, str) or QUANTITY.fullmatch(value) or CLOCK.match(value) or value in ("yes", "no"):
        raise Unfit
    return "elsewhere" if value.isidentifier() else f"{value}, or so"


def twice(chance: random.Random, value: Any) -> Any:
    if not isinstance(value, list) or not value:
        raise Unfit
    return [*value, value[-1]]


def turned(chance: random.Random, value: Any) -> Any:
    """The same in another order."""
    if isinstance(value, dict):
        return dict(reversed(value.items()))
    if not isinstance(value, list):
        raise Unfit
    return value[::-1]


FAULTS: tuple[Change, ...] = (
    wrong_unit, no_unit, unknown_unit, negative, bad_clock, wrong_type, wrapped, unwrapped, listed_as_text, bad_word,
    nothing,
)  # fmt: skip
HARMLESS: tuple[Change, ...] = (
    other_unit, less, truth_as_word, whole_as_decimal, other_text, twice, turned, good_clock,
)  # fmt: skip


def without_a_key(chance: random.Random, file: Any) -> None:
    parent, key = chance.choice([each for each in nodes(file) if isinstance(each[0], dict)])
    del parent[key]


def with_a_key_more(chance: random.Random, file: Any) -> None:
    """One of another value's name, or of none that is known; in tables by id it may do no harm."""
    parent, key = chance.choice([each for each in nodes(file) if isinstance(each[0], dict)])
    parent[chance.choice(["volumen", "name", "do", "when", "xy"])] = copy.deepcopy(parent[key])


def with_a_key_misspelt(chance: random.Random, file: Any) -> None:
    parent, key = chance.choice([each for each in nodes(file) if isinstance(each[0], dict)])
    renamed = chance.choice([f"{key}_", f"{key}s", key.upper(), f"{key}-1", f"1{key}", key * 9, "", f" {key}"])
    parent[renamed] = parent.pop(key)


def mutant(file: Any, seed: int) -> tuple[str, Any]:
    """Name of the change, and the file with one change."""
    chance = random.Random(seed)
    changed = copy.deepcopy(file)
    if seed % 8 == 0:
        key_change = chance.choice([without_a_key, with_a_key_more, with_a_key_misspelt])
        key_change(chance, changed)
        return key_change.__name__, changed
    change = chance.choice(HARMLESS if seed % 3 == 0 else FAULTS)
    places = list(nodes(changed))
    chance.shuffle(places)
    for parent, key in places:
        try:
            parent[key] = change(chance, parent[key])
        except Unfit:
            continue
        return change.__name__, changed
    return mutant(file, seed + 1_000_000)


def disagreements(name: str, accepts: Callable[[Any], bool], count: int) -> tuple[list[str], Counter[tuple[str, bool]]]:
    """The mutants of which schema and reader say different things, and how many of each kind the reader took."""
    shape = SHAPES[name][0]
    file = read(OUTPOST / name)
    found: list[str] = []
    taken: Counter[tuple[str, bool]] = Counter()
    for seed in range(count):
        change, changed = mutant(file, seed)
        good = accepted_by_reader(shape, changed)
        taken[change, good] += 1
        if accepts(changed) != good:
            found.append(f"seed {seed}, {change}: the reader {'takes' if good else 'refuses'} it")
            if len(found) == MOST:
                break
    return found, taken


@pytest.mark.parametrize("name", SHAPES)
def test_schema_and_reader_agree_on_every_mutant(name: str) -> None:
    found, taken = disagreements(name, accepted_by_schema(name), SHAPES[name][2])
    assert not found, "\n".join(found)
    good = sum(count for (_, accepted), count in taken.items() if accepted)
    assert 0.28 < good / SHAPES[name][2] < 0.45, "about a third of the mutants should do no harm"
    for change in FAULTS:
        assert taken[change.__name__, False] or (change is bad_clock and name == "story.yaml"), change.__name__
    changes = (other_text, twice, turned, without_a_key)
    assert all(taken[change.__name__, True] for change in changes)


@pytest.mark.parametrize(
    "keyword", ["pattern", "required", "additionalProperties", "propertyNames", "type", "enum", "minimum", "maxItems"]
)
def test_a_schema_without_one_of_its_keywords_is_found_out(keyword: str) -> None:
    def without(node: Any) -> Any:
        if isinstance(node, list):
            return [without(each) for each in node]
        if not isinstance(node, dict):
            return node
        return {key: without(value) for key, value in node.items() if key != keyword}

    found, _ = disagreements("level.yaml", compiled(without(level_schema())), SHAPES["level.yaml"][2])
    assert found


@pytest.mark.parametrize("path", sorted(LEVELS.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_is_what_its_schema_says(path: Path) -> None:
    fastjsonschema.compile(SHAPES[path.name][1](), use_default=False)(read(path))


@pytest.mark.parametrize("name", SHAPES)
def test_a_default_that_is_written_out_changes_nothing(name: str) -> None:
    shape, made, _ = SHAPES[name]
    schema = made()
    file = read(OUTPOST / name)
    spelt = copy.deepcopy(file)
    assert written_out(spelt, schema, schema) > 4
    assert accepted_by_schema(name)(spelt)
    before, after = (shape.model_validate(each).model_dump() for each in (file, spelt))
    assert list(numbers(before)) == pytest.approx(list(numbers(after)), rel=1e-12)
    assert list(words(before)) == list(words(after))


def written_out(value: Any, node: dict[str, Any], schema: dict[str, Any]) -> int:
    """Puts every default in its place; how many."""
    for each in (*node.get("allOf", ()), *node.get("anyOf", ())):
        if "$ref" in each:
            node = each
    if "$ref" in node:
        node = schema["definitions"][node["$ref"].rpartition("/")[2]]
    count = 0
    if isinstance(value, list):
        inside = node["items"] if isinstance(node["items"], dict) else {}
        return sum(written_out(each, inside, schema) for each in value)
    if not isinstance(value, dict):
        return 0
    for key, inner in node.get("properties", {}).items():
        if key not in value and "default" in inner:
            value[key] = copy.deepcopy(inner["default"])
            count += 1
    for key, inner in value.items():
        count += written_out(inner, node.get("properties", {}).get(key, node.get("additionalProperties")), schema)
    return count


def numbers(value: Any) -> Iterator[float]:
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list | tuple):
            yield from numbers(inner)
        elif isinstance(inner, int | float):
            yield inner


def words(value: Any) -> Iterator[str | None]:
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list | tuple):
            yield from words(inner)
        elif not isinstance(inner, int | float):
            yield inner


KEYWORDS = {
    "$ref", "additionalProperties", "allOf", "anyOf", "default", "description", "enum", "exclusiveMinimum", "items",
    "maxItems", "maxLength", "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern", "properties",
    "propertyNames", "required", "title", "type",
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_schema_keeps_to_draft_7_and_every_key_has_a_description(name: str) -> None:
    schema = SHAPES[name][1]()
    assert schema.pop("$schema") == DRAFT
    definitions = schema.pop("definitions")
    waiting = [schema, *definitions.values()]
    while waiting:
        node = waiting.pop()
        assert set(node) <= KEYWORDS
        assert "$ref" not in node or (set(node) == {"$ref"} and node["$ref"].rpartition("/")[2] in definitions)
        for key, inner in node.get("properties", {}).items():
            assert inner.get("description"), key
        items = node.get("items", [])
        waiting += [*node.get("properties", {}).values(), *node.get("allOf", ()), *node.get("anyOf", ())]
        waiting += items if isinstance(items, list) else [items]
        waiting += [node[key] for key in ("additionalProperties", "propertyNames") if isinstance(node.get(key), dict)]
