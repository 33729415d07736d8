"""The hand's tremor: within its amplitude, in its band, the same for everybody who asks."""

import math
from itertools import pairwise

import pytest

from game.model.hand import FASTEST, RESTED, SLOWEST, Shake, reaction, shake, swing


def largest(shakes: list[Shake]) -> list[float]:
    return [max(abs(each[k]) for each in shakes) for k in range(len(RESTED))]


@pytest.mark.parametrize(("impairment", "times"), [(0.0, 1.0), (0.2, 1.3), (1.0, 2.5)])
def test_tremor_grows_with_impairment_and_never_beyond_its_amplitude(impairment: float, times: float) -> None:
    found = largest([shake(3, cell, impairment) for cell in range(400)])
    for most, seen in zip(RESTED, found, strict=True):
        assert 0.97 * times * most < seen <= times * most


def test_tremor_pulls_to_no_side() -> None:
    cells = [shake(3, cell, 0.0) for cell in range(2000)]
    for k, most in enumerate(RESTED):
        assert math.fsum(each[k] for each in cells) / 2000.0 == pytest.approx(0.0, abs=0.05 * most)


def test_each_seed_cell_and_direction_has_its_own_tremor_and_keeps_it() -> None:
    assert shake(3, 7, 0.4) == shake(3, 7, 0.4)
    assert shake(3, 7, 0.4) != shake(4, 7, 0.4)
    assert shake(3, 7, 0.4) != shake(3, 8, 0.4)
    shares = [value / most for value, most in zip(shake(3, 7, 0.4), RESTED, strict=True)]
    assert len({round(share, 6) for share in shares}) == len(shares)


def test_the_torch_swings_6_to_12_times_a_second() -> None:
    # Two waves of different strength cross zero as often as the faster or the slower one does, or in between.
    seconds, rate = 8, 200
    for seed in range(3):
        found = [swing(seed, k / rate, 0.3) for k in range(seconds * rate)]
        for k, most in enumerate(RESTED):
            values = [each[k] for each in found]
            turns = sum(1 for a, b in pairwise(values) if (a < 0.0) != (b < 0.0)) / 2.0 / seconds
            assert SLOWEST - 0.5 <= turns <= FASTEST + 0.5
            assert max(map(abs, values)) <= 1.45 * most


def test_reaction_is_9_percent_slower_at_a_saturation_of_79() -> None:
    # Phillips 2015: 6 to 12 %; the impairment there is (84 - 79)/24.
    assert pytest.approx(reaction(5.0 / 24.0), abs=0.01) == 1.09
