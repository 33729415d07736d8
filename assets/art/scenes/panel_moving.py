"""What moves on the start-up panel, in its states: each is cut out of the lit picture, the states side by side.

Look for: `moving` (the sheets by name), `STATES` (how many lie in each), `sprites` (needle, floats, lit windows).
"""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from assets.art.baked import Pixels, sprite
from assets.art.field import Grid, Spot
from assets.art.light import Light, lit
from assets.art.relief import Relief
from assets.art.scenes import panel_plan as plan
from assets.art.scenes.panel_plan import Box
from assets.art.tone import blur, dithered, filmic, linear, vignette

STATES = {"breaker": 6, "toggle": 5, "guard": 4, "button": 2, "door": 4, "key": 3}
"""Of a breaker the last is a tripped one, of the others the way from off, shut or up to on, open or down."""
AROUND = 48
"""Units round what is cut out that still throw a shadow into it."""
SHAFT, CHROME, GUARD, GUARD_DARK = "C4CBCF", "DCE1E4", "B5301A", "7A1E10"
GLOWS = {"trip": (0.10, 0.012, 0.006), "reset": (0.008, 0.022, 0.05)}
"""Light through a button's cap, so that its words can be read in the dark."""
Drawing = Callable[[Relief, int, float, float], None]
"""Draws a state; the last two are added to every coordinate."""
LIGHTS_ON = {"alarm": "FF5A36", "caution": "FFB000", "ok": "8FD3B6"}


class Bench:
    """The lit picture, out of which things are cut as they look when something is put there."""

    def __init__(self, relief: Relief, lamps: Sequence[Light], ambient: Sequence[float], bump: float, exposure: float,
                 corners: float) -> None:  # fmt: skip
        self.relief, self.lamps, self.ambient = relief, lamps, ambient
        self.bump, self.exposure = bump, exposure
        self.shade: Grid = vignette(relief.shape, corners)

    def sheet(self, box: Box, states: int, drawing: Drawing) -> Pixels:
        """All states of one thing side by side."""
        return np.concatenate([self._cut(box, n, drawing) for n in range(states)], axis=1)

    def _cut(self, box: Box, state: int, drawing: Drawing) -> Pixels:
        whole, scale = self.relief, self.relief.scale
        left, top = max(0.0, box.x - AROUND), max(0.0, box.y - AROUND)
        right, bottom = min(whole.width, box.x + box.w + AROUND), min(whole.high, box.y + box.h + AROUND)
        part = Relief(scale, right - left, bottom - top)
        rows = slice(round(top * scale), round(top * scale) + part.shape[0])
        columns = slice(round(left * scale), round(left * scale) + part.shape[1])
        for name in ("colour", "height", "gloss", "emission"):
            getattr(part, name)[:] = getattr(whole, name)[rows, columns]
        part.cover[:] = 0.0
        drawing(part, state, -left, -top)
        _handled(part)
        there = [lamp._replace(x=lamp.x - left, y=lamp.y - top) for lamp in self.lamps if not lamp.group]
        light = lit(part, there, self.ambient, occlusion=1.1, bump=self.bump).base
        shown = filmic(light, self.exposure) * self.shade[rows, columns][..., None]
        y0, x0 = round((box.y - top) * scale), round((box.x - left) * scale)
        y1, x1 = y0 + round(box.h * scale), x0 + round(box.w * scale)
        return dithered(shown[y0:y1, x0:x1], 3 + state)


def _handled(part: Relief) -> None:
    """Dirt on what was put there, and bright edges where gloves have rubbed it off again."""
    there = np.minimum(part.cover, 1)
    dirt = np.clip((part.noise("fbm") - 0.25) / 1.1, 0, 1) * there * np.float32(0.5)
    rust = np.clip((part.noise("streak") - 0.9) / 1.2, 0, 1) * there * np.float32(0.3)
    for colour, share in (("1A110A", dirt), ("8A5A38", rust)):
        part.colour += (linear(colour) - part.colour) * share[..., None]
    part.gloss *= 1 - 0.6 * dirt
    edge = np.clip(blur(part.height, 2 * part.scale) - part.height, -3, 0)
    bare = np.clip((-edge - 0.4) * 1.2, 0, 1) * np.clip(part.noise("rough") * 0.5 + 0.3, 0, 1) * there
    part.colour += (linear("C6CBCC") - part.colour) * (0.4 * bare)[..., None]


def moving(bench: Bench) -> dict[str, Pixels]:
    """The sheets."""
    made: dict[str, Pixels] = {}
    for n, name in enumerate(plan.BREAKERS):
        made[f"breaker.{name}"] = bench.sheet(plan.breaker(n), STATES["breaker"], _breaker(n))
    for n, name in enumerate(plan.TOGGLES):
        if name == plan.GUARDED:
            continue
        made[f"toggle.{name}"] = bench.sheet(plan.toggle(n), STATES["toggle"], _toggle(n))
    guarded = plan.TOGGLES.index(plan.GUARDED)
    made[f"guard.{plan.GUARDED}"] = bench.sheet(plan.toggle(guarded), STATES["guard"], _guard(guarded))
    made[f"raised.{plan.GUARDED}"] = bench.sheet(plan.toggle(guarded), STATES["toggle"], _raised(guarded))
    for n, name in enumerate(plan.BUTTONS):
        made[f"button.{name}"] = bench.sheet(plan.button(n), STATES["button"], _button(n))
    made["door"] = bench.sheet(plan.DOOR, STATES["door"], _door)
    for n, name in enumerate(plan.JUMPERS):
        made[f"key.{name}"] = bench.sheet(plan.key(n), STATES["key"], _key(n))
    return made


def _breaker(n: int) -> Drawing:
    """A handle in its frame: red to the left is off, bright to the right is on, amber in the middle has tripped."""
    frame = plan.breaker(n)

    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        x, y = frame.x + dx, frame.y + dy
        relief.rect(x, y, 84, 56, "1B1F22", 4, top=34, bevel=5, gloss=0.35)
        relief.rect(x + 8, y + 8, 68, 40, "0E1113", 3, top=18, bevel=4)
        share = 0.5 if state == 5 else state / 4
        relief.rect(x + 10, y + 10, 64, 36, _mixed("5E2A1E", "2E5A48", share), 2, top=19, bevel=3)
        colour = "B98A2C" if state == 5 else _mixed("A8432E", "C2C9CC", share)
        at = x + 10 + 38 * share
        relief.rect(at - 1, y + 8, 28, 42, "000000", 4, alpha=0.5, soft=5)
        relief.rect(at, y + 9, 26, 38, colour, 3, top=58, bevel=8, gloss=0.55)
        for grip in range(4):
            relief.rect(at + 5.2 + grip * 4.4, y + 15, 1.8, 26, None, 1, raise_=-5, bevel=1)
        if state == 5:
            relief.rect(at + 3, y + 26, 20, 4, "1A1409", 1)

    return draw


def _toggle(n: int) -> Drawing:
    """A lever on its nut: down is off, up is on; halfway it points at whoever looks."""

    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        px, py = plan.pivot(n)
        _lever(relief, px + dx, py + dy, state / 2 - 1)

    return draw


def _lever(relief: Relief, x: float, y: float, up: float) -> None:
    """`up`: -1 to 1."""
    relief.disc(x, y, 27, "2A3033", top=30, bevel=3, gloss=0.5)
    nut = [(x + 23 * math.cos(0.26 + k * math.pi / 3), y + 23 * math.sin(0.26 + k * math.pi / 3)) for k in range(6)]
    relief.polygon(nut, "AEB6BB", top=36, bevel=4, gloss=0.9)
    relief.disc(x, y, 11.5, "0C0E0F", top=28, bevel=3)
    high = 20 * (1 - abs(up))
    end = y - 38 * up
    relief.capsule(x, y, x, end, 7.5, SHAFT, end=11.0, top=60 + high, bevel=9, gloss=1.0)
    relief.disc(x, end, 13, CHROME, top=74 + high, bevel=12, gloss=1.0)


def _guard(n: int) -> Drawing:
    """The red cover over a lever that is off: 0 shut, 3 open, when it is seen from its edge; 4: that alone."""

    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        px, py = plan.pivot(n)
        x, y = px + dx, py + dy
        if state < 4:
            _lever(relief, x, y, -1.0)
        hinge = y - 52
        # It turns about a hinge above it: what is seen of it is the cosine of its angle.
        long = (102.0, 74.0, 34.0, 18.0, 18.0)[state]
        top = (84.0, 100.0, 116.0, 120.0, 120.0)[state]
        relief.rect(x - 34, hinge - 8, 68, 14, GUARD_DARK, 4, top=60, bevel=4, gloss=0.6)
        if state >= 3:
            relief.rect(x - 30, hinge - 16, 60, 20, GUARD, 4, top=top, bevel=5, gloss=0.7, texture=0.03)
            relief.rect(x - 24, hinge - 8, 48, 4, "5A1208", 2, raise_=-4, bevel=2)
            return
        relief.rect(x - 32, hinge, 64, long, GUARD, 6, top=top, bevel=10, gloss=0.7, texture=0.03)
        for rib in range(3):
            at = hinge + long * 0.80 + rib * 5 * long / 102
            relief.rect(x - 22, at, 44, 2.2, None, 1, raise_=-4, bevel=1)

    return draw


def _raised(n: int) -> Drawing:
    """The same lever, free to move under the guard that stands open."""
    guard = _guard(n)

    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        px, py = plan.pivot(n)
        _lever(relief, px + dx, py + dy, state / 2 - 1)
        guard(relief, 4, dx, dy)

    return draw


def _button(n: int) -> Drawing:
    place, name = plan.button(n), plan.BUTTONS[n]

    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        colour = {"trip": "B5381E", "reset": "34587E"}.get(name, "D6DAD4")
        sunk = 4.0 * state
        x, y = place.x + dx, place.y + dy
        relief.rect(x, y, place.w, place.h, "121618", 7, top=20, bevel=4, gloss=0.3)
        relief.rect(
            x + 6 + sunk / 4, y + 5 + sunk / 4, place.w - 12 - sunk / 2, place.h - 10 - sunk / 2, colour, 6,
            top=56 - 6 * sunk, bevel=9 - sunk, gloss=0.5, texture=0.03, emit=GLOWS.get(name, (0.20, 0.20, 0.19)),
        )  # fmt: skip

    return draw


def _door(relief: Relief, state: int, dx: float, dy: float) -> None:
    """Shut at 0, and open at 3: it swings to the left about its hinge and out of sight."""
    x, y, wide, high = plan.DOOR.x + dx, plan.DOOR.y + dy, plan.DOOR.w, plan.DOOR.h
    relief.rect(x, y, wide, high, "0D1012", 4, top=4, bevel=6)
    for n in range(len(plan.JUMPERS)):
        _lock(relief, n, 0, dx, dy)
    long = (wide, wide * 0.62, wide * 0.22, 0.0)[state]
    if long:
        top = (30.0, 60.0, 84.0)[state]
        relief.rect(x, y, long, high, "6B5A22", 4, top=top, bevel=3.5, gloss=0.35, texture=0.05)
        for k in range(int(long // 26) + 1):
            slant = [(x + k * 26, y + high), (x + k * 26 + 13, y + high), (x + k * 26 + 25, y + high - 12),
                     (x + k * 26 + 12, y + high - 12)]  # fmt: skip
            if slant[2][0] < x + long:
                relief.polygon(slant, "15181A")
                relief.polygon([(a, b - high + 12) for a, b in slant], "15181A")
        if state < 2:
            relief.rect(x + 26, y + 16, long - 78, high - 32, "F0DFA8", 3, top=top + 3, bevel=2, gloss=0.2,
                        emit=(0.16, 0.13, 0.07))  # fmt: skip
            relief.disc(x + long - 22, y + high / 2, 10, "2A3033", top=top + 8, bevel=4, gloss=0.6)
            relief.disc(x + long - 22, y + high / 2, 6, STEEL_KEY, top=top + 16, bevel=4, gloss=0.9)
    for at in (y + 14, y + high - 14):
        relief.capsule(x - 1, at - 7, x - 1, at + 7, 3, "8A949A", top=40, bevel=3, gloss=0.8)


STEEL_KEY = "B9C1C5"


def _key(n: int) -> Drawing:
    def draw(relief: Relief, state: int, dx: float, dy: float) -> None:
        x, y, wide, high = plan.DOOR
        relief.rect(x + dx, y + dy, wide, high, "0D1012", 4, top=4, bevel=6)
        _lock(relief, n, state, dx, dy)

    return draw


def _lock(relief: Relief, n: int, state: int, dx: float, dy: float) -> None:
    """A key in its lock: upright is out of action, across is jumpered."""
    place = plan.key(n)
    x, y = place.cx + dx, place.cy + dy
    relief.disc(x, y, 17, "3A4145", top=16, bevel=4, gloss=0.5)
    relief.disc(x, y, 12, "8A9398", top=22, bevel=3, gloss=0.8)
    turn = math.radians(-90 + 45 * state)
    c, s = math.cos(turn), math.sin(turn)
    relief.capsule(x - 15 * c, y - 15 * s, x + 15 * c, y + 15 * s, 5, "000000", alpha=0.4, soft=4)
    relief.capsule(x - 14 * c, y - 14 * s, x + 14 * c, y + 14 * s, 4.4, "D8B25A" if state else STEEL_KEY, top=40,
                   bevel=4, gloss=0.9)  # fmt: skip
    relief.disc(x + 9 * c, y + 9 * s, 2, "15181A")


def _mixed(one: str, other: str, share: float) -> Sequence[float]:
    a, b = linear(one), linear(other)
    return [float(each) for each in a + (b - a) * share]


# ---- What is put on it at run time --------------------------------------------------------------------------------

KEY = Light(-60, -240, 330, 900, (1.0, 0.90, 0.76), 2.2, shadow=0.5, everywhere=True, sharp=30)


def sprites(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Needle, a knob's pointer, float, mark, windows alight, the gauge's glass; and where each is held."""
    points: dict[str, Spot] = {}
    parts: dict[str, Pixels] = {}
    for name, (wide, high, middle, drawing) in THINGS.items():
        relief = Relief(scale, wide, high, "000000")
        relief.height[:] = 10.0
        drawing(relief)
        light = lit(relief, [KEY], (0.07, 0.07, 0.075), bump=0.75)
        parts[name] = sprite(light.base, np.minimum(relief.cover, 1), exposure=1.3)
        points[f"{name}.at"] = middle
    for name, colour in LIGHTS_ON.items():
        parts[f"tile.{name}"] = _window(scale, colour)
    parts["glass"] = _glass(scale)
    return points, parts


def _needle(relief: Relief) -> None:
    relief.capsule(92, 14, 200, 14, 3.2, "B33A1E", end=1.0, top=40, bevel=3, gloss=0.3)
    relief.capsule(110, 14, 90, 14, 3.2, "B33A1E", top=40, bevel=3, gloss=0.3)
    relief.disc(110, 14, 11, "23282B", top=46, bevel=8, gloss=0.8)


def _pointer(relief: Relief) -> None:
    relief.capsule(48, 34, 62, 34, 2.4, "F2F0E6", top=14, bevel=2)


def _float(relief: Relief) -> None:
    relief.polygon([(3, 2), (19, 2), (16, 13), (11, 21), (6, 13)], "E0492A", top=24, bevel=5, gloss=0.8)


def _mark(relief: Relief) -> None:
    relief.polygon([(2, 9), (14, 1), (14, 17)], "F2C230", top=24, bevel=2)


THINGS: Mapping[str, tuple[float, float, Spot, Callable[[Relief], None]]] = {
    "needle": (220, 28, (110.0, 14.0), _needle),
    "pointer": (68, 68, (34.0, 34.0), _pointer),
    "float": (22, 22, (11.0, 9.0), _float),
    "mark": (16, 18, (2.0, 9.0), _mark),
}
"""Width, height, the point at which each is held, how it is drawn."""


def _window(scale: float, colour: str) -> Pixels:
    """A window of the annunciator with its lamp behind it: brighter in the middle."""
    place = plan.tile(0)
    high, wide = round(place.h * scale), round(place.w * scale)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = np.hypot((x / wide - 0.5) * 1.5, (y / high - 0.5) * 0.9)
    bright = 1.0 - 0.22 * np.clip(far * 2, 0, 1) ** 2
    edge = np.minimum(np.minimum(x, wide - 1 - x), np.minimum(y, high - 1 - y)) / (3 * scale)
    tint = linear(colour) * (bright * np.clip(0.55 + edge, 0, 1))[..., None]
    return dithered(np.clip(tint, 0, 1) ** np.float32(1 / 2.2), 11)


def _glass(scale: float) -> Pixels:
    """What the gauge's glass throws back: white, as alpha."""
    radius = plan.GAUGE_R + 2
    side = round(2 * radius * scale)
    y, x = (np.mgrid[0:side, 0:side].astype(np.float32) + 0.5) / scale - np.float32(radius)
    band = np.exp(-(((x + 38) + (y + 60) * 0.9) ** 2) / 900)
    cover = band * np.clip((radius - np.hypot(x, y)) / 6, 0, 1) * 0.20
    alpha = np.clip(cover * 255, 0, 255).astype(np.uint8)
    white = np.full((side, side, 3), 255, np.uint8)
    return np.concatenate([white, alpha[..., None]], axis=2)
