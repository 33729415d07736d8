"""What nobody should gain from at the weld bench: time saved by giving work back, welds ground out under the load."""

import pytest

from game.level.world import World
from game.model.weldment import METALS
from game.session.session import Session
from tests.session.bench_level import done, ready, told, wait, world


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


def test_giving_the_work_back_and_taking_it_again_saves_no_time(bay: World) -> None:
    session = ready(bay)
    done(session, "clean b1", 1)
    done(session, "let ada")
    done(session, "hands ada tack")
    assert told(session, "clean b2") == "Ada is still at the last thing, for 59 s"
    wait(session, 59)
    done(session, "clean b2")


def test_a_machine_falls_whose_brackets_are_ground_off_the_wall(bay: World) -> None:
    session = hung(bay)
    done(session, "assign ada redo", 20)
    done(session, "hands ada redo")
    assert session.state.bench is not None
    welded = sorted({bead.seam for bead in session.state.bench.weldment.beads})
    held = []
    for seam in welded:
        done(session, f"gouge {seam}", 300)
        held.append(session.read("bench_hung"))
    assert held[0]
    assert not held[-1]
    assert session.read("bench_fallen")


def test_a_tack_may_be_where_the_seam_is_said_to_end(bay: World) -> None:
    session = ready(bay)
    done(session, "place b1 -250.04 182 0.02 lower", 20)
    for name in ("b1.e.upper", "b1.w.upper"):
        refused = told(session, f"tack {name} 1000")
        assert refused.endswith("mm long")
        done(session, f"tack {name} {refused.split()[-3]}", 15)


def test_no_plate_is_ever_hotter_than_it_melts(bay: World) -> None:
    session = ready(bay, "weld")
    done(session, "arc b1.n.upper 400 100", 1000)
    done(session, "stroke 0,0,0,25,45,10 9999,1200,0,25,45,10")
    assert session.state.bench is not None
    piece = session.state.bench.weldment.pieces[0]
    assert piece.kelvin == METALS[piece.metal].melts


def hung(bay: World) -> Session:
    """The machine hangs on what Ada has tacked and welded by herself."""
    session = Session(bay)
    for task in ("tack", "weld"):
        done(session, f"assign ada {task}")
        while session.read("task", task) != "done":
            session.tick()
    done(session, "assign ben hang")
    done(session, "assign ada hang", 20)
    done(session, "hands ada hang")
    done(session, "lower 30", 40)
    assert session.read("bench_hung")
    return session
