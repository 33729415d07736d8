"""Coolant and feed water as they are plugged together: a pipe network with the way back to parts and ends.

An end of the plant or of a hose with nothing in it is shut: liquid couplings seal themselves on both sides.

Look for: `Plumbing` and `compiled`, `running` (which pumps can), `Wet` and `solved`.
"""

from math import sqrt
from typing import NamedTuple

from game.model.units import H2O_MOLAR_MASS
from game.rig import parts
from game.rig.networks import Standing, ends_of, nodes
from game.rig.parts import COOLANT, Part
from game.rig.solving import fluids, pipes

PI = 3.141592653589793
BORE = 0.008
"""m, of a fitting that says nothing."""
FITTED = 0.8
"""Velocity heads in an adapter or tee (assumed: a sudden change of width by a third)."""
JET = 0.61
"""Coefficient of a sharp-edged hole."""
PUSH = 0.25
"""m of head that it takes to move a bubble that fills all of the plate (assumed: as much as the plate is high)."""
METER = (0.003, 20.0)
"""Bore (m) and velocity heads of the metering valve in a feed (assumed); it also lets nothing back."""
SPLASH = 0.02
"""L/min that leak before anybody would see it."""


class Plumbing(NamedTuple):
    """The network of one liquid."""

    medium: str
    network: pipes.Compiled
    links: tuple[tuple[str, int], ...]
    """Each part with the number of its link; of a tee the first of its two."""
    node: dict[str, int]
    """Of every end that some link or reservoir is at."""
    pumps: tuple[tuple[str, int], ...]
    """All of the medium, by name with the numbers of their links."""
    leaks: tuple[str, ...]
    """The ends that leak, in the order of the network's leaks."""
    suctions: tuple[int, ...]
    """Nodes of reservoirs."""


class Wet(NamedTuple):
    """What flows."""

    plumbing: Plumbing
    density: float
    litres: dict[str, float]
    """L/min by part, from its first end to its second."""
    pascal: tuple[float, ...]
    """By node, over ambient."""
    leaking: tuple[tuple[str, float], ...]
    """L/min at each end that leaks."""


def compiled(stands: Standing, medium: str, air: float, fines: float, empty: bool) -> Plumbing:
    """Of one liquid; `air` blocks the plate, `fines` the filters; `empty` reservoirs hold nothing up."""
    node = nodes(stands, (medium,))
    count = max(node.values(), default=-1) + 1
    heads: list[float | None] = [None] * count
    links: list[pipes.Link] = []
    names: list[tuple[str, int]] = []
    pumps: list[tuple[str, int]] = []
    locks: list[pipes.Lock] = []
    suctions: list[int] = []
    for part in stands.parts.values():
        at = [node[end] for end in ends_of(part) if end in node]
        if not at or (len(at) == 1 and not isinstance(part.body, parts.Reservoir | parts.Feed)):
            continue
        names.append((part.name, len(links)))
        match part.body:
            case parts.Reservoir(head=head):
                names.pop()
                suctions.append(at[0])
                heads[at[0]] = None if empty else head
            case parts.Feed():
                heads.append(0.0)
                links.append(pipes.Check(at[0], len(heads) - 1, *METER))
            case parts.Pump(head=head, flow=flow):
                pumps.append((part.name, len(links)))
                links.append(pipes.Pump(at[0], at[1], head, head / (flow * flow)))
            case parts.Plate(length=length, bore=bore):
                if air > 0.0:
                    locks.append(pipes.Lock(len(links), air, PUSH * air))
                links.append(pipes.Pipe(at[0], at[1], length, bore))
            case parts.Filter(bore=bore, loss=loss):
                links.append(pipes.Filter(at[0], at[1], bore, loss, fines))
            case _:
                links += _plain(stands, part, at)
                if len(links) == names[-1][1]:
                    names.pop()
    leaks = [(end, node[end]) for end in stands.holes if end in node]
    network = pipes.Network(
        tuple(pipes.Node(head) for head in heads),
        tuple(links),
        tuple(pipes.Leak(at, coefficient(stands.holes[end])) for end, at in leaks),
        tuple(locks),
    )
    return Plumbing(
        medium, pipes.compiled(network), tuple(names), node, tuple(pumps), tuple(end for end, _ in leaks),
        tuple(suctions),
    )  # fmt: skip


def _plain(stands: Standing, part: Part, at: list[int]) -> list[pipes.Link]:
    match part.body:
        case parts.Hose(length=length, bore=bore):
            return [pipes.Pipe(at[0], at[1], length, bore)]
        case parts.Adapter(bore=bore):
            return [pipes.Valve(at[0], at[1], bore or BORE, FITTED)]
        case parts.Valve(bore=bore, loss=loss):
            return [pipes.Valve(at[0], at[1], bore, loss, part.name in stands.on)]
        case parts.Check(bore=bore, loss=loss):
            return [pipes.Check(at[0], at[1], bore, loss)]
        case parts.Tee():
            return [pipes.Valve(at[0], at[1], BORE, FITTED), pipes.Valve(at[0], at[2], BORE, FITTED)]
    return []


def coefficient(bore: float) -> float:
    """m3/s per sqrt(Pa) of a hole, for a liquid as dense as water."""
    return JET * 0.25 * PI * bore * bore * sqrt(2.0 / 1000.0)


def solved(plumbing: Plumbing, kelvin: float, running: tuple[str, ...]) -> Wet:
    """With these pumps running, the liquid at `kelvin`."""
    fluid = fluids.coolant(kelvin) if plumbing.medium == COOLANT else fluids.water(kelvin)
    stopped = [link for name, link in plumbing.pumps if name not in running]
    found = pipes.solved(plumbing.network, fluid, stopped)
    weight = fluid.density * pipes.STANDARD_GRAVITY
    return Wet(
        plumbing,
        fluid.density,
        {name: 6.0e4 * found.flows[link] for name, link in plumbing.links},
        tuple(weight * head for head in found.heads),
        tuple((end, 6.0e4 * flow) for end, flow in zip(plumbing.leaks, found.leaks, strict=True)),
    )


def moles(litres: float, density: float) -> float:
    """mol/s of water in so many L/min."""
    return litres / 6.0e4 * density / H2O_MOLAR_MASS
