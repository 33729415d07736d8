"""The session: the only thing that changes the world, by logged commands and by ticks of one second.

Look for: `Session.apply`, `Session.tick`, `Session.read`, `Session.freeze` and `Session.thawed`.
"""

from typing import NamedTuple

from game.level.build import World
from game.model import electrolyser, physiology
from game.model.habitat import step
from game.model.network import fixed_flows, signature
from game.session import readers
from game.session.moment import Chain, Moment, Watch
from game.session.orders import Change, carried_out
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
        count = len(world.stacks)
        self._chain = Chain()
        self.moment = moment or Moment(
            habitat=world.habitat,
            controls=world.controls,
            flows=world.flows,
            signature=(),
            stale=True,
            watch=Watch(minute_o2=100.0),
            next_order=(0,) * len(world.people),
            travels=(),
            candles=world.candles,
            stack_started=(-1,) * count,
            stack_tripped=(-1,) * count,
            raised=(),
            over=False,
            digest=f"{world.level} {world.digest} {world.seed} {world.difficulty}".encode(),
        )

    @classmethod
    def thawed(cls, world: World, moment: Moment) -> "Session":
        """A session that goes on from a keyframe."""
        return cls(world, moment)

    def freeze(self) -> Moment:
        """A keyframe: everything in it is replaced as time goes on, never altered."""
        return self.moment

    @property
    def now(self) -> int:
        """Ticks since the start."""
        return self.moment.habitat.tick

    @property
    def clock(self) -> int:
        """Seconds since midnight of the first day."""
        return self.world.start + self.now

    def read(self, name: str, subject: str = "") -> Value:
        """The value of a fact; `subject` as after the dot, '' for the fact's own default."""
        return readers.read(self.world, self.moment, name, subject_index(self.world, name, subject))

    def apply(self, command: Command) -> tuple[Message | None, list[Event]]:
        """Carries out a command now. Returns (refusal, events): a refused command changes nothing."""
        outcome = carried_out(self.world, self.moment, command)
        if isinstance(outcome, Message):
            return outcome, []
        before = self.moment
        self.moment = outcome.moment
        events = [Event(self.now, each) for each in outcome.events]
        events += self._stack_events(before)
        return None, events

    def tick(self) -> list[Event]:
        """One second passes."""
        world = self.world
        events = self._ordered()
        moment = self.moment
        inputs = signature(moment.habitat, world.design)
        if moment.stale or inputs != moment.signature:
            flows = fixed_flows(moment.habitat, world.design, moment.controls, moment.flows)
            events += self._shed(moment.flows.load, flows.load)
            moment = moment._replace(flows=flows, signature=inputs, stale=False)
        habitat = step(moment.habitat, world.design, moment.controls, moment.flows)
        before = moment.habitat
        self.moment = moment._replace(habitat=habitat)
        if habitat.stacks is not before.stacks and habitat.stacks.mode != before.stacks.mode:
            events += self._stack_events(moment)
        if habitat.people.status != before.people.status:
            events += self._people_events(before.people.status)
        events += self._watched()
        self.moment = self.moment._replace(digest=self._chain.chained(self.moment))
        return events

    def _ordered(self) -> list[Event]:
        """Standing orders that are due, and people who arrive."""
        moment, world = self.moment, self.world
        now = moment.habitat.tick
        changes: list[Change] = []
        events: list[Event] = []
        next_order = list(moment.next_order)
        for i, orders in enumerate(world.orders):
            while next_order[i] < len(orders) and orders[next_order[i]].tick <= now:
                order = orders[next_order[i]]
                next_order[i] += 1
                changes.append(Change(i, order.place, order.activity))
                name = "order" if order.place < 0 else "order_move"
                module = "" if order.place < 0 else world.module_names[order.place]
                activity = physiology.ACTIVITIES[order.activity]
                said = message(f"event.{name}", person=world.people_names[i], activity=activity, module=module)
                events.append(Event(now, said))
        travels = moment.travels
        while travels and travels[0][0] <= now:
            _, person, module_index = travels[0]
            travels = travels[1:]
            changes.append(Change(person, module_index, -1))
            where = world.module_names[module_index]
            events.append(Event(now, message("event.arrived", person=world.people_names[person], module=where)))
        if changes:
            place, activities = moment.controls.place.copy(), moment.controls.activity.copy()
            for change in changes:
                place[change.person] = change.place if change.place >= 0 else place[change.person]
                activities[change.person] = change.activity if change.activity >= 0 else activities[change.person]
            controls = moment.controls._replace(place=place, activity=activities)
            self.moment = moment._replace(
                controls=controls, next_order=tuple(next_order), travels=travels, stale=True
            )
        return events

    def _shed(self, was: list[float], now: list[float]) -> list[Event]:
        events = []
        closed = self.moment.controls.breaker
        for load, name in enumerate(self.world.loads):
            if was[load] != now[load] and closed[load] > 0.0:
                kind = "event.shed" if now[load] == 0.0 else "event.restored"
                events.append(Event(self.now, message(kind, load=name)))
        return events

    def _stack_events(self, before: Moment) -> list[Event]:
        """What the stacks have changed to since `before`; notes starts and trips."""
        world, moment = self.world, self.moment
        stacks = moment.habitat.stacks
        events = []
        tripped = list(moment.stack_tripped)
        for s, name in enumerate(world.stack_names):
            mode = stacks.mode[s]
            if mode == before.habitat.stacks.mode[s]:
                continue
            module = world.module_names[moment.controls.site[s]] if moment.controls.site[s] >= 0 else "nowhere"
            if mode == electrolyser.TRIPPED:
                tripped[s] = self.now
                said = message(
                    f"event.{_TRIP_EVENTS[int(stacks.cause[s])]}",
                    stack=name,
                    percent=f"{100.0 * stacks.sensor[s]:.1f}",
                    celsius=f"{stacks.kelvin[s] - 273.15:.0f}",
                )
            else:
                watts = f"{moment.habitat.stack_watts[s]:.0f}"
                said = message(f"event.{_STACK_EVENTS[int(mode)]}", stack=name, module=module, watts=watts)
            events.append(Event(self.now, said))
        self.moment = moment._replace(stack_tripped=tuple(tripped))
        return events

    def _people_events(self, was: list[float]) -> list[Event]:
        moment, world = self.moment, self.world
        events = []
        for i, status in enumerate(moment.habitat.people.status):
            if status != was[i]:
                said = message(f"event.{_STATUS_EVENTS[int(status)]}", person=world.people_names[i])
                events.append(Event(self.now, said))
                if was[i] == physiology.FIT:
                    watch = self.moment.watch
                    first = watch.first_collapse_at if watch.first_collapse_at >= 0 else self.now
                    watch = watch._replace(first_collapse_at=first, last_collapse_at=self.now)
                    self.moment = self.moment._replace(watch=watch)
        return events

    def _watched(self) -> list[Event]:
        """Notes extremes, limits, alarms and the turn of the oxygen; judges."""
        world, moment = self.world, self.moment
        habitat = moment.habitat
        air, now = habitat.air, habitat.tick
        living, bay = world.living, world.bay
        watch = moment.watch
        o2_share = readers.share(moment, air.o2, living)
        o2 = 100.0 * o2_share
        pascal = air.o2[living] / o2_share * 8.31446261815324 * air.kelvin[living] / world.design.modules.volume[living]
        co2 = air.co2[living] / air.o2[living] * o2_share * pascal
        h2 = air.h2[bay] and readers.share(moment, air.h2, bay)
        spo2 = min(habitat.people.displayed)
        if spo2 < watch.worst_spo2 and physiology.DEAD in habitat.people.status:
            spo2 = readers.worst_spo2(moment)
        changed: dict[str, float | int] = {}
        if o2 < watch.lowest_o2:
            changed["lowest_o2"], changed["lowest_o2_at"] = o2, now
        if spo2 < watch.worst_spo2:
            changed["worst_spo2"], changed["worst_spo2_at"] = spo2, now
        if co2 > watch.highest_co2:
            changed["highest_co2"], changed["highest_co2_at"] = co2, now
        if h2 > watch.highest_h2:
            changed["highest_h2"], changed["highest_h2_at"] = h2, now
        if watch.started_at >= 0 and o2 < watch.low_since_start:
            changed["low_since_start"], changed["low_since_start_at"] = o2, now
        if now % 60 == 0:
            changed["rising"] = watch.rising + 1 if o2 > watch.minute_o2 else 0
            changed["minute_o2"] = o2
        events = self._called_out(o2, o2_share * pascal, co2, h2, changed)
        if changed:
            self.moment = self.moment._replace(watch=watch._replace(**changed))
        if now % 60 == 0 or physiology.DEAD in habitat.people.status:
            events += self._judged(o2_share * pascal, co2, h2)
        return events

    def _called_out(
        self, percent: float, o2: float, co2: float, h2: float, changed: dict[str, float | int]
    ) -> list[Event]:
        """Limits, alarms, marks and the reading of oxygen; each once, the reading at each new half percent."""
        world, moment = self.world, self.moment
        watch, now = moment.watch, moment.habitat.tick
        name = world.module_names[world.living]
        found: list[tuple[str, Message]] = []

        def once(key: str, id_: str, **values: object) -> None:
            if key not in moment.raised:
                found.append((key, message(id_, **values)))

        figures = {"module": name, "kpa": f"{o2 / 1e3:.2f}", "percent": f"{percent:.1f}"}
        if o2 < world.alarm_oxygen:
            once("alarm oxygen", "event.alarm_oxygen", limit=f"{world.alarm_oxygen / 1e3:.1f}", **figures)
        if co2 > world.alarm_co2:
            limit = f"{world.alarm_co2 / 1e3:.2f}"
            once("alarm co2", "event.alarm_co2", module=name, kpa=f"{co2 / 1e3:.2f}", limit=limit)
        crossed = (
            o2 < world.limits[0][1],
            co2 > world.limits[1][1],
            h2 > world.limits[2][1],
            max(moment.habitat.stacks.sensor, default=0.0) > world.limits[3][1],
        )
        for index, over in enumerate(crossed):
            if over and f"limit {index}" not in moment.raised:
                self._limit_crossed(index, figures, found)
                if watch.first_limit < 0 and "first_limit" not in changed:
                    changed["first_limit"], changed["first_limit_at"] = index, now
        for s, sensor in enumerate(moment.habitat.stacks.sensor):
            on = electrolyser.DEAD_TIME <= moment.habitat.stacks.mode[s] <= electrolyser.RUN
            if on and sensor > world.alarm_h2_in_o2:
                stack = world.stack_names[s]
                key = f"alarm h2 {s} {moment.stack_started[s]}"
                once(key, "event.alarm_h2_in_o2", stack=stack, percent=f"{100.0 * sensor:.1f}")
        for person, mark in world.marks:
            place = moment.controls.place[person]
            if readers.partial(world, moment, moment.habitat.air.o2, place) < mark:
                kpa = f"{mark / 1e3:.1f}"
                share = f"{100.0 * readers.share(moment, moment.habitat.air.o2, place):.1f}"
                once(f"mark {person}", "event.mark", person=world.people_names[person], kpa=kpa, percent=share)
        half = int(percent * 2.0) / 2.0
        events = [Event(now, said) for _, said in found]
        if half < watch.announced:
            if watch.announced < 100.0:
                events.append(Event(now, message("event.percent", module=name, percent=f"{half + 0.5:.1f}")))
            changed["announced"] = half
        if changed.get("rising") == 2 and watch.started_at >= 0:
            minutes = f"{(watch.low_since_start_at - watch.started_at) / 60.0:.0f}"
            low = f"{watch.low_since_start:.2f}"
            if f"turned {watch.started_at}" not in moment.raised:
                found.append((f"turned {watch.started_at}", message("event.turned", module=name, percent=low, minutes=minutes)))
                events.append(Event(now, found[-1][1]))
        if found:
            self.moment = moment._replace(raised=moment.raised + tuple(key for key, _ in found))
        return events

    def _limit_crossed(self, index: int, figures: dict[str, str], found: list[tuple[str, Message]]) -> None:
        world = self.world
        name, value = world.limits[index]
        values: dict[str, str] = dict(figures)
        values["limit"] = f"{value / 1e3:.2f}" if index < 2 else f"{100.0 * value:.0f}"
        if index == 2:
            values["module"] = world.module_names[world.bay]
        if index == 3:
            sensors = self.moment.habitat.stacks.sensor
            values["stack"] = world.stack_names[sensors.index(max(sensors))]
        found.append((f"limit {index}", message(f"event.limit_{name}", **values)))

    def _judged(self, o2: float, co2: float, h2: float) -> list[Event]:
        moment, world = self.moment, self.world
        watch, habitat = moment.watch, moment.habitat
        if physiology.DEAD in habitat.people.status:
            if watch.judged != 1:
                watch = watch._replace(judged=1, judged_at=habitat.tick)
                self.moment = moment._replace(watch=watch)
            return []
        if watch.judged or watch.rising < STABLE_MINUTES:
            return []
        modes = habitat.stacks.mode
        delivering = electrolyser.RUN in modes or electrolyser.RAMP in modes
        safe = o2 > world.limits[0][1] and co2 < world.limits[1][1] and h2 < world.limits[2][1]
        if not delivering or not safe:
            return []
        self.moment = moment._replace(watch=watch._replace(judged=2, judged_at=habitat.tick))
        return [Event(habitat.tick, message("event.stabilised"))]


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
