"""What the hand has at the patch bay: an end, which way round, or a tool; and where it is, by mouse or by keys.

Look for: `Hand`, `at` (where its end is seen), `loose_end` (which end comes off where two are together).
"""

from game.rig.parts import LEADS, Part, Rig, Rigged
from game.rig.wiring import partner, plugged
from game.ui import focus
from game.ui.geometry import Rect
from game.ui.patch.marks import Held
from game.ui.scene import Ui
from game.ui.weld_input import Input, Mouse
from game.ui.widget import Widget

REST = (654.0, 470.0)
"""Where an end is held while nothing is pointed at."""
LOWEST = 496.0
"""Under this the strip and the panels begin: what is in the hand is not seen behind them."""
MOVED = 8.0
"""Units beyond which a mouse whose button is down drags."""

Spot = tuple[float, float]


class Hand:
    """The player's hand."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self.end = ""
        """Full name of the end in it; ""."""
        self.swapped = False
        self.tool = ""
        self._input = Input()
        self._pointer = ui.pointer
        self._focus = ""
        self.by_mouse = False
        """Whether it was the mouse that pointed last."""
        self._grip = ""
        """The plugged end on which the button is down."""
        self._from: Spot | None = None
        """Where the button went down with which it was taken."""

    @property
    def held(self) -> Held:
        return Held(self.end, self.swapped, self.tool)

    def take(self, end: str) -> None:
        """It has an end now."""
        self.end, self.swapped, self.tool = end, False, ""
        self._from = self.ui.pointer if "mouse" in self.ui.held else None

    def grip(self, end: str) -> None:
        """The button went down on what is plugged: drawn away it comes off."""
        if "mouse" in self.ui.held:
            self._grip, self._from = end, self.ui.pointer

    def pulled(self) -> str:
        """What comes off by a drag just now; ""."""
        if not self._grip or self._from is None:
            return ""
        if "mouse" not in self.ui.held:
            self._grip = ""
            return ""
        x, y = self.ui.pointer
        if abs(x - self._from[0]) + abs(y - self._from[1]) <= MOVED:
            return ""
        end, self._grip = self._grip, ""
        return end

    def aim(self, id_: str) -> None:
        """The focus goes somewhere, and what is in the hand stays under the pointer."""
        self.ui.focus = self._focus = id_

    def left(self, widgets: list[Widget]) -> bool:
        """Whether the mouse has been led away from what has the focus."""
        widget = focus.named(widgets, self.ui.focus)
        x, y = self.ui.pointer
        return self.by_mouse and (widget is None or not widget.rect.inset(-8.0).holds(Rect(x, y, 0.0, 0.0)))

    def drop(self) -> None:
        self.end, self.swapped = "", False

    def look(self, seconds: float) -> Mouse:
        """A frame passes; how the mouse button is."""
        ui = self.ui
        mouse = self._input.look(ui, seconds)
        if ui.pointer != self._pointer:
            self.by_mouse, self._pointer = True, ui.pointer
        elif ui.focus != self._focus:
            self.by_mouse = False
        self._focus = ui.focus
        return mouse

    def tapped(self, key: str) -> bool:
        """Whether a key of the keyboard went down since this was asked last, and was the last one."""
        tapped = self.ui.last_key == key
        if tapped:
            self.ui.last_key = ""
        return tapped

    def dropped_at(self, mouse: Mouse, widgets: list[Widget]) -> Widget | None:
        """Where a drag ended, if one did just now."""
        if not mouse.released or self._from is None or not self.end:
            return None
        x, y = self.ui.pointer
        dragged = abs(x - self._from[0]) + abs(y - self._from[1]) > MOVED
        self._from = None
        return focus.under(widgets, x, y) if dragged else None

    def at(self, widgets: list[Widget]) -> Spot:
        """Where the end is seen: under the pointer, or before what has the focus."""
        x, y = self.ui.pointer
        if self.by_mouse and x >= 0.0:
            return x, min(y, LOWEST)
        widget = focus.named(widgets, self.ui.focus)
        if widget is None or not widget.action.startswith("end:"):
            return REST
        r = widget.rect
        if widget.id.startswith("port:"):
            return r.cx + (96.0 if r.cx < 654.0 else -96.0), r.cy + 14.0
        return r.cx + (34.0 if r.cx < 654.0 else -34.0), r.cy + 16.0


def loose_end(rig: Rig, rigged: Rigged, end: str) -> str:
    """Which of two ends that are together comes into the hand: that of the lead, of a loose part."""
    joint = plugged(rigged, end)
    if joint is None:
        return ""
    other = partner(joint, end)
    parts = {name: rig.part(name.rpartition(".")[0]) for name in (end, other)}
    loose = [name for name, part in parts.items() if part is not None and not part.fixed]
    leads = [name for name in loose if isinstance(_body(parts[name]), LEADS)]
    return (leads or loose or [""])[0]


def _body(part: Part | None) -> object:
    return part.body if part is not None else None


def free_end(rigged: Rigged, part: Part, but: str = "") -> str:
    """An end of a part where nothing is plugged; ""."""
    for end in part.ends:
        name = part.end(end.name)
        if name != but and plugged(rigged, name) is None:
            return name
    return ""
