"""The log: what was ordered, seen and said, the newest last; by kind, and page by page back to the beginning.

Look for: `Log`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.log_rows import HAPPENED, KINDS, ORDERED, SAID, Entry, entries
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.widget import Widget, set_text
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.button import button
from game.ui.widgets.head import head, stamp
from game.ui.widgets.panel import panel, paragraph
from game.ui.widgets.small import glyph, key_hints
from game.words.facts import clock_text

ALL = "all"
AREA = Rect(24.0, 140.0, 1232.0, 504.0)
FOOT = 656.0
SIZE = 19.0
MARKS = {HAPPENED: ("dot", "mute"), ORDERED: ("right", "selected"), SAID: ("ring", "advisory")}
DAY = 24 * 3600


class Log:
    """Sentences with their times."""

    name = "log"

    def __init__(self) -> None:
        self._kind = ALL
        self._ends: list[int] = []
        """Of the pages later than the one that is shown: how many entries end each of them."""
        self._made: tuple[object, list[Widget]] = (None, [])
        self._first = 0

    def enter(self, ui: Ui) -> None:
        """It lies over the scene that was open."""
        self.ui = ui
        self._made = (None, [])

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """A plain ground: the log wants the whole screen."""
        canvas.graded(STAGE, "panel", "ink", radius=0)

    def widgets(self) -> Sequence[Widget]:
        """Made anew when there is another minute or another entry."""
        play = self.ui.play
        if play is None:
            return ()
        lengths = (len(play.orders), len(play.happenings), len(play.said))
        now = (play.now // 60, lengths, self._kind, tuple(self._ends), self.ui.stretch, stamp(play))
        if self._made[0] != now:
            self._made = (now, self._all())
        return self._made[1]

    def _all(self) -> list[Widget]:
        ui, play = self.ui, self.ui.play
        assert play is not None
        top = head(ui, "log.head", ui.texts.say("ui_log.title"))
        found = [each for each in entries(play, ui.texts) if self._kind in (ALL, each.kind)]
        made = [top.title, *self._filters(), panel("log", AREA)]
        rows, self._first = self._page(found, self._ends[-1] if self._ends else len(found))
        if not rows:
            room = Rect(AREA.x + 24, AREA.y + 24, AREA.w - 48, 0)
            made.append(paragraph("log.none", room, ui.texts.say("ui_log.none"), 20, "dim", inside="log"))
        made += rows
        hints = [("escape", ui.texts.say("ui_log.back"), "back")]
        if self._first > 0:
            hints.append(("page up", ui.texts.say("ui_log.earlier"), "earlier"))
        if self._ends:
            hints.append(("page down", ui.texts.say("ui_log.later"), "later"))
        return [*made, *key_hints("log.keys", 24, FOOT, hints), *top.signs]

    def _filters(self) -> list[Widget]:
        made: list[Widget] = []
        wide = (AREA.w - 3 * 12) / 4
        for n, kind in enumerate((ALL, *KINDS)):
            r = Rect(AREA.x + n * (wide + 12), 84, wide, 44)
            accent = "selected" if kind == self._kind else ""
            words = self.ui.texts.say(f"ui_log.{kind}")
            made.append(button(f"log.{kind}", r, words, f"kind {kind}", str(n + 1), accent=accent))
        return made

    def _page(self, found: Sequence[Entry], end: int) -> tuple[list[Widget], int]:
        """The entries before `end` that fit, laid out; and the first of them."""
        step = measure.line_height(SIZE)
        room = AREA.w - 150
        rows: list[tuple[int, tuple[str, ...]]] = []
        high = 0.0
        for n in range(end - 1, -1, -1):
            lines = measure.wrapped(found[n].words, room, SIZE, "body")
            needed = len(lines) * step + 6
            if high + needed > AREA.h - 16:
                break
            rows.append((n, lines))
            high += needed
        y = AREA.y + 8
        made = []
        for n, lines in reversed(rows):
            r = Rect(AREA.x + 8, y, AREA.w - 16, len(lines) * step + 6)
            made.append(self._row(n, found[n], lines, r))
            y = r.bottom
        return made, rows[-1][0] if rows else 0

    def _row(self, n: int, entry: Entry, lines: Sequence[str], r: Rect) -> Widget:
        play = self.ui.play
        assert play is not None
        step = measure.line_height(SIZE)
        clock = clock_text((play.world.start + entry.tick) % DAY)[:5]
        colour = "text" if entry.kind != HAPPENED else "dim"
        texts = [set_text(clock, r.x + 10, r.y + 3, 18, "dim", "ui")]
        texts += [set_text(line, r.x + 112, r.y + 3 + k * step, SIZE, colour) for k, line in enumerate(lines)]
        paint = partial(_mark, *MARKS[entry.kind])
        return Widget(f"log.{n}", r, "row", tuple(texts), paint, entry.kind, inside="log")

    def on(self, action: str) -> None:
        """Another page, another kind; or out."""
        if action == "back":
            self.ui.pop()
        elif action == "earlier":
            self._ends.append(self._first)
        elif action == "later":
            self._ends.pop()
        elif action.startswith("kind "):
            self._kind, self._ends = action.removeprefix("kind "), []
        elif not alarm_on(self.ui, action):
            opened(self.ui, action)


def _mark(mark: str, colour: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    glyph(canvas, mark, r.x + 90, r.y + 3 + measure.line_height(SIZE) / 2, 6, colour)
    if focused:
        canvas.rect(r, line="selected", width=2, radius=4)
