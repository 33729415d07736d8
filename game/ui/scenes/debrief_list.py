"""Beside the timelines: the decisions, the chosen one with all of its words, and the last moment as a card of its own.

Look for: `decisions`, `last_moment`, `AREA`.
"""

from collections.abc import Sequence
from functools import partial

from game.debrief.flags import ANSWER, SILENCE, Flag
from game.debrief.report import Report
from game.debrief.told import answer_text, left_text
from game.retelling.wording import at as clock_at
from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import button, key_hint, panel, paragraph
from game.ui.widgets.pennant import colour_of
from game.ui.widgets.small import HINT_HEIGHT

AREA = Rect(892, 118, 364, 474)
SIZE, GAP, FOOT = 18.0, 4.0, 8.0
TALLEST = 0.55
"""Share of the area that the last moment may take; what it says stands whole on another page."""
RETRY_LAST = "l"
Said = tuple[str, str, str]
"""Words, font and colour of a line."""


def last_moment(ui: Ui, report: Report, searching: bool, can: bool) -> list[Widget]:
    """The card at the foot of the area; nothing where nobody died."""
    if report.died < 0:
        return []
    say, rescue = ui.texts.say, report.rescue
    room = AREA.w - 32
    said: list[Said] = [(say("ui_debrief.last_moment").upper(), "uib", "dim")]
    if rescue is None:
        said.append((say("ui_debrief.searching" if searching else "ui_debrief.not_found"), "body", "text"))
        return _card(_lines(said, room), None)
    clock = clock_at(report.world, rescue.tick)
    said.append((say("ui_debrief.alone" if rescue.enough else "ui_debrief.at_once", clock=clock), "bodyb", "selected"))
    whole = [*said, *((ui.texts.shown(words), "body", "text") for words in rescue.words)]
    why = "" if can else say("ui_debrief.no_game")
    words = say("ui_debrief.retry_last", clock=clock)
    press = button(
        "debrief.last", Rect(AREA.x + 12, 0, AREA.w - 24, 42), words, "retry_last", RETRY_LAST, enabled=not why,
        why_not=why, inside="day.last",
    )  # fmt: skip
    lines = _lines(whole, room)
    if len(lines) * measure.line_height(SIZE) + press.rect.h + 30 > AREA.h * TALLEST:
        lines = _lines([*said, (say("ui_debrief.see_why"), "body", "text")], room)
    return _card(lines, press)


def _card(lines: Sequence[Said], press: Widget | None) -> list[Widget]:
    step = measure.line_height(SIZE)
    high = 10 + len(lines) * step + 10 + (press.rect.h + 8 if press else 0.0)
    r = Rect(AREA.x, AREA.bottom - high, AREA.w, high)
    texts = tuple(
        set_text(words, r.x + 16, r.y + 9 + n * step, SIZE, colour, font)
        for n, (words, font, colour) in enumerate(lines)
    )
    made = [panel("day.last", r, accent="selected")._replace(texts=texts)]
    if press:
        down = r.bottom - press.rect.h - 10 - press.rect.y
        made.append(_moved(press, down))
    return made


def _moved(widget: Widget, down: float) -> Widget:
    """A button where the card has room for it: it is measured before one knows where that is."""
    return button(
        widget.id, widget.rect.moved(0, down), " ".join(each.words for each in widget.texts[:-1]), widget.action,
        widget.key, enabled=widget.enabled, why_not=widget.why_not, inside=widget.inside,
    )  # fmt: skip


def decisions(
    ui: Ui, report: Report, chosen: Flag | None, bottom: float, sheet: int
) -> tuple[list[Widget], int]:  # fmt: skip
    """The chosen decision among as many as fit, and on how many sheets its words are."""
    area = AREA._replace(h=bottom - AREA.y)
    box = panel("day.list", area, ui.texts.say("ui_debrief.decisions"))
    top = box.texts[-1].rect.bottom + 6
    made: list[Widget] = [box]
    if chosen is not None:
        count = ui.texts.say("ui_debrief.of", number=chosen.number, count=len(report.flags))
        text = set_text(count, area.right - 16, area.y + 12, SIZE, "dim", "ui", anchor="rt")
        if text.rect.x > box.texts[-1].rect.right + 8:
            made.append(Widget("day.count", text.rect, "text", (text,), inside="day.list"))
    if not report.flags:
        words = ui.texts.say("ui_debrief.none")
        made.append(paragraph("day.none", Rect(area.x + 16, top, area.w - 32, 0), words, 20, inside="day.list"))
        return made, 1
    room = area.bottom - FOOT - top
    first, last, sheets = _window(ui, report, chosen, room)
    y = top
    for flag in report.flags[first:last]:
        mine = flag == chosen
        row = _row(ui, report, flag, y, mine, room if mine else 1e9, sheet)
        made.append(row)
        y = row.rect.bottom + GAP
        if mine and sheets > 1:
            words = ui.texts.say("ui_debrief.more", page=sheet % sheets + 1, pages=sheets)
            made.append(key_hint("day.more", area.x + 12, y, "page down", words, "sheet", inside="day.list"))
            y += HINT_HEIGHT
    return made, sheets


def _window(ui: Ui, report: Report, chosen: Flag | None, room: float) -> tuple[int, int, int]:
    """From which decision to which there is room: the chosen one, one before it, what follows, what else went before.

    And how many sheets the chosen one takes: if more than one, it stands alone.
    """
    flags = report.flags

    def high(at: int) -> float:
        return _row(ui, report, flags[at], 0.0, flags[at] == chosen, 1e9, 0).rect.h + GAP

    mine = flags.index(chosen) if chosen is not None else 0
    left = room + GAP - high(mine)
    if left < 0:
        return mine, mine + 1, len(_sheets(ui, report, flags[mine], room))
    first, last = mine, mine + 1
    if first > 0 and high(first - 1) <= left:
        first -= 1
        left -= high(first)
    while last < len(flags) and high(last) <= left:
        left -= high(last)
        last += 1
    while first > 0 and last == len(flags) and high(first - 1) <= left:
        first -= 1
        left -= high(first)
    return first, last, 1


def _sheets(ui: Ui, report: Report, flag: Flag, room: float) -> list[list[Said]]:
    """The words of a chosen decision, in as many parts as a height asks for."""
    lines = _lines(_said(ui, report, flag, True), AREA.w - 84)
    step = measure.line_height(SIZE)
    if 10 + step * (len(lines) + 1) <= room:
        return [lines]
    fits = max(1, int((room - 10 - GAP - HINT_HEIGHT) / step) - 1)
    return [lines[at : at + fits] for at in range(0, len(lines), fits)]


def _said(ui: Ui, report: Report, flag: Flag, chosen: bool) -> list[Said]:
    shown = ui.texts.shown
    found: list[Said] = []
    if not chosen:
        words = flag.brief or answer_text(flag, flag.words[0])
        if flag.kind == SILENCE:
            return [(shown(flag.asked), "body", "text"), (shown(words), "body", "caution")]
        found.append((shown(words), "bodyb" if flag.kind == ANSWER else "body", "text"))
        if len(flag.words) > 1:
            found.append((ui.texts.say("ui_debrief.others", count=len(flag.words) - 1), "body", "dim"))
        return found
    if flag.asked:
        found.append((shown(flag.asked), "body", "dim"))
    font = "bodyb" if flag.asked else "body"
    found += [(shown(answer_text(flag, words)), font, "text") for words in flag.words]
    left = left_text(report, flag.tick)
    return [*found, (shown(left), "body", "caution")] if left else found


def _lines(said: Sequence[Said], room: float) -> list[Said]:
    return [
        (line, font, colour) for words, font, colour in said for line in measure.wrapped(words, room, SIZE, font)
    ]  # fmt: skip


def _row(ui: Ui, report: Report, flag: Flag, y: float, chosen: bool, room: float, sheet: int) -> Widget:
    left, on = AREA.x + 62, "raised" if chosen else "panel"
    if chosen:
        sheets = _sheets(ui, report, flag, room)
        lines = sheets[sheet % len(sheets)]
    else:
        lines = _lines(_said(ui, report, flag, False), AREA.w - 84)
    step = measure.line_height(SIZE)
    texts: list[Text] = [set_text(clock_at(report.world, flag.tick), left, y + 5, SIZE, "dim", "ui", on)]
    texts += [
        set_text(words, left, y + 5 + (n + 1) * step, SIZE, colour, font, on)
        for n, (words, font, colour) in enumerate(lines)
    ]
    r = Rect(AREA.x + 8, y, AREA.w - 16, 10 + step * (len(lines) + 1))
    ink, ground = ("ink", "selected") if chosen else ("text", on)
    texts.append(set_text(str(flag.number), AREA.x + 34, y + 19, SIZE, ink, "uib", ground, "cm"))
    look = (colour_of(flag), chosen)
    return Widget(
        f"day.row{flag.number}", r, "button", tuple(texts), partial(_row_paint, *look), look, f"flag {flag.number}",
        inside="day.list",
    )  # fmt: skip


def _row_paint(colour: str, chosen: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if chosen:
        canvas.rect(r, fill="raised", radius=4)
    if focused or chosen:
        canvas.rect(r, line="selected", width=2.5 if focused else 1.5, radius=4)
    box = Rect(r.x + 10, r.y + 5, 32, 28)
    canvas.rect(box, fill="selected" if chosen else None, line=colour, width=2, radius=4)
