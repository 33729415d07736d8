"""The sheets of the people: every attitude of one look, with an empty and a full chest, lit from the left and right.

Look for: `draw` (one look), `FRAMES` (where on a sheet an attitude is), `NAMES`;
`laid_out` and `sheet` for other sizes.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from assets.art.baked import Baked, Pixels
from assets.art.figure import Stance, figure
from assets.art.looks import LOOKS
from assets.art.poses import POSES, STILL, Pose, breathing
from assets.art.relief import Relief
from assets.art.scenes.cutaway_plan import METRE
from assets.art.sides import sides

NAMES = tuple(f"people.{look}" for look in LOOKS)
SHEET = 640.0
"""Logical width of a sheet."""
ROUND, ABOVE, BELOW = 0.24, 0.30, 0.06
"""Metres of room round the joints of an attitude: for limbs, for hair, for soles."""


class Frame(NamedTuple):
    """A place on the sheet, in logical units; the foot is where the body stands, from the corner of the frame."""

    x: float
    y: float
    wide: float
    high: float
    foot_x: float
    foot_y: float


def _size(pose: Pose, metre: float) -> tuple[float, float, float, float]:
    """Width, height and foot of what an attitude needs, whoever takes it."""
    joints = [pose.hip, pose.neck, pose.head, *pose.near_leg, *pose.far_leg, *pose.near_arm, *pose.far_arm]
    if pose.holds:
        joints.append((0.60, 1.0))
    left, right = min(x for x, _ in joints) - ROUND, max(x for x, _ in joints) + ROUND
    high = max(y for _, y in joints) + ABOVE
    tall = 1.03 * metre
    return (
        math.ceil((right - left) * tall / 2) * 2.0,
        math.ceil((high + BELOW) * tall / 2) * 2.0,
        -left * tall,
        high * tall,
    )


def laid_out(poses: Mapping[str, Pose], metre: float, width: float = SHEET) -> tuple[dict[str, Frame], float]:
    """Frames in rows, the way one writes; and the height of the sheet. `metre`: units for a metre of the body."""
    frames: dict[str, Frame] = {}
    x = y = row = 0.0
    for name, pose in poses.items():
        wide, high, foot_x, foot_y = _size(pose, metre)
        for chest in (0, 1) if name in STILL else (0,):
            if x + wide > width:
                x, y, row = 0.0, y + row, 0.0
            frames[f"{name}.{chest}"] = Frame(x, y, wide, high, foot_x, foot_y)
            x, row = x + wide, max(row, high)
    return frames, y + row


FRAMES, HIGH = laid_out(POSES, METRE)


def draw(scale: float, look: str) -> Baked:
    """The two sheets of a look, as the cutaway wants them."""
    return sheet(scale, look, METRE, FRAMES, (SHEET, HIGH))


def sheet(scale: float, look: str, metre: float, frames: Mapping[str, Frame], size: tuple[float, float]) -> Baked:
    """The two sheets of a look; `POSE.CHEST` is the corner of its frame, `POSE.size` and `POSE.foot` go with it."""
    across, down = round(size[0] * scale), round(size[1] * scale)
    sheets: list[Pixels] = [np.zeros((down, across, 4), np.uint8) for _ in range(2)]
    points: dict[str, tuple[float, float]] = {}
    for name, frame in frames.items():
        pose_name, _, chest = name.partition(".")
        pose = POSES[pose_name] if chest == "0" else breathing(POSES[pose_name])
        relief = Relief(scale, frame.wide, frame.high, "000000")
        figure(relief, Stance(frame.foot_x, frame.foot_y, metre, 1, LOOKS[look], pose))
        left, top = round(frame.x * scale), round(frame.y * scale)
        for pixels, side in zip(sheets, sides(relief), strict=True):
            high, wide = side.shape[:2]
            pixels[top : top + high, left : left + wide] = side[: pixels.shape[0] - top, : pixels.shape[1] - left]
        points[name] = (frame.x, frame.y)
        points[f"{pose_name}.size"] = (frame.wide, frame.high)
        points[f"{pose_name}.foot"] = (frame.foot_x, frame.foot_y)
    return Baked(np.zeros((2, 2, 3), np.uint8), {}, points, {"l": sheets[0], "r": sheets[1]})
