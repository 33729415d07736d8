"""A graph made small: dead ends cut away, what is cut off from every fixed node set aside, and chains joined to runs.

In a chain nothing branches off, so one flow goes through all of it: the equations need only know its ends. A rig's
loop of twelve hoses, valves and plates is two or three runs.

Look for: `Graph` (what comes of it), `graph`, `Run`.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Step(NamedTuple):
    """One edge of a run, as the run goes."""

    edge: int
    way: int
    """1 from the edge's first node to its second, -1 the other way."""
    to: int
    """The node after it."""


class Run(NamedTuple):
    """Edges one after the other between two nodes that stay; both may be the same."""

    start: int
    steps: tuple[Step, ...]

    @property
    def end(self) -> int:
        """The node after its last edge."""
        return self.steps[-1].to


class Twig(NamedTuple):
    """An edge through which nothing flows because nothing comes after it."""

    root: int
    edge: int
    way: int
    """1 where the root is the edge's first node."""
    tip: int


class Graph(NamedTuple):
    """What is left of a graph."""

    joined: tuple[bool, ...]
    """By node: whether some way leads to a source."""
    nodes: tuple[int, ...]
    """That stay, in their order."""
    runs: tuple[Run, ...]
    twigs: tuple[Twig, ...]
    """Outwards: the root of each is a node that stays, stands in a run, or is the tip of an earlier one."""


def graph(size: int, edges: Sequence[tuple[int, int] | None], sources: Sequence[int], stays: Sequence[bool]) -> Graph:
    """Makes the graph of `size` nodes small; an edge that is None is not there, and neither is one from a node to
    itself. `sources` are the nodes from which the rest is reached, `stays` (by node) those that may not be cut away.
    """
    at: list[dict[int, None]] = [{} for _ in range(size)]
    for number, edge in enumerate(edges):
        if edge is not None and edge[0] != edge[1]:
            at[edge[0]][number] = None
            at[edge[1]][number] = None
    joined = _reached(size, edges, at, sources)
    twigs: list[Twig] = []
    bare = [node for node in range(size) if joined[node]]
    while bare:
        node = bare.pop()
        if len(at[node]) == 1 and not stays[node]:
            number = next(iter(at[node]))
            step = _step(edges, number, node)
            twigs.append(Twig(step.to, number, -step.way, node))
            at[node] = {}
            del at[step.to][number]
            bare.append(step.to)
    nodes = tuple(node for node in range(size) if joined[node] and (stays[node] or len(at[node]) > 2))
    return Graph(joined, nodes, _runs(edges, at, nodes), tuple(reversed(twigs)))


def _reached(
    size: int, edges: Sequence[tuple[int, int] | None], at: Sequence[dict[int, None]], sources: Sequence[int]
) -> tuple[bool, ...]:
    joined = [False] * size
    waiting = list(sources)
    while waiting:
        node = waiting.pop()
        if not joined[node]:
            joined[node] = True
            waiting.extend(_step(edges, number, node).to for number in at[node])
    return tuple(joined)


def _runs(
    edges: Sequence[tuple[int, int] | None], at: Sequence[dict[int, None]], nodes: Sequence[int]
) -> tuple[Run, ...]:
    ends = [False] * len(at)
    for node in nodes:
        ends[node] = True
    used = [False] * len(edges)
    runs: list[Run] = []
    for node in nodes:
        for first in at[node]:
            if used[first]:
                continue
            steps = [_step(edges, first, node)]
            used[first] = True
            while not ends[steps[-1].to]:
                here = steps[-1].to
                onward = next(number for number in at[here] if not used[number])
                used[onward] = True
                steps.append(_step(edges, onward, here))
            runs.append(Run(node, tuple(steps)))
    return tuple(runs)


def _step(edges: Sequence[tuple[int, int] | None], number: int, node: int) -> Step:
    """Along an edge that is there, away from one of its nodes."""
    edge = edges[number]
    if edge is None:
        return Step(number, 1, node)
    return Step(number, 1, edge[1]) if edge[0] == node else Step(number, -1, edge[0])
