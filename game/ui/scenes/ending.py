"""What happened, in the level's own words; as many lights as people, breathing where somebody does. Then the debrief.

Look for: `Ending`.
"""

import math
from collections.abc import Sequence

from game.debrief.report import Report, report
from game.model import body
from game.retelling.outcome import outcome
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Ui
from game.ui.widget import Widget
from game.ui.widgets import button, paragraph

PERIOD = 4.0
"""Seconds of a breath at rest."""
APART, ROW, SMALL, LARGE = 52.0, 150.0, 3.4, 7.4
QUIET = 1.2
"""Seconds until words come."""
WIDE = 860.0


class Ending:
    """A quiet screen."""

    name = "ending"

    def __init__(self) -> None:
        self._clock = 0.0

    def enter(self, ui: Ui) -> None:
        """After the game, and again after whatever was opened from here."""
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """The lights breathe."""
        self._clock += seconds

    def draw(self, canvas: Canvas) -> None:
        """Sixteen lights, or as many as there are people; who is dead keeps a ring."""
        canvas.graded(STAGE, "ink", "panel", 0)
        play = self.ui.play
        if play is None:
            return
        people = play.session.state.habitat.people
        left = STAGE.cx - APART * (len(people.status) - 1) / 2
        for i, (status, spo2) in enumerate(zip(people.status, people.displayed, strict=True)):
            x = left + APART * i
            if status != body.DEAD:
                period = PERIOD * max(0.5, min(1.0, spo2 / 96.0)) ** 2
                deep = 0.5 - 0.5 * math.cos(2.0 * math.pi * (self._clock / period + 0.37 * i))
                canvas.circle(x, ROW, SMALL + (LARGE - SMALL) * deep, fill="breath", alpha=0.5 + 0.5 * deep)
            canvas.circle(x, ROW, LARGE + 3, line="mute", width=1.5)

    def widgets(self) -> Sequence[Widget]:
        """The ending's name, why it came to that, and two ways on."""
        ui, play = self.ui, self.ui.play
        if play is None or self._clock < QUIET:
            words = ui.texts.say("ui_ending.go_on")
            return [button("ending.go_on", Rect(STAGE.cx - 180, 610, 360, 48), words, "go_on", "space")]
        found, say = outcome(play.world, play.session), ui.texts.say
        x = STAGE.cx - WIDE / 2
        made = [paragraph("ending.clock", Rect(x, 216, WIDE, 0), found.clock, 22, "dim", "ui", "ink")]
        at = Rect(x, made[-1].rect.bottom + 4, WIDE, 0)
        made.append(paragraph("ending.name", at, ui.texts.shown(found.name), 44, "text", "bodyb", "ink"))
        why = found.why or say("ui_ending.open")
        at = Rect(x, made[-1].rect.bottom + 12, WIDE, 0)
        made.append(paragraph("ending.why", at, ui.texts.shown(why), 23, "text", "body", "ink", leading=1.05))
        people = play.session.state.habitat.people
        alive = len([1 for status in people.status if status != body.DEAD])
        at = Rect(x, made[-1].rect.bottom + 18, WIDE, 0)
        words = say("ui_ending.breathing", count=alive, all=len(people.status))
        made.append(
            paragraph("ending.people", at, words, 22, "ok" if alive == len(people.status) else "alarm", "bodyb", "ink")
        )
        y = max(600.0, made[-1].rect.bottom + 20)
        wide = max(measure.width(say("ui_ending.debrief"), 22), measure.width(say("ui_ending.title"), 22)) + 130
        made.append(button("ending.debrief", Rect(x, y, wide, 48), say("ui_ending.debrief"), "debrief", "return"))
        made.append(button("ending.title", Rect(x + wide + 16, y, wide, 48), say("ui_ending.title"), "title", "escape"))
        return made

    def on(self, action: str) -> None:
        """On to the report, or away."""
        ui = self.ui
        if action == "go_on":
            self._clock = max(self._clock, QUIET)
        elif action == "debrief" and ui.play is not None:
            from game.ui.scenes.debrief import Debrief

            ui.replace(Debrief(self.told()))
        elif action == "title":
            from game.ui.opening import title

            ui.opened(None)
            ui.restart(title())

    def told(self) -> Report:
        """The report of the game that is open."""
        play = self.ui.play
        if play is None:
            raise ValueError("an ending is shown only of a game that is open")
        return report(play.notebook, play.session, play.samples, play.notes)
