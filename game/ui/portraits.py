"""Faces on the comm: which picture of a person suits the moment, and how the narrow link shows it.

Look for: `feeling` (of a speaker now), `part` (which picture), `shut` (blinking), `portrait` (all of it), `feed` and
`chip` (treated, in a size), `paint`.
"""

import zlib
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

import pygame

from game.level.world import World
from game.model import body
from game.session.moment import State
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.mood import mood
from game.ui.scene import Ui

NEUTRAL, STRAINED, RELIEVED, HYPOXIC = "neutral", "strained", "relieved", "hypoxic"
BLINK, STRAINED_TALK = "blink", "strained_talk"
TALK = ("talk1", "talk2")
LOW, FAILING = 88.0, 80.0
"""% on the finger clip: below the first a face is strained, below the second it fails (both assumed)."""
LATE = 0.6
"""Share of the way from the alarm to the limit from which on everybody's face is strained."""
CLOSED, SHORTEST, LONGEST = 0.12, 3.0, 6.0
"""Seconds: a blink, and from one to the next."""
SYLLABLES = 6.0
"""Mouth pictures in a second; they must never be more than eight."""
TINT = (207, 227, 238)
COLOUR = 0.66
"""Share of colour that the link lets through."""


class Portrait(NamedTuple):
    """A face to draw; two that are equal look the same."""

    picture: str
    """Name of the baked picture; "" if the speaker has none."""
    part: str
    surface: pygame.Surface | None
    """None while it is not baked."""


def portrait(ui: Ui, speaker: str, aloud: bool = False) -> Portrait:
    """The face of a speaker as it is now; aloud: they are being heard."""
    name = ui.staging.portrait.get(speaker, "")
    picture = ui.pictures.get(name) if name else None
    if picture is None:
        return Portrait(name, NEUTRAL, None)
    felt = feeling(ui.play.world, ui.play.session.state, speaker) if ui.play else NEUTRAL
    still = ui.settings.reduced_motion
    chosen = part(picture.parts, felt, aloud and not still, ui.seconds, not still and shut(speaker, ui.seconds))
    return Portrait(name, chosen, picture.parts.get(chosen, picture.base))


def feeling(world: World, state: State, speaker: str) -> str:
    """How somebody looks: by their own blood first, then by what the house's air is doing."""
    if speaker in world.people:
        at = world.people.index(speaker)
        people = state.habitat.people
        if people.status[at] in (body.UNCONSCIOUS, body.DEAD) or people.displayed[at] < FAILING:
            return HYPOXIC
        if people.displayed[at] < LOW:
            return STRAINED
    now = mood(world, state)
    if now.alarm and now.fading >= LATE:
        return STRAINED
    return RELIEVED if now.recovered >= 0.5 and not now.alarm else NEUTRAL


def part(parts: Container[str], felt: str, aloud: bool, seconds: float, closed: bool) -> str:
    """Which of a person's pictures: some have only few."""
    if felt == HYPOXIC:
        return HYPOXIC if HYPOXIC in parts else _talking(parts, STRAINED, aloud, seconds)
    if felt == NEUTRAL and closed and BLINK in parts:
        return BLINK
    return _talking(parts, felt, aloud, seconds)


def _talking(parts: Container[str], felt: str, aloud: bool, seconds: float) -> str:
    beat = int(seconds * SYLLABLES)
    if felt not in parts:
        felt = NEUTRAL
    if not aloud or felt == RELIEVED:
        return felt
    mouths = (felt, STRAINED_TALK) if felt == STRAINED else (felt, *TALK)
    # Not in turn: nobody speaks in syllables of one kind.
    mouth = mouths[(beat * 7 + beat // 3) % len(mouths)]
    return mouth if mouth in parts else felt


def shut(who: str, seconds: float) -> bool:
    """Whether somebody's eyes are closed at this moment: each in a rhythm of their own, never quite regular."""
    own = zlib.crc32(who.encode())
    span = (SHORTEST + LONGEST) / 2
    turn = int(seconds / span)
    late = (own * (turn + 1) * 2654435761 >> 7) % 1000 / 1000 * (LONGEST - SHORTEST) / 2
    return late <= seconds - turn * span < late + CLOSED


def paint(face: Portrait, initial: str, edge: str, canvas: Canvas, r: Rect, focused: bool) -> None:
    """The face in its frame, as the link shows it; a letter while it is not baked."""
    canvas.rect(r, fill="ink", radius=5)
    if face.surface is not None:
        box = canvas.pixels(r)
        canvas.surface.blit(feed(face.surface, box.size, max(1, round(canvas.scale))), box)
    elif initial:
        canvas.text(initial, r.cx, r.cy, 56 * r.h / 144, "mute", "uib", "cm")
    canvas.rect(r, line="selected" if focused else edge, width=2, radius=5)


@lru_cache(maxsize=64)
def feed(surface: pygame.Surface, size: tuple[int, int], line: int = 1) -> pygame.Surface:
    """The picture as a narrow link carries it: two thirds of its colour, every second line dimmer, dark corners."""
    shown = pygame.transform.smoothscale(_solid(surface), size)
    pale = pygame.transform.grayscale(shown)
    pale.fill(TINT, special_flags=pygame.BLEND_RGB_MULT)
    pale.set_alpha(round(255 * (1 - COLOUR)))
    shown.blit(pale, (0, 0))
    for y in range(0, size[1], 2 * line):
        shown.fill((230, 230, 230), (0, y, size[0], line), special_flags=pygame.BLEND_RGB_MULT)
    shown.blit(_corners(size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return shown


@lru_cache(maxsize=64)
def chip(surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Only the face, without the link's lines: for rows and maps."""
    wide, high = surface.get_size()
    side = round(wide * 0.66)
    crop = pygame.Rect(round(wide * 0.50 - side / 2), max(0, round(high * 0.44 - side / 2)), side, side)
    return pygame.transform.smoothscale(_solid(surface).subsurface(crop), size)


def _solid(surface: pygame.Surface) -> pygame.Surface:
    """The picture in 32 bits without alpha: portraits have their room behind them."""
    solid = pygame.Surface(surface.get_size(), 0, 32)
    solid.blit(surface, (0, 0))
    return solid


@lru_cache(maxsize=8)
def _corners(size: tuple[int, int]) -> pygame.Surface:
    """White, and grey towards the corners."""
    small = pygame.Surface((17, 17), 0, 32)
    for y in range(17):
        for x in range(17):
            away = ((x - 8) ** 2 + (y - 8) ** 2) / 128.0
            level = round(255 * (1 - 0.40 * away * away))
            small.set_at((x, y), (level, level, level))
    return pygame.transform.smoothscale(small, size)
