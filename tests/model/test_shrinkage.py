"""Beads pull, turn and lift plates; tacks, clamps and order say by how much. And heat comes and goes."""

import math

import pytest

from game.model.bead import BODY_SHARE, capacity, lay
from game.model.pool import ROOM
from game.model.seams import hole_place, seam, seams
from game.model.shrinkage import (
    ACROSS,
    TACK,
    TACK_THROAT,
    TILT,
    body,
    cooled,
    cooling_time,
    gouged,
    heat_capacity,
    moved_by,
    tacked,
    welded,
)
from game.model.structure import THROAT_OF_LEG
from game.model.welder import CAREFUL, stroke
from game.model.weldment import Bead, Knot, Piece, Weldment
from tests.model.bench_sample import bench, bracket, doubler, even_bead

TOP, RIGHT, LEFT = "b1.n.upper", "b1.e.upper", "b1.w.upper"
FOUR_TACKS = ((TOP, 0.01), (TOP, 0.11), (RIGHT, 0.01), (LEFT, 0.02))


PLATE = bracket("b1", -0.25, 0.184)


def one(plate: Piece = PLATE) -> Weldment:
    return bench(plate)


def bead_on(weldment: Weldment, name: str) -> Bead:
    place = seam(weldment, name)
    assert place is not None, name
    return even_bead(place)


def all_welded(weldment: Weldment, *names: str) -> Weldment:
    for name in names:
        weldment = welded(weldment, bead_on(weldment, name))
    return weldment


def with_tacks(weldment: Weldment, *tacks: tuple[str, float]) -> Weldment:
    for name, along in tacks:
        weldment = tacked(weldment, name, along, 0.0, 3)
    return weldment


def clamped(weldment: Weldment) -> Weldment:
    return weldment._replace(pieces=tuple(piece._replace(clamped=True) for piece in weldment.pieces))


def hole_off(before: Weldment, after: Weldment) -> float:
    (x0, y0), (x1, y1) = hole_place(before.pieces[0]), hole_place(after.pieces[0])
    return math.hypot(x1 - x0, y1 - y0)


def test_a_neat_sequence_leaves_the_hole_where_it_was_and_a_loose_one_sided_one_does_not() -> None:
    start = one()
    neat = all_welded(clamped(with_tacks(start, *FOUR_TACKS)), RIGHT, LEFT, TOP)
    only_tacked = all_welded(with_tacks(start, *FOUR_TACKS), RIGHT, LEFT, TOP)
    only_clamped = all_welded(clamped(start), RIGHT, LEFT, TOP)
    loose = all_welded(start, TOP)
    assert hole_off(start, neat) <= hole_off(start, only_tacked) < 0.0005
    assert hole_off(start, only_clamped) < 0.0005
    assert hole_off(start, loose) > 0.002
    assert hole_off(start, neat) < 0.1 * hole_off(start, loose)


def test_every_tack_more_holds_the_plate_better() -> None:
    start = one()
    off = [hole_off(start, all_welded(with_tacks(start, *FOUR_TACKS[:n]), TOP)) for n in (0, 1, 2, 4)]
    assert off == sorted(off, reverse=True)
    assert off[2] < 0.3 * off[0]


def test_a_bead_pulls_the_plate_toward_itself() -> None:
    start = one()
    for name, along in ((TOP, (0.0, 1.0)), (RIGHT, (1.0, 0.0)), (LEFT, (-1.0, 0.0))):
        # Two tacks at the ends, so that it cannot turn: what is left is the pull.
        held = with_tacks(start, (name, 0.004), (name, seam_length(start, name) - 0.004))
        bead = bead_on(held, name)
        motion = moved_by(bead, body(held, "b1", "upper"))
        across = motion.x * along[0] + motion.y * along[1]
        assert across > 0.0
        assert abs(motion.x * along[1] - motion.y * along[0]) < 0.2 * across
        # It ratchets on while its own beginning is soft, but not by more than the whole shrinkage.
        assert across < ACROSS * (0.005 / 0.0045) ** 2


def seam_length(weldment: Weldment, name: str) -> float:
    place = seam(weldment, name)
    assert place is not None
    return place.length


def test_a_loose_plate_turns_toward_the_end_that_is_welded_last() -> None:
    start = one()
    place = seam(start, TOP)
    assert place is not None
    forth = even_bead(place)
    back = forth._replace(stroke=forth.stroke._replace(knots=_mirrored(forth)))
    there, again = (moved_by(bead, body(start, "b1", "upper")) for bead in (forth, back))
    # The seam runs from right to left: pulled up at its left end, the plate turns clockwise.
    assert there.turn < 0.0 < again.turn
    assert there.turn == pytest.approx(-again.turn, rel=0.2)


def _mirrored(bead: Bead) -> tuple[Knot, ...]:
    knots = bead.stroke.knots
    return tuple(knot._replace(along=other.along) for knot, other in zip(knots, knots[::-1], strict=True))


def test_beads_on_opposite_edges_balance() -> None:
    start = one()
    right = welded(start, bead_on(start, RIGHT))
    both = welded(right, bead_on(right, LEFT))
    assert abs(both.pieces[0].slope_x) < abs(right.pieces[0].slope_x)
    held = with_tacks(start, *FOUR_TACKS)
    one_side = moved_by(bead_on(held, RIGHT), body(held, "b1", "upper"))
    other = moved_by(bead_on(held, LEFT), body(held, "b1", "upper"))
    assert one_side.x * other.x < 0.0
    assert abs(one_side.x + other.x) < 0.35 * abs(one_side.x)


def test_a_fillet_lifts_the_far_edge_and_that_opens_the_other_laps() -> None:
    start = one()
    after = welded(start, bead_on(start, TOP))
    plate = after.pieces[0]
    assert plate.slope_y == pytest.approx(-TILT, rel=0.02)
    side = seam(after, RIGHT)
    assert side is not None
    assert 0.0002 < max(side.gap0, side.gap1) < 0.001
    flat = welded(clamped(start), bead_on(start, TOP)).pieces[0]
    assert flat.slope_y == pytest.approx(0.1 * plate.slope_y)


@pytest.mark.parametrize("angle", [0.0, 37.0, 90.0, 180.0])
def test_tilt_is_in_the_plates_own_axes(angle: float) -> None:
    start = bench(bracket("b1", -0.25, 0.206, angle))
    top = max(seams(start), key=lambda each: each.length)
    after = welded(start, even_bead(top)).pieces[0]
    turned = math.radians(angle)
    gradient = (
        math.cos(turned) * after.slope_x - math.sin(turned) * after.slope_y,
        math.sin(turned) * after.slope_x + math.cos(turned) * after.slope_y,
    )
    # The seam's left is where the plate is: there it rises.
    inward = (-(top.y1 - top.y0) / top.length, (top.x1 - top.x0) / top.length)
    assert gradient[0] * inward[0] + gradient[1] * inward[1] == pytest.approx(math.hypot(*gradient), rel=1e-6)
    assert math.hypot(*gradient) > 0.001


def test_thicker_plates_are_lifted_less_and_bigger_beads_pull_more() -> None:
    thin, thick = one(), one(PLATE._replace(thickness=0.010))
    assert welded(thick, bead_on(thick, TOP)).pieces[0].slope_y == pytest.approx(-TILT * 0.36, rel=0.02)
    held = with_tacks(thin, *FOUR_TACKS)
    place = seam(held, TOP)
    assert place is not None
    small, big = (moved_by(even_bead(place, leg), body(held, "b1", "upper")).y for leg in (0.004, 0.006))
    assert big / small == pytest.approx((6.0 / 4.0) ** 2, rel=0.1)


def test_poses_stay_on_the_grid() -> None:
    after = all_welded(one(), TOP, RIGHT, LEFT)
    plate = after.pieces[0]
    for value, step in ((plate.x, 1e-4), (plate.y, 1e-4), (plate.angle, 0.02)):
        assert value / step == pytest.approx(round(value / step), abs=1e-6)
        assert value == round(value, 10)


def test_a_plate_that_is_welded_on_another_goes_along_and_does_not_hold_it() -> None:
    alone = one()
    topped = bench(bracket("b1", -0.25, 0.184), doubler("d", -0.25, 0.165))
    topped = welded(topped, bead_on(topped, "d.e.b1"))
    plain = moved_by(bead_on(alone, TOP), body(alone, "b1", "upper"))
    carried = body(topped, "b1", "upper")
    assert [piece.name for piece in carried.pieces] == ["b1", "d"]
    # Only friction is more.
    assert moved_by(bead_on(topped, TOP), carried).turn == pytest.approx(plain.turn, rel=0.5)
    after = welded(topped, bead_on(topped, TOP))
    apart = [
        math.hypot(each.pieces[1].x - each.pieces[0].x, each.pieces[1].y - each.pieces[0].y) for each in (topped, after)
    ]
    assert apart[0] == pytest.approx(apart[1], abs=2e-4)
    assert after.pieces[0].angle - topped.pieces[0].angle == after.pieces[1].angle - topped.pieces[1].angle


def test_of_two_plates_the_looser_one_moves() -> None:
    both = bench(bracket("b1", -0.25, 0.184), doubler("d", -0.25, 0.165))
    firm = with_tacks(both, *FOUR_TACKS[:2])
    after = welded(firm, bead_on(firm, "d.e.b1"))
    assert after.pieces[0][10:13] == firm.pieces[0][10:13]
    assert after.pieces[1][10:13] != firm.pieces[1][10:13]


def test_half_of_nothing_is_nothing() -> None:
    start = one()
    empty = bead_on(start, TOP)._replace(cells=())
    assert welded(start, empty).pieces == start.pieces


def test_a_bead_heats_what_it_joins() -> None:
    start = one()
    bead = lay(start, stroke(start, TOP, CAREFUL, 0.0, 1), 0.0, 1, 1.0)
    heat = math.fsum(cell.heat * cell.length for cell in bead.cells)
    risen = welded(start, bead).pieces[0].kelvin - ROOM
    assert BODY_SHARE * heat == pytest.approx(risen * heat_capacity(start.pieces[0]))
    assert pytest.approx(heat_capacity(start.pieces[0])) == 0.12 * 0.07 * 0.006 * 7850 * 490


def test_a_plate_cools_as_one_body_and_in_steps_as_in_one() -> None:
    hot: Piece = one(PLATE._replace(kelvin=600.0)).pieces[0]
    start = bench(hot)
    assert ROOM + 307.0 / math.e == pytest.approx(cooled(start, cooling_time(hot)).pieces[0].kelvin)
    once, steps = cooled(start, 240.0), start
    for _ in range(240):
        steps = cooled(steps, 1.0)
    assert once.pieces[0].kelvin == pytest.approx(steps.pieces[0].kelvin, rel=1e-12)
    rack = hot._replace(layer=0)
    assert cooling_time(rack) > 3.0 * cooling_time(hot)


def test_gouging_takes_what_is_on_that_seam_and_nothing_else() -> None:
    done = all_welded(with_tacks(one(), *FOUR_TACKS), RIGHT)
    ground = gouged(done, TOP)
    assert [bead.seam for bead in ground.beads] == [RIGHT]
    assert TOP not in [tack.seam for tack in ground.tacks]
    assert done.pieces == ground.pieces


def test_a_bead_takes_the_tacks_that_it_covers_into_itself() -> None:
    held = with_tacks(one(), *FOUR_TACKS)
    assert len(held.tacks) == 4
    assert sorted(tack.seam for tack in all_welded(held, TOP).tacks) == [RIGHT, LEFT]
    feeble = bead_on(held, TOP)
    feeble = feeble._replace(cells=tuple(cell._replace(throat=0.0005) for cell in feeble.cells))
    assert len(welded(held, feeble).tacks) == 4


def test_a_tack_is_as_good_as_hand_gap_and_edge() -> None:
    good = tacked(one(), TOP, 0.02, 0.0, 3).tacks[0]
    assert (good.seam, good.piece, good.other, good.length) == (TOP, "b1", "upper", TACK)
    assert (good.x, good.y) == pytest.approx((-0.21, 0.219))
    assert 0.85 * TACK_THROAT < good.throat < 1.1 * TACK_THROAT < 0.005 * THROAT_OF_LEG
    assert tacked(one(), TOP, 0.02, 0.8, 3).tacks[0].throat < 0.8 * good.throat
    assert tacked(one(PLATE._replace(dirt=1.0)), TOP, 0.02, 0.0, 3).tacks[0].throat < 0.85 * good.throat
    open_lap = one(PLATE._replace(slope_y=0.02))
    assert tacked(open_lap, RIGHT, 0.004, 0.0, 3).tacks[0].throat < tacked(one(), RIGHT, 0.004, 0.0, 3).tacks[0].throat


@pytest.mark.parametrize(("name", "along", "why"), [("b1.s.upper", 0.01, "no seam"), (TOP, 0.3, "120 mm long")])
def test_a_tack_where_none_can_be_is_refused(name: str, along: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        tacked(one(), name, along, 0.0, 3)


def test_a_careful_welder_on_a_neat_bench_gets_full_beads_on_every_seam() -> None:
    bed = clamped(with_tacks(one(), *FOUR_TACKS))
    for at, name in enumerate((RIGHT, LEFT, TOP)):
        bead = lay(bed, stroke(bed, name, CAREFUL, 0.0, at), 0.0, at, 1.0)
        assert 0.95 < capacity(bead.cells) / (seam_length(bed, name) * THROAT_OF_LEG * 0.005) < 1.05
        bed = cooled(welded(bed, bead), 60.0)
