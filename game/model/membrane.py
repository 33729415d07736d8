"""A polymer membrane that tires: damage by cycles, crack growth, and the gas that then leaks through.

Humidity and temperature cycles strain the constrained film; Miner's rule adds up the damage until a crack starts
at the frame; the crack grows by Paris' law, in closed form per block of cycles; hydrogen leaks through its slit.

Look for: `Block` and `aged` (a service history becomes damage and crack length), `fatigue_life`, `crack_cycles`,
`slit_leak`, `pinhole_leak`, `MEMBRANE_LAW`.
"""

import math
from typing import NamedTuple

from game.model import det
from game.model.units import GAS_CONSTANT, H2_MOLAR_MASS, PASCAL_PER_BAR


class MembraneLaw(NamedTuple):
    """Coefficients of fatigue and leak; SI but for stress and toughness, which are in MPa and MPa sqrt(m)."""

    basquin_c: float = 7.890e11
    """N = C S^-k, S in MPa: fitted to Nafion 115, 2e5 cycles at 60 MPa and 9e5 at 40 (Dominguez Almaraz 2019)."""
    basquin_k: float = 3.710
    modulus: float = 250.0
    """MPa, wet film: 480 to 280 from 25 to 75 % RH in the literature, less when hot (recalled)."""
    thermal_strain: float = 1.2e-4
    """1/K (recalled)."""
    swelling_strain: float = 0.010
    """Linear strain per water molecule per sulphonic group; 14 to 4 gives 0.1, i.e. 25 MPa (recalled)."""
    paris_c: float = 1.5e-8
    """m per cycle at 1 MPa sqrt(m). No published value for Nafion was found: a level parameter."""
    paris_m: float = 3.0
    geometry: float = 1.12
    """Y of an edge crack in dK = Y S sqrt(pi a) (Barsom and Rolfe)."""
    discharge: float = 0.61
    """Of a sharp-edged orifice."""
    viscosity: float = 9.5e-6
    """Pa s, hydrogen at 333 K."""


MEMBRANE_LAW = MembraneLaw()


class Block(NamedTuple):
    """Some equal cycles in a service history."""

    cycles: float
    warming: float
    """K of temperature swing."""
    drying: float
    """Swing of the water content lambda."""


class Wear(NamedTuple):
    """How tired a membrane is."""

    damage: float
    """Miner's sum; a crack starts at 1."""
    crack: float
    """Length of the edge crack, m (0: none)."""


def cycle_stress(law: MembraneLaw, misfit: float, warming: float, drying: float) -> float:
    """MPa of stress range in a cycle; `misfit` is the stress concentration of a badly seated frame."""
    return misfit * law.modulus * (law.thermal_strain * warming + law.swelling_strain * drying)


def fatigue_life(stress_mpa: float) -> float:
    """Cycles to crack initiation at a stress amplitude in MPa, N = C S^-k."""
    law = MEMBRANE_LAW
    return law.basquin_c * det.pow(stress_mpa, -law.basquin_k)


def crack_cycles(c: float, m: float, stress_mpa: float, geometry: float, from_mm: float, to_mm: float) -> float:
    """Cycles for a crack to grow between two lengths: da/dN = C (Y S sqrt(pi a))^m, integrated in closed form.

    `c` in m per cycle at 1 MPa sqrt(m).
    """
    pace = c * det.pow(geometry * stress_mpa * math.sqrt(math.pi), m)
    power = 1.0 - 0.5 * m
    start, end = from_mm * 1e-3, to_mm * 1e-3
    if power == 0.0:
        return (det.log(end) - det.log(start)) / pace
    return (det.pow(end, power) - det.pow(start, power)) / (power * pace)


def grown(law: MembraneLaw, crack: float, stress_mpa: float, cycles: float, longest: float) -> float:
    """Length in m of a crack after `cycles`: the same closed form, solved for its end, clamped at `longest`."""
    if crack <= 0.0 or stress_mpa <= 0.0 or cycles <= 0.0:
        return crack
    pace = law.paris_c * det.pow(law.geometry * stress_mpa * math.sqrt(math.pi), law.paris_m)
    power = 1.0 - 0.5 * law.paris_m
    if power == 0.0:
        length = crack * det.exp(min(pace * cycles, 700.0))
    else:
        base = det.pow(crack, power) + power * pace * cycles
        length = longest if base <= 0.0 else det.pow(base, 1.0 / power)
    return length if length < longest else longest


def aged(law: MembraneLaw, wear: Wear, misfit: float, first_crack: float, longest: float, block: Block) -> Wear:
    """`wear` after one block: Miner damage until a crack of `first_crack` m starts, growth for the cycles left."""
    stress = cycle_stress(law, misfit, block.warming, block.drying)
    if stress <= 0.0 or block.cycles <= 0.0:
        return wear
    life = law.basquin_c * det.pow(stress, -law.basquin_k)
    damage = wear.damage + block.cycles / life
    if wear.crack > 0.0:
        return Wear(damage, grown(law, wear.crack, stress, block.cycles, longest))
    if damage < 1.0:
        return Wear(damage, 0.0)
    left = (damage - 1.0) * life
    return Wear(damage, grown(law, first_crack, stress, left, longest))


def slit_leak(
    law: MembraneLaw, crack: float, opening: float, thickness: float, kelvin: float, cathode: float, anode: float
) -> float:
    """mol/s of hydrogen through a slit of length `crack` m and width `opening` m, pressures in Pa.

    Viscous flow between plates, n = w^3 L/(12 mu t) (pc^2 - pa^2)/(2 R T); with an opening in proportion to the
    length, the leak grows with its fourth power: slow, then sudden.
    """
    if crack <= 0.0 or cathode <= anode:
        return 0.0
    conductance = opening * opening * opening * crack / (12.0 * law.viscosity * thickness)
    return conductance * (cathode * cathode - anode * anode) / (2.0 * GAS_CONSTANT * kelvin)


def pinhole_leak(hole_um: float, difference_bar: float, thickness_um: float) -> float:
    """mol/s of dry hydrogen at 333 K through a round hole into 1 bar: orifice or pipe, whichever lets less through."""
    law = MEMBRANE_LAW
    kelvin = 333.15
    downstream = PASCAL_PER_BAR
    upstream = downstream + difference_bar * PASCAL_PER_BAR
    radius = 0.5e-6 * hole_um
    area = math.pi * radius * radius
    pipe = math.pi * radius * radius * radius * radius / (8.0 * law.viscosity * thickness_um * 1e-6)
    pipe *= (upstream * upstream - downstream * downstream) / (2.0 * GAS_CONSTANT * kelvin)
    gamma = 1.41
    critical = det.pow(2.0 / (gamma + 1.0), gamma / (gamma - 1.0))
    ratio = downstream / upstream
    if ratio < critical:
        ratio = critical
    swing = det.pow(ratio, 2.0 / gamma) - det.pow(ratio, (gamma + 1.0) / gamma)
    speed = math.sqrt(2.0 * gamma / (gamma - 1.0) * H2_MOLAR_MASS / (GAS_CONSTANT * kelvin) * swing)
    orifice = law.discharge * area * upstream * speed / H2_MOLAR_MASS
    return orifice if orifice < pipe else pipe
