"""Over the panel where one is and the alarm, under it what else there is to do.

Look for: `head`, `SWAP` (the key that leads to the patch bay).
"""

from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.source import Offer, Source
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.widget import Widget, set_text
from game.ui.widgets import key_hints, label
from game.ui.widgets.alarm_bar import STOP, alarm_chip
from game.ui.widgets.button import draw_key, key_box
from game.ui.widgets.panel import field, panel
from game.words.facts import clock_text

SWAP = "c"
DAY = 24 * 3600


def head(ui: Ui, play: Play, source: Source | None) -> list[Widget]:
    """Clock, alarm and hints; without a source there is no panel in this level."""
    r, say = layout.HEAD, ui.texts.say
    clock = set_text(clock_text(play.session.clock % DAY)[:5], r.x + 14, r.cy, 20, "text", "uib", anchor="lm")
    name = set_text(say("ui_panel.title"), clock.rect.right + 12, r.cy, 19, "dim", "bodyb", anchor="lm")
    place = panel("place", Rect(r.x, r.y, name.rect.right + 14 - r.x, r.h))._replace(texts=(clock, name))
    made, right = [place], place.rect.right
    if play.paused:
        made.append(_stopped(ui, Rect(right + 10, r.y, 0, r.h)))
        right = made[-1].rect.right
    made.append(alarm_chip(ui, Rect(right + 10, r.y, r.right - right - 10, r.h)))
    hints = [("escape", say("ui_panel.asks" if play.question is not None else "ui_panel.back"), "back")]
    hints.append(("w", say("ui_panel.waiting" if play.waiting else "ui_panel.wait"), "wait"))
    if source is None:
        made.append(label("panel.none", 40, 360, say("ui_panel.none"), 22, on="ink"))
    else:
        hints += [(SWAP, say("ui_panel.bay"), "patch"), *_hands(ui, source)]
    return [*made, *key_hints("panel", r.x, layout.HINTS_Y, hints, r.right)]


def _stopped(ui: Ui, r: Rect) -> Widget:
    """Time stands; and the key that lets it run."""
    words = set_text(ui.texts.say("ui_panel.stopped"), r.x + 36, r.cy, 19, "caution", "uib", anchor="lm")
    box, letter = key_box("space", words.rect.right + 10, r.cy)
    r = r._replace(w=box.right + 12 - r.x)
    return Widget("time", r, "button", (words, letter), partial(_paint_stopped, box), box, STOP, "space")


def _paint_stopped(box: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
    for x in (14.0, 21.0):
        canvas.rect(Rect(r.x + x, r.cy - 7, 4, 14), fill="caution", radius=1)
    if focused:
        canvas.rect(r.inset(2), line="selected", width=2.5)
    draw_key(canvas, box, focused)


def _hands(ui: Ui, source: Source) -> list[tuple[str, str, str]]:
    """To say that it is done, to give the work back, or to take it over."""
    say, holder, offers = ui.texts.say, source.holder(), source.offers()
    if holder is not None:
        # Whoever gives their own work back goes on with it all the same, as the book has it.
        leave = say("ui_panel.let", person=_name(ui, holder)) if holder.name else say("ui_panel.let_you")
        return [("f", say("ui_panel.finish"), "finish"), ("l", leave, f"let:{holder.person}")]
    if offers:
        take = say("ui_panel.hands", person=_name(ui, offers[0]))
        return [("l", take, f"hands:{offers[0].person} {offers[0].task}")]
    return []


def _name(ui: Ui, offer: Offer) -> str:
    return ui.texts.shown(offer.name) if offer.name else ui.texts.say("ui_panel.yourself")
