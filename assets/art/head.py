"""Puts a head on a figure: the sculpted one of the person's portrait, as it leans, to be lit with the rest.

Look for: `head`.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from assets.art import field
from assets.art.field import Grid
from assets.art.portrait.bust import bust
from assets.art.relief import Relief

if TYPE_CHECKING:
    from assets.art.figure import Stance

LARGER = 1.12
"""Than it is: so that a face can be told from others across a room."""
GLOSS, RIM = 0.3, 1.2
REACH = 0.20
"""Metres from between the eyes to where the picture of a head ends, and a little."""


class _Skull(NamedTuple):
    """A frame in the head: `u` to the crown, `f` to the face; lengths in metres."""

    relief: Relief
    x: float
    y: float
    metre: float
    f: tuple[float, float]
    u: tuple[float, float]

    def own(self, x: Grid, y: Grid) -> tuple[Grid, Grid]:
        """Metres to the front and to the crown."""
        dx, dy = (x - self.x) / self.metre, (y - self.y) / self.metre
        return dx * self.f[0] + dy * self.f[1], dx * self.u[0] + dy * self.u[1]


def head(relief: Relief, stance: "Stance", lift: float) -> None:
    """Neck and head of the person."""
    pose, look = stance.pose, stance.look
    hx, hy = stance.at(pose.head)
    nx, ny = stance.at(pose.neck)
    dx, dy = hx - nx, hy - ny
    length = math.hypot(dx, dy) or 1.0
    turn = math.radians(pose.nod) * stance.facing
    ux, uy = dx / length, dy / length
    ux, uy = ux * math.cos(turn) - uy * math.sin(turn), ux * math.sin(turn) + uy * math.cos(turn)
    front = (-uy * stance.facing, ux * stance.facing)
    skull = _Skull(relief, hx, hy, stance.metre, front, (ux, uy))
    _neck(skull, (nx, ny), look.skin, lift)
    _face(skull, look.face, pose.shut, lift + 5.0)


def _neck(skull: _Skull, foot: tuple[float, float], skin: str, top: float) -> None:
    m = skull.metre
    up = (
        skull.x - (0.015 * skull.f[0] + 0.07 * skull.u[0]) * m,
        skull.y - (0.015 * skull.f[1] + 0.07 * skull.u[1]) * m,
    )

    def neck(x: Grid, y: Grid) -> Grid:
        return field.segment(x, y, *foot, *up, 0.062 * m, 0.056 * m)

    bounds = field.bounds_of([foot, up], 0.07 * m)
    skull.relief.put(bounds, neck, skin, top=top, bevel=0.06 * m, gloss=0.08, rim=1.0, depth=1.0)


def _face(skull: _Skull, name: str, shut: bool, top: float) -> None:
    reach = REACH * LARGER * skull.metre
    window = skull.relief.window((skull.x - reach, skull.y - reach, skull.x + reach, skull.y + reach))
    front, up = skull.own(*skull.relief.grid(window))
    if not front.size:
        return
    centimetre = 100.0 / LARGER
    seen = bust(name, shut).at(front * centimetre, up * centimetre, centimetre / (skull.metre * skull.relief.scale))
    skull.relief.stamp(window, seen * (1, 1, 1, 1, GLOSS, 1), top, skull.metre / centimetre, RIM, 1.0)
