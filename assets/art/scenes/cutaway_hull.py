"""The shell of the cutaway: regolith bags, hull, wall panels, decks, ribs, conduits, ladder and deck hatch.

Look for: `hull`, `hull_field`.
"""

import math

import numpy as np

from assets.art import field
from assets.art.field import Grid
from assets.art.relief import Relief
from assets.art.scenes.cutaway_plan import CORNER, INSIDE, LADDER, LOWER, RIBS, UPPER

X, Y, W, H = INSIDE
BOUNDS = (X - 60, Y - 60, X + W + 60, Y + H + 60)


def hull_field(x: Grid, y: Grid, grow: float = 0.0) -> Grid:
    """Signed distance to the room within the hull, made larger by `grow`."""
    return field.box(x, y, X - grow, Y - grow, W + 2 * grow, H + 2 * grow, CORNER + grow)


def hull(relief: Relief, chance: np.random.Generator) -> None:
    """Everything that the furniture is put into."""
    _bags(relief, chance)
    _shell(relief)
    _panels(relief, chance)
    _decks(relief)
    _conduits(relief)
    _ribs(relief)
    _ladder(relief)
    relief.words("G-7", 690.0, 150.0, 58.0, "C9C2AE", alpha=0.20)


def _bags(relief: Relief, chance: np.random.Generator) -> None:
    """Sandbags over the hull: the walls against radiation."""
    rise, across, bend = 316.0, W - 148.0, math.pi / 2 * (CORNER + 30)
    total = 2 * rise + across + 2 * bend
    for row in range(3):
        for k in range(76):
            s = (k + 0.5 * (row % 2)) / 75 * total
            out = 26.0 + row * 13.0
            px, py, angle = _along(s, out, rise, across, bend)
            size, shade, lift = 11 + chance.random() * 2, chance.integers(4), chance.random() * 3
            if py > 512:
                continue
            dx, dy = math.cos(angle) * size * 0.55, -math.sin(angle) * size * 0.55
            colour = ("6E4230", "7B4B35", "5E3829", "865640")[shade]
            relief.capsule(
                px - dx, py - dy, px + dx, py + dy, 7.2, colour, top=14 - row * 3 + lift, bevel=7, gloss=0.02
            )


def _along(s: float, out: float, rise: float, across: float, bend: float) -> tuple[float, float, float]:
    """Place and angle at length `s` of the arch over the hull: up, over, down."""
    right, r = X + W, CORNER
    if s < rise:
        return X - out, Y + r + rise - s, math.pi / 2
    s -= rise
    if s < bend:
        q = s / bend * math.pi / 2
        return X + r - (r + out) * math.cos(q), Y + r - (r + out) * math.sin(q), math.pi / 2 - q
    s -= bend
    if s < across:
        return X + r + s, Y - out, 0.0
    s -= across
    if s < bend:
        q = s / bend * math.pi / 2
        return right - r + (r + out) * math.sin(q), Y + r - (r + out) * math.cos(q), -q
    return right + out, Y + r + s - bend, math.pi / 2


def _shell(relief: Relief) -> None:
    """Outer skin, foam core, inner skin, back wall."""

    def ring(x: Grid, y: Grid, outer: float, inner: float) -> Grid:
        return np.maximum(hull_field(x, y, outer), -hull_field(x, y, inner))

    relief.put(BOUNDS, lambda x, y: ring(x, y, 20, 0), "59636B", top=34, bevel=3, gloss=0.35, texture=0.05)
    relief.put(BOUNDS, lambda x, y: ring(x, y, 16, 5), "8A7A55", top=30, bevel=2, gloss=0.05)

    def cells(x: Grid, y: Grid) -> Grid:
        return np.maximum(ring(x, y, 15, 6), np.abs((x + y) % 7.0 - 3.5) - 1.3)

    relief.put(BOUNDS, cells, "5E5238", raise_=-2, bevel=1.5)
    relief.put(BOUNDS, lambda x, y: np.abs(hull_field(x, y, 3)) - 2, "9AA4AB", top=36, bevel=2, gloss=0.6)
    relief.put(BOUNDS, lambda x, y: hull_field(x, y, 0), "39424A", top=0, bevel=0, gloss=0.18, texture=0.03)


def _panels(relief: Relief, chance: np.random.Generator) -> None:
    for k in range(14):
        left = X + 8 + k * 59.5
        for j, (top, low) in enumerate(((128.0, 296.0), (322.0, 502.0))):
            colour = ("3E4850", "434D55", "394249")[(k * 7 + j * 3) % 3]

            def panel(x: Grid, y: Grid, left: float = left, top: float = top, low: float = low) -> Grid:
                return np.maximum(field.box(x, y, left, top, 57, low - top, 5), hull_field(x, y, -5))

            relief.put((left, top, left + 57, low), panel, colour, top=3, bevel=2.5, gloss=0.22, texture=0.04)
            for y in range(int(top) + 12, int(low) - 6, 34):
                for x in (left + 5, left + 52):
                    if hull_field(np.array(x), np.array(float(y))) < -10:
                        relief.disc(x, y, 1.3, "525D66", raise_=1.6, bevel=1.3, gloss=0.5)
            if chance.random() < 0.4:
                _vent(relief, left + 14, top + 60 + 40 * chance.random(), low)
    bounds = (X, Y, X + W, Y + H)
    relief.grime(bounds, "1B120C", amount=0.34, threshold=0.8, noise="streak", soft=1.8)
    relief.grime(bounds, "6B4630", amount=0.22, threshold=0.5)


def _vent(relief: Relief, x: float, y: float, low: float) -> None:
    if y + 26 > low:
        return
    relief.rect(x, y, 30, 22, "2B333A", radius=2, top=5, bevel=1.5, gloss=0.3)
    for k in range(4):
        relief.rect(x + 3, y + 3 + k * 4.6, 24, 2, "59636B", radius=1, top=7, bevel=1)


def _decks(relief: Relief) -> None:
    for floor, thick in ((UPPER, 24.0), (LOWER, 60.0)):

        def beam(x: Grid, y: Grid, floor: float = floor, thick: float = thick) -> Grid:
            return np.maximum(field.box(x, y, X - 4, floor, W + 8, thick, 1), hull_field(x, y, 1))

        relief.put((X - 4, floor, X + W + 4, floor + 26), beam, "4A535A", top=30, bevel=2.5, gloss=0.3, texture=0.06)

        def edge(x: Grid, y: Grid, floor: float = floor) -> Grid:
            return np.maximum(field.box(x, y, X, floor, W, 4, 1), hull_field(x, y, 0))

        relief.put((X, floor, X + W, floor + 6), edge, "6B757C", top=34, bevel=2, gloss=0.5)
    for k in range(28):
        relief.rect(X + 20 + k * 29.5, UPPER + 8, 22, 11, "20262B", radius=4, top=12, bevel=3)


def _conduits(relief: Relief) -> None:
    for start, lines, inset in ((126.0, 3, 60.0), (330.0, 4, 8.0)):
        for k in range(lines):
            y, colour = start + k * 7, ("7A4C2F", "8A949B", "5B6A74", "A8843C")[k]
            relief.capsule(X + inset, y, X + W - inset, y, 2.2, colour, top=11, bevel=2.2, gloss=0.5)
        for x in range(int(X) + 70, int(X + W) - 60, 58):
            relief.rect(x, start - 4, 5, lines * 7 + 1, "2A3036", radius=1, top=14, bevel=1.5, gloss=0.3)


def _ribs(relief: Relief) -> None:
    for x in RIBS:
        relief.rect(x, 124, 12, 176, "555F67", radius=2, top=20, bevel=3, gloss=0.35, texture=0.05)
        relief.rect(x, 324, 12, 182, "555F67", radius=2, top=20, bevel=3, gloss=0.35, texture=0.05)
        for y in range(136, 500, 26):
            if not UPPER - 4 < y < UPPER + 26:
                relief.disc(x + 6, y, 2, "23292E", top=14, bevel=2)


def _ladder(relief: Relief) -> None:
    """From deck to deck, through an open hatch with a yellow rim."""
    relief.rect(LADDER - 20, UPPER - 2, 40, 28, "0B0D0F", radius=2, top=4, bevel=3)
    for side in (-21.0, 17.0):
        relief.rect(LADDER + side, UPPER - 4, 4, 30, "B8862B", radius=1, top=36, bevel=1.5, gloss=0.3)
    for side in (-12.0, 12.0):
        relief.capsule(LADDER + side, UPPER - 44, LADDER + side, LOWER, 2.0, "8A949B", top=24, bevel=2, gloss=0.6)
    for y in range(int(UPPER) - 34, int(LOWER) - 4, 13):
        relief.capsule(LADDER - 12, y, LADDER + 12, y, 1.5, "9AA4AB", top=22, bevel=1.5, gloss=0.6)
