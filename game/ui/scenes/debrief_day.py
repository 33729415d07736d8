"""The day: three timelines that share their flags with a list of decisions, and what stood where at one time.

Look for: `page`, `time_at`.
"""

from collections.abc import Sequence
from functools import partial

from game.debrief.flags import Flag
from game.debrief.report import Report
from game.debrief.told import left_text
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.scenes.debrief_list import AREA, decisions, last_moment
from game.ui.widget import Widget, set_text
from game.ui.widgets import button, key_hint
from game.ui.widgets.chart import Axis, Span, Trace, callout, chart, clocks, span
from game.ui.widgets.chart_strip import BAD, WATCHED
from game.ui.widgets.panel import field
from game.ui.widgets.pennant import FLAG_HIGH, colour_of, pennants
from game.ui.widgets.small import glyph

CHARTS = Rect(24, AREA.y, 852, AREA.h)
READ = Rect(24, 600, 852, 60)
MINUTE = 60
KEYS = 668.0
TITLE = 24.0
"""Height of a chart's title, which no line crosses."""
LANE = 38.0
"""Height of the row of flags."""


def _inner() -> Rect:
    return Rect(CHARTS.x + 8, CHARTS.y + 10, CHARTS.w - 16, CHARTS.h - 16)


def time_at(report: Report, x: float, y: float) -> int | None:
    """The tick under a point, where there is a timeline."""
    over = span(_inner(), report.now)
    if CHARTS.y + LANE + 10 <= y < CHARTS.bottom and over.x - 8 <= x <= over.x + over.w + 8:
        return over.tick(x)
    return None


def page(
    ui: Ui, report: Report, at: int, chosen: Flag | None, can: bool, searching: bool, sheet: int
) -> tuple[list[Widget], int]:  # fmt: skip
    """All of it, and on how many sheets the chosen decision is told; `can`: a game can go on from here."""
    inner = _inner()
    over = span(inner, report.now)
    field_ = Widget("day", CHARTS, "picture", paint=_ground, look=0, action="scrub")
    charts, called = _charts(ui, report, inner)
    made: list[Widget] = [field_, *charts]
    made += _cursors(report, charts[:3], over, at, chosen)
    made += called
    lane = Rect(CHARTS.x, inner.y, CHARTS.w, FLAG_HIGH + 2)
    made.append(Widget("day.lane", lane, "text", inside="day"))
    made += pennants("day.flag", report.flags, over, inner.y, chosen, "day.lane")
    made.append(_reading(ui, report, at))
    card = last_moment(ui, report, searching, can)
    bottom = card[0].rect.y - 8 if card else AREA.bottom
    rows, sheets = decisions(ui, report, chosen, bottom, sheet)
    made += [*rows, *card]
    say = ui.texts.say
    why = "" if chosen is not None and can else say("ui_debrief.choose_first" if can else "ui_debrief.no_game")
    words = say("ui_debrief.retry", number=chosen.number) if chosen else say("ui_debrief.retry_one")
    where = Rect(AREA.x, READ.y, AREA.w, READ.h)
    made.append(button("debrief.retry", where, words, "retry", "r", enabled=not why, why_not=why))
    x = 24.0
    for key, id_ in (
        ("left", "earlier"), ("right", "later"), ("up", "before"), ("down", "next"),
    ):  # fmt: skip
        made.append(key_hint(f"day.{key}", x, KEYS, key, say(f"ui_debrief.{id_}"), id_, on="ink"))
        x = made[-1].rect.right + 14
    return made, sheets


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, 1.0)
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def _charts(ui: Ui, report: Report, inner: Rect) -> tuple[list[Widget], list[Widget]]:
    """Three charts with the hours under them, and what points at their worst moments."""
    say, samples, now = ui.texts.say, report.samples, report.now
    top = inner.y + LANE
    room = inner.bottom - top - measure.line_height(18) - 4
    oxygen, co2 = report.limit("oxygen"), report.limit("co2")
    o2 = tuple((each.tick, each.oxygen) for each in samples)
    gas = tuple((each.tick, each.co2) for each in samples)
    worst = tuple(
        (each.tick, min((s for s, st in zip(each.spo2, each.status, strict=True) if st < 3), default=0.0))
        for each in samples
    )
    lowest_o2 = min(oxygen - 2.0, *(v for _, v in o2))
    high = max(oxygen + 3.0, max(v for _, v in o2) + 0.4)
    marks = tuple(float(m) for m in range(int(lowest_o2) + 1, int(high) + 1))
    lines = [Trace(worst, say("ui_debrief.worst"), "caution", True)]
    if report.player >= 0:
        you = tuple((each.tick, each.spo2[report.player]) for each in samples)
        lines.append(Trace(you, say("ui_debrief.you"), "text"))
    floor = min(60.0, 10.0 * (min(value for _, value in worst) // 10.0))
    limit = say("ui_debrief.limit")
    parts = [
        (0.40, Axis(say("ui_debrief.o2"), lowest_o2, high, marks, oxygen, f"{limit} {oxygen:.2f}", False),
         [Trace(o2, say("ui_debrief.house"), "text")]),
        (0.24, Axis(say("ui_debrief.co2"), 0.0, max(2.4, max(v for _, v in gas) + 0.3), (0.0, 1.0, 2.0), co2,
                    f"{limit} {co2:.1f}", True), [Trace(gas, say("ui_debrief.house"), "text")]),
        (0.36, Axis(say("ui_debrief.spo2"), floor, 100.0, (floor, float(BAD), 90.0, 100.0), BAD,
                    say("ui_debrief.bad", percent=BAD), False), lines),
    ]  # fmt: skip
    made: list[Widget] = []
    for n, (share, axis, traces) in enumerate(parts):
        r = Rect(inner.x, top, inner.w, room * share)
        made.append(chart(f"day.chart{n}", r, axis, traces, now, inside="day"))
        top = r.bottom
    hours = Rect(inner.x, top + 2, inner.w, measure.line_height(18))
    made.append(clocks("day.hours", hours, span(inner, now), report.world.start, inside="day"))
    least, least_at = report.least
    lowest = min(worst, key=lambda each: each[1])
    called = [
        (0, parts[0][2][0], least_at, say("ui_debrief.low_o2", kpa=f"{least:.2f}",
                                          clock=clock_at(report.world, least_at)), "text"),
        (2, lines[0], lowest[0], say("ui_debrief.low_spo2", percent=f"{lowest[1]:.0f}",
                                     clock=clock_at(report.world, lowest[0])), "caution"),
    ]  # fmt: skip
    return made, [
        callout(f"day.low{n}", made[n].rect, parts[n][1], trace, now, tick, words, f"day.chart{n}.now", colour)
        for n, trace, tick, words, colour in called
    ]


def _cursors(report: Report, charts: Sequence[Widget], over: Span, at: int, chosen: Flag | None) -> list[Widget]:
    """Thin lines from the flags through all charts, and the time that is looked at."""
    ticks = tuple((round(over.at(flag.tick), 1), colour_of(flag)) for flag in report.flags)
    x = round(over.at(report.samples[at].tick), 1)
    mine = round(over.at(chosen.tick), 1) if chosen else -1.0
    last = round(over.at(report.rescue.tick), 1) if report.rescue else -1.0
    paint = partial(_lines, ticks, x, mine, last)
    return [
        Widget(f"{each.id}.now", each.rect, "gauge", (), paint, (ticks, x, mine, last), inside=each.id)
        for each in charts
    ]


def _lines(
    ticks: tuple[tuple[float, str], ...], now: float, mine: float, last: float, canvas: Canvas, r: Rect, focused: bool
) -> None:
    top = r.y + TITLE
    for x, colour in ticks:
        canvas.line([(x, top), (x, r.bottom)], colour, 1, alpha=0.18)
    if last >= 0:
        # The last moment to save everybody: from here it could have branched.
        canvas.line([(last, top), (last, r.bottom)], "selected", 1.6, dash=(8, 5))
        glyph(canvas, "diamond", last, top + 7, 7, "selected")
    if mine >= 0:
        canvas.line([(mine, top), (mine, r.bottom)], "selected", 1.6, dash=(3, 4))
    canvas.line([(now, top), (now, r.bottom)], "selected", 2)


def _reading(ui: Ui, report: Report, at: int) -> Widget:
    """What stood where at that time, in one sentence."""
    sample = report.samples[at]
    alive = [i for i, status in enumerate(sample.status) if status < 3]
    worst = min(alive, key=lambda i: sample.spo2[i], default=-1)
    say = ui.texts.say
    parts = [
        f"{clock_at(report.world, sample.tick)}",
        say("ui_debrief.read_o2", percent=f"{sample.o2:.1f}", kpa=f"{sample.oxygen:.1f}"),
        say("ui_debrief.read_co2", kpa=f"{sample.co2:.2f}"),
    ]
    if worst >= 0:
        name = report.world.people_names[worst]
        parts.append(say("ui_debrief.read_worst", percent=f"{sample.spo2[worst]:.0f}", person=name))
    if report.player >= 0:
        parts.append(say("ui_debrief.read_you", percent=f"{sample.spo2[report.player]:.0f}"))
    left = left_text(report, sample.tick)
    if left:
        parts.append(ui.texts.shown(left))
    words = "    ".join(parts)
    size = 20.0 if len(measure.wrapped(words, READ.w - 32, 20, "body")) <= 2 else 18.0
    lines = measure.wrapped(words, READ.w - 32, size, "body")
    step = measure.line_height(size)
    top = READ.cy - step * len(lines) / 2
    texts = tuple(set_text(line, READ.x + 16, top + n * step, size) for n, line in enumerate(lines))
    grown = Rect(READ.x, min(READ.y, top - 2), READ.w, max(READ.h, step * len(lines) + 4))
    return Widget("day.reading", grown, "panel", texts, _read, WATCHED)


def _read(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
