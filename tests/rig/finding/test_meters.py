"""Tools: what each reads of a hand-made solution, where it cannot be used, and that it reads true.

Look for: `DARK` (nothing is live), `LIVE` (as by the book, roughly).
"""

import pytest

from game.rig.finding import meters
from game.rig.finding.meters import OPEN, Reading, read
from game.rig.parts import Fault, Rigged
from game.rig.solved import At, Delivery, Flow, Said, Solved
from game.rig.wiring import Refusal
from game.words.message import Message, said
from tests.rig.rig_sample import BOOK, RIG, START, joint, with_joints

DARK = Solved({}, {}, (Said("cpu", "ok"), Said("old", "ok")), Delivery())
LIVE = Solved(
    {"cable_1": Flow(amperes=25.7, watts=5.8), "q1": Flow(amperes=27.0), "plate": Flow(litres=1.4)},
    {
        "k1.b": At(volts=118.6, earth=118.6),
        "u1.in": At(volts=117.9, earth=117.9),
        "q4.a": At(volts=118.0, earth=118.0),
        "q4.b": At(volts=117.9, earth=117.9),
        "x1.a": At(volts=-118.0, earth=-118.0),
        "chassis.a": At(volts=60.0),
        "p201.out": At(pascal=81e3),
        "hose_1.a": At(pascal=60e3),
        "hose_2.a": At(pascal=100.0),
        "h2.out": At(pascal=10.0, gas="hydrogen"),
        "hose_8.a": At(pascal=9.0, gas="hydrogen"),
        "vent.in": At(gas="hydrogen"),
    },
    (Said("cpu", "ok"), Said("old", "ok")),
    Delivery(power=1.0),
)


def reading(rigged: Rigged, solved: Solved, tool: str, where: str) -> Reading:
    found = read(RIG, rigged, solved, tool, where)
    assert isinstance(found, Reading), found
    return found


def with_fault(kind: str, name: str, amount: float = 1.0) -> Rigged:
    return BOOK._replace(faults=(Fault(kind, name, amount),))


def sentence(found: Reading | Refusal) -> str:
    group = "refusal." if isinstance(found, Refusal) else ""
    return said(Message(group + found.id, found.values))


def test_volts_are_read_across_an_end_and_from_plus_to_earth() -> None:
    found = reading(BOOK, LIVE, "volts", "k1.b")
    assert (found.value, found.unit) == (118.6, "V")
    assert sentence(found) == "K1 b: 118.6 V across, 118.6 V from plus to earth."
    assert reading(BOOK, LIVE, "volts", "x1.a").id == "reading.volts_reversed"
    assert reading(BOOK, LIVE, "volts", "q1.a").id == "reading.volts_none"
    assert sentence(reading(BOOK, LIVE, "volts", "chassis.a")) == "PE: 60.0 V over the house's earth."


def test_resistance_is_not_measured_where_there_is_voltage() -> None:
    refused = read(RIG, BOOK, LIVE, "ohms", "q4")
    assert isinstance(refused, Refusal)
    assert sentence(refused) == "STACK is live at 118.0 V: switch it off before you measure resistance"


def test_continuity_tells_a_melted_fuse_an_open_breaker_and_a_bad_contact() -> None:
    assert reading(BOOK, DARK, "ohms", "f1").value == 0.0
    assert reading(with_fault("blown_fuse", "f1"), DARK, "ohms", "f1").value == OPEN
    assert reading(BOOK._replace(blown=("f1",)), DARK, "ohms", "f1").id == "reading.open"
    assert reading(START, DARK, "ohms", "q4").id == "reading.open"
    assert reading(with_fault("resistive_joint", "q4", 0.5), DARK, "ohms", "q4").value == 0.5
    assert reading(with_fault("resistive_joint", "u1", 0.5), DARK, "ohms", "u1").value == 0.5


def test_a_cable_has_the_resistance_of_its_copper_and_a_crossed_adapter_shows_itself() -> None:
    assert reading(BOOK, DARK, "ohms", "cable_2").value == pytest.approx(0.01724 * 25.0 / 1.5)
    assert reading(BOOK, DARK, "ohms", "adapter_3").id == "reading.crossed"
    assert reading(BOOK, DARK, "ohms", "terminator_1").value == 120.0


def test_insulation_is_measured_of_the_part_alone_and_a_case_to_the_houses_earth() -> None:
    touched = with_fault("earth_fault", "u1", 500.0)
    assert reading(touched, DARK, "ohms", "u1.in").value == 500.0
    assert reading(touched, DARK, "ohms", "q4.b").id == "reading.insulated"
    assert reading(BOOK, DARK, "ohms", "chassis.a").id == "reading.earthed"
    assert reading(START, DARK, "ohms", "chassis.a").id == "reading.unearthed"


def test_a_clamp_reads_what_flows_through_a_lead_and_a_gauge_pressure_over_the_room() -> None:
    assert sentence(reading(BOOK, LIVE, "clamp", "cable_1")) == "cable 1: 25.7 A."
    assert reading(BOOK, LIVE, "gauge", "p201.out").value == pytest.approx(81.0)


def test_spray_bubbles_where_there_is_a_hole_and_pressure_behind_it() -> None:
    holed = with_fault("leaking_fitting", "hose_1", 0.8)
    assert reading(holed, LIVE, "spray", "hose_1").id == "reading.bubbles"
    assert reading(holed, LIVE, "spray", "hose_1.a").id == "reading.bubbles"
    assert reading(BOOK, LIVE, "spray", "hose_1").id == "reading.no_bubbles"
    assert reading(with_fault("leaking_fitting", "hose_2"), LIVE, "spray", "hose_2").id == "reading.spray_no_pressure"


def test_spray_bubbles_at_a_port_where_a_lead_pulls() -> None:
    short = with_joints(START, joint("plate.in", "hose_4.a"), joint("hose_4.b", "reducer_1.b"))
    short = with_joints(short, joint("reducer_1.a", "reducer_3.a"), joint("reducer_3.b", "hose_3.a"))
    assert reading(short, LIVE._replace(ends={"plate.in": At(pascal=9e3)}), "spray", "plate").id == "reading.no_bubbles"
    pulled = with_joints(START, joint("plate.in", "hose_4.a"), joint("hose_4.b", "v202.b"))
    assert reading(pulled, LIVE._replace(ends={"plate.in": At(pascal=9e3)}), "spray", "plate").id == "reading.bubbles"


def test_the_sniffer_finds_hydrogen_at_a_hole_and_at_an_open_end_and_not_at_the_vent() -> None:
    holed = with_fault("leaking_fitting", "hose_8", 0.8)
    assert reading(holed, LIVE, "sniffer", "hose_8").id == "reading.hydrogen"
    assert reading(BOOK, LIVE, "sniffer", "hose_8").id == "reading.no_hydrogen"
    loose = BOOK._replace(joints=tuple(each for each in BOOK.joints if "hose_8.b" not in (each.one, each.other)))
    hanging = LIVE._replace(ends={"hose_8.b": At(gas="hydrogen")})
    assert reading(loose, hanging, "sniffer", "hose_8").id == "reading.hydrogen"
    assert reading(BOOK, LIVE, "sniffer", "vent").id == "reading.no_hydrogen"
    assert sentence(read(RIG, BOOK, LIVE, "sniffer", "bay", room=0.012)) == "The room: 1.20 % hydrogen."


def test_the_bus_tester_tells_who_answers_and_what_ends_the_bus() -> None:
    found = reading(BOOK, DARK, "bus", "lss.bus")
    assert found.value == 2.0
    assert dict(found.values)["addresses"] == "7 (19200 Bd), 8 (19200 Bd)"
    assert dict(found.values)["ohms"] == "60"


def test_the_bus_tester_hears_what_answers_elsewhere_or_the_wrong_way_round_and_not_what_is_dead() -> None:
    assert dict(reading(with_fault("wrong_address", "cpu", 33.0), DARK, "bus", "lss.bus").values)["addresses"] == (
        "7 (19200 Bd), 33 (19200 Bd)"
    )
    crossed = tuple(each for each in BOOK.joints if "cpu.bus" not in (each.one, each.other))
    over = BOOK._replace(joints=crossed)
    over = with_joints(over, joint("tee_1.a", "adapter_6.b"), joint("adapter_6.a", "cpu.bus"))
    assert dict(reading(over, DARK, "bus", "lss.bus").values)["addresses"] == "7 (19200 Bd), 8 (19200 Bd) ×"
    dead = DARK._replace(said=(Said("cpu", "dead"), Said("old", "ok")))
    assert dict(reading(BOOK, dead, "bus", "cpu.bus").values)["addresses"] == "7 (19200 Bd)"
    off = START._replace(on=())
    assert dict(reading(off, DARK, "bus", "cpu.bus").values)["addresses"] == "7 (19200 Bd)"
    assert reading(off, DARK, "bus", "data_1.a").id == "reading.bus_silent"


@pytest.mark.parametrize(
    ("tool", "where", "why"),
    [
        ("volts", "hose_1.a", "volts are measured at an end of a power line, and hose 1 is none"),
        ("volts", "q1", "volts are measured at an end of a power line, and Q1 is none"),
        ("ohms", "hose_1", "hose 1 is nothing to measure resistance through"),
        ("clamp", "plate", "HX-1 is no lead that the clamp could go round"),
        ("gauge", "q1.a", "the gauge goes on an end of a liquid or gas line, and Q1 a is none"),
        ("spray", "q1", "Q1 has no fitting that could leak"),
        ("sniffer", "hose_1", "the sniffer is for gas lines and the bay, and hose 1 is neither"),
        ("bus", "q1", "Q1 is not on the data bus"),
        ("hammer", "q1", "there is no Q1 to measure at"),
        ("volts", "nowhere.a", "there is no nowhere to measure at"),
    ],
)
def test_a_tool_in_the_wrong_place_is_refused_with_a_sentence(tool: str, where: str, why: str) -> None:
    found = read(RIG, BOOK, LIVE, tool, where)
    assert isinstance(found, Refusal)
    assert sentence(found) == why


def test_every_tool_answers_at_every_part_and_end_of_the_sample_rig() -> None:
    places = [part.name for part in RIG.parts] + [part.end(end.name) for part in RIG.parts for end in part.ends]
    for tool in meters.TOOLS:
        answers = [read(RIG, BOOK, LIVE, tool, where) for where in places]
        assert all(sentence(answer) for answer in answers)
        assert any(isinstance(answer, Reading) for answer in answers), tool
