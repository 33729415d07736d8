"""What is heard, in words with its direction: "[alarm, from the bay]"; two at most, for some seconds each.

The window lays them into the strips at its edges that a scene leaves free, so they stand in every scene.
Look for: `Captions`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.texts import Texts
from game.ui.type import line_height
from game.ui.type import width as wide
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.panel import field

SIZE = 18.0
MOST = 2
STAYS = 4.0
"""Seconds."""
MARGIN = 24.0
PAD = 8.0
ID = "caption"


class Caption(NamedTuple):
    """Words, how much they matter, and for how long they stay."""

    words: str
    weight: int
    left: float


class Captions:
    """The captions that stand now."""

    def __init__(self) -> None:
        self.shown: list[Caption] = []
        self._kept: tuple[object, list[Widget]] = ((), [])

    def hear(self, words: str, weight: int) -> None:
        """Something is heard; where there are two already, the lightest and oldest makes way."""
        others = [each for each in self.shown if each.words != words]
        while len(others) >= MOST:
            lightest = min(others, key=lambda each: (each.weight, each.left))
            if lightest.weight > weight:
                return
            others.remove(lightest)
        self.shown = [*others, Caption(words, weight, STAYS)]

    def advance(self, seconds: float) -> None:
        """Real seconds pass."""
        self.shown = [each._replace(left=each.left - seconds) for each in self.shown if each.left > seconds]

    def clear(self) -> None:
        self.shown = []

    def widgets(self, texts: Texts, others: Sequence[Widget]) -> list[Widget]:
        """The captions, where none of the other widgets is; nothing where there is no room."""
        if not self.shown:
            return []
        state = (tuple(each.words for each in self.shown), texts.stretch)
        taken = [each.rect for each in others]
        # People move all the time, and seldom to where it stands.
        stands = bool(self._kept[1]) and not any(self._kept[1][0].rect.overlaps(rect) for rect in taken)
        if self._kept[0] != state or not stands:
            self._kept = (state, self._made(taken))
        return self._kept[1]

    def _made(self, taken: Sequence[Rect]) -> list[Widget]:
        words = [each.words for each in self.shown]
        # Both, or what came last alone.
        for lines in (words, words[-1:]):
            for rect in _slots(lines):
                if not any(rect.overlaps(other) for other in taken):
                    return [Widget(ID, rect, "text", _texts(lines, rect), _ground, "caption")]
        return []


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4)


def _slots(lines: Sequence[str]) -> list[Rect]:
    """Where they might stand: at the foot or the head, at the right, in the middle, at the left."""
    w = sum(wide(words, SIZE, "bodyi") + 2 * PAD for words in lines)
    h = line_height(SIZE)
    xs = (STAGE.right - MARGIN - w, STAGE.cx - w / 2, MARGIN)
    return [Rect(x, y, w, h) for y in (STAGE.bottom - h, 0.0) for x in xs if x >= 0.0]


def _texts(lines: Sequence[str], rect: Rect) -> tuple[Text, ...]:
    made: list[Text] = []
    left = rect.x + PAD
    for words in lines:
        made.append(set_text(words, left, rect.y, SIZE, "text", "bodyi"))
        left = made[-1].rect.right + 2 * PAD
    return tuple(made)
