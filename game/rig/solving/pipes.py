"""Hydraulics: heads and flows in a network of pipes, pumps, valves, check valves, filters and leaks.

A head is a pressure in metres of the fluid under the network's own gravity, over ambient at height 0: pressure is
density * gravity * (head - elevation). A flow counts from a link's first node to its second.

Look for: `Network` and its kinds of `Link`, `compiled`, `solved` (heads, flows), `carried` (heat along the flows).
Friction is in fluids.py, the equations in heads.py, what makes a network small in runs.py.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from game.model import det
from game.rig.solving.fluids import PI, Fluid
from game.rig.solving.heads import heads_and_flows
from game.rig.solving.laws import Laid, Law, laid_out

STANDARD_GRAVITY = 9.80665
"""m/s2; heads of pumps in catalogues are in metres under it."""
SHUT = 0.999
"""A bore blocked by this share lets nothing through."""
NARROW = 1e-6
"""m; a bore less than this lets nothing through either."""
NO_LEAK = 1e-18
"""m3/s per sqrt(Pa); less than this is none."""
SHORT = 0.1
"""How long a fitting is, in bores."""
STILL = 1e-9
"""m3/s; less than this carries nothing along."""
START_SPEED = 0.3048
"""m/s: with which the search for the flows begins, EPANET's 1 ft/s."""


class Node(NamedTuple):
    """Where links meet."""

    head: float | None = None
    """m, of a reservoir; None: it follows."""
    demand: float = 0.0
    """m3/s taken out here."""
    elevation: float = 0.0
    """m; matters for leaks and pressures only."""


class Pipe(NamedTuple):
    """A pipe or hose."""

    a: int
    """Its nodes, by number."""
    b: int
    length: float
    """m"""
    bore: float
    """m"""
    roughness: float = 1.5e-6
    """m; of drawn tube and smooth hose."""
    loss: float = 0.0
    """Velocity heads of its fittings."""
    check: bool = False
    """Whether a check valve in it keeps fluid from flowing from `b` to `a`."""


class Pump(NamedTuple):
    """Lifts by head - slope * flow^power from `a` to `b`; lets nothing back."""

    a: int
    b: int
    head: float
    """m at no flow"""
    slope: float
    """m per (m3/s)^power"""
    power: float = 2.0


class Valve(NamedTuple):
    """Open, it loses velocity heads; shut, it lets nothing through."""

    a: int
    b: int
    bore: float
    loss: float
    open: bool = True


class Check(NamedTuple):
    """Lets fluid through from `a` to `b` only."""

    a: int
    b: int
    bore: float
    loss: float


class Filter(NamedTuple):
    """Loses loss / (1 - clogged)^2 velocity heads: what is left of it lets the fluid through the faster."""

    a: int
    b: int
    bore: float
    loss: float
    clogged: float = 0.0
    """Share, 0 to 1."""


Link = Pipe | Pump | Valve | Check | Filter


class Leak(NamedTuple):
    """A hole to the outside: flow = coefficient * sqrt(pressure); air does not come in by it."""

    node: int
    coefficient: float
    """m3/s per sqrt(Pa); of an orifice, 0.6 * area * sqrt(2 / density)."""


class Lock(NamedTuple):
    """Air in a link, as careless filling leaves it (assumed: two effects that a bubble has at either end of its life).

    It takes up a share of the cross-section along the whole link, and until the heads at its two ends differ by
    `push` it does not move at all: as much as the fluid stands higher on one side of it than on the other.
    """

    link: int
    blocked: float
    """Share, 0 to 1."""
    push: float = 0.0
    """m"""


class Network(NamedTuple):
    """What is to be solved."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    leaks: tuple[Leak, ...] = ()
    locks: tuple[Lock, ...] = ()
    gravity: float = STANDARD_GRAVITY


class Compiled(NamedTuple):
    """A network, ready to be solved."""

    network: Network
    laid: Laid


class Solution(NamedTuple):
    """Heads and flows; 0 wherever no way leads to a reservoir."""

    heads: tuple[float, ...]
    """m, by node"""
    flows: tuple[float, ...]
    """m3/s, by link, from its `a` to its `b`"""
    leaks: tuple[float, ...]
    """m3/s, by leak"""


def one_point(flow: float, head: float) -> tuple[float, float, float]:
    """Head, slope and power of a pump by its one design point: 4/3 of its head at no flow, twice its flow at no head.

    Source: EPANET 2.2 Users Manual, 3.2 (its own factor is 1.33334).
    """
    return head * 4.0 / 3.0, head / (3.0 * flow * flow), 2.0


def three_point(head: float, low: tuple[float, float], high: tuple[float, float]) -> tuple[float, float, float] | None:
    """Head, slope and power of a pump by its head at no flow and two points (flow, head); None if no curve is such.

    h0 - h = r q^n at two points: n = ln((h0 - h2) / (h0 - h1)) / ln(q2 / q1), r = (h0 - h1) / q1^n.
    """
    if not (0.0 < low[0] < high[0] and head > low[1] > high[1]):
        return None
    power = det.log((head - high[1]) / (head - low[1])) / det.log(high[0] / low[0])
    if not 0.0 < power <= 20.0:
        return None
    reach = det.pow(low[0], power)
    return (head, (head - low[1]) / reach, power) if reach > 0.0 else None


def compiled(network: Network) -> Compiled:
    """All that does not depend on the fluid, once per network."""
    count = len(network.nodes)
    edges: list[tuple[int, int] | None] = []
    laws: list[Law] = []
    locks = {lock.link: lock for lock in network.locks}
    for number, link in enumerate(network.links):
        lock = locks.get(number, Lock(number, 0.0))
        law = _law(link, lock, network.gravity)
        edges.append(None if law is None else (link.a, link.b))
        laws.append(law or Law())
    heads = [node.head for node in network.nodes]
    for number, leak in enumerate(network.leaks):
        edges.append((leak.node, count + number) if leak.coefficient > NO_LEAK else None)
        heads.append(network.nodes[leak.node].elevation)
        laws.append(_hole(leak.coefficient, network.gravity) if leak.coefficient > NO_LEAK else Law())
    demands = [node.demand for node in network.nodes] + [0.0] * len(network.leaks)
    sources = [node for node in range(count) if heads[node] is not None]
    return Compiled(network, laid_out(heads, demands, sources, edges, laws))


def solved(compiled: Compiled, fluid: Fluid, stopped: Sequence[int] = ()) -> Solution:
    """Heads and flows; `stopped` are the links whose pumps stand still, which lets nothing through."""
    heads, flows = heads_and_flows(compiled.laid, fluid.viscosity, fluid.density, stopped)
    nodes, links = len(compiled.network.nodes), len(compiled.network.links)
    return Solution(tuple(heads[:nodes]), tuple(flows[:links]), tuple(flows[links:]))


def watts(compiled: Compiled, solution: Solution, fluid: Fluid) -> tuple[float, ...]:
    """W by link that its flow loses there, which all become heat; what a pump gives counts as less than 0."""
    heads, weight = solution.heads, fluid.density * compiled.network.gravity
    pairs = zip(compiled.network.links, solution.flows, strict=True)
    return tuple(weight * flow * (heads[link.a] - heads[link.b]) for link, flow in pairs)


class Effect(NamedTuple):
    """What a link does to something that is carried through it, such as heat."""

    added: float = 0.0
    """What comes to it, times m3/s: of heat W / (density * heat capacity), of anything what flows in each second."""
    share: float = 0.0
    """How much of the way it goes there towards something, as a plate's effectiveness, 0 to 1."""
    toward: float = 0.0
    """Towards what."""


def carried(
    network: Network, solution: Solution, before: Sequence[float], effects: Mapping[int, Effect]
) -> tuple[float, ...]:
    """A temperature, or anything carried along, by node, in the order of the flow; nodes mix what reaches them.

    `before` is what stands at the nodes: a reservoir keeps it, a node that nothing reaches too, and where the flow goes
    round in a ring with no reservoir in it, what comes round to one node of the ring is taken as it stood there.
    """
    count = len(network.nodes)
    into: list[list[tuple[int, int, float]]] = [[] for _ in range(count)]
    out: list[list[int]] = [[] for _ in range(count)]
    for number, (link, flow) in enumerate(zip(network.links, solution.flows, strict=True)):
        if flow > STILL or flow < -STILL:
            start, end = (link.a, link.b) if flow > 0.0 else (link.b, link.a)
            out[start].append(end)
            if network.nodes[end].head is None:
                into[end].append((start, number, abs(flow)))
    missing = [len(inflows) for inflows in into]
    ready = [node for node in range(count) if not missing[node]]
    done = [False] * count
    values = list(before)
    for _ in range(count):
        node = ready.pop() if ready else _ring(into, done)
        done[node] = True
        amount, total = 0.0, 0.0
        for start, number, flow in into[node]:
            effect = effects.get(number, Effect())
            value = values[start] if done[start] and start != node else before[node]
            value += effect.share * (effect.toward - value) + effect.added / flow
            amount, total = amount + flow * value, total + flow
        given = -network.nodes[node].demand
        if given > 0.0 and total > 0.0:
            amount, total = amount + given * before[node], total + given
        if total > 0.0:
            values[node] = amount / total
        for end in out[node]:
            missing[end] -= 1
            if missing[end] == 0 and not done[end]:
                ready.append(end)
    return tuple(values)


def _ring(into: Sequence[Sequence[tuple[int, int, float]]], done: Sequence[bool]) -> int:
    """A node of a ring, found against the flow: whoever waits for another long enough has gone round."""
    node = done.index(False)
    for _ in into:
        node = next(start for start, _, _ in into[node] if not done[start])
    return node


def _law(link: Link, lock: Lock, gravity: float) -> Law | None:
    """The law of one link; None if it is shut."""
    open_share = 1.0 - lock.blocked
    if open_share < 1.0 - SHUT:
        return None
    squeezed = sqrt(open_share)
    if not isinstance(link, Pump) and link.bore * squeezed < NARROW:
        return None
    match link:
        case Pump(_, _, head, slope, power):
            if head <= 0.0:
                return None
            widest = det.pow(head / max(slope, 1e-9), 1.0 / power)
            return Law(pump=(head, slope, power), one_way=True, start=0.5 * widest, push=lock.push)
        case Pipe(_, _, length, bore, roughness, loss, check):
            bore *= squeezed
            quad = 8.0 / (gravity * PI * PI * bore * bore * bore * bore)
            pipe = (bore, roughness / (3.7 * bore), quad * length / bore)
            return _loss(bore, loss, gravity, lock.push)._replace(friction=pipe, one_way=check)
        case Valve(_, _, bore, loss, is_open):
            return _fitting(bore * squeezed, loss, gravity, lock.push) if is_open else None
        case Check(_, _, bore, loss):
            return _fitting(bore * squeezed, loss, gravity, lock.push)._replace(one_way=True)
        case Filter(_, _, bore, loss, clogged):
            left = 1.0 - clogged
            if left < 1.0 - SHUT:
                return None
            return _fitting(bore * squeezed, loss / (left * left), gravity, lock.push)


def _loss(bore: float, loss: float, gravity: float, push: float) -> Law:
    """Velocity heads alone: loss * v2 / 2g = loss * 8 q2 / (g pi2 bore^4)."""
    area = 0.25 * PI * bore * bore
    return Law(quadratic=0.5 * loss / (gravity * area * area), start=START_SPEED * area, push=push)


def _fitting(bore: float, loss: float, gravity: float, push: float) -> Law:
    """The same, and the laminar friction of a pipe a tenth as long as it is wide: no law is flat at no flow.

    Real fittings lose more than that there: W. Hooper (Chemical Engineering, 24 August 1981) adds K1 / Re velocity
    heads with K1 from 300 to 1500; this is 6.4 / Re.
    """
    law = _loss(bore, loss, gravity, push)
    return law._replace(creep=128.0 * SHORT / (gravity * PI * bore * bore * bore))


def _hole(coefficient: float, gravity: float) -> Law:
    """flow = c sqrt(density g h), so h = flow2 / (c2 g density)."""
    orifice = 1.0 / (coefficient * coefficient * gravity)
    return Law(orifice=orifice, one_way=True, start=100.0 * coefficient)
