"""A morning in pictures, for a machine with no display: the title, the hub as time goes on, and the debrief.

Look for: `gallery`, `debriefed` (the debrief alone, of any file).
"""

import os
import time
from pathlib import Path
from typing import TextIO

import pygame

from game.debrief.played import written
from game.debrief.report import report
from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import baking
from game.ui.app import FRAMES
from game.ui.play import Play
from game.ui.scene import Scene
from game.ui.shot import window
from game.ui.show import SCENES
from game.words.diagnostic import BadInput, complaint
from game.words.facts import clock_text

LOOKS = 4
"""Moments of the hub, spread over the morning."""
AFTER = ("ending", "debrief", "debrief_people", "debrief_why", "debrief_learnt")
SETTLING = 2.0
"""Real seconds that a scene lives before its picture is taken."""
PATIENCE = 1800.0
"""Real seconds for the art to be drawn."""


def gallery(plan: Path, levels: Path, folder: Path, out: TextIO) -> None:
    """Plays a plan, and leaves its report and pictures in a folder. Raises BadInput."""
    play = _played(plan, levels)
    last = play.now
    file = written(report(play.notebook, play.session, play.samples, play.notes), folder)
    print(f"wrote {file}", file=out, flush=True)
    trouble = _baked(out)
    if trouble:
        print(f"{trouble} The pictures are drawn without it, plainly.", file=out, flush=True)
    try:
        _kept(_pictured("title", None), folder / "title.png", out)
        for n in range(LOOKS):
            now = play.rewound(last * (2 * n + 1) // (2 * LOOKS))
            clock = clock_text(now.session.clock)[:5].replace(":", "")
            _kept(_pictured("hub", now), folder / f"hub_{clock}.png", out)
        for name in AFTER:
            _kept(_pictured(name, play), folder / f"{name}.png", out)
    except OSError as error:
        raise complaint(str(folder), f"can't be written to: {(error.strerror or str(error)).lower()}") from None


def debriefed(file: Path, levels: Path, folder: Path, out: TextIO, err: TextIO) -> int:
    """Pictures of the debrief of a file. 0, or 2 where it or the folder can't be used."""
    try:
        play = _played(file, levels)
        for name in AFTER[1:]:
            _kept(_pictured(name, play), folder / f"{name}.png", out)
    except (BadInput, OSError) as error:
        print(error, file=err)
        return 2
    return 0


def _played(file: Path, levels: Path) -> Play:
    """To the end that the file names, or to the end of its level."""
    script, world = opened(file, levels)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    ends = [line.time - world.start for line in script.lines if line.ends and line.time != FINALLY]
    return Play.from_commands(world, orders, ends[0] if ends else world.last_tick)


def _baked(out: TextIO) -> str:
    """Waits until the art is drawn; why it can't be, as a sentence."""
    try:
        art = baking.Baking(baking.folders(), 1.0)
        art.start()
    except OSError as error:
        return f"The art can't be drawn here ({error.strerror or error})."
    if art.missing:
        print(f"Drawing {len(art.missing)} pictures of this world, once; a few minutes …", file=out, flush=True)
    until = time.monotonic() + PATIENCE
    try:
        while art.running and time.monotonic() < until:
            time.sleep(0.2)
    finally:
        art.stop()
    return f"The art can't be drawn here ({art.complaint or 'it did not finish'})." if art.missing else ""


def _pictured(name: str, play: Play | None) -> pygame.Surface:
    """A scene as a player would see it."""
    app = window(1.0)
    app.ui.opened(play)
    scenes: list[Scene] = SCENES[name](app.ui)
    for scene in scenes:
        app.ui.push(scene)
    for _ in range(round(SETTLING * FRAMES)):
        if app.ui.top is not None:
            app.ui.top.advance(1 / FRAMES)
    app.draw()
    return app.screen


def _kept(picture: pygame.Surface, file: Path, out: TextIO) -> None:
    """Written beside and moved there: no half a picture is left."""
    beside = file.with_name(f".{file.name}")
    pygame.image.save(picture, beside, "png")
    os.replace(beside, file)
    print(f"wrote {file}", file=out, flush=True)
