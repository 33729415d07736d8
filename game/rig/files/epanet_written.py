"""A pipe network written as an .inp file, so that an engineer can open it in EPANET.

Flows in L/min, bores and roughness in mm, heads in m. Fittings become pipes a tenth of their bore long, with their loss
(a valve a TCV); what air or dirt leaves free becomes the bore or the loss; a leak becomes an emitter. EPANET
reckons with a gravity 0.08 % above the standard one: its friction heads are that much lower.

Look for: `inp`.
"""

from collections.abc import Sequence
from math import sqrt

from game.model import det
from game.rig.files.epanet_units import WATER_VISCOSITY
from game.rig.solving import fluids, pipes, runs

LITRES = 6.0e4
"""L/min in 1 m3/s"""
LONGEST_NAME = 31


def inp(
    network: pipes.Network,
    fluid: fluids.Fluid,
    nodes: Sequence[str],
    links: Sequence[str],
    title: str,
    stopped: Sequence[int] = (),
) -> str:
    """The file's text; `nodes` and `links` are their names, `stopped` the pumps that stand still.

    What no way leads to is left out, even with every valve open: EPANET could not solve it.
    """
    ends = [(link.a, link.b) for link in network.links]
    sources = [number for number, node in enumerate(network.nodes) if node.head is not None]
    joined = runs.graph(len(network.nodes), ends, sources, [False] * len(network.nodes)).joined
    used = [False] * len(network.nodes)
    for a, b in ends:
        if a != b:
            used[a] = used[b] = True
    ids, link_ids = _ids(nodes), _ids(links)
    locks = {lock.link: lock for lock in network.locks}
    text = ["[TITLE]", *(line.replace("[", "(") for line in title.splitlines())]
    junctions, reservoirs, emitters = ["[JUNCTIONS]"], ["[RESERVOIRS]"], ["[EMITTERS]"]
    for number, node in enumerate(network.nodes):
        if not joined[number] or not used[number]:
            continue
        if node.head is None:
            junctions.append(f"{ids[number]}  {_number(node.elevation)}  {_number(node.demand * LITRES)}")
        else:
            reservoirs.append(f"{ids[number]}  {_number(node.head)}")
    holes: dict[int, float] = {}
    for leak in network.leaks:
        holes[leak.node] = holes.get(leak.node, 0.0) + leak.coefficient
    for at, coefficient in holes.items():
        if joined[at] and used[at] and network.nodes[at].head is None:
            # C sqrt(m of water) = c sqrt(Pa), in L/min.
            emitters.append(f"{ids[at]}  {_number(coefficient * sqrt(1000.0 * network.gravity) * LITRES)}")
    sections = {kind: [f"[{kind}]"] for kind in ("PIPES", "PUMPS", "VALVES", "CURVES", "STATUS")}
    for number, link in enumerate(network.links):
        if link.a != link.b and joined[link.a]:
            lock = locks.get(number, pipes.Lock(number, 0.0))
            name = link_ids[number]
            _write(sections, link, lock, name, f"{name}  {ids[link.a]}  {ids[link.b]}")
            if number in stopped and isinstance(link, pipes.Pump):
                sections["STATUS"].append(f"{name}  Closed")
            if lock.push > 0.0:
                text.append(f"; in {name} air holds until {_number(lock.push)} m push it: EPANET knows no such thing")
    options = [
        "[OPTIONS]",
        "Units  LPM",
        "Headloss  D-W",
        f"Viscosity  {_number(fluid.viscosity / WATER_VISCOSITY)}",
        f"Specific Gravity  {_number(fluid.density / 1000.0)}",
        "Trials  200",
        "Accuracy  0.000001",
    ]
    blocks = [text, junctions, reservoirs, emitters, *sections.values(), options, ["[TIMES]", "Duration  0"], ["[END]"]]
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _write(sections: dict[str, list[str]], link: pipes.Link, lock: pipes.Lock, name: str, ends: str) -> None:
    """One link, in whatever sections it takes."""
    free = 1.0 - lock.blocked
    squeezed = sqrt(free) if free > 1e-4 else 1e-2
    if free <= 1.0 - pipes.SHUT:
        sections["STATUS"].append(f"{name}  Closed")
    match link:
        case pipes.Pump(_, _, head, slope, power):
            most = det.pow(head / max(slope, 1e-9), 1.0 / power)
            sections["PUMPS"].append(f"{ends}  HEAD c_{name}")
            half = head - slope * det.pow(0.5 * most, power)
            for flow, lift in ((0.0, head), (0.5 * most, half), (most, 0.0)):
                sections["CURVES"].append(f"c_{name}  {_number(flow * LITRES)}  {_number(lift)}")
        case pipes.Pipe(_, _, length, bore, roughness, loss, check):
            sections["PIPES"].append(_pipe(ends, length, bore * squeezed, roughness, loss, check))
        case pipes.Valve(_, _, bore, loss, is_open):
            sections["VALVES"].append(
                f"{ends}  {_number(1e3 * bore * squeezed)}  TCV  {_number(loss)}  {_number(loss)}"
            )
            if not is_open:
                sections["STATUS"].append(f"{name}  Closed")
        case pipes.Check(_, _, bore, loss):
            sections["PIPES"].append(_pipe(ends, pipes.SHORT * bore, bore * squeezed, 0.0, loss, True))
        case pipes.Filter(_, _, bore, loss, clogged):
            left = max(1.0 - clogged, 1.0 - pipes.SHUT)
            sections["PIPES"].append(_pipe(ends, pipes.SHORT * bore, bore * squeezed, 0.0, loss / (left * left), False))


def _pipe(ends: str, length: float, bore: float, roughness: float, loss: float, check: bool) -> str:
    sizes = f"{_number(length)}  {_number(1e3 * bore)}  {_number(1e3 * roughness)}  {_number(loss)}"
    return f"{ends}  {sizes}  {'CV' if check else 'Open'}"


def _number(value: float) -> str:
    return f"{value:.12g}"


def _ids(names: Sequence[str]) -> list[str]:
    """Names as EPANET takes them: without spaces, at most 31 letters, each once."""
    ids: list[str] = []
    for name in names:
        plain = "".join("_" if letter.isspace() or letter in ';"[' else letter for letter in name)[: LONGEST_NAME - 6]
        plain, tries = plain or "_", 1
        while plain in ids:
            tries += 1
            plain = f"{plain.split('~')[0]}~{tries}"
        ids.append(plain)
    return ids
