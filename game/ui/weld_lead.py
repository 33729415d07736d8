"""A torch is led by what is held down: the mouse points it, keys steer it, and the arc ends when they are let go.

Look for: `Lead`, `press` (the key of the arc), `Led` (what they want of a scene), `covered`.
"""

from collections.abc import Sequence
from typing import Protocol

from game.model.weldment import Seam
from game.ui import focus, weld_place
from game.ui.scene import Ui
from game.ui.weld_burn import Burn
from game.ui.weld_input import Input, Mouse
from game.ui.weld_marks import nearest_seam
from game.ui.weld_torch import RATES, Way
from game.ui.widget import Widget

HOLD = 0.6
"""Seconds after which the key of the arc, held, is meant to end it when it is let go."""
NEAR = 0.03
"""So near to the seam, m, a pointer whose button is not held leads a torch that a key has struck."""
STEERED = {
    "left": "less:speed", "right": "more:speed", "down": "less:arc", "up": "more:arc", "q": "less:work",
    "e": "more:work", "z": "less:travel", "c": "more:travel", "u": "less:off",
    "i": "more:off",
}  # fmt: skip


class Led(Protocol):
    """A scene with a torch."""

    mode: str
    seam: str
    """Name of the one that is chosen."""
    along: float
    """m along it, where it was pointed at."""
    burn: Burn | None
    way: Way

    def seams(self) -> Sequence[Seam]:
        """Those that can be welded."""

    def choose(self, name: str) -> None:
        """Another seam."""

    def strike(self) -> None:
        """An arc, if it may burn."""


def press(scene: Led) -> None:
    """The key of the arc: strikes it, lays the next step, or lets it go out."""
    burn = scene.burn
    if burn is None:
        return
    if not burn.burning:
        scene.strike()
    elif burn.torch.way is Way.STEPS and not burn.torch.filled:
        burn.torch.step()
    else:
        burn.quench()


class Lead:
    """What is held, from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._led = False
        """The arc was struck with the mouse, and goes out with its button."""
        self._held = False
        """The key of the arc is held, and puts it out when it is let go."""

    def steered(self, burn: Burn, keys: Input, seconds: float) -> None:
        """Keys that are held go on, and that of the arc."""
        for what in keys.repeating(STEERED):
            way, _, name = what.partition(":")
            burn.torch.change(name, (1 if way == "more" else -1) * RATES[name] * seconds)
        if not burn.burning or burn.torch.way is Way.STEPS:
            self._held = False
        elif keys.long("space") >= HOLD:
            self._held = True
        elif self._held:
            self._held = False
            burn.quench()

    def mouse(self, scene: Led, mouse: Mouse) -> None:
        """A seam is pointed at; an arc is struck there, led, and let go out."""
        burn, (px, py) = scene.burn, self.ui.pointer
        if burn is not None and burn.burning:
            along, off = weld_place.nearest_along(burn.seam, px, py)
            near = abs(off) <= NEAR and -NEAR <= along <= burn.seam.length + NEAR
            if burn.torch.way is Way.FREE and (mouse.down or (near and not self._led)):
                burn.torch.point(along, off)
            if self._led and not mouse.down:
                self._led = False
                burn.quench()
            return
        found = nearest_seam(scene.seams(), px, py) if mouse.pressed else None
        if found is None:
            return
        same = found[0].name == scene.seam
        scene.choose(found[0].name)
        scene.along = found[1]
        if scene.mode == "weld" and same and scene.way is Way.FREE and scene.burn is not None:
            scene.burn.torch.point(*weld_place.nearest_along(found[0], px, py))
            scene.strike()
            self._led = scene.burn is not None and scene.burn.burning


def covered(shown: Sequence[Widget], px: float, py: float) -> bool:
    """Whether a point lies under something of the instruments."""
    return focus.under(shown, px, py) is not None or any(
        each.rect.contains(px, py) for each in shown if each.role in ("panel", "key")
    )
