"""Bakes the pictures into a folder, several at a time: `python -m assets.bake --into DIR --scale K [--jobs J] [NAME…]`.

Without names it bakes what is missing; a name that is given is baked again.

Look for: `main`, `bake` (one picture), `pool_of` (the processes).
"""

import argparse
import importlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from assets.key import NAMES, SOUND

GENTLE = 5
"""Niceness, so that a game that is played meanwhile stays smooth."""


def bake(name: str, folder: Path, scale: float) -> str:
    """Draws one picture, or makes the sounds, and stores it; "" or what went wrong."""
    # Imported here: what starts the processes needs neither numpy nor pygame.
    from assets.art.sheet import write

    module, _, variant = name.partition(".")
    try:
        if name == SOUND:
            importlib.import_module("assets.sound.store").write(name, folder)
            return ""
        draw = importlib.import_module(f"assets.art.scenes.{module}").draw
        write(draw(scale, variant) if variant else draw(scale), name, scale, folder)
    except Exception as failure:
        place = _place(failure)
        return f"{type(failure).__name__}: {failure}{place}"
    return ""


def main(arguments: Sequence[str]) -> int:
    """0; 2 when a picture could not be baked, said in one sentence for each."""
    parser = argparse.ArgumentParser(prog="python -m assets.bake", description="Bakes the pictures of SIXTEEN.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"pictures (all that are missing): {' '.join(NAMES)}")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="the folder for them")
    parser.add_argument("--scale", type=float, default=1.0, metavar="K", help="pixels per unit: 1 for 1280×720")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="J", help="how many at a time")
    parser.add_argument(
        "--watched", action="store_true", help="end when the standard input ends: with whoever started it"
    )
    asked = parser.parse_args(arguments)
    if asked.watched:
        threading.Thread(target=_end_with_input, daemon=True).start()
    unknown = [
        name for name in asked.names if name.partition(".")[0] not in {known.partition(".")[0] for known in NAMES}
    ]
    if unknown:
        print(f"There is no picture '{unknown[0]}'; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    names = asked.names or [name for name in NAMES if not (asked.into / f"{name}.json").is_file()]
    return max([0, *(_told(name, wrong) for name, wrong in _all(names, asked.into, asked.scale, asked.jobs))])


def _all(names: Sequence[str], folder: Path, scale: float, jobs: int) -> Iterator[tuple[str, str]]:
    """Each picture's name and what went wrong, as they come."""
    if jobs <= 1 or len(names) <= 1:
        for name in names:
            yield name, bake(name, folder, scale)
        return
    with pool_of(min(jobs, len(names))) as pool:
        waiting: dict[Future[str], str] = {pool.submit(bake, name, folder, scale): name for name in names}
        for done in as_completed(waiting):
            try:
                yield waiting[done], done.result()
            except BrokenProcessPool:
                yield waiting[done], "the process that drew it ended"


def pool_of(jobs: int) -> ProcessPoolExecutor:
    """Processes that draw; none of them outlives this one, however it ends."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_not_left)


def _not_left() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(1)


def _end_with_parent() -> None:
    """A process that draws would wait for the next picture for ever, if the one that gives them out was ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _calm() -> None:
    """No window, no sound, and after everybody else: this process and those that it starts."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")
    if hasattr(os, "nice"):
        os.nice(GENTLE)


def _told(name: str, wrong: str) -> int:
    """Says how a picture ended; the exit code for it."""
    if wrong:
        print(f"The picture '{name}' could not be baked: {wrong}", file=sys.stderr, flush=True)
        return 2
    print(f"baked {name}", flush=True)
    return 0


def _place(failure: Exception) -> str:
    """Where it happened: the innermost line in assets/."""
    place, step = "", failure.__traceback__
    while step:
        file = Path(step.tb_frame.f_code.co_filename)
        if "assets" in file.parts:
            place = f" ({file.name}, line {step.tb_lineno})"
        step = step.tb_next
    return place


if __name__ == "__main__":
    _calm()
    sys.exit(main(sys.argv[1:]))
