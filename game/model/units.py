"""Physical constants with their sources, and quantities written with units in text.

Look for: the constants (SI), `quantity` ("127 m3" -> 127.0, "70.3 kPa" -> 70300.0), `UNITS`.
"""

import re
from typing import NamedTuple

GAS_CONSTANT = 8.31446261815324
"""J/(mol K), CODATA 2018 (exact)."""
FARADAY = 96485.33212
"""C/mol, CODATA 2018."""
PASCAL_PER_MMHG = 133.322387415
"""Pa in one conventional millimetre of mercury."""
PASCAL_PER_BAR = 1.0e5
"""Pa in one bar."""
STPD_MOLAR_LITRES = 22.414
"""L/mol of a dry ideal gas at 0 °C and 760 mmHg, the field's convention for oxygen uptake."""
ZERO_CELSIUS = 273.15
"""K at 0 °C."""

# Molar masses, kg/mol, IUPAC 2021 abridged.
O2_MOLAR_MASS = 0.031998
N2_MOLAR_MASS = 0.028014
CO2_MOLAR_MASS = 0.044009
H2_MOLAR_MASS = 0.002016
H2O_MOLAR_MASS = 0.018015

# Molar heat capacities at constant pressure near 295 K, J/(mol K), CRC Handbook of Chemistry and Physics.
O2_HEAT = 29.38
N2_HEAT = 29.12
CO2_HEAT = 37.12
H2_HEAT = 28.84
H2O_HEAT = 33.59
AR_HEAT = 20.79
WATER_LATENT_HEAT = 44010.0
"""J/mol to evaporate water at 25 °C, CRC Handbook."""


class Unit(NamedTuple):
    """One way to write a quantity."""

    kind: str
    """What it measures: two quantities of one kind may replace each other."""
    scale: float
    """SI value of one such unit."""
    offset: float = 0.0
    """SI value of zero such units (only Celsius has one)."""


UNITS: dict[str, Unit] = {
    "m3": Unit("volume", 1.0),
    "L": Unit("volume", 1e-3),
    "Pa": Unit("pressure", 1.0),
    "kPa": Unit("pressure", 1e3),
    "bar": Unit("pressure", 1e5),
    "mmHg": Unit("pressure", PASCAL_PER_MMHG),
    "K": Unit("temperature", 1.0),
    "C": Unit("temperature", 1.0, ZERO_CELSIUS),
    "kg": Unit("mass", 1.0),
    "g": Unit("mass", 1e-3),
    "s": Unit("time", 1.0),
    "min": Unit("time", 60.0),
    "h": Unit("time", 3600.0),
    "d": Unit("time", 86400.0),
    "kg/h": Unit("mass flow", 1.0 / 3600.0),
    "kg/d": Unit("mass flow", 1.0 / 86400.0),
    "kg/s": Unit("mass flow", 1.0),
    "mol/s": Unit("molar flow", 1.0),
    "mol": Unit("amount", 1.0),
    "m3/s": Unit("volume flow", 1.0),
    "L/min": Unit("volume flow", 1e-3 / 60.0),
    "%": Unit("share", 0.01),
    "%/d": Unit("rate", 0.01 / 86400.0),
    "%/h": Unit("rate", 0.01 / 3600.0),
    "1/h": Unit("rate", 1.0 / 3600.0),
    "W": Unit("power", 1.0),
    "kW": Unit("power", 1e3),
    "Wh": Unit("energy", 3600.0),
    "kWh": Unit("energy", 3.6e6),
    "J": Unit("energy", 1.0),
    "W/K": Unit("conductance", 1.0),
    "J/K": Unit("heat capacity", 1.0),
    "kJ/K": Unit("heat capacity", 1e3),
    "A": Unit("current", 1.0),
    "V": Unit("voltage", 1.0),
    "ohm": Unit("resistance", 1.0),
    "mohm": Unit("resistance", 1e-3),
    "A2s": Unit("melting energy", 1.0),
    "cm2": Unit("area", 1e-4),
    "mm2": Unit("area", 1e-6),
    "m2": Unit("area", 1.0),
    "um": Unit("length", 1e-6),
    "mm": Unit("length", 1e-3),
    "m": Unit("length", 1.0),
    "MPa": Unit("stress", 1e6),
    "m/s2": Unit("acceleration", 1.0),
    "N/m": Unit("stiffness", 1.0),
    "kN/m": Unit("stiffness", 1e3),
    "Hz": Unit("frequency", 1.0),
}

_QUANTITY = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S*)\s*")


def quantity(text: str, kind: str) -> float:
    """The SI value of `text`, which must be of `kind` ("volume", "pressure", …).

    Raises ValueError with a sentence for the author of the text.
    """
    article = "an" if kind[0] in "aeiou" else "a"
    wanted = ", ".join(name for name, unit in UNITS.items() if unit.kind == kind)
    match = _QUANTITY.fullmatch(text)
    if match is None:
        example = f"1 {wanted.split(',')[0]}"
        raise ValueError(f"{text!r} is not a number followed by a unit; write {article} {kind} such as '{example}'")
    number, name = match.groups()
    if name == "":
        raise ValueError(f"{text!r} has no unit; {article} {kind} is written in {wanted}")
    unit = UNITS.get(name)
    if unit is None:
        known = f"{article} {kind} is written in {wanted}"
        raise ValueError(f"'{name}' in {text!r} is not a unit this program knows; {known}")
    if unit.kind != kind:
        raise ValueError(f"{text!r} is a {unit.kind}, but {article} {kind} is needed here, in {wanted}")
    value = float(number) * unit.scale + unit.offset
    if value - value != 0.0:
        raise ValueError(f"{text!r} is too large to be a {kind}")
    return value
