"""The generator bay, near: the rack with the dead stack behind glass, its panel, tanks, the lock; work has begun.

Look for: `draw`.
"""

import math

from assets.art import field
from assets.art.baked import Baked
from assets.art.light import Cone, Light
from assets.art.relief import Relief
from assets.art.scenes.bay_parts import PLACES, parts
from assets.art.scenes.place_room import (
    COLD,
    RED,
    WORK,
    Halo,
    Room,
    beacon,
    cable,
    crate,
    finished,
    hatch,
    pipe,
    shell,
    strip,
    stripes,
    work_lamp,
)

RACK = (778.0, 176.0, 352.0, 306.0)
"""Left, top, width, height."""
LAMPS = (
    Light(430, 150, 120, 250, COLD, 1.25, "strips", shadow=0.5),
    Light(900, 120, 130, 260, COLD, 1.15, "strips", shadow=0.6),
    Light(736, 330, 96, 210, WORK, 2.9, "work", Cone(0.98, 0.0, 0.55, -0.25, 0.16), shadow=0.6),
    Light(1186, 226, 80, 230, RED, 4.2, "beacon", sharp=26, shadow=0.6),
    Light(1040, 250, 60, 60, (1.0, 0.2, 0.08), 1.3, "panel", shadow=0.0),
    Light(676, 330, 60, 90, (0.35, 0.6, 0.9), 0.5, "", shadow=0.0),
)
HALOS = (
    Halo("beacon", 1186, 226, 44, "FF4A1E", 0.5),
    Halo("work", 748, 330, 17, "FFF0D8", 1.1),
)
THINGS = {
    "stack": (850.0, 330.0), "panel": (1046.0, 272.0), "gauges": (1000.0, 330.0), "rails": (790.0, 440.0),
    "lines": (560.0, 172.0), "water": (404.0, 250.0), "lock": (640.0, 380.0), "power": (1092.0, 400.0),
    "gas": (1150.0, 300.0), "tools": (1160.0, 430.0),
}  # fmt: skip


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="14181B")
    shell(relief, Room())
    _tanks(relief)
    hatch(relief, 600, 214, 120, 462, "LOCK 2")
    _pipes(relief)
    _tool_wall(relief)
    _rack(relief)
    _stack(relief)
    _panel(relief)
    beacon(relief, 1186, 226)
    strip(relief, 430, 112, 190)
    strip(relief, 900, 82, 260)
    work_lamp(relief, 736, 330, 506)
    for at in ((386.0, 512.0, 84.0, 52.0, "5F6A58"), (398.0, 460.0, 62.0, 40.0, "7A6A45")):
        crate(relief, *at)
    relief.path(field.spline([(746, 500), (690, 540), (560, 528), (430, 600), (300, 640)], 8), 3, "1D1A16", top=8,
                bevel=3)  # fmt: skip
    made = finished(relief, LAMPS, _near, HALOS, THINGS)
    places = {f"part.{name}": spot for name, spot in PLACES.items()}
    return made._replace(points={**made.points, **places}, parts={**made.parts, **parts(scale)})


def _tanks(relief: Relief) -> None:
    for k, x in enumerate((438.0, 532.0)):
        relief.rect(x - 46, 440, 92, 30, "050607", 10, alpha=0.5, soft=8)
        colour = ("75818A", "687580")[k]
        relief.rect(x - 42, 214, 84, 250, colour, 40, top=52, bevel=40, gloss=0.5, texture=0.05)
        for y in (262.0, 420.0):
            relief.rect(x - 43, y, 86, 8, "3B444B", 3, top=54, bevel=3, gloss=0.4)
        relief.words(("H2O", "N2")[k], x, 318, 34, "D8D2C2", "ct", alpha=0.75)
        relief.disc(x + 8, 244, 11, "C8CDD0", top=58, bevel=3, gloss=0.6)
        relief.capsule(x + 8, 244, x + 13, 238, 1.2, "601A10", raise_=1)
        relief.grime((x - 42, 300, x + 42, 464), "3A2418", 0.5, 0.7, "streak")
    pipe(relief, [(438, 214), (438, 186), (532, 186), (532, 214)], 6.5, "8A949B", 40)


def _pipes(relief: Relief) -> None:
    left, top = RACK[0], RACK[1]
    pipe(relief, [(574, 400), (590, 400), (590, 172), (left + 70, 172)], 7, "5E7F8A", 26)
    pipe(relief, [(left + 70, top + 4), (left + 70, 132), (1240, 132)], 8, "9AA4AB", 34)
    pipe(relief, [(left + 262, top + 4), (left + 262, 152), (1240, 152)], 9, "5E7F8A", 36)
    for k, colour in enumerate(("A5532B", "3A6E8F", "22282C")):
        cable(relief, [(600, 60 + k * 8), (690, 120 + k * 9), (790, 96 + k * 8), (860, 176)], 2.6, colour)


def _tool_wall(relief: Relief) -> None:
    relief.rect(1142, 286, 60, 170, "2F3840", 4, top=12, bevel=3, gloss=0.2)
    for row in range(8):
        for column in range(4):
            relief.disc(1152 + column * 13, 298 + row * 20, 1.3, "14181B", raise_=-1, bevel=1)
    for x, y, long, colour in ((1152, 300, 60, "AEB6BC"), (1168, 298, 74, "B8862B"), (1184, 300, 50, "8A949B")):
        relief.capsule(x, y, x, y + long, 3, colour, top=22, bevel=3, gloss=0.6)
        relief.ring(x, y + long + 6, 6, 3.4, colour, top=22, bevel=1.6, gloss=0.6)
    relief.rect(1156, 398, 22, 60, "A83222", 10, top=34, bevel=10, gloss=0.5)
    relief.rect(1162, 388, 10, 12, "1D1A16", 2, top=34, bevel=3)


def _rack(relief: Relief) -> None:
    x, y, wide, high = RACK
    relief.rect(x - 18, y + high - 10, wide + 36, 34, "040506", 12, alpha=0.6, soft=14)
    relief.rect(x - 10, y - 8, wide + 20, high + 8, "2A3238", 6, top=30, bevel=6, gloss=0.4)
    relief.rect(x, y, wide, high, "6C757B", 6, top=42, bevel=6, gloss=0.4, texture=0.05)
    relief.grime((x, y, x + wide, y + high), "1A120C", 0.5, 0.4)
    relief.grime((x, y + 150, x + wide, y + high), "5A3018", 0.4, 0.8, "streak")
    stripes(relief, x - 10, y + high - 12, wide + 20, 14, 46)


def _stack(relief: Relief) -> None:
    """Cells between end plates and rods, some out of line, behind glass with a crack."""
    x, y, _, high = RACK
    relief.rect(x + 12, y + 14, 146, high - 36, "0E1215", 4, top=12, bevel=4)
    for rail in (x + 20.0, x + 138.0):
        relief.rect(rail, y + 20, 11, high - 50, "59636B", 2, top=24, bevel=3, gloss=0.5)
    for k in range(20):
        bad = k in (8, 9)
        relief.rect(
            x + 36 + (9 if bad else 0), y + 52 + k * 9.6, 98, 6.8, ("8F9BA2", "A58A4A")[k % 2], 1,
            top=42 if bad else 34, bevel=2.5, gloss=0.6,
        )  # fmt: skip
    for at in (y + 32, y + 246):
        relief.rect(x + 26, at, 120, 15, "7E888F", 3, top=46, bevel=4, gloss=0.6)
    for rod in (x + 34, x + 85, x + 136):
        relief.capsule(rod, y + 34, rod, y + 258, 3.4, "C4CBD0", top=50, bevel=3.4, gloss=0.8)
        for nut in (y + 32, y + 258):
            relief.disc(rod, nut, 6.5, "9AA4AB", top=56, bevel=3, gloss=0.7)
    crack = [(x + dx, y + dy) for dx, dy in ((34, 134), (54, 128), (70, 141), (90, 131), (108, 143), (146, 134))]
    relief.path(crack, 1.8, "050505", raise_=-8, bevel=2)
    relief.path(crack, 0.9, None, emit=(1.5, 0.28, 0.06), group="panel")
    for reach in (0.0, 26.0):
        glare = [(x + 22 + reach, y + 120), (x + 92 + reach, y + 22)]
        relief.path(glare, 5 - reach / 9, None, emit=(0.035, 0.04, 0.045), group="strips")


def _panel(relief: Relief) -> None:
    x, y, wide, _ = RACK
    left, across = x + 172, wide - 184
    for top, high in ((y + 14, 112.0), (y + 136, 136.0)):
        relief.rect(left, top, across, high, "79838A", 4, top=52, bevel=4, gloss=0.45, texture=0.04)
        for sx in (left + 9, left + across - 9):
            for sy in (top + 9, top + high - 9):
                relief.screw(sx, sy, 3.6)
    relief.rect(left + 18, y + 32, 92, 56, "07090A", 3, top=44, bevel=3)
    relief.rect(left + 18, y + 32, 92, 56, None, 3, emit=(0.10, 0.012, 0.004), group="panel")
    relief.words("O2 0.0", left + 25, y + 34, 25, None, emit=(1.4, 0.25, 0.08), group="panel", font="B612-Bold.otf")
    relief.words("E-07", left + 25, y + 62, 19, None, emit=(1.2, 0.22, 0.08), group="panel", font="B612-Regular.otf")
    for k in range(4):
        relief.disc(left + 132, y + 34 + k * 20, 5.4, "1A0A08", top=58, bevel=4, gloss=0.5)
    relief.disc(left + 132, y + 34, 5.4, None, emit=(1.8, 0.25, 0.05), group="panel")
    relief.words("OGS-1", left + 18, y + 94, 26, "14181B", alpha=0.9)
    for k, turn in enumerate((2.6, 2.2, -0.6)):
        cx, cy = left + 34 + k * 50, y + 174
        relief.disc(cx, cy, 21, "3A4349", top=60, bevel=5, gloss=0.6)
        relief.disc(cx, cy, 17, "D9D5C8", top=57, bevel=2)
        for mark in range(7):
            a = 2.4 + mark * 0.8
            relief.capsule(cx + 12 * math.cos(a), cy + 12 * math.sin(a), cx + 15 * math.cos(a), cy + 15 * math.sin(a),
                           0.8, "22282C")  # fmt: skip
        relief.capsule(cx, cy, cx + 13 * math.cos(turn), cy + 13 * math.sin(turn), 1.5, "8B1E10", raise_=2, bevel=1.5)
    for k in range(5):
        relief.rect(left + 12 + k * 31, y + 212, 22, 40, "22282C", 3, top=58, bevel=3)
        low = y + (216 if k in (1, 4) else 232)
        relief.rect(left + 16 + k * 31, low, 14, 16, "C9CED2", 2, top=70, bevel=4, gloss=0.5)


def _near(relief: Relief) -> None:
    """A hoist chain with its hook, a valve at the left edge, a bench with tools at the lower right."""
    for link in range(11):
        relief.ring(1292, 10 + link * 17, 6.5, 4, "7E888F", top=40, bevel=2, gloss=0.6, rim=0.6)
    relief.ring(1292, 214, 15, 8, "9AA4AB", top=44, bevel=4, gloss=0.7, rim=0.6)
    relief.rect(0, 640, 330, 90, "2A2622", 8, top=30, bevel=9, gloss=0.2, rim=0.5)
    relief.rect(30, 592, 130, 52, "4A3A2A", 6, top=34, bevel=8, gloss=0.2, rim=0.5)
    relief.capsule(190, 634, 300, 628, 7, "7E888F", top=40, bevel=7, gloss=0.6, rim=0.5)
    relief.rect(1130, 650, 230, 80, "22282C", 8, top=30, bevel=9, gloss=0.3, rim=0.5)
    hose = field.spline([(1150, 720), (1180, 640), (1250, 610), (1330, 560), (1362, 470)], 8)
    relief.path(hose, 13, "2F4A52", top=34, bevel=13, gloss=0.4, rim=0.5)
