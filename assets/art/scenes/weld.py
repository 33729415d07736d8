"""The weld bench: the bay's wall with its rails, by lamps and by the arc; plates, hands and small things as sprites.

What lies on the wall is drawn at run time, so the light that falls on anything flat there is stored too, small: a map
for each lamp, by which a plate's own colours are multiplied.

Look for: `draw`, `LAMPS`, `ARCS`.
"""

import numpy as np

from assets.art.baked import Baked, Pixels, developed
from assets.art.field import Grid
from assets.art.light import Cone, Light, Lit, lit
from assets.art.relief import Relief
from assets.art.scenes.weld_hands import hands
from assets.art.scenes.weld_things import things
from assets.art.scenes.weld_wall import BEACON, FEET, LAMP, ORIGIN, PER_MM, RACK, STRIP, placed, wall
from assets.art.tone import dithered, glow

AMBIENT = (0.030, 0.034, 0.040)
WARM, RED, COLD, ARC = (1.0, 0.80, 0.54), (1.0, 0.16, 0.04), (0.42, 0.60, 0.82), (0.60, 0.77, 1.0)
LAMPS: tuple[Light, ...] = (
    Light(LAMP[0] + 22, LAMP[1] - 12, 270, 560, WARM, 2.3, "lamp", Cone(0.98, -0.10, 0.40, -0.6, 0.22), 0.8, True, 24),
    Light(LAMP[0] + 26, LAMP[1] - 12, 60, 90, WARM, 1.1, "lamp", shadow=0.4, sharp=22),
    Light((STRIP[0] + STRIP[2]) / 2, -40, 210, 520, COLD, 1.5, shadow=0.7, everywhere=True, sharp=20),
    Light(BEACON[0], BEACON[1], 66, 170, RED, 1.8, "beacon", shadow=0.6, sharp=22),
    Light(930, 760, 190, 250, RED, 1.5, "beacon", shadow=0.5, sharp=20),
    Light(620, 760, 230, 330, (1.0, 0.78, 0.54), 0.75, shadow=0.0),
)
ARCS: tuple[Light, ...] = tuple(
    Light(*placed(x, y), 84, 190, ARC, 6.0, f"arc.{n}", shadow=0.9, everywhere=True, sharp=24)
    for n, (x, y) in enumerate(FEET)
)
"""The arc at each foot: wherever it really burns, the nearest of them lights the wall."""
SMALL = 8
"""A map of light has a pixel for so many of the picture's, each way."""
BRIGHT = 1.5
"""The light under which plates are drawn; more than that is as bright as it."""
EXPOSURE = 1.4


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="3B4146")
    wall(relief)
    light = lit(relief, (*LAMPS, *ARCS), AMBIENT, bump=0.9)
    glow(light.additions["lamp"], scale, LAMP[0] + 18, LAMP[1] - 12, 20, "FFE2B0", 0.9)
    glow(light.additions["beacon"], scale, *BEACON, 34, "FF4A1E", 0.55)
    glow(light.base, scale, (STRIP[0] + STRIP[2]) / 2, STRIP[1], 60, "6E9CD0", 0.05)
    points, parts = things(scale)
    held, gloves = hands(scale)
    where = {"wall.origin": ORIGIN, "wall.mm": (PER_MM, PER_MM), "rack": RACK[:2], "rack.end": RACK[2:]}
    return developed(
        light.base, light.additions, scale, exposure=EXPOSURE, corners=0.34, points={**where, **points, **held},
        parts={**parts, **gloves, **_maps()},
    )  # fmt: skip


def _maps() -> dict[str, Pixels]:
    """The light on something flat that lies on the rails, of each group of lamps, as a share of BRIGHT."""
    flat = Relief(1.0 / SMALL, ground="BCBCBC")
    flat.height[:] = 22.0
    flat.gloss[:] = 0.16
    even = tuple(lamp._replace(shadow=0.0) for lamp in (*LAMPS, *ARCS))
    light: Lit = lit(flat, even, AMBIENT, bump=0.9)
    return {"map.": _share(light.base), **{f"map.{name}": _share(each) for name, each in light.additions.items()}}


def _share(light: Grid) -> Pixels:
    """As the display multiplies: a share of light is a share of its root."""
    shown = np.clip(light / BRIGHT, 0, 1) ** np.float32(1 / 2.2)
    return dithered(shown, 7)
