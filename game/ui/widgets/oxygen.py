"""The oxygen instrument: a card on the hub, a chip in every other scene; never absent while a game is played.

Look for: `card`, `chip`, `WHY` (the action that both send).
"""

from functools import lru_cache, partial

from game.ui import type as measure
from game.ui.air import REDRAWN, Air, Curves, air, curves
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.texts import Texts
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.oxygen_curve import curve
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph

CARD = Rect(24.0, 24.0, 336.0, 392.0)
CHIP_HIGH = 48.0
WHY, WHY_KEY = "oxygen.why", "o"
KEY = 26.0
SIZES = (20.0, 19.0, 18.0)
HERO = 54.0


def card(ui: Ui, play: Play, rect: Rect = CARD) -> Widget:
    """The whole instrument. Its curve is drawn anew when half a colony minute has passed or an order was given."""
    return _card(ui.texts, air(play), _curves(play, (play.now // REDRAWN, len(play.orders))), rect)


@lru_cache(maxsize=1)
def _curves(play: Play, stamp: tuple[int, int]) -> Curves:
    return curves(play)


@lru_cache(maxsize=4)
def _card(texts: Texts, now: Air, lines: Curves, r: Rect) -> Widget:
    left, right = r.x + 18, r.right - 16
    tone = _tone(now)
    title, top = _spread(texts.say("ui_oxygen.title"), now.place, left, right, r.y + 12, "dim", "text")
    hero, under = _values(now, left, right, top)
    foot, foot_top, box = _foot(texts, now, tone, left, right, r.bottom - 12)
    chart = Rect(r.x + 10, under + 4, r.w - 20, foot_top - 8 - (under + 4))
    axis, draw = curve(texts, chart, lines)
    words = (*title, *hero, *axis, *foot)
    paint = partial(_paint_card, tone, now.trend, _glyph_at(hero), foot_top - 4, box, draw.paint)
    look = (tone, now.trend, foot_top, box, draw.look)
    return Widget("oxygen.card", r, "gauge", words, paint, look, WHY, WHY_KEY)


def _tone(now: Air) -> str:
    """The colour of the frame: none while all is well."""
    if now.state == "past" or now.low:
        return "alarm"
    return "caution" if now.state == "ahead" and now.limit else ""


def _spread(
    one: str, other: str, left: float, right: float, y: float, colour: str, second: str
) -> tuple[list[Text], float]:
    """Two words at the ends of a line, or under each other where they don't fit; and where the next line begins."""
    for size in SIZES:
        if measure.width(one, size, "uib") + measure.width(other, size, "uib") + 14 <= right - left:
            return [
                set_text(one, left, y, size, colour, "uib"),
                set_text(other, right, y, size, second, "uib", anchor="rt"),
            ], y + measure.line_height(size)
    texts = []
    for words, shade in ((one, colour), (other, second)):
        for line in measure.wrapped(words, right - left, 18, "uib"):
            texts.append(set_text(line, left, y, 18, shade, "uib"))
            y += measure.line_height(18)
    return texts, y


def _values(now: Air, left: float, right: float, y: float) -> tuple[list[Text], float]:
    """The pressure, large; its unit, the share, the rate."""
    number = set_text(now.oxygen, left, y - 1, HERO, "text", "uib")
    x = number.rect.right + 8
    colour = {"down": "caution", "level": "dim", "up": "ok"}[now.trend]
    rate = f"{now.rate} kPa/h"
    return [
        number,
        set_text("kPa", x, y + 9, 18, "dim", "ui"),
        set_text("ppO₂", x, y + 33, 18, "text", "ui"),
        set_text(f"{now.percent} %", right, y + 2, 26, "text", "uib", anchor="rt"),
        set_text(rate, right, y + 34, 18, colour, "uib", anchor="rt"),
    ], y + 69


def _glyph_at(hero: list[Text]) -> tuple[float, float]:
    rate = hero[-1].rect
    return rate.x - 14, rate.cy


def _foot(
    texts: Texts, now: Air, tone: str, left: float, right: float, bottom: float
) -> tuple[list[Text], float, Rect]:
    """How long the house has, by which limit; laid out from the bottom. And the box of the key that says why."""
    told = texts.say(f"ui_oxygen.{now.state}")
    side = [] if now.state == "none" else [(texts.say("ui_oxygen.at", clock=now.at), "uib", "text")]
    if now.limit:
        side.append((texts.say(f"ui_oxygen.{now.limit}"), "ui", "dim"))
        side.append((f"{now.value} {now.unit}", "ui", "dim"))
    number = set_text(now.left, left, 0, HERO, "text", "uib")
    unit_x = number.rect.right + 8
    room = right - (unit_x + measure.width("h:min", 18, "ui") + 10)
    lines = [(line, font, shade) for words, font, shade in side for line in measure.wrapped(words, room, 18, font)]
    step = measure.line_height(18)
    why = texts.say("ui_oxygen.why")
    beside = key_box(WHY_KEY, 0, 0, KEY)[0].w + 6 + measure.width(why, 18)
    heading = measure.wrapped(told, right - left - beside - 10, 20, "uib")
    high = max(number.rect.h - 6, len(lines) * step)
    top = bottom - high
    number = set_text(now.left, left, bottom + 6, HERO, "text", "uib", anchor="lb")
    made = [number, set_text("h:min", unit_x, bottom - 4, 18, "dim", "ui", anchor="lb")]
    made += [
        set_text(line, right, bottom - (len(lines) - n) * step, 18, shade, font, anchor="rt")
        for n, (line, font, shade) in enumerate(lines)
    ]
    head_step = measure.line_height(20)
    begin = top - len(heading) * head_step - 2
    colour = {"none": "ok", "past": "alarm"}.get(now.state, tone or "text")
    made += [set_text(line, left, begin + n * head_step, 20, colour, "uib") for n, line in enumerate(heading)]
    box, letter = key_box(WHY_KEY, right - beside, begin + head_step / 2, KEY)
    return [*made, letter, set_text(why, box.right + 6, box.cy, 18, "dim", anchor="lm")], begin, box


def _paint_card(
    tone: str, trend: str, at: tuple[float, float], rule: float, key: Rect, draw: "partial[None]", canvas: Canvas,
    r: Rect, focused: bool,
) -> None:  # fmt: skip
    field(canvas, r)
    if tone:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=tone, radius=2)
    if focused:
        canvas.rect(r, line="selected", width=2.5)
    glyph(canvas, trend, *at, 7, {"down": "caution", "level": "dim", "up": "ok"}[trend])
    canvas.line([(r.x + 14, rule), (r.right - 14, rule)], "line", 1)
    draw_key(canvas, key, focused)
    draw(canvas)


def chip(ui: Ui, right: float = 1256.0, y: float = 24.0, high: float = CHIP_HIGH) -> Widget:
    """The same in one line: pressure, share, direction, which limit in how long; its right end stands at `right`."""
    if ui.play is None:
        raise ValueError("the oxygen is shown only while a level is played")
    now = air(ui.play)
    tone = _tone(now)
    said = ui.texts.say("ui_oxygen.to", limit=ui.texts.say(f"ui_oxygen.{now.limit}")) if now.limit else ""
    if now.state != "ahead":
        said = ui.texts.say(f"ui_oxygen.{now.state}").lower()
    cy = y + high / 2
    left = set_text(now.left, right - 16, cy, 24, (tone if now.state != "none" else "") or "text", "uib", anchor="rm")
    words = set_text(said, left.rect.x - 10, cy, 18, "dim", "ui", anchor="rm")
    share = set_text(f"{now.percent} %", words.rect.x - 40, cy, 20, "text", "uib", anchor="rm")
    pressure = set_text(f"{now.oxygen} kPa", share.rect.x - 36, cy, 20, "text", "uib", anchor="rm")
    name = set_text("O₂", pressure.rect.x - 10, cy, 20, "dim", "ui", anchor="rm")
    begin = name.rect.x - 10 - key_box(WHY_KEY, 0, 0, KEY)[0].w - 14
    box, letter = key_box(WHY_KEY, begin + 14, cy, KEY)
    r = Rect(begin, y, right - begin, high)
    paint = partial(_paint_chip, tone, now.trend, share.rect.x - 18, (share.rect.right + words.rect.x) / 2, box)
    texts = (letter, name, pressure, share, words, left)
    return Widget("oxygen.chip", r, "gauge", texts, paint, (tone, now.trend, box), WHY, WHY_KEY)


def _paint_chip(tone: str, trend: str, x: float, bar: float, key: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
    if tone:
        canvas.rect(Rect(r.x, r.y + 4, 5, r.h - 8), fill=tone, radius=2)
    draw_key(canvas, key, focused)
    canvas.line([(bar, r.y + 10), (bar, r.bottom - 10)], "line", 1.5)
    glyph(canvas, trend, x, r.cy, 7, {"down": "caution", "level": "dim", "up": "ok"}[trend])
    if focused:
        canvas.rect(r, line="selected", width=2.5)
