"""The start of a game up to its first frame, to be measured: what `main.py bench --first` prints the moment of.

Look for: `first`.
"""

import os
import time

from game.ui import baking
from game.ui.app import FRAMES, App
from game.ui.opening import FIRST, opening
from game.ui.pictures import Pictures


def first() -> float:
    """Opens a window that nobody sees with what it begins with; when that stood there, by the clock of the system."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    app = App(pictures=Pictures(baking.folders(), patient=False))
    app.ui.pictures.wait(FIRST)
    app.ui.push(opening(app.ui))
    app.frame(1 / FRAMES)
    return time.perf_counter()
