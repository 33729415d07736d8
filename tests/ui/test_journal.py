"""A game that is broken off is gone on with from where it was; a file that can't be used says why, and stays."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.session.run import opened, run
from game.ui.journal import Note, begun, notes_in, unfinished
from game.ui.play import Play, begin
from game.ui.resuming import Resuming
from game.words.diagnostic import BadInput
from tests.ui.games import LEVELS, ORDERS, ROOT, g7


def half_played(saves: Path, ticks: int = 400) -> Play:
    play = begin(g7(), saves)
    orders = list(ORDERS)
    while play.now < ticks:
        while orders and orders[0][0] <= play.now:
            play.apply(orders.pop(0)[1])
        play.advance(1 / 30)
        if play.question is None and not play.waiting:
            play.wait()
    return play


def resumed(path: Path) -> Play:
    on = Resuming.left(path, LEVELS)
    while not on.step(200):
        assert 0.0 <= on.share <= 1.0
    assert on.share == 1.0
    return on.play


def test_a_game_that_is_left_goes_on_from_the_very_tick(tmp_path: Path) -> None:
    play = half_played(tmp_path)
    play.leave()
    path = unfinished(tmp_path)
    assert path is not None
    again = resumed(path)
    assert again.now == play.now
    assert again.session.state.digest == play.session.state.digest
    assert again.said == play.said
    assert again.orders == play.orders


def test_after_a_kill_at_most_the_last_real_second_is_lost(tmp_path: Path) -> None:
    script = (
        "import sys, os\n"
        "from pathlib import Path\n"
        "from tests.ui.test_journal import half_played\n"
        "play = half_played(Path(sys.argv[1]))\n"
        "print(play.now, play.pace, flush=True)\n"
        "os._exit(9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 9, done.stderr
    now = int(done.stdout.split()[0])
    path = unfinished(tmp_path)
    assert path is not None
    again = resumed(path)
    assert 0 <= now - again.now <= 600 + 60
    assert len(again.orders) == 3


def test_what_was_gone_on_with_can_be_broken_off_again_and_ends_as_a_recording(tmp_path: Path) -> None:
    half_played(tmp_path).leave()
    path = unfinished(tmp_path)
    assert path is not None
    play = resumed(path)
    play.run([(450, ORDERS[3][1])], 500)
    play.leave()
    play = resumed(path)
    assert play.now == 500
    play.finish()
    assert unfinished(tmp_path) is None
    script, world = opened(path, LEVELS)
    assert run(script, world).session.state.digest == play.session.state.digest


def test_a_last_line_that_was_not_written_whole_is_left_out(tmp_path: Path) -> None:
    play = half_played(tmp_path)
    play.leave()
    assert play.journal is not None
    path = play.journal.path
    with path.open("a") as file:
        file.write("06:36:51  assign yuk")
    again = resumed(path)
    assert again.session.state.digest == play.session.state.digest
    again.leave()
    assert "yuk\n" not in path.read_text()
    assert resumed(path).now == play.now


def test_a_torn_comment_takes_no_line_with_it(tmp_path: Path) -> None:
    play = half_played(tmp_path)
    play.leave()
    assert play.journal is not None
    with play.journal.path.open("a") as file:
        file.write("#: 06:3")
    assert resumed(play.journal.path).now == play.now


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("choose arrival straight", "choose arrival wordless", "here, not"),
        ("model 1", "model 0", "model version"),
        ("level g7", "level g8", "no level"),
        ("recorded", "# recorded", "no saved game"),
        ("choose arrival straight", "chose arrival straight", "chose"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_is_kept(tmp_path: Path, old: str, new: str, told: str) -> None:
    play = half_played(tmp_path)
    play.leave()
    assert play.journal is not None
    path = play.journal.path
    text = path.read_text()
    changed = re.sub(old.replace("1", r"\d+") if old.startswith("model") else old, new, text, count=1)
    assert changed != text
    path.write_text(changed)
    with pytest.raises(BadInput, match=told):
        resumed(path)
    assert path.read_text() == changed


def test_notes_of_how_it_was_played_outlive_the_program(tmp_path: Path) -> None:
    play = half_played(tmp_path)
    play.pause(True)
    play.advance(2.5)
    play.pause(False)
    play.slower(0.5)
    play.leave()
    assert play.journal is not None
    assert notes_in(play.journal.path) == play.notes
    again = resumed(play.journal.path)
    assert again.notes == play.notes
    again.finish()
    assert notes_in(play.journal.path) == play.notes
    assert play.notes[0] == Note(play.session.clock, "paused", "2.5")


def test_a_game_that_was_paused_often_is_still_seen_to_be_over(tmp_path: Path) -> None:
    play = half_played(tmp_path)
    for _ in range(300):
        play.note("paused", "1.0")
    play.finish()
    assert unfinished(tmp_path) is None


def test_each_game_has_a_file_of_its_own_and_the_last_is_gone_on_with(tmp_path: Path) -> None:
    first, second = begin(g7(), tmp_path), begin(g7(), tmp_path)
    first.leave()
    second.apply(ORDERS[1][1])
    second.leave()
    assert first.journal is not None
    assert second.journal is not None
    assert first.journal.path != second.journal.path
    assert unfinished(tmp_path) == second.journal.path


def test_where_nothing_can_be_written_the_game_is_played_without_a_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert begun(blocked, "g7") is None
    play = begin(g7(), blocked)
    play.advance(2.0)
    play.leave()


def test_a_disk_that_fills_up_is_told_and_does_not_stop_the_game(tmp_path: Path) -> None:
    play = begin(g7(), tmp_path)
    assert play.journal is not None
    play.journal.close()
    play.apply(ORDERS[1][1])
    assert play.journal.trouble
    play.advance(2.0)
