"""Why the stack of a rig started, ran or tripped as it did: what was plugged otherwise, what gave way, what lay hidden.

Worked out when it is told, from what was noted; nothing here is part of play.

Look for: `rig_reasons` (all of it), `hand_text` (what hands did in one go). rig_notes.py has what is noted,
rig_joined.py words lines that are not as in the book, rig_unseen.py what lay hidden, rig_help.py what would have been.
"""

from collections.abc import Iterator

from game.level.world import World
from game.model import stack
from game.model.units import ZERO_CELSIUS
from game.retelling import rig_help
from game.retelling.rig_joined import odds, port_words, rig_of, shut_off, thing
from game.retelling.rig_notes import LOST, PLUGGED, RUNNING, STOPPED, Gave, RigNotes, Stint, Try
from game.retelling.rig_unseen import (
    clock_at,
    hidden,
    missed_interlocks,
    other_numbers,
    rig_of_moment,
    stack_name,
    unpurged,
)
from game.retelling.wording import capital, lasting, listed, number, task_text
from game.rig import wiring
from game.rig.finding import inspector
from game.rig.parts import Breaker, Cable, Fuse, Load, Rigged
from game.rig.solved import Flow
from game.session.moment import Moment
from game.session.rigged import RigState, stack_of
from game.session.session import Session
from game.words.message import message, said

TOLD, FEW = 3, 3
"""Failed runs of the stack that are told, the last ones; and of what is otherwise in a line, so many at most."""
WORTH = 40.0
"""Weight of the inspector from which a sentence is worth it."""
OUTSIDE = "fault"
"""The cause of a trip that lies outside rig and stack."""


def _say(id_: str, **values: object) -> str:
    return said(message(f"rig_told.{id_}", **values))


def rig_reasons(notes: RigNotes, session: Session) -> list[str]:
    """Sentences, each once; none where a rig was left to people and ran."""
    rig, finished = session.state.rig, notes.finished(session)
    if rig is None:
        return []
    odd = [each for each in finished if _failed(each) or each.missed]
    found: list[str] = []
    for each in odd[-TOLD:]:
        found += [capital(text) for text in _told(notes, each)]
    hands = bool(notes.worked())
    if hands and not finished:
        found += [capital(text) for text in _unstarted(notes, rig)]
    elif hands and finished[-1].how == RUNNING:
        found += [capital(text) for text in _ran(notes.world, finished[-1])]
    return list(dict.fromkeys(found))


def _failed(each: Try) -> bool:
    """Whether something ended it that is a matter of the rig: a machine that falls off its wall is none."""
    return each.how not in (RUNNING, STOPPED, OUTSIDE, LOST) or (each.how == LOST and bool(each.missed))


def _told(notes: RigNotes, each: Try) -> Iterator[str]:
    """Why a run failed, or could have."""
    world, failed = notes.world, _failed(each)
    whole = _gave_moment(notes, each) or each.last
    if failed:
        yield from _otherwise(world, rig_of_moment(each.last).rigged, each.how)
        yield from (_gave(world, gave) for gave in notes.gave if each.begun <= gave.tick <= each.ended)
        yield _ended(world, each, whole)
    yield from missed_interlocks(notes, each, failed)
    yield from other_numbers(world, each)
    if each.how in ("h2_in_o2", LOST) or any(missed.interlock == "h2" for missed in each.missed):
        yield from unpurged(world, each)
    want = rig_help.WANTS.get(each.how)
    helped = rig_help.helped(world, whole, want) if want is not None else ""
    if failed:
        yield from hidden(world, rig_of_moment(each.last).rigged, helped)
    if helped:
        yield helped


def _ended(world: World, each: Try, whole: Moment) -> str:
    """What stopped it, and what could be seen before."""
    clock, name, seen = clock_at(world, each.ended), stack_name(world), _seen(world, whole)
    if each.how == LOST:
        return _say("lost", clock=clock, stack=name, seen=seen)
    cause = said(message(f"trip.{each.how}"))
    stacks, s = each.end.habitat.stacks, stack_of(world)
    if each.how == "hot":
        cause = _say("at_celsius", cause=cause, celsius=f"{stacks.kelvin[s] - ZERO_CELSIUS:.0f}")
    elif each.how == "h2_in_o2":
        cause = _say("at_percent", cause=cause, percent=f"{100.0 * stacks.sensor[s]:.1f}")
    return _say("tripped", clock=clock, stack=name, cause=cause, seen=seen)


def _unstarted(notes: RigNotes, rig: RigState) -> Iterator[str]:
    """The stack was never started; something may have been plugged all the same."""
    yield from _otherwise(notes.world, rig.rigged)
    yield from (_gave(notes.world, gave) for gave in notes.gave[-FEW:])


def _ran(world: World, run: Try) -> Iterator[str]:
    """What was plugged by hand works."""
    rig = rig_of_moment(run.last)
    other = [odd.text for odd in odds(world, rig.rigged)]
    solved = rig_help.solved_then(world, run.last)
    s = stack_of(world)
    stacks = run.last.habitat.stacks
    if stacks.mode[s] == stack.DEAD_TIME:
        return
    yield _say(
        "ran_otherwise" if other else "ran",
        stack=stack_name(world),
        odds=_several(other),
        amperes=f"{stacks.current[s]:.1f}",
        volts=f"{rig_help.volts(world, solved):.1f}",
        watts=f"{rig_help.cooling(world, solved):.0f}",
        celsius=f"{stacks.kelvin[s] - ZERO_CELSIUS:.0f}",
    )


def hand_text(world: World, stint: Stint) -> str:
    """What hands did in one go, as a number, and what of it is not as in the book."""
    counted = stint.counted
    verbs = [command.verb for _, command in counted]
    done = [
        _say(name if count > 1 else f"{name}_one", count=number(count))
        for name, count in (
            ("couplings", verbs.count("connect")),
            ("pulled", verbs.count("disconnect")),
            ("turned", verbs.count("turn")),
        )
        if count
    ]
    at = wiring.layout(rig_of(world)).ends
    ends = [end for _, command in counted if command.verb in PLUGGED for end in command.words[:2]]
    media = tuple(dict.fromkeys(at[end].medium for end in ends if end in at))
    other = [*(odd.text for odd in odds(world, stint.rigged, media)), *shut_off(world, stint.rigged, media)]
    minutes = lasting(max(60.0, stint.ended - counted[0][0]) / 60.0)
    id_ = "hand_otherwise" if other else "hand"
    return capital(
        _say(id_, task=task_text(world, stint.task), minutes=minutes, done=listed(done), odds=_several(other))
    )


# ---- What was there ---------------------------------------------------------------------------------------------


def _otherwise(world: World, rigged: Rigged, tripped: str = "") -> Iterator[str]:
    """What is not as in the book; after a trip, first what has to do with it, and handles as well."""
    want = rig_help.WANTS.get(tripped)
    found = sorted(odds(world, rigged), key=lambda odd: want is not None and odd.medium != want.medium)
    texts = [odd.text for odd in found] + (shut_off(world, rigged) if tripped else [])
    if texts:
        yield _say("otherwise", odds=_several(texts))


def _several(texts: list[str]) -> str:
    kept = "; ".join(texts[:FEW])
    return _say("and_more", odds=kept, count=len(texts) - FEW) if len(texts) > FEW else kept


def _gave(world: World, gave: Gave) -> str:
    clock, rig = clock_at(world, gave.tick), rig_of(world)
    solved = rig_help.solved_then(world, gave.moment)
    if gave.kind == "leak":
        return _say("leaked", clock=clock)
    if gave.kind == "off":
        one, _, other = gave.what.partition(" ")
        return _say("came_off", clock=clock, one=port_words(world, one), other=port_words(world, other))
    part = rig.part(gave.what)
    body, name = part.body if part is not None else None, thing(world, gave.what)
    amperes = solved.flows.get(gave.what, Flow()).amperes
    there = solved.ends.get(f"{gave.what}.in")
    values = {
        "clock": clock,
        "part": name,
        "amperes": f"{abs(amperes):.0f}",
        "volts": f"{there.volts if there else 0:.1f}",
    }
    match body:
        case Fuse():
            return _say("melted", **values)
        case Breaker():
            return _say("opened", **values)
        case Cable():
            names = sorted(each.name for each in rig.parts if isinstance(each.body, Cable))
            warmth = dict(zip(names, rig_of_moment(gave.moment).rigged.warmth, strict=False))
            return _say("insulation", kelvin=f"{warmth.get(gave.what, 0.0):.0f}", **values)
        case Load() if gave.kind == "latched":
            return _say("let_go", lowest=f"{body.lowest:.0f}", **values)
    return _say("let_go_plain" if gave.kind == "latched" else "burnt", **values)


def _gave_moment(notes: RigNotes, each: Try) -> Moment | None:
    """The second before the stack's supply let go or its fuse melted, where that ended the run."""
    found = [gave.moment for gave in notes.gave if each.begun <= gave.tick <= each.ended]
    return found[-1] if found and each.how == "power" else None


def _seen(world: World, moment: Moment) -> str:
    """The worst that could be seen then."""
    rigged = rig_of_moment(moment).rigged
    worst = inspector.told(rig_of(world), rigged, rig_help.solved_then(world, moment))[0]
    if worst.weight < WORTH:
        return ""
    return _say("seen", told=capital(said(message(worst.id, **dict(worst.values)), world.texts)))
