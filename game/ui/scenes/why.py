"""Why this number: the sum behind the minutes left, who breathes and what makes oxygen, all limits, and what buys time.

Look for: `Why`.
"""

from collections.abc import Sequence

from game.session.outlook import AHEAD
from game.ui.air import Air, air, limit_value
from game.ui.because import Asked, asked, because, levers, limits, met
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pace import CHOOSING
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.why_flow import flow
from game.ui.scenes.why_rows import (
    WINDOW,
    Ahead,
    Chart,
    Points,
    charts,
    hours,
    lever_panel,
    limit_panel,
    past,
    sum_panel,
)
from game.ui.widget import Widget
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import alarm_on
from game.ui.widgets.head import head, stamp
from game.ui.widgets.small import key_hints

TOP, HIGH = 84.0, 440.0
LIMITS_HIGH = 222.0
LEVERS = Rect(916.0, TOP + LIMITS_HIGH + 12, 340.0, HIGH - LIMITS_HIGH - 12)
CHARTS = Rect(24.0, 536.0, 1232.0, 110.0)
FOOT = 656.0
FULL = 1.25
"""The tank holds so many times the pressure at which the alarm sounds."""
SHORTEST = 60
"""Seconds below which a move buys nothing to speak of."""


class Why:
    """One screen of it."""

    name = "why"

    def __init__(self) -> None:
        self._made: tuple[object, list[Widget]] = (None, [])

    def enter(self, ui: Ui) -> None:
        """It lies over the scene that was open."""
        self.ui = ui
        self._made = (None, [])

    def advance(self, seconds: float) -> None:
        """To read costs seconds."""
        if self.ui.play is not None:
            self.ui.play.advance(seconds, CHOOSING)

    def draw(self, canvas: Canvas) -> None:
        """A plain ground: the whole screen is instrument."""
        canvas.graded(STAGE, "panel", "ink", radius=0)

    def widgets(self) -> Sequence[Widget]:
        """Made anew each colony minute, when the forecast is."""
        play = self.ui.play
        if play is None:
            return ()
        now = (play.now // 60, len(play.orders), self.ui.stretch, stamp(play))
        if self._made[0] != now:
            self._made = (now, self._all(play))
        return self._made[1]

    def _all(self, play: Play) -> list[Widget]:
        texts, now = self.ui.texts, air(play)
        top = head(self.ui, "why.head", texts.say("ui_why.title"))
        found = because(play)
        told = texts.say("ui_why.none") if now.state == "none" else texts.say(f"ui_oxygen.{now.state}")
        other = now.state == "ahead" and now.limit != "oxygen"
        tone = {"ahead": "alarm" if now.low else "caution", "past": "alarm"}.get(now.state, "")
        limit = dict(play.world.limits)["oxygen"] / 1e3
        full = FULL * max(play.world.alarm_oxygen / 1e3, float(now.oxygen))
        bought = [self._bought(play, each) for each in levers(play)]
        moves = sorted((each for each in bought if each[0] >= SHORTEST), key=lambda each: -each[0])
        nothing = "ui_why.nothing_past" if now.state == "past" else "ui_why.nothing"
        hints = [("escape", texts.say("ui_why.back"), "back"), ("b", texts.say("ui_why.board"), "board")]
        return [
            top.title,
            sum_panel(texts, Rect(24, TOP, 300, HIGH), found, told, now.left, tone, other),
            flow(texts, Rect(336, TOP, 568, HIGH), found, float(now.oxygen), limit, full),
            *limit_panel(texts, Rect(916, TOP, 340, LIMITS_HIGH), *self._limits(play, now)),
            *lever_panel(texts, LEVERS, [each[1] for each in moves], texts.say(nothing)),
            *charts(texts, CHARTS, self._charts(play, now)),
            *key_hints("why.keys", 24, FOOT, hints),
            *top.signs,
        ]

    def _limits(self, play: Play, now: Air) -> tuple[list[Ahead], list[Ahead]]:
        """When each would be met if it were the only one: those of the house, then those of one person each."""
        found = sorted((met(play, each), n, each.id) for n, each in enumerate(limits(play)))
        house: list[Ahead] = []
        own: list[Ahead] = []
        for at, _, id_ in found:
            left = at - play.now
            say = self.ui.texts.say
            note = say("ui_why.far") if left > AHEAD else hours(left) if left > 0 else say("ui_why.met")
            row = Ahead(id_, self._limit_words(play, id_), note, id_ == now.limit and now.state != "none")
            (own if id_.startswith("mark ") else house).append(row)
        # The one that the clock counts down to stands first, also in the minute before the forecast is made anew.
        return sorted(house, key=lambda row: not row.first), own

    def _limit_words(self, play: Play, id_: str) -> str:
        world, say = play.world, self.ui.texts.say
        name, _, person = id_.partition(" ")
        if name == "mark":
            i = world.people.index(person)
            value = dict(world.marks)[i] / 1e3
            return say("ui_why.mark", name=world.people_names[i], value=f"{value:.1f}")
        return say(f"ui_why.{name}", value=limit_value(play, name)[0])

    def _bought(self, play: Play, question: Asked) -> tuple[int, Ahead]:
        """Seconds by which a move puts the first limit off."""
        texts = self.ui.texts
        outlook = play.session.state.outlook
        standing = outlook.standing() if outlook is not None else None
        first = standing.at if standing is not None and standing.limit >= 0 else play.now + AHEAD
        at = asked(play.world, question)
        gained = at - first
        note = texts.say("ui_why.no_limit") if at > play.now + AHEAD else f"+{hours(gained)}"
        name = "candle_move" if question.id == "candle" else question.id
        return gained, Ahead(question.id, texts.say(f"ui_why.{name}"), note, False)

    def _charts(self, play: Play, now: Air) -> list[Chart]:
        samples, outlook = play.samples, play.session.state.outlook
        curve = outlook.standing().curve if outlook is not None else ()
        near = [each for each in curve if each[0] - play.now <= WINDOW]
        oxygen: Points = tuple((max(0, tick - play.now), o2 / 1e3) for tick, o2, _ in near)
        carbon: Points = tuple((max(0, tick - play.now), co2 / 1e3) for tick, _, co2 in near)
        values = {name: value / 1e3 for name, value in play.world.limits}
        last = samples[-1]
        far, rest = -1e9, play.world.plot.stop_work
        return [
            Chart("o2", now.oxygen, past(samples, play.now, "oxygen"), oxygen, values["oxygen"], False),
            Chart(
                "spo2", f"{min(last.spo2):.0f}", past(samples, play.now, "spo2"), (), rest.below if rest else far, False
            ),
            Chart("co2", f"{last.co2:.2f}", past(samples, play.now, "co2"), carbon, values["co2"], True),
            Chart("load", f"{last.load:.2f}", past(samples, play.now, "load"), (), far, True),
        ]

    def on(self, action: str) -> None:
        """Out, or to where orders are given."""
        if action == "back" or action == instrument.WHY:
            self.ui.pop()
        elif not alarm_on(self.ui, action):
            opened(self.ui, action)
