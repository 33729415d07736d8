"""What one thing would have done at the rig: the same rig solved again with that put right, at the same moment.

Look for: `Want` and `wants` (what a trip lacked), `helped` (the one thing that would have helped most, in a sentence),
`volts`, `cooling`, `settled` (where the stack's temperature would have come to rest).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.level.world import World
from game.model import electrolyser, stack
from game.model.coolant import WATER_HEAT
from game.model.habitat import line
from game.model.units import H2O_MOLAR_MASS, ZERO_CELSIUS
from game.retelling.rig_joined import rig_of, thing
from game.rig import parts, plant, wiring
from game.rig.finding.inspector import ENOUGH
from game.rig.parts import COOLANT, POWER, WATER, Load, Rigged
from game.rig.solved import Asks, At, Solved
from game.session.moment import Moment
from game.session.rigged import asks_of, stack_of
from game.words.message import message, said

BETTER = 1.1
"""Times what there was from which something would have helped."""
REST_HOURS, STEP = 3.0, 10.0
"""Hours after which a stack's temperature has come to rest, and seconds of a step towards it."""
ALL_JUMPERED = 255.0


class Want(NamedTuple):
    """What was too little when the stack tripped."""

    medium: str
    """Of the lines that bring it."""
    measure: Callable[[World, Solved], float]
    id: str
    """Of the sentence, with what there would have been."""
    decimals: int


class Remedy(NamedTuple):
    """One thing put right."""

    text: str
    """`With its lines as in the book`"""
    rigged: Rigged


def solved_then(world: World, moment: Moment, rigged: Rigged | None = None) -> Solved:
    """What flowed where at a moment; with `rigged`, what would have."""
    assert moment.rig is not None
    return plant.solved(rig_of(world), rigged or moment.rig.rigged, asks_then(world, moment))


def asks_then(world: World, moment: Moment) -> Asks:
    """What the world asked of the rig at a moment."""
    return asks_of(world, moment.thawed())


def supply(world: World) -> str:
    """The part that is the stack's current supply; ''."""
    rig = rig_of(world)
    return next((p.name for p in rig.parts if isinstance(p.body, Load) and p.body.stack == rig.stack), "")


def volts(world: World, solved: Solved) -> float:
    """At the input of the stack's current supply."""
    return solved.ends.get(f"{supply(world)}.in", At()).volts


def cooling(world: World, solved: Solved) -> float:
    """W/K that the stack's cold plate takes."""
    return solved.delivery.effectiveness * solved.delivery.coolant * WATER_HEAT


def watering(world: World, solved: Solved) -> float:
    """kg/h of water that reach the stack."""
    return 3600.0 * H2O_MOLAR_MASS * solved.delivery.feed


WANTS = {
    "hot": Want(COOLANT, cooling, "rig_told.would_cool", 0),
    "power": Want(POWER, volts, "rig_told.would_have", 1),
    "dry": Want(WATER, watering, "rig_told.would_feed", 2),
}
"""By what the stack tripped on."""


def helped(world: World, moment: Moment, want: Want) -> str:
    """A sentence on the one thing that would have helped most; '' where none would have."""
    assert moment.rig is not None
    was = want.measure(world, solved_then(world, moment))
    found = [
        (want.measure(world, solved_then(world, moment, remedy.rigged)), -at, remedy)
        for at, remedy in enumerate(_remedies(world, moment.rig.rigged, want.medium))
    ]
    # Of those that do about as much the first: nearest to what hands do.
    most = max((value for value, _, _ in found), default=0.0)
    best = next(((value, remedy) for value, _, remedy in found if value >= ENOUGH * most), None)
    if best is None or best[0] < BETTER * max(was, 0.0) or best[0] <= 0.0:
        return ""
    value, remedy = best
    there = _number(was, want.decimals)
    if _number(value, want.decimals) == there:
        # As it is told both would be alike.
        return ""
    text = said(
        message(
            want.id,
            remedy=remedy.text,
            value=_number(value, want.decimals),
            was=there,
        )
    )
    return f"{text}{_rest(world, moment, value)}." if want.measure is cooling else f"{text}."


def _number(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0.0 else text


def _rest(world: World, moment: Moment, watts_per_kelvin: float) -> str:
    celsius = settled(world, moment, watts_per_kelvin) - ZERO_CELSIUS
    trips = world.design.stacks.trip_kelvin[stack_of(world)] - ZERO_CELSIUS
    # What would trip all the same comes to rest nowhere: then only the first half is told.
    return said(message("rig_told.settled", celsius=f"{celsius:.0f}", trips=f"{trips:.0f}")) if celsius < trips else ""


def settled(world: World, moment: Moment, watts_per_kelvin: float) -> float:
    """K at which the stack would come to rest at what is asked of it, if nothing tripped it.

    Its own step, repeated with the coolant and the room as they were at that moment.
    """
    s, design, habitat, flows = stack_of(world), world.design, moment.habitat, moment.flows
    stacks = stack.copied(habitat.stacks)
    stacks.mode[s] = stack.RUN
    site = moment.controls.site[s]
    room = habitat.air.kelvin[site if site >= 0 else world.bay]
    leads = line(moment.controls, flows.fed, s)
    for _ in range(int(3600.0 * REST_HOURS / STEP)):
        electrolyser.step_stack(
            stacks, design.stacks, design.cell_law, design.crack_law, s, STEP, room, 1.0, watts_per_kelvin,
            habitat.loop_kelvin, design.stacks.feed[s], 0.0, ALL_JUMPERED, leads,
        )  # fmt: skip
    return stacks.kelvin[s]


def _remedies(world: World, rigged: Rigged, medium: str) -> Iterator[Remedy]:
    """One thing at a time, nearest to what hands do first."""

    def said_of(id_: str, **values: str) -> str:
        return said(message(f"rig_told.{id_}", **values))

    booked = by_book(world, rigged, medium)
    if booked != rigged:
        yield Remedy(said_of(f"with_book_{medium}"), booked)
    rig = rig_of(world)
    if medium == COOLANT and rigged.air > 0.0:
        yield Remedy(said_of("with_bled"), rigged._replace(air=0.0))
    if medium == WATER and rigged.fines > 0.0:
        yield Remedy(said_of("with_flushed"), rigged._replace(fines=0.0))
    for fault in rigged.faults:
        rest = tuple(each for each in rigged.faults if each is not fault)
        yield Remedy(said_of("without_fault", fault=fault_words(world, fault)), rigged._replace(faults=rest))
    for part in rig.parts:
        if part.name in rigged.blown and isinstance(part.body, parts.Fuse | parts.Breaker):
            rest_blown = tuple(each for each in rigged.blown if each != part.name)
            yield Remedy(said_of("with_whole", part=thing(world, part.name)), rigged._replace(blown=rest_blown))


def fault_words(world: World, fault: parts.Fault) -> str:
    """`fuse F1 had melted`"""
    return said(message(f"fault.{fault.kind}", part=thing(world, fault.part)))


def by_book(world: World, rigged: Rigged, medium: str) -> Rigged:
    """With the lines of a medium as in the book, and the handles that the book turns; the air in them as it was."""
    rig = rig_of(world)
    at = wiring.layout(rig)
    taken: list[str] = []
    better = rigged
    for name, joints, _ in rig.book:
        ends = [end for joint in joints for end in (joint.one, joint.other)]
        mine = not joints or any(at.ends[end].medium == medium for end in ends)
        # Of two groups that want the same port the first is usual.
        if mine and not any(end in taken for end in ends):
            better = wiring.wired(rig, better, name)
        taken += ends
    return better._replace(air=rigged.air, addresses=rigged.addresses)
