"""The greenhouse extension in which the backup generator stands: light in groups, and all that changes as sprites.

Look for: `draw`, `LAMPS`.
"""

import numpy as np

from assets.art.baked import Baked, Pixels, developed, sprite
from assets.art.figure import Stance, figure
from assets.art.light import Cone, Light, lit
from assets.art.looks import LOOKS
from assets.art.poses import POSES
from assets.art.relief import Relief
from assets.art.scenes.salvage_close import closeups
from assets.art.scenes.salvage_house import LAMP, SPOT, VANISH_X, VANISH_Y, haze, house, near
from assets.art.scenes.salvage_unit import PARTS, POINTS, Piece, X, Y, frame
from assets.art.tone import glow

AMBIENT = (0.026, 0.026, 0.030)
PURPLE, BLUE = (0.75, 0.22, 0.85), (0.42, 0.60, 0.82)
METRE = 122.0
ATTITUDES = {"stand": "stand", "reach": "work1", "work": "kneel"}
"""Name of the sprite -> pose."""
WORK = Light(
    SPOT[0] + 34, SPOT[1] - 2, 168, 290, (1.0, 0.86, 0.62), 1.7, "work", Cone(0.96, 0.28, 0.80, 0.10, 0.10), 0.8,
    True, 26,
)  # fmt: skip
HANGING = Light(
    LAMP[0], LAMP[1] + 40, 330, 270, (1.0, 0.93, 0.80), 1.95, "lamp", shadow=0.75, everywhere=True, sharp=30
)
LAMPS: tuple[Light, ...] = (
    WORK,
    HANGING,
    Light(820, 470, 160, 92, (1.0, 0.92, 0.76), 0.7, "work", shadow=0.0, sharp=30),
    Light(640, 770, 240, 330, BLUE, 0.75, shadow=0.0),
    Light(480, 640, 150, 150, (1.0, 0.84, 0.60), 0.65, shadow=0.0),
    Light(VANISH_X, VANISH_Y - 20, 60, 200, (1.0, 0.66, 0.42), 0.75, shadow=0.0),
    Light(330, 270, 90, 170, PURPLE, 0.8, "growlights", shadow=0.5, sharp=20),
    Light(800, 180, 80, 150, PURPLE, 0.4, "growlights", shadow=0.0),
    Light(1040, 180, 150, 240, BLUE, 0.50, shadow=0.0),
    Light(120, 40, 160, 220, BLUE, 0.40, shadow=0.6),
)


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="1A1816")
    house(relief)
    frame(relief)
    near(relief)
    light = lit(relief, LAMPS, AMBIENT, bump=0.9)
    haze(relief, light.additions, light.base)
    glow(light.additions["work"], scale, SPOT[0] + 30, SPOT[1] - 2, 13, "FFF0D0", 0.8)
    glow(light.additions["lamp"], scale, LAMP[0], LAMP[1] + 8, 16, "FFF0D0", 0.8)
    points, parts = dict(POINTS), dict[str, Pixels]()
    for name, piece in PARTS.items():
        parts[name] = _piece(scale, piece)
        points[f"part.{name}"] = (float(round(piece.bounds[0])), float(round(piece.bounds[1])))
    for look in LOOKS:
        for name, pose in ATTITUDES.items():
            parts[f"person.{look}.{name}"], points[f"person.{look}.{name}.foot"] = _person(scale, look, pose)
    ways, close = closeups(scale)
    return developed(
        light.base,
        light.additions,
        scale,
        exposure=1.4,
        corners=0.30,
        points={**points, **ways},
        parts={**parts, **close},
    )


def _piece(scale: float, piece: Piece) -> Pixels:
    """A thing in the light of the picture's own lamps, which it will have whenever it is seen."""
    left, top = float(round(piece.bounds[0])), float(round(piece.bounds[1]))
    relief = Relief(scale, round(piece.bounds[2]) - left, round(piece.bounds[3]) - top, "000000")
    # What is not there lies at half the height of the frame, so that nothing throws a shadow out of the void.
    relief.height[:] = 50.0
    piece.draw(relief, X - left, Y - top)
    moved = [lamp._replace(x=lamp.x - left, y=lamp.y - top) for lamp in LAMPS]
    light = lit(relief, moved, AMBIENT, bump=0.9)
    whole = light.base + light.additions["work"] + light.additions["lamp"] + 0.25 * light.additions["growlights"]
    return sprite(whole, np.minimum(relief.cover, 1), exposure=1.3)


def _person(scale: float, look: str, pose: str) -> tuple[Pixels, tuple[float, float]]:
    """Somebody, facing right; lit from the left and above, as both lamps do."""
    wide, high, foot = 1.7 * METRE, 2.05 * METRE, (0.75 * METRE, 1.98 * METRE)
    relief = Relief(scale, round(wide), round(high), "000000")
    figure(relief, Stance(foot[0], foot[1], METRE, 1, LOOKS[look], POSES[pose]), 60.0)
    key = Light(-60, -160, 260, 420, (1.0, 0.90, 0.72), 1.35, shadow=0.0, everywhere=True, rim=0.5)
    rim = Light(wide + 90, 10, 160, 300, (1.0, 0.93, 0.80), 0.7, shadow=0.0, everywhere=True, rim=0.8)
    fill = Light(80, high + 120, 200, 360, BLUE, 0.3, shadow=0.0, everywhere=True, rim=0.2)
    light = lit(relief, [key, rim, fill], (0.05, 0.05, 0.055), bump=0.9)
    return sprite(light.base, relief.cover, exposure=1.25), foot
