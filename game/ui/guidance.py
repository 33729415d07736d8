"""One quiet line on the hub: what is going on, what can be done, and by which key; until it has been learnt.

Look for: `guidance`, `Learnt`.
"""

from typing import NamedTuple

from game.level.world import NO_WAY, World
from game.retelling.wording import at, shortened, you
from game.session.moment import RUNNING, State
from game.ui.pace import CREW
from game.ui.play import Play
from game.ui.texts import Texts

ENOUGH = {"alarm": 2, "reply": 3, "listen": 4, "look": 3, "order": 2, "wait": 2}
"""How often somebody does a thing until they are no longer told how."""


HURRY = 30.0
"""Minutes to a limit, from which on the line speaks of moving people."""


class Learnt(NamedTuple):
    """What the player has done so far, so that nobody is told what they know."""

    alarm: int = 0
    """Alarms noticed."""
    reply: int = 0
    """Questions answered."""
    listen: int = 0
    """Lines that were sent on."""
    look: int = 0
    """People looked at."""
    order: int = 0
    """Orders given."""
    wait: int = 0
    """Times that time was let run."""

    def knows(self, name: str) -> bool:
        """Whether a thing has been done often enough."""
        return int(getattr(self, name)) >= ENOUGH[name]

    def did(self, name: str) -> "Learnt":
        """Once more."""
        return self._replace(**{name: getattr(self, name) + 1})


def guidance(play: Play, texts: Texts, learnt: Learnt, warned: bool = False) -> str:
    """What there is to do now; never more than one thing, the most urgent first.

    `warned`: of the alarms that stand open the player has been told for long enough; other things are said again.
    """
    question, world, state = play.question, play.world, play.session.state
    if play.paused:
        given = len([1 for tick, command in play.orders if tick == play.now and command.verb != "choose"])
        return texts.say("ui_hub.stopped_orders" if given else "ui_hub.stopped", count=given)
    if question is not None:
        told = "reply" if not learnt.knows("reply") else "asked"
        return texts.say(f"ui_hub.{told}", count=len(question.options))
    if play.alarms.open() and not learnt.knows("alarm") and not warned:
        return texts.say("ui_hub.alarm")
    hurry = _hurry(play, texts)
    if hurry:
        return hurry
    if play.line is not None and not learnt.knows("listen"):
        return texts.say("ui_hub.listen")
    if play.session.judged:
        return texts.say("ui_hub.judged")
    idle = _idle(world, state)
    if idle and not learnt.knows("order"):
        return texts.say("ui_hub.order", people=shortened(idle), count=len(idle))
    if idle:
        return texts.say("ui_hub.idle", people=shortened(idle))
    if not learnt.knows("look"):
        return texts.say("ui_hub.look")
    if not learnt.knows("wait"):
        return texts.say("ui_hub.wait")
    return _going_on(play, texts)


def _hurry(play: Play, texts: Texts) -> str:
    """Near the limit, and past it: that people can still be moved, and how long the nearest way is."""
    world, session = play.world, play.session
    home = (world.living, world.bay)
    ways = [world.walks[world.living][r] for r in range(len(world.modules)) if r not in home]
    nearest = min(ways, default=NO_WAY)
    if nearest >= NO_WAY or not session.read("at_home") or session.judged:
        return ""
    left = float(session.read("minutes_left"))
    if left > HURRY:
        return ""
    past = "past" if left <= 0.0 else "near"
    return texts.say(f"ui_hub.{past}", left=max(0, round(left)), minutes=round(nearest))


def _idle(world: World, state: State) -> list[str]:
    """Those of the crew who can act and have nothing to do."""
    crew = world.groups.get(CREW, ())
    walking = {travel[1] for travel in state.travels}
    able = [i for i in crew if state.habitat.people.status[i] == 0.0 and not state.duty.sits[i]]
    return [world.people_names[i] for i in able if state.duty.task[i] < 0 and i not in walking]


def _going_on(play: Play, texts: Texts) -> str:
    """What the player's own person is at."""
    world, state = play.world, play.session.state
    me = you(world)
    if me < 0:
        return ""
    travel = next((each for each in state.travels if each[1] == me and not each[3]), None)
    if travel is not None:
        return texts.say("ui_hub.walking", place=world.place_names[travel[2]], clock=at(world, travel[0]))
    task = state.duty.task[me]
    if task < 0:
        return ""
    name = texts.shown(world.texts.get(f"task.{world.plot.tasks[task].id}", world.plot.tasks[task].id))
    if state.work.status[task] == RUNNING:
        minutes = max(1, round(state.work.left[task] / 60.0))
        return texts.say("ui_hub.working", task=name, minutes=minutes)
    return texts.say("ui_hub.held", task=name)
