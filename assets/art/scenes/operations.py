"""Operations: the desk with its screens, the large chart over it, and the window with the first light on the plain.

Look for: `draw`.
"""

import numpy as np

from assets.art import field
from assets.art.baked import Baked
from assets.art.field import Grid
from assets.art.light import Light
from assets.art.relief import Relief
from assets.art.scenes.place_room import (
    COLD,
    WARM,
    Halo,
    Room,
    beacon,
    cable,
    chart,
    finished,
    screen,
    shell,
    strip,
)
from assets.art.tone import linear

ROOM = Room(wall="3A4450", side="2C343E", floor="32363A", ceiling="1C2229", panel=161.0)
WINDOW = (1036.0, 176.0, 146.0, 150.0)
"""Left, top, width, height."""
LAMPS = (
    Light(500, 140, 120, 280, COLD, 1.5, "strips", shadow=0.5),
    Light(930, 130, 120, 280, COLD, 1.4, "strips", shadow=0.5),
    Light(690, 330, 90, 270, (0.34, 0.62, 0.85), 2.2, "screens", shadow=0.4),
    Light(560, 320, 70, 130, WARM, 2.2, "lamp", shadow=0.6),
    Light(1104, 260, 90, 190, (1.0, 0.66, 0.40), 1.5, "window", shadow=0.5),
    Light(960, 200, 70, 160, (1.0, 0.15, 0.035), 2.6, "beacon", sharp=26, shadow=0.5),
)
HALOS = (
    Halo("lamp", 560, 326, 12, "FFE2B0", 0.5),
    Halo("beacon", 974, 190, 32, "FF4A1E", 0.45),
)
THINGS = {"desk": (720.0, 392.0), "chart": (690.0, 226.0), "window": (1104.0, 250.0), "radio": (470.0, 366.0)}


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="12161A")
    shell(relief, ROOM)
    _window(relief)
    _wall(relief)
    _desk(relief)
    _chairs(relief)
    beacon(relief, 974, 190)
    strip(relief, 500, 108, 220)
    strip(relief, 930, 86, 240)
    for k, colour in enumerate(("22282C", "3A6E8F", "A5532B")):
        cable(relief, [(380 + k * 12, 60), (410 + k * 8, 160), (396 + k * 10, 260), (420 + k * 9, 380)], 3, colour, 20)
    return finished(relief, LAMPS, _near, HALOS, THINGS)


def _window(relief: Relief) -> None:
    """The plain under a sky that is just getting light, behind two panes in a thick frame."""
    x, y, wide, high = WINDOW
    relief.rect(x - 20, y - 20, wide + 40, high + 40, "4A545E", 26, top=26, bevel=8, gloss=0.4, texture=0.04)
    relief.rect(x, y, wide, high, "06080A", 16, top=4, bevel=5)
    window = relief.window((x, y, x + wide, y + high))
    u, v = relief.grid(window)
    cover = np.clip(0.5 - field.box(u, v, x, y, wide, high, 16) * relief.scale, 0, 1)
    relief.emission[window] += (_view(relief, u, v) * cover[..., None]).astype(np.float32)
    number = relief.group("window")
    relief.source[window][cover > 0] = number
    for k in range(8):
        relief.disc(x - 10 + (wide + 20) * (k % 4) / 3, y - 10 + (high + 20) * (k // 4), 4, "8A949B", top=36, bevel=4,
                    gloss=0.6)  # fmt: skip
    relief.path([(x + 30, y + high - 12), (x + wide - 20, y + 20)], 2, None, emit=(0.025, 0.025, 0.025), group="strips")


def _view(relief: Relief, u: Grid, v: Grid) -> Grid:
    x, y, _, _ = WINDOW
    horizon = y + 96 + 4 * np.sin((u - x) / 17.0) + 2 * np.sin((u - x) / 6.0 + 1)
    up = np.clip((horizon - v) / 96.0, 0, 1)
    sky = linear("E8A870")[None, None, :] * (1 - up)[..., None] ** 1.6 + linear("5A3A4A") * up[..., None]
    sun = np.exp(-(((u - x - 40) ** 2 + (v - horizon + 6) ** 2) / 260.0))
    sky = sky + linear("FFE8D0") * (1.6 * sun)[..., None]
    ground = linear("7A4028") * (0.35 + 0.5 * np.clip((v - horizon) / 60.0, 0, 1))[..., None]
    seen: Grid = np.where((v < horizon)[..., None], sky, ground) * 0.8
    return seen


def _wall(relief: Relief) -> None:
    """The large chart, the plan of the colony, clocks."""
    screen(relief, 566, 164, 250, 132)
    chart(relief, 566, 164, 250, 132)
    screen(relief, 838, 232, 104, 74, (0.012, 0.034, 0.022))
    for k, hands in enumerate(((2.1, -0.6), (0.4, 1.8))):
        cx, cy = 452.0 + k * 66, 196.0
        relief.disc(cx, cy, 27, "2A3036", top=26, bevel=5, gloss=0.5)
        relief.disc(cx, cy, 22, "D9D5C8", top=22, bevel=2)
        for a in hands:
            relief.capsule(cx, cy, cx + 15 * np.cos(a), cy + 15 * np.sin(a), 1.8, "1A1D20", raise_=2, bevel=1.5)
    for k, name in enumerate(("SOL", "UTC")):
        relief.words(name, 452 + k * 66, 236, 17, "C9C2AE", "cm", alpha=0.8)
    relief.rect(410, 268, 130, 74, "B8A878", 1, top=14, bevel=2)
    for k in range(5):
        relief.rect(420 + (k % 3) * 38, 278 + (k // 3) * 30, 28, 20, "5A5040", 2, alpha=0.6)
    relief.rect(418, 302, 112, 3, "5A5040", 0, alpha=0.6)


def _desk(relief: Relief) -> None:
    """One desk along the wall, screens on it, a lamp, a microphone, cups."""
    relief.rect(396, 484, 570, 20, "040506", 9, alpha=0.6, soft=10)
    for x in (412.0, 660.0, 924.0):
        relief.rect(x, 400, 26, 92, "2A3138", 3, top=34, bevel=4, gloss=0.3)
    relief.rect(440, 404, 200, 60, "20262C", 3, top=18, bevel=4)
    relief.rect(390, 384, 580, 22, "59626C", 4, top=62, bevel=5, gloss=0.35, texture=0.05)
    for x, wide in ((606.0, 82.0), (702.0, 96.0), (812.0, 82.0)):
        relief.rect(x + wide / 2 - 7, 366, 14, 22, "2A3036", 2, top=48, bevel=3)
        screen(relief, x, 316, wide, 54)
    relief.rect(434, 350, 74, 36, "3A444C", 4, top=66, bevel=4, gloss=0.4)
    for row in range(2):
        for k in range(5):
            relief.rect(442 + k * 13, 358 + row * 12, 9, 8, "9AA4AB", 1, top=70, bevel=2)
    relief.rect(442, 357, 22, 8, None, 1, emit=(0.7, 0.42, 0.06), group="screens")
    relief.path(field.spline([(520, 386), (516, 352), (534, 330), (552, 326)], 8), 2.4, "14181B", top=68, bevel=2.4)
    relief.disc(556, 328, 8, "14181B", top=70, bevel=4)
    relief.polygon([(552, 318), (566, 318), (574, 334), (546, 334)], "8A6A2A", 2, top=70, bevel=4, gloss=0.4)
    relief.ellipse(560, 335, 12, 3, None, emit=(2.6, 2.2, 1.5), group="lamp")
    relief.rect(914, 366, 18, 20, "D8D2C2", 5, top=66, bevel=4, gloss=0.4)
    relief.ring(935, 376, 5, 3, "D8D2C2", top=66, bevel=1.5)
    for k in range(3):
        relief.rect(722 + k * 3, 377 - k * 3, 58, 4, ("C9C2AE", "B8B0A0", "D8D2C2")[k], 1, top=64 + k, bevel=1)


def _chairs(relief: Relief) -> None:
    for x, colour in ((520.0, "3A2E38"), (850.0, "2E3A42")):
        relief.rect(x - 32, 494, 64, 14, "040506", 6, alpha=0.6, soft=8)
        relief.capsule(x, 450, x, 490, 4, "59636B", top=70, bevel=4, gloss=0.5)
        for dx in (-26.0, 0.0, 26.0):
            relief.capsule(x, 488, x + dx, 500, 4, "3A434A", top=70, bevel=4, gloss=0.4)
        relief.rect(x - 32, 436, 64, 18, colour, 7, top=78, bevel=8)
        relief.rect(x - 28, 362, 56, 66, colour, 12, top=82, bevel=10)
        relief.rect(x - 4, 424, 8, 18, "2A3036", 2, top=74, bevel=3)


def _near(relief: Relief) -> None:
    """The back of a chair, the corner of a second desk with a headset."""
    relief.rect(930, 668, 440, 60, "4A525A", 6, top=34, bevel=9, gloss=0.3, rim=0.5)
    relief.path(field.spline([(1060, 668), (1070, 618), (1110, 606), (1150, 620), (1158, 668)], 8), 7, "2A3036", top=40,
                bevel=7, gloss=0.4, rim=0.6)  # fmt: skip
    for x in (1060.0, 1158.0):
        relief.disc(x, 654, 22, "22282C", top=44, bevel=9, gloss=0.3, rim=0.6)
    relief.rect(90, 600, 190, 160, "2E343C", 34, top=40, bevel=18, gloss=0.2, rim=0.6)
