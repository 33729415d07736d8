"""The module's bus: a limited source, a battery, loads behind breakers, and shedding by priority.

Look for: `Bus` (what it is), `served` (which loads get power), `settle` (what the battery does in a step).
"""

from typing import NamedTuple


class Bus(NamedTuple):
    """One direct-current bus, its loads as columns in the order of their ids."""

    source: float
    """Largest power from the colony's feeder, W."""
    capacity: float
    """Battery, J."""
    battery_power: float
    """Largest power in or out of the battery, W."""
    watts: list[float]
    """Demand of each load when on; a stack's is its own and counted apart (0 here)."""
    shed_order: list[int]
    """Load indices from the first to be shed to the last."""


def served(
    bus: Bus, demand: list[float], breaker: list[float], was: list[float], battery: float, share: list[float]
) -> float:
    """Fills `share` with 1 for each load that is served and 0 for the others; returns the W served.

    `demand` is W per load, `was` the shares before: a load that was shed comes back only when 5 % is to spare.
    """
    available = bus.source + (bus.battery_power if battery > 60.0 * bus.battery_power else 0.0)
    total = 0.0
    for load in range(len(demand)):
        share[load] = breaker[load]
        if breaker[load] > 0.0:
            total += demand[load]
    for load in bus.shed_order:
        margin = 0.95 if was[load] == 0.0 and breaker[load] > 0.0 else 1.0
        if total <= margin * available:
            continue
        if share[load] > 0.0 and demand[load] > 0.0:
            share[load] = 0.0
            total -= demand[load]
    return total


def settle(bus: Bus, battery: float, drawn: float, dt: float) -> float:
    """J in the battery after `dt` seconds in which the loads drew `drawn` joules: it covers what the source cannot."""
    surplus = bus.source * dt - drawn
    most = bus.battery_power * dt
    surplus = most if surplus > most else surplus
    battery += surplus
    if battery < 0.0:
        battery = 0.0
    return bus.capacity if battery > bus.capacity else battery
