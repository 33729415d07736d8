"""What the weld bench does to eyes and hands: an arc that is looked into with the visor up, a plate that is taken hot.

Look for: `burnt` (an arc for some seconds, and what is told meanwhile), `hot` (a bench with a warm plate).
"""

from pathlib import Path

import pytest

from game.level.world import World
from game.model import physiology
from game.session import benchharm
from game.session.benchharm import BARE, BURN, DAZZLED, EYES, GAUNTLETS
from game.session.record import Recorder
from game.session.run import opened, run
from game.session.session import Session
from game.words.message import said
from tests.session.bench_level import command, done, ready, told, wait, world
from tests.session.test_bench_words_and_ticks import lay

STROKE = "stroke 0,0,0,25,45,10 50,100,0,25,45,10"


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


def burnt(session: Session, seconds: int, seam: str = "b1.n.upper") -> list[str]:
    """An arc burns for so long, its stroke is given; what is told meanwhile."""
    done(session, f"arc {seam} 150 12.4")
    sentences = [said(event.message, session.world.texts) for _ in range(seconds) for event in session.tick()]
    done(session, STROKE, 5)
    return [each for each in sentences if "Ada" in each]


def hot(session: Session, kelvin: float, piece: str = "s1") -> None:
    """One plate is as warm as that now."""
    bench = session.state.bench
    assert bench is not None
    pieces = tuple(p._replace(kelvin=kelvin) if p.name == piece else p for p in bench.weldment.pieces)
    weldment = bench.weldment._replace(pieces=pieces)
    session.state.bench = bench._replace(weldment=weldment, cooled_at=session.now)


def given(session: Session, text: str) -> list[str]:
    """A command that is carried out; what is told of it."""
    refusal, events = session.apply(command(session.world, text))
    assert refusal is None
    return [said(event.message, session.world.texts) for event in events]


def shaking(session: Session) -> float:
    """Of Ada's hand at the bench, 0 to 1."""
    assert session.state.bench is not None
    return benchharm.impairment(session.state.bench, session.state.habitat.people, 0)


def test_whoever_takes_a_task_in_hand_has_the_visor_down_and_no_arc_hurts(bay: World) -> None:
    session = ready(bay, "weld")
    assert told(session, "visor on") == "Ada has the visor down already"
    assert burnt(session, 40) == []
    assert session.read("injury", "ada") == 0.0


def test_an_arc_that_is_looked_into_hurts_the_eyes_once_and_shakes_the_hand(bay: World) -> None:
    session = ready(bay, "weld")
    rested = shaking(session)
    done(session, "visor off")
    assert told(session, "visor off") == "Ada has the visor up already"
    first = burnt(session, BARE + 10)
    assert [each for each in first if "eyes are dazzled" in each] == first[:1]
    assert first[1:] == ["Ada is hurt"]
    assert session.read("injury", "ada") == EYES
    body = physiology.impairment(session.state.habitat.people, 0)
    assert body >= max(rested, EYES)
    assert shaking(session) == body + DAZZLED
    assert burnt(session, 10, "b1.e.upper") == []
    assert session.read("injury", "ada") == EYES
    assert session.state.bench is not None
    assert session.state.bench.weldment.beads[-1].impairment == pytest.approx(body + DAZZLED, abs=0.01)


def test_single_seconds_of_glare_add_up_and_those_behind_the_visor_do_not(bay: World) -> None:
    session = ready(bay, "weld")
    done(session, "visor off")
    done(session, "arc b1.n.upper 150 12.4", BARE - 1)
    done(session, "visor on", 20)
    assert session.read("injury", "ada") == 0.0
    done(session, "visor off", 1)
    assert session.read("injury", "ada") == EYES


def test_the_next_who_takes_the_work_in_hand_has_eyes_of_their_own_and_the_visor_down(bay: World) -> None:
    session = ready(bay, "weld")
    done(session, "visor off")
    burnt(session, BARE)
    done(session, "let ada")
    done(session, "drop ada")
    done(session, "assign ben weld", 20)
    done(session, "hands ben weld")
    bench, people = session.state.bench, session.state.habitat.people
    assert bench is not None
    assert bench.visor
    assert benchharm.impairment(bench, people, 1) == physiology.impairment(people, 1)
    assert benchharm.dazzle(bench, 0) == DAZZLED


def test_the_visor_moves_only_with_a_task_in_hand(bay: World) -> None:
    session = Session(bay)
    assert "nothing at the bench is in your hands" in told(session, "visor off")


@pytest.mark.parametrize("text", ["place s1 0 182 0 lower", "cut s1 40", "clean s1", "clamp s1 on"])
def test_a_plate_that_is_taken_hot_burns_the_hand_and_is_worked_all_the_same(bay: World, text: str) -> None:
    session = ready(bay)
    hot(session, GAUNTLETS + 30.0)
    assert given(session, text) == ["Ada burns a hand: s1 is still at 177 °C, too hot for gauntlets", "Ada is hurt"]
    assert session.read("injury", "ada") == BURN
    bench = session.state.bench
    assert bench is not None
    piece = bench.weldment.pieces[4]
    carried = bench.unsettled is not None
    assert carried or piece.clamped or piece.length < 0.05 or piece.dirt == 0.0


def test_gauntlets_are_enough_once_it_has_cooled_and_what_is_refused_burns_nobody(bay: World) -> None:
    session = ready(bay)
    hot(session, GAUNTLETS + 30.0)
    assert "only be made shorter" in told(session, "cut s1 100")
    assert session.read("injury", "ada") == 0.0
    wait(session, 600)
    assert given(session, "clean s1") == []
    assert session.read("injury", "ada") == 0.0


def test_a_plate_is_too_hot_to_grind_after_a_second_bead_without_a_rest(bay: World) -> None:
    session = ready(bay, "weld")
    lay(session, "b1.n.upper")
    lay(session, "b1.n.upper")
    assert "too hot for gauntlets" in given(session, "clean b1")[0]


def test_a_recording_of_bare_eyes_plays_the_same(bay: World, tmp_path: Path) -> None:
    here = world(tmp_path)
    session, recorder = Session(here), Recorder(here)
    orders = {0: "assign ada tack", 20: "hands ada tack", 21: "visor off", 30: "clean b1", 95: "visor on"}
    for tick in range(120):
        if tick in orders:
            each = command(here, orders[tick])
            assert session.apply(each)[0] is None
            recorder.command(session, each)
        recorder.ticked(session)
        session.tick()
    recorder.ended(session)
    path = tmp_path / "bare.plan"
    path.write_text(recorder.text(), encoding="utf-8")
    script, again = opened(path, tmp_path)
    assert run(script, again).session.state.digest == session.state.digest
