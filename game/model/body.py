"""Bodies: what is known of each person, as columns.

Look for: `People` (state), `Traits` (what differs between bodies), `copied`, `crew_at_rest`. What changes them is
physiology.py.
"""

from typing import NamedTuple

FIT, INCAPACITATED, UNCONSCIOUS, DEAD = 0.0, 1.0, 2.0, 3.0
"""`People.status`."""


class People(NamedTuple):
    """Sixteen bodies as columns: one list per quantity, one entry per person, in the order of their ids."""

    alveolar: list[float]
    """PAO2, mmHg."""
    arterial_co2: list[float]
    """PaCO2, the fast store's pressure, mmHg."""
    slow_co2: list[float]
    """The slow store's pressure, mmHg."""
    peripheral: list[float]
    """Peripheral drive, L/min."""
    central: list[float]
    """Central drive, L/min."""
    decline: list[float]
    """Hypoxic ventilatory decline, 0 to 0.45."""
    slowed: list[float]
    """Performance lost to hypoxia, z of 0 (none) to 1."""
    residue: list[float]
    """What remains of it for hours after good air."""
    dose: list[float]
    """Useful consciousness used up; incapacitated at 1."""
    displayed: list[float]
    """SpO2 before rounding: SaO2 lagged as a finger clip does, %."""
    saturation: list[float]
    """SaO2, %."""
    ventilation: list[float]
    """Alveolar ventilation VA, L/min BTPS."""
    below_unconscious: list[float]
    """Seconds in a row under `UNCONSCIOUS_BELOW`."""
    below_dead: list[float]
    """Seconds in a row under `DEAD_BELOW`."""
    status: list[float]
    """FIT, INCAPACITATED, UNCONSCIOUS or DEAD."""
    injury: list[float]
    """Lasting harm, 0 to 1; slows like impairment and does not heal within a level."""
    work: list[float]
    """Seconds of work done, as an unimpaired worker counts them."""
    flaws: list[float]
    """Seconds of that work that are spoiled."""


def copied(old: People) -> People:
    """New columns with the same values."""
    return People(
        old.alveolar.copy(),
        old.arterial_co2.copy(),
        old.slow_co2.copy(),
        old.peripheral.copy(),
        old.central.copy(),
        old.decline.copy(),
        old.slowed.copy(),
        old.residue.copy(),
        old.dose.copy(),
        old.displayed.copy(),
        old.saturation.copy(),
        old.ventilation.copy(),
        old.below_unconscious.copy(),
        old.below_dead.copy(),
        old.status.copy(),
        old.injury.copy(),
        old.work.copy(),
        old.flaws.copy(),
    )


class Traits(NamedTuple):
    """What differs between bodies, as columns in the same order."""

    need: list[float]
    """Factor on O2, CO2, vapour and heat."""
    hypoxic: list[float]
    """Factor on the hypoxic gain."""
    hypercapnic: list[float]
    """Factor on the central CO2 gain."""
    gradient: list[float]
    """Added to the alveolar-arterial difference, mmHg."""
    stores: list[float]
    """Factor on the CO2 stores: mass/77 kg."""


def crew_at_rest(count: int) -> People:
    """`count` people in comfort at sea level."""
    alveolar = 104.0
    return People(
        alveolar=[alveolar] * count,
        arterial_co2=[40.0] * count,
        slow_co2=[40.0] * count,
        peripheral=[0.0] * count,
        central=[0.0] * count,
        decline=[0.0] * count,
        slowed=[0.0] * count,
        residue=[0.0] * count,
        dose=[0.0] * count,
        displayed=[97.0] * count,
        saturation=[97.4] * count,
        ventilation=[4.585] * count,
        below_unconscious=[0.0] * count,
        below_dead=[0.0] * count,
        status=[FIT] * count,
        injury=[0.0] * count,
        work=[0.0] * count,
        flaws=[0.0] * count,
    )
