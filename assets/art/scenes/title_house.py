"""G-7 on the title, half under the sand: hull, sixteen portholes, lock, roof, mast; and somebody who walks home.

Look for: `PORTS`, `LAMP`, `BEACON`, `HEADLAMP`, `house`, `walker`.
"""

import numpy as np

from assets.art import field
from assets.art.field import Grid, Spot
from assets.art.relief import Relief

LEFT, RIGHT, ROOF, FOOT = 668.0, 1200.0, 410.0, 560.0
PORTS: tuple[Spot, ...] = tuple((714.0 + column * 57, 462.0 + row * 46) for row in (0, 1) for column in range(8))
"""Sixteen portholes, one for each person."""
GLASS = 10.8
LAMP: Spot = (1191.0, 452.0)
BEACON: Spot = (1066.0, 283.0)
HEADLAMP: Spot = (1078.2, 548.1)
WARM = (1.0, 0.34, 0.065)
FACES = (2, 5, 9, 12, 15)
"""At which portholes somebody stands."""


def house(relief: Relief) -> None:
    """From what is furthest to what is nearest."""
    _mound(relief)
    _tube(relief)
    _hull(relief)
    for number, spot in enumerate(PORTS):
        _porthole(relief, spot, number)
    _drifts(relief)
    _lettering(relief)
    _roof(relief)
    _mast(relief)
    _lock(relief)


def hull_field(x: Grid, y: Grid) -> Grid:
    """The shell, without what is under the ground."""
    shell = field.box(x, y, LEFT, ROOF, RIGHT - LEFT, FOOT - ROOF + 40, 62)
    return np.maximum(shell, y - FOOT - 4)


def _mound(relief: Relief) -> None:
    """Regolith heaped against the hull, and over its far end."""

    def heap(x: Grid, y: Grid) -> Grid:
        whole = field.ellipse(x, y, (LEFT + RIGHT) / 2 - 30, 596, 350, 152)
        end = field.ellipse(x, y, LEFT + 6, 600, 120, 66)
        both = field.smooth_union(whole, end, 50) + 3 * np.sin(x * 0.07 + 1) + 1.5 * np.sin(x * 0.21)
        return np.maximum(both, (y - 584) * 0.6)  # type: ignore[no-any-return]

    bounds = (LEFT - 130, 420, RIGHT + 110, 600)
    relief.put(bounds, heap, "6A3E2A", top=30, bevel=44, texture=0.2, gloss=0.02, soft=5)


def _tube(relief: Relief) -> None:
    """The way to the next house, with its own small lights."""
    relief.rect(574, 518, 116, 46, "4E4640", radius=13, top=34, bevel=17, gloss=0.18, texture=0.06)
    for hoop in range(5):
        relief.rect(584 + hoop * 22, 519, 3.4, 44, "38332F", radius=1, top=37, bevel=1.4, gloss=0.3)
    for pane in range(3):
        glowing = tuple(part * (0.13 + 0.08 * pane) for part in (0.9, 0.48, 0.20))
        relief.rect(591 + pane * 32, 535, 12, 4, "0A0806", radius=1, emit=glowing)
    relief.ellipse(630, 566, 82, 9, "7A452C", soft=5, raise_=5, bevel=8, texture=0.2)


def _hull(relief: Relief) -> None:
    bounds = (LEFT, ROOF, RIGHT, FOOT + 6)
    relief.put(bounds, hull_field, "7A8085", top=56, bevel=62, gloss=0.3, texture=0.04)

    def seam(x: Grid, y: Grid) -> Grid:
        return np.maximum(np.abs(hull_field(x, y) + 5) - 1.4, y - FOOT - 4)  # type: ignore[no-any-return]

    relief.put(bounds, seam, "3A4046", raise_=-2, bevel=1)
    for row in (437, 485, 532):
        relief.rect(LEFT + 8, row, RIGHT - LEFT - 30, 1.6, "4C5459", radius=0.5, raise_=-1.2, bevel=0.8, alpha=0.8)
    for hoop in range(1, 10):
        _hoop(relief, LEFT + 17.5 + hoop * 57 - 57)
    relief.grime(bounds, "A0603C", 0.72, -0.1, "streak", 1.6, within=hull_field)
    relief.grime((LEFT, ROOF + 70, RIGHT, FOOT + 4), "8A4E30", 0.55, 0.1, "fbm", 1.3, within=hull_field)
    relief.grime((LEFT, ROOF, RIGHT, ROOF + 40), "9A5C3A", 0.5, -0.2, "fbm", 1.4, within=hull_field)


def _hoop(relief: Relief, x: float) -> None:
    """A ring of the frame, with its bolts."""

    def band(u: Grid, v: Grid) -> Grid:
        return np.maximum(np.abs(u - x) - 2.6, hull_field(u, v) + 3)  # type: ignore[no-any-return]

    relief.put((x - 4, ROOF, x + 4, FOOT + 4), band, "5C646A", raise_=5, bevel=2.4, gloss=0.4)
    if x > LEFT + 40:
        for y in range(424, 556, 16):
            relief.disc(x, y, 1.1, "33393E", raise_=1.5, bevel=1)


def _porthole(relief: Relief, spot: Spot, number: int) -> None:
    """A frame with eight bolts, a warm room behind it, in five of them a person."""
    x, y = spot
    relief.disc(x, y, 18.0, "3E454A", raise_=2.5, bevel=2, gloss=0.3)
    relief.disc(x, y, 15.4, "565F66", top=66, bevel=4, gloss=0.55)
    for bolt in range(8):
        turn = bolt * np.pi / 4 + 0.39
        relief.disc(
            x + 13.2 * float(np.cos(turn)), y + 13.2 * float(np.sin(turn)), 0.9, "23282C", raise_=1.5, bevel=0.8
        )
    relief.disc(x, y, 11.6, "050403", top=58, bevel=1, gloss=0.01)

    def lower(u: Grid, v: Grid) -> Grid:
        return np.maximum(field.disc(u, v, x, y, GLASS), y + 2 - v)

    bounds = (x - 11, y - 11, x + 11, y + 11)
    relief.disc(x, y, GLASS, None, emit=tuple(part * 0.50 for part in WARM), group="rooms")
    relief.put(bounds, lower, None, emit=tuple(part * -0.20 for part in WARM), soft=3, group="rooms")
    # A lamp under the ceiling of the room, a shelf.
    relief.rect(x - 5, y - 8.4, 10, 1.8, None, radius=0.9, emit=(0.6, 0.34, 0.14), group="rooms")
    if number % 3 == 1:
        relief.rect(
            x - 9.5, y + 1.5, 19, 1.4, None, radius=0.3, emit=tuple(part * -0.18 for part in WARM), group="rooms"
        )
    if number in FACES:
        _somebody(relief, x + (3, -3, 0, 2, -2)[number * 3 % 5], x, y)


def _somebody(relief: Relief, at: float, x: float, y: float) -> None:
    """Head and shoulders, dark against the room."""

    def outline(u: Grid, v: Grid) -> Grid:
        body = field.smooth_union(
            field.ellipse(u, v, at, y - 0.5, 3.0, 3.7), field.ellipse(u, v, at, y + 10, 7, 6.5), 2.0
        )
        return np.maximum(body, field.disc(u, v, x, y, GLASS))

    window = relief.window((x - 12, y - 12, x + 12, y + 12))
    cover = np.clip(0.5 - outline(*relief.grid(window)) * relief.scale, 0, 1)
    relief.emission[window] *= (1 - 0.86 * cover)[..., None]


def _drifts(relief: Relief) -> None:
    """Sand that the wind has left against the foot of the hull."""
    for x, y, wide, high in ((690, 594, 130, 44), (812, 608, 110, 32), (930, 602, 150, 41), (1084, 604, 90, 33)):

        def drift(u: Grid, v: Grid, x: float = x, y: float = y, wide: float = wide, high: float = high) -> Grid:
            return field.ellipse(u, v, x, y, wide, high) + 2.5 * np.sin(u * 0.05 + y)

        bounds = (x - wide, y - high, x + wide, y + high)
        relief.put(bounds, drift, "9A5C3A", raise_=9, bevel=30, texture=0.2, gloss=0.02, soft=5)


def _lettering(relief: Relief) -> None:
    relief.words("G-7", 744, 417, 31, "F0E8D4", alpha=0.85, emit=(0.05, 0.045, 0.04))
    relief.rect(694, 427, 36, 3, "C06A2A", radius=1, alpha=0.8)
    relief.rect(694, 432, 22, 1.6, "C06A2A", radius=0.5, alpha=0.7)


def _roof(relief: Relief) -> None:
    """Duct, tank, pipe, dish, handrail."""
    relief.rect(780, 394, 74, 20, "5A6268", radius=6, top=60, bevel=8, gloss=0.4, texture=0.05)
    for slat in range(6):
        relief.rect(788 + slat * 10, 398, 5, 11, "23282C", radius=1, raise_=-2, bevel=1)
    relief.rect(900, 398, 40, 16, "6C7479", radius=7, top=60, bevel=7, gloss=0.5)
    relief.path([(940, 406), (1004, 406), (1004, 414)], 3.4, "7E868C", top=62, bevel=3.4, gloss=0.5)
    relief.path([(870, 414), (870, 402), (884, 402), (884, 414)], 2.2, "7E868C", top=60, bevel=2.2, gloss=0.5)
    for post in range(6):
        relief.capsule(1014 + post * 26, 412, 1014 + post * 26, 398, 0.8, "4A5056", top=58, bevel=0.8)
    relief.capsule(1014, 399, 1144, 399, 0.9, "5A6268", top=58, bevel=0.9, gloss=0.5)
    relief.ellipse(812, 413, 84, 6, "8A4E30", soft=4, raise_=4, bevel=8, texture=0.2, gloss=0.02)

    def bowl(x: Grid, y: Grid) -> Grid:
        shell = np.abs(field.disc(x, y, 1128, 380, 21)) - 1.8
        return np.maximum(shell, (x - 1128) * 0.55 + (y - 380) * 0.85 - 6)

    relief.put((1100, 356, 1152, 408), bowl, "8A9095", top=66, bevel=2, gloss=0.5)
    relief.capsule(1128, 392, 1128, 414, 2.2, "4A5056", top=60, bevel=2)
    relief.capsule(1128, 386, 1112, 366, 1.0, "6A7278", top=62, bevel=1)


def _mast(relief: Relief) -> None:
    x = BEACON[0]
    relief.capsule(x, 412, x, 286, 2.2, "3A4046", end=1.2, top=60, bevel=2, gloss=0.4)
    for rung in range(10):
        half = 11 - rung
        relief.capsule(x - half, 412 - rung * 11, x + half, 401 - rung * 11, 0.8, "3A4046", top=60, bevel=0.8)
        relief.capsule(x + half, 412 - rung * 11, x - half, 401 - rung * 11, 0.6, "33393E", top=59, bevel=0.6)
    for foot in (1032.0, 1098.0):
        relief.capsule(x, 330, foot, 412, 0.6, "2A2E32", top=58, bevel=0.6)
    relief.rect(x - 8, 336, 16, 4, "4A5056", radius=1, top=62, bevel=1)
    relief.disc(*BEACON, 3.6, "5A1208", top=64, bevel=3, emit=(0.12, 0.02, 0.006))
    relief.disc(*BEACON, 3.2, None, emit=(2.6, 0.42, 0.10), group="beacon")


def _lock(relief: Relief) -> None:
    """The vestibule at the near end: hatch, window, wheel, steps and its lamp."""
    relief.rect(1150, 444, 86, 122, "6C7378", radius=14, top=72, bevel=14, gloss=0.35, texture=0.05)
    relief.rect(1164, 464, 54, 100, "2A3036", radius=16, top=66, bevel=4)
    relief.rect(1169, 469, 44, 95, "565E64", radius=13, top=70, bevel=6, gloss=0.4)
    for k in range(5):
        stripe = [(1153 + k * 3, 556 - k * 18), (1161, 548 - k * 18), (1161, 556 - k * 18), (1153, 564 - k * 18)]
        relief.polygon(stripe, "B8862B", alpha=0.55)
    relief.disc(1191, 490, 10.4, "3A4046", top=76, bevel=2, gloss=0.5)
    relief.disc(1191, 490, 8.0, "050403", top=74, bevel=2, gloss=0.01, emit=(0.30, 0.13, 0.04))
    relief.ring(1191, 528, 9, 2.6, "A8843C", top=76, bevel=2, gloss=0.6)
    relief.capsule(1182, 528, 1200, 528, 1.3, "A8843C", top=76, bevel=1)
    relief.capsule(1191, 519, 1191, 537, 1.3, "A8843C", top=76, bevel=1)
    relief.rect(1206, 512, 3, 26, "A8B0B5", radius=1.5, top=78, bevel=1.5, gloss=0.7)
    relief.grime((1148, 444, 1238, 566), "8A4E30", 0.5, 0.0, "fbm", 1.4)
    for step_ in range(3):
        relief.rect(1150 - step_ * 9, 563 + step_ * 6, 84 + step_ * 18, 6, "4A5056", 1, top=34 - step_ * 9, bevel=1.5)
    relief.rect(1174, 446, 34, 4, "3A4046", radius=1.5, top=86, bevel=1.5)
    relief.rect(1178, 449, 27, 6, "8A7C68", radius=2, top=84, bevel=2)
    relief.rect(1178, 449, 27, 6, None, radius=2, emit=(2.6, 2.2, 1.5), group="lock")
    relief.words("LOCK 2", 1191, 459, 11, "D8D0BC", anchor="cm", alpha=0.7)


def walker(relief: Relief, x: float = 1074, y: float = 606, s: float = 30.0) -> None:
    """One of us on the way home: suit, pack, headlamp, a long shadow from it all."""
    suit, dark = "B8B0A2", "3A3430"
    how = {"rim": 0.8, "texture": 0.05, "gloss": 0.08}

    def at(front: float, up: float) -> Spot:
        return (x + front * s, y - up * s)

    relief.capsule(x - 2, y, x + 46, y + 13, 4.2, "160B07", end=6.5, alpha=0.62, soft=3)
    for hip, knee, foot in (((0.02, 0.9), (0.17, 0.50), (0.10, 0.03)), ((-0.02, 0.9), (-0.06, 0.48), (-0.26, 0.08))):
        relief.capsule(*at(*hip), *at(*knee), 0.145 * s, suit, end=0.115 * s, top=30, bevel=3, **how)
        relief.capsule(*at(*knee), *at(*foot), 0.115 * s, suit, end=0.095 * s, top=30, bevel=3, **how)
        relief.capsule(*at(*foot), *at(foot[0] + 0.16, foot[1] - 0.01), 0.085 * s, dark, top=30, bevel=2)
        relief.capsule(*at(knee[0] - 0.06, knee[1]), *at(knee[0] + 0.08, knee[1]), 0.06 * s, "8A8478", raise_=1)
    relief.rect(x - 0.40 * s, y - 1.60 * s, 0.30 * s, 0.66 * s, "6A6E70", radius=3, top=34, bevel=3, **how)
    relief.capsule(*at(0, 0.94), *at(0.05, 1.38), 0.20 * s, suit, end=0.22 * s, top=36, bevel=5, **how)
    relief.rect(x - 0.17 * s, y - 1.02 * s, 0.36 * s, 0.07 * s, dark, radius=1, top=38, bevel=1)
    relief.path([at(0.02, 1.40), at(-0.10, 1.12), at(-0.16, 0.92)], 0.085 * s, "8F887C", top=38, bevel=3, **how)
    relief.path([at(0.05, 1.40), at(0.20, 1.14), at(0.38, 1.06)], 0.085 * s, suit, top=42, bevel=3, **how)
    relief.disc(*at(0.39, 1.06), 0.085 * s, dark, top=44, bevel=2)
    relief.rect(x + 0.33 * s, y - 0.98 * s, 0.22 * s, 0.30 * s, "C06A2A", radius=2, top=44, bevel=3)
    relief.disc(*at(0.07, 1.70), 0.20 * s, "C6BEB0", top=42, bevel=5, rim=0.8, gloss=0.3)
    relief.ellipse(
        *at(0.16, 1.70), 0.115 * s, 0.135 * s, "2A1C10", top=46, bevel=3, gloss=0.9, emit=(0.08, 0.05, 0.025)
    )
    relief.rect(x - 0.12 * s, y - 1.34 * s, 0.14 * s, 0.08 * s, "E69F00", radius=1, top=44, bevel=1)
    relief.disc(*HEADLAMP, 1.6, "FFFFFF", top=50, bevel=1, emit=(0.3, 0.28, 0.24))
    relief.disc(*HEADLAMP, 1.6, None, emit=(2.8, 2.6, 2.2), group="walker")
