"""Networks by seed, and what ngspice makes of them: for the comparison that `test_spice_against.py` makes.

Look for: `sample`, `wild`, `asked` (the netlist with what ngspice is to print), `answered` (what it printed), `ours`.
"""

import re
from collections.abc import Sequence
from functools import cache

from game.model import chance, det
from game.rig.files.spicing import netlist
from game.rig.solving.circuit import Amps, Circuit, Converter, Diode, Element, Load, Resistor, Volts, compiled
from game.rig.solving.operating import solved
from game.rig.solving.outcome import Solution

COUNT = 200
OPTIONS = ".options reltol=1e-8 abstol=1e-15 vntol=1e-10 itl1=500"
"""ngspice's own tolerances, which are 0.1 % unless asked otherwise."""


class Draw:
    """Numbers by name and order, from one seed."""

    def __init__(self, seed: int, name: str) -> None:
        self.seed, self.name, self.count = seed, name, 0

    def share(self) -> float:
        self.count += 1
        return chance.uniform(self.seed, f"{self.name}/{self.count}")

    def whole(self, low: int, high: int) -> int:
        """From low to high, both possible."""
        return low + int(self.share() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Evenly in the logarithm, four digits."""
        return float(f"{low * (high / low) ** self.share():.4g}")


@cache
def sample(seed: int) -> Circuit:
    """A network of 2 to 25 nodes in which no current is beyond 200 A and no voltage beyond 1 kV."""
    attempt = 0
    while True:
        draw = Draw(seed, f"network/{attempt}")
        circuit = _without_loads(draw)
        solution = solved(compiled(circuit))
        if _sensible(solution):
            loaded = _with_loads(circuit, solution, draw)
            if loaded is circuit or _sensible(solved(compiled(loaded))):
                return loaded
        attempt += 1


def _sensible(solution: Solution) -> bool:
    most = max((abs(each) for each in solution.amperes), default=0.0)
    return solution.settled and 1e-3 < most < 200.0 and max(abs(each) for each in solution.volts) < 1e3


def _without_loads(draw: Draw) -> Circuit:
    nodes = draw.whole(2, 25)
    elements: list[Element] = []
    for node in range(1, nodes):
        elements += _lead(draw, node, draw.whole(max(0, node - 4), node - 1))
    for _ in range(draw.whole(1, nodes)):
        a, b = draw.whole(0, nodes - 1), draw.whole(0, nodes - 1)
        if a != b:
            elements += _mesh(draw, a, b)
    if not any(isinstance(element, Volts) for element in elements):
        elements.append(Volts(1, 0, draw.between(5.0, 120.0), draw.between(0.01, 2.0)))
    return Circuit(nodes, tuple(elements))


def _lead(draw: Draw, a: int, b: int) -> list[Element]:
    kind = draw.share()
    if kind < 0.6:
        return [Resistor(a, b, draw.between(0.01, 1e3))]
    if kind < 0.75:
        return [Volts(a, b, draw.between(1.0, 120.0))]
    return [_diode(draw, a, b), Resistor(a, 0, draw.between(100.0, 1e5))]


def _mesh(draw: Draw, a: int, b: int) -> list[Element]:
    kind = draw.share()
    if kind < 0.45:
        return [Resistor(a, b, draw.between(0.01, 1e3))]
    if kind < 0.65:
        return [_diode(draw, a, b)]
    if kind < 0.85:
        return [Volts(a, b, draw.between(5.0, 120.0), draw.between(0.01, 5.0))]
    return [Amps(a, b, draw.between(1e-3, 5.0))]


def _diode(draw: Draw, a: int, b: int) -> Diode:
    a, b = (a, b) if draw.share() < 0.5 else (b, a)
    return Diode(a, b, draw.between(1e-15, 1e-7), float(f"{1.0 + draw.share():.3f}"))


def _with_loads(circuit: Circuit, solution: Solution, draw: Draw) -> Circuit:
    """With up to two loads that the network can feed, and in one way only: half its volts are their lowest."""
    fit = [node for node in range(1, circuit.nodes) if solution.volts[node] > 5.0]
    elements: list[Element] = []
    for _ in range(min(len(fit), draw.whole(-1, 2))):
        node = fit[draw.whole(0, len(fit) - 1)]
        volts = solution.volts[node]
        drawn = volts / 1e3
        pulled = solved(compiled(Circuit(circuit.nodes, (*circuit.elements, Amps(node, 0, drawn)))))
        ohm = max(1e-2, (volts - pulled.volts[node]) / drawn)
        watts = float(f"{(0.02 + 0.2 * draw.share()) * volts * volts / (4.0 * ohm):.4g}")
        elements.append(Load(node, 0, min(watts, 20.0 * volts), float(f"{0.5 * volts:.3g}")))
    return Circuit(circuit.nodes, (*circuit.elements, *elements)) if elements else circuit


def asked(circuit: Circuit, seed: int) -> str:
    """The netlist for ngspice, and which numbers it is to print: node volts, currents of sources and of diodes."""
    text = netlist(circuit, _names(circuit), f"network {seed}")
    wanted = [f"v({node})" for node in range(1, circuit.nodes)]
    wanted += [f"i(ve{place})" for place, element in enumerate(circuit.elements) if isinstance(element, Volts)]
    wanted += [f"@de{place}[id]" for place, element in enumerate(circuit.elements) if isinstance(element, Diode)]
    control = [".control", "set numdgt=10", "op", *(f"print {each}" for each in wanted), "quit", ".endc"]
    return text.replace(".op\n", "\n".join([OPTIONS, *control, ""]))


def _names(circuit: Circuit) -> list[str]:
    return [f"e{place}" for place in range(len(circuit.elements))]


def answered(printed: str) -> list[float]:
    """The numbers in what ngspice prints, in the order they were asked for."""
    return [float(number) for number in re.findall(r"^\S+ = (\S+)$", printed, re.M)]


def ours(circuit: Circuit) -> tuple[list[float], Sequence[float]]:
    """The same numbers by our solver, and the volts or amperes beside which each is nothing.

    A millionth of the largest voltage or current of the network: ngspice stops where it has found its own zero.
    """
    solution = solved(compiled(circuit))
    values = list(solution.volts[1:])
    for kind in (Volts, Diode):
        values += [solution.amperes[place] for place, each in enumerate(circuit.elements) if isinstance(each, kind)]
    volts = 1e-6 * max(abs(each) for each in solution.volts)
    amperes = 1e-6 * max(abs(each) for each in solution.amperes)
    return values, [volts] * (circuit.nodes - 1) + [amperes] * (len(values) - circuit.nodes + 1)


def wild(seed: int) -> Circuit:
    """Anything joined to anything, as somebody might plug it who knows nothing: limits, converters, loads, diodes."""
    draw = Draw(seed, "wild")
    nodes = draw.whole(2, 16)
    elements: list[Element] = []
    for node in range(1, nodes):
        kind, other = draw.share(), draw.whole(0, node - 1)
        if kind < 0.7:
            elements.append(Resistor(node, other, draw.between(1e-3, 1e3)))
        elif kind < 0.85:
            elements.append(_diode(draw, node, other))
    for _ in range(draw.whole(1, nodes)):
        a, b = draw.whole(0, nodes - 1), draw.whole(0, nodes - 1)
        kind = draw.share()
        limit = (det.INF, 10.0, 50.0)[draw.whole(0, 2)]
        if kind < 0.35:
            elements.append(Volts(a, b, draw.between(10.0, 120.0), draw.between(0.01, 1.0), limit))
        elif kind < 0.4:
            elements.append(Volts(a, b, draw.between(10.0, 120.0)))
        elif kind < 0.65:
            elements.append(Load(a, b, draw.between(1.0, 3e3), draw.between(5.0, 90.0)))
        elif kind < 0.8:
            elements.append(_diode(draw, a, b))
        else:
            c, d = draw.whole(0, nodes - 1), draw.whole(0, nodes - 1)
            elements.append(Converter(a, b, c, d, 24.0, 0.1, draw.between(1.0, 20.0), 0.9, 10.0))
    return Circuit(nodes, tuple(elements))
