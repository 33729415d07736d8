"""Gas lines as they are plugged together: tubes that resist, where gas comes from, and where it can get out.

Pressures are a few pascals over ambient and flows slow, so that a hose is a laminar resistance. Its flow is that of
Hagen and Poiseuille at the density of the room's pressure,

    n = dp * pi r^4 p / (8 mu L R T)    [mol/s]

with one viscosity for all, oxygen's, the largest. Duct, vent and what hangs open are at ambient: the vent's own valve
holds it there (assumed). A port shuts itself when its plug is pulled; the end of a hose does not, and what comes out of
it is in the room.

Look for: `Lines` and `compiled`; gases.py solves them.
"""

from math import sqrt
from typing import NamedTuple

from game.model.units import GAS_CONSTANT
from game.rig import parts
from game.rig.networks import Standing, ends_of, nodes
from game.rig.parts import GASES, Part
from game.rig.solving import elimination

PI = 3.141592653589793
VISCOSITY = 2.05e-5
"""Pa s, of oxygen at 22 °C."""
AMBIENT = 70.3e3
"""Pa in the room (assumed: that of the houses that such machines are made for)."""
FITTING = 0.3
"""m: an open valve, adapter, check or tee resists like so much hose of its own bore (assumed)."""
BORE = 0.008
"""m, of a fitting that says nothing."""
NEEDLE = 1e-7
"""mol/s per Pa through the restriction in a purge connection (assumed: full flow from half the regulator's 30 kPa)."""
SEEP = 1e-13
"""mol/s per Pa that gets out of everything: it keeps a line that is shut off at a pressure, a very high one."""
ORIFICE = 0.61
MOLAR_MASS = 0.032
"""kg/mol, for flow through a hole: oxygen's."""
WIDE = 0.02
"""m: the bore of duct and vent, and of an open end."""
HELD = 1.0
"""mol/s per Pa: a regulator holds its pressure so stiffly."""
NORMAL = 10.0
"""Pa: about what a line stands under; holes are reckoned with it first."""
PASSES = 3
"""Solutions one after the other: holes and check valves are set by the pressures of the one before."""

MODULE, OUTSIDE, STACK = "module", "outside", "stack"


class Tube(NamedTuple):
    """What gas flows through, from one node to another."""

    part: str
    a: int
    b: int
    conductance: float
    """mol/s per Pa at 295 K."""
    one_way: bool


class Sink(NamedTuple):
    """Where it leaves."""

    node: int
    to: str
    conductance: float
    """mol/s per Pa; of a hole 0, which follows from its bore."""
    bore: float
    part: str
    """'' for a hole or an open end."""


class Origin(NamedTuple):
    """Where it comes from."""

    node: int
    gas: str
    part: str
    pressure: float
    """Pa: of an outlet where its relief lifts, of a bottle what its regulator holds."""


class Lines(NamedTuple):
    """The gas lines as they are plugged together: what can be reached from an outlet or a bottle."""

    node: dict[str, int]
    """Of every gas end that can be reached."""
    size: int
    tubes: tuple[Tube, ...]
    sinks: tuple[Sink, ...]
    outlets: tuple[Origin, ...]
    bottles: tuple[Origin, ...]
    cells: int
    """Of the stack."""
    orders: tuple[elimination.Ordered, elimination.Ordered]
    """The schedule of the equations, without nitrogen and with it."""
    passes: int
    """Solutions one after the other: one will do where nothing depends on pressure."""
    bare: tuple[str, ...]
    """Hoses that carry hydrogen with no arrestor in them."""
    open: tuple[str, ...]
    """Ends that hang open."""


def _tube(length: float, bore: float) -> float:
    """mol/s per Pa at 295 K."""
    square = 0.25 * bore * bore
    return PI * square * square * AMBIENT / (8.0 * VISCOSITY * length * GAS_CONSTANT * 295.0)


def compiled(stands: Standing) -> Lines:
    """Of all gas ends."""
    everywhere = nodes(stands, GASES)
    tubes = [tube for part in stands.parts.values() for tube in _tubes(stands, part, everywhere)]
    origins = [origin for part in stands.parts.values() for origin in _origins(stands, part, everywhere)]
    number = {at: index for index, at in enumerate(sorted(_fed(tubes, [origin.node for origin in origins])))}
    node = {end: number[at] for end, at in everywhere.items() if at in number}
    tubes = [
        tube._replace(a=number[tube.a], b=number[tube.b]) for tube in tubes if tube.a in number and tube.b in number
    ]
    origins = [origin._replace(node=number[origin.node]) for origin in origins]
    hanging = tuple(end for end in node if end not in stands.mates and not stands.parts[stands.owner[end]].fixed)
    sinks = [sink for part in stands.parts.values() for sink in _sinks(stands, part, node)]
    sinks += [Sink(node[end], MODULE, 0.0, hole, "") for end, hole in stands.holes.items() if end in node]
    sinks += [Sink(node[end], MODULE, _tube(FITTING, WIDE), 0.0, "") for end in hanging]
    changing = any(tube.one_way for tube in tubes) or any(sink.bore > 0.0 for sink in sinks)
    hydrogen = _fed(tubes, [origin.node for origin in origins if origin.gas == parts.HYDROGEN])
    bare = tuple(
        part.name
        for part in stands.parts.values()
        if isinstance(part.body, parts.Hose)
        and not part.body.arrestor
        and all(end in stands.mates and node.get(end, -1) in hydrogen for end in ends_of(part))
    )
    outlets = tuple(origin for origin in origins if origin.gas != parts.NITROGEN)
    bottles = tuple(origin for origin in origins if origin.gas == parts.NITROGEN)
    orders = (_order(len(number), tubes, sinks, ()), _order(len(number), tubes, sinks, bottles))
    return Lines(
        node, len(number), tuple(tubes), tuple(sinks), outlets, bottles, stands.rig.cells, orders,
        PASSES if changing else 1, bare, hanging,
    )  # fmt: skip


def _tubes(stands: Standing, part: Part, node: dict[str, int]) -> list[Tube]:
    at = [node[end] for end in ends_of(part) if end in node]
    if len(at) < 2:
        return []
    match part.body:
        case parts.Hose(length=length, bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(length, bore), False)]
        case parts.Adapter(bore=bore) | parts.Filter(bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore or BORE), False)]
        case parts.Valve(bore=bore) if part.name in stands.on:
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore), False)]
        case parts.Check(bore=bore):
            return [Tube(part.name, at[0], at[1], _tube(FITTING, bore), True)]
        case parts.Tee():
            half = _tube(0.5 * FITTING, BORE)
            return [Tube(part.name, at[0], at[1], half, False), Tube(part.name, at[0], at[2], half, False)]
    return []


def _origins(stands: Standing, part: Part, node: dict[str, int]) -> list[Origin]:
    match part.body:
        case parts.Outlet(stack=stack, gas=gas, pressure=pressure) if stack == stands.rig.stack:
            return [Origin(node[part.end("out")], gas, part.name, pressure)]
        case parts.Bottle(pressure=pressure, moles=moles) if moles > 0.0:
            return [Origin(node[part.end("out")], parts.NITROGEN, part.name, pressure)]
    return []


def _sinks(stands: Standing, part: Part, node: dict[str, int]) -> list[Sink]:
    at = node.get(ends_of(part)[0], -1)
    if at < 0:
        return []
    match part.body:
        case parts.Duct():
            return [Sink(at, MODULE, _tube(FITTING, WIDE), 0.0, part.name)]
        case parts.Vent():
            return [Sink(at, OUTSIDE, _tube(FITTING, WIDE), 0.0, part.name)]
        case parts.Inlet(stack=stack) if stack == stands.rig.stack:
            return [Sink(at, STACK, NEEDLE, 0.0, part.name)]
    return []


def _fed(tubes: list[Tube], origins: list[int]) -> dict[int, bool]:
    found: dict[int, bool] = {}
    waiting = list(origins)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = True
            waiting += [tube.b for tube in tubes if tube.a == here]
            waiting += [tube.a for tube in tubes if tube.b == here]
    return found


def _order(size: int, tubes: list[Tube], sinks: list[Sink], bottles: tuple[Origin, ...]) -> elimination.Ordered:
    entries = [(each, each) for each in range(size)]
    values = [SEEP] * size
    for tube in tubes:
        entries += [(tube.a, tube.a), (tube.b, tube.b), (tube.a, tube.b), (tube.b, tube.a)]
        values += [tube.conductance, tube.conductance, -tube.conductance, -tube.conductance]
    for sink in sinks:
        entries.append((sink.node, sink.node))
        values.append(sink.conductance or hole(sink.bore, NORMAL))
    for bottle in bottles:
        entries.append((bottle.node, bottle.node))
        values.append(HELD)
    return elimination.ordered(size, entries, values)


def hole(bore: float, pressure: float) -> float:
    """mol/s per Pa through a hole at about this pressure: n = C A sqrt(2 dp rho) / M, over dp."""
    about = min(max(pressure, 0.01), AMBIENT)
    density = AMBIENT * MOLAR_MASS / (GAS_CONSTANT * 295.0)
    return ORIFICE * 0.25 * PI * bore * bore * sqrt(2.0 * density / about) / MOLAR_MASS
