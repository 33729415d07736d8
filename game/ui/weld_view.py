"""The picture of the weld bench: the wall in its light, and what lies on it, put together anew when it has changed.

Look for: `View` (`still` is the picture, `weights` the light), `nearest_arc`.
"""

import math
from collections.abc import Mapping

import pygame

from game.model.weldment import Bead, Piece, Weldment
from game.ui import weld_bead, weld_place
from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.pictures import Picture
from game.ui.scene import Ui
from game.ui.weld_hook import Place
from game.ui.weld_place import spot
from game.ui.weld_plates import Plates

PICTURE = "weld"
LAYER = Rect(0.0, 0.0, 928.0, 660.0)
"""What of the stage plates can lie on; the panels stand to the right of it."""
COARSE = 4
"""Shadows are drawn so many times coarser, which makes them soft."""
NEAR, FAR = (214, 226, 216), (66, 78, 70)
"""What a darkened visor lets through, of 255, where the arc lights it and away from it: a little more green."""
GLARE = 0.66
"""Of twice its brightness, how much of it a plate has right under an arc."""
LIT = 430.0
"""Units of the stage from the arc to where it is as dark as that."""
GRAIN = 32
"""Pixels of the visor's shade are so many units wide, before they are smoothed."""
ARCS = 4
SLANT, STRIPS = 0.09, 48
"""By so much a machine of which one side has come off the wall is narrower, and taller there; drawn in strips."""
SHADOW = ((22.0, 0.20), (12.0, 0.24), (3.0, 0.30))
"""The machine's shadow in three parts: how much larger than it, and how dark."""

Spot = tuple[float, float]


class View:
    """The wall and all that stays where it is."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._plates = Plates(ui.scale)
        self._kept: tuple[tuple[object, ...], Weldment, pygame.Surface] | None = None
        self._light: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._beads: dict[tuple[int, int, bool], tuple[Bead, pygame.Surface, pygame.Surface | None]] = {}
        self._layer: pygame.Surface | None = None
        self._heavy: tuple[tuple[object, ...], pygame.Surface] | None = None

    @property
    def picture(self) -> Picture | None:
        return self.ui.pictures.get(PICTURE)

    def still(
        self, canvas: Canvas, weldment: Weldment, lights: Mapping[str, float], without: str | tuple[str, ...] = "",
        visor: tuple[float, float] | None = None, hung: float | None = None,
    ) -> pygame.Surface:  # fmt: skip
        """The whole stage, not to be drawn on. `without`: plates in the hand or pushed; `visor`: where the arc burns on
        the stage that has darkened it; `hung`: how far over its place the machine waits, m (0: on its studs)."""
        picture = self.picture
        size = canvas.pixels(STAGE).size
        key = (size, id(picture), tuple(sorted(lights.items())), without, visor, hung)
        kept = self._kept
        if self._plates.scale != canvas.scale:
            # The window has another size: nothing that was cut or laid for the old one fits.
            self._plates, self._light = Plates(canvas.scale), None
            self._beads.clear()
        if kept is None or kept[0] != key or kept[1] is not weldment:
            surface = kept[2] if kept is not None and kept[2].get_size() == size else pygame.Surface(size)
            self._put_together(Canvas(surface, canvas.scale), picture, weldment, lights, without, hung)
            if visor is not None:
                surface.blit(_shade(visor, size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            self._kept = kept = (key, weldment, surface)
        return kept[2]

    def _put_together(
        self, canvas: Canvas, picture: Picture | None, weldment: Weldment, lights: Mapping[str, float],
        without: str | tuple[str, ...], hung: float | None,
    ) -> None:  # fmt: skip
        if picture is None:
            _plain(canvas, weldment)
        else:
            picture.draw(canvas, lights)
        gone = (without,) if isinstance(without, str) else without
        pieces = sorted((piece for piece in weldment.pieces if piece.name not in gone), key=lambda each: each.layer)
        self._shadows(canvas, weldment, pieces)
        box = canvas.pixels(LAYER)
        if self._layer is None or self._layer.get_size() != box.size:
            self._layer = pygame.Surface(box.size, pygame.SRCALPHA)
        self._layer.fill((0, 0, 0, 0))
        layer = Canvas(self._layer, canvas.scale)
        for piece in pieces:
            self._plate(layer, picture, weldment, piece)
        for tack in weldment.tacks:
            self._sprite(layer, picture, "tack", spot(tack.x, tack.y), 4.0)
        for bead in weldment.beads:
            self.bead(layer, weldment, bead)
        for piece in pieces:
            if piece.clamped and piece.layer:
                self._clamps(layer, picture, weldment, piece)
        if hung is not None:
            self._machine(layer, picture, weldment, hung)
        if picture is not None:
            if any(name.startswith("arc.") for name in lights):
                # Nearer than any lamp, an arc makes a plate brighter than the light for which it was drawn.
                self._layer.blit(self._layer.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
            self._layer.blit(self._shine(picture, lights, box.size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        canvas.surface.blit(self._layer, box)

    def in_hand(self, canvas: Canvas, weldment: Weldment, piece: Piece, x: float, y: float, angle: float) -> None:
        """A plate that is carried: over everything, with its shadow farther off."""
        held = weldment._replace(pieces=(piece._replace(x=x, y=y, angle=angle, layer=1),))
        shadow = weld_place.outline(held, held.pieces[0])
        canvas.poly([(px + 9, py + 13) for px, py in shadow], fill="ink", alpha=0.45)
        turned = self._plates.turned(self.picture, piece, angle)
        px, py = canvas.at(*spot(x, y))
        canvas.surface.blit(turned, turned.get_rect(center=(round(px), round(py))))

    def bead(self, layer: Canvas, weldment: Weldment, bead: Bead, done: bool = True) -> None:
        """One bead with its temper colours, as it was laid."""
        key = (id(bead), len(bead.cells), done)
        kept = self._beads.get(key)
        if kept is None or kept[0] is not bead:
            if len(self._beads) > 48:
                self._beads.clear()
            piece = next((each for each in weldment.pieces if bead.seam.startswith(f"{each.name}.")), None)
            flat, _ = weld_bead.drawn(bead, piece.dirt if piece else 0.0, layer.scale, done)
            along, _ = weld_bead.turned(flat, bead)
            long = math.hypot(bead.x1 - bead.x0, bead.y1 - bead.y0)
            warm = weld_bead.tint(bead.cells, piece.thickness, piece.metal, long, layer.scale) if piece else None
            kept = (bead, along, weld_bead.turned(warm, bead)[0] if warm else None)
            self._beads[key] = kept
        x, y = spot((bead.x0 + bead.x1) / 2, (bead.y0 + bead.y1) / 2)
        if kept[2] is not None:
            at = layer.at(x, y)
            layer.surface.blit(kept[2], kept[2].get_rect(center=(round(at[0]), round(at[1]))))
        at = layer.at(*spot(*weld_bead.turned(kept[1], bead)[1]))
        layer.surface.blit(kept[1], kept[1].get_rect(center=(round(at[0]), round(at[1]))))

    def _plate(self, layer: Canvas, picture: Picture | None, weldment: Weldment, piece: Piece) -> None:
        x, y, angle = weld_place.pose(weldment, piece)
        turned = self._plates.turned(picture, piece, angle)
        px, py = layer.at(x, y)
        layer.surface.blit(turned, turned.get_rect(center=(round(px), round(py))))

    def _shadows(self, canvas: Canvas, weldment: Weldment, pieces: list[Piece]) -> None:
        box = canvas.pixels(LAYER)
        small = pygame.Surface((box.w // COARSE, box.h // COARSE), pygame.SRCALPHA)
        small.fill((0, 0, 0, 0))
        for piece in pieces:
            # The work lamp stands at the left: shadows fall to the right and down, longer from what stands off.
            far = 3.0 + 4.0 * piece.layer + 300.0 * (abs(piece.slope_x) + abs(piece.slope_y))
            shape = [(px + far, py + 0.7 * far) for px, py in weld_place.outline(weldment, piece)]
            points = [(x / COARSE, y / COARSE) for x, y in (canvas.at(*point) for point in shape)]
            pygame.draw.polygon(small, (0, 0, 0, 165), points)
        canvas.surface.blit(pygame.transform.smoothscale(small, box.size), box)

    def _shine(self, picture: Picture, lights: Mapping[str, float], size: tuple[int, int]) -> pygame.Surface:
        """The light on something flat, of all lamps that burn, to multiply by."""
        key = (size, id(picture), tuple(sorted(lights.items())))
        if self._light is None or self._light[0] != key:
            # Where an arc burns plates are twice as bright already, and what the lamps do is halved again.
            half = 0.5 if any(name.startswith("arc.") for name in lights) else 1.0
            whole = pygame.Surface(picture.parts["map."].get_size())
            for name, weight in {"": 1.0, **lights}.items():
                part = picture.parts.get(f"map.{name}")
                if part is None or weight <= 0.0:
                    continue
                share = round(255 * min(1.0, weight) * (GLARE if name.startswith("arc.") else half))
                one = part.copy()
                one.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
                whole.blit(one, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
            stage = (round(STAGE.w * self._plates.scale), round(STAGE.h * self._plates.scale))
            self._light = (key, pygame.transform.smoothscale(whole, stage).subsurface((0, 0, *size)))
        return self._light[1]

    def _clamps(self, layer: Canvas, picture: Picture | None, weldment: Weldment, piece: Piece) -> None:
        x, y, angle = weld_place.pose(weldment, piece)
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        for side in (-0.36, 0.36):
            u = side * weld_place.PER_M * piece.length
            self._sprite(layer, picture, "clamp", (x + c * u, y - s * u), 12.0)

    def _machine(self, canvas: Canvas, picture: Picture | None, weldment: Weldment, hung: float) -> None:
        """On its studs, or on the hook over them."""
        x, y = _middle(weldment)
        px, py = spot(x, y + hung)
        if hung > 0.0:
            chains(canvas, (px, py))
        far = 10.0 + 120.0 * hung
        for grown, dark in SHADOW:
            shadow = Rect(px - 252.0 + far, py - 178.0 + far, 504.0, 356.0).inset(-grown)
            canvas.rect(shadow, fill=(4, 4, 5), radius=8 + grown, alpha=dark)
        self._sprite(canvas, picture, "machine", (px, py), 180.0)

    def machine(self, canvas: Canvas, weldment: Weldment, lights: Mapping[str, float], at: Place) -> None:
        """It in motion, or where it lies, over the picture without it."""
        x, y = _middle(weldment)
        px, py = spot(x + at.x, y + at.y)
        if at.chained:
            chains(canvas, (px, py), x)
        picture = self.picture
        sprite = picture.parts.get("machine") if picture is not None else None
        if picture is None or sprite is None:
            canvas.circle(px, py, 180.0, fill="mute")
            return
        step, off = round(2.0 * at.angle), round(12.0 * at.off) / 12.0
        key = (canvas.scale, id(picture), tuple(sorted(lights.items())), step, off)
        if self._heavy is None or self._heavy[0] != key:
            self._heavy = (key, self._lit_machine(canvas.scale, picture, sprite, lights, (x, y), 0.5 * step, off))
        made = self._heavy[1]
        # Seen from before the wall it becomes narrower, about the studs of the side that holds.
        cx, cy = canvas.at(px - 0.5 * SLANT * sprite.get_width() / picture.scale * off, py)
        canvas.surface.blit(made, made.get_rect(center=(round(cx), round(cy))))

    def _lit_machine(
        self, scale: float, picture: Picture, sprite: pygame.Surface, lights: Mapping[str, float], at: Spot,
        angle: float, off: float,
    ) -> pygame.Surface:  # fmt: skip
        """Turned, in the light that falls on it where it belongs, with its shadow."""
        size = (round(sprite.get_width() * scale / picture.scale), round(sprite.get_height() * scale / picture.scale))
        flat = pygame.transform.smoothscale(sprite, size) if size != sprite.get_size() else sprite.copy()
        whole = (round(LAYER.w * scale), round(LAYER.h * scale))
        px, py = spot(*at)
        place = flat.get_rect(center=(round(px * scale), round(py * scale)))
        light = self._shine(picture, lights, whole)
        flat.blit(light, (0, 0), place.clip(light.get_rect()), special_flags=pygame.BLEND_RGB_MULT)
        if off:
            flat = _come_off(flat, off)
        turned = pygame.transform.rotozoom(flat, angle, 1.0)
        room = round(40 * scale)
        made = pygame.Surface((turned.get_width() + 2 * room, turned.get_height() + 2 * room), pygame.SRCALPHA)
        dark = turned.copy()
        dark.fill((0, 0, 0, 150), special_flags=pygame.BLEND_RGBA_MULT)
        coarse = pygame.transform.smoothscale(dark, (max(1, dark.get_width() // 10), max(1, dark.get_height() // 10)))
        far = round((14 + 22 * abs(off)) * scale)
        made.blit(pygame.transform.smoothscale(coarse, dark.get_size()), (room + far, room + far))
        made.blit(turned, (room, room))
        return made

    def _sprite(self, layer: Canvas, picture: Picture | None, name: str, at: Spot, plain: float) -> None:
        sprite = picture.parts.get(name) if picture else None
        if picture is None or sprite is None:
            layer.circle(*at, plain, fill="mute")
            return
        by = layer.scale / picture.scale
        if by != 1.0:
            sprite = pygame.transform.smoothscale(
                sprite, (round(sprite.get_width() * by), round(sprite.get_height() * by))
            )
        mx, my = picture.points[f"{name}.at"]
        x, y = layer.at(at[0] - mx, at[1] - my)
        layer.surface.blit(sprite, (round(x), round(y)))


def _shade(at: Spot, size: tuple[int, int]) -> pygame.Surface:
    """The visor's darkness round an arc."""
    small = pygame.Surface((round(STAGE.w / GRAIN), round(STAGE.h / GRAIN)))
    for column in range(small.get_width()):
        for row in range(small.get_height()):
            far = math.hypot((column + 0.5) * GRAIN - at[0], (row + 0.5) * GRAIN - at[1]) / LIT
            dark = 1.0 - math.exp(-1.6 * far * far)
            small.set_at((column, row), tuple(round(a + (b - a) * dark) for a, b in zip(NEAR, FAR, strict=True)))
    return pygame.transform.smoothscale(small, size)


def _middle(weldment: Weldment) -> Spot:
    """Of the machine's feet on the wall, m."""
    feet = weldment.machine.feet
    return math.fsum(foot[0] for foot in feet) / len(feet), math.fsum(foot[1] for foot in feet) / len(feet)


def _come_off(flat: pygame.Surface, off: float) -> pygame.Surface:
    """One side nearer to the eye than the other: narrower, and taller towards that side. -1 left to 1 right."""
    wide, high = flat.get_size()
    narrow, tall = round(wide * (1.0 - SLANT * abs(off))), round(high * (1.0 + SLANT * abs(off)))
    made = pygame.Surface((narrow, tall), pygame.SRCALPHA)
    for k in range(STRIPS):
        share = (k + 0.5) / STRIPS if off > 0.0 else 1.0 - (k + 0.5) / STRIPS
        x0, x1 = wide * k // STRIPS, wide * (k + 1) // STRIPS
        to0, to1 = narrow * k // STRIPS, narrow * (k + 1) // STRIPS
        size = (max(1, to1 - to0), round(high + (tall - high) * share))
        strip = pygame.transform.smoothscale(flat.subsurface((x0, 0, max(1, x1 - x0), high)), size)
        made.blit(strip, (to0, (tall - size[1]) // 2))
    return made


def chains(canvas: Canvas, at: Spot, under: float | None = None) -> None:
    """From the hoist to the machine's upper corners; the hoist stands over its place, m, or straight over it."""
    px, py = at
    top = px if under is None else spot(under, 0.0)[0]
    for side in (-1.0, 1.0):
        chain = [(top, -20.0), (px + 210.0 * side, py - 180.0)]
        canvas.line(chain, "ink", 7)
        canvas.line(chain, "mute", 3, dash=(7, 4))


def nearest_arc(weldment: Weldment, x: float, y: float) -> str:
    """Which of the baked arcs lights the wall for one that burns there, m."""
    feet = weldment.machine.feet[:ARCS]
    if not feet:
        return "arc.0"
    far = [(foot[0] - x) * (foot[0] - x) + (foot[1] - y) * (foot[1] - y) for foot in feet]
    return f"arc.{far.index(min(far))}"


def _plain(canvas: Canvas, weldment: Weldment) -> None:
    """Rails and tray, while the picture is not baked."""
    canvas.rect(STAGE, fill="ink", radius=0)
    canvas.rect(weld_place.RACK, fill="panel", line="line")
    for bar in weldment.bars:
        left, top = spot(bar.x - bar.length / 2, bar.y + bar.width / 2)
        wide, high = weld_place.PER_M * bar.length, weld_place.PER_M * bar.width
        canvas.rect(Rect(left, top, wide, high), fill="raised", line="mute", radius=2)
