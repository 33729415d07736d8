"""What a body uses and makes by activity: oxygen, carbon dioxide, vapour, heat.

Look for: `ACTIVITIES`, `O2_USE`, `CO2_MADE`, `VAPOUR_MADE`, `DRY_HEAT`, `possible` (what somebody in a bad way does),
and for tables `metabolic_o2`, `metabolic_co2`.
"""

from game.model.body import INCAPACITATED, UNCONSCIOUS
from game.model.units import CO2_MOLAR_MASS, H2O_MOLAR_MASS, O2_MOLAR_MASS, STPD_MOLAR_LITRES

ACTIVITIES = ("sleep", "rest", "nominal", "work", "heavy", "ergometer", "recovery")
"""What a body can be doing; an activity is its index here."""
SLEEP, REST, NOMINAL, WORK, HEAVY, ERGOMETER, RECOVERY = 0, 1, 2, 3, 4, 5, 6

# NASA/TP-2015-218570 (BVAD 2015) table 3.22 for sleep, nominal, exercise at 75 % VO2max and the hour after it
# (mean of its four quarters). Rest, work and heavy are not in that table: oxygen uptake 0.30, 1.0 and 1.5 L/min
# STPD with BVAD's respiratory quotient are assumptions of this project.
_LITRE = 1.0 / (STPD_MOLAR_LITRES * 60.0)
_KG_MIN = 1.0 / 60.0
O2_USE = (
    3.60e-4 * _KG_MIN / O2_MOLAR_MASS,
    0.30 * _LITRE,
    5.68e-4 * _KG_MIN / O2_MOLAR_MASS,
    14.3e-4 * _KG_MIN / O2_MOLAR_MASS,
    21.4e-4 * _KG_MIN / O2_MOLAR_MASS,
    39.4e-4 * _KG_MIN / O2_MOLAR_MASS,
    5.68e-4 * _KG_MIN / O2_MOLAR_MASS,
)
"""mol/s of oxygen by activity, for a body of factor 1."""
CO2_MADE = (
    4.55e-4 * _KG_MIN / CO2_MOLAR_MASS,
    0.30 * 0.92 * _LITRE,
    7.20e-4 * _KG_MIN / CO2_MOLAR_MASS,
    18.1e-4 * _KG_MIN / CO2_MOLAR_MASS,
    27.1e-4 * _KG_MIN / CO2_MOLAR_MASS,
    49.85e-4 * _KG_MIN / CO2_MOLAR_MASS,
    7.20e-4 * _KG_MIN / CO2_MOLAR_MASS,
)
"""mol/s of carbon dioxide by activity, for a body of factor 1."""
VAPOUR_MADE = (
    6.30e-4 * _KG_MIN / H2O_MOLAR_MASS,
    8.00e-4 * _KG_MIN / H2O_MOLAR_MASS,
    11.77e-4 * _KG_MIN / H2O_MOLAR_MASS,
    33.0e-4 * _KG_MIN / H2O_MOLAR_MASS,
    60.0e-4 * _KG_MIN / H2O_MOLAR_MASS,
    87.3e-4 * _KG_MIN / H2O_MOLAR_MASS,
    42.7e-4 * _KG_MIN / H2O_MOLAR_MASS,
)
"""mol/s of water vapour by activity."""
DRY_HEAT = (62.2, 72.0, 91.4, 130.0, 150.0, 158.0, 137.0)
"""W of sensible heat by activity."""


def possible(activity: int, status: float) -> int:
    """The activity of a body: the unconscious are as if asleep, and whoever can't act does no more than rest."""
    if status == UNCONSCIOUS:
        return SLEEP
    if status == INCAPACITATED and activity > REST:
        return REST
    return activity


def metabolic_o2(activity: int) -> float:
    """kg/h of oxygen used by a body of factor 1."""
    return O2_USE[activity] * O2_MOLAR_MASS * 3600.0


def metabolic_co2(activity: int) -> float:
    """kg/h of carbon dioxide made by a body of factor 1."""
    return CO2_MADE[activity] * CO2_MOLAR_MASS * 3600.0
