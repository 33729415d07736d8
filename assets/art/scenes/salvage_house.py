"""The greenhouse extension, half built: hoops in perspective, empty racks, sheeting, scaffold, its bus and its lamps.

Look for: `house` (all that is behind the machine), `near` (what is before it), `LAMP`, `SPOT`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Grid, Spot, step
from assets.art.relief import Relief
from assets.art.tone import linear

VANISH_X, VANISH_Y, FLOOR = 560.0, 326.0, 268.0
LAMP: Spot = (668.0, 122.0)
"""The lamp that hangs from a hoop."""
SPOT: Spot = (420.0, 196.0)
"""The work lamp on its stand."""
BUS: Spot = (764.0, 96.0)
"""Left upper corner of the box of the greenhouse's bus."""


def shrunk(z: float) -> float:
    """How large things are at a depth."""
    return 1 / (1 + 0.30 * z)


def seen(x: float, y: float, z: float) -> Spot:
    """Where a place of the room lies in the picture."""
    return (VANISH_X + x * shrunk(z), VANISH_Y + y * shrunk(z))


def house(relief: Relief) -> None:
    """From the end wall to the racks."""
    _ground(relief)
    _end_wall(relief)
    _hoops(relief)
    _racks(relief)
    _curtain(relief, [seen(-260, -330, 2.6), seen(-90, -392, 2.6), seen(-100, 232, 2.6), seen(-230, 210, 2.6)], 1, 0.17)
    _bus(relief)
    _stand(relief)
    _hanging(relief)


def near(relief: Relief) -> None:
    """Sheets and scaffold at the sides, clods on the floor."""
    _curtain(relief, [(880, -10), (1290, -10), (1290, 590), (990, 560), (912, 350)], 4, 0.34, 40)
    _scaffold(relief)
    _curtain(relief, [(-10, -10), (130, -10), (100, 230), (62, 360), (-10, 410)], 2, 0.40, 60)
    chance = np.random.default_rng(2)
    for _ in range(110):
        x, z, wide, high = -640 + chance.random() * 1300, chance.random() * 3 - 0.9, chance.random(), chance.random()
        px, py = seen(x, FLOOR, z)
        relief.ellipse(px, py, (1 + 5 * wide**2) * shrunk(z), (0.8 + 2 * high**2) * shrunk(z), "6E452E", top=3, bevel=2)


def _ground(relief: Relief) -> None:
    x, y = relief.grid()
    away = np.hypot((x - VANISH_X) / 640, (y - VANISH_Y - 40) / 430)
    tint = field.mix(linear("4A4038"), linear("1E1C1C"), np.clip(away, 0, 1)[..., None])
    relief.colour[:] = tint * (1 + 0.20 * relief.noise("fbm") + 0.05 * relief.noise("rough"))[..., None]
    np.clip(relief.colour, 0.0015, 1, out=relief.colour)
    relief.depth[:] = np.clip(1 - away * 1.1, 0, 1)
    edge = VANISH_Y + FLOOR * 0.30
    relief.put(
        (0, edge, 1280, 720),
        lambda u, v: edge - v + 0 * u,
        "5A4334",
        top=0,
        bevel=0,
        texture=0.16,
        noise="fbm",
        gloss=0.05,
    )
    for k in range(30):
        a, b = seen(-880 + k * 60, FLOOR, -1.2), seen(-880 + k * 60, FLOOR, 8)
        relief.capsule(*a, *b, 1.1, "2C221C", 0.3, raise_=-1, bevel=1, alpha=0.8)
    for z in np.linspace(-0.8, 7, 12):
        a, b = seen(-900, FLOOR, float(z)), seen(900, FLOOR, float(z))
        relief.capsule(*a, *b, 1.2 * shrunk(float(z)), "2C221C", raise_=-1, bevel=1, alpha=0.7)


def _end_wall(relief: Relief) -> None:
    """Membrane that is not finished, the morning behind it."""
    z = 7.4
    corners = ((-330.0, -170.0), (-230.0, -300.0), (230.0, -300.0), (330.0, -170.0), (330.0, FLOOR), (-330.0, FLOOR))
    outline = [seen(x, y, z) for x, y in corners]
    relief.polygon(outline, "6A5444", top=0, bevel=0, depth=1.0)
    window = relief.window(field.bounds_of(outline))
    u, v = relief.grid(window)
    cover = np.clip(0.5 - field.polygon(u, v, outline) * relief.scale, 0, 1)
    light = cover * (0.30 + 0.08 * relief.noise("streak")[window]) * np.clip(1.1 - (v - VANISH_Y + 90) / 220, 0.2, 1)
    relief.emission[window] += (linear("D89A6C") * np.clip(light, 0, 1)[..., None]).astype(np.float32)
    for across in (-260.0, 0.0, 260.0):
        relief.capsule(*seen(across, -310, 7.3), *seen(across, FLOOR, 7.3), 2.0, "2A211C", top=4, bevel=1)


def _hoops(relief: Relief) -> None:
    shape = (
        (-520, FLOOR), (-520, -60), (-470, -230), (-330, -350), (0, -400), (330, -350), (470, -230), (520, -60),
        (520, FLOOR),
    )  # fmt: skip
    for z in (6.4, 5.0, 3.8, 2.7, 1.7, 0.8, 0.0):
        s = shrunk(z)
        hoop = field.spline([seen(x, y, z) for x, y in shape], 8)
        relief.path(
            hoop, 15 * s, "6C747A", top=24 * s + 4, bevel=9 * s, gloss=0.35, texture=0.05, depth=min(1.0, z / 7)
        )
        relief.path(hoop, 5 * s, "353C41", raise_=-3 * s, bevel=3 * s)
        for x, y in hoop[::5]:
            relief.disc(x, y, 3.2 * s, "1B1F22", raise_=-2, bevel=2)
    for k, z in enumerate((0.4, 1.2, 2.2, 3.2)):
        s = shrunk(z)
        cable = [seen(-300 + 60 * n, -372 + 8 * math.sin(n * 1.7 + k) + abs(n - 5) * 4, z) for n in range(11)]
        colour = ("7A4C2F", "20262B", "A8843C", "3A6E8F")[k]
        relief.path(field.spline(cable, 6), 2.6 * s, colour, top=22 * s, bevel=2.4 * s, gloss=0.4)


def _racks(relief: Relief) -> None:
    """Shelves without plants; under each a lamp."""
    for left, right in ((-420.0, -252.0), (252.0, 420.0)):
        for z in (float(each) for each in np.arange(6.0, 0.2, -0.95)):
            far, s, depth = z + 0.86, shrunk(z), min(1.0, z / 7)
            for high in (-210.0, -96.0, 18.0, 132.0, 240.0):
                board = [seen(left, high, z), seen(right, high, z), seen(right, high, far), seen(left, high, far)]
                relief.polygon(board, "596066", top=14 * s + 4, bevel=1.5, gloss=0.35, depth=depth, texture=0.05)
                edge = [seen(left, high, z), seen(right, high, z), seen(right, high + 13, z), seen(left, high + 13, z)]
                relief.polygon(edge, "6E777D", top=22 * s + 6, bevel=1.5 * s, gloss=0.4, depth=depth, texture=0.04)
                if high < 230:
                    middle = (left + right) / 2
                    a, b = seen(middle - 50, high + 18, z + 0.1), seen(middle + 50, high + 18, z + 0.1)
                    bright = 0.95 if (int(z * 3) + int(high)) % 4 else 0.3
                    relief.capsule(*a, *b, 2.6 * s, "2A1430", top=20 * s, bevel=2 * s, depth=depth)
                    relief.capsule(
                        *a, *b, 2.6 * s, None, emit=(0.40 * bright, 0.10 * bright, 0.50 * bright), group="growlights"
                    )
            for x in (left, right):
                a, b = seen(x, -222, z), seen(x, FLOOR, z)
                relief.capsule(*a, *b, 5 * s, "7A838A", top=26 * s + 8, bevel=4 * s, gloss=0.5, depth=depth)


def _curtain(relief: Relief, points: list[Spot], seed: int, alpha: float, high: float = 8.0) -> None:
    """Polythene: pale, streaked, with shining folds; its upper edge is taped."""
    window = relief.window(field.bounds_of(points, 6))
    x, y = relief.grid(window)
    away = field.polygon(x, y, points) + 3 * np.sin(y * 0.05 + seed)
    cover = np.clip(0.5 - away * relief.scale, 0, 1)
    fold = np.sin(x * 0.16 + 2 * np.sin(y * 0.012 + seed) + seed)
    fold = fold + 0.6 * np.sin(x * 0.37 + 1.3 * np.sin(y * 0.02 + seed * 2))
    tint = linear("A9A49C") * (0.75 + 0.25 * fold)[..., None]
    share = (cover * (alpha + 0.10 * fold))[..., None]
    relief.colour[window] += ((np.clip(tint, 0.01, 1) - relief.colour[window]) * np.clip(share, 0, 1)).astype(
        np.float32
    )
    relief.height[window] += (cover * (high + 3.2 * fold)).astype(np.float32)
    relief.gloss[window] += ((0.6 - relief.gloss[window]) * cover * 0.8).astype(np.float32)
    shine = cover * (0.020 + 0.016 * np.clip(fold, 0, 2))
    relief.emission[window] += (linear("C99A78") * shine[..., None]).astype(np.float32)
    relief.path([points[0], points[1]], 3.2, "B7B2A6", top=high + 12, bevel=3, gloss=0.2)


def _bus(relief: Relief) -> None:
    """The box of the greenhouse's bus on two posts: a handle with its two ends, a hasp for a lock."""
    x, y = BUS
    for post in (x + 12, x + 104):
        relief.capsule(post, y - 110, post, y + 170, 4, "7A838A", top=40, bevel=4, gloss=0.5)
    relief.rect(x, y, 116, 96, "4E5961", 5, top=58, bevel=5, gloss=0.35, texture=0.05)
    relief.rect(x + 6, y + 6, 104, 84, "5A666E", 4, top=62, bevel=3, gloss=0.35, texture=0.04)
    relief.words("BUS Q4", x + 12, y + 8, 17, "E2DCCB", alpha=0.9)
    relief.words("120 V", x + 104, y + 8, 17, "E2B64A", anchor="rt", alpha=0.9)
    relief.rect(x + 66, y + 30, 36, 52, "15191C", 4, top=52, bevel=4)
    relief.capsule(x + 84, y + 68, x + 84, y + 42, 6, "A8241A", top=78, bevel=5, gloss=0.5)
    relief.words("I", x + 96, y + 33, 13, "E2DCCB", anchor="ct")
    relief.words("O", x + 96, y + 62, 13, "E2DCCB", anchor="ct")
    relief.ring(x + 34, y + 56, 9, 4, "AEB6BC", top=70, bevel=2, gloss=0.6)
    for sx in (x + 11, x + 105):
        relief.screw(sx, y + 85, 2.6)
    cable = [(x + 58, y + 94), (x + 50, y + 120), (x + 70, y + 150)]
    relief.path(field.spline(cable, 8), 5, "B77E12", top=56, bevel=5, gloss=0.3)


def _stand(relief: Relief) -> None:
    x, y = SPOT
    for aside in (-30, 0, 30):
        relief.capsule(x, y + 262, x + aside, y + 362, 4, "30363A", top=80, bevel=3, gloss=0.4)
    relief.capsule(x, y, x, y + 270, 4, "4A5258", top=84, bevel=3, gloss=0.5)
    relief.polygon(
        [(x - 16, y - 26), (x + 26, y - 20), (x + 28, y + 16), (x - 14, y + 18)],
        "B07A1E",
        3,
        top=96,
        bevel=6,
        gloss=0.4,
    )
    glass = [(x + 22, y - 18), (x + 32, y - 16), (x + 34, y + 12), (x + 24, y + 14)]
    relief.polygon(glass, "FFFFFF", 2, top=98, bevel=2)
    relief.polygon(glass, None, 2, emit=(3.4, 2.9, 2.1), group="work")


def _hanging(relief: Relief) -> None:
    x, y = LAMP
    relief.path(field.spline([(x + 8, -10), (x - 3, 50), (x, y - 26)], 8), 2.2, "15181A", top=70, bevel=2)
    shade = [(x - 12, y - 28), (x + 12, y - 28), (x + 42, y + 6), (x - 42, y + 6)]
    relief.polygon(shade, "3E5A48", 3, top=96, bevel=10, gloss=0.6)
    relief.rect(x - 36, y + 3, 72, 7, "FFFFFF", 3, top=92, bevel=2)
    relief.rect(x - 36, y + 3, 72, 7, None, 3, emit=(3.0, 2.7, 2.1), group="lamp")


def _scaffold(relief: Relief) -> None:
    def tube(a: Spot, b: Spot, radius: float, colour: str = "8A8F8A", high: float = 60.0) -> None:
        relief.capsule(*a, *b, radius, colour, top=high, bevel=radius, gloss=0.55, texture=0.05)

    for x in (26.0, 196.0):
        tube((x, -10), (x, 660), 7)
    for y in (120.0, 340.0):
        tube((-10, y), (240, y), 6, high=66)
        tube((-10, y - 44), (240, y - 44), 4.5, high=66)
    tube((26, 340), (196, 120), 4.5, "777C78", 54)
    for y in (126.0, 346.0):
        relief.rect(-10, y, 236, 13, "7A5C3C", 2, top=72, bevel=3, texture=0.14, noise="hstreak", gloss=0.05)
    for x in (26.0, 196.0):
        for y in (120.0, 76.0, 340.0, 296.0):
            relief.rect(x - 10, y - 9, 20, 18, "5A6066", 4, top=80, bevel=4, gloss=0.5)
            relief.disc(x, y, 4, "22272B", top=82, bevel=3)


def haze(relief: Relief, additions: dict[str, Grid], base: Grid) -> None:
    """Dust in the air: pale in the depth, in the beam of each lamp, and round the shelves' lamps."""
    x, y = relief.grid()
    dust = np.clip(0.75 + 0.35 * relief.noise("fbm") + 0.15 * relief.noise("cloud"), 0, 1.7)
    base += (linear("C98A5C") * (relief.depth**1.5 * 0.10 * dust)[..., None]).astype(np.float32)
    purple = np.exp(-(((x - 330) / 190) ** 2) - ((y - 270) / 150) ** 2)
    additions["growlights"] += (linear("8A3AA8") * (purple * 0.06 * dust)[..., None]).astype(np.float32)
    dx, dy = x - SPOT[0] - 30, y - SPOT[1]
    away = np.hypot(dx, dy)
    along = (dx * 0.96 + dy * 0.28) / (away + 1e-6)
    beam = step(0.72, 1.0, along) * np.exp(-away / 210) * dust * 0.16
    additions["work"] += (linear("FFE2B0") * beam[..., None]).astype(np.float32)
    down = np.hypot(x - LAMP[0], y - LAMP[1])
    below = step(0.80, 1.0, (y - LAMP[1]) / (down + 1e-6)) * np.exp(-down / 170) * dust * 0.11
    additions["lamp"] += (linear("FFE8C8") * below[..., None]).astype(np.float32)
