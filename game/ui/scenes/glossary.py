"""Abbreviations and units with what they mean: those on the screen that one came from first, in columns of a height.

Look for: `Glossary`.
"""

from collections.abc import Sequence

from game.ui.abbreviation import meaning, ordered
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget, set_text
from game.ui.widgets import paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head
from game.ui.widgets.panel import panel
from game.ui.widgets.small import key_hints

AREA = Rect(24.0, 84.0, 1232.0, 560.0)
COLUMNS = (48.0, 656.0)
SHORT, WIDE = 92.0, 576.0
SIZE, GAP = 20.0, 10.0
TOP, BOTTOM = AREA.y + 16, AREA.bottom - 8


class Glossary:
    """Two columns, and further pages where they are full."""

    name = "glossary"

    def __init__(self, shown: Sequence[str]) -> None:
        self._shown = shown
        self._page = 0

    def enter(self, ui: Ui) -> None:
        """It lies over the help."""
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """The scene below, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        """One page of it."""
        texts = self.ui.texts
        top = head(self.ui, "glossary.head", texts.say("ui_help.glossary_title"))
        made = [top.title, panel("glossary", AREA)]
        pages = self._pages()
        self._page %= len(pages)
        made += pages[self._page]
        hints = [("escape", texts.say("ui_help.back"), "back")]
        if len(pages) > 1:
            hints.append(("page down", f"{texts.say('ui_help.next')} {self._page + 1}/{len(pages)}", "next"))
        return [*made, *key_hints("glossary.keys", 24, 656, hints), *top.signs]

    def _pages(self) -> list[list[Widget]]:
        """Two parts, each under its own heading: what is on the screen below, and all the rest."""
        texts = self.ui.texts
        found, here = ordered(self._shown)
        blocks: list[list[str]] = []
        for heading, shorts in (("ui_help.on_screen", found[:here]), ("ui_help.elsewhere", found[here:])):
            rows = [[short] for short in shorts]
            if rows:
                # A heading never stands alone at the foot of a column.
                rows[0].insert(0, texts.say(heading) if here else "")
            blocks += rows
        high = [self._block(block, 0.0, 0.0)[1] for block in blocks]
        pages: list[list[Widget]] = []
        at = 0
        while at < len(blocks):
            count = _on_a_page(high[at:], BOTTOM - TOP)
            left = _evenly(high[at : at + count], BOTTOM - TOP)
            page: list[Widget] = []
            for column, part in enumerate((blocks[at : at + left], blocks[at + left : at + count])):
                y = TOP
                for block in part:
                    made, needed = self._block(block, COLUMNS[column], y)
                    page += made
                    y += needed
            pages.append(page)
            at += count
        return pages or [[]]

    def _block(self, block: Sequence[str], x: float, y: float) -> tuple[list[Widget], float]:
        """An abbreviation, perhaps with a heading over it, and the height of both."""
        made: list[Widget] = []
        top, short = y, block[-1]
        if block[0] and len(block) > 1:
            at = Rect(x, y + 4, WIDE, 0)
            made.append(paragraph(f"glossary.head.{short}", at, block[0], 18, "dim", "uib", inside="glossary"))
            y = made[-1].rect.bottom + 6
        told = meaning(self.ui.texts, short)
        row = paragraph(f"glossary.{short}", Rect(x + SHORT, y, WIDE - SHORT, 0), told, SIZE, inside="glossary")
        name = set_text(short.replace("2", "₂"), x, y, SIZE, "selected", "uib")
        made.append(row._replace(rect=Rect(x, y, WIDE, row.rect.h), texts=(name, *row.texts)))
        return made, made[-1].rect.bottom + GAP - top

    def on(self, action: str) -> None:
        """Another page, or back."""
        if action == "next":
            self._page += 1
        elif not (alarm_on(self.ui, action) or opened(self.ui, action)):
            self.ui.pop()


def _on_a_page(high: Sequence[float], room: float) -> int:
    """How many blocks two columns of a page hold; at least one."""
    column = [0.0, 0.0]
    for n, each in enumerate(high):
        if column[0] + each <= room and not column[1]:
            column[0] += each
        elif column[1] + each <= room:
            column[1] += each
        else:
            return max(1, n)
    return len(high)


def _evenly(high: Sequence[float], room: float) -> int:
    """How many of a page's blocks stand in its first column, so that both end at nearly the same height."""
    fit = [n for n in range(len(high) + 1) if sum(high[:n]) <= room and sum(high[n:]) <= room]
    return min(fit or [len(high)], key=lambda n: (abs(sum(high[:n]) - sum(high[n:])), -n))
