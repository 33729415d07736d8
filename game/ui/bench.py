"""What the window costs, with no display: frames of each scene, a stretch of play, the start, memory.

Frames are measured in CPU time, so that other programs of the machine count less.

Look for: `bench`, `Cost`, `Whole`.
"""

import json
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from game.ui.app import FRAMES, App
from game.ui.shot import Moment, played, window
from game.ui.show import SCENES

COUNT = 300
"""Frames of each scene."""
PLAYED = 10 * 60
"""Real seconds of play."""
CHANGES = 200
SCALES = (1.0, 1.5)
MORNING, THIN = ("saves.plan", "07:15:00"), ("do_nothing.plan", "16:20:00")
"""When scenes are looked at; and when the player's own blood lacks oxygen, so that the veil lies over the picture."""
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
    whole = Whole(
        _apart(_first),
        tuple(_apart(_memory, morning._replace(scale=scale)) for scale in (1.0, 2.0)),
        _apart(_growth, morning),
    )
    if as_json:
        told = {"frames": [each._asdict() for each in costs], "whole": whole._asdict()}
        print(json.dumps(told, indent=2), file=out)
        return 0
    print("ms of CPU time a frame      scale    half    99 %   longest", file=out)
    for each in costs:
        print(f"  {each.scene:<24} {each.scale:6g} {each.half:7.2f} {each.most:7.2f} {each.longest:9.2f}", file=out)
    print(f"first frame of the title after the start of the process: {whole.first_ms:.0f} ms", file=out)
    print(f"memory in the hub: {whole.memory_mb[0]:.0f} MB at 720p, {whole.memory_mb[1]:.0f} MB at 1440p", file=out)
    print(f"growth over {CHANGES} changes of scene: {whole.grown_mb:.1f} MB", file=out)
    return 0


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


def _apart(measured: Callable[..., None], *given: Any) -> float:
    """A number that a function sends from a fresh process; for `_first`, when it came, since the process was begun."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=measured, args=(there, *given))
    began = time.perf_counter()
    process.start()
    number = float(here.recv())
    waited = 1000 * (time.perf_counter() - began)
    process.join()
    return waited if measured is _first else number


def _first(answer: Connection) -> None:
    from game.ui.opening import title

    app = window(1.0)
    app.ui.push(title())
    app.frame(1 / FRAMES)
    answer.send(0.0)


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
