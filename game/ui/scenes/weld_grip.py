"""The player's hands at the weld bench beyond what widgets are pressed for: mouse and keys that are held.

A plate is dragged, a seam is pointed at, a torch is led as long as the button is down; a key that is held goes on.

Look for: `Grip`.
"""

from typing import TYPE_CHECKING

from game.model.weldment import Weldment
from game.ui import weld_carry, weld_place
from game.ui.scene import Ui
from game.ui.weld_input import Input, Mouse
from game.ui.weld_lead import Lead, covered

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

REPEATS = 0.05
"""Seconds between two steps of a plate while its key is held."""
CARRIED = {
    "left": "nudge:left", "right": "nudge:right", "up": "nudge:up", "down": "nudge:down", "q": "turn:1", "e": "turn:-1",
}  # fmt: skip


class Grip:
    """What is held, from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._input, self._lead = Input(), Lead(ui)
        self._dragged = False
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
            self._lead.steered(scene.burn, self._input, seconds)

    def _carried(self, scene: "Weld", seconds: float) -> None:
        self._owed += seconds
        while self._owed >= REPEATS:
            self._owed -= REPEATS
            for what in self._input.repeating(CARRIED):
                scene.nudged(what)

    def _mouse(self, scene: "Weld", weldment: Weldment, mouse: Mouse) -> None:
        px, py = self.ui.pointer
        pressed = mouse.pressed and weld_place.WALL.contains(px, py) and not covered(scene.widgets(), px, py)
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
        elif pressed and scene.mode == "fit" and scene.carry is not None:
            # Taken by a key, then led by the mouse.
            self._dragged = True
            scene.carry = scene.carry._replace(grip_x=0.0, grip_y=0.0).pointed(px, py)
        elif scene.mode in ("tack", "weld"):
            self._lead.mouse(scene, mouse._replace(pressed=pressed))
