"""G-7's own rig: what the reference level plugs together by the book, what lies in the box, and what can be wrong."""

from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import LevelText, read_level
from game.level.rig import RigDesign
from game.rig import faults, wiring
from game.rig.parts import Fault, Rigged
from tests.rig.rig_sample import RIG as SAMPLE

FOLDER = Path(__file__).parents[2] / "levels" / "g7"
TASKS = {
    "power": "power", "data": "data", "coolant": "coolant", "waterline": "water", "gas": "gas", "purgeline": "purge",
    "spin": "spin",
}  # fmt: skip
"""Tasks that end with a group of the book, left to people."""
UNDER_BY_TASK = {"gas": "gas_plain"}
"""A group that stands for another where something has been left behind."""


@pytest.fixture(scope="module")
def text() -> LevelText:
    return read_level(FOLDER)


@pytest.fixture(scope="module")
def design(text: LevelText) -> RigDesign:
    found = build(text, 16, "standard").plot.rig
    assert found is not None
    return found


def test_it_is_the_rig_on_which_everything_else_is_tried(design: RigDesign) -> None:
    rig = design.rig
    assert [part.name for part in rig.parts] == [part.name for part in SAMPLE.parts]
    for part, sample in zip(rig.parts, SAMPLE.parts, strict=True):
        assert (type(part.body), part.fixed, part.label) == (type(sample.body), sample.fixed, sample.label)
        assert [end[:4] for end in part.ends] == [end[:4] for end in sample.ends], part.name
        assert [end[6] for end in part.ends] == [end[6] for end in sample.ends], part.name
    assert rig.joints == SAMPLE.joints
    assert rig.turned_on == SAMPLE.turned_on
    assert [sensor[:5] for sensor in rig.sensors] == [sensor[:5] for sensor in SAMPLE.sensors]


def test_each_group_of_the_book_joins_what_the_sample_does(design: RigDesign) -> None:
    book = {name: (joints, on) for name, joints, on in design.rig.book}
    for name, joints, on in SAMPLE.book:
        assert book.pop(name) == (joints, on), name
    assert list(book) == list(UNDER_BY_TASK.values())


def test_by_the_book_every_port_is_plugged_and_no_lead_is_strained(design: RigDesign) -> None:
    rig = design.rig
    rigged = Rigged((), rig.turned_on)
    for name, joints, _ in SAMPLE.book:
        for joint in joints:
            assert wiring.refusal(rig, rigged, joint.one, joint.other, joint.swapped) is None, (name, joint)
        rigged = wiring.wired(rig, rigged, name)
        assert wiring.missing(rig, rigged, name) == ((), ())
    ports = [part.end(end.name) for part in rig.parts if part.fixed for end in part.ends if end.side]
    assert [port for port in ports if wiring.plugged(rigged, port) is None] == ["q2.b"]
    assert wiring.strained(rig, rigged) == ()
    assert rigged.addresses == (("cpu", 8),)


def test_a_task_that_is_left_to_people_ends_with_its_group_unless_hands_did_it(text: LevelText) -> None:
    for name, group in TASKS.items():
        lines = [line for line in text.file.tasks[name].do if f"wire {group}" in line]
        assert lines, name
        for line in lines:
            assert f"not by_hand.{name}" in line, line
    rig = text.file.rig
    assert rig is not None
    assert set(TASKS) <= set(rig.tasks)


def test_the_book_does_with_what_lies_there_whatever_came_along(design: RigDesign) -> None:
    """But for the gas, whose task needs the adapters."""
    always = {name for name, when in design.box if when is None}
    for name, joints, _ in design.rig.book:
        used = {end.partition(".")[0] for joint in joints for end in (joint.one, joint.other)}
        loose = {part.name for part in design.rig.parts if not part.fixed} & used
        assert loose - always <= {"gas": {"hose_7", "hose_8"}, "gas_plain": {"hose_7"}}.get(name, set()), name


def test_a_hose_that_was_cut_too_short_takes_the_place_of_a_longer_one(design: RigDesign) -> None:
    when = {name: condition.text for name, condition in design.box if condition is not None}
    assert when["hose_5"] == "short_hose"
    assert when["hose_4"].endswith("not short_hose")
    rigged = wiring.joined(design.rig, Rigged((), ()), "v202.b", "hose_5.a")
    rigged = wiring.joined(design.rig, rigged, "hose_5.b", "reducer_1.a")
    refusal = wiring.refusal(design.rig, rigged, "reducer_1.b", "plate.in")
    assert refusal is not None
    assert refusal.id == "rig_short"


def test_every_fault_that_a_seed_can_draw_matters_by_the_book(text: LevelText, design: RigDesign) -> None:
    file = text.file.rig
    assert file is not None
    for name, fault in file.faults.items():
        for each in fault.one_of:
            amount = faults.middle(each.kind) if each.amount is None else each.amount
            assert faults.misfit(design.rig, Fault(each.kind, each.part, amount)) == "", name
            assert each.part in faults.in_use(design.rig), (name, each.part)
    assert len({each.kind for fault in file.faults.values() for each in fault.one_of}) >= 9


def test_what_is_hidden_is_found_by_the_checks_and_the_leak_test_and_is_there_on_hard_only(design: RigDesign) -> None:
    conditions = [when.text for when, _ in design.faults if when is not None]
    assert conditions == [
        "strained",
        "difficulty is hard and rule.work and (not done.checks or by_hand.checks)",
        "difficulty is hard and rule.work and (not done.leak or by_hand.leak)",
    ]


def test_hands_that_only_say_a_leak_test_is_done_have_mended_nothing(text: LevelText, design: RigDesign) -> None:
    tasks = text.file.tasks
    assert tasks["leak"].do == ["if not by_hand.leak: set strained no"]
    assert "if strained and not by_hand.start and not by_hand.leak: spill backup 0.5" in tasks["start"].do
    # Nothing at the rig flushes a line: it is people who do.
    assert list(tasks).index("flush") not in design.tasks


def test_every_part_and_instrument_has_a_name_of_its_own(text: LevelText, design: RigDesign) -> None:
    texts = text.catalogues["en"].texts
    names = [*(part.name for part in design.rig.parts), *(sensor.name for sensor in design.rig.sensors)]
    called = [texts[f"gear.{name}"] for name in names]
    assert len(set(called)) == len(called)
