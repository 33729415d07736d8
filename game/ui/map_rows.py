"""What the map shows, as plain values: places with their air and people, doors and fans, and what a way would cost.

Look for: `spots`, `doors`, `placed` (where they lie), `minutes` (of a way), `costs`, `sending`, `switches`.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from game.level.world import NO_WAY, World
from game.model import body, metabolism, physiology, stack
from game.model.units import O2_MOLAR_MASS
from game.retelling.wording import at, capital
from game.session.moment import DONE
from game.session.readers import partial, share
from game.ui.board_rows import Entry, named, stage_of, task_name
from game.ui.geometry import Rect
from game.ui.pace import CREW
from game.ui.play import Play
from game.ui.texts import Texts
from game.words.verbs import Command

AREA = Rect(34.0, 88.0, 848.0, 440.0)
"""Where the rooms lie."""
GAP = 16.0
NEXT_DOOR = 60.0
"""Rooms no farther apart than this have their door drawn between them."""
DOOR = 38.0
OK, CAUTION, ALARM = "ok", "caution", "alarm"


class Dot(NamedTuple):
    """Somebody on the map."""

    id: str
    named: bool
    """Shown with their face."""
    up: bool
    """Not lying down."""
    lost: bool
    """Unable to act."""
    chosen: bool
    """One of those who are to be sent."""


class Spot(NamedTuple):
    """A place."""

    id: str
    name: str
    oxygen: str
    band: str
    dots: tuple[Dot, ...]
    room: int
    """For how many guests there is room still; -1: it takes none."""
    stopped: bool
    """A generator stands there, and none there makes oxygen."""
    minutes: float
    """Until the last of those who are to be sent would be there; 0: they are; below 0: there is no way."""


class Door(NamedTuple):
    """What joins two modules."""

    id: str
    between: tuple[str, str]
    open: bool
    fan: str
    """on, off, or "" where there is none."""
    rect: Rect | None
    """Where it is drawn; None: it isn't."""
    upright: bool
    """People go through it from left to right."""


def placed(world: World, rooms: Mapping[str, Rect]) -> dict[str, Rect]:
    """Where each place lies: as the level says, or in rows if it says nothing of one of them."""
    if all(place in rooms for place in world.places):
        return {place: rooms[place] for place in world.places}
    columns = math.ceil(math.sqrt(len(world.places) * 1.2))
    lines = math.ceil(len(world.places) / columns)
    wide = (AREA.w - GAP * (columns - 1)) / columns
    high = min(180.0, (AREA.h - GAP * (lines - 1)) / lines)
    return {
        place: Rect(AREA.x + n % columns * (wide + GAP), AREA.y + n // columns * (high + GAP), wide, high)
        for n, place in enumerate(world.places)
    }


def spots(play: Play, texts: Texts, who: str) -> list[Spot]:
    """Every place; the minutes are those of a person or a group."""
    return [_spot(play, texts, who, p) for p in range(len(play.world.places))]


def _spot(play: Play, texts: Texts, who: str, p: int) -> Spot:
    world, state = play.world, play.session.state
    r = world.place_module[p]
    percent = 100.0 * share(state, state.habitat.air.o2, r)
    pressure = partial(world, state, state.habitat.air.o2, r)
    limit = dict(world.limits).get("oxygen", 0.0)
    band = ALARM if pressure < limit else CAUTION if pressure < world.alarm_oxygen else OK
    chosen = named(world, who)
    there = [i for i in range(len(world.people)) if _place(play, i) == p]
    # A label has no article.
    name = texts.shown(capital(world.place_names[p].removeprefix(texts.say("ui_map.article") + " ")))
    dots = tuple(_dot(play, i, i in chosen) for i in there)
    stopped = p == r and _stopped(play, r)
    needed = minutes(play, who, p)
    return Spot(world.places[p], name, f"{percent:.1f} %", band, dots, _room_left(play, p), stopped, needed)


def _stopped(play: Play, r: int) -> bool:
    """Whether every stack of a module is off or tripped."""
    state = play.session.state
    modes = [int(mode) for mode, site in zip(state.habitat.stacks.mode, state.controls.site, strict=True) if site == r]
    return bool(modes) and all(mode in (stack.OFF, stack.TRIPPED) for mode in modes)


def _place(play: Play, i: int) -> int:
    """Where somebody is; on the way they are where people walk."""
    here = play.session.state.duty.place[i]
    return here if here >= 0 else play.world.transit


def _dot(play: Play, i: int, chosen: bool) -> Dot:
    world, state = play.world, play.session.state
    crew = world.groups.get(CREW, tuple(range(len(world.people))))
    up = state.controls.activity[i] > metabolism.REST
    lost = state.habitat.people.status[i] != body.FIT or bool(state.duty.sits[i])
    return Dot(world.people[i], i in crew, up, lost, chosen)


def _room_left(play: Play, p: int) -> int:
    """Guests who are there or expected count."""
    world, state = play.world, play.session.state
    house = world.plot.houses.get(p)
    if house is None:
        return -1
    staying = len([1 for place in state.duty.place if place == p])
    expected = len([1 for travel in state.travels if travel[2] == p])
    return max(0, house.room - staying - expected)


def doors(play: Play, rects: Mapping[str, Rect]) -> list[Door]:
    """Every link, and where it is drawn."""
    world, controls = play.world, play.session.state.controls
    links = world.design.links
    made = []
    for k, link in enumerate(world.links):
        ends = (links.one[k], links.other[k])
        one, other = (rects[world.places[r]] for r in ends)
        rect, upright = _between(one, other)
        fan = ("on" if controls.fan[k] > 0.0 else "off") if links.fan[k] > 0.0 else ""
        names = (world.module_names[ends[0]], world.module_names[ends[1]])
        made.append(Door(link, names, controls.door[k] > 0.0, fan, rect, upright))
    return made


def _between(one: Rect, other: Rect) -> tuple[Rect | None, bool]:
    """The middle of the gap between two rooms that face each other."""
    left, right = sorted((one, other), key=lambda r: r.x)
    above, below = sorted((one, other), key=lambda r: r.y)
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    if across > DOOR and 20.0 < below.y - above.bottom <= NEXT_DOOR:
        middle = min(one, other, key=lambda r: r.w).cx
        return Rect(middle - 34, above.bottom, 68, below.y - above.bottom), False
    if down > DOOR and 20.0 < right.x - left.right <= NEXT_DOOR:
        middle = max(one.y, other.y) + down * 0.44
        return Rect(left.right, middle - 34, right.x - left.right, 68), True
    return None, False


def minutes(play: Play, who: str, there: int) -> float:
    """Until the last of them is there, as the session reckons it; 0: all are there; -1: there is no way."""
    going = _going(play, who, there)
    if not going:
        return 0.0
    return max(_minutes(play, i, there, turn) for turn, i in enumerate(going))


def _going(play: Play, who: str, there: int) -> list[int]:
    stage = stage_of(play)
    return [i for i in named(play.world, who) if stage.fit(i) and stage.state.duty.place[i] != there]


def _minutes(play: Play, i: int, there: int, turn: int) -> float:
    world, state = play.world, play.session.state
    way = world.walks[_place(play, i)][there]
    if way >= NO_WAY:
        return -1.0
    slow = physiology.work_pace(physiology.impairment(state.habitat.people, i))
    return way / slow + (_packing(play, i, there, turn) + _knock(play, i, there)) / 60.0


def _packing(play: Play, i: int, there: int, turn: int) -> float:
    """Seconds until somebody leaves: whoever moves out packs, and one goes through a hatch after another."""
    world, state = play.world, play.session.state
    if state.controls.place[i] not in (world.living, world.bay):
        return 0.0
    terms, seconds = world.plot.willing[i], world.plot.hatch * turn
    if terms and there in world.plot.houses:
        seconds += terms.packing
        if terms.slow is not None and play.session.facts.holds(terms.slow, state):
            seconds += terms.slow_by
    return seconds


def _knock(play: Play, i: int, there: int) -> float:
    """Seconds at the hatch of a house that nobody has asked."""
    house = play.world.plot.houses.get(there)
    unasked = house and house.asked >= 0 and play.session.state.work.status[house.asked] != DONE
    return house.knock if house and unasked and play.world.plot.willing[i] else 0.0


def costs(play: Play, texts: Texts, who: str, there: int) -> list[str]:
    """What it means to send them: one sentence each, what matters most first."""
    world, state = play.world, play.session.state
    going = _going(play, who, there)
    told: list[str] = []
    if not going:
        return told
    needed = minutes(play, who, there)
    clock = at(world, play.now + round(needed * 60.0))
    told.append(texts.say("ui_map.arrives" if len(going) > 1 else "ui_map.arrives_one", clock=clock, count=len(going)))
    home = (world.living, world.bay)
    leaving = [i for i in going if state.controls.place[i] in home]
    if leaving and world.place_module[there] not in home:
        now, less = _load(play, range(len(world.people))), _load(play, leaving)
        name = world.module_names[world.living]
        told.append(texts.say("ui_map.saves", place=capital(name), now=f"{now:.2f}", then=f"{now - less:.2f}"))
    for i in [i for i in going if state.duty.task[i] >= 0][:2]:
        task = task_name(world, texts, state.duty.task[i])
        told.append(texts.say("ui_map.leaves", person=world.people_names[i], task=task))
    packing, knock = max(_packing(play, i, there, 0) for i in going), max(_knock(play, i, there) for i in going)
    if knock:
        told.append(texts.say("ui_map.unasked", minutes=f"{knock / 60.0:.0f}"))
    if packing:
        told.append(texts.say("ui_map.packs", minutes=f"{packing / 60.0:.0f}"))
    return told


def _load(play: Play, people: "list[int] | range") -> float:
    """kg/h of oxygen that those of them breathe who are in the house."""
    world, state = play.world, play.session.state
    total = 0.0
    for i in people:
        status = state.habitat.people.status[i]
        if state.controls.place[i] in (world.living, world.bay) and status != body.DEAD:
            total += (
                world.design.traits.need[i] * metabolism.O2_USE[metabolism.possible(state.controls.activity[i], status)]
            )
    return total * O2_MOLAR_MASS * 3600.0


def sending(play: Play, texts: Texts, who: str, place: str) -> Entry:
    """To send them there."""
    needed = minutes(play, who, play.world.places.index(place))
    note = texts.say("ui_map.minutes", minutes=f"{needed:.0f}") if needed > 0.0 else ""
    return _entry(play, texts, texts.say("ui_map.send"), note, Command("send", (who, place)))


def switches(play: Play, texts: Texts, door: Door) -> list[Entry]:
    """What can be done with a door and its fan."""
    verb = "shut" if door.open else "open"
    made = [_entry(play, texts, texts.say(f"ui_map.{verb}"), "", Command(verb, (door.id,)))]
    if door.fan:
        other = "off" if door.fan == "on" else "on"
        made.append(_entry(play, texts, texts.say(f"ui_map.fan_{other}"), "", Command("fan", (door.id, other))))
    return made


def _entry(play: Play, texts: Texts, words: str, note: str, command: Command) -> Entry:
    refusal = play.session.refusal(command)
    why = capital(texts.told(refusal)) if refusal else ""
    return Entry(".".join((command.verb, *command.words)), words, note, command, why)
