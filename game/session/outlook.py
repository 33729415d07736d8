"""What is ahead if nobody gives another order: the forecast, from the last full minute, computed when it is read.

Look for: `Outlook`, `booked`.
"""

from game.level.plot import NO_PLACE
from game.level.world import World
from game.model.forecast import Booked, Forecast, HouseLimits, forecast
from game.model.metabolism import NOMINAL, WORK
from game.model.network import fixed_flows
from game.session.moment import RUNNING, Moment

AHEAD = 12 * 3600
"""Seconds that a forecast looks ahead."""
CREW = "crew"
"""The group that the second edge of the forecast puts to work inside."""


class Outlook:
    """Forecasts from one moment; the same whenever they are read, so that nothing depends on who looks."""

    def __init__(self, world: World, moment: Moment) -> None:
        self._world, self._moment = world, moment
        self._standing: Forecast | None = None
        self._working: Forecast | None = None

    @property
    def tick(self) -> int:
        """Of the moment from which it looks ahead."""
        return self._moment.habitat.tick

    def standing(self) -> Forecast:
        """As things stand."""
        if self._standing is None:
            moment = self._moment
            self._standing = self._ahead(moment.controls.place, moment.controls.activity, booked(self._world, moment))
        return self._standing

    def working(self) -> Forecast:
        """With the whole crew at work inside from now on."""
        if self._working is None:
            crew = self._world.groups.get(CREW, ())
            place, activity = self._moment.controls.place.copy(), self._moment.controls.activity.copy()
            for i in crew:
                place[i], activity[i] = self._world.bay, WORK
            others = [each for each in booked(self._world, self._moment) if each.person not in crew]
            self._working = self._ahead(place, activity, others)
        return self._working

    def _ahead(self, place: list[int], activity: list[int], bookings: list[Booked]) -> Forecast:
        world, moment = self._world, self._moment
        values = dict(world.limits)
        limits = HouseLimits(world.living, world.bay, values["oxygen"], values["co2"], values["hydrogen_bay"])
        controls = moment.controls._replace(place=place, activity=activity)
        flows = moment.flows
        if moment.stale:
            flows = fixed_flows(moment.habitat, world.design, controls, flows)
        return forecast(moment.habitat, world.design, controls, flows, bookings, limits, AHEAD)


def booked(world: World, moment: Moment) -> list[Booked]:
    """What will change by itself: standing orders, walks, and the tasks that people are on or have booked."""
    now = moment.habitat.tick
    found: list[Booked] = []
    for i, orders in enumerate(world.orders):
        for order in orders[moment.next_order[i] :]:
            place = -1 if order.place < 0 else world.place_module[order.place]
            found.append(Booked(order.tick, i, order.activity, place))
    for tick, i, there, leaving in moment.travels:
        if leaving:
            found.append(Booked(tick, i, NOMINAL, world.transit))
            tick += int(60.0 * world.walks[_here(moment, i)][there])
        found += _labour(world, moment, i, tick, there)
        found.append(Booked(tick, i, -1, world.place_module[there]))
    walking = [i for _, i, _, _ in moment.travels]
    for i, place in enumerate(moment.duty.place):
        if i not in walking and place >= 0:
            found += _labour(world, moment, i, now, place)
    return sorted(found)


def _here(moment: Moment, i: int) -> int:
    return moment.duty.place[i] if moment.duty.place[i] >= 0 else moment.controls.place[i]


def _labour(world: World, moment: Moment, i: int, from_tick: int, place: int) -> list[Booked]:
    """The efforts of one person's task and bookings, by the book, from when they are at `place`."""
    found: list[Booked] = []
    duty, work = moment.duty, moment.work
    tick = from_tick
    now = moment.habitat.tick
    lined = [(duty.task[i], duty.pace[i])] if duty.task[i] >= 0 else []
    for t, pace in (*lined, *duty.booked[i]):
        task = world.plot.tasks[t]
        if task.where not in (NO_PLACE, place):
            walk = int(60.0 * world.walks[place][task.where])
            found.append(Booked(tick, i, NOMINAL, world.transit))
            tick += walk
            place = task.where
            found.append(Booked(tick, i, NOMINAL, world.place_module[place]))
        if tick > now or work.status[t] != RUNNING:
            found.append(Booked(tick, i, task.effort, -1))
        whole = task.haste_seconds if pace else task.seconds
        hands = max(1, len([1 for each in duty.task if each == t]))
        share = (1.7 if task.hands > hands else 0.6 if hands > task.hands else 1.0) * task.factors[i]
        tick += int((work.left[t] if work.left[t] >= 0.0 else whole) * share)
        if task.to != NO_PLACE:
            place = task.to
            found.append(Booked(tick, i, NOMINAL, world.place_module[place]))
        else:
            found.append(Booked(tick, i, NOMINAL, -1))
    return found
