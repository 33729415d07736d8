"""People on their way: packing, walking, waiting at a hatch where nobody has announced them.

Look for: `send`, `walk`, `arrive`.
"""

from game.level.plot import House
from game.level.world import NO_WAY
from game.model import metabolism, physiology
from game.session.moment import DONE, changed
from game.session.stage import Stage
from game.words.message import Message, message

LEAVES, ARRIVES = 1, 0


def send(stage: Stage, people: tuple[int, ...], there: int, ordered: bool) -> Message | None:
    """Sends people to a place, or says why not. `ordered`: somebody asks them, and they may not want to."""
    world, state = stage.world, stage.state
    able = [i for i in people if stage.fit(i)]
    if not able:
        return stage.unfit(people[0]) if people else None
    going = [i for i in able if state.duty.place[i] != there or stage.under_way(i)]
    if not going:
        name = world.place_names[there]
        return message("refusal.already", what=_who(stage, people), state=f"in {name}")
    for i in going:
        here = _here(stage, i)
        if world.walks[here][there] >= NO_WAY:
            return message("refusal.no_way", here=world.place_names[here], there=world.place_names[there])
        terms = world.plot.willing[i]
        if ordered and terms and not stage.facts.holds(terms.moves, state):
            return message("refusal.unwilling", person=stage.person(i))
    house = world.plot.houses.get(there)
    if house and ordered:
        expected = len([1 for travel in state.travels if travel[2] == there and travel[1] not in going])
        staying = len([1 for place in state.duty.place if place == there])
        if staying + expected + len(going) > house.room:
            return message("refusal.full", module=world.place_names[there], room=house.room)
    stage.relieve(tuple(going))
    for turn, i in enumerate(going):
        walk(stage, i, there, world.plot.hatch * turn, house)
    stage.stir()
    return None


def _who(stage: Stage, people: tuple[int, ...]) -> str:
    return stage.person(people[0]) if len(people) == 1 else "everybody of them"


def _here(stage: Stage, i: int) -> int:
    """Where a person is, or, on the way, where they are coming from as far as walking is concerned."""
    place = stage.state.duty.place[i]
    return place if place >= 0 else stage.world.transit


def walk(stage: Stage, i: int, there: int, delay: float = 0.0, house: House | None = None) -> None:
    """One person sets out for a place: at once, or when they have packed and their turn at the hatch has come."""
    world, state = stage.world, stage.state
    packing = delay
    terms = world.plot.willing[i]
    if terms and house:
        packing += terms.packing
        if terms.slow is not None and stage.facts.holds(terms.slow, state):
            packing += terms.slow_by
    duty = state.duty
    if packing > 0.0 and state.controls.place[i] in (world.living, world.bay):
        base = changed(duty.base, i, metabolism.WORK)
        state.duty = duty._replace(base=base)
        stage.act(i, metabolism.WORK)
        _add(stage, (stage.now + int(packing), i, there, LEAVES))
        return
    _leave(stage, i, there)


def _leave(stage: Stage, i: int, there: int, packed: bool = False) -> None:
    """They go now; `packed`: after a while at the hatch."""
    world, state = stage.world, stage.state
    here = _here(stage, i)
    # An impaired walker is slower by as much as an impaired worker.
    slow = 1.0 / physiology.work_pace(physiology.impairment(state.habitat.people, i))
    seconds = 60.0 * world.walks[here][there] * slow
    house = world.plot.houses.get(there)
    if house and house.asked >= 0 and state.work.status[house.asked] != DONE and world.plot.willing[i]:
        seconds += house.knock
    links = world.design.links
    modules = sorted((world.place_module[here], world.place_module[there]))
    joined = any([one, other] == modules for one, other in zip(links.one, links.other, strict=True))
    duty = state.duty
    # Whoever only goes next door takes up again there what they were at; nobody sleeps or trains on a walk.
    stays = (joined or modules[0] == modules[1]) and duty.base[i] in (metabolism.NOMINAL, metabolism.WORK)
    # Told to rest while packing, they will rest where they arrive.
    rests = packed and duty.base[i] != metabolism.WORK
    base = duty.base[i] if stays or rests else metabolism.NOMINAL
    state.duty = duty._replace(place=changed(duty.place, i, -1), base=changed(duty.base, i, base))
    if not joined and modules[0] != modules[1]:
        place = state.controls.place.copy()
        place[i] = world.transit
        state.controls = state.controls._replace(place=place)
        state.stale = True
    stage.act(i, metabolism.NOMINAL)
    _add(stage, (stage.now + int(seconds + 0.5), i, there, ARRIVES))


def _add(stage: Stage, travel: tuple[int, int, int, int]) -> None:
    kept = [each for each in stage.state.travels if each[1] != travel[1]]
    stage.state.travels = tuple(sorted((*kept, travel)))


def arrive(stage: Stage) -> None:
    """Everybody whose time has come sets out or arrives."""
    world, state = stage.world, stage.state
    while state.travels and state.travels[0][0] <= stage.now:
        _, i, there, leaving = state.travels[0]
        state.travels = state.travels[1:]
        if leaving:
            if stage.fit(i):
                _leave(stage, i, there, packed=True)
            continue
        duty = state.duty
        state.duty = duty._replace(place=changed(duty.place, i, there))
        place = state.controls.place.copy()
        place[i] = world.place_module[there]
        state.controls = state.controls._replace(place=place)
        state.stale = True
        if stage.fit(i) and duty.task[i] < 0 and duty.base[i] == metabolism.REST:
            stage.act(i, metabolism.REST)  # told so on the way
        stage.tell("event.arrived", person=stage.person(i), module=world.place_names[there])
        stage.stir()
