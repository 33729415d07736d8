"""The picture of the weld bench in the scene: the wall, lines over it, a plate in the hand, the arc with both hands.

Look for: `Stage`.
"""

from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Ui
from game.ui.weld_lit import Lit, lit
from game.ui.weld_marks import Marks, Shown
from game.ui.weld_source import HANG, Played
from game.ui.weld_view import View

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

LIFTED, DROPPED = 0.11, -0.16
"""m over its place at which the machine waits on the hook; and at which it comes to rest when it has fallen."""


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._view, self._marks = View(ui), Marks(ui)
        self._lit = Lit(ui, self._view)
        self._lift = 0.0

    def advance(self, seconds: float, scene: "Weld") -> None:
        """Sparks fly on."""
        self._lit.advance(seconds, scene.burn)
        source = scene.source
        if source is None or not source.hung:
            # What hangs there already when the bench is first looked at does not come down again.
            self._lift = LIFTED if source is not None and source.kind == HANG else 0.0
        else:
            self._lift = max(0.0, self._lift - seconds * max(0.04, scene.set_down))

    def draw(self, canvas: Canvas, scene: "Weld") -> None:
        """From the back to the front."""
        source, burn, view = scene.source, scene.burn, self._view
        if source is None:
            return
        weldment = source.weldment
        lights, visor = lit(weldment, burn)
        way = (scene.carry.piece, *scene.carry[1:4]) if scene.carry is not None else source.carried
        without = way[0] if way is not None else ""
        still = view.still(canvas, weldment, lights, without, visor, self._hung(source))
        canvas.surface.blit(still, canvas.pixels(STAGE))
        if burn is not None and burn.burning:
            self._lit.burning(canvas, weldment, burn, source)
            return
        if way is not None:
            held = next(each for each in weldment.pieces if each.name == way[0])
            view.in_hand(canvas, weldment, held, *way[1:])
        self._marks.over(canvas, weldment, self._shown(scene, source))
        if scene.loupe and scene.mode != "fit":
            seam = scene.chosen_seam()
            self._lit.loupe(canvas, weldment, seam.name if seam is not None else "")
        if scene.carry is not None:
            self._marks.to_foot(canvas, weldment, scene.carry.piece, scene.carry.x, scene.carry.y, scene.carry.angle)

    def _hung(self, source: Played) -> float | None:
        """Where the machine is, m over its place: on its way down as long as the hook needs for it."""
        if source.fallen:
            return DROPPED
        if source.hung:
            return round(self._lift, 3)
        return LIFTED if source.kind == HANG else None

    def _shown(self, scene: "Weld", source: Played) -> Shown:
        seam, piece = scene.chosen_seam(), scene.chosen_piece()
        return Shown(
            scene.mode,
            piece.name if piece is not None and scene.mode == "fit" and scene.carry is None else "",
            seam.name if seam is not None and scene.mode in ("tack", "weld") else "",
            scene.along if scene.mode == "tack" else -1.0,
            source.verdict() if scene.mode == "load" else None,
        )
