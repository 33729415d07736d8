"""Names of keys: what pygame tells, as widgets and settings name it, and what is engraved on them.

Look for: `key_name`, `meant`, `engraved`, `key_label` (with the player's own keys), `put` (which those are).
"""

from collections.abc import Mapping

import pygame

_SAME = {"enter": "return", "[enter]": "return", "+": "=", "esc": "escape"}
_ENGRAVED = {
    "escape": "ESC", "return": "ENTER", "space": "SPACE", "tab": "TAB", "backspace": "BACK", "page up": "PG UP",
    "page down": "PG DN", "left": "←", "right": "→", "up": "↑", "down": "↓", "delete": "DEL",
}  # fmt: skip
_put: dict[str, str] = {}
"""Where the player has put keys. There is one keyboard, and a key is named in many places that know of nothing else."""


def put(keys: Mapping[str, str]) -> None:
    """From now on these are the player's keys: the key as the game names it, and the one that is pressed instead."""
    _put.clear()
    _put.update(keys)


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


def engraved(key: str) -> str:
    """What is engraved on a key: "escape" is ESC."""
    return _ENGRAVED.get(key, key.upper())


def key_label(key: str) -> str:
    """What is engraved on the key that the player presses for this one."""
    return engraved(_put.get(key, key))
