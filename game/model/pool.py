"""The weld pool under a TIG arc with cold wire: what it leaves of a joint's cross-section, for steady conditions.

Penetration has the form of Jackson and Shrubsall (1950, as AWS handbooks quote it), K (I^4/(v V^2))^(1/3), less what
the pool cushions, what the wire chills and what angle and aim take away. Whether a joint fuses is then decided at
its root. Directions are the handbooks' (long arc, speed and angles undercut; dirt, long arc and draught make pores;
cold, fast and wide of the root do not fuse; see ESAB, AWS D1.1); sizes marked as assumed were set so that the bands
of `procedure.py` are the usual ones.

Look for: `Conditions`, `Section`, `section`, `volts`, `net_power`, `throat`.
"""

import math
from typing import NamedTuple

from game.model import det
from game.model.arc import EFFICIENCY, heat_input
from game.model.weldment import Metal

ROOM = 293.0
"""K, of a plate that nobody has heated."""
WIRE_AREA = math.pi / 4.0 * 0.0016 * 0.0016
"""Of the wire's cross-section, m2 (`procedure.WIRE`)."""
ROOT_NEED = 0.0006
"""Penetration with which a root is all melted, m (assumed)."""
ROOT_SHARE = 0.45
"""Of the penetration on a flat face that is left in the corner of a lap, under the wire's metal (assumed)."""
WIRE_LIMIT = 0.45
"""Share of the net power that can go into melting wire (assumed; melting efficiency of TIG is below one half, Wells
1952)."""
EDGE_SHARE = 0.9
"""Of a plate's thickness that a leg can have before its corner melts and the metal runs over it (assumed)."""
HELD_LEG = 0.0065
"""What surface tension holds on a wall in one run, m (assumed)."""
STEEP = 1.3
"""Share of the fusion lost for each share that penetration or heat is short by (assumed)."""
HOLE_SHARE = 0.25
"""Of the throat that is left where a joint is burnt through (assumed)."""
HOT = 3.2
"""Heat at which a joint falls through, as a multiple of what it needs to fuse (assumed)."""
WIDE = 0.0025
"""Gap of a groove that the pool falls through, m."""


class Way(NamedTuple):
    """How the pool of one metal behaves. All assumed: fitted to the procedures."""

    digs: float
    """K of Jackson's form for the root, m (m/s V2/A4)^(1/3)."""
    carries: float
    """Cross-section of metal through which the arc still digs half as deep, per current, m2/A."""
    heat: float
    """What a joint needs to fuse, J/m..."""
    heat_by_thickness: float
    """...and more for each m of plate, J/m2: thick plates chill (EN 1011-2)."""
    cold_start: float
    """Share of penetration that is missing when an arc is struck, and ..."""
    start_time: float
    """...the time in which it comes, s."""
    washes: float
    """Current above which toes are washed out, A..."""
    washes_by_thickness: float
    """...and more for each m of plate, up to 8 mm, A/m."""
    quick: float
    """Travel speed above which toes do not fill, m/s."""
    oxide: float
    """How much worse than on steel dirt is."""


WAYS = {
    "steel": Way(0.91e-6, 1.39e-7, 1.6e5, 4.7e7, 0.05, 1.5, 75.9, 14850.0, 0.0023, 1.0),
    "aluminium": Way(0.58e-6, 0.87e-7, 1.6e5, 5.5e7, 0.15, 2.0, 105.6, 26400.0, 0.0035, 1.25),
}


class Conditions(NamedTuple):
    """Under which a short length of weld is laid."""

    amperes: float
    feed: float
    """Wire, m/s."""
    pace: float
    """Time spent on it, s/m, in all."""
    main: float
    """Share of that in the longest pass."""
    arc: float
    """m."""
    off: float
    """m, on to the plate."""
    work: float
    """Degrees."""
    travel: float
    """Degrees."""
    gap: float
    """m."""
    dirt: float
    shield: float
    since: float
    """s since the arc was struck."""
    kelvin: float
    """Of the plate, now."""
    before_piece: float
    """Leg on the plate that earlier runs have left, m."""
    before_other: float
    """And on the other part."""


class Joint(NamedTuple):
    """What is welded."""

    metal: Metal
    thickness: float
    """Of the plate, m."""
    other: float
    """Thickness of the other part, m."""
    groove: bool
    askew: float
    """Degrees."""


class Section(NamedTuple):
    """What is left; as in `weldment.Cell`."""

    leg_piece: float
    leg_other: float
    penetration: float
    undercut: float
    pores: float
    fused: float
    through: bool
    throat: float


def volts(arc: float, amperes: float) -> float:
    """Of a TIG arc in argon by its length: 9.5 V, 0.8 V/mm and 5 mV/A (assumed, in the range of handbooks' curves)."""
    return 9.5 + 800.0 * max(0.0, arc) + 0.005 * amperes


def net_power(arc: float, amperes: float) -> float:
    """What reaches the plates, W."""
    return heat_input(volts(arc, amperes), amperes, 1.0, EFFICIENCY["gtaw"])


def throat(leg_piece: float, leg_other: float) -> float:
    """Height of the triangle of two legs over its face."""
    if leg_piece <= 0.0 or leg_other <= 0.0:
        return 0.0
    return leg_piece * leg_other / math.sqrt(leg_piece * leg_piece + leg_other * leg_other)


def section(c: Conditions, joint: Joint) -> Section:
    """What the pool leaves."""
    metal, way = joint.metal, WAYS[joint.metal.name]
    if c.amperes <= 0.0:
        return Section(c.before_piece, c.before_other, 0.0, 0.0, 0.0, 0.0, False, 0.0)
    power = net_power(c.arc, c.amperes)
    wire = _wire_share(metal, c.feed, power)
    area = WIRE_AREA * c.feed * c.pace * min(1.0, WIRE_LIMIT / wire if wire > 0.0 else 1.0)
    tilt, lean = abs(c.work - 45.0), abs(c.travel - 10.0)
    pass_pace = c.pace * c.main
    warm = math.sqrt((metal.melts - ROOM) / (metal.melts - min(c.kelvin, 0.7 * metal.melts)))

    # Penetration, with the cushion of the pool's own metal: what is laid in one pass, against what the arc can push.
    pool = area * c.main / (way.carries * c.amperes)
    chill = max(0.0, 1.0 - (wire / WIRE_LIMIT) * (wire / WIRE_LIMIT))
    v2 = volts(c.arc, c.amperes) * volts(c.arc, c.amperes)
    jackson = det.pow(c.amperes * c.amperes * c.amperes * c.amperes * pass_pace / v2, 1.0 / 3.0)
    start = 1.0 - way.cold_start * det.exp(-c.since / way.start_time)
    lay = max(0.0, 1.0 - 0.012 * max(0.0, lean - 8.0))
    root = way.digs * jackson * chill * warm * start * lay / (1.0 + pool * pool * pool)
    face = root / ROOT_SHARE

    heat = power * pass_pace * warm / (way.heat + way.heat_by_thickness * joint.thickness)
    stub = max(0.0, 1.0 - c.arc / 0.0016)  # the wire touches the tungsten when it does not fit under it
    fused = _ramp(heat) * (1.0 - 0.02 * min(50.0, max(0.0, tilt - 8.0))) * (1.0 - 0.008 * max(0.0, lean - 8.0))
    fused *= (1.0 - 0.15 * way.oxide * max(0.0, c.dirt - 0.2)) * (1.0 - 0.5 * stub)
    pores = 0.28 * way.oxide * max(0.0, c.dirt - 0.1) + 60.0 * max(0.0, c.arc - 0.0033) + 0.15 * stub
    pores += 0.6 * max(0.0, 1.0 - c.shield) * max(0.5, c.arc / 0.0025) + 0.006 * max(0.0, lean - 10.0)
    pores = min(0.7, pores)
    undercut = _undercut(c, joint, way, tilt, lean, pass_pace)
    thin = min(joint.thickness, joint.other)

    if joint.groove:
        # The gap lets the arc down; wire must fill it (assumed: half as deep again for each mm).
        depth = min(joint.thickness, face * (1.0 + 500.0 * c.gap))
        if c.gap * depth > area:
            depth = area / c.gap
        fused *= _aim(c.off, 0.003) * max(0.0, 1.0 - 0.02 * joint.askew)
        through = face > 1.15 * thin or heat > HOT or c.gap > WIDE
        carries = max(0.0, depth - c.before_piece) * max(0.0, fused)
        leg_piece = leg_other = max(depth, c.before_piece)
    else:
        leg_piece, leg_other, spilt = _legs(c, joint, area)
        root *= _aim(c.off, 0.5 * (leg_piece + leg_other) / 2.0)
        fused *= _ramp(root / ROOT_NEED)
        through = face > 0.85 * thin or heat > HOT or c.gap > 0.5 * leg_other
        # A gap is lost from the leg that stands on the other part (AWS D1.1, 5.22.1).
        carries = throat(leg_piece, leg_other - c.gap) - throat(c.before_piece, c.before_other - c.gap)
        carries = max(0.0, carries - 0.7 * undercut) * max(0.0, fused)
        # What runs over the corner lies unfused on it and on the toe (overlap; assumed).
        carries *= 1.0 - 0.9 * spilt
    carries *= 1.0 - pores
    if through:
        carries *= HOLE_SHARE
    return Section(leg_piece, leg_other, root, undercut, pores, max(0.0, min(1.0, fused)), through, carries)


def _ramp(share: float) -> float:
    return 1.0 if share >= 1.0 else max(0.0, 1.0 - STEEP * (1.0 - share))


def _aim(off: float, width: float) -> float:
    """What of the penetration is left at the root when the arc points beside it: a bell as wide as the pool."""
    if width <= 0.0:
        return 0.0
    return det.exp(-off * off / (width * width))


def _wire_share(metal: Metal, feed: float, power: float) -> float:
    """Of the net power, that melts the wire."""
    melting = metal.density * (metal.specific_heat * (metal.melts - ROOM) + metal.latent)
    return WIRE_AREA * feed * melting / power if power > 0.0 else 1e9


def _legs(c: Conditions, joint: Joint, area: float) -> tuple[float, float, float]:
    """Both legs of a lap, m, and the share of this run's metal that ran over the plate's corner.

    Metal goes to where the arc looks: the legs' ratio grows by 1.2 % per degree and 8 % per mm (assumed).
    """
    held = min(area, HELD_LEG * HELD_LEG / 2.0)
    total = held + c.before_piece * c.before_other / 2.0
    ratio = det.exp(0.012 * (45.0 - c.work) + 80.0 * c.off)
    leg_piece = math.sqrt(2.0 * total * ratio)
    leg_other = leg_piece / ratio
    edge = EDGE_SHARE * joint.thickness
    lost = area - held
    if leg_piece > edge:
        lost += (leg_piece - edge) * leg_other / 2.0
        leg_piece = edge
    return leg_piece, leg_other, min(1.0, lost / area) if area > 0.0 else 0.0


def _undercut(c: Conditions, joint: Joint, way: Way, tilt: float, lean: float, pace: float) -> float:
    """Depth of the notch at the toe, m."""
    depth = 0.25 * max(0.0, c.arc - 0.0033)
    if pace > 0.0:
        depth += 0.0008 * max(0.0, 1.0 / (pace * way.quick) - 1.0)
    depth += 2.0e-5 * max(0.0, c.amperes - way.washes - way.washes_by_thickness * min(joint.thickness, 0.008))
    depth += 2.0e-5 * (max(0.0, tilt - 12.0) + max(0.0, lean - 12.0))
    return min(depth, 0.3 * joint.thickness)
