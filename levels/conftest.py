"""`pytest levels/` collects every .plan as a test: it holds, its balances close, and its recording plays the same."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.balance import residuals
from game.session.record import Recorder
from game.session.run import opened, run

LEVELS = Path(__file__).parent


class PlanFailed(Exception):
    """What a plan expected and did not find."""


class PlanItem(pytest.Item):
    """One plan."""

    def runtest(self) -> None:
        """Plays it, and then its own recording."""
        # What earlier tests have left is not gone through again and again while this one plays.
        gc.freeze()
        script, world = opened(self.path, LEVELS)
        recorder = Recorder(world)
        first = run(script, world, recorder=recorder)
        if first.failed:
            raise PlanFailed("\n".join(f"{self.path}:{each.line}: {each.text}" for each in first.failed))
        gaps = residuals(world.habitat, first.session.state.habitat, world.design)
        if max(map(abs, gaps)) > 1e-9:
            raise PlanFailed(f"{self.path}: balances do not close: {gaps}")
        replay = self.config.rootpath / "build" / "replays" / f"{self.path.parent.parent.name}_{self.path.name}"
        replay.parent.mkdir(parents=True, exist_ok=True)
        replay.write_text(recorder.text(), encoding="utf-8", newline="\n")
        script, world = opened(replay, LEVELS)
        second = run(script, world)
        if second.session.state.digest != first.session.state.digest:
            raise PlanFailed(f"{self.path}: its recording {replay} plays differently")
        replay.unlink()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The expectations, without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, PlanFailed) else str(excinfo.getrepr())

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, f"plan {self.path.stem}"


class PlanFile(pytest.File):
    """A .plan file, which is one test."""

    def collect(self) -> Iterator[PlanItem]:
        """The one test."""
        yield PlanItem.from_parent(self, name=self.path.stem)


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> PlanFile | None:
    """Takes up .plan files."""
    return PlanFile.from_parent(parent, path=file_path) if file_path.suffix == ".plan" else None
