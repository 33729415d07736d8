"""The picture of the weld bench in the scene: the wall, lines over it, a plate in the hand, the arc with both hands.

Look for: `Stage`.
"""

from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Ui
from game.ui.weld_hook import RAISED, Hook
from game.ui.weld_lit import Lit, lit
from game.ui.weld_marks import Marks, Shown
from game.ui.weld_source import HANG, WELD, Played
from game.ui.weld_view import View

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._view, self._marks = View(ui), Marks(ui)
        self._lit = Lit(ui, self._view)
        self.hook = Hook()
        self._looked = False

    def advance(self, seconds: float, scene: "Weld") -> None:
        """Sparks fly on, the chain pays out, what is let go falls."""
        self._lit.advance(seconds, scene.burn)
        source = scene.source
        if source is None:
            return
        if self.hook.fallen and not source.fallen:
            self.hook = Hook()
        hook = self.hook
        if source.fallen and not hook.fallen:
            hook.let_go(source.weldment, source.gone, unseen=not self._looked)
        self._looked = True
        if not scene.play.paused and hook.advance(seconds):
            scene.lowered()
        self.ui.noises += hook.noises
        hook.noises.clear()

    def draw(self, canvas: Canvas, scene: "Weld") -> None:
        """From the back to the front."""
        source, burn, view = scene.source, scene.burn, self._view
        if source is None:
            return
        weldment = source.weldment
        lights, visor = lit(weldment, burn)
        if source.bare:
            visor = None
        fit, carry = scene.fit, None if scene.carry is None else scene.fit.pose(scene.carry)
        way = (carry.piece, *carry[1:4]) if carry is not None else fit.released() or source.carried
        pushed = fit.pushed(weldment)
        without = (*([way[0]] if way is not None else []), *(each.piece for each in pushed))
        moved = self.hook.at()
        still = view.still(canvas, weldment, lights, without, visor, self._hung(source) if moved is None else None)
        canvas.surface.blit(still, canvas.pixels(STAGE))
        if moved is not None:
            view.machine(canvas, weldment, lights, moved)
        if burn is not None and burn.burning:
            self._lit.burning(canvas, weldment, burn, source, source.bare)
            return
        if burn is not None and (bead := burn.bead(source)) is not None:
            # The arc is out, and what it has laid is not given yet.
            view.bead(canvas, weldment, bead)
        if scene.mode == "weld" and source.kind == WELD and not scene.loupe:
            self._lit.resting(canvas)
        for each in pushed:
            aside = next(piece for piece in weldment.pieces if piece.name == each.piece)
            view.in_hand(canvas, weldment, aside, each.x, each.y, each.angle)
        if way is not None:
            held = next(each for each in weldment.pieces if each.name == way[0])
            view.in_hand(canvas, weldment, held, *way[1:])
        if not self.hook.lowering:
            self._marks.over(canvas, weldment, self._shown(scene, source))
        if scene.loupe and scene.mode != "fit":
            seam = scene.chosen_seam()
            self._lit.loupe(canvas, weldment, seam.name if seam is not None else "")
        if carry is not None:
            self._marks.to_foot(canvas, weldment, carry.piece, carry.x, carry.y, carry.angle)

    def _hung(self, source: Played) -> float | None:
        """Where the machine waits, m over its place; None where it is not in the picture."""
        if source.hung:
            return 0.0
        return RAISED if source.kind == HANG and not source.fallen else None

    def _shown(self, scene: "Weld", source: Played) -> Shown:
        seam, piece = scene.chosen_seam(), scene.chosen_piece()
        return Shown(
            scene.mode,
            piece.name if piece is not None and scene.mode == "fit" and scene.carry is None else "",
            seam.name if seam is not None and scene.mode in ("tack", "weld") else "",
            scene.along if scene.mode == "tack" else -1.0,
            source.verdict() if scene.mode == "load" else None,
            scene.carry.piece if scene.carry is not None else "",
        )
