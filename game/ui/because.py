"""Where the minutes left come from: the stock above the limit, what is used and made, and what a move would buy.

The division that is shown gives the forecast itself: what bodies use and machines make now is read off, and what is
booked to change until then is the rest. Moves and limits are forecasts of their own, each as cheap as the one that the
instrument shows.

Look for: `because`, `Because`, `limits` and `levers` (what is to be asked of the forecast), `asked` and `met` (ask it).
"""

from typing import NamedTuple

from game.level.world import World
from game.model import metabolism, stack
from game.model.body import DEAD
from game.model.cell import o2_rate
from game.model.forecast import NONE, HouseLimits, forecast
from game.model.metabolism import NOMINAL, REST, SLEEP, WORK
from game.model.network import fixed_flows
from game.model.units import GAS_CONSTANT, O2_MOLAR_MASS
from game.session.moment import Moment
from game.session.outlook import AHEAD, CREW, booked
from game.session.readers import o2_load, partial
from game.ui.play import Play
from game.words.facts import LIMIT_WORDS, STACK_WORDS

HOUR = 3600.0
KINDS = ("working", "awake", "lying", "asleep")
FAR_PA, FAR_SHARE = 1e9, 2.0
"""Limits that nothing crosses."""


class Use(NamedTuple):
    """People at home who do the like."""

    kind: str
    """One of KINDS."""
    people: int
    rate: float
    """kg/h."""


class Source(NamedTuple):
    """What makes oxygen at home, or could."""

    name: str
    """A stack's; '' for candles."""
    state: str
    """One of STACK_WORDS, or `away`; `candle`."""
    rate: float
    """kg/h."""


class Because(NamedTuple):
    """The sum."""

    stock: float
    """kg of oxygen at home above the limit; below 0 once it is passed."""
    used: float
    """kg/h now."""
    made: float
    """kg/h now."""
    lost: float
    """kg/h on average until the oxygen limit; where none is ahead, as it is now."""
    seconds: int
    """To the oxygen limit; -1: none ahead."""
    uses: tuple[Use, ...]
    sources: tuple[Source, ...]

    @property
    def changes(self) -> float:
        """kg/h by which what is booked, and the rest of the air, change what is lost now, on average."""
        return self.lost - (self.used - self.made)


class Asked(NamedTuple):
    """A question to the forecast."""

    id: str
    """A limit's name, `mark PERSON`, or a move."""
    moment: Moment
    limits: HouseLimits
    people: tuple[int, ...] = ()
    """Whose bookings no longer hold."""


def because(play: Play) -> Because:
    """As things stand."""
    world, state = play.world, play.session.state
    sources = _sources(play)
    used, made = o2_load(world, state), sum(each.rate for each in sources)
    stock = _stock(play)
    found = Because(stock, used, made, used - made, -1, _uses(play), sources)
    at = met(play, next(each for each in limits(play) if each.id == LIMIT_WORDS[0]))
    if not play.now < at <= play.now + AHEAD or stock <= 0.0:
        return found
    return found._replace(seconds=at - play.now, lost=stock / ((at - play.now) / HOUR))


def _stock(play: Play) -> float:
    world, state = play.world, play.session.state
    limit = dict(world.limits)["oxygen"]
    total = 0.0
    for r in dict.fromkeys((world.living, world.bay)):
        over = partial(world, state, state.habitat.air.o2, r) - limit
        total += over * world.design.modules.volume[r] / (GAS_CONSTANT * state.habitat.air.kelvin[r])
    return total * O2_MOLAR_MASS


def _uses(play: Play) -> tuple[Use, ...]:
    world, state = play.world, play.session.state
    counts, rates = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0.0)
    for i in at_home(world, state.controls.place):
        status = state.habitat.people.status[i]
        if status == DEAD:
            continue
        doing = metabolism.possible(state.controls.activity[i], status)
        kind = _kind(doing)
        counts[kind] += 1
        rates[kind] += world.design.traits.need[i] * metabolism.O2_USE[doing] * O2_MOLAR_MASS * HOUR
    uses = [Use(kind, counts[kind], rates[kind]) for kind in KINDS if counts[kind]]
    return tuple(sorted(uses, key=lambda use: -use.rate))


def _kind(doing: int) -> str:
    if doing <= REST:
        return "asleep" if doing == SLEEP else "lying"
    return "working" if metabolism.O2_USE[doing] >= metabolism.O2_USE[WORK] else "awake"


def at_home(world: World, place: list[int]) -> list[int]:
    """Who breathes the air of the house."""
    return [i for i, r in enumerate(place) if r in (world.living, world.bay)]


def _sources(play: Play) -> tuple[Source, ...]:
    world, state = play.world, play.session.state
    found = []
    for s, name in enumerate(world.stack_names):
        stacks, site = state.habitat.stacks, state.controls.site[s]
        if site not in (world.living, world.bay):
            found.append(Source(name, "away", 0.0))
            continue
        mode = int(stacks.mode[s])
        gives = mode in (stack.RAMP, stack.RUN)
        rate = o2_rate(int(world.design.stacks.cells[s]), stacks.current[s]) / 24.0 if gives else 0.0
        found.append(Source(name, STACK_WORDS[mode], rate))
    air, modules = state.habitat.air, world.design.modules
    burning = [r for r in dict.fromkeys((world.living, world.bay)) if air.candle[r] > 0.0]
    if burning:
        rate = sum(modules.candle_rate[r] for r in burning) * O2_MOLAR_MASS * HOUR
        found.append(Source("", "candle", rate))
    return tuple(found)


def _house(world: World) -> HouseLimits:
    values = dict(world.limits)
    return HouseLimits(world.living, world.bay, values["oxygen"], values["co2"], values["hydrogen_bay"])


def limits(play: Play) -> list[Asked]:
    """Each limit by itself, and each personal mark of somebody at home."""
    world, moment = play.world, play.session.freeze()
    house = _house(world)
    alone = house._replace(oxygen=-1.0, co2=FAR_PA, hydrogen=FAR_SHARE)
    found = [
        Asked("oxygen", moment, alone._replace(oxygen=house.oxygen)),
        Asked("co2", moment, alone._replace(co2=house.co2)),
        Asked("hydrogen_bay", moment, alone._replace(hydrogen=house.hydrogen)),
    ]
    for i, mark in world.marks:
        if moment.controls.place[i] in (world.living, world.bay):
            found.append(Asked(f"mark {world.people[i]}", moment, alone._replace(oxygen=mark)))
    return found


def levers(play: Play) -> list[Asked]:
    """Moves that somebody could order now: each against all limits."""
    world, moment = play.world, play.session.freeze()
    house, controls = _house(world), moment.controls
    home = at_home(world, controls.place)
    up = [i for i in home if controls.activity[i] > REST]
    hard = [i for i in home if _kind(controls.activity[i]) == "working"]
    crew = [i for i in home if i in world.groups.get(CREW, ())]
    quiet = sorted((i for i in home if i not in crew), key=lambda i: controls.activity[i])[:4]
    found = []
    if up:
        found.append(Asked("rest", _acting(moment, up, REST), house, tuple(up)))
    if hard:
        found.append(Asked("stop", _acting(moment, hard, NOMINAL), house, tuple(hard)))
    if moment.candles and moment.habitat.air.candle[world.living] <= 0.0:
        found.append(Asked("candle", _lit(world, moment), house))
    for name, people in (("crew", crew), ("four", quiet)):
        if people:
            found.append(Asked(name, _gone(world, moment, people), house, tuple(people)))
    return found


def _acting(moment: Moment, people: list[int], activity: int) -> Moment:
    changed = moment.controls.activity.copy()
    for i in people:
        changed[i] = activity
    return moment._replace(controls=moment.controls._replace(activity=changed))


def _gone(world: World, moment: Moment, people: list[int]) -> Moment:
    place = moment.controls.place.copy()
    for i in people:
        place[i] = world.transit
    return moment._replace(controls=moment.controls._replace(place=place))


def _lit(world: World, moment: Moment) -> Moment:
    candle = moment.habitat.air.candle.copy()
    candle[world.living] = world.candle_mol
    return moment._replace(habitat=moment.habitat._replace(air=moment.habitat.air._replace(candle=candle)))


def met(play: Play, limit: Asked) -> int:
    """When a limit is met; of the first of all, what the instrument says, which is up to a minute old."""
    outlook = play.session.state.outlook
    standing = outlook.standing() if outlook is not None else None
    if standing is not None and standing.limit != NONE and LIMIT_WORDS[standing.limit] == limit.id:
        return standing.at
    return asked(play.world, limit)


def asked(world: World, question: Asked) -> int:
    """The tick at which a limit is crossed; beyond the horizon where none is."""
    moment = question.moment
    flows = moment.flows
    if moment.stale:
        flows = fixed_flows(moment.habitat, world.design, moment.controls, flows)
    coming = [each for each in booked(world, moment) if each.person not in question.people]
    ahead = forecast(moment.habitat, world.design, moment.controls, flows, coming, question.limits, AHEAD)
    return ahead.at if ahead.limit != NONE else moment.habitat.tick + AHEAD + 1
