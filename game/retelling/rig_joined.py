"""What is plugged together otherwise than in the book, in whole lines: from a port by its leads to where they end.

Look for: `Odd`, `odds` (all of it), `shut_off` (handles that the book turns), `thing` and `port_words` (names).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.level.world import World
from game.retelling.wording import listed
from game.rig import wiring
from game.rig.finding import tracing
from game.rig.parts import Joint, Part, Rig, Rigged, Valve
from game.session.rigged import called
from game.words.message import message, said

INTO, OUT = "in", "out"
"""Ends of what has two ports: its inlet and its outlet."""

Way = tuple[str, ...]


class Odd(NamedTuple):
    """One line that is not as in the book."""

    medium: str
    text: str
    """`nothing was plugged into check valve C-203, by the book what comes from the outlet of the cold plate`"""


def rig_of(world: World) -> Rig:
    """The level's, which has one."""
    assert world.plot.rig is not None
    return world.plot.rig.rig


def thing(world: World, where: str) -> str:
    """A part, or the part of an end, as the level calls it."""
    return called(world, where.partition(".")[0])


def port_words(world: World, end: str) -> str:
    """A port as people say it: by its part, and of a part with two ports by which of them it is."""
    part = rig_of(world).part(end.partition(".")[0])
    name = end.partition(".")[2]
    ports = [each for each in part.ends if each.side] if part is not None else []
    if len(ports) < 2:
        return thing(world, end)
    if name in (INTO, OUT):
        return said(message(f"rig_told.{name}let", part=thing(world, end)))
    return called(world, end)


def odds(world: World, rigged: Rigged, media: Sequence[str] = ()) -> list[Odd]:
    """All that is otherwise, of some media or of all, in the order of the book."""
    rig = rig_of(world)
    at = wiring.layout(rig)
    booked = [end for _, joints, _ in rig.book for joint in joints for end in (joint.one, joint.other)]
    plugged = [end for joint in rigged.joints for end in (joint.one, joint.other)]
    ports = [end for end in dict.fromkeys([*booked, *plugged]) if at.parts[end].fixed]
    # From the house to the machine; what was met on the way there is not told again from its other end.
    ports.sort(key=lambda end: at.ends[end].side != "habitat")
    met: list[str] = []
    found: list[Odd] = []
    for port in ports:
        if port in met or (media and at.ends[port].medium not in media):
            continue
        goes = wiring.route(rig, rigged, port)
        ways = _ways(rig, port)
        met += [port, goes[-1], *(way[-1] for way in ways)]
        if not any(_alike(rig, goes, way) for way in ways):
            found.append(Odd(at.ends[port].medium, _told(world, goes, ways[0] if ways else ())))
    found += _lacking(world, rigged, media)
    found += [Odd(at.ends[joint.one].medium, _turned(world, joint)) for joint in rigged.joints if joint.swapped]
    return [each for each in found if not media or each.medium in media]


def _ways(rig: Rig, port: str) -> list[Way]:
    """Where the book leads from a port, by each group that does."""
    groups = [joints for _, joints, _ in rig.book if any(port in (joint.one, joint.other) for joint in joints)]
    return [wiring.route(rig, Rigged(joints, ()), port) for joints in groups]


def _alike(rig: Rig, one: Way, other: Way) -> bool:
    return _marks(rig, one) == _marks(rig, other)


def _marks(rig: Rig, way: Way) -> tuple[object, ...]:
    """What makes two ways the same: where they end, and what lies between; of two parts of a kind either will do."""
    at = wiring.layout(rig)
    marks = [end if at.parts[end].fixed else at.parts[end].body for end in way[1::2]]
    return (*marks, len(way) % 2)


def _told(world: World, goes: Way, book: Way) -> str:
    port = port_words(world, goes[0])
    if len(goes) == 1:
        return said(message("rig_told.bare", port=port, book=port_words(world, book[-1])))
    if len(goes) % 2:
        instead = said(message("rig_told.instead_of_to", book=port_words(world, book[-1]))) if book else ""
        return said(message("rig_told.open", port=port, instead=instead))
    there = port_words(world, goes[-1])
    if not book or goes[-1] != book[-1]:
        return said(message("rig_told.led", port=port, there=there, instead=_instead(world, goes[-1], book)))
    mine, theirs = _between(world, goes), _between(world, book)
    return said(
        message(
            "rig_told.by_way",
            port=port,
            there=there,
            parts=listed([each for each in mine if each not in theirs] or mine) or said(message("rig_told.no_part")),
            others=listed([each for each in theirs if each not in mine] or theirs) or said(message("rig_told.no_part")),
        )
    )


def _instead(world: World, there: str, book: Way) -> str:
    if not book:
        return said(message("rig_told.unbooked"))
    part, _, name = there.partition(".")
    if book[-1].partition(".")[0] == part and {name, book[-1].partition(".")[2]} == {INTO, OUT}:
        return said(message(f"rig_told.instead_of_its_{OUT if name == INTO else INTO}let"))
    return said(message("rig_told.instead_of", book=port_words(world, book[-1])))


def _between(world: World, way: Way) -> list[str]:
    """The loose parts on a way."""
    at = wiring.layout(rig_of(world))
    return list(dict.fromkeys(thing(world, end) for end in way[1:] if not at.parts[end].fixed))


def _lacking(world: World, rigged: Rigged, media: Sequence[str]) -> Iterator[Odd]:
    """What the book puts on a part that no way from a port ends at, such as a terminator on a tee."""
    rig = rig_of(world)
    at = wiring.layout(rig)
    for _, joints, _ in rig.book:
        used = [end for joint in rigged.joints for end in (joint.one, joint.other)]
        for joint in joints:
            if media and at.ends[joint.one].medium not in media:
                continue
            loose = [end for end in (joint.one, joint.other) if not at.parts[end].fixed]
            single = [end for end in loose if len(at.parts[end].ends) == 1]
            if len(loose) == 2 and len(single) == 1 and joint not in rigged.joints and single[0] not in used:
                on = joint.other if joint.one == single[0] else joint.one
                if any(at.parts[end] is at.parts[on] for end in used):
                    text = said(message("rig_told.lacking", part=thing(world, single[0]), on=thing(world, on)))
                    yield Odd(at.ends[joint.one].medium, text)


def _turned(world: World, joint: Joint) -> str:
    one, other = port_words(world, joint.one), port_words(world, joint.other)
    return said(message("rig_told.swapped", one=one, other=other))


def shut_off(world: World, rigged: Rigged, media: Sequence[str] = ()) -> list[str]:
    """Handles that the book turns on and that are off; `media`: only those of groups that join something of these."""
    rig = rig_of(world)
    at = wiring.layout(rig)
    names = tracing.by_the_book(rig).on
    if media:
        names = tuple(
            name
            for _, joints, turned in rig.book
            if any(at.ends[joint.one].medium in media for joint in joints)
            for name in turned
        )
    found = []
    for name in dict.fromkeys(names):
        part = rig.part(name)
        if part is not None and name not in rigged.on:
            found.append(_off(world, part))
    return found


def _off(world: World, part: Part) -> str:
    return said(
        message("rig_told.shut" if isinstance(part.body, Valve) else "rig_told.off", part=thing(world, part.name))
    )
