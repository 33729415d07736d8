"""A plan, recording or save is gone on with from a moment of it, in the window, as a game of its own."""

from pathlib import Path

import pygame
import pytest

from game.cli import main
from game.session.run import opened, run
from game.ui import app as window_app
from game.ui.journal import unfinished
from game.ui.play import Play, begin
from game.ui.resuming import Resuming, taken_up
from game.ui.scene import Scene
from game.ui.scenes.continuing import Continuing
from game.ui.scenes.hub import Hub
from game.ui.scenes.title import Title
from game.words.diagnostic import BadInput
from game.words.facts import clock
from tests.ui import stages
from tests.ui.games import LEVELS, ORDERS, g7

PLAN = (
    "level g7   seed 16   format 1\n"
    "06:30:40  choose arrival straight\n"
    "06:31:00  do residents rest\n"
    "06:33:00  expect o2_percent > 1\n"
    "06:35:00  book hassan lockout normal\n"
    "06:36:00  end"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "my.plan"
    path.write_text(PLAN)
    return path


def arrived(on: Resuming) -> Play:
    while not on.step(200):
        pass
    return on.play


def test_a_plan_is_gone_on_with_from_its_end_or_from_a_moment_without_what_it_orders_then(
    plan: Path, tmp_path: Path
) -> None:
    saves = tmp_path / "saves"
    whole = arrived(taken_up(plan, LEVELS, None, saves))
    script, world = opened(plan, LEVELS)
    assert whole.session.state.digest == run(script, world).session.state.digest
    assert [command.text() for _, command in whole.orders] == [
        "choose arrival straight", "book hassan lockout normal",
    ], "what the plan tries and is refused is left out"  # fmt: skip
    part = arrived(taken_up(plan, LEVELS, clock("06:35:00"), saves))
    assert part.session.clock == clock("06:35:00")
    assert [command.text() for _, command in part.orders] == ["choose arrival straight"]
    whole.leave()
    part.leave()
    assert sorted(each.name for each in saves.iterdir()) == ["g7-0001.save", "g7-0002.save"]
    assert plan.read_text().endswith("06:36:00  end"), "the file itself stays as it was"


def test_what_goes_on_is_a_save_that_can_be_broken_off_and_ends_as_a_recording(plan: Path, tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    play = arrived(taken_up(plan, LEVELS, clock("06:33:00"), saves))
    play.run([], play.now + 30)
    play.leave()
    path = unfinished(saves)
    assert path is not None
    again = arrived(Resuming.left(path, LEVELS))
    assert (again.now, again.session.state.digest) == (play.now, play.session.state.digest)
    again.finish()
    script, world = opened(path, LEVELS)
    assert run(script, world).session.state.digest == again.session.state.digest


def test_a_save_is_gone_on_with_in_a_file_of_its_own(tmp_path: Path) -> None:
    played = begin(g7(), tmp_path)
    played.run(ORDERS, 200)
    played.leave()
    assert played.journal is not None
    before = played.journal.path.read_text()
    play = arrived(taken_up(played.journal.path, LEVELS, played.world.start + 100, tmp_path))
    play.leave()
    assert play.now == 100
    assert play.journal is not None
    assert play.journal.path.name == "g7-0002.save"
    assert played.journal.path.read_text() == before


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("05:00:00", "begins at 06:30:00, and 05:00:00 lies before that"),
        ("06:36:01", "ends at 06:36:00, and 06:36:01 lies after that"),
    ],
)
def test_a_moment_that_it_has_not_is_refused_in_a_sentence(plan: Path, tmp_path: Path, at: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        taken_up(plan, LEVELS, clock(at), tmp_path / "saves")
    assert not (tmp_path / "saves").exists()


def test_the_window_comes_to_the_moment_and_time_stands_there(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIXTEEN_SAVES", str(tmp_path / "saves"))
    window = stages.app()

    def fake(first: object) -> int:
        assert callable(first)
        window.ui.push(first())
        return 0

    monkeypatch.setattr(window_app, "run", fake)
    assert main(["play", str(plan), "--at", "06:34:00"]) == 0
    scene = window.ui.top
    assert isinstance(scene, Continuing)
    scene._thread.join(60)
    scene.advance(stages.FRAME)
    assert window.ui.top is not None
    assert window.ui.top.name == "resumed"
    for _ in range(10):
        window.frame(stages.FRAME)
    assert window.ui.play is not None
    assert window.ui.play.session.clock == clock("06:34:00")
    stages.press(window, pygame.K_SPACE)
    assert isinstance(window.ui.top, Hub)
    assert not window.ui.play.paused
    window.ui.play.leave()


def test_whoever_gives_up_on_the_way_is_at_the_title(plan: Path, tmp_path: Path) -> None:
    window = stages.app()
    scene: Scene = Continuing(plan, taken_up(plan, LEVELS, None, tmp_path / "saves"))
    window.ui.push(scene)
    scene.on("back")
    assert isinstance(window.ui.top, Title)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["play", "no_such.plan"], "no_such.plan: can't be read"),
        (["play", "--at", "07:00:00"], "--at goes with a file"),
        (["play", "levels/g7/plans/saves.plan", "--at", "7:00"], "is not a time"),
        (["play", "levels/g7/plans/saves.plan", "--at", "05:00:00"], "lies before that"),
    ],
)
def test_what_can_not_be_gone_on_with_is_a_sentence_and_code_2(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        raise SystemExit(main(words))
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_with_no_display_it_says_how_it_is_told_without_one(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", str(plan)]) == 2
    assert "No window can be opened here" in capsys.readouterr().err
