"""What lies on the map: rooms with their air and people, doors with their fans, and what the signs mean.

Look for: `room_widget`, `door_widget`, `legend`, `plain_rooms`, `draw_route`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import pygame

from game.ui import type as measure
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.map_rows import ALARM, CAUTION, OK, Door, Dot, Spot
from game.ui.portraits import chip, portrait
from game.ui.scene import Ui
from game.ui.widget import Text, Widget, set_text
from game.ui.widgets.panel import field
from game.ui.widgets.small import glyph

PAD, FACE, PIP = 11.0, 36.0, 5.0
WIDE = 400.0
"""From this width on, all words of a room stand in one line."""
SIGNS = ("is_open", "is_shut", "fan", "lying", "up", "walking")
TINTS = {OK: "text", CAUTION: "caution", ALARM: "alarm"}


class Words(NamedTuple):
    """The lines of a room, and where its pill and its mark are."""

    texts: tuple[Text, ...]
    pill: Rect | None
    mark: tuple[float, float] | None
    bottom: float


def room_widget(ui: Ui, spot: Spot, r: Rect, chosen: bool, transit: bool) -> Widget:
    """A place: its name, its air, how far it is, who is there."""
    words = _worded(ui, spot, r)
    faces = tuple(portrait(ui, dot.id).surface if dot.named else None for dot in spot.dots)
    free = Rect(r.x + PAD, words.bottom, r.w - 2 * PAD, r.bottom - 7 - words.bottom)
    if r.w > WIDE:
        left = max(text.rect.right for text in words.texts) + 18
        free = Rect(left, r.y + 6, r.right - PAD - left, r.h - 12)
    people = tuple(zip(spot.dots, faces, strict=True))
    paint = partial(_paint_room, spot.band, words, people, free, chosen, transit)
    look = (spot, chosen, words.pill, words.mark, tuple(face is None for face in faces))
    return Widget(f"map.{spot.id}", r, "button", words.texts, paint, look, f"room:{spot.id}")


def _worded(ui: Ui, spot: Spot, r: Rect) -> Words:
    left, right, y = r.x + PAD, r.right - PAD, r.y + 8
    texts: list[Text] = []
    step = measure.line_height(18) - 1
    for line in measure.wrapped(spot.name, right - left, 19 if r.w > 130 else 18, "bodyb"):
        texts.append(set_text(line, left, y, 19 if r.w > 130 else 18, "text", "bodyb"))
        y += step
    mark = None
    indent = 0.0 if spot.band == OK else 20.0
    if r.w > WIDE:
        at = texts[-1].rect.right + 16
        texts.append(set_text(spot.oxygen, at + indent, r.y + 8, 18, TINTS[spot.band], "ui"))
        mark = (at + 7, texts[-1].rect.cy) if indent else None
    else:
        texts.append(set_text(spot.oxygen, left + indent, y, 18, TINTS[spot.band], "ui"))
        mark = (left + 7, texts[-1].rect.cy) if indent else None
        y += step
    pill = None
    if spot.minutes > 0.0:
        words = ui.texts.say("ui_map.minutes", minutes=f"{spot.minutes:.0f}")
        wide = min(measure.width(words, 18, "uib") + 16, r.w - 8)
        beside = texts[-1].rect.right + 8
        if r.w > WIDE:
            pill = Rect(beside + 8, texts[-1].rect.cy - 12, wide, 24)
        elif beside + wide <= right + 4:
            pill = Rect(right + 4 - wide, texts[-1].rect.cy - 12, wide, 24)
        else:
            pill = Rect(min(left - 4, r.right - 4 - wide), y + 1, wide, 24)
            y += 26
        texts.append(set_text(words, pill.cx, pill.cy, 18, "text", "uib", anchor="cm"))
    more = [("dim", ui.texts.say("ui_map.room", count=spot.room))] if spot.room >= 0 else []
    more += [("alarm", ui.texts.say("ui_map.no_output"))] if spot.stopped else []
    for colour, words in more:
        for line in measure.wrapped(words, right - left, 18):
            texts.append(set_text(line, left, y, 18, colour))
            y += step
    return Words(tuple(texts), pill, mark, y)


def _paint_room(
    band: str, words: Words, people: Sequence[tuple[Dot, pygame.Surface | None]], free: Rect, chosen: bool,
    transit: bool, canvas: Canvas, r: Rect, focused: bool,
) -> None:  # fmt: skip
    # The floor lies in the dark under words, so that they can be read whatever is lit.
    left, top = min(text.rect.x for text in words.texts), min(text.rect.y for text in words.texts)
    right, low = max(text.rect.right for text in words.texts), max(text.rect.bottom for text in words.texts)
    dark = Rect(left - 7, top - 2, right - left + 14, low - top + 4)
    canvas.graded(dark, "panel", "panel", 8, 0.62 if band == OK else 0.8)
    edge = "selected" if focused or chosen else TINTS[band] if band != OK else ""
    if edge:
        canvas.rect(r.inset(1), line=edge, width=3 if chosen else 2.5, radius=8)
    if chosen:
        canvas.rect(r.inset(6), line=edge, width=1.5, radius=5)
    if words.mark is not None:
        glyph(canvas, "alarm" if band == ALARM else "down", *words.mark, 7, TINTS[band])
    if words.pill is not None:
        canvas.rect(words.pill, fill="panel", line="selected" if chosen else "mute", radius=12)
    _paint_people(canvas, people, free, transit)


def _paint_people(
    canvas: Canvas, people: Sequence[tuple[Dot, pygame.Surface | None]], free: Rect, walking: bool
) -> None:
    """Faces of the crew first, then a dot for everybody else."""
    faces = [each for each in people if each[0].named]
    # Whoever is there is seen, however many words stand over them.
    side = max(8.0, min(FACE, max(18.0, free.h - 2), (free.w + 4) / max(1, len(faces)) - 4))
    x, y = free.x, free.bottom - side
    for dot, face in faces:
        _face(canvas, dot, face, x + side / 2, y + side / 2, side / 2)
        if walking:
            glyph(canvas, "right", x + side - 3, y + 5, 6, "data")
        x += side + 4
    dots = [dot for dot, _ in people if not dot.named]
    if not dots:
        return
    beside = len(dots) * 14 <= free.right - x - 6
    left = x + 6 + PIP if faces and beside else free.x + PIP
    low = free.bottom - side / 2 if beside and faces else free.bottom - (side + 4 if faces else 0) - PIP - 4
    row = max(1, min(len(dots), int((free.right - left + 6) // 14)))
    for n, dot in enumerate(dots):
        _pip(canvas, dot, left + n % row * 14, low - (math.ceil(len(dots) / row) - 1 - n // row) * 14)


def _face(canvas: Canvas, dot: Dot, face: pygame.Surface | None, x: float, y: float, r: float) -> None:
    if face is None or r < 8:
        canvas.circle(x, y, r, fill="ink")
        canvas.text(dot.id[:1].upper(), x, y, max(8.0, r), "text", "uib", "cm")
    else:
        px, py = canvas.at(x - r, y - r)
        canvas.surface.blit(_round(face, round(2 * r * canvas.scale)), (round(px), round(py)))
    canvas.circle(x, y, r, line="alarm" if dot.lost else "selected" if dot.chosen else "dim", width=2.2)
    if dot.chosen:
        canvas.poly([(x - 6, y - r - 7), (x + 6, y - r - 7), (x, y - r + 1)], fill="selected", line="ink", width=1)


@lru_cache(maxsize=64)
def _round(face: pygame.Surface, side: int) -> pygame.Surface:
    """A face, cut out round."""
    cut = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    cut.blit(chip(face, (side, side)), (0, 0))
    large = pygame.Surface((side * 4, side * 4), pygame.SRCALPHA, 32)
    pygame.draw.circle(large, (255, 255, 255, 255), (side * 2, side * 2), side * 2 - 2)
    cut.blit(pygame.transform.smoothscale(large, (side, side)), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut


def _pip(canvas: Canvas, dot: Dot, x: float, y: float) -> None:
    canvas.circle(x, y, PIP + 1.6, fill="ink", alpha=0.75)
    if dot.lost:
        glyph(canvas, "cross", x, y, PIP, "alarm")
    elif dot.up:
        canvas.circle(x, y, PIP, fill="text")
    else:
        canvas.circle(x, y, PIP, line="text", width=1.8)
    if dot.chosen:
        canvas.circle(x, y, PIP + 2.6, line="selected", width=1.2)


def door_widget(door: Door, chosen: bool) -> Widget | None:
    """A hatch, and the fan beside it."""
    if door.rect is None:
        return None
    paint = partial(_paint_door, door, chosen)
    return Widget(f"map.door.{door.id}", door.rect, "picture", (), paint, (door, chosen), f"door:{door.id}")


def _paint_door(door: Door, chosen: bool, canvas: Canvas, r: Rect, focused: bool) -> None:
    if focused or chosen:
        canvas.rect(r.inset(1), fill="raised", line="selected", width=2.5, radius=5)
    if not door.fan:
        _hatch(canvas, r.cx, r.cy, door.open, door.upright)
        return
    if door.upright:
        _hatch(canvas, r.cx, r.y + 18, door.open, True)
        _fan(canvas, r.cx, r.bottom - 18, door.fan == "on")
    else:
        _hatch(canvas, r.x + 20, r.cy, door.open, False)
        _fan(canvas, r.right - 18, r.cy, door.fan == "on")


def _hatch(canvas: Canvas, x: float, y: float, open_: bool, upright: bool) -> None:
    """Open: two leaves apart; shut: a bar with a square on it."""
    wide, high = (7.0, 30.0) if upright else (30.0, 7.0)
    canvas.rect(Rect(x - wide / 2 - 3, y - high / 2 - 3, wide + 6, high + 6), fill="ink", radius=3, alpha=0.8)
    if open_:
        for sign in (-1, 1):
            cx, cy = (x, y + sign * 11) if upright else (x + sign * 11, y)
            canvas.rect(Rect(cx - 4, cy - 4, 8, 8), fill="text", radius=1)
    else:
        canvas.rect(Rect(x - wide / 2, y - high / 2, wide, high), fill="caution", radius=1)
        canvas.rect(Rect(x - 5, y - 5, 10, 10), fill="caution", line="ink", width=2, radius=1)


def _fan(canvas: Canvas, x: float, y: float, on: bool) -> None:
    colour = "advisory" if on else "mute"
    canvas.circle(x, y, 12, fill="ink", line=colour, width=2)
    for blade in range(3):
        a = math.radians(90 + 120 * blade)
        b = a + 0.7
        tip, side = (x + 9 * math.cos(a), y + 9 * math.sin(a)), (x + 8 * math.cos(b), y + 8 * math.sin(b))
        canvas.poly([(x, y), tip, side], fill=colour)
    if not on:
        canvas.line([(x - 10, y + 10), (x + 10, y - 10)], "caution", 3)


def legend(ui: Ui, x: float, y: float, right: float) -> list[Widget]:
    """What the signs mean, in as many rows as they need, upwards from `y`."""
    made: list[Widget] = []
    rows: list[list[Widget]] = [[]]
    at = x
    for sign in SIGNS:
        words = set_text(ui.texts.say(f"ui_map.{sign}"), at + 40, 0, 18, "dim", on="ink")
        if words.rect.right > right and rows[-1]:
            rows.append([])
            words = words._replace(rect=words.rect.moved(x - at, 0))
            at = x
        box = Rect(at, 0, words.rect.right - at, 24)
        rows[-1].append(Widget(f"map.sign.{sign}", box, "text", (words,), partial(_sign, sign), sign))
        at = words.rect.right + 16
    for n, row in enumerate(rows):
        top = y + n * 24 - (len(rows) - 1) * 24
        made += [_lowered(one, top) for one in row]
    return made


def _lowered(widget: Widget, y: float) -> Widget:
    texts = tuple(text._replace(rect=text.rect.moved(0, y)) for text in widget.texts)
    return widget._replace(rect=widget.rect.moved(0, y), texts=texts)


def _sign(sign: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    x, y = r.x + 18, r.cy
    match sign:
        case "is_open" | "is_shut":
            _hatch(canvas, x, y, sign == "is_open", False)
        case "fan":
            _fan(canvas, x + 4, y, True)
        case "walking":
            glyph(canvas, "right", x + 6, y, 7, "data")
        case _:
            _pip(canvas, Dot("", False, sign == "up", False, False), x + 8, y)


def plain_rooms(canvas: Canvas, rects: Iterable[Rect]) -> None:
    """Where there is no picture."""
    for r in rects:
        field(canvas, r, 1.0, 8)


def draw_route(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """The chosen way: dashes, and a head where it ends."""
    if len(points) < 2:
        return
    canvas.line(points, "ink", 7, 0.6)
    canvas.line(points, "selected", 3, dash=(9, 7))
    (ax, ay), (bx, by) = points[-2:]
    long = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / long, (by - ay) / long
    tip = (bx + ux * 9, by + uy * 9)
    canvas.poly([tip, (bx - uy * 8, by + ux * 8), (bx + uy * 8, by - ux * 8)], fill="selected")


def weights(spots: Sequence[Spot], lit: Mapping[str, float]) -> dict[str, float]:
    """How bright each room's lamp is, and where it glows red."""
    made = {f"room.{spot.id}": lit.get(spot.id, 0.7) for spot in spots}
    made |= {f"alarm.{spot.id}": 0.9 if spot.stopped or spot.band == ALARM else 0.0 for spot in spots}
    return made
