"""What is said and asked at the foot of the hub: who, in which words, what can be answered, and that it has room."""

from pathlib import Path

import pytest

from game.session.lines import FINALLY
from game.session.run import opened
from game.ui.play import Play
from game.ui.said import LINE, Spoken
from game.ui.scene import Ui
from game.ui.scenes.hub import Hub
from game.ui.speech import BACKLOG, NEXT, REPLY_TO, speech_on, speech_widgets
from game.ui.widget import Widget
from tests.ui.games import LEVELS, g7
from tests.ui.sound_layout import STRETCHES, assert_sound
from tests.ui.stages import ui

SAVES = LEVELS / "g7" / "plans" / "saves.plan"


def played(plan: Path, until: int, stretch: float = 1.0) -> tuple[Ui, Play]:
    """The window with the game of a plan at a tick."""
    script, world = opened(plan, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    shared = ui(stretch)
    play = Play.from_commands(world, orders, until)
    shared.opened(play)
    return shared, play


def words(widgets: list[Widget], id_: str) -> str:
    return " ".join(text.words for widget in widgets if widget.id == id_ for text in widget.texts)


def asked(stretch: float = 1.0) -> tuple[Ui, Play]:
    """The first question of the morning stands open."""
    return played(SAVES, 38, stretch)


def test_a_line_stands_with_its_speakers_name_and_office_and_can_be_gone_on_from() -> None:
    shared, play = played(SAVES, 22)
    told = speech_widgets(shared, play)
    assert play.line is not None
    assert play.line.name in words(told, "speech.words")
    assert play.line.words.split()[0] in words(told, "speech.words")
    assert [widget.key for widget in told if widget.action == NEXT] == ["space"]
    assert [widget.key for widget in told if widget.action == BACKLOG] == ["t"]


def test_each_answer_has_a_number_its_words_and_what_it_costs() -> None:
    shared, play = asked()
    question = play.question
    assert question is not None
    answers = [widget for widget in speech_widgets(shared, play) if widget.action.startswith(REPLY_TO)]
    assert [widget.key for widget in answers] == [str(n + 1) for n in range(len(question.options))]
    for option, widget in zip(question.options, answers, strict=True):
        shown = " ".join(text.words for text in widget.texts)
        assert option.words in shown
        assert not option.minutes or f"{option.minutes} min" in shown


def test_an_answer_is_a_logged_command_and_closes_the_question() -> None:
    shared, play = asked()
    assert play.question is not None
    answer = next(each for each in speech_widgets(shared, play) if each.action.startswith(REPLY_TO))
    assert speech_on(shared, play, answer.action)
    assert play.orders[-1][1].text() == "choose arrival straight"
    assert play.question is None


def test_an_answer_that_came_too_late_is_refused_in_words() -> None:
    shared, play = asked()
    action = next(each.action for each in speech_widgets(shared, play) if each.action.startswith(REPLY_TO))
    assert speech_on(shared, play, action)
    assert speech_on(shared, play, action)
    assert "is answered" in shared.refused


def test_nothing_is_shown_once_nobody_has_spoken_for_long() -> None:
    shared, play = played(LEVELS / "g7" / "plans" / "do_nothing.plan", 100)
    play.said.clear()
    while play.question or play.line:
        play.second()
    play.said.clear()
    assert speech_widgets(shared, play) == []


def test_what_is_not_one_of_its_actions_is_left_to_others() -> None:
    shared, play = asked()
    assert not speech_on(shared, play, "map")


@pytest.mark.parametrize("stretch", [pytest.param(min(STRETCHES), marks=pytest.mark.long), max(STRETCHES)])
def test_every_line_and_question_of_a_morning_has_room_on_the_hub(stretch: float) -> None:
    shared, play = played(SAVES, 30, stretch)
    script, world = opened(SAVES, LEVELS)
    orders = [(line.time - world.start, line.command) for line in script.lines if line.command and line.time != FINALLY]
    hub = Hub()
    shared.push(hub)
    heard = questions = 0
    for tick in range(40, 25200, 60):
        play.run([order for order in orders if play.now <= order[0]], tick)
        if len(play.said) > heard or play.question:
            heard = len(play.said)
            questions += play.question is not None
            assert_sound(list(hub.widgets()))
    assert heard > 150
    assert questions > 10


def test_a_question_keeps_its_asker_while_others_speak() -> None:
    shared = ui()
    play = Play(g7())
    shared.opened(play)
    while play.question is None or play.line is not None:
        play.second()
    asker = play.question
    assert asker.name in play.world.people_names
    other = next(name for name in play.world.people_names if name != asker.name)
    for name in (asker.name, other):
        play.said.append(Spoken(play.now, "", name, "Something else.", LINE))
        shown = [text.words for widget in speech_widgets(shared, play) for text in widget.texts]
        assert f"{asker.name} waits for an answer. {asker.words}" in shown
