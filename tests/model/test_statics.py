"""Rigid parts on elastic welds against structure.py, statics by hand, textbooks, and the same in another order."""

import math
import random
from collections.abc import Sequence

import numpy as np
import pytest

from game.model.joints import Joint, joints, studs
from game.model.statics import MACHINE, Case, Frame, Motion, Push, centre, field, frame, motions, stud_force
from game.model.structure import Line, Load, group, stresses
from game.model.weldment import Cell, Tack, Weldment
from tests.model.bench_sample import MARS, WELDED, bench, bracket, doubler, welded

PLATE = bracket("p", 0.0, 0.2)


def line(x0: float, y0: float, x1: float, y1: float, throat: float = 1e-5, count: int = 7, piece: str = "p") -> Joint:
    """A weld to the ground, in cells of even length; mm."""
    length = math.hypot(x1 - x0, y1 - y0) / 1000.0
    each = length / count
    cells = tuple(
        Cell((n + 0.5) * each, each, 0.0, throat, throat, 0.0, 0.0, 0.0, 1.0, False, False, throat)
        for n in range(count)
    )
    ux, uy = (x1 - x0) / 1000.0 / length, (y1 - y0) / 1000.0 / length
    return Joint(f"{piece}.n.upper", piece, "", False, x0 / 1000.0, y0 / 1000.0, 0.0, ux, uy, cells, 2.0e13)


def pushed(welds: Sequence[Joint], *pushes: Push) -> tuple[Frame, Motion]:
    held = frame(bench(PLATE), welds, ())
    return held, motions(held, [Case(pushes)])[0]


def at(held: Frame, weld: Joint, motion: Motion, along: float) -> tuple[float, float, float]:
    found = field(held, weld, motion)
    return found.x + along * found.along_x, found.y + along * found.along_y, found.z + along * found.along_z


def peak(welds: Sequence[Joint], *pushes: Push) -> float:
    """The largest vector sum at any end, Pa."""
    held, motion = pushed(welds, *pushes)
    return max(
        math.hypot(*at(held, weld, motion, along))
        for weld in held.joints
        for along in (0.0, len(weld.cells) * weld.cells[0].length)
    )


GROUPS = (
    (line(-60, 35, 60, 35), line(60, 5, 60, 35), line(-60, 5, -60, 35)),
    (line(0, 0, 100, 20), line(100, 20, 100, 200, 3e-5)),
    (line(0, 0, 50, 0), line(10, 30, 20, 70, 2e-5), line(300, 100, 250, -100, 4e-5)),
)


@pytest.mark.parametrize("welds", GROUPS)
def test_one_plate_on_the_ground_is_the_elastic_weld_group(welds: tuple[Joint, ...]) -> None:
    force, place = (310.0, -470.0, 120.0), (0.02, 0.31, 0.07)
    lines = []
    for weld in welds:
        for cell in weld.cells:
            ends = [(weld.x + s * weld.ux, weld.y + s * weld.uy)
                    for s in (cell.along - cell.length / 2, cell.along + cell.length / 2)]  # fmt: skip
            lines.append(Line(*ends[0], *ends[1], cell.throat))
    whole = group(lines)
    expected = stresses(lines, Load.at(force, (place[0] - whole.x, place[1] - whole.y, place[2])))
    held, motion = pushed(welds, Push("p", *place, *force))
    n = 0
    by_start = {(weld.x, weld.y): weld for weld in held.joints}
    for weld in (by_start[each.x, each.y] for each in welds):
        for cell in weld.cells:
            for along in (cell.along - cell.length / 2, cell.along + cell.length / 2):
                assert at(held, weld, motion, along) == pytest.approx(expected[n][3:], rel=1e-6, abs=1e-6 * 1e6)
                n += 1
    assert len(expected) == n


def test_the_largest_stress_of_published_examples() -> None:
    # Bhandari, Design of Machine Elements, example 8.11: a throat of 4.63 mm for 55 MPa.
    u_shape = (line(-50, 0, -50, 150), line(50, 0, 50, 150), line(-50, 0, 50, 0))
    whole = group([Line(-0.05, 0, -0.05, 0.15, 1), Line(0.05, 0, 0.05, 0.15, 1), Line(-0.05, 0, 0.05, 0, 1)])
    stress = peak(u_shape, Push("p", whole.x + 0.15, whole.y, 0.0, 0.0, -25e3, 0.0))
    assert stress * 1e-5 / 55e6 == pytest.approx(4.630044e-3, rel=0.005)
    # Two upright welds of 100 mm, 50 mm apart; 10 kN at 100 mm: 218.6 N/mm.
    pair = (line(0, 0, 0, 100), line(50, 0, 50, 100))
    stress = peak(pair, Push("p", 0.125, 0.05, 0.0, 0.0, -10e3, 0.0))
    assert stress * 1e-5 / 1000.0 == pytest.approx(218.6, rel=0.005)
    # Shigley, example 9-1: 56 and 190 mm with a leg of 6; 25 kN on the spine's side: 44.0 MPa.
    c_shape = (line(0, 0, 0, 190), line(0, 0, 56, 0), line(0, 190, 56, 190))
    whole = group([Line(0, 0, 0, 0.19, 1), Line(0, 0, 0.056, 0, 1), Line(0, 0.19, 0.056, 0.19, 1)])
    stress = peak(c_shape, Push("p", whole.x - 2760.0 / 25e3, whole.y, 0.0, 0.0, -25e3, 0.0))
    assert stress * 1e-5 / (0.707 * 0.006) == pytest.approx(44.0e6, rel=0.005)


def test_out_of_plane_bending_of_a_u_group_by_hand() -> None:
    # 120 mm above, 33 mm down each side: second moment by Steiner, M c / I at both rims, V / A besides.
    b, d, t, force, arm = 0.12, 0.033, 1e-5, 900.0, 0.05
    area = t * (b + 2 * d)
    low = t * 2 * d * d / 2 / area
    second = t * (b * low * low + 2 * (d**3 / 12 + d * (d / 2 - low) ** 2))
    welds = (line(-60, 219, 60, 219), line(60, 186, 60, 219), line(-60, 186, -60, 219))
    held, motion = pushed(welds, Push("p", 0.0, 0.219 - low, arm, 0.0, -force, 0.0))
    (top,) = [at(held, weld, motion, 0.0) for weld in held.joints if weld.ux == 1.0]
    foot = at(held, held.joints[0], motion, 0.0)
    assert top == pytest.approx((0.0, -force / area, force * arm * low / second), rel=0.005, abs=1.0)
    assert foot == pytest.approx((0.0, -force / area, -force * arm * (d - low) / second), rel=0.005, abs=1.0)


def test_a_cantilever_twists_its_group_in_the_plane() -> None:
    # P at e from two welds of length h, b apart: direct P / A and T r / J with J = t (h^3/6 + h b^2/2).
    h, b, e, force, t = 0.08, 0.06, 0.21, 1500.0, 1e-5
    polar = t * (h**3 / 6 + h * b * b / 2)
    twist = force * e / polar
    expected = math.hypot(twist * h / 2, force / (2 * h * t) + twist * b / 2)
    welds = (line(-30, -40, -30, 40), line(30, -40, 30, 40))
    assert peak(welds, Push("p", e, 0.0, 0.0, 0.0, -force, 0.0)) == pytest.approx(expected, rel=0.005)


def test_a_single_weld_holds_against_turning_about_itself_by_its_throat_alone() -> None:
    weld = line(-50, 0, 50, 0, throat=0.004)
    held, motion = pushed((weld,), Push("p", 0.0, 0.0, 0.02, 0.0, -100.0, 0.0))
    # M / W with W = l t^2 / 6.
    assert abs(field(held, weld, motion).own) * 0.002 == pytest.approx(100.0 * 0.02 * 6 / (0.1 * 0.004**2), rel=0.005)


def test_four_equal_brackets_carry_a_quarter_each() -> None:
    hung = welded(bench())
    held = frame(hung, joints(hung), studs(hung))
    machine = hung.machine
    weight = machine.mass * MARS
    motion = motions(held, [Case((Push(MACHINE, *centre(held), 0.0, -weight, 0.0),))])[0]
    forces = [stud_force(held, stud, motion) for stud in held.studs]
    assert [-weight / 4] * 4 == pytest.approx([force[1] for force in forces], rel=0.005)
    # The moment of the depth is a couple of the upper and the lower pair, 380 mm apart.
    pull = weight * machine.depth / 0.38 / 2
    assert [pull, pull, -pull, -pull] == pytest.approx([force[2] for force in forces], rel=0.005)


def test_the_machine_is_in_balance_whatever_holds_it() -> None:
    hung = welded(bench(bracket("b1", -0.25, 0.184, 4.0), *bench().pieces[1:]), ("b1.n.upper", *WELDED[4:]))
    held = frame(hung, joints(hung), studs(hung))
    push, growth = (130.0, -742.0, 55.0), 4e-4
    place = centre(held)
    motion = motions(held, [Case((Push(MACHINE, *place, *push),), growth)])[0]
    total = np.zeros(6)
    for stud in held.studs:
        force = np.array(stud_force(held, stud, motion, growth))
        total += np.concatenate([force, np.cross(np.array([stud.x, stud.y, stud.z]) - place, force)])
    assert total == pytest.approx([*push, 0.0, 0.0, 0.0], abs=1e-5)
    # And what comes through the studs of a plate goes into its welds.
    for stud in held.studs:
        taken = np.zeros(3)
        for weld in held.joints:
            if weld.piece == stud.piece:
                for cell in weld.cells:
                    taken += np.array(at(held, weld, motion, cell.along)) * cell.throat * cell.length
        assert taken == pytest.approx(stud_force(held, stud, motion, growth), abs=1e-5)


def test_growth_alone_presses_opposite_feet_apart() -> None:
    hung = welded(bench())
    held = frame(hung, joints(hung), studs(hung))
    motion = motions(held, [Case((), 2e-4)])[0]
    forces = [stud_force(held, stud, motion, 2e-4) for stud in held.studs]
    assert forces[0][0] < 0.0 < forces[1][0]
    assert forces[0][1] > 0.0 > forces[2][1]
    # Not more than an unyielding wall would take.
    assert abs(forces[0][0]) < 1.0e7 * 2e-4 * 0.25


def test_what_nothing_holds_falls_and_leaves_the_rest() -> None:
    hung = welded(bench(*bench().pieces, doubler("d", 0.25, 0.215, width=0.02)), WELDED[3:])
    held = frame(hung, joints(hung), studs(hung))
    assert held.fallen == ("b1", "d")
    assert held.parts == ("b2", "b3", "b4")
    assert [stud.foot for stud in held.studs] == [1, 2, 3]
    assert held.stands
    two = frame(hung, [weld for weld in held.joints if weld.piece != "b2"], studs(hung))
    assert not two.stands
    with pytest.raises(ValueError, match="nothing holds the machine"):
        motions(two, [Case((Push(MACHINE, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0),))])


def test_two_plates_welded_to_each_other_and_to_nothing_both_fall() -> None:
    pair = welded(bench(bracket("a", 0.0, 0.184), bracket("b", 0.1205, 0.174)), ("a.e.b",))
    assert frame(pair, joints(pair), ()).fallen == ("a", "b")


def test_a_bracket_can_hang_on_another_plate() -> None:
    below = bracket("a", -0.25, 0.2)._replace(hole=False)
    upper = bracket("c", -0.25, 0.16, layer=2)
    hung = welded(bench(below, upper), ("a.e.upper", "a.w.upper", "c.n.a"))
    held = frame(hung, joints(hung), ())
    assert held.parts == ("a", "c")
    motion = motions(held, [Case((Push("c", -0.25, 0.16, 0.05, 0.0, -200.0, 0.0),))])[0]
    taken = np.zeros(3)
    for weld in held.joints:
        if not weld.other:
            for cell in weld.cells:
                taken += np.array(at(held, weld, motion, cell.along)) * cell.throat * cell.length
    assert taken == pytest.approx([0.0, -200.0, 0.0], abs=1e-6)


def test_a_tack_is_a_short_weld_along_its_edge() -> None:
    loose = bench(bracket("b1", -0.25, 0.184))
    tacked = loose._replace(tacks=(Tack("b1.n.upper", "b1", "upper", -0.25, 0.219, 0.008, 0.002),))
    (found,) = joints(tacked)
    assert (found.tack, found.cells[0].length) == (True, 0.008)
    assert (found.x, found.y) == pytest.approx((-0.246, 0.219))
    assert frame(tacked, (found,), ()).parts == ("b1",)


def test_a_bead_without_any_throat_joins_nothing() -> None:
    loose = welded(bench(bracket("b1", -0.25, 0.184)), ("b1.n.upper",))
    (bead,) = loose.beads
    empty = bead._replace(cells=tuple(cell._replace(throat=0.0) for cell in bead.cells))
    assert joints(loose._replace(beads=(empty,))) == ()


def _answer(hung: Weldment) -> list[tuple[float, ...]]:
    held = frame(hung, joints(hung), studs(hung))
    motion = motions(held, [Case((Push(MACHINE, *centre(held), 11.0, -742.0, 33.0),), 1e-4)])[0]
    return [tuple(field(held, weld, motion)) for weld in held.joints]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pieces_beads_and_tacks_never_matters(seed: int) -> None:
    dice = random.Random(seed)
    tacks = tuple(
        Tack(f"{name}.n.{bar}", name, bar, x, y, 0.008, 0.002)
        for name, bar, x, y in (("b1", "upper", -0.25, 0.219), ("b3", "lower", -0.25, -0.219))
    )
    hung = welded(bench(), WELDED[1:8] + WELDED[9:])._replace(tacks=tacks)
    expected = _answer(hung)
    for _ in range(3):
        shuffled = [list(each) for each in (hung.pieces, hung.beads, hung.tacks)]
        for each in shuffled:
            dice.shuffle(each)
        pieces, beads, tacks = (tuple(each) for each in shuffled)  # type: ignore[assignment]
        assert expected == _answer(hung._replace(pieces=pieces, beads=beads, tacks=tacks))  # type: ignore[arg-type]


def test_a_stud_bears_before_its_plate() -> None:
    found = studs(bench())
    assert [each.foot for each in found] == [0, 1, 2, 3]
    assert pytest.approx((found[0].x, found[0].y)) == (-0.25, 0.19)
    assert pytest.approx([each.z for each in found]) == [0.071] * 4
