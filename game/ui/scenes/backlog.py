"""Everything that was said, page by page: who, when, in which words; what was asked, and what the player answered.

Look for: `Backlog`, `paged`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pace import CHOOSING
from game.ui.play import Play
from game.ui.said import CAPTION, LINE, QUESTION, REPLY, Spoken
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import key_hints, panel, paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head
from game.ui.widgets.small import glyph
from game.words.facts import clock_text

FIELD = Rect(24.0, 84.0, 1232.0, 572.0)
TOP, FOOT = FIELD.y + 14, 666.0
CLOCK_AT, NAME_AT, WORDS_AT, RIGHT = 44.0, 116.0, 356.0, 1236.0
GAP = 7.0
APART = 60
"""Seconds of silence after which the clock and the name stand there anew."""
DAY = 24 * 3600
VOICES = {LINE: ("text", "body"), CAPTION: ("dim", "bodyi"), REPLY: ("selected", "bodyb"), QUESTION: ("dim", "bodyb")}


class Backlog:
    """Opens at the newest; older pages lie before it."""

    name = "backlog"

    def __init__(self) -> None:
        self._back = 0
        """Pages before the newest."""
        self._pages: list[list[Widget]] = [[]]
        self._mine = False
        """Only questions and what the player answered."""
        self._kept: tuple[object, list[Widget]] | None = None
        self._paged: object = None
        """What the pages were made of."""

    def enter(self, ui: Ui) -> None:
        """It lies over the hub."""
        self.ui = ui
        self._kept = None

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """A plain ground: nothing here is a picture."""
        canvas.rect(STAGE, fill="ink", radius=0)

    def widgets(self) -> Sequence[Widget]:
        play = self.ui.play
        if play is None:
            return ()
        state = (play.session, play.changed, self._back, self._mine, self.ui.settings)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made(play))
        return self._kept[1]

    def _made(self, play: Play) -> list[Widget]:
        texts = self.ui.texts
        state = (play.session, len(play.said), self._mine, texts.stretch)
        if self._paged != state:
            shown = [each for each in play.said if not self._mine or each.kind in (QUESTION, REPLY)]
            self._pages, self._paged = paged(texts, shown, play.world.start), state
        self._back = min(self._back, len(self._pages) - 1)
        page = self._pages[-1 - self._back]
        pages = len(self._pages)
        note = texts.say("ui_backlog.page", page=pages - self._back, pages=pages)
        top = head(self.ui, "backlog.title", texts.say("ui_backlog.title"), note)
        made = [top.title, panel("backlog", FIELD), *page]
        if not page:
            at = Rect(CLOCK_AT, TOP + 4, RIGHT - CLOCK_AT, 0)
            made.append(paragraph("backlog.none", at, texts.say("ui_backlog.none"), 20, "dim", inside="backlog"))
        return [*made, *self._keys(), *top.signs]

    def _keys(self) -> list[Widget]:
        say = self.ui.texts.say
        hints = [("escape", say("ui_backlog.back"), "back")]
        if self._back < len(self._pages) - 1:
            hints += [("page up", say("ui_backlog.older"), "older"), ("home", say("ui_backlog.first"), "first")]
        if self._back:
            hints += [("page down", say("ui_backlog.newer"), "newer"), ("end", say("ui_backlog.last"), "last")]
        hints.append(("f", say("ui_backlog.all" if self._mine else "ui_backlog.mine"), "filter"))
        return key_hints("backlog.keys", 24, FOOT, hints)

    def on(self, action: str) -> None:
        """Another page, or out."""
        match action:
            case "older":
                self._back = min(self._back + 1, len(self._pages) - 1)
            case "newer":
                self._back = max(self._back - 1, 0)
            case "first":
                self._back = len(self._pages) - 1
            case "last":
                self._back = 0
            case "filter":
                self._mine, self._back = not self._mine, 0
            case _ if not (alarm_on(self.ui, action) or opened(self.ui, action)):
                self.ui.pop()


def paged(texts: Texts, spoken: Sequence[Spoken], start: int) -> list[list[Widget]]:
    """All of it on as many pages as it needs, the oldest first."""
    pages: list[list[Widget]] = [[]]
    y = TOP
    before: Spoken | None = None
    for n, each in enumerate(spoken):
        made = _row(texts, n, each, _goes_on(before, each), y, start)
        if made.rect.bottom > FIELD.bottom - 8 and pages[-1]:
            pages.append([])
            made = _row(texts, n, each, False, TOP, start)
        pages[-1].append(made)
        y, before = made.rect.bottom, each
    return pages


def _goes_on(before: Spoken | None, each: Spoken) -> bool:
    """Whether somebody simply goes on speaking."""
    if before is None or each.tick - before.tick >= APART:
        return False
    return (before.kind, before.speaker) == (each.kind, each.speaker) and each.kind == LINE


def _row(texts: Texts, n: int, each: Spoken, goes_on: bool, y: float, start: int) -> Widget:
    """Clock, name, words; without the first two where somebody goes on."""
    colour, font = VOICES[each.kind]
    made: list[Text] = []
    top = y if goes_on else y + GAP
    bottom = top
    if not goes_on:
        clock = clock_text((start + each.tick) % DAY)[:5]
        made.append(set_text(clock, CLOCK_AT, top + 1, 18, "dim", "ui"))
        name = texts.shown(each.name) if each.name else texts.say("ui_backlog.asked") if each.kind == QUESTION else ""
        for line in measure.wrapped(name, WORDS_AT - 40 - NAME_AT, 19, "bodyb") if name else ():
            made.append(set_text(line, NAME_AT, bottom, 19, colour if each.kind != LINE else "text", "bodyb"))
            bottom += measure.line_height(19)
    step = measure.line_height(20)
    lines = measure.wrapped(texts.shown(each.words), RIGHT - WORDS_AT, 20, font)
    made += [set_text(line, WORDS_AT, top + k * step, 20, colour, font) for k, line in enumerate(lines)]
    bottom = max(bottom, top + len(lines) * step)
    r = Rect(CLOCK_AT - 8, y, RIGHT + 8 - CLOCK_AT + 8, bottom + 1 - y)
    mark = {REPLY: "right", QUESTION: "diamond"}.get(each.kind, "")
    paint = partial(_paint, mark, colour, top + step / 2)
    return Widget(f"backlog.{n}", r, "row", tuple(made), paint, (mark, colour, top), inside="backlog")


def _paint(mark: str, colour: str, y: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    """A sign before questions and answers, so that their colour never speaks alone."""
    if mark:
        glyph(canvas, mark, WORDS_AT - 18, y, 6, colour)
