"""The picture of the weld bench in the scene: the wall, lines over it, a plate in the hand, the arc with both hands.

Look for: `Stage`.
"""

from typing import TYPE_CHECKING

from game.model.weldment import Weldment
from game.ui import weld_place
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Ui
from game.ui.weld_burn import Burn
from game.ui.weld_inset import Inset, Puddle, leg_of, place
from game.ui.weld_live import Live
from game.ui.weld_marks import Marks, Shown
from game.ui.weld_source import Played
from game.ui.weld_view import View, nearest_arc

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

LAMPS = {"lamp": 1.0, "beacon": 0.6}
WIRE = 12.0
"""Units of the stage from the puddle to the end of the wire."""
UPRIGHT = 10.0
"""Travel angle at which the torch is drawn as it was baked, degrees."""


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._view, self._marks, self._live, self._inset = View(ui), Marks(ui), Live(ui), Inset()

    def advance(self, seconds: float, scene: "Weld") -> None:
        """Sparks fly on."""
        burn = scene.burn
        at = weld_place.along_seam(burn.seam, burn.torch.along) if burn is not None and burn.burning else None
        self._live.advance(seconds, at, burn.piece.dirt if burn is not None else 0.0)

    def draw(self, canvas: Canvas, scene: "Weld") -> None:
        """From the back to the front."""
        source, burn, view = scene.source, scene.burn, self._view
        if source is None:
            return
        weldment = source.weldment
        lights = dict(LAMPS)
        lit = burn is not None and burn.burning
        visor = None
        if burn is not None and lit:
            visor = weld_place.along_seam(burn.seam, burn.seam.length / 2)
            lights[nearest_arc(weldment, *weld_place.on_wall(*visor))] = 1.0
        without = scene.carry.piece if scene.carry is not None else ""
        still = view.still(canvas, weldment, lights, without, visor, 0.0 if source.hung else None)
        canvas.surface.blit(still, canvas.pixels(STAGE))
        if burn is not None and lit:
            self._burning(canvas, weldment, burn, source)
            return
        if scene.carry is not None:
            carry = scene.carry
            held = next(each for each in weldment.pieces if each.name == carry.piece)
            view.in_hand(canvas, weldment, held, carry.x, carry.y, carry.angle)
        self._marks.over(canvas, weldment, self._shown(scene, source))
        if scene.carry is not None:
            self._marks.to_foot(canvas, weldment, scene.carry.piece, scene.carry.x, scene.carry.y, scene.carry.angle)

    def _shown(self, scene: "Weld", source: Played) -> Shown:
        seam, piece = scene.chosen_seam(), scene.chosen_piece()
        return Shown(
            scene.mode,
            piece.name if piece is not None and scene.mode == "fit" and scene.carry is None else "",
            seam.name if seam is not None and scene.mode in ("tack", "weld") else "",
            scene.along if scene.mode == "tack" else -1.0,
            source.verdict() if scene.mode == "load" else None,
        )

    def _burning(self, canvas: Canvas, weldment: Weldment, burn: Burn, source: Played) -> None:
        torch, held, picture = burn.torch, burn.torch.held, self._view.picture
        at = weld_place.along_seam(burn.seam, torch.along)
        bead = burn.bead(source)
        if bead is not None:
            self._view.bead(canvas, weldment, bead, done=False)
            speed = max(0.0005, torch.speed)
            trail = [
                (weld_place.along_seam(burn.seam, cell.along), (torch.along - cell.along) / speed, cell.heat)
                for cell in bead.cells[-9:]
            ]
            self._live.hot(canvas, picture, trail)
        self._live.arc(canvas, picture, at, held.arc)
        self._live.hands(canvas, picture, at, True, WIRE, held.travel - UPRIGHT)
        self._live.fly(canvas, picture)
        leg = leg_of(burn.cells, burn.card.leg)
        now = Puddle(torch.along, held.off, held.arc, leg, torch.speed, True, held.work, held.travel)
        left = burn.seam.x1 < burn.seam.x0 - 1e-4
        self._inset.draw(canvas, place(at[1]), now, bead, burn.piece.dirt, picture, left)
