"""The coolant loop: one pump, a branch to each stack, an exchanger to the outside.

Look for: `Loop`, `branch` (W/K that cools a stack), `loop_kelvin`.
"""

from typing import NamedTuple

WATER_HEAT = 4180.0
"""J/(kg K)"""


class Loop(NamedTuple):
    """What the loop is."""

    flow: float
    """kg/s through each connected branch when the pump runs and no air is locked in."""
    effectiveness: float
    """Of a stack's cold plate, 0 to 1."""
    capacity: float
    """J/K of the fluid."""
    sink: float
    """W/K to the radiator."""
    sink_kelvin: float
    pump_watts: float
    """Ends up in the fluid."""


def branch(loop: Loop, connected: float, lock: float, pump: float) -> float:
    """W/K that a branch takes from its stack; an air lock of 1 stops it altogether."""
    return loop.effectiveness * loop.flow * WATER_HEAT * connected * (1.0 - lock) * pump


def loop_kelvin(loop: Loop, kelvin: float, gained: float, pump: float, dt: float) -> float:
    """K of the fluid after `dt` seconds in which the stacks gave it `gained` joules (implicit, stable for any dt)."""
    warm = kelvin * loop.capacity + gained + dt * (pump * loop.pump_watts + loop.sink * loop.sink_kelvin)
    return warm / (loop.capacity + dt * loop.sink)
