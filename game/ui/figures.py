"""The drawn people: takes a sprite from their sheets and gives it the light of the place where it stands.

A sheet has every attitude twice: as light from the left shows it, and light from the right. Each is multiplied with
the light that reaches the place from that side, and the two are added; what was made once is kept.
Look for: `Figures.sprite`, `Probes` (which light reaches which place).
"""

from collections.abc import Mapping
from typing import NamedTuple

import pygame

from game.ui.hoard import Hoard, size_of
from game.ui.pictures import Picture, Pictures

CELL = 16.0
"""Logical units between two probes of the light."""
SHADES = 24
"""Steps of brightness that are told apart in a sprite."""
ROOM = 12_000_000
"""Bytes at scale 1 of lit sprites that are kept, and half as much of those that had to be fitted to the window."""
PATIENCE = 20
"""A sheet that is not baked is asked for again after so many frames."""
GAIN = 255.0
Tint = tuple[int, int, int, int, int, int]
"""Red, green, blue from the left, then from the right, in steps."""
Rays = tuple[tuple[str, tuple[float, float, float, float, float, float]], ...]
"""What each group of lights gives to a place at full weight."""
Lamps = tuple[tuple[str, float], ...]
"""Groups of lights and their weights."""


class Probes:
    """The light at every place of a picture, by group and side."""

    def __init__(self, picture: Picture) -> None:
        self._parts = {name: part for name, part in picture.parts.items() if name.startswith("probe.")}
        self._groups = sorted({name.split(".")[1] for name in self._parts})
        self._rays: dict[tuple[int, int], Rays] = {}
        self._tints: dict[tuple[int, int, Lamps], Tint] = {}

    def tint(self, x: float, y: float, lamps: Lamps) -> Tint:
        """The light of a place."""
        key = (int(x / CELL), int(y / CELL), lamps)
        found = self._tints.get(key)
        if found is None:
            if len(self._tints) > 6000:
                self._tints.clear()
            found = self._tints[key] = tint(self._at((key[0], key[1])), dict(lamps))
        return found

    def _at(self, cell: tuple[int, int]) -> Rays:
        if cell not in self._rays:
            self._rays[cell] = tuple(
                (group, (*self._side(group, "l", cell), *self._side(group, "r", cell))) for group in self._groups
            )
        return self._rays[cell]

    def _side(self, group: str, side: str, cell: tuple[int, int]) -> tuple[float, float, float]:
        part = self._parts[f"probe.{group}.{side}"]
        wide, high = part.get_size()
        red, green, blue = part.get_at((min(wide - 1, max(0, cell[0])), min(high - 1, max(0, cell[1]))))[:3]
        return (red / GAIN) ** 2, (green / GAIN) ** 2, (blue / GAIN) ** 2


def tint(rays: Rays, weights: Mapping[str, float]) -> Tint:
    """The light of a place at a moment, in steps."""
    total = [0.0] * 6
    for group, light in rays:
        weight = weights.get(group, 0.0) if group != "base" else 1.0
        if weight > 0.0:
            for k in range(6):
                total[k] += light[k] * weight
    steps = [min(SHADES, round(SHADES * (each**0.5))) for each in total]
    return (steps[0], steps[1], steps[2], steps[3], steps[4], steps[5])


class Sprite(NamedTuple):
    """A lit figure, and how far its left upper corner lies from its feet, in pixels."""

    surface: pygame.Surface
    dx: int
    dy: int


class Figures:
    """The sprites of people at the scale of the screen; `people.LOOK` is the picture of a look, `company.LOOK` of a
    large one."""

    def __init__(self, pictures: Pictures, scale: float, sheets: str = "people") -> None:
        self.pictures, self.scale = pictures, scale
        self._kind = sheets
        self._asked: dict[str, int] = {}
        self._shadows: dict[tuple[int, int], pygame.Surface] = {}
        self._fitted: Hoard[tuple[pygame.Surface, pygame.Surface]] = Hoard(ROOM / 2 * scale**2)
        self._lit: Hoard[Sprite] = Hoard(ROOM * scale**2)

    def shadow(self, wide: float) -> pygame.Surface:
        """What somebody darkens of the floor they touch."""
        size = (round((wide + 10.0) * self.scale), round(7.0 * self.scale))
        if size not in self._shadows:
            large = pygame.Surface((64, 32), pygame.SRCALPHA)
            for ring in range(16):
                pygame.draw.ellipse(large, (0, 0, 0, 10 * ring), (2 * ring, ring, 64 - 4 * ring, 32 - 2 * ring))
            self._shadows[size] = pygame.transform.smoothscale(large, size)
        return self._shadows[size]

    def sheet(self, look: str) -> Picture | None:
        """The picture of a look, as soon as it is baked; asked for in every frame in which it is needed, it stays."""
        name = f"{self._kind}.{look}"
        if not self.pictures.ready(name):
            self._asked[look] = self._asked.get(look, -1) + 1
            if self._asked[look] % PATIENCE:
                return None
        return self.pictures.get(name)

    def sprite(self, look: str, pose: str, chest: int, facing: int, light: Tint) -> Sprite | None:
        """A figure in its light; None while its picture is not baked."""
        sheet = self.sheet(look)
        if sheet is None:
            return None
        name = f"{pose}.{chest}" if f"{pose}.{chest}" in sheet.points else f"{pose}.0"
        key = (look, name, facing, light)
        found = self._lit.get(key)
        if found is None:
            made = self._made(sheet, look, name, facing, light)
            found = self._lit.put(key, made, size_of(made.surface))
        return found

    def _made(self, sheet: Picture, look: str, name: str, facing: int, light: Tint) -> Sprite:
        left, right = self._sides(sheet, look, name)
        pose = name.partition(".")[0]
        foot_x, foot_y = sheet.points[f"{pose}.foot"]
        if facing < 0:
            foot_x = sheet.points[f"{pose}.size"][0] - foot_x
            left, right = (pygame.transform.flip(side, True, False) for side in (right, left))
        return Sprite(lit(left, right, light), round(-foot_x * self.scale), round(-foot_y * self.scale))

    def _sides(self, sheet: Picture, look: str, name: str) -> tuple[pygame.Surface, pygame.Surface]:
        """The sprite lit from the left and from the right, as large as it is shown."""
        (x, y), (wide, high) = sheet.points[name], sheet.points[f"{name.partition('.')[0]}.size"]
        k = sheet.scale
        cut = pygame.Rect(round(x * k), round(y * k), round(wide * k), round(high * k))
        left, right = (sheet.parts[side].subsurface(cut.clip(sheet.parts[side].get_rect())) for side in ("l", "r"))
        if self.scale == k:
            return left, right
        found = self._fitted.get((look, name))
        if found is None:
            size = (max(1, round(wide * self.scale)), max(1, round(high * self.scale)))
            found = pygame.transform.smoothscale(left, size), pygame.transform.smoothscale(right, size)
            self._fitted.put((look, name), found, 2 * size_of(found[0]))
        return found


def lit(left: pygame.Surface, right: pygame.Surface, light: Tint) -> pygame.Surface:
    """A thing in its light, from how light of each side shows it."""
    whole, other = left.copy(), right.copy()
    whole.fill(_colour(light[:3]), special_flags=pygame.BLEND_RGB_MULT)
    other.fill(_colour(light[3:]), special_flags=pygame.BLEND_RGB_MULT)
    whole.blit(other, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return whole


def _colour(steps: tuple[int, ...]) -> tuple[int, int, int]:
    red, green, blue = (round(255 * step / SHADES) for step in steps)
    return red, green, blue
