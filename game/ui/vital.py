"""What the wall of vitals says of each person: pure rows from a game.

The bands in which a sign is named are assumed, after the published stages of acute hypoxia (indifferent, compensatory,
disturbance, critical): whoever is still well above them is well, and says so.

Look for: `Vital`, `vitals`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.samples import Sample
from game.model import body
from game.model.metabolism import ACTIVITIES
from game.ui.play import Play

SLOW, POOR, BAD = 90.0, 86.0, 80.0
"""% on the finger clip below which somebody is slower, has signs that others see, is confused (assumed)."""
SIGNS = ("clear", "slow", "signs", "confused")
STATUS = ("fit", "incapacitated", "unconscious", "dead")
TREND = 600
"""Seconds over which it is told whether a value falls or rises."""
MOVED = 0.8
"""% by which it must have, to be told."""


class Vital(NamedTuple):
    """One person's row."""

    id: str
    name: str
    spo2: int
    """% on the clip, rounded: the band belongs to the number that is shown."""
    trend: str
    """up, down or level."""
    band: str
    """ok, caution or alarm."""
    sign: str
    """A word of SIGNS, asleep, or the status of somebody who can't act."""
    where: str
    """Name of the place; '' at home or on the way."""


def vitals(play: Play) -> list[Vital]:
    """Everybody, always in the same order."""
    return [_vital(play, i) for i in range(len(play.world.people))]


def _vital(play: Play, i: int) -> Vital:
    world, state = play.world, play.session.state
    displayed, status = state.habitat.people.displayed[i], int(state.habitat.people.status[i])
    spo2 = round(displayed)
    place = state.duty.place[i]
    away = place >= 0 and world.place_module[place] not in (world.living, world.bay)
    return Vital(
        world.people[i],
        world.people_names[i],
        spo2,
        _trend(play.samples, i, displayed),
        "alarm" if spo2 < BAD or status != body.FIT else "caution" if spo2 < POOR else "ok",
        _sign(spo2, status, ACTIVITIES[state.controls.activity[i]] == "sleep"),
        world.place_names[place] if away else "",
    )


def _sign(spo2: int, status: int, asleep: bool) -> str:
    if status != body.FIT:
        return STATUS[status]
    if asleep and spo2 >= BAD:
        return "asleep"
    return SIGNS[(spo2 < SLOW) + (spo2 < POOR) + (spo2 < BAD)]


def _trend(samples: Sequence[Sample], i: int, now: float) -> str:
    last = samples[-1].tick
    then = next((each.spo2[i] for each in reversed(samples) if each.tick <= last - TREND), now)
    return "up" if now - then > MOVED else "down" if then - now > MOVED else "level"
