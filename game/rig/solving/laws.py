"""What head a flow costs in each link of a pipe network, and the laws of links one after the other added up.

Look for: `Law` (of a link), `Chain` (of a run), `Laid` (all of it), `laid_out`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.rig.solving.elimination import Ordered, ordered
from game.rig.solving.runs import Run, graph


class Law(NamedTuple):
    """What head a flow costs in one link."""

    friction: tuple[float, float, float] | None = None
    """Of a pipe: its bore (m), roughness / (3.7 bore), 8 L / (g pi2 bore^5)."""
    quadratic: float = 0.0
    """m per (m3/s)2"""
    creep: float = 0.0
    """m per m3/s, for each m2/s of viscosity"""
    orifice: float = 0.0
    """m per (m3/s)2, times the density in kg/m3"""
    pump: tuple[float, float, float] | None = None
    """It lifts by head - slope * flow^power."""
    one_way: bool = False
    """Lets nothing through from its second node to its first."""
    start: float = 1e-3
    """m3/s at which the search begins."""
    push: float = 0.0
    """m that it takes to move anything at all."""


class Piece(NamedTuple):
    """A link in its run."""

    link: int
    way: int
    """1 where the run goes from the link's first node to its second, else -1."""
    to: int
    """The node after it."""
    group: int
    """Which of the run's frictions it is part of; -1: none."""
    share: float
    """Of that."""
    law: Law


class Pumping(NamedTuple):
    """A pump in a run."""

    link: int
    way: int
    head: float
    slope: float
    power: float
    start: float


class Chain(NamedTuple):
    """A run with the laws of its links added up."""

    a: int
    """Its ends, as places among the heads: the unknown ones come first."""
    b: int
    at: int
    """Where its two entries off the diagonal stand; -1: it has none."""
    way: int
    """1 or -1 if flow can go only so, 2 if it can go neither way."""
    start: float
    push: float
    """m that it takes to move anything either way; 0 where flow can go one way only."""
    against: float
    """m that it takes to move anything the one way it can go, as the run goes."""
    frictions: tuple[tuple[float, float, float], ...]
    """One for each bore and roughness."""
    quadratic: float
    creep: float
    orifice: float
    pumps: tuple[Pumping, ...]
    pieces: tuple[Piece, ...]


class Twig(NamedTuple):
    """A dead end: its tip has the head of its root, or what a pump makes of it."""

    root: int
    tip: int
    edge: int
    lift: float
    """m"""


class Laid(NamedTuple):
    """A network, ready to be solved."""

    nodes: int
    """How many, the far sides of leaks included."""
    links: int
    """How many, leaks included."""
    places: tuple[int, ...]
    """Which nodes the equations know: first those whose heads are unknown."""
    fixed: tuple[float, ...]
    """Heads of the others."""
    taken: tuple[float, ...]
    """m3/s that demands add to each unknown node: negative."""
    order: Ordered
    chains: tuple[Chain, ...]
    twigs: tuple[Twig, ...]


def laid_out(
    heads: Sequence[float | None],
    demands: Sequence[float],
    sources: Sequence[int],
    edges: Sequence[tuple[int, int] | None],
    laws: Sequence[Law],
) -> Laid:
    """The equations of a network: heads (None: unknown) and demands by node, links as pairs of nodes (None: shut)
    with their laws, and the nodes that are reservoirs."""
    stays = [head is not None or demand != 0.0 for head, demand in zip(heads, demands, strict=True)]
    small = graph(len(heads), edges, sources, stays)
    unknown = [node for node in small.nodes if heads[node] is None]
    fixed = [(node, head) for node in small.nodes if (head := heads[node]) is not None]
    size = len(unknown)
    places = (*unknown, *(node for node, _ in fixed))
    place = [-1] * len(heads)
    for number, node in enumerate(places):
        place[node] = number
    entries = [(number, number) for number in range(size)]
    values = [1e-3] * size
    pairs: dict[tuple[int, int], int] = {}
    chains = []
    for run in small.runs:
        a, b, at = place[run.start], place[run.end], -1
        for end in (a, b):
            if end < size:
                values[end] += 1.0
        if a != b and max(a, b) < size:
            pair = min(a, b), max(a, b)
            if pair not in pairs:
                pairs[pair] = len(entries)
                entries += [pair, (pair[1], pair[0])]
                values += [0.0, 0.0]
            at = pairs[pair]
            values[at] -= 1.0
            values[at + 1] -= 1.0
        chains.append(_chain(run, a, b, at, laws))
    twigs = []
    for twig in small.twigs:
        pump = laws[twig.edge].pump
        twigs.append(Twig(twig.root, twig.tip, twig.edge, twig.way * pump[0] if pump else 0.0))
    return Laid(
        len(heads),
        len(edges),
        places,
        tuple(head for _, head in fixed),
        tuple(-demands[node] for node in unknown),
        ordered(size, entries, values),
        tuple(chains),
        tuple(twigs),
    )


def _chain(run: Run, a: int, b: int, at: int, laws: Sequence[Law]) -> Chain:
    groups: dict[tuple[float, float], float] = {}
    for step in run.steps:
        pipe = laws[step.edge].friction
        if pipe:
            groups[pipe[0], pipe[1]] = groups.get((pipe[0], pipe[1]), 0.0) + pipe[2]
    keys = list(groups)
    pieces, pumps = [], []
    start, push, quadratic, creep, orifice = 1e9, 0.0, 0.0, 0.0, 0.0
    for step in run.steps:
        law = laws[step.edge]
        group, share = -1, 0.0
        if law.friction and law.friction[2] > 0.0:
            key = law.friction[0], law.friction[1]
            group, share = keys.index(key), law.friction[2] / groups[key]
        pieces.append(Piece(step.edge, step.way, step.to, group, share, law))
        if law.pump:
            pumps.append(Pumping(step.edge, step.way, *law.pump, law.start))
        start, push = min(start, law.start), push + law.push
        quadratic, creep, orifice = quadratic + law.quadratic, creep + law.creep, orifice + law.orifice
    ways = [piece.way for piece in pieces if piece.law.one_way]
    way = 0 if not ways else ways[0] if min(ways) == max(ways) else 2
    return Chain(
        a,
        b,
        at,
        way,
        start,
        0.0 if way else push,
        way * push if way in (1, -1) else 0.0,
        tuple((bore, rough, groups[bore, rough]) for bore, rough in keys),
        quadratic,
        creep,
        orifice,
        tuple(pumps),
        tuple(pieces),
    )
