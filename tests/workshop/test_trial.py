"""The exercises: what a try carries, by the same strength as in play, and what it has lost by what."""

import math

import pytest

from game.model.structure import SHEAR_SHARE, THROAT_OF_LEG
from game.model.weldment import STEEL, Stroke
from game.workshop.causes import CAUSES, losses
from game.workshop.exercises import EXERCISES, Exercise, exercise
from game.workshop.trial import WELDERS, Act, Clean, Tacking, capacity, shown, tried
from tests.model.bench_sample import even_bead, found

LAP = exercise("lap")
NAME = LAP.seams[0]
LINE = found(LAP.weldment, NAME)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_its_plate_tacked_and_its_seams_ready(name: str) -> None:
    bench = exercise(name)
    assert any(tack.piece == bench.piece for tack in bench.weldment.tacks)
    assert not any(bead.seam in bench.seams for bead in bench.weldment.beads)
    assert all(found(bench.weldment, each).piece == bench.piece for each in bench.seams)


def test_an_exercise_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no exercise 'knot'; there are lap, rusty"):
        exercise("knot")


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("seed", [1, 16])
def test_somebody_skilled_carries_the_load_with_full_marks_and_somebody_hasty_does_not(name: str, seed: int) -> None:
    bench = exercise(name)
    good, fast = (tried(bench, shown(bench, who, seed), 0.0, seed) for who in ("skilled", "hasty"))
    assert good.carried.holds
    assert 0.3 < good.carried.use < 0.95
    assert good.marks.total > 97.0
    assert not fast.carried.holds
    assert fast.marks.score("speed") < 30.0


def test_the_same_try_comes_out_the_same_and_another_hand_trembles_otherwise() -> None:
    acts = shown(LAP, "skilled", 3)
    assert tried(LAP, acts, 0.0, 3) == tried(LAP, acts, 0.0, 3)
    assert tried(LAP, acts, 0.0, 3).carried != tried(LAP, acts, 0.0, 4).carried


@pytest.mark.parametrize("name", EXERCISES)
def test_where_nothing_is_welded_nothing_is_carried(name: str) -> None:
    trial = tried(exercise(name), (), 0.0, 1)
    assert (trial.marks.total, trial.carried.holds, trial.carried.along) == (0.0, False, 0.0)


def test_an_even_bead_carries_what_the_standard_says_along_and_half_as_much_again_across() -> None:
    bead = even_bead(LINE, leg=0.005)
    nominal = SHEAR_SHARE * STEEL.filler * THROAT_OF_LEG * 0.005 * LINE.length
    along, across = capacity(LAP.weldment._replace(beads=(bead,)), NAME)
    assert along == pytest.approx(nominal, rel=1e-3)
    assert across == pytest.approx(1.5 * nominal, rel=1e-3)


def test_half_a_bead_at_one_end_carries_less_than_half_because_the_load_turns_the_plate() -> None:
    bead = even_bead(LINE)
    half = bead._replace(cells=bead.cells[: len(bead.cells) // 2])
    whole, part = (capacity(LAP.weldment._replace(beads=(each,)), NAME) for each in (bead, half))
    assert part[0] == pytest.approx(whole[0] / 2.0, rel=0.01)
    # Off the middle by a half of its length d: the end's stress is P/A (1 + 6 (d/2)/d), a quarter of P/A.
    assert part[1] == pytest.approx(whole[1] / 2.0 / 4.0, rel=0.05)


def test_a_plate_that_is_ground_clean_carries_more_with_the_same_strokes() -> None:
    rusty = exercise("rusty")
    clean, *strokes = shown(rusty, "skilled", 1)
    assert clean == Clean(rusty.piece)
    assert tried(rusty, tuple(strokes), 0.0, 1).carried.use > 1.2 * tried(rusty, (clean, *strokes), 0.0, 1).carried.use


def test_the_stud_hole_stays_by_a_good_order_and_goes_astray_by_a_bad_one_unless_it_is_tacked() -> None:
    bench = exercise("bracket")
    good = shown(bench, "skilled", 1)
    long_first = (good[2], good[0], good[1])
    tacks = (Tacking("b1.n.upper", 0.105), Tacking("b1.n.upper", 0.060))
    right, wrong, held = (tried(bench, acts, 0.0, 1).carried for acts in (good, long_first, (*tacks, *long_first)))
    assert right.holds
    assert right.hole_off < 0.0004
    assert wrong.hole_off > 0.0009
    assert wrong.verdict is not None
    assert wrong.verdict.why == "misfit"
    assert held.holds


def test_a_stroke_on_no_seam_is_told() -> None:
    stroke = last(shown(LAP, "skilled", 1))
    with pytest.raises(ValueError, match="no seam"):
        tried(LAP, (stroke._replace(seam="p.n.lower"),), 0.0, 1)


def last(acts: tuple[Act, ...]) -> Stroke:
    """What is done last, which is a stroke."""
    stroke = acts[-1]
    assert isinstance(stroke, Stroke)
    return stroke


def spoilt(cause: str) -> tuple[Exercise, tuple[Act, ...]]:
    """A skilled try with one thing made wrong: exercise and acts."""
    bench = exercise({"dirt": "rusty", "gap": "gap", "order": "bracket"}.get(cause, "lap"))
    acts = shown(bench, "skilled", 2)
    stroke = last(acts)
    wrong = {"off": 0.0022, "arc": 0.0055, "work": 72.0, "travel": 34.0}
    match cause:
        case "dirt":
            return bench, acts[1:]
        case "gap":
            return bench, acts
        case "order":
            return bench, acts[::-1]
        case "amperes":
            return bench, (stroke._replace(amperes=95.0),)
        case "feed":
            return bench, (stroke._replace(feed=0.004),)
        case "length":
            half = [knot for knot in stroke.knots if knot.along < 0.035]
            return bench, (stroke._replace(knots=(*half, half[-1]._replace(t=half[-1].t + 1.0))),)
        case "hand":
            return bench, acts
        case "crater":
            return bench, (stroke._replace(knots=stroke.knots[:-1]),)
        case "speed":
            return bench, (stroke._replace(knots=tuple(knot._replace(t=knot.t / 1.8) for knot in stroke.knots)),)
    return bench, (stroke._replace(knots=tuple(knot._replace(**{cause: wrong[cause]}) for knot in stroke.knots)),)


@pytest.mark.parametrize("cause", CAUSES)
def test_the_one_thing_that_was_wrong_is_named_as_what_cost_most(cause: str) -> None:
    bench, acts = spoilt(cause)
    impairment = 4.0 if cause == "hand" else 0.0
    trial = tried(bench, acts, impairment, 2)
    found = losses(bench, acts, impairment, 2, trial)
    assert found[0].cause == cause
    assert found[0].share > 0.03


def test_a_skilled_try_has_lost_nothing_that_is_worth_telling() -> None:
    acts = shown(LAP, "skilled", 2)
    assert losses(LAP, acts, 0.0, 2, tried(LAP, acts, 0.0, 2)) == ()


def test_everybody_to_compare_with_welds_every_exercise() -> None:
    for name in EXERCISES:
        for who in WELDERS:
            acts = shown(exercise(name), who, 5)
            assert not math.isnan(tried(exercise(name), acts, 0.0, 5).carried.use)
