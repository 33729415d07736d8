"""Gas lines: by hand calculation, and where each gas comes out."""

import math

import pytest

from game.rig import gas_lines, networks, wiring
from game.rig.gas_lines import AMBIENT, FITTING, VISCOSITY, WIDE
from game.rig.parts import Fault, Rigged
from game.rig.solving import gases
from tests.rig.rig_sample import BOOK, RIG, joint, with_joints

FULL = 45.87
O2 = 28 * FULL / (4 * 96485.33212)


def lines(rigged: Rigged) -> gas_lines.Lines:
    return gas_lines.compiled(networks.standing(RIG, rigged))


def without(rigged: Rigged, *ends: str) -> Rigged:
    for end in ends:
        rigged = wiring.parted(RIG, rigged, end)
    return rigged


def exchanged() -> Rigged:
    return with_joints(
        without(BOOK, "o2.out", "duct.in", "h2.out", "vent.in"),
        joint("h2.out", "hose_8.a"), joint("hose_8.b", "brass_1.b"), joint("brass_1.a", "duct.in"),
        joint("o2.out", "brass_2.a"), joint("brass_2.b", "hose_9.a"), joint("hose_9.b", "vent.in"),
    )  # fmt: skip


def resistance(length: float, bore: float) -> float:
    """Pa per mol/s by Hagen and Poiseuille, with r^4 written out."""
    return 8 * VISCOSITY * length * 8.314462618 * 295.0 / (math.pi * (bore / 2) ** 4 * AMBIENT)


def test_by_the_book_oxygen_goes_into_the_room_and_hydrogen_outside() -> None:
    found = gases.solved(lines(BOOK), FULL, False)
    assert (found.lost, found.spill, found.blocked) == (0.0, 0.0, 0.0)
    assert gases.purge_share(lines(BOOK)) == 1.0


def test_the_pressure_before_a_hose_is_that_of_poiseuille() -> None:
    made = lines(BOOK)
    found = gases.solved(made, FULL, False)
    drop = O2 * (resistance(1.2, 0.010) + resistance(FITTING, WIDE))
    assert found.pressures[made.node["o2.out"]] == pytest.approx(drop, rel=1e-6)
    assert found.pressures[made.node["h2.out"]] == pytest.approx(2 * drop, rel=1e-6)
    assert gases.gas_at(found, made.node["hose_8.a"]) == "hydrogen"


def test_with_the_two_lines_exchanged_oxygen_is_lost_and_hydrogen_comes_into_the_room() -> None:
    found = gases.solved(lines(exchanged()), FULL, False)
    assert (found.lost, found.spill, found.blocked) == (1.0, 1.0, 0.0)


def test_a_port_without_its_plug_is_shut_and_a_hose_that_hangs_is_open() -> None:
    assert gases.solved(lines(without(BOOK, "h2.out")), FULL, False).blocked == 1.0
    assert gases.solved(lines(without(BOOK, "o2.out")), FULL, False).blocked == 1.0
    hangs = gases.solved(lines(without(BOOK, "vent.in")), FULL, False)
    assert (hangs.spill, hangs.blocked) == (1.0, 0.0)
    assert lines(without(BOOK, "vent.in")).open == ("hose_8.b",)
    assert gases.solved(lines(without(BOOK, "duct.in")), FULL, False).lost == 0.0


def test_a_line_is_known_to_be_shut_before_anything_is_made() -> None:
    assert gases.solved(lines(without(BOOK, "h2.out")), 0.0, False).blocked == 1.0
    assert gases.solved(lines(BOOK), 0.0, False).blocked == 0.0


def test_without_its_hose_or_with_its_valve_shut_no_nitrogen_arrives() -> None:
    assert gases.purge_share(lines(without(BOOK, "purge_in.in"))) == 0.0
    assert gases.purge_share(lines(BOOK._replace(on=tuple(name for name in BOOK.on if name != "v401")))) == 0.0


def test_what_goes_in_comes_out() -> None:
    for rigged in (BOOK, exchanged(), BOOK._replace(faults=(Fault("leaking_fitting", "hose_8", 1.0),))):
        for purging in (False, True):
            found = gases.solved(lines(rigged), FULL, purging)
            assert math.fsum(found.sinks) == pytest.approx(3 * O2 + math.fsum(found.supplied), rel=1e-5)


def test_hydrogen_that_leaks_at_a_fitting_is_what_an_orifice_lets_through() -> None:
    made = lines(BOOK._replace(faults=(Fault("leaking_fitting", "hose_8", 1.0),)))
    found = gases.solved(made, FULL, False)
    density = AMBIENT * 0.032 / (8.314462618 * 295.0)
    pressure = found.pressures[made.node["h2.out"]]
    flow = 0.61 * math.pi / 4 * 1e-6 * math.sqrt(2 * pressure * density) / 0.032
    # The hole is reckoned with the pressure of the solution before, which is nearly the last one.
    assert found.spill == pytest.approx(flow / (2 * O2), rel=0.01)
    assert 0.005 < found.spill < 0.05


def test_a_hydrogen_hose_without_an_arrestor_is_noted_and_nothing_else() -> None:
    bare = with_joints(without(BOOK, "hose_8.a", "hose_8.b"), joint("h2.out", "hose_9.a"), joint("hose_9.b", "vent.in"))
    assert lines(BOOK).bare == ()
    assert lines(bare).bare == ("hose_9",)
    assert gases.solved(lines(bare), FULL, False) == gases.solved(lines(BOOK), FULL, False)


def test_an_arrestor_is_not_missed_where_a_hose_for_hydrogen_carries_oxygen() -> None:
    by_brass = with_joints(
        without(BOOK, "o2.out", "duct.in"),
        joint("o2.out", "brass_1.a"), joint("brass_1.b", "hose_9.a"), joint("hose_9.b", "brass_2.b"),
        joint("brass_2.a", "duct.in"),
    )  # fmt: skip
    assert gases.solved(lines(by_brass), FULL, False).lost == 0.0
    assert lines(by_brass).bare == ()
    assert lines(with_joints(by_brass, joint("h2.out", "hose_9.a"))).bare == ("hose_9",)
