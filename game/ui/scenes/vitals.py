"""The wall of vitals: everybody's saturation, its last two hours, what they did meanwhile, and what others see of it.

Look for: `Vitals`.
"""

from collections.abc import Sequence
from functools import partial

import pygame

from game.model.metabolism import ACTIVITIES
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pace import CHOOSING
from game.ui.portraits import chip, portrait
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.tag import doing, oxygen
from game.ui.vital import BAD, POOR, Vital, vitals
from game.ui.widget import Widget, set_text
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.avatar import avatar, fullness
from game.ui.widgets.head import head
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph, key_hint

PREFIX = "vitals."
ROWS, TOP, PITCH, WIDE, HIGH = 8, 80.0, 71.0, 610.0, 70.0
COLUMNS = (24.0, 646.0)
PAST = 7200
"""Seconds that a trace goes back."""
TRACE_AT, TRACE_WIDE, TRACE_HIGH = 262.0, 250.0, 38.0
HIGHEST, LOWEST = 98.0, 72.0
"""% at the upper and the lower edge of a trace."""
BLOCKS = {"sleep": 2.0, "rest": 4.0, "nominal": 7.0, "recovery": 7.0, "work": 11.0, "heavy": 13.0, "ergometer": 13.0}
"""Heights of what somebody did."""
COLOURS = {"ok": "text", "caution": "caution", "alarm": "alarm"}
LOOKS = 2.0
"""Times in a real second that the wall is drawn anew."""


class Vitals:
    """Sixteen strips; their order never changes by itself."""

    name = "vitals"

    def __init__(self) -> None:
        self._made: tuple[object, list[Widget]] = (None, [])
        self._seconds = 0.0

    def enter(self, ui: Ui) -> None:
        """The marked one is at first whoever is worst off."""
        self.ui = ui
        self._made = (None, [])
        if not ui.focus and ui.play is not None:
            ui.focus = PREFIX + min(vitals(ui.play), key=lambda row: row.spo2).id

    def advance(self, seconds: float) -> None:
        """To look costs seconds."""
        self._seconds += seconds
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        canvas.graded(STAGE, "panel", "ink", radius=0)

    def widgets(self) -> Sequence[Widget]:
        play = self.ui.play
        if play is None:
            return ()
        stamp = (int(self._seconds * LOOKS), self.ui.focus, self.ui.stretch)
        if self._made[0] != stamp:
            self._made = (stamp, self._all())
        return self._made[1]

    def _all(self) -> list[Widget]:
        ui, play = self.ui, self.ui.play
        assert play is not None
        top = head(ui, "vitals", ui.texts.say("ui_vitals.title"))
        made = [top.title, *top.signs]
        rows = vitals(play)
        for n, row in enumerate(rows[: ROWS * 2]):
            made.append(self._strip(n, row, Rect(COLUMNS[n // ROWS], TOP + PITCH * (n % ROWS), WIDE, HIGH)))
        return made + self._foot(rows)

    def _strip(self, i: int, row: Vital, r: Rect) -> Widget:
        ui, play = self.ui, self.ui.play
        assert play is not None
        colour = COLOURS[row.band]
        sign = ui.texts.say(f"ui_vitals.{row.sign}")
        name = ui.texts.shown(row.name)
        room = TRACE_AT - 70
        tint = colour if row.band != "ok" else "dim"
        lines = [(line, "text", "bodyb") for line in measure.wrapped(name, room, 18, "bodyb")]
        large = 20.0 if len(lines) == 1 and measure.width(name, 20, "bodyb") <= room else 18.0
        told = f"{sign} · {ui.texts.shown(row.where)}" if row.where else sign
        rest = measure.wrapped(told, room, 18, "body")
        if len(lines) + len(rest) > 2:
            # Three lines are too many for a strip: where somebody is says more than that they are well.
            told = ui.texts.shown(row.where) if row.where and row.band == "ok" else sign
            rest = measure.wrapped(told, room, 18, "body")
        lines += [(line, tint, "body") for line in rest]
        step, large = (26.0, large) if len(lines) < 3 else (23.0, 18.0)
        top = r.cy - step * len(lines) / 2
        texts = [
            set_text(words, r.x + 62, top + n * step, large if font == "bodyb" else 18.0, tint, font)
            for n, (words, tint, font) in enumerate(lines)
        ]
        number = set_text(str(row.spo2), r.right - 42, r.cy, 30, colour, "uib", anchor="rm")
        unit = set_text("%", r.right - 37, r.cy + 12, 18, "dim", "ui", anchor="lm")
        samples = [each for each in play.samples if each.tick >= play.now - PAST]
        points = tuple((each.tick - play.now, each.spo2[i], each.activity[i]) for each in samples[:: _every(samples)])
        seen = portrait(ui, row.id)
        look = (row, points[-1:], len(points), seen.picture, seen.part, seen.surface is None)
        side = round(42 * ui.scale)
        face = chip(seen.surface, (side, side)) if seen.surface is not None else None
        paint = partial(_paint, row, points, face)
        return Widget(
            f"{PREFIX}{row.id}", r, "button", (*texts, number, unit), paint, look, f"{PREFIX}{row.id}",
        )  # fmt: skip

    def _foot(self, rows: Sequence[Vital]) -> list[Widget]:
        """Keys; and at the right what the marked person does, or how many are badly off."""
        ui, play = self.ui, self.ui.play
        assert play is not None
        made = [
            key_hint("vitals.back", 24, 660, "escape", ui.texts.say("ui_vitals.back"), "back"),
        ]
        made.append(key_hint("vitals.enter", made[0].rect.right + 12, 660, "return", ui.texts.say("ui_vitals.orders")))
        marked = next((n for n, row in enumerate(rows) if ui.focus == f"{PREFIX}{row.id}"), -1)
        if marked >= 0:
            uses = f"{oxygen(play.session, marked):.3f}"
            does = doing(play.session, ui.texts, marked)
            told, tint = ui.texts.say("ui_vitals.marked", name=rows[marked].name, does=does, uses=uses), "text"
        else:
            low = len([1 for row in rows if row.spo2 < POOR])
            worst = min(row.spo2 for row in rows)
            told = ui.texts.say("ui_vitals.foot", low=low, poor=round(POOR), worst=worst)
            tint = "caution" if low else "dim"
        room = 1246 - made[-1].rect.right - 30
        lines = measure.wrapped(told, room, 19, "body")
        step = measure.line_height(19)
        r = Rect(1256 - room - 20, 654, room + 20, max(38.0, len(lines) * step + 8))
        top = r.cy - len(lines) * step / 2
        texts = tuple(
            set_text(line, 1246, top + n * step, 19, tint, "body", anchor="rt") for n, line in enumerate(lines)
        )
        return [*made, Widget("vitals.foot", r, "text", texts, _ground)]

    def on(self, action: str) -> None:
        if action == "back":
            self.ui.pop()
        elif action.startswith(PREFIX):
            opened(self.ui, "board", action.removeprefix(PREFIX))
        elif not alarm_on(self.ui, action):
            opened(self.ui, action)


def _every(samples: Sequence[object]) -> int:
    """Every so many-th look is drawn."""
    return max(1, len(samples) // 60)


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="panel", radius=5)


def _paint(
    row: Vital, points: Sequence[tuple[int, float, int]], face: pygame.Surface | None, canvas: Canvas, r: Rect,
    focused: bool,
) -> None:  # fmt: skip
    field(canvas, r, 1.0, focused=focused, edge="edge")
    colour = COLOURS[row.band]
    if row.band != "ok" and not focused:
        canvas.rect(r, line=colour, width=1.5)
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=colour, radius=2)
    share = 0.0 if row.sign == "dead" else fullness(row.spo2)
    tint = "breath" if row.band == "ok" else COLOURS[row.band]
    avatar(canvas, r.x + 34, r.cy, 23, face, row.name, share, tint)
    box = Rect(r.x + TRACE_AT, r.y + 4, TRACE_WIDE, TRACE_HIGH)
    canvas.rect(box, fill="ink", radius=2)

    def place(tick: float, value: float) -> tuple[float, float]:
        share = (HIGHEST - max(LOWEST, min(HIGHEST, value))) / (HIGHEST - LOWEST)
        return box.right - 6 + tick * (box.w - 12) / PAST, box.y + 3 + share * (box.h - 6)

    low = place(0, BAD)[1]
    canvas.hatch(Rect(box.x, low, box.w, box.bottom - low), "alarm", 0.45, 8)
    canvas.line([(box.x, low), (box.right, low)], "alarm", 1)
    y = place(0, POOR)[1]
    canvas.line([(box.x, y), (box.right, y)], "caution", 1, 0.8, (3, 4))
    if len(points) > 1:
        canvas.line([place(tick, value) for tick, value, _ in points], "text", 1.8)
    x, y = place(0, float(row.spo2))
    canvas.circle(x, y, 3.5, fill=colour)
    base = r.bottom - 4
    for began, ended, activity in _stretches(points):
        high = BLOCKS.get(ACTIVITIES[activity], 7.0)
        left, right = place(began, LOWEST)[0], place(ended, LOWEST)[0]
        canvas.rect(Rect(left, base - high, max(1.0, right - left), high), fill="mute", radius=0)
    mark = "alarm" if row.band == "alarm" else row.trend
    glyph(canvas, mark, r.right - 26, r.y + 20, 7, colour if row.band != "ok" else "dim")


def _stretches(points: Sequence[tuple[int, float, int]]) -> list[tuple[int, int, int]]:
    """From when to when somebody was at the same activity."""
    found: list[tuple[int, int, int]] = []
    for at, (tick, _, activity) in enumerate(points):
        ended = points[at + 1][0] if at + 1 < len(points) else 0
        if found and found[-1][2] == activity:
            found[-1] = (found[-1][0], ended, activity)
        else:
            found.append((tick, ended, activity))
    return found
