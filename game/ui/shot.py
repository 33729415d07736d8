"""Pictures of scenes, without a display: what a player sees at a moment of a plan.

Look for: `shot`, `shots`.
"""

import os
from pathlib import Path
from typing import NamedTuple

import pygame

from game.session.lines import FINALLY
from game.session.run import opened
from game.ui import baking
from game.ui.app import FRAMES, App
from game.ui.pictures import Pictures
from game.ui.play import Play
from game.ui.show import SCENES
from game.ui.texts import Texts
from game.words.facts import clock

SETTLING = 0.5
"""Real seconds that a scene lives before its picture is taken: panels have slid in, a lamp has its glow."""


class Moment(NamedTuple):
    """When and how a scene is looked at."""

    levels: Path
    plan: Path
    at: str
    """The clock of the colony: HH:MM:SS."""
    scale: float = 1.0
    stretch: float = 1.0
    focus: str = ""
    """Id of the widget that has the focus; "" for the usual one."""


def window(scale: float, stretch: float = 1.0) -> App:
    """A window that nobody sees."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    return App((round(1280 * scale), round(720 * scale)), texts=Texts(stretch), pictures=Pictures(baking.folders()))


def played(moment: Moment) -> Play:
    """The game of a plan as it stands at the moment. Raises BadInput or ValueError."""
    script, world = opened(moment.plan, moment.levels)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    return Play.from_commands(world, orders, max(0, clock(moment.at) - world.start))


def shot(name: str, moment: Moment, out: Path) -> None:
    """One scene, as PNG."""
    app = window(moment.scale, moment.stretch)
    app.ui.opened(played(moment))
    _taken(app, name, moment, out)


def shots(moment: Moment, folder: Path) -> list[Path]:
    """All of them."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in SCENES:
        files.append(folder / f"{name}.png")
        shot(name, moment, files[-1])
    return files


def _taken(app: App, name: str, moment: Moment, out: Path) -> None:
    for scene in SCENES[name](app.ui):
        app.ui.push(scene)
        app.draw()
    for _ in range(round(SETTLING * FRAMES)):
        if app.ui.top is not None:
            app.ui.top.advance(1 / FRAMES)
    if moment.focus:
        app.ui.focus = moment.focus
    app.draw()
    pygame.image.save(app.screen, out)
