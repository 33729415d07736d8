"""Who made what this stands on, and under which licences; the texts that must go with the fonts, in full.

Look for: `Credits`.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.theme import FONTS
from game.ui.veil import draw_veil
from game.ui.widget import Widget, set_text
from game.ui.widgets import key_hints, panel
from game.ui.widgets.panel import title_bottom

FRAME = Rect(120, 40, 1040, 608)
SIZE = 18.0
WORKS = ("own", "fonts", "pygame", "sdl", "pymunk", "numpy", "pydantic", "ruamel", "platformdirs", "python", "science")
"""Sentences of the catalogue, in this order."""
AT_ONCE = 1
"""Paragraphs that are broken into lines in one frame."""


class Credits:
    """Pages of text."""

    name = "credits"

    def __init__(self) -> None:
        self._page = 0
        self._kept: tuple[tuple[int, int], list[Widget]] | None = None
        self._unset: Iterator[list[str]] | None = None
        self._lines: list[str] = []
        self._pages: list[list[str]] = []

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        if self._unset is None:
            self._unset = self._paragraphs()
            self._set(len(WORKS))

    def advance(self, seconds: float) -> None:
        self._set(AT_ONCE)

    def _set(self, count: int) -> None:
        """Breaks so many more paragraphs into lines: all of them at once would hold up a frame."""
        more = list(islice(self._unset or (), count))
        if more:
            self._lines += [line for paragraph in more for line in paragraph]
            self._pages = _pages(self._lines, int((FRAME.h - 64) / measure.line_height(SIZE)))

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)

    def _paragraphs(self) -> Iterator[list[str]]:
        """All there is to read, as lines."""
        say, wide = self.ui.texts.say, FRAME.w - 48
        for work in WORKS:
            yield [*measure.wrapped(say(f"ui_credits.{work}"), wide, SIZE), ""]
        for file in sorted(FONTS.glob("*.txt")):
            yield ["\f", say("ui_credits.licence", file=file.name), ""]
            for paragraph in file.read_text(encoding="utf-8", errors="replace").split("\n\n"):
                yield [*measure.wrapped(" ".join(paragraph.split()), wide, SIZE), ""]

    def widgets(self) -> Sequence[Widget]:
        state = (self._page, len(self._pages))
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made())
        return self._kept[1]

    def _made(self) -> list[Widget]:
        say = self.ui.texts.say
        title = say("ui_credits.title", page=self._page + 1, pages=len(self._pages))
        frame = panel("credits", FRAME, title)
        top, step = title_bottom(frame) + 4, measure.line_height(SIZE)
        texts = tuple(
            set_text(line, FRAME.x + 24, top + row * step, SIZE)
            for row, line in enumerate(self._pages[self._page])
            if line
        )
        text = Widget("credits.text", Rect(FRAME.x + 16, top, FRAME.w - 32, FRAME.bottom - top - 4), "text", texts)
        keys = [("escape", say("ui_credits.back"), "back"), ("page down", say("ui_credits.next"), "next")]
        keys += [("page up", say("ui_credits.before"), "before")]
        return [frame, text._replace(inside="credits"), *key_hints("credits.keys", FRAME.x, 664, keys)]

    def on(self, action: str) -> None:
        match action:
            case "next":
                self._page = (self._page + 1) % len(self._pages)
            case "before":
                self._page = (self._page - 1) % len(self._pages)
            case "back":
                self.ui.pop()


def _pages(lines: Sequence[str], rows: int) -> list[list[str]]:
    """The lines by pages; a form feed begins a new one, and none begins with an empty line."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == "\f" or len(pages[-1]) >= rows:
            pages.append([])
        if line not in ("", "\f") or (line == "" and pages[-1]):
            pages[-1].append(line)
    return pages
