"""What lay behind a run of the stack that nobody saw: interlocks that did not act, numbers of another device, faults,
hydrogen that no nitrogen had driven out.

Look for: `missed_interlocks`, `other_numbers`, `hidden`, `unpurged`; `rig_of_moment`, `stack_name`, `clock_at`.
"""

from collections.abc import Iterator

from game.level.world import World
from game.model import det
from game.retelling import rig_help
from game.retelling.rig_joined import rig_of, thing
from game.retelling.rig_notes import Missed, RigNotes, Try
from game.retelling.wording import listed
from game.rig import faults, wiring
from game.rig.panel import VOLUMES
from game.rig.parts import Adapter, Rigged, Slave
from game.session.moment import Moment
from game.session.rigged import RigState, stack_of
from game.words.facts import clock_text
from game.words.message import message, said

DIRTY = 0.01
"""Share of hydrogen on the oxygen side at a start from which its purge is told."""


def _say(id_: str, **values: object) -> str:
    return said(message(f"rig_told.{id_}", **values))


def missed_interlocks(notes: RigNotes, each: Try, failed: bool) -> Iterator[str]:
    """Interlocks that would have acted."""
    world = notes.world
    for missed in each.missed:
        value = _say(f"value_{missed.interlock}", value=_value(missed))
        yield _say(
            "bridged" if missed.jumpered else "blind",
            interlock=said(message(f"interlock.{missed.interlock}")),
            clock=clock_at(world, missed.tick),
            since=clock_at(world, notes.jumpered.get(missed.interlock, 0)),
            value=value,
            earlier=_say("earlier", seconds=each.ended - missed.tick) if failed else "",
        )


def _value(missed: Missed) -> str:
    return f"{missed.value:.1f}" if missed.interlock == "h2" else f"{missed.value:.0f}"


def other_numbers(world: World, each: Try) -> Iterator[str]:
    """The panel showed another device's numbers, or none at all."""
    rig, solved = rig_of(world), rig_help.solved_then(world, each.last)
    if solved.delivery.signal > 0.0:
        return
    own = next((part for part in rig.parts if isinstance(part.body, Slave) and part.body.stack == rig.stack), None)
    if own is None:
        return
    rigged = rig_of_moment(each.last).rigged
    address = wiring.address(rigged, own)
    others = [
        part
        for part in rig.parts
        if isinstance(part.body, Slave) and part is not own and wiring.address(rigged, part) == address
    ]
    if solved.delivery.signal < 0.0 and others:
        device, other = thing(world, own.name), thing(world, others[0].name)
        yield _say("lied", device=device, other=other, address=address, shown=_shown(world, each))
    elif solved.delivery.signal == 0.0 and (each.how == "signal" or each.missed):
        yield _say("mute", device=thing(world, own.name))


def _shown(world: World, each: Try) -> str:
    """What the panel showed of the hydrogen, and what there was."""
    rig, needles = rig_of(world), rig_of_moment(each.last).needles
    share = each.last.habitat.stacks.sensor[stack_of(world)]
    for sensor, needle in zip(rig.sensors, needles, strict=True):
        if sensor.shows == "h2_in_o2" and sensor.over_bus:
            return _say("while_true", shown=f"{needle:.1f}", true=f"{100.0 * share:.1f}")
    return ""


def hidden(world: World, rigged: Rigged, told: str) -> Iterator[str]:
    """Faults that were there and are not `told` already, and adapters that are crossed inside but for the book's."""
    rig = rig_of(world)
    used = faults.in_use(rig)
    found = [rig_help.fault_words(world, fault) for fault in rigged.faults if fault.part in used]
    found = [text for text in found if text not in told]
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


def unpurged(world: World, each: Try) -> Iterator[str]:
    """How much nitrogen had gone through before the start, and what that left: a stirred volume, so e to the -V."""
    s = stack_of(world)
    stacks, volumes = each.start.habitat.stacks, rig_of_moment(each.start).volumes
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


def rig_of_moment(moment: Moment) -> RigState:
    """As it stood then."""
    assert moment.rig is not None
    return moment.rig


def stack_name(world: World) -> str:
    """Of the stack that the rig is about."""
    return world.stack_names[stack_of(world)]


def clock_at(world: World, tick: int) -> str:
    """With its seconds: between an alarm and a flash there may be few."""
    return clock_text(world.start + tick)
