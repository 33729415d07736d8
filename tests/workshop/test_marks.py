"""Marks as trainers give them: each variable against its band, where along the bead, and to which side."""

import pytest

from game.model.bead import actual, lay
from game.model.pool import net_power
from game.model.procedure import Band
from game.model.weldment import Knot, Stroke
from game.workshop.exercises import Exercise, exercise
from game.workshop.marks import BARE, HAND, SET, SIDES, Marks, credit, marked, together
from tests.model.bench_sample import found

LAP = exercise("lap")
NAME = LAP.seams[0]
LINE = found(LAP.weldment, NAME)
CARD = LAP.card
BEST = Knot(0.0, 0.0, 0.0, CARD.arc.best, CARD.work.best, CARD.travel.best)


def stroke(
    *parts: tuple[float, float], amperes: float = CARD.amperes.best, feed: float = CARD.feed.best, **held: float
) -> Stroke:
    """Along the lap by (mm, mm/s) parts; in the second one the torch is held otherwise."""
    t, knots = 0.0, [BEST]
    for number, (mm, speed) in enumerate(parts):
        t += abs(mm / 1e3 - knots[-1].along) / (speed / 1e3)
        if number == 1:
            knots += [knots[-1]._replace(**held, t=knots[-1].t)]
        knots.append(knots[-1]._replace(t=t, along=mm / 1e3))
        if number == 1:
            knots.append(BEST._replace(t=t, along=mm / 1e3))
    return Stroke(NAME, amperes, feed, (*knots, knots[-1]._replace(t=t + 0.8)))


def marks_of(*strokes: Stroke, impairment: float = 0.0, of: Exercise = LAP) -> Marks:
    beads = tuple(lay(of.weldment, each, impairment, 16, 1.0) for each in strokes)
    return marked(beads, found(of.weldment, of.seams[0]), of.card)


def test_a_stroke_as_the_card_says_earns_everything_and_no_mark() -> None:
    marks = marks_of(stroke((60.0, 2.0)))
    assert marks.total == pytest.approx(100.0)
    assert (marks.marks, marks.flaws) == ((), ())
    assert [name for name, _ in marks.scores] == [*HAND, *SET]


WRONG = [
    ("off", "plate", {"off": 0.0016}, 2.0),
    ("off", "other", {"off": -0.0016}, 2.0),
    ("arc", "long", {"arc": 0.0046}, 2.0),
    ("arc", "short", {"arc": 0.0008}, 2.0),
    ("work", "other", {"work": 62.0}, 2.0),
    ("work", "plate", {"work": 28.0}, 2.0),
    ("travel", "push", {"travel": 28.0}, 2.0),
    ("travel", "drag", {"travel": -8.0}, 2.0),
    ("speed", "fast", {}, 2.7),
    ("speed", "slow", {}, 1.35),
]


@pytest.mark.parametrize(("variable", "side", "held", "speed"), WRONG)
def test_what_was_wrong_in_the_middle_is_marked_there_and_costs_only_its_own_variable(
    variable: str, side: str, held: dict[str, float], speed: float
) -> None:
    marks = marks_of(stroke((20.0, 2.0), (40.0, speed), (60.0, 2.0), **held))
    assert {name for name, score in marks.scores if score < 99.0} == {variable}
    assert 60.0 < marks.score(variable) < 90.0
    worst = marks.marks[0]
    assert (worst.variable, worst.side, worst.seam) == (variable, side, NAME)
    assert worst.from_along == pytest.approx(0.020, abs=0.0035)
    assert worst.to_along == pytest.approx(0.040, abs=0.0035)
    assert marks.total == pytest.approx(80.0 + marks.score(variable) / 5.0)


def test_credit_falls_in_proportion_beyond_a_band_and_is_gone_a_half_width_further() -> None:
    band = Band(1.0, 2.0, 4.0)
    assert [credit(band, value) for value in (1.0, 2.0, 4.0)] == [1.0, 1.0, 1.0]
    assert [credit(band, value) for value in (0.5, 5.0)] == [0.5, 0.5]
    assert [credit(band, value) for value in (0.0, 6.0, -3.0, 9.0)] == [0.0, 0.0, 0.0, 0.0]


def test_a_wrong_setting_takes_from_the_whole_total_however_well_the_hand_was_led() -> None:
    marks = marks_of(stroke((60.0, 2.0), amperes=1.15 * CARD.amperes.best))
    assert marks.score("amperes") == pytest.approx(50.0)
    assert marks.total == pytest.approx(50.0)
    assert (marks.marks[0].variable, marks.marks[0].side) == ("amperes", "hot")


def test_a_length_without_a_weld_earns_nothing_and_is_marked() -> None:
    marks = marks_of(stroke((30.0, 2.0)))
    bare = next(mark for mark in marks.marks if mark.variable == BARE)
    assert bare.from_along == pytest.approx(0.0335, abs=0.002), "the pool's rim is in front of the arc"
    assert bare.to_along == pytest.approx(0.060)
    assert marks.total == pytest.approx(53.0, abs=5.0)
    assert [mark.variable for mark in marks.marks] == [BARE], "where the bead ends nobody was too fast"


def test_without_any_bead_there_are_no_marks_to_earn() -> None:
    marks = marked((), LINE, CARD)
    assert (marks.total, [mark.variable for mark in marks.marks]) == (0.0, [BARE])
    assert all(score == 0.0 for _, score in marks.scores)


def test_standing_at_the_ends_is_no_mistake_and_in_the_middle_it_is() -> None:
    ends = (BEST, BEST._replace(t=1.5), BEST._replace(t=31.5, along=0.060), BEST._replace(t=33.0, along=0.060))
    middle = (BEST, BEST._replace(t=15.0, along=0.030), BEST._replace(t=18.0, along=0.030),
              BEST._replace(t=33.0, along=0.060))  # fmt: skip
    assert marks_of(Stroke(NAME, CARD.amperes.best, CARD.feed.best, ends)).score("speed") == pytest.approx(100.0)
    slow = marks_of(Stroke(NAME, CARD.amperes.best, CARD.feed.best, middle))
    assert slow.score("speed") < 95.0
    assert (slow.marks[0].variable, slow.marks[0].side) == ("speed", "slow")
    assert slow.marks[0].from_along < 0.030 < slow.marks[0].to_along


def test_gap_and_dirt_are_marked_and_take_nothing_from_the_total() -> None:
    gap, rusty = exercise("gap"), exercise("rusty")
    along = Stroke(NAME, CARD.amperes.best, CARD.feed.best, (BEST, BEST._replace(t=40.0, along=0.080)))
    marks = marks_of(along, of=gap)
    assert [(mark.variable, mark.side) for mark in marks.marks] == [("gap", "wide")]
    assert marks.marks[0].from_along == pytest.approx(0.040, abs=0.002)
    assert marks.marks[0].worst == pytest.approx(0.001, abs=2e-5)
    assert marks.total == pytest.approx(100.0)
    along = Stroke(NAME, CARD.amperes.best, CARD.feed.best, (BEST, BEST._replace(t=50.0, along=0.100)))
    assert [mark.side for mark in marks_of(along, of=rusty).marks] == ["dirty"]


def test_where_beads_lie_over_each_other_the_last_one_counts() -> None:
    bad = stroke((60.0, 3.4))
    assert marks_of(bad).score("speed") < 10.0, "it stands only where the crater is filled"
    assert marks_of(bad, stroke((60.0, 2.0))).score("speed") == pytest.approx(100.0)


def test_what_is_scored_is_the_hand_with_its_tremor_and_a_weak_hand_trembles_more() -> None:
    plain = stroke((60.0, 2.0), (60.01, 2.0))._replace()
    edge = plain._replace(knots=tuple(knot._replace(arc=CARD.arc.high) for knot in plain.knots))
    rested, weak = marks_of(edge).score("arc"), marks_of(edge, impairment=1.5).score("arc")
    assert weak < rested < 100.0


@pytest.mark.parametrize("impairment", [0.0, 0.8])
def test_how_the_torch_was_held_is_what_the_bead_was_made_of(impairment: float) -> None:
    meant = stroke((20.0, 2.0), (40.0, 2.6), (60.0, 1.9), arc=0.0034)
    held = actual(meant, LINE, impairment, 7)
    cells = lay(LAP.weldment, meant, impairment, 7, 1.0).cells
    assert [cell.heat for cell in cells] == [net_power(each.arc, meant.amperes) * each.pace for each in held]
    assert [cell.along for cell in cells] == [each.along for each in held]


def test_flaws_of_the_bead_are_named_with_their_places() -> None:
    knots = (BEST, BEST._replace(t=18.0, along=0.060))
    flaws = marks_of(Stroke(NAME, CARD.amperes.best, CARD.feed.best, knots)).flaws
    kinds = {flaw.kind: flaw for flaw in flaws}
    assert {"crack", "cold", "notched"} <= set(kinds)
    assert kinds["crack"].to_along == pytest.approx(0.060)
    assert kinds["cold"].to_along - kinds["cold"].from_along > 0.040


def test_seams_count_by_their_length_and_the_worst_of_all_comes_first() -> None:
    long, short = marks_of(stroke((60.0, 2.0))), marks_of(stroke((60.0, 3.4)))._replace(length=0.020)
    both = together((short, long))
    assert both.length == pytest.approx(0.080)
    assert both.score("speed") == pytest.approx(75.0 + short.score("speed") / 4.0)
    assert both.total == pytest.approx((short.total + 3.0 * long.total) / 4.0)
    assert (both.marks[0].variable, both.marks[0].side) == ("speed", "fast")


def test_every_variable_has_names_for_both_its_sides() -> None:
    assert set(SIDES) == {*HAND, *SET, "gap", "dirt", BARE}
