"""The level's bench and how it stands, for what is done there.

Look for: `design_of`, `bench_of`, `held` (whether a task is in the player's hands now).
"""

from game.level.bench import BenchDesign
from game.session import hands
from game.session.bench import Bench
from game.session.stage import Stage


def design_of(stage: Stage) -> BenchDesign:
    """The level's bench, where it has one."""
    assert stage.world.plot.bench is not None
    return stage.world.plot.bench


def bench_of(stage: Stage) -> Bench:
    """As it stands, where the level has one."""
    assert stage.state.bench is not None
    return stage.state.bench


def held(stage: Stage) -> bool:
    """Whether a task of the bench is in the player's hands, and whoever does it is fit and there."""
    return hands.held(stage, stage.state.bench)
