"""What fits where: shape, sex, medium, length; what the book does; what hangs behind an end."""

import pytest

from game.rig import wiring
from game.rig.parts import Joint, Rigged
from game.rig.wiring import AIR, Refusal, joined, missing, parted, plugged, refusal, route, strained, wired
from tests.rig.rig_sample import APART, BOOK, GROUPS, RIG, START, joint, with_joints


def why(rigged: Rigged, one: str, other: str, swapped: bool = False) -> str:
    found = refusal(RIG, rigged, one, other, swapped)
    return "" if found is None else found.id


@pytest.mark.parametrize(
    ("one", "other", "swapped", "id_"),
    [
        ("k1.b", "cable_9.a", False, "rig_no_end"),
        ("q1.a", "cable_1.a", False, "rig_inside"),
        ("cable_1.a", "cable_1.b", False, "rig_itself"),
        ("k1.b", "k1.b", False, "rig_itself"),
        ("k1.b", "cable_2.a", False, "rig_shape"),
        ("v202.b", "hose_6.a", False, "rig_shape"),
        ("o2.out", "hose_8.a", False, "rig_shape"),
        ("k1.b", "adapter_1.a", False, "rig_sex"),
        ("cable_1.a", "fuse_1.a", False, "rig_sex"),
        ("adapter_3.a", "strap_1.a", False, "rig_medium"),
        ("k1.b", "cable_1.a", True, "rig_keyed"),
        ("ground.a", "chassis.a", False, "rig_short"),
    ],
)
def test_a_joint_that_cannot_be_is_refused_for_its_reason(one: str, other: str, swapped: bool, id_: str) -> None:
    assert why(START, one, other, swapped) == id_


def test_all_joints_of_the_book_can_be_made_one_after_the_other() -> None:
    rigged = START
    for _, joints, _ in GROUPS:
        for each in joints:
            assert why(rigged, each.one, each.other) == ""
            rigged = joined(RIG, rigged, each.one, each.other)
    assert rigged.joints == BOOK.joints


def test_a_port_takes_one_plug_and_says_which_is_in_it() -> None:
    rigged = joined(RIG, START, "k1.b", "cable_1.a")
    assert refusal(RIG, rigged, "k1.b", "cable_1.b") == Refusal("rig_in_use", (("end", "k1.b"), ("by", "cable_1.a")))
    assert why(parted(RIG, rigged, "cable_1.a"), "k1.b", "cable_1.b") == ""


def test_what_the_plant_has_behind_a_port_leaves_room_for_a_plug() -> None:
    assert any("lss.bus" in (each.one, each.other) for each in RIG.joints)
    assert why(START, "lss.bus", "data_1.a") == ""


@pytest.mark.parametrize("other", ["k1.b", "x1.a", "adapter_3.a", "adapter_2.b", "converter_1.out"])
def test_bare_wire_goes_on_any_terminal_or_into_any_socket_for_power_either_way_round(other: str) -> None:
    for swapped in (False, True):
        assert why(START, "cable_4.a", other, swapped) == ""
        made = plugged(joined(RIG, START, "cable_4.a", other, swapped), other)
        assert made is not None
        assert (made.swapped, made.makeshift) == (swapped, True)


@pytest.mark.parametrize("other", ["cable_1.a", "strap_1.a", "lss.bus", "hose_1.a"])
def test_bare_wire_goes_on_no_plug_and_on_nothing_that_is_not_power(other: str) -> None:
    assert why(START, "cable_4.a", other) == "rig_shape"


def test_a_plug_that_fits_is_not_makeshift() -> None:
    assert joined(RIG, START, "k1.b", "cable_1.a").joints == (Joint("cable_1.a", "k1.b", False, False),)


def test_a_hose_that_is_shorter_than_the_way_is_refused_with_both_lengths() -> None:
    rigged = with_joints(START, joint("v202.b", "hose_5.a"), joint("hose_5.b", "reducer_1.a"))
    assert refusal(RIG, rigged, "reducer_1.b", "plate.in") == Refusal(
        "rig_short", (("one", "plate.in"), ("other", "v202.b"), ("metres", "0.4"), ("needed", f"{APART:.1f}"))
    )


def test_two_short_hoses_with_a_tee_between_them_are_as_long_as_both() -> None:
    rigged = with_joints(START, joint("v202.b", "hose_5.a"), joint("hose_5.b", "tee_2.b"), joint("tee_2.c", "hose_1.a"))
    assert why(with_joints(rigged, joint("hose_1.b", "reducer_1.a")), "reducer_1.b", "plate.in") == ""


def test_ports_are_strained_where_the_lead_is_less_than_a_tenth_longer_than_the_way() -> None:
    # hose_4 is 0.84 m long: 0.80 m straight across is within a tenth of that.
    tight = with_joints(
        BOOK, joint("plate.out", "hose_4.a"), joint("hose_4.b", "reducer_3.b"), joint("reducer_3.a", "c203.a")
    )
    assert strained(RIG, BOOK) == ()
    assert strained(RIG, tight) == ("c203.a", "plate.out")


def test_a_coupling_of_the_coolant_that_is_opened_or_closed_lets_air_in_and_no_other_does() -> None:
    assert joined(RIG, START, "v202.b", "hose_1.a").air == AIR
    assert parted(RIG, BOOK, "v202.b").air == AIR
    assert parted(RIG, BOOK, "v301.b").air == 0.0
    assert parted(RIG, BOOK, "cable_2.a") is BOOK


def test_what_the_book_says_is_done_group_by_group_and_then_nothing_is_missing() -> None:
    rigged = START
    for group, joints, turned in GROUPS:
        assert missing(RIG, rigged, group)[0] == joints
        rigged = wired(RIG, rigged, group)
        assert missing(RIG, rigged, group) == ((), ())
        assert all(name in rigged.on for name in turned)
    assert rigged._replace(air=0.0) == BOOK
    assert all(wired(RIG, BOOK, group) == BOOK for group, _, _ in GROUPS)


def test_the_book_parts_what_stands_in_its_way_and_leaves_the_rest() -> None:
    astray = with_joints(START, joint("k1.b", "fuse_1.a"), joint("cable_1.a", "fuse_1.b"), joint("cable_2.a", "x1.a"))
    rigged = wired(RIG, with_joints(astray, joint("hose_7.a", "o2.out")), "power")
    assert missing(RIG, rigged, "power") == ((), ())
    assert plugged(rigged, "fuse_1.b") is None
    assert plugged(rigged, "cable_2.a") is None
    assert plugged(rigged, "o2.out") == joint("hose_7.a", "o2.out")


def test_the_book_closes_a_breaker_that_has_opened_and_mends_nothing() -> None:
    assert wired(RIG, BOOK._replace(blown=("f1", "q4")), "power").blown == ("f1",)
    assert wired(RIG, BOOK._replace(blown=("p201", "q3")), "spin").blown == ("p201",)


def test_a_newcomer_on_the_bus_gets_an_address_that_nobody_has() -> None:
    assert wired(RIG, START, "data").addresses == (("cpu", 8),)
    taken = wired(RIG, START._replace(addresses=(("old", 8),)), "data")
    assert taken.addresses == (("old", 8),)


def test_a_way_is_followed_through_leads_and_adapters_to_the_next_port_tee_or_loose_end() -> None:
    way = ("k1.b", "cable_1.a", "cable_1.b", "adapter_1.a", "adapter_1.b", "x1.a")
    assert route(RIG, BOOK, "k1.b") == way
    assert route(RIG, BOOK, "x1.a") == way[::-1]
    assert route(RIG, BOOK, "lss.bus")[-1] == "tee_1.b"
    assert route(RIG, parted(RIG, BOOK, "x1.a"), "k1.b") == way[:-1]
    assert route(RIG, START, "k1.b") == ("k1.b",)


def test_a_ring_of_leads_is_followed_once() -> None:
    ring = with_joints(START, joint("tee_2.b", "hose_1.a"), joint("hose_1.b", "tee_2.c"))
    assert route(RIG, ring, "tee_2.b") == ("tee_2.b", "hose_1.a", "hose_1.b", "tee_2.c")
    circle = with_joints(START, joint("adapter_3.a", "cable_4.a", makeshift=True))
    assert route(RIG, circle, "adapter_3.a")[-1] == "cable_4.b"


def test_the_gap_between_two_ports_is_measured_on_the_wall_and_loose_ends_have_none() -> None:
    assert wiring.gap(RIG, "k1.b", "x1.a") == pytest.approx(APART)
    assert wiring.gap(RIG, "k1.b", "q2.b") == pytest.approx(0.15)
    assert wiring.gap(RIG, "k1.b", "cable_1.a") == 0.0
