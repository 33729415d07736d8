"""The cards of the task board: tasks that are possible, those that are not yet and why, and what can be ordered.

Look for: `Page`, `task_pages`, `entry_page`, `order_panel`.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from game.ui import type as measure
from game.ui.board_rows import Card, Entry
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.texts import Texts
from game.ui.widget import Widget, set_text
from game.ui.widgets import button, key_box, key_hint, label, panel, paragraph
from game.ui.widgets.button import draw_key
from game.ui.widgets.panel import field, title_bottom
from game.ui.widgets.small import glyph

GAP, HEAD, CARD = 8.0, 32.0, 72.0
KEYS = "1234567890"
MOST_NOW, MOST_LATER = 6, 4
TIGHT = 0.0
"""As small as it gets, and the sentences one after another."""
SHARE = 0.42
"""Of the height for what is not possible yet, at most."""
_T = TypeVar("_T")
Made = Callable[[_T, Rect, str], Widget]


class Page(NamedTuple):
    """One page, and how many there are."""

    widgets: list[Widget]
    pages: int
    bottom: float


def paged(items: Sequence[_T], made: Made[_T], area: Rect, page: int, most: int, keys: str) -> Page:
    """Items in two columns, row by row; those of one page, each with a key."""
    wide = (area.w - GAP) / 2
    high = [made(item, Rect(0, 0, wide, 0), "1").rect.h for item in items]
    pages: list[list[tuple[int, Rect]]] = [[]]
    y = area.y
    for n in range(0, len(items), 2):
        row = max(high[n : n + 2])
        if pages[-1] and (y + row > area.bottom or len(pages[-1]) + 2 > most):
            pages.append([])
            y = area.y
        pages[-1] += [(n + k, Rect(area.x + k * (wide + GAP), y, wide, row)) for k in range(len(high[n : n + 2]))]
        y += row + GAP
    shown = pages[page % len(pages)]
    widgets = [made(items[n], r, keys[k : k + 1]) for k, (n, r) in enumerate(shown)]
    return Page(widgets, len(pages), max((r.bottom for _, r in shown), default=area.y))


def task_pages(
    texts: Texts, person: str, now: Sequence[Card], later: Sequence[Card], area: Rect, at: tuple[int, int]
) -> list[Widget]:
    """What is possible above, what is not yet below; each in pages."""
    if not now and not later:
        words = texts.say("ui_board.none_ever", person=person)
        return [paragraph("board.none", Rect(area.x, area.y + 8, area.w, 0), words, 20, "dim", on="ink")]
    made: list[Widget] = []
    top = area.y + HEAD
    if now:
        high = area.h - HEAD
        if later:
            # As much as the others leave; they get no more than their share.
            share = Rect(area.x, 0.0, area.w, (area.h - 2 * HEAD) * SHARE)
            high -= paged(later, task_card, share, at[1], MOST_LATER, KEYS).bottom + HEAD + GAP
        room = Rect(area.x, top, area.w, high)
        one = paged(now, task_card, room, at[0], MOST_NOW if later else len(KEYS), KEYS)
        told, head = texts.say("ui_board.for_whom", person=person), area._replace(h=HEAD)
        # The cards first: there the focus rests.
        made += one.widgets
        made += _head(texts, "possible", "ok", told, head, at[0], one.pages, "page down", "page")
        top = one.bottom + GAP
    else:
        words = texts.say("ui_board.none", person=person)
        none = paragraph("board.none", Rect(area.x, area.y + 2, area.w, 0), words, 20, "dim", on="ink")
        made.append(none)
        top = none.rect.bottom + GAP
    if later:
        keys = KEYS[len([widget for widget in made if widget.key in KEYS and widget.key]) :]
        room = Rect(area.x, top + HEAD, area.w, area.bottom - top - HEAD)
        two = paged(later, task_card, room, at[1], MOST_LATER if now else len(KEYS), keys)
        head = Rect(area.x, top, area.w, HEAD)
        made += _head(texts, "not_yet", "dim", texts.say("ui_board.why"), head, at[1], two.pages, "y", "later")
        made += two.widgets
    return made


def _head(
    texts: Texts, id_: str, colour: str, told: str, r: Rect, page: int, pages: int, key: str, action: str
) -> list[Widget]:
    """The name of a section; at its right the key to its next page."""
    name = label(f"board.{id_}", r.x, r.y + 3, texts.say(f"ui_board.{id_}"), 18, colour, "uib", on="ink")
    made = [name]
    right = r.right
    if pages > 1:
        words = texts.say("ui_board.page", page=page % pages + 1, pages=pages)
        wide = key_hint("", 0, 0, key, words).rect.w
        made.append(key_hint(f"board.{action}", r.right - wide, r.y, key, words, action))
        right -= wide + 12
    if told and measure.width(told, 18) <= right - name.rect.right - 12:
        made.append(label(f"board.{id_}.for", name.rect.right + 12, r.y + 3, told, 18, "dim", on="ink"))
    return made


def task_card(card: Card, r: Rect, key: str) -> Widget:
    """Key, sign (possible or not yet), name, minutes; below, where and with whom, or why not."""
    box, letters = key_box(key or "0", r.x + 10, r.y + 26)
    left = box.right + 36
    right = r.right - 14
    minutes = round(card.minutes)
    length = set_text(f"{minutes // 60}:{minutes % 60:02d}", right, r.y + 13, 18, "dim", "uib", anchor="rt")
    room = length.rect.x - 10 - left
    size = next((s for s in (20.0, 19.0) if measure.width(card.name, s, "bodyb") <= room), 18.0)
    texts = [length, *((letters,) if key else ())]
    y = r.y + 11
    for line in measure.wrapped(card.name, room, size, "bodyb"):
        texts.append(set_text(line, left, y, size, "text", "bodyb"))
        y += measure.line_height(size) - 1
    y = max(y, length.rect.bottom - 1)
    for line in measure.wrapped(card.note, right - left, 18):
        texts.append(set_text(line, left, y, 18, "dim"))
        y += measure.line_height(18) - 1
    whole = Rect(r.x, r.y, r.w, max(r.h, CARD, y + 9 - r.y))
    paint = partial(_card, box if key else None, card.possible, box.right + 19)
    look = (box if key else None, card.possible)
    return Widget(f"board.task.{card.task}", whole, "button", tuple(texts), paint, look, f"task:{card.task}", key)


def _card(key: Rect | None, possible: bool, mark: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4, focused=focused, edge="edge")
    if focused:
        canvas.rect(Rect(r.x + 3, r.y + 6, 4, r.h - 12), fill="selected", radius=1)
    if key is not None:
        draw_key(canvas, key, focused)
    glyph(canvas, "right" if possible else "lock", mark, r.y + 26, 8, "ok" if possible else "dim")


def entry_page(texts: Texts, entries: Sequence[Entry], told: str, area: Rect, at: int) -> list[Widget]:
    """Orders that need no further question; what is refused says why when it has the focus."""
    made: list[Widget] = []
    top = area.y
    if told:
        made.append(paragraph("board.told", Rect(area.x, top, area.w - 150, 0), told, 20, "dim", on="ink"))
        top = made[0].rect.bottom + GAP
    if not entries:
        words = texts.say("ui_board.nothing")
        return [*made, paragraph("board.none", Rect(area.x, top, area.w, 0), words, 20, "dim", on="ink")]
    top = max(top, area.y + HEAD)
    room = Rect(area.x, top, area.w, area.bottom - top)
    page = paged(entries, _entry, room, at, len(KEYS), KEYS)
    made += page.widgets
    if page.pages > 1:
        words = texts.say("ui_board.page", page=at % page.pages + 1, pages=page.pages)
        wide = key_hint("", 0, 0, "page down", words).rect.w
        made.append(key_hint("board.page", area.right - wide, area.y, "page down", words, "page"))
    return made


def _entry(entry: Entry, r: Rect, key: str) -> Widget:
    return button(
        f"board.entry.{entry.id}", Rect(r.x, r.y, r.w, max(r.h, CARD)), entry.words, f"entry:{entry.id}", key,
        entry.note, not entry.refusal, entry.refusal,
    )  # fmt: skip


def order_panel(
    texts: Texts, person: str, task: str, told: Sequence[str], entries: Sequence[Entry], area: Rect
) -> list[Widget]:
    """One task for somebody: what it costs, and every way to order it."""
    title = texts.say("ui_board.order_title", person=person, task=task)
    top = title_bottom(panel("order", area, title, "selected")) + 4
    # Smaller letters where larger ones do not fit.
    for size in (21.0, 20.0, 18.0, TIGHT):
        lines = told if size > TIGHT else (told[0], "  ".join(told[1:]))
        made = _particulars(lines, entries, Rect(area.x + 20, top, area.w - 40, 0), max(18.0, size))
        end = made[-1].rect.bottom + 16 + 36
        if end <= area.bottom:
            break
    words = texts.say("ui_board.leave")
    back = key_hint("order.back", area.x + 16, end - 36, "escape", words, "back", inside="order")
    frame = panel("order", area._replace(h=end + 8 - area.y), title, "selected")
    return [frame, *made, back]


def _particulars(told: Sequence[str], entries: Sequence[Entry], area: Rect, size: float) -> list[Widget]:
    """Sentences, and under them the orders in two columns."""
    made: list[Widget] = []
    y = area.y
    for n, words in enumerate(told):
        at = Rect(area.x, y, area.w, 0)
        made.append(paragraph(f"order.told.{n}", at, words, size, "text" if n else "dim", inside="order"))
        y = made[-1].rect.bottom + 5
    y += 12
    wide = (area.w - GAP) / 2
    for n in range(0, len(entries), 2):
        pair = [_order(one, Rect(area.x, y, wide, 48), KEYS[n + k]) for k, one in enumerate(entries[n : n + 2])]
        high = max(one.rect.h for one in pair)
        for k, one in enumerate(entries[n : n + 2]):
            made.append(_order(one, Rect(area.x + k * (wide + GAP), y, wide, high), KEYS[n + k]))
        y += high + GAP
    return made


def _order(entry: Entry, r: Rect, key: str) -> Widget:
    note = entry.refusal or entry.note
    return button(
        f"order.{entry.id}", r, entry.words, f"order:{entry.id}", key, note, not entry.refusal, entry.refusal,
        inside="order",
    )  # fmt: skip
