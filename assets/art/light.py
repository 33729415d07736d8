"""Lamps over a relief: point and cone lights with falloff, shadows marched through the heights, occlusion, gloss, rims.

Look for: `Light`, `Cone`, `lit`, `Lit`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from assets.art.field import Bounds, Grid, step
from assets.art.relief import Relief, Window
from assets.art.tone import Colour, blur, larger, linear, smaller

REACHES = 3.2
"""A light ends at so many times its reach."""


class Cone(NamedTuple):
    """A beam: nothing but `spill` outside it."""

    x: float
    y: float
    """The direction in which it shines, as a vector of length 1."""
    full: float
    """Cosine of the angle within which it has its full strength."""
    dark: float
    """Cosine of the angle beyond which it is dark."""
    spill: float = 0.0


class Light(NamedTuple):
    """One lamp."""

    x: float
    y: float
    z: float
    """Its height over the picture, in the units of the relief's heights."""
    reach: float
    """Where its light has fallen to a quarter."""
    colour: Colour
    strength: float = 1.0
    group: str = ""
    """Lamps of one name go on and off together at run time; "" is always on and part of the base."""
    cone: Cone | None = None
    shadow: float = 0.8
    """How dark its shadows are; 0: none, and quicker."""
    everywhere: bool = False
    """Computed over the whole picture, also beyond its end."""
    sharp: float = 40.0
    """Exponent of its highlights."""
    rim: float = 1.0
    mask: Grid | None = None
    """What lets it through, for each pixel of the whole picture."""


class Lit(NamedTuple):
    """Linear light of a picture."""

    base: Grid
    """With the lamps that are always on."""
    additions: dict[str, Grid]
    """What each group of lamps adds, of the size of the picture."""


class _Surface(NamedTuple):
    """What all lamps need to know of the relief."""

    right: Grid
    down: Grid
    out: Grid
    """The normal; `down` as the picture's y, `out` towards the eye."""
    open: Grid
    """1 where the surroundings hide nothing, less in corners."""
    rims: bool


SKY: tuple[tuple[float, float, Colour], ...] = ()


def lit(
    relief: Relief,
    lights: Sequence[Light],
    ambient: Colour = (0.02, 0.025, 0.03),
    occlusion: float = 1.0,
    bump: float = 1.0,
    sky: Sequence[tuple[float, float, Colour]] = SKY,
    steps: int = 14,
) -> Lit:
    """The relief under its lamps. `bump` steepens its slopes; `sky`: soft light from a direction (x, y, colour);
    `steps`: how finely shadows are marched."""
    surface = _surface(relief, occlusion, bump)
    base = relief.colour * linear(ambient) * surface.open[..., None]
    for x, y, colour in sky:
        facing = np.clip(surface.right * x + surface.down * y, 0, 1) * surface.open
        base += relief.colour * linear(colour) * facing[..., None]
    groups = sorted({light.group for light in lights} | set(relief.groups))
    additions = {group: np.zeros_like(base) for group in groups if group}
    targets: Mapping[str, Grid] = {"": base, **additions}
    for number, group in enumerate(relief.groups):
        targets[group][:] += relief.emission * (relief.source == number)[..., None]
    for light in lights:
        _shine(relief, surface, light, targets[light.group], steps)
    return Lit(base, additions)


def _surface(relief: Relief, occlusion: float, bump: float) -> _Surface:
    down, right = np.gradient(relief.height)
    down, right = down * np.float32(relief.scale * bump), right * np.float32(relief.scale * bump)
    out = 1 / np.sqrt(right * right + down * down + 1)
    near = np.clip(blur(relief.height, 4 * relief.scale) - relief.height, 0, None)
    wide = larger(blur(smaller(relief.height, 4), 4 * relief.scale), 4, relief.shape)
    far = np.clip(wide - relief.height, 0, None)
    open_ = np.clip(1 - occlusion * (near * 0.10 + far * 0.05), 0.12, 1).astype(np.float32)
    return _Surface(-right * out, -down * out, out, open_, bool(relief.rim.any()))


def _shine(relief: Relief, surface: _Surface, light: Light, target: Grid, steps: int) -> None:
    """Adds what one lamp makes visible."""
    window = relief.window(_end(light)) if not light.everywhere else Window(*(slice(0, side) for side in relief.shape))
    if window.rows.stop <= window.rows.start or window.columns.stop <= window.columns.start:
        return
    x, y = relief.grid(window)
    dx, dy = light.x - x, light.y - y
    dz = np.maximum(light.z - relief.height[window], 2)
    flat2 = dx * dx + dy * dy
    flat = np.sqrt(flat2)
    away = np.sqrt(flat2 + dz * dz) + 1e-6
    fall = np.clip(1 - flat / (light.reach * REACHES), 0, 1) ** 1.5 / (1 + flat2 * (3 / light.reach**2))
    if light.cone:
        beam = -(dx * light.cone.x + dy * light.cone.y) / (flat + 1e-6)
        fall = fall * np.maximum(step(light.cone.dark, light.cone.full, beam), light.cone.spill)
    if light.mask is not None:
        fall = fall * light.mask[window]
    lx, ly, lz = dx / away, dy / away, dz / away
    right, down, out = surface.right[window], surface.down[window], surface.out[window]
    matt = fall * np.clip(right * lx + down * ly + out * lz, 0, 1)
    if light.shadow > 0 and steps:
        matt = matt * _shadow(relief.height[window], dx, dy, dz, light.shadow, steps, relief.scale)
    # Blinn's half vector between the lamp and the eye, which is far out along z.
    half = 1 / np.sqrt(lx * lx + ly * ly + (lz + 1) ** 2)
    shine = np.clip((right * lx + down * ly + out * (lz + 1)) * half, 0, 1) ** np.float32(light.sharp)
    shine = relief.gloss[window] * shine * fall * (matt > 0) * 1.32
    if surface.rims:
        facing = np.clip((right * dx + down * dy) / (flat + 1), 0, 1)
        matt = matt + relief.rim[window] * facing * facing * fall * (4.2 * light.rim)
    strength = linear(light.colour) * np.float32(light.strength)
    open_ = np.clip(surface.open[window] + 0.25, 0, 1)
    target[window] += (relief.colour[window] * matt[..., None] + shine[..., None]) * open_[..., None] * strength


def _end(light: Light) -> Bounds:
    far = light.reach * REACHES
    return (light.x - far, light.y - far, light.x + far, light.y + far)


def _shadow(height: Grid, dx: Grid, dy: Grid, dz: Grid, depth: float, steps: int, scale: float) -> Grid:
    """1 in the open, 1 - depth behind something higher: heights along the way to the lamp, at half the resolution."""
    by = 2 if scale < 1.9 else 3
    low, across, down, up = (buffer[::by, ::by] for buffer in (height, dx, dy, dz))
    rows, columns = low.shape
    row = np.arange(rows, dtype=np.float32)[:, None]
    column = np.arange(columns, dtype=np.float32)[None, :]
    low = np.ascontiguousarray(low)
    flat: Any = low.ravel()
    open_ = np.ones(low.shape, np.float32)
    pixels = np.float32(scale / by)
    for share in np.linspace(0.02, 0.75, steps) ** 1.3:
        part = np.float32(share)
        at_column = np.clip(column + across * (part * pixels), 0, columns - 1).astype(np.int32)
        at_row = np.clip(row + down * (part * pixels), 0, rows - 1).astype(np.int32)
        above = flat.take(at_row * columns + at_column) - (low + up * part) - 1
        np.minimum(open_, 1 - np.clip(above * np.float32(1 / 6), 0, 1) * np.float32(depth), out=open_)
    return larger(blur(open_, 1.5 * scale / by), by, height.shape)
