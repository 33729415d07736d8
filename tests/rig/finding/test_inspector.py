"""The inspector: one sentence at least for every state, the worst first, and never what nobody can see.

Look for: `sentences`, `random_wiring` (plugs whatever fits, by chance).
"""

import pytest

from game.model import chance
from game.rig import plant, wiring
from game.rig.finding import inspector, suspicion
from game.rig.finding.inspector import Told, told
from game.rig.finding.meters import called
from game.rig.parts import TURNED, Fault, Part, Rig, Rigged
from game.rig.solved import Asks
from game.words.message import Message, said
from tests.rig.rig_sample import BOOK, RIG, RUNNING, STANDBY, START, joint, with_joints

IDLE = Asks(0.0, 1.0, 0.0, 295.0, 0.0)


def inspected(rigged: Rigged, asks: Asks = STANDBY) -> tuple[Told, ...]:
    return told(RIG, rigged, plant.solved(RIG, rigged, asks))


def sentences(rigged: Rigged, asks: Asks = STANDBY) -> list[str]:
    return [said(Message(each.id, each.values)) for each in inspected(rigged, asks)]


def ids(rigged: Rigged, asks: Asks = STANDBY) -> list[str]:
    return [each.id.removeprefix("inspect.") for each in inspected(rigged, asks)]


def without(rigged: Rigged, *ends: str) -> Rigged:
    """With nothing of the player's at these ends."""
    return rigged._replace(
        joints=tuple(each for each in rigged.joints if each.one not in ends and each.other not in ends)
    )


def off(rigged: Rigged, *names: str) -> Rigged:
    return rigged._replace(on=tuple(name for name in rigged.on if name not in names))


def test_by_the_book_everything_is_in_order_and_the_numbers_are_told() -> None:
    (only,) = sentences(BOOK)
    assert only.startswith("Everything is in order: 11")
    assert "L/min of coolant" in only


def test_before_anything_is_plugged_each_medium_is_told_with_where_it_goes() -> None:
    found = ids(START, IDLE)
    for name in (
        "power_port",
        "coolant_in_port",
        "water_port",
        "hydrogen_port",
        "oxygen_port",
        "purge_port",
        "unearthed",
    ):
        assert name in found, name
    assert "No voltage at U1 DC/DC: X1 a has nothing plugged in. By the book a cable comes there from K1 b." in (
        sentences(START, IDLE)
    )


def test_a_return_hose_that_hangs_is_told_as_in_the_picture() -> None:
    (only,) = sentences(without(BOOK, "c203.a"))
    assert only.startswith("FT 204 no coolant flow. Return hose is open: hose 2. Seat it on C-203 a, then check 1.")
    assert only.endswith(" L/min before raising current.")


def test_a_missing_return_is_told() -> None:
    (only,) = sentences(without(BOOK, "plate.out"))
    assert only.startswith("FT 204 no coolant flow. The return is missing: HX-1 out has no hose. By the book it goes")


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("k1",), "No voltage at U1 DC/DC: K1 is open. Close it when everything behind it is plugged."),
        (("p201",), "FT 204 no coolant flow. P-201 is off. Turn it on, then check"),
        (("q3",), "FT 204 no coolant flow. P-201 has no voltage: PUMP P1 is open. Close it."),
        (("v203",), "FT 204 no coolant flow. V-203 is shut on the way back. Open it, then check"),
        (("v301",), "FEED gets no water: V-301 is shut. Open it."),
        (("v401",), "No nitrogen for the purge: V-401 is shut. Open it before you start."),
        (("q5",), "OGS-B CPU has no power and is silent: CTRL is open. Close it."),
    ],
)
def test_a_handle_that_is_not_where_it_should_be_is_named(names: tuple[str, ...], first: str) -> None:
    assert sentences(off(BOOK, *names))[0].startswith(first)


def test_plus_and_minus_changed_over_is_told_first() -> None:
    bare = without(BOOK, "k1.b", "x1.a")
    bare = with_joints(
        bare, joint("k1.b", "cable_4.a", False, True), joint("adapter_1.a", "cable_4.b", True, True),
        joint("adapter_1.b", "x1.a"),
    )  # fmt: skip
    found = inspected(bare)
    assert found[0].id in ("inspect.reversed", "inspect.ruined")
    assert "inspect.makeshift" in [each.id for each in found]
    assert ids(BOOK._replace(blown=("u1",)))[0] == "ruined"


def test_a_breaker_that_has_opened_by_itself_is_told() -> None:
    assert "opened" in ids(BOOK._replace(blown=("q4",)))


def test_hydrogen_in_the_oxygen_duct_is_the_worst_that_can_be_said() -> None:
    crossed = without(BOOK, "h2.out", "o2.out", "duct.in", "vent.in")
    crossed = with_joints(
        crossed, joint("h2.out", "hose_8.a"), joint("hose_8.b", "brass_1.b"), joint("brass_1.a", "duct.in")
    )
    assert ids(crossed)[0] == "hydrogen_in_duct"


def test_hydrogen_through_a_hose_without_an_arrestor_is_told() -> None:
    plain = with_joints(without(BOOK, "h2.out", "vent.in"), joint("h2.out", "hose_9.a"), joint("hose_9.b", "vent.in"))
    assert ids(plain) == ["no_arrestor"]


def test_two_at_one_address_a_crossed_pair_and_a_missing_terminator_are_told() -> None:
    assert ids(BOOK._replace(addresses=())) == ["data_clash"]
    crossed = with_joints(without(BOOK, "cpu.bus"), joint("tee_1.a", "adapter_6.b"), joint("adapter_6.a", "cpu.bus"))
    assert ids(crossed) == ["data_swapped"]
    assert ids(without(BOOK, "terminator_1.a")) == ["data_echo"]


def test_a_jumper_is_told_for_each_interlock() -> None:
    for name in ("h2", "hot", "dry", "signal", "outlet"):
        assert ids(BOOK._replace(jumpers=(name,))) == [f"jumper_{name}"]
        assert "jumper" in sentences(BOOK._replace(jumpers=(name,)))[0]


def test_hoses_the_wrong_way_round_and_air_are_told_apart() -> None:
    turned = with_joints(without(BOOK, "plate.in", "plate.out"), joint("reducer_1.b", "plate.out"))
    turned = with_joints(turned, joint("reducer_2.b", "plate.in"))
    assert ids(turned)[0] in ("turned_round", "backwards")
    assert ids(BOOK._replace(air=0.97))[0] in ("air_none", "air_little")


def test_a_cable_too_thin_is_told_by_its_load() -> None:
    thin = without(BOOK, "k1.b", "x1.a")
    thin = with_joints(thin, joint("k1.b", "adapter_2.a"), joint("adapter_2.b", "cable_2.a"))
    thin = with_joints(thin, joint("cable_2.b", "x1.a"))
    found = ids(thin, Asks(2975.0, 1.0, 45.87, 295.0, 0.0))
    assert any(name in found for name in ("let_go", "overloaded", "sags"))


def through_converter() -> Rigged:
    fed = with_joints(without(BOOK, "x1.a"), joint("q2.b", "cable_3.a"), joint("cable_3.b", "converter_1.in"))
    return with_joints(fed, joint("converter_1.out", "cable_2.a"), joint("cable_2.b", "x1.a"))


@pytest.mark.parametrize(
    ("rigged", "asks", "first"),
    [
        (BOOK, Asks(0.0, 0.0, 0.0, 295.0, 0.0), "power_dark"),
        (BOOK._replace(faults=(Fault("resistive_joint", "q4", 1.5),)), RUNNING, "collapsed"),
        (BOOK._replace(faults=(Fault("resistive_joint", "q4", 0.5),)), RUNNING, "sags"),
        (BOOK._replace(faults=(Fault("biased_sensor", "et102", -0.2),)), RUNNING, "disagrees"),
        (BOOK._replace(faults=(Fault("leaking_fitting", "hose_8", 1.0),)), RUNNING, "hydrogen_hidden"),
        (BOOK._replace(faults=(Fault("wrong_address", "cpu", 33.0),)), STANDBY, "data_address"),
        (BOOK._replace(lost=1.0), STANDBY, "leaked"),
        (BOOK._replace(lost=99.0), STANDBY, "pump_dry"),
        (BOOK._replace(warmth=(80.0,) * len(BOOK.warmth)), STANDBY, "hot"),
        (without(BOOK, "chassis.a"), STANDBY, "unearthed"),
        (without(BOOK, "chassis.a")._replace(faults=(Fault("earth_fault", "u1", 100.0),)), STANDBY, "case_live"),
        (through_converter(), RUNNING, "limited"),
        (without(BOOK, "hose_8.b"), STANDBY, "hydrogen_loose"),
        (without(BOOK, "hose_7.b"), STANDBY, "oxygen_loose"),
        (without(BOOK, "hose_10.a"), STANDBY, "purge_loose"),
        (without(BOOK, "hose_6.b"), STANDBY, "water_port"),
        (without(BOOK, "hose_6.a"), STANDBY, "water_loose"),
        (without(BOOK, "reducer_1.b"), STANDBY, "coolant_in_port"),
        (without(BOOK, "hose_1.a"), STANDBY, "coolant_in_loose"),
        (without(BOOK, "cable_1.a"), STANDBY, "power_loose"),
        (without(BOOK, "data_1.b"), STANDBY, "data_loose"),
    ],
)
def test_each_trouble_has_its_sentence(rigged: Rigged, asks: Asks, first: str) -> None:
    found = ids(rigged, asks)
    assert first in found
    assert all(text[-1] == "." for text in sentences(rigged, asks))


def seen_from_outside(part: Part | None) -> bool:
    """Of what hangs at the panel or is the machine's own the symptom names the part itself."""
    return part is None or part.name in ("u1", "cpu", "plate", "h2", "o2", "p201", "inlet", "feeder")


def test_a_hidden_fault_is_never_named_only_what_it_does() -> None:
    seen = 0
    for suspect in suspicion.suspects(RIG, BOOK):
        part = RIG.part(suspect.part)
        if seen_from_outside(part) or suspect.kind == "leaking_fitting":
            continue
        rigged = BOOK._replace(faults=(Fault(suspect.kind, suspect.part, suspect.amounts()[-1]),))
        for text in sentences(rigged):
            assert called(RIG, suspect.part) not in text, (suspect, text)
        seen += 1
    assert seen >= 30


def test_a_fault_that_changes_what_is_delivered_is_noticed() -> None:
    for kind, part, amount, first in [
        ("blown_fuse", "f1", 1.0, "power_hidden"),
        ("stuck_valve", "v202", 0.0, "coolant_hidden"),
        ("backwards_check", "c203", 1.0, "coolant_hidden"),
        ("dead_sensor", "ft204", 1.0, "coolant_hidden"),
        ("stuck_valve", "v301", 0.0, "water_hidden"),
        ("clogged_filter", "filter", 0.98, "water_hidden"),
    ]:
        assert first in ids(BOOK._replace(faults=(Fault(kind, part, amount),))), kind


def test_a_fed_stack_that_is_not_cooled_is_worse_than_one_that_waits_for_its_hoses() -> None:
    fed, waiting = inspected(without(BOOK, "c203.a")), inspected(off(without(BOOK, "c203.a"), "q4"))
    assert fed[0].id == "inspect.coolant_out_loose"
    assert fed[0].weight > 85.0 > next(each.weight for each in waiting if each.id == "inspect.coolant_out_loose")


def test_a_rig_without_anything_in_it_is_spoken_of_too() -> None:
    empty = Rig((), (), (), (), (), "backup", "backup")
    nothing = Rigged((), ())
    assert told(empty, nothing, plant.solved(empty, nothing, IDLE))


# ---- Any wiring -------------------------------------------------------------------------------------------------


def random_wiring(seed: int) -> Rigged:
    """Up to forty plugs of whatever fits, and handles as chance will have them."""
    ends = [part.end(end.name) for part in RIG.parts for end in part.ends if end.side or not part.fixed]
    rigged = START
    for number in range(40 + int(chance.uniform(seed, "plugs") * 400)):
        one = ends[int(chance.uniform(seed, f"one/{number}") * len(ends))]
        other = ends[int(chance.uniform(seed, f"other/{number}") * len(ends))]
        if wiring.refusal(RIG, rigged, one, other) is None:
            rigged = wiring.joined(RIG, rigged, one, other)
    if chance.uniform(seed, "half") < 0.5:
        for group, _, _ in RIG.book:
            if chance.uniform(seed, group) < 0.7:
                rigged = wiring.wired(RIG, rigged, group)
    turned = [part.name for part in RIG.parts if isinstance(part.body, TURNED)]
    on = tuple(name for name in turned if chance.uniform(seed, f"on/{name}") < 0.85)
    air = chance.uniform(seed, "air")
    return rigged._replace(on=on, air=air if air < 0.5 else 0.0, jumpers=("h2",) if air > 0.9 else ())


def explained(seeds: range) -> None:
    for seed in seeds:
        rigged = random_wiring(seed)
        solved = plant.solved(RIG, rigged, STANDBY)
        found = told(RIG, rigged, solved)
        assert found, seed
        assert all(said(Message(each.id, each.values)) for each in found)
        assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
        if any(each.id.startswith("inspect.in_order") for each in found):
            assert inspector.as_by_the_book(solved, inspector.book_solved(RIG)), seed


def test_forty_random_wirings_each_get_a_sentence_and_none_is_in_order_that_is_not() -> None:
    explained(range(40))


@pytest.mark.long
def test_a_thousand_random_wirings_each_get_a_sentence() -> None:
    explained(range(1000))
