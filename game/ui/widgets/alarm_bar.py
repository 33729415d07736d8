"""The alarm bar: one alarm at a time, the worst that nobody has noticed; at its right end the clock, and how time runs.

Look for: `alarm_bar`, `alarm_chip` (the same without the clock), `alarm_on` (what their actions do), `worded` (an alarm
in words).
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.ui import type as measure
from game.ui.alarms import ADVISORY, CAUTION, EMERGENCY, Alarm
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph
from game.words.facts import clock_text
from game.words.message import Message

BAR = Rect(376.0, 24.0, 880.0, 48.0)
COLOURS = {EMERGENCY: "alarm", CAUTION: "caution", ADVISORY: "advisory"}
MARKS = {EMERGENCY: "alarm", CAUTION: "diamond", ADVISORY: "ring"}
TAKE, LIST, STOP = "alarm.take", "alarm.list", "time.stop"
DAY = 24 * 3600
SMALL = 18.0


class Words(NamedTuple):
    """An alarm in words."""

    rank: str
    what: str
    says: str


def worded(ui: Ui, alarm: Alarm) -> Words:
    """Class, system and consequence."""
    name = alarm.message.id.partition(".")[2]
    what, says = (ui.texts.told(Message(f"ui_alarms.{name}{end}", alarm.message.values)) for end in ("", "_says"))
    return Words(ui.texts.say(f"ui_alarms.{alarm.rank}"), what, says)


def alarm_bar(ui: Ui, rect: Rect = BAR) -> list[Widget]:
    """The bar and the clock in it. It grows downwards where the words need a second line."""
    play = ui.play
    if play is None:
        raise ValueError("alarms are shown only while a level is played")
    time = _time(ui, rect)
    alarm = play.alarms.first()
    waits = alarm is not None and alarm.acknowledged < 0
    box, key = key_box("a", time.rect.x - 50, rect.cy)
    right = box.x - 14
    if alarm is None:
        words = [set_text(ui.texts.say("ui_alarms.quiet"), rect.x + 18, rect.cy, 20, "dim", "ui", anchor="lm")]
        high = rect.h
    else:
        words, high = _laid_out(ui, alarm, rect, right)
    r = Rect(rect.x, rect.y, rect.w, high)
    rank = alarm.rank if alarm else ""
    paint = partial(_paint, rank, waits, box)
    action = TAKE if waits else LIST
    bar = Widget("alarm.bar", r, "button", (*words, key), paint, (rank, waits, box), action, "a")
    return [bar, time]


def alarm_chip(ui: Ui, rect: Rect) -> Widget:
    """The bar in the head of another scene, no higher than that is: what there is no room for, its list says."""
    if ui.play is None:
        raise ValueError("alarms are shown only while a level is played")
    alarm = ui.play.alarms.first()
    waits = alarm is not None and alarm.acknowledged < 0
    box, key = key_box("a", 0, rect.cy)
    shift = rect.right - 10 - box.w - box.x
    box, key = box.moved(shift, 0), key._replace(rect=key.rect.moved(shift, 0))
    left, room = rect.x + 52, box.x - 10 - rect.x - 52
    rank = alarm.rank if alarm else ""
    if alarm is None:
        words = _lines([(ui.texts.say("ui_alarms.quiet"), "ui", "dim")], rect.x + 18, room + 34, rect) or []
    else:
        told, colour = worded(ui, alarm), COLOURS[rank] if waits else "text"
        more = ui.play.alarms.open() - waits
        what = f"{told.what}  (+{more})" if more else told.what
        shown = (
            [(f"{told.rank}  {what}", "uib", colour), (told.says, "ui", "dim")],
            [(f"{told.rank}  {what}", "uib", colour)],
            [(f"{told.rank}  {told.what}", "uib", colour)],
            [(what, "uib", colour)],
            [(told.rank, "uib", colour)],
        )
        words = next((made for each in shown if (made := _lines(each, left, room, rect))), [])
    paint = partial(_paint, rank, waits, box)
    return Widget("alarm.bar", rect, "button", (*words, key), paint, (rank, waits, box), TAKE if waits else LIST, "a")


def _lines(parts: Sequence[tuple[str, str, str]], left: float, room: float, rect: Rect) -> list[Text]:
    """Words in their fonts and colours under each other, if they have room there; else nothing."""
    lines = [(line, font, tint) for words, font, tint in parts for line in measure.wrapped(words, room, SMALL, font)]
    step = measure.line_height(SMALL)
    if len(lines) * step > rect.h or any(measure.width(line, SMALL, font) > room for line, font, _ in lines):
        return []
    top = rect.cy - len(lines) * step / 2 + min(1.0, rect.h - len(lines) * step)
    return [set_text(line, left, top + n * step, SMALL, tint, font) for n, (line, font, tint) in enumerate(lines)]


def _laid_out(ui: Ui, alarm: Alarm, rect: Rect, right: float) -> tuple[list[Text], float]:
    told = worded(ui, alarm)
    others = ui.play.alarms.open() - (alarm.acknowledged < 0) if ui.play else 0
    says = f"{told.says}  (+{others})" if others > 0 else told.says
    colour = COLOURS[alarm.rank]
    left = rect.x + 52
    for size in (20.0, 19.0, SMALL):
        parts = ((told.rank, "uib", colour), (told.what, "uib", "text"), (says, "ui", "dim"))
        if sum(measure.width(words, size, font) for words, font, _ in parts) + 2 * 12 <= right - left:
            made = []
            for words, font, tint in parts:
                made.append(set_text(words, left, rect.cy, size, tint, font, anchor="lm"))
                left = made[-1].rect.right + 12
            return made, rect.h
    made = [set_text(told.rank, left, 0.0, SMALL, colour, "uib")]
    beside = made[0].rect.right + 12
    whole = measure.width(told.what, SMALL, "uib") <= right - beside
    lines = [] if whole else [(line, "uib", "text") for line in measure.wrapped(told.what, right - left, SMALL, "uib")]
    lines += [(line, "ui", "dim") for line in measure.wrapped(says, right - left, SMALL, "ui")]
    made += [set_text(told.what, beside, 0.0, SMALL, "text", "uib")] if whole else []
    step = measure.line_height(SMALL)
    made += [set_text(line, left, n * step, SMALL, tint, font) for n, (line, font, tint) in enumerate(lines, 1)]
    high = max(rect.h, (len(lines) + 1) * step + 6)
    top = rect.y + (high - (len(lines) + 1) * step) / 2
    return [text._replace(rect=text.rect.moved(0.0, top)) for text in made], high


def _paint(rank: str, waits: bool, box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
    if rank:
        colour = COLOURS[rank]
        if waits:
            canvas.rect(r, fill=colour, radius=6, alpha=0.10)
            canvas.rect(r, line=colour, width=2)
        else:
            canvas.rect(Rect(r.x, r.y + 4, 4, r.h - 8), fill=colour, radius=2)
        glyph(canvas, MARKS[rank], r.x + 30, r.y + min(r.h, 48.0) / 2, 12, colour)
    if focused:
        canvas.rect(r.inset(2), line="selected", width=2.5)
    draw_key(canvas, box, focused)


def _time(ui: Ui, rect: Rect) -> Widget:
    """The clock, how fast it runs, and the key that stops it."""
    play = ui.play
    assert play is not None
    clock = clock_text(play.session.clock % DAY)[:5]
    state = "paused" if play.paused else "waiting" if play.waiting else ""
    runs = ui.texts.say(f"ui_alarms.{state}") if state else f"{_rounded(play.pace)} ×"
    cy = rect.y + 24
    wide_key = key_box("space", 0, 0)[0].w
    box, key = key_box("space", rect.right - 12 - wide_key, cy)
    pace = set_text(runs, box.x - 10, cy, SMALL, "dim", "ui", anchor="rm")
    room = max(measure.width("30 ×", SMALL, "ui"), pace.rect.w)
    hour = set_text(clock, box.x - 10 - room - 30, cy, 20, "text", "uib", anchor="rm")
    left = hour.rect.x - 10
    r = Rect(left, rect.y + 3, rect.right - 4 - left, 42.0)
    paint = partial(_paint_time, play.paused, hour.rect.right + 14, box)
    look = (play.paused, hour.rect.right, box)
    return Widget("alarm.time", r, "button", (hour, pace, key), paint, look, STOP, "space", inside="alarm.bar")


def _rounded(pace: float) -> str:
    """Slow speeds of reading are all called 1: what matters is whether minutes run or seconds."""
    return f"{pace:.0f}" if pace >= 1.5 else "1" if pace > 0.6 else "½" if pace > 0.3 else "¼"


def _paint_time(stopped: bool, x: float, box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.line([(r.x, r.y + 6), (r.x, r.bottom - 6)], "line", 1.5)
    if stopped:
        canvas.rect(Rect(x - 5, r.cy - 7, 4, 14), fill="caution", radius=1)
        canvas.rect(Rect(x + 2, r.cy - 7, 4, 14), fill="caution", radius=1)
    else:
        glyph(canvas, "right", x, r.cy, 6, "dim")
    if focused:
        canvas.rect(r, line="selected", width=2.5)
    draw_key(canvas, box, focused)


def alarm_on(ui: Ui, action: str) -> bool:
    """Does what the bar was asked for; whether it was the bar that was asked."""
    play = ui.play
    if play is None:
        return False
    if action == TAKE:
        alarm = play.alarms.first()
        if alarm is not None:
            play.acknowledge(alarm.key)
            ui.sound.play("taken")
    elif action == LIST:
        from game.ui.scenes.hub_ways import opened

        opened(ui, action)
    elif action == STOP:
        play.pause(not play.paused)
    else:
        return False
    return True
