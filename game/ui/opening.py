"""What the window begins with: the title, or the breaths until it is drawn.

Look for: `opening`, `title`, `practising` (where one comes straight to the training view).
"""

from collections.abc import Callable

from game.ui.scene import Scene, Ui
from game.ui.scenes.loading import FIRST, Loading

__all__ = ["FIRST", "opening", "practising", "title"]


def opening(ui: Ui, first: Callable[[], Scene] | None = None) -> Scene:
    """The title, if its picture can be shown or nothing draws one; the loading scene before that.

    `first`: another scene instead of the title."""
    first = first or title
    if ui.baking is not None and ui.baking.running and not ui.pictures.baked(FIRST):
        return Loading(first)
    return first()


def title() -> Scene:
    from game.ui.scenes.title import Title

    return Title()


def practising(exercise: str = "") -> Scene:
    """The training view of the weld bench, with the best strokes of whoever sits here."""
    from game.ui import best
    from game.ui.scenes.practice import Practice
    from game.workshop.exercises import EXERCISES

    return Practice(exercise or EXERCISES[0], best.place())
