"""What moves while an arc burns: the arc, its sparks, the two hands, the glow of what it has just left behind.

The light is steady: it wavers by less than a tenth, slowly, and not at all where reduced effects are set. Sparks fly
off dirty plate alone: clean TIG does not spatter.

Look for: `Live` (its `draw`), `waver`.
"""

import math
import random
from collections.abc import Sequence

import pygame

from game.ui.canvas import Canvas
from game.ui.pictures import Picture
from game.ui.scene import Ui
from game.ui.weld_heat import glow

WAVER = 0.04
"""The arc's light stays within so much of its mean, up and down: 8 % from trough to crest."""
STEPS = 4
SPARKS = 46
"""In a second, off the dirtiest plate."""
CLEAN = 0.25
"""Dirt below which nothing flies."""
FALL = 150.0
"""Units of the stage per second squared, by which sparks fall: Mars, as far as the eye cares."""

Spot = tuple[float, float]


class Spark:
    """One drop of burning dirt."""

    def __init__(self, chance: random.Random, at: Spot) -> None:
        turn, fast = chance.uniform(-math.pi, 0.4), chance.uniform(60.0, 260.0)
        self.x, self.y = at
        self.dx, self.dy = fast * math.cos(turn), fast * math.sin(turn)
        self.left = chance.uniform(0.18, 0.55)

    def advance(self, seconds: float) -> bool:
        """Whether it still burns."""
        self.x += self.dx * seconds
        self.y += self.dy * seconds
        self.dy += FALL * seconds
        self.left -= seconds
        return self.left > 0.0


def waver(seconds: float) -> float:
    """How bright the arc is at a moment, of its mean: two slow waves that never fall together for long."""
    return 1.0 + WAVER * (0.6 * math.sin(7.3 * seconds) + 0.4 * math.sin(11.9 * seconds + 1.0))


class Live:
    """Sparks, and the surfaces that the arc needs."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self.sparks: list[Spark] = []
        self._seconds = 0.0
        self._owed = 0.0
        self._sized: dict[tuple[str, float, int], pygame.Surface] = {}

    def advance(self, seconds: float, at: Spot | None, dirt: float) -> None:
        """Time passes; `at`: where an arc burns on the stage."""
        self._seconds += seconds
        self.sparks = [spark for spark in self.sparks if spark.advance(seconds)]
        if at is None or dirt < CLEAN or self.ui.settings.reduced_motion:
            return
        self._owed += seconds * SPARKS * min(1.0, dirt)
        while self._owed >= 1.0:
            self._owed -= 1.0
            self.sparks.append(Spark(self.ui.chance, at))

    def arc(self, canvas: Canvas, picture: Picture | None, at: Spot, long: float) -> None:
        """The arc itself: a core as long as the arc, in its halo."""
        steady = self.ui.settings.reduced_motion
        now = 1.0 if steady else waver(self._seconds)
        if picture is None:
            canvas.circle(*at, 22, fill="arc", alpha=0.5)
        else:
            # A longer arc is a wider one: its halo grows with it.
            wide = round(2 * min(1.4, 0.7 + long / 0.006)) / 2
            level = round((now - 1.0 + WAVER) / (2.0 * WAVER) * (STEPS - 1))
            self._add(canvas, picture, "glow.arc", at, wide, 1.0 - 2.0 * WAVER * (1.0 - level / (STEPS - 1)))

    def core(self, canvas: Canvas, at: Spot, long: float) -> None:
        """Its middle, before the tungsten: larger, the longer it is."""
        canvas.circle(*at, 2.0 + 500.0 * long, fill=(250, 252, 255))

    def hot(self, canvas: Canvas, picture: Picture | None, trail: Sequence[tuple[Spot, float, float]]) -> None:
        """What has just been laid: places on the stage, the seconds since, the heat that went in there (J/m)."""
        if picture is None:
            return
        for at, since, heat in trail:
            bright = glow(since, heat)
            if bright > 0.06:
                self._add(canvas, picture, "glow.hot", at, 0.6, bright)

    def fly(self, canvas: Canvas, picture: Picture | None) -> None:
        """The sparks: short streaks along their way."""
        for spark in self.sparks:
            head = canvas.at(spark.x, spark.y)
            tail = canvas.at(spark.x - 0.035 * spark.dx, spark.y - 0.035 * spark.dy)
            bright = min(1.0, spark.left / 0.25)
            colour = (round(255 * bright), round(170 * bright), round(70 * bright))
            pygame.draw.line(canvas.surface, colour, tail, head, max(1, round(1.4 * canvas.scale)))
        if picture is not None:
            for spark in self.sparks[::3]:
                self._add(canvas, picture, "glow.spark", (spark.x, spark.y), 1.0, 1.0)

    def hands(
        self, canvas: Canvas, picture: Picture | None, at: Spot, lit: bool, wire: float, lean: float,
        right: bool = False,
    ) -> None:  # fmt: skip
        """Both hands: the torch with its tip at a point, the wire `wire` units before the puddle; `lean` in degrees.

        `right`: the seam runs to the right. Wire goes in before the puddle, so the hands change sides.
        """
        if picture is None:
            canvas.line([at, (at[0] + 70, at[1] + 60)], "mute", 12)
            return
        end, side = ".lit" if lit else "", -1.0 if right else 1.0
        for name, x, turn in (("wire", at[0] - side * wire, 0.0), ("torch", at[0], lean)):
            self._hand(canvas, picture, f"hand.{name}", end, (x, at[1]), turn, right)

    def _hand(
        self, canvas: Canvas, picture: Picture, name: str, end: str, at: Spot, lean: float, right: bool
    ) -> None:  # fmt: skip
        tip = picture.points[f"{name}.tip"]
        step = round(lean / 3.0)
        sprite = self._size(picture, f"{name}{end}", canvas.scale / picture.scale, 0)
        if right:
            sprite = self._flipped(f"{name}{end}", sprite, canvas.scale)
            tip = (sprite.get_width() / canvas.scale - tip[0], tip[1])
            step = -step
        x, y = canvas.at(at[0] - tip[0], at[1] - tip[1])
        if step == 0:
            canvas.surface.blit(sprite, (round(x), round(y)))
            return
        key = (f"{name}{end}", canvas.scale, 1000 + step + (400 if right else 0))
        if key not in self._sized:
            self._sized = {each: kept for each, kept in self._sized.items() if each[2] < 900 or each[2] == key[2]}
            self._sized[key] = pygame.transform.rotozoom(sprite, -3.0 * step, 1.0)
        turned = self._sized[key]
        # About its tip, not about its middle.
        mx, my = sprite.get_width() / 2 - tip[0] * canvas.scale, sprite.get_height() / 2 - tip[1] * canvas.scale
        c, s = math.cos(math.radians(3.0 * step)), math.sin(math.radians(3.0 * step))
        px, py = canvas.at(*at)
        canvas.surface.blit(turned, turned.get_rect(center=(round(px + c * mx - s * my), round(py + s * mx + c * my))))

    def _flipped(self, name: str, sprite: pygame.Surface, scale: float) -> pygame.Surface:
        key = (f"{name}.right", round(scale, 3), 0)
        if key not in self._sized:
            self._sized[key] = pygame.transform.flip(sprite, True, False)
        return self._sized[key]

    def _size(self, picture: Picture, name: str, by: float, share: int) -> pygame.Surface:
        """A part in a size, and as bright as `share` of 255 (0: as it is)."""
        key = (name, round(by, 3), share)
        if key not in self._sized:
            part = picture.parts[name]
            if abs(by - 1.0) > 0.001:
                size = (max(1, round(part.get_width() * by)), max(1, round(part.get_height() * by)))
                part = pygame.transform.smoothscale(part, size)
            if share:
                part = part.copy()
                part.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
            self._sized[key] = part
        return self._sized[key]

    def _add(self, canvas: Canvas, picture: Picture, name: str, at: Spot, by: float, bright: float) -> None:
        share = max(1, round(bright * 24) * 255 // 24) if bright < 0.9 else round(255 * bright)
        sprite = self._size(picture, name, by * canvas.scale / picture.scale, min(255, share))
        x, y = canvas.at(*at)
        place = sprite.get_rect(center=(round(x), round(y)))
        canvas.surface.blit(sprite, place, special_flags=pygame.BLEND_RGB_ADD)
