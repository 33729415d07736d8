"""The equations of a pipe network: continuity at every node, and along every run the head that its flow costs.

The method is the global gradient of Todini and Pilati (1988), which EPANET uses too: at a flow x a run's law
h(x) is replaced by its tangent, so that flow = x + (H_a - H_b - h(x)) / h'(x); continuity then gives linear equations
for the heads, and these the next x. Two things are our own, so that a small, fixed number of steps from a fixed start
is enough. Runs (see runs.py) keep the equations few. And the law is fitted in two stages: now and then by
e + alpha x + beta x |x| with the true law's value and slope (turbulent friction, about x^1.8, is nearly that over
a wide range), and between these fits the tangents are taken of that alone, which costs little.

What lets fluid through one way only is a state within the steps: with its flow against it a run is nearly a wall, and
is opened again when the heads push the other way (as in the primal-dual active set method of Hintermueller, Ito and
Kunisch, 2002). So is air that sticks.

How far that goes: of 6,000 random networks with a pump (5 to 31 nodes, loops, check valves) every one obeys its laws to
0.1 mm of head after these steps; of 5,000 tangles of pumps, check valves, leaks and air, made to be absurd, seven do
not, most of them pockets that hang on nothing but closed check valves (tests/rig/solving/test_pipes.py).

Look for: `heads_and_flows`.
"""

from collections.abc import Sequence
from math import sqrt

from game.model import det
from game.rig.solving.elimination import solution
from game.rig.solving.fluids import friction
from game.rig.solving.laws import Chain, Laid, Piece, Pumping

FITS = (4, 3, 2, 2, 2, 2)
"""How many tangents after each fit of the laws."""
WALL = 1e14
"""m per m3/s of a run whose flow is against its one way."""
STUCK = 1e-10
"""m3/s that passes an air lock before it gives way."""
BOTTOMLESS = 1e6
"""m; a node with more head than that, or with less than minus that, is one that can't be served."""
FLAT = 1e-3
"""m per m3/s: no tangent is less steep."""
FASTEST = 1e3
"""No flow is tried that is more than this many times the first."""
NOTHING = 1e-6
"""Share of the flow that a search begins with: no more than this against the way is none."""
NEARLY_NONE = 1e-4
"""Share of the same below which a pump's curve is straight."""
WAITS = 1e-300
"""m3/s: a flow that marks a run that holds and is to give way."""
TINY = 1e-12
"""m3/s at which a law is fitted that has no flow."""

Fit = tuple[float, float, float]
"""e, alpha, beta: head = e + alpha x + beta x |x|."""


def heads_and_flows(
    network: Laid, viscosity: float, density: float, stopped: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Heads (m) by node and flows (m3/s) by link; `stopped` are the links whose pumps stand still."""
    chains, size = network.chains, network.order.size
    heads = [0.0] * size + list(network.fixed)
    walls = [chain.way == 2 or any(pump.link in stopped for pump in chain.pumps) for chain in chains]
    flows = [-chain.start if chain.way == -1 else chain.start for chain in chains]
    stuck = [False] * len(chains)
    fits: list[list[Fit]] = [[] for _ in chains]
    sums: list[Fit] = [(0.0, 0.0, 0.0) for _ in chains]
    for tangents in FITS:
        for k, chain in enumerate(chains):
            if not walls[k]:
                fits[k] = [_rubbed(flows[k], viscosity * pipe[0], pipe[1], pipe[2]) for pipe in chain.frictions]
                sums[k] = _summed(chain, fits[k], viscosity, density)
        for _ in range(tangents):
            values = [0.0] * len(network.order.entries)
            right = list(network.taken)
            tangent = []
            for k, chain in enumerate(chains):
                ease, rest = _tangent(chain, flows[k], sums[k], walls[k], stuck[k])
                tangent.append((ease, rest))
                a, b = chain.a, chain.b
                if a < size:
                    values[a] += ease
                    right[a] += ease * heads[b] - rest if b >= size else -rest
                if b < size:
                    values[b] += ease
                    right[b] += ease * heads[a] + rest if a >= size else rest
                if chain.at >= 0:
                    values[chain.at] -= ease
                    values[chain.at + 1] -= ease
                elif a == b and a < size:
                    values[a] -= 2.0 * ease
            if size:
                heads[:size] = solution(network.order, values, right)
            for k, chain in enumerate(chains):
                ease, rest = tangent[k]
                flow = rest + ease * (heads[chain.a] - heads[chain.b])
                if walls[k]:
                    flows[k] = 0.0
                else:
                    flows[k], stuck[k] = _next(chain, flows[k], flow, sums[k], stuck[k])
    for k, chain in enumerate(chains):
        # Behind a wall a demand pulls the head down without end: it is not met.
        walls[k] = walls[k] or max(abs(heads[chain.a]), abs(heads[chain.b])) > BOTTOMLESS
    heads = [head if -BOTTOMLESS <= head <= BOTTOMLESS else 0.0 for head in heads]
    at = viscosity, density
    return _unrolled(network, heads, flows, walls, stuck, fits, at, stopped)


def _tangent(chain: Chain, flow: float, fit: Fit, wall: bool, stuck: bool) -> tuple[float, float]:
    """Ease and rest: the next flow is rest + ease * (difference of heads)."""
    if wall:
        return 1.0 / WALL, 0.0
    e, alpha, beta = fit
    if chain.way * flow < 0.0:
        return 1.0 / WALL, -e / WALL
    if stuck:
        return STUCK / chain.push, -e * STUCK / chain.push
    y = flow if flow >= 0.0 else -flow
    slope = alpha + 2.0 * beta * y
    lost = e + flow * (alpha + beta * y)
    for pump in chain.pumps:
        if pump.power != 2.0:
            drop, steep = _bent(pump, y)
            lost += pump.way * drop
            slope += steep
    if slope < FLAT:
        slope = FLAT
    if chain.push > 0.0:
        lost += chain.push if flow >= 0.0 else -chain.push
    return 1.0 / slope, flow - lost / slope


def _next(chain: Chain, was: float, flow: float, fit: Fit, stuck: bool) -> tuple[float, bool]:
    """From which flow the next tangent is taken, and whether air sticks then.

    What holds gives way only when the heads ask for it twice: what has just changed elsewhere is not yet at rest.
    """
    way = chain.way
    if way * was < 0.0:
        if way * flow <= 0.0:
            return min(way * flow, -2.0 * WAITS) * way, False
        return (_driven(chain, flow, flow * WALL, fit) if way * was == -WAITS else -way * WAITS), False
    if stuck:
        if -STUCK <= flow <= STUCK:
            return flow, True
        return (_driven(chain, flow, flow * chain.push / STUCK, fit), False) if was == WAITS else (WAITS, True)
    if chain.push > 0.0 and flow * was <= 0.0:
        return 0.0, True
    if way != 0 and -NOTHING * chain.start <= way * flow <= 0.0:
        # No flow at all, as of a pump against a shut valve, is not a flow against the way.
        return 0.0, False
    limit = FASTEST * chain.start
    return min(max(flow, -limit), limit), False


def _driven(chain: Chain, flow: float, head: float, fit: Fit) -> float:
    """The flow that a difference of heads drives through a run that has just been opened, at most that of the start."""
    _, alpha, beta = fit
    head = abs(head) - chain.push
    if head <= 0.0:
        return 0.0
    driven = 2.0 * head / (alpha + sqrt(alpha * alpha + 4.0 * beta * head) + FLAT)
    for pump in chain.pumps:
        if pump.power != 2.0 and pump.slope > 0.0:
            driven = min(driven, det.pow(head / pump.slope, 1.0 / pump.power))
    driven = min(driven, chain.start)
    return driven if flow > 0.0 else -driven


def _rubbed(x: float, thickness: float, rough: float, resistance: float) -> Fit:
    """Friction about the flow x, with its value and slope there."""
    y = x if x >= 0.0 else -x
    if y < TINY:
        y = TINY
    lost, slope = friction(y, thickness, rough, resistance)
    bent = slope * y - lost
    if bent <= lost:
        return 0.0, (lost - bent) / y, bent / (y * y)
    # Steeper than a square, as it is between laminar and turbulent: a constant takes up the rest.
    beta = 0.5 * slope / y
    rest = lost - beta * y * y
    return (rest if x >= 0.0 else -rest), 0.0, beta


def _bent(pump: Pumping, flow: float) -> tuple[float, float]:
    """By how much a pump's curve that is no parabola falls from its head at no flow, and its slope there.

    Close to no flow it falls along a straight line: where its power is below 1 it is steep without end.
    """
    least = NEARLY_NONE * pump.start
    if flow >= least:
        drop = pump.slope * det.pow(flow, pump.power)
        return drop, pump.power * drop / flow
    drop = pump.slope * det.pow(least, pump.power)
    return drop * flow / least, drop / least


def _summed(chain: Chain, fits: Sequence[Fit], viscosity: float, density: float) -> Fit:
    e, alpha, beta = chain.against, chain.creep * viscosity, chain.quadratic + chain.orifice / density
    for fit in fits:
        e, alpha, beta = e + fit[0], alpha + fit[1], beta + fit[2]
    for pump in chain.pumps:
        e -= pump.way * pump.head
        if pump.power == 2.0:
            beta += pump.slope
    return e, alpha, beta


def _unrolled(
    network: Laid,
    heads: Sequence[float],
    flows: Sequence[float],
    walls: Sequence[bool],
    stuck: Sequence[bool],
    fits: Sequence[Sequence[Fit]],
    fluid: tuple[float, float],
    stopped: Sequence[int],
) -> tuple[list[float], list[float]]:
    """Heads and flows along every run, from those at its ends; where nothing flows, it is exactly 0."""
    every_head, every_flow = [0.0] * network.nodes, [0.0] * network.links
    for place, node in enumerate(network.places):
        every_head[node] = heads[place]
    for k, chain in enumerate(network.chains):
        flow, last, pieces = flows[k], len(chain.pieces), chain.pieces
        if walls[k] or stuck[k] or chain.way * flow < 0.0:
            drive = heads[chain.a] - heads[chain.b]
            for piece in pieces:
                drive -= _lost(piece, 0.0, fits[k], fluid, stopped)
            flow, last = 0.0, _holder(chain, drive, stopped)
        head = heads[chain.a]
        for piece in pieces[:last]:
            every_flow[piece.link] = piece.way * flow + 0.0
            head -= _lost(piece, flow, fits[k], fluid, stopped)
            if piece is not pieces[-1]:
                every_head[piece.to] = head
        head = heads[chain.b]
        for number in range(len(pieces) - 1, last, -1):
            head += _lost(pieces[number], 0.0, fits[k], fluid, stopped)
            every_head[pieces[number - 1].to] = head
    for twig in network.twigs:
        every_head[twig.tip] = every_head[twig.root] + (0.0 if twig.edge in stopped else twig.lift)
    return every_head, every_flow


def _holder(chain: Chain, drive: float, stopped: Sequence[int]) -> int:
    """Which piece of a run without flow holds the head that would drive it: a pump that stands still, what lets fluid
    through the other way only, or air. A check valve holds before a pump does, which so keeps its pressure."""
    best, found = -1, 0
    for number, piece in enumerate(chain.pieces):
        shut = piece.law.one_way and piece.way * drive < 0.0
        rank = 1 if piece.law.push > 0.0 else 0
        if piece.law.pump:
            rank = 4 if piece.link in stopped else 2 if shut else rank
        elif shut:
            rank = 3
        if rank > best or (rank == best and drive < 0.0):
            best, found = rank, number
    return found


def _lost(piece: Piece, flow: float, fits: Sequence[Fit], fluid: tuple[float, float], stopped: Sequence[int]) -> float:
    """Head that one piece of a run costs, as the run goes; `fluid` is its viscosity and density."""
    law = piece.law
    size = flow if flow >= 0.0 else -flow
    lost = flow * (law.creep * fluid[0] + (law.quadratic + law.orifice / fluid[1]) * size)
    if law.push > 0.0 and flow != 0.0:
        lost += law.push if flow > 0.0 else -law.push
    if piece.group >= 0 and flow != 0.0:
        e, alpha, beta = fits[piece.group]
        lost += piece.share * (e + flow * (alpha + beta * size))
    if law.pump and piece.link not in stopped:
        pump = Pumping(piece.link, piece.way, *law.pump, law.start)
        drop = pump.slope * size * size if pump.power == 2.0 else _bent(pump, size)[0]
        lost -= piece.way * (pump.head - drop)
    return lost
