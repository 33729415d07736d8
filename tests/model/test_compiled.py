"""The step compiled by numba and the step in plain Python give the same bits: the model stays fit for long searches.

Look for: `Twin` (the model compiled), `differences`. Where numba has no wheel (requires/test.in has the marker) these
tests are skipped; playing never needs it.
"""

import importlib
import math
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from game.level.build import build
from game.level.read import read_level
from game.level.world import World
from game.model import habitat
from game.session.session import Session
from game.words.verbs import Command

np = pytest.importorskip("numpy")
numba = pytest.importorskip("numba")

LEVELS = Path(__file__).resolve().parents[2] / "levels"

# The doors, the air, the bodies and both stacks are at work: the primary trips and vents, the backup is purged,
# started, ramps and runs.
COMMANDS = {
    5: (Command("open", ("tunnel",)), Command("do", ("ivan", "ergometer"))),
    10: (Command("candle", ("living",)), Command("torch", ("bay", "on"))),
    30: (Command("install", ("backup", "bay")), Command("bleed", ("backup",)), Command("purge", ("backup", "on"))),
    90: (Command("torch", ("bay", "off")), Command("send", ("hassan", "bay"))),
    400: (Command("purge", ("backup", "off")), Command("start", ("backup", "2.0"))),
    580: (Command("bed", ("bed_a", "off")), Command("shut", ("tunnel",)), Command("do", ("residents", "rest"))),
}


def fresh_model() -> dict[str, ModuleType]:
    """`game.model.habitat` and all that it imports, a second time, apart from the one that everybody else uses."""
    package = importlib.import_module("game.model")
    known = {name: module for name, module in sys.modules.items() if name.startswith("game.model.")}
    shown = {name: value for name, value in vars(package).items() if isinstance(value, ModuleType)}
    for name in known:
        del sys.modules[name]
    for name in shown:
        delattr(package, name)
    try:
        importlib.import_module("game.model.habitat")
        return {name: module for name, module in sys.modules.items() if name.startswith("game.model.")}
    finally:
        for name in [name for name in sys.modules if name.startswith("game.model.")]:
            del sys.modules[name]
        sys.modules.update(known)
        for name, module in shown.items():
            setattr(package, name, module)


def zeros(count: int) -> Any:
    """What `habitat.zeros` is where the step is compiled."""
    return np.zeros(count)


class Twin:
    """The model in a second copy whose functions are compiled: `zeros` is numpy's, columns are arrays."""

    def __init__(self) -> None:
        modules = fresh_model()
        self._classes: dict[str, type] = {}
        compiled: dict[FunctionType, Any] = {modules["game.model.habitat"].zeros: numba.njit(zeros)}
        for module in modules.values():
            for name, value in list(vars(module).items()):
                if isinstance(value, FunctionType) and value.__module__.startswith("game.model"):
                    if value not in compiled:
                        compiled[value] = numba.njit(value)
                    setattr(module, name, compiled[value])
                elif isinstance(value, type) and issubclass(value, tuple):
                    self._classes[name] = value
        self.step: Any = modules["game.model.habitat"].step

    def taken(self, value: Any) -> Any:
        """A value of the plain model as the twin holds it."""
        if isinstance(value, list):
            return np.array(value, dtype=np.int64 if value and isinstance(value[0], int) else np.float64)
        if isinstance(value, tuple):
            return self._classes[type(value).__name__](*(self.taken(part) for part in value))
        return value


def bits(value: Any, name: str) -> Iterator[tuple[str, bytes]]:
    """Every number in a state, by name, as eight bytes."""
    if isinstance(value, tuple):
        for field, part in zip(type(value)._fields, value, strict=True):  # type: ignore[attr-defined]
            yield from bits(part, f"{name}.{field}")
    elif isinstance(value, int | float):
        yield name, struct.pack("<d", value)
    else:
        for index, number in enumerate(value):
            yield f"{name}[{index}]", struct.pack("<d", number)


def differences(plain: habitat.Habitat, compiled: Any) -> list[str]:
    """Names of the numbers that differ in any bit."""
    pairs = zip(bits(plain, "habitat"), bits(compiled, "habitat"), strict=True)
    return [f"{ours[0]}: {ours[1].hex()}, compiled {theirs[1].hex()}" for ours, theirs in pairs if ours != theirs]


def g7() -> World:
    return build(read_level(LEVELS / "g7"), 16, "standard", rules={"work": False, "kwan": False})


def played_on_both(twin: Twin, world: World, ticks: int) -> Session:
    """Plays `COMMANDS` in a session, and beside it steps the twin with the controls and flows of each second.

    Every number is compared each minute, at the end, and before a command is handed over to the twin.
    """
    session = Session(world)
    design = twin.taken(world.design)
    state = twin.taken(session.state.habitat)
    controls, flows = session.state.controls, session.state.flows
    taken_controls, taken_flows = twin.taken(controls), twin.taken(flows)
    for tick in range(ticks):
        commands = COMMANDS.get(tick, ())
        if commands or tick % 60 == 0:
            assert differences(session.state.habitat, state) == [], f"after {tick} ticks"
        for command in commands:
            refusal, _ = session.apply(command)
            assert refusal is None, refusal
        if commands:
            state = twin.taken(session.state.habitat)
        session.tick()
        if session.state.controls is not controls:
            controls = session.state.controls
            taken_controls = twin.taken(controls)
        if session.state.flows is not flows:
            flows = session.state.flows
            taken_flows = twin.taken(flows)
        state = twin.step(state, design, taken_controls, taken_flows)
    assert differences(session.state.habitat, state) == [], f"after {ticks} ticks"
    return session


@pytest.fixture(scope="module")
def twin() -> Twin:
    return Twin()


# About a minute, nearly all of it numba's; a second for the hour itself.
@pytest.mark.long
def test_an_hour_compiled_and_an_hour_in_plain_python_agree_in_every_bit(twin: Twin) -> None:
    world = g7()
    spilling = world.controls._replace(spill=[0.25] * len(world.stacks))
    session = played_on_both(twin, world._replace(controls=spilling), 3600)
    # Otherwise the hour would not have put the model through its paces.
    assert session.read("stack", "backup") == "running"
    assert session.read("stack", "primary") == "tripped"
    assert float(session.read("ar_percent", "bay")) > 0.0
    assert twin.step.nopython_signatures, "the step was never compiled"


def test_making_the_twin_leaves_the_model_in_use_as_it_was() -> None:
    before = dict(sys.modules)
    assert fresh_model()["game.model.habitat"].step is not habitat.step
    assert sys.modules == before
    assert importlib.import_module("game.model").habitat is habitat


def test_one_bit_of_one_number_is_a_difference() -> None:
    state = g7().habitat
    wall = state.air.wall.copy()
    wall[3] = math.nextafter(wall[3], math.inf)
    other = state._replace(air=state.air._replace(wall=wall))
    assert differences(state, state) == []
    assert [line.split(":")[0] for line in differences(state, other)] == ["habitat.air.wall[3]"]
