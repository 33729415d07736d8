"""What the oxygen instrument shows, read off a game: pressure, share, rate, what was, what is ahead, and which limit.

Look for: `Air`, `air` (now), `Curves`, `curves` (the line before and after now).
"""

from typing import NamedTuple

from game.session.readers import partial, share
from game.ui.play import Play
from game.words.facts import LIMIT_WORDS, clock_text

HOUR = 3600
BEHIND, AHEAD = 3 * HOUR, 8 * HOUR
"""Seconds of the curve before and after now."""
RATE_OVER = 900
"""Seconds of the forecast over which the rate is taken: what the house does now, without the jitter of one breath."""
LEVEL = 0.05
"""kPa/h within which the oxygen counts as level."""
REDRAWN = 30
"""Colony seconds between two curves: the forecast is made each minute, and the instrument is no seismograph."""
HISTORY = 5
"""Minutes between two points of what was."""


class Air(NamedTuple):
    """The cabin now, as it is written: the same words, the same picture."""

    place: str
    oxygen: str
    """kPa."""
    percent: str
    rate: str
    """kPa/h, without its sign."""
    trend: str
    """`down`, `level` or `up`."""
    limit: str
    """Which limit comes first, one of LIMIT_WORDS; ''."""
    value: str
    """That limit in its unit."""
    unit: str
    left: str
    """h:min to it, or since it was passed; the horizon where none is ahead."""
    at: str
    """When."""
    state: str
    """`ahead`, `past` or `none`."""
    low: bool
    """The oxygen alarm stands."""


class Curves(NamedTuple):
    """kPa over seconds from now."""

    was: tuple[tuple[int, float], ...]
    standing: tuple[tuple[int, float], ...]
    """As things stand."""
    working: tuple[tuple[int, float], ...]
    """With the whole crew at work inside."""
    limit: float
    crossing: int
    """Seconds to the first limit, of whatever kind; -1."""
    by_oxygen: bool
    """It is this curve that crosses it."""


def air(play: Play) -> Air:
    """How things stand."""
    world, state = play.world, play.session.state
    living = world.living
    oxygen = partial(world, state, state.habitat.air.o2, living)
    percent = 100.0 * share(state, state.habitat.air.o2, living)
    rate = _rate(play)
    trend = "level" if abs(rate) < LEVEL else "down" if rate < 0.0 else "up"
    low = oxygen < world.alarm_oxygen
    texts = (world.module_names[living], f"{oxygen / 1e3:.1f}", f"{percent:.1f}", f"{abs(rate):.2f}", trend)
    past = _past(play)
    if past is not None:
        name, since = past
        value, unit = limit_value(play, name)
        return Air(*texts, name, value, unit, _hours(play.now - since), _clock(play, since), "past", low)
    ahead = state.outlook.standing() if state.outlook is not None else None
    if ahead is None or ahead.limit < 0:
        return Air(*texts, "", "", "", "12:00", "", "none", low)
    name = LIMIT_WORDS[ahead.limit]
    value, unit = limit_value(play, name)
    left = max(0, ahead.at - play.now)
    return Air(*texts, name, value, unit, _hours(left), _clock(play, ahead.at), "ahead", low)


def curves(play: Play) -> Curves:
    """The line before and after now."""
    world, now = play.world, play.now
    was = tuple(
        (each.tick - now, each.oxygen)
        for n, each in enumerate(play.samples)
        if now - each.tick <= BEHIND and (n % HISTORY == 0 or n == len(play.samples) - 1)
    )
    state = play.session.state
    here = partial(world, state, state.habitat.air.o2, world.living) / 1e3
    was = (*was, (0, here))
    limit = dict(world.limits)["oxygen"] / 1e3
    if state.outlook is None:
        return Curves(was, (), (), limit, -1, False)
    standing, working = state.outlook.standing(), state.outlook.working()
    crossing = standing.at - now if standing.limit >= 0 else -1
    by_oxygen = standing.limit == LIMIT_WORDS.index("oxygen")
    return Curves(was, _ahead(standing.curve, now), _ahead(working.curve, now), limit, crossing, by_oxygen)


def limit_value(play: Play, name: str) -> tuple[str, str]:
    """A house limit as a number, and its unit."""
    value = dict(play.world.limits)[name]
    if name in ("oxygen", "co2"):
        return f"{value / 1e3:.2f}".rstrip("0").rstrip("."), "kPa"
    return f"{100.0 * value:g}", "%"


def _ahead(curve: tuple[tuple[int, float, float], ...], now: int) -> tuple[tuple[int, float], ...]:
    """Points that are at least five minutes apart, the first and the last among them."""
    found: list[tuple[int, float]] = []
    for n, (tick, oxygen, _) in enumerate(curve):
        after = tick - now
        if after > AHEAD:
            break
        if not found or after - found[-1][0] >= RATE_OVER // 3 or n == len(curve) - 1:
            found.append((max(0, after), oxygen / 1e3))
    return tuple(found)


def _rate(play: Play) -> float:
    """kPa/h over the next quarter of an hour; where there is no forecast (a limit is passed), over the last."""
    outlook = play.session.state.outlook
    curve = outlook.standing().curve if outlook is not None else ()
    if len(curve) < 2:
        past = play.samples[-1 - RATE_OVER // 60 :]
        hours = (past[-1].tick - past[0].tick) / HOUR
        return (past[-1].oxygen - past[0].oxygen) / hours if hours > 0.0 else 0.0
    first = curve[0]
    last = next((each for each in curve if each[0] - first[0] >= RATE_OVER), curve[-1])
    return (last[1] - first[1]) / 1e3 / ((last[0] - first[0]) / HOUR)


def _past(play: Play) -> tuple[str, int] | None:
    """The limit that was crossed first and still is; since when."""
    world, watch = play.world, play.session.state.watch
    if watch.first_limit < 0:
        return None
    outlook = play.session.state.outlook
    still = outlook is not None and outlook.standing().limit >= 0 and outlook.standing().at <= play.now + 1
    return (world.limits[watch.first_limit][0], watch.first_limit_at) if still else None


def _hours(seconds: int) -> str:
    return f"{seconds // HOUR}:{seconds // 60 % 60:02d}"


def _clock(play: Play, tick: int) -> str:
    return clock_text((play.world.start + tick) % (24 * HOUR))[:5]
