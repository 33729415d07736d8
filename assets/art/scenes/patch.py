"""The patch bay: the wall with its two panels of ports by the lamp between them, and everything that is plugged there.

Sockets, plugs, what hangs in a lead and the leads themselves are sprites: where they are the player decides.

Look for: `draw`, `LAMPS`.
"""

from assets.art.baked import Baked, developed
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes.patch_leads import leads
from assets.art.scenes.patch_plugs import plugs
from assets.art.scenes.patch_things import things
from assets.art.scenes.patch_wall import LAMP, PANELS, SHELF, TOP, wall
from assets.art.tone import glow

AMBIENT = (0.085, 0.092, 0.105)
WARM, RED, COLD = (1.0, 0.88, 0.70), (1.0, 0.20, 0.06), (0.42, 0.58, 0.84)
MIDDLE = (LAMP[0] + LAMP[2]) / 2
LAMPS: tuple[Light, ...] = (
    Light(MIDDLE, -46, 250, 430, WARM, 2.25, "lamp", shadow=0.8, everywhere=True, sharp=30),
    Light(MIDDLE, 26, 120, 130, WARM, 0.55, "lamp", shadow=0.0, sharp=26),
    Light(-60, 690, 220, 420, COLD, 0.85, shadow=0.5, sharp=22),
    Light(1300, 640, 200, 320, RED, 0.95, "beacon", shadow=0.0, sharp=22),
    Light(640, 760, 240, 420, COLD, 0.30, shadow=0.0),
)


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="39434B")
    wall(relief)
    light = lit(relief, LAMPS, AMBIENT, occlusion=0.8, bump=0.8, steps=20)
    glow(light.additions["lamp"], scale, MIDDLE, 8, 26, "FFE6BC", 0.5)
    points, parts = things(scale)
    more, shapes = plugs(scale)
    where = {f"panel.{side}": (x, TOP) for x, _, side in PANELS}
    where |= {"shelf": SHELF[:2], "shelf.end": SHELF[2:]}
    return developed(
        light.base, light.additions, scale, exposure=1.12, corners=0.34, points={**where, **points, **more},
        parts={**parts, **shapes, **leads(scale)},
    )  # fmt: skip
