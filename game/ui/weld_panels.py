"""What stands to the right of the weld bench: the ways of working, gauges with their bands and verbs, plates, uses.

Look for: `tabs`, `torch_panel`, `listed`, `brackets_panel`, `coach`, `gauges`, `worst_variable`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.model.arc import EFFICIENCY, heat_input
from game.model.pool import volts
from game.model.procedure import Band
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.weld_torch import BOUNDS, Torch, Way
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import bar, button, paragraph
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import field, panel, title_bottom

X, WIDE = 928.0, 328.0
LEFT, ROOM = X + 14.0, WIDE - 28.0
TOP, BODY, FLOOR = 80.0, 160.0, 696.0
MODES = ("fit", "tack", "weld", "load")
COACH = Rect(24.0, 640.0, 596.0, 56.0)
SIZES = (20.0, 19.0, 18.0)


class Gauge(NamedTuple):
    """One variable of the torch, as it is shown."""

    name: str
    value: float
    """As it is told."""
    band: tuple[float, float]
    ends: tuple[float, float]
    """Of the track."""
    unit: str
    decimals: int
    less: str
    more: str
    """Keys."""
    error: float
    """Widths of the band outside it: 0 within."""


def gauges(torch: Torch) -> list[Gauge]:
    """Speed, arc, angles: in the order in which they matter to somebody who learns."""
    card, held = torch.card, torch.held

    def made(name: str, value: float, band: Band, top: float, by: float, unit: str, decimals: int, keys: str) -> Gauge:
        less, more = keys.split()
        low = min(0.0, BOUNDS[name][0] * by) if name == "travel" else 0.0
        told = (band.low * by, band.high * by)
        error = 0.0 if name == "speed" and torch.stands else band.error(value)
        return Gauge(name, value * by, told, (low, top), unit, decimals, less, more, error)

    return [
        made("speed", torch.speed, card.speed, 6.0 if card.speed.best > 0.0025 else 5.0, 1000, "mm/s", 1, "left right"),
        made("arc", held.arc, card.arc, 7.0, 1000, "mm", 1, "down up"),
        made("work", held.work, card.work, 90.0, 1, "°", 0, "q e"),
        made("travel", held.travel, card.travel, 45.0, 1, "°", 0, "z c"),
    ]


def worst_variable(torch: Torch) -> Gauge | None:
    """The one that is farthest outside its band; None while all are within."""
    found = max(gauges(torch), key=lambda each: abs(each.error))
    return found if found.error != 0.0 else None


def verb(ui: Ui, gauge: Gauge) -> str:
    """What to do about it."""
    how = "fine" if gauge.error == 0.0 else "high" if gauge.error > 0.0 else "low"
    return ui.texts.say(f"ui_weld.{gauge.name}_{how}")


def tabs(ui: Ui, mode: str) -> list[Widget]:
    """The four ways of working."""
    made = []
    for n, name in enumerate(MODES):
        r = Rect(X + (n % 2) * 166.0, TOP + (n // 2) * 38.0, 162.0, 34.0)
        box, named = key_box(str(n + 1), r.x + 4, r.cy, 26.0)
        words = ui.texts.say(f"ui_weld.mode_{name}")
        size = next((s for s in SIZES if measure.width(words, s, "bodyb") <= r.right - box.right - 14), 18.0)
        text = set_text(words, box.right + 8, r.cy, size, "text" if name == mode else "dim", "bodyb", anchor="lm")
        now = name == mode
        paint = partial(_tab, box, now)
        made.append(Widget(f"tab.{name}", r, "button", (named, text), paint, (box, now), f"mode:{name}", str(n + 1)))
    return made


def _tab(box: Rect, now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="edge")
    if now:
        canvas.rect(r, line="selected", width=2.5, radius=4)
        canvas.rect(Rect(r.x + 6, r.bottom - 5, r.w - 12, 3), fill="selected", radius=1)
    draw_key(canvas, box, now or focused)


def torch_panel(
    ui: Ui, torch: Torch, title: str, amperes: float, feed: float, burning: bool, source_busy: int
) -> list[Widget]:
    """Gauges, knobs, what follows from them, and the key of the arc."""
    say = ui.texts.say
    made: list[Widget] = []
    head = panel("torch", Rect(X, BODY, WIDE, 0.0), title, "advisory")
    y = title_bottom(head) - 2
    for gauge in gauges(torch):
        made += _gauge(ui, gauge, y)
        y = made[-1].rect.bottom + 3
    pressure = volts(torch.held.arc, amperes)
    for name, value, unit, decimals, keys in (
        ("amperes", amperes, f"A, {pressure:.1f} V", 0, "j k"), ("feed", 1000 * feed, "mm/s", 1, "n m"),
    ):  # fmt: skip
        made += _knob(ui, name, f"{value:.{decimals}f}", unit, y, keys, burning)
        y += 33
    speed = torch.speed
    heat = heat_input(pressure, amperes, speed, EFFICIENCY["gtaw"]) / 1e6 if speed > 1e-4 else 0.0
    told = f"{heat:.2f} kJ/mm" if heat else ""
    line = set_text(told, X + WIDE - 16, y + 15, 18, "dim", "ui", anchor="rm")
    made += [*_aim(ui, torch, y), Widget("torch.heat", line.rect, "text", (line,), inside="torch")]
    y += 31
    key = "arc_out" if burning else "arc_on"
    if burning and torch.way is Way.STEPS and not torch.filled:
        key = "arc_fill" if torch.ended else "arc_step"
    wait = say("ui_weld.busy", seconds=source_busy) if source_busy and not burning else ""
    tone = "caution" if burning else ""
    words, r = wait or say(f"ui_weld.{key}"), Rect(LEFT, y, ROOM, 42)
    made.append(button("torch.arc", r, words, "arc", "space", "", not wait, wait, "torch", tone, 20.0))
    y = made[-1].rect.bottom + 8
    # The arc comes first: there the focus rests.
    return [head._replace(rect=Rect(X, BODY, WIDE, y - BODY)), made[-1], *made[:-1]]


def _aim(ui: Ui, torch: Torch, y: float) -> list[Widget]:
    """How far beside the root it points, between the keys that move it."""
    off = torch.held.off
    less = keycap("off.less", "u", LEFT, y + 1, "less:off", "torch")
    tone = "ok" if torch.card.off.error(off) == 0.0 else "caution"
    number = set_text(f"{1000 * off + 0.0:+.1f}", less.rect.right + 6, y + 15, 18, tone, "uib", anchor="lm")
    words = ui.texts.say("ui_weld.name_off")
    more = keycap("off.more", "i", number.rect.right + 6, y + 1, "more:off", "torch")
    label = set_text(words, more.rect.right + 6, y + 15, 18, "dim", "bodyb", anchor="lm")
    told = Widget("off.value", number.rect, "text", (number,), inside="torch")
    return [less, told, more, Widget("off.name", label.rect, "text", (label,), inside="torch")]


def _gauge(ui: Ui, gauge: Gauge, y: float) -> list[Widget]:
    """Name and value, the track with its band between two keys, and a verb."""
    tone = "ok" if gauge.error == 0.0 else "caution"
    unit = set_text(gauge.unit, LEFT + ROOM, y + 12, 18, "dim", "ui", anchor="rm")
    value = set_text(f"{gauge.value:.{gauge.decimals}f}", unit.rect.x - 6, y + 11, 20, "text", "uib", anchor="rm")
    words = ui.texts.say(f"ui_weld.name_{gauge.name}")
    room = value.rect.x - LEFT - 8
    size = next((s for s in SIZES if measure.width(words, s, "bodyb") <= room), 18.0)
    name = set_text(words, LEFT, y + 12, size, "dim", "bodyb", anchor="lm")
    top = Widget(f"{gauge.name}.value", Rect(LEFT, y - 2, ROOM, 27), "text", (name, value, unit), inside="torch")
    less = keycap(f"{gauge.name}.less", gauge.less, LEFT, y + 26, f"less:{gauge.name}", "torch")
    more = keycap(f"{gauge.name}.more", gauge.more, 0.0, y + 26, f"more:{gauge.name}", "torch")
    more = keycap(f"{gauge.name}.more", gauge.more, LEFT + ROOM - more.rect.w, y + 26, f"more:{gauge.name}", "torch")
    track = Rect(less.rect.right + 10, y + 26, more.rect.x - less.rect.right - 20, 26)
    span = gauge.ends[1] - gauge.ends[0]
    shares = tuple(min(1.0, max(0.0, (each - gauge.ends[0]) / span)) for each in (*gauge.band, gauge.value))
    look = (round(shares[0], 3), round(shares[1], 3), round(shares[2], 2), tone)
    needle = Widget(f"{gauge.name}.track", track, "gauge", (), partial(_track, look), look, inside="torch")
    told = set_text(verb(ui, gauge), LEFT, y + 53, 18, tone, "bodyb")
    said = Widget(f"{gauge.name}.verb", told.rect, "text", (told,), inside="torch")
    return [top, less, needle, more, said]


def _track(look: tuple[float, float, float, str], canvas: Canvas, r: Rect, focused: bool) -> None:
    low, high, at, tone = look
    track = Rect(r.x, r.y + 9, r.w, 13)
    canvas.rect(track, fill="ink", line="edge", width=1, radius=3)
    band = Rect(track.x + low * track.w, track.y - 2, max(4.0, (high - low) * track.w), track.h + 4)
    canvas.rect(band, fill=tone, radius=3, alpha=0.28)
    canvas.rect(band, line=tone, width=2, radius=3)
    x = track.x + at * track.w
    canvas.line([(x, track.y - 1), (x, track.bottom + 1)], "text", 3)
    canvas.poly([(x - 7, r.y), (x + 7, r.y), (x, r.y + 9)], fill="text")


def keycap(id_: str, key: str, x: float, y: float, action: str, inside: str) -> Widget:
    """A key alone, that can be pressed: what it does stands beside it."""
    box, named = key_box(key, x, y + 14, 27.0)
    return Widget(id_, box, "key", (named,), partial(_pressed, box), box, action, key, inside=inside)


def _pressed(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    draw_key(canvas, box, focused)


def _knob(ui: Ui, name: str, value: str, unit: str, y: float, keys: str, fixed: bool) -> list[Widget]:
    """A number that is set at the machine before the arc is struck."""
    less_key, more_key = keys.split()
    more = keycap(f"{name}.more", more_key, 0.0, y + 1, f"more:{name}", "torch")
    more = keycap(f"{name}.more", more_key, LEFT + ROOM - more.rect.w, y + 1, f"more:{name}", "torch")
    less = keycap(f"{name}.less", less_key, more.rect.x - more.rect.w - 4, y + 1, f"less:{name}", "torch")
    if fixed:
        less, more = (each._replace(enabled=False, why_not=ui.texts.say("ui_weld.fixed")) for each in (less, more))
    told = set_text(unit, less.rect.x - 10, y + 15, 18, "dim", "ui", anchor="rm")
    number = set_text(value, told.rect.x - 6, y + 14, 20, "text", "uib", anchor="rm")
    words = ui.texts.say(f"ui_weld.name_{name}")
    size = next((s for s in SIZES if measure.width(words, s, "bodyb") <= number.rect.x - LEFT - 8), 18.0)
    label = set_text(words, LEFT, y + 15, size, "dim", "bodyb", anchor="lm")
    r = Rect(LEFT, y, less.rect.x - LEFT - 4, 29)
    line = Widget(f"{name}.value", r, "text", (label, number, told), inside="torch")
    return [line, less, more]


def listed(
    ui: Ui, id_: str, title: str, rows: Sequence[tuple[str, str, str]], at: int, action: str, most: int
) -> tuple[Widget, list[Widget], float]:
    """A panel with rows (name, value, mark) of which one is chosen; where its next thing goes."""
    head = panel(id_, Rect(X, BODY, WIDE, 0.0), title, "advisory")
    y = title_bottom(head)
    first = min(max(0, at - most // 2), max(0, len(rows) - most))
    made: list[Widget] = []
    for n, (name, value, tone) in list(enumerate(rows))[first : first + most]:
        texts: list[Text] = []
        if value:
            texts.append(set_text(value, LEFT + ROOM - 8, y + 15, 18, tone, "ui", anchor="rm"))
        room = (texts[0].rect.x if texts else LEFT + ROOM) - LEFT - 16
        size = next((s for s in (19.0, 18.0) if measure.width(name, s, "bodyb") <= room), 18.0)
        shown = name if measure.width(name, size, "bodyb") <= room else _cut(name, room, size)
        texts.append(set_text(shown, LEFT + 8, y + 15, size, "text" if n == at else "dim", "bodyb", anchor="lm"))
        r = Rect(LEFT, y, ROOM, 30.0)
        paint = partial(_row, n == at)
        made.append(Widget(f"{id_}.{n}", r, "button", tuple(texts), paint, n == at, f"{action}:{n}", inside=id_))
        y += 31
    return head, made, y + 4


def _cut(words: str, room: float, size: float) -> str:
    """As many of the words as there is room for."""
    while len(words) > 2 and measure.width(words + "…", size, "bodyb") > room:
        words = words[:-1]
    return words + "…"


def _row(now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if now or focused:
        canvas.rect(r, fill="raised", line="selected", width=2.5 if focused else 1.5, radius=4)
    if now:
        canvas.rect(Rect(r.x + 2, r.y + 5, 4, r.h - 10), fill="selected", radius=1)


def closed(head: Widget, made: Sequence[Widget], bottom: float) -> list[Widget]:
    """The panel round all that was put into it."""
    return [head._replace(rect=Rect(X, BODY, WIDE, bottom - BODY)), *made]


def said_in(ui: Ui, id_: str, words: str, y: float, tone: str, inside: str) -> Widget:
    """A sentence in the panel."""
    return paragraph(id_, Rect(LEFT, y, ROOM, 0), words, 18, tone, inside=inside)


def brackets_panel(ui: Ui, uses: Sequence[tuple[str, float | None, str]], y: float) -> list[Widget]:
    """Predicted use of every bracket: a bar, a mark at the whole, a number; or a word for those that have none."""
    head = panel("brackets", Rect(X, y, WIDE, 0.0), ui.texts.say("ui_weld.brackets"), "caution")
    y0, made = title_bottom(head) - 2, []
    for name, use, word in uses:
        text = set_text(name, LEFT, y0 + 12, 18, "text", "uib", anchor="lm")
        tone = "text" if use is None else "alarm" if use >= 1.0 else "caution" if use > 0.8 else "ok"
        told = set_text(word, LEFT + ROOM, y0 + 12, 18, "dim" if use is None else tone, "bodyb", anchor="rm")
        made.append(Widget(f"brackets.{name}", Rect(LEFT, y0, ROOM, 24), "row", (text, told), inside="brackets"))
        if use is not None:
            track = Rect(LEFT + 46, y0 + 7, told.rect.x - LEFT - 60, 11)
            made.append(bar(f"brackets.{name}.bar", track, min(1.0, use / 1.25), tone, f"brackets.{name}", 0.8))
        y0 += 25
    return [head._replace(rect=Rect(X, y, WIDE, y0 + 6 - y)), *made]


def coach(ui: Ui, name: str, words: str, tone: str = "text") -> list[Widget]:
    """What somebody who can weld says to it: grows upwards."""
    x = COACH.x + 16
    named = measure.width(name, 18, "uib") + 16
    lines = measure.wrapped(words, COACH.w - 32 - named, 20, "body")
    step = measure.line_height(20)
    high = max(COACH.h, len(lines) * step + 20)
    frame = Rect(COACH.x, COACH.bottom - high, COACH.w, high)
    top = frame.y + (high - len(lines) * step) / 2
    texts = [set_text(name, x, top + step / 2, 18, "text", "uib", anchor="lm")]
    texts += [set_text(line, x + named, top + n * step, 20, tone, "body") for n, line in enumerate(lines)]
    return [panel("coach", frame)._replace(texts=tuple(texts))]
