"""A bead as it is seen, cell by cell: ripples, legs, pores, undercut, soot and crater; what did not fuse is not seen.

Drawn lying along x, finer than the screen, then turned to its seam.
Look for: `drawn`, `turned`, `tint`, `Look`, `look`.
"""

import math
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.model.weldment import Bead, Cell
from game.ui.weld_heat import bands
from game.ui.weld_place import PER_M

FINE = 3
"""Times finer than the screen."""
MARGIN = 9.0
"""Units of the stage beside a bead."""
RIPPLE = 0.0022
"""m between two ripples."""
WIDER = 1.45
"""A bead is drawn so many times wider than it is: five units for a leg of 5 mm would show no ripple."""
BRIGHT, DULL, SOOT = (196, 203, 208), (128, 124, 120), (58, 48, 42)

Colour = tuple[int, int, int]


class Look(NamedTuple):
    """What of a cell the eye can tell."""

    half: float
    """Half of its seen width, m."""
    colour: Colour
    pits: tuple[tuple[float, float, float], ...]
    """Pores that have come to the surface: along and across as shares of the cell, and their size in m."""
    notch: float
    """Depth of the undercut, m: a dark line at the toe."""
    sooty: float
    """0 bright to 1 grey and sooty."""
    through: bool
    crack: bool


def look(cell: Cell, dirt: float, shield: float, seed: int) -> Look:
    """From a cell's numbers to its looks. Lack of fusion has none: it must be found in another way."""
    sooty = min(1.0, 0.75 * max(0.0, dirt - 0.1) + 2.4 * cell.pores + max(0.0, 1.0 - shield))
    count = min(3, int(cell.pores * 22.0 + _share(seed, cell.along, 0)))
    size = 0.00035 + 0.0012 * cell.pores
    places = [(_share(seed, cell.along, 3 * n + 1), _share(seed, cell.along, 3 * n + 2)) for n in range(count)]
    pits = tuple((along, 1.2 * across - 0.6, size) for along, across in places)
    half = 0.5 * WIDER * max(0.0012, cell.leg_other * 0.86 + cell.leg_piece * 0.34)
    return Look(half, _between(BRIGHT, DULL, sooty), pits, cell.undercut, sooty, cell.through, cell.crack)


def _share(seed: int, along: float, n: int) -> float:
    """0 to 1, the same for the same place whenever it is drawn."""
    return zlib.crc32(f"{seed} {round(along * 1e5)} {n}".encode()) / 2**32


def _between(one: Colour, other: Colour, share: float) -> Colour:
    r, g, b = (round(a + (c - a) * share) for a, c in zip(one, other, strict=True))
    return r, g, b


def drawn(
    bead: Bead, dirt: float, scale: float, done: bool = True, finer: float = FINE
) -> tuple[pygame.Surface, float]:
    """The bead lying along x, and how far (units) the seam's beginning is from its left edge; `done`: with a crater."""
    length = _long(bead)
    tallest = max((look(cell, dirt, bead.shield, bead.seed).half for cell in bead.cells), default=0.003)
    fine = scale * finer
    wide, high = PER_M * length + 2 * MARGIN, 2 * (PER_M * tallest + MARGIN)
    big = pygame.Surface((max(4, round(wide * fine)), max(4, round(high * fine))), pygame.SRCALPHA)
    # Transparent, of a dark colour: shrinking mixes no bright fringe in.
    big.fill((40, 38, 38, 0))
    middle = high / 2
    for cell in bead.cells:
        _soot(big, cell, look(cell, dirt, bead.shield, bead.seed), middle, fine)
    for cell in bead.cells:
        _ripples(big, cell, look(cell, dirt, bead.shield, bead.seed), bead.seed, middle, fine)
    for cell in bead.cells:
        _marks(big, cell, look(cell, dirt, bead.shield, bead.seed), middle, fine)
    if done and bead.cells:
        _crater(big, bead.cells[-1], look(bead.cells[-1], dirt, bead.shield, bead.seed), middle, fine)
    size = (max(2, round(wide * scale)), max(2, round(high * scale)))
    return pygame.transform.smoothscale(big, size), MARGIN


def _long(bead: Bead) -> float:
    return math.hypot(bead.x1 - bead.x0, bead.y1 - bead.y0)


def _at(cell: Cell, share: float, fine: float) -> float:
    return (MARGIN + PER_M * (cell.along + (share - 0.5) * cell.length)) * fine


def _soot(big: pygame.Surface, cell: Cell, seen: Look, middle: float, fine: float) -> None:
    if seen.sooty <= 0.12:
        return
    x, r = _at(cell, 0.5, fine), (PER_M * seen.half + 2.0 + 4.0 * seen.sooty) * fine
    pygame.draw.circle(big, (*SOOT, round(150 * seen.sooty)), (x, middle * fine), r)


def _ripples(big: pygame.Surface, cell: Cell, seen: Look, seed: int, middle: float, fine: float) -> None:
    """Crescents that lie over each other like coins pushed along."""
    # A ripple belongs to its place on the seam, whatever the length of the cells.
    first, last = (math.ceil((cell.along + side * cell.length / 2) / RIPPLE) for side in (-1, 1))
    for n, at in enumerate(range(first, last)):
        wander = _share(seed, cell.along, 40 + n) - 0.5
        x = (MARGIN + PER_M * RIPPLE * at) * fine
        half = (PER_M * seen.half * (1.0 + 0.07 * wander)) * fine
        deep = max(2.0, 0.74 * half)
        y = (middle + 0.5 * wander) * fine
        _oval(big, x + 0.30 * deep, y, deep, half, _between(seen.colour, (14, 14, 18), 0.74))
        _oval(big, x, y, deep * 0.92, half * 0.94, seen.colour)
        _oval(
            big,
            x - 0.10 * deep,
            y - 0.26 * half,
            deep * 0.56,
            half * 0.48,
            _between(seen.colour, (250, 250, 250), 0.42),
        )
        _oval(
            big, x - 0.06 * deep, y + 0.42 * half, deep * 0.66, half * 0.36, _between(seen.colour, (24, 26, 32), 0.30)
        )


def _oval(big: pygame.Surface, x: float, y: float, across: float, down: float, colour: Colour) -> None:
    box = pygame.Rect(0, 0, max(1, round(2 * across)), max(1, round(2 * down)))
    box.center = (round(x), round(y))
    pygame.draw.ellipse(big, (*colour, 255), box)


def _marks(big: pygame.Surface, cell: Cell, seen: Look, middle: float, fine: float) -> None:
    """Pores, the notch at the toe (on the plate's side, which lies above), a hole where it burnt through."""
    x0, x1, half = _at(cell, 0.0, fine), _at(cell, 1.0, fine), PER_M * seen.half
    if seen.notch > 0.0001:
        thick = max(1, round(min(2.2, 0.6 + 2200 * seen.notch) * fine))
        y = (middle - half - 0.3) * fine
        pygame.draw.line(big, (16, 13, 12, 235), (x0 - 1, y), (x1 + 1, y), thick)
        pygame.draw.line(big, (214, 218, 220, 90), (x0, y - thick), (x1, y - thick), max(1, thick // 3))
    for along, across, size in seen.pits:
        centre = (x0 + (x1 - x0) * along, (middle + across * half) * fine)
        r = max(0.45 * fine, PER_M * size * fine)
        pygame.draw.circle(big, (216, 220, 222, 160), (centre[0] + 0.35 * r, centre[1] + 0.35 * r), r)
        pygame.draw.circle(big, (10, 9, 9, 255), centre, r)
    if seen.through:
        box = pygame.Rect(0, 0, round((x1 - x0) * 1.5), round(1.5 * half * fine))
        box.center = (round((x0 + x1) / 2), round(middle * fine))
        pygame.draw.ellipse(big, (90, 64, 44, 255), box.inflate(round(2 * fine), round(2 * fine)))
        pygame.draw.ellipse(big, (4, 4, 5, 255), box)


def _crater(big: pygame.Surface, cell: Cell, seen: Look, middle: float, fine: float) -> None:
    """Where the arc ended: a hollow, and a star of cracks in it if it was not filled."""
    x, y, half = _at(cell, 0.4, fine), middle * fine, PER_M * seen.half * fine
    _oval(big, x, y, half * 0.62, half * 0.66, _between(seen.colour, (20, 20, 24), 0.42))
    _oval(big, x + 0.12 * half, y + 0.10 * half, half * 0.34, half * 0.36, _between(seen.colour, (16, 16, 20), 0.68))
    if seen.crack:
        for turn in (0.3, 2.2, 4.0):
            end = (x + 0.95 * half * math.cos(turn), y + 0.8 * half * math.sin(turn))
            bend = (x + 0.45 * half * math.cos(turn + 0.35), y + 0.4 * half * math.sin(turn + 0.35))
            pygame.draw.lines(big, (6, 6, 7, 255), False, [(x, y), bend, end], max(1, round(0.5 * fine)))


def turned(surface: pygame.Surface, bead: Bead) -> tuple[pygame.Surface, tuple[float, float]]:
    """It along its seam, and its middle on the wall, m."""
    angle = math.degrees(math.atan2(bead.y1 - bead.y0, bead.x1 - bead.x0))
    made = pygame.transform.rotozoom(surface, angle, 1.0) if abs(angle) > 0.01 else surface
    # The plate lies to the left of the seam, the fillet stands to its right: half its width beside the line.
    half = 0.5 * max((cell.leg_other for cell in bead.cells), default=0.0) * 0.7
    long = max(1e-9, _long(bead))
    ux, uy = (bead.x1 - bead.x0) / long, (bead.y1 - bead.y0) / long
    return made, ((bead.x0 + bead.x1) / 2 + uy * half, (bead.y0 + bead.y1) / 2 - ux * half)


def tint(cells: Sequence[Cell], thickness: float, metal: int, long: float, scale: float) -> pygame.Surface | None:
    """Temper colours round cells that lie along x; None where there are none. Drawn coarsely, so that they flow."""
    every = [(cell, bands(cell, thickness, metal)) for cell in cells]
    widest = max((each[0].far for _, each in every if each), default=0.0)
    if widest <= 0.0:
        return None
    edge = PER_M * widest + 6.0
    wide, high, coarse = PER_M * long + 2 * edge, 2 * edge, 0.5
    small = pygame.Surface((max(4, round(wide * coarse)), max(4, round(high * coarse))), pygame.SRCALPHA)
    outermost = every[0][1][0].colour if every and every[0][1] else (196, 164, 92)
    small.fill((*outermost, 0))
    levels = max(len(each) for _, each in every)
    for level in range(levels):
        for cell, each in every:
            if level < len(each):
                x = (edge + PER_M * cell.along) * coarse
                alpha = 52 + 26 * min(level, 4)
                pygame.draw.circle(
                    small, (*each[level].colour, alpha), (x, high / 2 * coarse), PER_M * each[level].far * coarse
                )
    size = (max(2, round(wide * scale)), max(2, round(high * scale)))
    return pygame.transform.smoothscale(small, size)
