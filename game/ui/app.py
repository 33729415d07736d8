"""The window: one loop that hands events to the top scene, lets time pass, and draws.

Look for: `App` (`frame` is one turn of the loop, with the time given: tests have their own clock), `run`, `NoDisplay`.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.ui import baking, focus, settings, sound
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE
from game.ui.keys import key_name, meant
from game.ui.pad import Pad, layout
from game.ui.painter import Painter, note
from game.ui.pictures import Pictures
from game.ui.scene import Scene, Ui
from game.ui.settings import Settings
from game.ui.texts import Texts
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.ears import Ears

FRAMES = 60
"""At most so many in a second."""
HELPED = ("help", "glossary")
"""Scenes that are help already."""
LONGEST = 0.25
"""A frame that took longer (the machine slept, the window was dragged) counts as this."""
HURRY = 0.012
"""Seconds after which a frame draws no more new widgets than one: the others appear in the frames after it."""
TURN = 0.001
"""Seconds after which a thread that reads or builds lets the window have its turn."""
SMALLEST = (640, 360)
TITLE = "SIXTEEN"


class App:
    """The window and its scenes."""

    def __init__(
        self, size: tuple[int, int] = (1280, 720), chosen: Settings | None = None, texts: Texts | None = None,
        pictures: Pictures | None = None, keep: Path | None = None,
    ) -> None:  # fmt: skip
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_caption(TITLE)
        self.ui = Ui(pictures or Pictures(), chosen or Settings(), texts or Texts(), keep)
        self.pad = Pad()
        self._ears: Ears | None = None
        self._windowed = size
        self._widgets: list[Widget] = []
        self._began = 0.0
        self._open()

    @property
    def ears(self) -> "Ears":
        """What listens to a game; it needs the model, and the title comes before that."""
        if self._ears is None:
            from game.ui.ears import Ears

            self._ears = Ears()
        return self._ears

    def _open(self) -> None:
        """The window, or the whole screen, as it is set."""
        self._whole = self.ui.settings.full_screen
        if self._whole:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            pygame.display.set_mode(self._windowed, pygame.RESIZABLE)
        self._sized()

    def _sized(self) -> None:
        """Lays the stage into the middle of the window, as large as it goes."""
        self.screen = pygame.display.get_surface() or pygame.Surface(SMALLEST)
        wide, high = self.screen.get_size()
        scale = max(0.1, min(wide / STAGE.w, high / STAGE.h))
        self.stage = pygame.Rect(0, 0, min(wide, round(STAGE.w * scale)), min(high, round(STAGE.h * scale)))
        self.stage.center = (wide // 2, high // 2)
        self.canvas = Canvas(self.screen.subsurface(self.stage), scale)
        self.painter = Painter(scale, None if self.ui.pictures.patient else self._hurried)
        self.ui.scale = scale
        self.ui.pictures.fit(scale)
        self.screen.fill((0, 0, 0))

    def _hurried(self) -> bool:
        return time.perf_counter() - self._began > HURRY

    def frame(self, seconds: float) -> bool:
        """Events, time, drawing. False when the window is to close."""
        self._began = time.perf_counter()
        self.ui.tidy()
        for event in pygame.event.get():
            self._on(event)
            if self.ui.leaving:
                return False
        for key in self.pad.held(seconds, layout(self.ui.top)):
            self._pressed(key.name, key.shift)
        scene = self.ui.top
        if scene is None:
            return False
        self.ui.seconds += min(seconds, LONGEST)
        scene.advance(min(seconds, LONGEST))
        if self._ears is not None or self.ui.play is not None or self.ui.arc_long > 0.0:
            self.ears.listen(min(seconds, LONGEST), self.ui)
        if self.ui.settings.full_screen is not self._whole:
            self._open()
        self._look_at_baking()
        self.ui.pictures.turned()
        self.draw()
        return not self.ui.leaving

    def _look_at_baking(self) -> None:
        if self.ui.baking is not None:
            while self.ui.baking.fresh:
                self.ui.pictures.forget(self.ui.baking.fresh.pop())

    def draw(self) -> None:
        """The top scene as it is now."""
        scene = self.ui.top
        if scene is None:
            return
        widgets = self._now(scene)
        self.ui.focus = focus.resting(widgets, self.ui.focus)
        scene.draw(self.canvas)
        self.painter.draw(self.canvas, widgets, self.ui.focus)
        chosen = focus.named(widgets, self.ui.focus)
        if chosen is not None and (why := note(chosen)):
            self.painter.draw(self.canvas, why, "")

    def _now(self, scene: Scene) -> list[Widget]:
        self._widgets = list(scene.widgets())
        if self._ears is not None:
            self._widgets += self._ears.captions.widgets(self.ui.texts, self._widgets)
        return self._widgets

    def _on(self, event: pygame.event.Event) -> None:
        match event.type:
            case pygame.QUIT:
                self.ui.quit()
            case pygame.VIDEORESIZE:
                if not self._whole:
                    self._windowed = (max(SMALLEST[0], event.w), max(SMALLEST[1], event.h))
                self._sized()
            case pygame.KEYDOWN:
                self._key(event)
            case pygame.KEYUP:
                self.ui.held.discard(meant(key_name(event.key), self.ui.settings.keys))
            case pygame.MOUSEMOTION:
                self._point(event.pos)
                if (widget := focus.under(self._widgets, *self.ui.pointer)) is not None:
                    self.ui.focus = widget.id
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._point(event.pos)
                self.ui.held.add("mouse")
                if (scene := self.ui.top) and (widget := focus.under(self._now(scene), *self.ui.pointer)) is not None:
                    self._press(widget)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self._point(event.pos)
                self.ui.held.discard("mouse")
            case pygame.MOUSEWHEEL if event.y and (scene := self.ui.top):
                turned = focus.keyed(self._now(scene), "page up" if event.y > 0 else "page down")
                if turned is not None:
                    self._press(turned)
            case pygame.WINDOWFOCUSLOST:
                self.ui.held.clear()
            case _:
                for key in self.pad.heard(event, layout(self.ui.top)):
                    if key.down:
                        self._pressed(key.name, key.shift)
                    else:
                        self.ui.held.discard(key.name)

    def _point(self, at: tuple[int, int]) -> None:
        scale = self.canvas.scale
        self.ui.pointer = ((at[0] - self.stage.x) / scale, (at[1] - self.stage.y) / scale)

    def _key(self, event: pygame.event.Event) -> None:
        self.ui.last_key = key_name(event.key)
        self._pressed(meant(key_name(event.key), self.ui.settings.keys), bool(event.mod & pygame.KMOD_SHIFT))

    def _pressed(self, pressed: str, shift: bool) -> None:
        """A key as the game names it, of the keyboard or of a pad."""
        scene = self.ui.top
        self.ui.held.add(pressed)
        if scene is None:
            return
        widgets = self._now(scene)
        if (widget := focus.keyed(widgets, pressed)) is not None:
            before = self.ui.focus
            self._press(widget)
            if pressed == "f1" and self.ui.top is not scene:
                # Whoever has read the help goes on where they were: Enter there does not mean the help again.
                self.ui.remember(before)
        elif pressed in ("return", "space"):
            if (widget := focus.named(widgets, focus.resting(widgets, self.ui.focus))) is not None:
                self._press(widget)
        elif pressed == "tab":
            # From where the focus rests: a scene that opened within this frame was not drawn yet.
            here = focus.resting(widgets, self.ui.focus)
            self.ui.focus = focus.stepped(widgets, here, -1 if shift else 1)
        elif pressed in focus.DIRECTIONS:
            self.ui.focus = focus.moved(widgets, focus.resting(widgets, self.ui.focus), pressed)
        elif pressed == "escape" and len(self.ui.scenes) > 1:
            self.ui.pop()
        elif pressed == "f1" and scene.name not in HELPED:
            from game.ui.scenes.help import Help

            self.ui.push(Help())
        elif pressed == "f2":
            self.ui.choose(self.ui.settings._replace(mute=not self.ui.settings.mute))
        elif pressed == "f11":
            self.ui.choose(self.ui.settings._replace(full_screen=not self._whole))

    def _press(self, widget: Widget) -> None:
        scene = self.ui.top
        if scene is None:
            return
        self.ui.focus = widget.id
        if widget.enabled:
            self.ui.sound.play("click")
            scene.on(widget.action)
        else:
            self.ui.refused = widget.why_not
            self.ui.sound.play("refused")


class NoDisplay(Exception):
    """There is nothing to show a window on."""


def _display(seen: bool) -> None:
    """Raises NoDisplay, with the reason. SDL would show a window on nothing at all, if nothing else is left.

    `seen`: not even where somebody has asked for such a window, and without a word where there is none."""
    if seen and sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        raise NoDisplay("no display was found")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    nothing = pygame.display.get_driver() in ("offscreen", "dummy")
    if nothing and (seen or "SDL_VIDEODRIVER" not in os.environ):
        pygame.display.quit()
        raise NoDisplay("no display was found")


def run(first: Callable[[], Scene] | None = None) -> int:
    """Opens the window and plays until it is closed. Raises NoDisplay.

    `first`: what it opens with, instead of the title; then only on a display that somebody can see."""
    from game.ui.opening import FIRST, opening

    _display(seen=first is not None)
    chosen, complaint = settings.load(settings.place())
    places = baking.folders()
    app = App(chosen=chosen, pictures=Pictures(places, patient=False), keep=settings.place())
    app.ui.complaint = complaint
    app.ui.sound = sound.opened(places, lambda: app.ui.settings)
    app.ui.baking = baking.Baking(places, app.ui.scale)
    app.ui.baking.start()
    app.ui.pictures.wait(FIRST)
    app.ui.push(opening(app.ui, first))
    app.pad.open()
    sys.setswitchinterval(TURN)
    gc.freeze()
    clock = pygame.time.Clock()
    try:
        while app.frame(clock.tick(FRAMES) / 1000.0):
            pygame.display.flip()
    finally:
        if app.ui.play is not None:
            app.ui.play.leave()
        app.ui.baking.stop()
        pygame.quit()
    return 0
