"""A circuit written down as a SPICE netlist, so that an engineer can check it with a tool of their own.

Loads, sources with a limit and converters become B sources, in the forms that `spice.py` reads and ngspice computes. A
source behind a resistance becomes a V and an R. What SPICE can't say is changed, and the netlist says so: a source with
a limit needs at least 1e-3 ohm; a converter that has too few volts does not shut off.

Look for: `netlist`.
"""

import re
from collections.abc import Sequence

from game.model import det
from game.rig.solving.circuit import LEAK, Amps, Circuit, Converter, Diode, Element, Load, Resistor, Volts, leaking

LEAST = 1e-3
"""ohm of a source with a limit, or of a converter."""


def netlist(
    circuit: Circuit, names: Sequence[str], title: str, nodes: Sequence[str] = (), volts: Sequence[float] = ()
) -> str:
    """The text; `names` are those of the elements, `nodes` of the nodes (or their numbers are).

    `volts` of the nodes, where they are known, are written as what SPICE may begin with: from nothing, ngspice does not
    find what B sources with a limit settle at.
    """
    taken: dict[str, None] = {}
    places = ["0"]
    for node in range(1, circuit.nodes):
        places.append(_unique(_plain(nodes[node]) if nodes else str(node), taken, "_"))
    lines = [_plain_title(title)]
    models: dict[tuple[float, float], str] = {}
    used: dict[str, None] = {}
    for element, name in zip(circuit.elements, names, strict=True):
        if isinstance(element, Diode):
            models.setdefault((element.saturation, element.ideality), f"D{len(models) + 1}MODEL")
        lines += _written(element, _plain(name), places, models, used, taken)
    lines += [f"{_unique('Rleak', used, '_')} {places[node]} 0 {1.0 / LEAK:g}" for node in leaking(circuit)]
    lines += [f".model {name} D(IS={saturation!r} N={ideality!r})" for (saturation, ideality), name in models.items()]
    lines += [f".nodeset v({places[node]})={each:.6g}" for node, each in enumerate(volts) if node > 0]
    return "\n".join([*lines, ".op", ".end", ""])


def _plain_title(title: str) -> str:
    return " ".join(title.split()) or "a network"


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.]", "_", name) or "_"


def _unique(name: str, taken: dict[str, None], between: str) -> str:
    """The name, or the name and a number where it is taken; `0` and `gnd` are."""
    free, count = name, 1
    while free.lower() in taken or free.lower() in ("0", "gnd"):
        count += 1
        free = f"{name}{between}{count}"
    taken[free.lower()] = None
    return free


def _written(
    element: Element,
    name: str,
    nodes: Sequence[str],
    models: dict[tuple[float, float], str],
    used: dict[str, None],
    taken: dict[str, None],
) -> list[str]:
    def called(letter: str, of: str = name) -> str:
        return _unique(of if of[0].upper() == letter else letter + of, used, "_")

    match element:
        case Resistor(a, b, ohm):
            return [f"{called('R')} {nodes[a]} {nodes[b]} {ohm!r}"]
        case Amps(a, b, amperes):
            return [f"{called('I')} {nodes[a]} {nodes[b]} DC {amperes!r}"]
        case Diode(a, b, saturation, ideality):
            return [f"{called('D')} {nodes[a]} {nodes[b]} {models[saturation, ideality]}"]
        case Load(a, b, watts, lowest):
            over = f"V({nodes[a]},{nodes[b]})"
            law = f"{max(0.0, watts)!r}*{over}/max({over},{lowest!r})^2"
            return [f"{called('B')} {nodes[a]} {nodes[b]} I={{{law}}}"]
        case Volts(a, b, volts, 0.0, det.INF):
            return [f"{called('V')} {nodes[a]} {nodes[b]} DC {volts!r}"]
        case Volts(a, b, volts, ohm, det.INF):
            inner = _unique(f"{name}_in", taken, "_")
            return [
                f"{called('V')} {inner} {nodes[b]} DC {volts!r}",
                f"{called('R')} {inner} {nodes[a]} {ohm!r}",
            ]
        case Volts(a, b, volts, ohm, limit):
            said, ohm = _at_least(ohm)
            over = f"V({nodes[a]},{nodes[b]})"
            law = f"min(max(({volts!r}-{over})/{ohm!r},{-limit!r}),{limit!r})"
            return [*said, f"{called('B')} {nodes[b]} {nodes[a]} I={{{law}}}"]
        case Converter(in_a, in_b, out_a, out_b, volts, ohm, limit, efficiency, lowest):
            said, ohm = _at_least(ohm)
            over, feed = f"V({nodes[out_a]},{nodes[out_b]})", f"V({nodes[in_a]},{nodes[in_b]})"
            gives = f"min(max(({volts!r}-{over})/{ohm!r},0),{min(limit, 1e9)!r})"
            takes = f"{gives}*({over}+{ohm!r}*{gives})/{efficiency!r}/max({feed},{lowest!r})"
            return [
                *said,
                f"* {name} shuts off below {lowest!r} V at its input; this does not",
                f"{called('B', f'{name}_out')} {nodes[out_b]} {nodes[out_a]} I={{{gives}}}",
                f"{called('B', f'{name}_in')} {nodes[in_a]} {nodes[in_b]} I={{{takes}}}",
            ]
    raise AssertionError(element)


def _at_least(ohm: float) -> tuple[list[str], float]:
    if ohm >= LEAST:
        return [], ohm
    return [f"* the next has {ohm!r} ohm, which is written as {LEAST!r}"], LEAST
