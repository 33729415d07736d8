"""Abbreviations and units with what they mean: those on the screen that one came from first.

Look for: `Glossary`.
"""

from collections.abc import Sequence

from game.ui.abbreviation import meaning, ordered
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.veil import draw_veil
from game.ui.widget import Widget, set_text
from game.ui.widgets import label, paragraph
from game.ui.widgets.panel import panel
from game.ui.widgets.small import key_hints

AREA = Rect(24.0, 24.0, 1232.0, 620.0)
COLUMNS = (48.0, 656.0)
SHORT, WIDE = 92.0, 576.0
SIZE = 20.0


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
        made = [panel("glossary", AREA)]
        made.append(
            label("glossary.title", 48, 38, texts.say("ui_help.glossary_title"), 28, font="bodyb", inside="glossary")
        )
        pages = self._pages()
        self._page %= len(pages)
        made += pages[self._page]
        hints = [("escape", texts.say("ui_help.back"), "back")]
        if len(pages) > 1:
            hints.append(("page down", f"{texts.say('ui_help.next')} {self._page + 1}/{len(pages)}", "next"))
        return [*made, *key_hints("glossary.keys", 24, 656, hints)]

    def _pages(self) -> list[list[Widget]]:
        texts = self.ui.texts
        found, here = ordered(self._shown)
        pages: list[list[Widget]] = [[]]
        column, y = 0, 92.0
        for n, short in enumerate(found):
            told = meaning(texts, short)
            if n < here:
                told = f"{told} ({texts.say('ui_help.on_screen')})"
            row = paragraph(
                f"glossary.{n}", Rect(COLUMNS[column] + SHORT, y, WIDE - SHORT, 0), told, SIZE, inside="glossary"
            )
            if row.rect.bottom > AREA.bottom - 14:
                column, y = column + 1, 92.0
                if column == len(COLUMNS):
                    pages.append([])
                    column = 0
                row = paragraph(
                    f"glossary.{n}", Rect(COLUMNS[column] + SHORT, y, WIDE - SHORT, 0), told, SIZE, inside="glossary"
                )
            name = set_text(short.replace("2", "₂"), COLUMNS[column], y, SIZE, "selected", "uib")
            r = Rect(COLUMNS[column], y, WIDE, row.rect.h)
            pages[-1].append(row._replace(rect=r, texts=(name, *row.texts)))
            y = row.rect.bottom + 10
        return pages

    def on(self, action: str) -> None:
        """Another page, or back."""
        if action == "next":
            self._page += 1
        else:
            self.ui.pop()
