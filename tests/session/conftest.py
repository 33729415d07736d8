"""Levels are read and built once for a whole file of tests, however many recordings it plays."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import LevelText, read_level
from game.level.world import World
from game.session import run


@pytest.fixture(scope="module")
def forget_levels() -> Iterator[Callable[[], None]]:
    """Playing takes remembered levels from here on; calling it forgets them, for a test that changes one."""
    read_once = cache(read_level)

    @cache
    def built_once(
        path: Path, digest: str, seed: int, difficulty: str, cause: str, rules: tuple[tuple[str, bool], ...]
    ) -> World:
        return build(read_once(path.parent), seed, difficulty, cause, dict(rules))

    def built(text: LevelText, seed: int, difficulty: str, cause: str, rules: dict[str, bool]) -> World:
        return built_once(text.path, text.digest, seed, difficulty, cause, tuple(rules.items()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "read_level", read_once)
        patch.setattr(run, "build", built)
        yield read_once.cache_clear
