"""Draws widgets, and keeps what it drew: an unchanged widget costs one blit.

Look for: `Painter`, `drawn`.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from game.ui.canvas import Canvas
from game.ui.geometry import STAGE, Rect
from game.ui.widget import Widget, set_text
from game.ui.widgets.panel import field, paragraph

MARGIN = 12
"""How far a shadow or a mark may stand out from its widget."""
ROOM = 16_000_000
"""Bytes at scale 1 that all kept pictures may take; of those that are not shown, the oldest make way."""
SHOWN = 2
"""Lists of widgets drawn since which something counts as shown."""


class _Kept(NamedTuple):
    widget: Widget
    focused: bool
    surface: pygame.Surface | None
    place: tuple[int, int]


class Painter:
    """Draws onto the canvas of one window size; a new size wants a new painter.

    While `hurried` says so, it draws one new widget in a frame and leaves the others for the next ones.
    """

    def __init__(self, scale: float, hurried: Callable[[], bool] | None = None) -> None:
        self.scale = scale
        self._hurried = hurried
        self._kept: dict[str, _Kept] = {}
        self._seen: dict[str, int] = {}
        self._frame = 0

    def draw(self, canvas: Canvas, widgets: Sequence[Widget], focus: str) -> None:
        self._frame += 1
        fresh = 0
        for widget in widgets:
            focused = widget.id == focus
            kept = self._kept.get(widget.id)
            self._seen[widget.id] = self._frame
            if kept is None or kept.focused is not focused or not _same(kept.widget, widget):
                if fresh and self._hurried is not None and self._hurried():
                    if kept is None or kept.widget.rect != widget.rect:
                        continue
                else:
                    kept = self._kept[widget.id] = drawn(widget, focused, canvas.scale, kept and kept.surface)
                    fresh += 1
            if kept.surface is not None:
                canvas.surface.blit(kept.surface, kept.place)
        if fresh:
            self._make_room(ROOM * max(1.0, canvas.scale**2))

    def _make_room(self, room: float) -> None:
        taken = sum(_size(kept) for kept in self._kept.values())
        for id_, last in sorted(self._seen.items(), key=lambda each: each[1]):
            # Two lists of widgets may be drawn in one frame: what the last one showed is still shown.
            if taken <= room or last >= self._frame - SHOWN:
                return
            del self._seen[id_]
            if (kept := self._kept.pop(id_, None)) is not None:
                taken -= _size(kept)


def _size(kept: _Kept) -> int:
    return kept.surface.get_width() * kept.surface.get_height() * 4 if kept.surface is not None else 0


def _same(one: Widget, other: Widget) -> bool:
    """Whether both look the same, so that the drawn picture serves both."""
    return one is other or (
        one.rect == other.rect
        and one.texts == other.texts
        and one.look == other.look
        and (one.paint is None) == (other.paint is None)
    )


def drawn(widget: Widget, focused: bool, scale: float, before: pygame.Surface | None = None) -> _Kept:
    """A widget's picture, and where on the screen it goes; on the surface that it had, if that has the size."""
    if widget.paint is None and not widget.texts:
        return _Kept(widget, focused, None, (0, 0))
    edge = round(MARGIN * scale)
    left, top = int(widget.rect.x * scale) - edge, int(widget.rect.y * scale) - edge
    size = (int(widget.rect.w * scale) + 2 * edge + 2, int(widget.rect.h * scale) + 2 * edge + 2)
    if before is not None and before.get_size() == size:
        surface = before
        surface.fill((0, 0, 0, 0))
    else:
        surface = pygame.Surface(size, pygame.SRCALPHA)
    canvas = Canvas(surface, scale, (left / scale, top / scale))
    if widget.paint is not None:
        widget.paint(canvas, widget.rect, focused)
    for text in widget.texts:
        canvas.text(text.words, text.rect.x, text.rect.y, text.size, text.colour, text.font)
    return _Kept(widget, focused, surface, (left, top))


def note(widget: Widget) -> tuple[Widget, ...]:
    """What is said beside a widget that can't be pressed now: why not."""
    if widget.enabled or not widget.why_not or any(widget.why_not in text.words for text in widget.texts):
        return ()
    words = paragraph("note.words", Rect(0, 0, 380, 0), widget.why_not, 18, "caution")
    high = words.rect.h + 20
    x = min(max(STAGE.x + 24, widget.rect.x + 16), STAGE.right - 24 - 408)
    below = widget.rect.bottom + 6
    y = below if below + high <= STAGE.bottom - 8 else widget.rect.y - 6 - high
    box = Rect(x, y, 408, high)
    texts = tuple(set_text(line.words, x + 14, y + 10 + line.rect.y, 18, "caution", line.font) for line in words.texts)
    return (Widget("note", box, "panel", texts, _note),)


def _note(canvas: Canvas, r: Rect, focused: bool) -> None:
    field(canvas, r, 1.0, radius=4)
    canvas.rect(r, line="caution", width=1.5, radius=4)
