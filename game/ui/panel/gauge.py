"""The plate of the stack: the needle of its current, numbers under it, and two knobs.

Look for: `stack_plate`, `needle` (made anew in every frame), `knob_value`.
"""

import math
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, plate_title, ring, shadowed
from game.ui.panel.stage import Sprites
from game.ui.panel.view import PanelView, Reading
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text

NUMBERED = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""Steps between the numbers of a gauge, the first of which there are at most MOST,"""
MOST = 7
TENTHS = 10
"""with so many ticks between them."""
DASHES = "– –"
RAMPS = 60.0
"""A/min at a knob's end."""


def stack_plate(ui: Ui, view: PanelView, sprites: Sprites, chosen: str) -> list[Widget]:
    """Everything on it but needle and strips; `chosen`: the knob that the triggers and the wheel turn."""
    made = plate_title(ui, "stack", layout.STACK, "stack")
    made.append(_gauge(ui, view))
    made += _readout(view)
    for name, value in view.dials:
        made += _knob(ui, view, sprites, name, value, name == chosen)
    return made


def _angle(view: PanelView, amperes: float) -> float:
    low, high = view.scale
    start, sweep = layout.SWEEP
    return start + sweep * (amperes - low) / (high - low)


def _gauge(ui: Ui, view: PanelView) -> Widget:
    (x, y), radius = layout.GAUGE, layout.GAUGE_R
    r = Rect(x - radius - 2, y - radius - 2, 2 * radius + 4, 2 * radius + 4)
    low, high = view.scale
    texts = []
    step = _step(view)
    for n in range(int((high - low) / step + 1e-6) + 1):
        value = low + step * n
        turn = math.radians(_angle(view, value))
        at = (x + (radius - 33) * math.cos(turn), y + (radius - 33) * math.sin(turn))
        texts.append(set_text(f"{value:g}", *at, 22, "ink", "din", "selected", "cm"))
    texts.append(set_text("A", x, y + 34, 26, "ink", "din", "selected", "cm"))
    texts.append(cut(engraved(ui, "stack_current"), x, y + 68, 96, "cm", 18.0, "ink", "selected"))
    bands = (_angle(view, view.good[0]), _angle(view, view.good[1]), _angle(view, view.red), _angle(view, high))
    ticks = int(TENTHS * (high - low) / step + 1e-6)
    paint = partial(_face, bands, ticks, _angle(view, low + step) - _angle(view, low))
    return Widget("gauge", r, "gauge", tuple(texts), paint, (bands, ticks), inside="stack")


def _step(view: PanelView) -> float:
    """From one number to the next."""
    low, high = view.scale
    return next((each for each in NUMBERED if (high - low) / each < MOST), NUMBERED[-1])


def _face(
    bands: tuple[float, float, float, float], ticks: int, apart: float, canvas: Canvas, r: Rect, focused: bool
) -> None:  # fmt: skip
    """The scale: bands, then ticks over them; `apart`: degrees from one number to the next."""
    radius = layout.GAUGE_R - 8
    start, end, red, stop = bands
    canvas.arc(r.cx, r.cy, radius, start, end, (79, 143, 116), 7)
    canvas.arc(r.cx, r.cy, radius, red, stop, (190, 72, 40), 7)
    turn = red + 3.0
    while turn < stop:
        # Stripes, so that the red zone is not told by its colour alone.
        a, b = math.radians(turn + 1.8), math.radians(turn - 1.2)
        inner = (r.cx + (radius - 4) * math.cos(a), r.cy + (radius - 4) * math.sin(a))
        outer = (r.cx + (radius + 4) * math.cos(b), r.cy + (radius + 4) * math.sin(b))
        canvas.line([inner, outer], (240, 230, 218), 2)
        turn += 8.0
    for tick in range(ticks + 1):
        angle = math.radians(layout.SWEEP[0] + apart * tick / TENTHS)
        long, wide = (15, 3.0) if tick % TENTHS == 0 else (10, 2.4) if 2 * tick % TENTHS == 0 else (5, 1.5)
        c, s = math.cos(angle), math.sin(angle)
        far, near = layout.GAUGE_R - 4, layout.GAUGE_R - 4 - long
        canvas.line([(r.cx + far * c, r.cy + far * s), (r.cx + near * c, r.cy + near * s)], (26, 29, 31), wide)


def needle(ui: Ui, sprites: Sprites, share: float) -> Widget:
    """At a share of the sweep, over the numbers."""
    (x, y), radius = layout.GAUGE, layout.GAUGE_R
    start, sweep = layout.SWEEP
    turn = round(2.0 * (start + sweep * share)) / 2.0
    r = Rect(x - radius - 2, y - radius - 2, 2 * radius + 4, 2 * radius + 4)
    return Widget(
        "gauge.needle", r, "picture", (), partial(_needle, sprites, turn), (turn, sprites.baked), inside="gauge"
    )


def _needle(sprites: Sprites, turn: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    if not sprites.put(canvas, "needle", r.cx + 3, r.cy + 5, turn, dark=True):
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        canvas.line([(r.cx - 18 * c, r.cy - 18 * s), (r.cx + 88 * c, r.cy + 88 * s)], "rust", 4)
        canvas.circle(r.cx, r.cy, 10, fill="raised")
        return
    sprites.put(canvas, "needle", r.cx, r.cy, turn)
    sprites.put(canvas, "glass", r.x, r.y)


def _readout(view: PanelView) -> list[Widget]:
    """Numbers in two rows and two columns; dashes where there is no signal."""
    r = layout.READOUT
    texts: list[Text] = []
    for n, each in enumerate(view.readings[:4]):
        right = r.x + (n % 2 + 1) * r.w / 2 - 10
        cy = r.y + 22 + 38 * (n // 2)
        unit = set_text(each.unit, right - 38, cy, 18, "dim", "ui", "ink", "lm")
        texts += [set_text(told(each), right - 44, cy, 24, "text", "uib", "ink", "rm"), unit]
    return [Widget("readout", r, "gauge", tuple(texts), inside="stack")]


def told(reading: Reading) -> str:
    """As it stands in the readout."""
    return DASHES if reading.value is None else f"{reading.value:.{reading.decimals}f}"


def knob_value(name: str, value: float) -> str:
    """With its unit."""
    return f"{value:.1f} A" if name == "amperes" else f"{value:.1f} A/min"


def _knob(ui: Ui, view: PanelView, sprites: Sprites, name: str, value: float, chosen: bool) -> list[Widget]:
    """Its name above, what it is set to under it, and two small keys that turn it."""
    r = layout.knob(name)
    title = cut(engraved(ui, f"dial_{name}"), r.cx, r.y + 14, r.w, "cm", 20.0)
    number = cut(knob_value(name, value).upper(), r.cx, r.y + 114, r.w, "cm", 20.0)
    top = view.most if name == "amperes" else RAMPS
    turn = layout.TURN[0] + layout.TURN[1] * min(1.0, max(0.0, value / top)) ** (1.0 if name == "amperes" else 0.5)
    paint = partial(_paint_knob, sprites, (title, number), turn)
    look = (title, number, round(turn), sprites.baked)
    made = [
        Widget(f"knob.{name}", Rect(r.x, r.y, r.w, 128), "button", (title, number), paint, look, f"knob:{name}",
               inside="stack")
    ]  # fmt: skip
    for n, (sign, word, key) in enumerate((("–", "less", "page down"), ("+", "more", "page up"))):
        box = layout.small(name, n)
        text = set_text(sign, box.cx, box.cy, 22, "text", "uib", "raised", "cm")
        made.append(
            Widget(f"knob.{name}.{word}", box, "button", (text,), _small, None, f"{word}:{name}",
                   key if chosen else "", inside="stack")
        )  # fmt: skip
    return made


def _paint_knob(sprites: Sprites, texts: tuple[Text, ...], turn: float, canvas: Canvas, r: Rect, focused: bool) -> None:
    shadowed(texts, canvas)
    cx, cy = r.cx, r.y + 64
    if not sprites.put(canvas, "pointer", cx, cy, turn):
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        canvas.line([(cx + 12 * c, cy + 12 * s), (cx + 26 * c, cy + 26 * s)], "selected", 4)
    ring(canvas, r, focused)


def _small(canvas: Canvas, r: Rect, focused: bool) -> None:
    canvas.rect(r, fill="raised", line="selected" if focused else "edge", width=2.5 if focused else 1.5, radius=4)
