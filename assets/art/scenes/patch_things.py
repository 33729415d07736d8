"""What hangs in a lead of the patch bay (adapters, tees, valves, converters …), and the tools that measure there.

Look for: `things` (the sprites `body.KIND.MEDIUM` and `tool.NAME`), `BODIES`, `TOOLS`.
"""

import math
from collections.abc import Callable

import numpy as np

from assets.art.baked import Pixels, sprite
from assets.art.field import Spot
from assets.art.light import lit
from assets.art.relief import Relief
from assets.art.scenes.patch_plugs import AMBIENT, FILL, KEY, TINTS

WIDE, HIGH = 76.0, 56.0
"""Of a body: its two ends are at the middle of its left and right side."""
TOOL = 52.0


def things(scale: float) -> tuple[dict[str, Spot], dict[str, Pixels]]:
    """Points and sprites."""
    parts: dict[str, Pixels] = {}
    for name, drawing in BODIES.items():
        kind, _, medium = name.partition(".")
        relief = Relief(scale, WIDE, HIGH, "000000")
        relief.height[:] = 10.0
        relief.rect(12, 16, WIDE - 22, HIGH - 26, "000000", 8, alpha=0.34, soft=7)
        drawing(relief, TINTS.get(medium, "A9B4BC"))
        light = lit(relief, [KEY, FILL], AMBIENT, bump=0.9)
        parts[f"body.{kind}.{medium}"] = sprite(light.base, np.minimum(relief.cover, 1), exposure=1.12)
    for name, tool in TOOLS.items():
        relief = Relief(scale, TOOL, TOOL, "000000")
        relief.height[:] = 10.0
        tool(relief)
        light = lit(relief, [KEY, FILL], AMBIENT, bump=0.9)
        parts[f"tool.{name}"] = sprite(light.base, np.minimum(relief.cover, 1), exposure=1.12)
    return {"body.at": (WIDE / 2, HIGH / 2), "tool.at": (TOOL / 2, TOOL / 2)}, parts


MX, MY = WIDE / 2, HIGH / 2


def _sleeve(relief: Relief, tint: str) -> None:
    """Two collars of unlike width with a sleeve between them: an adapter or a reducer."""
    relief.rect(10, MY - 14, 20, 28, "A9B2B7", 4, top=34, bevel=8, gloss=0.9)
    relief.rect(46, MY - 10, 20, 20, "A9B2B7", 4, top=32, bevel=7, gloss=0.9)
    relief.polygon([(26, MY - 13), (50, MY - 9), (50, MY + 9), (26, MY + 13)], "2E363B", 1, top=38, bevel=8, gloss=0.5)
    relief.rect(34, MY - 11, 8, 22, tint, 1, top=40, bevel=6, gloss=0.3)


def _brass(relief: Relief, tint: str) -> None:
    relief.polygon(
        [(12, MY - 15), (30, MY - 15), (30, MY + 15), (12, MY + 15)], "C29B4C", 1, top=36, bevel=7, gloss=1.0
    )
    relief.polygon([(28, MY - 9), (64, MY - 9), (64, MY + 9), (28, MY + 9)], "C29B4C", 1, top=32, bevel=7, gloss=1.0)
    for x in (40.0, 46.0, 52.0):
        relief.rect(x, MY - 10, 2, 20, "7C5E24", 0, raise_=-2, bevel=1)
    relief.rect(16, MY - 14, 6, 28, tint, 1, raise_=0.5, bevel=1)


def _block(relief: Relief, tint: str) -> None:
    """A fused block: adapters of power."""
    relief.rect(10, MY - 17, 56, 34, "1A1E21", 7, top=38, bevel=8, gloss=0.5)
    relief.rect(20, MY - 17, 7, 34, tint, 0, raise_=0.8, bevel=1)
    relief.rect(49, MY - 17, 7, 34, tint, 0, raise_=0.8, bevel=1)
    relief.rect(31, MY - 9, 14, 18, "2C3338", 2, raise_=1.0, bevel=2)


def _tee(relief: Relief, tint: str) -> None:
    relief.rect(8, MY - 11, 60, 22, "8E989E", 5, top=34, bevel=9, gloss=0.8)
    relief.rect(MX + 7, MY - 2, 22, 28, "8E989E", 4, top=34, bevel=9, gloss=0.8)
    relief.disc(MX + 18, MY, 8, tint, top=38, bevel=4, gloss=0.3)
    relief.rect(16, MY - 11, 7, 22, tint, 0, raise_=0.5, bevel=1)


def _valve(relief: Relief, tint: str) -> None:
    relief.rect(8, MY - 9, 60, 18, "A9B2B7", 5, top=32, bevel=8, gloss=0.9)
    relief.disc(MX, MY, 15, "8B949A", top=38, bevel=8, gloss=0.9)
    relief.capsule(MX - 4, MY, MX + 24, MY, 5, tint, 4, top=50, bevel=5, gloss=0.4)
    relief.disc(MX, MY, 5, "D2D8DB", top=56, bevel=3, gloss=0.9)


def _check(relief: Relief, tint: str) -> None:
    relief.rect(8, MY - 9, 60, 18, "A9B2B7", 5, top=32, bevel=8, gloss=0.9)
    relief.rect(20, MY - 15, 36, 30, "8B949A", 5, top=38, bevel=9, gloss=0.9)
    relief.polygon([(28, MY - 8), (28, MY + 8), (48, MY)], tint, 1, raise_=1.0, bevel=1.5)


def _converter(relief: Relief, tint: str) -> None:
    relief.rect(6, 4, 64, 48, "2E363C", 5, top=44, bevel=5, gloss=0.5)
    for k in range(7):
        relief.rect(12 + 8 * k, 8, 4, 26, "171B1E", 1, raise_=-5, bevel=1.5)
    relief.rect(10, 38, 56, 9, tint, 1, raise_=0.8, bevel=1)


def _fuse(relief: Relief, tint: str) -> None:
    relief.rect(12, MY - 13, 52, 26, "D8D2C2", 6, top=36, bevel=11, gloss=0.5)
    for x in (8.0, 54.0):
        relief.rect(x, MY - 14, 14, 28, "B5BDC1", 3, top=38, bevel=10, gloss=1.0)
    relief.rect(34, MY - 13, 6, 26, tint, 0, raise_=0.4, bevel=1)


def _end_plug(relief: Relief, tint: str) -> None:
    relief.rect(14, MY - 14, 46, 28, "3A4348", 5, top=38, bevel=8, gloss=0.6)
    relief.rect(26, MY - 6, 22, 12, "101417", 2, raise_=-2, bevel=2)
    relief.rect(29, MY - 2.5, 16, 5, tint, 1, raise_=2, bevel=1)


def _filter(relief: Relief, tint: str) -> None:
    relief.rect(8, MY - 8, 60, 16, "A9B2B7", 4, top=30, bevel=7, gloss=0.9)
    relief.rect(18, MY - 18, 40, 36, "CBD3D8", 9, top=40, bevel=12, gloss=0.7)
    relief.rect(34, MY - 18, 8, 36, tint, 0, raise_=0.6, bevel=1)


def _box_body(relief: Relief, tint: str) -> None:
    relief.rect(10, MY - 16, 56, 32, "59646B", 5, top=36, bevel=7, gloss=0.5)
    relief.rect(34, MY - 16, 8, 32, tint, 0, raise_=0.8, bevel=1)


Drawing = Callable[[Relief, str], None]
BODIES: dict[str, Drawing] = {
    "adapter.power": _block, "adapter.earth": _block, "adapter.data": _sleeve, "adapter.coolant": _sleeve,
    "adapter.water": _sleeve, "adapter.oxygen": _brass, "adapter.hydrogen": _brass, "adapter.nitrogen": _sleeve,
    **{f"tee.{medium}": _tee for medium in TINTS}, "valve.coolant": _valve, "valve.water": _valve,
    "valve.oxygen": _valve, "valve.hydrogen": _valve, "valve.nitrogen": _valve, "check.coolant": _check,
    "check.water": _check, "converter.power": _converter, "fuse.power": _fuse, "breaker.power": _fuse,
    "terminator.data": _end_plug, "filter.water": _filter, "filter.coolant": _filter, "any.": _box_body,
}  # fmt: skip


def _meter(relief: Relief, screen: str) -> None:
    """A yellow hand-held meter with its dial."""
    relief.rect(12, 4, 28, 44, "C99A1C", 6, top=34, bevel=6, gloss=0.4)
    relief.rect(16, 8, 20, 13, screen, 2, top=26, bevel=2, gloss=0.5)
    relief.disc(26, 33, 9, "1C2125", top=40, bevel=4, gloss=0.5)
    relief.capsule(26, 33, 31, 28, 1.6, "E6EBEF", raise_=2, bevel=1.5)


def _volts(relief: Relief) -> None:
    _meter(relief, "9DB39A")
    relief.capsule(41, 22, 47, 46, 2, "B02A1E", top=30, bevel=2, gloss=0.4)
    relief.capsule(11, 22, 5, 46, 2, "15181B", top=30, bevel=2, gloss=0.4)


def _ohms(relief: Relief) -> None:
    _meter(relief, "B9A66E")
    relief.ring(26, 33, 12, 1.6, "E6EBEF", alpha=0.6)


def _clamp(relief: Relief) -> None:
    relief.ring(26, 15, 11, 5, "C8453A", top=36, bevel=3, gloss=0.4)
    relief.rect(17, 22, 18, 27, "C8453A", 5, top=36, bevel=5, gloss=0.4)
    relief.rect(20, 28, 12, 8, "9DB39A", 1, top=30, bevel=2)


def _gauge(relief: Relief) -> None:
    relief.rect(22, 38, 8, 12, "B49A54", 1, top=24, bevel=3, gloss=0.9)
    relief.disc(26, 23, 19, "8B949A", top=36, bevel=5, gloss=0.9)
    relief.disc(26, 23, 15, "ECE8DA", top=30, bevel=2, gloss=0.2)
    for k in range(7):
        turn = math.radians(150 + 40 * k)
        relief.capsule(26 + 11 * math.cos(turn), 23 + 11 * math.sin(turn), 26 + 13.5 * math.cos(turn),
                       23 + 13.5 * math.sin(turn), 0.8, "1A1D1F")  # fmt: skip
    relief.capsule(26, 23, 33, 14, 1.2, "B02A1E", raise_=1.5, bevel=1)


def _spray(relief: Relief) -> None:
    relief.rect(16, 16, 20, 33, "4E89B5", 5, top=38, bevel=9, gloss=0.8)
    relief.rect(16, 26, 20, 11, "E6EBEF", 0, raise_=0.3, bevel=1)
    relief.rect(20, 8, 12, 9, "E6EBEF", 2, top=34, bevel=4, gloss=0.5)
    relief.rect(12, 9, 9, 4, "E6EBEF", 1, top=32, bevel=2)
    for x, y, r in ((6, 8, 3.0), (4, 15, 2.2), (9, 19, 1.6)):
        relief.disc(x, y, r, "C6E2F2", alpha=0.8, top=20, bevel=2, gloss=0.9)


def _sniffer(relief: Relief) -> None:
    relief.rect(20, 20, 20, 29, "2E5E4A", 5, top=36, bevel=6, gloss=0.4)
    relief.rect(24, 25, 12, 8, "9DB39A", 1, top=30, bevel=2)
    relief.capsule(24, 22, 8, 6, 2.4, "A9B2B7", top=32, bevel=2.4, gloss=0.9)
    relief.disc(8, 6, 4, "1C2125", top=34, bevel=3)


def _bus(relief: Relief) -> None:
    relief.rect(10, 10, 32, 36, "33506B", 5, top=36, bevel=6, gloss=0.4)
    relief.rect(15, 15, 22, 12, "101417", 2, top=28, bevel=2)
    for k, colour in enumerate(("8FD3B6", "8FD3B6", "FFB000")):
        relief.disc(19 + 7 * k, 21, 2.2, colour, emit=tuple(0.5 for _ in range(3)))
    relief.rect(16, 32, 20, 9, "8F999E", 2, top=42, bevel=3, gloss=0.8)


TOOLS: dict[str, Callable[[Relief], None]] = {
    "volts": _volts, "ohms": _ohms, "clamp": _clamp, "gauge": _gauge, "spray": _spray, "sniffer": _sniffer, "bus": _bus,
}  # fmt: skip
__all__ = ["BODIES", "TOOLS", "things"]
