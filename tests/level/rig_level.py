"""A small level with the rig that the reference shows: what the tests of its section read.

Look for: `LEVEL`, `world`, `design` (the rig of it).
"""

from pathlib import Path

from game.level.build import build
from game.level.read import read_level
from game.level.rig import RigDesign
from game.level.rig_reference import RIG
from game.level.world import World
from tests.session.bench_level import LEVEL as BENCH_LEVEL

_TASKS = """\
  count: {who: [ada, ben], minutes: 5}
  power: {who: [ada, ben], where: bay, minutes: 14, again: true, do: ["if not by_hand.power: wire power"]}
  cooling: {who: [ada, ben], where: bay, minutes: 18, again: true, do: ["if not by_hand.cooling: wire cooling"]}
"""
LEVEL = BENCH_LEVEL.partition("bench:\n")[0].replace("  count: {who: [ada, ben], minutes: 5}\n", _TASKS) + RIG


def world(folder: Path, text: str = LEVEL, seed: int = 16, difficulty: str = "standard") -> World:
    """The level in a folder of its own."""
    (folder / "bay").mkdir(exist_ok=True)
    (folder / "bay" / "level.yaml").write_text(text, encoding="utf-8", newline="\n")
    return build(read_level(folder / "bay"), seed, difficulty)


def design(folder: Path, text: str = LEVEL, seed: int = 16) -> RigDesign:
    """Its rig."""
    found = world(folder, text, seed).plot.rig
    assert found is not None
    return found
