"""The session: the only thing that changes the world, by logged commands and by ticks of one second.

Look for: `Session.apply`, `Session.tick`, `Session.read`, `Session.freeze` and `Session.restore`.
"""

from functools import cache
from typing import NamedTuple

from game.level.world import World
from game.model import body, metabolism, stack
from game.model.habitat import step
from game.model.network import charged, fixed_flows, signature
from game.model.units import GAS_CONSTANT
from game.session import readers
from game.session.moment import Chain, Moment, State, Watch
from game.session.orders import carried_out
from game.words.facts import FACTS, Value
from game.words.message import Message, message
from game.words.verbs import Command

STABLE_MINUTES = 20
"""Minutes for which oxygen must rise before the level is stabilised."""
_STACK_EVENTS = ("stack_off", "stack_starting", "stack_ramp", "stack_running")
_TRIP_EVENTS = ("", "trip_h2_in_o2", "trip_hot", "trip_dry", "trip_power")
_STATUS_EVENTS = ("person_fit", "person_incapacitated", "person_unconscious", "person_dead")


class Event(NamedTuple):
    """Something to notice; never needed to know the state."""

    tick: int
    message: Message


class Session:
    """One run through a level."""

    def __init__(self, world: World, moment: Moment | None = None) -> None:
        self.world = world
        self._chain = Chain()
        self.state = (moment or first_moment(world)).thawed()
        self._called: tuple[tuple[bool, ...], tuple[int, ...]] = ((), ())
        self._due = 0
        self._solved = world.habitat

    def freeze(self) -> Moment:
        """A keyframe: `Session(world, keyframe)` goes on from it."""
        return self.state.frozen()

    def restore(self, moment: Moment) -> None:
        """Goes back, or forth, to a keyframe."""
        self.state = moment.thawed()
        self._called, self._due = ((), ()), 0
        self._solved = self.world.habitat

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
        return self.state.watch.judged != 0

    def read(self, name: str, subject: str = "") -> Value:
        """The value of a fact; `subject` as after the dot, '' for the fact's own default."""
        return readers.read(self.world, self.state, name, subject_index(self.world, name, subject))

    def apply(self, command: Command) -> tuple[Message | None, list[Event]]:
        """Carries out a command now. Returns (refusal, events): a refused command changes nothing."""
        before = self.state.habitat.stacks
        started = self.state.stack_started
        outcome = carried_out(self.world, self.state.frozen(), command)
        if isinstance(outcome, Message):
            return outcome, []
        self.restore(outcome.moment)
        if self.state.stack_started != started:
            watch = self.state.watch
            watch.started_at = watch.low_since_start_at = self.now
            watch.low_since_start = 100.0
        events = [Event(self.now, each) for each in outcome.events]
        return None, events + self._stack_events(before)

    def tick(self) -> list[Event]:
        """One second passes."""
        world, state = self.world, self.state
        before = state.habitat
        events = self._ordered() if before.tick >= self._due else []
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
            events += self._shed(state.flows.load, flows.load)
            state.flows, state.signature, state.stale = flows, inputs, False
        habitat = step(before, world.design, state.controls, state.flows)
        state.habitat = habitat
        if habitat.stacks is not before.stacks and habitat.stacks.mode != before.stacks.mode:
            events += self._stack_events(before.stacks)
        if habitat.people.status != before.people.status:
            events += self._people_events(before.people.status)
        if habitat.air.candle != before.air.candle:
            events += self._candle_events(before.air.candle)
        self._watch(events)
        state.digest = self._chain.chained(state)
        return events

    def _ordered(self) -> list[Event]:
        """Standing orders that are due, and people who arrive; notes when the next is due."""
        state, world = self.state, self.world
        now = state.habitat.tick
        events: list[Event] = []
        next_order = list(state.next_order)
        place, activities = state.controls.place.copy(), state.controls.activity.copy()
        due = world.last_tick + 1
        for i, orders in enumerate(world.orders):
            while next_order[i] < len(orders) and orders[next_order[i]].tick <= now:
                order = orders[next_order[i]]
                next_order[i] += 1
                place[i] = order.place if order.place >= 0 else place[i]
                activities[i] = order.activity
                name = "order" if order.place < 0 else "order_move"
                module = "" if order.place < 0 else world.module_names[order.place]
                activity = metabolism.ACTIVITIES[order.activity]
                said = message(f"event.{name}", person=world.people_names[i], activity=activity, module=module)
                events.append(Event(now, said))
            if next_order[i] < len(orders):
                due = min(due, orders[next_order[i]].tick)
        while state.travels and state.travels[0][0] <= now:
            _, person, there = state.travels[0]
            state.travels = state.travels[1:]
            place[person] = there
            where = world.module_names[there]
            events.append(Event(now, message("event.arrived", person=world.people_names[person], module=where)))
        if events:
            state.controls = state.controls._replace(place=place, activity=activities)
            state.next_order = tuple(next_order)
            state.stale = True
        self._due = min(due, state.travels[0][0]) if state.travels else due
        return events

    def _shed(self, was: list[float], now: list[float]) -> list[Event]:
        events = []
        closed = self.state.controls.breaker
        for load, name in enumerate(self.world.loads):
            if was[load] != now[load] and closed[load] > 0.0:
                kind = "event.shed" if now[load] == 0.0 else "event.restored"
                events.append(Event(self.now, message(kind, load=name)))
        return events

    def _stack_events(self, before: stack.Stacks) -> list[Event]:
        """What the stacks have changed to since `before`; notes trips."""
        world, state = self.world, self.state
        stacks = state.habitat.stacks
        events = []
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
                said = message(f"event.{kind}", stack=name, percent=percent, celsius=celsius)
            else:
                watts = f"{state.habitat.stack_watts[s]:.0f}"
                said = message(f"event.{_STACK_EVENTS[int(mode)]}", stack=name, module=module, watts=watts)
            events.append(Event(self.now, said))
        state.stack_tripped = tuple(tripped)
        return events

    def _candle_events(self, was: list[float]) -> list[Event]:
        names = self.world.module_names
        out = [r for r, left in enumerate(self.state.habitat.air.candle) if left == 0.0 and was[r] > 0.0]
        return [Event(self.now, message("event.candle_out", module=names[r])) for r in out]

    def _people_events(self, was: list[float]) -> list[Event]:
        state, world = self.state, self.world
        events = []
        for i, status in enumerate(state.habitat.people.status):
            if status != was[i]:
                said = message(f"event.{_STATUS_EVENTS[int(status)]}", person=world.people_names[i])
                events.append(Event(self.now, said))
                if was[i] == body.FIT:
                    watch = state.watch
                    watch.last_collapse_at = self.now
                    if watch.first_collapse_at < 0:
                        watch.first_collapse_at = self.now
        return events

    def _watch(self, events: list[Event]) -> None:
        """Notes extremes, limits, alarms and the turn of the oxygen; judges."""
        world, state = self.world, self.state
        habitat = state.habitat
        air, now = habitat.air, habitat.tick
        living, bay = world.living, world.bay
        watch = state.watch
        o2_mol = air.o2[living]
        share = o2_mol / (
            o2_mol + air.n2[living] + air.co2[living] + air.h2[living] + air.h2o[living] + air.ar[living]
        )
        o2 = 100.0 * share
        # p V = n R T, for each gas by itself.
        per_mol = GAS_CONSTANT * air.kelvin[living] / world.design.modules.volume[living]
        oxygen, co2 = o2_mol * per_mol, air.co2[living] * per_mol
        h2 = air.h2[bay]
        if h2 > 0.0:
            h2 /= air.o2[bay] + air.n2[bay] + air.co2[bay] + h2 + air.h2o[bay] + air.ar[bay]
        spo2 = min(habitat.people.displayed)
        if spo2 < watch.worst_spo2:
            spo2 = readers.worst_spo2(state)
        if o2 < watch.lowest_o2:
            watch.lowest_o2, watch.lowest_o2_at = o2, now
        if spo2 < watch.worst_spo2:
            watch.worst_spo2, watch.worst_spo2_at = spo2, now
        if co2 > watch.highest_co2:
            watch.highest_co2, watch.highest_co2_at = co2, now
        if h2 > watch.highest_h2:
            watch.highest_h2, watch.highest_h2_at = h2, now
        if watch.started_at >= 0 and o2 < watch.low_since_start:
            watch.low_since_start, watch.low_since_start_at = o2, now
        limits = world.limits
        stacks = habitat.stacks
        sensor = 0.0
        warned: tuple[int, ...] = ()
        for s, mode in enumerate(stacks.mode):
            if stack.DEAD_TIME <= mode <= stack.RUN:
                if stacks.sensor[s] > sensor:
                    sensor = stacks.sensor[s]
                if stacks.sensor[s] > world.alarm_h2_in_o2:
                    warned += (s,)
        crossed = (
            oxygen < limits[0][1],
            co2 > limits[1][1],
            h2 > limits[2][1],
            sensor > limits[3][1],
            oxygen < world.alarm_oxygen,
            co2 > world.alarm_co2,
        )
        if (crossed, warned) != self._called:
            # What is called out follows from the state alone: a session that goes on from a keyframe looks afresh.
            self._called = (crossed, warned)
            self._call_out(crossed, warned, o2, oxygen, co2, events)
        if now % 10 == 0:
            self._read_out(o2, events)
        if now % 60 == 0:
            self._judge(o2, not any(crossed[:4]), events)
        elif habitat.people.status != _fit(len(habitat.people.status)) and body.DEAD in habitat.people.status:
            self._judge(o2, False, events)

    def _once(self, key: str, said: Message, events: list[Event]) -> None:
        if key not in self.state.raised:
            self.state.raised = (*self.state.raised, key)
            events.append(Event(self.now, said))

    def _call_out(
        self, crossed: tuple[bool, ...], warned: tuple[int, ...], percent: float, oxygen: float, co2: float,
        events: list[Event],
    ) -> None:  # fmt: skip
        """Limits and alarms, each once (hydrogen in oxygen once for each start of a stack)."""
        world, state = self.world, self.state
        living, bay = world.module_names[world.living], world.module_names[world.bay]
        kpa, share = f"{oxygen / 1e3:.2f}", f"{percent:.1f}"
        if crossed[4]:
            limit = f"{world.alarm_oxygen / 1e3:.1f}"
            said = message("event.alarm_oxygen", module=living, kpa=kpa, percent=share, limit=limit)
            self._once("alarm oxygen", said, events)
        if crossed[5]:
            limit = f"{world.alarm_co2 / 1e3:.2f}"
            said = message("event.alarm_co2", module=living, kpa=f"{co2 / 1e3:.2f}", limit=limit)
            self._once("alarm co2", said, events)
        sensors = state.habitat.stacks.sensor
        worst = ""
        for s in sorted(warned, key=lambda s: -sensors[s]):
            worst = worst or world.stack_names[s]
            h2 = f"{100.0 * sensors[s]:.1f}"
            said = message("event.alarm_h2_in_o2", stack=world.stack_names[s], percent=h2)
            self._once(f"alarm h2 {s} {state.stack_started[s]}", said, events)
        for index, (name, value) in enumerate(world.limits):
            if crossed[index]:
                limit = f"{value / 1e3:.2f}" if index < 2 else f"{100.0 * value:.0f}"
                module = bay if index == 2 else living
                said = message(f"event.limit_{name}", module=module, percent=share, limit=limit, stack=worst)
                self._once(f"limit {name}", said, events)
                if state.watch.first_limit < 0:
                    state.watch.first_limit, state.watch.first_limit_at = index, self.now

    def _read_out(self, percent: float, events: list[Event]) -> None:
        """Oxygen at each new half percent, and personal marks."""
        world, state = self.world, self.state
        watch = state.watch
        half = int(percent * 2.0) / 2.0
        if half < watch.announced:
            if watch.announced < 100.0:
                module = world.module_names[world.living]
                events.append(Event(self.now, message("event.percent", module=module, percent=f"{half + 0.5:.1f}")))
            watch.announced = half
        for person, mark in world.marks:
            place = state.controls.place[person]
            if readers.partial(world, state, state.habitat.air.o2, place) < mark:
                share = f"{100.0 * readers.share(state, state.habitat.air.o2, place):.1f}"
                kpa = f"{mark / 1e3:.1f}"
                said = message("event.mark", person=world.people_names[person], kpa=kpa, percent=share)
                self._once(f"mark {person}", said, events)

    def _judge(self, percent: float, safe: bool, events: list[Event]) -> None:
        """Once a minute: is oxygen rising; is anybody dead; is it stabilised."""
        world, state = self.world, self.state
        watch, habitat = state.watch, state.habitat
        if body.DEAD in habitat.people.status:
            if watch.judged != LOST:
                watch.judged, watch.judged_at = LOST, habitat.tick
            return
        watch.rising = watch.rising + 1 if percent > watch.minute_o2 else 0
        watch.minute_o2 = percent
        if watch.rising == 2 and watch.started_at >= 0:
            minutes = f"{(watch.low_since_start_at - watch.started_at) / 60.0:.0f}"
            low = f"{watch.low_since_start:.2f}"
            module = world.module_names[world.living]
            said = message("event.turned", module=module, percent=low, minutes=minutes)
            self._once(f"turned {watch.started_at}", said, events)
        modes = habitat.stacks.mode
        delivering = stack.RUN in modes or stack.RAMP in modes
        if watch.judged == OPEN and watch.rising >= STABLE_MINUTES and delivering and safe:
            watch.judged, watch.judged_at = STABILISED, habitat.tick
            events.append(Event(habitat.tick, message("event.stabilised")))


OPEN, LOST, STABILISED = 0, 1, 2
"""`Watch.judged`."""


@cache
def _fit(count: int) -> list[float]:
    return [body.FIT] * count


def first_moment(world: World) -> Moment:
    """The moment before the first tick."""
    count = len(world.stacks)
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
        digest=f"{world.level} {world.digest} {world.seed} {world.difficulty}".encode(),
    )
    return state.frozen()


def subject_index(world: World, name: str, subject: str) -> int:
    """The index that a fact's subject names. Raises KeyError for a name that there is none of."""
    fact = FACTS[name]
    subject = subject or fact.default
    if fact.subject == "module":
        if subject == fact.default:
            return world.living if subject == "living" else world.bay
        return world.modules.index(subject) if subject in world.modules else _unknown(subject)
    if fact.subject == "person":
        return world.people.index(subject) if subject in world.people else _unknown(subject)
    if fact.subject == "stack":
        return world.stacks.index(subject) if subject in world.stacks else _unknown(subject)
    return 0 if not subject else _unknown(subject)


def _unknown(subject: str) -> int:
    raise KeyError(subject)
