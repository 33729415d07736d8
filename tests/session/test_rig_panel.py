"""The start-up panel: standby, ramp, trip, reset, jumpers; what the wiring does to the stack while it runs."""

from typing import Any

import pytest

from game.level.world import World
from game.rig import plant
from game.session import rigtime
from game.words.message import said
from tests.session.bench_level import command
from tests.session.rig_level import by_the_book, done, running, told, wait, world


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


def test_an_enabled_stack_waits_on_standby_until_the_dial_asks_for_more(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "turn purge on", 240)
    done(session, "turn purge off", 3)
    done(session, "turn enable on", 400)
    assert session.read("stack", "backup") == "starting"
    assert float(session.read("current_a", "backup")) == pytest.approx(4.0, abs=0.01)
    assert session.state.rig is not None
    assert session.state.rig.amperes == 4.0
    done(session, "dial ramp 8", 3)
    done(session, "dial amperes 20", 60)
    assert session.read("stack", "backup") == "ramp"
    assert float(session.read("current_a", "backup")) == pytest.approx(4.0 + 8.0, abs=0.5)
    wait(session, 120)
    assert session.read("stack", "backup") == "running"
    assert float(session.read("current_a", "backup")) == pytest.approx(20.0, abs=0.01)
    done(session, "dial amperes 12", 90)
    assert float(session.read("current_a", "backup")) == pytest.approx(12.0, abs=0.01)


def test_the_dial_goes_back_to_standby_before_the_dead_time_is_over(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "turn enable on", 3)
    done(session, "dial amperes 40", 3)
    done(session, "dial amperes 4", 200)
    assert session.read("stack", "backup") == "starting"


def test_the_ramp_of_a_start_that_was_ordered_can_be_dialled_on_its_way(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "start backup 60", 200)
    slow = float(session.read("current_a", "backup"))
    done(session, "dial ramp 12", 61)
    assert float(session.read("current_a", "backup")) == pytest.approx(slow + 12.0, abs=0.5)
    wait(session, 200)
    assert float(session.read("current_a", "backup")) == pytest.approx(40.0, abs=0.01)


def test_an_order_to_bypass_jumpers_every_interlock(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "bypass backup on")
    assert session.state.rig is not None
    assert (session.read("jumpered"), len(session.state.rig.rigged.jumpers)) == (5, 5)
    done(session, "jumper hot off", 61)
    assert session.read("jumpered") == 4
    assert "hot" not in session.state.rig.rigged.jumpers


def test_by_the_book_it_delivers_and_the_house_pays_for_losses_and_pumps(bay: World) -> None:
    session = running(bay)
    assert float(session.read("rig_volts")) == pytest.approx(118.0, abs=2.0)
    watts = float(session.read("stack_w", "backup"))
    assert float(session.read("rig_amperes")) == pytest.approx(watts / float(session.read("rig_volts")), rel=0.03)
    fed = session.state.flows.fed
    assert fed.burden[0] > 1.0
    assert fed.other[0] == pytest.approx(150.0, abs=15.0)
    assert session.read("telemetry") == "ok"
    made = float(session.read("made_kg", "backup"))
    wait(session, 600)
    assert float(session.read("made_kg", "backup")) > made + 0.02


def test_the_red_button_trips_at_once_and_reset_makes_it_ready_again(bay: World) -> None:
    session = running(bay)
    done(session, "dial amperes 30", 1)
    refusal, events = session.apply(command(bay, "press trip"))
    assert refusal is None
    assert "Ada presses the red button" in " ".join(said(each.message) for each in events)
    assert (session.read("stack", "backup"), session.read("trip", "backup")) == ("tripped", "fault")
    assert "nothing to trip" in told(session, "press trip")
    done(session, "press ack", 1)
    assert told(session, "press ack") == "no alarm stands that nobody has seen"
    wait(session, 120)
    done(session, "press reset", 2)
    assert session.read("stack", "backup") == "off"
    done(session, "turn enable on", 1)
    assert session.read("stack", "backup") == "starting"


@pytest.mark.parametrize(
    ("text", "trip", "within"),
    [
        ("turn q4 off", "power", 5),
        ("disconnect k1.b", "power", 25),
        ("disconnect cpu.bus", "signal", 35),
        ("disconnect h2.out", "outlet", 45),
    ],
)
def test_what_is_taken_away_from_a_running_stack_trips_it(bay: World, text: str, trip: str, within: int) -> None:
    session = running(bay)
    done(session, "address cpu 9", 61)
    done(session, text, within)
    assert (session.read("stack", "backup"), session.read("trip", "backup")) == ("tripped", trip)


def test_a_jumpered_interlock_is_told_of_with_who_did_it_and_does_not_act(bay: World) -> None:
    session = running(bay)
    refusal, events = session.apply(command(bay, "jumper signal on"))
    assert refusal is None
    text = " ".join(said(each.message) for each in events)
    assert text == "Ada jumpers the interlock on its own sensors"
    assert session.read("jumpered") == 1
    wait(session, 60)
    assert "jumpered already" in told(session, "jumper signal on")
    done(session, "disconnect cpu.bus", 60)
    assert (session.read("telemetry"), session.read("stack", "backup")) == ("silent", "running")
    done(session, "jumper signal off", 20)
    assert session.read("trip", "backup") == "signal"
    assert session.read("jumpered") == 0


def test_the_oxygen_valve_sends_its_oxygen_to_the_vent(bay: World) -> None:
    session = running(bay)
    made = float(session.read("made_kg", "backup"))
    done(session, "turn outlet off", 600)
    assert float(session.read("made_kg", "backup")) == pytest.approx(made, abs=0.001)
    assert "shut already" in told(session, "turn outlet off")
    done(session, "turn outlet on")


def test_an_undersized_cable_lets_the_machine_go(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "disconnect k1.b", 20)
    done(session, "disconnect q4.a", 20)
    done(session, "connect k1.b thin.a", 40)
    done(session, "connect q4.a thin.b", 40)
    done(session, "turn enable on", 3)
    done(session, "dial ramp 40", 3)
    done(session, "dial amperes 40", 3)
    events: list[str] = []
    for _ in range(400):
        events += [said(each.message, bay.texts) for each in session.tick()]
    assert session.read("trip", "backup") == "power"
    assert any("U1 has let go" in each for each in events)


def test_a_fault_on_the_line_opens_a_breaker_and_its_handle_closes_it_again(bay: World) -> None:
    session = by_the_book(bay)
    assert session.state.rig is not None
    rigged = session.state.rig.rigged
    session.state.rig = session.state.rig._replace(rigged=rigged._replace(blown=("q4",)))
    wait(session, 2)
    assert (session.read("rig_blown"), float(session.read("rig_volts"))) == (1, 0.0)
    done(session, "turn q4 on", 4)
    assert session.read("rig_blown") == 0
    assert float(session.read("rig_volts")) > 100.0


GAVE = [
    ({"blown": ("f1",)}, "a fuse has melted: F1"),
    ({"blown": ("q4",)}, "a breaker has opened: Q4"),
    ({"blown": ("cable_1",)}, "insulation has melted: cable 1"),
    ({"blown": ("u1",)}, "an input is gone: U1"),
    ({"latched": ("u1",)}, "too low a voltage: U1 has let go"),
    ({"lost": 0.5}, "coolant leaks from the rig"),
    ({"joints": ()}, "hose 1 b has come off HX-1 in"),
]


@pytest.mark.parametrize(("change", "sentence"), GAVE)
def test_what_gives_way_is_told_of_once(
    bay: World, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], sentence: str
) -> None:
    session = by_the_book(bay)
    monkeypatch.setattr(rigtime, "_resting", [])
    monkeypatch.setattr(plant, "passed", lambda rig, rigged, solved, seconds: rigged._replace(**change))
    told_of = [said(each.message, bay.texts) for _ in range(40) for each in session.tick()]
    assert told_of.count(sentence) == 1
