"""How much light of each group of lamps reaches every place of a picture: small maps that tint figures later.

Two maps for each group: for what faces left, and for what faces right. Look for: `probes`, `CELL`.
"""

from collections.abc import Callable, Sequence

import numpy as np

from assets.art.baked import Pixels
from assets.art.field import Grid, step
from assets.art.light import REACHES, Light
from assets.art.tone import Colour, linear

CELL = 16
"""Logical units between two probes."""
HEIGHT = 30.0
"""Of the figures, over the wall."""
TURNS = (("l", -0.62), ("r", 0.62))
GAIN = 1.1


def probes(
    lights: Sequence[Light],
    ambient: Colour,
    reaches: Callable[[Light, Grid, Grid], Grid],
    width: int = 1280,
    height: int = 720,
) -> dict[str, Pixels]:
    """`probe.GROUP.l` and `.r`; the group "base" is what is always there. `reaches`: 0 where walls hide a lamp.

    A value v stands for the light (v / 255)².
    """
    x, y = np.meshgrid(
        (np.arange(width // CELL, dtype=np.float32) + 0.5) * CELL,
        (np.arange(height // CELL, dtype=np.float32) + 0.5) * CELL,
    )
    made: dict[str, Pixels] = {}
    groups = sorted({light.group or "base" for light in lights} | {"base"})
    for group in groups:
        for side, turn in TURNS:
            total = np.zeros((*x.shape, 3), np.float32)
            if group == "base":
                total += linear(ambient) * 1.3
            for light in lights:
                if (light.group or "base") == group and light.mask is None:
                    total += (
                        _received(light, x, y, turn)[..., None] * linear(light.colour) * reaches(light, x, y)[..., None]
                    )
            shown = 1 - np.exp(-GAIN * total)
            made[f"probe.{group}.{side}"] = np.clip(np.sqrt(shown) * 255 + 0.5, 0, 255).astype(np.uint8)
    return made


def _received(light: Light, x: Grid, y: Grid, turn: float) -> Grid:
    """What a face that is turned to one side gets of a lamp."""
    dx, dy, dz = light.x - x, light.y - y, max(light.z - HEIGHT, 8.0)
    flat = np.hypot(dx, dy)
    fall = np.clip(1 - flat / (light.reach * REACHES), 0, 1) ** 1.5 / (1 + flat**2 * (3 / light.reach**2))
    if light.cone:
        beam = -(dx * light.cone.x + dy * light.cone.y) / (flat + 1e-6)
        fall = fall * np.maximum(step(light.cone.dark, light.cone.full, beam), light.cone.spill)
    away = np.sqrt(flat**2 + dz**2)
    facing = (turn * dx + 0.75 * dz) / away
    received: Grid = fall * np.clip(facing + 0.12, 0, 1) * light.strength
    return received
