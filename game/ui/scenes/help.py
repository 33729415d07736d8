"""Help, over any scene: what is here, which key does what, what was learnt last, and the way to the glossary.

Over a scene before a game it says how one plays, and which keys there will be.

Look for: `Help`.
"""

from collections.abc import Sequence

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.keys import key_label
from game.ui.lesson import lesson
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.scenes.glossary import Glossary
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget, set_text
from game.ui.widgets import label, paragraph
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.head import head
from game.ui.widgets.panel import panel
from game.ui.widgets.small import key_hints
from game.words.message import catalogue

AREA = Rect(24.0, 84.0, 1232.0, 560.0)
LEFT, WIDE = 48.0, 1184.0
ROW = 34.0
COLUMNS = 3
PLAYED = ("air", "time", "people", "answers")
"""Sentences on how one plays."""
APART = ("practice",)
"""Scenes that are no part of a game: how one plays, and with which keys, is not asked there."""
IN_A_GAME = (
    ("space", "space"), ("w", "wait"), ("b", "board"), ("m", "map"), ("v", "vitals"), ("o", "why"), ("p", "place"),
    ("l", "log"), ("a", "alarm"), ("t", "said"), ("1", "answer"), ("escape", "menu"),
)  # fmt: skip
"""The keys of a game, and which sentence tells what each does."""


class Help:
    """About the scene that it lies over."""

    name = "help"

    def __init__(self) -> None:
        self._under: Sequence[Widget] = ()
        self._about = ""
        self._page = 0

    def enter(self, ui: Ui) -> None:
        """Looks at what is below."""
        self.ui = ui
        below = ui.under(self)
        if below is not None:
            self._about, self._under = below.name, tuple(below.widgets())

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """The scene below, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        """From above: what is here, how it is done if that has to be learnt, the last lesson, the keys."""
        texts = self.ui.texts
        about = f"ui_help.about_{self._about}"
        about = about if about in catalogue(texts.language) else "ui_help.about_"
        top = head(self.ui, "help.head", texts.say("ui_help.title"))
        made = [top.title, panel("help", AREA)]
        y = AREA.y + 12
        parts = [("here", texts.say(about))]
        how = f"ui_help.how_{self._about}"
        if how in catalogue(texts.language):
            parts.append(("how", texts.say(how)))
        if self.ui.play is not None:
            parts.append(("lesson", texts.say(f"ui_lesson.{lesson(self.ui.play)}")))
        elif self._about not in APART:
            parts.append(("play", " ".join(texts.say(f"ui_help.play_{n}") for n in PLAYED)))
        parts.append(("keys", texts.say("ui_help.everywhere")))
        for name, words in parts:
            made.append(label(f"help.{name}", LEFT, y, texts.say(f"ui_help.{name}"), 18, "dim", "uib", inside="help"))
            told = paragraph(f"help.{name}.says", Rect(LEFT, y + 26, WIDE, 0), words, 20, inside="help")
            made.append(told)
            y = told.rect.bottom + 10
        pages = self._pages(y + 2)
        self._page %= len(pages)
        made += pages[self._page]
        hints = [("escape", texts.say("ui_help.back"), "back"), ("g", texts.say("ui_help.glossary"), "glossary")]
        if len(pages) > 1:
            hints.append(("page down", f"{texts.say('ui_help.next')} {self._page + 1}/{len(pages)}", "next"))
        return [*made, *key_hints("help.keys", 24, 656, hints), *top.signs]

    def _pages(self, top: float) -> list[list[Widget]]:
        """The keys of the scene below, in columns."""
        wide = WIDE / COLUMNS - 12
        step = measure.line_height(18)
        pages: list[list[Widget]] = [[]]
        tops = [top] * COLUMNS
        for n, (key, words) in enumerate(self._keys()):
            column = min(range(COLUMNS), key=lambda each: tops[each])
            box, named = key_box(key, LEFT + column * (wide + 18), 0.0)
            lines = measure.wrapped(words, wide - box.w - 12, 18)
            high = max(ROW, len(lines) * step + 6)
            if tops[column] + high > AREA.bottom - 8:
                if pages[-1]:
                    pages.append([])
                tops = [top] * COLUMNS
                column = 0
                box, named = key_box(key, LEFT, 0.0)
            y = tops[column]
            box, named = key_box(key, box.x, y + ROW / 2)
            first = y + max(0.0, (ROW - len(lines) * step) / 2)
            texts = [set_text(line, box.right + 10, first + k * step, 18) for k, line in enumerate(lines)]
            r = Rect(box.x, y, wide, high)

            def paint(canvas: Canvas, r: Rect, focused: bool, box: Rect = box) -> None:
                draw_key(canvas, box, focused)

            pages[-1].append(Widget(f"help.key.{n}", r, "row", (named, *texts), paint, box, inside="help"))
            tops[column] = y + high
        return pages

    def _keys(self) -> list[tuple[str, str]]:
        """Each key of the scene below once, with the words of what it presses."""
        found: dict[str, str] = {}
        texts = self.ui.texts
        for widget in self._under:
            known = f"ui_help.do_{widget.action.replace('.', '_')}"
            if known in catalogue(texts.language):
                words = texts.say(known)
            else:
                words = " ".join(text.words for text in widget.texts if text.words != key_label(widget.key))
            if widget.key and words and widget.key not in found:
                found[widget.key] = words
        if self.ui.play is None and self._about not in APART:
            # The keys of the game itself, for whoever reads before they play.
            for key, name in IN_A_GAME:
                found.setdefault(key, texts.say(f"ui_help.game_{name}"))
        return list(found.items())

    def on(self, action: str) -> None:
        """Another page, the glossary, or back."""
        if action == "next":
            self._page += 1
        elif alarm_on(self.ui, action) or opened(self.ui, action):
            return
        elif action == "glossary":
            self.ui.push(Glossary([text.words for widget in self._under for text in widget.texts]))
        else:
            self.ui.pop()
