"""The data bus: who is heard, and why somebody is not."""

import pytest

from game.rig import bus, networks
from game.rig.parts import Fault, Rig, Rigged, Slave
from tests.rig.rig_sample import BOOK, RIG, START, joint, with_joints


def states(rigged: Rigged, dead: dict[str, bool] | None = None, rig: Rig = RIG) -> dict[str, str]:
    found = bus.compiled(networks.standing(rig, rigged))
    return dict(bus.said(found, dead or {}))


def heard(rigged: Rigged) -> float:
    found = bus.compiled(networks.standing(RIG, rigged))
    return bus.heard(found, bus.said(found, {}), "backup")


def without(rigged: Rigged, *ends: str) -> Rigged:
    return rigged._replace(
        joints=tuple(each for each in rigged.joints if each.one not in ends and each.other not in ends)
    )


def test_by_the_book_both_devices_answer() -> None:
    assert states(BOOK) == {"cpu": "ok", "old": "ok"}
    assert heard(BOOK) == 1.0


def test_before_anything_is_plugged_only_what_hangs_behind_the_wall_is_there_and_one_end_is_bare() -> None:
    assert states(START) == {"cpu": "silent", "old": "echo"}
    assert heard(START) == 0.0


def test_two_at_one_address_clash_until_one_is_set_anew_or_off_the_bus() -> None:
    fresh = BOOK._replace(addresses=())
    assert states(fresh) == {"cpu": "clash", "old": "clash"}
    assert heard(fresh) == -1.0
    assert heard(BOOK._replace(addresses=(("cpu", 9),))) == 1.0
    assert heard(BOOK._replace(addresses=(("old", 9),))) == 1.0
    assert heard(fresh._replace(on=tuple(name for name in BOOK.on if name != "s7"))) == 1.0


def test_a_switch_that_stands_elsewhere_than_it_is_said_to_is_asked_in_vain_or_meets_another() -> None:
    assert states(BOOK._replace(faults=(Fault("wrong_address", "cpu", 99.0),)))["cpu"] == "address"
    assert heard(BOOK._replace(faults=(Fault("wrong_address", "cpu", 99.0),))) == 0.0
    assert states(BOOK._replace(faults=(Fault("wrong_address", "cpu", 7.0),))) == {"cpu": "address", "old": "clash"}


def test_without_the_terminator_at_its_far_end_some_answers_are_lost() -> None:
    assert states(without(BOOK, "terminator_1.a")) == {"cpu": "echo", "old": "echo"}
    assert heard(without(BOOK, "terminator_1.a")) == 1.0


def test_a_terminator_in_the_middle_does_not_end_the_far_end() -> None:
    # The tee sits at the master's end here, and its terminator with it; the device is two metres off.
    middle = with_joints(
        without(BOOK, "lss.bus", "data_1.b", "adapter_5.b", "tee_1.a"),
        joint("lss.bus", "adapter_4.a"),
        joint("adapter_4.b", "tee_1.a"),
        joint("tee_1.b", "data_2.a"),
        joint("data_2.b", "cpu.bus"),
    )
    assert states(middle)["cpu"] == "echo"


def test_a_third_terminator_is_one_too_many() -> None:
    closed = tuple(
        part._replace(body=part.body._replace(terminated=True))
        if part.name == "old" and isinstance(part.body, Slave)
        else part
        for part in RIG.parts
    )
    assert states(BOOK, rig=RIG._replace(parts=closed)) == {"cpu": "echo", "old": "echo"}


def test_an_adapter_that_changes_the_wires_over_makes_a_device_unheard_and_two_of_a_kind_heal_it() -> None:
    over = with_joints(BOOK, joint("adapter_6.a", "tee_1.b"), joint("adapter_5.b", "adapter_6.b"))
    assert states(over) == {"cpu": "swapped", "old": "ok"}
    assert heard(over) == 0.0
    again = with_joints(over)._replace(
        joints=tuple(
            each._replace(swapped=True) if each == joint("data_1.b", "adapter_5.a") else each for each in over.joints
        )
    )
    assert states(again)["cpu"] == "ok"


def test_a_device_that_talks_at_another_speed_is_not_understood_and_does_not_clash() -> None:
    slow = tuple(
        part._replace(body=part.body._replace(baud=9600))
        if part.name == "cpu" and isinstance(part.body, Slave)
        else part
        for part in RIG.parts
    )
    rig = RIG._replace(parts=slow)
    assert states(BOOK._replace(addresses=()), rig=rig) == {"cpu": "baud", "old": "ok"}


def test_a_device_without_power_is_dead_and_its_address_free() -> None:
    assert states(BOOK._replace(addresses=()), {"cpu_supply": True}) == {"cpu": "dead", "old": "ok"}


def test_wires_that_touch_by_two_ways_that_contradict_each_other_silence_the_bus() -> None:
    def ring(*last: str) -> Rigged:
        pairs = (("lss.bus", "adapter_4.a"), ("adapter_4.b", "tee_1.a"), ("tee_1.b", "data_2.a"))
        return with_joints(
            START,
            *(joint(one, other) for one, other in pairs),
            *(joint(one, other) for one, other in (pair.split() for pair in last)),
        )

    assert states(ring("data_2.b adapter_6.b", "adapter_6.a terminator_1.a"))["old"] == "echo"
    assert states(ring("data_2.b adapter_6.b", "adapter_6.a tee_1.c"))["old"] == "silent"


@pytest.mark.parametrize("end", ["lss.bus", "data_1.b", "adapter_5.b", "tee_1.a"])
def test_where_the_line_is_open_nothing_comes_through(end: str) -> None:
    assert states(without(BOOK, end)) == {"cpu": "silent", "old": "echo"}
