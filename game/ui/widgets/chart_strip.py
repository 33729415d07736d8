"""One person through the day in a strip: name, a word, saturation, what they did, and what they read at one time.

Look for: `strip`, `cursor`, `block` (what somebody did).
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import pygame

from game.debrief.samples import Sample
from game.model import body
from game.model.metabolism import NOMINAL, REST, SLEEP
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.widget import Widget, set_text
from game.ui.widgets.avatar import avatar, fullness
from game.ui.widgets.chart import Line, Span
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph

LOW, HIGH = 70.0, 98.0
"""% of saturation that the trace shows."""
WATCHED, BAD = 86, 80
"""% from which somebody is to be watched, and is in a bad way; assumed."""
NAMED, VALUE, FACE = 236.0, 92.0, 60.0
"""Room for face and name, for the value, and for the face alone."""
HEIGHTS = {SLEEP: 2.5, REST: 5.0, NOMINAL: 8.5}
WORKING, AWAY = 13.0, 10.0


class Stretch(NamedTuple):
    """A while in which somebody was at the same thing."""

    begin: float
    end: float
    high: float
    away: bool
    """Not in the house."""


def well(r: Rect) -> Rect:
    """Where the trace runs."""
    return Rect(r.x + NAMED, r.y + 5, r.w - NAMED - VALUE, r.h - 10)


def strip(
    id_: str, r: Rect, name: str, words: Sequence[str], person: int, samples: tuple[Sample, ...], bad: bool,
    inside: str = "",
) -> Widget:  # fmt: skip
    """All of it but the value and the face; of the words, the first that fit in a line beside the name."""
    room = NAMED - FACE - 8
    lines = [(line, "bodyb", "text") for line in measure.wrapped(name, room, 18, "bodyb")]
    word = next((each for each in words if measure.width(each, 18) <= room), "")
    if word and len(lines) == 1:
        lines.append((word, "body", "alarm" if bad else "dim"))
    step = measure.line_height(18)
    top = r.cy - step * len(lines) / 2
    texts = tuple(
        set_text(line, r.x + FACE, top + n * step, 18, colour, font) for n, (line, font, colour) in enumerate(lines)
    )
    area = well(r)
    over = Span(area.x, area.w, samples[-1].tick)
    points = tuple((round(over.at(each.tick), 1), _y(area, each.spo2[person])) for each in samples)
    blocks = _blocks(over, person, samples)
    paint = partial(_paint, area, points, blocks, bad)
    return Widget(id_, r, "row", texts, paint, (area, points, blocks, bad), inside=inside)


def _y(area: Rect, spo2: float) -> float:
    share = (max(LOW, min(HIGH, spo2)) - LOW) / (HIGH - LOW)
    return round(area.bottom - 16 - (area.h - 16) * share, 1)


def _blocks(over: Span, person: int, samples: tuple[Sample, ...]) -> tuple[Stretch, ...]:
    """What they did, and where."""
    found: list[Stretch] = []
    for one, other in pairwise(samples):
        high = HEIGHTS.get(one.activity[person], WORKING)
        if one.status[person] != 0:
            high = 1.0
        away = one.away[person]
        begin, end = round(over.at(one.tick), 1), round(over.at(other.tick), 1)
        if found and found[-1].away == away and (away or found[-1].high == high):
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Stretch(begin, end, AWAY if away else high, away))
    return tuple(found)


def _paint(
    area: Rect, points: Line, blocks: tuple[Stretch, ...], bad: bool, canvas: Canvas, r: Rect,
    focused: bool,
) -> None:  # fmt: skip
    field(canvas, r)
    if bad:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill="alarm", radius=2)
    canvas.rect(area, fill="ink", radius=0)
    danger = Rect(area.x, _y(area, BAD), area.w, area.bottom - 16 - _y(area, BAD))
    canvas.hatch(danger, "alarm", 0.35, step=7)
    canvas.line([(area.x, danger.y), (area.right, danger.y)], "alarm", 1.5)
    line = _y(area, WATCHED)
    canvas.line([(area.x, line), (area.right, line)], "caution", 1.2, dash=(4, 4))
    for each in blocks:
        block(canvas, each.begin, area.bottom, each.end - each.begin, each.high, each.away)
    if len(points) > 1:
        canvas.line(points, "text", 1.8)


def block(canvas: Canvas, x: float, bottom: float, wide: float, high: float, away: bool) -> None:
    """What somebody did for a while: a bar that stands on a line; a hollow blue one is not in the house."""
    r = Rect(x, bottom - high, max(1.0, wide), high)
    if away:
        canvas.rect(r, fill="ink", line="advisory", width=1.5, radius=0)
    else:
        canvas.rect(r, fill="mute", radius=0, alpha=0.8)


def cursor(
    id_: str, r: Rect, name: str, person: int, samples: tuple[Sample, ...], at: int, face: pygame.Surface | None,
    inside: str,
) -> Widget:  # fmt: skip
    """The face and the value at a time, and where on the trace that is.

    Rounded first, then judged: the colour is the number's.
    """
    area = well(r)
    sample = samples[at]
    value = round(sample.spo2[person])
    colour = "alarm" if value < BAD else "caution" if value < WATCHED else "text"
    before = round(samples[max(0, at - 10)].spo2[person])
    mark = "alarm" if value < BAD else "down" if value < before else "up" if value > before else "level"
    x = round(Span(area.x, area.w, samples[-1].tick).at(sample.tick), 1)
    number = set_text(f"{value}", r.right - 40, r.cy, 26, colour, "uib", anchor="rm")
    texts = (number, set_text("%", r.right - 36, r.cy + 10, 18, "dim", "ui", anchor="lm"))
    here = (x, _y(area, sample.spo2[person]))
    share = 0.0 if sample.status[person] >= body.DEAD else fullness(value)
    paint = partial(_cursor, area, here, colour, mark, face, name, share)
    return Widget(id_, r, "gauge", texts, paint, (here, colour, mark, id(face), share), inside=inside)


def _cursor(
    area: Rect, here: tuple[float, float], colour: str, mark: str, face: pygame.Surface | None, name: str,
    share: float, canvas: Canvas, r: Rect, focused: bool,
) -> None:  # fmt: skip
    avatar(canvas, r.x + FACE / 2 + 1, r.cy, 22, face, name, share, "breath" if colour == "text" else colour)
    canvas.line([(here[0], area.y), (here[0], area.bottom)], "selected", 1.2, alpha=0.7)
    canvas.circle(*here, 5, fill="ink")
    canvas.circle(*here, 4, fill=colour)
    glyph(canvas, mark, r.right - 27, r.y + 14, 6, colour if mark == "alarm" else "dim")
