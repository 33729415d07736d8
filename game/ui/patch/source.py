"""The rig as a game has it: what is plugged there, what flows, whose hands are at it, what can be asked of them.

The scene knows nothing of sessions beyond this; a rig without a clock can stand in for it.

Look for: `Source` (what the scene needs), `Played` (of a game).
"""

from typing import NamedTuple, Protocol

from game.rig import wiring
from game.rig.finding.inspector import Told
from game.rig.panel import shown
from game.rig.parts import DATA, Rig, Rigged
from game.rig.solved import Flow, Solved
from game.session.rigged import RigState, called, solved_of
from game.ui.at_rig import AtIt, rig_tasks
from game.ui.patch import live, subject
from game.ui.patch.words import port_name, port_named
from game.ui.play import Play
from game.ui.type import subscripted
from game.words.message import Message, said
from game.words.verbs import Command

DAY = 24 * 3600
MISFITS = ("rig_shape", "rig_sex", "rig_medium")


class Read(NamedTuple):
    """What a tool has read."""

    clock: int
    """Seconds of the colony's day."""
    tool: str
    where: str
    value: float
    unit: str


class Source(Protocol):
    """All that the scene asks of a rig."""

    @property
    def rig(self) -> Rig: ...

    @property
    def rigged(self) -> Rigged: ...

    @property
    def solved(self) -> Solved: ...

    @property
    def needles(self) -> tuple[float | None, ...]:
        """What each instrument shows, in the order of the rig's sensors; None: no signal comes from it."""

    @property
    def who(self) -> int:
        """Whose task is in hand; -1."""

    @property
    def busy(self) -> int:
        """Seconds for which the hands are still at the last thing that was asked."""

    def told(self) -> tuple[Told, ...]:
        """What the inspector says: about the work in hand first, then the worst first."""

    def seconds(self, verb: str, *words: str) -> int:
        """What a command takes."""

    def refusal(self, one: str, other: str, swapped: bool = False) -> str:
        """Why two ends can't be joined, as a sentence ("": they can)."""

    def absent(self, part: str) -> str:
        """Why a loose part does not lie in the box: `packed`, `later`, "" (it does)."""

    def reads(self) -> list[Read]:
        """What tools have read, the newest last."""

    def called(self, where: str) -> str:
        """A part or an end as people call it; a port as it stands on its plate."""

    def runs_on(self, part: str) -> bool:
        """Whether the stack runs, and would not without this loose part."""

    def give(self, verb: str, *words: str) -> str:
        """Asks for something; why not, as a sentence ("": done)."""


class Played:
    """The rig of a game."""

    def __init__(self, play: Play) -> None:
        self._play = play
        design = play.world.plot.rig
        if design is None or play.session.state.rig is None:
            raise ValueError("the patch bay is shown only in a level that has a rig")
        self._design = design
        self._refused: tuple[Rigged, dict[tuple[str, str, bool], str]] | None = None
        self._told: tuple[Rigged, Solved, tuple[Told, ...]] | None = None
        self._solved: tuple[int, RigState, Solved] | None = None

    @property
    def _state(self) -> RigState:
        state = self._play.session.state.rig
        assert state is not None
        return state

    @property
    def rig(self) -> Rig:
        return self._design.rig

    @property
    def rigged(self) -> Rigged:
        return self._state.rigged

    @property
    def solved(self) -> Solved:
        play, state = self._play, self._state
        kept = self._solved
        if kept is None or kept[0] != play.now or kept[1] is not state:
            self._solved = kept = (play.now, state, solved_of(play.world, play.session.state))
        return kept[2]

    @property
    def needles(self) -> tuple[float | None, ...]:
        play = self._play
        return shown(self.rig, self._state.needles, self.solved, play.world.seed, play.now)

    @property
    def who(self) -> int:
        return self._state.who

    @property
    def busy(self) -> int:
        return max(0, self._state.busy_until - self._play.now)

    @property
    def ready(self) -> bool:
        """Whether anybody gets at the ports yet."""
        play = self._play
        return play.session.facts.holds(self._design.ready, play.session.state)

    def told(self) -> tuple[Told, ...]:
        from game.rig.finding import inspector

        rigged, solved = self.rigged, self.solved
        kept = self._told
        if kept is None or kept[0] is not rigged or kept[1] is not solved:
            found = [port_named(self.rig, each) for each in inspector.told(self.rig, rigged, solved)]
            self._told = kept = (rigged, solved, tuple(found))
        return subject.ordered(kept[2], self.media)

    @property
    def media(self) -> tuple[str, ...]:
        """The media that the task in hand is about, by what the book has for it."""
        found: dict[str, None] = {}
        own = self.group
        for group, joints, turned in self.rig.book:
            names = [*(joint.one.partition(".")[0] for joint in joints), *turned] if group == own else []
            for part in map(self.rig.part, names):
                if part is not None:
                    found[part.ends[0].medium] = None
        return tuple(found)

    def seconds(self, verb: str, *words: str) -> int:
        return self._design.takes(verb, words)

    def refusal(self, one: str, other: str, swapped: bool = False) -> str:
        rigged = self.rigged
        if self._refused is None or self._refused[0] is not rigged:
            self._refused = (rigged, {})
        found = self._refused[1]
        key = (one, other, swapped)
        if key not in found:
            refusal = wiring.refusal(self.rig, rigged, one, other, swapped)
            found[key] = self._why(refusal, one, other) if refusal is not None else ""
        return found[key]

    def _why(self, refusal: wiring.Refusal, one: str, other: str) -> str:
        """With what to do: an adapter is looked for only where the part itself would not fit either way round."""
        rig, texts = self.rig, self._play.world.texts
        ends = wiring.layout(rig).ends
        part = rig.part(one.rpartition(".")[0])
        if refusal.id not in MISFITS or part is None or part.fixed or one not in ends or other not in ends:
            return self.worded(refusal)
        own, there = ends[one], ends[other]
        for each in part.ends:
            if each.name != own.name and wiring.refusal(rig, self.rigged, part.end(each.name), other) is None:
                return said(Message("ui_patch.turn_round", (("shape", each.shape.upper()),)), texts)
        if own.medium != there.medium:
            media = (("there", f"@ui_patch.medium_{there.medium}"), ("own", f"@ui_patch.medium_{own.medium}"))
            return said(Message("ui_patch.other_medium", media), texts)
        shapes = (("own", own.shape.upper()), ("there", there.shape.upper()))
        return said(Message("ui_patch.both_alike" if own.shape == there.shape else "ui_patch.adapter", shapes), texts)

    def worded(self, refusal: wiring.Refusal) -> str:
        """A refusal of the rig with parts and ends as people call them."""
        ends = ("one", "other", "end", "by", "part", "where")
        values = tuple((key, self.called(value) if key in ends else value) for key, value in refusal.values)
        words = said(Message(f"refusal.{refusal.id}", values), self._play.world.texts)
        return f"{words[:1].upper()}{words[1:]}."

    def absent(self, part: str) -> str:
        for name, when in self._design.box:
            if name == part:
                if self._play.session.facts.holds(when, self._play.session.state):
                    return ""
                return "packed" if when is not None and "packed" in str(when) else "later"
        return "later"

    def reads(self) -> list[Read]:
        start = self._play.world.start
        return [
            Read(
                (start + each.tick) % DAY, each.reading.tool, each.reading.where, each.reading.value, each.reading.unit
            )
            for each in self._state.measured
        ]

    def called(self, where: str) -> str:
        name = port_name(self.rig, where)
        return subscripted(name) if name else called(self._play.world, where)

    @property
    def group(self) -> str:
        """The group of the book that the task in hand is to make; ""."""
        play, task = self._play, self._state.task
        if self.who < 0 or task < 0:
            return ""
        wires = [each for each in play.world.plot.tasks[task].do if each.verb == "wire"]
        holds = [each for each in wires if play.session.facts.holds(each.unless, play.session.state)]
        return (holds or wires)[0].words[0] if wires else ""

    def runs_on(self, part: str) -> bool:
        play = self._play
        at = play.world.stacks.index(self.rig.stack)
        found = self.rig.part(part)
        if found is None or play.session.state.habitat.stacks.current[at] <= 0.0:
            return False
        flow = self.solved.flows.get(part, Flow())
        flows = abs(flow.amperes) >= live.NONE_A or abs(flow.litres) >= live.NONE_L or abs(flow.moles) >= live.NONE_MOL
        return flows or (found.ends[0].medium == DATA and len(live.ports_of(self.rig, self.rigged, found)) > 1)

    def give(self, verb: str, *words: str) -> str:
        return self._play.apply(Command(verb, words))

    def at_it(self) -> list[AtIt]:
        """Who is at a task of the rig, in its place: the player first."""
        return rig_tasks(self._play)
