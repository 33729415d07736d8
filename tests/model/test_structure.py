"""Welded joints against statics done by hand: groups, loads, directions, fatigue."""

import math
import random

import pytest

from game.model.structure import Line, Load, fatigue_life, fillet_stress, group, stresses, worst

E70 = 482.63e6
BRACKET = (Line(0.0, 0.05, 0.04, 0.05, 0.003), Line(0.0, -0.05, 0.04, -0.05, 0.003))
"""A shelf, welded above and below: 40 mm each, 100 mm apart."""


def test_a_shelf_bends_as_a_couple_of_two_welds() -> None:
    # 500 N, 0.2 m out: the upper weld is pulled with M / (distance * length * throat), within what its width adds.
    load = Load.at((0.0, -500.0, 0.0), (0.0, 0.0, 0.2))
    found = stresses(BRACKET, load)
    couple = 500.0 * 0.2 / (0.1 * 0.04 * 0.003)
    assert [each.normal for each in found] == pytest.approx([couple, couple, -couple, -couple], rel=5e-3)
    assert [each.shear_y for each in found] == pytest.approx([-500.0 / (2 * 0.04 * 0.003)] * 4)


@pytest.mark.parametrize(
    "lines",
    [
        BRACKET,
        (Line(0.0, 0.0, 0.1, 0.02, 0.003), Line(0.1, 0.02, 0.1, 0.2, 0.005)),
        (Line(0.0, 0.0, 0.05, 0.0, 0.004), Line(0.01, 0.03, 0.02, 0.07, 0.002), Line(0.3, 0.1, 0.25, -0.1, 0.006)),
    ],
)
def test_stresses_add_up_to_the_load(lines: tuple[Line, ...]) -> None:
    load = Load(310.0, -470.0, 120.0, 23.0, -17.0, 41.0)
    whole, found = group(lines), stresses(lines, load)
    total = [0.0] * 6
    for at, line in enumerate(lines):
        begin, end = found[2 * at], found[2 * at + 1]
        # Stress is linear along a line: two Gauss points integrate its moment exactly.
        for share in (0.5 - 0.5 / math.sqrt(3), 0.5 + 0.5 / math.sqrt(3)):
            tx, ty, n = (a + share * (b - a) for a, b in zip(begin[3:], end[3:], strict=True))
            x = line.x0 + share * (line.x1 - line.x0) - whole.x
            y = line.y0 + share * (line.y1 - line.y0) - whole.y
            area = line.throat * line.length / 2
            for i, part in enumerate((tx, ty, n, n * y, -n * x, ty * x - tx * y)):
                total[i] += part * area
    assert total == pytest.approx(list(load), rel=1e-9)


def test_a_single_weld_bends_across_itself_and_not_about_itself() -> None:
    along_x = [Line(-0.05, 0.0, 0.05, 0.0, 0.004)]
    # W = a l^2 / 6 for a rectangle of throat by length.
    found = stresses(along_x, Load(about_y=10.0))
    assert [each.normal for each in found] == pytest.approx([10.0 * 6 / (0.004 * 0.01), -10.0 * 6 / (0.004 * 0.01)])
    with pytest.raises(ValueError, match="a moment about itself"):
        stresses(along_x, Load(about_x=10.0))
    askew = [Line(0.0, 0.0, 0.06, 0.08, 0.004)]
    found = stresses(askew, Load(about_x=8.0, about_y=-6.0))
    assert [abs(each.normal) for each in found] == pytest.approx([10.0 * 6 / (0.004 * 0.01)] * 2)


def test_no_weld_is_no_joint() -> None:
    with pytest.raises(ValueError, match="needs a line"):
        group([])
    with pytest.raises(ValueError, match="needs a line"):
        group([Line(0.0, 0.0, 0.1, 0.0, 0.0)])


def test_a_transverse_weld_carries_half_as_much_again() -> None:
    weld = [Line(0.0, 0.0, 0.1, 0.0, 0.003)]
    along, _ = worst(weld, Load(x=1000.0), [E70])
    across, _ = worst(weld, Load(y=1000.0), [E70])
    assert along / across == pytest.approx(1.5)
    assert along == pytest.approx(1000.0 / (0.1 * 0.003) / (0.6 * E70))


def test_the_worst_place_is_named() -> None:
    lines = [*BRACKET, Line(0.04, 0.05, 0.04, -0.05, 0.001)]
    load = Load.at((0.0, -500.0, 0.0), (0.0, 0.0, 0.2))
    used, place = worst(lines, load, [E70, E70, E70])
    assert 0.0 < used < 1.0
    assert place.y == 0.05
    weak, at = worst(lines, load, [E70, E70, E70 / 20])
    assert weak > used
    assert at.line == 2


def test_cells_of_a_weld_make_the_weld_in_any_order() -> None:
    load = Load(100.0, 200.0, 300.0, 4.0, 5.0, 6.0)
    cells = []
    for line in BRACKET:
        for n in range(20):
            a, b = n / 20, (n + 1) / 20
            ends = (line.x0 + a * (line.x1 - line.x0), line.y0, line.x0 + b * (line.x1 - line.x0), line.y1)
            cells.append(Line(*ends, line.throat))
    whole, _ = worst(BRACKET, load, [E70] * 2)
    assert worst(cells, load, [E70] * 40)[0] == pytest.approx(whole, rel=1e-9)
    random.Random(5).shuffle(cells)
    assert worst(cells, load, [E70] * 40)[0] == pytest.approx(whole, rel=1e-9)


def test_a_force_off_the_centroid_brings_its_moments() -> None:
    assert Load.at((0.0, 10.0, 0.0), (1.0, 0.0, 2.0)) == Load(0.0, 10.0, 0.0, -20.0, 0.0, 10.0)


def test_strength_and_life() -> None:
    assert fillet_stress(E70, 0.0) == pytest.approx(0.6 * E70)
    assert fatigue_life(0.0, 63.0) == math.inf
    assert fatigue_life(31.5, 63.0) == pytest.approx(1.6e7)
