"""All alarms: what nobody has noticed first, then by class; each can be noticed by itself, or all at once.

Look for: `AlarmList`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui import type as measure
from game.ui.alarms import Alarm
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.veil import draw_veil
from game.ui.widget import Widget, set_text
from game.ui.widgets import label, paragraph
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import COLOURS, MARKS, worded
from game.ui.widgets.button import button, draw_key, key_box
from game.ui.widgets.panel import field, panel
from game.ui.widgets.small import glyph, key_hint
from game.words.facts import clock_text

FIRST = 150.0
LAST = 640.0
WIDE = 1184.0
DAY = 24 * 3600


class AlarmList:
    """What stands, and what was not noticed yet."""

    name = "alarms"

    def __init__(self) -> None:
        self._page = 0

    def enter(self, ui: Ui) -> None:
        """It lies over the scene that was open."""
        self.ui = ui

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """The scene it lies over, dimmed."""
        draw_veil(canvas, self.ui, self)

    def widgets(self) -> Sequence[Widget]:
        """A row for each alarm, as many as fit; the rest on further pages."""
        ui = self.ui
        play = ui.play
        if play is None:
            return ()
        ranked = play.alarms.ranked()
        made = [
            panel("alarms", Rect(24, 96, 1232, 600)),
            label("alarms.title", 48, 108, ui.texts.say("ui_alarms.title"), 30, font="bodyb", inside="alarms"),
        ]
        if not ranked:
            words = ui.texts.say("ui_alarms.none")
            made.append(paragraph("alarms.none", Rect(48, 164, 1000, 0), words, 22, "dim", inside="alarms"))
        pages = self._pages(ranked)
        self._page = min(self._page, len(pages) - 1)
        made += pages[self._page]
        made += self._keys(len(pages), play.alarms.open())
        # Last, so that the focus rests on the first alarm.
        return [*made, instrument.chip(ui)]

    def _pages(self, ranked: Sequence[Alarm]) -> list[list[Widget]]:
        pages: list[list[Widget]] = [[]]
        y = FIRST
        for alarm in ranked:
            row = self._row(alarm, y, len(pages[-1]) + 1)
            if row.rect.bottom > LAST and pages[-1]:
                pages.append([])
                y = FIRST
                row = self._row(alarm, y, 1)
            pages[-1].append(row)
            y = row.rect.bottom + 8
        return pages

    def _row(self, alarm: Alarm, y: float, number: int) -> Widget:
        ui = self.ui
        told = worded(ui, alarm)
        start = ui.play.world.start if ui.play else 0
        state = "taken" if alarm.acknowledged >= 0 else "stands" if alarm.standing else "over"
        facts = [clock_text((start + alarm.tick) % DAY)[:5], ui.texts.say(f"ui_alarms.{state}")]
        if alarm.times > 1:
            facts.append(ui.texts.say("ui_alarms.times", count=alarm.times))
        note = "   ".join(facts)
        fresh = alarm.acknowledged < 0
        key = str(number) if fresh else ""
        left, right = 48 + 100.0, 48 + WIDE - 16
        room = right - left - measure.width(note, 18, "ui") - 24
        lines = [(line, "uib", "text") for line in measure.wrapped(f"{told.rank}  {told.what}", room, 20, "uib")]
        lines += [(line, "ui", "dim") for line in measure.wrapped(told.says, room, 18, "ui")]
        step = measure.line_height(20)
        r = Rect(48, y, WIDE, len(lines) * step + 14)
        texts = [
            set_text(line, left, y + 7 + n * step, 20 if font == "uib" else 18, tint, font)
            for n, (line, font, tint) in enumerate(lines)
        ]
        texts.append(set_text(note, right, r.cy, 18, "dim", "ui", anchor="rm"))
        box, named = key_box(key, 60, r.cy) if key else (None, None)
        if named is not None:
            texts.append(named)
        action = f"take {alarm.key}" if fresh else ""
        paint = partial(_paint, alarm.rank, fresh, box)
        role = "button" if fresh else "row"
        return Widget(
            f"alarms.{alarm.key}", r, role, tuple(texts), paint, (alarm.rank, fresh, box), action, key, inside="alarms"
        )

    def _keys(self, pages: int, fresh: int) -> list[Widget]:
        ui, y = self.ui, 652.0
        made = []
        x = 48.0
        if fresh:
            words = ui.texts.say("ui_alarms.take_all")
            wide = measure.width(words, 22) + 80
            made.append(button("alarms.all", Rect(x, y - 6, wide, 42), words, "take all", "a", inside="alarms"))
            x += wide + 16
        if pages > 1:
            made.append(
                key_hint("alarms.page", x, y, "page down", f"{self._page + 1}/{pages}", "page", inside="alarms")
            )
            x = made[-1].rect.right + 16
        made.append(key_hint("alarms.back", x, y, "escape", ui.texts.say("ui_alarms.back"), "back", inside="alarms"))
        return made

    def on(self, action: str) -> None:
        """Takes notice, or goes."""
        play = self.ui.play
        if play is None or action == "back":
            self.ui.pop()
        elif opened(self.ui, action):
            return
        elif action == "page":
            self._page = (self._page + 1) % max(1, len(self._pages(play.alarms.ranked())))
        elif action == "take all":
            for alarm in play.alarms.ranked():
                play.acknowledge(alarm.key)
        elif action.startswith("take "):
            play.acknowledge(action.removeprefix("take "))


def _paint(rank: str, fresh: bool, box: Rect | None, canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, radius=4)
    if fresh:
        canvas.rect(r, line=COLOURS[rank], width=1.5, radius=4)
    if focused:
        canvas.rect(r, line="selected", width=2.5, radius=4)
    glyph(canvas, MARKS[rank], r.x + 72, r.cy, 12, COLOURS[rank])
    if box is not None:
        draw_key(canvas, box, focused)
