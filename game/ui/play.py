"""One game in the window: its session, everything that was said and seen, its pace, and its file on the disk.

The session changes by `apply` and by whole ticks alone, each second in the order in which a playback has it: so a game
that was played in a window, whatever its frame rate, plays back without one to the same digests.

Look for: `Play`, `Bookmark`, `begin` (a new game), `retried` (one from an earlier tick on).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from game.debrief.samples import EVERY, Sample, sample
from game.level.world import World
from game.retelling.notebook import Job, Notebook
from game.session.moment import Moment
from game.session.record import Recorder
from game.session.run import KEYFRAME_TICKS, told_out
from game.session.session import Session
from game.session.stage import Event
from game.ui import pace as pacing
from game.ui.alarms import Alarm, Alarms
from game.ui.journal import HEARTBEAT, Journal, Note, begun
from game.ui.panel.trace import Trace
from game.ui.said import CAPTION, LINE, Question, Spoken, heard, open_question
from game.words.message import Message, said
from game.words.verbs import Command

CHAPTER = 1800
"""Colony seconds between two heads of chapters in the notebook."""
MOST_TICKS = 24
"""In one frame; what a slow machine does not get done is not made up for."""
LOOK = 5
"""Seconds between two looks whether the causes of alarms are still there."""
LONGEST_WAIT = 3600
NEWS = ("line", "choice", "task_done", "task_paused", "turned", "stabilised", "judged", "person_fit", "arrived")
"""Events for which waiting ends, besides alarms."""


class Bookmark(NamedTuple):
    """A keyframe, and how much had been said and noted by then."""

    moment: Moment
    pending: tuple[Event, ...]
    counts: tuple[int, ...]
    """Of said, happenings, orders, samples, notes, and the notebook's entries and minutes."""
    jobs: tuple[Job, ...]
    alarms: dict[str, Alarm]
    lines: int
    """Of the recording."""

    @property
    def tick(self) -> int:
        return self.moment.habitat.tick


class Play:
    """A game that is being played."""

    def __init__(self, world: World, journal: Journal | None = None) -> None:
        self.world = world
        self.session = Session(world)
        self.journal = journal
        self.said: list[Spoken] = []
        self.happenings: list[tuple[int, Message]] = []
        """Everything to notice, but for what was said."""
        self.orders: list[tuple[int, Command]] = []
        self.samples: list[Sample] = [sample(self.session)]
        self.notes: list[Note] = []
        """How it was played: pauses, slower time, what of hypoxia was shown."""
        self.notebook = Notebook(world, CHAPTER)
        self.alarms = Alarms(world)
        self.trace = Trace()
        """What the instruments of a rig have shown."""
        self.recorder = Recorder(world, journal.line if journal else None)
        self.keyframes: list[Bookmark] = []
        self.paused = False
        self.slow = pacing.FASTEST
        """What the player has done to the pace: 1, or less."""
        self.waiting = False
        """Time runs until something happens."""
        self.over = False
        """Nothing more will happen."""
        self.changed = 0
        """Counts up whenever anything may look different."""
        self._pending: list[Event] = []
        self._carried: list[Command] = []
        self._part = 0.0
        self._skip_to = -1
        self._wait_to = -1
        self._since_beat = 0.0
        self._pause_seconds = 0.0
        self._thinking = 0.0
        """Real seconds for which the open question has waited."""
        self._eased = (0.0, pacing.WAITED)
        """Real seconds for which time runs no faster yet, and how fast."""
        self._situation: pacing.Situation | None = None
        self._question: tuple[int, Question | None] = (-1, None)
        self._mark()

    @classmethod
    def from_commands(cls, world: World, commands: Sequence[tuple[int, Command]], until: int) -> "Play":
        """The game as it stands at tick `until`, those of the commands before it given."""
        play = cls(world)
        play.run(commands, until)
        return play

    def rewound(self, tick: int, journal: Journal | None = None) -> "Play":
        """Another game, which is this one as far as `tick`: what was ordered at that tick or later is not."""
        mark = max((each for each in self.keyframes if each.tick <= tick), key=lambda each: each.tick)
        play = Play(self.world, journal)
        play._restore(self, mark)
        play.run([each for each in self.orders if each[0] >= mark.tick], tick)
        return play

    @property
    def now(self) -> int:
        """Ticks since the start."""
        return self.session.now

    @property
    def question(self) -> Question | None:
        """The choice that is open."""
        if self._question[0] != self.changed:
            self._question = (self.changed, open_question(self.session))
        return self._question[1]

    @property
    def line(self) -> Spoken | None:
        """What is being said; None while nobody speaks."""
        if self.session.state.tale.beat < 0 or not self.said:
            return None
        return next((each for each in reversed(self.said) if each.kind in (LINE, CAPTION)), None)

    @property
    def pace(self) -> float:
        """Colony seconds in a real one, if time is not stopped."""
        now = self.now
        if now < self._skip_to:
            return pacing.SKIPPED
        if self.waiting:
            return pacing.WAITED
        if self._situation is None:
            line = self.line
            thought = self._thinking >= pacing.PATIENCE
            words = line.words if line else ""
            self._situation = pacing.situation(self.session, words, self.question is not None, thought)
        most = self._eased[1] if self._eased[0] > 0.0 else pacing.WAITED
        return min(pacing.pace(self._situation) * self.slow, most)

    def apply(self, command: Command) -> str:
        """Carries out a command; why not, as a sentence ("": done)."""
        told = len(self.session.settled)
        refusal, events = self.session.apply(command)
        self.orders += self.session.settled[told:]
        if refusal is not None:
            return said(refusal, self.world.texts)
        self.orders.append((self.now, command))
        self._carried.append(command)
        self.recorder.command(self.session, command)
        self._pending += events
        self._hear(events)
        self._touch()
        self.waiting = False
        return ""

    def advance(self, seconds: float, most: float = pacing.WAITED) -> None:
        """Real time passes, and with it as many ticks as the pace says; `most` is the fastest that may be.

        Scenes over the hub let time run at `pacing.CHOOSING`: to read costs seconds, not tens of minutes.
        """
        if self.over:
            return
        if self.paused:
            self._pause_seconds += seconds
            return
        if self.question is None:
            self._thinking = 0.0
        elif self.line is None:
            self._thinking += seconds
        if self._eased[0] > 0.0 and not self.waiting:
            self._eased = (self._eased[0] - seconds, self._eased[1])
        left = seconds
        for _ in range(MOST_TICKS):
            pace = min(self.pace, most)
            needed = (1.0 - self._part) / pace
            if needed > left:
                self._part += left * pace
                break
            left -= needed
            self._part = 0.0
            self.second()
            if self.over:
                return
        self._beat(seconds)

    def second(self) -> None:
        """The second that is on closes, and the next one passes."""
        session = self.session
        if self.over:
            return
        if session.now >= self.world.last_tick or told_out(session):
            self._finish()
            return
        self._close_second()
        told = len(session.settled)
        events = session.tick()
        # So that a game which is this one as far as some tick has the plates just where they came to rest in this.
        self.orders += session.settled[told:]
        self._pending, self._carried = list(events), []
        self._hear(events)
        if session.now % LOOK == 0 and self.alarms.look(session.state) is not None:
            self.waiting = False
        self.trace.look(session)
        if session.now % EVERY == 0:
            self.samples.append(sample(session))
        if session.now % KEYFRAME_TICKS == 0:
            self._mark()
        if self.waiting and session.now >= self._wait_to:
            self.waiting = False
        self._touch()

    def run(self, commands: Iterable[tuple[int, Command]], until: int) -> None:
        """Plays at once to a tick, with commands given before it at theirs."""
        for tick, command in commands:
            if tick >= until:
                break
            while self.now < tick and not self.over:
                self.second()
            self.apply(command)
        while self.now < until and not self.over:
            self.second()

    def pause(self, on: bool) -> None:
        """Stops time, or lets it go on; free, and noted."""
        if self.paused and not on and self._pause_seconds > 0.0:
            self.note("paused", f"{self._pause_seconds:.1f}")
            self._pause_seconds = 0.0
        self.paused = on
        self.waiting = False
        self.changed += 1

    def slower(self, factor: float) -> None:
        """Multiplies the pace, within limits; noted."""
        slow = min(pacing.FASTEST, max(pacing.SLOWEST, self.slow * factor))
        if slow != self.slow:
            self.slow = slow
            self.note("slowed", f"{slow:g}")
            self.changed += 1

    def wait(self) -> None:
        """Time runs until something happens."""
        self.waiting = not self.waiting
        self._wait_to = self.now + LONGEST_WAIT
        self.changed += 1

    def ease(self, most: float) -> None:
        """Whoever comes from where time ran slowly looks round first: it goes on as it was for some seconds."""
        self._eased = (pacing.EASED, most)

    def skip(self) -> None:
        """The line that is being said has been read."""
        self._skip_to = self.session.state.tale.quiet_until + 1

    def acknowledge(self, key: str) -> None:
        """The player has taken notice of an alarm."""
        self.alarms.acknowledge(key, self.now)
        self.changed += 1

    def note(self, kind: str, value: str) -> None:
        """Keeps something about how the game is played."""
        note = Note(self.session.clock, kind, value)
        self.notes.append(note)
        if self.journal:
            self.journal.note(note)

    def keep_in(self, journal: Journal | None) -> None:
        """From now on the game is kept in a file, which has it so far."""
        self.journal = journal
        self.recorder.write = journal.line if journal else None

    def leave(self) -> None:
        """The player goes; the game can be gone on with."""
        if self.journal and not self.over:
            self.journal.beat(self.session)
            self.journal.close()

    def finish(self) -> None:
        """The player ends the game here: it becomes a whole recording."""
        if not self.over:
            self._finish()

    def _close_second(self) -> None:
        self.notebook.listen(self.session, self._pending, self._carried)
        self.recorder.ticked(self.session)

    def _finish(self) -> None:
        self._close_second()
        self.recorder.ended(self.session)
        self.over = True
        self.waiting = False
        self.changed += 1
        if self.journal:
            self.journal.finish(self.recorder.text(), self.notes)

    def _hear(self, events: Sequence[Event]) -> None:
        for event in events:
            spoken = heard(self.world, event)
            if spoken is not None:
                self.said.append(spoken)
            else:
                self.happenings.append((event.tick, event.message))
            raised = self.alarms.hear(event)
            if raised is not None or event.message.id.partition(".")[2] in NEWS:
                self.waiting = False

    def _touch(self) -> None:
        self._situation = None
        self.changed += 1

    def _beat(self, seconds: float) -> None:
        self._since_beat += seconds
        if self.journal and self._since_beat >= HEARTBEAT:
            self._since_beat = 0.0
            self.journal.beat(self.session)

    def _mark(self) -> None:
        book = self.notebook
        columns = (
            self.said, self.happenings, self.orders, self.samples, self.notes, book.entries, book.minutes,
        )  # fmt: skip
        counts = tuple(len(column) for column in columns)
        kept = Bookmark(
            self.session.freeze(), tuple(self._pending), counts, tuple(book.jobs), self.alarms.kept(),
            len(self.recorder.so_far()),
        )  # fmt: skip
        self.keyframes.append(kept)

    def _restore(self, other: "Play", mark: Bookmark) -> None:
        """Begins where `other` was at a bookmark."""
        self.session.restore(mark.moment)
        said_, happenings, orders, samples, notes, entries, minutes = mark.counts
        self.said = other.said[:said_]
        self.happenings = other.happenings[:happenings]
        self.orders = other.orders[:orders]
        self.samples = other.samples[:samples]
        self.notes = other.notes[:notes]
        self.notebook.entries = other.notebook.entries[:entries]
        self.notebook.minutes = other.notebook.minutes[:minutes]
        self.notebook.jobs = list(mark.jobs)
        self.notebook.opening = other.notebook.opening
        self.notebook.recall(other.notebook, mark.tick)
        self.alarms.restore(mark.alarms)
        self.trace = other.trace.until(self.session)
        self.recorder.begin_like(other.recorder.so_far()[: mark.lines])
        self.keyframes = [each for each in other.keyframes if each.tick <= mark.tick]
        self._pending = list(mark.pending)
        self._touch()


def retried(play: Play, tick: int, saves: Path | None) -> Play:
    """The same game again from a tick, as a game of its own."""
    return play.rewound(tick, begun(saves, play.world.level) if saves else None)


def begin(world: World, saves: Path | None) -> Play:
    """A new game; kept among the saved ones where that is possible."""
    return Play(world, begun(saves, world.level) if saves else None)
