"""The first seconds: black, and what one hears.

Look for: `waking`.
"""

from game.ui import type as measure
from game.ui.geometry import STAGE, Rect
from game.ui.scene import Ui
from game.ui.widget import Widget, set_text


def waking(ui: Ui) -> list[Widget]:
    """A caption in the dark; any of the usual keys ends it."""
    words = measure.wrapped(ui.texts.say("ui_hub.notes"), 900.0, 24, "bodyi")
    step = measure.line_height(24)
    texts = [set_text(line, STAGE.cx, 330 + n * step, 24, "dim", "bodyi", "ink", "ct") for n, line in enumerate(words)]
    high = len(words) * step
    return [Widget("hub.dark", Rect(140, 320, 1000, high + 20), "text", tuple(texts), None, None, "wake", "space")]
