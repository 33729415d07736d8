"""What is noted of the rig while a plan plays: each run of the stack, what gave way, what hands were at.

Only references are kept, and nothing is worked out: that is done when it is told.

Look for: `RigNotes` (listens), `Try` (from a start to what ended it), `Gave`, `Stint` (a task in hand), `Missed`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.level.world import World
from game.model import stack
from game.model.habitat import Controls, Flows, Habitat
from game.rig.parts import Rigged
from game.session.moment import Moment
from game.session.rigged import INTERLOCKS, RigState, stack_of
from game.session.session import Session
from game.session.stage import Event
from game.words.facts import TRIP_WORDS
from game.words.verbs import TOGGLES, Command

RUNNING, STOPPED, LOST = "", "stopped", "lost"
ENDS_HANDS = ("finish", "let")
PLUGGED = ("connect", "disconnect")
MANY = 3
"""Times that hands plug something from which it is told as a number."""


class Missed(NamedTuple):
    """An interlock would have acted, and did not."""

    interlock: str
    tick: int
    value: float
    """% of hydrogen, °C, or 0."""
    jumpered: bool
    """False: it saw another device's sensors, or none."""


class Try(NamedTuple):
    """One run of the stack."""

    begun: int
    start: Moment
    """As it was just before."""
    ended: int
    how: str
    """RUNNING still, STOPPED, LOST, or what it tripped on, as in `hot`."""
    last: Moment
    """The last second of it; of one that runs, the last that was looked at."""
    end: Moment
    """The second after."""
    missed: tuple[Missed, ...] = ()


class Gave(NamedTuple):
    """Something let go, melted, opened, leaked or came off."""

    tick: int
    kind: str
    """`blown`, `latched`, `off` (two ends, joined by ` `) or `leak`."""
    what: str
    moment: Moment
    """As it stood and was asked just before, when it was whole still."""


class Stint(NamedTuple):
    """A task of the rig in the player's hands, from `hands` to whatever ended it."""

    begun: int
    ended: int
    person: str
    task: str
    commands: tuple[tuple[int, Command], ...]
    rigged: Rigged
    """As it was left."""

    @property
    def counted(self) -> tuple[tuple[int, Command], ...]:
        """What of it is told as a number: plugs and handles, where there are many, and that it was done."""
        if len([1 for _, command in self.commands if command.verb in PLUGGED]) < MANY:
            return ()
        return tuple(each for each in self.commands if each[1].verb in (*PLUGGED, "finish") or _handle(each[1]))


def _handle(command: Command) -> bool:
    """Whether a breaker, switch, pump or valve is turned, and no toggle of the panel."""
    return command.verb == "turn" and command.words[0] not in TOGGLES


class _Second(NamedTuple):
    """What of a state changes by itself."""

    tick: int
    habitat: Habitat
    controls: Controls
    flows: Flows
    rig: RigState


class RigNotes:
    """Listens to a run of a level that has a rig."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tries: list[Try] = []
        self.gave: list[Gave] = []
        self.stints: list[Stint] = []
        self.jumpered: dict[str, int] = {}
        """By interlock, when it was jumpered last."""
        self._s = stack_of(world)
        self._before: _Second | None = None
        self._earlier: _Second | None = None
        self._open: list[tuple[int, Command]] = []
        self._who = ("", "")
        self._missed: list[Missed] = []
        self._start: tuple[int, Moment] | None = None

    def listen(self, session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        """Notes a second."""
        state, before, s = session.state, self._before, self._s
        rig, habitat = state.rig, state.habitat
        if rig is None:
            return
        now = _Second(habitat.tick, habitat, state.controls, state.flows, rig)
        earlier, self._earlier, self._before = self._earlier or now, before or now, now
        if commands or self._open:
            self._hands(session, commands, rig)
        if before is None:
            return
        if now.controls.bypass is not before.controls.bypass:
            self._bridged(before, now)
        mode = habitat.stacks.mode[s]
        on = stack.DEAD_TIME <= mode <= stack.RUN
        if on and self._start is None:
            self._start, self._missed = (now.tick, _moment(session, before)), []
        if rig.rigged is not before.rig.rigged:
            came_off = any(event.message.id == "event.rig_hose_off" for event in events)
            self._gave_way(session, earlier, before.rig.rigged, rig, came_off)
        if not on:
            if self._start is not None:
                self._over(session, before, mode)
        elif now.controls.bypass[s] or now.flows.fed.signal[s] <= 0.0:
            self._look(now)

    def finished(self, session: Session) -> tuple[Try, ...]:
        """All runs, with the one that goes on still."""
        if self._start is None:
            return tuple(self.tries)
        begun, start = self._start
        now = session.state.frozen()
        running = Try(begun, start, session.now, RUNNING, now, now, tuple(self._missed))
        return (*self.tries, running)

    def worked(self) -> tuple[Stint, ...]:
        """Every task that hands were at, with the one that they are at still."""
        if not self._open or self._before is None or not self._at_rig():
            return tuple(self.stints)
        before = self._before
        return (*self.stints, Stint(self._open[0][0], before.tick, *self._who, tuple(self._open), before.rig.rigged))

    def _at_rig(self) -> bool:
        """Whether what is in the hands is a task of the rig."""
        design = self.world.plot.rig
        return design is not None and self._who[1] in [self.world.names.kinds["task"][t] for t in design.tasks]

    def recall(self, other: "RigNotes", tick: int) -> None:
        """Takes over what another had noted by a tick, to go on from there."""
        every = [*other.tries]
        if other._start is not None:
            begun, start = other._start
            every.append(Try(begun, start, tick + 1, RUNNING, start, start, tuple(other._missed)))
        self.tries = [each for each in every if each.ended <= tick]
        goes_on = [each for each in every if each.begun <= tick < each.ended]
        self._start = (goes_on[0].begun, goes_on[0].start) if goes_on else None
        self._missed = [missed for each in goes_on for missed in each.missed if missed.tick <= tick]
        self.gave = [each for each in other.gave if each.tick <= tick]
        self.jumpered = {name: at for name, at in other.jumpered.items() if at <= tick}
        self.stints = [each for each in other.stints if each.ended <= tick]
        later = [each for each in other.stints if each.begun <= tick < each.ended]
        self._who = (later[0].person, later[0].task) if later else other._who
        self._open = [each for each in (later[0].commands if later else other._open) if each[0] <= tick]
        self._before = self._earlier = None

    def _over(self, session: Session, before: _Second, mode: float) -> None:
        assert self._start is not None
        begun, start = self._start
        lost = session.state.course.lost[self._s]
        cause = TRIP_WORDS[int(session.state.habitat.stacks.cause[self._s])]
        how = LOST if lost else cause if mode == stack.TRIPPED else STOPPED
        last, end = _moment(session, before), session.state.frozen()
        self.tries.append(Try(begun, start, session.now, how, last, end, tuple(self._missed)))
        self._start = None

    def _bridged(self, before: _Second, now: _Second) -> None:
        was, mask = int(before.controls.bypass[self._s]), int(now.controls.bypass[self._s])
        for name, cause in INTERLOCKS.items():
            bit = 1 << int(cause)
            if mask & bit and not was & bit:
                self.jumpered[name] = now.tick

    def _look(self, now: _Second) -> None:
        """Whether an interlock would act that is jumpered, or sees nothing of its own."""
        s, stacks, design = self._s, now.habitat.stacks, self.world.design.stacks
        mask, blind = int(now.controls.bypass[s]), now.flows.fed.signal[s] <= 0.0
        share, kelvin = stacks.sensor[s], stacks.kelvin[s]
        for name, acts, value in (
            ("h2", share >= design.trip_share[s], 100.0 * share),
            ("hot", kelvin >= design.trip_kelvin[s], kelvin - 273.15),
            ("dry", stacks.water[s] <= design.trip_lambda[s] and stacks.mode[s] != stack.DEAD_TIME, 0.0),
            ("signal", stacks.deaf[s] >= stack.DEAF_AFTER, 0.0),
            ("outlet", stacks.choked[s] >= stack.BLOCKED_AFTER, 0.0),
        ):
            bridged = bool(mask & 1 << int(INTERLOCKS[name]))
            unseen = blind and name in ("h2", "hot")
            if acts and (bridged or unseen) and name not in [each.interlock for each in self._missed]:
                self._missed.append(Missed(name, now.tick, value, bridged))

    def _gave_way(self, session: Session, earlier: _Second, was: Rigged, rig: RigState, came_off: bool) -> None:
        """What did from one second to the next. A load that collapses is asked a second earlier what it had then."""
        after, found = rig.rigged, []
        if after.blown != was.blown:
            found += [("blown", name) for name in after.blown if name not in was.blown]
        if after.latched != was.latched:
            found += [("latched", name) for name in after.latched if name not in was.latched]
        if came_off:
            found += [("off", f"{joint.one} {joint.other}") for joint in was.joints if joint not in after.joints]
        if after.lost > 0.0 and was.lost == 0.0:
            found.append(("leak", ""))
        if found:
            # With what hands have done this second, and without what it made give way.
            whole = rig._replace(rigged=after._replace(blown=was.blown, latched=was.latched))
            moment = _moment(session, earlier._replace(rig=whole))
            self.gave += [Gave(session.now, kind, what, moment) for kind, what in found]

    def _hands(self, session: Session, commands: Sequence[Command], rig: RigState) -> None:
        for command in commands:
            if command.verb == "hands":
                self._close(session.now, rig)
                self._who = (command.words[0], command.words[1])
            if self._open or command.verb == "hands":
                self._open.append((session.now, command))
            if command.verb in ENDS_HANDS:
                self._close(session.now, rig)
        if self._open and rig.who < 0:
            self._close(session.now, rig)

    def _close(self, now: int, rig: RigState) -> None:
        if self._open and self._at_rig():
            self.stints.append(Stint(self._open[0][0], now, *self._who, tuple(self._open), rig.rigged))
        self._open = []


def _moment(session: Session, second: _Second) -> Moment:
    """As it was then, as far as the rig and its stack are concerned."""
    return session.state.frozen()._replace(
        habitat=second.habitat, controls=second.controls, flows=second.flows, rig=second.rig
    )
