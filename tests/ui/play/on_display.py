"""A bead is laid in a real window with a real mouse or keyboard: `python -m tests.ui.play.on_display mouse FOLDER`.

The folder has the game that is gone on with, and is also named by SIXTEEN_SAVES.
Look for: `main`, `live` (frames as fast as real time has them).
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.app import FRAMES, App
from tests.ui import stages
from tests.ui.play.fingers import Real
from tests.ui.play.welding import Welder, laid_by_keys, led_by_mouse


def live(frame: Callable[[float], bool]) -> Callable[[float], bool]:
    """Frames of a window that is seen: as many as there is real time for, until so much of it has passed."""
    clock = pygame.time.Clock()

    def shown(seconds: float) -> bool:
        left = seconds
        while left > 0.0:
            passed = clock.tick(FRAMES) / 1000.0
            left -= passed
            if not frame(passed):
                return False
            pygame.display.flip()
        return True

    return shown


def main(hand: str, saves: Path) -> None:
    window: App = stages.app()
    if pygame.display.get_driver() != "x11":
        raise SystemExit(f"the window is on '{pygame.display.get_driver()}', not on an X display")
    setattr(window, "frame", live(window.frame))  # noqa: B010 the bot's frames take real time
    fingers = Real(pygame.display.get_wm_info()["window"])
    act = led_by_mouse if hand == "mouse" else laid_by_keys
    act(Welder(window, fingers, hand == "mouse"), saves)
    print(f"by {hand}: laid, and played back")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
