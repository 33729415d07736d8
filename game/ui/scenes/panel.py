"""The start-up panel: breakers, knobs, toggles and buttons are commands of the session; instruments say what they say.

Nothing here knows what is true: a bus that lies shows its lie, one that is silent shows dashes.

Look for: `Panel`.
"""

import math
from collections.abc import Sequence

from game.rig.panel import VOLUMES
from game.session.session import Session
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.pace import CHOOSING
from game.ui.panel import acts, layout, news
from game.ui.panel.acts import Acts
from game.ui.panel.breakers import breakers
from game.ui.panel.checklist import checklist
from game.ui.panel.gas import gas_plate
from game.ui.panel.gauge import needle, stack_plate
from game.ui.panel.head import head
from game.ui.panel.knobs import Knobs
from game.ui.panel.locks import locks_plate
from game.ui.panel.motion import Motion
from game.ui.panel.played import Played
from game.ui.panel.posture import Own, lamps, posture, wanted
from game.ui.panel.source import Source
from game.ui.panel.stage import Sprites, Stage
from game.ui.panel.strips import floats, strips
from game.ui.panel.switches import switches
from game.ui.panel.view import PanelView
from game.ui.play import Play
from game.ui.scene import Noise, Ui
from game.ui.widget import Widget
from game.ui.widgets.alarm_bar import alarm_on

BUSY, WATCHED = 10.0, 60.0
"""Colony seconds in a real one while the hands are at the last thing; and while the player waits, and watches."""
HARMLESS = "button.ack"
"""Where the focus rests at first."""
ANEW = 0.1
SHUTS = 6.0
"""Real seconds after which a guard that was lifted for nothing falls shut."""
READS = 20.0
"""The same while there is something to read that it was lifted for."""
DOWN = 0.14
"""Real seconds for which a button stays down,"""
TESTS = 2.0
"""and for which all lamps burn when they are tested."""
BUZZES = 10.0
"""Real seconds from one call of the annunciator to the next, until somebody has acknowledged it."""
FLOATS = 3.0
"""A float goes this share of its way in a second, at least."""


class Panel:
    """The panel."""

    name = "panel"

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.lifted = self.opened = False
        self.acts = Acts()
        self._given = source
        self.knobs = Knobs()
        self._motion = Motion()
        self._floats: dict[str, float] = {}
        self._pressed: dict[str, float] = {}
        self._warned = False
        """That the stack is to be enabled unpurged was told."""
        self._note = ""
        """Why waiting has ended."""
        self._since = news.Since(0, 0, 0)
        self._why = ""
        self._busy = False
        self._tested = 0.0
        self._shuts = 0.0
        self._seconds = 0.0
        self._stage: Stage | None = None
        self._tripped = False
        self._steps: tuple[str, ...] = ()
        self._opened: tuple[str, ...] = ()
        """Breakers that have opened by themselves."""
        self._buzzes = 0.0
        self._view: PanelView | None = None
        self._session: Session | None = None
        self._made: tuple[object, float, list[Widget]] | None = None

    @property
    def play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("the start-up panel is shown only while a level is played")
        return self.ui.play

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        ui.last_key = ""
        if not ui.focus:
            # Nothing is thrown by a key that was meant for another scene.
            ui.focus = HARMLESS
        if self._stage is None:
            self._stage, self._sprites = Stage(ui), Sprites(ui)
        if self._given is None and (self.source is None or self._session is not self.play.session):
            self._session = self.play.session
            there = self.play.world.plot.rig is not None and self.play.session.state.rig is not None
            self.source = Played(self.play, ui.texts) if there else None
        self._look()
        self._tripped = self._view is not None and self._view.tripped
        self._opened = (
            tuple(each.name for each in self._view.breakers if each.tripped) if self._view is not None else ()
        )
        self._follow(0.0, still=True)
        self._made = None

    def view(self) -> PanelView:
        """What is shown, where there is a panel."""
        if self._view is None:
            raise ValueError("there is no panel in this level")
        return self._view

    def _look(self) -> None:
        self._view = self.source.view() if self.source is not None else None

    @property
    def own(self) -> Own:
        """What no session knows of."""
        return Own(self.lifted, self.opened, tuple(sorted(self._pressed)), self._tested > 0.0)

    # Time.

    def advance(self, seconds: float) -> None:
        """To choose costs seconds; hands that are busy, and whoever waits, let time run."""
        play, source = self.play, self.source
        self._seconds += seconds
        waited, self._why = play.waiting, ""
        most = WATCHED if play.waiting else BUSY if source is not None and source.busy > 0 else CHOOSING
        play.advance(seconds, most)
        if source is not None:
            if not play.paused:
                self.acts.advance(source, seconds)
            self._look()
            self.knobs.lead(self.ui, self.acts, self.view(), seconds)
            self._happened()
            if waited and not play.waiting and not play.over:
                self._note = news.ended(self.ui, play, self._since, self._why)
        self._pressed = {name: left - seconds for name, left in self._pressed.items() if left > seconds}
        self._tested = max(0.0, self._tested - seconds)
        self._buzzes -= seconds
        if self.lifted:
            self._shuts -= seconds
            on = self._view is not None and any(each.name == layout.GUARDED and each.on for each in self._view.switches)
            self._shuts = SHUTS if on else self._shuts
            if self._shuts <= 0.0:
                self.lifted = self._warned = False
                self._noise("guard")
        self._follow(seconds, self.ui.settings.reduced_motion)
        if play.over and self.ui.top is self:
            self.ui.pop()

    def _happened(self) -> None:
        """What the acts came to, and what the stack did by itself; whoever waits has waited for the next step."""
        steps = tuple(step.state for step in self._view.steps) if self._view is not None else ()
        if self.play.waiting and steps != self._steps and self._view is not None:
            self.play.wait()
            self._why = news.moved(self.ui, self._steps, self._view.steps)
        self._steps = steps
        busy = self.source is not None and self.source.busy > 0
        if self.play.waiting and self._busy and not busy:
            self.play.wait()
            self._why = self.ui.texts.say("ui_panel.free")
        self._busy = busy
        for sound in self.acts.heard:
            self._noise(sound)
            self._made = None
        self.acts.heard.clear()
        if self.acts.refused:
            self._refuse(self.acts.refused)
            self.acts.refused = ""
        if self._view is None:
            return
        if self._view.tripped and not self._tripped:
            self._noise("contactor")
            self._buzzes = 0.0
        self._tripped = self._view.tripped
        opened_ = tuple(each.name for each in self._view.breakers if each.tripped)
        if set(opened_) - set(self._opened):
            self._noise("breaker")
        self._opened = opened_
        if any(each.fresh for each in self._view.windows) and self._buzzes <= 0.0:
            self._noise("first_out")
            self._buzzes = BUZZES

    def _refuse(self, why: str) -> None:
        """Says why not, as a whole sentence."""
        say, source = self.ui.texts.say, self.source
        words = say("ui_panel.nobody") if why == acts.NOBODY else why
        if why == acts.FULL and source is not None:
            words = say("ui_panel.busy_full", seconds=source.busy, count=acts.WAITING)
        self.ui.refused = f"{words[:1].upper()}{words[1:]}" + ("." if words and words[-1] not in ".!?" else "")
        self._made = None

    def _noise(self, sound: str) -> None:
        self.ui.noises.append(Noise(sound, 0.5 if sound == "detent" else 0.8, sound))

    def _follow(self, seconds: float, still: bool) -> None:
        view = self._view
        if view is None:
            return
        low, high = view.scale
        share = 0.0 if view.amperes is None else (view.amperes - low) / (high - low)
        self._motion.follow(wanted(view, self.own), lamps(view, self.own), min(1.02, max(-0.02, share)), seconds, still)
        for each in view.strips:
            value = each.low if each.value is None else each.value
            at = self._floats.get(each.name, value)
            self._floats[each.name] = value if still else at + (value - at) * min(1.0, FLOATS * seconds)

    # What is done.

    def on(self, action: str) -> None:
        """A control, or a way out."""
        self.ui.refused = self._note = ""
        self._made = None
        word, _, rest = action.partition(":")
        source, view = self.source, self._view
        match word:
            case "back":
                self.ui.pop()
            case "lift":
                self.lifted, self._shuts = True, SHUTS
                self._noise("guard")
            case "door":
                self.opened = not self.opened
                self._noise("guard")
            case "knob":
                self.knobs.dial = rest
            case "less" | "more" if view is not None:
                self.knobs.dial = rest
                self.knobs.turn(self.ui, self.acts, view, 1 if word == "more" else -1)
            case "wait":
                if self.play.paused:
                    self.play.pause(False)
                self.play.wait()
                self._since = news.Since.of(self.play)
            case "turn" if source is not None and view is not None:
                self._throw(source, rest, not _on(view, rest))
            case "jumper" if source is not None and view is not None:
                self.acts.ask(source, "jumper", (rest, "off" if dict(view.jumpers).get(rest) else "on"), "lock")
            case "press" if source is not None:
                self._pressed[rest] = DOWN
                self._noise("button")
                if rest == "test":
                    self._tested = TESTS
                    self._noise("first_out")
                self.acts.ask(source, "press", (rest,), "")
            case "finish" if source is not None:
                self.acts.ask(source, "finish", (), "")
            case "hands" | "let" if source is not None:
                self._refuse(source.give(word, *rest.split()))
            case _ if alarm_on(self.ui, action):
                pass
            case _:
                from game.ui.scenes.hub_ways import opened

                opened(self.ui, action)
        if source is not None:
            self._look()
            self._happened()

    def _throw(self, source: Source, name: str, on: bool) -> None:
        """Whoever takes over finds what the task had switched on by itself switched off: then nothing is left to do."""
        sound = "toggle" if name in layout.TOGGLES else "breaker"
        refused = acts.taken_over(source)
        view = self._view = source.view()
        if refused:
            self._refuse(refused)
        elif _on(view, name) == on:
            self._noise(sound)
        elif name == layout.GUARDED and on and view.volumes < VOLUMES and not self._warned:
            self._warned, self._shuts = True, READS
            self._refuse(news.unpurged(self.ui, view.volumes))
        else:
            self._warned = False
            turned = next((each.turns for each in view.switches if each.name == name and each.turns), name)
            self.acts.ask(source, "turn", (turned, "on" if on else "off"), sound)

    # What is seen.

    def draw(self, canvas: Canvas) -> None:
        """Plates and what moves on them."""
        if self._stage is None or self._view is None:
            canvas.rect(STAGE, fill="ink", radius=0)
            return
        calm = self.ui.settings.reduced_motion or self.ui.settings.reduced_effects
        beat = 1.0 if calm else 0.5 - 0.5 * math.cos(math.tau * self._seconds)
        now = posture(self._view, self.own, self._motion, beat)
        beacon = 0.75 if calm else 0.70 - 0.22 * math.cos(0.5 * math.tau * self._seconds)
        self._stage.draw(canvas, now, beacon)

    def widgets(self) -> Sequence[Widget]:
        """The plates, made anew ten times a second; needle and floats in every frame."""
        view = self._view
        if view is None:
            return head(self.ui, self.play, None)
        ui, play = self.ui, self.play
        risky = ui.focus.partition(".")[2] if self.opened and ui.focus.startswith("key.") else ""
        state = (
            play.session, len(play.orders), play.waiting, play.paused, ui.stretch, ui.refused, self._note,
            self.own, self.knobs.dial, risky, ui.scale,
        )  # fmt: skip
        if self._made is None or self._made[0] != state or self._seconds - self._made[1] >= ANEW:
            self._made = (state, self._seconds, self._all(view, risky))
        at = [self._floats.get(each.name, each.low) for each in view.strips]
        return [
            *self._made[2], needle(ui, self._sprites, self._motion.needle), *floats(view.strips, at, self._sprites),
        ]  # fmt: skip

    def _all(self, view: PanelView, risky: str) -> list[Widget]:
        ui = self.ui
        stands = tuple((name, self.acts.stands(name, value)) for name, value in view.dials)
        waits = news.waits(ui, view, self.acts.waiting, self.source.busy if self.source is not None else 0)
        urgent = ui.refused or waits
        shown = view._replace(dials=stands, story=urgent or view.story or self._note)
        return [
            *breakers(ui, shown.breakers),
            *stack_plate(ui, shown, self._sprites, self.knobs.dial),
            *strips(ui, shown.strips, self._sprites),
            *switches(ui, shown.switches, self.lifted),
            *gas_plate(ui, shown, self._tested > 0.0),
            *locks_plate(ui, shown, self.opened, "" if urgent else risky, bool(urgent)),
            *checklist(ui, shown),
            *head(ui, self.play, self.source),
        ]


def _on(view: PanelView, name: str) -> bool:
    """Whether a breaker or a toggle is on."""
    closed = [each.name for each in view.breakers if each.on and not each.tripped]
    return name in closed or name in [each.name for each in view.switches if each.on]
