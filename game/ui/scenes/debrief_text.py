"""Why it came out so, and what there was to learn: words in two columns, on as many sheets as they need.

Look for: `sheets`.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from game.debrief.report import Report
from game.debrief.told import rescue_text, senses
from game.retelling.outcome import PARTLY, SEEN, UNNEEDED
from game.retelling.wording import at as clock_at
from game.retelling.wording import capital
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import key_hint, panel
from game.ui.widgets.small import glyph

COLUMNS = 2
GUTTER, PAD, SIGN = 16.0, 16.0, 34.0
KEYS = 668.0
BOTTOM = 660.0
SIZE = 20.0


class Block(NamedTuple):
    """A paragraph, or a few that belong together."""

    lines: tuple[tuple[str, str, str], ...]
    """Words, font and colour of each."""
    sign: str = ""
    """A glyph before it, and its colour."""
    tint: str = "dim"


def sheets(ui: Ui, report: Report, body: Rect, page: str, searching: bool) -> list[list[Widget]]:
    """The words of a page, in sheets."""
    blocks = list(_why(ui, report, searching) if page == "why" else _learnt(ui, report))
    wide = (body.w - GUTTER * (COLUMNS - 1)) / COLUMNS
    columns: list[list[Widget]] = [[]]
    top = body.y + PAD
    y = top
    for n, block in enumerate(blocks):
        x = body.x + ((len(columns) - 1) % COLUMNS) * (wide + GUTTER)
        made = _block(f"text.{n}", x, y, wide, block)
        heads = not block.sign and n + 1 < len(blocks)
        needs = made.rect.bottom + (60.0 if heads else 0.0)
        if needs > BOTTOM - PAD and columns[-1]:
            columns.append([])
            x = body.x + ((len(columns) - 1) % COLUMNS) * (wide + GUTTER)
            made = _block(f"text.{n}", x, top, wide, block)
        columns[-1].append(made)
        y = made.rect.bottom + 9
    found = []
    for first in range(0, len(columns), COLUMNS):
        widgets: list[Widget] = []
        for n, column in enumerate(columns[first : first + COLUMNS]):
            id_ = f"text.column{n}"
            widgets.append(panel(id_, Rect(body.x + n * (wide + GUTTER), body.y, wide, BOTTOM - body.y)))
            widgets += [each._replace(inside=id_) for each in column]
        found.append(widgets)
    if len(found) > 1:
        for n, widgets in enumerate(found):
            words = ui.texts.say("ui_debrief.more", page=n + 1, pages=len(found))
            widgets.append(key_hint("text.more", 24, KEYS, "page down", words, "sheet", on="ink"))
    return found


def _block(id_: str, x: float, y: float, wide: float, block: Block) -> Widget:
    left = x + PAD + (SIGN if block.sign else 0.0)
    room = x + wide - PAD - left
    texts: list[Text] = []
    down, step = y, measure.line_height(SIZE)
    for words, font, colour in block.lines:
        for line in measure.wrapped(words, room, SIZE, font):
            texts.append(set_text(line, left, down, SIZE, colour, font))
            down += step
    r = Rect(x + 4, y, wide - 8, down - y)
    return Widget(id_, r, "text", tuple(texts), partial(_sign, block.sign, block.tint), (block.sign, block.tint))


def _sign(sign: str, tint: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    if sign:
        glyph(canvas, sign, r.x + PAD + 8, r.y + measure.line_height(SIZE) / 2, 8, tint)


def _head(ui: Ui, id_: str) -> Block:
    return Block(((ui.texts.say(id_).upper(), "uib", "dim"),))


def _last_moment(ui: Ui, report: Report, searching: bool) -> Iterator[Block]:
    yield _head(ui, "ui_debrief.last_moment")
    if report.rescue is not None:
        for text in rescue_text(report, report.rescue):
            yield Block(((ui.texts.shown(text), "body", "text"),), "diamond", "selected")
    else:
        words = ui.texts.say("ui_debrief.searching" if searching else "ui_debrief.not_found")
        yield Block(((words, "body", "dim"),))


def _why(ui: Ui, report: Report, searching: bool) -> Iterator[Block]:
    shown = ui.texts.shown
    if report.outcome.why:
        yield Block(((shown(report.outcome.why), "bodyb", "text"),))
    if report.died >= 0:
        yield from _last_moment(ui, report, searching)
    yield _head(ui, "ui_debrief.reasons")
    for text in report.reasons:
        yield Block(((shown(text), "body", "text"),), "dot")
    if report.player >= 0:
        yield _head(ui, "ui_debrief.senses")
        for text in senses(report):
            yield Block(((shown(text), "body", "text"),), "dot")


def _learnt(ui: Ui, report: Report) -> Iterator[Block]:
    say, shown = ui.texts.say, ui.texts.shown
    signs = {SEEN: ("tick", "ok"), PARTLY: ("ring", "caution"), UNNEEDED: ("level", "dim")}
    yield _head(ui, "ui_debrief.objectives")
    for each in report.objectives:
        sign, tint = signs.get(each.seen, ("cross", "alarm"))
        lines = [(shown(each.name), "bodyb", "text"), (say(f"ui_debrief.{each.seen}"), "body", tint)]
        for text, when in each.ticks:
            if when >= 0:
                lines.append((f"{clock_at(report.world, when)}  {shown(text)}", "body", "dim"))
            elif each.seen != UNNEEDED:
                lines.append((say("ui_debrief.missing", what=text), "body", "text"))
        yield Block(tuple(lines), sign, tint)
    if report.bill:
        yield _head(ui, "ui_debrief.bill")
    for name, value in report.bill:
        yield Block(((f"{shown(capital(name))}: {value}", "body", "text"),), "dot")
    if report.eased:
        yield _head(ui, "ui_debrief.eased")
    for text in report.eased:
        yield Block(((shown(text), "body", "text"),), "dot")
    yield _head(ui, "ui_debrief.seed")
    words = say("ui_debrief.settings", seed=report.world.seed, difficulty=report.world.difficulty)
    yield Block(((words, "body", "text"),), "dot")
