"""Seams, holes and misfit from the poses of plates."""

import itertools
import math
import random

import pytest

from game.model.seams import corners, hole_place, misfit, seam, seams, served
from game.model.weldment import Seam, Weldment
from tests.model.bench_sample import RAILS, WELDED, bench, bracket, doubler


def named(weldment: Weldment, name: str) -> Seam:
    found = seam(weldment, name)
    assert found is not None, f"no {name} among {[each.name for each in seams(weldment)]}"
    return found


def test_a_plate_that_overhangs_its_rail_has_three_laps_clipped_at_the_rail() -> None:
    assert list(WELDED) == [each.name for each in seams(bench())]
    top, side = named(bench(), "b1.n.upper"), named(bench(), "b1.e.upper")
    assert top[4:8] == pytest.approx((-0.19, 0.219, -0.31, 0.219))
    assert side[4:8] == pytest.approx((-0.19, 0.186, -0.19, 0.219))
    assert (top.gap0, top.gap1) == (0.0, 0.0)


def test_the_plate_is_on_the_left_of_every_seam() -> None:
    bent = bench(bracket("a", 0.0, 0.19, 17.0), bracket("b", 0.3, -0.2, 200.0), doubler("c", 0.02, 0.18))
    for each in seams(bent):
        piece = next(piece for piece in bent.pieces if piece.name == each.piece)
        dx, dy = each.x1 - each.x0, each.y1 - each.y0
        assert dx * (piece.y - each.y0) - dy * (piece.x - each.x0) > 0.0


def test_a_turned_plate_is_clipped_where_its_edge_crosses_the_rim() -> None:
    at = bench(bracket("a", 0.0, 0.206, 30.0))
    found = named(at, "a.n.upper")
    # Its far end is the plate's corner, 60 mm back along the edge from 35 mm over the middle; the rim cuts the rest.
    corner = 0.206 + 0.035 * math.cos(math.radians(30.0)) - 0.06 * math.sin(math.radians(30.0))
    assert (found.y0, found.y1) == pytest.approx((0.226, corner))
    assert found.length == pytest.approx((0.226 - corner) / math.sin(math.radians(30.0)))


def test_what_is_shorter_than_eight_millimetres_is_no_seam() -> None:
    assert seam(bench(bracket("a", 0.0, 0.1589)), "a.e.upper") is None
    assert named(bench(bracket("a", 0.0, 0.159)), "a.e.upper").length == pytest.approx(0.008)


def test_an_edge_on_the_rim_has_no_face_for_a_fillet() -> None:
    assert seam(bench(bracket("a", 0.0, 0.191)), "a.n.upper") is None
    assert seam(bench(bracket("a", 0.0, 0.1905)), "a.n.upper") is None
    assert seam(bench(bracket("a", 0.0, 0.1899)), "a.n.upper") is not None


def test_plates_in_the_rack_count_for_nothing() -> None:
    rack = bracket("a", 0.25, 0.184, layer=0)
    assert seams(bench(rack)) == ()
    assert served(bench(rack)) == (-1,) * 4


def test_edges_of_two_plates_make_a_groove_up_to_three_millimetres() -> None:
    pair = bench(bracket("a", 0.0, 0.184), bracket("b", 0.121, 0.174))
    found = named(pair, "a.e.b")
    assert found.groove
    assert found.length == pytest.approx(0.06)
    assert (found.gap0, found.gap1) == pytest.approx((0.001, 0.001))
    assert [each.name for each in seams(pair) if each.name == "b.w.a"] == []
    assert seam(bench(bracket("a", 0.0, 0.184), bracket("b", 0.1231, 0.174)), "a.e.b") is None


def test_a_groove_has_the_gaps_of_its_ends_and_says_how_far_it_is_askew() -> None:
    found = named(bench(bracket("a", 0.0, 0.184), bracket("b", 0.1224, 0.184, 2.0)), "a.e.b")
    assert found.askew == pytest.approx(2.0, abs=1e-3)
    assert found.gap1 - found.gap0 == pytest.approx(-math.tan(math.radians(2.0)) * found.length)
    assert seam(bench(bracket("a", 0.0, 0.184), bracket("b", 0.125, 0.184, 9.0)), "a.e.b") is None


def test_where_a_neighbour_leaves_no_room_there_is_a_groove_and_no_lap() -> None:
    pair = bench(bracket("a", 0.0, 0.184), bracket("b", 0.121, 0.140))
    assert named(pair, "a.e.b").y1 == pytest.approx(0.175)
    lap = named(bench(bracket("a", 0.0, 0.184), bracket("b", 0.121, 0.165)), "a.e.upper")
    assert (lap.y0, lap.y1) == pytest.approx((0.200, 0.219))


def test_a_neighbour_in_the_middle_of_an_edge_leaves_two_seams() -> None:
    strip = doubler("c", 0.0, 0.1995, length=0.02, width=0.012)._replace(layer=1)
    plate = bracket("a", 0.0, 0.158)
    found = [each.name for each in seams(bench(plate, strip))]
    assert [name for name in found if name.startswith("a.n")] == ["a.n.c", "a.n.upper", "a.n.upper.2"]
    first, second = named(bench(plate, strip), "a.n.upper"), named(bench(plate, strip), "a.n.upper.2")
    assert (first.x1, second.x0) == pytest.approx((0.01, -0.01))


def test_a_doubler_is_welded_to_the_plate_under_it_and_not_to_the_rail_beyond() -> None:
    over = bench(bracket("a", 0.0, 0.184), doubler("d", 0.05, 0.19))
    names = [each.name for each in seams(over) if each.piece == "d"]
    assert names == ["d.n.a", "d.s.a", "d.w.a"]
    assert named(over, "d.n.a").length == pytest.approx(0.06)
    # What it covers can't be reached any more.
    assert seam(over, "a.e.upper") is None


def test_a_thin_plate_bridges_with_the_gap_of_what_it_lies_on() -> None:
    thin = bracket("a", 0.0, 0.184)._replace(thickness=0.002)
    over = bench(thin, doubler("d", 0.05, 0.19))
    found = named(over, "d.e.upper")
    assert (found.gap0, found.gap1) == pytest.approx((0.002, 0.002))


def test_a_plate_that_stands_off_touches_the_rail_at_its_lowest_place() -> None:
    tilted = bracket("a", 0.0, 0.184)._replace(slope_y=0.02)
    found = bench(tilted)
    # It turns about the rail's lower rim, 33 mm from its upper edge.
    assert named(found, "a.n.upper").gap0 == pytest.approx(0.033 * 0.02)
    side = named(found, "a.e.upper")
    assert (side.gap0, side.gap1) == pytest.approx((0.0, 0.033 * 0.02))
    turned = bench(tilted._replace(angle=180.0, y=0.228))
    assert named(turned, "a.n.upper").gap0 == pytest.approx(0.033 * 0.02)


def test_beyond_three_millimetres_of_gap_nothing_can_be_welded() -> None:
    found = bench(bracket("a", 0.0, 0.206)._replace(slope_x=0.05))
    assert seam(found, "a.e.upper") is None
    assert seam(found, "a.w.upper") is None or named(found, "a.w.upper").gap0 == pytest.approx(0.0)
    assert named(bench(bracket("a", 0.0, 0.184)._replace(slope_x=0.05)), "a.n.upper").length == pytest.approx(0.06)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_pieces_and_bars_never_matters(seed: int) -> None:
    dice = random.Random(seed)
    pieces = [
        bracket(f"p{n}", dice.uniform(-0.4, 0.4), dice.choice((0.2, -0.2)) + dice.uniform(-0.03, 0.03),
                dice.uniform(-20, 20), layer=dice.choice((1, 1, 2)))._replace(slope_x=dice.uniform(-0.01, 0.01))
        for n in range(7)
    ]  # fmt: skip
    first = bench(*pieces)
    expected, feet = seams(first), [at if at < 0 else first.pieces[at].name for at in served(first)]
    for _ in range(4):
        dice.shuffle(pieces)
        again = bench(*pieces)._replace(bars=RAILS[::-1])
        assert expected == seams(again)
        assert feet == [at if at < 0 else again.pieces[at].name for at in served(again)]
        assert misfit(first) == misfit(again)


def test_a_quarter_turn_is_exact() -> None:
    upright = corners(bracket("a", 0.0, 0.0, 90.0))
    assert upright[0] == (0.035, -0.06)
    assert corners(bracket("a", 0.0, 0.0, 360.0)) == corners(bracket("a", 0.0, 0.0))
    assert hole_place(bracket("a", 0.1, 0.2, 270.0)) == pytest.approx((0.106, 0.2))


def test_each_foot_is_served_by_the_hole_next_to_it() -> None:
    assert served(bench()) == (0, 1, 2, 3)
    pieces = bench().pieces
    assert served(bench(*pieces[::-1])) == (3, 2, 1, 0)
    assert served(bench(*pieces[1:])) == (-1, 0, 1, 2)
    twice = bench(*pieces, bracket("a9", -0.25, 0.1))
    assert served(twice) == (0, 1, 2, 3)


def test_a_hole_under_a_doubler_takes_no_stud() -> None:
    assert served(bench(*bench().pieces, doubler("d", -0.25, 0.2))) == (-1, 1, 2, 3)


def test_the_machine_is_shifted_and_turned_before_a_hole_is_called_off() -> None:
    assert misfit(bench()) == pytest.approx((0.0,) * 4, abs=1e-12)
    moved = [piece._replace(x=piece.x + 0.004, y=piece.y - 0.002) for piece in bench().pieces]
    assert misfit(bench(*moved)) == pytest.approx((0.0,) * 4, abs=1e-12)
    c, s = math.cos(0.02), math.sin(0.02)
    turned = [
        piece._replace(x=x - (fx - piece.x), y=y - (fy - piece.y))
        for piece in bench().pieces
        for fx, fy in [hole_place(piece)]
        for x, y in [(c * fx - s * fy, s * fx + c * fy)]
    ]
    assert misfit(bench(*turned)) == pytest.approx((0.0,) * 4, abs=1e-12)


def test_one_hole_that_is_off_is_found_by_a_search_of_all_motions_too() -> None:
    pieces = list(bench().pieces)
    pieces[1] = pieces[1]._replace(x=0.256)
    off = misfit(bench(*pieces))
    holes, feet = [hole_place(piece) for piece in pieces], bench().machine.feet

    def worst_sum(dx: float, dy: float, turn: float) -> float:
        c, s = math.cos(turn), math.sin(turn)
        return sum((c * fx - s * fy + dx - hx) ** 2 + (s * fx + c * fy + dy - hy) ** 2
                   for (fx, fy), (hx, hy) in zip(feet, holes, strict=True))  # fmt: skip

    grid = [k * 2.5e-4 for k in range(-12, 13)]
    best = min(worst_sum(dx, 0.0, turn) for dx, turn in itertools.product(grid, [k * 2e-4 for k in range(-40, 41)]))
    assert sum(each * each for each in off) <= best
    assert sum(each * each for each in off) == pytest.approx(best, rel=0.02)
    assert misfit(bench(*pieces[1:]))[0] == math.inf or misfit(bench(*pieces[1:])).count(math.inf) == 1
