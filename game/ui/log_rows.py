"""What the log says: everything that was ordered, said and seen in a game, each as one sentence with its time.

Look for: `Entry`, `entries`, `KINDS`.
"""

from typing import NamedTuple

from game.level.world import World
from game.retelling.orders import told_orders
from game.retelling.wording import capital
from game.ui.play import Play
from game.ui.said import CAPTION, REPLY
from game.ui.texts import Texts

HAPPENED, ORDERED, SAID = "happened", "ordered", "said"
KINDS = (HAPPENED, ORDERED, SAID)


class Entry(NamedTuple):
    """One sentence."""

    tick: int
    kind: str
    """One of KINDS."""
    words: str


def entries(play: Play, texts: Texts) -> list[Entry]:
    """All of it, the earliest first; within a second what was ordered, then what happened, then what was said."""
    made = [
        *(Entry(tick, ORDERED, words) for tick, words in _orders(play)),
        *(Entry(tick, HAPPENED, capital(texts.told(message))) for tick, message in play.happenings),
        *(Entry(each.tick, SAID, _spoken(texts, each.kind, each.name, each.words)) for each in play.said),
    ]
    return sorted(made, key=lambda entry: entry.tick)


def _orders(play: Play) -> list[tuple[int, str]]:
    world: World = play.world
    return [(tick, words) for tick, command in play.orders for words in told_orders(world, [command])]


def _spoken(texts: Texts, kind: str, name: str, words: str) -> str:
    if kind == CAPTION or not name:
        return texts.shown(words)
    return texts.say("ui_log.answer" if kind == REPLY else "ui_log.line", name=name, words=words)
