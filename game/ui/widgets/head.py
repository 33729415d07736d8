"""The head of a scene that lies over a game: its title and the clock, the worst alarm, the oxygen.

Look for: `head`, `Head`, `stamp`.
"""

from typing import NamedTuple

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets import oxygen
from game.ui.widgets.alarm_bar import alarm_chip
from game.ui.widgets.panel import field
from game.words.facts import clock_text

LEFT, TOP, HIGH, GAP, PAD = 24.0, 24.0, 52.0, 10.0, 18.0
SIZES = (24.0, 22.0, 20.0, 18.0)
BESIDE = 280.0
"""Room that the alarm wants; the title makes itself smaller for it."""
DAY = 24 * 3600


class Head(NamedTuple):
    """One row of three."""

    title: Widget
    signs: tuple[Widget, ...]
    """The alarm and the oxygen: last among the widgets of a scene, so that the focus rests on what it is about."""


def head(ui: Ui, id_: str, words: str, note: str = "") -> Head:
    """`note` stands beside the title instead of the clock. Where nothing is played there is the title alone."""
    play, words = ui.play, words.upper()
    if play is None:
        title = set_text(words, LEFT + PAD, TOP + HIGH / 2, SIZES[0], "text", "uib", anchor="lm")
        return Head(_panel(id_, title), ())
    gauge = oxygen.chip(ui, high=HIGH)
    right = gauge.rect.x - GAP
    told = note or clock_text(play.session.clock % DAY)[:5]
    if play.paused and not note:
        told = f"{told}  {ui.texts.say('ui_head.stands')}"
    for size in SIZES:
        title = set_text(words, LEFT + PAD, TOP + HIGH / 2, size, "text", "uib", anchor="lm")
        beside = set_text(told, title.rect.right + 16, TOP + HIGH / 2, min(20.0, size), "dim", "ui", anchor="lm")
        if right - beside.rect.right - PAD - GAP >= BESIDE:
            break
    else:
        title = set_text(words, LEFT + PAD, TOP + HIGH / 2 + 1, SIZES[-1], "text", "uib", anchor="lb")
        beside = set_text(told, LEFT + PAD, TOP + HIGH / 2 + 1, SIZES[-1], "dim", "ui")
    frame = _panel(id_, title, beside)
    x = frame.rect.right + GAP
    return Head(frame, (alarm_chip(ui, Rect(x, TOP, right - x, HIGH)), gauge))


def stamp(play: Play) -> tuple[object, ...]:
    """What the head depends on, but for the minute: for scenes that keep their widgets."""
    first = play.alarms.first()
    return (first and (first.key, first.acknowledged, first.tick), play.alarms.open(), play.paused)


def _panel(id_: str, *texts: Text) -> Widget:
    r = Rect(LEFT, TOP, max(text.rect.right for text in texts) + PAD - LEFT, HIGH)
    return Widget(id_, r, "panel", texts, _ground)


def _ground(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r)
