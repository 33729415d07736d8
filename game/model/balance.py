"""Does it close? Atoms and energy from end states and logged boundary flows, by other code than the step's.

Look for: `FLOWS` (what crosses the boundary, by name), `contents` (what is inside a habitat), `residuals`.
"""

from typing import NamedTuple

from game.model.habitat import Design, Habitat
from game.model.physiology import stored_co2
from game.model.units import WATER_LATENT_HEAT

ELEMENTS = ("oxygen", "hydrogen", "carbon", "nitrogen", "argon", "energy")

_O2 = (2.0, 0.0, 0.0, 0.0, 0.0)
_N2 = (0.0, 0.0, 0.0, 2.0, 0.0)
_CO2 = (2.0, 0.0, 1.0, 0.0, 0.0)
_H2 = (0.0, 2.0, 0.0, 0.0, 0.0)
_H2O = (1.0, 2.0, 0.0, 0.0, 0.0)
_AR = (0.0, 0.0, 0.0, 0.0, 1.0)
_GASES = (_O2, _N2, _CO2, _H2, _H2O, _AR)


class Flow(NamedTuple):
    """One way across the boundary."""

    gases: tuple[tuple[int, tuple[float, ...]], ...]
    """Ledger rows in mol, each with the atoms of one molecule (O, H, C, N, Ar)."""
    heat: tuple[int, ...] = ()
    """Ledger rows in J."""


FLOWS: dict[str, Flow] = {
    "leak": Flow(tuple(enumerate(_GASES)), (26,)),
    "relief": Flow(tuple((6 + row, atoms) for row, atoms in enumerate(_GASES)), (27,)),
    "nitrogen make-up": Flow(((12, _N2),), (28,)),
    "CO2 beds": Flow(((13, _CO2),), (29,)),
    "candles": Flow(((14, _O2),), (30,)),
    "torch": Flow(((15, _AR),), (31,)),
    "oxygen breathed": Flow(((16, _O2),)),
    "CO2 of the tissues": Flow(((17, _CO2),)),
    "water of the bodies": Flow(((18, _H2O),)),
    "heat of the bodies": Flow((), (32,)),
    "neighbours' oxygen": Flow(((19, _O2),)),
    "neighbours' CO2": Flow(((20, _CO2),)),
    "neighbours' water": Flow(((21, _H2O),)),
    "neighbours' supply": Flow(((22, _O2),)),
    "neighbours' heat": Flow((), (33,)),
    "vented oxygen": Flow(((23, _O2),)),
    "vented hydrogen": Flow(((24, _H2),)),
    "vented nitrogen": Flow(((25, _N2),)),
    "heat of the product": Flow((), (34,)),
    "heat of condensation": Flow((), (35,)),
    "cabin exchangers": Flow((), (36,)),
    "walls to Mars": Flow((), (37,)),
    "electricity": Flow((), (38,)),
    "chemical energy": Flow((), (39,)),
    "coolant sink": Flow((), (40,)),
    "latent heat breathed out": Flow((), (41,)),
    "hydrogen from opened lines": Flow(((42, _H2),), (43,)),
}


class Totals(NamedTuple):
    """Atoms in mol and energy in J, in the order of `ELEMENTS`."""

    oxygen: float
    hydrogen: float
    carbon: float
    nitrogen: float
    argon: float
    energy: float


def contents(state: Habitat, design: Design) -> Totals:
    """What a habitat holds: gas, water, stores of bodies, stacks and bottles; sensible, latent and stored energy."""
    air = state.air
    stacks = state.stacks
    species = [[], [], [], [], [], []]  # type: list[list[float]]
    for column, gas in zip((air.o2, air.n2, air.co2, air.h2, air.h2o, air.ar), species, strict=True):
        gas.extend(column)
    species[0].extend(stacks.anode_o2)
    species[1].extend(stacks.anode_n2 + stacks.cathode_n2 + stacks.bottle)
    species[3].extend(stacks.anode_h2 + stacks.cathode_h2)
    species[2].extend(
        stored_co2(state.people, design.traits, design.body_law, i) for i in range(len(state.people.status))
    )
    species[4].extend(stacks.feed)
    species[4].append(state.tank)
    atoms = [0.0] * 5
    for amounts, molecule in zip(species, _GASES, strict=True):
        for amount in amounts:
            for element in range(5):
                atoms[element] += amount * molecule[element]
    energy = state.battery + design.loop.capacity * state.loop_kelvin
    for r in range(len(air.heat)):
        energy += air.heat[r] + WATER_LATENT_HEAT * air.h2o[r] + design.modules.wall_capacity[r] * air.wall[r]
    for s in range(len(stacks.kelvin)):
        energy += design.stacks.heat_capacity[s] * stacks.kelvin[s]
    return Totals(atoms[0], atoms[1], atoms[2], atoms[3], atoms[4], energy)


def crossed(state: Habitat, flow: Flow) -> Totals:
    """What one flow has brought in (+) or taken out (-) so far."""
    atoms = [0.0] * 5
    for row, molecule in flow.gases:
        for element in range(5):
            atoms[element] += state.ledger[row] * molecule[element]
    energy = 0.0
    for row in flow.heat:
        energy += state.ledger[row]
    return Totals(atoms[0], atoms[1], atoms[2], atoms[3], atoms[4], energy)


def residuals(start: Habitat, end: Habitat, design: Design, flows: dict[str, Flow] = FLOWS) -> Totals:
    """Relative residual of each balance: (gain - flows)/throughput, throughput the sum of all flows' magnitudes.

    Where nothing crossed, it is relative to the contents instead; 0 where there is none of it at all.
    """
    before, after = contents(start, design), contents(end, design)
    answer = []
    for element in range(6):
        net, through = 0.0, 0.0
        for flow in FLOWS.values():
            moved = crossed(end, flow)[element] - crossed(start, flow)[element]
            through += abs(moved)
        for flow in flows.values():
            net += crossed(end, flow)[element] - crossed(start, flow)[element]
        scale = through if through > 0.0 else abs(after[element])
        gap = after[element] - before[element] - net
        answer.append(gap / scale if scale > 0.0 else 0.0)
    return Totals(answer[0], answer[1], answer[2], answer[3], answer[4], answer[5])
