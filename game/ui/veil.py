"""What is behind a scene that lies over another: that other one, stepped back.

Look for: `draw_veil`.
"""

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Scene, Ui

DARK = 0.46
VEILED = ("levels", "beginning", "settings", "keys", "credits", "continuing", "pause")
"""Scenes that have no world of their own."""


def draw_veil(canvas: Canvas, ui: Ui, scene: Scene) -> None:
    """Draws the nearest scene below that shows a world of its own, darker; a plain ground where there is none."""
    below = ui.under(scene)
    while below is not None and below.name in VEILED:
        below = ui.under(below)
    if below is None:
        canvas.rect(STAGE, fill="ink", radius=0)
        return
    below.draw(canvas)
    canvas.rect(STAGE, fill="ink", radius=0, alpha=DARK)
