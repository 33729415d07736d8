"""A game in the window is the same game as without one, at every frame rate; it is told, paced, kept and rewound."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.session.run import opened, run
from game.ui import pace as pacing
from game.ui.play import Play, begin, retried
from game.ui.said import CAPTION, LINE, QUESTION, REPLY
from game.words.verbs import Command
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7


def frames(rate: str) -> Iterator[float]:
    jitter = random.Random(1)
    while True:
        yield {"60": 1 / 60, "30": 1 / 30, "jittery": jitter.uniform(0.001, 0.2)}[rate]


def played(rate: str, until: int) -> Play:
    """Played frame by frame, every order given in the first frame after its tick."""
    play = Play(g7())
    orders = list(ORDERS)
    times = frames(rate)
    while play.now < until:
        while orders and orders[0][0] <= play.now:
            assert play.apply(orders.pop(0)[1]) == ""
        play.wait() if not play.waiting and not orders else None
        play.advance(next(times))
    return play


@pytest.mark.parametrize("rate", ["60", "30", "jittery"])
def test_a_recording_of_the_window_is_played_back_without_one_to_the_same_digests(rate: str, tmp_path: Path) -> None:
    play = played(rate, 21 * MINUTE)
    play.finish()
    path = tmp_path / "window.replay"
    path.write_text(play.recorder.text(), encoding="utf-8")
    script, world = opened(path, LEVELS)
    result = run(script, world)
    assert result.session.state.digest == play.session.state.digest
    assert result.session.now == play.now
    assert [line.command for line in script.lines if line.command] == [command for _, command in play.orders]


def test_commands_at_the_same_ticks_make_the_same_game_at_every_frame_rate() -> None:
    there = played("jittery", 15 * MINUTE)
    commands = there.orders
    at_once = Play.from_commands(g7(), commands, there.now)
    assert there.session.state.digest == at_once.session.state.digest
    assert there.said == at_once.said
    assert there.happenings == at_once.happenings
    assert there.samples == at_once.samples
    assert there.notebook.told() == at_once.notebook.told()


def test_a_game_that_is_rewound_is_the_game_as_it_was_then() -> None:
    whole = Play.from_commands(g7(), ORDERS, 20 * MINUTE)
    for tick in (0, 41, 300, 599, 600, 13 * MINUTE + 7):
        back = whole.rewound(tick)
        straight = Play.from_commands(g7(), ORDERS, tick)
        assert back.now == tick
        assert back.session.state.digest == straight.session.state.digest
        assert back.recorder.text() == straight.recorder.text()
        assert back.said == straight.said
        assert back.samples == straight.samples
        assert back.notebook.told() == straight.notebook.told()
        assert back.notebook.jobs == straight.notebook.jobs
        assert back.alarms.ranked() == straight.alarms.ranked()
        assert [mark.tick for mark in back.keyframes] == [mark.tick for mark in straight.keyframes]


def test_what_was_ordered_at_the_tick_of_a_flag_can_be_ordered_otherwise() -> None:
    whole = Play.from_commands(g7(), ORDERS, 5 * MINUTE)
    back = whole.rewound(ORDERS[0][0])
    assert back.orders == []
    assert back.question is not None
    assert back.question.id == "arrival"


def test_a_question_stands_open_with_its_answers_until_one_is_given() -> None:
    play = Play.from_commands(g7(), (), 60)
    question = play.question
    assert question is not None
    assert question.id == "arrival"
    assert {option.id for option in question.options} >= {"straight", "tools"}
    assert all(option.words for option in question.options)
    assert question.wait > 0
    assert play.apply(Command("choose", ("arrival", "straight"))) == ""
    assert play.question is None
    assert play.said[-1].kind == REPLY


def test_everything_that_is_said_is_kept_with_who_says_it() -> None:
    play = Play.from_commands(g7(), ORDERS, 3 * MINUTE)
    kinds = {each.kind for each in play.said}
    assert kinds == {LINE, CAPTION, QUESTION, REPLY}
    for each in play.said:
        assert each.words
        assert not each.words.startswith("@")
        if each.kind == LINE:
            assert each.speaker in g7().plot.speakers
            assert each.name


def test_a_refused_command_is_answered_with_a_sentence_and_leaves_no_trace() -> None:
    play = Play(g7())
    why = play.apply(Command("assign", ("yuki", "start", "normal")))
    assert why
    assert play.orders == []
    assert "start" not in play.recorder.text()


def test_a_line_stands_for_as_long_as_it_takes_to_read() -> None:
    play = Play.from_commands(g7(), (), 21)
    while play.line is None:
        play.second()
    line, seconds = play.line, 0.0
    begun = play.session.state.tale.line
    while play.session.state.tale.line == begun and seconds < 60:
        play.advance(1 / 60)
        seconds += 1 / 60
    assert line is not None
    assert seconds == pytest.approx(pacing.reading_seconds(line.words), abs=0.3)


def test_a_line_that_was_read_makes_way_at_once() -> None:
    play = Play.from_commands(g7(), (), 21)
    while play.line is None:
        play.second()
    begun, seconds = play.session.state.tale.line, 0.0
    while play.session.state.tale.line == begun:
        play.skip()
        play.advance(1 / 60)
        seconds += 1 / 60
    assert seconds < 0.3


def test_time_runs_by_what_there_is_to_decide() -> None:
    situation = pacing.Situation("", False, False, 300.0, False)
    assert pacing.pace(situation) == pacing.BASE
    assert pacing.pace(situation._replace(busy=True)) == pacing.BUSY
    assert pacing.pace(situation._replace(asked=True, busy=True)) == pacing.CHOOSING
    assert pacing.pace(situation._replace(asked=True, thought=True)) == pacing.IMPATIENT
    assert pacing.pace(situation._replace(left=-5.0)) == pacing.BASE
    assert pacing.pace(situation._replace(left=5.0, busy=True)) == pacing.CLOSE
    assert pacing.pace(situation._replace(left=999.0, busy=True)) == pacing.BUSY
    assert pacing.pace(situation._replace(words="No.")) < pacing.CLOSE


def test_a_pause_stops_time_costs_nothing_and_is_noted() -> None:
    play = Play(g7())
    play.advance(1.0)
    now = play.now
    play.pause(True)
    for _ in range(60):
        play.advance(1 / 60)
    assert play.now == now
    play.pause(False)
    play.advance(2.0)
    assert play.now > now
    assert [(note.kind, note.value) for note in play.notes] == [("paused", "1.0")]


def test_slower_time_is_slower_and_noted() -> None:
    play = Play(g7())
    before = play.pace
    play.slower(0.5)
    assert play.pace == before / 2
    for _ in range(9):
        play.slower(0.5)
    assert play.slow == pacing.SLOWEST
    assert [note.kind for note in play.notes] == ["slowed", "slowed"]
    play.slower(100)
    assert play.pace == before


def test_waiting_ends_where_something_happens() -> None:
    play = Play.from_commands(g7(), ORDERS, 4 * MINUTE)
    play.wait()
    before = len(play.said) + len(play.happenings)
    for _ in range(600):
        play.advance(1 / 60)
        if not play.waiting:
            break
    assert not play.waiting
    assert len(play.said) + len(play.happenings) > before


def test_a_game_goes_on_for_a_while_after_it_is_decided_and_then_is_over() -> None:
    world = build(read_level(LEVELS / "first_steps"), 16, "standard")
    play = Play.from_commands(world, (), world.last_tick + 100)
    assert play.over
    text = play.recorder.text()
    play.second()
    assert play.recorder.text() == text
    assert text.splitlines()[-1].startswith("end")


def test_a_question_that_nobody_answers_holds_time_back_for_a_minute_only() -> None:
    play = Play.from_commands(g7(), (), 30)
    while play.question is None or play.line is not None:
        play.second()
    question, thought = play.question, 0.0
    while play.pace != pacing.IMPATIENT:
        assert play.pace == pacing.CHOOSING or play.line is not None
        thought += 0.1 if play.line is None else 0.0
        play.advance(0.1)
    assert play.question == question
    assert thought == pytest.approx(pacing.PATIENCE, abs=0.3)


def test_a_game_that_is_tried_again_has_a_file_of_its_own(tmp_path: Path) -> None:
    first = begin(g7(), tmp_path)
    first.run(ORDERS, 600)
    again = retried(first, 330, tmp_path)
    assert again.journal is not None
    assert first.journal is not None
    assert again.journal.path != first.journal.path
    again.finish()
    script, world = opened(again.journal.path, LEVELS)
    assert run(script, world).session.state.digest == again.session.state.digest
