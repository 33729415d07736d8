"""What the window begins with: the title, or the breaths until it is drawn.

Look for: `opening`, `title`, `practising` (where one comes straight to the training view),
`going_on` (to a moment of a file).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.scene import Scene, Ui
from game.ui.scenes.loading import FIRST, Loading

if TYPE_CHECKING:
    from game.ui.resuming import Resuming

__all__ = ["FIRST", "going_on", "opening", "practising", "title"]


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


def going_on(resuming: "Resuming") -> Scene:
    """A game on its way to a moment; then time stands there."""
    from game.ui.scenes.continuing import Continuing

    return Continuing(resuming.path, resuming)


def practising(exercise: str = "") -> Scene:
    """The training view of the weld bench, with the best strokes of whoever sits here."""
    from game.ui import best
    from game.ui.scenes.practice import Practice
    from game.workshop.exercises import EXERCISES

    return Practice(exercise or EXERCISES[0], best.place())
