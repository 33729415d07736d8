"""Measured text: how wide and high words are, and where a line breaks, in logical units at every scale.

Look for: `width`, `line_height`, `text_height`, `wrapped`, `font_at`, `subscripted`.
"""

import math
import re
from functools import cache, lru_cache

import pygame

from game.ui.theme import FONT_FILES

LEADING = 1.28
"""Height of a line of text, and of a letter with all that hangs and stands out, as a share of the size."""

CERTAIN = 0.96
"""The widths of words add up to that of their line within less than the rest."""

_FORMULA = re.compile(r"(?<![A-Za-z0-9])((?:pp|Sp|Sa|Pa|PI|C|µm)?(?:O|H|N|CO))2(?![A-Za-z0-9])")


def subscripted(words: str) -> str:
    """O2, CO2, SpO2, H2 and their kin with a real subscript."""
    return _FORMULA.sub("\\1₂", words)


@cache
def font_at(kind: str, pixels: int) -> pygame.font.Font:
    """A font in a size of real pixels."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(str(FONT_FILES[kind]), max(1, pixels))


@lru_cache(maxsize=16384)
def width(words: str, size: float, font: str = "body") -> float:
    """How wide the words are. Letters are fitted to pixels, so the widest of the scales is taken: it fits at each."""
    return max(font_at(font, int(size * k + 0.01)).size(words)[0] / k for k in (1.0, 1.25, 1.5, 2.0))


def line_height(size: float) -> float:
    """From one line to the next."""
    return math.ceil(size * LEADING)


@lru_cache(maxsize=4096)
def wrapped(words: str, room: float, size: float, font: str = "body") -> tuple[str, ...]:
    """The words in lines no wider than `room`; a word that is wider alone is broken."""
    lines: list[str] = []
    space = width(" ", size, font)
    for part in words.split("\n"):
        line, about = "", 0.0
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            alone = width(word, size, font)
            about_longer = about + space + alone if line else alone
            if _fits(longer, about_longer, room, size, font):
                line, about = longer, about_longer
                continue
            if line:
                lines.append(line)
            line, about = word, alone
            while len(line) > 1 and width(line, size, font) > room:
                fits = _fitting(line, room, size, font)
                lines.append(line[:fits])
                line = line[fits:]
                about = width(line, size, font)
        lines.append(line)
    return tuple(lines)


def _fits(line: str, about: float, room: float, size: float, font: str) -> bool:
    """Whether a line has room. Its words together are nearly as wide as it, so that few lines must be measured."""
    if about < CERTAIN * room:
        return True
    return about * CERTAIN <= room and width(line, size, font) <= room


def _fitting(word: str, room: float, size: float, font: str) -> int:
    fits = len(word) - 1
    while fits > 1 and width(word[:fits], size, font) > room:
        fits -= 1
    return fits
