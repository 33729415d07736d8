"""The picture of a place in its light, with what is near sliding before it; of a corridor, which moves, on the way.

Which picture a place has is level data (`[picture]` of screen.toml, "way" for who walks). Look for: `View`.
"""

import pygame

from game.level.world import World
from game.ui.canvas import Canvas
from game.ui.figures import Lamps, Probes
from game.ui.geometry import STAGE, Rect
from game.ui.mood import Mood, weights
from game.ui.pictures import STEPS, Picture
from game.ui.scene import Ui

WAY = "way"
NEARER, SLIDE = 1.15, 16.0
STRIDE = 120.0
"""Units that a corridor moves in a real second."""
PULSING = "beacon"


class View:
    """One place; `points` and `probes` are those of its picture."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self.lamps: Lamps = ()
        self.probes: Probes | None = None
        self._mood: Mood | None = None
        self._home = True
        self._name = ""
        self._picture: Picture | None = None
        self._clock = 0.0
        self._camera = 0.0
        self._gone = 0.0
        self._walks = False

    @property
    def points(self) -> dict[str, tuple[float, float]]:
        return dict(self._picture.points) if self._picture else {}

    def show(self, world: World, place: int) -> None:
        """What is seen from now on."""
        self._walks = place < 0
        self._home = place >= 0 and world.place_module[place] in (world.living, world.bay)
        name = self.ui.staging.picture.get(WAY if self._walks else world.places[place], "")
        if name != self._name or self._picture is None:
            self._name = name
            self._picture = self.ui.pictures.get(name) if name else None
            self.probes = Probes(self._picture) if self._picture else None

    def light(self, now: Mood) -> None:
        """How the lamps burn, from now on."""
        self._mood = now

    def advance(self, seconds: float) -> None:
        """The eye follows the pointer; a corridor passes."""
        self._clock += seconds
        still = self.ui.settings.reduced_motion
        if self._mood is not None:
            of_house = weights(self._mood, self._clock, still)
            power = self._mood.power if self._home else 1.0
            burning = {
                "strips": of_house["strips_top"] if self._home else 0.92,
                "lamp": 0.9 * power,
                "work": of_house["work"] if self._home else 0.85,
                "growlights": 0.9 * power,
                "screens": 0.9 * power,
                "window": 1.0,
                "panel": of_house["panel"],
                PULSING: of_house["beacon_1"] if self._home else 0.0,
            }
            self.lamps = tuple((group, round(weight * STEPS) / STEPS) for group, weight in burning.items())
        if still:
            return
        wanted = (self.ui.pointer[0] / STAGE.w - 0.5) * SLIDE if self.ui.pointer[0] >= 0 else 0.0
        self._camera += (wanted - self._camera) * min(1.0, 2.0 * seconds)
        running = self.ui.play is not None and not self.ui.play.paused
        self._gone = (self._gone + seconds * STRIDE) % STAGE.w if self._walks and running else self._gone

    def draw(self, canvas: Canvas) -> None:
        """The picture; a plain room as long as there is none."""
        picture = self._picture
        if picture is None:
            canvas.graded(STAGE, "panel2", "ink", radius=0)
            canvas.graded(Rect(0.0, 540.0, STAGE.w, 180.0), "line", "panel", radius=0)
            return
        steady = {group: weight for group, weight in self.lamps if group != PULSING}
        pulsing = {group: weight for group, weight in self.lamps if group == PULSING}
        for left in (-self._gone, STAGE.w - self._gone) if self._walks and self._gone else (0.0,):
            whole = STAGE.moved(round(left * canvas.scale) / canvas.scale, 0.0)
            picture.draw(canvas, steady, whole)
            picture.add(canvas, pulsing, whole)

    def draw_near(self, canvas: Canvas) -> None:
        """What stands between the eye and the room."""
        near = self._picture.parts.get("foreground") if self._picture else None
        if near is None:
            return
        beyond = (near.get_width() / self._picture.scale - STAGE.w) / 2 if self._picture else 0.0
        x = -beyond - self._camera * NEARER
        if self._walks:
            x -= self._gone * NEARER - (STAGE.w * NEARER if self._gone * NEARER > STAGE.w else 0.0)
        surface: pygame.Surface = near
        canvas.picture(surface, Rect(x, 0.0, STAGE.w + 2 * beyond, STAGE.h))
