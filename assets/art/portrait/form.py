"""Signed distances in space, in centimetres, of many points at once: negative inside, positive outside.

Look for: ``Spot`` (the points), ``ball``, ``egg``, ``rod``, ``chain``, ``block``, ``pipe``, ``union``, ``cut``,
``bump``, ``ramp``, ``noise``.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Field = NDArray[Any]
"""Numbers of 32 bits."""
Vec = tuple[float, float, float]

_TABLE: Field = np.random.Generator(np.random.PCG64(7)).random(4096).astype(np.float32)


class Spot(NamedTuple):
    """Points: x to the viewer's right, y up, z towards the viewer."""

    x: Field
    y: Field
    z: Field

    def mirrored(self, softness: float = 0.0) -> "Spot":
        """Both halves laid on the right one; softness rounds the seam between them."""
        return Spot(np.sqrt(self.x * self.x + softness) if softness else np.abs(self.x), self.y, self.z)

    def moved(self, by: Vec) -> "Spot":
        return Spot(self.x - by[0], self.y - by[1], self.z - by[2])

    def some(self, where: NDArray[Any]) -> "Spot":
        return Spot(self.x[where], self.y[where], self.z[where])


def ball(p: Spot, centre: Vec, radius: float) -> Field:
    x, y, z = p.x - centre[0], p.y - centre[1], p.z - centre[2]
    return np.sqrt(x * x + y * y + z * z) - radius


def egg(p: Spot, centre: Vec, radii: Vec) -> Field:
    """An ellipsoid; the usual first-order distance (Quilez 2008), exact on its surface."""
    a, b, c = (p.x - centre[0]) / radii[0], (p.y - centre[1]) / radii[1], (p.z - centre[2]) / radii[2]
    near = np.sqrt(a * a + b * b + c * c)
    a, b, c = a / radii[0], b / radii[1], c / radii[2]
    made: Field = near * (near - 1) / (np.sqrt(a * a + b * b + c * c) + np.float32(1e-6))
    return made


def rod(p: Spot, start: Vec, end: Vec, radius: float, end_radius: float | None = None) -> Field:
    """A round-ended rod whose radius may taper."""
    dx, dy, dz = end[0] - start[0], end[1] - start[1], end[2] - start[2]
    x, y, z = p.x - start[0], p.y - start[1], p.z - start[2]
    along = np.clip((x * dx + y * dy + z * dz) * (1 / (dx * dx + dy * dy + dz * dz + 1e-9)), 0, 1)
    x, y, z = x - dx * along, y - dy * along, z - dz * along
    taper = 0.0 if end_radius is None else end_radius - radius
    return np.sqrt(x * x + y * y + z * z) - (radius + taper * along)


def chain(p: Spot, points: Sequence[Vec], radii: Sequence[float], blend: float = 0.0) -> Field:
    links = [rod(p, a, b, r, s) for a, b, r, s in zip(points, points[1:], radii, radii[1:], strict=False)]
    whole = links[0]
    for link in links[1:]:
        whole = union(whole, link, blend) if blend else np.minimum(whole, link)
    return whole


def block(p: Spot, centre: Vec, half: Vec, radius: float = 0.2) -> Field:
    x = np.abs(p.x - centre[0]) - (half[0] - radius)
    y = np.abs(p.y - centre[1]) - (half[1] - radius)
    z = np.abs(p.z - centre[2]) - (half[2] - radius)
    out_x, out_y, out_z = np.maximum(x, 0), np.maximum(y, 0), np.maximum(z, 0)
    outside = np.sqrt(out_x * out_x + out_y * out_y + out_z * out_z)
    made: Field = outside + np.minimum(np.maximum(np.maximum(x, y), z), 0) - radius
    return made


def pipe(p: Spot, centre: Vec, radius: float, half_height: float, wall: float = 0.0) -> Field:
    """An upright cylinder, or with a wall an open pipe."""
    x, z = p.x - centre[0], p.z - centre[2]
    across = np.sqrt(x * x + z * z) - radius
    if wall:
        across = np.abs(across) - wall
    return _rounded(across, np.abs(p.y - centre[1]) - half_height, 0.12)


def ring(p: Spot, centre: Vec, radius: float, thickness: float, axis: str = "z") -> Field:
    """A torus round the axis."""
    q = p.moved(centre)
    u, v, w = {"z": (q.x, q.y, q.z), "x": (q.y, q.z, q.x), "y": (q.x, q.z, q.y)}[axis]
    off = np.sqrt(u * u + v * v) - radius
    made: Field = np.sqrt(off * off + w * w) - thickness
    return made


def slab(across: Field, along: Field, radius: float = 0.1) -> Field:
    """What lies inside of both distances, with a round edge."""
    return _rounded(across, along, radius)


def _rounded(u: Field, v: Field, radius: float) -> Field:
    out_u, out_v = np.maximum(u, 0), np.maximum(v, 0)
    made: Field = np.minimum(np.maximum(u, v), 0) + np.sqrt(out_u * out_u + out_v * out_v) - radius
    return made


def union(a: Field, b: Field, blend: float) -> Field:
    overlap = np.maximum(blend - np.abs(a - b), 0)
    made: Field = np.minimum(a, b) - overlap * overlap * (0.25 / blend)
    return made


def common(a: Field, b: Field, blend: float) -> Field:
    overlap = np.maximum(blend - np.abs(a - b), 0)
    made: Field = np.maximum(a, b) + overlap * overlap * (0.25 / blend)
    return made


def cut(a: Field, tool: Field, blend: float = 0.1) -> Field:
    """What is left of a when the tool has been through it."""
    return common(a, -tool, blend)


def bump(u: Field, v: Field | float, width: float, height: float = 1.0) -> Field:
    """A bell: 1 in the middle."""
    a, b = u * (1 / width), v * (1 / height)
    return np.exp((a * a + b * b) * np.float32(-0.5))


def ramp(start: float, end: float, value: Field) -> Field:
    """0 before the start, 1 after the end, smooth between; the start may be the larger number."""
    t = np.clip((value - start) * (1 / (end - start)), 0, 1)
    return t * t * (3 - 2 * t)


def to_segment(u: Field, v: Field, a: tuple[float, float], b: tuple[float, float]) -> tuple[Field, Field]:
    """Distance in the plane to a segment, and how far along it the nearest point lies, 0 to 1."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = np.clip(((u - a[0]) * dx + (v - a[1]) * dy) * (1 / (dx * dx + dy * dy + 1e-9)), 0, 1)
    x, y = u - a[0] - along * dx, v - a[1] - along * dy
    return np.sqrt(x * x + y * y), along


def noise_line(u: Field) -> Field:
    """Smooth noise along one axis, 0 to 1."""
    whole = np.floor(u)
    cell, t = whole.astype(np.int32), u - whole
    t = t * t * (3 - 2 * t)
    made: Field = _TABLE[cell & 4095] * (1 - t) + _TABLE[(cell + 1) & 4095] * t
    return made


def noise(x: Field, y: Field, z: Field) -> Field:
    """Smooth noise in space, 0 to 1."""
    whole_x, whole_y, whole_z = np.floor(x), np.floor(y), np.floor(z)
    u, v, w = x - whole_x, y - whole_y, z - whole_z
    u, v, w = u * u * (3 - 2 * u), v * v * (3 - 2 * v), w * w * (3 - 2 * w)
    cell = whole_x.astype(np.int32) * 73 + whole_y.astype(np.int32) * 179 + whole_z.astype(np.int32) * 283

    def edge(offset: int) -> Field:
        near = _TABLE[(cell + offset) & 4095]
        made: Field = near + (_TABLE[(cell + (offset + 73)) & 4095] - near) * u
        return made

    low = edge(0)
    low = low + (edge(179) - low) * v
    high = edge(283)
    high = high + (edge(283 + 179) - high) * v
    made: Field = low + (high - low) * w
    return made


def strands(u: Field, often: float, shift: Field | float = 0.0) -> Field:
    """Noise of three sizes across the flow of hair, 0 to 1."""
    fine = noise_line(u * (often * 2.3) + shift)
    finest = noise_line(u * (often * 5.1) + 2 * shift)
    return (noise_line(u * often) + 0.5 * fine + 0.3 * finest) * np.float32(1 / 1.8)
