"""Hydraulics against closed forms: what one can work out by hand for one pipe, two pipes, a pump and a leak.

Look for: `lost` (what a link ought to lose at a flow, written anew), `errors` (how far a solution is from the laws).
"""

import math

import pytest

from game.rig.solving import fluids, pipes
from game.rig.solving.pipes import Check, Effect, Filter, Leak, Lock, Network, Node, Pipe, Pump, Valve
from tests.rig.solving.pipes_sample import LOOP, errors, lost, some_network, some_tangle

WATER = fluids.Fluid(1000.0, 1.0e-6, 4180.0)
G = pipes.STANDARD_GRAVITY


def solved(network: Network, fluid: fluids.Fluid = WATER) -> pipes.Solution:
    return pipes.solved(pipes.compiled(network), fluid)


def between(head: float, *links: pipes.Link, leaks: tuple[Leak, ...] = (), locks: tuple[Lock, ...] = ()) -> Network:
    """Links one after the other from a reservoir at `head` to one at 0."""
    nodes = (Node(head), *(Node() for _ in links[1:]), Node(0.0))
    return Network(nodes, links, leaks, locks)


def test_a_laminar_pipe_follows_hagen_and_poiseuille() -> None:
    flow = math.pi * G * 0.01**4 * 0.02 / (128.0 * 1e-6 * 10.0)
    assert 4.0 * flow / (math.pi * 1e-6 * 0.01) < 2000.0
    assert flow == pytest.approx(solved(between(0.02, Pipe(0, 1, 10.0, 0.01))).flows[0], rel=1e-12)


def test_a_turbulent_pipe_loses_what_swamee_and_jain_say() -> None:
    flow = solved(between(10.0, Pipe(0, 1, 100.0, 0.1, 1e-4, loss=3.0))).flows[0]
    reynolds = 4.0 * flow / (math.pi * 1e-6 * 0.1)
    factor = 0.25 / math.log10(1e-4 / (3.7 * 0.1) + 5.74 / reynolds**0.9) ** 2
    speed = flow / (math.pi * 0.05**2)
    assert reynolds > 4000.0
    assert (factor * 100.0 / 0.1 + 3.0) * speed**2 / (2.0 * G) == pytest.approx(10.0, rel=1e-9)


def test_the_friction_factor_has_no_step_and_no_kink_where_flow_turns_turbulent() -> None:
    for edge in (fluids.LAMINAR, fluids.TURBULENT):
        before, after = (fluids.friction(edge * 1e-8 * (1.0 + by), 1e-8, 1e-3, 1e6) for by in (-1e-9, 1e-9))
        assert before[0] == pytest.approx(after[0], rel=1e-8)
        assert before[1] == pytest.approx(after[1], rel=1e-7)
    flow = fluids.LAMINAR * 1e-8
    assert fluids.friction(flow, 1e-8, 1e-3, 1.0)[0] / flow**2 == pytest.approx(0.032)


@pytest.mark.parametrize("flow", [1e-7, 2e-5, 4e-5, 1e-4, 1e-2])
def test_the_slope_of_friction_is_its_derivative(flow: float) -> None:
    low, high = (fluids.friction(flow * by, 1e-8, 1e-3, 1e6)[0] for by in (1.0 - 1e-6, 1.0 + 1e-6))
    assert (high - low) / (2e-6 * flow) == pytest.approx(fluids.friction(flow, 1e-8, 1e-3, 1e6)[1], rel=1e-6)


def test_two_laminar_pipes_side_by_side_share_by_the_fourth_power_of_their_bores() -> None:
    network = Network((Node(0.01), Node(0.0)), (Pipe(0, 1, 10.0, 0.01), Pipe(1, 0, 10.0, 0.005)))
    wide, narrow = solved(network).flows
    assert wide / -narrow == pytest.approx(16.0, rel=1e-9)


def test_two_equal_pipes_side_by_side_halve_what_is_asked_for() -> None:
    pair = (Pipe(0, 1, 10.0, 0.02), Pipe(0, 1, 10.0, 0.02))
    answer = solved(Network((Node(5.0), Node(demand=4e-4)), pair))
    assert answer.flows == pytest.approx((2e-4, 2e-4), rel=1e-9)


def test_a_pump_fills_a_tank_up_to_where_its_curve_meets_the_static_head() -> None:
    # 20 - c q2 = 8 + K 8 q2 / (g pi2 d4), so q = sqrt(12 / (c + 8 K / (g pi2 d4))).
    slope, valve = 1e6, 8.0 * 5.0 / (G * math.pi**2 * 0.05**4)
    network = Network((Node(0.0), Node(), Node(8.0)), (Pump(0, 1, 20.0, slope), Valve(1, 2, 0.05, 5.0)))
    assert math.sqrt(12.0 / (slope + valve)) == pytest.approx(solved(network).flows[0], rel=1e-3)


@pytest.mark.parametrize("against", [20.1, 35.0])
def test_a_pump_that_can_not_reach_the_head_moves_nothing_and_lets_nothing_back(against: float) -> None:
    network = Network((Node(0.0), Node(), Node(against)), (Pump(0, 1, 20.0, 1e6), Pipe(1, 2, 5.0, 0.02)))
    answer = solved(network)
    assert answer.flows == (0.0, 0.0)
    assert against == pytest.approx(answer.heads[1])


def test_a_pump_that_stands_still_lets_nothing_through() -> None:
    network = Network((Node(9.0), Node(), Node(1.0)), (Pump(0, 1, 20.0, 1e6), Pipe(1, 2, 5.0, 0.02)))
    answer = pipes.solved(pipes.compiled(network), WATER, stopped=(0,))
    assert answer.flows == (0.0, 0.0)
    assert answer.heads == pytest.approx((9.0, 1.0, 1.0))


def test_a_check_valve_backwards_stops_a_siphon_and_forwards_lets_it_run() -> None:
    runs = solved(between(2.0, Pipe(0, 1, 5.0, 0.01), Check(1, 2, 0.01, 2.0), Pipe(2, 3, 5.0, 0.01)))
    stands = solved(between(2.0, Pipe(0, 1, 5.0, 0.01), Check(2, 1, 0.01, 2.0), Pipe(2, 3, 5.0, 0.01)))
    assert runs.flows[0] > 1e-5
    assert stands.flows == (0.0, 0.0, 0.0)
    assert stands.heads == pytest.approx((2.0, 2.0, 0.0, 0.0))


def test_a_pump_keeps_its_pressure_before_a_check_valve_that_is_held_shut() -> None:
    links = (Pump(0, 1, 5.0, 1e6), Check(1, 2, 0.01, 2.0), Pipe(2, 3, 5.0, 0.01))
    answer = solved(Network((Node(0.0), Node(), Node(), Node(9.0)), links))
    assert answer.heads == pytest.approx((0.0, 5.0, 9.0, 9.0))


def test_what_a_pump_gives_is_what_the_loop_loses() -> None:
    fluid = fluids.coolant(295.0)
    compiled = pipes.compiled(LOOP)
    answer = pipes.solved(compiled, fluid)
    watts = pipes.watts(compiled, answer, fluid)
    pump = LOOP.links[0]
    assert isinstance(pump, Pump)
    flow = answer.flows[0]
    given = fluid.density * G * flow * (pump.head - pump.slope * flow**2)
    assert -watts[0] == pytest.approx(given, rel=1e-9)
    assert given == pytest.approx(math.fsum(watts[1:]), rel=1e-9)
    assert min(watts[1:]) > 0.0


def test_a_leak_loses_by_the_root_of_its_pressure() -> None:
    network = Network((Node(10.0), Node(elevation=4.0)), (Pipe(0, 1, 0.1, 0.1),), (Leak(1, 1e-8),))
    answer = solved(network)
    assert 1e-8 * math.sqrt(1000.0 * G * 6.0) == pytest.approx(answer.leaks[0], rel=1e-6)
    assert answer.flows[0] == pytest.approx(answer.leaks[0])


def test_no_air_comes_in_by_a_leak_under_suction() -> None:
    network = Network(
        (Node(-1.0), Node(), Node(-3.0)), (Pipe(0, 1, 1.0, 0.01), Pipe(1, 2, 1.0, 0.01)), (Leak(1, 1e-8),)
    )
    answer = solved(network)
    assert answer.leaks == (0.0,)
    assert answer.heads[1] == pytest.approx(-2.0)


def test_an_air_lock_holds_until_its_push_is_overcome() -> None:
    pipe = Pipe(0, 1, 10.0, 0.01)
    held = solved(between(0.9, pipe, locks=(Lock(0, 0.0, 1.0),)))
    moves = solved(between(1.02, pipe, locks=(Lock(0, 0.0, 1.0),)))
    back = solved(between(-1.02, pipe, locks=(Lock(0, 0.0, 1.0),)))
    free = solved(between(0.02, pipe))
    assert held.flows == (0.0,)
    assert free.flows[0] == pytest.approx(moves.flows[0], rel=1e-9)
    assert free.flows[0] == pytest.approx(-back.flows[0], rel=1e-9)


def test_air_in_a_pipe_leaves_it_the_bore_of_what_is_free() -> None:
    half = solved(between(1.0, Pipe(0, 1, 10.0, 0.01), locks=(Lock(0, 0.75),)))
    assert solved(between(1.0, Pipe(0, 1, 10.0, 0.005))).flows == pytest.approx(half.flows, rel=1e-12)
    assert solved(between(1.0, Pipe(0, 1, 10.0, 0.01), locks=(Lock(0, 1.0),))).flows == (0.0,)


def test_a_filter_that_is_half_clogged_loses_four_times_as_much() -> None:
    half = solved(between(1.0, Filter(0, 1, 0.01, 5.0, 0.5)))
    assert solved(between(1.0, Filter(0, 1, 0.01, 20.0))).flows == half.flows


def test_what_no_way_leads_to_has_no_head_and_no_flow() -> None:
    cut = (Node(3.0), Node(), Node(demand=1.0), Node(), Node())
    links = (Pipe(0, 1, 1.0, 0.01), Valve(1, 2, 0.01, 1.0, open=False), Pump(3, 4, 9.0, 1e5), Pipe(4, 3, 1.0, 0.01))
    answer = solved(Network(cut, links, (Leak(2, 1e-8), Leak(4, 1e-8))))
    assert answer == pipes.Solution((3.0, 3.0, 0.0, 0.0, 0.0), (0.0,) * 4, (0.0, 0.0))


def test_a_demand_that_no_way_can_serve_is_not_met() -> None:
    links = (Check(1, 0, 0.01, 2.0), Pipe(1, 2, 3.0, 0.01), Pipe(0, 3, 3.0, 0.01))
    answer = solved(Network((Node(3.0), Node(), Node(demand=2e-5), Node(demand=2e-5)), links))
    assert (answer.flows[:2], answer.heads[1:3]) == ((0.0, 0.0), (0.0, 0.0))
    assert answer.flows[2] == pytest.approx(2e-5)


def test_a_dead_end_has_the_head_of_where_it_begins_and_a_pump_lifts_it() -> None:
    links = (Pipe(0, 1, 1.0, 0.01), Pump(1, 2, 7.0, 1e5), Pipe(3, 2, 1.0, 0.01))
    assert solved(Network((Node(3.0), Node(), Node(), Node()), links)).heads == (3.0, 3.0, 10.0, 10.0)


def test_a_link_from_a_node_to_itself_or_no_bore_at_all_harms_nothing() -> None:
    links = (Pipe(0, 0, 1.0, 0.01), Pipe(0, 1, 1.0, 0.0), Pipe(0, 1, 0.0, 0.01), Pump(1, 1, 5.0, 1e6))
    answer = solved(Network((Node(3.0), Node()), links))
    assert answer.heads == (3.0, 3.0)
    assert answer.flows == pytest.approx((0.0,) * 4, abs=1e-12)


def test_a_ring_that_hangs_on_one_node_is_driven_by_its_pump() -> None:
    links = (Pump(1, 2, 5.0, 1e8), Pipe(2, 1, 5.0, 0.01), Pipe(0, 1, 1.0, 0.01))
    answer = solved(Network((Node(1.0), Node(), Node()), links))
    flow = answer.flows[0]
    assert flow > 1e-5
    assert 5.0 - 1e8 * flow**2 == pytest.approx(lost(links[1], flow, WATER), rel=1e-9)
    assert answer.heads[0] == pytest.approx(answer.heads[1])


@pytest.mark.parametrize("seed", range(60))
def test_every_flow_obeys_its_law_and_every_node_keeps_nothing(seed: int) -> None:
    network = some_network(seed)
    kept, off = errors(network, solved(network), WATER, shut=True)
    assert kept < 1e-9
    assert off < 1e-4


@pytest.mark.parametrize("seed", range(120))
def test_any_tangle_obeys_its_laws_in_finite_numbers(seed: int) -> None:
    network = some_tangle(seed)
    stopped = tuple(number for number in range(0, len(network.links), 3) if isinstance(network.links[number], Pump))
    answer = pipes.solved(pipes.compiled(network), WATER, stopped)
    assert all(math.isfinite(value) for values in answer for value in values)
    kept, off = errors(network, answer, WATER)
    assert kept < 1e-9
    assert off < 1e-3


def test_the_same_network_gives_the_same_bits() -> None:
    for seed in range(5):
        one, other = solved(some_network(seed)), solved(some_network(seed))
        assert [value.hex() for values in one for value in values] == [v.hex() for values in other for v in values]


@pytest.mark.long
def test_two_thousand_networks_obey_their_laws() -> None:
    found = [errors(network, solved(network), WATER, shut=True) for network in map(some_network, range(60, 2060))]
    assert max(kept for kept, _ in found) < 1e-9
    assert max(off for _, off in found) < 1e-4


@pytest.mark.long
def test_of_three_thousand_tangles_all_but_a_few_obey_their_laws_to_a_millimetre() -> None:
    found = [errors(network, solved(network), WATER) for network in map(some_tangle, range(3000))]
    assert sum(kept > 1e-9 or off > 1e-3 for kept, off in found) <= 6


def test_a_network_of_two_streams_mixes_their_warmth_by_their_flows() -> None:
    nodes = (Node(5.0), Node(5.0), Node(demand=4e-4), Node())
    links = (Pipe(0, 2, 5.0, 0.02), Pipe(1, 2, 5.0, 0.02), Pipe(2, 3, 1.0, 0.02))
    network = Network(nodes, links)
    values = pipes.carried(network, solved(network), (280.0, 300.0, 0.0, 7.0), {})
    assert values == pytest.approx((280.0, 300.0, 290.0, 7.0))


def test_heat_added_in_a_loop_comes_back_to_its_reservoir() -> None:
    fluid = fluids.coolant(295.0)
    answer = pipes.solved(pipes.compiled(LOOP), fluid)
    added = Effect(added=500.0 / (fluid.density * fluid.heat))
    values = pipes.carried(LOOP, answer, [290.0] * len(LOOP.nodes), {5: added})
    rise = 500.0 / (fluid.density * fluid.heat * answer.flows[0])
    assert values[:6] == (290.0,) * 6
    assert values[6:] == pytest.approx((290.0 + rise,) * (len(LOOP.nodes) - 6))


def test_a_plate_brings_the_flow_part_of_the_way_to_its_own_warmth_either_way_round() -> None:
    network = between(-1.0, Pipe(0, 1, 1.0, 0.01), Pipe(1, 2, 1.0, 0.01))
    values = pipes.carried(network, solved(network), (0.0, 0.0, 290.0), {1: Effect(share=0.6, toward=340.0)})
    assert values == pytest.approx((0.0, 320.0, 290.0))


def test_in_a_ring_without_a_reservoir_the_flow_takes_up_what_stood_there() -> None:
    links = (Pump(1, 2, 5.0, 1e8), Pipe(2, 1, 5.0, 0.01), Pipe(0, 1, 1.0, 0.01))
    network = Network((Node(1.0), Node(), Node()), links)
    values = pipes.carried(network, solved(network), (280.0, 300.0, 310.0), {})
    assert values in ((280.0, 300.0, 300.0), (280.0, 310.0, 310.0))


def test_pump_curves_go_through_their_points() -> None:
    head, slope, power = pipes.one_point(1e-3, 30.0)
    assert (head, head - slope * 1e-6, power) == pytest.approx((40.0, 30.0, 2.0))
    curve = pipes.three_point(40.0, (1e-3, 35.0), (2e-3, 15.0))
    assert curve
    assert curve[0] - curve[1] * 1e-3 ** curve[2] == pytest.approx(35.0)
    assert curve[0] - curve[1] * 2e-3 ** curve[2] == pytest.approx(15.0)
    assert pipes.three_point(40.0, (1e-3, 41.0), (2e-3, 15.0)) is None


def test_water_and_coolant_are_as_thick_and_heavy_as_tables_say() -> None:
    # IAPWS (2008): 998.2 kg/m3 and 1.0016 mPa s at 20 °C, 971.8 and 0.3543 at 80 °C.
    cold, warm = fluids.water(293.15), fluids.water(353.15)
    assert (cold.density, warm.density) == pytest.approx((998.2, 971.8), abs=0.2)
    assert cold.density * cold.viscosity == pytest.approx(1.0016e-3, rel=0.01)
    assert warm.density * warm.viscosity == pytest.approx(0.3543e-3, rel=0.025)
    # Melinder (2010) at his reference point of 32.7 °C: 1018 kg/m3, exp(0.6837) mPa s, 3882 J/(kg K).
    mixed = fluids.coolant(273.15 + 32.7083)
    told = mixed.density, mixed.density * mixed.viscosity, mixed.heat
    assert told == pytest.approx((1018.0, 1.981e-3, 3882.0), rel=1e-4)
