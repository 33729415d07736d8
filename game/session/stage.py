"""What commands, tasks and story work on: the world, its facts, the live state, and what there is to notice.

Look for: `Stage`, `Event`.
"""

from typing import NamedTuple

from game.level.plot import NO_PLACE, Effects
from game.level.world import World
from game.model import body
from game.session.moment import Moment, State
from game.session.readers import Facts
from game.words.message import Message, message
from game.words.verbs import Command


class Event(NamedTuple):
    """Something to notice; never needed to know the state."""

    tick: int
    message: Message


class Stage:
    """One run in the making. Whoever changes the state replaces its parts, and calls `stir` if others should look."""

    def __init__(self, world: World, facts: Facts, state: State) -> None:
        self.world, self.facts, self.state = world, facts, state
        self.events: list[Event] = []
        self.pending: list[tuple[Effects, int]] = []
        """What is to happen next, each with whoever does it (-1: nobody)."""
        self.settled: list[tuple[int, Command]] = []
        """(tick, command) that a recording must have besides what was ordered: where plates came to rest."""

    @property
    def now(self) -> int:
        """Ticks since the start."""
        return self.state.habitat.tick

    def tell(self, id_: str, **values: object) -> None:
        """Something to notice. Values that begin with @ are ids of the level's sentences."""
        self.events.append(Event(self.now, message(id_, **values)))

    def happen(self, effects: Effects, worker: int = -1) -> None:
        """Effects that are carried out next (see effects.py), in the order in which they came up."""
        if effects:
            self.pending.append((effects, worker))

    def stir(self) -> None:
        """Faults, objectives and story look at the state before the next second."""
        self.state.stirred = True

    def take(self, moment: Moment) -> None:
        """Goes on from a moment that a command has made of this one."""
        outlook = self.state.outlook
        self.state = moment.thawed()
        self.state.outlook = outlook

    def person(self, i: int) -> str:
        """Name of a person."""
        return self.world.people_names[i]

    def named(self, word: str, worker: int = -1) -> tuple[int, ...]:
        """The people that a person's or a group's id names, or whoever does the task."""
        world = self.world
        if word == "worker":
            return (worker,) if worker >= 0 else ()
        return (world.people.index(word),) if word in world.people else world.groups[word]

    def fit(self, i: int) -> bool:
        """Whether a person can act."""
        return self.state.habitat.people.status[i] == body.FIT

    def unfit(self, i: int) -> Message:
        """Why a person can't."""
        dead = self.state.habitat.people.status[i] == body.DEAD
        return message("refusal.dead" if dead else "refusal.unable", person=self.person(i))

    def under_way(self, i: int) -> bool:
        """Whether a person packs or walks."""
        return any(each[1] == i for each in self.state.travels)

    def at_place(self, i: int, place: int) -> bool:
        """Whether a person is where something is done. What is done by comm can be done on the way."""
        return place == NO_PLACE or (self.state.duty.place[i] == place and not self.under_way(i))

    def relieve(self, people: tuple[int, ...]) -> None:
        """New orders end the standing ones."""
        next_order = list(self.state.next_order)
        for i in people:
            next_order[i] = len(self.world.orders[i])
        self.state.next_order = tuple(next_order)

    def act(self, i: int, activity: int) -> None:
        """A person does this from now on."""
        controls = self.state.controls
        if controls.activity[i] != activity:
            activities = controls.activity.copy()
            activities[i] = activity
            self.state.controls = controls._replace(activity=activities)
            self.state.stale = True
