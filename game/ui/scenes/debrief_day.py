"""The day: three timelines that share their flags with a list of decisions, and what stood where at one time.

Look for: `page`, `time_at`.
"""

from collections.abc import Sequence
from functools import partial

from game.debrief.flags import ANSWER, Flag
from game.debrief.report import Report
from game.debrief.told import left_text
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import button, key_hint, panel, paragraph
from game.ui.widgets.chart import FLAG_HIGH, FLAG_WIDE, Axis, Span, Trace, chart, clocks, pennant, span
from game.ui.widgets.chart_strip import BAD, WATCHED
from game.ui.widgets.panel import field

CHARTS = Rect(24, 126, 852, 458)
LIST = Rect(892, 126, 364, 458)
READ = Rect(24, 596, 852, 66)
MINUTE = 60
KEYS = 668.0
TITLE = 24.0
"""Height of a chart's title, which no line crosses."""
LANE = 38.0
"""Height of the row of flags."""


def _inner() -> Rect:
    return Rect(CHARTS.x + 8, CHARTS.y + 10, CHARTS.w - 16, CHARTS.h - 16)


def time_at(report: Report, body: Rect, x: float, y: float) -> int | None:
    """The tick under a point, where there is a timeline."""
    over = span(_inner(), report.now)
    if CHARTS.y + LANE + 10 <= y < CHARTS.bottom and over.x - 8 <= x <= over.x + over.w + 8:
        return over.tick(x)
    return None


def page(ui: Ui, report: Report, body: Rect, at: int, chosen: Flag | None, can: bool) -> list[Widget]:
    """All of it; `can`: a game can go on from here."""
    inner = _inner()
    over = span(inner, report.now)
    field_ = Widget("day", CHARTS, "picture", paint=_ground, look=0, action="scrub")
    made: list[Widget] = [field_, *_charts(ui, report, inner)]
    made += _cursors(report, made[1:4], over, at, chosen)
    lane = Rect(inner.x, inner.y, inner.w, FLAG_HIGH + 2)
    made.append(Widget("day.lane", lane, "text", inside="day"))
    made += _pennants(report, inner, over, chosen)
    made.append(_reading(ui, report, at))
    made += _list(ui, report, chosen)
    say = ui.texts.say
    why = "" if chosen is not None and can else say("ui_debrief.choose_first" if can else "ui_debrief.no_game")
    words = say("ui_debrief.retry", number=chosen.number) if chosen else say("ui_debrief.retry_one")
    where = Rect(LIST.x, READ.y, LIST.w, 66)
    made.append(button("debrief.retry", where, words, "retry", "r", enabled=not why, why_not=why))
    x = 24.0
    for key, id_ in (
        ("left", "earlier"), ("right", "later"), ("up", "before"), ("down", "next"),
    ):  # fmt: skip
        made.append(key_hint(f"day.{key}", x, KEYS, key, say(f"ui_debrief.{id_}"), id_, on="ink"))
        x = made[-1].rect.right + 14
    return made


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, 1.0)
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def _charts(ui: Ui, report: Report, inner: Rect) -> list[Widget]:
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
    low = min(oxygen - 2.0, *(v for _, v in o2))
    high = max(oxygen + 3.0, max(v for _, v in o2) + 0.4)
    marks = tuple(float(m) for m in range(int(low) + 1, int(high) + 1))
    lines = [Trace(worst, say("ui_debrief.worst"), "caution", True)]
    if report.player >= 0:
        you = tuple((each.tick, each.spo2[report.player]) for each in samples)
        lines.append(Trace(you, say("ui_debrief.you"), "text"))
    limit = say("ui_debrief.limit")
    parts = [
        (0.40, Axis(say("ui_debrief.o2"), low, high, marks, oxygen, f"{limit} {oxygen:.2f}", False),
         [Trace(o2, say("ui_debrief.house"), "text")]),
        (0.24, Axis(say("ui_debrief.co2"), 0.0, max(2.4, max(v for _, v in gas) + 0.3), (0.0, 1.0, 2.0), co2,
                    f"{limit} {co2:.1f}", True), [Trace(gas, say("ui_debrief.house"), "text")]),
        (0.36, Axis(say("ui_debrief.spo2"), 60.0, 100.0, (60.0, float(BAD), 90.0, 100.0), BAD,
                    say("ui_debrief.bad", percent=BAD), False), lines),
    ]  # fmt: skip
    made: list[Widget] = []
    for n, (share, axis, traces) in enumerate(parts):
        r = Rect(inner.x, top, inner.w, room * share)
        made.append(chart(f"day.chart{n}", r, axis, traces, now, inside="day"))
        top = r.bottom
    hours = Rect(inner.x, top + 2, inner.w, measure.line_height(18))
    made.append(clocks("day.hours", hours, span(inner, now), report.world.start, inside="day"))
    return made


def _colour(flag: Flag) -> str:
    return "advisory" if flag.kind == ANSWER else "ok" if flag.kind == "order" else "caution"


def _shown(report: Report, over: Span, chosen: Flag | None) -> list[Flag]:
    """The flags that have room for their number: the chosen one first."""
    kept = [chosen] if chosen else []
    for flag in report.flags:
        if all(abs(over.at(flag.tick) - over.at(each.tick)) >= FLAG_WIDE + 2 for each in kept):
            kept.append(flag)
    return kept


def _pennants(report: Report, inner: Rect, over: Span, chosen: Flag | None) -> list[Widget]:
    return [
        pennant(
            f"day.flag{flag.number}", over.at(flag.tick), inner.y, flag.number, _colour(flag), f"flag {flag.number}",
            flag == chosen, "day.lane",
        )
        for flag in _shown(report, over, chosen)
    ]  # fmt: skip


def _cursors(report: Report, charts: Sequence[Widget], over: Span, at: int, chosen: Flag | None) -> list[Widget]:
    """Thin lines from the flags through all charts, and the time that is looked at."""
    ticks = tuple((round(over.at(flag.tick), 1), _colour(flag)) for flag in report.flags)
    x = round(over.at(report.samples[at].tick), 1)
    mine = round(over.at(chosen.tick), 1) if chosen else -1.0
    paint = partial(_lines, ticks, x, mine)
    return [
        Widget(f"{each.id}.now", each.rect, "gauge", (), paint, (ticks, x, mine), inside=each.id) for each in charts
    ]


def _lines(
    ticks: tuple[tuple[float, str], ...], now: float, mine: float, canvas: Canvas, r: Rect, focused: bool
) -> None:
    for x, colour in ticks:
        canvas.line([(x, r.y + TITLE), (x, r.bottom)], colour, 1, alpha=0.25)
    if mine >= 0:
        canvas.line([(mine, r.y + TITLE), (mine, r.bottom)], "selected", 1.6, dash=(3, 4))
    canvas.line([(now, r.y + TITLE), (now, r.bottom)], "selected", 2)


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


def _list(ui: Ui, report: Report, chosen: Flag | None) -> list[Widget]:
    """As many decisions as fit, the chosen one among them and in full."""
    made: list[Widget] = [panel("day.list", LIST, ui.texts.say("ui_debrief.decisions"))]
    top = made[0].texts[-1].rect.bottom + 8
    rows: list[Widget] = []
    y = top
    for flag in report.flags:
        row = _row(ui, report, flag, y, flag == chosen)
        if row.rect.bottom > LIST.bottom - 8 and rows:
            if chosen is None or chosen.number < flag.number:
                break
            rows, row = [], _row(ui, report, flag, top, flag == chosen)
        rows.append(row)
        y = row.rect.bottom + 4
    if not rows:
        words = ui.texts.say("ui_debrief.none")
        rows = [paragraph("day.none", Rect(LIST.x + 16, top, LIST.w - 32, 0), words, 20, "dim", inside="day.list")]
    return made + rows


def _row(ui: Ui, report: Report, flag: Flag, y: float, chosen: bool) -> Widget:
    left, room = LIST.x + 62, LIST.w - 62 - 22
    said: list[tuple[str, str, str]] = []
    words = flag.words if chosen else flag.words[:1]
    if flag.asked and chosen:
        said.append((flag.asked, "body", "dim"))
    said += [(each, "bodyb" if flag.asked else "body", "text") for each in words]
    if chosen:
        said.append((left_text(report, flag.tick), "body", "dim"))
    step = measure.line_height(18)
    texts: list[Text] = [set_text(clock_at(report.world, flag.tick), left, y + 5, 18, "dim", "ui", _on(chosen))]
    down = y + 5 + step
    for words_, font, colour in said:
        for line in measure.wrapped(ui.texts.shown(words_), room, 18, font) if words_ else ():
            texts.append(set_text(line, left, down, 18, colour, font, _on(chosen)))
            down += step
    r = Rect(LIST.x + 8, y, LIST.w - 16, down + 5 - y)
    texts.append(set_text(str(flag.number), LIST.x + 34, y + 19, 18, "ink" if chosen else "text", "uib",
                          "selected" if chosen else _on(chosen), "cm"))  # fmt: skip
    paint = partial(_row_paint, _colour(flag), chosen)
    action = f"flag {flag.number}"
    return Widget(
        f"day.row{flag.number}", r, "button", tuple(texts), paint, (_colour(flag), chosen), action, inside="day.list"
    )


def _on(chosen: bool) -> str:
    return "raised" if chosen else "panel"


def _row_paint(colour: str, chosen: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if chosen:
        canvas.rect(r, fill="raised", radius=4)
    if focused or chosen:
        canvas.rect(r, line="selected", width=2.5 if focused else 1.5, radius=4)
    box = Rect(r.x + 10, r.y + 5, 32, 28)
    canvas.rect(box, fill="selected" if chosen else None, line=colour, width=2, radius=4)
