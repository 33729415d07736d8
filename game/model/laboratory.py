"""One subject in a laboratory: the same breath as in play, in constant air, for comparison with published tables.

Look for: `exposure`.
"""

from typing import NamedTuple

from game.model.physiology import (
    BODY_LAW,
    Traits,
    arterial_o2,
    breathe,
    crew_at_rest,
    minute_ventilation,
    rates,
)


class Exposure(NamedTuple):
    """What a laboratory would read off one resting or working subject."""

    alveolar_o2: float
    """mmHg"""
    alveolar_co2: float
    """mmHg; the model's alveolar and arterial PCO2 are one"""
    arterial_o2: float
    """mmHg"""
    arterial_co2: float
    """mmHg"""
    arterial_saturation: float
    """%"""
    ventilation: float
    """Minute ventilation VE, L/min BTPS"""


RESTING_VO2, LABORATORY_RQ = 0.25, 0.85
"""The resting subject behind `BODY_LAW`: 863 x 0.2125/40 = 4.585 L/min."""


def exposure(
    barometric_mmhg: float, fio2: float, fico2: float, vo2_l_min: float, minutes: float, seconds: float = 1.0
) -> Exposure:
    """A standard body, at rest in sea-level air until time 0, after `minutes` in the given air.

    Runs `breathe`, in blocks of `seconds`; respiratory quotient 0.85, as in the data that the law was fitted to.
    """
    law = BODY_LAW
    rate = rates(law, seconds)
    people = crew_at_rest(1)
    traits = Traits([1.0], [1.0], [1.0], [0.0], [1.0])
    for _ in range(int(3600.0 / seconds)):
        breathe(people, traits, law, rate, 0, 760.0, 0.2095, 0.0, RESTING_VO2, RESTING_VO2 * LABORATORY_RQ)
    vco2 = vo2_l_min * LABORATORY_RQ
    for _ in range(int(minutes * 60.0 / seconds + 0.5)):
        breathe(people, traits, law, rate, 0, barometric_mmhg, fio2, fico2, vo2_l_min, vco2)
    co2 = people.arterial_co2[0]
    return Exposure(
        people.alveolar[0],
        co2,
        arterial_o2(law, people.alveolar[0], vo2_l_min, 0.0),
        co2,
        people.saturation[0],
        minute_ventilation(law, people.ventilation[0]),
    )
