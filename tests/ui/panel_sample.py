"""Panels with made-up values, in the states of a start: cold, purging, on standby, ramping, running, tripped, lied to.

Look for: `STATES` (views by name), `Made` (a source of such a view, which notes what it is given).
"""

import math

from game.ui.panel import layout
from game.ui.panel.source import Offer
from game.ui.panel.view import (
    Breaker,
    Gas,
    Oxygen,
    PanelView,
    Reading,
    Step,
    Strip,
    Switch,
    Window,
)

RATINGS = {"q1": 63.0, "q5": 6.0, "q3": 10.0, "q4": 50.0, "q6": 16.0}
STEPS = (
    "Breakers closed", "Purge N2 3 volumes", "Coolant above 1.4", "Standby: stack enabled", "Ramp to 30 A",
    "Open O2 valve",
)  # fmt: skip


def breakers(on: str, tripped: str = "", dead: str = "") -> tuple[Breaker, ...]:
    closed = on.split()
    return tuple(
        Breaker(name, RATINGS[name], name in closed, name == tripped, name in closed and name not in dead.split())
        for name in layout.BREAKERS
    )


def toggles(on: str, standby: bool = False) -> tuple[Switch, ...]:
    up = on.split()
    return tuple(
        Switch(name, name in up, ("caution" if standby and name == "enable" else "ok") if name in up else "")
        for name in layout.TOGGLES
    )


def windows(first: str = "", also: str = "", fresh: bool = True) -> tuple[Window, ...]:
    lit = also.split()
    return tuple(
        Window(name, name == first or name in lit, name == first, fresh and name == first) for name in layout.WINDOWS
    )


def history(value: float, height: float, gap: bool = False) -> tuple[tuple[float, float | None], ...]:
    made: list[tuple[float, float | None]] = []
    for n in range(121):
        t = n / 120
        share = value + (height - value) * math.exp(-(((t - 0.35) / 0.16) ** 2)) - (value - 0.35) * math.exp(-9 * t)
        share += 0.03 * math.sin(60 * t) + 0.02 * math.sin(141 * t)
        made.append((-10.0 + 10.0 * t, None if gap and 0.55 < t < 0.8 else max(0.0, share)))
    return tuple(made)


def steps(done: int, *values: str) -> tuple[Step, ...]:
    return tuple(
        Step(words, "done" if n < done else "next" if n == done else "locked", values[n] if n < len(values) else "")
        for n, words in enumerate(STEPS)
    )


def strips(purge: float | None, coolant: float | None, oxygen: float | None) -> tuple[Strip, ...]:
    return (
        Strip("purge", purge, 0.0, 20.0, 8.0), Strip("coolant", coolant, 0.0, 4.0, 1.4),
        Strip("oxygen", oxygen, 0.0, 12.0, 3.6),
    )  # fmt: skip


def readings(*values: float | None) -> tuple[Reading, ...]:
    units = (("A", 1), ("V", 1), ("°C", 1), ("kPa", 0))
    return tuple(Reading(value, *unit) for value, unit in zip(values, units, strict=True))


COLD = PanelView(
    breakers=breakers("q1"), switches=toggles(""), amperes=0.0, scale=(0.0, 60.0), good=(26.0, 34.0), red=42.0,
    readings=readings(0.0, 119.6, 14.2, 101.0), dials=(("amperes", 0.0), ("ramp", 5.0)), most=60.0,
    strips=strips(0.0, 0.0, 0.0),
    gas=Gas(0.0, "level", 2.0, 4.0, tuple((-10.0 + n / 6, 0.01) for n in range(61))), windows=windows(), story="",
    tripped=False, jumpers=tuple((name, False) for name in layout.JUMPERS), steps=steps(0, "1 of 4"),
    oxygen=Oxygen("15.9", "1:42", "oxygen", "ahead", "caution"),
)  # fmt: skip
RAMPING = COLD._replace(
    breakers=breakers("q1 q5 q3 q4"), switches=toggles("purge p201 enable", True), amperes=24.5,
    readings=readings(24.5, 118.2, 61.3, 212.0), dials=(("amperes", 30.0), ("ramp", 5.0)),
    strips=strips(12.4, 2.84, 0.36), gas=Gas(1.38, "down", 2.0, 4.0, history(1.38, 1.9)),
    steps=steps(4, "", "", "", "", "24.5 A"), oxygen=Oxygen("16.2", "0:14", "oxygen", "ahead", "alarm"),
)  # fmt: skip
TRIPPED = RAMPING._replace(
    breakers=breakers("q1 q5 q3 q4", "q6"), switches=toggles("p201 outlet"), amperes=0.0,
    readings=readings(0.0, 119.4, 74.0, 188.0), strips=strips(0.0, 0.9, 0.0),
    gas=Gas(2.14, "up", 2.0, 4.0, history(2.14, 1.1)), windows=windows("h2", "power"),
    story="First out: hydrogen in oxygen at 2.0 % vol, 11:42:08. Then the supply. The purge had been off for 4 min.",
    tripped=True, steps=steps(1, "", "off"),
)  # fmt: skip
STATES: dict[str, PanelView] = {
    "cold": COLD,
    "purging": COLD._replace(
        breakers=breakers("q1 q5 q3 q4"), switches=toggles("purge p201"), strips=strips(12.4, 2.9, 0.0),
        steps=steps(1, "", "1.4 of 3"), readings=readings(0.0, 119.1, 16.0, 108.0),
    ),
    "standby": RAMPING._replace(
        amperes=4.1, readings=readings(4.1, 118.9, 31.0, 160.0), dials=(("amperes", 0.0), ("ramp", 5.0)),
        gas=Gas(0.92, "up", 2.0, 4.0, history(0.92, 0.2)), steps=steps(4, "", "", "", "", "4.1 A"),
    ),
    "ramp": RAMPING,
    "running": RAMPING._replace(
        breakers=breakers("q1 q5 q3 q4 q6"), switches=toggles("purge p201 enable outlet"), amperes=30.1,
        readings=readings(30.1, 117.6, 79.8, 231.0), strips=strips(4.0, 2.8, 5.3),
        gas=Gas(0.74, "level", 2.0, 4.0, history(0.74, 1.6)), steps=steps(6),
        oxygen=Oxygen("16.6", "12:00", "", "none", ""),
    ),
    "tripped": TRIPPED,
    "lying": RAMPING._replace(
        amperes=None, readings=readings(None, 118.2, None, 212.0),
        gas=Gas(None, "", 2.0, 4.0, history(1.1, 1.4, gap=True)[:97]),
        windows=windows("signal", fresh=False), steps=steps(4, "", "", "", "", "– –"),
    ),
    "jumpered": RAMPING._replace(
        jumpers=tuple((name, name in ("h2", "signal")) for name in layout.JUMPERS),
        gas=Gas(2.6, "up", 2.0, 4.0, history(2.6, 1.0)),
    ),
}  # fmt: skip


class Made:
    """A panel that shows a view; what it is given is noted, and refused if a sentence for it is set."""

    def __init__(self, view: PanelView) -> None:
        self.shown = view
        self.given: list[str] = []
        self.refuses = ""
        self.busy = 0
        self.held = True
        """Whether somebody's task is in the player's hands."""
        self.offered: tuple[Offer, ...] = (Offer("yuki", "start", ""),)

    def view(self) -> PanelView:
        return self.shown

    def offers(self) -> tuple[Offer, ...]:
        return () if self.held else self.offered

    def holder(self) -> Offer | None:
        return Offer("hassan", "start", "Hassan") if self.held else None

    def give(self, verb: str, *words: str) -> str:
        if not self.refuses:
            self.held = self.held or verb == "hands"
            self.given.append(" ".join((verb, *words)))
        return self.refuses
