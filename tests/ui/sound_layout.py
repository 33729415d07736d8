"""What must hold for everything that a scene shows, at any length of its words.

Look for: `assert_sound`, `faults`, `assert_sound_scene`.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from game.ui.geometry import STAGE
from game.ui.scene import Scene
from game.ui.theme import LEAST_CONTRAST, SMALLEST_TEXT, contrast
from game.ui.type import width
from game.ui.widget import Widget

SLACK = 0.6
"""Logical units that rounding may cost."""
STRETCHES = (1.0, 1.4)


def assert_sound(widgets: Sequence[Widget]) -> None:
    """Nothing overlaps, clips, is too small or too faint; ids are one of a kind; what is pressed is high enough."""
    found = list(faults(widgets))
    assert not found, "\n" + "\n".join(found)


def assert_sound_scene(made: Callable[[float], Scene]) -> None:
    """Of a scene, made and entered by `made(stretch)`, with words as they are and 40 % longer."""
    for stretch in STRETCHES:
        scene = made(stretch)
        found = list(faults(scene.widgets()))
        assert not found, f"with words {stretch} times as long:\n" + "\n".join(found)


def faults(widgets: Sequence[Widget]) -> Iterator[str]:
    ids = [widget.id for widget in widgets]
    yield from (f"{id_}: two widgets of this id" for id_ in sorted(set(ids)) if ids.count(id_) > 1)
    by_id = {widget.id: widget for widget in widgets}
    for widget in widgets:
        yield from _alone(widget, by_id)
    for one, other in combinations(widgets, 2):
        lies_in = _within(one, other, by_id) or _within(other, one, by_id)
        if not lies_in and one.rect.overlaps(other.rect, SLACK):
            yield f"{one.id} overlaps {other.id}: {_place(one)} and {_place(other)}"


def _alone(widget: Widget, by_id: dict[str, Widget]) -> Iterator[str]:
    if not STAGE.holds(widget.rect, SLACK):
        yield f"{widget.id} leaves the screen: {_place(widget)}"
    if widget.inside:
        if widget.inside not in by_id:
            yield f"{widget.id} is inside of '{widget.inside}', which is not there"
        elif not by_id[widget.inside].rect.holds(widget.rect, SLACK):
            yield f"{widget.id} leaves {widget.inside}: {_place(widget)} in {_place(by_id[widget.inside])}"
    if widget.action and not widget.texts and widget.role != "picture":
        yield f"{widget.id} can be pressed and says nothing"
    if widget.role == "button" and widget.rect.h < 29.9:
        yield f"{widget.id} is only {widget.rect.h:.0f} high"
    for text in widget.texts:
        said = f"{widget.id} '{text.words}'"
        if not widget.rect.holds(text.rect, SLACK):
            yield f"{said} leaves its widget: {text.rect} in {_place(widget)}"
        if text.rect.w + SLACK < width(text.words, text.size, text.font):
            yield f"{said} is wider than it says"
        if text.size < SMALLEST_TEXT:
            yield f"{said} is set in {text.size}"
        if contrast(text.colour, text.on) < LEAST_CONTRAST:
            yield f"{said}: {text.colour} on {text.on} has a contrast of {contrast(text.colour, text.on):.1f}"
    for first, second in combinations(widget.texts, 2):
        if first.rect.overlaps(second.rect, 2.0):
            yield f"{widget.id}: '{first.words}' and '{second.words}' lie over each other"


def _within(widget: Widget, panel: Widget, by_id: dict[str, Widget]) -> bool:
    """Whether it is inside of the panel, or of something inside of it."""
    for _ in by_id:
        if not widget.inside or widget.inside not in by_id:
            return False
        if widget.inside == panel.id:
            return True
        widget = by_id[widget.inside]
    return False


def _place(widget: Widget) -> str:
    r = widget.rect
    return f"({r.x:.0f} {r.y:.0f} {r.w:.0f}×{r.h:.0f})"
