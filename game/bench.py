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
from game.rig import plant
from game.session.lines import FINALLY
from game.session.moment import Chain
from game.session.rigged import asks_of
from game.session.run import opened
from game.session.session import Session

HOURS = 6.0
"""Colony time played."""
RIG_PLAN = "room_to_spare.plan"
TURN = 20
"""Seconds that the level with a rig, and the one without, play in turn."""
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
    figures["rig_solve_us"], figures["rig_second_us"], figures["rig_playback_times_real_time"] = rig_figures(levels)
    figures["rig_condition"] = (
        f"g7, {RIG_PLAN}: a solution of all its networks; what a rig adds to a second of the plan"
    )
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
    print(f"rig, a solution  {figures['rig_solve_us']:8.1f} µs   of power, liquids, gases and data, all anew", file=out)
    second, fast = figures["rig_second_us"], figures["rig_playback_times_real_time"]
    print(f"rig, a second    {second:8.1f} µs   more than without one, on average over {RIG_PLAN}", file=out)
    print(f"playback         {fast:8,.0f} times real time   of that plan", file=out)
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


def rig_figures(levels: Path) -> tuple[float, float, float]:
    """µs of one solution; µs that the rig adds to a second of its plan, and how many times real time that plays at.

    The same level with and without a rig plays the plan in turns of a few seconds, so that a busy machine slows both.
    """
    script, world = opened(levels / "g7" / "plans" / RIG_PLAN, levels)
    design = world.plot.rig
    assert design is not None
    fixed = world.design._replace(rigged=[0.0] * len(world.stacks))
    sessions = (Session(world), Session(world._replace(plot=world.plot._replace(rig=None), design=fixed)))
    lines = [line for line in script.lines if line.time != FINALLY]
    seconds, at = [0.0, 0.0], [0, 0]
    last = max(line.time for line in lines)
    while sessions[0].clock < last:
        for which, session in enumerate(sessions):
            before = time.thread_time()
            for _ in range(TURN):
                while at[which] < len(lines) and lines[at[which]].time <= session.clock:
                    command = lines[at[which]].command
                    if command is not None:
                        session.apply(command)
                    at[which] += 1
                session.tick()
            seconds[which] += time.thread_time() - before
    ticks, rig = sessions[0].now, sessions[0].state.rig
    assert rig is not None
    asks = asks_of(world, sessions[0].state)

    def work() -> None:
        plant.forget()
        plant.solved(design.rig, rig.rigged, asks)

    return _best_us(work, 200), 1e6 * (seconds[0] - seconds[1]) / ticks, ticks / seconds[0]


def _memory_mb() -> float:
    """Largest resident memory of this process; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    scale = 1e6 if platform.system() == "Darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
