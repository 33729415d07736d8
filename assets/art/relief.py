"""A picture as a relief: for every pixel a colour, height, gloss, glow, depth and rim, into which shapes are put.

Look for: `Relief`, its `put` (any distance field) and the shapes by name.
"""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pygame
import pygame.font

from assets.art import field
from assets.art.field import Bounds, Distance, Grid, Spot
from assets.art.tone import Colour, linear, noise
from assets.key import FONTS

Paint = Callable[[Grid, Grid, Grid, Grid], Grid]
"""From x, y, distance and the linear colour to the colour of every pixel."""


class Window(NamedTuple):
    """A rectangle of whole pixels."""

    rows: slice
    columns: slice


class Relief:
    """The buffers of one picture; all arguments are in logical units, `scale` pixels for each.

    Common arguments of every shape:
    top: height that the shape rises (or sinks) to; raise_: what it adds to the height that is there; bevel: how far
    from its edge it has that height (0: at once); gloss 0…1; alpha; soft: width of a soft edge; texture: how much the
    noise `noise` varies the colour; emit: light that it gives, of the lamps' group `group` ("" for always); depth 0
    near … 1 far; rim 0…1: catches light at its edges (people); paint: colours of its own.
    """

    def __init__(self, scale: float, width: float = 1280, height: float = 720, ground: Colour = "202428") -> None:
        self.scale, self.width, self.high = scale, width, height
        shape = (round(height * scale), round(width * scale))
        self.shape = shape
        self.across: Grid = (np.arange(shape[1], dtype=np.float32) + 0.5) / np.float32(scale)
        self.down: Grid = (np.arange(shape[0], dtype=np.float32) + 0.5) / np.float32(scale)
        self.colour: Grid = np.empty((*shape, 3), np.float32)
        self.colour[:] = linear(ground)
        self.height: Grid = np.zeros(shape, np.float32)
        self.gloss: Grid = np.full(shape, 0.08, np.float32)
        self.emission: Grid = np.zeros((*shape, 3), np.float32)
        self.depth: Grid = np.zeros(shape, np.float32)
        self.rim: Grid = np.zeros(shape, np.float32)
        self.cover: Grid = np.zeros(shape, np.float32)
        """How much of each pixel anything was put on: the alpha of a sprite."""
        self.groups: list[str] = [""]
        self.source: Grid = np.zeros(shape, np.uint8)
        """Which of `groups` the emission of a pixel belongs to."""

    def window(self, bounds: Bounds, margin: float = 3.0) -> Window:
        """The pixels within bounds."""
        left, top, right, bottom = bounds
        return Window(
            slice(*_clipped((top - margin) * self.scale, (bottom + margin) * self.scale, self.shape[0])),
            slice(*_clipped((left - margin) * self.scale, (right + margin) * self.scale, self.shape[1])),
        )

    def grid(self, window: Window | None = None) -> tuple[Grid, Grid]:
        """x and y of every pixel, of the window or of the whole picture."""
        rows, columns = window or Window(slice(None), slice(None))
        x, y = self.across[columns], self.down[rows]
        shape = (len(y), len(x))
        return np.broadcast_to(x[None, :], shape), np.broadcast_to(y[:, None], shape)

    def noise(self, kind: str) -> Grid:
        """Noise of one of tone.KINDS over the whole picture."""
        return noise(kind, self.scale, self.width, self.high)

    def put(
        self,
        bounds: Bounds,
        distance: Distance,
        colour: Colour | None,
        *,
        top: float | None = None,
        raise_: float | None = None,
        bevel: float = 4.0,
        gloss: float | None = None,
        alpha: float = 1.0,
        soft: float = 0.0,
        texture: float = 0.0,
        noise: str = "rough",
        emit: Colour | None = None,
        group: str = "",
        depth: float | None = None,
        rim: float | None = None,
        paint: Paint | None = None,
    ) -> None:
        """Puts the shape in: where its distance is negative, and antialiased at its edge."""
        window = self.window(bounds, 3.0 + soft)
        if window.rows.stop <= window.rows.start or window.columns.stop <= window.columns.start:
            return
        x, y = self.grid(window)
        away = np.asarray(distance(x, y), np.float32)
        edge = field.step(soft, -soft, away) if soft > 0 else np.clip(0.5 - away * self.scale, 0, 1)
        cover = (edge * np.float32(alpha)).astype(np.float32)
        if not cover.any():
            return
        if colour is not None:
            tint = linear(colour) if paint is None else paint(x, y, away, linear(colour))
            if texture:
                tint = tint * (1 + texture * self.noise(noise)[window])[..., None]
            self._blend(self.colour[window], np.clip(tint, 0.0015, 1.2), cover[..., None])
            self.emission[window] *= (1 - cover)[..., None]
            self.cover[window] += (1 - self.cover[window]) * cover
            self._blend(self.rim[window], rim or 0.0, cover)
        self._rise(window, away, cover, top, raise_, bevel)
        if gloss is not None:
            self._blend(self.gloss[window], gloss, cover)
        if depth is not None:
            self._blend(self.depth[window], depth, cover)
        if emit is not None:
            self.emission[window] += linear(emit) * cover[..., None]
            self.source[window][cover > 0] = self.group(group)

    def stamp(self, window: Window, seen: Grid, top: float, unit: float, rim: float, depth: float) -> None:
        """Puts in what has colour, depth, gloss and cover of its own, all times the cover; `unit`: of the depth."""
        cover = np.clip(seen[..., 5], 0, 1)
        solid = seen / np.maximum(cover, 1e-4)[..., None]
        self._blend(self.colour[window], np.clip(solid[..., :3], 0.0015, 1.2), cover[..., None])
        self.emission[window] *= (1 - cover)[..., None]
        self.cover[window] += (1 - self.cover[window]) * cover
        self._blend(self.height[window], top + solid[..., 3] * unit, cover)
        for buffer, value in ((self.gloss, solid[..., 4]), (self.rim, rim), (self.depth, depth)):
            self._blend(buffer[window], value, cover)

    def group(self, name: str) -> int:
        """The number of a group of lamps in `source`."""
        if name not in self.groups:
            self.groups.append(name)
        return self.groups.index(name)

    @staticmethod
    def _blend(buffer: Grid, value: Any, cover: Grid) -> None:
        """Moves a window of a buffer to `value`, by how much of each pixel is covered."""
        buffer += (value - buffer) * cover

    def _rise(
        self, window: Window, away: Grid, cover: Grid, top: float | None, raise_: float | None, bevel: float
    ) -> None:
        if top is None and raise_ is None:
            return
        # A quarter of a circle from the edge inwards, so that a bevel catches the light like a rolled edge.
        inwards = np.clip(-away / max(bevel, 1e-3), 0, 1)
        profile: Any = np.sqrt(np.clip(1 - (1 - inwards) ** 2, 0, 1)) if bevel > 0 else 1.0
        if raise_ is not None:
            self.height[window] += raise_ * profile * cover
        if top is not None:
            self._blend(self.height[window], top, profile * cover)

    # Shapes by name.

    def rect(
        self, x: float, y: float, width: float, height: float, colour: Colour | None, radius: float = 2.0, **how: Any
    ) -> None:
        """A rectangle with round corners."""
        self.put(
            (x, y, x + width, y + height), lambda u, v: field.box(u, v, x, y, width, height, radius), colour, **how
        )

    def disc(self, x: float, y: float, radius: float, colour: Colour | None, **how: Any) -> None:
        """A filled circle."""
        self.put(
            (x - radius, y - radius, x + radius, y + radius),
            lambda u, v: field.disc(u, v, x, y, radius),
            colour,
            **how,
        )

    def ellipse(self, x: float, y: float, across: float, down: float, colour: Colour | None, **how: Any) -> None:
        """A filled ellipse by its half axes."""
        self.put(
            (x - across, y - down, x + across, y + down),
            lambda u, v: field.ellipse(u, v, x, y, across, down),
            colour,
            **how,
        )

    def ring(self, x: float, y: float, radius: float, width: float, colour: Colour | None, **how: Any) -> None:
        """A circle drawn with a stroke of `width`."""
        reach = radius + width
        self.put(
            (x - reach, y - reach, x + reach, y + reach),
            lambda u, v: np.abs(field.disc(u, v, x, y, radius)) - width / 2,
            colour,
            **how,
        )

    def polygon(self, points: Sequence[Spot], colour: Colour | None, round_: float = 0.0, **how: Any) -> None:
        """A closed polygon, grown by `round_`."""
        self.put(field.bounds_of(points, round_), lambda u, v: field.polygon(u, v, points) - round_, colour, **how)

    def capsule(
        self,
        ax: float,
        ay: float,
        bx: float,
        by: float,
        radius: float,
        colour: Colour | None,
        end: float | None = None,
        **how: Any,
    ) -> None:
        """A stroke with round ends, tapered to `end`."""
        self.put(
            field.bounds_of([(ax, ay), (bx, by)], max(radius, end or 0.0)),
            lambda u, v: field.segment(u, v, ax, ay, bx, by, radius, end),
            colour,
            **how,
        )

    def path(self, points: Sequence[Spot], radius: float, colour: Colour | None, **how: Any) -> None:
        """A stroke through all points."""
        self.put(field.bounds_of(points, radius), lambda u, v: field.path(u, v, points, radius), colour, **how)

    def words(
        self,
        stencil: str,
        x: float,
        y: float,
        size: float,
        colour: Colour | None,
        anchor: str = "lt",
        alpha: float = 1.0,
        raise_: float = 0.0,
        turn: float = 0.0,
        emit: Colour | None = None,
        group: str = "",
        font: str = "OSP-DIN.ttf",
    ) -> None:
        """Lettering on things; `anchor`: left, centre or right, then top, middle or bottom; `turn` in degrees."""
        drawn = _lettering(FONTS / font, size * self.scale, stencil, turn)
        high, wide = drawn.shape
        left = int(x * self.scale - wide * {"l": 0.0, "c": 0.5, "r": 1.0}[anchor[0]])
        above = int(y * self.scale - high * {"t": 0.0, "m": 0.5, "b": 1.0}[anchor[1]])
        window = Window(
            slice(*_clipped(above, above + high - 1, self.shape[0])),
            slice(*_clipped(left, left + wide - 1, self.shape[1])),
        )
        rows, columns = window
        if rows.stop <= rows.start or columns.stop <= columns.start:
            return
        cover = alpha * drawn[rows.start - above : rows.stop - above, columns.start - left : columns.stop - left]
        if colour is not None:
            self._blend(self.colour[window], linear(colour), cover[..., None])
            self.cover[window] += (1 - self.cover[window]) * cover
        self.height[window] += raise_ * cover
        if emit is not None:
            self.emission[window] += linear(emit) * cover[..., None]
            self.source[window][cover > 0] = self.group(group)

    def screw(self, x: float, y: float, radius: float = 4.0, colour: Colour = "6A737A", turn: float = 0.6) -> None:
        """A cross-head screw in its seat."""
        self.disc(x, y, radius + 1.2, "0A0C0E", alpha=0.6, raise_=-1, bevel=1.5)
        self.disc(x, y, radius, colour, raise_=3, bevel=radius * 0.8, gloss=0.6)
        c, s = math.cos(turn) * radius * 0.62, math.sin(turn) * radius * 0.62
        self.capsule(x - c, y - s, x + c, y + s, radius * 0.16, "15181B", raise_=-1.5, bevel=1)
        self.capsule(x + s, y - c, x - s, y + c, radius * 0.16, "15181B", raise_=-1.5, bevel=1)

    def grime(
        self,
        bounds: Bounds,
        colour: Colour = "1A120C",
        amount: float = 0.5,
        threshold: float = 0.3,
        noise: str = "fbm",
        soft: float = 1.2,
        within: Distance | None = None,
    ) -> None:
        """Dirt where the noise is above `threshold`; it takes the gloss too. `within`: only on this shape."""
        window = self.window(bounds)
        dirt = np.clip((self.noise(noise)[window] - threshold) / soft, 0, 1) * np.float32(amount)
        if within is not None:
            dirt = dirt * np.clip(0.5 - within(*self.grid(window)) * self.scale, 0, 1).astype(np.float32)
        self._blend(self.colour[window], linear(colour), dirt[..., None])
        self.gloss[window] *= 1 - dirt * 0.8


def _clipped(low: float, high: float, length: int) -> tuple[int, int]:
    return max(0, math.floor(low)), min(length, math.floor(high) + 1)


def _lettering(font: Path, size: float, words: str, turn: float) -> Grid:
    """The coverage of written words."""
    pygame.font.init()
    drawn = pygame.font.Font(font, max(4, round(size))).render(words, True, (255, 255, 255))
    if turn:
        drawn = pygame.transform.rotozoom(drawn, turn, 1)
    size_x, size_y = drawn.get_size()
    pixels = np.frombuffer(pygame.image.tobytes(drawn, "RGBA"), np.uint8).reshape(size_y, size_x, 4)
    return pixels[..., 3].astype(np.float32) / 255
