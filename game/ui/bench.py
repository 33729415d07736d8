"""What the window costs, with no display: frames of each scene, a stretch of play, the start, memory.

Frames are measured in CPU time, so that other programs of the machine count less.

Look for: `bench`, `Cost`, `Whole`; `BUDGETS` (what it may cost), `over` (what costs more).
"""

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.ui.app import FRAMES, App
from game.ui.journal import OWN
from game.ui.shot import Moment, played, window
from game.ui.show import SCENES
from game.ui.walk import walk
from game.words.program import BUILT

ROOT = Path(__file__).parents[2]
COUNT = 300
"""Frames of each scene."""
PLAYED = 10 * 60
"""Real seconds of play."""
CHANGES = 200
SCALES = (1.0, 1.5)
MORNING, THIN = ("saves.plan", "07:15:00"), ("do_nothing.plan", "16:20:00")
"""When scenes are looked at; and when the player's own blood lacks oxygen, so that the veil lies over the picture."""
BUDGETS = {"half": 4.0, "most": 8.0, "most, larger": 14.0, "longest": 50.0, "first_ms": 500.0, "grown_mb": 5.0}
"""Milliseconds of a frame of the hub at scale 1 (half of them, 99 of 100), at larger scales, of any; and of Whole."""
MEMORY = (350.0, 700.0)
"""MB at scale 1 and 2."""
CHANGED = ("board", "map", "vitals", "log")


class Cost(NamedTuple):
    """Milliseconds of CPU time of a frame."""

    scene: str
    scale: float
    half: float
    """Half of the frames take less."""
    most: float
    """99 of 100 take less."""
    longest: float


class Whole(NamedTuple):
    """What is measured in a process of its own."""

    first_ms: float
    """From the start of the process to the first frame of the title, whether its picture is baked or not."""
    memory_mb: tuple[float, ...]
    """The most that the hub takes, by scale 1 and 2."""
    grown_mb: float
    """By which memory grows over CHANGES openings of scenes over the hub, after the first few."""
    opened_ms: float
    """CPU time of the longest frame of all while everything is opened for the first time, pictures being read."""
    opened: str
    """What was opened then."""


def bench(levels: Path, as_json: bool, out: TextIO) -> int:
    """Measures it all, and says so."""
    plans = levels / "g7" / "plans"
    morning = Moment(levels, plans / MORNING[0], MORNING[1])
    thin = Moment(levels, plans / THIN[0], THIN[1])
    costs = []
    for scale in SCALES:
        costs += [cost(name, name, morning._replace(scale=scale), COUNT) for name in SCENES]
        costs.append(cost("hub", "hub, thin air", thin._replace(scale=scale), COUNT))
    costs.append(cost("hub", f"hub, {PLAYED // 60} min of play", morning, PLAYED * FRAMES))
    opened_ms, opened = _apart(_opened)
    whole = Whole(
        _first(),
        tuple(_apart(_memory, morning._replace(scale=scale)) for scale in (1.0, 2.0)),
        _apart(_growth, morning),
        opened_ms,
        opened,
    )
    trouble = over(costs, whole)
    if as_json:
        told = {"frames": [each._asdict() for each in costs], "whole": whole._asdict(), "over": trouble}
        print(json.dumps(told, indent=2), file=out)
        return 0
    print("ms of CPU time a frame      scale    half    99 %   longest", file=out)
    for each in costs:
        print(f"  {each.scene:<24} {each.scale:6g} {each.half:7.2f} {each.most:7.2f} {each.longest:9.2f}", file=out)
    print(f"first frame of the title after the start of the process: {whole.first_ms:.0f} ms", file=out)
    print(f"memory in the hub: {whole.memory_mb[0]:.0f} MB at 720p, {whole.memory_mb[1]:.0f} MB at 1440p", file=out)
    print(f"growth over {CHANGES} changes of scene: {whole.grown_mb:.1f} MB", file=out)
    print(f"longest frame of all first openings: {whole.opened_ms:.0f} ms ({whole.opened})", file=out)
    print("\n".join(f"over its budget: {each}" for each in trouble) or "everything is within its budget", file=out)
    return 0


def over(costs: list[Cost], whole: Whole) -> list[str]:
    """What costs more than it may."""
    told = [(whole.first_ms, BUDGETS["first_ms"], "first frame"), (whole.grown_mb, BUDGETS["grown_mb"], "growth")]
    told.append((whole.opened_ms, BUDGETS["longest"], f"first opening of {whole.opened}"))
    told += [(is_, may, f"memory, {may:g} MB") for is_, may in zip(whole.memory_mb, MEMORY, strict=True)]
    for each in costs:
        if each.scene.startswith("hub"):
            most = BUDGETS["most" if each.scale <= 1.0 else "most, larger"]
            told.append((each.most, most, f"{each.scene}, scale {each.scale:g}, 99 %"))
            if each.scale <= 1.0:
                told.append((each.half, BUDGETS["half"], f"{each.scene}, half"))
                told.append((each.longest, BUDGETS["longest"], f"{each.scene}, longest"))
    return [f"{name}: {is_:.1f}, not {may:g}" for is_, may, name in told if is_ > may]


def cost(name: str, told: str, moment: Moment, count: int) -> Cost:
    """What the frames of one scene cost, time going on."""
    app = _standing(name, moment)
    times = []
    for _ in range(count):
        began = time.process_time()
        app.frame(1 / FRAMES)
        times.append(1000 * (time.process_time() - began))
    times.sort()
    return Cost(told, moment.scale, times[len(times) // 2], times[len(times) * 99 // 100], times[-1])


def _standing(name: str, moment: Moment) -> App:
    """A window in which a scene stands open; its first frame, which draws what is kept, is past."""
    app = window(moment.scale)
    app.ui.opened(played(moment))
    for scene in SCENES[name](app.ui):
        app.ui.push(scene)
        app.frame(1 / FRAMES)
    return app


def _apart(measured: Callable[..., None], *given: Any) -> Any:
    """What a function sends from a fresh process."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=measured, args=(there, *given))
    process.start()
    found = here.recv()
    process.join()
    return found


def _first() -> float:
    """Milliseconds from the start of a fresh process to its first frame."""
    began = time.perf_counter()
    words = [sys.executable, *([] if BUILT else ["main.py"]), "bench", "--first"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return 1000 * (float(told.split()[-1]) - began)


def _opened(answer: Connection) -> None:
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    with tempfile.TemporaryDirectory() as saves:
        os.environ[OWN] = saves
        longest = max(walk(), key=lambda step: step.longest)
    answer.send((longest.longest, longest.told))


def _memory(answer: Connection, moment: Moment) -> None:
    app = _standing("hub", moment)
    for _ in range(20 * FRAMES):
        app.frame(1 / FRAMES)
    answer.send(_resident(most=True))


def _growth(answer: Connection, moment: Moment) -> None:
    app = _standing("hub", moment)
    names = [name for name in CHANGED if name in SCENES]
    before = 0.0
    for n in range(CHANGES + 20):
        if n == 20:
            before = _resident()
        app.ui.push(SCENES[names[n % len(names)]](app.ui)[-1])
        app.frame(1 / FRAMES)
        app.ui.pop()
        app.frame(1 / FRAMES)
    answer.send(_resident() - before)


def _resident(most: bool = False) -> float:
    """MB of memory that this process takes, or has taken at most; -1 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return -1.0
    field = "VmHWM:" if most else "VmRSS:"
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    return -1.0
