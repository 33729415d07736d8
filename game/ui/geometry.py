"""Rectangles on the logical stage of 1280 by 720.

Look for: `STAGE`, `Rect`.
"""

from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle in logical units, y downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def inset(self, d: float, dy: float | None = None) -> "Rect":
        """Smaller by `d` on every side (by `dy` above and below, if that is given)."""
        high = d if dy is None else dy
        return Rect(self.x + d, self.y + high, self.w - 2 * d, self.h - 2 * high)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, px: float, py: float) -> bool:
        return self.x <= px < self.right and self.y <= py < self.bottom

    def holds(self, r: "Rect", slack: float = 0.0) -> bool:
        """Whether `r` lies inside, but for `slack`."""
        return (
            self.x - slack <= r.x
            and self.y - slack <= r.y
            and r.right <= self.right + slack
            and r.bottom <= self.bottom + slack
        )

    def overlaps(self, r: "Rect", slack: float = 0.0) -> bool:
        """Whether the two share more than a strip `slack` wide."""
        return (
            self.x < r.right - slack
            and r.x < self.right - slack
            and self.y < r.bottom - slack
            and r.y < self.bottom - slack
        )


STAGE = Rect(0.0, 0.0, 1280.0, 720.0)
SAFE = STAGE.inset(24.0)
"""What stays clear of the edges of the screen."""
