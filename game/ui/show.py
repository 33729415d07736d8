"""Every scene by name, for pictures of it: which scenes lie over each other, made from the game that is open.

Look for: `SCENES`.
"""

from collections.abc import Callable
from functools import partial

from game.ui.scene import Scene, Ui

Shown = Callable[[Ui], list[Scene]]
"""Scenes to push, the last one on top; imports what it needs when it is called."""


def _loading(ui: Ui) -> list[Scene]:
    from game.ui.opening import title
    from game.ui.scenes.loading import Loading

    return [Loading(title, stays=True)]


def _title(ui: Ui) -> list[Scene]:
    from game.ui.opening import title

    return [title()]


def _levels(ui: Ui) -> list[Scene]:
    from game.ui.scene import LEVELS
    from game.ui.scenes.levels import Levels
    from game.ui.shelf import Shelf

    return [*_title(ui), Levels(Shelf(LEVELS).wait())]


def _beginning(ui: Ui) -> list[Scene]:
    from game.ui.scene import LEVELS
    from game.ui.scenes.levels import Beginning
    from game.ui.shelf import Shelf

    return [*_title(ui), Beginning(Shelf(LEVELS).wait().levels[0])]


def _settings(ui: Ui) -> list[Scene]:
    from game.ui.scenes.settings import SettingsScene

    return [*_title(ui), SettingsScene()]


def _keys(ui: Ui) -> list[Scene]:
    from game.ui.scenes.settings import Keys

    return [*_title(ui), Keys()]


def _credits(ui: Ui) -> list[Scene]:
    from game.ui.scenes.credits import Credits

    return [*_title(ui), Credits()]


def _hub(ui: Ui) -> list[Scene]:
    from game.ui.scenes.hub import Hub

    return [Hub()]


def _alarms(ui: Ui) -> list[Scene]:
    from game.ui.scenes.alarm_list import AlarmList
    from game.ui.scenes.hub import Hub

    return [Hub(), AlarmList()]


def _pause(ui: Ui) -> list[Scene]:
    from game.ui.scenes.hub import Hub
    from game.ui.scenes.pause import Pause

    return [Hub(), Pause()]


def _resumed(ui: Ui) -> list[Scene]:
    from game.ui.scenes.hub import Hub
    from game.ui.scenes.resumed import Resumed

    return [Hub(), Resumed()]


def _ending(ui: Ui) -> list[Scene]:
    from game.ui.scenes.ending import Ending

    return [Ending()]


def _debrief(ui: Ui, page: str = "day") -> list[Scene]:
    from game.debrief.report import report
    from game.ui.scenes.debrief import Debrief

    play = ui.play
    return [Debrief(report(play.notebook, play.session, play.samples, play.notes), page, 5)] if play else []


def _vitals(ui: Ui) -> list[Scene]:
    from game.ui.scenes.hub import Hub
    from game.ui.scenes.vitals import Vitals

    return [Hub(), Vitals()]


def _board(ui: Ui) -> list[Scene]:
    from game.ui.scenes.board import Board

    return [*_hub(ui), Board()]


def _map(ui: Ui) -> list[Scene]:
    from game.ui.scenes.map import Map

    return [*_hub(ui), Map()]


def _place(ui: Ui) -> list[Scene]:
    from game.ui.scenes.place import Place

    return [*_hub(ui), Place()]


def _backlog(ui: Ui) -> list[Scene]:
    from game.ui.scenes.backlog import Backlog

    return [*_hub(ui), Backlog()]


def _briefing(ui: Ui) -> list[Scene]:
    from game.ui.scenes.briefing import Briefing

    level = ui.play.world if ui.play else None
    return [*_title(ui), Briefing(level.level, level.seed, level.difficulty).wait()] if level else []


def _log(ui: Ui) -> list[Scene]:
    from game.ui.scenes.log import Log

    return [*_hub(ui), Log()]


def _help(ui: Ui) -> list[Scene]:
    from game.ui.scenes.help import Help

    return [*_hub(ui), Help()]


def _glossary(ui: Ui) -> list[Scene]:
    from game.ui.scenes.glossary import Glossary

    return [*_help(ui), Glossary(["kPa SpO2"])]


def _why(ui: Ui) -> list[Scene]:
    from game.ui.scenes.why import Why

    return [*_hub(ui), Why()]


def _salvage(ui: Ui) -> list[Scene]:
    from game.ui.scenes.salvage import Salvage

    return [*_hub(ui), Salvage()]


def _parts(ui: Ui) -> list[Scene]:
    from game.ui.scenes.salvage_box import PartsBox

    return [*_salvage(ui), PartsBox()]


def _weld(ui: Ui, mode: str = "") -> list[Scene]:
    from game.ui.scenes.weld import Weld

    return [*_hub(ui), Weld(mode)]


def _patch(ui: Ui, page: int = 0, mode: str = "parts") -> list[Scene]:
    from game.ui.scenes.patch import Patch

    return [*_hub(ui), Patch(page, mode)]


def _panel(ui: Ui) -> list[Scene]:
    from game.ui.scenes.panel import Panel

    return [*_hub(ui), Panel()]


def _practice(ui: Ui, mode: str = "marks") -> list[Scene]:
    from game.ui.practice_bench import result_of
    from game.ui.scenes.practice import Practice
    from game.workshop.exercises import exercise
    from game.workshop.trial import shown

    scene = Practice("rusty")
    if mode in ("weld", "arc"):
        scene.begin()
    if mode == "arc" and scene.burn is not None:
        scene.strike()
        for _ in range(90):
            scene.bench.advance(0.1)
            scene.burn.advance(0.1, scene.bench)
    elif mode == "marks":
        # A beginner, after somebody skilled.
        bench = exercise(scene.chosen)
        scene.best = {scene.chosen: result_of(bench, shown(bench, "skilled", 16), 16).entry}
        for act in shown(bench, "beginner", 16):
            scene.bench.did(act)
        scene.finish()
    return [*_title(ui), scene]


SCENES: dict[str, Shown] = {
    "ending": _ending,
    "debrief": _debrief,
    "debrief_people": partial(_debrief, page="people"),
    "debrief_why": partial(_debrief, page="why"),
    "debrief_learnt": partial(_debrief, page="learnt"),
    "loading": _loading,
    "title": _title,
    "hub": _hub,
    "alarms": _alarms,
    "board": _board,
    "map": _map,
    "place": _place,
    "backlog": _backlog,
    "briefing": _briefing,
    "pause": _pause,
    "resumed": _resumed,
    "vitals": _vitals,
    "log": _log,
    "why": _why,
    "help": _help,
    "glossary": _glossary,
    "salvage": _salvage,
    "parts": _parts,
    "weld": _weld,
    "weld_load": partial(_weld, mode="load"),
    "patch": _patch,
    "patch_gas": partial(_patch, page=1, mode="tools"),
    "panel": _panel,
    "practice": _practice,
    "practice_card": partial(_practice, mode="choose"),
    "practice_weld": partial(_practice, mode="weld"),
    "practice_arc": partial(_practice, mode="arc"),
    "levels": _levels,
    "beginning": _beginning,
    "settings": _settings,
    "keys": _keys,
    "credits": _credits,
}
