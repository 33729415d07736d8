"""Plates as they are seen: cut from a sheet's surface, with edges, hole and chalk, turned once for each pose.

Look for: `Plates`.
"""

import zlib
from collections.abc import Sequence

import pygame

from game.model.weldment import METALS, Piece
from game.ui.canvas import Canvas
from game.ui.hoard import Hoard, size_of
from game.ui.pictures import Picture
from game.ui.weld_place import PER_M

KEPT = 6_000_000
"""Bytes at scale 1 of turned plates."""
CLEAN = 0.35
"""Dirt below which an edge is seen to be ground."""
GROUND = 13.0
"""How wide it is ground, mm."""
PLAIN = {"steel": (104, 88, 78), "ground": (176, 184, 188), "aluminium": (188, 194, 198), "rail": (92, 100, 108)}


def surface_name(piece: Piece) -> str:
    """Which of the baked surfaces a plate has."""
    if METALS[piece.metal].name == "aluminium":
        return "aluminium"
    return "rail" if "rail" in piece.stock else "steel"


class Plates:
    """Keeps what it has cut and turned."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._cut: dict[object, pygame.Surface] = {}
        self._turned: Hoard[pygame.Surface] = Hoard(KEPT * scale**2)

    def turned(self, picture: Picture | None, piece: Piece, angle: float) -> pygame.Surface:
        """The plate at its angle; its middle is the surface's."""
        key = (self._key(piece), picture is None, round(angle * 50) % 18000)
        kept = self._turned.get(key)
        if kept is None:
            flat = self._flat(picture, piece)
            kept = pygame.transform.rotozoom(flat, angle, 1.0) if key[2] else flat
            self._turned.put(key, kept, size_of(kept))
        return kept

    def _key(self, piece: Piece) -> tuple[object, ...]:
        return (
            piece.name, piece.stock, piece.metal, round(piece.length, 4), round(piece.width, 4), piece.dirt < CLEAN,
            piece.hole and (round(piece.hole_x, 4), round(piece.hole_y, 4)),
        )  # fmt: skip

    def _flat(self, picture: Picture | None, piece: Piece) -> pygame.Surface:
        key = (self._key(piece), picture is None)
        if key not in self._cut:
            if len(self._cut) > 32:
                self._cut.clear()
            self._cut[key] = self._made(picture, piece)
        return self._cut[key]

    def _made(self, picture: Picture | None, piece: Piece) -> pygame.Surface:
        k = self.scale
        size = (max(2, round(PER_M * piece.length * k)), max(2, round(PER_M * piece.width * k)))
        name = surface_name(piece)
        made = pygame.Surface(size, pygame.SRCALPHA)
        at = zlib.crc32(piece.name.encode())
        self._cover(made, picture, name, at, made.get_rect())
        if piece.dirt < CLEAN and name != "aluminium":
            edge = round(GROUND * k)
            whole = made.get_rect()
            for strip in (
                (0, 0, whole.w, edge), (0, whole.h - edge, whole.w, edge), (0, 0, edge, whole.h),
                (whole.w - edge, 0, edge, whole.h),
            ):  # fmt: skip
                self._cover(made, picture, "ground", at, pygame.Rect(strip))
        canvas = Canvas(made, k)
        words = f"{1000 * piece.thickness:g} mm"
        if piece.length > 0.085 and piece.width > 0.05:
            canvas.text(words, size[0] / k - 17, size[1] / k - 11, 20, (226, 220, 204), "din", "rb", alpha=0.62)
        _edges(made, max(1, round(1.3 * k)))
        if piece.hole:
            self._hole(made, picture, size[0] / 2 + PER_M * piece.hole_x * k, size[1] / 2 - PER_M * piece.hole_y * k)
        return _framed(made)

    def _cover(self, made: pygame.Surface, picture: Picture | None, name: str, at: int, box: pygame.Rect) -> None:
        """Lays the sheet over a part of the plate, from a place of its own for each plate; again where it ends."""
        sheet = picture.parts.get(f"plate.{name}") if picture else None
        if picture is None or sheet is None:
            made.fill((*PLAIN[name], 255), box)
            return
        by = self.scale / picture.scale
        if by != 1.0:
            sheet = pygame.transform.smoothscale(sheet, (round(sheet.get_width() * by), round(sheet.get_height() * by)))
        wide, high = sheet.get_size()
        left, top = -(at % max(1, wide // 2)), -((at >> 8) % max(1, high // 2))
        clip = made.get_clip()
        made.set_clip(box)
        for x in range(left, made.get_width(), wide):
            for y in range(top, made.get_height(), high):
                made.blit(sheet, (x, y))
        made.set_clip(clip)

    def _hole(self, made: pygame.Surface, picture: Picture | None, x: float, y: float) -> None:
        sprite = picture.parts.get("hole") if picture else None
        if picture is None or sprite is None:
            pygame.draw.circle(made, (8, 9, 10), (x, y), 8 * self.scale)
            return
        by = self.scale / picture.scale
        if by != 1.0:
            sprite = pygame.transform.smoothscale(sprite, (round(sprite.get_width() * by),) * 2)
        made.blit(sprite, sprite.get_rect(center=(round(x), round(y))))


def _framed(made: pygame.Surface) -> pygame.Surface:
    """With a row of nothing round it, so that its edges stay smooth when it is turned."""
    wide, high = made.get_size()
    framed = pygame.Surface((wide + 4, high + 4), pygame.SRCALPHA)
    framed.fill((20, 20, 20, 0))
    framed.blit(made, (2, 2))
    return framed


def _edges(made: pygame.Surface, thick: int) -> None:
    """The bevel of a sawn edge: bright where the lamps stand, upper left, dark below."""
    wide, high = made.get_size()
    for n, (light, dark) in enumerate(((70, 92), (34, 128), (14, 176))):
        at = n * thick
        _shade(made, (at, at, wide - 2 * at, thick), light)
        _shade(made, (at, at, thick, high - 2 * at), round(light * 0.8))
        for strip in ((at, high - at - thick, wide - 2 * at, thick), (wide - at - thick, at, thick, high - 2 * at)):
            made.fill((dark, dark, dark), strip, special_flags=pygame.BLEND_RGB_MULT)


def _shade(made: pygame.Surface, strip: Sequence[int], light: int) -> None:
    made.fill((light, light, light), pygame.Rect(strip), special_flags=pygame.BLEND_RGB_ADD)
