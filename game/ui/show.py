"""Every scene by name, for pictures of it: which scenes lie over each other, made from the game that is open.

Look for: `SCENES`.
"""

from collections.abc import Callable

from game.ui.scene import Scene, Ui

Shown = Callable[[Ui], list[Scene]]
"""Scenes to push, the last one on top; imports what it needs when it is called."""


def _loading(ui: Ui) -> list[Scene]:
    from game.ui.opening import title
    from game.ui.scenes.loading import Loading

    return [Loading(title, stays=True)]


def _title(ui: Ui) -> list[Scene]:
    from game.ui.opening import title

    return [title()]


SCENES: dict[str, Shown] = {
    "loading": _loading,
    "title": _title,
}
