"""Units of EPANET files: which a flow unit brings with it, and what they are in SI.

Source: L. Rossman and others, EPANET 2.2 Users Manual, EPA/600/R-20/133, 2020, appendix A.

Look for: `Units`, `units_of`, `FLOWS`; `WATER_VISCOSITY`, `GRAVITY` (EPANET's own).
"""

from typing import NamedTuple

FOOT = 0.3048
GRAVITY = 32.2 * FOOT
"""m/s2: EPANET reckons with 32.2 ft/s2."""
WATER_VISCOSITY = 1.1e-5 * FOOT * FOOT
"""m2/s of water at 20 °C, as EPANET has it."""
_CUBIC_FOOT = FOOT * FOOT * FOOT
_GALLON = 3.785411784e-3
FLOWS: dict[str, tuple[float, bool]] = {
    "CFS": (_CUBIC_FOOT, False),
    "GPM": (_GALLON / 60.0, False),
    "MGD": (_GALLON * 1e6 / 86400.0, False),
    "IMGD": (4.54609e-3 * 1e6 / 86400.0, False),
    "AFD": (43560.0 * _CUBIC_FOOT / 86400.0, False),
    "LPS": (1e-3, True),
    "LPM": (1e-3 / 60.0, True),
    "MLD": (1e3 / 86400.0, True),
    "CMS": (1.0, True),
    "CMH": (1.0 / 3600.0, True),
    "CMD": (1.0 / 86400.0, True),
}
"""m3/s of each flow unit, and whether the others are metric with it."""


class Units(NamedTuple):
    """What a number in a file must be multiplied with to be SI."""

    flow: float
    length: float
    """Heads and elevations too."""
    bore: float
    roughness: float
    pressure: float
    """m of water"""
    names: tuple[str, str, str, str]
    """Of flow, head, pressure and velocity."""


def units_of(flow: str, pressure: str = "") -> Units:
    """The units that go with a flow unit; pressure may be another than theirs: PSI, KPA or METERS."""
    scale, metric = FLOWS[flow]
    pressure = pressure or ("METERS" if metric else "PSI")
    # EPANET has 0.4333 psi for a foot of water, and 6.895 kPa for a psi.
    water = {"PSI": FOOT / 0.4333, "KPA": FOOT / (0.4333 * 6.895), "METERS": 1.0}[pressure]
    name = {"PSI": "psi", "KPA": "kPa", "METERS": "m"}[pressure]
    if metric:
        return Units(scale, 1.0, 1e-3, 1e-3, water, (flow, "m", name, "m/s"))
    return Units(scale, FOOT, FOOT / 12.0, FOOT * 1e-3, water, (flow, "ft", name, "ft/s"))
