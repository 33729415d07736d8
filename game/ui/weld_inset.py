"""The puddle through the visor, four times as large: root, bead so far, wire, and the arc between tungsten and pool.

Look for: `Inset` (its `draw`), `place` (where it is shown).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.model.weldment import Bead, Cell
from game.ui import weld_bead
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.pictures import Picture
from game.ui.weld_place import PER_M

LARGER = 4.0
LOW, HIGH = Rect(24.0, 420.0, 312.0, 204.0), Rect(24.0, 84.0, 312.0, 204.0)
"""Where it is shown: below, or above while the arc burns in the lower half."""
BEHIND = 0.045
"""Of the bead that is seen, m."""
LIT = 210.0
"""How far the arc lights it, units of the stage."""
PLATE, OTHER, DARK = (46, 51, 52), (29, 33, 35), (9, 11, 12)


class Puddle(NamedTuple):
    """What is seen of a stroke at a moment."""

    along: float
    """m."""
    off: float
    arc: float
    leg: float
    """Of the bead as it is now, m."""
    speed: float
    """m/s: a fast one is drawn out."""
    lit: bool
    work: float
    """Degrees."""
    travel: float


def place(y: float) -> Rect:
    """Away from the arc at that height of the stage."""
    return HIGH if y > 350.0 else LOW


class Inset:
    """Keeps the part of the bead that it shows."""

    def __init__(self) -> None:
        self._bead: tuple[tuple[int, float, float], pygame.Surface, float] | None = None
        self._glow: tuple[float, pygame.Surface] | None = None

    def draw(
        self, canvas: Canvas, r: Rect, now: Puddle, bead: Bead | None, dirt: float, picture: Picture | None, left: bool
    ) -> None:  # fmt: skip
        """In its frame; drawn twice as fine and shrunk. `left`: the seam runs to the left."""
        box = canvas.pixels(r)
        fine = 2.0 * canvas.scale
        big = pygame.Surface((round(r.w * fine), round(r.h * fine)))
        middle = 0.56 * r.h

        def at(x: float, y: float) -> tuple[float, float]:
            return x * fine, y * fine

        big.fill(PLATE)
        big.fill(OTHER, (0, round(middle * fine), big.get_width(), big.get_height()))
        self._grain(big, now, fine, dirt, middle)
        # The torch stands still in the frame, a little right of its middle; the seam runs past it.
        tip = 0.60 * r.w
        pygame.draw.line(big, DARK, at(0, middle), at(r.w, middle), round(2.2 * fine))
        for k in range(-2, 14):
            x = k * 26.0 - (now.along * PER_M * LARGER) % 26.0
            if x > tip:
                pygame.draw.line(big, (170, 186, 172), at(x, middle), at(x + 12, middle), max(1, round(0.7 * fine)))
        if bead is not None and bead.cells:
            self._laid(big, bead, dirt, now, tip, middle, fine)
        self._pool(big, now, tip, middle, fine)
        small = pygame.transform.smoothscale(big, box.size)
        if left:
            small = pygame.transform.flip(small, True, False)
        if now.lit and picture is not None:
            x = (r.w - tip if left else tip) * canvas.scale
            self._shine(small, picture, x, middle * canvas.scale, canvas.scale)
        canvas.surface.blit(small, box)
        canvas.rect(r, line="selected", width=2.0, radius=4)
        canvas.rect(Rect(r.x + 8, r.y + 8, 62, 28), fill="panel", radius=4, alpha=0.9)
        canvas.text("4 ×", r.x + 39, r.y + 22, 18, "text", "uib", "cm")

    def _shine(self, small: pygame.Surface, picture: Picture, x: float, y: float, scale: float) -> None:
        """The arc's light on all of it; away from it the visor leaves little."""
        halo = picture.parts["glow.arc"]
        if self._glow is None or self._glow[0] != scale:
            side = round(2 * LIT * scale)
            light = pygame.transform.smoothscale(halo, (side, side))
            light.fill((150, 150, 150), special_flags=pygame.BLEND_RGB_MULT)
            self._glow = (scale, light)
        light = self._glow[1]
        small.blit(light, light.get_rect(center=(round(x), round(y))), special_flags=pygame.BLEND_RGB_ADD)

    def _grain(self, big: pygame.Surface, now: Puddle, fine: float, dirt: float, middle: float) -> None:
        """Scratches, and rust where the plate is dirty: they move past, so that the eye sees how fast it goes."""
        wide = big.get_width() / fine
        moved = now.along * PER_M * LARGER
        for k in range(40):
            x = (k * 61.7 - moved) % (wide + 40) - 20
            y = (k * 37.3) % (big.get_height() / fine)
            rusty = k % 3 == 0 and dirt > 0.3 and y < middle
            colour = (92, 52, 34) if rusty else (66, 74, 76) if k % 2 else (26, 30, 32)
            size = (3.2 if rusty else 0.6) * fine
            if rusty:
                pygame.draw.circle(big, colour, (x * fine, y * fine), size)
            else:
                pygame.draw.line(
                    big, colour, (x * fine, y * fine), ((x + 9) * fine, (y + 2) * fine), max(1, round(size))
                )

    def _laid(
        self, big: pygame.Surface, bead: Bead, dirt: float, now: Puddle, tip: float, middle: float, fine: float
    ) -> None:
        last = bead.cells[-1].along
        key = (len(bead.cells), round(last, 4), fine)
        if self._bead is None or self._bead[0] != key:
            first = max(0.0, last - BEHIND)
            seen = [cell._replace(along=cell.along - first) for cell in bead.cells if cell.along >= first]
            long = max(cell.along + cell.length for cell in seen)
            part = bead._replace(cells=tuple(seen), x0=0.0, y0=0.0, x1=long, y1=0.0)
            surface, _ = weld_bead.drawn(part, dirt, fine * LARGER, False, 1.0)
            surface.fill((122, 122, 128, 255), special_flags=pygame.BLEND_RGBA_MULT)
            self._bead = (key, surface, first)
        _, surface, first = self._bead
        x = tip - (now.along - first) * PER_M * LARGER - weld_bead.MARGIN * LARGER
        y = middle + 0.35 * now.leg * PER_M * LARGER
        big.blit(surface, (round(x * fine), round(y * fine - surface.get_height() / 2)))

    def _pool(self, big: pygame.Surface, now: Puddle, tip: float, middle: float, fine: float) -> None:
        """The pool, drawn out behind a fast arc; the tungsten over it as far as the arc is long; the wire before it."""
        half = max(2.0, 0.78 * now.leg * PER_M) * LARGER
        x, y = tip * fine, (middle - now.off * PER_M * LARGER + 0.25 * half) * fine
        tail = half * (1.1 + min(1.4, 260.0 * now.speed))
        if now.lit:
            for grown, colour in ((1.22, (120, 60, 30)), (1.08, (206, 120, 58)), (0.94, (238, 190, 120))):
                box = pygame.Rect(0, 0, round((tail + half) * grown * fine), round(2 * half * grown * fine))
                box.midright = (round(x + half * grown * fine), round(y))
                pygame.draw.ellipse(big, colour, box)
            pygame.draw.circle(big, (252, 244, 228), (x, y), 0.5 * half * fine)
        lean = math.radians(now.travel)
        gap = now.arc * PER_M * LARGER * fine
        ex, ey = x + math.sin(lean) * gap - 0.25 * gap, y - math.cos(lean) * gap
        if now.lit:
            spread = 0.42 * gap + 3 * fine
            pygame.draw.polygon(
                big, (176, 206, 255), [(ex - fine, ey), (ex + fine, ey), (x + spread, y), (x - spread, y)]
            )
            pygame.draw.polygon(
                big,
                (240, 247, 255),
                [(ex - 0.5 * fine, ey), (ex + 0.5 * fine, ey), (x + 0.4 * spread, y), (x - 0.4 * spread, y)],
            )
        ux, uy = math.sin(lean) - 0.25, -math.cos(lean)
        long = math.hypot(ux, uy)
        ux, uy = ux / long, uy / long
        shaft = [(ex - 0.6 * fine, ey), (ex + 0.6 * fine, ey)]
        far, wide = 26 * fine, 3.2 * fine
        shaft += [(ex + ux * far + wide, ey + uy * far), (ex + ux * far - wide, ey + uy * far)]
        pygame.draw.polygon(big, (168, 176, 182), shaft)
        cup = [
            (ex + ux * far + s * w * fine, ey + uy * far + uy * d * fine)
            for s, w, d in ((-1, 15, 0), (1, 15, 0), (1, 22, 70), (-1, 22, 70))
        ]
        pygame.draw.polygon(big, (150, 116, 96), cup)
        pygame.draw.polygon(
            big,
            (196, 160, 138),
            [cup[0], ((cup[0][0] + cup[1][0]) / 2, cup[0][1]), ((cup[2][0] + cup[3][0]) / 2, cup[2][1]), cup[3]],
        )
        start = (x + (half + 2) * fine, y + 0.1 * half * fine) if now.lit else (x + (half + 14) * fine, y - 6 * fine)
        pygame.draw.line(
            big, (196, 172, 134), start, (big.get_width() + 10, y - 0.16 * big.get_width()), round(3.4 * fine)
        )
        pygame.draw.line(
            big,
            (232, 214, 184),
            (start[0], start[1] - fine),
            (big.get_width() + 10, y - 0.16 * big.get_width() - fine),
            max(1, round(fine)),
        )


def leg_of(cells: Sequence[Cell], usual: float) -> float:
    """How large the bead is now, m: of its last cells, or as it should become."""
    some = [0.5 * (cell.leg_piece + cell.leg_other) for cell in cells[-3:]]
    return max(0.001, math.fsum(some) / len(some)) if some else usual
