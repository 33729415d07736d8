"""Bodies: what oxygen does to them, by the numbers that the level is built on."""

import pytest

from game.model import metabolism, physiology
from game.model.body import DEAD, FIT, INCAPACITATED, UNCONSCIOUS, People, Traits, crew_at_rest

CABIN = 70.3e3 / 133.322387415
"""mmHg"""
REST, NOMINAL, WORK = metabolism.REST, metabolism.NOMINAL, metabolism.WORK


def breathing(
    people: People, activity: int, fio2: float, minutes: float, fico2: float = 0.006, barometric: float = CABIN
) -> People:
    """A standard body after `minutes` of an activity in some air, from where it was."""
    rate = physiology.rates(physiology.BODY_LAW, 5.0)
    litres = 60.0 * 22.414
    traits = Traits([1.0], [1.0], [1.0], [0.0], [1.0])
    for _ in range(int(minutes * 12.0 + 0.5)):
        physiology.breathe(
            people, traits, physiology.BODY_LAW, rate, 0, barometric, fio2, fico2,
            metabolism.O2_USE[activity] * litres, metabolism.CO2_MADE[activity] * litres,
        )  # fmt: skip
    return people


def fresh() -> People:
    return crew_at_rest(1)


@pytest.mark.parametrize(("percent", "expected"), [(21.6, (92, 91, 88)), (19.5, (89, 88, 83)), (18.0, (86, 84, 79))])
def test_saturation_at_rest_about_and_at_work_is_what_the_level_says(
    percent: float, expected: tuple[int, int, int]
) -> None:
    for activity, saturation in zip((REST, NOMINAL, WORK), expected, strict=True):
        body = breathing(fresh(), activity, percent / 100.0, 60.0)
        assert body.saturation[0] == pytest.approx(saturation, abs=1.5)


def test_the_displayed_value_lags_the_true_one() -> None:
    body = breathing(fresh(), NOMINAL, 0.216, 60.0)
    breathing(body, NOMINAL, 0.12, 1.0)
    assert body.displayed[0] > body.saturation[0] + 1.0
    breathing(body, NOMINAL, 0.12, 20.0)
    assert body.displayed[0] == pytest.approx(body.saturation[0], abs=0.2)


def test_breathing_carbon_dioxide_raises_saturation_in_thin_air() -> None:
    plain = breathing(fresh(), NOMINAL, 0.18, 30.0, fico2=0.0)
    stuffy = breathing(fresh(), NOMINAL, 0.18, 30.0, fico2=0.03)
    assert stuffy.saturation[0] > plain.saturation[0] + 1.0


def test_impairment_is_zero_above_84_percent_and_grows_below() -> None:
    assert physiology.impairment(breathing(fresh(), REST, 0.216, 60.0), 0) == 0.0
    tired = physiology.impairment(breathing(fresh(), WORK, 0.18, 60.0), 0)
    assert 0.1 < tired < 0.4
    assert physiology.work_pace(tired) < 1.0
    assert physiology.work_quality(tired) < 1.0


def test_something_of_impairment_remains_for_hours_after_good_air() -> None:
    body = breathing(fresh(), WORK, 0.17, 60.0)
    was = body.slowed[0]
    breathing(body, NOMINAL, 0.265, 60.0)
    assert body.slowed[0] < 0.01
    assert 0.2 * was < physiology.impairment(body, 0) < 0.3 * was
    breathing(body, NOMINAL, 0.265, 40.0 * 60.0)
    assert physiology.impairment(body, 0) < 0.01


def test_an_hour_of_impaired_work_is_less_than_an_hour_and_partly_spoiled() -> None:
    body = breathing(fresh(), WORK, 0.17, 60.0)
    physiology.labour(body, 0, 3600.0)
    assert 3000.0 < body.work[0] < 3550.0
    assert body.flaws[0] > 0.02 * body.work[0]


def test_the_dose_of_useless_consciousness_reaches_one_after_the_published_time() -> None:
    # 12 % of 70.3 kPa: inspired PO2 57.6 mmHg, 22,000 ft; a standard body at rest has about 8 minutes there.
    body = breathing(fresh(), REST, 0.265, 30.0)
    minutes = 0.0
    while body.status[0] == FIT and minutes < 60.0:
        breathing(body, REST, 0.12, 1.0 / 12.0)
        minutes += 1.0 / 12.0
    assert minutes == pytest.approx(physiology.useful_consciousness(0.12 * (CABIN - 47.0), 0.3) / 60.0, rel=0.05)


def test_a_body_without_oxygen_is_unconscious_then_dead_and_stays_so() -> None:
    body = breathing(fresh(), REST, 0.265, 30.0)
    seen = [body.status[0]]
    for _ in range(12 * 30):
        breathing(body, REST, 0.03, 1.0 / 12.0)
        if body.status[0] != seen[-1]:
            seen.append(body.status[0])
    assert seen in ([FIT, INCAPACITATED, UNCONSCIOUS, DEAD], [FIT, UNCONSCIOUS, DEAD])
    assert body.injury[0] > 0.3


def test_a_body_that_gets_air_in_time_comes_back_with_what_it_suffered() -> None:
    body = breathing(fresh(), REST, 0.265, 30.0)
    while body.status[0] != UNCONSCIOUS:
        breathing(body, REST, 0.07, 1.0 / 12.0)
    breathing(body, REST, 0.07, 1.0)
    hurt = body.injury[0]
    breathing(body, REST, 0.265, 15.0)
    assert body.status[0] == FIT
    assert 0.0 < hurt <= body.injury[0]


def test_nine_percent_carbon_dioxide_takes_consciousness_within_a_quarter_of_an_hour() -> None:
    body = breathing(fresh(), NOMINAL, 0.21, 5.0, fico2=0.09, barometric=760.0)
    assert body.status[0] == FIT
    breathing(body, NOMINAL, 0.21, 10.0, fico2=0.09, barometric=760.0)
    assert body.status[0] >= INCAPACITATED


def test_carbon_breathed_out_and_stored_adds_up_to_what_the_tissues_made() -> None:
    body = fresh()
    traits = Traits([1.0], [1.0], [1.0], [0.0], [1.0])
    law = physiology.BODY_LAW
    rate = physiology.rates(law, 5.0)
    before = physiology.stored_co2(body, traits, law, 0)
    made = out = 0.0
    for breath in range(720):
        vco2 = 0.9 if breath % 200 > 100 else 0.2
        out += 5.0 / 60.0 * physiology.breathe(body, traits, law, rate, 0, 500.0, 0.2, 0.02, vco2 / 0.9, vco2) / 22.414
        made += 5.0 / 60.0 * vco2 / 22.414
    stored = physiology.stored_co2(body, traits, law, 0) - before
    assert made - out == pytest.approx(stored, rel=1e-9)


@pytest.mark.parametrize("block", [1.0, 2.0, 4.0, 5.0])
def test_the_length_of_a_breath_block_hardly_matters(block: float) -> None:
    from game.model.laboratory import exposure

    fine = exposure(760.0, 0.09, 0.0, 0.25, 5.0, seconds=0.25)
    coarse = exposure(760.0, 0.09, 0.0, 0.25, 5.0, seconds=block)
    assert coarse.arterial_saturation == pytest.approx(fine.arterial_saturation, abs=0.03)
    assert coarse.arterial_co2 == pytest.approx(fine.arterial_co2, abs=0.06)
