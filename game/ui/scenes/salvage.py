"""The salvage: a machine is taken out of its place, step by step, by the player's hands or by somebody's who is sent.

The hands decide when a step begins, and whether by the book or in haste; what it does is the session's task, and while
that runs the close-up moves with it.
Look for: `Salvage`.
"""

from collections.abc import Sequence

from game.level.plot import NO_PLACE
from game.retelling.wording import you
from game.session.moment import RUNNING, WAITING
from game.session.session import Session
from game.ui import board_rows, salvage_panels
from game.ui.board_rows import Entry
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pace import CHOOSING, CREW, WAITED
from game.ui.play import Play
from game.ui.salvage_steps import LATER, LEFT_OUT, OVER, POSSIBLE, Standing, craft, standings
from game.ui.salvage_view import INSET, View
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.salvage_box import PartsBox
from game.ui.widget import Widget
from game.ui.widgets import key_hint, key_hints, paragraph
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import alarm_chip, alarm_on
from game.ui.widgets.panel import panel
from game.words.facts import clock_text
from game.words.verbs import Command

HANDS = 10.0
"""Colony seconds in a real one while the player's hands are at work."""
GRIP = 0.9
"""Real seconds for which a step must be held before it begins."""
HOLDING = {"assign_normal": "e", "assign_haste": "h", "skip": "x"}
ANY = ("mouse", "return", "space")
DAY = 24 * 3600
ANEW = 0.1
LEAST = 130.0
"""Room in which an alarm has its sign, a word and its key."""


class Salvage:
    """The place where something is taken apart."""

    name = "salvage"

    def __init__(self) -> None:
        self._at = -1
        """The step that is looked at; -1: the one that the player's hands are at, or the first that is not over."""
        self._who = -1
        self._grip: tuple[str, float] | None = None
        """The order that is held, and for how long."""
        self._view: View | None = None
        self._session: Session | None = None
        self._seconds = 0.0
        self._made: tuple[object, list[Widget]] | None = None
        self._made_at = -1.0
        self._steps: list[Standing] = []

    @property
    def _play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("the salvage is shown only while a level is played")
        return self.ui.play

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        play = self._play
        self._craft = craft(ui.staging)
        if self._session is not play.session:
            self._session, self._at, self._who = play.session, -1, you(play.world)
        if self._view is None:
            self._view = View(ui, self._craft)
        self._made = None
        self._look()

    def _look(self) -> None:
        play = self._play
        self._steps = standings(play, self._craft.steps, max(0, self._who))

    @property
    def person(self) -> int:
        """Who is to do it."""
        return self._who

    @property
    def _current(self) -> int:
        if 0 <= self._at < len(self._steps):
            return self._at
        me = you(self._play.world)
        order = [n for n, each in enumerate(self._steps) if me in each.people]
        order += [n for n, each in enumerate(self._steps) if each.state not in (OVER, LEFT_OUT, LATER)]
        order += [n for n, each in enumerate(self._steps) if each.state == LATER]
        return order[0] if order else len(self._steps) - 1

    def _mine(self) -> bool:
        """Whether the player's hands are at work on the step that is looked at, or will be within the next seconds."""
        play, me = self._play, you(self._play.world)
        t = play.session.state.duty.task[me] if me >= 0 else -1
        if t < 0 or me not in self._step.people:
            return False
        task, status = play.world.plot.tasks[t], play.session.state.work.status[t]
        here = task.where in (NO_PLACE, play.session.state.duty.place[me])
        return status == RUNNING or (status == WAITING and here and not task.both)

    @property
    def _step(self) -> Standing:
        return self._steps[self._current]

    def advance(self, seconds: float) -> None:
        """To choose costs seconds; hands at work, and waiting, let time run."""
        play = self._play
        self._seconds += seconds
        if self._steps:
            most = WAITED if play.waiting else HANDS if self._mine() else CHOOSING
            play.advance(seconds, most)
        self._hold(seconds)
        if self._made is None or self._seconds - self._made_at >= ANEW:
            self._look()
        if self._view is not None:
            self._view.advance(seconds)
        if play.over and self.ui.top is self:
            self.ui.pop()

    def _hold(self, seconds: float) -> None:
        """What is held long enough is ordered; what is let go is not."""
        if self._grip is None:
            return
        order, held = self._grip
        if not self.ui.held.intersection((HOLDING.get(order, ""), *ANY)):
            self._grip = None
        elif held + seconds >= GRIP:
            self._grip = None
            self._give(order)
        else:
            self._grip = (order, held + seconds)

    def widgets(self) -> Sequence[Widget]:
        """The step, the list, the gauge; made anew ten times a second."""
        play, ui = self._play, self.ui
        if not self._steps:
            return self._nothing()
        state = (
            play.session, len(play.orders), len(play.said), play.waiting, self._at, self._who, ui.stretch, ui.refused,
            self._grip and round(self._grip[1], 2),
        )  # fmt: skip
        if self._made is None or self._made[0] != state or self._seconds - self._made_at >= ANEW:
            self._made, self._made_at = (state, self._all()), self._seconds
        return self._made[1]

    def _nothing(self) -> list[Widget]:
        back = key_hint("salvage.back", 24, 666, "escape", self.ui.texts.say("ui_salvage.back"), "back")
        return [back, instrument.chip(self.ui)]

    def _all(self) -> list[Widget]:
        ui, play, at = self.ui, self._play, self._current
        step = self._step
        grip = (self._grip[0], self._grip[1] / GRIP) if self._grip else None
        packs = step.task == self._craft.box and step.state != OVER
        left = salvage_panels.step_panel(ui, play, step, at, self._who, self._entries(), grip, packs, self._by_hand())
        right = salvage_panels.steps_list(ui, self._craft.title, self._steps, at)
        below = right[0].rect.bottom + 8
        gauge = step.step.gauge
        if gauge is not None and gauge.limit >= 0 and step.state != LEFT_OUT:
            right += salvage_panels.gauge_panel(ui, gauge, step.share, below)
        front = [
            *left,
            *right,
            *salvage_panels.place_label(ui, self._place, clock_text(play.session.clock % DAY)[:5]),
            *salvage_panels.toast(ui, play),
            *self._keys(),
        ]
        if ui.refused:
            front += self._refusal(ui.texts.shown(ui.refused))
        open_ = step.state not in (OVER, LEFT_OUT)
        if open_ and left[0].rect.bottom <= INSET.y - 6 and self._view is not None:
            front.append(self._view.inset(step, self._hands(), self._grip is not None or self._mine()))
        signs = self._signs()
        fields = [*(each.rect for each in signs), *(each.rect for each in front if not each.inside)]
        points = self._view.points if self._view else {}
        return [*front, *salvage_panels.plates(play.session, self._steps, points, at, fields), *signs]

    def _signs(self) -> list[Widget]:
        """The oxygen, and the worst alarm in the room that it leaves beside the name of the place."""
        gauge = instrument.chip(self.ui)
        label = salvage_panels.place_label(self.ui, self._place, "00:00")[0].rect
        room = Rect(label.right + 10, label.y, gauge.rect.x - label.right - 20, label.h)
        return [*([alarm_chip(self.ui, room)] if room.w > LEAST else []), gauge]

    @property
    def _place(self) -> str:
        return self._play.world.place_names[self._play.world.places.index(self._craft.place)]

    def _hands(self) -> float:
        """How far the movement in the close-up is."""
        return self._grip[1] / GRIP * 0.1 if self._grip else self._step.share

    def _refusal(self, words: str) -> list[Widget]:
        text = paragraph("refused.text", Rect(396, 92, 488, 0), words, 18, "caution", "bodyb", inside="refused")
        return [panel("refused", Rect(380, 84, 520, text.rect.h + 16), accent="caution"), text]

    def _keys(self) -> list[Widget]:
        say, play = self.ui.texts.say, self._play
        words = say("ui_salvage.asks" if play.question is not None else "ui_salvage.back")
        wait = say("ui_salvage.waiting" if play.waiting else "ui_salvage.wait")
        return key_hints("salvage", 912, 666, [("w", wait, "wait"), ("escape", words, "back")])

    def _entries(self) -> list[Entry]:
        """What can be ordered of whoever is chosen, about the step that is looked at."""
        play = self._play
        if self._who < 0:
            return []
        who, me = play.world.people[self._who], you(play.world)
        task = next(each for each in play.world.plot.tasks if each.id == self._step.task)
        if task.factors[self._who] <= 0.0:
            return []
        made = board_rows.orders(play, self.ui.texts, who, task.id)
        busy = play.session.state.duty.task[self._who] >= 0 or any(play.session.state.duty.booked[self._who])
        wanted = [each for each in made if each.id in salvage_panels.KEYS]
        if self._who == me or not busy:
            wanted = [each for each in wanted if each.id != "book_normal"]
        # Orders that can't be given share one reason: it is told once.
        if self._step.state == LATER:
            wanted = [each for each in wanted if each.id in ("assign_normal", "skip")]
        return wanted

    def draw(self, canvas: Canvas) -> None:
        """The place, who is there, and what of the machine is still in it."""
        if self._view is not None:
            self._view.draw(canvas, self._steps, self._current)

    def on(self, action: str) -> None:
        """Another step, somebody else, an order; or out."""
        play = self._play
        self.ui.refused = ""
        word, _, rest = action.partition(":")
        match word:
            case "back":
                self.ui.pop()
            case "step":
                # Whoever was sent to the step before is at that: the next one is for the player's own hands again.
                self._at, self._grip, self._who = int(rest), None, you(play.world)
            case "who":
                self._next_person()
            case "order":
                self._ordered(rest)
            case "stop":
                me = play.world.people[you(play.world)]
                self.ui.refused = play.apply(Command("unbook", (me, self._step.task)))
            case "wait":
                play.wait()
            case "box":
                self.ui.push(PartsBox())
            case _ if not alarm_on(self.ui, action):
                opened(self.ui, action)
        self._look()
        self._made = None

    def _next_person(self) -> None:
        """Round the crew, and whoever else is here, as far as the step is of their trade."""
        play = self._play
        task = next(each for each in play.world.plot.tasks if each.id == self._step.task)
        place = play.session.state.duty.place
        here = play.world.places.index(self._craft.place)
        crew = play.world.groups.get(CREW, tuple(range(len(play.world.people))))
        able = [
            i for i in range(len(play.world.people)) if (i in crew or place[i] == here) and task.factors[i] > 0.0
        ] or [max(0, self._who)]
        later = [i for i in able if i > self._who]
        self._who = later[0] if later else able[0]

    def _ordered(self, id_: str) -> None:
        """By the player's own hands it is held; whoever else is sent goes at once."""
        play = self._play
        entry = next((each for each in self._entries() if each.id == id_), None)
        if entry is None:
            return
        if entry.refusal:
            self.ui.refused = entry.refusal
        elif self._by_hand() and self.ui.held:
            self._grip = (id_, 0.0)
        else:
            self._give(id_)
        if play.waiting:
            play.wait()

    def _by_hand(self) -> bool:
        play, me = self._play, you(self._play.world)
        where = next(each.where for each in play.world.plot.tasks if each.id == self._step.task)
        here = play.session.state.duty.place[me] if me >= 0 else -1
        return self._who == me and (where == NO_PLACE or here == where)

    def _give(self, id_: str) -> None:
        """The order itself; the step that it is about stays in view as long as it lasts."""
        entry = next((each for each in self._entries() if each.id == id_), None)
        if entry is None:
            return
        begun = self._step.state == POSSIBLE
        self.ui.refused = self._play.apply(entry.command)
        if begun and not self.ui.refused:
            self._at = -1 if self._who == you(self._play.world) else self._at
        self._look()
        self._made = None
