"""One cell of a polymer membrane electrolyser: voltage, production, and the hydrogen that crosses.

Look for: `CellLaw`, `polarisation`, `crossing`; and for tables `reversible_voltage`, `cell_voltage`, `o2_rate`,
`h2_in_o2`.
"""

from typing import NamedTuple

from game.model import det
from game.model.units import FARADAY, GAS_CONSTANT, O2_MOLAR_MASS, ZERO_CELSIUS


class CellLaw(NamedTuple):
    """Coefficients of one cell; A/cm2, V, K, bar, ohm cm2."""

    reversible_a: float = 1.5184
    """LeRoy 1980: E = a + b T + c T ln T + d T^2, liquid water, 1 bar."""
    reversible_b: float = -1.5421e-3
    reversible_c: float = 9.523e-5
    reversible_d: float = 9.84e-8
    nernst: float = 0.75
    """E rises by nernst RT/F ln p for dry product gases at p bar: (1 + 1/2)/2."""
    anode_alpha: float = 2.0
    """Activation RT/(alpha F) asinh(j/2 j0): NREL electrolyzer after Yigit and Selamet 2016."""
    anode_j0: float = 2.0e-7
    cathode_alpha: float = 0.5
    cathode_j0: float = 2.0e-3
    conductivity_slope: float = 0.005139
    """Springer 1991: sigma = (slope lambda - offset) exp(warmth (1/303 - 1/T)), S/cm."""
    conductivity_offset: float = 0.00326
    conductivity_warmth: float = 1268.0
    contact: float = 0.07
    """Electronic and contact resistance; the literature has 0.025 to 0.096."""
    limiting: float = 6.0
    """Limiting current density for a full water feed, A/cm2 (recalled: 3 to 6)."""
    wet: float = 16.0
    """lambda of a well-fed membrane; with `contact` it puts the curve on NREL's."""
    thickness_cm: float = 0.0178
    """Nafion 117."""
    permeability: float = 4.65e-11
    """mol/(cm s bar) of hydrogen at 80 °C (SimSES; 5.3e-11 elsewhere)."""
    permeability_energy: float = 21000.0
    """J/mol of its Arrhenius law (recalled: 18 to 24 kJ/mol)."""
    supersaturation: float = 2.4
    """bar cm2/A added to the hydrogen pressure at the membrane; dominant at 1 bar (Trinke 2018)."""
    o2_permeability: float = 2.0e-11
    """mol/(cm s bar) of oxygen the other way; it burns to water on the cathode."""
    o2_supersaturation: float = 2.8


CELL_LAW = CellLaw()


def standard_voltage(law: CellLaw, kelvin: float) -> float:
    """Reversible voltage in V at 1 bar of dry gases over liquid water."""
    return (
        law.reversible_a
        + law.reversible_b * kelvin
        + law.reversible_c * kelvin * det.log(kelvin)
        + law.reversible_d * kelvin * kelvin
    )


def polarisation(law: CellLaw, kelvin: float, log_pressure: float, density: float, water: float, share: float) -> float:
    """Cell voltage in V at `density` A/cm2; `log_pressure` = (ln pc + ln pa / 2)/1.5, dry gases in bar.

    `share` is the water feed's: a starved anode lowers the limiting current.
    """
    thermal = GAS_CONSTANT * kelvin / FARADAY
    voltage = standard_voltage(law, kelvin) + law.nernst * thermal * log_pressure
    if law.anode_alpha > 0.0:
        voltage += thermal / law.anode_alpha * det.asinh(density / (2.0 * law.anode_j0))
    if law.cathode_alpha > 0.0:
        voltage += thermal / law.cathode_alpha * det.asinh(density / (2.0 * law.cathode_j0))
    conductivity = law.conductivity_slope * water - law.conductivity_offset
    if conductivity < 1.0e-4:
        conductivity = 1.0e-4
    conductivity *= det.exp(law.conductivity_warmth * (1.0 / 303.0 - 1.0 / kelvin))
    voltage += density * (law.thickness_cm / conductivity + law.contact)
    if law.limiting > 0.0:
        near = density / (law.limiting * share) if share > 0.0 else 1.0
        near = 0.999 if near > 0.999 else near
        voltage -= 0.5 * thermal * det.log(1.0 - near)
    return voltage


def thermoneutral(kelvin: float) -> float:
    """V at which a cell neither warms nor cools: 1.4812 at 25 °C, -1.65e-4 V/K (enthalpy of formation, constant Cp)."""
    return 1.4812 - 1.65e-4 * (kelvin - 298.15)


def crossing(law: CellLaw, kelvin: float, cathode_bar: float, density: float, thickness_cm: float) -> float:
    """mol/(s cm2) of hydrogen through a sound membrane: diffusion, with supersaturation at the catalyst."""
    warmth = det.exp(-law.permeability_energy / GAS_CONSTANT * (1.0 / kelvin - 1.0 / 353.15))
    return law.permeability * warmth * (cathode_bar + law.supersaturation * density) / thickness_cm


def reversible_voltage(temperature_c: float, pressure_bar: float) -> float:
    """V over liquid water, both product gases dry at `pressure_bar`."""
    kelvin = temperature_c + ZERO_CELSIUS
    law = CELL_LAW
    return standard_voltage(law, kelvin) + law.nernst * GAS_CONSTANT * kelvin / FARADAY * det.log(pressure_bar)


def cell_voltage(current_density_a_cm2: float, temperature_c: float, pressure_bar: float) -> float:
    """V of a new, well-fed cell."""
    kelvin = temperature_c + ZERO_CELSIUS
    return polarisation(CELL_LAW, kelvin, det.log(pressure_bar), current_density_a_cm2, CELL_LAW.wet, 1.0)


def o2_rate(cells: float, current_a: float) -> float:
    """kg/day of oxygen by Faraday's law."""
    return cells * current_a / (4.0 * FARADAY) * O2_MOLAR_MASS * 86400.0


def h2_in_o2(current_density_a_cm2: float, cathode_bar: float, thickness_um: float) -> float:
    """Volume % of hydrogen in the dry oxygen of a sound cell at 80 °C."""
    hydrogen = crossing(CELL_LAW, 353.15, cathode_bar, current_density_a_cm2, thickness_um * 1e-4)
    return 100.0 * hydrogen / (hydrogen + current_density_a_cm2 / (4.0 * FARADAY))
