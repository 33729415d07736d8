"""Baked pictures, loaded when they are wanted; nothing here draws one.

Look for: `Picture`, `Stem`, `Pictures`.
"""

import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect

STEPS = 8
"""A light is dark, or at one of eight steps."""
ROOM = 6
"""Pictures that are kept when others are asked for."""


class Stem(NamedTuple):
    """What one group of lights adds to a picture, at each of its steps."""

    x: int
    y: int
    steps: tuple[pygame.Surface, ...]
    """From the faintest to the whole."""


class Picture(NamedTuple):
    """A picture as it was baked, in real pixels of its own scale."""

    base: pygame.Surface
    lights: Mapping[str, Stem]
    points: Mapping[str, tuple[float, float]]
    """Named places in it, in logical units."""
    parts: Mapping[str, pygame.Surface]
    scale: float

    def draw(self, canvas: Canvas, weights: Mapping[str, float], into: Rect = STAGE) -> None:
        """The base, and each light that has a weight; without a weight a light is dark."""
        box = canvas.pixels(into)
        if box.size == self.base.get_size():
            canvas.surface.blit(self.base, box)
            for name, stem in self.lights.items():
                step = round(max(0.0, min(1.0, weights.get(name, 0.0))) * STEPS)
                if step:
                    place = (box.x + stem.x, box.y + stem.y)
                    canvas.surface.blit(stem.steps[step - 1], place, special_flags=pygame.BLEND_RGB_ADD)
            return
        canvas.picture(self.lit(weights), into)

    def lit(self, weights: Mapping[str, float]) -> pygame.Surface:
        """The picture in its own size with its lights on."""
        whole = self.base.copy()
        self.draw(Canvas(whole, self.scale), weights, Rect(0, 0, *(side / self.scale for side in whole.get_size())))
        return whole


class Pictures:
    """All pictures of one scale, out of the folder where they are baked."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._kept: dict[str, Picture] = {}
        self._coming: set[str] = set()
        self._lock = threading.Lock()

    def get(self, name: str) -> Picture | None:
        """The picture; None while it is not baked."""
        with self._lock:
            if name in self._kept:
                self._kept[name] = self._kept.pop(name)
                return self._kept[name]
        return self._loaded(name)

    def ready(self, name: str) -> bool:
        """Whether it can be drawn at once."""
        return name in self._kept

    def prepare(self, name: str, then: Callable[[], None] | None = None) -> None:
        """Loads a picture in the background, so that the frame that first shows it does not wait."""
        if name in self._kept or name in self._coming:
            return
        self._coming.add(name)

        def work() -> None:
            self._loaded(name)
            self._coming.discard(name)
            if then:
                then()

        threading.Thread(target=work, name=f"picture {name}", daemon=True).start()

    def _loaded(self, name: str) -> Picture | None:
        if self.folder is None or not (self.folder / f"{name}.json").is_file():
            return None
        picture = _read(self.folder, name)
        with self._lock:
            self._kept[name] = picture
            while len(self._kept) > ROOM:
                self._kept.pop(next(iter(self._kept)))
        return picture


def _read(folder: Path, name: str) -> Picture:
    """A picture out of its JSON and the PNG files that it names."""
    told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    def drawn(file: str) -> pygame.Surface:
        return _fitting(pygame.image.load(folder / file))

    lights = {
        light: Stem(entry["x"], entry["y"], _steps(drawn(entry["file"]))) for light, entry in told["lights"].items()
    }
    parts = {part: drawn(file) for part, file in told["parts"].items()}
    points = {point: (float(at[0]), float(at[1])) for point, at in told["points"].items()}
    return Picture(drawn(told["base"]), lights, points, parts, float(told["scale"]))


def _fitting(surface: pygame.Surface) -> pygame.Surface:
    """As the screen wants it, so that a blit copies; before there is a screen, as it is."""
    if not pygame.display.get_surface():
        return surface
    return surface.convert_alpha() if surface.get_flags() & pygame.SRCALPHA else surface.convert()


def _steps(whole: pygame.Surface) -> tuple[pygame.Surface, ...]:
    made = []
    for step in range(1, STEPS):
        fainter = whole.copy()
        share = round(255 * step / STEPS)
        fainter.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
        made.append(fainter)
    return (*made, whole)
