"""Eyes and hands at the weld bench: what an arc does to whoever looks into it bare, and a plate that is taken hot.

Look for: `looked_into` (each second that an arc burns), `taken` (a plate in the gauntlets), `impairment` (of a hand
whose eyes are dazzled).
"""

from game.model import physiology
from game.model.body import People
from game.model.units import ZERO_CELSIUS
from game.session.bench import Bench
from game.session.benched import bench_of
from game.session.effects import harm
from game.session.plates import plate_id
from game.session.stage import Stage

BARE = 5
"""Seconds in a day for which eyes may look into an arc at arm's length (assumed, within what was measured: 3.3 to 33 s
at 0.5 m from TIG on aluminium, Nakashima et al. 2016; 4 to 100 s at 1 m from CO2 welding, Okuno et al. 2001)."""
EYES = 0.05
"""Lasting injury of arc eye, 0 to 1: it heals in a day or two, which is after this morning (assumed)."""
DAZZLED = 0.15
"""Added to the impairment of the hand from then on: after-images at once, sand in the eyes later (assumed)."""
GAUNTLETS = 420.0
"""K of a plate up to which welder's gauntlets can take it (assumed: 147 °C lies between the 100 and 250 °C that EN 407
asks of contact levels 1 and 2 for 15 s)."""
BURN = 0.05
"""Lasting injury of a hand that was burnt through them, 0 to 1 (assumed)."""


def bare_seconds(bench: Bench, i: int) -> int:
    """For how long somebody has looked into an arc there with the visor up."""
    return next((seconds for who, seconds in bench.glare if who == i), 0)


def impairment(bench: Bench, people: People, i: int) -> float:
    """z of 0 to 1 of a hand at the bench: what the body takes of it, and the eyes."""
    return min(1.0, physiology.impairment(people, i) + dazzle(bench, i))


def dazzle(bench: Bench, i: int) -> float:
    """What the eyes alone take of somebody's hand there."""
    return DAZZLED if bare_seconds(bench, i) >= BARE else 0.0


def looked_into(stage: Stage) -> None:
    """One more second of an arc in the player's hands: with the visor up it counts, and hurts once."""
    bench = bench_of(stage)
    if bench.visor:
        return
    i = bench.who
    seconds = bare_seconds(bench, i) + 1
    others = tuple(each for each in bench.glare if each[0] != i)
    stage.state.bench = bench._replace(glare=tuple(sorted((*others, (i, seconds)))))
    if seconds == BARE:
        stage.tell("event.bench_eyes", person=stage.person(i))
        harm(stage, (i,), EYES)
        stage.stir()


def taken(stage: Stage, name: str) -> None:
    """Whoever works there takes hold of a plate, as warm as it is now."""
    bench = bench_of(stage)
    piece = next(each for each in bench.weldment.pieces if each.name == name)
    if piece.kelvin <= GAUNTLETS:
        return
    plate = f"@{plate_id(stage.world, bench.weldment, name)}"
    celsius = f"{piece.kelvin - ZERO_CELSIUS:.0f}"
    stage.tell("event.bench_burnt", person=stage.person(bench.who), plate=plate, celsius=celsius)
    harm(stage, (bench.who,), BURN)
