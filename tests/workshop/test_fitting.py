"""Plates that a hand carries on the wall: where they end, what stops them, what they push, what falls.

The wall has no other code to hold it against; what is asked here follows from geometry and statics.
"""

import math
import random
from itertools import combinations, pairwise

import pytest

from game.model.outline import corners
from game.model.weldment import Bar, Piece, Weldment
from game.workshop.fitting import Workbench, fit_up
from game.workshop.poses import Pose, placed, pose
from tests.workshop.benches import ALUMINIUM_AT, RAILS, STEEL_AT, bench, plate, tack

RACK = plate("b1", -700, 0, layer=0)
SOFT = plate("b1", -700, 0, layer=0, metal=ALUMINIUM_AT)
TACKED = bench(RACK, plate("b2", -200, 200), tacks=(tack("b2", "upper"),))


def test_a_pose_is_a_multiple_of_what_can_be_logged() -> None:
    assert pose("a", 0.12344, -0.12346, 179.995) == Pose("a", 0.1234, -0.1235, 180.0)
    assert pose("a", 0.0, 0.0, -180.0).angle == 180.0
    assert pose("a", 0.0, 0.0, 370.03).angle == pytest.approx(10.04, abs=0.011)


def test_where_there_is_room_steel_stays_where_it_is_laid_by_its_magnets() -> None:
    assert fit_up(bench(RACK), "b1", -0.25, 0.2, 12.5, 1) == (Pose("b1", -0.25, 0.2, 12.5),)


def test_aluminium_slides_down_to_the_tray_unless_it_is_held_or_clamped() -> None:
    # The tray is 300 mm under the lower rail's edge at -226; half a plate is 35.
    assert fit_up(bench(SOFT), "b1", -0.25, 0.2, 0.0, 1) == (Pose("b1", -0.25, -0.491, 0.0),)
    assert fit_up(bench(SOFT), "b1", -0.25, 0.2, 0.0, 1, held=True) == (Pose("b1", -0.25, 0.2, 0.0),)
    assert fit_up(bench(SOFT._replace(clamped=True)), "b1", -0.25, 0.2, 0.0, 1) == (Pose("b1", -0.25, 0.2, 0.0),)


def test_steel_laid_under_the_rails_has_nothing_to_hold_to() -> None:
    (fallen,) = fit_up(bench(RACK), "b1", 0.0, -0.3, 0.0, 1)
    assert fallen.y == pytest.approx(-0.491, abs=2e-4)


def test_a_plate_in_the_way_stops_the_hand_edge_to_edge() -> None:
    (stopped,) = fit_up(TACKED, "b1", -0.3, 0.2, 0.0, 1)
    # b2 reaches from -260 to -140.
    assert stopped.x == pytest.approx(-0.32, abs=1.5e-4)
    assert (stopped.y, stopped.angle) == pytest.approx((0.2, 0.0), abs=1e-3)


def test_a_plate_that_is_pushed_askew_against_an_edge_lies_flush() -> None:
    (stopped,) = fit_up(TACKED, "b1", -0.3, 0.2, 5.0, 1)
    assert stopped.x == pytest.approx(-0.32, abs=2e-4)
    assert stopped.angle == pytest.approx(0.0, abs=0.1)


def test_a_loose_plate_in_the_way_is_pushed_aside_and_two_are_too_many() -> None:
    one = fit_up(bench(RACK, plate("b2", -200, 200)), "b1", -0.3, 0.2, 0.0, 1)
    assert [each.piece for each in one] == ["b1", "b2"]
    assert one[0] == Pose("b1", -0.3, 0.2, 0.0)
    assert one[1].x == pytest.approx(-0.18, abs=4e-4)
    row = bench(RACK, plate("b2", -200, 200), plate("b3", -79.9, 200))
    two = {each.piece: each for each in fit_up(row, "b1", -0.3, 0.2, 0.0, 1)}
    assert two["b1"].x == pytest.approx(-0.32, abs=1e-3)


def test_aluminium_comes_to_rest_on_a_stop_and_on_the_plate_beneath_it() -> None:
    ledge = (*RAILS, Bar("ledge", -0.2, 0.1, 0.1, 0.02, 0.016, STEEL_AT))
    (resting,) = fit_up(bench(SOFT, bars=ledge), "b1", -0.2, 0.2, 0.0, 1)
    assert resting.y == pytest.approx(0.145, abs=1.5e-4)
    assert resting.angle == pytest.approx(0.0, abs=0.05)
    fixed = bench(SOFT, plate("b2", -200, 100), tacks=(tack("b2", "upper"),))
    (resting,) = fit_up(fixed, "b1", -0.22, 0.25, 0.0, 1)
    assert resting.y == pytest.approx(0.17, abs=1.5e-4)


def test_what_is_welded_to_a_bar_is_not_moved() -> None:
    assert fit_up(TACKED, "b2", 0.0, 0.2, 0.0, 1) == ()


def test_plates_that_are_tacked_to_each_other_move_as_one() -> None:
    pair = bench(plate("b1", -200, 200), plate("b2", -80, 200), tacks=(tack("b1", "b2"),))
    moved = fit_up(pair, "b1", -0.2, 0.25, 0.0, 1, held=True)
    assert [(each.piece, each.x, each.y) for each in moved] == [("b1", -0.2, 0.25), ("b2", -0.08, 0.25)]


def test_a_plate_of_the_second_layer_lies_on_one_of_the_first_and_falls_without_it() -> None:
    below = plate("b2", -200, -215)
    assert fit_up(bench(RACK, below), "b1", -0.2, -0.27, 0.0, 2) == (Pose("b1", -0.2, -0.27, 0.0),)
    above = plate("b1", -200, -270, layer=2)
    moved = {each.piece: each.y for each in fit_up(bench(above, below), "b2", -0.7, 0.0, 0.0, 0)}
    assert moved["b1"] == pytest.approx(-0.491, abs=2e-4)


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no plate 'b7'"):
        fit_up(TACKED, "b7", 0.0, 0.0, 0.0, 1)
    with pytest.raises(ValueError, match="not in layer 3"):
        fit_up(TACKED, "b1", 0.0, 0.0, 0.0, 3)


CROWD = bench(
    RACK, plate("b2", -200, 200), plate("b3", -75, 210, 4.0), plate("b4", 150, 190, -8.0, metal=ALUMINIUM_AT),
    plate("s1", 148, 110, 2.0), tacks=(tack("s1", "upper"),),
)  # fmt: skip
PUSHES = ((-0.29, 0.2, 0.0), (-0.14, 0.13, 10.0), (0.05, 0.18, -4.0), (-0.21, 0.28, 90.0))


def test_the_order_of_the_plates_never_matters() -> None:
    for x, y, angle in PUSHES:
        expected = fit_up(CROWD, "b1", x, y, angle, 1)
        for seed in range(3):
            order = list(CROWD.pieces)
            random.Random(seed).shuffle(order)
            assert fit_up(CROWD._replace(pieces=tuple(order)), "b1", x, y, angle, 1) == expected


def test_half_the_time_step_moves_a_plate_against_a_plate_by_less_than_a_third_of_a_millimetre() -> None:
    alone = bench(RACK, plate("b2", -200, 200))
    for weldment in (TACKED, alone):
        for x, y, angle in ((-0.3, 0.2, 0.0), (-0.12, 0.21, 3.0), (-0.2, 0.25, -2.0)):
            assert_near(weldment, (x, y, angle), 3e-4, 0.2)


def test_half_the_time_step_moves_a_crowd_by_less_than_three_millimetres() -> None:
    for push in PUSHES:
        assert_near(CROWD, push, 3e-3, 3.0)


def assert_near(weldment: Weldment, push: tuple[float, float, float], metres: float, degrees: float) -> None:
    """With steps of 1/240 and 1/480 s; what lies in the tray may lie anywhere there."""
    usual, fine = (ends(weldment, fit_up(weldment, "b1", *push, 1, hertz=hertz)) for hertz in (240, 480))
    for one, other in zip(usual, fine, strict=True):
        if one.y > -0.3:
            assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=metres)
            assert one.angle == pytest.approx(other.angle, abs=degrees)


def ends(weldment: Weldment, moved: tuple[Pose, ...]) -> list[Pose]:
    return [
        pose(each.name, each.x, each.y, each.angle) for each in placed(weldment, moved, "b1", 1).pieces if each.layer
    ]


def test_what_has_come_to_rest_stays_when_something_else_is_moved() -> None:
    rest = CROWD
    for x, y, angle in PUSHES:
        rest = placed(rest, fit_up(rest, "b1", x, y, angle, 1), "b1", 1)
    far = fit_up(rest._replace(pieces=(*rest.pieces, plate("z", 0, 0, layer=0))), "z", 0.4, -0.2, 0.0, 1)
    assert [each.piece for each in far] == ["z"]


def test_a_live_hand_is_stopped_by_what_stops_a_command() -> None:
    live = Workbench(TACKED)
    assert not live.grab("b2")
    assert live.grab("b1")
    for x, y in ((-0.4, 0.2), (-0.25, 0.2)):
        live.drag(x, y, 0.0)
        for _ in range(60):
            live.step(1 / 60)
    left = live.let_go()
    assert left is not None
    assert left.x == pytest.approx(-0.32, abs=1e-3)
    for _ in range(30):
        live.step(1 / 60)
    shown = {each.piece: each for each in live.poses()}
    assert shown["b2"] == Pose("b2", -0.2, 0.2, 0.0)
    logged = {each.piece: each for each in fit_up(TACKED, *left, 1)}
    assert (shown["b1"].x, shown["b1"].y) == pytest.approx((logged["b1"].x, logged["b1"].y), abs=5e-4)


def test_a_lifted_plate_passes_before_the_others() -> None:
    live = Workbench(bench(plate("b1", -340, 200), plate("b2", -200, 200)))
    live.grab("b1")
    live.drag(-0.05, 0.2, 0.0, lifted=True)
    for _ in range(60):
        live.step(1 / 60)
    live.drag(-0.05, 0.2, 0.0)
    live.let_go()
    passed, other = live.poses()
    assert (passed.x, passed.y) == pytest.approx((-0.05, 0.2), abs=2e-4)
    assert other == Pose("b2", -0.2, 0.2, 0.0)


def depth(one: Piece, other: Piece) -> float:
    """How far two plates lie in each other, m: the least over all edges (separating axes); negative when apart."""
    least = math.inf
    for shape, against in ((corners(one), corners(other)), (corners(other), corners(one))):
        for (x0, y0), (x1, y1) in pairwise((*shape, shape[0])):
            long = math.hypot(x1 - x0, y1 - y0)
            nx, ny = (y1 - y0) / long, -(x1 - x0) / long
            least = min(least, -min((x - x0) * nx + (y - y0) * ny for x, y in against))
    return least


def test_two_plates_at_one_place_are_seen_to_lie_in_each_other() -> None:
    assert depth(plate("a"), plate("b", 10, 0)) == pytest.approx(0.07)
    assert depth(plate("a"), plate("b", 119, 0)) == pytest.approx(0.001)
    assert depth(plate("a"), plate("b", 121, 0)) == pytest.approx(-0.001)


def test_whatever_is_carried_wherever_no_plate_ends_in_another_of_its_layer() -> None:
    for seed in range(20):
        draw = random.Random(seed)
        names = ("a", "b", "c", "d", "e")
        rest = bench(*(plate(each, -700, 0, layer=0, metal=draw.choice((0, 0, 1))) for each in names))
        for _ in range(10):
            name, layer, held = draw.choice(names), draw.choice((1, 1, 1, 2)), draw.random() < 0.3
            x, y = draw.uniform(-0.3, 0.3), draw.choice((0.2, -0.2)) + draw.uniform(-0.04, 0.04)
            angle = draw.choice((0.0, 0.0, 90.0, draw.uniform(-30.0, 30.0)))
            rest = placed(rest, fit_up(rest, name, x, y, angle, layer, held=held), name, layer)
            on = [each for each in rest.pieces if each.layer]
            for one, other in combinations(on, 2):
                assert one.layer != other.layer or depth(one, other) < 3e-4
            assert all(abs(each.x) < 0.6 and each.y > -0.526 for each in on)
