"""The debrief: the day as timelines with its decisions, everybody's strip, why it came out so, what there was to learn.

Look for: `Debrief`.
"""

import time
from collections.abc import Generator, Sequence

from game.debrief.flags import Flag
from game.debrief.report import Report
from game.debrief.rescue import Rescue, search
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.scenes import debrief_day, debrief_people, debrief_text
from game.ui.scenes.debrief_head import House, head
from game.ui.widget import Widget
from game.ui.widgets import button

PAGES = ("day", "people", "why", "learnt")
MINUTE = 60
BUDGET = 0.006
"""Real seconds of a frame for looking back; a step is a little longer on a slow machine, and the frame with it."""
STEP, HELD, FAST = 1, 0.35, 40.0
"""Samples of a press, seconds until a held key runs, and samples a second from then on."""
TABS = 580.0
BODY = Rect(24.0, 118.0, 1232.0, 572.0)


class Debrief:
    """A report, as the player reads it."""

    name = "debrief"

    def __init__(self, report: Report, page: str = "day", flag: int = 0) -> None:
        self._report = report
        self._page = page
        self._at = len(report.samples) - 1
        self._flag = flag - 1
        self._sheet, self._sheets = 0, 1
        self._held = 0.0
        self._part = 0.0
        self._known: tuple[object, list[Widget]] | None = None
        self._house = House()
        self._search: Generator[None, None, Rescue | None] | None = None

    def enter(self, ui: Ui) -> None:
        """The game is over, or stopped."""
        self.ui = ui
        self._known = None
        play, report = ui.play, self._report
        if self._search is None and play is not None and report.died >= 0 and report.rescue is None:
            keyframes = [each.moment for each in play.keyframes]
            self._search = search(report.world, keyframes, play.orders, report.died)
        ui.focus = ui.focus or f"debrief.{self._page}"

    def advance(self, seconds: float) -> None:
        """A key that is held runs through time, and so does the mouse on a timeline."""
        self._look_back()
        self._house.advance(seconds)
        held = self.ui.held
        step = ("right" in held) - ("left" in held)
        if self._page not in ("day", "people"):
            return
        if "mouse" in held:
            self._scrub(*self.ui.pointer)
        self._held = self._held + seconds if step else 0.0
        if self._held > HELD:
            self._part += seconds * FAST
            self._move(step * int(self._part))
            self._part %= 1.0

    def _look_back(self) -> None:
        """A little of the search for the last moment that could have saved everybody."""
        if self._search is None:
            return
        until = time.perf_counter() + BUDGET
        try:
            while time.perf_counter() < until:
                next(self._search)
        except StopIteration as done:
            self._search = None
            self._report = self._report._replace(rescue=done.value)
            self._known = None

    def draw(self, canvas: Canvas) -> None:
        """The house as it was left."""
        self._house.draw(canvas, self.ui, self._report)

    def widgets(self) -> Sequence[Widget]:
        """Head, tabs and the page that is open."""
        look = (self._page, self._at, self._flag, self._sheet, self.ui.stretch, self.ui.play is None)
        if self._known is None or self._known[0] != look:
            self._known = (look, self._made())
        return self._known[1]

    def _made(self) -> list[Widget]:
        ui, report = self.ui, self._report
        made = [head(ui, report), *self._tabs()]
        searching, can = self._search is not None, ui.play is not None
        match self._page:
            case "day":
                shown, self._sheets = debrief_day.page(
                    ui, report, self._at, self._chosen(), can, searching, self._sheet
                )  # fmt: skip
                made += shown
            case "people":
                made += debrief_people.page(ui, report, self._at, self._chosen())
            case page:
                sheets = debrief_text.sheets(ui, report, BODY, page, searching, can)
                self._sheets = len(sheets)
                self._sheet = min(self._sheet, self._sheets - 1)
                made += sheets[self._sheet]
        return made

    def _tabs(self) -> list[Widget]:
        """Under the picture; however high their words make them, they stand on the page."""
        tallest = max(tab.rect.h for tab in self._tabs_at(0.0, 44.0))
        return self._tabs_at(BODY.y - 6.0 - tallest, tallest)

    def _tabs_at(self, y: float, high: float) -> list[Widget]:
        say, wide, made = self.ui.texts.say, 128.0, []
        for n, page in enumerate(PAGES):
            at = Rect(TABS + n * (wide + 8), y, wide, high)
            accent = "selected" if page == self._page else ""
            words = say(f"ui_debrief.{page}")
            made.append(button(f"debrief.{page}", at, words, f"page {page}", str(n + 1), accent=accent))
        at = Rect(TABS + len(PAGES) * (wide + 8), y, wide, high)
        made.append(button("debrief.leave", at, say("ui_debrief.leave"), "leave", "escape"))
        return made

    def _chosen(self) -> Flag | None:
        return self._report.flags[self._flag] if 0 <= self._flag < len(self._report.flags) else None

    def on(self, action: str) -> None:
        """Pages, time, decisions, another try."""
        ui, flags = self.ui, self._report.flags
        word, _, rest = action.partition(" ")
        match word:
            case "page":
                self._page, self._sheet = rest, 0
            case "sheet":
                self._sheet = (self._sheet + 1) % self._sheets
            case "scrub":
                self._scrub(*ui.pointer)
            case "earlier":
                self._move(-STEP)
            case "later":
                self._move(STEP)
            case "flag":
                self._choose(int(rest) - 1)
            case "next" if flags:
                self._choose(min(self._flag + 1, len(flags) - 1))
            case "before" if flags:
                self._choose(max(self._flag - 1, 0))
            case "retry" if self._chosen() is not None:
                self._retry(flags[self._flag].back)
            case "retry_last" if self._report.rescue is not None:
                self._retry(self._report.rescue.tick)
            case "leave":
                self._leave()

    def _move(self, steps: int) -> None:
        self._at = max(0, min(len(self._report.samples) - 1, self._at + steps))

    def _choose(self, flag: int) -> None:
        self._flag, self._sheet = flag, 0
        self._at = min(self._report.flags[flag].tick // MINUTE, len(self._report.samples) - 1)

    def _scrub(self, x: float, y: float) -> None:
        page = debrief_day if self._page == "day" else debrief_people
        tick = page.time_at(self._report, x, y)
        if tick is not None:
            self._at = min(round(tick / MINUTE), len(self._report.samples) - 1)

    def _retry(self, tick: int) -> None:
        """Another game with a save of its own, which is this one as far as a tick."""
        from game.ui.journal import folder
        from game.ui.play import retried
        from game.ui.scenes.hub import Hub

        play = self.ui.play
        if play is None:
            return
        self.ui.opened(retried(play, tick, folder() if play.journal else None))
        self.ui.restart(Hub())

    def _leave(self) -> None:
        from game.ui.opening import title

        self.ui.opened(None)
        self.ui.restart(title())
