"""The networks of a rig as they stand, in the formats of their own fields, so that an engineer can check us.

In the netlist every power end has two nodes, `k1.b.plus` and `k1.b.minus`, and an earth end has one, `chassis.a`; a
part's resistances are called after it, those of a joint after the two nodes that it joins. Loads take what they take
now: one that has let go takes nothing, and a converter that has shut off is left out. A source that is below its limit
is written without it: so ngspice needs no hint where to begin. In the file for EPANET, ends that are joined are one
node, called after one of them.

Look for: `spice`, `epanet`.
"""

from collections.abc import Sequence

from game.model import det
from game.rig import parts, plant
from game.rig.current import Electric
from game.rig.files.epanet_written import inp
from game.rig.files.spicing import netlist
from game.rig.parts import COOLANT, Rig, Rigged
from game.rig.shedding import Powered
from game.rig.solved import Asks
from game.rig.solving import circuit, fluids

LET_GO = ("undervoltage", "collapsed", "shed", "reversed", "overvoltage")
"""What a solution notes of a load that takes nothing any more."""


def spice(rig: Rig, rigged: Rigged, asks: Asks, title: str, remarks: Sequence[str] = ()) -> str:
    """The electric side as a SPICE netlist; '' where no source reaches anything."""
    electric, powered = plant.electric(rig, rigged, asks)
    if not electric.givers:
        return ""
    asks, found, off = plant.rounded(asks), powered.solution, (*rigged.latched, *_let_go(powered))
    watts = [0.0 if taker.part in off else (asks.watts if taker.stack else taker.watts) for taker in electric.takers]
    drawn = circuit.adjusted(electric.ready.circuit, watts, [asks.volts * volts for volts in electric.sources])
    nodes = _nodes(electric, drawn.nodes)
    said = [*remarks, *(f"{name} has let go" for name in sorted(dict.fromkeys(off, True)))]
    elements: list[circuit.Element] = []
    names: list[str] = []
    hinted = False
    for number, (element, name) in enumerate(zip(drawn.elements, _names(electric, drawn, nodes, rig), strict=True)):
        match element:
            case circuit.Converter(a, b, lowest=lowest) if number in found.collapsed or (
                found.volts[a] - found.volts[b] < lowest and found.amperes[number] == 0.0
            ):
                said.append(f"{name} has shut off")
                continue
            case circuit.Volts(limit=limit) if number not in found.limited:
                said.append(f"{name} is below its limit of {limit:g} A, which is left out")
                element = element._replace(limit=det.INF)
            case circuit.Converter() | circuit.Volts():
                hinted = True
        elements.append(element)
        names.append(name)
    text = netlist(
        circuit.Circuit(drawn.nodes, tuple(elements)), names, title, nodes, found.volts if hinted else (),
    )  # fmt: skip
    head, _, rest = text.partition("\n")
    return "\n".join([head, *(f"* {remark}" for remark in said), rest])


def _let_go(powered: Powered) -> list[str]:
    return [part for why, part in powered.notes if why in LET_GO]


def _nodes(electric: Electric, count: int) -> list[str]:
    """What each node is called."""
    names = [f"inner.{number}" for number in range(count)]
    for end, number in electric.plus.items():
        names[number] = f"{end}.plus" if end in electric.minus else end
    for end, number in electric.minus.items():
        names[number] = f"{end}.minus"
    names[0] = "earth"
    return names


def _names(electric: Electric, drawn: circuit.Circuit, nodes: Sequence[str], rig: Rig) -> list[str]:
    """What each element is called."""
    names = [f"{nodes[element[0]]}.to.{nodes[element[1]]}" for element in drawn.elements]
    for part, main, _, elements in electric.through:
        names[main] = part
        found = rig.part(part)
        if found is not None and isinstance(found.body, parts.Tee):
            ends = [end.name for end in found.ends[1:]]
            called = [f"{part}.{side}.{end}" for side in ("plus", "minus") for end in ends]
        else:
            called = [f"{part}.plus", f"{part}.minus"] if len(elements) > 1 else [part]
        for number, name in zip(elements, called, strict=True):
            names[number] = name
    return names


def epanet(rig: Rig, rigged: Rigged, asks: Asks, title: str) -> str:
    """The coolant's network as a file for EPANET; '' where the rig has none, or all of it has leaked away."""
    wet, kelvin, running = plant.liquid(rig, rigged, asks, COOLANT)
    plumbing = wet.plumbing
    network = plumbing.network.network
    if all(node.head is None for node in network.nodes) or not plumbing.links:
        return ""
    nodes = [f"node.{number}" for number in range(len(network.nodes))]
    for end, number in sorted(plumbing.node.items(), key=lambda each: _standing_out(rig, each[0])):
        nodes[number] = end
    links = [""] * len(network.links)
    for name, number in plumbing.links:
        links[number] = name
    for number, name in enumerate(links):
        # A tee is two links, of which the first is called after it.
        links[number] = name or f"{links[number - 1]}.c"
    stopped = [link for name, link in plumbing.pumps if name not in running]
    return inp(network, fluids.coolant(kelvin), nodes, links, title, stopped)


def _standing_out(rig: Rig, end: str) -> tuple[int, str]:
    """By how well known an end is: a reservoir's most, then ports, then others of the plant."""
    name, _, which = end.partition(".")
    for part in rig.parts:
        if part.name == name:
            port = any(each.side for each in part.ends if each.name == which)
            return (3 if isinstance(part.body, parts.Reservoir) else 2 if port else 1 if part.fixed else 0, end)
    return 0, end
