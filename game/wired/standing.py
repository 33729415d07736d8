"""A plan is played to a moment, and the rig is looked at as it stands there.

Look for: `Stands` and `standing`.
"""

from pathlib import Path
from typing import NamedTuple

from game.level.build import build
from game.level.read import read_level, usual_difficulty
from game.level.world import World
from game.rig.parts import Rig, Rigged
from game.rig.solved import Asks, Solved
from game.session.lines import FINALLY, Line
from game.session.rigged import asks_of, solved_of
from game.session.run import Failure, opened, run
from game.session.script import Head, Script
from game.words.diagnostic import complaint
from game.words.facts import clock_text


class Stands(NamedTuple):
    """A rig at a moment."""

    world: World
    at: int
    """Seconds since midnight of the first day."""
    rig: Rig
    rigged: Rigged
    asks: Asks
    solved: Solved
    failed: tuple[Failure, ...]
    """What of the plan did not hold until then."""


def standing(level: Path, plan: Path | None, at: int) -> Stands:
    """The rig of the level in this folder once all that the plan orders for that moment has been. Raises BadInput.

    Without a plan nobody gives an order.
    """
    script, world = _unordered(level) if plan is None else _planned(level, plan)
    if world.plot.rig is None:
        raise complaint(str(level), "this level has no rig")
    if not 0 <= at - world.start <= world.last_tick:
        first, last = clock_text(world.start), clock_text(world.start + world.last_tick)
        raise complaint(str(level), f"this level goes from {first} to {last}; {clock_text(at)} is not in it")
    ends = min((line.time for line in script.lines if line.ends), default=FINALLY)
    if ends < at:
        raise complaint(script.path, f"this plan ends at {clock_text(ends)}, before {clock_text(at)}")
    lines = [line for line in script.lines if line.time <= at and not line.ends]
    stop = Line(lines[-1].number if lines else 1, at, "", ends=True)
    found = run(script._replace(lines=(*lines, stop)), world)
    state = found.session.state
    assert state.rig is not None
    return Stands(
        world, at, world.plot.rig.rig, state.rig.rigged, asks_of(world, state), solved_of(world, state), found.failed
    )


def _unordered(level: Path) -> tuple[Script, World]:
    text = read_level(level)
    world = build(text, text.file.story_seed, usual_difficulty(text))
    return Script("", Head(text.file.id, world.seed, world.difficulty), (), False), world


def _planned(level: Path, plan: Path) -> tuple[Script, World]:
    folder = level.resolve()
    script, world = opened(plan, folder.parent)
    parents = plan.resolve().parents[:2]
    own = [each for each in parents if each.name == script.head.level and (each / "level.yaml").is_file()]
    if script.head.level != folder.name or (own and own[0] != folder):
        raise complaint(str(plan), f"is played on the level in {own[0] if own else script.head.level}, not on {level}")
    return script, world
