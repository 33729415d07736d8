"""What is noted while a plan plays, so that it can be told afterwards: talk, orders, jobs, the air each minute.

Look for: `Notebook` (listens to a run), `Entry` and its kinds, `Minute`, `Job`; `Ground` and `Scrape` (of welds),
`Handwork` (at the rig).
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.level.world import World
from game.model.metabolism import HEAVY, WORK
from game.model.weldment import Piece, Weldment
from game.retelling.rig_notes import RigNotes, Stint
from game.session.bench import Bench, beaded
from game.session.moment import RUNNING
from game.session.session import Session
from game.session.stage import Event, Stage
from game.session.telling import spoken
from game.words.facts import FAR
from game.words.message import message, said
from game.words.verbs import Command

SECONDS = 60
"""Between two looks at the air and at who has something to do."""
SCRAPES = ("event.bench_scrapes", "event.bench_no_hole")


class Head(NamedTuple):
    """How things stand when a chapter begins."""

    tick: int
    oxygen: str
    left: float
    """Minutes to the earliest limit; FAR: none ahead."""
    limit: str
    home: int
    load: str


class Spoken(NamedTuple):
    """A line that somebody says."""

    tick: int
    speaker: str
    text: str


class Sound(NamedTuple):
    """What can be heard."""

    tick: int
    text: str


class Order(NamedTuple):
    """A command that was carried out."""

    tick: int
    command: Command


class Question(NamedTuple):
    """A choice is open from now on, with the answers that are open to the player."""

    tick: int
    choice: str
    options: tuple[str, ...]


class Answer(NamedTuple):
    """It is answered, in the player's words; or by silence (None)."""

    tick: int
    choice: str
    text: str | None


class Happening(NamedTuple):
    """Anything else: the short id of its message, and what that is filled in with."""

    tick: int
    id: str
    values: dict[str, str]


class Handwork(NamedTuple):
    """What hands did at the rig in one go, in place of an order for each plug and handle."""

    tick: int
    """When they were done."""
    stint: Stint

    @property
    def begun(self) -> int:
        """When they plugged or turned something first."""
        return self.stint.counted[0][0]


Entry = Head | Spoken | Sound | Order | Question | Answer | Happening | Handwork


class Minute(NamedTuple):
    """One look."""

    tick: int
    load: float
    """kg/h of oxygen breathed at home."""
    left: float
    limit: str
    idle: tuple[int, ...]
    """People who can act and have nothing to do, or wait for it."""


class Job(NamedTuple):
    """A task from its beginning to the end of what people do."""

    task: str
    people: tuple[str, ...]
    """Names."""
    begin: int
    end: int
    """-1: it was not finished."""


class Laid(NamedTuple):
    """A plate just before its first bead."""

    plate: Piece
    tacks: int
    """By which it was held."""


class Ground(NamedTuple):
    """A weld that was ground out."""

    tick: int
    seam: str
    weldment: Weldment
    """The bench before."""


class Scrape(NamedTuple):
    """The machine was lowered, and its studs did not find their holes."""

    tick: int
    weldment: Weldment
    laid: tuple[Laid, ...]
    """Of each plate that was welded by then."""


class Notebook:
    """Listens to a run."""

    def __init__(self, world: World, every: int) -> None:
        self.world = world
        self.entries: list[Entry] = []
        self.minutes: list[Minute] = []
        self.jobs: list[Job] = []
        self.opening: dict[str, str] = {}
        """Sentences of the level that stand before everything, as they are at the start."""
        self.ground: list[Ground] = []
        self.scrapes: list[Scrape] = []
        self.rig = RigNotes(world) if world.plot.rig is not None else None
        self._laid: dict[str, Laid] = {}
        self._bench: Bench | None = None
        """As it was a second ago."""
        self._every = every

    def listen(self, session: Session, events: Sequence[Event], commands: Sequence[Command]) -> None:
        """Notes a second."""
        now = session.now
        if now == 0:
            own = [id_ for id_ in self.world.texts if id_.startswith(("level.", "cast."))]
            self.opening = {id_: self._said(session, id_) for id_ in own}
        if now % self._every == 0:
            self.entries.append(self._head(session))
        self.entries += [Order(now, command) for command in commands]
        for event in events:
            self._note(session, event)
        if now % SECONDS == 0:
            self._look(session)
        if session.state.bench is not None:
            self._welds(session.state.bench, now, events, commands)
        if self.rig is not None:
            self.rig.listen(session, events, commands)

    def told(self) -> list[Entry]:
        """All of it in the order in which it happened."""
        stints = [each for each in self.rig.worked() if each.counted] if self.rig is not None else []
        counted = {each for stint in stints for each in stint.counted}
        kept = [each for each in self.entries if not (isinstance(each, Order) and tuple(each) in counted)]
        work = [Handwork(stint.ended, stint) for stint in stints]
        return sorted([*kept, *work], key=lambda entry: entry.tick)

    def recall(self, other: "Notebook", tick: int) -> None:
        """Takes over what another had noted of bench and rig by a tick, to go on from there."""
        self.ground = [each for each in other.ground if each.tick <= tick]
        self.scrapes = [each for each in other.scrapes if each.tick <= tick]
        if self.rig is not None and other.rig is not None:
            self.rig.recall(other.rig, tick)

    def _said(self, session: Session, id_: str) -> str:
        return spoken(Stage(self.world, session.facts, session.state), id_)

    def _head(self, session: Session) -> Head:
        left = float(session.read("minutes_left"))
        load = f"{float(session.read('o2_load')):.2f}"
        oxygen = f"{float(session.read('o2_percent')):.1f}"
        return Head(session.now, oxygen, left, str(session.read("next_limit")), int(session.read("at_home")), load)

    def _look(self, session: Session) -> None:
        state = session.state
        walking = {travel[1] for travel in state.travels}
        idle = []
        for i, task in enumerate(state.duty.task):
            busy = state.controls.activity[i] in (WORK, HEAVY)
            waits = task < 0 or state.work.status[task] != RUNNING
            if state.habitat.people.status[i] == 0.0 and waits and not busy and i not in walking:
                idle.append(i)
        left, limit = float(session.read("minutes_left")), str(session.read("next_limit"))
        self.minutes.append(Minute(session.now, float(session.read("o2_load")), left, limit, tuple(idle)))

    def _note(self, session: Session, event: Event) -> None:
        values, tick = dict(event.message.values), event.tick
        match event.message.id.partition(".")[2]:
            case "line":
                self.entries.append(Spoken(tick, self._named(values["speaker"]), values["text"]))
            case "caption":
                self.entries.append(Sound(tick, values["text"]))
            case "choice":
                self.entries.append(Question(tick, values["choice"], self._options(session, values["choice"])))
            case "reply":
                self.entries.append(Answer(tick, values["choice"], values["text"]))
            case "silence":
                self.entries.append(Answer(tick, values["choice"], None))
            case id_:
                values = {name: self._named(value) for name, value in values.items()} | _task(values)
                self.entries.append(Happening(tick, id_, values))
                self._job(id_, tick, values)

    def _welds(self, bench: Bench, now: int, events: Sequence[Event], commands: Sequence[Command]) -> None:
        """What is gone from the bench by the end, and is told then: references only, nothing is worked out now."""
        before, self._bench = self._bench, bench
        if before is None:
            return
        for verb, words in commands:
            if verb == "gouge":
                self.ground.append(Ground(now, words[0], before.weldment))
            elif verb == "stroke" and before.arc is not None:
                name = before.arc.seam.split(".")[0]
                plate = next((each for each in before.weldment.pieces if each.name == name), None)
                if plate is not None and not beaded(before.weldment, plate):
                    tacks = [each for each in before.weldment.tacks if name in (each.piece, each.other)]
                    self._laid[name] = Laid(plate, len(tacks))
        if any(event.message.id in SCRAPES for event in events):
            self.scrapes.append(Scrape(now, bench.weldment, tuple(self._laid.values())))

    def _named(self, value: str) -> str:
        """A value with the level's own sentences in place of their ids."""
        return said(message("event.caption", text=value), self.world.texts)

    def _options(self, session: Session, name: str) -> tuple[str, ...]:
        at = self.world.names.kinds["choice"].index(name)
        found = []
        for option in self.world.plot.choices[at].options:
            if session.facts.holds(option.when, session.state):
                text = self._said(session, f"option.{name}.{option.id}")
                minutes = round(option.costs / 60.0)
                found.append(said(message("tale.costs", text=text, minutes=minutes)) if minutes else text)
        return tuple(found)

    def _job(self, id_: str, tick: int, values: dict[str, str]) -> None:
        if id_ == "task_begun":
            people = tuple(name for name in self.world.people_names if name in values["people"])
            self.jobs.append(Job(values["task"], people, tick, -1))
        elif id_ in ("task_done", "task_settling"):
            open_ = [at for at, job in enumerate(self.jobs) if job.task == values["task"] and job.end < 0]
            if open_:
                self.jobs[open_[-1]] = self.jobs[open_[-1]]._replace(end=tick)


def _task(values: dict[str, str]) -> dict[str, str]:
    """A task stays its id: what it is called depends on the sentence."""
    return {"task": values["task"].rpartition(".")[2]} if "task" in values else {}


def ahead(left: float) -> bool:
    """Whether a limit is ahead at all."""
    return left < FAR
