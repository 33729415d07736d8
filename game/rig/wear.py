"""What some seconds of all that flows do to the rig itself: cables warm up, fuses melt, breakers open, loads let go and
come back, coolant leaks away, fines clog a filter, a hose comes off.

Look for: `passed`; the laws by themselves: `warmed`, `fuse_stress`, `breaker_stress`.
"""

from math import sqrt
from typing import NamedTuple

from game.model import det
from game.rig import faults, parts, wiring
from game.rig.current import COPPER, RISE
from game.rig.networks import STRAIN
from game.rig.parts import COOLANT, Breaker, Cable, Fuse, Part, Rig, Rigged
from game.rig.plumbing import coefficient
from game.rig.shedding import BACK
from game.rig.solved import Solved

RUIN = 90.0
"""K over the room at which a cable's insulation melts (assumed: polyvinyl chloride, 70 C for good, 110 C at most)."""
WARM = 60.0
"""K over the room that are told of."""
RESISTANCE = 4.3
"""K m/W at 1 mm2 from a cable to the room; with the fourth root of its area less (see `warmed`)."""
COPPER_HEAT = 3.45e6
"""J/(m3 K)"""
JACKET, JACKET_AREA = 70.0, 23.0
"""J/(m K) of insulation, and for each mm2 more (assumed: 1.7 MJ/(m3 K), two cores in a jacket of 8.5 to 16 mm)."""
COOLING = 60.0
"""s in which a fuse's element cools to 1/e (assumed)."""
BIMETAL = 120.0
"""s in which a breaker's bimetal comes to within 1/e of where it will be (assumed)."""
HOLDS = 1.3
"""Times its rating that a breaker bears for good (IEC 60898-1: not at 1.13, within an hour at 1.45)."""
AT_ONCE = 7.0
"""Times its rating at which it opens at once (IEC 60898-1, type C: between 5 and 10)."""
FAINT = 1e-3
"""A, or share of a rating, that leave something cold which is cold."""
STILL_KELVIN, STILL_SHARE = 1e-3, 1e-5
"""K/s of a cable, and share/s of what opens a breaker or fuse, below which they are at rest."""
CLOGGING = 0.08
"""Share of the feed filter that one mol of water clogs while the line is not rinsed (assumed: half an hour at full
current, as G-7's design has it)."""


def warmed(body: Cable, was: float, amperes: float, seconds: float) -> float:
    """K over the room of a cable after some seconds of a current.

    A metre makes I^2 2 rho / A of heat and gives off its warmth over R' = 4.3 / A^(1/4) K m/W, which is what two-core
    cables on a wall carry for 40 K by IEC 60364-5-52, method C: 19.5 A for 1.5 mm2, 27 for 2.5, 63 for 10, within 3 %.
    Copper resists more when warm, so that the heat is taken at the warmth it had.
    """
    if body.area <= 0.0 or (was == 0.0 and abs(amperes) < FAINT):
        return 0.0
    per_metre = amperes * amperes * 2.0 * COPPER * (1.0 + RISE * was) / (1e-6 * body.area)
    resists = RESISTANCE / sqrt(sqrt(body.area))
    holds = JACKET + JACKET_AREA * body.area + 2.0e-6 * COPPER_HEAT * body.area
    towards = per_metre * resists
    return towards + (was - towards) * det.exp(-seconds / (resists * holds))


def fuse_stress(body: Fuse, was: float, amperes: float, seconds: float) -> float:
    """Share of what melts it: I^2 t over its rating, and it cools when there is less (assumed)."""
    over = amperes * amperes - body.amperes * body.amperes
    if over > 0.0:
        return was + over * seconds / body.melts
    return was * det.exp(-seconds / COOLING) if was > 0.0 else 0.0


def breaker_stress(body: Breaker, was: float, amperes: float, seconds: float) -> float:
    """Share of the bend at which it opens: a bimetal that bends with I^2, and a coil that acts at once."""
    times = abs(amperes) / body.amperes
    if was == 0.0 and times < FAINT:
        return 0.0
    if times >= AT_ONCE:
        return 1.0
    towards = times * times / (HOLDS * HOLDS)
    return towards + (was - towards) * det.exp(-seconds / BIMETAL)


def _at_rest(was: float, now: float, step: float) -> float:
    """Where it was, if it has hardly moved: what runs for hours comes to rest, and need not be solved again."""
    return was if was > 0.0 and abs(now - was) < step else now


class _Of(NamedTuple):
    """Parts of a rig by what time does to them."""

    wearing: tuple[Part, ...]
    """Cables, fuses and breakers."""
    converters: tuple[tuple[str, str, float], ...]
    """Their names, full names of their inputs, and V below which they let go."""
    hoses: tuple[tuple[str, str, float], ...]
    """Full names of their ends, and Pa that they bear."""
    litres: float
    """Of coolant that there are to lose."""


_sorted: list[tuple[Rig, _Of]] = []


def _of(rig: Rig) -> _Of:
    """Of this rig; kept for the few that were asked for last."""
    for known, found in _sorted:
        if known is rig:
            return found

    wearing, converters, hoses, litres = [], [], [], 0.0
    for part in rig.parts:
        match part.body:
            case Cable() | Fuse() | Breaker():
                wearing.append(part)
            case parts.Converter(lowest=lowest):
                converters.append((part.name, part.end("in"), lowest))
            case parts.Hose(pressure=pressure):
                hoses.append((part.end("a"), part.end("b"), pressure))
            case parts.Reservoir(litres=holds) if part.ends[0].medium == COOLANT:
                litres += holds
    found = _Of(tuple(wearing), tuple(converters), tuple(hoses), litres)
    _sorted.insert(0, (rig, found))
    del _sorted[4:]
    return found


def passed(rig: Rig, rigged: Rigged, solved: Solved, seconds: float) -> Rigged:
    """The rig after some seconds of what was solved."""
    flows = solved.flows
    gone: list[str] = []
    warmth: list[float] = []
    stress: list[float] = []
    wearing = _of(rig).wearing
    before, strain = rigged.warmth, rigged.stress
    if len(before) + len(strain) < len(wearing):
        before, strain = (*before, *[0.0] * len(wearing)), (*strain, *[0.0] * len(wearing))
    for part in wearing:
        match part.body:
            case Cable() as body:
                was = before[len(warmth)]
                now = _at_rest(was, warmed(body, was, flows[part.name].amperes, seconds), STILL_KELVIN * seconds)
                warmth.append(now if now > 1e-3 else 0.0)
                if now > RUIN:
                    gone.append(part.name)
            case Fuse() as body:
                was = strain[len(stress)]
                share = _at_rest(was, fuse_stress(body, was, flows[part.name].amperes, seconds), STILL_SHARE * seconds)
                stress.append(min(share, 1.0) if share > 1e-6 else 0.0)
                if share >= 1.0:
                    gone.append(part.name)
            case Breaker() as body:
                was = strain[len(stress)]
                share = breaker_stress(body, was, flows[part.name].amperes, seconds)
                share = _at_rest(was, share, STILL_SHARE * seconds)
                stress.append(min(share, 1.0) if share > 1e-6 else 0.0)
                if share >= 1.0:
                    gone.append(part.name)
    gone += [name for what, name in solved.notes if what in ("reversed", "overvoltage")]
    blown = rigged.blown
    if any(name not in blown for name in gone):
        blown = tuple(sorted(dict.fromkeys((*blown, *gone), True)))
    after = rigged._replace(
        warmth=tuple(warmth), stress=tuple(stress), blown=blown, latched=_latched(rig, rigged, solved)
    )
    after = _clogged(rig, _leaked(rig, after, solved, seconds), solved, seconds)
    after = _off(rig, after, solved)
    return rigged if after == rigged else after


def _latched(rig: Rig, rigged: Rigged, solved: Solved) -> tuple[str, ...]:
    """Who has let go for too low a voltage; who is back to 5 % more is no longer among them."""
    fallen = [name for what, name in solved.notes if what in ("undervoltage", "collapsed")]
    holds = [name for what, name in solved.notes if what == "holds"]
    for name, end, lowest in _of(rig).converters:
        volts = solved.ends[end].volts
        if 0.2 * lowest < volts < lowest:
            fallen.append(name)
        if volts >= BACK * lowest:
            holds.append(name)
    if not fallen and not rigged.latched:
        return rigged.latched
    still = [name for name in rigged.latched if name not in holds]
    return tuple(sorted(dict.fromkeys((*fallen, *still), True)))


def _leaked(rig: Rig, rigged: Rigged, solved: Solved, seconds: float) -> Rigged:
    """Litres of coolant lost through what leaks, until there are none left."""
    strained = wiring.strained(rig, rigged)
    if not rigged.faults and not strained:
        return rigged
    ends = wiring.layout(rig).ends
    holes = faults.effects(rig, rigged.faults).holes
    for port in strained:
        holes[port] = max(holes.get(port, 0.0), STRAIN)
    litres = 0.0
    for end, bore in holes.items():
        pascal = solved.ends[end].pascal
        if ends[end].medium == COOLANT and pascal > 0.0:
            litres += 1000.0 * seconds * coefficient(bore) * sqrt(pascal)
    if litres == 0.0:
        return rigged
    return rigged._replace(lost=min(rigged.lost + litres, max(_of(rig).litres, rigged.lost)))


def _clogged(rig: Rig, rigged: Rigged, solved: Solved, seconds: float) -> Rigged:
    """A line that was not rinsed (its filter has some fines in it) brings more with every mol of water.

    As much water comes in as hydrogen goes out.
    """
    if rigged.fines <= 0.0:
        return rigged
    moles = 0.0
    for part in rig.parts:
        match part.body:
            case parts.Outlet(stack=stack, gas=gas) if stack == rig.stack and gas == parts.HYDROGEN:
                moles += solved.flows[part.name].moles
    if moles <= 0.0 or not any(solved.ends[part.end("in")].pascal > 0.0 for part in rig.parts if _fed(part)):
        return rigged
    return rigged._replace(fines=min(rigged.fines + CLOGGING * moles * seconds, 0.99))


def _fed(part: parts.Part) -> bool:
    return isinstance(part.body, parts.Feed)


def _off(rig: Rig, rigged: Rigged, solved: Solved) -> Rigged:
    """A hose under more pressure than it bears comes off where it is highest."""
    for one, other, bears in _of(rig).hoses:
        here, there = solved.ends[one].pascal, solved.ends[other].pascal
        highest = one if here >= there else other
        if max(here, there) > bears and wiring.plugged(rigged, highest) is not None:
            rigged = wiring.parted(rig, rigged, highest)
    return rigged
