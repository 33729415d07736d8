"""A finished picture: what is drawn always, what each group of lamps adds to it, sprites and named points.

Look for: `Baked`, `Layer`, `developed` (from linear light), `sprite`, `lantern` (an addition that is small).
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assets.art.field import Grid, Spot
from assets.art.tone import bloom, brightest, dithered, filmic, vignette

Pixels = NDArray[np.uint8]
UNSEEN = 1.2 / 255
"""A difference that is cropped away: less than a step and a fifth of 8 bits."""


class Layer(NamedTuple):
    """Pixels to add to the base, of a lamp at its full strength."""

    x: int
    y: int
    """Where, in pixels of the picture."""
    light: Pixels


class Baked(NamedTuple):
    """One picture at one scale."""

    base: Pixels
    """Rows, columns, red green blue (and alpha, if it has one)."""
    lights: Mapping[str, Layer]
    points: Mapping[str, Spot]
    """Named places, in logical units."""
    parts: Mapping[str, Pixels]
    """Sprites with alpha, or plain pictures."""


class Addition(NamedTuple):
    """Linear light that is added to a part of a picture only."""

    x: int
    y: int
    light: Grid


def developed(
    base: Grid,
    additions: Mapping[str, Grid | Addition],
    scale: float,
    exposure: float = 1.3,
    bloom_over: float = 0.75,
    bloom_by: float = 0.5,
    corners: float = 0.36,
    points: Mapping[str, Spot] | None = None,
    parts: Mapping[str, Pixels] | None = None,
) -> Baked:
    """Linear light through bloom, the filmic curve and the vignette; a group's layer is the difference that it makes to
    the base. Grain is left to the screen, where it can move."""
    shade = vignette(base.shape, corners)[..., None]

    def shown(light: Grid, rows: slice, columns: slice) -> Grid:
        return filmic(bloom(light, scale, bloom_over, bloom_by), exposure) * shade[rows, columns]

    everything = (slice(0, base.shape[0]), slice(0, base.shape[1]))
    dark = shown(base, *everything)
    margin = 4 * round(24 * scale)
    lights = {}
    for seed, (group, addition) in enumerate(sorted(additions.items()), 1):
        whole = addition if isinstance(addition, Addition) else Addition(0, 0, addition)
        rows, columns = _touched(whole, base.shape, margin)
        if rows.stop <= rows.start:
            continue
        sum_of_both = base[rows, columns].copy()
        _add(sum_of_both, whole, rows.start, columns.start)
        # The base is developed again within the window: bloom that comes from beyond it must cancel out.
        without = dark[rows, columns] if (rows, columns) == everything else shown(base[rows, columns], rows, columns)
        difference = np.clip(shown(sum_of_both, rows, columns) - without, 0, 1)
        found = _cropped(difference)
        if found:
            top, left, part = found
            lights[group] = Layer(
                columns.start + left, rows.start + top, dithered(np.where(part < UNSEEN / 4, -1, part), seed)
            )
    return Baked(dithered(dark, 0), lights, dict(points or {}), dict(parts or {}))


def sprite(light: Grid, cover: Grid, exposure: float = 1.3, seed: int = 1) -> Pixels:
    """A picture with alpha, of the relief's cover."""
    alpha = np.clip(cover * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.concatenate([dithered(filmic(light, exposure), seed), alpha[..., None]], axis=2)


def _touched(addition: Addition, shape: tuple[int, ...], margin: int) -> tuple[slice, slice]:
    """The window that the light and its bloom can change, on the whole picture's grid of four."""
    seen = brightest(addition.light) > 1e-5
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    top, left = int(rows[0]) + addition.y - margin, int(columns[0]) + addition.x - margin
    bottom, right = int(rows[-1]) + 1 + addition.y + margin, int(columns[-1]) + 1 + addition.x + margin
    return (
        slice(max(0, top) // 4 * 4, min(shape[0], -(-bottom // 4) * 4)),
        slice(max(0, left) // 4 * 4, min(shape[1], -(-right // 4) * 4)),
    )


def _add(light: Grid, addition: Addition, top: int, left: int) -> None:
    """Adds the part of the addition that lies within a window that begins at (top, left)."""
    high, wide = addition.light.shape[:2]
    y0, x0 = max(addition.y, top), max(addition.x, left)
    y1, x1 = min(addition.y + high, top + light.shape[0]), min(addition.x + wide, left + light.shape[1])
    light[y0 - top : y1 - top, x0 - left : x1 - left] += addition.light[
        y0 - addition.y : y1 - addition.y, x0 - addition.x : x1 - addition.x
    ]


def _cropped(difference: Grid) -> tuple[int, int, Grid] | None:
    """Top, left and the part of the picture in which anything can be seen."""
    seen = brightest(difference) > UNSEEN
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    return top, left, difference[top:bottom, left:right]
