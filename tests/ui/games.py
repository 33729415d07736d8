"""The game that tests of the window play: the level's first minutes, with a few orders.

Look for: `g7` (the world), `ORDERS` (tick and command), `watched` (a game that is only looked at).
"""

from functools import cache, lru_cache
from pathlib import Path

from game.level.build import build
from game.level.read import read_level
from game.level.world import World
from game.ui.play import Play
from game.words.verbs import Command

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ROOT / "levels"
MINUTE = 60
ORDERS = (
    (40, Command("choose", ("arrival", "straight"))),
    (65, Command("assign", ("kwan", "ask_release", "normal"))),
    (65, Command("book", ("hassan", "lockout", "normal"))),
    (700, Command("book", ("yuki", "look", "normal"))),
)


@cache
def g7() -> World:
    return build(read_level(LEVELS / "g7"), 16, "standard")


@lru_cache(maxsize=6)
def watched(orders: tuple[tuple[int, Command], ...], until: int) -> Play:
    """G-7 after some ticks, played once for all tests that only look at it."""
    return Play.from_commands(g7(), orders, until)
