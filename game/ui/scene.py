"""What a scene is, and what it gets: the stack of scenes and everything they share.

Look for: `Scene`, `Ui`, `Noise`.
"""

import gc
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from game.ui import keys, settings
from game.ui.settings import Settings
from game.ui.staging import Staging, staged
from game.ui.texts import Texts
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.baking import Baking
    from game.ui.canvas import Canvas
    from game.ui.pictures import Pictures
    from game.ui.play import Play


LEVELS = Path(__file__).parents[2] / "levels"


class Scene(Protocol):
    """One thing that fills the screen."""

    name: str

    def enter(self, ui: "Ui") -> None:
        """It comes to the top: at first, and whenever what lay over it is gone."""

    def advance(self, seconds: float) -> None:
        """Real seconds since the last frame."""

    def widgets(self) -> Sequence[Widget]:
        """All that is on the screen now, back to front; cheap, the same objects while nothing has changed."""

    def draw(self, canvas: "Canvas") -> None:
        """The world behind the widgets."""

    def on(self, action: str) -> None:
        """An action of one of its widgets."""


class Noise(NamedTuple):
    """Something that a scene lets be heard once."""

    sound: str
    loudness: float
    caption: str
    """Name of a sentence of the catalogue, under ui_sound; ""."""


class Sound(Protocol):
    """What makes itself heard; every sound is written somewhere too."""

    def play(self, name: str, volume: float = 1.0, pan: float = 0.0) -> None: ...

    def loop(self, name: str, volume: float, pan: float = 0.0) -> None: ...

    def quiet(self) -> None: ...


class Silence:
    """No sound: where there is no device, and in tests."""

    def play(self, name: str, volume: float = 1.0, pan: float = 0.0) -> None:
        """Nothing is heard."""

    def loop(self, name: str, volume: float, pan: float = 0.0) -> None:
        """Nothing is heard."""

    def quiet(self) -> None:
        """It is."""


class Ui:
    """What all scenes share. The app alone makes one."""

    def __init__(self, pictures: "Pictures", chosen: Settings, texts: Texts, keep: Path | None = None) -> None:
        self.pictures = pictures
        self.settings = chosen
        keys.put(chosen.keys)
        self.texts = texts
        self.scale = 1.0
        """Real pixels for a unit of the stage."""
        self.sound: Sound = Silence()
        self.chance = random.Random(16)
        """For flicker and sway; the session has its own."""
        self.play: Play | None = None
        self.staging = Staging()
        """How the open level wants to be shown."""
        self.baking: Baking | None = None
        self.scenes: list[Scene] = []
        self.focus = ""
        """Id of the widget that keys act on."""
        self.seconds = 0.0
        """For how long the window has been open, as its frames counted it: faces blink by it."""
        self.arc_long = 0.0
        """m, of the arc that the player holds, which is heard; 0 while none burns."""
        self.noises: list[Noise] = []
        """What happened before the player's eyes and is to be heard; whoever plays it takes it out."""
        self.pointer = (-1.0, -1.0)
        """Where the mouse is on the stage."""
        self.held: set[str] = set()
        """Keys that are down, as the game names them, and "mouse"."""
        self.last_key = ""
        """The key that went down last, as it is named on the keyboard: for whoever asks for another key."""
        self.refused = ""
        """Why the widget that was pressed last did nothing."""
        self.complaint = ""
        """A sentence for the title: what could not be read or drawn."""
        self.leaving = False
        self._left = False
        """A game has been left, and what of it lies about has not been collected yet."""
        self._focus_under: list[str] = []
        self._keep = keep

    def opened(self, play: "Play | None") -> None:
        """A game is open from now on, or none: with it come the words of its level and how it wants to be shown."""
        before, self.play = self.play, play
        self.arc_long = 0.0
        self.noises.clear()
        self.texts.level = play.world.texts if play else {}
        self.staging, complaint = staged(LEVELS / play.world.level) if play else (Staging(), "")
        self.complaint = complaint or self.complaint
        self.pictures.prepare(*self.staging.portrait.values(), *self.staging.picture.values())
        if before is not None:
            self._left = True
        else:
            self._freeze()

    def tidy(self) -> None:
        """Between two frames: what an earlier game has left is collected. The frame in which it was left has another
        scene to draw for the first time, and both in one would be late."""
        if self._left:
            self._left = False
            gc.unfreeze()
            gc.collect()
            self._freeze()

    def _freeze(self) -> None:
        # A level is a hundred thousand objects that refer to each other in no circle: nothing is gained by going
        # through them again and again, and a frame would be lost. Only what an earlier game has left is collected.
        # Benches and tests open many windows in one process; what those leave must still be found.
        if not self.pictures.patient:
            gc.freeze()

    def steady(self) -> None:
        """For half a minute no frame may be late: what has come to live since the game was opened, hours of it, is
        not gone through again meanwhile. What of it was rubbish is found when the game is left."""
        self._freeze()

    def choose(self, chosen: Settings) -> None:
        """Other settings from now on, kept for the next time."""
        if chosen.keys != self.settings.keys:
            keys.put(chosen.keys)
            # What is kept of sentences that name keys is kept for their texts: these are new ones.
            self.texts = self.texts.anew()
        self.settings = chosen
        if self._keep is not None:
            self.complaint = settings.save(chosen, self._keep)

    @property
    def stretch(self) -> float:
        return self.texts.stretch

    @property
    def top(self) -> Scene | None:
        return self.scenes[-1] if self.scenes else None

    def under(self, scene: Scene) -> Scene | None:
        """What lies under a scene: its `draw` can be called, for a scene that only covers a part of it."""
        at = self.scenes.index(scene)
        return self.scenes[at - 1] if at else None

    def push(self, scene: Scene) -> None:
        """Opens a scene over the one that is open."""
        self._focus_under.append(self.focus)
        self.focus = ""
        self.scenes.append(scene)
        scene.enter(self)

    def pop(self) -> None:
        """Closes the top scene. The window closes with the last one."""
        self.scenes.pop()
        self.focus = self._focus_under.pop()
        if self.scenes:
            self.scenes[-1].enter(self)
        else:
            self.leaving = True

    def remember(self, focus: str) -> None:
        """Where the focus will be once the top scene is closed."""
        self._focus_under[-1] = focus

    def replace(self, scene: Scene) -> None:
        """The top scene makes way for another."""
        self.scenes[-1:] = [scene]
        if not self._focus_under:
            self._focus_under.append("")
        self.focus = ""
        scene.enter(self)

    def restart(self, scene: Scene) -> None:
        """Every scene makes way for one: back to the title, for instance."""
        self.scenes, self._focus_under = [], []
        self.push(scene)

    def quit(self) -> None:
        """The window closes after this frame."""
        self.leaving = True
