"""What the window costs, with no display, against what it may cost: frames of each scene, play, the start, memory.

Frames are measured in CPU time, so that other programs of the machine count less; of several stretches the best counts.

Look for: `bench`, `Cost`, `Limit` (what was measured, with which art, against which limit), `limits`.
"""

import json
from pathlib import Path
from typing import NamedTuple, TextIO

from game.ui.bench_runs import CHANGES, Played, apart, art, bodies, first, frames, growth, opened, play
from game.ui.shot import Moment
from game.ui.show import SCENES

COUNT = 300
"""Frames of each scene, several times."""
PLAYED, PLAYED_LARGE = 10 * 60, 2 * 60
"""Real seconds of play, at scale 1 and at scale 2."""
SCALES = (1.0, 1.5)
MORNING, THIN = ("saves.plan", "07:15:00"), ("do_nothing.plan", "16:20:00")
"""When scenes are looked at; when the player's own blood lacks oxygen, so that the veil lies over the picture."""
WELDING, WELDED = ("weld_neat.plan", "08:46:20"), ("weld_neat.plan", "09:00:40")
"""When an arc burns at the weld bench among beads that were laid before; when all that was welded shows its use."""
WIRED = ("expert.plan", "10:41:00")
"""When everything hangs at the patch bay."""
FITTED = ("weld_neat.plan", "08:33:30")
"""When three plates are fitted up on the wall."""
MOST_BODIES = 1.5
"""Milliseconds of a frame that bodies may take at the weld bench, 99 of 100."""
HALF, MOST, MOST_LARGER, LONGEST, FIRST, GROWN = 4.0, 8.0, 14.0, 50.0, 500.0, 5.0
"""Milliseconds of a frame of the hub or the weld bench at scale 1 (half of them, 99 of 100), at 1.5, of any; to the
first one; MB."""
MEMORY, MEMORY_LARGE = 350.0, 700.0
"""MB at scale 1 and 2."""


class Cost(NamedTuple):
    """Milliseconds of CPU time of a frame."""

    scene: str
    scale: float
    art: str
    half: float
    """Half of the frames take less."""
    most: float
    """99 of 100 take less."""
    longest: float


class Limit(NamedTuple):
    """Something that may not cost more than it may."""

    what: str
    art: str
    found: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        return self.found <= self.most


def bench(levels: Path, as_json: bool, out: TextIO) -> int:
    """Measures it all, and says so."""
    plans = levels / "g7" / "plans"
    costs = []
    for scale in SCALES:
        morning = Moment(levels, plans / MORNING[0], MORNING[1], scale)
        thin = Moment(levels, plans / THIN[0], THIN[1], scale)
        costs += [Cost(name, scale, art(scale), *frames(name, morning, COUNT)) for name in SCENES]
        costs.append(Cost("hub, thin air", scale, art(scale), *frames("hub", thin, COUNT)))
        for what, name, (file, at) in (
            ("weld, arc", "weld", WELDING), ("weld, uses", "weld_load", WELDED), ("patch, wired", "patch", WIRED),
        ):  # fmt: skip
            moment = Moment(levels, plans / file, at, scale)
            costs.append(Cost(what, scale, art(scale), *frames(name, moment, COUNT)))
    plan = plans / MORNING[0]
    whole, large = apart(play, plan, levels, PLAYED, 1.0), apart(play, plan, levels, PLAYED_LARGE, 2.0)
    held = limits(costs, whole, large)
    moved = apart(bodies, Moment(levels, plans / FITTED[0], FITTED[1]), COUNT)
    what = "bodies at the weld bench, a plate pushed and the machine lowered: 99 of 100 frames"
    held.append(Limit(what, "none", moved.most, MOST_BODIES, "ms"))
    waited, worked = first()
    what = f"from the start of the process to the first frame of the title ({worked:.0f} ms of it worked)"
    held.append(Limit(what, art(1.0), waited, FIRST, "ms"))
    grown = apart(growth, Moment(levels, plan, MORNING[1]))
    held.append(Limit(f"growth over {CHANGES} changes of scene", art(1.0), grown, GROWN, "MB"))
    longest, what = apart(opened)
    held.append(Limit(f"everything opened once: longest frame ({what})", art(1.0), longest, LONGEST, "ms"))
    if as_json:
        told = {
            "frames": [each._asdict() for each in costs],
            "limits": [{**each._asdict(), "kept": each.kept} for each in held],
            "play": [{**each._asdict(), "frames": each.frames._asdict()} for each in (whole, large)],
        }
        print(json.dumps(told, indent=2), file=out)
        return 0
    print("\n".join([*_frames_told(costs), "", *_play_told(whole), "", *_limits_told(held)]), file=out)
    return 0


def limits(costs: list[Cost], whole: Played, large: Played) -> list[Limit]:
    """What was measured of the hub, of the weld bench at work and of play, and how much it may be."""
    held = []
    for each in costs:
        if each.scene.startswith(("hub", "weld,", "panel", "patch")):
            larger = each.scale > 1.0
            name = f"{each.scene}, {720 * each.scale:.0f}p"
            if not larger:
                held.append(Limit(f"{name}: half of the frames", each.art, each.half, HALF, "ms"))
            most = MOST_LARGER if larger else MOST
            held.append(Limit(f"{name}: 99 of 100 frames", each.art, each.most, most, "ms"))
    name = f"{PLAYED // 60} minutes of play, 720p"
    held.append(Limit(f"{name}: longest frame ({whole.told})", art(1.0), whole.frames.longest, LONGEST, "ms"))
    held.append(Limit(f"{name}: most memory", art(1.0), whole.memory_mb, MEMORY, "MB"))
    name = f"{PLAYED_LARGE // 60} minutes of play, 1440p"
    held.append(Limit(f"{name}: most memory", art(2.0), large.memory_mb, MEMORY_LARGE, "MB"))
    return held


def _frames_told(costs: list[Cost]) -> list[str]:
    lines = ["ms of CPU time a frame, the pointer moving     scale  art                half    99 %   longest"]
    for each in costs:
        lines.append(
            f"  {each.scene:<43} {each.scale:6g}  {each.art:<14} {each.half:8.2f} {each.most:7.2f} {each.longest:9.2f}"
        )
    return lines


def _play_told(whole: Played) -> list[str]:
    """What the stretch of play was made of."""
    seen = ", ".join(f"{name} {count}" for name, count in sorted(whole.opened.items()))
    return [
        f"{PLAYED // 60} minutes of play from the title on, at 60 frames a second; CPU time of the window's thread:",
        f"  half of the frames under {whole.frames.half:.2f} ms, 99 of 100 under {whole.frames.most:.2f} ms",
        f"  {whole.answers} questions answered; {whole.saved} bytes saved as it went; pressed: {seen}",
    ]


def _limits_told(held: list[Limit]) -> list[str]:
    lines = []
    for each in held:
        sign = "kept" if each.kept else "OVER"
        lines.append(f"{sign}  {each.found:7.1f} of {each.most:g} {each.unit}  {each.what}; art {each.art}")
    missed = sum(not each.kept for each in held)
    return [*lines, f"{missed} of {len(held)} limits are not kept" if missed else f"all {len(held)} limits are kept"]
