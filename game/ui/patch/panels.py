"""What stands under the bay: what the inspector says, what can be done with what has the focus, the oxygen, whose work.

Look for: `inspector`, `acts`, `Act`, `oxygen_card`, `whose`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.rig.finding.inspector import Told
from game.ui import type as measure
from game.ui.air import air
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.patch.shelf import cut
from game.ui.patch.source import Source
from game.ui.patch.words import sentence
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.alarm_bar import STOP
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.oxygen import WHY, WHY_KEY
from game.ui.widgets.panel import field, panel
from game.ui.widgets.small import glyph, key_hint

INSPECTOR = Rect(24.0, 616.0, 856.0, 80.0)
ACTS = Rect(892.0, 512.0, 364.0, 96.0)
OXYGEN = Rect(892.0, 616.0, 364.0, 80.0)
BAD, WORSE = 60.0, 85.0
"""Weights from which what the inspector says is a caution, and an alarm."""


class Act(NamedTuple):
    """Something that can be done with what has the focus."""

    key: str
    words: str
    seconds: int
    """-1: it takes none, and none is told."""
    action: str


def toned(told: Told) -> str:
    """The colour of a sentence, by how bad it is."""
    weight = told.weight
    return "alarm" if weight >= WORSE else "caution" if weight >= BAD else "ok" if weight == 0.0 else ""


def inspector(ui: Ui, source: Source, at: int, elsewhere: int = 0) -> list[Widget]:
    """The first that there is to say, or the next one after it. `elsewhere`: the number of the other page where that
    of which it speaks is; 0: it is on this one."""
    all_told = source.told()
    told = all_told[at % len(all_told)]
    tone = toned(told)
    head, rest = sentence(ui, told)
    more = len(all_told) > 1 or elsewhere > 0
    box, key = key_box("i", 0.0, 0.0, 26.0)
    count = (
        ui.texts.say("ui_patch.inspect_page", n=elsewhere) if elsewhere else f"{at % len(all_told) + 1}/{len(all_told)}"
    )
    wide = measure.width(count, 18, "ui")
    right = INSPECTOR.right - 14 - (box.w + 8 + wide + 12 if more else 0.0)
    left = INSPECTOR.x + 58
    room = right - left
    size = next((s for s in (21.0, 20.0, 19.0, 18.0) if measure.width(head, s, "bodyb") <= room), 18.0)
    lines = [(line, size, "text", "bodyb") for line in measure.wrapped(head, room, size, "bodyb")]
    under = 19.0 if len(measure.wrapped(rest, room, 19.0, "body")) + len(lines) <= 3 and size > 18.0 else 18.0
    lines += [(line, under, "dim", "body") for line in measure.wrapped(rest, room, under, "body") if line]
    texts: list[Text] = []
    high = sum(measure.line_height(each[1]) for each in lines)
    if high > INSPECTOR.h - 6:
        lines = [(words, 18.0, colour, font) for words, _, colour, font in lines][:3]
        high = sum(measure.line_height(18.0) for _ in lines)
    y = INSPECTOR.cy - high / 2
    for words, s, colour, font in lines:
        texts.append(set_text(words, left, y, s, colour, font))
        y += measure.line_height(s)
    if more:
        x = INSPECTOR.right - 14 - box.w
        box = Rect(x, INSPECTOR.cy - 13, box.w, 26)
        texts.append(set_text(key.words, box.cx, box.cy, 18, "text", "uib", "raised", "cm"))
        texts.append(set_text(count, box.x - 8, box.cy, 18, "text" if elsewhere else "dim", "ui", anchor="rm"))
    mark = {"alarm": "alarm", "caution": "diamond", "ok": "tick"}.get(tone, "ring")
    paint = partial(_inspector, tone, mark, box if more else None)
    look = (tone, more, box)
    action = "inspect" if more else ""
    return [Widget("inspector", INSPECTOR, "gauge", tuple(texts), paint, look, action, "i" if more else "")]


def _inspector(tone: str, mark: str, box: Rect | None, canvas: Canvas, r: Rect, focused: bool) -> None:
    _ground(canvas, r, tone, focused)
    glyph(canvas, mark, r.x + 31, r.cy, 14 if mark == "alarm" else 11, tone or "advisory")
    if box is not None:
        draw_key(canvas, box, focused)


def _ground(canvas: Canvas, r: Rect, tone: str, focused: bool) -> None:
    for spread, dark in ((9, 0.07), (6, 0.09), (3, 0.12)):
        canvas.rect(r.inset(-spread).moved(0, 2), fill=(0, 0, 0), radius=6 + spread, alpha=dark)
    field(canvas, r, 0.96)
    if tone:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=tone, radius=2)
    if focused:
        canvas.rect(r, line="selected", width=2.5)


def acts(ui: Ui, title: str, facts: str, tone: str, offered: Sequence[Act]) -> list[Widget]:
    """What has the focus, and what can be done with it, each with the seconds that it takes."""
    left, room = ACTS.x + 14, ACTS.w - 28
    lines = measure.wrapped(title, room, 19, "bodyb")
    size = 19.0 if len(lines) == 1 else 18.0
    texts = [set_text(cut(title, room, "bodyb") if size == 18.0 else lines[0], left, ACTS.y + 6, size, "text", "bodyb")]
    y = ACTS.y + 31
    wanted = 1 if offered else 2
    rows = measure.wrapped(facts, room, 18, "body") if facts else ()
    for n, line in enumerate(rows[:wanted]):
        shown = line if n + 1 < wanted or n + 1 == len(rows) else cut(line + "……", room, "body")
        texts.append(set_text(shown, left, y, 18, tone, "body"))
        y += 24
    return _offering(texts, offered)


def refusal(ui: Ui, why: str, offered: Sequence[Act]) -> list[Widget]:
    """Why what is pointed at does not go, all of it, and what else there is."""
    lines = measure.wrapped(why, ACTS.w - 28, 18, "body")
    most = 2 if len(lines) <= 2 else 3
    shown = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), ACTS.w - 28, "body")] if len(lines) >= most else lines
    texts = [set_text(line, ACTS.x + 14, ACTS.y + 8 + 25 * n, 18, "caution", "body") for n, line in enumerate(shown)]
    return _offering(texts, offered if most == 2 else [])


def _offering(texts: Sequence[Text], offered: Sequence[Act]) -> list[Widget]:
    """The panel with words and keys under them."""
    left = ACTS.x + 14
    made = [panel("acts", ACTS)._replace(texts=tuple(texts))]
    x, bottom = left - 4, ACTS.bottom - 33
    for act in offered:
        words = act.words if act.seconds < 0 else f"{act.words} {seconds_text(act.seconds)}"
        # Enter goes to what has the focus: the hint only says so.
        action = "" if act.key == "return" else act.action
        one = key_hint(f"act.{act.key}", x, bottom, act.key, words, action, inside="acts")
        if one.rect.right > ACTS.right - 6:
            words = cut(words, ACTS.right - 6 - x - (one.rect.w - one.texts[1].rect.w), "body")
            if len(words) < 4:
                break
            one = key_hint(f"act.{act.key}", x, bottom, act.key, words, action, inside="acts")
        made.append(one)
        x = one.rect.right + 4
    return made


def seconds_text(seconds: int) -> str:
    """`20 s`, `5 min`."""
    return (
        f"{seconds} s" if seconds < 120 else f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds / 60:.1f} min"
    )


def oxygen_card(ui: Ui, play: Play, clock: str) -> Widget:
    """Pressure, share, the clock; and how long until which limit, large."""
    now = air(play)
    tone = "alarm" if now.state == "past" or now.low else "caution" if now.state == "ahead" and now.limit else ""
    r = OXYGEN
    left = r.x + 18
    pressure = set_text(f"O₂ {now.oxygen} kPa", left, r.y + 9, 20, "text", "uib")
    share = set_text(f"{now.percent} %", left, r.bottom - 9, 20, "dim", "ui", anchor="lb")
    number = set_text(now.left, r.right - 14, r.cy, 40 if len(now.left) < 5 else 32, "text", "uib", anchor="rm")
    box, letter = key_box(WHY_KEY, share.rect.right + 34, share.rect.cy, 26.0)
    stopped = play.paused
    said = ui.texts.say(f"ui_patch.limit_{now.state}")
    said = ui.texts.say("ui_alarms.paused") if stopped else said
    room = number.rect.x - 12 - pressure.rect.right - 12
    time = set_text(clock, number.rect.x - 12, r.y + 11, 18, "dim", "ui", anchor="rt")
    under = number.rect.x - 12 - box.right - 8
    tint = "caution" if stopped else "dim"
    words = set_text(cut(said, under, "body"), number.rect.x - 12, share.rect.cy, 18, tint, "body", anchor="rm")
    texts = [pressure, share, number, letter]
    if not stopped or words.words == said:
        texts.append(words)
    bars = stopped and time.rect.w + 22.0 <= room
    if time.rect.w <= room:
        texts.append(time)
    at = (share.rect.right + 18, share.rect.cy)
    look = (tone, now.trend, at, box, time.rect if bars else None)
    return Widget("oxygen.card", r, "gauge", tuple(texts), partial(_oxygen, *look), look, WHY, WHY_KEY)


def time_key(ui: Ui, play: Play, left: float, right: float) -> list[Widget]:
    """Where time stands still: that it does, and the key that lets it run; at the top, between two other things."""
    box, key = key_box("space", 0.0, 0.0, 26.0)
    room = right - left
    words = cut(ui.texts.say("ui_alarms.paused"), room - box.w - 34.0, "bodyb")
    text = set_text(words, 0.0, 0.0, 18, "caution", "bodyb", anchor="lm")
    wide = text.rect.w + box.w + 34.0
    r = Rect((left + right - wide) / 2, 17.0, wide, 34.0)
    text = set_text(words, r.x + 24.0, r.cy, 18, "caution", "bodyb", anchor="lm")
    box, key = key_box("space", text.rect.right + 6.0, r.cy, 26.0)
    return [Widget("time", r, "button", (text, key), partial(_stands, box), box, STOP, "space")]


def _stands(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="caution")
    for x in (r.x + 9.0, r.x + 15.0):
        canvas.rect(Rect(x, r.cy - 7, 4, 14), fill="caution", radius=1)
    draw_key(canvas, box, focused)


def _oxygen(
    tone: str, trend: str, at: tuple[float, float], box: Rect, clock: Rect | None, canvas: Canvas, r: Rect,
    focused: bool,
) -> None:  # fmt: skip
    _ground(canvas, r, tone, focused)
    if clock is not None:
        for x in (clock.x - 16.0, clock.x - 9.0):
            canvas.rect(Rect(x, clock.cy - 7, 4, 14), fill="caution", radius=1)
    glyph(canvas, trend, *at, 6, {"down": "caution", "level": "dim", "up": "ok"}[trend])
    draw_key(canvas, box, focused)


def hints(ui: Ui, offered: Sequence[tuple[str, str, str]]) -> list[Widget]:
    """Keys of the scene, under each other, beside the shelf."""
    made = []
    x, y, room = 714.0, 512.0, 166.0
    for key, words, action in offered[:3]:
        one = key_hint(f"key.{key}", x, y, key, words, action)
        if one.rect.w > room:
            one = key_hint(
                f"key.{key}", x, y, key, cut(words, room - (one.rect.w - one.texts[1].rect.w), "body"), action
            )
        made.append(one)
        y += 33.0
    return made
