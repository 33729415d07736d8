"""Pipe networks to try the hydraulics on: a loop like G-7's, and random ones.

Look for: `LOOP`, `some_network`, `some_tangle`, `lost` (what a link ought to lose), `errors` (of a solution).
"""

import math

from game.model import chance, det
from game.rig.solving import fluids, pipes
from game.rig.solving.pipes import Check, Filter, Leak, Link, Lock, Network, Node, Pipe, Pump, Solution, Valve

LOOP = Network(
    (Node(5.0), *(Node() for _ in range(11))),
    (
        Pump(0, 1, 12.0, 12.0 / 3.3e-4**2),
        Valve(1, 2, 0.012, 2.0),
        Pipe(2, 3, 1.5, 0.012),
        Pipe(3, 4, 0.05, 0.01, loss=0.5),
        Pipe(4, 5, 1.2, 0.01),
        Pipe(5, 6, 6.0, 0.008, loss=8.0),
        Pipe(6, 7, 1.2, 0.01),
        Pipe(7, 8, 0.05, 0.01, loss=0.5),
        Pipe(8, 9, 1.5, 0.012),
        Check(9, 10, 0.012, 3.0),
        Valve(10, 11, 0.012, 2.0),
        Pipe(11, 0, 1.0, 0.012),
    ),
)
"""Reservoir, pump, valve, hoses, the cold plate (link 5) and back."""


def some_network(seed: int) -> Network:
    """A tree with loops, 5 to 31 nodes: a house's hoses or a town's pipes, a pump, valves, some shut, check valves."""

    def draw(name: str, low: float = 0.0, high: float = 1.0) -> float:
        return low + chance.uniform(seed, name) * (high - low)

    small = draw("small") < 0.5
    count = 5 + int(draw("nodes", 0, 26))
    nodes = [Node(draw("head", 0.0, 20.0))]

    def pipe(name: str, a: int, b: int) -> Pipe:
        low, high = (0.006, 0.02) if small else (0.05, 0.3)
        bore = low * det.exp(draw(f"bore {name}") * det.log(high / low))
        length = draw(f"length {name}", 0.3, 8.3) if small else draw(f"length {name}", 20.0, 520.0)
        rough = 1.5e-6 if small else draw(f"rough {name}", 0.0, 1e-4)
        return Pipe(a, b, length, bore, rough, draw(f"loss {name}", 0.0, 5.0))

    for k in range(1, count):
        demand = draw(f"demand {k}", 0.0, 2e-5 if small else 5e-3) if draw(f"asks {k}") < 0.3 else 0.0
        nodes.append(Node(demand=demand * (0.01 if draw(f"little {k}") < 0.2 else 1.0)))
    flow = draw("flow", 0.3, 1.3) * (1e-4 if small else 2e-2)
    head = draw("lift", 3.0, 13.0) if small else draw("lift", 20.0, 60.0)
    curve = pipes.three_point(1.3 * head, (flow, head), (2.0 * flow, head * draw("low", 0.2, 0.7)))
    if curve is None or draw("points") < 0.5:
        curve = pipes.one_point(flow, head)
    links: list[Link] = [Pump(0, 1, *curve)]
    for k in range(2, count):
        a = max(1, k - 1 - int(draw(f"back {k}", 0, 4)))
        plain = pipe(str(k), a, k)
        valve = Valve(a, k, plain.bore, draw(f"valve {k}", 1.0, 10.0))
        links.append(valve if draw(f"kind {k}") < 0.1 else plain)
    for k in range(int(draw("loops") * count * 0.6) + 1):
        a, b = 1 + int(draw(f"from {k}", 0, count - 1)), 1 + int(draw(f"to {k}", 0, count - 1))
        if a != b:
            plain, kind = pipe(f"loop {k}", a, b), draw(f"loop kind {k}")
            valve = Valve(a, b, plain.bore, draw(f"loop valve {k}", 1.0, 10.0), draw(f"open {k}") < 0.5)
            checked = plain._replace(check=True)
            links.append(valve if kind < 0.15 else checked if kind < 0.3 else plain)
    if draw("second") < 0.7:
        nodes.append(Node(draw("second head", 0.0, 10.0 if small else 40.0)))
        far = pipe("second", 1 + int(draw("second at", 0, count - 1)), count)
        links.append(far._replace(check=draw("second check") < 0.3))
    return Network(tuple(nodes), tuple(links))


def lost(link: Link, flow: float, fluid: fluids.Fluid, gravity: float = pipes.STANDARD_GRAVITY) -> float:
    """m that a link loses at a flow, by the textbook."""
    if isinstance(link, Pump):
        return -link.head + link.slope * math.pow(abs(flow), link.power)
    speed = abs(flow) / (math.pi * 0.25 * link.bore**2)
    reynolds = max(speed * link.bore / fluid.viscosity, 1e-9)
    heads = link.loss / (1.0 - link.clogged) ** 2 if isinstance(link, Filter) else link.loss
    if isinstance(link, Pipe):
        factor, _ = fluids.friction(1.0, 4.0 / (math.pi * reynolds), link.roughness / (3.7 * link.bore), 1.0)
        if reynolds > 4000.0:
            factor = 0.25 / math.log10(link.roughness / (3.7 * link.bore) + 5.74 / reynolds**0.9) ** 2
        heads += factor * link.length / link.bore
    else:
        heads += 6.4 / reynolds
    return math.copysign(heads * speed**2 / (2.0 * gravity), flow)


def errors(network: Network, answer: Solution, fluid: fluids.Fluid, shut: bool = False) -> tuple[float, float]:
    """The largest m3/s that a node keeps, and the largest m by which a link is off its law.

    With `shut`, also by which a pump or check valve without flow should not be so: only where none stand in a row.
    """
    kept = [-node.demand for node in network.nodes]
    locks = {lock.link: lock for lock in network.locks}
    off = 0.0
    for leak, flow in zip(network.leaks, answer.leaks, strict=True):
        kept[leak.node] -= flow
        pressure = fluid.density * network.gravity * max(0.0, answer.heads[leak.node])
        off = max(off, abs(pressure - (flow / leak.coefficient) ** 2) / 1e4)
    for number, (link, flow) in enumerate(zip(network.links, answer.flows, strict=True)):
        kept[link.a] -= flow
        kept[link.b] += flow
        fall = answer.heads[link.a] - answer.heads[link.b]
        lock = locks.get(number, Lock(number, 0.0))
        if not isinstance(link, Pump):
            link = link._replace(bore=link.bore * math.sqrt(1.0 - lock.blocked))
        if flow < 0.0 and (isinstance(link, Pump | Check) or (isinstance(link, Pipe) and link.check)):
            off = max(off, -flow * 1e9)
        elif isinstance(link, Valve) and not link.open:
            off = max(off, abs(flow) * 1e9)
        elif flow != 0.0 and link.a != link.b:
            off = max(off, abs(fall - lost(link, flow, fluid) - math.copysign(lock.push, flow)))
        elif shut and (isinstance(link, Pump | Check) or (isinstance(link, Pipe) and link.check)):
            off = max(off, fall + link.head if isinstance(link, Pump) else fall)
    return max((abs(k) for k, node in zip(kept, network.nodes, strict=True) if node.head is None), default=0.0), off


def some_tangle(seed: int) -> Network:
    """Anything anyhow: 2 to 10 nodes, links of every kind between any two, leaks and air, reservoirs or none."""

    def draw(name: str, low: float = 0.0, high: float = 1.0) -> float:
        return low + chance.uniform(seed, f"tangle {name}") * (high - low)

    count = 2 + int(draw("nodes", 0, 9))
    nodes = [Node(draw(f"head {k}", -5.0, 15.0) if draw(f"kind {k}") < 0.2 else None) for k in range(count)]
    links: list[Link] = []
    for k in range(1 + int(draw("links", 0, 1.8 * count))):
        a, b = int(draw(f"a {k}", 0, count)), int(draw(f"b {k}", 0, count))
        bore, loss, kind = draw(f"bore {k}", 0.004, 0.014), draw(f"loss {k}", 0.0, 9.0), draw(f"link {k}")
        if kind < 0.2:
            links.append(Pump(a, b, draw(f"lift {k}", 1.0, 15.0), draw(f"slope {k}", 1e7, 1e9)))
        elif kind < 0.35:
            links.append(Check(a, b, bore, loss))
        elif kind < 0.5:
            links.append(Valve(a, b, bore, loss, draw(f"open {k}") < 0.7))
        elif kind < 0.6:
            links.append(Filter(a, b, bore, loss, draw(f"clogged {k}")))
        else:
            links.append(Pipe(a, b, draw(f"length {k}", 0.0, 6.0), bore, 1.5e-6, loss, draw(f"check {k}") < 0.1))
    leaks = tuple(Leak(k, draw(f"hole {k}", 0.0, 3e-9)) for k in range(count) if draw(f"leaks {k}") < 0.15)
    locks = tuple(
        Lock(k, draw(f"blocked {k}"), draw(f"push {k}", -1.0, 2.0) if draw(f"pushes {k}") < 0.5 else 0.0)
        for k in range(len(links))
        if draw(f"air {k}") < 0.15
    )
    return Network(tuple(nodes), tuple(links), leaks, tuple(lock._replace(push=max(0.0, lock.push)) for lock in locks))
