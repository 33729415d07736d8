"""What flows in the pipes: density, viscosity and heat of water and of the coolant, and the friction law of a pipe.

Water: density by Tilton and Taylor (J. Res. Nat. Bur. Standards 18, 1937), good to 0.01 %; viscosity by the fit
2.414e-5 * 10^(247.8 / (T - 140)) Pa s, good to 2.5 % from 0 to 100 °C (Al-Shemmeri, Engineering Fluid Mechanics,
2012); heat capacity constant, within 0.5 % there.

Coolant: propylene glycol, 30.7 % by mass, in water: the reference mixture of Melinder (Properties of Secondary
Working Fluids for Indirect Systems, 2010), where his polynomials are in temperature alone. Read in public code that
quotes them. Freezes at -13 °C.

Friction: Darcy-Weisbach with the factor that EPANET uses (L. Rossman, EPANET 2 Users Manual, EPA/600/R-00/057, 2000,
appendix D, and EPANET 2.2 Users Manual, 2020, chapter 12): Hagen-Poiseuille up to Re 2000, Swamee and Jain (1976)
from Re 4000, and between them the cubic of Dunlop (1991) that meets both with their slopes.

Look for: `Fluid`, `water`, `coolant`, `friction`.
"""

from typing import NamedTuple

from game.model import det, units

LN_10 = 2.302585092994046
PI = 3.141592653589793

LAMINAR = 500.0 * PI
"""Re = 2000, as flow over (viscosity * bore): that is Re * pi / 4."""
TURBULENT = 1000.0 * PI
"""Re = 4000."""
SWAMEE = 5.74 * det.pow(0.25 * PI, 0.9)
"""5.74 / Re^0.9 is SWAMEE / (Re pi / 4)^0.9."""
AT_4000 = 5.74 / det.pow(4000.0, 0.9)
TWO_LOG = -2.0 / LN_10
"""-2 log10(y) is TWO_LOG * ln(y)."""


class Fluid(NamedTuple):
    """A liquid at one temperature."""

    density: float
    """kg/m3"""
    viscosity: float
    """m2/s, kinematic"""
    heat: float
    """J/(kg K)"""


def water(kelvin: float) -> Fluid:
    """Water, from 0 to 100 °C; held at the ends of that range."""
    t = min(max(kelvin - units.ZERO_CELSIUS, 0.0), 100.0)
    off = t - 3.9863
    density = 1000.0 * (1.0 - (t + 288.9414) / (508929.2 * (t + 68.12963)) * off * off)
    dynamic = 2.414e-5 * det.exp(LN_10 * 247.8 / (t + units.ZERO_CELSIUS - 140.0))
    return Fluid(density, dynamic / density, 4180.0)


def coolant(kelvin: float) -> Fluid:
    """Propylene glycol, 30.7 % by mass in water, from -10 to 100 °C; held at the ends of that range."""
    t = min(max(kelvin - units.ZERO_CELSIUS, -10.0), 100.0) - 32.7083
    density = 1018.0 + t * (-0.5406 + t * (-2.666e-3 + t * 1.347e-5))
    dynamic = 1e-3 * det.exp(0.6837 + t * (-3.045e-2 + t * (2.525e-4 + t * -1.399e-6)))
    heat = 3882.0 + t * (2.699 + t * (-1.659e-3 + t * -1.032e-5))
    return Fluid(density, dynamic / density, heat)


def friction(flow: float, thickness: float, rough: float, resistance: float) -> tuple[float, float]:
    """Head lost to friction at a flow > 0 (m), and its slope (m per m3/s).

    `thickness` is viscosity * bore, `rough` roughness / (3.7 bore), `resistance` 8 L / (g pi2 bore^5): the head lost
    is factor * resistance * flow2. Laminar, factor = 64 / Re = 16 pi thickness / flow.
    """
    w = flow / thickness
    if w <= LAMINAR:
        slope = 16.0 * PI * thickness * resistance
        return slope * flow, slope
    if w >= TURBULENT:
        y1 = SWAMEE * det.exp(-0.9 * det.log(w))
        y2 = rough + y1
        y3 = TWO_LOG * det.log(y2)
        factor = 1.0 / (y3 * y3)
        # d ln(factor) / d ln(flow) = -2 * (d y3 / y3) and d ln(y1) / d ln(flow) = -0.9.
        bend = 1.8 * TWO_LOG * y1 / (y2 * y3)
    else:
        y2 = rough + AT_4000
        y3 = TWO_LOG * det.log(y2)
        fa = 1.0 / (y3 * y3)
        # FA and FB: the factor at Re 4000, and 2 FA + 2 dFA/dlnRe there (Rossman's AC is 2 * 0.9 * TWO_LOG * AT_4000).
        fb = (2.0 + 1.8 * TWO_LOG * AT_4000 / (y2 * y3)) * fa
        r = w / LAMINAR
        x2 = 0.128 - 17.0 * fa + 2.5 * fb
        x3 = -0.128 + 13.0 * fa - (fb + fb)
        x4 = 0.032 - 3.0 * fa + 0.5 * fb
        factor = 7.0 * fa - fb + r * (x2 + r * (x3 + r * x4))
        bend = r * (x2 + r * (2.0 * x3 + r * 3.0 * x4)) / factor
    lost = factor * resistance * flow * flow
    return lost, lost * (2.0 + bend) / flow
