"""Baked pictures, loaded when they are wanted; nothing here draws one.

Look for: `Picture`, `Stem`, `Still` (a picture in a light that seldom changes), `Pictures`.
"""

import json
import struct
import sys
import threading
import weakref
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.hoard import size_of

STEPS = 8
"""A light is dark, or at one of eight steps."""
BUDGET = 95_000_000
"""Bytes of pictures that are kept at scale 1, when others are asked for; more at larger scales."""
FULL = 0.85
"""From this share of it on, nothing is read before it is wanted."""
NEAR = "foreground"
"""The part that stands before everything. Most of it is empty, and only the rest is kept; its left upper corner is a
point of the same name, and what was its size is the point `foreground.size`."""


class Stem:
    """What one group of lights adds to a picture: whole, and at the fainter step that was asked for last."""

    def __init__(self, x: int, y: int, whole: pygame.Surface) -> None:
        self.x = x
        self.y = y
        self.whole = whole
        self._fainter: tuple[int, pygame.Surface] | None = None

    def at(self, step: int) -> pygame.Surface:
        """The light at one of the steps 1 to STEPS, kept until another is asked for: for what is lit in each frame."""
        if step >= STEPS:
            return self.whole
        if self._fainter is None or self._fainter[0] != step:
            surface = self._fainter[1] if self._fainter else self.whole.copy()
            surface.blit(self.whole, (0, 0))
            _faded(surface, step)
            self._fainter = (step, surface)
        return self._fainter[1]

    def bytes(self) -> int:
        return size_of(self.whole) * (2 if self._fainter is not None else 1)


def _faded(surface: pygame.Surface, step: int) -> None:
    share = round(255 * step / STEPS)
    surface.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)


def _step(weight: float) -> int:
    return round(max(0.0, min(1.0, weight)) * STEPS)


@lru_cache(maxsize=1)
def _scratch(size: tuple[int, int]) -> pygame.Surface:
    """Where lights are made fainter that are not kept so."""
    return pygame.Surface(size)


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
        for stem, step in shown._burning(weights):
            light = stem.whole
            if step < STEPS:
                light = _scratch(box.size).subsurface(light.get_rect())
                light.blit(stem.whole, (0, 0))
                _faded(light, step)
            canvas.surface.blit(light, (box.x + stem.x, box.y + stem.y), special_flags=pygame.BLEND_RGB_ADD)

    def add(self, canvas: Canvas, weights: Mapping[str, float], into: Rect = STAGE) -> None:
        """Only its lights, over what is drawn already; for those that burn differently in nearly every frame."""
        box = canvas.pixels(into)
        shown = self if box.size == self.base.get_size() else self._of_size(box.size)
        for stem, step in shown._burning(weights):
            place = (box.x + stem.x, box.y + stem.y)
            canvas.surface.blit(stem.at(step), place, special_flags=pygame.BLEND_RGB_ADD)

    def _burning(self, weights: Mapping[str, float]) -> list[tuple[Stem, int]]:
        steps = [(self.lights.get(name), _step(weight)) for name, weight in weights.items()]
        return [(stem, step) for stem, step in steps if stem is not None and step]

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
        own = sum(size_of(surface) for surface in (self.base, *self.parts.values()))
        lights = sum(stem.bytes() for stem in self.lights.values())
        return own + lights + (self._fitted.bytes() if self._fitted is not None else 0)


class Still:
    """A picture in a light that seldom changes: put together when it does, and else one blit."""

    def __init__(self) -> None:
        self._kept: tuple[weakref.ref[Picture], tuple[object, ...], pygame.Surface] | None = None
        """The picture is not held: whoever has closed its scene is done with it."""

    def of(self, picture: Picture, canvas: Canvas, weights: Mapping[str, float]) -> pygame.Surface:
        """The whole stage; not to be drawn on."""
        size = canvas.pixels(STAGE).size
        key = (size, *((name, _step(weight)) for name, weight in weights.items()))
        kept = self._kept
        if kept is None or kept[0]() is not picture or kept[1] != key:
            surface = kept[2] if kept is not None and kept[2].get_size() == size else pygame.Surface(size)
            picture.draw(Canvas(surface, canvas.scale), weights)
            self._kept = kept = (weakref.ref(picture), key, surface)
        return kept[2]


class Pictures:
    """The pictures, out of the folders where they are baked: one folder for each scale."""

    def __init__(self, folders: Mapping[float, Path] | None = None, patient: bool = True) -> None:
        self.folders = folders or {}
        self.patient = patient
        """Whether `get` waits for a picture to be read; if not, it is read meanwhile, and the frame goes on without."""
        self._scale = 1.0
        self._kept: dict[str, Picture] = {}
        self._last: dict[str, int] = {}
        """The frame in which each was asked for last."""
        self._frame = 0
        self._wanted: set[str] = set()
        """What somebody has asked for and did not get."""
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
            self._last[name] = self._frame
            return kept
        if self.patient:
            return self.wait(name)
        self._wanted.add(name)
        self._read_soon((name,), first=True)
        return None

    def turned(self) -> None:
        """A frame has passed: what was asked for in it stays, whatever else is read."""
        self._frame += 1

    def wait(self, name: str) -> Picture | None:
        """The picture, read now if it was not: for the first frame of all, which shows it or nothing."""
        return self._kept.get(name) or self._loaded(name)

    def ready(self, name: str) -> bool:
        """Whether it can be drawn at once."""
        return name in self._kept

    def baked(self, name: str) -> bool:
        """Whether there is such a picture on the disk."""
        return self._found(name) is not None

    def scale_of(self, name: str) -> float | None:
        """The scale at which a picture was baked that would be shown now; None where there is none."""
        folder = self._found(name)
        return next((scale for scale, each in self.folders.items() if each == folder), None)

    def prepare(self, *names: str) -> None:
        """Reads pictures in the background, so that no frame waits for them; as many as there is room for."""
        self._read_soon(names, first=False)

    def _read_soon(self, names: Sequence[str], first: bool) -> None:
        """One thread reads them all: two would take twice as much from the frames meanwhile."""
        new = [name for name in names if name not in self._kept and (first or name not in self._coming)]
        new = [name for name in new if self._found(name) is not None]
        if not new or self._coming[:1] == new:
            return
        with self._lock:
            idle = not self._coming
            # What was asked for goes before what may be wanted later.
            self._coming[1:] = [name for name in self._coming[1:] if name not in new]
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
            if name in self._wanted or self._taken() < FULL * self._room():
                self._loaded(name)
            self._wanted.discard(name)
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
            told: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            with self._lock:
                before = len(self._kept)
                self._make_room(_large(folder, told))
            if len(self._kept) < before:
                _give_back()
            picture = _read(folder, told)
            picture.fit(self._scale)
        except (OSError, ValueError, KeyError, struct.error, pygame.error):
            # A damaged file costs its picture, not the game.
            self._broken.add(name)
            return None
        with self._lock:
            self._kept[name] = picture
            self._last[name] = self._frame
        return picture

    def _room(self) -> float:
        return BUDGET * float(max(1.0, self._scale**1.3))

    def _taken(self) -> int:
        return sum(each.bytes() for each in list(self._kept.values()))

    def _make_room(self, wanted: int) -> None:
        """What was not asked for longest goes, but nothing that is on the screen: it would be read again at once."""
        taken, room = self._taken() + wanted, self._room()
        for name in sorted(self._kept, key=lambda each: self._last[each]):
            if taken <= room or self._last[name] >= self._frame - 1:
                return
            taken -= self._kept.pop(name).bytes()


def _give_back() -> None:
    """Gives the system what pictures took that were let go: the library of Linux keeps it for later, and later other
    sizes are wanted. Elsewhere it is given back anyway."""
    if sys.platform == "linux":
        import ctypes  # Here, since the first frame of all waits for everything above.

        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (AttributeError, OSError):
            # Another library of that kind: nothing is lost but memory.
            return


def _large(folder: Path, told: Mapping[str, Any]) -> int:
    """About how many bytes a picture will take, by what its files say at their beginning."""
    files = [told["base"], *told["parts"].values(), *(each["file"] for each in told["lights"].values())]
    pixels = 0
    for file in files:
        with (folder / file).open("rb") as png:
            wide, high = struct.unpack(">II", png.read(24)[16:])
            pixels += wide * high
    return 4 * pixels


def _read(folder: Path, told: Mapping[str, Any]) -> Picture:
    """A picture out of its JSON and the PNG files that it names."""

    def drawn(file: str) -> pygame.Surface:
        return _fitting(pygame.image.load(folder / file))

    lights = {light: Stem(each["x"], each["y"], drawn(each["file"])) for light, each in told["lights"].items()}
    parts = {part: drawn(file) for part, file in told["parts"].items()}
    points = {point: (float(x), float(y)) for point, (x, y) in told["points"].items()}
    scale = float(told["scale"])
    if NEAR in parts:
        whole = parts[NEAR]
        box = whole.get_bounding_rect()
        parts[NEAR] = whole.subsurface(box).copy()
        points[NEAR] = (box.x / scale, box.y / scale)
        points[f"{NEAR}.size"] = (whole.get_width() / scale, whole.get_height() / scale)
    return Picture(drawn(told["base"]), lights, points, parts, scale)


def _fitting(surface: pygame.Surface) -> pygame.Surface:
    """As the screen wants it, so that a blit copies; before there is a screen, as it is."""
    if not pygame.display.get_surface():
        return surface
    return surface.convert_alpha() if surface.get_flags() & pygame.SRCALPHA else surface.convert()
