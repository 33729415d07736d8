"""Why it came out so, and what there was to learn: words in two columns, on as many sheets as they need.

Look for: `sheets`.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from game.debrief.report import Report
from game.debrief.told import senses
from game.retelling.outcome import PARTLY, SEEN, UNNEEDED
from game.retelling.wording import at as clock_at
from game.retelling.wording import capital
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.scenes.debrief_list import RETRY_LAST
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import button, key_hint, panel
from game.ui.widgets.small import glyph

COLUMNS = 2
GUTTER, PAD, SIGN = 16.0, 16.0, 32.0
KEYS = 668.0
BOTTOM = 660.0
SIZE = 20.0
KEPT = 70.0
"""Under a heading there is at least so much room, or it begins the next column."""
LEAD = 64
"""A reason whose first part, as far as a colon, is no longer than so many letters has it as its heading."""


class Row(NamedTuple):
    """A paragraph: a sign, a time, words."""

    words: str
    font: str = "body"
    colour: str = "text"
    size: float = SIZE
    clock: str = ""
    sign: str = ""
    tint: str = "dim"
    note: str = ""
    """At the right of the words where there is room, else under them, in the colour of the sign."""
    inset: float = 0.0


class Block(NamedTuple):
    """Rows that stay together."""

    rows: tuple[Row, ...]
    head: bool = False
    """Has a line under it, and never stands at the foot of a column."""
    after: float = 10.0
    action: str = ""
    """With it, the block is a button; its words are those of its only row."""


def sheets(ui: Ui, report: Report, body: Rect, page: str, searching: bool, can: bool) -> list[list[Widget]]:
    """The words of a page, in sheets."""
    blocks = list(_why(ui, report, searching, can) if page == "why" else _learnt(ui, report))
    wide = (body.w - GUTTER * (COLUMNS - 1)) / COLUMNS
    columns = _columns(blocks, body, wide, -1)
    heads = [n for n, block in enumerate(blocks) if block.head]
    if len(columns) == 1 and len(heads) > 1:
        columns = _columns(blocks, body, wide, heads[-1])
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


def _columns(blocks: Sequence[Block], body: Rect, wide: float, turn: int) -> list[list[Widget]]:
    """The blocks from the top left downwards; the one with the number `turn` begins a column in any case."""
    columns: list[list[Widget]] = [[]]
    top = body.y + PAD
    y = top
    for n, block in enumerate(blocks):
        x = body.x + ((len(columns) - 1) % COLUMNS) * (wide + GUTTER)
        made = _block(f"text.{n}", x, y, wide, block)
        needs = made.rect.bottom + (KEPT if block.head and n + 1 < len(blocks) else 0.0)
        if (needs > BOTTOM - PAD and columns[-1]) or n == turn:
            columns.append([])
            x = body.x + ((len(columns) - 1) % COLUMNS) * (wide + GUTTER)
            made = _block(f"text.{n}", x, top, wide, block)
        columns[-1].append(made)
        y = made.rect.bottom + block.after
    return columns


def _block(id_: str, x: float, y: float, wide: float, block: Block) -> Widget:
    if block.action:
        at = Rect(x + PAD, y, wide - 2 * PAD, 44)
        return button(id_, at, block.rows[0].words, block.action, RETRY_LAST)
    texts: list[Text] = []
    signs: list[tuple[str, float, float, str]] = []
    down = y
    for row in block.rows:
        left = x + PAD + row.inset
        step = measure.line_height(row.size)
        if row.sign:
            signs.append((row.sign, left + 9, down + step / 2, row.tint))
            left += SIGN
        if row.clock:
            texts.append(set_text(row.clock, left, down, 18, "dim", "ui"))
            left += measure.width("00:00", 18, "ui") + 12
            left = max(left, texts[-1].rect.right + 12)
        for line in measure.wrapped(row.words, x + wide - PAD - left, row.size, row.font):
            texts.append(set_text(line, left, down, row.size, row.colour, row.font))
            down += step
        if row.note:
            note = set_text(row.note, x + wide - PAD, down - step + 2, 18, row.tint, "ui", anchor="rt")
            if note.rect.x < texts[-1].rect.right + 16:
                note = set_text(row.note, left, down, 18, row.tint, "ui")
                down += measure.line_height(18)
            texts.append(note)
    r = Rect(x + 4, y, wide - 8, down - y + (6.0 if block.head else 0.0))
    paint = partial(_signs, tuple(signs), block.head)
    return Widget(id_, r, "text", tuple(texts), paint, (tuple(signs), block.head))


def _signs(signs: Sequence[tuple[str, float, float, str]], head: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if head:
        canvas.line([(r.x + PAD - 4, r.bottom - 2), (r.right - PAD + 4, r.bottom - 2)], "line", 1.5)
    for sign, x, y, tint in signs:
        glyph(canvas, sign, x, y, 8, tint)


def _head(ui: Ui, id_: str) -> Block:
    return Block((Row(ui.texts.say(id_).upper(), "uib", "dim", 18.0),), head=True)


def _last_moment(ui: Ui, report: Report, searching: bool, can: bool) -> Iterator[Block]:
    say, rescue = ui.texts.say, report.rescue
    yield _head(ui, "ui_debrief.last_moment")
    if rescue is None:
        yield Block(
            (Row(say("ui_debrief.searching" if searching else "ui_debrief.not_found"), colour="dim"),), after=18
        )
        return
    clock = clock_at(report.world, rescue.tick)
    words = say("ui_debrief.alone" if rescue.enough else "ui_debrief.at_once", clock=clock)
    yield Block((Row(words, "bodyb", "selected", 22.0),), after=6)
    yield Block(tuple(Row(ui.texts.shown(each), sign="right", tint="selected") for each in rescue.words))
    if can:
        yield Block((Row(say("ui_debrief.retry_last", clock=clock)),), action="retry_last", after=20)


def _why(ui: Ui, report: Report, searching: bool, can: bool) -> Iterator[Block]:
    shown = ui.texts.shown
    if report.outcome.why:
        colour = "text" if report.outcome.wins else "caution"
        yield Block((Row(shown(report.outcome.why), "bodyb", colour, 23.0),), after=18)
    if report.died >= 0:
        yield from _last_moment(ui, report, searching, can)
    yield _head(ui, "ui_debrief.reasons")
    for text in report.reasons:
        yield _reason(ui, text)
    if report.player >= 0:
        yield _head(ui, "ui_debrief.senses")
        for text in senses(report):
            yield _reason(ui, text)


def _reason(ui: Ui, text: str) -> Block:
    """A sentence; what stands before a colon in it is what it is about."""
    shown = ui.texts.shown
    about, colon, rest = text.partition(": ")
    if not colon or len(about) > LEAD:
        return Block((Row(shown(text), sign="dot"),))
    return Block((Row(shown(about), "bodyb", sign="dot"), Row(shown(capital(rest)), colour="dim", inset=SIGN)))


def _learnt(ui: Ui, report: Report) -> Iterator[Block]:
    say, shown = ui.texts.say, ui.texts.shown
    signs = {SEEN: ("tick", "ok"), PARTLY: ("ring", "caution"), UNNEEDED: ("level", "dim")}
    asked = [each for each in report.objectives if each.seen != UNNEEDED]
    if asked:
        counts = {kind: len([1 for each in asked if each.seen == kind]) for kind in (SEEN, PARTLY)}
        words = say("ui_debrief.counted", seen=counts[SEEN], partly=counts[PARTLY], all=len(asked))
        yield Block((Row(words, "bodyb", size=23.0),), after=16)
        yield _head(ui, "ui_debrief.objectives")
    for each in report.objectives:
        sign, tint = signs.get(each.seen, ("cross", "alarm"))
        rows = [Row(shown(each.name), "bodyb", size=21.0, sign=sign, tint=tint, note=say(f"ui_debrief.{each.seen}"))]
        for text, when in each.ticks:
            if when >= 0:
                clock = clock_at(report.world, when)
                rows.append(Row(shown(text), colour="dim", clock=clock, sign="tick", tint="ok", inset=SIGN))
            elif each.seen != UNNEEDED:
                words = say("ui_debrief.missing", what=text)
                rows.append(Row(words, sign="cross", tint="caution", inset=SIGN))
        if each.note:
            rows.append(Row(shown(each.note), colour="dim", sign="dot", inset=SIGN))
        yield Block(tuple(rows), after=16)
    if report.bill:
        yield _head(ui, "ui_debrief.bill")
    for name, value in report.bill:
        yield Block((Row(shown(capital(name)), colour="dim"), Row(shown(value), "bodyb", inset=SIGN)), after=6)
    if report.eased:
        yield _head(ui, "ui_debrief.eased")
    for text in report.eased:
        yield Block((Row(shown(text), sign="dot"),))
    yield _head(ui, "ui_debrief.seed")
    words = say("ui_debrief.settings", seed=report.world.seed, difficulty=report.world.difficulty)
    yield Block((Row(words),))
