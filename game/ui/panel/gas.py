"""The gas monitor: hydrogen in the oxygen, its last ten minutes; the windows of the annunciator; four buttons.

Look for: `gas_plate`.
"""

from collections.abc import Sequence
from functools import partial

from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.panel import layout
from game.ui.panel.engraved import cut, engraved, plate_title, ring
from game.ui.panel.gauge import DASHES
from game.ui.panel.view import Gas, PanelView, Window
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.small import glyph

MINUTES = 10.0
TOP = 1.1
"""The chart goes so many times as high as the lower explosive limit."""
CHART = Rect(layout.SCREEN.x + 34, layout.SCREEN.y + 70, layout.SCREEN.w - 48, 104)
CAPS = {"ack": ("ink", "dim"), "test": ("ink", "dim"), "trip": ("text", "rust"), "reset": ("text", "line")}
"""Colour of the words on a button, and what comes nearest to that of its cap."""


def gas_plate(ui: Ui, view: PanelView, testing: bool) -> list[Widget]:
    """Screen, windows and buttons."""
    made = [*plate_title(ui, "gas", layout.GAS, "gas"), _screen(ui, view.gas)]
    made += [_window(ui, n, each, testing) for n, each in enumerate(view.windows[: len(layout.WINDOWS)])]
    for n, name in enumerate(layout.BUTTONS):
        r = layout.button(n)
        colour, on = CAPS[name]
        text = cut(engraved(ui, f"button_{name}"), r.cx, r.cy, r.w - 18, "cm", 22.0, colour, on)
        made.append(Widget(f"button.{name}", r, "button", (text,), _button, None, f"press:{name}", inside="gas"))
    return made


def _button(canvas: Canvas, r: Rect, focused: bool) -> None:
    ring(canvas, r, focused)


def _screen(ui: Ui, gas: Gas) -> Widget:
    r, say = layout.SCREEN, ui.texts.say
    left, right = r.x + 10, r.right - 12
    number = DASHES if gas.value is None else f"{gas.value:.2f}" if gas.value < 10 else f"{gas.value:.1f}"
    colour = _tone(gas)
    texts: list[Text] = [set_text(say("ui_panel.h2_in_o2"), left, r.y + 3, 19, "dim", "bodyb", "ink")]
    value = set_text(number, left, r.y + 48, 32, colour, "uib", "ink", "lm")
    texts += [value, set_text("% vol", value.rect.right + 8, r.y + 51, 18, "dim", "body", "ink", "lm")]
    trend = say(f"ui_panel.trend_{gas.trend or 'none'}")
    beside = set_text(trend, right - (20 if gas.trend else 0), r.y + 47, 19, _trend_tone(gas), "bodyb", "ink", "rm")
    texts.append(beside)
    for level in (gas.lethal, gas.trip, 0.0):
        texts.append(set_text(f"{level:g}", CHART.x - 6, _y(gas, level), 18, "dim", "ui", "ink", "rm"))
    # Between the two lines, where the curve seldom is.
    for name, x, y, anchor in (
        ("lethal", CHART.right - 5, _y(gas, gas.lethal), "rt"), ("trip", CHART.x + 5, _y(gas, gas.trip), "lb"),
    ):  # fmt: skip
        texts.append(set_text(say(f"ui_panel.gas_{name}"), x, y, 18, "dim", "ui", "ink", anchor))
    texts.append(set_text(say("ui_panel.ago"), CHART.x, CHART.bottom + 3, 18, "dim", "ui", "ink"))
    texts.append(set_text(say("ui_panel.now"), CHART.right, CHART.bottom + 3, 18, "text", "uib", "ink", "rt"))
    look = (gas.trend, colour, gas.history, gas.trip, gas.lethal)
    return Widget(
        "gas.screen", r, "gauge", tuple(texts), partial(_paint, gas, (right - 8, r.y + 47)), look, inside="gas"
    )


def _tone(gas: Gas) -> str:
    if gas.value is None:
        return "caution"
    return "alarm" if gas.value >= gas.trip else "caution" if gas.value >= 0.75 * gas.trip else "text"


def _trend_tone(gas: Gas) -> str:
    if gas.trend == "up":
        # Colour is kept for what is wrong: half of what trips is near enough.
        return "caution" if gas.value is not None and gas.value >= 0.5 * gas.trip else "text"
    return {"down": "ok", "": "caution"}.get(gas.trend, "dim")


def _y(gas: Gas, share: float) -> float:
    return CHART.bottom - min(1.0, max(0.0, share / (TOP * gas.lethal))) * CHART.h


def _paint(gas: Gas, at: tuple[float, float], canvas: Canvas, r: Rect, focused: bool) -> None:
    """Zones, lines and what was: a gap where there was no signal."""
    c = CHART
    trip, lethal = _y(gas, gas.trip), _y(gas, gas.lethal)
    canvas.rect(Rect(c.x, c.y, c.w, lethal - c.y), fill="alarm", radius=0, alpha=0.35)
    canvas.rect(Rect(c.x, lethal, c.w, trip - lethal), fill="caution", radius=0, alpha=0.10)
    canvas.hatch(Rect(c.x, lethal, c.w, trip - lethal), "caution", 0.14)
    for y, colour in ((c.bottom, "edge"), (trip, "caution"), (lethal, "alarm")):
        canvas.line([(c.x, y), (c.right, y)], colour, 1.6)
    for run in _runs(gas):
        if len(run) > 1:
            canvas.line(run, "text", 2.2)
    if gas.value is not None:
        canvas.circle(c.right, _y(gas, gas.value), 5, fill="text", line="ink")
    glyph(canvas, gas.trend, *at, 7, _trend_tone(gas))


def _runs(gas: Gas) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for minutes, share in gas.history:
        if share is None or minutes < -MINUTES:
            if runs[-1]:
                runs.append([])
            continue
        runs[-1].append((CHART.right + CHART.w * minutes / MINUTES, _y(gas, share)))
    return runs


def _window(ui: Ui, n: int, window: Window, testing: bool) -> Widget:
    """Dark, or alight: what was first is red and says so, what came after is amber."""
    r = layout.tile(n)
    lit = window.lit or testing
    colour, on = ("ink", "alarm" if window.first and not testing else "caution") if lit else ("dim", "ink")
    words = engraved(ui, f"window_{window.name}")
    room = r.w - 8
    if window.first and not testing:
        one = cut("1", r.x + 13, r.cy, 12, "cm", 20.0, "alarm", "ink")
        texts: tuple[Text, ...] = (one, cut(words, r.x + 26 + (r.w - 30) / 2, r.cy, r.w - 32, "cm", 20.0, colour, on))
    else:
        texts = (cut(words, r.cx, r.cy, room, "cm", 20.0, colour, on),)
    look = (lit, window.first and not testing, window.fresh)
    return Widget(f"window.{window.name}", r, "text", texts, partial(_lit, *look), look, inside="gas")


def _lit(lit: bool, first: bool, fresh: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if first:
        # Who was first has a number on a dark field too: colour alone says nothing.
        canvas.rect(Rect(r.x + 4, r.y + 5, 18, r.h - 10), fill="ink", radius=3)
    if lit and fresh:
        canvas.rect(r, line="selected", width=2, radius=3)


def alight(windows: Sequence[Window], testing: bool, share: float) -> tuple[tuple[int, str, float], ...]:
    """Number, colour and brightness of the windows that burn; `share` 0 to 1 is where a fresh one is in its beat."""
    made = []
    for n, each in enumerate(windows[: len(layout.WINDOWS)]):
        if testing:
            made.append((n, "caution", 1.0))
        elif each.lit:
            made.append((n, "alarm" if each.first else "caution", 0.70 + 0.30 * share if each.fresh else 0.92))
    return tuple(made)
