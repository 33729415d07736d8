"""What must not matter does not: the order in which a level names its things, and how finely its parts are stepped.

Look for: `reordered` (a level told in another order), `stepped` (a world in steps of other lengths).
"""

import random
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from game.level.build import BREATH, build
from game.level.read import LevelText, read_level
from game.level.schema import LevelFile
from game.level.world import World
from game.model import atmosphere, coolant, electrolyser, habitat, physiology, stack
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
    world = build(g7(), 16, "standard", rules={"work": False, "kwan": False})
    return repr(world), half_an_hour(world)


@pytest.mark.parametrize(
    "order", [_reversed, _shuffled(1), _shuffled(2), _shuffled(3)], ids=["reversed", "one way", "another", "a third"]
)
def test_the_order_in_the_level_file_changes_no_bit(order: Order) -> None:
    text = g7()
    other = reordered(text.file, order)
    assert list(other.people) != list(text.file.people), "nothing was reordered"
    assert list(other.modules) != list(text.file.modules), "nothing was reordered"
    world = build(text._replace(file=other), 16, "standard", rules={"work": False, "kwan": False})
    # repr of a float is exact, and unlike == it tells the order of a dictionary.
    assert repr(world) == as_written()[0]
    assert half_an_hour(world) == as_written()[1]


IN_ORDER = (
    "causes", "rules", "by_task", "facts", "derived", "bill", "cart", "tasks", "faults", "objectives", "judged",
    "endings", "decisions", "rig",
)  # fmt: skip
"""Where the order in the file is a meaning: the first cause, the first ending that holds, what derives from what, which
of two groups of the book is the usual one, which fault the story's seed draws."""


def test_a_level_yaml_rewritten_backwards_is_the_same_level(tmp_path: Path) -> None:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 2000
    written = yaml.load((LEVELS / "g7" / "level.yaml").read_text(encoding="utf-8"))

    def backwards(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: backwards(node[key]) for key in reversed(list(node))}
        return [backwards(each) for each in node] if isinstance(node, list) else node

    turned = {key: written[key] if key in IN_ORDER else backwards(written[key]) for key in reversed(list(written))}
    with (tmp_path / "level.yaml").open("w", encoding="utf-8") as out:
        yaml.dump(turned, out)
    for beside in ("story.yaml", "en.toml"):
        (tmp_path / beside).write_bytes((LEVELS / "g7" / beside).read_bytes())
    text = read_level(tmp_path)
    assert text.digest != g7().digest, "nothing was rewritten"
    # A session's first digest names the very text, so that is put back; all else must follow from the meaning.
    text = text._replace(digest=g7().digest)
    assert repr(build(text, 16, "standard", rules={"work": False, "kwan": False})) == as_written()[0]


# --- the length of a step


class Fineness(NamedTuple):
    """Seconds between breaths, between the steps of quiet modules and of idle stacks, and of leak let out at once."""

    breath: int = BREATH
    module: int = 10
    stack: int = habitat.IDLE_PACE
    leak: int = habitat.LEAK_PACE


MODULE_FACTS = {"o2_percent": 0.02, "co2_kpa": 0.005, "temperature_c": 0.2, "rh_percent": 0.2}
"""What is told of each module, and by how much it may differ (in long steps a cabin exchanger is held back)."""


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
    modules: dict[str, list[float]]
    """`MODULE_FACTS` at the end, one value for each module."""
    stacks: list[float]
    """Degrees Celsius of each stack at the end."""
    hydrogen: list[float]
    """mol of it on the oxygen side of each stack."""
    leaked: list[float]
    """mol of each gas, to Mars, by leak."""


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


@cache
def told(plan: Path, fineness: Fineness) -> Told:
    """What comes of a plan of g7 in steps of these lengths."""
    script, world = opened(plan, LEVELS)
    assert {1, Fineness().module} == {*world.base_pace}, "the level's own paces are others by now"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(habitat, "IDLE_PACE", fineness.stack)
        patch.setattr(habitat, "LEAK_PACE", fineness.leak)
        session = run(script, stepped(world, fineness)).session
    return Told(
        str(session.read("ending")),
        str(session.read("first_limit")),
        _clock(session.read("first_limit_at")),
        int(session.read("incapacitated")),
        float(session.read("lowest_o2")),
        float(session.read("spo2_worst")),
        _clock(session.read("first_collapse")),
        {fact: [float(session.read(fact, module)) for module in world.modules] for fact in MODULE_FACTS},
        [float(session.read("stack_c", name)) for name in world.stacks],
        session.state.habitat.stacks.anode_h2,
        [-gas for gas in session.state.habitat.ledger[atmosphere.LEAK : atmosphere.RELIEF]],
    )


SHIPPED = Fineness()
FINEST = Fineness(1, 1, 1, 1)
HALVED = {
    "long breaths": (SHIPPED._replace(breath=2 * BREATH), SHIPPED),
    "breaths": (SHIPPED, SHIPPED._replace(breath=BREATH // 2)),
    "short breaths": (SHIPPED._replace(breath=BREATH // 2), SHIPPED._replace(breath=BREATH // 4)),
    "pauses of quiet modules": (SHIPPED, SHIPPED._replace(module=SHIPPED.module // 2)),
    "pauses of idle stacks": (SHIPPED, SHIPPED._replace(stack=SHIPPED.stack // 2)),
    "leaks": (SHIPPED, SHIPPED._replace(leak=SHIPPED.leak // 2)),
    "everything": (SHIPPED, FINEST),
}
QUICK = ("breaths", "everything")
"""The others take minutes together and run with the long tests."""


def halvings(names: Iterable[str]) -> list[Any]:
    """Test parameters, the slow ones marked."""
    return [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in names]


NOTHING = PLANS / "do_nothing.plan"
SAVING = sorted(PLANS.glob("saves*.plan"))


def alike(one: Told, other: Told) -> None:
    """The same endings, and times and extremes within what an instrument could tell."""
    assert other[:2] == one[:2]
    assert other.incapacitated == one.incapacitated
    assert other.first_limit_at == pytest.approx(one.first_limit_at, rel=0.0, abs=29.0)
    assert other.collapse_at == pytest.approx(one.collapse_at, rel=0.0, abs=29.0)
    assert other.lowest_o2 == pytest.approx(one.lowest_o2, rel=0.0, abs=0.002)
    assert other.worst_spo2 == pytest.approx(one.worst_spo2, rel=0.0, abs=0.02)
    for fact, tolerance in MODULE_FACTS.items():
        assert other.modules[fact] == pytest.approx(one.modules[fact], rel=0.0, abs=tolerance), fact
    assert other.stacks == pytest.approx(one.stacks, rel=0.0, abs=0.05)
    assert other.hydrogen == pytest.approx(one.hydrogen, rel=1e-3, abs=1e-9)
    assert other.leaked == pytest.approx(one.leaked, rel=1e-2, abs=1e-6)


@pytest.mark.parametrize("halved", halvings(HALVED))
def test_half_as_long_steps_change_no_ending_when_nothing_is_done(halved: str) -> None:
    one, other = (told(NOTHING, fineness) for fineness in HALVED[halved])
    assert (one.ending, one.first_limit) == ("open", "oxygen")
    alike(one, other)


@pytest.mark.long
@pytest.mark.parametrize("halved", halvings(name for name in HALVED if "short" not in name and "long" not in name))
@pytest.mark.parametrize("plan", SAVING, ids=lambda path: path.stem)
def test_half_as_long_steps_change_no_ending_when_a_plan_saves_everybody(plan: Path, halved: str) -> None:
    one, other = (told(plan, fineness) for fineness in HALVED[halved])
    assert (one.ending, one.first_limit) == ("close_call", "none")
    alike(one, other)


def test_there_is_a_plan_that_saves_everybody() -> None:
    assert SAVING


@pytest.mark.long
def test_shorter_steps_let_nobody_fall_earlier_or_later() -> None:
    one, other = (told(PLANS / "collapse.plan", fineness) for fineness in (SHIPPED, FINEST))
    assert one.incapacitated > 0
    alike(one, other)


@pytest.mark.parametrize("halved", halvings(name for name in HALVED if "breaths" not in name or name == "breaths"))
def test_a_step_of_another_length_does_change_the_bits(halved: str) -> None:
    """Otherwise the tests above compare a run with itself."""
    one, other = (told(NOTHING, fineness) for fineness in HALVED[halved])
    assert one != other


class Ran(NamedTuple):
    """What a stack came to that was purged, started and run."""

    ramp_at: float
    """Seconds after the start."""
    run_at: float
    made: float
    kelvin: float
    sensor: float
    voltage: float
    bottle: float


def backup_run(dt: float) -> Ran:
    """The backup alone: eight minutes of purge, the start, a ten-minute ramp, and on until an hour has passed."""
    world = build(g7(), 16, "standard", rules={"work": False, "kwan": False})
    design = world.design
    s = world.stacks.index("backup")
    stacks = stack.Stacks(*(column.copy() for column in world.habitat.stacks))
    feed = world.feed_rates[s]
    cooling = coolant.branch(design.loop, 1.0, 0.0, 1.0)
    changes: dict[float, float] = {}
    for turn in range(int(3600.0 / dt)):
        now = turn * dt
        if now == 480.0:
            stacks.setting[s] = 1.0
            electrolyser.begin(stacks, design.stacks, design.cell_law, design.crack_law, s, 600.0)
        purge = 1.0 if now < 480.0 else 0.0
        electrolyser.step_stack(
            stacks, design.stacks, design.cell_law, design.crack_law, s,
            dt, 295.0, 1.0, cooling, 292.0, feed, purge, 0.0, stack.OPEN_LINE,
        )  # fmt: skip
        changes.setdefault(stacks.mode[s], now + dt - 480.0)
    return Ran(
        changes[stack.RAMP],
        changes[stack.RUN],
        stacks.made[s],
        stacks.kelvin[s],
        stacks.sensor[s],
        stacks.voltage[s],
        stacks.bottle[s],
    )


def test_a_stack_runs_alike_in_half_seconds() -> None:
    whole, half = backup_run(1.0), backup_run(0.5)
    assert (whole.ramp_at, whole.run_at) == (120.0, 720.0)
    assert half[:2] == pytest.approx(whole[:2], abs=1.0)
    assert half[2:] == pytest.approx(whole[2:], rel=1e-3)
    assert half != whole
