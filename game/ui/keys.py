"""Names of keys: what pygame tells, as widgets and settings name it.

Look for: `key_name`, `meant`.
"""

from collections.abc import Mapping

import pygame

_SAME = {"enter": "return", "[enter]": "return", "+": "=", "esc": "escape"}


def key_name(key: int) -> str:
    """1, m, f1, escape, space, return, tab, left…; keys of the number block count as the others."""
    name = pygame.key.name(key)
    if len(name) > 2 and name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return _SAME.get(name, name)


def meant(pressed: str, keys: Mapping[str, str]) -> str:
    """The key as the game names it, when the player has put it elsewhere. Two that are exchanged stay two."""
    for name, own in keys.items():
        if own == pressed:
            return name
    return "" if pressed in keys else pressed
