"""`pytest levels/` collects every .plan as a test: it holds, its balances close, and its recording plays the same.

The recordings of one plan in sixteen play in every run, those of all with `--long`: each costs a whole game more.
"""

import gc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.balance import residuals
from game.session.record import Recorder
from game.session.run import opened, run

LEVELS = Path(__file__).parent
RECORDED_IN = 16
"""One recording in so many plays in every run; which ones, only the plan's name says."""


class PlanFailed(Exception):
    """What a plan expected and did not find."""


class PlanItem(pytest.Item):
    """One plan; with `again`, its recording too."""

    def __init__(self, name: str, parent: pytest.File, again: bool) -> None:
        super().__init__(name, parent)
        self.again = again

    def runtest(self) -> None:
        """Plays it, and then perhaps its own recording."""
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
        if self.again:
            self.plays_again(recorder.text(), first.session.state.digest)

    def plays_again(self, recording: str, digest: bytes) -> None:
        """Fails unless the recording comes to the same state; it is left in build/ when it does not."""
        replay = self.config.rootpath / "build" / "replays" / f"{self.path.parent.parent.name}_{self.path.name}"
        replay.parent.mkdir(parents=True, exist_ok=True)
        replay.write_text(recording, encoding="utf-8", newline="\n")
        script, world = opened(replay, LEVELS)
        if run(script, world).session.state.digest != digest:
            raise PlanFailed(f"{self.path}: its recording {replay} plays differently")
        replay.unlink()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The expectations, without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, PlanFailed) else str(excinfo.getrepr())

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, f"plan {self.name}"


class PlanFile(pytest.File):
    """A .plan file."""

    def collect(self) -> Iterator[PlanItem]:
        """The plan, and where its recording is not a part of that, the two together as a long test."""
        always = zlib.crc32(self.path.stem.encode()) % RECORDED_IN == 0
        yield PlanItem.from_parent(self, name=self.path.stem, again=always)
        if not always:
            recorded = PlanItem.from_parent(self, name=f"{self.path.stem}_recorded", again=True)
            recorded.add_marker(pytest.mark.long)
            yield recorded


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> PlanFile | None:
    """Takes up .plan files."""
    return PlanFile.from_parent(parent, path=file_path) if file_path.suffix == ".plan" else None
