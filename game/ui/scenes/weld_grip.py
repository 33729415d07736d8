"""The player's hands at the weld bench beyond what widgets are pressed for: mouse and keys that are held.

A plate is dragged, a seam is pointed at, a torch is led as long as the button is down; a key that is held goes on.

Look for: `Grip`.
"""

from typing import TYPE_CHECKING

from game.model.weldment import Weldment
from game.ui import focus, weld_carry, weld_place
from game.ui.scene import Ui
from game.ui.weld_burn import Burn
from game.ui.weld_input import Input, Mouse
from game.ui.weld_marks import nearest_seam
from game.ui.weld_torch import RATES, Way

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

HOLD = 0.6
"""Seconds after which the key of the arc, held, is meant to end it when it is let go."""
REPEATS = 0.05
"""Seconds between two steps of a plate while its key is held."""
STEERED = {
    "left": "less:speed", "right": "more:speed", "down": "less:arc", "up": "more:arc", "q": "less:work",
    "e": "more:work", "z": "less:travel", "c": "more:travel",
}  # fmt: skip
CARRIED = {
    "left": "nudge:left", "right": "nudge:right", "up": "nudge:up", "down": "nudge:down", "q": "turn:1", "e": "turn:-1",
}  # fmt: skip


class Grip:
    """What is held, from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._input = Input()
        self._dragged = False
        self._led = False
        """The arc was struck with the mouse, and goes out with its button."""
        self._held = False
        """The key of the arc is held, and puts it out when it is let go."""
        self._owed = 0.0

    def lead(self, scene: "Weld", seconds: float) -> None:
        """A frame passes."""
        mouse = self._input.look(self.ui, seconds)
        weldment = scene.weldment
        if weldment is None:
            return
        self._mouse(scene, weldment, mouse)
        if scene.carry is not None and not self._dragged:
            self._carried(scene, seconds)
        elif scene.mode == "weld" and scene.burn is not None:
            self._steered(scene.burn, seconds)

    def _carried(self, scene: "Weld", seconds: float) -> None:
        self._owed += seconds
        while self._owed >= REPEATS:
            self._owed -= REPEATS
            for what in self._input.repeating(CARRIED):
                scene.nudged(what)

    def _steered(self, burn: Burn, seconds: float) -> None:
        for what in self._input.repeating(STEERED):
            way, _, name = what.partition(":")
            burn.torch.change(name, (1 if way == "more" else -1) * RATES[name] * seconds)
        if not burn.burning or burn.torch.way is Way.STEPS:
            self._held = False
        elif self._input.long("space") >= HOLD:
            self._held = True
        elif self._held:
            self._held = False
            burn.quench()

    def _mouse(self, scene: "Weld", weldment: Weldment, mouse: Mouse) -> None:
        px, py = self.ui.pointer
        pressed = mouse.pressed and weld_place.WALL.contains(px, py) and not self._covered(scene, px, py)
        if self._dragged:
            if scene.carry is None:
                self._dragged = False
                return
            scene.carry = scene.carry.pointed(px, py)
            if mouse.released:
                self._dragged = False
                scene.let_go()
        elif pressed and scene.mode == "fit" and scene.carry is None:
            piece = weld_carry.topmost(weldment, px, py)
            if piece is not None:
                scene.piece, self._dragged = piece.name, True
                scene.carry = weld_carry.taken(weldment, piece, (px, py))
        elif scene.mode in ("tack", "weld"):
            self._torch(scene, weldment, mouse._replace(pressed=pressed))

    def _torch(self, scene: "Weld", weldment: Weldment, mouse: Mouse) -> None:
        burn, (px, py) = scene.burn, self.ui.pointer
        if burn is not None and burn.burning:
            if burn.torch.way is Way.FREE and (mouse.down or not self._led):
                burn.torch.point(*weld_place.nearest_along(burn.seam, px, py))
            if self._led and not mouse.down:
                self._led = False
                burn.quench()
            return
        found = nearest_seam(weldment, px, py) if mouse.pressed else None
        if found is None:
            return
        same = found[0].name == scene.seam
        scene.choose(found[0].name)
        scene.along = found[1]
        if scene.mode == "weld" and same and scene.way is Way.FREE and scene.burn is not None:
            scene.burn.torch.point(*weld_place.nearest_along(found[0], px, py))
            scene.strike()
            self._led = scene.burn is not None and scene.burn.burning

    def _covered(self, scene: "Weld", px: float, py: float) -> bool:
        """Whether a point lies under something of the instruments."""
        shown = scene.widgets()
        return focus.under(shown, px, py) is not None or any(
            each.rect.contains(px, py) for each in shown if each.role in ("panel", "key")
        )
