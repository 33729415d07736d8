"""Before a game: where this is, what has happened, who one is, who stands by, and how it is played in four lines.

Look for: `Briefing`, `Briefed` (what it shows, once the level is built).
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from game.level.world import World
from game.ui import ahead
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.journal import folder
from game.ui.portraits import paint, portrait
from game.ui.scene import LEVELS, Ui
from game.ui.staging import staged
from game.ui.veil import draw_veil
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import button, key_hints, label, panel, paragraph

if TYPE_CHECKING:
    from game.ui.play import Play

FRAME = Rect(64, 32, 1152, 626)
LEFT, HALF = FRAME.x + 20, 640.0
RIGHT, NARROW = FRAME.x + 700, 432.0
FACES = (144.0, 96.0)
"""The player's own, and everybody else's."""
HOW = ("air", "time", "orders", "answers")
TITLES = (32.0, 28.0, 24.0)
SIZES = (24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0)
LARGEST_BESIDE = 20.0


class Briefed(NamedTuple):
    """A level that is ready to be played."""

    world: World
    texts: Mapping[str, str]
    """The level's own `level.*` and `cast.*`, their facts filled in as they are at the start."""
    you: int
    """Person, -1."""
    crew: tuple[int, ...]
    """Who stands by from the first minute."""


class Briefing:
    """The level is built meanwhile; what it says stands there as soon as it is."""

    name = "briefing"

    def __init__(self, level: str, seed: int, difficulty: str) -> None:
        self._level, self._seed, self._difficulty = level, seed, difficulty
        self._briefed: Briefed | None = None
        self._trouble = ""
        self._eager = False
        """The game is to begin as soon as it can."""
        self._cast = -1
        """Page of the list of everybody; -1: the briefing itself."""
        self._kept: tuple[object, list[Widget]] | None = None
        self._thread = threading.Thread(target=self._work, name="building", daemon=True)
        self._beginning = threading.Thread(target=self._start, name="beginning", daemon=True)
        self._play: Play | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        ui.focus = ui.focus or "briefing.start"
        ui.staging, _ = staged(LEVELS / self._level)
        ui.pictures.prepare(*ui.staging.portrait.values())
        self._begin()

    def _begin(self) -> None:
        if self._thread.ident is None:
            self._thread.start()

    def wait(self) -> "Briefing":
        """Until the level is built, and the game too, if it is to begin."""
        self._begin()
        self._thread.join()
        if self._beginning.ident is not None:
            self._beginning.join()
        return self

    def _work(self) -> None:
        # Slow to import, and done on a thread of its own.
        from game.level.build import build
        from game.level.read import read_level
        from game.words.diagnostic import BadInput

        try:
            self._briefed = briefed(build(read_level(LEVELS / self._level), self._seed, self._difficulty))
        except (BadInput, OSError) as error:
            told = error.diagnostics[0].text() if isinstance(error, BadInput) else str(error)
            self._trouble = told.splitlines()[0]

    def advance(self, seconds: float) -> None:
        """Begins, once somebody has said so and the level is there."""
        if self._play is not None:
            from game.ui.scenes.hub import Hub

            self.ui.opened(self._play)
            self.ui.restart(Hub())
        elif self._eager and self._briefed is not None and self._beginning.ident is None:
            self._beginning.start()

    def _start(self) -> None:
        """The game, and what it will be shown with: both take longer than a frame."""
        from game.ui.play import begin

        ahead.load()
        if self._briefed is not None:
            self._play = begin(self._briefed.world, folder())

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        briefed_ = self._briefed
        faces = tuple(portrait(self.ui, id_) for id_ in self._shown())
        state = (briefed_ is not None, self._trouble, self._eager, self._cast, faces)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made(briefed_))
        return self._kept[1]

    def _shown(self) -> list[str]:
        """Whose faces there are."""
        ready = self._briefed
        if ready is None:
            return []
        return [ready.world.people[i] for i in (ready.you, *ready.crew) if i >= 0] if self._cast < 0 else _cast(ready)

    def _made(self, ready: Briefed | None) -> list[Widget]:
        texts = self.ui.texts
        title = texts.shown(ready.world.title) if ready else texts.say("ui_briefing.reading")
        room = FRAME.w - 40
        size = next((size for size in TITLES if measure.width(title, size, "bodyb") <= room), 20.0)
        head = paragraph(
            "briefing.title", Rect(LEFT, FRAME.y + 12, room, 0), title, size, font="bodyb", inside="briefing"
        )
        top = head.rect.bottom + 6
        made = [panel("briefing", FRAME), head]
        if ready and self._cast >= 0:
            pages = _everybody(self.ui, ready, top + 4)
            self._cast %= len(pages)
            keys = [("escape", texts.say("ui_briefing.level"), "back")]
            if len(pages) > 1:
                keys.append(("page down", texts.say("ui_briefing.more"), "cast"))
            return [*made, *pages[self._cast], *key_hints("briefing.keys", FRAME.x, 672, keys)]
        if self._trouble:
            words = texts.say("ui_briefing.trouble", why=self._trouble)
            made.append(
                paragraph("briefing.trouble", Rect(LEFT, top, HALF, 0), words, 20, "caution", inside="briefing")
            )
        if ready:
            made += _fitted(partial(_story, self.ui, ready, top), FRAME.bottom - 12, SIZES[0])
            made += _fitted(partial(_people, self.ui, ready, top + 4), FRAME.bottom - 84, LARGEST_BESIDE)
        words = texts.say("ui_briefing.waits" if self._eager else "ui_briefing.start")
        note = texts.say("ui_briefing.set", seed=self._seed, difficulty=self._named(ready))
        start = button(
            "briefing.start", Rect(RIGHT, FRAME.bottom - 76, NARROW, 60), words, "start", "s", note,
            not self._trouble, self._trouble, "briefing", "selected",
        )  # fmt: skip
        keys = [("escape", texts.say("ui_briefing.back"), "back")]
        if ready and _cast(ready):
            keys.append(("c", texts.say("ui_briefing.cast"), "cast"))
        return [*made, start, *key_hints("briefing.keys", FRAME.x, 672, keys)]

    def _named(self, ready: Briefed | None) -> str:
        """The level's own word for how hard it is, or what it is called in its file."""
        known = ready.world.texts if ready else {}
        return known.get(f"difficulty.{self._difficulty}", self._difficulty.replace("_", " ").capitalize())

    def on(self, action: str) -> None:
        if action == "start":
            self._eager = not self._trouble
        elif action == "cast":
            self._cast += 1
        elif self._beginning.ident is not None:
            return
        elif action == "back" and self._cast >= 0:
            self._cast = -1
            self.ui.focus = "briefing.start"
        elif action == "back":
            self.ui.pop()


def briefed(world: World) -> Briefed:
    """What a level says of itself before its first second."""
    from game.retelling.wording import you
    from game.session.session import Session
    from game.session.stage import Stage
    from game.session.telling import spoken
    from game.ui.pace import CREW

    session = Session(world)
    stage = Stage(world, session.facts, session.state)
    own = {id_: spoken(stage, id_) for id_ in world.texts if id_.startswith(("level.", "cast."))}
    me = you(world)
    return Briefed(world, own, me, tuple(i for i in world.groups.get(CREW, ()) if i != me))


def _fitted(made: Callable[[float], list[Widget]], bottom: float, largest: float) -> list[Widget]:
    """Widgets in the largest letters in which they fit."""
    column: list[Widget] = []
    for size in SIZES[SIZES.index(largest) :]:
        column = made(size)
        if max((widget.rect.bottom for widget in column), default=0.0) <= bottom:
            break
    return column


def _story(ui: Ui, ready: Briefed, top: float, size: float) -> list[Widget]:
    """At the left: where this is, what has happened, and how it is played."""
    made: list[Widget] = []
    for id_, colour, font in (("place", "dim", "bodyi"), ("premise", "text", "body")):
        words = ready.texts.get(f"level.{id_}", "")
        if not words and id_ == "premise":
            words = ui.texts.say("ui_briefing.plain", count=len(ready.world.people))
        if words:
            at = Rect(LEFT, top, HALF, 0)
            made.append(
                paragraph(
                    f"briefing.{id_}", at, ui.texts.shown(words), size, colour, font, inside="briefing", leading=1.06
                )
            )
            top = made[-1].rect.bottom + 10
    how = label("briefing.how", LEFT, top + 4, ui.texts.say("ui_briefing.how"), 18, "dim", "uib", inside="briefing")
    made.append(how)
    for id_ in HOW:
        words = ui.texts.say(f"ui_briefing.how_{id_}")
        at = Rect(LEFT, made[-1].rect.bottom + 4, HALF, 0)
        made.append(paragraph(f"briefing.how.{id_}", at, words, size, inside="briefing"))
    return made


def _people(ui: Ui, ready: Briefed, top: float, size: float) -> list[Widget]:
    """At the right: the player, and who stands by."""
    made: list[Widget] = []
    if ready.you >= 0:
        made.append(_person(ui, ready, ready.world.people[ready.you], Rect(RIGHT, top, NARROW, FACES[0]), size))
        top = made[-1].rect.bottom + 10
    for i in ready.crew:
        made.append(_person(ui, ready, ready.world.people[i], Rect(RIGHT, top, NARROW, FACES[1]), size))
        top = made[-1].rect.bottom + 8
    return made


def _cast(ready: Briefed) -> list[str]:
    """Everybody of whom the level says something: people and voices."""
    return [id_.partition(".")[2] for id_ in ready.texts if id_.startswith("cast.")]


def _everybody(ui: Ui, ready: Briefed, top: float) -> list[list[Widget]]:
    """All of them in two columns, on as many pages as it needs."""
    pages: list[list[Widget]] = [[]]
    x, y = LEFT, top
    wide = (FRAME.w - 40 - 24) / 2
    for id_ in _cast(ready):
        made = _person(ui, ready, id_, Rect(x, y, wide, 52.0), 19)
        if made.rect.bottom > FRAME.bottom - 12:
            if x > LEFT:
                pages.append([])
            x, y = (LEFT if x > LEFT else LEFT + wide + 24), top
            made = _person(ui, ready, id_, Rect(x, y, wide, 52.0), 19)
        pages[-1].append(made)
        y = made.rect.bottom + 8
    return pages


def _person(ui: Ui, ready: Briefed, id_: str, at: Rect, size: float) -> Widget:
    """Face, name, and what they are to the house."""
    world = ready.world
    name = (
        world.people_names[world.people.index(id_)]
        if id_ in world.people
        else world.texts.get(f"speaker.{id_}", id_.replace("_", " "))
    )
    left, room = at.x + at.h + 14, at.w - at.h - 14
    drawn: list[Text] = []
    y = at.y
    for line in measure.wrapped(ui.texts.shown(name), room, 20, "bodyb"):
        drawn.append(set_text(line, left, y, 20, "text", "bodyb"))
        y += measure.line_height(20)
    for line in measure.wrapped(ui.texts.shown(ready.texts.get(f"cast.{id_}", "")), room, min(size, 20)):
        drawn.append(set_text(line, left, y, min(size, 20), "dim"))
        y += measure.line_height(min(size, 20))
    seen = portrait(ui, id_)
    face = partial(_face, partial(paint, seen, name[:1], "selected" if _is_you(ready, id_) else "line"), at.h)
    r = at._replace(h=max(at.h, y - at.y))
    return Widget(f"briefing.who.{id_}", r, "picture", tuple(drawn), face, seen, inside="briefing")


def _is_you(ready: Briefed, id_: str) -> bool:
    return ready.you >= 0 and ready.world.people[ready.you] == id_


def _face(draw: "partial[None]", side: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    draw(canvas, Rect(r.x, r.y, side, side), focused)
