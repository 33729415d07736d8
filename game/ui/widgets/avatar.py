"""A face in a ring that is the fuller the better the blood is; the first letters of a name while there is no picture.

Look for: `avatar`, `fullness` (of its ring), `letters`.
"""

from functools import lru_cache

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import Rect

LOWEST, RANGE = 70.0, 28.0
"""% of saturation at which the ring is empty, and from there to where it is whole."""


def letters(name: str) -> str:
    """Of the first two words of a name."""
    return "".join(part[:1] for part in name.split()[:2])


def avatar(
    canvas: Canvas, x: float, y: float, r: float, face: pygame.Surface | None, name: str, share: float, tint: str
) -> None:
    """`share` of the ring in the colour `tint`; none at 0."""
    canvas.circle(x, y, r, fill="raised")
    inner = r - 2
    if face is not None:
        canvas.picture(_round(face), Rect(x - inner, y - inner, 2 * inner, 2 * inner))
    else:
        canvas.text(letters(name), x, y, 18, "dim", "uib", "cm")
    canvas.circle(x, y, r + 2, line="edge", width=2)
    if share > 0:
        canvas.arc(x, y, r + 1, 90 - 180 * share, 90 + 180 * share, tint, 2.5)


def fullness(spo2: float) -> float:
    """How much of the ring a saturation fills."""
    return max(0.05, min(1.0, (spo2 - LOWEST) / RANGE))


@lru_cache(maxsize=64)
def _round(face: pygame.Surface) -> pygame.Surface:
    """Only what lies within the ring."""
    made = face.convert_alpha() if pygame.display.get_surface() else face.copy()
    mask = pygame.Surface(made.get_size(), pygame.SRCALPHA)
    pygame.draw.circle(mask, (255, 255, 255, 255), mask.get_rect().center, mask.get_width() / 2)
    made.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return made
