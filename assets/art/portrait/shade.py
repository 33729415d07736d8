"""Light on a sculpture: warm key with a soft shadow, cool fill, rims; skin lets light through and blurs it.

Look for: ``Finish`` (how a material answers light), ``Surface``, ``lit``, ``shrunk``, ``developed``.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assets.art.portrait.form import Field, Spot, Vec, noise
from assets.art.portrait.person import Lamp, Lamps, Room
from assets.art.portrait.trace import Sculpture, open_sky, spread, sunlit

Image = Field
Rows = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


class Surface(NamedTuple):
    """All hit points of a picture."""

    at: Spot
    normal: Spot
    albedo: Image
    gloss: Field
    shine: Field
    """Exponent of the highlight."""
    through: Field
    """0 for stone, 1 for skin."""
    glow: Image


def linear(colour: str) -> Vec:
    r, g, b = (float((int(colour[i : i + 2], 16) / 255) ** 2.2) for i in (0, 2, 4))
    return r, g, b


def unit(v: Vec) -> Vec:
    length = math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    return v[0] / length, v[1] / length, v[2] / length


def facing(normal: Spot, towards: Vec) -> Field:
    return normal.x * towards[0] + normal.y * towards[1] + normal.z * towards[2]


def lit(sculpture: Sculpture, mask: NDArray[np.bool_], surface: Surface, lamps: Lamps) -> Image:
    """Linear light of every hit point; what is slow is found at every second pixel."""
    sparse = np.zeros_like(mask)
    sparse[::2, ::2] = mask[::2, ::2]
    some = sparse[mask]
    towards = unit(lamps.key.towards)
    at, normal, deep = surface.at.some(some), surface.normal.some(some), surface.at.z
    sky = spread(mask, deep, sparse, open_sky(sculpture, at, normal))
    shadow = spread(mask, deep, sparse, sunlit(sculpture, at, normal, towards))
    through = surface.through[:, None]
    diffuse = np.array(lamps.ambient, np.float32) * sky[:, None]
    shine = np.zeros((len(sky), 3), np.float32)
    grazing = 1 - np.clip(surface.normal.z, 0, 1)
    grazing = grazing * grazing * grazing
    for lamp, blocked in ((lamps.key, shadow), (lamps.fill, None), (lamps.rim, None), (lamps.back, None)):
        diffuse += _diffuse(surface, lamp, blocked, sky, through)
        shine += _highlight(surface, lamp, sky if blocked is None else blocked, sky, grazing)
    return _scattered(diffuse, mask, surface.through) * surface.albedo + shine + surface.glow


def _diffuse(surface: Surface, lamp: Lamp, blocked: Field | None, sky: Field, through: Field) -> Image:
    bright = facing(surface.normal, unit(lamp.towards))[:, None]
    wrap = np.array([0.34, 0.13, 0.07], np.float32) * through
    light = np.clip((bright + wrap) / (1 + wrap), 0, 1)
    if blocked is None:
        light = light * sky[:, None]
    else:
        soft = np.sqrt(blocked)  # red light goes further into the shadow's edge
        red = blocked + (soft - blocked) * surface.through * np.float32(0.8)
        light = light * np.stack([red, blocked + (soft - blocked) * surface.through * np.float32(0.15), blocked], 1)
    made: Field = light * (np.array(lamp.colour, np.float32) * np.float32(lamp.strength)) * (0.4 + 0.6 * sky[:, None])
    return made


def _highlight(surface: Surface, lamp: Lamp, blocked: Field, sky: Field, grazing: Field) -> Image:
    towards = unit(lamp.towards)
    bright = np.clip(facing(surface.normal, towards), 0, 1)
    half = unit((towards[0], towards[1], towards[2] + 1))
    mirror = np.clip(facing(surface.normal, half), 1e-4, 1)
    spark = surface.gloss * np.exp(np.log(mirror) * surface.shine) * (surface.shine + 8) * np.float32(1 / 80)
    sheen = grazing * bright * sky * np.float32(0.10)
    light = spark * blocked * np.clip(bright * 4, 0, 1) + sheen
    made: Field = light[:, None] * (np.array(lamp.colour, np.float32) * np.float32(lamp.strength))
    return made


def _scattered(light: Image, mask: NDArray[np.bool_], through: Field) -> Image:
    """Light in skin leaves it a little beside where it went in, red the furthest."""
    size = mask.shape[0]
    skin = np.zeros((size, size), np.float32)
    skin[mask] = through
    out = light.copy()
    for channel, radius in ((0, size * 0.0060), (1, size * 0.0026)):
        plane = np.zeros((size, size), np.float32)
        plane[mask] = light[:, channel]
        blurred = blur(plane * skin, radius) / (blur(skin, radius) + np.float32(1e-4))
        share = through * np.float32(0.75)
        out[:, channel] = light[:, channel] * (1 - share) + blurred[mask] * share
    return out


def blur(plane: Image, radius: float) -> Image:
    """Three small boxes make a bell; sums are written out, so that every machine adds in the same order."""
    reach = max(1, int(radius + 0.5))
    for axis in (0, 1):
        for _ in range(2):
            total = plane.copy()
            for step in range(1, reach + 1):
                total += _shifted(plane, step, axis)
                total += _shifted(plane, -step, axis)
            plane = total * np.float32(1 / (2 * reach + 1))
    return plane


def _shifted(plane: Image, by: int, axis: int) -> Image:
    out = np.empty_like(plane)
    if axis == 0:
        if by > 0:
            out[by:], out[:by] = plane[:-by], plane[:1]
        else:
            out[:by], out[by:] = plane[-by:], plane[-1:]
    elif by > 0:
        out[:, by:], out[:, :by] = plane[:, :-by], plane[:, :1]
    else:
        out[:, :by], out[:, by:] = plane[:, -by:], plane[:, -1:]
    return out


def behind(room: Room, size: int) -> Image:
    """The room where the speaker is, out of focus; found at a quarter of the size."""
    small = size // 4
    at = (np.arange(small, dtype=np.float32) + np.float32(0.5)) / small
    y, x = np.meshgrid(at, at, indexing="ij")
    out = np.empty((small, small, 3), np.float32)
    out[:] = np.array(linear(room.base), np.float32)
    for patch in room.patches:
        inside = (x >= patch.left) & (x < patch.right) & (y >= patch.top) & (y < patch.bottom)
        out[inside] = np.array(linear(patch.colour), np.float32) * np.float32(patch.gain)
    for channel in range(3):
        out[..., channel] = blur(blur(out[..., channel], room.soft * small), room.soft * small)
    out *= (0.82 + 0.3 * noise(x * 4, y * 4, x * 0 + 3))[..., None]
    return _enlarged(out, size)


def _enlarged(image: Image, size: int) -> Image:
    small = image.shape[0]
    at = np.clip((np.arange(size, dtype=np.float32) + np.float32(0.5)) * (small / size) - np.float32(0.5), 0, small - 1)
    low = np.minimum(at.astype(np.int32), small - 2)
    part = (at - low).astype(np.float32)
    rows = image[low] + (image[low + 1] - image[low]) * part[:, None, None]
    made: Field = rows[:, low] + (rows[:, low + 1] - rows[:, low]) * part[None, :, None]
    return made


def toned(image: Image, exposure: float = 1.22) -> Image:
    """Filmic curve (Narkowicz 2015), then sRGB's gamma; 0 to 1."""
    v = image * np.float32(exposure)
    v = np.clip(v * (2.51 * v + 0.03) / (v * (2.43 * v + 0.59) + 0.14), 0, 1)
    grey = v[..., :1] * 0.3 + v[..., 1:2] * 0.6 + v[..., 2:] * 0.1
    v = v + (grey - v) * np.float32(0.16)
    made: Field = np.exp(np.log(np.maximum(v, np.float32(1e-6))) * np.float32(1 / 2.2))
    return made


def shrunk(image: Image, size: int) -> Image:
    """Averages of areas; the sizes are as three to two, or equal."""
    if image.shape[0] == size:
        return image
    for axis in (0, 1):
        v = np.moveaxis(image, axis, 0)
        first, second, third = v[0::3], v[1::3], v[2::3]
        out = np.empty((size, *v.shape[1:]), np.float32)
        out[0::2] = (first + second * 0.5) * np.float32(1 / 1.5)
        out[1::2] = (third + second * 0.5) * np.float32(1 / 1.5)
        image = np.moveaxis(out, 0, axis)
    return image
