"""Pictures of scenes, without a display: what a player sees at a moment of a plan.

Look for: `shot`, `shots`.
"""

import os
from collections.abc import Sequence
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

STATES = {
    "hub_calm": ("hub", "room_to_spare.plan", "11:28:00"),
    "hub_alarm": ("hub", "saves.plan", "06:46:40"),
    "hub_close": ("hub", "saves.plan", "12:53:00"),
    "hub_dark": ("hub", "lights_out.plan", "09:00:00"),
    "hub_hypoxic": ("hub", "do_nothing.plan", "16:50:00"),
    "ending_won": ("ending", "saves.plan", "13:49:00"),
    "ending_lost": ("ending", "lost.plan", "27:20:00"),
    "debrief_won": ("debrief", "saves.plan", "13:49:00"),
    "weld_fit": ("weld", "weld_neat.plan", "08:32:30"),
    "weld_arc": ("weld", "weld_neat.plan", "08:46:50"),
    "weld_uses": ("weld_load", "weld_neat.plan", "09:00:40"),
    "panel_start": ("panel", "saves.plan", "12:53:00"),
    "patch_power": ("patch", "expert.plan", "10:13:00"),
    "patch_wired": ("patch", "expert.plan", "10:36:00"),
    "patch_gases": ("patch_gas", "expert.plan", "10:41:00"),
    "debrief_lost": ("debrief", "lost.plan", "27:20:00"),
}
"""What the same scene looks like in very different hours: name, scene, plan and clock."""
THUMB, ACROSS = (426, 240), 4
NOTICED = 300
"""Seconds after which somebody who plays would have taken notice of an alarm."""
SETTLING = 1.5
"""Real seconds that a scene lives before its picture is taken: panels have slid in, what is felt is felt."""


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


def window(scale: float, stretch: float = 1.0, seen: bool = False) -> App:
    """A window that nobody sees; or one on the display that there is."""
    if not seen:
        os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    return App((round(1280 * scale), round(720 * scale)), texts=Texts(stretch), pictures=Pictures(baking.folders()))


def played(moment: Moment) -> Play:
    """The game of a plan as it stands at the moment. Raises BadInput or ValueError."""
    script, world = opened(moment.plan, moment.levels)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    play = Play.from_commands(world, orders, max(0, clock(moment.at) - world.start))
    for alarm in play.alarms.ranked():
        if play.now - alarm.tick > NOTICED:
            play.acknowledge(alarm.key)
    return play


def shot(name: str, moment: Moment, out: Path, seen: bool = False, game: Play | None = None) -> None:
    """One scene, as PNG; `seen`: on the display that there is; `game`: one that stands at the moment already."""
    app = window(moment.scale, moment.stretch, seen)
    app.ui.opened(game or played(moment))
    _taken(app, name, moment, out)


def shots(moment: Moment, folder: Path) -> list[Path]:
    """All scenes at the moment, the states of STATES, and a sheet of all of them in small."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: (name, moment) for name in SCENES}
    for name, (scene, plan, at) in STATES.items():
        file = moment.plan.parent / plan
        if file.is_file():
            wanted[name] = (scene, moment._replace(plan=file, at=at))
    files = []
    for name, (scene, when) in wanted.items():
        files.append(folder / f"{name}.png")
        shot(scene, when, files[-1])
    files.append(folder / "sheet.png")
    pygame.image.save(_sheet(files[:-1]), files[-1])
    return files


def _sheet(files: Sequence[Path]) -> pygame.Surface:
    """The pictures in small, in rows."""
    wide, high = THUMB
    rows = -(-len(files) // ACROSS)
    sheet = pygame.Surface((ACROSS * (wide + 8) + 8, rows * (high + 8) + 8))
    for n, file in enumerate(files):
        small = pygame.transform.smoothscale(pygame.image.load(file).convert(), THUMB)
        sheet.blit(small, (8 + n % ACROSS * (wide + 8), 8 + n // ACROSS * (high + 8)))
    return sheet


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
