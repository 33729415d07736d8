"""What the panel's scene asks of a game: what the instruments show, whose hands are there, and what is given them.

Look for: `Source`.
"""

from typing import Protocol

from game.ui.panel.view import PanelView


class Source(Protocol):
    """All that the scene asks of a rig."""

    def view(self) -> PanelView:
        """What is shown now."""

    @property
    def busy(self) -> int:
        """Seconds for which the hands are still at the last thing that was asked."""

    @property
    def who(self) -> int:
        """Whose task is in the player's hands; -1."""

    def give(self, verb: str, *words: str) -> str:
        """Asks for something; why not, as a sentence ("": done)."""
