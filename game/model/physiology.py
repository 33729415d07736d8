"""One person: lungs, blood gases, drive to breathe, impairment, consciousness, injury.

The eight-state controller model of acute hypoxia and hypercapnia: alveolar oxygen, arterial CO2 with a fast and
a slow store, peripheral and central chemoreflex, hypoxic ventilatory decline, performance, and the dose towards
the end of useful consciousness. Valid for acute exposure of healthy adults, inspired PO2 45-250 mmHg, inspired
PCO2 0-50 mmHg, oxygen uptake 0.2-2 L/min; not for sleep-disordered breathing, disease or decompression.

Look for: `breathe` (one breath of one person, the only thing that changes `People`), `BODY_LAW` (every
coefficient, with its source), `o2_saturation`, `useful_consciousness`, `work_pace` and `work_quality`.
"""

from typing import NamedTuple

from game.model import det
from game.model.body import DEAD, FIT, INCAPACITATED, UNCONSCIOUS, People, Traits
from game.model.units import STPD_MOLAR_LITRES


class BodyLaw(NamedTuple):
    """Coefficients of one body's gas exchange and control; pressures in mmHg, flows in L/min, times in s."""

    cubic: float = 150.0
    """Severinghaus 1979: S = 1/(hill/(P^3 + cubic P) + 1); the linear term at low pressure."""
    hill: float = 23400.0
    """The same: the half-saturation constant."""
    bohr_slope: float = 0.184
    """The same: dlnP/dpH = (P/26.6)^slope - offset."""
    bohr_offset: float = 2.2
    warm_slope: float = 0.058
    """The same: dlnP/dT = slope/((0.243 P/100)^3.88 + 1) + floor, 1/K."""
    warm_floor: float = 0.013
    ph_slope: float = 0.008
    """pH falls by this for each mmHg of PaCO2 above 40 (acute, textbook)."""
    setpoint: float = 40.0
    """PaCO2 at which the drives rest."""
    feedforward: float = 863.0
    """VA = feedforward VCO2/setpoint: ventilation that metabolism asks for; 863 turns STPD into BTPS mmHg."""
    hypoxic_gain: float = 0.068
    """Peripheral drive per point of desaturation, as a share of resting ventilation."""
    resting_va: float = 4.585
    """Alveolar ventilation at rest, L/min."""
    interaction: float = 0.03
    """Peripheral drive per point of desaturation and mmHg of PaCO2 above the set point."""
    central_gain: float = 1.95
    """Central drive per mmHg above the set point, L/min."""
    central_brake: float = 0.18
    """Central drive lost per mmHg below the set point, L/min."""
    decline: float = 0.45
    """Largest hypoxic ventilatory decline, share of the peripheral drive."""
    decline_span: float = 15.0
    """Points of desaturation at which the decline is complete."""
    full_saturation: float = 97.4
    """Saturation above which nothing drives, %."""
    va_floor: float = 0.6
    """Ventilation never falls below this share of the feed-forward."""
    fast_store: float = 57.0
    """mL/mmHg of CO2 that follow the blood at once (77 kg)."""
    slow_store: float = 120.0
    """mL/mmHg of CO2 in tissue that follows slowly (77 kg); with the fast one of the order of Farhi and Rahn 1955."""
    slow_tau: float = 900.0
    peripheral_tau: float = 16.0
    central_tau: float = 160.0
    decline_tau: float = 450.0
    alveolar_tau: float = 43.0
    """Half-time 0.5 min (Farhi and Rahn 1955)."""
    gradient: float = 6.0
    """Alveolar-arterial difference at rest, mmHg."""
    gradient_work: float = 9.0
    """The same: growth per L/min of oxygen uptake above 0.30."""
    gradient_scale: float = 60.0
    """The same: proportional to (PAO2 - 15)/scale."""
    dead_space: float = 1.8
    """Dead-space ventilation at rest, L/min: 0.15 L twelve times a minute."""
    dead_space_growth: float = 1.0 / 12.0
    """The same: growth per L/min of alveolar ventilation above rest."""
    tuc_scale: float = 2.8
    """Time of useful consciousness = scale exp(rate PIO2), s, below tuc_ceiling; fitted to FAA AC 61-107's table."""
    tuc_rate: float = 0.0903
    tuc_ceiling: float = 75.0
    tuc_work: float = 0.8
    """TUC is divided by (VO2/0.3)^this: ten knee bends at 25,000 ft cut 3-5 min to 1-1.5."""
    tuc_floor: float = 10.0


BODY_LAW = BodyLaw()
"""Controller constants fitted to Reynolds 1972 (JAP 33:47) and the USAF altitude table; `main.py validate` shows how
well."""

# Assumptions of this project, marked so (levels may change them later): consciousness and death by saturation.
UNCONSCIOUS_BELOW, UNCONSCIOUS_AFTER = 55.0, 120.0
DEAD_BELOW, DEAD_AFTER = 40.0, 300.0
WAKES_ABOVE = 70.0
INJURY_BELOW, INJURY_TIME = 55.0, 900.0
NARCOSIS_ABOVE, NARCOSIS_TIME = 60.0, 600.0
"""Inspired PCO2 in mmHg above which carbon dioxide itself ends consciousness: 8-10 % at sea level, in 5-15 min."""


class Rates(NamedTuple):
    """Shares of the way that each lag goes in one breath, 1 - exp(-seconds/tau)."""

    seconds: float
    """Length of one breath block, s."""
    peripheral: float
    central: float
    decline: float
    alveolar: float
    slower: float
    """Performance going (tau 90 s)."""
    quicker: float
    """Performance coming back (tau 180 s)."""
    residue: float
    """Residue healing (tau 8 h)."""
    displayed: float
    """Finger clip (tau 15 s)."""
    dose: float
    """Consciousness coming back on good air (tau 120 s)."""


def rates(law: BodyLaw, seconds: float) -> Rates:
    """The lags of `law` for a breath block of `seconds`."""
    return Rates(
        seconds,
        _share(seconds, law.peripheral_tau),
        _share(seconds, law.central_tau),
        _share(seconds, law.decline_tau),
        _share(seconds, law.alveolar_tau),
        _share(seconds, 90.0),
        _share(seconds, 180.0),
        _share(seconds, 8.0 * 3600.0),
        _share(seconds, 15.0),
        _share(seconds, 120.0),
    )


def _share(seconds: float, tau: float) -> float:
    return 1.0 if tau <= 0.0 else 1.0 - det.exp(-seconds / tau)


def breathe(
    people: People,
    traits: Traits,
    law: BodyLaw,
    rate: Rates,
    i: int,
    barometric: float,
    fio2: float,
    fico2: float,
    vo2: float,
    vco2: float,
) -> float:
    """Advances person `i` by one breath block in air of `barometric` mmHg and the given fractions.

    `vo2` and `vco2` are L/min STPD used and made by the tissues. Returns the CO2 breathed out, L/min STPD (it
    differs from `vco2` while the stores fill or empty). Inspired PO2 = fraction (PB - 47), cabin humidity
    neglected, which understates it by 1-2 %.
    """
    dt = rate.seconds
    dry = barometric - 47.0
    if dry < 1.0:
        dry = 1.0
    inspired_o2 = fio2 * dry
    inspired_co2 = fico2 * dry

    arterial_co2 = people.arterial_co2[i]
    lack = law.full_saturation - people.saturation[i]
    if lack < 0.0:
        lack = 0.0
    excess = arterial_co2 - law.setpoint
    over = excess if excess > 0.0 else 0.0
    under = excess if excess < 0.0 else 0.0

    decline = people.decline[i]
    peripheral = people.peripheral[i]
    central = people.central[i]
    gain = traits.hypoxic[i]
    wanted = gain * lack * (law.hypoxic_gain * law.resting_va * (1.0 - decline) + law.interaction * over)
    peripheral += rate.peripheral * (wanted - peripheral)
    wanted = traits.hypercapnic[i] * law.central_gain * over + law.central_brake * under
    central += rate.central * (wanted - central)
    full = lack / law.decline_span
    decline += rate.decline * (law.decline * (full if full < 1.0 else 1.0) - decline)
    people.peripheral[i] = peripheral
    people.central[i] = central
    people.decline[i] = decline

    asked = law.feedforward * vco2 / law.setpoint
    va = asked + peripheral + central
    floor = law.va_floor * asked
    if va < floor:
        va = floor
    people.ventilation[i] = va

    # CO2: tissue -> fast store -> breath, and fast <-> slow store; mL of gas, so that carbon is conserved exactly.
    out = va * (arterial_co2 - inspired_co2) / 863.0
    seep = (people.slow_co2[i] - arterial_co2) * (dt / law.slow_tau)
    gained = 1000.0 * (vco2 - out) * (dt / 60.0) / traits.stores[i]
    arterial_co2 += (gained + law.slow_store * seep) / law.fast_store
    people.arterial_co2[i] = arterial_co2
    people.slow_co2[i] -= seep

    # O2: mass balance over the alveoli (valid with inspired CO2), then diffusion, then haemoglobin.
    respiratory_quotient = vco2 / vo2
    alveolar = people.alveolar[i]
    target = inspired_o2 - 863.0 * vo2 / va * (1.0 - fio2 * (1.0 - respiratory_quotient))
    alveolar += rate.alveolar * (target - alveolar)
    if alveolar < 1.0:
        alveolar = 1.0
    people.alveolar[i] = alveolar
    saturation = o2_saturation(
        arterial_o2(law, alveolar, vo2, traits.gradient[i]), 7.4 - law.ph_slope * (arterial_co2 - 40.0), 37.0
    )
    people.saturation[i] = saturation
    people.displayed[i] += rate.displayed * (saturation - people.displayed[i])
    _perform(people, rate, i, saturation)
    _endure(people, rate, i, saturation, inspired_o2, inspired_co2, vo2)
    return out


def o2_saturation(po2_mmhg: float, ph: float, temperature_c: float) -> float:
    """SaO2 in % at a PO2 above 0 mmHg: Severinghaus 1979 (J Appl Physiol 46:599), his shifts on a virtual PO2."""
    law = BODY_LAW
    shift = (law.bohr_offset - det.exp(law.bohr_slope * det.log(po2_mmhg / 26.6))) * (ph - 7.4)
    if temperature_c != 37.0:
        warmth = law.warm_slope / (det.pow(0.00243 * po2_mmhg, 3.88) + 1.0) + law.warm_floor
        shift -= warmth * (temperature_c - 37.0)
    virtual = po2_mmhg * det.exp(shift)
    return 100.0 / (law.hill / (virtual * (virtual * virtual + law.cubic)) + 1.0)


def arterial_o2(law: BodyLaw, alveolar: float, vo2: float, gradient: float) -> float:
    """PaO2 in mmHg: the alveolar-arterial difference grows with oxygen uptake and shrinks with alveolar PO2."""
    difference = law.gradient + law.gradient_work * (vo2 - 0.30) + gradient
    difference = 4.0 if difference < 4.0 else (28.0 if difference > 28.0 else difference)
    scale = (alveolar - 15.0) / law.gradient_scale
    scale = 0.35 if scale < 0.35 else (1.6 if scale > 1.6 else scale)
    arterial = alveolar - difference * scale
    return arterial if arterial > 0.5 else 0.5


def useful_consciousness(pio2_mmhg: float, vo2_l_min: float) -> float:
    """Seconds of useful consciousness at an inspired PO2 below `BODY_LAW.tuc_ceiling`, shortened by exertion."""
    law = BODY_LAW
    seconds = law.tuc_scale * det.exp(law.tuc_rate * pio2_mmhg)
    if vo2_l_min > 0.3:
        seconds /= det.pow(vo2_l_min / 0.3, law.tuc_work)
    return seconds if seconds > law.tuc_floor else law.tuc_floor


def _perform(people: People, rate: Rates, i: int, saturation: float) -> None:
    """Impairment follows saturation below 84 %, faster down than back (Fowler 1987, Phillips 2015)."""
    wanted = (84.0 - saturation) / 24.0
    if wanted <= 0.0 and people.residue[i] == 0.0:
        return
    wanted = 0.0 if wanted < 0.0 else (1.0 if wanted > 1.0 else wanted)
    slowed = people.slowed[i]
    slowed += (rate.slower if wanted > slowed else rate.quicker) * (wanted - slowed)
    people.slowed[i] = slowed
    residue = people.residue[i]
    residue -= rate.residue * residue
    people.residue[i] = residue if residue > 0.3 * slowed else 0.3 * slowed


def _endure(
    people: People, rate: Rates, i: int, saturation: float, inspired_o2: float, inspired_co2: float, vo2: float
) -> None:
    """Consciousness lost and regained, and the harm of going without oxygen."""
    dt = rate.seconds
    dose = people.dose[i]
    poor = inspired_o2 < BODY_LAW.tuc_ceiling
    narcotic = inspired_co2 > NARCOSIS_ABOVE
    if dose == 0.0 and not poor and not narcotic and saturation >= UNCONSCIOUS_BELOW and people.status[i] == FIT:
        people.below_unconscious[i] = 0.0
        people.below_dead[i] = 0.0
        return
    if poor:
        dose += dt / useful_consciousness(inspired_o2, vo2)
    if narcotic:
        dose += dt / NARCOSIS_TIME
    if not poor and not narcotic:
        dose -= rate.dose * dose
    dose = 1.5 if dose > 1.5 else dose
    people.dose[i] = dose

    below = people.below_unconscious[i] + dt if saturation < UNCONSCIOUS_BELOW else 0.0
    people.below_unconscious[i] = below
    dying = people.below_dead[i] + dt if saturation < DEAD_BELOW else 0.0
    people.below_dead[i] = dying
    if saturation < INJURY_BELOW:
        injury = people.injury[i] + dt / INJURY_TIME
        people.injury[i] = 1.0 if injury > 1.0 else injury

    if dying >= DEAD_AFTER:
        people.status[i] = DEAD
    elif below >= UNCONSCIOUS_AFTER:
        people.status[i] = UNCONSCIOUS
    elif people.status[i] == UNCONSCIOUS:
        if saturation > WAKES_ABOVE:
            people.status[i] = INCAPACITATED
    elif dose >= 1.0:
        people.status[i] = INCAPACITATED
    elif dose < 0.5:
        people.status[i] = FIT


def impairment(people: People, i: int) -> float:
    """z of 0 to 1: what hypoxia takes now, what is left of it, or lasting injury, whichever is most."""
    z = people.slowed[i]
    if people.residue[i] > z:
        z = people.residue[i]
    return people.injury[i] if people.injury[i] > z else z


def work_pace(z: float) -> float:
    """Work done per second by a person of impairment `z`: reaction and movement times grow by 0.45 z (Fowler 1987)."""
    return 1.0 / (1.0 + 0.45 * z)


def work_quality(z: float) -> float:
    """Share of that work which is sound; spoils at half the rate at which movement slows (assumption)."""
    return 1.0 - 0.5 * z


def labour(people: People, i: int, seconds: float) -> None:
    """Books `seconds` of working time of person `i`: slowed by impairment, and partly spoiled."""
    z = impairment(people, i)
    done = seconds * work_pace(z)
    people.work[i] += done
    people.flaws[i] += done * (1.0 - work_quality(z))


def stored_co2(people: People, traits: Traits, law: BodyLaw, i: int) -> float:
    """mol of CO2 in the two stores of person `i`, counted from zero pressure."""
    millilitres = law.fast_store * people.arterial_co2[i] + law.slow_store * people.slow_co2[i]
    return traits.stores[i] * millilitres / (1000.0 * STPD_MOLAR_LITRES)


def minute_ventilation(law: BodyLaw, va: float) -> float:
    """VE in L/min from alveolar ventilation."""
    return va + law.dead_space + law.dead_space_growth * (va - law.resting_va)
