"""Alarms: what has gone wrong, ranked, each until it is acknowledged and for as long as it stands; no storm of repeats.

Look for: `Alarms`, `Alarm`, `EMERGENCY`, `CAUTION`, `ADVISORY`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from game.level.world import World
from game.model import body, stack
from game.rig import panel
from game.session import readers
from game.session.moment import State
from game.session.stage import Event
from game.words.message import Message, message

EMERGENCY, CAUTION, ADVISORY = "emergency", "caution", "advisory"
CLASSES = (EMERGENCY, CAUTION, ADVISORY)
"""From the worst to the mildest."""


class Alarm(NamedTuple):
    """Something that wants to be known."""

    key: str
    """Kind and subject; the same again is the same alarm."""
    rank: str
    """One of CLASSES."""
    tick: int
    """When it was last called out."""
    times: int
    """How often; repeats collapse."""
    message: Message
    """What it says: the event itself."""
    acknowledged: int
    """Tick at which the player took notice; -1: not yet."""
    standing: bool
    """Whether its cause is still there."""


class Kind(NamedTuple):
    """What an event means as an alarm."""

    rank: str
    subject: str
    """Name of the value that tells two of them apart; ''."""
    stands: Callable[[World, State, Mapping[str, str]], bool]
    """Whether its cause is still there."""


def _never(world: World, state: State, values: Mapping[str, str]) -> bool:
    return False


def _oxygen_low(world: World, state: State, values: Mapping[str, str]) -> bool:
    return readers.partial(world, state, state.habitat.air.o2, world.living) < world.alarm_oxygen


def _co2_high(world: World, state: State, values: Mapping[str, str]) -> bool:
    return readers.partial(world, state, state.habitat.air.co2, world.living) > world.alarm_co2


def _h2_in_o2(world: World, state: State, values: Mapping[str, str]) -> bool:
    stacks = state.habitat.stacks
    s = world.stack_names.index(values["stack"])
    return stack.DEAD_TIME <= stacks.mode[s] <= stack.RUN and stacks.sensor[s] > world.alarm_h2_in_o2


def _past_oxygen(world: World, state: State, values: Mapping[str, str]) -> bool:
    return readers.partial(world, state, state.habitat.air.o2, world.living) < world.limits[0][1]


def _past_co2(world: World, state: State, values: Mapping[str, str]) -> bool:
    return readers.partial(world, state, state.habitat.air.co2, world.living) > world.limits[1][1]


def _past_hydrogen(world: World, state: State, values: Mapping[str, str]) -> bool:
    return readers.share(state, state.habitat.air.h2, world.bay) > world.limits[2][1]


def _tripped(world: World, state: State, values: Mapping[str, str]) -> bool:
    return state.habitat.stacks.mode[world.stack_names.index(values["stack"])] == stack.TRIPPED


def _not_fit(world: World, state: State, values: Mapping[str, str]) -> bool:
    return state.habitat.people.status[world.people_names.index(values["person"])] != body.FIT


def _weak(world: World, state: State, values: Mapping[str, str]) -> bool:
    return state.duty.sits[world.people_names.index(values["person"])] > 0


def _below_mark(world: World, state: State, values: Mapping[str, str]) -> bool:
    person = world.people_names.index(values["person"])
    mark = next((mark for i, mark in world.marks if i == person), 0.0)
    return readers.partial(world, state, state.habitat.air.o2, state.controls.place[person]) < mark


def _always(world: World, state: State, values: Mapping[str, str]) -> bool:
    return True


def _low_flow(world: World, state: State, values: Mapping[str, str]) -> bool:
    """The stack makes current, and its coolant's instrument shows less than a full current needs."""
    if world.plot.rig is None or state.rig is None:
        return False
    rig = world.plot.rig.rig
    shown = [needle for each, needle in zip(rig.sensors, state.rig.needles, strict=True) if each.shows == "flow"]
    current = state.habitat.stacks.current[world.stacks.index(rig.stack)]
    return current > 0.0 and bool(shown) and shown[0] < panel.FLOWING


_TRIP = Kind(CAUTION, "stack", _tripped)
KINDS: dict[str, Kind] = {
    "alarm_oxygen": Kind(EMERGENCY, "", _oxygen_low),
    "limit_oxygen": Kind(EMERGENCY, "", _past_oxygen),
    "limit_co2": Kind(EMERGENCY, "", _past_co2),
    "limit_hydrogen_bay": Kind(EMERGENCY, "", _past_hydrogen),
    "limit_h2_in_o2": Kind(EMERGENCY, "", _never),
    "person_incapacitated": Kind(EMERGENCY, "person", _not_fit),
    "person_unconscious": Kind(EMERGENCY, "person", _not_fit),
    "person_dead": Kind(EMERGENCY, "person", _not_fit),
    "lost": Kind(EMERGENCY, "stack", _always),
    "hurt": Kind(EMERGENCY, "person", _never),
    "alarm_co2": Kind(CAUTION, "", _co2_high),
    "alarm_h2_in_o2": Kind(CAUTION, "stack", _h2_in_o2),
    "low_flow": Kind(CAUTION, "stack", _low_flow),
    "overrun": Kind(CAUTION, "module", _always),
    "mark": Kind(CAUTION, "person", _below_mark),
    "weak": Kind(CAUTION, "person", _weak),
    "trip_h2_in_o2": _TRIP,
    "trip_hot": _TRIP,
    "trip_dry": _TRIP,
    "trip_power": _TRIP,
    "trip_fault": _TRIP,
    "trip_hand": _TRIP,
    "trip_signal": _TRIP,
    "trip_outlet": _TRIP,
    "shed": Kind(CAUTION, "load", _never),
    "candle_out": Kind(ADVISORY, "module", _never),
    "task_paused": Kind(ADVISORY, "task", _never),
}
"""The events that are alarms, and `low_flow`, which an instrument raises: no session tells it. Everything else is to be
seen in the log."""


class Alarms:
    """The alarms of one game."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, Alarm] = {}
        self._pressed = -1
        """Tick at which the red button was pressed last."""

    def hear(self, event: Event) -> Alarm | None:
        """Notes an event; the alarm that it raises, if it is one that was not known."""
        name = event.message.id.partition(".")[2]
        if name == "rig_red_button":
            self._pressed = event.tick
        elif name == "trip_fault" and event.tick - 1 <= self._pressed <= event.tick:
            # To the stack it is a fault outside it; whoever sits at the panel knows better.
            name, event = "trip_hand", event._replace(message=event.message._replace(id="event.trip_hand"))
        kind = KINDS.get(name)
        if kind is None:
            return None
        values = dict(event.message.values)
        key = f"{name}.{values.get(kind.subject, '')}"
        before = self._known.get(key)
        # One that still stands, or that nobody has taken notice of yet, is not called out a second time.
        again = before is not None and (before.standing or before.acknowledged < 0)
        taken = before.acknowledged if before is not None and again else -1
        times = before.times + 1 if before is not None else 1
        self._known[key] = Alarm(key, kind.rank, event.tick, times, event.message, taken, True)
        return None if again else self._known[key]

    def look(self, state: State) -> Alarm | None:
        """Sees which causes are still there; what is over and was noticed is forgotten. And what an instrument shows
        that no event tells: the alarm that it raises, if it is one that was not known."""
        for key, alarm in list(self._known.items()):
            kind = KINDS[key.partition(".")[0]]
            standing = kind.stands(self._world, state, dict(alarm.message.values))
            if not standing and alarm.acknowledged >= 0:
                del self._known[key]
            elif standing != alarm.standing:
                self._known[key] = alarm._replace(standing=standing)
        if not _low_flow(self._world, state, {}) or self._world.plot.rig is None:
            return None
        name = self._world.stack_names[self._world.stacks.index(self._world.plot.rig.rig.stack)]
        known = self._known.get(f"low_flow.{name}")
        if known is not None and known.standing:
            return None
        return self.hear(Event(state.habitat.tick, message("event.low_flow", stack=name)))

    def acknowledge(self, key: str, tick: int) -> None:
        """The player has taken notice."""
        if key in self._known and self._known[key].acknowledged < 0:
            self._known[key] = self._known[key]._replace(acknowledged=tick)

    def ranked(self) -> list[Alarm]:
        """All of them: what nobody has noticed first, then by class, then the newest."""
        ordered = sorted(self._known.values(), key=lambda alarm: -alarm.tick)
        return sorted(ordered, key=lambda alarm: (alarm.acknowledged >= 0, CLASSES.index(alarm.rank)))

    def first(self) -> Alarm | None:
        """The one for the bar."""
        ranked = self.ranked()
        return ranked[0] if ranked else None

    def open(self) -> int:
        """How many nobody has taken notice of."""
        return len([1 for alarm in self._known.values() if alarm.acknowledged < 0])

    def kept(self) -> dict[str, Alarm]:
        """What a bookmark keeps."""
        return dict(self._known)

    def restore(self, kept: Mapping[str, Alarm]) -> None:
        """Goes back to it."""
        self._known = dict(kept)
