"""Hands on the rig in a recording, across keyframes, and in the digest; and whatever anybody does there, it goes on.

Look for: `MORNING` (a start by hand, command by tick), `wild` (commands by chance), `STRIVING` (a rig by chance that is
started whatever it is).
"""

import math
import random
from pathlib import Path
from typing import Any

import pytest

from game.level.world import World
from game.rig import plant
from game.rig.parts import Fault, Rigged
from game.session import rigged
from game.session.record import Recorder
from game.session.rigged import RigState, solved_of
from game.session.run import opened, run
from game.session.session import Session
from game.words.verbs import CHOICES, NUMBERS, RIG_VERBS, quantised
from tests.session.bench_level import command
from tests.session.rig_level import LEVEL, by_the_book, done, wait, world

QUICK = LEVEL[: LEVEL.index("  seconds:")] + (
    "  seconds: {connect: 0 s, disconnect: 0 s, turn: 0 s, dial: 0 s, press: 0 s, jumper: 0 s, address: 0 s,"
    " bleed_off: 0 s, mend: 0 s, volts: 0 s, ohms: 0 s, clamp: 0 s, gauge: 0 s, spray: 0 s, sniffer: 0 s, bus: 0 s}\n"
)
"""Nothing takes time, and nothing is wrong with it."""


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"))


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("levels"), QUICK)


MORNING = {
    0: "assign ada wire",
    20: "hands ada wire",
    21: "connect k1.b cable_1.a",
    61: "connect cable_1.b q4.a",
    101: "connect v202.b hose_1.a",
    142: "connect plate.in hose_1.b",
    183: "turn k1 on",
    186: "turn q4 on",
    200: "measure volts u1.in",
    240: "jumper signal on",
    301: "turn enable on",
    310: "dial amperes 20",
    330: "let ada",
    400: "assign ben bring",
    460: "turn k1 on",
    900: "send ada store",
}
"""Command by tick; the one at 460 is refused: nothing is in hand then."""
ENOUGH = 1000


def morning(bay: World, recorder: Recorder | None = None, again: tuple[int, ...] = ()) -> Session:
    """The morning, gone on with from a keyframe at the ticks `again`, all that was remembered forgotten."""
    session = Session(bay)
    for tick in range(ENOUGH):
        if tick in again:
            session = Session(bay, session.freeze())
            rigged._known.clear()
            plant._kept.clear()
        if tick in MORNING:
            each = command(bay, MORNING[tick])
            refusal, _ = session.apply(each)
            assert (refusal is not None) == (tick == 460), refusal
            if recorder and refusal is None:
                recorder.command(session, each)
        if recorder:
            recorder.ticked(session)
        session.tick()
    if recorder:
        recorder.ended(session)
    return session


def test_a_recording_with_hands_on_the_rig_plays_back_to_the_same_digest(tmp_path: Path) -> None:
    here = world(tmp_path)
    recorder = Recorder(here)
    first = morning(here, recorder)
    path = tmp_path / "first.plan"
    path.write_text(recorder.text(), encoding="utf-8")
    script, again = opened(path, tmp_path)
    repeated = Recorder(again)
    assert run(script, again, recorder=repeated).session.state.digest == first.state.digest
    assert repeated.text() == recorder.text()


def test_from_any_keyframe_it_goes_on_alike_with_nothing_remembered(bay: World) -> None:
    first = morning(bay).state
    assert first.habitat.stacks.starts[0] == 1.0
    assert morning(bay, again=(22, 62, 185, 241, 305, 315, 430, 431, 432, 700)).state.digest == first.digest


def test_every_second_of_a_start_goes_on_alike_from_a_keyframe(bay: World) -> None:
    session = by_the_book(bay)
    done(session, "turn purge on", 60)
    done(session, "turn purge off", 3)
    done(session, "turn enable on", 3)
    done(session, "dial ramp 20", 3)
    done(session, "dial amperes 40", 3)
    other = Session(bay, session.freeze())
    for tick in range(240):
        session.tick()
        other = Session(bay, other.freeze())
        if tick % 40 == 0:
            rigged._known.clear()
            plant._kept.clear()
        other.tick()
        assert other.state.digest == session.state.digest, tick
    assert session.read("stack", "backup") in ("ramp", "running")


def _other(value: object) -> Any:
    """Another value of the same kind."""
    match value:
        case tuple() if value and isinstance(value[0], float):
            return (value[0] + 1.0, *value[1:])
        case tuple():
            return (*value, ("spare", 9))
        case int() | float():
            return value + 1
    return None


@pytest.mark.parametrize("field", [name for name in RigState._fields if name != "rigged"])
def test_every_field_of_the_rig_counts_in_the_digest(bay: World, field: str) -> None:
    one, other = by_the_book(bay), by_the_book(bay)
    assert other.state.rig is not None
    new: dict[str, Any] = {field: _other(getattr(other.state.rig, field))}
    other.state.rig = other.state.rig._replace(**new)
    one.state.digest = one._chain.chained(one.state)
    other.state.digest = other._chain.chained(other.state)
    assert one.state.digest != other.state.digest


@pytest.mark.parametrize("field", Rigged._fields)
def test_every_field_of_how_it_stands_counts_in_the_digest(bay: World, field: str) -> None:
    session = Session(bay)
    session.tick()
    assert session.state.rig is not None
    stands = session.state.rig.rigged
    before = session._chain.chained(session.state)
    assert session._chain.chained(session.state) == before
    fault = (Fault("air_lock", "plate", 0.5),)
    new: dict[str, Any] = {field: fault if field == "faults" else _other(getattr(stands, field))}
    session.state.rig = session.state.rig._replace(rigged=stands._replace(**new))
    assert session._chain.chained(session.state) != before


def test_asking_whether_a_command_would_be_refused_moves_nothing(bay: World) -> None:
    session = by_the_book(bay)
    before = session.freeze()
    for text in ("disconnect k1.b", "turn enable on", "jumper h2 on", "measure volts q4.a", "finish"):
        assert session.refusal(command(bay, text)) is None
    assert session.freeze() == before


def wild(session: Session, chance: random.Random) -> str:
    """A command to the rig, its words by chance."""
    verb = chance.choice([*RIG_VERBS, "connect", "connect", "disconnect", "turn"])
    if verb == "connect" and chance.random() < 0.7:
        assert session.world.plot.rig is not None
        ends = [
            (part.end(end.name), end) for part in session.world.plot.rig.rig.parts for end in part.ends if end.shape
        ]
        one, like = chance.choice(ends)
        return f"connect {one} {chance.choice([name for name, end in ends if end.shape == like.shape])}"
    words = []
    for kind in RIG_VERBS[verb].takes:
        if kind in NUMBERS:
            number = NUMBERS[kind]
            low, high = (0.1, 60.0) if kind == "reading" else (number.low, 20.0)
            words.append(quantised(kind, f"{chance.uniform(low, high):.1f}" if number.decimals else str(int(low) + 6)))
        else:
            words.append(chance.choice(CHOICES.get(kind) or session.world.names.kinds[kind]))
    return " ".join((verb, *words))


def goes_on(quick: World, seed: int, commands: int) -> Session:
    """Wild commands, from a rig that is wired by the book or not at all; the stack is asked to start now and then."""
    chance = random.Random(seed)
    session = by_the_book(quick) if seed % 2 else Session(quick)
    if seed % 2 == 0:
        done(session, "assign ada panel", 20)
        done(session, "hands ada panel")
    for at in range(commands):
        text = chance.choice(STRIVING) if at % 8 == 7 else wild(session, chance)
        session.apply(command(quick, text))
        for _ in range(chance.choice((0, 1, 1, 12))):
            session.tick()
    return session


STRIVING = (
    "turn enable on",
    "dial amperes 40",
    "dial ramp 60",
    "press reset",
    "turn purge on",
    "turn q4 on",
    "turn k1 on",
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_to_a_rig_it_goes_on_and_says_only_numbers(quick: World, seed: int) -> None:
    session = goes_on(quick, seed, 90)
    assert session.state.rig is not None
    assert all(math.isfinite(each) for each in session.state.rig.numbers())
    solved = solved_of(quick, session.state)
    assert all(math.isfinite(each) for each in solved.delivery)
    assert solved.source_watts == pytest.approx(solved.heat_watts + solved.load_watts, rel=1e-6, abs=1e-6)
    again = Session(quick, session.freeze())
    wait(session, 30)
    wait(again, 30)
    assert again.state.digest == session.state.digest


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4, 40))
def test_whatever_is_done_to_a_rig_for_longer_it_goes_on(quick: World, seed: int) -> None:
    session = goes_on(quick, seed, 300)
    assert session.state.rig is not None
    assert all(math.isfinite(each) for each in session.state.rig.numbers())
