"""What a bench measures, each in a window of its own: frames of a scene, a stretch of play, the start, growth.

Look for: `frames`, `bodies`, `Frames`; `Played` (minutes as somebody plays them); `apart` (in a process of its own).
"""

import math
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from game.ui import baking
from game.ui.app import FRAMES, App
from game.ui.journal import OWN
from game.ui.pictures import Pictures
from game.ui.shot import Moment, played, window
from game.ui.show import SCENES
from game.ui.stint import Stint, stint, wander
from game.ui.walk import walk
from game.ui.weld_carry import Carry
from game.ui.weld_fit import Fit
from game.ui.weld_hook import Hook
from game.words.program import BUILT

ROOT = Path(__file__).parents[2]
REPEATS = 3
"""Stretches of frames of a scene, and starts; the best of them counts, which other programs disturbed least."""
CHANGES, FIRST_FEW = 200, 20
CHANGED = ("board", "map", "vitals", "log")
HOUSE = "cutaway"
"""The picture of which the scale of the art is told."""


class Frames(NamedTuple):
    """Milliseconds of CPU time of a frame."""

    half: float
    """Half of the frames take less."""
    most: float
    """99 of 100 take less."""
    longest: float


class Played(NamedTuple):
    """A stretch of play."""

    frames: Frames
    told: str
    """Where the longest frame was."""
    answers: int
    opened: dict[str, int]
    """What was opened, and how often."""
    saved: int
    """Bytes that were written to the file of the game meanwhile."""
    memory_mb: float
    """The most that the process took."""


def art(scale: float) -> str:
    """Which pictures a window of this scale shows."""
    pictures = Pictures(baking.folders())
    pictures.fit(scale)
    found = pictures.scale_of(HOUSE)
    if found is None:
        return "none"
    return f"{found:g}" if found == scale else f"{found:g}, {'enlarged' if found < scale else 'shrunk'}"


def spread(times: Sequence[float]) -> Frames:
    in_order = sorted(times)
    return Frames(in_order[len(in_order) // 2], in_order[len(in_order) * 99 // 100], in_order[-1])


def frames(name: str, moment: Moment, count: int) -> Frames:
    """What the frames of one scene cost, time going on and the pointer never at rest."""
    app = _standing(name, moment)
    found, clock = [], 0.0
    for _ in range(REPEATS):
        times = []
        for _ in range(count):
            clock += 1 / FRAMES
            wander(app, clock)
            began = time.process_time()
            app.frame(1 / FRAMES)
            times.append(1000 * (time.process_time() - began))
        found.append(spread(times))
    return Frames(*(min(values) for values in zip(*found, strict=True)))


def _standing(name: str, moment: Moment) -> App:
    """A window in which a scene stands open; its first frame, which draws what is kept, is past."""
    app = window(moment.scale)
    app.ui.opened(played(moment))
    for scene in SCENES[name](app.ui):
        app.ui.push(scene)
        app.frame(1 / FRAMES)
    return app


def bodies(moment: Moment, count: int) -> Frames:
    """What bodies cost of a frame at the weld bench: a plate is led over the wall, pushes others and is stopped; then
    the machine comes down on its chain, as often as there is time for it."""
    play = played(moment)
    bench = play.session.state.bench
    assert bench is not None
    weldment = bench.weldment
    piece = weldment.pieces[-1]
    found = []
    for _ in range(REPEATS):
        fit, hook, times = Fit(), Hook(), []
        for n in range(count):
            turn = math.tau * n / count
            carry = Carry(piece.name, 0.35 * math.sin(3.0 * turn), 0.19 + 0.03 * math.sin(31.0 * turn), 40.0 * turn)
            if not hook.lowering:
                hook.lower(weldment, 0.1)
            began = time.process_time()
            fit.follow(weldment, carry, 1 / FRAMES)
            fit.pushed(weldment)
            if hook.advance(1 / FRAMES):
                hook.stop()
            times.append(1000 * (time.process_time() - began))
        found.append(spread(times))
    return Frames(*(min(values) for values in zip(*found, strict=True)))


def apart(measured: Callable[..., Any], *given: Any) -> Any:
    """What a function finds in a fresh process, where games are saved in a folder that is gone afterwards."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_answer, args=(there, measured, given))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join()


def _answer(answer: Connection, measured: Callable[..., Any], given: Sequence[Any]) -> None:
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    with tempfile.TemporaryDirectory() as saves:
        os.environ[OWN] = saves
        answer.send(measured(*given))


def first() -> tuple[float, float]:
    """Milliseconds from the start of a fresh process to its first frame, and how much of it was work of its own: the
    rest is other programs'. Whether its picture is baked or not."""
    return min(_first() for _ in range(REPEATS))


def _first() -> tuple[float, float]:
    began = time.perf_counter()
    words = [sys.executable, *([] if BUILT else ["main.py"]), "bench", "--first"]
    worked = os.times()
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    since = os.times()
    own = since.children_user + since.children_system - worked.children_user - worked.children_system
    return 1000 * (float(told.split()[-1]) - began), 1000 * own


def opened() -> tuple[float, str]:
    """The longest frame of all while everything is opened for the first time; pictures are read meanwhile."""
    longest = max(walk(), key=lambda step: step.longest)
    return longest.longest, longest.told


def play(plan: Path, levels: Path, seconds: float, scale: float) -> Played:
    """A stretch of play, saved on the disk."""
    times: list[float] = []
    longest, told = 0.0, ""
    player: Stint | None = None
    for each, now in stint(plan, levels, seconds, (round(1280 * scale), round(720 * scale))):
        player = now
        times.append(each.milliseconds)
        if each.milliseconds > longest:
            longest, told = each
    if player is None:
        raise ValueError("no seconds, no play")
    saved = sum(file.stat().st_size for file in Path(os.environ[OWN]).rglob("*") if file.is_file())
    return Played(spread(times), told, player.answered, dict(player.counted), saved, resident(most=True))


def growth(moment: Moment) -> float:
    """MB by which memory grows over CHANGES openings of scenes over the hub, after the first few."""
    app = _standing("hub", moment)
    before = 0.0
    for n in range(CHANGES + FIRST_FEW):
        if n == FIRST_FEW:
            before = resident()
        app.ui.push(SCENES[CHANGED[n % len(CHANGED)]](app.ui)[-1])
        app.frame(1 / FRAMES)
        app.ui.pop()
        app.frame(1 / FRAMES)
    return resident() - before


def resident(most: bool = False) -> float:
    """MB of memory that this process takes, or has taken at most; -1 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return -1.0
    field = "VmHWM:" if most else "VmRSS:"
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    return -1.0
