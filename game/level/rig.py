"""A rig of a level, ready to be played: what can be plugged together there, and what lies in the box.

Look for: `RigDesign`; rigging.py makes it from the file.
"""

from typing import NamedTuple

from game.rig.parts import Fault, Rig
from game.words.conditions import Formula


class RigDesign(NamedTuple):
    """A rig."""

    rig: Rig
    place: int
    """Where whoever works at it stands."""
    tasks: tuple[int, ...]
    """Tasks that hands can do there."""
    ready: Formula | None
    """From when its ports can be reached; None: from the start."""
    box: tuple[tuple[str, Formula | None], ...]
    """Every loose part, by name, and when it lies in the box; None: always."""
    faults: tuple[tuple[Formula | None, Fault], ...]
    """What is wrong with it, as the seed has drawn it: while this holds (None: always), until somebody mends it."""
    seconds: dict[str, int]
    """By verb; by tool for `measure`."""

    def takes(self, verb: str, words: tuple[str, ...]) -> int:
        """Seconds that a command takes of whoever works there."""
        return self.seconds[words[0] if verb == "measure" else verb]
