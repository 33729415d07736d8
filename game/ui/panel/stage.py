"""The picture of the start-up panel: plates, what moves on them, lamps; put together anew when one of them changes.

Look for: `Stage`, `Posture` (all that the picture depends on), `Sprites` (needle, floats, pointers: turned and kept).
"""

import math
from typing import NamedTuple

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.panel import layout
from game.ui.pictures import Picture
from game.ui.scene import Ui
from game.ui.widgets.small import glyph

NAME = "panel"
MOST = 240
"""Turned sprites that are kept."""


class Posture(NamedTuple):
    """How everything stands, as numbers of states in their sheets, and how bright every lamp is."""

    sheets: tuple[tuple[str, int], ...]
    """Name and state, in the order in which they are drawn."""
    lamps: tuple[tuple[str, float], ...]
    windows: tuple[tuple[int, str, float], ...]
    """Number, colour and brightness of windows that are alight."""


class Stage:
    """What has been drawn, kept from frame to frame."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._still: tuple[object, pygame.Surface] | None = None
        self._cuts: dict[tuple[str, int], pygame.Surface] = {}
        self._of: tuple[int, float] = (0, 0.0)

    @property
    def picture(self) -> Picture | None:
        return self.ui.pictures.get(NAME)

    def draw(self, canvas: Canvas, now: Posture, beacon: float) -> None:
        """Everything behind the widgets."""
        picture = self.picture
        if picture is None:
            _plain(canvas, now)
            return
        if self._of != (id(picture), canvas.scale):
            self._of, self._still = (id(picture), canvas.scale), None
            self._cuts.clear()
        box = canvas.pixels(STAGE)
        if self._still is None or self._still[0] != now:
            surface = self._still[1] if self._still is not None else pygame.Surface(box.size)
            self._compose(Canvas(surface, canvas.scale), picture, now)
            self._still = (now, surface)
        canvas.surface.blit(self._still[1], box)
        if beacon > 0.0:
            picture.add(canvas, {"beacon": beacon})

    def _compose(self, canvas: Canvas, picture: Picture, now: Posture) -> None:
        picture.draw(canvas, {})
        for name, state in now.sheets:
            box = canvas.pixels(place(name))
            cut = self._cut(picture, name, state, box.size)
            if cut is not None:
                canvas.surface.blit(cut, box)
        for n, colour, bright in now.windows:
            box = canvas.pixels(layout.tile(n))
            cut = self._cut(picture, f"tile.{colour}", 0, box.size)
            if cut is not None:
                cut.set_alpha(round(255 * bright))
                canvas.surface.blit(cut, box)
        picture.add(canvas, dict(now.lamps))

    def _cut(self, picture: Picture, name: str, state: int, size: tuple[int, int]) -> pygame.Surface | None:
        """One state out of its sheet, as large as it is shown."""
        kept = self._cuts.get((name, state))
        if kept is None:
            sheet = picture.parts.get(name)
            if sheet is None:
                return None
            wide = sheet.get_width() // STATES.get(name.partition(".")[0], 1)
            kept = sheet.subsurface((min(state * wide, sheet.get_width() - wide), 0, wide, sheet.get_height()))
            kept = kept.copy() if kept.get_size() == size else pygame.transform.smoothscale(kept, size)
            self._cuts[(name, state)] = kept
        return kept


STATES = {"breaker": 6, "toggle": 5, "raised": 5, "guard": 4, "button": 2, "door": 4, "key": 3}
"""How many lie in a sheet of each kind; assets/art/scenes/panel_moving.py draws them."""
TRIPPED = 5
"""A breaker's state that lies on no way."""


def place(name: str) -> Rect:
    """Where a sheet's states are shown."""
    kind, _, which = name.partition(".")
    match kind:
        case "breaker":
            return layout.breaker(layout.BREAKERS.index(which))
        case "toggle" | "raised" | "guard":
            return layout.toggle(layout.TOGGLES.index(which))
        case "button":
            return layout.button(layout.BUTTONS.index(which))
        case "key":
            return layout.key(layout.JUMPERS.index(which))
    return layout.DOOR


class Sprites:
    """Small things with alpha, turned about the point at which they are held; each turn is kept."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._turned: dict[tuple[str, int, bool], pygame.Surface] = {}
        self._of: tuple[int, float] = (0, 0.0)

    @property
    def baked(self) -> bool:
        """Whether they are there yet: what was drawn without them is to be drawn anew."""
        return self.ui.pictures.get(NAME) is not None

    def put(self, canvas: Canvas, name: str, x: float, y: float, degrees: float = 0.0, dark: bool = False) -> bool:
        """Puts it there, turned clockwise; `dark`: its shadow. False where it is not baked."""
        picture = self.ui.pictures.get(NAME)
        sprite = picture.parts.get(name) if picture is not None else None
        if picture is None or sprite is None:
            return False
        if self._of != (id(picture), canvas.scale) or len(self._turned) > MOST:
            self._of = (id(picture), canvas.scale)
            self._turned.clear()
        key = (name, round(2.0 * degrees), dark)
        made = self._turned.get(key)
        hx, hy = picture.points.get(f"{name}.at", (0.0, 0.0))
        wide, high = sprite.get_width() / picture.scale, sprite.get_height() / picture.scale
        if made is None:
            made = pygame.transform.rotozoom(sprite, -0.5 * key[1], canvas.scale / picture.scale)
            if dark:
                made.fill((0, 0, 0, 90), special_flags=pygame.BLEND_RGBA_MULT)
            self._turned[key] = made
        # The middle of the sprite lies where turning about the held point takes it.
        dx, dy = wide / 2 - hx, high / 2 - hy
        turn = math.radians(0.5 * key[1])
        c, s = math.cos(turn), math.sin(turn)
        cx, cy = canvas.at(x + c * dx - s * dy, y + s * dx + c * dy)
        canvas.surface.blit(made, (round(cx - made.get_width() / 2), round(cy - made.get_height() / 2)))
        return True


def _plain(canvas: Canvas, now: Posture) -> None:
    """Plates and positions, while the picture is not baked."""
    canvas.rect(STAGE, fill="ink", radius=0)
    for plate in (layout.BUS, layout.STACK, layout.GAS, layout.SEQUENCE, layout.LOCKS):
        canvas.rect(plate, fill="panel", line="line")
    for sunk in (layout.SCREEN, layout.READOUT, layout.STORY):
        canvas.rect(sunk, fill="ink", line="edge")
    x, y = layout.GAUGE
    canvas.circle(x, y, layout.GAUGE_R + 10, fill="raised", line="edge")
    canvas.circle(x, y, layout.GAUGE_R, fill="selected")
    for x, y in layout.KNOBS.values():
        canvas.circle(x, y, layout.KNOB_R, fill="raised", line="edge")
    for x in layout.STRIPS:
        canvas.rect(Rect(x - 12, layout.TUBE_TOP, 24, layout.TUBE_HIGH), fill="ink", line="edge")
    for name, state in now.sheets:
        _plain_part(canvas, name, state)
    for n, colour, _ in now.windows:
        canvas.rect(layout.tile(n), fill=colour, radius=3)
    for n, name in enumerate(layout.BREAKERS):
        _plain_lamp(canvas, now, name, layout.row(n).right - 20, layout.row(n).cy)
    for n, name in enumerate(layout.TOGGLES):
        _plain_lamp(canvas, now, name, layout.cell(n).x + 98, layout.cell(n).y + 26)


def _plain_part(canvas: Canvas, name: str, state: int) -> None:
    kind, box = name.partition(".")[0], place(name)
    share = min(1.0, state / (STATES[kind] - (2 if kind == "breaker" else 1)))
    match kind:
        case "breaker":
            share = 0.5 if state == TRIPPED else share
            canvas.rect(box, fill="ink", line="edge")
            canvas.rect(Rect(box.x + 8 + 42 * share, box.y + 8, 26, box.h - 16), fill="mute")
        case "toggle" | "raised":
            canvas.circle(box.cx, box.cy, 20, fill="raised", line="edge")
            canvas.line([(box.cx, box.cy), (box.cx, box.cy + 76 * (0.5 - share))], "mute", 10)
        case "guard" if share < 0.9:
            canvas.rect(Rect(box.x + 6, box.y + 10, 64, 100 * (1 - share) + 10), fill="rust", line="edge")
        case "button":
            caps = {"button.trip": "rust", "button.reset": "line"}
            canvas.rect(box, fill=caps.get(name, "dim"), line="edge")
        case "door":
            canvas.rect(box, fill="ink" if share > 0.9 else "dust", line="edge")
        case "key":
            glyph(canvas, "right" if state else "up", box.cx, box.cy, 9, "mute")


def _plain_lamp(canvas: Canvas, now: Posture, name: str, x: float, y: float) -> None:
    lit = [lamp.rpartition(".")[2] for lamp, bright in now.lamps if lamp.startswith(f"lamp.{name}.") and bright > 0.5]
    canvas.circle(x, y, 7, fill=lit[0] if lit else "ink", line="edge")
