"""The backup generator in its transit frame, and everything that comes off it, by name and place.

Look for: `PARTS` (name -> where it lies in the picture and what draws it), `frame` (what stays behind), `POINTS`.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from assets.art import field
from assets.art.field import Bounds, Grid, Spot
from assets.art.relief import Relief
from assets.art.scenes.salvage_house import BUS

X, Y, WIDE, HIGH = 534.0, 240.0, 316.0, 322.0
POWER, DATA, INLET, OUTLET = (246.0, 78.0), (246.0, 142.0), (222.0, 222.0), (276.0, 222.0)
CART: Spot = (388.0, 524.0)
Drawing = Callable[[Relief, float, float], None]


class Piece(NamedTuple):
    """Something that is in the picture only sometimes."""

    bounds: Bounds
    draw: Drawing
    """Into a relief, in which the machine's corner lies at (x, y)."""


POINTS: dict[str, Spot] = {
    "bus": (BUS[0] + 2, BUS[1] + 58), "breaker": (BUS[0] + 116, BUS[1] + 58), "power": (X + 286, Y + 60),
    "drain": (X + 186, Y + 196), "hoses": (X + 304, Y + 196), "feet": (X + 22, Y + HIGH - 20),
    "bolts": (X + WIDE - 66, Y + HIGH - 20), "cart": (CART[0] + 84, CART[1] + 24), "unit": (X + 98, Y + 136),
    "box": (CART[0] + 50, CART[1] - 14), "handle": (CART[0] - 8, CART[1] - 104),
}  # fmt: skip


def frame(relief: Relief) -> None:
    """The orange frame in which it stands, and its shadow."""
    relief.ellipse(X + WIDE / 2 + 6, Y + HIGH + 12, WIDE / 2 + 40, 22, "0C0806", alpha=0.65, soft=16)

    def bars(u: Grid, v: Grid) -> Grid:
        outside = field.box(u, v, X - 18, Y - 16, WIDE + 36, HIGH + 26, 6)
        return np.maximum(outside, -field.box(u, v, X + 2, Y + 2, WIDE - 4, HIGH - 8, 3))

    # The room is seen through it once the machine is gone; only a shade lies on what is behind.
    relief.rect(X, Y, WIDE, HIGH - 4, "14110F", 4, alpha=0.45)
    for k in range(3):
        relief.rect(X, Y + 66 + 84 * k, WIDE, 7, "7A5020", 1, top=40, bevel=3, gloss=0.3, depth=0.0)
    bounds = (X - 18, Y - 16, X + WIDE + 18, Y + HIGH + 10)
    relief.put(bounds, bars, "8A5A22", top=58, bevel=6, gloss=0.4, texture=0.06, depth=0.0)
    for x in (X - 11, X + WIDE + 11):
        for y in (Y - 9, Y + HIGH / 2, Y + HIGH + 3):
            relief.disc(x, y, 6, "5A3A14", top=70, bevel=3, gloss=0.5, depth=0.0)
    for x in (X + 24, X + WIDE - 24):
        relief.rect(x - 30, Y + HIGH - 2, 60, 12, "5A6066", 2, top=52, bevel=3, gloss=0.5, depth=0.0)


def _unit(relief: Relief, x: float, y: float) -> None:
    """A shell that nobody has touched, a window on its cells, two fields of ports."""
    relief.rect(x + 4, y + 6, WIDE - 8, HIGH - 16, "E2E4E0", 8, top=74, bevel=7, gloss=0.5, texture=0.015)
    relief.rect(x + 14, y + 16, 168, HIGH - 36, "D2D6D4", 5, top=80, bevel=3, gloss=0.5)
    relief.rect(x + 24, y + 48, 148, 176, "15191C", 4, top=66, bevel=4)
    for k in range(17):
        relief.rect(x + 34, y + 58 + k * 9.4, 128, 6.4, ("C2C9CD", "C8A650")[k % 2], 1, top=76, bevel=2.4, gloss=0.8)
    for rod in (46.0, 98.0, 150.0):
        relief.capsule(x + rod, y + 52, x + rod, y + 220, 3.4, "D8DEE2", top=88, bevel=3.4, gloss=0.8)
    for plate in (50.0, 214.0):
        relief.rect(x + 28, y + plate, 140, 9, "A9B1B6", 2, top=90, bevel=3, gloss=0.7)
    relief.words("OGS-B", x + 26, y + 20, 27, "23282C")
    relief.words("9.2 KG O2/DAY", x + 26, y + 236, 19, "3A4046")
    relief.words("UNUSED  SEAL 0412", x + 26, y + 259, 19, "8A2A1C")
    for k in range(9):
        relief.rect(x + 26 + k * 17, y + 284, 10, 16, "2A3034", 2, top=74, bevel=2)
    for top, high in ((40.0, 132.0), (184.0, 84.0)):
        relief.rect(x + 196, y + top, 108, high, "CBD0CE", 5, top=82, bevel=3, gloss=0.5)
    for (px, py), colour in ((POWER, "E69F00"), (DATA, "56B4E9")):
        relief.rect(x + px - 25, y + py - 22, 50, 44, colour, 5, top=86, bevel=2)
        relief.rect(x + px - 22, y + py - 19, 44, 38, "1A1E21", 4, top=80, bevel=3)
    for px, py in (INLET, OUTLET):
        relief.polygon(_hexagon(x + px, y + py, 23), "009E73", 1, top=88, bevel=3)
        relief.polygon(_hexagon(x + px, y + py, 18), "8F989E", 1, top=98, bevel=6, gloss=0.8)
        relief.disc(x + px, y + py, 10, "12201C", top=90, bevel=4, gloss=0.4)
    film = [(WIDE - 70, 4), (WIDE - 4, 4), (WIDE - 4, 60), (WIDE - 26, 34), (WIDE - 48, 28)]
    relief.polygon([(x + u, y + v) for u, v in film], "D8E4EA", raise_=5, bevel=3, gloss=0.9, alpha=0.45)
    for foot in (24.0, WIDE - 24):
        relief.rect(x + foot - 26, y + HIGH - 6, 52, 16, "6C747A", 3, top=62, bevel=4, gloss=0.5)


def _hexagon(x: float, y: float, radius: float) -> list[Spot]:
    return [
        (x + radius * math.cos(k * math.pi / 3 + 0.5), y + radius * math.sin(k * math.pi / 3 + 0.5)) for k in range(6)
    ]


def _bolts(relief: Relief, x: float, y: float) -> None:
    for foot in (10.0, 38.0, WIDE - 38, WIDE - 10):
        relief.polygon(_hexagon(x + foot, y + HIGH + 2, 8), "A8241A", 1, top=76, bevel=4, gloss=0.6)
        relief.disc(x + foot, y + HIGH + 2, 3, "5A120C", top=78, bevel=2)


def _cables(relief: Relief, x: float, y: float) -> None:
    px, py = POWER
    relief.rect(x + px - 14, y + py - 12, 28, 24, "2A2420", 3, top=92, bevel=4)
    thick = field.spline(
        [(x + px, y + py + 2), (x + px + 40, y + py + 34), (x + px + 84, y + py + 20), (x + 402, y + 226)], 10
    )
    relief.path(thick, 8, "B77E12", top=100, bevel=8, gloss=0.3)
    for u, v in thick[4::4]:
        relief.disc(u, v, 8.4, "15120C", top=102, bevel=8)
    px, py = DATA
    relief.rect(x + px - 13, y + py - 8, 26, 16, "AEB6BB", 3, top=94, bevel=3, gloss=0.8)
    thin = field.spline(
        [
            (x + px, y + py),
            (x + px + 44, y + py + 30),
            (x + px + 84, y + py + 60),
            (x + 380, y + 316),
            (x + 480, y + 356),
        ],
        10,
    )
    relief.path(thin, 4, "3A80AC", top=98, bevel=4, gloss=0.3)


def _ends(relief: Relief, x: float, y: float) -> None:
    """Ports capped, each with a written label."""
    for px, py in (POWER, DATA):
        relief.rect(x + px - 16, y + py - 13, 32, 26, "22282C", 5, top=96, bevel=5, gloss=0.4)
        relief.polygon(
            [(x + px + u, y + py + v) for u, v in ((6, 8), (34, 14), (31, 30), (3, 24))], "E8E2CE", 1, top=104, bevel=1
        )
        for k in range(2):
            relief.capsule(
                x + px + 9, y + py + 15 + 6 * k, x + px + 28, y + py + 18 + 6 * k, 1.1, "2A2420", raise_=0.5, bevel=1
            )


def _hoses(relief: Relief, x: float, y: float) -> None:
    for (px, py), aside in ((INLET, 22.0), (OUTLET, 44.0)):
        relief.disc(x + px, y + py, 10, "0F7A5C", top=106, bevel=6, gloss=0.4)
        hose = [
            (x + px, y + py + 4),
            (x + px + 8, y + py + 58),
            (x + px + aside, y + py + 92),
            (x + px + aside + 44, y + py + 118),
        ]
        run = field.spline(hose, 10)
        relief.path(run, 10, "0B6B50", top=100, bevel=10, gloss=0.25)
        for u, v in run[::2]:
            relief.disc(u, v, 10.6, "064534", top=103, bevel=8)


def _caps(relief: Relief, x: float, y: float) -> None:
    for px, py in (INLET, OUTLET):
        relief.disc(x + px, y + py, 14, "B8862B", top=110, bevel=6, gloss=0.5)
        for k in range(8):
            a = k * math.pi / 4
            relief.disc(x + px + 12 * math.cos(a), y + py + 12 * math.sin(a), 1.8, "5A3A14", raise_=-2, bevel=1.5)


def _padlock(relief: Relief, x: float, y: float) -> None:
    """The greenhouse's own lock on the bus."""
    u, v = x - X + BUS[0] + 34, y - Y + BUS[1] + 62
    relief.ring(u, v - 6, 8, 4, "B9C0C5", top=84, bevel=2, gloss=0.8)
    relief.rect(u - 12, v - 4, 24, 20, "6C747A", 4, top=92, bevel=5, gloss=0.7)
    relief.disc(u, v + 5, 2.6, "15181A", top=88, bevel=1)


def _lock(relief: Relief, x: float, y: float) -> None:
    """Handle down, the red lock, the red and white tag."""
    u, v = x - X + BUS[0], y - Y + BUS[1]
    relief.rect(u + 66, v + 30, 36, 52, "15191C", 4, top=52, bevel=4)
    relief.capsule(u + 84, v + 44, u + 84, v + 72, 6, "6A1A12", top=78, bevel=5, gloss=0.5)
    relief.ring(u + 34, v + 52, 7, 3.6, "B9C0C5", top=84, bevel=2, gloss=0.8)
    relief.rect(u + 24, v + 54, 20, 18, "C8301F", 4, top=92, bevel=5, gloss=0.6)
    relief.disc(u + 34, v + 62, 2.2, "15181A", top=88, bevel=1)
    tag = [(26, 76), (54, 80), (48, 124), (20, 120)]
    relief.polygon([(u + a, v + b) for a, b in tag], "D8D2C4", 2, top=112, bevel=2, texture=0.04)
    relief.polygon([(u + a, v + b) for a, b in ((26, 76), (54, 80), (52, 94), (24, 90))], "A8241A", 2, top=113, bevel=2)
    for k in range(3):
        relief.capsule(u + 27, v + 99 + 7 * k, u + 45 - 3 * k, v + 101 + 7 * k, 1.2, "4A443C", raise_=0.5, bevel=1)


def _cart(relief: Relief, x: float, y: float, wide: float = 168.0) -> None:
    u, v = x - X + CART[0], y - Y + CART[1]
    relief.ellipse(u + wide / 2, v + 74, wide / 2 + 20, 13, "0A0705", alpha=0.6, soft=10)
    relief.rect(u, v, wide, 15, "7A8288", 3, top=96, bevel=4, gloss=0.5, texture=0.06)
    for n in range(int(wide / 18)):
        left = u + 4 + 18 * n
        relief.polygon(
            [(left + 5, v + 8), (left + 14, v + 8), (left + 9, v + 14), (left, v + 14)], "B8862B", top=98, bevel=1
        )
    handle = field.spline([(u + 6, v + 4), (u - 8, v - 84), (u - 16, v - 104), (u + 8, v - 110)], 8)
    relief.path(handle, 5, "8A929A", top=100, bevel=5, gloss=0.6)
    for k in (26.0, wide - 26):
        relief.capsule(u + k, v + 14, u + k, v + 44, 5, "5A6066", top=94, bevel=4)
        relief.disc(u + k, v + 52, 22, "15181A", top=100, bevel=9, gloss=0.15)
        relief.disc(u + k, v + 52, 11, "7A8288", top=104, bevel=4, gloss=0.6)
        relief.disc(u + k, v + 52, 4, "22272B", top=108, bevel=2)


LOADED = (-84.0, -40.0)
"""By how much the machine stands elsewhere once it is on the cart."""


def _loaded(relief: Relief, x: float, y: float) -> None:
    """On the cart, strapped."""
    u, v = x + LOADED[0], y + LOADED[1]
    _cart(relief, x + 50, y, 330)
    _unit(relief, u, v)
    _caps(relief, u, v)
    _ends(relief, u, v)
    for band in (60.0, 232.0):
        relief.rect(u + band, v + 2, 14, HIGH - 6, "A5532B", 1, top=104, bevel=2)
        relief.rect(u + band - 4, v + 120, 22, 26, "7A8288", 3, top=112, bevel=3, gloss=0.6)


def _box(relief: Relief, x: float, y: float) -> None:
    u, v = x - X + CART[0] - 14, y - Y + CART[1] - 4
    relief.rect(u, v - 46, 74, 48, "5F6A58", 4, top=122, bevel=4, gloss=0.15, texture=0.06)
    relief.rect(u + 4, v - 32, 66, 3, "1D1A16", 1, raise_=-2)
    relief.words("PARTS", u + 37, v - 26, 18, "D8D2C2", anchor="ct", alpha=0.9)


_ON = (X - 20, Y - 20, X + WIDE + 24, Y + HIGH + 24)
PARTS: dict[str, Piece] = {
    "padlock": Piece((BUS[0] + 4, BUS[1] + 30, BUS[0] + 64, BUS[1] + 90), _padlock),
    "lock": Piece((BUS[0] + 4, BUS[1] + 20, BUS[0] + 116, BUS[1] + 136), _lock),
    "unit": Piece(_ON, _unit),
    "bolts": Piece((X - 10, Y + HIGH - 20, X + WIDE + 10, Y + HIGH + 20), _bolts),
    "cables": Piece((X + 190, Y + 30, X + WIDE + 190, Y + HIGH + 60), _cables),
    "ends": Piece((X + 190, Y + 40, X + WIDE + 10, Y + 190), _ends),
    "hoses": Piece((X + 180, Y + 190, X + WIDE + 70, Y + HIGH + 50), _hoses),
    "caps": Piece((X + 190, Y + 190, X + WIDE + 10, Y + 260), _caps),
    "cart": Piece((CART[0] - 40, CART[1] - 130, CART[0] + 200, CART[1] + 100), _cart),
    "loaded": Piece((X - 140, Y - 60, X + WIDE + 60, CART[1] + 100), _loaded),
    "box": Piece((CART[0] - 30, CART[1] - 70, CART[0] + 80, CART[1] + 20), _box),
}
"""In the picture's own places."""
