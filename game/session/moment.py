"""All that a session knows at one tick, frozen: what a keyframe keeps and a digest covers.

Look for: `Moment` (frozen), `State` (live), `Watch` (what is noted along the way), `Chain` (the digest).
"""

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import NamedTuple

from game.model.habitat import Controls, Flows, Habitat
from game.model.stack import Stacks

DIGEST_BYTES = 16


@dataclass(slots=True)
class Watch:
    """Extremes and firsts, all numbers; ticks are -1 for never."""

    lowest_o2: float = 100.0
    """% in the living module."""
    lowest_o2_at: int = 0
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
    judged: int = 0
    """0 open, 1 lost, 2 stabilised."""
    judged_at: int = -1


_watched: Callable[[Watch], tuple[float, ...]] = attrgetter(*(field.name for field in fields(Watch)))


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
    travels: tuple[tuple[int, int, int], ...]
    """(tick of arrival, person, module), in that order."""
    candles: int
    stack_started: tuple[int, ...]
    """Tick of each stack's last start, -1."""
    stack_tripped: tuple[int, ...]
    """Tick of its last trip since then, -1."""
    raised: tuple[str, ...]
    """Alarms that have been called out, in order."""
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
    travels: tuple[tuple[int, int, int], ...]
    candles: int
    stack_started: tuple[int, ...]
    stack_tripped: tuple[int, ...]
    raised: tuple[str, ...]
    digest: bytes

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
        return _digest(moment.digest + self._stacks_digest + self._settings_digest + _packed(values))


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_BYTES).digest()
