"""A level, ready to be played: all that a session needs of it, and none of the libraries that read it.

Look for: `World`, `Order`, `NO_WAY`.
"""

from typing import NamedTuple

from game.level.names import Names
from game.level.plot import Plot
from game.model.habitat import Controls, Design, Flows, Habitat

NO_WAY = 1e9
"""Walking minutes between two places that no walk joins."""


class Order(NamedTuple):
    """A standing order of one person."""

    tick: int
    activity: int
    place: int
    """Place, -1: where the person is."""


class World(NamedTuple):
    """A level, ready to be played: names in the order of their indices, the design, and the first moment."""

    level: str
    title: str
    digest: str
    seed: int
    difficulty: str
    start: int
    """Seconds since midnight of the first moment."""
    last_tick: int
    modules: tuple[str, ...]
    module_names: tuple[str, ...]
    places: tuple[str, ...]
    """The modules first, with the same indices, then the places within them."""
    place_names: tuple[str, ...]
    place_module: tuple[int, ...]
    start_places: tuple[int, ...]
    """Place of each person at the start."""
    links: tuple[str, ...]
    beds: tuple[str, ...]
    stacks: tuple[str, ...]
    stack_names: tuple[str, ...]
    loads: tuple[str, ...]
    people: tuple[str, ...]
    people_names: tuple[str, ...]
    groups: dict[str, tuple[int, ...]]
    walks: tuple[tuple[float, ...], ...]
    """Walking minutes between places."""
    transit: int
    living: int
    bay: int
    limits: tuple[tuple[str, float], ...]
    """Name and value in SI (Pa or share)."""
    alarm_oxygen: float
    alarm_co2: float
    alarm_h2_in_o2: float
    marks: tuple[tuple[int, float], ...]
    """Personal marks: person and Pa of oxygen."""
    orders: tuple[tuple[Order, ...], ...]
    candles: int
    candle_mol: float
    torch_flow: float
    feed_rates: tuple[float, ...]
    """mol/s of water to a stack that is connected."""
    base_pace: tuple[int, ...]
    design: Design
    habitat: Habitat
    controls: Controls
    flows: Flows
    names: Names
    plot: Plot
    texts: dict[str, str]
    """The level's own sentences, in one language."""
