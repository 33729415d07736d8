"""What the window begins with: the title, or the breaths until it is drawn.

Look for: `opening`.
"""

from game.ui.scene import Scene, Ui
from game.ui.scenes.loading import FIRST, Loading

__all__ = ["FIRST", "opening", "title"]


def opening(ui: Ui) -> Scene:
    """The title, if its picture can be shown or nothing draws one; the loading scene before that."""
    if ui.baking is not None and ui.baking.running and not ui.pictures.baked(FIRST):
        return Loading(title)
    return title()


def title() -> Scene:
    from game.ui.scenes.title import Title

    return Title()
