"""What a good leader wants, taken from a plan: whom to send to what and when, and how questions are answered.

Look for: `Wish`, `Leading`, `led_by`.
"""

from pathlib import Path
from typing import NamedTuple

from tests.ui.games import LEVELS

ORDERS = ("assign", "book", "send")


class Wish(NamedTuple):
    """One order, from a time on."""

    minute: int
    """Since midnight."""
    verb: str
    who: str
    what: str
    """A task; a place for `send`."""
    pace: str


class Leading(NamedTuple):
    """A strategy."""

    wishes: tuple[Wish, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """Choice and option, in the order in which they are given. Other questions get silence."""


def led_by(plan: str, level: str = "g7") -> Leading:
    """The strategy of one of the level's plans."""
    wishes, answers = [], []
    for line in Path(LEVELS / level / "plans" / f"{plan}.plan").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if len(words) > 3 and words[1] in ORDERS:
            hours, minutes, _ = words[0].split(":")
            pace = words[4] if len(words) > 4 else "normal"
            wishes.append(Wish(int(hours) * 60 + int(minutes), words[1], words[2], words[3], pace))
        elif len(words) == 4 and words[1] == "choose":
            answers.append((words[2], words[3]))
    return Leading(tuple(wishes), tuple(answers))
