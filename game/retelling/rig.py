"""Why the stack of a rig started, ran or tripped as it did: what was plugged otherwise, what gave way, what lay hidden.

Worked out when it is told, from what was noted; nothing here is part of play.

Look for: `rig_reasons` (all of it); rig_joined.py words lines that are not as in the book, rig_help.py what one thing
would have done.
"""

from collections.abc import Iterator

from game.level.world import World
from game.model import det
from game.model.units import ZERO_CELSIUS
from game.retelling import rig_help
from game.retelling.rig_joined import odds, port_words, rig_of, shut_off, thing
from game.retelling.rig_notes import LOST, PLUGGED, RUNNING, STOPPED, Gave, Missed, RigNotes, Stint, Try
from game.retelling.wording import capital, lasting, listed, number, task_text
from game.rig import faults, inspector, wiring
from game.rig.panel import VOLUMES
from game.rig.parts import Adapter, Breaker, Cable, Fuse, Load, Rigged, Slave
from game.rig.solved import Flow
from game.session.moment import Moment
from game.session.rigged import RigState, stack_of
from game.session.session import Session
from game.words.facts import clock_text
from game.words.message import message, said

TOLD, FEW = 3, 3
"""Failed runs of the stack that are told, the last ones; and of what is otherwise in a line, so many at most."""
WORTH = 40.0
"""Weight of the inspector from which a sentence is worth it."""
DIRTY = 0.01
"""Share of hydrogen on the oxygen side at a start from which its purge is told."""
OUTSIDE = "fault"
"""The cause of a trip that lies outside rig and stack."""


def _say(id_: str, **values: object) -> str:
    return said(message(f"rig_told.{id_}", **values))


def rig_reasons(notes: RigNotes, session: Session) -> list[str]:
    """Sentences, each once; none where a rig was left to people and ran."""
    rig, finished = session.state.rig, notes.finished(session)
    if rig is None:
        return []
    failed = [each for each in finished if each.how not in (RUNNING, STOPPED, OUTSIDE) and _of_the_rig(each)][-TOLD:]
    found: list[str] = []
    for each in failed:
        found += [capital(text) for text in _failed(notes, each)]
    if not finished:
        found += [capital(text) for text in _unstarted(notes, rig)]
    elif notes.stints and finished[-1].how == RUNNING:
        found += [capital(text) for text in _ran(notes.world, finished[-1])]
    return list(dict.fromkeys(found))


def _of_the_rig(each: Try) -> bool:
    """Whether what ended it is a matter of the rig: a machine that falls off its wall is none."""
    return each.how != LOST or bool(each.missed)


def _failed(notes: RigNotes, each: Try) -> Iterator[str]:
    world, last = notes.world, each.last
    rig = _rig(last)
    yield from _otherwise(world, rig.rigged, True)
    yield from (_gave(world, gave) for gave in notes.gave if each.begun <= gave.tick <= each.ended)
    if each.how == LOST:
        yield _say("lost", clock=_clock(world, each.ended), stack=_stack(world))
    else:
        cause = said(message(f"trip.{each.how}"))
        stacks, s = each.end.habitat.stacks, stack_of(world)
        if each.how == "hot":
            cause = _say("at_celsius", cause=cause, celsius=f"{stacks.kelvin[s] - ZERO_CELSIUS:.0f}")
        elif each.how == "h2_in_o2":
            cause = _say("at_percent", cause=cause, percent=f"{100.0 * stacks.sensor[s]:.1f}")
        yield _say(
            "tripped", clock=_clock(world, each.ended), stack=_stack(world), cause=cause, seen=_seen(world, each)
        )
    yield from _missed(notes, each)
    yield from _lied(world, each)
    yield from _hidden(world, rig.rigged)
    if each.how in ("h2_in_o2", LOST):
        yield from _unpurged(world, each)
    want = rig_help.WANTS.get(each.how)
    helped = rig_help.helped(world, _gave_moment(notes, each) or last, want) if want is not None else ""
    if helped:
        yield helped


def _unstarted(notes: RigNotes, rig: RigState) -> Iterator[str]:
    """The stack was never started; something may have been plugged all the same."""
    if notes.stints:
        yield from _otherwise(notes.world, rig.rigged, False)
        yield from (_gave(notes.world, gave) for gave in notes.gave[-FEW:])


def _ran(world: World, run: Try) -> Iterator[str]:
    """What was plugged by hand works."""
    rig = _rig(run.last)
    other = [odd.text for odd in odds(world, rig.rigged)]
    solved = rig_help.solved_then(world, run.last)
    s = stack_of(world)
    stacks = run.last.habitat.stacks
    yield _say(
        "ran_otherwise" if other else "ran",
        stack=_stack(world),
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


def _otherwise(world: World, rigged: Rigged, started: bool) -> Iterator[str]:
    found = [odd.text for odd in odds(world, rigged)]
    if started:
        found += shut_off(world, rigged)
    if found:
        yield _say("otherwise", odds=_several(found))


def _several(texts: list[str]) -> str:
    kept = "; ".join(texts[:FEW])
    return _say("and_more", odds=kept, count=len(texts) - FEW) if len(texts) > FEW else kept


def _gave(world: World, gave: Gave) -> str:
    clock, rig = _clock(world, gave.tick), rig_of(world)
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
            warmth = dict(zip(names, _rig(gave.moment).rigged.warmth, strict=False))
            return _say("insulation", kelvin=f"{warmth.get(gave.what, 0.0):.0f}", **values)
        case Load() if gave.kind == "latched":
            return _say("let_go", lowest=f"{body.lowest:.0f}", **values)
    return _say("let_go_plain" if gave.kind == "latched" else "burnt", **values)


def _gave_moment(notes: RigNotes, each: Try) -> Moment | None:
    """The second before the stack's supply let go or its fuse melted, where that ended the run."""
    found = [gave.moment for gave in notes.gave if each.begun <= gave.tick <= each.ended]
    return found[-1] if found and each.how == "power" else None


def _seen(world: World, each: Try) -> str:
    """The worst that could be seen in the second before."""
    rig = _rig(each.last)
    worst = inspector.told(rig_of(world), rig.rigged, rig_help.solved_then(world, each.last))[0]
    if worst.weight < WORTH:
        return ""
    return _say("seen", told=said(message(worst.id, **dict(worst.values)), world.texts))


# ---- What was not seen ------------------------------------------------------------------------------------------


def _missed(notes: RigNotes, each: Try) -> Iterator[str]:
    """Interlocks that would have acted."""
    world = notes.world
    for missed in each.missed:
        value = _say(f"value_{missed.interlock}", value=_value(missed))
        yield _say(
            "bridged" if missed.jumpered else "blind",
            interlock=said(message(f"interlock.{missed.interlock}")),
            clock=_clock(world, missed.tick),
            since=_clock(world, notes.jumpered.get(missed.interlock, 0)),
            value=value,
            after=each.ended - missed.tick,
        )


def _value(missed: Missed) -> str:
    return f"{missed.value:.1f}" if missed.interlock == "h2" else f"{missed.value:.0f}"


def _lied(world: World, each: Try) -> Iterator[str]:
    """The panel showed another device's numbers, or none at all."""
    rig, solved = rig_of(world), rig_help.solved_then(world, each.last)
    if solved.delivery.signal > 0.0:
        return
    own = next((part for part in rig.parts if isinstance(part.body, Slave) and part.body.stack == rig.stack), None)
    if own is None:
        return
    rigged = _rig(each.last).rigged
    address = wiring.address(rigged, own)
    others = [
        part
        for part in rig.parts
        if isinstance(part.body, Slave) and part is not own and wiring.address(rigged, part) == address
    ]
    if solved.delivery.signal < 0.0 and others:
        device, other = thing(world, own.name), thing(world, others[0].name)
        yield _say("lied", device=device, other=other, address=address, shown=_shown(world, each))
    elif solved.delivery.signal == 0.0:
        yield _say("mute", device=thing(world, own.name))


def _shown(world: World, each: Try) -> str:
    """What the panel showed of the hydrogen, and what there was."""
    rig, needles = rig_of(world), _rig(each.last).needles
    share = each.last.habitat.stacks.sensor[stack_of(world)]
    for sensor, needle in zip(rig.sensors, needles, strict=True):
        if sensor.shows == "h2_in_o2" and sensor.over_bus:
            return _say("while_true", shown=f"{needle:.1f}", true=f"{100.0 * share:.1f}")
    return ""


def _hidden(world: World, rigged: Rigged) -> Iterator[str]:
    """Faults that were there, and adapters that are crossed inside where that is no matter of the book."""
    rig = rig_of(world)
    used = faults.in_use(rig)
    found = [rig_help.fault_words(world, fault) for fault in rigged.faults if fault.part in used]
    plugged = [end.partition(".")[0] for joint in rigged.joints for end in (joint.one, joint.other)]
    booked = [
        end.partition(".")[0] for _, joints, _ in rig.book for joint in joints for end in (joint.one, joint.other)
    ]
    for part in rig.parts:
        crossed = isinstance(part.body, Adapter) and part.body.crossed
        if crossed and part.name in plugged and part.name not in booked:
            found.append(_say("crossed", part=thing(world, part.name)))
    if found:
        yield _say("hidden", faults=listed(found))


def _unpurged(world: World, each: Try) -> Iterator[str]:
    """How much nitrogen had gone through before the start, and what that left: a stirred volume, so e to the -V."""
    s = stack_of(world)
    stacks, volumes = each.start.habitat.stacks, _rig(each.start).volumes
    gas = stacks.anode_o2[s] + stacks.anode_h2[s] + stacks.anode_n2[s]
    share = stacks.anode_h2[s] / gas if gas > 0.0 else 0.0
    if volumes >= VOLUMES or share < DIRTY:
        return
    yield _say(
        "unpurged",
        volumes=f"{volumes:.2f}",
        right=f"{VOLUMES:.0f}",
        left=f"{100.0 * det.exp(-volumes):.0f}",
        share=f"{100.0 * share:.1f}",
        after=f"{100.0 * share * det.exp(volumes - VOLUMES):.2f}",
    )


def _rig(moment: Moment) -> RigState:
    assert moment.rig is not None
    return moment.rig


def _stack(world: World) -> str:
    return world.stack_names[stack_of(world)]


def _clock(world: World, tick: int) -> str:
    """With its seconds: between an alarm and a flash there may be few."""
    return clock_text(world.start + tick)
