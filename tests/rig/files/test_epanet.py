"""EPANET files: read, solved, written, refused; and our answers beside EPANET's own.

EPANET is asked live with --long, and must be there: see tests/rig/files/epanet_recorded.py.
"""

import math

import pytest

from game.model import chance
from game.rig.files import epanet, epanet_units
from game.rig.solving import fluids, pipes
from tests.rig.files import epanet_recorded
from tests.rig.solving.pipes_sample import LOOP

HOUSE = """[TITLE]
A tank above a house
[JUNCTIONS]
;id  elevation  demand
 tap   4     12
 loft  9
[RESERVOIRS]
 well  0
[PIPES]
 rise  well  loft  20  25  0.0015  2.5
 fall  loft  tap   8   15  0.0015  0  CV
[OPTIONS]
 Units LPM
 Headloss D-W
[END]
"""
PUMPED = HOUSE.replace("[PIPES]", "[PUMPS]\n p well loft HEAD c\n[CURVES]\n c 40 15\n[PIPES]").replace(" rise", ";rise")


def file(text: str) -> epanet.EpanetFile:
    found = epanet.read(text)
    assert isinstance(found, epanet.EpanetFile), found
    return found


def mistakes(text: str) -> list[epanet.Mistake]:
    found = epanet.read(text)
    assert not isinstance(found, epanet.EpanetFile)
    return list(found)


def test_our_answers_for_fifty_networks_are_epanets() -> None:
    recorded = epanet_recorded.recorded()
    found = [epanet_recorded.furthest(seed, theirs) for seed, theirs in enumerate(recorded)]
    assert len(epanet_recorded.SEEDS) == len(found)
    assert max(each.flow for each in found) <= 0.005
    assert max(each.head for each in found) <= 0.005
    assert [seed for seed, theirs in enumerate(recorded) if epanet_recorded.backwards(seed, theirs)] == [16]


@pytest.mark.long
def test_epanet_itself_still_says_what_is_recorded_and_agrees_on_a_hundred_more() -> None:
    seeds = range(150)
    _, answers = epanet_recorded.asked([epanet_recorded.text(seed) for seed in seeds])
    for now, then in zip(answers, epanet_recorded.recorded(), strict=False):
        assert then.flows == pytest.approx(now.flows, rel=1e-5, abs=1e-4)
        assert then.heads == pytest.approx(now.heads, rel=1e-5, abs=1e-4)
    # Where no pump reaches, EPANET still moves a few millilitres round, within its accuracy.
    found = [epanet_recorded.furthest(seed, theirs, 0.02) for seed, theirs in zip(seeds, answers, strict=True)]
    assert max(each.flow for each in found) <= 0.005
    assert max(each.head for each in found) <= 0.005


def test_a_check_like_ours_would_notice_one_percent_of_roughly_any_flow() -> None:
    answers = epanet_recorded.recorded()
    wrong = [answer._replace(flows={name: 1.01 * flow for name, flow in answer.flows.items()}) for answer in answers]
    found = [epanet_recorded.furthest(seed, theirs).flow > 0.005 for seed, theirs in enumerate(wrong)]
    assert sum(found) > 35


def test_a_file_says_what_stands_in_it() -> None:
    house = file(HOUSE)
    assert house.title == "A tank above a house"
    assert house.nodes == ("tap", "loft", "well")
    assert house.links == ("rise", "fall")
    tap, loft, well = house.network.nodes
    assert tap.demand == pytest.approx(2e-4)
    assert (loft.head, loft.elevation, well.head) == (None, 9.0, 0.0)
    rise, fall = house.network.links
    assert tuple(rise) == pytest.approx((2, 1, 20.0, 0.025, 1.5e-6, 2.5, False))
    assert isinstance(fall, pipes.Pipe)
    assert fall.check
    assert house.fluid.viscosity == epanet_units.WATER_VISCOSITY


def test_an_answer_comes_in_the_units_of_the_file() -> None:
    answer = epanet.solved_file(file(PUMPED))
    assert answer.units.names == ("LPM", "m", "m", "m/s")
    rows = {row.name: row for row in answer.links}
    assert rows["p"].flow == pytest.approx(12.0)
    assert rows["fall"].velocity == pytest.approx(2e-4 / (math.pi * 0.0075**2))
    assert (rows["p"].status, rows["fall"].status) == ("open", "open")
    loft = next(row for row in answer.nodes if row.name == "loft")
    assert loft.head == pytest.approx(1.33334 * 15.0 - 0.33334 * 15.0 * (12.0 / 40.0) ** 2, rel=1e-5)
    assert loft.pressure == pytest.approx(loft.head - 9.0)


def test_us_units_say_the_same_as_metric_ones() -> None:
    metric = epanet.solved_file(file(HOUSE))
    us = HOUSE.replace("LPM", "GPM").replace("tap   4     12", f"tap {4 / 0.3048} {12 / 3.785411784}")
    us = us.replace("20  25  0.0015", f"{20 / 0.3048} {25 / 25.4} {1.5e-6 / 0.3048 * 1e3}")
    us = us.replace("8   15  0.0015", f"{8 / 0.3048} {15 / 25.4} {1.5e-6 / 0.3048 * 1e3}").replace(
        "loft  9", "loft 29.5"
    )
    other = epanet.solved_file(file(us))
    assert [0.3048 * row.head for row in other.nodes] == pytest.approx([row.head for row in metric.nodes])
    assert [3.785411784 * row.flow for row in other.links] == pytest.approx([row.flow for row in metric.links])
    assert other.nodes[0].pressure == pytest.approx(0.4333 * (other.nodes[0].head - 4 / 0.3048))


@pytest.mark.parametrize(("unit", "scale"), [("LPS", 1 / 60), ("CMH", 0.06), ("CMD", 1.44), ("MLD", 1.44e-3)])
def test_other_metric_flows_differ_by_their_scale(unit: str, scale: float) -> None:
    text = HOUSE.replace("LPM", unit).replace("tap   4     12", f"tap 4 {12 * scale}")
    flows = [row.flow / scale for row in epanet.solved_file(file(text)).links]
    assert flows == pytest.approx([row.flow for row in epanet.solved_file(file(HOUSE)).links])


def test_status_patterns_demands_emitters_and_settings_count() -> None:
    text = PUMPED.replace(
        "[END]",
        "[DEMANDS]\n tap 6 day\n tap 1\n[PATTERNS]\n day 2 9 9\n[EMITTERS]\n loft 3\n[VALVES]\n v loft tap 12 TCV 5 1\n"
        "[STATUS]\n v Open\n p 0.9\n[TIMES]\n Duration 24\n[END]",
    )
    read = file(text)
    assert read.network.nodes[0].demand == pytest.approx(13e-3 / 60.0)
    assert tuple(read.network.links[-1]) == pytest.approx((1, 0, 0.012, 1.0, True))
    pump = read.network.links[1]
    assert isinstance(pump, pipes.Pump)
    assert pump.head == pytest.approx(0.81 * 1.33334 * 15.0)
    answer = epanet.solved_file(read)
    loft = next(row for row in answer.nodes if row.name == "loft")
    given = next(row.flow for row in answer.links if row.name == "p")
    assert given - 13.0 == pytest.approx(3.0 * math.sqrt(loft.pressure), rel=1e-4)


def test_a_tank_is_a_reservoir_at_its_first_level() -> None:
    tank = file(HOUSE.replace("[RESERVOIRS]\n well  0", "[TANKS]\n well 20 3 0 5 2 0"))
    assert tank.network.nodes[-1].head == 23.0


def test_a_pump_or_pipe_that_is_closed_carries_nothing() -> None:
    answer = epanet.solved_file(file(PUMPED.replace("[END]", "[STATUS]\n p Closed\n[END]")))
    assert [(row.name, row.flow, row.status) for row in answer.links if row.name == "p"] == [("p", 0.0, "closed")]
    answer = epanet.solved_file(file(HOUSE.replace("0.0015  2.5", "0.0015  2.5  Closed")))
    assert [row.status for row in answer.links] == ["closed", "closed"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("D-W", "§H-W", "Headloss must be D-W: only Darcy-Weisbach is solved here"),
        (" Headloss D-W\n", "§", "[OPTIONS] must say Headloss D-W; EPANET takes another formula otherwise"),
        ("HEAD c", "§POWER 5", "a pump needs a curve, HEAD and its name: POWER is not solved here"),
        ("HEAD c", "HEAD §d", "there is no curve d in [CURVES]"),
        ("loft HEAD c", "§loft", "a pump needs a curve: HEAD and its name"),
        ("loft HEAD c", "loft §HEAD", "the name of a curve is missing after this"),
        ("HEAD c", "§WATTS 5", "a pump has HEAD, SPEED or PATTERN, and not WATTS"),
        ("c\n[CURVES]", "§c\n[CURVES]\n c 0 9", "curve c must have one point, or three that fall from no flow on"),
        ("fall  loft  tap", "fall loft §tab", "there is no node tab in [JUNCTIONS], [RESERVOIRS] or [TANKS]"),
        ("8   15", "8   §0", "a diameter must be more than 0"),
        ("8   15", "§-8  15", "a length can't be -8"),
        ("8   15", "§nan 15", "a length must be a number, not nan"),
        ("8   15", "§1e13 15", "a length can't be 1e13"),
        ("15  0.0015  0  CV", "§15", "a roughness is missing after this"),
        ("loft  9", "§tap 9", "there is a node tap already"),
        ("p well", "§fall well", "there is a link fall already"),
        ("well loft HEAD", "loft §loft HEAD", "a link must join two nodes"),
        ("LPM", "§LPX", f"Units must be one of {', '.join(epanet_units.FLOWS)}"),
        ("Headloss", "§Hedloss", "there is no option Hedloss in an EPANET file"),
        ("[TITLE]", "§hello\n[TITLE]", "this stands before the first section; a file begins with one, as [TITLE]"),
        ("[END]", "§[ZONES]", "there is no section [ZONES] in an EPANET file"),
        ("[END]", "[VALVES]\n v loft tap 12 §PRV 5", "a valve must be a TCV: no others are solved"),
        ("[END]", "[RULES]\n§RULE 1", "[RULES] can't be read; what is solved is the network as it stands"),
        ("[END]", "[STATUS]\n §q Open", "there is no link q in [PIPES], [PUMPS] or [VALVES]"),
        ("[END]", "[STATUS]\n fall §3", "a pipe is OPEN or CLOSED"),
        ("[END]", "[DEMANDS]\n tap 1 §day", "there is no pattern day in [PATTERNS]"),
        ("LPM", "LPM\nEmitter exponent §1", "the emitter exponent must be 0.5: leaks go by the root of pressure"),
        ("LPM", "LPM\nDemand model §PDA", "the demand model must be DDA: demands are met whatever the pressure"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(old: str, new: str, sentence: str) -> None:
    marked = PUMPED.replace(old, new)
    assert marked != PUMPED
    before = marked[: marked.index("§")]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (*place, sentence) in mistakes(marked.replace("§", ""))


def test_a_file_without_a_reservoir_is_refused() -> None:
    sentence = "there is no reservoir and no tank, so that no head is known"
    assert sentence in [mistake.sentence for mistake in mistakes(PUMPED.replace(" well  0\n", ""))]
    assert sentence in [mistake.sentence for mistake in mistakes("")]


def test_all_mistakes_are_found_in_one_pass_in_their_order() -> None:
    found = mistakes(PUMPED.replace("D-W", "H-W").replace("HEAD c", "POWER 5").replace("8   15", "8   0"))
    assert len(found) == 3
    assert found == sorted(found)


def test_a_network_that_is_written_is_read_as_the_same() -> None:
    nodes = [f"n{number}" for number in range(len(LOOP.nodes))]
    links = [f"l{number}" for number in range(len(LOOP.links))]
    fluid = fluids.coolant(295.0)
    read = file(epanet.inp(LOOP._replace(leaks=(pipes.Leak(6, 2e-9),)), fluid, nodes, links, "coolant"))
    assert read.title == "coolant"
    assert (fluid.density, fluid.viscosity) == pytest.approx((read.fluid.density, read.fluid.viscosity))
    written = pipes.solved(
        pipes.compiled(LOOP._replace(leaks=(pipes.Leak(6, 2e-9),), gravity=read.network.gravity)), fluid
    )
    again = epanet.solved_file(read)
    flows = {row.name: row.flow / 6e4 for row in again.links}
    assert [flows[name] for name in links] == pytest.approx(written.flows, rel=2e-3)
    heads = {row.name: row.head for row in again.nodes}
    assert [heads[name] for name in nodes] == pytest.approx(written.heads, abs=0.02)


def test_what_is_shut_blocked_clogged_or_cut_off_can_be_written_and_read() -> None:
    nodes = (pipes.Node(3.0), *(pipes.Node() for _ in range(6)))
    links = (
        pipes.Valve(0, 1, 0.01, 2.0, open=False),
        pipes.Filter(1, 2, 0.01, 5.0, 1.0),
        pipes.Pipe(2, 3, 1.0, 0.01),
        pipes.Pump(3, 0, 5.0, 1e8),
        pipes.Pipe(4, 5, 1.0, 0.01),
        pipes.Pipe(3, 0, 1.0, 0.01),
    )
    network = pipes.Network(nodes, links, locks=(pipes.Lock(2, 1.0), pipes.Lock(5, 0.5, 0.3)))
    text = epanet.inp(network, fluids.water(290.0), ["a b"] * 7, ["x"] * 6, "all [sorts]", stopped=(3,))
    read = file(text)
    assert read.nodes == ("a_b~2", "a_b~3", "a_b~4", "a_b")
    assert "EPANET knows no such thing" in text
    assert [row.flow for row in epanet.solved_file(read).links] == pytest.approx([0.0] * 5, abs=1e-6)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_file_holds_it_is_refused_in_words_or_solved_in_numbers(seed: int) -> None:
    words = PUMPED.split(" ")
    for k in range(6):
        at = int(chance.uniform(seed, f"at/{k}") * len(words))
        others = ("", "0", "-1", "1e300", "1e-300", "nan", "[PIPES]", ";", "tap", "CV", "1e11", '"', "HEAD", "GPM")
        words[at] = others[int(chance.uniform(seed, f"word/{k}") * len(others))]
    found = epanet.read(" ".join(words))
    if isinstance(found, epanet.EpanetFile):
        answer = epanet.solved_file(found)
        assert all(math.isfinite(value) for row in answer.nodes for value in row[1:])
        assert all(math.isfinite(row.flow) and math.isfinite(row.velocity) for row in answer.links)
    else:
        assert all(mistake.line > 0 and mistake.column > 0 and mistake.sentence for mistake in found)
