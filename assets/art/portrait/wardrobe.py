"""What residents wear and where they are: clothes by cut, rooms and their light, each made of a few numbers.

Look for: ``dressed`` (a torso in a material with a collar), ``Collar``, ``BUNKS``, ``GALLEY``, ``WINDOW``, ``REFIT``,
``DESK``, ``GYM``, ``WARM``, ``COOL``, ``SIDE``.
"""

from collections.abc import Callable
from typing import NamedTuple

from assets.art.portrait import cloth
from assets.art.portrait.anatomy import Expression, Face
from assets.art.portrait.form import Field, Spot
from assets.art.portrait.person import Lamp, Lamps, Patch, Room
from assets.art.portrait.trace import Solid

Clad = Callable[[Face, Expression], tuple[Solid, ...]]


class Collar(NamedTuple):
    kind: str = "round"
    """round, stand, roll, or none."""
    material: str = ""
    high: float = 2.6


class Build(NamedTuple):
    wide: float = 15.0
    """cm from the middle to the end of a shoulder."""
    bulk: float = 1.0
    drop: float = 0.0


def dressed(
    material: str, build: Build, collar: Collar, knitted: bool = False, straps: str = "", zipped: bool = False,
    bib: str = "", more: Clad | None = None,
) -> Clad:  # fmt: skip
    """Clothes to measure: straps, bib and collar name their materials."""

    def clad(face: Face, mood: Expression) -> tuple[Solid, ...]:
        def body(p: Spot) -> Field:
            return cloth.torso(p, mood, build.wide, build.drop, build.bulk)

        def outside(p: Spot, fine: bool) -> Field:
            if not fine:
                return body(p)
            return body(p) - (cloth.knit(p) if knitted else 0) - cloth.folds(p, 0.13)

        pieces = [Solid(material, outside, (0, -32, -2), 28, False)]
        neck = face.neck + 1.5
        if collar.kind == "stand":
            pieces.append(
                Solid(
                    collar.material,
                    lambda p, fine: cloth.stand_collar(p, neck, collar.high, -14.6, 1.8),
                    (0, -14.5, -1.6),
                    neck + 3,
                    False,
                )
            )
        elif collar.kind == "roll":

            def turned(p: Spot, fine: bool) -> Field:
                ring = cloth.rolled_collar(p, neck - 0.5, -14.6, 1.2)
                return ring - cloth.knit(p, 0.08) if fine and knitted else ring

            pieces.append(Solid(collar.material, turned, (0, -15.4, -1), neck + 5, False))
        elif collar.kind == "round":
            pieces.append(
                Solid(
                    collar.material,
                    lambda p, fine: cloth.neckband(body(p), p, face, mood),
                    (0, -16, -1),
                    neck + 7,
                    False,
                )
            )
        if straps:
            pieces.append(Solid(straps, lambda p, fine: cloth.strap_over(body(p), p, 8.0, 1.3), (0, -28, 2), 22, False))
        if bib:
            pieces.append(Solid(bib, lambda p, fine: cloth.apron(body(p), p, 7.5, -22), (0, -31, 4), 14, False))
        if zipped:
            pieces.append(Solid("metal", lambda p, fine: cloth.zip_line(body(p), p), (0, -26, 4), 12, False))
        return (*pieces, *(more(face, mood) if more else ()))

    return clad


BUNKS = Room(
    "1C1A1C",
    (
        Patch(0, 0.1, 0.34, 0.44, "2C2830"), Patch(0, 0.5, 0.34, 0.86, "262329"), Patch(0.66, 0.1, 1, 0.44, "2E2A30"),
        Patch(0.66, 0.5, 1, 0.86, "262329"), Patch(0.72, 0.16, 0.90, 0.20, "FFD9A0", 1.3),
        Patch(0, 0.44, 1, 0.47, "40383A"),
    ),
)  # fmt: skip
GALLEY = Room(
    "211B16",
    (
        Patch(0, 0, 1, 0.08, "5A4630"), Patch(0.04, 0.14, 0.24, 0.34, "6E5538"),
        Patch(0.72, 0.18, 0.96, 0.30, "FFD08A", 1.0),
        Patch(0.70, 0.40, 1, 0.44, "6B5038"), Patch(0, 0.56, 0.28, 0.9, "30261C"),
    ),
)  # fmt: skip
WINDOW = Room(
    "22201C",
    (
        Patch(0.02, 0.06, 0.30, 0.62, "C89868", 0.8), Patch(0.02, 0.36, 0.30, 0.62, "8A4E2C", 0.9),
        Patch(0.72, 0, 1, 1, "2A2620"), Patch(0.78, 0.2, 0.92, 0.3, "5E8A3A", 0.8),
    ),
)  # fmt: skip
REFIT = Room(
    "151C18",
    (
        Patch(0, 0, 0.2, 1, "24342A"), Patch(0.3, 0, 0.5, 1, "1E2C24"), Patch(0.74, 0, 0.9, 1, "2A3C30"),
        Patch(0.06, 0.12, 0.30, 0.17, "D8F0C8", 1.2), Patch(0.76, 0.24, 0.98, 0.28, "A8E090", 0.8),
        Patch(0, 0.62, 1, 0.65, "3A5244"),
    ),
)  # fmt: skip
DESK = Room(
    "10161C",
    (
        Patch(0.02, 0.16, 0.26, 0.40, "3C6E94", 0.9), Patch(0.74, 0.10, 0.98, 0.30, "2E5A7C", 0.9),
        Patch(0.76, 0.40, 0.86, 0.44, "8FD3B6", 0.9), Patch(0.05, 0.52, 0.2, 0.55, "FFB000", 0.8),
        Patch(0, 0.7, 1, 1, "18222A"),
    ),
)  # fmt: skip
GYM = Room(
    "1A1E22",
    (
        Patch(0, 0, 0.12, 1, "2C343A"), Patch(0.24, 0, 0.30, 1, "39434A"), Patch(0.80, 0, 0.86, 1, "39434A"),
        Patch(0.34, 0.02, 0.66, 0.07, "E0E8EC", 0.9), Patch(0.66, 0.3, 1, 0.34, "4A545A"),
    ),
)  # fmt: skip

WARM = Lamps(Lamp((0.60, 0.60, 0.56), (1.0, 0.84, 0.66), 1.5), Lamp((-0.75, -0.05, 0.65), (0.40, 0.48, 0.60), 0.36))
SIDE = Lamps(
    Lamp((-0.62, 0.58, 0.54), (1.0, 0.88, 0.72), 1.5),
    Lamp((0.75, -0.05, 0.65), (0.36, 0.48, 0.66), 0.36),
    Lamp((0.82, 0.35, -0.5), (0.5, 0.66, 0.9), 1.0),
    Lamp((-0.85, 0.1, -0.6), (1.0, 0.6, 0.36), 0.5),
)
COOL = Lamps(
    Lamp((0.55, 0.60, 0.58), (0.90, 0.96, 1.0), 1.4),
    Lamp((-0.75, -0.05, 0.65), (0.40, 0.50, 0.60), 0.36),
    Lamp((-0.80, 0.35, -0.55), (0.55, 0.85, 0.70), 1.0),
)
