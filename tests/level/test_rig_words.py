"""Commands of a rig as text: quantised before they are applied, the same again when read, mistakes told at a word."""

from pathlib import Path

import pytest

from game.level.grammar import command_of, tokens_of
from game.level.rig_reference import RIG_PLAN
from game.level.world import World
from game.retelling.orders import told_orders
from game.session.script import LONGEST_WORD
from game.words.verbs import RIG_VERBS
from tests.level.rig_level import LEVEL, world
from tests.session.bench_level import command


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


READ = [
    ("connect q1.b cable_1.a", "connect q1.b cable_1.a straight"),
    ("connect hose_1.a v202.b swapped", "connect hose_1.a v202.b swapped"),
    ("disconnect plate.out", "disconnect plate.out"),
    ("turn p201 on", "turn p201 on"),
    ("turn enable off", "turn enable off"),
    ("dial amperes 45.87", "dial amperes 45.9"),
    ("dial amperes 0", "dial amperes 0.0"),
    ("dial amperes -0", "dial amperes 0.0"),
    ("dial ramp 4.6", "dial ramp 4.6"),
    ("press ack", "press ack"),
    ("jumper signal on", "jumper signal on"),
    ("address cpu 8.0", "address cpu 8"),
    ("bleed_off", "bleed_off"),
    ("mend ft204", "mend ft204"),
    ("measure volts q1.a", "measure volts q1.a"),
    ("measure clamp u1", "measure clamp u1"),
]


@pytest.mark.parametrize(("written", "logged"), READ)
def test_a_command_is_logged_as_it_is_meant_and_read_again_as_it_is_logged(
    bay: World, written: str, logged: str
) -> None:
    assert command(bay, written).text() == logged
    assert command(bay, logged).text() == logged


def test_every_verb_is_read() -> None:
    assert {written.split()[0] for written, _ in READ} == set(RIG_VERBS)


MISTAKES = [
    ("connct q1.b cable_1.a", 1, "'connct' is no command. Did you mean 'connect'?"),
    ("connect q1.b", 13, "'connect' needs an end here; write 'connect END END WAY'"),
    ("connect q1 cable_1.a", 9, "'q1' is a part; write which of its ends: q1.b"),
    ("connect q1.b cable_1", 14, "'cable_1' is a part; write which of its ends: cable_1.a or cable_1.b"),
    ("connect q1.a cable_1.a", 9, "'q1.a' is built in: nothing can be plugged there"),
    ("connect t201 cable_1.a", 9, "'t201' has no open end"),
    ("connect q1.b cabel_1.a", 14, "'cabel_1.a' is no end. Did you mean 'cable_1.a'?"),
    ("connect q1.b cable_1.a backwards", 24, "'backwards' is not 'straight' or 'swapped'"),
    ("connect q1.b cable_1.a straight on", 33, "'on' is one word too many"),
    ("turn cable_1 on", 6, "'cable_1' can't be turned."),
    ("turn enabel on", 6, "'enabel' is no part that can be turned. Did you mean 'enable'?"),
    ("turn q1 up", 9, "'up' is not 'on' or 'off'"),
    ("dial current 5", 6, "'current' is not 'amperes' or 'ramp'"),
    ("dial amperes 400.1", 14, "400.1 A or A/min is out of range; it may be 0 to 400"),
    ("dial ramp 0", 11, "0 A or A/min is out of range; it may be 0.1 to 400"),
    ("dial ramp", 10, "'dial' needs a number of A or A/min here"),
    ("press start", 7, "'start' is not 'trip', 'reset', 'ack' or 'test'"),
    ("jumper cold on", 8, "'cold' is not 'h2', 'hot', 'dry', 'signal' or 'outlet'"),
    ("address q1 8", 9, "'q1' has no address. There are cpu"),
    ("address cpu 248", 13, "248 address is out of range; it may be 1 to 247"),
    ("bleed_off pump", 11, "'pump' is one word too many; write 'bleed_off'"),
    ("mend hoze_1", 6, "'hoze_1' is no part of the rig. Did you mean 'hose_1'?"),
    ("measure amps u1", 9, "'amps' is not 'volts', 'ohms', 'clamp', 'gauge', 'spray', 'sniffer' or 'bus'"),
    ("measure volts u1.out", 15, "'u1.out' is no end or part of the rig"),
]


def mistakes(bay: World, text: str) -> list[tuple[int, str]]:
    """Column and sentence of what is wrong with a command."""
    found: list[tuple[int, str]] = []
    assert command_of(bay.names, tokens_of(text), lambda at, told: found.append((at, told))) is None
    return found


@pytest.mark.parametrize(("text", "column", "sentence"), MISTAKES)
def test_a_mistake_in_a_command_is_told_at_its_word(bay: World, text: str, column: int, sentence: str) -> None:
    found = mistakes(bay, text)
    assert [at for at, _ in found] == [column], found
    assert sentence in found[0][1]


SAID = {
    "connect q1.b cable_1.a": "You plug q1 into cable 1.",
    "connect q1.b cable_1.a swapped": "You plug q1 into cable 1, the other way round.",
    "disconnect q1.b": "You pull the plug at q1.",
    "turn p201 on": "You turn on p201.",
    "turn q1 off": "You turn off q1.",
    "turn purge on": "You open the nitrogen at the panel.",
    "turn purge off": "You shut the nitrogen at the panel.",
    "turn enable on": "You lift the guard and enable the stack.",
    "turn enable off": "You switch the stack off at the panel.",
    "turn outlet on": "You open the oxygen valve at the panel.",
    "turn outlet off": "You shut the oxygen valve at the panel.",
    "dial amperes 20": "You dial 20.0 A.",
    "dial ramp 4.5": "You set the ramp to 4.5 A a minute.",
    "press trip": "You press the red button: the stack trips.",
    "press reset": "You reset the panel.",
    "press ack": "You acknowledge the alarms.",
    "press test": "You try the lamps and the horn.",
    "jumper h2 on": "You jumper the interlock on hydrogen in oxygen.",
    "jumper hot off": "You take the jumper off the interlock on temperature.",
    "jumper dry on": "You jumper the interlock on water.",
    "jumper signal on": "You jumper the interlock on its own sensors.",
    "jumper outlet on": "You jumper the interlock on gas pressure.",
    "address cpu 8": "You set the address of cpu to 8.",
    "bleed_off": "You let the air out at the bleed screw.",
    "mend c203": "You take c203 apart and put it right.",
    "measure volts u1.in": "You hold the voltmeter to u1.",
    "measure ohms cable_1": "You hold the ohmmeter to cable 1.",
    "measure clamp u1": "You hold the clamp meter to u1.",
    "measure gauge plate.in": "You hold the pressure gauge to plate.",
    "measure spray hose_1": "You hold the leak spray to hose 1.",
    "measure sniffer u1": "You hold the gas sniffer to u1.",
    "measure bus cpu": "You hold the bus tester to cpu.",
}


def test_every_command_is_told_in_a_story(bay: World) -> None:
    assert {text.split()[0] for text in SAID} == set(RIG_VERBS)
    for text, sentence in SAID.items():
        assert told_orders(bay, [command(bay, text)]) == [sentence]


def test_a_story_calls_parts_as_the_level_does(bay: World) -> None:
    named = bay._replace(texts={"gear.cable_1": "the long cable", "gear.q1": "the breaker"})
    assert told_orders(named, [command(bay, "connect q1.b cable_1.a")]) == ["You plug the breaker into the long cable."]


def test_a_level_without_a_rig_has_no_ends(tmp_path: Path) -> None:
    bare = LEVEL.partition("rig:\n")[0].replace("wire power", "do ada rest").replace("wire cooling", "do ada rest")
    here = world(tmp_path, bare)
    for text, what in (("disconnect q1.b", "end"), ("mend q1", "part"), ("turn q1 on", "part that can be turned")):
        sentences = [sentence for _, sentence in mistakes(here, text)]
        assert sentences == [f"'{text.split()[1]}' is no {what}: this level has no rig"]


def test_the_plan_that_the_reference_shows_is_read(bay: World) -> None:
    for line in RIG_PLAN.splitlines():
        assert command(bay, line.split(maxsplit=1)[1])


def test_the_longest_names_are_words_that_a_plan_may_have() -> None:
    assert len("x" * 31 + ".power") <= LONGEST_WORD
