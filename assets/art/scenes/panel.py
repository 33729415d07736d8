"""The start-up panel: worn plates under a warm lamp and the beacon's red; lamps as added light, sheets of what moves.

Look for: `draw`, `LAMPS`.
"""

import numpy as np

from assets.art.baked import Addition, Baked, developed
from assets.art.field import Grid
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes import panel_plan as plan
from assets.art.scenes.panel_moving import Bench, moving, sprites
from assets.art.scenes.panel_plates import plates, worn
from assets.art.tone import glow, linear

AMBIENT = (0.060, 0.064, 0.070)
BUMP, EXPOSURE, CORNERS = 0.75, 1.3, 0.40
SCREEN_AT = (plan.SCREEN.cx, plan.SCREEN.cy)
LAMPS: tuple[Light, ...] = (
    Light(420, -140, 330, 560, (1.0, 0.86, 0.68), 3.3, shadow=0.8, everywhere=True, sharp=34),
    Light(*SCREEN_AT, 120, 120, (0.35, 0.65, 0.85), 0.75, shadow=0.0, sharp=24),
    Light(-80, 760, 240, 380, (0.35, 0.52, 0.80), 0.9, shadow=0.7, sharp=26),
    Light(300, 900, 300, 420, (1.0, 0.84, 0.66), 0.8, shadow=0.3, everywhere=True, sharp=26),
    Light(1330, 560, 190, 330, (1.0, 0.20, 0.06), 2.4, "beacon", shadow=0.7, sharp=22),
)
COLOURS = {"ok": "8FE8B8", "caution": "FFB000", "alarm": "FF5A36"}
HALO = 64
"""Units round a lamp that its light reaches."""


def draw(scale: float) -> Baked:
    """The whole picture."""
    relief = Relief(scale, ground="4E585D")
    plates(relief)
    worn(relief)
    light = lit(relief, LAMPS, AMBIENT, occlusion=1.1, bump=BUMP, steps=24)
    bench = Bench(relief, LAMPS, AMBIENT, BUMP, EXPOSURE, CORNERS)
    points, parts = sprites(scale)
    additions: dict[str, Grid | Addition] = {"beacon": light.additions["beacon"]}
    for name, spot, colours in _lamps():
        for colour in colours:
            additions[f"{name}.{colour}"] = _alight(relief, *spot, COLOURS[colour])
    return developed(
        light.base, additions, scale, exposure=EXPOSURE, bloom_over=1.4, corners=CORNERS, points=points,
        parts={**parts, **moving(bench)},
    )  # fmt: skip


def _lamps() -> list[tuple[str, tuple[float, float], tuple[str, ...]]]:
    """Name, place and the colours in which it can burn."""
    spots = [(name, plan.breaker_lamp(n)) for n, name in enumerate(plan.BREAKERS)]
    spots += [(name, plan.toggle_lamp(n)) for n, name in enumerate(plan.TOGGLES)]
    return [(f"lamp.{name}", spot, tuple(COLOURS)) for name, spot in spots]


def _alight(relief: Relief, x: float, y: float, colour: str, radius: float = 7.0) -> Addition:
    """What one lamp adds: its own disc, what it lights round it, and a halo in the dust before it."""
    scale = relief.scale
    left, top = 2 * round((x - HALO) / 2), 2 * round((y - HALO) / 2)
    part = Relief(scale, 2 * HALO, 2 * HALO)
    rows = slice(round(top * scale), round(top * scale) + part.shape[0])
    columns = slice(round(left * scale), round(left * scale) + part.shape[1])
    for name in ("colour", "height", "gloss"):
        getattr(part, name)[:] = getattr(relief, name)[rows, columns]
    part.emission[:] = 0.0
    at = (x - left, y - top)
    tint = [float(each) for each in linear(colour)]
    part.disc(*at, radius, None, emit=[2.4 * each for each in tint], group="on")
    lamp = Light(*at, 60, 34, tint, 0.55, "on", shadow=0.0)
    added = lit(part, [lamp], (0.0, 0.0, 0.0)).additions["on"]
    glow(added, scale, *at, radius * 1.5, colour, 0.55)
    far = np.hypot(*(each - HALO for each in part.grid()))
    fade = np.clip((HALO - far) / 12, 0, 1)
    return Addition(columns.start, rows.start, added * fade[..., None])
