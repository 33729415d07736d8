"""The picture of the salvage: the place in its light, what of the machine is still there, who is there, the close-up.

Look for: `View`, `INSET` (where the close-up is).
"""

import math
from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.hoard import Hoard, size_of
from game.ui.pictures import Picture, Still
from game.ui.salvage_steps import AT_WORK, Craft, Standing
from game.ui.scene import Ui
from game.ui.stagecraft import holds, stagecraft
from game.ui.widget import Widget, set_text

INSET = Rect(24.0, 476.0, 340.0, 220.0)
PLAIN: Mapping[str, tuple[float, float]] = {
    "bus": (560.0, 180.0), "breaker": (700.0, 180.0), "power": (780.0, 300.0), "drain": (756.0, 430.0),
    "hoses": (810.0, 430.0), "feet": (560.0, 560.0), "bolts": (620.0, 560.0), "cart": (430.0, 560.0),
    "unit": (660.0, 360.0), "box": (430.0, 500.0), "handle": (400.0, 440.0),
}  # fmt: skip
"""Where things are while the picture is not baked."""
SPOTS = ((452.0, 606.0, 1), (880.0, 622.0, -1), (500.0, 640.0, 1), (840.0, 640.0, -1))
"""Where people stand: x, y, which way they look."""
UNIT = Rect(534.0, 262.0, 316.0, 322.0)
STEPS = 48
"""Positions of the moving thing in a close-up."""
TURNED = 8_000_000
"""Bytes at scale 1 of those positions that are kept."""


class View:
    """The place, as the session has it."""

    def __init__(self, ui: Ui, craft: Craft) -> None:
        self.ui = ui
        self._craft = craft
        self._looks = stagecraft(ui.staging)
        self._clock = 0.0
        self._still = Still()
        self._turned: Hoard[pygame.Surface] = Hoard(TURNED * ui.scale**2)
        self._size: dict[tuple[str, float], pygame.Surface] = {}

    @property
    def _picture(self) -> Picture | None:
        return self.ui.pictures.get(self._craft.picture) if self._craft.picture else None

    @property
    def points(self) -> Mapping[str, tuple[float, float]]:
        """The places of the steps."""
        picture = self._picture
        return picture.points if picture else PLAIN

    def advance(self, seconds: float) -> None:
        """The hand in the close-up moves by itself."""
        self._clock += seconds

    def draw(self, canvas: Canvas, steps: Sequence[Standing], at: int) -> None:
        """From the back to the front."""
        picture = self._picture
        if picture is None:
            self._plain(canvas)
        else:
            canvas.surface.blit(self._still.of(picture, canvas, self._weights(picture)), canvas.pixels(STAGE))
            for part in self._craft.parts:
                if self._stands(part.when):
                    self._blit(canvas, picture, part.name)
        self._people(canvas, picture, steps)
        if steps and self._stands(steps[at].step.plate) and (spot := self.points.get(steps[at].step.at)):
            canvas.circle(spot[0], spot[1], 30, line="selected", width=3)

    def _stands(self, facts: Sequence[str]) -> bool:
        play = self.ui.play
        return play is not None and all(holds(play.session, fact) for fact in facts)

    def _weights(self, picture: Picture) -> dict[str, float]:
        return {group: (1.0 if self._stands(self._craft.lights.get(group, ())) else 0.25) for group in picture.lights}

    def _blit(self, canvas: Canvas, picture: Picture, name: str) -> None:
        at, part = picture.points.get(f"part.{name}"), picture.parts.get(name)
        if at is None or part is None:
            return
        by = canvas.scale / picture.scale
        if (name, by) not in self._size:
            wide, high = part.get_size()
            self._size[name, by] = (
                part if by == 1.0 else pygame.transform.smoothscale(part, (round(wide * by), round(high * by)))
            )
        x, y = canvas.at(*at)
        canvas.surface.blit(self._size[name, by], (round(x), round(y)))

    def _people(self, canvas: Canvas, picture: Picture | None, steps: Sequence[Standing]) -> None:
        """Whoever is in the place; who is at a step works."""
        play = self.ui.play
        if play is None or self._craft.place not in play.world.places:
            return
        here = play.world.places.index(self._craft.place)
        there = [i for i, place in enumerate(play.session.state.duty.place) if place == here]
        busy = {i for each in steps if each.state == AT_WORK for i in each.people}
        for (x, y, way), i in zip(SPOTS, there, strict=False):
            look = self._looks.look(play.world.people[i], i)
            name = f"person.{look}.{'work' if i in busy else 'stand'}"
            sprite = picture.parts.get(name) if picture else None
            if picture is None or sprite is None:
                canvas.circle(x, y - 190, 18, "dim")
                canvas.rect(Rect(x - 20, y - 168, 40, 166), "mute", radius=14)
                continue
            foot = picture.points[f"{name}.foot"]
            by = canvas.scale / picture.scale
            key = (f"{name}.{way}", by)
            if key not in self._size:
                wide, high = sprite.get_size()
                sized = pygame.transform.smoothscale(sprite, (round(wide * by), round(high * by)))
                self._size[key] = pygame.transform.flip(sized, way < 0, False)
            shown = self._size[key]
            across = shown.get_width() / canvas.scale
            left, top = canvas.at(x - (across - foot[0] if way < 0 else foot[0]), y - foot[1])
            canvas.surface.blit(shown, (round(left), round(top)))

    def _plain(self, canvas: Canvas) -> None:
        """Arches, the machine, its floor: until the picture is baked."""
        canvas.rect(STAGE, fill="ink", radius=0)
        for wide in (280.0, 420.0, 560.0):
            canvas.arc(640, 520, wide, 180, 360, "line", 6)
        canvas.rect(Rect(0, 570, 1280, 150), fill="shadow", radius=0)
        if self._stands(next((part.when for part in self._craft.parts if part.name == "unit"), ())):
            canvas.rect(UNIT, fill="dim", line="mute", width=4)
            canvas.rect(Rect(558, 310, 148, 176), fill="ink")
            canvas.text("OGS-B", 560, 272, 27, "ink", "din")

    def inset(self, step: Standing, share: float, moves: bool) -> Widget:
        """The close-up: one hand, one thing that moves."""
        hand = step.step.hand
        words = self.ui.texts.say(f"ui_salvage.{hand}") if hand else ""
        text = set_text(words, INSET.x + 16, INSET.bottom - 20, 18, "text", "bodyb", anchor="lm")
        picture = self._picture
        look = (hand, round(share * 200), moves, picture is None, round(self._clock * 15) if moves else 0)
        texts = (text,) if words else ()
        return Widget("closeup", INSET, "picture", texts, partial(self._close, hand, share, moves, text.rect), look)

    def _close(self, hand: str, share: float, moves: bool, text: Rect, canvas: Canvas, r: Rect, focused: bool) -> None:
        picture = self._picture
        ground = picture.parts.get(f"close.{hand}") if picture else None
        thing = picture.parts.get(f"close.{hand}.hand") if picture else None
        if picture is None or ground is None or thing is None:
            canvas.rect(r, fill="panel2", radius=6)
            turn = share * 4 * math.pi
            canvas.circle(r.cx, r.cy - 10, 46, line="mute", width=4)
            canvas.line([(r.cx, r.cy - 10), (r.cx + 60 * math.cos(turn), r.cy - 10 + 60 * math.sin(turn))], "power", 8)
        else:
            canvas.picture(ground, r)
            self._moving(canvas, picture, hand, thing, share, moves)
        canvas.rect(r, line="selected", width=2.5, radius=6)
        if text.w:
            canvas.rect(Rect(text.x - 8, text.y - 4, text.w + 16, text.h + 8), fill="panel", radius=4, alpha=0.94)

    def _moving(
        self, canvas: Canvas, picture: Picture, hand: str, thing: pygame.Surface, share: float, moves: bool
    ) -> None:
        """The hand with what it holds, turned about its pivot and moved along its way."""
        (px, py), (dx, dy) = picture.points[f"close.{hand}.pivot"], picture.points[f"close.{hand}.way"]
        first, last = picture.points[f"close.{hand}.turn"]
        stir = 0.5 - 0.5 * math.cos(self._clock * 3.0) if moves and not self.ui.settings.reduced_motion else 0.0
        along = min(1.0, share + 0.10 * stir)
        step = round(STEPS * along)
        angle = first + (last - first) * step / STEPS
        by = canvas.scale / picture.scale
        key = (f"{hand}{by:g}", step)
        shown = self._turned.get(key)
        if shown is None:
            shown = pygame.transform.rotozoom(thing, -angle, by)
            self._turned.put(key, shown, size_of(shown))
        x, y = canvas.at(INSET.x + px + dx * along, INSET.y + py + dy * along)
        clip = canvas.surface.get_clip()
        canvas.surface.set_clip(canvas.pixels(INSET.inset(3)).clip(canvas.surface.get_rect()))
        canvas.surface.blit(shown, shown.get_rect(center=(round(x), round(y))))
        canvas.surface.set_clip(clip)
