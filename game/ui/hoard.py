"""Things that were made and may be wanted again, as many as a number of bytes holds; what was not wanted longest goes.

Look for: `Hoard`, `size_of`.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

import pygame

V = TypeVar("V")


def size_of(surface: pygame.Surface) -> int:
    """Bytes that a surface takes."""
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


class Hoard(Generic[V]):
    """By key; the last one that came in stays in any case."""

    def __init__(self, room: float) -> None:
        self.room = room
        """Bytes of it all."""
        self.taken = 0
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def put(self, key: Hashable, value: V, size: int) -> V:
        """Keeps it, and gives it back."""
        if key in self._kept:
            self.taken -= self._kept.pop(key)[1]
        self._kept[key] = (value, size)
        self.taken += size
        while self.taken > self.room and len(self._kept) > 1:
            self.taken -= self._kept.popitem(last=False)[1][1]
        return value

    def clear(self) -> None:
        self._kept.clear()
        self.taken = 0
