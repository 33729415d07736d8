"""What the report says of brackets that were welded: what let go and why, what scraped, what held."""

import re
from pathlib import Path

import pytest

from game.model.bracing import Break, Use
from game.model.postmortem import Fault
from game.model.procedure import VARIABLES, Band
from game.model.seams import misfit
from game.retelling.brackets import bracket_note, bracket_reasons
from game.retelling.faults import SCALES, fault_text
from game.retelling.notebook import Notebook
from game.retelling.outcome import evidence
from game.session.bench import verdict_of
from game.session.plates import edge_words, plate_id, spot
from game.session.run import opened, run
from game.session.session import Session

LEVELS = Path(__file__).parents[2] / "levels"


def played(plan: str) -> tuple[Notebook, Session]:
    script, world = opened(LEVELS / "g7" / "plans" / f"{plan}.plan", LEVELS)
    book = Notebook(world, 1800)
    return book, run(script, world, book.listen).session


@pytest.fixture(scope="module")
def cold() -> tuple[Notebook, Session]:
    return played("weld_cold")


@pytest.fixture(scope="module")
def twisted() -> tuple[Notebook, Session]:
    return played("weld_twisted")


def test_what_let_go_is_told_with_its_place_its_case_and_the_one_thing_that_would_have_helped(
    cold: tuple[Notebook, Session],
) -> None:
    book, session = cold
    told, bench = bracket_reasons(book, session.state), session.state.bench
    assert bench is not None
    assert len(told) == 2
    where = edge_words(book.world, bench.weldment, bench.broken[0])
    assert told[0].startswith(f"The brackets let go: first {where}, as the machine ran up, used to")
    found = re.search(r"welded with (\d+) A, where (\d+) to (\d+) A are right, all along", told[1])
    assert found
    assert int(found[1]) < int(found[2]) < int(found[3])
    assert "the same on" in told[1]
    # With the current right on all of them the worst is well under what it carries.
    assert 30 < int(told[1].rsplit("used to ", 1)[1].split(" %")[0]) < 85


def test_the_objective_about_brackets_says_the_same_in_short(cold: tuple[Notebook, Session]) -> None:
    notes = {each.id: each.note for each in evidence(cold[0].world, cold[1])}
    assert "because it was welded with" in notes["numbers"]
    assert [name for name, note in notes.items() if note] == ["numbers"]


def test_a_scrape_names_the_holes_that_were_off_and_what_pulled_them_there(twisted: tuple[Notebook, Session]) -> None:
    book, session = twisted
    told = bracket_reasons(book, session.state)[0]
    weldment = book.scrapes[0].weldment
    off = [each for each in misfit(weldment) if each > weldment.machine.play]
    assert off
    assert told.startswith("At ")
    assert f"the studs scraped and did not go in; they have {1e3 * weldment.machine.play:.1f} mm of play. The" in told
    assert told.count("held by one tack and no clamp.") == len(off)
    assert f"was {1e3 * max(off):.1f} mm off: its welds had pulled it" in told


def test_a_plate_that_was_welded_beside_its_place_is_not_said_to_be_pulled(twisted: tuple[Notebook, Session]) -> None:
    book, session = twisted
    scrape = book.scrapes[0]
    there = {piece.name: piece for piece in scrape.weldment.pieces}
    still = scrape._replace(laid=tuple(each._replace(plate=there[each.plate.name]) for each in scrape.laid))
    other = Notebook(book.world, 1800)
    other.scrapes = [still, scrape._replace(laid=())]
    told = bracket_reasons(other, session.state)
    assert "that is where it was tacked." in told[0]
    assert "pulled" not in told[0]
    # Where somebody else welded it nobody knows which it was.
    assert "tacked" not in told[1]
    assert "pulled" not in told[1]


def test_what_held_in_the_end_names_its_governing_place(twisted: tuple[Notebook, Session]) -> None:
    book, session = twisted
    bench, design = session.state.bench, book.world.plot.bench
    assert bench is not None
    assert design is not None
    worst = verdict_of(bench.weldment, bench.set_down, design.hours).worst
    assert worst is not None
    where = edge_words(book.world, bench.weldment, worst.seam or worst.piece)
    held = f"The brackets held: what is used most is {where}, to {100 * worst.use:.0f} % of what it can carry"
    assert [each for each in bracket_reasons(book, session.state) if each.startswith(held)]


def test_what_was_ground_out_is_told_from_the_bench_before(twisted: tuple[Notebook, Session]) -> None:
    ground = twisted[0].ground
    beads = len(twisted[0].scrapes[0].weldment.beads)
    assert len(ground) >= 3
    for each in ground:
        assert each.seam in [bead.seam for bead in each.weldment.beads]
    # The first is looked at with all of its beads, the next with one less.
    assert [len(each.weldment.beads) for each in ground[:3]] == [beads, beads - 1, beads - 2]


def test_no_sentence_names_a_plate_or_a_seam_by_its_id(
    cold: tuple[Notebook, Session], twisted: tuple[Notebook, Session]
) -> None:
    for book, session in (cold, twisted):
        text = " ".join([*bracket_reasons(book, session.state), bracket_note(book.world, session.state)])
        assert not [name for name in ("b1", "b2", "b3", "b4", ".upper", ".lower") if name in text]


def test_nothing_is_said_where_nobody_has_welded() -> None:
    _, world = opened(LEVELS / "g7" / "plans" / "weld_cold.plan", LEVELS)
    session = Session(world)
    assert bracket_reasons(Notebook(world, 1800), session.state) == []
    assert bracket_note(world, session.state) == ""


def test_a_plate_is_called_by_the_place_in_which_it_is(cold: tuple[Notebook, Session]) -> None:
    world, bench = cold[0].world, cold[1].state.bench
    assert bench is not None
    there = {piece.name: piece for piece in bench.weldment.pieces}
    # The first and the fourth have changed places.
    swapped = bench.weldment._replace(
        pieces=tuple(
            piece._replace(x=there[other].x, y=there[other].y, angle=there[other].angle)
            for piece, other in zip(bench.weldment.pieces, ("b4", "b2", "b3", "b1", "s1", "s2", "s3"), strict=True)
        )
    )
    assert plate_id(world, swapped, "b1") == "plate.b4"
    assert plate_id(world, swapped, "b4") == "plate.b1"
    assert plate_id(world, swapped, "s1") == "plate.s1"


def test_an_edge_is_called_by_where_it_looks_on_the_wall(cold: tuple[Notebook, Session]) -> None:
    world, bench = cold[0].world, cold[1].state.bench
    assert bench is not None
    # The lower brackets hang upside down.
    assert [spot(world, bench.weldment, f"b3.{edge}.lower").side for edge in "news"] == [
        "bottom", "left", "right", "top",
    ]  # fmt: skip
    assert (
        edge_words(world, bench.weldment, "b3.e.lower") == "the left edge of the lower left bracket, on the lower rail"
    )


def test_every_cause_of_the_post_mortem_has_words() -> None:
    assert set(SCALES) == {*VARIABLES, "shield", "hand", "crater", "length"}
    for variable in SCALES:
        text = fault_text(Fault(variable, "b1.n.upper", 0, 0.0, 0.1, 0.1, 0.5, Band(0.1, 0.2, 0.3)))
        assert text
        assert "{" not in text
    assert fault_text(Fault("speed", "", 0, 0.0, 0.1, 0.1, 0.0, Band(0.1, 0.2, 0.3))) == "the torch stood still"
    assert "took 50 % of the gas" in fault_text(Fault("shield", "", 0, 0, 0, 0, 0.5, Band(0.9, 1.0, 1.0)))


def test_a_weld_that_tired_is_told_with_the_hours_that_it_stood() -> None:
    from game.retelling.brackets import _when

    tired = Break(Use("run", "b1.n.upper", "b1", 1.2, 0.0, "root", 0.0, 0.0), 2.5)
    assert _when(tired) == "after 2 h 30 min of its shaking"
