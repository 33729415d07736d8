"""What is seen while the first picture is being drawn: sixteen people who breathe, and how far it is.

Look for: `Loading`, `breaths`, `depth`.
"""

import math
from collections.abc import Callable, Sequence

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Scene, Ui
from game.ui.widget import Widget
from game.ui.widgets import bar, key_hint, label, paragraph

PEOPLE = 16
PERIOD = 4.0
"""Seconds from breath to breath, at rest."""
FIRST = "title"
USUAL = 15.0
"""Seconds in which most of the first picture is drawn on a small computer: what the bar goes by."""


def depth(person: int, seconds: float) -> float:
    """How deep a person's breath is at a moment, 0 to 1: each has a time of their own."""
    return 0.5 + 0.5 * math.sin(2 * math.pi * (seconds / PERIOD + person * 0.3819))


def breaths(canvas: Canvas, x: float, y: float, pitch: float, seconds: float) -> None:
    """Sixteen dots in a row; each breathes in its own time."""
    for person in range(PEOPLE):
        deep = depth(person, seconds)
        at = x + pitch * person
        canvas.circle(at, y, 8.6, line="mute", width=1.2, alpha=0.55)
        canvas.circle(at, y, 3.4 + 4.0 * deep, fill="breath", alpha=0.5 + 0.5 * deep)


class Loading:
    """Until the first picture is there, or the player does without."""

    name = "loading"

    def __init__(self, then: Callable[[], Scene], stays: bool = False) -> None:
        self.then = then
        self._stays = stays
        """Only the player ends it: for a picture of it."""
        self._seconds = 0.0
        self._kept: tuple[tuple[float, int, int], list[Widget]] | None = None

    def enter(self, ui: Ui) -> None:
        self.ui = ui

    def advance(self, seconds: float) -> None:
        self._seconds += seconds
        if self._stays:
            return
        if self.ui.pictures.baked(FIRST) or not self._baking_goes_on():
            self.ui.replace(self.then())

    def _baking_goes_on(self) -> bool:
        return self.ui.baking is not None and self.ui.baking.running

    def widgets(self) -> Sequence[Widget]:
        baking = self.ui.baking
        share = round(1 - math.exp(-self._seconds / USUAL), 2)
        done, count = (baking.all - len(baking.missing), baking.all) if baking else (0, 0)
        state = (share, done, count)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self._made(share, done, count))
        return self._kept[1]

    def _made(self, share: float, done: int, count: int) -> list[Widget]:
        say = self.ui.texts.say
        told = paragraph("loading.told", Rect(420, 400, 440, 0), say("ui_loading.told"), 20, "dim", on="ink")
        progress = bar("loading.progress", Rect(420, told.rect.bottom + 18, 440, 8), share, "breath")
        counted = say("ui_loading.share", done=done, count=count)
        share_line = label("loading.share", 420, progress.rect.bottom + 10, counted, 18, "dim", "ui", "ink")
        without = key_hint("loading.skip", 416, share_line.rect.bottom + 16, "return", say("ui_loading.skip"), "skip")
        return [told, progress, share_line, without]

    def draw(self, canvas: Canvas) -> None:
        canvas.rect(STAGE, fill="ink", radius=0)
        canvas.text("SIXTEEN", 640, 250, 92, "selected", "din", "cm")
        breaths(canvas, 640 - 7.5 * 28, 346, 28, self._seconds)

    def on(self, action: str) -> None:
        if action == "skip":
            self.ui.replace(self.then())
