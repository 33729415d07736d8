"""The flow of oxygen: sources at the left, the cabin as a tank, those who breathe it at the right; bands to scale.

Look for: `flow`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.ui import type as measure
from game.ui.because import Because, Source
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph

SCALE = 330.0
"""Height of a band for 1 kg/h, where there is room."""
SMALL, STEP = 18.0, 23.0
TANK = 116.0
MOST_USES = 4
STEPS = 16


class _Band(NamedTuple):
    """One stream between the tank and its words."""

    middle: float
    high: float
    at_tank: float
    colour: str


class _Tank(NamedTuple):
    rect: Rect
    level: float
    limit: float


def flow(texts: Texts, r: Rect, found: Because, oxygen: float, limit: float, full: float) -> Widget:
    """The whole panel; pressures in kPa."""
    title = set_text(texts.say("ui_why.flow"), r.x + 16, r.y + 10, SMALL, "dim", "uib")
    note = measure.wrapped(texts.say("ui_why.scale"), r.right - 32 - title.rect.right, SMALL)
    lines: list[Text] = [title]
    lines += [
        set_text(line, r.right - 16, r.y + 10 + n * STEP, SMALL, "dim", anchor="rt") for n, line in enumerate(note)
    ]
    top = r.y + 20 + len(note) * STEP
    body = Rect(r.cx - TANK / 2 - 10, top + 10, TANK, r.bottom - 20 - top)
    tank = _Tank(body, _height(body, oxygen, full), _height(body, limit, full))
    lines += _marks(texts, tank, oxygen, limit)
    scale = min(SCALE, (body.h - 60) / max(found.used, found.made, 0.01))
    right, uses = _uses(texts, Rect(body.right + 84, top, r.right - 14 - body.right - 84, r.bottom - top), found)
    left, sources = _sources(texts, Rect(r.x + 16, top, body.x - 46 - r.x - 16, r.bottom - top), found.sources)
    bands = _banded([(middle, found.uses[n].rate) for n, middle in enumerate(uses)], body, scale, False)
    given = [(middle, each.rate) for middle, each in zip(sources, found.sources, strict=True)]
    bands_in = _banded(given, body, scale, True)
    paint = partial(_paint, tank, bands, bands_in, right, left)
    look = (tank, bands, bands_in)
    return Widget("why.flow", r, "gauge", (*lines, *(each for row in (*right, *left) for each in row)), paint, look)


def _marks(texts: Texts, tank: _Tank, oxygen: float, limit: float) -> list[Text]:
    """What the level and the limit are, the higher one above its line, the other below."""
    cx, under = tank.rect.cx, tank.limit < tank.level
    words = measure.wrapped(texts.say("ui_why.limit", value=f"{limit:.2f}"), TANK - 8, SMALL, "uib")
    top = tank.limit - 6 - len(words) * STEP if under else tank.limit + 6
    level = tank.level + 5 if under else tank.level - 4
    return [
        set_text(f"{oxygen:.1f} kPa", cx, level, 20, "text", "uib", "ink", "ct" if under else "cb"),
        *(set_text(line, cx, top + n * STEP, SMALL, "text", "uib", "ink", "ct") for n, line in enumerate(words)),
    ]


def _height(body: Rect, kpa: float, full: float) -> float:
    """Where a pressure stands in the tank."""
    return body.bottom - max(0.0, min(1.0, kpa / full)) * body.h


Rows = tuple[tuple[Text, ...], ...]


def _spread(highs: Sequence[float], room: Rect) -> list[float]:
    """Tops of so many blocks, evenly apart."""
    gap = max(4.0, (room.h - sum(highs)) / (len(highs) + 1))
    tops, y = [], room.y + gap
    for high in highs:
        tops.append(y)
        y += high + gap
    return tops


def _uses(texts: Texts, room: Rect, found: Because) -> tuple[Rows, list[float]]:
    uses = found.uses[:MOST_USES]
    wrapped = [
        measure.wrapped(texts.say(f"ui_why.{use.kind}", count=use.people), room.w, SMALL, "bodyb") for use in uses
    ]
    tops = _spread([(len(lines) + 1) * STEP for lines in wrapped], room)
    rows, middles = [], []
    for use, lines, y in zip(uses, wrapped, tops, strict=True):
        row = [set_text(line, room.x, y + n * STEP, SMALL, "text", "bodyb") for n, line in enumerate(lines)]
        row.append(set_text(f"{use.rate:.3f} kg/h", room.x, y + len(lines) * STEP, SMALL, "dim", "ui"))
        rows.append(tuple(row))
        middles.append(y + (len(lines) + 1) * STEP / 2)
    return tuple(rows), middles


def _sources(texts: Texts, room: Rect, sources: Sequence[Source]) -> tuple[Rows, list[float]]:
    names = [
        measure.wrapped(
            texts.shown(each.name) if each.name else texts.say("ui_why.candle"), room.w - 24, SMALL, "bodyb"
        )
        for each in sources
    ]
    states = [
        () if each.rate > 0 else measure.wrapped(texts.say(f"ui_why.{each.state}"), room.w - 24, SMALL, "bodyi")
        for each in sources
    ]
    tops = _spread([(len(one) + max(1, len(two))) * STEP for one, two in zip(names, states, strict=True)], room)
    rows, middles = [], []
    for each, name, state, y in zip(sources, names, states, tops, strict=True):
        lives = each.rate > 0
        row = [
            set_text(line, room.x + 24, y + n * STEP, SMALL, "text" if lives else "dim", "bodyb")
            for n, line in enumerate(name)
        ]
        under = y + len(name) * STEP
        if lives:
            row.append(set_text(f"{each.rate:.3f} kg/h", room.x + 24, under, SMALL, "ok", "ui"))
        row += [set_text(line, room.x + 24, under + n * STEP, SMALL, "dim", "bodyi") for n, line in enumerate(state)]
        rows.append(tuple(row))
        middles.append(y + len(row) * STEP / 2)
    return tuple(rows), middles


def _banded(streams: Sequence[tuple[float, float]], body: Rect, scale: float, into: bool) -> tuple[_Band, ...]:
    """Bands from top to bottom, next to each other at the tank."""
    total = sum(rate for _, rate in streams) * scale
    y = body.y + 24 if into else body.cy - total / 2
    largest = max((rate for _, rate in streams), default=0.0)
    made = []
    for middle, rate in streams:
        high = rate * scale
        colour = "ok" if into else "power" if rate == largest else "mute"
        made.append(_Band(middle, high, y + high / 2, colour))
        y += high
    return tuple(made)


def _paint(
    tank: _Tank, uses: Sequence[_Band], sources: Sequence[_Band], right: Rows, left: Rows, canvas: Canvas, r: Rect,
    focused: bool,
) -> None:  # fmt: skip
    field(canvas, r)
    body = tank.rect
    for band, row in zip(uses, right, strict=True):
        _ribbon(canvas, band, body.right, row[0].rect.x - 8)
    for band, row in zip(sources, left, strict=True):
        end = body.x - 34
        if band.high > 0.0:
            _ribbon(canvas, band, body.x, end)
        else:
            glyph(canvas, "cross", row[0].rect.x - 15, row[0].rect.cy, 6, "mute")
            y = row[-1].rect.bottom + 1
            canvas.line([(row[0].rect.x - 22, y), (body.x, y)], "mute", 1.5, 0.7, (6, 5))
    canvas.rect(body, fill="ink", radius=4)
    canvas.rect(Rect(body.x, tank.level, body.w, body.bottom - tank.level), fill="forecast", radius=3, alpha=0.16)
    canvas.rect(Rect(body.x, tank.limit, body.w, body.bottom - tank.limit), fill="ink", radius=3, alpha=0.6)
    canvas.hatch(Rect(body.x, tank.limit, body.w, body.bottom - tank.limit), "alarm", 0.28, 11)
    canvas.line([(body.x, tank.level), (body.right, tank.level)], "forecast", 3)
    canvas.line([(body.x - 8, tank.limit), (body.right + 8, tank.limit)], "alarm", 2.5)
    canvas.rect(body, line="mute", width=2, radius=4)
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def _ribbon(canvas: Canvas, band: _Band, start: float, end: float) -> None:
    """From the tank's wall to the words, with an easy bend."""
    above, below = [], []
    for n in range(STEPS + 1):
        t = n / STEPS
        y = band.at_tank + (band.middle - band.at_tank) * t * t * (3 - 2 * t)
        x = start + (end - start) * t
        above.append((x, y - band.high / 2))
        below.append((x, y + band.high / 2))
    canvas.poly([*above, *reversed(below)], band.colour, alpha=0.55)
    canvas.line(above, band.colour, 1.5)
    canvas.line(below, band.colour, 1.5)
