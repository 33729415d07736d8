"""What is done to whole pictures in linear light: noise, blur, glow, bloom, the filmic curve, the vignette.

Look for: `linear` (colours), `noise` (seeded, the same at every scale), `blur`, `glow`, `bloom`, `filmic`, `vignette`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assets.art.field import Grid, step

Colour = str | Sequence[float]
"""Six hex digits (sRGB), or three linear parts."""


def linear(colour: Colour) -> Grid:
    """Linear red, green and blue."""
    if isinstance(colour, str):
        digits = colour.lstrip("#")
        return np.array([(int(digits[at : at + 2], 16) / 255.0) ** 2.2 for at in (0, 2, 4)], np.float32)
    return np.array(colour, np.float32)


# Slope of the spectrum, seed, the lowest frequency kept (cycles in 720 units), stretch of frequencies across and down.
KINDS: dict[str, tuple[float, int, float, float, float]] = {
    "fbm": (2.6, 1, 0.0, 1.0, 1.0),
    "rough": (1.2, 2, 8.0, 1.0, 1.0),
    "cloud": (3.4, 3, 0.0, 1.0, 2.5),
    "streak": (1.6, 5, 3.0, 0.22, 5.0),
    "hstreak": (1.6, 6, 3.0, 5.0, 0.2),
}


def noise(kind: str, scale: float, width: float = 1280, height: float = 720) -> Grid:
    """Noise of one of the KINDS with mean 0 and deviation 1, for a picture of logical width × height."""
    beta, seed, lowest, across, down = KINDS[kind]
    return spectral(beta, seed, scale, width, height, lowest, across, down)


@lru_cache(maxsize=12)
def spectral(
    beta: float,
    seed: int,
    scale: float,
    width: float = 1280,
    height: float = 720,
    lowest: float = 0.0,
    across: float = 1.0,
    down: float = 1.0,
) -> Grid:
    """1/f noise. The phases of coarse waves are drawn first, so that a larger scale only adds finer ones."""
    rows, columns = round(height * scale), round(width * scale)
    fy = np.fft.fftfreq(rows, 1 / rows)[:, None].astype(np.float32) * np.float32(down)
    fx = np.fft.rfftfreq(columns, 1 / columns)[None, :].astype(np.float32) * np.float32(across)
    far = np.sqrt(fx * fx + fy * fy)
    far[0, 0] = 1
    size = far ** np.float32(-beta / 2)
    size[far < lowest] = 0
    size[0, 0] = 0
    waves = size * np.exp(2j * np.pi * _phases(seed, rows, columns // 2 + 1, round(height), round(width) // 2 + 1))
    field = np.fft.irfft2(waves, s=(rows, columns))
    field = (field - field.mean()) / (field.std() + 1e-12)
    made: Grid = field.astype(np.float32)
    made.flags.writeable = False
    return made


def _phases(seed: int, rows: int, columns: int, coarse_rows: int, coarse_columns: int) -> Grid:
    """Phases in turns; those of the waves that also the smallest scale has come from a generator of their own."""
    all_of_them = np.random.default_rng((seed, 1)).random((rows, columns), np.float32)
    coarse = np.random.default_rng((seed, 0)).random((coarse_rows, coarse_columns), np.float32)
    high, wide = min(rows, coarse_rows) // 2, min(columns, coarse_columns)
    all_of_them[:high, :wide] = coarse[:high, :wide]
    all_of_them[rows - high :, :wide] = coarse[coarse_rows - high :, :wide]
    return all_of_them


def brightest(light: Grid) -> Grid:
    """The largest of red, green and blue (a reduction over so short an axis is slow)."""
    return np.maximum(np.maximum(light[..., 0], light[..., 1]), light[..., 2])


def blur(picture: Grid, radius: float) -> Grid:
    """Blurred by about `radius` pixels: three passes of a box."""
    size = max(1, round(radius * 0.58))
    for _ in range(3):
        picture = _averaged(_averaged(picture, size, 0), size, 1)
    return picture


def _averaged(picture: Grid, size: int, axis: int) -> Grid:
    """The mean over 2 × size + 1 pixels along an axis, by running sums (in doubles, else they drift)."""
    length = picture.shape[axis]
    size = min(size, length - 1)
    wider = [(0, 0)] * picture.ndim
    wider[axis] = (size + 1, size)
    sums = np.cumsum(np.pad(picture, wider, mode="edge"), axis=axis, dtype=np.float64)
    late, early = [slice(None)] * picture.ndim, [slice(None)] * picture.ndim
    late[axis], early[axis] = slice(2 * size + 1, 2 * size + 1 + length), slice(0, length)
    return ((sums[tuple(late)] - sums[tuple(early)]) / (2 * size + 1)).astype(np.float32)


def smaller(picture: Grid, by: int) -> Grid:
    """Averaged over by × by pixels; what does not fill a whole one is left out."""
    high, wide = picture.shape[0] // by, picture.shape[1] // by
    tiles = picture[: high * by, : wide * by].reshape(high, by, wide, by, *picture.shape[2:])
    return tiles.mean((1, 3), dtype=np.float32)  # type: ignore[no-any-return]


def larger(picture: Grid, by: int, shape: tuple[int, ...]) -> Grid:
    """Magnified and smoothed, to the first two sides of `shape`."""
    whole = np.repeat(np.repeat(picture, by, 0), by, 1)
    lacks = [(0, max(0, shape[side] - whole.shape[side])) for side in (0, 1)]
    whole = np.pad(whole, lacks + [(0, 0)] * (whole.ndim - 2), mode="edge")[: shape[0], : shape[1]]
    return _averaged(_averaged(whole, max(1, by // 2), 0), max(1, by // 2), 1)


def glow(
    light: Grid,
    scale: float,
    x: float,
    y: float,
    radius: float,
    colour: Colour,
    strength: float = 1.0,
    power: float = 2.0,
) -> None:
    """Adds a halo that falls off as 1 / (1 + (d / radius)^power), to a picture in linear light."""
    reach = radius * 5
    left, right = max(0, int((x - reach) * scale)), min(light.shape[1], int((x + reach) * scale) + 1)
    top, bottom = max(0, int((y - reach) * scale)), min(light.shape[0], int((y + reach) * scale) + 1)
    if right <= left or bottom <= top:
        return
    across = (np.arange(left, right, dtype=np.float32) + 0.5) / scale - x
    down = (np.arange(top, bottom, dtype=np.float32) + 0.5) / scale - y
    far = np.hypot(across[None, :], down[:, None])
    halo = strength / (1 + (far / radius) ** power) * np.clip(1 - far / reach, 0, 1) ** 2
    light[top:bottom, left:right] += linear(colour) * halo[..., None].astype(np.float32)


def bloom(light: Grid, scale: float, threshold: float = 0.8, amount: float = 0.5) -> Grid:
    """The picture, with light that spills from where it is brighter than `threshold`."""
    by = 4
    bright = smaller(np.clip(light - threshold, 0, 4), by)
    if not bright.any():
        return light
    spilt = blur(bright, 1.5 * scale) + 0.7 * blur(bright, 5 * scale) + 0.5 * blur(bright, 15 * scale)
    return light + amount * larger(spilt.astype(np.float32), by, light.shape)


def filmic(light: Grid, exposure: float = 1.0) -> Grid:
    """Display values 0…1 of linear light: Narkowicz's fit of the ACES curve, then the display's gamma."""
    x = np.clip(light * np.float32(exposure), 0, 20)
    curved = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    return np.clip(curved, 0, 1) ** np.float32(1 / 2.2)


def vignette(shape: Sequence[int], amount: float = 0.4, across: float = 0.5, down: float = 0.5) -> Grid:
    """What to multiply a picture of this shape by, so that its corners step back."""
    y = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    x = np.linspace(0, 1, shape[1], dtype=np.float32)[None, :]
    return 1 - amount * step(0.35, 0.95, np.hypot((x - across) * 1.25, y - down))


def dithered(display: Grid, seed: int) -> NDArray[np.uint8]:
    """8 bits, with a noise of one step, so that soft gradients show no bands."""
    chance = np.random.default_rng((16, seed)).random(display.shape[:2], np.float32)
    grain: Any = chance[..., None] if display.ndim == 3 else chance
    made: NDArray[np.uint8] = np.clip(display * 255 + grain, 0, 255).astype(np.uint8)
    return made
