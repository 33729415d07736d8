"""Faults: what each kind changes, what it can befall, what a level may write, what chance draws, what ends it.

Look for: `CASES` (each kind on a part of the sample rig, and what it changes).
"""

import pytest

from game.rig import faults, parts
from game.rig.faults import KINDS, afflicted, altered, bled, deceived, drawn, effects, may_befall, mended, misfit, shown
from game.rig.parts import Fault, Part, Rigged
from game.rig.solved import Delivery
from tests.rig.rig_sample import BOOK, RIG


def part(name: str) -> Part:
    found = RIG.part(name)
    assert found is not None
    return found


def with_fault(kind: str, name: str, amount: float = 1.0) -> Rigged:
    return BOOK._replace(faults=(Fault(kind, name, amount),))


def test_every_kind_can_befall_something_in_the_sample_rig_and_its_middle_amount_is_allowed() -> None:
    for kind in KINDS:
        places = may_befall(RIG, kind)
        assert places, kind
        assert misfit(RIG, Fault(kind, places[0], faults.middle(kind))) == "", kind


def test_a_half_clogged_filter_loses_four_times_the_head() -> None:
    clean, body = part("filter").body, altered(part("filter"), (Fault("clogged_filter", "filter", 0.5),)).body
    assert isinstance(clean, parts.Filter)
    assert isinstance(body, parts.Filter)
    assert body.loss == pytest.approx(4.0 * clean.loss, rel=1e-12)


def test_a_filter_never_clogs_altogether() -> None:
    assert faults.clogged(20.0, 1.0) == pytest.approx(20.0 * 1e4, rel=1e-9)


def test_a_weak_converter_gives_a_share_of_its_current() -> None:
    body = altered(part("converter_1"), (Fault("weak_converter", "converter_1", 0.4),)).body
    assert isinstance(body, parts.Converter)
    assert body.amperes == pytest.approx(0.4 * 8.5)


def test_a_device_with_a_wrong_address_has_another_one() -> None:
    body = altered(part("old"), (Fault("wrong_address", "old", 12.0),)).body
    assert isinstance(body, parts.Slave)
    assert body.address == 12


def test_a_check_valve_put_in_backwards_has_its_ends_in_the_other_order() -> None:
    ends = altered(part("c203"), (Fault("backwards_check", "c203", 1.0),)).ends
    assert tuple(end.name for end in ends) == ("b", "a")


def test_a_fault_leaves_other_parts_as_they_are() -> None:
    fault = Fault("clogged_filter", "filter", 0.9)
    assert all(altered(each, (fault,)) is each for each in RIG.parts if each.name != "filter")


def test_a_stuck_valve_is_not_where_its_handle_is() -> None:
    assert "v202" in BOOK.on
    assert "v202" not in afflicted(RIG, with_fault("stuck_valve", "v202", 0.0)).on
    shut = with_fault("stuck_valve", "v202", 1.0)
    shut = shut._replace(on=tuple(name for name in shut.on if name != "v202"))
    assert "v202" in afflicted(RIG, shut).on


def test_a_blown_fuse_is_open_and_an_air_lock_blocks_the_coolant() -> None:
    assert afflicted(RIG, with_fault("blown_fuse", "f1")).blown == ("f1",)
    assert afflicted(RIG, with_fault("air_lock", "plate", 0.6)).air == 0.6
    assert afflicted(RIG, BOOK) is BOOK


def test_resistance_holes_and_paths_to_earth_are_at_the_first_end() -> None:
    found = effects(
        RIG,
        (
            Fault("resistive_joint", "q4", 0.5),
            Fault("leaking_fitting", "hose_1", 0.8),
            Fault("earth_fault", "u1", 500.0),
        ),
    )
    assert found.ohms == {"q4.a": 0.5}
    assert found.holes == {"hose_1.a": pytest.approx(0.0008)}
    assert found.earths == {"u1.in": 500.0}


def test_a_dead_sensor_shows_the_bottom_of_its_scale_and_a_biased_one_a_share_of_it_too_much() -> None:
    volts = next(sensor for sensor in RIG.sensors if sensor.name == "et102")
    assert shown(volts, (), 118.0) == 118.0
    assert shown(volts, (Fault("dead_sensor", "et102", 1.0),), 118.0) == 0.0
    assert shown(volts, (Fault("biased_sensor", "et102", -0.2),), 118.0) == pytest.approx(118.0 - 30.0)
    assert shown(volts, (Fault("biased_sensor", "et102", 0.3),), 118.0) == 150.0


def test_interlocks_believe_the_sensors_of_the_stack() -> None:
    true = Delivery(power=1.0)
    dead = deceived(RIG, (Fault("dead_sensor", "at301", 1.0),), true)
    assert (dead.h2_gain, dead.h2_bias) == (0.0, 0.0)
    high = deceived(RIG, (Fault("biased_sensor", "at301", 0.2),), true)
    assert high.h2_gain == 1.0
    assert high.h2_bias == pytest.approx(0.01)
    assert deceived(RIG, (Fault("biased_sensor", "tt205", -0.1),), true).hot_bias == pytest.approx(-10.0)
    assert deceived(RIG, (Fault("dead_sensor", "tt205", 1.0),), true).hot_bias < -300.0
    assert deceived(RIG, (Fault("dead_sensor", "ft204", 1.0),), true) == true


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("rust", "f1", 1.0), "there is no kind of fault rust"),
        (Fault("blown_fuse", "q1", 1.0), "blown_fuse cannot befall q1; here it can befall f1, fuse_1, fuse_2"),
        (Fault("resistive_joint", "q1", 9.0), "the amount of resistive_joint is 0.3 to 2 ohm"),
        (Fault("biased_sensor", "et102", -0.5), "the amount of biased_sensor is 0.1 to 0.3, or minus that"),
        (Fault("wrong_address", "cpu", 12.5), "the amount of wrong_address is a whole number"),
    ],
)
def test_a_fault_that_cannot_be_is_told_to_whoever_wrote_it(fault: Fault, said: str) -> None:
    assert misfit(RIG, fault).startswith(said)


def test_chance_draws_faults_that_can_be_on_what_is_used_by_the_book() -> None:
    used = faults.in_use(RIG)
    drawn_ = [drawn(RIG, seed) for seed in range(300)]
    assert {misfit(RIG, fault) for fault in drawn_} == {""}
    assert all(fault.part in used for fault in drawn_)
    assert "fuse_1" not in used
    # The converter is in the box and not in the book, so none of its faults is drawn; all others are.
    assert {fault.kind for fault in drawn_} == {*KINDS} - {"weak_converter"}
    assert not [fault for fault in drawn_ if fault.kind == "wrong_address" and fault.amount == 7.0]


def test_mending_ends_the_fault_of_that_part_and_makes_a_melted_fuse_new() -> None:
    two = BOOK._replace(
        faults=(Fault("blown_fuse", "f1", 1.0), Fault("air_lock", "plate", 0.5)), blown=("f1", "u1"), fines=0.4
    )
    opened = sorted(each.name for each in RIG.parts if isinstance(each.body, parts.Fuse | parts.Breaker))
    two = two._replace(stress=tuple(0.5 for _ in opened))
    after = mended(RIG, two, "f1")
    assert after.faults == (Fault("air_lock", "plate", 0.5),)
    assert after.blown == ("u1",)
    assert after.stress[opened.index("f1")] == 0.0
    assert after.stress.count(0.5) == len(opened) - 1
    assert mended(RIG, two, "filter").fines == 0.0


def test_bleeding_ends_an_air_lock_whatever_brought_it() -> None:
    assert bled(with_fault("air_lock", "plate", 0.5)._replace(air=0.7)) == BOOK
