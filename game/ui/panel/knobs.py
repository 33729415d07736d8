"""The hand on a knob: keys that are held, and the mouse that drags it.

Look for: `Knobs` (its `lead` and `turn`).
"""

import math

from game.ui.panel import layout
from game.ui.panel.acts import STEP, Acts
from game.ui.panel.view import PanelView
from game.ui.scene import Ui
from game.ui.weld_input import WAITS, Input, fine

KEYS = {"=": 1, "-": -1}
REPEATED = {**KEYS, "page up": 1, "page down": -1}
"""Keys that go on while they are held."""
REPEATS = 0.08
"""Real seconds from one step to the next while a key is held."""
PIXELS = 6.0
"""Units that a dragged knob goes for a step."""
AROUND = 12.0
"""Units round a knob where it is still taken hold of."""


class Knobs:
    """What is held, from frame to frame."""

    def __init__(self) -> None:
        self.dial = layout.DIALS[0]
        """The knob that wheel, triggers and + and - turn."""
        self._input = Input()
        self._owed = 0.0
        self._small = 0
        """Steps of the small key that the mouse holds down."""
        self._drag: tuple[str, float, float] | None = None
        """A knob, where the mouse took hold of it, and what it stood at."""

    def lead(self, ui: Ui, acts: Acts, view: PanelView, seconds: float) -> None:
        """A frame passes."""
        mouse = self._input.look(ui, seconds)
        if ui.focus.startswith("knob."):
            self.dial = ui.focus.split(".")[1]
        # A key that was only tapped is up again when the frame is looked at.
        key, ui.last_key = ui.last_key, ""
        if key in KEYS:
            self.turn(ui, acts, view, KEYS[key])
            self._owed = 0.0
        self._owed += seconds
        while self._owed >= REPEATS:
            self._owed -= REPEATS
            for held in self._input.repeating({key: key for key in REPEATED}):
                self.turn(ui, acts, view, REPEATED[held])
            if self._small and self._input.long("mouse") >= WAITS:
                self.turn(ui, acts, view, self._small)
        px, py = ui.pointer
        if mouse.pressed:
            self._small = _under(px, py)
            for name, (x, y) in layout.KNOBS.items():
                if math.hypot(px - x, py - y) <= layout.KNOB_R + AROUND:
                    self._drag = (name, py, acts.stands(name, _set(view, name)))
        if self._drag is not None:
            name, start, value = self._drag
            wanted = value + STEP[name][1 if fine(ui) else 0] * round((start - py) / PIXELS)
            acts.put(name, wanted, _set(view, name), view.most)
            if not mouse.down:
                self._drag = None
        if not mouse.down:
            self._small = 0

    def turn(self, ui: Ui, acts: Acts, view: PanelView, steps: int) -> None:
        """The knob that is chosen goes on by steps."""
        name = self.dial
        wanted = acts.stands(name, _set(view, name)) + steps * STEP[name][1 if fine(ui) else 0]
        acts.put(name, wanted, _set(view, name), view.most)


def _under(px: float, py: float) -> int:
    """Which way a small key at a place turns; 0: there is none."""
    for name in layout.KNOBS:
        for n, steps in enumerate((-1, 1)):
            if layout.small(name, n).contains(px, py):
                return steps
    return 0


def _set(view: PanelView, name: str) -> float:
    """What a knob is set to."""
    return dict(view.dials)[name]
