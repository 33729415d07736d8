"""What stands round the picture of the salvage: the list of steps, the step that is looked at, a gauge, what was said.

Look for: `steps_list`, `step_panel`, `gauge_panel`, `toast`, `plates`.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from game.retelling.wording import listed, you
from game.session.session import Session
from game.ui import type as measure
from game.ui.board_rows import Entry
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.portraits import chip, portrait
from game.ui.said import CAPTION, LINE, REPLY
from game.ui.salvage_steps import AT_WORK, BY_ITSELF, LEFT_OUT, OVER, Gauge, Standing
from game.ui.scene import Ui
from game.ui.stagecraft import holds
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import bar, button, label, panel, paragraph
from game.ui.widgets.panel import title_bottom
from game.ui.widgets.small import glyph

LIST = Rect(912.0, 84.0, 344.0, 0.0)
STEP = Rect(24.0, 84.0, 340.0, 0.0)
ROW = 32.0
TOAST = Rect(380.0, 0.0, 520.0, 696.0)
FACE = 44.0
PLATE = 28.0
KEYS: Mapping[str, str] = {"assign_normal": "e", "assign_haste": "h", "book_normal": "n", "skip": "x"}
"""The orders that this scene offers, and their keys."""


def steps_list(ui: Ui, title: str, steps: Sequence[Standing], at: int) -> list[Widget]:
    """All steps: tick, number or dash, name, value."""
    over = len([1 for each in steps if each.state in (OVER, LEFT_OUT)])
    told = ui.texts.say("ui_salvage.of", done=over, count=len(steps))
    made: list[Widget] = []
    y = LIST.y + 42.0
    for n, each in enumerate(steps):
        made.append(_row(ui, n, each, y, n == at))
        y = made[-1].rect.bottom + 1
    frame = panel("steps", Rect(LIST.x, LIST.y, LIST.w, y + 6 - LIST.y), accent="advisory")
    counted = set_text(told, LIST.right - 14, LIST.y + 10, 18, "text", "uib", anchor="rt")
    words = ui.texts.shown(title)
    size = next((s for s in (20.0, 19.0, 18.0) if _fits(words, s, counted.rect.x - LIST.x - 28)), 18.0)
    heading = set_text(words, LIST.x + 16, LIST.y + 10, size, "dim", "bodyb")
    # The row that is looked at comes first, so that the focus rests there.
    return [frame._replace(texts=(heading, counted)), *made[at : at + 1], *made[:at], *made[at + 1 :]]


def _fits(words: str, size: float, room: float) -> bool:
    return measure.width(words, size, "bodyb") <= room


def _row(ui: Ui, n: int, each: Standing, y: float, now: bool) -> Widget:
    value = _value(each)
    right = LIST.right - 16
    texts: list[Text] = []
    if value:
        texts.append(set_text(value, right, y + ROW / 2, 18, "text" if now else "dim", "ui", anchor="rm"))
    room = (texts[0].rect.x - 10 if texts else right) - LIST.x - 48
    font = "bodyb" if now else "body"
    words = ui.texts.shown(each.step.name)
    size = next((s for s in (20.0, 19.0, 18.0) if measure.width(words, s, font) <= room), 18.0)
    lines = measure.wrapped(words, room, size, font)
    high = max(ROW, len(lines) * measure.line_height(size) + 6)
    top = y + (high - len(lines) * measure.line_height(size)) / 2
    for k, line in enumerate(lines):
        at = top + k * measure.line_height(size)
        texts.append(set_text(line, LIST.x + 48, at, size, "text" if now else "dim", font))
    if each.state not in (OVER, LEFT_OUT):
        colour = "text" if now else "dim"
        texts.append(set_text(str(n + 1), LIST.x + 28, y + high / 2, 18, colour, "uib", anchor="cm"))
    r = Rect(LIST.x + 8, y, LIST.w - 16, high)
    paint = partial(_paint_row, each.state, now)
    return Widget(
        f"steps.{n}", r, "button", tuple(texts), paint, (each.state, now), f"step:{n}", inside="steps"
    )  # fmt: skip


def _value(each: Standing) -> str:
    """The step's number, or how far it is."""
    gauge = each.step.gauge
    if gauge is not None and each.state != LEFT_OUT:
        value = gauge.at(each.share)
        # What is counted is whole until the next of it is done.
        whole = -(-value // 1) if gauge.limit < 0 and gauge.decimals == 0 else value
        return f"{whole:.{gauge.decimals}f} {gauge.unit}"
    if each.state in (AT_WORK, BY_ITSELF) or 0.0 < each.share < 1.0:
        return f"{100 * each.share:.0f} %"
    return ""


def _paint_row(state: str, now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if now or focused:
        canvas.rect(r, fill="raised", line="selected", width=2.5 if focused else 1.5, radius=4)
    x, y = r.x + 20, r.cy
    if state == OVER:
        canvas.circle(x, y, 12, fill="ok")
        glyph(canvas, "tick", x, y, 6, "ink")
    elif state == LEFT_OUT:
        canvas.circle(x, y, 12, line="caution", width=2)
        glyph(canvas, "level", x, y, 6, "caution")
    else:
        canvas.circle(x, y, 13, line="selected" if state in (AT_WORK, BY_ITSELF) else "mute", width=2)


def gauge_panel(ui: Ui, gauge: Gauge, share: float, y: float) -> list[Widget]:
    """The number of the step, its band, and what it asks for."""
    value = gauge.at(share)
    fine = value <= gauge.limit
    tone = "ok" if fine else "caution"
    told = ui.texts.shown(gauge.below if fine else gauge.above)
    x, wide = LIST.x + 18, LIST.w - 36
    number = set_text(f"{value:.{gauge.decimals}f} {gauge.unit}", x + wide, y + 8, 22, "text", "uib", anchor="rt")
    words = ui.texts.shown(gauge.name)
    size = next((s for s in (20.0, 19.0, 18.0) if _fits(words, s, number.rect.x - x - 10)), 18.0)
    name = set_text(words, x, y + 9, size, "text", "bodyb")
    verb = paragraph("gauge.verb", Rect(x, y + 60, wide, 0), told, 18, tone, "bodyb", inside="gauge")
    frame = panel("gauge", Rect(LIST.x, y, LIST.w, verb.rect.bottom + 8 - y), accent=tone)
    top = max(gauge.start, gauge.end)
    track = Rect(x, y + 42, wide, 14)
    paint = partial(_track, gauge.limit / top, value / top)
    needle = Widget("gauge.track", track, "gauge", (), paint, (gauge, round(value, 1)), inside="gauge")
    return [frame._replace(texts=(name, number)), needle, verb]


def _track(limit: float, value: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="ink", line="edge", radius=3)
    band = Rect(r.x, r.y, r.w * limit, r.h)
    canvas.rect(band, fill="ok", radius=3, alpha=0.30)
    canvas.rect(band, line="ok", width=2, radius=3)
    at = r.x + r.w * min(1.0, max(0.0, value))
    canvas.line([(at, r.y - 1), (at, r.bottom + 1)], "text", 3)
    canvas.poly([(at - 6, r.y - 8), (at + 6, r.y - 8), (at, r.y)], fill="text")


def step_panel(
    ui: Ui, play: Play, each: Standing, n: int, who: int, entries: Sequence[Entry], grip: tuple[str, float] | None,
    packs: bool, here: bool,
) -> list[Widget]:  # fmt: skip
    """The step that is looked at: what it is, how it stands, who could do it, what can be ordered."""
    say, x, wide = ui.texts.say, STEP.x + 16, STEP.w - 32
    made: list[Widget] = []
    head = panel("step", STEP, f"{n + 1}  {ui.texts.shown(each.step.name)}", "advisory")
    y = title_bottom(head)

    def add(words: str, colour: str = "dim", font: str = "body") -> None:
        nonlocal y
        id_ = f"step.text.{len(made)}"
        made.append(paragraph(id_, Rect(x, y, wide, 0), words, 18, colour, font, inside="step"))
        y = made[-1].rect.bottom + 6

    if each.state in (OVER, LEFT_OUT):
        add(say(f"ui_salvage.{each.state}"), "ok" if each.state == OVER else "caution", "bodyb")
    elif each.step.about:
        add(ui.texts.shown(each.step.about))
    me = you(play.world)
    if each.state in (AT_WORK, BY_ITSELF):
        add(_progress(ui, play, each), "text", "bodyb")
        made.append(bar("step.bar", Rect(x, y, wide, 12), each.share, "selected", inside="step"))
        y += 20
    if grip is not None:
        add(say("ui_salvage.held"), "selected", "bodyb")
        made.append(bar("step.grip", Rect(x, y, wide, 14), grip[1], "selected", inside="step"))
        y += 24
    elif me in each.people:
        made.append(button("step.stop", Rect(x, y, wide, 42), say("ui_salvage.stop"), "stop", "e", inside="step"))
        y = made[-1].rect.bottom + 6
    elif each.state not in (OVER, BY_ITSELF):
        mine = who == me
        name = say("ui_salvage.you") if mine else ui.texts.shown(play.world.people_names[who])
        r = Rect(x, y, wide, 42)
        made.append(button("step.who", r, say("ui_salvage.who", person=name), "who", "d", inside="step"))
        y = made[-1].rect.bottom + 6
        for entry in entries:
            made.append(_order(ui, entry, each, mine, here, Rect(x, y, wide, 42)))
            y = made[-1].rect.bottom + 6
    if packs and grip is None:
        made.append(
            button("step.box", Rect(x, y, wide, 42), say("ui_salvage.open_box"), "box", "p", inside="step")
        )  # fmt: skip
        y = made[-1].rect.bottom + 6
    return [head._replace(rect=STEP._replace(h=y + 8 - STEP.y)), *made]


def _progress(ui: Ui, play: Play, each: Standing) -> str:
    percent = f"{100 * each.share:.0f}"
    if each.state == BY_ITSELF:
        return ui.texts.say("ui_salvage.alone", percent=percent)
    me = you(play.world)
    names = [ui.texts.say("ui_salvage.you") if i == me else play.world.people_names[i] for i in each.people]
    people = listed(names)
    return ui.texts.say("ui_salvage.at_it", people=people[:1].upper() + people[1:], percent=percent)


def _order(ui: Ui, entry: Entry, each: Standing, mine: bool, here: bool, r: Rect) -> Widget:
    """An order, with what it risks; or why it can't be given."""
    says = {
        "assign_normal": ("by_hand" if here else "go") if mine else "send",
        "assign_haste": "haste",
        "book_normal": "next",
    }
    kind = {"assign_haste": "haste", "skip": "skip"}.get(entry.id, "normal")
    risk = ui.texts.shown(each.step.risks.get(kind, "")) if entry.id != "book_normal" else ""
    words = ui.texts.say(f"ui_salvage.{says.get(entry.id, 'skip')}")
    if entry.note and entry.id != "book_normal":
        words = f"{words}, {entry.note}"
    note = entry.refusal or risk
    key = KEYS[entry.id]
    made = button(
        f"step.{entry.id}", r, words, f"order:{entry.id}", key, "", not entry.refusal, entry.refusal, "step",
        "caution" if kind != "normal" else "",
    )  # fmt: skip
    if not note:
        return made
    # What it risks stands under the words, across the whole width.
    lines = measure.wrapped(note, r.w - 28, 18, "body")
    under = made.texts[0].rect.bottom if len(made.texts) == 2 else made.texts[-2].rect.bottom
    top = max(under, made.texts[-1].rect.bottom) + 3
    step = measure.line_height(18)
    more = tuple(set_text(line, r.x + 14, top + k * step, 18, "dim", "body") for k, line in enumerate(lines))
    return made._replace(rect=made.rect._replace(h=top + len(lines) * step + 8 - r.y), texts=(*made.texts, *more))


def toast(ui: Ui, play: Play) -> list[Widget]:
    """Who said what last."""
    spoken = play.line or next((each for each in reversed(play.said) if each.kind in (LINE, CAPTION, REPLY)), None)
    if spoken is None:
        return []
    x = TOAST.x + FACE + 20 if spoken.name else TOAST.x + 16
    wide = TOAST.right - 14 - x
    name = set_text(ui.texts.shown(spoken.name), x, 0, 18, "text", "uib") if spoken.name else None
    size = 20.0 if len(spoken.words) < 150 else 18.0
    lines = measure.wrapped(ui.texts.shown(spoken.words), wide, size, "body" if spoken.name else "bodyi")
    step = measure.line_height(size)
    high = max(FACE + 12, len(lines) * step + (26 if name else 0) + 16)
    frame = Rect(TOAST.x, TOAST.h - high, TOAST.w, high)
    y = frame.y + 8
    texts: list[Text] = []
    if name is not None:
        texts.append(set_text(name.words, x, y, 18, "text", "uib"))
        y += 24
    tint = "text" if spoken.name else "dim"
    texts += [
        set_text(line, x, y + k * step, size, tint, "body" if spoken.name else "bodyi") for k, line in enumerate(lines)
    ]
    made = [panel("toast", frame)._replace(texts=tuple(texts))]
    if spoken.name:
        face = portrait(ui, spoken.speaker)
        r = Rect(frame.x + 8, frame.y + 8, FACE, FACE)
        paint = partial(_face, face.surface, spoken.name[:1])
        look = (face.picture, face.part, face.surface is None, spoken.name[:1])
        made.append(Widget("toast.face", r, "picture", (), paint, look, inside="toast"))
    return made


def _face(surface: object, initial: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    import pygame

    canvas.rect(r, fill="ink", line="line", radius=4)
    if isinstance(surface, pygame.Surface):
        box = canvas.pixels(r)
        canvas.surface.blit(chip(surface, box.size), box)
        canvas.rect(r, line="line", radius=4)
    else:
        canvas.text(initial, r.cx, r.cy, 24, "mute", "uib", "cm")


def plates(
    session: Session,
    steps: Sequence[Standing],
    points: Mapping[str, tuple[float, float]],
    at: int,
    taken: Sequence[Rect],
) -> list[Widget]:
    """A small plate with the step's number at each place in the picture; none lies under a panel or another plate."""
    made: list[Widget] = []
    fields = list(taken)
    for n, each in sorted(enumerate(steps), key=lambda one: one[0] != at):
        spot = points.get(each.step.at)
        if spot is None or not all(holds(session, fact) for fact in each.step.plate):
            continue
        r = Rect(spot[0] - PLATE / 2, spot[1] - PLATE / 2, PLATE, PLATE + 2)
        if any(r.overlaps(field) for field in fields):
            continue
        fields.append(r)
        ticked = each.state == OVER
        words = () if ticked else (set_text(str(n + 1), r.cx, r.cy, 18, "text", "uib", anchor="cm"),)
        paint = partial(_plate, each.state, n == at)
        role = "picture" if ticked else "button"
        made.append(Widget(f"plate.{n}", r, role, words, paint, (each.state, n == at), f"step:{n}"))
    return made


def _plate(state: str, now: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    edge = "selected" if now or focused else "ok" if state == OVER else "mute"
    canvas.rect(r, fill="panel", line=edge, width=2.5 if now or focused else 2, radius=4)
    if state == OVER:
        glyph(canvas, "tick", r.cx, r.cy, 7, "ok")


def place_label(ui: Ui, words: str, clock: str) -> list[Widget]:
    """Where one is, and the time."""
    time = set_text(clock, 348, 48, 20, "dim", "ui", anchor="rm")
    shown = ui.texts.shown(words[:1].upper() + words[1:])
    room = time.rect.x - 12 - 40
    size = next((s for s in (20.0, 19.0, 18.0) if measure.width(shown, s, "bodyb") <= room), 18.0)
    wide = max(340.0, measure.width(shown, size, "bodyb") + time.rect.w + 44)
    frame = panel("place", Rect(24, 24, wide, 48))
    made = label("place.name", 40, 48, shown, size, font="bodyb", anchor="lm", inside="place")
    time = set_text(clock, 24 + wide - 14, 48, 20, "dim", "ui", anchor="rm")
    return [frame._replace(texts=(time,)), made]
