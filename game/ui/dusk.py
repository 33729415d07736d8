"""The world behind the title: a picture whose sixteen portholes breathe, a beacon, blowing dust, near rocks.

Look for: `Dusk`, `depth` is how deep a person's breath is (scenes/loading.py).
"""

import math
import random

import pygame

from game.ui import shape
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pictures import Picture
from game.ui.scene import Ui
from game.ui.scenes.loading import PEOPLE, depth

PICTURE = "title"
STEADY = {"sun": 1.0, "lock": 1.0, "walker": 1.0, "rooms": 0.72}
"""Lamps that stay as they are; the rooms' light on the sand is what sixteen breaths come to."""
DARKEST = 0.30
"""What is left of a porthole's light at the end of a breath."""
NEAR = Rect(-80, 530, 1440, 190)
"""Where the near rocks lie when the pointer is in the middle."""
SWING = 26.0
"""How far they move to either side when the pointer does."""
DUST = Rect(0, 468, 1280, 200)
WIND = 16.0
"""Units a second."""
WORDS = 0.50
"""How much light is left behind the words at the left."""
GRAINS = 46


class Dusk:
    """The picture and what moves in it."""

    def __init__(self, chance: random.Random) -> None:
        self.seconds = 0.0
        self._aside = 0.0
        self._grains = [
            (chance.random() * 1280, 440 + chance.random() * 220, 12 + chance.random() * 26, chance.random())
            for _ in range(GRAINS)
        ]
        self._still: tuple[object, pygame.Surface] | None = None
        self._grain: tuple[float, pygame.Surface] | None = None

    def advance(self, seconds: float, ui: Ui) -> None:
        """Time goes on; the near rocks follow the pointer."""
        self.seconds += seconds
        if ui.settings.reduced_motion:
            self._aside = 0.0
            return
        x, _ = ui.pointer
        wanted = 0.0 if x < 0 else -SWING * max(-1.0, min(1.0, (x - STAGE.cx) / STAGE.cx))
        self._aside += (wanted - self._aside) * min(1.0, seconds * 3)

    def draw(self, canvas: Canvas, ui: Ui) -> None:
        """The world; a plain ground while its picture is not drawn yet."""
        picture = ui.pictures.get(PICTURE)
        if picture is None:
            canvas.rect(STAGE, fill="ink", radius=0)
            return
        box = canvas.pixels(STAGE)
        canvas.surface.blit(self._steady(picture, box.size), box)
        self._breathing(canvas, picture)
        if "dust" in picture.parts:
            self._dust(canvas, picture.parts["dust"], ui.settings.reduced_motion)
        if not ui.settings.reduced_motion and not ui.settings.reduced_effects:
            self._drifting(canvas)
        if "near" in picture.parts:
            canvas.picture(picture.parts["near"], NEAR.moved(round(self._aside * canvas.scale) / canvas.scale, 0))

    def _steady(self, picture: Picture, size: tuple[int, int]) -> pygame.Surface:
        """What doesn't change from frame to frame, darker where the words are."""
        key = (id(picture), size)
        if self._still is None or self._still[0] != key:
            surface = picture.base if picture.base.get_size() == size else shape.resized(picture.base, size)
            surface = surface.copy()
            canvas = Canvas(surface, size[0] / STAGE.w)
            picture.draw(canvas, STEADY)
            surface.blit(pygame.transform.smoothscale(_shade(), size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            self._still = (key, surface)
        return self._still[1]

    def _breathing(self, canvas: Canvas, picture: Picture) -> None:
        """Each porthole by its own breath, the beacon once a second."""
        weights = {
            f"port.{person}": DARKEST + (1 - DARKEST) * depth(person, self.seconds) ** 1.4 for person in range(PEOPLE)
        }
        weights["beacon"] = 0.625 + 0.375 * math.sin(2 * math.pi * self.seconds)
        if picture.base.get_size() != canvas.pixels(STAGE).size:
            picture.add(canvas, weights)
            return
        for name, weight in weights.items():
            if (stem := picture.lights.get(name)) is None:
                continue
            # Eight steps would be seen in a breath of four seconds, and a porthole is small.
            light = stem.whole.copy()
            share = round(255 * weight)
            light.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
            left, top = canvas.at(0, 0)
            canvas.surface.blit(light, (left + stem.x, top + stem.y), special_flags=pygame.BLEND_RGB_ADD)

    def _dust(self, canvas: Canvas, dust: pygame.Surface, still: bool) -> None:
        """The strip twice, so that one follows where the other has gone."""
        gone = 0.0 if still else (self.seconds * WIND) % DUST.w
        gone = round(gone * canvas.scale) / canvas.scale
        canvas.picture(dust, DUST.moved(gone, 0))
        if gone:
            canvas.picture(dust, DUST.moved(gone - DUST.w, 0))

    def _drifting(self, canvas: Canvas) -> None:
        """Single grains, which cross the picture and come back at its other side."""
        if self._grain is None or self._grain[0] != canvas.scale:
            side = max(2, round(2 * canvas.scale))
            grain = pygame.Surface((side, side))
            grain.fill((46, 30, 18))
            self._grain = (canvas.scale, grain)
        drawn = []
        for x, y, pace, phase in self._grains:
            at = (x + self.seconds * pace) % STAGE.w
            bob = 5 * math.sin(self.seconds * 0.7 + 6.3 * phase)
            drawn.append((self._grain[1], canvas.at(at, y + bob)))
        canvas.surface.fblits(drawn, pygame.BLEND_RGB_ADD)


def _shade() -> pygame.Surface:
    """Dark at the left, where the words are, and clear from the middle on; a strip to be stretched."""
    strip = pygame.Surface((64, 4))
    for column in range(64):
        share = max(0.0, min(1.0, (column / 64 - 0.20) / 0.20))
        light = WORDS + (1 - WORDS) * share * share * (3 - 2 * share)
        strip.fill((round(255 * light),) * 3, (column, 0, 1, 4))
    return strip
