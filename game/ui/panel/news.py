"""What the display says besides a trip: what waits for the hand, why waiting has ended, what is not purged.

Look for: `waits` (for the hand), `Since` and `ended` (why time does not run on), `moved` (which step has), `unpurged`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.ui.panel import layout
from game.ui.panel.acts import Act
from game.ui.panel.view import PanelView, Step
from game.ui.play import NEWS, Play
from game.ui.scene import Ui
from game.ui.widgets.alarm_bar import worded


class Since(NamedTuple):
    """How much there was of each when waiting began."""

    tick: int
    said: int
    happenings: int

    @classmethod
    def of(cls, play: Play) -> "Since":
        """Now."""
        return cls(play.now, len(play.said), len(play.happenings))


def waits(ui: Ui, view: PanelView, acts: Sequence[Act], busy: int) -> str:
    """What is done as soon as the hands are free, and when; '' where nothing waits."""
    if not acts or busy <= 0:
        return ""
    say = ui.texts.say
    if len(acts) > 1:
        return say("ui_panel.busy_more", seconds=busy, count=len(acts))
    return say("ui_panel.busy_one", seconds=busy, act=_called(ui, view, acts[0]))


def _called(ui: Ui, view: PanelView, act: Act) -> str:
    """`Purge on`"""
    say = ui.texts.say
    if act.verb != "turn":
        return say("ui_panel.finish") if act.verb == "finish" else " ".join((act.verb, *act.words))
    name, way = act.words
    for place, each in zip(layout.BREAKERS, view.breakers, strict=False):
        if each.name == name:
            return f"{ui.texts.shown(each.label) if each.label else say(f'ui_panel.breaker_{place}')} {way}"
    switch = next((each.name for each in view.switches if name in (each.name, each.turns)), name)
    return f"{say(f'ui_panel.switch_{switch}')} {way}"


def ended(ui: Ui, play: Play, since: Since, why: str = "") -> str:
    """That waiting is over, and why; `why`: what the panel knows of it."""
    return ui.texts.say("ui_panel.wait_over", why=why or _why(ui, play, since))


def _why(ui: Ui, play: Play, since: Since) -> str:
    say = ui.texts.say
    alarms = [each for each in play.alarms.ranked() if each.acknowledged < 0 and each.tick >= since.tick]
    if alarms:
        told = worded(ui, alarms[0])
        return f"{told.what}, {told.says}"
    if play.question is not None:
        return say("ui_panel.asks")
    news = [each for _, each in play.happenings[since.happenings :] if each.id.partition(".")[2] in NEWS]
    if news:
        return ui.texts.told(news[-1]).rstrip(".")
    if len(play.said) > since.said:
        return say("ui_panel.spoken")
    return say("ui_panel.free" if play.now - since.tick < 3600 else "ui_panel.an_hour")


def moved(ui: Ui, before: Sequence[str], steps: Sequence[Step]) -> str:
    """Which step of the list has gone on, or back."""
    pairs = list(zip(before, steps, strict=False))
    for then, step in pairs:
        if step.state == "done" != then:
            return ui.texts.say("ui_panel.step_is_done", step=ui.texts.shown(step.words))
    for then, step in pairs:
        if then == "done" != step.state:
            return ui.texts.say("ui_panel.step_is_undone", step=ui.texts.shown(step.words))
    return ui.texts.say("ui_panel.step_is_next")


def unpurged(ui: Ui, volumes: float) -> str:
    """What is left of what was in there before nitrogen came: each volume takes away all but 1/e, well stirred."""
    percent = 100.0 * math.exp(-volumes)
    return ui.texts.say("ui_panel.unpurged", volumes=f"{volumes:.1f}", percent=f"{percent:.0f}")
