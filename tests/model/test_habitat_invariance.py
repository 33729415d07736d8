"""What must not matter does not: the order in which a level names its things, and how finely its parts are stepped.

Look for: `reordered` (a level told in another order), `stepped` (a world whose breaths and pauses are of other lengths).
"""

import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from game.level.build import BREATH, build
from game.level.read import LevelText, read_level
from game.level.schema import LevelFile
from game.level.world import World
from game.model import habitat, physiology
from game.session.run import opened, run
from game.session.session import Session
from game.words.verbs import Command

LEVELS = Path(__file__).resolve().parents[2] / "levels"
PLANS = LEVELS / "g7" / "plans"

# Everybody and both stacks are called on, so that an index that is off by one meets somebody else.
COMMANDS = {
    10: (Command("do", ("residents", "rest")), Command("open", ("g5_lock",)), Command("bed", ("g9_bed_b", "off"))),
    20: (Command("install", ("backup", "bay")), Command("bleed", ("backup",)), Command("purge", ("backup", "on"))),
    60: (Command("send", ("tomasz", "g9")), Command("breaker", ("condenser", "open")), Command("candle", ("living",))),
    500: (Command("purge", ("backup", "off")), Command("start", ("backup", "5.0"))),
}


# --- the order in the file


Order = Callable[[list[Any]], list[Any]]


def _reversed(things: list[Any]) -> list[Any]:
    return things[::-1]


def _shuffled(seed: int) -> Order:
    return lambda things: random.Random(seed).sample(things, len(things))


def _mapping(things: Mapping[str, Any], order: Order) -> dict[str, Any]:
    return {key: things[key] for key in order(list(things))}


def reordered(file: LevelFile, order: Order) -> LevelFile:
    """The same level with its things told in another order."""
    modules = {
        name: module.model_copy(update={"beds": _mapping(module.beds, order)})
        for name, module in _mapping(file.modules, order).items()
    }
    people = {
        name: person.model_copy(update={"orders": order(person.orders)})
        for name, person in _mapping(file.people, order).items()
    }
    network = file.network.model_copy(update={"loads": _mapping(file.network.loads, order)})
    return file.model_copy(
        update={
            "modules": modules,
            "people": people,
            "network": network,
            "links": _mapping(file.links, order),
            "stacks": _mapping(file.stacks, order),
            "histories": _mapping(file.histories, order),
            "difficulties": _mapping(file.difficulties, order),
            "groups": {name: order(members) for name, members in _mapping(file.groups, order).items()},
            "walks": order(file.walks),
        }
    )


def half_an_hour(world: World) -> bytes:
    """The digest after 1,800 ticks of `COMMANDS`."""
    session = Session(world)
    for tick in range(1800):
        for command in COMMANDS.get(tick, ()):
            refusal, _ = session.apply(command)
            assert refusal is None, refusal
        session.tick()
    assert session.read("stack", "backup") == "running"
    return session.state.digest


@cache
def g7() -> LevelText:
    return read_level(LEVELS / "g7")


@cache
def as_written() -> tuple[str, bytes]:
    """The world of the level as it stands in the file, in full, and its digest after half an hour."""
    world = build(g7(), 16, "standard")
    return repr(world), half_an_hour(world)


@pytest.mark.parametrize(
    "order", [_reversed, _shuffled(1), _shuffled(2), _shuffled(3)], ids=["reversed", "one way", "another", "a third"]
)
def test_the_order_in_the_level_file_changes_no_bit(order: Order) -> None:
    text = g7()
    other = reordered(text.file, order)
    assert list(other.people) != list(text.file.people), "nothing was reordered"
    assert list(other.modules) != list(text.file.modules), "nothing was reordered"
    world = build(text._replace(file=other), 16, "standard")
    # repr of a float is exact, and unlike == it tells the order of a dictionary.
    assert repr(world) == as_written()[0]
    assert half_an_hour(world) == as_written()[1]


def test_a_level_yaml_rewritten_backwards_is_the_same_level(tmp_path: Path) -> None:
    yaml = YAML(typ="rt", pure=True)
    written = yaml.load((LEVELS / "g7" / "level.yaml").read_text(encoding="utf-8"))

    def backwards(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: backwards(node[key]) for key in reversed(list(node))}
        return [backwards(each) for each in node] if isinstance(node, list) else node

    with (tmp_path / "level.yaml").open("w", encoding="utf-8") as out:
        yaml.dump(backwards(written), out)
    text = read_level(tmp_path)
    assert text.digest != g7().digest, "nothing was rewritten"
    # A session's first digest names the very text, so that is put back; all else must follow from the meaning.
    assert repr(build(text._replace(digest=g7().digest), 16, "standard")) == as_written()[0]


# --- the length of a step


class Fineness(NamedTuple):
    """Seconds between breaths, between the steps of quiet modules, and between those of idle stacks."""

    breath: int = BREATH
    module: int = 10
    stack: int = habitat.IDLE_PACE


class Told(NamedTuple):
    """What came of a plan."""

    ending: str
    first_limit: str
    first_limit_at: float
    incapacitated: int
    lowest_o2: float
    worst_spo2: float
    """The lowest saturation at the end."""
    collapse_at: float


def stepped(world: World, fineness: Fineness) -> World:
    """The same world, from the same first moment on, in steps of other lengths."""
    design = world.design
    rates = physiology.rates(design.body_law, float(fineness.breath))
    pace = tuple(1 if each == 1 else fineness.module for each in world.base_pace)
    return world._replace(
        design=design._replace(breath=fineness.breath, body_rates=rates),
        base_pace=pace,
        controls=world.controls._replace(pace=list(pace)),
    )


def _clock(value: float | int | str) -> float:
    return -1.0 if value == "none" else float(value)


def told(plan: str, fineness: Fineness, monkeypatch: pytest.MonkeyPatch) -> Told:
    script, world = opened(PLANS / plan, LEVELS)
    assert set(world.base_pace) == {1, Fineness().module}
    monkeypatch.setattr(habitat, "IDLE_PACE", fineness.stack)
    session = run(script, stepped(world, fineness)).session
    return Told(
        str(session.read("ending")),
        str(session.read("first_limit")),
        _clock(session.read("first_limit_at")),
        int(session.read("incapacitated")),
        float(session.read("lowest_o2")),
        float(session.read("spo2_worst")),
        _clock(session.read("first_collapse")),
    )
