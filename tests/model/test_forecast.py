"""The forecast against what comes: sessions that nobody commands any more, continued until a limit is crossed.

Look for: `HISTORIES`, `Seen` (a forecast and what came), `seen`.
"""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from game.level.build import build
from game.level.read import read_level
from game.level.world import World
from game.model import atmosphere, body, electrolyser, metabolism, stack
from game.model.chance import uniform
from game.model.forecast import CO2, HYDROGEN, NONE, OXYGEN, Booked, Forecast, HouseLimits, forecast
from game.model.habitat import Habitat
from game.model.units import GAS_CONSTANT
from game.session.session import Session
from game.words.verbs import Command

ROOT = Path(__file__).resolve().parents[2]
AHEAD = 12 * 3600
NEAR = 120
"""Seconds by which a forecast may miss."""

READY = ("08:00 install backup bay", "08:02 bleed backup", "08:02 purge backup on", "08:10 purge backup off")
HISTORIES: dict[str, tuple[str, ...]] = {
    "nobody does anything": (),
    "rest early": ("07:15 do residents rest",),
    "rest late": ("10:40 do residents rest",),
    "the ergometer stops": ("06:40 do petra nominal", "06:58 do ivan nominal", "07:19 do daniel nominal"),
    "some walk to the ring": ("08:00 send elena ring", "08:00 send noor ring", "08:40 send hassan bay"),
    "the backup ramps": (*READY, "08:15 start backup 10", "08:16 do residents work"),
    "the backup is not bled": (READY[0], *READY[2:], "08:15 start backup 10"),
    "the backup nearly holds it": (*READY, "08:15 start backup 10"),
    "candles": ("09:00 candle living", "09:05 candle bay"),
    "the tunnel for three minutes": ("08:00 open tunnel", "08:03 shut tunnel", "08:04 do residents work"),
    "the bay's fan is off": ("07:30 fan bay_hatch off",),
    "no bed": ("07:00 bed bed_a off", "07:20 bed bed_b off"),
    "no condenser": ("07:30 condenser living off", "08:00 makeup living off"),
}
"""What is done before nothing more is."""
MORE_HISTORIES: dict[str, tuple[str, ...]] = {
    "the backup crawls": (*READY, "08:15 start backup 60", "08:16 send kwan living", "08:20 do residents work"),
    "the backup is not purged": (*READY[:2], "08:15 start backup 10"),
    "the coolant stops": (*READY, "08:15 start backup 10", "08:50 pump off"),
    "the bay's hatch is open": ("07:30 open bay_hatch", "07:40 send residents bay", "07:50 send residents living"),
    "hard work": ("07:30 do residents heavy",),
    "argon": ("08:00 torch bay on", "09:00 torch bay off"),
}
"""For the long test."""
SAFE_HISTORIES: dict[str, tuple[str, ...]] = {
    "the backup turns it": (*READY, "08:14 do residents rest", "08:15 start backup 10"),
    "everybody asleep": (*READY, "08:14 do everyone sleep", "08:15 start backup 10"),
    "the tunnel stays open": ("08:00 open tunnel",),
}
"""After these no limit is crossed."""


class Seen(NamedTuple):
    """A forecast, and what came."""

    made_at: int
    forecast: Forecast
    limit: int
    at: int


def g7() -> World:
    """Machines obey at once, and nothing goes wrong by itself: faults are no part of a forecast."""
    text = read_level(ROOT / "levels/g7")
    sound = text._replace(file=text.file.model_copy(update={"faults": {}}))
    return build(sound, 16, "standard", rules={"work": False, "kwan": False})


@pytest.fixture(scope="module")
def world() -> World:
    return g7()


def house_limits(world: World) -> HouseLimits:
    values = dict(world.limits)
    return HouseLimits(world.living, world.bay, values["oxygen"], values["co2"], values["hydrogen_bay"])


def booked(session: Session) -> list[Booked]:
    """Standing orders that are still to come, departures and arrivals."""
    world, state = session.world, session.state
    found = []
    for i, orders in enumerate(world.orders):
        for order in orders[state.next_order[i] :]:
            place = world.place_module[order.place] if order.place >= 0 else -1
            found.append(Booked(order.tick, i, order.activity, place))
    for tick, i, there, leaving in state.travels:
        if leaving:
            found.append(Booked(tick, i, metabolism.NOMINAL, world.transit))
            tick += int(60.0 * world.walks[state.duty.place[i]][there])
        found.append(Booked(tick, i, -1, world.place_module[there]))
    return sorted(found)


def foreseen(session: Session, seconds: int = AHEAD) -> Forecast:
    world, state = session.world, session.state
    return forecast(
        state.habitat, world.design, state.controls, state.flows, booked(session), house_limits(world), seconds
    )


def crossed(session: Session) -> int:
    """The limit that is crossed now, NONE otherwise."""
    world, limits = session.world, house_limits(session.world)
    air = session.state.habitat.air
    living, bay = limits.living, limits.bay
    per_mol = GAS_CONSTANT * air.kelvin[living] / world.design.modules.volume[living]
    gas = air.o2[bay] + air.n2[bay] + air.co2[bay] + air.h2[bay] + air.h2o[bay] + air.ar[bay]
    if air.o2[living] * per_mol < limits.oxygen:
        return OXYGEN
    if air.co2[living] * per_mol > limits.co2:
        return CO2
    return HYDROGEN if air.h2[bay] > limits.hydrogen * gas else NONE


def obey(session: Session, line: str) -> None:
    verb, *words = line.split()[1:]
    refusal, _ = session.apply(Command(verb, tuple(words)))
    assert refusal is None, f"{line}: {refusal}"


def tick_of(world: World, line: str) -> int:
    hours, minutes = line.split()[0].split(":")
    return int(hours) * 3600 + int(minutes) * 60 - world.start


def played(world: World, history: tuple[str, ...], until: int) -> Session:
    """A session at `until`, the lines of `history` up to then obeyed."""
    session = Session(world)
    waiting = list(history)
    while session.now < until:
        while waiting and tick_of(world, waiting[0]) <= session.now:
            obey(session, waiting.pop(0))
        session.tick()
    return session


def seen(session: Session, moments: list[int], seconds: int = AHEAD) -> list[Seen]:
    """Forecasts made at each of the ascending `moments`, and what comes if nobody commands any more."""
    waiting = list(moments)
    made: list[tuple[int, Forecast]] = []
    found: list[Seen] = []
    while waiting or made:
        if waiting and session.now >= waiting[0]:
            made.append((waiting.pop(0), foreseen(session, seconds)))
        limit = crossed(session)
        if limit != NONE:
            return found + [Seen(at, each, limit, session.now) for at, each in made]
        if made and session.now >= made[0][0] + seconds:
            at, each = made.pop(0)
            found.append(Seen(at, each, NONE, session.now))
        session.tick()
    return found


def wrong(each: Seen) -> bool:
    """Another limit than the one that came, or more than two minutes beside it.

    A limit that comes about when the forecast ends may be seen or not.
    """
    same = each.limit == each.forecast.limit or NONE in (each.limit, each.forecast.limit)
    return not same or abs(each.at - each.forecast.at) > NEAR


def last_tick(world: World, history: tuple[str, ...]) -> int:
    return max([tick_of(world, line) for line in history], default=0)


def after(world: World, name: str, history: tuple[str, ...], count: int, within: int) -> list[int]:
    """Random moments after the last command of a history."""
    last = last_tick(world, history)
    return sorted(last + 1 + int(uniform(16, f"forecast/{name}/{k}") * within) for k in range(count))


@pytest.mark.parametrize("name", HISTORIES)
def test_from_random_moments_the_limit_that_comes_is_foreseen_within_two_minutes(world: World, name: str) -> None:
    moments = after(world, name, HISTORIES[name], 2, 4500)
    found = seen(played(world, HISTORIES[name], moments[0]), moments)
    assert len(found) == 2
    assert all(each.limit != NONE for each in found)
    assert [each for each in found if wrong(each)] == []


def test_minutes_before_the_crossing_it_is_told_to_seconds(world: World) -> None:
    moments = [21400, 21500, 21600, 21700]
    found = seen(played(world, (), moments[0]), moments)
    assert [abs(each.at - each.forecast.at) <= 5 for each in found] == [True] * 4, found


@pytest.mark.parametrize("name", SAFE_HISTORIES)
def test_where_no_limit_comes_none_is_foreseen(world: World, name: str) -> None:
    (moment,) = after(world, name, SAFE_HISTORIES[name], 1, 1800)
    session = played(world, SAFE_HISTORIES[name], moment)
    assert foreseen(session).limit == NONE
    (found,) = seen(session, [moment], 4 * 3600)
    assert (found.limit, found.forecast.limit, found.forecast.at) == (NONE, NONE, moment + 4 * 3600)


@pytest.mark.long
def test_from_a_hundred_random_moments_of_all_histories_the_forecast_is_within_two_minutes(world: World) -> None:
    """Also between the commands of a history, as if those after the moment had never been given."""
    histories = {**HISTORIES, **MORE_HISTORIES, **SAFE_HISTORIES}
    names = list(histories)
    found = []
    for k in range(100):
        name = names[int(uniform(3, f"history {k}") * len(names))]
        moment = 1 + int(uniform(3, f"moment {k}") * (last_tick(world, histories[name]) + 5400))
        session = played(world, histories[name], moment)
        found += [(name, each) for each in seen(session, [moment])]
    assert len(found) == 100
    assert [(name, each) for name, each in found if wrong(each)] == []


def test_a_stack_that_is_held_on_standby_settles_and_costs_no_step_a_second(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = played(world, (*READY, "08:14 fan bay_hatch off", "08:15 start backup 10"), 6400)
    session.state.controls = session.state.controls._replace(hold=[1.0] * len(world.stacks))
    calls: list[float] = []
    stepped = electrolyser.step_stack

    def counted(*arguments: Any) -> stack.Yield:
        calls.append(arguments[5])
        return stepped(*arguments)

    monkeypatch.setattr(electrolyser, "step_stack", counted)
    foreseen(session, AHEAD)
    assert 10 < len(calls) < 500


def test_hydrogen_from_a_stack_that_spills_is_foreseen(world: World) -> None:
    session = played(world, (*READY, "08:14 fan bay_hatch off", "08:15 start backup 10"), 6600)
    spill = [0.15 if mode == stack.RAMP else 0.0 for mode in session.state.habitat.stacks.mode]
    assert any(spill)
    session.state.controls = session.state.controls._replace(spill=spill)
    session.state.stale = True
    session.tick()
    (found,) = seen(session, [6601])
    assert (found.limit, wrong(found)) == (HYDROGEN, False), found


def test_a_limit_that_is_crossed_already_is_crossed_now(world: World) -> None:
    session = played(world, (), 60)
    air = session.state.habitat.air
    thin = air._replace(o2=[0.8 * mol for mol in air.o2])
    session.state.habitat = session.state.habitat._replace(air=thin)
    found = foreseen(session)
    assert (found.limit, found.at, len(found.curve)) == (OXYGEN, 60, 1)


def test_the_dead_use_nothing_the_unconscious_as_much_as_sleepers_and_the_incapacitated_as_the_resting(
    world: World,
) -> None:
    session = played(world, ("06:31 do everyone work",), 120)
    habitat, controls, flows = session.state.habitat, session.state.controls, session.state.flows
    count = len(world.people)
    away = world.modules.index("gh1")

    def oxygen(status: float, doing: str, place: list[int] = controls.place) -> float:
        """Pa after an hour."""
        state = habitat._replace(people=habitat.people._replace(status=[status] * count))
        told = controls._replace(activity=[metabolism.ACTIVITIES.index(doing)] * count, place=place)
        return forecast(state, world.design, told, flows, [], house_limits(world), 3600).curve[-1][1]

    assert oxygen(body.FIT, "work") < oxygen(body.FIT, "rest") < oxygen(body.FIT, "sleep")
    assert oxygen(body.INCAPACITATED, "work") == oxygen(body.FIT, "rest")
    assert oxygen(body.INCAPACITATED, "sleep") == oxygen(body.UNCONSCIOUS, "work") == oxygen(body.FIT, "sleep")
    assert oxygen(body.DEAD, "work") == oxygen(body.FIT, "work", [away] * count)


def test_what_is_booked_counts_from_its_tick_on(world: World) -> None:
    session = played(world, (), 600)
    state = session.state
    limits = house_limits(world)

    def with_rest(tick: int) -> Forecast:
        bookings = [Booked(tick, i, metabolism.REST, -1) for i in range(len(world.people))]
        return forecast(state.habitat, world.design, state.controls, state.flows, bookings, limits, AHEAD)

    now, later, never = with_rest(600), with_rest(600 + 3 * 3600), with_rest(600 + AHEAD)
    assert never.at + 3600 < later.at < now.at - 3600
    assert with_rest(0) == now
    assert with_rest(900).curve[:3] == never.curve[:3]


@pytest.mark.parametrize("seconds", [0, 1, 59, 3600, 20000])
def test_the_forecast_ends_at_its_horizon(world: World, seconds: int) -> None:
    found = foreseen(played(world, (), 300), seconds)
    assert (found.limit, found.at, found.curve[-1][0]) == (NONE, 300 + seconds, 300 + seconds)


def test_the_curve_begins_now_ends_at_the_crossing_and_has_steps_of_ten_minutes_at_most(world: World) -> None:
    session = played(world, (), 300)
    found = foreseen(session)
    ticks = [tick for tick, _, _ in found.curve]
    assert (ticks[0], ticks[-1]) == (300, found.at)
    steps = [b - a for a, b in pairwise(ticks)]
    assert min(steps) > 0
    assert max(steps) <= 600
    assert max(step for tick, step in zip(ticks, steps, strict=False) if tick < 480) <= 60
    assert found.curve[-1][1] == pytest.approx(house_limits(world).oxygen, abs=2.0)
    orders = {order.tick for orders in world.orders for order in orders if order.tick > 300}
    assert orders <= set(ticks)


def written(value: object) -> str:
    return json.dumps(value)


def test_the_forecast_alters_nothing_that_it_is_given(world: World) -> None:
    session = played(world, (*READY, "08:15 start backup 10", "08:16 candle living", "08:17 open tunnel"), 6900)
    state, limits = session.state, house_limits(world)
    habitat: Habitat = state.habitat
    bookings = booked(session)
    given = (habitat, world.design, state.controls, state.flows, bookings, limits)
    before = written(given)
    first = forecast(habitat, world.design, state.controls, state.flows, bookings, limits, AHEAD)
    assert written(given) == before
    assert forecast(habitat, world.design, state.controls, state.flows, bookings, limits, AHEAD) == first


PROCESS = """
import json
from tests.model.test_forecast import READY, foreseen, g7, played
print(json.dumps(foreseen(played(g7(), (*READY, "08:15 start backup 10"), 6400))))
"""


def test_the_forecast_is_the_same_to_the_last_bit_in_any_process(world: World) -> None:
    here = written(foreseen(played(world, (*READY, "08:15 start backup 10"), 6400)))
    for salt in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", PROCESS],
            cwd=ROOT,
            env={"PYTHONHASHSEED": salt, "PYTHONPATH": str(ROOT), "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == here


def test_gas_through_a_link_settles_at_any_step_as_it_does_second_by_second(world: World) -> None:
    """Oxygen made in the bay with its fan on: after an hour both rooms are as far apart as in the session."""
    session = played(world, (*READY, "08:15 start backup 2"), 7200)
    _, oxygen, co2 = foreseen(session, 3600).curve[-1]
    for _ in range(3600):
        session.tick()
    air: atmosphere.Air = session.state.habitat.air
    per_mol = GAS_CONSTANT * air.kelvin[world.living] / world.design.modules.volume[world.living]
    assert oxygen == pytest.approx(air.o2[world.living] * per_mol, rel=3e-4)
    assert co2 == pytest.approx(air.co2[world.living] * per_mol, rel=1e-2)
