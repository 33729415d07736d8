"""The rig in a session: taken in hand, plugged, turned, mended and measured; each command refused with a sentence.

Look for: `REFUSED` (what can't be done, and why), `ALL` (the joints of the book, one by one).
"""

from pathlib import Path

import pytest

from game.level.world import World
from game.session.session import Session
from game.words.message import said
from tests.session.bench_level import command
from tests.session.rig_level import LEVEL, by_the_book, done, ready, told, wait, world


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


def test_a_task_is_taken_in_hand_only_by_somebody_who_is_at_it(bay: World) -> None:
    session = Session(bay)
    assert "is not at it" in told(session, "hands ada wire")
    done(session, "assign ada count", 20)
    assert "neither at a weld bench nor at a rig" in told(session, "hands ada count")
    assert told(session, "finish").startswith("nothing is in your hands")
    done(session, "assign ada wire", 20)
    done(session, "hands ada wire")
    assert session.read("rig_hand") == "ada"
    done(session, "assign ben panel", 20)
    assert "in your hands already" in told(session, "hands ben panel")
    assert "Ben's work is not in your hands" in told(session, "let ben")
    done(session, "let ada", 1)
    done(session, "hands ben panel")
    assert session.read("rig_hand") == "ben"


def test_work_in_hand_stands_still_until_it_is_given_back(bay: World) -> None:
    session = ready(bay)
    wire = bay.names.kinds["task"].index("wire")
    left = session.state.work.left[wire]
    wait(session, 300)
    assert session.state.work.left[wire] == left
    done(session, "let ada", 60)
    assert session.state.work.left[wire] == pytest.approx(left - 60.0, abs=12.0)
    assert session.read("rig_hand") == "none"


def test_what_is_said_to_be_done_by_hand_is_known_as_the_hands_work(bay: World) -> None:
    session = ready(bay)
    done(session, "finish", 1)
    assert (session.read("task", "wire"), session.read("by_hand", "wire")) == ("done", True)
    assert session.read("good") is True
    assert session.state.rig is not None
    assert session.state.rig.rigged.joints == ()


def test_people_who_are_left_to_it_wire_it_by_the_book(bay: World) -> None:
    session = by_the_book(bay)
    assert bay.plot.rig is not None
    assert session.state.rig is not None
    assert session.state.rig.rigged.joints == bay.plot.rig.rig.book[0][1]
    assert (session.read("by_hand", "wire"), session.read("good")) == (False, False)
    assert float(session.read("rig_volts")) == pytest.approx(120.0, abs=2.0)
    assert float(session.read("coolant_flow")) > 1.0
    assert float(session.read("feed_flow")) > 1.0


def test_what_hands_had_plugged_and_people_change_back_is_told_with_who_did_it(bay: World) -> None:
    session = ready(bay)
    done(session, "connect k1.b thin.a", 40)
    done(session, "connect thin.b q4.a", 40)
    done(session, "connect v202.b hose_1.a", 40)
    done(session, "let ada")
    heard: list[str] = []
    while session.read("task", "wire") != "done":
        heard += [said(event.message) for event in session.tick() if event.message.id.startswith("event.rig_rewired")]
    assert heard == ["Ada changes back, as in the book, what hands had plugged otherwise: thin"]


def test_by_the_book_or_with_what_it_does_not_touch_nothing_is_told_to_be_changed_back(bay: World) -> None:
    session = ready(bay)
    done(session, "connect k1.b cable_1.a", 40)
    done(session, "let ada")
    while session.read("task", "wire") != "done":
        assert not [event for event in session.tick() if event.message.id.startswith("event.rig_rewired")]


def test_whoever_is_called_away_takes_the_work_out_of_the_hands(bay: World) -> None:
    session = ready(bay)
    session.apply(command(bay, "send ada store"))
    assert "no longer at the rig" in "".join(said(each.message) for each in session.tick())
    assert session.read("rig_hand") == "none"
    assert "nothing at the rig is in your hands" in told(session, "turn k1 on")


def test_what_is_done_takes_its_time_and_the_next_is_refused_until_then(bay: World) -> None:
    session = ready(bay)
    done(session, "connect k1.b cable_1.a", 1)
    assert told(session, "turn k1 on") == "Ada is still at the last thing, for 39 s"
    done(session, "let ada")
    done(session, "hands ada wire")
    assert told(session, "turn k1 on") == "Ada is still at the last thing, for 39 s"
    wait(session, 39)
    done(session, "turn k1 on")


REFUSED = [
    ("connect k1.b k1.b", "ends of the same thing"),
    ("connect cable_1.a cable_1.b", "ends of the same thing"),
    ("connect k1.b hose_1.a", "of different shapes and do not go together"),
    ("connect k1.b q4.a", "both plugs or both sockets"),
    ("connect k1.b cable_1.a swapped", "one way round only"),
    ("connect k1.b spare.a", "spare does not lie in the box"),
    ("disconnect k1.b", "plugged in at K1 b"),
    ("turn k1 off", "K1 is off already"),
    ("turn q1 on", "Q1 is on already"),
    ("turn purge off", "purge of the the backup is off already"),
    ("turn enable off", "is off already"),
    ("turn outlet on", "the oxygen valve is open already"),
    ("dial amperes 40.1", "the dial ends at 40.0 A"),
    ("press trip", "is off: there is nothing to trip"),
    ("press reset", "has not tripped"),
    ("jumper h2 off", "hydrogen in oxygen has no jumper on"),
    ("bleed_off", "no coolant stands there"),
    ("mend spare", "spare does not lie in the box"),
    ("measure volts spare.a", "spare does not lie in the box"),
    ("measure volts t201", "volts are measured at an end of a power line"),
    ("measure clamp v202", "no lead that the clamp could go round"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_can_not_be_done_is_refused_with_a_sentence_and_changes_nothing(bay: World, text: str, why: str) -> None:
    session = ready(bay)
    before = session.freeze()
    assert why in told(session, text)
    assert session.freeze() == before


def test_what_is_plugged_is_in_use_and_what_is_too_short_does_not_reach(bay: World) -> None:
    session = ready(bay)
    done(session, "connect k1.b cable_1.a", 40)
    assert told(session, "connect k1.b thin.a") == "K1 b is plugged into cable 1 a already"
    done(session, "connect v202.b short.a", 40)
    assert "too short: 0.4 m" in told(session, "connect plate.in short.b")
    done(session, "disconnect cable_1.a", 20)
    done(session, "connect k1.b thin.a", 40)


def test_what_is_in_the_box_may_come_later_and_a_fault_with_it_that_is_mended_for_good(bay: World) -> None:
    session = ready(bay)
    assert "does not lie in the box" in told(session, "connect k1.b spare.a")
    done(session, "assign ben bring")
    while not session.read("late"):
        session.tick()
    done(session, "connect k1.b spare.a", 40)
    done(session, "turn k1 on", 20)
    done(session, "measure volts k1.b", 30)
    assert session.state.rig is not None
    assert session.state.rig.measured[-1].reading.value == 0.0
    done(session, "mend f1", 310)
    done(session, "measure volts k1.b", 30)
    assert session.state.rig.measured[-1].reading.value == pytest.approx(120.0, abs=0.5)
    done(session, "measure sniffer bay", 60)
    assert session.state.rig.measured[-1].reading.unit == "%"
    assert session.state.rig.measured[-1].reading.value == pytest.approx(0.0, abs=0.01)


def test_nothing_can_be_done_before_the_ports_can_be_reached(tmp_path: Path) -> None:
    shut = world(tmp_path, LEVEL.replace("open: {at_start: yes", "open: {at_start: no"))
    session = Session(shut)
    done(session, "assign ada wire", 20)
    assert told(session, "hands ada wire") == "nobody gets at the ports of the rig yet"


def test_a_level_without_a_rig_says_so(tmp_path: Path) -> None:
    text = LEVEL.split("rig:\n")[0].replace(
        'do: ["if not by_hand.wire: wire all", "if by_hand.wire: set good yes"]', ""
    )
    session = Session(world(tmp_path, text))
    done(session, "assign ada wire", 20)
    assert told(session, "hands ada wire").startswith("this level has neither a weld bench nor a rig")
    for fact, value in (("rig_volts", 0.0), ("telemetry", "silent"), ("jumpered", 0), ("purge_line", False)):
        assert session.read(fact) == value
    assert session.state.rig is None


def test_tools_read_true_and_their_readings_are_kept_and_told(bay: World) -> None:
    session = by_the_book(bay)
    refusal, events = session.apply(command(bay, "measure volts q4.a"))
    assert refusal is None
    assert "at Q4 a: 119." in " ".join(said(each.message) for each in events)
    assert session.state.rig is not None
    measured = session.state.rig.measured[-1]
    assert (measured.tick, measured.reading.tool, measured.reading.where) == (session.now, "volts", "q4.a")
    wait(session, 60)
    assert "is live at" in told(session, "measure ohms q4.a")
    done(session, "measure bus lss.bus", 60)
    assert session.state.rig.measured[-1].reading.value == 2.0


def test_the_panel_is_lied_to_while_two_answer_at_one_address(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "turn s7 on", 3) if "s7" not in on(session) else None
    done(session, "address cpu 7", 61)
    assert session.read("telemetry") == "lies"
    done(session, "address cpu 12", 61)
    assert session.read("telemetry") == "ok"
    done(session, "disconnect cpu.bus", 21)
    assert session.read("telemetry") == "silent"


def on(session: Session) -> tuple[str, ...]:
    assert session.state.rig is not None
    return session.state.rig.rigged.on


def test_bleeding_needs_coolant_under_pressure_and_lets_it_flow(bay: World) -> None:
    session = Session(bay)
    done(session, "assign ada wire")
    while session.read("task", "wire") != "done":
        session.tick()
    done(session, "assign ada panel", 20)
    done(session, "hands ada panel")
    before = float(session.read("coolant_flow"))
    done(session, "bleed_off", 301)
    assert float(session.read("coolant_flow")) > before + 1.0


@pytest.mark.parametrize("word", ["install", "bleed"])
def test_orders_from_elsewhere_let_air_in_and_out_of_the_coolant(bay: World, word: str) -> None:
    session = by_the_book(bay)
    assert session.state.rig is not None
    assert session.state.rig.rigged.air == 0.0
    done(session, "assign ada count")
    session.state.controls = session.state.controls._replace(site=[-1])
    done(session, "install backup bay", 1)
    assert session.state.rig.rigged.air > 0.9
    assert float(session.read("coolant_flow")) < 1.0
    if word == "bleed":
        done(session, "bleed backup", 1)
        assert session.state.rig.rigged.air == 0.0
        assert "bled already" in told(session, "bleed backup")
