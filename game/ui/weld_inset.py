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
LOW, HIGH = Rect(24.0, 380.0, 312.0, 204.0), Rect(24.0, 84.0, 312.0, 204.0)
"""Where it is shown: below, or above while the arc burns in the lower half."""
BEHIND = 0.045
"""Of the bead that is seen, m."""
LIT = 210.0
"""How far the arc lights it, units of the stage."""
POOL = (
    (1.14, (70, 34, 22)), (1.04, (132, 62, 30)), (0.94, (196, 104, 44)), (0.82, (228, 160, 84)),
    (0.66, (246, 206, 146)), (0.46, (254, 238, 206)),
)  # fmt: skip
"""How large a ring of the pool is, and its colour: from its rim, which has nearly set, to the hottest."""
WIRE = ((0.0, 4.0, (120, 100, 74)), (-0.6, 2.6, (196, 172, 134)), (-1.1, 0.9, (240, 226, 200)))
"""How far down, how thick, which colour: three lines make it round."""
BARE, BELOW = (92, 96, 98), (66, 71, 75)
"""The same without a visor."""
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
        self._bead: tuple[Bead, pygame.Surface, float, tuple[float, bool]] | None = None
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

        big.fill(PLATE if now.lit else BARE)
        big.fill(OTHER if now.lit else BELOW, (0, round(middle * fine), big.get_width(), big.get_height()))
        self._grain(big, now, fine, dirt, middle)
        # The torch stands still in the frame, a little right of its middle; the seam runs past it.
        tip = (0.60 if now.lit else 0.5) * r.w
        pygame.draw.line(big, DARK, at(0, middle), at(r.w, middle), round(2.2 * fine))
        for k in range(-2, 14):
            x = k * 26.0 - (now.along * PER_M * LARGER) % 26.0
            if x > tip or not now.lit:
                pygame.draw.line(big, (170, 186, 172), at(x, middle), at(x + 12, middle), max(1, round(0.7 * fine)))
        if bead is not None and bead.cells:
            self._laid(big, bead, dirt, now, tip, middle, fine)
        if now.lit:
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
            light.fill((104, 104, 104), special_flags=pygame.BLEND_RGB_MULT)
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
        if self._bead is None or self._bead[0] is not bead or self._bead[3] != (fine, now.lit):
            # While it grows only its end is seen; later one looks along all of it.
            first = max(0.0, bead.cells[-1].along - BEHIND) if now.lit else 0.0
            seen = [cell._replace(along=cell.along - first) for cell in bead.cells if cell.along >= first]
            long = max(cell.along + cell.length for cell in seen)
            part = bead._replace(cells=tuple(seen), x0=0.0, y0=0.0, x1=long, y1=0.0)
            surface, _ = weld_bead.drawn(part, dirt, fine * LARGER, not now.lit, 1.0)
            shade = (104, 104, 112, 255) if now.lit else (196, 196, 200, 255)
            surface.fill(shade, special_flags=pygame.BLEND_RGBA_MULT)
            self._bead = (bead, surface, first, (fine, now.lit))
        _, surface, first, _ = self._bead
        x = tip - (now.along - first) * PER_M * LARGER - weld_bead.MARGIN * LARGER
        y = middle + 0.35 * now.leg * PER_M * LARGER
        big.blit(surface, (round(x * fine), round(y * fine - surface.get_height() / 2)))

    def _pool(self, big: pygame.Surface, now: Puddle, tip: float, middle: float, fine: float) -> None:
        """The pool, drawn out behind a fast arc; over it the tungsten, as far as the arc is long; before it wire."""
        half = max(2.2, 0.86 * now.leg * PER_M) * LARGER * fine
        x, y = tip * fine, (middle - now.off * PER_M * LARGER) * fine + 0.28 * half
        tail = half * (1.0 + min(1.5, 280.0 * now.speed))
        if now.lit:
            # From its dull rim inwards; the hottest of it lies under the arc, not in its middle.
            for grown, colour in POOL:
                box = pygame.Rect(0, 0, round((tail + half) * grown), round(2.0 * half * grown))
                box.midright = (round(x + half * (0.25 + 0.75 * grown)), round(y))
                pygame.draw.ellipse(big, colour, box)
            for k in range(1, 4):
                # The ripples that set behind it.
                box = pygame.Rect(0, 0, round(1.1 * half), round(1.7 * half))
                box.center = (round(x - tail * (0.52 + 0.2 * k)), round(y))
                pygame.draw.arc(big, (128 - 22 * k, 78 - 12 * k, 52 - 6 * k), box, 0.6 * math.pi, 1.4 * math.pi, 3)
        lean = math.radians(now.travel)
        gap = now.arc * PER_M * LARGER * fine
        # Pushed, it points ahead: it leans back over the bead.
        ux, uy = -math.sin(lean), -math.cos(lean)
        ex, ey = x + ux * gap, y + uy * gap
        if now.lit:
            wide = 0.45 * gap + 3.0 * fine
            for share, colour in ((1.0, (150, 186, 250)), (0.62, (200, 222, 255)), (0.3, (246, 250, 255))):
                foot = wide * share
                pygame.draw.polygon(big, colour, [(ex - fine, ey), (ex + fine, ey), (x + foot, y), (x - foot, y)])
        self._torch(big, (ex, ey), (ux, uy), fine)
        start = (x + half + 3.0 * fine, y - 0.1 * half)
        end = (big.get_width() + 10, start[1] - 0.34 * (big.get_width() - start[0]))
        for down, thick, colour in (
            (0.0, 4.0, (120, 100, 74)),
            (-0.6, 2.6, (196, 172, 134)),
            (-1.1, 0.9, (240, 226, 200)),
        ):
            here, there = ((px, py + down * fine) for px, py in (start, end))
            pygame.draw.line(big, colour, here, there, max(1, round(thick * fine)))

    def _torch(
        self, big: pygame.Surface, tip: tuple[float, float], way: tuple[float, float], fine: float
    ) -> None:  # fmt: skip
        """The tungsten, ground to its point, and the ceramic cup that it stands out of."""
        ux, uy = way

        def at(along: float, aside: float) -> tuple[float, float]:
            return tip[0] + (ux * along - uy * aside) * fine, tip[1] + (uy * along + ux * aside) * fine

        pygame.draw.polygon(
            big, (176, 184, 190), [at(0, -0.5), at(0, 0.5), at(14, 3.2), at(34, 3.2), at(34, -3.2), at(14, -3.2)]
        )
        pygame.draw.polygon(big, (112, 120, 128), [at(0, 0.5), at(14, 3.2), at(34, 3.2), at(34, 1.2), at(14, 1.2)])
        for k in range(8):
            # Round: darker at its sides, with one streak of light.
            low, high = -1.0 + 0.25 * k, -0.75 + 0.25 * k
            light = 1.0 - 0.75 * abs(low + 0.32) ** 1.3
            colour = (round(206 * light), round(162 * light), round(138 * light))
            shape = [at(26, 15 * low), at(26, 15 * high), at(110, 24 * high), at(110, 24 * low)]
            pygame.draw.polygon(big, colour, shape)
        pygame.draw.line(big, (92, 62, 50), at(26, -15), at(26, 15), max(1, round(2.0 * fine)))


def leg_of(cells: Sequence[Cell], usual: float) -> float:
    """How large the bead is now, m: of its last cells, without those that still fill up; or as it should become."""
    some = [0.5 * (cell.leg_piece + cell.leg_other) for cell in cells[-10:-3]]
    return max(0.001, math.fsum(some) / len(some)) if some else usual
