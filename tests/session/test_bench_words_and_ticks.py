"""The weld bench in a session: taken in hand, worked at, given back; a recording of it plays the same without pymunk.

Look for: `fitted` (brackets placed and tacked), `lay` (a stroke as a good welder means it).
"""

from pathlib import Path

import pytest

from game.level.world import World
from game.model.welder import CAREFUL, stroke
from game.session.record import Recorder
from game.session.run import opened, run
from game.session.session import Session
from game.words.verbs import knot_text
from tests.session.bench_level import LEVEL, PLACES, command, done, ready, told, wait, world


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


def rail(piece: str) -> str:
    return "upper" if piece in ("b1", "b2") else "lower"


def fitted(session: Session) -> None:
    """All four brackets in their places, and tacked twice."""
    for piece, (x, y, angle) in PLACES.items():
        done(session, f"clamp {piece} on")
        done(session, f"place {piece} {x} {y} {angle} lower", 20)
        for along in (15, 105):
            done(session, f"tack {piece}.n.{rail(piece)} {along}", 15)


def lay(session: Session, seam: str) -> None:
    """A stroke along a whole seam."""
    assert session.state.bench is not None
    meant = stroke(session.state.bench.weldment, seam, CAREFUL, 0.0, 1)
    done(session, f"arc {seam} {meant.amperes:.0f} {1e3 * meant.feed:.1f}", int(meant.knots[-1].t) + 1)
    knots = [
        knot_text(
            tuple(round(n) for n in (10 * k.t, 1e4 * k.along, 1e4 * k.off, 1e4 * k.arc, k.work, k.travel))
        )
        for k in meant.knots
    ]  # fmt: skip
    done(session, f"stroke {' '.join(knots)}", 5)


def test_a_task_is_taken_in_hand_only_by_somebody_who_is_at_it(bay: World) -> None:
    session = Session(bay)
    assert "is not at it" in told(session, "hands ada tack")
    done(session, "assign ada count", 20)
    assert "neither at a weld bench nor" in told(session, "hands ada count")
    done(session, "assign ada tack", 20)
    done(session, "hands ada tack")
    assert session.read("bench_hand") == "ada"
    assert "in your hands already" in told(session, "hands ada tack")


def test_work_in_hand_stands_still_while_the_body_goes_on_working(bay: World) -> None:
    session = ready(bay)
    tack = bay.names.kinds["task"].index("tack")
    left = session.state.work.left[tack]
    wait(session, 300)
    assert session.state.work.left[tack] == left
    assert session.read("activity", "ada") == "work"
    done(session, "let ada", 60)
    assert session.state.work.left[tack] == pytest.approx(left - 60.0, abs=12.0)
    assert session.read("bench_hand") == "none"


def test_whoever_is_called_away_takes_the_work_out_of_the_hands(bay: World) -> None:
    session = ready(bay, "weld")
    done(session, "arc b1.n.upper 150 12.4", 10)
    assert session.read("bench_arc") is True
    done(session, "send ada store", 1)
    assert session.read("bench_arc") is False
    assert session.read("bench_hand") == "none"
    assert session.state.controls.torch == [0.0, 0.0]
    assert "nothing at the bench is in your hands" in told(session, "stroke 0,0,0,25,45,10 50,100,0,25,45,10")
    assert session.read("bench_beads") == 0


def test_an_arc_draws_argon_and_power_until_its_stroke_ends(bay: World) -> None:
    session = ready(bay, "weld")
    welder = bay.loads.index("welder")
    assert (session.state.controls.torch[0], session.state.controls.breaker[welder]) == (0.0, 0.0)
    watts = float(session.read("bus_w"))
    done(session, "arc b1.n.upper 150 12.4", 30)
    assert session.state.controls.torch[0] == bay.torch_flow
    assert float(session.read("bus_w")) == pytest.approx(watts + 2000.0, abs=1.0)
    assert float(session.read("ar_percent")) > 0.0
    done(session, "stroke 0,0,0,25,45,10 295,590,0,25,45,10")
    assert (session.state.controls.torch[0], session.state.controls.breaker[welder]) == (0.0, 0.0)
    assert session.read("bench_beads") == 1


def test_what_is_done_takes_its_time_and_the_next_is_refused_until_then(bay: World) -> None:
    session = ready(bay)
    done(session, "cut s1 40", 1)
    assert told(session, "cut s1 30") == "Ada is still at the last thing, for 89 s"
    wait(session, 89)
    done(session, "cut s1 30")


def test_a_plate_is_sawn_at_the_end_without_the_hole(bay: World) -> None:
    session = ready(bay)
    assert session.state.bench is not None
    done(session, "cut b1 100", 90)
    first = session.state.bench.weldment.pieces[0]
    assert first.length == pytest.approx(0.1)
    assert first.hole_x == pytest.approx(0.01)
    assert "only be made shorter" in told(session, "cut b1 100")
    assert "through the hole" in told(session, "cut b1 10")


def test_dirt_comes_from_the_level_and_is_never_more_than_all(bay: World) -> None:
    session = ready(bay)
    assert session.state.bench is not None
    assert {piece.name: piece.dirt for piece in session.state.bench.weldment.pieces} == {
        "b1": 0.0, "b2": 0.0, "b3": 0.0, "b4": 0.0, "s1": 1.0,
    }  # fmt: skip
    done(session, "clean s1", 60)
    assert session.state.bench.weldment.pieces[4].dirt == 0.0


REFUSED = [
    ("tack", "arc b1.n.upper 150 12.4", "no part of this task"),
    ("tack", "lower 30", "no part of this task"),
    ("tack", "stroke 0,0,0,25,45,10 50,100,0,25,45,10", "no part of this task"),
    ("tack", "finish", "4 of the 4 feet have no bracket"),
    ("tack", "tack b1.n.upper 20", "no plate's edge lies on anything"),
    ("tack", "gouge b1.n.upper", "nothing was welded on b1.n.upper; welded: none"),
    ("tack", "settled b1 0 0 0", "nothing has been placed since"),
    ("tack", "clamp b1 off", "has no clamp on"),
    ("weld", "place b1 0 0 0 lower", "b1 is welded fast"),
    ("weld", "tack b1.s.upper 20", "there is no seam b1.s.upper now; there are b1.e.upper, b1.n.upper, b1.w.upper"),
    ("weld", "tack b1.n.upper 500", "b1.n.upper is only 120.0 mm long"),
    ("weld", "stroke 0,0,0,25,45,10 50,100,0,25,45,10", "no arc burns"),
    ("weld", "finish", "no bead yet on: b1, b2, b3, b4"),
    ("weld", "let ben", "Ben's work is not in your hands"),
]


@pytest.mark.parametrize(("task", "text", "why"), REFUSED)
def test_what_can_not_be_done_is_refused_with_a_sentence_and_changes_nothing(
    bay: World, task: str, text: str, why: str
) -> None:
    session = ready(bay, task)
    before = session.freeze()
    assert why in told(session, text)
    assert session.freeze() == before


def test_a_knot_can_not_be_later_than_now_nor_far_beyond_the_seam(bay: World) -> None:
    session = ready(bay, "weld")
    done(session, "arc b1.n.upper 150 12.4", 10)
    assert "a knot at 10.1 s is after now" in told(session, "stroke 0,0,0,25,45,10 101,100,0,25,45,10")
    assert "only 120.0 mm long" in told(session, "stroke 0,0,0,25,45,10 99,9999,0,25,45,10")
    assert told(session, "arc b1.e.upper 150 12.4") == "the arc burns: end the stroke first"
    done(session, "stroke 0,0,0,25,45,10 100,200,0,25,45,10")


HOSTILE = (
    "0,0,-99,99,0,-60 1,1240,99,0,90,60",
    "0,1200,0,0,0,0 300,0,0,99,90,60",
    "0,60,0,25,45,10 9,60,0,25,45,10",
    "0,0,0,0,0,0 1,0,0,0,0,0",
)
"""As fast as a knot can be, backwards, on the spot, and touching."""


def test_hostile_strokes_leave_a_bench_that_can_be_judged(bay: World) -> None:
    session = ready(bay, "weld")
    for knots in HOSTILE:
        done(session, "arc b1.n.upper 400 100", 40)
        done(session, f"stroke {knots}", 5)
    assert session.read("bench_beads") == len(HOSTILE)
    assert float(session.read("bench_use")) >= 0.0


def test_a_level_without_a_bench_says_so(tmp_path: Path) -> None:
    without = world(
        tmp_path, LEVEL.split("bench:\n")[0].replace(', do: ["set use pick(by_hand.weld, bench_use, 0.5)"]', "")
    )
    session = Session(without)
    done(session, "assign ada tack", 20)
    assert told(session, "hands ada tack").startswith("this level has neither a weld bench nor a rig")
    assert told(session, "finish").startswith("this level has neither a weld bench nor a rig")
    assert told(session, "visor off") == "this level has no weld bench"
    assert session.state.bench is None


def test_a_neat_job_is_done_and_known_as_the_hands_work_and_the_machine_hangs_on_it(bay: World) -> None:
    session = ready(bay)
    fitted(session)
    done(session, "finish")
    assert (session.read("task", "tack"), session.read("by_hand", "tack")) == ("done", True)
    done(session, "assign ada weld haste", 20)
    done(session, "hands ada weld")
    for piece in PLACES:
        for edge in "new":
            lay(session, f"{piece}.{edge}.{rail(piece)}")
    use = float(session.read("bench_use"))
    assert 0.0 < use < 0.8
    done(session, "finish", 1)
    assert session.read("use") == use
    assert session.read("hasty", "weld") is False
    done(session, "assign ada hang")
    done(session, "assign ben hang", 20)
    done(session, "hands ben hang")
    done(session, "lower 20")
    assert (session.read("bench_hung"), session.read("task", "hang")) == (True, "done")
    done(session, "start pump 5", 900)
    assert (session.read("stack", "pump"), session.read("bench_hung")) == ("running", True)


def test_others_weld_what_the_hands_had_not_yet_when_the_work_was_given_back(bay: World) -> None:
    session = ready(bay, "weld")
    lay(session, "b1.n.upper")
    assert session.state.bench is not None
    first = session.state.bench.weldment.beads[0]
    done(session, "let ada")
    while session.read("task", "weld") != "done":
        session.tick()
    assert session.state.bench is not None
    assert session.state.bench.weldment.beads[0] == first
    assert (session.read("bench_beads"), session.read("by_hand", "weld"), session.read("use")) == (12, False, 0.5)


MORNING = {
    0: "assign ada tack",
    20: "hands ada tack",
    21: "place b1 -250 150 2 lower",
    600: "place b1 -250 182 0 lower",
    650: "clamp b1 on",
    651: "tack b1.n.upper 20",
}
"""One bracket placed twice, and tacked: command by tick."""


def morning(bay: World, recorder: Recorder | None = None) -> Session:
    """One bracket placed and welded, as a window would do it."""
    session = Session(bay)
    for tick in range(1300):
        if tick in MORNING:
            each = command(bay, MORNING[tick])
            refusal, _ = session.apply(each)
            assert refusal is None
            if recorder:
                recorder.command(session, each)
        if recorder:
            recorder.ticked(session)
        session.tick()
    if recorder:
        recorder.ended(session)
    return session


def test_a_recording_has_where_plates_came_to_rest_and_plays_the_same_without_moving_any(
    bay: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = tmp_path
    here = world(levels)
    recorder = Recorder(here)
    first = morning(here, recorder)
    text = recorder.text()
    assert text.index("place b1") < text.index("settled b1") < text.index("06:10:00  place b1")
    path = levels / "first.plan"
    path.write_text(text, encoding="utf-8")

    def moved(*_: object, **__: object) -> None:
        raise AssertionError("a plate is moved anew")

    monkeypatch.setattr("game.workshop.fitting.fit_up", moved)
    script, again = opened(path, levels)
    repeated = Recorder(again)
    result = run(script, again, recorder=repeated)
    assert result.session.state.digest == first.state.digest
    assert sorted(repeated.text().splitlines()) == sorted(text.splitlines())


def test_a_plan_without_them_finds_them_out_and_any_keyframe_goes_on_alike(bay: World) -> None:
    first = morning(bay)
    session = Session(bay)
    for tick in range(1300):
        if tick in (22, 601, 652, 1000):
            session = Session(bay, session.freeze())
        if tick in MORNING:
            session.apply(command(bay, MORNING[tick]))
        session.tick()
    assert session.state.digest == first.state.digest


def test_every_number_of_the_bench_counts_in_the_digest(bay: World) -> None:
    one, other = ready(bay), ready(bay)
    assert other.state.bench is not None
    one.tick()
    other.tick()
    assert one.state.digest == other.state.digest
    other.state.bench = other.state.bench._replace(strokes=1)
    one.tick()
    other.tick()
    assert one.state.digest != other.state.digest


def test_asking_whether_a_command_would_be_refused_moves_nothing(bay: World) -> None:
    session = ready(bay)
    done(session, "place b1 -250 182 0 lower")
    before = session.freeze()
    session.refusal(command(bay, "clamp b1 on"))
    assert session.freeze() == before
    assert not session.settled
