"""What is drawn once is kept, within bounds; many new widgets are drawn over several frames where that is wanted."""

from collections.abc import Callable
from functools import partial

import pygame
import pytest

from game.ui import painter as painting
from game.ui.canvas import Canvas
from game.ui.geometry import Rect
from game.ui.painter import Painter
from game.ui.widget import Widget


def squares(count: int, name: str, drawn: list[str], look: int = 0) -> list[Widget]:
    """Widgets that tell when they are drawn."""

    def paint(id_: str, canvas: Canvas, r: Rect, focused: bool) -> None:
        drawn.append(id_)

    def one(n: int) -> Widget:
        id_ = f"{name}.{n}"
        return Widget(id_, Rect(10 + 30 * n, 10, 20, 20), "panel", (), partial(paint, id_), look)

    return [one(n) for n in range(count)]


def canvas() -> Canvas:
    return Canvas(pygame.Surface((640, 360)), 0.5)


def hurried(after: int, drawn: list[str]) -> Callable[[], bool]:
    """Out of time once so many more are drawn."""
    return lambda: len(drawn) >= after


def test_everything_is_drawn_at_once_where_nobody_hurries() -> None:
    drawn: list[str] = []
    Painter(0.5).draw(canvas(), squares(6, "a", drawn), "")
    assert len(drawn) == 6


def test_a_painter_in_a_hurry_draws_one_a_frame_until_all_are_there() -> None:
    drawn: list[str] = []
    painter, widgets = Painter(0.5, lambda: True), squares(4, "a", drawn)
    for frame in range(1, 7):
        painter.draw(canvas(), widgets, "")
        assert len(drawn) == min(frame, 4)
    assert drawn == ["a.0", "a.1", "a.2", "a.3"]


def test_what_changed_is_shown_as_it_was_while_there_is_no_time_for_it() -> None:
    drawn: list[str] = []
    painter = Painter(0.5, hurried(5, drawn))
    painter.draw(canvas(), squares(4, "a", drawn), "")
    painter.draw(canvas(), squares(4, "a", drawn, look=1), "")
    assert len(drawn) == 5
    assert all(painter._kept[f"a.{n}"].surface is not None for n in range(4))


def test_kept_pictures_are_bounded_and_those_that_are_shown_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(painting, "ROOM", 40_000)
    painter = Painter(0.5)
    shown = squares(3, "shown", drawn)
    for n in range(40):
        painter.draw(canvas(), [*shown, *squares(3, f"scene{n}", drawn)], "")
    assert sum(painting._size(kept) for kept in painter._kept.values()) <= 40_000
    assert drawn.count("shown.0") == 1
