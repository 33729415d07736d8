"""What the machine does when brackets let go, and that a bracket is held in the solver by what statics say."""

import math

import pytest

from game.model import structure
from game.model.bracing import verdict
from game.model.structure import Line, Load
from game.model.weldment import Weldment
from game.workshop.falling import FALLS, HANGS, TILTS, centroid, fall, lost, reactions
from game.workshop.hoist import lower
from tests.workshop.benches import BRACKETS, MACHINE, MARS, beaded, bench, plate, verdict_of

WELDED = beaded(BRACKETS)
WEIGHT = MACHINE.mass * MARS


def test_on_sound_brackets_it_hangs_where_it_belongs() -> None:
    end = fall(WELDED, verdict_of("hangs"))
    assert (end.state, end.x, end.y, end.angle, end.met) == (HANGS, 0.0, 0.0, 0.0, 0.0)


def test_on_one_upper_stud_it_turns_until_its_centre_is_under_that_stud() -> None:
    end = fall(WELDED, verdict_of("tilts", "b4", "b3", "b2"))
    assert end.state == TILTS
    # The stud is 250 left of the centre and 190 over it: atan(250 / 190) clockwise.
    assert end.angle == pytest.approx(-math.degrees(math.atan2(250, 190)), abs=1.5)
    assert (end.x, end.y) == pytest.approx((-0.25, 0.19 - math.hypot(0.25, 0.19)), abs=0.02)
    assert end.met == 0.0


def test_on_lower_studs_alone_it_leans_out_and_falls_on_the_deck() -> None:
    end = fall(WELDED, verdict_of("tilts", "b1", "b2"))
    assert end.state == FALLS
    # Its lower edge is at -0.25 and the deck at -0.9: v = sqrt(2 g h).
    assert end.met == pytest.approx(math.sqrt(2 * MARS * 0.65), abs=0.25)
    assert end.y == pytest.approx(-0.65, abs=0.02)
    assert end.swept[1] == pytest.approx(-0.9, abs=0.02)


def test_who_stands_beside_the_swept_place_is_not_struck() -> None:
    straight = fall(WELDED, verdict_of("falls", "b1", "b2", "b3", "b4"))
    x0, _, x1, y1 = straight.swept
    assert -0.8 < x0 <= -0.31
    assert 0.31 <= x1 < 0.8
    assert y1 >= 0.25


@pytest.mark.parametrize("gone", [("b2",), ("b4", "b3", "b2"), ("b1", "b2", "b3", "b4"), ("b3", "b1")])
def test_a_quarter_of_the_time_step_ends_alike(gone: tuple[str, ...]) -> None:
    coarse, fine = (fall(WELDED, verdict_of("tilts", *gone), hertz=hertz) for hertz in (120, 480))
    assert coarse.state == fine.state
    assert coarse.met == pytest.approx(fine.met, abs=0.11)
    if coarse.state != FALLS:
        assert (coarse.x, coarse.y) == pytest.approx((fine.x, fine.y), abs=0.01)
        assert coarse.angle == pytest.approx(fine.angle, abs=2.0)


def test_the_order_of_plates_and_beads_never_matters() -> None:
    for gone in (("b2",), ("b4", "b3", "b2")):
        turned = WELDED._replace(pieces=WELDED.pieces[::-1], beads=WELDED.beads[::-1])
        assert fall(turned, verdict_of("tilts", *gone)) == fall(WELDED, verdict_of("tilts", *gone))


def test_a_machine_that_was_never_hung_does_not_fall() -> None:
    with pytest.raises(ValueError, match="never hung"):
        fall(BRACKETS, verdict(BRACKETS))


def test_plates_let_go_in_the_order_of_their_breaks() -> None:
    assert lost(verdict_of("falls", "b3", "b1")) == ("b3", "b1")
    assert lost(verdict_of("hangs")) == ()


# One bracket, where statics alone say what it carries


def single(x: float) -> Weldment:
    """A machine with one foot under its centre, in one bracket whose middle is `x` mm beside the foot."""
    foot = (0.0, 0.19)
    one = bench(plate("b1", x, 182)._replace(hole_x=-x / 1000))
    return beaded(one._replace(machine=MACHINE._replace(feet=(foot,), rise=0.0, aside=0.0)), edges="ne")


@pytest.mark.parametrize("hertz", [120, 480])
@pytest.mark.parametrize("x", [0.0, 30.0, -45.0])
def test_a_single_bracket_is_held_by_the_weight_and_its_moment_about_the_centroid(x: float, hertz: int) -> None:
    weldment = single(x)
    (found,) = reactions(weldment, hertz=hertz)
    arm = 0.0 - centroid(weldment, "b1")[0]
    assert found.force == pytest.approx(WEIGHT, rel=0.005)
    assert found.moment == pytest.approx(abs(WEIGHT * arm), rel=0.005)


def test_the_solver_and_statics_give_a_single_bracket_the_same_verdict_at_any_time_step() -> None:
    for throat in (2e-5, 4e-5, 6e-5, 2e-4):
        for x in (0.0, 30.0, -45.0):
            weldment = single(x)
            lines = [Line(b.x0, b.y0, b.x1, b.y1, throat) for b in weldment.beads]
            arm = -centroid(weldment, "b1")[0]
            used = [structure.worst(lines, Load(y=-WEIGHT, about_z=-WEIGHT * arm), [4.8e8] * len(lines))[0]]
            for hertz in (120, 480):
                (held,) = reactions(weldment, hertz=hertz)
                load = Load(y=-held.force, about_z=math.copysign(held.moment, -arm))
                used.append(structure.worst(lines, load, [4.8e8] * len(lines))[0])
            assert used == pytest.approx([used[0]] * 3, rel=0.005)
            assert len({use < 1.0 for use in used}) == 1


# The whole of it: set down in the solver, judged outside, moved in the solver


def test_a_bench_set_down_at_any_time_step_and_in_any_order_gets_one_verdict_and_one_end() -> None:
    states = []
    for throat, edges in ((0.0035, "new"), (5e-4, "we"), (0.002, "w"), (0.0035, "e"), (5e-4, "n")):
        weldment = beaded(BRACKETS, throat, edges)
        turned = weldment._replace(pieces=weldment.pieces[::-1], beads=weldment.beads[::-1])
        ends = []
        for each, hertz in ((weldment, 120), (weldment, 480), (turned, 240)):
            judged = verdict(each, lower(each, 0.05, hertz=hertz).met)
            ends.append((judged.why, judged.state, judged.fallen, fall(each, judged, hertz=hertz).state))
        assert ends[0] == ends[1] == ends[2]
        states.append(ends[0][3])
    assert states[0] == HANGS
    assert {TILTS, FALLS} & set(states[1:])
