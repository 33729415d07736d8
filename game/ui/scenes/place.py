"""Where the player is, seen with their own eyes: who is there, what can be done there; or the way there, while walking.

Look for: `Place`.
"""

from collections.abc import Sequence

from game.retelling.wording import listed, you
from game.ui import speech
from game.ui.canvas import Canvas
from game.ui.company import Company, Stand, names, stands, unseen
from game.ui.cutaway import PREFIX
from game.ui.geometry import STAGE, Rect
from game.ui.hypoxia import Veil, dulled
from game.ui.mood import mood
from game.ui.place_view import View
from game.ui.play import Play
from game.ui.scene import Ui
from game.ui.scenes.hub_ways import opened, work_way
from game.ui.scenes.place_rows import DO, LEFT, WIDE, deeds, hints, listed_deeds, plates, travel, way
from game.ui.stagecraft import stagecraft
from game.ui.widget import Widget
from game.ui.widgets import oxygen as instrument
from game.ui.widgets.alarm_bar import BAR, alarm_bar, alarm_on
from game.words.verbs import Command

LOOKS = 6.0
"""Times in a real second that what stands on the screen is made anew."""
NEWS = 0.5
"""Real seconds between two looks at the light."""


class Place:
    """Opened from the hub; time runs on as it does there."""

    name = "place"

    def __init__(self) -> None:
        self._view: View | None = None
        self._veil = Veil()
        self._seconds = 0.0
        self._lit = -1.0
        self._stands: list[Stand] = []
        self._made: tuple[object, list[Widget]] = (None, [])

    @property
    def _play(self) -> Play:
        if self.ui.play is None:
            raise ValueError("a place is shown only while a level is played")
        return self.ui.play

    def enter(self, ui: Ui) -> None:
        """It comes up, or what lay over it is gone."""
        self.ui = ui
        self._made = (None, [])
        self._craft = stagecraft(ui.staging)
        self._company = Company(ui, self._craft)
        self._view = View(ui)
        self._look(0.0)

    def _at(self) -> int:
        """Where the player is, -1 on the way; where there is no player, the house."""
        me = you(self._play.world)
        return self._play.session.state.duty.place[me] if me >= 0 else self._play.world.living

    def _look(self, seconds: float) -> None:
        play, view = self._play, self._view
        if view is None:
            return
        view.show(play.world, self._at())
        view.advance(seconds)
        if self._lit < 0.0 or self._seconds - self._lit >= NEWS:
            self._lit = self._seconds
            view.light(mood(play.world, play.session.state, self._craft.lamps), self._craft.standing(play.session))
        self._stands = stands(play.world, play.session.state, self._at(), view.points)

    def advance(self, seconds: float) -> None:
        """Time passes, here and in the colony."""
        play = self._play
        self._seconds += seconds
        play.advance(seconds)
        self._veil.advance(seconds, dulled(play.session))
        self._company.advance(seconds)
        self._look(seconds)
        if play.over and self.ui.top is self:
            self.ui.pop()

    def draw(self, canvas: Canvas) -> None:
        """The picture, those who are here, what is near."""
        view = self._view
        if view is None:
            canvas.rect(STAGE, fill="ink", radius=0)
            return
        view.draw(canvas)
        self._company.draw(canvas, self._stands, view.probes, view.lamps, self._play.world)
        view.draw_near(canvas)
        self._veil.draw(canvas, self.ui.settings.reduced_effects)

    def widgets(self) -> Sequence[Widget]:
        """The alarm bar first: there the focus rests by itself."""
        ui, play = self.ui, self._play
        stamp = (
            int(self._seconds * LOOKS), play.session, len(play.said), len(play.orders), play.question,
            play.alarms.open(), play.paused, play.waiting, ui.refused, ui.stretch, self._at(),
        )  # fmt: skip
        if self._made[0] != stamp:
            self._made = (stamp, self._all(ui, play))
        return self._made[1]

    def _all(self, ui: Ui, play: Play) -> list[Widget]:
        gauge = instrument.chip(ui)
        alarm = alarm_bar(ui, BAR._replace(x=LEFT, w=gauge.rect.x - 14 - LEFT))
        strip = speech.speech_widgets(ui, play)
        low = min((each.rect.y for each in strip), default=STAGE.bottom - 16) - 8
        top = alarm[0].rect.bottom + 10
        keys = hints(ui, max(top, gauge.rect.bottom + 10), play.waiting, work_way(ui, play))
        keys = [each for each in keys if each.rect.bottom < low]
        going = travel(play)
        if self._at() < 0 and going is not None:
            return [*alarm, gauge, *way(ui, going, top), *keys, *strip]
        todo = deeds(play, ui)
        side = min((each.rect.y for each in strip if each.rect.x < LEFT + WIDE), default=low + 8) - 8
        rows = listed_deeds(play, ui, todo, self._beside(ui, play), top, side)
        world = Rect(LEFT + WIDE + 12, max(each.rect.bottom for each in keys) + 6 if keys else top, 0, 0)
        world = world._replace(w=1256 - world.x, h=max(0.0, low - world.y))
        outside = [each.rect for each in (*rows, *keys) if not each.inside]
        outside.append(Rect(0.0, low, STAGE.w, STAGE.h - low))
        points = self._view.points if self._view else {}
        shown = plates(ui, todo, [each.id for each in rows], points, outside)
        signs = names(ui, self._stands, world, [*outside, *(each.rect for each in shown)])
        return [*alarm, gauge, *rows, *signs, *shown, *keys, *strip]

    def _beside(self, ui: Ui, play: Play) -> str:
        """Who is here and not seen; or that nobody is."""
        if not self._stands:
            return ui.texts.say("ui_place.alone")
        others = unseen(play.world, play.session.state, self._at(), self._stands)
        return ui.texts.say("ui_place.others", people=listed(others)) if others else ""

    def on(self, action: str) -> None:
        """A task is taken on; or what the bar, the strip and the keys do."""
        ui, play = self.ui, self._play
        ui.refused = ""
        if action == "back":
            ui.pop()
        elif alarm_on(ui, action) or speech.speech_on(ui, play, action):
            return
        elif action == "wait":
            play.wait()
        elif action.startswith(DO):
            me = play.world.people[you(play.world)]
            ui.refused = play.apply(Command("assign", (me, action.removeprefix(DO), "normal")))
        elif action.startswith(PREFIX):
            opened(ui, "board", action.removeprefix(PREFIX))
        else:
            opened(ui, action)
