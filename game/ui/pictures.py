"""Baked pictures, loaded when they are wanted; nothing here draws one.

Look for: `Picture`, `Stem`, `Pictures`.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect

STEPS = 8
"""A light is dark, or at one of eight steps."""
BUDGET = 90_000_000
"""Bytes of pictures that are kept at scale 1, when others are asked for; more at larger scales."""


class Stem:
    """What one group of lights adds to a picture: whole, and at the fainter step that was asked for last."""

    def __init__(self, x: int, y: int, whole: pygame.Surface) -> None:
        self.x = x
        self.y = y
        self.whole = whole
        self._fainter: tuple[int, pygame.Surface] | None = None

    def at(self, step: int) -> pygame.Surface:
        """The light at one of the steps 1 to STEPS; to be drawn before another step is asked for."""
        if step >= STEPS:
            return self.whole
        if self._fainter is None or self._fainter[0] != step:
            surface = self._fainter[1] if self._fainter else self.whole.copy()
            surface.blit(self.whole, (0, 0))
            share = round(255 * step / STEPS)
            surface.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
            self._fainter = (step, surface)
        return self._fainter[1]


class Picture:
    """A picture as it was baked, in real pixels of its own scale."""

    def __init__(
        self, base: pygame.Surface, lights: Mapping[str, Stem], points: Mapping[str, tuple[float, float]],
        parts: Mapping[str, pygame.Surface], scale: float,
    ) -> None:  # fmt: skip
        self.base = base
        self.lights = lights
        self.points = points
        """Named places in it, in logical units."""
        self.parts = parts
        """Its sprites."""
        self.scale = scale
        self._fitted: Picture | None = None

    def draw(self, canvas: Canvas, weights: Mapping[str, float], into: Rect = STAGE) -> None:
        """The base, and each light that has a weight; without a weight a light is dark."""
        box = canvas.pixels(into)
        shown = self if box.size == self.base.get_size() else self._of_size(box.size)
        canvas.surface.blit(shown.base, box)
        shown.add(canvas, weights, into)

    def add(self, canvas: Canvas, weights: Mapping[str, float], into: Rect = STAGE) -> None:
        """Only its lights, over what is drawn already."""
        box = canvas.pixels(into)
        shown = self if box.size == self.base.get_size() else self._of_size(box.size)
        for name, weight in weights.items():
            step = round(max(0.0, min(1.0, weight)) * STEPS)
            if step and (stem := shown.lights.get(name)):
                place = (box.x + stem.x, box.y + stem.y)
                canvas.surface.blit(stem.at(step), place, special_flags=pygame.BLEND_RGB_ADD)

    def _of_size(self, size: tuple[int, int]) -> "Picture":
        """Base and lights shrunk to a window that none was baked for; the last size is kept."""
        if self._fitted is None or self._fitted.base.get_size() != size:
            across, down = size[0] / self.base.get_width(), size[1] / self.base.get_height()
            lights = {
                name: Stem(
                    round(stem.x * across), round(stem.y * down),
                    pygame.transform.smoothscale(
                        stem.whole,
                        (max(1, round(stem.whole.get_width() * across)), max(1, round(stem.whole.get_height() * down))),
                    ),
                )
                for name, stem in self.lights.items()
            }  # fmt: skip
            base = pygame.transform.smoothscale(self.base, size)
            self._fitted = Picture(base, lights, self.points, {}, self.scale * across)
        return self._fitted

    def fit(self, scale: float) -> None:
        """Makes ready to be drawn on a whole stage of this scale, if it is a picture of one."""
        wide, high = self.base.get_size()
        if (wide, high) == (round(STAGE.w * self.scale), round(STAGE.h * self.scale)):
            size = (round(STAGE.w * scale), round(STAGE.h * scale))
            if size != (wide, high):
                self._of_size(size)

    def bytes(self) -> int:
        """About how much memory it takes."""
        surfaces = [self.base, *(stem.whole for stem in self.lights.values()), *self.parts.values()]
        own = sum(surface.get_width() * surface.get_height() * 4 for surface in surfaces)
        return own + (self._fitted.bytes() if self._fitted is not None else 0)


class Pictures:
    """The pictures, out of the folders where they are baked: one folder for each scale."""

    def __init__(self, folders: Mapping[float, Path] | None = None, patient: bool = True) -> None:
        self.folders = folders or {}
        self.patient = patient
        """Whether `get` waits for a picture to be read; if not, it is read meanwhile, and the frame goes on without."""
        self._scale = 1.0
        self._kept: dict[str, Picture] = {}
        self._last: dict[str, int] = {}
        self._asked = 0
        self._coming: list[str] = []
        """What is to be read, in this order; the first is being read."""
        self._broken: set[str] = set()
        self._lock = threading.Lock()

    def fit(self, scale: float) -> None:
        """The window has this scale from now on; what was read for another makes way."""
        if scale != self._scale:
            before, self._scale = self._order(), scale
            if before != self._order():
                with self._lock:
                    self._kept.clear()

    def _order(self) -> Sequence[Path]:
        """Where to look: the scale that fits, then larger ones, then smaller ones."""
        large = sorted(scale for scale in self.folders if scale >= self._scale - 0.01)
        small = sorted((scale for scale in self.folders if scale < self._scale - 0.01), reverse=True)
        return [self.folders[scale] for scale in (*large, *small)]

    def get(self, name: str) -> Picture | None:
        """The picture; None while it is not baked, or not read yet."""
        kept = self._kept.get(name)
        if kept is not None:
            self._asked += 1
            self._last[name] = self._asked
            return kept
        if self.patient:
            return self.wait(name)
        self._read_soon((name,), first=True)
        return None

    def wait(self, name: str) -> Picture | None:
        """The picture, read now if it was not: for the first frame of all, which shows it or nothing."""
        return self._kept.get(name) or self._loaded(name)

    def ready(self, name: str) -> bool:
        """Whether it can be drawn at once."""
        return name in self._kept

    def baked(self, name: str) -> bool:
        """Whether there is such a picture on the disk."""
        return self._found(name) is not None

    def prepare(self, *names: str) -> None:
        """Reads pictures in the background, so that no frame waits for them."""
        self._read_soon(names, first=False)

    def _read_soon(self, names: Sequence[str], first: bool) -> None:
        """One thread reads them all: two would take twice as much from the frames meanwhile."""
        new = [name for name in names if name not in self._kept and name not in self._coming and self._found(name)]
        if not new:
            return
        with self._lock:
            idle = not self._coming
            at = 1 if first and not idle else len(self._coming)
            self._coming[at:at] = new
        if idle:
            threading.Thread(target=self._reading, name="pictures", daemon=True).start()

    def _reading(self) -> None:
        while True:
            with self._lock:
                name = self._coming[0] if self._coming else ""
            if not name:
                return
            self._loaded(name)
            with self._lock:
                self._coming.remove(name)
                if not self._coming:
                    return

    def forget(self, name: str) -> None:
        """It was baked anew, or better: the next one who asks gets that one."""
        with self._lock:
            self._kept.pop(name, None)
            self._broken.discard(name)

    def _found(self, name: str) -> Path | None:
        if name in self._broken:
            return None
        return next((folder for folder in self._order() if (folder / f"{name}.json").is_file()), None)

    def _loaded(self, name: str) -> Picture | None:
        folder = self._found(name)
        if folder is None:
            return None
        try:
            picture = _read(folder, name)
            picture.fit(self._scale)
        except (OSError, ValueError, KeyError, pygame.error):
            # A damaged file costs its picture, not the game.
            self._broken.add(name)
            return None
        with self._lock:
            self._kept[name] = picture
            self._asked += 1
            self._last[name] = self._asked
            room = BUDGET * max(1.0, self._scale**1.6)
            while len(self._kept) > 2 and sum(each.bytes() for each in self._kept.values()) > room:
                self._kept.pop(min(self._kept, key=lambda each: self._last[each]))
        return picture


def _read(folder: Path, name: str) -> Picture:
    """A picture out of its JSON and the PNG files that it names."""
    told: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    def drawn(file: str) -> pygame.Surface:
        return _fitting(pygame.image.load(folder / file))

    lights = {light: Stem(each["x"], each["y"], drawn(each["file"])) for light, each in told["lights"].items()}
    parts = {part: drawn(file) for part, file in told["parts"].items()}
    points = {point: (float(x), float(y)) for point, (x, y) in told["points"].items()}
    return Picture(drawn(told["base"]), lights, points, parts, float(told["scale"]))


def _fitting(surface: pygame.Surface) -> pygame.Surface:
    """As the screen wants it, so that a blit copies; before there is a screen, as it is."""
    if not pygame.display.get_surface():
        return surface
    return surface.convert_alpha() if surface.get_flags() & pygame.SRCALPHA else surface.convert()
