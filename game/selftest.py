"""The program tries itself: every plan that comes with it is played, a plate is moved on the weld bench, every picture
read, every scene drawn once.

A line for each plan ends with the digest of its last state. What one copy of the program said can be given to another:
it then says for each plan whether its digest is the same. A build carries what its source said.

Look for: `selftest`, `Wanted` (what is asked of it).
"""

import gc
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TextIO

from game.session.run import opened, run
from game.words.diagnostic import BadInput, complaint

MOMENT = "09:30:00"
"""Colony time at which scenes are drawn."""
ASIDE = 0.02
"""How far the plate is carried, m."""
_LINE = re.compile(r"plan (\S+): .*digest ([0-9a-f]+)")


class Wanted(NamedTuple):
    """What is tried, and with what it is compared."""

    levels: Path
    plan: Path
    """The one in whose game scenes are drawn."""
    against: Path | None = None
    """What another copy of the program said."""
    jobs: int = 0
    """Plans at a time; 0: as many as there are cores."""


def selftest(wanted: Wanted, out: TextIO) -> int:
    """0: all of it holds; 1: a plan, a picture or a scene does not. Raises BadInput where `against` can't be read."""
    known = _known(wanted.against) if wanted.against else {}
    plans = _plans(wanted, known, out)
    plates = _plates(out)
    pictures = _pictures(out)
    scenes = _scenes(wanted, out)
    said = []
    for what, tried, fault in (
        (plans, "plans", "wrong"), (plates, "plates", "stuck"), (pictures, "pictures", "damaged"),
        (scenes, "scenes", "bad"),
    ):  # fmt: skip
        said.append(f"{len(what)} {tried}, {what.count(False)} of them {fault}")
    same = f"; the digests are those of {wanted.against.name}" if wanted.against and all(plans) else ""
    print(f"{'; '.join(said)}{same}", file=out, flush=True)
    return 0 if all([*plans, *plates, *pictures, *scenes]) else 1


def _known(against: Path) -> dict[str, str]:
    """Plan by plan, the digests that another copy of the program came to."""
    try:
        found = dict(_LINE.findall(against.read_text(encoding="utf-8", errors="replace")))
    except OSError as error:
        raise complaint(str(against), f"can't be read: {(error.strerror or str(error)).lower()}") from None
    if not found:
        raise complaint(str(against), "holds no line of a self test: it is what 'SIXTEEN --selftest' printed")
    return found


def _plans(wanted: Wanted, known: Mapping[str, str], out: TextIO) -> list[bool]:
    """Whether each plan holds and comes to the digest that is known."""
    names = [path.relative_to(wanted.levels).as_posix() for path in sorted(wanted.levels.glob("*/plans/*.plan"))]
    held = []
    for name, (fault, digest) in zip(names, _played(names, wanted), strict=True):
        wrong = fault
        if known and digest and digest != known.get(name):
            wrong = wrong or f"differs, {known.get(name, 'a plan that is not there')} in {wanted.against}"
        told = f"plan {name}: {wrong or ('holds, the same' if known else 'holds')}"
        print(f"{told}, digest {digest}" if digest else told, file=out, flush=True)
        held.append(not wrong)
    for name in sorted(known.keys() - set(names)):
        print(f"plan {name}: is missing, but stands in {wanted.against}", file=out, flush=True)
        held.append(False)
    return held


def _played(names: list[str], wanted: Wanted) -> Iterator[tuple[str, str]]:
    """What is wrong with each plan, and its last digest, in their order."""
    jobs = min(wanted.jobs or os.cpu_count() or 1, len(names))
    if jobs <= 1:
        yield from (play(name, wanted.levels) for name in names)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(play, names, [wanted.levels] * len(names))


def play(name: str, levels: Path) -> tuple[str, str]:
    """What is wrong with a plan, "" if nothing, and the digest of its last state."""
    try:
        script, world = opened(levels / name, levels)
        played = run(script, world)
    except BadInput as error:
        return str(error).splitlines()[0], ""
    wrong = f"{len(played.failed)} expectations failed" if played.failed else ""
    return wrong, played.session.state.digest.hex()


def _plates(out: TextIO) -> list[bool]:
    """Whether a loose plate goes where it is carried: plans have written down where plates came to rest, so they would
    not miss the engine of bodies."""
    from game.workshop.exercises import exercise

    bench = exercise("lap").weldment
    plate = bench.pieces[0]
    goal = (round(plate.x + ASIDE, 4), round(plate.y, 4))
    try:
        from game.workshop.fitting import fit_up

        lies = fit_up(bench._replace(tacks=()), plate.name, *goal, plate.angle, plate.layer)
        fine = [(each.piece, round(each.x, 4), round(each.y, 4)) for each in lies] == [(plate.name, *goal)]
        told = "lies where it was carried" if fine else f"was carried to {goal} and lies at {lies}"
    except ImportError as error:
        fine, told = False, f"can't be moved: {error}"
    print(f"plate {plate.name}: {told}", file=out, flush=True)
    return [fine]


def _pictures(out: TextIO) -> list[bool]:
    """Whether each baked picture can be read."""
    from game.ui.baking import folders
    from game.ui.pictures import Pictures

    whole = []
    for scale, folder in folders().items():
        names = sorted(file.stem for file in folder.glob("*.json") if file.stem != "sound")
        read = [Pictures({scale: folder}).wait(name) is not None for name in names]
        damaged = [name for name, fine in zip(names, read, strict=True) if not fine]
        told = f", damaged: {', '.join(damaged)}" if damaged else ""
        print(f"pictures of scale {scale:g}: {sum(read)} read{told}", file=out, flush=True)
        whole += read
    return whole


def _scenes(wanted: Wanted, out: TextIO) -> list[bool]:
    """Whether each scene can be drawn."""
    from game.ui.shot import Moment, played, shot
    from game.ui.show import SCENES

    moment = Moment(wanted.levels, wanted.plan, MOMENT)
    try:
        game = played(moment)
    except BadInput as error:
        print(f"scenes: not drawn: {str(error).splitlines()[0]}", file=out, flush=True)
        return [False] * len(SCENES)
    drawn = []
    with tempfile.TemporaryDirectory() as folder:
        for name in SCENES:
            picture = Path(folder) / f"{name}.png"
            try:
                shot(name, moment, picture, seen=True, game=game)
                told = f"drawn, {picture.stat().st_size} bytes"
            except Exception as error:
                # Whatever goes wrong in a scene is this command's business to say.
                told = f"not drawn: {type(error).__name__}: {error}"
            print(f"scene {name}: {told}", file=out, flush=True)
            drawn.append(told.startswith("drawn"))
            # A window and its scenes know each other: without this, all of them lie in memory at the end.
            gc.collect()
    return drawn
