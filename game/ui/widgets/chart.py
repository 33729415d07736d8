"""Charts over a whole run: a line or two, a limit with the danger beyond it hatched, marks, and one time under it.

Look for: `Axis`, `Trace`, `chart`, `Span` (where a time lies), `pennant` (a numbered flag).
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
DANGER, FLAG_WIDE, FLAG_HIGH = 9, 28.0, 32.0
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


def chart(id_: str, r: Rect, axis: Axis, traces: Sequence[Trace], last: int, inside: str = "") -> Widget:
    """The well takes what is left of the rectangle under the title."""
    step = measure.line_height(SIZE)
    over = span(r, last)
    well = Rect(over.x, r.y + step + 2, over.w, r.h - step - 16)

    def y(value: float) -> float:
        held = max(axis.low, min(axis.high, value))
        return round(well.bottom - well.h * (held - axis.low) / (axis.high - axis.low), 1)

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


def pennant(id_: str, x: float, y: float, number: int, colour: str, action: str, chosen: bool, inside: str) -> Widget:
    """A flag with its number, on the time that its tip points to."""
    r = Rect(x - FLAG_WIDE / 2, y, FLAG_WIDE, FLAG_HIGH)
    ink, on = ("ink", "selected") if chosen else ("text", "panel")
    words = set_text(str(number), x, y + 12, SIZE, ink, "uib", on, "cm")
    return Widget(id_, r, "button", (words,), partial(_flag, colour, chosen), (colour, chosen), action, inside=inside)


def _flag(colour: str, chosen: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    left, right, foot = r.x + 1, r.right - 1, r.bottom - 10
    shape = [(left, r.y + 1), (right, r.y + 1), (right, foot), (r.cx, r.bottom), (left, foot)]
    edge = "selected" if chosen or focused else colour
    canvas.poly(shape, fill="selected" if chosen else "panel", line=edge, width=2.5 if focused else 2)
