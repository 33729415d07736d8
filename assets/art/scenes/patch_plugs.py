"""Sockets and plugs of the patch bay: each shape of connector is another form, so that a hand feels what fits.

Look for: `plugs` (the sprites `socket.SHAPE` and `plug.SHAPE`), `SHAPES`.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from assets.art.baked import Pixels, sprite
from assets.art.field import Grid, Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief

KEY = Light(-150, -420, 560, 900, (1.0, 0.95, 0.86), 2.1, shadow=0.6, everywhere=True, sharp=26)
FILL = Light(420, 420, 420, 700, (0.55, 0.68, 0.85), 0.35, shadow=0.0, everywhere=True)
AMBIENT = (0.07, 0.07, 0.075)
SOCKET, PLUG = 76.0, 60.0
"""Sides of a sprite."""
TINTS = {
    "power": "E69F00", "data": "56B4E9", "coolant": "009E73", "water": "3D86D6", "oxygen": "9CD7FF",
    "hydrogen": "CC79A7", "nitrogen": "A9B4BC", "earth": "8CC63F",
}  # fmt: skip
BRASS, STEEL, DARK, HOLE = "D8B04A", "A9B2B7", "2A3135", "06080A"
SHAPES: dict[str, str] = {
    "dc50": "power", "dc32": "power", "dc16": "power", "bare": "power", "m12": "data", "d9": "data", "q12": "coolant",
    "q10": "coolant", "w8": "water", "ox10": "oxygen", "hy10": "hydrogen", "ni6": "nitrogen", "lug": "earth",
    **{f"any_{medium}": medium for medium in TINTS},
}  # fmt: skip
"""Shape -> medium; `any_MEDIUM` stands for shapes that have no picture of their own."""


def plugs(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Points and sprites."""
    parts: dict[str, Pixels] = {}
    for shape, medium in SHAPES.items():
        for kind, side, drawing in (("socket", SOCKET, _socket), ("plug", PLUG, _plug)):
            relief = Relief(scale, side, side, "000000")
            relief.height[:] = 10.0
            drawing(relief, side / 2, shape, TINTS[medium])
            light = lit(relief, [KEY, FILL], AMBIENT, bump=0.9)
            parts[f"{kind}.{shape}"] = sprite(light.base, np.minimum(relief.cover, 1), exposure=1.12)
    return {"socket.at": (SOCKET / 2, SOCKET / 2), "plug.at": (PLUG / 2, PLUG / 2)}, parts


def _around(at: float, radius: float, count: int, turn: float = 0.0) -> list[Spot]:
    turns = [turn + 2 * math.pi * k / count for k in range(count)]
    return [(at + radius * math.cos(each), at + radius * math.sin(each)) for each in turns]


def _socket(relief: Relief, at: float, shape: str, tint: str) -> None:
    """A dark plate with its medium's rim, and the receptacle in it."""
    relief.rect(at - 34, at - 33, 68, 70, "000000", 10, alpha=0.45, soft=5)
    relief.rect(at - 32, at - 32, 64, 64, DARK, 7, top=20, bevel=3, gloss=0.3)
    rim = tuple(0.16 * (int(tint[n : n + 2], 16) / 255.0) ** 2.2 for n in (0, 2, 4))
    relief.put((at - 34, at - 34, at + 34, at + 34), lambda u, v: np.abs(_box(u, v, at, 29.5, 7)) - 1.7, tint,
               raise_=1.6, bevel=1.5, gloss=0.3, emit=rim)  # fmt: skip
    for x, y in ((-25.0, -25.0), (25.0, -25.0), (-25.0, 25.0), (25.0, 25.0)):
        relief.disc(at + x, at + y, 2.2, "525B61", raise_=1.2, bevel=2, gloss=0.5)
    RECEPTACLES.get(shape, _any_socket)(relief, at, tint)


def _box(x: Grid, y: Grid, at: float, half: float, radius: float) -> Grid:
    across, down = np.abs(x - at) - (half - radius), np.abs(y - at) - (half - radius)
    return np.hypot(np.maximum(across, 0), np.maximum(down, 0)) + np.minimum(np.maximum(across, down), 0) - radius


def _pins(relief: Relief, at: float, spots: Sequence[Spot], radius: float = 3.6) -> None:
    for dx, dy in spots:
        relief.disc(at + dx, at + dy, radius, BRASS, top=30, bevel=3, gloss=1.0)


def _dc50(relief: Relief, at: float, tint: str) -> None:
    relief.rect(at - 25, at - 25, 50, 50, "14181A", 9, top=31, bevel=7, gloss=0.5)
    relief.rect(at - 18, at - 18, 36, 36, "050607", 5, top=12, bevel=4)
    _pins(relief, at, [(-8, 5), (8, 5), (0, -8)], 4.2)


def _dc32(relief: Relief, at: float, tint: str) -> None:
    corner = [(-21.0, -21.0), (10.0, -21.0), (21.0, -10.0), (21.0, 21.0), (-21.0, 21.0)]
    relief.polygon([(at + x, at + y) for x, y in corner], "14181A", 3, top=31, bevel=6, gloss=0.5)
    relief.polygon([(at + 0.68 * x, at + 0.68 * y) for x, y in corner], "050607", 2, top=12, bevel=4)
    _pins(relief, at, [(-6, 0), (6, 0)], 4.0)


def _dc16(relief: Relief, at: float, tint: str) -> None:
    relief.disc(at, at, 21, "14181A", top=31, bevel=6, gloss=0.5)
    relief.disc(at, at, 14, "050607", top=12, bevel=4)
    relief.rect(at - 4, at - 18, 8, 9, "050607", 1, top=14, bevel=2)
    _pins(relief, at, [(-5, 3), (5, 3)], 3.4)


def _m12(relief: Relief, at: float, tint: str) -> None:
    relief.disc(at, at, 20, "9AA4AA", top=32, bevel=4, gloss=0.9)
    for k in range(3):
        relief.ring(at, at, 18.5 - 2 * k, 0.8, "5B656B", raise_=-1.0, bevel=0.8)
    relief.disc(at, at, 12.5, "090B0C", top=16, bevel=3)
    _pins(relief, at, [(0, 0), *[(x - at, y - at) for x, y in _around(at, 7.5, 4, 0.785)]], 2.0)


def _d9(relief: Relief, at: float, tint: str) -> None:
    for x in (-27.0, 27.0):
        relief.disc(at + x, at, 3.4, STEEL, top=30, bevel=2, gloss=0.8)
    shell = [(at - 23, at - 15), (at + 23, at - 15), (at + 18, at + 15), (at - 18, at + 15)]
    relief.polygon(shell, "9AA4AA", 3, top=31, bevel=5, gloss=0.8)
    relief.polygon([(at + 0.8 * (x - at), at + 0.72 * (y - at)) for x, y in shell], "090B0C", 2, top=16, bevel=3)
    _pins(relief, at, [(-13 + 6.5 * k, -4) for k in range(5)] + [(-10 + 6.5 * k, 5) for k in range(4)], 1.9)


def _q12(relief: Relief, at: float, tint: str) -> None:
    relief.polygon(_around(at, 27, 6), STEEL, 0, top=34, bevel=7, gloss=0.9)
    relief.disc(at, at, 18, "3A4348", top=40, bevel=6, gloss=0.8)
    relief.disc(at, at, 11, HOLE, top=8, bevel=5)


def _q10(relief: Relief, at: float, tint: str) -> None:
    relief.polygon(_around(at, 23, 6, math.pi / 6), STEEL, 0, top=34, bevel=6, gloss=0.9)
    relief.ring(at, at, 16.5, 2.4, tint, raise_=1.0, bevel=1.2)
    relief.disc(at, at, 14, "3A4348", top=40, bevel=5, gloss=0.8)
    relief.disc(at, at, 7.5, HOLE, top=8, bevel=4)


def _w8(relief: Relief, at: float, tint: str) -> None:
    for x, y in _around(at, 21, 2):
        relief.disc(x, y, 5.5, STEEL, top=30, bevel=3, gloss=0.8)
    relief.disc(at, at, 20, "B9C2C7", top=34, bevel=6, gloss=0.9)
    relief.ring(at, at, 13.5, 2.6, tint, raise_=1.0, bevel=1.2)
    relief.disc(at, at, 8, HOLE, top=8, bevel=4)


def _ox10(relief: Relief, at: float, tint: str) -> None:
    relief.polygon(_around(at, 25, 8, math.pi / 8), "C6CDD1", 0, top=34, bevel=6, gloss=0.9)
    relief.disc(at, at, 16, tint, top=36, bevel=4, gloss=0.4)
    relief.disc(at, at, 10, HOLE, top=8, bevel=5)


def _hy10(relief: Relief, at: float, tint: str) -> None:
    # A groove round the nut: the sign of a left-hand thread.
    relief.polygon(_around(at, 25, 6), "B49A54", 0, top=34, bevel=6, gloss=0.9)
    for x, y in _around(at, 23.5, 6):
        relief.disc(x, y, 2.6, "2A2418", raise_=-4, bevel=2)
    relief.disc(at, at, 16, tint, top=36, bevel=4, gloss=0.4)
    relief.disc(at, at, 10, HOLE, top=8, bevel=5)


def _ni6(relief: Relief, at: float, tint: str) -> None:
    relief.polygon(_around(at, 17, 3, -math.pi / 2), STEEL, 7, top=33, bevel=6, gloss=0.9)
    relief.disc(at, at, 10, "2C3338", top=37, bevel=4, gloss=0.6)
    relief.disc(at, at, 5.5, HOLE, top=8, bevel=3)


def _lug(relief: Relief, at: float, tint: str) -> None:
    relief.rect(at - 22, at - 9, 44, 18, "B87A46", 3, top=24, bevel=3, gloss=0.7)
    relief.polygon(_around(at, 15, 6, 0.3), STEEL, 0, top=32, bevel=4, gloss=0.8)
    relief.disc(at, at, 7, "8B949A", top=44, bevel=3, gloss=0.9)
    for k in range(3):
        relief.ring(at, at, 6 - 1.8 * k, 0.6, "4E575C", raise_=-0.8, bevel=0.6)


def _any_socket(relief: Relief, at: float, tint: str) -> None:
    relief.disc(at, at, 21, STEEL, top=33, bevel=6, gloss=0.8)
    relief.ring(at, at, 14, 2.6, tint, raise_=1.0, bevel=1.2)
    relief.disc(at, at, 9, HOLE, top=8, bevel=4)


RECEPTACLES: dict[str, Callable[[Relief, float, str], None]] = {
    "dc50": _dc50, "dc32": _dc32, "dc16": _dc16, "m12": _m12, "d9": _d9, "q12": _q12, "q10": _q10, "w8": _w8,
    "ox10": _ox10, "hy10": _hy10, "ni6": _ni6, "lug": _lug,
}  # fmt: skip


def _plug(relief: Relief, at: float, shape: str, tint: str) -> None:
    """What is in the hand: body, and a ring or bar of the medium's colour."""
    relief.disc(at + 2, at + 5, 25, "000000", alpha=0.34, soft=7)
    match shape:
        case "dc50":
            relief.rect(at - 24, at - 21, 48, 42, "1A1E21", 8, top=52, bevel=9, gloss=0.5)
            relief.rect(at - 24, at - 6, 48, 12, tint, 2, top=56, bevel=4, gloss=0.2)
        case "dc32":
            corner = [(-19.0, -17.0), (8.0, -17.0), (19.0, -7.0), (19.0, 17.0), (-19.0, 17.0)]
            relief.polygon([(at + x, at + y) for x, y in corner], "1A1E21", 3, top=52, bevel=8, gloss=0.5)
            relief.rect(at - 21, at - 4, 42, 9, tint, 2, top=56, bevel=3, gloss=0.2)
        case "dc16":
            relief.disc(at, at, 20, "1A1E21", top=52, bevel=9, gloss=0.5)
            relief.rect(at - 19, at - 4, 38, 8, tint, 2, top=56, bevel=3, gloss=0.2)
        case "bare":
            relief.rect(at - 15, at - 9, 30, 18, "20262A", 4, top=40, bevel=6, gloss=0.3)
            for y in (-5.0, 5.0):
                relief.capsule(at + 8, at + y, at + 22, at + y, 2.4, "C8824A", top=46, bevel=2, gloss=0.9)
        case "m12":
            relief.disc(at, at, 18, "7D878D", top=52, bevel=7, gloss=0.9)
            _knurl(relief, at, 18, 22)
            relief.disc(at, at, 11, tint, top=58, bevel=5, gloss=0.4)
        case "d9":
            relief.rect(at - 24, at - 15, 48, 30, "8F999E", 4, top=48, bevel=6, gloss=0.8)
            relief.rect(at - 18, at - 9, 36, 18, "2A3034", 3, top=52, bevel=4)
            relief.rect(at - 14, at - 3, 28, 6, tint, 2, top=55, bevel=2)
            for x in (-21.0, 21.0):
                relief.screw(at + x, at, 3.2, "AEB6BC")
        case "lug":
            relief.capsule(at - 18, at, at, at, 8, "B87A46", 12, top=40, bevel=4, gloss=0.8)
            relief.disc(at, at, 13, "C08850", top=42, bevel=3, gloss=0.8)
            relief.disc(at, at, 6.5, "1A1410", top=30, bevel=2)
        case _:
            size = {"q12": 23.0, "q10": 19.0, "w8": 19.0, "ni6": 16.0}.get(shape, 20.0)
            ring = {"hy10": "B49A54"}.get(shape, "B5BDC1")
            relief.disc(at, at, size, ring, top=52, bevel=9, gloss=1.0)
            _knurl(relief, at, size, 19)
            relief.disc(at, at, size * 0.62, tint, top=58, bevel=7, gloss=0.5)
            if shape == "hy10":
                for x, y in _around(at, size - 3, 6):
                    relief.disc(x, y, 2.2, "2A2418", raise_=-4, bevel=2)


def _knurl(relief: Relief, at: float, radius: float, count: int) -> None:
    for (ax, ay), (bx, by) in zip(_around(at, radius * 0.66, count), _around(at, radius, count), strict=True):
        relief.capsule(ax, ay, bx, by, 1.3, None, raise_=-5, bevel=1.3)
