"""The hub: everything that it shows is sound, everything that can be done has a key, and it leads everywhere."""

from pathlib import Path

import pygame
import pytest

from game.level.build import build
from game.level.read import read_level
from game.ui.app import App
from game.ui.geometry import STAGE
from game.ui.guidance import Learnt, guidance
from game.ui.journal import unfinished
from game.ui.play import Play, begin
from game.ui.scenes.alarm_list import AlarmList
from game.ui.scenes.hub import DARK, Hub
from game.ui.scenes.pause import Pause
from game.ui.settings import Settings
from game.ui.widget import Widget
from game.words.verbs import Command
from tests.ui import stages
from tests.ui.games import LEVELS, MINUTE, ORDERS, g7
from tests.ui.sound_layout import assert_sound
from tests.ui.test_alarms import event


def at(minutes: float, stretch: float = 1.0, orders: bool = True, chosen: Settings | None = None) -> tuple[App, Hub]:
    """The hub after so many minutes of the first morning."""
    app = stages.app(stretch=stretch, chosen=chosen)
    app.ui.opened(Play.from_commands(g7(), ORDERS if orders else (), round(minutes * MINUTE)))
    hub = Hub()
    app.ui.push(hub)
    return app, hub


def shown(app: App) -> dict[str, Widget]:
    assert app.ui.top is not None
    return {widget.id: widget for widget in app.ui.top.widgets()}


def play_of(app: App) -> Play:
    assert app.ui.play is not None
    return app.ui.play


@pytest.mark.parametrize("stretch", [1.0, 1.4])
@pytest.mark.parametrize("minutes", [0.5, 1.0, 5.0, 13.5, 17.0, 24.0, 33.0])
def test_it_is_sound_whatever_is_said_and_asked(minutes: float, stretch: float) -> None:
    _, hub = at(minutes, stretch)
    # People say who they are while they have the focus; pictures of them have no words.
    assert_sound([widget for widget in hub.widgets() if not widget.id.startswith("person.")])


def test_the_oxygen_is_never_absent() -> None:
    app, hub = at(1.0)
    assert "oxygen.card" in shown(app)
    for scene in (AlarmList(), Pause()):
        app.ui.push(scene)
        assert "oxygen.chip" in shown(app)
        app.ui.pop()
    for minutes in (0.5, 5.0, 17.0, 33.0):
        _, hub = at(minutes, 1.4)
        assert {"oxygen.card", "oxygen.chip"} & {widget.id for widget in hub.widgets()}


def test_everything_that_can_be_pressed_but_people_has_a_key_and_no_key_does_two_things() -> None:
    for minutes in (0.5, 1.0, 17.0):
        _, hub = at(minutes)
        pressed = [each for each in hub.widgets() if each.action and not each.id.startswith("person.")]
        assert not [each.id for each in pressed if not each.key]
        # Space goes on to the next line while somebody speaks, and stops time otherwise.
        keys = [each.key for each in pressed if each.key != "space"]
        assert len(keys) == len(set(keys))


def test_a_takes_notice_of_the_alarm_and_then_opens_the_list() -> None:
    app, _ = at(1.0)
    play = play_of(app)
    waiting = play.alarms.open()
    assert waiting > 0
    for _ in range(waiting):
        stages.press(app, pygame.K_a)
    assert play.alarms.open() == 0
    stages.press(app, pygame.K_a)
    assert isinstance(app.ui.top, AlarmList)
    stages.press(app, pygame.K_ESCAPE)
    assert isinstance(app.ui.top, Hub)


def test_enter_takes_notice_too_because_there_the_focus_rests() -> None:
    app, _ = at(1.0)
    before = play_of(app).alarms.open()
    app.frame(stages.FRAME)
    stages.press(app, pygame.K_RETURN)
    assert play_of(app).alarms.open() == before - 1


def test_a_question_is_answered_by_its_number_and_the_answer_is_logged() -> None:
    app, _ = at(35 / MINUTE, orders=False)
    play = play_of(app)
    while play.question is None:
        app.frame(stages.FRAME)
    app.frame(stages.FRAME)
    wanted = play.question.options[1].id
    stages.press(app, pygame.K_2)
    assert play.orders[-1][1] == Command("choose", ("arrival", wanted))


def test_space_stops_time_and_lets_it_go_on() -> None:
    app, _ = at(24.0)
    play = play_of(app)
    while play.line is not None:
        play.second()
    stages.press(app, pygame.K_SPACE)
    assert play.paused
    now = play.now
    for _ in range(30):
        app.frame(stages.FRAME)
    assert play.now == now
    stages.press(app, pygame.K_SPACE)
    assert not play.paused


def test_w_lets_time_run_until_something_happens() -> None:
    app, _ = at(24.0)
    play = play_of(app)
    while play.line is not None:
        play.second()
    before = len(play.said) + len(play.happenings)
    stages.press(app, pygame.K_w)
    for _ in range(120):
        app.frame(stages.FRAME)
        if not play.waiting:
            break
    assert not play.waiting
    assert len(play.said) + len(play.happenings) > before


def test_minus_slows_time_twice_and_then_lets_it_run_as_usual() -> None:
    app, _ = at(24.0)
    seen = []
    for _ in range(3):
        stages.press(app, pygame.K_MINUS)
        seen.append(play_of(app).slow)
    assert seen == [0.5, 0.25, 1.0]
    assert [note.kind for note in play_of(app).notes] == ["slowed"] * 3


def test_escape_opens_the_menu_in_which_time_stands_and_which_leads_back() -> None:
    app, _ = at(24.0)
    play = play_of(app)
    stages.press(app, pygame.K_ESCAPE)
    assert isinstance(app.ui.top, Pause)
    assert_sound(app.ui.top.widgets())
    now = play.now
    for _ in range(30):
        app.frame(stages.FRAME)
    assert play.now == now
    stages.press(app, pygame.K_ESCAPE)
    assert isinstance(app.ui.top, Hub)
    assert not play.paused
    assert [note.kind for note in play.notes] == ["paused"]


def test_the_menu_slows_time_and_switches_effects_and_both_are_noted() -> None:
    app, _ = at(24.0)
    stages.press(app, pygame.K_ESCAPE)
    menu = app.ui.top
    assert isinstance(menu, Pause)
    for action in ("slow", "effects"):
        menu.on(action)
    assert play_of(app).slow == 0.5
    assert app.ui.settings.reduced_effects
    assert [(note.kind, note.value) for note in play_of(app).notes] == [("slowed", "0.5"), ("effects", "reduced")]


def test_why_an_answer_is_refused_stands_in_the_line() -> None:
    app, hub = at(24.0)
    hub.on("speech.reply.arrival.straight")
    assert app.ui.refused
    told = " ".join(text.words for text in shown(app)["hub.line"].texts)
    assert app.ui.refused == told
    hub.on("slower")
    assert not app.ui.refused


def test_the_menu_ends_the_game_only_when_asked_twice_and_then_it_is_a_whole_recording(tmp_path: Path) -> None:
    app = stages.app()
    play = begin(g7(), tmp_path)
    play.run(ORDERS, 24 * MINUTE)
    app.ui.opened(play)
    app.ui.push(Hub())
    app.ui.push(Pause())
    menu = app.ui.top
    assert menu is not None
    menu.on("end")
    assert not play.over
    menu.on("slow")
    menu.on("end")
    assert not play.over, "what lies between takes the first press back"
    menu.on("end")
    assert play.over
    assert app.ui.top is not None
    assert app.ui.top.name == "ending"
    assert unfinished(tmp_path) is None


def test_near_the_limit_and_past_it_the_line_speaks_of_moving_people() -> None:
    world = build(read_level(LEVELS / "g7"), 16, "standard", rules={"kwan": False})
    app = stages.app()
    for minutes, words in ((340, "can still be moved"), (372, "The limit is passed")):
        play = Play.from_commands(world, (), minutes * MINUTE)
        while play.question is not None:
            play.second()
        assert words in guidance(play, app.ui.texts, Learnt(9, 9, 9, 9, 9, 9))


def test_the_alarm_list_is_sound_with_many_alarms_and_long_words() -> None:
    for stretch in (1.0, 1.4):
        app, _ = at(1.0, stretch)
        play = play_of(app)
        for name in g7().people_names:
            play.alarms.hear(event(play.now, "person_incapacitated", person=name))
        app.ui.push(AlarmList())
        assert app.ui.top is not None
        for _ in range(3):
            assert_sound(app.ui.top.widgets())
            app.ui.top.on("page")
        app.ui.top.on("take all")
        assert play.alarms.open() == 0
        assert_sound(app.ui.top.widgets())


def test_the_first_seconds_are_black_and_captioned_and_any_usual_key_ends_them() -> None:
    app = stages.app()
    app.ui.opened(Play(g7()))
    app.ui.push(Hub())
    assert [widget.id for widget in shown(app).values()] == ["hub.dark"]
    app.frame(stages.FRAME)
    assert app.screen.get_at((640, 500))[:3] == (0, 0, 0)
    assert play_of(app).now == 0
    stages.press(app, pygame.K_RETURN)
    assert "oxygen.card" in shown(app)


def test_the_black_passes_by_itself() -> None:
    app = stages.app()
    app.ui.opened(Play(g7()))
    app.ui.push(Hub())
    for _ in range(round((DARK + 0.5) * 4)):
        app.frame(0.25)
    assert "oxygen.card" in shown(app)


def test_one_line_says_what_to_do_until_it_has_been_learnt() -> None:
    app, _ = at(10 / MINUTE, orders=False)
    play, texts = play_of(app), app.ui.texts
    fresh = Learnt()
    assert "Press A" in guidance(play, texts, fresh)
    assert "Press A" not in guidance(play, texts, fresh, warned=True)
    knows = fresh._replace(alarm=2)
    while play.question is None:
        play.second()
    assert "1 to 3" in guidance(play, texts, knows)
    # An alarm that nobody has noticed does not hide that an answer is wanted.
    assert "1 to 3" in guidance(play, texts, fresh)
    play.apply(Command("choose", ("arrival", "straight")))
    play.run((), 5 * MINUTE)
    while play.line is not None or play.question is not None:
        play.second()
    told = guidance(play, texts, knows._replace(listen=9))
    assert "Hassan" in told
    assert "B " in told
    play.pause(True)
    assert "SPACE" in guidance(play, texts, knows)
    play.apply(Command("assign", ("hassan", "feet", "normal")))
    assert "Orders taken: 1" in guidance(play, texts, knows)


def test_a_game_that_is_over_leads_to_its_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    went = []
    monkeypatch.setattr("game.ui.scenes.hub.opened", lambda ui, action, person="": went.append(action))
    app, _ = at(24.0)
    play_of(app).finish()
    app.frame(stages.FRAME)
    assert went == ["ending"]


def test_nothing_leaves_the_stage() -> None:
    _, hub = at(17.0)
    assert all(STAGE.holds(widget.rect, 0.6) for widget in hub.widgets())
