"""The hub: the module with its people, the oxygen beside it, alarms above, what is said below, and ways to everything.

Look for: `Hub`.
"""

from collections.abc import Sequence

from game.session.session import Session
from game.ui import speech
from game.ui.canvas import Canvas
from game.ui.cutaway import PREFIX, Cutaway
from game.ui.geometry import STAGE, Rect
from game.ui.guidance import Learnt, guidance
from game.ui.hypoxia import Veil, dulled, lag, stage
from game.ui.pace import FASTEST, SLOWEST
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.hub_rows import LOWEST, SLOWER, TOP, WAIT, ways
from game.ui.scenes.hub_ways import opened
from game.ui.scenes.waking import waking
from game.ui.tag import HULL
from game.ui.widget import Widget
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import BAR, LIST, STOP, TAKE, alarm_bar, alarm_on

SURE = (TAKE, LIST, STOP)
"""What is never late: safety comes first, whatever the hand does."""
ANEW = 0.1
"""Real seconds for which what stands on the screen may be old: no number is read faster."""
TOO_LATE = 0.7
"""Real seconds after a line ends by itself: whoever meant to go on with it does not want to stop time."""
WARNS = 12.0
"""Real seconds for which an alarm is spoken of before other things; its bar says it for as long as it is open."""
DARK = 3.0
"""Real seconds of black at the beginning: one hears the house before one sees it."""
UNSEEN = 12
"""Frames of the dark from one thing that is got ready to the next."""


class Hub:
    """Where a game is played from."""

    name = "hub"

    def __init__(self) -> None:
        self._cutaway: Cutaway | None = None
        self._session: Session | None = None
        self._veil = Veil()
        self._late: list[tuple[float, str]] = []
        self._dark = 0.0
        self._unseen = 0
        self._learnt = Learnt()
        self._spoken_at = -TOO_LATE
        """When somebody last spoke, in seconds of this scene."""
        self._orders = 0
        self._alarmed: tuple[tuple[str, ...], float] = ((), 0.0)
        """Alarms that nobody has noticed, and since when it is these, in seconds of this scene."""
        self._shown = "nothing"
        self._seconds = 0.0
        self._kept: tuple[object, float, list[Widget], list[Rect]] | None = None
        self._behind = 0
        """So many widgets lie behind the people; the words of the strip lie before them."""

    @property
    def _play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("the hub is shown only while a level is played")
        return self.ui.play

    def enter(self, ui: Ui) -> None:
        """At first, and whenever a scene over it was closed."""
        self.ui = ui
        play = self._play
        if self._cutaway is None:
            self._cutaway = Cutaway(ui)
        else:
            self._cutaway.enter()
        if self._session is not play.session:
            self._session = play.session
            self._dark = DARK if play.now == 0 and not play.orders else 0.0
            self._late = []
            self._orders = len(play.orders)
        self._count_orders()

    def advance(self, seconds: float) -> None:
        """Time passes, here and in the colony."""
        play = self._play
        if self._dark > 0.0:
            self._dark -= seconds
            self._get_ready(play)
            return
        self._seconds += seconds
        if play.alarms.open():
            self._count_alarms(play)
        if play.line is not None:
            self._spoken_at = self._seconds
        play.advance(seconds)
        z = dulled(play.session)
        self._veil.advance(seconds, z)
        self._note(stage(z, self.ui.settings.reduced_effects))
        if self._cutaway is not None:
            self._cutaway.advance(seconds)
        due = [action for left, action in self._late if left <= seconds]
        self._late = [(left - seconds, action) for left, action in self._late if left > seconds]
        for action in due:
            self._do(action)
        if play.over and self.ui.top is self:
            opened(self.ui, "ending")

    @property
    def _warned(self) -> bool:
        """Whether the alarms that are open now have been spoken of for long enough."""
        return self._seconds - self._alarmed[1] >= WARNS

    def _count_alarms(self, play: Play) -> None:
        """Since when it is these that nobody has noticed."""
        fresh = tuple(alarm.key for alarm in play.alarms.ranked() if alarm.acknowledged < 0)
        if set(fresh) - set(self._alarmed[0]):
            self._alarmed = (fresh, self._seconds)

    def _get_ready(self, play: Play) -> None:
        """What the first look needs, a part in a frame, while nothing is seen."""
        self._unseen += 1
        if self._unseen == UNSEEN:
            self._front(self.ui, play)
        elif self._unseen % UNSEEN == 0 and self._cutaway is not None:
            self._cutaway.advance(0.0)

    def _note(self, shown: str) -> None:
        """For the report: what of the want of oxygen the player was shown."""
        if shown != self._shown:
            self._shown = shown
            self._play.note("shown", shown)

    def widgets(self) -> Sequence[Widget]:
        """The alarm bar first: there the focus rests by itself."""
        ui, play = self.ui, self._play
        if self._dark > 0.0:
            return waking(ui)
        front, fields = self._front(ui, play)
        if self._cutaway is None:
            return front
        # Whoever stands behind words can't be pointed at meanwhile.
        here = [each for each in self._cutaway.widgets() if not any(r.overlaps(each.rect) for r in fields)]
        return [*front[: self._behind], *here, *front[self._behind :]]

    def _front(self, ui: Ui, play: Play) -> tuple[list[Widget], list[Rect]]:
        """All but the people; made anew where something was said, asked or done, and else ten times a second."""
        question = play.question
        state = (
            play.session, len(play.said), len(play.orders), play.line is None, question and question.id,
            play.alarms.open(), self._warned, play.paused, play.waiting, play.slow, self._learnt, ui.refused,
            ui.settings, ui.scale, ui.stretch,
        )  # fmt: skip
        if self._kept is None or self._kept[0] != state or self._seconds - self._kept[1] >= ANEW:
            made = self._made(ui, play)
            self._kept = (
                state,
                self._seconds,
                made,
                [each.rect for each in made if not each.inside and each.rect.overlaps(HULL)],
            )
        return self._kept[2], self._kept[3]

    def _made(self, ui: Ui, play: Play) -> list[Widget]:
        told = ui.texts.shown(ui.refused) if ui.refused else guidance(play, ui.texts, self._learnt, self._warned)
        strip = speech.speech_widgets(ui, play)
        top = strip[0].rect.y if strip else STAGE.bottom
        bar, gauge, row = BAR, instrument.card(ui, play), TOP
        if top < LOWEST:
            # Many answers want the room: the card shrinks to its chip, and the keys move up.
            gauge = instrument.chip(ui, instrument.CARD.x + instrument.chip(ui).rect.w)
            bar = BAR._replace(x=gauge.rect.right + 14, w=BAR.right - gauge.rect.right - 14)
            row = gauge.rect.bottom + 12
        alarm = alarm_bar(ui, bar)
        made = [*alarm, gauge, *ways(ui, play, told, alarm[0].rect.bottom, row)]
        self._behind = len(made)
        return [*made, *strip]

    def draw(self, canvas: Canvas) -> None:
        """The module, as the player's eyes have it."""
        if self._dark > 0.0:
            if self._unseen % UNSEEN == 1 and self._unseen > UNSEEN and self._cutaway is not None:
                self._cutaway.draw(canvas)
            canvas.surface.fill((0, 0, 0))
        elif self._cutaway is not None:
            self._cutaway.draw(canvas)
            self._veil.draw(canvas, self.ui.settings.reduced_effects)

    def on(self, action: str) -> None:
        """At once; or a little later, for somebody whose hand is late."""
        late = 0.0 if action in SURE or self.ui.settings.reduced_effects else lag(self._veil.z)
        if late > 0.0:
            self._late.append((late, action))
        else:
            self._do(action)

    def _do(self, action: str) -> None:
        ui, play = self.ui, self._play
        ui.refused = ""
        if action == "wake":
            self._dark = 0.0
        elif action == STOP and not play.paused and "space" in ui.held and self._just_heard:
            return
        elif alarm_on(ui, action):
            if action == TAKE:
                self._learnt = self._learnt.did("alarm")
        elif action == WAIT:
            play.wait()
            self._learnt = self._learnt.did("wait")
        elif action == SLOWER:
            play.slower(0.5 if play.slow > SLOWEST else FASTEST / SLOWEST)
        elif action.startswith(PREFIX):
            self._learnt = self._learnt.did("look")
            opened(ui, "board", action.removeprefix(PREFIX))
        elif speech.speech_on(ui, play, action):
            self._learnt = self._learnt.did("reply" if action.startswith(speech.REPLY_TO) else "listen")
        else:
            opened(ui, action)
        self._count_orders()

    @property
    def _just_heard(self) -> bool:
        return self._play.line is None and self._seconds - self._spoken_at < TOO_LATE

    def _count_orders(self) -> None:
        given = len([1 for _, command in self._play.orders[self._orders :] if command.verb != "choose"])
        self._orders = len(self._play.orders)
        for _ in range(given):
            self._learnt = self._learnt.did("order")
