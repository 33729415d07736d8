"""How the lamps of the module burn: what the state of the air, the bus and the machines makes of its light.

Look for: `Mood`, `mood` (from a state), `weights` (of the groups of lights, at a moment).
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from game.level.world import World
from game.model import stack
from game.session.moment import State
from game.session.readers import partial

PULSE = 1.0
"""Beacons per second; two of them, in antiphase."""
GROUPS = ("strips_top", "strips_bay", "beacon_1", "beacon_2", "work", "panel", "plants", "arc", "window", "warm")


class Mood(NamedTuple):
    """What the light says."""

    power: float
    """Share of the lamps' demand that the bus gives, 0 to 1."""
    alarm: bool
    fading: float
    """0: hours left; 1: no time left. The strips fall back with it."""
    recovered: float
    """0 to 1: how far the air has come back for good."""
    arc: bool
    busy_bay: bool
    """Somebody works in the bay."""
    tripped: bool


def mood(world: World, state: State, lamps: str = "") -> Mood:
    """What the light says of a state; `lamps`: the load on the bus that feeds it, if the level has one."""
    flows = state.flows.load
    power = flows[world.loads.index(lamps)] if lamps in world.loads else 1.0
    air = state.habitat.air
    oxygen = partial(world, state, air.o2, world.living)
    co2 = partial(world, state, air.co2, world.living)
    rising = state.watch.rising
    alarm = (oxygen < world.alarm_oxygen and rising < 2) or co2 > world.alarm_co2
    limit = next((value for name, value in world.limits if name == "oxygen"), 0.0)
    span = max(1.0, world.alarm_oxygen - limit)
    fading = min(1.0, max(0.0, (world.alarm_oxygen - oxygen) / span))
    mode = state.habitat.stacks.mode
    return Mood(
        power=max(0.0, min(1.0, power)),
        alarm=alarm,
        fading=fading,
        recovered=min(1.0, rising / 20.0),
        arc=state.controls.torch[world.bay] > 0.0,
        busy_bay=any(
            t >= 0 and place == world.bay for t, place in zip(state.duty.task, state.controls.place, strict=True)
        ),
        tripped=not any(each in (stack.RAMP, stack.RUN) for each in mode),
    )


def weights(now: Mood, clock: float, steady: bool) -> Mapping[str, float]:
    """The weight of each group of lights; `steady`: nothing pulses."""
    dim = 1.0 - 0.35 * now.fading
    turn = 2.0 * math.pi * PULSE * clock
    swing = 0.0 if steady else math.cos(turn)
    pulse = (0.625 + 0.375 * swing, 0.625 - 0.375 * swing) if now.alarm else (0.0, 0.0)
    strips = now.power * (dim + (1.0 - dim) * now.recovered)
    return {
        "strips_top": 0.92 * strips,
        "strips_bay": 0.92 * strips,
        "beacon_1": pulse[0],
        "beacon_2": pulse[1],
        "work": (0.95 if now.busy_bay else 0.7),
        "panel": 0.9 if now.tripped else 0.0,
        "plants": 0.9 * now.power,
        "arc": 0.95 if now.arc else 0.0,
        "window": 1.0,
        "warm": now.power * max(0.3 * (1.0 - now.fading), now.recovered),
    }
