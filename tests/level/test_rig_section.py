"""The `rig:` of a level: each mistake is told at its place, in a sentence for whoever wrote it; the seed draws."""

from pathlib import Path

import pytest

from game.level.rig_parts import CARRIES
from game.level.rig_schema import PartFile
from game.rig.parts import ENDS, KINDS, Adapter, Cable, Fault
from game.words.diagnostic import BadInput
from tests.level.rig_level import LEVEL, design, world

PORT_B = "ports: {b: {shape: dc50 f, x: 0 m, y: 1.8 m, side: habitat}}"
CABLE = (
    "cable_1: {kind: cable, label: 10 mm2, length: 2.5 m, area: 10 mm2, amperes: 63 A, ends: {a: dc50 m, b: dc50 m}}"
)
MISTAKES = [
    ("place: bay\n  stack", "place: bey\n  stack", "'bey' is no place of this level. Did you mean 'bay'?"),
    ("  stack: pump\n  load", "  stack: pomp\n  load", "'pomp' is no stack of this level. Did you mean 'pump'?"),
    ("  load: pump\n", "  load: pomp\n", "'pomp' is no load of this level. Did you mean 'pump'?"),
    ("  load: pump\n", "  load: welder\n", "the load 'welder' does not serve the stack 'pump'"),
    ("tasks: [power, cooling]", "tasks: [power, coling]", "'coling' is no task of this level. Did you mean 'cooling'?"),
    ("tasks: [power, cooling]", "tasks: [power, power]", "'power' stands twice in this list; take one of them out"),
    # Parts
    ("kind: breaker", "kind: braker", "'kind' is one of source, cable,"),
    ("kind: breaker", "kind: braker", "Did you mean 'breaker'?"),
    ("label: Q1, amperes: 50 A, ", "label: Q1, ", "'amperes' is missing from 'q1': a breaker has 'amperes'"),
    ("label: Q1, amperes: 50 A, ", "label: Q1, amperes: 50 A, volts: 120 V, ",
     "'volts' means nothing for a breaker; it has 'amperes'"),
    ("amperes: 50 A", "amperes: 50 V", "'amperes': '50 V' is a voltage, but a current is needed here, in A"),
    ("ohm: 40 mohm", "ohm: 40 kohm", "'kohm' in '40 kohm' is not a unit this program knows"),
    ("area: 10 mm2", "area: 10 mm", "'10 mm' is a length, but an area is needed here"),
    ("length: 2.5 m, area", "length: 250 m, area", "'length' must be less than or equal to 200"),
    ("area: 10 mm2", "area: 0 mm2", "'area' must be greater than 0"),
    ("flow: 4.8 L/min", "flow: 0 L/min", "'flow' must be greater than 0"),
    ("lowest: 100 V", "lowst: 100 V", "'lowst' is not a key here. Did you mean 'lowest'?"),
    ("address: 7", "address: 300", "'address' must be less than or equal to 247"),
    ("address: 7", "address: 0", "'address' must be at least 1, and this is '0'"),
    ("stack: pump            #", "stack: pomp            #", "'pomp' is no stack of this level. Did you mean 'pump'?"),
    ("kind: slave, stack", "kind: slave, supply: feeder, stack", "'feeder' is no load of the plant"),
    ("medium: coolant, head: 9 m", "head: 9 m",
     "nothing says what 'p201' carries: write its 'medium', coolant or water"),
    ("medium: coolant, head: 9 m", "medium: power, head: 9 m", "a pump carries coolant or water"),
    ("maybe_crossed: 30 %", "maybe_crosed: 30 %", "'maybe_crosed' is not a key here. Did you mean 'maybe_crossed'?"),
    ("area: 10 mm2, ", "area: 10 mm2, maybe_crossed: 1 %, ",
     "only an adapter may be crossed, and 'cable_1' is a cable"),
    ("    cable_1:", "    enable:", "'enable' is a toggle of the panel; call the part something else"),
    ("    cable_1:", "    q1:", "'q1' stands in the plant, too; call one of them something else"),
    # Ends
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc55 m, b: dc50 m}",
     "'dc55' is no shape of this rig. Did you mean 'dc50'?"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50 x, b: dc50 m}", "'x' is no sex of a plug; write f, m, or n"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50, b: dc50 m}", "'dc50' is no end; write a shape and f, m or n"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50 m powr, b: dc50 m}", "'powr' is nothing that goes through a rig"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50 m}",
     "end 'b' is missing from 'cable_1'; write a shape and f, m or n"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50 m, c: dc50 m}", "'c' is no end of a cable; it has a and b"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: q12 m, b: dc50 m}",
     "'q12' is for coolant, and a cable carries power or data or earth here"),
    ("ends: {a: dc50 m, b: dc50 m}", "ends: {a: dc50 m, b: d9 m}", "'cable_1' has ends for power and for data"),
    ("ends: {a: dc50 m, b: dc50 m}", PORT_B, "'ports' are for the plant; it has 'ends'"),
    (PORT_B, "ends: {b: dc50 f}", "'ends' are for loose parts; the plant has 'ports'"),
    (PORT_B, f"{PORT_B}, when: draught", "the plant is always there; 'when' is for what lies in the box"),
    (PORT_B, PORT_B.replace("x: 0 m, ", ""), "'x' is missing from 'b'"),
    (PORT_B, PORT_B.replace("side: habitat", "side: house"), "'side' is one of habitat, machine, and this is 'house'"),
    (PORT_B, PORT_B.replace("y: 1.8 m", "y: 1.1 m"),
     "'v202.b' lies where 'q1.b' does; every port has a place of its own"),
    ("dc32: power", "dc32: powr", "'dc32' is one of power, data, coolant,"),
    # Joints
    ("feeder.out - q1.a,", "feeder.out q1.a,",
     "'feeder.out q1.a' is no joint; write two ends, such as 'feeder.out - q1.a'"),
    ("feeder.out - q1.a,", "feder.out - q1.a,", "'feder' is no part of this rig. Did you mean 'feeder'?"),
    ("feeder.out - q1.a,", "feeder.out - q1.c,", "'q1.c' is no end; 'q1' has 'q1.a' and 'q1.b'"),
    ("feeder.out - q1.a,", "feeder.out - cable_1.a,", "'cable_1.a' lies in the box; what is joined behind the wall"),
    ("feeder.out - q1.a,", "feeder.out - v202.a,", "'feeder.out' is for power and 'v202.a' for coolant"),
    ("feeder.out - q1.a,", "q1.a - q1.a,", "'q1.a' can't be joined to itself"),
    ("feeder.out - p201.power,", "q1.a - feeder.out,", "these two are joined already; take one of the lines out"),
    ("  on: [q1]", "  on: [q9]", "'q9' is no part of this rig"),
    ("  on: [q1]", "  on: [u1]", "'u1' can't be turned on: it is a load"),
    ("  on: [q1]", "  on: [q1, q1]", "'q1' stands twice in this list; take one of them out"),
    # The book
    ("[q1.b - cable_1.a, cable_1.b", "[q1.b - cable_9.a, cable_1.b", "'cable_9' is no part of this rig"),
    ("cable_1.b - adapter_1.a", "cable_1.b - u1.in",
     "this can't be plugged: 'cable_1.b' and 'u1.in' are of different shapes"),
    ("cable_1.b - adapter_1.a", "cable_1.b - cable_1.a", "this can't be plugged: both are ends of 'cable_1'"),
    ("cable_1.b - adapter_1.a", "hose_1.a - hose_2.a",
     "this can't be plugged: 'hose_1.a' and 'hose_2.a' are of one sex"),
    ("cable_1.b - adapter_1.a", "q1.a - cable_1.b",
     "this can't be plugged: 'q1.a' is built in: nothing can be plugged"),
    ("cable_1.b - adapter_1.a", "q1.b - cable_1.b",
     "this can't be plugged: 'q1.b' is plugged into 'cable_1.a' already"),
    ("q1.b - cable_1.a,", "q1.b - cable_1.a swapped,", "'q1.b' goes into 'cable_1.a' one way round only"),
    ("length: 1.5 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}",
     "length: 0.4 m, bore: 12 mm, pressure: 400 kPa, ends: {a: q12 m, b: q12 m}}",
     "what lies between 'v202.b' and 'plate.in' is 0.4 m long, and they are 0.8 m apart"),
    ("      on: [v202, p201]", "      on: [v202, hose_1]", "'hose_1' can't be turned on: it is a hose"),
    ("wire power", "wire powr", "'powr' is no group of the rig's book of this level. Did you mean 'power'?"),
    # Instruments
    ("shows: amperes, at: u1,", "shows: amperes, at: u9,", "'u9' is no part of this rig, at which alone 'amperes'"),
    ("shows: volts, at: u1.in", "shows: volts, at: u1",
     "'u1' is no end of this rig, at which alone 'volts' is measured"),
    ("shows: flow, at: plate", "shows: flow, at: q1", "'q1' carries power, which has no flow to show"),
    ("shows: flow, at: plate", "shows: celsius, at: plate", "'plate' is no stack of this level"),
    ("shows: flow, at: plate", "shows: flaw, at: plate", "'shows' is one of amperes, volts, flow,"),
    ("lag: 2 s, noise: 0.02, high: 4", "lag: 2 s, low: 9, high: 4", "'high' must be more than 'low'"),
    ("    ft204:", "    plate:", "'plate' is a part of the rig; call the instrument something else"),
    # Faults
    ("kind: resistive_joint", "kind: resistive_jont",
     "there is no kind of fault resistive_jont; there are blown_fuse,"),
    ("kind: backwards_check, part: c203", "kind: backwards_check, part: v202", "backwards_check cannot befall v202"),
    ("part: q1, amount: 0.5", "part: q1, amount: 50", "the amount of resistive_joint is 0.3 to 2 ohm"),
    ("when: difficulty is hard", "when: difficulty is herd", "'herd'"),
    ("when: not draught", "when: not draft", "'draft' is no fact. Did you mean 'draught'?"),
]  # fmt: skip
BELOW = {
    "'v202.b' lies where 'q1.b' does; every port has a place of its own": 11,
    "what lies between 'v202.b' and 'plate.in' is 0.4 m long, and they are 0.8 m apart": 6,
}
"""Lines further down where a mistake is told, if it is not where the text was changed."""


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in LEVEL
    with pytest.raises(BadInput) as told:
        world(tmp_path, LEVEL.replace(right, wrong, 1))
    assert sentence in str(told.value)
    number = LEVEL[: LEVEL.index(right)].count("\n") + 1 + BELOW.get(sentence, 0)
    assert [each.line for each in told.value.diagnostics if sentence in each.sentence] == [number]
    assert f"level.yaml:{number}:" in str(told.value)


def test_too_many_parts_and_too_many_joints_are_told(tmp_path: Path) -> None:
    parts = "".join(f"    {CABLE.replace('cable_1', f'more_{n}')}\n" for n in range(80))
    with pytest.raises(BadInput, match="there are 95 parts here; a rig has at most 80"):
        world(tmp_path, LEVEL.replace("  book:  ", f"{parts}  book:  "))
    joints = "".join("feeder.out - q1.a, " for _ in range(120))
    with pytest.raises(BadInput, match="joints here; a rig has at most 120"):
        world(tmp_path, LEVEL.replace("joints: [feeder.out", f"joints: [{joints}feeder.out"))


def test_a_bench_task_is_no_task_of_the_rig(tmp_path: Path) -> None:
    from tests.session.bench_level import LEVEL as BENCH_LEVEL

    text = LEVEL.replace("rig:\n", "bench:\n" + BENCH_LEVEL.partition("bench:\n")[2] + "rig:\n")
    with pytest.raises(BadInput, match="'tack' is a task of the weld bench; hands can do it there only"):
        world(tmp_path, text.replace("tasks: [power, cooling]", "tasks: [power, tack]"))


def test_a_command_of_the_rig_can_not_be_an_effect(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'connect' is no effect"):
        world(tmp_path, LEVEL.replace("wire power", "connect q1.b cable_1.a"))


def test_every_field_of_every_kind_of_part_is_a_key() -> None:
    for name, kind in KINDS.items():
        assert set(getattr(kind, "_fields", ())) <= set(PartFile.model_fields), name
        assert name not in CARRIES or ENDS[kind]


def test_what_stands_in_the_file_is_what_the_rig_has(tmp_path: Path) -> None:
    made = design(tmp_path)
    rig = made.rig
    assert [part.name for part in rig.parts] == sorted(part.name for part in rig.parts)
    cable = rig.part("cable_1")
    assert cable is not None
    assert isinstance(cable.body, Cable)
    assert cable.body == pytest.approx((2.5, 10.0, 63.0))
    assert [end.medium for end in cable.ends] == ["power", "power"]
    pump = rig.part("p201")
    assert pump is not None
    assert [(end.name, end.medium, end.shape) for end in pump.ends] == [
        ("in", "coolant", ""), ("out", "coolant", ""), ("power", "power", ""),
    ]  # fmt: skip
    data = rig.part("data_1")
    assert data is not None
    assert data.body == Cable(2.0, 0.0, 0.0)
    assert [name for name, _ in made.box] == ["adapter_1", "cable_1", "data_1", "hose_1", "hose_2"]
    assert [name for name, when in made.box if when] == ["hose_2"]
    assert [(name, len(joints), on) for name, joints, on in rig.book] == [
        ("power", 5, ()), ("cooling", 4, ("p201", "v202")),
    ]  # fmt: skip
    assert made.takes("connect", ("q1.b", "cable_1.a", "straight")) == 40
    assert made.takes("measure", ("gauge", "plate.in")) == 90
    assert made.ready is None


def test_the_seed_draws_what_is_wrong_and_the_storys_seed_takes_the_first(tmp_path: Path) -> None:
    first = Fault("resistive_joint", "q1", 0.5)
    second = Fault("backwards_check", "c203", 1.0)
    drawn = {seed: design(tmp_path, seed=seed).faults[0][1] for seed in range(10, 22)}
    assert drawn[16] == first
    assert {first, second} == set(drawn.values())
    assert drawn == {seed: design(tmp_path, seed=seed).faults[0][1] for seed in range(10, 22)}


def test_an_adapter_is_crossed_by_chance_but_never_with_the_storys_seed(tmp_path: Path) -> None:
    crossed = {}
    for seed in range(10, 22):
        part = design(tmp_path, seed=seed).rig.part("adapter_1")
        assert part is not None
        assert isinstance(part.body, Adapter)
        crossed[seed] = part.body.crossed
    assert crossed[16] is False
    assert 0 < sum(crossed.values()) < 12
