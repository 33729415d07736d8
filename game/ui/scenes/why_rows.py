"""The words and small charts beside the flow: the sum, the limits, the moves, and two hours before and after now.

Look for: `sum_panel`, `limit_panel`, `lever_panel`, `charts`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.debrief.samples import Sample
from game.ui import type as measure
from game.ui.because import Because
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.button import button
from game.ui.widgets.panel import field, panel, title_bottom
from game.ui.widgets.small import glyph

SMALL, STEP = 18.0, 23.0
WINDOW = 7200
"""Seconds of a chart before and after now."""
MOST = 3
"""Moves that are shown."""
Points = tuple[tuple[int, float], ...]


class Ahead(NamedTuple):
    """A limit or a move, asked."""

    id: str
    words: str
    note: str
    first: bool


class Chart(NamedTuple):
    """A quantity."""

    id: str
    value: str
    was: Points
    ahead: Points
    limit: float
    over: bool
    """Danger is above the limit."""


def hours(seconds: float) -> str:
    """h:min, whole minutes as on the instrument."""
    minutes = int(seconds // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def sum_panel(texts: Texts, r: Rect, found: Because, told: str, hero: str, tone: str, other: bool) -> Widget:
    """The number, and the division that gives it."""
    left, right = r.x + 18, r.right - 16
    lines = [
        set_text(line, left, r.y + 12 + n * STEP, SMALL, tone or "text", "uib")
        for n, line in enumerate(measure.wrapped(told, right - left, SMALL, "uib"))
    ]
    y = lines[-1].rect.bottom
    lines.append(set_text(hero, left, y - 1, 54, "text", "uib"))
    lines.append(set_text("h:min", lines[-1].rect.right + 10, y + 34, SMALL, "dim", "ui"))
    y = lines[-2].rect.bottom + 2
    rule = y
    notes = [texts.say("ui_why.because")] + ([texts.say("ui_why.first_other")] if other else [])
    for n, note in enumerate(notes):
        font = "uib" if n == 0 else "bodyi"
        for line in measure.wrapped(note, right - left, SMALL, font):
            lines.append(set_text(line, left, y, SMALL, "dim", font))
            y += STEP
    stock = ("stock", found.stock) if found.stock >= 0.0 else ("missing", -found.stock)
    rows = [(*stock, "kg"), ("used", found.used, "kg/h"), ("made", -found.made, "kg/h")]
    if found.seconds > 0:
        rows += [("changes", found.changes, "kg/h"), ("lost", found.lost, "kg/h")]
    else:
        rows.append(("losing" if found.lost > 0.0 else "gaining", abs(found.lost), "kg/h"))
    for name, value, unit in rows:
        added, y = _row(texts.say(f"ui_why.{name}"), _signed(value), unit, left, right, y + 6)
        lines += added
    if found.seconds > 0:
        sum_ = f"{found.stock:.3f} kg ÷ {found.lost:.3f} kg/h = {hours(found.seconds)}"
        size = next((s for s in (20.0, 19.0, SMALL) if measure.width(sum_, s, "uib") <= right - left), SMALL)
        for line in measure.wrapped(sum_, right - left, size, "uib"):
            lines.append(set_text(line, left, y + 8, size, "text", "uib"))
            y += measure.line_height(size)
    elif found.lost > 0.0 and found.stock >= 0.0:
        for n, line in enumerate(measure.wrapped(texts.say("ui_why.made_good"), right - left, SMALL, "bodyi")):
            lines.append(set_text(line, left, y + 8 + n * STEP, SMALL, "dim", "bodyi"))
    return Widget("why.sum", r, "panel", tuple(lines), partial(_sum_ground, tone, rule), (tone, rule))


def _signed(value: float) -> str:
    """With a real minus, and none before a nought."""
    return f"{value:.3f}".replace("-", "−") if abs(value) >= 0.0005 else "0.000"


def _row(words: str, value: str, unit: str, left: float, right: float, y: float) -> tuple[list[Text], float]:
    lines = measure.wrapped(words, right - left - 132, SMALL)
    made = [set_text(line, left, y + n * STEP, SMALL, "text") for n, line in enumerate(lines)]
    made.append(set_text(unit, right - 46, y, SMALL, "dim", "ui"))
    made.append(set_text(value, right - 54, y, 20, "text", "uib", anchor="rt"))
    return made, y + len(lines) * STEP


def _sum_ground(tone: str, rule: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
    if tone:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=tone, radius=2)
    canvas.line([(r.x + 16, rule), (r.right - 16, rule)], "line", 1.5)
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def limit_panel(texts: Texts, r: Rect, house: Sequence[Ahead], own: Sequence[Ahead]) -> list[Widget]:
    """What empties the house, the earliest first: that one is outlined, and said to rule the clock. Then what is one
    person's alone; the rows that matter least are left out where there is no room."""
    made = [panel("why.limits", r, texts.say("ui_why.limits"))]
    y = title_bottom(made[0])
    head = measure.wrapped(texts.say("ui_why.own"), r.w - 32, SMALL, "uib")
    kept = sum(_limit_high(r, row) + 3 for row in own[:1]) + len(head) * STEP + 2 if own else 0.0
    for n, row in enumerate(house):
        rules = texts.say("ui_why.rules") if row.first else ""
        high = _limit_high(r, row, rules)
        if n and y + high > r.bottom - 4 - kept:
            break
        made.append(_limit_row(f"why.limit.{n}", r, y, row, rules))
        y = made[-1].rect.bottom + 3
    if own and y + kept <= r.bottom - 2:
        lines = [set_text(line, r.x + 16, y + 2 + k * STEP, SMALL, "dim", "uib") for k, line in enumerate(head)]
        made[0] = made[0]._replace(texts=(*made[0].texts, *lines))
        y += len(head) * STEP + 2
        for n, row in enumerate(own):
            if y + _limit_high(r, row) > r.bottom - 2:
                break
            made.append(_limit_row(f"why.own.{n}", r, y, row, ""))
            y = made[-1].rect.bottom + 3
    return made


def _limit_lines(r: Rect, row: Ahead) -> tuple[str, ...]:
    room = r.w - 76 - measure.width(row.note, SMALL, "uib")
    return measure.wrapped(row.words, room, SMALL, "bodyb" if row.first else "body")


def _limit_high(r: Rect, row: Ahead, rules: str = "") -> float:
    under = measure.wrapped(rules, r.w - 62, SMALL, "bodyi") if rules else ()
    return (len(_limit_lines(r, row)) + len(under)) * STEP + 6


def _limit_row(id_: str, r: Rect, y: float, row: Ahead, rules: str) -> Widget:
    lines = _limit_lines(r, row)
    box = Rect(r.x + 10, y, r.w - 20, _limit_high(r, row, rules))
    colour, font = ("text", "bodyb") if row.first else ("dim", "body")
    words = [set_text(line, box.x + 32, y + 3 + k * STEP, SMALL, colour, font) for k, line in enumerate(lines)]
    words.append(set_text(row.note, box.right - 10, y + 3 + len(lines) * STEP / 2, SMALL, colour, "uib", anchor="rm"))
    low = y + 3 + len(lines) * STEP
    under = measure.wrapped(rules, r.w - 62, SMALL, "bodyi") if rules else ()
    words += [set_text(line, box.x + 32, low + k * STEP, SMALL, "text", "bodyi") for k, line in enumerate(under)]
    return Widget(id_, box, "row", tuple(words), partial(_limit, row.first), row.first, inside="why.limits")


def _limit(first: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if first:
        canvas.rect(r, line="alarm", width=2, radius=4)
    glyph(canvas, "right" if first else "dot", r.x + 16, r.y + 3 + STEP / 2, 6, "alarm" if first else "mute")
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=4)


def lever_panel(texts: Texts, r: Rect, rows: Sequence[Ahead], nothing: str) -> list[Widget]:
    """The moves that buy most, or why there are none; orders are given on the board."""
    made = [panel("why.levers", r, texts.say("ui_why.buys"))]
    y = title_bottom(made[0])
    for n, row in enumerate(rows[:MOST]):
        box = Rect(r.x + 10, y, r.w - 20, 42)
        one = button(f"why.lever.{row.id}", box, row.words, "board", str(n + 1), row.note, inside="why.levers")
        if one.rect.bottom > r.bottom - 4:
            break
        made.append(one)
        y = one.rect.bottom + 6
    if not rows:
        lines = measure.wrapped(nothing, r.w - 32, SMALL)
        words = tuple(set_text(line, r.x + 16, y + n * STEP, SMALL, "dim") for n, line in enumerate(lines))
        made[0] = made[0]._replace(texts=(*made[0].texts, *words))
    return made


def charts(texts: Texts, r: Rect, found: Sequence[Chart]) -> list[Widget]:
    """Side by side."""
    wide = (r.w - 12 * (len(found) - 1)) / len(found)
    return [_chart(texts, Rect(r.x + n * (wide + 12), r.y, wide, r.h), each) for n, each in enumerate(found)]


def _chart(texts: Texts, r: Rect, chart: Chart) -> Widget:
    value = set_text(chart.value, r.right - 12, r.y + 6, 20, "text", "uib", anchor="rt")
    title = measure.wrapped(texts.say(f"ui_why.chart_{chart.id}"), value.rect.x - r.x - 20, SMALL, "uib")
    lines = [value]
    lines += [set_text(line, r.x + 12, r.y + 7 + n * STEP, SMALL, "dim", "uib") for n, line in enumerate(title)]
    y = r.bottom - 25
    for words, x, anchor in (("before", r.x + 12, "lt"), ("now", r.cx, "ct"), ("after", r.right - 12, "rt")):
        lines.append(set_text(texts.say(f"ui_why.{words}"), x, y, SMALL, "dim", "ui", anchor=anchor))
    top = max(r.y + 32, lines[len(title)].rect.bottom + 2)
    box = Rect(r.x + 12, top, r.w - 24, y - 2 - top)
    return Widget(f"why.chart.{chart.id}", r, "gauge", tuple(lines), partial(_plot, chart, box), (chart, box))


def _plot(chart: Chart, box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
    canvas.rect(box, fill="ink", radius=3)
    values = [value for _, value in (*chart.was, *chart.ahead)]
    low, high = min(values), max(values)
    shows = low - 0.5 * (high - low) - 0.1 * abs(low) <= chart.limit <= high + 0.5 * (high - low) + 0.1 * abs(high)
    if shows:
        low, high = min(low, chart.limit), max(high, chart.limit)
    pad = 0.12 * (high - low) or 1.0
    low, high = low - pad, high + pad

    def at(tick: float, value: float) -> tuple[float, float]:
        return box.cx + tick / WINDOW * box.w / 2, box.bottom - (value - low) / (high - low) * box.h

    if shows:
        y = at(0, chart.limit)[1]
        danger = Rect(box.x, box.y, box.w, y - box.y) if chart.over else Rect(box.x, y, box.w, box.bottom - y)
        canvas.hatch(danger, "alarm", 0.3, 9)
        canvas.line([(box.x, y), (box.right, y)], "alarm", 1.8)
    canvas.line([(box.cx, box.y), (box.cx, box.bottom)], "mute", 1)
    if len(chart.was) > 1:
        canvas.line([at(*point) for point in chart.was], "text", 2)
    if len(chart.ahead) > 1:
        canvas.line([at(*point) for point in chart.ahead], "forecast", 2, 1.0, (5, 4))
    canvas.circle(*at(*chart.was[-1]), 3.5, fill="text")
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def past(samples: Sequence[Sample], now: int, read: str) -> Points:
    """One quantity of the samples, seconds from now."""
    chosen = [each for each in samples if each.tick >= now - WINDOW]
    every = max(1, len(chosen) // 40)
    kept = [each for n, each in enumerate(chosen) if n % every == 0 or n == len(chosen) - 1]
    return tuple((each.tick - now, min(each.spo2) if read == "spo2" else float(getattr(each, read))) for each in kept)
