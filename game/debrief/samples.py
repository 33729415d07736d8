"""A look at the air and the people each colony minute, for charts.

Look for: `Sample`, `sample`, `EVERY`.
"""

from typing import NamedTuple

from game.retelling.wording import you
from game.session import readers
from game.session.session import Session

EVERY = 60
"""Seconds of colony time between two."""


class Sample(NamedTuple):
    """One look; tuples are in the order of the world's people."""

    tick: int
    o2: float
    """% in the living module."""
    oxygen: float
    """kPa of oxygen there."""
    co2: float
    """kPa of carbon dioxide there."""
    load: float
    """kg/h of oxygen breathed at home."""
    left: float
    """Minutes to the earliest limit; FAR: none ahead."""
    limit: str
    """Which one."""
    spo2: tuple[float, ...]
    """% as displayed."""
    activity: tuple[int, ...]
    """Indices into ACTIVITIES."""
    status: tuple[int, ...]
    away: tuple[bool, ...]
    """Whether they are out of the house, or on their way."""
    dulled: float
    """The player's own impairment, 0 to 1."""


def sample(session: Session) -> Sample:
    """How things stand now."""
    world, state = session.world, session.state
    people = state.habitat.people
    me = you(world)
    return Sample(
        session.now,
        float(session.read("o2_percent")),
        float(session.read("o2_kpa")),
        float(session.read("co2_kpa")),
        readers.o2_load(world, state),
        float(session.read("minutes_left")),
        str(session.read("next_limit")),
        tuple(people.displayed),
        tuple(state.controls.activity),
        tuple(int(status) for status in people.status),
        tuple(place not in (world.living, world.bay) for place in state.controls.place),
        float(session.read("impairment", world.people[me])) if me >= 0 else 0.0,
    )
