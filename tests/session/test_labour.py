"""People and their tasks: who may, when it begins, what an interruption leaves, what is said and remembered."""

from functools import cache
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.level.world import World
from game.session.session import Session
from game.words.message import said
from game.words.verbs import Command

LEVELS = Path(__file__).parents[2] / "levels"


@cache
def g7() -> World:
    return build(read_level(LEVELS / "g7"), 16, "standard")


@pytest.fixture
def session() -> Session:
    return Session(g7())


def orders(session: Session, *lines: str) -> list[str]:
    """Gives commands; the sentences of those that are refused."""
    refused = []
    for line in lines:
        verb, *words = line.split()
        refusal, _ = session.apply(Command(verb, tuple(words)))
        if refusal is not None:
            refused.append(said(refusal, session.world.texts))
    return refused


def pass_until(session: Session, clock: str) -> None:
    hours, minutes = clock.split(":")
    while session.clock < int(hours) * 3600 + int(minutes) * 60:
        session.tick()


def test_somebody_walks_to_a_task_does_it_and_has_nothing_to_do_then(session: Session) -> None:
    assert orders(session, "assign hassan feet normal") == []
    assert session.read("task", "feet") == "waiting"
    pass_until(session, "06:42")
    assert session.read("place", "hassan") == "greenhouse"
    assert session.read("task", "feet") == "running"
    assert session.read("busy", "hassan") == "feet"
    pass_until(session, "06:51")
    assert session.read("done", "feet") is True
    assert session.read("busy", "hassan") == "none"
    assert float(session.read("idle_min", "hassan")) > 0.5


def test_an_interrupted_task_keeps_what_has_been_done(session: Session) -> None:
    orders(session, "assign hassan feet normal")
    pass_until(session, "06:46")
    assert orders(session, "assign hassan drain normal") == []
    assert session.read("task", "feet") == "paused"
    left = session.state.work.left[session.world.names.kinds["task"].index("feet")]
    assert 150.0 < left < 300.0
    pass_until(session, "06:55")
    assert orders(session, "assign hassan feet normal") == []
    pass_until(session, "07:00")
    assert session.read("done", "feet") is True


@pytest.mark.parametrize(
    ("stock", "pace", "minutes"),
    [("steel", "normal", 14), ("aluminium", "normal", 6), ("steel", "haste", 4), ("aluminium", "haste", 4)],
)
def test_clean_aluminium_saves_grinding_once_but_haste_saves_no_more(stock: str, pace: str, minutes: int) -> None:
    session = Session(g7())
    orders(session, "assign hassan feet normal", f"book hassan take_{stock} normal", "book hassan sketch normal")
    orders(session, "assign yuki rails normal", "book hassan cut normal", f"book hassan grind {pace}")
    at = session.world.names.kinds["task"].index("grind")
    while session.read("task", "grind") != "running":
        session.tick()
    assert session.read("hurrying", "grind") is (pace == "haste")
    left = session.state.work.left[at]
    assert 60.0 * minutes - 10.0 <= left <= 60.0 * minutes
    orders(session, "assign hassan set normal", "assign hassan grind normal")
    session.tick()
    while session.read("task", "grind") != "running":
        session.tick()
    assert left - 10.0 <= session.state.work.left[at] <= left


def test_an_old_rail_is_cut_short_once_also_after_an_interruption() -> None:
    session = Session(g7())
    orders(session, "assign hassan feet normal", "book hassan take_rail normal", "book hassan sketch normal")
    orders(session, "assign yuki rails normal", "book hassan cut normal")
    at = session.world.names.kinds["task"].index("cut")
    while session.read("task", "cut") != "running":
        session.tick()
    left = session.state.work.left[at]
    assert 590.0 <= left <= 600.0
    orders(session, "assign hassan set normal", "assign hassan cut normal")
    while session.read("task", "cut") != "running":
        session.tick()
    assert left - 10.0 <= session.state.work.left[at] <= left


def test_two_on_a_task_for_two_are_quicker_than_one_alone() -> None:
    minutes = []
    for helper in ("", "assign kwan unbolt normal"):
        session = Session(g7())
        orders(session, "assign kwan ask_release normal", "book hassan lockout normal", "book hassan unbolt normal")
        pass_until(session, "06:56")
        orders(session, helper) if helper else None
        while session.read("done", "unbolt") is not True:
            session.tick()
        minutes.append(session.clock // 60)
    alone, helped = minutes
    assert alone - helped >= 8


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("assign tomasz rails normal", "has not been told enough"),
        ("assign kwan weld normal", "can't do this"),
        ("assign hassan lockout normal", "padlock"),
        ("assign hassan sketch normal", "First: Measure the rails"),
        ("assign hassan feet haste", "can't be done in haste"),
        ("skip weld", "can't be left out"),
        ("install backup bay", "work of somebody"),
        ("choose arrival straight", "nobody has asked"),
        ("pack adapters", "already"),
        ("pack chest", "carry"),
        ("drop hassan", "nothing to drop"),
        ("unbook hassan feet", "has not got it on the list"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(session: Session, line: str, words: str) -> None:
    before = session.freeze()
    [sentence] = orders(session, line)
    assert words in sentence
    assert session.freeze() == before


def test_a_booked_task_is_waited_for_at_its_place(session: Session) -> None:
    orders(session, "book hassan lockout normal")
    pass_until(session, "06:45")
    assert session.read("place", "hassan") == "greenhouse"
    assert session.read("task", "lockout") == "open"
    orders(session, "assign kwan ask_release normal")
    pass_until(session, "06:52")
    assert session.read("task", "lockout") == "running"


def test_to_ask_whether_something_is_refused_changes_nothing_that_anybody_reads(session: Session) -> None:
    state = session.state
    before = state.frozen()
    for line in ("assign hassan feet normal", "unpack adapters", "send hassan bay", "skip rails"):
        verb, *words = line.split()
        assert session.refusal(Command(verb, tuple(words))) is None
    assert session.state is state
    assert state.frozen() == before


def test_one_task_of_a_list_is_taken_off_it_and_the_others_stay(session: Session) -> None:
    orders(session, "assign hassan feet normal", "book hassan drain normal", "book hassan sketch normal")
    tasks = session.world.names.kinds["task"]
    i = session.world.people.index("hassan")
    assert orders(session, "unbook hassan drain") == []
    assert [tasks[t] for t, _ in session.state.duty.booked[i]] == ["sketch"]
    assert session.read("busy", "hassan") == "feet"
    assert len(orders(session, "unbook hassan drain")) == 1


def test_a_task_that_is_put_down_alone_makes_way_for_the_next(session: Session) -> None:
    orders(session, "assign hassan feet normal", "book hassan rails normal")
    assert orders(session, "unbook hassan feet") == []
    assert session.read("task", "feet") == "open"
    pass_until(session, "06:43")  # they walk to the end of the way that they are on
    assert session.read("busy", "hassan") == "rails"


def test_a_task_left_out_counts_for_those_that_need_it_and_can_still_be_done(session: Session) -> None:
    assert orders(session, "skip rails") == []
    assert session.read("pitch") == "drawing"
    assert session.read("skipped", "rails") is True
    assert len(orders(session, "skip rails")) == 1
    assert orders(session, "assign hassan rails normal") == []


def test_a_question_is_answered_once_and_remembered(session: Session) -> None:
    pass_until(session, "06:31")
    assert session.read("chose", "arrival") == "open"
    assert orders(session, "choose arrival tools") == []
    assert session.read("chose", "arrival") == "tools"
    assert "is answered" in orders(session, "choose arrival straight")[0]
    pass_until(session, "06:34")
    assert "yuki.tools_first" in session.state.tale.lines


def test_what_is_possible_is_told_with_the_reasons_for_the_rest(session: Session) -> None:
    found = {each.person: each for each in session.prospects(task="rails")}
    assert found["hassan"].refusal is None
    assert found["hassan"].minutes > 8.0
    assert found["tomasz"].refusal is not None
    assert not any(each.task == "rails" and each.refusal is None for each in session.prospects(person="tomasz"))


def test_the_forecast_does_not_depend_on_who_looks_at_it() -> None:
    watched, alone = Session(g7()), Session(g7())
    for _ in range(400):
        watched.tick()
        alone.tick()
        watched.read("minutes_left")
    assert watched.read("minutes_left") == alone.read("minutes_left")
    assert watched.state.digest == alone.state.digest


@pytest.mark.parametrize("place", ["bay", "g5"])  # next door at once; to another house after packing
def test_whoever_is_told_to_rest_on_the_way_rests_on_arrival(place: str) -> None:
    session = Session(build(read_level(LEVELS / "g7"), 16, "standard", rules={"work": False, "kwan": False}))
    orders(session, f"send noor {place}")
    pass_until(session, "06:31")
    assert orders(session, "do noor rest") == []
    pass_until(session, "07:05")
    assert session.read("place", "noor") == place
    assert session.read("activity", "noor") == "rest"
