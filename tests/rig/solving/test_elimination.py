"""Sparse elimination: right to the last few bits, in whatever order, and never at a loss for an answer."""

import math
from fractions import Fraction

import pytest

from game.model import chance
from game.rig.solving.elimination import begun, carried, completed, finished, ordered, solution

Places = list[tuple[int, int]]


def network(size: int, seed: int) -> tuple[Places, list[float], list[float]]:
    """Conductances along a tree with a few more meshes, as nodal analysis writes them down, and right sides."""
    places = [(node, node) for node in range(size)]
    values = [1e-3] * size
    for lead in range(1, size + size // 5):
        one, other = lead % size, math.floor(chance.uniform(seed, f"to/{lead}") * size)
        if one != other:
            siemens = math.ldexp(1.0, math.floor(20.0 * chance.uniform(seed, f"siemens/{lead}")) - 10)
            places += [(one, other), (other, one), (one, one), (other, other)]
            values += [-siemens, -siemens, siemens, siemens]
    return places, values, [chance.normal(seed, f"right/{node}") for node in range(size)]


def missed(places: Places, values: list[float], right: list[float], unknowns: list[float]) -> float:
    """By how much an equation is missed at most, without rounding, as a share of the largest product in it."""
    rests = [Fraction(side) for side in right]
    largest = [Fraction(abs(side)) for side in right]
    for (row, column), value in zip(places, values, strict=True):
        product = Fraction(value) * Fraction(unknowns[column])
        rests[row] -= product
        largest[row] = max(largest[row], abs(product))
    return max(float(abs(rest) / most) for rest, most in zip(rests, largest, strict=True) if most)


def test_a_system_that_a_person_can_solve() -> None:
    places = [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2)]
    values = [2.0, 1.0, 1.0, -3.0, 1.0, 1.0]
    # x = 1, y = 3, z = 2: 2x + y = 5, x - 3z = -5, y + z = 5
    assert pytest.approx([1.0, 3.0, 2.0]) == solution(ordered(3, places, values), values, [5.0, -5.0, 5.0])


def test_numbers_at_the_same_place_add_up() -> None:
    places, values = [(0, 0), (0, 0), (0, 0)], [1.0, 2.5, 0.5]
    assert solution(ordered(1, places, values), values, [12.0]) == [3.0]


@pytest.mark.parametrize("size", [1, 2, 7, 25, 80])
def test_networks_are_solved_to_the_last_few_bits(size: int) -> None:
    for seed in range(6):
        places, values, right = network(size, seed)
        assert missed(places, values, right, solution(ordered(size, places, values), values, right)) < 1e-13


def test_a_tree_is_eliminated_without_fill_in() -> None:
    places = [(node, node) for node in range(40)]
    for node in range(1, 40):
        places += [(node, node // 3), (node // 3, node)]
    order = ordered(40, places, [4.0 if row == column else -1.0 for row, column in places])
    assert len(places) == order.room
    assert sum(len(below) for _, _, below in order.steps) == 39


def test_the_order_serves_other_numbers_of_the_same_pattern() -> None:
    places, values, right = network(25, 1)
    order = ordered(25, places, values)
    others = [value * (1.0 + 1e-4 * place) for place, value in enumerate(values)]
    assert missed(places, others, right, solution(order, others, right)) < 1e-13


def test_a_pivot_that_has_become_nothing_is_gone_round() -> None:
    places = [(0, 0), (0, 1), (1, 0), (1, 1)]
    order = ordered(2, places, [3.0, 1.0, 1.0, 3.0])
    assert solution(order, [0.0, 1.0, 1.0, 0.0], [5.0, 2.0]) == [2.0, 5.0]
    # With 1e-20 as a pivot, 1 would be lost beside 1e20, and the first unknown come out as 0.
    assert pytest.approx([1.0, 1.0]) == solution(order, [1e-20, 1.0, 1.0, 1.0], [1.0, 2.0])


def test_what_the_equations_do_not_determine_is_nothing() -> None:
    # A lead between two nodes that nothing ties to ground: one of them is taken for 0, the difference is right.
    places, values = [(0, 0), (0, 1), (1, 0), (1, 1)], [0.1, -0.1, -0.1, 0.1]
    order = ordered(2, places, values)
    assert len(order.free) == 1
    one, other = solution(order, values, [0.2, -0.2])
    assert 0.0 in (one, other)
    assert pytest.approx(2.0) == one - other
    # An unknown in no equation, and an equation without an unknown.
    assert solution(ordered(2, [(1, 1)], [0.5]), [0.5], [7.0, 2.0]) == [0.0, 4.0]
    # What was singular when the order was made, and is not now.
    assert pytest.approx([2.0, 1.0]) == solution(order, [1.0, 0.0, 0.0, 1.0], [2.0, 1.0])


def test_numbers_that_are_none_give_nothing() -> None:
    places, values = [(0, 0), (1, 1), (0, 1)], [1.0, 1.0, 1.0]
    order = ordered(2, places, values)
    for bad in (math.nan, math.inf, -math.inf):
        assert all(math.isfinite(unknown) for unknown in solution(order, [1.0, bad, 1.0], [1.0, 1.0]))
        assert solution(order, values, [bad, 1.0]) == [0.0, 0.0]
    assert solution(order, [1e-300, 1.0, 1.0], [1e300, 1.0]) == [0.0, 0.0]
    assert solution(ordered(0, [], []), [], []) == []


@pytest.mark.parametrize("late", [(), (3,), (0, 4, 11), tuple(range(12))])
def test_late_unknowns_can_be_solved_apart_from_the_rest(late: tuple[int, ...]) -> None:
    for seed in range(4):
        places, values, right = network(12, seed)
        order = ordered(12, places, values, late)
        head = [unknown for unknown, _, _, _ in order.backs[len(order.steps) - order.head :]]
        assert (0 if not late else 12 - len(late)) == len(head)
        assert not any(unknown in late for unknown in head)
        numbers = begun(order, values)
        sides = carried(order, numbers, right)
        unknowns, positive = finished(order, numbers, sides)
        assert positive
        assert missed(places, values, right, completed(order, numbers, sides, unknowns)) < 1e-13


def test_a_number_among_late_unknowns_may_change_after_the_rest_is_done() -> None:
    places, values, right = network(12, 5)
    places.append((7, 7))
    values.append(0.0)
    order = ordered(12, places, values, (7,))
    numbers = begun(order, values)
    sides = carried(order, numbers, right)
    changed = list(numbers)
    changed[order.slots[-1]] -= 5e3
    unknowns, positive = finished(order, changed, sides)
    assert not positive
    values[-1] = -5e3
    assert missed(places, values, right, completed(order, numbers, sides, unknowns)) < 1e-13


def branched(volts_at: int, late: tuple[int, ...], extra: float) -> tuple[Places, list[float], list[float]]:
    """A network of 12 nodes with an ideal source at one of them (unknown 12 is its current), `extra` S at node 7."""
    places, values, right = network(12, 3)
    places += [(volts_at, 12), (12, volts_at), (12, 12), (7, 7)]
    values += [-1.0, 1.0, 0.0, extra]
    return places, values, [*right, 28.0]


@pytest.mark.parametrize("late", [(7,), (7, 12), (2, 7, 12), tuple(range(13))])
@pytest.mark.parametrize("volts_at", [2, 7])
def test_a_source_in_the_network_does_not_confuse_the_signs(volts_at: int, late: tuple[int, ...]) -> None:
    places, values, right = branched(volts_at, late, 0.0)
    order = ordered(13, places, values, late)
    numbers = begun(order, values)
    sides = carried(order, numbers, right)
    for siemens in (0.0, 1e-6, 1.0, 1e6, -1e6):
        changed = list(numbers)
        changed[order.slots[-1]] += siemens
        unknowns, positive = finished(order, changed, sides)
        # Where the ideal source holds the node itself, no load there can pull it down.
        assert positive == (siemens >= 0.0 or volts_at == 7)
        values[-1] = siemens
        answer = completed(order, numbers, sides, unknowns)
        assert answer[volts_at] == pytest.approx(28.0)
        assert missed(places, values, right, answer) < 1e-12


def test_late_numbers_that_the_order_does_not_suit_are_solved_with_other_pivots() -> None:
    places = [(0, 0), (0, 1), (1, 0), (1, 1)]
    order = ordered(2, places, [3.0, 1.0, -1.0, 3.0], (0, 1))
    for small in (0.0, 1e-20):
        unknowns, positive = finished(order, [small, 1.0, -1.0, small], [5.0, 2.0])
        assert unknowns == pytest.approx([-2.0, 5.0])
        assert positive
    assert not finished(order, [0.0, 1.0, 1.0, 0.0], [5.0, 2.0])[1]
    assert finished(order, [0.0, 0.0, 0.0, 0.0], [5.0, 2.0])[0] == [0.0, 0.0]
