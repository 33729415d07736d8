"""The panel of a game: what is thrown there happens, what is shown is what the instruments say, and the way to it."""

from pathlib import Path

import pytest

from game.session.run import opened as opened_plan
from game.session.run import run
from game.ui.app import App
from game.ui.panel.gauge import DASHES
from game.ui.play import Play
from game.ui.scenes.board import Board
from game.ui.scenes.hub import Hub
from game.ui.scenes.panel import Panel
from game.ui.scenes.place import Place
from game.ui.staging import Staging
from game.ui.widget import Widget
from tests.session import bench_level, rig_level
from tests.ui import stages
from tests.ui.games import g7
from tests.ui.sound_layout import STRETCHES, assert_sound


def given(play: Play, text: str, seconds: int = 0) -> None:
    assert play.apply(bench_level.command(play.world, text)) == "", text
    for _ in range(seconds):
        play.second()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("levels")


@pytest.fixture(scope="module")
def wired(folder: Path) -> Play:
    """Ada has wired it by the book and stands at the panel; her hands are still her own."""
    play = Play(rig_level.world(folder))
    given(play, "assign ada wire")
    while play.session.read("task", "wire") != "done":
        play.second()
    given(play, "assign ada panel", 20)
    return play


@pytest.fixture
def play(wired: Play) -> Play:
    return wired.rewound(wired.now)


def shown(play: Play, stretch: float = 1.0) -> tuple[App, Panel]:
    window = stages.app(stretch=stretch)
    window.ui.opened(play)
    window.ui.staging = Staging(more={"rig": {"panel": ["panel"]}})
    window.ui.push(Hub())
    scene = Panel()
    window.ui.push(scene)
    return window, scene


def by_id(scene: Panel) -> dict[str, Widget]:
    return {widget.id: widget for widget in scene.widgets()}


def words(scene: Panel, id_: str) -> str:
    return " ".join(text.words for text in by_id(scene)[id_].texts)


def ran(window: App, seconds: float) -> None:
    for _ in range(round(seconds * 20)):
        window.frame(0.05)


def orders(play: Play) -> list[str]:
    return [command.text() for _, command in play.orders]


def test_a_stack_is_started_with_the_panels_own_controls(play: Play) -> None:
    window, scene = shown(play)
    scene.on("turn:purge")
    assert orders(play)[-1] == "hands ada panel", "what the task had switched on is off as soon as hands take over"
    assert not scene.view().switches[0].on
    scene.on("turn:purge")
    assert orders(play)[-1] == "turn purge on"
    ran(window, 1.0)
    given(play, "bleed_off", 600)
    window.frame(stages.FRAME)
    assert [step.state for step in scene.view().steps][:5] == ["done", "done", "done", "done", "next"]
    scene.on("turn:purge")
    ran(window, 1.0)
    scene.on("lift")
    scene.on("turn:enable")
    ran(window, 1.0)
    assert orders(play)[-2:] == ["turn purge off", "turn enable on"]
    for _ in range(180):
        play.second()
    for _ in range(30):
        scene.on("more:amperes")
    ran(window, 1.0)
    assert orders(play)[-1] == "dial amperes 34.0"
    for _ in range(700):
        play.second()
    window.frame(stages.FRAME)
    view = scene.view()
    assert view.amperes is not None
    assert view.readings[0].value == view.amperes > 20.0
    assert [each.lamp for each in view.switches if each.name == "enable"] == ["ok"]
    assert [step.state for step in view.steps] == ["done", "done", "done", "past", "done", "done", "done", "done"]
    assert view.steps[3].value == "", "five volumes had gone through before the start"
    assert view.steps[6].words.endswith(" A")


def test_what_was_thrown_in_the_window_is_played_back_without_one_to_the_same_digests(
    play: Play, folder: Path, tmp_path: Path
) -> None:
    window, scene = shown(play)
    for action in ("turn:q3", "turn:purge", "more:ramp", "press:test", "jumper:dry", "turn:q3", "lift", "turn:enable",
                   "turn:enable"):  # fmt: skip
        scene.on(action)
        ran(window, 0.6)
    ran(window, 8.0)
    assert orders(play)[-7:] == [
        "turn q3 off", "turn purge on", "dial ramp 4.1", "press test", "jumper dry on", "turn q3 on", "turn enable on",
    ]  # fmt: skip
    play.finish()
    path = tmp_path / "window.replay"
    path.write_text(play.recorder.text(), encoding="utf-8")
    script, world = opened_plan(path, folder)
    assert run(script, world).session.state.digest == play.session.state.digest


@pytest.fixture(scope="module")
def running(wired: Play) -> Play:
    play = wired.rewound(wired.now)
    given(play, "hands ada panel")
    given(play, "bleed_off", 300)
    given(play, "turn purge on", 240)
    given(play, "turn purge off", 3)
    given(play, "turn enable on", 3)
    given(play, "dial amperes 40", 130)
    while play.session.read("stack", "backup") != "running":
        play.second()
    return play


def test_a_trip_is_told_with_its_cause_until_it_is_acknowledged_and_reset(running: Play) -> None:
    play = running.rewound(running.now)
    window, scene = shown(play)
    window.frame(stages.FRAME)
    assert len(scene.view().gas.history) > 100
    given(play, "disconnect data_1.b", 40)
    window.frame(stages.FRAME)
    view = scene.view()
    assert view.tripped
    assert [each.name for each in view.windows if each.first] == ["signal"]
    assert [each.fresh for each in view.windows if each.first] == [True]
    assert view.story.startswith("First out: no sensor seen, at ")
    assert words(scene, "gas.screen").split()[3] == DASHES.split()[0]
    for _ in range(700):
        play.second()
    scene.on("press:ack")
    window.frame(stages.FRAME)
    assert scene.view().story == view.story
    assert [each.fresh for each in scene.view().windows if each.first] == [False]
    scene.on("press:reset")
    window.frame(stages.FRAME)
    assert not scene.view().tripped
    assert scene.view().story == ""


def test_the_red_button_is_told_as_what_it_is(running: Play) -> None:
    play = running.rewound(running.now)
    window, scene = shown(play)
    scene.on("press:trip")
    window.frame(stages.FRAME)
    assert scene.view().tripped
    assert scene.view().story.startswith("Tripped by hand at ")
    for _ in range(5):
        play.second()
    assert [each.key for each in play.alarms.ranked() if each.key.startswith("trip")] == ["trip_hand.the backup"]
    assert scene.view().oxygen.state != "none", "what was foreseen before the trip is not said of what comes after it"


def test_without_coolant_a_window_and_an_alarm_warn_while_current_flows(running: Play) -> None:
    play = running.rewound(running.now)
    window, scene = shown(play)
    assert [each.name for each in scene.view().windows if each.lit] == []
    given(play, "turn p201 off", 30)
    window.frame(stages.FRAME)
    assert [each.name for each in scene.view().windows if each.lit] == ["flow"]
    assert [each.key for each in play.alarms.ranked() if each.rank == "caution"] == ["low_flow.the backup"]
    assert play.alarms.ranked()[-1].times == 1
    given(play, "turn p201 on", 60)
    window.frame(stages.FRAME)
    assert [each.name for each in scene.view().windows if each.lit] == []
    assert not [each for each in play.alarms.ranked() if each.standing and each.key.startswith("low_flow")]


def test_a_start_that_is_not_purged_wants_a_second_throw_and_is_told_as_skipped(play: Play) -> None:
    window, scene = shown(play)
    given(play, "hands ada panel")
    given(play, "bleed_off", 300)
    window.frame(stages.FRAME)
    scene.on("lift")
    scene.on("turn:enable")
    assert orders(play)[-1] == "bleed_off"
    assert "90 % of" in words(scene, "story")
    scene.on("turn:enable")
    assert orders(play)[-1] == "turn enable on"
    for _ in range(30):
        play.second()
    window.frame(stages.FRAME)
    assert [(step.state, step.value) for step in scene.view().steps][3] == ("past", "skipped")
    again = play.rewound(play.now)
    assert again.trace.starts == play.trace.starts
    assert [each for _, each in again.trace.starts] == [pytest.approx(0.1, abs=0.01)]


def test_a_short_purge_is_told_with_its_volumes_once_the_stack_makes_gas(play: Play) -> None:
    window, scene = shown(play)
    given(play, "hands ada panel")
    given(play, "bleed_off", 300)
    given(play, "turn purge on", 100)
    given(play, "turn purge off", 3)
    before = play.session.state.rig
    given(play, "turn enable on", 30)
    window.frame(stages.FRAME)
    assert before is not None
    assert 0.5 < before.volumes < 5.0
    assert scene.view().steps[3].value == f"{before.volumes:.1f} volumes"


def test_where_two_answer_at_one_address_the_panel_shows_the_other_ones_numbers(running: Play) -> None:
    play = running.rewound(running.now)
    _, scene = shown(play)
    assert scene.view().amperes == pytest.approx(play.session.read("rig_amperes"), abs=1.0)
    given(play, "address cpu 7", 60)
    for _ in range(60):
        play.second()
    _, scene = shown(play)
    view = scene.view()
    assert float(play.session.read("rig_amperes")) > 20.0
    assert play.session.read("telemetry") == "lies"
    assert view.amperes is not None
    assert view.amperes < 1.0
    volts = next(each.value for each in view.readings if each.unit == "V")
    assert volts == pytest.approx(play.session.read("rig_volts"), abs=1.0), "what hangs on the panel itself is true"


def test_the_story_of_a_trip_has_the_value_that_the_instrument_showed_then(running: Play) -> None:
    play = running.rewound(running.now)
    given(play, "turn p201 off", 3)
    while play.session.read("stack", "backup") != "tripped":
        play.second()
    _, scene = shown(play)
    told = scene.view().story
    assert told.startswith("First out: too hot, at ")
    trips = play.world.design.stacks.trip_kelvin[0] - 273.15
    assert trips - 1.5 < float(told.split("showed ")[1].split()[0]) < trips + 1.0
    for _ in range(900):
        play.second()
    assert shown(play)[1].view().story == told


def test_what_the_session_refuses_stands_in_the_display(play: Play) -> None:
    _, scene = shown(play)
    scene.on("press:reset")
    assert "trip" in words(scene, "story")


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_running_stack_has_room(running: Play, stretch: float) -> None:
    _, scene = shown(running, stretch)
    assert_sound(scene.widgets())


def test_there_is_a_way_to_the_panel_while_somebody_is_at_it(play: Play) -> None:
    window, _ = shown(play)
    window.ui.pop()
    for scene in (window.ui.top, Board("ada"), Place()):
        if not isinstance(scene, Hub):
            assert scene is not None
            window.ui.push(scene)
        assert any(widget.action == "panel" and widget.key == "x" for widget in scene.widgets()), scene.name


def test_a_level_without_a_rig_has_a_way_back(tmp_path: Path) -> None:
    window, scene = shown(Play(bench_level.world(tmp_path)))
    window.frame(stages.FRAME)
    assert_sound(scene.widgets())
    scene.on("back")
    assert isinstance(window.ui.top, Hub)


def test_the_panel_of_g7_shows_all_of_its_breakers_and_instruments() -> None:
    window, scene = shown(Play(g7()))
    window.frame(stages.FRAME)
    assert [each.name for each in scene.view().breakers] == ["q1", "q5", "q3", "q4", "q6"]
    assert [each.name for each in scene.view().breakers if each.on] == ["q1"]
    assert_sound(scene.widgets())
