"""What lies on the wall of the weld bench: surfaces of plates to be cut, clamps, a magnet, a tack, a hole, the machine.

Look for: `things`, `STOCKS`.
"""

import math
from collections.abc import Callable

import numpy as np

from assets.art.baked import Pixels, sprite
from assets.art.field import Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief

STOCKS = ("steel", "ground", "aluminium", "rail")
"""Surfaces: rusty as it came, ground to bright metal, the soft alloy, what was cut from an old rail."""
WIDE, HIGH = 240.0, 144.0
"""Of a surface, mm: plates are cut from it at run time."""
KEY = Light(-260, -420, 620, 900, (1.0, 0.97, 0.92), 2.0, shadow=0.6, everywhere=True, sharp=24)
FILL = Light(520, 520, 420, 700, (0.55, 0.68, 0.85), 0.35, shadow=0.0, everywhere=True)


def things(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Points and sprites."""
    parts: dict[str, Pixels] = {f"plate.{name}": _surface(scale, name) for name in STOCKS}
    points: dict[str, Spot] = {}
    for name, (wide, high, middle, drawing) in THINGS.items():
        relief = Relief(scale, wide, high, "000000")
        relief.height[:] = 12.0
        drawing(relief)
        light = lit(relief, [KEY, FILL], (0.06, 0.06, 0.065), bump=0.9)
        parts[name] = sprite(light.base, np.minimum(relief.cover, 1), exposure=1.15)
        points[f"{name}.at"] = middle
    parts["glow.arc"] = _halo(scale, 170.0, 13.0, (0.66, 0.80, 1.0))
    parts["glow.spark"] = _halo(scale, 10.0, 1.5, (1.0, 0.62, 0.22))
    parts["glow.hot"] = _halo(scale, 18.0, 5.0, (1.0, 0.34, 0.07))
    return points, parts


def _surface(scale: float, name: str) -> Pixels:
    """One sheet, lit evenly; its edges are drawn where it is cut."""
    colour = {"steel": "6C6A66", "ground": "B4BABE", "aluminium": "C6CBCE", "rail": "5C6268"}[name]
    relief = Relief(scale, WIDE, HIGH, colour)
    relief.gloss[:] = {"steel": 0.16, "ground": 0.6, "aluminium": 0.5, "rail": 0.3}[name]
    chance = np.random.default_rng(len(name) * 7)
    match name:
        case "steel":
            relief.height += 0.22 * relief.noise("rough")
            relief.colour *= (1 + 0.12 * relief.noise("rough"))[..., None]
            relief.grime((0, 0, WIDE, HIGH), "7C3F1E", 0.9, -0.35, "fbm", 1.0)
            relief.grime((0, 0, WIDE, HIGH), "A4532D", 0.7, 0.45, "rough", 1.2)
            relief.grime((0, 0, WIDE, HIGH), "33180E", 0.6, 0.9, "cloud", 0.9)
            for _ in range(60):
                x, y, r = chance.random() * WIDE, chance.random() * HIGH, 0.6 + 2.0 * chance.random() ** 2
                relief.disc(x, y, r, "3A1A0E", alpha=0.7, raise_=-0.8, bevel=r)
        case "rail":
            relief.colour *= (1 + 0.09 * relief.noise("hstreak") + 0.05 * relief.noise("rough"))[..., None]
            relief.grime((0, 0, WIDE, HIGH), "2A2F34", 0.8, -0.2, "cloud", 1.0)
            relief.grime((0, 0, WIDE, HIGH), "7A4426", 0.5, 0.7, "fbm", 0.9)
            relief.rect(-4, 20, WIDE + 8, 9, "C9962A", 0, alpha=0.5, texture=0.3)
        case _:
            fine = 0.06 if name == "ground" else 0.03
            relief.colour *= (1 + fine * relief.noise("hstreak"))[..., None]
            relief.height += (0.10 if name == "ground" else 0.04) * relief.noise("hstreak")
            if name == "aluminium":
                relief.grime((0, 0, WIDE, HIGH), "8E969B", 0.4, 0.3, "cloud", 1.0)
    for _ in range(50 if name != "steel" else 18):
        x, y, turn = chance.random() * WIDE, chance.random() * HIGH, chance.random() * 6.28
        long = 3 + 26 * chance.random() ** 3
        relief.capsule(x, y, x + long * math.cos(turn), y + long * math.sin(turn), 0.3, "E6EAEC", alpha=0.35,
                       raise_=-0.25, bevel=0.5)  # fmt: skip
    light = lit(relief, [KEY, FILL], (0.06, 0.06, 0.065), bump=0.7)
    return sprite(light.base, np.ones(relief.shape, np.float32), exposure=1.0)[..., :3]


def _clamp(relief: Relief) -> None:
    """A toggle clamp seen from in front: foot on the rail, arm, rubber shoe, red handle."""
    relief.rect(9, 54, 42, 26, "39434A", 4, top=30, bevel=4, gloss=0.4)
    relief.screw(18, 68, 4)
    relief.screw(42, 68, 4)
    relief.capsule(30, 64, 30, 24, 8, "7A858C", 7, top=44, bevel=6, gloss=0.6)
    relief.disc(30, 60, 8, "AEB6BC", top=50, bevel=4, gloss=0.8)
    relief.disc(30, 20, 11, "14181B", top=46, bevel=5, gloss=0.2)
    relief.disc(30, 20, 5, "AEB6BC", top=52, bevel=3, gloss=0.8)
    relief.capsule(34, 58, 56, 34, 6.5, "A8241A", 7.5, top=58, bevel=6, gloss=0.5)


def _magnet(relief: Relief) -> None:
    """An arrow magnet, as welders lean plates on."""
    relief.polygon([(4, 44), (28, 4), (52, 44)], "9C2A1C", 2, top=30, bevel=4, gloss=0.4)
    relief.disc(28, 32, 8, "14181B", top=18, bevel=4)
    relief.rect(4, 42, 48, 6, "AEB6BC", 1, top=34, bevel=2, gloss=0.8)


def _tack(relief: Relief) -> None:
    """A button of weld metal."""
    relief.disc(12, 12, 10.5, "2C2F36", alpha=0.55, soft=5)
    relief.disc(12, 12, 6.4, "A4ACB1", top=20, bevel=6, gloss=0.9)
    relief.ring(12, 12, 3.4, 0.9, "7C858B", raise_=-0.6, bevel=0.8)


def _hole(relief: Relief) -> None:
    """A stud hole with a turned rim."""
    relief.disc(16, 16, 12.5, "9AA3A9", top=15, bevel=2.2, gloss=0.7)
    relief.disc(16, 16, 9.5, "060708", top=-6, bevel=3)


def _machine(relief: Relief) -> None:
    """The backup generator from in front: ochre skid frame with a lug and a nut at each foot."""
    left, top, wide, high = 46.0, 56.0, 504.0, 356.0
    for x in (left + 2, left + wide - 2):
        for y in (44.0, 424.0):
            relief.rect(x - 22, y - 24, 44, 48, "A8702A", 6, top=34, bevel=5, gloss=0.35, texture=0.05)
            relief.disc(x, y, 15, "59636B", top=40, bevel=3, gloss=0.6)
            relief.polygon([(x + 11 * math.cos(k * math.pi / 3), y + 11 * math.sin(k * math.pi / 3)) for k in range(6)],
                           "A6B0B6", 1, top=54, bevel=3, gloss=0.8)  # fmt: skip
            relief.disc(x, y, 6, "7C868D", top=62, bevel=3, gloss=0.8)
    relief.rect(left, top, wide, high, "A8702A", 5, top=50, bevel=6, gloss=0.35, texture=0.06)
    relief.rect(left + 24, top + 24, wide - 48, high - 48, "2A2F33", 4, top=34, bevel=6, gloss=0.3)
    relief.rect(left + 42, top + 44, 230, 250, "727D84", 8, top=76, bevel=12, gloss=0.5, texture=0.04)
    for k in range(14):
        relief.rect(left + 58 + k * 15, top + 60, 8, 216, "59626A", 2, top=84, bevel=3, gloss=0.6)
    relief.disc(left + 372, top + 110, 56, "828D94", top=86, bevel=34, gloss=0.7)
    relief.ring(left + 372, top + 110, 38, 5, "333B40", top=90, bevel=2)
    relief.disc(left + 372, top + 110, 12, "2A3136", top=96, bevel=5, gloss=0.6)
    relief.rect(left + 306, top + 206, 150, 84, "39434A", 5, top=68, bevel=7, gloss=0.4)
    for k, colour in enumerate(("E69F00", "56B4E9", "009E73")):
        relief.disc(left + 338 + k * 43, top + 248, 14, "151A1D", top=72, bevel=3)
        relief.ring(left + 338 + k * 43, top + 248, 15, 5, colour, top=76, bevel=2, gloss=0.5)
    relief.words("OGS-B", left + 160, top + 300, 27, "E8D9B8", "ct", alpha=0.8)
    relief.words("GREENHOUSE EXT.", left + 380, top + 302, 20, "E8D9B8", "ct", alpha=0.65)
    relief.grime((left, top, left + wide, top + high), "2A1A10", 0.5, 0.4, "fbm")


def _halo(scale: float, reach: float, radius: float, colour: tuple[float, float, float]) -> Pixels:
    """Light in the air, to be added: 1 / (1 + (d/r)^2), gone at `reach`."""
    side = round(2 * reach * scale)
    along = (np.arange(side, dtype=np.float32) + 0.5) / np.float32(scale) - np.float32(reach)
    far = np.hypot(along[None, :], along[:, None])
    light = np.clip(1 - far / reach, 0, 1) ** 2 / (1 + (far / radius) ** 2)
    shown = np.clip(1.6 * light[..., None] * np.array(colour, np.float32), 0, 1) ** np.float32(1 / 1.9)
    made: Pixels = np.clip(shown * 255, 0, 255).astype(np.uint8)
    return made


THINGS: dict[str, tuple[float, float, Spot, Callable[[Relief], None]]] = {
    "clamp": (64.0, 84.0, (30.0, 20.0), _clamp),
    "magnet": (56.0, 52.0, (28.0, 44.0), _magnet),
    "tack": (24.0, 24.0, (12.0, 12.0), _tack),
    "hole": (32.0, 32.0, (16.0, 16.0), _hole),
    "machine": (596.0, 468.0, (298.0, 234.0), _machine),
}
"""Name -> width, height, the point of it that is placed, and what draws it."""
