"""The sheets of the people as they are seen in a room: large, in the few attitudes that one meets there.

Look for: `draw` (one look), `ATTITUDES`.
"""

from assets.art.baked import Baked
from assets.art.poses import POSES
from assets.art.scenes.people import laid_out, sheet

METRE = 123.0
"""Units for a metre of somebody who stands in one of the places."""
SHEET = 1000.0
ATTITUDES = ("stand", "lean", "work1", "work2", "floor", "slump", "down")
FRAMES, HIGH = laid_out({name: POSES[name] for name in ATTITUDES}, METRE, SHEET)


def draw(scale: float, look: str) -> Baked:
    """The two sheets of a look."""
    return sheet(scale, look, METRE, FRAMES, (SHEET, HIGH))
