"""Leads of the patch bay as slices: short pieces of a lit tube at every angle, laid one over the next along its line.

A sheet for each medium: a row for each angle of half a turn, a column for each step of its pattern.

Look for: `leads`, `LEADS` (radius, pattern and colours), `ANGLES`, `STEP` (game/ui/patch/lay.py has the same numbers).
"""

import math
from typing import NamedTuple

import numpy as np

from assets.art.baked import Pixels, sprite
from assets.art.field import Grid
from assets.art.tone import linear

ANGLES = 30
STEP = 2.0
"""Units of the stage from one slice to the next."""
CELL = 26.0
"""Units of a slice's square."""
LONG = 1.9
"""Half a slice, along the lead."""
LIGHT = (-0.26, -0.74, 0.62)
"""Towards the lamp: right, down, out."""


class Lead(NamedTuple):
    """How a medium's leads look."""

    radius: float
    colour: str
    other: str
    """Of its pattern."""
    pattern: str
    """bands, braid, ribs, stripe, rings or plain"""
    steps: int
    """Slices until the pattern comes again."""
    gloss: float


LEADS: dict[str, Lead] = {
    "power": Lead(8.5, "DE9410", "17120A", "bands", 16, 0.35),
    "data": Lead(5.0, "3A8CC8", "DCE8EE", "braid", 6, 0.15),
    "coolant": Lead(10.0, "0F8664", "07382A", "ribs", 4, 0.30),
    "water": Lead(7.0, "2F6FB0", "BFD6EA", "stripe", 1, 0.55),
    "oxygen": Lead(7.5, "D6DCE0", "6FB6E6", "rings", 14, 0.50),
    "hydrogen": Lead(7.5, "B7618F", "3A1830", "rings", 12, 0.50),
    "nitrogen": Lead(5.5, "4A525A", "C8CED2", "bands", 14, 0.40),
    "earth": Lead(6.0, "4E9A36", "E2C73A", "spiral", 14, 0.35),
}


def leads(scale: float) -> dict[str, Pixels]:
    """`lead.MEDIUM` for every medium."""
    return {f"lead.{name}": _sheet(scale, lead) for name, lead in LEADS.items()}


def _sheet(scale: float, lead: Lead) -> Pixels:
    side = round(CELL * scale)
    at = (np.arange(side, dtype=np.float32) + 0.5) / np.float32(scale) - np.float32(CELL / 2)
    light = np.zeros((ANGLES * side, lead.steps * side, 3), np.float32)
    cover = np.zeros((ANGLES * side, lead.steps * side), np.float32)
    for row in range(ANGLES):
        turn = math.pi * row / ANGLES
        for column in range(lead.steps):
            shown, seen = _slice(at, lead, turn, column, scale)
            window = (slice(row * side, (row + 1) * side), slice(column * side, (column + 1) * side))
            light[window], cover[window] = shown, seen
    return sprite(light, cover, exposure=1.05)


def _slice(at: Grid, lead: Lead, turn: float, step: int, scale: float) -> tuple[Grid, Grid]:
    """One piece: linear light and cover."""
    c, s = math.cos(turn), math.sin(turn)
    along = at[None, :] * c + at[:, None] * s
    across = -at[None, :] * s + at[:, None] * c
    thin = 0.0
    if lead.pattern == "ribs":
        thin = (0.0, 0.35, 1.1, 0.35)[step % 4]
    radius = lead.radius - thin
    off = np.clip(across / radius, -1, 1)
    out = np.sqrt(np.maximum(0.0, 1 - off * off))
    facing = np.clip(off * (-s * LIGHT[0] + c * LIGHT[1]) + out * LIGHT[2], 0, 1)
    # Blinn's half vector, the eye far out along z.
    hx, hy, hz = LIGHT[0], LIGHT[1], LIGHT[2] + 1
    size = math.sqrt(hx * hx + hy * hy + hz * hz)
    shine = np.clip((off * (-s * hx + c * hy) + out * hz) / size, 0, 1) ** 26
    tint = _tint(lead, step, off)
    lit = tint * (0.13 + 1.30 * facing)[..., None] * (0.25 + 0.75 * out)[..., None]
    lit = lit + (lead.gloss * 0.55 * shine)[..., None] * np.array((1.0, 0.93, 0.80), np.float32)
    edge = np.clip(0.5 - (np.abs(across) - radius) * scale, 0, 1)
    ends = np.clip(0.5 - (np.abs(along) - LONG) * scale, 0, 1)
    return lit.astype(np.float32), (edge * ends).astype(np.float32)


def _tint(lead: Lead, step: int, off: Grid) -> Grid:
    """Its colour across, at this step of the pattern."""
    one, other = linear(lead.colour), linear(lead.other)
    turned = np.arcsin(np.clip(off, -1, 1)) / math.pi + 0.5
    share = step / lead.steps
    match lead.pattern:
        case "bands":
            mask = np.full(off.shape, 1.0 if share >= 0.72 else 0.0, np.float32)
        case "rings":
            mask = np.full(off.shape, 1.0 if share >= 0.84 else 0.0, np.float32)
        case "ribs":
            mask = np.full(off.shape, (0.0, 0.15, 0.85, 0.15)[step % 4], np.float32)
        case "braid":
            # Two strands that cross: a chequer of slanting strips.
            strand = np.floor((turned * 3 + share) * 2) + np.floor((turned * 3 - share) * 2)
            mask = (strand % 2).astype(np.float32)
        case "spiral":
            mask = (((turned * 1.0 + share) % 1.0) < 0.42).astype(np.float32)
        case "stripe":
            mask = (np.abs(turned - 0.5) < 0.07).astype(np.float32)
        case _:
            mask = np.zeros(off.shape, np.float32)
    return one + (other - one) * mask[..., None]
