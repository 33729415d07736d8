"""Everybody: sixteen strips, or as many as there are, moved by one time.

Look for: `page`, `time_at`.
"""

from functools import partial

from game.debrief.flags import Flag
from game.debrief.report import Report, Strip
from game.debrief.told import fate_text
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.widget import Widget, set_text
from game.ui.widgets import key_hint
from game.ui.widgets.chart import Span
from game.ui.widgets.chart_strip import BAD, WATCHED, cursor, strip, well
from game.ui.widgets.panel import field

TOP, BOTTOM = 126.0, 604.0
BAR = Rect(24, 610, 1232, 50)
WIDE, GAP, HIGHEST = 610.0, 4.0, 62.0
KEYS = 668.0


def time_at(report: Report, body: Rect, x: float, y: float) -> int | None:
    """The tick under a point, on the bar or on a strip."""
    if BAR.contains(x, y):
        return _bar_span(report).tick(x)
    for column in (24.0, 1256 - WIDE):
        area = well(Rect(column, TOP, WIDE, HIGHEST))
        if TOP <= y < BOTTOM and area.x - 4 <= x <= area.right + 4:
            return Span(area.x, area.w, report.samples[-1].tick).tick(x)
    return None


def _bar_span(report: Report) -> Span:
    return Span(BAR.x + 80, 620.0, report.now)


def page(ui: Ui, report: Report, body: Rect, at: int, chosen: Flag | None) -> list[Widget]:
    """Strips in two columns, the bar under them."""
    made: list[Widget] = [Widget("people", Rect(24, TOP, 1232, BOTTOM - TOP), "panel")]
    rows = -(-len(report.strips) // 2)
    high = min(HIGHEST, (BOTTOM - TOP - GAP * (rows - 1)) / max(1, rows))
    for i, each in enumerate(report.strips):
        r = Rect(24.0 if i < rows else 1256 - WIDE, TOP + (i % rows) * (high + GAP), WIDE, high)
        word, bad = _word(ui, report, each)
        made.append(strip(f"people.{i}", r, each.name, word, i, report.samples, bad, "people"))
        made.append(cursor(f"people.{i}.now", r, i, report.samples, at, f"people.{i}"))
    made.append(_bar(ui, report, at, chosen))
    say, x = ui.texts.say, 24.0
    for key, id_ in (("left", "earlier"), ("right", "later")):
        made.append(key_hint(f"people.{key}", x, KEYS, key, say(f"ui_debrief.{id_}"), id_, on="ink"))
        x = made[-1].rect.right + 14
    words = say("ui_debrief.legend", watched=WATCHED, bad=BAD)
    lines = measure.wrapped(words, 1256 - x - 10, 18, "body")
    step = measure.line_height(18)
    texts = tuple(set_text(line, x + 10, KEYS + 3 + n * step, 18, "dim", "body", "ink") for n, line in enumerate(lines))
    made.append(Widget("people.legend", Rect(x, KEYS, 1256 - x, max(30.0, step * len(lines) + 3)), "text", texts))
    return made


def _word(ui: Ui, report: Report, each: Strip) -> tuple[str, bool]:
    if each.fate:
        return ui.texts.shown(fate_text(report, each.fate, each.fate_at)), True
    clock = clock_at(report.world, each.lowest_at)
    return ui.texts.say(
        "ui_debrief.lowest_you" if each.player else "ui_debrief.lowest", percent=f"{each.lowest:.0f}", clock=clock
    ), False


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
    canvas.rect(Rect(over.x, r.cy - 3, over.w, 6), fill="ink", line="line", width=1, radius=3)
    canvas.rect(Rect(over.x, r.cy - 3, now - over.x, 6), fill="mute", radius=3)
    for x in ticks:
        canvas.line([(x, r.y + 8), (x, r.cy - 5)], "selected" if x == mine else "dim", 3 if x == mine else 1.5)
    canvas.circle(now, r.cy, 9, fill="ink")
    canvas.circle(now, r.cy, 8, fill="selected")
