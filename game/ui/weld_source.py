"""The weld bench as a game has it: what lies there, whose hands are at it, what can be asked of them.

The scene knows nothing of sessions beyond this; another source (a bench without a clock) can stand in for it.

Look for: `Source` (what the scene needs), `Played` (of a game), `bench_tasks`, `bench_open`.
"""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from game.level.bench import HANG, RACK, TACK, WELD, BenchDesign
from game.model.weldment import Weldment
from game.retelling.wording import you
from game.session.bench import Bench, verdict_of
from game.session.benchharm import impairment
from game.session.benchtime import tremor
from game.session.moment import RUNNING
from game.ui.play import Play
from game.words.verbs import Command

if TYPE_CHECKING:
    from game.model.bracing import Verdict


class AtIt(NamedTuple):
    """Somebody who is at a task of the bench."""

    who: int
    task: int
    kind: int


class Hand(NamedTuple):
    """What the model adds to a stroke that is being laid now."""

    impairment: float
    seed: int
    shield: float


class Source(Protocol):
    """All that the scene asks of a bench."""

    @property
    def weldment(self) -> Weldment: ...

    @property
    def kind(self) -> int:
        """TACK, WELD or HANG, of the task in hand; -1 while none is."""

    @property
    def busy(self) -> int:
        """Seconds for which the hands are still at the last thing that was asked."""

    @property
    def arc(self) -> tuple[str, float, float, int] | None:
        """Seam, A, m/s of wire and seconds since it was struck, of an arc that burns."""

    @property
    def hand(self) -> Hand: ...

    @property
    def hidden(self) -> bool:
        """Whether nothing is foretold."""

    @property
    def hung(self) -> bool:
        """Whether the machine hangs on its brackets."""

    def verdict(self) -> "Verdict | None":
        """What the brackets would carry; None while there is nothing to ask about, or where it is hidden."""

    def give(self, verb: str, *words: str) -> str:
        """Asks for something; why not, as a sentence ("": done)."""


class Played:
    """The bench of a game."""

    def __init__(self, play: Play) -> None:
        self._play = play
        design, bench = play.world.plot.bench, play.session.state.bench
        if design is None or bench is None:
            raise ValueError("the weld bench is shown only in a level that has one")
        self._design: BenchDesign = design

    @property
    def _bench(self) -> Bench:
        bench = self._play.session.state.bench
        assert bench is not None
        return bench

    @property
    def weldment(self) -> Weldment:
        return self._bench.weldment

    @property
    def kind(self) -> int:
        bench = self._bench
        return self._design.kind(bench.task) if bench.who >= 0 else -1

    @property
    def who(self) -> int:
        """Whose task is in hand; -1."""
        return self._bench.who

    @property
    def busy(self) -> int:
        return max(0, self._bench.busy_until - self._play.now)

    @property
    def arc(self) -> tuple[str, float, float, int] | None:
        arc = self._bench.arc
        return None if arc is None else (arc.seam, arc.amperes, arc.feed, self._play.now - arc.since)

    @property
    def hand(self) -> Hand:
        play, bench = self._play, self._bench
        worn = impairment(bench, play.session.state.habitat.people, bench.who) if bench.who >= 0 else 0.0
        shield = float(play.session.facts.value(self._design.shield, play.session.state))
        return Hand(worn, tremor(play.world.seed, bench.strokes), min(1.0, max(0.0, shield)))

    @property
    def hidden(self) -> bool:
        return self._design.hidden

    @property
    def hung(self) -> bool:
        return self._bench.set_down > 0.0 and not self._bench.fallen

    @property
    def carried(self) -> tuple[str, float, float, float] | None:
        """A plate that was let go this second, and where (m, m, degrees): nobody knows yet where it comes to rest."""
        way = self._bench.unsettled
        return None if way is None or way.layer == RACK else (way.piece, way.x, way.y, way.angle)

    @property
    def bare(self) -> bool:
        """Whether whoever works there has the visor up."""
        return not self._bench.visor

    @property
    def fallen(self) -> bool:
        return self._bench.fallen

    @property
    def gone(self) -> tuple[str, ...]:
        """Of a machine that has fallen or tilts: the plates that let go of it, in order."""
        from game.workshop.falling import lost

        bench = self._bench
        return lost(verdict_of(bench.weldment, bench.set_down, self._design.hours))

    def verdict(self) -> "Verdict | None":
        bench = self._bench
        if self.hidden or not bench.weldment.beads:
            return None
        return verdict_of(bench.weldment, bench.set_down, self._design.hours)

    def give(self, verb: str, *words: str) -> str:
        return self._play.apply(Command(verb, words))

    def at_it(self) -> list[AtIt]:
        """Who is at a task of the bench, in its place: the player first."""
        return bench_tasks(self._play)


def bench_tasks(play: Play) -> list[AtIt]:
    """Who is at a task of the bench now, and could lay it into the player's hands: the player first."""
    design, state = play.world.plot.bench, play.session.state
    if design is None or state.bench is None:
        return []
    found = [
        AtIt(i, t, kind)
        for t, kind in design.tasks
        for i, each in enumerate(state.duty.task)
        if each == t and state.work.status[t] == RUNNING and state.duty.place[i] == design.place
    ]
    me = you(play.world)
    return sorted(found, key=lambda each: (each.who != me, each.task, each.who))


def bench_open(play: Play) -> bool:
    """Whether there is a way to the bench now: somebody is at one of its tasks."""
    return bool(bench_tasks(play))


__all__ = ["HANG", "TACK", "WELD", "AtIt", "Hand", "Played", "Source", "bench_open", "bench_tasks"]
