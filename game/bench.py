"""How fast and how large: microseconds per step, playback against real time, memory.

Look for: `bench`.
"""

import json
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from game.level.build import build
from game.level.read import read_level
from game.level.schema import LevelFile
from game.level.world import World
from game.model import VERSION
from game.model.habitat import step
from game.model.network import fixed_flows
from game.session.moment import Chain
from game.session.session import Session

HOURS = 6.0
"""Colony time played."""
REPEATS = 7
"""Each figure is the best of this many: the one that other programs disturbed least."""


def two_rooms(file: LevelFile) -> LevelFile:
    """The level reduced to its living module and bay, everybody in it: what a step of sixteen bodies costs."""
    keep = (file.living, file.bay)
    people = {name: person.model_copy(update={"at": file.living, "orders": []}) for name, person in file.people.items()}
    return file.model_copy(
        update={
            "modules": {name: file.modules[name] for name in keep},
            "links": {name: link for name, link in file.links.items() if set(link.between) <= set(keep)},
            "walks": [],
            "transit": file.living,
            "people": people,
            **{key: {} for key in ("places", "causes", "facts", "derived", "tasks", "willing", "houses", "faults")},
            **{key: {} for key in ("objectives", "endings", "decisions")},
            **{key: [] for key in ("by_task", "judged", "bill")},
            **dict.fromkeys(("cart", "bench", "rig")),
        }
    )


def bench(levels: Path, as_json: bool, out: TextIO) -> int:
    """Measures and prints; always 0."""
    text = read_level(levels / "g7")
    world = build(text, 16, "standard")
    small = build(text._replace(file=two_rooms(text.file), story=None, catalogues={}), 16, "standard")
    figures: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "model": VERSION,
        "habitat_step_us": _step_us(small),
        "habitat_step_condition": f"{len(small.people)} bodies, {len(small.modules)} modules, one second",
        "level_step_us": _step_us(world),
        "level_step_condition": f"{len(world.people)} bodies, {len(world.modules)} modules, one second",
        "digest_us": _digest_us(world),
    }
    seconds, digest = _played(world)
    figures["playback_s"] = seconds
    figures["playback_times_real_time"] = 3600.0 * HOURS / seconds
    figures["playback_condition"] = f"{HOURS:g} hours of g7, seed 16, no commands, digest every second"
    figures["digest"] = digest
    figures["memory_mb"] = _memory_mb()
    if as_json:
        print(json.dumps(figures, indent=2), file=out)
        return 0
    print(f"Python {figures['python']} on {figures['machine']}, model version {VERSION}", file=out)
    print(f"habitat step     {figures['habitat_step_us']:8.1f} µs   {figures['habitat_step_condition']}", file=out)
    print(f"whole level      {figures['level_step_us']:8.1f} µs   {figures['level_step_condition']}", file=out)
    print(f"digest           {figures['digest_us']:8.1f} µs   of the whole state, each second", file=out)
    times = figures["playback_times_real_time"]
    print(f"playback         {times:8,.0f} times real time   {figures['playback_condition']}", file=out)
    print(f"memory           {figures['memory_mb']:8.0f} MB   largest so far", file=out)
    print(f"digest {digest}", file=out)
    return 0


def _best_us(work: Callable[[], None], count: int) -> float:
    best = 1e9
    for _ in range(REPEATS):
        before = time.perf_counter()
        for _ in range(count):
            work()
        best = min(best, (time.perf_counter() - before) / count)
    return 1e6 * best


def _step_us(world: World) -> float:
    flows = fixed_flows(world.habitat, world.design, world.controls, world.flows)
    state = world.habitat
    for _ in range(300):
        state = step(state, world.design, world.controls, flows)

    def work() -> None:
        nonlocal state
        state = step(state, world.design, world.controls, flows)

    return _best_us(work, 2000)


def _digest_us(world: World) -> float:
    session = Session(world)
    session.tick()
    chain = Chain()
    return _best_us(lambda: _ignored(chain.chained(session.state)), 2000)


def _ignored(_: bytes) -> None:
    """Takes a result that only its time is wanted of."""


def _played(world: World) -> tuple[float, str]:
    best = 1e9
    digest = ""
    for _ in range(min(REPEATS, 3)):
        session = Session(world)
        before = time.perf_counter()
        for _ in range(int(3600.0 * HOURS)):
            session.tick()
        best = min(best, time.perf_counter() - before)
        digest = session.state.digest.hex()
    return best, digest


def _memory_mb() -> float:
    """Largest resident memory of this process; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    scale = 1e6 if platform.system() == "Darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
