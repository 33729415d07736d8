"""All that the start-up panel shows: what the instruments say, never what is true.

Look for: `PanelView`.
"""

from typing import NamedTuple


class Breaker(NamedTuple):
    """One of the bus."""

    name: str
    amperes: float
    """Its rating."""
    on: bool
    tripped: bool
    """It has opened by itself and stands in the middle."""
    alive: bool
    """There is voltage behind it."""
    label: str = ""
    """What is engraved beside it; '' for the usual name of its place."""


class Switch(NamedTuple):
    """A toggle and the lamp beside it."""

    name: str
    on: bool
    lamp: str
    """`ok`, `caution`, `alarm`; '' while it is dark."""
    turns: str = ""
    """What it turns, where that has another name."""


class Reading(NamedTuple):
    """A number of the readout."""

    value: float | None
    """None: no signal."""
    unit: str
    decimals: int


class Strip(NamedTuple):
    """A tube with a float."""

    name: str
    """`purge`, `coolant`, `oxygen`."""
    value: float | None
    low: float
    high: float
    """Ends of its scale, L/min."""
    mark: float
    """What it must be over."""


class Gas(NamedTuple):
    """The monitor of hydrogen in oxygen, % vol."""

    value: float | None
    trend: str
    """`up`, `down`, `level`; '' with no signal."""
    trip: float
    lethal: float
    """The lower explosive limit."""
    history: tuple[tuple[float, float | None], ...]
    """(minutes from now, share): at most ten minutes back; None where there was no signal."""


class Window(NamedTuple):
    """Of the annunciator."""

    name: str
    lit: bool
    """Something is out of its band."""
    first: bool
    """It was first."""
    fresh: bool
    """Nobody has acknowledged it."""


class Step(NamedTuple):
    """A row of the checklist."""

    words: str
    state: str
    """`done`, `next`, `locked` (not yet); `past`: it can't be done any more."""
    value: str


class Oxygen(NamedTuple):
    """The last line of the list."""

    pressure: str
    """kPa"""
    left: str
    """h:min to the first limit."""
    limit: str
    """Which: one of words/facts.LIMIT_WORDS; ''."""
    state: str
    """`ahead`, `past`, `none`; `old`: what was foreseen is from before the trip."""
    tone: str
    """`alarm`, `caution` or ''."""


class PanelView(NamedTuple):
    """Everything at once."""

    breakers: tuple[Breaker, ...]
    """From above, by their places on the plate."""
    switches: tuple[Switch, ...]
    """In the order of layout.TOGGLES."""
    amperes: float | None
    """The needle; None: no signal, it lies at its end."""
    scale: tuple[float, float]
    """Ends of the gauge, A."""
    good: tuple[float, float]
    """Its green band,"""
    red: float
    """and where its red zone begins."""
    readings: tuple[Reading, ...]
    """Four of them."""
    dials: tuple[tuple[str, float], ...]
    """What the knobs are set to: amperes A, ramp A/min."""
    most: float
    """A at which the set point's knob has its stop."""
    strips: tuple[Strip, ...]
    """From the left."""
    gas: Gas
    windows: tuple[Window, ...]
    """In the order of layout.WINDOWS."""
    story: str
    """What tripped first, when and at what; ''."""
    tripped: bool
    """The stack has, and waits for a reset."""
    jumpers: tuple[tuple[str, bool], ...]
    """(interlock, whether it is jumpered), in the order of layout.JUMPERS."""
    steps: tuple[Step, ...]
    """Of the checklist."""
    oxygen: Oxygen
    volumes: float = 5.0
    """Of nitrogen that have gone through the stack since it made gas last."""
