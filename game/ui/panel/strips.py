"""Three tubes with floats: nitrogen of the purge, coolant, oxygen out; each with the mark that it must be over.

Look for: `strips` (names and scales), `floats` (made anew in every frame).
"""

from collections.abc import Sequence
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, shadowed
from game.ui.panel.stage import Sprites
from game.ui.panel.view import Strip
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text


def _height(strip: Strip, value: float) -> float:
    """Where a value stands in its tube."""
    share = min(1.0, max(0.0, (value - strip.low) / (strip.high - strip.low)))
    top, high, end = layout.TUBE_TOP, layout.TUBE_HIGH, layout.TUBE_END
    return top + end + (1.0 - share) * (high - 2 * end)


def strips(ui: Ui, shown: Sequence[Strip], sprites: Sprites) -> list[Widget]:
    """Scale, mark and name of each."""
    made = []
    for n, each in enumerate(shown[: len(layout.STRIPS)]):
        r = layout.strip(n)
        x = layout.STRIPS[n]
        texts: list[Text] = []
        for value in (each.high, (each.low + each.high) / 2, each.low):
            texts.append(set_text(f"{value:g}", x + 21, _height(each, value), 18, "text", "din", "panel", "lm"))
        for line, word in enumerate(engraved(ui, f"strip_{each.name}").split(" ", 1)):
            texts.append(cut(word, x + 3, 391 + 24 * line, 54, "cm", 18.0))
        mark = _height(each, each.mark) if each.mark > each.low else -1.0
        paint = partial(_scale, sprites, tuple(texts), x, mark)
        made.append(
            Widget(
                f"strip.{each.name}",
                r,
                "gauge",
                tuple(texts),
                paint,
                (tuple(texts), mark, sprites.baked),
                inside="stack",
            )
        )
    return made


def _scale(
    sprites: Sprites, texts: tuple[Text, ...], x: float, mark: float, canvas: Canvas, r: Rect, focused: bool
) -> None:  # fmt: skip
    shadowed(texts, canvas)
    if mark >= 0.0 and not sprites.put(canvas, "mark", x + 21, mark):
        canvas.poly([(x + 21, mark), (x + 33, mark - 8), (x + 33, mark + 8)], fill="caution")


def floats(shown: Sequence[Strip], at: Sequence[float], sprites: Sprites) -> list[Widget]:
    """Where each float is seen; one without a signal is not there."""
    made = []
    for n, (each, value) in enumerate(zip(shown[: len(layout.STRIPS)], at, strict=False)):
        x = layout.STRIPS[n]
        y = round(2.0 * _height(each, value)) / 2.0
        r = Rect(x - 12, layout.TUBE_TOP + 2, 24, layout.TUBE_HIGH - 4)
        paint = partial(_float, sprites, y, each.value is not None)
        look = (y, each.value is not None, sprites.baked)
        made.append(Widget(f"strip.{each.name}.float", r, "picture", (), paint, look, inside=f"strip.{each.name}"))
    return made


def _float(sprites: Sprites, y: float, there: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if there and not sprites.put(canvas, "float", r.cx, y):
        canvas.poly([(r.cx - 8, y - 8), (r.cx + 8, y - 8), (r.cx, y + 10)], fill="alarm")
