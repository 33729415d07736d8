"""The curve of the oxygen instrument: what was, what is ahead with its two edges, the limit and the danger under it.

Look for: `curve`, `Drawn`.
"""

from collections.abc import Hashable, Sequence
from functools import partial
from typing import NamedTuple

from game.ui import type as measure
from game.ui.air import AHEAD, BEHIND, Curves
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Text, set_text

SPAN = 8.0
"""kPa from the bottom to the top of the well, unless the oxygen is higher."""
MARKS = 2.0
"""kPa between two marks."""
Line = tuple[tuple[float, float], ...]


class Drawn(NamedTuple):
    """What is drawn under the texts, and all it depends on."""

    paint: "partial[None]"
    look: Hashable


class Scale(NamedTuple):
    """Where a time and a pressure lie."""

    well: Rect
    low: float
    high: float

    def x(self, seconds: float) -> float:
        return self.well.x + self.well.w * (seconds + BEHIND) / (BEHIND + AHEAD)

    def y(self, kpa: float) -> float:
        return self.well.bottom - self.well.h * (kpa - self.low) / (self.high - self.low)

    def line(self, points: Sequence[tuple[int, float]]) -> Line:
        return tuple((round(self.x(t), 1), round(self.y(max(self.low, min(self.high, v))), 1)) for t, v in points)


def curve(texts: Texts, r: Rect, lines: Curves) -> tuple[list[Text], Drawn]:
    """The words on the axes, and the drawing, in `r`."""
    size, step = 18.0, measure.line_height(18)
    low = MARKS * int((lines.limit - 2.0) / MARKS)
    top = max((v for _, v in (*lines.was, *lines.standing)), default=low)
    high = max(low + SPAN, MARKS * (int(top / MARKS) + 1))
    marks = [low + MARKS * n for n in range(round((high - low) / MARKS) + 1)]
    every = 1 if (r.h - step) / len(marks) >= step else 2
    wide = max(measure.width(f"{mark:.0f}", size, "ui") for mark in marks)
    well = Rect(r.x + wide + 12, r.y + 10, r.w - wide - 18, r.h - step - 18)
    scale = Scale(well, low, high)
    shown = [mark for n, mark in enumerate(marks) if n % every == 0]
    words = [set_text(f"{m:.0f}", well.x - 7, scale.y(m), size, "dim", "ui", anchor="rm") for m in shown]
    under = well.bottom + 4
    now = set_text(texts.say("ui_oxygen.now"), scale.x(0), under, size, "text", "uib", anchor="ct")
    first = set_text(f"−{BEHIND // 3600} h", well.x, under, size, "dim", "ui")
    last = set_text(f"+{AHEAD // 3600} h", well.right, under, size, "dim", "ui", anchor="rt")
    if first.rect.right > now.rect.x - 6:
        now = set_text(now.words, first.rect.right + 6, under, size, "text", "uib")
    words += [first, now, last]
    points = (scale.line(lines.was), scale.line(lines.standing), scale.line(lines.working))
    crossing = round(scale.x(lines.crossing), 1) if 0 <= lines.crossing <= AHEAD else -1.0
    limit = round(scale.y(lines.limit), 1)
    heights = tuple(round(scale.y(mark), 1) for mark in marks)
    paint = partial(_paint, well, round(scale.x(0), 1), heights, limit, *points, crossing, lines.by_oxygen)
    return words, Drawn(paint, (well, points, crossing, lines.by_oxygen, limit, heights))


def _paint(
    well: Rect, now: float, marks: tuple[float, ...], limit: float, was: Line, standing: Line, working: Line,
    crossing: float, by_oxygen: bool, canvas: Canvas,
) -> None:  # fmt: skip
    canvas.rect(well, fill="ink", radius=0)
    danger = Rect(well.x, limit, well.w, well.bottom - limit)
    canvas.rect(danger, fill="alarm", radius=0, alpha=0.16)
    canvas.hatch(danger, "alarm", 0.28, step=9)
    for mark in marks[1:-1]:
        canvas.line([(well.x, mark), (well.right, mark)], "line", 1, alpha=0.7)
    if len(standing) > 1 and len(working) > 1:
        canvas.poly([*standing, *reversed(working)], fill="forecast", alpha=0.20)
        canvas.line(working, "forecast", 1.2, alpha=0.65)
    canvas.line([(well.x, limit), (well.right, limit)], "alarm", 2)
    canvas.line([(now, well.y), (now, well.bottom)], "mute", 1.2)
    if len(standing) > 1:
        canvas.line(standing, "forecast", 2.2, dash=(6, 4))
    if len(was) > 1:
        canvas.line(was, "text", 2.2)
    if crossing >= 0:
        y = limit if by_oxygen else well.bottom - 6
        canvas.line([(crossing, y), (crossing, well.bottom)], "alarm", 1.6, dash=(3, 3))
        canvas.poly([(crossing, y - 7), (crossing + 7, y), (crossing, y + 7), (crossing - 7, y)], fill="alarm")
    here = was[-1] if was else (now, well.cy)
    canvas.circle(*here, 5, fill="ink")
    canvas.circle(*here, 4, fill="text")
