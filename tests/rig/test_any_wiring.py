"""Whatever the box is plugged into, it is solved: nothing raises, every number is one, and energy is accounted for."""

from random import Random

import pytest

from game.rig import faults, plant, wiring
from game.rig.parts import TURNED, Fault, Rigged, Slave
from game.rig.solved import Asks, Solved
from tests.rig.rig_sample import BOOK, GROUPS, RIG, START

ENDS = tuple(part.end(end.name) for part in RIG.parts for end in part.ends if not part.fixed or end.side)
FITS = tuple(
    (one, other) for one in ENDS for other in ENDS if one < other and wiring.refusal(RIG, START, one, other) is None
)
OTHERWISE = (
    "k1.b adapter_2.a, adapter_2.b cable_2.a, cable_2.b x1.a",
    "k1.b cable_4.a, cable_4.b adapter_3.a, adapter_3.b x1.a",
    "k1.b fuse_1.a, fuse_1.b cable_1.a, cable_1.b adapter_1.a, adapter_1.b x1.a",
    "q2.b cable_3.a, cable_3.b converter_1.in, converter_1.out cable_2.a, cable_2.b x1.a",
    "k1.b cable_4.a, cable_4.b converter_1.in, converter_1.out cable_2.a, cable_2.b x1.a",
    "h2.out hose_8.a, hose_8.b brass_1.b, brass_1.a duct.in, o2.out brass_2.a, brass_2.b hose_9.a, hose_9.b vent.in",
    "v202.b hose_2.b, c203.a hose_1.a",
    "v202.b check_1.a, check_1.b hose_1.a",
    "plate.out hose_4.a, hose_4.b reducer_3.b, reducer_3.a c203.a",
)
"""Ways to do it that are not the book's."""
CAN_TURN = tuple(part.name for part in RIG.parts if isinstance(part.body, TURNED))
SLAVES = tuple(part.name for part in RIG.parts if isinstance(part.body, Slave))

FLOOR = 10.0
"""W: 120 V in a double have a last bit of 1.4e-14 V, which over a milliohm is 1.4e-11 A and at 120 V 1.7e-9 W."""


def struck(chance: Random) -> Fault:
    kind = chance.choice(tuple(faults.KINDS))
    about = faults.KINDS[kind]
    return Fault(kind, chance.choice(faults.may_befall(RIG, kind)), chance.uniform(about.low, about.high))


def plugged(rigged: Rigged, one: str, other: str, chance: Random) -> Rigged:
    """With these two ends joined, some the wrong way round, if that can be."""
    swapped = chance.random() < 0.2
    if wiring.refusal(RIG, rigged, one, other, swapped) is not None:
        return rigged
    return wiring.joined(RIG, rigged, one, other, swapped)


def any_rigged(chance: Random) -> Rigged:
    """Most groups by the book, then plugs pulled and others put in wherever they go, and handles anyhow."""
    rigged = START
    for group, _, _ in GROUPS:
        if chance.random() < 0.85:
            rigged = wiring.wired(RIG, rigged, group)
    for way in OTHERWISE:
        if chance.random() < 0.15:
            for one, other in (pair.split() for pair in way.split(", ")):
                rigged = plugged(wiring.parted(RIG, wiring.parted(RIG, rigged, one), other), one, other, chance)
    for _ in range(chance.choice((0, 0, 3, 8))):
        rigged = wiring.parted(RIG, rigged, chance.choice(ENDS))
    for _ in range(chance.choice((0, 5, 80))):
        one, other = chance.choice(FITS)
        if chance.random() < 0.25:
            rigged = wiring.parted(RIG, wiring.parted(RIG, rigged, one), other)
        rigged = plugged(rigged, one, other, chance)
    turned = tuple(name for name in CAN_TURN if chance.random() < 0.9)
    return rigged._replace(
        on=turned if chance.random() < 0.6 else rigged.on,
        faults=tuple(struck(chance) for _ in range(chance.choice((0, 0, 1, 2)))),
        addresses=tuple((name, chance.randrange(6, 9)) for name in SLAVES if chance.random() < 0.5),
        warmth=tuple(chance.uniform(0.0, 100.0) for _ in rigged.warmth) if chance.random() < 0.3 else rigged.warmth,
        air=chance.choice((0.0, 0.0, 0.5, 0.97, 1.0)),
        fines=chance.choice((0.0, 0.1, 0.99)),
        lost=chance.choice((0.0, 0.0, 5.0, 1000.0)),
    )


def any_asks(chance: Random) -> Asks:
    making = chance.choice((0.0, chance.uniform(0.0, 50.0)))
    return Asks(
        chance.choice((0.0, chance.uniform(0.0, 3200.0))),
        chance.choice((0.0, 1.0, 1.0, 1.0, chance.uniform(0.8, 1.0))),
        making,
        chance.uniform(270.0, 320.0),
        chance.choice((0.0, 1.0)),
    )


def numbers(solved: Solved) -> list[float]:
    found = [each for flow in solved.flows.values() for each in flow]
    found += [each for at in solved.ends.values() for each in at[:3]]
    return [*found, *solved.delivery, solved.source_watts, solved.heat_watts, solved.load_watts]


def sound(seed: int) -> list[str]:
    """What is wrong with the rig of this seed, over a few steps of time."""
    chance = Random(seed)
    rigged, asks, wrong = any_rigged(chance), any_asks(chance), []
    for step in range(3):
        solved = plant.solved(RIG, rigged, asks)
        if not all(abs(each) < 1e12 for each in numbers(solved)):
            wrong.append(f"seed {seed}, step {step}: not a number, or beyond all measure")
        off = abs(solved.source_watts - solved.heat_watts - solved.load_watts)
        if off > 1e-9 * max(solved.source_watts, solved.heat_watts, FLOOR):
            wrong.append(f"seed {seed}, step {step}: {off} W appear or vanish")
        given = solved.delivery
        shares = (given.power, given.purge, given.lost, given.spill, given.blocked)
        if not all(-1e-9 <= share <= 1.0 + 1e-9 for share in shares) or given.burden < 1.0 - 1e-9:
            wrong.append(f"seed {seed}, step {step}: {given}")
        if any(note not in plant.NOTES for note, _ in solved.notes):
            wrong.append(f"seed {seed}, step {step}: {solved.notes}")
        rigged = plant.passed(RIG, rigged, solved, 10.0)
        if not all(0.0 <= each < 1e6 for each in (*rigged.warmth, *rigged.stress, rigged.lost, rigged.fines)):
            wrong.append(f"seed {seed}, step {step}: {rigged}")
    return wrong


def test_any_wiring_is_solved_and_its_energy_is_accounted_for() -> None:
    assert [fault for seed in range(150) for fault in sound(seed)] == []


@pytest.mark.long
def test_a_thousand_wirings_are_solved_and_their_energy_is_accounted_for() -> None:
    assert [fault for seed in range(1000) for fault in sound(seed)] == []


def test_the_wirings_that_are_tried_differ_in_what_they_come_to() -> None:
    found = [plant.solved(RIG, any_rigged(chance), any_asks(chance)) for chance in map(Random, range(100))]
    notes = {note for solved in found for note, _ in solved.notes}
    assert {"undervoltage", "reversed", "limited", "open", "blocked", "air", "echo", "dry"} <= notes
    assert len({solved.delivery for solved in found}) > 60


def test_a_solution_follows_from_its_inputs_and_not_from_what_was_solved_before() -> None:
    chances = [Random(seed) for seed in range(8)]
    asked = [(any_rigged(chance), any_asks(chance)) for chance in chances]
    forwards = [plant.solved(RIG, *each) for each in asked]
    plant.solved(RIG, BOOK, any_asks(Random(99)))
    assert forwards == [plant.solved(RIG, *each) for each in reversed(asked)][::-1]
