"""Charts over a whole run: a line or two, a limit with the danger beyond it hatched, marks, and one time under it.

Look for: `Axis`, `Trace`, `chart`, `Span` (where a time lies), `callout` (a point of a line and what it reads).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.widget import Text, Widget, set_text

SIZE = 18.0
LEFT, RIGHT = 52.0, 124.0
"""Room for the marks, and for what names lines."""
DANGER = 9
RING, CALLED, CLEAR = 5.0, 30.0, 5.0
"""Radius of the ring round a point, height of the box that says what it is, and what it keeps from the lines."""
Line = tuple[tuple[float, float], ...]


class Span(NamedTuple):
    """From where to where on the stage the run goes."""

    x: float
    w: float
    last: int
    """Its last tick."""

    def at(self, tick: float) -> float:
        return self.x + self.w * tick / max(1, self.last)

    def tick(self, x: float) -> int:
        """The time at a point, within the run."""
        return round(max(0.0, min(1.0, (x - self.x) / self.w)) * self.last)


class Axis(NamedTuple):
    """One quantity."""

    title: str
    low: float
    high: float
    marks: tuple[float, ...]
    limit: float
    named: str
    """What the limit is called."""
    over: bool
    """Danger is above it."""
    decimals: int = 0


class Trace(NamedTuple):
    """One line."""

    points: tuple[tuple[int, float], ...]
    """Tick and value."""
    name: str
    colour: str
    dash: bool = False
    """Dashed: told from the other by more than its colour."""


def span(r: Rect, last: int) -> Span:
    """Of charts in a rectangle."""
    return Span(r.x + LEFT, r.w - LEFT - RIGHT, last)


def well_of(r: Rect) -> Rect:
    """Where the lines of a chart in a rectangle run."""
    step = measure.line_height(SIZE)
    return Rect(r.x + LEFT, r.y + step + 2, r.w - LEFT - RIGHT, r.h - step - 14)


def level(axis: Axis, well: Rect, value: float) -> float:
    """How high a value lies."""
    held = max(axis.low, min(axis.high, value))
    return round(well.bottom - well.h * (held - axis.low) / (axis.high - axis.low), 1)


def chart(id_: str, r: Rect, axis: Axis, traces: Sequence[Trace], last: int, inside: str = "") -> Widget:
    """The well takes what is left of the rectangle under the title."""
    step = measure.line_height(SIZE)
    over, well = span(r, last), well_of(r)

    def y(value: float) -> float:
        return level(axis, well, value)

    texts = [set_text(axis.title, well.x, r.y, SIZE, "text", "uib")]
    above = well.y - 2.0
    for mark in sorted(axis.marks, reverse=True):
        words = f"{mark:.{axis.decimals}f}"
        if y(mark) - step / 2 >= above:
            texts.append(set_text(words, well.x - 8, y(mark), SIZE, "dim", "ui", anchor="rm"))
            above = y(mark) + step / 2
    limit = y(axis.limit)
    ends = [(limit, axis.named, "alarm"), *((y(each.points[-1][1]), each.name, each.colour) for each in traces)]
    texts += _named(ends, well.right + 10, r, step)
    lines = tuple(_drawn(each, over, y) for each in traces)
    styles = tuple((each.colour, each.dash) for each in traces)
    marks = tuple(y(mark) for mark in axis.marks)
    danger = (
        Rect(well.x, well.y, well.w, limit - well.y) if axis.over else Rect(well.x, limit, well.w, well.bottom - limit)
    )
    paint = partial(_paint, well, marks, limit, danger, lines, styles)
    return Widget(id_, r, "gauge", tuple(texts), paint, (well, marks, limit, lines, styles), inside=inside)


def _named(ends: Sequence[tuple[float, str, str]], x: float, r: Rect, step: float) -> list[Text]:
    """What each line is called, beside its end, as near to it as the others leave room."""
    blocks = [(at, measure.wrapped(words, r.right - x, SIZE, "uib"), colour) for at, words, colour in sorted(ends)]
    found: list[Text] = []
    top = r.y
    for n, (at, lines, colour) in enumerate(blocks):
        below = sum(len(each[1]) for each in blocks[n:]) * step
        top = max(top, min(at - step * len(lines) / 2, r.bottom - below))
        for line in lines:
            found.append(set_text(line, x, top, SIZE, colour, "uib"))
            top += step
    return found


def _drawn(trace: Trace, over: Span, y: Callable[[float], float]) -> Line:
    return tuple((round(over.at(tick), 1), y(value)) for tick, value in trace.points)


def _paint(
    well: Rect, marks: tuple[float, ...], limit: float, danger: Rect, lines: tuple[Line, ...],
    styles: tuple[tuple[str, bool], ...], canvas: Canvas, r: Rect, focused: bool,
) -> None:  # fmt: skip
    canvas.rect(well, fill="ink", radius=0)
    canvas.rect(danger, fill="alarm", radius=0, alpha=0.12)
    canvas.hatch(danger, "alarm", 0.24, step=DANGER)
    for mark in marks:
        canvas.line([(well.x, mark), (well.right, mark)], "line", 1, alpha=0.7)
    canvas.line([(well.x, limit), (well.right, limit)], "alarm", 2)
    for points, (colour, dash) in zip(lines, styles, strict=True):
        if len(points) > 1:
            canvas.line(points, colour, 2.4, dash=(6, 4) if dash else None)


def clocks(id_: str, r: Rect, over: Span, start: int, inside: str = "") -> Widget:
    """The hours under the charts, as many as have room."""
    wide = measure.width("00:00", SIZE, "ui") + 16
    hour = 3600
    every = next(n for n in (1, 2, 3, 4, 6, 12, 24) if over.w * n * hour / max(hour, over.last) >= wide)
    first = -(-start // (every * hour)) * every * hour
    texts = []
    for clock in range(first, start + over.last + 1, every * hour):
        at = set_text(f"{clock // hour % 24:02d}:00", over.at(clock - start), r.y, SIZE, "dim", "ui", anchor="ct")
        if at.rect.x >= r.x and at.rect.right <= r.right:
            texts.append(at)
    return Widget(id_, r, "text", tuple(texts), inside=inside)


def callout(
    id_: str, r: Rect, axis: Axis, trace: Trace, last: int, tick: int, words: str, inside: str, colour: str = "text"
) -> Widget:  # fmt: skip
    """A ring round a point of a chart's line, and a box beside it, where it hides nothing of the line."""
    over, well = span(r, last), well_of(r)
    value = min(trace.points, key=lambda each: abs(each[0] - tick))[1]
    x, y = round(over.at(tick), 1), level(axis, well, value)
    wide = measure.width(words, SIZE, "uib") + 20
    line = _drawn(trace, over, lambda value: level(axis, well, value))
    box = min(_places(well, x, wide), key=lambda each: _crossed(each, line) * 1e4 + abs(each.cy - y) + abs(each.cx - x))
    text = set_text(words, box.cx, box.cy, SIZE, colour, "uib", "panel", "cm")
    paint = partial(_called, (x, y), box, colour)
    return Widget(id_, well, "text", (text,), paint, (x, y, box, colour), inside=inside)


def _places(well: Rect, x: float, wide: float) -> list[Rect]:
    """Where in the well a box can stand, beside a point rather than on it."""
    lefts = [max(well.x + 4, min(well.right - wide - 4, at)) for at in (x - wide / 2, x - wide - 24, x + 24)]
    tops = [well.y + 2 + n * (well.h - CALLED - 4) / 12 for n in range(13)]
    return [Rect(left, top, wide, min(CALLED, well.h - 4)) for left in lefts for top in tops]


def _crossed(box: Rect, line: Line) -> int:
    """Points of a line in a box, and in what is kept clear round it."""
    wide = box.inset(-CLEAR)
    return len([1 for x, y in line if wide.contains(x, y)])


def _called(at: tuple[float, float], box: Rect, colour: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    near = (max(box.x, min(box.right, at[0])), max(box.y, min(box.bottom, at[1])))
    canvas.line([at, near], colour, 1.6)
    canvas.circle(*at, RING + 1, fill="ink")
    canvas.circle(*at, RING, line=colour, width=2.2)
    canvas.rect(box, fill="panel", line=colour, width=1.5, radius=4)
