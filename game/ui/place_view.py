"""The picture of a place in its light, with what is near sliding before it; of a corridor, which moves, on the way.

Which picture a place has is level data (`[picture]` of screen.toml, "way" for who walks). Look for: `View`.
"""

from collections.abc import Sequence

import pygame

from game.level.world import World
from game.ui.canvas import Canvas
from game.ui.cutaway import sized
from game.ui.figures import Lamps, Probes, Tint, lit
from game.ui.geometry import STAGE, Rect
from game.ui.mood import Mood, weights
from game.ui.pictures import NEAR, STEPS, Picture, Still
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
        self._clock = 0.0
        self._camera = 0.0
        self._gone = 0.0
        """Units that the corridor has moved."""
        self._standing: Sequence[str] = ()
        self._still = Still()
        self._near: tuple[object, pygame.Surface] | None = None
        self._lit: dict[tuple[str, Tint, float], pygame.Surface] = {}
        self._walks = False

    @property
    def _picture(self) -> Picture | None:
        """Asked for in each frame, not held: a view that nobody sees any more keeps no picture."""
        return self.ui.pictures.get(self._name) if self._name else None

    @property
    def points(self) -> dict[str, tuple[float, float]]:
        picture = self._picture
        return dict(picture.points) if picture else {}

    def show(self, world: World, place: int) -> None:
        """What is seen from now on."""
        self._walks = place < 0
        self._home = place >= 0 and world.place_module[place] in (world.living, world.bay)
        name = self.ui.staging.picture.get(WAY if self._walks else world.places[place], "")
        if name != self._name:
            self._name, self.probes = name, None
        if self.probes is None and (picture := self._picture) is not None:
            self.probes = Probes(picture)

    def light(self, now: Mood, standing: Sequence[str]) -> None:
        """How the lamps burn from now on, and which parts the day has brought."""
        self._mood, self._standing = now, standing

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
        self._gone += seconds * STRIDE if self._walks and running else 0.0

    def draw(self, canvas: Canvas) -> None:
        """The picture; a plain room as long as there is none."""
        picture = self._picture
        if picture is None:
            canvas.graded(STAGE, "panel2", "ink", radius=0)
            canvas.graded(Rect(0.0, 540.0, STAGE.w, 180.0), "line", "panel", radius=0)
            return
        steady = self._still.of(picture, canvas, {group: weight for group, weight in self.lamps if group != PULSING})
        pulsing = {group: weight for group, weight in self.lamps if group == PULSING}
        gone = self._gone % STAGE.w
        for left in (-gone, STAGE.w - gone) if self._walks and gone else (0.0,):
            whole = STAGE.moved(round(left * canvas.scale) / canvas.scale, 0.0)
            canvas.surface.blit(steady, canvas.pixels(whole))
            picture.add(canvas, pulsing, whole)
        if self.probes is not None:
            self._parts(canvas, picture, self.probes)

    def _parts(self, canvas: Canvas, picture: Picture, probes: Probes) -> None:
        """What the day has brought, each in the light of its place."""
        for name in self._standing:
            at = picture.points.get(f"part.{name}")
            left, right = picture.parts.get(f"{name}.l"), picture.parts.get(f"{name}.r")
            if at is None or left is None or right is None:
                continue
            k = picture.scale
            light = probes.tint(at[0] + left.get_width() / k / 2, at[1] + left.get_height() / k / 2, self.lamps)
            key = (name, light, canvas.scale)
            if key not in self._lit:
                if len(self._lit) > 60:
                    self._lit.clear()
                self._lit[key] = sized(lit(left, right, light), canvas.scale / k)
            x, y = canvas.at(*at)
            canvas.surface.blit(self._lit[key], (round(x), round(y)))

    def draw_near(self, canvas: Canvas) -> None:
        """What stands between the eye and the room."""
        picture = self._picture
        near = picture.parts.get(NEAR) if picture else None
        if picture is None or near is None:
            return
        (left, top), (wide, _) = picture.points[NEAR], picture.points[f"{NEAR}.size"]
        if self._near is None or self._near[0] != (self._name, canvas.scale):
            self._near = ((self._name, canvas.scale), sized(near, canvas.scale / picture.scale))
        x = (STAGE.w - wide) / 2 - self._camera * NEARER + left
        passed = self._gone * NEARER % wide if self._walks else 0.0
        for at in (x - passed, x - passed + wide) if self._walks else (x,):
            px, py = canvas.at(at, top)
            canvas.surface.blit(self._near[1], (round(px), round(py)))
