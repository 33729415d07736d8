"""The picture of the weld bench in the scene: the wall, lines over it, a plate in the hand, the arc with both hands.

Look for: `Stage`.
"""

import math
from typing import TYPE_CHECKING

from game.model.hand import swing
from game.model.weldment import Seam, Weldment
from game.ui import weld_place
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.scene import Ui
from game.ui.weld_burn import Burn
from game.ui.weld_inset import Inset, Puddle, leg_of, place
from game.ui.weld_live import Live
from game.ui.weld_marks import Marks, Shown
from game.ui.weld_source import HANG, Played
from game.ui.weld_view import View, nearest_arc

if TYPE_CHECKING:
    from game.ui.scenes.weld import Weld

LAMPS = {"lamp": 1.0, "beacon": 0.6}
LIFTED, DROPPED = 0.11, -0.16
"""m over its place at which the machine waits on the hook; and at which it comes to rest when it has fallen."""
WIRE = 12.0
"""Units of the stage from the puddle to the end of the wire."""
NEAR = 0.02
"""m beside a bead within which the pointer says where to look."""
UPRIGHT = 10.0
"""Travel angle at which the torch is drawn as it was baked, degrees."""


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._view, self._marks, self._live, self._inset = View(ui), Marks(ui), Live(ui), Inset()
        self._lift = self._seconds = 0.0

    def advance(self, seconds: float, scene: "Weld") -> None:
        """Sparks fly on."""
        burn = scene.burn
        at = weld_place.along_seam(burn.seam, burn.torch.along) if burn is not None and burn.burning else None
        self._live.advance(seconds, at, burn.piece.dirt if burn is not None else 0.0)
        self._seconds += seconds
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
        lights = dict(LAMPS)
        lit = burn is not None and burn.burning
        visor = None
        if burn is not None and lit:
            visor = weld_place.along_seam(burn.seam, burn.seam.length / 2)
            lights[nearest_arc(weldment, *weld_place.on_wall(*visor))] = 1.0
        way = (scene.carry.piece, *scene.carry[1:4]) if scene.carry is not None else source.carried
        without = way[0] if way is not None else ""
        still = view.still(canvas, weldment, lights, without, visor, self._hung(source))
        canvas.surface.blit(still, canvas.pixels(STAGE))
        if burn is not None and lit:
            self._burning(canvas, weldment, burn, source)
            return
        if way is not None:
            held = next(each for each in weldment.pieces if each.name == way[0])
            view.in_hand(canvas, weldment, held, *way[1:])
        self._marks.over(canvas, weldment, self._shown(scene, source))
        if scene.loupe and scene.mode != "fit":
            self._loupe(canvas, scene, weldment)
        if scene.carry is not None:
            self._marks.to_foot(canvas, weldment, scene.carry.piece, scene.carry.x, scene.carry.y, scene.carry.angle)

    def _loupe(self, canvas: Canvas, scene: "Weld", weldment: Weldment) -> None:
        """The bead of the chosen seam four times as large: where the pointer is, or all along it by itself."""
        seam = scene.chosen_seam()
        beads = [bead for bead in weldment.beads if seam is not None and bead.seam == seam.name]
        if not beads or not beads[-1].cells:
            return
        bead = beads[-1]
        first, last = bead.cells[0].along, bead.cells[-1].along
        line = Seam(bead.seam, "", "", False, bead.x0, bead.y0, bead.x1, bead.y1, 0.0, 0.0, 0.0)
        along, off = weld_place.nearest_along(line, *self.ui.pointer)
        if abs(off) > NEAR or not first <= along <= last:
            share = 0.5 if self.ui.settings.reduced_motion else 0.5 - 0.5 * math.cos(0.4 * self._seconds)
            along = first + share * (last - first)
        now = Puddle(along, 0.0, 0.0, leg_of(bead.cells, 0.005), 0.0, False, 45.0, 0.0)
        piece = next((each for each in weldment.pieces if bead.seam.startswith(f"{each.name}.")), None)
        x, y = weld_place.along_seam(line, along)
        canvas.circle(x, y, 13, line="ink", width=5)
        canvas.circle(x, y, 12, line="selected", width=2)
        self._inset.draw(
            canvas, place(y), now, bead, piece.dirt if piece else 0.0, self._view.picture, bead.x1 < bead.x0 - 1e-4
        )

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

    def _trembling(self, burn: Burn, source: Played) -> tuple[float, float]:
        """Where the tungsten is seen: the hand adds what the model's tremor adds."""
        hand, seam = source.hand, burn.seam
        shake = swing(hand.seed, self._seconds, hand.impairment)
        x, y = weld_place.along_seam(seam, burn.torch.along + shake.along)
        long = max(1e-6, seam.length)
        off = (burn.torch.held.off + shake.off) * weld_place.PER_M / long
        return x - off * (seam.y1 - seam.y0), y - off * (seam.x1 - seam.x0)

    def _burning(self, canvas: Canvas, weldment: Weldment, burn: Burn, source: Played) -> None:
        torch, held, picture = burn.torch, burn.torch.held, self._view.picture
        at = self._trembling(burn, source)
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
        self._live.core(canvas, at, held.arc)
        self._live.fly(canvas, picture)
        leg = leg_of(burn.cells, burn.card.leg)
        now = Puddle(torch.along, held.off, held.arc, leg, torch.speed, True, held.work, held.travel)
        left = burn.seam.x1 < burn.seam.x0 - 1e-4
        self._inset.draw(canvas, place(at[1]), now, bead, burn.piece.dirt, picture, left)
