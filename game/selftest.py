"""The program tries itself: every plan that comes with it is played, and every scene is drawn once.

A line for each plan ends with the digest of its last state, so that two builds, or a build and the source, can be
compared line by line.

Look for: `selftest`.
"""

import tempfile
from pathlib import Path
from typing import TextIO

from game.session.run import opened, run
from game.words.diagnostic import BadInput

MOMENT = "09:30:00"
"""Colony time at which scenes are drawn."""


def selftest(levels: Path, plan: Path, out: TextIO) -> int:
    """0: all plans hold and all scenes can be drawn; 1: one does not, or can't."""
    plans = sorted(levels.glob("*/plans/*.plan"))
    wrong = [path for path in plans if not _played(path, levels, out)]
    scenes, failed = _drawn(levels, plan, out)
    print(
        f"{len(plans)} plans, {len(wrong)} of them wrong; {scenes} scenes, {failed} of them not drawn",
        file=out,
        flush=True,
    )
    return 1 if wrong or failed else 0


def _played(path: Path, levels: Path, out: TextIO) -> bool:
    name = path.relative_to(levels).as_posix()
    try:
        script, world = opened(path, levels)
        played = run(script, world)
    except BadInput as error:
        print(f"plan {name}: {error}", file=out, flush=True)
        return False
    told = f"{len(played.failed)} expectations failed" if played.failed else "holds"
    print(f"plan {name}: {told}, digest {played.session.state.digest.hex()}", file=out, flush=True)
    return not played.failed


def _drawn(levels: Path, plan: Path, out: TextIO) -> tuple[int, int]:
    from game.ui.shot import Moment, shot
    from game.ui.show import SCENES

    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in SCENES:
            picture = Path(folder) / f"{name}.png"
            try:
                shot(name, Moment(levels, plan, MOMENT), picture, seen=True)
                told = f"drawn, {picture.stat().st_size} bytes"
            except Exception as error:
                # Whatever goes wrong in a scene is this command's business to say.
                failed += 1
                told = f"not drawn: {type(error).__name__}: {error}"
            print(f"scene {name}: {told}", file=out, flush=True)
    return len(SCENES), failed
