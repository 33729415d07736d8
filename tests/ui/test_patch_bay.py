"""The patch bay as it is laid out: rows of ports, what hangs from them, and the drawing beside them."""

import random

import pytest

from game.rig.parts import DATA, POWER
from game.ui.patch import diagram, graph, live, schematic
from game.ui.patch.bay import BOTTOM, ROWS, TOP, spot
from game.ui.patch.hang import SLOTS, hanging
from game.ui.patch.lay import middle, walked
from game.ui.patch.marks import Held
from game.ui.patch.ropes import STEP, Ropes
from tests.rig.rig_sample import BOOK, RIG, RUNNING, START, joint, with_joints
from tests.ui.patch_sample import BAY, Stand, shown, wirings
from tests.ui.sound_layout import STRETCHES, faults
from tests.ui.stages import ui

LONG = [pytest.param(page, stretch, 100, marks=pytest.mark.long) for page in (0, 1) for stretch in STRETCHES]


def test_every_port_has_a_row_of_its_medium_and_no_lane_is_torn_over_two_pages() -> None:
    ports = [part.end(end.name) for part in RIG.parts for end in part.ends if end.side]
    assert sorted(ports) == sorted(port.name for port in BAY.ports)
    assert BAY.pages == 2
    for lane in BAY.lanes:
        assert lane.row + lane.rows <= ROWS
        own = [port for port in BAY.ports if port.end.medium == lane.medium]
        assert {port.page for port in own} == {lane.page}
    assert all(TOP < spot(port)[1] < BOTTOM for port in BAY.ports)


def test_a_lead_by_the_book_hangs_between_its_two_ports_and_sags() -> None:
    hung = hanging(RIG, BOOK.joints, BAY, 0)
    ropes = Ropes(random.Random(1))
    ropes.hang(hung, settled=True)
    line = ropes.lines["cable_1"]
    port = BAY.port("k1.b")
    assert port is not None
    assert line.spots()[0] == spot(port)
    lowest = max(y for _, y in line.spots())
    assert 15.0 < lowest - spot(port)[1] < 75.0
    assert middle(line)[1] > spot(port)[1] + 10.0


def test_what_hangs_comes_to_rest_within_half_a_second_and_a_bit() -> None:
    ropes = Ropes(random.Random(1))
    ropes.hang(hanging(RIG, BOOK.joints, BAY, 0), settled=True)
    ropes.hang(hanging(RIG, BOOK.joints[1:], BAY, 0), settled=False)
    seconds = 0.0
    while not ropes.resting:
        ropes.advance(1 / 60)
        seconds += 1 / 60
    assert seconds < 1.5


def test_the_same_time_in_more_frames_moves_it_the_same_way() -> None:
    found = []
    for parts in (1, 3):
        ropes = Ropes(random.Random(1))
        ropes.hang(hanging(RIG, BOOK.joints, BAY, 0), settled=False)
        for _ in range(6 * parts):
            ropes.advance(2 * STEP / parts + 1e-9)
        found.append([share for spot_ in ropes.lines["hose_1"].spots() for share in spot_])
    assert found[0] == pytest.approx(found[1])


def test_free_ends_lie_over_hooks_between_the_panels_each_on_its_own() -> None:
    rigged = with_joints(START, joint("v202.b", "hose_1.a"), joint("c203.a", "hose_2.a"), joint("k1.b", "cable_1.a"))
    hung = hanging(RIG, rigged.joints, BAY, 0)
    pins = [node.pin for node in hung.nodes if node.free]
    assert len(pins) == 3
    assert len(set(pins)) == 3
    assert all(pin is not None and pin[0] in SLOTS for pin in pins)


def test_a_part_whose_ports_are_on_the_other_page_is_not_shown_on_this_one() -> None:
    assert not [each for each in hanging(RIG, BOOK.joints, BAY, 0).strands if each.part.name == "hose_6"]
    assert [each for each in hanging(RIG, BOOK.joints, BAY, 1).strands if each.part.name == "hose_6"]


def test_slices_of_a_lead_lie_evenly() -> None:
    places = walked([(0.0, 0.0), (3.0, 0.0), (3.0, 5.0)], 2.0)
    assert [(x, y) for x, y, _ in places] == [(0.0, 0.0), (2.0, 0.0), (3.0, 1.0), (3.0, 3.0), (3.0, 5.0)]


def test_the_plant_behind_a_port_is_followed_to_its_source_and_what_else_that_feeds_comes_back() -> None:
    chain = graph.chain(graph.behind(RIG, "k1.b"))
    assert [each.part.name for each in chain] == ["k1", "f1", "q1", "feeder"]
    assert [each.part.name for each in chain[-1].back] == ["q3"]
    machine = graph.behind(RIG, "x1.a")
    assert [each.part.name for each in machine.further] == ["q4", "q5", "q6"]


def test_every_part_of_the_plant_and_every_instrument_stands_in_the_drawing_once_for_each_medium() -> None:
    pages = [schematic.drawing(RIG, BAY, page) for page in range(BAY.pages)]
    symbols = [each.id for page in pages for each in page.symbols]
    assert len(set(symbols)) == len(symbols)
    drawn = {each.part for page in pages for each in page.symbols}
    assert {part.name for part in RIG.parts if part.fixed} <= drawn
    assert {sensor.name for sensor in RIG.sensors} == {each.sensor.name for page in pages for each in page.balloons}


@pytest.mark.parametrize(("page", "stretch", "count"), [(0, 1.4, 6), (1, 1.0, 4), *LONG])
def test_a_page_has_room_whatever_is_plugged(page: int, stretch: float, count: int) -> None:
    window = ui(stretch)
    for rigged in wirings(count):
        found = list(faults(shown(window, Stand(rigged), page)))
        assert not found, f"{rigged.joints}\n" + "\n".join(found[:6])


def test_a_page_has_room_while_an_end_is_in_the_hand() -> None:
    assert not list(faults(shown(ui(), Stand(), 0, Held("hose_1.a", False, ""))))


def test_a_port_says_before_anything_is_spent_whether_what_is_in_the_hand_fits() -> None:
    made = {each.id: each for each in shown(ui(), Stand(), 0, Held("hose_1.a", False, ""))}
    assert (made["port:v202.b"].look, made["port:v202.b"].why_not) == ("fits", "")
    assert (made["port:plate.in"].look, made["port:plate.in"].why_not) == ("not", "rig_shape")


def test_ports_are_told_by_name_letter_and_shape_not_by_colour_alone() -> None:
    made = {each.id: each for each in shown(ui(), Stand(), 0)}
    assert [text.words for text in made["port:k1.b"].texts] == ["K1", "P DC50"]
    assert [text.words for text in made["port:plate.in"].texts] == ["HX-1 IN", "C Q10"]
    assert [text.words for text in made["port:plate.out"].texts] == ["HX-1 OUT", "C Q10"]


def test_a_lead_tells_what_flows_in_it() -> None:
    running = Stand(BOOK, RUNNING)
    told = {part.name: live.tag(RIG, running.rigged, running.solved, part) for part in RIG.parts if not part.fixed}
    assert told["cable_1"].number.endswith("kW")
    assert told["data_1"].word == "bus_ok"
    assert told["hose_1"].number.endswith("L/min")
    assert told["strap_1"].word == "earthed"


def test_a_lead_without_its_way_back_says_that_nothing_flows() -> None:
    open_ = BOOK._replace(joints=tuple(each for each in BOOK.joints if "c203.a" not in (each.one, each.other)))
    stand = Stand(open_, RUNNING)
    part = RIG.part("hose_1")
    assert part is not None
    assert live.tag(RIG, open_, stand.solved, part).word == "no_flow"


def test_a_cable_that_carries_too_much_glows_and_says_so() -> None:
    part = RIG.part("cable_2")
    assert part is not None
    thin = with_joints(
        START, joint("k1.b", "adapter_2.a"), joint("adapter_2.b", "cable_2.a"), joint("cable_2.b", "x1.a")
    )
    thin = thin._replace(on=("k1", "q1", "q4"))
    stand = Stand(thin, RUNNING._replace(watts=2000.0))
    told = live.tag(RIG, thin, stand.solved, part)
    assert abs(stand.solved.flows["cable_2"].amperes) > 16.0
    assert (told.word, told.tone) == ("too_much", "caution")
    assert live.tones(RIG, thin, stand.solved)["cable_2"] == "caution"
    hot = thin._replace(warmth=(55.0,) * 16)
    assert live.tag(RIG, hot, stand.solved, part).word == "hot"


def test_lanes_are_in_the_order_of_media_with_power_and_data_first() -> None:
    assert [lane.medium for lane in BAY.lanes][:2] == [POWER, DATA]


def test_by_the_book_every_joint_and_every_part_that_hangs_can_be_pointed_at() -> None:
    for page in (0, 1):
        made = {each.id for each in shown(ui(), Stand(BOOK, RUNNING), page)}
        hung = hanging(RIG, BOOK.joints, BAY, page)
        assert {f"part:{strand.part.name}" for strand in hung.strands} <= made
        between = [node.ends[0] for node in hung.nodes if not node.port]
        assert {f"joint:{end}" for end in between} <= made


def test_an_end_that_hangs_from_another_part_can_be_taken_too() -> None:
    rigged = with_joints(START, joint("k1.b", "cable_1.a"), joint("cable_1.b", "adapter_1.a"))
    assert "end:adapter_1.b" in {each.id for each in shown(ui(), Stand(rigged), 0)}


def test_what_the_inspector_speaks_of_is_flagged_with_its_number_and_no_other() -> None:
    told = diagram.Flagged(2, "alarm", "FT 204 no coolant flow. V-203 is shut on the way back.")
    assert told.names("FT 204")
    assert told.names("V-203")
    assert not told.names("V-20")
    assert not told.names("V-202")
    drawing = schematic.drawing(RIG, BAY, 0)
    made = {each.id: each for each in diagram.signs(ui(), BAY, 0, drawing, Stand(), told)}
    assert {text.colour for text in made["sensor:ft204"].texts} == {"alarm"}
    assert {text.colour for text in made["sensor:pt201"].texts} == {"text"}
