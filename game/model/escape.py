"""Hydrogen that escapes from a line into a module, all at once.

Look for: `release`.
"""

from game.model.atmosphere import HEAT_RELEASE, RELEASE_H2, SUPPLY_KELVIN, Air, Modules
from game.model.units import H2_HEAT

RICHEST = 0.99
"""Mole fraction of hydrogen to which `release` goes at most."""


def release(air: Air, modules: Modules, r: int, share: float, ledger: list[float]) -> None:
    """Lets hydrogen at bottle temperature from outside the habitat into module `r`, in place and at once.

    Its mole fraction x becomes x + `share` (at most `RICHEST`); the other gases stay, so that the pressure rises.
    """
    # (n_H2 + added)/(n + added) = x + share, solved for what is added.
    n = air.o2[r] + air.n2[r] + air.co2[r] + air.h2[r] + air.h2o[r] + air.ar[r]
    before = air.h2[r] / n
    after = before + share
    after = RICHEST if after > RICHEST else after
    if after <= before:
        return
    added = n * (after - before) / (1.0 - after)
    air.h2[r] += added
    air.heat[r] += H2_HEAT * SUPPLY_KELVIN * added
    ledger[RELEASE_H2] += added
    ledger[HEAT_RELEASE] += H2_HEAT * SUPPLY_KELVIN * added
