"""Where one can go from the hub: which scene each of its actions opens.

Look for: `opened`, `salvage_open`, `weld_open`, `work_way`.
"""

from game.retelling.wording import you
from game.session.moment import RUNNING
from game.ui.play import Play
from game.ui.scene import Scene, Ui
from game.ui.widgets.alarm_bar import LIST
from game.ui.widgets.oxygen import WHY


def opened(ui: Ui, action: str, person: str = "") -> bool:
    """Opens the scene of an action over the hub; whether there is one. Each is imported when it is first wanted.

    One of its kind that is open already makes way, with all that lies over it: to and fro between the board and the
    map makes no pile that has to be left one by one.
    """
    scene = _scene(action, person)
    if scene is None:
        return False
    at = next((n for n, each in enumerate(ui.scenes) if n and each.name == scene.name), 0)
    while at and len(ui.scenes) > at:
        ui.pop()
    ui.push(scene)
    return True


def _scene(action: str, person: str) -> Scene | None:
    match action:
        case "board":
            from game.ui.scenes.board import Board

            return Board(person)
        case "map":
            from game.ui.scenes.map import Map

            return Map()
        case "backlog":
            from game.ui.scenes.backlog import Backlog

            return Backlog()
        case "vitals":
            from game.ui.scenes.vitals import Vitals

            return Vitals()
        case "log":
            from game.ui.scenes.log import Log

            return Log()
        case "place":
            from game.ui.scenes.place import Place

            return Place()
        case "salvage":
            from game.ui.scenes.salvage import Salvage

            return Salvage()
        case "weld":
            from game.ui.scenes.weld import Weld

            return Weld()
        case "panel":
            from game.ui.scenes.panel import Panel

            return Panel()
        case "patch":
            from game.ui.scenes.patch import Patch

            return Patch()
        case "help":
            from game.ui.scenes.help import Help

            return Help()
        case "pause":
            from game.ui.scenes.pause import Pause

            return Pause()
        case "ending":
            from game.ui.scenes.ending import Ending

            return Ending()
        case _ if action == LIST:
            from game.ui.scenes.alarm_list import AlarmList

            return AlarmList()
        case _ if action == WHY:
            from game.ui.scenes.why import Why

            return Why()
    return None


def salvage_open(ui: Ui, play: Play) -> bool:
    """Whether the player is where the level has something to take apart (`[salvage]` of its screen.toml)."""
    told = ui.staging.more.get("salvage")
    me = you(play.world)
    if not isinstance(told, dict) or me < 0:
        return False
    place = play.session.state.duty.place[me]
    return place >= 0 and play.world.places[place] == told.get("place")


def weld_open(play: Play) -> bool:
    """Whether somebody is at a task of the level's weld bench."""
    design, state = play.world.plot.bench, play.session.state
    if design is None or state.bench is None:
        return False
    return any(state.work.status[t] == RUNNING and t in state.duty.task for t, _ in design.tasks)


def work_way(ui: Ui, play: Play) -> str:
    """Where the player's hands can take over what somebody is at: `weld`, `panel` or `patch`; '' nowhere."""
    if weld_open(play):
        return "weld"
    from game.ui.at_rig import rig_tasks
    from game.ui.panel.played import panel_open

    return "" if not rig_tasks(play) else "panel" if panel_open(play, ui.staging) else "patch"
