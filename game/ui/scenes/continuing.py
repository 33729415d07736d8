"""A saved game is played again to where it was left; meanwhile sixteen people breathe.

Look for: `Continuing`.
"""

import threading
from collections.abc import Sequence
from pathlib import Path

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.resuming import Resuming
from game.ui.scene import LEVELS, Ui
from game.ui.scenes.loading import breaths
from game.ui.veil import draw_veil
from game.ui.widget import Widget
from game.ui.widgets import bar, key_hints, panel, paragraph
from game.ui.widgets.panel import title_bottom
from game.words.diagnostic import BadInput

FRAME = Rect(370, 250, 540, 0)
AT_ONCE = 60
"""Seconds of the colony between two looks at whether the player still waits."""


class Continuing:
    """Until the game is where it was, or can't be: then it says why, and the file stays."""

    name = "continuing"

    def __init__(self, path: Path, resuming: Resuming | None = None) -> None:
        """`resuming`: what is on its way already; else the saved game in the file, to where it was left."""
        self._path = path
        self._seconds = 0.0
        self._resuming = resuming
        self._there = False
        self._trouble = ""
        self._given_up = False
        self._kept: tuple[object, list[Widget]] | None = None
        self._thread = threading.Thread(target=self._work, name="resuming", daemon=True)

    def enter(self, ui: Ui) -> None:
        self.ui = ui
        if self._thread.ident is None:
            self._thread.start()

    def _work(self) -> None:
        try:
            self._resuming = self._resuming or Resuming.left(self._path, LEVELS)
            while not self._given_up and not self._resuming.step(AT_ONCE):
                pass
            self._there = not self._given_up
        except (BadInput, OSError) as error:
            first = error.diagnostics[0].sentence if isinstance(error, BadInput) else str(error)
            self._trouble = first.splitlines()[0].rstrip(".")

    def advance(self, seconds: float) -> None:
        self._seconds += seconds
        if self._there and self._resuming is not None:
            from game.ui.scenes.hub import Hub
            from game.ui.scenes.resumed import Resumed

            play = self._resuming.play
            self.ui.opened(play)
            self.ui.restart(Hub())
            if not play.over:
                self.ui.push(Resumed())

    def draw(self, canvas: Canvas) -> None:
        draw_veil(canvas, self.ui, self)
        breaths(canvas, FRAME.cx - 7.5 * 28, FRAME.y - 40, 28, self._seconds)

    def widgets(self) -> Sequence[Widget]:
        share = round(self._resuming.share, 2) if self._resuming else 0.0
        state = (share, self._trouble)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made(share))
        return self._kept[1]

    def _made(self, share: float) -> list[Widget]:
        say = self.ui.texts.say
        title = panel("continuing", FRAME, say("ui_title.continuing"))
        file = str(self._path)
        words = say("ui_title.unusable", why=self._trouble, file=file) if self._trouble else say("ui_title.replayed")
        at = Rect(FRAME.x + 16, title_bottom(title) + 2, FRAME.w - 32, 0)
        told = paragraph("continuing.told", at, words, 20, inside="continuing")
        progress = bar("continuing.bar", Rect(at.x, told.rect.bottom + 12, at.w, 10), share, "breath", "continuing")
        end = told if self._trouble else progress
        frame = FRAME._replace(h=end.rect.bottom + 18 - FRAME.y)
        accent = "caution" if self._trouble else ""
        hints = [("escape", say("ui_levels.back"), "back")]
        whole = panel("continuing", frame, say("ui_title.continuing"), accent)
        rows = [told] if self._trouble else [told, progress]
        return [whole, *rows, *key_hints("continuing.keys", FRAME.x, frame.bottom + 14, hints)]

    def on(self, action: str) -> None:
        if action == "back":
            self._given_up = True
            if len(self.ui.scenes) > 1:
                self.ui.pop()
            else:
                from game.ui.opening import title

                self.ui.restart(title())
