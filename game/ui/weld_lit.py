"""An arc in somebody's hands as it is seen: its light on the wall, the bead behind it, the puddle; and a bead closely.

Look for: `Lit`, `lit` (the lamps, and the visor's shade).
"""

import math

from game.model.hand import swing
from game.model.weldment import Seam, Weldment
from game.ui import weld_place
from game.ui.canvas import Canvas
from game.ui.scene import Ui
from game.ui.weld_burn import Burn
from game.ui.weld_inset import Inset, Puddle, leg_of, place
from game.ui.weld_live import Live
from game.ui.weld_source import Source
from game.ui.weld_view import View, nearest_arc

LAMPS = {"lamp": 1.0, "beacon": 0.6}
WIRE = 12.0
"""Units of the stage from the puddle to the end of the wire."""
NEAR = 0.02
"""m beside a bead within which the pointer says where to look."""
REST, REST_APART = (470.0, 572.0), 76.0
"""Where hands rest while no arc burns: the middle between torch and wire, and how far each is from it."""
GLARE = (
    *((190.0 - 7.5 * n, 0.015 + 0.009 * n, "arc") for n in range(22)),
    *((48.0 - 7.0 * n, 0.3, "text") for n in range(6)),
)
"""Discs round an arc that is looked into with the visor up: units, how dense, and their colour. They stand still."""
SINKS = 0.6
"""Seconds in which they get there."""
UPRIGHT = 10.0
"""Travel angle at which the torch is drawn as it was baked, degrees."""


def lit(weldment: Weldment, burn: Burn | None) -> tuple[dict[str, float], tuple[float, float] | None]:
    """The lights of the wall, and round which point of the stage the visor has darkened it, while an arc burns."""
    lights = dict(LAMPS)
    if burn is None or not burn.burning:
        return lights, None
    middle = weld_place.along_seam(burn.seam, burn.seam.length / 2)
    lights[nearest_arc(weldment, *weld_place.on_wall(*middle))] = 1.0
    return lights, middle


def runs_right(seam: Seam) -> bool:
    """Whether a seam runs to the right; upright ones are led as those to the left."""
    return seam.x1 > seam.x0 + 1e-4


class Lit:
    """What of it is kept from frame to frame."""

    def __init__(self, ui: Ui, view: View) -> None:
        self.ui = ui
        self._view, self._live, self._inset = view, Live(ui), Inset()
        self._seconds = 0.0
        self._last: tuple[float, float] | None = None
        """Where the tungsten was seen last; None until an arc has burnt."""
        self._right = False
        self._rested = SINKS
        """Seconds since it went out."""

    def advance(self, seconds: float, burn: Burn | None) -> None:
        """Sparks fly on."""
        at = weld_place.along_seam(burn.seam, burn.torch.along) if burn is not None and burn.burning else None
        self._live.advance(seconds, at, burn.piece.dirt if burn is not None else 0.0)
        self._seconds += seconds
        self._rested += seconds

    def burning(self, canvas: Canvas, weldment: Weldment, burn: Burn, source: Source, bare: bool = False) -> None:
        """The arc with both hands, the bead that grows, and the puddle four times as large; `bare`: only its glare."""
        torch, held, picture = burn.torch, burn.torch.held, self._view.picture
        at = self._trembling(burn, source)
        bead = burn.bead(source)
        if bead is not None and not bare:
            self._view.bead(canvas, weldment, bead, done=False)
            speed = max(0.0005, torch.speed)
            trail = [
                (weld_place.along_seam(burn.seam, cell.along), (torch.along - cell.along) / speed, cell.heat)
                for cell in bead.cells[-9:]
            ]
            self._live.hot(canvas, picture, trail)
        self._live.arc(canvas, picture, at, held.arc)
        right = runs_right(burn.seam)
        self._live.hands(canvas, picture, at, True, WIRE, held.travel - UPRIGHT, right)
        self._last, self._right, self._rested = at, right, 0.0
        if bare:
            for wide, dense, colour in GLARE:
                canvas.circle(*at, wide, fill=colour, alpha=dense)
            return
        self._live.core(canvas, at, held.arc)
        self._live.fly(canvas, picture)
        leg = leg_of(burn.cells, burn.card.leg)
        now = Puddle(torch.along, held.off, held.arc, leg, torch.speed, True, held.work, held.travel)
        self._inset.draw(canvas, place(at[1]), now, bead, burn.piece.dirt, picture, not right)

    def resting(self, canvas: Canvas) -> None:
        """Both hands while no arc burns: at the lower edge, on their way there for a moment after it went out."""
        share = min(1.0, self._rested / SINKS)
        share *= share * (3.0 - 2.0 * share)
        side = -1.0 if self._right else 1.0
        rest = (REST[0] + side * REST_APART, REST[1])
        last = self._last or rest
        at = (last[0] + (rest[0] - last[0]) * share, last[1] + (rest[1] - last[1]) * share)
        wire = WIRE + (2.0 * REST_APART - WIRE) * share
        self._live.hands(canvas, self._view.picture, at, False, wire, 0.0, self._right)

    def _trembling(self, burn: Burn, source: Source) -> tuple[float, float]:
        """Where the tungsten is seen: the hand adds what the model's tremor adds."""
        hand, seam = source.hand, burn.seam
        shake = swing(hand.seed, self._seconds, hand.impairment)
        x, y = weld_place.along_seam(seam, burn.torch.along + shake.along)
        long = max(1e-6, seam.length)
        off = (burn.torch.held.off + shake.off) * weld_place.PER_M / long
        return x - off * (seam.y1 - seam.y0), y - off * (seam.x1 - seam.x0)

    def loupe(self, canvas: Canvas, weldment: Weldment, seam: str) -> None:
        """The last bead of a seam four times as large: where the pointer is, or all along it by itself."""
        beads = [bead for bead in weldment.beads if bead.seam == seam]
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
        left = not runs_right(line)
        self._inset.draw(canvas, place(y), now, bead, piece.dirt if piece else 0.0, self._view.picture, left)
