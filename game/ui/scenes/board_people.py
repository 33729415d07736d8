"""The column of the task board that says who does what.

Look for: `people_column`.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pygame

from game.ui import type as measure
from game.ui.board_rows import BUSY, FREE, LOST, STEADY, WAITS, WALKS, Row
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.portraits import chip, feeling, part
from game.ui.scene import Ui
from game.ui.widget import Widget, set_text
from game.ui.widgets import key_hint, panel
from game.ui.widgets.panel import title_bottom
from game.ui.widgets.small import glyph

FACE, PAD, BAR = 50.0, 8.0, 7.0
COLOURS = {BUSY: "ok", WALKS: "data", WAITS: "caution", FREE: "advisory", STEADY: "dim", LOST: "alarm"}
MARKS = {BUSY: "", WALKS: "right", WAITS: "diamond", FREE: "ring", STEADY: "", LOST: "alarm"}


class Column(NamedTuple):
    """What the column shows, and where its pages are."""

    widgets: list[Widget]
    pages: list[list[str]]
    """Ids of those on each page."""


def people_column(ui: Ui, rows: Sequence[Row], chosen: str, area: Rect) -> Column:
    """A page of people: the one with whoever is chosen."""
    texts = ui.texts
    frame = panel("board.who", area, texts.say("ui_board.who"))
    top, inner = title_bottom(frame), area.w - 16
    foot = area.bottom - 44
    pages: list[list[Widget]] = [[]]
    y = top
    for row in rows:
        made = _row(ui, row, Rect(area.x + 8, y, inner, 0), row.id == chosen)
        if made.rect.bottom > foot and pages[-1]:
            pages.append([])
            made = _row(ui, row, Rect(area.x + 8, top, inner, 0), row.id == chosen)
        pages[-1].append(made)
        y = made.rect.bottom + 2
    ids = [[widget.id.removeprefix("board.who.") for widget in page] for page in pages]
    shown = next((n for n, page in enumerate(ids) if chosen in page), 0)
    keys = []
    x = area.x + 8
    for key, name in (("p", "before"), ("n", "next")):
        keys.append(
            key_hint(f"board.{name}", x, foot + 8, key, texts.say(f"ui_board.{name}"), name, inside="board.who")
        )
        x = keys[-1].rect.right + 4
    if len(pages) > 1:
        words = texts.say("ui_board.page", page=shown + 1, pages=len(pages))
        more = key_hint("board.more", x, foot + 8, "e", words, "more", inside="board.who")
        if more.rect.right > area.right - 4:
            more = key_hint("board.more", x, foot + 8, "e", f"{shown + 1}/{len(pages)}", "more", inside="board.who")
        keys.append(more)
    return Column([frame, *pages[shown], *keys], ids)


def _row(ui: Ui, row: Row, at: Rect, chosen: bool) -> Widget:
    """Face, name, place, what they do, how long still; a bar that is hatched where nobody knows its end."""
    texts, solo = ui.texts, bool(row.where)
    left = at.x + PAD + (FACE + 10 if solo else 8)
    right = at.right - PAD
    said = _beside(texts.say("ui_board.assign"), row)
    right_words = set_text(said, right, at.y + 5, 18, COLOURS[row.state] if row.state == FREE else "text", "uib")
    right_words = right_words._replace(rect=right_words.rect.moved(-right_words.rect.w, 0))
    room = (right_words.rect.x if said else right) - left - 10
    size = next((s for s in (20.0, 19.0, 18.0) if measure.width(row.name, s, "bodyb") <= room), 18.0)
    lines = [(line, size, "text", "bodyb") for line in measure.wrapped(row.name, room, size, "bodyb")]
    drawn = []
    y = at.y + 3
    for line, points, colour, font in lines:
        drawn.append(set_text(line, left, y, points, colour, font))
        y += measure.line_height(points) - 1
    beside = drawn[-1].rect.right + 10
    indent = 24.0 if MARKS[row.state] else 0.0
    whole = right - left
    if row.where and measure.width(row.where, 18) <= left + room - beside:
        drawn.append(set_text(row.where, beside, drawn[-1].rect.y + 1, 18, "dim"))
        below = []
    else:
        below = [(line, "dim", 0.0) for line in measure.wrapped(row.where, whole, 18)] if row.where else []
    font, colour = ("bodyi", "advisory") if row.state == FREE else ("body", "text")
    told = [(line, colour, indent) for line in measure.wrapped(row.what, whole - indent, 18, font)]
    mark_y = y + measure.line_height(18) * (len(below) + 0.5) if indent else 0.0
    for line, tint, shift in (*below, *told):
        drawn.append(set_text(line, left + shift, y, 18, tint, font if tint == colour else "body"))
        y += measure.line_height(18) - 1
    if row.booked:
        more = len(row.booked) - 1
        words = texts.say("ui_board.afterwards_more" if more else "ui_board.afterwards", task=row.booked[0], more=more)
        for line in measure.wrapped(words, whole, 18, "bodyi"):
            drawn.append(set_text(line, left, y, 18, "dim", "bodyi"))
            y += measure.line_height(18) - 1
    if said:
        drawn.append(right_words)
    bar_y = y + 2
    low = max(bar_y + BAR + 5, at.y + (FACE + 8 if solo else 0))
    r = Rect(at.x, at.y, at.w, low - at.y)
    name, face = _face(ui, row.id) if solo else ("", None)
    share = round(row.share, 2)
    bar = Rect(left, bar_y, whole, BAR)
    paint = partial(_paint, face, row.name[:1] if solo else "", row.state, share, (left + 9, mark_y), bar, chosen)
    look = (name, face is None, row.state, share, chosen, bar, mark_y)
    return Widget(f"board.who.{row.id}", r, "row", tuple(drawn), paint, look, f"who:{row.id}", inside="board.who")


def _beside(assign: str, row: Row) -> str:
    """At the right: how long still, or what is wanted."""
    if row.state == FREE:
        return assign
    if row.left < 0.0:
        return ""
    minutes = max(1, round(row.left / 60.0))
    return f"{minutes // 60}:{minutes % 60:02d}"


def _face(ui: Ui, who: str) -> tuple[str, pygame.Surface | None]:
    """Which picture of somebody, and the picture. Nobody blinks here: it would stay so until something changes."""
    picture = ui.pictures.get(name) if (name := ui.staging.portrait.get(who, "")) else None
    if picture is None or ui.play is None:
        return "", None
    felt = feeling(ui.play.world, ui.play.session.state, who)
    chosen = part(picture.parts, felt, aloud=False, seconds=0.0, closed=False)
    return chosen, picture.parts.get(chosen, picture.base)


def _paint(
    face: pygame.Surface | None, initial: str, state: str, share: float, mark: tuple[float, float], bar: Rect,
    chosen: bool, canvas: Canvas, r: Rect, focused: bool,
) -> None:  # fmt: skip
    if chosen or focused:
        canvas.graded(r, "raised" if focused else "panel2", "panel2", 4)
        canvas.rect(r, line="selected" if focused else "mute", width=2.5 if focused else 1.5, radius=4)
    else:
        canvas.line([(r.x + 6, r.bottom), (r.right - 6, r.bottom)], "line", 1)
    if chosen:
        canvas.rect(Rect(r.x + 1, r.y + 5, 4, r.h - 10), fill="selected", radius=1)
    if initial:
        box = Rect(r.x + PAD, r.y + 5, FACE, FACE)
        canvas.rect(box, fill="ink", radius=4)
        if face is not None:
            canvas.picture(chip(face, canvas.pixels(box).size), box)
        else:
            canvas.text(initial, box.cx, box.cy, 26, "mute", "uib", "cm")
        canvas.rect(box, line="alarm" if state == LOST else "line", width=1.5, radius=4)
    if MARKS[state]:
        glyph(canvas, MARKS[state], *mark, 6, COLOURS[state])
    if state in (FREE, LOST) or not initial:
        return
    canvas.rect(bar, fill="ink", line="edge", width=1, radius=BAR / 2)
    inner = bar.inset(1)
    if state in (STEADY, WAITS):
        canvas.hatch(inner, "mute" if state == STEADY else "caution", 0.8, step=7)
    elif share > 0:
        canvas.rect(Rect(inner.x, inner.y, max(inner.h, inner.w * share), inner.h), fill=COLOURS[BUSY], radius=BAR / 2)
