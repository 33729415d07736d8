"""A playback as a story: cast, chapters with how things stand, talk, questions with their answers, what people do.

Look for: `story`.
"""

from collections.abc import Sequence

from game.level.world import World
from game.retelling.happenings import told_happenings
from game.retelling.notebook import Answer, Happening, Head, Notebook, Sound, Spoken, ahead
from game.retelling.orders import told_orders
from game.retelling.page import WIDTH, Page, wrapped
from game.retelling.scenes import Asked, Given, Scene, scenes
from game.retelling.wording import DAY, at, lasting
from game.words.message import message, said

APART = 45
"""Seconds between two things that are no longer one conversation."""
SILENCE = 12 * 60
"""Seconds for which nobody speaks before that is worth a word."""
TOGETHER = 10 * 60
"""Seconds within which what happens to one person after another is one thing, if nobody speaks meanwhile."""
ANSWERS = 4
"""Columns by which answers stand further in."""
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
        self._talked = 0
        """When somebody last spoke."""
        self._voice = ""
        """Who spoke last, if nothing has come between."""
        self._pending: list[Happening] = []
        """What has happened and is not told yet: more of the same may come."""

    def tell(self, until: int) -> None:
        told = scenes(self._book.told())
        for at_, scene in enumerate(told):
            if isinstance(scene, Happening):
                if self._pending and scene.tick - self._pending[0].tick > TOGETHER:
                    self._happened()
                if not self._passing(scene, told[at_ + 1 :]):
                    self._pending.append(scene)
                continue
            self._happened()
            self._tell(scene)
        self._happened()
        self._quiet(until)

    def _tell(self, scene: Scene) -> None:
        match scene:
            case Head():
                self._head(scene)
            case Spoken(tick, speaker, text):
                self._quiet(tick)
                if speaker == self._voice and tick - self._before < APART:
                    self._put(tick, text, 2)
                else:
                    self._put(tick, f"{speaker}: {text}", 0)
                self._voice, self._talked = speaker, tick
            case Sound(tick, text):
                self._quiet(tick)
                self._put(tick, text, 0)
                self._talked = tick
            case Given(tick, commands):
                for text in told_orders(self._world, commands):
                    self._put(tick, said(message("tale.order_given", text=text)), 0)
            case Asked():
                self._asked(scene)
            case Answer(tick, _, None):
                self._put(tick, said(message("tale.no_answer")), ANSWERS)
                self._page.blank()
            case Answer(tick, _, text):
                self._quiet(tick)
                words = text if text.startswith("[") else said(message("tale.answer", text=text))
                self._put(tick, words, ANSWERS)
                self._page.blank()
                self._talked = tick

    def _put(self, tick: int, text: str, indent: int, hang: int = 2) -> None:
        """One paragraph at its time, apart from what happened much earlier."""
        if tick - self._before >= APART:
            self._page.blank()
        self._page.told(at(self._world, tick), text, indent, hang)
        self._before, self._voice = tick, ""

    def _head(self, head: Head) -> None:
        world = self._world
        clock = at(world, head.tick)
        if world.start + head.tick >= DAY:
            clock = said(message("head.next_day", clock=clock))
        left = said(message("head.no_limit"))
        if ahead(head.left):
            limit = said(message(f"limit.{head.limit}"))
            left = said(message("head.left", left=lasting(head.left), limit=limit))
        id_ = "head.one" if head.home == 1 else "head.many" if head.home else "head.empty"
        home = said(message(id_, count=head.home, load=head.load))
        text = said(message("head.chapter", clock=clock, oxygen=head.oxygen, left=left, home=home))
        self._page.blank()
        self._page.line(f"{text} ".ljust(WIDTH, "─"))
        self._before, self._voice = head.tick - APART, ""

    def _asked(self, asked: Asked) -> None:
        question = self._world.texts.get(f"choice.{asked.choice}", asked.choice.replace("_", " "))
        self._page.blank()
        self._before = asked.tick
        if asked.since >= 0:
            question = said(message("tale.asked_at", question=question, clock=at(self._world, asked.since)))
        self._put(asked.tick, said(message("tale.question", question=question)), 0)
        for option in asked.options:
            self._page.told("", said(message("tale.option", text=option)), ANSWERS)
        if asked.left_open:
            self._page.told("", said(message("tale.left_open")), ANSWERS)
            self._page.blank()

    def _happened(self) -> None:
        """Tells what has happened since the last thing told."""
        pending, self._pending = self._pending, []
        if pending:
            for text in told_happenings(self._world, pending, self._book.jobs):
                self._put(pending[0].tick, said(message("tale.deed", text=text)), 2)

    def _passing(self, each: Happening, after: Sequence[Scene]) -> bool:
        """Whether somebody only arrives who then sets to work at once."""
        if each.id != "arrived":
            return False
        soon = [later for later in after if isinstance(later, Happening) and later.tick - each.tick <= AT_ONCE]
        return any(later.id == "task_begun" and each.values["person"] in later.values["people"] for later in soon)

    def _quiet(self, tick: int) -> None:
        """Marks a time in which nobody has spoken, where people speak at all."""
        silent = tick - self._talked
        if silent > SILENCE and self._world.plot.beats:
            self._page.blank()
            self._page.told("", said(message("tale.silence", minutes=lasting(silent / 60.0))), 0)
            self._page.blank()
            self._before = tick
        self._talked = tick
