"""A playback as a story: cast, chapters with how things stand, talk, questions with their answers, what people do.

Look for: `story`.
"""

from collections.abc import Sequence

from game.level.world import World
from game.retelling.happenings import told_happenings
from game.retelling.notebook import Answer, Handwork, Happening, Head, Notebook, Sound, Spoken, ahead
from game.retelling.orders import TASKS, told_orders
from game.retelling.page import WIDTH, Page, wrapped
from game.retelling.rig import hand_text
from game.retelling.scenes import Asked, Given, Scene, scenes
from game.retelling.wording import DAY, at, lasting
from game.words.message import message, said

APART = 45
"""Seconds between two things that are no longer one conversation."""
SILENCE = 12 * 60
"""Seconds for which nobody speaks before that is worth a word."""
TOGETHER = 10 * 60
"""Seconds within which what happens to one person after another is one thing, if nobody speaks meanwhile."""
ANSWERS, REPLY = 4, 2
"""Columns by which answers stand further in, and the one that was given."""
JUST_ASKED = 5 * 60
"""Seconds after an order within which that a job begins is no news."""
AT_ONCE = 60
"""Seconds after an arrival within which a job makes it not worth telling."""


def opening(page: Page, book: Notebook) -> None:
    """Title, place, premise, cast, and how it is played."""
    world, texts = book.world, book.opening
    page.line(world.title)
    if "level.place" in texts:
        page.line(texts["level.place"])
    page.line(said(message("head.settings", seed=world.seed, difficulty=world.difficulty)))
    page.blank()
    if "level.premise" in texts:
        for line in wrapped(texts["level.premise"], 0, 0):
            page.line(line)
        page.blank()
    cast = [id_ for id_ in texts if id_.startswith("cast.")]
    names = [_name(world, id_.partition(".")[2]) for id_ in cast]
    width = max(map(len, names), default=0) + 2
    for id_, name in zip(cast, names, strict=True):
        lines = wrapped(texts[id_], 2 + width, 2 + width)
        lines[0] = f"  {name}".ljust(2 + width) + lines[0].lstrip()
        for line in lines:
            page.line(line)
    page.blank()


def _name(world: World, id_: str) -> str:
    if id_ in world.people:
        return world.people_names[world.people.index(id_)]
    return world.texts.get(f"speaker.{id_}", id_.replace("_", " "))


def story(page: Page, book: Notebook, until: int) -> None:
    """All that happened, until that tick."""
    _Telling(page, book).tell(until)


class _Telling:
    """One story in the telling."""

    def __init__(self, page: Page, book: Notebook) -> None:
        self._page, self._book, self._world = page, book, book.world
        self._before = -APART
        """When the last thing told happened."""
        self._asked_for: dict[str, int] = {}
        """The tasks of the last orders, with their tick."""
        self._options: dict[str, tuple[str, ...]] = {}
        """The answers that were last told of a question."""
        self._empty = False
        """Whether nothing has been told in this chapter yet."""
        self._voice = ""
        """Who spoke last, if nothing has come between."""
        self._pending: list[Happening] = []
        """What has happened and is not told yet: more of the same may come."""

    def tell(self, until: int) -> None:
        told = scenes(self._book.told())
        silences = self._silences(told, until)
        if silences.get(-1):
            self._silence(silences[-1])
        for at_, scene in enumerate(told):
            if isinstance(scene, Happening):
                if self._pending and scene.tick - self._pending[0].tick > TOGETHER:
                    self._happened()
                if not self._passing(scene, told[at_ + 1 :]):
                    self._pending.append(scene)
                continue
            self._happened()
            self._tell(scene)
            if at_ in silences:
                self._silence(silences[at_])
        self._happened()

    def _silences(self, told: Sequence[Scene], until: int) -> dict[int, int]:
        """After which of the scenes nobody speaks for so many seconds, where people speak at all."""
        if not self._world.plot.beats:
            return {}
        found: dict[int, int] = {}
        last, since = -1, 0
        for at_, scene in enumerate(told):
            if isinstance(scene, Spoken | Sound) or (isinstance(scene, Answer) and scene.text is not None):
                if scene.tick - since > SILENCE:
                    found[last] = scene.tick - since
                last, since = at_, scene.tick
        if until - since > SILENCE:
            found[last] = until - since
        return found

    def _tell(self, scene: Scene) -> None:
        match scene:
            case Head():
                self._head(scene)
            case Spoken(tick, speaker, text):
                if speaker == self._voice and tick - self._before < APART:
                    self._put(tick, text, 2, 0)
                else:
                    self._put(tick, f"{speaker}: {text}", 0)
                self._voice = speaker
            case Sound(tick, text):
                self._put(tick, text, 0)
            case Given(tick, commands):
                self._asked_for = {command.words[1]: tick for command in commands if command.verb in TASKS}
                for text in told_orders(self._world, commands):
                    self._put(tick, said(message("tale.order_given", text=text)), 0)
            case Handwork(tick, stint):
                self._put(tick, said(message("tale.order_given", text=hand_text(self._world, stint))), 0)
            case Asked():
                self._asked(scene)
            case Answer(tick, _, text):
                # It stands with its question, however long it took.
                self._before = tick
                self._put(tick, _answer(text), REPLY)
                self._page.blank()

    def _put(self, tick: int, text: str, indent: int, hang: int = 2) -> None:
        """One paragraph at its time, apart from what happened much earlier."""
        if tick - self._before >= APART or self._empty:
            self._page.blank()
        self._page.told(at(self._world, tick), text, indent, hang)
        self._before, self._voice, self._empty = tick, "", False

    def _head(self, head: Head) -> None:
        world = self._world
        clock = at(world, head.tick)
        if world.start + head.tick >= DAY:
            clock = said(message("head.next_day", clock=clock))
        left = said(message("head.no_limit"))
        if ahead(head.left):
            limit = said(message(f"limit.{head.limit}"))
            left = said(message("head.left" if head.left > 0.0 else "head.past", left=f"{head.left:.0f}", limit=limit))
        id_ = "head.one" if head.home == 1 else "head.many" if head.home else "head.empty"
        home = said(message(id_, count=head.home, load=head.load))
        text = said(message("head.chapter", clock=clock, oxygen=head.oxygen, left=left, home=home))
        if not self._empty:
            self._page.blank()
        self._page.line(f"{text} ".ljust(WIDTH, "─"))
        self._empty = True
        self._before, self._voice = head.tick - APART, ""

    def _asked(self, asked: Asked) -> None:
        question = self._world.texts.get(f"choice.{asked.choice}", asked.choice.replace("_", " "))
        if asked.since >= 0:
            question = said(message("tale.asked_at", question=question, clock=at(self._world, asked.since)))
        question = said(message("tale.question", question=question))
        self._page.blank()
        if asked.left_open:
            self._empty = False
            self._page.told("", question)
        else:
            self._put(asked.tick, question, 0)
        if self._options.get(asked.choice) != asked.options:
            for option in asked.options:
                self._page.told("", said(message("tale.option", text=option)), ANSWERS)
        self._options[asked.choice] = asked.options
        if asked.left_open:
            self._page.told("", said(message("tale.left_open")), REPLY)
            self._page.blank()
        else:
            self._before = asked.tick

    def _happened(self) -> None:
        """Tells what has happened since the last thing told."""
        pending, self._pending = self._pending, []
        if pending:
            now = pending[-1].tick
            asked = [task for task, since in self._asked_for.items() if now - since < JUST_ASKED]
            for tick, text in told_happenings(self._world, pending, self._book.jobs, asked):
                self._put(tick, said(message("tale.deed", text=text)), 2)

    def _passing(self, each: Happening, after: Sequence[Scene]) -> bool:
        """Whether somebody only arrives who then sets to work at once."""
        if each.id != "arrived":
            return False
        soon = [later for later in after if isinstance(later, Happening) and later.tick - each.tick <= AT_ONCE]
        return any(later.id == "task_begun" and each.values["person"] in later.values["people"] for later in soon)

    def _silence(self, seconds: int) -> None:
        """Marks that nobody speaks for so long from now on."""
        self._empty = False
        self._page.blank()
        self._page.told("", said(message("tale.silence", minutes=lasting(seconds / 60.0))), 2)
        self._page.blank()
        self._voice = ""


def _answer(text: str | None) -> str:
    """What the player says, or does without a word."""
    if text is None:
        return said(message("tale.no_answer"))
    return text if text.startswith("[") else said(message("tale.answer", text=text))
