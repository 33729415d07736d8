"""How long the window takes for a frame of each scene, with no display.

Look for: `bench`, `Cost`.
"""

import json
import time
from pathlib import Path
from typing import NamedTuple, TextIO

from game.ui.app import FRAMES
from game.ui.shot import Moment, played, window
from game.ui.show import SCENES

COUNT = 300
MORNING = ("plans/saves.plan", "07:15:00")


class Cost(NamedTuple):
    """Milliseconds of a frame."""

    scene: str
    half: float
    """Half of the frames take less."""
    most: float
    """99 of 100 take less."""
    longest: float


def bench(levels: Path, as_json: bool, out: TextIO) -> int:
    """Measures every scene at a moment of the first level, and says so."""
    moment = Moment(levels, levels / "g7" / MORNING[0], MORNING[1])
    costs = [cost(name, moment) for name in SCENES]
    if as_json:
        print(json.dumps([each._asdict() for each in costs], indent=2), file=out)
        return 0
    print("milliseconds a frame     half    99 %   longest", file=out)
    for each in costs:
        print(f"  {each.scene:<20} {each.half:7.2f} {each.most:7.2f} {each.longest:9.2f}", file=out)
    return 0


def cost(name: str, moment: Moment) -> Cost:
    """What the frames of one scene cost, time going on."""
    app = window(moment.scale)
    app.ui.opened(played(moment))
    for scene in SCENES[name](app.ui):
        app.ui.push(scene)
    times = []
    for _ in range(COUNT):
        began = time.perf_counter()
        app.frame(1 / FRAMES)
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    return Cost(name, times[len(times) // 2], times[len(times) * 99 // 100], times[-1])
