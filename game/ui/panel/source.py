"""What the panel's scene asks of a game: what the instruments show, whose hands are there, and what is given them.

Look for: `Source`, `Offer`.
"""

from typing import NamedTuple, Protocol

from game.ui.panel.view import PanelView


class Offer(NamedTuple):
    """Somebody at a task of the panel."""

    person: str
    """Id."""
    task: str
    name: str
    """The person's, as it is written; '' for the player's own."""


class Source(Protocol):
    """All that the scene asks of a rig."""

    def view(self) -> PanelView:
        """What is shown now."""

    def offers(self) -> tuple[Offer, ...]:
        """Whose task can be laid into the player's hands now, the player's own first."""

    def holder(self) -> Offer | None:
        """Whose task is in them."""

    @property
    def busy(self) -> int:
        """Seconds for which the hands are still at the last thing that was asked."""

    def give(self, verb: str, *words: str) -> str:
        """Asks for something; why not, as a sentence ("": done)."""
