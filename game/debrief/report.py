"""What there is to say of a run, gathered once: for the page, for the window, for whoever else tells it.

Look for: `Report`, `report`, `Strip` (one person), `Shown` (what the player saw of the want of oxygen).
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.flags import Flag, flags
from game.debrief.rescue import Rescue, first_death
from game.debrief.samples import EVERY, Sample
from game.level.world import World
from game.retelling.notebook import Happening, Notebook
from game.retelling.outcome import Evidence, Outcome, evidence, outcome
from game.retelling.reasons import FATES, reasons
from game.retelling.wording import at, lasting, you
from game.session.session import Session
from game.words.facts import shown_as
from game.words.message import message, said

Note = tuple[int, str, str]
"""How a game was played: clock, kind, value; as the window keeps it."""


class Strip(NamedTuple):
    """One person through the day; what they read each minute is in the samples."""

    name: str
    player: bool
    lowest: float
    """% of displayed saturation."""
    lowest_at: int
    fate: str
    """The worst that befell them, as a message names it; "" for nothing."""
    fate_at: int


class Shown(NamedTuple):
    """A stretch for which the player's own senses were changed."""

    begin: int
    end: int
    what: str
    """timing, edges, doubling; reduced where effects were switched off."""


class Report(NamedTuple):
    """All of it."""

    world: World
    now: int
    """Last tick."""
    outcome: Outcome
    reasons: tuple[str, ...]
    samples: tuple[Sample, ...]
    flags: tuple[Flag, ...]
    strips: tuple[Strip, ...]
    """In the order of the world's people."""
    objectives: tuple[Evidence, ...]
    dulled: tuple[float, int]
    """The player's own highest impairment, and when."""
    shown: tuple[Shown, ...]
    eased: tuple[str, ...]
    """Accommodations that were used, in sentences."""
    bill: tuple[tuple[str, str], ...]
    """What it cost: name and value."""
    least: tuple[float, int]
    """The lowest pressure of oxygen in the house, kPa, and when its share was lowest."""
    died: int
    """Tick of the first death; -1."""
    rescue: Rescue | None = None
    """The last moment that could have saved everybody, where that was looked for and found."""

    @property
    def player(self) -> int:
        """The person whom the player plays; -1."""
        return you(self.world)

    def sample(self, tick: int) -> Sample:
        """The look at a time, or the last before it."""
        return self.samples[max(0, min(tick // EVERY, len(self.samples) - 1))]

    def limit(self, name: str) -> float:
        """A house limit of a gas, kPa."""
        return dict(self.world.limits)[name] / 1e3


def report(book: Notebook, session: Session, samples: Sequence[Sample], notes: Sequence[Note] = ()) -> Report:
    """The report of a run that is over, or as far as it has come."""
    world = book.world
    dulled = max(samples, key=lambda each: each.dulled)
    return Report(
        world,
        session.now,
        outcome(world, session),
        tuple(reasons(book, session)),
        tuple(samples),
        flags(book),
        tuple(_strips(book, samples)),
        evidence(world, session),
        (dulled.dulled, dulled.tick),
        tuple(_shown(world, notes, session.now)),
        tuple(_eased(world, notes)),
        tuple(_bill(world, session)),
        (session.state.watch.lowest_oxygen / 1e3, session.state.watch.lowest_o2_at),
        first_death(book),
    )


def _strips(book: Notebook, samples: Sequence[Sample]) -> list[Strip]:
    world, me = book.world, you(book.world)
    worst: dict[str, tuple[str, int]] = {}
    for fate in FATES:
        for each in book.entries:
            if isinstance(each, Happening) and each.id == fate:
                worst.setdefault(each.values["person"], (fate, each.tick))
    found = []
    for i, name in enumerate(world.people_names):
        low = min(samples, key=lambda each: each.spo2[i])
        found.append(Strip(name, i == me, low.spo2[i], low.tick, *worst.get(name, ("", -1))))
    return found


def _shown(world: World, notes: Sequence[Note], now: int) -> list[Shown]:
    found: list[Shown] = []
    begin, what = 0, "nothing"
    for clock, kind, value in [*notes, (world.start + now, "shown", "nothing")]:
        if kind != "shown":
            continue
        tick = clock - world.start
        if what != "nothing" and tick > begin:
            found.append(Shown(begin, tick, what))
        begin, what = tick, value
    return found


def _eased(world: World, notes: Sequence[Note]) -> list[str]:
    """Pauses, slower time, effects that were switched off: they are the player's right, and are said."""
    paused = [float(value) for _, kind, value in notes if kind == "paused"]
    found = []
    if paused:
        time = lasting(max(1.0, sum(paused) / 60.0))
        found.append(said(message("debrief.paused", count=len(paused), time=time)))
    stepped = [float(value) for _, kind, value in notes if kind == "stepped"]
    if stepped:
        time = lasting(max(1.0, sum(stepped) / 60.0))
        found.append(said(message("debrief.stepped", count=len(stepped), time=time)))
    for clock, kind, value in notes:
        when = at(world, clock - world.start)
        if kind == "slowed":
            found.append(said(message("debrief.slowed", clock=when, percent=f"{100.0 * float(value):.0f}")))
        elif kind == "effects":
            found.append(said(message(f"debrief.effects_{value}", clock=when)))
    return found


def _bill(world: World, session: Session) -> list[tuple[str, str]]:
    """In the level's words; else what a fact means, or the name of what is computed and has no meaning of its own."""
    found = []
    for name in world.plot.bill:
        fact = world.names.facts[name]
        value = shown_as(fact._replace(decimals=min(fact.decimals, 0)), session.read(name))
        meant = name.replace("_", " ") if name in world.plot.derived else fact.meaning
        found.append((world.texts.get(f"bill.{name}", meant), f"{value} {fact.unit}".strip()))
    return found
