"""A room seen from where one stands in it: back wall, side walls, ceiling and floor in perspective; and how it is lit.

All places share it, with the lamps that hang in them. Look for: `Room`, `shell`, `finished`; `strip`, `pendant`,
`beacon`, `work_lamp` (things that shine).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from assets.art import field
from assets.art.baked import Baked, Pixels, developed, sprite
from assets.art.field import Grid, Spot
from assets.art.light import Light, Lit, lit
from assets.art.probe import probes
from assets.art.relief import Relief
from assets.art.tone import Colour, glow, linear

AMBIENT = (0.030, 0.035, 0.044)
EYE: Spot = (720.0, 322.0)
"""Where all lines that lead away meet."""
WIDER = 1360.0
"""Logical width of what is near: it slides."""
RED, COLD, WARM, PURPLE = (1.0, 0.15, 0.035), (0.46, 0.63, 0.84), (1.0, 0.76, 0.48), (0.72, 0.20, 0.92)
WORK = (1.0, 0.90, 0.70)
FEET: tuple[Spot, ...] = (
    (640.0, 524.0), (470.0, 516.0), (1190.0, 522.0), (555.0, 532.0), (740.0, 530.0), (1010.0, 530.0), (880.0, 526.0),
)  # fmt: skip
"""Where people stand, the best places first."""


class Room(NamedTuple):
    """The back wall, and what everything is made of."""

    left: float = 236.0
    top: float = 138.0
    right: float = 1204.0
    bottom: float = 462.0
    wall: str = "39434B"
    side: str = "2C353C"
    floor: str = "3A3632"
    ceiling: str = "1E252B"
    panel: float = 121.0
    """Width of a plate of the wall."""
    tile: float = 0.42
    """Of the floor, in metres."""


class Halo(NamedTuple):
    """Glow round a lamp, in the air."""

    group: str
    x: float
    y: float
    radius: float
    colour: str
    strength: float


def shell(relief: Relief, room: Room) -> None:
    """The empty room."""
    left, top, right, bottom = room.left, room.top, room.right, room.bottom
    far = (-240.0, 1520.0)
    above, below = (_through(left, top, far[0]), _through(right, top, far[1])), (
        _through(left, bottom, far[0]), _through(right, bottom, far[1]),
    )  # fmt: skip
    relief.polygon(
        [(left, top), (right, top), (far[1], above[1]), (far[0], above[0])], room.ceiling, top=4, bevel=0,
        texture=0.05, gloss=0.1,
    )  # fmt: skip
    _floor(relief, room, below)
    for x, edge, high, low in ((left, far[0], above[0], below[0]), (right, far[1], above[1], below[1])):
        relief.polygon(
            [(x, top), (edge, high), (edge, low), (x, bottom)], room.side, top=8, bevel=0, texture=0.05, gloss=0.14
        )
        for share in (0.16, 0.36, 0.62):
            across = x + (edge - x) * share
            head, foot = _through(x, top, across), _through(x, bottom, across)
            relief.polygon(
                [(across - 3, head), (across + 3, head), (across + 3, foot), (across - 3, foot)], "4A545C", top=15,
                bevel=3, gloss=0.35,
            )  # fmt: skip
    relief.rect(left, top, right - left, bottom - top, room.wall, 0, top=6, bevel=0, texture=0.06, gloss=0.16)
    _plates(relief, room)
    _ribs(relief, room)
    relief.rect(left, bottom - 10, right - left, 10, "20262B", 1, top=12, bevel=3, gloss=0.2)


def _through(x: float, y: float, across: float) -> float:
    """Height at `across` of the line from the eye through (x, y)."""
    return EYE[1] + (y - EYE[1]) * (across - EYE[0]) / (x - EYE[0])


def _floor(relief: Relief, room: Room, below: tuple[float, float]) -> None:
    """Plates whose joints lead to where the eye looks; scuffed, a little wet from boots."""
    points = [
        (room.left, room.bottom), (room.right, room.bottom), (1520.0, below[1]), (1520.0, 760.0), (-240.0, 760.0),
        (-240.0, below[0]),
    ]  # fmt: skip
    worn = relief.noise("fbm")
    window = relief.window(field.bounds_of(points))

    def paint(x: Grid, y: Grid, away: Grid, tint: Grid) -> Grid:
        down = np.maximum(y - EYE[1], 20.0)
        shade = 0.72 + 0.28 * np.clip((y - room.bottom) / 240.0, 0, 1)
        rows, columns = away.shape
        dirt = worn[window.rows, window.columns][:rows, :columns]
        joints = _joints(x, y, room.tile, down)
        painted: Grid = (shade * (1 + 0.12 * dirt) * (1 - 0.55 * joints))[..., None] * tint
        return painted

    relief.polygon(points, room.floor, top=2, bevel=0, paint=paint, gloss=0.2)
    x, y = relief.grid(window)
    on_floor = y > room.bottom
    sunk = _joints(x, y, room.tile, np.maximum(y - EYE[1], 20.0))
    relief.height[window] -= (2.2 * sunk * on_floor).astype(np.float32)
    relief.gloss[window] += (0.10 * np.clip(worn[window] - 0.6, 0, 1) * on_floor).astype(np.float32)


def _joints(x: Grid, y: Grid, tile: float, down: Grid) -> Grid:
    """1 in the joints of the floor: eyes are 1.6 m over it."""
    metre = down / 1.6
    across = np.abs(((x - EYE[0]) / metre / tile + 0.5) % 1.0 - 0.5) * tile * metre
    depth = 123.0 / metre
    along = np.abs((depth / tile * 1.4 + 0.5) % 1.0 - 0.5) * tile * metre * metre / 123.0 / 1.4
    joints: Grid = np.clip(1.6 - np.minimum(across, along), 0, 1)
    return joints


def _plates(relief: Relief, room: Room) -> None:
    """Plates of the back wall, with their screws and what has run down them."""
    x, number = room.left, 0
    while x < room.right - 1:
        wide = min(room.panel, room.right - x)
        relief.rect(x + 1.5, room.top + 2, wide - 3, room.bottom - room.top - 14, None, 3, raise_=4, bevel=3)
        if number % 3 == 1:
            relief.rect(x + 12, room.top + 60, wide - 24, 1.6, "0E1215", 0, alpha=0.7, raise_=-1, bevel=1)
        for y in (room.top + 12, (room.top + room.bottom) / 2, room.bottom - 24):
            relief.disc(x + 8, y, 2.2, "6A737A", raise_=2, bevel=2, gloss=0.5)
            relief.disc(x + wide - 8, y, 2.2, "6A737A", raise_=2, bevel=2, gloss=0.5)
        x, number = x + wide, number + 1
    bounds = (room.left, room.top, room.right, room.bottom)
    relief.grime(bounds, "150F0B", 0.42, 0.5, "streak")
    relief.grime((room.left, room.bottom - 80, room.right, room.bottom), "3A2418", 0.30, 0.1)


def _ribs(relief: Relief, room: Room) -> None:
    """Beams of the ceiling, nearer and larger."""
    for share in (0.0, 0.16, 0.40, 0.78):
        y = room.top - (room.top + 60.0) * share
        half = 5.0 + 9.0 * share
        left = EYE[0] + (room.left - EYE[0]) * (y - EYE[1]) / (room.top - EYE[1])
        right = EYE[0] + (room.right - EYE[0]) * (y - EYE[1]) / (room.top - EYE[1])
        relief.rect(left, y - half, right - left, 2 * half, "3A444C", 2, top=14 + 10 * share, bevel=4, gloss=0.35)


def pipe(relief: Relief, points: Sequence[Spot], radius: float, colour: str, top: float = 20.0) -> None:
    """A pipe round its corners, with a clamp at each of them."""
    relief.path(points, radius + 2.2, "0A0C0E", alpha=0.45)
    relief.path(points, radius, colour, top=top, bevel=radius, gloss=0.55, texture=0.04)
    for x, y in points[1:-1]:
        relief.rect(x - radius * 1.3, y - radius * 1.3, radius * 2.6, radius * 2.6, "8A949B", 2, top=top + 4,
                    bevel=3, gloss=0.6)  # fmt: skip


def cable(relief: Relief, points: Sequence[Spot], radius: float, colour: str, top: float = 18.0) -> None:
    """A slack cable through the points."""
    relief.path(field.spline(points, 7), radius, colour, top=top, bevel=radius, gloss=0.3)


def strip(relief: Relief, x: float, y: float, wide: float, group: str = "strips") -> None:
    """A strip of light in its housing."""
    relief.rect(x - wide / 2 - 6, y - 8, wide + 12, 12, "2A3036", 3, top=26, bevel=3, gloss=0.3)
    relief.rect(x - wide / 2, y - 2, wide, 6, "5A646C", 2, top=27, bevel=1)
    relief.rect(x - wide / 2, y - 2, wide, 6, None, 2, emit=(0.62, 0.80, 0.98), group=group)


def pendant(relief: Relief, x: float, y: float, group: str = "lamp", wide: float = 34.0) -> None:
    """A lamp that hangs from the ceiling."""
    relief.capsule(x, y - 150, x, y - 12, 1.6, "14181B", top=32, bevel=1.6)
    relief.polygon(
        [(x - 7, y - 14), (x + 7, y - 14), (x + wide, y + 10), (x - wide, y + 10)], "5E5A4C", 2, top=42, bevel=6,
        gloss=0.4,
    )  # fmt: skip
    relief.ellipse(x, y + 11, wide - 3, 5, "8A8474", top=40, bevel=2)
    relief.ellipse(x, y + 11, wide - 5, 4, None, emit=(3.4, 2.9, 2.1), group=group)


def beacon(relief: Relief, x: float, y: float, group: str = "beacon") -> None:
    """A red warning lamp on the wall."""
    relief.rect(x - 17, y - 22, 34, 11, "2A3036", 3, top=34, bevel=3)
    relief.rect(x - 13, y - 13, 26, 28, "5A1208", 9, top=42, bevel=10, gloss=0.3)
    relief.rect(x - 13, y - 13, 26, 28, None, 9, emit=(1.5, 0.07, 0.01), group=group)


def work_lamp(relief: Relief, x: float, y: float, foot: float, group: str = "work") -> None:
    """A lamp on a stand, turned to the right."""
    relief.capsule(x, y + 10, x, foot - 30, 3.0, "4A535A", top=40, bevel=3, gloss=0.4)
    for dx in (-24.0, 0.0, 24.0):
        relief.capsule(x, foot - 40, x + dx, foot, 2.4, "2A3036", top=40, bevel=2.4, gloss=0.3)
    relief.rect(x - 18, y - 20, 30, 40, "8A6A2A", 4, top=44, bevel=4, gloss=0.4)
    relief.rect(x + 8, y - 16, 8, 32, "C9C2AE", 2, top=46, bevel=2)
    relief.rect(x + 8, y - 16, 8, 32, None, 2, emit=(3.4, 3.0, 2.3), group=group)


def screen(
    relief: Relief, x: float, y: float, wide: float, high: float, colour: Colour = (0.012, 0.030, 0.044)
) -> None:
    """A screen in its frame, with lines of a picture nobody can read from here."""
    relief.rect(x - 5, y - 5, wide + 10, high + 10, "20262B", 4, top=30, bevel=3, gloss=0.4)
    relief.rect(x, y, wide, high, "05080A", 3, top=24, bevel=2, gloss=0.3)
    relief.rect(x, y, wide, high, None, 3, emit=colour, group="screens")
    for k in range(max(2, int(high / 14))):
        long = wide * (0.28 + 0.5 * ((k * 37 + int(wide)) % 11) / 11)
        lit_ = tuple(18.0 * part for part in linear(colour))
        relief.rect(x + 8, y + 8 + k * 13, long, 3, None, 1, emit=lit_, group="screens")


def chart(relief: Relief, x: float, y: float, wide: float, high: float, falls: bool = True) -> None:
    """A falling curve on a screen."""
    ys = [0.18, 0.22, 0.30, 0.34, 0.47, 0.60, 0.78] if falls else [0.7, 0.5, 0.62, 0.4, 0.5, 0.36, 0.42]
    points = [(x + wide * (0.08 + 0.14 * k), y + high * v) for k, v in enumerate(ys)]
    relief.path(points, 1.6, None, emit=(0.9, 0.62, 0.14), group="screens")
    relief.rect(x + wide * 0.06, y + high * 0.66, wide * 0.88, 1.4, None, 0, emit=(0.9, 0.2, 0.06), group="screens")


def crate(relief: Relief, x: float, y: float, wide: float, high: float, colour: str, top: float = 30.0) -> None:
    """A box of the stores, its foot at y."""
    relief.rect(x - 3, y - 6, wide + 6, 9, "050607", 4, alpha=0.55, soft=5)
    relief.rect(x, y - high, wide, high, colour, 4, top=top, bevel=4, gloss=0.14, texture=0.08)
    relief.rect(x + 5, y - high * 0.62, wide - 10, 3, "1D1A16", 1, raise_=-3)
    relief.rect(x + wide * 0.32, y - high + 6, wide * 0.36, 9, "C9C2AE", 1, alpha=0.55)
    for k in (x + 6, x + wide - 12):
        relief.rect(k, y - high * 0.70, 6, 12, "8A949B", 1, top=top + 3, bevel=2, gloss=0.5)


def hatch(relief: Relief, x: float, y: float, wide: float, foot: float, name: str, group: str = "strips") -> None:
    """A pressure door in its frame, with a window and a wheel."""
    high = foot - y
    middle = x + wide / 2
    relief.rect(x, y, wide, high, "2C343A", 26, top=16, bevel=5, gloss=0.35)
    relief.rect(x + 9, y + 9, wide - 18, high - 9, "4E5961", 20, top=24, bevel=6, gloss=0.4, texture=0.05)
    relief.rect(x + 20, y + high * 0.42, wide - 40, high * 0.5, None, 8, raise_=-4, bevel=4)
    for k in range(6):
        for edge in (x + 4.5, x + wide - 4.5):
            relief.disc(edge, y + 36 + k * (high - 60) / 5, 2.6, "8A949B", top=22, bevel=2.6, gloss=0.6)
    relief.disc(middle, y + high * 0.27, 21, "2A3036", top=30, bevel=4, gloss=0.5)
    relief.disc(middle, y + high * 0.27, 15, "0A1014", top=24, bevel=2, gloss=0.4)
    relief.disc(middle, y + high * 0.27, 15, None, emit=(0.05, 0.085, 0.12), group=group)
    relief.ring(middle, y + high * 0.62, 22, 6, "B08A3A", top=36, bevel=3, gloss=0.6)
    for dx, dy in ((15.0, 15.0), (15.0, -15.0)):
        relief.capsule(middle - dx, y + high * 0.62 - dy, middle + dx, y + high * 0.62 + dy, 2.8, "B08A3A", top=36,
                       bevel=2.8, gloss=0.5)  # fmt: skip
    relief.rect(middle - 38, y - 27, 76, 20, "14181B", 2, top=18, bevel=2)
    relief.words(name, middle, y - 17, 17, "C9C2AE", "cm", alpha=0.85)


def stripes(relief: Relief, x: float, y: float, wide: float, high: float, top: float = 34.0) -> None:
    """Yellow and black: mind your feet."""
    relief.rect(x, y, wide, high, "1B1A17", 1, top=top, bevel=1)

    def slanted(px: Grid, py: Grid) -> Grid:
        return np.maximum(field.box(px, py, x, y, wide, high, 1), np.abs((px + py) % 22.0 - 11.0) - 5.5)

    relief.put((x, y, x + wide, y + high), slanted, "B8862B", top=top + 1, bevel=1, gloss=0.2)


def finished(
    relief: Relief,
    lamps: Sequence[Light],
    near: Callable[[Relief], None],
    halos: Sequence[Halo] = (),
    things: Mapping[str, Spot] | None = None,
    ambient: tuple[float, float, float] = AMBIENT,
    exposure: float = 1.3,
    feet: Sequence[Spot] = FEET,
) -> Baked:
    """Lit, developed, with what is near, the light for figures, and the named places."""
    scale = relief.scale
    relief.grime((0, 440, 1280, 720), "1A120C", 0.35, 0.4)
    light = lit(relief, [*lamps, *_on_floor(lamps)], ambient, bump=0.9, steps=10)
    _dust(relief, light, lamps)
    for halo in halos:
        glow(light.additions[halo.group], scale, *halo[1:])
    points = {f"stand.{n}": spot for n, spot in enumerate(feet)}
    points |= {f"stand.{n}.to": (900.0 if x < 900 else 700.0, y) for n, (x, y) in enumerate(feet)}
    points |= {f"thing.{name}": spot for name, spot in (things or {}).items()}
    parts: dict[str, Pixels] = {"foreground": _foreground(near, scale, lamps)}
    parts.update(probes(lamps, ambient, _everywhere))
    return developed(light.base, light.additions, scale, exposure=exposure, points=points, parts=parts)


def _on_floor(lamps: Sequence[Light]) -> list[Light]:
    """The wall is flat to its lamps, and so is the floor, on which they look from above: each shines a second time."""
    return [
        lamp._replace(y=590.0, z=130.0, reach=lamp.reach * 1.25, strength=lamp.strength * 0.62, cone=None, shadow=0.35)
        for lamp in lamps
        if lamp.reach >= 150.0
    ]


def _everywhere(light: Light, x: Grid, y: Grid) -> Grid:
    return np.ones(x.shape, np.float32)


def _dust(relief: Relief, light: Lit, lamps: Sequence[Light]) -> None:
    """The air is never clean: every lamp has a faint body, downwards."""
    x, y = relief.grid()
    thick = (0.8 + 0.3 * relief.noise("cloud")).astype(np.float32)
    for lamp in lamps:
        if not lamp.group or lamp.strength < 1.0:
            continue
        far2 = (x - lamp.x) ** 2 + (np.maximum(y - lamp.y, 0) * 0.6 + np.maximum(lamp.y - y, 0) * 2.0) ** 2
        body = np.exp(-np.sqrt(far2) / np.float32(0.62 * lamp.reach)) * thick * np.float32(0.012 * lamp.strength)
        light.additions[lamp.group] += linear(lamp.colour) * body[..., None].astype(np.float32)


def _foreground(near: Callable[[Relief], None], scale: float, lamps: Sequence[Light]) -> Pixels:
    """What stands before everything: dark, with the room's light at its edges; wider than the picture."""
    relief = Relief(scale, WIDER, 720, "000000")
    near(relief)
    aside = (WIDER - relief.width) / 2 + (WIDER - 1280.0) / 2
    brightest = sorted(lamps, key=lambda lamp: -lamp.strength * lamp.reach)[:2]
    behind = [
        lamp._replace(x=lamp.x + aside, z=26.0, group="", shadow=0.0, strength=0.9 * lamp.strength, cone=None)
        for lamp in brightest
    ]
    light = lit(relief, behind, (0.016, 0.018, 0.022), bump=0.8, steps=0)
    return sprite(light.base * 1.5, relief.cover, exposure=1.3)
