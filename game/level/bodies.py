"""The people of a level: bodies drawn by the seed, made to add up, and settled in the air where they are.

Look for: `traits`, `settled_people`.
"""

from game.level.schema import LevelFile
from game.level.world import Order
from game.model import atmosphere, body, chance, det, metabolism, physiology
from game.model.habitat import Controls, Design
from game.model.units import PASCAL_PER_MMHG, STPD_MOLAR_LITRES

MEAN_MASS = 72.5
"""kg of a body of oxygen factor 1; the factor grows with mass^0.75 (Kleiber)."""
CLASSES = {"sensitive": (0.55, 2.0), "normal": (1.0, 0.0), "tolerant": (1.6, 0.0)}
"""Factor on the hypoxic drive and mmHg added to the alveolar-arterial difference."""
NEED_SPREAD, HYPOXIC_SPREAD, HYPERCAPNIC_SPREAD = 0.05, 0.35, 0.25


def traits(file: LevelFile, seed: int, people: tuple[str, ...], orders: tuple[tuple[Order, ...], ...]) -> body.Traits:
    """Bodies: mass and class from the level, times seeded factors; the need of oxygen made to add up."""
    morning = [_morning_o2(file, person, each) for person, each in zip(people, orders, strict=True)]
    home = [1.0 if file.people[person].at == file.living else 0.0 for person in people]
    drawn = [
        det.pow(file.people[person].mass / MEAN_MASS, 0.75) * chance.lognormal(seed, f"need/{person}", NEED_SPREAD)
        for person in people
    ]
    kinds = [CLASSES[file.people[person].class_] for person in people]
    return body.Traits(
        need=_normalised(drawn, morning, home),
        hypoxic=[
            kind[0] * chance.lognormal(seed, f"hypoxic/{person}", HYPOXIC_SPREAD)
            for kind, person in zip(kinds, people, strict=True)
        ],
        hypercapnic=[chance.lognormal(seed, f"hypercapnic/{person}", HYPERCAPNIC_SPREAD) for person in people],
        gradient=[kind[1] for kind in kinds],
        stores=[file.people[person].mass / 77.0 for person in people],
    )


def _normalised(drawn: list[float], morning: list[float], home: list[float]) -> list[float]:
    """Needs that total, over the morning's standing orders and over those at home, what standard bodies would.

    The smallest change in the sense of least squares: need = drawn + a morning + b home, with a and b from the two
    conditions. So every seed has the same do-nothing clock, and the same load once everybody rests.
    """
    mm = mh = hh = short_m = short_h = 0.0
    for need, m, h in zip(drawn, morning, home, strict=True):
        mm += m * m
        mh += m * h
        hh += h * h
        short_m += m * (1.0 - need)
        short_h += h * (1.0 - need)
    determinant = mm * hh - mh * mh
    if determinant <= 1e-9 * mm * hh:
        # Everybody does the same all morning, or nobody is at home: one condition is left, or none.
        b = short_h / hh if hh > 0.0 else 0.0
        return [need + b * h for need, h in zip(drawn, home, strict=True)]
    a = (short_m * hh - short_h * mh) / determinant
    b = (short_h * mm - short_m * mh) / determinant
    return [need + a * m + b * h for need, m, h in zip(drawn, morning, home, strict=True)]


def _morning_o2(file: LevelFile, person: str, orders: tuple[Order, ...]) -> float:
    """mol of oxygen by standing orders over six hours, counted while in the living module or the bay."""
    watched = {file.living, file.bay}
    places = (*sorted(file.modules), *sorted(file.places))
    place, activity, since, used = file.people[person].at, file.people[person].doing, 0, 0.0
    for order in (*orders, Order(21600, 0, -1)):
        until = min(order.tick, 21600)
        if place in watched:
            used += (until - since) * metabolism.O2_USE[metabolism.ACTIVITIES.index(activity)]
        since = until
        activity = metabolism.ACTIVITIES[order.activity]
        place = places[order.place] if order.place >= 0 else place
    return used


def settled_people(design: Design, air: atmosphere.Air, controls: Controls) -> body.People:
    """Everybody as after an hour of what they are doing in the air where they are."""
    count = len(controls.place)
    people = body.crew_at_rest(count)
    for i in range(count):
        r, activity = controls.place[i], controls.activity[i]
        if activity == metabolism.ERGOMETER:
            activity = metabolism.NOMINAL
        n = air.o2[r] + air.n2[r] + air.co2[r] + air.h2o[r]
        barometric = atmosphere.pressure(air, design.modules, r) / PASCAL_PER_MMHG
        need = design.traits.need[i] * 60.0 * STPD_MOLAR_LITRES
        for _ in range(3600 // design.breath):
            physiology.breathe(
                people, design.traits, design.body_law, design.body_rates, i, barometric,
                air.o2[r] / n, air.co2[r] / n,
                need * metabolism.O2_USE[activity], need * metabolism.CO2_MADE[activity],
            )  # fmt: skip
    return people
