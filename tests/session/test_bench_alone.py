"""What people do at the weld bench by themselves comes out as their hands, their hurry, dirt and draught let it.

Look for: `BRACKETS` (a bay with brackets as G-7 has them), `alone` (a morning without the player's hands), `JOBS`.
"""

from pathlib import Path

import pytest

from game.level.world import World
from game.model.bracing import verdict
from game.session.bench import bench_use
from game.session.benchtime import LOOK
from game.session.session import Session
from tests.session.bench_level import LEVEL, done, ready, told, world

BEADS = {"upper": "beads: [e.upper, w.upper, n.upper]", "lower": "beads: [e.lower, w.lower, n.lower]"}
CHANGES = {
    "thickness: 6 mm\n      dirt": "thickness: 10 mm\n      dirt",
    "hole: {x: 0 mm, y: 8 mm}": "hole: {x: 0 mm, y: 27 mm}",
    'dirt: "pick(dirty, 0.8, 0)"': 'dirt: "pick(dirty, 0.8, 0.1)"',
    "y: 182 mm": "y: 163 mm",
    "y: -182 mm": "y: -163 mm",
    "n.upper 105]": f"n.upper 105], {BEADS['upper']}",
    "n.lower 105]": f"n.lower 105], {BEADS['lower']}",
    "standoff: 20 mm": "standoff: 65 mm",
    "play: 1.5 mm": "play: 1 mm",
    "stud_stiffness: 20000": "stud_stiffness: 2000",
    "set_down: 4000": "set_down: 8000",
    "start_shake: 6 ": "start_shake: 24 ",
    "run_shake: 2 ": "run_shake: 0.4 ",
    "run_hertz: 25": "run_hertz: 50",
    "growth: 0.03": "growth: 0.02",
    "minutes: 20, effort: work}": "minutes: 20, effort: work, haste: {minutes: 8}}",
    "pick(by_hand.weld, bench_use, 0.5)": "bench_use",
    "hands: 2, both: true}": 'hands: 2, both: true, do: ["if bench_fallen: hurt worker 0.5"]}',
    "{at_start: no, meaning: nobody": "{at_start: DIRTY, meaning: nobody",
    "{at_start: no, meaning: a fan": "{at_start: DRAUGHT, meaning: a fan",
    "count: {who": "mess: {who: [ada, ben], minutes: 1, do: [set dirty yes]}\n  count: {who",
}
"""What makes G-7's brackets of those of the small level: their welds are used before their plates."""


def brackets(folder: Path, dirty: bool = False, draught: bool = False, also: dict[str, str] | None = None) -> World:
    """The bay with such brackets."""
    text = LEVEL
    for old, new in {**CHANGES, **(also or {})}.items():
        assert old in text
        text = text.replace(old, new)
    text = text.replace("DIRTY", "yes" if dirty else "no").replace("DRAUGHT", "yes" if draught else "no")
    return world(folder, text)


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return brackets(tmp_path_factory.mktemp("levels"))


def alone(world: World, *tasks: str, who: str = "ada", slowed: float = 0.0) -> Session:
    """A session in which somebody does these by themselves, one after the other."""
    session = Session(world)
    session.state.habitat.people.injury[world.people.index(who)] = slowed
    for task in tasks:
        name = task.split()[0]
        done(session, f"assign {who} {task}")
        if name == "hang":
            done(session, "assign ben hang")
        while session.read("task", name) != "done":
            session.tick()
    return session


def test_what_is_left_to_a_good_welder_is_as_neat_as_by_hand(bay: World) -> None:
    session = alone(bay, "tack", "weld")
    assert session.read("by_hand", "weld") is False
    assert 0.38 < float(session.read("use")) < 0.5
    assert float(session.read("bench_off")) < 0.4
    assert session.read("bench_beads") == 12


JOBS = [
    ("fast", 0.80, 1.02, "weld haste", False, False, 0.0),
    ("dirty", 0.55, 0.70, "weld", True, False, 0.0),
    ("in a draught", 0.55, 0.75, "weld", False, True, 0.0),
    ("fast and dirty", 1.1, 1.6, "weld haste", True, False, 0.0),
    ("fast by somebody short of oxygen", 1.0, 1.6, "weld haste", False, False, 0.3),
]


@pytest.mark.parametrize(("_", "low", "high", "weld", "dirty", "draught", "slowed"), JOBS)
def test_haste_dirt_draught_and_hypoxia_each_raise_what_the_welds_are_used_to(
    tmp_path: Path, _: str, low: float, high: float, weld: str, dirty: bool, draught: bool, slowed: float
) -> None:
    session = alone(brackets(tmp_path, dirty, draught), "tack", weld, slowed=slowed)
    assert low < float(session.read("use")) < high


def test_what_is_tacked_in_a_hurry_lies_off_and_carries_less(bay: World) -> None:
    neat, hasty = alone(bay, "tack", "weld"), alone(bay, "tack haste", "weld")
    assert float(hasty.read("bench_off")) > float(neat.read("bench_off")) + 0.3
    assert float(hasty.read("use")) > float(neat.read("use"))


def test_welding_again_grinds_it_all_out_and_does_it_with_care(tmp_path: Path) -> None:
    session = alone(brackets(tmp_path, dirty=True), "tack haste", "weld haste", "redo")
    assert session.state.bench is not None
    assert bench_use(session.world, session.state) < 0.5
    assert float(session.read("bench_off")) < 0.4
    assert all(piece.dirt == 0.0 for piece in session.state.bench.weldment.pieces)
    assert session.read("bench_beads") == 12


def test_two_people_do_not_get_the_machine_on_to_studs_that_miss_their_holes(
    bay: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.session.benchalone.ROUGH", 0.004)
    session = alone(bay, "tack haste", "weld", "hang")
    assert float(session.read("bench_off")) > 1.0
    assert (session.read("bench_scrapes"), session.read("bench_hung")) == (1, False)


def test_what_is_far_too_weak_lets_go_under_the_hands_of_those_who_hang_it(tmp_path: Path) -> None:
    session = alone(brackets(tmp_path, dirty=True), "tack", "weld haste", "hang")
    assert (session.read("bench_fallen"), session.read("bench_hung")) == (True, False)
    assert session.state.habitat.people.injury[0] == pytest.approx(0.5, abs=0.01)


def test_a_machine_that_the_hands_drop_on_weak_brackets_falls_and_hurts_whoever_stands_there(tmp_path: Path) -> None:
    session = alone(brackets(tmp_path, dirty=True), "tack", "weld haste")
    done(session, "assign ada hang")
    done(session, "assign ben hang", 20)
    done(session, "hands ada hang")
    done(session, "lower 200", 2)
    assert (session.read("bench_fallen"), session.read("task", "hang")) == (True, "done")
    assert session.state.habitat.people.injury[0] == pytest.approx(0.5, abs=0.01)


def test_a_weld_that_stands_the_start_tires_and_lets_go_while_the_machine_runs(tmp_path: Path) -> None:
    session = alone(brackets(tmp_path, also={"run_shake: 0.4 ": "run_shake: 8 "}), "tack", "weld", "hang")
    bench = session.state.bench
    assert bench is not None
    expected = verdict(bench.weldment, bench.set_down)
    assert expected.fails == "run"
    done(session, "start pump 5", 900)
    assert (session.read("stack", "pump"), session.read("bench_hung")) == ("running", True)
    while not session.read("bench_fallen"):
        session.tick()
    assert session.state.bench is not None
    assert session.state.bench.shaken == pytest.approx(3600.0 * expected.broken[-1].hours, abs=LOOK)


def test_what_had_cracked_before_it_was_welded_again_is_no_longer_told(bay: World) -> None:
    session = alone(bay, "tack", "weld", "hang")
    assert session.state.bench is not None
    session.state.bench = session.state.bench._replace(broken=("b1.n.upper",))
    done(session, "start pump 5", 60)
    assert session.state.bench.broken == ()
    session.state.bench = session.state.bench._replace(broken=("b1.n.upper",), shaken=100)
    done(session, "stop pump")
    done(session, "assign ada redo")
    while session.read("task", "redo") != "done":
        session.tick()
    assert (session.state.bench.broken, session.state.bench.shaken) == ((), 0)


def test_the_hands_find_what_somebody_else_has_welded(bay: World) -> None:
    session = alone(bay, "tack", "weld")
    done(session, "assign ada redo", 20)
    done(session, "hands ada redo")
    done(session, "gouge b1.n.upper", 300)
    assert session.read("bench_beads") == 11
    done(session, "arc b1.n.upper 177 13.4", 80)
    done(session, "stroke 0,0,0,25,45,10 795,1195,0,25,45,10 800,1195,0,25,45,10")
    assert session.read("bench_beads") == 12
    assert 0.0 < bench_use(session.world, session.state) < 0.5


@pytest.mark.parametrize(("metal", "why"), [("steel", "b1 and upper are not of one metal"), ("either", "")])
def test_plates_of_two_metals_are_not_welded_to_each_other(tmp_path: Path, metal: str, why: str) -> None:
    drawing = LEVEL[LEVEL.index("  drawing:") : LEVEL.index("  seconds:")]
    text = LEVEL.replace(drawing, "").replace("      metal: steel\n", "      metal: aluminium\n")
    session = ready(world(tmp_path, text.replace("thickness: 10 mm}", f"thickness: 10 mm, metal: {metal}}}")))
    done(session, "clamp b1 on", 1)
    done(session, "place b1 -250 182 0 lower", 20)
    refusal = told(session, "tack b1.n.upper 15")
    assert (refusal.startswith(why), bool(refusal)) == (True, bool(why))
