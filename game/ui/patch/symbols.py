"""The symbols of the drawing: IEC 60617 for what carries current, ISO 10628 for what carries fluids, ISA balloons.

Both are mixed on purpose, as on the drawings of such plants; the help says so.

Look for: `SIZES` (of a kind), `draw`, `Sign` (all that a symbol's look depends on), `balloon`.
"""

from collections.abc import Callable
from typing import NamedTuple

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.theme import Colour

Paint = str | Colour


class Sign(NamedTuple):
    """A symbol as it looks now."""

    kind: str
    """As the part's body is called, in small letters; `stack`, `motor` besides."""
    on: bool = True
    """Closed, of a contact; open, of a valve; running, of a pump."""
    live: bool = True
    """Whether anything comes to it; else it is drawn in grey."""
    blown: bool = False
    flip: bool = False
    """It is passed from right to left."""


SIZES: dict[str, tuple[float, float]] = {
    "source": (10, 36), "breaker": (44, 24), "fuse": (44, 22), "switch": (40, 24), "converter": (48, 44),
    "load": (46, 20), "stack": (112, 48), "tee": (12, 12), "master": (118, 52), "slave": (118, 52), "pump": (42, 42),
    "motor": (32, 32), "valve": (34, 36), "check": (34, 26), "filter": (34, 34), "plate": (52, 52),
    "reservoir": (44, 60), "feed": (54, 40), "outlet": (54, 40), "inlet": (54, 40), "duct": (48, 34),
    "vent": (48, 34), "bottle": (30, 56), "stud": (36, 30), "diode": (34, 26), "adapter": (30, 22),
    "terminator": (16, 34), "cable": (40, 14), "hose": (40, 14),
}  # fmt: skip
WIDE = 2.2


def size(kind: str) -> tuple[float, float]:
    return SIZES.get(kind, (40.0, 26.0))


def draw(canvas: Canvas, x: float, y: float, sign: Sign) -> None:
    """About its middle."""
    colour: Paint = "alarm" if sign.blown else "text" if sign.live else "mute"
    DRAWN.get(sign.kind, _box)(canvas, x, y, sign, colour)
    if sign.blown:
        for way in (-1.0, 1.0):
            canvas.line([(x - 12, y - 12 * way), (x + 12, y + 12 * way)], "alarm", 3)


def balloon(canvas: Canvas, x: float, y: float, r: float, colour: Paint, over_bus: bool) -> None:
    """An instrument; one that speaks over the bus has the box round it of a shared display (ISA 5.1)."""
    if over_bus:
        canvas.rect(Rect(x - r, y - r, 2 * r, 2 * r), fill="ink", line=colour, width=1.5, radius=2)
    canvas.circle(x, y, r, fill="ink", line=colour, width=2)


def _contact(canvas: Canvas, x: float, y: float, on: bool, colour: Paint) -> None:
    """Filled: closed; standing open: not."""
    canvas.circle(x - 17, y, 3.5, fill=colour)
    canvas.circle(x + 17, y, 3.5, fill=colour)
    if on:
        canvas.rect(Rect(x - 10, y - 10, 20, 20), fill=colour, radius=0)
        canvas.line([(x - 17, y), (x + 17, y)], colour, 3)
    else:
        canvas.line([(x - 17, y), (x + 11, y - 14)], colour, 3)


def _breaker(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    _contact(canvas, x, y, sign.on, colour)
    at = x + (24 if sign.flip else -24)
    for way in (-1.0, 1.0):
        canvas.line([(at - 5, y - 5 * way), (at + 5, y + 5 * way)], colour, WIDE)


def _switch(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    _contact(canvas, x, y, sign.on, colour)


def _fuse(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 21, y - 10, 42, 20), fill="ink", line=colour, width=WIDE, radius=0)
    if not sign.blown:
        canvas.line([(x - 21, y), (x + 21, y)], colour, 1.6)


def _source(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 2.5, y - 17, 5, 34), fill=colour, radius=0)


def _converter(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 23, y - 21, 46, 42), fill="ink", line=colour, width=WIDE, radius=0)
    canvas.line([(x - 23, y + 21), (x + 23, y - 21)], colour, 1.6)
    for cx, cy in ((x - 10, y - 11), (x + 10, y + 9)):
        canvas.line([(cx - 7, cy), (cx + 7, cy)], colour, 2)
        canvas.line([(cx - 7, cy + 5), (cx + 7, cy + 5)], colour, 2, dash=(4, 3))


def _load(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 21, y - 9, 42, 18), fill="ink", line=colour, width=WIDE, radius=0)


def _stack(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 55, y - 24, 110, 48), fill="ink", line=colour, width=WIDE, radius=0)
    for k in range(13):
        canvas.line([(x - 48 + 8.0 * k, y - 18), (x - 48 + 8.0 * k, y + 18)], colour, 3 if k % 2 else 1.5)
    canvas.rect(Rect(x - 45, y - 12, 90, 24), fill="ink", radius=2)


def _tee(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.circle(x, y, 5, fill=colour)


def _device(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 58, y - 26, 116, 52), fill="ink", line=colour, width=WIDE, radius=3)


def _pump(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.circle(x, y, 20, fill="ink", line=colour, width=WIDE)
    way = -1.0 if sign.flip else 1.0
    points = [(x - 10 * way, y - 16), (x - 10 * way, y + 16), (x + 19 * way, y)]
    canvas.poly(points, colour if sign.on else None, colour, 2)


def _motor(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.circle(x, y, 15.5, fill="ink", line=colour, width=WIDE)
    canvas.text("M", x, y, 18, colour, "uib", "cm")


def _valve(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    # Filled: shut.
    for way in (-1.0, 1.0):
        points = [(x + 15 * way, y - 11), (x + 15 * way, y + 11), (x, y)]
        canvas.poly(points, "ink" if sign.on else colour, colour, 2)
    canvas.line([(x, y), (x, y - 17)], colour, 2)
    canvas.line([(x - 9, y - 17), (x + 9, y - 17)], colour, 3)


def _check(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    way = -1.0 if sign.flip else 1.0
    canvas.poly([(x - 13 * way, y - 11), (x - 13 * way, y + 11), (x + 11 * way, y)], "ink", colour, 2)
    canvas.line([(x + 12 * way, y - 12), (x + 12 * way, y + 12)], colour, 3)


def _diode(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    way = -1.0 if sign.flip else 1.0
    canvas.poly([(x - 12 * way, y - 11), (x - 12 * way, y + 11), (x + 11 * way, y)], colour, colour, 2)
    canvas.line([(x + 12 * way, y - 12), (x + 12 * way, y + 12)], colour, 3)


def _filter(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.poly([(x, y - 16), (x + 16, y), (x, y + 16), (x - 16, y)], "ink", colour, WIDE)
    canvas.line([(x, y - 15), (x, y + 15)], colour, 2, dash=(4, 3))


def _plate(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.circle(x, y, 25, fill="ink", line=colour, width=WIDE)
    zig = [(x - 25, y), (x - 13, y), (x - 6, y - 14), (x + 6, y + 14), (x + 13, y), (x + 25, y)]
    canvas.line(zig, colour, 2)


def _tank(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    wide, high = size(sign.kind)
    r = Rect(x - wide / 2, y - high / 2, wide, high)
    canvas.rect(r, fill="ink", line=colour, width=WIDE, radius=wide / 2 - 2)
    if sign.kind == "reservoir":
        canvas.line([(r.x + 5, y - 4), (r.right - 5, y - 4)], colour, 1.6, dash=(5, 3))


def _stud(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.line([(x, y), (x, y + 4)], colour, WIDE)
    for k, half in enumerate((15.0, 9.5, 4.0)):
        canvas.line([(x - half, y + 3 + 6 * k), (x + half, y + 3 + 6 * k)], colour, 2.6)


def _gas_end(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    wide, high = size(sign.kind)
    canvas.rect(Rect(x - wide / 2, y - high / 2, wide, high), fill="ink", line=colour, width=WIDE, radius=3)
    for k in range(4):
        canvas.line([(x - 15 + 10 * k, y - 12), (x - 15 + 10 * k, y + 12)], colour, 3 if k % 2 else 1.5)


def _open_end(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    """Where a gas goes: through a grille into the room, or through a pipe to the outside."""
    if sign.kind == "duct":
        canvas.rect(Rect(x - 20, y - 15, 40, 30), fill="ink", line=colour, width=WIDE, radius=2)
        for k in range(3):
            canvas.line([(x - 13, y - 7 + 7 * k), (x + 13, y - 7 + 7 * k)], colour, 2)
    else:
        canvas.poly([(x - 14, y + 14), (x + 14, y + 14), (x, y - 14)], "ink", colour, WIDE)
        canvas.line([(x, y - 6), (x, y + 6)], colour, 2)


def _terminator(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.rect(Rect(x - 7, y - 15, 14, 30), fill="ink", line=colour, width=2, radius=0)


def _adapter(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    canvas.poly([(x - 13, y - 10), (x + 1, y - 6), (x + 1, y + 6), (x - 13, y + 10)], "ink", colour, 2)
    canvas.rect(Rect(x + 1, y - 6, 12, 12), fill="ink", line=colour, width=2, radius=0)


def _box(canvas: Canvas, x: float, y: float, sign: Sign, colour: Paint) -> None:
    wide, high = size(sign.kind)
    canvas.rect(Rect(x - wide / 2, y - high / 2, wide, high), fill="ink", line=colour, width=WIDE, radius=2)


DRAWN: dict[str, Callable[[Canvas, float, float, Sign, Paint], None]] = {
    "source": _source, "breaker": _breaker, "switch": _switch, "fuse": _fuse, "converter": _converter, "load": _load,
    "stack": _stack, "tee": _tee, "master": _device, "slave": _device, "pump": _pump, "motor": _motor, "valve": _valve,
    "check": _check, "diode": _diode, "filter": _filter, "plate": _plate, "reservoir": _tank, "bottle": _tank,
    "stud": _stud, "feed": _gas_end, "outlet": _gas_end, "inlet": _gas_end, "duct": _open_end, "vent": _open_end,
    "terminator": _terminator, "adapter": _adapter,
}  # fmt: skip
