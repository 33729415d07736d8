"""All that a session knows at one tick, frozen: what a keyframe keeps and a digest covers.

Look for: `Moment` (frozen), `State` (live), `Watch` (what is noted along the way), `Work`, `Duty`, `Course`, `Tale`
(tasks, people, the level's own facts, the story), `Chain` (the digest).
"""

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from game.model.habitat import Controls, Flows, Habitat
from game.model.stack import Stacks
from game.model.weldment import Weldment

if TYPE_CHECKING:
    from game.session.bench import Bench
    from game.session.outlook import Outlook
    from game.session.rigged import RigState

DIGEST_BYTES = 16


@dataclass(slots=True)
class Watch:
    """Extremes and firsts, all numbers; ticks are -1 for never."""

    lowest_o2: float = 100.0
    """% in the living module."""
    lowest_o2_at: int = 0
    lowest_oxygen: float = 1e6
    """Pa in the living module."""
    worst_spo2: float = 100.0
    worst_spo2_at: int = 0
    highest_co2: float = 0.0
    """Pa in the living module."""
    highest_co2_at: int = 0
    highest_h2: float = 0.0
    """Share in the bay."""
    highest_h2_at: int = 0
    first_limit: int = -1
    """Index into World.limits."""
    first_limit_at: int = -1
    started_at: int = -1
    """The last start of any stack."""
    low_since_start: float = 100.0
    low_since_start_at: int = -1
    minute_o2: float = 100.0
    """% at the last full minute."""
    rising: int = 0
    """Full minutes in a row at the end of which oxygen was higher than a minute before."""
    announced: float = 100.0
    """Lowest half percent that was called out."""
    first_collapse_at: int = -1
    last_collapse_at: int = -1
    stabilised_at: int = -1
    overrun: int = -1
    """The other module that first passed a house limit."""
    empty_since: int = -1
    """Since when nobody is at home."""
    ending: int = -1
    """Index into the level's endings."""
    judged_at: int = -1


_watched: Callable[[Watch], tuple[float, ...]] = attrgetter(*(field.name for field in fields(Watch)))


_T = TypeVar("_T")


def changed(column: list[_T], i: int, value: _T) -> list[_T]:
    """A new column with one entry replaced."""
    column = column.copy()
    column[i] = value
    return column


OPEN, WAITING, RUNNING, PAUSED, SETTLING, DONE, SKIPPED = range(7)
"""Status of a task: untouched; somebody is on it but can't begin; being done; left; waiting unattended; over."""


class Work(NamedTuple):
    """The level's tasks as columns; every list is replaced, never altered, once it is in a moment."""

    status: list[int]
    left: list[float]
    """Seconds that one fit person of the trade still needs."""
    pace: list[int]
    """1: in haste."""
    spent: list[float]
    """Seconds that people have worked on it."""
    flawed: list[float]
    """Of those, spoiled by impairment."""
    at: list[int]
    """Tick at which it was done or skipped, or (settling) will be; -1."""
    by: list[int]
    """Who worked on it first; -1."""


class Duty(NamedTuple):
    """Where people are and what they are at, as columns."""

    place: list[int]
    """-1: on the way."""
    task: list[int]
    """-1: none."""
    pace: list[int]
    booked: list[tuple[tuple[int, int], ...]]
    """(task, pace), in the order in which they will be taken up."""
    base: list[int]
    """Activity when there is nothing to do."""
    idle_since: list[int]
    """Tick since which there is nothing to do; -1 while there is."""
    weak_since: list[int]
    """Tick since which displayed saturation is too low to work; -1."""
    sits: list[int]
    """1 while they have put the work down for that."""


def first_work(tasks: int) -> Work:
    """Nothing has been done yet."""
    none = [-1] * tasks
    return Work([OPEN] * tasks, [-1.0] * tasks, [0] * tasks, [0.0] * tasks, [0.0] * tasks, none, list(none))


def first_duty(places: tuple[int, ...], activities: list[int]) -> Duty:
    """Everybody where they start, with nothing to do."""
    count = len(places)
    none = [-1] * count
    return Duty(list(places), none, [0] * count, [()] * count, list(activities), [0] * count, list(none), [0] * count)


class Course(NamedTuple):
    """How the level goes, apart from air, bodies and machines."""

    values: tuple[float, ...]
    """The level's own facts."""
    packed: tuple[bool, ...]
    lost: tuple[bool, ...]
    """Stacks that are destroyed."""
    fault_since: tuple[int, ...]
    """Tick since which each fault's condition holds; -1."""
    fault_at: tuple[int, ...]
    """Tick at which it last happened; -1."""
    ticks: tuple[tuple[int, ...], ...]
    """By objective, when each of its ticks was seen; -1."""
    unneeded: tuple[bool, ...]


class Tale(NamedTuple):
    """How far the story has been told."""

    said: tuple[int, ...]
    """Tick at which each beat was last begun; -1."""
    beat: int
    """The one that is being spoken; -1."""
    line: int
    """Its next line."""
    quiet_until: int
    """Tick at which the next line may be spoken."""
    asked: tuple[int, ...]
    """Tick at which each choice was last opened; -1."""
    chosen: tuple[int, ...]
    """Option taken; -1."""
    chosen_at: tuple[int, ...]
    lines: tuple[str, ...]
    """Every line that was spoken, in the order of the first time."""


class Moment(NamedTuple):
    """The frozen state of a session."""

    habitat: Habitat
    controls: Controls
    flows: Flows
    signature: tuple[float, ...]
    """The network's inputs at its last solution."""
    stale: bool
    """Controls have changed since then."""
    watch: tuple[float, ...]
    """Of a Watch, in its order."""
    next_order: tuple[int, ...]
    """Index of each person's next standing order; past the last when they have new orders."""
    travels: tuple[tuple[int, int, int, int], ...]
    """(tick, person, place, 1 if they set out then and 0 if they arrive), in that order."""
    candles: int
    stack_started: tuple[int, ...]
    """Tick of each stack's last start, -1."""
    stack_tripped: tuple[int, ...]
    """Tick of its last trip since then, -1."""
    raised: tuple[str, ...]
    """Alarms that have been called out, in order."""
    work: Work
    duty: Duty
    course: Course
    tale: Tale
    stirred: bool
    """Something has happened at which faults, objectives and story have not looked yet."""
    bench: "Bench | None"
    """The weld bench, in a level that has one."""
    rig: "RigState | None"
    """What is plugged into what, in a level with a rig."""
    digest: bytes
    """Of this moment and all before it."""

    def thawed(self) -> "State":
        """The same, able to go on."""
        return State(*self[:5], Watch(*self.watch), *self[6:])  # type: ignore[arg-type]


@dataclass(slots=True)
class State:
    """The live state of a session: the fields of `Moment`, replaced as time goes on."""

    habitat: Habitat
    controls: Controls
    flows: Flows
    signature: tuple[float, ...]
    stale: bool
    watch: Watch
    next_order: tuple[int, ...]
    travels: tuple[tuple[int, int, int, int], ...]
    candles: int
    stack_started: tuple[int, ...]
    stack_tripped: tuple[int, ...]
    raised: tuple[str, ...]
    work: Work
    duty: Duty
    course: Course
    tale: Tale
    stirred: bool
    bench: "Bench | None"
    rig: "RigState | None"
    digest: bytes
    outlook: "Outlook | None" = None
    """The forecast from the last full minute; follows from the rest, so it is neither frozen nor hashed."""

    @property
    def in_hand(self) -> int:
        """The task in the player's hands, -1."""
        if self.bench is not None and self.bench.who >= 0:
            return self.bench.task
        return -1 if self.rig is None else self.rig.task

    def by_hand(self, t: int, at: int) -> bool:
        """Whether a task, done at a tick, was done by the player's hands."""
        return any(work is not None and (t, at) in work.by_hand for work in (self.bench, self.rig))

    def frozen(self) -> Moment:
        """A keyframe; nothing in it is altered later."""
        return Moment(
            self.habitat,
            self.controls,
            self.flows,
            self.signature,
            self.stale,
            _watched(self.watch),
            self.next_order,
            self.travels,
            self.candles,
            self.stack_started,
            self.stack_tripped,
            self.raised,
            self.work,
            self.duty,
            self.course,
            self.tale,
            self.stirred,
            self.bench,
            self.rig,
            self.digest,
        )


_PACKERS: dict[int, struct.Struct] = {}


def _packed(values: list[float]) -> bytes:
    packer = _PACKERS.get(len(values))
    if packer is None:
        packer = _PACKERS[len(values)] = struct.Struct(f"<{len(values)}d")
    return packer.pack(*values)


class Chain:
    """Digests of moment after moment, each over the one before it; what rarely changes is hashed when it does."""

    def __init__(self) -> None:
        self._stacks: Stacks | None = None
        self._stacks_digest = b""
        self._settings: tuple[object, ...] = ()
        self._settings_digest = b""
        self._play: tuple[object, ...] = ()
        self._play_digest = b""
        self._bench: Bench | None = None
        self._bench_digest = b""
        self._weldment: Weldment | None = None
        self._weldment_digest = b""
        self._rig: RigState | None = None
        self._rig_digest = self._numbers_digest = b""

    def chained(self, moment: State) -> bytes:
        """BLAKE2b of `moment.digest` (the one before) and every number of `moment`; no field is left out."""
        habitat = moment.habitat
        values: list[float] = [
            habitat.tick,
            habitat.loop_kelvin,
            habitat.battery,
            habitat.tank,
            moment.candles,
            moment.stale,
            moment.stirred,
            *_watched(moment.watch),
        ]
        for column in habitat.air:
            values += column
        for column in habitat.people:
            values += column
        values += habitat.ledger
        values += habitat.stack_watts
        if habitat.stacks is not self._stacks:
            flat: list[float] = []
            for column in habitat.stacks:
                flat += column
            self._stacks, self._stacks_digest = habitat.stacks, _digest(_packed(flat))
        settings = self._settings
        if (
            not settings
            or moment.controls is not settings[0]
            or moment.flows is not settings[1]
            or moment.signature is not settings[2]
            or moment.next_order is not settings[3]
            or moment.travels is not settings[4]
            or moment.raised is not settings[5]
            or moment.stack_started is not settings[6]
            or moment.stack_tripped is not settings[7]
            or habitat.bed_health is not settings[8]
            or habitat.lock is not settings[9]
        ):
            self._settings = (
                moment.controls,
                moment.flows,
                moment.signature,
                moment.next_order,
                moment.travels,
                moment.raised,
                moment.stack_started,
                moment.stack_tripped,
                habitat.bed_health,
                habitat.lock,
            )
            self._settings_digest = _digest(repr([tuple(part) for part in self._settings]).encode())
        play = self._play
        if (
            not play
            or moment.work is not play[0]
            or moment.duty is not play[1]
            or moment.course is not play[2]
            or moment.tale is not play[3]
        ):
            self._play = (moment.work, moment.duty, moment.course, moment.tale)
            self._play_digest = _digest(repr([tuple(part) for part in self._play]).encode())
        if moment.bench is not self._bench:
            self._bench, self._bench_digest = moment.bench, self._of_bench(moment.bench)
        if moment.rig is not self._rig and moment.rig is not None:
            if self._rig is None or not moment.rig.stands_as(self._rig):
                self._rig_digest = _digest(repr(moment.rig.fixed()).encode())
            self._rig, self._numbers_digest = moment.rig, _digest(_packed([*moment.rig.numbers()]))
        fixed = self._stacks_digest + self._settings_digest + self._play_digest + self._bench_digest
        fixed += self._rig_digest + self._numbers_digest
        return _digest(moment.digest + fixed + _packed(values))

    def _of_bench(self, bench: "Bench | None") -> bytes:
        """What lies there changes more rarely than the arc that burns over it."""
        if bench is None:
            return b""
        if bench.weldment is not self._weldment:
            self._weldment, self._weldment_digest = bench.weldment, _digest(repr(bench.weldment).encode())
        return _digest(self._weldment_digest + repr(bench[1:]).encode())


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_BYTES).digest()
