"""Commands of the weld bench as text: quantised before they are applied, the same again when read, mistakes told."""

import random
from pathlib import Path

import pytest

from game.level.grammar import command_of, tokens_of
from game.level.world import World
from game.retelling.orders import told_orders
from game.session.script import LONGEST_LINE
from game.words.verbs import BENCH_VERBS, KNOT, MOST_KNOTS, NUMBERS, knot_text, quantised
from tests.session.bench_level import LEVEL, command, world


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


READ = [
    ("place b1 -250.04 182 -0.001 lower", "place b1 -250.0 182.0 0.00 lower"),
    ("place b1 +0.06 -0.04 12.351 rack", "place b1 0.1 0.0 12.36 rack"),
    ("tack b1.n.upper 20", "tack b1.n.upper 20.0"),
    ("arc b2.e.b1.2 149.6 12.44", "arc b2.e.b1.2 150 12.4"),
    ("stroke 0,0,-0,25,45,10 +10,010,0,25,45,-10", "stroke 0,0,0,25,45,10 10,10,0,25,45,-10"),
    ("lower 20.4", "lower 20"),
    ("finish", "finish"),
]


@pytest.mark.parametrize(("written", "logged"), READ)
def test_numbers_are_quantised_and_then_read_as_they_are_written(bay: World, written: str, logged: str) -> None:
    assert command(bay, written).text() == logged
    assert command(bay, logged).text() == logged


def test_any_number_of_any_kind_stays_as_it_was_logged() -> None:
    draw = random.Random(16)
    for kind, number in NUMBERS.items():
        for _ in range(300):
            once = quantised(kind, f"{draw.uniform(number.low, number.high):.6f}")
            assert quantised(kind, once) == once
            assert number.low <= float(once) <= number.high


def test_as_many_knots_as_there_may_be_stand_on_one_line(bay: World) -> None:
    widest = max((int(knot.low) for knot in KNOT), key=lambda n: len(str(n)))
    assert widest < 0
    knots = [knot_text((9999 - MOST_KNOTS + n, 99999, -999, 999, 900, -600)) for n in range(MOST_KNOTS)]
    text = command(bay, f"stroke {' '.join(knots)}").text()
    assert len(f"06:00:00  {text}") <= LONGEST_LINE


MISTAKES = [
    ("place b9 0 0 0 lower", 7, "'b9' is no plate of this level"),
    ("place b1 0 0 0 middle", 16, "'middle' is not 'rack', 'lower' or 'upper'"),
    ("place b1 1e9 0 0 lower", 10, "'1e9' is not a number of mm across"),
    ("place b1 0 99999 0 lower", 12, "99999 mm up is out of range; it may be -2000 to 2000"),
    ("place b1 0 0 nan lower", 14, "'nan' is not a number of degrees"),
    ("place b1 0 0", 13, "'place' needs a number of degrees here"),
    ("tack b1.n 20", 6, "'b1.n' is no seam; write PLATE.EDGE.OTHER"),
    ("tack b1.q.upper 20", 9, "'q' is no edge of a plate"),
    ("tack b1.n.b1 20", 11, "'b1' is no rail or other plate"),
    ("tack b1.n.uper 20", 11, "'uper' is no rail or other plate. Did you mean 'upper'?"),
    ("arc b1.n.upper 0 12", 16, "0 amperes is out of range; it may be 1 to 400"),
    ("stroke", 7, "'stroke' needs a knot here"),
    ("stroke 0,0,0,25,45,10", 22, "'stroke' needs a knot here"),
    ("stroke 0,0,0,25,45 9,0,0,25,45,10", 8, "'0,0,0,25,45' is no knot"),
    ("stroke 0,0,0,2.5,45,10 9,0,0,25,45,10", 14, "'2.5' is not a whole number of tenths of a mm of arc"),
    ("stroke 0,0,0,25,45,10 9,0,0,25,95,10", 32, "95 degrees of work angle is out of range; it may be 0 to 90"),
    ("stroke 5,0,0,25,45,10 5,9,0,25,45,10", 23, "no later than the one before it"),
    (f"stroke {' '.join(f'{n},0,0,25,45,10' for n in range(81))}", 1278, "these are 81 knots, too many"),
    ("finish now", 8, "'now' is one word too many; write 'finish'"),
    ("hands crew tack", 7, "'crew' is no person of this level"),
]


@pytest.mark.parametrize(("text", "column", "sentence"), MISTAKES)
def test_a_mistake_in_a_command_is_told_at_its_word(bay: World, text: str, column: int, sentence: str) -> None:
    found: list[tuple[int, str]] = []
    assert command_of(bay.names, tokens_of(text), lambda at, told: found.append((at, told))) is None
    assert [at for at, _ in found] == [column], found
    assert sentence in found[0][1]


SAID = {
    "hands ada tack": "You take this into your own hands, as Ada: tack.",
    "let ada": "You leave the rest of it to Ada.",
    "cut b1 100": "You saw plate b1 to 100 mm.",
    "place b1 0 0 0 lower": "You carry plate b1 to its place on the rails.",
    "settled b1 0 0 0": "",
    "clamp b1 on": "You put a clamp on plate b1.",
    "clean b1": "You grind the edges of plate b1 clean.",
    "tack b1.n.upper 20": "You tack plate b1 at a long edge.",
    "arc b1.e.upper 150 12.4": "You strike an arc at a short edge of plate b1, with 150 A.",
    "stroke 0,0,0,25,45,10 605,1200,0,25,45,10": "You end the stroke after 60 s.",
    "gouge b1.n.upper": "You grind out the weld at a long edge of plate b1.",
    "finish": "You put the tools down: that is done.",
    "lower 20": "You lower the machine, at 20 mm a second.",
    "visor off": "You push the visor up.",
}


def test_every_command_is_told_in_a_story(bay: World) -> None:
    assert {text.split()[0] for text in SAID} == set(BENCH_VERBS)
    for text, sentence in SAID.items():
        assert told_orders(bay, [command(bay, text)]) == ([sentence] if sentence else [])


def test_a_level_without_a_bench_has_no_seams(tmp_path: Path) -> None:
    names = world(tmp_path, LEVEL.partition("bench:\n")[0]).names
    found: list[str] = []
    assert command_of(names, tokens_of("arc b1.n.upper 150 12"), lambda _, told: found.append(told)) is None
    assert found == ["'b1.n.upper' is no seam: this level has no weld bench"]
