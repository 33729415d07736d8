"""What is held down, as the bench needs it: when the mouse goes down or up, and keys that repeat while they are held.

The window hands a scene only what its widgets are pressed for; a plate that is dragged and a held knob want more.

Look for: `Input` (its `look`), `Mouse`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from game.ui.scene import Ui

WAITS = 0.28
"""Seconds after which a key that is held begins to repeat."""
FINE = ("left shift", "right shift")


class Mouse(NamedTuple):
    """The left button, since the last frame."""

    down: bool
    pressed: bool
    """It went down just now."""
    released: bool


class Input:
    """Remembers what was down in the last frame."""

    def __init__(self) -> None:
        self._mouse = False
        self._held: dict[str, float] = {}

    def look(self, ui: Ui, seconds: float) -> Mouse:
        """A frame passes."""
        down = "mouse" in ui.held
        mouse = Mouse(down, down and not self._mouse, self._mouse and not down)
        self._mouse = down
        self._held = {key: self._held.get(key, 0.0) + seconds for key in sorted(ui.held)}
        return mouse

    def repeating(self, keys: Mapping[str, str]) -> list[str]:
        """What the keys stand for that are held long enough."""
        return [what for key, what in keys.items() if self._held.get(key, 0.0) >= WAITS]

    def long(self, key: str) -> float:
        """Seconds for which a key is down; 0."""
        return self._held.get(key, 0.0)


def fine(ui: Ui) -> bool:
    """Whether small steps are wanted."""
    return any(key in ui.held for key in FINE)
