"""One subject in a laboratory: the same breath as in play, in constant air, for comparison with published tables.

Look for: `exposure`.
"""

from functools import lru_cache
from typing import NamedTuple

from game.model import body, physiology
from game.model.body import People, Traits
from game.model.physiology import BodyLaw, breathe

RESTING_VO2, LABORATORY_RQ = 0.25, 0.85
"""The resting subject behind `BODY_LAW`: 863 x 0.2125/40 = 4.585 L/min."""


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


def exposure(
    barometric_mmhg: float, fio2: float, fico2: float, vo2_l_min: float, minutes: float, seconds: float = 1.0
) -> Exposure:
    """A standard body, at rest in sea-level air until time 0, after `minutes` in the given air.

    Runs `physiology.breathe` under `physiology.BODY_LAW`, in blocks of `seconds`; respiratory quotient 0.85, as in
    the data that the law was fitted to.
    """
    return _exposed(physiology.BODY_LAW, barometric_mmhg, fio2, fico2, vo2_l_min, minutes, seconds)


@lru_cache(maxsize=1024)
def _exposed(
    law: BodyLaw, barometric: float, fio2: float, fico2: float, vo2: float, minutes: float, seconds: float
) -> Exposure:
    people = body.copied(_rested(law, seconds))
    _breathe_for(people, law, seconds, minutes * 60.0, (barometric, fio2, fico2, vo2))
    co2 = people.arterial_co2[0]
    return Exposure(
        people.alveolar[0],
        co2,
        physiology.arterial_o2(law, people.alveolar[0], vo2, 0.0),
        co2,
        people.saturation[0],
        physiology.minute_ventilation(law, people.ventilation[0]),
    )


@lru_cache(maxsize=64)
def _rested(law: BodyLaw, seconds: float) -> People:
    """After an hour of rest in sea-level air; never altered."""
    people = body.crew_at_rest(1)
    _breathe_for(people, law, seconds, 3600.0, (760.0, 0.2095, 0.0, RESTING_VO2))
    return people


def _breathe_for(
    people: People, law: BodyLaw, seconds: float, time: float, air: tuple[float, float, float, float]
) -> None:
    """`time` seconds of breathing air of (mmHg, fraction of O2, of CO2) at an oxygen uptake in L/min."""
    barometric, fio2, fico2, vo2 = air
    rate = physiology.rates(law, seconds)
    traits = Traits([1.0], [1.0], [1.0], [0.0], [1.0])
    for _ in range(int(time / seconds + 0.5)):
        breathe(people, traits, law, rate, 0, barometric, fio2, fico2, vo2, vo2 * LABORATORY_RQ)
