"""Everybody: sixteen strips, or as many as there are, moved by one time that the decisions are marked on.

Look for: `page`, `time_at`.
"""

from functools import partial

import pygame

from game.debrief.flags import Flag
from game.debrief.report import Report, Strip
from game.debrief.samples import Sample
from game.model import body
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.portraits import FAILING, HYPOXIC, LOW, NEUTRAL, STRAINED, chip
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import key_hint
from game.ui.widgets.chart import Span
from game.ui.widgets.chart_strip import (
    AWAY,
    BAD,
    WATCHED,
    WORKING,
    block,
    cursor,
    strip,
    well,
)
from game.ui.widgets.panel import field
from game.ui.widgets.pennant import pennants

TOP, BOTTOM = 118.0, 600.0
BAR = Rect(24, 606, 1232, 56)
TRACK = 44.0
"""From the upper edge of the bar to the line on which time runs."""
WIDE, GAP, HIGHEST = 610.0, 4.0, 62.0
KEYS = 668.0
SIDE = 42
"""Of a face."""


def time_at(report: Report, x: float, y: float) -> int | None:
    """The tick under a point, on the bar or on a strip."""
    if BAR.contains(x, y):
        return _bar_span(report).tick(x)
    for column in (24.0, 1256 - WIDE):
        area = well(Rect(column, TOP, WIDE, HIGHEST))
        if TOP <= y < BOTTOM and area.x - 4 <= x <= area.right + 4:
            return Span(area.x, area.w, report.samples[-1].tick).tick(x)
    return None


def _bar_span(report: Report) -> Span:
    return Span(BAR.x + 96, 700.0, report.now)


def page(ui: Ui, report: Report, at: int, chosen: Flag | None) -> list[Widget]:
    """Strips in two columns, the bar under them, and what their blocks mean."""
    made: list[Widget] = [Widget("people", Rect(24, TOP, 1232, BOTTOM - TOP), "panel")]
    rows = -(-len(report.strips) // 2)
    high = min(HIGHEST, (BOTTOM - TOP - GAP * (rows - 1)) / max(1, rows))
    for i, each in enumerate(report.strips):
        r = Rect(24.0 if i < rows else 1256 - WIDE, TOP + (i % rows) * (high + GAP), WIDE, high)
        words = _words(ui, report, each)
        face = _face(ui, report.world.people[i], report.samples[at], i)
        made.append(strip(f"people.{i}", r, each.name, words, i, report.samples, bool(each.fate), "people"))
        made.append(cursor(f"people.{i}.now", r, each.name, i, report.samples, at, face, f"people.{i}"))
    made.append(_bar(ui, report, at, chosen))
    made += pennants("people.flag", report.flags, _bar_span(report), BAR.y + 3, chosen, "people.bar")
    say, x = ui.texts.say, 24.0
    for key, id_ in (("left", "earlier"), ("right", "later")):
        made.append(key_hint(f"people.{key}", x, KEYS, key, say(f"ui_debrief.{id_}"), id_, on="ink"))
        x = made[-1].rect.right + 14
    made.append(_legend(ui, x + 10))
    return made


def _face(ui: Ui, person: str, sample: Sample, i: int) -> pygame.Surface | None:
    """As they looked at that time."""
    picture = ui.pictures.get(ui.staging.portrait.get(person, ""))
    if picture is None:
        return None
    spo2, status = sample.spo2[i], sample.status[i]
    felt = HYPOXIC if status >= body.UNCONSCIOUS or spo2 < FAILING else STRAINED if spo2 < LOW else NEUTRAL
    parts = picture.parts
    name = felt if felt in parts else STRAINED if felt == HYPOXIC and STRAINED in parts else NEUTRAL
    side = round(SIDE * ui.scale)
    return chip(parts.get(name, picture.base), (side, side))


def _words(ui: Ui, report: Report, each: Strip) -> tuple[str, ...]:
    """The worst of somebody's day, as long as there is room for."""
    say = ui.texts.say
    if each.fate:
        clock = clock_at(report.world, each.fate_at)
        return say(f"ui_debrief.fate_{each.fate}", clock=clock), say(f"ui_debrief.short_{each.fate}")
    clock = clock_at(report.world, each.lowest_at)
    id_ = "ui_debrief.lowest_you" if each.player else "ui_debrief.lowest"
    return say(id_, percent=f"{each.lowest:.0f}", clock=clock), f"{each.lowest:.0f} %"


def _legend(ui: Ui, x: float) -> Widget:
    """One line: what the blocks stand for, and the two lines behind the traces."""
    kinds = [("asleep", 2.5), ("lying", 5.0), ("awake", 8.5), ("working", WORKING), ("away", AWAY)]
    texts: list[Text] = []
    marks: list[tuple[str, float, float]] = []
    cy, at = KEYS + 15.0, x
    for name, high in kinds:
        marks.append((name, at, high))
        texts.append(set_text(ui.texts.say(f"ui_debrief.{name}"), at + 30, cy, 18, "dim", "body", "ink", "lm"))
        at = texts[-1].rect.right + 16
    for name, value in (("watched", WATCHED), ("bad", BAD)):
        marks.append((name, at, 0.0))
        texts.append(set_text(f"{value} %", at + 30, cy, 18, "dim", "body", "ink", "lm"))
        at = texts[-1].rect.right + 16
    r = Rect(x, KEYS, at - x, 30)
    return Widget("people.legend", r, "text", tuple(texts), partial(_legend_paint, tuple(marks)), tuple(marks))


def _legend_paint(marks: tuple[tuple[str, float, float], ...], canvas: Canvas, r: Rect, focused: bool) -> None:
    for name, x, high in marks:
        if name == "watched":
            canvas.line([(x, r.cy), (x + 24, r.cy)], "caution", 1.5, dash=(4, 4))
        elif name == "bad":
            canvas.line([(x, r.cy), (x + 24, r.cy)], "alarm", 1.8)
        else:
            block(canvas, x, r.cy + 7, 24, high, name == "away")


def _bar(ui: Ui, report: Report, at: int, chosen: Flag | None) -> Widget:
    """One time for all."""
    over, sample = _bar_span(report), report.samples[at]
    read = [round(spo2) for spo2, status in zip(sample.spo2, sample.status, strict=True) if status < 3]
    low = len([1 for each in read if each < WATCHED])
    words = ui.texts.say("ui_debrief.below", count=low, all=len(read), percent=WATCHED, worst=min(read, default=0))
    right = over.x + over.w + 24
    lines = measure.wrapped(words, BAR.right - 12 - right, 18, "bodyb")
    step = measure.line_height(18)
    top = BAR.cy - step * len(lines) / 2
    texts = [set_text(clock_at(report.world, sample.tick), BAR.x + 12, BAR.cy, 20, "text", "uib", anchor="lm")]
    colour = "caution" if low else "text"
    texts += [set_text(line, right, top + n * step, 18, colour, "bodyb") for n, line in enumerate(lines)]
    ticks = tuple(round(over.at(flag.tick), 1) for flag in report.flags)
    x = round(over.at(sample.tick), 1)
    mine = round(over.at(chosen.tick), 1) if chosen else -1.0
    paint = partial(_bar_paint, over, ticks, x, mine)
    return Widget("people.bar", BAR, "gauge", tuple(texts), paint, (over, ticks, x, mine), "scrub")


def _bar_paint(
    over: Span, ticks: tuple[float, ...], now: float, mine: float, canvas: Canvas, r: Rect, focused: bool
) -> None:
    field(canvas, r, focused=focused)
    y = r.y + TRACK
    canvas.rect(Rect(over.x, y - 3, over.w, 6), fill="ink", line="edge", width=1, radius=3)
    canvas.rect(Rect(over.x, y - 3, now - over.x, 6), fill="mute", radius=3)
    for x in ticks:
        canvas.line([(x, y - 6), (x, y + 3)], "selected" if x == mine else "dim", 3 if x == mine else 1.5)
    canvas.circle(now, y, 9, fill="ink")
    canvas.circle(now, y, 8, fill="selected")
