"""The panel of a game: what its instruments, breakers and toggles show, and what is asked of whose hands.

Look for: `Played`, `panel_tasks` (who is at a task that is done at the panel), `panel_open`.
"""

from game.model import stack
from game.retelling.wording import you
from game.rig import panel
from game.rig.parts import Breaker as BreakerBody
from game.rig.parts import Pump, Rig, Sensor
from game.rig.solved import At, Flow, Solved
from game.session.rigged import INTERLOCKS, RigState, called, full_current, machine_of, solved_of, stack_of
from game.ui.air import air
from game.ui.at_rig import AtIt, rig_tasks
from game.ui.panel import layout
from game.ui.panel.source import Offer
from game.ui.panel.trace import Shown, instruments
from game.ui.panel.view import Breaker, Gas, Oxygen, PanelView, Reading, Step, Strip, Switch, Window
from game.ui.play import Play
from game.ui.staging import Staging
from game.ui.texts import Texts
from game.words.facts import TRIP_WORDS, clock_text
from game.words.message import catalogue
from game.words.verbs import Command

ALIVE = 20.0
"""V behind a breaker from which its lamp burns."""
LETHAL = 4.0
"""% vol: the lower explosive limit of hydrogen."""
OVER, STEADY = 60, 0.05
"""The trend is over so many seconds; within so many % it is level."""
GOOD, RED = (0.9, 1.02), 1.06
"""Of the full current: the green band, and where the red zone begins."""
ROUND = 20.0
"""A gauge whose instrument goes farther than it needs ends at a multiple of this."""
STRIPS = (("purge", "n2_flow"), ("coolant", "flow"), ("oxygen", "o2_out"))
DIGITS = {"L/min": 1, "%": 2, "A": 1, "volumes": 1}
DAY = 24 * 3600
SOME = 0.5
"""Volumes from which it was purged, however little."""
BY_HAND = "press trip"
"""The order of the red button."""


class Played:
    """The rig of a game, as its panel shows it."""

    def __init__(self, play: Play, texts: Texts) -> None:
        self._play, self._texts = play, texts
        design = play.world.plot.rig
        if design is None or play.session.state.rig is None:
            raise ValueError("the start-up panel is shown only in a level that has a rig")
        self._design = design
        self._seen: tuple[object, PanelView] | None = None

    @property
    def _rig(self) -> Rig:
        return self._design.rig

    @property
    def _state(self) -> RigState:
        state = self._play.session.state.rig
        assert state is not None
        return state

    def offers(self) -> tuple[Offer, ...]:
        return tuple(self._offer(*each) for each in rig_tasks(self._play)) if self._state.who < 0 else ()

    def holder(self) -> Offer | None:
        state = self._state
        return self._offer(state.who, state.task) if state.who >= 0 else None

    def _offer(self, i: int, t: int) -> Offer:
        world = self._play.world
        name = "" if i == you(world) else world.people_names[i]
        return Offer(world.people[i], world.plot.tasks[t].id, name)

    @property
    def busy(self) -> int:
        return max(0, self._state.busy_until - self._play.now)

    def give(self, verb: str, *words: str) -> str:
        return self._play.apply(Command(verb, words))

    def view(self) -> PanelView:
        """Made anew when a second has passed or something was done."""
        play = self._play
        key = (play.session, play.changed, play.now)
        if self._seen is None or self._seen[0] != key:
            self._seen = (key, self._view())
        return self._seen[1]

    def _view(self) -> PanelView:
        play, rig, state = self._play, self._rig, self._state
        session = play.session
        solved = solved_of(play.world, session.state)
        values = instruments(session)
        s = stack_of(play.world)
        stacks, design = session.state.habitat.stacks, play.world.design.stacks
        full = full_current(play.world)
        ammeter = self._sensor("amperes", rig.stack) or self._sensor("amperes")
        amperes = panel.reading(rig, values, "amperes", ammeter.at) if ammeter is not None else None
        trip = 100.0 * design.trip_share[s]
        tripped, ramps = stacks.mode[s] == stack.TRIPPED, stacks.mode[s] in (stack.RAMP, stack.RUN)
        now = air(play)
        tone = "alarm" if now.state == "past" or now.low else "caution" if now.state == "ahead" and now.limit else ""
        return PanelView(
            breakers=self._breakers(solved),
            switches=self._switches(solved, stacks.mode[s]),
            amperes=amperes,
            scale=self._scale(full),
            good=(GOOD[0] * full, GOOD[1] * full),
            red=RED * full,
            readings=self._readings(values, amperes),
            # Whoever starts it from elsewhere turns the knob too.
            dials=(("amperes", full * stacks.setting[s] if ramps else state.amperes), ("ramp", state.ramp)),
            most=full,
            strips=self._strips(values),
            gas=self._gas(values, trip),
            windows=self._windows(values, solved, int(stacks.cause[s]) if tripped else 0, trip),
            story=self._story(int(stacks.cause[s])) if tripped else "",
            tripped=tripped,
            jumpers=self._jumpers(int(session.state.controls.bypass[s])),
            steps=self._steps(values),
            oxygen=self._foreseen(Oxygen(now.oxygen, now.left, now.limit, now.state, tone), tripped),
            volumes=state.volumes,
        )

    def _foreseen(self, oxygen: Oxygen, tripped: bool) -> Oxygen:
        """What was foreseen a minute ago says nothing of a stack that has tripped since."""
        session = self._play.session
        outlook = session.state.outlook
        before = outlook is None or outlook.tick <= session.state.stack_tripped[stack_of(session.world)]
        return oxygen._replace(left="–", state="old") if oxygen.state == "none" and tripped and before else oxygen

    def _breakers(self, solved: Solved) -> tuple[Breaker, ...]:
        """Those of the usual names in their places, others of the plant after them."""
        rig, rigged = self._rig, self._state.rigged
        there = [part for part in rig.parts if part.fixed and isinstance(part.body, BreakerBody)]
        usual = [part for name in layout.BREAKERS for part in there if part.name == name]
        first = usual or there[: len(layout.BREAKERS)]
        made = []
        for part in first:
            assert isinstance(part.body, BreakerBody)
            label = "" if part in usual and len(usual) == len(layout.BREAKERS) else called(self._play.world, part.name)
            volts = abs(solved.ends.get(part.end("b"), At()).volts)
            on, blown = part.name in rigged.on, part.name in rigged.blown
            made.append(Breaker(part.name, part.body.amperes, on, blown, volts >= ALIVE, label))
        return tuple(made)

    def _switches(self, solved: Solved, mode: float) -> tuple[Switch, ...]:
        rig, rigged, controls = self._rig, self._state.rigged, self._play.session.state.controls
        s = stack_of(self._play.world)
        pump = next((part.name for part in rig.parts if part.fixed and isinstance(part.body, Pump)), "")
        turning = solved.flows.get(pump, Flow()).watts > 0.0
        enabled = mode != stack.OFF
        lamp = {stack.OFF: "", stack.TRIPPED: "alarm", stack.RUN: "ok"}.get(mode, "caution")
        purging, out = controls.purge[s] > 0.0, controls.outlet[s] > 0.0
        return (
            Switch("purge", purging, "ok" if purging else ""),
            Switch("p201", pump in rigged.on, ("ok" if turning else "caution") if pump in rigged.on else "", pump),
            Switch("enable", enabled, lamp),
            Switch("outlet", out, "ok" if out else ""),
        )

    def _scale(self, full: float) -> tuple[float, float]:
        sensor = self._sensor("amperes", self._rig.stack) or self._sensor("amperes")
        if sensor is not None:
            return sensor.low, sensor.high
        return 0.0, ROUND * (int(1.2 * full / ROUND) + 1)

    def _sensor(self, shows: str, at: str = "") -> Sensor | None:
        """The first instrument for a quantity, or that at a part or stack."""
        return next((each for each in self._rig.sensors if each.shows == shows and at in ("", each.at)), None)

    def _readings(self, values: Shown, amperes: float | None) -> tuple[Reading, ...]:
        kilo = panel.reading(self._rig, values, "pressure")
        return (
            Reading(amperes, "A", 1),
            Reading(panel.reading(self._rig, values, "volts"), "V", 1),
            Reading(panel.reading(self._rig, values, "celsius"), "°C", 1),
            Reading(None if kilo is None else kilo / 1000.0, "kPa", 0),
        )

    def _strips(self, values: Shown) -> tuple[Strip, ...]:
        made = []
        for name, shows in STRIPS:
            sensor = self._sensor(shows)
            low, high = (sensor.low, sensor.high) if sensor is not None else (0.0, 1.0)
            mark = panel.FLOWING if name == "coolant" else low
            made.append(Strip(name, panel.reading(self._rig, values, shows), low, high, mark))
        return tuple(made)

    def _gas(self, values: Shown, trip: float) -> Gas:
        now = self._play.now
        at = next((n for n, each in enumerate(self._rig.sensors) if each.shows == "h2_in_o2"), -1)
        value = values[at] if 0 <= at < len(values) else None
        history = [((tick - now) / 60.0, shown[at] if shown else None) for tick, shown in self._play.trace.looks]
        history.append((0.0, value))
        before = next((share for minutes, share in history if minutes * 60.0 >= -OVER and share is not None), None)
        trend = ""
        if value is not None and before is not None:
            trend = "level" if abs(value - before) < STEADY else "up" if value > before else "down"
        elif value is not None:
            trend = "level"
        return Gas(value, trend, trip, LETHAL, tuple(history))

    def _windows(self, values: Shown, solved: Solved, cause: int, trip: float) -> tuple[Window, ...]:
        """The one that acted first, and whatever else is out of its band now."""
        world, state = self._play.world, self._play.session.state
        s = stack_of(world)
        design = world.design.stacks
        flow = panel.reading(self._rig, values, "flow")
        share = panel.reading(self._rig, values, "h2_in_o2")
        celsius = panel.reading(self._rig, values, "celsius")
        out = {
            "h2": share is not None and share >= trip,
            "hot": celsius is not None and celsius + 273.15 >= design.trip_kelvin[s],
            "dry": False,
            "power": solved.delivery.power <= 0.0,
            "signal": solved.delivery.signal == 0.0,
            "outlet": solved.delivery.blocked > 0.0,
        }
        first = next((name for name, code in {**INTERLOCKS, "power": stack.TRIP_POWER}.items() if code == cause), "")
        fresh = bool(first) and not self._acknowledged(state.stack_tripped[s])
        made = [
            Window(name, out[name] or name == first, name == first, fresh and name == first) for name in layout.WINDOWS
        ]
        if state.habitat.stacks.current[s] > 0.0 and flow is not None and flow < panel.FLOWING and not made[-1].lit:
            # The last window has two lamps.
            made[-1] = Window("flow", True, False, False)
        return tuple(made)

    def _acknowledged(self, since: int) -> bool:
        return any(tick >= since and command.text() == "press ack" for tick, command in self._play.orders[-200:])

    def _story(self, cause: int) -> str:
        """What was first, when, and what its instrument showed."""
        play = self._play
        s = stack_of(play.world)
        tick = max(0, play.session.state.stack_tripped[s])
        clock = clock_text((play.world.start + tick) % DAY)
        if cause == stack.TRIP_FAULT and self._by_hand(tick):
            return self._texts.say("ui_panel.story_hand", clock=clock)
        what = self._texts.say(f"trip.{TRIP_WORDS[cause]}")
        shown = play.trace.at_trip(tick)
        for wanted, shows, unit in ((stack.TRIP_H2_IN_O2, "h2_in_o2", "%"), (stack.TRIP_HOT, "celsius", "°C")):
            value = panel.reading(self._rig, shown, shows) if cause == wanted and shown else None
            if value is not None:
                return self._texts.say("ui_panel.story_at", what=what, clock=clock, value=f"{value:.1f} {unit}")
        return self._texts.say("ui_panel.story", what=what, clock=clock)

    def _by_hand(self, tick: int) -> bool:
        """Whether it was the red button: its order is of that second, or of the one before."""
        return any(tick - 1 <= when <= tick and command.text() == BY_HAND for when, command in self._play.orders)

    def _jumpers(self, mask: int) -> tuple[tuple[str, bool], ...]:
        return tuple((name, bool(mask & 1 << int(INTERLOCKS[name]))) for name in layout.JUMPERS)

    def _steps(self, values: Shown) -> tuple[Step, ...]:
        """Once gas is made its purge is over, however long it was: what comes after it is next then."""
        machine = machine_of(self._play.world, self._play.session.state)
        running = stack.DEAD_TIME <= machine.mode <= stack.RUN
        made, ahead = [], True
        for step in panel.checklist(self._rig, self._state.rigged, values, machine):
            over = running and step.id == "purge" and step.state != "done"
            state = "past" if over else step.state if step.state == "done" else "next" if ahead else "locked"
            ahead = ahead and state in ("done", "past")
            value = ""
            if step.value is not None and state == "next":
                value = f"{step.value:.{DIGITS.get(step.unit, 1)}f} {self._unit(step.unit)}"
            if over and (purged := self._play.trace.purged()) < panel.VOLUMES:
                short = f"{purged:.1f} {self._unit(step.unit)}"
                value = short if purged >= SOME else self._texts.say("ui_panel.step_skipped")
            words = self._texts.say(f"rig_step.{step.id}", amperes=f"{machine.full:.1f}")
            made.append(Step(words, state, value))
        return tuple(made)

    def _unit(self, unit: str) -> str:
        name = f"ui_panel.unit_{unit}"
        return self._texts.say(name) if name in catalogue() else unit


def panel_tasks(play: Play, staging: Staging) -> list[AtIt]:
    """Of these, whose task is done at the panel: `panel` under [rig] of the level's screen.toml names such tasks."""
    told = staging.more.get("rig", {})
    named = told.get("panel", ()) if isinstance(told, dict) else ()
    return [each for each in rig_tasks(play) if play.world.plot.tasks[each.task].id in named]


def panel_open(play: Play, staging: Staging) -> bool:
    """Whether there is a way to the panel now: somebody is at one of its tasks."""
    return bool(panel_tasks(play, staging))
