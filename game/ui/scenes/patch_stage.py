"""The picture of the patch bay in the scene: wall, lines of the drawing, sockets, what hangs, the way out of the hand.

Look for: `Stage`.
"""

from typing import TYPE_CHECKING

from game.ui import focus
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.patch import diagram, live, schematic
from game.ui.patch.bay import LOOKS, spot
from game.ui.patch.lay import PICTURE
from game.ui.pictures import Still
from game.ui.scene import Ui
from game.ui.scenes import patch_heads

if TYPE_CHECKING:
    from game.ui.scenes.patch import Patch

LAMPS = {"lamp": 1.0, "beacon": 0.5}
SOCKET = 0.72
"""Of the size in which sockets are drawn: over each is the name of its port, under it its shape."""
FAR = 70.0
"""Units from the hand beyond which a dashed line leads on."""


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._still = Still()
        self._lines = diagram.Lines()
        self._tones: tuple[object, object, dict[str, str]] | None = None

    def draw(self, canvas: Canvas, scene: "Patch") -> None:
        """From the back to the front."""
        picture = self.ui.pictures.get(PICTURE)
        if picture is None:
            patch_heads.plain(canvas)
        else:
            canvas.surface.blit(self._still.of(picture, canvas, LAMPS), canvas.pixels(STAGE))
        source = scene.source
        if source is None:
            return
        self._lines.draw(canvas, scene.bay, scene.page, schematic.drawing(source.rig, scene.bay, scene.page), source)
        for port in scene.bay.ports:
            if port.page != scene.page:
                continue
            place = spot(port)
            names = (f"socket.{port.end.shape}", f"socket.any_{port.end.medium}")
            if not any(scene.lay.sprite(canvas, name, place, 0.0, SOCKET) for name in names):
                r = Rect(place[0] - 22, place[1] - 22, 44, 44)
                canvas.rect(r, fill="panel", line=LOOKS[port.end.medium].colour, width=3)
        rigged, solved = source.rigged, source.solved
        if self._tones is None or self._tones[0] is not rigged or self._tones[1] is not solved:
            self._tones = (rigged, solved, live.tones(source.rig, rigged, solved))
        scene.lay.draw(canvas, scene.bay, scene.hanging, scene.ropes, self._tones[2])
        _towards(canvas, scene)


def _towards(canvas: Canvas, scene: "Patch") -> None:
    """From the end in the hand to the port that is pointed at, while it fits."""
    number = scene.hanging.node_of(scene.hand.end) if scene.hand.end else -1
    widget = focus.named(list(scene.widgets()), scene.ui.focus) if number >= 0 else None
    if widget is None or widget.why_not or not widget.action.startswith("end:"):
        return
    ax, ay = scene.ropes.node(number)
    port = scene.bay.port(widget.action.partition(":")[2])
    bx, by = spot(port) if port is not None else (widget.rect.cx, widget.rect.cy)
    far = max(1.0, ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)) ** 0.5)
    if far > FAR:
        dx, dy = (bx - ax) / far, (by - ay) / far
        line = [(ax + 26.0 * dx, ay + 26.0 * dy), (bx - 44.0 * dx, by - 44.0 * dy)]
        canvas.line(line, "selected", 2.5, dash=(6, 5))
