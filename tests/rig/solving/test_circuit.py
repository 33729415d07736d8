"""Direct-current networks: published cases, loads that can't be fed, limits, converters, and where the energy goes."""

import math

import pytest

from game.model import det
from game.rig.solving.circuit import (
    THERMAL,
    Amps,
    Circuit,
    Compiled,
    Converter,
    Diode,
    Element,
    Load,
    Resistor,
    Volts,
    adjusted,
    compiled,
)
from game.rig.solving.operating import solved
from game.rig.solving.outcome import Solution
from tests.rig.solving.circuit_sample import Draw, sample, wild


def solution(nodes: int, *elements: Element) -> Solution:
    return solved(compiled(Circuit(nodes, elements)))


# ---- Cases with an answer on paper (analytic circuit theory; the project's own test vectors) ----------------


def test_a_divider_of_28_volts() -> None:
    found = solution(3, Volts(1, 0, 28.0), Resistor(1, 2, 0.5), Resistor(2, 0, 9.5))
    assert found.volts == pytest.approx((0.0, 28.0, 26.6), rel=1e-12)
    assert found.amperes == pytest.approx((-2.8, 2.8, 2.8), rel=1e-12)


def test_a_load_of_5_kilowatts_behind_half_an_ohm() -> None:
    # V = (Vs + sqrt(Vs^2 - 4 Rs P)) / 2
    found = solution(2, Volts(1, 0, 120.0, 0.5), Load(1, 0, 5000.0, 20.0))
    assert found.volts[1] == pytest.approx(93.166248, abs=5e-7)
    assert found.taken[1] == pytest.approx(5000.0, rel=1e-12)


def test_two_sources_on_one_bus() -> None:
    found = solution(2, Volts(1, 0, 28.0, 0.1), Volts(1, 0, 26.0, 0.1), Resistor(1, 0, 2.0))
    assert found.volts[1] == pytest.approx(26.341463, abs=5e-7)


def test_a_bridge() -> None:
    # Balanced, nothing flows across; out of balance by the theorem of Thevenin: 10 V from 6 - 4, behind 2.4 + 2.4 ohm.
    arms = (Volts(1, 0, 10.0), Resistor(1, 2, 4.0), Resistor(2, 0, 6.0), Resistor(1, 3, 6.0), Resistor(3, 0, 4.0))
    assert solution(4, *arms, Resistor(2, 3, 1.0)).amperes[5] == pytest.approx(2.0 / 5.8, rel=1e-12)
    even = (*arms[:3], Resistor(1, 3, 2.0), Resistor(3, 0, 3.0))
    assert solution(4, *even, Resistor(2, 3, 1.0)).amperes[5] == pytest.approx(0.0, abs=1e-12)


def test_a_diode_follows_shockleys_law() -> None:
    found = solution(2, Amps(0, 1, 0.3), Diode(1, 0, 1e-9, 1.7))
    assert found.volts[1] == pytest.approx(1.7 * THERMAL * math.log(0.3 / 1e-9 + 1.0), rel=1e-9)
    blocked = solution(2, Volts(1, 0, -5.0), Diode(1, 0, 1e-9, 1.7))
    assert blocked.amperes[1] == pytest.approx(-1e-9 - 5e-12, rel=1e-6)


def test_resistors_of_nothing_are_leads() -> None:
    found = solution(4, Volts(1, 0, 12.0), Resistor(1, 2, 0.0), Resistor(2, 3, 1e-7), Resistor(3, 0, 4.0))
    assert found.volts == pytest.approx((0.0, 12.0, 12.0, 12.0))
    assert found.amperes == pytest.approx((-3.0, 3.0, 3.0, 3.0), rel=1e-6)


# ---- Loads that can't be fed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("short", [1e-2, 1e-4, 1e-6])
def test_a_load_collapses_beyond_a_quarter_of_v_squared_over_r(short: float) -> None:
    most = 120.0 * 120.0 / (4.0 * 0.5)
    below = solution(2, Volts(1, 0, 120.0, 0.5), Load(1, 0, most * (1.0 - short), 20.0))
    assert below.collapsed == ()
    assert below.volts[1] == pytest.approx(60.0 * (1.0 + math.sqrt(short)), rel=1e-6)
    watts = most * (1.0 + short)
    above = solution(2, Volts(1, 0, 120.0, 0.5), Load(1, 0, watts, 20.0))
    assert above.collapsed == (1,)
    # A resistance of 20^2 / P is what it has become.
    ohm = 400.0 / watts
    assert above.volts[1] == pytest.approx(120.0 * ohm / (ohm + 0.5), rel=1e-9)
    assert below.settled
    assert above.settled


def test_a_load_that_never_had_volts_enough_has_not_collapsed() -> None:
    found = solution(2, Volts(1, 0, 18.0, 0.5), Load(1, 0, 100.0, 20.0))
    assert found.collapsed == ()
    assert found.taken[1] < 100.0


def test_a_load_the_wrong_way_round_is_a_resistance() -> None:
    found = solution(2, Volts(1, 0, -28.0), Load(1, 0, 100.0, 20.0))
    assert found.amperes[1] == pytest.approx(-28.0 / 4.0, rel=1e-12)


def test_what_one_load_drags_down_another_loses_too() -> None:
    near, far = Load(1, 0, 500.0, 90.0), Load(2, 0, 2000.0, 60.0)
    found = solution(3, Volts(1, 0, 120.0, 0.2), near, Resistor(1, 2, 1.0), far)
    assert found.collapsed == ()
    found = solution(3, Volts(1, 0, 120.0, 0.2), near, Resistor(1, 2, 1.0), far._replace(watts=3200.0))
    assert found.collapsed == (3,)
    found = solution(2, Volts(1, 0, 120.0, 0.5), near._replace(lowest=110.0), far._replace(a=1))
    assert found.collapsed == (1,)


def test_a_second_feeder_takes_over_before_the_bus_collapses() -> None:
    """The first can't hold the load by itself; a diode brings in the second below 115 V."""
    feeders = (Volts(1, 0, 120.0, 4.0), Volts(2, 0, 115.0, 0.05), Diode(2, 1, 1e-9))
    found = solution(3, *feeders, Load(1, 0, 3000.0, 40.0))
    assert found.collapsed == ()
    assert 113.0 < found.volts[1] < 115.0
    assert solution(3, *feeders[:2], Load(1, 0, 3000.0, 40.0)).collapsed == (2,)


def test_the_highest_of_all_answers_is_found_whatever_feeds_the_load() -> None:
    """By scanning: what the network drives into an ideal source of V, against what the load takes at V."""
    checked = collapsed = 0
    for seed in range(40):
        draw = Draw(seed, "line")
        bare = sample(seed)
        bare = Circuit(bare.nodes, tuple(each for each in bare.elements if not isinstance(each, Load)))
        free = solved(compiled(bare)).volts
        node = max(range(1, bare.nodes), key=lambda at: free[at])
        pulled = solved(compiled(Circuit(bare.nodes, (*bare.elements, Amps(node, 0, 0.01))))).volts[node]
        if free[node] < 5.0 or pulled > free[node] - 1e-6:
            continue  # nothing to speak of, or held by an ideal source
        lowest = free[node] * (0.05 + 0.4 * draw.share())
        probe = compiled(Circuit(bare.nodes, (*bare.elements, Volts(node, 0, 0.0))))
        volts = [each.volts for each in bare.elements if isinstance(each, Volts)]

        def driven(at: float, probe: Compiled = probe, volts: list[float] = volts) -> float:
            return solved(probe, volts=[*volts, at]).amperes[-1]

        half = 0.5 * free[node]
        watts = half * driven(half) * (0.4 + 1.2 * draw.share())
        if watts > 1e6:
            continue  # an ideal source, and nothing but diodes between
        lows = [free[node] * (1.0 - step / 60.0) for step in range(61)]
        low = next((at for at in lows if at < lowest or at * driven(at) >= watts), 0.0)
        found = solved(compiled(Circuit(bare.nodes, (*bare.elements, Load(node, 0, watts, lowest)))))
        checked += 1
        if low < lowest:
            collapsed += 1
            assert found.collapsed == (len(bare.elements),), seed
        else:
            high = low + free[node] / 60.0
            for _ in range(30):
                middle = 0.5 * (low + high)
                low, high = (middle, high) if middle * driven(middle) >= watts else (low, middle)
            assert found.volts[node] == pytest.approx(low, rel=1e-6), seed
            assert found.collapsed == ()
    assert checked - collapsed > 10
    assert collapsed > 5


# ---- Limits and converters -------------------------------------------------------------------------------------------


def test_a_source_gives_no_more_than_its_limit_either_way() -> None:
    found = solution(2, Volts(1, 0, 28.0, 0.1, 20.0), Resistor(1, 0, 1.0))
    assert found.volts[1] == pytest.approx(20.0)
    assert found.limited == (0,)
    found = solution(2, Volts(1, 0, 28.0, 0.1, 20.0), Resistor(1, 0, 2.0))
    assert found.volts[1] == pytest.approx(28.0 * 2.0 / 2.1)
    assert found.limited == ()
    found = solution(2, Volts(1, 0, 28.0, 0.1, 20.0), Volts(1, 0, 60.0, 1.0))
    assert found.amperes[0] == pytest.approx(20.0)
    assert found.volts[1] == pytest.approx(40.0)


def test_a_constant_load_beyond_a_sources_limit_collapses() -> None:
    assert solution(2, Volts(1, 0, 120.0, 0.04, 30.0), Load(1, 0, 3500.0, 90.0)).collapsed == ()
    found = solution(2, Volts(1, 0, 120.0, 0.04, 30.0), Load(1, 0, 3700.0, 90.0))
    assert (found.collapsed, found.limited) == ((1,), (0,))


CONVERTER = Converter(1, 0, 2, 0, 120.0, 0.5, 6.0, 0.9, 20.0)


def test_a_converter_takes_what_it_gives_and_its_losses() -> None:
    found = solution(3, Volts(1, 0, 28.0, 0.05), CONVERTER, Resistor(2, 0, 39.5))
    assert found.volts[2] == pytest.approx(118.5)
    assert found.amperes[1] == pytest.approx(3.0)
    assert found.drawn[1] * found.volts[1] == pytest.approx(120.0 * 3.0 / 0.9)
    assert found.heat[1] == pytest.approx(120.0 * 3.0 / 0.9 - 118.5 * 3.0)


def test_a_converter_at_its_limit_lets_its_volts_go() -> None:
    found = solution(3, Volts(1, 0, 28.0, 0.05), CONVERTER, Resistor(2, 0, 10.0))
    assert found.amperes[1] == pytest.approx(6.0)
    assert found.volts[2] == pytest.approx(60.0)
    assert found.drawn[1] * found.volts[1] == pytest.approx(63.0 * 6.0 / 0.9)
    assert found.limited == (1,)


def test_a_converter_takes_nothing_back_from_its_output() -> None:
    found = solution(3, Volts(1, 0, 28.0, 0.05), CONVERTER, Volts(2, 0, 130.0, 1.0))
    assert found.amperes[1] == pytest.approx(0.0, abs=1e-9)
    assert found.drawn[1] == pytest.approx(0.0, abs=1e-9)
    assert found.limited == ()


def test_a_converter_that_pulls_its_own_input_down_shuts_off() -> None:
    found = solution(3, Volts(1, 0, 28.0, 0.5), CONVERTER, Resistor(2, 0, 24.0))
    assert found.collapsed == (1,)
    assert found.volts[1] == pytest.approx(28.0)
    assert found.volts[2] == pytest.approx(0.0, abs=1e-6)
    never = solution(3, Volts(1, 0, 19.0, 0.5), CONVERTER, Resistor(2, 0, 24.0))
    assert never.collapsed == ()
    assert never.amperes[1] == pytest.approx(0.0, abs=1e-9)


# ---- Whatever somebody plugs -----------------------------------------------------------------------------------------


def gross(found: Solution) -> float:
    return 1.0 + sum(abs(each) for each in (*found.given, *found.heat, *found.taken))


def test_whatever_is_joined_to_whatever_has_an_answer_and_energy_closes() -> None:
    settled = 0
    for seed in range(250):
        circuit = wild(seed)
        found = solved(compiled(circuit))
        assert all(math.isfinite(each) for each in (*found.volts, *found.amperes, *found.drawn)), seed
        closing = found.source_watts - found.heat_watts - found.load_watts
        assert closing == pytest.approx(0.0, abs=1e-9 * gross(found)), seed
        settled += found.settled
    # The others hold converters that feed themselves, or diodes across ideal sources.
    assert settled >= 245


def test_a_part_that_hangs_on_nothing_is_at_nothing() -> None:
    found = solution(6, Volts(1, 0, 28.0), Resistor(1, 0, 4.0), Volts(2, 3, 12.0, 0.1, 5.0), Load(4, 5, 100.0, 20.0))
    assert found.volts[2:] == pytest.approx((6.0, -6.0, 0.0, 0.0))
    assert found.amperes[3] == pytest.approx(0.0)
    assert found.settled


def test_ideal_sources_that_contradict_each_other_are_survived() -> None:
    found = solution(2, Volts(1, 0, 28.0), Volts(1, 0, 12.0), Resistor(1, 0, 1.0))
    assert found.volts[1] in (pytest.approx(28.0), pytest.approx(12.0))
    assert solution(1, Volts(0, 0, 28.0)).amperes == (0.0,)


def bus(feeder: float, spare: float, far: float, near: float) -> Circuit:
    return Circuit(
        5,
        (
            Volts(1, 0, feeder, 0.04, 63.0), Resistor(1, 2, 0.1), Load(2, 0, far, 100.0), Resistor(2, 3, 0.1),
            Load(3, 0, near, 90.0), Volts(4, 0, spare, 0.05), Converter(4, 0, 3, 0, 110.0, 0.1, 5.0, 0.9, 20.0),
        ),
    )  # fmt: skip


def test_loads_and_sources_may_change_without_compiling_again() -> None:
    ready = compiled(bus(120.0, 28.0, 3000.0, 60.0))
    changed = solved(compiled(bus(115.0, 30.0, 500.0, 2500.0)))
    assert solved(ready, (500.0, 2500.0), (115.0, 30.0)) == changed
    assert adjusted(ready.circuit, (500.0, 2500.0), (115.0, 30.0)) == bus(115.0, 30.0, 500.0, 2500.0)
    assert solved(ready) == solved(compiled(bus(120.0, 28.0, 3000.0, 60.0)))
    assert solved(ready) != changed


def test_an_answer_has_no_memory_of_the_last() -> None:
    ready = compiled(Circuit(2, (Volts(1, 0, 120.0, 0.5), Load(1, 0, 5000.0, 20.0))))
    before = solved(ready, (5000.0,))
    assert solved(ready, (9000.0,)).collapsed == (1,)
    assert solved(ready, (5000.0,)) == before


def test_a_huge_current_is_a_number() -> None:
    found = solution(2, Volts(1, 0, 200.0), Diode(1, 0))
    assert math.isfinite(found.amperes[1])
    assert solution(2, Amps(0, 1, 1.0), Resistor(1, 0, det.MAX)).volts[1] < det.INF
