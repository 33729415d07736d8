"""What a bench says is kept is kept; the player whose play it measures answers, opens what there is, and is saved."""

from pathlib import Path

import pygame
import pytest

from game.ui.bench import LONGEST, MEMORY, Cost, limits
from game.ui.bench_runs import Frames, Played, spread
from game.ui.hoard import Hoard, size_of
from game.ui.journal import OWN
from game.ui.stint import stint
from tests.ui.games import LEVELS


def stretch(longest: float, memory: float) -> Played:
    return Played(Frames(2.0, 5.0, longest), "board after board", 3, {"board": 1}, 900, memory)


def test_whatever_costs_more_than_it_may_is_said() -> None:
    costs = [
        Cost("hub", 1.0, "1", 3.9, 7.9, 20.0), Cost("hub, thin air", 1.0, "1", 4.1, 7.9, 20.0),
        Cost("hub", 1.5, "1.5", 9.0, 14.1, 20.0), Cost("board", 1.5, "1.5", 90.0, 90.0, 90.0),
    ]  # fmt: skip
    held = limits(costs, stretch(LONGEST, MEMORY + 1), stretch(90.0, MEMORY + 1))
    assert [each.what for each in held if not each.kept] == [
        "hub, thin air, 720p: half of the frames",
        "hub, 1080p: 99 of 100 frames",
        "10 minutes of play, 720p: most memory",
    ]
    assert all(each.art for each in held)


def test_half_and_most_of_the_frames() -> None:
    assert spread([float(n) for n in range(100, 0, -1)]) == Frames(51.0, 100.0, 100.0)


def test_what_was_not_wanted_longest_makes_room() -> None:
    hoard: Hoard[str] = Hoard(100)
    for name in "abc":
        hoard.put(name, name, 40)
        hoard.get("a")
    assert [hoard.get(name) for name in "abc"] == ["a", None, "c"]
    assert hoard.taken == 80
    hoard.put("a", "larger", 500)
    assert hoard.get("a") == "larger", "the last one that came in stays in any case"
    assert size_of(pygame.Surface((10, 10), pygame.SRCALPHA)) == 400


@pytest.mark.long
def test_the_player_of_the_bench_answers_and_opens_and_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN, str(tmp_path))
    monkeypatch.setenv("SIXTEEN_ART", str(tmp_path / "none"))
    frames = list(stint(LEVELS / "g7" / "plans" / "saves.plan", LEVELS, 90.0))
    assert 90 * 60 <= len(frames) <= 90 * 60 + 1
    player = frames[-1][1]
    assert player.answered > 0
    assert {"board", "map", "vitals"} <= set(player.counted)
    saved = next(tmp_path.glob("*.save")).read_text(encoding="utf-8")
    assert "choose arrival straight" in saved
    assert saved.count("= digest") >= 60, "a heartbeat in each second in which time passes"
