"""Diagnosis: every fault that can be drawn is told from every other by some sequence of tests, and a bot that asks what
tells most for its time is faster than chance.

Look for: `THE` (the sample rig by the book), `PAGE` (what each test would say of each suspect).
"""

from functools import cache
from pathlib import Path

import pytest

from game.level.build import build
from game.level.read import read_level
from game.rig import faults
from game.rig.finding import diagnosis, suspicion, tracing
from game.rig.finding.diagnosis import Diagnosis, Sheet, diagnosed, hopeless, told_apart
from game.rig.finding.suspicion import Bench, Suspect
from game.rig.parts import Fault
from tests.rig.rig_sample import BOOK, RIG, joint, with_joints


@cache
def the() -> Bench:
    return suspicion.bench(RIG, BOOK)


@cache
def page() -> Sheet:
    return diagnosis.sheet(the(), diagnosis.drawable(the()))


def middling(suspect: Suspect) -> Fault:
    amounts = suspect.amounts()
    return Fault(suspect.kind, suspect.part, amounts[len(amounts) // 2])


def test_every_pair_of_faults_that_can_be_drawn_is_told_apart_by_some_test() -> None:
    found = tuple(middling(suspect) for suspect in diagnosis.drawable(the()))
    assert len(found) > 60
    assert hopeless(the(), found) == ()


def test_pairs_that_nothing_tells_apart_are_of_faults_that_are_never_drawn() -> None:
    found = tuple(middling(suspect) for suspect in suspicion.suspects(RIG, BOOK))
    # Through aux, q2 and q6 nothing flows by the book, and hydrogen stands so near the bottom of its scale that an
    # instrument which shows too little looks like one that is dead.
    assert {(one.part, other.part) for one, other in hopeless(the(), found)} == {
        ("aux", "q2"),
        ("aux", "q6"),
        ("q2", "q6"),
        ("at301", "at301"),
    }


def test_every_pair_is_told_apart_however_bad_the_two_are() -> None:
    answers = [
        {at: words for words, who in said for at in range(len(page().suspects)) if who >> at & 1}
        for said in page().answers.values()
    ]
    for one in range(len(page().suspects)):
        for other in range(one):
            told = any(not set(said[one]) & set(said[other]) for said in answers)
            assert told, (page().suspects[one], page().suspects[other])


def test_faults_of_a_rig_that_is_fed_through_the_converter_are_told_apart_too() -> None:
    fed = BOOK._replace(joints=tuple(each for each in BOOK.joints if "x1.a" not in (each.one, each.other)))
    fed = with_joints(fed, joint("q2.b", "cable_3.a"), joint("cable_3.b", "converter_1.in"))
    fed = with_joints(fed, joint("converter_1.out", "cable_2.a"), joint("cable_2.b", "x1.a"))
    other = suspicion.bench(RIG, fed)
    weak = Fault("weak_converter", "converter_1", faults.middle("weak_converter"))
    suspects = [middling(each) for each in suspicion.suspects(RIG, fed)]
    assert weak in suspects
    assert [each for each in suspects if each != weak and diagnosis.first_apart(other, each, weak) is None] == []


def test_the_tests_that_tell_two_faults_apart_are_named_cheapest_first() -> None:
    found = told_apart(RIG, BOOK, Fault("blown_fuse", "f1", 1.0), Fault("resistive_joint", "q4", 1.0), the())
    assert found[0].tool == "panel"
    costs = [suspicion.seconds(the(), "standby", test) for test in found]
    assert costs == sorted(costs)
    same = Fault("stuck_valve", "v202", 0.0)
    assert told_apart(RIG, BOOK, same, same, the()) == ()


def drawn(seeds: int) -> list[Fault]:
    return [faults.drawn(RIG, seed) for seed in range(seeds)]


def runs(seeds: int, clever: bool) -> list[Diagnosis]:
    return [diagnosed(page(), fault, seed, clever) for seed, fault in enumerate(drawn(seeds))]


def minutes(found: list[Diagnosis]) -> float:
    return sum(each.minutes for each in found) / len(found)


def test_the_bot_finds_the_fault_and_takes_at_most_seven_tenths_of_the_minutes_of_chance() -> None:
    bot, by_chance = runs(200, True), runs(200, False)
    for fault, found in zip(drawn(200), bot, strict=True):
        assert (fault.kind, fault.part) in [(each.kind, each.part) for each in found.left], fault
        assert len({each.part for each in found.left}) == 1, (fault, found)
    assert minutes(bot) <= 0.7 * minutes(by_chance)


@pytest.mark.long
def test_what_may_be_wrong_with_the_rig_of_g7_is_told_apart() -> None:
    text = read_level(Path("levels/g7"))
    designs = [build(text, seed, "hard", "", {}).plot.rig for seed in range(24)]
    rig = next(design.rig for design in designs if design is not None)
    found = tuple({fault: None for design in designs if design is not None for _, fault in design.faults})
    assert len(found) > 12
    settled = tracing.by_the_book(rig)._replace(addresses=(("cpu", 8),))
    assert hopeless(suspicion.bench(rig, settled), found) == ()
