"""The session: the only thing that changes the world, by logged commands and by ticks of one second.

Look for: `Session.apply`, `Session.tick`, `Session.read`, `Session.prospects`, `Session.freeze` and `Session.restore`.
"""

from collections.abc import Sequence

from game.level.world import World
from game.model import body, metabolism, stack
from game.model.habitat import step
from game.model.network import charged, fixed_flows, signature
from game.session import benchalone, benchtime, happening, labour, rigtime, telling
from game.session.bench import first_bench
from game.session.commands import given
from game.session.effects import drain
from game.session.moment import Chain, Moment, State, Watch, changed, first_duty, first_work
from game.session.outlook import Outlook
from game.session.prospects import Prospect, prospects
from game.session.readers import Facts
from game.session.rigged import first_rig
from game.session.stage import Event, Stage
from game.session.walking import arrive
from game.session.watching import Watcher
from game.words.facts import Value
from game.words.message import Message
from game.words.verbs import Command

_STACK_EVENTS = ("stack_off", "stack_starting", "stack_ramp", "stack_running")
_TRIP_EVENTS = (
    "", "trip_h2_in_o2", "trip_hot", "trip_dry", "trip_power", "trip_fault", "trip_signal", "trip_outlet",
)  # fmt: skip
_STATUS_EVENTS = ("person_fit", "person_incapacitated", "person_unconscious", "person_dead")
LOOK = 20
"""Seconds between two looks at faults, objectives and story when nothing else calls for one."""
MINUTE = 60
"""Seconds between two moments from which the forecast may be asked."""


class Session:
    """One run through a level."""

    def __init__(self, world: World, moment: Moment | None = None) -> None:
        self.world = world
        self.facts = Facts(world)
        self._chain = Chain()
        self._stage = Stage(world, self.facts, (moment or first_moment(world)).thawed())
        self.restore(self.state.frozen())

    @property
    def state(self) -> State:
        """The live state; whoever is not the session only reads it."""
        return self._stage.state

    @property
    def settled(self) -> Sequence[tuple[int, Command]]:
        """(tick, command) that the session has given itself since it began: where plates came to rest."""
        return self._stage.settled

    def freeze(self) -> Moment:
        """A keyframe: `Session(world, keyframe)` goes on from it."""
        return self.state.frozen()

    def restore(self, moment: Moment) -> None:
        """Goes back, or forth, to a keyframe."""
        self._stage.state = moment.thawed()
        self._stage.state.outlook = Outlook(self.world, moment)
        self._afresh()

    def _afresh(self) -> None:
        self._watcher = Watcher()
        self._due = 0
        self._solved = self.world.habitat
        self._lines = rigtime.Lines(self.world)

    @property
    def now(self) -> int:
        """Ticks since the start."""
        return self.state.habitat.tick

    @property
    def clock(self) -> int:
        """Seconds since midnight of the first day."""
        return self.world.start + self.now

    @property
    def judged(self) -> bool:
        """Whether the level has been decided."""
        return self.state.watch.ending >= 0

    def read(self, name: str, subject: str = "") -> Value:
        """The value of a fact; `subject` as after the dot, '' for the fact's own default."""
        return self.facts.read(self.state, name, subject)

    def prospects(self, person: str = "", task: str = "") -> tuple[Prospect, ...]:
        """What is possible now: each task that is not over, for each person who might do it, and why not."""
        return prospects(self._stage, person, task)

    def apply(self, command: Command) -> tuple[Message | None, list[Event]]:
        """Carries out a command now. Returns (refusal, events): a refused command changes nothing."""
        stage = self._stage
        before = self.state.habitat.stacks
        refusal = given(stage, command)
        if refusal is None:
            drain(stage)
            self._due = 0
            self._stack_events(before)
        return refusal, self._told()

    def refusal(self, command: Command) -> Message | None:
        """Why a command would be refused now; None if it would be carried out. Nothing changes either way."""
        stage, stands, settled = self._stage, self.state, len(self._stage.settled)
        # Tried on another state: whoever reads this one goes on reading what is so.
        stage.state = stands.frozen().thawed()
        stage.state.outlook = stands.outlook
        refusal = given(stage, command)
        stage.events, stage.pending = [], []
        del stage.settled[settled:]
        stage.state = stands
        return refusal

    def _told(self) -> list[Event]:
        events, self._stage.events = self._stage.events, []
        return events

    def tick(self) -> list[Event]:
        """One second passes."""
        world, stage = self.world, self._stage
        self._before_the_second()
        state = stage.state
        before = state.habitat
        if state.rig is not None:
            self._lines.feed(stage)
        solved = self._solved
        if solved.stacks is before.stacks and solved.lock is before.lock and not state.stale:
            # Nothing that the network depends on has moved but, perhaps, the battery past empty.
            inputs = state.signature if charged(before, world.design) == state.signature[0] else ()
        else:
            inputs = signature(before, world.design)
        self._solved = before
        if state.stale or inputs != state.signature:
            inputs = inputs or signature(before, world.design)
            flows = fixed_flows(before, world.design, state.controls, state.flows)
            self._shed(state.flows.load, flows.load)
            state.flows, state.signature, state.stale = flows, inputs, False
        habitat = step(before, world.design, state.controls, state.flows)
        state.habitat = habitat
        if habitat.stacks is not before.stacks and habitat.stacks.mode != before.stacks.mode:
            self._stack_events(before.stacks)
        if habitat.people.status != before.people.status:
            self._people_events(before.people.status)
        if habitat.air.candle != before.air.candle:
            self._candle_events(before.air.candle)
        if state.rig is not None:
            self._lines.show(stage)
        self._watcher.watch(stage)
        state.digest = self._chain.chained(state)
        if habitat.tick % MINUTE == 0:
            state.outlook = Outlook(world, state.frozen())
        return self._told()

    def _before_the_second(self) -> None:
        """People and story act: what is due by now, a stride of work, and what follows from it."""
        stage = self._stage
        now = stage.now
        if now == 0:
            stage.happen(self.world.plot.cause_begin)
            drain(stage)
        if stage.state.bench is not None:
            benchtime.passes(stage)
        if stage.state.rig is not None:
            rigtime.passes(stage)
        if now >= self._due:
            self._ordered()
            arrive(stage)
            self._due = self._next_due()
        if now % labour.STRIDE == 0 and self.world.plot.tasks:
            before = stage.state.travels
            labour.labour(stage)
            if stage.state.bench is not None:
                benchalone.left_alone(stage)
            drain(stage)
            if stage.state.travels is not before:
                self._due = 0
        state = stage.state
        if state.stirred or now % LOOK == 0:
            state.stirred = False
            happening.faults(stage)
            drain(stage)
            happening.evidence(stage)
            happening.judge(stage)
            telling.tell(stage)
            self._due = 0
        elif state.tale.beat >= 0 and now >= state.tale.quiet_until:
            telling.tell(stage)
        if stage.pending:
            drain(stage)
            self._due = 0

    def _next_due(self) -> int:
        """Tick of the next standing order, departure or arrival."""
        travels = self.state.travels
        due = travels[0][0] if travels else self.world.last_tick + 1
        for orders, at in zip(self.world.orders, self.state.next_order, strict=True):
            if at < len(orders):
                due = min(due, orders[at].tick)
        return due

    def _ordered(self) -> None:
        """Standing orders that are due."""
        stage, world = self._stage, self.world
        state = stage.state
        now = stage.now
        next_order = list(state.next_order)
        for i, orders in enumerate(world.orders):
            while next_order[i] < len(orders) and orders[next_order[i]].tick <= now:
                order = orders[next_order[i]]
                next_order[i] += 1
                module = ""
                if order.place >= 0:
                    state.duty = state.duty._replace(place=changed(state.duty.place, i, order.place))
                    there = world.place_module[order.place]
                    state.controls = state.controls._replace(place=changed(state.controls.place, i, there))
                    module = world.place_names[order.place]
                state.duty = state.duty._replace(base=changed(state.duty.base, i, order.activity))
                stage.act(i, order.activity)
                activity = metabolism.ACTIVITIES[order.activity]
                name = "order_move" if module else "order"
                stage.tell(f"event.{name}", person=stage.person(i), activity=activity, module=module)
                state.stale = True
                stage.stir()
        if next_order != list(state.next_order):
            state.next_order = tuple(next_order)

    def _shed(self, was: list[float], now: list[float]) -> None:
        closed = self.state.controls.breaker
        bench = self.world.plot.bench
        for load, name in enumerate(self.world.loads):
            # An arc that is struck is no news of the bus.
            struck = bench is not None and load == bench.load and now[load] > 0.0
            if was[load] != now[load] and closed[load] > 0.0 and not struck:
                self._stage.tell("event.shed" if now[load] == 0.0 else "event.restored", load=f"@load.{name}")

    def _stack_events(self, before: stack.Stacks) -> None:
        """What the stacks have changed to since `before`; notes trips."""
        world, state, stage = self.world, self.state, self._stage
        stacks = state.habitat.stacks
        tripped = list(state.stack_tripped)
        for s, name in enumerate(world.stack_names):
            mode = stacks.mode[s]
            if mode == before.mode[s]:
                continue
            module = world.module_names[state.controls.site[s]] if state.controls.site[s] >= 0 else "nowhere"
            if mode == stack.TRIPPED:
                tripped[s] = self.now
                percent, celsius = f"{100.0 * stacks.sensor[s]:.1f}", f"{stacks.kelvin[s] - 273.15:.0f}"
                kind = _TRIP_EVENTS[int(stacks.cause[s])]
                stage.tell(f"event.{kind}", stack=name, percent=percent, celsius=celsius)
            else:
                watts = f"{state.habitat.stack_watts[s]:.0f}"
                stage.tell(f"event.{_STACK_EVENTS[int(mode)]}", stack=name, module=module, watts=watts)
            stage.stir()
        state.stack_tripped = tuple(tripped)

    def _candle_events(self, was: list[float]) -> None:
        names = self.world.module_names
        for r, left in enumerate(self.state.habitat.air.candle):
            if left == 0.0 and was[r] > 0.0:
                self._stage.tell("event.candle_out", module=names[r])

    def _people_events(self, was: list[float]) -> None:
        state, stage = self.state, self._stage
        for i, status in enumerate(state.habitat.people.status):
            if status == was[i]:
                continue
            stage.tell(f"event.{_STATUS_EVENTS[int(status)]}", person=stage.person(i))
            stage.stir()
            if was[i] == body.FIT:
                watch = state.watch
                watch.last_collapse_at = self.now
                if watch.first_collapse_at < 0:
                    watch.first_collapse_at = self.now


def first_moment(world: World) -> Moment:
    """The moment before the first tick."""
    count, story = len(world.stacks), world.plot
    state = State(
        habitat=world.habitat,
        controls=world.controls,
        flows=world.flows,
        signature=(),
        stale=True,
        watch=Watch(),
        next_order=(0,) * len(world.people),
        travels=(),
        candles=world.candles,
        stack_started=(-1,) * count,
        stack_tripped=(-1,) * count,
        raised=(),
        work=first_work(len(world.plot.tasks)),
        duty=first_duty(world.start_places, world.controls.activity),
        course=happening.first_course(world.plot, count),
        tale=telling.first_tale(world.plot),
        stirred=True,
        bench=first_bench(story),
        rig=first_rig(world),
        digest=f"{world.level} {world.digest} {world.seed} {world.difficulty} {story.cause} {story.rules}".encode(),
    )
    return state.frozen()
